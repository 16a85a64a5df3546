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

static void workers(int64_t org, int count, int occupation)
{
	for (int i = 0; i < count; i++) {
		int64_t person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", org), TEXT("path", world_org_path(w, org)), TEXT("name", "务工党员"), NUMBER("sex", 1),
			NUMBER("status", 2), NUMBER("birth_day", 3000), NUMBER("birth_precision", 3), NUMBER("occupation", occupation), NUMBER("joined_day", 12000), NUMBER("full_day", 12365));

		PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", org), NUMBER("status", 2), NUMBER("from_day", 12000),
		    NUMBER("to_day", i == 0 && occupation == 1 ? day_from_date(2015, 6, 1) : OPEN), TEXT("began_by", "opening"), TEXT("ended_by", "moved"));
	}
}

/* 1 worker, 22 farmers and 6 more, and beside them the sum of the first two: it would tell the worker, and with the whole the 6 as well. */
static void CS_07_a_sum_of_hidden_parts_tells_none_of_them(void **state)
{
	int64_t branch = world_org_of(w, town_a, "branch", "丙村支部");
	struct reply r;

	workers(branch, 2, 1);	/* one of them left in the year */
	workers(branch, 22, 2);
	workers(branch, 6, 3);
	r = client_get(town, url("/api/v1/figure/tables?report=communique", branch));
	assert_string_equal(cells(&r, "members_occupation", "工人和农民"), "[23,\"79.3\"]");
	/* Of thirty one went: a decline is rounded as a growth of its size is. */
	assert_string_equal(cells(&r, "total", "比上年同日净增"), "[-1,\"-3.3\"]");
	r = client_get(town, url("/figure", branch));
	assert_true(reply_has(&r, "-3.3%"));
	r = client_get(town, url("/api/v1/figure/tables?report=communique&public=1", branch));
	assert_string_equal(cells(&r, "total", "党员总数"), "[29,null]");
	assert_string_equal(cells(&r, "members_occupation", "工人（工勤技能人员）"), "[null,null]");
	assert_string_equal(cells(&r, "members_occupation", "农牧渔民"), "[null,null]");
	assert_string_equal(cells(&r, "total", "比上年同日净增"), "[null,null]");
	r = client_get(town, url("/figure?public=1", branch));
	assert_true(reply_has(&r, "工人和农民") && !reply_has(&r, ">22<"));
}

/* A branch that moved between towns in the year: both begin with what they closed the last year with, and tell of the move apart. */
static void the_year_begins_as_the_last_one_ended(void **state)
{
	int64_t branch = world_org_of(w, town_a, "branch", "丁村支部");
	struct reply r;

	world_run(w, "DELETE FROM org_path");
	world_run(w, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document) SELECT id, id, parent_id, path, name, kind, 0, 2932897, 'founded', '' FROM org");
	for (int i = 0; i < 6; i++)
		member(branch, "随迁党员", 1, day_from_date(2000, 1, 1), "opening");
	r = client_get(county, arena_printf(w->arena, "/org/%lld/move/form", (long long)branch));
	r = client_post(county, arena_printf(w->arena, "/org/%lld/move", (long long)branch), "parent_code", "乙镇党委", "day", "2015-06-01", "document", "云委3号",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	for (int is_new = 0; is_new <= 1; is_new++) {
		int64_t org = is_new ? town_b : town_a;
		const char *opening, *people;

		r = client_get(county, url("/api/v1/figure/tables?report=annual&day=2014-12-31", org));
		opening = cells(&r, "balance", "期末党员");
		r = client_get(county, url("/api/v1/figure/tables?report=annual", org));
		assert_string_equal(cells(&r, "balance", "期初党员"), opening);
		assert_string_equal(cells(&r, "balance", is_new ? "组织隶属调整划入" : "组织隶属调整划出"), "[6]");
		assert_string_equal(cells(&r, "balance", is_new ? "组织隶属调整划出" : "组织隶属调整划入"), "");
		r = client_get(county, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)org));
		people = arena_printf(w->arena, "\"opening\":%.*s,", (int)strcspn(opening + 1, "]"), opening + 1);
		assert_true(reply_has(&r, people));
		r = client_get(county, url("/figure/annual", org));
		assert_true(reply_has(&r, is_new ? "组织隶属调整划入" : "组织隶属调整划出"));
		r = client_get(county, url(arena_printf(w->arena, "/figure/change?in=%d&cause=-2", is_new), org));
		assert_true(r.status == 200 && reply_has(&r, "共 6 条") && reply_has(&r, "随迁党员"));
		r = client_get(county, url(arena_printf(w->arena, "/api/v1/figure/change?in=%d&cause=-2", is_new), org));
		assert_true(r.status == 200 && reply_has(&r, "\"total\":6"));
	}
	r = client_get(county, url("/api/v1/figure/tables?report=annual", city));
	assert_string_equal(cells(&r, "balance", "组织隶属调整划入"), "");
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
		cmocka_unit_test(CS_07_a_sum_of_hidden_parts_tells_none_of_them),
		cmocka_unit_test(CS_07_an_export_leaves_a_line_in_the_log),
		cmocka_unit_test(CS_07_a_cross_table_for_the_public_hides_what_tells),
		cmocka_unit_test(CS_07_a_cross_table_leaves_as_a_file),
		cmocka_unit_test(the_year_begins_as_the_last_one_ended),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
