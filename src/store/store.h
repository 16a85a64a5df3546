/* The only floor that knows a database. SQLite and PostgreSQL behind one interface.
 *
 * A `database` is opened once and shared by all threads. A `store` is one request's (or one command's)
 * view of it: the first statement borrows a read connection and opens one read transaction, so that
 * totals match rows; store_begin takes the write turn and from then on every statement runs in the
 * write transaction. Statements are generated from the *.sql files; nobody else builds SQL.
 *
 * Failure is sticky: after the first failure every call does nothing, lookups find nothing, commit
 * says false, and whoever runs the request looks at store_state before anything else. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

struct database;
struct store;
struct statement;

enum engine { ENGINE_SQLITE = 0, ENGINE_POSTGRES = 1 };

enum store_state {
	STORE_GOOD,
	STORE_RETRY,	/* run the whole request again with an empty arena: lost a serialization race, or its write group was rolled back */
	STORE_UNAVAILABLE,	/* disk full, I/O error, lost connection, no memory: answer 503; nothing was written */
	STORE_BROKEN	/* a statement was refused by the database: a bug; answer 500; nothing was written */
};

struct database_options {
	const char *url;		/* a file path, or postgres://… without a password */
	int readers_count;		/* SQLite read connections, 0 = 4 */
	bool read_only;
	bool create;			/* make and migrate a new database; otherwise a missing one is an error */
};

/* NULL on failure, the reason in words in `error`. Refuses a SQLite older than 3.51.3 and a database
 * whose schema is newer than the program (error begins with "newer:"). Migrates forward when needed. */
struct database *database_open(const struct database_options *options, char *error, size_t error_bytes);
void database_close(struct database *d);
enum engine database_engine(const struct database *d);

/* The store lives in the arena: close it before the arena is emptied. */
struct store *store_open(struct database *d, struct arena *arena);
void store_close(struct store *s);	/* rolls back what was not committed, returns the connection */
enum store_state store_state(const struct store *s);
const char *store_error(const struct store *s);	/* for the log; never shown to users */
struct arena *store_arena(const struct store *s);
struct database *store_database(const struct store *s);

/* Who writes what on what: becomes the one audit line of the transaction. */
struct audit_entry {
	int64_t time_s;			/* machine clock, UTC */
	int64_t account_id;		/* 0: the program itself */
	int64_t holding_id;		/* the post used, 0 if none */
	int64_t org_id;			/* the organisation the subject belongs to, 0 if none */
	const char *verb;		/* "person.create" */
	const char *subject;		/* table of the subject, "person" */
	int64_t subject_id;
	const char *address;		/* where the request came from */
};

/* Before each large transaction of work that has time: ends reading, and waits at most 300 ms where the write-ahead log is about to be
 * begun anew, which would otherwise have to be done while others wait for their turn. */
void store_give_way(struct store *s);
/* Takes the write turn. Everything slow (hashing, encryption, files) comes before. */
void store_begin(struct store *s, const struct audit_entry *entry);
/* The subject's id and organisation may be known only later in the transaction. */
void store_subject(struct store *s, int64_t subject_id, int64_t org_id);
/* And so may what it does. */
void store_verb(struct store *s, const char *verb);
/* One changed field of the audit line. Values of columns whose privacy class is personal or sensitive
 * must be passed through audit_hide (core/audit.h) first; NULL means absent. */
void store_note(struct store *s, const char *field, const char *before, const char *after);
/* True once the transaction and its audit line are on disk. False: look at store_state. */
bool store_commit(struct store *s);
/* Ends the write transaction without committing, and waits until it is known whether the rows it read
 * stand: a refusal rests on them, so it is answered only after this said true. False: look at store_state
 * (STORE_RETRY: run the request again). After it the store may read, or begin anew to log a denial.
 * Without a transaction it does nothing and says whether the store is good. */
bool store_abandon(struct store *s);
/* Gives this run of the work up as if another writer had been in its way: STORE_RETRY. */
void store_ask_again(struct store *s);
/* Did the failure come from a UNIQUE or PRIMARY KEY? Where duplicates are expected write ON CONFLICT DO NOTHING
 * and look at the rows changed: on both engines that leaves the transaction whole. */
bool store_is_duplicate(const struct store *s);
/* Did the failure come from a text longer than its column takes? Then the column, and its limit in characters; else NULL. A rule refuses
 * such a text before it writes: this is for what no rule looked at. */
const char *store_long_column(const struct store *s, int *limit);
bool store_is_writing(const struct store *s);
/* After all rows of large tables were read: the connection drops the pages it keeps of them, since hardly any is asked for again. */
void store_drop_pages(struct store *s);
/* A write without an audit line, allowed only on tables marked `log none` (sessions, jobs, last-seen). */
void store_begin_unlogged(struct store *s);

/* Ids are made by the application: time-ordered, positive, unique over restarts. Never zero. */
int64_t store_new_id(struct store *s);
/* From now on ids are counted from this one, so that a load that is the same gives the same ids; 0: made from the clock again. Only
 * for a database that nobody else writes to, and ids that nothing else gave. */
void database_count_ids(struct database *d, int64_t first);

/* A number that grows with every commit of statements that are not all quiet; whoever keeps in memory what somebody is and may,
 * compares it. On SQLite it counts those of this process, since FILE.lock lets no other write; on PostgreSQL every commit of anybody. */
int64_t database_change_count(struct database *d);

/* ---- what the generated code calls ---- */

enum value_kind { VALUE_NULL, VALUE_INT, VALUE_TEXT, VALUE_BLOB };
struct value {
	enum value_kind kind;
	int64_t number;
	const void *data;	/* text is 0-terminated as well */
	size_t bytes;
};

struct statement {
	const char *name;		/* "org_get" */
	const char *file;		/* "src/rooms/org/org.sql" */
	int line;
	const char *text[2];		/* by enum engine; ?1 ?2 … and $1 $2 … */
	const char *params;		/* one letter each: i int, t text, b blob */
	const char *columns;		/* likewise for the row, "" for none */
	bool writes;
	bool is_lognone;		/* writes, and only to tables marked lognone */
	bool is_quiet;			/* writes, and nothing that a session or a right rests on */
	int index;			/* place in STATEMENTS, for the cache of prepared statements */
};
/* Every statement of the program, as mk/statement made them from the *.sql. */
extern const struct statement *const STATEMENTS[];
extern const int STATEMENTS_COUNT;

struct cursor { struct store *store; void *handle; int row, rows_count, columns_count; bool is_open; };

/* The values of `args` are not copied: they stay until the statement has run or its cursor is closed.
 * statement_run takes nothing from the arena, so a loop of inserts does not grow it.
 * Runs a statement; rows are then taken with cursor_next until it says false. */
void statement_open(struct store *s, const struct statement *st, const struct value *args, struct cursor *c);
bool cursor_next(struct cursor *c, struct value *row);	/* values live in the store's arena; closes itself at the end */
void cursor_close(struct cursor *c);
int64_t statement_run(struct store *s, const struct statement *st, const struct value *args);	/* rows changed */

/* A parameter of a statement. */
static inline struct value value_int(int64_t n) { return (struct value){ .kind = VALUE_INT, .number = n }; }
struct value value_text(const char *text);		/* NULL is SQL NULL */
/* The bytes are not copied; data NULL is NULL. */
struct value value_bytes(struct bytes b);
/* Ids as one text, "[1,2,3]", for `IN :ids`; lives in the store's arena. */
struct value value_ids(struct store *s, const int64_t *ids, size_t count);
/* Room in the store's arena for one more row behind `count`; returns the rows, moved when they grew. */
void *rows_room(struct store *s, void *rows, size_t count, size_t row_bytes);

#endif
