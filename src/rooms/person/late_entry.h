/* 补录: what is registered later than it happened. Branch, status and days of joining change by procedures; what they did not register is
 * asked for with its document and reason, and holds once the committee that may admit members, or one above it, has approved. */
#ifndef ROOMS_PERSON_LATE_ENTRY_H
#define ROOMS_PERSON_LATE_ENTRY_H

#include "rooms/person/late_entry_sql.h"
#include "rooms/person/person.h"

#define LATE_EVENT "event"	/* something that befell a membership: moved, suspended, died … */
#define LATE_MEMBER "member"	/* a membership that was never registered */
#define LATE_DATES "dates"	/* wrong days of joining or conversion */
#define LATE_STAGE "stage"	/* a stage of the way to membership: the cause is its role, or LATE_STAGE_ENDED */
#define LATE_STAGE_ENDED "ended"
#define LATE_SINCE "since"	/* a wrong day on which a registered stage began: the cause is its role */
#define LATE_APPLIED "applied"	/* a wrong day of applying */
/* What was registered wrongly (mistaken.h); the cause is that of the event. */
#define LATE_MISTAKEN "mistaken"	/* an end of membership or a suspension that never was */
#define LATE_WRONG_DAY "wrong_day"	/* one that was on another day */
#define LATE_APPEAL "appeal"		/* one that an appeal set aside */

#define LATE_ENTRY_DAYS 7	/* in which the committee is to decide, by the workbench */

struct late_form {
	const char *kind, *cause, *document, *reason;
	org_id org;		/* 0: the present branch */
	int64_t status;		/* of a member: probationary or full */
	day_t day, joined, full;
	enum date_precision precision, full_precision;	/* of joined (of `day` where that is asked for) and of full; 0: a day */
	int64_t row_version;	/* of the record */
};

/* Needs MAY_EDIT_PERSON at the person. Refuses: what person_write_standing would refuse of an event, and one or a
 * stage without its whole day, since stretches of membership and stages begin on days; days of joining that no record may have
 * (person_check); no document or reason; another late entry about the same fact that waits; another row_version. Commits. */
bool late_entry_ask(struct ctx *c, person_id id, const struct late_form *form, late_entry_id *made);
/* The same in the transaction of whoever makes or changes the record and has checked it. */
late_entry_id late_entry_write(struct ctx *c, person_id id, int64_t region, const struct late_form *form);
/* In the transaction that has changed the archive already: a procedure that was taken over from paper tells of a day before it was, and those of the
 * level above who had to decide have said that they did. It stands in the register like one that was asked for and approved. */
void late_entry_write_done(struct ctx *c, person_id id, int64_t region, const struct late_form *form, int64_t asked_by);
/* What waits of the person, the latest last. */
size_t late_entry_waiting_of(struct ctx *c, int64_t region, person_id id, struct late_entry_row **rows);
/* Is nothing waiting? Else refused: whoever moves takes nothing undecided along. */
bool late_entry_is_free(struct ctx *c, person_id id, int64_t region, const char *name);
/* Is nothing waiting about that fact? Several wait side by side, each about another: one event, stage or first day by its cause, the day of applying, the days of
 * joining, the membership that was never registered. Else refused, with the day on which it was asked for. */
bool late_entry_fact_is_free(struct ctx *c, const struct person_row *row, const char *kind, const char *cause);
/* May these be the days of joining and conversion of a member, by every stretch of the membership that the archive has? Else refused: no approval could write them. */
bool late_dates_fit(struct ctx *c, const struct person_row *person, day_t joined, day_t full);
/* What a correction is about, in words: which of the kinds LATE_MISTAKEN, LATE_WRONG_DAY, LATE_APPEAL, and of what. */
const char *late_entry_mistaken(struct arena *a, enum lang lang, const char *kind, const char *cause);
/* What it is about, in words. */
const char *late_entry_what(struct arena *a, enum lang lang, const struct late_entry_row *row);

/* `is_approved` or not. Needs MAY_EDIT_PERSON at the person, and a post at the committee of the branch that may admit members or above it.
 * Refuses: whoever asked; a refusal without a note; one that is decided or withdrawn; and, of an approval, what no longer fits the record. */
bool late_entry_decide(struct ctx *c, late_entry_id id, bool is_approved, const char *note, int64_t row_version);
/* By whoever asked. */
bool late_entry_withdraw(struct ctx *c, late_entry_id id, int64_t row_version);

/* The entry if the actor may see it, else NOT_FOUND. */
bool late_entry_see(struct ctx *c, late_entry_id id, struct late_entry_row *row);
/* Of wrong days: what the record says while the entry waits, and said until it was approved. Not known of one that was refused or
 * withdrawn, nor where the archive kept no line of the change. DAY_NONE: none was registered. */
struct late_days { bool is_known; day_t joined, full, applied, since /* also of LATE_WRONG_DAY */; enum date_precision precision, full_precision; };	/* precision: of joined, or of applied */
struct late_days late_entry_days_before(struct ctx *c, const struct late_entry_row *row);
/* May the actor decide about it? Else why not: a refusal is recorded when `says_why`. */
bool late_entry_may_decide(struct ctx *c, const struct late_entry_row *row, bool says_why);
/* Of the own range by state, the oldest first. */
size_t late_entry_list(struct ctx *c, const char *state, int64_t limit, struct late_entry_row **rows);

#endif
