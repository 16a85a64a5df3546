/* Counted cases in the browser. */
#include "rooms/run/run_count.h"
#include "rooms/run/run_count_tmpl.h"
#include "rooms/run/run_input.h"
#include "view/component.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/run/count", run_count_page, MAY_HANDLE, "Cases of one practice counted by end, year or what was chosen")

void run_count_page(struct web *w)
{
	struct option *codes, *ways, *sums;
	struct run_count s;

	if (!run_count_read(w->c, run_org_path(w), &(struct run_count_ask){ web_param(w, "code"), web_param(w, "row"), web_param(w, "column"), web_param(w, "sum") }, &s))
		return;
	codes = arena_array(w->c->arena, s.codes_count + 1, sizeof(*codes));
	for (size_t i = 0; i < s.codes_count; i++)
		codes[i] = (struct option){ .value = s.codes[i].code, .label_text = programme_named(w->c->lang, s.codes[i].title) };
	ways = arena_array(w->c->arena, s.ways_count + 1, sizeof(*ways));
	for (size_t i = 0; i < s.ways_count; i++)
		ways[i] = (struct option){ .value = s.ways[i].name, .label_text = programme_named(w->c->lang, s.ways[i].title) };
	sums = arena_array(w->c->arena, s.sums_count + 1, sizeof(*sums));
	for (size_t i = 0; i < s.sums_count; i++)
		sums[i] = (struct option){ .value = s.sums[i]->id, .label_text = programme_named(w->c->lang, s.sums[i]->title) };
	run_count_screen(&w->view, &s, codes, ways, sums);
	web_page(w);
}
