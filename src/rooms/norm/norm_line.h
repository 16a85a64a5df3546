/* One line of a norm in words: private to the readers of norms. */
#ifndef ROOMS_NORM_NORM_LINE_H
#define ROOMS_NORM_NORM_LINE_H

#include <stdbool.h>
#include "base/arena.h"

#define NORM_WORDS_MAX 12

struct norm_words { char *words[NORM_WORDS_MAX]; int words_count; const char *label; };	/* label: what stands behind " : ", "" if nothing */

/* A norm read line by line. Whoever does not understand a line sets is_wrong; then no further one comes. */
struct norm_reading { char *rest; int number; bool is_wrong; };	/* number: of the line that came last, from 1 */
struct norm_reading norm_reading_of(struct arena *a, const char *text);
/* The next line that says something, cut up; empty lines and comments are passed over. False: the end, or a line that is wrong. */
bool norm_next(struct norm_reading *r, struct norm_words *line);
/* What a reader of norms gives in the end: how many it read, or 0 and the number of the wrong line. */
size_t norm_read_to_end(const struct norm_reading *r, size_t count, int *wrong_line);

#endif
