/* 离任方式 that nobody said when the post was left: it is filled in afterwards with where it is known from, and what practices read from the record follows.
 * Pages and API. */
#include "page/body_world.h"

#include <stdlib.h>

#define LEFT 16801	/* 2016-01-01 */

static int64_t old, present, other_person;
static struct client *village_clerk;

static int64_t version_of(int64_t holding)
{
	struct reply r = client_get(county, url("holding", holding, ""));

	return strtoll(reply_field(w, &r, "row_version"), NULL, 10);
}

static struct reply says(int64_t holding, const char *ended_as, const char *reason)
{
	struct reply r = client_get(county, url("holding", holding, ""));

	return client_post(county, url("holding", holding, "/ending"), "ended_as", ended_as, "reason", reason, "row_version", reply_field(w, &r, "row_version"), NULL);
}

static struct reply program_says(struct client *c, int64_t holding, const char *ended_as, const char *reason)
{
	return client_post_json(c, url("api/v1/holding", holding, "/ending"), arena_printf(w->arena, "{\"ended_as\":\"%s\",\"reason\":\"%s\",\"row_version\":%lld}", ended_as, reason,
		(long long)version_of(holding)));
}

/* As the upgrade left it: a post that somebody left, without a word how. */
static int64_t held(int64_t org, const char *kind, int64_t person, int64_t from_day, int64_t to_day)
{
	return PUT(w, "holding", NUMBER("post_id", post_of(org, kind)), NUMBER("org_id", org), NUMBER("person_id", person), TEXT("manner", "appointed"), NUMBER("from_day", from_day),
		NUMBER("to_day", to_day), TEXT("document", ""), TEXT("reason", "换届"), NUMBER("row_version", 1));
}

static int start_with_leavers(void **state)
{
	start(state);
	old = held(committee, "village_director", people[0], 15000, LEFT);
	other_person = held(committee, "village_committee_member", people[1], 15000, LEFT);
	present = held(committee, "village_director", people[2], LEFT, 2932897);
	world_right(w, "village_director", "see_org");
	village_clerk = walk_browser(w, "village_clerk", people[2]);
	return 0;
}

static void those_that_lack_it_are_listed(void **state)
{
	struct reply r = client_get(county, url("org", city, "/endings"));

	shows(&r, "赵一");
	shows(&r, "钱二");
	shows(&r, url("holding", old, ""));
	assert_false(reply_has(&r, "孙三"));	/* in office */
	r = client_get(county_api, url("api/v1/org", village, "/endings"));
	shows(&r, "\"total\":2");
	shows(&r, arena_printf(w->arena, "\"id\":\"%lld\"", (long long)old));
	shows(&r, "\"to_day\":\"2016-01-01\"");
	r = client_get(county, url("org", committee, ""));
	shows(&r, "补填离任方式");
	r = client_get(county, url("holding", old, ""));
	shows(&r, "未写明");
	shows(&r, "补填离任方式");
	assert_false(reply_has(&r, "name=\"to_day\""));	/* the day is registered */
	assert_int_equal(client_get(village_clerk, url("org", committee, "/endings")).status, 403);
}

static void it_is_said_with_where_it_is_known_from(void **state)
{
	struct reply r = says(old, "", "换届文件");

	refused(&r, "请选择离任方式");
	refused(&r, "value=\"换届文件\"");	/* what was typed is kept */
	r = says(old, "term", "");
	refused(&r, "请写明依据");
	r = program_says(county_api, old, "term", "");
	refused(&r, "\"field\":\"reason\"");
	r = program_says(county_api, old, "left", "换届文件");
	assert_int_equal(r.status, 422);
	r = says(present, "term", "换届文件");
	refused(&r, "还在任");
	r = program_says(county_api, present, "term", "换届文件");
	refused(&r, "还在任");
	assert_int_equal(client_post_json(county_api, url("api/v1/holding", 77, "/ending"), "{\"ended_as\":\"term\",\"reason\":\"换届文件\",\"row_version\":1}").status, 404);
	client_get(village_clerk, "/me");
	assert_int_equal(client_post(village_clerk, url("holding", old, "/ending"), "ended_as", "term", "reason", "换届文件", NULL).status, 403);
	r = says(old, "term", "2016年换届文件");
	assert_int_equal(r.status, 303);
	r = program_says(county_api, other_person, "resigned", "本人档案");
	assert_int_equal(r.status, 200);
	r = client_post_json(county_api, url("api/v1/holding", other_person, "/ending"), "{\"ended_as\":\"term\",\"reason\":\"换届文件\",\"row_version\":1}");
	assert_int_equal(r.status, 409);
	r = says(old, "term", "再填一次");
	refused(&r, "已经写明是“任期届满”");
	r = client_get(county, url("org", city, "/endings"));
	shows(&r, "离任的都写明了离任方式");
	r = client_get(county, url("org", committee, ""));
	shows(&r, "任期届满");
	shows(&r, "辞职");
}

/* A wrong one is set right; what stood before stays in the audit log. */
static void a_wrong_one_is_set_right(void **state)
{
	struct reply r = client_get(county, url("holding", other_person, ""));

	shows(&r, "更正离任方式");
	shows(&r, "辞职");
	r = says(other_person, "removed", "镇党委免职文件");
	assert_int_equal(r.status, 303);
	assert_int_equal(world_count(w, "audit WHERE verb = 'post.ending'"), 3);
	assert_int_equal(world_count(w, "audit WHERE verb = 'post.ending' AND changes LIKE '%resigned%removed%'"), 1);
}

/* What practices read of service and of leaving is read anew. */
static void the_record_of_service_says_it(void **state)
{
	static const char PRACTICE[] = "programme award \"年功\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\n"
		"form service \"任职\"\nfield posts table \"任职（职务，自，至，离任方式，依据）\" must rows 1..40 held\nend\n"
		"step apply \"一\"\nneeds service\ngo done\nend\nfinish done \"完成\"\nend\n"
		"example \"一\"\ngiven service.posts row 主任, 2011-01-26, 2015-12-31, 任期届满, 档案\nexpect done\nend\n";
	int64_t use, run;
	struct reply r;

	world_right(w, "org_officer", "handle");
	use = walk_practice(w, city, "award", 1, PRACTICE);
	run = walk_opened(county_api, use, branch, people[0], "2016-11-17");
	r = client_get(county, url("run", run, ""));
	shows(&r, "任期届满");
	assert_false(reply_has(&r, "未写明"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_that_lack_it_are_listed),
		cmocka_unit_test(it_is_said_with_where_it_is_known_from),
		cmocka_unit_test(a_wrong_one_is_set_right),
		cmocka_unit_test(the_record_of_service_says_it),
	};

	return cmocka_run_group_tests(tests, start_with_leavers, stop);
}
