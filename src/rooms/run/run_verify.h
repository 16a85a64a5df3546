/* Are the seals of closed steps those of what the steps hold now? For jishi verify. */
#ifndef ROOMS_RUN_RUN_VERIFY_H
#define ROOMS_RUN_RUN_VERIFY_H

#include "core/services.h"
#include "rooms/run/run_sql.h"

/* The first bad step by its case and number; a case whose programme can't be read any more counts as one bad step, number 0. */
struct run_seal_report { int64_t seals_count, bad_count, first_bad_run, first_bad_step; };

/* Reads every case, some hundred a transaction. False: the database could not be read. */
bool run_verify_seals(struct services *services, struct run_seal_report *report);

#endif
