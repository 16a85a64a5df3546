/* Who is posted where: first secretaries, liaisons and their teams in villages, legal advisers. By page and API. */
#include "page/archive_role.h"

static struct reply listed(int64_t org, const char *rest)
{
	return client_get(clerk, arena_printf(w->arena, "/org/%lld/posting?%s", (long long)org, rest));
}

static struct reply asked(int64_t org, const char *rest)
{
	return client_get(clerk_api, arena_printf(w->arena, "/api/v1/org/%lld/posting?%s", (long long)org, rest));
}

/* 63 cadres of a department are posted to as many villages: the first by its form, the others by the program. */
static void YC_10_sixty_three_postings_are_counted_and_listed(void **state)
{
	/* covers YC-10 accept 1 by page and api */
	int64_t street = world_org_of(w, city, "committee", "选派街道党委"), bureau = world_org_of(w, city, "branch", "区直机关支部");
	struct reply r = listed(street, "kind=first_secretary");

	walk_has(&r, 200, "还没有登记");
	for (int i = 1; i <= 63; i++) {
		const char *place = arena_printf(w->arena, "选派村%d支部", i);
		int64_t who = world_member(w, bureau, arena_printf(w->arena, "选派干部%d", i), 2);

		world_org_of(w, street, "branch", place);
		if (i > 1) {
			r = role_by_program(who, "first_secretary", place, "2015-03-01");
			assert_int_equal(r.status, 201);
			continue;
		}
		client_get(clerk, url(who, "/role"));
		r = client_post(clerk, url(who, "/role"), "kind", "first_secretary", "org", place, "day", "2015-03-01", "term", "2017-03-01", "document", "甲发1号", NULL);
		assert_int_equal(r.status, 303);
	}
	r = listed(street, "kind=first_secretary");
	walk_has(&r, 200, "共 63 项派任，63 人，派往 63 个组织");
	walk_has(&r, 200, "选派干部1<");
	walk_has(&r, 200, "选派村1支部");
	walk_has(&r, 200, "区直机关支部");
	walk_has(&r, 200, "2017-03-01");
	assert_false(reply_has(&r, "选派干部63<"));
	r = listed(street, "kind=first_secretary&page=2");
	walk_has(&r, 200, "选派干部63<");
	r = asked(street, "kind=first_secretary");
	walk_has(&r, 200, "\"total\":63,\"postings\":63,\"people\":63,\"places\":63,\"members\":63");
	assert_int_equal(reply_times(&r, "\"home_name\":\"区直机关支部\""), 63);
	walk_has(&r, 200, "\"name\":\"选派干部1\"");
	walk_has(&r, 200, "\"until_day\":\"2017-03-01\"");
	assert_int_equal(client_get(other, arena_printf(w->arena, "/org/%lld/posting", (long long)street)).status, 404);
}

/* A post and a role of one person at one place are one posting; a post alone counts too, and one that is over does not. */
static void a_post_counts_as_a_posting_once(void **state)
{
	int64_t place = world_org_of(w, town_b, "branch", "一职一岗支部"), both = world_member(w, branch_b, "两头登记", 2), post_only = world_member(w, branch_b, "只有职务", 2);
	struct reply r;

	assert_int_equal(role(both, "liaison", "一职一岗支部", "2015-03-01", "").status, 303);
	world_holding(w, place, "liaison", both);
	r = asked(place, "kind=liaison");
	walk_has(&r, 200, "\"total\":1,\"postings\":1,\"people\":1");
	world_run(w, arena_printf(w->arena, "UPDATE holding SET to_day = 16000 WHERE id = %lld", (long long)world_holding(w, place, "liaison", world_member(w, branch_b, "已离任", 2))));
	world_holding(w, place, "liaison", post_only);
	r = listed(place, "kind=liaison");
	walk_has(&r, 200, "共 2 项派任，2 人，派往 1 个组织");
	walk_has(&r, 200, "只有职务");
	assert_false(reply_has(&r, "已离任"));
}

static void LX_05_ten_of_fifteen_advisers_are_members(void **state)
{
	/* covers LX-05 accept 1 by page and api */
	int64_t lawyers = world_org_of(w, city, "branch", "律师支部");
	struct reply r;

	for (int i = 1; i <= 15; i++) {
		int64_t who = i <= 10 ? world_member(w, lawyers, arena_printf(w->arena, "党员律师%d", i), 2) : world_person_of(w, lawyers, arena_printf(w->arena, "律师%d", i), 0);

		if (i % 2 == 0)
			assert_int_equal(role_by_program(who, "legal_adviser", "云川市委", "2015-03-01").status, 201);
		else
			assert_int_equal(role(who, "legal_adviser", "云川市委", "2015-03-01", "").status, 303);
	}
	r = listed(city, "kind=legal_adviser");
	walk_has(&r, 200, "共 15 项派任，15 人");
	walk_has(&r, 200, "其中党员 10 人");
	walk_has(&r, 200, "66.67%");
	walk_has(&r, 200, ">律师15<");
	r = listed(city, "kind=legal_adviser&members=1");
	walk_has(&r, 200, "党员律师10<");
	assert_false(reply_has(&r, ">律师15<"));
	r = asked(city, "kind=legal_adviser");
	walk_has(&r, 200, "\"total\":15,\"postings\":15,\"people\":15,\"places\":1,\"members\":10,\"members_share_hundredths\":6667");
	r = asked(city, "kind=legal_adviser&members=1");
	walk_has(&r, 200, "\"total\":10,\"postings\":15");
	assert_int_equal(reply_times(&r, "\"is_member\":true"), 10);
	assert_int_equal(asked(city, "kind=volunteer").status, 422);
}

/* ---- support teams of villages ---- */

static int64_t hamlet;

static const char *team_url(void) { return arena_printf(w->arena, "/org/%lld/support-team", (long long)hamlet); }
static const char *team_api_url(const char *rest) { return arena_printf(w->arena, "/api/v1%s%s", team_url(), rest); }

static struct reply formed(const char *day, const char *document)
{
	client_get(clerk, team_url());
	return client_post(clerk, team_url(), "day", day, "document", document, NULL);
}

static void ST_04_a_team_with_a_liaison_only_is_incomplete(void **state)
{
	/* covers ST-04 accept 1 refuse 2 by page and api */
	int64_t liaison, first;
	struct reply r;

	hamlet = world_org_of(w, town_a, "general_branch", "山后村总支");
	world_run(w, arena_printf(w->arena, "UPDATE org SET unit_kind = 'village', from_day = 10000 WHERE id = %lld", (long long)hamlet));
	liaison = world_member(w, branch_a, "联络员甲", 2);
	first = world_member(w, branch_a, "书记甲", 2);
	assert_int_equal(role(liaison, "liaison", "山后村总支", "2015-03-01", "").status, 303);
	r = client_get(clerk, team_url());
	walk_has(&r, 200, "共 1 个村（社区），已组成 0 个，不完整 1 个");
	walk_has(&r, 200, "联络员甲");
	r = client_get(clerk_api, team_api_url(""));
	walk_has(&r, 200, "\"first_secretaries\":\"\",\"liaisons\":\"联络员甲\",\"formed_day\":null,\"document\":\"\",\"is_complete\":false");
	r = formed("2015-03-05", "甲发5号");
	walk_has(&r, 422, "工作组不能没有第一书记");
	assert_true(reply_has(&r, "value=\"甲发5号\""));
	r = client_post_json(clerk_api, team_api_url(""), "{\"day\":\"2015-03-05\",\"document\":\"甲发5号\"}");
	walk_has(&r, 422, "工作组不能没有第一书记");
	assert_int_equal(world_count(w, "support_team"), 0);
	/* With both it is complete, and formed from a day on which both are there. */
	assert_int_equal(role(first, "first_secretary", "山后村总支", "2015-03-10", "").status, 303);
	walk_answered(formed("2015-03-05", "甲发5号"), 422, "在 2015-03-05 没有第一书记");
	walk_answered(formed("", ""), 422, "请填写日期");
	walk_answered(formed("2015-03-10", ""), 422, "请填写组成工作组的文号");
	walk_answered(formed("2015-11-18", "甲发5号"), 422, "晚于今天");
	walk_answered(client_post_json(clerk_api, team_api_url(""), "{\"day\":\"2015-03-10\",\"document\":\"甲发5号\"}"), 201, "");
	world_run(w, "DELETE FROM support_team");
	assert_int_equal(formed("2015-03-10", "甲发5号").status, 303);
	walk_answered(formed("2015-03-11", "甲发6号"), 422, "已于 2015-03-10 组成");
	r = client_get(clerk, arena_printf(w->arena, "/org/%lld/support-team", (long long)town_a));
	walk_has(&r, 200, "已组成 1 个，不完整 0 个");
	r = client_get(clerk_api, team_api_url(""));
	walk_has(&r, 200, "\"first_secretaries\":\"书记甲\",\"liaisons\":\"联络员甲\",\"formed_day\":\"2015-03-10\",\"document\":\"甲发5号\",\"is_complete\":true");
	/* The first secretary leaves: what was formed is incomplete again. */
	assert_int_equal(end_role(first, "2015-11-17", "任期届满").status, 303);
	r = client_get(clerk, team_url());
	walk_has(&r, 200, "已组成 1 个，不完整 1 个");
	client_get(clerk, team_url());
	r = client_post(clerk, arena_printf(w->arena, "%s/end", team_url()), "day", "2015-03-10", "reason", "换届", NULL);
	walk_has(&r, 422, "最早可在 2015-03-11 结束");
	walk_answered(client_post_json(clerk_api, team_api_url("/end"), "{\"day\":\"2015-11-17\",\"reason\":\"换届\"}"), 200, "{}");
	walk_answered(client_post_json(clerk_api, team_api_url("/end"), "{\"day\":\"2015-11-17\",\"reason\":\"换届\"}"), 422, "不能结束");
	r = client_get(clerk_api, team_api_url(""));
	walk_has(&r, 200, "\"formed_day\":null");
	/* One that was entered today by mistake is taken back today, was there on no day, and leaves the day free. */
	PUT(w, "support_team", NUMBER("org_id", hamlet), NUMBER("from_day", 16756), NUMBER("to_day", DAY_OPEN), TEXT("document", "误"), TEXT("reason", ""));
	r = client_get(clerk, team_url());
	walk_has(&r, 200, "今天误登的，填今天就作废");
	r = client_post(clerk, arena_printf(w->arena, "%s/end", team_url()), "day", "2015-11-16", "reason", "误登", NULL);
	walk_has(&r, 422, "最早可在 2015-11-17 结束");
	walk_answered(client_post_json(clerk_api, team_api_url("/end"), "{\"day\":\"2015-11-17\",\"reason\":\"误登\"}"), 200, "{}");
	assert_int_equal(world_count(w, "support_team WHERE to_day = 2932897"), 0);
	world_run(w, "DELETE FROM support_team WHERE document = '误'");
	r = client_get(clerk_api, team_api_url(""));
	walk_has(&r, 200, "\"formed_day\":null");
	walk_answered(client_post_json(clerk_api, arena_printf(w->arena, "/api/v1/org/%lld/support-team", (long long)town_a), "{\"day\":\"2015-11-17\",\"document\":\"1号\"}"), 422, "只在村（社区）组成");
	assert_int_equal(client_get(other, team_url()).status, 404);
}

/* No field takes a place, what is sent all the same is refused or left out, and no browser gives one away. */
static void ST_04_where_somebody_is_is_not_kept(void **state)
{
	/* covers ST-04 refuse 1 by page and api */
	struct reply r = client_get(clerk, team_url());

	walk_has(&r, 200, "不采集、不保存工作组成员的位置");
	assert_false(reply_has(&r, "name=\"location\"") || reply_has(&r, "name=\"latitude\""));
	assert_non_null(strstr(reply_header(w, &r, "Permissions-Policy"), "geolocation=()"));
	r = client_post_json(clerk_api, team_api_url(""), "{\"day\":\"2015-03-10\",\"document\":\"甲发5号\",\"location\":\"117.3,34.9\"}");
	walk_has(&r, 422, "location");
	assert_int_equal(world_count(w, "support_team"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(YC_10_sixty_three_postings_are_counted_and_listed), cmocka_unit_test(a_post_counts_as_a_posting_once),
		cmocka_unit_test(LX_05_ten_of_fifteen_advisers_are_members), cmocka_unit_test(ST_04_a_team_with_a_liaison_only_is_incomplete), cmocka_unit_test(ST_04_where_somebody_is_is_not_kept) };

	return cmocka_run_group_tests_name("posting", tests, start, world_over);
}
