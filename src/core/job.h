/* Long work that a request only asks for: kept in table `job`, done in the serving process in
 * steps, on one thread for each family of kinds, so that it can be watched, left, stopped, and goes on after a crash.
 *
 * A room asks with job_ask inside the transaction that decides the work (its audit line is that decision), and gives
 * the kind of work in a table of struct job_kind. The runner (web/job_runner.h) calls `step` again and again with a
 * fresh context of the account that asked, with the rights it has at that moment; a step does one slice, a fraction
 * of a second, and commits it itself. */
#ifndef CORE_JOB_H
#define CORE_JOB_H

#include "core/ctx.h"
#include "core/job_sql.h"

enum job_step { JOB_MORE, JOB_DONE, JOB_FAILED };

/* One job while it runs in this process. */
struct job_run {
	job_id id;
	int64_t subject_id;
	int64_t done_count, total_count;	/* said by the step, shown on pages */
	struct arena *arena;		/* lives until the job ends or the process does */
	void *memory;			/* of the step, in that arena; NULL at the first step, also of a resumed job */
};

/* `kind` is "family.verb"; the kinds of a family stand in one table that ends with a NULL kind, and are done one after
 * the other. `step` leaves a store in failure as it is: the runner tries again, and gives the job up when the store stays
 * so. `failed` (may be NULL) is told when the job was given up, to set the subject right. `release` (may be NULL) gives
 * back what the memory of the run holds besides its arena, however the run ended. `tend` (may be NULL; that of the first kind of a family is
 * called) erases what its room has kept long enough by the clock of the context, some at a time in transactions of its own; false: there is
 * more. The runner calls it when the process starts and every hour of the business clock, with the rights of nobody. A family that only tends has no
 * `step`, and nobody asks for its kind. */
struct job_kind {
	const char *kind;
	enum job_step (*step)(struct ctx *c, struct job_run *run);
	void (*failed)(struct ctx *c, int64_t subject_id);
	void (*release)(struct job_run *run);
	bool (*tend)(struct ctx *c);
};

/* Work for somebody else than the actor: it runs with the rights of that account in that post. */
struct job_order { const char *kind; int64_t subject_id, account_id, holding_id, org_id, total_count; };
/* Inside a write transaction, as the next. */
job_id job_ask_for(struct ctx *c, const struct job_order *order);
/* For the actor. */
job_id job_ask(struct ctx *c, const char *kind, int64_t subject_id, int64_t org_id, int64_t total_count);
/* The newest job about a subject; false if there is none. */
bool job_newest(struct ctx *c, int64_t subject_id, struct job_row *job);
bool job_is_over(const struct job_row *job);
/* Inside a write transaction: what waits or runs about this subject ends after its present step. */
void job_stop(struct ctx *c, int64_t subject_id);

#endif
