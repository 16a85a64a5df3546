/* 流动党员双重管理 (CS-03, KFQ-15): the branch keeps the membership, one organisation where the member lives takes the member in, both see
 * the same card. The register begins when somebody goes away and ends with the return or with the membership in the branch. Where
 * somebody votes and what dues are owed does not change: only the membership tells. */
#ifndef ROOMS_FLOATING_FLOATING_H
#define ROOMS_FLOATING_FLOATING_H

#include "core/ctx.h"
#include "rooms/floating/floating_rule.h"
#include "rooms/floating/floating_sql.h"
#include "rooms/person/person.h"

#define FLOATING_WISH_CHARS_MAX 200
#define FLOATING_REASON_CHARS_MAX 200

/* A receiving organisation: inside the installation by code or full name, outside by its name. One of the two. */
struct floating_to { const char *code, *name; };

struct floating_form {
	const char *reason, *place, *phone, *wish;	/* reason: code set floating_reason; place: a city */
	bool is_settled;
	day_t away_since;
	struct floating_to host;			/* may be empty: not known yet */
};

/* The card, for whoever may see people at home or at an organisation that takes the member in today; else NOT_FOUND. */
bool floating_see(struct ctx *c, floating_id id, struct floating_row *row);
/* Right p at home, or at a host of today. */
bool floating_may_at_home(struct ctx *c, enum permission p, const struct floating_row *row);
bool floating_may_at_host(struct ctx *c, enum permission p, const struct floating_row *row);
/* Is it a host of today, here and not outside, at which the actor has the right? */
bool floating_is_actors_host(struct ctx *c, enum permission p, const struct floating_host_row *host);
/* The first such host that has taken the member in, to edit there; false: none. */
bool floating_taken_in_by_actor(struct ctx *c, floating_id id, struct floating_host_row *host);

/* Needs MAY_EDIT_PERSON at the branch. Refuses: somebody who is no member, or is registered already, a day in the future or before
 * joining, no phone or no place (domain rule 7), an address as a place, a host that is the own branch, is closed or is no
 * organisation of the Party. Writes the role floating_out. */
bool floating_register(struct ctx *c, person_id person, const struct floating_form *form, floating_id *made);
/* Puts right where somebody is, whether he is settled there, and how to reach him; phone "" or NULL: as it is. Needs MAY_EDIT_PERSON at home. Refuses as
 * registering does, an ended one, and where nothing would change. */
bool floating_correct(struct ctx *c, floating_id id, const char *place, bool is_settled, const char *phone, int64_t row_version);
/* Another host from `day` on; the former host is closed on the same day (CS-03). `is_more`: beside the present one, where the norm
 * `post` allows several (KFQ-15: band floating_hosts). Refuses a day before the present host's first or in the future. */
bool floating_set_host(struct ctx *c, floating_id id, const struct floating_to *to, day_t day, bool is_more, int64_t row_version);
/* The host takes the member in. Needs MAY_EDIT_PERSON at the host. Refuses when it did already. */
bool floating_accept(struct ctx *c, floating_id id, int64_t row_version);
/* The home organisation tried to get in touch. Needs MAY_EDIT_PERSON at home. Refuses a day before the departure or in the future. */
bool floating_note_contact(struct ctx *c, floating_id id, day_t day, const char *method, bool is_reached, int64_t row_version);
/* Came back, or was registered by mistake (code set floating_end; the two others come about by themselves). */
bool floating_finish(struct ctx *c, floating_id id, day_t day, const char *ended_by, int64_t row_version);
/* Phone and wishes in full: needs MAY_SEE_FULL at home or host and a reason, which is logged. A POST. */
bool floating_reveal(struct ctx *c, floating_id id, const char *reason, const char **phone, const char **wish);

/* Months between two contacts, at most: band floating_contact_months of the norm `post`, three unless it says otherwise. */
int floating_contact_months(struct ctx *c);
int floating_hosts_max(struct ctx *c);
/* Contacts on this day or later are not due today: for lists. */
day_t floating_contact_since(struct ctx *c);
/* Did anybody ever get through? */
bool floating_was_reached(const struct floating_contact_row *contacts, size_t count);
/* In how many ways the member was sought in vain since somebody last got through. */
int floating_searches(const struct floating_contact_row *contacts, size_t count);

#endif
