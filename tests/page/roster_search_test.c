/* How somebody is looked for among the members: filters, names of people and organisations, roles, readings. */
#include "roster_world.h"

#include <string.h>

static void filters_stand_in_the_url(void **state)
{
	assert_false(has(clerk, "/person?status=1", CANARY_A));
	assert_true(has(clerk, "/person?status=1", "单永福"));
	assert_true(has(clerk, "/person?status=2&education=college&q=lh", CANARY_A));
	assert_true(has(clerk, "/person?q=shan", "单永福"));
	assert_false(has(clerk, "/person?q=dan", "单永福"));
	assert_true(has(clerk, "/person?sex=2", "没有符合条件的人员"));
	assert_true(has(clerk, "/person?status=1&sort=joined", "去掉条件"));
	assert_true(has(clerk, "/person?page=999", CANARY_A));
	assert_true(has(clerk, "/person?page=1&sort=%27&down=x", CANARY_A));
	assert_int_equal(client_get(clerk, "/person?page=-1&sort=%27&down=x").status, 422);
}

/* Nobody in these roles is a member yet: asked for one of them, the list is not that of the members, and says so. */
static void a_role_before_joining_asks_for_those_who_are_no_members(void **state)
{
	int64_t person = PUT(w, "person", NUMBER("region_id", 1), NUMBER("org_id", branch_a), TEXT("path", world_org_path(w, branch_a)), TEXT("name", "齐积极"),
		TEXT("pinyin_key", "qi ji ji"), NUMBER("sex", 2), NUMBER("status", 0), NUMBER("birth_day", 9000), NUMBER("birth_precision", 3));
	struct reply r;

	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", branch_a), TEXT("kind", "activist"), NUMBER("from_day", 16000),
	    NUMBER("to_day", 2932897));
	r = client_get(clerk, "/person?role=activist");
	walk_has(&r, 200, ">齐积极</a>");
	walk_has(&r, 200, "不限类别（有这个身份的还不是党员）");
	walk_has(&r, 200, "<option value=\"any\" selected>");
	assert_false(reply_has(&r, CANARY_A));
	r = client_get(clerk, "/person?role=activist&status=2");
	assert_false(reply_has(&r, ">齐积极</a>") || reply_has(&r, "不限类别"));	/* what is asked for expressly holds */
	r = client_get(clerk, "/api/v1/person?role=activist");
	walk_has(&r, 200, "齐积极");
	r = client_get(clerk, "/person?role=reserve");
	assert_false(reply_has(&r, "不限类别"));	/* a member may be a reserve */
	world_run(w, arena_printf(w->arena, "DELETE FROM person_role WHERE person_id = %lld", (long long)person));
	world_run(w, arena_printf(w->arena, "DELETE FROM person WHERE id = %lld", (long long)person));
}

/* Names that read alike do not stand between each other, on the page and for programs. */
static void namesakes_stand_together(void **state)
{
	static const char *const NAMES[] = { "李浩", "黎浩", "李浩" }, *const PATHS[] = { "/person?q=lh", "/api/v1/person?q=lh", "/search?q=lihao", "/api/v1/search?q=lihao" };

	for (int i = 0; i < 3; i++)
		make(clerk, branch_a, NAMES[i], 11 + 2 * i, "2");
	for (size_t i = 0; i < sizeof(PATHS) / sizeof(PATHS[0]); i++) {
		struct reply r = client_get(clerk, PATHS[i]);
		const char *first = strstr(r.body, "李浩"), *last = first, *other_name = strstr(r.body, "黎浩");

		assert_true(first != NULL && other_name != NULL);
		for (const char *at = first; (at = strstr(at + 1, "李浩")) != NULL;)
			last = at;
		assert_true(last > first && (other_name < first || other_name > last));
	}
}

/* Neither does what is too long, nor a range in which nobody can lie. */
static void a_filter_too_long_or_turned_is_named(void **state)
{
	static const char *const PAGES[] = { "/person?", "/roster/print?", "/export/new?", "/api/v1/person?" };
	char *many = arena_alloc(w->arena, 251);

	memset(many, 'a', 250);
	for (size_t k = 0; k < sizeof(PAGES) / sizeof(PAGES[0]); k++) {
		struct reply r = client_get(clerk, arena_printf(w->arena, "%sq=%s", PAGES[k], many));

		if (r.status != 422 || !reply_has(&r, "姓名、拼音或号码”是“aaaaaaaaaa") || reply_has(&r, CANARY_A))
			fail_msg("%sq: %d %s", PAGES[k], r.status, r.body);
		r = client_get(clerk, arena_printf(w->arena, "%sage_from=60&age_to=30", PAGES[k]));
		if (r.status != 422 || !reply_has(&r, "是“60”，到“30”为止：结束早于开始"))
			fail_msg("%sage: %d %s", PAGES[k], r.status, r.body);
		r = client_get(clerk, arena_printf(w->arena, "%sjoined_from=2010-01-01&joined_to=2009-01-01", PAGES[k]));
		if (r.status != 422 || !reply_has(&r, "结束早于开始"))
			fail_msg("%sjoined: %d %s", PAGES[k], r.status, r.body);
		assert_int_equal(client_get(clerk, arena_printf(w->arena, "%sage_from=30&age_to=30", PAGES[k])).status, 200);
	}
}

/* A range that is said to end with a month or a year ends with its last day. */
static void a_range_ends_with_the_whole_month_or_year(void **state)
{
	static const struct { const char *query; bool is_in; } ASKED[] = { { "joined_to=2015-02", false }, { "joined_to=2015-03", true },
		{ "joined_to=2014", false }, { "joined_to=2015", true }, { "joined_from=2015-03-15&joined_to=2015-03", false },
		{ "joined_from=2015年3月&joined_to=2015年3月", true } };

	make(clerk, branch_a, "末日生", 78, "1");	/* joined on a day in March 2015 */
	client_get(clerk, "/person");	/* says once that it is done */
	for (size_t i = 0; i < sizeof(ASKED) / sizeof(ASKED[0]); i++) {
		struct reply r = client_get(clerk, arena_printf(w->arena, "/person?%s", ASKED[i].query));

		assert_int_equal(r.status, 200);
		if (reply_has(&r, "末日生") != ASKED[i].is_in)
			fail_msg("%s", ASKED[i].query);
	}
}

/* The mark that sorts an unknown reading behind all letters is nobody's to read. */
static void an_unknown_reading_is_asked_for(void **state)
{
	struct reply r;

	make(clerk, branch_a, "白𱍐", 71, "2");
	r = client_get(clerk, "/person/readings");
	walk_has(&r, 200, "value=\"bai ?\"");
	walk_has(&r, 200, "<span class=\"small muted\" aria-hidden=\"true\">拼音</span>");	/* before the field, not in it */
	walk_has(&r, 200, "中间留空格，不写声调");
	assert_false(reply_has(&r, "bai {"));
	walk_has(&r, 200, "/reading");
}

static void rename_org(int64_t org, const char *name, const char *short_name, const char *day)
{
	struct reply r = client_get(clerk, arena_printf(w->arena, "/org/%lld/rename/form", (long long)org));

	walk_has(&r, 200, "row_version");
	r = client_post(clerk, arena_printf(w->arena, "/org/%lld/rename", (long long)org), "name", name, "short_name", short_name, "day", day, "document", "甲发〔2015〕2号",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
}

/* The search of people finds organisations as the list of organisations does. */
static void an_organisation_is_found_by_any_of_its_names(void **state)
{
	static const char *const ASKED[] = { "%E7%9F%B3%E6%A1%A5%E9%95%87%E5%85%9A%E6%94%AF%E9%83%A8", "%E7%9F%B3%E6%A1%A5", "shiqiao", "sqz" };

	world_right(w, "org_officer", "edit_org");
	world_run(w, arena_printf(w->arena, "UPDATE org SET row_version = 1 WHERE id = %lld", (long long)branch_a));	/* a form of version 0 carries none */
	rename_org(branch_a, "中共甲镇石桥镇支部委员会", "石桥镇党支部", "2015-11-10");
	for (size_t i = 0; i < sizeof(ASKED) / sizeof(ASKED[0]); i++) {
		struct reply r = client_get(clerk, arena_printf(w->arena, "/search?q=%s", ASKED[i]));

		if (!reply_has(&r, "中共甲镇石桥镇支部委员会"))
			fail_msg("%s: %s", ASKED[i], r.body);
		r = client_get(clerk, arena_printf(w->arena, "/api/v1/search?q=%s", ASKED[i]));
		assert_true(reply_has(&r, "\"name\":\"中共甲镇石桥镇支部委员会\""));
		r = client_get(other, arena_printf(w->arena, "/search?q=%s", ASKED[i]));
		assert_false(reply_has(&r, "中共甲镇石桥镇支部委员会"));
	}
	rename_org(branch_a, "甲村支部", "甲村支部", "2015-11-11");
}

/* What cannot be read does not stand for everybody: nobody is listed, exported or changed, and the filter is named. */
static void a_filter_that_is_none_is_named(void **state)
{
	static const struct { const char *query, *field; } BAD[] = { { "age_from=六十", "年龄从" }, { "age_to=1e2", "年龄到" }, { "joined_from=2015-02-30", "入党从" },
		{ "joined_to=去年", "入党到" }, { "age=99", "年龄" }, { "status=bad", "人员类别" }, { "sex=x", "性别" }, { "no_number=yes", "缺身份号码" } };

	static const char *const PAGES[] = { "/person?", "/roster/print?", "/export/new?", "/api/v1/person?" };

	world_right(w, "org_officer", "export");
	for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++)
		for (size_t k = 0; k < sizeof(PAGES) / sizeof(PAGES[0]); k++) {
			struct reply r = client_get(clerk, arena_printf(w->arena, "%s%s", PAGES[k], BAD[i].query));

			if (r.status != 422 || !reply_has(&r, arena_printf(w->arena, "“%s”是“%s”，看不懂", BAD[i].field, strchr(BAD[i].query, '=') + 1)) || reply_has(&r, CANARY_A))
				fail_msg("%s%s: %d %s", PAGES[k], BAD[i].query, r.status, r.body);
		}
	for (size_t k = 0; k < sizeof(PAGES) / sizeof(PAGES[0]); k++) {
		struct reply r = client_get(clerk, arena_printf(w->arena, "%sorg=abc", PAGES[k]));

		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, "“org”应是整数"));
		assert_false(reply_has(&r, CANARY_A));
	}
}

static void the_search_box_gets_links_alone(void **state)
{
	struct reply r;

	client_header(clerk, "HX-Request: true");
	r = client_get(clerk, "/search?q=lihua");
	client_header(clerk, NULL);
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, CANARY_A));
	assert_false(reply_has(&r, "<html"));
	assert_true(has(clerk, "/search?q=lihua", "<html"));
	assert_true(has(clerk, "/search?q=zzzz", "没有找到"));
	assert_true(has(clerk, "/search", "全拼"));
	assert_true(has(clerk, "/search?q=%3Cscript%3E", "&lt;script&gt;"));
}

/* Issue 2, point 9: found by the former name, and the hit says so; by page and api. */
static void a_former_name_is_found_and_said(void **state)
{
	static const char *const TYPED[] = { "%E7%AB%AF%E6%9C%A8", "%E9%9D%92%E6%A2%85", "dmqm", "duanmuqing" };	/* 端木, 青梅 */
	struct reply r;

	client_get(clerk, arena_printf(w->arena, "/person/new?org=%lld", (long long)branch_a));
	assert_int_equal(client_post(clerk, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch_a), "name", "高兰", "former_name", "端木青梅",
		"id_number", world_id_number(w, "19800102", 77), "nationality", "01", "education", "21", "occupation", "2", "status", "0", NULL).status, 303);
	for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
		const char *search = arena_printf(w->arena, "/search?q=%s", TYPED[i]), *list = arena_printf(w->arena, "/person?status=any&q=%s", TYPED[i]);

		assert_true(has(clerk, search, "高兰"));
		assert_true(has(clerk, search, "曾用名 端木青梅"));
		assert_true(has(clerk, list, "曾用名 端木青梅"));
		assert_false(has(other, search, "高兰"));
		r = client_get(clerk, arena_printf(w->arena, "/api/v1/search?q=%s", TYPED[i]));
		assert_true(reply_has(&r, "\"total\":1") && reply_has(&r, "高兰") && reply_has(&r, "\"former_name\":\"端木青梅\""));
		r = client_get(clerk, arena_printf(w->arena, "/api/v1/person?status=any&q=%s", TYPED[i]));
		assert_true(reply_has(&r, "\"total\":1") && reply_has(&r, "高兰"));
		r = client_get(other, arena_printf(w->arena, "/api/v1/search?q=%s", TYPED[i]));
		assert_true(reply_has(&r, "\"total\":0"));
	}
	assert_false(has(clerk, "/person?status=any", "曾用名 端木青梅"));	/* only where somebody was looked for */
}

/* Whoever types leaves the dot of a minority name out, or a blank in its place: by characters, inside the name, initials and pinyin. */
static void the_dot_of_a_minority_name_may_be_left_out(void **state)
{
	static const struct { const char *typed, *found; } TYPED[] = {
		{ "艾力买买提", "艾力·买买提" }, { "艾力%20买买提", "艾力·买买提" }, { "艾力.买买提", "艾力·买买提" }, { "艾力·买买提", "艾力·买买提" }, { "艾力买", "艾力·买买提" },
		{ "艾力", "艾力·买买提" }, { "力买", "艾力·买买提" }, { "力买买", "艾力·买买提" }, { "买买提", "艾力·买买提" }, { "almmt", "艾力·买买提" }, { "alm", "艾力·买买提" },
		{ "ailimaimaiti", "艾力·买买提" }, { "aili·maimaiti", "艾力·买买提" }, { "aili.maimaiti", "艾力·买买提" }, { "阿不力米提", "阿不力·米提" }, { "不力米", "阿不力·米提" },
	};

	make(clerk, branch_a, "艾力·买买提", 31, "2");
	client_get(clerk, of("/person/new?org=", branch_a, ""));
	assert_int_equal(client_post(clerk, "/person/create", "org", arena_printf(w->arena, "%lld", (long long)branch_a), "name", "古丽", "former_name", "阿不力·米提",
		"id_number", world_id_number(w, "19800102", 79), "nationality", "05", "education", "21", "occupation", "2", "status", "0", NULL).status, 303);
	for (size_t i = 0; i < sizeof(TYPED) / sizeof(TYPED[0]); i++) {
		const char *ways[] = { "/search?q=%s", "/person?status=any&q=%s", "/api/v1/search?q=%s", "/api/v1/person?status=any&q=%s" };

		for (int k = 0; k < 4; k++) {
			const char *rest = strstr(ways[k], "%s"), *path = arena_printf(w->arena, "%.*s%s", (int)(rest - ways[k]), ways[k], TYPED[i].typed);

			if (!has(clerk, path, k == 3 && i > 13 ? "古丽" : TYPED[i].found))
				fail_msg("%s finds no %s", path, TYPED[i].found);
		}
	}
	assert_false(has(clerk, "/search?q=艾力米", "艾力·买买提"));
	assert_false(has(clerk, "/search?q=力提", "艾力·买买提"));
	assert_false(has(other, "/search?q=艾力买买提", "艾力·买买提"));
}

/* The tree's search and what it does not draw stay in the register, with the conditions of the list. */
static void the_tree_keeps_the_register_and_its_conditions(void **state)
{
	struct reply r = client_get(clerk, of("/person?sex=2&org=", town_a, ""));

	assert_true(reply_has(&r, of("action=\"/org/", town_a, "/pick\"")) && reply_has(&r, "name=\"query\" value=\"sex=2\"") &&
		reply_has(&r, "name=\"use\" value=\"register\""));
	r = client_get(clerk, of("/org/", town_a, "/pick?use=register&query=sex%3D2"));
	assert_true(reply_has(&r, of("href=\"/person?org=", branch_a, "&amp;sex=2\"")));
	r = client_get(clerk, of("/org/", town_a, "/pick?use=register&query=sex%3D2&q=%E7%94%B2%E6%9D%91"));
	assert_true(reply_has(&r, of("href=\"/person?org=", branch_a, "&amp;sex=2\"")));
	r = client_get(clerk, of("/org/", town_a, "/pick?query=sex%3D2"));
	assert_true(reply_has(&r, of("href=\"/org/", branch_a, "\"")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(filters_stand_in_the_url),
		cmocka_unit_test(a_filter_that_is_none_is_named),
		cmocka_unit_test(a_filter_too_long_or_turned_is_named),
		cmocka_unit_test(a_range_ends_with_the_whole_month_or_year),
		cmocka_unit_test(an_organisation_is_found_by_any_of_its_names),
		cmocka_unit_test(the_search_box_gets_links_alone),
		cmocka_unit_test(a_role_before_joining_asks_for_those_who_are_no_members),
		cmocka_unit_test(namesakes_stand_together),
		cmocka_unit_test(a_former_name_is_found_and_said),
		cmocka_unit_test(the_dot_of_a_minority_name_may_be_left_out),
		cmocka_unit_test(an_unknown_reading_is_asked_for),
		cmocka_unit_test(the_tree_keeps_the_register_and_its_conditions),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
