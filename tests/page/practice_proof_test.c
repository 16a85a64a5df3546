/* What stands beside a case counts by its day and by whom it is about: the care for an applicant (TZ-07), a report about somebody on probation (TZ-17), somebody who
 * is no more what a case is about, and whoever is kept from handling what is about himself. Told once by pages and once by programs. */
#include "practice_gate_world.h"

static int64_t other_uses[VILLAGES];

/* A second practice of the place, in force beside that of the tale. */
static void tell_beside(const char *practice, void (*tale)(void))
{
	put_practice(practice);
	for (int i = 0; i < VILLAGES; i++)
		other_uses[i] = villages[i].use;
	tell_gated("tz/report", tale);
}

static void close_is_refused(int64_t run, const char *who, const char *day, const char *words)
{
	walk_refused(actor_named(who)->page, actor_named(who)->program, run, day, words);
}

/* TZ-07: the meeting voted on a day on which the other case had not come so far: what is done in it later makes that day no better. */
static void care_by_day(void)
{
	int64_t recruit = recruiting("recorded", "meeting"), care;
	day_t voted = today_now;

	TELL(recruit, "secretary vote admission: 24 22 2", "secretary fill admission_minutes: alone=是|+resolution");
	TELL(0, "secretary open 本人说明: @recorded", "upper fill officers: first=@office|second=@city", "upper close > declare",
		"office fill declaration: declared_on=2015-11-17|former=没有|note=没有需要说明的情况", "office close > file");
	care = run_now;
	TELL(recruit, "secretary close ! 暂停办理：另有事项正在核查");
	clock_to(voted + 1);
	TELL(care, "city fill filing: filed_on=2015-11-18|opinion=同意继续", "city close > delegate", "upper fill delegation: delegate=@office|task=列席大会", "upper close > revisit");
	close_is_refused(recruit, "secretary", "2015-11-17", "在 2015-11-17 还在暂停办理：另有事项到那一天没有办妥");
	TELL(care, "office fill visit: visited_on=2015-11-18|note=表现稳定", "office close ! 事后回访在接收为预备党员以后");
	clock_to(voted);
}

/* The meeting is held anew: whom the committee sends to it is asked anew, whom it sent to the first one is still read, and the second vote waits for it. */
static void care_of_a_second_meeting(void)
{
	int64_t recruit = recruiting("other", "meeting"), care;
	struct reply r, page;

	TELL(0, "secretary open 本人说明: @other", "upper fill officers: first=@office|second=@city", "upper close > declare",
		"office fill declaration: declared_on=2015-11-17|former=没有|note=没有需要说明的情况", "office close > file",
		"city fill filing: filed_on=2015-11-17|opinion=同意继续", "city close > delegate", "upper fill delegation: delegate=@office|task=列席第一次大会", "upper close > revisit");
	care = run_now;
	TELL(recruit, "secretary vote admission: 24 22 2", "secretary fill admission_minutes: alone=是|+resolution", "secretary close > pretalk");
	jump(recruit, "approve");
	TELL(recruit, "upper fill approval: body=党委|collective=是|result=退回重新讨论|back_why=程序不合规|+reply", "upper close > meeting");
	run_now = care;
	assert_true(stands_at("delegate"));
	r = state_of_case();
	page = client_get(actor_named("upper")->page, text("/run/%lld", (long long)care));
	walk_has(&r, 200, "\"step\":\"delegate\",\"title\":\"党委派员\",\"round\":2,\"is_void\":false");
	walk_has(&r, 200, "列席第一次大会");
	assert_true(reply_has(&page, "列席第一次大会") && reply_has(&page, "每次开会都要办这一步，请重新办理"));
	r = client_get(actor_named("upper")->page, "/");
	assert_true(reply_has(&r, text("/run/%lld", (long long)care)));	/* it is the committee's turn again */
	TELL(recruit, "secretary vote admission ! 暂停办理");
	TELL(care, "upper fill delegation: delegate=@upper|task=列席第二次大会", "upper close > revisit");
	TELL(recruit, "secretary vote admission: 24 22 2", "secretary fill admission_minutes: alone=是|+resolution", "secretary close > pretalk");
	run_now = care;
	r = state_of_case();
	walk_has(&r, 200, "列席第一次大会");
	walk_has(&r, 200, "列席第二次大会");
	assert_true(stands_at("revisit"));
}

static void TZ_07_a_meeting_held_anew_asks_for_a_delegate_anew(void **state)
{
	stop_all();
	tell_gated("tz/care", care_of_a_second_meeting);
}

static void TZ_07_what_is_done_later_opens_no_earlier_day(void **state)
{
	tell_gated("tz/care", care_by_day);
}

static const char *const FOUNDED[] = { "county fill finding: result=属实|facts=核对档案|done_on=2015-11-17", "county sign lead", "county close > founded", NULL };

/* TZ-17: a report about somebody on probation holds his conversion; a founded one bars it, and lets the membership end. */
static void report_on_probation(void)
{
	int64_t recruit = recruiting("recorded", "meeting"), report;
	int64_t person = actor_named("recorded")->person;

	PUT(w, "membership", NUMBER("region_id", 1), NUMBER("person_id", person), NUMBER("org_id", here->org), NUMBER("status", 1), NUMBER("from_day", 16700), NUMBER("to_day", 2932897),
		TEXT("began_by", "joined"));
	world_run(w, text("UPDATE person SET status = 1, joined_day = 16700 WHERE id = %lld", (long long)person));
	jump(recruit, "convert");
	TELL(recruit, "secretary fill conversion_motion: motion=按期转正|opinions=同意");
	jump(recruit, "convert_approve");
	TELL(recruit, "upper fill conversion_approval: result=批准|+reply");
	TELL(0, "county open_county 举报: @recorded", "county fill source: received_on=2015-11-17|content=反映材料不实", "county close > look_into");
	report = run_now;
	TELL(recruit, "upper close ! 暂停办理");
	run_now = report;
	here->org_now = here->county;
	tell_here(FOUNDED);
	TELL(recruit, "upper close ! 另有事项的结果不允许发展丁办这一步");
	world_run(w, text("UPDATE run_value SET value = '取消预备党员资格' WHERE run_id = %lld AND form = 'conversion_motion' AND field = 'motion'", (long long)recruit));
	TELL(recruit, "upper close > cancelled_member");
	TELL(0, "county open_county 举报: @elected", "county fill source: received_on=2015-11-17|content=申请材料不实", "county close > look_into");	/* an applicant */
}

static void TZ_17_a_report_holds_the_conversion_too(void **state)
{
	stop_all();
	tell_gated("tz/report", report_on_probation);
}

/* Whoever an appeal made a full member again is not admitted a second time, and keeps the day of his application. */
static void full_again(void)
{
	int64_t recruit = recruiting("elected", "cultivate"), person = actor_named("elected")->person;
	struct reply r;

	world_run(w, text("UPDATE person SET status = 2, applied_day = -2000 WHERE id = %lld", (long long)person));
	TELL(recruit, "secretary fill cultivation: *reviews=2014-12-20;好;|*reviews=2015-06-20;好;|earlier=0|+register",
		"secretary close ! 现在的身份是“正式党员”，已经不是「发展党员」的办理对象，这一步不能办结", "secretary close ! 请终止本件");
	r = client_get(actor_named("secretary")->program, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"applied\":\"1964-07-11\"");
	world_run(w, text("UPDATE person SET status = 0 WHERE id = %lld", (long long)person));
	TELL(recruit, "secretary close > propose");
}

static void whoever_is_a_member_again_is_not_recruited_on(void **state)
{
	stop_all();
	tell_gated("tz/report", full_again);
}

/* Nobody handles what is about himself, and a second handling is looked into and heard anew. */
static const char *const DISPOSE[] = {
	"second open 组织处置: @secretary",
	"secretary fill ground: rule=组织处置办法|article=3|consecutive=否|punished=否 ! 当事人",
	"second fill opening: +minutes",
	"second fill ground: rule=组织处置办法|article=3|consecutive=否|punished=否",
	"secretary close ! 当事人",
	"second close > file",
	"office fill prior_filing: result=同意启动|+reply",
	"office close > investigate",
	"secretary fill inquiry: people=2|names=党员02、党员03 ! 当事人",
	"second fill inquiry: people=2|names=党员02、党员03|+report",
	"secretary close ! 当事人",
	"second close > hear",
	"secretary fill defence: reached=已谈话|talked_on=2015-11-17 ! 当事人",
	"second fill defence: reached=已谈话|talked_on=2015-11-17|+record",
	"secretary close ! 当事人",
	"second close > propose",
	"secretary fill proposal: handling=不予处置 ! 当事人",
	"second fill proposal: handling=限期改正|months=6|helper=@member",
	"second fill reasons: note=理由",
	"secretary close ! 当事人",
	"second close > preread",
	NULL
};

static void disposal_tale(void)
{
	int64_t use = here->use, disposal;

	here->use = other_uses[here - villages];
	tell_here(DISPOSE);
	here->use = use;
	disposal = run_now;
	jump(disposal, "improve");
	TELL(disposal, "second fill outcome: result=没有转变|+report", "secretary close ! 当事人", "second close > investigate",
		"second fill proposal: handling=除名 ! 不填这张表",	/* nothing is proposed before it was looked into and he was heard again */
		"second close ! 调查核实", "second fill inquiry: people=2|names=党员02、党员03|+report", "second close > hear", "second close ! 谈话并听取本人申辩",
		"second fill defence: reached=已谈话|talked_on=2015-11-17|+record", "second close > propose", "second fill proposal: handling=除名", "second fill reasons: note=理由",
		"second close > preread");
}

static void nobody_disposes_of_himself(void **state)
{
	stop_all();
	tell_beside("national/dispose", disposal_tale);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(TZ_07_a_meeting_held_anew_asks_for_a_delegate_anew),
		cmocka_unit_test(TZ_07_what_is_done_later_opens_no_earlier_day),
		cmocka_unit_test(TZ_17_a_report_holds_the_conversion_too),
		cmocka_unit_test(whoever_is_a_member_again_is_not_recruited_on),
		cmocka_unit_test(nobody_disposes_of_himself),
	};

	return cmocka_run_group_tests_name("practice_proof", tests, party_start, practice_stop);
}
