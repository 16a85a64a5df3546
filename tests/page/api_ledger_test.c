/* Ledgers through the API alone: sheets, registers and counters, from the report below to the verification above. */
#include "page/api_walk.h"

static struct client *county, *village;
static int64_t city, org;

static struct client *secretary(int64_t of, const char *login)
{
	int64_t person = world_person(w, of, login);

	world_holding(w, of, "secretary", person);
	return program(world_account(w, login, ADMIN_NONE, person));
}

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	org = world_org_of(w, world_org_of(w, city, "committee", "甲镇党委"), "general_branch", "磨嘴村党总支");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	county = secretary(city, "county");
	village = secretary(org, "village");
	return 0;
}

static const char *sheet(int64_t of, const char *query)
{
	return got(county, "/api/v1/org/%lld/ledger/sheet?%s", (long long)of, query);
}

static void a_sheet_is_reported_and_verified_above(void **state)
{
	const char *lines;

	posted(village, "/api/v1/org/%/ledger/sheet", org,
		"{'sheet': 'team', 'period': '2015', 'values': {'reserves': '600', 'venues': '100'}, 'plans': {'reserves': '614'}, 'row_version': 0}");
	lines = sheet(city, "sheet=team&period=2015");
	assert_int_equal(number_in(lines, "'item':'reserves'", "value_hundredths"), 60000);
	assert_int_equal(number_in(lines, "'item':'reserves'", "plan_hundredths"), 61400);
	assert_int_equal(number_in(lines, "'item':'venues'", "verified_units"), 0);
	posted(county, "/api/v1/org/%/ledger/sheet/verify", org, "{'sheet': 'team', 'period': '2015'}");
	lines = sheet(city, "sheet=team&period=all&sum=venues");
	assert_int_equal(number_in(lines, "'item':'venues'", "verified_units"), 1);
	says(lines, "'sum_hundredths':10000");
	lines = got(county, "/api/v1/org/%lld/ledger/unit?sheet=team&period=2015&item=reserves&page=1", (long long)city);
	says(lines, "'total':1");
	says(lines, "'name':'磨嘴村党总支','period':'2015','value_hundredths':60000,'state':'verified'");
}

static void a_plan_without_a_value_is_kept_and_a_value_not_named_is_taken_away(void **state)
{
	const char *lines = sheet(org, "sheet=team&period=2015");

	posted(village, "/api/v1/org/%/ledger/sheet", org, arena_printf(w->arena,
		"{'sheet': 'team', 'period': '2015', 'plans': {'reserves': '700'}, 'row_version': %lld}", (long long)number_in(lines, NULL, "row_version")));
	lines = sheet(city, "sheet=team&period=2015");
	assert_int_equal(number_in(lines, "'item':'reserves'", "plan_hundredths"), 70000);
	assert_int_equal(number_in(lines, "'item':'venues'", "units"), 0);
}

static void an_undeclared_item_and_another_field_are_refused(void **state)
{
	const char *path = arena_printf(w->arena, "/api/v1/org/%lld/ledger/sheet", (long long)org);

	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'values': {'personal_income': '5000'}, 'row_version': 0}", 422,
		"不收集个人收入");
	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'phones': '5', 'row_version': 0}", 422, "phones");
	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'values': '5', 'row_version': 0}", 422,
		"“values”的类型不对：应是对象（各项名称及其值），收到的是一个值");
	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'values': ['phones', '5'], 'row_version': 0}", 422,
		"“values”的类型不对：应是对象（各项名称及其值），收到的是列表");
	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'values': {'phones': ['5']}, 'row_version': 0}", 422,
		"“values.phones”的类型不对");
	is_refused(village, "POST", path, "{'sheet': 'group', 'period': '2015-1', 'values': {'phones': '5'}, 'row_version': 7}", 409, "");
	assert_int_equal(world_count(w, "ledger_value WHERE sheet = 'group'"), 0);
}

static void a_project_is_registered_verified_and_has_its_result(void **state)
{
	const char *body, *answer;
	int64_t entry = id_in(posted(village, "/api/v1/org/%/ledger/entry", org,
		"{'book': 'project', 'kind': 'company', 'title': '养殖项目', 'detail': '带动农户', 'day': '2014-03-02'}"));

	body = arena_printf(w->arena, "{'entry': %lld, 'year': 2015, 'households': 184, 'gain': '1500'}", (long long)entry);
	answer = posted(village, "/api/v1/org/%/ledger/entry/result", org, body);
	assert_int_equal(number_in(answer, NULL, "gain_fen"), 150000);
	answer = posted(county, "/api/v1/org/%/ledger/entry/verify", org, arena_printf(w->arena, "{'entry': %lld}", (long long)entry));
	says(answer, "'state':'verified'");
	answer = got(county, "/api/v1/org/%lld/ledger/entry?book=project&kind=company&page=1", (long long)city);
	says(answer, "'total':1,'verified':1,'households':184");
	says(answer, "'title':'养殖项目'");
}

static void a_counter_is_started_and_begun_anew_with_a_reason(void **state)
{
	const char *answer;
	int64_t counter;

	posted(village, "/api/v1/org/%/ledger/counter", org, "{'name': '安全生产', 'unit': 'days', 'start': '1998-12-28'}");
	answer = got(county, "/api/v1/org/%lld/ledger/counter", (long long)city);
	assert_int_equal(number_in(answer, NULL, "value"), 6168);
	counter = number_in(answer, "'items'", "id");
	posted(village, "/api/v1/org/%/ledger/counter/reset", org,
		arena_printf(w->arena, "{'counter': %lld, 'day': '2015-11-16', 'reason': '一般事故', 'row_version': 1}", (long long)counter));
	says(got(county, "/api/v1/org/%lld/ledger/counter", (long long)city), "'value':1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_is_reported_and_verified_above),
		cmocka_unit_test(a_plan_without_a_value_is_kept_and_a_value_not_named_is_taken_away),
		cmocka_unit_test(an_undeclared_item_and_another_field_are_refused),
		cmocka_unit_test(a_project_is_registered_verified_and_has_its_result),
		cmocka_unit_test(a_counter_is_started_and_begun_anew_with_a_reason),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
