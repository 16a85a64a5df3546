/* Looking a database over, beyond what every start looks at. For doctor. */
#ifndef STORE_CHECK_H
#define STORE_CHECK_H

#include <stdbool.h>
#include <stdint.h>
#include "store/store.h"

#define CHECK_WORDS_BYTES 300

struct store_check {
	bool is_whole;			/* SQLite: pages, indexes and rows fit together (integrity_check); PostgreSQL keeps that itself */
	bool are_links_whole;		/* SQLite: every row that is named is there (foreign_key_check) */
	int64_t schema_version;
	int64_t last_line_s;		/* when the last line of the log was written; 0: none */
	char words[CHECK_WORDS_BYTES];	/* the first fault in the database's own words */
};

/* Reads the whole database. False: it could not be read; `words` says why. */
bool store_look_over(struct database *d, struct store_check *check);

#endif
