/* What the store tests share: a fresh database on the engine asked for, and a few statements on real tables.
 * SQLite databases live in a folder of their own; PostgreSQL is the one named by JISHI_TEST_POSTGRES, where each
 * test gets a place of its own. Without it the tests fail, unless JISHI_TEST_NO_POSTGRES=1 asks for SQLite alone;
 * JISHI_TEST_NO_SQLITE=1 asks for PostgreSQL alone. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "core/file.h"
#include "store/engine.h"
#include "store/store.h"
#include "world/folder.h"
#include "world/postgres_place.h"

#define STATEMENT(name_, params_, columns_, writes_, sqlite, postgres) \
	STATEMENT_KIND(name_, params_, columns_, writes_, false, sqlite, postgres)
/* Allowed without an audit line, as on tables marked lognone; here also for tampering. */
#define STATEMENT_UNLOGGED(name_, params_, sqlite, postgres) STATEMENT_KIND(name_, params_, "", true, true, sqlite, postgres)
#define STATEMENT_KIND(name_, params_, columns_, writes_, lognone_, sqlite, postgres) \
	static const struct statement name_ __attribute__((unused)) = { .name = #name_, .file = __FILE__, .line = __LINE__, \
		.text = { sqlite, postgres }, .params = params_, .columns = columns_, .writes = writes_, .is_lognone = lognone_, .index = -1 }

STATEMENT(SETTING_PUT, "tt", "", true,
	"INSERT INTO setting (name, value) VALUES (?1, ?2)", "INSERT INTO setting (name, value) VALUES ($1, $2)");
STATEMENT(SETTING_PUT_NEW, "tt", "", true,
	"INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO NOTHING",
	"INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING");
STATEMENT(SETTING_CHANGE, "tt", "", true,
	"UPDATE setting SET value = ?2 WHERE name = ?1", "UPDATE setting SET value = $2 WHERE name = $1");
STATEMENT(SETTING_GET, "t", "t", false,
	"SELECT value FROM setting WHERE name = ?1", "SELECT value FROM setting WHERE name = $1");
STATEMENT(SETTING_COUNT, "", "i", false, "SELECT COUNT(*) FROM setting", "SELECT COUNT(*) FROM setting");
STATEMENT(AUDIT_COUNT, "", "i", false, "SELECT COUNT(*) FROM audit", "SELECT COUNT(*) FROM audit");
STATEMENT(AUDIT_LIST, "", "ittt", false,
	"SELECT seq, verb, changes, hash FROM audit ORDER BY seq", "SELECT seq, verb, changes, hash FROM audit ORDER BY seq");
STATEMENT(WRONG_WRITE, "", "", true, "UPDATE setting SET value = NULL", "UPDATE setting SET value = NULL");

struct world {
	enum engine engine;
	struct database *database;
	struct arena *arena;
	char url[300], folder[64], files_folder[64];
	struct postgres_place postgres;
	struct file_store *files;	/* see world_files */
};

static inline bool is_left_out(enum engine engine)
{
	const char *chosen = getenv(engine == ENGINE_POSTGRES ? "JISHI_TEST_NO_POSTGRES" : "JISHI_TEST_NO_SQLITE");

	return chosen != NULL && strcmp(chosen, "1") == 0;
}

static inline struct database *world_open(struct world *w)
{
	struct database_options o = { .url = w->url, .create = true };
	char error[500];
	struct database *d = database_open(&o, error, sizeof(error));

	if (d == NULL)
		fail_msg("%s", error);
	return d;
}

/* A folder of its own for SQLite; on PostgreSQL the place is still to be made. */
static inline struct world *world_nowhere(enum engine engine)
{
	struct world *w = calloc(1, sizeof(*w));

	w->engine = engine;
	w->arena = arena_new();
	if (engine == ENGINE_SQLITE) {
		folder_make(w->folder, sizeof(w->folder), "store");
		snprintf(w->url, sizeof(w->url), "%s/test.db", w->folder);
	}
	return w;
}

/* With the tables of this build, or empty: where a command makes them or a test looks at how they come. */
static inline struct world *world_place_of(enum engine engine, bool is_ready)
{
	struct world *w = world_nowhere(engine);

	if (engine == ENGINE_SQLITE)
		return w;
	(is_ready ? postgres_place_ready : postgres_place_empty)(&w->postgres, "store");
	snprintf(w->url, sizeof(w->url), "%s", w->postgres.url);
	return w;
}

static inline struct world *world_place(enum engine engine)
{
	return world_place_of(engine, false);
}

static inline struct world *world_new(enum engine engine)
{
	struct world *w = world_place_of(engine, true);

	w->database = world_open(w);
	return w;
}

/* A place for files, until the world ends. */
static inline struct file_store *world_files(struct world *w)
{
	char error[300] = "";

	if (w->files != NULL)
		return w->files;
	folder_make(w->files_folder, sizeof(w->files_folder), "files");
	w->files = file_store_open(w->files_folder, true, error, sizeof(error));
	if (w->files == NULL)
		fail_msg("%s", error);
	return w->files;
}

/* Another world with the same rows and files. The first is closed for good: a database that is open is not copied. */
static inline struct world *world_copy(struct world *pattern)
{
	struct world *w = world_nowhere(pattern->engine);

	database_close(pattern->database);
	pattern->database = NULL;
	if (w->engine == ENGINE_SQLITE) {
		folder_copy(pattern->folder, w->folder);
	} else {
		postgres_place_copy(&w->postgres, "store", &pattern->postgres);
		snprintf(w->url, sizeof(w->url), "%s", w->postgres.url);
	}
	if (pattern->files != NULL) {
		world_files(w);
		folder_copy(pattern->files_folder, w->files_folder);
	}
	w->database = world_open(w);
	return w;
}

static inline void world_free(struct world *w)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", ".head" };
	char text[400];

	database_close(w->database);
	if (w->files != NULL) {
		file_store_close(w->files);
		folder_remove(w->files_folder);
	}
	arena_free(w->arena);
	postgres_place_drop(&w->postgres);
	if (w->engine == ENGINE_SQLITE) {
		for (int i = 0; i < 4; i++) {
			snprintf(text, sizeof(text), "%s%s", w->url, ENDS[i]);
			unlink(text);
		}
		rmdir(w->folder);
	}
	free(w);
}

/* Each test runs on both engines. */
static inline void world_on_both(void (*test)(struct world *w))
{
	for (int engine = 0; engine < 2; engine++) {
		struct world *w;

		if (is_left_out((enum engine)engine))
			continue;
		w = world_new((enum engine)engine);
		test(w);
		world_free(w);
	}
}

static inline struct audit_entry entry_of(const char *verb)
{
	return (struct audit_entry){ .time_s = 1700000000, .account_id = 7, .verb = verb, .subject = "setting", .address = "127.0.0.1" };
}

static inline void begin_as(struct store *s, const char *verb)
{
	struct audit_entry entry = entry_of(verb);

	store_begin(s, &entry);
}

static inline int64_t run_texts(struct store *s, const struct statement *st, const char *a, const char *b)
{
	return statement_run(s, st, (struct value[]){ value_text(a), value_text(b) });
}

static inline int64_t ask_int(struct database *d, struct arena *a, const struct statement *st)
{
	struct store *s = store_open(d, a);
	struct value row = { 0 };
	struct cursor c;

	statement_open(s, st, NULL, &c);
	assert_true(cursor_next(&c, &row));
	cursor_close(&c);
	store_close(s);
	return row.number;
}

static inline const char *ask_setting(struct store *s, const char *name)
{
	struct value row = { 0 }, arg = value_text(name);
	struct cursor c;
	bool is_found;

	statement_open(s, &SETTING_GET, &arg, &c);
	is_found = cursor_next(&c, &row);
	cursor_close(&c);
	return is_found ? row.data : NULL;
}

/* SQL of a test's own, in a write transaction; printf. */
static inline void run_sql(struct store *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline void run_sql(struct store *s, const char *format, ...)
{
	char *sql = arena_alloc(store_arena(s), 2000);
	struct statement *st = arena_alloc(store_arena(s), sizeof(*st));	/* prepared statements are remembered by address */
	va_list args;

	va_start(args, format);
	vsnprintf(sql, 2000, format, args);
	va_end(args);
	*st = (struct statement){ .name = "test", .file = __FILE__, .params = "", .columns = "", .writes = true, .index = -1 };
	st->text[0] = st->text[1] = sql;
	statement_run(s, st, NULL);
	if (store_state(s) != STORE_GOOD)
		fail_msg("%s: %s", sql, store_error(s));
}

#endif
