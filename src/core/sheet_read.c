/* The careful end of the reading of sheets: runs the child, then trusts nothing of what it said. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"
#include "core/helper.h"
#include "core/sheet_out.h"
#include "text/sheet.h"

#define SHEETS_MAX 100000	/* what a child may say of others: no workbook has more */

struct merge { uint32_t first_row, last_row; uint16_t first_column, last_column; };

/* A cell merged over rows, while its rows go by. */
struct held { uint32_t until_row; char *text; bool is_number; };

struct sheet {
	const unsigned char *data;
	size_t bytes, rows_end, at;
	int rows_count;
	struct merge *merges;		/* by first row */
	size_t merges_count, merges_at;
	struct held held[SHEET_COLUMNS_MAX];
	struct arena *arena, *held_arena, *names_arena;	/* of the present row; of cells held over rows; of the names of sheets */
	struct sheet_unread unread;
	struct sheet_cell cells[SHEET_COLUMNS_MAX];
	int spans[SHEET_COLUMNS_MAX];
};

message sheet_fault_text(enum sheet_fault fault)
{
	static const message TEXTS[SHEET_FAULTS_COUNT] = {
		[SHEET_EMPTY] = T_sheet_empty, [SHEET_OLD] = T_sheet_old, [SHEET_LOCKED] = T_sheet_locked, [SHEET_FOREIGN] = T_sheet_foreign,
		[SHEET_ENCODING] = T_sheet_encoding, [SHEET_HOSTILE] = T_sheet_hostile, [SHEET_DAMAGED] = T_sheet_damaged,
		[SHEET_WIDE] = T_sheet_wide, [SHEET_LONG] = T_sheet_long, [SHEET_CELL_LONG] = T_sheet_cell_long, [SHEET_LARGE] = T_sheet_large,
		[SHEET_SLOW] = T_sheet_slow, [SHEET_BUSY] = T_sheet_busy,
	};

	return fault > SHEET_GOOD && fault < SHEET_FAULTS_COUNT ? TEXTS[fault] : T_sheet_damaged;
}

/* ---- what the child said ---- */

static bool take(const struct sheet *s, size_t *at, void *to, size_t bytes)
{
	if (s->bytes - *at < bytes)
		return false;
	memcpy(to, s->data + *at, bytes);
	*at += bytes;
	return true;
}

/* Steps over one row; with `s` it is only measured, see take_row. */
static bool skip_row(const struct sheet *s, size_t *at, uint32_t *number)
{
	uint16_t cells, column;
	uint32_t bytes;
	uint8_t is_number;

	if (!take(s, at, number, sizeof(*number)) || !take(s, at, &cells, sizeof(cells)) || cells == 0 || cells > SHEET_COLUMNS_MAX)
		return false;
	for (int i = 0; i < cells; i++) {
		if (!take(s, at, &column, sizeof(column)) || !take(s, at, &is_number, 1) || !take(s, at, &bytes, sizeof(bytes)))
			return false;
		if (column >= SHEET_COLUMNS_MAX || bytes > SHEET_CELL_BYTES_MAX || s->bytes - *at < bytes ||
		    !text_is_utf8((const char *)s->data + *at, bytes))
			return false;
		*at += bytes;
	}
	return true;
}

static bool take_merge(const struct sheet *s, size_t *at, struct merge *m)
{
	return take(s, at, &m->first_row, 4) && take(s, at, &m->last_row, 4) && take(s, at, &m->first_column, 2) &&
		take(s, at, &m->last_column, 2) && m->first_row <= m->last_row && m->first_column <= m->last_column &&
		m->last_column < SHEET_COLUMNS_MAX;
}

static int by_first_row(const void *a, const void *b)
{
	const struct merge *x = a, *y = b;

	if (x->first_row != y->first_row)
		return x->first_row < y->first_row ? -1 : 1;
	return (int)x->first_column - (int)y->first_column;
}

static bool take_name(struct sheet *s, size_t *at, const char **name)
{
	uint8_t bytes;

	if (!take(s, at, &bytes, 1) || bytes > SHEET_NAME_BYTES_MAX || s->bytes - *at < bytes || !text_is_utf8((const char *)s->data + *at, bytes))
		return false;
	*name = text_clean(s->names_arena, arena_text_n(s->names_arena, (const char *)s->data + *at, bytes));
	*at += bytes;
	return true;
}

/* As many names as are said, which are no more than there are sheets. */
static bool take_sheets(struct sheet *s, size_t *at)
{
	uint32_t others;
	uint8_t count;
	const char *name;

	if (!take(s, at, &others, 4) || !take(s, at, &count, 1) || others == 0 || others > SHEETS_MAX || count == 0 || count > 1 + SHEET_NAMES_MAX ||
	    count - 1u > others || !take_name(s, at, &s->unread.read))
		return false;
	s->unread.names = "";
	for (int i = 1; i < count; i++) {
		if (!take_name(s, at, &name))
			return false;
		s->unread.names = arena_printf(s->names_arena, "%s%s“%s”", s->unread.names, i > 1 ? "、" : "", name);
	}
	s->unread.count = others;
	return true;
}

/* Rows first, in rising order, then merges, then the other sheets if there are any, then the end with the number of rows: anything else is refused. */
static bool check(struct sheet *s)
{
	size_t at = strlen(SHEET_MAGIC);
	uint32_t number, last = 0, rows = 0;
	unsigned char kind = 0;

	if (s->bytes < at || memcmp(s->data, SHEET_MAGIC, at) != 0)
		return false;
	s->rows_end = at;
	while (take(s, &at, &kind, 1) && kind == 'R') {
		if (!skip_row(s, &at, &number) || number <= last || number > INT32_MAX || ++rows > SHEET_ROWS_MAX)
			return false;
		last = number;
		s->rows_end = at;
	}
	s->merges = malloc(SHEET_MERGES_MAX * sizeof(*s->merges));
	for (; kind == 'M' && s->merges != NULL; kind = at < s->bytes ? s->data[at++] : 0)
		if (s->merges_count == SHEET_MERGES_MAX || !take_merge(s, &at, &s->merges[s->merges_count++]))
			return false;
	if (kind == 'S' && s->merges != NULL && (!take_sheets(s, &at) || !take(s, &at, &kind, 1)))
		return false;
	if (s->merges == NULL || kind != 'E' || !take(s, &at, &number, 4) || number != rows || rows == 0)
		return false;
	qsort(s->merges, s->merges_count, sizeof(*s->merges), by_first_row);
	s->rows_count = (int)rows;
	return true;
}

static enum sheet_fault run_child(int fd, int out)
{
	int code;

	switch (helper_run("sheet", fd, out, "", &code)) {
	case HELPER_GOOD: return SHEET_GOOD;
	case HELPER_REFUSED: return code > SHEET_GOOD && code < SHEET_FAULTS_COUNT ? (enum sheet_fault)code : SHEET_DAMAGED;
	case HELPER_DIED: return SHEET_DAMAGED;
	case HELPER_SLOW: return SHEET_SLOW;
	case HELPER_MISSING: break;
	}
	return SHEET_BUSY;
}

static struct sheet *map_out(int out)
{
	struct stat st;
	struct sheet *s = fstat(out, &st) == 0 && st.st_size > 0 ? calloc(1, sizeof(*s)) : NULL;
	void *data;

	if (s == NULL)
		return NULL;
	s->bytes = (size_t)st.st_size;
	data = mmap(NULL, s->bytes, PROT_READ, MAP_PRIVATE, out, 0);
	if (data == MAP_FAILED) {
		free(s);
		return NULL;
	}
	s->data = data;
	s->arena = arena_new();
	s->held_arena = arena_new();
	s->names_arena = arena_new();
	return s;
}

/* Believed only as far as it can be true. */
static void read_place(int out, struct sheet_place *place)
{
	unsigned char said[SHEET_PLACE_BYTES];
	uint32_t at[2];
	struct stat st;

	if (fstat(out, &st) != 0 || st.st_size < SHEET_PLACE_BYTES || pread(out, said, sizeof(said), st.st_size - SHEET_PLACE_BYTES) != SHEET_PLACE_BYTES || said[0] != 'L')
		return;
	memcpy(at, said + 1, sizeof(at));
	if (at[0] > 0 && at[0] <= INT32_MAX && at[1] > 0 && at[1] <= SHEET_COLUMNS_MAX)
		*place = (struct sheet_place){ (int)at[0], (int)at[1] };
}

struct sheet *sheet_open(int fd, enum sheet_fault *fault)
{
	struct sheet_place place;

	return sheet_open_placed(fd, fault, &place);
}

struct sheet *sheet_open_placed(int fd, enum sheet_fault *fault, struct sheet_place *place)
{
	int out = memfd_create("sheet", MFD_CLOEXEC);
	struct sheet *s = NULL;

	*fault = out < 0 ? SHEET_BUSY : run_child(fd, out);
	*place = (struct sheet_place){ 0, 0 };
	if (*fault == SHEET_CELL_LONG)
		read_place(out, place);
	if (*fault == SHEET_GOOD) {
		s = map_out(out);
		if (s == NULL)
			*fault = SHEET_BUSY;
	}
	if (out >= 0)
		close(out);
	if (s != NULL && !check(s)) {
		sheet_close(s);
		s = NULL;
		*fault = SHEET_DAMAGED;
	}
	if (s != NULL)
		sheet_rewind(s);
	return s;
}

void sheet_close(struct sheet *s)
{
	if (s == NULL)
		return;
	munmap((void *)s->data, s->bytes);
	arena_free(s->arena);
	arena_free(s->held_arena);
	arena_free(s->names_arena);
	free(s->merges);
	free(s);
}

int sheet_rows_count(const struct sheet *s)
{
	return s->rows_count;
}

const struct sheet_unread *sheet_unread(const struct sheet *s)
{
	return &s->unread;
}

const char *sheet_unread_text(struct arena *a, enum lang lang, const struct sheet_unread *unread)
{
	const struct message_arg args[] = { { "read", unread->read }, { "n", arena_printf(a, "%lld", (long long)unread->count) }, { "names", unread->names } };

	return unread->count == 0 ? NULL : message_text(a, lang, unread->count > SHEET_NAMES_MAX ? T_sheet_only_first_more : T_sheet_only_first, args, 3);
}

void sheet_rewind(struct sheet *s)
{
	s->at = strlen(SHEET_MAGIC);
	s->merges_at = 0;
	memset(s->held, 0, sizeof(s->held));
	arena_clear(s->held_arena);
}

/* ---- rows ---- */

static int take_row(struct sheet *s, uint32_t *number)
{
	uint16_t cells = 0, column = 0;
	uint32_t bytes = 0;
	uint8_t is_number = 0;
	int count = 0;

	s->at++;	/* the 'R' */
	take(s, &s->at, number, sizeof(*number));
	take(s, &s->at, &cells, sizeof(cells));
	for (int i = 0; i < SHEET_COLUMNS_MAX; i++)
		s->cells[i] = (struct sheet_cell){ .text = "" };
	for (int i = 0; i < cells; i++) {
		take(s, &s->at, &column, sizeof(column));
		take(s, &s->at, &is_number, 1);
		take(s, &s->at, &bytes, sizeof(bytes));
		s->cells[column].text = text_clean(s->arena, arena_text_n(s->arena, (const char *)s->data + s->at, bytes));
		s->cells[column].is_number = is_number != 0;
		s->at += bytes;
		if (column >= count)
			count = column + 1;
	}
	return count;
}

static int fill_held(struct sheet *s, uint32_t number, int count)
{
	for (int i = 0; i < SHEET_COLUMNS_MAX; i++) {
		if (s->held[i].until_row < number || s->held[i].text == NULL || s->cells[i].text[0] != '\0')
			continue;
		s->cells[i].text = s->held[i].text;
		s->cells[i].is_number = s->held[i].is_number;
		if (i >= count)
			count = i + 1;
	}
	return count;
}

/* Merges that begin in this row, or in empty rows before it. */
static void take_merges(struct sheet *s, uint32_t number)
{
	for (int i = 0; i < SHEET_COLUMNS_MAX; i++)
		s->spans[i] = 1;
	for (; s->merges_at < s->merges_count && s->merges[s->merges_at].first_row <= number; s->merges_at++) {
		const struct merge *m = &s->merges[s->merges_at];

		if (m->first_row < number)
			continue;
		s->spans[m->first_column] = m->last_column - m->first_column + 1;
		if (m->last_row > number) {
			s->held[m->first_column].until_row = m->last_row;
			s->held[m->first_column].text = arena_text(s->held_arena, s->cells[m->first_column].text);
			s->held[m->first_column].is_number = s->cells[m->first_column].is_number;
		}
	}
}

bool sheet_next(struct sheet *s, struct sheet_row *row)
{
	uint32_t number = 0;
	int count;

	arena_clear(s->arena);
	if (s->at >= s->rows_end)
		return false;
	count = take_row(s, &number);
	count = fill_held(s, number, count);
	take_merges(s, number);
	*row = (struct sheet_row){ .number = (int)number, .cells_count = count, .cells = s->cells, .spans = s->spans };
	return true;
}

const char *sheet_column_letters(struct arena *a, int column)
{
	const char *letters = "";

	for (; column > 0; column = (column - 1) / 26)
		letters = arena_printf(a, "%c%s", 'A' + (column - 1) % 26, letters);
	return letters;
}
