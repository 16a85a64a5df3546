/* Rules of uploaded rosters: who may do what in which state. Confirmation and
 * approval are in batch_confirm.c, the long work in batch_check.c and batch_apply.c. */
#include "rooms/batch/batch.h"

#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/secrecy.h"
#include "core/services.h"
#include "core/sheet_left.h"
#include "rooms/batch/batch_run.h"
#include "text/batch.h"
#include "text/file.h"
#include "text/sheet.h"

#define TITLE_BYTES_MAX 100

bool batch_is(const struct batch_item *row, const char *state)
{
	return strcmp(row->state, state) == 0;
}

bool batch_is_edit(const struct batch_item *row)
{
	return strcmp(row->kind, BATCH_EDIT) == 0;
}

bool batch_may_undo(struct ctx *c, const struct batch_item *row)
{
	return may_at_path(c, batch_is_edit(row) ? MAY_EDIT_PERSON : MAY_IMPORT, row->path);
}

bool batch_can_be_undone(const struct batch_item *row)
{
	return (batch_is(row, "applied") || batch_is(row, "stopped") || batch_is(row, "undone") || batch_is(row, "not_undone")) && row->done > row->undone;
}

static bool see(struct ctx *c, batch_id id, struct batch_item *row)
{
	return (batch_get(c->store, id, row) && !batch_is(row, "dropped") && batch_may_undo(c, row)) || ctx_refuse(c, NOT_FOUND, T_batch_not_found, NULL);
}

bool batch_see(struct ctx *c, batch_id id, struct batch_item *row)
{
	return see(c, id, row) && (!batch_is_edit(row) || ctx_refuse(c, NOT_FOUND, T_batch_not_found, NULL));
}

bool batch_see_edit(struct ctx *c, batch_id id, struct batch_item *row)
{
	return see(c, id, row) && (batch_is_edit(row) || ctx_refuse(c, NOT_FOUND, T_batch_not_found, NULL));
}

bool batch_is_erased(const struct ctx *c, const struct batch_item *batch)
{
	return batch->created_s < batch_erased_before_s(c);
}

bool batch_is_kept(struct ctx *c, const struct batch_item *batch)
{
	return !batch_is_erased(c, batch) || ctx_refuse(c, AGAINST_RULE, T_batch_erased, "days", ctx_number(c, BATCH_DAYS_KEPT), NULL);
}

/* ---- upload ---- */

#define LONG_DIGITS 11	/* of a telephone number; an ID number has more */

/* A title that holds such a number is no title: the sheet has no head, and what is kept here are people's numbers. Hides all but the ends. */
static const char *title_to_keep(struct arena *a, const char *title)
{
	char *out = arena_text(a, title);

	for (char *c = out; *c != '\0';) {
		size_t digits = strspn(c, "0123456789Xx");

		if (digits >= LONG_DIGITS)
			memset(c + 3, '*', digits - 5);
		c += digits > 0 ? digits : 1;
	}
	return out;
}

static const char *head_text(struct arena *a, const struct batch_head *head)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (int i = 0; i < head->columns_count; i++) {
		const char *title = title_to_keep(a, head->titles[i]);
		size_t bytes = strlen(title);

		for (bytes = bytes > TITLE_BYTES_MAX ? TITLE_BYTES_MAX : bytes; bytes > 0 && ((unsigned char)title[bytes] & 0xC0) == 0x80; bytes--)
			;
		if (i > 0)
			buffer_putc(&b, '\n');
		buffer_put(&b, title, bytes);
	}
	return buffer_text(&b);
}

static bool keep_block(struct ctx *c, batch_id id, int64_t number, struct buffer *rows)
{
	batch_block_id block = { store_new_id(c->store) };
	struct bytes sealed = crypto_seal(c->services->keys, rows->arena, "batch_block", "rows", block.v, buffer_text(rows));

	store_begin_unlogged(c->store);
	batch_block_insert(c->store, block, id.v, number, sealed);
	return store_commit(c->store);
}

static void put_row(struct buffer *b, const struct sheet_row *row, int columns_count)
{
	buffer_printf(b, "%d", row->number);
	for (int i = 0; i < columns_count; i++) {
		buffer_putc(b, '\t');
		buffer_puts(b, i < row->cells_count ? row->cells[i].text : "");
	}
	buffer_putc(b, '\n');
}

/* Rows below the head, sealed block by block; the batch that they belong to comes after them, so that a failure leaves
 * nothing that is seen. */
static bool keep_rows(struct ctx *c, batch_id id, struct sheet *s, const struct batch_head *head, int64_t *blocks, int64_t *rows)
{
	struct arena *arena = arena_new();
	struct sheet_row row;
	struct buffer b;
	int count = 0;
	bool has_more = true, is_good = true;

	buffer_init(&b, arena, 0);
	while (has_more && is_good) {
		has_more = sheet_next(s, &row);
		if (has_more && row.number > head->last_row && !batch_row_is_note(&row)) {
			put_row(&b, &row, head->columns_count);
			count++;
		}
		if (count == BATCH_BLOCK_ROWS || (!has_more && count > 0)) {
			const char *mark = secrecy_in_text(c->arena, buffer_text(&b), b.bytes, "\t");

			if (mark != NULL)
				is_good = ctx_refuse_field(c, "file", T_file_marked, "mark", mark, NULL);
			else
				is_good = keep_block(c, id, (*blocks)++, &b);
			*rows += count;
			count = 0;
			arena_clear(arena);
			buffer_init(&b, arena, 0);
		}
	}
	arena_free(arena);
	return is_good;
}

static const char *digest_of(struct ctx *c, const char *head)
{
	return crypto_sha256(c->arena, head, strlen(head));
}

/* Only where there is another sheet can the rows stand on it. */
static bool refuse_no_rows(struct ctx *c, const struct sheet_unread *unread)
{
	if (unread->count == 0)
		return ctx_refuse_field(c, "file", T_batch_no_rows, NULL);
	return ctx_refuse_field(c, "file", T_batch_no_rows_here, "read", unread->read, "n", ctx_number(c, unread->count), "names", unread->names, NULL);
}

static bool take_sheet(struct ctx *c, const char *filename, struct sheet *s, batch_id *made)
{
	struct batch_head *head = arena_alloc(c->arena, sizeof(*head));
	struct batch_mapping_row kept;
	const char *titles;
	int64_t blocks = 0, rows = 0;

	batch_head_find(c->arena, s, head);
	for (int i = 0; i < head->columns_count; i++)
		if (batch_title_is_private(c->arena, head->titles[i]))
			return ctx_refuse_field(c, "file", T_batch_private, "title", head->titles[i], NULL);
	titles = head_text(c->arena, head);
	if (batch_mapping_get(c->store, c->actor.org_id, digest_of(c, titles), &kept)) {
		batch_fields_parse(kept.fields, head->fields, head->columns_count);
		head->is_sure = true;
	}
	made->v = store_new_id(c->store);
	if (!keep_rows(c, *made, s, head, &blocks, &rows))
		return false;
	if (rows == 0)
		return refuse_no_rows(c, sheet_unread(s));

	ctx_begin(c, "batch.upload", "batch", made->v, c->actor.org_id);
	batch_insert(c->store, *made, c->actor.account_id, c->actor.holding_id, (org_id){ c->actor.org_id }, c->actor.path_from, filename,
		head->is_sure ? "checking" : "mapping", head->last_row, titles, batch_fields_text(c->arena, head->fields, head->columns_count),
		c->now_s, blocks, rows, BATCH_IMPORT);
	store_note(c->store, "rows", NULL, ctx_number(c, rows));
	sheet_left_keep(c, "batch", made->v, sheet_unread(s));
	if (head->is_sure)
		job_ask(c, "batch.check", made->v, c->actor.org_id, rows);
	return ctx_commit(c);
}

bool batch_upload(struct ctx *c, const char *filename, int fd, int64_t bytes, batch_id *made)
{
	enum sheet_fault fault;
	const char *word = secrecy_in_name(c->arena, filename);
	struct sheet_place place;
	struct sheet *s;
	bool is_done;

	if (!permit_require(c, MAY_IMPORT, c->actor.org_id))
		return false;
	if (word != NULL)
		return ctx_refuse_field(c, "file", T_file_secrecy, "word", word, NULL);
	if (bytes <= 0)
		return ctx_refuse_field(c, "file", sheet_fault_text(SHEET_EMPTY), NULL);
	s = sheet_open_placed(fd, &fault, &place);
	if (s == NULL && place.row > 0)
		return ctx_refuse_field(c, "file", T_sheet_cell_long_at, "row", ctx_number(c, place.row), "column", sheet_column_letters(c->arena, place.column), "n",
			ctx_number(c, SHEET_CELL_BYTES_MAX / 3), NULL);
	if (s == NULL)
		return ctx_refuse_field(c, "file", sheet_fault_text(fault), NULL);
	is_done = file_sheet_is_unmarked(c, "file", fd) && take_sheet(c, arena_text(c->arena, filename), s, made);
	sheet_close(s);
	return is_done;
}

/* ---- moves ---- */

bool batch_moved(struct ctx *c, int64_t rows_changed)
{
	return rows_changed == 1 || ctx_refuse_changed(c, T_batch_moved_on, NULL);
}

/* A second column of a field would be dropped unseen. */
static bool fields_are_once(struct ctx *c, const struct batch_head *head, const struct batch_columns *columns)
{
	for (int i = 0; i < head->columns_count; i++)
		for (int k = 0; k < i; k++)
			if (head->fields[i] != BATCH_FIELD_NONE && head->fields[i] == head->fields[k])
				return ctx_refuse(c, AGAINST_RULE, T_batch_map_twice, "field", ctx_words(c, batch_field_at(head->fields[i]).label), "first", ctx_number(c, k + 1),
					"first_title", columns->titles[k], "second", ctx_number(c, i + 1), "second_title", columns->titles[i], NULL);
	return true;
}

static const char *names_of_fields(struct arena *a)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (int i = 0; i < (int)batch_fields_count(); i++)
		buffer_printf(&b, "%s%s", i == 0 ? "" : ", ", batch_field_at(i).name);
	return buffer_text(&b);
}

/* A name that says nothing would leave its column out unseen, and so would one behind the last column. */
static bool read_fields(struct ctx *c, const char *const *names, size_t count, struct batch_head *head)
{
	while (count > (size_t)head->columns_count && names[count - 1][0] == '\0')	/* the page sends as many as there may be */
		count--;
	if (count > (size_t)head->columns_count)
		return ctx_refuse_field(c, "fields", T_batch_map_beyond, "n", ctx_number(c, (int64_t)count), "columns", ctx_number(c, head->columns_count), NULL);
	for (int i = 0; i < head->columns_count; i++) {
		const char *name = (size_t)i < count ? names[i] : "";

		head->titles[i] = "";
		head->fields[i] = batch_field_find(name);
		if (head->fields[i] == BATCH_FIELD_NONE && name[0] != '\0')
			return ctx_refuse_field(c, "fields", T_batch_map_unknown, "field", name, "column", ctx_number(c, i + 1), "known", names_of_fields(c->arena), NULL);
	}
	return true;
}

bool batch_map(struct ctx *c, batch_id id, const char *const *names, size_t count, int64_t row_version)
{
	struct batch_item batch;
	struct batch_columns columns;
	struct batch_head *head = arena_alloc(c->arena, sizeof(*head));
	const char *fields;

	ctx_begin(c, "batch.map", "batch", id.v, 0);
	if (!batch_see(c, id, &batch))
		return false;
	if (!batch_is(&batch, "mapping") && !batch_is(&batch, "checked"))
		return ctx_refuse_changed(c, T_batch_moved_on, NULL);
	batch_columns_of(c->arena, &batch, &columns);
	head->columns_count = columns.count;
	if (!read_fields(c, names, count, head) || !fields_are_once(c, head, &columns))
		return false;
	batch_head_settle(head);
	if (!head->is_sure)
		return ctx_refuse(c, AGAINST_RULE, T_batch_map_needs, NULL);
	fields = batch_fields_text(c->arena, head->fields, head->columns_count);
	store_subject(c->store, id.v, batch.org.v);
	if (!batch_moved(c, batch_set_fields(c->store, id, fields, "checking", row_version)))
		return false;
	batch_mapping_put(c->store, batch.org.v, digest_of(c, batch.head), fields);
	job_ask(c, "batch.check", id.v, batch.org.v, batch.rows);
	return ctx_commit(c);
}

bool batch_stop(struct ctx *c, batch_id id)
{
	struct batch_item batch;
	const char *state = NULL;

	ctx_begin(c, "batch.stop", "batch", id.v, 0);
	if (!see(c, id, &batch))
		return false;
	if (batch_is(&batch, "checking"))
		state = "mapping";
	else if (batch_is(&batch, "applying"))
		state = "stopped";
	else if (batch_is(&batch, "undoing"))
		state = "applied";
	else if (batch_is(&batch, "undo_asked"))
		state = batch_state_written(&batch);
	if (state == NULL)
		return ctx_refuse(c, CONFLICT, T_batch_moved_on, NULL);	/* a stop names no version: it is right whatever has changed */
	store_subject(c->store, id.v, batch.org.v);
	batch_set_state(c->store, id, state);
	if (batch_is(&batch, "undo_asked"))
		batch_take_undo_back(c, &batch);
	job_stop(c, id.v);
	return ctx_commit(c);
}

static bool undo_is_explained(struct ctx *c, const char *reason)
{
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_batch_undo_reason_missing, NULL);
	return text_chars(reason) <= LIMIT_BATCH_UNDO_REASON || ctx_refuse_field(c, "reason", T_batch_undo_reason_long, "n", ctx_number(c, LIMIT_BATCH_UNDO_REASON),
		"typed", arena_printf(c->arena, "%zu", text_chars(reason)), NULL);
}

bool batch_undo(struct ctx *c, batch_id id, const char *reason, int64_t row_version)
{
	struct batch_item batch;

	ctx_begin(c, "batch.ask_undo", "batch", id.v, 0);
	if (!see(c, id, &batch))
		return false;
	if (!batch_can_be_undone(&batch))
		return ctx_refuse_changed(c, T_batch_moved_on, NULL);
	if (!batch_is_kept(c, &batch) || !undo_is_explained(c, reason) || !permit_require_fresh(c))
		return false;
	store_subject(c->store, id.v, batch.org.v);
	store_note(c->store, "reason", NULL, reason);
	if (!batch_moved(c, batch_begin_undo(c->store, id, batch_undo_needs_approval(&batch) ? "undo_asked" : "undoing", c->actor.account_id, c->now_s, reason, row_version)))
		return false;
	batch_rows_try_again(c->store, id.v);
	if (batch_undo_needs_approval(&batch))
		batch_ask_undo_approval(c, &batch);
	else
		job_ask(c, "batch.undo", id.v, batch.org.v, batch.done - batch.undone);
	return ctx_commit(c);
}

bool batch_drop(struct ctx *c, batch_id id, int64_t row_version)
{
	struct batch_item batch;

	ctx_begin(c, "batch.drop", "batch", id.v, 0);
	if (!batch_see(c, id, &batch))
		return false;
	if (!batch_is(&batch, "mapping") && !batch_is(&batch, "checked") && !batch_is(&batch, "waiting") && !batch_is(&batch, "failed"))
		return ctx_refuse_changed(c, T_batch_moved_on, NULL);
	store_subject(c->store, id.v, batch.org.v);
	if (!batch_moved(c, batch_move(c->store, id, "dropped", row_version)))
		return false;
	batch_block_delete(c->store, id.v);
	return ctx_commit(c);
}

/* ---- sheets ---- */

static void write_wrong(struct ctx *c, struct sheet_writer *w, const struct batch_row_item *row, const struct batch_columns *columns)
{
	const char *text = crypto_open(c->services->keys, c->arena, "batch_row", "content", row->id.v, row->content);
	const char *found = crypto_open(c->services->keys, c->arena, "batch_row", "findings", row->id.v, row->findings);
	const char **cells = arena_array(c->arena, SHEET_COLUMNS_MAX + 1, sizeof(*cells));
	struct batch_finding finding;
	struct buffer how;
	int number;

	buffer_init(&how, c->arena, 0);
	while (found != NULL && batch_finding_next(c, &found, &finding))
		if (finding.kind == BATCH_FINDING_WRONG)
			buffer_printf(&how, "%s%s: %s", how.bytes > 0 ? "; " : "", finding.column, finding.text);
	if (text != NULL)
		batch_row_split(c->arena, text, &number, cells, columns->count);
	cells[columns->count] = buffer_text(&how);
	sheet_write_row(w, cells);
}

int batch_wrong_sheet(struct ctx *c, batch_id id, enum sheet_format format, int64_t *bytes)
{
	struct batch_item batch;
	struct batch_columns columns;
	struct batch_row_item *rows;
	struct sheet_column heads[SHEET_COLUMNS_MAX];
	struct sheet_page page = { .mark = ctx_words(c, T_batch_mark) };
	struct sheet_writer *w;
	size_t count;

	ctx_begin(c, "batch.fetch_wrong", "batch", id.v, 0);
	if (!batch_see(c, id, &batch))
		return -1;
	batch_columns_of(c->arena, &batch, &columns);
	if (columns.count == SHEET_COLUMNS_MAX)
		columns.count--;
	for (int i = 0; i < columns.count; i++)
		heads[i] = (struct sheet_column){ columns.titles[i], 0, true };
	heads[columns.count] = (struct sheet_column){ ctx_words(c, T_batch_how), 60, false };
	count = batch_rows(c->store, id.v, "wrong", -1, 0, 0, 10000, 0, &rows);
	store_subject(c->store, id.v, batch.org.v);
	store_note(c->store, "rows", NULL, arena_printf(c->arena, "%zu", count));
	w = sheet_write_begin(format, &page, heads, columns.count + 1);
	for (size_t i = 0; w != NULL && i < count; i++)
		write_wrong(c, w, &rows[i], &columns);
	ctx_commit(c);
	return w == NULL ? -1 : sheet_write_end(w, bytes);
}

int batch_template_sheet(struct ctx *c, enum sheet_format format, int64_t *bytes)
{
	struct sheet_column heads[BATCH_FIELDS_MAX];
	struct sheet_choices choices[BATCH_FIELDS_MAX];
	struct sheet_page page = { .mark = ctx_words(c, T_batch_template_mark) };
	struct sheet_writer *w;
	int count = 0;

	page.choices = choices;
	for (int i = 0; i < (int)batch_fields_count(); i++) {
		const struct batch_field field = batch_field_at(i);

		if (field.input != NULL && field.input->kind == INPUT_CODE) {
			struct sheet_choices *offered = &choices[page.choices_count++];

			offered->column = count;
			offered->names = code_names(c->arena, field.input->codes, &offered->count);
		}
		heads[count++] = (struct sheet_column){ message_text(c->arena, LANG_ZH, field.label, NULL, 0), 16, true };
	}
	w = sheet_write_begin(format, &page, heads, count);
	return w == NULL ? -1 : sheet_write_end(w, bytes);
}

/* A job that was given up: the batch goes back to where somebody can do something. */
static void set_right(struct ctx *c, int64_t subject)
{
	struct batch_item batch;

	store_begin_unlogged(c->store);
	if (batch_get(c->store, (batch_id){ subject }, &batch))
		batch_set_state(c->store, batch.id, batch_is(&batch, "checking") ? "failed" : batch_is(&batch, "undoing") ? "applied" : "stopped");
	store_commit(c->store);
}

const struct job_kind BATCH_JOBS[] = {
	{ "batch.check", batch_check_step, set_right, NULL, batch_tend },
	{ "batch.apply", batch_apply_step, set_right, NULL, NULL },
	{ "batch.undo", batch_undo_step, set_right, NULL, NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};
