/* What a meeting votes on: it stands before the vote is opened, on its paper and in its title, and stays; a day on which the vote would lead nowhere is
 * refused; and a sealed vote of a step that is not done may be declared void by somebody who did not make it. Pages and API. */
#include "recruit_world.h"

static const char PRACTICE[] = "programme motion \"表决一件事\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form plan \"拟定意见\"\nfield kind choice \"意见\" must of 延长, 取消\nfield months number \"月数\" whole\nfield record file \"记录\"\nend\n"
	"form minutes \"会议记录\"\nfield word text \"记录\" must\nend\n"
	"value early_on = months_after(open, 1)\n"
	"vote decide \"延长或者取消\"\nresolves \"{subject}延长{plan.months}个月\" when plan.kind = 延长\nresolves \"取消{subject}\"\nvoters party\nquorum more_than 1/2 of voters\n"
	"pass more_than 1/2 of voters\nsecret yes\nend\n"
	"step meet \"大会\"\nneeds plan, decide, minutes\ngo done\nend\nfinish done \"完成\"\nend\n"
	"refuse meet when today < early_on \"时间未到，最早{early_on}\"\nrefuse meet when plan.kind = 延长 and plan.months > 12 \"最多12个月，现在是{plan.months}\"\n"
	"example \"一\"\ngiven plan.kind 取消\nexpect waiting meet\nend\n";

static int64_t the_run, the_ballot, the_subject;

static struct reply open_vote_on_page(void)
{
	const char *url = text("/run/%lld", (long long)the_run);
	struct reply r = client_get(secretary_page, url);

	return client_post(secretary_page, text("%s/vote", url), "row_version", reply_field(w, &r, "row_version"), "vote", "decide", NULL);
}

static void opening_is_refused(const char *why)
{
	struct reply r = walk_act(secretary, the_run, "vote", "\"vote\":\"decide\"");

	walk_has(&r, 422, why);
	r = open_vote_on_page();
	walk_has(&r, 422, why);
}

static void filling_is_refused(const char *lines, const char *page_lines, const char *why)
{
	const char *url = text("/run/%lld", (long long)the_run);
	struct reply r = walk_filled(secretary, the_run, "plan", lines);

	walk_has(&r, 422, why);
	r = walk_send(secretary_page, url, text("%s/fill/plan", url), page_lines);
	walk_has(&r, 422, why);
}

/* The vote that the open step shows. */
static int64_t ballot_shown(void)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)the_run));
	const char *at = strstr(r.body, "href=\"/ballot/");

	if (r.status != 200 || at == NULL)
		fail_msg("no ballot in %s", r.body);
	return strtoll(at + strlen("href=\"/ballot/"), NULL, 10);
}

static struct reply declared_void(struct client *c, const char *reason)
{
	return client_post_json(c, text("/api/v1/ballot/%lld/void", (long long)the_ballot), text("{\"reason\":\"%s\"}", reason));
}

static void the_vote_waits_for_its_motion_and_its_day(void **state)
{
	struct reply r;

	the_subject = applicant(branch, "丁一");
	the_run = walk_opened(secretary, walk_practice(w, city, "motion", 1, PRACTICE), branch, the_subject, "2024-12-02");
	opening_is_refused("还没有填写「拟定意见」");
	filling_is_refused("kind=延长\nmonths=13", "v_kind=延长\nv_months=13", "最多12个月，现在是13");	/* no meeting votes on what a rule forbids on any day */
	opening_is_refused("还没有填写「拟定意见」");
	walk_fill(secretary, the_run, "plan", "kind=延长\nmonths=6");
	opening_is_refused("2024-12-02 不能表决“延长或者取消”：时间未到，最早2025-01-02");
	clock_to("2025-01-02");
	r = open_vote_on_page();
	assert_int_equal(r.status, 303);
	the_ballot = ballot_shown();
	r = client_get(secretary, text("/api/v1/ballot/%lld", (long long)the_ballot));
	walk_has(&r, 200, "\"title\":\"丁一延长6个月\"");
	r = client_get(secretary_page, text("/ballot/%lld/paper", (long long)the_ballot));
	walk_has(&r, 200, "丁一延长6个月");
}

/* The count is typed by two: once the first has, the others of the branch find it among their tasks. */
static void the_second_count_is_a_task(void **state)
{
	struct reply r = client_get(second, "/api/v1/workbench");

	assert_false(reply_has(&r, "第二人计票"));
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/count", (long long)the_ballot), "{\"present\":41,\"issued\":41,\"collected\":41,\"agreed\":[40],\"opposed\":[1],\"abstained\":[0]}");
	assert_int_equal(r.status, 200);
	r = client_get(second, "/api/v1/workbench");
	walk_has(&r, 200, "第二人计票：丁一延长6个月");
	walk_has(&r, 200, text("\"/ballot/%lld\"", (long long)the_ballot));
	r = client_get(secretary, "/api/v1/workbench");
	assert_false(reply_has(&r, "第二人计票"));	/* he has typed his own */
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "第二人计票：丁一延长6个月");	/* another account, as that of another person */
	r = client_get(organiser, "/api/v1/workbench");
	assert_false(reply_has(&r, "第二人计票"));	/* no meeting of the town, and somebody nearer may */
	world_run(w, text("UPDATE holding SET needs_second = 1 WHERE org_id = %lld", (long long)branch));
	r = client_get(general, "/api/v1/workbench");
	walk_has(&r, 200, "第二人计票：丁一延长6个月");	/* nobody in the branch is left: the nearest above is told, and none above that */
	walk_has(&r, 200, text("\"/ballot/%lld\"", (long long)the_ballot));
	r = client_get(organiser, "/api/v1/workbench");
	assert_false(reply_has(&r, "第二人计票"));
	world_run(w, text("UPDATE holding SET needs_second = 0 WHERE org_id = %lld", (long long)branch));
	r = client_get(general, "/api/v1/workbench");
	assert_false(reply_has(&r, "第二人计票"));
}

/* Whoever acts in another post at the moment is told in which one the count waits. */
static void the_second_count_is_told_in_whatever_post(void **state)
{
	int64_t both = world_member(w, village_branch, "两任甲", 2), here = world_holding(w, branch, "committee_member", both), there = world_holding(w, town, "organiser", both);
	struct client *c = walk_browser(w, "both", both);
	struct reply r;

	client_get(c, "/me");
	assert_int_equal(client_post(c, "/me/post", "holding", text("%lld", (long long)there), NULL).status, 303);
	r = client_get(c, "/");
	walk_has(&r, 200, "第二人计票：丁一延长6个月");
	walk_has(&r, 200, "改用“甲村第一党支部");
	walk_has(&r, 200, "办理另一个职务的");	/* his case is the branch's turn */
	assert_false(reply_has(&r, text("/ballot/%lld", (long long)the_ballot)));
	client_get(c, "/me");
	assert_int_equal(client_post(c, "/me/post", "holding", text("%lld", (long long)here), NULL).status, 303);
	r = client_get(c, "/");
	walk_has(&r, 200, text("/ballot/%lld", (long long)the_ballot));
	assert_false(reply_has(&r, "改用“甲村第一党支部"));
}

static void what_is_voted_on_stays(void **state)
{
	filling_is_refused("kind=延长\nmonths=12", "v_kind=延长\nv_months=12", "「月数」是正在表决的内容（“丁一延长6个月”）");
	filling_is_refused("kind=取消\nmonths=6", "v_kind=取消\nv_months=6", "「意见」是正在表决的内容");
	walk_fill(secretary, the_run, "plan", "kind=延长\nmonths=6\nrecord=@");	/* the signed record comes after the vote */
}

/* Though he handles cases there; somebody else of his name may. */
static void nobody_types_the_vote_on_himself(void **state)
{
	static const char NOT_HIS[] = "这次表决涉及丁一本人（候选人或者当事人），计票、重新计票、添加姓名、封存结果和作废都由别人办";
	const char *url = text("/api/v1/ballot/%lld", (long long)the_ballot), *page = text("/ballot/%lld", (long long)the_ballot);
	struct client *namesake = walk_counter(w, branch, "namesake", "丁一"), *his, *his_page;
	struct reply r;

	world_holding(w, branch, "org_officer", the_subject);
	his = walk_program(w, "subject", the_subject);
	his_page = walk_browser(w, "subject_page", the_subject);
	r = client_post_json(his, text("%s/count", url), "{\"present\":41,\"issued\":41,\"collected\":41,\"agreed\":[41],\"opposed\":[0]}");
	walk_has(&r, 422, NOT_HIS);
	r = client_get(his_page, page);
	walk_has(&r, 200, NOT_HIS);
	r = client_post(his_page, text("%s/count", page), "present", "41", "issued", "41", "collected", "41", "spoilt", "0", "agreed_1", "41", "opposed_1", "0", NULL);
	walk_has(&r, 422, NOT_HIS);
	r = client_get(namesake, url);
	walk_has(&r, 200, "\"own_matter\":\"\"");
	world_run(w, text("UPDATE holding SET to_day = from_day WHERE person_id = %lld", (long long)the_subject));
}

/* The rule of the day is asked again when the vote is sealed: this one was opened before there was such a rule. */
static void a_vote_that_leads_nowhere_is_not_sealed(void **state)
{
	static const char COUNT[] = "{\"present\":41,\"issued\":41,\"collected\":41,\"agreed\":[41],\"opposed\":[0],\"abstained\":[0]}";
	static const char CLOSE[] = "{\"day\":\"2025-01-02\",\"supervisor\":\"监票人\",\"teller\":\"计票人\"}";
	const char *url = text("/api/v1/ballot/%lld", (long long)the_ballot);
	struct reply r = client_post_json(secretary, text("%s/count", url), COUNT);

	walk_has(&r, 200, "");
	r = client_post_json(second, text("%s/count", url), COUNT);
	walk_has(&r, 200, "\"is_agreed\":true");
	world_run(w, text("UPDATE run SET opened_day = opened_day + 1 WHERE id = %lld", (long long)the_run));
	r = client_post_json(secretary, text("%s/close", url), CLOSE);
	walk_has(&r, 422, "2025-01-02 不能表决“延长或者取消”：时间未到，最早2025-01-03");
	world_run(w, text("UPDATE run SET opened_day = opened_day - 1 WHERE id = %lld", (long long)the_run));
	/* Nobody watches over the vote on himself. */
	r = client_post_json(secretary, text("%s/close", url), "{\"day\":\"2025-01-02\",\"supervisor\":\"监票人\",\"teller\":\"计票人、丁一\"}");
	walk_has(&r, 422, "ballot.subject_counts");
	client_get(secretary_page, text("/ballot/%lld", (long long)the_ballot));
	r = client_post(secretary_page, text("/ballot/%lld/close", (long long)the_ballot), "day", "2025-01-02", "supervisor", "丁一", "teller", "计票人", NULL);
	walk_has(&r, 422, "这次表决的就是丁一，不能监票或计票");
	r = client_post_json(secretary, text("%s/close", url), CLOSE);
	walk_has(&r, 200, "");
}

/* A vote on the wrong thing is no dead end, and no result is undone by those who made it. */
static void a_sealed_vote_is_void_by_another_person_while_its_step_is_open(void **state)
{
	const char *page = text("/ballot/%lld", (long long)the_ballot);
	struct reply r;

	filling_is_refused("kind=延长\nmonths=12", "v_kind=延长\nv_months=12", "已经表决并封存（“丁一延长6个月”），不能再改");
	r = client_get(secretary_page, page);
	walk_has(&r, 200, "由没有参加计票和封存的人写明原因作废");
	r = client_post(secretary_page, text("%s/void", page), "reason", "月数写错", NULL);
	walk_has(&r, 422, "要由没有参加计票和封存的人作废");
	r = declared_void(second, "月数写错");
	walk_has(&r, 422, "要由没有参加计票和封存的人作废");
	r = declared_void(upper, "");
	walk_has(&r, 422, "请写明原因");
	client_get(upper_page, page);
	r = client_post(upper_page, text("%s/void", page), "reason", "月数写错", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(upper_page, page);
	walk_has(&r, 200, "月数写错");
	r = declared_void(upper, "再来");
	walk_has(&r, 422, "已经作废");
	walk_fill(secretary, the_run, "plan", "kind=延长\nmonths=12");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, the_run, "decide", "2025-01-02", 41, 41, 0);
	the_ballot = ballot_shown();
	r = client_get(secretary, text("/api/v1/ballot/%lld", (long long)the_ballot));
	walk_has(&r, 200, "\"title\":\"丁一延长12个月\"");
	walk_fill(secretary, the_run, "minutes", "word=通过");
	r = walk_act(secretary, the_run, "close", "\"day\":\"2025-01-02\"");
	walk_has(&r, 200, "\"finish\":\"done\"");
	r = declared_void(upper, "反悔");
	walk_has(&r, 422, "不能再作废");	/* its result led on */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_vote_waits_for_its_motion_and_its_day),
		cmocka_unit_test(the_second_count_is_a_task),
		cmocka_unit_test(the_second_count_is_told_in_whatever_post),
		cmocka_unit_test(what_is_voted_on_stays),
		cmocka_unit_test(nobody_types_the_vote_on_himself),
		cmocka_unit_test(a_vote_that_leads_nowhere_is_not_sealed),
		cmocka_unit_test(a_sealed_vote_is_void_by_another_person_while_its_step_is_open),
	};

	return cmocka_run_group_tests_name("ballot_motion", tests, start, stop);
}
