/* The log as the auditor reads it: lines found by time, account, verb and subject, the fields of one line
 * before and after, and the proof that nothing was changed. */
#ifndef ROOMS_AUDIT_AUDIT_ROOM_H
#define ROOMS_AUDIT_AUDIT_ROOM_H

#include "core/ctx.h"
#include "rooms/audit/audit_sql.h"
#include "store/verify.h"
#include "text/audit.h"
#include "text/permit.h"

struct option;

#define AUDIT_LINES_A_PAGE 50

struct audit_query {
	const char *from, *to, *login, *verb, *subject;	/* as typed; "" is no bound */
	day_t from_day, to_day;				/* DAY_NONE: none */
	int64_t subject_id, before_seq;			/* 0: none */
};

/* The page of the list. */
struct audit_list {
	struct audit_query query;
	struct audit_row *rows;
	size_t rows_count;
	struct option *verbs, *subjects;
	size_t verbs_count, subjects_count;
	const char *older_href;				/* NULL: these are the oldest */
};

/* One changed field. `title` is the Chinese name of the column where the model knows it, else its key. */
struct audit_change { const char *title, *before, *after; };

/* At most 50 lines, newest first. An unknown account finds nothing. Refuses what is not the auditor's, and a bound that is no day. */
size_t audit_search(struct ctx *c, const struct audit_query *q, struct audit_row **rows, bool *has_more);
size_t audit_changes(struct arena *a, const char *json, struct audit_change **changes);

message audit_fault_text(enum audit_fault fault);
/* Reads the whole log again; the check itself is an event worth a line. Whole transaction `audit.verify`. */
bool audit_verify_logged(struct ctx *c, struct audit_report *report);

/* Which page was denied, "GET /figure"; "" for every other line. Lives in the arena. */
const char *audit_denied_route(struct arena *a, const struct audit_row *row);

/* How a change is called: a column by the model, a note by text/note.txt, a right by its post. */
const char *audit_field_text(struct arena *a, enum lang lang, const char *title);

/* What a verb or a subject of the log means in words; itself where nothing is known. text/verb.txt has the verbs,
 * the model the subjects (Chinese only). Lives in the arena. */
const char *audit_verb_text(struct arena *a, enum lang lang, const char *verb);
const char *audit_subject_text(enum lang lang, const char *subject);

/* Everything a filter may choose, in the order of the codes. */
size_t audit_verb_options(struct arena *a, enum lang lang, struct option **options);
size_t audit_subject_options(struct arena *a, enum lang lang, struct option **options);

#endif
