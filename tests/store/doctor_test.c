/* jishi doctor: says nothing is wrong where nothing is, and names each thing that is. */
#include "world/archive_fixture.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include "core/crypto.h"

STATEMENT_UNLOGGED(LINE_INVERT, "", "UPDATE org_path SET to_day = from_day - 30 WHERE id = (SELECT MIN(id) FROM org_path)",
	"UPDATE org_path SET to_day = from_day - 30 WHERE id = (SELECT MIN(id) FROM org_path)");
#define ROLE_OF_NO_DAY "INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result)" \
	" SELECT 1, region_id, 1, id, 'reserve', '', '', 16000, 16000, '', 0, 2932897, '' FROM org WHERE parent_id = 0"
STATEMENT_UNLOGGED(ROLE_EMPTY, "", ROLE_OF_NO_DAY, ROLE_OF_NO_DAY);
STATEMENT_UNLOGGED(ROOT_END, "", "UPDATE org SET to_day = 15000 WHERE parent_id = 0", "UPDATE org SET to_day = 15000 WHERE parent_id = 0");
STATEMENT_UNLOGGED(LINE_CHANGE, "", "UPDATE audit SET verb = 'org.nothing' WHERE seq = 1", "UPDATE audit SET verb = 'org.nothing' WHERE seq = 1");

static int examined(struct cli *c, const struct place *p)
{
	return CLI(c, "doctor", "--db", p->db, "--keys", p->keys);
}

static void put_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fchmod(fileno(f), 0600);
	fclose(f);
}

/* An installation whose keys and rows were put into safety. */
static void prepare(struct cli *c, struct place *p, enum engine engine)
{
	cli_init(c);
	place_init(p, c, engine, "a.db");
	assert_int_equal(init_at(c, p, false), EXIT_DONE);
	put_text(cli_path(c, "words"), "correct horse battery\n");
	assert_int_equal(CLI(c, "keys", "backup", "--keys", p->keys, "--out", cli_path(c, "sealed"), "--passphrase-file", cli_path(c, "words")), EXIT_DONE);
	assert_int_equal(backup_of(c, p, cli_path(c, "archive")), EXIT_DONE);
}

static void a_sound_installation_has_no_problem_on(enum engine engine)
{
	struct cli c;
	struct place p;
	char digest[FILE_DIGEST_CHARS + 1];

	if (is_left_out(engine))
		return;
	prepare(&c, &p, engine);
	place_add_paper(&p, "a paper", digest);
	if (examined(&c, &p) != EXIT_DONE)
		fail_msg("%s", c.output);
	assert_null(strstr(c.output, "problem "));
	assert_non_null(strstr(c.output, "papers       1 are there"));
	/* Why some writes lay no line in the log is for everybody to see. */
	assert_non_null(strstr(c.output, "sign_in_try"));
	assert_non_null(strstr(c.output, "each failure is audited by itself"));
	assert_int_equal(CLI(&c, "doctor", "--db", p.db, "--keys", p.keys, "--json"), EXIT_DONE);
	assert_non_null(strstr(c.output, "{\"sound\":true,\"findings\":["));
	assert_non_null(strstr(c.output, "{\"table\":\"session\","));
	place_release(&p);
	cli_release(&c);
}

static void a_sound_installation_has_no_problem(void **state)
{
	(void)state;
	a_sound_installation_has_no_problem_on(ENGINE_SQLITE);
	a_sound_installation_has_no_problem_on(ENGINE_POSTGRES);
}

static void it_nags_until_keys_are_safe(void **state)
{
	struct cli c;
	struct place p;
	char error[300];

	(void)state;
	cli_init(&c);
	place_init(&p, &c, ENGINE_SQLITE, "a.db");
	assert_int_equal(init_at(&c, &p, false), EXIT_DONE);
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "run jishi keys backup"));
	assert_non_null(strstr(c.output, "no archive was ever made"));
	cli_release(&c);
	prepare(&c, &p, ENGINE_SQLITE);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	assert_non_null(strstr(c.output, "the last archive is of"));
	/* A key that was added since is in no backup. */
	assert_true(keyring_add_key(p.keys, error, sizeof(error)));
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "the newest of them"));
	cli_release(&c);
}

static void open_doors_and_missing_papers_are_named(void **state)
{
	struct cli c;
	struct place p;
	char digest[FILE_DIGEST_CHARS + 1], paper[400];

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	place_add_paper(&p, "a paper", digest);
	snprintf(paper, sizeof(paper), "%s.head", p.db);
	chmod(paper, 0644);
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "mode 644"));
	chmod(paper, 0600);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	snprintf(paper, sizeof(paper), "%s.files/%.2s/%s", p.db, digest, digest);
	assert_int_equal(unlink(paper), 0);
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "1 of 1 are missing"));
	cli_release(&c);
}

/* Left by a version that moved units below to a day before their founding. */
static void a_line_of_history_that_ends_before_it_begins_is_named(void **state)
{
	struct cli c;
	struct place p;
	struct database *d;
	struct arena *a;
	struct store *s;

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	assert_non_null(strstr(c.output, "every line of the history of organisations ends after it began"));
	d = place_open(&p, true);
	a = arena_new();
	s = store_open(d, a);
	store_begin_unlogged(s);
	statement_run(s, &LINE_INVERT, NULL);
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	database_close(d);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	assert_non_null(strstr(c.output, "1 lines of the history of organisations end before they begin"));
	cli_release(&c);
}

/* Left by a version that closed organisations as of any day. */
static void a_post_that_a_closing_left_without_a_day_is_named(void **state)
{
	struct cli c;
	struct place p;
	struct database *d;
	struct arena *a;
	struct store *s;

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	assert_non_null(strstr(c.output, "no organisation ended before its posts were taken up"));
	d = place_open(&p, true);
	a = arena_new();
	s = store_open(d, a);
	store_begin_unlogged(s);
	statement_run(s, &ROLE_EMPTY, NULL);
	statement_run(s, &ROOT_END, NULL);
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	database_close(d);
	assert_int_equal(examined(&c, &p), EXIT_DONE);
	assert_non_null(strstr(c.output, "1 posts and roles were held for no day, in"));
	cli_release(&c);
}

static void a_changed_line_is_named(void **state)
{
	struct cli c;
	struct place p;
	struct database *d;
	struct arena *a;
	struct store *s;

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	d = place_open(&p, true);
	a = arena_new();
	s = store_open(d, a);
	store_begin_unlogged(s);
	statement_run(s, &LINE_CHANGE, NULL);
	assert_true(store_commit(s));
	store_close(s);
	arena_free(a);
	database_close(d);
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "does not hold at line 1"));
	cli_release(&c);
}

/* Bytes in the middle of the file, as a failing disk leaves them. */
static void a_damaged_page_is_named(void **state)
{
	struct cli c;
	struct place p;
	struct stat about;
	char noise[4096];
	FILE *f;

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	memset(noise, 0x5a, sizeof(noise));
	assert_int_equal(stat(p.db, &about), 0);
	f = fopen(p.db, "r+b");
	for (long page = 20; page < about.st_size / 4096; page++) {
		fseek(f, page * 4096, SEEK_SET);
		fwrite(noise, 1, sizeof(noise), f);
	}
	fclose(f);
	assert_int_equal(examined(&c, &p), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "problem  database"));
	cli_release(&c);
}

/* A self-signed certificate that is in force from so many days before to so many days after now. */
static void put_certificate(const char *path, int from_days, int to_days)
{
	EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
	X509 *x = X509_new();
	FILE *f = fopen(path, "w");

	X509_gmtime_adj(X509_getm_notBefore(x), from_days * 86400L);
	X509_gmtime_adj(X509_getm_notAfter(x), to_days * 86400L);
	X509_set_pubkey(x, key);
	assert_true(X509_sign(x, key, NULL) > 0);
	assert_int_equal(PEM_write_X509(f, x), 1);
	fclose(f);
	X509_free(x);
	EVP_PKEY_free(key);
}

static void a_certificate_near_or_past_its_end_is_named(void **state)
{
	static const struct { int from, to, code; const char *words; } CASES[] = {
		{ -10, 100, EXIT_DONE, "in force for" }, { -10, 20, EXIT_DONE, "ask for the next one" }, { -10, -1, EXIT_REFUSED, "has expired" },
		{ 2, 100, EXIT_REFUSED, "not yet in force" },
	};
	struct cli c;
	struct place p;

	(void)state;
	prepare(&c, &p, ENGINE_SQLITE);
	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		put_certificate(cli_path(&c, "cert"), CASES[i].from, CASES[i].to);
		assert_int_equal(CLI(&c, "doctor", "--db", p.db, "--cert", cli_path(&c, "cert")), CASES[i].code);
		assert_non_null(strstr(c.output, CASES[i].words));
	}
	assert_int_equal(CLI(&c, "doctor", "--db", p.db, "--cert", cli_path(&c, "words")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "holds no certificate"));
	assert_int_equal(CLI(&c, "doctor", "--db", p.db, "--cert", cli_path(&c, "none")), EXIT_REFUSED);
	cli_release(&c);
}

static void what_does_not_open_is_a_problem(void **state)
{
	struct cli c;

	(void)state;
	cli_init(&c);
	assert_int_equal(CLI(&c, "doctor", "--db", cli_path(&c, "none")), EXIT_REFUSED);
	assert_non_null(strstr(c.output, "cannot be opened"));
	assert_int_equal(CLI(&c, "doctor", "--help"), EXIT_DONE);
	assert_int_equal(CLI(&c, "doctor"), EXIT_USAGE);
	assert_int_equal(CLI(&c, "doctor", "--db", "postgresql:///none"), EXIT_USAGE);
	cli_release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_installation_has_no_problem), cmocka_unit_test(it_nags_until_keys_are_safe),
		cmocka_unit_test(open_doors_and_missing_papers_are_named), cmocka_unit_test(a_changed_line_is_named),
		cmocka_unit_test(a_line_of_history_that_ends_before_it_begins_is_named),
		cmocka_unit_test(a_post_that_a_closing_left_without_a_day_is_named),
		cmocka_unit_test(a_damaged_page_is_named), cmocka_unit_test(a_certificate_near_or_past_its_end_is_named),
		cmocka_unit_test(what_does_not_open_is_a_problem),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
