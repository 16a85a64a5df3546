/* The tree, its posts, bodies, host units and places through the API alone: what a page does, a program does. */
#include "page/api_walk.h"

static struct client *county;
static int64_t city, town, village, branch, person, officer;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "edit_org", "appoint", "see_person", "edit_person", "set_norms", "see_figures" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "org_officer", RIGHTS[i]);
	officer = world_person(w, city, "某人");
	world_holding(w, city, "org_officer", officer);
	county = program(world_account(w, "county", ADMIN_NONE, officer));
	return 0;
}

static int64_t found(int64_t parent, const char *kind, const char *name)
{
	return id_in(posted(county, "/api/v1/org/%/child", parent, arena_printf(w->arena,
		"{'name': '%s', 'kind': '%s', 'unit_kind': 'village', 'day': '2010-01-01', 'document': '云组〔2010〕1号', 'authority': '市委组织部'}", name, kind)));
}

static int64_t version_of(const char *noun, int64_t id)
{
	return number_in(got(county, "/api/v1/%s/%lld", noun, (long long)id), NULL, "row_version");
}

static void the_tree_is_founded_and_read(void **state)
{
	const char *answer;

	town = found(city, "committee", "甲镇党委");
	village = found(town, "general_branch", "李村党总支");
	branch = found(village, "branch", "李村一支部");
	person = world_person(w, branch, "张三");
	says(got(county, "/api/v1/org"), "云川市委");
	says(got(county, "/api/v1/org"), "'children':1");	/* as whoever looks for it by name is told */
	says(got(county, "/api/v1/org?q=%s", "%E4%BA%91%E5%B7%9D"), "'children':1");
	says(got(county, "/api/v1/org?q=%s", "%E6%9D%8E%E6%9D%91"), "李村一支部");
	says(got(county, "/api/v1/org/%lld/children?page=1", (long long)town), "李村党总支");
	answer = got(county, "/api/v1/org/%lld", (long long)branch);
	says(answer, "李村一支部");
	says(answer, "'posts':[");
	says(got(county, "/api/v1/org/%lld/list?kind=branch&unit_kind=village&page=1", (long long)city), "'parent_name':'李村党总支'");
	says(got(county, "/api/v1/org/%lld/list?term_before=1990-01-01", (long long)city), "'total':0");
	assert_int_equal(client_get(county, arena_printf(w->arena, "/api/v1/org/%lld/list?kind=castle", (long long)city)).status, 422);
	says(got(county, "/api/v1/org/%lld/vacancies", (long long)town), "'taken':0");
}

/* It has units below: a second account does it, or gives it back. */
static void moves_of_large_ones_wait(int64_t large)
{
	int64_t other_town = found(city, "committee", "乙镇党委"), second = world_person(w, city, "另一人"), request;
	struct client *approver;
	const char *asked = arena_printf(w->arena, "{'parent_code': '乙镇党委', 'day': '2012-01-02', 'document': '云组3号', 'row_version': %lld}", (long long)version_of("org", large));

	world_holding(w, city, "org_officer", second);
	approver = program(world_account(w, "approver", ADMIN_NONE, second));
	request = number_in(posted(county, "/api/v1/org/%/parent", large, asked), NULL, "request");
	posted(county, "/api/v1/org-request/%/withdraw", request, "{'row_version': 1}");
	request = number_in(posted(county, "/api/v1/org/%/parent", large, asked), NULL, "request");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/parent", (long long)large), asked, 422, "org_request.waits_already");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org-request/%lld/decide", (long long)request), "{'state': 'approved', 'row_version': 1}", 422, "org_request.own");
	is_refused(approver, "POST", arena_printf(w->arena, "/api/v1/org-request/%lld/decide", (long long)request), "{'state': 'refused', 'row_version': 1}", 422, "org_request.note_missing");
	is_refused(approver, "POST", arena_printf(w->arena, "/api/v1/org-request/%lld/withdraw", (long long)request), "{'row_version': 1}", 422, "org_request.not_asker");
	says(got(approver, "/api/v1/org-request?state=waiting&page=1"), "'kind':'move'");
	says(got(approver, "/api/v1/org-request/%lld", (long long)request), "'units_count':2");
	posted(approver, "/api/v1/org-request/%/decide", request, "{'state': 'approved', 'note': '同意', 'row_version': 1}");
	says(got(county, "/api/v1/org/%lld", (long long)large), arena_printf(w->arena, "'parent':'%lld'", (long long)other_town));
	is_refused(approver, "POST", arena_printf(w->arena, "/api/v1/org-request/%lld/decide", (long long)request), "{'state': 'approved', 'row_version': 1}", 409, "org_request.decided_already");
	posted(county, "/api/v1/result/seen", 0, arena_printf(w->arena, "{'kind': 'org', 'subject': %lld}", (long long)request));
}

static void an_organisation_is_changed_step_by_step(void **state)
{
	int64_t other = found(town, "general_branch", "王村党总支"), extra = found(other, "branch", "王村二支部"), gone = found(other, "branch", "王村三支部");

	posted(county, "/api/v1/org/%/name", extra, arena_printf(w->arena,
		"{'name': '王村南支部', 'short_name': '南支部', 'day': '2012-01-01', 'document': '甲发2号', 'row_version': %lld}", (long long)version_of("org", extra)));
	says(got(county, "/api/v1/org/%lld/history", (long long)extra), "'reason':'renamed'");
	moves_of_large_ones_wait(other);
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/name", (long long)extra), arena_printf(w->arena,
		"{'name': '王村南支部', 'day': '2012-06-01', 'document': '甲发2号', 'row_version': %lld}", (long long)version_of("org", extra)), 422, "org.name_same");
	posted(county, "/api/v1/org/%/parent", extra, arena_printf(w->arena,
		"{'parent_code': '李村党总支', 'day': '2013-01-01', 'document': '甲发3号', 'row_version': %lld}", (long long)version_of("org", extra)));
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/parent", (long long)extra), arena_printf(w->arena,
		"{'parent_code': '李村党总支', 'day': '2013-02-01', 'document': '甲发4号', 'row_version': %lld}", (long long)version_of("org", extra)), 422, "org.parent_same");
	posted(county, "/api/v1/org/%/facts", extra, arena_printf(w->arena,
		"{'unit_kind': 'village', 'note': '两行\\n字', 'row_version': %lld}", (long long)version_of("org", extra)));
	posted(county, "/api/v1/org/%/election", extra, arena_printf(w->arena,
		"{'day': '2014-06-01', 'term_years': 5, 'document': '甲批1号', 'row_version': %lld}", (long long)version_of("org", extra)));
	posted(county, "/api/v1/org/%/approval", extra, arena_printf(w->arena,
		"{'authority': '甲镇党委', 'document': '甲发4号', 'day': '2010-01-01', 'row_version': %lld}", (long long)version_of("org", extra)));
	says(got(county, "/api/v1/org/%lld", (long long)extra), "'authority':'甲镇党委'");
	posted(county, "/api/v1/org/%/founding", gone, arena_printf(w->arena,
		"{'day': '2010-02-01', 'document': '甲发8号', 'row_version': %lld}", (long long)version_of("org", gone)));
	says(got(county, "/api/v1/org/%lld", (long long)gone), "'from_day':'2010-02-01'");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/founding", (long long)gone), arena_printf(w->arena,
		"{'day': '2009-12-31', 'document': '甲发8号', 'row_version': %lld}", (long long)version_of("org", gone)), 422, "org.day_before_parent");
	posted(county, "/api/v1/org/%/merger", extra, arena_printf(w->arena,
		"{'parent_code': '李村一支部', 'day': '2015-01-01', 'document': '甲发5号', 'row_version': %lld}", (long long)version_of("org", extra)));
	posted(county, "/api/v1/org/%/closing", gone, arena_printf(w->arena,
		"{'day': '2015-02-01', 'document': '甲发6号', 'row_version': %lld}", (long long)version_of("org", gone)));
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/name", (long long)village),
		"{'name': '李村', 'day': '2015-01-01', 'document': '甲发7号', 'row_version': 99}", 409, "changed_meanwhile");
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/org/%lld/name", (long long)village),
		"{'name': '李村', 'day': '2015-01-01', 'document': '甲发7号'}", 422, "\"field\":\"row_version\"");
}

static void posts_are_made_filled_and_closed(void **state)
{
	int64_t post = id_in(posted(county, "/api/v1/org/%/post", branch,
		"{'kind': 'organiser_part', 'name': '组织员', 'seats': 2, 'is_exclusive': false}")), holding, second, deputy = world_person(w, city, "副手");
	const char *org;

	posted(county, "/api/v1/post/%/change", post, "{'name': '兼职组织员', 'seats': 1, 'reason': '精简', 'document': '甲编1号', 'row_version': 1}");
	posted(county, "/api/v1/post/%/closing", post, "{'reason': '撤销', 'document': '甲编2号', 'row_version': 2}");
	org = got(county, "/api/v1/org/%lld", (long long)branch);
	second = number_in(strstr(org, "\"posts\""), NULL, "id");
	holding = id_in(posted(county, "/api/v1/post/%/holding", second, arena_printf(w->arena,
		"{'person': %lld, 'manner': 'appointed', 'from_day': '2015-01-01', 'document': '甲任1号'}", (long long)person)));
	says(got(county, "/api/v1/org/%lld", (long long)branch), arena_printf(w->arena, "'id':'%lld','person':'%lld'", (long long)holding, (long long)person));
	posted(county, "/api/v1/holding/%/end", holding, "{'to_day': '2015-06-01', 'ended_as': 'transferred', 'reason': '调整', 'row_version': 1}");
	/* What grants the right to appoint waits for somebody else. */
	world_right(w, "secretary", "appoint");
	holding = id_in(posted(county, "/api/v1/post/%/holding", second, arena_printf(w->arena,
		"{'person': %lld, 'manner': 'elected', 'from_day': '2015-07-01'}", (long long)person)));
	is_refused(county, "POST", arena_printf(w->arena, "/api/v1/holding/%lld/confirmation", (long long)holding), "{'row_version': 1}", 422, "permit.confirms_own");
	world_holding(w, city, "org_officer", deputy);
	posted(program(world_account(w, "deputy", ADMIN_NONE, deputy)), "/api/v1/holding/%/confirmation", holding, "{'row_version': 1}");
}

static void host_units_are_registered_and_counted(void **state)
{
	const char *facts = "'credit_code': '91350100M000100Y43', 'coverage': 'own', 'covered_code': '李村一支部', 'people': 30, 'staff': 12, 'leader': '王五', 'gain': '1.50'";
	int64_t unit = id_in(posted(county, "/api/v1/org/%/host", town, arena_printf(w->arena,
		"{'kind': 'enterprise', 'name': '云川鼎盛有限公司', %s, 'day': '2015-01-01'}", facts))), farm, club, member, guild;

	says(got(county, "/api/v1/host/%lld", (long long)unit), "'gain_fen':150");
	posted(county, "/api/v1/host/%", unit, arena_printf(w->arena, "{'kind': 'enterprise', 'name': '鼎盛集团', %s, 'row_version': 1}", facts));
	says(got(county, "/api/v1/org/%lld/host?kind=enterprise&coverage=own&page=1", (long long)town), "鼎盛集团");
	posted(county, "/api/v1/host/%/closing", unit, "{'day': '2015-11-01', 'row_version': 2}");
	farm = id_in(posted(county, "/api/v1/org/%/host", village,
		"{'kind': 'cooperative', 'name': '李村果蔬合作社', 'coverage': 'own', 'covered_code': '李村一支部', 'mode': 'able_household', 'product': '果蔬', 'day': '2015-01-01'}"));
	posted(county, "/api/v1/host/%/household", farm, "{'village_code': '李村党总支', 'numbers': '1-3'}");
	says(got(county, "/api/v1/org/%lld/coverage", (long long)town), "'cooperatives':{'count':1");
	club = id_in(posted(county, "/api/v1/org/%/host", village,
		"{'kind': 'self_organisation', 'name': '李村秧歌队', 'coverage': 'liaison', 'covered_code': '李村一支部', 'day': '2015-01-01'}"));
	member = id_in(posted(county, "/api/v1/host/%/member", club, arena_printf(w->arena, "{'person': %lld, 'act': 'own'}", (long long)person)));
	posted(county, "/api/v1/host-member/%/leaving", member, "{}");
	guild = id_in(posted(county, "/api/v1/org/%/host", town, "{'kind': 'social', 'name': '甲镇商会', 'coverage': 'none', 'day': '2015-01-01'}"));
	client_post_json(county, arena_printf(w->arena, "/api/v1/host/%lld/relation", (long long)guild),
		as_json("{'superior_code': '李村党总支', 'document': '甲组〔2015〕8号', 'relation_day': '2015-11-01', 'row_version': 0}"));
	posted(county, "/api/v1/host/%/relation", guild, "{'superior_code': '甲镇党委', 'document': '甲组〔2015〕9号', 'relation_day': '2015-11-01', 'row_version': 1}");
	says(got(county, "/api/v1/org/%lld/host/relation?gap=home&page=1", (long long)town), "'cleared':1,'homes':0,'secretaries':0,'total':1,'items':[{");
}

static void stated_figures_are_entered_and_taken_back(void **state)
{
	int64_t id = id_in(posted(county, "/api/v1/org/%/stated", branch,
		"{'name': '支部数', 'stated': '1', 'unit': '个', 'counter': 'branches', 'compared': '', 'day': '2015-11-17', 'source': '年报表二'}"));

	says(got(county, "/api/v1/org/%lld/stated", (long long)branch), "'name':'支部数','unit':'个','stated':'1'");
	says(got(county, "/api/v1/figure/tables?report=check&org=%lld", (long long)branch), "一致");
	says(posted(county, "/api/v1/org/%/stated/import", branch, "{'lines': '党员数,3,名,members,2015-11-17,年报'}"), "'count':1");
	posted(county, "/api/v1/stated/%/withdraw", id, "{}");
	says(got(county, "/api/v1/org/%lld/stated", (long long)branch), "'items':[{");
}

static void places_are_registered_and_checked(void **state)
{
	int64_t place = id_in(posted(county, "/api/v1/org/%/place", branch,
		"{'kind': 'meeting_room', 'name': '会议室', 'floor': 1, 'area': '40.5', 'seats': 30, 'phone': '', 'note': '', 'day': '2015-01-01'}")), sign, area;

	says(got(county, "/api/v1/org/%lld/place", (long long)branch), "'area_dm2':4050");
	says(got(county, "/api/v1/place/%lld", (long long)place), arena_printf(w->arena, "'org':'%lld'", (long long)branch));
	posted(county, "/api/v1/place/%", place, "{'kind': 'meeting_room', 'name': '大会议室', 'floor': 1, 'area': 41, 'seats': 30, 'row_version': 1}");
	posted(county, "/api/v1/org/%/place-check", branch, "{'norm': 'place', 'tick': ['rules', 'papers'], 'declare': 0, 'day': '2015-11-01', 'note': '缺档案室'}");
	says(got(county, "/api/v1/org/%lld/place-result?norm=place", (long long)town), "'is_standard':false");
	posted(county, "/api/v1/place/%/closing", place, "{'row_version': 2}");
	posted(county, "/api/v1/org/%/sign", branch, "{'name': '先锋岗', 'document': '甲发8号'}");
	sign = number_in(got(county, "/api/v1/org/%lld/sign", (long long)branch), "'items'", "id");
	posted(county, "/api/v1/sign/%/decision", sign, "{'decision': 'remove', 'row_version': 1}");
	posted(county, "/api/v1/sign/%/removal", sign, "{'row_version': 2}");
	area = id_in(posted(county, "/api/v1/org/%/area", branch, arena_printf(w->arena,
		"{'name': '一区', 'floor': 2, 'leader': %lld}", (long long)world_person(w, branch, "李四"))));
	posted(county, "/api/v1/place/%/person", area, arena_printf(w->arena, "{'person': %lld}", (long long)world_person(w, branch, "王五")));
	says(got(county, "/api/v1/org/%lld/area", (long long)branch), "'name':'王五','is_leader':false");
	world_run(w, "UPDATE place_person SET from_day = 16000");
	posted(county, "/api/v1/place/%/leader", area, arena_printf(w->arena, "{'leader': %lld, 'day': '2015-11-17', 'stays': true}", (long long)world_person(w, branch, "赵六")));
	says(got(county, "/api/v1/org/%lld/area", (long long)branch), "'leaders_before':[{");
	posted(county, "/api/v1/org/%/place-review", branch, "{'note': '逐层看过', 'publish': true}");
	says(got(county, "/api/v1/org/%lld/place-cover", (long long)branch), "'review_due':'2016-11-17','is_review_late':false,'reviews':[{'day':'2015-11-17'");
}

static void bodies_are_constituted_and_reported(void **state)
{
	int64_t group = found(city, "leading_group", "党建工作领导小组"), assembly = found(village, "villagers_assembly", "李村村民代表会议"), household;
	const char *groups;

	posted(county, "/api/v1/org/%/constitution", group,
		"{'head': '李四', 'members': '王五', 'duties': '抓党建', 'goals': '全覆盖', 'document': '云办1号', 'day': '2015-03-01'}");
	says(got(county, "/api/v1/org/%lld/constitution?as_of=2015-11-17", (long long)group), "'post_kind':");
	posted(county, "/api/v1/org/%/centre", village, "{'day': '2015-01-01', 'document': '甲发9号'}");
	says(got(county, "/api/v1/org/%lld/centre", (long long)town), "'unit_name':");
	says(got(county, "/api/v1/org/%lld/cross-post", (long long)city), "'full':");
	says(got(county, "/api/v1/org/%lld/pair", (long long)city), "'rules':[");
	says(got(county, "/api/v1/org/%lld/staffing", (long long)city), "'items':[");
	says(got(county, "/api/v1/org/%lld/establishment?from=2015-01-01&to=2015-12-31", (long long)city), "'reason':'精简'");
	posted(county, "/api/v1/org/%/household-group/draw", assembly, "{'households': 30, 'group_size': 10}");
	posted(county, "/api/v1/org/%/household-group", assembly, "{'number': 9, 'households': 8}");
	groups = got(county, "/api/v1/org/%lld/household-group", (long long)assembly);
	household = number_in(groups, "'items'", "id");
	posted(county, "/api/v1/household-group/%/representative", household, arena_printf(w->arena,
		"{'person': %lld, 'day': '2015-06-01', 'row_version': 1}", (long long)person));
	posted(county, "/api/v1/household-group/%/closing", household, "{'row_version': 2}");
}

static void norms_are_read_and_changed(void **state)
{
	const char *text = "band household_group 5-15";

	says(got(county, "/api/v1/norm/post"), "'name':'post'");
	posted(county, "/api/v1/norm/post", 0, arena_printf(w->arena, "{'text': '%s', 'row_version': 0}", text));
	says(got(county, "/api/v1/norm/post"), text);
	says(got(county, "/api/v1/norm"), "{'name':'post','is_changed':true}");
}

static void figures_are_counted(void **state)
{
	says(got(county, "/api/v1/figure/totals?org=%lld&day=2015-11-17", (long long)city), "'members':");
	says(got(county, "/api/v1/figure/tables?report=annual&public=1"), "'tables':[");
	says(got(county, "/api/v1/figure/coverage"), "'tables':[");
	says(got(county, "/api/v1/figure/cross?by1=sex&by2=status&what=members"), "'cells':[");
	says(got(county, "/api/v1/figure/cross?by1=sex&public=1"), "'cells':[");
	says(got(county, "/api/v1/figure/people?page=1"), "'items':[");
	says(got(county, "/api/v1/figure/people?joined=2000-01-01&before=2015-01-01"), "'items':[");
	says(got(county, "/api/v1/figure/roles?kind=activist&page=1"), "'items':[");
	says(got(county, "/api/v1/figure/change?in=1&cause=-1"), "'items':[");
	says(got(county, "/api/v1/figure/secretaries?by=all"), "'items':[");
	says(got(county, "/api/v1/figure/holders?area=village&body=reserve&where=sex.2"), "'items':[");
	says(got(county, "/api/v1/figure/awards?award=0"), "'items':[");
	says(got(county, "/api/v1/figure/orgs?kinds=branch&org=%lld", (long long)city), "'kind':'branch'");
	says(got(county, "/api/v1/figure/units?of=villages&gap=1"), "'items':[");
	assert_int_equal(client_get(county, "/api/v1/figure/roles?kind=king").status, 422);
	assert_int_equal(client_get(county, "/api/v1/figure/change?cause=99").status, 422);
	assert_int_equal(client_get(county, "/api/v1/figure/awards?award=3").status, 422);
	assert_int_equal(client_get(county, "/api/v1/figure/orgs?term=9").status, 422);
	assert_int_equal(client_get(county, "/api/v1/figure/units?rule=9").status, 422);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tree_is_founded_and_read),
		cmocka_unit_test(an_organisation_is_changed_step_by_step),
		cmocka_unit_test(posts_are_made_filled_and_closed),
		cmocka_unit_test(host_units_are_registered_and_counted),
		cmocka_unit_test(stated_figures_are_entered_and_taken_back),
		cmocka_unit_test(places_are_registered_and_checked),
		cmocka_unit_test(bodies_are_constituted_and_reported),
		cmocka_unit_test(norms_are_read_and_changed),
		cmocka_unit_test(figures_are_counted),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
