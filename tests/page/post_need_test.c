/* Who holds a post without the declaration that it needs, or soon without it: the list, and the lines of the first page (CS-11). */
#include "page/practice_world.h"

static int64_t own_use[VILLAGES];

static int post_need_start(void **state)
{
	practice_start(state);
	put_practice("cs/interests");
	for (int i = 0; i < VILLAGES; i++)
		own_use[i] = villages[i].use;
	world_run(w, "UPDATE programme_use SET from_day = 18000");
	return 0;
}

static void say(const char *line)
{
	const char *lines[] = { line, NULL };

	tell_here(lines);
}

static void listed(const char *who, int64_t org, const char *query, const char *on_page, const char *in_json)
{
	struct reply page = client_get(actor_named(who)->page, text("/org/%lld/post-need%s", (long long)org, query)),
		program = client_get(actor_named(who)->program, text("/api/v1/org/%lld/post-need%s", (long long)org, query));

	if (page.status != 200 || !reply_has(&page, on_page))
		fail_msg("%s: status %d without '%s': %s", query, page.status, on_page, page.body);
	if (program.status != 200 || !reply_has(&program, in_json))
		fail_msg("%s: status %d without '%s': %s", query, program.status, in_json, program.body);
}

/* "" : there is no such line. */
static void first_page(const char *who, const char *line, bool is_there)
{
	struct reply page = client_get(actor_named(who)->page, "/"), program = client_get(actor_named(who)->program, "/api/v1/workbench");

	assert_int_equal(page.status, 200);
	assert_int_equal(program.status, 200);
	if (reply_has(&page, line) != is_there || reply_has(&program, line) != is_there)
		fail_msg("%s: '%s' %s: %s", who, line, is_there ? "is missing" : "is there", program.body);
}

static void nothing_is_asked_where_no_such_practice_is_in_force(void **state)
{
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		listed("county", here->county, "", "没有启用有期限的", "\"total\":0,\"late\":0,\"soon\":0,\"items\":[]");
		first_page("county", "须先办结的申报", false);
	}
}

static void CS_11_whose_declaration_is_missing_or_runs_out(void **state)
{
	day_t began = day_parse_iso("2015-11-17");

	world_run(w, "UPDATE programme_use SET from_day = 10000");
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		here->use = own_use[i];
		/* The two on the committee of the branch and the director of the village; nobody above the village, and no other post. */
		listed("county", here->county, "", "党员02", "\"total\":3,\"late\":3,\"soon\":0");
		listed("secretary", here->org, "?side=late", "没有办过", "\"state\":\"none\"");
		first_page("secretary", "督促任职人员补办须先办结的申报（3 人）", true);
		r = client_get(actor_named("upper")->page, text("/org/%lld/run", (long long)here->zone));
		assert_true(reply_has(&r, text("href=\"/org/%lld/post-need\"", (long long)here->zone)));
		/* The way out stands in the line: the form that opens the case, for that person. */
		r = client_get(actor_named("secretary")->page, text("/org/%lld/post-need", (long long)here->org));
		assert_true(reply_has(&r, text("href=\"/org/%lld/run/new?use=%lld&amp;person=%lld\"", (long long)here->org, (long long)here->use,
			(long long)actor_named("second")->person)));
		say("secretary open 利益申报: @second");
		listed("secretary", here->org, "", "在办：本人申报", "\"open_step\":\"本人申报\"");
		say("secretary fill declaration: held=没有|promise=不办企业|+signed");
		say("secretary close > verify");
		listed("county", here->county, "", "在办：上级核查", "\"late\":3");	/* begun is not done */
		say("upper fill check: result=无冲突|how=查市场主体登记");
		say("upper close > clear");
		first_page("secretary", "督促任职人员补办须先办结的申报（2 人）", true);
		listed("county", here->county, "", "没有办过", "\"total\":2,\"late\":2,\"soon\":0");
		/* It counts for twelve months to the day, and thirty days before that it is said. */
		clock_to(day_parse_iso("2016-10-17"));
		listed("county", here->county, "", "没有办过", "\"total\":2,\"late\":2,\"soon\":0");
		clock_to(day_parse_iso("2016-10-18"));
		listed("county", here->county, "?side=soon", "2016-11-17 到期", "\"last_day\":\"2016-11-17\"");
		listed("county", here->county, "?side=soon", "党员02", "\"total\":1,\"late\":2,\"soon\":1");
		first_page("upper", "提醒任职人员重新申报（1 人将到期）", true);
		clock_to(day_parse_iso("2016-11-17"));
		listed("county", here->county, "", "2016-11-17 到期", "\"state\":\"soon\"");
		clock_to(day_parse_iso("2016-11-18"));
		listed("county", here->county, "?side=late", "2016-11-17 过期", "\"state\":\"over\"");
		first_page("county", "督促任职人员补办须先办结的申报（3 人）", true);
		first_page("county", "提醒任职人员重新申报", false);
		/* Renewed. */
		say("secretary open 利益申报: @second");
		say("secretary fill declaration: held=没有|promise=不办企业|+signed");
		say("secretary close > verify");
		say("upper fill check: result=无冲突|how=查市场主体登记");
		say("upper close > clear");
		listed("county", here->county, "", "没有办过", "\"total\":2,\"late\":2,\"soon\":0");
		/* A conflict that stays is no declaration that counts. */
		say("secretary open 利益申报: @director");
		say("secretary fill declaration: held=有|*interests=河湾砂场;办企业;2012-03-01;|promise=退出后任职|+signed");
		say("secretary close > verify");
		say("upper fill check: result=有冲突|how=查市场主体登记");
		say("upper close > resolve");
		say("upper fill decision: result=保留企业或者兼职|note=本人选择");
		say("upper close > kept");
		listed("county", here->county, "", "冲突没有消除", "\"state\":\"other\",\"finish_title\":\"冲突没有消除\"");
		clock_to(began);
	}
}

static void nobody_looks_into_another_place(void **state)
{
	struct reply r;

	here = &villages[0];
	r = client_get(actor_named("secretary")->page, text("/org/%lld/post-need", (long long)here->county));
	assert_int_equal(r.status, 404);
	r = client_get(actor_named("secretary")->program, text("/api/v1/org/%lld/post-need", (long long)villages[1].org));
	assert_int_equal(r.status, 404);
	r = client_get(actor_named("talent")->program, text("/api/v1/org/%lld/post-need", (long long)here->org));
	assert_int_equal(r.status, 403);
	r = client_get(actor_named("secretary")->program, text("/api/v1/org/%lld/post-need?page=2", (long long)here->org));
	assert_true(r.status == 200 && reply_has(&r, "\"items\":[]"));
}

/* A village that takes a version of its own is asked by that one only; where it ends nobody is asked. */
static void the_nearest_practice_is_the_one_that_asks(void **state)
{
	int64_t own;
	struct reply r;

	here = &villages[0];
	own = world_first_id(w, "programme_file");
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/post-need", (long long)here->county));
	assert_true(reply_has(&r, "\"late\":2"));
	PUT(w, "programme_use", NUMBER("programme_id", own), NUMBER("org_id", here->org), NUMBER("from_day", 10000), NUMBER("to_day", 2932897), TEXT("document", "村规"),
		NUMBER("row_version", 1));
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/post-need", (long long)here->county));
	assert_true(reply_has(&r, "\"late\":2"));	/* not twice */
	first_page("county", "督促任职人员补办须先办结的申报（2 人）", true);
	world_run(w, "UPDATE programme_use SET to_day = 16000");
	listed("county", here->county, "", "没有启用有期限的", "\"total\":0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_asked_where_no_such_practice_is_in_force),
		cmocka_unit_test(CS_11_whose_declaration_is_missing_or_runs_out),
		cmocka_unit_test(nobody_looks_into_another_place),
		cmocka_unit_test(the_nearest_practice_is_the_one_that_asks),
	};

	return cmocka_run_group_tests_name("post_need", tests, post_need_start, practice_stop);
}
