/* Writing the record of a year: private to this room. */
#ifndef ROOMS_APPRAISAL_APPRAISAL_WRITE_H
#define ROOMS_APPRAISAL_APPRAISAL_WRITE_H

#include "rooms/appraisal/appraisal.h"

struct appraisal_meeting { day_t day; int64_t due, present; const char *excess; };

/* Refuses one before APPRAISAL_FIRST_YEAR or after this one. */
bool appraisal_year_is_right(struct ctx *c, int year);
/* Refuses a reason that is missing or too long. */
bool appraisal_reason_is_right(struct ctx *c, const char *reason, message missing);
struct appraisal_line *appraisal_line_of(struct appraisal *a, person_id person);	/* NULL: nobody of the record */
/* Refuses a mark of somebody who is not in the lines, by name: one of another branch, or one with a mark of the year there. */
bool appraisal_refuse_nobody(struct ctx *c, const struct appraisal *a, person_id person);
int64_t appraisal_away(const struct appraisal *a);	/* how many have a grade from elsewhere */
int64_t appraisal_held_back(const struct appraisal *a);	/* how many have no grade yet (暂不评定) for a reason that the archive knows */
void appraisal_count(const struct appraisal *a, int64_t counts[APPRAISAL_MARKS]);
/* The record with its lines; a->org is read. */
void appraisal_load(struct ctx *c, struct appraisal *a, day_t day);
/* A new record of these lines. Where appraisal_first_waits, it waits, with the reason. By hand (run 0) each of them gets a message once it counts; a case tells them itself. */
void appraisal_write_new(struct ctx *c, struct appraisal *a, const struct appraisal_meeting *m, int64_t run, const char *reason);
/* A first record that waited counts from now on. */
void appraisal_confirm(struct ctx *c, struct appraisal *a);
/* Nothing of it counts any more. */
void appraisal_void(struct ctx *c, struct appraisal *a);
/* What the lines and the meeting change of what is recorded; of a withdrawal everything becomes empty. */
size_t appraisal_differences(struct ctx *c, const struct appraisal *a, const struct appraisal_meeting *m, struct appraisal_change **changes);
size_t appraisal_withdrawn_values(struct ctx *c, const struct appraisal *a, struct appraisal_change **changes);
/* kind: change, record, withdraw. */
void appraisal_write_correction(struct ctx *c, const struct appraisal *a, const char *kind, const char *reason, const struct appraisal_change *changes, size_t count, bool waits);
/* Makes them so, counts anew, and tells whoever has another mark. */
void appraisal_apply(struct ctx *c, struct appraisal *a, const struct appraisal_change *changes, size_t count);

#endif
