/* Notices for everybody, without an account: the list, one with what people said, and the form to object. */
#include "core/permit.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/notice/notice_screen.h"
#include "rooms/notice/notice_tmpl.h"
#include "text/notice.h"
#include "web/web.h"

ROUTE(GET, "/notice", notice_list_page, ANYONE, "Notices that are shown today")
ROUTE(GET, "/notice/:notice", notice_page, ANYONE, "One notice, with what people said and what was answered")
ROUTE(POST, "/notice/:notice/objection", notice_object_save, ANYONE, "Say something about a notice")
ROUTE(POST, "/notice/:notice/withdraw", notice_withdraw_save, MAY_HANDLE, "Withdraw a notice with a reason")
ROUTE(POST, "/objection/:objection/answer", objection_answer_save, MAY_HANDLE, "Answer what somebody said about a notice")

void notice_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct notice_list_screen s = { .board = web_param(w, "board"), .org = web_param(w, "org"), .page = web_page_number(w) };
	struct notice_number total = { 0 };

	notices_shown_count(c->store, c->today, s.board, s.org, &total);
	s.total = total.n;
	s.page = web_page_within(s.page, s.total, NOTICE_ROWS_PER_PAGE);
	s.lines_count = notices_shown(c->store, c->today, s.board, s.org, NOTICE_ROWS_PER_PAGE, (s.page - 1) * NOTICE_ROWS_PER_PAGE, &s.lines);
	notice_list_screen(&w->view, &s);
	web_page(w);
}

static void show(struct web *w, notice_id id)
{
	struct ctx *c = w->c;
	struct notice_screen s = { .name = web_param(w, "name"), .contact = web_param(w, "contact"), .text = web_param_lines(w, "text") };
	struct notice_case followed;
	day_t closed;

	if (!notice_see(c, id, &s.row))
		return;
	s.may_handle = notice_may_handle(c, &s.row);
	s.is_proof = s.may_handle && notice_is_proof(c, &s.row, &closed);
	s.takes_objections = !s.may_handle && notice_takes_objections(c, &s.row);	/* who answers does not ask */
	s.objections_count = objections_of(c->store, s.row.region, id, &s.objections);
	if (s.row.run != 0 && notice_open_case(c->store, s.row.region, s.row.run, &followed))
		s.open_case = followed.id.v;
	s.voided = ballot_voided_before(c, s.row.run, s.row.id.v);
	notice_screen(&w->view, &s);
	web_page(w);
}

void notice_page(struct web *w)
{
	show(w, web_path(w, notice));
}

static void answer(struct web *w, notice_id id, bool is_done, message said)
{
	struct ctx *c = w->c;

	if (is_done) {
		web_notice(w, said, NULL);
		web_redirect(w, arena_printf(c->arena, "/notice/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		show(w, id);
	}
}

void notice_object_save(struct web *w)
{
	const struct objection_form form = { web_param(w, "name"), web_param(w, "contact"), web_param_lines(w, "text") };

	notice_id id = web_path(w, notice);
	int64_t number;

	if (objection_send(w->c, id, &form, &number)) {
		web_notice(w, T_notice_objection_sent, "n", ctx_number(w->c, number), "day", day_text(w->c->arena, w->c->today), NULL);
		web_redirect(w, arena_printf(w->c->arena, "/notice/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		show(w, id);
	}
}

void notice_withdraw_save(struct web *w)
{
	answer(w, web_path(w, notice), notice_take_down(w->c, web_path(w, notice), web_param(w, "reason"), web_row_version(w)), T_notice_withdrawn);
}

void objection_answer_save(struct web *w)
{
	objection_id id = web_path(w, objection);
	struct objection_notice of = { .notice = { 0 } };
	bool is_done = objection_reply(w->c, id, web_param_lines(w, "answer"), web_row_version(w));

	objection_notice(w->c->store, id, &of);
	answer(w, of.notice, is_done, T_notice_answered);
}
