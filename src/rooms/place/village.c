#include "rooms/place/village.h"

#include "text/village.h"

void village_list(struct ctx *c, bool with_deputy, int64_t limit, int64_t offset, struct village_list *list)
{
	*list = (struct village_list){ 0 };
	village_counts(c->store, c->today, &list->counts);
	list->count = village_lines(c->store, c->today, with_deputy, limit, offset, &list->lines);
}

size_t village_station_list(struct ctx *c, struct village_station_line **lines)
{
	struct village_station *rows;
	size_t count = village_stations(c->store, c->today, VILLAGE_STATIONS_MAX, &rows);

	*lines = arena_array(c->arena, count + 1, sizeof(**lines));
	for (size_t i = 0; i < count; i++) {
		(*lines)[i].row = rows[i];
		place_hours_read(c, rows[i].id, &(*lines)[i].hours);
	}
	return count;
}

bool village_read(struct ctx *c, org_id org, struct village *village)
{
	struct village_place *places;

	*village = (struct village){ .rooms = NULL };
	if (!village_get(c->store, org, c->today, &village->row))
		return ctx_refuse(c, NOT_FOUND, T_village_not_found, NULL);
	village->deputies_count = village_deputies(c->store, org, c->today, &village->deputies);
	village->rooms_count = village_places(c->store, org, village->row.above, c->today, &places);
	village->rooms = arena_array(c->arena, village->rooms_count + 1, sizeof(*village->rooms));
	for (size_t i = 0; i < village->rooms_count; i++) {
		place_get(c->store, places[i].id, &village->rooms[i].row);
		place_hours_read(c, places[i].id, &village->rooms[i].hours);
	}
	return store_state(c->store) == STORE_GOOD;
}
