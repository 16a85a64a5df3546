/* The stock of 入党志愿书 by number, and printing onto them (套打). The booklet is printed by the Centre's order and numbered; it is never
 * reproduced here: what the register knows is which number lies where, and the words alone are printed, at their millimetres.
 *
 * Received = issued + voided + in stock, for every committee at any time: one that is merged into another hands its whole register over (booklet_handovers). */
#ifndef ROOMS_BOOKLET_BOOKLET_H
#define ROOMS_BOOKLET_BOOKLET_H

#include "base/message.h"
#include "core/ctx.h"
#include "core/overprint.h"
#include "rooms/booklet/booklet_sql.h"
#include "rooms/org/org_sql.h"

#define BOOKLET_RECEIVED_MAX 500	/* numbers at one time */
#define OVERPRINT_OFFSET_MAX 300	/* tenths of a millimetre */

/* Needs MAY_HANDLE there, else NOT_FOUND. */
bool booklet_see(struct ctx *c, booklet_id id, struct booklet_row *row);

/* Puts numbers into the stock of a committee, `first` to `last` ("" for one). Needs MAY_HANDLE there. Refuses: an organisation that admits no
 * members, what is no number of a booklet (booklet_number.h), a last one of another length or letters, more than BOOKLET_RECEIVED_MAX, a number that is
 * registered anywhere already in whatever spelling, a day in the future, no source. */
struct booklet_receipt { org_id org; const char *first, *last, *source; day_t day; };
bool booklet_receive(struct ctx *c, const struct booklet_receipt *r, int64_t *count);

/* The open cases in the range of its committee that came to the step which names a booklet and have none, those that stand there first;
 * BOOKLET_CASES_MAX at most. In the arena. */
#define BOOKLET_CASES_MAX 500
size_t booklet_cases_waiting(struct ctx *c, const struct booklet_row *row, struct booklet_waiting_row **cases);

/* Hands one out for a case of recruitment in the committee's range. Refuses: not in stock, a case that is none, whose
 * practice names no booklet, is over, or has not come to the step that names it, behind the committee's examination (发展党员工作细则 2014 art. 19: the booklet is issued after it), one that has a booklet, a day in the
 * future or before it was received. */
bool booklet_issue(struct ctx *c, booklet_id id, int64_t run, day_t day, int64_t row_version);
/* Spoilt, lost, or handed back: it counts as voided and never again. Refuses: no reason, voided already. */
bool booklet_void(struct ctx *c, booklet_id id, const char *reason, day_t day, int64_t row_version);

/* May the case name a booklet by that number, at the field of that name (its file says "registered booklet")? Never one that stands in another case that was not
 * stopped, or was issued for somebody else. Where the committee that admits keeps the register it is the one that was issued for
 * the case, but for what a file taken over from paper has from before; elsewhere whatever is a number (booklet_number.h). */
struct run_case;
bool booklet_may_be_named(struct ctx *c, const struct run_case *k, const char *field, const char *number);

/* What is wrong by now with a number that stands in the form of the case, in words, for each field of that kind: it was voided since, or is not the one that was
 * issued where booklet_may_be_named would ask for that. `wrong` has room for the fields of the form; gives how many. In the arena. */
struct programme_form;
size_t booklet_wrong(struct ctx *c, const struct run_case *k, const struct programme_form *form, const char **wrong);

/* The number as the register has it, however it was typed; what is in no register as one would keep it (booklet_number_read). In the arena. */
const char *booklet_as_registered(struct ctx *c, const char *number);
/* The number that was issued for the case; "" none. */
const char *booklet_issued_for(struct ctx *c, const struct run_case *k);

/* What is to be known of a number that stands in the case: that it is in no register, in one and not issued for the case, or was issued for it and voided.
 * NULL: it was issued for it, or the committee that admits keeps no register. */
const char *booklet_note(struct ctx *c, const struct run_case *k, const char *number);
/* The same of a row of a list. */
const char *booklet_unmatched_note(struct ctx *c, const struct booklet_unmatched_row *row);
/* Cases whose booklets this committee issues, with numbers that it did not issue for them or that are void by now: none where it keeps no register. BOOKLET_CASES_MAX at most. In the arena. */
size_t booklet_unmatched_cases(struct ctx *c, const struct org_row *org, struct booklet_unmatched_row **rows);

/* ---- printing onto it ---- */

struct overprint_field { const char *key; message title; int page, x, y, width, height; };	/* tenths of a millimetre */
/* The places of the numbered booklet that are printed onto, page by page. */
extern const struct overprint_field OVERPRINT_FIELDS[];
extern const size_t OVERPRINT_FIELDS_COUNT;

/* Where the fields stand for an organisation, and how far the actor's printer is off. */
struct overprint {
	struct overprint_place_row *places;	/* by OVERPRINT_FIELDS */
	int64_t right_tenths, down_tenths;
	int64_t row_version;			/* of all that the form holds: it grows whenever somebody keeps a place of the organisation, or the actor his offset */
};
void overprint_read(struct ctx *c, org_id org, struct overprint *o);
/* Keeps both, over the version that was read. Needs MAY_HANDLE there. Refuses another version, an offset of more than OVERPRINT_OFFSET_MAX and a place outside the sheet. */
bool overprint_keep(struct ctx *c, org_id org, const struct overprint *o);
/* The sheet with ruler marks and the names of the fields in their places. Needs MAY_HANDLE there. */
bool overprint_test(struct ctx *c, org_id org, struct buffer *out);
/* The words of the case's person, to be printed onto the booklet that was issued for it; logged, once. The place of the ID number stays empty unless the whole
 * one is asked for, by whoever may see it and gives a reason. Words get smaller until they fit their place; refuses those that do not even in the smallest type,
 * unless such places are to stay empty and be written by hand. Refuses a booklet that is not issued. */
struct booklet_print { bool is_full, leaves_out; const char *reason; };
bool booklet_print(struct ctx *c, booklet_id id, const struct booklet_print *ask, struct buffer *out);

#endif
