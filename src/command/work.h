/* The long work that a serving process does, family by family. A room that has some gets a line in work.c. */
#ifndef COMMAND_WORK_H
#define COMMAND_WORK_H

#include "core/job.h"

extern const struct job_kind *const WORK[];	/* for job_runner_start */

#endif
