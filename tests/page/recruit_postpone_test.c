/* 转入后推迟讨论转正: the branch that received somebody on probation may put the discussion off, for six months in all, with its reason; the terms of
 * the case and the line of the first page go by it, and full membership counts from the end of probation all the same. Pages and API. */
#include "recruit_world.h"

/* Admitted on 2025-09-01: probation ends on 2026-09-01. */
#define UP_TO_APPLICATION "steps=apply=2024-06-03\nsteps=talk=2024-06-20\nsteps=recommend=2024-07-01\nsteps=file=2024-07-02\nsteps=contacts=2024-07-03\n" \
	"steps=cultivate=2025-07-10\nsteps=propose=2025-07-11\nsteps=agree=2025-07-14\nsteps=display=2025-07-25\nsteps=introduce=2025-07-28\nsteps=review=2025-07-30\n" \
	"steps=train=2025-08-05\nsteps=examine=2025-08-10\nsteps=preread=2025-08-20\nsteps=fill=2025-08-22\nsteps=meeting=2025-09-01\nsteps=pretalk=2025-09-05\n" \
	"steps=approve=2025-09-10\nsteps=county_file=2025-09-12\nsteps=assign=2025-09-13\nsteps=oath=2025-09-20\nsteps=probation=2026-08-10"

#define LATER "decision=推迟讨论\nwhy=入党材料还在函调\nminutes=@\n"

static struct client *new_page, *new_secretary, *new_other;
static int64_t new_branch, moved_run, moved_person;

static int64_t on_way(const char *name, int64_t *person)
{
	int64_t run;
	struct reply r;

	*person = applicant(branch, name);
	run = opened(secretary, branch, *person, "2024-06-03");
	r = walk_send(county, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text(UP_TO_APPLICATION "\nvotes=admission=20/18/17\nrow_version=%d", (int)walk_version(county, run)));
	walk_has(&r, 200, "\"step\":\"convert_apply\"");
	return run;
}

static int64_t transfer_of(int64_t person)
{
	struct reply r = client_post_json(upper, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"甲村第二党支部\",\"reason\":\"job\",\"dues_month\":\"2026-08\"}", (long long)person));

	walk_has(&r, 201, "");
	return walk_number(upper, &r, "id");
}

static struct reply adjusted(int64_t transfer, const char *day)
{
	struct reply r = client_get(upper, text("/api/v1/transfer/%lld", (long long)transfer));

	return client_post_json(upper, text("/api/v1/transfer/%lld/act", (long long)transfer),
		text("{\"act\":\"adjust\",\"document\":\"甲党〔2026〕8号\",\"day\":\"%s\",\"row_version\":%lld}", day, strtoll(walk_value(w, &r, "row_version"), NULL, 10)));
}

static void transferred(int64_t person, const char *day)
{
	struct reply r = adjusted(transfer_of(person), day);

	walk_has(&r, 200, "\"state\":\"done\"");
}

static int start_moved(void **state)
{
	int64_t chief, other;

	start(state);
	world_right(w, "secretary", "edit_person");
	new_branch = world_org_of(w, general_branch, "branch", "甲村第二党支部");
	chief = world_member(w, new_branch, "新书记", 2);
	other = world_member(w, new_branch, "新委员", 2);
	world_member(w, new_branch, "新党员", 2);
	world_holding(w, new_branch, "secretary", chief);
	world_holding(w, new_branch, "committee_member", other);
	new_page = walk_browser(w, "new_page", chief);
	new_secretary = walk_program(w, "new_secretary", chief);
	new_other = walk_program(w, "new_other", other);
	clock_to("2026-08-20");
	return 0;
}

static void who_was_not_transferred_is_discussed_at_the_end_of_probation(void **state)
{
	int64_t person, run = on_way("钱未转", &person);
	struct reply r;

	walk_step(secretary, run, "conversion_paper", "paper=@\napplied_on=2026-08-19", "2026-08-20", "convert");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2026-10-01\"");
	r = walk_filled(secretary, run, "postponement", LATER "months=3");
	walk_has(&r, 422, "转入后讨论转正的时间");	/* nothing of this step */
}

static void the_receiving_branch_says_why_and_for_how_long(void **state)
{
	struct reply r;

	moved_run = on_way("孙转入", &moved_person);
	transferred(moved_person, "2026-08-18");
	walk_step(new_secretary, moved_run, "conversion_paper", "paper=@\napplied_on=2026-08-19", "2026-08-20", "postpone");
	r = seen(moved_run);
	walk_has(&r, 200, "\"due_day\":\"2026-10-01\"");
	walk_fill(new_secretary, moved_run, "postponement", "decision=推迟讨论");
	walk_refused(new_page, new_secretary, moved_run, "2026-08-20", "推迟讨论转正要写明推迟几个月，从预备期满之日（2026-09-01）算起");
	walk_refused(new_page, new_secretary, moved_run, "2026-08-20", "推迟讨论转正要写明理由");
	walk_refused(new_page, new_secretary, moved_run, "2026-08-20", "请附上会议记录");
	walk_fill(new_secretary, moved_run, "postponement", LATER "months=7");
	walk_refused(new_page, new_secretary, moved_run, "2026-08-20", "已推迟0个月，这次再推迟7个月，合计7个月；最迟可以推迟到2027-03-01");
	r = walk_filled(new_secretary, moved_run, "postponement", LATER "months=2.5");
	walk_has(&r, 422, "按整数计算，填的是 2.5");
	walk_fill(new_secretary, moved_run, "postponement", "decision=提交党员大会讨论\nmonths=3");
	walk_refused(new_page, new_secretary, moved_run, "2026-08-20", "决定提交党员大会讨论的，不填推迟的月数（填了3）");
	walk_fill(new_secretary, moved_run, "postponement", LATER "months=3");
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)moved_run));
	assert_int_equal(r.status, 404);	/* the old branch has no more to say */
	walk_close(new_secretary, moved_run, "2026-08-20", "postpone");
}

static void the_terms_go_by_it_on_the_case_and_on_the_first_page(void **state)
{
	struct reply r = seen(moved_run);

	walk_has(&r, 200, "\"due_day\":\"2026-12-31\"");	/* three months behind the end of probation, and the days of the place */
	r = client_get(new_page, text("/run/%lld", (long long)moved_run));
	walk_has(&r, 200, "入党材料还在函调");
	walk_has(&r, 200, "2026-12-31");
	clock_to("2026-10-15");
	r = client_get(new_secretary, "/api/v1/workbench?when=late");
	walk_has(&r, 200, "办理转正：孙转入\",\"meta\":\"甲村第二党支部 · “22 转入后讨论转正的时间”，期限 2026-12-31\"");
	r = client_get(new_page, "/");
	walk_has(&r, 200, "“22 转入后讨论转正的时间”，期限 2026-12-31");
	r = client_get(secretary, "/api/v1/workbench?when=late");
	walk_has(&r, 200, "办理转正：钱未转\",\"meta\":\"甲村第一党支部\"");	/* nobody put that off */
}

static void six_months_in_all_are_the_most(void **state)
{
	struct reply r;

	walk_fill(new_secretary, moved_run, "postponement", LATER "months=4");
	walk_refused(new_page, new_secretary, moved_run, "2026-10-15", "已推迟3个月，这次再推迟4个月，合计7个月；最迟可以推迟到2027-03-01");
	clock_to("2027-01-15");
	walk_fill(new_secretary, moved_run, "postponement", LATER "months=1");
	walk_refused(new_page, new_secretary, moved_run, "2027-01-15", "合计推迟4个月是2027-01-01，到2027-01-15已经过去");
	walk_fill(new_secretary, moved_run, "postponement", LATER "months=3");
	walk_close(new_secretary, moved_run, "2027-01-15", "postpone");
	r = seen(moved_run);
	walk_has(&r, 200, "\"due_day\":\"2027-03-31\"");
	walk_fill(new_secretary, moved_run, "postponement", LATER "months=1");
	walk_refused(new_page, new_secretary, moved_run, "2027-01-15", "已推迟6个月，这次再推迟1个月，合计7个月");
}

static void full_membership_counts_from_the_end_of_probation(void **state)
{
	const struct walk_counters by = { new_secretary, new_other, 3 };
	struct reply r;

	clock_to("2027-03-10");
	walk_step(new_secretary, moved_run, "postponement", "decision=提交党员大会讨论", "2027-03-10", "convert");
	r = seen(moved_run);
	walk_has(&r, 200, "\"due_day\":\"2027-03-31\"");
	walk_fill(new_secretary, moved_run, "conversion_motion", "motion=按期转正\nopinions=同意");
	walk_ballot(by, moved_run, "conversion", "2027-03-10", 3, 3, 0);
	walk_fill(new_secretary, moved_run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(new_secretary, moved_run, "2027-03-10", "convert_approve");
	walk_step(upper, moved_run, "conversion_approval", "result=批准\nreply=@", "2027-03-10", "archive");
	knows_of(moved_person, "\"status\":\"2\"");
	knows_of(moved_person, "\"full\":\"2026-09-01\"");
}

/* Who comes after he applied, while the old branch had not voted: the new one puts the discussion off just so, and what the old one wrote stays readable. */
static void who_comes_after_the_application_is_put_off_too(void **state)
{
	const struct walk_counters by = { new_secretary, new_other, 4 };
	int64_t person, run;
	struct reply r;

	clock_to("2026-08-20");
	run = on_way("周后转", &person);
	walk_step(secretary, run, "conversion_paper", "paper=@\napplied_on=2026-08-19", "2026-08-20", "convert");
	walk_fill(secretary, run, "conversion_motion", "motion=按期转正\nopinions=原支部的意见");
	clock_to("2026-08-25");
	transferred(person, "2026-08-24");
	r = seen(run);
	walk_has(&r, 200, "\"step\":\"postpone\"");
	walk_has(&r, 200, "\"due_day\":\"2026-10-01\"");
	r = client_get(new_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "转入后讨论转正的时间");
	walk_has(&r, 200, "原支部的意见");
	walk_fill(new_secretary, run, "postponement", LATER "months=7");
	walk_refused(new_page, new_secretary, run, "2026-08-25", "已推迟0个月，这次再推迟7个月，合计7个月；最迟可以推迟到2027-03-01");
	walk_fill(new_secretary, run, "postponement", LATER "months=6");
	walk_close(new_secretary, run, "2026-08-25", "postpone");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2027-03-31\"");
	clock_to("2027-03-10");
	walk_step(new_secretary, run, "postponement", "decision=提交党员大会讨论", "2027-03-10", "convert");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2027-03-31\"");	/* six months behind the end of probation, though the step is open again */
	walk_fill(new_secretary, run, "conversion_motion", "motion=按期转正\nopinions=同意");
	walk_ballot(by, run, "conversion", "2027-03-10", 4, 4, 0);
	walk_fill(new_secretary, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(new_secretary, run, "2027-03-10", "convert_approve");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2027-03-10", "archive");
	knows_of(person, "\"full\":\"2026-09-01\"");
}

/* By the program, and on the page of the transfer. */
static void he_stays(int64_t transfer, const char *day, const char *why)
{
	const char *url = text("/transfer/%lld", (long long)transfer);
	struct reply r = adjusted(transfer, day);

	walk_has(&r, 422, why);
	r = client_get(upper_page, url);
	r = client_post(upper_page, text("%s/act", url), "row_version", reply_field(w, &r, "row_version"), "act", "adjust", "document", "甲党〔2026〕8号", "day", day, NULL);
	walk_has(&r, 422, why);
}

/* On the day on which his branch votes he is moved: the branch that voted finishes its step, and the vote stands; the approval is the business of where he is then. */
static void a_vote_is_finished_by_the_branch_that_held_it(void **state)
{
	const struct walk_counters by = { secretary, second, MEMBERS };
	int64_t person, run, transfer, ballot;
	struct reply r;

	clock_to("2026-08-20");
	run = on_way("吴已议", &person);
	walk_step(secretary, run, "conversion_paper", "paper=@\napplied_on=2026-08-19", "2026-08-20", "convert");
	walk_fill(secretary, run, "conversion_motion", "motion=按期转正\nopinions=同意");
	clock_to("2026-09-02");
	transfer = transfer_of(person);
	r = walk_act(secretary, run, "vote", "\"vote\":\"conversion\",\"day\":\"2026-09-02\"");
	walk_has(&r, 201, "");
	ballot = walk_number(secretary, &r, "ballot");
	he_stays(transfer, "2026-09-02", "还没有结束：表决由他当时所在的党支部办完，再转组织关系");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", (long long)ballot), "{\"reason\":\"没有开成\"}");
	walk_has(&r, 200, "");
	walk_ballot(by, run, "conversion", "2026-09-02", 30, 30, 0);
	he_stays(transfer, "2026-09-02", "甲村第一党支部已经就吴已议表决（「吴已议同志按期转为中共正式党员」），还没有办结「23 党员大会讨论转正」");
	walk_fill(secretary, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(secretary, run, "2026-09-02", "convert_approve");
	r = adjusted(transfer, "2026-09-02");
	walk_has(&r, 200, "\"state\":\"done\"");
	r = client_get(new_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "吴已议同志按期转为中共正式党员：通过");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-09-02", "archive");
	knows_of(person, "\"full\":\"2026-09-01\"");
}

/* Who came from outside only after the end of his probation, on which day no stretch of the archive here has him: what the meeting resolved can be approved, and
 * full membership counts from that end; the days on which he is a member here stay the same. */
static void who_comes_from_outside_after_the_end_is_converted_as_of_that_end(void **state)
{
	const struct walk_counters by = { secretary, second, MEMBERS };
	int64_t person, run;
	struct reply r;

	clock_to("2026-08-20");
	run = on_way("郑外来", &person);
	world_run(w, text("UPDATE membership SET from_day = %d, began_by = 'transferred_in' WHERE person_id = %lld", day_from_date(2026, 10, 8), (long long)person));
	clock_to("2026-10-09");
	walk_step(secretary, run, "conversion_paper", "paper=@\napplied_on=2026-08-19", "2026-10-09", "convert");
	walk_fill(secretary, run, "conversion_motion", "motion=按期转正\nopinions=同意");
	walk_ballot(by, run, "conversion", "2026-10-09", 30, 30, 0);
	walk_fill(secretary, run, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(secretary, run, "2026-10-09", "convert_approve");
	walk_step(upper, run, "conversion_approval", "result=批准\nreply=@", "2026-10-09", "archive");
	knows_of(person, "\"status\":\"2\"");
	knows_of(person, "\"full\":\"2026-09-01\"");
	r = client_get(county, text("/api/v1/person/%lld", (long long)person));
	walk_has(&r, 200, "\"from_day\":\"2026-10-08\"");
}

/* Whose membership is suspended meanwhile: the case rests, the first page and the case say so before anything is typed, and name the way; nobody is told to end it. */
static void a_case_rests_while_its_member_is_suspended(void **state)
{
	const char *line, *rests = "先办“恢复党籍和党员权利”，恢复以后从这一步接着办";
	int64_t person, run;
	struct reply r;

	clock_to("2026-08-20");
	run = on_way("马停党", &person);
	line = text("马停党\",\"meta");
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, text("填写“转正申请”：%s", line));
	world_run(w, text("UPDATE person SET status = 4 WHERE id = %lld", (long long)person));
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, text("先办恢复党籍，再办“22 提出转正申请”（停止党籍期间放下）：%s", line));
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, rests);
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, rests);
	walk_fill(secretary, run, "conversion_paper", "paper=@\napplied_on=2026-08-19");
	walk_refused(secretary_page, secretary, run, "2026-08-20", rests);
	world_run(w, text("UPDATE person SET status = 1 WHERE id = %lld", (long long)person));
	walk_close(secretary, run, "2026-08-20", "convert");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_was_not_transferred_is_discussed_at_the_end_of_probation),
		cmocka_unit_test(the_receiving_branch_says_why_and_for_how_long),
		cmocka_unit_test(the_terms_go_by_it_on_the_case_and_on_the_first_page),
		cmocka_unit_test(six_months_in_all_are_the_most),
		cmocka_unit_test(full_membership_counts_from_the_end_of_probation),
		cmocka_unit_test(who_comes_after_the_application_is_put_off_too),
		cmocka_unit_test(a_vote_is_finished_by_the_branch_that_held_it),
		cmocka_unit_test(who_comes_from_outside_after_the_end_is_converted_as_of_that_end),
		cmocka_unit_test(a_case_rests_while_its_member_is_suspended),
	};

	return cmocka_run_group_tests_name("recruit_postpone", tests, start_moved, stop);
}
