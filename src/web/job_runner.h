/* The threads that do the long work of table `job`, beside the workers of requests: one for each family of kinds, so that
 * a long import does not keep a small export waiting. */
#ifndef WEB_JOB_RUNNER_H
#define WEB_JOB_RUNNER_H

#include "core/job.h"
#include "web/site.h"

struct job_runner;

#define JOB_FAMILIES_MAX 8

/* `families` ends with NULL. What a process before this one left running is taken up again. NULL: a thread could not be
 * had, and none runs. */
struct job_runner *job_runner_start(struct site *site, const struct job_kind *const *families);
/* Ends after the present steps; the jobs go on at the next start. NULL is allowed. */
void job_runner_stop(struct job_runner *r);

#endif
