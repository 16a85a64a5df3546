/* Posts of bodies: the establishment and its cuts (KFQ-07), rights that end with a post, and who may hold one (XY-13, XY-04, CS-16,
 * ST-01). Pages and API. */
#include "page/body_world.h"

static struct reply post_changed(int64_t post, const char *seats, const char *reason, const char *document)
{
	struct reply r = client_get(county, url("post", post, "/appoint"));
	const char *version = reply_field(w, &r, "row_version");

	return client_post(county, url("post", post, "/change"), "name", "职务", "seats", seats, "reason", reason, "document", document,
		"row_version", version, NULL);
}

static void KFQ_07_reads_how_many_secretaries_were_replaced_and_posts_cut(void **state)
{
	/* covers KFQ-07 accept 1 by page and api */
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
	r = client_get(county_api, url("api/v1/org", zone, "/establishment?from=2016-01-01&to=2016-12-31"));
	shows(&r, "\"replaced\":4,\"posts_cut\":30");
	shows(&r, "\"posts_ranked\":6");
}

static void KFQ_07_a_cut_needs_reason_and_document_and_nobody_above_the_establishment(void **state)
{
	/* covers KFQ-07 refuse 1 2 by page and api */
	int64_t unit = found(town, "general_branch", "孙村"), post = post_of(unit, "committee_member");
	struct reply r = post_changed(post, "1", "", "");

	refused(&r, "必须写明原因");
	r = post_changed(post, "1", "精减", "");
	refused(&r, "请填写批准文号");
	assert_int_equal(post_changed(post, "1", "精减", "1号").status, 303);
	seated(unit, "committee_member", people[0], "elected", "2015-01-01");
	r = appointed(unit, "committee_member", people[1], "elected", "2015-01-01");
	refused(&r, "没有空缺");
	r = appointed_by_program(unit, "committee_member", people[1], "elected", "2015-01-01");
	refused(&r, "没有空缺");
	seated(unit, "secretary", somebody("前任"), "elected", "2015-01-01");
	r = appointed(unit, "secretary", somebody("后任"), "elected", "2016-01-01");
	refused(&r, "没有空缺");
	r = appointed_by_program(unit, "secretary", somebody("再任"), "elected", "2016-01-01");
	refused(&r, "没有空缺");
}

static void whoever_leaves_a_post_loses_its_rights_the_same_day(void **state)
{
	/* covers X-01 accept 3 by page and api */
	int64_t place = found(city, "committee", "离任镇党委"), person = somebody("离任者"), holding = world_holding(w, place, "org_officer", person);
	struct client *page = client_new(w), *api = client_new(w);
	const char *version;
	int64_t endings;
	struct reply r;

	client_sign_in(page, world_account(w, "leaving", ADMIN_NONE, person));
	client_header(api, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, world_account(w, "leaving_api", ADMIN_NONE, person))));
	assert_int_equal(client_get(page, url("org", place, "/establishment")).status, 200);
	assert_int_equal(client_get(api, url("api/v1/org", place, "/establishment")).status, 200);
	r = client_get(county, url("holding", holding, ""));
	version = reply_field(w, &r, "row_version");
	r = client_post(county, url("holding", holding, "/end"), "to_day", "2016-11-17", "reason", "调离", "row_version", version, NULL);
	walk_has(&r, 422, "请选择离任方式");	/* years of service and normal leaving go by it */
	r = client_post(county, url("holding", holding, "/end"), "to_day", "2016-11-17", "ended_as", "happy", "reason", "调离", "row_version", version, NULL);
	walk_has(&r, 422, "请选择离任方式");
	endings = world_count(w, "holding_ending");
	r = client_post(county, url("holding", holding, "/end"), "to_day", "2016-11-17", "ended_as", "transferred", "reason", "调离", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "holding_ending"), endings + 1);
	assert_int_equal(client_get(page, url("org", place, "/establishment")).status, 403);
	assert_int_equal(client_get(api, url("api/v1/org", place, "/establishment")).status, 403);
}

static void XY_13_a_person_of_another_village_fills_no_vacancy_without_a_concurrent_record(void **state)
{
	/* covers XY-13 refuse 1 by page and api */
	int64_t strong = found(town, "general_branch", "强村"), poor = found(town, "general_branch", "穷村"), secretary = somebody("强书记");
	struct reply r;

	seated(strong, "secretary", secretary, "elected", "2015-01-01");
	r = client_get(county, url("org", town, "/vacancies?kind=secretary"));
	shows(&r, "穷村");
	r = appointed(poor, "secretary", secretary, "elected", "2015-06-01");
	refused(&r, "一般不得兼任");
	r = appointed_by_program(poor, "secretary", secretary, "elected", "2015-06-01");
	refused(&r, "一般不得兼任");
	seated(poor, "secretary", secretary, "concurrent", "2015-06-01");
	r = client_get(county, url("org", town, "/vacancies?kind=secretary"));
	assert_false(reply_has(&r, "穷村</a>"));
}

/* Whoever acts in a post does so until a day; the day after, it is told as vacant and how that came. */
static void CS_20_an_acting_secretary_has_an_end_and_is_vacant_behind_it(void **state)
{
	/* covers CS-20 accept 1 refuse 1 by page and api */
	int64_t unit = found(town, "general_branch", "代理村"), deputy = somebody("代书记"), post = post_of(unit, "secretary");
	struct reply r = appointed(unit, "secretary", deputy, "acting", "2016-03-01");

	refused(&r, "一般不超过 6 个月：自 2016-03-01 起代理的，写到 2016-09-01");
	r = appointed_by_program(unit, "secretary", deputy, "acting", "2016-03-01");
	refused(&r, "代理职务必须写明结束日期");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(deputy), "manner", "acting", "from_day", "2016-03-01", "to_day", "2016-09-01", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(county, url("org", unit, "/vacancies?kind=secretary&day=2016-08-31"));
	assert_false(reply_has(&r, "代理已到期"));
	r = client_get(county, url("org", unit, "/vacancies?kind=secretary&day=2016-09-01"));
	shows(&r, "代理已到期");
	r = client_get(county_api, url("api/v1/org", unit, "/vacancies?kind=secretary&day=2016-08-31"));
	assert_false(reply_has(&r, "\"was_acting\":true"));
	r = client_get(county_api, url("api/v1/org", unit, "/vacancies?kind=secretary&day=2016-09-01"));
	shows(&r, "\"vacant_since\":\"2016-09-01\",\"was_acting\":true");
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

static void XY_04_an_entrepreneur_heads_a_village_by_election_or_decision_only(void **state)
{
	/* covers XY-04 refuse 1 by page and api */
	int64_t unit = found(town, "general_branch", "企村"), body = found(unit, "village_committee", "企村村委会"), boss = somebody("企业家"), post;
	static const char *const WRONG[] = { "appointed", "sent", "recruited", "seconded", "concurrent" };
	struct reply r;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = appointed(body, "village_director", boss, WRONG[i], "2015-01-01");
		refused(&r, "由选举产生，不得指定、委派");
		r = appointed_by_program(body, "village_director", boss, WRONG[i], "2015-01-01");
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

static void CS_16_a_part_time_member_comes_from_a_unit(void **state)
{
	/* covers CS-16 refuse 1 by page and api */
	int64_t street = found(city, "committee", "己街道党委"), member = somebody("兼职者"), post;
	struct reply r;

	client_get(county, url("org", street, "/post/form"));
	r = client_post(county, url("org", street, "/post"), "kind", "part_time_member", "name", "兼职委员", "seats", "5", NULL);
	assert_int_equal(r.status, 303);
	post = post_of(street, "part_time_member");
	client_get(county, url("post", post, "/appoint"));
	r = client_post(county, url("post", post, "/appoint"), "person", text_of(member), "manner", "concurrent", "from_day", "2016-11-17", NULL);
	refused(&r, "兼职委员须来自辖区单位");
	r = appointed_by_program(street, "part_time_member", member, "concurrent", "2016-11-17");
	refused(&r, "兼职委员须来自辖区单位");
	world_run(w, arena_printf(w->arena, "UPDATE person SET work_unit = '辖区医院' WHERE id = %lld", (long long)member));
	seated(street, "part_time_member", member, "concurrent", "2016-11-17");
}

/* Seven of the sub-district and five of units of the area; who holds two posts on it is one member. */
static void CS_16_seven_and_five_are_twelve(void **state)
{
	/* covers CS-16 accept 1 by page and api */
	int64_t street = world_org_of(w, city, "committee", "壬街道党委"), chief = world_person(w, branch, "街道书记");
	struct reply r;

	world_holding(w, street, "secretary", chief);
	world_holding(w, street, "organisation_member", chief);
	for (int i = 0; i < 6; i++)
		world_holding(w, street, i < 2 ? "deputy_secretary" : "committee_member", world_person(w, branch, arena_printf(w->arena, "专职%d", i + 1)));
	r = client_get(county, url("org", street, ""));
	assert_int_equal(reply_times(&r, "班子成员共"), 0);	/* nobody part-time: the posts say all */
	for (int i = 0; i < 5; i++)
		world_holding(w, street, "part_time_member", world_person(w, branch, arena_printf(w->arena, "兼职%d", i + 1)));
	r = client_get(county, url("org", street, ""));
	shows(&r, "班子成员共 12 名：专职 7 名，兼职 5 名");
	shows(&r, "兼职5");
	r = client_get(county_api, url("api/v1/org", street, ""));
	shows(&r, "\"committee_full_time\":7,\"committee_part_time\":5");
	shows(&r, "兼职5");
}

static void ST_01_the_office_head_is_a_seconded_deputy_secretary(void **state)
{
	/* covers ST-01 refuse 1 by page and api */
	int64_t street = found(city, "committee", "山亭街道党委"), office = found(street, "first_secretary_office", "山亭第一书记办");
	struct reply r = appointed(office, "office_director", people[2], "concurrent", "2015-01-01");

	refused(&r, "须挂任镇街党（工）委副书记");
	seated(street, "deputy_secretary", people[3], "elected", "2015-01-01");
	r = appointed(office, "office_director", people[3], "concurrent", "2015-01-01");
	refused(&r, "须挂任镇街党（工）委副书记");	/* deputy, but not seconded */
	r = appointed_by_program(office, "office_director", people[3], "concurrent", "2015-01-01");
	refused(&r, "须挂任镇街党（工）委副书记");
	seated(street, "deputy_secretary", people[2], "seconded", "2015-01-01");
	seated(office, "office_director", people[2], "concurrent", "2015-01-01");
	r = client_get(county, url("org", street, "/pair"));
	shows(&r, "1 人同时担任两个职务");
	assert_int_equal(reply_times(&r, "只有一职"), 0);
}

static struct reply role_begun(int64_t person, const char *kind, const char *org, const char *day)
{
	client_get(county, url("person", person, "/role"));
	return client_post(county, url("person", person, "/role"), "kind", kind, "org", org, "day", day, "document", "云组〔2016〕3号", NULL);
}

static struct reply role_by_program(int64_t person, const char *kind, const char *org, const char *day)
{
	return client_post_json(county_api, url("api/v1/person", person, "/role"),
		arena_printf(w->arena, "{\"kind\":\"%s\",\"org\":\"%s\",\"day\":\"%s\",\"document\":\"云组〔2016〕3号\"}", kind, org, day));
}

/* Through a post or through a role, it is one rule. */
static void GY_08_secondments_do_not_share_a_day(void **state)
{
	/* covers GY-08 accept 1 refuse 1 by page and api */
	int64_t first = found(town, "general_branch", "挂职甲村"), second = found(town, "general_branch", "挂职乙村"), sent = somebody("挂职干部"), member = somebody("工作队员");
	int64_t office = found(town, "party_office", "甲镇党建办");
	struct reply r;

	seated(first, "deputy_secretary", sent, "seconded", "2015-01-01");
	r = appointed(second, "deputy_secretary", sent, "seconded", "2016-01-01");
	refused(&r, "自 2015-01-01 起在“挂职甲村”任副书记，还没有结束，本次自 2016-01-01 起");
	assert_true(reply_has(&r, "value=\"2016-01-01\""));
	r = appointed_by_program(second, "deputy_secretary", sent, "seconded", "2016-01-01");
	refused(&r, "选派（挂职）不能重叠");
	dismissed(first, "deputy_secretary", "2016-02-01");	/* the last day is 31 January */
	r = appointed(second, "deputy_secretary", sent, "seconded", "2016-01-31");
	refused(&r, "2015-01-01 至 2016-01-31 在“挂职甲村”任副书记");
	r = appointed_by_program(second, "deputy_secretary", sent, "seconded", "2016-01-31");
	refused(&r, "2015-01-01 至 2016-01-31 在“挂职甲村”任副书记");
	seated(second, "deputy_secretary", sent, "seconded", "2016-02-01");
	/* A second post of the same secondment, and the role of the team in the same village. */
	r = appointed(office, "staff", sent, "seconded", "2016-02-01");
	refused(&r, "任职方式选“兼任”");
	seated(office, "staff", sent, "concurrent", "2016-02-01");
	world_right(w, "org_officer", "edit_person");
	r = role_begun(sent, "team_member", "挂职甲村", "2016-03-01");
	refused(&r, "自 2016-02-01 起在“挂职乙村”任副书记");
	r = role_by_program(sent, "team_member", "挂职甲村", "2016-03-01");
	refused(&r, "自 2016-02-01 起在“挂职乙村”任副书记");
	r = role_begun(sent, "team_member", "挂职乙村", "2016-02-01");
	assert_int_equal(r.status, 303);
	/* Likewise the other way round. */
	r = role_begun(member, "first_secretary", "挂职甲村", "2016-03-01");
	assert_int_equal(r.status, 303);
	r = appointed(second, "committee_member", member, "seconded", "2016-04-01");
	refused(&r, "自 2016-03-01 起在“挂职甲村”任第一书记");
	r = appointed_by_program(second, "committee_member", member, "seconded", "2016-04-01");
	refused(&r, "自 2016-03-01 起在“挂职甲村”任第一书记");
	seated(first, "committee_member", member, "seconded", "2016-04-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_07_reads_how_many_secretaries_were_replaced_and_posts_cut),
		cmocka_unit_test(KFQ_07_a_cut_needs_reason_and_document_and_nobody_above_the_establishment),
		cmocka_unit_test(whoever_leaves_a_post_loses_its_rights_the_same_day),
		cmocka_unit_test(CS_20_an_acting_secretary_has_an_end_and_is_vacant_behind_it),
		cmocka_unit_test(XY_13_a_person_of_another_village_fills_no_vacancy_without_a_concurrent_record),
		cmocka_unit_test(a_secretary_may_direct_the_committee_of_his_own_village_only),
		cmocka_unit_test(XY_04_an_entrepreneur_heads_a_village_by_election_or_decision_only),
		cmocka_unit_test(CS_16_a_part_time_member_comes_from_a_unit),
		cmocka_unit_test(CS_16_seven_and_five_are_twelve),
		cmocka_unit_test(GY_08_secondments_do_not_share_a_day),
		cmocka_unit_test(ST_01_the_office_head_is_a_seconded_deputy_secretary),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
