/* Do the sealed values (ID numbers, telephone numbers, codes …) open, each in the place it was written for? One that was damaged or moved is found by
 * nothing else: no index and no line of the log holds it. */
#ifndef COMMAND_VERIFY_SEALED_H
#define COMMAND_VERIFY_SEALED_H

#include <stdbool.h>
#include <stdint.h>
#include "core/services.h"

struct sealed_report {
	int64_t count, bad_count;	/* values that are not empty */
	const char *table, *column;	/* the first that does not open */
	int64_t row;
};

/* All tables whose writes are logged; what others hold is of no use after days. False: they cannot be read to their end. */
bool verify_sealed(struct services *s, struct sealed_report *report);

#endif
