#include "rooms/run/run_paste.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/sheet.h"
#include "programme/english.h"
#include "text/view.h"

#define CELLS_MAX 200	/* of one line: more is no table, and said to be too wide all the same */

struct lines { const char ***cells; size_t *counts, *numbers; size_t count, room; };	/* numbers: which line of what was given it is */

static char separator_of(const struct programme_field *f, const char *text)
{
	return strchr(text, '\t') != NULL ? '\t' : f->columns_count > 1 && strchr(text, ',') != NULL ? ',' : '\n';
}

/* A cell is one line. */
static const char *cell_of(struct arena *a, const char *text, size_t bytes)
{
	char *cell = arena_text_n(a, text, bytes);

	for (char *at = cell; *at != '\0'; at++)
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	return text_clean(a, cell);
}

/* Behind the closing mark; NULL: these are marks of the text. */
static const char *behind_quoted(struct buffer *b, const char *at, char separator)
{
	for (at++; *at != '\0'; at++) {
		if (*at == '"' && at[1] != '"')
			return at[1] == separator || at[1] == '\n' || at[1] == '\0' ? at + 1 : NULL;
		at += *at == '"';
		buffer_putc(b, *at);
	}
	return NULL;
}

/* may_quote: where one mark is never closed nor is any before it, and nothing is gone through for every line. */
static const char *read_cell(struct arena *a, const char **at, char separator, bool *may_quote)
{
	const char stops[] = { separator, '\n', '\0' };
	const char *from = *at, *behind = NULL;
	struct buffer b;

	if (*from == '"' && *may_quote) {
		buffer_init(&b, a, 64);
		behind = behind_quoted(&b, from, separator);
		*may_quote = behind != NULL;
	}
	if (behind != NULL) {
		*at = behind;
		return cell_of(a, buffer_text(&b), b.bytes);
	}
	*at = from + strcspn(from, stops);
	return cell_of(a, from, (size_t)(*at - from));
}

static void add_line(struct arena *a, struct lines *l, size_t number, const char **cells, size_t count)
{
	if (l->count == l->room) {
		size_t room = l->room == 0 ? 64 : l->room * 2;
		const char ***wider = arena_array(a, room, sizeof(*wider));
		size_t *counts = arena_array(a, room, sizeof(*counts)), *numbers = arena_array(a, room, sizeof(*numbers));

		if (l->count > 0) {
			memcpy(wider, l->cells, l->count * sizeof(*wider));
			memcpy(counts, l->counts, l->count * sizeof(*counts));
			memcpy(numbers, l->numbers, l->count * sizeof(*numbers));
		}
		*l = (struct lines){ wider, counts, numbers, l->count, room };
	}
	l->cells[l->count] = arena_array(a, count + 1, sizeof(**l->cells));
	memcpy(l->cells[l->count], cells, count * sizeof(*cells));
	l->numbers[l->count] = number;
	l->counts[l->count++] = count;
}

static void read_lines(struct arena *a, const struct programme_field *f, const char *text, struct lines *l)
{
	char separator = separator_of(f, text);
	bool may_quote = true;

	while (*text != '\0') {
		const char *cells[CELLS_MAX + 1] = { NULL };
		size_t count = 0, used = 0;

		for (;;) {
			const char *cell = read_cell(a, &text, separator, &may_quote);

			if (count < CELLS_MAX)
				cells[count++] = cell;
			used = cell[0] != '\0' ? count : used;
			if (*text != separator || separator == '\n')
				break;
			text++;
		}
		text += *text == '\n';
		if (used > 0)
			add_line(a, l, l->count + 1, cells, used);
	}
}

/* 张三、李四、王五 */
static const char *one_under_another(struct arena *a, const char *text)
{
	const char *mark = "、", *found;
	struct buffer b;

	if (strpbrk(text, "\t,") != NULL || strchr(text_clean_lines(a, text), '\n') != NULL)
		return text;
	buffer_init(&b, a, strlen(text) + 1);
	for (; (found = strstr(text, mark)) != NULL; text = found + strlen(mark)) {
		buffer_put(&b, text, (size_t)(found - text));
		buffer_putc(&b, '\n');
	}
	buffer_puts(&b, text);
	return arena_text(a, buffer_text(&b));
}

static const char *without_blanks(struct arena *a, const char *text)
{
	char *all = text_narrow_brackets(a, text), *to = all;

	for (const char *from = all; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	return all;
}

/* The column of that title, in either language; columns_count: none has it. */
static size_t column_titled(struct arena *a, const struct programme_field *f, const char *title)
{
	const char *plain = without_blanks(a, title);
	size_t i = 0;

	while (i < f->columns_count && strcmp(without_blanks(a, f->columns[i]), plain) != 0 && strcmp(without_blanks(a, programme_named(LANG_EN, f->columns[i])), plain) != 0)
		i++;
	return i;
}

static const char *joined(struct arena *a, const char *all, const char *next)
{
	return all == NULL ? next : arena_printf(a, "%s、%s", all, next);
}

/* A line that has titles of columns in half of its cells or more. columns: where each cell goes. */
static bool is_head(struct arena *a, const struct programme_field *f, const struct lines *l, size_t line, size_t *columns)
{
	size_t known = 0, cells = 0;

	for (size_t i = 0; i < l->counts[line]; i++) {
		columns[i] = column_titled(a, f, l->cells[line][i]);
		known += columns[i] < f->columns_count;
		cells += l->cells[line][i][0] != '\0';
	}
	return known > 0 && known * 2 >= cells;
}

/* Behind the head: the first line, or of a sheet one of the first that has it. 0: there is none. */
static size_t read_head(struct arena *a, const struct programme_field *f, const struct lines *l, size_t lines_above, size_t *columns, struct run_pasted *p)
{
	size_t line = 0;

	while (line < l->count && line <= lines_above && !is_head(a, f, l, line, columns))
		line++;
	if (line == l->count || line > lines_above)
		return 0;
	for (size_t i = 0; i < l->counts[line]; i++)
		if (columns[i] < f->columns_count)
			p->head = joined(a, p->head, f->columns[columns[i]]);
		else if (l->cells[line][i][0] != '\0')
			p->left_out = joined(a, p->left_out, l->cells[line][i]);
	return line + 1;
}

/* 1, 2, 3 … before as many cells as the table has columns. */
static bool is_numbered(struct arena *a, const struct programme_field *f, const struct lines *l)
{
	bool is_wide = false;

	for (size_t i = 0; i < l->count; i++) {
		if (strcmp(l->cells[i][0], arena_printf(a, "%zu", i + 1)) != 0)
			return false;
		is_wide |= l->counts[i] == f->columns_count + 1;
	}
	return is_wide;
}

static void place(struct arena *a, const struct programme_field *f, const struct lines *lines, size_t lines_above, struct run_pasted *p)
{
	const struct lines l = *lines;
	size_t columns[CELLS_MAX + 1], first, *numbers = arena_array(a, l.count + 1, sizeof(*numbers));

	*p = (struct run_pasted){ .count = 0 };
	first = read_head(a, f, &l, lines_above, columns, p);
	p->is_numbered = first == 0 && is_numbered(a, f, &l);
	for (size_t i = 0; i < CELLS_MAX && first == 0; i++)
		columns[i] = p->is_numbered ? i == 0 ? f->columns_count : i - 1 : i;
	p->rows = arena_array(a, l.count + 1, sizeof(*p->rows));
	p->numbers = numbers;
	for (size_t i = first; i < l.count; i++) {
		const char **row = arena_array(a, f->columns_count + 1, sizeof(*row));
		size_t most = first > 0 ? l.counts[first - 1] : f->columns_count + p->is_numbered, used = 0;

		if (l.counts[i] > most) {
			*p = (struct run_pasted){ .wide_row = l.numbers[i], .wide_cells = l.counts[i] };
			return;
		}
		for (size_t n = 0; n < f->columns_count; n++)
			row[n] = "";
		for (size_t n = 0; n < l.counts[i]; n++)
			if (columns[n] < f->columns_count && l.cells[i][n][0] != '\0') {
				row[columns[n]] = l.cells[i][n];
				used++;
			}
		if (used > 0) {
			numbers[p->count] = l.numbers[i];
			p->rows[p->count++] = row;
		}
	}
}

void run_paste_read(struct arena *a, const struct programme_field *f, const char *text, struct run_pasted *p)
{
	struct lines l = { 0 };

	read_lines(a, f, one_under_another(a, text), &l);
	place(a, f, &l, 0, p);
}

/* Written so that an office program takes it for no formula (sheet_write_row). */
static const char *as_typed(const char *text)
{
	return text[0] == '\'' && sheet_is_formula(text + 1) ? text + 1 : text;
}

static bool is_mark(struct arena *a, const struct sheet_row *row)
{
	return row->cells_count == 1 && (strcmp(row->cells[0].text, message_text(a, LANG_ZH, T_view_internal, NULL, 0)) == 0 ||
		strcmp(row->cells[0].text, message_text(a, LANG_EN, T_view_internal, NULL, 0)) == 0);
}

void run_paste_sheet(struct arena *a, const struct programme_field *f, struct sheet *s, struct run_pasted *p)
{
	struct lines l = { 0 };
	struct sheet_row row;

	while (sheet_next(s, &row)) {
		const char *cells[CELLS_MAX + 1] = { NULL };
		size_t count = 0;

		for (int i = 0; i < row.cells_count && count < CELLS_MAX; i++) {
			const char *text = as_typed(row.cells[i].text);

			cells[count++] = cell_of(a, text, strlen(text));
		}
		if (count > 0 && !is_mark(a, &row))
			add_line(a, &l, (size_t)row.number, cells, count);
	}
	place(a, f, &l, RUN_PASTE_LINES_AROUND, p);
	if (sheet_unread(s)->count > 0)
		p->unread = (struct sheet_unread){ .read = arena_text(a, sheet_unread(s)->read), .names = arena_text(a, sheet_unread(s)->names), .count = sheet_unread(s)->count };
}
