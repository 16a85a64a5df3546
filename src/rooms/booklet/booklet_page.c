/* Booklets in the browser: the stock, and one booklet; where the printer sets its fields is overprint_page.c. */
#include <string.h>
#include "core/permit.h"
#include "rooms/booklet/booklet_screen.h"
#include "rooms/booklet/booklet_tmpl.h"
#include "rooms/org/org.h"
#include "rooms/run/run.h"
#include "text/booklet.h"
#include "web/web.h"

ROUTE(GET, "/booklet", booklet_own_page, MAY_HANDLE, "The stock of booklets of the own organisation")
ROUTE(GET, "/org/:org/booklet", booklet_list_page, MAY_HANDLE, "The stock of booklets of a committee, by number")
ROUTE(POST, "/org/:org/booklet", booklet_receive_save, MAY_HANDLE, "Put numbers into the stock of a committee")
ROUTE(GET, "/booklet/:booklet", booklet_page, MAY_HANDLE, "One booklet: received, issued, voided")
ROUTE(POST, "/booklet/:booklet/issue", booklet_issue_save, MAY_HANDLE, "Issue a booklet for a case of recruitment")
ROUTE(POST, "/booklet/:booklet/void", booklet_void_save, MAY_HANDLE, "Void a booklet")
ROUTE(POST, "/booklet/:booklet/print", booklet_print_page, MAY_HANDLE, "The words to be printed onto an issued booklet; logged")

/* ---- the stock ---- */

static void read_unmatched(struct ctx *c, struct booklet_list_screen *s)
{
	s->unmatched_count = booklet_unmatched_cases(c, &s->org, &s->unmatched);
	s->notes = arena_array(c->arena, s->unmatched_count + 1, sizeof(*s->notes));
	for (size_t i = 0; i < s->unmatched_count; i++)
		s->notes[i] = booklet_unmatched_note(c, &s->unmatched[i]);
}

static void show_list(struct web *w, org_id org)
{
	struct ctx *c = w->c;
	struct booklet_list_screen s = { .state = web_param(w, "state"), .page = web_page_number(w), .rows_per_page = web_list_rows(w, BOOKLET_ROWS_PER_PAGE), .first = web_param(w, "first"), .last = web_param(w, "last"),
		.source = web_param(w, "source"), .day = web_param(w, "day") };

	if (!org_see_for(c, org, MAY_HANDLE, &s.org))
		return;
	if (s.day[0] == '\0')
		s.day = day_text(c->arena, c->today);
	booklet_counts(c->store, org, &s.counts);
	s.handovers_count = booklet_handovers(c->store, org, &s.handovers);
	read_unmatched(c, &s);
	s.total = strcmp(s.state, "issued") == 0 ? s.counts.issued : strcmp(s.state, "voided") == 0 ? s.counts.voided : strcmp(s.state, "stock") == 0 ? s.counts.stock :
		s.counts.received;
	s.count = booklets_of(c->store, org, s.state, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.rows);
	booklet_list_screen(&w->view, &s);
	web_page(w);
}

void booklet_own_page(struct web *w)
{
	show_list(w, (org_id){ w->c->actor.org_id });
}

void booklet_list_page(struct web *w)
{
	show_list(w, web_path(w, org));
}

void booklet_receive_save(struct web *w)
{
	struct booklet_receipt r;
	int64_t count;

	booklet_receipt_read(w, &r);
	if (booklet_receive(w->c, &r, &count)) {
		web_notice(w, T_booklet_received_done, "n", ctx_number(w->c, count), NULL);
		web_redirect(w, arena_printf(w->c->arena, "/org/%lld/booklet", (long long)r.org.v));
	} else if (web_form_again(w)) {
		show_list(w, r.org);
	}
}

/* ---- one ---- */

static void read_cases(struct ctx *c, struct booklet_screen *s)
{
	struct booklet_waiting_row *waiting;
	size_t count = strcmp(s->row.state, "stock") == 0 ? booklet_cases_waiting(c, &s->row, &waiting) : 0;

	s->cases = arena_array(c->arena, count + 1, sizeof(*s->cases));
	for (; s->cases_count < count; s->cases_count++) {
		const struct booklet_waiting_row *r = &waiting[s->cases_count];
		const struct message_arg args[] = { { "name", r->title }, { "org", r->org_name }, { "step", programme_named(c->lang, r->step_title) } };

		s->cases[s->cases_count] = (struct option){ .value = ctx_number(c, r->run), .label_text = message_text(c->arena, c->lang, T_booklet_case_line, args, 3) };
	}
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	struct booklet_screen s = { .run = web_param(w, "run"), .day = web_param(w, "day"), .reason = web_param(w, "reason") };

	if (!booklet_see(c, web_path(w, booklet), &s.row))
		return;
	if (s.day[0] == '\0')
		s.day = day_text(c->arena, c->today);
	read_cases(c, &s);
	s.may_see_full = may(c, MAY_SEE_FULL);
	s.is_full = strcmp(web_param(w, "full"), "1") == 0;
	s.leaves_out = strcmp(web_param(w, "leave_out"), "1") == 0;
	booklet_screen(&w->view, &s);
	web_page(w);
}

void booklet_page(struct web *w)
{
	show(w);
}

static const char *url_of(struct web *w, const char *rest)
{
	return arena_printf(w->c->arena, "/booklet/%lld%s", (long long)web_path_id(w, "booklet"), rest);
}

static message state_title(const char *state)
{
	return strcmp(state, "issued") == 0 ? T_booklet_issued : strcmp(state, "voided") == 0 ? T_booklet_voided : T_booklet_stock;
}

static const char *day_words(struct ctx *c, day_t day)
{
	return day == DAY_OPEN ? "" : day_text(c->arena, day);
}

/* 409: what somebody else made of the booklet beside what was typed. */
static void show_conflict(struct web *w, const char *act, const struct conflict_row *rows, size_t count, int64_t row_version)
{
	conflict_page(&w->view, .action = url_of(w, act), .row_version = row_version, .back_href = url_of(w, ""), .rows = rows, .rows_count = count);
	web_page(w);
}

static void show_issue_conflict(struct web *w)
{
	struct ctx *c = w->c;
	struct booklet_row row;
	struct run_row run = { .title = "" };

	if (!booklet_see(c, web_path(w, booklet), &row))
		return;
	if (run_get(c->store, (run_id){ web_param_int(w, "run", 0) }, &run) && !may_at_path(c, MAY_HANDLE, run.org_path))
		run.title = "";
	show_conflict(w, "/issue", (const struct conflict_row[]){
		{ .label = T_booklet_state, .theirs = ctx_words(c, state_title(row.state)), .mine = ctx_words(c, T_booklet_issued) },
		{ .label = T_booklet_case_number, .name = "run", .theirs = row.person_name, .mine = web_param(w, "run"), .mine_text = run.title },
		{ .label = T_booklet_issued_day, .name = "day", .theirs = day_words(c, row.issued_day), .mine = web_param(w, "day") } }, 3, row.row_version);
}

static void show_void_conflict(struct web *w)
{
	struct ctx *c = w->c;
	struct booklet_row row;

	if (!booklet_see(c, web_path(w, booklet), &row))
		return;
	show_conflict(w, "/void", (const struct conflict_row[]){
		{ .label = T_booklet_state, .theirs = ctx_words(c, state_title(row.state)), .mine = ctx_words(c, T_booklet_voided) },
		{ .label = T_booklet_reason, .name = "reason", .theirs = row.reason, .mine = web_param(w, "reason") },
		{ .label = T_booklet_voided_day, .name = "day", .theirs = day_words(c, row.voided_day), .mine = web_param(w, "day") } }, 3, row.row_version);
}

static void answer(struct web *w, bool is_done, message notice, void (*conflict)(struct web *))
{
	if (is_done) {
		web_notice(w, notice, NULL);
		web_redirect(w, url_of(w, ""));
	} else if (web_form_again(w)) {
		(w->c->refusals[0].kind == CONFLICT ? conflict : show)(w);
	}
}

void booklet_issue_save(struct web *w)
{
	answer(w, booklet_issue(w->c, web_path(w, booklet), web_param_int(w, "run", 0), web_param_day(w, "day", DAY_NONE), web_row_version(w)),
		T_booklet_issued_done, show_issue_conflict);
}

void booklet_void_save(struct web *w)
{
	answer(w, booklet_void(w->c, web_path(w, booklet), web_param(w, "reason"), web_param_day(w, "day", DAY_NONE), web_row_version(w)),
		T_booklet_voided_done, show_void_conflict);
}

void booklet_print_page(struct web *w)
{
	booklet_send_print(w);
	if (web_form_again(w))
		show(w);
}
