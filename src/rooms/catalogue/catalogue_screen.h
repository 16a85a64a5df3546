/* What the template of the catalogue is given. */
#ifndef ROOMS_CATALOGUE_CATALOGUE_SCREEN_H
#define ROOMS_CATALOGUE_CATALOGUE_SCREEN_H

#include "rooms/catalogue/catalogue.h"
#include "view/component.h"

/* Where a row leads whoever looks; href NULL: nowhere. Of a practice that is not in force at the own organisation whoever puts
 * practices in force is led to its file. A row that several practices run has a door to each, by its title; NULL: there is one door alone. */
struct catalogue_door { const char *href, *title; bool is_not_in_force; };
struct catalogue_doors { struct catalogue_door *list; size_t count; };

struct catalogue_screen {
	struct catalogue_query query;
	struct catalogue_counts counts;
	const struct catalogue_row **rows;
	struct catalogue_doors *doors;	/* of each row */
	size_t rows_count;
	struct option *places;
	size_t places_count;
	int64_t org;		/* of whoever looks, 0 without an account */
};

#endif
