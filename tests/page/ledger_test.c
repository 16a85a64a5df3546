/* Ledgers in the browser and for programs: exact numbers, rates, what is added up and what is not, and what each rule
 * refuses. */
#include "world/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct world *w;
static struct client *county, *town, *village, *other, *programs;
static int64_t city, town_a, town_b, village_a, village_b, small;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	village_a = world_org_of(w, town_a, "general_branch", "磨嘴村党总支");
	village_b = world_org_of(w, town_a, "general_branch", "乙村党总支");
	small = world_org_of(w, town_b, "general_branch", "小村党总支");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	county = walk_holder(w, city, "secretary", "county", 101);
	town = walk_holder(w, town_a, "secretary", "town", 102);
	village = walk_holder(w, village_a, "secretary", "village", 103);
	other = walk_holder(w, town_b, "secretary", "other", 104);
	programs = walk_program(w, "programs", 101);
	return 0;
}

static const char *at(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/org/%lld/ledger%s", (long long)org, rest);
}

static const char *api(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/api/v1/org/%lld/ledger%s", (long long)org, rest);
}

/* What an item of a sheet is, in an answer for programs; -1 if it is not there. */
static int64_t number_of(const struct reply *r, const char *item, const char *field)
{
	const char *line = strstr(r->body, arena_printf(w->arena, "\"item\":\"%s\"", item)), *end = line == NULL ? NULL : strchr(line, '}');
	const char *found = line == NULL ? NULL : strstr(line, arena_printf(w->arena, "\"%s\":", field));

	return found == NULL || found > end ? -1 : strtoll(found + strlen(field) + 3, NULL, 10);
}

static struct reply reported(struct client *c, int64_t org, const char *sheet, const char *period, const char *item, const char *value, const char *more,
	const char *more_value)
{
	struct reply form = client_get(c, at(org, arena_printf(w->arena, "/sheet/form?sheet=%s&period=%s", sheet, period)));

	return client_post(c, at(org, "/sheet"), "sheet", sheet, "period", period, "row_version", reply_field(w, &form, "row_version"), item, value,
		more, more_value, NULL);
}

static void verified(struct client *c, int64_t org, const char *sheet, const char *period)
{
	client_get(c, at(org, "/sheet"));
	assert_int_equal(client_post(c, at(org, "/sheet/verify"), "sheet", sheet, "period", period, NULL).status, 303);
}

static void MZ_01_areas_stay_exact_and_households_have_their_size(void **state)
{
	/* covers MZ-01 accept 1 2 by page and api */
	struct reply form = client_get(village, at(village_a, "/sheet/form?sheet=village&period=2015")), r;

	r = client_post(village, at(village_a, "/sheet"), "sheet", "village", "period", "2015", "row_version", reply_field(w, &form, "row_version"),
		"cooperatives", "14", "households", "677", "people", "2213", "arable", "851.04", "flowers", "50", "fruit", "1000", "vegetables", "200",
		"visitors", "200000", "output", "2000000", "net", "900000", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(village, at(village_a, "/sheet?sheet=village&period=2015"));
	assert_true(reply_has(&r, ">851.04<"));
	assert_true(reply_has(&r, "3.27"));
	assert_true(reply_has(&r, "待核实"));
	r = client_get(town, api(town_a, "/sheet?sheet=village&period=2015"));
	assert_int_equal(number_of(&r, "arable", "value_hundredths"), 85104);
	assert_int_equal(number_of(&r, "arable", "verified_hundredths"), 0);
	assert_int_equal(number_of(&r, "people_per_household", "value_hundredths"), 327);
	verified(town, village_a, "village", "2015");
	r = client_get(town, api(town_a, "/sheet?sheet=village&period=2015"));
	assert_int_equal(number_of(&r, "arable", "verified_hundredths"), 85104);
}

static void MZ_01_more_than_two_decimals_are_refused_not_rounded(void **state)
{
	/* covers MZ-01 refuse 1 by page and api */
	struct reply r = reported(town, village_b, "village", "2015", "arable", "851.045", "people", "10");

	walk_has(&r, 422, "851.045 保存后会丢失精度");
	assert_true(reply_has(&r, "value=\"851.045\""));	/* what was typed stands there */
	assert_true(reply_has(&r, "value=\"10\""));
	r = reported(town, village_b, "village", "2015", "households", "12.5", "people", "10");
	walk_has(&r, 422, "只填整数，不带小数，您填的是 12.5。请改成整数");
	r = reported(town, village_b, "village", "2016", "households", "12", "people", "10");
	walk_has(&r, 422, "不能晚于本期");
	r = reported(town, village_b, "village", "1800", "households", "12", "people", "10");
	walk_has(&r, 422, "从 1949 年起");
	r = client_post_json(programs, api(village_b, "/sheet"), "{\"sheet\":\"village\",\"period\":\"2015\",\"values\":{\"arable\":\"851.045\"}}");
	walk_has(&r, 422, "851.045 保存后会丢失精度");
}

static void MZ_04_indicators_have_their_rate_against_the_households(void **state)
{
	/* covers MZ-04 accept 1 by page and api */
	struct reply form = client_get(village, at(village_a, "/sheet/form?sheet=group&period=2015-1")), r;

	r = client_post(village, at(village_a, "/sheet"), "sheet", "group", "period", "2015-1", "row_version", reply_field(w, &form, "row_version"),
		"households", "33", "biogas", "28", "phones", "20", "television", "33", "labour", "46", "income", "3216", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, at(town_a, "/sheet?sheet=group&period=2015-1"));
	assert_true(reply_has(&r, "84.85%"));
	assert_true(reply_has(&r, "60.61%"));
	assert_true(reply_has(&r, "100.00%"));
	assert_true(reply_has(&r, "3,216.00"));
	r = client_get(town, at(town_a, "/unit?sheet=group&period=2015-1&item=biogas"));
	assert_true(reply_has(&r, "磨嘴村党总支") && reply_has(&r, "共 1 条"));
	r = client_get(town, api(town_a, "/sheet?sheet=group&period=2015-1"));
	assert_int_equal(number_of(&r, "biogas", "rate_hundredths"), 8485);
	assert_int_equal(number_of(&r, "phones", "rate_hundredths"), 6061);
}

static void MZ_04_incomes_of_persons_are_refused(void **state)
{
	/* covers MZ-04 refuse 1 by page and api */
	struct reply r = reported(other, small, "group", "2015-1", "households", "4", "income", "3216");

	walk_has(&r, 422, "不足 5");
	assert_true(reply_has(&r, "value=\"3216\""));
	r = client_post_json(programs, api(small, "/sheet"), "{\"sheet\":\"group\",\"period\":\"2015-1\",\"values\":{\"households\":\"4\",\"income\":\"3216\"}}");
	walk_has(&r, 422, "不足 5");
	assert_int_equal(world_count(w, arena_printf(w->arena, "ledger_value WHERE org_id = %lld", (long long)small)), 0);
}

static void ST_05_results_stand_beside_the_plan(void **state)
{
	/* covers ST-05 accept 1 by page and api */
	struct reply form = client_get(town, at(village_b, "/sheet/form?sheet=team&period=2015")), r;

	r = client_post(town, at(village_b, "/sheet"), "sheet", "team", "period", "2015", "row_version", reply_field(w, &form, "row_version"),
		"reserves", "600", "plan_reserves", "614", "venues", "100", NULL);
	assert_int_equal(r.status, 303);
	form = client_get(county, at(small, "/sheet/form?sheet=team&period=2015"));
	r = client_post(county, at(small, "/sheet"), "sheet", "team", "period", "2015", "row_version", reply_field(w, &form, "row_version"),
		"reserves", "14", "venues", "6", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, api(city, "/sheet?sheet=team&period=2015"));
	assert_int_equal(number_of(&r, "reserves", "value_hundredths"), 61400);
	assert_int_equal(number_of(&r, "venues", "value_hundredths"), 10600);
	assert_int_equal(number_of(&r, "reserves", "plan_hundredths"), 61400);
	assert_int_equal(client_get(other, at(town_a, "/sheet?sheet=team")).status, 404);
	r = client_get(county, at(city, "/sheet?sheet=team&period=2015"));
	assert_true(reply_has(&r, ">614<") && reply_has(&r, ">106<"));
}

static void JN_08_sums_are_summed_and_averages_averaged(void **state)
{
	/* covers JN-08 accept 1 refuse 1 by page and api */
	struct reply r = reported(town, village_b, "aid", "2007", "villages", "5", "gain", "80000");

	assert_int_equal(r.status, 303);
	assert_int_equal(reported(other, small, "aid", "2008", "villages", "5", "gain", "120000").status, 303);
	assert_int_equal(reported(other, small, "aid", "2009", "roads", "570.5", "enterprises", "210").status, 303);
	r = client_get(county, api(city, "/sheet?sheet=aid&period=all"));
	assert_int_equal(number_of(&r, "gain", "value_hundredths"), 10000000);
	assert_int_equal(number_of(&r, "roads", "value_hundredths"), 57050);
	assert_int_equal(number_of(&r, "villages", "value_hundredths"), 1000);
	r = client_get(county, api(city, "/sheet?sheet=aid&period=all&sum=roads"));
	assert_true(reply_has(&r, "\"sum_hundredths\":57050"));
	r = client_get(county, api(city, "/sheet?sheet=aid&period=all&sum=gain"));
	walk_has(&r, 422, "不能相加");
	r = client_get(county, at(city, "/sheet?sheet=aid&period=all"));
	assert_true(reply_has(&r, "100,000") && reply_has(&r, "570.5"));
	assert_true(reply_has(&r, "平均") && !reply_has(&r, "200,000"));	/* said to be an average, and added up nowhere */
}

static void nobody_verifies_the_own_report(void **state)
{
	struct reply r;

	client_get(county, at(city, "/sheet"));
	r = client_post(county, at(small, "/sheet/verify"), "sheet", "team", "period", "2015", NULL);
	walk_has(&r, 422, "不能由自己核实");
	client_get(village, at(village_a, "/sheet"));
	r = client_post(village, at(village_a, "/sheet/verify"), "sheet", "group", "period", "2015-1", NULL);
	walk_has(&r, 422, "由它的上级核实");
}

static void GW_04_what_is_entered_below_is_seen_above_and_not_typed_again(void **state)
{
	/* covers GW-04 accept 1 refuse 1 by page and api */
	struct reply r = reported(town, town_a, "group", "2015-1", "households", "100", "phones", "1");

	walk_has(&r, 422, "不必也不能重复填报");
	client_get(village, at(village_a, "/entry/form?book=work"));
	r = client_post(village, at(village_a, "/entry"), "book", "work", "kind", "party", "title", "支部主题党日", "day", "2015-11-10", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, at(city, "/entry?book=work"));
	assert_true(reply_has(&r, "支部主题党日") && reply_has(&r, "共 1 项"));
	r = client_get(county, api(city, "/entry?book=work&kind=party"));
	assert_true(reply_has(&r, "\"total\":1"));
	client_get(county, at(city, "/entry/form?book=work"));
	r = client_post(county, at(city, "/entry"), "book", "work", "kind", "party", "title", "支部主题党日", "day", "2015-11-10", NULL);
	walk_has(&r, 422, "各级自动可见");
	assert_true(reply_has(&r, "value=\"支部主题党日\""));
	r = client_post_json(programs, api(city, "/entry"), "{\"book\":\"work\",\"kind\":\"party\",\"title\":\"支部主题党日\",\"day\":\"2015-11-10\"}");
	walk_has(&r, 422, "各级自动可见");
	r = client_post(county, at(city, "/entry"), "book", "work", "kind", "sport", "title", "运动会", "day", "2015-11-10", NULL);
	walk_has(&r, 422, "请选择类别");
}

static struct reply patent(struct client *c, int64_t org, const char *title, const char *number)
{
	client_get(c, at(org, "/entry/form?book=innovation"));
	return client_post(c, at(org, "/entry"), "book", "innovation", "kind", "patent", "title", title, "number", number, "day", "2015-03-02", NULL);
}

static void GW_11_a_result_is_registered_once(void **state)
{
	/* covers GW-11 accept 1 refuse 1 by page and api */
	struct reply r;

	for (int i = 1; i <= 183; i++)
		assert_int_equal(patent(town, village_b, arena_printf(w->arena, "带电作业装置%d", i), arena_printf(w->arena, "ZL2015%05d", i)).status, 303);
	r = client_get(county, at(city, "/entry?book=innovation&kind=patent"));
	assert_true(reply_has(&r, "共 183 项"));
	r = patent(other, small, "另一名称", "ZL201500001");
	walk_has(&r, 422, "已经登记过");
	r = patent(other, small, "另一名称", " zl 201500001");
	walk_has(&r, 422, "已经登记过");
	r = patent(other, small, "另一名称", "ＺＬ２０１５００００１");
	walk_has(&r, 422, "已经登记过");
	r = patent(other, small, "没有编号", "");
	walk_has(&r, 422, "须填写专利号");
	r = client_get(county, api(city, "/entry?book=innovation"));
	assert_true(reply_has(&r, "\"total\":183"));
	assert_true(reply_has(&r, "\"verified\":0"));
	r = client_post_json(programs, api(small, "/entry"), "{\"book\":\"innovation\",\"kind\":\"patent\",\"title\":\"另一名称\",\"number\":\"ZL201500001\",\"day\":\"2015-03-02\"}");
	walk_has(&r, 422, "已经登记过");
}

static int64_t first_entry(const char *book)
{
	struct reply r = client_get(county, api(city, arena_printf(w->arena, "/entry?book=%s", book)));
	const char *id = strstr(r.body, "\"items\":[{\"id\":");

	assert_non_null(id);
	id += strlen("\"items\":[{\"id\":");
	return strtoll(*id == '"' ? id + 1 : id, NULL, 10);
}

static void GW_11_verified_by_somebody_above(void **state)
{
	const char *entry = arena_printf(w->arena, "%lld", (long long)first_entry("innovation"));
	struct reply r;

	client_get(town, at(town_a, "/entry"));
	r = client_post(town, at(village_b, "/entry/verify"), "entry", entry, NULL);
	walk_has(&r, 422, "不能由自己核实");
	client_get(county, at(city, "/entry"));
	assert_int_equal(client_post(county, at(village_b, "/entry/verify"), "entry", entry, NULL).status, 303);
	r = client_post(county, at(village_b, "/entry/verify"), "entry", entry, NULL);
	walk_has(&r, 422, "已经核实过");
	assert_int_equal(client_post(other, at(village_b, "/entry/verify"), "entry", entry, NULL).status, 404);
}

static void JN_06_projects_have_households_and_gain(void **state)
{
	/* covers JN-06 accept 1 by page and api */
	struct reply r;

	for (int i = 1; i <= 25; i++) {
		client_get(town, at(village_b, "/entry/form?book=project"));
		assert_int_equal(client_post(town, at(village_b, "/entry"), "book", "project", "kind", "company", "title", arena_printf(w->arena, "项目%d", i),
			"day", "2014-03-02", NULL).status, 303);
		client_get(town, at(village_b, "/entry?book=project"));
		r = client_post(town, at(village_b, "/entry/result"), "entry", arena_printf(w->arena, "%lld", (long long)first_entry("project")), "year", "2015",
			"households", "184", "gain", "1500", NULL);
		assert_int_equal(r.status, 303);
	}
	r = client_get(county, at(city, "/entry?book=project"));
	assert_true(reply_has(&r, "共 25 项"));
	assert_true(reply_has(&r, "4,600"));
	assert_true(reply_has(&r, "1,500"));
	r = client_get(county, api(city, "/entry?book=project"));
	assert_true(reply_has(&r, "\"total\":25") && reply_has(&r, "\"households\":4600"));
	client_get(town, at(village_b, "/entry?book=project"));
	r = client_post(town, at(village_b, "/entry/result"), "entry", arena_printf(w->arena, "%lld", (long long)first_entry("project")), "year", "2013",
		"households", "184", "gain", "1500", NULL);
	walk_has(&r, 422, "年度应在 2014 到 2015 之间");
}

static void GW_13_a_counter_shows_its_days_and_is_never_reset_in_silence(void **state)
{
	/* covers GW-13 accept 1 refuse 1 by page and api */
	const char *counter;
	struct reply r;

	client_get(town, at(town_a, ""));
	assert_int_equal(client_post(town, at(town_a, "/counter"), "name", "安全生产", "unit", "days", "start", "1998-12-28", NULL).status, 303);
	assert_int_equal(client_post(town, at(town_a, "/counter"), "name", "春节零停电", "unit", "years", "start", "2011-03-01", NULL).status, 303);
	r = client_get(county, at(city, ""));
	assert_true(reply_has(&r, "6,168"));
	assert_true(reply_has(&r, "<b>4<small>"));
	r = client_post(town, at(town_a, "/counter"), "name", "安全生产", "unit", "years", "start", "2001-01-01", NULL);
	walk_has(&r, 422, "甲镇党委已经有名为“安全生产”的计数器");
	r = client_get(county, api(city, "/counter"));
	assert_true(reply_has(&r, "\"value\":6168"));
	counter = strstr(r.body, "\"id\":") + 5;
	counter = arena_printf(w->arena, "%lld", strtoll(*counter == '"' ? counter + 1 : counter, NULL, 10));
	client_get(town, at(town_a, ""));
	r = client_post(town, at(town_a, "/counter/reset"), "counter", counter, "day", "2015-11-16", "reason", "", "row_version", "1", NULL);
	walk_has(&r, 422, "不能悄悄归零");
	r = client_post_json(programs, api(town_a, "/counter/reset"), arena_printf(w->arena, "{\"counter\":\"%s\",\"day\":\"2015-11-16\",\"reason\":\"\",\"row_version\":1}",
		counter));
	walk_has(&r, 422, "不能悄悄归零");
	r = client_post(town, at(town_a, "/counter/reset"), "counter", counter, "day", "1998-12-27", "reason", "事故", "row_version", "1", NULL);
	walk_has(&r, 422, "归零日期应在");
	assert_int_equal(world_count(w, "ledger_reset"), 0);
	assert_int_equal(client_post(town, at(town_a, "/counter/reset"), "counter", counter, "day", "2015-11-16", "reason", "一般事故", "row_version", "1", NULL).status, 303);
	assert_int_equal(world_count(w, "ledger_reset"), 1);
	r = client_get(county, api(city, "/counter"));
	assert_true(reply_has(&r, "\"value\":1}"));
	assert_int_equal(client_post(other, at(town_a, "/counter/reset"), "counter", counter, "reason", "无权", NULL).status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(MZ_01_areas_stay_exact_and_households_have_their_size),
		cmocka_unit_test(MZ_01_more_than_two_decimals_are_refused_not_rounded),
		cmocka_unit_test(MZ_04_indicators_have_their_rate_against_the_households),
		cmocka_unit_test(MZ_04_incomes_of_persons_are_refused),
		cmocka_unit_test(ST_05_results_stand_beside_the_plan),
		cmocka_unit_test(JN_08_sums_are_summed_and_averages_averaged),
		cmocka_unit_test(nobody_verifies_the_own_report),
		cmocka_unit_test(GW_04_what_is_entered_below_is_seen_above_and_not_typed_again),
		cmocka_unit_test(GW_11_a_result_is_registered_once),
		cmocka_unit_test(GW_11_verified_by_somebody_above),
		cmocka_unit_test(JN_06_projects_have_households_and_gain),
		cmocka_unit_test(GW_13_a_counter_shows_its_days_and_is_never_reset_in_silence),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
