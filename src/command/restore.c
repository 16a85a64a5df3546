/* jishi restore: a database from an archive. Everything is proved before anything appears under its name:
 * the archive byte by byte, then what was loaded, table by table, against the archive. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/date.h"
#include "command/command.h"
#include "command/install.h"
#include "command/lock.h"
#include "command/archive_rows.h"
#include "command/usage.h"
#include "core/file.h"
#include "schema/model.h"
#include "store/verify.h"

static const char HELP[] =
	"usage: jishi restore ARCHIVE --db NEW-FILE-or-postgres-URL [--keys PATH] [--head FILE] [--accept-loss]\n\n"
	"Makes a database and its papers from an archive of jishi backup, of either engine. The archive is proved whole first,\n"
	"what was loaded is compared with it, and only then the database gets its name; stopped in the middle, nothing is there.\n"
	"A database that exists is never touched: move it away first, and leave its FILE.head where it is.\n\n"
	"  --db NEW        a file that does not exist yet, or an empty schema of PostgreSQL\n"
	"  --keys PATH     the keyring the archive belongs to, default NEW.keys; bring it back first: jishi keys restore\n"
	"  --head FILE     the end of the log as it was last known, default NEW.head. An archive whose log ends before it is\n"
	"                  refused: what was written since would be lost\n"
	"  --accept-loss   restores such an older archive all the same; the log then says what is missing\n";

struct restore_options { const char *archive, *db, *keys, *head; bool accepts_loss; };

struct restoring {
	const struct restore_options *options;
	struct archive archive;
	struct arena *arena;
	struct keyring *keys;
	char work[PATH_MAX];		/* the URL that is filled */
	bool is_postgres;
	bool is_head_known, is_loss;
	struct audit_kept head;
	struct audit_report report;	/* of the restored log */
	char error[PATH_MAX + 500];
};

static bool __attribute__((format(printf, 2, 3))) refuse(struct restoring *r, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(r->error, sizeof(r->error), format, args);
	va_end(args);
	return false;
}

/* ---- before ---- */

static bool exists(const char *db, const char *end)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s%s", db, end);
	return access(path, F_OK) == 0;
}

static bool is_free(struct restoring *r)
{
	static const char *const ENDS[] = { "", "-wal", "-journal" };
	const char *db = r->options->db;

	for (size_t i = 0; !r->is_postgres && i < sizeof(ENDS) / sizeof(ENDS[0]); i++)
		if (exists(db, ENDS[i]))
			return refuse(r, "%s%s is there already; move it away (not FILE.head, FILE.keys and FILE.files), nothing is overwritten", db, ENDS[i]);
	return true;
}

static void find_head(struct restoring *r)
{
	char path[PATH_MAX];

	if (r->options->head == NULL && r->is_postgres)
		return;
	snprintf(path, sizeof(path), "%s%s", r->options->head != NULL ? r->options->head : r->options->db, r->options->head != NULL ? "" : ".head");
	r->is_head_known = audit_kept_read(path, &r->head) && r->head.seq > 0;
}

/* What the archive lacks of what was written. Looked at in the loaded log. */
static bool check_head(struct restoring *r, struct store *s)
{
	const struct archive_facts *f = &r->archive.facts;

	if (!r->is_head_known)
		return true;
	r->is_loss = r->head.seq > f->audit_seq || strcmp(audit_hash_of_line(s, r->head.seq), r->head.hash) != 0;
	if (!r->is_loss || r->options->accepts_loss)
		return true;
	if (r->head.seq > f->audit_seq)
		return refuse(r, "the archive is older than what is known: its log ends with line %lld, the office wrote up to line %lld; these %lld changes would be"
			" lost. Take a newer archive, or say --accept-loss", (long long)f->audit_seq, (long long)r->head.seq, (long long)(r->head.seq - f->audit_seq));
	return refuse(r, "the log of the archive is another one: its line %lld is not the line %lld that is known. Take the archive that belongs to this"
		" office, or say --accept-loss", (long long)r->head.seq, (long long)r->head.seq);
}

/* ---- papers ---- */

static bool copy_out(int from, int64_t at, int64_t bytes, int to)
{
	char block[1 << 16];

	while (bytes > 0) {
		ssize_t got = pread(from, block, bytes < (int64_t)sizeof(block) ? (size_t)bytes : sizeof(block), (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || write(to, block, (size_t)got) != got)
			return false;
		at += got;
		bytes -= got;
	}
	return true;
}

static bool put_paper(struct restoring *r, struct file_store *files, struct arena *a, const struct archive_file *f)
{
	char digest[FILE_DIGEST_CHARS + 1];
	bool is_put;
	int fd;

	if (file_is_intact(files, a, f->digest))
		return true;
	fd = memfd_create("paper", MFD_CLOEXEC);
	is_put = fd >= 0 && copy_out(r->archive.fd, f->at, f->bytes, fd) && file_put_back(files, a, fd, digest) && strcmp(digest, f->digest) == 0;
	if (fd >= 0)
		close(fd);
	return is_put || refuse(r, "paper %s could not be written: %s", f->digest, strerror(errno));
}

/* Papers go by digest: those without a row are no harm, so they may come before the database does. */
static bool put_papers(struct restoring *r)
{
	char folder[PATH_MAX];
	struct file_store *files;
	struct arena *a = arena_new();
	bool is_good = true;

	install_files_path(folder, sizeof(folder), r->options->db, r->options->keys);
	files = file_store_open(folder, true, r->error, sizeof(r->error));
	for (size_t i = 0; files != NULL && is_good && i < r->archive.files_count; i++) {
		arena_clear(a);
		is_good = put_paper(r, files, a, &r->archive.files[i]);
	}
	is_good = is_good && files != NULL;
	file_store_close(files);
	arena_free(a);
	return is_good;
}

/* ---- the database ---- */

static const char *script(struct restoring *r, const char *what)
{
	char name[ARCHIVE_NAME_CHARS + 1];
	const char *text;

	snprintf(name, sizeof(name), "schema/%s-%s.sql", r->is_postgres ? "postgres" : "sqlite", what);
	text = archive_script_text(&r->archive, r->arena, name);
	if (text == NULL)
		refuse(r, "the archive lacks %s", name);
	return text;
}

static bool load_failed(struct restoring *r, struct load *l)
{
	return r->error[0] != '\0' ? false : refuse(r, "%s", load_error(l));
}

static bool finish(struct restoring *r, struct load *l)
{
	const struct archive_facts *f = &r->archive.facts;
	struct audit_entry entry = { .time_s = (int64_t)time(NULL), .verb = "archive.restore", .subject = "setting", .address = "command line" };
	struct store *s = load_store(l);

	store_note(s, "made", NULL, time_text(r->arena, f->created_s));
	store_note(s, "line", r->is_head_known ? arena_printf(r->arena, "%lld", (long long)r->head.seq) : NULL,
		arena_printf(r->arena, "%lld", (long long)f->audit_seq));
	if (r->is_loss)
		store_note(s, "loss", NULL, "accepted");
	return load_finish(l, f->schema_version, f->schema_digest, f->id_mark, &entry) || load_failed(r, l);
}

static bool fill(struct restoring *r, struct load *l)
{
	const char *tables = script(r, "tables"), *indexes = script(r, "indexes");
	bool is_same_model = strcmp(r->archive.facts.schema_digest, MODEL_DIGEST) == 0;

	if (tables == NULL || indexes == NULL)
		return false;
	if (!load_script(l, tables))
		return load_failed(r, l);
	for (size_t i = 0; i < r->archive.tables_count; i++)
		if (!archive_load(&r->archive, r->arena, l, &r->archive.tables[i], r->error, sizeof(r->error)))
			return false;
	if (!load_script(l, indexes))
		return load_failed(r, l);
	/* A database of an older program cannot be read by this one before it was led forward; its rows were counted. */
	for (size_t i = 0; is_same_model && i < r->archive.tables_count; i++)
		if (!archive_compare(l, &r->archive.tables[i], r->error, sizeof(r->error)))
			return false;
	return check_head(r, load_store(l)) && finish(r, l);
}

static bool load(struct restoring *r)
{
	struct load *l = load_open(r->work, r->error, sizeof(r->error));
	bool is_loaded;

	if (l == NULL)
		return false;
	is_loaded = fill(r, l);
	load_close(l);
	return is_loaded;
}

/* Opened as it will be at work: led forward when it is older, its end of the log kept beside it. A log that was broken
 * when the archive was made is broken still; the office gets its data back all the same. */
static bool settle(struct restoring *r)
{
	const struct database_options options = { .url = r->work };
	struct database *d = database_open(&options, r->error, sizeof(r->error));
	bool is_accepted;

	if (d == NULL)
		return false;
	is_accepted = audit_head_accept(d);
	if (is_accepted)
		audit_verify(d, &r->report);
	database_close(d);
	return is_accepted || refuse(r, "the end of the log could not be kept");
}

static void remove_work(const struct restoring *r)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", "-journal", ".head" };
	char path[PATH_MAX + 10];

	for (size_t i = 0; !r->is_postgres && i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", r->work, ENDS[i]);
		unlink(path);
	}
}

/* A loss that was accepted is forgotten first, so that stopped anywhere there is either no database, and the next run
 * begins anew, or one whose log is not behind its head. */
static bool give_name(struct restoring *r)
{
	char from[PATH_MAX + 10], head[PATH_MAX + 10], folder[PATH_MAX];
	const char *slash = strrchr(r->options->db, '/');
	struct audit_kept archived = { .seq = r->archive.facts.audit_seq };
	int fd;
	bool is_good;

	snprintf(archived.hash, sizeof(archived.hash), "%s", r->archive.facts.audit_hash);
	snprintf(from, sizeof(from), "%s.head", r->work);
	snprintf(head, sizeof(head), "%s.head", r->options->db);
	snprintf(folder, sizeof(folder), "%.*s", slash == NULL || slash == r->options->db ? 1 : (int)(slash - r->options->db),
		 slash == NULL ? "." : r->options->db);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	is_good = fd >= 0 && (!r->is_loss || (audit_kept_write(head, &archived) && fsync(fd) == 0)) && rename(r->work, r->options->db) == 0 &&
		rename(from, head) == 0 && fsync(fd) == 0;
	if (!is_good)
		refuse(r, "%s: %s", r->options->db, strerror(errno));
	if (fd >= 0)
		close(fd);
	return is_good;
}

/* ---- all ---- */

static bool restore(struct restoring *r)
{
	if (!archive_open(&r->archive, r->arena, r->options->archive, r->keys, r->error, sizeof(r->error)))
		return false;
	find_head(r);
	if (!r->is_head_known)
		fprintf(stderr, "jishi: no end of the log is known beside the new database (FILE.head); whether the archive is the newest cannot be told\n");
	remove_work(r);	/* left by an interrupted run */
	return put_papers(r) && load(r) && settle(r) && (r->is_postgres || give_name(r));
}

static int say(const struct restoring *r)
{
	bool is_sound = r->report.fault == AUDIT_SOUND;

	printf("%s: restored, log of %lld lines%s%s\n", r->options->db, (long long)r->report.lines_count, is_sound ? " is sound" : "",
	       r->is_loss ? "; newer changes are lost, as was accepted" : "");
	if (!is_sound)
		fprintf(stderr, "jishi: the log does not hold at line %lld, and did not when the archive was made; tell the audit administrator\n",
			(long long)r->report.bad_seq);
	return is_sound ? EXIT_DONE : EXIT_REFUSED;
}

static int run(const struct restore_options *o)
{
	struct restoring r = { .options = o, .is_postgres = install_is_postgres(o->db), .archive = { .fd = -1 } };
	char keys_path[PATH_MAX];
	int lock_fd = -1, code = EXIT_REFUSED;

	snprintf(r.work, sizeof(r.work), "%s%s", o->db, r.is_postgres ? "" : ".restoring");
	install_keys_path(keys_path, sizeof(keys_path), o->db, o->keys);
	if (is_free(&r) && (r.is_postgres || (lock_fd = lock_take(o->db, r.error, sizeof(r.error))) >= 0))
		r.keys = keyring_open(keys_path, r.error, sizeof(r.error));
	if (r.keys != NULL) {
		r.arena = arena_new();
		if (restore(&r))
			code = EXIT_DONE;
		else if (!r.is_postgres)
			remove_work(&r);
		archive_close(&r.archive);
		arena_free(r.arena);
	}
	if (code != EXIT_DONE)
		fprintf(stderr, "jishi: nothing was restored: %s\n", r.error);
	else
		code = say(&r);
	keyring_free(r.keys);
	if (lock_fd >= 0)
		close(lock_fd);
	return code;
}

/* NULL, or what is wrong. */
static const char *read_options(int argc, char **argv, struct restore_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL }, { "head", &o->head, NULL },
		{ "accept-loss", NULL, &o->accepts_loss }, { 0 } };

	if (!usage_read(argc, argv, options))
		return USAGE_TOLD;
	if (o->db == NULL)
		return "--db is needed: the file to make, or the URL of an empty schema";
	if (o->keys == NULL && install_is_postgres(o->db))
		return USAGE_NEEDS_KEYS;
	if (argc - optind != 1)
		return "restore takes one archive";
	o->archive = argv[optind];
	return NULL;
}

int command_restore(int argc, char **argv)
{
	struct restore_options o = { 0 };
	const char *wrong;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	if ((wrong = read_options(argc, argv, &o)) != NULL)
		return usage_wrong(stderr, HELP, wrong);
	return run(&o);
}
