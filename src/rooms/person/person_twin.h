/* People of one name and birthday in a county: perhaps one person with two records. Whoever registers the second is asked first, the approver sees it, and
 * the list of possible duplicates gets shorter as pairs are told apart. */
#ifndef ROOMS_PERSON_PERSON_TWIN_H
#define ROOMS_PERSON_PERSON_TWIN_H

#include "rooms/person/person.h"

#define PERSON_TWINS_MAX 20

/* The others of this person's name and birthday; 0 without a birthday. */
size_t person_twin_find(struct ctx *c, person_id id, struct person_twin **twins);
/* Of a record that is about to be made: true where there is no other, or a reason says why it is somebody else. Refuses at `twin_reason`: names the others
 * that the actor may see, and counts those elsewhere; a reason that is too long. */
bool person_twin_is_explained(struct ctx *c, int64_t region, const struct person_facts *facts, const char *reason);
/* Inside the transaction that made the record: the reason stands in its changes, a line for each other. Writes nothing where there is none. */
void person_twin_write(struct ctx *c, int64_t region, person_id id, const char *name, day_t birth_day, const char *reason);
/* Needs MAY_EDIT_PERSON. This person is none of the others of the same name and birthday: kept with the reason in the record, and in those of the others
 * that the actor may edit. Refuses no reason or one that is too long, and somebody without such others or told apart from them all. */
bool person_distinct(struct ctx *c, person_id id, const char *reason);

#endif
