/* What asking, making and fetching share: private to the room. */
#ifndef ROOMS_EXPORT_EXPORT_RUN_H
#define ROOMS_EXPORT_EXPORT_RUN_H

#include "rooms/export/export.h"

#define EXPORT_BLOCK_BYTES (1024 * 1024)	/* of the file, a row of export_block each */

/* A step of the making, for the job runner: rows, the end of the file, or blocks of it into export_block. JOB_FAILED where it was withdrawn, refused or is
 * dead meanwhile. */
enum job_step export_make_step(struct ctx *c, struct job_run *run);
/* Gives back the file that is being made, where the job ends or is taken away half way; nothing where there is none. */
void export_make_release(struct job_run *run);

#endif
