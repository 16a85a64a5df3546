/* The tree in the browser: what a secretary of a town may found and sees of it, its chart and its picker, and what is refused. */
#include "org_world.h"

#include <stdio.h>
#include <string.h>
#include "base/buffer.h"

static void founds_a_branch_with_its_posts(void **state)
{
	struct reply r = found("李村支部", "branch", "2015-10-01");
	int64_t id;

	assert_int_equal(r.status, 303);
	id = id_of(&r);
	r = client_get(town, url(id, ""));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "李村支部"));
	assert_true(reply_has(&r, "书记"));
	assert_true(reply_has(&r, "还没有登记党员"));	/* its size is judged once there are some */
}

/* English pages put the English name of a post before the one that the register has; a name that the platform does not know stays alone. */
static void posts_have_their_english_names_in_english_pages(void **state)
{
	struct reply r = found("英文支部", "branch", "2015-10-01");
	int64_t id = id_of(&r);

	PUT(w, "post", NUMBER("org_id", id), TEXT("kind", "committee_member"), TEXT("name", "支委"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	PUT(w, "post", NUMBER("org_id", id), TEXT("kind", "committee_member"), TEXT("name", "烽火台值守"), NUMBER("seats", 1), NUMBER("to_day", 2932897));
	client_get(town, "/me");
	assert_int_equal(client_post(town, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(town, url(id, ""));
	walk_has(&r, 200, "<b>Secretary (书记)</b>");
	walk_has(&r, 200, "<b>Committee member (支委)</b>");
	walk_has(&r, 200, "<b>烽火台值守</b>");
	client_get(town, "/me");
	assert_int_equal(client_post(town, "/lang", "lang", "zh", NULL).status, 303);
	r = client_get(town, url(id, ""));
	walk_has(&r, 200, "<b>书记</b>");
	assert_false(reply_has(&r, "Secretary ("));
}

/* Who holds a post here may have his record elsewhere (a deputy sent by the county): his name is told, and leads nowhere that would be closed. */
static void a_holder_from_elsewhere_is_named_without_a_way(void **state)
{
	int64_t here = world_person(w, town_a, "本镇干部"), elsewhere = world_person(w, branch_b, "下派干部");
	struct reply r;

	world_holding(w, town_a, "deputy_secretary", here);
	world_holding(w, town_a, "deputy_secretary", elsewhere);
	r = client_get(town, url(town_a, ""));
	walk_has(&r, 200, arena_printf(w->arena, "<a href=\"/person/%lld\">本镇干部</a>", (long long)here));
	walk_has(&r, 200, "下派干部");
	assert_false(reply_has(&r, arena_printf(w->arena, "/person/%lld\"", (long long)elsewhere)));
}

static void a_refusal_keeps_what_was_typed_and_names_the_rule(void **state)
{
	struct { const char *name, *kind, *day, *says; } cases[] = {
		{ "", "branch", "2015-10-01", "请填写名称" },
		{ "王村支部", "", "2015-10-01", "请选择组织类别" },
		{ "王村支部", "city_committee", "2015-10-01", "不能设在" },
		{ "王村支部", "branch", "2015-11-18", "不能晚于今天" },
		{ "王村支部", "branch", "1900-01-01", "填写的 1900-01-01 早于它" },
		{ "王村支部", "branch", "哪天", "没有“哪天”这个日期" },
		{ "王村项目支部", "project_branch", "2015-10-01", "依托单位" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct reply r = found(cases[i].name, cases[i].kind, cases[i].day);

		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, cases[i].says));
		assert_true(reply_has(&r, "甲发〔2015〕1号"));
	}
}

static void a_name_is_taken_only_once_below_one_organisation(void **state)
{
	struct reply r = found("重名支部", "branch", "2015-10-01");

	assert_int_equal(r.status, 303);
	r = found("重名支部", "branch", "2015-10-01");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "已有“重名支部”"));
}

static void a_foreign_organisation_looks_like_a_missing_one(void **state)
{
	struct reply foreign = client_get(town, url(branch_b, ""));
	struct reply missing = client_get(town, "/org/999999999");

	assert_int_equal(foreign.status, 404);
	assert_int_equal(missing.status, 404);
	assert_false(reply_has(&foreign, "乙村支部"));
	client_get(town, "/org");
	assert_int_equal(client_post(town, url(branch_b, "/close"), "day", "2015-11-17", "document", "甲", NULL).status, 404);
}

static void an_administrator_sees_no_business(void **state)
{
	assert_int_equal(client_get(auditor, url(town_a, "")).status, 403);
}

static void a_stale_form_gets_a_conflict_and_keeps_the_text(void **state)
{
	struct reply r = found("旧名支部", "branch", "2015-10-01");
	int64_t id = id_of(&r);
	const char *version;

	r = client_get(town, url(id, "/rename/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(id, "/rename"), "name", "新名支部", "day", "2015-11-01", "document", "甲发〔2015〕2号",
		"row_version", version, NULL);
	assert_int_equal(r.status, 303);
	client_get(town, url(id, "/rename/form"));
	r = client_post(town, url(id, "/rename"), "name", "更新名支部", "day", "2015-11-02", "document", "甲发〔2015〕3号",
		"row_version", version, NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "更新名支部"));
	/* Both texts, side by side: what stands there now, and what was typed. */
	assert_true(reply_has(&r, "<td class=\"wraps lines\">新名支部</td><td class=\"wraps lines\">更新名支部</td>"));
	assert_true(reply_has(&r, "<td class=\"wraps lines\">甲发〔2015〕3号</td>"));
	assert_string_equal(reply_field(w, &r, "name"), "更新名支部");
	assert_string_equal(reply_field(w, &r, "document"), "甲发〔2015〕3号");
	assert_true(reply_has(&r, arena_printf(w->arena, "href=\"%s\"", url(id, ""))));	/* to keep theirs */
	/* The form of that page saves what was typed over the new version. */
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(id, "/rename"), "name", "更新名支部", "day", "2015-11-02", "document", "甲发〔2015〕3号", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url(id, ""));
	assert_true(reply_has(&r, "更新名支部"));
	client_get(town, url(id, "/rename/form"));
	r = client_post(town, url(id, "/rename"), "name", "再更名支部", "day", "2015-11-03", "document", "甲发〔2015〕4号", NULL);
	assert_int_equal(r.status, 422);	/* nobody changed anything: the form does not say from which version it goes out */
	assert_true(reply_has(&r, "缺少 row_version"));
	assert_true(reply_has(&r, "再更名支部"));
	/* A code is told by its name, and sent on as it is. */
	r = client_post(town, url(id, "/describe"), "unit_kind", "enterprise", "note", "甲企业", "row_version", "1", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "<td class=\"wraps lines\">公有制企业</td>") && !reply_has(&r, "<td class=\"wraps lines\">enterprise</td>"));
	assert_string_equal(reply_field(w, &r, "unit_kind"), "enterprise");
	r = client_get(town, url(id, ""));
	assert_true(reply_has(&r, "新名支部"));
	assert_true(reply_has(&r, "更名"));
}

/* The kind of unit stands beside a name that does not say it: 王家山村 is no 村村. */
static void the_kind_of_a_unit_is_not_said_twice(void **state)
{
	struct reply r = found("柳村支部", "branch", "2014-01-01");
	int64_t org = id_of(&r);

	world_run(w, "INSERT INTO host_unit (id, kind, name, org_id, credit_code, coverage, covered_by, households, people, staff, from_day, to_day, leader, mode, product, gain_fen,"
		" facts, row_version) VALUES (77, 'village', '柳村', 1, '', 'own', 0, 0, 0, 0, 16000, 2932897, '', '', '', 0, '{}', 1)");
	world_run(w, arena_printf(w->arena, "UPDATE org SET host_id = 77 WHERE id = %lld", (long long)org));
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "<dd>柳村</dd>") && !reply_has(&r, "/host/77"));	/* it is registered in the city, where the town has no business */
	world_run(w, "UPDATE host_unit SET name = '柳家庄' WHERE id = 77");
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "<dd>柳家庄<i class=\"sp\"></i><span class=\"small muted\">村</span></dd>"));
}

static void a_long_name_asks_for_a_short_one(void **state)
{
	struct buffer name;
	struct reply r;

	buffer_init(&name, w->arena, 0);
	for (int i = 0; i < 26; i++)
		buffer_puts(&name, "长名");
	r = found(buffer_text(&name), "branch", "2015-10-01");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "请另填不超过 50 个字的简称"));
	assert_true(reply_has(&r, buffer_text(&name)));
	client_get(town, url(town_a, "/found/form"));
	r = client_post(town, url(town_a, "/found"), "name", buffer_text(&name), "short_name", buffer_text(&name), "kind", "branch", "unit_kind", "village", "day",
		"2015-10-01", "document", "甲", NULL);
	assert_int_equal(r.status, 422);			/* and none that is too long is cut */
	client_get(town, url(town_a, "/found/form"));
	r = client_post(town, url(town_a, "/found"), "name", buffer_text(&name), "short_name", "长名支部", "kind", "branch", "unit_kind", "village", "day", "2015-10-01",
		"document", "甲", NULL);
	assert_int_equal(r.status, 303);
}

/* The annual tables are grouped by it, so it is none that nobody knows, and not that of the unit above unasked. */
static void the_kind_of_unit_is_asked_and_known(void **state)
{
	static const char *const KINDS[] = { "蛋糕", "Village", "" };
	struct client *program = walk_program(w, "founder", 101);

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		struct reply r;

		client_get(town, url(town_a, "/found/form"));
		r = client_post(town, url(town_a, "/found"), "name", "性质支部", "kind", "branch", "unit_kind", KINDS[i], "day", "2015-10-01", "document", "甲发〔2015〕9号", NULL);
		walk_has(&r, 422, "请选择单位性质");
		assert_true(reply_has(&r, "甲发〔2015〕9号") && reply_has(&r, "性质支部"));
		r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/child", (long long)town_a), arena_printf(w->arena,
			"{\"name\":\"性质支部\",\"kind\":\"branch\",\"unit_kind\":\"%s\",\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕9号\"}", KINDS[i]));
		walk_has(&r, 422, "\"field\":\"unit_kind\"");
	}
	assert_int_equal(client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/child", (long long)town_a),
		"{\"name\":\"性质支部\",\"kind\":\"branch\",\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕9号\"}").status, 422);
	assert_int_equal(world_count(w, "org WHERE name = '性质支部'"), 0);
}

static const struct { const char *typed, *says, *code; } NO_DAYS[] = {
	{ "2015-02-29", "没有“2015-02-29”这个日期", "day.none" }, { "1899-12-31", "早于 1900 年", "day.none" }, { "2015-11", "“2015-11”没有写到日", "day.month_alone" },
	{ "03/04/15", "“03/04/15”分不清年月日", "day.ambiguous" }, { "", "请填写生效日期", "org.day_missing" } };

/* Of an election the day is told last: a term first, and a form without any is asked for its day. */
static void what_is_no_day_is_told_with_its_reason(void **state)
{
	struct reply r = found("日期支部", "branch", "2014-01-01");
	struct client *program = walk_program(w, "dater", 101);
	int64_t org = id_of(&r);

	for (size_t i = 0; i < sizeof(NO_DAYS) / sizeof(NO_DAYS[0]); i++) {
		const char *typed = NO_DAYS[i].typed;

		r = found("错日支部", "branch", typed);
		walk_has(&r, 422, NO_DAYS[i].says);
		assert_true(reply_has(&r, "href=\"#f-day\"") && reply_has(&r, "错日支部"));
		if (typed[0] != '\0')
			assert_true(reply_has(&r, arena_printf(w->arena, "value=\"%s\"", typed)));	/* nothing typed is lost */
		r = client_get(town, url(org, "/rename/form"));
		r = client_post(town, url(org, "/rename"), "name", "新日支部", "short_name", "", "day", typed, "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL);
		walk_has(&r, 422, NO_DAYS[i].says);
		r = client_get(town, url(org, "/elect/form"));
		r = client_post(town, url(org, "/elect"), "day", typed, "term_years", "5", "document", "甲批", "row_version", reply_field(w, &r, "row_version"), NULL);
		walk_has(&r, 422, NO_DAYS[i].says);
		r = client_get(town, url(org, "/approve/form"));
		r = client_post(town, url(org, "/approve"), "authority", "甲镇党委", "day", typed, "document", "甲", "row_version", reply_field(w, &r, "row_version"), NULL);
		walk_has(&r, 422, NO_DAYS[i].says);
		r = client_post_json(program, arena_printf(w->arena, "/api/v1/org/%lld/name", (long long)org), arena_printf(w->arena,
			"{\"name\":\"新日支部\",\"day\":\"%s\",\"document\":\"甲\",\"row_version\":1}", typed));
		walk_has(&r, 422, typed[0] == '\0' ? "\"field\":\"day\"" : NO_DAYS[i].code);
	}
	/* Another kind of unit from a day that is none would have counted from today. */
	r = client_get(town, url(org, "/describe/form"));
	r = client_post(town, url(org, "/describe"), "unit_kind", "community", "day", "2015-02-29", "note", "", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "没有“2015-02-29”这个日期");
	assert_int_equal(world_count(w, "org WHERE name LIKE '%日支部' AND name <> '日期支部'"), 0);
	/* A term is quoted as it was typed. */
	r = client_get(town, url(org, "/elect/form"));
	r = client_post(town, url(org, "/elect"), "day", "2014-06-01", "term_years", "3.5", "document", "甲批", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "现在填的是 3.5 年");
	assert_true(reply_has(&r, "value=\"3.5\""));
	/* And it is that number, not what is left of it when it is cut to 32 bits: 5. */
	r = client_get(town, url(org, "/elect/form"));
	r = client_post(town, url(org, "/elect"), "day", "2014-06-01", "term_years", "4294967301", "document", "甲批", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "现在填的是 4294967301 年");
}

/* People, each once, of those who are in office: not their posts, and not who waits for the second person. */
static void the_committee_is_counted_by_people(void **state)
{
	struct reply r = found("支委支部", "branch", "2014-01-01");
	int64_t org = id_of(&r), one = world_person(w, org, "兼任甲"), waits = world_person(w, org, "待认乙");
	struct client *program = walk_program(w, "committee", 101);

	world_holding(w, org, "organisation_member", one);
	world_holding(w, org, "publicity_member", one);
	world_run(w, arena_printf(w->arena, "UPDATE holding SET needs_second = 1 WHERE id IN (%lld, %lld)", (long long)world_holding(w, org, "secretary", waits),
		(long long)world_holding(w, org, "discipline_member", waits)));
	r = client_get(town, url(org, ""));
	walk_has(&r, 200, "支部委员会现有 1 人");
	r = client_get(program, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"committee_full_time\":1,"));
	world_holding(w, org, "secretary", world_person(w, org, "书记丙"));
	r = client_get(town, url(org, ""));
	walk_has(&r, 200, "支部委员会现有 2 人");
	world_holding(w, org, "discipline_member", world_person(w, org, "委员丁"));
	r = client_get(town, url(org, ""));
	assert_false(reply_has(&r, "支部委员会现有"));
}

/* Who is meant by a name that several have is asked by branch, age and masked number. */
static void a_common_name_is_chosen_from(void **state)
{
	struct reply r = found("同名支部", "branch", "2014-01-01");
	int64_t org = id_of(&r), one = world_person(w, org, "李同名"), post;
	long long id = 0;
	const char *at, *path;

	world_person(w, org, "李同名");
	r = client_get(town, url(org, ""));
	at = strstr(r.body, "/appoint\"");
	assert_non_null(at);
	while (at > r.body && strncmp(at, "/post/", 6) != 0)
		at--;
	assert_int_equal(sscanf(at, "/post/%lld/appoint", &id), 1);
	post = id;
	path = arena_printf(w->arena, "/post/%lld/appoint", (long long)post);
	r = client_get(town, path);
	r = client_post(town, path, "person", "李同名", "manner", "elected", "from_day", "2015-11-01", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "有 2 人叫“李同名”"));
	assert_true(reply_has(&r, "<select class=\"input\" id=\"f-person\""));
	assert_true(reply_has(&r, arena_printf(w->arena, "<option value=\"%lld\">李同名　同名支部", (long long)one)));
	/* Or found by the search, which comes back with that one. */
	r = client_get(town, path);
	assert_true(reply_has(&r, arena_printf(w->arena, "/search?post=%lld", (long long)post)) && reply_has(&r, "查找人员"));
	r = client_get(town, arena_printf(w->arena, "/search?post=%lld&q=%%E6%%9D%%8E%%E5%%90%%8C%%E5%%90%%8D", (long long)post));
	assert_true(reply_has(&r, arena_printf(w->arena, "%s?person=%lld", path, (long long)one)));
	r = client_get(town, arena_printf(w->arena, "%s?person=%lld", path, (long long)one));
	assert_true(reply_has(&r, arena_printf(w->arena, "<option value=\"%lld\" selected>李同名", (long long)one)));
}

static void the_chart_prints_the_own_subtree(void **state)
{
	struct reply r = found("东村一支部", "branch", "2014-02-01");

	assert_int_equal(r.status, 303);
	r = client_get(town, url(town_a, "/chart"));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "甲镇党委"));
	assert_true(reply_has(&r, "东村一支部"));
	assert_false(reply_has(&r, "乙村支部"));
	assert_true(reply_has(&r, "class=\"print-head\""));
	assert_int_equal(client_get(town, url(town_b, "/chart")).status, 404);
}

/* A tree that is too large shows its upper levels first: the last general branch before the branches of the first. */
static void a_large_chart_shows_the_upper_levels_whole(void **state)
{
	int64_t first = world_org_of(w, town_a, "general_branch", "图甲总支");
	struct reply r;

	for (int i = 0; i < 420; i++)
		world_org_of(w, first, "branch", arena_printf(w->arena, "图下支部%03d", i));
	world_org_of(w, town_a, "general_branch", "图乙总支");
	r = client_get(town, url(town_a, "/chart"));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "图甲总支") && reply_has(&r, "图乙总支"));
	assert_true(reply_has(&r, "结构图先画上面几级的"));
	assert_false(reply_has(&r, "图下支部"));	/* they do not fit, and some of them would pass for all */
	r = client_get(town, url(first, "/chart"));
	assert_true(reply_has(&r, "图下支部000") && !reply_has(&r, "图下支部419"));	/* of one level alone the first ones */
	world_run(w, "UPDATE org SET to_day = from_day WHERE name LIKE '图%'");
}

static void the_picker_finds_by_initials_and_number_in_the_own_range_only(void **state)
{
	static const struct { const char *typed, *finds, *not; } CASES[] = {
		{ "lhz2", "柳河庄第二党支部", "柳河庄第十二党支部" },
		{ "lhz12", "柳河庄第十二党支部", "柳河庄第二党支部" },
		{ "柳河庄12", "柳河庄第十二党支部", "柳河庄第二党支部" },
		{ "liuhez", "柳河庄第二党支部", "李村" },
		{ "lhz99", "没有找到", "第二党支部" },
		{ "yczb", "没有找到", "乙村支部" },	/* of the other town */
	};

	assert_int_equal(found("柳河庄第二党支部", "branch", "2015-10-01").status, 303);
	assert_int_equal(found("柳河庄第十二党支部", "branch", "2015-10-01").status, 303);
	client_get(town, url(town_a, ""));	/* shows what was saved, once */
	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = client_get(town, arena_printf(w->arena, "%s%s", url(town_a, "/pick?q="), CASES[i].typed));
		struct reply api = client_get(town, arena_printf(w->arena, "/api/v1/org?q=%s", CASES[i].typed));

		assert_int_equal(r.status, 200);
		assert_true(reply_has(&r, CASES[i].finds));
		assert_false(reply_has(&r, CASES[i].not));
		assert_int_equal(api.status, 200);
		assert_int_equal(reply_has(&api, CASES[i].finds), i < 4);
		assert_false(reply_has(&api, CASES[i].not));
	}
	assert_int_equal(client_get(town, url(town_b, "/pick")).status, 404);
}

/* Nobody types a code by heart: the forms that ask for an organisation lead to the tree, and what is picked comes back with them. */
static void what_is_picked_goes_into_the_form(void **state)
{
	static const char *const USES[] = { "move", "merge" };
	int64_t branch = world_org_of(w, town_a, "branch", "要移动的支部");

	for (size_t i = 0; i < 2; i++) {
		const char *pick = arena_printf(w->arena, "/pick?use=%s&of=%lld", USES[i], (long long)branch), *at, *back;
		struct reply r = client_get(town, url(branch, arena_printf(w->arena, "/%s/form", USES[i])));

		assert_true(reply_has(&r, "从组织树选择") && reply_has(&r, arena_printf(w->arena, "/pick?use=%s&amp;of=%lld", USES[i], (long long)branch)));
		r = client_get(town, arena_printf(w->arena, "%s&unit=all", url(town_a, pick)));
		back = arena_printf(w->arena, "/org/%lld/%s/form?parent_code=", (long long)branch, USES[i]);
		at = strstr(r.body, back);
		assert_non_null(at);
		r = client_get(town, arena_text_n(w->arena, at, strcspn(at, "\"")));
		assert_int_equal(r.status, 200);
		assert_true(reply_has(&r, arena_printf(w->arena, "value=\"%s\"", arena_text_n(w->arena, at + strlen(back), strcspn(at + strlen(back), "\"")))));
		r = client_get(town, arena_printf(w->arena, "%s&q=lhz", url(town_a, pick)));
		assert_true(reply_has(&r, back));
	}
	/* Anything else opens the page of the organisation, as ever. */
	{
		struct reply r = client_get(town, url(town_a, "/pick?use=close&of=1&unit=all"));

		assert_false(reply_has(&r, "parent_code"));
	}
}

static void the_picker_folds_what_is_more_than_a_screen(void **state)
{
	struct reply r;

	for (int i = 0; i < 41; i++)
		assert_int_equal(found(arena_printf(w->arena, "多村%d支部", i), "branch", "2015-10-01").status, 303);
	client_get(town, url(town_a, ""));	/* shows what was saved, once */
	r = client_get(town, url(town_a, "/pick"));
	assert_false(reply_has(&r, "多村40支部"));
	assert_true(reply_has(&r, "/pick?unit=village"));
	r = client_get(town, url(town_a, "/pick?unit=village"));
	assert_true(reply_has(&r, "多村0支部"));
	assert_true(reply_has(&r, "多村40支部"));
	r = client_get(town, url(town_a, "/pick?unit=nonsense"));	/* no such kind: the first draw */
	assert_true(reply_has(&r, "/pick?unit=village"));
	assert_int_equal(client_get(town, url(town_a, "/pick?unit=all&page=999999999999")).status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(founds_a_branch_with_its_posts),
		cmocka_unit_test(a_holder_from_elsewhere_is_named_without_a_way),
		cmocka_unit_test(posts_have_their_english_names_in_english_pages),
		cmocka_unit_test(a_refusal_keeps_what_was_typed_and_names_the_rule),
		cmocka_unit_test(a_name_is_taken_only_once_below_one_organisation),
		cmocka_unit_test(a_foreign_organisation_looks_like_a_missing_one),
		cmocka_unit_test(an_administrator_sees_no_business),
		cmocka_unit_test(a_stale_form_gets_a_conflict_and_keeps_the_text),
		cmocka_unit_test(the_chart_prints_the_own_subtree),
		cmocka_unit_test(a_large_chart_shows_the_upper_levels_whole),
		cmocka_unit_test(the_kind_of_a_unit_is_not_said_twice),
		cmocka_unit_test(a_long_name_asks_for_a_short_one),
		cmocka_unit_test(the_kind_of_unit_is_asked_and_known),
		cmocka_unit_test(what_is_no_day_is_told_with_its_reason),
		cmocka_unit_test(the_committee_is_counted_by_people),
		cmocka_unit_test(a_common_name_is_chosen_from),
		cmocka_unit_test(the_picker_finds_by_initials_and_number_in_the_own_range_only),
		cmocka_unit_test(what_is_picked_goes_into_the_form),
		cmocka_unit_test(the_picker_folds_what_is_more_than_a_screen),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
