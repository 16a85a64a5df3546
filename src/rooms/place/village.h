/* 村务公开页: what everybody may know of a village or community without an account: its legal deputy director and how to reach the room where
 * he is found (LX-08), and the service stations there. The telephone is that of the room; the own number of a person is never shown. */
#ifndef ROOMS_PLACE_VILLAGE_H
#define ROOMS_PLACE_VILLAGE_H

#include "core/ctx.h"
#include "rooms/place/place.h"
#include "rooms/place/village_sql.h"

struct village_room { struct place_row row; struct place_hours hours; };

struct village {
	struct village_row row;
	struct village_deputy *deputies;	/* legal deputy directors today */
	size_t deputies_count, rooms_count;
	struct village_room *rooms;		/* for legal service first, then service points, stations and teams */
};

/* The villages' and residents' committees of today, in the order of the tree; with_deputy: those alone that have a legal deputy director. In the arena. */
struct village_list { struct village_line *lines; size_t count; struct village_counts counts; };
void village_list(struct ctx *c, bool with_deputy, int64_t limit, int64_t offset, struct village_list *list);

/* Service stations and mobile teams that are open on the books today, each with its hours (GW-09), at most VILLAGE_STATIONS_MAX. In the arena. */
#define VILLAGE_STATIONS_MAX 500
struct village_station_line { struct village_station row; struct place_hours hours; };
size_t village_station_list(struct ctx *c, struct village_station_line **lines);

/* NOT_FOUND for what is no open committee of a village or of residents. */
bool village_read(struct ctx *c, org_id org, struct village *village);

#endif
