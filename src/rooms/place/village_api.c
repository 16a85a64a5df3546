/* The public facts of villages for programs. */
#include <string.h>
#include "rooms/place/village.h"
#include "web/web.h"

#define PAGE_ROWS 100

FIELDS(LINE, ROW_ID(struct village_line, org), ROW_TEXT(struct village_line, name), ROW_TEXT(struct village_line, above_name), ROW_TEXT(struct village_line, deputy))
FIELDS(STATION, ROW_ID(struct village_station, id), ROW_TEXT(struct village_station, kind), ROW_TEXT(struct village_station, name), ROW_TEXT(struct village_station, org_name),
	ROW_TEXT(struct village_station, phone), ROW_TEXT(struct village_station, note), ROW_DAY(struct village_station, from_day), { A_BOOL("is_open") })
FIELDS(DEPUTY, ROW_TEXT(struct village_deputy, name), ROW_TEXT(struct village_deputy, post), ROW_DAY(struct village_deputy, from_day))
FIELDS(ROOM, { A_TEXT("kind", 0) }, { A_TEXT("name", 0) }, { A_TEXT("phone", 0) }, { A_BOOL("is_open") })

ROUTE(GET, "/api/v1/village", village_api_list, ANYONE, "Villages and communities with their legal deputy directors; deputy: those alone that have one. And all service stations and mobile teams, open or not at the moment")
TAKES(village_api_list, { A_BOOL("deputy") }, A_PAGE)
GIVES(village_api_list, 200, { AN_INT("villages") }, { AN_INT("with_deputy") }, { A_LIST("items", LINE) }, { A_LIST("stations", STATION) })

ROUTE(GET, "/api/v1/village/:org", village_api, ANYONE, "What everybody may know of a village: legal deputy directors, and the rooms and stations there with their telephones")
TAKES_NOTHING(village_api)
GIVES(village_api, 200, { AN_ID("org") }, { A_TEXT("name", 0) }, { A_LIST("deputies", DEPUTY) }, { A_LIST("rooms", ROOM) })

void village_api_list(struct web *w)
{
	struct village_station_line *stations;
	struct village_list list;
	struct json *j;
	size_t count = village_station_list(w->c, &stations);

	village_list(w->c, strcmp(web_param(w, "deputy"), "1") == 0, PAGE_ROWS, (web_page_number(w) - 1) * PAGE_ROWS, &list);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "villages", list.counts.villages);
	json_put_int(j, "with_deputy", list.counts.with_deputy);
	api_put_rows(j, "items", LINE, list.lines, list.count);
	json_name(j, "stations");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, STATION, &stations[i].row);
		json_put_bool(j, "is_open", stations[i].hours.is_open);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void village_api(struct web *w)
{
	struct village village;
	struct json *j;

	if (!village_read(w->c, web_path(w, org), &village))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "org", village.row.org.v);
	json_put_text(j, "name", village.row.name);
	api_put_rows(j, "deputies", DEPUTY, village.deputies, village.deputies_count);
	json_name(j, "rooms");
	json_array(j);
	for (size_t i = 0; i < village.rooms_count; i++) {
		const struct village_room *room = &village.rooms[i];

		json_object(j);
		json_put_text(j, "kind", room->row.kind);
		json_put_text(j, "name", room->row.name);
		json_put_text(j, "phone", room->row.phone);
		json_put_bool(j, "is_open", room->hours.is_open);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
