/* The file of an export, made step by step: the list is read, its rows are written EXPORT_STEP_ROWS at a time, and the
 * finished file is sealed and kept block by block. After a crash it is made anew. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "core/crypto.h"
#include "core/permit.h"
#include "core/services.h"
#include "rooms/export/export_register.h"
#include "rooms/export/export_run.h"
#include "text/export.h"

#define EXPORT_STEP_ROWS 1000

struct making {
	const struct person_input *inputs[40];
	int columns_count;
	struct sheet_page page;
	struct sheet_writer *writer;	/* NULL once the file is whole */
	int fd;				/* of the whole file; -1 before */
	int64_t bytes, kept_bytes, blocks;
	const int64_t *ids;
	size_t count, at;
	bool is_full;
};

void export_make_release(struct job_run *run)
{
	struct making *m = run->memory;

	if (m == NULL)
		return;
	if (m->writer != NULL)
		m->fd = sheet_write_end(m->writer, NULL);
	if (m->fd >= 0)
		close(m->fd);
	run->memory = NULL;
}

static bool begin_writer(struct ctx *c, struct arena *a, const struct export_row *row, struct making *m, const struct sheet_column *columns, int count)
{
	const struct message_arg args[] = { { "name", c->actor.name }, { "time", time_text(c->arena, c->now_s) }, { "number", ctx_number(c, row->id.v) } };

	m->page = (struct sheet_page){ .title = arena_text(a, row->title), .author = arena_text(a, c->actor.name), .mark = message_text(a, LANG_ZH, T_export_mark, args, 3) };
	m->writer = sheet_write_begin(strcmp(row->format, "csv") == 0 ? SHEET_CSV : SHEET_XLSX, &m->page, columns, count);
	return m->writer != NULL;
}

static bool open_writer(struct ctx *c, struct arena *a, const struct export_row *row, struct making *m)
{
	struct sheet_column columns[41];
	int count = 0;

	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (export_has_chosen(row->columns, PERSON_INPUTS[i].name)) {
			columns[count] = (struct sheet_column){ message_text(a, LANG_ZH, PERSON_INPUTS[i].label, NULL, 0), 14, true };
			m->inputs[count++] = &PERSON_INPUTS[i];
		}
	m->columns_count = count;
	columns[count] = (struct sheet_column){ message_text(a, LANG_ZH, T_export_org, NULL, 0), 30, true };
	return begin_writer(c, a, row, m, columns, count + 1);
}

/* Who asked must still have the rights that the asking needed. */
static bool may_still(struct ctx *c, const struct export_row *row)
{
	return may_at_path(c, MAY_EXPORT, row->path) && (!row->is_full || may_at_path(c, MAY_SEE_FULL, row->path));
}

static enum job_step end_without_file(struct ctx *c, const struct export_row *row, const char *state, size_t count)
{
	ctx_begin(c, "export.end", "export", row->id.v, row->org.v);
	export_end(c->store, row->id, state, (int64_t)count, 0);
	store_note(c->store, "state", NULL, state);
	ctx_commit(c);
	return JOB_DONE;
}

static bool clear_blocks(struct ctx *c, const struct export_row *row)
{
	store_begin_unlogged(c->store);
	export_block_clear(c->store, row->id.v);
	return store_commit(c->store);
}

static bool open_register_writer(struct ctx *c, struct arena *a, const struct export_row *row, struct making *m, const struct register_list *list)
{
	struct sheet_column *columns = arena_array(a, list->columns_count + 1, sizeof(*columns));

	for (size_t i = 0; i < list->columns_count; i++)
		columns[i] = (struct sheet_column){ message_text(a, LANG_ZH, list->columns[i].title, NULL, 0), list->columns[i].width, true };
	return begin_writer(c, a, row, m, columns, (int)list->columns_count);
}

/* A register is read in one go, so that all its rows are of one moment: it has thousands of short rows, and not the archive of a county. */
static enum job_step begin_register(struct ctx *c, struct job_run *run, const struct export_row *row)
{
	struct making *m = arena_alloc(run->arena, sizeof(*m));
	struct ctx row_ctx = *c;
	struct export_register r;
	const char **cells;
	size_t total, got;

	row_ctx.lang = LANG_ZH;
	m->fd = -1;
	if (!may_still(c, row) || !export_register_read(c, row->filters, row->org.v, &r))
		return JOB_FAILED;
	if (!clear_blocks(c, row))
		return JOB_MORE;
	total = (size_t)r.list->count(&row_ctx, &r.ask);
	if (store_state(c->store) != STORE_GOOD)
		return JOB_MORE;
	if (!row->needs_second && total > EXPORT_ROWS_ALONE)
		return end_without_file(c, row, "grown", total);
	if (!open_register_writer(c, run->arena, row, m, r.list))
		return JOB_FAILED;
	run->memory = m;
	do {
		got = r.list->read(&row_ctx, &r.ask, EXPORT_STEP_ROWS, (int64_t)m->count, &cells);
		for (size_t i = 0; i < got; i++)
			sheet_write_row(m->writer, &cells[i * r.list->columns_count]);
		m->count += got;
	} while (got == EXPORT_STEP_ROWS);
	m->at = m->count;
	run->total_count = run->done_count = (int64_t)m->count;
	if (store_state(c->store) != STORE_GOOD)
		export_make_release(run);
	return JOB_MORE;
}

static enum job_step begin(struct ctx *c, struct job_run *run, const struct export_row *row)
{
	struct making *m = arena_alloc(run->arena, sizeof(*m));
	struct roster_scope scope;
	struct roster_query query;
	int64_t *ids, *kept;

	m->fd = -1;
	m->is_full = row->is_full;
	if (!may_still(c, row) || !roster_open(c, row->org.v, &scope))
		return JOB_FAILED;
	if (!clear_blocks(c, row))
		return JOB_MORE;
	roster_query_read(c, row->filters, &query);
	m->count = roster_match(c, &scope, &query, &ids);
	if (store_state(c->store) != STORE_GOOD)
		return JOB_MORE;
	if (ctx_is_refused(c))	/* a list behind a number may lie where the account may look no longer */
		return JOB_FAILED;
	if (!row->needs_second && m->count > EXPORT_ROWS_ALONE)
		return end_without_file(c, row, "grown", m->count);
	kept = arena_array(run->arena, m->count, sizeof(*kept));
	memcpy(kept, ids, m->count * sizeof(*kept));
	m->ids = kept;
	if (!open_writer(c, run->arena, row, m))
		return JOB_FAILED;
	run->memory = m;
	run->total_count = (int64_t)m->count;
	run->done_count = 0;
	return JOB_MORE;
}

static void write_person(struct ctx *c, struct making *m, int64_t id)
{
	const char *cells[42];
	struct person_row person;
	struct person_org_row org;
	struct person_form form;

	if (!person_get(c->store, (person_id){ id }, &person))
		return;
	person_form_of(c, &person, &form);
	if (m->is_full)
		person_form_unmask(c, &person, &form);
	for (int i = 0; i < m->columns_count; i++)
		cells[i] = person_input_words(c, &form, m->inputs[i]);
	cells[m->columns_count] = person_org(c->store, person.org, &org) ? org.name : "";
	sheet_write_row(m->writer, cells);
}

/* Rows that were written cannot be taken out of the file again: after a failed read it is begun anew. */
static enum job_step write_rows(struct ctx *c, struct job_run *run, struct making *m)
{
	struct ctx row_ctx = *c;

	row_ctx.lang = LANG_ZH;
	for (size_t end = m->at + EXPORT_STEP_ROWS; m->at < m->count && m->at < end; m->at++)
		write_person(&row_ctx, m, m->ids[m->at]);
	if (store_state(c->store) != STORE_GOOD)
		export_make_release(run);
	else
		run->done_count = (int64_t)m->at;
	return JOB_MORE;
}

static enum job_step end_writer(struct making *m)
{
	m->fd = sheet_write_end(m->writer, &m->bytes);
	m->writer = NULL;
	return m->fd >= 0 ? JOB_MORE : JOB_FAILED;
}

static enum job_step keep_block(struct ctx *c, struct making *m, export_id id)
{
	int64_t rest = m->bytes - m->kept_bytes;
	struct bytes clear = { NULL, (size_t)(rest < EXPORT_BLOCK_BYTES ? rest : EXPORT_BLOCK_BYTES) };
	void *data = arena_alloc(c->arena, clear.bytes);
	export_block_id block = { store_new_id(c->store) };
	struct bytes sealed;

	if (pread(m->fd, data, clear.bytes, m->kept_bytes) != (ssize_t)clear.bytes)
		return JOB_FAILED;
	clear.data = data;
	sealed = crypto_seal_bytes(c->services->keys, c->arena, "export_block", "content", block.v, clear);
	store_begin_unlogged(c->store);
	export_block_insert(c->store, block, id.v, m->blocks, sealed);
	if (store_commit(c->store)) {
		m->kept_bytes += (int64_t)clear.bytes;
		m->blocks++;
	}
	return JOB_MORE;
}

static enum job_step finish(struct ctx *c, const struct making *m, const struct export_row *row)
{
	ctx_begin(c, "export.make", "export", row->id.v, row->org.v);
	export_end(c->store, row->id, "ready", (int64_t)m->count, m->bytes);
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%zu", m->count));
	store_note(c->store, "bytes", NULL, ctx_number(c, m->bytes));
	ctx_commit(c);
	return JOB_DONE;
}

enum job_step export_make_step(struct ctx *c, struct job_run *run)
{
	struct making *m = run->memory;
	struct export_row row;

	if (!export_get(c->store, (export_id){ run->subject_id }, &row) || strcmp(row.state, "making") != 0 || export_is_dead(c, &row))
		return JOB_FAILED;
	if (m == NULL)
		return export_names_register(row.filters) ? begin_register(c, run, &row) : begin(c, run, &row);
	if (m->at < m->count)
		return write_rows(c, run, m);
	if (m->writer != NULL)
		return end_writer(m);
	if (m->kept_bytes < m->bytes)
		return keep_block(c, m, row.id);
	return finish(c, m, &row);
}
