/* A practice declared as data: who does what, in what order, with what numbers. docs/programme-language.md is the
 * manual. A programme is read from a text, bound (every name known), checked, and its own examples are run; only
 * then may it be installed. Everything lives in the arena of the problems it was read with and is not changed after. */
#ifndef PROGRAMME_PROGRAMME_H
#define PROGRAMME_PROGRAMME_H

#include "programme/expression.h"

/* Of each kind of declaration, and of parts inside one. */
#define PROGRAMME_ITEMS_MAX 200
#define PROGRAMME_TITLE_CHARS_MAX 60	/* of a step or a finish */

struct words { struct token **list; size_t count; };	/* names or texts as written, separated by commas */

struct month_day { int month, day; };			/* month 0: none */
struct span { int count; enum programme_word unit; };	/* WORD_D, WORD_WD, WORD_M, WORD_Y; count 0: none */

/* A version of the rule that the practice follows; it is in force from its day until the next one begins. */
struct rule { const char *id, *title; int line; day_t from; };
/* is_switch: yes or no, kept as 1 and 0. binds: what an organisation sets is the least (WORD_AT_LEAST) or the most (WORD_AT_MOST) that those below it may set;
 * NO_WORD: they set what they like. is_whole: its numbers are written without decimals, as shares or per cents none of them is, so a place sets it without decimals too. */
struct param { const char *id, *title; int line; struct fraction value, low, high; enum programme_word binds; bool is_switch, is_whole; };

/* One part of a role: post X of branch, members_of branch, members_of body "…", invited, subject … */
struct each;
struct role_part {
	enum programme_word selector, place;
	const char *post, *body;
	bool is_below;				/* of a post: held in each organisation of that kind right below the one where the case runs */
	struct token *vote, *field;		/* vote: of elected, a vote or "each.vote"; field: of named, "form.field" */
	const struct each *each;		/* bound: of elected, whose cases held the vote; NULL: this one did */
	const char *each_vote;			/* the name of the vote in their practice */
};
struct role { const char *id; int line; struct role_part *parts; size_t parts_count; };

struct value_rule { const char *id, *title; int line;	/* title: as the page of a case shows it; NULL: it does not */
	 struct expression *expression; enum programme_value_kind kind;
	 bool is_whole;				/* bound: see programme_is_whole */
	 bool *rests_on, rests_on_today; };	/* bound: by form, whether it is read, by the value or by those that it uses; the day, or which rule is in force on it */

struct column_rule;
struct programme_field {
	const char *id, *title; int line;
	enum programme_word type;
	bool is_must, is_public, has_range;
	bool is_whole;				/* of a number: no parts of one, as months are counted */
	bool is_decimal;			/* of a number: parts of one are right, as of a mark or an area */
	bool counts_units;			/* bound: of a number: days, months or years are reckoned from it, so it is whole though the file does not say so */
	bool needs_reason;			/* of a file: who opens it says why, and that stands in the log */
	bool is_image;				/* of a file: pictures, told by their content */
	bool is_unshared;			/* of a file: none of its files stands in another field of the case */
	enum programme_word registered;		/* of a text: the register that issues this number for the case, WORD_BOOKLET or, of a transfer of the person, WORD_LETTER; NO_WORD: none */
	bool is_past, is_future;		/* of a date: not after the day on which the step is done, not before it */
	struct token *fed_by;			/* of a table: the duty whose reports its rows begin with; NULL: none */
	bool is_held;				/* of a table: posts of the subject as the archive has them, before what is typed of older ones */
	bool is_of_orgs; const char *org_unit;	/* of a table: each row begins with an organisation of the Party of the register, of that unit (code set unit_kind; "": of any) */
	const char *signed_practice;		/* of a table that nobody types: its rows are who signed a step of that practice about the same subject; NULL: it is typed */
	struct token *signed_step;		/* the choice whose value is the title of that step */
	struct words case_results;		/* of a table that nobody types: "practice.step" or "practice.finish", all of one practice; its rows are the cases in the organisation and below
						 * that came to one of them; empty: it is typed */
	const char *case_practice;		/* bound: that practice */
	bool is_of_year;			/* only cases that were opened in the calendar year in which this one was */
	bool is_of_subject;			/* only cases about whom this one is about, wherever they ran */
	struct token *case_field, *case_choice;	/* only cases in which the field of that title has that answer; NULL: all */
	struct span case_within;		/* and came to it no longer ago; count 0: at any time */
	bool is_rectifying;			/* of a table of organisations that nobody types: those with a rectification that is open, and how many */
	struct token *since;			/* of a date: not before that; WORD_OPEN, a day as written, a step, another date field or a value that is a date; NULL: no bound */
	struct fraction low, high;		/* of a number */
	struct token *taken_as;			/* of a number: what it is where a step that needs its form is entered by its day alone; of a date WORD_TODAY: that day; NULL: unknown then */
	int rows_min, rows_max;			/* of a table; 0: no bound */
	struct words choices;			/* of a choice; of a person: the role that may be named */
	struct words not_by;			/* of a person, or the people of a table: roles that may not be */
	struct token *merge_by, *merge_least, *merge_into;	/* of a table: rows in which that column is below a number or parameter are put together under a name; NULL: none are */
	const char **columns; size_t columns_count;	/* of a table: the names in brackets behind its title */
	enum programme_word *column_types;		/* bound: WORD_NUMBER or WORD_DATE where the programme says or reckons so, else WORD_TEXT */
	struct column_rule *column_rules; size_t column_rules_count;
	const struct programme_field **cells;		/* of a table, by column: what a cell takes, as a field that is called like the column (text, number, money or date); NULL: not said */
};
/* Columns of a table and what each of their cells takes; is_must: it is not left empty. */
struct column_rule { struct words columns; struct programme_field takes; };
/* A form with read_by is sealed: only those roles read it, each time on request and logged, and nobody once the case is over. */
struct programme_form { const char *id, *title; int line; struct programme_field *fields; size_t fields_count; struct words read_by; };

#define PROGRAMME_PER_ROWS_MAX 60	/* people whom one sheet marks row by row */
#define PROGRAMME_PER_ID_BYTES_MAX 36	/* the number of the row stands behind its id */

struct sheet {
	const char *id, *title; int line;
	struct token *raters, *least;		/* a role; a number or a parameter, NULL: one */
	struct words not_by;			/* roles whose people are left out of the raters */
	struct fraction low, high;
	bool is_secret;
	enum programme_word combine;
	struct token *per;			/* "form.table", a table of people: each row is marked by itself, by all raters but the one it means; NULL: one mark in all */
	struct programme_field *marked;		/* bound, of per: its rows as marked, the columns of the table and behind them the mark and how many papers gave it */
};

/* A line of what a meeting decides, with figures in braces and {subject}; when: only where that holds, NULL on the last one. */
struct resolve { int line; const char *text; struct expression *when; };

struct vote {
	const char *id, *title; int line;
	struct token *voters;
	struct expression *quorum, *pass;	/* shares; quorum of those entitled, reached or, where more_than, exceeded */
	bool is_quorum_exceeded, is_pass_exceeded;
	struct expression *quorum_exceeded_when;	/* of parameters: where it holds the quorum must be exceeded too; NULL: never */
	enum programme_word pass_of;		/* WORD_PRESENT, WORD_BASE_VOTERS, WORD_CAST */
	bool is_secret;
	bool is_final;				/* declared, or what villagers decide on a matter of theirs (programme_decides) */
	bool is_final_denied;			/* `final no` is written */
	struct token *candidates;		/* of an election: the form whose people are voted on one by one; NULL: a matter */
	struct expression *seats;		/* how many of them are to be elected */
	struct words runoff_of;			/* an election again: those who tied at the last seat in these, and most votes win; it has no candidates and seats of its own */
	struct token *about;			/* a table of a form, whose first column are the names of those on whom it is voted, or a form whose fields name them: they take no part in the count; NULL: none says so */
	bool allows_others;			/* of an election: names that are no candidates may be written onto the paper */
	bool is_from_afar;			/* may be held without a meeting, by those entitled under their own accounts */
	bool counts_written;			/* declared: what absent members handed in before the meeting counts among those who agree */
	struct resolve *resolves; size_t resolves_count;	/* of a matter: what the meeting decides where it passes, the first whose condition holds; none: the title stands for it */
	bool is_of_all_members;			/* bound: members vote and all entitled are the base, so that written opinions may count */
};

/* Some of the rows of a table, picked by lot: held in the register of draws, where anybody can check it. */
struct draw_rule { const char *id, *title; int line; struct token *from; struct expression *count; };	/* from: "form.table", its first column are the names */

struct notice {
	const char *id, *title; int line;
	const char *board;
	struct expression *days;
	bool is_workdays, must_answer;
	struct span objections;			/* from the first day on objections are taken so long; count 0: while it is shown */
	struct span answers;			/* from the objection on; count 0: no term */
};

struct duty {
	const char *id, *title; int line;
	struct token *who, *from, *until;	/* a role, two steps */
	enum programme_word every;
	struct token *counts_from;		/* the step from whose day the periods count; NULL: they are those of the calendar */
	struct words to, contents;
	bool is_public;
};

/* is_by_move: gone without anything of the step being done when the person is transferred while it is open and the condition holds. */
struct go { int line; struct token *target; struct expression *when; struct name to; bool is_by_move; };

/* A role that is told of a step once it is so many days late; count 0: as soon as it is late. */
struct escalation { struct token *to; struct span behind; };

struct step {
	const char *id, *title; int line;
	const char *phase;			/* the stretch of the way; of a step that names none that of the one before; NULL: none */
	struct words by, not_by, sign, needs, show;
	struct words prepares;			/* votes of villagers that the step only prepares: what it does is talk, and carries nothing out */
	struct span within;			/* count 0: none */
	struct token *within_param;		/* the parameter that says how many units, rounded up; NULL: within.count */
	struct token *within_of;		/* NULL: from its own opening; WORD_OPEN, a step, a date field or a value that is a date */
	struct expression *within_when;		/* NULL: always; else on the last day of the term */
	enum programme_word every, late;	/* NO_WORD: not declared */
	struct escalation *escalations; size_t escalations_count;	/* the nearest first */
	bool is_auto, is_public;
	struct effect *effects; size_t effects_count;	/* set, appoint, award, revoke, and publish of the roll of honour only */
	struct go *goes; size_t goes_count;
};

enum effect_kind { EFFECT_SET, EFFECT_APPOINT, EFFECT_TELL, EFFECT_POINTS, EFFECT_PUBLISH, EFFECT_BAR, EFFECT_APPRAISE, EFFECT_AWARD, EFFECT_REVOKE };
struct effect {
	enum effect_kind kind; int line;
	struct token *target;			/* attribute, role, or what is published; whom a post or an award is given to, or taken from: a role, or a field with a person */
	struct expression *value;		/* of set and points */
	struct expression *from, *when;		/* of set, appoint, award and revoke: its day, NULL the day of the step; its condition, NULL always */
	struct token *meeting;			/* of appraise: the vote at which it was */
	struct words contents;			/* of tell; of appraise the columns with the grade and with what is done about it; of bar "practice.step" of other practices, none where the same text is barred */
	const char *text;			/* of points; of appoint the post; of award and revoke what it is called */
};
struct finish {
	const char *id, *title; int line;
	bool is_failed;				/* declared: nothing came of it, so no decision need have passed */
	struct effect *effects; size_t effects_count;
};

struct programme_refusal { int line; struct token *action; struct expression *when; const char *text; };

/* given and after lines keep their tokens; example.c understands them. */
struct fact_line { int line; struct token *tokens; };
struct example {
	const char *title; int line;
	struct token *like;			/* an example before it, whose given facts hold here too; NULL: none */
	struct fact_line *given, *after; size_t given_count, after_count;
	enum programme_word expects;		/* NO_WORD: a finish */
	struct token *expected;
	bool expects_no_payment;		/* and nothing may be paid */
	bool expects_no_opening;		/* and such a case is not opened */
	int expect_line;
};

/* A file is kept until that day, and its content destroyed after it once the case is over. The seal of a step holds the digest of a file alone, so it stands. */
struct keep { int line; struct token *field, *until; const char *title; };	/* field: "form.field"; until: a value that is a date */

/* Whom the case is about agreed on the day in that field to what the title says, where the condition holds, and may withdraw that at any time: the case then
 * comes to that finish. line 0: the practice asks for no consent. */
struct consent { int line; struct token *field, *until; struct expression *when; const char *title; };

/* What a case of the practice is called in an organisation of that kind. */
struct titled { int line; enum programme_word place; const char *title; };

/* No case of that practice about the same subject closes that step before this one has closed its own. */
struct hold { int line; struct token *step, *until; bool is_each_round; };	/* step: "practice.step"; is_each_round: when it is done anew, so is `until` */

/* No case of that practice about the same person or organisation closes that step, where this practice is in force, before one of this practice
 * has closed one of those steps or come to one of those finishes. */
struct gate {
	int line;
	struct token *step;			/* "practice.step" of the other practice */
	struct words by;			/* steps and finishes of this one */
	struct token *listed;			/* of a practice about an organisation: "form.table" whose first column names whom the other case is about; NULL: not asked */
	bool is_since_open;			/* only a case that was opened since the other one was */
	struct words from;			/* steps of the other practice: only what was done since the last of them was closed; none: not asked */
	struct span within;			/* how long it counts; count 0: always */
	struct expression *when;		/* of parameters and of the subject; NULL: always */
	const char *text;			/* the rule, as people read it */
};

/* A case of another practice in every organisation of a kind below the one in which this one runs: each must have come to one of the finishes. */
struct each {
	const char *id, *title; int line;
	enum programme_word place;
	bool is_topmost;			/* of several of them one below the other the uppermost alone */
	struct token *as_of;			/* once that step is closed only those that were there that day and still are; NULL: those of today */
	struct words finishes;			/* "practice.finish", all of one practice */
	const char *practice;			/* bound */
	const char **figures; size_t figures_count;	/* bound: values of that practice that total() asks for */
};

/* What earlier() asks for: a number of a form, added up over the rounds that a way back has ended, as it was when they closed that step. */
struct earlier { int step; struct name field; };

/* What says how many days, months or years; one after the other. */
struct counting { const struct expression *expression; const struct counting *next; };

/* Does the vote elect people? */
static inline bool vote_is_election(const struct vote *v) { return v->candidates != NULL || v->runoff_of.count > 0; }

struct programme {
	const char *id, *title, *origin, *digest;
	int version;
	enum programme_word about, runs_at, opens;	/* opens: WORD_ANY, WORD_YEARLY, WORD_HALF_YEARLY, WORD_QUARTERLY */
	struct titled *titles; size_t titles_count;
	struct expression *about_where;
	struct month_day opens_from, opens_to;
	bool is_one_open_per_subject, is_ledger_public;
	struct token *one_open_by; int one_open_line;	/* "form.field": of those about the subject one with what stands there; NULL: not asked */
	bool holds_subject;				/* while a case is open, others about the same subject wait */
	struct hold *holds; size_t holds_count;
	bool counts_members;				/* bound: some expression asks how many members the organisation has */
	struct gate *gates; size_t gates_count;
	bool counts_ended;				/* bound: some expression asks how many cases ended before */
	struct words hold_roles; int hold_line;		/* roles that may put a case on hold, besides who handles cases above; line 0: not declared */
	bool is_talk_first;				/* only after a talk, which is put on record with the hold */
	struct words post_needs; int post_line;		/* finishes, one of which whoever is given a post on a committee here must have reached; line 0: not declared */
	const char *post_meant;				/* the one kind of post that is meant, by code or name; NULL: those on a committee */
	struct span post_within;			/* how long that counts; count 0: always */
	struct each *eaches; size_t eaches_count;
	struct earlier *earliers; size_t earliers_count;	/* bound */
	struct name *fits; size_t fits_count;		/* bound: fields whose people are asked about with fit() */
	const struct counting *counting;		/* bound */
	struct words covers;
	struct rule *rules; size_t rules_count;		/* the earliest first */
	struct param *params; size_t params_count;
	struct role *roles; size_t roles_count;
	struct value_rule *values; size_t values_count;
	struct programme_form *forms; size_t forms_count;
	struct keep *keeps; size_t keeps_count;
	struct consent consent;
	struct sheet *sheets; size_t sheets_count;
	struct vote *votes; size_t votes_count;
	struct draw_rule *draws; size_t draws_count;
	struct notice *notices; size_t notices_count;
	struct duty *duties; size_t duties_count;
	struct step *steps; size_t steps_count;		/* the first one opens a run */
	struct finish *finishes; size_t finishes_count;
	struct programme_refusal *refusals; size_t refusals_count;
	struct example *examples; size_t examples_count;
	struct line *lines; size_t lines_count;		/* as written, for format */
};

/* Reads, binds, checks and runs the examples. NULL when anything is wrong; the problems say what and where. */
struct programme *programme_load(struct problems *problems, const char *text, size_t bytes);

/* The same of a text that was loaded before and kept: neither floors nor examples are looked at again, so that a case goes on
 * by the version it began with. */
struct programme *programme_recall(struct problems *problems, const char *text, size_t bytes);

/* The same text with the keywords of that language, one blank between words, blocks indented, comments kept. */
char *programme_format(struct arena *a, const struct programme *p, enum lang lang);
/* The same for a page: in Chinese without the comments that are in English. The version is the same, since comments are no part of it. */
char *programme_format_to_read(struct arena *a, const struct programme *p, enum lang lang);

/* What stands in that line of the file between two keywords (NO_WORD: to its end), declared names by their titles and
 * parameters by their values. */
const char *programme_plain(struct arena *a, const struct programme *p, int number, enum programme_word behind, enum programme_word until, enum lang lang);

/* The condition of the gate or the quorum in that line, its parameters by their titles. */
const char *programme_condition(struct arena *a, const struct programme *p, int number, enum lang lang);

/* The name declared in the file; NAME_UNKNOWN if there is none. "form.field" gives NAME_FIELD. */
struct name programme_name(const struct programme *p, const char *text);
/* How long the file in that field is kept; NULL: as long as the case. */
const struct keep *programme_keep(const struct programme *p, const char *form, const char *field);
/* What people call it: of a form, a field, a sheet, a vote, a draw, a notice, a duty, an `each` or a step; NULL of everything else. */
const char *programme_title(const struct programme *p, struct name name);
/* Is the text one of those that the field, a WORD_CHOICE, offers? */
bool programme_may_choose(const struct programme_field *field, const char *text);
/* Does the table say of which role the people are that its rows begin with? */
bool programme_is_of_people(const struct programme *p, const struct programme_field *table);
/* What a content of a duty has to be, counted from 0: WORD_DATE or WORD_NUMBER where the programme reckons with the column that it feeds, else WORD_TEXT. */
enum programme_word programme_content_type(const struct programme *p, int duty, size_t content);
struct name programme_name_of(const struct programme *p, const struct token *token);	/* NAME_UNKNOWN without a token */

/* Attributes of a subject that expressions may use. A NAME_ATTRIBUTE has the index in this table. */
struct attribute { enum programme_word word; enum programme_value_kind kind; const enum programme_word *symbols; size_t symbols_count; };
extern const struct attribute PROGRAMME_ATTRIBUTES[];
extern const size_t PROGRAMME_ATTRIBUTES_COUNT;

/* The attribute of a word as written, after "subject." or alone; -1: there is none. */
int programme_attribute(const char *text);

/* The version of the rule in force on a day; NULL: none. */
const struct rule *programme_rule(const struct programme *p, day_t day);

/* The field whose number that register issues, NULL: none; *form is where it stands, *step the first step that needs the form, -1: none. */
const struct programme_field *programme_registered(const struct programme *p, enum programme_word what, const struct programme_form **form, int *step);

/* Each part of programme_load; false when something is wrong. */
bool programme_read(struct problems *problems, struct programme *p);
bool programme_bind(struct problems *problems, struct programme *p);
/* Part of programme_bind: what each value rests on, looked up once, so that nobody follows the values of values again and again. */
void programme_bind_rests(struct arena *a, struct programme *p);
bool programme_check(struct problems *problems, struct programme *p);
/* Part of programme_check: the ways through the steps; there is a step and a finish. */
void programme_check_ways(struct problems *problems, const struct programme *p);
/* Do villagers, their representatives, households or the members of the collective decide on a matter by it? No election is. Whatever the file says such a vote is final: they decide by
 * the majority of those present, and nobody else (《村民委员会组织法》（2025年）第二十六条、第三十条), so what they turned down is not put to them again till it passes. */
bool programme_decides(const struct programme *p, const struct vote *v);
/* Makes those votes final, as programme_load and programme_recall give them. */
void programme_make_final(struct programme *p);
/* Of a new file: `final no` of such a vote, and a way that leads back to it though it did not pass. */
void programme_check_finals(struct problems *problems, const struct programme *p);
/* Is the step another one, and does each way to it pass the step `before`? By their places in p->steps. */
bool programme_is_behind(const struct programme *p, struct arena *a, int step, int before);
/* Of a step that is kept from whoever did an earlier one (`not_by STEP`): it is earlier on every way, people did it, and somebody is left. */
void programme_check_apart(struct problems *problems, const struct programme *p, const struct step *s);
/* Nothing of a sealed form leaves it: by a public field, a list, a file, a figure, a message or a publication. */
void programme_check_sealed(struct problems *problems, const struct programme *p);
/* More of that, asked of a new file and not of one that is kept, whose cases go on: what was sealed says neither which way a case goes, what
 * becomes of the archive nor how long a term is, and no refusal prints it. A refusal may rest on it: only those who read the form are told which. */
void programme_check_sealed_uses(struct problems *problems, const struct programme *p);
/* Does the expression use a field of a sealed form, by itself or by another value? NULL uses none. */
bool programme_uses_sealed(const struct programme *p, const struct expression *e);
/* The words about people that no text of a file holds (privacy.c); a problem for each, with its rule. */
void programme_check_private(struct problems *problems, const struct programme *p);
/* What no place may be without: quorums and majorities of the law, the order of the four deliberations, days of display,
 * supervisors who are nobody else, privacy. Each is kept at every value that parameters may take in their ranges. */
bool programme_check_floors(struct problems *problems, const struct programme *p);
/* Whom a vote with candidates chooses is only commended (评优): every finish gives them an award at most, and nobody in the file is elected to anything. It is a vote of an
 * ordinary meeting and no election in the sense of 《中国共产党基层组织选举工作条例》（2020年）第二条, which is of the committees and secretaries of organisations. */
bool programme_commends(const struct programme *p, const struct vote *v);
/* Asked of a new file and not of one that is kept: a term that counts from a date field has that date whenever its step opens (`must`, and a step before it needs the form), for
 * without it the step would silently have no last day. */
bool programme_check_terms(struct problems *problems, const struct programme *p);
/* Is the number a whole one whatever is filled in, by how its fields, parameters and calls are declared? A day, a truth and a word are. */
bool programme_is_whole(const struct programme *p, const struct expression *e);
/* Asked of a new file and not of one that is kept: whatever says how many days, months or years (months_after, a day and a number, the days of a notice, a
 * parameter behind `within`, a term that is set) is whole. */
bool programme_check_whole(struct problems *problems, const struct programme *p);
/* Must the number in the field be whole? */
static inline bool programme_takes_whole(const struct programme_field *f) { return f->type == WORD_NUMBER && (f->is_whole || f->counts_units); }
/* What was kept as a part of a day, month or year, before that was refused: a begun unit counts. */
struct fraction programme_begun(struct fraction f);
/* The same of what an organisation set as a parameter; of one whose number is the most that counts (at_most) a part of a unit is dropped. */
struct fraction programme_whole_param(const struct param *param, struct fraction f);
/* What a cell in that column takes; NULL where the file does not say. */
const struct programme_field *programme_cell(const struct programme_field *table, size_t column);
/* Part of programme_check: what is said of numbers, dates and columns fits together. */
void programme_check_columns(struct problems *problems, const struct programme_field *f);
/* Asked of a new file and not of one that is kept: each number says whether it is whole, each date what it can't lie before, and so does each column that people fill in and
 * that the file reckons with or calls a number or a day; so nobody counts half or negative votes, or registers a day before the case could have come to it, because nothing was said. */
bool programme_check_bounds(struct problems *problems, const struct programme *p);
bool programme_run_examples(struct problems *problems, const struct programme *p);

#endif
