/* What the program does with what it cannot work with: a wrong command line, a broken keyring, a database of a newer program and damaged
 * files. It says which option or file it is, at once, and changes nothing. START_DAMAGES sets how many files are damaged. */
#include "world/archive_fixture.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include "store/engine.h"

#define LINE_BYTES_MAX 400
#define WORDS_OF_CASE_MAX 14
#define STOP_MS_MAX 1000
#define DAMAGES_QUICK 30

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- wrong use ---- */

struct wrong { const char *names, *words[WORDS_OF_CASE_MAX]; };

/* What a case names stands in the first line already: the help behind it names every option. */
static void stops_at_once(struct cli *c, const struct wrong *x)
{
	const char *argv[WORDS_OF_CASE_MAX + 2] = { "jishi" };
	int64_t begun = now_ms(), took;
	char line[LINE_BYTES_MAX];
	int code;

	for (int i = 0; i < WORDS_OF_CASE_MAX && x->words[i] != NULL; i++)
		argv[i + 1] = x->words[i];
	code = cli_run(c, argv);
	took = now_ms() - begun;
	snprintf(line, sizeof(line), "%.*s", (int)strcspn(c->output, "\n"), c->output);
	if (code != EXIT_USAGE && code != EXIT_REFUSED)
		fail_msg("%s … %s: exit code %d: %s", x->words[0], x->names, code, line);
	if (strstr(line, x->names) == NULL)
		fail_msg("%s: the first line does not name %s: %s", x->words[0], x->names, line);
	if (took > STOP_MS_MAX)
		fail_msg("%s … %s: stopped after %lld ms", x->words[0], x->names, (long long)took);
}

static int busy_port(int *fd)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t bytes = sizeof(at);

	*fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	assert_int_equal(bind(*fd, (struct sockaddr *)&at, sizeof(at)), 0);
	assert_int_equal(listen(*fd, 1), 0);
	assert_int_equal(getsockname(*fd, (struct sockaddr *)&at, &bytes), 0);
	return ntohs(at.sin_port);
}

static void a_wrong_command_line_is_named(void **state)
{
	struct cli c;
	struct place p;
	char busy[40], other[300], wide[5000];
	int fd;

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	snprintf(busy, sizeof(busy), "127.0.0.1:%d", busy_port(&fd));
	snprintf(other, sizeof(other), "%s/none.keys", c.folder);
	memset(wide, 'x', sizeof(wide) - 1);
	wide[sizeof(wide) - 1] = '\0';
	const struct wrong CASES[] = {
		{ "--db", { "serve" } },
		{ "--db", { "serve", "--listen", "127.0.0.1:0" } },
		{ "options only", { "serve", "--db", p.db, "more" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "nowhere" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", ":80" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:70000" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:-1" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", "127.0.0.1:8o80" } },
		{ "--listen", { "serve", "--db", p.db, "--listen", wide } },
		{ "127.0.0.1", { "serve", "--db", p.db, "--listen", busy } },
		{ "999.1.1.1", { "serve", "--db", p.db, "--listen", "999.1.1.1:80", "--behind", "127.0.0.1" } },
		{ "--cert", { "serve", "--db", p.db, "--listen", "0.0.0.0:0" } },
		{ "--cert", { "serve", "--db", p.db, "--listen", "[::]:0" } },
		{ "--key", { "serve", "--db", p.db, "--cert", p.db } },
		{ "--cert", { "serve", "--db", p.db, "--key", p.db } },
		{ "/nowhere", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--cert", "/nowhere", "--key", "/nowhere" } },
		{ "certificate", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--cert", p.keys, "--key", p.keys } },
		{ "--test-clock", { "serve", "--db", p.db, "--test-clock", "yesterday" } },
		{ "--test-clock", { "serve", "--db", p.db, "--test-clock", "2015-02-30T09:00:00+08:00" } },
		{ "--checkpoint", { "serve", "--db", p.db, "--checkpoint" } },
		{ "none.keys", { "serve", "--db", p.db, "--listen", "127.0.0.1:0", "--keys", other } },
		{ "/nowhere/x.db", { "serve", "--db", "/nowhere/x.db", "--listen", "127.0.0.1:0" } },
		{ "--keys", { "serve", "--db", "postgres://127.0.0.1:1/x" } },
		{ "--db", { "init" } },
		{ "--demo", { "init", "--db", other, "--demo", "tiny" } },
		{ "--date", { "init", "--db", other, "--date", "2015-02-30" } },
		{ "--date", { "init", "--db", other, "--date", "today" } },
		{ "--founded", { "init", "--db", other, "--founded", "1949" } },
		{ "--totp", { "init", "--db", other, "--totp", "never" } },
		{ "--keys", { "init", "--db", "postgres://127.0.0.1:1/x" } },
		{ "installation", { "init", "--db", p.db } },
		{ "/nowhere", { "init", "--db", "/nowhere/x.db" } },
		{ "--out", { "backup", "--db", p.db } },
		{ "--db", { "backup", "--out", other } },
		{ "/nowhere/y", { "backup", "--db", p.db, "--out", "/nowhere/y" } },
		{ "--keys", { "backup", "--db", "postgres://127.0.0.1:1/x", "--out", other } },
		{ "--db", { "restore", other } },
		{ "archive", { "restore", "--db", other } },
		{ "--keys", { "restore", other, "--db", "postgres://127.0.0.1:1/x" } },
		{ "--canonical", { "export", "--db", p.db } },
		{ "--org", { "import", "--db", p.db, p.db } },
		{ "--account", { "import", "--db", p.db, "--org", "1", p.db } },
		{ "--date", { "import", "--db", p.db, "--org", "1", "--dry-run", "--date", "x", p.db } },
		{ "one file", { "import", "--db", p.db, "--org", "1", "--dry-run" } },
		{ "--date", { "stats", "--db", p.db, "--date", "17.11.2015" } },
		{ "no organisation nowhere", { "stats", "--db", p.db, "--org", "nowhere" } },
		{ "act", { "user", "--db", p.db } },
		{ "act", { "user", "--db", p.db, "reset" } },
		{ "act", { "user", "--db", p.db, "list", "all" } },
		{ "--keys", { "keys", "show" } },
		{ "act", { "keys", "--db", p.db } },
		{ "act", { "keys", "burn", "--db", p.db } },
		{ "--out", { "keys", "backup", "--db", p.db } },
		{ "--out", { "keys", "show", "--db", p.db, "--out", other } },
		{ "restore", { "keys", "restore", "--db", p.db } },
		{ "--db", { "keys", "rotate", "--keys", p.keys } },
		{ "--keys", { "doctor", "--db", "postgres://127.0.0.1:1/x" } },
		{ "act", { "programme", "look" } },
		{ "--lang", { "programme", "read", "--lang", "fr", p.db } },
		{ "--lang", { "programme", "format", p.db } },
		{ "--members", { "bench-data", "--db", other, "--members", "many" } },
		{ "--regions", { "bench-data", "--db", other, "--regions", "61" } },
		{ "--branches", { "bench-data", "--db", other, "--regions", "5", "--branches", "4" } },
		{ "--members", { "bench-data", "--db", other, "--members", "10", "--branches", "10", "--regions", "1" } },
		{ "--cases", { "bench-data", "--db", other, "--cases", "10" } },
		{ "--audit-lines", { "bench-data", "--db", other, "--audit-lines", "-1" } },
		{ "--date", { "bench-data", "--db", other, "--date", "x" } },
		{ "127.0.0.1", { "stats", "--db", "postgres://127.0.0.1:1/x", "--keys", p.keys } },
		{ "127.0.0.1", { "serve", "--db", "postgres://127.0.0.1:1/x", "--keys", p.keys, "--listen", "127.0.0.1:0" } },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		stops_at_once(&c, &CASES[i]);
	/* Whatever the command, it names what it does not know and what lacks its value. */
	for (int i = 0; i < COMMAND_LIST_COUNT; i++) {
		stops_at_once(&c, &(struct wrong){ "--nonsense", { COMMAND_LIST[i].name, "--nonsense" } });
		stops_at_once(&c, &(struct wrong){ "--nonsense", { COMMAND_LIST[i].name, "--nonsense=1", "--db", p.db } });
		if (strcmp(COMMAND_LIST[i].name, "routes") != 0 && strcmp(COMMAND_LIST[i].name, "programme") != 0)
			stops_at_once(&c, &(struct wrong){ "db", { COMMAND_LIST[i].name, "--db" } });
	}
	print_message("%zu command lines and %d commands\n", sizeof(CASES) / sizeof(CASES[0]), COMMAND_LIST_COUNT);
	close(fd);
	cli_release(&c);
}

/* ---- files, as bytes ---- */

struct bytes_of { unsigned char *data; size_t bytes; };

static struct bytes_of read_all(const char *path)
{
	struct bytes_of b = { NULL, 0 };
	FILE *f = fopen(path, "rb");
	struct stat about;

	if (f == NULL)
		return b;
	assert_int_equal(fstat(fileno(f), &about), 0);
	b.data = malloc((size_t)about.st_size + 1);
	b.bytes = fread(b.data, 1, (size_t)about.st_size, f);
	assert_int_equal(b.bytes, about.st_size);
	fclose(f);
	return b;
}

static void write_all(const char *path, const void *data, size_t bytes)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, bytes, f), bytes);
	fchmod(fileno(f), 0600);
	assert_int_equal(fclose(f), 0);
}

/* A keyring with one place of it spoilt: refused by its name, the database untouched. */
static void a_spoilt_keyring_is_named(void **state)
{
	int count = getenv("TEST_WHOLE") != NULL ? 200 : 12;
	unsigned seed = 20151117;
	struct cli c;
	struct place p;
	struct bytes_of keys;

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	keys = read_all(p.keys);
	for (int i = 0; i < count; i++) {
		size_t at = (size_t)rand_r(&seed) % keys.bytes;
		unsigned char kept = keys.data[at];

		keys.data[at] ^= (unsigned char)(1u << (i % 5));	/* the sixth bit only makes a small letter of a hex digit a capital */
		write_all(p.keys, keys.data, i % 4 == 0 ? at : keys.bytes);
		keys.data[at] = kept;
		stops_at_once(&c, &(struct wrong){ "a.db.keys", { i % 2 == 0 ? "verify" : "stats", "--db", p.db } });
	}
	free(keys.data);
	cli_release(&c);
}

/* ---- a newer database ---- */

static const char *const KEPT[] = { "", "-wal", ".head", ".keys" };
#define KEPT_COUNT (sizeof(KEPT) / sizeof(KEPT[0]))

static void raise_version(struct place *p)
{
	static const struct statement VERSION = { .name = "test_version", .file = __FILE__, .line = __LINE__,
		.text = { "UPDATE schema_version SET version = version + 1", "UPDATE schema_version SET version = version + 1" },
		.params = "", .columns = "", .writes = true, .is_lognone = true, .index = -1 };
	struct database *d = place_open(p, true);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct audit_entry entry = entry_of("test.newer");
	char from[400], to[400];

	store_begin(s, &entry);
	statement_run(s, &VERSION, NULL);
	assert_true(store_commit(s));
	/* As after a crash: what was committed last stands in the log alone. */
	for (size_t i = 0; p->world == NULL && i < 2; i++) {
		snprintf(from, sizeof(from), "%s%s", p->db, KEPT[i]);
		snprintf(to, sizeof(to), "%s%s.crashed", p->db, KEPT[i]);
		copy_file(from, to);
	}
	store_close(s);
	arena_free(a);
	database_close(d);
	for (size_t i = 0; p->world == NULL && i < 2; i++) {
		snprintf(from, sizeof(from), "%s%s.crashed", p->db, KEPT[i]);
		snprintf(to, sizeof(to), "%s%s", p->db, KEPT[i]);
		assert_int_equal(rename(from, to), 0);
	}
}

static void is_refused_by_all(enum engine engine)
{
	struct cli c;
	struct place p;
	struct bytes_of before[KEPT_COUNT] = { 0 };
	char path[400], out[200];

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	snprintf(out, sizeof(out), "%s/out", c.folder);
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	raise_version(&p);
	for (size_t i = 0; engine == ENGINE_SQLITE && i < KEPT_COUNT; i++) {
		snprintf(path, sizeof(path), "%s%s", p.db, KEPT[i]);
		before[i] = read_all(path);
		assert_true(before[i].bytes > 0);
	}
	const char *const COMMANDS_OF[][WORDS_OF_CASE_MAX] = {
		{ "jishi", "serve", "--db", p.db, "--keys", p.keys, "--listen", "127.0.0.1:0" },
		{ "jishi", "verify", "--db", p.db, "--keys", p.keys },
		{ "jishi", "stats", "--db", p.db, "--keys", p.keys },
		{ "jishi", "backup", "--db", p.db, "--keys", p.keys, "--out", out },
		{ "jishi", "export", "--canonical", "--db", p.db, "--keys", p.keys },
		{ "jishi", "user", "list", "--db", p.db, "--keys", p.keys },
		{ "jishi", "user", "reset", "sysadmin", "--db", p.db, "--keys", p.keys },
		{ "jishi", "import", p.keys, "--db", p.db, "--keys", p.keys, "--org", "1", "--account", "sysadmin" },
		{ "jishi", "keys", "rotate", "--db", p.db, "--keys", p.keys },
		{ "jishi", "init", "--db", p.db, "--keys", p.keys },
	};

	for (size_t n = 0; n < sizeof(COMMANDS_OF) / sizeof(COMMANDS_OF[0]); n++) {
		int code = cli_run(&c, COMMANDS_OF[n]);

		if (code != EXIT_NEWER || strstr(c.output, "newer: the database has schema") == NULL)
			fail_msg("%s: exit code %d: %s", COMMANDS_OF[n][1], code, c.output);
		for (size_t i = 0; engine == ENGINE_SQLITE && i < KEPT_COUNT; i++) {
			struct bytes_of now;

			snprintf(path, sizeof(path), "%s%s", p.db, KEPT[i]);
			now = read_all(path);
			if (now.bytes != before[i].bytes || memcmp(now.data, before[i].data, now.bytes) != 0)
				fail_msg("%s changed the file FILE%s of a newer program", COMMANDS_OF[n][1], KEPT[i]);
			free(now.data);
		}
	}
	for (size_t i = 0; i < KEPT_COUNT; i++)
		free(before[i].data);
	place_release(&p);
	cli_release(&c);
}

static void a_newer_database_is_refused_and_stays(void **state)
{
	(void)state;
	is_refused_by_all(ENGINE_SQLITE);
	is_refused_by_all(ENGINE_POSTGRES);
}

/* ---- spoilt settings ---- */

#define SET(name, value) "INSERT INTO setting (name, value) VALUES ('" name "', '" value "') ON CONFLICT (name) DO UPDATE SET value = excluded.value"
STATEMENT(SPOIL_DAYS, "", "", true, SET("password_days", "-7"), SET("password_days", "-7"));
STATEMENT(SPOIL_TOTP, "", "", true, SET("totp_required", "OFF"), SET("totp_required", "OFF"));
STATEMENT(SPOIL_KEYRING, "", "", true, SET("keyring", ""), SET("keyring", ""));

static void spoil(const struct place *p, const struct statement *st)
{
	struct database *d = place_open(p, true);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct audit_entry entry = entry_of("test.spoil");

	store_begin(s, &entry);
	statement_run(s, st, NULL);
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	database_close(d);
}

/* Start says which it is; what holds is the default. Only the keyring has none: then nothing starts. */
static void is_named_on(enum engine engine)
{
	struct cli c;
	struct place p;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	assert_int_equal(CLI(&c, "stats", "--db", p.db, "--keys", p.keys), EXIT_DONE);
	assert_null(strstr(c.output, "damaged"));
	spoil(&p, &SPOIL_DAYS);
	spoil(&p, &SPOIL_TOTP);
	assert_int_equal(CLI(&c, "stats", "--db", p.db, "--keys", p.keys), EXIT_DONE);
	assert_non_null(strstr(c.output, "\"name\":\"password_days\",\"holds\":\"90\""));
	assert_non_null(strstr(c.output, "\"name\":\"totp_required\",\"holds\":\"default\""));
	assert_int_equal(CLI(&c, "doctor", "--db", p.db, "--keys", p.keys), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "password_days is damaged in the database, so 90 holds"));
	assert_non_null(strstr(c.output, "totp_required is damaged in the database, so default holds"));
	spoil(&p, &SPOIL_KEYRING);
	stops_at_once(&c, &(struct wrong){ "setting keyring", { "serve", "--db", p.db, "--keys", p.keys, "--listen", "127.0.0.1:0" } });
	place_release(&p);
	cli_release(&c);
}

static void a_spoilt_setting_is_named(void **state)
{
	(void)state;
	is_named_on(ENGINE_SQLITE);
	is_named_on(ENGINE_POSTGRES);
}

/* ---- sealed values ---- */

/* A telephone number with other bytes; and an ID number that stands in the row of somebody else. */
STATEMENT(FLIP_PHONE, "", "", true,
	"UPDATE person SET phone = unhex(replace(substr(hex(phone), 1, 40), 'F', 'E') || substr(hex(phone), 41)) WHERE id = (SELECT MIN(id) FROM person WHERE substr(hex(phone), 1, 40) LIKE '%F%')",
	"UPDATE person SET phone = set_bit(phone, 88, 1 - get_bit(phone, 88)) WHERE id = (SELECT MIN(id) FROM person WHERE length(phone) > 0)");
#define MOVED "UPDATE person SET id_number = (SELECT q.id_number FROM person q WHERE q.id = (SELECT MAX(id) FROM person)) WHERE id = (SELECT MIN(id) FROM person)"
STATEMENT(MOVE_NUMBER, "", "", true, MOVED, MOVED);

static void is_opened_on(enum engine engine)
{
	struct cli c;
	struct place p;

	if (is_left_out(engine))
		return;
	cli_init(&c);
	place_init(&p, &c, engine, "a.db");
	assert_int_equal(init_at(&c, &p, true), EXIT_DONE);
	assert_int_equal(CLI(&c, "verify", "--db", p.db, "--keys", p.keys), EXIT_DONE);
	assert_non_null(strstr(c.output, "sealed values: "));
	assert_null(strstr(c.output, "do not open"));
	spoil(&p, &FLIP_PHONE);
	assert_int_equal(CLI(&c, "verify", "--db", p.db, "--keys", p.keys), EXIT_REFUSED);
	assert_non_null(strstr(c.output, ", 1 do not open, first person.phone of row "));
	spoil(&p, &MOVE_NUMBER);
	assert_int_equal(CLI(&c, "verify", "--db", p.db, "--keys", p.keys, "--json"), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "\"bad_sealed\":2,"));
	place_release(&p);
	cli_release(&c);
}

static void a_sealed_value_that_does_not_open_is_named(void **state)
{
	(void)state;
	is_opened_on(ENGINE_SQLITE);
	is_opened_on(ENGINE_POSTGRES);
}

/* ---- damaged files ---- */

enum damage { DAMAGE_FLIP, DAMAGE_CUT, DAMAGE_ZERO, DAMAGE_SWAP, DAMAGE_NOISE, DAMAGE_HEAD, DAMAGES_COUNT };
#define PAGE_BYTES 4096

static size_t damage(struct bytes_of *b, enum damage how, unsigned *seed)
{
	size_t pages = b->bytes / PAGE_BYTES, at = (size_t)rand_r(seed) % b->bytes, page = at / PAGE_BYTES * PAGE_BYTES;
	size_t other = (size_t)rand_r(seed) % pages * PAGE_BYTES;

	switch (how) {
	case DAMAGE_FLIP: b->data[at] ^= (unsigned char)(1 + rand_r(seed) % 255); break;
	case DAMAGE_CUT: return at;
	case DAMAGE_ZERO: memset(b->data + page, 0, PAGE_BYTES); break;
	case DAMAGE_SWAP:
		for (size_t i = 0; i < PAGE_BYTES; i++) {
			unsigned char kept = b->data[page + i];

			b->data[page + i] = b->data[other + i];
			b->data[other + i] = kept;
		}
		break;
	case DAMAGE_NOISE:
		for (size_t i = 0; i < PAGE_BYTES; i++)
			b->data[page + i] = (unsigned char)rand_r(seed);
		break;
	default: b->data[(size_t)rand_r(seed) % 100] = (unsigned char)rand_r(seed);
	}
	return b->bytes;
}

/* Never a crash and never silence: it works on what is whole, or says what is the matter. */
static void damaged_files_crash_nothing(void **state)
{
	int rounds = count_of("START_DAMAGES", DAMAGES_QUICK), refused = 0;
	unsigned seed = (unsigned)time(NULL);
	struct cli c;
	struct place p, bad;
	struct bytes_of whole, spoilt;
	char path[400], out[200];

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	print_message("seed %u\n", seed);
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	place_init(&bad, &c, ENGINE_SQLITE, "bad.db");
	snprintf(out, sizeof(out), "%s/out", c.folder);
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	copy_file(p.keys, bad.keys);
	whole = read_all(p.db);
	assert_true(whole.bytes > 0);
	spoilt.data = malloc(whole.bytes);
	const char *const COMMANDS_OF[][WORDS_OF_CASE_MAX] = {
		{ "jishi", "verify", "--db", bad.db }, { "jishi", "user", "reset", "sysadmin", "--db", bad.db }, { "jishi", "stats", "--db", bad.db },
		{ "jishi", "backup", "--db", bad.db, "--out", out }, { "jishi", "export", "--canonical", "--db", bad.db }, { "jishi", "doctor", "--db", bad.db },
		{ "jishi", "keys", "rotate", "--db", bad.db },
	};
	const size_t commands = sizeof(COMMANDS_OF) / sizeof(COMMANDS_OF[0]);

	for (int i = 0; i < rounds; i++) {
		const char *const *words = COMMANDS_OF[(size_t)i % commands];
		int code;

		memcpy(spoilt.data, whole.data, whole.bytes);
		spoilt.bytes = whole.bytes;
		write_all(bad.db, spoilt.data, damage(&spoilt, (enum damage)(i % DAMAGES_COUNT), &seed));
		for (size_t k = 0; k < 3; k++) {
			snprintf(path, sizeof(path), "%s%s", bad.db, (const char *const[]){ "-wal", "-shm", ".head" }[k]);
			unlink(path);
		}
		unlink(out);
		code = cli_run(&c, words);
		if (code != EXIT_DONE && code != EXIT_REFUSED && code != EXIT_NEWER)
			fail_msg("round %d, %s: exit code %d: %s", i, words[1], code, c.output);
		if (code != EXIT_DONE && c.output[0] == '\0')
			fail_msg("round %d, %s: nothing is said", i, words[1]);
		refused += code != EXIT_DONE;
	}
	print_message("%d damaged files, %d refused\n", rounds, refused);
	assert_true(refused > 0);
	free(whole.data);
	free(spoilt.data);
	cli_release(&c);
}

/* ---- a crash ---- */

/* Does this machine write a file `core` where a program crashes? */
static bool writes_cores(void)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		signal(SIGSEGV, SIG_DFL);
		raise(SIGSEGV);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WCOREDUMP(status);
}

static void has_core_limit_of_nought(pid_t pid)
{
	char path[40], text[2000] = "", line[100];
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/limits", (int)pid);
	f = fopen(path, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
	fclose(f);
	snprintf(line, sizeof(line), "%-25s %-20d %-20d", "Max core file size", 0, 0);
	if (strstr(text, line) == NULL)
		fail_msg("%s", text);
}

/* Keys and names lie in the memory of the server: it leaves no core file, though the machine would keep one of any size. */
static void a_crash_leaves_no_core(void **state)
{
	struct rlimit core;
	struct cli c;
	struct place p;
	char here[400];
	bool writes;
	int status;
	pid_t pid;

	(void)state;
	if (is_left_out(ENGINE_SQLITE))
		return;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
	assert_int_equal(setrlimit(RLIMIT_CORE, &(struct rlimit){ core.rlim_max, core.rlim_max }), 0);
	assert_non_null(getcwd(here, sizeof(here)));
	assert_int_equal(chdir(c.folder), 0);
	writes = writes_cores();
	unlink("core");
	pid = CLI_START(&c, "serve", "--db", p.db, "--listen", "127.0.0.1:0");
	for (int i = 0; i < 3000 && access("a.db.sock", F_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(access("a.db.sock", F_OK), 0);
	has_core_limit_of_nought(pid);
	kill(pid, SIGSEGV);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_false(WIFSIGNALED(status) && WCOREDUMP(status));
	assert_int_not_equal(access("core", F_OK), 0);
	assert_int_equal(chdir(here), 0);
	setrlimit(RLIMIT_CORE, &core);
	print_message("another program %s\n", writes ? "leaves a core file" : "leaves no core file either");
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_command_line_is_named), cmocka_unit_test(a_spoilt_keyring_is_named),
		cmocka_unit_test(a_newer_database_is_refused_and_stays), cmocka_unit_test(a_spoilt_setting_is_named),
		cmocka_unit_test(a_sealed_value_that_does_not_open_is_named), cmocka_unit_test(damaged_files_crash_nothing),
		cmocka_unit_test(a_crash_leaves_no_core),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
