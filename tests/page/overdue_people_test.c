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

/* How many on probation are late for the county, in each place. */
static void on_probation_late(int64_t n, int64_t reminded, const char *name)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/duty?when=people", (long long)city));

	walk_has(&r, 200, text("\"total\":%lld", (long long)n));
	r = client_get(county, text("/api/v1/org/%lld/run/overview", (long long)city));
	walk_has(&r, 200, text("\"people_late\":%lld", (long long)n));
	r = client_get(county, "/api/v1/workbench?side=overseen&when=late");
	assert_int_equal(reply_has(&r, name), n);
	r = client_get(county_page, text("/org/%lld/reminder/new", (long long)town_a));
	assert_int_equal(reply_has(&r, name), reminded);
	r = client_get(secretary, "/");
	assert_int_equal(reply_has(&r, text("办理转正：%s", name)), reminded);
}

/* 发展党员工作细则（2014年）第三十三条: an extended probation is over at the end of the extension; of one from before that was kept, at the end of the longest there is. */
static void an_extended_probation_is_late_by_its_own_end(void **state)
{
	int64_t extended = person(branch_a, "龚延期", 1), role;
	struct reply r;

	world_run(w, text("UPDATE person SET joined_day = %d WHERE id = %lld", day_of(2014, 12, 20), (long long)extended));
	role = PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", extended), NUMBER("org_id", branch_a), TEXT("kind", "extended"), NUMBER("from_day", day_of(2015, 12, 20)),
		NUMBER("to_day", 2932897), NUMBER("term_day", day_of(2016, 6, 20)));
	clock_at("2016-05-01");	/* the year is over since December */
	on_probation_late(0, 0, "龚延期");
	clock_at("2016-06-20");
	on_probation_late(0, 1, "龚延期");	/* sheets and first pages look ahead */
	r = client_get(county, "/api/v1/workbench?side=overseen&when=today");
	walk_has(&r, 200, "龚延期");
	clock_at("2016-06-21");
	on_probation_late(1, 1, "龚延期");
	r = client_get(county, text("/api/v1/org/%lld/duty?when=people", (long long)city));
	walk_has(&r, 200, "\"due_day\":\"2016-06-20\"");
	r = client_get(county_page, text("/org/%lld/reminder/new", (long long)town_a));
	walk_has(&r, 200, "延长的预备期满还没有讨论转正的结果");
	world_run(w, text("UPDATE person_role SET term_day = 2932897 WHERE id = %lld", (long long)role));
	on_probation_late(0, 0, "龚延期");
	clock_at("2016-12-21");
	on_probation_late(1, 1, "龚延期");
}

/* Whoever was called late is not once his probation was extended. */
static void an_extension_answers_the_reminder(void **state)
{
	int64_t late_one = person(branch_a, "贝超期", 1);
	struct reply r;

	world_run(w, "UPDATE person SET status = 2 WHERE name = '龚延期'");
	world_run(w, text("UPDATE person SET joined_day = %d WHERE id = %lld", day_of(2015, 12, 1), (long long)late_one));
	on_probation_late(1, 1, "贝超期");
	r = client_post_json(county, text("/api/v1/org/%lld/reminder", (long long)town_a), "{\"by_day\":\"2016-12-28\"}");
	assert_int_equal(r.status, 201);
	r = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city));
	walk_has(&r, 200, "\"cases\":1,\"left\":1");
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", late_one), NUMBER("org_id", branch_a), TEXT("kind", "extended"), NUMBER("from_day", day_of(2016, 12, 1)),
		NUMBER("to_day", 2932897), NUMBER("term_day", day_of(2017, 6, 1)));
	r = client_get(county, text("/api/v1/org/%lld/reminder", (long long)city));
	walk_has(&r, 200, "\"cases\":1,\"left\":0");
	on_probation_late(0, 0, "贝超期");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_day_is_in_time_and_the_next_is_late),
		cmocka_unit_test(a_reminder_names_them_until_they_are_done),
		cmocka_unit_test(an_extended_probation_is_late_by_its_own_end),
		cmocka_unit_test(an_extension_answers_the_reminder),
	};

	return cmocka_run_group_tests(tests, begin, stop);
}
