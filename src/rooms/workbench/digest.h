/* The digest: what is new in the own work, once on a working day, from eight in the morning to eight in the evening; on other days and at
 * night nothing is said. It waits on the first page until it is read; the next one begins where the one that was read ended. That of an account that never
 * read one tells DIGEST_FIRST_DAYS line by line, and in one line how much more has waited since the account was made, DIGEST_OLDER_DAYS at most. */
#ifndef ROOMS_WORKBENCH_DIGEST_H
#define ROOMS_WORKBENCH_DIGEST_H

#include "core/ctx.h"
#include "rooms/workbench/digest_sql.h"

#define DIGEST_FROM_HOUR 8	/* of the clock in China */
#define DIGEST_TO_HOUR 20
#define DIGEST_FIRST_DAYS 7	/* so far back the first one of an account tells one by one */
#define DIGEST_OLDER_DAYS 366	/* and so far back it counts */
#define DIGEST_LINES_MAX 5	/* of each kind; the rest stands in the tasks below it */

#define DIGEST_ITEMS_MAX (13 * DIGEST_LINES_MAX + 2)	/* reminders, four kinds of turns, twice four of the registers, how many messages and how much older */

struct digest_item { const char *kind, *text, *href; };		/* kind: reminder late told due new message older */
struct digest {
	struct digest_item items[DIGEST_ITEMS_MAX]; size_t items_count;	/* none: there is no digest now */
	int64_t since_s, until_s;	/* what happened after the one until the other */
	int64_t older_s;		/* what came after this and waits since before since_s is counted; since_s: nothing is */
};

/* That of the actor, as far as it was not read. */
void digest_read(struct ctx *c, struct digest *digest);
/* The one that is shown now was read; without one nothing happens. */
bool digest_mark_read(struct ctx *c);

#endif
