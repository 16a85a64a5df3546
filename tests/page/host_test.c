/* Host units in the browser and for programs: registered once, covered in one way, with what each rule refuses. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include "rooms/host/host.h"

#define CODE_A "91350100M000100Y43"	/* the worked example of GB 32100 */

static struct world *w;
static struct client *county, *town, *other_town;
static int64_t city, town_a, town_b, firm_branch, village, office, person;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town_a = world_org_of(w, city, "committee", "甲园区党委");
	town_b = world_org_of(w, city, "committee", "乙园区党委");
	firm_branch = world_org_of(w, town_a, "branch", "甲企支部");
	village = world_org_of(w, town_a, "general_branch", "李村党总支");
	office = world_org_of(w, town_a, "office", "甲办公室");
	person = world_person(w, firm_branch, "张三");
	world_right(w, "secretary", "see_org");
	world_right(w, "secretary", "edit_org");
	world_right(w, "secretary", "see_person");
	world_holding(w, city, "secretary", 101);
	world_holding(w, town_a, "secretary", 102);
	world_holding(w, town_b, "secretary", 103);
	county = client_new(w);
	client_sign_in(county, world_account(w, "county", ADMIN_NONE, 101));
	town = client_new(w);
	client_sign_in(town, world_account(w, "town", ADMIN_NONE, 102));
	other_town = client_new(w);
	client_sign_in(other_town, world_account(w, "other", ADMIN_NONE, 103));
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

/* covered: the code or full name of an organisation. */
static struct reply registered(struct client *who, int64_t org, const char *kind, const char *name, const char *code, const char *coverage,
	const char *covered)
{
	client_get(who, url("org", org, "/host/form"));
	return client_post(who, url("org", org, "/host"), "kind", kind, "name", name, "credit_code", code, "coverage", coverage,
		"covered_code", covered, "mode", strcmp(kind, "cooperative") == 0 ? "able_household" : "", "households", "0", "day", "2015-01-01", NULL);
}

static int64_t id_of(const struct reply *r, const char *noun)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	if (location == NULL)
		fail_msg("status %d: %s", r->status, r->body);
	assert_int_equal(strncmp(location + 1, noun, strlen(noun)), 0);
	assert_int_equal(sscanf(location + 2 + strlen(noun), "%lld", &id), 1);
	return id;
}

static void refused(const struct reply *r, const char *says)
{
	if (r->status != 422 || !reply_has(r, says))
		fail_msg("status %d without '%s': %s", r->status, says, r->body);
}

static struct client *program(const char *login, int64_t holder)
{
	struct client *api = client_new(w);

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, holder))));
	return api;
}

static void NC_01_an_enterprise_is_counted_in_one_zone_only(void **state)
{
	/* covers NC-01 refuse 1 by page and api */
	struct reply r = registered(town, town_a, "enterprise", "云川鼎盛有限公司", CODE_A, "own", "甲企支部");

	assert_int_equal(r.status, 303);
	r = registered(other_town, town_b, "enterprise", "鼎盛公司", CODE_A, "none", "");
	refused(&r, "已由另一辖区登记");
	assert_false(reply_has(&r, "云川鼎盛有限公司"));	/* whose it is, is not told */
	r = registered(county, town_b, "enterprise", "鼎盛公司", CODE_A, "none", "");
	refused(&r, "云川鼎盛有限公司");
	assert_true(reply_has(&r, "value=\"鼎盛公司\""));
	r = client_post_json(program("other_zone", 103), url("api/v1/org", town_b, "/host"), "{\"kind\":\"enterprise\",\"name\":\"鼎盛公司\",\"credit_code\":\"" CODE_A "\","
		"\"coverage\":\"none\",\"day\":\"2015-01-01\"}");
	refused(&r, "已由另一辖区登记");
}

static void shows(const struct reply *r, const char *text)
{
	if (r->status != 200 || !reply_has(r, text))
		fail_msg("status %d without '%s': %s", r->status, text, r->body);
}

/* Any unit, from long ago; `by` 0: not covered. */
static int64_t unit(int64_t org, const char *kind, int64_t by, int64_t people)
{
	return world_put(w, "host_unit", (struct cell[]){ { "kind", kind, 0, true }, { "name", kind, 0, true }, { "org_id", NULL, org, false },
		{ "coverage", by == 0 ? "none" : "own", 0, true }, { "covered_by", NULL, by, false }, { "people", NULL, people, false },
		{ "facts", "{}", 0, true } }, 7);
}

/* Organisations beside one, below the same parent, whose first children they are: with it there are copies + 1. */
static int64_t siblings(int64_t org, int64_t copies)
{
	return world_copies(w, "org", org, copies, "code", "t.code || '-' || n.i", "name", "t.name || n.i",
		"path", "substr(t.path, 1, length(t.path) - 4) || substr(CAST(10001 + n.i AS TEXT), 2)", NULL);
}

/* The one of `copies + 1` siblings that copy n.i belongs to, in turn. */
static const char *in_turn(int64_t first, int64_t number, int64_t copies)
{
	return arena_printf(w->arena, "CASE WHEN n.i %% %lld = 0 THEN %lld ELSE %lld + n.i %% %lld END", (long long)copies + 1, (long long)first,
		(long long)number, (long long)copies + 1);
}

static void NC_01_forty_six_of_580_are_covered(void **state)
{
	/* covers NC-01 accept 1 2 by page and api */
	int64_t zone = world_org_of(w, city, "committee", "丙园区党委"), first = world_org_of(w, zone, "branch", "丙企支部"), more = siblings(first, 45);
	int64_t one = unit(zone, "enterprise", first, 0), none = unit(zone, "enterprise", 0, 0);
	const char *page = url("org", zone, "/host?kind=enterprise"), *branch = in_turn(first, more, 45);
	struct client *api = program("zone", 101);
	struct reply r;

	world_copies(w, "person", world_person(w, first, "党员"), 848, "org_id", branch,
		"path", arena_printf(w->arena, "(SELECT o.path FROM org o WHERE o.id = %s)", branch), NULL);
	world_copies(w, "host_unit", one, 45, "covered_by", arena_printf(w->arena, "%lld + n.i", (long long)more), NULL);
	world_copies(w, "host_unit", none, 533, NULL);
	r = client_get(county, page);
	shows(&r, "单独或联合组建党组织的 46 个，共 580 个单位，占 <b class=\"num\">7.93%");
	shows(&r, "<b>46<small>个</small></b><span>党组织");
	shows(&r, "<b>849<small>人</small></b><span>党员");
	shows(&r, "平均每个党组织有党员 18.46 人");
	shows(&r, url("org", zone, "/host/organisation?kind=enterprise"));
	r = client_get(api, url("api/v1/org", zone, "/coverage?kind=enterprise"));
	shows(&r, "\"kind\":\"enterprise\",\"total\":580,\"own\":46,\"joint\":0,\"liaison\":0,\"none\":534");
	shows(&r, "\"covering\":{\"organisations\":46,\"members\":849,\"members_per_organisation_hundredths\":1846}");
	/* The organisations behind the figure, on two pages: 21 of them have 19 members, the others 18. */
	r = client_get(county, url("org", zone, "/host/organisation?kind=enterprise&page=2"));
	shows(&r, "丙企支部45");
	assert_false(reply_has(&r, "丙企支部39<"));
	shows(&r, arena_printf(w->arena, "/person?org=%lld\">18</a>", (long long)more + 45));
	r = client_get(county, url("org", zone, "/host/organisation?kind=law_firm"));
	shows(&r, "还没有党组织单独或联合覆盖这类单位");
	assert_int_equal(client_get(other_town, url("org", zone, "/host/organisation?kind=enterprise")).status, 404);

	/* A branch of several enterprises is one organisation, a liaison person is none, and nor is a group. */
	unit(zone, "project", world_org_of(w, first, "group", "丙企党小组"), 0);
	r = client_get(county, url("org", zone, "/host/organisation?kind=project"));
	shows(&r, "还没有党组织单独或联合覆盖这类单位");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'joint', covered_by = %lld WHERE id = %lld", (long long)first, (long long)none));
	r = client_get(county, page);
	shows(&r, "8.10%");
	shows(&r, "<b>46<small>");
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'liaison' WHERE covered_by = %lld", (long long)first));
	r = client_get(county, page);
	shows(&r, "<b>45<small>");
	shows(&r, "<b>830<small>");
	shows(&r, "单独或联合组建党组织的 45 个，共 580 个单位，占 <b class=\"num\">7.76%");
	assert_false(reply_has(&r, "<b>46<small>"));
}

static void NC_01_an_enterprise_needs_its_credit_code(void **state)
{
	struct reply r = registered(town, town_a, "enterprise", "无码公司", "", "none", "");

	refused(&r, "必须填写统一社会信用代码");
	r = registered(town, town_a, "enterprise", "错码公司", "91350100M000100Y44", "none", "");
	assert_int_equal(r.status, 422);
}

static void LX_01_a_firm_is_covered_in_one_of_three_ways(void **state)
{
	/* covers LX-01 accept 1 by page and api */
	/* covers LX-01 refuse 1 by page */
	int64_t area = world_org_of(w, city, "committee", "律协党委"), of_branch = unit(area, "law_firm", firm_branch, 0), of_liaison = unit(area, "law_firm", firm_branch, 0);
	struct reply r = registered(town, town_a, "law_firm", "无覆盖律师事务所", "", "none", "");

	refused(&r, "三者必居其一");
	r = registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "");
	refused(&r, "请填写覆盖它的党组织");
	r = registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "甲办公室");
	refused(&r, "不是党的组织");
	assert_int_equal(registered(town, town_a, "law_firm", "甲律师事务所", "", "own", "甲企支部").status, 303);
	assert_int_equal(registered(town, town_a, "law_firm", "乙律师事务所", "", "joint", "甲企支部").status, 303);
	assert_int_equal(registered(town, town_a, "law_firm", "丙律师事务所", "", "liaison", "甲园区党委").status, 303);
	r = client_get(town, url("org", town_a, "/host?kind=law_firm"));
	assert_true(reply_has(&r, "100.00%"));
	assert_true(reply_has(&r, "全覆盖"));
	/* 33 firms have a branch, the others a liaison person. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET coverage = 'liaison' WHERE id = %lld", (long long)of_liaison));
	world_copies(w, "host_unit", of_branch, 32, NULL);
	world_copies(w, "host_unit", of_liaison, 9, NULL);
	r = client_get(county, url("org", area, "/host?kind=law_firm"));
	shows(&r, "100.00%");
	shows(&r, "全覆盖");
	r = client_get(program("lawyers", 101), url("api/v1/org", area, "/coverage?kind=law_firm"));
	shows(&r, "\"kind\":\"law_firm\",\"total\":43,\"own\":33,\"joint\":0,\"liaison\":10,\"none\":0");
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

static struct reply named_households(int64_t host, const char *numbers, const char *uncounted)
{
	client_get(town, url("host", host, ""));
	return client_post(town, url("host", host, "/household"), "village_code", "李村党总支", "numbers", numbers, "uncounted", uncounted, NULL);
}

static void SN_06_a_household_is_counted_once_in_the_county(void **state)
{
	/* covers SN-06 refuse 1 by page and api */
	struct reply r = registered(town, village, "cooperative", "苹果专业合作社", "", "none", "");
	int64_t apples = id_of(&r, "host"), pears;

	r = registered(town, village, "cooperative", "梨业专业合作社", "", "none", "");
	pears = id_of(&r, "host");
	assert_int_equal(named_households(apples, "1 2 5-8", "").status, 303);
	r = named_households(pears, "8 9", "");
	refused(&r, "第 8 户已计入“苹果专业合作社”");
	r = client_post_json(program("households", 102), url("api/v1/host", pears, "/household"), "{\"village_code\":\"李村党总支\",\"numbers\":\"8 9\"}");
	refused(&r, "第 8 户已计入“苹果专业合作社”");
	assert_int_equal(named_households(pears, "8 9", "1").status, 303);
	r = named_households(pears, "9", "1");
	refused(&r, "第 9 户已在本社");
	r = client_get(town, url("org", village, "/host"));
	assert_true(reply_has(&r, "7<small>户"));	/* 6 + 1: household 8 once */
	r = client_get(town, url("host", pears, ""));
	assert_true(reply_has(&r, "已登记 1 户计入总数，另有 1 户已在别处计入"));
}

static void SN_06_a_co_operative_has_one_of_five_modes(void **state)
{
	struct reply r;

	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "cooperative", "name", "无方式合作社", "coverage", "none", "day", "2015-01-01", NULL);
	refused(&r, "五种领办方式");
	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "school", "name", "村小学", "coverage", "none", "mode", "market", "day", "2015-01-01", NULL);
	refused(&r, "只有专业合作社填写领办方式");
}

/* 234 co-operatives in 196 villages; 30 of them have a household more, 24 a fen more. */
static void SN_06_the_county_adds_up_what_its_co_operatives_have(void **state)
{
	/* covers SN-06 accept 1 by page and api */
	int64_t area = world_org_of(w, city, "committee", "丁县党委"), first = world_org_of(w, area, "general_branch", "丁村"), more = siblings(first, 195);
	int64_t one = unit(first, "cooperative", 0, 0);
	struct client *api = program("area", 101);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET households = 206, gain_fen = 64102565 WHERE id = %lld", (long long)one));
	world_copies(w, "host_unit", one, 233, "org_id", in_turn(first, more, 195), "households", "CASE WHEN n.i < 30 THEN 206 ELSE 205 END",
		"gain_fen", "CASE WHEN n.i < 24 THEN 64102565 ELSE 64102564 END", NULL);
	r = client_get(county, url("org", area, "/host"));
	shows(&r, "data-l=\"覆盖率\"");	/* what a phone shows as cards has its heads beside the figures */
	shows(&r, "<b>234<small>个");
	shows(&r, "<b>196<small>个");
	shows(&r, "<b>48,000<small>户");
	shows(&r, "<b>150,000,000<small>元");
	shows(&r, "户均增收 3125 元");
	r = client_get(api, url("api/v1/org", area, "/coverage"));
	shows(&r, "\"cooperatives\":{\"count\":234,\"villages\":196,\"households\":48000,\"gain_fen\":15000000000}");
	/* 15,000,000,000 fen over 48,001 households are 312,493.49: rounded to the fen. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET households = 207 WHERE id = %lld", (long long)one));
	r = client_get(county, url("org", area, "/host"));
	shows(&r, "<b>48,001<small>户");
	shows(&r, "户均增收 3124.93 元");
}

static void SN_07_two_in_three_villagers_joined_and_only_the_number_is_shown(void **state)
{
	/* covers SN-07 accept 1 by page and api */
	int64_t area = world_org_of(w, city, "committee", "戊县党委"), team = unit(area, "self_organisation", 0, 150000);
	struct client *api = program("joined", 101);
	const char *page = url("org", area, "/host?kind=self_organisation");
	struct reply r;

	unit(area, "self_organisation", 0, 50000);
	r = client_get(county, page);
	shows(&r, "<b>200,000<small>人次");
	assert_false(reply_has(&r, "占各村人口"));	/* of nobody is no share */
	unit(area, "village", 0, 200000);
	unit(area, "village", 0, 90000);
	r = client_get(county, page);
	shows(&r, "<b>2<small>个");
	shows(&r, "<b>290,000<small>人");
	shows(&r, "占各村人口 <b class=\"num\">68.97%");
	r = client_get(api, url("api/v1/org", area, "/coverage"));
	shows(&r, "\"joined\":{\"organisations\":2,\"joined\":200000,\"village_people\":290000}");
	/* One is dissolved. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET to_day = 16000 WHERE id = %lld", (long long)team));
	r = client_get(county, page);
	shows(&r, "17.24%");
}

static void SN_07_nobody_is_added_without_his_own_act(void **state)
{
	/* covers SN-07 refuse 1 by page and api */
	struct reply r = registered(town, village, "self_organisation", "秧歌队", "", "none", "");
	int64_t team = id_of(&r, "host");
	const char *number = arena_printf(w->arena, "%lld", (long long)person);

	client_get(town, url("host", team, ""));
	r = client_post(town, url("host", team, "/member"), "person", number, "act", "", NULL);
	refused(&r, "全凭自愿");
	r = client_post(town, url("host", team, "/member"), "person", number, "act", "ordered", NULL);
	refused(&r, "全凭自愿");
	assert_int_equal(client_post_json(program("unasked", 102), url("api/v1/host", team, "/member"), arena_printf(w->arena, "{\"person\":\"%s\"}", number)).status, 422);
	assert_int_equal(world_count(w, arena_printf(w->arena, "host_member WHERE host_id = %lld", (long long)team)), 0);
	assert_int_equal(client_post(town, url("host", team, "/member"), "person", number, "act", "own", NULL).status, 303);
	r = client_get(town, url("host", team, ""));
	assert_true(reply_has(&r, "共 1 人"));
	assert_true(reply_has(&r, "张三"));
}

static struct reply founded(const char *name, const char *kind, const char *type, int64_t host)
{
	int64_t parent = strcmp(kind, "group") == 0 ? firm_branch : town_a;

	client_get(town, url("org", parent, "/found/form"));
	return client_post(town, url("org", parent, "/found"), "name", name, "kind", kind, "type", type, "unit_kind", "village",
		"host", host == 0 ? "" : arena_printf(w->arena, "%lld", (long long)host), "day", "2015-10-01", "document", "甲发〔2015〕1号", NULL);
}

static void SN_08_a_group_without_a_host_is_refused(void **state)
{
	/* covers SN-08 refuse 1 by page and api */
	struct reply r = founded("秧歌队党小组", "group", "self_organisation", 0);
	int64_t team, group;

	refused(&r, "必须有依托单位");
	r = client_post_json(program("groups", 102), url("api/v1/org", firm_branch, "/child"), "{\"name\":\"秧歌队党小组\",\"kind\":\"group\",\"type\":\"self_organisation\",\"unit_kind\":\"village\","
		"\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕1号\"}");
	refused(&r, "必须有依托单位");
	r = registered(town, village, "self_organisation", "太极队", "", "none", "");
	team = id_of(&r, "host");
	r = founded("太极队党小组", "group", "self_organisation", team);
	group = id_of(&r, "org");
	r = client_get(town, url("host", team, ""));
	assert_true(reply_has(&r, "太极队党小组"));
	assert_true(reply_has(&r, "单独组建"));		/* the unit is covered now */
	r = client_get(town, url("org", group, ""));
	assert_true(reply_has(&r, "太极队"));
	r = client_post(town, url("host", team, "/close"), "day", "2015-11-01", "row_version", "2", NULL);
	refused(&r, "依托“太极队”建立");
}

/* 50%以上 includes the half: 2 of 4 lead, with a fifth member they are too few. */
static void SN_08_half_of_the_members_of_villages_lead(void **state)
{
	/* covers SN-08 accept 1 2 by page and api */
	int64_t base = world_org_of(w, town_b, "branch", "带头村支部"), people[5], team, group;
	const char *page = url("org", town_b, "/host?kind=self_organisation"), *twin = url("api/v1/org", town_b, "/coverage");
	struct client *api = client_new(w);
	struct reply r;

	assert_true(host_leaders_are_enough(5380, 10760));
	assert_false(host_leaders_are_enough(5379, 10760));
	assert_false(host_leaders_are_enough(0, 0));
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "leaders", ADMIN_NONE, 103))));
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'village' WHERE id = %lld", (long long)base));
	for (int i = 0; i < 4; i++)
		people[i] = world_person(w, base, arena_printf(w->arena, "农民党员%d", i));
	r = registered(other_town, town_b, "self_organisation", "秧歌队", "", "none", "");
	team = id_of(&r, "host");
	client_get(other_town, url("org", base, "/found/form"));
	r = client_post(other_town, url("org", base, "/found"), "name", "秧歌队党小组", "kind", "group", "type", "self_organisation", "host",
		arena_printf(w->arena, "%lld", (long long)team), "unit_kind", "village", "day", "2015-10-01", "document", "乙", NULL);
	group = id_of(&r, "org");
	r = client_get(other_town, page);
	assert_true(reply_has(&r, "农村党员 4 人，任职带头 0 人"));
	assert_true(reply_has(&r, "未达到 50%以上"));
	world_holding(w, group, "group_leader", people[0]);
	world_holding(w, group, "deputy_secretary", people[1]);
	r = client_get(other_town, page);
	assert_true(reply_has(&r, "农村党员 4 人，任职带头 2 人"));
	assert_true(reply_has(&r, "50.00%"));
	assert_false(reply_has(&r, "未达到"));
	r = client_get(api, twin);
	assert_true(reply_has(&r, "\"leaders\":{\"village_members\":4,\"leading\":2,\"is_enough\":true}"));
	people[4] = world_person(w, base, "农民党员4");
	r = client_get(other_town, page);
	assert_true(reply_has(&r, "农村党员 5 人，任职带头 2 人"));
	assert_true(reply_has(&r, "40.00%"));
	assert_true(reply_has(&r, "未达到 50%以上"));
	r = client_get(api, twin);
	assert_true(reply_has(&r, "\"is_enough\":false"));
}

static void DHZ_02_a_typed_organisation_stands_on_a_unit_of_its_type(void **state)
{
	/* covers DHZ-02 accept 1 refuse 1 by page and api */
	struct reply r = founded("果品支部", "branch", "industry", 0);
	int64_t apples, branch;

	refused(&r, "必须有依托单位");
	r = client_post_json(program("typed", 102), url("api/v1/org", town_a, "/child"), "{\"name\":\"果品支部\",\"kind\":\"branch\",\"type\":\"industry\",\"unit_kind\":\"village\","
		"\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕1号\"}");
	refused(&r, "必须有依托单位");
	r = registered(town, village, "school", "希望小学", "", "none", "");
	r = founded("果品支部", "branch", "industry", id_of(&r, "host"));
	refused(&r, "不能依托“希望小学”");
	r = founded("果品支部", "branch", "industry", 999999);
	refused(&r, "没有找到这个依托单位");
	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "cooperative", "name", "红富士合作社", "coverage", "none", "mode", "market",
		"product", "苹果", "households", "45", "day", "2015-01-01", NULL);
	apples = id_of(&r, "host");
	r = founded("果品支部", "branch", "industry", apples);
	branch = id_of(&r, "org");
	r = client_get(town, url("org", branch, ""));
	assert_true(reply_has(&r, "苹果：红富士合作社，45 户"));	/* branch, product, co-operative, households */
	r = client_get(program("apples", 102), url("api/v1/host", apples, ""));
	shows(&r, "红富士合作社");
	shows(&r, "\"households\":45");
	shows(&r, "苹果");
	r = client_get(program("branch", 102), url("api/v1/org", branch, ""));
	shows(&r, arena_printf(w->arena, "%lld", (long long)apples));
}

static void NC_02_no_association_without_the_authority_that_approved_it(void **state)
{
	/* covers NC-02 accept 1 refuse 1 by page and api */
	struct reply r;
	int64_t committee, association;

	client_get(county, url("org", city, "/found/form"));
	r = client_post(county, url("org", city, "/found"), "name", "非公有制企业党委", "kind", "committee", "unit_kind", "nonpublic",
		"day", "2002-02-01", "document", "云组〔2002〕3号", NULL);
	refused(&r, "请填写批准机关");
	r = client_post(county, url("org", city, "/found"), "name", "非公有制企业党委", "kind", "committee", "unit_kind", "nonpublic",
		"day", "2002-02-01", "document", "云组〔2002〕3号", "authority", "市委组织部", NULL);
	committee = id_of(&r, "org");
	client_get(county, url("org", committee, "/found/form"));
	r = client_post(county, url("org", committee, "/found"), "name", "非公有制企业党建协会", "kind", "association", "unit_kind", "social",
		"day", "2002-03-01", "document", "民社〔2002〕8号", "authority", "", "linked_code", "非公有制企业党委", NULL);
	refused(&r, "请填写批准机关");
	r = client_post(county, url("org", committee, "/found"), "name", "非公有制企业党建协会", "kind", "association", "unit_kind", "social",
		"day", "2002-03-01", "document", "民社〔2002〕8号", "authority", "市民政局", "linked_code", "非公有制企业党委", NULL);
	association = id_of(&r, "org");
	r = client_post_json(program("approved", 101), url("api/v1/org", committee, "/child"), "{\"name\":\"另一协会\",\"kind\":\"association\",\"unit_kind\":\"social\","
		"\"day\":\"2002-03-01\",\"document\":\"民社〔2002〕9号\",\"linked_code\":\"非公有制企业党委\"}");
	refused(&r, "请填写批准机关");
	r = client_get(program("linked", 101), url("api/v1/org", association, ""));
	shows(&r, "\"authority\":\"市民政局\"");
	shows(&r, arena_printf(w->arena, "\"linked\":\"%lld\"", (long long)committee));
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
	struct client *api = client_new(w);

	alone = id_of(&r, "host");
	r = planned(alone, "共同开展技能比武", "0");
	refused(&r, "还没有党组织覆盖");
	r = registered(town, town_a, "social", "一体化协会", "", "own", "一体化支部");
	host = id_of(&r, "host");
	world_org_of(w, covered, "union", "一体化工会");
	world_org_of(w, covered, "youth_league", "一体化团支部");
	world_org_of(w, covered, "womens_federation", "一体化妇联");
	world_put(w, "place", (struct cell[]){ { .column = "org_id", .number = covered }, { .column = "kind", .text = "activity_room", .is_text = true },
		{ .column = "name", .text = "党群活动室", .is_text = true }, { .column = "note", .text = "", .is_text = true } }, 4);
	r = planned(host, "", "0");
	refused(&r, "请填写共同计划的内容");
	assert_int_equal(planned(host, "共同开展技能比武", "0").status, 303);
	assert_int_equal(planned(host, "另一份计划", "0").status, 409);
	r = client_get(town, url("host", host, ""));
	assert_true(reply_has(&r, "党群一体化") && reply_has(&r, "一体化支部") && reply_has(&r, "一体化工会") && reply_has(&r, "一体化团支部") &&
		reply_has(&r, "一体化妇联"));
	assert_true(reply_has(&r, "党群活动室") && reply_has(&r, "共同开展技能比武") && reply_has(&r, arena_printf(w->arena, "/person?org=%lld", (long long)covered)));
	client_get(other_town, "/org");
	assert_int_equal(client_post(other_town, url("host", host, "/plan"), "plan", "乙", "row_version", "1", NULL).status, 404);
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "plan", ADMIN_NONE, 102))));
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
	r = client_post(town, url("host", host, ""), "name", "另一名称", "coverage", "none", "row_version", "1", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "另一名称"));
	r = client_post(town, url("host", host, ""), "name", "甲中心医院", "coverage", "none", "staff", "七十", "row_version", "2", NULL);
	refused(&r, "整数");
	assert_int_equal(client_get(other_town, url("host", host, "")).status, 404);
	assert_int_equal(client_get(other_town, "/host/999999").status, 404);
}

static void programs_get_the_same_rules(void **state)
{
	/* covers LX-01 refuse 1 by api */
	struct client *api = client_new(w);
	struct reply r;

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "program", ADMIN_NONE, 102))));
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

static void numbers_of_households_are_read_as_written(void **state)
{
	static const struct { const char *typed; int count, last; } CASES[] = {
		{ "1 2 5-8", 6, 8 }, { "8,3,3", 2, 8 }, { "", 0, 0 }, { "5-4", -1, 0 }, { "0", -1, 0 }, { "a", -1, 0 }, { "1-", -1, 0 },
		{ "1-11", -1, 0 }, { "100000", -1, 0 }, { "-3", -1, 0 },
	};
	int numbers[10];

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int count = host_numbers_read(CASES[i].typed, numbers, 10);

		assert_int_equal(count, CASES[i].count);
		if (count > 0)
			assert_int_equal(numbers[count - 1], CASES[i].last);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(NC_01_an_enterprise_is_counted_in_one_zone_only),
		cmocka_unit_test(NC_01_forty_six_of_580_are_covered),
		cmocka_unit_test(NC_01_an_enterprise_needs_its_credit_code),
		cmocka_unit_test(LX_01_a_firm_is_covered_in_one_of_three_ways),
		cmocka_unit_test(a_gap_is_shown_and_never_rounded_away),
		cmocka_unit_test(SN_06_a_household_is_counted_once_in_the_county),
		cmocka_unit_test(SN_06_a_co_operative_has_one_of_five_modes),
		cmocka_unit_test(SN_06_the_county_adds_up_what_its_co_operatives_have),
		cmocka_unit_test(SN_07_two_in_three_villagers_joined_and_only_the_number_is_shown),
		cmocka_unit_test(SN_07_nobody_is_added_without_his_own_act),
		cmocka_unit_test(SN_08_a_group_without_a_host_is_refused),
		cmocka_unit_test(SN_08_half_of_the_members_of_villages_lead),
		cmocka_unit_test(DHZ_02_a_typed_organisation_stands_on_a_unit_of_its_type),
		cmocka_unit_test(NC_02_no_association_without_the_authority_that_approved_it),
		cmocka_unit_test(KFQ_09_party_and_mass_organisations_share_venue_roster_and_plan),
		cmocka_unit_test(a_stale_form_and_a_foreign_unit),
		cmocka_unit_test(programs_get_the_same_rules),
		cmocka_unit_test(numbers_of_households_are_read_as_written),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
