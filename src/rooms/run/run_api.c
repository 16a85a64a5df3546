/* Cases for programs: the same rules as the pages. What they get of a case is written by run_json.c. */
#include "rooms/org/org.h"
#include "rooms/run/run_count.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_json.h"
#include "rooms/run/run_role.h"
#include "rooms/run/take_over_input.h"
#include "schema/model.h"
#include "web/web.h"

#define ROWS_PER_PAGE 200
#define VALUE_CHARS_MAX (LIMIT_RUN_VALUE_VALUE + LIMIT_RUN_VALUE_FIELD + 1)

FIELDS(RUN_LINE, ROW_ID(struct run_line, id), ROW_TEXT(struct run_line, title), ROW_NAMED(struct run_line, programme_title), ROW_TEXT(struct run_line, code), { AN_ID("org"), AT(struct run_line, org) },
	ROW_TEXT(struct run_line, state), ROW_NAMED(struct run_line, step_title), ROW_DAY(struct run_line, due_day), ROW_NAMED(struct run_line, finish_title),
	ROW_DAY(struct run_line, opened_day), ROW_DAY(struct run_line, closed_day), ROW_BOOL(struct run_line, is_held), ROW_BOOL(struct run_line, is_vote_void))
FIELDS(RUN_STEP, { A_TEXT("step", 0) }, { A_TEXT("title", 0) }, { AN_INT("round") }, { A_BOOL("is_void") }, { A_BOOL("is_vote_void") }, { A_DAY("opened_day") }, { A_DAY("due_day") },
	{ A_DAY("day") }, { A_DAY("entered_day") }, { AN_ID("person") }, { A_TEXT("registered_by", 0) }, { A_BOOL("is_withdrawn") }, { A_TEXT("way", 0) }, { A_TEXT("seal", 0) })
FIELDS(RUN_VALUE, { A_TEXT("form", 0) }, { A_TEXT("field", 0) }, { AN_INT("number") }, { A_TEXT("value", 0) }, { AN_ID("file") }, { A_TEXT("note", 0) }, { A_DAY("kept_until") }, { A_DAY("erased_on") }, { A_TEXT("digest", 0) }, { AN_ID("meant") })
FIELDS(RUN_DRAW, { A_TEXT("item", 0) }, { AN_ID("draw") }, { A_TEXT("title", 0) }, { A_TEXT("seed", 0) }, { A_TEXT("reason", 0) }, { A_TEXT("drawn", 0) })
FIELDS(RUN_MISSING, { A_TEXT("kind", 0) }, { A_TEXT("id", 0) }, { A_TEXT("title", 0) }, { AN_ID("run") })
FIELDS(RUN_REPORT, { A_TEXT("duty", 0) }, { A_DAY("first_day") }, { A_DAY("due_day") }, { A_BOOL("is_reported") }, { A_DAY("held_day") }, { A_DAY("day") }, { AN_ID("person") },
	{ A_LINES("contents", 0), LIST }, { A_LINES("struck", 0), LIST })
FIELDS(RUN_PAYMENT, { A_BOOL("is_allowed") }, { A_TEXT("reason", 0) })
#define RUN_CASE_FIELDS { AN_ID("id") }, { A_TEXT("title", 0) }, { A_TEXT("programme_title", 0) }, { A_TEXT("code", 0) }, { AN_INT("version") }, { AN_ID("org") }, { A_TEXT("state", 0) }, \
	{ A_TEXT("step", 0) }, { A_DAY("due_day") }, { A_TEXT("no_due", 0), SOMETIMES }, { A_TEXT("finish", 0) }, { A_DAY("opened_day") }, { A_DAY("closed_day") }, { A_DAY("entered_day") }, { A_TEXT("entered_by", 0) }, { A_TEXT("sent_back", 0) }, { A_BOOL("is_held") }, { A_TEXT("left_vacant", 0) }, { A_TEXT("stopped_by", 0) }, { A_TEXT("voided", 0) }, { A_BOOL("is_vote_void") }, { A_TEXT("void_asked", 0) }, { AN_ID("stopped_file") }, { AN_INT("row_version") }, \
	{ A_LIST("steps", RUN_STEP) }, { A_LIST("values", RUN_VALUE) }, { A_LIST("signatures", RUN_SIGNATURE) }, { A_LIST("draws", RUN_DRAW) }, { A_LIST("missing", RUN_MISSING) }, { A_LIST("figures", RUN_FIGURE) }, { A_LIST("params", RUN_FIGURE) }, { AN_OBJECT("payment", RUN_PAYMENT), OR_NULL }, { A_LIST("reports", RUN_REPORT) }, { A_LIST("moves", RUN_MOVE) }, { A_LIST("declared", RUN_DECLARED) }, { A_LIST("pages_out", RUN_PAGE_OUT) }, { A_LIST("twice", RUN_TWICE) }

FIELDS(RUN_CASE, RUN_CASE_FIELDS)
FIELDS(RUN_VACANT, { A_TEXT("step", 0) }, { A_TEXT("title", 0) }, { A_TEXT("roles", 0) })

ROUTE(GET, "/api/v1/org/:org/run", run_api_list, MAY_HANDLE, "Cases of an organisation and of those below, those due first")
TAKES(run_api_list, { A_TEXT("state", 10) }, { A_TEXT("code", LIMIT_RUN_CODE) }, { AN_INT("version") }, { A_TEXT("step", LIMIT_RUN_STEP) }, { A_TEXT("late", 1) }, { A_TEXT("held", 1) },
	{ A_CHOICE("due", RUN_DUE_BAND_NAMES) }, { A_CHOICE("age", RUN_AGE_BAND_NAMES) }, { A_TEXT("finish", LIMIT_RUN_FINISH_TITLE) }, { A_YEAR("year") }, { A_TEXT("field", RUN_COUNT_BY_CHARS_MAX) },
	{ A_TEXT("value", LIMIT_RUN_VALUE_VALUE) }, { A_TEXT("field2", RUN_COUNT_BY_CHARS_MAX) }, { A_TEXT("value2", LIMIT_RUN_VALUE_VALUE) }, A_PAGE)
GIVES_PAGE(run_api_list, RUN_LINE)

ROUTE(POST, "/api/v1/org/:org/run", run_api_open, MAY_HANDLE, "Open a case of a practice, or take one over from paper with the scan of its list")
TAKES(run_api_open, { AN_ID("use"), NEEDED }, { AN_ID("person") }, { A_TEXT("title", LIMIT_RUN_TITLE) }, { A_CHOICE("repeated", "no yes") }, { A_DAY("day") }, { A_FILE("paper") })
GIVES(run_api_open, 201, RUN_CASE_FIELDS, { A_LIST("vacant", RUN_VACANT) })

ROUTE(GET, "/api/v1/run/:run", run_api_get, MAY_HANDLE, "One case: steps, values, signatures and what is missing")
TAKES_NOTHING(run_api_get)
GIVES_SAME(run_api_get, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/fill/:form", run_api_fill, MAY_HANDLE, "Fill in a form of the open step; a file by the id it was given, photos of one paper by theirs in order")
TAKES(run_api_fill, { A_LINES("values", VALUE_CHARS_MAX), LIST, SHAPED("FIELD=VALUE by the names of the practice; of a file the id it was given, of a paper of several photos once a page, in order, and FIELD= alone takes it away, of a person the id; of a table once a row, the cells in the order of the columns with | or tabs between; of a table of organisations the first one is the name by the register") }, { A_CHOICE("repeated", "no yes") }, A_VERSION)
GIVES_SAME(run_api_fill, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/file", run_api_add_file, MAY_HANDLE, "Upload a file that a form of the case will name; same_as: the first file of the case with the same content, null if there is none")
TAKES(run_api_add_file, { A_FILE("file"), NEEDED })
GIVES(run_api_add_file, 201, { AN_ID("id") }, { AN_ID("same_as"), OR_NULL })

ROUTE(POST, "/api/v1/run/:run/sign", run_api_sign, MAY_HANDLE, "Sign the open step, or register a signature on paper")
TAKES(run_api_sign, { A_TEXT("role", LIMIT_RUN_SIGNATURE_ROLE), NEEDED }, { AN_ID("person") }, { A_DAY("day") }, { A_FILE("file") }, A_VERSION)
GIVES_SAME(run_api_sign, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/close", run_api_close, MAY_HANDLE, "Close the open step and go on")
TAKES(run_api_close, { AN_ID("person") }, { A_DAY("day") }, { A_FILE("file") }, A_VERSION)
GIVES_SAME(run_api_close, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/vote", run_api_vote, MAY_HANDLE, "Open the ballot of a vote that the open step needs")
TAKES(run_api_vote, { A_TEXT("vote", LIMIT_BALLOT_ITEM), NEEDED }, { A_DAY("day") }, { A_BOOL("from_afar") }, A_VERSION)
GIVES(run_api_vote, 201, { AN_ID("ballot") })

ROUTE(POST, "/api/v1/run/:run/sheet", run_api_sheet, MAY_HANDLE, "Open the review of a sheet that the open step needs")
TAKES(run_api_sheet, { A_TEXT("sheet", LIMIT_REVIEW_ITEM), NEEDED }, A_VERSION)
GIVES(run_api_sheet, 201, { AN_ID("review") })

ROUTE(POST, "/api/v1/run/:run/draw", run_api_draw, MAY_HANDLE, "Open the draw that the open step needs, from the names of its table; reason where the same names were drawn from before")
TAKES(run_api_draw, { A_TEXT("draw", LIMIT_DRAW_ITEM), NEEDED }, { A_TEXT("seed_source", LIMIT_DRAW_SEED_SOURCE) }, { A_TEXT("reason", LIMIT_DRAW_AGAIN_REASON) }, A_VERSION)
GIVES(run_api_draw, 201, { AN_ID("draw") })

ROUTE(POST, "/api/v1/run/:run/notice", run_api_notice, MAY_HANDLE, "Put a notice that the open step needs on display, or register one on paper with its scan")
TAKES(run_api_notice, { A_TEXT("notice", LIMIT_NOTICE_ITEM), NEEDED }, { A_LINES("text", LIMIT_NOTICE_TEXT), NEEDED }, { A_DAY("from"), NEEDED }, { A_FILE("file") }, A_VERSION)
GIVES_SAME(run_api_notice, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/report", run_api_report, MAY_HANDLE, "Report a period of a duty of the case")
TAKES(run_api_report, { A_TEXT("reason", LIMIT_RUN_REPORT_CORRECTION_REASON) }, { A_TEXT("duty", LIMIT_RUN_REPORT_DUTY), NEEDED }, { A_DAY("period"), NEEDED }, { A_LINES("contents", LIMIT_RUN_REPORT_TEXT_TEXT), LIST }, A_VERSION)
GIVES_SAME(run_api_report, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/take-over", run_api_take_over, MAY_HANDLE, "Enter the steps of a case that were done on paper before it was taken over, each by its day")
TAKES(run_api_take_over, { A_TEXT("steps", LIMIT_RUN_STEP + 11), LIST, NEEDED }, { A_TEXT("votes", LIMIT_RUN_STEP + 40), LIST }, { A_TEXT("sheets", LIMIT_RUN_STEP + 40), LIST }, { A_FILE("file") }, A_VERSION)
GIVES_SAME(run_api_take_over, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/stop", run_api_stop, MAY_HANDLE, "End a case without a result; one about a person with the paper that says so")
TAKES(run_api_stop, { A_TEXT("reason", LIMIT_RUN_REASON), NEEDED }, { A_FILE("file") }, A_VERSION)
GIVES_SAME(run_api_stop, 200, RUN_CASE)

ROUTE(POST, "/api/v1/run/:run/bundle", run_api_bundle, MAY_HANDLE, "All that a case holds as one file, a PDF or a .docx of the template in force; logged")
TAKES(run_api_bundle, { A_CHOICE("as", "docx pdf") })
GIVES_FILE(run_api_bundle, "*/*")

ROUTE(POST, "/api/v1/run/:run/file/:file", run_api_file, MAY_HANDLE, "A file of a case; reading it is logged, for some with the reason")
TAKES(run_api_file, { A_TEXT("reason", LIMIT_RUN_REASON) })
GIVES_FILE(run_api_file, "*/*")

void run_api_bundle(struct web *w)
{
	run_send_bundle(w);
}

void run_api_file(struct web *w)
{
	run_send_file(w);
}

void run_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct run_filter f;
	struct run_line *lines;
	struct org_row org;
	int64_t total;
	size_t count;

	run_filter_read(w, &f);
	if (!org_see_for(c, run_org_path(w), MAY_HANDLE, &org) || !run_filter_check(c, &org, &f))
		return;
	count = run_list_of(c, &org, &f, ROWS_PER_PAGE, &lines, &total);
	web_give_page(w, RUN_LINE, lines, count, total);
}

static void put_case(struct web *w, run_id id)
{
	struct run_case k;
	struct json *j;

	if (!run_see(w->c, id, &k))
		return;
	j = web_json(w);
	json_object(j);
	run_put_case(w, j, &k);
	json_end(j);
}

/* With the steps that nobody can do yet: they are said before the case has come to them. */
static void put_opened(struct web *w, run_id id)
{
	const struct step **vacant;
	struct run_case k;
	struct json *j;
	size_t count;

	if (!run_see(w->c, id, &k))
		return;
	count = run_vacant_steps(w->c, &k, &vacant);
	j = web_json(w);
	json_object(j);
	run_put_case(w, j, &k);
	json_name(j, "vacant");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "step", vacant[i]->id);
		json_put_text(j, "title", programme_named(w->c->lang, vacant[i]->title));
		json_put_text(j, "roles", run_vacant_roles(w->c, k.p, vacant[i]));
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void run_api_get(struct web *w)
{
	put_case(w, run_path(w));
}

void run_api_open(struct web *w)
{
	struct run_opening opening;
	run_id made;

	if (!run_opening_read(w, &opening) || !run_open(w->c, run_org_path(w), &opening, &made))
		return;
	web_status(w, 201);
	put_opened(w, made);
}

void run_api_fill(struct web *w)
{
	struct run_case k;
	struct run_entry *entries;
	const char *form = web_path_text(w, "form");

	if (run_see(w->c, run_path(w), &k) && run_entries_read(w, &k, form, &entries) && run_fill(w->c, run_path(w), form, &(struct run_filling){ entries, web_row_version(w), web_param(w, "repeated") }))
		put_case(w, run_path(w));
}

static void give_file(struct web *w, file_id made, file_id same_as)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", made.v);
	if (same_as.v != 0) {
		json_put_id(j, "same_as", same_as.v);
	} else {
		json_name(j, "same_as");
		json_null(j);
	}
	json_end(j);
}

void run_api_add_file(struct web *w)
{
	const struct file_kept *kept;
	struct run_case k;
	const char *name;
	file_id made;

	if (run_see(w->c, run_path(w), &k) && run_file_read(w, "file", &kept, &name) && run_add_file(w->c, run_path(w), kept, name, &made))
		give_file(w, made, run_twice_file(w->c, run_path(w), made, kept->digest));
}

void run_api_sign(struct web *w)
{
	struct run_act act;

	if (run_act_read(w, &act) && run_sign(w->c, run_path(w), web_param(w, "role"), &act))
		put_case(w, run_path(w));
}

void run_api_close(struct web *w)
{
	struct run_act act;

	if (run_act_read(w, &act) && run_close(w->c, run_path(w), &act))
		put_case(w, run_path(w));
}

void run_api_report(struct web *w)
{
	struct run_reporting what;

	run_reporting_read(w, &what);
	if (run_report(w->c, run_path(w), &what))
		put_case(w, run_path(w));
}

void run_api_take_over(struct web *w)
{
	struct taking_over what;

	if (take_over_read(w, &what) && take_over(w->c, run_path(w), &what))
		put_case(w, run_path(w));
}

void run_api_stop(struct web *w)
{
	struct run_ending what;

	if (run_ending_read(w, &what) && run_stop_case(w->c, run_path(w), &what))
		put_case(w, run_path(w));
}

static void give_one(struct web *w, const char *name, int64_t id)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, name, id);
	json_end(j);
}

void run_api_vote(struct web *w)
{
	struct run_voting what;
	ballot_id made;

	if (run_voting_read(w, &what) && run_open_vote(w->c, run_path(w), &what, &made))
		give_one(w, "ballot", made.v);
}

void run_api_sheet(struct web *w)
{
	review_id made;

	if (run_open_sheet(w->c, run_path(w), web_param(w, "sheet"), web_row_version(w), &made))
		give_one(w, "review", made.v);
}

void run_api_draw(struct web *w)
{
	draw_id made;

	if (run_open_draw(w->c, web_path(w, run), run_drawing_read(w), &made))
		give_one(w, "draw", made.v);
}

void run_api_notice(struct web *w)
{
	struct run_showing what;

	if (run_showing_read(w, &what) && run_show_notice(w->c, run_path(w), &what))
		put_case(w, run_path(w));
}
