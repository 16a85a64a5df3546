/* XY-09: a final vote with its quorum binds. It is void on a ground of the list alone, with the paper that proves it, asked for by one and confirmed by another; and what it was
 * stands on every paper and for everybody. Pages and API. */
#include "page/run_voided_world.h"

#include "rooms/run/run_verify.h"

static void a_final_vote_stands_till_two_say_why_it_does_not(void **state)
{
	for (int is_page = 0; is_page < 2; is_page++) {
		int done = is_page ? 303 : 200;
		struct reply r;

		lost(is_page ? "办采石场" : "办石灰窑");
		is_refused(is_page, asking_page, asking, "void", "reason=结果不理想", "请选择作废的情形");
		is_refused(is_page, asking_page, asking, "void", "reason=结果不理想\nground=unwelcome\nfile=@", is_page ? "请选择作废的情形" : "只能是这几个值之一");
		is_refused(is_page, asking_page, asking, "void", "reason=三人已迁出\nground=unentitled", "请附上证明材料");
		is_refused(is_page, asking_page, asking, "void", "reason=\nground=unentitled\nfile=@", "请写明原因");
		is_refused(is_page, deciding_page, deciding, "decide", "state=confirmed", "没有人提出作废这次表决");
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, done);
		stands();
		r = client_get(deciding_page, text("/ballot/%lld", (long long)ballot_now));
		walk_has(&r, 200, "乡书记 提出作废：无表决权的人参加了表决。三人已迁出仍参加表决");
		r = client_get(deciding, text("/api/v1/ballot/%lld", (long long)ballot_now));
		walk_has(&r, 200, "\"void_asked\":\"乡书记 提出作废");
		is_refused(is_page, asking_page, asking, "decide", "state=confirmed", "由另一人确认");
		is_refused(is_page, secretary, api, "decide", "state=confirmed", "没有参加计票和封存的人");	/* who counted */
		is_refused(is_page, deciding_page, deciding, "decide", "state=perhaps", "");
		walk_answered(client_post_json(deciding, text("/api/v1/ballot/%lld/decide", (long long)ballot_now), "{}"), 422, "");
		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, 409);	/* it waits already */
		is_refused(is_page, deciding_page, deciding, "decide", "state=refused", "不同意作废的要写明理由");
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=refused\nnote=名单没有错").status, done);
		stands();
	}
}

static void says_on_page(const char *address, const char *said)
{
	struct reply r = client_get(secretary, address);

	walk_has(&r, 200, said);
}

/* As the papers, the case and the public page say it. */
static void stands_for_good(int64_t run, const char *title, int64_t ballot)
{
	static const char *const WHAT = "已于 2015-11-17 作废：无表决权的人参加了表决", *WHO = "（乡书记提出，乡组织委员确认）";
	const char *was = text("「%s：村代会决议」2015-11-17 的终局表决（", title), *page = text("/open-case/%lld", (long long)run);
	struct reply r;

	for (int is_public = 0; is_public < 2; is_public++) {
		r = client_get(is_public ? villager : secretary, is_public ? page : run_url(run, ""));
		walk_has(&r, 200, was);
		walk_has(&r, 200, "赞成 14 票、不赞成 19 票");
		walk_has(&r, 200, WHAT);
		walk_has(&r, 200, WHO);
		assert_int_equal(reply_has(&r, "三人已迁出"), !is_public);	/* what may name people is for whoever handles the case */
		r = client_get(is_public ? villager : api, text("/api/v1%s", is_public ? page : run_url(run, "")));
		walk_has(&r, 200, WHAT);
	}
	paper_says(printed("minutes", run, text(",\"ballot\":\"%lld\",\"place\":\"村部\",\"chair\":\"甲\",\"writer\":\"乙\"", (long long)ballot)), WHAT);
	paper_says(printed("resolution", run, text(",\"ballot\":\"%lld\"", (long long)ballot)), WHAT);
	paper_says(printed("request", run, ",\"to\":\"王家山乡党委\",\"signer\":\"党员01\""), WHAT);
	r = client_post_json(api, text("/api/v1/run/%lld/bundle", (long long)run), "{}");
	assert_int_equal(r.status, 200);
	paper_says(pdf_words(w->arena, r.body, r.body_bytes), "无表决权的人参加了表决");
	says_on_page(run_url(run, ""), "作废的终局表决");
}

static void what_is_void_stands_on_every_paper(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "修水库" : "修水塔";
		int64_t run = lost(title), first = ballot_now;
		int done = is_page ? 303 : 200;
		struct reply r;

		assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, done);
		assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=confirmed").status, done);
		r = client_get(asking, text("/api/v1/ballot/%lld", (long long)first));
		walk_has(&r, 200, "\"state\":\"void\"");
		ballot_now = voted(run, "decide", 33, 30, 3);
		assert_true(ballot_now != first);
		stands_for_good(run, title, ballot_now);
		assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
		stands_for_good(run, title, ballot_now);
	}
}

/* ---- behind the step ---- */

static void is_void(bool is_page, const char *effect)
{
	int done = is_page ? 303 : 200;
	struct reply r;

	r = client_get(asking_page, text("/ballot/%lld", (long long)ballot_now));
	walk_has(&r, 200, effect);	/* said before anybody asks */
	is_refused(is_page, asking_page, asking, "void", "reason=三人已迁出\nground=unentitled", "请附上证明材料");
	assert_int_equal(sent(is_page, asking_page, asking, "void", PROVED).status, done);
	stands();
	is_refused(is_page, asking_page, asking, "decide", "state=confirmed", "由另一人确认");
	is_refused(is_page, below_page, below, "decide", "state=confirmed", "作废要由上级组织的人确认");
	assert_int_equal(sent(is_page, deciding_page, deciding, "decide", "state=confirmed").status, done);
	r = client_get(asking, text("/api/v1/ballot/%lld", (long long)ballot_now));
	walk_has(&r, 200, "\"state\":\"void\"");
}

static void all_seals_hold(void)
{
	struct run_seal_report report;

	assert_true(run_verify_seals(&w->services, &report));
	assert_int_equal(report.bad_count, 0);
	assert_true(report.seals_count > 0);
}

/* What was lost by the voices of strangers was not decided: the matter comes again, and what was counted then stays. */
static void what_was_lost_wrongly_comes_again(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "养殖小龙虾" : "开办豆腐坊";
		int64_t run = lost(title);
		struct reply r;

		assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
		r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));
		walk_has(&r, 422, "不得原样再提");
		is_void(is_page, "一经作废，这个事项不再算作已被否决");
		stands_for_good(run, title, ballot_now);
		all_seals_hold();
		r = client_get(api, text("/api/v1/run/%lld", (long long)run));
		walk_has(&r, 200, "\"finish\":\"rejected\"");	/* the case of then stays as it was */
		run = opened(title);
		proposed(run, title);
		reviewed(run);
		ballot_now = voted(run, "decide", 33, 14, 19);
		assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
		r = client_post_json(api, text("/api/v1/org/%lld/run", (long long)village), text("{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));
		walk_has(&r, 422, "不得原样再提");	/* lost again, as the law has it */
	}
}

/* What was passed wrongly is not carried on; the case ends, and its matter is voted on anew. */
static void what_passed_wrongly_is_carried_on_no_more(void **state)
{
	for (int is_page = 0; is_page < 2; is_page++) {
		const char *title = is_page ? "翻修祠堂" : "安装路灯";
		int64_t run = opened(title);
		struct reply r;

		proposed(run, title);
		reviewed(run);
		ballot_now = voted(run, "decide", 33, 30, 3);
		assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
		is_void(is_page, "一经作废，本办件随即终止");
		all_seals_hold();
		r = client_get(api, text("/api/v1/run/%lld", (long long)run));
		walk_has(&r, 200, "\"state\":\"stopped\"");
		walk_has(&r, 200, "\"payment\":{\"is_allowed\":false");
		walk_has(&r, 200, "作废：无表决权的人参加了表决。三人已迁出仍参加表决");
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, "作废的终局表决");
		walk_has(&r, 200, "赞成 30 票、不赞成 3 票");
		opened(title);
	}
}

/* What was passed and carried out is not turned back; the reason and the way out are named, by page before anybody tries. */
static void what_was_carried_out_is_not_turned_back(void **state)
{
	int64_t run = opened("修补涵洞");
	struct reply r;

	proposed(run, "修补涵洞");
	reviewed(run);
	ballot_now = voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	world_run(w, text("UPDATE run SET state = 'done', finish = 'done', finish_title = '办结', closed_day = opened_day WHERE id = %lld", (long long)run));
	is_refused(false, asking_page, asking, "void", PROVED, "依法请求人民法院撤销");
	is_refused(true, asking_page, asking, "void", PROVED, "另开一件，按程序表决");
	r = client_get(asking_page, text("/ballot/%lld", (long long)ballot_now));
	walk_has(&r, 200, "依法请求人民法院撤销");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_final_vote_stands_till_two_say_why_it_does_not),
		cmocka_unit_test(what_is_void_stands_on_every_paper),
		cmocka_unit_test(what_was_lost_wrongly_comes_again),
		cmocka_unit_test(what_passed_wrongly_is_carried_on_no_more),
		cmocka_unit_test(what_was_carried_out_is_not_turned_back),
	};

	return cmocka_run_group_tests_name("run_voided", tests, start_above, world_over);
}
