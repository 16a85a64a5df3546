/* Units that organisations cover or stand on: villages, enterprises, schools, law firms, co-operatives,
 * self-organisations. Each is registered once, in the area of one organisation, and says how it is covered. */
#ifndef ROOMS_HOST_HOST_H
#define ROOMS_HOST_HOST_H

#include "core/ctx.h"
#include "rooms/host/host_sql.h"
#include "schema/model.h"

#define HOST_NUMBER_MAX 10000000	/* households, people and staff of one unit */
#define HOST_COVER_REASON_MAX 200	/* characters */

/* What a form brings; texts are cleaned already. Numbers are -1 where something else was typed. */
struct host_form {
	const char *kind, *name, *credit_code, *coverage, *covered_code, *leader, *mode, *product;
	const char *cover_reason;	/* why a joint branch takes one more than ORG_JOINT_UNITS_MAX; only the log keeps it */
	org_id covered_by;		/* found from covered_code, 0 if there is no such organisation in range */
	int64_t households, people, staff, gain_fen;
	bool names_households;		/* a number was typed, be it 0 */
	org_id area;			/* in whose area it is from `day` on; 0: none in range was named */
	day_t day;			/* since when, or until when */
	day_t cover_day;		/* since when it is covered otherwise; DAY_NONE: today */
	day_t kind_day;			/* since when it is of another kind; DAY_NONE: today */
	int64_t row_version;
};

/* The unit if the actor may see the organisation in whose area it is, else NOT_FOUND. */
bool host_see(struct ctx *c, host_unit_id id, struct host_row *row);

/* Need MAY_EDIT_ORG at the organisation. Refuse: an unknown kind, an empty or taken name, a wrong credit code or
 * one registered elsewhere (an enterprise is counted in one zone: NC-01), an enterprise without one, own or joint
 * coverage without a Party organisation or by a committee, own by a joint branch or by what is another unit's own (of a village
 * or community, an area, it may be both), joint by what is no joint branch, by one that covers ORG_JOINT_UNITS_MAX units already without a
 * reason (《中国共产党支部工作条例（试行）》（2018年）第五条: usually not more than five), a law firm without own, joint or liaison (LX-01), a co-operative
 * without one of the five founding modes (SN-06). */
bool host_register(struct ctx *c, org_id org, const struct host_form *form, host_unit_id *made);
/* Another kind (form->kind; empty: the same) holds from form->kind_day on as another coverage does. Refuses another kind of a unit that has households or members
 * registered, which only its kind has.
 * Another coverage holds from form->cover_day on and the one before it until then; from the day on which the present one began, that one
 * was a slip. Refuses a day before it, and one in the future. */
bool host_change(struct ctx *c, host_unit_id id, const struct host_form *form);
/* It lies in the area of form->area from form->day on; figures of days before keep the area it had. Needs MAY_EDIT_ORG at both. Refuses: no organisation,
 * a closed one, the one it has, one where a unit of that kind has the name already, a day before the present area began, and one in the future. */
bool host_set_area(struct ctx *c, host_unit_id id, const struct host_form *form);
/* Ends the unit on form->day. Refuses while an organisation stands on it. */
bool host_close(struct ctx *c, host_unit_id id, const struct host_form *form);

/* The plan that the Party and mass organisations of a unit share in a year (KFQ-09). Refuses an empty or long text, a unit that no
 * Party organisation covers; CONFLICT when another text was saved meanwhile. row_version 0: there is none yet. */
bool host_set_plan(struct ctx *c, host_unit_id id, int64_t year, const char *text, int64_t row_version);

/* Households of a co-operative, named by village and number, "1 2 5-8". The county counts each once (SN-06): one
 * that another co-operative counts is refused, unless `joins_uncounted` says that it comes in without being
 * counted. The figure `households` of the unit follows. */
bool host_add_households(struct ctx *c, host_unit_id id, org_id village, const char *numbers, bool joins_uncounted);

/* Membership of a self-organisation is voluntary (SN-07): refused without the person's own act or consent. */
bool host_join(struct ctx *c, host_unit_id id, person_id person, const char *act, host_member_id *made);
/* Ends any time, on the day it is asked; nobody can refuse it. */
bool host_leave(struct ctx *c, host_member_id id);

/* ---- questions without a database ---- */

/* Kinds that are registered with a credit code. */
bool host_needs_credit_code(const char *kind);
/* "1 2 5-8", or "1、2、5至8" as offices write it, as numbers in ascending order, each once; -1: not readable, or more than numbers_max. */
int host_numbers_read(const char *typed, int numbers[], int numbers_max);

/* How much of `amount` comes on one of `count`, in the unit of the amount, half up; 0 where there is none. */
int64_t host_average(int64_t amount, int64_t count);

/* At least half of the members of villages lead or are the backbone of self-organisations: 50%以上 includes the number (SN-08). */
bool host_leaders_are_enough(int64_t leading, int64_t members);

#endif
