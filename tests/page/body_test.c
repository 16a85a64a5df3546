/* Bodies beside the tree: re-constitution on a day, centres whose posts follow, rules of posts that exclude or need
 * each other, cuts of the establishment, staffing, cross posts, and representatives of households. */
#include "world/world.h"

#include <stdio.h>
#include <string.h>
#include "rooms/body/body.h"
#include "rooms/norm/norm.h"

static struct world *w;
static struct client *county;
static int64_t city, town, village, committee, branch, people[12];

static const char *url(const char *noun, int64_t id, const char *rest)
{
	return arena_printf(w->arena, "/%s/%lld%s", noun, (long long)id, rest);
}

static const char *text_of(int64_t n)
{
	return arena_printf(w->arena, "%lld", (long long)n);
}

static int64_t id_of(const struct reply *r)
{
	const char *location = reply_header(w, r, "Location");
	long long id = 0;

	if (location == NULL)
		fail_msg("status %d: %s", r->status, r->body);
	assert_int_equal(sscanf(strchr(location + 1, '/') + 1, "%lld", &id), 1);
	return id;
}

static void refused(const struct reply *r, const char *says)
{
	if (r->status != 422 || !reply_has(r, says))
		fail_msg("status %d without '%s': %s", r->status, says, r->body);
}

static void shows(const struct reply *r, const char *text)
{
	if (r->status != 200 || !reply_has(r, text))
		fail_msg("status %d without '%s': %s", r->status, text, r->body);
}

/* Founded through the page, so that it has the posts of its kind. */
static int64_t found_on(int64_t parent, const char *kind, const char *name, const char *day)
{
	struct reply r;

	client_get(county, url("org", parent, "/found/form"));
	r = client_post(county, url("org", parent, "/found"), "name", name, "kind", kind, "unit_kind", "village", "day", day,
		"document", "云组〔2015〕1号", "authority", "市委组织部", NULL);
	return id_of(&r);
}

static int64_t found(int64_t parent, const char *kind, const char *name)
{
	return found_on(parent, kind, name, "2010-01-01");
}

/* The post of this kind, read from the answer for programs. */
static int64_t post_of(int64_t org, const char *kind)
{
	struct client *api = client_new(w);
	struct reply r;
	const char *at, *id;
	long long n = 0;

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, arena_printf(w->arena, "p%lld",
		(long long)++w->last_id), ADMIN_NONE, 101))));
	r = client_get(api, url("api/v1/org", org, ""));
	at = strstr(r.body, arena_printf(w->arena, "\"kind\":\"%s\",\"name\"", kind));
	at = at == NULL ? NULL : strstr(r.body, "\"posts\"");
	for (id = at; at != NULL && (at = strstr(at, "{\"id\":\"")) != NULL; at++)
		if (strncmp(strchr(at + 7, '"') + 2, arena_printf(w->arena, "\"kind\":\"%s\"", kind), strlen(kind) + 9) == 0)
			break;
	if (id == NULL || at == NULL)
		fail_msg("no post %s: %s", kind, r.body);
	assert_int_equal(sscanf(at + 7, "%lld", &n), 1);
	return n;
}

static struct reply appointed(int64_t org, const char *kind, int64_t person, const char *manner, const char *day)
{
	int64_t post = post_of(org, kind);

	client_get(county, url("post", post, "/appoint"));
	return client_post(county, url("post", post, "/appoint"), "person", text_of(person), "manner", manner, "from_day", day, NULL);
}

static void seated(int64_t org, const char *kind, int64_t person, const char *manner, const char *day)
{
	struct reply r = appointed(org, kind, person, manner, day);

	if (r.status != 303)
		fail_msg("status %d: %s", r.status, r.body);
}

/* Ends the only holding of a post. */
static void dismissed(int64_t org, const char *kind, const char *day)
{
	struct reply r = client_get(county, url("org", org, ""));
	const char *at = strstr(r.body, "href=\"/holding/");
	long long id = 0;
	const char *version;

	assert_non_null(at);
	assert_int_equal(sscanf(at + 15, "%lld", &id), 1);
	r = client_get(county, url("holding", id, ""));
	version = reply_field(w, &r, "row_version");
	r = client_post(county, url("holding", id, "/end"), "to_day", day, "reason", "调整", "row_version", version, NULL);
	if (r.status != 303)
		fail_msg("%s: status %d: %s", kind, r.status, r.body);
}

static int start(void **state)
{
	static const char *const NAMES[] = { "赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八", "冯九", "陈十", "褚甲", "卫乙" };

	w = world_start(&(struct world_options){ .clock = "2016-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	for (size_t i = 0; i < 5; i++)
		world_right(w, "org_officer", (const char *const[]){ "see_org", "edit_org", "appoint", "see_person", "set_norms" }[i]);
	world_holding(w, city, "org_officer", 101);
	county = client_new(w);
	client_sign_in(county, world_account(w, "county", ADMIN_NONE, 101));
	town = found(city, "committee", "甲镇党委");
	village = found(town, "general_branch", "李村");
	committee = found(village, "village_committee", "李村村委会");
	branch = found(village, "branch", "李村一支部");
	for (int i = 0; i < 12; i++)
		people[i] = world_person(w, branch, NAMES[i]);
	return 0;
}

/* Somebody who holds nothing yet. */
static int64_t somebody(const char *name)
{
	return world_person(w, branch, name);
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

/* ---- KFQ-01 ---- */

static struct reply constituted(int64_t group, const char *head, const char *members, const char *duties, const char *goals, const char *day)
{
	client_get(county, url("org", group, "/constitution"));
	return client_post(county, url("org", group, "/constitution"), "head", head, "members", members, "duties", duties, "goals", goals,
		"document", arena_printf(w->arena, "云发%s号", day), "day", day, NULL);
}

static void KFQ_01_a_day_before_the_re_constitution_shows_the_former_members(void **state)
{
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
}

static void KFQ_01_two_constitutions_are_never_in_force_on_one_day(void **state)
{
	int64_t group = found(town, "coordination_group", "协调小组");
	struct reply r;

	assert_int_equal(constituted(group, "赵一", "钱二", "协调", "目标", "2016-03-01").status, 303);
	r = constituted(group, "李四", "周五", "协调", "目标", "2016-03-01");
	refused(&r, "同一天不能有两次组成生效");
	r = constituted(group, "李四", "周五", "协调", "目标", "2016-02-01");
	refused(&r, "同一天不能有两次组成生效");
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

static int times(const struct reply *r, const char *text)
{
	int n = 0;

	for (const char *at = r->body; (at = strstr(at, text)) != NULL; at += strlen(text))
		n++;
	return n;
}

static void DHZ_04_two_directorships_move_to_the_successor_the_same_day(void **state)
{
	int64_t unit = make_village("张村", people[0], people[1], people[2]);
	long long body;
	struct reply r;

	client_get(county, url("org", unit, "/centre"));
	r = client_post(county, url("org", unit, "/centre"), "day", "2015-01-01", "document", "甲发1号", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, url("org", unit, "/centre"));
	shows(&r, "共 5 个中心");
	assert_int_equal(times(&r, "<td data-l=\"主任\">钱二</td>"), 2);
	assert_int_equal(times(&r, "<td data-l=\"主任\">赵一</td>"), 1);
	r = client_get(county, url("org", unit, "/list?kind=village_committee"));
	assert_int_equal(sscanf(strstr(r.body, "<td><a href=\"/org/") + 18, "%lld", &body), 1);
	dismissed(body, "village_director", "2016-05-01");
	seated(body, "village_director", people[3], "elected", "2016-05-01");
	r = client_get(county, url("org", unit, "/centre"));
	assert_int_equal(times(&r, "<td data-l=\"主任\">李四</td>"), 2);
	assert_int_equal(times(&r, "<td data-l=\"主任\">钱二</td>"), 0);
	r = client_post(county, url("org", unit, "/centre"), "day", "2016-01-01", "document", "甲发1号", NULL);
	refused(&r, "没有可以设立的中心");
}

static void DHZ_04_a_director_holds_an_allowed_base_post(void **state)
{
	int64_t unit = found(town, "general_branch", "王村"), centre = found(unit, "centre", "王村科技推广中心"), body;
	struct reply r = appointed(centre, "centre_director", people[4], "appointed", "2015-01-01");

	refused(&r, "没有担任规定的来源职务");
	body = found(unit, "village_committee", "王村村委会");
	seated(body, "village_director", people[4], "elected", "2014-06-01");
	assert_int_equal(appointed(centre, "centre_director", people[4], "appointed", "2015-01-01").status, 303);
}

/* ---- SN-03, GY-20 ---- */

static void GY_20_the_accountant_is_not_on_the_supervision_committee(void **state)
{
	int64_t supervision = found(village, "supervision_committee", "李村村监会"), member = people[5];
	struct reply r;

	client_get(county, url("org", committee, "/post/form"));
	r = client_post(county, url("org", committee, "/post"), "kind", "bookkeeper", "name", "村会计", "seats", "1", NULL);
	assert_int_equal(r.status, 303);
	seated(committee, "bookkeeper", member, "appointed", "2016-11-17");	/* the post is new */
	r = appointed(supervision, "supervision_member", member, "elected", "2016-11-17");
	refused(&r, "不得兼任报账员");
	seated(committee, "village_director", people[6], "elected", "2014-01-01");
	r = appointed(supervision, "supervision_director", people[6], "elected", "2015-01-01");
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
		r = client_post(county, url("org", group[i], "/rename"), "name", "新名", "day", "2015-07-01", "document", "1", "row_version", "2", NULL);
		refused(&r, "撤销");
	}
	assert_true(into > 0);
}

/* ---- KFQ-07 ---- */

static struct reply post_changed(int64_t post, const char *seats, const char *reason, const char *document)
{
	struct reply r = client_get(county, url("post", post, "/appoint"));
	const char *version = reply_field(w, &r, "row_version");

	return client_post(county, url("post", post, "/change"), "name", "职务", "seats", seats, "reason", reason, "document", document,
		"row_version", version, NULL);
}

static void KFQ_07_reads_how_many_secretaries_were_replaced_and_posts_cut(void **state)
{
	int64_t zone = found(city, "work_committee", "开发区党工委");
	struct reply r;

	for (int i = 0; i < 4; i++) {
		int64_t unit = found(zone, "general_branch", arena_printf(w->arena, "园区%d村", i + 1)), body, post;

		body = found(unit, "village_committee", arena_printf(w->arena, "园区%d村委会", i + 1));
		seated(unit, "secretary", somebody("旧书记"), "elected", "2013-01-01");
		dismissed(unit, "secretary", "2016-02-01");
		seated(unit, "secretary", somebody("新书记"), "elected", "2016-02-01");
		/* Six of 副村级: four deputy directors, two deputy secretaries; and 24 others. */
		post = post_of(body, "village_deputy_director");
		client_get(county, url("post", post, "/appoint"));
		r = client_post(county, url("post", post, "/close"), "reason", "精减", "document", "开1号", "row_version", "1", NULL);
		assert_int_equal(r.status, 303);
		if (i < 2) {
			post = post_of(unit, "deputy_secretary");
			r = client_post(county, url("post", post, "/close"), "reason", "精减", "document", "开1号", "row_version", "1", NULL);
			assert_int_equal(r.status, 303);
		}
		post = post_of(unit, "committee_member");
		assert_int_equal(post_changed(post, "9", "", "").status, 303);	/* more seats need no reason */
		assert_int_equal(post_changed(post, "3", "精减", "开1号").status, 303);
	}
	r = client_get(county, url("org", zone, "/establishment?from=2016-01-01&to=2016-12-31"));
	shows(&r, "调整书记 4 人；精减 30 个职数，其中副村级 6 个，其他 24 个");
	shows(&r, "由 旧书记 调整为 新书记");
}

static void KFQ_07_a_cut_needs_reason_and_document_and_nobody_above_the_establishment(void **state)
{
	int64_t unit = found(town, "general_branch", "孙村"), post = post_of(unit, "committee_member");
	struct reply r = post_changed(post, "1", "", "");

	refused(&r, "必须写明缘由");
	r = post_changed(post, "1", "精减", "");
	refused(&r, "请填写批准文号");
	assert_int_equal(post_changed(post, "1", "精减", "1号").status, 303);
	seated(unit, "committee_member", people[0], "elected", "2015-01-01");
	r = appointed(unit, "committee_member", people[1], "elected", "2015-01-01");
	refused(&r, "没有空缺");
	seated(unit, "secretary", somebody("前任"), "elected", "2015-01-01");
	r = appointed(unit, "secretary", somebody("后任"), "elected", "2016-01-01");
	refused(&r, "没有空缺");
}

/* ---- XY-13 ---- */

static void XY_13_a_person_of_another_village_fills_no_vacancy_without_a_concurrent_record(void **state)
{
	int64_t strong = found(town, "general_branch", "强村"), poor = found(town, "general_branch", "穷村"), secretary = somebody("强书记");
	struct reply r;

	seated(strong, "secretary", secretary, "elected", "2015-01-01");
	r = client_get(county, url("org", town, "/vacancies?kind=secretary"));
	shows(&r, "穷村");
	r = appointed(poor, "secretary", secretary, "elected", "2015-06-01");
	refused(&r, "一般不得兼任");
	seated(poor, "secretary", secretary, "concurrent", "2015-06-01");
	r = client_get(county, url("org", town, "/vacancies?kind=secretary"));
	assert_false(reply_has(&r, "穷村</a>"));
}

static void a_secretary_may_direct_the_committee_of_his_own_village_only(void **state)
{
	int64_t own = found(town, "general_branch", "何村"), other = found(town, "general_branch", "吕村"), secretary = somebody("何书记");
	struct reply r;

	seated(own, "secretary", secretary, "elected", "2015-01-01");
	r = appointed(found(other, "village_committee", "吕村村委会"), "village_director", secretary, "elected", "2015-01-01");
	refused(&r, "一般不得兼任");
	seated(found(own, "village_committee", "何村村委会"), "village_director", secretary, "elected", "2015-01-01");
}

/* ---- XY-04 ---- */

static void XY_04_an_entrepreneur_heads_a_village_by_election_or_decision_only(void **state)
{
	int64_t unit = found(town, "general_branch", "企村"), body = found(unit, "village_committee", "企村村委会"), boss = somebody("企业家"), post;
	static const char *const WRONG[] = { "appointed", "sent", "recruited", "seconded", "concurrent" };
	struct reply r;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = appointed(body, "village_director", boss, WRONG[i], "2015-01-01");
		refused(&r, "由选举产生，不得指定、委派");
	}
	r = appointed(unit, "secretary", boss, "sent", "2015-01-01");
	refused(&r, "须有上级党组织的决定，请填写文号");
	post = post_of(unit, "secretary");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(boss), "manner", "sent", "from_day", "2015-01-01", "document", "甲组〔2015〕2号", NULL);
	assert_int_equal(r.status, 303);
	seated(body, "village_director", boss, "elected", "2015-01-02");
}

/* ---- CS-16 ---- */

static void CS_16_a_part_time_member_comes_from_a_unit(void **state)
{
	int64_t street = found(city, "committee", "己街道党委"), member = somebody("兼职者"), post;
	struct reply r;

	client_get(county, url("org", street, "/post/form"));
	r = client_post(county, url("org", street, "/post"), "kind", "part_time_member", "name", "兼职委员", "seats", "5", NULL);
	assert_int_equal(r.status, 303);
	post = post_of(street, "part_time_member");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(member), "manner", "concurrent", "from_day", "2016-11-17", NULL);
	refused(&r, "兼职委员须来自辖区单位");
	world_run(w, arena_printf(w->arena, "UPDATE person SET work_unit = '辖区医院' WHERE id = %lld", (long long)member));
	seated(street, "part_time_member", member, "concurrent", "2016-11-17");
}

/* ---- CS-17 ---- */

static void CS_17_a_joint_meeting_without_one_of_four_kinds_is_incomplete(void **state)
{
	static const char *const KINDS[] = { "resident_representative", "unit_representative", "people_deputy", "cppcc_member" };
	int64_t community = found(city, "committee", "庚社区党委"), meeting = found(community, "coordination_group", "庚社区联席会议");
	struct client *api = client_new(w);
	struct reply r;

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "meeting", ADMIN_NONE, 101))));
	r = client_get(county, url("org", meeting, "/constitution"));
	shows(&r, "不完整");
	shows(&r, "缺居民代表");
	for (size_t i = 0; i < 3; i++)
		seated(meeting, KINDS[i], people[i], "appointed", "2015-01-01");
	r = client_get(county, url("org", meeting, "/constitution"));
	shows(&r, "不完整");
	shows(&r, "缺驻区政协委员");
	assert_int_equal(times(&r, "缺居民代表"), 0);
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
	assert_int_equal(times(&r, "不完整"), 0);
}

/* ---- ST-01 ---- */

static void ST_01_the_office_head_is_a_seconded_deputy_secretary(void **state)
{
	int64_t street = found(city, "committee", "山亭街道党委"), office = found(street, "first_secretary_office", "山亭第一书记办");
	struct reply r = appointed(office, "office_director", people[2], "concurrent", "2015-01-01");

	refused(&r, "须挂任镇街党（工）委副书记");
	seated(street, "deputy_secretary", people[3], "elected", "2015-01-01");
	r = appointed(office, "office_director", people[3], "concurrent", "2015-01-01");
	refused(&r, "须挂任镇街党（工）委副书记");	/* deputy, but not seconded */
	seated(street, "deputy_secretary", people[2], "seconded", "2015-01-01");
	seated(office, "office_director", people[2], "concurrent", "2015-01-01");
	r = client_get(county, url("org", street, "/pair"));
	shows(&r, "1 人同时担任两个职务");
	assert_int_equal(times(&r, "只有一职"), 0);
}

/* ---- CS-18, GY-23 ---- */

static void CS_18_one_full_time_is_short_by_one_and_four_are_above(void **state)
{
	int64_t place = found(city, "committee", "丙镇党委"), office = found(place, "party_office", "丙镇党建办");
	struct reply r;

	seated(office, "staff", people[0], "appointed", "2015-01-01");
	seated(office, "staff", people[1], "concurrent", "2015-01-01");	/* a part-timer does not count */
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "缺 1 人");
	seated(office, "organiser", people[2], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "符合");
	assert_false(reply_has(&r, "缺 1 人"));
	seated(office, "office_director", people[3], "appointed", "2015-01-01");
	seated(office, "staff", people[4], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "超出 1 人");
}

static void GY_23_one_of_two_posts_filled_is_short_by_one(void **state)
{
	int64_t place = found(city, "committee", "戊镇党委"), office = found(place, "party_office", "戊镇党建办");
	struct client *api = client_new(w);
	struct reply r;

	seated(office, "staff", people[10], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	shows(&r, "缺 1 人");
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "staffing", ADMIN_NONE, 101))));
	r = client_get(api, url("api/v1/org", place, "/staffing"));
	shows(&r, "\"low\":2,\"high\":3,\"seats\":5,\"full_time\":1");
	shows(&r, "\"short\":1");
	seated(office, "staff", people[11], "appointed", "2015-01-01");
	r = client_get(county, url("org", place, "/staffing"));
	assert_false(reply_has(&r, "缺 1 人"));
}

static int64_t training(int64_t person, const char *title, int year)
{
	return world_put(w, "person_history", (struct cell[]){ { "region_id", NULL, 1, false }, { "person_id", NULL, person, false },
		{ "kind", "training", 0, true }, { "title", title, 0, true }, { "from_day", NULL, day_from_date(year, 3, 1), false },
		{ "to_day", NULL, day_from_date(year, 3, 5), false } }, 6);
}

/* Courses of the period count, those before do not; who came from another post and who was never trained is told. */
static void GY_23_training_and_careers_over_a_subtree(void **state)
{
	int64_t place = found(city, "committee", "己镇党委"), office = found(place, "party_office", "己镇党建办"), one = world_person(w, branch, "培训甲");
	int64_t two = world_person(w, branch, "未训乙");
	struct client *api = client_new(w);
	struct reply r;

	training(one, "党务干部上岗培训", 2015);
	training(one, "旧培训", 2013);
	training(two, "旧培训", 2013);
	seated(office, "staff", one, "appointed", "2015-01-01");
	seated(office, "organiser", two, "appointed", "2014-01-01");
	r = client_get(county, url("org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "党务干部 2 人次，参加过培训 1，职务有变动 0");
	shows(&r, "1 次，最近：党务干部上岗培训");
	shows(&r, "未参加培训");
	r = client_get(county, url("org", place, "/staff-record?from=2013-01-01&to=2013-12-31"));
	shows(&r, "党务干部 0 人次");
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "records", ADMIN_NONE, 101))));
	r = client_get(api, url("api/v1/org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "\"trainings\":1,\"last_training\":\"党务干部上岗培训\"");
	shows(&r, "\"trainings\":0,\"last_training\":\"\"");
	/* From the office's staff to its organiser, in the period. */
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = %d WHERE person_id = %lld", (int)day_from_date(2015, 6, 1), (long long)one));
	seated(office, "office_director", one, "appointed", "2015-06-01");
	r = client_get(county, url("org", place, "/staff-record?from=2015-01-01&to=2015-12-31"));
	shows(&r, "党务干部 3 人次，参加过培训 2，职务有变动 2");
}

/* ---- many of a kind ---- */

static const char *counted_from(int64_t number)
{
	return arena_printf(w->arena, "%lld + n.i", (long long)number);
}

/* Copies of a unit below the same parent; of a body below it (parent: the number of the copied units) otherwise. */
static int64_t org_copies(int64_t org, int64_t copies, int64_t parent)
{
	return world_copies(w, "org", org, copies, "code", "t.code || '-' || n.i", "name", "t.name || n.i",
		"parent_id", parent == 0 ? "t.parent_id" : counted_from(parent),
		"path", parent == 0 ? "substr(t.path, 1, length(t.path) - 4) || substr(CAST(10001 + n.i AS TEXT), 2)" :
			"substr(t.path, 1, length(t.path) - 8) || substr(CAST(10001 + n.i AS TEXT), 2) || substr(t.path, length(t.path) - 3)", NULL);
}

/* A holding of world_holding, copied with its post for each copy of the organisation; person: SQL. */
static int64_t holding_copies(int64_t holding, int64_t copies, int64_t orgs, const char *person)
{
	int64_t posts = world_copies(w, "post", holding - 1, copies, "org_id", counted_from(orgs), NULL);

	return world_copies(w, "holding", holding, copies, "post_id", counted_from(posts), "org_id", counted_from(orgs), "person_id", person, NULL);
}

/* The same by the same person, in the organisations that the SQL names. */
static int64_t holdings_in(int64_t holding, int64_t copies, const char *org)
{
	int64_t posts = world_copies(w, "post", holding - 1, copies, "org_id", org, NULL);

	return world_copies(w, "holding", holding, copies, "post_id", counted_from(posts), "org_id", org, NULL);
}

static void ended(int64_t holding_after, int64_t holding_to)
{
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16000 WHERE id > %lld AND id <= %lld", (long long)holding_after,
		(long long)holding_to));
}

static struct client *program(const char *login)
{
	struct client *api = client_new(w);

	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, login, ADMIN_NONE, 101))));
	return api;
}

static void ST_01_36_pairs_and_who_has_one_post_is_listed(void **state)
{
	int64_t district = world_org_of(w, city, "committee", "山亭区委"), street = world_org_of(w, district, "committee", "镇街");
	int64_t office = world_org_of(w, street, "first_secretary_office", "镇街办"), cadre = world_person(w, branch, "挂职者");
	int64_t deputy = world_holding(w, street, "deputy_secretary", cadre), head = world_holding(w, office, "office_director", cadre);
	int64_t streets, offices, cadres, deputies, heads;
	struct client *api = program("pairs");
	const char *page = url("org", district, "/pair"), *twin = url("api/v1/org", district, "/pair");
	struct reply r;

	world_run(w, arena_printf(w->arena, "UPDATE holding SET manner = 'seconded' WHERE id = %lld", (long long)deputy));
	streets = org_copies(street, 35, 0);
	offices = org_copies(office, 35, streets);
	cadres = world_copies(w, "person", cadre, 35, "name", "t.name || n.i", NULL);
	deputies = holding_copies(deputy, 35, streets, counted_from(cadres));
	heads = holding_copies(head, 35, offices, counted_from(cadres));
	r = client_get(county, page);
	shows(&r, "36 人同时担任两个职务");
	assert_int_equal(times(&r, "只有一职"), 0);
	r = client_get(api, twin);
	shows(&r, "\"both\":36,\"single\":[]");
	/* One heads the office and is no deputy any more; another is deputy, and his office has no head. */
	ended(deputies + 33, deputies + 34);
	ended(heads + 34, heads + 35);
	r = client_get(county, page);
	shows(&r, "34 人同时担任两个职务");
	assert_int_equal(times(&r, "只有一职"), 2);
	r = client_get(api, twin);
	shows(&r, "\"both\":34,\"single\":[{");
	shows(&r, "\"name\":\"挂职者34\"");
	shows(&r, "\"name\":\"挂职者35\"");
}

static void XY_13_12_secretaries_and_36_directors_are_vacant(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "昔阳镇党委"), unit = world_org_of(w, area, "general_branch", "空缺村");
	int64_t body = world_org_of(w, unit, "village_committee", "空缺村委会"), units, posts, holding;
	struct cell post[] = { { "org_id", NULL, unit, false }, { "kind", "secretary", 0, true }, { "name", "书记", 0, true }, { "seats", NULL, 1, false } };
	int64_t secretary = world_put(w, "post", post, 4);
	const char *page = url("org", area, "/vacancies");
	struct client *api = program("vacant");
	struct reply r;

	post[0].number = body;
	post[1].text = "village_director";
	units = org_copies(unit, 35, 0);
	world_copies(w, "post", world_put(w, "post", post, 4), 35, "org_id", counted_from(org_copies(body, 35, units)), NULL);
	posts = world_copies(w, "post", secretary, 35, "org_id", counted_from(units), NULL);
	/* All but the first twelve have a secretary. */
	holding = world_put(w, "holding", (struct cell[]){ { "post_id", NULL, posts + 12, false }, { "org_id", NULL, units + 12, false },
		{ "person_id", NULL, people[0], false } }, 3);
	world_copies(w, "holding", holding, 23, "post_id", counted_from(posts + 12), "org_id", counted_from(units + 12), NULL);
	r = client_get(county, page);
	shows(&r, "/vacancies?kind=secretary\"><b>12<small>");
	shows(&r, "/vacancies?kind=village_director\"><b>36<small>");
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	assert_int_equal(times(&r, "\"vacant_since\":"), 12);
	client_get(county, url("post", secretary, "/appoint"));
	r = client_post(county, url("post", secretary, "/appoint"), "person", text_of(somebody("补缺者")), "manner", "elected", "from_day", "2015-01-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, page);
	shows(&r, "/vacancies?kind=secretary\"><b>11<small>");
	shows(&r, "/vacancies?kind=village_director\"><b>36<small>");
	r = client_get(api, url("api/v1/org", area, "/vacancies?kind=secretary"));
	assert_int_equal(times(&r, "\"vacant_since\":"), 11);
}

/* 36 communities; 34 of them with 8 areas, two with 7; every area has 3 doors. */
static void SH_08_36_communities_286_areas_858_doors(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "己街道党委"), unit = world_org_of(w, area, "branch", "菊花社区");
	int64_t residents = world_org_of(w, unit, "residents_committee", "菊花居委会"), units = org_copies(unit, 35, 0), bodies = org_copies(residents, 35, units);
	int64_t head = world_holding(w, residents, "area_head", people[3]), door = world_holding(w, residents, "door_head", people[4]), doors;
	const char *in_turn = arena_printf(w->arena, "CASE WHEN n.i %% 36 = 0 THEN %lld ELSE %lld + n.i %% 36 END", (long long)residents, (long long)bodies);
	const char *page = url("org", area, "/network"), *twin = url("api/v1/org", area, "/network");
	struct client *api = program("network");
	struct reply r;

	holdings_in(head, 285, in_turn);
	doors = holdings_in(door, 857, in_turn);
	r = client_get(county, page);
	shows(&r, "<b>36</b><span>社区");
	shows(&r, "<b>286</b><span>小区（院）");
	shows(&r, "<b>858</b><span>楼门");
	shows(&r, "<b>0</b><span>没有楼门长");
	shows(&r, "平均每个社区 7.94 个小区（院），每个小区（院） 3.00 个楼门");
	assert_int_equal(times(&r, "tag--ok\">全部覆盖"), 20);	/* of a page */
	r = client_get(api, twin);
	shows(&r, "\"communities\":36,\"areas\":286,\"areas_headed\":286,\"doors\":858,\"doors_headed\":858,"
		"\"areas_per_community_hundredths\":794,\"doors_per_area_hundredths\":300");
	/* The second and the 38th door lose their heads: both are in the second community. */
	ended(doors, doors + 1);
	ended(doors + 36, doors + 37);
	r = client_get(county, page);
	shows(&r, "<b>2</b><span>没有楼门长");
	shows(&r, "2 处无人");
	assert_int_equal(times(&r, "tag--ok\">全部覆盖"), 19);
	r = client_get(api, twin);
	shows(&r, "\"doors\":858,\"doors_headed\":856");
	r = client_get(county, url("org", area, "/vacancies?kind=door_head"));
	assert_int_equal(times(&r, "<td class=\"num r\">0/1</td>"), 2);
}

/* ---- SH-01 ---- */

static void SH_01_29_of_36_communities_are_enough_and_28_are_not(void **state)
{
	int64_t area = world_org_of(w, city, "committee", "戊街道党委"), unit = world_org_of(w, area, "branch", "桂花社区");
	int64_t residents = world_org_of(w, unit, "residents_committee", "桂花居委会"), owners = world_org_of(w, unit, "owners_committee", "桂花业委会");
	int64_t property = world_org_of(w, unit, "property_company", "桂花物业"), units, bodies[3], last = 0;
	const struct { int64_t org; const char *kind; int64_t person; } SEATS[] = { { unit, "secretary", people[0] }, { residents, "residents_director", people[0] },
		{ property, "property_manager", people[1] }, { residents, "residents_deputy_director", people[1] }, { owners, "owners_director", people[2] },
		{ residents, "residents_committee_member", people[2] }, { unit, "committee_member", people[1] } };
	const char *page = url("org", area, "/cross-post"), *twin = url("api/v1/org", area, "/cross-post"), *text = norm_find("post")->text, *band;
	struct client *api = program("cross");
	struct reply r;

	units = org_copies(unit, 35, 0);
	bodies[0] = org_copies(residents, 35, units);
	bodies[1] = org_copies(owners, 35, units);
	bodies[2] = org_copies(property, 35, units);
	for (size_t i = 0; i < sizeof(SEATS) / sizeof(SEATS[0]); i++)
		last = holding_copies(world_holding(w, SEATS[i].org, SEATS[i].kind, SEATS[i].person), 35, SEATS[i].org == unit ? units :
			SEATS[i].org == residents ? bodies[0] : SEATS[i].org == owners ? bodies[1] : bodies[2], "t.person_id");
	ended(last + 28, last + 35);
	r = client_get(county, page);
	shows(&r, "全部符合的 29 个，共 36 个");
	shows(&r, "80.56%");
	shows(&r, "tag--ok\">达到 80%以上");
	r = client_get(county, url("org", area, "/cross-post?result=partial"));
	assert_int_equal(times(&r, "部分符合 3/4"), 7);
	shows(&r, "桂花社区35");
	r = client_get(api, twin);
	shows(&r, "\"full\":29,\"total\":36,\"percent_min\":80,\"is_enough\":true");
	ended(last + 27, last + 28);
	r = client_get(county, page);
	shows(&r, "全部符合的 28 个，共 36 个");
	shows(&r, "77.78%");
	shows(&r, "tag--warn\">未达到 80%以上");
	r = client_get(api, twin);
	shows(&r, "\"full\":28,\"total\":36,\"percent_min\":80,\"is_enough\":false");

	/* Another county asks for less, without a build. */
	band = strstr(text, "cross_post_percent 80");
	assert_non_null(band);
	r = client_get(county, "/norm/post");
	text = arena_printf(w->arena, "%.*scross_post_percent 75%s", (int)(band - text), text, band + strlen("cross_post_percent 80"));
	r = client_post(county, "/norm/post", "text", text, "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, page);
	shows(&r, "tag--ok\">达到 75%以上");
}

static void SH_01_full_only_with_all_four_rules(void **state)
{
	int64_t area = found(city, "committee", "丁街道党委"), unit = found(area, "branch", "花园社区"), residents, owners, property;
	int64_t secretary = somebody("社区书记"), manager = somebody("物业经理"), owner = somebody("业主");
	struct reply r;

	residents = found(unit, "residents_committee", "花园居委会");
	owners = found(unit, "owners_committee", "花园业委会");
	property = found(unit, "property_company", "花园物业");
	seated(unit, "secretary", secretary, "elected", "2015-01-01");
	seated(residents, "residents_director", secretary, "elected", "2015-01-01");
	seated(property, "property_manager", manager, "appointed", "2015-01-01");
	seated(residents, "residents_deputy_director", manager, "elected", "2015-01-01");
	seated(owners, "owners_director", owner, "elected", "2015-01-01");
	seated(residents, "residents_committee_member", owner, "elected", "2015-01-01");
	r = client_get(county, url("org", area, "/cross-post"));
	shows(&r, "全部符合的 0 个，共 1 个");
	shows(&r, "部分符合 3/4");
	seated(unit, "committee_member", manager, "elected", "2015-02-01");
	r = client_get(county, url("org", area, "/cross-post"));
	shows(&r, "全部符合的 1 个，共 1 个");
	shows(&r, "100.00%");
}

static void SH_01_a_non_member_is_not_on_the_branch_committee(void **state)
{
	int64_t unit = found(town, "branch", "月季社区"), other = world_person_of(w, unit, "非党员", 0);
	struct reply r = appointed(unit, "committee_member", other, "elected", "2015-01-01");

	refused(&r, "不是正式党员");
}

/* ---- SN-02 ---- */

static struct reply grouped(int64_t assembly, const char *number, const char *households)
{
	client_get(county, url("org", assembly, "/household-group"));
	return client_post(county, url("org", assembly, "/household-group"), "number", number, "households", households, NULL);
}

static void SN_02_330_households_in_groups_of_ten_have_33_representatives(void **state)
{
	int64_t assembly = found(village, "villagers_assembly", "李村村代会");
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
}

static void SN_02_a_group_of_4_or_11_is_refused_and_nobody_represents_two(void **state)
{
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
	r = client_post(county, "/norm/post", "text", "band household_group 5-15\nbond x 1-2", "row_version", "0", NULL);
	refused(&r, "第 2 行看不懂");
	r = client_post(county, "/norm/post", "text", "band household_group 5-15", "row_version", "0", NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(grouped(assembly, "1", "11").status, 303);
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
		cmocka_unit_test(DHZ_04_a_director_holds_an_allowed_base_post),
		cmocka_unit_test(GY_20_the_accountant_is_not_on_the_supervision_committee),
		cmocka_unit_test(SN_03_both_groups_show_what_they_were_merged_into_and_act_no_more),
		cmocka_unit_test(KFQ_07_reads_how_many_secretaries_were_replaced_and_posts_cut),
		cmocka_unit_test(KFQ_07_a_cut_needs_reason_and_document_and_nobody_above_the_establishment),
		cmocka_unit_test(XY_13_a_person_of_another_village_fills_no_vacancy_without_a_concurrent_record),
		cmocka_unit_test(a_secretary_may_direct_the_committee_of_his_own_village_only),
		cmocka_unit_test(XY_04_an_entrepreneur_heads_a_village_by_election_or_decision_only),
		cmocka_unit_test(CS_16_a_part_time_member_comes_from_a_unit),
		cmocka_unit_test(CS_17_a_joint_meeting_without_one_of_four_kinds_is_incomplete),
		cmocka_unit_test(ST_01_the_office_head_is_a_seconded_deputy_secretary),
		cmocka_unit_test(CS_18_one_full_time_is_short_by_one_and_four_are_above),
		cmocka_unit_test(GY_23_one_of_two_posts_filled_is_short_by_one),
		cmocka_unit_test(GY_23_training_and_careers_over_a_subtree),
		cmocka_unit_test(SH_01_full_only_with_all_four_rules),
		cmocka_unit_test(SH_01_a_non_member_is_not_on_the_branch_committee),
		cmocka_unit_test(SN_02_330_households_in_groups_of_ten_have_33_representatives),
		cmocka_unit_test(SN_02_a_group_of_4_or_11_is_refused_and_nobody_represents_two),
		cmocka_unit_test(the_band_of_a_group_is_changed_without_a_build),
		cmocka_unit_test(households_are_divided_within_the_band_or_not_at_all),
		cmocka_unit_test(ST_01_36_pairs_and_who_has_one_post_is_listed),
		cmocka_unit_test(XY_13_12_secretaries_and_36_directors_are_vacant),
		cmocka_unit_test(SH_08_36_communities_286_areas_858_doors),
		cmocka_unit_test(SH_01_29_of_36_communities_are_enough_and_28_are_not),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
