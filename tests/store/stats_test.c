/* jishi stats as a script calls it: one organisation by its code, the whole by default, and what is refused. */
#include "world/archive_fixture.h"

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

static void the_units_add_up_to_the_whole(void **state)
{
	(void)state;
	on_each_installation(true, they_add_up);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(the_units_add_up_to_the_whole) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
