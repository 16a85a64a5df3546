/* What the templates of the public pages of villages are given. */
#ifndef ROOMS_PLACE_VILLAGE_SCREEN_H
#define ROOMS_PLACE_VILLAGE_SCREEN_H

#include "rooms/place/village.h"
#include "text/village.h"

struct village_list_screen {
	struct village_list list;
	bool with_deputy;
	int64_t page, rows_per_page;
	struct village_station_line *stations;
	const char **station_hours;	/* of each, in words; "" none */
	size_t stations_count;
};

struct village_screen {
	struct village village;
	const char **hours;	/* of each room, in words; "" none */
};

#endif
