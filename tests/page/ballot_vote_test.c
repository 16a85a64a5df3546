/* Votes from afar: a practice that allows it, opened by page and by program, given once by whoever is on the frozen list, and closed.
 * Refused: by meeting where it is from afar, from afar where the practice does not say so, who is not on the list, twice, late, a form
 * sent again, another branch. */
#include "ballot_place.h"

#include <stdlib.h>
#include <string.h>

#define VOTERS 5

static const char PRACTICE[] =
	"programme green \"村庄绿化\"\nversion 1\nafter \"示例\"\nabout matter\nruns_at branch\nopens any\n"
	"role office = committee_of branch\nrole people = members_of body \"绿化议事会\"\n"
	"vote plan \"绿化方案表决\"\n  voters people\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\n  from_afar yes\nend\n"
	"vote hands \"验收表决\"\n  voters people\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\nend\n"
	"step decide \"表决方案\"\n  by office\n  needs plan\n  go check when passed(plan)\n  go failed\nend\n"
	"step check \"验收\"\n  by office\n  needs hands\n  go done when passed(hands)\n  go failed\nend\n"
	"finish done \"绿化完成\"\nend\nfinish failed \"未办成\"\nend\n"
	"example \"过半数同意\"\n  given plan for 3 against 0 present 3 of 5\n  given hands for 3 against 0 present 3 of 5\n  expect done\nend\n";

static struct client *voters[VOTERS], *voter_program, *not_listed;
static int64_t use, south;

static int start(void **state)
{
	int64_t council, person[VOTERS];

	ballot_place_start();
	council = world_org_of(w, branch, "association", "绿化议事会");
	for (int i = 0; i < VOTERS; i++) {
		person[i] = world_person_of(w, branch, world_text(w, "议事代表%d", i + 1), 0);
		world_holding(w, council, i == 0 ? "president" : "council_member", person[i]);
		voters[i] = walk_browser(w, world_text(w, "voter%d", i + 1), person[i]);
	}
	voter_program = walk_program(w, "voter_program", person[1]);
	not_listed = walk_browser(w, "not_listed", world_person(w, branch, "没有名字的人"));
	use = walk_practice(w, branch, "green", 1, PRACTICE);
	return 0;
}

static int64_t case_opened(const char *title)
{
	struct reply r = client_post_json(program, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));

	walk_has(&r, 201, "\"id\"");
	return walk_number(program, &r, "id");
}

static int64_t ballot_opened(int64_t run, const char *vote, const char *from_afar)
{
	struct reply r = walk_act(program, run, "vote", world_text(w, "\"vote\":\"%s\",\"from_afar\":%s", vote, from_afar));

	walk_has(&r, 201, "\"ballot\"");
	return walk_number(program, &r, "ballot");
}

static int votes_count(void)
{
	return (int)world_count(w, "ballot_voice");
}

static void it_is_opened_from_afar_where_the_practice_says_so(void **state)
{
	int64_t run = case_opened("东坡绿化");
	struct reply r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	const char *version = reply_field(w, &r, "row_version"), *location;

	walk_has(&r, 200, "手机投票，不开会");
	r = client_post(secretary, world_text(w, "/run/%lld/vote", (long long)run), "vote", "plan", "from_afar", "1", "row_version", version, NULL);
	assert_int_equal(r.status, 303);
	location = reply_header(w, &r, "Location");
	r = client_get(secretary, location);
	walk_has(&r, 200, "记名，手机投票");
	walk_has(&r, 200, "已投票 0 人，应到 5 人");
	walk_has(&r, 200, "法定选举以现场纸质投票为准");
	/* Everybody on the list finds it among the own tasks, nobody else does. */
	for (int i = 0; i < VOTERS; i++) {
		r = client_get(voters[i], "/");
		walk_has(&r, 200, "投票：东坡绿化");
	}
	r = client_get(voter_program, "/api/v1/workbench");
	walk_has(&r, 200, "/vote\"");
	r = client_get(not_listed, "/");
	assert_false(reply_has(&r, "东坡绿化"));
	r = client_get(elsewhere, location);
	assert_int_equal(r.status, 404);
	/* A meeting may decide as well: then nobody votes from afar. */
	run = case_opened("西坡绿化");
	r = client_get(voters[0], ballot_url(ballot_opened(run, "plan", "false"), "/vote"));
	assert_int_equal(r.status, 404);
}

static void each_votes_once(void **state)
{
	int64_t id = ballot_opened(south = case_opened("南坡绿化"), "plan", "true");
	struct reply r = client_get(voters[0], "/me/ballot");
	const char *key, *token;

	walk_has(&r, 200, "南坡绿化");
	r = client_get(voters[0], ballot_url(id, "/vote"));
	walk_has(&r, 200, "一人一票");
	key = reply_field(w, &r, "form_key");
	token = reply_field(w, &r, "csrf_token");
	r = client_post(voters[0], ballot_url(id, "/vote"), NULL);
	walk_has(&r, 422, "请选择赞成、不赞成或弃权");
	r = client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice", "perhaps", NULL);
	walk_has(&r, 422, "请选择赞成、不赞成或弃权");
	r = client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", "form_key", key, "csrf_token", token, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(votes_count(), 1);
	r = client_get(voters[0], ballot_url(id, "/vote"));
	walk_has(&r, 200, "投票回执");
	walk_has(&r, 200, "<b>赞成</b>");
	/* The form sent again gets the same answer and does nothing; another one is refused. */
	r = client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", "form_key", key, "csrf_token", token, NULL);
	assert_int_equal(r.status, 303);
	assert_int_equal(votes_count(), 1);
	client_get(voters[0], "/me");
	r = client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice", "opposed", NULL);
	walk_has(&r, 409, "您已经投过票");
	r = client_get(voters[0], "/me/ballot");
	assert_false(reply_has(&r, "南坡绿化"));
	r = client_get(not_listed, ballot_url(id, "/vote"));
	assert_int_equal(r.status, 404);
	client_get(not_listed, "/me");
	r = client_post(not_listed, ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", NULL);
	assert_int_equal(r.status, 404);
	r = client_post_json(voter_program, ballot_api_url(id, "/vote"), "{\"choice\":[\"perhaps\"]}");
	assert_int_equal(r.status, 422);
	r = client_post_json(voter_program, ballot_api_url(id, "/vote"), "{\"choice\":[\"opposed\",\"agreed\"]}");
	walk_has(&r, 422, "选了2项，这张票只有1行：每行只能选一项");
	r = client_post_json(voter_program, ballot_api_url(id, "/vote"), "{}");
	assert_int_equal(r.status, 422);
	r = client_get(voter_program, "/api/v1/me/ballot");
	walk_has(&r, 200, "南坡绿化");
	r = client_post_json(voter_program, ballot_api_url(id, "/vote"), "{\"choice\":[\"opposed\"]}");
	walk_has(&r, 200, "\"receipt\":null");
	r = client_get(voter_program, ballot_api_url(id, "/vote"));
	walk_has(&r, 200, "\"may_vote\":false,\"has_voted\":true");
	r = client_post_json(voter_program, ballot_api_url(id, "/vote"), "{\"choice\":[\"agreed\"]}");
	walk_has(&r, 409, "您已经投过票");
	r = client_get(voter_program, ballot_api_url(id, "/vote"));
	walk_has(&r, 200, "\"choice\":\"opposed\"");
	assert_int_equal(votes_count(), 2);
}

static int64_t last_ballot(void)
{
	struct reply r = client_get(program, world_text(w, "/api/v1/org/%lld/ballot", (long long)branch));

	return walk_number(program, &r, "id");
}

static void who_has_voted_is_seen_but_not_what(void **state)
{
	int64_t id = last_ballot();
	struct reply r = client_get(secretary, ballot_url(id, ""));

	walk_has(&r, 200, "已投票 2 人，应到 5 人");
	walk_has(&r, 200, "已投<");
	assert_false(reply_has(&r, ">赞成<") || reply_has(&r, ">不赞成<"));
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"voted_count\":2");
	walk_has(&r, 200, "\"has_voted\":true,\"given\":\"\"");
	/* Nobody types it, and the list stands. */
	client_get(secretary, ballot_url(id, ""));
	r = client_post(secretary, ballot_url(id, "/count"), "present", "5", "agreed_1", "5", "opposed_1", "0", NULL);
	walk_has(&r, 422, "不由别人录入");
	r = client_post(secretary, ballot_url(id, "/confirm"), NULL);
	walk_has(&r, 422, "不由别人录入");
	r = client_post_json(program, ballot_api_url(id, "/leave-out"), "{\"voter\":3,\"ground\":\"4\",\"reason\":\"规定\",\"consent\":\"同意\",\"row_version\":3}");
	walk_has(&r, 409, "已经开始计票");
}

static void closing_counts_what_was_given(void **state)
{
	int64_t id = last_ballot();
	struct reply r;

	for (int i = 2; i < 4; i++) {
		client_get(voters[i], ballot_url(id, "/vote"));
		r = client_post(voters[i], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", NULL);
		assert_int_equal(r.status, 303);
	}
	client_get(elsewhere, "/me");
	r = client_post(elsewhere, ballot_url(id, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 404);
	client_get(secretary, ballot_url(id, ""));
	r = client_post(secretary, ballot_url(id, "/close"), "day", "2015-11-17", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary, ballot_url(id, ""));
	walk_has(&r, 200, ">不赞成</span>");
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"present\":4");
	walk_has(&r, 200, "\"is_passed\":true");	/* three of five */
	walk_has(&r, 200, "\"agreed\":3,\"opposed\":1,\"abstained\":0");
	walk_has(&r, 200, "\"has_voted\":true,\"given\":\"不赞成\"");
	r = client_get(voters[0], ballot_url(id, "/vote"));
	walk_has(&r, 200, "投票回执");
	walk_has(&r, 200, "通过</p>");
	/* The fifth comes too late. */
	r = client_get(voters[4], ballot_url(id, "/vote"));
	walk_has(&r, 200, "没有收到您的票");
	r = client_post(voters[4], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", NULL);
	walk_has(&r, 422, "已经封存");
	r = client_get(voters[4], "/me/ballot");
	assert_false(reply_has(&r, "南坡绿化"));
}

static void a_meeting_is_needed_where_the_practice_says_nothing(void **state)
{
	struct reply r;
	int64_t run = south;

	walk_close(program, run, "2015-11-17", "check");
	r = walk_act(program, run, "vote", "\"vote\":\"hands\",\"from_afar\":true");
	walk_has(&r, 422, "可不到会");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	assert_false(reply_has(&r, "手机投票"));
	r = client_post(secretary, world_text(w, "/run/%lld/vote", (long long)run), "vote", "hands", "from_afar", "1", "row_version", reply_field(w, &r, "row_version"), NULL);
	walk_has(&r, 422, "可不到会");
}

static void too_few_decide_nothing(void **state)
{
	int64_t run = case_opened("北坡绿化"), id = ballot_opened(run, "plan", "true");
	struct reply r;

	client_get(voters[0], ballot_url(id, "/vote"));
	client_post(voters[0], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", NULL);
	r = client_post_json(program, ballot_api_url(id, "/close"), "{\"day\":\"2015-11-17\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(program, ballot_api_url(id, ""));
	walk_has(&r, 200, "\"is_valid\":false");
	/* So it is held again, and void ends it. */
	id = ballot_opened(run, "plan", "true");
	r = client_post_json(program, ballot_api_url(id, "/void"), "{\"reason\":\"名单有误\"}");
	walk_has(&r, 200, "\"id\"");
	client_get(voters[1], "/me");
	r = client_post(voters[1], ballot_url(id, "/vote"), "sure", "yes", "choice", "agreed", NULL);
	walk_has(&r, 422, "已经作废");
}

int main(void)
{
	const struct CMUnitTest TESTS[] = {
		cmocka_unit_test(it_is_opened_from_afar_where_the_practice_says_so),
		cmocka_unit_test(each_votes_once),
		cmocka_unit_test(who_has_voted_is_seen_but_not_what),
		cmocka_unit_test(closing_counts_what_was_given),
		cmocka_unit_test(a_meeting_is_needed_where_the_practice_says_nothing),
		cmocka_unit_test(too_few_decide_nothing),
	};

	return cmocka_run_group_tests(TESTS, start, world_over);
}
