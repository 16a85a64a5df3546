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

/* What the filter of verbs says for all views of personal data together, and the verbs these are (audit_sensitive.c). */
#define AUDIT_VERB_SENSITIVE "sensitive"
#define AUDIT_SENSITIVE_COUNT 15
extern const char *const AUDIT_SENSITIVE[AUDIT_SENSITIVE_COUNT];

struct audit_query {
	const char *from, *to, *login, *verb, *subject;	/* as typed; "" is no bound */
	day_t from_day, to_day;				/* DAY_NONE: none */
	int64_t subject_id, person, before_seq;		/* 0: none; person is short for the subject person and its number */
};

/* The page of the list. */
struct audit_list {
	struct audit_query query;
	struct audit_row *rows;
	size_t rows_count;
	const char **names;				/* of the subjects: audit_name */
	struct option *verbs, *subjects;
	const char **verb_groups, **subject_groups;
	size_t verbs_count, subjects_count;
	const char *person;				/* as typed */
	const char *older_href;				/* NULL: these are the oldest */
};

/* One changed field, "org.unit_kind". `title` is the Chinese name of the column where the model knows it, else its key. The words are those of
 * a code, and the names of what an id stands for; NULL where what stands in the log says it itself. */
struct audit_change { const char *field, *title, *before, *after, *before_words, *after_words; };

/* What the numbers of one line stand for; "" where it is not known or not for the auditor. */
struct audit_names { const char *post, *org, *subject; };

/* One line with what a reader sees of it; all in the arena of the request. */
struct audit_seen { struct audit_line line; struct audit_names names; struct audit_change *changes; size_t changes_count; };

/* At most 50 lines, newest first. An unknown account finds nothing. Refuses what is not the auditor's, a bound that is no day, a number without its
 * kind of subject, and a person beside another kind. */
size_t audit_search(struct ctx *c, const struct audit_query *q, struct audit_row **rows, bool *has_more);
/* The changes of a line as its JSON holds them, without words; in the arena. */
size_t audit_changes(struct arena *a, const char *json, struct audit_change **changes);
/* The line `seq` with its names and the words of its changes (audit_words.c, audit_note.c); of a digest that it is one. Refuses NOT_FOUND. */
bool audit_see(struct ctx *c, int64_t seq, struct audit_seen *seen);

/* How a row of a table is called: organisations, posts, holdings, units and accounts. "" for others: names of people are personal, and the auditor sees
 * them no more than their digests say. */
const char *audit_name(struct ctx *c, const char *table, int64_t id);
/* The heading under which a verb or a subject stands in the filter, by its first word: "run.close" and "run_step" both "办件". */
const char *audit_group_text(struct arena *a, enum lang lang, const char *name);

/* What a check of the log found, as the page and `jishi verify` say it. */
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

/* Everything a filter may choose, in the order of the codes, under their headings. */
size_t audit_verb_options(struct arena *a, enum lang lang, struct option **options, const char ***groups);
size_t audit_subject_options(struct arena *a, enum lang lang, struct option **options, const char ***groups);

#endif
