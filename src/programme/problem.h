/* What is wrong with a programme file: sentences of the catalogue, each with its line. */
#ifndef PROGRAMME_PROBLEM_H
#define PROGRAMME_PROBLEM_H

#include <stdbool.h>
#include "base/message.h"

#define PROBLEMS_MAX 50		/* more are not kept; the first ones are what a person mends */
#define PROBLEM_ARGS_MAX 7

struct problem {
	int line;		/* 0: the whole file */
	enum lang written;	/* in which the file has its keywords */
	message text;
	struct message_arg args[PROBLEM_ARGS_MAX];
	size_t args_count;
};

struct problems {
	struct arena *arena;
	struct problem list[PROBLEMS_MAX];
	size_t count;
	enum lang written;	/* Chinese until a file was read that begins otherwise */
};

/* Records one and returns false; the same again is recorded once. Pairs of placeholder and value follow, ended by NULL; values are copied. Of "x" and "x_en" the second stands for {x} in English. */
bool problem_add(struct problems *p, int line, message text, ...) __attribute__((sentinel));
/* Without the line. Keywords that the sentence names, as “由” or [by], stand in it as the file has them. */
char *problem_text(struct arena *a, enum lang lang, const struct problem *problem);

#endif
