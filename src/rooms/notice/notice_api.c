/* Notices for programs: the same rules as the pages. */
#include "core/permit.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/notice/notice.h"
#include "schema/model.h"
#include "web/web.h"

#define ROWS_PER_PAGE 100

FIELDS(NOTICE_LINE, ROW_ID(struct notice_line, id), ROW_TEXT(struct notice_line, board), ROW_TEXT(struct notice_line, title),
	ROW_TEXT(struct notice_line, org_name), ROW_DAY(struct notice_line, from_day), ROW_DAY(struct notice_line, last_day), ROW_BOOL(struct notice_line, is_vote_void))
FIELDS(OBJECTION, { AN_ID("id") }, { AN_INT("number") }, { A_DAY("made_day") }, { A_TEXT("text", 0) }, { A_TEXT("name", 0) }, { A_TEXT("contact", 0) }, { A_TEXT("answer", 0) }, { A_BOOL("is_answered") }, { A_DAY("due_day") }, { A_BOOL("is_late") },
	{ AN_INT("row_version") })
#define NOTICE_FIELDS { AN_ID("id") }, { A_TEXT("board", 0) }, { A_TEXT("title", 0) }, { A_TEXT("text", 0) }, { A_TEXT("org_name", 0) }, { A_DAY("from_day") }, \
	{ A_DAY("last_day") }, { A_DAY("objections_last") }, { A_DAY("withdrawn_day") }, { A_TEXT("voided", 0) }, { AN_INT("row_version") }, { A_LIST("objections", OBJECTION) }
FIELDS(NOTICE, NOTICE_FIELDS)

ROUTE(GET, "/api/v1/notice", notice_api_list, ANYONE, "Notices that are shown today, the newest first")
TAKES(notice_api_list, { A_TEXT("board", LIMIT_NOTICE_BOARD) }, { A_TEXT("org", LIMIT_ORG_NAME) }, A_PAGE)
GIVES_PAGE(notice_api_list, NOTICE_LINE)

ROUTE(GET, "/api/v1/notice/:notice", notice_api_get, ANYONE, "One notice; who objected and what only for those who handle it")
TAKES_NOTHING(notice_api_get)
GIVES_SAME(notice_api_get, 200, NOTICE)

ROUTE(POST, "/api/v1/notice/:notice/objection", notice_api_object, ANYONE, "Say something about a notice")
TAKES(notice_api_object, { A_LINES("text", LIMIT_OBJECTION_TEXT), NEEDED }, { A_TEXT("name", LIMIT_OBJECTION_NAME) }, { A_TEXT("contact", LIMIT_OBJECTION_CONTACT) })
GIVES(notice_api_object, 200, NOTICE_FIELDS, { AN_INT("own_number") })

ROUTE(POST, "/api/v1/notice/:notice/withdraw", notice_api_withdraw, MAY_HANDLE, "Withdraw a notice with a reason")
TAKES(notice_api_withdraw, { A_TEXT("reason", LIMIT_NOTICE_REASON), NEEDED }, A_VERSION)
GIVES_SAME(notice_api_withdraw, 200, NOTICE)

ROUTE(POST, "/api/v1/objection/:objection/answer", objection_api_answer, MAY_HANDLE, "Answer what somebody said about a notice")
TAKES(objection_api_answer, { A_LINES("answer", LIMIT_OBJECTION_ANSWER), NEEDED }, A_VERSION)
GIVES_ID(objection_api_answer, 200)

void notice_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct notice_number total = { 0 };
	struct notice_line *lines;
	int64_t page = web_page_number(w);
	size_t count;

	count = notices_shown(c->store, c->today, web_param(w, "board"), web_param(w, "org"), ROWS_PER_PAGE, (page - 1) * ROWS_PER_PAGE, &lines);
	notices_shown_count(c->store, c->today, web_param(w, "board"), web_param(w, "org"), &total);
	web_give_page(w, NOTICE_LINE, lines, count, total.n);
}

/* own_number: of what was said just now; 0 nothing was. */
static void put_notice(struct web *w, notice_id id, int64_t own_number)
{
	struct notice_row row;
	struct objection_row *objections;
	struct json *j;
	bool may_handle;
	size_t count;

	if (!notice_see(w->c, id, &row))
		return;
	may_handle = notice_may_handle(w->c, &row);
	count = objections_of(w->c->store, row.region, id, &objections);
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", row.id.v);
	json_put_text(j, "board", row.board);
	json_put_text(j, "title", row.title);
	json_put_text(j, "text", row.text);
	json_put_text(j, "org_name", row.org_name);
	json_put_day(j, "from_day", row.from_day);
	json_put_day(j, "last_day", row.last_day);
	json_put_day(j, "objections_last", row.objections_last);
	json_put_day(j, "withdrawn_day", row.withdrawn_day);
	json_put_text(j, "voided", ballot_voided_before(w->c, row.run, row.id.v));
	json_put_int(j, "row_version", row.row_version);
	json_name(j, "objections");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", objections[i].id.v);
		json_put_int(j, "number", (int64_t)i + 1);
		json_put_day(j, "made_day", objection_made_day(&objections[i]));
		json_put_text(j, "text", may_handle ? objections[i].text : "");
		json_put_text(j, "name", may_handle ? objections[i].name : "");
		json_put_text(j, "contact", may_handle ? objections[i].contact : "");
		json_put_text(j, "answer", objections[i].answer);
		json_put_bool(j, "is_answered", objections[i].answered_s != 0);
		json_put_day(j, "due_day", row.answer_days == 0 ? DAY_NONE : notice_answer_due(&row, &objections[i]));
		json_put_bool(j, "is_late", notice_answer_is_late(w->c, &row, &objections[i]));
		json_put_int(j, "row_version", objections[i].row_version);
		json_end(j);
	}
	json_end(j);
	if (own_number > 0)
		json_put_int(j, "own_number", own_number);
	json_end(j);
}

void notice_api_get(struct web *w)
{
	put_notice(w, web_path(w, notice), 0);
}

void notice_api_object(struct web *w)
{
	const struct objection_form form = { web_param(w, "name"), web_param(w, "contact"), web_param_lines(w, "text") };

	int64_t number;

	if (objection_send(w->c, web_path(w, notice), &form, &number))
		put_notice(w, web_path(w, notice), number);
}

void notice_api_withdraw(struct web *w)
{
	if (notice_take_down(w->c, web_path(w, notice), web_param(w, "reason"), web_row_version(w)))
		put_notice(w, web_path(w, notice), 0);
}

void objection_api_answer(struct web *w)
{
	objection_id id = web_path(w, objection);

	if (objection_reply(w->c, id, web_param_lines(w, "answer"), web_row_version(w)))
		web_give_id(w, id.v);
}
