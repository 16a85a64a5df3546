/* Who rated signs no step that is kept from the raters, and who gave no mark is none of them. Pages and API. */
#include "page/case_desk_world.h"

static const char RATED[] =
	"programme rated \"测评事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole upper = committee_of committee\nrole board = committee_of committee + post 书记 of county\n"
	"role those = post 书记 of branch + committee_of committee + post 书记 of county\n"
	"sheet named \"记名测评\"\n  raters those\n  scale 0..100\n  least 1\n  secret no\n  combine mean\nend\n"
	"step rate \"测评\"\n  by head\n  needs named\n  go check\nend\n"
	"step check \"核实\"\n  by head, upper\n  not_by raters\n  sign board\n  go done\nend\n"
	"finish done \"完成\"\nend\n"
	"example \"测评\"\n  given named 80\n  given sign check board\n  expect done\nend\n";
static int64_t run;

/* The secretary of the branch and that of the county are on the list; that of the town alone gives a mark. */
static int begin(void **state)
{
	int64_t review;
	struct reply r;

	start(state);
	morning("2015-11-12");
	run = walk_opened_of(county_api, branch_a, text("use=%lld\ntitle=测评一", (long long)walk_practice(w, city, "rated", 1, RATED)));
	r = walk_act(head_api, run, "sheet", "\"sheet\":\"named\"");
	review = walk_number(head_api, &r, "review");
	r = client_post_json(town_api, text("/api/v1/review/%lld/mark", (long long)review), "{\"mark\":\"80\"}");
	assert_int_equal(r.status, 200);
	r = client_post_json(head_api, text("/api/v1/review/%lld/close", (long long)review), "{}");
	assert_int_equal(r.status, 200);
	walk_close(head_api, run, "2015-11-12", "check");
	return 0;
}

static void who_rated_does_not_sign(void **state)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = walk_act(town_api, run, "sign", "\"role\":\"board\"");

	walk_has(&r, 422, "王敏 不能在「核实」签字：按程序评价人不得参与这一步");
	r = walk_send(town_clerk, url, text("%s/sign", url), "role=board\nday=2015-11-12");
	walk_has(&r, 422, "请由签字一方的另一人签字");
	/* Nor is it registered for him with a paper that he signed. */
	r = walk_send(head_a, url, text("%s/sign", url), text("role=board\nday=2015-11-12\nperson=%lld\nfile=@", (long long)people[2]));
	assert_int_equal(r.status, 422);
	assert_int_equal(world_count(w, "run_signature"), 0);
}

static void who_gave_no_mark_signs_and_closes(void **state)
{
	struct reply r = walk_act(county_api, run, "sign", "\"role\":\"board\"");

	walk_has(&r, 200, "\"step\":\"check\"");
	walk_refused(town_clerk, town_api, run, "2015-11-12", "评价人不得办理这一步");
	walk_close(head_api, run, "2015-11-12", "done");	/* on the list, and gave none */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_rated_does_not_sign),
		cmocka_unit_test(who_gave_no_mark_signs_and_closes),
	};

	return cmocka_run_group_tests_name("sign_rater", tests, begin, stop);
}
