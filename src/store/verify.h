/* Reading the whole audit log again and proving that nothing in it was changed, removed, moved or cut off. */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include <stdbool.h>
#include <stdint.h>
#include "store/store.h"

enum audit_fault {
	AUDIT_SOUND,
	AUDIT_CHANGED,		/* the line does not say what its hash says, or was laid again over another */
	AUDIT_MISSING,		/* there is no line of this number, but later ones */
	AUDIT_REORDERED,	/* the line is true but was written under another number */
	AUDIT_END_CUT,		/* the log ends before the head that was kept beside it */
	AUDIT_UNREADABLE	/* the database could not be read; `error` says why */
};

struct audit_report {
	enum audit_fault fault;
	int64_t bad_seq;		/* number of the first bad line, 0 if none */
	int64_t lines_count;		/* read and found good before it */
	int64_t last_seq;
	char last_hash[65];
	bool is_head_known;		/* false: nothing was kept beside the log to compare its end with */
	int64_t head_seq;		/* the head as it was kept */
	char error[200];
};

/* Streams the log in slices, each in its own short read transaction, so it may run beside writers for as
 * long as it takes. True when all is sound; the report is filled in both cases. */
bool audit_verify(struct database *d, struct audit_report *report);

/* The head that is kept at FILE.head (`path`). False: there is none, or it says nothing. */
struct audit_kept { int64_t seq; char hash[65]; };
bool audit_kept_read(const char *path, struct audit_kept *kept);
bool audit_kept_write(const char *path, const struct audit_kept *kept);	/* not synced */
/* The hash of one line of the log; "" when there is no such line. Lives in the store's arena. */
const char *audit_hash_of_line(struct store *s, int64_t seq);

/* After a restore of an older state that somebody accepted: the end of the log as it is now becomes the head. */
bool audit_head_accept(struct database *d);

#endif
