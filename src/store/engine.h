/* Inside the store floor: what store.c, database.c, the writer and the audit chain ask of an engine.
 * SQLite is sqlite.c with writer.c (one write connection, taken in turns, committed in groups);
 * PostgreSQL is postgres.c (a connection per busy worker). A third engine would be one more
 * `struct engine_ops`. Nothing here is included from another floor. */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H

#include <pthread.h>
#include <stdatomic.h>
#include "base/buffer.h"
#include "base/json.h"
#include "store/store.h"

#define STATEMENT_PARAMS_MAX 100
#define STATEMENT_COLUMNS_MAX 100
#define STATEMENTS_PRIVATE_MAX 200	/* statements of the store itself and of tests, per connection */
#define AUDIT_HASH_CHARS 64
#define AUDIT_CHANGES_BYTES_MAX 190000

/* ---- what went wrong ---- */

struct failure {
	enum store_state state;		/* STORE_GOOD: nothing */
	bool is_duplicate;		/* a UNIQUE or PRIMARY KEY was violated */
	char long_column[64];		/* whose limit a text passed; "" for none */
	int long_limit;			/* in characters of text, bytes of what is sealed */
	char text[400];
};

/* Only the first failure is kept. */
void failure_set(struct failure *f, enum store_state state, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- connections and their prepared statements ---- */

enum connection_use { CONNECTION_READS, CONNECTION_WRITES };

struct prepared {
	const struct statement *statement;	/* NULL: free slot */
	void *handle;				/* sqlite3_stmt; unused on PostgreSQL */
	struct prepared *next;			/* second copies of a statement that runs inside itself */
	bool is_ready, is_open, is_second;
	int number;				/* names the statement on PostgreSQL */
};

struct connection {
	struct database *database;
	void *handle;				/* sqlite3 or PGconn */
	struct prepared *slots;			/* hashed by address of the statement */
	size_t slots_count;			/* a power of two */
	int prepared_count, open_count;
	struct prepared *seconds;
	struct connection *next_idle;
	int log_pages_count;			/* SQLite: pages in the write-ahead log after the last commit */
	void *read_begin, *read_end;		/* SQLite: prepared BEGIN and COMMIT of a reading connection; NULL before the first */
	bool is_lost;
};

/* For the drivers: a connection around `handle`, with room for every statement; NULL without memory. disconnect of the driver gives it back. */
struct connection *connection_new(struct database *d, void *handle);
void connection_free(struct connection *c);	/* the handle is the engine's business */
/* Where the statement as prepared on this connection is kept; empty at the first time. Never NULL. The thread that has the connection. */
struct prepared *connection_slot(struct connection *c, const struct statement *st);

/* ---- what an engine does ---- */

struct engine_ops {
	bool (*check)(const struct database_options *o, char *error, size_t error_bytes);	/* before anything is opened */
	struct connection *(*connect)(struct database *d, enum connection_use use, struct failure *f);
	void (*disconnect)(struct connection *c);
	bool (*script)(struct connection *c, const char *sql, struct failure *f);	/* statements without rows */
	bool (*prepare)(struct connection *c, const struct statement *st, struct failure *f);
	int64_t (*run)(struct connection *c, const struct statement *st, const struct value *args, struct failure *f);
	bool (*open)(struct connection *c, const struct statement *st, const struct value *args, struct cursor *cursor, struct failure *f);
	bool (*next)(struct cursor *cursor, struct value *row, struct failure *f);
	void (*close)(struct cursor *cursor);
	bool (*read_begin)(struct connection *c, struct failure *f);
	void (*read_end)(struct connection *c);		/* also closes cursors left open */
	void (*write_begin)(struct store *s);		/* sets s->connection, or fails the store */
	void (*write_end)(struct store *s, bool commits);	/* returns when the fate is known and in the store */
};
/* What each engine can do, by struct engine_ops. */
extern const struct engine_ops SQLITE_OPS, POSTGRES_OPS;

/* ---- the audit chain ---- */

struct audit_head {
	int64_t seq;			/* 0: no line yet */
	char hash[AUDIT_HASH_CHARS + 1];
};

struct writer;

struct database {
	enum engine engine;
	const struct engine_ops *ops;
	char *url;
	bool is_read_only, creates;

	pthread_mutex_t pool_mutex;	/* reading connections; on PostgreSQL all */
	pthread_cond_t pool_freed;
	struct connection *idle;
	int made_count, made_max;

	struct writer *writer;		/* SQLite */
	_Atomic int64_t loud_commits_count;	/* SQLite: see database_change_count */
	pthread_mutex_t watch_mutex;	/* PostgreSQL: for `watch`, a connection beside all requests */
	struct connection *watch;
	int64_t change_last;

	_Atomic int64_t id_counted;	/* 0: ids are made from the clock */
	_Atomic int64_t id_last;
	_Atomic int64_t id_reserved;
	int64_t id_node;

	char *head_path;		/* SQLite: FILE.head; NULL if it is not kept */
	struct audit_head head;		/* SQLite: last line of the running write group */
	bool is_head_doubtful;		/* the log ends before FILE.head says: the file is left as evidence */
};

struct group;

struct store {
	struct database *database;
	struct arena *arena;
	struct failure failure;
	struct connection *connection;
	bool is_writing, is_logged, is_careful;
	bool is_loud;			/* wrote by a statement that is not quiet */
	struct audit_entry entry;
	struct buffer changes;
	struct json json;
	bool has_changes;
	struct group *group;		/* SQLite: the write group it is a member of */
	struct audit_head head;		/* last line of the log, this transaction's own included */
	int64_t changes_before;		/* total changes of the connection when the turn began */
};

/* Runs on one given connection, outside the pool: start-up, migration, watching. */
struct store store_on(struct database *d, struct connection *c, struct arena *a);

/* A reading connection for one thread, waiting at most POOL_WAIT_S seconds for one; NULL after *f was set. Each that was taken is given back; one that was
 * lost is closed then, and made anew when it is asked for. */
struct connection *pool_take(struct database *d, struct failure *f);
void pool_give(struct database *d, struct connection *c);

/* Engine-specific corners of database_open and database_close. */
bool sqlite_writer_start(struct database *d, struct failure *f);
void sqlite_writer_stop(struct database *d);
void writer_join(struct store *s);
void writer_leave(struct store *s, bool commits);
int64_t sqlite_total_changes(const struct connection *c);
bool sqlite_has_transaction(const struct connection *c);
void writer_turn_take(struct database *d);	/* with no transaction open: for what is not a member of a group */
void writer_turn_give(struct database *d);
void writer_give_way(struct database *d);	/* without the turn */
void sqlite_settle(struct connection *c);	/* closes cursors left open */
/* Moves what can be moved of the log into the file; gives how many of its pages have been moved by now. When `waits_for_readers`
 * those of old snapshots are waited for, a moment: only in the write turn. */
int sqlite_move_log(struct connection *c, bool waits_for_readers);
/* Syncs the database file, to which the log was moved: SQLite itself does so only once all of the log is in it. */
void sqlite_sync_file(struct connection *c);

/* log_file.c: the name of the layer to open files by */
const char *log_file_layer(void);

/* log_mover.c: the thread beside the writer that moves the log. */
struct log_mover;
struct log_mover *log_mover_new(struct database *d);	/* NULL: no memory or no thread */
void log_mover_free(struct log_mover *m);		/* ends its thread; NULL is allowed */
void log_mover_tell(struct log_mover *m, int log_pages_count);	/* after a commit */
void log_mover_give_way(struct log_mover *m);	/* waits a moment while the log is about to be begun anew */

/* audit_chain.c */
bool audit_head_read(struct store *s, struct audit_head *head);
bool audit_append(struct store *s);		/* lays the line of s->entry after s->head and moves the head */
void audit_head_keep(struct database *d);	/* after a commit on SQLite: writes FILE.head */
bool audit_head_rewrite(struct store *s);	/* in a write transaction: the kept head becomes the end of the log */
bool audit_head_compare(struct database *d, struct connection *c, struct failure *f);	/* at the start */
bool audit_head_kept(struct database *d, struct audit_head *head);	/* false: nothing is kept */
struct audit_line {
	int64_t seq, time_s, account_id, holding_id, org_id, subject_id;
	const char *verb, *subject, *address, *changes, *prev_hash;
};
void audit_hash(const struct audit_line *line, char hash[AUDIT_HASH_CHARS + 1]);
extern const char AUDIT_HASH_NONE[AUDIT_HASH_CHARS + 1];	/* before the first line */

/* migrate.c */
struct migration { int version; const char *name; const char *text[2]; };
struct schema_plan {
	const char *const *ddl[2];	/* of a fresh database, ended by NULL */
	const char *digest;		/* of the model the program was built with */
	const struct migration *migrations;	/* by growing version, the first is 2 */
	int migrations_count;
};
extern const char *const STORE_DDL[2];		/* tables of the store itself, beside the model */
bool schema_version_put(struct store *s, int64_t version, const char *digest);
int64_t schema_tables_count(struct store *s);	/* of whatever kind */
extern const struct migration MIGRATIONS[];	/* made from schema/migrations */
extern const int MIGRATIONS_COUNT;
/* By the number of the table in MODEL_TABLES, made from schema/model.def: the columns of its key, in the order of the key,
 * which is that of an index; ended by NULL. */
extern const char *const *const MODEL_KEYS[];
struct schema_plan schema_plan_of_program(void);
/* SQLite: whether the file was written by a newer program, with the reason. Asked by a reader before the writer is opened, which would
 * fold the file's write-ahead log into it when it is closed: such a file stays byte for byte as it is. False also where it cannot be read. */
bool schema_is_newer(const struct database *d, const struct schema_plan *plan, char *error, size_t error_bytes);
bool schema_bring_up(struct database *d, struct connection *c, const struct schema_plan *plan, char *error, size_t error_bytes);

/* ids.c */
bool ids_start(struct database *d, struct connection *c, struct failure *f);
void ids_reserve(struct store *s);		/* SQLite: inside the write transaction, before its commit */

struct database *database_new(const struct database_options *options);	/* not opened; database_close frees it; NULL: no memory */
/* database_open with another plan of tables and statements, for tests and for older archives. NULL with the reason in `error`. */
struct database *database_open_planned(const struct database_options *options, const struct schema_plan *plan, char *error, size_t error_bytes);

/* A group that has been open longer is committed though others wait: on a busy machine fewer would share a sync. */
#define GROUP_MS_MAX 20
/* Counts since the start, and who waits now; for tests and figures. */
struct writer_counts { int64_t groups, members, rollbacks, waiting; };
struct writer_counts database_writer_counts(struct database *d);
struct connection *writer_connection(struct database *d);	/* for the crash tests, which plant faults in it */

#endif
