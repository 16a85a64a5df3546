#include "programme/play_table.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"

static const struct programme_value UNKNOWN = { .kind = VALUE_UNKNOWN };

static struct programme_value number_of(size_t n)
{
	return value_number(fraction_of((int64_t)n, 1));
}

/* The rows behind the name of a table, of a draw or of a sheet by rows, and how many there are; unknown where nothing was said of them. */
static const struct play_table *table_of(const struct play *play, struct name name)
{
	if (name.kind == NAME_SHEET)
		return &play->marked[name.index];
	return name.kind == NAME_DRAW ? &play->draws[name.index] : &play->tables[name.index][name.field];
}

static struct programme_value rows_of(const struct play *play, struct name name)
{
	if (name.kind == NAME_DRAW)
		return play->is_drawn[name.index] ? number_of(play->draws[name.index].rows_count) : UNKNOWN;
	if (name.kind == NAME_SHEET)
		return play->is_marked[name.index] ? number_of(play->marked[name.index].rows_count) : UNKNOWN;
	return play->fields[name.index][name.field];
}

static struct programme_value in_row(const struct play *play, const struct play_table *table, size_t row, const struct expression *e)
{
	struct play_row inside = { play, table->cells[row], table->meant == NULL ? 0 : table->meant[row] };
	struct facts facts = play_facts(&inside);

	return expression_value(e, &facts);
}

/* Rows for which the condition holds; of a streak only those at the end that hold one after the other. Unknown where one row is. */
static struct programme_value rows_where(const struct play *play, const struct play_table *table, const struct expression *condition, bool is_streak)
{
	size_t n = 0;

	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value v = in_row(play, table, i, condition);

		if (v.kind != VALUE_TRUTH)
			return value_unknown(v, v);
		n = v.is_true ? n + 1 : is_streak ? 0 : n;
	}
	return number_of(n);
}

static struct programme_value sum(const struct play *play, const struct play_table *table, const struct expression *e)
{
	struct fraction all = fraction_of(0, 1);

	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value v = in_row(play, table, i, e);

		if (v.kind != VALUE_NUMBER)
			return value_unknown(v, v);
		all = fraction_add(all, v.number);
	}
	return value_number(all);
}

/* Empty cells are nothing that could be the same. */
static struct programme_value distinct(const struct play *play, const struct play_table *table, const struct expression *column)
{
	size_t n = 0;

	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value v = in_row(play, table, i, column), other = UNKNOWN;
		size_t k = 0;

		for (; v.kind == VALUE_SYMBOL && k < i; k++) {
			other = in_row(play, table, k, column);
			if (other.kind == VALUE_SYMBOL && text_is_same(other.symbol, v.symbol))
				break;
		}
		n += v.kind == VALUE_SYMBOL && k == i;
	}
	return number_of(n);
}

static int by_size(const void *a, const void *b)
{
	return fraction_compare(*(const struct fraction *)b, *(const struct fraction *)a);
}

/* The n-th greatest of all rows; unknown where there are fewer. */
static struct programme_value nth(const struct facts *facts, const struct play *play, const struct play_table *table, const struct expression *call)
{
	struct programme_value place = expression_value(call->right, facts);
	struct fraction *all = arena_array(play->arena, table->rows_count + 1, sizeof(*all));

	if (place.kind != VALUE_NUMBER || place.number.below != 1 || place.number.above < 1 || place.number.above > (int64_t)table->rows_count)
		return UNKNOWN;
	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value v = in_row(play, table, i, call->third);

		if (v.kind != VALUE_NUMBER)
			return value_unknown(v, v);
		all[i] = v.number;
	}
	qsort(all, table->rows_count, sizeof(*all), by_size);
	return value_number(all[place.number.above - 1]);
}

/* The place of the row that is looked at: one more than there are rows with more; those with as much share it. */
static struct programme_value rank(const struct facts *facts, const struct play *play, const struct expression *call)
{
	const struct play_table *table = table_of(play, call->name);
	struct programme_value own = expression_value(call->left, facts);
	size_t before = 0;

	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value v = in_row(play, table, i, call->left);

		if (v.kind != VALUE_NUMBER || own.kind != VALUE_NUMBER)
			return value_unknown(v, own);
		before += fraction_compare(v.number, own.number) > 0;
	}
	return number_of(before + 1);
}

static bool stands_in(const struct play_table *table, const struct programme_value *cell)
{
	for (size_t i = 0; i < table->rows_count; i++)
		if (cell->kind == VALUE_SYMBOL && table->cells[i][0].kind == VALUE_SYMBOL && text_is_same(table->cells[i][0].symbol, cell->symbol))
			return true;
	return false;
}

/* Where both rows mean somebody it is the same one who counts, whatever his name is written like; else the name does. */
static bool row_stands_in(const struct play_table *other, const struct play_table *table, size_t row)
{
	const struct programme_value *cell = &table->cells[row][0];

	for (size_t i = 0; i < other->rows_count; i++) {
		bool both_mean = table->meant != NULL && table->meant[row] != 0 && other->meant != NULL && other->meant[i] != 0;
		bool is_like = cell->kind == VALUE_SYMBOL && other->cells[i][0].kind == VALUE_SYMBOL && text_is_same(other->cells[i][0].symbol, cell->symbol);

		if (both_mean ? other->meant[i] == table->meant[row] : is_like)
			return true;
	}
	return false;
}

/* Of not_in: does the row stand in none of the tables that the call names behind its own? Of also_in: in one of them? */
static bool row_is_meant(const struct play *play, const struct expression *call, size_t row)
{
	const struct play_table *table = table_of(play, call->left->name);
	bool stands = row_stands_in(table_of(play, call->right->name), table, row) || (call->third != NULL && row_stands_in(table_of(play, call->third->name), table, row));

	return stands == (call->function == WORD_ALSO_IN);
}

/* Are the rows themselves known, and not only how many there are? A table that is not filled in has none. */
static bool has_rows(const struct play *play, struct name name)
{
	struct programme_value rows = rows_of(play, name);

	return rows.kind != VALUE_UNKNOWN && (rows.kind != VALUE_NUMBER || table_of(play, name)->cells != NULL);
}

static struct programme_value rows_in(const struct play *play, const struct expression *call)
{
	size_t n = 0, rows_count = table_of(play, call->left->name)->rows_count;

	if (!has_rows(play, call->right->name) || (call->third != NULL && !has_rows(play, call->third->name)))
		return UNKNOWN;
	for (size_t i = 0; i < rows_count; i++)
		n += row_is_meant(play, call, i);
	play->memo->steps += (int64_t)(rows_count * (table_of(play, call->right->name)->rows_count + (call->third == NULL ? 0 : table_of(play, call->third->name)->rows_count)));
	return number_of(n);
}

/* What is asked of the one row of the other table that begins like this one. Unknown where there is none, or more than one. */
static struct programme_value match(const struct play_row *row, const struct play_table *other, const struct expression *call)
{
	size_t found = 0, at = 0;

	if (row->cells == NULL)
		return UNKNOWN;
	row->play->memo->steps += (int64_t)other->rows_count;
	for (size_t i = 0; i < other->rows_count; i++) {
		bool both_mean = row->meant != 0 && other->meant != NULL && other->meant[i] != 0;
		bool is_like = row->cells[0].kind == VALUE_SYMBOL && other->cells[i][0].kind == VALUE_SYMBOL && text_is_same(row->cells[0].symbol, other->cells[i][0].symbol);

		if (both_mean ? other->meant[i] == row->meant : is_like) {
			found++;
			at = i;
		}
	}
	return found == 1 ? in_row(row->play, other, at, call->right) : UNKNOWN;
}

/* ---- periods ---- */

#define DAYS_OF_A_MONTH 31	/* left over from whole months: one period by itself never makes a month of them */

struct period { day_t from, to; };	/* both days count */

static int by_begin(const void *a, const void *b)
{
	const struct period *one = a, *other = b;

	return one->from < other->from ? -1 : one->from > other->from;
}

/* Overlapping periods count once; one that begins on the day after the end of another goes on from it. All of them together, or the
 * longest that has no gap, in completed years. Together means whole months, and days that are left over make months too. */
static struct programme_value years_of(const struct play *play, const struct play_table *table, const struct expression *call)
{
	struct period *all = arena_array(play->arena, table->rows_count + 1, sizeof(*all));
	int longest = 0, months = 0, days = 0;

	if (table->rows_count == 0)
		return number_of(0);
	for (size_t i = 0; i < table->rows_count; i++) {
		struct programme_value from = in_row(play, table, i, call->right), to = in_row(play, table, i, call->third);

		if (from.kind != VALUE_DATE || to.kind != VALUE_DATE)
			return value_unknown(from, to);
		if (to.day < from.day)
			return (struct programme_value){ .kind = VALUE_UNKNOWN, .is_wrong = true };
		all[i] = (struct period){ from.day, to.day };
	}
	qsort(all, table->rows_count, sizeof(*all), by_begin);
	for (size_t i = 0, last = 0; i < table->rows_count; i = last) {
		day_t to = all[i].to;

		for (last = i + 1; last < table->rows_count && all[last].from <= to + 1; last++)
			to = all[last].to > to ? all[last].to : to;
		if (years_between(all[i].from, to + 1) > longest)
			longest = years_between(all[i].from, to + 1);
		months += months_between(all[i].from, to + 1);
		days += to + 1 - day_add_months(all[i].from, months_between(all[i].from, to + 1));
	}
	return number_of((size_t)(call->function == WORD_LONGEST_YEARS ? longest : (months + days / DAYS_OF_A_MONTH) / 12));
}

/* ---- checklists: the choices of a form, and cases of another practice ---- */

/* Is it an answer of the checklist: any, or that one? */
static bool holds_choice(const struct play *play, int form, size_t field, const struct expression *choice)
{
	const struct programme_value *v = &play->fields[form][field];

	return play->p->forms[form].fields[field].type == WORD_CHOICE && v->kind == VALUE_SYMBOL && (choice == NULL || strcmp(v->symbol, choice->value.symbol) == 0);
}

/* What the case of the organisation came to that the row begins with. One that has no case of which anything is known has nothing. */
static struct programme_value its(const struct play_row *row, const struct expression *call)
{
	const struct play_each *each = &row->play->eaches[call->name.index];

	if (row->cells == NULL)
		return UNKNOWN;
	row->play->memo->steps += (int64_t)each->orgs_count;
	for (size_t i = 0; i < each->orgs_count; i++) {
		const struct play_org *org = &each->orgs[i];
		bool is_meant = row->meant != 0 ? org->org == row->meant : row->cells[0].kind == VALUE_SYMBOL && text_is_same(org->name, row->cells[0].symbol);

		if (is_meant)
			return value_number(org->figures[call->name.field]);
	}
	return number_of(0);
}

static bool is_named_first(const struct play_table *table, const char *id)
{
	return stands_in(table, &(struct programme_value){ .kind = VALUE_SYMBOL, .symbol = id });
}

/* Of chosen() all fields that hold the choice, of unlisted() those that no row of the table names in its first cell: a table that is not
 * filled in names none. Unknown while the form is not. */
static struct programme_value chosen(const struct play *play, const struct expression *call)
{
	int form = call->left->name.index;
	const struct programme_value *rows = call->third == NULL ? NULL : &play->fields[call->third->name.index][call->third->name.field];
	const struct play_table *table = call->third == NULL ? NULL : &play->tables[call->third->name.index][call->third->name.field];
	size_t n = 0, filled = 0;

	if (rows != NULL && rows->kind == VALUE_NUMBER && table->cells == NULL)
		return UNKNOWN;	/* only how many rows there are is known */
	for (size_t i = 0; i < play->p->forms[form].fields_count; i++) {
		play->memo->steps += table == NULL ? 1 : (int64_t)table->rows_count;
		filled += play->fields[form][i].kind != VALUE_UNKNOWN;
		n += holds_choice(play, form, i, call->right) && (table == NULL || !is_named_first(table, play->p->forms[form].fields[i].id));
	}
	return filled == 0 ? UNKNOWN : number_of(n);
}

/* All papers of a sheet that count, or those that gave at least the mark. */
static struct programme_value papers(const struct facts *facts, const struct play *play, const struct expression *call)
{
	const struct play_papers *all = &play->papers[call->left->name.index];
	struct programme_value least = call->right == NULL ? number_of(0) : expression_value(call->right, facts);
	int64_t n = 0;

	if (!all->is_known || least.kind != VALUE_NUMBER)
		return UNKNOWN;
	play->memo->steps += (int64_t)all->marks_count;
	for (size_t i = 0; i < all->marks_count; i++)
		n += call->right == NULL || fraction_compare(all->marks[i], least.number) >= 0 ? all->counts[i] : 0;
	return value_number(fraction_of(n, 1));
}

/* ---- all of them ---- */

struct programme_value play_tabled(const struct facts *facts, const struct expression *call)
{
	const struct play *play = ((const struct play_row *)facts->data)->play;
	struct name name = call->left->name;
	const struct play_table *table;
	struct programme_value rows;

	if (call->function == WORD_RANK)
		return rank(facts, play, call);
	if (call->function == WORD_CHOSEN || call->function == WORD_UNLISTED)
		return chosen(play, call);
	if (call->function == WORD_PAPERS)
		return papers(facts, play, call);
	if (call->function == WORD_EARLIER)
		return value_number(play->earlier[call->name.index]);
	if (call->function == WORD_ITS)
		return its(facts->data, call);
	if (call->function == WORD_TOTAL)
		return value_number(play->eaches[call->name.index].totals[call->name.field]);
	table = table_of(play, name);
	rows = rows_of(play, name);
	if (rows.kind == VALUE_UNKNOWN || (call->function == WORD_COUNT && call->right == NULL))
		return rows.kind == VALUE_NONE ? number_of(0) : rows;
	if (rows.kind != VALUE_NONE && table->cells == NULL)
		return UNKNOWN;	/* only how many there are is known */
	switch (call->function) {
	case WORD_MATCH:
		return match(facts->data, table, call);
	case WORD_COUNT:
	case WORD_STREAK:
		return rows_where(play, table, call->right, call->function == WORD_STREAK);
	case WORD_SUM:
		return sum(play, table, call->right);
	case WORD_DISTINCT:
		return distinct(play, table, call->right);
	case WORD_NTH:
		return nth(facts, play, table, call);
	case WORD_NOT_IN:
	case WORD_ALSO_IN:
		return rows_in(play, call);
	default:
		return years_of(play, table, call);
	}
}

/* ---- which rows are meant ---- */

/* One side of a comparison with its(): "名额 2". */
static const char *side_text(const struct play *play, const struct play_table *table, size_t row, const struct expression *call, const struct expression *side)
{
	struct programme_value v = in_row(play, table, row, side);
	const char *title = NULL;

	if (side->kind == EXPRESSION_CALL && side->function == WORD_ITS)
		title = play->p->eaches[side->name.index].title;
	else if (side->kind == EXPRESSION_CALL && side->function == WORD_NUMBER && call->left->name.kind == NAME_FIELD)
		title = play->p->forms[call->left->name.index].fields[call->left->name.field].columns[side->left->name.field];
	return title == NULL || v.kind != VALUE_NUMBER ? NULL : arena_printf(play->arena, "%s %s", title, fraction_text(play->arena, v.number));
}

/* Where the condition compares the row with the case of its organisation, both figures. */
static const char *figures_text(const struct play *play, const struct play_table *table, size_t row, const struct expression *call)
{
	const struct expression *when = call->right;
	const char *left, *right;

	if (call->function != WORD_COUNT || !((when->left != NULL && when->left->function == WORD_ITS) || (when->right != NULL && when->right->function == WORD_ITS)))
		return "";
	left = side_text(play, table, row, call, when->left);
	right = side_text(play, table, row, call, when->right);
	return left == NULL || right == NULL ? "" : arena_printf(play->arena, "（%s，%s）", left, right);
}

static const char *first_cells(const struct play *play, const struct expression *call)
{
	const struct play_table *table = table_of(play, call->left->name);
	const char *all = NULL;

	for (size_t i = 0; table->cells != NULL && i < table->rows_count; i++) {
		bool is_meant = call->function == WORD_COUNT ? value_is_true(in_row(play, table, i, call->right)) :
			row_is_meant(play, call, i);

		if (is_meant && table->cells[i][0].kind == VALUE_SYMBOL)
			all = arena_printf(play->arena, all == NULL ? "%s%s%s" : "%s、%s%s", all == NULL ? "" : all, table->cells[i][0].symbol,
				figures_text(play, table, i, call));
	}
	return all;
}

static const char *fields_meant(const struct play *play, const struct expression *call)
{
	const struct programme_form *form = &play->p->forms[call->left->name.index];
	const char *all = NULL;

	for (size_t i = 0; i < form->fields_count; i++)
		if (holds_choice(play, call->left->name.index, i, call->right) &&
		    !is_named_first(&play->tables[call->third->name.index][call->third->name.field], form->fields[i].id))
			all = arena_printf(play->arena, all == NULL ? "%s%s" : "%s、%s", all == NULL ? "" : all, form->fields[i].id);
	return all;
}

const char *play_rows_meant(const struct play *play, const struct expression *e)
{
	const char *found;

	if (e == NULL)
		return NULL;
	/* There are more of them than there may be: it is they who are wrong. */
	if (e->kind == EXPRESSION_MORE && e->left->kind == EXPRESSION_CALL && e->left->right != NULL &&
	    (e->left->function == WORD_COUNT || e->left->function == WORD_NOT_IN || e->left->function == WORD_ALSO_IN))
		return first_cells(play, e->left);
	if (e->kind == EXPRESSION_MORE && e->left->kind == EXPRESSION_CALL && e->left->function == WORD_UNLISTED)
		return fields_meant(play, e->left);
	if (e->kind != EXPRESSION_AND && e->kind != EXPRESSION_OR)
		return NULL;
	found = play_rows_meant(play, e->left);
	return found != NULL ? found : play_rows_meant(play, e->right);
}
