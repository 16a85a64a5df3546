/* 作废档案: one of two archives of one person, or one that should never have been. Asked for with its ground and reason, and confirmed by somebody
 * else at the committee above both that may admit members, or above it. On the day of the confirmation the membership of the void archive ends
 * by "corrected", so that the balance of that day tells it in a line of its own; days before stay as they were counted and printed. What does not
 * contradict the archive that stays goes over to it; nothing is deleted, and nothing of it comes back by itself. One that should never have been and
 * was after all becomes live again in the same way: asked for by one, confirmed by another. */
#ifndef ROOMS_PERSON_PERSON_VOID_H
#define ROOMS_PERSON_PERSON_VOID_H

#include "rooms/person/person.h"
#include "rooms/person/person_void_sql.h"

#define PERSON_VOID_DAYS 7		/* in which it is to be decided, by the workbench */
#define PERSON_VOID_CAUSE "corrected"	/* of membership_cause: how its membership ended */
#define PERSON_VOID_ELSEWHERE "elsewhere"	/* instead of a number: the one other archive of the same name and birthday that the actor may not see */

struct person_void_form {
	const char *other;		/* its number, or PERSON_VOID_ELSEWHERE; NULL: there is none, the record should never have been */
	bool keeps_other;		/* the other stays and this one becomes void; else the other way round */
	const char *document, *reason;
	int64_t row_version;		/* of the archive from which it is asked */
};

/* Both archives as they are now. `kept` has the id 0 where none stays. */
struct person_void_pair { struct person_row gone, kept; struct person_org_row gone_org, kept_org; };

/* Needs MAY_EDIT_PERSON at the person, and MAY_SEE_PERSON at the other. Refuses: another that is the same, unknown, or not the only one elsewhere; no
 * ground or reason; another row_version; one of both that waits already or is void; and, of what the actor may see, all that
 * person_void_fits refuses: nothing is told of an archive elsewhere, that is looked at when it is confirmed. Commits. */
bool person_void_ask(struct ctx *c, person_id id, const struct person_void_form *form, person_void_id *made);
/* `is_approved` or not. Needs MAY_EDIT_PERSON and a post at the committees of both branches that may admit members or above them. Refuses: whoever asked; a
 * refusal without a note; one that is decided or withdrawn; and, of an approval, what person_void_fits refuses. */
bool person_void_decide(struct ctx *c, person_void_id id, bool is_approved, const char *note, int64_t row_version);
/* By whoever asked. */
bool person_void_withdraw(struct ctx *c, person_void_id id, int64_t row_version);

/* What must be settled first, each with what to do: open cases, posts and accounts in force, a late entry, transfer, vote … that waits; a member's archive that
 * would give way to one of somebody who is none. False: refused, everything at once. */
bool person_void_fits(struct ctx *c, const struct person_void_pair *pair);

/* Of a void archive, by the request that made it so: that it be live again. Needs MAY_EDIT_PERSON at its branch. Refuses: another row_version of that
 * request, one that is not the last word about the archive, a merger (what it held went over to the other), no ground or reason, one that waits
 * already, and what person_restore_fits refuses. Commits. */
bool person_restore_ask(struct ctx *c, person_void_id of, const char *document, const char *reason, int64_t row_version, person_void_id *made);
/* What it will be, and its numbers in clear. */
struct person_back { int64_t status; const char *id_number, *phone; };
/* Refuses: it is live, its branch was dissolved, another archive has its ID number by now, its numbers open with no key. */
bool person_restore_fits(struct ctx *c, const struct person_void_pair *pair, struct person_back *back);
/* Inside the transaction of the confirmation: from this day on it is what it was when it became void, in its branch, found by name and numbers, a member again
 * by a stretch that PERSON_VOID_CAUSE began. Days between stay as they were counted. */
void person_restore_write(struct ctx *c, const struct person_void_pair *pair, const struct person_back *back, const char *document, const char *reason);

/* For somebody who may edit one of both, else NOT_FOUND. */
bool person_void_see(struct ctx *c, person_void_id id, struct person_void_row *row);
/* May the actor see this side? An archive elsewhere is not told of. */
bool person_void_sees(const struct ctx *c, const char *path);
/* Takes out of the row what is told of a side that the actor may not see. */
void person_void_hide(const struct ctx *c, struct person_void_row *row);
/* Has the actor asked for it, by whatever account? */
bool person_void_has_asked(const struct ctx *c, const struct person_void_row *row);
/* May the actor decide about it? Else why not: a refusal is recorded when `says_why`. */
bool person_void_may_decide(struct ctx *c, const struct person_void_row *row, bool says_why);
/* Reads both; false: NOT_FOUND was refused. kept 0: there is none. */
bool person_void_pair_read(struct ctx *c, person_id gone, int64_t kept, struct person_void_pair *pair);
/* Of the own range by state, the latest first. */
size_t person_void_list(struct ctx *c, const char *state, int64_t limit, struct person_void_row **rows);

/* ---- what goes over (person_void_write.c) ---- */

enum { VOID_HISTORY, VOID_PAPER, VOID_HOLDING, VOID_ROLE, VOID_POINT, VOID_MENTOR, VOID_PARTS_COUNT };
struct person_void_part { const char *table; struct void_number *ids; size_t count; };
/* The rows that would go over to the one that stays now; none where none stays. */
void person_void_parts(struct ctx *c, const struct person_void_pair *pair, struct person_void_part parts[VOID_PARTS_COUNT]);
/* Inside the transaction of the confirmation, after everything about it was found right. */
void person_void_write(struct ctx *c, const struct person_void_pair *pair, const char *document, const char *reason);

#endif
