/* jishi init and jishi export as a script calls them: exit codes, refusals, and that nothing is made over. */
#include "fixture.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include "command/command.h"

STATEMENT(ORG_COUNT, "", "i", false, "SELECT COUNT(*) FROM org", "SELECT COUNT(*) FROM org");
STATEMENT(ORG_FOUNDED, "", "i", false, "SELECT o.from_day FROM org o JOIN org_path h ON h.org_id = o.id AND h.from_day = o.from_day",
	"SELECT o.from_day FROM org o JOIN org_path h ON h.org_id = o.id AND h.from_day = o.from_day");
STATEMENT(ADMIN_COUNT, "", "i", false, "SELECT COUNT(*) FROM account WHERE admin > 0 AND must_change = 1",
	"SELECT COUNT(*) FROM account WHERE admin > 0 AND must_change = 1");
STATEMENT(CODES_OFF, "", "i", false, "SELECT COUNT(*) FROM setting WHERE name = 'totp_required' AND value = 'off'",
	"SELECT COUNT(*) FROM setting WHERE name = 'totp_required' AND value = 'off'");

#define WORDS_MAX 12
#define OUTPUT_BYTES_MAX 20000

struct place { char folder[64], db[100], keys[110], output[OUTPUT_BYTES_MAX]; };

static struct place *new_place(void)
{
	struct place *p = calloc(1, sizeof(*p));

	folder_make(p->folder, sizeof(p->folder), "init");
	snprintf(p->db, sizeof(p->db), "%s/test.db", p->folder);
	snprintf(p->keys, sizeof(p->keys), "%s.keys", p->db);
	return p;
}

static void free_place(struct place *p)
{
	folder_remove(p->folder);
	free(p);
}

/* Runs a command line of words, NULL at its end; what it prints goes to p->output. */
static int run(struct place *p, const char *const words[])
{
	char copies[WORDS_MAX][200], *argv[WORDS_MAX + 1] = { 0 }, path[100];
	int argc = 0, out = dup(1), err = dup(2), file, code;
	ssize_t bytes;

	for (; words[argc] != NULL; argc++) {
		snprintf(copies[argc], sizeof(copies[argc]), "%s", words[argc]);
		argv[argc] = copies[argc];
	}
	snprintf(path, sizeof(path), "%s/output", p->folder);
	file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	assert_true(file >= 0);
	fflush(stdout);
	dup2(file, 1);
	dup2(file, 2);
	code = command_run(argc, argv);
	fflush(stdout);
	dup2(out, 1);
	dup2(err, 2);
	close(out);
	close(err);
	bytes = pread(file, p->output, sizeof(p->output) - 1, 0);
	p->output[bytes > 0 ? bytes : 0] = '\0';
	close(file);
	unlink(path);
	return code;
}

#define RUN(p, ...) run(p, (const char *const[]){ "jishi", __VA_ARGS__, NULL })

static int64_t count_in(struct place *p, const struct statement *st)
{
	const struct database_options o = { .url = p->db, .read_only = true };
	char error[300] = "";
	struct database *d = database_open(&o, error, sizeof(error));
	struct arena *a = arena_new();
	int64_t count;

	if (d == NULL)
		fail_msg("%s", error);
	count = ask_int(d, a, st);
	arena_free(a);
	database_close(d);
	return count;
}

static void an_empty_installation_has_a_root_and_three_administrators(void **state)
{
	struct place *p = new_place();
	struct stat keys;
	char secrets[3][32];

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_DONE);
	assert_non_null(strstr(p->output, "sysadmin"));
	assert_non_null(strstr(p->output, "secadmin"));
	assert_non_null(strstr(p->output, "auditadmin"));
	assert_non_null(strstr(p->output, "shown once and must be changed"));
	for (int i = 0; i < 3; i++) {
		const char *at = strstr(p->output, (const char *const[]){ "sysadmin", "secadmin", "auditadmin" }[i]);

		assert_int_equal(sscanf(at, "%*s %31s", secrets[i]), 1);
		assert_int_equal(strlen(secrets[i]), 23);
	}
	assert_string_not_equal(secrets[0], secrets[1]);
	assert_string_not_equal(secrets[1], secrets[2]);
	assert_string_not_equal(secrets[0], secrets[2]);
	assert_int_equal(count_in(p, &ORG_COUNT), 1);
	assert_int_equal(count_in(p, &ORG_FOUNDED), DAY_NONE);	/* nobody said it, and none is invented */
	assert_int_equal(count_in(p, &ADMIN_COUNT), 3);
	assert_int_equal(stat(p->keys, &keys), 0);
	assert_int_equal(keys.st_mode & 0777, 0600);
	free_place(p);
}

static void which_name_the_top_has_is_told_at_the_end(void **state)
{
	struct place *p = new_place();

	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_DONE);
	assert_non_null(strstr(p->output, "最上级组织名为“中共市（县、区）委员会”，简称“市（县、区）委”。要改："));
	assert_non_null(strstr(p->output, "To change it,"));
	free_place(p);
	p = new_place();
	assert_int_equal(RUN(p, "init", "--db", p->db, "--name", "中共云川市委员会"), EXIT_DONE);
	assert_non_null(strstr(p->output, "“中共云川市委员会”，简称“云川市委”"));
	free_place(p);
	/* Nothing would be left of it, or it is no committee: the whole name. */
	p = new_place();
	assert_int_equal(RUN(p, "init", "--db", p->db, "--name", "中共委员会"), EXIT_DONE);
	assert_non_null(strstr(p->output, "简称“中共委员会”"));
	free_place(p);
	p = new_place();
	assert_int_equal(RUN(p, "init", "--db", p->db, "--name", "云川开发区党工委"), EXIT_DONE);
	assert_non_null(strstr(p->output, "简称“云川开发区党工委”"));
	free_place(p);
}

static void the_day_of_founding_is_told(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db, "--founded", "1.7.1938"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--founded", "1938-07-01", "--name", "中共云川市委员会"), EXIT_DONE);
	assert_int_equal(count_in(p, &ORG_FOUNDED), day_from_date(1938, 7, 1));
	free_place(p);
}

/* Whoever has no authenticator reaches no page on which one could be waived: it is decided when the installation is made. */
static void codes_are_waived_when_it_is_made(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db, "--totp", "no"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--totp", "off"), EXIT_DONE);
	assert_int_equal(count_in(p, &CODES_OFF), 1);
	free_place(p);
	p = new_place();
	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_DONE);
	assert_int_equal(count_in(p, &CODES_OFF), 0);
	free_place(p);
}

static void a_second_init_is_refused_and_changes_nothing(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_DONE);
	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_REFUSED);
	assert_non_null(strstr(p->output, "there is an installation"));
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small"), EXIT_REFUSED);
	assert_int_equal(count_in(p, &ORG_COUNT), 1);
	free_place(p);
}

static void wrong_use_is_told_before_anything_is_made(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "init"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "huge"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "17.11.2015"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "2015-02-30"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", p->db, "more"), EXIT_USAGE);
	assert_int_equal(RUN(p, "init", "--db", "postgresql:///none"), EXIT_USAGE);
	assert_non_null(strstr(p->output, "--keys"));
	assert_int_equal(access(p->db, F_OK), -1);
	assert_int_equal(access(p->keys, F_OK), -1);
	free_place(p);
}

static void the_demo_is_told_with_its_password_and_can_be_exported(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "2015-11-17"), EXIT_DONE);
	assert_non_null(strstr(p->output, "Demo city on 2015-11-17: 13 committees, 72 branches, 1547 members"));
	assert_non_null(strstr(p->output, "shi.zuzhi"));
	assert_int_equal(RUN(p, "export", "--canonical", "--db", p->db), EXIT_DONE);
	assert_non_null(strstr(p->output, "{\"table\":\"setting\",\"name\":\"demo\",\"value\":\"small\"}"));
	assert_null(strstr(p->output, "argon2"));
	free_place(p);
}

/* Of a demo that can't be filled in nothing stays that would be in the way of the next try. */
static void a_demo_that_fails_leaves_nothing(void **state)
{
	struct place *p = new_place();
	char folder[PATH_MAX];
	FILE *file;

	(void)state;
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "2008-12-31"), EXIT_USAGE);
	assert_non_null(strstr(p->output, "2009-01-01 or later"));
	assert_int_equal(access(p->db, F_OK), -1);
	snprintf(folder, sizeof(folder), "%s.files", p->db);
	file = fopen(folder, "w");	/* where the folder of papers would be */
	assert_non_null(file);
	fclose(file);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "2015-11-17"), EXIT_REFUSED);
	assert_int_equal(access(p->db, F_OK), -1);
	assert_int_equal(access(folder, F_OK), 0);	/* it was there before */
	unlink(folder);
	assert_int_equal(RUN(p, "init", "--db", p->db, "--demo", "small", "--date", "2009-01-01"), EXIT_DONE);
	free_place(p);
}

static void export_refuses_without_database_or_keys(void **state)
{
	struct place *p = new_place();

	(void)state;
	assert_int_equal(RUN(p, "export", "--db", p->db), EXIT_USAGE);
	assert_int_equal(RUN(p, "export", "--canonical"), EXIT_USAGE);
	assert_int_equal(RUN(p, "export", "--canonical", "--db", p->db), EXIT_REFUSED);
	assert_int_equal(RUN(p, "init", "--db", p->db), EXIT_DONE);
	unlink(p->keys);
	assert_int_equal(RUN(p, "export", "--canonical", "--db", p->db), EXIT_REFUSED);
	assert_int_equal(access(p->keys, F_OK), -1);
	free_place(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_installation_has_a_root_and_three_administrators),
		cmocka_unit_test(the_day_of_founding_is_told),
		cmocka_unit_test(which_name_the_top_has_is_told_at_the_end),
		cmocka_unit_test(codes_are_waived_when_it_is_made),
		cmocka_unit_test(a_second_init_is_refused_and_changes_nothing),
		cmocka_unit_test(wrong_use_is_told_before_anything_is_made),
		cmocka_unit_test(the_demo_is_told_with_its_password_and_can_be_exported),
		cmocka_unit_test(a_demo_that_fails_leaves_nothing),
		cmocka_unit_test(export_refuses_without_database_or_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
