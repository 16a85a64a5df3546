/* The log as the auditor reads it: lines found by time, account, verb and subject, the fields of one line
 * before and after, and the proof that nothing was changed. */
#ifndef ROOMS_AUDIT_AUDIT_ROOM_H
#define ROOMS_AUDIT_AUDIT_ROOM_H

#include "core/ctx.h"
#include "rooms/audit/audit_sql.h"
#include "store/verify.h"
#include "text/audit.h"
#include "text/permit.h"

struct audit_query {
	const char *from, *to, *login, *verb, *subject;	/* as typed; "" is no bound */
	day_t from_day, to_day;				/* DAY_NONE: none */
	int64_t subject_id, before_seq;			/* 0: none */
};

/* One changed field. `title` is the Chinese name of the column where the model knows it, else its key. */
struct audit_change { const char *title, *before, *after; };

/* At most 50 lines, newest first. An unknown account finds nothing. Refuses what is not the auditor's. */
size_t audit_search(struct ctx *c, const struct audit_query *q, struct audit_row **rows);
size_t audit_changes(struct arena *a, const char *json, struct audit_change **changes);

message audit_fault_text(enum audit_fault fault);

#endif
