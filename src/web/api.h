/* What an API route takes and gives, declared once beside its handler. The dispatcher refuses by it what it does
 * not name, rows are written by it, and the OpenAPI document and the help page are made of it, so that none of
 * them can say something else. The build asks for both of every route under /api/.
 *
 *	ROUTE(POST, "/api/v1/org/:org/name", org_api_rename, MAY_EDIT_ORG, "Rename an organisation")
 *	TAKES(org_api_rename, { A_TEXT("name", LIMIT_ORG_NAME), NEEDED }, { A_DAY("day"), NEEDED }, A_VERSION)
 *	GIVES_ID(org_api_rename, 200)
 *
 * What stands in the path is not repeated in TAKES. */
#ifndef WEB_API_H
#define WEB_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/date.h"

struct json;
struct web;

enum api_type {
	API_END,	/* behind the last */
	API_TEXT,	/* one line */
	API_LINES,	/* many lines */
	API_CODE,	/* a value of a set of core/code.h */
	API_CODE_NAME,	/* the same, or its name in any usual spelling; only in what is taken */
	API_CHOICE,	/* one of a few words */
	API_ID,
	API_INT,
	API_BOOL,
	API_DAY,	/* 2015-11-17; what is taken may have the usual spellings of offices */
	API_MONTH,	/* 2015-11, or a day of it; only in what is taken */
	API_TIME,	/* 2015-11-17 09:00, in China */
	API_FILE,	/* an upload; only in what is taken, which is then multipart/form-data */
	API_OBJECT,
	API_COUNTS,	/* an object of numbers under names that depend on the data */
	API_WORDS,	/* an object of texts, likewise */
	API_CELL	/* a number, or text where it has decimals; null for a blank */
};

struct api_field {
	enum api_type type;
	const char *name;
	int64_t max;			/* characters of a text, or the greatest number; 0: only the limits of a request */
	int64_t least;			/* the smallest number in the query of a GET, where none is below 0 otherwise */
	const char *of;			/* API_CODE: the set; API_CHOICE: the words with blanks between */
	const struct api_field *fields;	/* API_OBJECT; ends with API_END */
	bool is_needed;			/* taken: the rule refuses without it */
	bool is_list;
	bool is_null;			/* given: may be null */
	bool is_some;			/* given: may be absent */
	bool is_named;			/* given: words of a practice, in the language of whoever asks (programme/english.h) */
	const char *shape;		/* of a text made of parts: which and in what order; NULL: it is free */
	size_t offset, bytes;		/* where a row has it; bytes 0: the handler writes it by itself */
};

/* Initialisers take no brackets: NOLINTBEGIN(bugprone-macro-parentheses) */
#define A_TEXT(name_, chars_) .type = API_TEXT, .name = name_, .max = chars_
#define A_LINES(name_, chars_) .type = API_LINES, .name = name_, .max = chars_
#define A_CODE(name_, set_) .type = API_CODE, .name = name_, .of = set_
#define A_CODE_NAME(name_, set_) .type = API_CODE_NAME, .name = name_, .of = set_
#define A_CHOICE(name_, words_) .type = API_CHOICE, .name = name_, .of = words_
#define A_NUMBER(name_, max_) .type = API_INT, .name = name_, .max = max_
#define A_YEAR(name_) .type = API_INT, .name = name_, .least = DATE_YEAR_FIRST, .max = DATE_YEAR_LAST
#define AN_ID(name_) .type = API_ID, .name = name_
#define AN_INT(name_) .type = API_INT, .name = name_
#define A_BOOL(name_) .type = API_BOOL, .name = name_
#define A_DAY(name_) .type = API_DAY, .name = name_, .is_null = true
#define A_MONTH(name_) .type = API_MONTH, .name = name_
#define A_TIME(name_) .type = API_TIME, .name = name_
#define A_FILE(name_) .type = API_FILE, .name = name_
#define AN_OBJECT(name_, fields_) .type = API_OBJECT, .name = name_, .fields = fields_
#define A_LIST(name_, fields_) .type = API_OBJECT, .name = name_, .fields = fields_, .is_list = true
#define A_COUNTS(name_) .type = API_COUNTS, .name = name_
#define A_WORDS(name_) .type = API_WORDS, .name = name_
#define A_CELLS(name_) .type = API_CELL, .name = name_, .is_list = true
#define SHAPED(shape_) .shape = shape_
#define AT_LEAST(least_) .least = least_
#define NEEDED .is_needed = true
#define LIST .is_list = true
#define OR_NULL .is_null = true
#define SOMETIMES .is_some = true
/* NOLINTEND(bugprone-macro-parentheses) */
/* Where a row of a statement has it. */
#define AT(row_, member_) .offset = offsetof(row_, member_), .bytes = sizeof(((row_ *)0)->member_)

/* The version a change goes out from: another one is a conflict. */
#define A_VERSION { .type = API_INT, .name = "row_version", NEEDED }
#define A_PAGE { .type = API_INT, .name = "page" }

#define ROW_TEXT(row_, member_) { A_TEXT(#member_, 0), AT(row_, member_) }
#define ROW_NAMED(row_, member_) { A_TEXT(#member_, 0), .is_named = true, AT(row_, member_) }
#define ROW_ID(row_, member_) { AN_ID(#member_), AT(row_, member_) }
#define ROW_INT(row_, member_) { AN_INT(#member_), AT(row_, member_) }
#define ROW_BOOL(row_, member_) { A_BOOL(#member_), AT(row_, member_) }
#define ROW_DAY(row_, member_) { A_DAY(#member_), AT(row_, member_) }

/* Fields with a name of their own, for rows and parts. */
#define FIELDS(name_, ...) static const struct api_field name_[] = { __VA_ARGS__, { .type = API_END } };

struct api_answer {
	int status;			/* of success */
	const char *media_type;		/* of a file; NULL: JSON */
	const struct api_field *fields;
};

#define TAKES(handler_, ...) \
	extern const struct api_field handler_##_takes[]; \
	const struct api_field handler_##_takes[] = { __VA_ARGS__, { .type = API_END } };
#define TAKES_NOTHING(handler_) \
	extern const struct api_field handler_##_takes[]; \
	const struct api_field handler_##_takes[] = { { .type = API_END } };
#define GIVES(handler_, status_, ...) \
	static const struct api_field handler_##_given[] = { __VA_ARGS__, { .type = API_END } }; \
	extern const struct api_answer handler_##_gives; \
	const struct api_answer handler_##_gives = { status_, NULL, handler_##_given };
/* Exactly the fields of another declaration. */
#define GIVES_SAME(handler_, status_, fields_) \
	extern const struct api_answer handler_##_gives; \
	const struct api_answer handler_##_gives = { status_, NULL, fields_ };
/* {} */
#define GIVES_NOTHING(handler_) \
	static const struct api_field handler_##_given[] = { { .type = API_END } }; \
	GIVES_SAME(handler_, 200, handler_##_given)
#define GIVES_FILE(handler_, media_type_) \
	extern const struct api_answer handler_##_gives; \
	const struct api_answer handler_##_gives = { 200, media_type_, NULL };
/* {"id": "5"} */
#define GIVES_ID(handler_, status_) GIVES(handler_, status_, { AN_ID("id") })
/* {"items": […]}, and with the total of all pages */
#define GIVES_ROWS(handler_, fields_) GIVES(handler_, 200, { A_LIST("items", fields_) })
#define GIVES_PAGE(handler_, fields_) GIVES(handler_, 200, { AN_INT("total") }, { A_LIST("items", fields_) })

/* {"number": …, "state": …, "items": [the row]}: one paper of a numbered register, `states_` with blanks between */
#define GIVES_PAPER(handler_, states_, fields_) GIVES(handler_, 200, { A_TEXT("number", 0) }, { A_CHOICE("state", states_) }, { A_LIST("items", fields_) })

/* ---- writing by a declaration ---- */

/* Words of a practice, in the language of whoever asks. */
void api_put_named(struct json *j, const char *name, const char *text);
/* The members of one row into an open object. */
void api_put_members(struct json *j, const struct api_field *fields, const void *row);
/* A member of an open object: a list of rows, each an object. */
#define api_put_rows(j, name, fields, rows, count) api_put_list(j, name, fields, rows, count, sizeof(*(rows)))
void api_put_list(struct json *j, const char *name, const struct api_field *fields, const void *rows, size_t count, size_t row_bytes);

/* Whole answers: {"id": …}, {"count": …}, {"items": […]}, {"total": …, "items": […]}. */
void web_give_id(struct web *w, int64_t id);
void web_give_count(struct web *w, int64_t count);
#define web_give_rows(w, fields, rows, count) web_give_list(w, fields, rows, count, sizeof(*(rows)), -1)
#define web_give_page(w, fields, rows, count, total) web_give_list(w, fields, rows, count, sizeof(*(rows)), total)
void web_give_list(struct web *w, const struct api_field *fields, const void *rows, size_t count, size_t row_bytes, int64_t total);
/* The answer of GIVES_PAPER. */
void web_give_paper(struct web *w, const char *number, const char *state, const struct api_field *fields, const void *row);
/* web_give_list where the handler writes the rows by itself, each an object; total -1: there is none. */
struct json *web_list_begin(struct web *w, int64_t total);
void web_list_end(struct json *j);
/* The page asked for by `page`, from 1; 1 for what is no page. */
int64_t web_page_number(const struct web *w);
/* Rows of one page of a list: `on_screen`, or with print=1 in the address LIST_PAPER_ROWS, for paper (pager .prints). */
int64_t web_list_rows(const struct web *w, int64_t on_screen);
/* The same, no further than the last page of so many rows. */
int64_t web_page_within(int64_t page, int64_t rows, int64_t rows_per_page);

#endif
