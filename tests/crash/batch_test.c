/* kill -9 in the middle of an import and of its undoing: the next start goes on by itself, and no row is lost or written
 * twice. CRASH_ROUNDS sets how many imports. */
#include "served.h"

#include "base/buffer.h"
#include "core/id_number.h"

#define ROWS 3000
#define ROUNDS_QUICK 1
#define ROUNDS_A_PLACE 2	/* rosters too count against what a reader of files may have */
#define KILLS 3			/* of one import or undoing, as long as it is at work */
#define BRANCH "990181-000-000-000"

/* New people, none of them in the demo city. */
static const char *roster(struct arena *a, int round)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	buffer_puts(&b, "姓名,公民身份号码,民族,学历,职业,党籍状态,入党日期,转正日期,组织代码\n");
	for (int i = 0; i < ROWS; i++) {
		char digits[32];

		snprintf(digits, sizeof(digits), "110101%d%02d%02d%03d", 1945 + round % 20, 1 + i / 28 % 12, 1 + i % 28, 1 + i / 336);
		buffer_printf(&b, "李华,%s%c,汉,本科,农牧渔民,正式党员,1990-03,1991-03," BRANCH "\n", digits, id_number_check(digits));
	}
	return buffer_text(&b);
}

static struct reply look(struct place *p, const char *batch)
{
	return client_get(p->clerk, arena_printf(p->w.arena, "/api/v1/batch/%s", batch));
}

/* What is asked over and over stays nowhere: the server is a fork of this program, and its readers of files may have only so much memory. */
static bool is_in_state(struct place *p, const char *batch, const char *state, const char *count, int64_t *n)
{
	struct arena *kept = p->w.arena;
	struct reply r;
	bool is;

	p->w.arena = arena_new();
	r = look(p, batch);
	assert_int_equal(r.status, 200);
	is = strcmp(value(p, &r, "state"), state) == 0;
	*n = count == NULL ? 0 : number(p, &r, count);
	arena_free(p->w.arena);
	p->w.arena = kept;
	return is;
}

static struct reply wait_for(struct place *p, const char *batch, const char *state)
{
	int64_t none;

	for (int i = 0; i < 6000; i++) {
		if (is_in_state(p, batch, state, NULL, &none))
			return look(p, batch);
		usleep(10000);
	}
	fail_msg("the batch never is %s: %s", state, look(p, batch).body);
	return look(p, batch);
}

static int64_t people(struct place *p)
{
	struct reply r = client_get(p->clerk, "/api/v1/person?rows=1&status=any");

	assert_int_equal(r.status, 200);
	return number(p, &r, "total");
}

static const char *uploaded(struct place *p, const char *text)
{
	struct reply r = client_upload(p->clerk, "/api/v1/batch", "file", "roster.csv", text, strlen(text));

	if (r.status != 201)
		fail_msg("%s", r.body);
	wait_for(p, value(p, &r, "id"), "checked");
	return value(p, &r, "id");
}

/* `why` under the name by which it is asked for. */
static void act(struct place *p, const char *batch, const char *what, const char *why)
{
	struct reply r = look(p, batch);

	r = client_post_json(p->clerk, arena_printf(p->w.arena, "/api/v1/batch/%s/%s", batch, what),
		arena_printf(p->w.arena, "{%s, \"row_version\": %s}", why, value(p, &r, "row_version")));
	assert_int_equal(r.status, 200);
}

static void approve(struct place *p, const char *batch)
{
	struct reply r = look(p, batch);

	r = client_post_json(p->second, arena_printf(p->w.arena, "/api/v1/batch/%s/decide", batch),
		arena_printf(p->w.arena, "{\"state\": \"approved\", \"row_version\": %s}", value(p, &r, "row_version")));
	assert_int_equal(r.status, 200);
}

/* Kills the server while it is in this state and has done something since it last began, and starts it again. */
static int kill_while(struct place *p, const char *batch, const char *state, const char *count)
{
	int64_t seen = -1, n;
	int kills = 0;

	while (kills < KILLS && is_in_state(p, batch, state, count, &n)) {
		if (seen < 0)
			seen = n;
		if (n == seen) {
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

static void one_round(struct place *p, int round)
{
	const char *text = roster(p->w.arena, round), *batch = uploaded(p, text), *again;
	int64_t before = people(p);
	struct reply r = look(p, batch);

	assert_int_equal(number(p, &r, "new"), ROWS);
	act(p, batch, "apply", "\"twin_reason\": \"名册里同名同生日的都核对过\"");
	approve(p, batch);
	assert_true(kill_while(p, batch, "applying", "written") > 0);
	r = wait_for(p, batch, "applied");
	assert_int_equal(number(p, &r, "written"), ROWS);
	assert_int_equal(number(p, &r, "left_out"), 0);
	assert_int_equal(people(p), before + ROWS);
	again = uploaded(p, text);
	r = look(p, again);
	assert_int_equal(number(p, &r, "same"), ROWS);

	act(p, batch, "undo", "\"reason\": \"送错了\"");
	approve(p, batch);
	assert_true(kill_while(p, batch, "undoing", "undone") > 0);
	r = wait_for(p, batch, "undone");
	assert_int_equal(number(p, &r, "undone"), ROWS);
	for (int i = 0; i < 500 && number(p, &r, "done") != ROWS; i++) {	/* the last word of the work comes after the state */
		usleep(10000);
		r = look(p, batch);
	}
	assert_int_equal(number(p, &r, "done"), ROWS);	/* the progress does not lag behind by the slices that were killed */
	assert_int_equal(people(p), before);
}

static void rounds_on(bool is_on_postgres)
{
	const char *rounds = getenv("CRASH_ROUNDS");
	int64_t count = ROUNDS_QUICK;
	struct place p;

	if (rounds != NULL && int_parse(rounds, &count))
		count = count > 20 ? 20 : count;
	for (int i = 0; i < count; i++) {
		if (i % ROUNDS_A_PLACE == 0)
			open_place(&p, is_on_postgres, "batch_crash");
		one_round(&p, i);
		if (i % ROUNDS_A_PLACE == ROUNDS_A_PLACE - 1 || i == count - 1) {
			kill_server(&p);
			assert_int_equal(run((const char *const []){ "verify", "--db", p.db, "--keys", p.keys, NULL }), EXIT_DONE);
			close_place(&p);
		}
	}
}

static void a_killed_import_goes_on_sqlite(void **state)
{
	rounds_on(false);
}

static void a_killed_import_goes_on_postgres(void **state)
{
	if (getenv("JISHI_TEST_NO_POSTGRES") != NULL)
		skip();
	assert_non_null(getenv("JISHI_TEST_POSTGRES"));
	rounds_on(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_killed_import_goes_on_sqlite),
		cmocka_unit_test(a_killed_import_goes_on_postgres),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
