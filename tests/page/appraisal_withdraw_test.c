/* 民主评议党员: a record under a wrong year is withdrawn, the first record of a year long over is made by two people, and two
 * branches do not record the same person. Pages and API. */
#include "appraisal_world.h"

#include <pthread.h>

static struct client *town_clerk, *two_api, *clerk;
static int64_t town, two, third, small_person, member;

static int start(void **state)
{
	static const char *const RIGHTS[] = { "see_org", "see_person", "edit_person", "see_figures" };

	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	world_set(w, "totp_required", "off");
	town = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "甲镇党委");
	two = world_org_of(w, town, "branch", "乙村支部");
	third = world_org_of(w, town, "branch", "戊村支部");
	for (size_t i = 0; i < sizeof(RIGHTS) / sizeof(RIGHTS[0]); i++)
		world_right(w, "secretary", RIGHTS[i]);
	world_holding(w, town, "secretary", 102);
	world_holding(w, two, "secretary", 105);
	world_holding(w, town, "secretary", 106);
	world_holding(w, third, "secretary", 110);
	town_clerk = walk_browser(w, "town", 102);
	two_api = walk_program(w, "two_api", 105);
	town_api = walk_program(w, "town_api", 106);
	clerk = walk_program(w, "clerk", 110);
	small_person = world_member(w, two, "乙村党员", 2);
	member = world_member(w, third, "戊村党员", 2);
	return 0;
}

static int stop(void **state)
{
	world_stop(w);
	return 0;
}

#define MEETING "\"day\":\"2015-01-20\",\"due\":1,\"present\":1,"
#define LATE "\"day\":\"2012-12-20\",\"due\":1,\"present\":1,"

/* Those whom the annual table of a year counts, whatever their mark. */
static const char *people_of(int year)
{
	return world_text(w, "/api/v1/figure/appraisal?org=%lld&day=%d-%s", (long long)town, year, year == 2015 ? "11-17" : "12-31");
}

static struct reply withdraw(struct client *c, int64_t org, int year, const char *fields)
{
	return client_post_json(c, api_url(org, "/withdraw"), world_text(w, "{\"year\":%d,\"row_version\":%lld%s}", year, (long long)version(org, year), fields));
}

/* What is long over is entered by one and confirmed by another above. */
static void a_year_long_over_takes_two_people(void **state)
{
	struct reply r;

	walk_answered(save(two_api, two, 2012, LATE "\"rest\":true"), 422, "请写明补登原因");
	r = client_get(walk_browser(w, "two", 105), url(two, "?year=2012"));
	walk_has(&r, 200, "由上级党组织另外一人确认后才计入");
	r = save(town_api, two, 2012, LATE "\"rest\":true,\"reason\":\"会议记录补录\"");
	walk_has(&r, 200, "\"is_waiting\":true");
	assert_int_equal(world_count(w, "message WHERE text LIKE '%2012%'"), 0);	/* nobody is told, and nothing counts */
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2012&side=done")), 0);
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2012&side=waiting")), 1);
	assert_int_equal(walk_total(town_api, people_of(2012)), 0);
	r = client_get(two_api, world_text(w, "/api/v1/person/%lld/appraisal", (long long)small_person));
	assert_false(reply_has(&r, "2012"));
	walk_answered(decide(town_api, two, 2012, "\"state\":\"settled\""), 422, "这是你提交的");	/* the committee's clerk who entered it */
	walk_answered(decide(two_api, two, 2012, "\"state\":\"settled\""), 422, "上级党组织确认");
	/* Before it is confirmed the branch takes it back alone, and may enter it again. */
	walk_answered(withdraw(two_api, two, 2012, ",\"reason\":\"少算一名党员\""), 200, "\"is_waiting\":false");
	assert_int_equal(walk_total(town_api, api_url(town, "/branch?year=2012&side=waiting")), 0);
	assert_int_equal(world_count(w, "message WHERE text LIKE '%2012%'"), 0);	/* who was told nothing hears of no withdrawal */
	walk_answered(save(two_api, two, 2012, LATE "\"rest\":true,\"reason\":\"会议记录补录\""), 200, "\"is_waiting\":true");
	walk_answered(decide(town_api, two, 2012, "\"state\":\"refused\",\"note\":\"附上会议记录\""), 200, "");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2012 AND state = 'withdrawn' AND qualified = 0"), 1);
	walk_answered(save(two_api, two, 2012, LATE "\"rest\":true,\"reason\":\"附会议记录补录\""), 200, "\"is_waiting\":true");
	r = client_get(town_clerk, url(two, "?year=2012"));
	walk_has(&r, 200, "确认补登");
	assert_true(reply_has(&r, "补登在确认以前撤回") && reply_has(&r, "补登被退回") && reply_has(&r, "附会议记录补录"));
	walk_answered(decide(town_api, two, 2012, "\"state\":\"settled\""), 200, "");
	assert_int_equal(world_count(w, world_text(w, "message WHERE person_id = %lld AND text LIKE '%%2012年度%%“合格”%%'", (long long)small_person)), 1);
	assert_int_equal(walk_total(town_api, people_of(2012)), 1);
}

/* A meeting of this January that is of last year was entered under this one: it is withdrawn, and nothing of it is counted. */
static void a_record_under_a_wrong_year_is_withdrawn(void **state)
{
	struct reply r;

	walk_answered(withdraw(clerk, third, 2015, ",\"reason\":\"年度填错了\""), 422, "2015年度还没有登记");
	walk_answered(save(clerk, third, 2015, MEETING "\"rest\":true"), 200, "");
	assert_int_equal(walk_total(town_api, people_of(2015)), 1);
	walk_answered(withdraw(clerk, third, 2015, ",\"reason\":\"——\""), 422, "请写明撤回原因");
	walk_answered(withdraw(clerk, third, 2015, ""), 422, "");
	walk_answered(client_post_json(clerk, api_url(third, "/withdraw"), "{\"year\":2015,\"reason\":\"年度填错了\"}"), 422, "");
	walk_answered(client_post_json(clerk, api_url(third, "/withdraw"), "{\"row_version\":1,\"reason\":\"年度填错了\"}"), 422, "");
	walk_answered(client_post_json(clerk, api_url(third, "/withdraw"), "{\"year\":2015,\"row_version\":9,\"reason\":\"年度填错了\"}"), 409, "");
	assert_int_equal(withdraw(two_api, third, 2015, ",\"reason\":\"年度填错了\"").status, 404);
	walk_answered(withdraw(clerk, third, 2015, ",\"reason\":\"年度填错了\""), 200, "\"is_waiting\":false");	/* in its year at once */
	assert_int_equal(walk_total(town_api, people_of(2015)), 0);
	assert_int_equal(walk_total(town_api, api_url(third, "/branch?year=2015&side=missing")), 1);
	assert_int_equal(world_count(w, world_text(w, "message WHERE person_id = %lld AND text LIKE '%%撤回了评议记录%%'", (long long)member)), 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'appraisal.withdraw' AND changes LIKE '%appraisal_grade.person_id%' AND changes LIKE '%年度填错了%'"), 1);
	r = client_get(clerk, world_text(w, "/api/v1/person/%lld/appraisal", (long long)member));
	assert_false(reply_has(&r, "qualified"));
	r = client_get(town_clerk, url(third, "?year=2015"));
	walk_has(&r, 200, "年度填错了");	/* what it held is read still */
	assert_true(reply_has(&r, "已经撤回，不计入年度统计") && reply_has(&r, "戊村党员") && reply_has(&r, "2015-01-20"));
	r = client_get(clerk, api_url(third, "?year=2015"));
	assert_true(reply_has(&r, "\"state\":\"withdrawn\"") && reply_has(&r, "\"kind\":\"withdraw\""));
	/* Where it belongs, and then the meeting of this year. */
	walk_answered(save(clerk, third, 2014, MEETING "\"rest\":true"), 200, "\"is_waiting\":false");
	walk_answered(save(clerk, third, 2015, "\"day\":\"2015-11-10\",\"due\":1,\"present\":1,\"rest\":true"), 200, "");
	assert_int_equal(walk_total(town_api, people_of(2015)), 1);
	/* A year that is over is in the annual table: the committee above confirms. */
	r = client_get(walk_browser(w, "page_c", 110), url(third, "?year=2014"));
	walk_has(&r, 200, "撤回记录");
	walk_answered(withdraw(clerk, third, 2014, ",\"reason\":\"不是本支部的会\""), 200, "\"is_waiting\":true");
	assert_int_equal(world_count(w, world_text(w, "appraisal WHERE org_id = %lld AND year = 2014 AND state = 'held' AND qualified = 1", (long long)third)), 1);
	walk_answered(withdraw(clerk, third, 2014, ",\"reason\":\"不是本支部的会\""), 422, "还在等上级确认");
	walk_answered(decide(clerk, third, 2014, "\"state\":\"settled\""), 422, "这是你提交的");
	walk_answered(decide(town_api, third, 2014, "\"state\":\"refused\",\"note\":\"会是支部开的\""), 200, "");
	assert_int_equal(world_count(w, world_text(w, "appraisal WHERE org_id = %lld AND year = 2014 AND state = 'held' AND qualified = 1", (long long)third)), 1);
	client_get(town_clerk, url(third, "?year=2014"));
	r = client_post(town_clerk, url(third, "/withdraw"), "year", "2014", "row_version", world_text(w, "%lld", (long long)version(third, 2014)), "reason", "", NULL);
	walk_has(&r, 422, "请写明撤回原因");
	r = client_post(town_clerk, url(third, "/withdraw"), "year", "2014", "row_version", world_text(w, "%lld", (long long)version(third, 2014)), "reason", "重复登记的一年", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(walk_browser(w, "town_two", 106), url(third, "?year=2014"));
	walk_has(&r, 200, "确认撤回");
	walk_answered(decide(town_api, third, 2014, "\"state\":\"settled\""), 200, "");
	assert_int_equal(walk_total(town_api, people_of(2014)), 0);
	assert_int_equal(world_count(w, world_text(w, "appraisal_grade WHERE person_id = %lld", (long long)member)), 1);
}

/* Withdrawing and recording anew is no way round the committee above: a year that is over is not made another by the branch alone. */
static void recorded_anew_a_year_that_is_over_waits(void **state)
{
	const char *held = world_text(w, "appraisal WHERE org_id = %lld AND year = 2014 AND state = 'held'", (long long)third);
	const char *counted = world_text(w, "person_id = %lld AND text LIKE '%%2014年度%%“合格”%%'", (long long)member);
	int64_t told = world_count(w, world_text(w, "message WHERE %s", counted));
	struct reply r = client_get(walk_browser(w, "page_anew", 110), url(third, "?year=2014"));

	walk_has(&r, 200, "补登原因");
	walk_answered(save(clerk, third, 2014, MEETING "\"rest\":true"), 422, "请写明补登原因");
	walk_answered(save(clerk, third, 2014, MEETING "\"rest\":true,\"reason\":\"会议记录找到\""), 200, "\"is_waiting\":true");
	assert_int_equal(world_count(w, held), 0);
	assert_int_equal(walk_total(town_api, people_of(2014)), 0);
	assert_int_equal(world_count(w, world_text(w, "message WHERE %s", counted)), told);
	walk_answered(decide(town_api, third, 2014, "\"state\":\"refused\",\"note\":\"附上会议记录\""), 200, "");
	walk_answered(save(clerk, third, 2014, MEETING "\"rest\":true"), 422, "请写明补登原因");	/* given back, it waits again */
	walk_answered(save(clerk, third, 2014, MEETING "\"rest\":true,\"reason\":\"附会议记录\""), 200, "\"is_waiting\":true");
	walk_answered(decide(town_api, third, 2014, "\"state\":\"settled\""), 200, "");
	assert_int_equal(world_count(w, held), 1);
	assert_int_equal(walk_total(town_api, people_of(2014)), 1);
	assert_int_equal(world_count(w, world_text(w, "message WHERE %s", counted)), told + 1);
}

struct race { struct world copy; struct client *client; int64_t org; const char *body; int status; const char *said; };

static void *post_in_race(void *arg)
{
	struct race *r = arg;
	struct reply answer = client_post_json(r->client, arena_printf(r->copy.arena, "/api/v1/org/%lld/appraisal", (long long)r->org), r->body);

	r->status = answer.status;
	r->said = answer.body;
	return NULL;
}

/* Somebody moved between the meetings of two branches, which both send their record at the same moment. */
static void two_branches_do_not_record_the_same_person(void **state)
{
	struct race races[2] = { { .org = third, .body = "{\"year\":2013,\"row_version\":0,\"day\":\"2013-12-02\",\"due\":2,\"present\":2,\"rest\":true,\"reason\":\"会议记录补录\"}" },
		{ .org = two, .body = "{\"year\":2013,\"row_version\":0,\"day\":\"2013-12-20\",\"due\":2,\"present\":2,\"rest\":true,\"reason\":\"会议记录补录\"}" } };
	static const int64_t PERSONS[] = { 110, 105 };
	int64_t mover = world_member(w, third, "调动党员", 2);
	const char *of = world_text(w, "appraisal_grade WHERE person_id = %lld AND year = 2013", (long long)mover);
	pthread_t threads[2];
	int written = 0;

	world_run(w, world_text(w, "UPDATE membership SET to_day = %lld WHERE person_id = %lld", (long long)day_from_date(2013, 12, 10), (long long)mover));
	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", mover), NUMBER("org_id", two), NUMBER("status", 2), NUMBER("from_day", day_from_date(2013, 12, 10)),
		NUMBER("to_day", 2932897));
	for (int i = 0; i < 2; i++) {
		const char *token = client_token(w, world_account(w, world_text(w, "racer%d", i), ADMIN_NONE, PERSONS[i]));

		races[i].copy = *w;	/* an arena each */
		races[i].copy.arena = arena_new();
		races[i].client = client_new(&races[i].copy);
		client_header(races[i].client, world_text(w, "Authorization: Bearer %s", token));
	}
	for (int i = 0; i < 2; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, post_in_race, &races[i]), 0);
	for (int i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		written += races[i].status == 200;
		/* Whoever comes second reads that it is one member fewer, or meets the mark that is there by now. */
		assert_true(races[i].status == 200 || (races[i].status == 422 && strstr(races[i].said, "应到人数填写了2") != NULL) ||
			(races[i].status == 409 && strstr(races[i].said, "调动党员") != NULL));
	}
	assert_int_equal(written, 1);
	assert_int_equal(world_count(w, of), 1);
	for (int i = 0; i < 2; i++)
		arena_free(races[i].copy.arena);
}

/* The database itself holds them apart: a mark that no reading before the write could see stops the record, and nothing of it is written. */
static void the_database_holds_two_marks_of_a_year_apart(void **state)
{
	int64_t records = world_count(w, "appraisal"), marks, planted;

	planted = PUT(w, "appraisal_grade", NUMBER("region_id", 1), NUMBER("appraisal_id", 900000), NUMBER("person_id", small_person), TEXT("mark", "qualified"), TEXT("place", ""),
		TEXT("measure", ""), NUMBER("year", 2014));
	marks = world_count(w, "appraisal_grade");
	walk_answered(save(two_api, two, 2014, "\"day\":\"2014-12-01\",\"due\":2,\"present\":2,\"rest\":true"), 409, "乙村党员刚由别的支部登记了2014年度的评议");
	assert_int_equal(world_count(w, "appraisal"), records);
	assert_int_equal(world_count(w, "appraisal_grade"), marks);
	world_run(w, world_text(w, "DELETE FROM appraisal_grade WHERE id = %lld", (long long)planted));
	walk_answered(save(two_api, two, 2014, "\"day\":\"2014-12-01\",\"due\":2,\"present\":2,\"rest\":true"), 200, "");
}

static const char *digits(int64_t n) { return world_text(w, "%lld", (long long)n); }

/* What a page showed was given back and something else asked for meanwhile: its button confirms nothing of that. */
static void a_page_that_is_out_of_date_decides_nothing(void **state)
{
	const char *basic = world_text(w, "\"day\":\"2014-12-01\",\"due\":2,\"present\":2,\"reason\":\"支委会复议\",\"rows\":[\"%lld=basic==学习不够\"]", (long long)small_person);
	const char *unqualified = world_text(w, "\"day\":\"2014-12-01\",\"due\":2,\"present\":2,\"reason\":\"查实问题\",\"rows\":[\"%lld=unqualified==限期改正\"]", (long long)small_person);
	const char *held = world_text(w, "appraisal WHERE org_id = %lld AND year = 2014 AND state = 'held' AND qualified = 2", (long long)two);
	struct client *page = walk_browser(w, "stale", 106);
	int64_t seen, asked;
	struct reply r;

	walk_answered(save(two_api, two, 2014, basic), 200, "\"is_waiting\":true");
	seen = version(two, 2014);
	asked = newest(two, 2014);
	r = client_get(page, url(two, "?year=2014"));
	walk_has(&r, 200, world_text(w, "name=\"correction\" value=\"%lld\"", (long long)asked));
	walk_answered(decide_seen(town_api, two, 2014, seen, 0, "\"state\":\"settled\""), 422, "确认的是哪一次更正");
	walk_answered(decide_seen(town_api, two, 2014, seen, asked + 1, "\"state\":\"settled\""), 409, "刚被别人改过");
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\",\"note\":\"附上会议记录\""), 200, "");
	assert_true(version(two, 2014) > seen);
	walk_answered(save(two_api, two, 2014, unqualified), 200, "\"is_waiting\":true");
	walk_answered(decide_seen(town_api, two, 2014, seen, asked, "\"state\":\"settled\""), 409, "刚被别人改过");
	walk_answered(decide_seen(town_api, two, 2014, version(two, 2014), asked, "\"state\":\"settled\""), 409, "刚被别人改过");
	r = client_post(page, url(two, "/decide"), "year", "2014", "row_version", digits(seen), "correction", digits(asked), "state", "settled", NULL);
	walk_has(&r, 409, "刚被别人改过");
	assert_int_equal(world_count(w, held), 1);
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\",\"note\":\"附上会议记录\""), 200, "");
	/* Likewise a withdrawal that follows a correction. */
	walk_answered(save(two_api, two, 2014, basic), 200, "\"is_waiting\":true");
	seen = version(two, 2014);
	asked = newest(two, 2014);
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\",\"note\":\"附上会议记录\""), 200, "");
	walk_answered(withdraw(two_api, two, 2014, ",\"reason\":\"不是本支部的会\""), 200, "\"is_waiting\":true");
	walk_answered(decide_seen(town_api, two, 2014, seen, asked, "\"state\":\"settled\""), 409, "刚被别人改过");
	assert_int_equal(world_count(w, held), 1);
	seen = version(two, 2014);
	walk_answered(decide(town_api, two, 2014, "\"state\":\"refused\",\"note\":\"会是支部开的\""), 200, "");
	assert_true(version(two, 2014) > seen);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_long_over_takes_two_people),
		cmocka_unit_test(a_record_under_a_wrong_year_is_withdrawn),
		cmocka_unit_test(recorded_anew_a_year_that_is_over_waits),
		cmocka_unit_test(two_branches_do_not_record_the_same_person),
		cmocka_unit_test(the_database_holds_two_marks_of_a_year_apart),
		cmocka_unit_test(a_page_that_is_out_of_date_decides_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
