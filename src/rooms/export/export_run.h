/* What asking, making and fetching share: private to the room. */
#ifndef ROOMS_EXPORT_EXPORT_RUN_H
#define ROOMS_EXPORT_EXPORT_RUN_H

#include "rooms/export/export.h"

#define EXPORT_BLOCK_BYTES (1024 * 1024)	/* of the file, a row of export_block each */

enum job_step export_make_step(struct ctx *c, struct job_run *run);
void export_make_release(struct job_run *run);

#endif
