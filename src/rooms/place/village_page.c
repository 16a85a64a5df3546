/* The public pages of villages. */
#include <string.h>
#include "rooms/place/village_screen.h"
#include "rooms/place/village_tmpl.h"
#include "web/web.h"

#define LIST_ROWS 50

ROUTE(GET, "/village", village_list_page, ANYONE, "Villages and communities, each with its legal deputy director")
ROUTE(GET, "/village/:org", village_page, ANYONE, "What everybody may know of a village: its legal deputy director, where he is found, service stations")

static const char *hours_text(struct ctx *c, const struct place_hours *hours)
{
	return opening_text(c->arena, c->lang, hours->spans, hours->count, c->lang == LANG_ZH ? "；" : "; ");
}

void village_list_page(struct web *w)
{
	struct village_list_screen s = { .with_deputy = strcmp(web_param(w, "deputy"), "1") == 0, .page = web_page_number(w), .rows_per_page = web_list_rows(w, LIST_ROWS) };

	village_list(w->c, s.with_deputy, s.rows_per_page, (s.page - 1) * s.rows_per_page, &s.list);
	s.stations_count = village_station_list(w->c, &s.stations);
	s.station_hours = arena_array(w->c->arena, s.stations_count + 1, sizeof(*s.station_hours));
	for (size_t i = 0; i < s.stations_count; i++)
		s.station_hours[i] = hours_text(w->c, &s.stations[i].hours);
	village_list_screen(&w->view, &s);
	web_page(w);
}

void village_page(struct web *w)
{
	struct ctx *c = w->c;
	struct village_screen s;

	if (!village_read(c, web_path(w, org), &s.village))
		return;
	s.hours = arena_array(c->arena, s.village.rooms_count + 1, sizeof(*s.hours));
	for (size_t i = 0; i < s.village.rooms_count; i++)
		s.hours[i] = hours_text(c, &s.village.rooms[i].hours);
	village_screen(&w->view, &s);
	web_page(w);
}
