/* Bodies beside the tree: re-constitution on a day, centres whose posts follow, rules of posts that exclude or need
 * each other, joint meetings, and representatives of households. Posts of bodies: body_post_test.c, reports: body_report_test.c. */
#include "page/body_world.h"

/* ---- KFQ-01 ---- */

static struct reply constituted(int64_t group, const char *head, const char *members, const char *duties, const char *goals, const char *day)
{
	client_get(county, url("org", group, "/constitution"));
	return client_post(county, url("org", group, "/constitution"), "head", head, "members", members, "duties", duties, "goals", goals,
		"document", arena_printf(w->arena, "云发%s号", day), "day", day, NULL);
}

static void KFQ_01_a_day_before_the_re_constitution_shows_the_former_members(void **state)
{
	/* covers KFQ-01 accept 1 2 by page and api */
	int64_t group = found(town, "leading_group", "党建工作领导小组");
	struct reply r = constituted(group, "赵一", "钱二\n孙三", "统筹党建工作", "年内达标", "2015-01-10");

	assert_int_equal(r.status, 303);
	assert_int_equal(constituted(group, "李四", "钱二\n周五", "统筹党建工作\n每季研究一次", "全部达标", "2016-03-01").status, 303);
	r = client_get(county, url("org", group, "/constitution?as_of=2016-02-28"));
	shows(&r, "孙三");
	shows(&r, "赵一");
	assert_false(reply_has(&r, "周五"));
	r = client_get(county, url("org", group, "/constitution?as_of=2016-03-01"));
	shows(&r, "周五");
	shows(&r, "每季研究一次");
	assert_false(reply_has(&r, "孙三"));
	r = client_get(county, url("org", group, "/constitution?as_of=2014-12-31"));
	shows(&r, "没有组成");
	r = client_get(county_api, url("api/v1/org", group, "/constitution?as_of=2016-02-28"));
	shows(&r, "孙三");
	assert_false(reply_has(&r, "周五"));
	r = client_get(county_api, url("api/v1/org", group, "/constitution?as_of=2016-03-01"));
	shows(&r, "周五");
	assert_false(reply_has(&r, "孙三"));
}

static void KFQ_01_two_constitutions_are_never_in_force_on_one_day(void **state)
{
	/* covers KFQ-01 refuse 1 by page and api */
	int64_t group = found(town, "coordination_group", "协调小组");
	struct reply r;

	assert_int_equal(constituted(group, "赵一", "钱二", "协调", "目标", "2016-03-01").status, 303);
	r = constituted(group, "李四", "周五", "协调", "目标", "2016-03-01");
	refused(&r, "新的组成要在它之后生效");
	r = constituted(group, "李四", "周五", "协调", "目标", "2016-02-01");
	refused(&r, "新的组成要在它之后生效");
	r = client_post_json(county_api, url("api/v1/org", group, "/constitution"), "{\"head\":\"李四\",\"members\":\"周五\",\"duties\":\"协调\",\"goals\":\"目标\","
		"\"document\":\"云发1号\",\"day\":\"2016-03-01\"}");
	refused(&r, "新的组成要在它之后生效");
}

static void KFQ_01_needs_one_leader_a_duty_a_goal_and_nobody_twice(void **state)
{
	int64_t group = found(town, "leading_group", "第二领导小组");
	static const struct { const char *head, *members, *duties, *goals, *day, *says; } CASES[] = {
		{ "", "钱二", "职责", "目标", "2016-01-01", "请填写组长" }, { "赵一", "钱二", "", "目标", "2016-01-01", "至少填写一条工作职责" },
		{ "赵一", "钱二", "职责", "", "2016-01-01", "至少填写一条工作目标" }, { "赵一", "赵一", "职责", "目标", "2016-01-01", "不能在一次组成中出现两次" },
		{ "赵一", "查无此人", "职责", "目标", "2016-01-01", "没有找到" }, { "赵一", "钱二", "职责", "目标", "2017-01-01", "日期须在" },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct reply r = constituted(group, CASES[i].head, CASES[i].members, CASES[i].duties, CASES[i].goals, CASES[i].day);

		refused(&r, CASES[i].says);
	}
}

/* ---- DHZ-04 ---- */

static int64_t make_village(const char *name, int64_t secretary, int64_t director, int64_t deputy)
{
	int64_t unit = found(town, "general_branch", name), body = found(unit, "village_committee", arena_printf(w->arena, "%s村委会", name));

	seated(unit, "secretary", secretary, "elected", "2014-01-01");
	seated(body, "village_director", director, "elected", "2014-01-01");
	seated(body, "village_deputy_director", deputy, "elected", "2014-01-01");
	return unit;
}

static void DHZ_04_two_directorships_move_to_the_successor_the_same_day(void **state)
{
	/* covers DHZ-04 accept 2 by page and api */
	int64_t unit = make_village("张村", people[0], people[1], people[2]);
	long long body;
	struct reply r;

	client_get(county, url("org", unit, "/centre"));
	r = client_post(county, url("org", unit, "/centre"), "day", "2015-01-01", "document", "甲发1号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, url("org", unit, "/centre"));
	shows(&r, "共 5 个中心");
	assert_int_equal(reply_times(&r, "<td data-l=\"主任\">钱二</td>"), 2);
	assert_int_equal(reply_times(&r, "<td data-l=\"主任\">赵一</td>"), 1);
	r = client_get(county, url("org", unit, "/list?kind=village_committee"));
	assert_int_equal(sscanf(strstr(r.body, "<td><a href=\"/org/") + 18, "%lld", &body), 1);
	dismissed(body, "village_director", "2016-05-01");
	seated(body, "village_director", people[3], "elected", "2016-05-01");
	r = client_get(county, url("org", unit, "/centre"));
	assert_int_equal(reply_times(&r, "<td data-l=\"主任\">李四</td>"), 2);
	assert_int_equal(reply_times(&r, "<td data-l=\"主任\">钱二</td>"), 0);
	r = client_get(county_api, url("api/v1/org", unit, "/centre"));
	assert_int_equal(reply_times(&r, "\"director\":\"李四\""), 2);
	assert_int_equal(reply_times(&r, "\"director\":\"钱二\""), 0);
	r = client_post(county, url("org", unit, "/centre"), "day", "2016-01-01", "document", "甲发1号", NULL);
	refused(&r, "没有可以设立的中心");
}

static void DHZ_04_sixteen_villages_have_eighty_centres(void **state)
{
	/* covers DHZ-04 accept 1 by page and api */
	int64_t place = found(city, "committee", "示范镇党委"), lines;
	struct reply r;

	for (int i = 0; i < 16; i++)
		found(found(place, "general_branch", arena_printf(w->arena, "示范%d村", i + 1)), "village_committee", arena_printf(w->arena, "示范%d村委会", i + 1));
	client_get(county, url("org", place, "/centre"));
	lines = world_count(w, "audit");
	r = client_post(county, url("org", place, "/centre"), "day", "2015-01-01", "document", "示发1号", NULL);
	assert_int_equal(r.status, 303);
	/* a transaction and a line of the log a village: neither grows with the county, and nobody waits for all of it */
	assert_int_equal(world_count(w, "audit"), lines + 16);
	r = client_get(county, url("org", place, "/centre"));
	shows(&r, "共 80 个中心");
	r = client_get(county_api, url("api/v1/org", place, "/centre"));
	assert_int_equal(reply_times(&r, "\"unit_name\":\"示范"), 80);
}

static void DHZ_04_a_director_holds_an_allowed_base_post(void **state)
{
	/* covers DHZ-04 refuse 1 by page and api */
	int64_t unit = found(town, "general_branch", "王村"), centre = found(unit, "centre", "王村科技推广中心"), body;
	struct reply r = appointed(centre, "centre_director", people[4], "appointed", "2015-01-01");

	refused(&r, "没有担任规定的来源职务");
	r = appointed_by_program(centre, "centre_director", people[4], "appointed", "2015-01-01");
	refused(&r, "没有担任规定的来源职务");
	body = found(unit, "village_committee", "王村村委会");
	seated(body, "village_director", people[4], "elected", "2014-06-01");
	assert_int_equal(appointed(centre, "centre_director", people[4], "appointed", "2015-01-01").status, 303);
}

/* ---- SN-03, GY-20 ---- */

static void GY_20_the_accountant_is_not_on_the_supervision_committee(void **state)
{
	/* covers GY-20 accept 1 refuse 1 by page and api */
	int64_t supervision = found(village, "supervision_committee", "李村村监会"), member = people[5];
	struct reply r;

	client_get(county, url("org", committee, "/post/form"));
	r = client_post(county, url("org", committee, "/post"), "kind", "bookkeeper", "name", "村会计", "seats", "1", NULL);
	assert_int_equal(r.status, 303);
	seated(committee, "bookkeeper", member, "appointed", "2016-11-17");	/* the post is new */
	r = appointed(supervision, "supervision_member", member, "elected", "2016-11-17");
	refused(&r, "不得兼任报账员");
	r = appointed_by_program(supervision, "supervision_member", member, "elected", "2016-11-17");
	refused(&r, "不得兼任报账员");
	seated(committee, "village_director", people[6], "elected", "2014-01-01");
	r = appointed(supervision, "supervision_director", people[6], "elected", "2015-01-01");
	refused(&r, "不得是村（居）民委员会成员");
	r = appointed_by_program(supervision, "supervision_director", people[6], "elected", "2015-01-01");
	refused(&r, "不得是村（居）民委员会成员");
	seated(village, "secretary", people[7], "elected", "2014-01-01");
	r = appointed(supervision, "supervision_director", people[7], "elected", "2015-01-01");
	refused(&r, "不得是党组织委员会成员");
	assert_int_equal(appointed(supervision, "supervision_director", people[8], "elected", "2015-01-01").status, 303);
	/* The other way round as well. */
	r = appointed(committee, "village_deputy_director", people[8], "elected", "2015-02-01");
	refused(&r, "不得是村（居）民委员会成员");
}

static void SN_03_both_groups_show_what_they_were_merged_into_and_act_no_more(void **state)
{
	/* covers SN-03 accept 1 refuse 1 by page and api */
	int64_t unit = found(town, "general_branch", "赵村"), post[2], group[2], into;
	struct reply r;

	group[0] = found(unit, "finance_group", "村民理财小组");
	group[1] = found(unit, "finance_group", "村务公开监督小组");
	into = found_on(unit, "supervision_committee", "赵村村监会", "2015-06-01");
	for (int i = 0; i < 2; i++) {
		const char *version;

		post[i] = post_of(group[i], "group_head");
		r = client_get(county, url("org", group[i], "/merge/form"));
		version = reply_field(w, &r, "row_version");
		r = client_post(county, url("org", group[i], "/merge"), "parent_code", "赵村村监会", "day", "2015-06-01", "document", "赵村1号",
			"row_version", version, NULL);
		assert_int_equal(r.status, 303);
		r = client_get(county, url("org", group[i], ""));
		shows(&r, "并入 赵村村监会");
		client_get(county, url("post", post[i], "/appoint"));
		r = client_post(county, url("post", post[i], "/appoint"), "person", text_of(people[9]), "manner", "appointed", "from_day", "2015-07-01", NULL);
		refused(&r, "已于 2015-06-01 撤销");
		r = client_get(county_api, url("api/v1/org", group[i], "/history"));
		shows(&r, "赵村村监会");
		r = client_post_json(county_api, url("api/v1/post", post[i], "/holding"), arena_printf(w->arena,
			"{\"person\":\"%lld\",\"manner\":\"appointed\",\"from_day\":\"2015-07-01\"}", (long long)people[9]));
		refused(&r, "已于 2015-06-01 撤销");
		r = client_post(county, url("org", group[i], "/rename"), "name", "新名", "day", "2015-07-01", "document", "1", "row_version", "2", NULL);
		refused(&r, "撤销");
	}
	assert_true(into > 0);
}

/* ---- CS-17 ---- */

static void CS_17_a_joint_meeting_without_one_of_four_kinds_is_incomplete(void **state)
{
	/* covers CS-17 refuse 1 by page and api */
	static const char *const KINDS[] = { "resident_representative", "unit_representative", "people_deputy", "cppcc_member" };
	int64_t community = found(city, "committee", "庚社区党委"), meeting = found(community, "coordination_group", "庚社区联席会议");
	struct client *api = walk_program(w, "meeting", 101);
	struct reply r;

	r = client_get(county, url("org", meeting, "/constitution"));
	shows(&r, "不完整");
	shows(&r, "缺居民代表");
	for (size_t i = 0; i < 3; i++)
		seated(meeting, KINDS[i], people[i], "appointed", "2015-01-01");
	r = client_get(county, url("org", meeting, "/constitution"));
	shows(&r, "不完整");
	shows(&r, "缺驻区政协委员");
	assert_int_equal(reply_times(&r, "缺居民代表"), 0);
	r = client_get(api, url("api/v1/org", meeting, "/constitution"));
	shows(&r, "\"is_whole\":false,\"missing\":[\"cppcc_member\"]");
	seated(meeting, KINDS[3], people[3], "appointed", "2015-02-01");
	r = client_get(county, url("org", meeting, "/constitution"));
	shows(&r, "成员类别齐全");
	r = client_get(api, url("api/v1/org", meeting, "/constitution"));
	shows(&r, "\"is_whole\":true,\"missing\":[]");
	r = client_get(county, url("org", meeting, "/constitution?as_of=2015-01-31"));	/* the day before the fourth */
	shows(&r, "缺驻区政协委员");
	/* Of a leading group the rule asks nothing. */
	r = client_get(county, url("org", found(city, "leading_group", "辛领导小组"), "/constitution"));
	assert_int_equal(reply_times(&r, "不完整"), 0);
}

/* ---- SN-02 ---- */

static struct reply grouped(int64_t assembly, const char *number, const char *households)
{
	client_get(county, url("org", assembly, "/household-group"));
	return client_post(county, url("org", assembly, "/household-group"), "number", number, "households", households, NULL);
}

static void SN_02_330_households_in_groups_of_ten_have_33_representatives(void **state)
{
	/* covers SN-02 accept 1 2 by page and api */
	int64_t assembly = found(village, "villagers_assembly", "李村村代会"), other;
	struct reply r;

	client_get(county, url("org", assembly, "/household-group"));
	r = client_post(county, url("org", assembly, "/household-group/draw"), "households", "330", "group_size", "11", NULL);
	refused(&r, "每组须为 5 至 10 户");
	r = client_post(county, url("org", assembly, "/household-group/draw"), "households", "330", "group_size", "10", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, url("org", assembly, "/household-group"));
	shows(&r, "33 个组，330 户，已推选代表 0 名");
	r = client_post(county, url("org", assembly, "/household-group/draw"), "households", "330", "group_size", "10", NULL);
	refused(&r, "已经划分了 33 个户组");
	other = found(found(town, "general_branch", "郑村"), "villagers_assembly", "郑村村代会");
	r = client_post_json(county_api, url("api/v1/org", other, "/household-group/draw"), "{\"households\":330,\"group_size\":11}");
	refused(&r, "每组须为 5 至 10 户");
	r = client_post_json(county_api, url("api/v1/org", other, "/household-group/draw"), "{\"households\":330,\"group_size\":10}");
	assert_true(r.status == 201 && reply_has(&r, "\"count\":33"));
	r = client_get(county_api, url("api/v1/org", other, "/household-group"));
	assert_int_equal(reply_times(&r, "\"households\":10"), 33);
}

static void SN_02_a_group_of_4_or_11_is_refused_and_nobody_represents_two(void **state)
{
	/* covers SN-02 refuse 1 2 by page */
	int64_t unit = found(town, "general_branch", "周村"), assembly = found(unit, "villagers_assembly", "周村村代会");
	long long groups[2] = { 0 };
	struct reply r = grouped(assembly, "1", "4");
	const char *at;

	refused(&r, "每组须为 5 至 10 户");
	r = grouped(assembly, "1", "11");
	refused(&r, "每组须为 5 至 10 户");
	assert_int_equal(grouped(assembly, "1", "5").status, 303);
	r = grouped(assembly, "1", "6");
	refused(&r, "没有用过");
	assert_int_equal(grouped(assembly, "2", "10").status, 303);
	r = client_get(county, url("org", assembly, "/household-group"));
	at = r.body;
	for (int i = 0; i < 2; i++) {
		at = strstr(at, "action=\"/household-group/");
		assert_non_null(at);
		sscanf(at + 25, "%lld", &groups[i]);
		at = strstr(at, "/close");
	}
	r = client_post(county, url("household-group", groups[0], "/representative"), "person", "褚甲", "day", "2016-01-01", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	client_get(county, url("org", assembly, "/household-group"));
	r = client_post(county, url("household-group", groups[1], "/representative"), "person", "褚甲", "day", "2016-01-01", "row_version", "1", NULL);
	refused(&r, "一人只能代表一个组");
}

static void the_band_of_a_group_is_changed_without_a_build(void **state)
{
	int64_t unit = found(town, "general_branch", "吴村"), assembly = found(unit, "villagers_assembly", "吴村村代会");
	struct reply r = client_get(county, "/norm/post");

	shows(&r, "band household_group 5-10");
	assert_string_equal(reply_field(w, &r, "row_version"), "0");
	r = client_post(county, "/norm/post", "text", "band household_group 5-15\nbond x 1-2", "row_version", "0", NULL);
	refused(&r, "第 2 行看不懂");
	r = client_post(county, "/norm/post", "text", "band household_group 5-15", "row_version", "0", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(grouped(assembly, "1", "11").status, 303);
	/* A form opened while the built-in text still held says so: it is told of the other with both texts, not that a field is missing. */
	client_get(county, "/norm/post");
	r = client_post(county, "/norm/post", "text", "band household_group 5-12\nband x 1-2", "row_version", "0", NULL);
	assert_int_equal(r.status, 409);
	assert_true(reply_has(&r, "两个版本") && reply_has(&r, "band household_group 5-15") && reply_has(&r, "band household_group 5-12\nband x 1-2"));
	assert_string_equal(reply_field(w, &r, "row_version"), "1");
	client_get(county, "/norm/post");
	r = client_post(county, "/norm/post", "text", "", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	r = grouped(assembly, "2", "11");
	refused(&r, "每组须为 5 至 10 户");
}

static void households_are_divided_within_the_band_or_not_at_all(void **state)
{
	static const struct { int64_t households, size; bool is_possible; int64_t groups, larger; } CASES[] = {
		{ 330, 10, true, 33, 0 }, { 331, 10, true, 34, 25 }, { 11, 10, true, 2, 1 }, { 5, 5, true, 1, 0 }, { 4, 5, false, 0, 0 },
		{ 9, 5, false, 0, 0 }, { 330, 4, false, 0, 0 }, { 330, 11, false, 0, 0 }, { 0, 10, false, 0, 0 }, { 1000000, 10, false, 0, 0 },
	};

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		int64_t groups, larger;

		assert_int_equal(body_divide(CASES[i].households, CASES[i].size, 5, 10, &groups, &larger), CASES[i].is_possible);
		if (!CASES[i].is_possible)
			continue;
		assert_int_equal(groups, CASES[i].groups);
		assert_int_equal(larger, CASES[i].larger);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_01_a_day_before_the_re_constitution_shows_the_former_members),
		cmocka_unit_test(KFQ_01_two_constitutions_are_never_in_force_on_one_day),
		cmocka_unit_test(KFQ_01_needs_one_leader_a_duty_a_goal_and_nobody_twice),
		cmocka_unit_test(DHZ_04_two_directorships_move_to_the_successor_the_same_day),
		cmocka_unit_test(DHZ_04_sixteen_villages_have_eighty_centres),
		cmocka_unit_test(DHZ_04_a_director_holds_an_allowed_base_post),
		cmocka_unit_test(GY_20_the_accountant_is_not_on_the_supervision_committee),
		cmocka_unit_test(SN_03_both_groups_show_what_they_were_merged_into_and_act_no_more),
		cmocka_unit_test(CS_17_a_joint_meeting_without_one_of_four_kinds_is_incomplete),
		cmocka_unit_test(SN_02_330_households_in_groups_of_ten_have_33_representatives),
		cmocka_unit_test(SN_02_a_group_of_4_or_11_is_refused_and_nobody_represents_two),
		cmocka_unit_test(the_band_of_a_group_is_changed_without_a_build),
		cmocka_unit_test(households_are_divided_within_the_band_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
