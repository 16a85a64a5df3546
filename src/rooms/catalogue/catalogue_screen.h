/* What the template of the catalogue is given. */
#ifndef ROOMS_CATALOGUE_CATALOGUE_SCREEN_H
#define ROOMS_CATALOGUE_CATALOGUE_SCREEN_H

#include "rooms/catalogue/catalogue.h"
#include "view/component.h"

struct catalogue_screen {
	struct catalogue_query query;
	struct catalogue_counts counts;
	const struct catalogue_row **rows;
	size_t rows_count;
	struct option *places;
	size_t places_count;
	int64_t org;		/* of whoever looks, 0 without an account */
};

#endif
