/* What the program holds while it runs, beside the database: made by `main`'s commands, shared by all
 * requests, read-only to rules. */
#ifndef CORE_SERVICES_H
#define CORE_SERVICES_H

#include <stdbool.h>
#include <stdint.h>

struct keyring;		/* core/crypto.h */
struct file_store;	/* core/file.h */
struct database;
struct snapshot;	/* rooms/figure */
struct programme_cache;	/* rooms/programme */

struct services {
	struct database *database;
	struct keyring *keys;
	struct file_store *files;
	struct snapshot *snapshot;
	struct programme_cache *programmes;
	bool is_test_clock;
	_Atomic int64_t set_clock_s;	/* business time in test-clock mode, 0: the machine's */
};

#endif
