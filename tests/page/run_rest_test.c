/* A step is not closed on a day before what it rests on was there: signatures, which have their order, and reports that fell due before anybody entered that the work was
 * done. Pages and API. */
#include "page/run_village_world.h"

static struct client *director_page;

static int start_signing(void **state)
{
	start(state);
	director_page = walk_browser(w, "director_page", director_person);
	return 0;
}

static struct reply on_day(struct client *c, int64_t run, const char *what, const char *lines)
{
	return walk_send(c, run_url(run, ""), run_url(run, text("/%s", what)), lines);
}

static void nobody_signs_or_closes_before_who_signed(void **state)
{
	int64_t run = opened("修村路");
	struct reply r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=修村路\",\"budget=246000\",\"plan=初步方案\"]");

	assert_int_equal(r.status, 200);
	walk_clock(api, "2015-11-23");
	r = walk_act(api, run, "sign", "\"role\":\"branch\",\"day\":\"2015-11-20\"");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "sign", "\"role\":\"village\",\"day\":\"2015-11-19\"");
	walk_has(&r, 422, "在 2015-11-20 签字");
	walk_has(&r, 422, "您填的是 2015-11-19");
	r = on_day(director_page, run, "sign", "role=village\nown=1\nday=2015-11-19");
	walk_has(&r, 422, "在 2015-11-20 签字");
	r = walk_act(director, run, "sign", "\"role\":\"village\",\"day\":\"2015-11-21\"");
	assert_int_equal(r.status, 200);
	r = walk_act(api, run, "close", "\"day\":\"2015-11-20\"");
	walk_has(&r, 422, "签字在 2015-11-21，办结日期不能早于这一天；您填的是 2015-11-20");
	r = on_day(secretary, run, "close", "own=1\nday=2015-11-20");
	walk_has(&r, 422, "签字在 2015-11-21，办结日期不能早于这一天；您填的是 2015-11-20");
	r = walk_act(api, run, "close", "\"day\":\"2015-11-21\"");
	walk_has(&r, 200, "\"step\":\"party_meeting\"");
	walk_clock(api, "2015-11-17");
}

static int64_t carried(const char *title)
{
	int64_t run = opened(title);
	struct reply r;

	proposed(run, title);
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[2]).status, 303);
	r = walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	assert_int_equal(r.status, 200);
	walk_clock(api, "2015-12-02");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"carry\"");
	return run;
}

static void reported(int64_t run, const char *period)
{
	struct reply r = walk_act(director, run, "report", text("\"duty\":\"report\",\"period\":\"%s\",\"contents\":[\"12月2日已完工\",\"支出二十四万五千元\",\"未超预算\"]", period));

	assert_int_equal(r.status, 200);
}

/* Who enters in March that he was done in December owes the reports of the winter still, whatever day he types. */
static void what_fell_due_before_the_day_of_entry_stays_owed(void **state)
{
	/* covers XY-08 accept 1 by page and api */
	int64_t run = carried("修渡槽");
	struct reply r;

	walk_clock(api, "2016-03-10");
	/* Nor is it put to the vote anew without them. */
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=重新提请决议\",\"spent=245000\",\"more=30000\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "\"day\":\"2015-12-02\"");
	walk_has(&r, 422, "有未按期通报，补报以后再重新提请决议");
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=245000\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "\"day\":\"2015-12-02\"");
	walk_has(&r, 200, "\"step\":\"show_result\"");
	walk_has(&r, 200, "\"first_day\":\"2015-12-01\",\"due_day\":\"2015-12-31\",\"is_reported\":false");
	walk_has(&r, 200, "\"first_day\":\"2016-02-01\",\"due_day\":\"2016-02-29\",\"is_reported\":false");
	assert_false(reply_has(&r, "\"due_day\":\"2016-03-31\",\"is_reported\""));	/* March had not fallen due by then */
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "2016-02-29");
	r = walk_act(api, run, "notice", "\"notice\":\"result\",\"text\":\"王家山村实施结果，支出二十四万五千元\",\"from\":\"2016-03-10\"");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "fill/supervise", "\"values\":[\"opinion=同意\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(watcher, run, "sign", "\"role\":\"watch\"");
	assert_int_equal(r.status, 200);
	walk_clock(api, "2016-03-25");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 422, "有未按期通报，或者实施结束的那一期还没有通报，不得办结");
	r = on_day(secretary, run, "close", text("person=%lld\nfile=@", (long long)director_person));
	walk_has(&r, 422, "有未按期通报，或者实施结束的那一期还没有通报，不得办结");
	reported(run, "2015-12-31");
	reported(run, "2016-01-31");
	reported(run, "2016-02-29");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"done\"");
	walk_clock(api, "2015-11-17");
}

/* Entered on the day itself, or before the month was over, nothing more is owed. */
static void what_is_entered_in_time_owes_nothing_more(void **state)
{
	int64_t run = carried("修戏台");
	struct reply r;

	walk_clock(api, "2015-12-20");
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=245000\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "\"day\":\"2015-12-10\"");
	walk_has(&r, 200, "\"step\":\"show_result\"");
	walk_clock(api, "2016-03-10");
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"due_day\":\"2015-12-31\"");
	assert_false(reply_has(&r, "\"due_day\":\"2016-01-31\""));
	walk_clock(api, "2015-11-17");
}

/* Carried out since 2 December, done on `day`: the result is displayed and the supervisors have signed. */
static void result_is_shown(int64_t run, const char *day)
{
	struct reply r;

	walk_clock(api, day);
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=245000\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"show_result\"");
	r = walk_act(api, run, "notice", text("\"notice\":\"result\",\"text\":\"王家山村实施结果，支出二十四万五千元\",\"from\":\"%s\"", day));
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "fill/supervise", "\"values\":[\"opinion=同意\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(watcher, run, "sign", "\"role\":\"watch\"");
	assert_int_equal(r.status, 200);
}

/* By page and by a program, however the day is said. */
static void is_not_over(int64_t run)
{
	struct reply r = walk_act(director, run, "close", "");

	walk_has(&r, 422, "实施结束的那一期还没有通报，不得办结");
	r = on_day(director_page, run, "close", "own=1");
	walk_has(&r, 422, "实施结束的那一期还没有通报，不得办结");
	r = client_get(secretary, run_url(run, ""));
	assert_false(reply_has(&r, "逾期未填报"));	/* it is not late yet: its month is not over */
}

static void is_over_without_a_stain(int64_t run)
{
	struct reply r = walk_act(director, run, "close", "");

	walk_has(&r, 200, "\"finish\":\"done\"");
	walk_clock(api, "2016-06-01");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "办结");
	assert_false(reply_has(&r, "逾期未填报"));
	walk_clock(api, "2015-11-17");
}

/* Four months, and the last one was not over when the work was done and its result displayed: with three reports the case stays open. */
static void the_period_in_which_the_work_ended_is_reported_too(void **state)
{
	/* covers XY-08 accept 1 by page and api */
	int64_t run = carried("修水窖");

	result_is_shown(run, "2016-03-01");
	walk_clock(api, "2016-03-20");
	reported(run, "2015-12-31");
	reported(run, "2016-01-31");
	reported(run, "2016-02-29");
	is_not_over(run);
	reported(run, "2016-03-31");
	is_over_without_a_stain(run);
}

/* What was carried out within days has one period, and one report. */
static void work_of_less_than_a_month_is_reported_once(void **state)
{
	int64_t run = carried("换井盖");

	result_is_shown(run, "2015-12-05");
	walk_clock(api, "2015-12-22");
	is_not_over(run);
	reported(run, "2015-12-31");
	is_over_without_a_stain(run);
}

/* A case that was closed without one, by a version of before: it is said, and nobody is late for ever. */
static void a_finished_case_is_not_late(void **state)
{
	int64_t run = carried("补路面");
	struct reply r;

	result_is_shown(run, "2015-12-05");
	world_run(w, text("UPDATE run SET state = 'done', finish = 'done', finish_title = '办结', closed_day = %lld WHERE id = %lld", (long long)day_parse_iso("2015-12-22"), (long long)run));
	walk_clock(api, "2016-06-01");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "到办件结束时没有填报");
	assert_false(reply_has(&r, "逾期未填报"));
	walk_clock(api, "2015-11-17");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_signs_or_closes_before_who_signed),
		cmocka_unit_test(what_fell_due_before_the_day_of_entry_stays_owed),
		cmocka_unit_test(what_is_entered_in_time_owes_nothing_more),
		cmocka_unit_test(the_period_in_which_the_work_ended_is_reported_too),
		cmocka_unit_test(work_of_less_than_a_month_is_reported_once),
		cmocka_unit_test(a_finished_case_is_not_late),
	};

	return cmocka_run_group_tests_name("run_rest", tests, start_signing, world_over);
}
