/* What a committee sees of its branches and what the public sees of both (CS-07): numbers below five are hidden, also where others would tell them. */
#include "page/figure_row_world.h"

static void CS_07_a_committee_sees_the_sum_of_its_branches(void **state)
{
	/* covers CS-07 accept 1 by page and api */
	struct reply r = client_get(town, "/api/v1/figure/totals");

	assert_true(reply_has(&r, "\"members\":12"));
	r = client_get(county, "/api/v1/figure/totals");
	assert_true(reply_has(&r, "\"members\":33"));
	r = client_get(county, "/api/v1/figure/tables?report=annual");
	assert_string_equal(cells(&r, "join_years", "2012"), "[2]");
	assert_string_equal(cells(&r, "join_years", "更早和未登记"), "[30]");
	r = client_get(county, "/figure/people?joined=2012-01-01&before=2013-01-01");
	assert_true(reply_has(&r, "共 2 条"));
	r = client_get(county, "/figure");
	assert_true(reply_has(&r, "数据截至 2015-11-17 09:0"));	/* not the end of a day that is not over */
	r = client_get(county, "/figure?day=2015-11-16");
	assert_true(reply_has(&r, "2015年11月16日 24时") || reply_has(&r, "2015-11-16 24时"));
	r = client_get(county, "/figure?day=1800-01-01");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "早于1900年"));
	assert_int_equal(client_get(county, "/api/v1/figure/totals?day=1800-01-01").status, 422);
	r = client_get(town, "/figure/people");
	assert_true(reply_has(&r, "共 12 条"));
	r = client_get(county, "/figure/people");
	assert_true(reply_has(&r, "共 33 条"));
}

static void CS_07_the_list_of_another_committee_is_refused(void **state)
{
	/* covers CS-07 accept 2 refuse 1 by page and api */
	assert_int_equal(client_get(other_town, url("/figure", town_a)).status, 404);
	assert_int_equal(client_get(other_town, url("/figure/people", town_a)).status, 404);
	assert_int_equal(client_get(other_town, url("/api/v1/figure/tables", branch_a)).status, 404);
	client_get(other_town, "/figure");
	assert_int_equal(client_post(other_town, arena_printf(w->arena, "/org/%lld/figure", (long long)town_a), "report", "annual", "reason", "年度统计核对", NULL).status, 404);
	assert_int_equal(client_get(other_town, arena_printf(w->arena, "/org/%lld/figure", (long long)town_a)).status, 404);
}

/* 3 women among 10 members of the branch: hidden for the public, and with them what would tell their number. */
static void CS_07_numbers_below_five_are_hidden_from_the_public(void **state)
{
	/* covers CS-07 refuse 2 by api */
	struct reply r = client_get(town, url("/api/v1/figure/tables?report=communique", branch_a));

	assert_string_equal(cells(&r, "members", "女党员"), "[3,\"30.0\"]");
	r = client_get(town, url("/api/v1/figure/tables?report=communique&public=1", branch_a));
	assert_string_equal(cells(&r, "members", "女党员"), "[null,null]");
	assert_string_equal(cells(&r, "total", "党员总数"), "[10,null]");
	r = client_get(town, url("/figure?public=1", branch_a));
	assert_true(reply_has(&r, "对外口径"));
	assert_false(reply_has(&r, "/figure/people"));
	/* One unit kind of two is small: the other goes with it, since their sum is published. */
	r = client_get(county, "/api/v1/figure/tables?report=coverage&public=1");
	assert_string_equal(cells(&r, "joining", "逾期"), "[null,null]");
}

static void CS_07_an_export_leaves_a_line_in_the_log(void **state)
{
	const char *path = arena_printf(w->arena, "/org/%lld/figure", (long long)town_a);
	int64_t lines = world_count(w, "audit");
	struct reply r;

	client_get(town, path);
	r = client_post(town, path, "report", "annual", "day", "2015-11-17", "csv", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "党员（按入党年份）"));
	assert_true(reply_has(&r, "内部资料"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
	client_get(town, path);
	assert_int_equal(client_post(town, path, "report", "secrets", "reason", "年度统计核对", NULL).status, 422);
	/* Without a reason nothing leaves, and what was chosen stands in the form again. */
	client_get(town, path);
	r = client_post(town, path, "report", "annual", "csv", "1", "reason", "核对", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请填写导出事由") && reply_has(&r, "value=\"核对\"") && reply_has(&r, "name=\"csv\" value=\"1\" checked"));
	assert_int_equal(world_count(w, "audit"), lines + 1);
}

/* 7 men and 3 women: with the women hidden, the men would tell their number. */
static void CS_07_a_cross_table_for_the_public_hides_what_tells(void **state)
{
	/* covers CS-07 refuse 2 by page and api */
	struct reply r = client_get(town, url("/api/v1/figure/cross?by1=sex", branch_a));

	assert_true(reply_has(&r, "\"number\":7") && reply_has(&r, "\"number\":3"));
	r = client_get(town, url("/api/v1/figure/cross?by1=sex&public=1", branch_a));
	assert_true(reply_has(&r, "\"total\":10"));
	assert_false(reply_has(&r, "\"number\":7") || reply_has(&r, "\"number\":3"));
	r = client_get(town, url("/figure/cross?by1=status&by2=sex", branch_a));
	assert_true(reply_has(&r, ">7</a>") && reply_has(&r, ">3</a>") && reply_has(&r, "report=cross"));
	r = client_get(town, url("/figure/cross?by1=status&by2=sex&public=1", branch_a));
	assert_true(reply_has(&r, "对外口径"));
	assert_false(reply_has(&r, ">7<") || reply_has(&r, ">3<") || reply_has(&r, "/figure/people"));
}

static void CS_07_a_cross_table_leaves_as_a_file(void **state)
{
	const char *path = arena_printf(w->arena, "/org/%lld/figure", (long long)branch_a);
	struct reply r = client_get(town, arena_printf(w->arena, "%s?report=cross&by1=status&by2=sex&public=1", path));

	assert_true(reply_has(&r, "name=\"by2\" value=\"sex\"") && reply_has(&r, "name=\"public\" value=\"1\" checked"));
	r = client_post(town, path, "report", "cross", "by1", "status", "by2", "sex", "csv", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "正式党员") && reply_has(&r, "男") && reply_has(&r, ",7\r\n") && reply_has(&r, ",3\r\n") && reply_has(&r, "内部资料"));
	client_get(town, path);
	r = client_post(town, path, "report", "cross", "by1", "status", "by2", "sex", "csv", "1", "public", "1", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, ",*\r\n") && !reply_has(&r, ",7\r\n") && !reply_has(&r, ",3\r\n"));
	client_get(town, path);
	r = client_post(town, path, "report", "cross", "reason", "年度统计核对", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "至少要选一个属性"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(CS_07_a_committee_sees_the_sum_of_its_branches),
		cmocka_unit_test(CS_07_the_list_of_another_committee_is_refused),
		cmocka_unit_test(CS_07_numbers_below_five_are_hidden_from_the_public),
		cmocka_unit_test(CS_07_an_export_leaves_a_line_in_the_log),
		cmocka_unit_test(CS_07_a_cross_table_for_the_public_hides_what_tells),
		cmocka_unit_test(CS_07_a_cross_table_leaves_as_a_file),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
