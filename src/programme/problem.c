#include "programme/problem.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

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
	*problem = (struct problem){ .line = line, .text = text };
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

char *problem_text(struct arena *a, enum lang lang, const struct problem *problem)
{
	return message_text(a, lang, problem->text, problem->args, problem->args_count);
}
