/* The practices that come with the program: the files of programmes/, compiled in by mk/practice. A county keeps the ones it wants. Those of
 * samples/ are no practice of any place: a clerk copies them to begin his own. */
#ifndef PROGRAMME_SHIPPED_H
#define PROGRAMME_SHIPPED_H

#include <stddef.h>

struct shipped { const char *name, *text; };	/* name: "tz/evaluate" */
extern const struct shipped SHIPPED[];		/* sorted by name */
/* Files of SHIPPED. */
extern const size_t SHIPPED_COUNT;
extern const struct shipped SAMPLES[];		/* "practice": the whole file of the manual */
/* Files of SAMPLES. */
extern const size_t SAMPLES_COUNT;

#endif
