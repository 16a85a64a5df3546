/* Numbers as they were typed, in a field or in a cell, and what else the cells of a table take. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/text.h"
#include "programme/reading.h"
#include "rooms/run/run_rows.h"
#include "schema/model.h"
#include "text/run.h"

static const char *number(struct ctx *c, int64_t n) { return arena_printf(c->arena, "%lld", (long long)n); }

#define NUMBER_MOST "999999999999"	/* whole digits that fraction_parse takes */

/* A number it is, but one that nobody can reckon with. */
static bool is_too_large(const char *text)
{
	size_t zeros = strspn(text, "0"), digits = strspn(text + zeros, "0123456789");
	const char *behind = text + zeros + digits;

	return digits > strlen(NUMBER_MOST) && (behind[0] == '\0' || (behind[0] == '.' && behind[1 + strspn(behind + 1, "0123456789")] == '\0'));
}

bool run_number_is_right(struct ctx *c, const char *input, const char *title, const struct programme_field *f, const char *text)
{
	struct fraction n;

	if (text[0] == '-' && fraction_parse(text + 1, &n) && strchr(text, '/') == NULL)
		return ctx_refuse_field(c, input, T_run_negative, "title", title, "typed", text, "low", f->has_range ? fraction_text(c->arena, f->low) : "0", NULL);
	if (is_too_large(text))
		return ctx_refuse_field(c, input, T_run_too_large, "title", title, "typed", text, "most", NUMBER_MOST, NULL);
	if (!fraction_parse(text, &n) || strchr(text, '/') != NULL)
		return ctx_refuse_field(c, input, T_run_no_number, "title", title, "typed", text, NULL);
	if (strchr(text, '%') != NULL && !(f->has_range && f->high.above <= f->high.below))
		return ctx_refuse_field(c, input, T_run_percent, "title", title, "typed", text, NULL);
	if (programme_takes_whole(f) && n.below != 1)
		return ctx_refuse_field(c, input, T_run_not_whole, "title", title, "typed", text, NULL);
	if (f->type == WORD_MONEY && strchr(text, '.') != NULL && strlen(strchr(text, '.')) > 3)
		return ctx_refuse_field(c, input, T_run_money_finer, "title", title, "typed", text, NULL);
	return !f->has_range || (fraction_compare(n, f->low) >= 0 && fraction_compare(n, f->high) <= 0) ||
		ctx_refuse_field(c, input, T_run_out_of_range, "title", title, "typed", text, "low", fraction_text(c->arena, f->low), "high", fraction_text(c->arena, f->high), NULL);
}

const char *run_cell_title(struct ctx *c, const struct programme_field *table, size_t row, const char *column)
{
	const struct message_arg args[] = { { "title", programme_named(c->lang, table->title) }, { "row", number(c, (int64_t)row) }, { "column", programme_named(c->lang, column) } };

	return message_text(c->arena, c->lang, T_run_cell_title, args, sizeof(args) / sizeof(args[0]));
}

bool run_cell_is(enum programme_word type, const char *cell)
{
	struct fraction n;

	if (type == WORD_NUMBER)
		return play_cell_number(cell, &n) && strchr(cell, '/') == NULL;
	return type == WORD_TEXT || day_parse_iso(cell) != DAY_NONE;
}

/* Cells that the programme reckons with are numbers or days, without more being said of them. */
static bool reckoned_is_right(struct ctx *c, const struct programme_field *f, size_t column, size_t row, const char *cell)
{
	if (run_cell_is(f->column_types[column], cell))
		return true;
	return ctx_refuse_field(c, run_input_name(c, f), f->column_types[column] == WORD_NUMBER ? T_run_cell_no_number : T_run_cell_no_date, "title", programme_named(c->lang, f->title), "row", number(c, (int64_t)row),
		"column", f->columns[column], "typed", cell, NULL);
}

static bool cell_is_right(struct ctx *c, const struct programme_field *f, size_t column, size_t row, const char *cell)
{
	const struct programme_field *takes = programme_cell(f, column);

	if (takes == NULL || takes->type == WORD_TEXT)
		return reckoned_is_right(c, f, column, row, cell);
	if (cell[0] == '\0')
		return !takes->is_must || ctx_refuse_field(c, run_input_name(c, f), T_run_cell_missing, "title", run_cell_title(c, f, row, takes->title), NULL);
	return takes->type == WORD_DATE ? reckoned_is_right(c, f, column, row, cell) : run_number_is_right(c, run_input_name(c, f), run_cell_title(c, f, row, takes->title), takes, cell);
}

bool run_cells_are_right(struct ctx *c, const struct programme_field *f, const char *text)
{
	for (size_t row = 1; *text != '\0'; row++) {
		const char *end = text + strcspn(text, "\n");

		if (text_chars(arena_text_n(c->arena, text, (size_t)(end - text))) > LIMIT_RUN_VALUE_VALUE)
			return ctx_refuse_field(c, run_input_name(c, f), T_run_row_long, "title", programme_named(c->lang, f->title), "row", number(c, (int64_t)row), "n", number(c, LIMIT_RUN_VALUE_VALUE), NULL);
		for (size_t i = 0; i < f->columns_count; i++) {
			size_t bytes = strcspn(text, "\t\n");

			if (!cell_is_right(c, f, i, row, arena_text_n(c->arena, text, bytes)))
				return false;
			text += bytes + (text[bytes] == '\t');
		}
		text = end + (*end == '\n');
	}
	return true;
}
