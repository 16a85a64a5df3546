/* What villagers said to a notice of a case waits for its answer though the notice is taken down and shown again; and one on which a closed step rests is not taken
 * down. Pages and API. */
#include "page/run_village_world.h"

#include <stdio.h>

#define ANNOUNCED "王家山村决议，预算二十四万六千元"

/* On display, as the newest of the case; NULL: refused. */
static int64_t shown(int64_t run, const char *notice, const char *from)
{
	struct reply r = walk_act(api, run, "notice", text("\"notice\":\"%s\",\"text\":\"" ANNOUNCED "\",\"from\":\"%s\"", notice, from)), list = client_get(villager, "/notice");
	const char *at = strstr(list.body, "href=\"/notice/");
	long long id = 0;

	if (r.status != 200 || at == NULL)
		fail_msg("status %d: %s", r.status, r.body);
	sscanf(at, "href=\"/notice/%lld\"", &id);
	return id;
}

static int64_t announced(const char *title)
{
	int64_t run = opened(title);

	proposed(run, title);
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[2]).status, 303);
	return run;
}

static int64_t objection_of(int64_t notice)
{
	struct reply r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));

	return walk_number(api, &(struct reply){ .status = 200, .body = strstr(r.body, "\"objections\"") }, "id");
}

static void objected(int64_t notice, const char *said)
{
	assert_int_equal(client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", said, NULL).status, 303);
}

static void stands_on_the_desk(int64_t notice, bool is_there)
{
	struct reply page = client_get(secretary, "/?when=soon"), all = client_get(secretary, "/"), program = client_get(api, "/api/v1/workbench?when=soon"),
		program_all = client_get(api, "/api/v1/workbench");
	const char *href = text("/notice/%lld", (long long)notice);

	assert_int_equal(reply_has(&page, href) || reply_has(&all, href), is_there);
	assert_int_equal(reply_has(&program, href) || reply_has(&program_all, href), is_there);
}

/* By page and API. */
static void is_not_closed(int64_t run, const char *why)
{
	struct reply r = walk_act(director, run, "close", "");

	walk_has(&r, 422, why);
	r = walk_send(secretary, run_url(run, ""), run_url(run, "/close"), text("person=%lld\nfile=@", (long long)director_person));
	walk_has(&r, 422, why);
}

static void taking_a_notice_down_answers_nobody(void **state)
{
	for (int by_page = 0; by_page < 2; by_page++) {
		int64_t run = announced(by_page ? "打机井" : "修桥"), first = shown(run, "announce", "2015-11-17"), again;
		const char *down = text("/notice/%lld/withdraw", (long long)first);
		struct reply r;

		objected(first, "预算太高了");
		stands_on_the_desk(first, true);
		client_get(secretary, text("/notice/%lld", (long long)first));
		r = by_page ? client_post(secretary, down, "reason", "文字有误", "row_version", "1", NULL) :
			client_post_json(api, text("/api/v1%s", down), "{\"reason\":\"文字有误\",\"row_version\":1}");
		assert_int_equal(r.status, by_page ? 303 : 200);
		stands_on_the_desk(first, true);
		again = shown(run, "announce", "2015-11-17");
		assert_true(again != first);
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, text("/notice/%lld", (long long)first));	/* the case leads to where it is answered */
		walk_has(&r, 200, "2015-11-17 已撤下，还有 1 条意见没有答复");
		walk_clock(api, "2015-12-02");
		is_not_closed(run, "还有 1 条必须答复的意见没有答复（已撤下的公示上的也要答复）");
		stands_on_the_desk(first, true);
		client_get(secretary, text("/notice/%lld", (long long)first));
		r = by_page ? client_post(secretary, text("/objection/%lld/answer", (long long)objection_of(first)), "answer", "预算经造价核定，附表公开", "row_version", "1", NULL) :
			client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection_of(first)), "{\"answer\":\"预算经造价核定，附表公开\",\"row_version\":1}");
		assert_int_equal(r.status, by_page ? 303 : 200);
		stands_on_the_desk(first, false);
		r = walk_act(director, run, "close", "");
		walk_has(&r, 200, "\"step\":\"carry\"");
		r = client_get(secretary, run_url(run, ""));
		walk_has(&r, 200, "2015-11-17 已撤下");
		walk_clock(api, "2015-11-17");
	}
}

static void a_closed_step_keeps_its_notice(void **state)
{
	int64_t run = announced("硬化晒场"), notice = shown(run, "announce", "2015-11-17");
	const char *down = text("/notice/%lld/withdraw", (long long)notice);
	struct reply r = client_get(secretary, text("/notice/%lld", (long long)notice));

	walk_has(&r, 200, down);
	walk_clock(api, "2015-12-02");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"carry\"");
	r = client_get(secretary, text("/notice/%lld", (long long)notice));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, down));
	r = client_post(secretary, down, "reason", "不想公开了", "row_version", "1", NULL);
	walk_has(&r, 422, "那一步 2015-12-02 已经办结，不能再撤下");
	r = client_post_json(api, text("/api/v1%s", down), "{\"reason\":\"不想公开了\",\"row_version\":1}");
	walk_has(&r, 422, "那一步 2015-12-02 已经办结，不能再撤下");
	walk_clock(api, "2015-11-17");
}

/* An answer is owed for as long as it takes; of a case that was ended it is asked for a year longer, and no more. */
static void an_answer_is_owed_until_it_is_given(void **state)
{
	int64_t run = announced("修晒谷场"), notice = shown(run, "announce", "2015-11-17"), ended = announced("修戏台"), of_ended = shown(ended, "announce", "2015-11-17");

	objected(notice, "面积太大了");
	objected(of_ended, "戏台不用修");
	walk_clock(api, "2016-12-05");	/* more than 366 days behind the last day of both */
	stands_on_the_desk(notice, true);
	stands_on_the_desk(of_ended, true);
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)ended));
	stands_on_the_desk(of_ended, false);
	walk_clock(api, "2026-11-17");
	stands_on_the_desk(notice, true);
	client_get(secretary, text("/notice/%lld", (long long)notice));
	assert_int_equal(client_post(secretary, text("/objection/%lld/answer", (long long)objection_of(notice)), "answer", "面积已经核减", "row_version", "1", NULL).status, 303);
	stands_on_the_desk(notice, false);
	walk_clock(api, "2015-11-17");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(taking_a_notice_down_answers_nobody),
		cmocka_unit_test(a_closed_step_keeps_its_notice),
		cmocka_unit_test(an_answer_is_owed_until_it_is_given),
	};

	return cmocka_run_group_tests_name("run_objection", tests, start, world_over);
}
