/* The check, block by block. Writes only what it found; the archive stays as it is. */
#include <string.h>
#include "base/text.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/batch/batch_judge.h"
#include "rooms/batch/batch_run.h"

void batch_columns_of(struct arena *a, const struct batch_item *batch, struct batch_columns *columns)
{
	char *at = arena_text(a, batch->head);

	columns->titles = arena_array(a, SHEET_COLUMNS_MAX, sizeof(*columns->titles));
	columns->fields = arena_array(a, SHEET_COLUMNS_MAX, sizeof(*columns->fields));
	columns->count = 0;
	while (columns->count < SHEET_COLUMNS_MAX) {
		char *end = strchr(at, '\n');

		columns->titles[columns->count++] = at;
		if (end == NULL)
			break;
		*end = '\0';
		at = end + 1;
	}
	batch_fields_parse(batch->fields, columns->fields, columns->count);
}

bool batch_may_write(struct ctx *c, const char *path)
{
	return may_at_path(c, MAY_IMPORT, path) || may_at_path(c, MAY_EDIT_PERSON, path);
}

bool batch_run_begins(struct ctx *c, const struct job_run *run, const char *state, struct batch_item *batch)
{
	struct batch_approval_row approval;

	if (!batch_get(c->store, (batch_id){ run->subject_id }, batch) || !batch_is(batch, state))
		return false;
	if (batch_may_undo(c, batch))
		return true;
	/* What was approved is written, or taken back, in the name of who approved it, who keeps people and need not import. */
	if (!(strcmp(state, "undoing") == 0 ? batch_undo_approval_get(c->store, batch->id, &approval) : batch_approval_get(c->store, batch->id, &approval)))
		return false;
	return (strcmp(approval.state, "approved") == 0 || strcmp(approval.state, "undo_approved") == 0) && approval.decided_by == c->actor.account_id &&
		may_at_path(c, MAY_EDIT_PERSON, batch->path);
}

struct batch_memory *batch_memory_of(struct ctx *c, struct job_run *run, const struct batch_item *batch)
{
	struct batch_memory *m = run->memory;

	if (m != NULL)
		return m;
	m = arena_alloc(run->arena, sizeof(*m));
	batch_columns_of(run->arena, batch, &m->columns);
	m->judge = batch_judge_new(c, run->arena, batch->path, m->columns.fields, m->columns.titles, m->columns.count);
	m->cells = arena_array(run->arena, SHEET_COLUMNS_MAX, sizeof(*m->cells));
	m->slice_rows = BATCH_SLICE_ROWS_MAX / 2;
	run->memory = m;
	return m;
}

static void fill(struct batch_memory *m, int count)
{
	for (int i = count; i < SHEET_COLUMNS_MAX; i++)
		m->cells[i] = "";
}

bool batch_memory_open(struct ctx *c, struct batch_memory *m, const struct batch_row_item *row)
{
	const char *text = crypto_open(c->services->keys, c->arena, "batch_row", "content", row->id.v, row->content);
	int number;

	if (text == NULL)
		return false;
	fill(m, batch_row_split(c->arena, text, &number, m->cells, m->columns.count));
	return number == row->number;
}

/* Rows of an earlier check, some at a time. True when none is left. */
static bool clear_old(struct ctx *c, const struct batch_item *batch)
{
	int64_t deleted;

	store_begin_unlogged(c->store);
	deleted = batch_row_delete_some(c->store, batch->id.v, BATCH_DELETE_ROWS);
	return store_commit(c->store) && deleted == 0;
}

int64_t batch_erased_before_s(const struct ctx *c)
{
	return c->now_s - BATCH_DAYS_KEPT * 86400ll;
}

/* What was never written is dropped with its rows; of what was, the head and its counts stay. */
bool batch_tend(struct ctx *c)
{
	struct batch_expired_row *expired;
	size_t count = batch_expired(c->store, batch_erased_before_s(c), &expired);
	int64_t deleted = 0;

	if (count == 0)
		return store_state(c->store) == STORE_GOOD;
	store_begin_unlogged(c->store);
	for (size_t i = 0; i < count && deleted < BATCH_DELETE_ROWS; i++) {
		if (expired[i].is_open)
			batch_set_state(c->store, expired[i].id, "dropped");
		deleted += batch_row_delete_some(c->store, expired[i].id.v, BATCH_DELETE_ROWS);
		deleted += batch_block_delete(c->store, expired[i].id.v);
		batch_missing_delete(c->store, expired[i].id.v);
	}
	return store_commit(c->store) && deleted == 0;
}

/* One row that is worth keeping, with its slow work done. */
struct kept { int64_t id; int number; enum batch_verdict_kind kind; bool is_warned, is_twin; int64_t person, version; struct bytes content, findings; };

static void keep(struct ctx *c, const char *line, size_t bytes, int number, const struct batch_verdict *v, struct kept *k)
{
	*k = (struct kept){ .id = store_new_id(c->store), .number = number, .kind = v->kind, .is_warned = v->is_warned, .is_twin = v->is_twin,
		.person = v->row.id.v, .version = v->row.row_version };
	k->content = crypto_seal(c->services->keys, c->arena, "batch_row", "content", k->id, arena_text_n(c->arena, line, bytes));
	k->findings = crypto_seal(c->services->keys, c->arena, "batch_row", "findings", k->id, v->findings);
}

/* Judges the rows of a block; gives how many are to be kept. */
static size_t judge_block(struct ctx *c, struct batch_memory *m, const char *text, struct kept *kept, struct batch_counts *counts)
{
	struct arena *row_arena = arena_new();
	struct ctx row_ctx = *c;
	size_t count = 0;

	row_ctx.arena = row_arena;
	while (*text != '\0' && count < BATCH_BLOCK_ROWS) {
		size_t bytes = strcspn(text, "\n");
		struct batch_verdict v;
		int number;

		arena_clear(row_arena);
		fill(m, batch_row_split(row_arena, text, &number, m->cells, m->columns.count));
		batch_judge_row(m->judge, &row_ctx, number, m->cells, BATCH_LOOK_CHECK, &v);
		counts->verdicts[v.kind]++;
		counts->warned += v.is_warned && v.kind != BATCH_WRONG;
		counts->dated += v.is_dated && v.kind == BATCH_CHANGED;
		counts->twins += v.is_twin;
		if (v.kind == BATCH_WRONG || v.kind == BATCH_NEW || v.kind == BATCH_CHANGED || v.is_warned)
			keep(c, text, bytes, number, &v, &kept[count++]);
		text += bytes + (text[bytes] == '\n');
	}
	arena_free(row_arena);
	return count;
}

static bool write_block(struct ctx *c, const struct batch_item *batch, const struct kept *kept, size_t count)
{
	if (count == 0)
		return true;
	store_begin_unlogged(c->store);
	for (size_t i = 0; i < count; i++)
		batch_row_insert(c->store, (batch_row_id){ kept[i].id }, batch->id.v, kept[i].number, batch_verdict_name(kept[i].kind),
			kept[i].is_warned, kept[i].is_twin, kept[i].person, kept[i].version, kept[i].content, kept[i].findings, (struct bytes){ "", 0 });
	return store_commit(c->store);
}

static enum job_step finish(struct ctx *c, const struct batch_item *batch, const struct batch_memory *m)
{
	store_begin_unlogged(c->store);
	batch_set_counts(c->store, batch->id, m->rows - m->counts.verdicts[BATCH_SKIPPED], m->counts.verdicts[BATCH_NEW], m->counts.verdicts[BATCH_CHANGED],
		m->counts.verdicts[BATCH_SAME], m->counts.verdicts[BATCH_WRONG], m->counts.warned, m->counts.dated, m->counts.twins);
	batch_org_keep_missing(c, m->judge, batch->id);
	batch_move(c->store, batch->id, "checked", batch->row_version);	/* none when it was stopped meanwhile */
	store_commit(c->store);
	return JOB_DONE;
}

enum job_step batch_check_step(struct ctx *c, struct job_run *run)
{
	struct batch_item batch;
	struct batch_memory *m;
	struct batch_block_row block;
	struct kept *kept;
	const char *text;
	struct batch_counts counts = { 0 };
	size_t count;

	if (!batch_run_begins(c, run, "checking", &batch))
		return JOB_FAILED;
	m = batch_memory_of(c, run, &batch);
	if (!m->is_cleared) {
		m->is_cleared = clear_old(c, &batch);
		run->done_count = 0;
		return JOB_MORE;
	}
	if (m->block >= batch.blocks)
		return finish(c, &batch, m);
	if (!batch_block_get(c->store, batch.id.v, m->block, &block))
		return JOB_FAILED;
	text = crypto_open(c->services->keys, c->arena, "batch_block", "rows", block.id.v, block.rows);
	if (text == NULL)
		return JOB_FAILED;
	kept = arena_array(c->arena, BATCH_BLOCK_ROWS, sizeof(*kept));
	count = judge_block(c, m, text, kept, &counts);
	if (store_state(c->store) != STORE_GOOD || !write_block(c, &batch, kept, count))
		return JOB_MORE;	/* again, from the same block */
	m->block++;
	for (int i = 0; i < BATCH_VERDICTS_COUNT; i++) {
		m->counts.verdicts[i] += counts.verdicts[i];
		m->rows += counts.verdicts[i];
	}
	m->counts.warned += counts.warned;
	m->counts.dated += counts.dated;
	m->counts.twins += counts.twins;
	run->done_count = m->rows;
	return JOB_MORE;
}
