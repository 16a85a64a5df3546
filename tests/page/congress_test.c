/* A committee is elected by a congress of delegates (programmes/national/congress.prog and delegates.prog, domain rules of the regulations of
 * 2020): quotas, the elections in the units below, the review of the delegates, the congress with them as the entitled, the first session,
 * the approval above, posts and term. What the examples of the files carry is there; here stand people, ballots and what the archive then
 * says. Pages and API. */
#include "congress_world.h"
#include "world/docx_words.h"

#include <stdio.h>
#include <string.h>

#define DAY "2016-01-11"

static void the_end_of_a_committees_term_leads_to_its_congress(void **state)
{
	const char *way = text("/org/%lld/run/new?use=%lld", ID(town), ID(congress_use));
	struct reply r = client_get(town_page, text("/org/%lld/elect/form", ID(town)));

	walk_has(&r, 200, text("href=\"%s\"", way));
	r = client_get(town_page, way);
	assert_int_equal(r.status, 200);
	r = client_post_json(town_api, text("/api/v1/org/%lld/run", ID(units[FIRST].org)), text("{\"use\":\"%lld\"}", ID(congress_use)));
	assert_int_equal(r.status, 422);	/* a branch has no congress */
	r = client_post_json(town_api, text("/api/v1/org/%lld/run", ID(town)), text("{\"use\":\"%lld\"}", ID(congress_use)));
	run = walk_number(town_api, &r, "id");
}

/* 选举工作条例 art. 3: a year early at most. Such a case is not opened, and the first day on which it may be is said. */
static void a_congress_that_is_too_early_is_not_opened(void **state)
{
	int64_t before = world_count(w, "run");
	struct reply r;

	world_run(w, text("UPDATE org SET term_ends_day = %d WHERE id = %lld", (int)day_from_date(2018, 3, 1), ID(town)));
	r = client_post_json(town_api, text("/api/v1/org/%lld/run", ID(town)), text("{\"use\":\"%lld\"}", ID(congress_use)));
	walk_has(&r, 422, "提前换届不超过一年（《中国共产党基层组织选举工作条例》（2020年）第三条），最早2017-03-01可以开办");
	client_get(town_page, text("/org/%lld/run/new?use=%lld", ID(town), ID(congress_use)));
	r = client_post(town_page, text("/org/%lld/run/new", ID(town)), "use", text("%lld", ID(congress_use)), NULL);
	walk_has(&r, 422, "最早2017-03-01可以开办");
	assert_int_equal(world_count(w, "run"), before);
	world_run(w, text("UPDATE org SET term_ends_day = 16859 WHERE id = %lld", ID(town)));
}

static struct reply quota_on_page(const char *third)
{
	struct reply r = client_get(town_page, text("/run/%lld", ID(run)));

	walk_has(&r, 200, "value=\"丙村党总支\"");	/* the table begins with the units */
	return client_post(town_page, text("/run/%lld/fill/quota", ID(run)), "row_version", reply_field(w, &r, "row_version"), "v_units_1_1", "甲村党支部", "v_units_1_2", "3",
		"v_units_2_1", "乙村党支部", "v_units_2_2", "2", "v_units_3_1", third, "v_units_3_2", "2", "v_added", "0", NULL);
}

static void the_quota_names_each_unit_once(void)
{
	static const struct { const char *third, *why; } WRONG[] = { { "丙村第一党支部", "不是“各选举单位选举代表”要办理的组织" }, { "乙村党支部", "乙村党支部填了2行" } };
	struct reply r;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = walk_filled(town_api, run, "quota", text("units=甲村党支部|3\nunits=乙村党支部|2\nunits=%s|2\nadded=0\npaper=@", WRONG[i].third));
		walk_has(&r, 422, WRONG[i].why);
		r = quota_on_page(WRONG[i].third);
		walk_has(&r, 422, WRONG[i].why);
	}
	r = walk_filled(town_api, run, "quota", "units=甲村党支部|3\nunits=乙村党支部|4\nadded=0\npaper=@");
	walk_has(&r, 422, "缺少丙村党总支");
}

static void a_congress_has_a_reason_a_number_and_the_consent_of_the_committee_above(void **state)
{
	walk_fill(town_api, run, "plan", plan("way=党员代表大会\nwhy=党员五百名以上\ndelegates=7"));
	walk_refused(town_page, town_api, run, "2016-01-04", "在册党员 22 名，不足五百名");
	walk_fill(town_api, run, "plan", plan("way=党员代表大会\ndelegates=7"));
	walk_refused(town_page, town_api, run, "2016-01-04", "召开党员代表大会要有理由");
	walk_fill(town_api, run, "plan", plan("way=党员代表大会\nwhy=所属党组织驻地分散\ndelegates=320"));
	walk_refused(town_page, town_api, run, "2016-01-04", "最多不超过300名");
	walk_fill(town_api, run, "plan", plan("discipline=设立\nway=党员代表大会\nwhy=所属党组织驻地分散\ndelegates=7"));
	walk_refused(town_page, town_api, run, "2016-01-04", "请补填请示");
	walk_step(town_api, run, "plan", plan(COMMISSION "way=党员代表大会\nwhy=所属党组织驻地分散\ndelegates=7"), "2016-01-04", "agree");
	walk_refused(NULL, town_api, run, "2016-01-04", "不能办理");	/* the committee does not agree with itself */
	walk_fill(city_api, run, "reply", "result=同意\ncongress=不涉及\nmoved=不涉及\ndiscipline=同意\npaper=@");
	walk_refused(city_page, city_api, run, "2016-01-04", "召开党员代表大会须经上级党组织批准");
	walk_fill(city_api, run, "reply", "result=同意\ncongress=同意\nmoved=不涉及\ndiscipline=不涉及\npaper=@");
	walk_refused(city_page, city_api, run, "2016-01-04", "由上一级党组织决定（《中国共产党章程》（2022年）第四十五条）");
	walk_step(city_api, run, "reply", "result=同意\ncongress=同意\nmoved=不涉及\ndiscipline=同意\npaper=@", "2016-01-04", "allot");
	walk_fill(town_api, run, "quota", "units=甲村党支部|3\nunits=乙村党支部|2\nunits=丙村党总支|1\nadded=0\npaper=@");
	walk_refused(town_page, town_api, run, "2016-01-04", "分配的名额合计 6 名，批准的代表名额是 7 名");
	the_quota_names_each_unit_once();
	walk_step(town_api, run, "quota", "units=甲村党支部|3\nunits=乙村党支部|2\nunits=丙村党总支|2\nadded=0\npaper=@", "2016-01-04", "send");
}

static void plan_refused(const struct unit *u, struct client *page, int64_t id, const char *set_up, const char *seats, const char *why)
{
	walk_fill(u->secretary, id, "plan", text("set_up=%s\nseats=%s\ndeputies=0\nyears=3\nway=党员大会\nlate_reply=@\npaper=@", set_up, seats));
	walk_refused(page, u->secretary, id, "2016-01-04", why);
}

/* 支部工作条例 measures branches; a general branch always has a committee, usually of five to seven. */
static void the_committee_of_a_general_branch_is_measured_as_such(void)
{
	for (int i = 0; i < 2; i++) {
		const struct unit *u = &units[i == 0 ? FIRST : THIRD];
		struct client *page = walk_browser(w, text("measured%d", i), u->members[SIZES[i == 0 ? FIRST : THIRD] - 1]);
		struct reply r = client_get(u->secretary, text("/api/v1/org/%lld/run?state=open", ID(u->org)));
		int64_t id = walk_number(u->secretary, &(struct reply){ .status = r.status, .body = strstr(r.body, "\"items\"") }, "id");

		plan_refused(u, page, id, i == 0 ? "设委员会" : "不设委员会", i == 0 ? "11" : "1", i == 0 ? "支部委员会一般由三至五人组成" : "党总支由党员大会选举总支部委员会");
		if (i == 1)
			plan_refused(u, page, id, "设委员会", "3", "党总支委员会一般由五至七人组成，填的是3人");
	}
}

/* A general branch elects by the practice of branches, and the case is called by what it is; its committee is that of a general branch. */
static void the_case_of_a_general_branch_is_called_by_its_kind(void **state)
{
	static const char *const TITLES[] = { "党支部换届选举", "党总支换届选举" };
	const int64_t orgs[] = { units[FIRST].org, units[THIRD].org };

	for (int i = 0; i < 2; i++) {
		struct reply r = client_get(town_page, text("/org/%lld/run/new?use=%lld", ID(orgs[i]), ID(election_use)));
		int64_t id;

		walk_has(&r, 200, TITLES[i]);
		assert_false(reply_has(&r, TITLES[1 - i]));
		r = client_get(town_page, text("/org/%lld/elect/form", ID(orgs[i])));
		walk_has(&r, 200, TITLES[i]);
		r = client_post_json(town_api, text("/api/v1/org/%lld/run", ID(orgs[i])), text("{\"use\":\"%lld\"}", ID(election_use)));
		id = walk_number(town_api, &r, "id");
		r = client_get(town_page, text("/run/%lld", ID(id)));
		walk_has(&r, 200, TITLES[i]);
		assert_false(reply_has(&r, TITLES[1 - i]));
		r = client_get(town_api, text("/api/v1/run/%lld", ID(id)));
		walk_has(&r, 200, text("\"programme_title\":\"%s\"", TITLES[i]));
		r = client_get(town_page, text("/org/%lld/run", ID(orgs[i])));
		walk_has(&r, 200, TITLES[i]);
		r = client_get(town_api, text("/api/v1/org/%lld/run", ID(orgs[i])));
		walk_has(&r, 200, text("\"programme_title\":\"%s\"", TITLES[i]));
		client_get(town_page, text("/run/%lld", ID(id)));
		r = client_post(town_page, text("/run/%lld/bundle", ID(id)), NULL);
		assert_non_null(strstr(reply_header(w, &r, "Content-Disposition"), i == 0 ? "%E5%85%9A%E6%94%AF%E9%83%A8" : "%E5%85%9A%E6%80%BB%E6%94%AF"));
	}
	the_committee_of_a_general_branch_is_measured_as_such();
	world_run(w, "UPDATE run SET state = 'stopped' WHERE state = 'open'");
}

/* The case of each unit, by its organisation in the list of the congress: the newest. */
static void find_cases(void)
{
	struct reply r = client_get(town_api, text("/api/v1/run/%lld/each?each=units", ID(run)));

	assert_int_equal(r.status, 200);
	for (int i = 0; i < UNITS; i++) {
		const char *at = strstr(r.body, text("\"org\":\"%lld\"", ID(units[i].org)));
		long long found = 0;

		at = at == NULL ? NULL : strstr(at, "\"run\":\"");
		assert_int_equal(at == NULL ? 0 : sscanf(at, "\"run\":\"%lld", &found), 1);
		units[i].run = found;
	}
}

static void each_unit_has_one_case_and_a_branch_below_one_has_none(void **state)
{
	struct reply r = client_get(town_page, text("/run/%lld", ID(run)));

	walk_refused(town_page, town_api, run, "2016-01-04", "丙村党总支");
	client_get(town_page, text("/run/%lld/each?each=units", ID(run)));
	r = client_get(town_page, text("/run/%lld/each?each=units", ID(run)));
	r = client_post(town_page, text("/run/%lld/each", ID(run)), "each", "units", "row_version", reply_field(w, &r, "row_version"), NULL);
	assert_int_equal(r.status, 303);
	r = client_get(town_api, text("/api/v1/run/%lld/each?each=units", ID(run)));
	walk_has(&r, 200, "\"meant\":3");
	walk_has(&r, 200, "\"open\":3");
	assert_false(reply_has(&r, "丙村第一党支部"));
	find_cases();
}

/* To the meeting, with one candidate more than seats. */
static void nominate(const struct unit *u, int quota)
{
	walk_step(u->secretary, u->run, "plan", text("quota=%d\npaper=@", quota), "2016-01-04", "nominate");
	walk_fill(u->secretary, u->run, "nominees", people(u, quota));
	walk_refused(NULL, u->secretary, u->run, "2016-01-04", text("至少要 %d 名候选人", quota + 1));
	walk_step(u->secretary, u->run, "nominees", people(u, quota + 1), "2016-01-04", "vet");
	walk_refused(NULL, u->secretary, u->run, "2016-01-04", "不能办理");	/* the branch does not vet its own */
	walk_step(town_api, u->run, "vetting", "result=同意\npaper=@", "2016-01-04", "meeting");
}

/* The sheet of the count is signed at the meeting, and uploaded behind its vote. */
static void counted(const struct unit *u) { walk_fill(u->secretary, u->run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@"); }

static void sent_up(const struct unit *u)
{
	counted(u);
	walk_close(u->secretary, u->run, "2016-01-04", "hand_in");
	walk_step(u->secretary, u->run, "sent_paper", "paper=@", "2016-01-04", "sent_up");
}

static void units_elect_by_four_fifths_and_more_than_half_of_those_present(void **state)
{
	struct reply r;

	nominate(&units[FIRST], 3);
	walk_election(counters(&units[FIRST], 10), units[FIRST].run, "choose", "2016-01-04", "{\"present\":7,\"issued\":7,\"collected\":7,\"agreed\":[7,6,5,1],\"opposed\":[0,1,2,6]}");
	walk_refused(NULL, units[FIRST].secretary, units[FIRST].run, "2016-01-04", "没有有效的表决");
	walk_election(counters(&units[FIRST], 10), units[FIRST].run, "choose", "2016-01-04", "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8,7,6,2],\"opposed\":[0,1,2,6]}");
	sent_up(&units[FIRST]);
	nominate(&units[SECOND], 2);
	walk_election(counters(&units[SECOND], 6), units[SECOND].run, "choose", "2016-01-04", "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[4,3,3],\"opposed\":[1,2,2]}");
	counted(&units[SECOND]);
	walk_close(units[SECOND].secretary, units[SECOND].run, "2016-01-04", "settle_tie");
	walk_election(counters(&units[SECOND], 6), units[SECOND].run, "settle", "2016-01-04", "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[3,2],\"opposed\":[2,3]}");
	walk_step(units[SECOND].secretary, units[SECOND].run, "settle_sheet", "sheet=@", "2016-01-04", "hand_in");
	walk_step(units[SECOND].secretary, units[SECOND].run, "sent_paper", "paper=@", "2016-01-04", "sent_up");
	walk_refused(town_page, town_api, run, "2016-01-04", "丙村党总支");	/* one unit is missing */
	nominate(&units[THIRD], 1);	/* one too few: the village was given two */
	walk_election(counters(&units[THIRD], 5), units[THIRD].run, "choose", "2016-01-04", "{\"present\":4,\"issued\":4,\"collected\":4,\"agreed\":[0,4],\"opposed\":[4,0]}");
	sent_up(&units[THIRD]);
	walk_fill(town_api, run, "sending", "changed=没有变化");
	walk_refused(town_page, town_api, run, "2016-01-04", "丙村党总支（名额 2，各选举单位选举代表 1）");
	r = walk_act(town_api, run, "each", text("\"each\":\"units\",\"org\":\"%lld\"", ID(units[THIRD].org)));
	assert_int_equal(r.status, 200);
	r = client_get(town_api, text("/api/v1/org/%lld/run?state=open", ID(units[THIRD].org)));
	units[THIRD].run = walk_number(town_api, &(struct reply){ .status = r.status, .body = strstr(r.body, "\"items\"") }, "id");
	nominate(&units[THIRD], 2);
	walk_election(counters(&units[THIRD], 5), units[THIRD].run, "choose", "2016-01-04", "{\"present\":4,\"issued\":4,\"collected\":4,\"agreed\":[4,0,3],\"opposed\":[0,4,1]}");
	sent_up(&units[THIRD]);
	r = client_get(town_page, text("/run/%lld", ID(run)));
	walk_has(&r, 200, "选出的代表");
	walk_close(town_api, run, "2016-01-04", "qualify");
}

static void the_review_names_who_is_not_fit_and_his_unit_elects_again(void **state)
{
	walk_fill(town_api, run, "qualification", "result=有不合格的\npaper=@");
	walk_refused(town_page, town_api, run, "2016-01-04", "请写明是谁、哪个选举单位");
	walk_step(town_api, run, "qualification", "result=有不合格的\nnote=丙村：丙01待核实\npaper=@", "2016-01-04", "send");
	walk_step(town_api, run, "sending", "changed=没有变化", "2016-01-04", "qualify");
	walk_step(town_api, run, "qualification", "result=全部合格\npaper=@", "2016-01-04", "nominate");
}

static void candidates_come_from_all_of_it_and_are_shown(void **state)
{
	struct reply r = walk_filled(town_api, run, "nominees", text("first=%lld", ID(observed)));

	walk_has(&r, 422, "察看甲");
	r = client_get(town_page, text("/run/%lld", ID(run)));
	walk_has(&r, 200, ">丙05");
	assert_false(reply_has(&r, ">察看甲"));
	walk_fill(town_api, run, "nominees", nominees(3));
	walk_refused(town_page, town_api, run, "2016-01-04", "名额3名至少要4名候选人，填了3名");
	walk_step(town_api, run, "nominees", nominees(4), "2016-01-04", "nominate_discipline");
	walk_fill(town_api, run, "discipline_nominees", discipline_nominees(3));
	walk_refused(town_page, town_api, run, "2016-01-04", "名额3名至少要4名候选人，填了3名");
	walk_step(town_api, run, "discipline_nominees", discipline_nominees(4), "2016-01-04", "vet");
	walk_step(city_api, run, "vetting", "result=同意\npaper=@", "2016-01-04", "show_names");
	r = walk_act(town_api, run, "notice", "\"notice\":\"display\",\"text\":\"甲镇党委会委员候选人公示\",\"from\":\"2016-01-04\"");
	walk_has(&r, 200, "show_names");
	walk_clock(town_api, DAY);
	walk_close(town_api, run, DAY, "congress_meeting");
}

/* Seven were elected, one of them by a vote on a tie; another is on observation since, and is no delegate any more. Who was elected in the case that was held
 * again counts alone. */
static void the_delegates_are_the_entitled(void **state)
{
	struct reply r;
	int64_t ballot;

	world_run(w, text("UPDATE membership SET status = 3 WHERE person_id = %lld", ID(units[THIRD].members[2])));
	ballot = walk_election(of_town(6), run, "choose", DAY, "{\"present\":4,\"issued\":4,\"collected\":4,\"agreed\":[4,4,3,0],\"opposed\":[0,0,1,4]}");
	r = client_get(town_api, text("/api/v1/ballot/%lld", ID(ballot)));
	walk_has(&r, 200, "\"name\":\"丙01\"");
	walk_has(&r, 200, "\"name\":\"乙02\"");	/* of two who tied */
	assert_false(reply_has(&r, "\"name\":\"丙02\""));	/* elected in the first case of the village alone */
	assert_false(reply_has(&r, "\"name\":\"丙03\""));	/* on observation */
	assert_false(reply_has(&r, "\"name\":\"甲09\""));	/* no delegate */
	walk_refused(town_page, town_api, run, DAY, "没有有效的表决");	/* four of six are no four fifths */
	r = walk_act(town_api, run, "vote", "\"vote\":\"choose\",\"from_afar\":true");
	assert_int_equal(r.status, 422);
	walk_election(of_town(6), run, "choose", DAY, "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[5,4,3,3],\"opposed\":[0,1,2,2]}");
	r = client_get(town_page, text("/run/%lld", ID(run)));
	walk_has(&r, 200, "各选举单位选举代表");	/* whose people vote, in words */
	walk_fill(town_api, run, "minutes", "adopted=否\nfewer=不涉及\nsheet=@");
	walk_refused(town_page, town_api, run, DAY, "请先通过选举办法");
	walk_fill(town_api, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(town_api, run, DAY, "settle_tie");
}

/* Domain 04 test 11, by the delegates: those two alone, and most votes win; tied again, again. */
static void a_tie_at_the_last_seat_is_voted_on_again(void **state)
{
	static const char *const COUNTS[] = { "{\"present\":6,\"issued\":6,\"collected\":6,\"agreed\":[3,3],\"opposed\":[3,3]}",
		"{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[2,1],\"opposed\":[3,4]}" };
	static const char *const NEXT[] = { "settle_tie", "discipline_meeting" };
	struct reply r;

	for (int i = 0; i < 2; i++) {
		int64_t ballot = walk_election(of_town(6), run, "settle", DAY, COUNTS[i]);

		r = client_get(town_api, text("/api/v1/ballot/%lld", ID(ballot)));
		walk_has(&r, 200, "\"seats\":1");
		walk_has(&r, 200, "\"name\":\"乙01\"");
		walk_has(&r, 200, "\"name\":\"丙05\"");
		r = client_get(town_page, text("/ballot/%lld", ID(ballot)));
		walk_has(&r, 200, "得票相等的候选人再次投票，得票多的当选");
		walk_step(town_api, run, "settle_sheet", "sheet=@", DAY, NEXT[i]);
	}
}

/* Each body that votes is named as the one it is: delegates, the committee, the commission. By page and API. */
static void resolution_has(const char *what, const char *votes)
{
	struct reply r = client_post_json(town_api, "/api/v1/document/resolution/print", text("{\"subject\":\"%lld\"}", ID(run)));
	const char *words = r.status == 200 ? docx_words(w->arena, r.body, r.body_bytes) : r.body;

	if (strstr(words, what) == NULL || strstr(words, votes) == NULL)
		fail_msg("no '%s' or '%s' in %s", what, votes, words);
	client_get(town_page, text("/document/resolution/print?subject=%lld", ID(run)));
	r = client_post(town_page, "/document/resolution/print", "subject", text("%lld", ID(run)), "as", "docx", "number", "", NULL);
	assert_string_equal(docx_words(w->arena, r.body, r.body_bytes), words);
}

/* 党章 art. 45, 选举工作条例 2020: the same delegates elect the discipline commission; one seat stays open, its tie is voted on again. */
static void the_same_congress_elects_the_discipline_commission(void **state)
{
	struct reply r;

	walk_refused(town_page, town_api, run, DAY, "没有有效的表决");
	walk_election(of_town(6), run, "choose_discipline", DAY, "{\"present\":4,\"issued\":4,\"collected\":4,\"agreed\":[4,4,3,0],\"opposed\":[0,0,1,4]}");
	walk_refused(town_page, town_api, run, DAY, "没有有效的表决");	/* four of six */
	walk_election(of_town(6), run, "choose_discipline", DAY, "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[5,2,2,2],\"opposed\":[0,3,3,3]}");
	walk_fill(town_api, run, "discipline_minutes", "fewer=不涉及\nsheet=@");
	walk_close(town_api, run, DAY, "discipline_once_more");
	r = walk_filled(town_api, run, "discipline_again", text("first=%lld", ID(units[FIRST].members[2])));
	walk_has(&r, 422, "甲03");	/* has a seat */
	walk_fill(town_api, run, "discipline_again", text("first=%lld\nsecond=%lld\nthird=%lld", ID(units[FIRST].members[3]), ID(units[SECOND].members[2]), ID(units[THIRD].members[0])));
	walk_election(of_town(6), run, "more_discipline", DAY, "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[3,2,0],\"opposed\":[2,3,5]}");
	walk_step(town_api, run, "discipline_again_sheet", "sheet=@", DAY, "discipline_last_time");
	r = walk_filled(town_api, run, "discipline_once_again", text("first=%lld", ID(units[FIRST].members[3])));
	walk_has(&r, 422, "甲04");	/* has one since the second round */
	walk_fill(town_api, run, "discipline_once_again", text("first=%lld\nsecond=%lld", ID(units[SECOND].members[2]), ID(units[THIRD].members[0])));
	walk_election(of_town(6), run, "rest_discipline", DAY, "{\"present\":5,\"issued\":5,\"collected\":5,\"agreed\":[3,2],\"opposed\":[2,3]}");
	resolution_has("甲镇党委党代表大会召开，应到会6人，实到会5人", "赞成3票、不赞成2票、弃权0票（当选）");
	walk_step(town_api, run, "discipline_rest_sheet", "sheet=@", DAY, "chief_meeting");
}

/* Its session elects its own secretary and deputies, the committee adopts that, and what it does not adopt is voted on again. */
static void the_commission_elects_its_secretary_and_the_committee_adopts_it(void)
{
	struct reply r = walk_filled(town_api, run, "discipline_chief_nominee", text("person=%lld", ID(units[FIRST].members[0])));

	walk_has(&r, 422, "甲01");	/* of the committee, not of the commission */
	for (int round = 0; round < 2; round++) {
		walk_fill(town_api, run, "discipline_chief_nominee", text("person=%lld", ID(units[FIRST].members[2])));
		walk_election(of_town(3), run, "choose_discipline_chief", DAY, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[3],\"opposed\":[0]}");
		resolution_has("甲镇党委纪委第一次全体会议召开，应到会3人", "甲03赞成3票");
		walk_step(town_api, run, "discipline_chief_minutes", "sheet=@", DAY, "discipline_deputy_nomination");
		r = walk_filled(town_api, run, "discipline_deputy_nominees", text("first=%lld", ID(units[FIRST].members[2])));
		walk_has(&r, 422, "甲03");	/* the secretary is no deputy */
		walk_step(town_api, run, "discipline_deputy_nominees", text("first=%lld", ID(units[FIRST].members[3])), DAY, "discipline_deputy_session");
		walk_election(of_town(3), run, "choose_discipline_deputy", DAY, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[2],\"opposed\":[1]}");
		walk_step(town_api, run, "discipline_deputy_minutes", "sheet=@", DAY, "discipline_adopt");
		walk_refused(town_page, town_api, run, DAY, "党委全体会议通过纪委选举结果");
		walk_step(town_api, run, "discipline_passed", text("result=%s\nminutes=@", round == 0 ? "不通过" : "通过"), DAY, round == 0 ? "discipline_session" : "report");
	}
}

static void the_first_session_elects_the_secretary_and_the_deputies(void **state)
{
	struct reply r = walk_filled(town_api, run, "chief_nominee", text("person=%lld", ID(units[THIRD].members[4])));

	walk_has(&r, 422, "丙05");	/* was not elected */
	walk_fill(town_api, run, "chief_nominee", text("person=%lld", ID(units[FIRST].members[0])));
	walk_election(of_town(3), run, "choose_chief", DAY, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[3],\"opposed\":[0]}");
	resolution_has("甲镇党委第一次全体会议召开，应到会3人", "甲01赞成3票");
	walk_step(town_api, run, "chief_minutes", "sheet=@", DAY, "deputy_nomination");
	r = walk_filled(town_api, run, "deputy_nominees", text("first=%lld", ID(units[FIRST].members[0])));
	walk_has(&r, 422, "甲01");	/* the secretary is no deputy */
	walk_fill(town_api, run, "deputy_nominees", text("first=%lld\nsecond=%lld", ID(units[FIRST].members[1]), ID(units[SECOND].members[0])));
	walk_refused(NULL, town_api, run, DAY, "批准的副书记名额是1名，填了2名候选人");
	walk_step(town_api, run, "deputy_nominees", text("first=%lld", ID(units[FIRST].members[1])), DAY, "deputy_meeting");
	walk_election(of_town(3), run, "choose_deputy", DAY, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[2],\"opposed\":[1]}");
	walk_step(town_api, run, "deputy_minutes", "sheet=@", DAY, "divide");
	walk_step(town_api, run, "division", text("organisation=%lld\nrecord=@", ID(units[SECOND].members[0])), DAY, "discipline_session");
	the_commission_elects_its_secretary_and_the_committee_adopts_it();
	walk_step(town_api, run, "result", "paper=@", DAY, "approve");
}

static void town_says(const char *words, const char *not_words)
{
	struct reply r = client_get(city_api, text("/api/v1/org/%lld", ID(town))), page = client_get(city_page, text("/org/%lld", ID(town)));

	walk_has(&r, 200, words);
	assert_int_equal(page.status, 200);
	if (not_words != NULL && reply_has(&r, not_words))	/* the page tells who held a post before, too */
		fail_msg("%s in %s", not_words, r.body);
}

/* Who holds it, for programs and on the page. */
static void holds_post(const char *post, const char *name)
{
	struct reply r = client_get(city_api, text("/api/v1/org/%lld", ID(town))), page = client_get(city_page, text("/org/%lld", ID(town)));
	const char *at = strstr(r.body, text("\"name\":\"%s\",\"seats\"", post)), *on_page = strstr(page.body, text(">%s<", post));

	if (at == NULL || strstr(arena_text_n(w->arena, at, strcspn(at, "]")), name) == NULL)
		fail_msg("%s is not %s: %s", name, post, r.body);
	if (on_page == NULL || strstr(on_page, name) == NULL)
		fail_msg("%s is not %s on the page", name, post);
}

static void the_committee_above_approves_and_the_term_begins(void **state)
{
	struct reply r;

	town_says("原镇委书记", "甲01");
	walk_refused(town_page, town_api, run, DAY, "不能办理");
	walk_fill(city_api, run, "approval", "result=批准\npaper=@");
	r = walk_act(city_api, run, "close", "\"day\":\"" DAY "\"");
	walk_has(&r, 200, "\"finish\":\"confirmed\"");
	walk_clock(city_api, "2016-01-12");
	town_says("甲01", "原镇委书记");
	town_says("甲02", NULL);
	holds_post("纪委书记", "甲03");
	holds_post("纪委副书记", "甲04");
	holds_post("纪委委员", "乙03");
	town_says("乙01", "原组织委员");
	town_says("\"elected_day\":\"2016-01-11\"", NULL);
	town_says("\"term_ends_day\":\"2021-01-11\"", NULL);
}

/* Where fewer are members the meeting of all elects; nobody is sent. */
static void a_small_committee_is_elected_by_all_its_members(void **state)
{
	struct reply r;
	/* Both secretaries stand. */
	const struct walk_counters by = { walk_counter(w, town, "counter", "计票员甲"), walk_counter(w, town, "counter_2", "计票员乙"), 20 };
	int64_t secretary = units[FIRST].members[0];

	r = client_post_json(city_api, text("/api/v1/org/%lld/run", ID(town)), text("{\"use\":\"%lld\"}", ID(congress_use)));
	walk_has(&r, 422, "最早2020-01-11可以开办");	/* its congress was yesterday */
	world_run(w, text("UPDATE org SET term_ends_day = %d WHERE id = %lld", (int)day_from_date(2016, 12, 1), ID(town)));
	r = client_post_json(city_api, text("/api/v1/org/%lld/run", ID(town)), text("{\"use\":\"%lld\"}", ID(congress_use)));
	run = walk_number(city_api, &r, "id");
	town_page = walk_browser(w, "new_page", secretary);
	town_api = walk_program(w, "new_api", secretary);
	walk_step(town_api, run, "plan", plan("way=党员大会"), "2016-01-12", "agree");
	walk_fill(city_api, run, "reply", "result=同意\ncongress=不涉及\nmoved=不涉及\ndiscipline=不涉及\npaper=@");
	walk_refused(city_page, city_api, run, "2016-01-12", "提前或者延期换届须经上级党组织批准");
	walk_step(city_api, run, "reply", "result=同意\ncongress=不涉及\nmoved=同意\ndiscipline=不涉及\npaper=@", "2016-01-12", "nominate");
	walk_step(town_api, run, "nominees", nominees(4), "2016-01-12", "vet");
	walk_step(city_api, run, "vetting", "result=同意\npaper=@", "2016-01-12", "show_names");
	r = walk_act(town_api, run, "notice", "\"notice\":\"display\",\"text\":\"甲镇党委会委员候选人公示\",\"from\":\"2016-01-12\"");
	walk_has(&r, 200, "show_names");
	walk_clock(town_api, "2016-01-19");
	walk_close(town_api, run, "2016-01-19", "members_meeting");
	walk_election(by, run, "choose_all", "2016-01-19", "{\"present\":15,\"issued\":15,\"collected\":15,\"agreed\":[15,15,15,0],\"opposed\":[0,0,0,15]}");
	walk_refused(town_page, town_api, run, "2016-01-19", "没有有效的表决");	/* fifteen of twenty */
	walk_election(by, run, "choose_all", "2016-01-19", "{\"present\":16,\"issued\":16,\"collected\":16,\"agreed\":[16,12,10,10],\"opposed\":[0,4,6,6]}");
	walk_fill(town_api, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@");
	walk_close(town_api, run, "2016-01-19", "settle_tie_all");
	walk_election(by, run, "settle_all", "2016-01-19", "{\"present\":16,\"issued\":16,\"collected\":16,\"agreed\":[9,7],\"opposed\":[7,9]}");
	walk_step(town_api, run, "settle_sheet", "sheet=@", "2016-01-19", "chief_meeting");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_case_of_a_general_branch_is_called_by_its_kind),
		cmocka_unit_test(a_congress_that_is_too_early_is_not_opened),
		cmocka_unit_test(the_end_of_a_committees_term_leads_to_its_congress),
		cmocka_unit_test(a_congress_has_a_reason_a_number_and_the_consent_of_the_committee_above),
		cmocka_unit_test(each_unit_has_one_case_and_a_branch_below_one_has_none),
		cmocka_unit_test(units_elect_by_four_fifths_and_more_than_half_of_those_present),
		cmocka_unit_test(the_review_names_who_is_not_fit_and_his_unit_elects_again),
		cmocka_unit_test(candidates_come_from_all_of_it_and_are_shown),
		cmocka_unit_test(the_delegates_are_the_entitled),
		cmocka_unit_test(a_tie_at_the_last_seat_is_voted_on_again),
		cmocka_unit_test(the_same_congress_elects_the_discipline_commission),
		cmocka_unit_test(the_first_session_elects_the_secretary_and_the_deputies),
		cmocka_unit_test(the_committee_above_approves_and_the_term_begins),
		cmocka_unit_test(a_small_committee_is_elected_by_all_its_members),
	};

	return cmocka_run_group_tests_name("congress", tests, start, world_over);
}
