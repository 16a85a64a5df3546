#include "rooms/person/person_seat.h"

#include "core/audit.h"
#include "rooms/person/person_seat_sql.h"

static day_t later(day_t a, day_t b) { return a > b ? a : b; }

void person_seats_end(struct ctx *c, person_id person, day_t day)
{
	struct person_seat_row *places, *hosts;
	struct person_seat_group *groups;
	size_t places_count = person_seat_places(c->store, person, day, &places), hosts_count = person_seat_hosts(c->store, person, day, &hosts);
	size_t groups_count = person_seat_groups(c->store, person, &groups);

	for (size_t i = 0; i < places_count; i++) {
		person_seat_place_end(c->store, places[i].id, later(places[i].from_day, day));
		audit_note_day(c, "place_person", "to_day", places[i].id, DAY_OPEN, later(places[i].from_day, day));
	}
	for (size_t i = 0; i < hosts_count; i++) {
		person_seat_host_end(c->store, hosts[i].id, later(hosts[i].from_day, day));
		audit_note_day(c, "host_member", "to_day", hosts[i].id, DAY_OPEN, later(hosts[i].from_day, day));
	}
	for (size_t i = 0; i < groups_count; i++) {
		day_t from = later(groups[i].from_day, day);

		person_seat_group_end(c->store, groups[i].id, from);
		person_seat_group_open(c->store, (household_group_id){ store_new_id(c->store) }, groups[i].org, groups[i].number, groups[i].households, from);
		audit_note_day(c, "household_group", "to_day", groups[i].id.v, DAY_OPEN, from);
	}
}
