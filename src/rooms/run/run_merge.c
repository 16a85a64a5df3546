/* Tables whose rows of too few are put together before they are kept. */
#include "rooms/run/run_walk.h"

#include <string.h>

static size_t rows_count_of(const char *text)
{
	size_t rows = 1;

	for (; *text != '\0'; text++)
		rows += *text == '\n';
	return rows;
}

const char *run_merged_text(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	struct play_table rows = { arena_array(c->arena, rows_count_of(text) + 1, sizeof(*rows.cells)), 0, NULL };
	const char *all = "";

	while (*text != '\0') {
		struct programme_value *cells = arena_array(c->arena, f->columns_count, sizeof(*cells));

		for (size_t i = 0; i < f->columns_count; i++) {
			size_t bytes = strcspn(text, "\t\n");

			if (bytes > 0)
				cells[i] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = arena_text_n(c->arena, text, bytes) };
			text += bytes + (text[bytes] == '\t');
		}
		rows.cells[rows.rows_count++] = cells;
		text += strcspn(text, "\n");
		text += *text == '\n';
	}
	rows = play_merged(&k->play, f, &rows);
	for (size_t i = 0; i < rows.rows_count; i++)
		for (size_t n = 0; n < f->columns_count; n++)
			all = arena_printf(c->arena, "%s%s%s", all, n > 0 ? "\t" : i > 0 ? "\n" : "", rows.cells[i][n].kind == VALUE_SYMBOL ? rows.cells[i][n].symbol : "");
	return all;
}
