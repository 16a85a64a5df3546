/* jishi stats as a script calls it: one organisation by its code, the whole by default, and what is refused. */
#include "world/archive_fixture.h"

#include <signal.h>

STATEMENT(UNDER_TOP, "", "t", false, "SELECT o.code FROM org o JOIN org t ON t.id = o.parent_id AND t.parent_id = 0 ORDER BY o.code",
	"SELECT o.code FROM org o JOIN org t ON t.id = o.parent_id AND t.parent_id = 0 ORDER BY o.code");
STATEMENT(TOP_CODE, "", "t", false, "SELECT code FROM org WHERE parent_id = 0", "SELECT code FROM org WHERE parent_id = 0");

#define CODES_MAX 60

static int codes_of(const struct place *p, const struct statement *st, char codes[CODES_MAX][41])
{
	struct database *d = place_open(p, false);
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct value row[1];
	struct cursor c;
	int count = 0;

	statement_open(s, st, NULL, &c);
	while (count < CODES_MAX && cursor_next(&c, row))
		snprintf(codes[count++], 41, "%s", (const char *)row[0].data);
	cursor_close(&c);
	store_close(s);
	arena_free(a);
	database_close(d);
	return count;
}

static int stats_of(struct cli *c, const struct place *p, const char *code, const char *day)
{
	return CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--org", code, "--date", day, "--json");
}

static int64_t number_in(const struct cli *c, const char *name)
{
	char key[60];
	const char *at;

	snprintf(key, sizeof(key), "\"%s\":", name);
	at = strstr(c->output, key);
	if (at == NULL)
		fail_msg("%s is not in %.300s", name, c->output);
	return strtoll(at + strlen(key), NULL, 10);
}

static void they_add_up(struct cli *c, struct place *p)
{
	static const char *const SUMS[] = { "members", "probationary", "women", "minority", "branches", "general_branches" };
	char codes[CODES_MAX][41], top[CODES_MAX][41];
	int64_t sums[6] = { 0 }, members = 0;
	int count;

	count = codes_of(p, &UNDER_TOP, codes);
	assert_true(count > 5);
	assert_int_equal(codes_of(p, &TOP_CODE, top), 1);
	for (int i = 0; i < count; i++) {
		char head[80];

		assert_int_equal(stats_of(c, p, codes[i], "2015-11-17"), EXIT_DONE);
		snprintf(head, sizeof(head), "\"code\":\"%s\"", codes[i]);
		assert_non_null(strstr(c->output, head));
		members += number_in(c, "members") > 0;
		for (size_t k = 0; k < 6; k++)
			sums[k] += number_in(c, SUMS[k]);
	}
	assert_true(members > 5);	/* it is not one of them that has everybody */
	/* By its code and by default, the top is the same; and as many as its units. */
	assert_int_equal(stats_of(c, p, top[0], "2015-11-17"), EXIT_DONE);
	for (size_t k = 0; k < 6; k++)
		assert_int_equal(number_in(c, SUMS[k]), sums[k]);
	assert_int_equal(sums[0], 1547);
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--date", "2015-11-17", "--json"), EXIT_DONE);
	assert_int_equal(number_in(c, "members"), sums[0]);
	/* For people: the name of that organisation above its tables. */
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--org", codes[0], "--date", "2015-11-17"), EXIT_DONE);
	assert_non_null(strstr(c->output, "党员总数"));
	assert_null(strstr(c->output, "\t1547"));
	/* A code that is none is named. */
	assert_int_equal(stats_of(c, p, "990181-none", "2015-11-17"), EXIT_REFUSED);
	assert_non_null(strstr(c->output, "there is no organisation 990181-none"));
	assert_int_equal(stats_of(c, p, "", "2015-11-17"), EXIT_REFUSED);
}

static void day_is(struct cli *c, const char *day)
{
	char said[40];

	snprintf(said, sizeof(said), "\"day\":\"%s\"", day);
	if (strstr(c->output, said) == NULL)
		fail_msg("no %s in %.300s", said, c->output);
}

/* One clock for everything: beside a server it is that of the server, and no figure is of a day that has not come. */
static void the_day_is_that_of_the_server_on(struct cli *c, struct place *p)
{
	char path[300];
	pid_t pid = CLI_START(c, "serve", "--db", p->db, "--keys", p->keys, "--listen", "127.0.0.1:0", "--test-clock", "2015-12-20T09:00:00+08:00");

	snprintf(path, sizeof(path), "%.*s.sock", (int)strlen(p->keys) - 5, p->keys);
	for (int i = 0; i < 3000 && access(path, F_OK) != 0; i++)
		usleep(10000);
	assert_int_equal(access(path, F_OK), 0);
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--json"), EXIT_DONE);
	day_is(c, "2015-12-20");
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--date", "2015-12-20", "--json"), EXIT_DONE);
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--date", "2015-12-21", "--json"), EXIT_REFUSED);
	assert_non_null(strstr(c->output, "--date 2015-12-21 has not come yet, today is 2015-12-20"));
	kill(pid, SIGTERM);
	assert_int_equal(cli_wait(pid), EXIT_DONE);
	/* Without one it is the machine's. */
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--date", "2015-12-21", "--json"), EXIT_DONE);
	assert_int_equal(CLI(c, "stats", "--db", p->db, "--keys", p->keys, "--date", "2999-01-01"), EXIT_REFUSED);
}

static void the_day_is_that_of_the_server(void **state)
{
	(void)state;
	on_each_installation(true, the_day_is_that_of_the_server_on);
}

static void the_units_add_up_to_the_whole(void **state)
{
	(void)state;
	on_each_installation(true, they_add_up);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_units_add_up_to_the_whole), cmocka_unit_test(the_day_is_that_of_the_server) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
