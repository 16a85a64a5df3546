/* 在职党员社区报到, 双报到 (GY-12, SH-10): an in-service member registers with the Party organisation of the community where he lives. The
 * membership, the vote and the dues stay with the branch of the unit; unit, community and the member see the same card, but what was
 * done reaches the unit by feedback (resident_feedback.h). The register keeps no address, and of the service day, kind and hours only. */
#ifndef ROOMS_RESIDENT_RESIDENT_H
#define ROOMS_RESIDENT_RESIDENT_H

#include "core/ctx.h"
#include "rooms/person/person.h"
#include "rooms/resident/resident_rule.h"
#include "rooms/org/desk_filter.h"
#include "rooms/resident/resident_sql.h"

/* community: code or full name. */
struct resident_form { const char *community, *offer; day_t day; };

/* The card, for whoever may see people at the unit or, while it lasts, at the community, and for the member; else NOT_FOUND. */
bool resident_see(struct ctx *c, resident_id id, struct resident_row *row);
bool resident_may_at_unit(struct ctx *c, enum permission p, const struct resident_row *row);
bool resident_may_at_community(struct ctx *c, enum permission p, const struct resident_row *row);

/* Needs MAY_EDIT_PERSON at the branch, or MAY_SEE_SELF for oneself. A registration that lasts elsewhere ends on the same day: one community
 * at a time. Refuses: somebody who is no member or is retired, a day in the future, before joining or before the present
 * registration began, an address as an offer, an organisation that is unknown, closed, none of the Party, the own or one above it, the same again. */
bool resident_register(struct ctx *c, person_id person, const struct resident_form *form, resident_id *made);
/* The community takes the member in. Needs MAY_EDIT_PERSON there. */
bool resident_accept(struct ctx *c, resident_id id, int64_t row_version);
/* What the member did for the community. The same day and activity again replaces the hours, 0 hours take the entry back. Needs
 * MAY_EDIT_PERSON at the community. Refuses: before it was accepted, a day before that or in the future, hours that are none, an address. */
bool resident_note_service(struct ctx *c, resident_id id, day_t day, const char *activity, const char *hours, int64_t row_version);
/* Serves there no more, or was registered by mistake (ended_by: ended or mistaken). Needs MAY_EDIT_PERSON at the branch. */
bool resident_finish(struct ctx *c, resident_id id, day_t day, const char *ended_by, int64_t row_version);
/* How many wait to be taken in by the actor's organisation, and by communities below it. */
struct desk_share resident_waiting(struct ctx *c);
/* Those communities of a subtree where somebody waits and that are of the part of the filter. */
void resident_waiting_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk);

#endif
