/* Pages of draws: those of an organisation, and one with how to check it. */
#include <string.h>
#include "rooms/ballot/draw_screen.h"
#include "rooms/ballot/draw_tmpl.h"
#include "text/draw.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/draw", draw_list_page, MAY_HANDLE, "Draws of an organisation, the newest first")
ROUTE(POST, "/org/:org/draw", draw_open_save, MAY_HANDLE, "Opens a draw: freezes its pool and names the source of the seed")
ROUTE(GET, "/draw/:draw", draw_page, MAY_HANDLE, "One draw: pool, seed, result, and how to check it")
ROUTE(POST, "/draw/:draw/seed", draw_hold_save, MAY_HANDLE, "Holds a draw")

static void show_list(struct web *w)
{
	struct draw_list_screen s = { .title = web_param(w, "title"), .pool = web_param_lines(w, "pool"), .wanted = web_param(w, "wanted"),
		.seed_source = web_param(w, "seed_source"), .reason = web_param(w, "reason") };

	if (!org_see_for(w->c, web_path(w, org), MAY_HANDLE, &s.org))
		return;
	s.count = draws_of(w->c->store, s.org.id, &s.rows);
	draw_list_screen(&w->view, &s);
	web_page(w);
}

static void show(struct web *w)
{
	struct draw_screen s;

	if (!draw_screen_read(w->c, web_path(w, draw), &s))
		return;
	draw_screen(&w->view, &s);
	web_page(w);
}

void draw_list_page(struct web *w)
{
	show_list(w);
}

void draw_page(struct web *w)
{
	show(w);
}

static void answer(struct web *w, bool is_done, draw_id id, void (*again)(struct web *))
{
	struct ctx *c = w->c;

	if (is_done) {
		web_notice(w, T_draw_saved, NULL);
		web_redirect(w, arena_printf(c->arena, "/draw/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		again(w);
	}
}

void draw_open_save(struct web *w)
{
	struct draw_ask ask;
	draw_id id = { 0 };
	bool is_done;

	draw_ask_read(w, &ask);
	is_done = draw_open(w->c, &ask, &id);
	answer(w, is_done, id, show_list);
}

void draw_hold_save(struct web *w)
{
	answer(w, draw_hold(w->c, web_path(w, draw), web_param(w, "seed")), web_path(w, draw), show);
}
