/* Coverage quotas (GY-03): what a town founded in a year, and how many of the units that ought to have an organisation have one. By page and API. */
#include "page/host_world.h"

static struct client *api;
static int64_t town_c;

static int begin(void **state)
{
	start(state);
	town_c = world_org_of(w, city, "committee", "丙镇党委");
	world_run(w, "UPDATE org SET unit_kind = 'town' WHERE kind = 'committee'");
	api = walk_program(w, "quota_api", 101);
	return 0;
}

static const char *quota(int64_t org, const char *rest)
{
	return url("org", org, arena_printf(w->arena, "/host-quota%s", rest));
}

static struct reply asked(int64_t org, const char *rest)
{
	return client_get(api, arena_printf(w->arena, "/api/v1%s", quota(org, rest)));
}

/* A unit of the kind, and a branch founded on it by the form on a day. */
static void branch_on(const char *kind, const char *name, const char *day)
{
	struct reply r = registered(county, town_c, kind, name, "", "none", "");
	int64_t host = id_of(&r, "host");

	client_get(county, url("org", town_c, "/found/form"));
	r = client_post(county, url("org", town_c, "/found"), "name", arena_printf(w->arena, "%s党支部", name), "kind", "branch", "unit_kind", "village", "host",
		arena_printf(w->arena, "%lld", (long long)host), "day", day, "document", "丙发1号", NULL);
	assert_int_equal(r.status, 303);
}

static void GY_03_a_town_with_one_of_two_kinds_has_not_met_the_quota(void **state)
{
	/* covers GY-03 accept 1 by page and api */
	struct reply r;

	branch_on("volunteer_team", "去年志愿者", "2014-12-31");
	branch_on("settlement", "新居小区", "2015-03-01");
	r = client_get(county, quota(town_c, ""));
	walk_has(&r, 200, "两类任务完成1类，未达到");
	walk_has(&r, 200, "新居小区党支部");
	assert_false(reply_has(&r, "去年志愿者党支部"));
	r = asked(town_c, "");
	walk_has(&r, 200, "\"name\":\"丙镇党委\",\"settlement\":1,\"volunteer_or_art\":0,\"kinds_met\":1,\"is_met\":false");
	walk_has(&r, 200, "\"name\":\"新居小区党支部\",\"kind\":\"settlement\",\"from_day\":\"2015-03-01\"");
	/* The year before had the other one. */
	r = client_get(county, quota(town_c, "?year=2014"));
	walk_has(&r, 200, "两类任务完成1类，未达到");
	walk_has(&r, 200, "去年志愿者党支部");
	/* A troupe is as good as volunteers. */
	branch_on("art_troupe", "秧歌队", "2015-11-17");
	r = client_get(county, quota(town_c, ""));
	walk_has(&r, 200, "2类均达到");
	r = asked(city, "");
	walk_has(&r, 200, "\"name\":\"丙镇党委\",\"settlement\":1,\"volunteer_or_art\":1,\"kinds_met\":2,\"is_met\":true");
	walk_has(&r, 200, "\"name\":\"甲园区党委\",\"settlement\":0,\"volunteer_or_art\":0,\"kinds_met\":0,\"is_met\":false");
	r = client_get(county, quota(city, "?year=2016"));
	walk_has(&r, 422, "年度填");
	assert_int_equal(asked(city, "?year=2016").status, 422);
	assert_int_equal(client_get(other_town, quota(town_c, "")).status, 404);
}

/* Enterprises with their full members: `founded` with a branch of their own, and `gaps` without. */
static void enterprises(int64_t zone, int64_t founded, int64_t gaps)
{
	int64_t first = world_org_of(w, zone, "branch", arena_printf(w->arena, "企业支部%lld", (long long)founded)), one = unit(zone, "enterprise", first, 0);

	world_copies(w, "host_unit", one, founded - 1, "covered_by", arena_printf(w->arena, "%lld + n.i", (long long)siblings(first, founded - 1)), NULL);
	for (int64_t i = 0; i < gaps; i++) {
		int64_t gap = unit(zone, "enterprise", 0, 0);

		walk_answered(client_post_json(api, url("api/v1/host", gap, "/eligible"), "{\"full_members\":3,\"row_version\":0}"), 200, "id");
	}
}

static void GY_03_fifty_seven_of_57_are_100_percent(void **state)
{
	/* covers GY-03 accept 2 by page and api */
	struct reply r;

	enterprises(town_a, 57, 0);
	r = client_get(county, quota(town_a, ""));
	walk_has(&r, 200, "100.00%");
	walk_has(&r, 200, "&amp;state=0\">57</a>");
	r = asked(town_a, "");
	walk_has(&r, 200, "{\"kind\":\"enterprise\",\"eligible\":57,\"founded\":57,\"share_hundredths\":10000,\"untold\":0}");
}

static void GY_03_what_is_not_whole_is_never_100_percent(void **state)
{
	/* covers GY-03 refuse 1 by page and api */
	struct reply r;

	enterprises(town_b, 199, 1);
	r = client_get(county, quota(town_b, ""));
	walk_has(&r, 200, "99.50%");
	assert_false(reply_has(&r, "100.00%"));
	r = asked(town_b, "");
	walk_has(&r, 200, "{\"kind\":\"enterprise\",\"eligible\":200,\"founded\":199,\"share_hundredths\":9950,\"untold\":0}");
	/* Closer than two decimals can say. */
	enterprises(world_org_of(w, town_b, "general_branch", "更多"), 29801, 0);
	r = client_get(county, quota(town_b, ""));
	walk_has(&r, 200, "99.99%");
	assert_false(reply_has(&r, "100.00%"));
	r = asked(town_b, "");
	walk_has(&r, 200, "\"eligible\":30001,\"founded\":30000,\"share_hundredths\":9999");
}

/* 57 of 57 that are known are not all while a unit has not told: it may be a gap. */
static void GY_03_while_a_unit_has_not_told_there_is_no_share(void **state)
{
	int64_t zone = world_org_of(w, city, "committee", "丁园区党委"), silent;
	struct reply r;

	enterprises(zone, 57, 0);
	silent = unit(zone, "enterprise", 0, 0);
	r = client_get(county, quota(zone, ""));
	walk_has(&r, 200, "1家尚未填报，暂不计算");
	assert_false(reply_has(&r, "100.00%"));
	r = asked(zone, "");
	walk_has(&r, 200, "{\"kind\":\"enterprise\",\"eligible\":57,\"founded\":57,\"share_hundredths\":null,\"untold\":1}");
	/* It tells of so few that it ought to have none: now there is a whole. */
	walk_answered(client_post_json(api, url("api/v1/host", silent, "/eligible"), "{\"full_members\":2,\"row_version\":0}"), 200, "id");
	r = client_get(county, quota(zone, ""));
	walk_has(&r, 200, "100.00%");
	assert_false(reply_has(&r, "暂不计算"));
	r = asked(zone, "");
	walk_has(&r, 200, "\"share_hundredths\":10000,\"untold\":0");
}

/* Three full members or more; a county may ask for another number, and who nobody told of is told apart. */
static void a_unit_ought_to_have_an_organisation_by_its_full_members(void **state)
{
	struct reply r = registered(county, town_c, "social", "读书会", "", "none", "");
	int64_t club = id_of(&r, "host"), fields = unit(town_c, "village", 0, 0);
	const char *form = url("host", club, "/eligible");

	r = asked(town_c, "");
	walk_has(&r, 200, "{\"kind\":\"social\",\"eligible\":0,\"founded\":0,\"share_hundredths\":null,\"untold\":1}");
	r = client_get(county, quota(town_c, "?state=3"));
	walk_has(&r, 200, "读书会");
	r = client_post(county, form, "full_members", "两名", "row_version", "0", NULL);
	walk_has(&r, 422, "value=\"两名\"");
	client_get(county, form);
	assert_int_equal(client_post(county, form, "full_members", "2", "row_version", "0", NULL).status, 303);
	client_get(county, form);
	r = client_post(county, form, "full_members", "3", "row_version", "0", NULL);
	walk_has(&r, 409, "现在登记的是：2");
	walk_has(&r, 409, "value=\"3\"");
	r = asked(town_c, "");
	walk_has(&r, 200, "{\"kind\":\"social\",\"eligible\":0,\"founded\":0,\"share_hundredths\":null,\"untold\":0}");
	walk_answered(client_post_json(api, url("api/v1/host", club, "/eligible"), "{\"full_members\":3,\"row_version\":1}"), 200, "id");
	r = asked(town_c, "");
	walk_has(&r, 200, "{\"kind\":\"social\",\"eligible\":1,\"founded\":0,\"share_hundredths\":0,\"untold\":0}");
	r = client_get(county, quota(town_c, ""));
	walk_has(&r, 200, "读书会");
	walk_has(&r, 200, "正式党员 3 名");
	walk_answered(client_post_json(api, url("api/v1/host", fields, "/eligible"), "{\"full_members\":3,\"row_version\":0}"), 422, "只有企业和社会组织登记组建条件");
	/* Another number of the norms. */
	world_right(w, "secretary", "set_norms");
	r = client_get(api, "/api/v1/norm/post");
	assert_true(reply_has(&r, "band eligible_members 3-9999"));
	walk_answered(client_post_json(api, "/api/v1/norm/post", "{\"text\":\"band eligible_members 4-9999\",\"row_version\":0}"), 200, "");
	r = asked(town_c, "");
	walk_has(&r, 200, "\"eligible_members\":4");
	walk_has(&r, 200, "{\"kind\":\"social\",\"eligible\":0,\"founded\":0,\"share_hundredths\":null,\"untold\":0}");
	assert_int_equal(client_post_json(walk_program(w, "quota_other", 103), url("api/v1/host", club, "/eligible"), "{\"full_members\":9,\"row_version\":2}").status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(GY_03_a_town_with_one_of_two_kinds_has_not_met_the_quota), cmocka_unit_test(GY_03_fifty_seven_of_57_are_100_percent),
		cmocka_unit_test(GY_03_what_is_not_whole_is_never_100_percent),
		cmocka_unit_test(GY_03_while_a_unit_has_not_told_there_is_no_share), cmocka_unit_test(a_unit_ought_to_have_an_organisation_by_its_full_members) };

	return cmocka_run_group_tests_name("host_quota", tests, begin, world_over);
}
