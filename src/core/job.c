#include "core/job.h"

#include <assert.h>
#include <string.h>

job_id job_ask_for(struct ctx *c, const struct job_order *o)
{
	job_id id = { store_new_id(c->store) };

	assert(store_is_writing(c->store));
	job_insert(c->store, id, o->kind, o->subject_id, o->account_id, o->holding_id, o->org_id, o->total_count, c->machine_s);
	return id;
}

job_id job_ask(struct ctx *c, const char *kind, int64_t subject, int64_t org, int64_t total_count)
{
	return job_ask_for(c, &(struct job_order){ .kind = kind, .subject_id = subject, .account_id = c->actor.account_id,
		.holding_id = c->actor.holding_id, .org_id = org, .total_count = total_count });
}

bool job_newest(struct ctx *c, int64_t subject, struct job_row *job)
{
	return job_by_subject(c->store, subject, job);
}

bool job_is_over(const struct job_row *job)
{
	return strcmp(job->state, "waiting") != 0 && strcmp(job->state, "running") != 0;
}

void job_stop(struct ctx *c, int64_t subject)
{
	assert(store_is_writing(c->store));
	job_stop_of(c->store, subject, c->machine_s);
}
