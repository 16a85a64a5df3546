/* Who was named on the way to membership and is no full member of the branch any more when a later step rests on him: mentors while they teach and when the prospect is
 * proposed, introducers from the review to the vote (发展党员工作细则 arts. 9, 14). Each is refused by name, and others are chosen where the case stands. Pages and API. */
#include "recruit_world.h"

#define FIRST_DAY "2024-12-02"
#define LAST_DAY "2025-12-10"

static void punished(int64_t person) { world_run(w, text("UPDATE membership SET status = 3 WHERE person_id = %lld", (long long)person)); }
static void restored(int64_t person) { world_run(w, text("UPDATE membership SET status = 2 WHERE person_id = %lld", (long long)person)); }
static void moved_away(int64_t person) { world_run(w, text("UPDATE membership SET org_id = %lld WHERE person_id = %lld", (long long)village_branch, (long long)person)); }

/* Others are chosen in the form of the step at which the case stands. */
static void chosen_anew(int64_t run, const char *form, int64_t first, int64_t other)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)run));

	walk_has(&r, 200, text("/fill/%s", form));
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/fill/%s", (long long)run, form),
		text("v_first=%lld\nv_second=%lld\nv_kin=否", (long long)first, (long long)other));
	walk_has(&r, 303, "");
}

static int64_t to_mentors(const char *name)
{
	int64_t person, run;

	run = case_of(name, &person, FIRST_DAY);
	walk_step(secretary, run, "application", "paper=@\napplied_on=" FIRST_DAY "\nreceived_by=居住地", FIRST_DAY, "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", FIRST_DAY, "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", FIRST_DAY, "file");
	walk_step(organiser, run, "filing", "reply=@", FIRST_DAY, "contacts");
	walk_step(secretary, run, "mentors", two("kin=否", members[2], members[3]), FIRST_DAY, "cultivate");
	return run;
}

/* Clock on LAST_DAY: the mentors, one after the other, and the way that a step back has been from the first. */
static void mentors_are_asked_about_again(int64_t run)
{
	walk_fill(secretary, run, "cultivation", "reviews=2025-05-20|好\nreviews=2025-11-20|好\nearlier=0\nregister=@");
	punished(members[2]);
	walk_refused(secretary_page, secretary, run, LAST_DAY, "培养联系人党员03已经不是本支部的正式党员");
	chosen_anew(run, "mentors", members[4], members[3]);
	walk_close(secretary, run, LAST_DAY, "propose");
	moved_away(members[3]);
	walk_fill(secretary, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	walk_refused(secretary_page, secretary, run, LAST_DAY, "培养联系人党员04已经不是本支部的正式党员（受处分、调离或者失去党籍），不能再作培养联系人：培养联系人由党组织指定一至二名正式党员担任（《中国共产党发展党员工作细则》（2014年、2026年）第九条）");
	chosen_anew(run, "mentors", members[4], members[5]);
	walk_close(secretary, run, LAST_DAY, "agree");
}

static void to_the_introducers(int64_t run)
{
	struct reply r;

	walk_step(upper, run, "consent", "result=同意\nreply=@", LAST_DAY, "display");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"" LAST_DAY "\"");
	walk_has(&r, 200, "display");
	clock_to("2025-12-25");
	walk_step(secretary, run, "listed", "result=没有影响发展的反映", "2025-12-25", "introduce");
	walk_step(secretary, run, "introducers", two("kin=否", members[6], members[7]), "2025-12-25", "review");
}

static const char RULE[] = "已经不能作入党介绍人：入党介绍人应当是本支部的正式党员，受留党察看处分、尚未恢复党员权利的党员不能作入党介绍人（《中国共产党发展党员工作细则》（2014年、2026年）第十四条）";

static void to_the_preview(int64_t run)
{
	struct reply r;

	walk_fill(secretary, run, "political", "result=合格\nfloating=否\nreport=@");
	punished(members[6]);
	walk_refused(secretary_page, secretary, run, "2025-12-25", text("入党介绍人党员07%s。请在这一步的「入党介绍人」里点「修改」", RULE));
	r = walk_filled(secretary, run, "introducers", two("kin=否", members[7], members[7]));
	walk_has(&r, 422, "两名入党介绍人不能是同一人");
	r = walk_filled(secretary, run, "introducers", two("kin=否", members[6], members[7]));
	walk_has(&r, 422, "党员07");	/* the same again: not in the role */
	chosen_anew(run, "introducers", members[8], members[7]);
	walk_close(secretary, run, "2025-12-25", "train");
	walk_step(organiser, run, "training", "days=3\nhours=24\nended_on=2025-12-25\ncertificate=@", "2025-12-25", "examine");
	moved_away(members[7]);
	walk_fill(secretary, run, "examination", "result=合格\nminutes=@");
	walk_refused(secretary_page, secretary, run, "2025-12-25", text("入党介绍人党员08%s", RULE));
	chosen_anew(run, "introducers", members[8], members[9]);
	walk_close(secretary, run, "2025-12-25", "preread");
}

/* The committee above sends it back in one of two ways. */
static void before_and_behind_the_preview(int64_t run)
{
	punished(members[8]);
	walk_fill(upper, run, "preview", "result=合格\nreply=@");
	walk_refused(upper_page, upper, run, "2025-12-25", "预审结论选更换入党介绍人，退回第9步由党支部另行确定；或者选补充材料，退回第12步由党支部另选");
	walk_step(upper, run, "preview", "result=补充材料\nwanted=另选入党介绍人\nreply=@", "2025-12-25", "examine");
	chosen_anew(run, "introducers", members[10], members[9]);
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2025-12-25", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2025-12-25", "fill");
	punished(members[9]);
	walk_fill(secretary, run, "booklet", text("number=2%09lld\nfilled_on=2025-12-25\npaper=@", (long long)run % 1000000000));
	walk_refused(secretary_page, secretary, run, "2025-12-25", text("入党介绍人党员10%s", RULE));
	chosen_anew(run, "introducers", members[10], members[11]);
	walk_close(secretary, run, "2025-12-25", "meeting");
}

static void vote_is_refused(int64_t run, const char *why)
{
	const char *url = text("/run/%lld", (long long)run);
	struct reply r = walk_act(secretary, run, "vote", "\"vote\":\"admission\"");

	walk_has(&r, 422, why);
	r = client_get(secretary_page, url);
	r = client_post(secretary_page, text("%s/vote", url), "row_version", reply_field(w, &r, "row_version"), "vote", "admission", "day", "2025-12-25", NULL);
	walk_has(&r, 422, why);
	assert_int_equal(world_count(w, "ballot"), 0);
}

static void whoever_was_named_is_asked_about_until_the_vote(void **state)
{
	int64_t run = to_mentors("关介绍");
	struct reply r;

	clock_to(LAST_DAY);
	mentors_are_asked_about_again(run);
	to_the_introducers(run);
	to_the_preview(run);
	before_and_behind_the_preview(run);
	punished(members[11]);
	vote_is_refused(run, text("入党介绍人党员12%s", RULE));
	restored(members[11]);	/* 党员权利已经恢复的，可以作介绍人 */
	moved_away(members[10]);
	vote_is_refused(run, text("入党介绍人党员11%s", RULE));
	chosen_anew(run, "introducers", members[12], members[11]);
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS - 7 }, run, "admission", "2025-12-25", 30, 30, 0);
	punished(members[12]);	/* on the very day, behind the vote: the step is not closed with him */
	walk_fill(secretary, run, "admission_minutes", "alone=是\nresolution=@");
	walk_refused(secretary_page, secretary, run, "2025-12-25", text("入党介绍人党员13%s", RULE));
	restored(members[12]);
	walk_close(secretary, run, "2025-12-25", "pretalk");
	r = client_get(county_page, text("/run/%lld", (long long)run));	/* 批复 is the committee's: nobody else is led to a page that refuses it */
	walk_has(&r, 200, text("/document/request/print?subject=%lld", (long long)run));
	assert_false(reply_has(&r, "/document/reply/print"));
	r = client_get(upper_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("/document/reply/print?subject=%lld", (long long)run));
	r = client_get(upper_page, text("/document/reply/print?subject=%lld", (long long)run));
	assert_int_equal(r.status, 200);
	r = seen(run);	/* whom each step rested on stays readable */
	walk_has(&r, 200, text("\"value\":\"%lld\"", (long long)members[6]));
	walk_has(&r, 200, text("\"value\":\"%lld\"", (long long)members[12]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_was_named_is_asked_about_until_the_vote),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
