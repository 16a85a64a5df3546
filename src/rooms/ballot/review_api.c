/* Reviews for programs: the same rules as the pages. */
#include <string.h>
#include "programme/play_text.h"
#include "rooms/ballot/review_screen.h"
#include "schema/model.h"
#include "web/web.h"

#define REVIEW_FIELDS \
	ROW_ID(struct review_row, id), ROW_TEXT(struct review_row, title), ROW_ID(struct review_row, org), ROW_TEXT(struct review_row, raters_title), \
	ROW_INT(struct review_row, raters), ROW_INT(struct review_row, least), ROW_BOOL(struct review_row, is_secret), \
	ROW_TEXT(struct review_row, combine), ROW_TEXT(struct review_row, state)

FIELDS(REVIEW, REVIEW_FIELDS)
FIELDS(REVIEW_RATER, ROW_INT(struct review_rater_row, number), ROW_TEXT(struct review_rater_row, name), ROW_TEXT(struct review_rater_row, circle))
FIELDS(REVIEW_PAPER, { AN_INT("number") }, { AN_INT("rater") }, { A_BOOL("is_void") }, { A_TEXT("void_reason", LIMIT_REVIEW_PAPER_VOID_REASON), SOMETIMES }, { A_TEXT("mark", 0), SOMETIMES })
FIELDS(REVIEW_CIRCLE, { A_TEXT("names", 0) }, { AN_INT("papers") }, { A_TEXT("mark", 0) })

ROUTE(GET, "/api/v1/org/:org/review", review_api_list, MAY_HANDLE, "Reviews of an organisation, the newest first")
TAKES_NOTHING(review_api_list)
GIVES_ROWS(review_api_list, REVIEW)

ROUTE(GET, "/api/v1/review/:review", review_api_get, MAY_HANDLE, "One review; once it is closed the combined mark, and of a named one to the supervising office who gave which")
TAKES_NOTHING(review_api_get)
GIVES(review_api_get, 200, REVIEW_FIELDS, { A_TEXT("low", 0) }, { A_TEXT("high", 0) }, { A_TEXT("mark", 0), SOMETIMES }, { AN_INT("papers_count") }, { AN_INT("issued"), SOMETIMES }, { AN_INT("collected"), SOMETIMES }, { AN_INT("second_count"), SOMETIMES }, { A_BOOL("is_agreed"), SOMETIMES }, { A_TEXT("typed_alone", 0), SOMETIMES }, { A_TEXT("typed_differently", 0), SOMETIMES },
	{ A_LIST("circles", REVIEW_CIRCLE) }, { A_LIST("papers", REVIEW_PAPER) }, { A_LIST("raters_list", REVIEW_RATER) })

ROUTE(POST, "/api/v1/review/:review/paper", review_api_type, MAY_HANDLE, "Add papers: many marks of one circle of a secret review, which two people type each by himself, or the mark of a rater of a named one, which two people type likewise")
TAKES(review_api_type, { A_LINES("marks", 100000), NEEDED }, { AN_INT("rater") }, { A_TEXT("circle", LIMIT_REVIEW_RATER_CIRCLE) }, { A_BOOL("again") })
GIVES_ID(review_api_type, 200)

ROUTE(POST, "/api/v1/review/:review/void", review_api_void, MAY_HANDLE, "Declare a paper of a review void")
TAKES(review_api_void, { AN_INT("number"), NEEDED }, { A_TEXT("reason", LIMIT_REVIEW_PAPER_VOID_REASON), NEEDED })
GIVES_ID(review_api_void, 200)

ROUTE(POST, "/api/v1/review/:review/close", review_api_close, MAY_HANDLE, "Close a review and combine its marks; of a secret one whose raters are on no list with the papers issued and collected")
TAKES(review_api_close, { AN_INT("issued") }, { AN_INT("collected") })
GIVES_ID(review_api_close, 200)

ROUTE(GET, "/api/v1/me/review", review_api_own, SIGNED_IN, "Named reviews that wait for one's own mark")
TAKES_NOTHING(review_api_own)
GIVES_ROWS(review_api_own, REVIEW)

ROUTE(POST, "/api/v1/review/:review/mark", review_api_give, MAY_SEE_SELF, "Give one's own mark in a named review, or change it; of a sheet by rows all marks in their order (marks), empty for oneself")
TAKES(review_api_give, { A_TEXT("mark", 30) }, { A_TEXT("marks", 30), LIST })
GIVES_ID(review_api_give, 200)

FIELDS(REVIEW_ROW, { AN_ID("review") }, { A_TEXT("name", 0) }, { A_TEXT("state", 0) }, { AN_INT("raters") }, { AN_INT("papers_count") }, { AN_INT("typed_once_count") }, { AN_INT("differing_count") }, { A_TEXT("mark", 0), SOMETIMES }, { AN_INT("place"), SOMETIMES })
FIELDS(REVIEW_ROW_RATER, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_BOOL("has_given") }, { A_BOOL("is_typed_once") }, { A_BOOL("is_differing") })

ROUTE(GET, "/api/v1/review/:review/rows", review_api_rows, MAY_HANDLE, "All rows of a sheet that marks them one by one, with places once all are closed; a review of no row is one row")
TAKES_NOTHING(review_api_rows)
GIVES(review_api_rows, 200, { A_TEXT("title", 0) }, { A_BOOL("is_open") }, { A_LIST("rows", REVIEW_ROW) }, { A_LIST("raters", REVIEW_ROW_RATER) })

ROUTE(POST, "/api/v1/review/:review/rows", review_api_rows_type, MAY_HANDLE, "The paper of one rater (a person), which two people type each by himself: a mark for each row in their order, empty for himself")
TAKES(review_api_rows_type, { AN_ID("rater"), NEEDED }, { A_TEXT("marks", 30), LIST, NEEDED }, { A_BOOL("again") })
GIVES_ID(review_api_rows_type, 200)

ROUTE(POST, "/api/v1/review/:review/rows/close", review_api_rows_close, MAY_HANDLE, "Close all rows of a sheet; of a secret one whose raters are on no list with the papers issued and collected")
TAKES(review_api_rows_close, { AN_INT("issued") }, { AN_INT("collected") })
GIVES_ID(review_api_rows_close, 200)

static void give(struct web *w, bool is_done)
{
	if (is_done)
		web_give_id(w, web_path(w, review).v);
}

void review_api_list(struct web *w)
{
	struct review_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &org))
		return;
	count = reviews_of(w->c->store, org.id, &rows);
	web_give_rows(w, REVIEW, rows, count);
}

static void put_papers(struct web *w, struct json *j, const struct review_screen *s)
{
	json_name(j, "papers");
	json_array(j);
	for (size_t i = 0; i < s->papers_count; i++) {
		json_object(j);
		json_put_int(j, "number", s->papers[i].number);
		json_put_int(j, "rater", s->papers[i].rater);
		json_put_bool(j, "is_void", s->papers[i].is_void);
		if (s->papers[i].is_void)
			json_put_text(j, "void_reason", s->papers[i].void_reason);
		if (s->shows_marks && !s->papers[i].is_void)
			json_put_text(j, "mark", review_mark_text(w->c->arena, &s->papers[i]));
		json_end(j);
	}
	json_end(j);
}

void review_api_get(struct web *w)
{
	struct review_screen s;
	struct json *j;

	if (!review_screen_read(w->c, web_path(w, review), &s))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, REVIEW, &s.row);
	json_put_text(j, "low", s.low);
	json_put_text(j, "high", s.high);
	if (s.mark != NULL)
		json_put_text(j, "mark", s.mark);
	json_put_int(j, "papers_count", (int64_t)s.papers_count - s.void_count);
	if (!s.is_open && review_wants_out(&s.row)) {
		json_put_int(j, "issued", s.row.issued);
		json_put_int(j, "collected", s.row.collected);
	}
	if (s.row.is_secret && s.is_open) {
		json_put_int(j, "second_count", (int64_t)s.typing.second_count);
		json_put_bool(j, "is_agreed", s.typing.is_agreed);
	}
	if (!s.row.is_secret && s.is_open) {
		json_put_text(j, "typed_alone", s.unsettled.alone);
		json_put_text(j, "typed_differently", s.unsettled.differing);
	}
	json_name(j, "circles");
	json_array(j);
	for (size_t i = 0; i < s.circles_count; i++) {
		json_object(j);
		json_put_text(j, "names", s.circles[i].names);
		json_put_int(j, "papers", (int64_t)s.circles[i].papers_count);
		json_put_text(j, "mark", fraction_text(w->c->arena, s.circles[i].mark));
		json_end(j);
	}
	json_end(j);
	put_papers(w, j, &s);
	api_put_rows(j, "raters_list", REVIEW_RATER, s.raters, s.raters_count);
	json_end(j);
}

void review_api_type(struct web *w)
{
	struct review_typed *typed;
	size_t count = review_typed_read(w, &typed);

	give(w, review_type(w->c, web_path(w, review), typed, count, strcmp(web_param(w, "again"), "1") == 0));
}

void review_api_void(struct web *w)
{
	give(w, review_void(w->c, web_path(w, review), web_param_int(w, "number", 0), web_param(w, "reason")));
}

void review_api_close(struct web *w)
{
	struct review_out out = review_out_read(w);

	give(w, review_close(w->c, web_path(w, review), &out));
}

void review_api_own(struct web *w)
{
	struct review_row *rows;
	size_t count = reviews_for(w->c->store, (person_id){ w->c->actor.person_id }, &rows);

	web_give_rows(w, REVIEW, rows, count);
}

void review_api_give(struct web *w)
{
	const char **marks;
	size_t count = review_marks_read(w, 0, &marks);

	give(w, count > 0 ? review_group_give(w->c, web_path(w, review), marks, count) : review_give(w->c, web_path(w, review), review_mark_read(w)));
}

/* ---- all rows of a sheet ---- */

static void put_row(struct web *w, struct json *j, const struct review_group_row *row)
{
	json_object(j);
	json_put_id(j, "review", row->review.id.v);
	json_put_text(j, "name", row->name);
	json_put_text(j, "state", row->review.state);
	json_put_int(j, "raters", row->review.raters);
	json_put_int(j, "papers_count", row->given_count);
	json_put_int(j, "typed_once_count", row->alone_count);
	json_put_int(j, "differing_count", row->differing_count);
	if (fraction_is_number(row->mark))
		json_put_text(j, "mark", play_number_text(w->c->arena, row->mark));
	if (row->place > 0)
		json_put_int(j, "place", row->place);
	json_end(j);
}

void review_api_rows(struct web *w)
{
	struct review_group g;
	struct json *j;

	if (!review_group_see(w->c, web_path(w, review), &g))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "title", g.title);
	json_put_bool(j, "is_open", g.is_open);
	json_name(j, "rows");
	json_array(j);
	for (size_t i = 0; i < g.rows_count; i++)
		put_row(w, j, &g.rows[i]);
	json_end(j);
	json_name(j, "raters");
	json_array(j);
	for (size_t i = 0; i < g.raters_count; i++) {
		json_object(j);
		json_put_id(j, "person", g.raters[i].person.v);
		json_put_text(j, "name", g.raters[i].name);
		json_put_bool(j, "has_given", g.raters[i].has_given);
		json_put_bool(j, "is_typed_once", g.raters[i].is_alone);
		json_put_bool(j, "is_differing", g.raters[i].is_differing);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void review_api_rows_type(struct web *w)
{
	const char **marks;
	size_t count = review_marks_read(w, 0, &marks);

	give(w, review_group_type(w->c, web_path(w, review), (person_id){ web_param_int(w, "rater", 0) }, marks, count, strcmp(web_param(w, "again"), "1") == 0));
}

void review_api_rows_close(struct web *w)
{
	struct review_out out = review_out_read(w);

	give(w, review_group_close(w->c, web_path(w, review), &out));
}
