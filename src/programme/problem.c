#include "programme/problem.h"

#include <assert.h>
#include <stdarg.h>

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
	return false;
}

char *problem_text(struct arena *a, enum lang lang, const struct problem *problem)
{
	return message_text(a, lang, problem->text, problem->args, problem->args_count);
}
