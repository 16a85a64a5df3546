/* No organisation ends, closed or merged, on a day before what was done in it: posts, elections, roles, support teams, areas and their reviews. The refusal names what stands in the way
 * and the earliest day; what was over stays as it was written; an approval judges anew. */
#include "page/org_world.h"

#include <string.h>
#include "base/date.h"

static struct client *api;
static int64_t gone, post;

static int64_t held(const char *name, const char *from, int64_t to, const char *reason)
{
	return PUT(w, "holding", NUMBER("post_id", post), NUMBER("org_id", gone), NUMBER("person_id", world_person(w, branch_b, name)), TEXT("manner", "elected"), NUMBER("from_day", day_parse_iso(from)),
		NUMBER("to_day", to), TEXT("document", ""), TEXT("reason", reason), NUMBER("needs_second", 0), NUMBER("row_version", 1));
}

/* Two village committees; in the first a director in office, and one before, whose term was over. */
static int start_with_two(void **state)
{
	struct reply r;

	start(state);
	api = walk_program(w, "ends", 101);
	r = found("冯村支部", "branch", "2010-01-01");
	gone = id_of(&r);
	found("何村支部", "branch", "2010-01-01");
	post = PUT(w, "post", NUMBER("org_id", gone), TEXT("kind", "committee_member"), TEXT("name", "文书"), NUMBER("seats", 3), NUMBER("from_day", day_parse_iso("2010-01-01")), NUMBER("to_day", DAY_OPEN),
		NUMBER("row_version", 1));
	held("冯前任", "2011-03-02", day_parse_iso("2014-06-07"), "任期届满");
	held("冯现任", "2014-06-07", DAY_OPEN, "");
	return 0;
}

static struct reply ended(bool is_merger, const char *day)
{
	const char *body = is_merger ? "{\"parent_code\":\"何村支部\",\"day\":\"%s\",\"document\":\"甲〔2015〕1号\",\"row_version\":1}" : "{\"day\":\"%s\",\"document\":\"甲〔2015〕1号\",\"row_version\":1}";
	const char *mark = strstr(body, "%s");

	return client_post_json(api, arena_printf(w->arena, "/api/v1/org/%lld/%s", (long long)gone, is_merger ? "merger" : "closing"),
		arena_printf(w->arena, "%.*s%s%s", (int)(mark - body), body, day, mark + 2));
}

/* Both ways are refused at the day, in these words, and write nothing. */
static void refused(const char *day, const char *words)
{
	for (int is_merger = 0; is_merger < 2; is_merger++) {
		struct reply r = ended(is_merger, day);

		walk_has(&r, 422, "org.ending_day");
		walk_has(&r, 422, words);
	}
	assert_int_equal(world_count(w, "org WHERE to_day < 2932897"), 0);
	assert_int_equal(world_count(w, "holding_ending"), 0);
}


static void whoever_holds_a_post_since_is_not_unsaid(void **state)
{
	struct reply r;

	/* By page, with what was typed still there. */
	r = client_get(town, url(gone, "/close/form"));
	r = client_post(town, url(gone, "/close"), "day", "2014-06-07", "document", "甲发〔2014〕6号", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "“冯村支部”不能从 2014-06-07 起撤销、合并：“冯现任”任文书 2014-06-07 才开始，更早的日期会抹掉已经发生的事。最早可以填 2014-06-08");
	assert_true(reply_has(&r, "甲发〔2014〕6号") && reply_has(&r, "value=\"2014-06-07\""));
	refused("2012-01-01", "最早可以填 2014-06-08");
	refused("2014-06-07", "“冯现任”任文书");

	/* The first day that it names is taken, and who was over before stays as written. */
	r = ended(false, "2014-06-08");
	walk_has(&r, 200, "");
	assert_int_equal(world_count(w, world_text(w, "holding WHERE to_day = %d AND reason = 'closed'", day_parse_iso("2014-06-08"))), 1);
	assert_int_equal(world_count(w, world_text(w, "holding WHERE to_day = %d AND reason = '任期届满' AND row_version = 1", day_parse_iso("2014-06-07"))), 1);
	assert_int_equal(world_count(w, "holding WHERE to_day <= from_day"), 0);
}

/* An ending that is known is not written over by an earlier one. */
static void whoever_left_since_is_not_rewritten(void **state)
{
	struct reply r;

	world_run(w, world_text(w, "UPDATE holding SET to_day = %d, reason = '任期届满' WHERE reason = '' AND manner = 'elected'", day_parse_iso("2015-09-30")));
	refused("2015-09-29", "“冯现任”任文书 2015-09-30 才结束");
	r = ended(true, "2015-09-30");
	walk_has(&r, 200, "");
	assert_int_equal(world_count(w, "holding WHERE org_id <> 0 AND reason = 'merged'"), 0);
	assert_int_equal(world_count(w, "holding WHERE reason = '任期届满'"), 2);
}

static void other_things_stand_in_the_way_by_name(void **state)
{
	int64_t person = world_person(w, branch_b, "冯书记");

	world_run(w, "DELETE FROM holding WHERE manner = 'elected'");
	world_run(w, arena_printf(w->arena, "UPDATE org SET elected_day = %lld WHERE id = %lld", (long long)day_parse_iso("2014-01-10"), (long long)gone));
	refused("2014-01-10", "选举产生的本届任期 2014-01-10 才开始，更早的日期会抹掉已经发生的事。最早可以填 2014-01-11");
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", gone), TEXT("kind", "first_secretary"), NUMBER("from_day", day_parse_iso("2014-02-10")),
		NUMBER("to_day", DAY_OPEN), NUMBER("term_day", DAY_OPEN));
	refused("2014-02-10", "“冯书记”的第一书记身份 2014-02-10 才开始");
	PUT(w, "support_team", NUMBER("org_id", gone), NUMBER("from_day", day_parse_iso("2014-03-10")), NUMBER("to_day", day_parse_iso("2014-04-01")), TEXT("document", ""), TEXT("reason", ""));
	refused("2014-03-20", "驻村工作组 2014-04-01 才结束，更早的日期会抹掉已经发生的事。最早可以填 2014-04-01");
	PUT(w, "place", NUMBER("org_id", gone), TEXT("kind", "responsibility_area"), TEXT("name", "冯村一片"), NUMBER("from_day", day_parse_iso("2014-05-10")), NUMBER("to_day", day_parse_iso("2014-07-10")));
	refused("2014-07-09", "场所、责任区“冯村一片” 2014-07-10 才结束");
	PUT(w, "place_review", NUMBER("org_id", gone), NUMBER("day", day_parse_iso("2014-08-10")));
	refused("2014-08-10", "责任区复核 2014-08-10 才开始");
	PUT(w, "body_version", NUMBER("org_id", gone), TEXT("document", "甲〔2014〕9号"), NUMBER("from_day", day_parse_iso("2014-09-10")), NUMBER("to_day", DAY_OPEN));
	refused("2014-09-10", "机构组成（甲〔2014〕9号）");
	PUT(w, "household_group", NUMBER("org_id", gone), NUMBER("number", 3), NUMBER("from_day", day_parse_iso("2014-10-10")), NUMBER("to_day", DAY_OPEN), NUMBER("elected_day", DAY_OPEN));
	refused("2014-10-10", "第 3 户组 2014-10-10 才开始");
	walk_answered(ended(false, "2014-10-11"), 200, "");
	assert_int_equal(world_count(w, "person_role WHERE to_day <= from_day") + world_count(w, "household_group WHERE to_day <= from_day") + world_count(w, "body_version WHERE to_day <= from_day"), 0);
}

/* Between the request and the approval somebody took up a post. */
static void an_approval_judges_anew(void **state)
{
	struct client *second;
	struct reply r;

	world_holding(w, town_a, "secretary", 102);
	second = walk_program(w, "second", 102);
	world_set(w, "org_second_members", "0");
	world_member(w, gone, "冯党员", 2);
	world_run(w, "UPDATE membership SET from_day = 15000");
	r = ended(true, "2015-11-01");
	walk_has(&r, 200, "\"request\":");
	held("冯新来", "2015-11-10", DAY_OPEN, "");
	r = client_post_json(second, world_text(w, "/api/v1/org-request/%s/decide", walk_value(w, &r, "request")), "{\"state\":\"approved\",\"row_version\":1}");
	walk_has(&r, 422, "“冯新来”任文书 2015-11-10 才开始");
	assert_false(reply_has(&r, "\"field\":\"day\""));	/* whoever decides has no such field */
	assert_int_equal(world_count(w, "org WHERE to_day < 2932897"), 0);
	assert_int_equal(world_count(w, "org_request WHERE state = 'waiting'"), 1);
}

int main(void)
{
	static const struct CMUnitTest TESTS[] = {
		cmocka_unit_test_setup_teardown(whoever_holds_a_post_since_is_not_unsaid, start_with_two, world_over),
		cmocka_unit_test_setup_teardown(whoever_left_since_is_not_rewritten, start_with_two, world_over),
		cmocka_unit_test_setup_teardown(other_things_stand_in_the_way_by_name, start_with_two, world_over),
		cmocka_unit_test_setup_teardown(an_approval_judges_anew, start_with_two, world_over),
	};

	return cmocka_run_group_tests(TESTS, NULL, NULL);
}
