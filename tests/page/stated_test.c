/* 数据核对: figures that a document prints, entered by whoever keeps the organisation, beside what is counted. */
#include "world/walk.h"

#include <string.h>

static struct world *w;
static struct client *county, *town, *other_town, *reader, *programs;
static int64_t city, town_a, town_b;

static const char *check(int64_t org)
{
	return arena_printf(w->arena, "/figure/check?org=%lld", (long long)org);
}

static struct client *holder(int64_t org, const char *post, int64_t person, const char *login)
{
	struct client *c = client_new(w);

	world_holding(w, org, post, person);
	client_sign_in(c, world_account(w, login, ADMIN_NONE, person));
	assert_int_equal(client_get(c, check(org)).status, 200);	/* a page with forms, whose token the client sends */
	return c;
}

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_figures", "edit_org" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	world_org_of(w, town_a, "branch", "甲镇机关支部");
	world_org_of(w, town_a, "branch", "甲镇一支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_right(w, "organiser", "see_org");
	world_right(w, "organiser", "see_figures");
	county = holder(city, "secretary", 101, "county");
	town = holder(town_a, "secretary", 102, "town");
	other_town = holder(town_b, "secretary", 103, "other");
	reader = holder(town_a, "organiser", 104, "reader");
	programs = walk_program(w, "programs", 101);
	return 0;
}

static const char *url(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/org/%lld/stated%s", (long long)org, rest);
}

static int64_t figures(void)
{
	return world_count(w, "stated_figure");
}

static void what_a_document_prints_stands_beside_what_is_counted(void **state)
{
	const char *list;
	struct reply r;

	for (int click = 0; click < 2; click++) {	/* the second one enters nothing */
		r = client_post(town, url(town_a, ""), "name", "党支部总数", "stated", "1,003", "unit", "个", "counter", "branches", "compared", "", "day", "2015-11-16",
			"source", "2015年年报表二", "form_key", "stated-once-0123456789", NULL);
		assert_int_equal(r.status, 303);
	}
	assert_int_equal(world_count(w, "audit WHERE verb LIKE 'stated.%' OR verb LIKE 'figure.%'"), 1);
	assert_int_equal(world_count(w, "stated_figure"), 1);
	r = client_get(town, check(town_a));
	assert_true(reply_has(&r, "党支部总数") && reply_has(&r, "1,003") && reply_has(&r, "不一致") && reply_has(&r, "2015年年报表二") && reply_has(&r, "2015-11-16"));
	assert_int_equal(client_post(town, url(town_a, ""), "name", "支部数", "stated", "2", "unit", "个", "counter", "党支部数", "compared", "", "day", "2015-11-17",
		"source", "工作总结", NULL).status, 303);
	r = client_get(county, check(town_a));
	assert_true(reply_has(&r, ">2<") && reply_has(&r, ">一致<"));
	/* The number opens the branches it counts, on the day that the document is of. */
	list = arena_printf(w->arena, "/figure/orgs?org=%lld&day=2015-11-17&kinds=branch.joint_branch.project_branch.floating_branch&unit=", (long long)town_a);
	assert_true(reply_has(&r, arena_printf(w->arena, "href=\"/figure/orgs?org=%lld&amp;day=2015-11-17&amp;kinds=branch.", (long long)town_a)));
	r = client_get(county, list);
	assert_true(reply_has(&r, "甲镇机关支部") && reply_has(&r, "甲镇一支部") && reply_has(&r, "共 2 条"));
}

static void what_is_wrong_is_said_and_kept(void **state)
{
	static const struct { const char *name, *stated, *counter, *day, *source, *says; } WRONG[] = {
		{ "", "5", "", "2015-11-17", "年报", "请填写名称" },
		{ "党员数", "五百", "", "2015-11-17", "年报", "“五百”不是数字" },
		{ "党员数", "5.555", "", "2015-11-17", "年报", "最多两位小数" },
		{ "党员数", "5", "castles", "2015-11-17", "年报", "没有“castles”这个核对项目" },
		{ "党员数", "5", "members", "2015-11-18", "年报", "2015-11-18还没有到（今天是2015-11-17）" },
		{ "党员数", "5", "members", "去年", "年报", "请填写截至日期" },
		{ "党员数", "5", "members", "2015-11-17", "", "请填写出处" },
		{ "支部数", "3", "branches", "2015-11-17", "工作总结", "登记为2" },
	};
	int64_t before = figures();

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		struct reply r = client_post(town, url(town_a, ""), "name", WRONG[i].name, "stated", WRONG[i].stated, "unit", "罕见单位", "counter", WRONG[i].counter,
			"compared", "", "day", WRONG[i].day, "source", WRONG[i].source, NULL);

		if (r.status != 422 || !reply_has(&r, WRONG[i].says))
			fail_msg("%d, not: %s", r.status, WRONG[i].says);
		assert_true(reply_has(&r, "罕见单位"));
	}
	assert_int_equal(figures(), before);
}

static void many_lines_are_entered_or_none(void **state)
{
	int64_t before = figures();
	struct reply r = client_post(county, url(city, "/import"), "lines", "党委数\t2\t个\t党委数\t2015-11-17\t统计表\n\n党员数,0,名,members,2015年1月1日,统计表", NULL);

	assert_int_equal(r.status, 303);
	assert_int_equal(figures(), before + 2);
	r = client_get(county, check(city));
	assert_true(reply_has(&r, "党委数") && reply_has(&r, "统计表"));
	r = client_post(county, url(city, "/import"), "lines", "新数,1,个,,2015-11-17,统计表\n坏数,一,个,,2015-11-17,统计表", NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "第2行：“一”不是数字") && reply_has(&r, "坏数"));
	r = client_post(county, url(city, "/import"), "lines", "新数,1,个,,2015-11-17,统计表\n新数,2,个,,2015-11-17,统计表", NULL);
	assert_true(r.status == 422 && reply_has(&r, "第2行与前面一行重复"));
	r = client_post(county, url(city, "/import"), "lines", "  \n", NULL);
	assert_true(r.status == 422 && reply_has(&r, "请至少写一行"));
	assert_int_equal(figures(), before + 2);
}

/* A marking of secrecy stops what is pasted, wherever it stands; a paper that speaks of secrets is none. */
static void what_is_marked_secret_is_not_taken(void **state)
{
	int64_t before = figures();
	struct reply r = client_post(county, url(city, "/import"), "lines", "密数,1,个,,2015-11-17,统计表\n密数二,2,个,,2015-11-17,机密★10年", NULL);

	walk_has(&r, 422, "有密级标志“机密★10年”，没有保存");
	assert_true(reply_has(&r, "密数二"));	/* nothing typed is lost */
	r = client_post_json(programs, arena_printf(w->arena, "/api/v1%s", url(city, "/import")), "{\"lines\":\"密数,1,个,,2015-11-17,绝密★长期\"}");
	walk_has(&r, 422, "web.marked");
	assert_true(reply_has(&r, "\"field\":\"lines\""));
	assert_int_equal(figures(), before);
	r = client_post(county, url(city, "/import"), "lines", "密数,1,个,,2015-11-17,关于做好国家秘密保护工作的通知", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(figures(), before + 1);
}

static void only_who_keeps_the_organisation_enters(void **state)
{
	int64_t before = figures(), id = world_first_id(w, "stated_figure");
	const char *withdraw = arena_printf(w->arena, "/stated/%lld/withdraw", (long long)id);
	struct client *const STRANGERS[] = { other_town, reader };
	struct reply r;

	for (size_t i = 0; i < 2; i++) {
		r = client_post(STRANGERS[i], url(town_a, ""), "name", "党员数", "stated", "5", "unit", "", "counter", "", "compared", "", "day", "2015-11-17", "source", "年报", NULL);
		assert_true(r.status == 403 || r.status == 404);
		r = client_post(STRANGERS[i], url(town_a, "/import"), "lines", "新数,1,个,,2015-11-17,统计表", NULL);
		assert_true(r.status == 403 || r.status == 404);
		r = client_post(STRANGERS[i], withdraw, NULL);
		assert_true(r.status == 403 || r.status == 404);
		r = client_get(STRANGERS[i], url(town_a, ""));
		assert_true(r.status == 403 || r.status == 404);
	}
	r = client_get(reader, check(town_a));
	assert_true(r.status == 200 && !reply_has(&r, "/stated\""));
	assert_int_equal(figures(), before);
}

static void a_wrong_one_is_taken_back(void **state)
{
	int64_t before = figures(), lines, id = world_first_id(w, "stated_figure");
	const char *withdraw = arena_printf(w->arena, "/stated/%lld/withdraw", (long long)id);
	struct reply r = client_get(town, url(town_a, ""));

	assert_true(reply_has(&r, withdraw) && reply_has(&r, "党支部总数"));
	lines = world_count(w, "audit");
	assert_int_equal(client_post(town, withdraw, NULL).status, 303);
	assert_int_equal(figures(), before - 1);
	assert_int_equal(world_count(w, "audit"), lines + 1);
	r = client_get(town, check(town_a));
	assert_false(reply_has(&r, "2015年年报表二"));
	assert_int_equal(client_post(town, withdraw, NULL).status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_document_prints_stands_beside_what_is_counted),
		cmocka_unit_test(what_is_wrong_is_said_and_kept),
		cmocka_unit_test(many_lines_are_entered_or_none),
		cmocka_unit_test(what_is_marked_secret_is_not_taken),
		cmocka_unit_test(only_who_keeps_the_organisation_enters),
		cmocka_unit_test(a_wrong_one_is_taken_back),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
