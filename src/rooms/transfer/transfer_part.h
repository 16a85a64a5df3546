/* What the files of this room share. */
#ifndef ROOMS_TRANSFER_TRANSFER_PART_H
#define ROOMS_TRANSFER_TRANSFER_PART_H

#include "rooms/person/person_sql.h"
#include "rooms/transfer/transfer.h"
#include "rooms/transfer/transfer_sql.h"

/* Who did what on which day; note NULL: nothing to say. */
void transfer_note_step(struct ctx *c, transfer_id id, const char *act, day_t day, const char *note);
/* An open organisation of the whole installation, by code or by the whole of its name, or as the picker finds it in the own range.
 * Refused at `field`. */
bool transfer_find_org(struct ctx *c, const char *field, const char *typed, struct person_org_row *org);
/* The open organisation of this installation that is called so, in full or in short, or one of the village that is meant. False: none. */
bool transfer_org_inside(struct ctx *c, const char *typed, struct transfer_meant_row *org);
/* What to enter as the target inside the system for somebody who wrote this: the name of the organisation, or of a village that has several what was
 * written, for its form to offer them. NULL: nothing of the system is meant. */
const char *transfer_target_for(struct ctx *c, const char *typed);
/* Of a village of this installation its bare name, by which its organisations are looked up; any other name as it was typed. */
const char *transfer_part_known(struct ctx *c, const char *typed);
/* Would transfer_find_org find one that is open or closed? Refuses nothing. */
bool transfer_org_found(struct ctx *c, const char *typed);
/* Has the person no other transfer under way than this? Refuses. */
bool transfer_is_only(struct ctx *c, const struct person_row *row, transfer_id self);
/* Refuses somebody dead, removed, suspended or no member yet: there is no relation to transfer (条例 2019 art. 25). */
bool transfer_is_of_member(struct ctx *c, const struct person_row *row);
/* Was a letter ever issued for it? A draft and one that is agreed upon have none. */
bool transfer_has_letter(const struct transfer_row *row);
/* Is the letter no longer good today? False where none is under way. */
bool transfer_is_expired(const struct ctx *c, const struct transfer_row *row);
/* The month up to which dues are paid, by the register of dues (its first day). False: nothing was ever set there. */
bool transfer_dues_known(struct ctx *c, const struct person_row *row, day_t *month);
/* The posts that are held today in the branch and its Party groups, with commas between; "" none. */
const char *transfer_posts(struct ctx *c, person_id person, int64_t branch);
/* Of who came from outside and is on probation still although it is over: the day from which it is; else DAY_NONE. */
day_t transfer_over_due(struct ctx *c, const struct transfer_row *row);
/* The first day of its month. */
day_t transfer_month(day_t day);
/* Refuses a text that is needed and empty, or too long. */
bool transfer_reason_is_right(struct ctx *c, const char *field, const char *reason, message missing);

#endif
