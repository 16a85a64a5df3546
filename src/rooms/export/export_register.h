/* Registers beside the roster of people, as files: which there are, and what the query of an export says of one. */
#ifndef ROOMS_EXPORT_EXPORT_REGISTER_H
#define ROOMS_EXPORT_EXPORT_REGISTER_H

#include "core/register.h"
#include "rooms/export/export.h"
#include "rooms/org/org.h"

/* One register as it was asked for: "register=certificate&side=valid". */
struct export_register { const struct register_list *list; struct register_ask ask; struct org_row org; const struct message *side_title; };

/* Does the query of an export ask for a register, and not for people? */
bool export_names_register(const char *query);
/* The register of the query, for the organisation (0: where the post is held) and who may see its people (of organisations and units: them) and export there. Refuses an unknown register,
 * list or narrowing. */
bool export_register_read(struct ctx *c, const char *query, int64_t org, struct export_register *r);
/* What the query says alone, for whoever sees the export by other rights. */
bool export_register_describe(struct ctx *c, const char *query, struct export_register *r);
/* The query in the one form in which it is kept. */
const char *export_register_query(struct arena *a, const struct export_register *r);

#endif
