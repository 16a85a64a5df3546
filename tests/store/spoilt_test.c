/* What the program does with an installation of which a part is spoilt: the keyring, a setting, a sealed value, the file of the database. It
 * works on what is whole or names what is the matter, and never crashes. START_DAMAGES sets how many files are damaged. */
#include "start_world.h"

#define DAMAGES_QUICK 30

/* ---- the keyring ---- */

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

/* ---- settings ---- */

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
static void it_is_named(struct cli *c, struct place *p)
{
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys), EXIT_DONE);
	assert_null(strstr(c->output, "damaged"));
	spoil(p, &SPOIL_DAYS);
	spoil(p, &SPOIL_TOTP);
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys), EXIT_DONE);
	assert_non_null(strstr(c->output, "\"name\":\"password_days\",\"holds\":\"90\""));
	assert_non_null(strstr(c->output, "\"name\":\"totp_required\",\"holds\":\"default\""));
	assert_int_equal(CLI(c, "doctor", "--db", p->db, "--keys", p->keys), EXIT_REFUSED);
	assert_non_null(strstr(c->output, "password_days is damaged in the database, so 90 holds"));
	assert_non_null(strstr(c->output, "totp_required is damaged in the database, so default holds"));
	spoil(p, &SPOIL_KEYRING);
	stops_at_once(c, &(struct wrong){ "setting keyring", { "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0" } });
}

static void a_spoilt_setting_is_named(void **state)
{
	(void)state;
	on_each_installation(false, it_is_named);
}

/* ---- sealed values ---- */

/* A telephone number with other bytes; and an ID number that stands in the row of somebody else. */
STATEMENT(FLIP_PHONE, "", "", true,
	"UPDATE person SET phone = unhex(replace(substr(hex(phone), 1, 40), 'F', 'E') || substr(hex(phone), 41)) WHERE id = (SELECT MIN(id) FROM person WHERE substr(hex(phone), 1, 40) LIKE '%F%')",
	"UPDATE person SET phone = set_bit(phone, 88, 1 - get_bit(phone, 88)) WHERE id = (SELECT MIN(id) FROM person WHERE length(phone) > 0)");
#define MOVED "UPDATE person SET id_number = (SELECT q.id_number FROM person q WHERE q.id = (SELECT MAX(id) FROM person)) WHERE id = (SELECT MIN(id) FROM person)"
STATEMENT(MOVE_NUMBER, "", "", true, MOVED, MOVED);

static void it_does_not_open(struct cli *c, struct place *p)
{
	assert_int_equal(CLI(c, "verify", "--db", p->db, "--keys", p->keys), EXIT_DONE);
	assert_non_null(strstr(c->output, "sealed values: "));
	assert_null(strstr(c->output, "do not open"));
	spoil(p, &FLIP_PHONE);
	assert_int_equal(CLI(c, "verify", "--db", p->db, "--keys", p->keys), EXIT_REFUSED);
	assert_non_null(strstr(c->output, ", 1 do not open, first person.phone of row "));
	spoil(p, &MOVE_NUMBER);
	assert_int_equal(CLI(c, "verify", "--db", p->db, "--keys", p->keys, "--json"), EXIT_REFUSED);
	assert_non_null(strstr(c->output, "\"bad_sealed\":2,"));
}

static void a_sealed_value_that_does_not_open_is_named(void **state)
{
	(void)state;
	on_each_installation(true, it_does_not_open);
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_spoilt_keyring_is_named), cmocka_unit_test(a_spoilt_setting_is_named),
		cmocka_unit_test(a_sealed_value_that_does_not_open_is_named), cmocka_unit_test(damaged_files_crash_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
