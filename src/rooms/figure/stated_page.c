/* Stated figures of one organisation: those that stand there, the form of another one, many lines at once. */
#include "core/permit.h"
#include "rooms/figure/screen.h"
#include "rooms/figure/stated.h"
#include "rooms/figure/stated_screen.h"
#include "rooms/figure/stated_tmpl.h"
#include "text/stated.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/stated", stated_page, MAY_EDIT_ORG, "Stated figures of an organisation, with the forms to enter them")
ROUTE(POST, "/org/:org/stated", stated_save, MAY_EDIT_ORG, "Enters a stated figure")
ROUTE(POST, "/org/:org/stated/import", stated_import_save, MAY_EDIT_ORG, "Enters many stated figures, a line each")
ROUTE(POST, "/stated/:stated/withdraw", stated_withdraw_save, MAY_EDIT_ORG, "Takes a stated figure back")

static const char *address(struct ctx *c, int64_t org)
{
	return arena_printf(c->arena, "/org/%lld/stated", (long long)org);
}

static void show(struct web *w, int64_t org)
{
	struct ctx *c = w->c;
	struct stated_screen s = { .typed = { .name = web_param(w, "name"), .unit = web_param(w, "unit"), .stated = web_param(w, "stated"),
		.compared = web_param(w, "compared"), .counter = web_param(w, "counter"), .source = web_param(w, "source") },
		.day_text = web_param(w, "day"), .lines = web_param_raw(w, "lines") };

	if (!permit_require(c, MAY_EDIT_ORG, org) || !figure_report_of(c, org, c->today, &s.report))
		return;
	s.rows_count = stated_list(c->store, (org_id){ org }, &s.rows);
	s.base = address(c, org);
	s.import_href = arena_printf(c->arena, "%s/import", s.base);
	s.back_href = figure_address(c, "/figure/check", org, c->today);
	if (text_is_empty(s.day_text))
		s.day_text = day_text(c->arena, c->today);
	stated_screen(&w->view, &s);
	web_page(w);
}

/* A refusal of what was typed is shown with it; any other goes to the page of refusals. */
static void answer(struct web *w, int64_t org, bool is_done)
{
	if (is_done) {
		web_notice(w, T_stated_saved, NULL);
		web_redirect(w, address(w->c, org));
	} else if (web_form_again(w)) {
		show(w, org);
	}
}

void stated_page(struct web *w)
{
	show(w, web_path_id(w, "org"));
}

void stated_save(struct web *w)
{
	const struct stated_form form = { .name = web_param(w, "name"), .unit = web_param(w, "unit"), .stated = web_param(w, "stated"),
		.compared = web_param(w, "compared"), .counter = web_param(w, "counter"), .source = web_param(w, "source"), .day = web_param_day(w, "day", DAY_NONE) };
	int64_t org = web_path_id(w, "org");
	stated_figure_id made;

	answer(w, org, stated_add(w->c, (org_id){ org }, &form, &made));
}

void stated_import_save(struct web *w)
{
	int64_t org = web_path_id(w, "org");
	int count;

	answer(w, org, stated_import(w->c, (org_id){ org }, web_param_raw(w, "lines"), &count));
}

void stated_withdraw_save(struct web *w)
{
	stated_figure_id id = { web_path_id(w, "stated") };
	struct stated_row row = { 0 };
	bool is_there = stated_get(w->c->store, id, &row);

	if (stated_withdraw(w->c, id) && is_there) {
		web_notice(w, T_stated_withdrawn, "name", row.name, NULL);
		web_redirect(w, address(w->c, row.org.v));
	}
}
