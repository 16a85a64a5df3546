/* Checkpoints: the end of the log, signed, at places outside the machine's own disk (a mounted share, a stick, a printer's
 * queue). Whoever rewrites database and FILE.head together cannot rewrite these. One line each:
 *
 *	NUMBER HASH UTC-SECONDS SIGNATURE */
#ifndef COMMAND_CHECKPOINT_H
#define COMMAND_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "core/services.h"

#define CHECKPOINT_PLACES_MAX 8

/* ---- serve ---- */

struct checkpointer;

/* A thread that adds a line to each place once the log has grown by 100 lines, and after a minute with any, looking
 * every second. A place that cannot be written is tried again and named in the server's output. NULL: no thread. */
struct checkpointer *checkpointer_start(struct services *services, const char *const *places, int places_count);
void checkpointer_stop(struct checkpointer *c);		/* lays the last line; NULL is allowed */

/* ---- verify ---- */

struct checkpoint_report {
	int64_t count;			/* lines that fit the log */
	int64_t bad_line;		/* first line of the file that does not, counted from 1; 0: none */
	int64_t bad_seq;		/* the line of the log it speaks of, 0 if unknown */
	const char *words;		/* what is wrong with it */
};

/* Compares every checkpoint in a file with the log. True when all fit; the report is filled in both cases. A file that
 * cannot be read has bad_line 0 and words. */
bool checkpoint_verify(struct services *services, const char *path, struct checkpoint_report *report);

#endif
