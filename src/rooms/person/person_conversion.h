#ifndef ROOMS_PERSON_PERSON_CONVERSION_H
#define ROOMS_PERSON_PERSON_CONVERSION_H

#include "rooms/person/person.h"

/* Was the person on that day a probationary member elsewhere, and ever since, by transfers alone? */
bool person_conversion_reaches_back(struct ctx *c, const struct person_row *row, day_t day);
/* Makes the stretches from the day on those of a full member. Only where it reaches back. */
void person_write_conversion_back(struct ctx *c, const struct person_row *row, day_t day, const char *document);

#endif
