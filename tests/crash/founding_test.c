/* kill -9 in the middle of a list of foundings, between slices and within them: the next start goes on by itself, and each organisation of the list is founded
 * once, with its posts. */
#include "served.h"

#include "base/buffer.h"

#define ROWS 2000		/* ten slices */
#define KILLS_MAX 3

static struct reply look(struct place *p, const char *list)
{
	return client_get(p->clerk, arena_printf(p->w.arena, "/api/v1/founding/%s?show=wrong", list));
}

/* What is asked over and over stays nowhere: the server is a fork of this program. */
static bool is_at_work(struct place *p, const char *list, int64_t *done)
{
	struct arena *kept = p->w.arena;
	struct reply r;
	bool is;

	p->w.arena = arena_new();
	r = look(p, list);
	assert_int_equal(r.status, 200);
	is = strcmp(value(p, &r, "state"), "founding") == 0;
	*done = number(p, &r, "done");
	arena_free(p->w.arena);
	p->w.arena = kept;
	return is;
}

static int64_t founded(struct place *p)
{
	struct reply r = client_get(p->clerk, arena_printf(p->w.arena, "/api/v1/org/%s/list?q=%s", p->root, "%E6%96%AD%E7%94%B5"));

	assert_int_equal(r.status, 200);
	return number(p, &r, "total");
}

static const char *listed(struct place *p)
{
	struct buffer b;
	struct reply r;

	buffer_init(&b, p->w.arena, 0);
	buffer_puts(&b, "{\"kind\": \"branch\", \"unit_kind\": \"village\", \"day\": \"2015-09-01\", \"document\": \"云组〔2015〕9号\", \"text\": \"组织名称\\n");
	for (int i = 0; i < ROWS; i++)
		buffer_printf(&b, "断电第%d党支部\\n", i + 1);
	buffer_puts(&b, "\"}");
	r = client_post_json(p->clerk, arena_printf(p->w.arena, "/api/v1/org/%s/foundings", p->root), buffer_text(&b));
	if (r.status != 201)
		fail_msg("%s", r.body);
	return value(p, &r, "id");
}

/* Each time after it has gone through at least one more slice, while others are left. */
static int kill_while_founding(struct place *p, const char *list)
{
	int64_t seen = -1, done;
	int kills = 0;

	while (kills < KILLS_MAX && is_at_work(p, list, &done)) {
		if (seen < 0)
			seen = done;
		if (done == seen) {
			usleep(500);
			continue;
		}
		kill_server(p);
		serve(p);
		kills++;
		seen = -1;
	}
	return kills;
}

static void go_on(bool is_on_postgres)
{
	int64_t before, done;
	const char *list;
	struct place p;
	struct reply r;

	open_place(&p, is_on_postgres, "founding_crash");
	before = founded(&p);
	list = listed(&p);
	r = look(&p, list);
	assert_int_equal(number(&p, &r, "new"), ROWS);
	assert_int_equal(founded(&p), before);
	r = client_post_json(p.clerk, arena_printf(p.w.arena, "/api/v1/founding/%s/apply", list), arena_printf(p.w.arena, "{\"row_version\": %s}", value(&p, &r, "row_version")));
	assert_int_equal(r.status, 200);
	assert_true(kill_while_founding(&p, list) > 0);
	for (int i = 0; i < 6000 && is_at_work(&p, list, &done); i++)
		usleep(10000);
	r = look(&p, list);
	assert_string_equal(value(&p, &r, "state"), "done");
	assert_int_equal(number(&p, &r, "done"), ROWS);
	assert_int_equal(number(&p, &r, "made"), ROWS);
	assert_int_equal(founded(&p), before + ROWS);
	/* Nothing is left to found, and nobody was founded twice. */
	assert_int_equal(number(&p, &r, "there"), ROWS);
	kill_server(&p);
	assert_int_equal(run((const char *const []){ "verify", "--db", p.db, "--keys", p.keys, NULL }), EXIT_DONE);
	close_place(&p);
}

static void a_killed_list_of_foundings_goes_on_sqlite(void **state)
{
	go_on(false);
}

static void a_killed_list_of_foundings_goes_on_postgres(void **state)
{
	if (getenv("JISHI_TEST_NO_POSTGRES") != NULL)
		skip();
	assert_non_null(getenv("JISHI_TEST_POSTGRES"));
	go_on(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_list_of_foundings_goes_on_sqlite),
		cmocka_unit_test(a_killed_list_of_foundings_goes_on_postgres),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
