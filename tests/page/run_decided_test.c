/* XY-09: what the representatives decided for good binds: nobody of the village ends the case round it, and the matter comes again neither behind an end from above nor
 * by another practice of the village. Pages and API. */
#include "page/run_village_world.h"

static struct client *above, *above_page;
static int64_t chain;

static int start_below(void **state)
{
	int64_t clerk;

	start(state);
	clerk = world_person_of(w, town, "乡书记", 0);
	world_holding(w, town, "secretary", clerk);
	above = walk_program(w, "above", clerk);
	above_page = walk_browser(w, "above_page", clerk);
	chain = walk_practice(w, town, "sn-chain", 2, walk_source(w, "sn/chain"));
	return 0;
}

/* Proposed, reviewed, and decided by the representatives; the step is left open. */
static int64_t decided(const char *title, int agreed, int opposed)
{
	int64_t run = opened(title);

	proposed(run, title);
	reviewed(run);
	voted(run, "decide", agreed + opposed, agreed, opposed);
	return run;
}

static struct reply stopped_by_page(struct client *c, int64_t run)
{
	client_get(c, run_url(run, ""));
	return client_post(c, run_url(run, "/stop"), "row_version", version_of(run), "reason", "办不成了", NULL);
}

static void is_not_stopped(int64_t run, const char *result)
{
	struct reply r = walk_act(api, run, "stop", "\"reason\":\"办不成了\"");

	walk_has(&r, 422, "终局表决");
	walk_has(&r, 422, result);
	walk_has(&r, 422, "报上级由其经办人写明原因终止");
	r = stopped_by_page(secretary, run);
	walk_has(&r, 422, "终局表决");
	walk_has(&r, 422, result);
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "本单位不能终止");	/* said before anybody tries */
	assert_false(reply_has(&r, run_url(run, "/stop")));
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"state\":\"open\"");
}

static void comes_not_again(int64_t by, const char *title, const char *was, const char *how)
{
	const char *page = text("/org/%lld/run/new", (long long)village);
	struct reply r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)by, title));

	walk_has(&r, 422, text("同样的事项「%s」2015-11-17 已经办结：%s，不得原样再提", was, how));
	client_get(secretary, page);
	r = client_post(secretary, page, "use", text("%lld", (long long)by), "title", title, NULL);
	walk_has(&r, 422, text("同样的事项「%s」2015-11-17 已经办结：%s，不得原样再提", was, how));
}

static void a_lost_vote_is_not_stopped_away(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	int64_t run = decided("引进石灰窑", 14, 19), paged = decided("开办采石场", 14, 19);
	struct reply r;

	is_not_stopped(run, "未通过");
	/* Above it may be ended, and is lost for that as well. */
	r = walk_act(above, run, "stop", "\"reason\":\"村里已经否决\"");
	walk_has(&r, 200, "\"state\":\"stopped\"");
	comes_not_again(use, "引进 石灰窑。", "引进石灰窑", "终局表决未通过");
	comes_not_again(chain, "引进石灰窑", "引进石灰窑", "终局表决未通过");
	assert_int_equal(stopped_by_page(above_page, paged).status, 303);
	comes_not_again(use, "开办采石场", "开办采石场", "终局表决未通过");
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"开办新采石场\"}", (long long)use));
	walk_has(&r, 422, "「开办采石场」（2015-11-17 终局表决未通过）");	/* one like it is asked about */
}

static void what_was_passed_is_carried_out(void **state)
{
	int64_t run = decided("安装路灯", 30, 3);
	struct reply r;

	is_not_stopped(run, "通过");
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	is_not_stopped(run, "通过");	/* nor a step later */
	r = walk_act(above, run, "stop", "\"reason\":\"线路改道\"");
	walk_has(&r, 200, "\"state\":\"stopped\"");
	opened("安装路灯");	/* it was not lost: it may come again */
}

/* A vote that too few came to decides nothing. */
static void no_quorum_bars_nothing(void **state)
{
	int64_t run = decided("整修戏台", 10, 13);
	struct reply r = walk_act(api, run, "stop", "\"reason\":\"以后再议\"");

	walk_has(&r, 200, "\"state\":\"stopped\"");
	opened("整修戏台");
}

static void another_practice_of_the_village_brings_it_not_again(void **state)
{
	int64_t run = decided("修建水渠", 14, 19), other;
	const char *page;
	struct reply r;

	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	comes_not_again(chain, "修建水渠", "修建水渠", "否决");
	/* Under another title it is the same matter still. */
	r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"农田水利\"}", (long long)chain));
	other = walk_number(api, &r, "id");
	r = walk_act(api, other, "fill/matter", "\"values\":[\"text=修建水渠\",\"budget=246000\"]");
	walk_has(&r, 422, "同样的事项「修建水渠」");
	page = run_url(other, "");
	client_get(secretary, page);
	r = client_post(secretary, run_url(other, "/fill/matter"), "row_version", version_of(other), "v_text", "修建水渠", "v_budget", "246000", NULL);
	walk_has(&r, 422, "同样的事项「修建水渠」");
	r = walk_act(api, other, "fill/matter", "\"values\":[\"text=改修管道灌溉\",\"budget=90000\"]");
	assert_int_equal(r.status, 200);
}

/* xy-four as a file that does not call the vote of the representatives final: `lost` is where it goes when it is lost. */
static int64_t practice_without_final(const char *code, const char *lost)
{
	const char *source = walk_source(w, "xy/four"), *final = strstr(source, "  final yes\n"), *go = strstr(source, "  go rejected\n"), *named = strstr(source, "programme xy-four");

	assert_true(named < final && final < go);
	return walk_practice(w, town, code, 1, text("programme %s%.*s%.*s  go %s\n%s", code, (int)(final - named - strlen("programme xy-four")), named + strlen("programme xy-four"),
		(int)(go - final - strlen("  final yes\n")), final + strlen("  final yes\n"), lost, go + strlen("  go rejected\n")));
}

static void is_voted_down_already(int64_t by, const char *title)
{
	const char *said = text("同样的事项「%s」2015-11-17 已经表决：终局表决未通过，不得原样再提", title), *page = text("/org/%lld/run/new", (long long)village);
	struct reply r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)by, title));

	walk_has(&r, 422, said);
	client_get(secretary, page);
	r = client_post(secretary, page, "use", text("%lld", (long long)by), "title", title, NULL);
	walk_has(&r, 422, said);
}

/* What villagers decide is final, whether or not the file says so: in running cases of a practice that was kept before, too. */
static void a_vote_that_is_not_called_final_is(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	int64_t plain = practice_without_final("xy-plain", "rejected"), four = use, run = decided("修建养鸡场", 12, 21);

	is_voted_down_already(plain, "修建养鸡场");	/* its step is open still */
	is_voted_down_already(four, "修建养鸡场");
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	comes_not_again(plain, "修建养鸡场", "修建养鸡场", "否决");
	use = plain;
	run = decided("种植药材", 12, 21);
	is_voted_down_already(four, "种植药材");
	is_not_stopped(run, "未通过");
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	comes_not_again(four, "种植药材", "种植药材", "否决");
	comes_not_again(plain, "种植药材", "种植药材", "否决");
	use = four;
}

/* A version of before that leads back to it: it is not put to the vote there till it passes. */
static void what_was_lost_is_not_held_again_in_the_case(void **state)
{
	int64_t plain = practice_without_final("xy-again", "propose when not passed(decide)\n  go rejected"), four = use, run;
	const char *vote = "\"vote\":\"decide\",\"day\":\"2015-11-17\"";
	struct reply r;

	use = plain;
	run = decided("引进花木", 12, 21);
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	proposed(run, "引进花木");
	reviewed(run);
	r = walk_act(api, run, "vote", vote);
	walk_has(&r, 422, "2015-11-17 终局表决（");
	walk_has(&r, 422, "没有通过的不得在本件里再表决一次");
	client_get(secretary, run_url(run, ""));
	r = client_post(secretary, run_url(run, "/vote"), "row_version", version_of(run), "vote", "decide", "day", "2015-11-17", NULL);
	walk_has(&r, 422, "没有通过的不得在本件里再表决一次");
	use = four;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_lost_vote_is_not_stopped_away),
		cmocka_unit_test(what_was_passed_is_carried_out),
		cmocka_unit_test(no_quorum_bars_nothing),
		cmocka_unit_test(a_vote_that_is_not_called_final_is),
		cmocka_unit_test(what_was_lost_is_not_held_again_in_the_case),
		cmocka_unit_test(another_practice_of_the_village_brings_it_not_again),
	};

	return cmocka_run_group_tests_name("run_decided", tests, start_below, world_over);
}
