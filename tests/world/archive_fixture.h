/* What the tests of backup and restore share: an installation with some content on an engine, and a place to restore to. */
#ifndef TESTS_WORLD_ARCHIVE_FIXTURE_H
#define TESTS_WORLD_ARCHIVE_FIXTURE_H

#include "store/fixture.h"

#include <sys/stat.h>
#include "base/text.h"
#include "command/command.h"
#include "core/file.h"
#include "world/cli.h"

STATEMENT(PAPERS_COUNT, "", "i", false, "SELECT COUNT(*) FROM file", "SELECT COUNT(*) FROM file");

/* A place for a database: a file in the folder of the command line, or a schema of PostgreSQL. */
struct place { struct world *world; char db[300], keys[200]; };

static inline void place_init(struct place *p, struct cli *c, enum engine engine, const char *name)
{
	p->world = NULL;
	snprintf(p->keys, sizeof(p->keys), "%s/%s.keys", c->folder, name);
	if (engine == ENGINE_SQLITE) {
		snprintf(p->db, sizeof(p->db), "%s/%s", c->folder, name);
		return;
	}
	p->world = world_place(engine);
	snprintf(p->db, sizeof(p->db), "%s", p->world->url);
}

static inline void place_release(struct place *p)
{
	if (p->world != NULL)
		world_free(p->world);
}

static inline struct database *place_open(const struct place *p, bool writes)
{
	const struct database_options o = { .url = p->db, .read_only = !writes };
	char error[500];
	struct database *d = database_open(&o, error, sizeof(error));

	if (d == NULL)
		fail_msg("%s", error);
	return d;
}

static inline int64_t place_count(const struct place *p, const struct statement *st)
{
	struct database *d = place_open(p, false);
	struct arena *a = arena_new();
	int64_t count = ask_int(d, a, st);

	arena_free(a);
	database_close(d);
	return count;
}

/* One paper, as an upload leaves it: bytes under their digest, and a row. */
static inline void place_add_paper(const struct place *p, const char *text, char digest[FILE_DIGEST_CHARS + 1])
{
	char folder[300], error[300];
	struct database *d = place_open(p, true);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct audit_entry entry = entry_of("file.add");
	FILE *f = tmpfile();
	struct file_store *files;

	snprintf(folder, sizeof(folder), "%.*s.files", (int)strlen(p->keys) - 5, p->keys);
	files = file_store_open(folder, true, error, sizeof(error));
	assert_non_null(files);
	fputs(text, f);
	fflush(f);
	assert_true(file_put_back(files, a, fileno(f), digest));
	store_begin(s, &entry);
	file_insert(s, (file_id){ store_new_id(s) }, digest, "a.txt", "text/plain", (int64_t)strlen(text), "org", 1, 1, "other", 16000, 1700000000, 1);
	assert_true(store_commit(s));
	fclose(f);
	file_store_close(files);
	store_close(s);
	arena_free(a);
	database_close(d);
}

/* How often, by a variable of the environment: small in the quick loop, large in `make trust`. */
static inline int count_of(const char *variable, int quick)
{
	const char *text = getenv(variable);
	int64_t count;

	return text != NULL && int_parse(text, &count) && count > 0 ? (int)count : quick;
}

static inline void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char block[65536];
	size_t got;

	assert_non_null(in);
	assert_non_null(out);
	while ((got = fread(block, 1, sizeof(block), in)) > 0)
		assert_int_equal(fwrite(block, 1, got, out), got);
	fclose(in);
	fchmod(fileno(out), 0600);
	assert_int_equal(fclose(out), 0);
}

static inline int backup_of(struct cli *c, const struct place *p, const char *archive)
{
	return CLI(c, "backup", "--db", p->db, "--keys", p->keys, "--out", archive);
}

static inline int restore_to(struct cli *c, const struct place *p, const char *archive)
{
	return CLI(c, "restore", archive, "--db", p->db, "--keys", p->keys);
}

static inline int verify_of(struct cli *c, const struct place *p)
{
	return CLI(c, "verify", "--db", p->db, "--keys", p->keys);
}

static inline int init_new(struct cli *c, const struct place *p, bool is_demo)
{
	return is_demo ? CLI(c, "init", "--db", p->db, "--keys", p->keys, "--demo", "small", "--date", "2015-11-17") :
		CLI(c, "init", "--db", p->db, "--keys", p->keys);
}

static struct cli demo_kept;	/* where the demo on SQLite lies that others are copies of */

static inline void demo_kept_over(void)
{
	cli_release(&demo_kept);
}

/* The demo on SQLite is made once a program: what a test does not change it does not pay for again. */
static inline int demo_copy(const struct place *p)
{
	static const char *const PARTS[] = { "", ".head", ".keys" };
	struct place kept;
	char from[400], to[400];

	if (demo_kept.folder[0] == '\0') {
		cli_init(&demo_kept);
		atexit(demo_kept_over);
		place_init(&kept, &demo_kept, ENGINE_SQLITE, "kept.db");
		if (init_new(&demo_kept, &kept, true) != EXIT_DONE)
			fail_msg("%s", demo_kept.output);
	}
	place_init(&kept, &demo_kept, ENGINE_SQLITE, "kept.db");
	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
		snprintf(from, sizeof(from), "%s%s", kept.db, PARTS[i]);
		snprintf(to, sizeof(to), "%s%s", p->db, PARTS[i]);
		copy_file(from, to);
	}
	snprintf(from, sizeof(from), "%s.files", kept.db);
	snprintf(to, sizeof(to), "%s.files", p->db);
	folder_copy(from, to);
	return EXIT_DONE;
}

static inline int init_at(struct cli *c, const struct place *p, bool is_demo)
{
	return is_demo && p->world == NULL ? demo_copy(p) : init_new(c, p, is_demo);
}

/* The test on each engine that is there, each time with an installation of its own. */
static inline void on_each_installation(bool is_demo, void (*test)(struct cli *c, struct place *p))
{
	for (int engine = 0; engine < 2; engine++) {
		struct cli c;
		struct place p;

		if (is_left_out((enum engine)engine))
			continue;
		cli_init(&c);
		place_init(&p, &c, (enum engine)engine, "a.db");
		if (init_at(&c, &p, is_demo) != EXIT_DONE)
			fail_msg("%s", c.output);
		test(&c, &p);
		place_release(&p);
		cli_release(&c);
	}
}

#endif
