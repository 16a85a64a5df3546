/* What the files of this room share. */
#ifndef ROOMS_RESIDENT_RESIDENT_PART_H
#define ROOMS_RESIDENT_RESIDENT_PART_H

#include "rooms/resident/resident.h"

/* One that lasts, at the side of the actor that the act is for, as the form saw it. Refuses. */
bool resident_take(struct ctx *c, resident_id id, bool is_of_community, int64_t row_version, struct resident_row *row);

#endif
