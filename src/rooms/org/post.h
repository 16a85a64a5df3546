/* Posts of an organisation and their holders. Rights follow posts, so an appointment here is what opens
 * and shuts doors: nobody appoints to a post of their own level or above, or themselves; an appointment that
 * grants export or appointment rights waits for a second person. */
#ifndef ROOMS_ORG_POST_H
#define ROOMS_ORG_POST_H

#include "core/ctx.h"
#include "rooms/org/post_sql.h"

#define POST_AGE_MIN 18		/* years: 民法典, art. 17; 村民委员会组织法 (2018), art. 13 */

struct post_form {
	const char *kind, *name, *manner, *document, *reason;
	const char *ended_as;		/* dismiss: code set holding_ending */
	int64_t seats;
	bool is_exclusive;
	person_id person;
	day_t from_day, to_day;		/* to_day DAY_OPEN unless acting */
	const char *from_typed, *to_typed;	/* as they stand in the fields, for the refusal to quote; NULL: nobody typed them */
	int64_t row_version;
};

/* Does it seat somebody on the committee of a branch? Secretary and deputy are asked for by their names. */
bool post_is_of_committee(const char *kind);

/* Needs MAY_EDIT_ORG. The post is there from form->from_day on (DAY_NONE: today). Refuses a day to come or before the organisation, seats outside 1..999, an empty name, a kind that such an organisation may not have, and a second post or seat of a kind that
 * it has once (post_fit.h). */
bool post_create(struct ctx *c, org_id org, const struct post_form *form, post_id *made);
/* Changes name and seats. Refuses fewer seats than holders today (KFQ-07: actual ≤ establishment), and a cut without
 * reason and document. */
bool post_change(struct ctx *c, post_id id, const struct post_form *form);
/* Refuses while anybody holds it, and without reason and document. */
bool post_close(struct ctx *c, post_id id, const struct post_form *form);

/* Needs MAY_APPOINT at the organisation. Refuses: no seat free on every day of the term, a second exclusive
 * post on one day, a person who holds it already, a derived post (it follows its base post), acting without
 * an end, a post of a kind that the organisation may not have (post_fit.h), an officer of a mass organisation whom it did not elect itself (post_mass.h), a member of a branch committee who is not a full member, a secretary by decision without its document, somebody as elected who is no member there, or since a practice of elections is in force, or before that without a document, what a declared rule says (post_norm.h), a secondment that shares a day with another one (rooms/person/secondment.h), and somebody who lacks
 * what a practice in force there asks first (run_post.h). Derived posts follow on the same day. */
bool post_appoint(struct ctx *c, post_id id, const struct post_form *form, holding_id *made);
/* Ends a holding on form->to_day (first day no longer in office). Derived holdings end with it. Refuses without a day, how it ended and a reason. */
bool post_dismiss(struct ctx *c, holding_id id, const struct post_form *form);
/* The second person: not the one who appointed. Asks once more what practices ask first. */
bool post_confirm(struct ctx *c, holding_id id, int64_t row_version);
struct post_elected {
	const char *kind;		/* of post, by its code or name */
	const person_id *people;
	size_t people_count;
	day_t day;			/* from which they hold it */
	const char *document;
	int64_t reported_by;		/* the account that reported the result; 0: nobody's */
	bool is_term_going_on;		/* a by-election: whoever of the people holds the post already stays in it as he is */
};
/* Inside a transaction of a procedure that has asked the right itself: these people were elected to the posts of a kind from a day on; who held them before leaves on that
 * day. Of those elected to be plain members (委员) whoever has got another post of the
 * committee is left out. Refuses: no such post in the organisation, more people than seats, and
 * what post_appoint refuses of day and person. A post with grave rights waits for the second person as always, unless
 * the account that reported the result is another one than the one that approves it now: then these two are the two persons, and the approval asks for the
 * password like every confirmation. While a post waits those before stay in it, with their rights; the confirmation ends them on that day. */
bool post_write_elected(struct ctx *c, org_id org, const struct post_elected *e);
/* Inside a transaction begun elsewhere: somebody died or left the Party, and leaves every post on `day`; ended_as: code set holding_ending. */
void post_end_all_of(struct ctx *c, person_id person, day_t day, const char *ended_as, const char *reason);
/* Likewise: somebody's relation left the system. Posts in organisations of the Party end, and what follows from them; one beside it, as in a villagers' committee,
 * is the electors' to end, and ends here only where is_all. */
void post_end_of_party(struct ctx *c, person_id person, day_t day, bool is_all, const char *reason);
/* The posts beside the Party that are held behind the day, with commas between, each with its organisation; "" none. *may_end: the actor may end all of them. */
const char *post_beside_party(struct ctx *c, person_id person, day_t day, bool *may_end);
/* Likewise: somebody leaves the branch, and with it the posts held in it and in its Party groups and what follows from them. */
void post_end_in(struct ctx *c, person_id person, org_id org, day_t day, const char *reason);

/* The first day on which somebody may hold a post: POST_AGE_MIN years behind the birthday; DAY_NONE if that is not known. */
day_t post_age_day(day_t birth_day);
/* A post of the Party: its holder is a full member. */
bool post_is_of_party(const char *kind);

#endif
