/* A report is tables of finished cells: pages, API and command line print the same ones. */
#ifndef ROOMS_FIGURE_REPORT_H
#define ROOMS_FIGURE_REPORT_H

#include "core/term.h"
#include "rooms/figure/figure.h"

#define FIGURE_COLUMNS_MAX 14
#define FIGURE_ROWS_NAMED 50
#define FIGURE_ROWS_ON_PHONE 5	/* assets/app.css hides the others there */
enum figure_cell_kind { CELL_BLANK, CELL_NUMBER, CELL_TENTHS /* of a percent */, CELL_HUNDREDTHS /* 2195 is 21.95 */, CELL_RATE /* hundredths of a percent */, CELL_TEXT, CELL_HIDDEN /* small, of a table for the public */ };
struct figure_cell { enum figure_cell_kind kind; int64_t number; const char *text, *href; };
struct figure_row {
	message label;
	const char *label_text, *label_href;
	bool is_sum;
	struct figure_cell cells[FIGURE_COLUMNS_MAX];
	struct figure_row *next;
};
struct figure_table {
	const char *key;		/* "members_age", for programs */
	message chapter, title, note;
	bool is_text;			/* cells are words, not numbers */
	bool is_inner;			/* names one by one what a number counts: not for the public */
	bool begins_chapter;		/* the heading of the chapter is printed before it */
	const char *all_href;		/* the page shows its first FIGURE_ROWS_NAMED rows and leads here for the others; file and API hold them all; NULL: short */
	const char *note_href;		/* where what the note says can be mended, and how that is called; NULL: nowhere */
	message note_link;
	struct figure_column { message label; const char *label_text; } columns[FIGURE_COLUMNS_MAX];
	int columns_count;
	struct figure_row *rows, *last;
	struct figure_table *next;
};
/* Cells that add up to nought with their signs, or to a number that is known besides: what of them is hidden must not follow from the
 * rest. `told`: a quotient instead, that tells one of the other cells. */
struct figure_equation {
	struct figure_cell **cells, *told;
	int8_t *signs;
	size_t count, room;
	struct figure_equation *next;
};
struct figure_report {
	struct ctx *c;
	struct figure_org_line org;
	const char *path_then, *path_then_end;	/* where the organisation hung on the day, and the end of what was below it: for statements that ask by the tree of the day */
	day_t day, since;		/* since: first day of the period of the events, 1 January of day's year */
	struct figure_table *tables, *last;
	struct figure_equation *equations;
	bool is_failed;
};

/* The organisation if the actor may see its figures, else NOT_FOUND; 0 is the one of the post. Refuses a day to come. */
bool figure_report_begin(struct ctx *c, int64_t org, day_t day, struct figure_report *r);
/* The same without asking for a right: for the command line, where whoever may read the file may count. */
bool figure_report_of(struct ctx *c, int64_t org, day_t day, struct figure_report *r);
bool figure_communique(struct figure_report *r);	/* 公报: domain headings 0 to 五, in their order */
bool figure_annual(struct figure_report *r);		/* 年报 */
void figure_annual_registers(struct figure_report *r);	/* its part that other rooms keep: floating members, dues, awards, training */
bool figure_coverage(struct figure_report *r);		/* 覆盖 */
bool figure_profile(struct figure_report *r);		/* 概况 */
bool figure_team(struct figure_report *r);		/* 队伍 */
bool figure_check(struct figure_report *r);		/* 数据核对 */

/* Awards by their titles, as the communiqué lists them. */
#define FIGURE_AWARDS_COUNT 3
extern const struct message *const FIGURE_AWARDS[FIGURE_AWARDS_COUNT];
void figure_award_counts(struct figure_report *r, int64_t counts[FIGURE_AWARDS_COUNT]);	/* of the report's year up to its day */

/* A secretary in office on a day. */
struct figure_secretary { int64_t person; day_t birth_day; int education; bool is_director, is_of_branch; };	/* education: GB/T 4658 */
/* Those of the Party's organisations under the path, each once, in the order of the tree. False: the store failed. */
bool figure_secretaries_of(struct ctx *c, const char *path, day_t day, struct figure_secretary **rows, size_t *count);

#define FIGURE_AGE_BANDS_COUNT 9	/* with 0, unknown */
#define FIGURE_EDUCATIONS_COUNT 7
struct figure_secretary_counts { int64_t all, ages[FIGURE_AGE_BANDS_COUNT], education[FIGURE_EDUCATIONS_COUNT], directors; };
/* The same people counted; ages by the bands of the annual tables. False: the store failed. */
bool figure_secretary_counts(struct ctx *c, const char *path, day_t day, struct figure_secretary_counts *n);

/* A built report as it may leave the organisation: numbers below FIGURE_SMALL hidden, with what they could be worked out
 * of, and nothing opens a list. */
#define FIGURE_SMALL 5
#define FIGURE_HIDDEN_TEXT "*"
void figure_publish(struct figure_report *r);

/* ---- what builders use ---- */
/* A table, a column (at most FIGURE_COLUMNS_MAX; more are dropped) and a row behind the last, in the arena of the report. Of label and label_text one is
 * given; chapter NULL: none begins. A number that is not above 0 opens nothing. */
struct figure_table *report_table(struct figure_report *r, const char *key, message chapter, message title);
void report_column(struct figure_table *t, message label, const char *label_text);
struct figure_row *report_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text);
int64_t report_rows_count(const struct figure_table *t);
struct figure_cell cell_number(int64_t number, const char *href);
struct figure_cell cell_share(int64_t part, int64_t whole);	/* tenths; blank when the whole is 0 */
struct figure_cell cell_rate(int64_t part, int64_t whole);	/* hundredths, half up: 100.00 only when complete */
/* What adds up, for figure_publish: a column of the rows from `first` to the end of the table (or to the row before `end`) to `sum`. NULL: to
 * a number that is known elsewhere. Cells that come to another number do not add up, and are left alone. */
void report_adds_up(struct figure_report *r, struct figure_cell *sum, struct figure_row *first, const struct figure_row *end, int column);
/* One more equation, and its cells. */
struct figure_equation *report_equation(struct figure_report *r);
void report_term(struct figure_report *r, struct figure_equation *e, struct figure_cell *cell, int sign);
/* A quotient that tells these cells (`other` may be NULL): hidden where one of them is. */
void report_tells(struct figure_report *r, struct figure_cell *told, struct figure_cell *one, struct figure_cell *other);
struct figure_query report_query(const struct figure_report *r);
struct figure_query report_developed(const struct figure_report *r);	/* 发展党员 of the report's year, up to its day */
/* Counts; the sum over one attribute's values of an answer. */
void report_count(struct figure_report *r, const struct figure_query *q, struct figure_cells *cells);
int64_t report_sum(const struct figure_query *q, const struct figure_cells *cells, enum figure_attribute a, uint64_t values);
const char *report_people_href(const struct figure_report *r, const struct figure_query *q, enum figure_attribute a, uint64_t values);
void report_put_where(struct buffer *b, enum figure_attribute a, uint64_t values);	/* "sex.2", as figure_input_query reads it */
/* Members by the year they joined: of the latest years from the report's backwards; the rest is earlier or unknown. */
#define FIGURE_YEARS_COUNT 10
bool figure_join_years(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_YEARS_COUNT], int64_t *earlier);
const char *report_hosts_href(const struct figure_report *r);	/* where units are registered */
const char *report_orgs_href(const struct figure_report *r, const char *kinds, const char *unit);
/* The people of a role; `also`: of another one too. level 0, source "" and what "" (in force): any. */
const char *report_roles_href(const struct figure_report *r, const char *kind, const char *also, int64_t level, const char *source, const char *what);
/* One row for each value of an attribute, with number and share. */
void report_values(struct figure_report *r, struct figure_table *t, const struct figure_query *base, enum figure_attribute a, const struct figure_cells *cells, const struct figure_query *q);
const char *figure_value_name(struct arena *a, enum lang lang, enum figure_attribute attribute, int value);
message figure_attribute_text(enum figure_attribute a);
const char *figure_attribute_key(enum figure_attribute a);	/* "sex" */
enum figure_attribute figure_attribute_find(const char *key);	/* FIGURE_NONE */

/* Organisations of the subtree on the day, by unit kind and kind: places in the code sets. */
#define FIGURE_UNIT_PLACES 24
struct figure_org_matrix { int32_t counts[FIGURE_UNIT_PLACES][64]; };
bool figure_org_matrix(struct ctx *c, const char *path, day_t day, struct figure_org_matrix *m);
int64_t figure_matrix_sum(const struct figure_org_matrix *m, uint64_t kinds, int unit);	/* unit 0: all */
/* Branches by their members: below 3, to 50, to 100, more. `wanted` (-1 none): the ids of those of one size as well. */
#define FIGURE_SIZES_COUNT 4
bool figure_branch_sizes(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_SIZES_COUNT], int wanted, int64_t **ids, size_t *ids_count);
/* Whether each of these organisations had a member on the day, in their order. */
bool figure_have_members(struct ctx *c, day_t day, const int64_t *ids, size_t count, bool *have);
/* Members of an organisation that stand in one of these or below it, each once. */
bool figure_members_under(struct ctx *c, const char *path, day_t day, const int64_t *ids, size_t count, int64_t *n);
/* The Party's organisations that have terms, by how the present one stands on the day (core/term.h). Of days before its election
 * nothing is known. */
#define FIGURE_TERMS_COUNT (TERM_UNKNOWN + 1)
bool figure_term_counts(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_TERMS_COUNT]);
/* Their ids, in the order of the tree. */
bool figure_term_ids(struct ctx *c, const char *path, day_t day, enum term_state state, int64_t **ids, size_t *count);
/* Ids of those of a kind (place, 0 any of the Party's) and unit kind (0 any), in the order of the tree. */
bool figure_org_ids(struct ctx *c, const char *path, day_t day, uint64_t kinds, int unit, int64_t **ids, size_t *count);
/* Organisations by their path and name of today, from the snapshot: the units directly below on a day, in the order of FIGURE_BELOW, and those above, the
 * top first. */
struct figure_org_name { int64_t id; const char *path, *name; };
bool figure_children(struct ctx *c, const char *path, day_t day, struct figure_org_name **children, size_t *count);
size_t figure_ancestors(struct ctx *c, const char *path, struct figure_org_name **names);
/* Names and kinds of these organisations, in the order given; their kind of unit is that of the day. */
size_t figure_org_lines(struct ctx *c, const int64_t *ids, size_t count, day_t day, struct figure_org_line *lines);
int figure_code_place(const char *set, const char *value);	/* from 1; 0 unknown */
uint64_t figure_kind_bits(const char *words);			/* "branch.joint_branch" */
#define FIGURE_BRANCH_KINDS "branch.joint_branch.project_branch.floating_branch"
#define FIGURE_BASE_KINDS "committee.general_branch." FIGURE_BRANCH_KINDS

#endif
