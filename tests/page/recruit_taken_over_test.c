/* A file of 发展党员 that is taken over in the middle of its way: what was done before today stands on paper. Pages and API. */
#include "recruit_world.h"

static int64_t taken_over(int64_t in_force, const char *day)
{
	int64_t person = applicant(branch, "郑接办");
	const char *url = text("/org/%lld/run/new", (long long)branch), *fields = text("use=%lld\nperson=%lld\nday=%s", (long long)in_force, (long long)person, day);
	struct reply r = walk_send(secretary_page, text("%s?use=%lld", url, (long long)in_force), url, fields);

	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	r = walk_send(secretary, NULL, text("/api/v1/org/%lld/run", (long long)branch), fields);
	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	r = walk_send(secretary_page, text("%s?use=%lld", url, (long long)in_force), url, text("%s\npaper=@", fields));
	assert_int_equal(r.status, 303);
	return strtoll(reply_header(w, &r, "Location") + strlen("/run/"), NULL, 10);
}

static void hung_on_paper(int64_t run)
{
	const char *page = text("/run/%lld", (long long)run), *url = text("/run/%lld/notice", (long long)run), *api = text("/api/v1/run/%lld/notice", (long long)run);
	const char *shown = "notice=listing\ntext=拟确定郑接办为发展对象，现予公示";
	struct reply r = walk_send(secretary_page, page, url, text("%s\nfrom=2015-03-02", shown));

	walk_has(&r, 422, "2027-04-01");	/* without the scan nothing hangs in the past */
	r = walk_send(secretary_page, page, url, text("%s\nfrom=2015-02-01\nfile=@", shown));
	walk_has(&r, 422, "2015-03-01");	/* not yet agreed to */
	r = walk_send(secretary_page, page, url, text("%s\nfrom=2027-04-01\nfile=@", shown));
	walk_has(&r, 422, "录入的 2027-04-01 以前");	/* from today on it hangs here */
	r = walk_send(secretary, NULL, api, text("%s\nfrom=2027-04-01\nfile=@\nrow_version=%d", shown, (int)walk_version(secretary, run)));
	walk_has(&r, 422, "录入的 2027-04-01 以前");
	r = walk_send(secretary, NULL, api, text("%s\nfrom=2015-03-02\nfile=@\nrow_version=%d", shown, (int)walk_version(secretary, run)));
	walk_has(&r, 200, "\"form\":\"listing\",\"field\":\"paper\"");
	r = client_get(secretary_page, page);
	walk_has(&r, 200, "材料.pdf");
	walk_fill(secretary, run, "listed", "result=没有影响发展的反映");
	walk_refused(secretary_page, secretary, run, "2015-03-06", "没有期满");	/* the fifth working day */
	walk_close(secretary, run, "2015-03-09", "introduce");
}

/* What is wrong with the day of a meeting is said, by page and API: the step had not begun, or the case was in the program already. */
static void a_meeting_lies_between_its_step_and_the_taking_over(int64_t run)
{
	static const struct { const char *day, *words; } WRONG[] = {
		{ "2015-03-17", "早于「15 党员大会讨论接收预备党员」开始的日期 2015-03-18" },
		{ "2027-04-02", "本件 2027-04-01 接办，接办之后的会议按当天（2027-04-03）确定" },
		{ "2027-04-09", "表决名单按会议当天（2027-04-03）确定，您填的是 2027-04-09" },
	};
	struct reply r;

	clock_to("2027-04-03");
	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		r = walk_act(secretary, run, "vote", text("\"vote\":\"admission\",\"day\":\"%s\"", WRONG[i].day));
		walk_has(&r, 422, WRONG[i].words);
		r = client_get(secretary_page, text("/run/%lld", (long long)run));
		r = client_post(secretary_page, text("/run/%lld/vote", (long long)run), "row_version", reply_field(w, &r, "row_version"), "vote", "admission", "day", WRONG[i].day, NULL);
		walk_has(&r, 422, WRONG[i].words);
	}
	clock_to("2027-04-01");
}

static void a_file_is_taken_over_with_its_display_and_the_list_of_its_meeting(void **state)
{
	int64_t in_force = walk_practice(w, branch, "recruit", 3, walk_source(w, "national/recruit")), run, later;
	struct reply r;
	long long ballot;

	world_run(w, text("UPDATE programme_use SET from_day = %d WHERE id = %lld", (int)(day_parse_iso("2027-03-01")), (long long)in_force));
	run = taken_over(in_force, "2013-10-08");
	r = seen(run);
	walk_has(&r, 200, "\"entered_day\":\"2027-04-01\",\"entered_by\":\"党员01\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "由党员01于 2027-04-01 从纸质档案补录");
	walk_has(&r, 200, "接办的纸质档案");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2013-10-08\nreceived_by=居住地", "2013-10-08", "talk");
	to_consent(secretary, run, "2013-11-01", "2015-02-27", "2015-02-28");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2015-03-01", "display");
	hung_on_paper(run);
	walk_step(secretary, run, "introducers", two("kin=否", members[2], members[3]), "2015-03-10", "review");
	walk_step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2015-03-11", "train");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2015-03-14\ncertificate=@", "2015-03-15", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2015-03-16", "preread");
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2015-03-17", "fill");
	walk_step(secretary, run, "booklet", "number=4\nfilled_on=2015-03-18\npaper=@", "2015-03-18", "meeting");
	later = world_member(w, branch, "后来转入", 2);
	world_run(w, text("UPDATE membership SET from_day = %d WHERE person_id = %lld", (int)(day_parse_iso("2020-01-01")), (long long)later));
	r = walk_act(secretary, run, "vote", "\"vote\":\"admission\",\"day\":\"2027-03-31\"");
	ballot = walk_number(secretary, &r, "ballot");
	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "后来转入");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"会议日期填错\"}");
	assert_int_equal(r.status, 200);
	a_meeting_lies_between_its_step_and_the_taking_over(run);
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	r = client_post(secretary_page, text("/run/%lld/vote", (long long)run), "row_version", reply_field(w, &r, "row_version"), "vote", "admission", "day", "2015-03-20", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(secretary_page, reply_header(w, &r, "Location"));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "后来转入"));	/* he came five years later */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2015-03-02 – 2015-03-06");	/* the notice that hung until then */
}

/* Who held the post then closes the step of then, however long ago he left it; who holds it now does not. */
static void whoever_held_the_post_then_did_the_step_of_then(void **state)
{
	int64_t then = world_person_of(w, village_branch, "昔日书记", 2), run;
	const char *page, *url, *of_then = text("own=0\nperson=%lld\nday=2014-06-10\nfile=@", (long long)then), *now = "own=1\nday=2014-06-10";
	struct reply r;

	world_holding(w, village_branch, "secretary", then);
	world_run(w, text("UPDATE holding SET from_day = %d, to_day = %d WHERE person_id = %lld", (int)day_parse_iso("2012-01-01"), (int)day_parse_iso("2015-03-02"),
		(long long)then));
	world_run(w, text("UPDATE holding SET from_day = %d WHERE person_id = %lld", (int)day_parse_iso("2015-03-02"), (long long)elsewhere));
	run = walk_opened(own, paper_use, village_branch, applicant(village_branch, "何旧档"), "2014-06-10");
	page = text("/run/%lld", (long long)run);
	url = text("%s/close", page);
	walk_fill(own, run, "application", "paper=@\napplied_on=2014-06-10\nreceived_by=居住地");
	r = client_get(own_page, page);
	walk_has(&r, 200, "昔日书记 ");
	walk_has(&r, 200, "（2012-01-01 至 2015-03-01）");
	r = walk_send(own_page, page, url, now);
	walk_has(&r, 422, "外村党员 不能办理");
	walk_has(&r, 422, "他在 2014-06-10 不在任（2015-03-02 起）");
	r = walk_send(own, NULL, text("/api/v1%s", url), text("day=2014-06-10\nrow_version=%d", (int)walk_version(own, run)));
	walk_has(&r, 422, "不能办理");
	r = walk_send(own, NULL, text("/api/v1%s", url), text("person=%lld\nday=2015-03-02\nfile=@\nrow_version=%d", (long long)then, (int)walk_version(own, run)));
	walk_has(&r, 422, "昔日书记 不能办理");	/* on the day on which he had left it */
	walk_has(&r, 422, "他在 2015-03-02 不在任（2012-01-01 至 2015-03-01）");
	r = walk_send(own_page, page, url, of_then);
	assert_int_equal(r.status, 303);
	r = seen(run);
	walk_has(&r, 200, "\"step\":\"talk\"");
}

/* What is not taken over has no past of its own. */
static void nothing_new_hangs_in_the_past(void **state)
{
	int64_t run;
	struct reply r;

	clock_to("2025-02-10");
	run = opened(secretary, branch, applicant(branch, "冯新件"), "2025-02-10");
	clock_to("2027-04-01");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-02-10\nreceived_by=居住地", "2025-02-10", "talk");
	to_consent(secretary, run, "2025-02-10", "2026-02-11", "2026-02-11");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2026-02-12", "display");
	r = walk_send(secretary, NULL, text("/api/v1/run/%lld/notice", (long long)run), text("notice=listing\ntext=拟确定发展对象，现予公示\nfrom=2026-02-13\nfile=@\nrow_version=%d",
		(int)walk_version(secretary, run)));
	walk_has(&r, 422, "只有接办的纸质档案");
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/notice", (long long)run), "notice=listing\ntext=拟确定发展对象，现予公示\nfrom=2026-02-13\nfile=@");
	walk_has(&r, 422, "只有接办的纸质档案");
}

/* A gate in force today holds a live case back, whatever day is typed; what stood on paper before it was there does not wait for it. */
static void a_day_typed_before_a_gate_does_not_open_it(void **state)
{
	int64_t live, paper, gate;
	struct reply r;

	clock_to("2027-03-30");
	live = walk_opened(own, paper_use, village_branch, applicant(village_branch, "钱在办"), "2027-03-30");
	clock_to("2027-04-01");
	gate = walk_practice(w, city, "tz-talk", 9, replaced(replaced(walk_source(w, "tz/talk"), "recruit.meeting", "recruit.talk"), "status = prospect", "status = applicant"));
	world_run(w, text("UPDATE programme_use SET from_day = %d WHERE id = %lld", (int)day_parse_iso("2027-04-01"), (long long)gate));
	walk_step(own, live, "application", "paper=@\napplied_on=2027-03-30\nreceived_by=居住地", "2027-03-30", "talk");
	walk_fill(own, live, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况");
	walk_refused(own_page, own, live, "2027-03-31", "没有办过“组织员同发展对象谈心谈话”");
	paper = walk_opened(own, paper_use, village_branch, applicant(village_branch, "钱旧档"), "2027-03-30");
	walk_step(own, paper, "application", "paper=@\napplied_on=2027-03-30\nreceived_by=居住地", "2027-03-30", "talk");
	walk_fill(own, paper, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况");
	walk_refused(own_page, own, paper, "2027-04-01", "没有办过“组织员同发展对象谈心谈话”");
	walk_close(own, paper, "2027-03-31", "recommend");
	r = seen(live);
	walk_has(&r, 200, "\"step\":\"talk\"");
	world_run(w, text("UPDATE programme_use SET to_day = from_day WHERE id = %lld", (long long)gate));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_new_hangs_in_the_past),
		cmocka_unit_test(a_day_typed_before_a_gate_does_not_open_it),
		cmocka_unit_test(a_file_is_taken_over_with_its_display_and_the_list_of_its_meeting),
		cmocka_unit_test(whoever_held_the_post_then_did_the_step_of_then),
	};

	return cmocka_run_group_tests_name("recruit_taken_over", tests, start_later, stop);
}
