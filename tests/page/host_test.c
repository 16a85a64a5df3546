/* Host units in the browser and for programs: registered once, covered in one way, with what each rule refuses. */
#include "page/host_world.h"

#define CODE_A "91350100M000100Y43"	/* the worked example of GB 32100 */

static void NC_01_an_enterprise_is_counted_in_one_zone_only(void **state)
{
	/* covers NC-01 refuse 1 by page and api */
	struct reply r = registered(town, town_a, "enterprise", "云川鼎盛有限公司", CODE_A, "own", "甲企支部");

	assert_int_equal(r.status, 303);
	r = registered(other_town, town_b, "enterprise", "鼎盛公司", CODE_A, "none", "");
	walk_has(&r, 422, "已由另一辖区登记");
	assert_false(reply_has(&r, "云川鼎盛有限公司"));	/* whose it is, is not told */
	r = registered(county, town_b, "enterprise", "鼎盛公司", CODE_A, "none", "");
	walk_has(&r, 422, "云川鼎盛有限公司");
	assert_true(reply_has(&r, "value=\"鼎盛公司\""));
	r = client_post_json(walk_program(w, "other_zone", 103), url("api/v1/org", town_b, "/host"), "{\"kind\":\"enterprise\",\"name\":\"鼎盛公司\",\"credit_code\":\"" CODE_A "\","
		"\"coverage\":\"none\",\"day\":\"2015-01-01\"}");
	walk_has(&r, 422, "已由另一辖区登记");
}

static void NC_01_forty_six_of_580_are_covered(void **state)
{
	/* covers NC-01 accept 1 2 by page and api */
	int64_t zone = world_org_of(w, city, "committee", "丙园区党委"), first = world_org_of(w, zone, "branch", "丙企支部"), more = siblings(first, 45);
	int64_t one = unit(zone, "enterprise", first, 0), none = unit(zone, "enterprise", 0, 0);
	const char *page = url("org", zone, "/host?kind=enterprise"), *branch = in_turn(first, more, 45);
	struct client *api = walk_program(w, "zone", 101);
	struct reply r;

	world_copies(w, "person", world_person(w, first, "党员"), 848, "org_id", branch,
		"path", arena_printf(w->arena, "(SELECT o.path FROM org o WHERE o.id = %s)", branch), NULL);
	world_copies(w, "host_unit", one, 45, "covered_by", arena_printf(w->arena, "%lld + n.i", (long long)more), NULL);
	world_copies(w, "host_unit", none, 533, NULL);
	r = client_get(county, page);
	walk_has(&r, 200, "单独或联合组建党组织的 46 个，共 580 个单位，占 <b class=\"num\">7.93%");
	walk_has(&r, 200, "<b>46<small>个</small></b><span>党组织");
	walk_has(&r, 200, "<b>849<small>人</small></b><span>党员");
	walk_has(&r, 200, "平均每个党组织有党员 18.46 人");
	walk_has(&r, 200, url("org", zone, "/host/organisation?kind=enterprise"));
	r = client_get(api, url("api/v1/org", zone, "/coverage?kind=enterprise"));
	walk_has(&r, 200, "\"kind\":\"enterprise\",\"total\":580,\"own\":46,\"joint\":0,\"liaison\":0,\"none\":534");
	walk_has(&r, 200, "\"covering\":{\"organisations\":46,\"members\":849,\"members_per_organisation_hundredths\":1846}");
	/* The organisations behind the figure, on two pages: 21 of them have 19 members, the others 18. */
	r = client_get(county, url("org", zone, "/host/organisation?kind=enterprise&page=2"));
	walk_has(&r, 200, "丙企支部45");
	assert_false(reply_has(&r, "丙企支部39<"));
	walk_has(&r, 200, arena_printf(w->arena, "/person?org=%lld\">18</a>", (long long)more + 45));
	r = client_get(county, url("org", zone, "/host/organisation?kind=law_firm"));
	walk_has(&r, 200, "还没有党组织单独或联合覆盖这类单位");
	assert_int_equal(client_get(other_town, url("org", zone, "/host/organisation?kind=enterprise")).status, 404);

	/* A branch of several enterprises is one organisation, a liaison person is none, and nor is a group. */
	unit(zone, "project", world_org_of(w, first, "group", "丙企党小组"), 0);
	r = client_get(county, url("org", zone, "/host/organisation?kind=project"));
	walk_has(&r, 200, "还没有党组织单独或联合覆盖这类单位");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'joint', covered_by = %lld WHERE id = %lld", (long long)first, (long long)none));
	r = client_get(county, page);
	walk_has(&r, 200, "8.10%");
	walk_has(&r, 200, "<b>46<small>");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'liaison' WHERE covered_by = %lld", (long long)first));
	r = client_get(county, page);
	walk_has(&r, 200, "<b>45<small>");
	walk_has(&r, 200, "<b>830<small>");
	walk_has(&r, 200, "单独或联合组建党组织的 45 个，共 580 个单位，占 <b class=\"num\">7.76%");
	assert_false(reply_has(&r, "<b>46<small>"));
}

static void NC_01_an_enterprise_needs_its_credit_code(void **state)
{
	struct reply r = registered(town, town_a, "enterprise", "无码公司", "", "none", "");

	walk_has(&r, 422, "必须填写统一社会信用代码");
	r = registered(town, town_a, "enterprise", "错码公司", "91350100M000100Y44", "none", "");
	assert_int_equal(r.status, 422);
}

static void LX_01_a_firm_is_covered_in_one_of_three_ways(void **state)
{
	/* covers LX-01 accept 1 by page and api */
	/* covers LX-01 refuse 1 by page */
	int64_t area = world_org_of(w, city, "committee", "律协党委"), of_branch = unit(area, "law_firm", firm_branch, 0), of_liaison = unit(area, "law_firm", firm_branch, 0);
	struct reply r = registered(town, town_a, "law_firm", "无覆盖律师事务所", "", "none", "");

	walk_has(&r, 422, "三者必居其一");
	world_org_of(w, town_a, "branch", "甲律所支部");
	world_org_of(w, town_a, "joint_branch", "律所联合支部");
	r = registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "");
	walk_has(&r, 422, "请填写覆盖它的党组织");
	r = registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "甲办公室");
	walk_has(&r, 422, "不是党的组织");
	assert_int_equal(registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "甲律所支部").status, 303);
	assert_int_equal(registered(town, town_a, "law_firm", "乙律师事务所", "", "joint", "律所联合支部").status, 303);
	assert_int_equal(registered(town, town_a, "law_firm", "丙律师事务所", "", "liaison", "甲园区党委").status, 303);
	r = client_get(town, url("org", town_a, "/host?kind=law_firm"));
	assert_true(reply_has(&r, "100.00%"));
	assert_true(reply_has(&r, "全覆盖"));
	/* 33 firms have a branch, the others a liaison person. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'liaison' WHERE id = %lld", (long long)of_liaison));
	world_copies(w, "host_unit", of_branch, 32, NULL);
	world_copies(w, "host_unit", of_liaison, 9, NULL);
	r = client_get(county, url("org", area, "/host?kind=law_firm"));
	walk_has(&r, 200, "100.00%");
	walk_has(&r, 200, "全覆盖");
	r = client_get(walk_program(w, "lawyers", 101), url("api/v1/org", area, "/coverage?kind=law_firm"));
	walk_has(&r, 200, "\"kind\":\"law_firm\",\"total\":43,\"own\":33,\"joint\":0,\"liaison\":10,\"none\":0");
}

static struct reply by_program(int64_t org, const char *kind, const char *coverage, const char *covered)
{
	static struct client *api;

	if (api == NULL)
		api = walk_program(w, "covering", 102);
	return client_post_json(api, url("api/v1/org", org, "/host"), arena_printf(w->arena,
		"{\"kind\":\"%s\",\"name\":\"程序登记%s%s\",\"coverage\":\"%s\",\"covered_code\":\"%s\",\"day\":\"2015-01-01\"}", kind, coverage, covered, coverage, covered));
}

/* What covers is of the kind that it is counted as, for any kind of unit. */
static void LX_01_a_coverage_is_what_it_is_counted_as(void **state)
{
	/* covers LX-01 refuse 1 by api */
	static const char *const KINDS[] = { "law_firm", "institution" };
	const struct { const char *coverage, *covered, *says; } WRONG[] = {
		{ "own", "独立支部", "“独立支部”已是“先有单位”单独组建的党组织" }, { "own", "联合支部", "“联合支部”是联合党支部" },
		{ "own", "甲园区党委", "“甲园区党委”领导多个党组织" }, { "joint", "甲园区党委", "“甲园区党委”领导多个党组织" },
		{ "joint", "独立支部", "“独立支部”是党支部，不是联合党支部" },
	};
	int64_t first, none;
	struct reply r;

	world_org_of(w, town_a, "branch", "独立支部");
	world_org_of(w, town_a, "joint_branch", "联合支部");
	r = registered(town, town_a, "institution", "先有单位", "", "own", "独立支部");
	first = id_of(&r, "host");
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
			r = registered(town, town_a, KINDS[k], "后来单位", "", WRONG[i].coverage, WRONG[i].covered);
			walk_has(&r, 422, WRONG[i].says);
			assert_true(reply_has(&r, arena_printf(w->arena, "value=\"%s\"", WRONG[i].covered)));	/* what was typed stays */
			r = by_program(town_a, KINDS[k], WRONG[i].coverage, WRONG[i].covered);
			walk_has(&r, 422, WRONG[i].says);
		}
	r = by_program(town_a, "law_firm", "none", "");
	walk_has(&r, 422, "三者必居其一");
	/* Several have a joint branch; a committee may send a liaison person to each of its units; one's own stays one's own when the rest is changed. */
	assert_int_equal(by_program(town_a, "law_firm", "joint", "联合支部").status, 201);
	assert_int_equal(by_program(town_a, "institution", "joint", "联合支部").status, 201);
	assert_int_equal(by_program(town_a, "institution", "liaison", "甲园区党委").status, 201);
	r = client_get(town, url("host", first, ""));
	r = client_post(town, url("host", first, ""), "kind", "institution", "name", "先有单位", "coverage", "own", "covered_code", "独立支部", "people", "3",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	/* Nor by a change of one that stands. */
	r = registered(town, town_a, "institution", "未覆盖单位", "", "none", "");
	none = id_of(&r, "host");
	r = client_get(town, url("host", none, ""));
	r = client_post(town, url("host", none, ""), "kind", "institution", "name", "未覆盖单位", "coverage", "own", "covered_code", "独立支部",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "“独立支部”已是“先有单位”单独组建的党组织");
	/* Whose it is elsewhere, is not told. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET org_id = %lld WHERE id = %lld", (long long)town_b, (long long)first));
	r = registered(town, town_a, "institution", "后来单位", "", "own", "独立支部");
	walk_has(&r, 422, "其他辖区一个单位");
	assert_false(reply_has(&r, "先有单位"));
}

/* 《中国共产党支部工作条例（试行）》（2018年）第五条: usually not more than five units, so the sixth needs a reason, and the card of the branch says so from then on. */
static void a_joint_branch_covers_a_sixth_unit_only_for_a_reason(void **state)
{
	int64_t joint = world_org_of(w, town_a, "joint_branch", "六所联合支部");
	struct client *api = walk_program(w, "sixth", 102);
	int64_t sixth;
	struct reply r;

	for (int i = 1; i <= 5; i++)
		assert_int_equal(registered(town, town_a, "law_firm", arena_printf(w->arena, "第%d律师事务所", i), "", "joint", "六所联合支部").status, 303);
	r = client_get(town, url("org", joint, ""));
	assert_false(reply_has(&r, "联合党支部覆盖"));
	r = registered(town, town_a, "law_firm", "第六律师事务所", "", "joint", "六所联合支部");
	walk_has(&r, 422, "联合党支部“六所联合支部”已覆盖 5 个单位，一般不超过 5 个（《中国共产党支部工作条例（试行）》（2018年）第五条）");
	assert_true(reply_has(&r, "value=\"第六律师事务所\""));
	r = client_post_json(api, url("api/v1/org", town_a, "/host"), "{\"kind\":\"law_firm\",\"name\":\"第六律师事务所\",\"coverage\":\"joint\",\"covered_code\":\"六所联合支部\","
		"\"day\":\"2015-01-01\"}");
	walk_has(&r, 422, "\"field\":\"cover_reason\"");
	client_get(town, url("org", town_a, "/host/form"));
	r = client_post(town, url("org", town_a, "/host"), "kind", "law_firm", "name", "第六律师事务所", "coverage", "joint", "covered_code", "六所联合支部", "day", "2015-01-01",
		"cover_reason", "同一栋楼，县委组织部同意", NULL);
	assert_int_equal(r.status, 303);
	/* What it covers already is changed without asking again. */
	sixth = id_of(&r, "host");
	r = client_get(town, url("host", sixth, ""));
	r = client_post(town, url("host", sixth, ""), "kind", "law_firm", "name", "第六律师事务所", "coverage", "joint", "covered_code", "六所联合支部", "staff", "3",
		"row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(api, url("api/v1/org", joint, ""));
	walk_has(&r, 200, "\"joint_units\":6");
	r = client_get(town, url("org", joint, ""));
	walk_has(&r, 200, "联合党支部覆盖 6 个单位，一般不超过 5 个");
}

static void a_gap_is_shown_and_never_rounded_away(void **state)
{
	struct reply r = registered(town, town_a, "social", "某某协会", "", "none", "");

	assert_int_equal(r.status, 303);
	r = client_get(town, url("org", town_a, "/host?kind=social&coverage=none"));
	assert_true(reply_has(&r, "某某协会"));
	assert_true(reply_has(&r, "差 1 个"));
	r = client_get(town, url("org", town_a, "/host?coverage=own&q=%E6%9F%90%E6%9F%90"));
	assert_true(reply_has(&r, "没有符合条件的单位"));
}

static void DHZ_02_a_typed_organisation_stands_on_a_unit_of_its_type(void **state)
{
	/* covers DHZ-02 accept 1 refuse 1 by page and api */
	struct reply r = founded("果品支部", "branch", "industry", 0);
	int64_t apples, branch;

	walk_has(&r, 422, "必须有依托单位");
	r = client_post_json(walk_program(w, "typed", 102), url("api/v1/org", town_a, "/child"), "{\"name\":\"果品支部\",\"kind\":\"branch\",\"type\":\"industry\",\"unit_kind\":\"village\","
		"\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕1号\"}");
	walk_has(&r, 422, "必须有依托单位");
	r = registered(town, village, "school", "希望小学", "", "none", "");
	r = founded("果品支部", "branch", "industry", id_of(&r, "host"));
	walk_has(&r, 422, "不能依托“希望小学”");
	r = founded("果品支部", "branch", "industry", 999999);
	walk_has(&r, 422, "没有找到这个依托单位");
	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "cooperative", "name", "红富士合作社", "coverage", "none", "mode", "market",
		"product", "苹果", "households", "45", "day", "2015-01-01", NULL);
	apples = id_of(&r, "host");
	r = founded("果品支部", "branch", "industry", apples);
	branch = id_of(&r, "org");
	r = client_get(town, url("org", branch, ""));
	assert_true(reply_has(&r, "苹果：红富士合作社，45 户"));	/* branch, product, co-operative, households */
	r = client_get(walk_program(w, "apples", 102), url("api/v1/host", apples, ""));
	walk_has(&r, 200, "红富士合作社");
	walk_has(&r, 200, "\"households\":45");
	walk_has(&r, 200, "苹果");
	r = client_get(walk_program(w, "branch", 102), url("api/v1/org", branch, ""));
	walk_has(&r, 200, arena_printf(w->arena, "%lld", (long long)apples));
}

static void NC_02_no_association_without_the_authority_that_approved_it(void **state)
{
	/* covers NC-02 accept 1 refuse 1 by page and api */
	struct reply r;
	int64_t committee, association;

	walk_answered(client_get(county, url("org", city, "/found/form")), 200, "批准机关 <small class=\"f__o\">（党委、党工委和协会必填）</small>");
	r = client_post(county, url("org", city, "/found"), "name", "非公有制企业党委", "kind", "committee", "unit_kind", "nonpublic",
		"day", "2002-02-01", "document", "云组〔2002〕3号", NULL);
	walk_has(&r, 422, "请填写批准机关");
	r = client_post(county, url("org", city, "/found"), "name", "非公有制企业党委", "kind", "committee", "unit_kind", "nonpublic",
		"day", "2002-02-01", "document", "云组〔2002〕3号", "authority", "市委组织部", NULL);
	committee = id_of(&r, "org");
	client_get(county, url("org", committee, "/found/form"));
	r = client_post(county, url("org", committee, "/found"), "name", "非公有制企业党建协会", "kind", "association", "unit_kind", "social",
		"day", "2002-03-01", "document", "民社〔2002〕8号", "authority", "", "linked_code", "非公有制企业党委", NULL);
	walk_has(&r, 422, "请填写批准机关");
	r = client_post(county, url("org", committee, "/found"), "name", "非公有制企业党建协会", "kind", "association", "unit_kind", "social",
		"day", "2002-03-01", "document", "民社〔2002〕8号", "authority", "市民政局", "linked_code", "非公有制企业党委", NULL);
	association = id_of(&r, "org");
	r = client_post_json(walk_program(w, "approved", 101), url("api/v1/org", committee, "/child"), "{\"name\":\"另一协会\",\"kind\":\"association\",\"unit_kind\":\"social\","
		"\"day\":\"2002-03-01\",\"document\":\"民社〔2002〕9号\",\"linked_code\":\"非公有制企业党委\"}");
	walk_has(&r, 422, "请填写批准机关");
	r = client_get(walk_program(w, "linked", 101), url("api/v1/org", association, ""));
	walk_has(&r, 200, "\"authority\":\"市民政局\"");
	walk_has(&r, 200, arena_printf(w->arena, "\"linked\":\"%lld\"", (long long)committee));
	r = client_get(county, url("org", association, ""));
	assert_true(reply_has(&r, "市民政局"));
	assert_true(reply_has(&r, "理事"));		/* its council */
	r = client_get(county, url("org", committee, ""));
	assert_true(reply_has(&r, "市委组织部"));
	assert_true(reply_has(&r, "非公有制企业党建协会"));	/* told of the link */
}

static struct reply planned(int64_t host, const char *text, const char *version)
{
	client_get(town, url("host", host, ""));
	return client_post(town, url("host", host, "/plan"), "plan", text, "row_version", version, NULL);
}

static void KFQ_09_party_and_mass_organisations_share_venue_roster_and_plan(void **state)
{
	struct reply r = registered(town, town_a, "social", "一体化公司", "", "none", "");
	int64_t alone, host, covered = world_org_of(w, town_a, "branch", "一体化支部");
	struct client *api = walk_program(w, "plan", 102);

	alone = id_of(&r, "host");
	r = planned(alone, "共同开展技能比武", "0");
	walk_has(&r, 422, "还没有党组织覆盖");
	r = registered(town, town_a, "social", "一体化协会", "", "own", "一体化支部");
	host = id_of(&r, "host");
	world_org_of(w, covered, "union", "一体化工会");
	world_org_of(w, covered, "youth_league", "一体化团支部");
	world_org_of(w, covered, "womens_federation", "一体化妇联");
	world_put(w, "place", (struct cell[]){ { .column = "org_id", .number = covered }, { .column = "kind", .text = "activity_room", .is_text = true },
		{ .column = "name", .text = "党群活动室", .is_text = true }, { .column = "note", .text = "", .is_text = true } }, 4);
	r = planned(host, "", "0");
	walk_has(&r, 422, "请填写共同计划的内容");
	assert_int_equal(planned(host, "共同开展技能比武", "0").status, 303);
	walk_answered(planned(host, "另一份计划", "0"), 409, "现在登记的是：共同开展技能比武");
	r = client_get(town, url("host", host, ""));
	assert_true(reply_has(&r, "党群一体化") && reply_has(&r, "一体化支部") && reply_has(&r, "一体化工会") && reply_has(&r, "一体化团支部") &&
		reply_has(&r, "一体化妇联"));
	assert_true(reply_has(&r, "党群活动室") && reply_has(&r, "共同开展技能比武") && reply_has(&r, arena_printf(w->arena, "/person?org=%lld", (long long)covered)));
	client_get(other_town, "/org");
	assert_int_equal(client_post(other_town, url("host", host, "/plan"), "plan", "乙", "row_version", "1", NULL).status, 404);
	r = client_post_json(api, url("api/v1/host", host, "/plan"), "{\"plan\":\"第二稿\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	r = client_get(api, url("api/v1/host", host, "/plan"));
	assert_true(reply_has(&r, "\"plan\":\"第二稿\",\"row_version\":2") && reply_has(&r, "一体化工会") && reply_has(&r, "党群活动室"));
	r = client_get(api, url("api/v1/host", host, "/plan?year=2014"));
	assert_true(reply_has(&r, "\"plan\":\"\""));
	assert_int_equal(client_post_json(api, url("api/v1/host", host, "/plan"), "{\"row_version\":2}").status, 422);
}

static void a_stale_form_and_a_foreign_unit(void **state)
{
	struct reply r = registered(town, town_a, "hospital", "甲医院", "", "none", "");
	int64_t host = id_of(&r, "host");

	client_get(town, url("host", host, ""));
	r = client_post(town, url("host", host, ""), "name", "甲中心医院", "coverage", "none", "staff", "70", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	r = client_post(town, url("host", host, ""), "name", "另一名称", "coverage", "none", "staff", "60", "row_version", "1", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "value=\"另一名称\"") && reply_has(&r, "现在登记的是：甲中心医院") && reply_has(&r, "现在登记的是：70"));	/* both texts */
	r = client_post(town, url("host", host, ""), "name", "甲中心医院", "coverage", "none", "staff", "七十", "row_version", "2", NULL);
	walk_has(&r, 422, "整数");
	assert_int_equal(client_get(other_town, url("host", host, "")).status, 404);
	assert_int_equal(client_get(other_town, "/host/999999").status, 404);
}

static void programs_get_the_same_rules(void **state)
{
	/* covers LX-01 refuse 1 by api */
	struct client *api = walk_program(w, "program", 102);
	struct reply r;

	r = client_post_json(api, url("api/v1/org", town_a, "/host"), "{\"kind\":\"law_firm\",\"name\":\"丁所\",\"coverage\":\"none\",\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "coverage"));
	r = client_post_json(api, url("api/v1/org", town_a, "/host"), "{\"kind\":\"mine\",\"name\":\"\",\"coverage\":\"none\",\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, url("api/v1/org", town_a, "/host"), "{\"kind\":\"team\",\"name\":\"采煤一队\",\"coverage\":\"none\",\"staff\":30,\"day\":\"2015-01-01\"}");
	assert_int_equal(r.status, 201);
	r = client_get(api, url("api/v1/org", town_a, "/host?kind=team"));
	assert_true(reply_has(&r, "\"staff\":30"));
	r = client_get(api, url("api/v1/org", town_a, "/coverage"));
	assert_true(reply_has(&r, "\"kind\":\"team\""));
}

/* Whether a unit was covered by itself on a day: the list on the page, and the same for programs. */
static bool is_covered(struct client *program, int64_t id, const char *day)
{
	const char *rest = arena_printf(w->arena, "figure/units?org=%lld&day=%s&of=units", (long long)town_a, day);
	struct reply page = client_get(county, arena_printf(w->arena, "/%s", rest)), answer = client_get(program, arena_printf(w->arena, "/api/v1/%s", rest));
	const char *at = strstr(answer.body, arena_printf(w->arena, "\"id\":\"%lld\"", (long long)id)), *end = at == NULL ? NULL : strchr(at, '}');
	bool is_own;

	assert_int_equal(page.status, 200);
	if (at == NULL || end == NULL)
		fail_msg("no %lld in %s", (long long)id, answer.body);
	is_own = strstr(arena_text_n(w->arena, at, (size_t)(end - at)), "\"coverage\":\"own\"") != NULL;
	at = strstr(page.body, arena_printf(w->arena, "/host/%lld\"", (long long)id));
	assert_non_null(at);
	at = strstr(at, "</tr>") == NULL ? at : arena_text_n(w->arena, at, (size_t)(strstr(at, "</tr>") - at));
	assert_int_equal(strstr(at, "单独组建") != NULL, is_own);
	return is_own;
}

static struct reply covered(int64_t id, const char *coverage, const char *by, const char *day)
{
	struct reply r = client_get(town, url("host", id, ""));

	return client_post(town, url("host", id, ""), "name", "按日覆盖项目", "coverage", coverage, "covered_code", by, "cover_day", day,
		"row_version", reply_field(w, &r, "row_version"), NULL);
}

/* The matrix of a past day shows who covered the unit then. */
static void coverage_is_kept_by_date(void **state)
{
	struct client *program = walk_program(w, "covers", 101), *writer = walk_program(w, "covers2", 102);
	int64_t id = unit(town_a, "project", 0, 0);
	struct reply r;

	world_org_of(w, town_a, "branch", "按日支部");
	world_right(w, "secretary", "see_figures");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET from_day = 14610, to_day = 2932897 WHERE id = %lld", (long long)id));	/* 2010-01-01 */
	assert_false(is_covered(program, id, "2014-12-31"));
	r = covered(id, "own", "按日支部", "2009-12-31");
	assert_int_equal(r.status, 422);
	walk_has(&r, 422, "日期须在 2010-01-01 至 2015-11-17 之间");
	walk_has(&r, 422, "value=\"按日支部\"");
	r = covered(id, "own", "按日支部", "2015-03-01");
	assert_int_equal(r.status, 303);
	assert_true(!is_covered(program, id, "2014-12-31") && !is_covered(program, id, "2015-02-28") && is_covered(program, id, "2015-03-01"));
	r = client_get(town, url("host", id, ""));
	walk_has(&r, 200, "原覆盖方式");
	r = client_post_json(writer, url("api/v1/host", id, ""), arena_printf(w->arena, "{\"name\":\"按日覆盖项目\",\"coverage\":\"none\","
		"\"cover_day\":\"2015-02-28\",\"row_version\":%s}", reply_field(w, &r, "row_version")));
	walk_has(&r, 422, "cover_day");
	r = client_get(town, url("host", id, ""));
	r = client_post_json(writer, url("api/v1/host", id, ""), arena_printf(w->arena, "{\"name\":\"按日覆盖项目\",\"coverage\":\"none\","
		"\"row_version\":%s}", reply_field(w, &r, "row_version")));
	assert_int_equal(r.status, 200);
	assert_true(is_covered(program, id, "2015-11-16") && !is_covered(program, id, "2015-11-17"));
	/* Whoever is founded on it covers it from the founding on. */
	client_get(town, url("org", town_a, "/found/form"));
	r = client_post(town, url("org", town_a, "/found"), "name", "按日企支部", "kind", "branch", "unit_kind", "nonpublic", "day", "2015-11-17", "document", "甲发〔2015〕1号",
		"host", arena_printf(w->arena, "%lld", (long long)id), NULL);
	assert_int_equal(r.status, 303);
	assert_true(is_covered(program, id, "2015-11-17") && is_covered(program, id, "2015-11-16") && !is_covered(program, id, "2015-02-28"));
}

static struct reply of_kind(int64_t id, const char *kind, const char *day)
{
	struct reply r = client_get(town, url("host", id, ""));

	return client_post(town, url("host", id, ""), "name", "village", "kind", kind, "kind_day", day, "coverage", "none", "row_version", reply_field(w, &r, "row_version"), NULL);
}

/* What programs are told of a day: the units, how kinds are covered, the annual tables. */
static const char *figures_of(struct client *program, const char *day)
{
	static const char *const PATHS[] = { "units", "coverage", "tables" }, *const MORE[] = { "&of=units", "", "&report=annual" };
	const char *all = "";

	for (int i = 0; i < 3; i++) {
		struct reply r = client_get(program, arena_printf(w->arena, "/api/v1/figure/%s?org=%lld&day=%s%s", PATHS[i], (long long)town_a, day, MORE[i]));

		assert_int_equal(r.status, 200);
		all = arena_printf(w->arena, "%s%s", all, r.body);
	}
	return all;
}

/* A village becomes a community: figures of days before keep the village, and those of last year are the same to the letter. */
static void kinds_are_kept_by_date(void **state)
{
	struct client *program = walk_program(w, "kinds", 101), *writer = walk_program(w, "kinds2", 102);
	int64_t id = unit(town_a, "village", 0, 0);
	const char *last_year, *march;
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET from_day = 14610, to_day = 2932897, coverage = 'none', covered_by = 0 WHERE id = %lld", (long long)id));	/* 2010-01-01 */
	last_year = figures_of(program, "2014-12-31");
	march = figures_of(program, "2015-03-01");
	assert_int_equal(of_kind(id, "community", "2015-11-18").status, 422);
	assert_int_equal(of_kind(id, "community", "2009-12-31").status, 422);
	assert_int_equal(of_kind(id, "castle", "2015-03-01").status, 422);
	assert_int_equal(of_kind(id, "community", "2015-03-01").status, 303);
	assert_string_equal(last_year, figures_of(program, "2014-12-31"));
	assert_string_not_equal(march, figures_of(program, "2015-03-01"));
	r = client_get(town, url("host", id, ""));
	walk_has(&r, 200, "原类别");
	/* By a program, from today on; and no day before the last change. */
	r = client_get(town, url("host", id, ""));
	r = client_post_json(writer, url("api/v1/host", id, ""), arena_printf(w->arena, "{\"name\":\"village\",\"kind\":\"project\",\"coverage\":\"none\",\"kind_day\":\"2015-02-28\",\"row_version\":%s}",
		reply_field(w, &r, "row_version")));
	walk_has(&r, 422, "kind_day");
	march = figures_of(program, "2015-03-01");
	r = client_get(town, url("host", id, ""));
	r = client_post_json(writer, url("api/v1/host", id, ""), arena_printf(w->arena, "{\"name\":\"village\",\"kind\":\"project\",\"coverage\":\"none\",\"row_version\":%s}",
		reply_field(w, &r, "row_version")));
	assert_int_equal(r.status, 200);
	assert_string_equal(march, figures_of(program, "2015-03-01"));
	assert_string_equal(last_year, figures_of(program, "2014-12-31"));
	/* What only its kind has holds it there. */
	world_run(w, arena_printf(w->arena, "INSERT INTO host_household (host_id, org_id, number, is_counted) VALUES (%lld, %lld, '1', 1)", (long long)id, (long long)town_a));
	r = of_kind(id, "community", "2015-11-17");
	walk_has(&r, 422, "登记着入社农户或者成员1个");
	world_run(w, arena_printf(w->arena, "DELETE FROM host_household WHERE host_id = %lld", (long long)id));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_joint_branch_covers_a_sixth_unit_only_for_a_reason),
		cmocka_unit_test(NC_01_an_enterprise_is_counted_in_one_zone_only),
		cmocka_unit_test(NC_01_forty_six_of_580_are_covered),
		cmocka_unit_test(NC_01_an_enterprise_needs_its_credit_code),
		cmocka_unit_test(LX_01_a_firm_is_covered_in_one_of_three_ways),
		cmocka_unit_test(LX_01_a_coverage_is_what_it_is_counted_as),
		cmocka_unit_test(a_gap_is_shown_and_never_rounded_away),
		cmocka_unit_test(DHZ_02_a_typed_organisation_stands_on_a_unit_of_its_type),
		cmocka_unit_test(NC_02_no_association_without_the_authority_that_approved_it),
		cmocka_unit_test(KFQ_09_party_and_mass_organisations_share_venue_roster_and_plan),
		cmocka_unit_test(a_stale_form_and_a_foreign_unit),
		cmocka_unit_test(programs_get_the_same_rules),
		cmocka_unit_test(coverage_is_kept_by_date),
		cmocka_unit_test(kinds_are_kept_by_date),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
