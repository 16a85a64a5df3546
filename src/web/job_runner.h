/* The one thread that does the long work of table `job`, beside the workers of requests. */
#ifndef WEB_JOB_RUNNER_H
#define WEB_JOB_RUNNER_H

#include "core/job.h"
#include "web/site.h"

struct job_runner;

/* `kinds` ends with a NULL kind. What a process before this one left running is taken up again. NULL: no thread. */
struct job_runner *job_runner_start(struct site *site, const struct job_kind *kinds);
/* Ends after the present step; the job goes on at the next start. NULL is allowed. */
void job_runner_stop(struct job_runner *r);

#endif
