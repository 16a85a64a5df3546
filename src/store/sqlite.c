/* SQLite: opening with the settings that durability rests on, and running statements.
 * Turns and group commit on the one write connection are in writer.c. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "sqlite3.h"
#include "base/log.h"
#include "store/engine.h"

#define SQLITE_VERSION_MIN 3051003	/* older ones may corrupt a database when checkpoints meet */
#define BUSY_TIMEOUT_MS 5000
#define READERS_WAIT_MS 100		/* for those of old snapshots, while the write turn is held */

static sqlite3 *db_of(const struct connection *c)
{
	return c->handle;
}

/* A sync that failed may have lost what was written before it, and trying again would say it is fine:
 * the only safe answer is to stop and recover from the log at the next start. */
static void stop_if_sync_failed(int code)
{
	if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC)
		return;
	log_write(LOG_ERROR, "store", "the disk refused to sync; stopping so that nothing is lost", NULL);
	abort();
}

static enum store_state state_of(int code)
{
	switch (code & 0xff) {
	case SQLITE_FULL: case SQLITE_IOERR: case SQLITE_NOMEM: case SQLITE_CORRUPT: case SQLITE_NOTADB:
	case SQLITE_CANTOPEN: case SQLITE_BUSY: case SQLITE_LOCKED: case SQLITE_READONLY: case SQLITE_PROTOCOL:
	case SQLITE_PERM:
		return STORE_UNAVAILABLE;
	default:
		return STORE_BROKEN;
	}
}

static void fail(struct connection *c, const char *what, struct failure *f)
{
	int code = sqlite3_extended_errcode(db_of(c));

	stop_if_sync_failed(code);
	if (f->state == STORE_GOOD)
		f->is_duplicate = code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY;
	/* The check's own words tell: those of the model are written so. */
	if (f->state == STORE_GOOD && code == SQLITE_CONSTRAINT_CHECK)
		sscanf(sqlite3_errmsg(db_of(c)), "CHECK constraint failed: length(%63[a-z0-9_]) <= %d", f->long_column, &f->long_limit);
	failure_set(f, state_of(code), "%s: %s (%d)", what, sqlite3_errmsg(db_of(c)), code);
}

/* ---- opening ---- */

static bool sqlite_check(const struct database_options *o, char *error, size_t error_bytes)
{
	bool exists = access(o->url, F_OK) == 0;
	int fd;

	if (sqlite3_libversion_number() < SQLITE_VERSION_MIN) {
		snprintf(error, error_bytes, "SQLite %s is not safe under concurrent checkpoints; 3.51.3 or newer is needed", sqlite3_libversion());
		return false;
	}
	if (exists)
		return true;
	if (!o->create || o->read_only) {
		snprintf(error, error_bytes, "%s: %s", o->url, strerror(errno));
		return false;
	}
	/* Made before SQLite sees it, for the mode; the log and its index take the same. */
	fd = open(o->url, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
	if (fd < 0) {
		snprintf(error, error_bytes, "%s: %s", o->url, strerror(errno));
		return false;
	}
	close(fd);
	return true;
}

static void lower_limits(sqlite3 *db)
{
	static const struct { int what, limit; } LIMITS[] = {
		{ SQLITE_LIMIT_LENGTH, 32 << 20 }, { SQLITE_LIMIT_SQL_LENGTH, 100000 }, { SQLITE_LIMIT_COLUMN, 200 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 100 }, { SQLITE_LIMIT_COMPOUND_SELECT, 30 }, { SQLITE_LIMIT_VDBE_OP, 100000 },
		{ SQLITE_LIMIT_FUNCTION_ARG, 32 }, { SQLITE_LIMIT_ATTACHED, 1 }, { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500 },
		{ SQLITE_LIMIT_VARIABLE_NUMBER, STATEMENT_PARAMS_MAX }, { SQLITE_LIMIT_TRIGGER_DEPTH, 1 }, { SQLITE_LIMIT_WORKER_THREADS, 0 },
	};

	for (size_t i = 0; i < sizeof(LIMITS) / sizeof(LIMITS[0]); i++)
		sqlite3_limit(db, LIMITS[i].what, LIMITS[i].limit);
}

static bool sqlite_script(struct connection *c, const char *sql, struct failure *f)
{
	if (sqlite3_exec(db_of(c), sql, NULL, NULL, NULL) == SQLITE_OK)
		return true;
	fail(c, "script", f);
	return false;
}

static int note_log_pages(void *connection, sqlite3 *db, const char *name, int pages_count)
{
	((struct connection *)connection)->log_pages_count = pages_count;
	return SQLITE_OK;
}

static bool configure(struct connection *c, enum connection_use use, struct failure *f)
{
	sqlite3 *db = db_of(c);

	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, BUSY_TIMEOUT_MS);
	if (sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)0) != SQLITE_OK ||
	    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)0) != SQLITE_OK ||
	    /* One plan for all values: otherwise a bound LIMIT or LIKE has the statement compiled anew each time. */
	    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_QPSG, 1, (int *)0) != SQLITE_OK) {
		fail(c, "settings", f);
		return false;
	}
	lower_limits(db);
	if (use == CONNECTION_READS)
		return sqlite_script(c, "PRAGMA query_only=1; PRAGMA mmap_size=0; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY", f);
	if (!sqlite_script(c, "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
		" PRAGMA journal_size_limit=268435456; PRAGMA mmap_size=0; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
		" PRAGMA foreign_keys=ON", f))
		return false;
	/* Last: wal_autocheckpoint takes away whatever hook there is. */
	sqlite3_wal_hook(db, note_log_pages, c);
	return true;
}

/* journal_mode answers with the mode that holds instead of failing. */
static bool is_wal(sqlite3 *db)
{
	sqlite3_stmt *st = NULL;
	bool yes = sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &st, NULL) == SQLITE_OK && sqlite3_step(st) == SQLITE_ROW &&
		strcmp((const char *)sqlite3_column_text(st, 0), "wal") == 0;

	sqlite3_finalize(st);
	return yes;
}

static void sqlite_disconnect(struct connection *c);

static struct connection *sqlite_connect(struct database *d, enum connection_use use, struct failure *f)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (d->is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(d->url, &db, flags, log_file_layer());
	struct connection *c;

	if (code != SQLITE_OK) {
		failure_set(f, STORE_UNAVAILABLE, "%s: %s", d->url, db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(code));
		sqlite3_close(db);
		return NULL;
	}
	c = connection_new(d, db);
	if (c == NULL) {
		failure_set(f, STORE_UNAVAILABLE, "out of memory");
		sqlite3_close(db);
		return NULL;
	}
	if (!configure(c, use, f))
		goto bad;
	if (use == CONNECTION_WRITES && !is_wal(db)) {
		failure_set(f, STORE_UNAVAILABLE, "%s: write-ahead log cannot be used here (a network drive?)", d->url);
		goto bad;
	}
	return c;
bad:
	sqlite_disconnect(c);
	return NULL;
}

static void sqlite_disconnect(struct connection *c)
{
	sqlite3_stmt *st;
	int code;

	sqlite_settle(c);
	while ((st = sqlite3_next_stmt(db_of(c), NULL)) != NULL)
		sqlite3_finalize(st);
	code = sqlite3_close(db_of(c));
	assert(code == SQLITE_OK);
	connection_free(c);
}

/* ---- statements ---- */

static bool make_ready(struct connection *c, struct prepared *p, const struct statement *st, struct failure *f)
{
	sqlite3_stmt *handle = NULL;
	const char *rest = NULL;

	if (sqlite3_prepare_v3(db_of(c), st->text[ENGINE_SQLITE], -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest) != SQLITE_OK) {
		fail(c, st->name, f);
		return false;
	}
	if (handle == NULL || sqlite3_bind_parameter_count(handle) > (int)strlen(st->params) ||
	    (st->columns[0] != '\0' && sqlite3_column_count(handle) != (int)strlen(st->columns)) ||
	    (!st->writes && !sqlite3_stmt_readonly(handle))) {
		sqlite3_finalize(handle);
		failure_set(f, STORE_BROKEN, "%s: text and declaration differ", st->name);
		return false;
	}
	p->statement = st;
	p->handle = handle;
	p->is_ready = true;
	return true;
}

/* The cached copy, or a second one when the statement is at work in a cursor further out. */
static struct prepared *take(struct connection *c, const struct statement *st, struct failure *f)
{
	struct prepared *p = connection_slot(c, st);

	if (!p->is_open)
		return p->is_ready || make_ready(c, p, st, f) ? p : NULL;
	p = calloc(1, sizeof(*p));
	if (p == NULL) {
		failure_set(f, STORE_UNAVAILABLE, "out of memory");
		return NULL;
	}
	if (!make_ready(c, p, st, f)) {
		free(p);
		return NULL;
	}
	p->is_second = true;
	p->next = c->seconds;
	c->seconds = p;
	return p;
}

static void drop_second(struct connection *c, struct prepared *p)
{
	struct prepared **at = &c->seconds;

	while (*at != p) {
		assert(*at != NULL);
		at = &(*at)->next;
	}
	*at = p->next;
	sqlite3_finalize(p->handle);
	free(p);
}

static void finish(struct connection *c, struct prepared *p)
{
	sqlite3_reset(p->handle);
	if (p->is_open) {
		p->is_open = false;
		c->open_count--;
	}
	if (p->is_second)
		drop_second(c, p);
}

void sqlite_settle(struct connection *c)
{
	while (c->seconds != NULL)
		finish(c, c->seconds);
	for (size_t i = 0; c->open_count > 0 && i < c->slots_count; i++) {
		if (c->slots[i].is_open)
			finish(c, &c->slots[i]);
	}
	assert(c->open_count == 0);
}

/* Values are bound where they lie: they must stay until the statement has run or its cursor is closed. */
static bool bind(struct connection *c, struct prepared *p, const struct value *args, struct failure *f)
{
	sqlite3_stmt *st = p->handle;
	int count = sqlite3_bind_parameter_count(st), code = SQLITE_OK;

	for (int i = 0; i < count && code == SQLITE_OK; i++) {
		switch (args[i].kind) {
		case VALUE_NULL: code = sqlite3_bind_null(st, i + 1); break;
		case VALUE_INT: code = sqlite3_bind_int64(st, i + 1, args[i].number); break;
		case VALUE_TEXT: code = sqlite3_bind_text64(st, i + 1, args[i].data, args[i].bytes, SQLITE_STATIC, SQLITE_UTF8); break;
		case VALUE_BLOB: code = sqlite3_bind_blob64(st, i + 1, args[i].data, args[i].bytes, SQLITE_STATIC); break;
		}
	}
	if (code == SQLITE_OK)
		return true;
	fail(c, p->statement->name, f);
	return false;
}

static bool sqlite_prepare(struct connection *c, const struct statement *st, struct failure *f)
{
	struct prepared *p = connection_slot(c, st);

	return p->is_ready || make_ready(c, p, st, f);
}

static int64_t sqlite_run(struct connection *c, const struct statement *st, const struct value *args, struct failure *f)
{
	struct prepared *p = take(c, st, f);
	int64_t changed = 0;
	int code;

	if (p == NULL)
		return 0;
	if (bind(c, p, args, f)) {
		do
			code = sqlite3_step(p->handle);
		while (code == SQLITE_ROW);
		if (code == SQLITE_DONE)
			changed = st->writes ? sqlite3_changes64(db_of(c)) : 0;
		else
			fail(c, st->name, f);
	}
	finish(c, p);
	return changed;
}

static bool sqlite_open_cursor(struct connection *c, const struct statement *st, const struct value *args, struct cursor *cursor, struct failure *f)
{
	struct prepared *p = take(c, st, f);

	if (p == NULL)
		return false;
	if (!bind(c, p, args, f)) {
		finish(c, p);
		return false;
	}
	p->is_open = true;
	c->open_count++;
	cursor->handle = p;
	return true;
}

static struct value column(struct arena *a, sqlite3_stmt *st, int i)
{
	struct value v = { 0 };

	switch (sqlite3_column_type(st, i)) {
	case SQLITE_NULL:
		v.kind = VALUE_NULL;
		break;
	case SQLITE_INTEGER:
		v.kind = VALUE_INT;
		v.number = sqlite3_column_int64(st, i);
		break;
	case SQLITE_BLOB:
		v.kind = VALUE_BLOB;
		v.data = sqlite3_column_blob(st, i);
		v.bytes = (size_t)sqlite3_column_bytes(st, i);
		v.data = v.bytes > 0 ? arena_copy(a, v.data, v.bytes) : "";
		break;
	default:
		v.kind = VALUE_TEXT;
		v.data = sqlite3_column_text(st, i);
		v.bytes = (size_t)sqlite3_column_bytes(st, i);
		v.data = arena_text_n(a, v.data != NULL ? v.data : "", v.bytes);
		break;
	}
	return v;
}

static bool sqlite_next(struct cursor *cursor, struct value *row, struct failure *f)
{
	struct prepared *p = cursor->handle;
	int code;

	assert(p->is_open);
	code = sqlite3_step(p->handle);
	if (code == SQLITE_DONE)
		return false;
	if (code != SQLITE_ROW) {
		fail(cursor->store->connection, p->statement->name, f);
		return false;
	}
	for (int i = 0; i < cursor->columns_count; i++)
		row[i] = column(cursor->store->arena, p->handle, i);
	cursor->row++;
	return true;
}

static void sqlite_close_cursor(struct cursor *cursor)
{
	struct prepared *p = cursor->handle;

	cursor->handle = NULL;
	if (cursor->store->connection != NULL)
		finish(cursor->store->connection, p);
}

/* ---- transactions ---- */

/* Each request begins and ends one: compiled once for a connection, which finalizes all it has when it is closed. */
static bool step_once(struct connection *c, void **handle, const char *sql, struct failure *f)
{
	sqlite3_stmt *st = *handle;
	bool is_good;

	if (st == NULL && sqlite3_prepare_v3(db_of(c), sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL) == SQLITE_OK)
		*handle = st;
	is_good = st != NULL && sqlite3_step(st) == SQLITE_DONE;
	if (!is_good)
		fail(c, sql, f);
	if (st != NULL)
		sqlite3_reset(st);
	return is_good;
}

static bool sqlite_read_begin(struct connection *c, struct failure *f)
{
	return step_once(c, &c->read_begin, "BEGIN", f);
}

static void sqlite_read_end(struct connection *c)
{
	struct failure ignored = { 0 };

	sqlite_settle(c);
	if (sqlite_has_transaction(c))
		step_once(c, &c->read_end, "COMMIT", &ignored);
	c->is_lost = sqlite_has_transaction(c);
}

int64_t sqlite_total_changes(const struct connection *c)
{
	return sqlite3_total_changes64(db_of(c));
}

bool sqlite_has_transaction(const struct connection *c)
{
	return sqlite3_get_autocommit(db_of(c)) == 0;
}

int sqlite_move_log(struct connection *c, bool waits_for_readers)
{
	sqlite3 *db = db_of(c);
	int pages = 0, moved = 0, code;

	sqlite3_busy_timeout(db, READERS_WAIT_MS);
	code = sqlite3_wal_checkpoint_v2(db, NULL, waits_for_readers ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, &pages, &moved);
	if (code != SQLITE_OK)
		stop_if_sync_failed(sqlite3_extended_errcode(db));
	return code == SQLITE_OK || code == SQLITE_BUSY ? moved : 0;
}

void sqlite_sync_file(struct connection *c)
{
	sqlite3_file *file = NULL;

	if (sqlite3_file_control(db_of(c), "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file->pMethods != NULL)
		stop_if_sync_failed(file->pMethods->xSync(file, SQLITE_SYNC_NORMAL));
}

const struct engine_ops SQLITE_OPS = {
	.check = sqlite_check, .connect = sqlite_connect, .disconnect = sqlite_disconnect, .script = sqlite_script,
	.prepare = sqlite_prepare, .run = sqlite_run, .open = sqlite_open_cursor, .next = sqlite_next, .close = sqlite_close_cursor,
	.read_begin = sqlite_read_begin, .read_end = sqlite_read_end,
	.write_begin = writer_join, .write_end = writer_leave,
};
