/* Binding of expressions: what every word in them is, and that kinds fit. */
#include <string.h>
#include "programme/bind_part.h"

bool bind_fail(struct binder *b, int line, message text, const char *name)
{
	return problem_add(b->problems, line, text, "name", name, NULL);
}

static enum programme_value_kind kind_of_field(const struct programme_field *f)
{
	switch (f->type) {
	case WORD_NUMBER:
	case WORD_MONEY: return VALUE_NUMBER;
	case WORD_DATE: return VALUE_DATE;
	case WORD_CHOICE:
	case WORD_PERSON:
	case WORD_TEXT: return VALUE_SYMBOL;
	default: return VALUE_UNKNOWN;
	}
}

/* A value may use values declared after it, but not itself. */
enum programme_value_kind bind_value(struct binder *b, size_t i)
{
	struct value_rule *value = &b->p->values[i];

	if (b->value_states[i] == 1) {
		bind_fail(b, value->line, T_programme_value_of_itself, value->id);
		return VALUE_UNKNOWN;
	}
	if (b->value_states[i] == 0) {
		struct binder plain = *b;

		b->value_states[i] = 1;
		plain.table = NULL;
		plain.knows_attributes = false;
		value->kind = bind_expression(&plain, value->expression);
		value->is_whole = b->problems->count == 0 && programme_is_whole(b->p, value->expression);
		b->value_states[i] = 2;
	}
	return value->kind;
}

/* A column by its own title, or by the keyword that is the same in the other language (owner, 责任人). */
bool bind_column(struct binder *b, struct expression *e)
{
	static const enum programme_word COLUMNS[] = { WORD_OWNER, WORD_NAME, WORD_TARGET, WORD_DUE_ON, WORD_AMOUNT };

	for (size_t i = 0; b->table != NULL && i < b->table->columns_count; i++) {
		bool is_same = strcmp(b->table->columns[i], e->token->text) == 0;

		for (size_t k = 0; k < sizeof(COLUMNS) / sizeof(COLUMNS[0]); k++)
			if (programme_word_is(COLUMNS[k], e->token->text) && programme_word_is(COLUMNS[k], b->table->columns[i])) {
				e->token->word = COLUMNS[k];
				is_same = true;
			}
		if (is_same) {
			e->name = (struct name){ NAME_COLUMN, b->table_name.index, (int)i };
			return true;
		}
	}
	return false;
}

/* subject.status, or status alone where that is allowed. */
bool bind_attribute(struct binder *b, struct token *token, struct name *name)
{
	const char *dot = strchr(token->text, '.');
	int attribute = programme_attribute(token->text);
	char *before = dot == NULL ? NULL : arena_text_n(b->problems->arena, token->text, (size_t)(dot - token->text));

	if (attribute < 0 || (before == NULL ? !b->knows_attributes : !programme_word_is(WORD_SUBJECT, before)))
		return false;
	token->word = before == NULL ? PROGRAMME_ATTRIBUTES[attribute].word : WORD_SUBJECT;
	token->part = before == NULL ? NO_WORD : PROGRAMME_ATTRIBUTES[attribute].word;
	*name = (struct name){ NAME_ATTRIBUTE, attribute, 0 };
	b->p->counts_members = b->p->counts_members || PROGRAMME_ATTRIBUTES[attribute].word == WORD_MEMBER_COUNT ||
		PROGRAMME_ATTRIBUTES[attribute].word == WORD_FULL_COUNT || PROGRAMME_ATTRIBUTES[attribute].word == WORD_VOTER_COUNT ||
		PROGRAMME_ATTRIBUTES[attribute].word == WORD_ADMITTED_COUNT;
	return true;
}

bool bind_name(struct binder *b, struct expression *e)
{
	if (e->token->kind != TOKEN_WORD)
		return false;
	if (bind_column(b, e) || bind_attribute(b, e->token, &e->name))
		return true;
	if (programme_word_is(WORD_OPEN, e->token->text) || programme_word_is(WORD_TODAY, e->token->text)) {
		bool is_open = programme_word_is(WORD_OPEN, e->token->text);

		e->token->word = is_open ? WORD_OPEN : WORD_TODAY;
		e->name.kind = is_open ? NAME_OPEN : NAME_TODAY;
		return true;
	}
	e->name = programme_name(b->p, e->token->text);
	return e->name.kind != NAME_UNKNOWN;
}

static enum programme_value_kind kind_of_name(struct binder *b, const struct expression *e)
{
	switch (e->name.kind) {
	case NAME_PARAM: return VALUE_NUMBER;
	case NAME_SHEET:
		if (b->p->sheets[e->name.index].per != NULL)
			bind_fail(b, e->line, T_programme_per_number, e->token->text);
		return VALUE_NUMBER;
	case NAME_VALUE: return bind_value(b, (size_t)e->name.index);
	case NAME_FIELD: return kind_of_field(&b->p->forms[e->name.index].fields[e->name.field]);
	case NAME_ATTRIBUTE: return PROGRAMME_ATTRIBUTES[e->name.index].kind;
	case NAME_RULE: return VALUE_TRUTH;
	case NAME_COLUMN: return VALUE_SYMBOL;
	case NAME_STEP:
	case NAME_OPEN:
	case NAME_TODAY: return VALUE_DATE;
	default:
		bind_fail(b, e->line, T_programme_no_value, e->token->text);
		return VALUE_UNKNOWN;
	}
}

static enum programme_value_kind bind_word(struct binder *b, struct expression *e)
{
	if (bind_name(b, e))
		return kind_of_name(b, e);
	bind_fail(b, e->line, T_programme_unknown_name, e->token->text);
	return VALUE_UNKNOWN;
}

void bind_kind(struct binder *b, struct expression *e, enum programme_value_kind kind, message text)
{
	size_t before = b->problems->count;
	enum programme_value_kind found = e == NULL ? kind : bind_expression(b, e);

	if (found != kind && b->problems->count == before)
		problem_add(b->problems, e->line, text, NULL);
}

/* ---- comparisons ---- */

/* The word on the other side of a choice is one of its texts, not a name. */
static bool take_symbol(struct binder *b, const struct expression *named, struct expression *word)
{
	const struct programme_field *field;

	if (word->kind != EXPRESSION_WORD)
		return false;
	if (named->name.kind == NAME_ATTRIBUTE) {
		const struct attribute *attribute = &PROGRAMME_ATTRIBUTES[named->name.index];

		for (size_t i = 0; i < attribute->symbols_count; i++)
			if (programme_word_is(attribute->symbols[i], word->token->text)) {
				word->token->word = attribute->symbols[i];
				word->value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = programme_word_text(attribute->symbols[i], LANG_EN) };
				return true;
			}
		return false;
	}
	if (named->name.kind == NAME_COLUMN || word->token->kind == TOKEN_TEXT) {
		word->value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = word->token->text };
		return true;
	}
	if (named->name.kind != NAME_FIELD)
		return false;
	field = &b->p->forms[named->name.index].fields[named->name.field];
	for (size_t i = 0; i < field->choices.count; i++)
		if (strcmp(field->choices.list[i]->text, word->token->text) == 0) {
			word->value = (struct programme_value){ .kind = VALUE_SYMBOL, .symbol = word->token->text };
			return true;
		}
	return false;
}

static bool is_person_field(const struct binder *b, struct name name)
{
	return name.kind == NAME_FIELD && b->p->forms[name.index].fields[name.field].type == WORD_PERSON;
}

/* Two people may be one. */
static bool bind_same_person(struct binder *b, const struct expression *left, struct expression *right)
{
	return is_person_field(b, left->name) && bind_name(b, right) && is_person_field(b, right->name);
}

static bool is_text(const struct binder *b, struct name name)
{
	return name.kind == NAME_FIELD && b->p->forms[name.index].fields[name.field].type == WORD_TEXT;
}

static bool is_choice(const struct binder *b, struct name name)
{
	return name.kind == NAME_FIELD && b->p->forms[name.index].fields[name.field].type == WORD_CHOICE;
}

/* What is written may be what stands in a field of text, or in a cell what was chosen in a field. Behind it stands form.field, which no choice is called. */
static bool bind_same_text(struct binder *b, const struct expression *left, struct expression *right)
{
	bool is_cell = left->name.kind == NAME_COLUMN;

	return (is_cell || is_text(b, left->name)) && strchr(right->token->text, '.') != NULL && bind_name(b, right) && (is_text(b, right->name) || (is_cell && is_choice(b, right->name)));
}

/* 是 and 否 are also what many choices are called: behind a choice they are its texts. */
static void take_truth_as_choice(const struct expression *named, struct expression *truth)
{
	if (truth->kind != EXPRESSION_TRUTH || named->name.kind != NAME_FIELD)
		return;
	truth->kind = EXPRESSION_WORD;
	truth->token->word = NO_WORD;
}

static bool bind_symbol(struct binder *b, const struct expression *named, struct expression *word)
{
	if (word->kind != EXPRESSION_WORD)
		return false;
	word->is_symbol = take_symbol(b, named, word);
	return word->is_symbol || bind_fail(b, word->line, T_programme_no_such_choice, word->token->text);
}

void bind_comparison(struct binder *b, struct expression *e)
{
	bool is_equality = e->kind == EXPRESSION_EQUAL || e->kind == EXPRESSION_UNEQUAL;
	size_t before = b->problems->count;
	enum programme_value_kind left, right;

	/* Anything that may be missing may be compared with none. */
	if (is_equality && e->right->kind == EXPRESSION_NONE && e->left->kind == EXPRESSION_WORD) {
		if (!bind_name(b, e->left))
			bind_fail(b, e->line, T_programme_unknown_name, e->left->token->text);
		else if (e->left->name.kind == NAME_VALUE)
			bind_expression(b, e->left);
		return;
	}
	left = bind_expression(b, e->left);
	if (left == VALUE_SYMBOL && is_equality && e->left->kind == EXPRESSION_WORD)
		take_truth_as_choice(e->left, e->right);
	if (left == VALUE_SYMBOL && is_equality && e->left->kind == EXPRESSION_WORD && e->right->kind == EXPRESSION_WORD) {
		if (!bind_same_person(b, e->left, e->right) && !bind_same_text(b, e->left, e->right))
			bind_symbol(b, e->left, e->right);
		return;
	}
	right = bind_expression(b, e->right);
	if (b->problems->count == before && (left != right || left == VALUE_UNKNOWN || left == VALUE_NONE ||
	    (left != VALUE_NUMBER && left != VALUE_DATE && !is_equality)))
		problem_add(b->problems, e->line, T_programme_cannot_compare, NULL);
}

static enum programme_value_kind bind_arithmetic(struct binder *b, struct expression *e)
{
	size_t before = b->problems->count;
	enum programme_value_kind left = bind_expression(b, e->left), right = bind_expression(b, e->right);

	if (left == VALUE_NUMBER && right == VALUE_NUMBER)
		return VALUE_NUMBER;
	if (left == VALUE_DATE && right == VALUE_DATE && e->kind == EXPRESSION_SUBTRACT)
		return VALUE_NUMBER;
	if (left == VALUE_DATE && right == VALUE_NUMBER && (e->kind == EXPRESSION_ADD || e->kind == EXPRESSION_SUBTRACT)) {
		bind_counting(b, e->right);
		return VALUE_DATE;
	}
	if (b->problems->count == before)
		problem_add(b->problems, e->line, T_programme_cannot_reckon, NULL);
	return VALUE_UNKNOWN;
}

static enum programme_value_kind kind_of(struct binder *b, struct expression *e)
{
	switch (e->kind) {
	case EXPRESSION_NUMBER: return VALUE_NUMBER;
	case EXPRESSION_DATE: return VALUE_DATE;
	case EXPRESSION_TRUTH: return VALUE_TRUTH;
	case EXPRESSION_NONE: return VALUE_NONE;
	case EXPRESSION_WORD: return bind_word(b, e);
	case EXPRESSION_CALL: return bind_call(b, e);
	case EXPRESSION_NOT:
		bind_kind(b, e->left, VALUE_TRUTH, T_programme_needs_truth);
		return VALUE_TRUTH;
	case EXPRESSION_NEGATE:
		bind_kind(b, e->left, VALUE_NUMBER, T_programme_needs_number);
		return VALUE_NUMBER;
	case EXPRESSION_AND:
	case EXPRESSION_OR:
		bind_kind(b, e->left, VALUE_TRUTH, T_programme_needs_truth);
		bind_kind(b, e->right, VALUE_TRUTH, T_programme_needs_truth);
		return VALUE_TRUTH;
	case EXPRESSION_ADD:
	case EXPRESSION_SUBTRACT:
	case EXPRESSION_MULTIPLY:
	case EXPRESSION_DIVIDE:
		return bind_arithmetic(b, e);
	default:
		bind_comparison(b, e);
		return VALUE_TRUTH;
	}
}

/* ---- how much there is to reckon ---- */

/* Does the call look at every row of a table, and at what it is asked of each? */
static bool is_by_row(const struct expression *e)
{
	static const enum programme_word BY_ROW[] = { WORD_COUNT, WORD_STREAK, WORD_SUM, WORD_DISTINCT, WORD_NTH, WORD_RANK, WORD_NOT_IN, WORD_ALSO_IN, WORD_TOTAL_YEARS,
		WORD_LONGEST_YEARS, WORD_UNLISTED, WORD_ITS };

	for (size_t i = 0; e->kind == EXPRESSION_CALL && i < sizeof(BY_ROW) / sizeof(BY_ROW[0]); i++)
		if (e->function == BY_ROW[i])
			return true;
	return false;
}

static void weigh(const struct programme *p, struct expression *e)
{
	const struct expression *const parts[] = { e->left, e->right, e->third };
	int64_t weight = 1;
	bool is_value = e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE;

	e->height = is_value ? p->values[e->name.index].expression->height : 0;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i] == NULL)
			continue;
		weight += parts[i]->weight > 0 ? parts[i]->weight : 1;
		e->height = parts[i]->height > e->height ? parts[i]->height : e->height;
	}
	e->height++;
	if (e->kind == EXPRESSION_CALL && e->function == WORD_WORKDAYS)
		weight *= EXPRESSION_ROWS_MAX;	/* each day is looked up */
	if (e->kind == EXPRESSION_CALL && (e->function == WORD_MATCH || e->function == WORD_PAPERS))
		weight += EXPRESSION_ROWS_MAX;	/* until the row is found, of which one thing is asked; each mark is compared */
	if (is_by_row(e))
		weight *= EXPRESSION_ROWS_MAX * (e->function == WORD_DISTINCT || e->function == WORD_NOT_IN || e->function == WORD_ALSO_IN || e->function == WORD_UNLISTED ? EXPRESSION_ROWS_MAX : 1);
	e->weight = weight > EXPRESSION_WEIGHT_MAX ? EXPRESSION_WEIGHT_MAX + 1 : (int)weight;
}

enum programme_value_kind bind_expression(struct binder *b, struct expression *e)
{
	enum programme_value_kind kind;
	bool was_good = b->problems->count == 0;

	if (b->depth >= EXPRESSION_HEIGHT_MAX) {
		problem_add(b->problems, e->line, T_programme_too_high, NULL);
		return VALUE_UNKNOWN;
	}
	b->depth++;
	kind = kind_of(b, e);
	b->depth--;
	weigh(b->p, e);
	if (was_good && b->problems->count == 0 && e->height > EXPRESSION_HEIGHT_MAX)
		problem_add(b->problems, e->line, T_programme_too_high, NULL);
	if (was_good && b->problems->count == 0 && e->weight > EXPRESSION_WEIGHT_MAX)
		problem_add(b->problems, e->line, T_programme_too_heavy, NULL);
	return kind;
}
