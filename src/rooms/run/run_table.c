#include "rooms/run/run_table.h"

#include <string.h>
#include "base/text.h"
#include "core/secrecy.h"
#include "programme/english.h"
#include "rooms/run/run_paste.h"
#include "rooms/run/run_rows.h"
#include "rooms/run/run_table_file.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"
#include "view/component.h"
#include "web/web.h"

#define ROWS_SENT_MAX 4000	/* whatever number a page gives a row, no more are looked at */
#define NAMES_SAID_MAX 20
#define LINES_MAX (NAMES_SAID_MAX + 7)

/* Rows by their numbers; of a row that was not sent NULL. */
struct sent_rows { const char ***rows; size_t count, first; };

/* ---- what was sent ---- */

static const char *number_behind(const char *at, size_t *number)
{
	*number = 0;
	for (; *at >= '0' && *at <= '9' && *number <= ROWS_SENT_MAX; at++)
		*number = *number * 10 + (size_t)(*at - '0');
	return at;
}

/* Which cell is the field of that name of a page, "v_FIELD_ROW_COLUMN", both from 1. False: none of the table `field`, "v_FIELD". */
static bool cell_place(const char *name, const char *field, size_t *row, size_t *column)
{
	size_t bytes = strlen(field);
	const char *at;

	if (strncmp(name, field, bytes) != 0 || name[bytes] != '_')
		return false;
	at = number_behind(name + bytes + 1, row);
	if (*at != '_' || *row == 0 || *row > ROWS_SENT_MAX)
		return false;
	at = number_behind(at + 1, column);
	return *at == '\0' && *column > 0;
}

static bool is_empty(const struct programme_field *f, const char **cells)
{
	for (size_t i = 0; cells != NULL && i < f->columns_count; i++)
		if (cells[i][0] != '\0')
			return false;
	return true;
}

static const char **new_row(struct arena *a, const struct programme_field *f)
{
	const char **cells = arena_array(a, f->columns_count + 1, sizeof(*cells));

	for (size_t i = 0; i < f->columns_count; i++)
		cells[i] = "";
	return cells;
}

static void read_sent(struct web *w, const struct programme_field *f, struct sent_rows *s)
{
	struct arena *a = w->c->arena;
	const struct view_draft *sent = w->view.sent;
	const char *field = run_input_name(w->c, f);

	*s = (struct sent_rows){ .rows = arena_array(a, ROWS_SENT_MAX + 1, sizeof(*s->rows)), .first = ROWS_SENT_MAX };
	for (size_t i = 0; sent != NULL && i < sent->fields_count; i++) {
		size_t row, column;

		if (!cell_place(sent->fields[i].name, field, &row, &column) || column > f->columns_count)
			continue;
		if (s->rows[row - 1] == NULL)
			s->rows[row - 1] = new_row(a, f);
		s->rows[row - 1][column - 1] = text_clean(a, sent->fields[i].value);
		s->count = row > s->count ? row : s->count;
		s->first = row - 1 < s->first ? row - 1 : s->first;
	}
	s->first = s->count == 0 ? 0 : s->first;
}

static size_t filled_count(const struct programme_field *f, const struct sent_rows *s)
{
	size_t filled = 0;

	for (size_t i = 0; i < s->count; i++)
		filled += !is_empty(f, s->rows[i]);
	return filled;
}

const char *run_typed_text(struct web *w, const struct programme_field *f)
{
	struct sent_rows s;
	struct buffer b;

	read_sent(w, f, &s);
	buffer_init(&b, w->c->arena, 1024);
	for (size_t i = 0; i < s.count; i++) {
		if (is_empty(f, s.rows[i]))
			continue;
		for (size_t n = 0; n < f->columns_count; n++)
			buffer_printf(&b, "%s%s", n > 0 ? "\t" : b.bytes > 0 ? "\n" : "", s.rows[i][n]);
	}
	return arena_text(w->c->arena, buffer_text(&b));
}

/* ---- what is pasted ---- */

static const char *paste_name(struct ctx *c, const struct programme_field *f) { return arena_printf(c->arena, "v_%s_paste", f->id); }

bool run_is_typed_table(const struct programme_field *f)
{
	return f->type == WORD_TABLE && f->signed_practice == NULL && !run_cases_are_read(f);
}

const char *run_file_name(struct ctx *c, const struct programme_field *f) { return arena_printf(c->arena, "v_%s_sheet", f->id); }

static const struct upload *sheet_of(struct web *w, const struct programme_field *f)
{
	return web_upload(w, run_file_name(w->c, f));
}

/* Is there anything to be read into it? */
static bool is_given(struct web *w, const struct programme_field *f)
{
	return run_is_typed_table(f) && (sheet_of(w, f) != NULL || !text_is_empty(web_param_raw(w, paste_name(w->c, f))));
}

bool run_asks_rows(struct web *w, const struct programme_form *form)
{
	bool asks = web_param(w, "rows_more")[0] != '\0';

	for (size_t i = 0; i < form->fields_count && !asks; i++)
		asks = is_given(w, &form->fields[i]);
	return asks;
}

static void say(struct ctx *c, struct run_reading *r, message text, const struct message_arg *args, size_t count)
{
	if (r->lines_count < LINES_MAX)
		r->lines[r->lines_count++] = message_text(c->arena, c->lang, text, args, count);
}

/* Whom rows may begin with, and what was found of it. */
struct by_name { struct run_meant *list; size_t count; const char *unknown; size_t unknown_count, replaced, doubles; };

/* As it is to be written where one alone has the name; else as it was pasted, and that is said. */
static const char *written(struct ctx *c, struct by_name *by, const char *name, struct run_reading *r)
{
	const char *labels = NULL, *only = name;
	size_t found = 0;

	for (size_t i = 0; i < by->count; i++) {
		if (text_is_same(by->list[i].label, name))
			return by->list[i].label;
		if (!text_is_same(by->list[i].name, name))
			continue;
		labels = found++ == 0 ? by->list[i].label : arena_printf(c->arena, "%s、%s", labels, by->list[i].label);
		only = by->list[i].label;
	}
	if (found == 1)
		return only;
	if (found > 1 && by->doubles++ < NAMES_SAID_MAX)
		say(c, r, T_run_rows_read_double, (const struct message_arg[]){ { "name", name }, { "n", ctx_number(c, (int64_t)found) }, { "labels", labels } }, 3);
	if (found == 0 && by->unknown_count++ < NAMES_SAID_MAX)
		by->unknown = by->unknown == NULL ? name : arena_printf(c->arena, "%s、%s", by->unknown, name);
	return name;
}

/* The row that begins so already: NULL none. */
static const char **row_of(const struct sent_rows *s, const char *first)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->rows[i] != NULL && first[0] != '\0' && text_is_same(s->rows[i][0], first))
			return s->rows[i];
	return NULL;
}

static void fill_row(const struct programme_field *f, const char **row, const char **cells, struct by_name *by)
{
	for (size_t i = 1; i < f->columns_count; i++) {
		if (cells[i][0] == '\0')
			continue;
		by->replaced += row[i][0] != '\0' && strcmp(row[i], cells[i]) != 0;
		row[i] = cells[i];
	}
}

static bool is_too_long(struct ctx *c, const struct run_reading *r, size_t have, size_t found, size_t added)
{
	const struct programme_field *f = r->f;
	size_t most = run_table_most(f);

	if (have + added <= most)
		return false;
	return !ctx_refuse_field(c, r->input, T_run_rows_long, "title", programme_named(c->lang, f->title), "high", ctx_number(c, (int64_t)most), "have", ctx_number(c, (int64_t)have), "found",
		ctx_number(c, (int64_t)found), "over", ctx_number(c, (int64_t)(have + added - most)), NULL);
}

/* Rows of somebody who stands there go into his row; the others behind the last one that is filled. */
static bool place_rows(struct ctx *c, const struct run_case *k, const struct run_pasted *p, struct sent_rows *s, struct run_reading *r)
{
	const struct programme_field *f = r->f;
	size_t have = filled_count(f, s), at = s->first, new_count = 0;
	struct by_name by = { 0 };

	/* More than the table could ever hold is not compared with names. */
	if (p->count > RUN_TABLE_ROWS_MAX && is_too_long(c, r, have, p->count, p->count))
		return false;
	by.count = run_meant_of(c, k, f, c->today, c->today, &by.list);
	for (size_t i = 0; i < s->count; i++)
		at = is_empty(f, s->rows[i]) ? at : i + 1;
	for (size_t i = 0; i < p->count; i++) {
		const char **row = p->rows[i];

		if (by.count > 0 && row[0][0] != '\0')
			row[0] = written(c, &by, row[0], r);
		new_count += by.count == 0 || row_of(s, row[0]) == NULL;
	}
	if (is_too_long(c, r, have, p->count, new_count))
		return false;
	for (size_t i = 0; i < p->count; i++) {
		const char **there = by.count == 0 ? NULL : row_of(s, p->rows[i][0]);

		if (there != NULL) {
			fill_row(f, there, p->rows[i], &by);
		} else if (at < ROWS_SENT_MAX) {
			s->rows[at++] = p->rows[i];
			s->count = at > s->count ? at : s->count;
		}
	}
	if (by.replaced > 0)
		say(c, r, T_run_rows_read_replaced, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)by.replaced) } }, 1);
	if (by.unknown_count > 0)
		say(c, r, T_run_rows_read_unknown, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)by.unknown_count) }, { "names", by.unknown } }, 2);
	return true;
}

/* What was sent, with these rows instead of those of the table and nothing more to be read. */
static void put_sent(struct web *w, const struct programme_field *f, const struct sent_rows *s)
{
	struct arena *a = w->c->arena;
	const struct view_draft *old = w->view.sent;
	struct view_draft *sent = arena_alloc(a, sizeof(*sent));
	const char *field = run_input_name(w->c, f), *file = run_file_name(w->c, f), *waits = arena_printf(a, FIELD_WAITING "%s", file);
	size_t row, column;

	*sent = *old;
	sent->fields = arena_array(a, old->fields_count + s->count * f->columns_count + 1, sizeof(*sent->fields));
	sent->fields_count = 0;
	for (size_t i = 0; i < old->fields_count; i++)
		if (!cell_place(old->fields[i].name, field, &row, &column) && strcmp(old->fields[i].name, paste_name(w->c, f)) != 0 &&
		    strcmp(old->fields[i].name, file) != 0 && strcmp(old->fields[i].name, waits) != 0)
			sent->fields[sent->fields_count++] = old->fields[i];
	for (size_t i = 0; i < s->count; i++)
		for (size_t n = 0; s->rows[i] != NULL && n < f->columns_count; n++)
			sent->fields[sent->fields_count++] = (struct view_draft_field){ arena_printf(a, "%s_%zu_%zu", field, i + 1, n + 1), s->rows[i][n] };
	web_form_becomes(w, sent);
}

/* Both a paste and a file: refused at the input that brought it, so that a file that is refused waits for no other try. */
static bool take_rows(struct ctx *c, const struct run_case *k, const struct run_pasted *p, struct sent_rows *s, struct run_reading *r)
{
	if (p->wide_row > 0)
		return ctx_refuse_field(c, r->input, T_run_rows_wide, "title", programme_named(c->lang, r->f->title), "columns", ctx_number(c, (int64_t)r->f->columns_count), "names",
			run_columns_text(c->arena, c->lang, r->f), "row", ctx_number(c, (int64_t)p->wide_row), "found", ctx_number(c, (int64_t)p->wide_cells), NULL);
	say(c, r, T_run_rows_read, (const struct message_arg[]){ { "n", ctx_number(c, (int64_t)p->count) } }, 1);
	if (p->head != NULL)
		say(c, r, T_run_rows_read_head, (const struct message_arg[]){ { "columns", p->head } }, 1);
	if (p->left_out != NULL)
		say(c, r, T_run_rows_read_left, (const struct message_arg[]){ { "columns", p->left_out } }, 1);
	if (p->is_numbered)
		say(c, r, T_run_rows_read_numbered, NULL, 0);
	if (p->unread.count > 0)
		say(c, r, T_run_rows_read_one_sheet, (const struct message_arg[]){ { "said", sheet_unread_text(c->arena, c->lang, &p->unread) } }, 1);
	return place_rows(c, k, p, s, r);
}

static bool read_table(struct web *w, const struct run_case *k, struct run_reading *r, struct sent_rows *s)
{
	struct ctx *c = w->c;
	const struct upload *upload = sheet_of(w, r->f);
	const char *pasted = web_param_source(w, paste_name(c, r->f));
	const char *mark = secrecy_in_text(c->arena, pasted, strlen(pasted), "\t,");
	struct run_pasted p;

	/* Columns that the table has not are left out below; a marking may stand there or above the head. */
	if (mark != NULL)
		return ctx_refuse_field(c, run_input_name(c, r->f), T_run_rows_marked, "title", programme_named(c->lang, r->f->title), "mark", mark, NULL);
	read_sent(w, r->f, s);
	r->input = run_file_name(c, r->f);
	if (upload != NULL && (!run_table_file_read(c, r->f, r->input, upload, &p) || !take_rows(c, k, &p, s, r)))
		return false;
	r->input = run_input_name(c, r->f);
	if (text_is_empty(pasted))
		return true;
	run_paste_read(c->arena, r->f, pasted, &p);
	return take_rows(c, k, &p, s, r);
}

bool run_tables_read(struct web *w, const struct run_case *k, const struct programme_form *form, struct run_reading **readings, size_t *count)
{
	struct arena *a = w->c->arena;
	struct sent_rows *rows = arena_array(a, form->fields_count + 1, sizeof(*rows));
	bool is_right = true;

	*readings = arena_array(a, form->fields_count + 1, sizeof(**readings));
	*count = 0;
	for (size_t i = 0; i < form->fields_count; i++) {
		struct run_reading *r = &(*readings)[*count];

		if (!is_given(w, &form->fields[i]))
			continue;
		*r = (struct run_reading){ .f = &form->fields[i], .lines = arena_array(a, LINES_MAX, sizeof(*r->lines)) };
		is_right &= read_table(w, k, r, &rows[(*count)++]);
	}
	if (!is_right)
		return false;
	web_form_return(w);
	for (size_t i = 0; i < *count; i++)
		put_sent(w, (*readings)[i].f, &rows[i]);
	return true;
}

void run_readings_show(struct run_screen *s, const char *form, const struct run_reading *readings, size_t count)
{
	for (size_t i = 0; i < s->forms_count; i++)
		for (size_t n = 0; strcmp(s->forms[i].form->id, form) == 0 && n < s->forms[i].form->fields_count; n++)
			for (size_t r = 0; r < count; r++)
				if (strcmp(s->forms[i].fields[n].f->id, readings[r].f->id) == 0)
					s->forms[i].fields[n].reading = &readings[r];
}

/* ---- what is shown ---- */

size_t run_rows_shown(const struct view *v, const struct run_field_screen *f)
{
	size_t shown = f->cells_count, wanted, row, column;
	bool asks_more = false;

	for (size_t i = 0; v->draft != NULL && i < v->draft->fields_count; i++) {
		const struct view_draft_field *one = &v->draft->fields[i];

		if (cell_place(one->name, f->name, &row, &column) && row > shown)
			shown = row;
		asks_more |= strcmp(one->name, "rows_more") == 0 && strcmp(one->value, f->name) == 0;
	}
	wanted = shown + (asks_more ? RUN_ROWS_MORE : 0);
	return wanted <= f->most ? wanted : shown > f->most ? shown : f->most;
}

const char *run_cell_text(const struct run_field_screen *f, size_t row, size_t column)
{
	return row < f->cells_count ? f->cells[row][column] : "";
}

bool run_has_table(const struct run_form_screen *s)
{
	for (size_t i = 0; i < s->form->fields_count; i++)
		if (run_is_typed_table(&s->form->fields[i]))
			return true;
	return false;
}

const char *run_columns_text(struct arena *a, enum lang lang, const struct programme_field *f)
{
	const char *all = "";

	for (size_t i = 0; i < f->columns_count; i++)
		all = arena_printf(a, i == 0 ? "%s%s" : lang == LANG_ZH ? "%s、%s" : "%s, %s", all, programme_named(lang, f->columns[i]));
	return all;
}
