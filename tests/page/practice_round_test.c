/* Rounds that want a case in each organisation below: the half-yearly inspection of all 70 committees, as large as it is. */
#include "page/practice_world.h"

#define COMMITTEES 70
#define KEYS 13
#define NOTES 27

static int64_t inspect[VILLAGES], visit[VILLAGES];

/* 69 committees beside the one that both counties have. */
static int round_start(void **state)
{
	practice_start(state);
	put_practice("tz/visit");
	for (int i = 0; i < VILLAGES; i++)
		visit[i] = villages[i].use;
	put_practice("tz/inspection");
	for (int i = 0; i < VILLAGES; i++) {
		inspect[i] = villages[i].use;
		for (int n = 1; n < COMMITTEES; n++)
			world_org_of(w, villages[i].county, "committee", text("第%02d镇党委", n));
	}
	return 0;
}

/* "重点1=合格|重点2=合格…", the one at `failed` (0: none) not. */
static const char *answers_of(const char *name, int count, int failed)
{
	const char *all = "";

	for (int i = 1; i <= count; i++)
		all = text("%s%s%s%d=%s", all, i == 1 ? "" : "|", name, i, i == failed ? "不合格" : "合格");
	return all;
}

static void say(const char *line)
{
	const char *lines[] = { line, NULL };

	tell_here(lines);
}

/* What the API says of the committees of the round. */
static struct reply committees(const char *query)
{
	struct reply r = client_get(actor_named("county")->program, text("/api/v1/run/%lld/each%s", (long long)run_now, query));

	assert_int_equal(r.status, 200);
	return r;
}

static bool shows(const char *query, const char *words)
{
	struct reply r = client_get(actor_named("county")->page, text("/run/%lld/each%s", (long long)run_now, query));

	assert_int_equal(r.status, 200);
	return reply_has(&r, words);
}

/* The page of the round shows the number, and it opens the list of committees. */
static bool figure_leads(const char *title, const char *number)
{
	struct reply r = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));

	return reply_has(&r, text("<dt>%s</dt><dd class=\"num\"><a href=\"/run/%lld/each?each=visits\">%s</a>", title, (long long)run_now, number)) && shows("?each=visits", number);
}

/* The cases of the committees, in the order of the tree; 0 where there is none. */
static size_t parts_of(int64_t *parts)
{
	struct reply r = committees("?each=visits");
	size_t count = 0;

	for (const char *at = strstr(r.body, "\"items\":"); (at = strstr(at, "\"run\":\"")) != NULL && count < COMMITTEES; count++) {
		at += strlen("\"run\":\"");
		parts[count] = strtoll(at, NULL, 10);
	}
	return count;
}

/* As a program of the organisation department does it, row versions counted along. */
static void send(int64_t run, const char *what, const char *json)
{
	struct reply r = client_post_json(actor_named("county")->program, text("/api/v1/run/%lld/%s", (long long)run, what), json);

	if (r.status != 200)
		fail_msg("%s: status %d: %s", what, r.status, r.body);
}

static const char *json_of(const char *answers)
{
	const char *all = "\"";

	for (; *answers != '\0'; answers++)
		all = *answers == '|' ? text("%s\",\"", all) : text("%s%c", all, *answers);
	return text("%s\"", all);
}

static void visit_quickly(int64_t run, const char *methods)
{
	static const char *key, *attention;

	if (key == NULL) {
		key = json_of(answers_of("重点", KEYS, 0));
		attention = json_of(answers_of("注意", NOTES, 0));
	}
	send(run, "fill/visit", text("{\"row_version\":1,\"values\":[\"day=2015-11-16\",\"team=检查组\",%s]}", methods));
	send(run, "fill/key", text("{\"row_version\":2,\"values\":[%s]}", key));
	send(run, "fill/attention", text("{\"row_version\":3,\"values\":[%s]}", attention));
	send(run, "close", "{\"row_version\":4,\"day\":\"2015-11-17\"}");
}

static void open_round(int i)
{
	here = &villages[i];
	by_page = i == 0;
	here->use = inspect[i];
	say("county open_county 半年专项检查");
	say("county fill plan: period=2015年下半年|team=检查组|+paper");
	say("county close > visit");
}

/* One committee with everything: two items are wrong, and are put right. */
static void visit_with_findings(int64_t run)
{
	int64_t round = run_now;

	here->org_now = here->zone;
	run_now = run;
	say("upper close ! 不能办理");	/* the committee does not inspect itself */
	say("county fill visit: day=2015-11-18|team=检查组|*methods=看;看了一遍;");
	say(text("county fill key: %s", answers_of("重点", KEYS, 2)));
	say(text("county fill attention: %s", answers_of("注意", NOTES, 27)));
	say("county close ! 检查日期还没有到");
	say("county fill visit: day=2015-11-16|team=检查组|*methods=看;看了一遍;");
	say("county close ! 方法只有听、查、算、谈");
	say("county fill visit: day=2015-11-16|team=检查组|*methods=听;听取党委汇报;|*methods=听;再听一次; ! 同一个方法写了两次");
	say("county fill visit: day=2015-11-16|team=检查组|*methods=听;听取党委汇报;|*methods=谈;与党员谈话;");
	say("county close > put_right");
	say("upper see: 编号：重点2");	/* before anything is written, what is to be put right is named */
	/* The plan is kept: who, what and by when. The day on which all was done is none that has not come. */
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;");
	say("upper see: 2015-12-01");
	say("upper close ! 注意27");	/* nothing was said of the other one */
	say("upper fill rectify: *items=重点2;没有谈话记录;;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-11-01;");
	say("upper close ! 没有写整改措施");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-11-01;");
	say("upper close ! 完成期限早于检查日期");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;;2015-12-01;");
	say("upper close ! 整改没有写明责任人");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-12-01;");
	say("upper close ! 整改还没有完成");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-12-01;|done_on=2015-12-01 ! 整改完成日期");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-12-01;|done_on=2015-11-17");
	say("upper close ! 没有整改材料");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-12-01;|done_on=2015-11-17|+proof");
	say("upper close > confirm");
	say("county fill second_look: result=没有整改|note=谈话记录没有签名");
	say("county close > put_right");
	say("upper fill rectify: *items=重点2;没有谈话记录;补谈并签名;组织委员;2015-12-01;|*items=注意27;没有按期提出;提醒本人;组织委员;2015-12-01;|done_on=2015-11-17|+proof");
	say("upper close > confirm");
	say("county fill second_look: result=已经整改|note=都已补齐");
	say("county close > rectified");
	here->org_now = here->county;
	run_now = round;
}

static void TZ_12_seventy_committees_with_forty_items_by_four_methods(void **state)
{
	int64_t parts[COMMITTEES];
	struct reply r;

	/* covers TZ-12 accept 1 2 refuse 1 by page and api */
	for (int i = 0; i < VILLAGES; i++) {
		open_round(i);
		say("county close ! 70个党委已办结0个，还缺70个");
		say("county close ! 没有用“听”");
		r = ACT(actor_named("upper"), "each", "each=visits");
		assert_int_equal(r.status, 404);	/* the round is the county's: nobody below sees it */
		good(ACT(actor_named("county"), "each", "each=visits"));
		r = ACT(actor_named("county"), "each", "each=visits");
		assert_int_equal(r.status, 422);
		assert_true(reply_has(&r, "70个单位都已开办"));
		assert_int_equal(parts_of(parts), COMMITTEES);
		visit_with_findings(parts[0]);
		for (int n = 1; n < COMMITTEES - 1; n++)
			visit_quickly(parts[n], "\"methods=听|听取汇报\",\"methods=查|查阅档案\"");
		say("county close ! 还缺1个：第69镇党委");
		say("county close ! 没有用“算”");
		assert_true(figure_leads("查完的党委", "69"));
		visit_quickly(parts[COMMITTEES - 1], "\"methods=谈|与申请人谈话\"");
		say("county close ! 没有用“算”");	/* all were visited, one method was not used */
		r = ACT(actor_named("county"), "each", "each=visits", "org=1");
		assert_int_equal(r.status, 422);
		good(ACT(actor_named("county"), "each", "each=visits", text("org=%lld", (long long)here->zone)));
		r = ACT(actor_named("county"), "each", "each=visits", text("org=%lld", (long long)here->zone));
		assert_int_equal(r.status, 422);	/* it has one in hand now */
		say("county close ! 没有用“算”");
		r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run?state=open&code=tz-visit", (long long)here->zone));
		visit_quickly(number_after(&r, "id"), "\"methods=算|核对票数和日期\",\"methods=谈|与党员谈话\"");
		/* 70 × 40; each number leads to the committees that it comes from. */
		assert_true(figure_leads("答案个数", "2,800"));
		r = committees("");
		assert_true(reply_has(&r, "\"meant\":70,\"done\":70,\"open\":0,\"none\":0"));
		assert_true(reply_has(&r, "{\"name\":\"answers\",\"title\":\"答案个数\",\"text\":\"2800\"}"));
		assert_true(reply_has(&r, "{\"name\":\"reckoned\",\"title\":\"用“算”\",\"text\":\"1\"}"));
		assert_true(shows("", "第69镇党委</a>"));
		assert_true(shows("", "<b>2,800</b>"));
		assert_false(shows("?lacking=1", "第69镇党委</a>"));
		say("county close > report");
		r = ACT(actor_named("county"), "each", "each=visits");
		assert_int_equal(r.status, 422);	/* the step is closed */
		say("county fill bulletin: title=专项检查通报|text=七十个党委全部查完|+paper");
		say("county close ! 签字");
		say("county sign lead");
		say("county close > reported");
		say("county published: 七十个党委全部查完");
	}
}

/* A round in each half of the year, whatever became of the one before. */
static void a_round_is_opened_once_in_each_half(void **state)
{
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		here->use = inspect[i];
		say("county open_county 半年专项检查 ! 2015-07-01");
		clock_to(day_parse_iso("2016-01-04"));
		say("county open_county 半年专项检查");
		clock_to(day_parse_iso("2015-11-17"));
	}
}

/* All or none: where one committee cannot be opened for, none is. */
static void what_stands_against_one_is_said_and_nothing_is_opened(void **state)
{
	clock_to(day_parse_iso("2016-01-04"));
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		here->org_now = here->county;
		r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run?state=open&code=tz-inspection", (long long)here->county));
		run_now = number_after(&r, "id");
		r = ACT(actor_named("county"), "each", "each=visits");
		assert_true(r.status == 422 && reply_has(&r, "不需要逐个办理"));	/* before its step */
		say("county fill plan: period=2016年上半年|team=检查组|+paper");
		say("county close > visit");
		r = ACT(actor_named("county"), "each", "each=nothing");
		assert_int_equal(r.status, 422);
		r = client_post_json(actor_named("county")->program, text("/api/v1/run/%lld/each", (long long)run_now), text("{\"row_version\":%d}", version_now()));
		assert_true(r.status == 422 && reply_has(&r, "\"field\":\"each\""));
		r = client_post_json(actor_named("county")->program, text("/api/v1/run/%lld/each", (long long)run_now), "{\"each\":\"visits\"}");
		assert_true(r.status == 422 && reply_has(&r, "\"field\":\"row_version\""));	/* without the version nobody knows what was seen */
		r = client_post_json(actor_named("county")->program, text("/api/v1/run/%lld/each", (long long)run_now), "{\"each\":\"visits\",\"row_version\":1}");
		assert_int_equal(r.status, 409);	/* somebody changed the case meanwhile */
		world_run(w, text("UPDATE programme_use SET to_day = 16000 WHERE id = %lld", (long long)visit[i]));
		r = ACT(actor_named("county"), "each", "each=visits");
		if (r.status != 422 || !reply_has(&r, "没有启用程序 tz-visit"))
			fail_msg("status %d: %s", r.status, r.body);
		world_run(w, text("UPDATE programme_use SET to_day = 2932897 WHERE id = %lld", (long long)visit[i]));
		r = committees("");
		assert_true(reply_has(&r, "\"none\":70"));
		good(ACT(actor_named("county"), "each", "each=visits"));
		r = committees("?lacking=1");
		assert_true(reply_has(&r, "\"open\":70,\"none\":0"));
	}
	clock_to(day_parse_iso("2015-11-17"));
}

/* One that was stopped is missing again; a committee sees what its case belongs to, but not the round itself. */
static void a_stopped_case_is_opened_again(void **state)
{
	int64_t parts[COMMITTEES], round;
	struct reply r;

	clock_to(day_parse_iso("2016-01-04"));
	here = &villages[0];
	by_page = true;
	here->org_now = here->county;
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run?state=open&code=tz-inspection", (long long)here->county));
	round = run_now = number_after(&r, "id");
	assert_int_equal(parts_of(parts), COMMITTEES);
	r = client_get(actor_named("upper")->page, text("/run/%lld", (long long)parts[0]));
	assert_true(r.status == 200 && reply_has(&r, "<dt>属于</dt>"));
	assert_false(reply_has(&r, text("<a href=\"/run/%lld\">", (long long)round)));
	r = client_get(actor_named("upper")->page, text("/run/%lld/each", (long long)round));
	assert_int_equal(r.status, 404);
	run_now = parts[0];
	good(ACT(actor_named("county"), "stop", "reason=查错了单位"));
	run_now = round;
	r = committees("");
	assert_true(reply_has(&r, "\"open\":69,\"none\":1"));
	assert_true(shows("?each=visits&lacking=1", "已终止"));
	good(ACT(actor_named("county"), "each", "each=visits"));
	r = committees("");
	assert_true(reply_has(&r, "\"open\":70,\"none\":0"));
	run_now = parts_of(parts) > 0 ? parts[0] : 0;
	r = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));
	assert_true(reply_has(&r, text("<a href=\"/run/%lld\">", (long long)round)));
	r = client_get(actor_named("county")->program, text("/api/v1/run/%lld/each", (long long)run_now));
	assert_true(r.status == 200 && reply_has(&r, "\"meant\":0"));	/* its own practice wants nobody */
	clock_to(day_parse_iso("2015-11-17"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(TZ_12_seventy_committees_with_forty_items_by_four_methods),
		cmocka_unit_test(a_round_is_opened_once_in_each_half),
		cmocka_unit_test(what_stands_against_one_is_said_and_nothing_is_opened),
		cmocka_unit_test(a_stopped_case_is_opened_again),
	};

	return cmocka_run_group_tests_name("practice_round", tests, round_start, practice_stop);
}
