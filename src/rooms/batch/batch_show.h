/* What a check found, a page of it, as pages and programs show it: one list for each kind of finding. */
#ifndef ROOMS_BATCH_BATCH_SHOW_H
#define ROOMS_BATCH_BATCH_SHOW_H

#include "rooms/batch/batch.h"

/* One row of the roster with what is to be said about it. */
struct batch_line {
	int number;		/* as the office program shows it */
	int64_t person;		/* 0: nobody yet */
	const char *name;	/* as it stands in the roster; where none stands there, in the archive */
	/* Of a new row what its approval makes true, as typed, with the number masked; "" what the roster does not bring, and of other rows. */
	const char *org, *status, *joined, *full, *id_number;
	const char *joined_read, *full_read;	/* those days as they are understood: 2012-04-01, 2013-03; "" where they are not */
	struct batch_finding *findings;
	size_t findings_count;
};

/* `finding`: which kind it tells of its rows. */
struct batch_show { const char *show, *verdict; int progress, warned, twins; enum batch_finding_kind finding; message label; };
extern const struct batch_show BATCH_SHOWS[];
#define BATCH_SHOWS_COUNT 7

/* The list of that name; with "" the first that has rows, errors first, but new rows to whoever decides about them. An unknown name is "".
 * Counts all of them. */
size_t batch_show_find(struct ctx *c, batch_id id, const char *asked, bool is_decided_on, int64_t counts[BATCH_SHOWS_COUNT]);
bool batch_show_is_of_new(size_t show);
/* Of "changed" old and new values, of "new" and "warned" what is to be looked at, of the others what is wrong. `page` from 1. */
size_t batch_show_lines(struct ctx *c, const struct batch_item *batch, size_t show, int64_t page, int64_t rows_per_page,
	struct batch_line **lines);
bool batch_show_is_of_changes(size_t show);

#endif
