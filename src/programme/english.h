/* What practices call things, for those who read English. A practice is written in Chinese, and what is kept of a case (names of steps, values,
 * traces, messages, the log) stays as it was written; the English stands in only where something is shown: programmes/PLACE/english.txt, by the
 * Chinese words themselves, so that older versions of a practice and practices that a county wrote have the English of what they call the same. */
#ifndef PROGRAMME_ENGLISH_H
#define PROGRAMME_ENGLISH_H

#include <stddef.h>
#include "base/message.h"

struct english { const char *chinese, *english, *file; int line; };	/* file, line: where it stands */
extern const struct english ENGLISH[];		/* sorted by the Chinese, as bytes */
/* Lines of ENGLISH. */
extern const size_t ENGLISH_COUNT;

/* The words of a practice in that language: its title, one of its steps, forms, fields, choices, columns, finishes, refusals … Itself in Chinese, and where
 * nobody gave the English. NULL of NULL. Never of what people typed. */
const char *programme_named(enum lang lang, const char *text);

#endif
