/* A report of a duty that was typed wrongly is corrected with a reason: the new one counts, and what it said stands beside it for everybody who reads it. Pages and API. */
#include "page/run_village_world.h"

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

/* Of December, by page or by a program. */
static struct reply told(int64_t run, bool by_page, const char *accounts, const char *reason)
{
	return by_page ? walk_send(secretary, run_url(run, ""), run_url(run, "/report"), text("duty=report\nperiod=2015-12-31\ncontent_1=完成三成\ncontent_2=%s\ncontent_3=余九十二万元\nreason=%s", accounts, reason)) :
		walk_act(api, run, "report", text("\"duty\":\"report\",\"period\":\"2015-12-31\",\"contents\":[\"完成三成\",\"%s\",\"余九十二万元\"],\"reason\":\"%s\"", accounts, reason));
}

static void is_refused(int64_t run, bool by_page, const char *accounts, const char *reason, const char *why)
{
	struct reply r = told(run, by_page, accounts, reason);

	walk_has(&r, 422, why);
	if (by_page)
		walk_has(&r, 422, accounts);	/* nothing typed is lost */
}

static void a_wrong_report_is_corrected_and_stays(void **state)
{
	for (int by_page = 0; by_page < 2; by_page++) {
		int64_t run = carried(by_page ? "修文化广场" : "修卫生室");
		const char *address = text("/open-case/%lld", (long long)run);
		struct reply r;

		is_refused(run, by_page, "已付八十万元", "写错了", "还没有填报，没有可以更正的");
		assert_int_equal(told(run, by_page, "已付八十万元", "").status, by_page ? 303 : 200);
		is_refused(run, by_page, "已付八万元", "", "确实填错的，在这一期下面更正");
		is_refused(run, by_page, "已付八十万元", "写错了", "填的和原来一样");
		walk_clock(api, "2016-01-05");
		assert_int_equal(told(run, by_page, "已付八万元", "万位写错").status, by_page ? 303 : 200);
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, "已付八万元");
		walk_has(&r, 200, "<s>原填报：已付八十万元（党员01 2016-01-05 更正，原因：万位写错）</s>");
		assert_false(reply_has(&r, "逾期填报"));	/* the first one was in time */
		r = client_get(api, text("/api/v1/run/%lld", (long long)run));
		walk_has(&r, 200, "\"contents\":[\"完成三成\",\"已付八万元\",\"余九十二万元\"],\"struck\":[\"原填报：已付八十万元（党员01 2016-01-05 更正，原因：万位写错）\"]");
		r = client_get(villager, address);
		walk_has(&r, 200, "已付八万元");
		walk_has(&r, 200, "原填报：已付八十万元");
		r = client_get(villager, text("/api/v1%s", address));
		walk_has(&r, 200, "原填报：已付八十万元");
		walk_clock(api, "2015-11-17");
	}
}

/* A practice that does not ask for all of them may end with one lacking: whoever owed it tells it afterwards, with the day, and once. What was stopped owes nothing. */
static void what_is_lacking_is_reported_after_the_end_and_says_so(void **state)
{
	for (int by_page = 0; by_page < 2; by_page++) {
		int64_t run = carried(by_page ? "修凉亭" : "修路灯");
		const char *over = text("step = '', step_title = '', finish = 'done', finish_title = '办结', closed_day = 16789 WHERE id = %lld", (long long)run);	/* 2015-12-20 */
		struct reply r;

		world_run(w, text("UPDATE run_step SET day = 16789, closed_s = 1450569600 WHERE run_id = %lld AND day = 2932897", (long long)run));
		world_run(w, text("UPDATE run SET state = 'stopped', %s", over));
		walk_clock(api, "2016-01-05");
		is_refused(run, by_page, "已付八十万元", "", "这个办件已经结束");
		world_run(w, text("UPDATE run SET state = 'done', %s", over));
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, "到办件结束时没有填报");
		walk_has(&r, 200, "办件已经结束。没有填报的仍可补报");
		is_refused(run, by_page, "已付八十万元", "写错了", "还没有填报，没有可以更正的");
		assert_int_equal(told(run, by_page, "已付八十万元", "").status, by_page ? 303 : 200);
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, "办件 2015-12-20 结束以后补报");
		walk_has(&r, 200, "已付八十万元");
		assert_false(reply_has(&r, "到办件结束时没有填报") || reply_has(&r, "仍可补报") || reply_has(&r, "逾期填报"));
		r = client_get(villager, text("/open-case/%lld", (long long)run));
		walk_has(&r, 200, "已付八十万元");
		is_refused(run, false, "已付八万元", "万位写错", "报过的不能再更正");	/* the page has no form for it */
		walk_clock(api, "2015-11-17");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_report_is_corrected_and_stays),
		cmocka_unit_test(what_is_lacking_is_reported_after_the_end_and_says_so),
	};

	return cmocka_run_group_tests_name("run_report", tests, start, world_over);
}
