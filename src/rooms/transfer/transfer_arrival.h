/* Members who come with a letter from outside the system. */
#ifndef ROOMS_TRANSFER_TRANSFER_ARRIVAL_H
#define ROOMS_TRANSFER_TRANSFER_ARRIVAL_H

#include "rooms/person/person.h"
#include "rooms/transfer/transfer.h"

/* The letter that came, as typed. */
struct transfer_arrival {
	const char *letter;		/* its number */
	const char *place, *place_branch;	/* who wrote it, and the branch there */
	day_t issued_day, valid_until;	/* as it says */
	day_t day;			/* from when the member is in the branch */
	const char *org;		/* the branch, by the whole of its name or its code */
	const char *reason, *note;
	day_t dues_month;
	struct person_form person;	/* as the letter and the file say; status: probationary or full */
};

/* Takes a member in and enters him in the branch, in one transaction. The record that he left behind when he moved out goes on, found by
 * the ID number; somebody new gets one. Needs MAY_EDIT_PERSON at the committee of the branch that may admit members. Refuses: everything of
 * person_check, a letter without number or writer, one that is over or says more than 90 days, a day outside of it or after today, a
 * branch that keeps no members, somebody whose record is that of a member or of who left for good, another name than the record has. */
bool transfer_arrive(struct ctx *c, const struct transfer_arrival *arrival, transfer_id *made);

#endif
