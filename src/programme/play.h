/* One case of a programme: everything known of it, and what follows from that by the programme. An example fills it
 * from its lines, a run from the database; both are judged by the same functions. A value of kind VALUE_UNKNOWN was not
 * said. Everything lives in the arena. */
#ifndef PROGRAMME_PLAY_H
#define PROGRAMME_PLAY_H

#include "programme/programme.h"

struct tally { bool is_given; int for_count, against_count, abstain_count, present_count, entitled_count;
	int tied_count; };	/* of an election: those who have the same number of votes at the last seat */

/* The rows of a table field, each a text or none by column; without cells only their number is known. */
struct play_table { struct programme_value **cells; size_t rows_count;
	int64_t *meant; };	/* by row: whom or what its first cell means, a person or an organisation, 0 nobody; NULL: names alone tell */

/* The papers of a sheet that count: how many gave which mark; known once it is closed. */
struct play_papers { bool is_known; struct fraction *marks; int64_t *counts; size_t marks_count; };

/* How many organisations have their case of an `each`, of how many; and its figures added up over the cases that are over. */
struct play_each { int done_count, meant_count; struct fraction *totals; struct play_org *orgs; size_t orgs_count; };
/* The figures of one of these cases. org: 0 where an example has only names. */
struct play_org { int64_t org; const char *name; struct fraction *figures; };

/* Is whoever a field names still in its roles, on the day of the step; unknown: nobody said otherwise, so he is. name: as people read it, NULL: what stands in the field. */
struct play_fit { struct programme_value is_fit; const char *name; };

struct play {
	const struct programme *p;
	struct arena *arena;
	struct fraction *params;		/* as in force */
	struct programme_value **fields;	/* by form and field; of a table: the number of its rows */
	struct play_table **tables;		/* by form and field */
	struct programme_value *sheets, *attributes, *late, *closed_on, *is_late;	/* the last two by step */
	struct programme_value *owed;			/* by duty, as late, but what `refuse close` asks: with the period that is not over when the duty ended */
	struct play_papers *papers;		/* by sheet */
	struct play_table *marked; bool *is_marked;	/* by sheet, of one by rows: each with its mark and how many papers gave it */
	struct fraction *earlier;		/* by what the programme asks for: its sum over rounds that are over */
	struct play_fit *fits;			/* by the field that it asks about */
	struct programme_value *ended;		/* by finish: other cases of the practice in the county that ended so in the year of today */
	struct programme_value today, open;
	struct tally *tallies;
	struct play_each *eaches;
	struct play_table *draws; bool *is_drawn;	/* a row with one cell for each that was picked */
	bool *notices, *is_closed;
	bool **is_signed;			/* by step and place in its sign line */
	struct play_memo *memo;
};

/* What values came to while an expression is reckoned: each is reckoned once, however often it is used. Facts change only between two expressions.
 * steps counts what was reckoned so far; once it passes the limit, everything is unknown: examples are stopped so, a case has no limit. */
struct play_memo { struct programme_value *values; int64_t *known_in, round; int depth; int64_t steps, steps_max; };


/* Nothing is known yet but the parameters as the file gives them. */
void play_prepare(struct play *play, struct arena *a, const struct programme *p);

/* Whom a field names that fit() asks about; NULL: another field, or an example, where names stand themselves. */
const char *play_name_of(const struct play *play, struct name field);

/* What a bound expression is worth by what the play knows; a declared value is reckoned once and kept in its memo. */
struct programme_value play_value(const struct play *play, const struct expression *e);

/* A vote is valid with its quorum; it is passed when valid and the share is reached, an election when all seats are filled. Both false until it is given. */
bool play_is_valid(const struct play *play, int vote);
bool play_is_passed(const struct play *play, int vote);

/* Must more than the quorum be there, as the file says or as a parameter was set? */
bool play_quorum_is_exceeded(const struct play *play, const struct vote *v);

/* How many are to be elected: as the file says, of a runoff the seats that those who tied left open. */
struct programme_value play_seats(const struct play *play, int vote);

/* What the meeting decides in a matter: the text of the first line of `resolves` that holds. NULL: the file has none, or what it rests on is not known. */
const char *play_resolved(const struct play *play, int vote);

/* Does what the vote decides stand in the form: one of its fields is in the text or the condition of a `resolves`? */
bool programme_vote_reads(struct arena *a, const struct programme *p, const struct vote *v, int form);

/* Does it read anything that a case has only once it is open: neither of its subject, nor the day, a rule or a parameter? Values are followed. */
bool programme_reads_case(const struct programme *p, const struct expression *e);
/* Does the expression read today, or which rule is in force today; and does it read the form? Values are followed. */
bool programme_reads_today(const struct programme *p, const struct expression *e);
bool programme_reads_form(const struct programme *p, const struct expression *e, int form);
/* And when the person came to the organisation? */
bool programme_reads_move(const struct programme *p, const struct expression *e);
/* Does the expression ask whether something stands in the field: compares it with none, or has() it? Values are not followed. */
bool programme_asks_for(const struct expression *e, struct name field);
/* Does the expression ask whether whoever the field names is fit? Values are followed. */
bool programme_asks_fit(const struct programme *p, const struct expression *e, struct name field);
/* Has it a term that runs out: is today later than a day? */
bool programme_has_term(const struct expression *e);

/* Is the form filled in, the sheet rated, the vote valid, the draw held, the notice over; has every organisation that is meant its case? */
bool play_has(const struct play *play, struct name need);

/* The first refusal of the step (act NO_WORD) or of the act that is certainly true; NULL: none. */
const struct programme_refusal *play_refusal(const struct play *play, const char *step, enum programme_word act);

/* The first refusal of the acts that the finish is: to close the case, and, by what it does, to publish, to make somebody a prospect, to
 * eliminate an activist or to install somebody in a post. */
const struct programme_refusal *play_refusal_of_finish(const struct play *play, int finish);

/* The first refusal of the step, or of what it makes of somebody. */
const struct programme_refusal *play_refusal_of_step(const struct play *play, size_t step);
/* All of them, in the order of the file; `list` has room for as many as the programme has. */
size_t play_refusals_of_step(const struct play *play, size_t step, const struct programme_refusal **list);

/* What stands against paying for what the case is about: the first refusal of the act `pay` that is true, or of which too little is known to
 * say that it is not, for money that is gone does not come back. NULL: nothing. */
const struct programme_refusal *play_refusal_of_payment(const struct play *play);

/* Has the practice a rule of payment? */
bool programme_rules_payment(const struct programme *p);

/* Does the effect happen: it has no condition, or one that is certainly true? */
bool play_acts(const struct play *play, const struct effect *e);

/* The rows of a table with `merge` as they are kept: those of fewer than the least are one row, and so are more of the smallest until that one
 * is no longer of too few. Needs cells; the rows of others are left as they are. */
struct play_table play_merged(const struct play *play, const struct programme_field *f, const struct play_table *rows);

/* The rows that the condition of a refusal counts, by their first cells, so that whoever reads it knows which; NULL: it counts none. */
const char *play_rows_meant(const struct play *play, const struct expression *e);

/* A date of a form that can't be right on the day on which the step is done: it lies after that day, before it, or before the day that the
 * field counts from. `bound` is the day that it must not pass. */
enum play_date_fault { DATE_TOO_LATE, DATE_TOO_EARLY, DATE_BEFORE };
struct play_date { const struct programme_form *form; const struct programme_field *field; enum play_date_fault fault; day_t day, bound;
	const struct programme_field *table; size_t row; };	/* of a cell: its table, and the row from 1; field is what the column takes */
/* Is that day wrong in the field? An unknown day of the step, or one that the field counts from, is no bound. */
bool play_date_is_wrong(const struct play *play, const struct programme_field *field, day_t day, struct play_date *wrong);
/* The first wrong date of the forms that the step needs. */
bool play_wrong_date(const struct play *play, size_t step, struct play_date *wrong);

/* Needs, signatures and dates are there, and nothing refuses. */
bool play_can_close(const struct play *play, size_t step);

/* The first way of the step whose condition holds; NULL where too little is known to say. */
const struct go *play_way(const struct play *play, size_t step);

#endif
