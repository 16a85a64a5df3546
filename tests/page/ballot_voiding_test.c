/* XY-09: that a final vote be void waits on the desks of those who may confirm it, is told among their messages, and can be taken back; whoever asked hears what became of it.
 * Pages and API. */
#include "page/run_voided_world.h"

#include <stdlib.h>

static bool says(struct client *c, const char *address, const char *said)
{
	struct reply r = client_get(c, address);

	assert_int_equal(r.status, 200);
	return reply_has(&r, said);
}

/* By page and by program. */
static bool is_on_desk(struct client *page, struct client *program, const char *said)
{
	bool is_there = says(page, "/", said);

	if (says(program, "/api/v1/workbench", said) != is_there)
		fail_msg("%s: on the page %d, and not so by program", said, is_there);
	return is_there;
}

static bool is_told(struct client *page, struct client *program, const char *said)
{
	bool is_there = says(page, "/me/message", said);

	assert_int_equal(says(program, "/api/v1/me/message", said), is_there);
	return is_there;
}

static const char *ballot_page(void) { return text("/ballot/%lld", (long long)ballot_now); }
static const char *ballot_api(void) { return text("/api/v1/ballot/%lld", (long long)ballot_now); }

/* The step is open: whoever handles votes there or above and neither asked nor counted may confirm. Behind it only those above. */
static void it_waits_on_the_desks_of_those_who_may_confirm(void **state)
{
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "修晒谷场" : "修戏楼", *task = text("确认是否作废终局表决：%s：村代会决议", title), *told = text("乡书记提出作废终局表决“%s：村代会决议”：无表决权的人参加了表决", title);
		int64_t run = lost(title);

		assert_false(is_on_desk(deciding_page, deciding, task));
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, is_page ? 303 : 200);
		assert_true(is_on_desk(deciding_page, deciding, task) && is_on_desk(below_page, below, task));
		assert_true(is_told(deciding_page, deciding, told) && is_told(below_page, below, told));
		assert_false(is_on_desk(asking_page, asking, task) || is_told(asking_page, asking, told));
		assert_false(is_on_desk(secretary, api, task) || is_told(secretary, api, told));	/* who counted */
		assert_true(says(asking_page, ballot_page(), "可以确认的人：委员 党员03、王家山乡党委组织委员 乡组织委员") || says(asking_page, ballot_page(), "王家山乡党委"));
		assert_true(says(secretary, run_url(run, ""), "乡书记 提出作废：无表决权的人参加了表决。三人已迁出仍参加表决") &&	/* on the page of the case too */
			says(api, text("/api/v1/run/%lld", (long long)run), "\"void_asked\":\"乡书记 提出作废"));
		assert_true(says(asking_page, ballot_page(), "乡组织委员") && says(asking, ballot_api(), "\"void_deciders\":\"可以确认的人："));
		assert_true(says(deciding, ballot_api(), "\"may_confirm_void\":true") && says(asking, ballot_api(), "\"may_confirm_void\":false"));
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=refused\nnote=名单没有错").status, is_page ? 303 : 200);
		assert_false(is_on_desk(deciding_page, deciding, task) || is_on_desk(below_page, below, task));
		assert_false(says(secretary, run_url(run, ""), "提出作废") || says(api, text("/api/v1/run/%lld", (long long)run), "提出作废"));
		assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, is_page ? 303 : 200);
		assert_true(is_on_desk(deciding_page, deciding, task));
		assert_false(is_on_desk(below_page, below, task));
		assert_false(says(asking_page, ballot_page(), "党员03"));
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=confirmed").status, is_page ? 303 : 200);
		assert_false(is_on_desk(deciding_page, deciding, task));
	}
}

/* It is told the account that asked. */
static bool is_on_askers_desk(bool is_page, const char *said) { return says(is_page ? asking_page : asking, is_page ? "/" : "/api/v1/workbench", said); }

/* What became of it stands on the desk of whoever asked until he says that he read it, and among his messages for good. */
static void whoever_asked_hears_what_became_of_it(void **state)
{
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "修水窖" : "修粮仓", *refused = text("没有作废：%s：村代会决议", title), *confirmed = text("已确认作废：%s：村代会决议", title);
		struct reply r;
		int64_t id;

		world_run(w, "UPDATE ballot_voiding SET decided_s = 1 WHERE state <> 'waiting'");	/* what is told no more: a desk shows but the first lines */
		lost(title);
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, is_page ? 303 : 200);
		assert_false(is_on_askers_desk(is_page, refused));
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=refused\nnote=名单没有错").status, is_page ? 303 : 200);
		assert_true(is_on_askers_desk(is_page, refused) && is_on_askers_desk(is_page, "理由：名单没有错"));
		assert_true(is_told(asking_page, asking, text("您提出作废的终局表决“%s：村代会决议”，乡组织委员没有同意：名单没有错", title)));
		assert_false(is_on_desk(deciding_page, deciding, refused));
		assert_true(says(deciding_page, ballot_page(), "乡书记提出的作废，乡组织委员 2015-11-17 没有同意：名单没有错"));
		r = client_get(asking, ballot_api());
		walk_has(&r, 200, "\"state\":\"refused\",\"asked_name\":\"乡书记\",\"decided_name\":\"乡组织委员\",\"note\":\"名单没有错\"");
		assert_non_null(strstr(r.body, "\"voidings\":[{\"id\":\""));
		id = strtoll(strstr(r.body, "\"voidings\":[{\"id\":\"") + strlen("\"voidings\":[{\"id\":\""), NULL, 10);
		walk_answered(client_post_json(deciding, "/api/v1/result/seen", text("{\"kind\":\"voiding\",\"subject\":\"%lld\"}", (long long)id)), 404, "");
		if (is_page) {
			client_get(asking_page, ballot_page());
			assert_int_equal(client_post(asking_page, "/result/seen", "kind", "voiding", "subject", text("%lld", (long long)id), NULL).status, 303);
		} else {
			walk_answered(client_post_json(asking, "/api/v1/result/seen", text("{\"kind\":\"voiding\",\"subject\":\"%lld\"}", (long long)id)), 200, "");
		}
		assert_false(is_on_askers_desk(is_page, refused));
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, is_page ? 303 : 200);
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=confirmed").status, is_page ? 303 : 200);
		assert_true(is_on_askers_desk(is_page, confirmed));
		assert_true(is_told(asking_page, asking, text("您提出作废的终局表决“%s：村代会决议”，乡组织委员已经确认作废", title)));
	}
}

/* Whoever asked takes it back, and nobody else; then nothing waits, and it may be asked for anew. */
static void whoever_asked_takes_it_back(void **state)
{
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "修村道" : "修石桥", *task = text("确认是否作废终局表决：%s：村代会决议", title);
		int done = is_page ? 303 : 200;

		lost(title);
		is_refused(is_page, asking_page, asking, "withdraw", "", "没有人提出作废这次表决");
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, done);
		is_refused(is_page, deciding_page, deciding, "withdraw", "", "作废是乡书记提出的，只有本人能收回");
		walk_answered(client_post_json(watcher, text("/api/v1/ballot/%lld/withdraw", (long long)ballot_now), "{}"), 404, "");
		assert_true(is_on_desk(deciding_page, deciding, task) && says(asking_page, ballot_page(), "收回作废申请"));
		assert_false(says(deciding_page, ballot_page(), "收回作废申请"));
		assert_int_equal(sent(is_page, asking_page, asking, "withdraw", "").status, done);
		stands();
		assert_false(is_on_desk(deciding_page, deciding, task));
		is_refused(is_page, deciding_page, deciding, "decide", "state=confirmed", "没有人提出作废这次表决");
		assert_true(says(deciding_page, ballot_page(), "乡书记提出的作废，2015-11-17 已由本人收回"));
		assert_int_equal(world_count(w, text("audit WHERE verb = 'ballot.withdraw' AND subject_id = %lld", (long long)ballot_now)), 1);
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, done);
		assert_true(is_on_desk(deciding_page, deciding, task));
	}
}

/* Where only the organisation itself has people who handle votes, and they counted or asked, the page says that nobody may and what to do. */
static void where_nobody_may_the_page_says_what_to_do(void **state)
{
	lost("修祠堂");
	assert_int_equal(by_program(asking, "void", PROVED).status, 200);
	world_run(w, "UPDATE post_right SET permission = 'none' WHERE permission = 'handle' AND post_kind IN ('organiser', 'committee_member')");
	assert_true(says(asking_page, ballot_page(), "目前没有别人可以确认"));
	world_run(w, "UPDATE post_right SET permission = 'handle' WHERE permission = 'none'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_waits_on_the_desks_of_those_who_may_confirm),
		cmocka_unit_test(whoever_asked_hears_what_became_of_it),
		cmocka_unit_test(whoever_asked_takes_it_back),
		cmocka_unit_test(where_nobody_may_the_page_says_what_to_do),
	};

	return cmocka_run_group_tests_name("ballot_voiding", tests, start_above, world_over);
}
