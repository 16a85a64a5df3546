#include "rooms/run/run_table_file.h"

#include <string.h>
#include "core/audit.h"
#include "core/file.h"
#include "core/secrecy.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_walk.h"
#include "text/file.h"
#include "text/run.h"
#include "text/sheet.h"
#include "text/view.h"
#include "web/web.h"

#define COLUMN_CHARS 16

/* ---- given ---- */

static bool is_empty(const char **cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i][0] != '\0')
			return false;
	return true;
}

static const struct run_field_screen *table_of(const struct run_form_screen *s, const char *field)
{
	for (size_t i = 0; i < s->form->fields_count; i++)
		if (s->form->fields[i].type == WORD_TABLE && strcmp(s->form->fields[i].id, field) == 0)
			return &s->fields[i];
	return NULL;
}

/* No title above the head: the file is one that is read back. */
static int write_rows(struct ctx *c, const struct run_field_screen *table, enum sheet_format format, int64_t *bytes)
{
	size_t columns = table->f->columns_count;
	struct sheet_page page = { .author = c->actor.name, .mark = ctx_words(c, T_view_internal) };
	struct sheet_column *heads = arena_array(c->arena, columns + 1, sizeof(*heads));
	struct sheet_writer *w;

	for (size_t i = 0; i < columns; i++)
		heads[i] = (struct sheet_column){ programme_named(c->lang, table->f->columns[i]), COLUMN_CHARS, table->f->column_types[i] != WORD_NUMBER };
	w = sheet_write_begin(format, &page, heads, (int)columns);
	for (size_t i = 0; w != NULL && i < table->cells_count; i++)
		if (!is_empty(table->cells[i], columns))
			sheet_write_row(w, table->cells[i]);
	return w == NULL ? -1 : sheet_write_end(w, bytes);
}

bool run_table_write(struct ctx *c, run_id id, const char *form, const char *field, enum sheet_format format, struct run_table_file *file)
{
	const struct run_field_screen *table = NULL;
	struct run_form_screen s;
	struct run_case k;
	struct name name;

	ctx_begin(c, "run.table", "run", id.v, 0);
	if (!run_see(c, id, &k))
		return false;
	name = programme_name(k.p, form);
	if (name.kind == NAME_FORM && !run_is_sealed(&k, form)) {
		run_form_read(c, &k, 0, &k.p->forms[name.index], &s);
		table = table_of(&s, field);
	}
	if (table == NULL)
		return ctx_refuse(c, NOT_FOUND, T_run_not_found, NULL);
	store_subject(c->store, id.v, k.row.org.v);
	store_note(c->store, "form", NULL, form);
	store_note(c->store, "field", NULL, field);
	file->title = arena_printf(c->arena, "%s-%s", k.row.title, table->f->title);
	file->fd = write_rows(c, table, format, &file->bytes);
	if (file->fd < 0)
		return ctx_refuse(c, TOO_MUCH, sheet_fault_text(SHEET_BUSY), NULL);
	return ctx_commit(c);
}

void run_send_table(struct web *w)
{
	bool is_csv = strcmp(web_param(w, "as"), "csv") == 0;
	struct run_table_file file;

	if (run_table_write(w->c, run_path(w), web_path_text(w, "form"), web_param(w, "field"), is_csv ? SHEET_CSV : SHEET_XLSX, &file))
		web_attachment_fd(w, web_made_name(w, file.title, is_csv ? "csv" : "xlsx"), sheet_media_type(is_csv ? SHEET_CSV : SHEET_XLSX), file.fd, file.bytes);
}

/* ---- read back ---- */

static bool is_too_long(struct ctx *c, const struct programme_field *f, const char *input, const struct run_sheet_size *size, int rows)
{
	/* A head and what stands above and below a table are no rows of it. */
	return (size_t)rows > size->most + RUN_PASTE_LINES_AROUND && !ctx_refuse_field(c, input, T_run_rows_file_long, "title", programme_named(c->lang, f->title), "high",
		ctx_number(c, (int64_t)size->said), "found", ctx_number(c, rows), NULL);
}

bool run_sheet_read(struct ctx *c, const struct programme_field *f, const char *input, const struct run_sheet_size *size, const struct upload *upload, struct run_pasted *pasted)
{
	const char *word = secrecy_in_name(c->arena, upload->filename);
	struct sheet_place place;
	enum sheet_fault fault;
	struct sheet *s;
	bool is_read;

	if (word != NULL)
		return ctx_refuse_field(c, input, T_file_secrecy, "word", word, NULL);
	if (upload->bytes == 0)
		return ctx_refuse_field(c, input, T_file_empty, NULL);
	s = sheet_open_placed(upload->fd, &fault, &place);
	if (s == NULL && place.row > 0)
		return ctx_refuse_field(c, input, T_sheet_cell_long_at, "row", ctx_number(c, place.row), "column", sheet_column_letters(c->arena, place.column), "n",
			ctx_number(c, SHEET_CELL_BYTES_MAX / 3), NULL);
	if (s == NULL)
		return ctx_refuse_field(c, input, sheet_fault_text(fault), NULL);
	is_read = file_sheet_is_unmarked(c, input, upload->fd) && !is_too_long(c, f, input, size, sheet_rows_count(s));
	if (is_read)
		run_paste_sheet(c->arena, f, s, pasted);
	sheet_close(s);
	return is_read;
}

bool run_table_file_read(struct ctx *c, const struct programme_field *f, const char *input, const struct upload *upload, struct run_pasted *pasted)
{
	const struct run_sheet_size size = { .most = RUN_TABLE_ROWS_MAX, .said = run_table_most(f) };

	return run_sheet_read(c, f, input, &size, upload, pasted);
}
