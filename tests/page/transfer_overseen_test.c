/* Transfers that are late below: whose turn it is has them as an own task, those above see them as overseen, by unit and row, and nobody beside. Pages and API. */
#include "page/transfer_world.h"

static struct client *county_page;
static int64_t first, letters[9];

/* A letter for town b of each name, good until 2015-12-17. */
static void issued(int64_t *t, const char *name)
{
	*t = agreed(name, "乙村支部");
	must(clerk_a, *t, "issue", "valid_days", "30");
}

static int begin(void **state)
{
	start(state);
	county_page = walk_browser(w, "county_page", 105);
	return 0;
}

/* Up to the last day it is the other town's alone; from the next on the old committee's, and overseen by the county. */
static void a_letter_in_time_is_overseen_by_nobody(void **state)
{
	struct reply r;

	issued(&first, "褚逾期");
	clock_at("2015-12-17");
	r = client_get(clerk_b, "/");
	walk_has(&r, 200, "褚逾期");
	r = client_get(county, "/api/v1/workbench?oversee=transfers");
	walk_has(&r, 200, "\"overseen\":{\"late\":0,");
	assert_false(reply_has(&r, "褚逾期"));
	assert_false(reply_has(&(struct reply){ .body = client_get(county_page, "/").body }, "褚逾期"));
}

static void one_that_ran_out_is_overseen_above_and_done_by_its_committee(void **state)
{
	struct reply r;

	clock_at("2015-12-18");
	r = client_get(api_a, "/api/v1/workbench?side=own&when=late");
	walk_has(&r, 200, "\"oversee\":\"own\",\"title\":\"处理 褚逾期 的过期介绍信\"");
	r = client_get(clerk_a, "/");
	walk_has(&r, 200, "处理 褚逾期 的过期介绍信");
	r = client_get(county, "/api/v1/workbench?side=overseen&when=late");
	walk_has(&r, 200, "\"oversee\":\"transfers\",\"title\":\"督促甲镇党委：处理 褚逾期 的过期介绍信\"");
	walk_has(&r, 200, text("\"href\":\"/transfer/%lld\"", (long long)first));
	walk_has(&r, 200, "逾期 1 天");
	r = client_get(county, "/api/v1/workbench?side=own");
	walk_has(&r, 200, "\"counts\":{\"late\":0,\"today\":0,\"week\":0,\"soon\":0}");	/* in no number of its own */
	assert_false(reply_has(&r, "褚逾期"));
	r = client_get(county_page, "/");
	walk_has(&r, 200, "督促甲镇党委：处理 褚逾期 的过期介绍信");
	walk_answered(client_get(county_page, url(first, "")), 200, "介绍信过期");
}

/* Whose turn it is not sees nothing of it, on either side. */
static void nobody_beside_oversees_it(void **state)
{
	struct reply r = client_get(api_b, "/api/v1/workbench?side=overseen");

	assert_false(reply_has(&r, "褚逾期"));
	r = client_get(clerk_b, "/");
	assert_false(reply_has(&r, "褚逾期"));
	r = client_get(lower, "/");
	assert_false(reply_has(&r, "褚逾期"));
	r = client_get(secretary, "/");	/* the branch still has him, but the committee does it */
	assert_false(reply_has(&r, "褚逾期"));
	r = client_get(api_b, text("/api/v1/workbench?oversee=transfers&unit=%lld", (long long)town_a));
	assert_int_equal(r.status, 404);
}

/* More than a few are one line, which opens by unit, and a unit its rows; programs get the same numbers. */
static void many_fold_into_one_line_that_opens_by_unit(void **state)
{
	int64_t back;
	struct reply r;

	clock_at("2015-11-17");
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		issued(&letters[i], text("卫多件%d", (int)i + 1));
	back = proposed(clerk_b, person(branch_b, "蒋回转", 2), "甲村支部", "");
	must(clerk_b, back, "agree", "document", "支部会议记录");
	must(clerk_b, back, "issue", "valid_days", "30");
	clock_at("2015-12-18");
	r = client_get(county_page, "/");
	walk_has(&r, 200, "督促办理 11 件逾期的组织关系接转");
	walk_has(&r, 200, "href=\"/?oversee=transfers#h-todo\"");
	assert_false(reply_has(&r, "卫多件1"));
	r = client_get(county_page, "/?oversee=transfers");
	walk_has(&r, 200, "按单位");
	walk_has(&r, 200, text("/?oversee=transfers&amp;unit=%lld#h-todo", (long long)town_a));
	walk_has(&r, 200, "已逾期 10 · 今天 0");
	walk_has(&r, 200, "已逾期 1 · 今天 0");
	r = client_get(county_page, text("/?oversee=transfers&unit=%lld", (long long)town_b));
	walk_has(&r, 200, "督促乙镇党委：处理 蒋回转 的过期介绍信");
	assert_false(reply_has(&r, "卫多件1"));
	r = client_get(county_page, text("/?oversee=transfers&unit=%lld", (long long)town_a));
	assert_int_equal(reply_times(&r, "督促甲镇党委：处理 卫多件"), 9);
	r = client_get(county, "/api/v1/workbench?oversee=transfers");
	walk_has(&r, 200, "\"overseen\":{\"late\":11,");
	walk_has(&r, 200, text("{\"id\":\"%lld\",\"name\":\"甲镇党委\",\"late\":10,\"today\":0,\"week\":0,\"soon\":0}", (long long)town_a));
	walk_has(&r, 200, text("{\"id\":\"%lld\",\"name\":\"乙镇党委\",\"late\":1,\"today\":0,\"week\":0,\"soon\":0}", (long long)town_b));
	assert_int_equal(reply_times(&r, "\"oversee\":\"transfers\""), 11);
	r = client_get(county, text("/api/v1/workbench?oversee=transfers&unit=%lld", (long long)town_b));
	walk_has(&r, 200, "\"overseen\":{\"late\":1,");
	assert_int_equal(reply_times(&r, "\"oversee\":\"transfers\""), 1);
}

/* What was dealt with leaves the desk above at the next page. */
static void what_is_dealt_with_leaves_the_desk(void **state)
{
	struct reply r;

	must(clerk_a, letters[0], "expire", "reason", "本人外出，未去报到");
	r = client_get(county, "/api/v1/workbench?oversee=transfers");
	walk_has(&r, 200, "\"overseen\":{\"late\":10,");
	assert_false(reply_has(&r, "卫多件1\""));
	r = client_get(county_page, "/");
	walk_has(&r, 200, "督促办理 10 件逾期的组织关系接转");
}

/* A receipt that did not come back from outside in time is chased by the old committee, and overseen by the county. */
static void a_receipt_that_did_not_come_back_is_overseen_too(void **state)
{
	int64_t t;
	struct reply r;

	clock_at("2015-11-17");
	t = proposed(secretary, person(branch_a, "沈回执", 2), "", "中共外县县委组织部");
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "90");
	clock_at("2016-02-15");	/* the ninetieth day */
	r = client_get(county, text("/api/v1/workbench?oversee=transfers&unit=%lld", (long long)town_a));
	assert_false(reply_has(&r, "沈回执"));
	r = client_get(api_a, "/api/v1/workbench?side=own");
	walk_has(&r, 200, "催要 沈回执 的介绍信回执");
	clock_at("2016-02-16");
	r = client_get(county, text("/api/v1/workbench?oversee=transfers&unit=%lld", (long long)town_a));
	walk_has(&r, 200, "督促甲镇党委：催要 沈回执 的介绍信回执");
	r = client_get(county_page, text("/?oversee=transfers&unit=%lld", (long long)town_a));
	walk_has(&r, 200, "督促甲镇党委：催要 沈回执 的介绍信回执");
	clock_at("2015-11-17");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_letter_in_time_is_overseen_by_nobody),
		cmocka_unit_test(one_that_ran_out_is_overseen_above_and_done_by_its_committee),
		cmocka_unit_test(nobody_beside_oversees_it),
		cmocka_unit_test(many_fold_into_one_line_that_opens_by_unit),
		cmocka_unit_test(what_is_dealt_with_leaves_the_desk),
		cmocka_unit_test(a_receipt_that_did_not_come_back_is_overseen_too),
	};

	return cmocka_run_group_tests_name("transfer_overseen", tests, begin, stop);
}
