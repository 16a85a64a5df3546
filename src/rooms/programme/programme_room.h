/* Practices that are kept and used: each version of a programme file once, and where it is in force. A case keeps the version it
 * began with; a new version of the same practice in the same organisation takes over from its day. */
#ifndef ROOMS_PROGRAMME_PROGRAMME_ROOM_H
#define ROOMS_PROGRAMME_PROGRAMME_ROOM_H

#include "core/ctx.h"
#include "programme/problem.h"
#include "programme/programme.h"
#include "rooms/org/org_sql.h"
#include "rooms/programme/programme_sql.h"

/* Reads a text; NULL with its problems when it may not be kept. Nothing is written. */
struct programme *programme_room_read(struct ctx *c, const char *text, struct problems **problems);

/* What comes with the program and is not kept yet, or not in this version, by place or rule; ends with a name NULL. */
struct programme_shipped { const char *name, *title, *origin; int version; bool is_newer; };	/* is_newer: an older version is kept */
const struct programme_shipped *programme_room_shipped(struct ctx *c);

/* Needs MAY_SET_NORMS at the county. Keeps the text as a version of its practice; the same text again gives the one that is there.
 * Refuses a text with problems (field "text"; they come back in *problems), and another text under a version that is there. */
bool programme_room_keep(struct ctx *c, const char *text, struct problems **problems, programme_file_id *id);

/* Needs MAY_SET_NORMS in the organisation. In force there and below from that day, which is not past; the version before ends on
 * it. Refuses: no document, a day before today, and one not after the beginning of the version that is in force. */
bool programme_room_use(struct ctx *c, org_id org, programme_file_id programme, day_t from_day, const char *document);

/* Needs MAY_SET_NORMS in its organisation. No longer in force from that day, which is not past. */
bool programme_room_end(struct ctx *c, org_id org, programme_use_id use, day_t day, int64_t row_version);

#endif
