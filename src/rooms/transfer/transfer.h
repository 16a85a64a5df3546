/* 组织关系接转: a member's relation moves to another branch only when every side has agreed: the old branch, the committee above it
 * that may admit members, the new committee and the new branch; until then the old branch has the member. Within one committee it
 * moves the member alone. Outside the system a paper letter goes along, and the old branch keeps the member until the receipt is back.
 * 中国共产党党员教育管理工作条例 (2019) art. 25; 组通字〔2015〕33号. */
#ifndef ROOMS_TRANSFER_TRANSFER_H
#define ROOMS_TRANSFER_TRANSFER_H

#include "core/ctx.h"
#include "rooms/transfer/transfer_rule.h"
#include "rooms/transfer/transfer_sql.h"

struct file_kept;

/* As typed; NULL counts as empty. */
struct transfer_form {
	int64_t person;
	const char *to;			/* a branch or committee of the system, by the whole of its name or its code … */
	const char *place, *place_branch;	/* … or whom the letter is for, outside */
	const char *reason, *note;	/* reason: code set transfer_reason */
	day_t dues_month;		/* any day of the month up to which dues are paid; where the register of dues knows it, that counts, and another is refused */
	bool is_dues_sure;		/* the receipts were seen although the register of the branch has nothing about the member */
	bool is_place_sure;		/* the place is right although it does not end as an organisation that may receive does */
	bool has_file;			/* of a probationary member: the papers of admission are complete */
	day_t day;			/* of who is no member: when his papers were handed over; DAY_NONE: what was typed is no day */
};

/* Proposes a transfer. Needs MAY_EDIT_PERSON for the person. Refuses: somebody who is no member, a second one while one is open, the
 * branch in which the member is, an unknown or closed target, none or two targets, a place that may not receive or does not look so and is not confirmed, no reason, no month of dues, one
 * that the register contradicts or, where the branch takes dues in it, knows nothing of and that is not confirmed. */
bool transfer_open(struct ctx *c, const struct transfer_form *form, transfer_id *made);

/* For those of the old side, and for those of the new one once a letter is written; else NOT_FOUND. Asks MAY_SEE_PERSON. */
bool transfer_see(struct ctx *c, transfer_id id, struct transfer_row *row);

/* What may be said with an act. */
enum transfer_field { TRANSFER_VALID_DAYS = 1, TRANSFER_ORG = 2, TRANSFER_DAY = 4, TRANSFER_REASON = 8, TRANSFER_DOCUMENT = 16, TRANSFER_ENDS_POSTS = 32, TRANSFER_PAPER_BACK = 64,
	TRANSFER_ENDS_BESIDE = 128 };

/* What one act brings; which members it needs says its name. */
struct transfer_order {
	int given;			/* fields that were typed, by enum transfer_field: what the act has no use for is refused, not dropped */
	const char *act;		/* code set transfer_act */
	day_t day;			/* adjust, enrol, receipt: the first day in the new branch; DAY_NONE: wrong */
	int64_t valid_days;		/* issue, reissue */
	const char *valid_days_typed;
	const char *org;		/* accept: the branch, by name or code; empty: the one that is said already */
	const char *reason;		/* return, withdraw, expire, reissue; receipt: how the member was taken in before the letter was issued again */
	const char *document;		/* adjust: the decision of the committee; agree: what the branch said on paper */
	day_t paper_back;		/* withdraw: the day on which a letter on paper was handed back in its three parts; else DAY_NONE */
	const struct file_kept *receipt;	/* receipt: its scan */
	const char *receipt_name;
	bool ends_posts;		/* adjust, issue: posts held in the old branch end with the move */
	bool ends_beside;		/* receipt: posts beside the Party, as in a villagers' committee, end too */
	int64_t row_version;
};

/* Does the next act. Needs MAY_EDIT_PERSON on the side whose turn it is; a committee's act the post of that committee or of one above
 * it. Refuses by name of rule and figures: a state that the act does not fit, a version that changed meanwhile, what the rules of
 * transfer_rule.h object to, a refusal without a reason, posts that are still held in the old branch and are not to end with the move
 * (who ends them needs MAY_APPOINT there). */
bool transfer_do(struct ctx *c, transfer_id id, const struct transfer_order *order);
/* As pages and programs send it: "valid_days". */
const char *transfer_field_name(enum transfer_field field);

/* Is the letter another one on the number of the first? */
bool transfer_is_reissued(const struct transfer_row *row);
/* Does whoever acts hold a post above the branch that the member is in? */
bool transfer_is_from_above(const struct ctx *c, const struct transfer_row *row);
/* May the actor do this act now? The page shows only those. */
bool transfer_may(struct ctx *c, const struct transfer_row *row, const char *act);
/* Was it sent back, and is the member where he was without another proposal since? Then the branch proposes again or withdraws. */
bool transfer_waits_again(struct ctx *c, const struct transfer_row *row);
/* Before a letter is written: the month of dues as the register has it today, in place of that of the proposal. */
void transfer_dues_now(struct ctx *c, struct transfer_row *row);
/* The organisation whose turn it is, and by when; DAY_OPEN without a term. False: it is over. */
struct transfer_turn { const char *act; int64_t org; const char *org_name, *path; day_t due; };
bool transfer_turn(struct ctx *c, const struct transfer_row *row, struct transfer_turn *turn);
/* The state as of today: "expired" where the letter is no longer good. */
const char *transfer_state_today(const struct ctx *c, const struct transfer_row *row);
/* The same in words; a move inside one committee begins with the committee, not with the branch. */
const char *transfer_state_words(const struct ctx *c, const struct transfer_row *row);

#endif
