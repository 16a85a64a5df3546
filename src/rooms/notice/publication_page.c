/* What cases left behind, in the browser. */
#include "core/path.h"
#include "core/permit.h"
#include "rooms/notice/notice.h"
#include "rooms/notice/publication_screen.h"
#include "rooms/notice/publication_tmpl.h"
#include "rooms/org/org.h"
#include "text/notice.h"
#include "web/web.h"

ROUTE(GET, "/publication", publication_list_page, ANYONE, "What cases made public, the newest first")
ROUTE(POST, "/publication/:publication/withdraw", publication_withdraw_save, MAY_HANDLE, "Withdraw what a case made public")
ROUTE(GET, "/me/message", message_list_page, SIGNED_IN, "What one was told, the newest first")
ROUTE(POST, "/me/message/read", message_read_save, SIGNED_IN, "The own messages count as read")
ROUTE(GET, "/org/:org/point", point_list_page, MAY_HANDLE, "Points in an organisation and below it in the last twelve months")

static struct publication_basis basis_of(struct ctx *c, notice_id id)
{
	struct notice_row row = { .id = { 0 } };
	bool is_shown = id.v != 0 && notice_is_shown(c, id, &row);

	return row.id.v == 0 ? (struct publication_basis){ DAY_NONE, DAY_NONE, false } : (struct publication_basis){ row.from_day, row.last_day, is_shown };
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	bool *may_withdraw;
	struct publication_basis *basis;
	struct publication_screen s = { .org = web_param(w, "org"), .page = web_page_number(w) };
	struct publication_number total = { 0 };

	publications_count(c->store, c->today, s.org, &total);
	s.total = total.n;
	s.page = web_page_within(s.page, s.total, PUBLICATION_ROWS_PER_PAGE);
	s.lines_count = publications_shown(c->store, c->today, s.org, PUBLICATION_ROWS_PER_PAGE, (s.page - 1) * PUBLICATION_ROWS_PER_PAGE, &s.lines);
	s.may_withdraw = may_withdraw = arena_array(c->arena, s.lines_count + 1, sizeof(*may_withdraw));
	s.basis = basis = arena_array(c->arena, s.lines_count + 1, sizeof(*basis));
	for (size_t i = 0; i < s.lines_count; i++) {
		may_withdraw[i] = s.lines[i].withdrawn_day > c->today && may_at_path(c, MAY_HANDLE, s.lines[i].org_path);
		basis[i] = basis_of(c, s.lines[i].notice);
	}
	s.voided = arena_array(c->arena, s.lines_count + 1, sizeof(*s.voided));
	for (size_t i = 0; i < s.lines_count; i++)
		s.voided[i] = publication_voided(c, &s.lines[i]);
	publication_screen(&w->view, &s);
	web_page(w);
}

void publication_list_page(struct web *w)
{
	show(w);
}

void publication_withdraw_save(struct web *w)
{
	if (publication_take_down(w->c, web_path(w, publication), web_param(w, "reason"), web_row_version(w))) {
		web_notice(w, T_notice_withdrawn, NULL);
		web_redirect(w, "/publication");
	} else if (web_form_again(w)) {
		show(w);
	}
}

void message_list_page(struct web *w)
{
	struct message_screen s = { 0 };

	s.lines_count = w->c->actor.person_id == 0 ? 0 : messages_of(w->c->store, w->c->actor.person_id, MESSAGES_SHOWN_MAX, &s.lines);
	for (size_t i = 0; i < s.lines_count; i++)
		s.has_unread = s.has_unread || s.lines[i].read_s == 0;
	message_screen(&w->view, &s);
	web_page(w);
}

void message_read_save(struct web *w)
{
	if (message_mark_read(w->c))
		web_redirect(w, "/me/message");
}

void point_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct point_screen s = { .lines_count = 0 };

	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &s.org))
		return;
	s.lines_count = points_in(c->store, s.org.region, s.org.path, path_end(c->arena, s.org.path), day_add_months(c->today, -POINTS_MONTHS), POINTS_SHOWN_MAX, &s.lines);
	point_screen(&w->view, &s);
	web_page(w);
}
