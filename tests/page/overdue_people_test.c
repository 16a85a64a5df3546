/* A probation that is over and a transfer that ran out have no late step of a case: the first page, the list of what is late, the overview and the reminders count
 * them by the same day. Pages and API. */
#include "page/transfer_world.h"

static struct client *county_page;
static int64_t letter, probationer;

static int begin(void **state)
{
	start(state);
	world_right(w, "org_officer", "handle");
	county_page = walk_browser(w, "county_page", 105);
	probationer = person(branch_a, "苏期满", 1);
	world_run(w, text("UPDATE person SET joined_day = %d WHERE id = %lld", day_of(2014, 12, 17), (long long)probationer));
	letter = agreed("褚逾期", "乙村支部");
	must(clerk_a, letter, "issue", "valid_days", "30");
	return 0;
}

/* How many the county reads of in each place. */
static void late(int64_t n)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/duty?when=people", (long long)city));

	walk_has(&r, 200, text("\"total\":%lld", (long long)n));
	r = client_get(county, text("/api/v1/org/%lld/run/overview", (long long)city));
	walk_has(&r, 200, text("\"people_late\":%lld", (long long)n));
	assert_int_equal(reply_has(&r, text("\"people\":%lld", n > 0 ? (long long)n : 1)), n > 0);
	r = client_get(county_page, text("/org/%lld/duty", (long long)city));
	walk_has(&r, 200, text("/org/%lld/duty?code=&amp;when=people", (long long)city));
	r = client_get(county_page, text("/org/%lld/run", (long long)city));
	assert_int_equal(reply_has(&r, text("已逾期的 %lld 人", (long long)n)), n > 0);
	r = client_get(county, "/api/v1/workbench?side=overseen&when=late");
	assert_int_equal(reply_has(&r, "苏期满") + reply_has(&r, "褚逾期"), n);
}

static void the_last_day_is_in_time_and_the_next_is_late(void **state)
{
	struct reply r;

	clock_at("2015-12-17");
	late(0);
	clock_at("2015-12-18");
	late(2);
	r = client_get(county_page, text("/org/%lld/duty?when=people", (long long)city));
	walk_has(&r, 200, "苏期满");
	walk_has(&r, 200, "讨论转正");
	walk_has(&r, 200, "2014-12-17 成为预备党员");
	walk_has(&r, 200, text("href=\"/person/%lld\"", (long long)probationer));
	walk_has(&r, 200, text("href=\"/transfer/%lld\"", (long long)letter));
	walk_has(&r, 200, "逾期 1 天");
	r = client_get(county, text("/api/v1/org/%lld/duty?when=people", (long long)city));
	walk_has(&r, 200, text("\"due_day\":\"2015-12-17\",\"reported_day\":null,\"person\":\"%lld\"", (long long)probationer));
	walk_has(&r, 200, text("\"transfer\":\"%lld\"", (long long)letter));
	r = client_get(api_b, text("/api/v1/org/%lld/duty?when=people", (long long)town_b));
	walk_has(&r, 200, "\"total\":0");	/* whose turn it is not has none of it */
	r = client_get(api_b, text("/api/v1/org/%lld/duty?when=people", (long long)town_a));
	assert_int_equal(r.status, 404);
	r = client_get(county, text("/api/v1/org/%lld/duty?when=nobody", (long long)city));
	assert_int_equal(r.status, 422);
}

/* One sheet about both, which is done once they are. */
static void a_reminder_names_them_until_they_are_done(void **state)
{
	struct reply r = client_get(county_page, text("/org/%lld/reminder/new", (long long)town_a));
	int64_t sheet;

	walk_has(&r, 200, "苏期满");
	walk_has(&r, 200, "2014-12-17 成为预备党员，预备期满还没有讨论转正或者延长的结果");
	walk_has(&r, 200, "褚逾期");
	walk_has(&r, 200, "组织关系介绍信的有效期");
	r = client_post_json(county, text("/api/v1/org/%lld/reminder", (long long)town_a), "{\"by_day\":\"2015-12-23\"}");
	assert_int_equal(r.status, 201);
	sheet = number_in(&(struct reply){ .body = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city)).body }, "number");
	assert_int_equal(sheet, 1);
	r = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city));
	walk_has(&r, 200, "\"cases\":2,\"left\":2");
	r = client_get(secretary, "/");
	walk_has(&r, 200, "催办〔2015〕1号");	/* the branch whose member is on probation is told too */
	world_run(w, text("UPDATE person SET status = 2 WHERE id = %lld", (long long)probationer));
	r = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city));
	walk_has(&r, 200, "\"cases\":2,\"left\":1");
	must(clerk_a, letter, "expire", "reason", "本人外出，未去报到");
	r = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city));
	walk_has(&r, 200, "\"cases\":2,\"left\":0");
	late(0);
	r = client_get(county_page, text("/org/%lld/reminder/new", (long long)town_a));
	walk_has(&r, 422, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_day_is_in_time_and_the_next_is_late),
		cmocka_unit_test(a_reminder_names_them_until_they_are_done),
	};

	return cmocka_run_group_tests(tests, begin, stop);
}
