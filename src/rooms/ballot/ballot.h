/* Votes of meetings (表决): who is entitled is frozen when a ballot is opened; two people type the count of the papers, each
 * by himself, and only what both typed counts; closing makes it immutable. For elections that the law rules the paper vote
 * at the meeting is the legal one: what stands here is its record.
 *
 * Whoever opens, counts or closes needs MAY_HANDLE at the organisation whose meeting it is. */
#ifndef ROOMS_BALLOT_BALLOT_H
#define ROOMS_BALLOT_BALLOT_H

#include "core/ctx.h"
#include "rooms/ballot/ballot_sql.h"
#include "rooms/ballot/ballot_vote_sql.h"
#include "rooms/ballot/ballot_sum.h"

#define BALLOT_VOTERS_MAX 5000
#define BALLOT_SECRET_FEW 5	/* the sums of fewer secret votes tell who voted how: at a meeting the page warns, from afar they are not opened */

struct ballot_entitled { person_id person; const char *name; };

struct ballot_ask {
	const char *subject;		/* what asks: "run" and its id */
	int64_t subject_id;
	int64_t part_id;		/* the step record; a later round of the step asks anew */
	const char *item, *title;	/* id of the vote in the programme, and what is voted on */
	org_id org;			/* whose meeting; rights are asked there */
	const char *voters_title;
	const struct ballot_entitled *entitled;	/* 0: no people are kept for the role, so their number is typed with a reason */
	size_t entitled_count;
	day_t listed_day;		/* whose day the list is, before which nobody voted; DAY_NONE: today */
	struct fraction quorum, pass;
	bool is_quorum_exceeded, is_pass_exceeded;
	enum ballot_base pass_of;
	bool is_secret, is_final, allows_written;
	int64_t seats;			/* of an election; 0: a matter */
	const char *const *candidates;	/* of an election, each voted on by itself; of those who bear one name each with more behind BALLOT_TOLD_APART */
	size_t candidates_count;
	/* People on the list vote from where they are, under their own accounts, and nobody types it for them. Only where no rule
	 * binds the vote to a meeting: never recruiting, elections of the Party, and meetings and elections of a village. */
	bool is_from_afar;
	bool allows_others;		/* of an election at a meeting: names that are no candidates may be written in */
};

#define BALLOT_TOLD_APART "\xef\xbc\x88"	/* （ */
/* Is it the line of somebody of that name? false for NULL and "". */
bool ballot_line_bears(const char *line, const char *name);

/* Opens a ballot for subject, part and item and freezes the list of the entitled. Refuses: one is open there, or was closed as
 * valid (where too few came the meeting is held again);
 * somebody is on the list twice; a share that is none; a matter with candidates, an election without them, with fewer of them
 * than seats, one twice, without a name or with one that is too long; written opinions in an election (they are votes of members who are absent, and nobody is elected so);
 * other names in a matter, from afar or without a list to choose them from;
 * a vote from afar without a list or beside written opinions, and a secret one of fewer than BALLOT_SECRET_FEW or more people than a box holds (ballot_secret.h).
 * The second is for a rule that has begun its own transaction and has asked the right itself; it reads and may refuse before it
 * writes. */
bool ballot_open(struct ctx *c, const struct ballot_ask *ask, ballot_id *id);
bool ballot_write_open(struct ctx *c, const struct ballot_ask *ask, ballot_id *id);

/* The newest of subject, part and item; false: none was opened. */
bool ballot_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct ballot_row *row);
/* Needs MAY_HANDLE there, else NOT_FOUND. */
bool ballot_see(struct ctx *c, ballot_id id, struct ballot_row *row);

/* What the rules ask of it, as it was opened. */
struct ballot_terms ballot_terms_of(const struct ballot_row *row);
/* Of an election that is closed, by line: who tied at the last seat. In the arena. */
const bool *ballot_tied_lines(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count);
/* Closed, and enough were present. */
bool ballot_is_valid(const struct ballot_row *row);
/* Valid, and the matter has the share it needs, or every seat is filled. */
bool ballot_is_passed(const struct ballot_row *row);

/* ---- before the count ---- */

/* The open ballot as this version, before any figure was typed or vote given; else refused. */
bool ballot_take_before_count(struct ctx *c, ballot_id id, int64_t row_version, struct ballot_row *row);
/* How many are entitled where there is no list, with where the number comes from: both who count say the same number. Refuses as above, and somebody on
 * whom it is voted. */
bool ballot_set_entitled(struct ctx *c, ballot_id id, int64_t entitled, const char *reason, int64_t row_version);

/* ---- the count ---- */

/* Somebody of the list (its number there) whom papers name though he is no candidate becomes a line of the count: 另选他人. Who typed
 * before types again. Refuses: an election that does not allow it, or that is not of papers, who is not on the list, who stands already, and of a case who
 * could not be nominated (run_lets_vote_in). */
bool ballot_write_in(struct ctx *c, ballot_id id, int64_t voter);
/* Takes back a line that was added so, by the number of the person on the list, while the vote is open: no paper names him after all. Who typed before types again; the log keeps
 * that he stood there. Refuses whoever was not written in. */
bool ballot_write_out(struct ctx *c, ballot_id id, int64_t voter);

/* What the two people typed in the present round. */
struct ballot_counting {
	struct ballot_count_row *rows;
	struct ballot_figures *figures;	/* of each row */
	size_t count;			/* 0, 1 or 2 */
	bool is_agreed;			/* two, and the same */
};
void ballot_counting_of(struct ctx *c, const struct ballot_row *row, struct ballot_counting *counting);
/* Is it a vote at a meeting, open still, whose count two agree on? Then nothing is left but to close it. */
bool ballot_waits_for_seal(struct ctx *c, const struct ballot_row *row);

/* The figures as this account counted them, the first time or again. Refuses with both figures whatever cannot be, a third
 * person, and somebody on whom it is voted (ballot_counter.h); without a list another number of entitled than was typed. Whether both are the same comes back in *is_agreed. */
bool ballot_type(struct ctx *c, ballot_id id, const struct ballot_figures *figures, bool *is_agreed);
/* An open vote only: another person, on whom it is not voted, confirms what one has typed, and where there is no list how many are entitled. */
bool ballot_confirm(struct ctx *c, ballot_id id, int64_t entitled);
/* Counting begins anew; what was typed stays kept. */
bool ballot_recount(struct ctx *c, ballot_id id, const char *reason);
/* Takes the figures that two agreed on, or of a vote from afar the votes that were given. Refuses a secret vote from afar that two trustees
 * have not opened, another day than that of the list (from afar one after today or before it), candidates of a case who may not stand any more (run_candidate.h), a secret vote at a meeting without supervisor and teller, a candidate as one of them, the same person as both, and in an election with a list a supervisor who does not stand on it. From then on nothing changes. */
bool ballot_close(struct ctx *c, ballot_id id, day_t day, const char *supervisor, const char *teller);
/* May it be declared void: it is open, or is closed and the step of the case for which it was held is open still; or it is a final one behind it, which was lost, or passed in a case that
 * goes on, or an election in such a case (run_voiding_of)? */
bool ballot_may_be_void(struct ctx *c, const struct ballot_row *row);
/* The vote does not count, for instance because more papers were collected than issued; it may be held again. Once it is closed only by somebody who neither typed its count
 * nor closed it, and as ballot_may_be_void says; else refused with the reason and the way out. A final vote that had its quorum, or an election behind its step, stands till another person has confirmed what is only asked
 * for here (ballot_voiding.h): of it alone `ground` and the file count, and are needed. */
struct file_kept;
struct ballot_voiding_form { const char *reason, *ground, *file_name; const struct file_kept *kept; };
bool ballot_void(struct ctx *c, ballot_id id, const struct ballot_voiding_form *form);

/* ---- from afar ---- */

/* What a voter sees of a vote from afar: the lines, and once he has voted in an open vote what he chose on each. */
struct ballot_own {
	struct ballot_row row;
	int64_t number;			/* in the list */
	struct ballot_line_row *lines; size_t lines_count;
	bool has_voted;
	bool may_vote;			/* open, and of a secret vote the trustees have their keys and the voting is not over */
	const char **choices;		/* of each line agreed, opposed or abstained; "" before, and always in a secret vote */
};
/* NOT_FOUND for who is not on the list, or left out of it, and for every vote that is held at a meeting. */
bool ballot_own_of(struct ctx *c, ballot_id id, struct ballot_own *own);
/* The vote of the account's own person, once: a choice for each line. Refuses a line without one, and more names than seats. An open vote
 * is seen once it is closed; of a secret one *receipt is what its board will show, and the only thing that the voter is told (NULL
 * of an open one). */
bool ballot_vote(struct ctx *c, ballot_id id, const char *const *choices, size_t count, const char **receipt);
/* Would that vote be taken now? Refuses what ballot_vote does and keeps nothing, neither of the choices nor that somebody asked. */
bool ballot_vote_fits(struct ctx *c, ballot_id id, const char *const *choices, size_t count);

#endif
