/* jishi backup: one archive of everything but the keys, of one moment, while others work. See archive.h for its form. */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/json.h"
#include "command/archive.h"
#include "command/command.h"
#include "command/install.h"
#include "command/archive_rows.h"
#include "command/saved.h"
#include "command/usage.h"
#include "core/file.h"
#include "store/copy.h"
#include "store/dump.h"
#include "store/load.h"

#define BLOCK_BYTES (1 << 16)

static const char HELP[] =
	"usage: jishi backup --db FILE-or-postgres-URL --out ARCHIVE [--keys PATH] [--json]\n\n"
	"Writes one archive of the database and the papers as they are at one moment; serve may run and write meanwhile.\n"
	"The archive is a tar file with a signed manifest of sizes and digests. It appears under its name only when it is\n"
	"whole and on disk, and never takes the place of another. It holds personal data: keep it as safe as the database.\n"
	"It does not hold the keys, without which nobody reads ID and telephone numbers: see jishi keys backup.\n\n"
	"  --out ARCHIVE   a new file; while it is written SQLite needs room for one more copy of the database beside it\n"
	"  --json          one JSON object instead of lines\n";

struct backup_options { const char *db, *keys, *out; bool is_json; };

/* ---- rows ---- */

/* Who is signed in is no part of what is kept: after a restore everybody signs in again. */
static bool is_left_out(const struct model_table *table)
{
	return strcmp(table->name, "session") == 0;
}

struct rows { struct archive_writer *writer; struct arena *arena; };

static bool put_row(void *data, const struct model_table *table, const struct value *values)
{
	struct rows *r = data;
	struct buffer b;

	arena_clear(r->arena);
	buffer_init(&b, r->arena, 1024);
	archive_encode(&b, table, values);
	archive_put(r->writer, b.data, b.bytes);
	return !archive_is_failed(r->writer);
}

static int64_t put_table(struct archive_writer *w, struct store *s, const struct model_table *table, int number)
{
	struct archive_table described = { .name = table->name, .columns_count = (int)table->columns_count };
	struct rows rows = { .writer = w, .arena = arena_new() };
	char name[ARCHIVE_NAME_CHARS + 1];

	snprintf(name, sizeof(name), "tables/%02d-%s", number, table->name);
	archive_begin(w, name);
	archive_put(w, LOAD_ROWS_HEAD, sizeof(LOAD_ROWS_HEAD) - 1);
	described.rows = store_dump(s, table, put_row, &rows);
	arena_free(rows.arena);
	archive_put(w, LOAD_ROWS_END, sizeof(LOAD_ROWS_END) - 1);
	archive_end(w);
	for (size_t i = 0; i < table->columns_count; i++)
		described.columns[i] = (struct archive_column){ .name = table->columns[i].name, .kind = dump_kind(&table->columns[i]) };
	archive_describe(w, &described);
	return described.rows;
}

static void put_script(struct archive_writer *w, const char *name, const char *text)
{
	archive_begin(w, name);
	archive_put(w, text, strlen(text));
	archive_end(w);
}

static void put_scripts(struct archive_writer *w, struct arena *a)
{
	put_script(w, "schema/sqlite-tables.sql", load_tables_text(a, ENGINE_SQLITE));
	put_script(w, "schema/sqlite-indexes.sql", load_indexes_text(a, ENGINE_SQLITE));
	put_script(w, "schema/postgres-tables.sql", load_tables_text(a, ENGINE_POSTGRES));
	put_script(w, "schema/postgres-indexes.sql", load_indexes_text(a, ENGINE_POSTGRES));
}

/* ---- papers ---- */

struct counts { int64_t rows, papers, bytes; };

static bool put_paper(struct archive_writer *w, struct file_store *files, const char *digest, char *error, size_t error_bytes)
{
	char name[ARCHIVE_NAME_CHARS + 1], block[BLOCK_BYTES];
	int fd = file_read(files, digest);
	ssize_t got = -1;

	if (fd < 0) {
		snprintf(error, error_bytes, "paper %s is missing; run jishi verify", digest);
		return false;
	}
	snprintf(name, sizeof(name), "files/%.2s/%s", digest, digest);
	archive_begin(w, name);
	while ((got = read(fd, block, sizeof(block))) > 0 || (got < 0 && errno == EINTR))
		if (got > 0)
			archive_put(w, block, (size_t)got);
	archive_end(w);
	close(fd);
	if (got < 0)
		snprintf(error, error_bytes, "paper %s cannot be read: %s", digest, strerror(errno));
	return got == 0;
}

/* Those that the database of this moment names; what is destroyed meanwhile waits for the lock. */
static bool put_papers(struct archive_writer *w, struct store *s, struct file_store *files, struct counts *counts, char *error, size_t error_bytes)
{
	char after[FILE_DIGEST_CHARS + 1] = "";
	struct file_digest_row *rows;
	size_t count;

	while ((count = file_digests(s, after, &rows)) > 0) {
		for (size_t i = 0; i < count; i++) {
			if (!put_paper(w, files, rows[i].digest, error, error_bytes) || archive_is_failed(w))
				return archive_is_failed(w);	/* archive_finish says why */
			counts->papers++;
		}
		snprintf(after, sizeof(after), "%s", rows[count - 1].digest);
	}
	return true;
}

/* ---- all ---- */

static bool put_all(struct archive_writer *w, struct store *s, struct services *services, struct archive_facts *facts, struct counts *counts,
		    char *error, size_t error_bytes)
{
	struct load_facts kept;

	if (!load_facts_of(s, &kept)) {
		snprintf(error, error_bytes, "%s", store_error(s));
		return false;
	}
	facts->schema_version = kept.schema_version;
	facts->schema_digest = kept.schema_digest;
	facts->id_mark = kept.id_mark;
	facts->audit_seq = kept.audit_seq;
	facts->audit_hash = kept.audit_hash;
	put_scripts(w, store_arena(s));
	for (size_t i = 0; i < MODEL_TABLES_COUNT && store_state(s) == STORE_GOOD && !archive_is_failed(w); i++)
		if (!is_left_out(&MODEL_TABLES[i]))
			counts->rows += put_table(w, s, &MODEL_TABLES[i], (int)i + 1);
	if (!put_papers(w, s, services->files, counts, error, error_bytes))
		return false;
	snprintf(error, error_bytes, "%s", store_error(s));
	return store_state(s) == STORE_GOOD;
}

/* One store over `moment`: one snapshot for every table. */
static bool write_archive(const struct backup_options *o, struct services *services, struct database *moment, struct archive_facts *facts,
			  struct counts *counts, char *error, size_t error_bytes)
{
	struct archive_writer *w = archive_create(o->out, facts->created_s, error, error_bytes);
	struct arena *a;
	struct store *s;
	bool is_put;

	if (w == NULL)
		return false;
	a = arena_new();
	s = store_open(moment, a);
	is_put = put_all(w, s, services, facts, counts, error, error_bytes);
	counts->bytes = archive_bytes(w);
	if (is_put)
		is_put = archive_finish(w, facts, services->keys, error, error_bytes);
	else
		archive_abandon(w);
	store_close(s);
	arena_free(a);
	return is_put;
}

/* SQLite is read from a copy, so that the office's log can go on being folded in. */
static bool backup_sqlite(const struct backup_options *o, struct services *services, struct archive_facts *facts, struct counts *counts, char *error,
			  size_t error_bytes)
{
	char path[PATH_MAX];
	const struct database_options options = { .url = path, .read_only = true, .readers_count = 1 };
	struct database *copy;
	bool is_done;

	if ((size_t)snprintf(path, sizeof(path), "%s.part.db", o->out) >= sizeof(path)) {
		snprintf(error, error_bytes, "the name of the archive is too long");
		return false;
	}
	unlink(path);	/* left by an interrupted run */
	if (!database_copy(services->database, path, error, error_bytes))
		return false;
	copy = database_open(&options, error, error_bytes);
	is_done = copy != NULL && write_archive(o, services, copy, facts, counts, error, error_bytes);
	database_close(copy);
	unlink(path);
	return is_done;
}

static void say(const struct backup_options *o, const struct archive_facts *f, const struct counts *counts)
{
	struct arena *a = arena_new();
	struct buffer b;
	struct json j;

	buffer_init(&b, a, 0);
	if (o->is_json) {
		json_init(&j, &b);
		json_object(&j);
		json_put_text(&j, "archive", o->out);
		json_put_int(&j, "rows", counts->rows);
		json_put_int(&j, "papers", counts->papers);
		json_put_int(&j, "bytes", counts->bytes);
		json_put_int(&j, "audit_line", f->audit_seq);
		json_put_text(&j, "audit_hash", f->audit_hash);
		json_end(&j);
	} else {
		buffer_printf(&b, "%s: %lld rows, %lld papers, %lld bytes, log up to line %lld", o->out, (long long)counts->rows, (long long)counts->papers,
			(long long)counts->bytes, (long long)f->audit_seq);
	}
	printf("%s\n", buffer_text(&b));
	arena_free(a);
}

static int backup(const struct backup_options *o, struct services *services, const char *keys_path)
{
	bool is_sqlite = database_engine(services->database) == ENGINE_SQLITE;
	struct archive_facts facts = { .created_s = (int64_t)time(NULL), .engine = is_sqlite ? "sqlite" : "postgres",
		.keyring = keyring_fingerprint(services->keys), .field_keys = keyring_active_id(services->keys) };
	struct counts counts = { 0 };
	char error[PATH_MAX + 300] = "";
	bool is_made;
	int lock;

	if (access(o->out, F_OK) == 0) {
		fprintf(stderr, "jishi: %s is there already; an archive is never overwritten\n", o->out);
		return EXIT_REFUSED;
	}
	lock = file_store_lock(services->files, false);	/* from before the moment: nothing that it names is destroyed before it is copied */
	is_made = lock >= 0 && (is_sqlite ? backup_sqlite(o, services, &facts, &counts, error, sizeof(error)) :
	      write_archive(o, services, services->database, &facts, &counts, error, sizeof(error)));
	if (lock >= 0)
		close(lock);
	else
		snprintf(error, sizeof(error), "the papers can't be locked: %s", strerror(errno));
	if (!is_made) {
		fprintf(stderr, "jishi: no archive was written: %s\n", error);
		return EXIT_REFUSED;
	}
	say(o, &facts, &counts);
	if (!saved_archive_put(keys_path, facts.created_s))
		fprintf(stderr, "jishi: the archive is made, but that could not be noted beside the keys\n");
	if (saved_keys_s(keys_path, services->keys) == 0)
		fprintf(stderr, "jishi: the keys of this database are not backed up; without them this archive cannot be read: jishi keys backup\n");
	return EXIT_DONE;
}

/* NULL, or what is wrong. */
static const char *read_options(int argc, char **argv, struct backup_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "out", &o->out, NULL },
		{ "json", NULL, &o->is_json }, { 0 } };

	if (!usage_read(argc, argv, options))
		return USAGE_TOLD;
	return o->db == NULL ? USAGE_NEEDS_DB : o->out == NULL ? "--out is needed: the archive to write" :
		optind != argc ? "backup takes options only" : NULL;
}

int command_backup(int argc, char **argv)
{
	struct backup_options o = { 0 };
	struct install install;
	char keys_path[PATH_MAX];
	const char *wrong;
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if ((wrong = read_options(argc, argv, &o)) != NULL)
		return usage_wrong(stderr, HELP, wrong);
	code = install_open(&install, o.db, o.keys, false);
	if (code != EXIT_DONE)
		return code;
	install_keys_path(keys_path, sizeof(keys_path), o.db, o.keys);
	code = backup(&o, &install.services, keys_path);
	install_close(&install);
	return code;
}
