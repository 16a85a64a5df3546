/* A programme file as it is shown: each line cut into pieces that look alike. Nothing is checked: a draft with mistakes has colours, too. */
#ifndef PROGRAMME_HIGHLIGHT_H
#define PROGRAMME_HIGHLIGHT_H

#include <stddef.h>
#include "base/arena.h"

enum highlight { HIGHLIGHT_PLAIN, HIGHLIGHT_KEYWORD, HIGHLIGHT_NUMBER, HIGHLIGHT_QUOTED, HIGHLIGHT_COMMENT };

struct highlight_piece { enum highlight kind; const char *text; };
struct highlight_line { struct highlight_piece *pieces; size_t pieces_count; };

/* Every byte of the text but its line ends stands in one piece, in order. Keywords of both languages count, wherever they stand.
 * Lines beyond PROGRAMME_LINES_MAX are left out. */
size_t programme_highlight(struct arena *a, const char *text, struct highlight_line **lines);

#endif
