/* One line of a norm in words: private to the readers of norms. */
#ifndef ROOMS_NORM_NORM_LINE_H
#define ROOMS_NORM_NORM_LINE_H

#include <stdbool.h>

#define NORM_WORDS_MAX 12

struct norm_words { char *words[NORM_WORDS_MAX]; int words_count; const char *label; };	/* label: what stands behind " : ", "" if nothing */

/* Cuts `text` up. False: too many words. No words: an empty line or a comment. */
bool norm_line_read(char *text, struct norm_words *line);

#endif
