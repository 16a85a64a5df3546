#include "programme/problem.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>
#include "base/buffer.h"
#include "programme/word.h"

static bool is_same(const struct problem *a, const struct problem *b)
{
	if (a->line != b->line || a->text != b->text || a->args_count != b->args_count)
		return false;
	for (size_t i = 0; i < a->args_count; i++)
		if (strcmp(a->args[i].name, b->args[i].name) != 0 || strcmp(a->args[i].value, b->args[i].value) != 0)
			return false;
	return true;
}

bool problem_add(struct problems *p, int line, message text, ...)
{
	struct problem *problem;
	va_list args;

	if (p->count == PROBLEMS_MAX)
		return false;
	problem = &p->list[p->count++];
	*problem = (struct problem){ .line = line, .written = p->written, .text = text };
	va_start(args, text);
	for (const char *name; (name = va_arg(args, const char *)) != NULL;) {
		assert(problem->args_count < PROBLEM_ARGS_MAX);
		problem->args[problem->args_count++] = (struct message_arg){ name, arena_text(p->arena, va_arg(args, const char *)) };
	}
	va_end(args);
	for (size_t i = 0; i + 1 < p->count; i++)
		if (is_same(&p->list[i], problem)) {
			p->count--;
			break;
		}
	return false;
}

/* ---- as it is said ---- */

static const struct { const char *open, *close; bool is_kept; } MARKS[] = { { "[", "]", false }, { "“", "”", true }, { "'", "'", true } };

/* The keyword of these bytes, in either language; NO_WORD: they are none. */
static enum programme_word word_of(struct arena *a, const char *text, size_t bytes)
{
	const char *one = arena_text_n(a, text, bytes);

	for (int word = 0; word < WORDS_COUNT; word++)
		if (programme_word_is((enum programme_word)word, one))
			return (enum programme_word)word;
	return NO_WORD;
}

/* Writes the keyword that begins here between marks as the file has it; the bytes that were read, 0: none begins. */
static size_t put_word(struct buffer *b, struct arena *a, const char *at, enum lang written)
{
	for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++) {
		size_t open = strlen(MARKS[i].open);
		const char *end = strncmp(at, MARKS[i].open, open) == 0 ? strstr(at + open, MARKS[i].close) : NULL;
		enum programme_word word = end == NULL ? NO_WORD : word_of(a, at + open, (size_t)(end - at) - open);

		if (word == NO_WORD)
			continue;
		buffer_printf(b, "%s%s%s", MARKS[i].is_kept ? MARKS[i].open : "", programme_word_text(word, written), MARKS[i].is_kept ? MARKS[i].close : "");
		return (size_t)(end - at) + strlen(MARKS[i].close);
	}
	return 0;
}

/* Of "x" in English what "x_en" says, where there is such a one. */
static const char *value_in(enum lang lang, const struct problem *problem, size_t i)
{
	size_t bytes = strlen(problem->args[i].name);

	for (size_t k = 0; lang == LANG_EN && k < problem->args_count; k++)
		if (strncmp(problem->args[k].name, problem->args[i].name, bytes) == 0 && strcmp(problem->args[k].name + bytes, "_en") == 0)
			return problem->args[k].value;
	return problem->args[i].value;
}

char *problem_text(struct arena *a, enum lang lang, const struct problem *problem)
{
	struct message said = *problem->text;
	struct message_arg args[PROBLEM_ARGS_MAX];
	struct buffer b;

	/* Before the figures are put in: a name that the file gives is never taken for a keyword. */
	buffer_init(&b, a, 1024);
	for (const char *at = said.text[lang]; *at != '\0';) {
		size_t bytes = put_word(&b, a, at, problem->written);

		if (bytes == 0)
			buffer_putc(&b, *at);
		at += bytes == 0 ? 1 : bytes;
	}
	said.text[lang] = arena_text_n(a, b.data, b.bytes);
	for (size_t i = 0; i < problem->args_count; i++)
		args[i] = (struct message_arg){ problem->args[i].name, value_in(lang, problem, i) };
	return message_text(a, lang, &said, args, problem->args_count);
}
