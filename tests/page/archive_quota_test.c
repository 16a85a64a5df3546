/* Quotas over the archive: declared by names, counted on their day, refused with their reason. Pages and API. */
#include "page/archive_role.h"

static struct reply set_quota(const char *code, const char *kinds, const char *org_kinds, const char *unit_kinds, const char *least,
	const char *most, const char *age, const char *floor, const char *ceiling)
{
	struct reply r = client_get(clerk, arena_printf(w->arena, "/quota/%s", code));
	const char *version = reply_field(w, &r, "row_version");

	return client_post(clerk, arena_printf(w->arena, "/quota/%s", code), "title", "标准", "counts", "role", "kinds", kinds, "org_kinds", org_kinds,
		"unit_kinds", unit_kinds, "per_kind", "", "min_count", least, "max_count", most, "age_below", age, "members_from", "0",
		"is_floor", floor, "is_ceiling", ceiling, "basis", "甲发2号", "row_version", version, NULL);
}

/* What applies and what counts is chosen by name; the code for programs is nobody's business on the page. By page and API. */
/* A gauge that nobody fills says where people are registered for it, with the way there for whoever may. */
static void an_empty_gauge_leads_to_where_it_is_registered(void **state)
{
	struct reply r;

	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "35", "", "1").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)village));
	assert_true(reply_has(&r, "批量登记身份") && reply_has(&r, arena_printf(w->arena, "/person?org=%lld&amp;status=any", (long long)village)));
	assert_false(reply_has(&r, "您现在的职务不能登记"));
	world_right(w, "inspector", "see_person");
	world_right(w, "inspector", "see_org");
	world_holding(w, town_a, "inspector", 777);
	r = client_get(walk_browser(w, "xuncha", 777), arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)village));
	assert_true(reply_has(&r, "您现在的职务不能登记"));
	assert_false(reply_has(&r, "status=any"));
}

/* The shipped ones are what single places do: an office begins with none of them in force. */
static void shipped_quotas_wait_until_they_are_turned_on(void **state)
{
	const char *gauges = arena_printf(w->arena, "/api/v1/org/%lld/quota", (long long)city);
	struct reply r = client_get(clerk_api, "/api/v1/quota");

	assert_true(reply_has(&r, "\"code\":\"door_head\"") && reply_has(&r, "\"is_off\":true"));
	r = client_get(clerk_api, gauges);
	assert_false(reply_has(&r, "city_organiser"));
	r = client_get(clerk, "/quota/city_organiser");
	assert_true(reply_has(&r, "name=\"is_off\" value=\"1\" checked"));
	assert_string_equal(reply_field(w, &r, "row_version"), "0");
	assert_int_equal(set_quota("city_organiser", "organiser_full", "city_committee", "", "3", "0", "0", "1", "").status, 303);
	r = client_get(clerk_api, gauges);
	assert_true(reply_has(&r, "city_organiser"));
	/* A form that was opened before that is told of it with both texts, also where what it saw came with the program. */
	client_get(clerk, "/quota/city_organiser");
	r = client_post(clerk, "/quota/city_organiser", "title", "另一个标准", "counts", "role", "kinds", "organiser_full", "org_kinds", "city_committee", "unit_kinds", "", "per_kind", "",
		"min_count", "5", "max_count", "0", "age_below", "0", "members_from", "0", "basis", "甲发3号", "row_version", "0", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "两个版本") && reply_has(&r, "甲发2号") && reply_has(&r, "甲发3号") && reply_has(&r, "name=\"min_count\" value=\"5\""));
	assert_string_equal(reply_field(w, &r, "row_version"), "1");
}

static void GY_07_the_day_somebody_turns_35_the_village_is_short(void **state)
{
	/* Two reserves, one of them 35 tomorrow: green today. */
	int64_t young = person(clerk, branch_a, "后备甲", "19880101", 1, "0"), old = person(clerk, branch_a, "后备乙", "19801118", 1, "0");
	struct reply r;

	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "35", "", "1").status, 303);
	assert_int_equal(role(young, "reserve", "甲村总支", "2015-11-01", "").status, 303);
	assert_int_equal(role(old, "reserve", "甲村总支", "2015-11-01", "").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)village));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "后备乙"));
	assert_false(reply_has(&r, "超龄不计"));
	/* The limit of another practice, without a build: under 34, and one no longer counts. */
	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "34", "", "1").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)village));
	assert_true(reply_has(&r, "超龄不计"));
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/quota", (long long)town_a));
	assert_true(reply_has(&r, "缺 1 人"));
	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "35", "", "1").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/quota", (long long)town_a));
	assert_true(reply_has(&r, "达标"));
}

/* "35岁左右": the limit of this practice is 36, so that 34 and 35 both count. */
static void KFQ_08_two_reserves_of_34_and_35_are_green_and_one_is_amber(void **state)
{
	/* covers KFQ-08 accept 1 2 by page and api */
	int64_t place = world_org_of(w, town_a, "general_branch", "己村总支"), branch = world_org_of(w, place, "branch", "己村支部");
	int64_t of_34 = person(clerk, branch, "三十四", "19810601", 1, "0"), of_35 = person(clerk, branch, "三十五", "19800601", 1, "0");
	const char *gauge = arena_printf(w->arena, "/org/%lld/quota", (long long)place);
	struct reply r;

	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "36", "", "1").status, 303);
	assert_int_equal(role(of_34, "reserve", "己村总支", "2015-11-01", "").status, 303);
	assert_int_equal(role(of_35, "reserve", "己村总支", "2015-11-01", "").status, 303);
	r = client_get(clerk, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)place));
	assert_true(reply_has(&r, "34 岁") && reply_has(&r, "35 岁") && reply_has(&r, "退役军人"));
	r = client_get(clerk, gauge);
	assert_true(reply_has(&r, "tag--ok") && reply_has(&r, "达标"));
	r = client_get(clerk_api, arena_printf(w->arena, "/api/v1%s", gauge));
	assert_true(reply_has(&r, "\"count\":2,\"state\":\"met\""));
	assert_int_equal(end_role(of_35, "2015-11-17", "不再列入后备").status, 303);
	r = client_get(clerk, gauge);
	assert_true(reply_has(&r, "tag--warn") && reply_has(&r, "缺 1 人"));
	assert_false(reply_has(&r, "达标"));
	r = client_get(clerk_api, arena_printf(w->arena, "/api/v1%s", gauge));
	assert_true(reply_has(&r, "\"count\":1,\"state\":\"short\""));
	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "35", "", "1").status, 303);
}

static void a_fourth_reserve_needs_a_reason(void **state)
{
	/* covers KFQ-08 refuse 1 by page and api */
	int64_t third = person(clerk, branch_a, "后备丙", "19890101", 1, "0"), fourth = person(clerk, branch_a, "后备丁", "19890102", 1, "0");
	struct reply r;

	assert_int_equal(role(third, "reserve", "甲村总支", "2015-11-01", "").status, 303);
	r = role(fourth, "reserve", "甲村总支", "2015-11-01", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "已达到上限 3 名"));
	assert_true(reply_has(&r, "甲发1号"));
	r = role_by_program(fourth, "reserve", "甲村总支", "2015-11-01");
	assert_true(r.status == 422 && reply_has(&r, "已达到上限 3 名"));
	assert_int_equal(role(fourth, "reserve", "甲村总支", "2015-11-01", "大学生村官挂职").status, 303);
}

static void TZ_15_the_city_never_has_fewer_than_three_organisers(void **state)
{
	/* covers TZ-15 accept 2 refuse 1 by page and api */
	int64_t people[6];
	struct reply r;

	for (int i = 0; i < 6; i++) {
		people[i] = person(clerk, branch_a, "组织员", "19750101", 1 + 2 * i, "2");
		assert_int_equal(role(people[i], "organiser_full", "云川市委", "2015-01-01", "").status, 303);
	}
	for (int i = 0; i < 3; i++)
		assert_int_equal(end_role(people[i], "2015-11-16", "").status, 303);
	r = end_role(people[3], "2015-11-16", "调走");	/* a reason does not help */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不得低于 3 名"));
	r = end_role_by_program(people[3], "2015-11-16", "调走");
	assert_true(r.status == 422 && reply_has(&r, "不得低于 3 名"));
}

/* The clock of the world goes on by a day: only here, since nothing after it may need the day before. */
static void GY_07_on_the_35th_birthday_the_count_drops_and_the_village_is_reminded(void **state)
{
	/* covers GY-07 accept 1 refuse 1 by page and api */
	int64_t last = world_org_of(w, town_a, "general_branch", "戊村总支"), branch = world_org_of(w, last, "branch", "戊村一支部");
	int64_t young = person(clerk, branch, "小庚", "19900101", 1, "0"), old = person(clerk, branch, "大庚", "19801118", 21, "0");
	const char *path = arena_printf(w->arena, "/api/v1/org/%lld/quota", (long long)last);
	struct client *secretary = client_new(w);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)last));
	assert_int_equal(set_quota("village_reserve", "reserve", "general_branch", "", "2", "3", "35", "", "1").status, 303);
	world_holding(w, last, "org_officer", 103);
	client_sign_in(secretary, world_account(w, "wu.shuji", ADMIN_NONE, 103));
	assert_int_equal(role(young, "reserve", "戊村总支", "2015-11-01", "").status, 303);
	assert_int_equal(role(old, "reserve", "戊村总支", "2015-11-01", "").status, 303);
	r = client_get(secretary, path);
	assert_true(reply_has(&r, "\"count\":2,\"state\":\"met\""));
	r = client_get(secretary, "/");
	assert_false(reply_has(&r, "补足"));
	world_clock(w, "2015-11-18T00:00:01+08:00");
	r = client_get(secretary, path);
	assert_true(reply_has(&r, "\"count\":1,\"state\":\"short\""));
	r = client_get(secretary, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)last));
	assert_true(reply_has(&r, "超龄不计"));
	r = client_get(secretary, "/");
	assert_true(reply_has(&r, "补足：标准") && reply_has(&r, arena_printf(w->arena, "/quota/village_reserve/org/%lld", (long long)last)));
	r = client_get(secretary, "/api/v1/workbench");
	assert_true(reply_has(&r, "补足：标准"));
}

static void a_quota_is_refused_with_its_reason(void **state)
{
	assert_int_equal(set_quota("city_organiser", "reserve", "city_committee", "", "3", "2", "0", "1", "").status, 422);
	assert_int_equal(set_quota("city_organiser", "wizard", "city_committee", "", "3", "0", "0", "1", "").status, 422);
	assert_int_equal(set_quota("city_organiser", "organiser_full", "castle", "", "3", "0", "0", "1", "").status, 422);
	assert_int_equal(set_quota("city_organiser", "organiser_full", "", "", "3", "0", "0", "1", "").status, 422);
	assert_int_equal(set_quota("city_organiser", "organiser_full", "city_committee", "", "-1", "0", "0", "1", "").status, 422);
	assert_int_equal(set_quota("city_organiser", "organiser_full", "city_committee", "", "三", "0", "0", "1", "").status, 422);
	assert_int_equal(set_quota("no_such_quota", "organiser_full", "city_committee", "", "3", "0", "0", "1", "").status, 404);
	assert_int_equal(client_get(member, "/quota").status, 403);
	assert_int_equal(client_get(other, arena_printf(w->arena, "/org/%lld/quota", (long long)town_a)).status, 404);
}

static void a_quota_is_declared_by_names(void **state)
{
	struct reply r = client_get(clerk, "/quota/new");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "type=\"checkbox\" name=\"kinds\" value=\"reserve\"><span>后备干部</span>"));
	assert_true(reply_has(&r, "name=\"org_kinds\" value=\"general_branch\">") && reply_has(&r, "<option value=\"door_head\">"));
	assert_false(reply_has(&r, "name=\"code\"") || reply_has(&r, "代码"));
	r = client_post(clerk, "/quota/create", "title", "组织员和党务工作者", "counts", "role", "kinds", "", "kinds", "organiser_full", "kinds", "party_worker",
		"org_kinds", "", "org_kinds", "general_branch", "org_kinds", "branch", "unit_kinds", "", "per_kind", "", "min_count", "1", "max_count", "0",
		"age_below", "0", "members_from", "0", "basis", "甲发3号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(clerk, "/quota");
	assert_true(reply_has(&r, "专职组织员、专职党务工作者") && reply_has(&r, "/quota/own_a"));
	r = client_get(clerk, "/quota/own_a");
	assert_true(reply_has(&r, "<b>专职组织员、专职党务工作者</b>") && reply_has(&r, "name=\"kinds\" value=\"party_worker\" checked"));
	r = client_get(clerk_api, "/api/v1/quota");
	assert_true(reply_has(&r, "\"code\":\"own_a\"") && reply_has(&r, "\"kinds\":\"organiser_full,party_worker\""));
	/* A role ticked where posts count is named by its name. */
	r = client_get(clerk, "/quota/new");
	r = client_post(clerk, "/quota/create", "title", "混在一起", "counts", "post", "kinds", "reserve", "org_kinds", "branch", "min_count", "1", "max_count", "0",
		"age_below", "0", "members_from", "0", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "没有“后备干部”这一项") && reply_has(&r, "混在一起"));
	r = client_post_json(clerk_api, "/api/v1/quota", "{\"code\":\"own_b\",\"title\":\"混在一起\",\"counts\":\"post\",\"kinds\":\"reserve\",\"org_kinds\":\"branch\",\"min_count\":1}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "没有“后备干部”这一项"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_gauge_leads_to_where_it_is_registered),
		cmocka_unit_test(shipped_quotas_wait_until_they_are_turned_on),
		cmocka_unit_test(GY_07_the_day_somebody_turns_35_the_village_is_short),
		cmocka_unit_test(KFQ_08_two_reserves_of_34_and_35_are_green_and_one_is_amber),
		cmocka_unit_test(a_fourth_reserve_needs_a_reason),
		cmocka_unit_test(TZ_15_the_city_never_has_fewer_than_three_organisers),
		cmocka_unit_test(a_quota_is_refused_with_its_reason),
		cmocka_unit_test(GY_07_on_the_35th_birthday_the_count_drops_and_the_village_is_reminded),
		cmocka_unit_test(a_quota_is_declared_by_names),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
