/* Sealed forms (密封表单): what the programme lets only some read (read_by). They are read on request, each reading stands in the log, and
 * once the case is over nobody reads them any more. */
#ifndef ROOMS_RUN_RUN_SEALED_H
#define ROOMS_RUN_RUN_SEALED_H

#include "rooms/run/run.h"

struct run_sealed_entry { const char *field, *title, *text; };
struct run_sealed {
	struct run_case k;
	const struct programme_form *form;
	struct run_sealed_entry *entries; size_t entries_count;
};

/* What the form holds in the present round. Commits, since the reading is logged. Refuses: a case that the actor does not see, a form
 * that is not sealed or not filled in (NOT_FOUND); somebody who is in none of its roles (FORBIDDEN), whether there is something to read
 * or not; a case that is over. */
bool run_sealed_see(struct ctx *c, run_id id, const char *form, struct run_sealed *out);

#endif
