#include "rooms/batch/batch_edit.h"

#include <assert.h>
#include "core/crypto.h"
#include "core/services.h"
#include "rooms/batch/batch_image.h"
#include "rooms/batch/batch_judge.h"

/* A row holds the name alone; where one was left alone there is no former value. */
#define EDIT_HEAD "name"
#define NO_VERSION 0

void batch_edit_open(struct ctx *c, struct batch_edit *e, batch_id id, org_id org, const char *path, const char *reason, int64_t people_count)
{
	*e = (struct batch_edit){ 0 };
	if (!batch_get(c->store, id, &e->batch)) {
		batch_insert(c->store, id, c->actor.account_id, c->actor.holding_id, org, path, reason, "applied", 0, EDIT_HEAD, EDIT_HEAD, c->now_s, 0,
			people_count, BATCH_EDIT);
		batch_get(c->store, id, &e->batch);
	}
	assert(store_state(c->store) != STORE_GOOD || batch_is_edit(&e->batch));
	e->number = e->batch.done + e->batch.kept;
	batch_journal_init(&e->journal, c->arena);
	e->journal.first = e->number + 1;
}

static struct bytes seal(struct ctx *c, batch_row_id id, const char *column, const char *text)
{
	return crypto_seal(c->services->keys, c->arena, "batch_row", column, id.v, text);
}

static void keep(struct ctx *c, struct batch_edit *e, int64_t person, int64_t version, const char *name, struct batch_findings *f, const char *image)
{
	batch_row_id id = { store_new_id(c->store) };

	e->number++;
	batch_row_keep(c->store, id, e->batch.id.v, e->number, batch_verdict_name(version == NO_VERSION ? BATCH_SKIPPED : BATCH_CHANGED), person, version,
		version == NO_VERSION ? BATCH_LEFT_OUT : BATCH_WRITTEN,
		seal(c, id, "content", arena_printf(c->arena, "%lld\t%s", (long long)e->number, name)), seal(c, id, "findings", buffer_text(&f->text)),
		image == NULL ? (struct bytes){ "", 0 } : seal(c, id, "before", image));
}

void batch_edit_add(struct ctx *c, struct batch_edit *e, const struct person_row *before, const struct batch_edit_change *changes, size_t count)
{
	const char *image = batch_image_of(c, before);
	int64_t version = before->row_version + 1;
	struct batch_findings f = { 0 };

	buffer_init(&f.text, c->arena, 0);
	for (size_t i = 0; i < count; i++)
		batch_finding_change(&f, changes[i].field, changes[i].before, changes[i].after);
	keep(c, e, before->id.v, version, before->name, &f, image);
	batch_journal_add(c, &e->journal, e->number, before->id.v, version, image);
}

void batch_edit_pass(struct ctx *c, struct batch_edit *e, int64_t person, const char *name, message why)
{
	struct batch_findings f = { 0 };

	buffer_init(&f.text, c->arena, 0);
	batch_finding_add(&f, BATCH_FINDING_WRONG, "@name", name, why, NULL);
	keep(c, e, person, NO_VERSION, name, &f, NULL);
	e->journal.passed++;
}

void batch_edit_close(struct ctx *c, struct batch_edit *e, int64_t same_count, struct batch_item *total)
{
	e->journal.last = e->number;
	batch_add_edit(c->store, e->batch.id, e->journal.written, e->journal.passed, same_count, c->now_s);
	batch_journal_note(c, &e->journal);
	if (total != NULL)
		batch_get(c->store, e->batch.id, total);
}
