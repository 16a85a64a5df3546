#include "programme/example_fact.h"

#include <string.h>
#include "base/text.h"
#include "text/programme.h"

bool telling_fail(struct telling *t, message text, const char *name)
{
	return problem_add(t->problems, t->line, text, "name", name, NULL);
}

static bool take(struct telling *t, enum programme_word word)
{
	return token_take_word(&t->at, word);
}

static bool take_count(struct telling *t, int *count)
{
	int64_t n;

	if (t->at->kind != TOKEN_NUMBER || !int_parse(t->at->text, &n) || n > 1000000)
		return telling_fail(t, T_programme_fact_number, t->at->text);
	*count = (int)n;
	t->at++;
	return true;
}

/* A number, a date, a word or a text, or none; `-` before a number is allowed. */
static bool take_value(struct telling *t, struct programme_value *value)
{
	struct token *token = t->at;
	struct fraction f;

	if (take(t, WORD_NONE)) {
		*value = (struct programme_value){ .kind = VALUE_NONE };
		return true;
	}
	if (token->kind == TOKEN_NUMBER && fraction_parse(token->text, &f))
		*value = value_number(f);
	else if (token->kind == TOKEN_DATE && day_parse_iso(token->text) != DAY_NONE)
		*value = (struct programme_value){ .kind = VALUE_DATE, .day = day_parse_iso(token->text) };
	else if (token->kind == TOKEN_WORD || token->kind == TOKEN_TEXT)
		*value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = token->text };
	else
		return telling_fail(t, T_programme_fact_value, token->text);
	t->at++;
	return true;
}

static bool fits_range(struct telling *t, const char *id, struct fraction f, struct fraction low, struct fraction high)
{
	if (fraction_compare(f, low) >= 0 && fraction_compare(f, high) <= 0)
		return true;
	return problem_add(t->problems, t->line, T_programme_param_out_of_range, "name", id,
		"value", fraction_text(t->problems->arena, f), "low", fraction_text(t->problems->arena, low),
		"high", fraction_text(t->problems->arena, high), NULL);
}

/* The value must be one that a clerk could type into the field. */
static bool fits_field(struct telling *t, const struct programme_field *field, struct programme_value v)
{
	bool is_number = field->type == WORD_NUMBER || field->type == WORD_MONEY || field->type == WORD_TABLE || field->type == WORD_SHEETS;

	if (v.kind == VALUE_NONE)
		return true;
	if ((is_number && v.kind != VALUE_NUMBER) || (field->type == WORD_DATE && v.kind != VALUE_DATE) ||
	    (field->type == WORD_CHOICE && (v.kind != VALUE_SYMBOL || !programme_may_choose(field, v.symbol))))
		return telling_fail(t, T_programme_fact_of_field, field->id);
	if (programme_takes_whole(field) && v.number.below != 1)
		return telling_fail(t, T_programme_fact_whole, field->id);
	return !field->has_range || fits_range(t, field->id, v.number, field->low, field->high);
}

/* for N against N [abstain N] present N of N [written N] [tied N]: opinions of absent members who agree, never more than are absent */
static bool take_tally(struct telling *t, const struct vote *vote, struct tally *tally)
{
	int written = 0;

	*tally = (struct tally){ .is_given = true };
	if (!take(t, WORD_FOR) || !take_count(t, &tally->for_count) || !take(t, WORD_AGAINST) || !take_count(t, &tally->against_count))
		return telling_fail(t, T_programme_fact_of_vote, t->at->text);
	if (take(t, WORD_ABSTAIN) && !take_count(t, &tally->abstain_count))
		return false;
	if (!take(t, WORD_PRESENT) || !take_count(t, &tally->present_count) || !take(t, WORD_OF_TOTAL) || !take_count(t, &tally->entitled_count))
		return telling_fail(t, T_programme_fact_of_vote, t->at->text);
	if (take(t, WORD_WRITTEN) && !take_count(t, &written))
		return false;
	if (vote_is_election(vote) && take(t, WORD_TIED) && !take_count(t, &tally->tied_count))
		return false;
	if (tally->for_count + tally->against_count + tally->abstain_count > tally->present_count ||
	    tally->present_count + written > tally->entitled_count)
		return problem_add(t->problems, t->line, T_programme_tally_does_not_add, NULL);
	if (written > 0 && !vote->counts_written)
		return problem_add(t->problems, t->line, T_programme_no_written, "name", vote->id, NULL);
	tally->for_count += written;
	return true;
}

/* The cell of a row: a number, a date, a word or a text as written, `-` before a number, or none. */
static bool take_cell(struct telling *t, struct programme_value *cell)
{
	bool is_negative = t->at->kind == TOKEN_SIGN && strcmp(t->at->text, "-") == 0 && t->at[1].kind == TOKEN_NUMBER;

	if (take(t, WORD_NONE)) {
		*cell = (struct programme_value){ .kind = VALUE_NONE };
		return true;
	}
	t->at += is_negative;
	if (t->at->kind == TOKEN_END || t->at->kind == TOKEN_SIGN || t->at->kind == TOKEN_MONTH_DAY)
		return telling_fail(t, T_programme_fact_value, t->at->text);
	*cell = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = arena_printf(t->problems->arena, "%s%s", is_negative ? "-" : "", t->at->text) };
	t->at++;
	return true;
}

static bool fits_column(struct telling *t, const struct programme_field *field, size_t column, struct programme_value cell)
{
	const struct programme_field *takes = programme_cell(field, column);
	struct fraction f;

	if (takes != NULL && takes->type == WORD_NUMBER && cell.kind == VALUE_SYMBOL && play_cell_number(cell.symbol, &f))
		return fits_field(t, takes, value_number(f));
	if (cell.kind == VALUE_NONE || field->column_types[column] == WORD_TEXT ||
	    (field->column_types[column] == WORD_NUMBER ? play_cell_number(cell.symbol, &f) : day_parse_iso(cell.symbol) != DAY_NONE))
		return true;
	return telling_fail(t, T_programme_fact_of_field, field->columns[column]);
}

/* FIELD row a, b, c: one more row. Rows of an example that this one is like are forgotten with the first of its own. */
static bool take_cells(struct telling *t, const struct programme_field *field, struct play_table *table, const struct example **said)
{
	struct programme_value *cells = arena_array(t->problems->arena, field->columns_count + 1, sizeof(*cells));

	if (table->cells == NULL || *said != t->saying)
		*table = (struct play_table){ .cells = arena_array(t->problems->arena, TELLING_FACTS_MAX, sizeof(*table->cells)) };
	*said = t->saying;
	for (size_t i = 0; i < field->columns_count; i++) {
		if (i > 0 && (t->at->kind != TOKEN_SIGN || strcmp(t->at->text, ",") != 0))
			return problem_add(t->problems, t->line, T_programme_fact_row, "name", field->title, "n",
				arena_printf(t->problems->arena, "%zu", field->columns_count), NULL);
		t->at += i > 0;
		if (!take_cell(t, &cells[i]) || !fits_column(t, field, i, cells[i]))
			return false;
	}
	table->cells[table->rows_count++] = cells;
	return true;
}

static bool take_row(struct telling *t, struct name name)
{
	struct play_table *table = &t->play.tables[name.index][name.field];

	if (!take_cells(t, &t->play.p->forms[name.index].fields[name.field], table, &t->said_rows[name.index][name.field]))
		return false;
	t->play.fields[name.index][name.field] = value_number(fraction_of((int64_t)table->rows_count, 1));
	return true;
}

/* Of a sheet by rows, the row with its mark and its papers: SHEET row 张三, 甲镇, 92.5, 44. */
static bool take_marked(struct telling *t, struct name name)
{
	const struct sheet *sheet = &t->play.p->sheets[name.index];
	struct play_table *table = &t->play.marked[name.index];
	struct fraction mark;

	if (take(t, WORD_NONE)) {
		t->play.is_marked[name.index] = false;
		return true;
	}
	if (!take(t, WORD_ROW))
		return telling_fail(t, T_programme_fact_of_marked, sheet->id);
	if (!take_cells(t, sheet->marked, table, &t->said_sheets[name.index]))
		return false;
	t->play.is_marked[name.index] = true;
	return play_cell_number(table->cells[table->rows_count - 1][sheet->marked->columns_count - 2].symbol, &mark) && fits_range(t, sheet->id, mark, sheet->low, sheet->high);
}

/* DRAW row NAME: one more that was picked; those of an example that this one is like are forgotten with the first of its own. */
static bool take_drawn(struct telling *t, struct name name)
{
	struct play_table *table = &t->play.draws[name.index];
	struct programme_value *cell = arena_array(t->problems->arena, 1, sizeof(*cell));

	if (take(t, WORD_NONE)) {
		t->play.is_drawn[name.index] = false;
		return true;
	}
	if (!take(t, WORD_ROW))
		return telling_fail(t, T_programme_fact_of_draw, t->at->text);
	if (table->cells == NULL || t->said_draws[name.index] != t->saying)
		*table = (struct play_table){ .cells = arena_array(t->problems->arena, TELLING_FACTS_MAX, sizeof(*table->cells)) };
	t->said_draws[name.index] = t->saying;
	t->play.is_drawn[name.index] = true;
	table->cells[table->rows_count++] = cell;
	return take_cell(t, cell);
}

/* How many papers the sheet takes at least, as the params are. */
static struct fraction least_papers(const struct telling *t, const struct sheet *sheet)
{
	struct name name = sheet->least == NULL ? (struct name){ 0 } : programme_name_of(t->play.p, sheet->least);
	struct fraction least = fraction_of(1, 1);

	if (name.kind == NAME_PARAM)
		return t->play.params[name.index];
	if (sheet->least != NULL)
		fraction_parse(sheet->least->text, &least);
	return least;
}

/* What the papers come to: nothing while they are too few, for such a sheet is not closed; of another mark than the mean only how many there are. */
static void weigh_papers(struct telling *t, int sheet)
{
	const struct play_papers *papers = &t->play.papers[sheet];
	struct fraction sum = fraction_of(0, 1), count = sum;

	for (size_t i = 0; i < papers->marks_count; i++) {
		struct fraction n = fraction_of(papers->counts[i], 1);

		sum = fraction_add(sum, fraction_multiply(papers->marks[i], n));
		count = fraction_add(count, n);
	}
	t->play.sheets[sheet] = (struct programme_value){ .kind = VALUE_UNKNOWN };
	if (count.above > 0 && fraction_compare(count, least_papers(t, &t->play.p->sheets[sheet])) >= 0)
		t->play.sheets[sheet] = value_number(fraction_divide(sum, count));
	t->play.papers[sheet].is_known = t->play.sheets[sheet].kind == VALUE_NUMBER;
}

/* SHEET row MARK, N: so many papers gave that mark; those of an example that this one is like are forgotten with the first of its own. */
static bool take_papers(struct telling *t, struct name name)
{
	const struct sheet *sheet = &t->play.p->sheets[name.index];
	struct play_papers *papers = &t->play.papers[name.index];
	struct programme_value mark = { .kind = VALUE_UNKNOWN };
	int count;

	if (papers->marks == NULL || t->said_sheets[name.index] != t->saying)
		*papers = (struct play_papers){ .marks = arena_array(t->problems->arena, TELLING_FACTS_MAX, sizeof(*papers->marks)),
			.counts = arena_array(t->problems->arena, TELLING_FACTS_MAX, sizeof(*papers->counts)) };
	t->said_sheets[name.index] = t->saying;
	if (sheet->combine == WORD_MEDIAN || sheet->combine == WORD_TRIMMED || !take_value(t, &mark) || mark.kind != VALUE_NUMBER || !token_take_sign(&t->at, ",") ||
	    !take_count(t, &count))
		return telling_fail(t, T_programme_fact_of_papers, sheet->id);
	papers->marks[papers->marks_count] = mark.number;
	papers->counts[papers->marks_count++] = count;
	weigh_papers(t, name.index);
	return fits_range(t, sheet->id, mark.number, sheet->low, sheet->high);
}

/* FORM choice: every question of the form that has it is answered so. */
static bool take_answers(struct telling *t, struct name name)
{
	const struct programme_form *form = &t->play.p->forms[name.index];
	const char *choice = t->at->text;
	bool is_known = false;

	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].type == WORD_CHOICE && programme_may_choose(&form->fields[i], choice)) {
			t->play.fields[name.index][i] = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = choice };
			is_known = true;
		}
	if (!is_known)
		return telling_fail(t, T_programme_no_such_choice, choice);
	t->at++;
	return true;
}

static struct play_org *org_said(struct telling *t, const struct each *each, struct play_each *said)
{
	struct arena *a = t->problems->arena;

	for (size_t i = 0; i < said->orgs_count; i++)
		if (strcmp(said->orgs[i].name, t->at->text) == 0)
			return &said->orgs[i];
	if (said->orgs == NULL)
		said->orgs = arena_array(a, TELLING_FACTS_MAX, sizeof(*said->orgs));
	said->orgs[said->orgs_count] = (struct play_org){ .name = t->at->text, .figures = arena_array(a, each->figures_count + 1, sizeof(struct fraction)) };
	for (size_t i = 0; i < each->figures_count; i++)
		said->orgs[said->orgs_count].figures[i] = fraction_of(0, 1);
	return &said->orgs[said->orgs_count++];
}

/* What its() gives in the row of that organisation; total() is then what all of them that were said add up to. */
static bool take_org(struct telling *t, const struct each *each, struct play_each *said, size_t figure)
{
	struct play_org *org = org_said(t, each, said);
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	t->at++;
	if (!take_value(t, &v) || v.kind != VALUE_NUMBER)
		return telling_fail(t, T_programme_fact_of_each, t->at->text);
	org->figures[figure] = v.number;
	said->totals[figure] = fraction_of(0, 1);
	for (size_t i = 0; i < said->orgs_count; i++)
		said->totals[figure] = fraction_add(said->totals[figure], said->orgs[i].figures[figure]);
	return true;
}

/* EACH 69 of 70: so many organisations have their case; EACH answers 2760: what total() gives; EACH answers 甲镇 40: what its() gives there. */
static bool take_each(struct telling *t, struct name name)
{
	const struct each *each = &t->play.p->eaches[name.index];
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	if (t->at->kind == TOKEN_NUMBER)
		return take_count(t, &t->play.eaches[name.index].done_count) && (take(t, WORD_OF_TOTAL) || telling_fail(t, T_programme_fact_of_each, t->at->text)) &&
			take_count(t, &t->play.eaches[name.index].meant_count);
	for (size_t i = 0; i < each->figures_count; i++)
		if (strcmp(each->figures[i], t->at->text) == 0) {
			t->at++;
			if (t->at->kind == TOKEN_WORD || t->at->kind == TOKEN_TEXT)
				return take_org(t, each, &t->play.eaches[name.index], i);
			if (!take_value(t, &v) || v.kind != VALUE_NUMBER)
				return telling_fail(t, T_programme_fact_of_each, t->at->text);
			t->play.eaches[name.index].totals[i] = v.number;
			return true;
		}
	return telling_fail(t, T_programme_fact_of_each, t->at->text);
}

/* FIELD earlier 6: what its earlier rounds add up to, whatever step they closed. */
static bool take_earlier(struct telling *t, struct name field)
{
	struct programme_value v = { .kind = VALUE_UNKNOWN };
	bool is_asked = false;

	if (!take_value(t, &v) || v.kind != VALUE_NUMBER)
		return telling_fail(t, T_programme_fact_number, t->at->text);
	for (size_t i = 0; i < t->play.p->earliers_count; i++)
		if (t->play.p->earliers[i].field.index == field.index && t->play.p->earliers[i].field.field == field.field) {
			t->play.earlier[i] = v.number;
			is_asked = true;
		}
	return is_asked || telling_fail(t, T_programme_unknown_name, programme_word_text(WORD_EARLIER, LANG_EN));
}

/* FIELD fit no: whoever is named is in the roles of the field no more. */
static bool take_fit(struct telling *t, struct name field)
{
	bool is_fit = take(t, WORD_YES);

	if (!is_fit && !take(t, WORD_NO))
		return telling_fail(t, T_programme_fact_value, t->at->text);
	for (size_t i = 0; i < t->play.p->fits_count; i++)
		if (t->play.p->fits[i].index == field.index && t->play.p->fits[i].field == field.field) {
			t->play.fits[i].is_fit = value_truth(is_fit);
			return true;
		}
	return telling_fail(t, T_programme_unknown_name, programme_word_text(WORD_FIT, LANG_EN));
}

/* PARAM 1: as an organisation may set it. */
static bool take_param(struct telling *t, struct name name)
{
	const struct param *param = &t->play.p->params[name.index];
	struct programme_value v = { .kind = VALUE_UNKNOWN };
	const char *found = t->at->text;

	if (!take_value(t, &v) || v.kind != VALUE_NUMBER)
		return telling_fail(t, T_programme_fact_number, found);
	if (param->is_whole && v.number.below != 1)
		return telling_fail(t, T_programme_fact_whole, param->id);
	t->play.params[name.index] = v.number;
	return fits_range(t, param->id, v.number, param->low, param->high);
}

static bool take_named_fact(struct telling *t, const char *text, struct name name)
{
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	switch (name.kind) {
	case NAME_FIELD:
		if (t->play.p->forms[name.index].fields[name.field].type == WORD_TABLE && take(t, WORD_ROW))
			return take_row(t, name);
		if (take(t, WORD_EARLIER))
			return take_earlier(t, name);
		if (take(t, WORD_FIT))
			return take_fit(t, name);
		if (!take_value(t, &v) || !fits_field(t, &t->play.p->forms[name.index].fields[name.field], v))
			return false;
		t->play.fields[name.index][name.field] = v;
		t->play.tables[name.index][name.field] = (struct play_table){ 0 };	/* only how many there are */
		return true;
	case NAME_PARAM:
		return take_param(t, name);
	case NAME_SHEET:
		if (t->play.p->sheets[name.index].per != NULL)
			return take_marked(t, name);
		if (take(t, WORD_ROW))
			return take_papers(t, name);
		if (!take_value(t, &v))
			return false;
		if (v.kind != VALUE_NUMBER)
			return telling_fail(t, T_programme_fact_number, text);
		t->play.sheets[name.index] = v;
		return fits_range(t, text, v.number, t->play.p->sheets[name.index].low, t->play.p->sheets[name.index].high);
	case NAME_VOTE:
		return take_tally(t, &t->play.p->votes[name.index], &t->play.tallies[name.index]);
	case NAME_STEP:
		if (!take_value(t, &v))
			return false;
		t->days[name.index] = v;
		return v.kind == VALUE_DATE || telling_fail(t, T_programme_fact_of_step, text);
	case NAME_NOTICE:
		t->play.notices[name.index] = true;
		return take(t, WORD_DONE) || telling_fail(t, T_programme_fact_of_notice, text);
	case NAME_FORM:
		return take_answers(t, name);
	case NAME_DRAW:
		return take_drawn(t, name);
	case NAME_EACH:
		return take_each(t, name);
	case NAME_FINISH:
		return take_value(t, &t->play.ended[name.index]);
	case NAME_DUTY:
		return take(t, WORD_LATE) && take_value(t, &t->play.late[name.index]);
	default:
		return telling_fail(t, T_programme_unknown_name, text);
	}
}

static bool take_attribute(struct telling *t, int attribute)
{
	struct token *token = t->at++;
	struct programme_value v = { .kind = VALUE_UNKNOWN };

	token->word = WORD_SUBJECT;
	token->part = PROGRAMME_ATTRIBUTES[attribute].word;
	if (take(t, WORD_YES) || take(t, WORD_NO))
		v = value_truth(t->at[-1].word == WORD_YES);
	else if (!take_value(t, &v))
		return false;
	if (v.kind == VALUE_SYMBOL)
		for (size_t i = 0; i < PROGRAMME_ATTRIBUTES[attribute].symbols_count; i++)
			if (programme_word_is(PROGRAMME_ATTRIBUTES[attribute].symbols[i], v.symbol)) {
				t->at[-1].word = PROGRAMME_ATTRIBUTES[attribute].symbols[i];
				v.symbol = programme_word_text(PROGRAMME_ATTRIBUTES[attribute].symbols[i], LANG_EN);
			}
	t->play.attributes[attribute] = v;
	return true;
}

/* sign STEP role, role */
static bool take_signatures(struct telling *t)
{
	struct name step = programme_name(t->play.p, t->at->text);
	const struct words *asked;

	if (step.kind != NAME_STEP)
		return telling_fail(t, T_programme_no_such_step, t->at->text);
	asked = &t->play.p->steps[step.index].sign;
	t->at++;
	do {
		if (programme_name(t->play.p, t->at->text).kind != NAME_ROLE)
			return telling_fail(t, T_programme_no_such_role, t->at->text);
		for (size_t i = 0; i < asked->count; i++)
			if (strcmp(asked->list[i]->text, t->at->text) == 0)
				t->play.is_signed[step.index][i] = true;
		t->at++;
	} while (t->at->kind == TOKEN_SIGN && strcmp(t->at->text, ",") == 0 && t->at++ != NULL);
	return true;
}

bool telling_take_fact(struct telling *t)
{
	const char *text = t->at->text, *dot = strchr(text, '.');
	int attribute = dot != NULL ? programme_attribute(text) : -1;
	struct name name = programme_name(t->play.p, text);
	bool is_good;

	if (name.kind == NAME_UNKNOWN && attribute >= 0)
		is_good = take_attribute(t, attribute);
	else if (name.kind == NAME_UNKNOWN && take(t, WORD_SIGN))
		is_good = take_signatures(t);
	else if (name.kind == NAME_UNKNOWN && (take(t, WORD_TODAY) || take(t, WORD_OPEN)))
		is_good = take_value(t, t->at[-1].word == WORD_TODAY ? &t->play.today : &t->play.open);
	else {
		t->at++;
		is_good = take_named_fact(t, text, name);
	}
	return is_good && (t->at->kind == TOKEN_END || telling_fail(t, T_programme_fact_too_much, t->at->text));
}
