/* Co-operatives and households as host units: counted once, their modes, their members, and groups that need a host (SN-06, SN-07, SN-08). */
#include "page/host_world.h"

#include <stdlib.h>

static struct reply named_households(int64_t host, const char *numbers, const char *uncounted)
{
	client_get(town, url("host", host, ""));
	return client_post(town, url("host", host, "/household"), "village_code", "李村党总支", "numbers", numbers, "uncounted", uncounted, NULL);
}

/* A number that the register does not count is refused, and says where the number comes from. */
static void changed_to_households(int64_t host, int status, const char *households)
{
	struct client *api = walk_program(w, arena_printf(w->arena, "households_%s", households), 102);
	struct reply r = client_get(api, url("api/v1/host", host, ""));
	const char *version;

	version = strstr(r.body, "\"row_version\":");
	assert_non_null(version);
	r = client_post_json(api, url("api/v1/host", host, ""), arena_printf(w->arena,
		"{\"name\":\"苹果专业合作社\",\"coverage\":\"none\",\"mode\":\"able_household\",\"households\":%s,\"row_version\":%d}", households,
		(int)strtol(version + strlen("\"row_version\":"), NULL, 10)));
	walk_has(&r, status, status == 200 ? "" : "按已登记的农户计算，现为 6 户");
	assert_int_equal(world_count(w, arena_printf(w->arena, "host_unit WHERE id = %lld AND households = 6", (long long)host)), 1);
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
	walk_has(&r, 422, "第 8 户已计入“苹果专业合作社”");
	r = client_post_json(walk_program(w, "households", 102), url("api/v1/host", pears, "/household"), "{\"village_code\":\"李村党总支\",\"numbers\":\"8 9\"}");
	walk_has(&r, 422, "第 8 户已计入“苹果专业合作社”");
	assert_int_equal(named_households(pears, "8 9", "1").status, 303);
	r = named_households(pears, "9", "1");
	walk_has(&r, 422, "第 9 户已在本社");
	r = client_get(town, url("org", village, "/host"));
	assert_true(reply_has(&r, "7<small>户"));	/* 6 + 1: household 8 once */
	r = client_get(town, url("host", pears, ""));
	assert_true(reply_has(&r, "已登记 1 户计入总数，另有 1 户已在别处计入"));
	changed_to_households(apples, 422, "120");
	changed_to_households(apples, 422, "0");
	changed_to_households(apples, 200, "6");
}

static void SN_06_a_co_operative_has_one_of_five_modes(void **state)
{
	struct reply r;

	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "cooperative", "name", "无方式合作社", "coverage", "none", "day", "2015-01-01", NULL);
	walk_has(&r, 422, "五种领办方式");
	client_get(town, url("org", village, "/host/form"));
	r = client_post(town, url("org", village, "/host"), "kind", "school", "name", "村小学", "coverage", "none", "mode", "market", "day", "2015-01-01", NULL);
	walk_has(&r, 422, "只有专业合作社填写领办方式");
}

/* 234 co-operatives in 196 villages; 30 of them have a household more, 24 a fen more. */
static void SN_06_the_county_adds_up_what_its_co_operatives_have(void **state)
{
	/* covers SN-06 accept 1 by page and api */
	int64_t area = world_org_of(w, city, "committee", "丁县党委"), first = world_org_of(w, area, "general_branch", "丁村"), more = siblings(first, 195);
	int64_t one = unit(first, "cooperative", 0, 0);
	struct client *api = walk_program(w, "area", 101);
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET households = 206, gain_fen = 64102565 WHERE id = %lld", (long long)one));
	world_copies(w, "host_unit", one, 233, "org_id", in_turn(first, more, 195), "households", "CASE WHEN n.i < 30 THEN 206 ELSE 205 END",
		"gain_fen", "CASE WHEN n.i < 24 THEN 64102565 ELSE 64102564 END", NULL);
	r = client_get(county, url("org", area, "/host"));
	walk_has(&r, 200, "data-l=\"覆盖率\"");	/* what a phone shows as cards has its heads beside the figures */
	walk_has(&r, 200, "<b>234<small>个");
	walk_has(&r, 200, "<b>196<small>个");
	walk_has(&r, 200, "<b>48,000<small>户");
	walk_has(&r, 200, "<b>150,000,000<small>元");
	walk_has(&r, 200, "户均增收 3,125 元");
	walk_has(&r, 200, "/host/organisation?kind=cooperative&amp;side=area\"><b>196<small>");
	r = client_get(county, url("org", area, "/host/organisation?kind=cooperative&side=area"));
	walk_has(&r, 200, "单位所在的村、社区");
	walk_has(&r, 200, "共 196 条");
	walk_has(&r, 200, world_text(w, "<a href=\"/org/%lld/host?kind=cooperative\">2</a>", (long long)first));
	r = client_get(api, url("api/v1/org", area, "/coverage"));
	walk_has(&r, 200, "\"cooperatives\":{\"count\":234,\"villages\":196,\"households\":48000,\"gain_fen\":15000000000}");
	/* 15,000,000,000 fen over 48,001 households are 312,493.49: rounded to the fen. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET households = 207 WHERE id = %lld", (long long)one));
	r = client_get(county, url("org", area, "/host"));
	walk_has(&r, 200, "<b>48,001<small>户");
	walk_has(&r, 200, "户均增收 3,124.93 元");
}

static void SN_07_two_in_three_villagers_joined_and_only_the_number_is_shown(void **state)
{
	/* covers SN-07 accept 1 by page and api */
	int64_t area = world_org_of(w, city, "committee", "戊县党委"), team = unit(area, "self_organisation", 0, 150000);
	struct client *api = walk_program(w, "joined", 101);
	const char *page = url("org", area, "/host?kind=self_organisation");
	struct reply r;

	unit(area, "self_organisation", 0, 50000);
	r = client_get(county, page);
	walk_has(&r, 200, "<b>200,000<small>人次");
	assert_false(reply_has(&r, "占各村人口"));	/* of nobody is no share */
	unit(area, "village", 0, 200000);
	unit(area, "village", 0, 90000);
	r = client_get(county, page);
	walk_has(&r, 200, "<b>2<small>个");
	walk_has(&r, 200, "<b>290,000<small>人");
	walk_has(&r, 200, "占各村人口 <b class=\"num\">68.97%");
	r = client_get(api, url("api/v1/org", area, "/coverage"));
	walk_has(&r, 200, "\"joined\":{\"organisations\":2,\"joined\":200000,\"village_people\":290000}");
	/* One is dissolved. */
	world_run(w, arena_printf(w->arena, "UPDATE host_unit SET to_day = 16000 WHERE id = %lld", (long long)team));
	r = client_get(county, page);
	walk_has(&r, 200, "17.24%");
}

static void SN_07_nobody_is_added_without_his_own_act(void **state)
{
	/* covers SN-07 refuse 1 by page and api */
	struct reply r = registered(town, village, "self_organisation", "秧歌队", "", "none", "");
	int64_t team = id_of(&r, "host");
	const char *number = arena_printf(w->arena, "%lld", (long long)person);

	client_get(town, url("host", team, ""));
	r = client_post(town, url("host", team, "/member"), "person", number, "act", "", NULL);
	walk_has(&r, 422, "全凭自愿");
	r = client_post(town, url("host", team, "/member"), "person", number, "act", "ordered", NULL);
	walk_has(&r, 422, "全凭自愿");
	assert_int_equal(client_post_json(walk_program(w, "unasked", 102), url("api/v1/host", team, "/member"), arena_printf(w->arena, "{\"person\":\"%s\"}", number)).status, 422);
	assert_int_equal(world_count(w, arena_printf(w->arena, "host_member WHERE host_id = %lld", (long long)team)), 0);
	assert_int_equal(client_post(town, url("host", team, "/member"), "person", number, "act", "own", NULL).status, 303);
	r = client_get(town, url("host", team, ""));
	assert_true(reply_has(&r, "共 1 人"));
	assert_true(reply_has(&r, "张三"));
}

/* Whoever joined finds it on his own page with its day, and leaves by himself; nobody else does it in his name there. */
static void a_member_leaves_by_himself(void **state)
{
	struct reply r = registered(town, village, "self_organisation", "读书会", "", "none", "");
	int64_t team = id_of(&r, "host"), own = world_account(w, "joiner", ADMIN_NONE, person), row;
	struct client *member = client_new(w), *program = client_new(w), *other = client_new(w);

	client_sign_in(member, own);
	client_header(program, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, own)));
	client_sign_in(other, world_account(w, "stranger", ADMIN_NONE, 0));
	client_get(town, url("host", team, ""));
	assert_int_equal(client_post(town, url("host", team, "/member"), "person", arena_printf(w->arena, "%lld", (long long)person), "act", "consent", NULL).status, 303);
	row = world_first_id(w, arena_printf(w->arena, "host_member WHERE host_id = %lld", (long long)team));
	r = client_get(member, "/me/consent");
	walk_has(&r, 200, "参加“读书会”");
	walk_has(&r, 200, "2015-11-17 表示同意");
	r = client_get(other, "/me/consent");
	walk_has(&r, 200, "没有需要本人同意的事项");
	assert_int_equal(client_post(other, arena_printf(w->arena, "/host-member/%lld/leave", (long long)row), NULL).status, 404);
	r = client_get(program, "/api/v1/me/consent");
	walk_has(&r, 200, "\"host_name\":\"读书会\",\"act\":\"consent\",\"from_day\":\"2015-11-17\",\"to_day\":null");
	client_get(member, "/me/consent");
	r = client_post(member, arena_printf(w->arena, "/host-member/%lld/leave", (long long)row), NULL);
	assert_int_equal(r.status, 303);
	assert_string_equal(reply_header(w, &r, "Location"), "/me/consent");
	r = client_get(member, "/me/consent");
	walk_has(&r, 200, "已于 2015-11-17 退出");
	assert_int_equal(world_count(w, arena_printf(w->arena, "host_member WHERE host_id = %lld AND to_day > 16800", (long long)team)), 0);
}

static void SN_08_a_group_without_a_host_is_refused(void **state)
{
	/* covers SN-08 refuse 1 by page and api */
	struct reply r = founded("秧歌队党小组", "group", "self_organisation", 0);
	int64_t team, group;

	walk_has(&r, 422, "必须有依托单位");
	r = client_post_json(walk_program(w, "groups", 102), url("api/v1/org", firm_branch, "/child"), "{\"name\":\"秧歌队党小组\",\"kind\":\"group\",\"type\":\"self_organisation\",\"unit_kind\":\"village\","
		"\"day\":\"2015-10-01\",\"document\":\"甲发〔2015〕1号\"}");
	walk_has(&r, 422, "必须有依托单位");
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
	walk_has(&r, 422, "依托“太极队”建立");
}

/* 50%以上 includes the half: 2 of 4 lead, with a fifth member they are too few. */
static void SN_08_half_of_the_members_of_villages_lead(void **state)
{
	/* covers SN-08 accept 1 2 by page and api */
	int64_t base = world_org_of(w, town_b, "branch", "带头村支部"), people[5], team, group;
	const char *page = url("org", town_b, "/host?kind=self_organisation"), *twin = url("api/v1/org", town_b, "/coverage");
	struct client *api = walk_program(w, "leaders", 103);
	struct reply r;

	assert_true(host_leaders_are_enough(5380, 10760));
	assert_false(host_leaders_are_enough(5379, 10760));
	assert_false(host_leaders_are_enough(0, 0));
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

static void numbers_of_households_are_read_as_written(void **state)
{
	static const struct { const char *typed; int count, last; } CASES[] = {
		{ "1 2 5-8", 6, 8 }, { "8,3,3", 2, 8 }, { "1-5、7", 6, 7 }, { "1—5", 5, 5 }, { "1至5；9", 6, 9 }, { "1～3，8", 4, 8 }, { "1到3户", -1, 0 }, { "", 0, 0 }, { "5-4", -1, 0 }, { "0", -1, 0 }, { "a", -1, 0 }, { "1-", -1, 0 },
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
		cmocka_unit_test(SN_06_a_household_is_counted_once_in_the_county),
		cmocka_unit_test(SN_06_a_co_operative_has_one_of_five_modes),
		cmocka_unit_test(SN_06_the_county_adds_up_what_its_co_operatives_have),
		cmocka_unit_test(SN_07_two_in_three_villagers_joined_and_only_the_number_is_shown),
		cmocka_unit_test(SN_07_nobody_is_added_without_his_own_act),
		cmocka_unit_test(a_member_leaves_by_himself),
		cmocka_unit_test(SN_08_a_group_without_a_host_is_refused),
		cmocka_unit_test(SN_08_half_of_the_members_of_villages_lead),
		cmocka_unit_test(numbers_of_households_are_read_as_written),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
