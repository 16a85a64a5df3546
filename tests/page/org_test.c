/* The tree in the browser: what a secretary of a town may found, rename, move and close, and what is refused. */
#include "world/walk.h"
#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

static struct world *w;
static struct client *town, *auditor;
static int64_t city, town_a, town_b, branch_b;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲镇党委");
	town_b = world_org_of(w, city, "committee", "乙镇党委");
	branch_b = world_org_of(w, town_b, "branch", "乙村支部");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "appoint");
	world_right(w, "secretary", "see_person");
	world_right(w, "secretary", "edit_person");
	world_holding(w, town_a, "secretary", 101);
	town = client_new(w);
	client_sign_in(town, world_account(w, "town", ADMIN_NONE, 101));
	auditor = client_new(w);
	client_sign_in(auditor, world_admin(w, "audit", ADMIN_AUDIT));
	return 0;
}

static const char *url(int64_t org, const char *rest)
{
	return arena_printf(w->arena, "/org/%lld%s", (long long)org, rest);
}

static struct reply found(const char *name, const char *kind, const char *day)
{
	client_get(town, url(town_a, "/found/form"));
	return client_post(town, url(town_a, "/found"), "name", name, "kind", kind, "unit_kind", "village",
		"day", day, "document", "甲发〔2015〕1号", NULL);
}

static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	assert_non_null(location);
	assert_int_equal(sscanf(location, "/org/%lld", &id), 1);
	return id;
}

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

static void a_refusal_keeps_what_was_typed_and_names_the_rule(void **state)
{
	struct { const char *name, *kind, *day, *says; } cases[] = {
		{ "", "branch", "2015-10-01", "请填写名称" },
		{ "王村支部", "", "2015-10-01", "请选择组织类别" },
		{ "王村支部", "city_committee", "2015-10-01", "不能设在" },
		{ "王村支部", "branch", "2015-11-18", "不能晚于今天" },
		{ "王村支部", "branch", "1900-01-01", "不能早于" },
		{ "王村支部", "branch", "哪天", "请填写生效日期" },
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
	assert_true(reply_has(&r, "<td class=\"wraps\">新名支部</td><td class=\"wraps\">更新名支部</td>"));
	assert_true(reply_has(&r, "<td class=\"wraps\">甲发〔2015〕3号</td>"));
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
	assert_true(reply_has(&r, "<td class=\"wraps\">公有制企业</td>") && !reply_has(&r, "<td class=\"wraps\">enterprise</td>"));
	assert_string_equal(reply_field(w, &r, "unit_kind"), "enterprise");
	r = client_get(town, url(id, ""));
	assert_true(reply_has(&r, "新名支部"));
	assert_true(reply_has(&r, "更名"));
}

static void moves_a_subtree_but_never_under_itself(void **state)
{
	struct reply r = found("东片总支", "general_branch", "2015-01-01");
	int64_t upper = id_of(&r), lower;
	const char *version;

	r = found("移动支部", "branch", "2015-01-01");
	lower = id_of(&r);
	PUT(w, "batch", NUMBER("org_id", lower), TEXT("path", world_org_path(w, lower)), TEXT("name", "名册"), TEXT("state", "applied"), TEXT("kind", "import"));
	r = client_get(town, url(lower, "/move/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(lower, "/move"), "parent_code", "东片总支", "day", "2015-06-01", "document", "甲",
		"row_version", version, NULL);
	assert_int_equal(r.status, 303);
	/* What was imported there is seen and undone from above its new place. */
	assert_int_equal(world_count(w, arena_printf(w->arena, "batch WHERE path = '%s'", world_org_path(w, lower))), 1);
	r = client_get(town, url(upper, ""));
	assert_true(reply_has(&r, "移动支部"));
	r = client_get(town, url(upper, "/move/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(upper, "/move"), "parent_code", "移动支部", "day", "2015-07-01", "document", "甲",
		"row_version", version, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "移到它自己"));
}

static void closes_only_what_is_empty(void **state)
{
	struct reply r = found("将撤总支", "general_branch", "2015-01-01");
	int64_t upper = id_of(&r);
	const char *version;

	r = client_get(town, url(upper, "/found/form"));
	r = client_post(town, url(upper, "/found"), "name", "下级支部", "kind", "branch", "unit_kind", "village",
		"day", "2015-02-01", "document", "甲", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town, url(upper, "/close/form"));
	version = reply_field(w, &r, "row_version");
	r = client_post(town, url(upper, "/close"), "day", "2015-11-17", "document", "甲", "row_version", version, NULL);
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "还有 1 个下级组织"));
}

static struct reply merged(int64_t org, const char *into, const char *day)
{
	struct reply r = client_get(town, url(org, "/merge/form"));

	return client_post(town, url(org, "/merge"), "parent_code", into, "day", day, "document", "甲发〔2015〕6号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* What was below goes to the other, what is merged is closed on that day, and both cards remember it. */
static void merges_and_remembers(void **state)
{
	struct reply r = found("东村总支", "general_branch", "2014-01-01");
	int64_t east = id_of(&r), west, below;

	r = found("西村总支", "general_branch", "2014-01-01");
	west = id_of(&r);
	client_get(town, url(east, "/found/form"));
	r = client_post(town, url(east, "/found"), "name", "东村一支部", "kind", "branch", "unit_kind", "village", "day", "2014-02-01", "document", "甲",
		NULL);
	below = id_of(&r);
	r = merged(east, "东村一支部", "2015-11-01");
	assert_int_equal(r.status, 422);
	r = merged(east, "乙村支部", "2015-11-01");	/* another town's */
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "甲发〔2015〕6号"));
	r = found("南村支部", "branch", "2014-01-01");
	r = client_get(town, url(east, "/merge/form"));
	assert_true(reply_has(&r, "它自己没有党员") && !reply_has(&r, "0 名党员"));
	r = merged(east, "南村支部", "2015-11-01");		/* another kind */
	assert_int_equal(r.status, 422);
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (1, 1, %lld, %lld, 2, 'joined', '', '甲', 16000, 2932897)", (long long)world_person(w, below, "李华"), (long long)below));
	r = merged(below, "南村支部", "2013-10-01");
	assert_int_equal(r.status, 422);			/* before the branch was founded, and before the member came */
	r = merged(east, "西村总支", "2015-11-01");
	assert_int_equal(r.status, 303);
	r = client_get(town, url(below, ""));
	assert_true(reply_has(&r, "西村总支"));
	r = client_get(town, url(east, ""));
	/* Nothing is asked of it any more: no seats to fill, no term, no advice; the way to the other is there. */
	assert_true(reply_has(&r, "已于 2015-11-01 并入西村总支（甲发〔2015〕6号）") && reply_has(&r, "打开西村总支"));
	assert_true(reply_has(&r, arena_printf(w->arena, "class=\"btn\" href=\"%s\"", url(west, ""))));
	assert_false(reply_has(&r, "空缺 ") || reply_has(&r, "没有登记换届日期") || reply_has(&r, "/post/form"));
	r = client_get(town, url(west, ""));
	assert_true(reply_has(&r, "空缺 ") && reply_has(&r, "没有登记换届日期") && !reply_has(&r, "只供查阅"));
	r = client_get(town, url(west, "/list"));
	assert_true(reply_has(&r, "东村一支部"));
}

static struct reply changed(int64_t org, const char *change, const char *day, const char *name)
{
	struct reply r = client_get(town, url(org, arena_printf(w->arena, "/%s/form", change)));

	return client_post(town, url(org, arena_printf(w->arena, "/%s", change)), "name", name, "short_name", "", "day", day, "document", "甲发〔2015〕9号",
		"row_version", reply_field(w, &r, "row_version"), NULL);
}

/* The people of a branch go along: the line of the balance says so on both sides, and a later day of the same branch knows them. */
static void a_merger_takes_the_members_along(void **state)
{
	struct reply r = found("北村一支部", "branch", "2014-01-01");
	int64_t one = id_of(&r), two, member, guest;

	r = found("北村二支部", "branch", "2014-01-01");
	two = id_of(&r);
	member = world_person(w, one, "王合并");
	guest = world_person(w, one, "刘积极");
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 0 WHERE id = %lld", (long long)guest));
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (7, 1, %lld, %lld, 2, 'joined', '', '甲', 16400, 2932897)", (long long)member, (long long)one));
	r = client_get(town, url(one, ""));
	assert_true(reply_has(&r, "不足 3 人"));	/* advice of article 4, not a refusal */
	r = client_get(town, url(one, "/merge/form"));
	assert_true(reply_has(&r, "并入的组织"));
	assert_true(reply_has(&r, "1 名党员"));
	assert_false(reply_has(&r, "上级组织"));
	r = merged(one, "北村二支部", "2015-11-02");
	if (r.status != 303)
		fail_msg("%s", r.body);
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)one));
	assert_true(reply_has(&r, "\"opening\":1"));
	assert_true(reply_has(&r, "\"out\":{\"moved\":1}"));
	assert_true(reply_has(&r, "\"closing\":0"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)two));
	assert_true(reply_has(&r, "\"in\":{\"moved\":1}"));
	assert_true(reply_has(&r, "\"closing\":1"));
	r = client_get(town, arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)two));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "不等于"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/person/%lld", (long long)guest));
	assert_true(reply_has(&r, "北村二支部"));
	r = client_get(town, url(one, ""));
	assert_true(reply_has(&r, "已于 2015-11-02 并入北村二支部"));
	assert_false(reply_has(&r, "不足 3 人"));
}

/* A new name moves nobody: no line of the balance, on the page and for programs; and it must be new, with its brackets as typed. */
static void a_new_name_moves_nobody(void **state)
{
	struct reply r = found("宽村支部", "branch", "2014-01-01");
	int64_t org = id_of(&r), member = world_person(w, org, "张更名");
	const char *balance = arena_printf(w->arena, "/org/%lld/balance?from=2015-01-01&to=2015-11-17", (long long)org);

	world_run(w, arena_printf(w->arena, "UPDATE person SET status = 2 WHERE id = %lld", (long long)member));
	world_run(w, arena_printf(w->arena, "INSERT INTO membership (id, region_id, person_id, org_id, status, began_by, ended_by, document, from_day, to_day)"
		" VALUES (8, 1, %lld, %lld, 2, 'joined', '', '甲', 16400, 2932897)", (long long)member, (long long)org));
	r = changed(org, "rename", "2015-09-01", "宽村支部");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "名称还是“宽村支部”，没有更改"));
	assert_int_equal(changed(org, "rename", "2015-09-01", "宽村（新）支部").status, 303);
	assert_int_equal(changed(org, "rename", "2015-10-01", "宽村(新)支部").status, 422);	/* the same in narrow brackets */
	assert_int_equal(changed(org, "rename", "2015-10-01", "宽村新支部").status, 303);
	assert_int_equal(changed(org, "rename", "2015-11-01", "宽村（新）支部").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "宽村（新）支部") && !reply_has(&r, "(新)"));
	r = client_get(town, "/api/v1/org?q=%E5%AE%BD%E6%9D%91%EF%BC%88%E6%96%B0%EF%BC%89");
	assert_true(reply_has(&r, "宽村（新）支部"));
	r = client_get(town, arena_printf(w->arena, "/api/v1%s", balance));
	if (!reply_has(&r, "\"out\":{},\"inside\":{},\"closing\":1"))
		fail_msg("%s", r.body);
	r = client_get(town, balance);
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "组织隶属调整"));
}

static struct reply renamed(int64_t org, const char *day, const char *name, const char *short_name)
{
	struct reply r = client_get(town, url(org, "/rename/form"));

	return client_post(town, url(org, "/rename"), "name", name, "short_name", short_name, "day", day, "document", "甲发〔2015〕9号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
}

/* Lists, menus and the path above a page show the short name: one that came from the old name does not keep it alive. */
static void a_short_name_follows_the_name_it_came_from(void **state)
{
	struct reply r = found("石桥村支部", "branch", "2014-01-01");
	int64_t org = id_of(&r);
	const char *list = url(town_a, "/list?q=%E7%9F%B3%E6%A1%A5");

	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "各处显示的是简称。不填，就用全称"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"\""));
	/* Left as it was, from a page that was opened before or by a program. */
	assert_int_equal(renamed(org, "2015-02-01", "石桥村联合支部", "石桥村支部").status, 303);
	r = client_get(town, url(org, "/chart"));
	assert_true(reply_has(&r, "石桥村联合支部"));
	r = client_get(town, list);
	assert_true(reply_has(&r, "石桥村联合支部") && !reply_has(&r, "石桥村支部"));
	/* Taken from the name: what stands there now. */
	assert_int_equal(renamed(org, "2015-03-01", "中共石桥村支部委员会", "石桥村").status, 303);
	assert_int_equal(renamed(org, "2015-04-01", "中共石桥新村支部委员会", "石桥村").status, 303);
	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"石桥新村\""));
	/* Where it cannot be told it is asked for. */
	r = renamed(org, "2015-05-01", "青山支部", "石桥新村");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "简称“石桥新村”取自旧名称，新名称“青山支部”里没有了") && reply_has(&r, "甲发〔2015〕9号"));
	r = client_post_json(walk_program(w, "namer", 101), arena_printf(w->arena, "/api/v1%s", url(org, "/name")), arena_printf(w->arena,
		"{\"name\":\"青山支部\",\"short_name\":\"石桥新村\",\"day\":\"2015-05-01\",\"document\":\"甲\",\"row_version\":4}"));
	assert_true(r.status == 422 && reply_has(&r, "org.short_name_old"));
	assert_int_equal(renamed(org, "2015-05-01", "青山支部", "").status, 303);
	/* A name of its own stays. */
	assert_int_equal(renamed(org, "2015-06-01", "青山支部", "山里红").status, 303);
	assert_int_equal(renamed(org, "2015-07-01", "青山二支部", "山里红").status, 303);
	r = client_get(town, url(org, "/rename/form"));
	assert_true(reply_has(&r, "name=\"short_name\" type=\"text\" value=\"山里红\""));
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
	assert_true(reply_has(&r, "href=\"/host/77\">柳村</a></dd>"));
	world_run(w, "UPDATE host_unit SET name = '柳家庄' WHERE id = 77");
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "href=\"/host/77\">柳家庄</a><i class=\"sp\"></i><span class=\"small muted\">村</span></dd>"));
}

/* On the day on which a name began it is set right; a founding day is set right while nothing contradicts it. */
static void a_name_and_a_founding_day_are_set_right(void **state)
{
	struct reply r = found("新支部", "branch", "2015-11-17");
	int64_t org = id_of(&r), below;

	assert_int_equal(changed(org, "rename", "2015-11-18", "明天支部").status, 422);
	assert_int_equal(changed(org, "rename", "2015-11-17", "新村党支部").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "新村党支部"));
	assert_false(reply_has(&r, "新支部"));		/* it never stood for a day */
	r = client_get(town, url(org, "/founding/form"));
	assert_true(reply_has(&r, "value=\"2015-11-17\""));
	r = changed(org, "founding", "1900-01-01", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "不能早于"));
	assert_int_equal(changed(org, "founding", "2010-05-01", "").status, 303);
	r = client_get(town, url(org, ""));
	assert_true(reply_has(&r, "2010-05-01"));
	r = client_get(town, arena_printf(w->arena, "/api/v1/org/%lld", (long long)org));
	assert_true(reply_has(&r, "\"from_day\":\"2010-05-01\""));
	r = found("老总支", "general_branch", "2009-01-01");
	org = id_of(&r);
	client_get(town, url(org, "/found/form"));
	r = client_post(town, url(org, "/found"), "name", "老总支一支部", "kind", "branch", "unit_kind", "village", "day", "2009-03-01", "document", "甲", NULL);
	below = id_of(&r);
	r = changed(org, "founding", "2009-04-01", "");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "2009-03-01"));		/* the unit below stands on that day */
	assert_int_equal(changed(org, "founding", "2008-01-01", "").status, 303);
	assert_int_equal(changed(below, "founding", "2008-02-01", "").status, 303);
}

/* As after `jishi init`: the top organisation has a name that nobody gave it and was founded on a day that nobody chose. */
static void the_top_is_named_and_founded_by_its_own(void **state)
{
	struct client *top = client_new(w);
	struct reply r;

	world_holding(w, city, "secretary", 901);
	client_sign_in(top, world_account(w, "top", ADMIN_NONE, 901));
	world_run(w, arena_printf(w->arena, "INSERT INTO org_path (id, org_id, parent_id, path, name, kind, from_day, to_day, reason, document)"
		" SELECT 990001, id, 0, path, name, kind, from_day, 2932897, 'founded', '' FROM org WHERE id = %lld", (long long)city));
	r = client_get(top, url(city, "/founding/form"));
	r = client_post(top, url(city, "/founding"), "day", "1938-07-01", "document", "云委〔1938〕1号", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(top, url(city, "/rename/form"));
	r = client_post(top, url(city, "/rename"), "name", "中共云川市委员会", "short_name", "云川市委", "day", "1938-07-01", "document", "云委〔1938〕1号", "row_version",
		reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	client_get(top, url(city, "/found/form"));
	r = client_post(top, url(city, "/found"), "name", "丙镇党委", "kind", "committee", "unit_kind", "town", "day", "1950-10-01", "document", "云委〔1950〕1号",
		"authority", "省委组织部", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(top, arena_printf(w->arena, "/api/v1/org/%lld", (long long)city));
	assert_true(reply_has(&r, "\"from_day\":\"1938-07-01\""));
	assert_true(reply_has(&r, "中共云川市委员会"));
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
	struct reply r = client_get(town, url(town_a, "/chart"));

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
		cmocka_unit_test(a_refusal_keeps_what_was_typed_and_names_the_rule),
		cmocka_unit_test(a_name_is_taken_only_once_below_one_organisation),
		cmocka_unit_test(a_foreign_organisation_looks_like_a_missing_one),
		cmocka_unit_test(an_administrator_sees_no_business),
		cmocka_unit_test(a_stale_form_gets_a_conflict_and_keeps_the_text),
		cmocka_unit_test(moves_a_subtree_but_never_under_itself),
		cmocka_unit_test(closes_only_what_is_empty), cmocka_unit_test(merges_and_remembers), cmocka_unit_test(the_chart_prints_the_own_subtree), cmocka_unit_test(a_large_chart_shows_the_upper_levels_whole),
		cmocka_unit_test(a_merger_takes_the_members_along), cmocka_unit_test(a_new_name_moves_nobody), cmocka_unit_test(a_short_name_follows_the_name_it_came_from), cmocka_unit_test(the_kind_of_a_unit_is_not_said_twice),
		cmocka_unit_test(a_name_and_a_founding_day_are_set_right),
		cmocka_unit_test(the_top_is_named_and_founded_by_its_own), cmocka_unit_test(a_long_name_asks_for_a_short_one), cmocka_unit_test(a_common_name_is_chosen_from),
		cmocka_unit_test(the_picker_finds_by_initials_and_number_in_the_own_range_only),
		cmocka_unit_test(what_is_picked_goes_into_the_form),
		cmocka_unit_test(the_picker_folds_what_is_more_than_a_screen),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
