/* Reading the columns of a table, and what their cells take. */
#include <string.h>
#include "programme/read.h"

/* A table's columns stand in brackets behind its title: 指标（名称，目标值，责任人）. The title is then what stands before them. */
static bool name_columns(struct reader *r, struct programme_field *field)
{
	static const char *const OPENS[] = { "(", "（" }, *const CLOSES[] = { ")", "）" }, *const COMMAS[] = { ",", "，", "、" };
	struct arena *a = r->problems->arena;
	const char *from = NULL, *end = field->title + strlen(field->title), *open = NULL;

	for (size_t i = 0; i < 2; i++) {
		size_t n = strlen(CLOSES[i]);

		open = strstr(field->title, OPENS[i]);
		if (open != NULL && (size_t)(end - open) > n && strcmp(end - n, CLOSES[i]) == 0) {
			from = open + strlen(OPENS[i]);
			end -= n;
			break;
		}
	}
	if (from == NULL)
		return problem_add(r->problems, field->line, T_programme_no_columns, "found", field->title, NULL);
	for (const char *p = from; p <= end && field->columns_count < 20; ) {
		const char *next = end;
		size_t comma = 0;

		for (size_t i = 0; i < 3; i++) {
			const char *at = strstr(p, COMMAS[i]);

			if (at != NULL && at < next) {
				next = at;
				comma = strlen(COMMAS[i]);
			}
		}
		*(const char **)READER_ADD(r, field->columns, field->columns_count) = arena_text_n(a, p, (size_t)(next - p));
		if (comma == 0)
			break;
		p = next + comma;
	}
	field->title = arena_text_n(a, field->title, (size_t)(open - field->title));
	field->column_types = arena_array(a, field->columns_count + 1, sizeof(*field->column_types));
	for (size_t i = 0; i < field->columns_count; i++)
		field->column_types[i] = WORD_TEXT;
	return true;
}

/* open, a day, a step, another date or a value that is one */
bool read_day_bound(struct reader *r, struct token **since)
{
	*since = r->at;
	if (r->at->kind != TOKEN_DATE)
		return take_word(r, WORD_OPEN) || take_name_or_field(r, since);
	return day_parse_iso(r->at++->text) != DAY_NONE || problem_add(r->problems, r->line->number, T_programme_no_such_day, "name", (*since)->text, NULL);
}

bool take_column_kind(struct reader *r, enum programme_word *kind)
{
	static const enum programme_word KINDS[] = { WORD_WHOLE_NUMBER, WORD_DECIMAL, WORD_MONEY, WORD_DATE, WORD_TEXT };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (take_word(r, KINDS[i])) {
			*kind = KINDS[i];
			return true;
		}
	return false;
}

/* whole 优秀, 合格 in 0..500; date 自, 至 optional past from working */
bool read_column_rule(struct reader *r, struct programme_field *table, enum programme_word kind)
{
	struct column_rule *rule = READER_ADD(r, table->column_rules, table->column_rules_count);
	struct programme_field *takes;

	if (rule == NULL || !take_words(r, &rule->columns))
		return false;
	takes = &rule->takes;
	takes->line = r->line->number;
	takes->type = kind == WORD_WHOLE_NUMBER || kind == WORD_DECIMAL ? WORD_NUMBER : kind;
	takes->is_whole = kind == WORD_WHOLE_NUMBER;
	takes->is_decimal = kind == WORD_DECIMAL;
	takes->registered = NO_WORD;
	takes->is_must = !take_word(r, WORD_OPTIONAL);
	if (kind == WORD_TEXT)
		return true;
	if (kind != WORD_DATE) {
		takes->has_range = take_word(r, WORD_IN);
		return !takes->has_range || take_range(r, &takes->low, &takes->high);
	}
	takes->is_past = take_word(r, WORD_PAST);
	takes->is_future = !takes->is_past && take_word(r, WORD_FUTURE);
	return !take_word(r, WORD_FROM) || read_day_bound(r, &takes->since);
}

static bool place_rule(struct reader *r, struct programme_field *table, const struct column_rule *rule, const char *column)
{
	struct programme_field *cell = arena_alloc(r->problems->arena, sizeof(*cell));
	size_t i = 0;

	while (i < table->columns_count && strcmp(table->columns[i], column) != 0)
		i++;
	if (i == table->columns_count)
		return problem_add(r->problems, table->line, T_programme_no_such_column, "name", column, NULL);
	if (table->cells[i] != NULL)
		return problem_add(r->problems, table->line, T_programme_column_twice, "name", column, NULL);
	*cell = rule->takes;
	cell->id = cell->title = table->columns[i];
	table->cells[i] = cell;
	table->column_types[i] = cell->type == WORD_MONEY ? WORD_NUMBER : cell->type;
	return true;
}

bool read_columns(struct reader *r, struct programme_field *table)
{
	if (!name_columns(r, table))
		return false;
	table->cells = arena_array(r->problems->arena, table->columns_count + 1, sizeof(*table->cells));
	for (size_t i = 0; i < table->column_rules_count; i++)
		for (size_t n = 0; n < table->column_rules[i].columns.count; n++)
			if (!place_rule(r, table, &table->column_rules[i], table->column_rules[i].columns.list[n]->text))
				return false;
	return true;
}
