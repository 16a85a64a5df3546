/* What a record said before a batch changed it, as one text: kept sealed, read back to undo. */
#ifndef ROOMS_BATCH_BATCH_IMAGE_H
#define ROOMS_BATCH_BATCH_IMAGE_H

#include "rooms/person/person.h"

/* In the arena, unsealed. */
const char *batch_image_of(struct ctx *c, const struct person_row *row);
bool batch_image_read(struct ctx *c, const char *text, struct person_facts *facts);	/* false: not one of ours */

#endif
