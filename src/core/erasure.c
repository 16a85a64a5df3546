#include "core/erasure.h"

#include <unistd.h>
#include "base/log.h"
#include "core/audit.h"
#include "core/services.h"

/* From now on nobody reads them: the decision, and what it rests on, is on disk before the first byte goes. */
static bool mark_due(struct ctx *c, const struct file_due_row *due, size_t count)
{
	ctx_begin(c, "file.erase", "file", due[0].id.v, 0);
	for (size_t i = 0; i < count; i++) {
		file_erase(c->store, due[i].id, c->today);
		audit_note_day(c, "file_keep", "keep_day", due[i].id.v, due[i].keep_day, DAY_NONE);
		store_note(c->store, "digest", due[i].digest, NULL);
	}
	store_note(c->store, "count", NULL, ctx_number(c, (int64_t)count));
	return ctx_commit(c);
}

/* Inside the transaction, which follows every other that may bring a paper with the same bytes: file_record looks whether they are still there. */
static bool destroy_one(struct ctx *c, const struct file_due_row *erased, int64_t *shared_count)
{
	struct file_kept_row kept;

	if (file_kept_with(c->store, erased->digest, &kept)) {
		++*shared_count;
	} else if (store_state(c->store) != STORE_GOOD) {
		return false;
	} else if (!file_destroy(c->services->files, erased->digest)) {
		log_write(LOG_ERROR, "erasure", "the bytes of an erased paper can't be removed", "digest", erased->digest, NULL);
		return false;
	}
	file_mark_destroyed(c->store, erased->id);
	store_note(c->store, "digest", erased->digest, NULL);
	return true;
}

/* True once nothing is left that can be destroyed now. */
static bool destroy_erased(struct ctx *c)
{
	struct file_due_row *erased;
	size_t count = file_erased(c->store, &erased);
	int64_t done_count = 0, shared_count = 0;
	bool is_done;

	if (count == 0)
		return store_state(c->store) == STORE_GOOD;
	ctx_begin(c, "file.destroy", "file", erased[0].id.v, 0);
	for (size_t i = 0; i < count; i++)
		done_count += destroy_one(c, &erased[i], &shared_count);
	store_note(c->store, "count", NULL, ctx_number(c, done_count));
	store_note(c->store, "shared", NULL, ctx_number(c, shared_count));
	if (done_count > 0) {
		ctx_commit(c);
		return false;
	}
	is_done = store_state(c->store) == STORE_GOOD;
	store_abandon(c->store);
	return is_done;
}

bool erasure_tend(struct ctx *c)
{
	struct file_due_row *due;
	size_t count = file_due(c->store, c->today, &due);
	int lock;
	bool is_done;

	if (count > 0) {
		mark_due(c, due, count);
		return false;
	}
	if (store_state(c->store) != STORE_GOOD)
		return false;
	lock = file_store_lock(c->services->files, true);
	if (lock < 0)
		return true;	/* a backup reads them: in an hour */
	is_done = destroy_erased(c);
	close(lock);
	return is_done;
}

const struct job_kind ERASURE_JOBS[] = {
	{ "erasure.tend", NULL, NULL, NULL, erasure_tend },
	{ NULL, NULL, NULL, NULL, NULL },
};
