#ifndef ROOMS_PERSON_PERSON_CONVERSION_H
#define ROOMS_PERSON_PERSON_CONVERSION_H

#include "rooms/person/person.h"

/* Did the present stretch begin on the day or after it, and was the person whenever a member since then a probationary one (moved, come from outside,
 * suspended and restored)? Of a day before all stretches: only where he had joined by then. */
bool person_conversion_reaches_back(struct ctx *c, const struct person_row *row, day_t day);
/* Makes the stretches from the day on those of a full member. Only where it reaches back. */
void person_write_conversion_back(struct ctx *c, const struct person_row *row, day_t day, const char *document);

#endif
