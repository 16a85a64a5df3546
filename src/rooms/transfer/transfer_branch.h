/* 整建制转接: a branch goes to another committee with all its members, by whoever stands above both: a large one in the two steps of any move
 * of a large organisation. */
#ifndef ROOMS_TRANSFER_TRANSFER_BRANCH_H
#define ROOMS_TRANSFER_TRANSFER_BRANCH_H

#include "rooms/org/org.h"
#include "rooms/transfer/transfer.h"

#define TRANSFER_BRANCH_MEMBERS_MAX 1000	/* a branch has 50 or so */

/* The branch and the members who go along; needs MAY_EDIT_ORG and MAY_SEE_PERSON there. */
struct transfer_branch { struct org_row org; struct transfer_branch_member *members; size_t members_count; };
bool transfer_branch_see(struct ctx *c, org_id id, struct transfer_branch *branch);
/* Has no transfer under way a branch below the organisation, or that itself, on one side whose committee on that side does not hang below it too? That committee agreed or wrote the
 * letter, and would no longer be above the branch. Else refuses with how many there are and whose is the oldest. Every move of an organisation asks. */
bool transfer_lets_move(struct ctx *c, const struct org_row *org);
/* Moves it: as org_move, and besides refuses an organisation that keeps no members. Nobody's branch changes; where it hangs does, from form->day on, and is kept as a transfer. A large one is only asked for, as any other move of it
 * (org_request.h): made is 0 then. */
bool transfer_branch_move(struct ctx *c, org_id id, const struct org_form *form, transfer_id *made);
/* The same inside a transaction that somebody began and commits, whatever the size. */
bool transfer_branch_write(struct ctx *c, org_id id, const struct org_form *form, transfer_id *made);

#endif
