/* Lists of organisations: who sees one, and how its rows are founded, slice after slice. */
#include "rooms/org/founding_part.h"

#include "core/audit.h"
#include "core/permit.h"
#include "rooms/org/org_part.h"
#include "text/founding.h"

#include <string.h>

bool founding_is_at_work(const struct founding_item *list)
{
	return strcmp(list->state, "founding") == 0;
}

bool founding_see(struct ctx *c, founding_id id, struct founding_item *list)
{
	if (!founding_get(c->store, id, list) || !may_at(c, MAY_EDIT_ORG, list->org.v))
		return ctx_refuse(c, NOT_FOUND, T_founding_not_found, NULL);
	return true;
}

bool founding_confirm(struct ctx *c, founding_id id, int64_t row_version)
{
	struct founding_item list;
	struct founding_check check;

	ctx_begin(c, "org.found_listed", "founding", id.v, 0);
	if (!founding_see(c, id, &list))
		return false;
	if (founding_is_at_work(&list))
		return ctx_refuse_changed(c, T_founding_moved_on, NULL);
	if (!founding_check(c, &list, &check))
		return false;
	if (check.counts[FOUNDING_NEW] == 0)
		return ctx_refuse(c, AGAINST_RULE, T_founding_none, NULL);
	store_subject(c->store, id.v, list.org.v);
	if (founding_begin(c->store, id, row_version) != 1)
		return ctx_refuse_changed(c, T_founding_moved_on, NULL);
	store_note(c->store, "rows", NULL, ctx_number(c, check.counts[FOUNDING_NEW]));
	job_ask(c, "org.found_many", id.v, list.org.v, list.rows);
	return ctx_commit(c);
}

/* The rows of one slice; those before it are there or were wrong. */
static int64_t found_slice(struct ctx *c, struct founding_judge *j, size_t from, size_t to)
{
	int64_t made_count = 0;

	for (size_t i = 0; i < to && store_state(c->store) == STORE_GOOD; i++) {
		struct org_row parent;
		struct org_form form;
		org_id made;

		founding_judge_row(j, i, i >= from, &form, &parent);
		if (i < from || j->rows[i].verdict != FOUNDING_NEW)
			continue;
		org_write_new(c, &form, &parent, true, &made);
		founding_judge_made(j, i, made);
		made_count++;
	}
	return made_count;
}

static enum job_step found_step(struct ctx *c, struct job_run *run)
{
	founding_id id = { run->subject_id };
	struct founding_item list;
	struct founding_judge j;
	size_t from, to;
	int64_t made;

	store_give_way(c->store);
	ctx_begin(c, "org.found_many", "founding", id.v, 0);
	if (!founding_see(c, id, &list))
		return store_state(c->store) == STORE_GOOD ? JOB_FAILED : JOB_MORE;
	if (!founding_is_at_work(&list))
		return JOB_DONE;
	if (!founding_judge_begin(c, &list, &j))
		return JOB_FAILED;
	store_subject(c->store, id.v, list.org.v);
	from = (size_t)list.done;
	to = from + FOUNDING_SLICE_ROWS < j.count ? from + FOUNDING_SLICE_ROWS : j.count;
	made = found_slice(c, &j, from, to);
	founding_add_done(c->store, id, (int64_t)(to - from), made);
	if (to == j.count)
		founding_set_state(c->store, id, "done");
	store_note(c->store, "rows", ctx_number(c, (int64_t)from), ctx_number(c, (int64_t)to));
	store_note(c->store, "made", NULL, ctx_number(c, made));
	if (!ctx_commit(c))
		return JOB_MORE;
	run->done_count = (int64_t)to;
	return to == j.count ? JOB_DONE : JOB_MORE;
}

/* Given up between two slices: what is founded stays, and the list can be confirmed again. */
static void set_right(struct ctx *c, int64_t subject)
{
	struct founding_item list;

	ctx_begin(c, "org.found_stopped", "founding", subject, 0);
	if (founding_get(c->store, (founding_id){ subject }, &list)) {
		store_subject(c->store, subject, list.org.v);
		founding_set_state(c->store, list.id, "checked");
	}
	ctx_commit(c);
}

const struct job_kind FOUNDING_JOBS[] = {
	{ "org.found_many", found_step, set_right, NULL, NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
