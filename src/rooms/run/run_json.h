/* A case as JSON. */
#ifndef ROOMS_RUN_RUN_JSON_H
#define ROOMS_RUN_RUN_JSON_H

#include "rooms/run/run.h"
#include "web/web.h"

/* The members of the object RUN_CASE_FIELDS (run_api.c): steps, values, signatures, what is missing, figures, reports and moves. Sealed forms are left out. */
void run_put_case(struct web *w, struct json *j, const struct run_case *of);

#endif
