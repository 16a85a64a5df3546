/* 流动党员服务站台账 (SH-12): who came to a station from elsewhere, checked with the organisation that keeps the membership, and settled by
 * a transfer of the membership or by a temporary card of the station. Only what the home organisation confirmed is settled; what it has
 * not answered stays in checking. Help with work and life are cases of their own. */
#ifndef ROOMS_FLOATING_STATION_H
#define ROOMS_FLOATING_STATION_H

#include "core/ctx.h"
#include "rooms/floating/station_sql.h"
#include "rooms/org/desk_filter.h"
#include "rooms/org/org.h"

#define STATION_ORG_KIND "floating_station"	/* beside the tree, and made to take floating members in */
#define STATION_NAMESAKES_MAX 10

/* The organisation that keeps the membership: inside the installation by code or full name, outside by its name. One of the two. */
struct station_home { const char *code, *name; };
struct station_form { const char *name; struct station_home home; day_t came_day; };
/* What the home organisation says: is_member with the person of its own, or with the document of one outside. */
struct station_answer { bool is_member; person_id person; const char *document; };
/* by: code set station_settle; letter: the number with which a membership came from outside. */
struct station_way { const char *by, *letter; };

/* The entry, for whoever may see people at the station or at the home organisation; else NOT_FOUND. */
bool station_see(struct ctx *c, station_entry_id id, struct station_row *row);
bool station_may_at_station(struct ctx *c, enum permission p, const struct station_row *row);
bool station_may_at_home(struct ctx *c, enum permission p, const struct station_row *row);

/* Needs MAY_EDIT_PERSON at the station. Refuses: an organisation that is no station, no name, no home organisation, one that is unknown,
 * closed, beside the Party, or above the station itself, a day in the future, the same again. */
bool station_register(struct ctx *c, org_id station, const struct station_form *form, station_entry_id *made);
/* Another organisation is asked, as long as none has confirmed. Needs MAY_EDIT_PERSON at the station. */
bool station_ask(struct ctx *c, station_entry_id id, const struct station_home *home, int64_t row_version);
/* The answer of the home organisation: its own act (MAY_EDIT_PERSON there) where it is of this installation, entered by the station with
 * the document where it is outside. Refuses: the station's word for an organisation that can answer itself, a person who is no
 * member of that organisation, one who stands in a ledger already, a confirmation from outside without its document. */
bool station_reply(struct ctx *c, station_entry_id id, const struct station_answer *answer, int64_t row_version);
/* By a transfer that is done, or by a numbered temporary card. Needs MAY_EDIT_PERSON at the station. Refuses: what was not confirmed, a
 * membership that is not here yet, a letter with which nobody of that name came. */
bool station_settle(struct ctx *c, station_entry_id id, const struct station_way *way, int64_t row_version);
/* Went away, or was entered by mistake (code set station_end). Needs MAY_EDIT_PERSON at the station. */
bool station_finish(struct ctx *c, station_entry_id id, const char *ended_by, int64_t row_version);

/* Members of the home organisation who bear the name of the entry, for whoever answers there. */
size_t station_namesakes_of(struct ctx *c, const struct station_row *row, struct station_namesake **found);
/* How many entries wait for an answer of an organisation in the actor's reach: its own, and of those below that answer themselves. */
struct desk_share station_asked(struct ctx *c);
/* Those organisations of a subtree that are asked and of the part of the filter. */
void station_asked_narrow(struct ctx *c, const char *from, const char *to, struct desk_filter *desk);

#endif
