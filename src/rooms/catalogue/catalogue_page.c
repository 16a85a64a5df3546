/* The catalogue of practices for everybody. All rows stand on one page, so that it can be searched and printed whole. */
#include "core/permit.h"
#include "rooms/catalogue/catalogue_screen.h"
#include "rooms/catalogue/catalogue_tmpl.h"
#include "web/web.h"

ROUTE(GET, "/catalogue", catalogue_page, ANYONE, "Every practice: what it is held to, what the tests prove of it, and the page that runs it")

void catalogue_page(struct web *w)
{
	struct ctx *c = w->c;
	struct catalogue_screen s = { .query = { web_param(w, "place"), web_param(w, "state"), web_param(w, "q") }, .org = c->actor.org_id };

	s.places = arena_array(c->arena, CATALOGUE_PLACES_COUNT, sizeof(*s.places));
	for (; s.places_count < CATALOGUE_PLACES_COUNT; s.places_count++) {
		const struct catalogue_place *p = &CATALOGUE_PLACES[s.places_count];

		s.places[s.places_count] = (struct option){ .value = p->code, .label_text = c->lang == LANG_EN ? p->en : p->zh };
	}
	catalogue_count(&s.counts);
	s.rows_count = catalogue_find(c->arena, &s.query, &s.rows);
	catalogue_screen(&w->view, &s);
	web_page(w);
}
