/* What figures say of what is missing: long lists of gaps are not cut in silence, an office that registered nothing is told so, and what was
 * registered late is a line of its own. */
#include "page/figure_row_world.h"

static int64_t unit(int64_t org, const char *kind, const char *name)
{
	return PUT(w, "host_unit", TEXT("kind", kind), TEXT("name", name), NUMBER("org_id", org), TEXT("coverage", "none"), TEXT("facts", "{}"),
		NUMBER("to_day", OPEN));
}

static void a_long_list_of_gaps_says_how_many_there_are(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "长名单镇党委"), one = unit(area, "enterprise", "未覆盖企业");
	struct reply r;

	world_copies(w, "host_unit", one, 513, NULL);
	r = client_get(county, url("/figure/coverage", area));
	walk_has(&r, 200, "这里列出前 50 个，共 514 个。");
	assert_int_equal(reply_times(&r, "未覆盖企业"), 50);
	walk_has(&r, 200, "of=enterprises&amp;rule=1&amp;gap=1\">打开全部 514 个</a>");
	walk_has(&r, 200, "<div class=\"brief\">");	/* a phone shows the first rows alone, and says so */
	walk_has(&r, 200, "<p class=\"card__foot only-m no-print\"><span>这里列出前 5 个，全部：</span> <a class=\"btn btn--sm\" href=");
	walk_has(&r, 200, "gap=1\">514 个</a></p>");
	r = client_get(county, url("/figure/units?of=enterprises&rule=1&gap=1", area));
	walk_has(&r, 200, "共 514 条");
	r = client_get(county, url("/api/v1/figure/coverage", area));	/* programs and files get them all */
	assert_int_equal(reply_times(&r, "未覆盖企业"), 514);
	r = client_get(county, url("/figure/coverage?public=1", area));
	assert_false(reply_has(&r, "打开全部") || reply_has(&r, "未覆盖企业"));
	world_run(w, world_text(w, "UPDATE host_unit SET to_day = from_day WHERE name = '未覆盖企业' AND id <> %lld", (long long)one));
	r = client_get(county, url("/figure/coverage", area));
	assert_int_equal(reply_times(&r, "未覆盖企业"), 1);
	assert_false(reply_has(&r, "这里列出前"));
}

static void an_area_without_units_is_told_what_to_register(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "空镇党委");
	struct reply r = client_get(county, url("/figure/coverage", area));

	walk_has(&r, 200, "还没有可以统计的表");
	walk_has(&r, 200, world_text(w, "href=\"/org/%lld/host\"", (long long)area));
	unit(area, "enterprise", "第一家企业");
	r = client_get(county, url("/figure/coverage", area));
	assert_false(reply_has(&r, "还没有可以统计的表"));
}

static void told(int64_t host, int64_t full_members)
{
	world_run(w, world_text(w, "INSERT INTO host_eligible (host_id, full_members, is_above_scale, row_version) VALUES (%lld, %lld, 1, 1)", (long long)host, (long long)full_members));
}

/* GY-03: among the tables by kind and by town; no share while a unit has not told, and none that tells small numbers to the public. */
static void units_that_ought_to_have_an_organisation_have_their_tables(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "应建镇党委");
	const char *page = url("/figure/coverage", area), *quota = world_text(w, "/org/%lld/host-quota?year=2015", (long long)area);
	struct reply r;

	world_run(w, world_text(w, "UPDATE org SET unit_kind = 'town' WHERE id = %lld", (long long)area));
	for (int i = 0; i < 3; i++)
		told(unit(area, "enterprise", "已建企业"), 9);
	world_run(w, "UPDATE host_unit SET coverage = 'own' WHERE name = '已建企业'");
	told(unit(area, "enterprise", "未建企业"), 3);
	told(unit(area, "enterprise", "小企业"), 2);	/* of five all together, four ought to have one */
	r = client_get(county, page);
	walk_has(&r, 200, "分类组建率");
	walk_has(&r, 200, "乡镇（园区）组建率");
	assert_int_equal(reply_times(&r, "75.00%"), 3);	/* the kind, those above the designated size, the town */
	walk_has(&r, 200, world_text(w, "%s&amp;kind=0&amp;state=-1\">4</a>", quota));
	walk_has(&r, 200, world_text(w, "%s&amp;kind=0&amp;state=1\">1</a>", quota));
	walk_has(&r, 200, world_text(w, "%s&amp;kind=-1&amp;state=0\">3</a>", quota));
	r = client_get(county, url("/figure/coverage?public=1", area));
	assert_false(reply_has(&r, "75.00%"));
	r = client_get(county, url("/figure/coverage?day=2015-11-16", area));	/* the page of quotas has no such day */
	walk_has(&r, 200, "75.00%");
	assert_false(reply_has(&r, "/host-quota"));
	unit(area, "enterprise", "没有填报的企业");
	r = client_get(county, page);
	walk_has(&r, 200, "组建率暂不计算");
	assert_int_equal(reply_times(&r, "75.00%"), 1);	/* of those above the designated size all have told */
	r = client_get(county, world_text(w, "/api/v1%s", page));
	walk_has(&r, 200, "\"key\":\"eligible_kinds\"");
	walk_has(&r, 200, "\"key\":\"eligible_towns\"");
}

/* Nought of nought villages would contradict the annual report, which counts their organisations. */
static void villages_that_nobody_registered_are_not_nought(void **state)
{
	static const char SAYS[] = "还没有登记村、社区（依托单位）";
	int64_t area = world_org_of(w, city, "committee", "无村镇党委"), of_village = world_org_of(w, area, "branch", "无村村支部");
	struct reply r;

	world_run(w, world_text(w, "UPDATE org SET unit_kind = 'department' WHERE id = %lld", (long long)of_village));
	r = client_get(county, url("/figure", area));
	assert_false(reply_has(&r, SAYS));	/* there is no village, and no organisation of one */
	world_run(w, world_text(w, "UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)of_village));
	r = client_get(county, url("/figure", area));
	walk_has(&r, 200, SAYS);
	walk_has(&r, 200, world_text(w, "href=\"/org/%lld/host\"", (long long)area));
	assert_false(reply_has(&r, world_text(w, "of=villages&amp;rule=3&amp;gap=0\">0</a>")));
	r = client_get(county, url("/figure?public=1", area));
	walk_has(&r, 200, SAYS);
	assert_false(reply_has(&r, world_text(w, "href=\"/org/%lld/host\"", (long long)area)));
	unit(area, "village", "无村");
	r = client_get(county, url("/figure", area));
	assert_false(reply_has(&r, SAYS));
}

static void who_was_registered_late_is_a_line_beside_the_growth(void **state)
{
	static const char SAYS[] = "一年内补录的（含名册导入）";
	int64_t area = world_org_of(w, city, "committee", "补录镇党委"), place = world_org_of(w, area, "branch", "补录支部");
	struct reply r;

	member(place, "早就补录", 1, day_from_date(2014, 11, 17), "late_entry");	/* a year ago: of the year before */
	r = client_get(county, url("/figure", area));
	assert_false(reply_has(&r, SAYS));
	for (int i = 0; i < 6; i++)
		member(place, "刚才补录", 1, day_from_date(2014, 11, 18), "late_entry");
	r = client_get(county, url("/figure", area));
	walk_has(&r, 200, SAYS);
	walk_has(&r, 200, "&amp;what=begun&amp;since=2014-11-18");
	r = client_get(county, url("/api/v1/figure/tables?report=communique", area));
	walk_has(&r, 200, "\"item\":\"其中一年内补录的（含名册导入）\",\"cells\":[6,");
	walk_has(&r, 200, "入党申请人（尚未确定为积极分子）");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_long_list_of_gaps_says_how_many_there_are),
		cmocka_unit_test(an_area_without_units_is_told_what_to_register),
		cmocka_unit_test(units_that_ought_to_have_an_organisation_have_their_tables),
		cmocka_unit_test(villages_that_nobody_registered_are_not_nought),
		cmocka_unit_test(who_was_registered_late_is_a_line_beside_the_growth),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
