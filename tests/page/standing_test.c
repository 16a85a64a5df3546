/* What befalls a membership, from the files of programmes/national: suspended, restored, handled, resigned, sanctioned, dead. What
 * the examples of the files can't carry: who acts, the archive afterwards, the balance of the day. Pages and API. */
#include "standing_world.h"

#include <cairo.h>
#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "core/pdf.h"
#include "rooms/run/run_verify.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

static void nobody_is_suspended_before_six_months_and_three_searches(void **state)
{
	struct reply r;
	int64_t run;

	walk_clock(county, "2024-05-31");
	run = walk_opened(secretary, suspend, branch, lost, "2024-05-31");
	refused_to_open(suspend, lost, "2024-05-31", "失联甲");
	walk_fill(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-12-01\nsearches=2024-01-05|电话\nsearches=2024-03-01|上门\nsearches=2024-04-01|电话\nrecord=@");
	walk_refused(page, secretary, run, "2024-05-31", "从失去联系的2023-12-01到2024-05-31未满六个月");
	walk_clock(county, "2024-06-01");
	walk_refused(page, secretary, run, "2024-06-01", "至少3种不同方式：现有2种");	/* three times, two methods */
	walk_fill(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-12-01\nsearches=2023-11-30|电话\nsearches=2024-03-01|上门\nsearches=2024-05-02|委托家属\nrecord=@");
	walk_refused(page, secretary, run, "2024-06-01", "查找日期早于失去联系的2023-12-01");
	r = walk_filled(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-12-01\nsearches=2024-01-05|电话\nsearches=2024-03-01|上门\nsearches=2024-06-02|委托家属\nrecord=@");
	walk_has(&r, 422, "查找日期晚于提出的2024-06-01");
	walk_fill(secretary, run, "grounds", "ground=失去联系六个月以上\nsince=2023-12-01\nsearches=2024-01-05|电话\nsearches=2024-03-01|上门\nsearches=2024-05-02|委托家属\nrecord=@");
	walk_close(secretary, run, "2024-06-01", "decide");
	r = client_get(page, text("/person/%lld/run", (long long)lost));
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)run));
	walk_has(&r, 200, text("/org/%lld/run/new?use=%lld&amp;person=%lld\"", (long long)branch, (long long)dispose, (long long)lost));
	assert_false(reply_has(&r, text("use=%lld&amp;", (long long)restore)));	/* nothing to restore */
	r = client_get(secretary, text("/api/v1/person/%lld/run", (long long)lost));
	walk_has(&r, 200, text("\"id\":\"%lld\",\"code\":\"suspend\"", (long long)run));
	walk_has(&r, 200, text("\"use\":\"%lld\"", (long long)dispose));
	walk_refused(NULL, secretary, run, "2024-06-01", "不能办理");	/* the branch does not decide about its own motion */
	knows(lost, "\"status\":\"2\"");
	balances("2024-06-01", "\"closing\":10");	/* kept in memory, and to be forgotten with the next step */
	walk_step(upper, run, "decision", "result=同意\nreply=@", "2024-06-01", "suspended");
	knows(lost, "\"status\":\"4\"");
	balances("2024-05-31", "\"out\":{}");
	balances("2024-06-01", "\"out\":{\"suspended\":1},\"inside\":{},\"closing\":9");
}

static void whoever_is_suspended_is_restored_and_not_recruited(void **state)
{
	int64_t run = walk_opened(secretary, suspend, branch, newcomer, "2024-06-01");
	struct client *told;
	struct reply r;

	walk_step(secretary, run, "grounds", "ground=因私出国定居\nsince=2024-01-10\nrecord=@", "2024-06-01", "decide");
	walk_step(upper, run, "decision", "result=同意\nreply=@", "2024-06-01", "suspended");
	walk_clock(county, "2025-08-01");
	refused_to_open(recruit, newcomer, "2025-08-01", "预备己 在档案里的身份是“停止党籍”");
	refused_to_open(resign, newcomer, "2025-08-01", "的对象须是：预备党员、延长预备期、正式党员、留党察看。预备己");
	run = walk_opened(secretary, restore, branch, newcomer, "2025-08-01");
	walk_step(secretary, run, "application", "kind=恢复党籍\npaper=@\napplied_on=2025-08-01", "2025-08-01", "examine");
	walk_step(secretary, run, "inquiry", "result=符合条件\nreport=@", "2025-08-01", "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 1 }, run, "consent", "2025-08-01", 6, 5, 0);
	walk_fill(secretary, run, "minutes", "alone=是\nresolution=@");
	walk_close(secretary, run, "2025-08-01", "decide");
	walk_step(upper, run, "decision", "result=批准\nreply=@", "2025-08-01", "restored_member");
	knows(newcomer, "\"status\":\"1\"");	/* on probation as before */
	told = walk_browser(w, "told", newcomer);
	r = client_get(told, "/me/message");
	walk_has(&r, 200, "结果：已恢复");
	assert_int_equal(client_post(told, "/lang", "lang", "en", NULL).status, 303);
	r = client_get(told, "/me/message");
	walk_has(&r, 200, "Result: Restored");
	assert_false(reply_has(&r, "已恢复"));
	balances("2025-08-01", "\"in\":{\"restored\":1},\"out_total\":2,\"out\":{\"suspended\":2},\"inside\":{},\"closing\":9");
}

static void suspended_two_years_and_a_removal(void **state)
{
	int64_t run;

	walk_clock(county, "2026-05-31");
	run = walk_opened(secretary, dispose, branch, lost, "2026-05-31");
	walk_fill(secretary, run, "ground", "rule=党员教育管理工作条例\narticle=24\nconsecutive=否\npunished=否");
	walk_fill(secretary, run, "opening", "minutes=@");
	walk_refused(page, secretary, run, "2026-05-31", "停止党籍未满两年");
	walk_clock(county, "2026-06-01");
	walk_close(secretary, run, "2026-06-01", "file");
	walk_step(upper, run, "prior_filing", "result=同意启动\nreply=@", "2026-06-01", "investigate");
	walk_fill(secretary, run, "inquiry", "people=1\nnames=委员0\nreport=@");
	walk_refused(page, secretary, run, "2026-06-01", "两人以上");
	walk_step(secretary, run, "inquiry", "people=2\nnames=委员0、委员1\nreport=@", "2026-06-01", "hear");
	walk_step(secretary, run, "defence", "reached=无法联系\nrecord=@", "2026-06-01", "propose");
	walk_fill(secretary, run, "reasons", "note=停止党籍满两年仍无法联系");
	walk_step(secretary, run, "proposal", "handling=除名", "2026-06-01", "preread");
	walk_step(upper, run, "preview", "result=同意提交大会\nreply=@", "2026-06-01", "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 1 }, run, "resolution", "2026-06-01", 7, 6, 0);
	walk_fill(secretary, run, "minutes", "alone=是\nattended=无法联系\nresolution=@");
	walk_close(secretary, run, "2026-06-01", "approve");
	walk_refused(NULL, secretary, run, "2026-06-01", "不能办理");
	walk_step(upper, run, "approval", "result=批准\nreply=@", "2026-06-01", "announce_removal");
	knows(lost, "\"status\":\"5\"");
	knows(lost, "\"cause\":\"removed\",\"was\":4,\"became\":5,\"day\":\"2026-06-01\"");
	walk_step(secretary, run, "announced", "told_on=2026-06-01\nway=无法联系已公告\npaper=@", "2026-06-01", "removed_member");
	refused_to_open(restore, lost, "2026-06-01", "失联甲");
}

/* The page and the API of somebody's archive. */
static void is_still(int64_t person, const char *status, const char *title)
{
	struct reply r = client_get(page, text("/person/%lld", (long long)person));

	knows(person, text("\"status\":\"%s\"", status));
	walk_has(&r, 200, title);
}

static struct reply read_ground(struct client *c, int64_t run, bool is_program)
{
	const char *url = text("/run/%lld/sealed/ground", (long long)run);

	if (is_program)
		return client_post_json(c, text("/api/v1%s", url), "{}");
	client_get(c, text("/run/%lld", (long long)run));
	return client_post(c, url, NULL);
}

/* Why the rule refuses would tell the ground: whoever does not read the form hears that there is a reason. */
static void the_reason_is_told_to_readers_only(int64_t run)
{
	static const char REASON[] = "党章里规定不合格党员处置的是第九条", HIDDEN[] = "原因只告诉";
	const char *url = text("/run/%lld", (long long)run);
	struct reply r;

	walk_fill(secretary, run, "ground", "rule=党章\narticle=8\nconsecutive=是\nsince=2025-11-01\npunished=否");
	walk_fill(secretary, run, "opening", "minutes=@");
	walk_refused(page, secretary, run, "2026-06-01", REASON);
	walk_fill(secretary, run, "ground", "rule=党章\narticle=9\nconsecutive=是\nsince=2026-01-03\npunished=否");
	walk_refused(page, secretary, run, "2026-06-01", "没有连续满六个月");
	r = client_get(page, url);	/* the figures of other refusals stand beside them; those of a sealed form are read on record alone */
	assert_false(reply_has(&r, "2026-01-03") || reply_has(&r, "2026-07-03"));
	walk_fill(secretary, run, "ground", "rule=党章\narticle=8\nconsecutive=是\nsince=2025-11-01\npunished=否");
	r = client_get(secretary, text("/api/v1%s", url));
	walk_has(&r, 200, REASON);
	r = client_get(county, text("/api/v1%s", url));
	walk_has(&r, 200, HIDDEN);
	assert_false(reply_has(&r, REASON));
	r = client_get(county_page, url);
	walk_has(&r, 200, HIDDEN);
	assert_false(reply_has(&r, REASON));
	walk_refused(NULL, county, run, "2026-06-01", HIDDEN);
}

/* Not on the page, in no answer, no print, no list, no count: the branch and the committee above read it, each time on record. */
static void the_ground_is_sealed(int64_t run)
{
	static const char NUMBER[] = "\"form\":\"ground\"";
	int64_t lines;
	struct reply r = read_ground(county, run, true);

	walk_has(&r, 403, "无权查看");
	r = read_ground(county_page, run, false);
	walk_has(&r, 403, "无权查看");
	lines = world_count(w, "audit");
	r = read_ground(page, run, false);
	walk_has(&r, 200, "<dd><span class=\"lines\">9</span></dd>");
	r = read_ground(upper, run, true);
	walk_has(&r, 200, "\"field\":\"article\",\"title\":\"第几条\",\"text\":\"9\"");
	assert_int_equal(world_count(w, "audit"), lines + 2);
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"values\"");
	assert_false(reply_has(&r, NUMBER));
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "内容已密封");
	assert_false(reply_has(&r, "2025-11-01"));
	r = client_post_json(secretary, text("/api/v1/run/%lld/bundle", (long long)run), "{}");
	assert_int_equal(r.status, 200);
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "2025-11-01"));
	r = client_post_json(secretary, text("/api/v1/run/%lld/bundle", (long long)run), "{\"as\":\"docx\"}");
	assert_int_equal(r.status, 200);
	assert_null(strstr(docx_words(w->arena, r.body, r.body_bytes), "2025-11-01"));
	for (size_t i = 0; i < 2; i++) {
		static const char *const WAYS[] = { "ground.rule", "ground.article" };

		r = client_get(county, text("/api/v1/org/%lld/run/count?code=dispose&row=%s", (long long)city, WAYS[i]));
		walk_has(&r, 422, WAYS[i]);
		r = client_get(county_page, text("/org/%lld/run/count?code=dispose&row=%s", (long long)city, WAYS[i]));
		walk_has(&r, 422, WAYS[i]);
		r = client_get(county, text("/api/v1/org/%lld/run?code=dispose&field=%s&value=9", (long long)city, WAYS[i]));
		walk_has(&r, 422, WAYS[i]);
	}
	r = client_get(county_page, text("/org/%lld/run/count?code=dispose", (long long)city));
	walk_has(&r, 200, "结论");	/* what is not sealed may be counted */
	assert_false(reply_has(&r, "ground."));
}

static void nobody_reads_the_ground_any_more(int64_t run)
{
	struct reply r = read_ground(secretary, run, true);

	walk_has(&r, 422, "已随办结封存");
	r = read_ground(page, run, false);
	walk_has(&r, 422, "已随办结封存");
}

/* domain/02, case 13: correction within six months as a rule, within twelve at most. */
static void no_more_than_twelve_months(int64_t run)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = walk_filled(secretary, run, "proposal", "handling=限期改正\nmonths=13");

	walk_has(&r, 422, "限期改正几个月");
	r = walk_send(page, url, text("%s/fill/proposal", url), "v_handling=限期改正\nv_months=13");
	walk_has(&r, 422, "限期改正几个月");
	r = walk_filled(secretary, run, "proposal", "handling=限期改正\nmonths=12");
	walk_has(&r, 200, "");
	walk_refused(page, secretary, run, "2026-06-01", "确定结对帮助的党员");
}

/* GY-06: nobody is handled without his statement or a record that he refused one, and the branch's vote alone changes nothing. */
static void a_vote_without_the_committee_changes_nothing(void **state)
{
	int64_t run = walk_opened(secretary, dispose, branch, idler, "2026-06-01");

	/* covers GY-06 accept 1 refuse 1 by page and api */
	the_reason_is_told_to_readers_only(run);
	walk_fill(secretary, run, "ground", "rule=党章\narticle=9\nconsecutive=是\nsince=2025-11-01\npunished=否");
	the_ground_is_sealed(run);
	walk_step(secretary, run, "opening", "minutes=@", "2026-06-01", "file");
	walk_step(upper, run, "prior_filing", "result=同意启动\nreply=@", "2026-06-01", "investigate");
	walk_step(secretary, run, "inquiry", "people=2\nnames=委员0、委员1\nreport=@", "2026-06-01", "hear");
	walk_refused(page, secretary, run, "2026-06-01", "谈话并听取本人申辩");
	walk_fill(secretary, run, "defence", "reached=本人拒绝申辩\nrecord=@");
	walk_refused(page, secretary, run, "2026-06-01", "本人拒绝申辩的，写告知可以申辩的日期");
	walk_step(secretary, run, "defence", "reached=本人拒绝申辩\ntalked_on=2026-06-01\nrecord=@", "2026-06-01", "propose");
	no_more_than_twelve_months(run);
	walk_fill(secretary, run, "reasons", "note=连续六个月不交纳党费");
	walk_step(secretary, run, "proposal", "handling=除名", "2026-06-01", "preread");
	walk_step(upper, run, "preview", "result=同意提交大会\nreply=@", "2026-06-01", "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 1 }, run, "resolution", "2026-06-01", 7, 6, 0);
	walk_fill(secretary, run, "minutes", "alone=是\nattended=通知后没有到会\nresolution=@");
	walk_close(secretary, run, "2026-06-01", "approve");
	is_still(idler, "2", "正式党员");
	walk_refused(page, secretary, run, "2026-06-01", "不能办理");	/* the branch does not decide */
	walk_step(upper, run, "approval", "result=退回重新提出\nreply=@", "2026-06-01", "propose");
	walk_fill(secretary, run, "reasons", "note=已经补交");
	walk_step(secretary, run, "proposal", "handling=不予处置", "2026-06-01", "cleared");
	nobody_reads_the_ground_any_more(run);
	is_still(idler, "2", "正式党员");
}

/* Whoever changes what a closed step holds in the database breaks its seal. */
static void seals_hold_until_somebody_reaches_into_the_database(void **state)
{
	struct run_seal_report report;

	assert_true(run_verify_seals(&w->services, &report));
	assert_true(report.seals_count >= 20);
	assert_int_equal(report.bad_count, 0);
	world_run(w, "UPDATE run_value SET value = '2024-05-03|委托家属' WHERE form = 'grounds' AND field = 'searches' AND value LIKE '2024-05-02%'");
	assert_true(run_verify_seals(&w->services, &report));
	assert_int_equal(report.bad_count, 1);
	assert_int_equal(report.first_bad_step, 1);
}

static void a_removed_person_applies_again_after_five_years(void **state)
{
	int64_t run;

	/* A role on the way to membership, however it came into the archive, does not hide that he was removed. */
	PUT(w, "person_role", NUMBER("region_id", 1), NUMBER("person_id", lost), NUMBER("org_id", branch), TEXT("kind", "activist"), NUMBER("from_day", day_from_date(2026, 7, 1)),
		NUMBER("to_day", DAY_OPEN), NUMBER("term_day", DAY_OPEN));
	walk_clock(county, "2031-05-31");
	run = walk_opened(secretary, recruit, branch, lost, "2031-05-31");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2031-05-31\nreceived_by=居住地");
	walk_refused(page, secretary, run, "2031-05-31", "五年内不得重新入党（组织处置办法2024年，纪律处分条例2023年）：2031-06-01满五年后再申请");
	world_run(w, "DELETE FROM person_role WHERE kind = 'activist'");
	walk_clock(county, "2031-06-01");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2031-06-01\nreceived_by=居住地", "2031-06-01", "talk");
	knows(lost, "\"status\":\"5\"");
}

/* Figures that fall short are kept, and nobody is told in green that all is well. */
static void the_page_says(int64_t run, const char *minutes, const char *tone, const char *words)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = walk_send(page, url, text("%s/fill/minutes", url), minutes);

	assert_int_equal(r.status, 303);
	r = client_get(page, url);
	walk_has(&r, 200, text("<div class=\"note %s notice\" role=\"status\">", tone));
	walk_has(&r, 200, words);
	r = client_get(page, url);
	assert_false(reply_has(&r, "role=\"status\""));	/* once */
}

static void a_member_who_insists_resigns(void **state)
{
	int64_t run;

	walk_clock(county, "2026-06-02");
	run = walk_opened(secretary, resign, branch, leaver, "2026-06-02");

	walk_step(secretary, run, "request", "paper=@\nasked_on=2026-06-02", "2026-06-02", "talk");
	walk_step(secretary, run, "talk_record", "talker=委员0\nresult=坚持退党", "2026-06-02", "meeting");
	/* 支部工作条例 art. 11: half of those who have a vote by the archive of that day, whatever is typed. */
	walk_fill(secretary, run, "minutes", "present=3\ndeclared=是\nroll=@\nresolution=@");
	walk_refused(page, secretary, run, "2026-06-02", text("到会3人，应到%d人", MEMBERS - 1));
	the_page_says(run, "v_present=3\nv_declared=是\nv_roll=@\nv_resolution=@", "note--warn",
		text("已记下，但未达到要求，这一步还不能办结：党员大会须有半数以上有表决权的党员到会才能召开（支部工作条例2018年第十一条）：到会3人，应到%d人", MEMBERS - 1));
	the_page_says(run, "v_present=8\nv_declared=是\nv_roll=@\nv_resolution=@", "note--ok", "已保存");
	walk_fill(secretary, run, "minutes", text("present=%d\ndeclared=是\nroll=@\nresolution=@", MEMBERS));
	walk_refused(page, secretary, run, "2026-06-02", text("多于支部有表决权的党员%d人", MEMBERS - 1));
	is_still(leaver, "2", "正式党员");
	walk_step(secretary, run, "minutes", "present=8\ndeclared=是\nroll=@\nresolution=@", "2026-06-02", "file");
	knows(leaver, "\"status\":\"5\"");
	walk_step(upper, run, "filing", "paper=@\nnumber=甲委〔2026〕3号", "2026-06-02", "left");
	refused_to_open(resign, leaver, "2026-06-02", "退党戊");
}

/* Extended by who decided it, to two years in all at most. */
static void observation_ends_as_it_was_registered(void)
{
	int64_t run;

	walk_clock(county, "2027-05-20");
	run = walk_opened(upper, sanction, branch, fallen, "2027-05-20");
	walk_fill(upper, run, "decision", "kind=延长留党察看\nextended_to=2028-06-02\ndecided_on=2027-05-19\norgan=县纪委\nnumber=县纪〔2027〕2号\npaper=@");
	walk_refused(upper_page, upper, run, "2027-05-20", "从2026-06-01起，最晚2028-06-01期满，填写的是2028-06-02");
	walk_fill(upper, run, "decision", "kind=延长留党察看\nextended_to=2027-06-01\ndecided_on=2027-05-19\norgan=县纪委\nnumber=县纪〔2027〕2号\npaper=@");
	walk_refused(upper_page, upper, run, "2027-05-20", "不晚于原来登记的2027-06-01");
	walk_step(upper, run, "decision", "kind=延长留党察看\nextended_to=2027-12-01\ndecided_on=2027-05-19\norgan=县纪委\nnumber=县纪〔2027〕2号\npaper=@", "2027-05-20", "announce");
	knows(fallen, "\"from_day\":\"2026-06-01\",\"to_day\":\"2027-12-01\"");
	walk_step(secretary, run, "announcement", "told_on=2027-05-20", "2027-05-20", "registered");
}

/* The annual table of awards and punishments, by page and api. */
static void punished_in(const char *day, int n)
{
	struct reply r = client_get(county, text("/api/v1/figure/tables?report=annual&day=%s&org=%lld", day, (long long)town));

	walk_has(&r, 200, text("\"item\":\"处分\",\"cells\":[%d]", n));
	r = client_get(county, text("/api/v1/figure/history?org=%lld&day=%s&kind=punishment", (long long)town, day));
	walk_has(&r, 200, n > 0 ? "受处分丁" : "\"total\":0");
	r = client_get(county_page, text("/figure/history?org=%lld&day=%s&kind=punishment", (long long)town, day));
	assert_int_equal(r.status, 200);
	assert_int_equal(reply_has(&r, "受处分丁"), n > 0);
}

static void observation_takes_the_vote_until_its_end(void **state)
{
	int64_t run = walk_opened(upper, sanction, branch, fallen, "2026-06-02");

	walk_fill(upper, run, "decision", "kind=留党察看\nmonths=25\ndecided_on=2026-06-01\norgan=县纪委\nnumber=县纪〔2026〕5号\npaper=@");
	walk_refused(NULL, upper, run, "2026-06-02", "最长不超过两年");
	walk_step(upper, run, "decision", "kind=留党察看\nmonths=12\ndecided_on=2026-06-01\norgan=县纪委\nnumber=县纪〔2026〕5号\npaper=@", "2026-06-02", "announce");
	knows(fallen, "\"status\":\"3\"");
	/* The line of the record, and with it the figure of the year, follow from the case: nobody types it again. */
	knows(fallen, "\"kind\":\"punishment\",\"title\":\"留党察看\",\"detail\":\"sanction 2026-06-02\",\"from_day\":\"2026-06-01\",\"to_day\":\"2027-06-01\"");
	assert_int_equal(world_count(w, text("person_history WHERE person_id = %lld", (long long)fallen)), 1);
	walk_step(secretary, run, "announcement", "told_on=2026-06-02", "2026-06-02", "registered");
	observation_ends_as_it_was_registered();
	walk_clock(county, "2027-12-01");
	run = walk_opened(secretary, restore, branch, fallen, "2027-11-30");
	walk_fill(secretary, run, "application", "kind=恢复党员权利\npaper=@\napplied_on=2027-11-30\nends_on=2027-06-01");
	walk_refused(page, secretary, run, "2027-11-30", "处分决定的期满之日是2027-12-01，今天是2027-11-30");
	walk_refused(page, secretary, run, "2027-12-01", "填写的期满之日2027-06-01和登记的处分2027-12-01不一致");
	walk_fill(secretary, run, "application", "kind=恢复党员权利\npaper=@\napplied_on=2027-11-30");
	walk_close(secretary, run, "2027-12-01", "examine");
	walk_step(secretary, run, "inquiry", "result=符合条件\nreport=@", "2027-12-01", "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 3 }, run, "consent", "2027-12-01", 5, 5, 0);	/* neither suspended, resigned nor observed */
	walk_fill(secretary, run, "minutes", "alone=是\nresolution=@");
	walk_close(secretary, run, "2027-12-01", "decide");
	walk_step(upper, run, "decision", "result=批准\nreply=@", "2027-12-01", "restored_member");
	knows(fallen, "\"status\":\"2\"");
	/* Lifted, it stays in the figures of its year. */
	world_right(w, "organiser", "see_figures");
	punished_in("2026-12-31", 1);
	punished_in("2027-12-01", 0);
}

/* Nobody is there to register his own death. */
static void nobody_registers_himself(int64_t self)
{
	int64_t run = walk_opened(secretary, death, branch, self, "2028-06-01");
	struct reply r = walk_filled(secretary, run, "record", "died_on=2028-05-20\nsource=死亡证明");

	walk_has(&r, 422, "run.kept_apart");
	walk_refused(page, secretary, run, "2028-06-01", "不得");
}

static void a_death_is_confirmed_above_and_closes_the_record(void **state)
{
	int64_t waiting, run;
	struct reply r;

	walk_clock(county, "2028-06-01");
	nobody_registers_himself(secretary_person);
	waiting = walk_opened(secretary, suspend, branch, sick, "2028-06-01");
	run = walk_opened(secretary, death, branch, sick, "2028-06-01");
	walk_fill(secretary, run, "record", "died_on=2028-06-02\nsource=死亡证明");
	walk_refused(page, secretary, run, "2028-06-01", "去世日期2028-06-02晚于登记的2028-06-01");
	world_run(w, text("UPDATE membership SET from_day = %lld WHERE person_id = %lld", (long long)day_from_date(2028, 5, 10), (long long)sick));
	walk_fill(secretary, run, "record", "died_on=2028-05-10\nsource=死亡证明");
	walk_refused(page, secretary, run, "2028-06-01", "去世日期2028-05-10不晚于档案里现在身份的起始日期2028-05-10");
	walk_step(secretary, run, "record", "died_on=2028-05-20\nsource=死亡证明", "2028-06-01", "confirm");
	knows(sick, "\"status\":\"2\"");
	walk_step(upper, run, "confirmation", "result=有误", "2028-06-01", "register");
	walk_step(secretary, run, "record", "died_on=2028-05-21\nsource=死亡证明", "2028-06-01", "confirm");
	walk_step(upper, run, "confirmation", "result=属实", "2028-06-01", "deceased_person");
	knows(sick, "\"status\":\"8\"");
	/* What else was open about him ended with that, and says why. */
	r = client_get(county, text("/api/v1/run/%lld", (long long)waiting));
	walk_has(&r, 200, "\"state\":\"stopped\"");
	r = client_get(page, text("/run/%lld", (long long)waiting));
	walk_has(&r, 200, "病故丙已于2028-05-21去世（去世登记），没有办完的事项随之终止");
	r = client_get(county, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"state\":\"done\"");
	refused_to_open(sanction, sick, "2028-06-01", "病故丙");
}

/* From the opinion of the committee above through the meeting to its approval. */
static void approved(int64_t run, const char *day, const char *next)
{
	walk_step(upper, run, "preview", "result=同意提交大会\nreply=@", day, "meeting");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 3 }, run, "resolution", day, 6, 5, 0);
	walk_fill(secretary, run, "minutes", "alone=是\nattended=到会\nresolution=@");
	walk_close(secretary, run, day, "approve");
	walk_step(upper, run, "approval", "result=批准\nreply=@", day, next);
}

/* 党章 art. 9: whoever refuses to leave is removed by another meeting and its approval alone; correction lasts a year in sum. */
static void who_refuses_advice_goes_to_the_meeting_again(void **state)
{
	struct reply r;
	int64_t run;

	walk_clock(county, "2031-06-02");
	run = walk_opened(secretary, dispose, branch, idler, "2031-06-02");
	walk_fill(secretary, run, "ground", "rule=党章\narticle=9\nconsecutive=是\nsince=2030-11-01\npunished=否");
	walk_step(secretary, run, "opening", "minutes=@", "2031-06-02", "file");
	walk_step(upper, run, "prior_filing", "result=同意启动\nreply=@", "2031-06-02", "investigate");
	walk_step(secretary, run, "inquiry", "people=2\nnames=委员0、委员1\nreport=@", "2031-06-02", "hear");
	walk_step(secretary, run, "defence", "reached=已谈话\ntalked_on=2031-06-02\nrecord=@", "2031-06-02", "propose");
	walk_fill(secretary, run, "reasons", "note=愿意改正");
	r = walk_filled(secretary, run, "proposal", text("handling=限期改正\nmonths=6\nhelper=%lld", (long long)idler));
	walk_has(&r, 422, "结对帮助的党员");	/* nobody helps himself */
	walk_step(secretary, run, "proposal", text("handling=限期改正\nmonths=6\nhelper=%lld", (long long)helper), "2031-06-02", "preread");
	approved(run, "2031-06-02", "improve");
	r = client_get(secretary, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"due_day\":\"2031-12-12\"");	/* ten days after the six months */
	walk_clock(county, "2031-12-01");
	walk_fill(secretary, run, "outcome", "result=没有转变\nreport=@");
	walk_refused(page, secretary, run, "2031-12-01", "限期改正6个月没有到期（组织处置办法2024年）：2031-12-02期满");
	walk_clock(county, "2031-12-02");
	walk_step(secretary, run, "outcome", "result=没有转变\nreport=@", "2031-12-02", "investigate");
	walk_step(secretary, run, "inquiry", "people=2\nnames=委员0、委员1\nreport=@", "2031-12-02", "hear");	/* looked into and heard anew */
	r = walk_filled(secretary, run, "defence", "reached=已谈话\ntalked_on=2031-06-02\nrecord=@");	/* the talk of the first round is none of this one */
	walk_has(&r, 422, "2031-12-02");
	walk_step(secretary, run, "defence", "reached=已谈话\ntalked_on=2031-12-02\nrecord=@", "2031-12-02", "propose");
	walk_fill(secretary, run, "proposal", text("handling=限期改正\nmonths=7\nhelper=%lld", (long long)helper));
	walk_refused(page, secretary, run, "2031-12-02", "此前已经限期改正6个月，再改正7个月合计13个月");
	walk_fill(secretary, run, "reasons", "note=没有转变");
	walk_step(secretary, run, "proposal", "handling=劝其退党", "2031-12-02", "preread");
	approved(run, "2031-12-02", "advise");
	walk_step(secretary, run, "advice", "result=拒不退党\nrecord=@", "2031-12-02", "expel_meeting");
	is_still(idler, "2", "正式党员");
	walk_refused(page, secretary, run, "2031-12-02", "没有有效的表决");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 3 }, run, "expulsion", "2031-12-02", 6, 5, 0);
	walk_fill(secretary, run, "expulsion_minutes", "alone=是\nattended=通知后没有到会\nresolution=@");
	walk_close(secretary, run, "2031-12-02", "expel_approve");
	is_still(idler, "2", "正式党员");
	walk_refused(page, secretary, run, "2031-12-02", "不能办理");
	walk_step(upper, run, "expulsion_approval", "result=批准\nreply=@", "2031-12-02", "announce_removal");
	knows(idler, "\"cause\":\"removed\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_suspended_before_six_months_and_three_searches),
		cmocka_unit_test(whoever_is_suspended_is_restored_and_not_recruited),
		cmocka_unit_test(suspended_two_years_and_a_removal),
		cmocka_unit_test(a_vote_without_the_committee_changes_nothing),
		cmocka_unit_test(a_member_who_insists_resigns),
		cmocka_unit_test(observation_takes_the_vote_until_its_end),
		cmocka_unit_test(a_death_is_confirmed_above_and_closes_the_record),
		cmocka_unit_test(seals_hold_until_somebody_reaches_into_the_database),
		cmocka_unit_test(a_removed_person_applies_again_after_five_years),
		cmocka_unit_test(who_refuses_advice_goes_to_the_meeting_again),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
