/* Lists of people and the search: which people of a subtree, filtered how, in which order.
 * A query is a set of texts, as they stand in a URL; it is the same for pages, API, saved views and bulk edits.
 * Scope is decided in the statements alone (region and range of paths). */
#ifndef ROOMS_ROSTER_ROSTER_H
#define ROOMS_ROSTER_ROSTER_H

#include "core/ctx.h"
#include "rooms/find/find.h"
#include "rooms/roster/roster_sql.h"
#include "schema/model.h"

#define ROSTER_ROWS_PER_PAGE 50
#define ROSTER_API_ROWS_MAX 200
#define ROSTER_PRINT_ROWS_MAX 1000
#define ROSTER_HITS_MAX 50
#define ROSTER_HITS_COUNTED_MAX 1000
#define ROSTER_VIEWS_MAX 12
#define ROSTER_QUERY_CHARS_MAX 1000
#define ROSTER_FIGURE_CHARS_MAX 500

/* What a list can be asked. X(constant, name in the URL). A new filter gets a line here, its reading in
 * roster_query.c and its condition in roster.sql. */
#define ROSTER_FIELDS(X) \
	X(ROSTER_Q, "q")			/* name, pinyin, initials, end of a number */ \
	X(ROSTER_STATUS, "status")		/* code, "any"; empty: members, or whatever status where the role is one before joining */ \
	X(ROSTER_SEX, "sex") \
	X(ROSTER_AGE, "age")			/* code of age_band, "none" */ \
	X(ROSTER_AGE_FROM, "age_from") \
	X(ROSTER_AGE_TO, "age_to") \
	X(ROSTER_EDUCATION, "education")	/* one of roster_educations, or a code */ \
	X(ROSTER_OCCUPATION, "occupation") \
	X(ROSTER_JOINED, "joined")		/* code of join_period, "none" */ \
	X(ROSTER_JOINED_FROM, "joined_from")	/* day, included */ \
	X(ROSTER_JOINED_TO, "joined_to")	/* day, included */ \
	X(ROSTER_ROLE, "role") \
	X(ROSTER_MINORITY, "minority")		/* 1 */ \
	X(ROSTER_FRONT_LINE, "front_line")	/* 1 */ \
	X(ROSTER_NO_NUMBER, "no_number")	/* 1 */ \
	X(ROSTER_UNREADABLE, "unreadable")	/* 1: a character whose reading nobody knows */ \
	X(ROSTER_FIGURE, "figure")		/* address of a list behind a number: figure/behind.h */ \
	X(ROSTER_SORT, "sort")			/* name org joined birth */ \
	X(ROSTER_DOWN, "down")			/* 1 */

enum roster_field {
#define X(constant, name) constant,
	ROSTER_FIELDS(X)
#undef X
	ROSTER_FIELDS_COUNT
};
/* By field, as the address, a saved view and the API write it. */
extern const char *const ROSTER_FIELD_NAMES[ROSTER_FIELDS_COUNT];

/* value: never NULL; "" is not asked. unread: what stands in a filter that cannot be read, NULL if nothing; nobody is left out by it.
 * is_turned: a range (unread_field is its end) ends before it begins, and nobody can lie in it. So
 * whoever shows, exports or changes the list asks roster_query_is_read first. */
struct roster_query { const char *value[ROSTER_FIELDS_COUNT], *unread; enum roster_field unread_field; bool is_turned; };

/* Groups of education for the filter: codes from ≤ x < to. */
struct roster_education { const char *value, *from, *to; message label; };
extern const struct roster_education ROSTER_EDUCATIONS[];
extern const size_t ROSTER_EDUCATIONS_COUNT;

/* All values become clean texts; what is not understood goes, and is remembered as unread. */
void roster_query_clean(struct ctx *c, struct roster_query *q);
/* Refuses, with the field's name and rule, a query of which one filter cannot be read or is too long: everybody would pass for those
 * asked for; and a range that ends before it begins. */
bool roster_query_is_read(struct ctx *c, const struct roster_query *q);
/* "status=1&sort=org", without the organisation; values escaped. `but` is written with `value` instead. */
const char *roster_query_text(struct arena *a, const struct roster_query *q);
const char *roster_query_text_but(struct arena *a, const struct roster_query *q, enum roster_field but, const char *value);
void roster_query_read(struct ctx *c, const char *text, struct roster_query *q);
/* The status asked for: "any" too where none is named and the role is one that no member has (applicant, activist …); else as written. */
const char *roster_query_status(const struct roster_query *q);
/* Has it any condition beside status and order? */
bool roster_query_is_plain(const struct roster_query *q);
/* A condition in words: "性别：女". NULL if the field is not asked, or is an order. */
const char *roster_query_words(struct ctx *c, const struct roster_query *q, enum roster_field field);

/* The subtree a list is of. */
struct roster_scope {
	org_id org;
	const char *name, *path, *path_to;
	int level;
	const int64_t *regions;
	size_t regions_count;
};
/* org 0: where the post is held. Refuses NOT_FOUND outside the actor's subtree; needs MAY_SEE_PERSON. */
bool roster_open(struct ctx *c, int64_t org, struct roster_scope *scope);

/* All that fit, in order. With a list behind a number (ROSTER_FIGURE) it refuses as that list would, and nobody fits: callers look. */
size_t roster_match(struct ctx *c, const struct roster_scope *scope, const struct roster_query *q, int64_t **ids);
/* One page of them with their rows. */
struct roster_page {
	struct roster_row *rows;
	size_t rows_count;
	int64_t total, page, rows_per_page;
};
void roster_read(struct ctx *c, const struct roster_scope *scope, const struct roster_query *q, int64_t page,
	int64_t rows_per_page, struct roster_page *out);
/* 李浩 and 黎浩 read alike, and the order of readings, which the index has, mixes them: on a page those of one name stand together. */
void roster_sort_namesakes(struct roster_row *rows, size_t count, bool is_by_org);
/* Rows of these people in this order; who is outside the scope is left out. */
size_t roster_rows_of(struct ctx *c, const struct roster_scope *scope, const int64_t *ids, size_t count, struct roster_row **rows);
int64_t roster_count_status(struct ctx *c, const struct roster_scope *scope, int64_t status);

/* ---- the search (roster_search.c) ---- */
struct roster_hits {
	struct roster_row *people;
	size_t people_count;
	int64_t total;		/* up to ROSTER_HITS_COUNTED_MAX + 1: more */
	struct roster_org *orgs;
	size_t orgs_count;
	struct find_hits found;	/* cases, papers, letters and reminders by number or title */
};
/* In the actor's own subtree. limit at most ROSTER_HITS_MAX; with less it is for hits while somebody types, and titles of cases are found by their beginning alone. */
void roster_search(struct ctx *c, const char *typed, size_t limit, struct roster_hits *hits);
/* Everybody in scope whom the text finds, without order; at most `limit`. */
size_t roster_find(struct ctx *c, const struct roster_scope *scope, const char *typed, size_t limit, int64_t **ids);

#endif
