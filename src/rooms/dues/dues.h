/* 党费: who owes how much from which month on, what was paid, and what a branch, a town and the county may expect and have received.
 * Articles are those of 《关于中国共产党党费收缴、使用和管理的规定》(中组发〔2008〕3号). Nothing is deleted: a payment is taken back by a receipt
 * of its own. Six months unpaid are shown to the branch, never acted upon. */
#ifndef ROOMS_DUES_DUES_H
#define ROOMS_DUES_DUES_H

#include "core/ctx.h"
#include "rooms/dues/dues_rule.h"
#include "rooms/dues/dues_sql.h"
#include "rooms/person/person.h"

#define DUES_MEMBERS_MAX 500		/* of one branch, in one form */
#define DUES_TEXT_CHARS_MAX 20		/* of an amount as typed */

#define DUES_BASE_NOT_GIVEN (-1)

/* What one member owes from a month on. Of `self` base_fen is the net income of the quarter before. */
struct dues_standard {
	person_id person;
	const char *payer_class;
	int64_t base_fen;		/* 0 is an income of nothing; DUES_BASE_NOT_GIVEN: none was typed */
	bool is_quarterly;
	int64_t row_version;		/* 0: none was set yet */
};
/* Needs MAY_EDIT_PERSON at the branch. Refuses: no member, an unknown class, a level outside the table in force that month (art. 6), an
 * amount typed for a class that has its own, no income where one is asked for, a month before joining (art. 8), before the membership was restored or paid already, a base of less than the table knows. `field` names the
 * input that a refusal is shown at. Inside a transaction that the caller began. */
bool dues_write_standard(struct ctx *c, const struct dues_standard *standard, int from_month, const char *field);
bool dues_set_standards(struct ctx *c, org_id branch, const struct dues_standard *standards, size_t count, int from_month);

/* Art. 7: less or nothing, on hardship; the branch meeting speaks of it and the committee above approves, so the actor stands above the
 * branch. Refuses without the number of the approval, from within the branch, or an amount that is not less. The ground is not kept. */
bool dues_reduce(struct ctx *c, person_id person, const char *reduction, int64_t due_fen, int from_month, const char *document, int64_t row_version);

struct dues_taking {
	person_id person;
	int until_month;		/* paid up to and with this month */
	int64_t amount_fen;
	bool is_extra;			/* what is more than owed was given freely (art. 10) */
	day_t day;
	const char *channel, *payer;	/* code sets dues_channel, dues_payer */
	const char *document;		/* decision of the branch, for more than six months back (art. 12) */
	int64_t row_version;
};
/* Needs MAY_EDIT_PERSON at the branch or at an organisation that has taken the floating member in (art. 9). Refuses: nobody's dues set,
 * less than owed up to that month, more without is_extra (so also a month twice), more than six months back without the decision, months
 * ahead (but the quarter's, where the branch agreed), a temporary branch that collects, a day in the future. */
bool dues_may_take(struct ctx *c, person_id person);	/* else NOT_FOUND */
bool dues_write_taking(struct ctx *c, const struct dues_taking *taking, const char *field, dues_receipt_id *made);
bool dues_take(struct ctx *c, const struct dues_taking *taking, dues_receipt_id *made);
/* The receipts made have numbers that follow each other. All or none. Refuses by name whose dues another branch than this keeps, and who is in it twice. */
struct dues_taken { int year; int64_t first, last, sum_fen; };	/* numbers of the receipts, and what they come to */
bool dues_take_many(struct ctx *c, org_id branch, const struct dues_taking *takings, size_t count, struct dues_taken *taken);

/* The receipt, for MAY_EDIT_PERSON at the branch; else NOT_FOUND. */
bool dues_receipt_see(struct ctx *c, dues_receipt_id id, struct dues_receipt_row *row);
/* A receipt with the amount taken back; the months are owed again. Needs MAY_EDIT_PERSON at the branch. Refuses without a reason, twice,
 * of what is itself a correction, and where the money was handed up or used already. */
bool dues_reverse(struct ctx *c, dues_receipt_id receipt, const char *reason, dues_receipt_id *made);

/* What the branch found out about somebody late (code set dues_review). Refuses while fewer than six months are late. */
bool dues_look_into(struct ctx *c, person_id person, const char *review, int64_t row_version);

/* Up to which month everything owed is paid: *month is the first month that is not (DUES_MONTH_OPEN: nothing is owed any more). False:
 * nothing was ever set, so that nothing is known. For whoever moves a membership. */
bool dues_paid_to(struct store *s, int64_t region, person_id person, int *month);

/* Who moves on a day owes at the new branch from the next month on; who is no member any more owes that month still, the dead nothing; of a
 * record that is void nothing was ever owed but what was paid.
 * Inside a transaction that a change of standing began. */
void dues_write_move(struct ctx *c, const struct person_row *row, org_id org, const char *path, day_t day, int64_t status);
/* Who is a member again owes what was set for each month from that of the day on (with a transfer from the next one): dues follow the membership (arts. 8, 9). The
 * day is that of a restoration, so nothing is owed for the time between; where an end was registered wrongly, that of the end, since he was a member all the
 * while. Likewise inside that transaction, behind everything else. */
void dues_write_return(struct ctx *c, person_id person, day_t day, bool is_transfer);

/* What a subtree may expect and has received, by the units right below (path is that of the unit, "" for the whole). */
struct dues_total { int64_t payers, due_fen, paid_payers, paid_fen, extra_fen, late, review; };

#endif
