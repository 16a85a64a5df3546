/* Reads a programme line by line and word by word; what each line means stands in read.c, read_block.c and read_step.c. */
#include "programme/read.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

#define ID_BYTES_MAX 40

bool reader_next(struct reader *r)
{
	while (r->index < r->p->lines_count) {
		r->line = &r->p->lines[r->index++];
		r->at = r->line->tokens;
		if (r->line->tokens_count > 0)
			return true;
	}
	return false;
}

bool reader_fail(struct reader *r, message text)
{
	return problem_add(r->problems, r->line->number, text, "found", r->at->text, NULL);
}

bool reader_at_end(struct reader *r)
{
	return r->at->kind == TOKEN_END || reader_fail(r, T_programme_too_much);
}

/* What might stand at the cursor is what was looked for there: the first words of the parts of a block are known to nobody else. */
bool take_word(struct reader *r, enum programme_word word)
{
	if (r->tried_at != r->at)
		r->tried_count = 0;
	r->tried_at = r->at;
	if (r->tried_count < READER_TRIED_MAX)
		r->tried[r->tried_count++] = word;
	return token_take_word(&r->at, word);
}

bool take_sign(struct reader *r, const char *sign)
{
	return token_take_sign(&r->at, sign);
}

static bool is_tried(const enum programme_word *words, size_t count, enum programme_word word)
{
	while (count > 0)
		if (words[--count] == word)
			return true;
	return false;
}

/* Tells which word was meant where one is near to what stands there, else all that could. */
static bool fail_one_of(struct reader *r, const enum programme_word *words, size_t count)
{
	struct arena *a = r->problems->arena;
	enum programme_word near = r->at->kind == TOKEN_WORD ? programme_word_near(r->at->text, words, count) : NO_WORD;
	const char *all = "";

	if (near != NO_WORD)
		return problem_add(r->problems, r->line->number, T_programme_near_word, "found", r->at->text, "word", programme_word_text(near, LANG_ZH),
			"english", programme_word_text(near, LANG_EN), NULL);
	for (size_t i = 0; i < count; i++)
		if (!is_tried(words, i, words[i]))
			all = arena_printf(a, "%s%s%s (%s)", all, all[0] == '\0' ? "" : ", ", programme_word_text(words[i], LANG_ZH), programme_word_text(words[i], LANG_EN));
	return problem_add(r->problems, r->line->number, T_programme_unknown_word, "found", r->at->text, "words", all, NULL);
}

bool reader_fail_words(struct reader *r, const enum programme_word *words, enum programme_word but)
{
	enum programme_word some[READER_TRIED_MAX];
	size_t count = 0;

	for (; *words != WORDS_COUNT && count < READER_TRIED_MAX; words++)
		if (*words != but)
			some[count++] = *words;
	return fail_one_of(r, some, count);
}

bool reader_fail_tried(struct reader *r) { return fail_one_of(r, r->tried, r->tried_at == r->at ? r->tried_count : 0); }

bool take_one_of(struct reader *r, const enum programme_word *words, enum programme_word *found)
{
	const enum programme_word *all = words;

	for (; *words != WORDS_COUNT; words++)
		if (take_word(r, *words)) {
			*found = *words;
			return true;
		}
	return reader_fail_words(r, all, WORDS_COUNT);
}

bool expect_word(struct reader *r, enum programme_word word)
{
	if (take_word(r, word))
		return true;
	if (r->tried_count > 1 || (r->at->kind == TOKEN_WORD && programme_word_near(r->at->text, &word, 1) != NO_WORD))
		return reader_fail_tried(r);
	return problem_add(r->problems, r->line->number, T_programme_expects_word,
		"word", programme_word_text(word, LANG_ZH), "english", programme_word_text(word, LANG_EN), "found", r->at->text, NULL);
}

bool expect_sign(struct reader *r, const char *sign)
{
	return take_sign(r, sign) || problem_add(r->problems, r->line->number, T_programme_expects_sign, "sign", sign, "found", r->at->text, NULL);
}

bool take_name(struct reader *r, struct token **name)
{
	if (r->at->kind != TOKEN_WORD || strchr(r->at->text, '.') != NULL)
		return reader_fail(r, T_programme_expects_name);
	*name = r->at++;
	return true;
}

bool take_dotted(struct reader *r, struct token **name)
{
	if (r->at->kind != TOKEN_WORD || strchr(r->at->text, '.') == NULL)
		return reader_fail(r, T_programme_expects_dotted);
	*name = r->at++;
	return true;
}

bool take_name_or_field(struct reader *r, struct token **name)
{
	return r->at->kind == TOKEN_WORD && strchr(r->at->text, '.') != NULL ? take_dotted(r, name) : take_name(r, name);
}

bool take_id(struct reader *r, const char **id)
{
	static const enum programme_word TAKEN[] = { WORD_AND, WORD_OR, WORD_NOT, WORD_YES, WORD_NO, WORD_NONE, WORD_WHERE, WORD_OPEN, WORD_TODAY,
		WORD_SUBJECT, WORDS_COUNT };
	struct token *name = r->at;

	if (!take_name(r, &name))
		return false;
	for (const enum programme_word *word = TAKEN; *word != WORDS_COUNT; word++)
		if (programme_word_is(*word, name->text)) {
			r->at = name;
			return reader_fail(r, T_programme_name_is_keyword);
		}
	if (strlen(name->text) > ID_BYTES_MAX) {
		r->at = name;
		return reader_fail(r, T_programme_name_too_long);
	}
	*id = name->text;
	return true;
}

bool take_text(struct reader *r, const char **text)
{
	if (r->at->kind != TOKEN_TEXT || text_is_empty(r->at->text))
		return reader_fail(r, T_programme_expects_text);
	*text = r->at++->text;
	return true;
}

bool take_int(struct reader *r, int *number)
{
	int64_t n;

	if (r->at->kind != TOKEN_NUMBER || !int_parse(r->at->text, &n) || n < 0 || n > 1000000)
		return reader_fail(r, T_programme_expects_whole_number);
	*number = (int)n;
	r->at++;
	return true;
}

bool take_fraction(struct reader *r, struct fraction *f)
{
	struct fraction below;

	if (r->at->kind != TOKEN_NUMBER || !fraction_parse(r->at->text, f))
		return reader_fail(r, T_programme_expects_number);
	r->at++;
	if (!take_sign(r, "/"))
		return true;
	if (r->at->kind != TOKEN_NUMBER || !fraction_parse(r->at->text, &below))
		return reader_fail(r, T_programme_expects_number);
	*f = fraction_divide(*f, below);
	if (!fraction_is_number(*f))
		return reader_fail(r, T_programme_expects_number);
	r->at++;
	return true;
}

bool take_range(struct reader *r, struct fraction *low, struct fraction *high)
{
	if (!take_fraction(r, low) || !expect_sign(r, "..") || !take_fraction(r, high))
		return false;
	return fraction_compare(*low, *high) <= 0 || reader_fail(r, T_programme_range_is_empty);
}

bool take_yes_no(struct reader *r, bool *is_yes)
{
	static const enum programme_word YES_NO[] = { WORD_YES, WORD_NO, WORDS_COUNT };
	enum programme_word word = NO_WORD;

	if (!take_one_of(r, YES_NO, &word))
		return false;
	*is_yes = word == WORD_YES;
	return true;
}

bool take_unit(struct reader *r, enum programme_word *unit)
{
	/* 工作日 before 日: the first one that fits is taken whole anyway, the order is for the message. */
	static const enum programme_word UNITS[] = { WORD_D, WORD_WD, WORD_M, WORD_Y, WORDS_COUNT };

	return take_one_of(r, UNITS, unit);
}

bool take_span(struct reader *r, struct span *span)
{
	return take_int(r, &span->count) && (span->count > 0 || reader_fail(r, T_programme_expects_whole_number)) && take_unit(r, &span->unit);
}

bool take_words(struct reader *r, struct words *words)
{
	do {
		struct token **item = READER_ADD(r, words->list, words->count);

		if (item == NULL)
			return false;
		if (r->at->kind != TOKEN_WORD && r->at->kind != TOKEN_TEXT)
			return reader_fail(r, T_programme_expects_name);
		*item = r->at++;
	} while (take_sign(r, ","));
	return true;
}

bool take_expression(struct reader *r, struct expression **e)
{
	*e = expression_read(r->problems, r->line->number, &r->at);
	return *e != NULL;
}

void *reader_add(struct reader *r, void **items, size_t *count, size_t item_bytes)
{
	char *list = *items;

	if (*count == PROGRAMME_ITEMS_MAX) {
		problem_add(r->problems, r->line->number, T_programme_too_many, "max", "200", NULL);
		return NULL;
	}
	/* Room is a power of two: a list is moved when its count reaches one. */
	if ((*count & (*count - 1)) == 0) {
		list = arena_array(r->problems->arena, *count == 0 ? 1 : *count * 2, item_bytes);
		if (*count > 0)
			memcpy(list, *items, *count * item_bytes);
		*items = list;
	}
	return list + (*count)++ * item_bytes;
}

static bool begins_block(const struct reader *r)
{
	static const enum programme_word BLOCKS[] = { WORD_FORM, WORD_SHEET, WORD_VOTE, WORD_DRAW, WORD_NOTICE, WORD_DUTY, WORD_STEP, WORD_FINISH, WORD_EXAMPLE, WORDS_COUNT };
	const struct token *first = r->line->tokens;

	for (const enum programme_word *word = BLOCKS; *word != WORDS_COUNT; word++)
		if (first->kind == TOKEN_WORD && programme_word_is(*word, first->text))
			return true;
	return false;
}

/* A line that is wrong does not hide those behind it. One that is no part of this block and begins the next says that the end was left out. */
bool reader_block(struct reader *r, bool (*part)(struct reader *r, void *item), void *item)
{
	int first_line = r->line->number;
	bool is_good = true;

	while (reader_next(r)) {
		size_t problems = r->problems->count;

		if (take_word(r, WORD_END))
			return reader_at_end(r) && is_good;
		if (part(r, item) && reader_at_end(r))
			continue;
		is_good = false;
		if (begins_block(r)) {
			r->problems->count = problems;
			r->index--;
			break;
		}
	}
	return problem_add(r->problems, first_line, T_programme_no_end, NULL);
}
