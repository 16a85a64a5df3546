/* People of one name and birthday in a county: perhaps one person with two records. Whoever registers the second is asked first, the approver sees it, and
 * the list of possible duplicates gets shorter as pairs are told apart. */
#ifndef ROOMS_PERSON_PERSON_TWIN_H
#define ROOMS_PERSON_PERSON_TWIN_H

#include "rooms/person/person.h"

#define PERSON_TWINS_MAX 20

/* The others of this person's name and birthday; 0 without a birthday. */
size_t person_twin_find(struct ctx *c, person_id id, struct person_twin **twins);
/* Is there another of this name and birthday in the county? `self` 0: nobody yet. */
bool person_twin_is(struct ctx *c, int64_t region, person_id self, const char *name, day_t birth_day);
/* The others in words: those that the actor may see by name, branch, masked number and status, those elsewhere by their count alone. NULL: there is none. */
const char *person_twin_others(struct ctx *c, int64_t region, person_id self, const char *name, day_t birth_day);
/* Of a record that is about to be made (`self` 0), or to get another name or birthday: true where there is no other, or a reason says why it is somebody
 * else. Refuses at `twin_reason`: the others in words; a reason that is too long. */
bool person_twin_is_explained(struct ctx *c, int64_t region, person_id self, const struct person_facts *facts, const char *reason);
/* The lines of person_twin_write without its note in the log, for those who write many: how many others there are. */
size_t person_twin_keep(struct ctx *c, int64_t region, person_id id, const char *name, day_t birth_day, const char *reason);
/* Inside the transaction that made the record: the reason stands in its changes, a line for each other. Writes nothing where there is none. */
void person_twin_write(struct ctx *c, int64_t region, person_id id, const char *name, day_t birth_day, const char *reason);
/* Needs MAY_EDIT_PERSON. This person is none of the others of the same name and birthday: kept with the reason in the record, and in those of the others
 * that the actor may edit. Refuses no reason or one that is too long, and somebody without such others or told apart from them all. */
bool person_distinct(struct ctx *c, person_id id, const char *reason);

#endif
