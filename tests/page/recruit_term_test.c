/* Recruiting from its file beside the story of recruit_test: terms and days of display by the rule of 2026, and at whose branch it is opened.
 * Pages and API. */
#include "recruit_world.h"

/* ---- terms and days of display by the rule of 2026 ---- */

static void a_talk_is_due_within_a_month_of_the_shortest_one(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "迟谈话"), "2026-01-31");
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2026-01-31\nreceived_by=居住地", "2026-01-31", "talk");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2026-02-28\"");
	walk_step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2026-03-01", "recommend");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2026-02-28");	/* done late, and that stays to be seen */
	walk_fill(secretary, run, "recommendation", "way=群团组织推优\nminutes=@\nresult=不同意");
	r = walk_act(secretary, run, "close", "\"day\":\"2026-03-02\"");
	walk_has(&r, 200, "\"finish\":\"ended\"");
}

static void a_year_of_training_is_a_year(void **state)
{
	/* covers CS-06 refuse 2 by page and api */
	int64_t run = opened(secretary, branch, applicant(branch, "满一年"), "2025-03-10");

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-03-10\nreceived_by=居住地", "2025-03-10", "talk");
	to_consent(secretary, run, "2025-03-10", "2026-03-09", NULL);
	walk_refused(secretary_page, secretary, run, "2026-03-09", "未满十二个月");
	walk_close(secretary, run, "2026-03-10", "agree");
}

/* What a rule refuses today it allowed on the day on which the step was done: the page takes that day. */
static void a_step_done_in_time_is_closed_later(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "晚登记"), "2025-01-06");
	const char *url = text("/run/%lld", (long long)run), *close = text("/run/%lld/close", (long long)run), *version;
	struct reply r;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-01-06\nreceived_by=居住地", "2025-01-06", "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2025-01-06", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2025-01-06", "file");
	walk_step(organiser, run, "filing", "reply=@", "2025-01-06", "contacts");
	r = client_get(secretary_page, url);
	assert_false(reply_has(&r, "按实际办理日期办结"));	/* a form is missing, whatever the day */
	assert_false(reply_has(&r, close));
	walk_step(secretary, run, "mentors", text("first=%lld\nkin=否", (long long)members[2]), "2025-01-06", "cultivate");
	walk_fill(secretary, run, "cultivation", "reviews=2025-07-01|好\nreviews=2026-01-05|好\nearlier=0\nregister=@");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "考察次数不够");
	walk_has(&r, 200, "按实际办理日期办结");
	version = reply_field(w, &r, "row_version");
	r = client_post(secretary_page, close, "row_version", version, "own", "1", "day", "2026-08-20", NULL);
	walk_has(&r, 422, "考察次数不够");
	r = client_post(secretary_page, close, "row_version", version, "own", "1", "day", "2026-01-08", NULL);
	assert_int_equal(r.status, 303);
	r = seen(run);
	walk_has(&r, 200, "\"step\":\"propose\"");
}

/* CS-06: an activist since 1 December 2014 is no prospect on 17 November 2015. */
static void an_activist_of_eleven_months_is_no_prospect(void **state)
{
	/* covers CS-06 accept 1 by page and api */
	int64_t run = opened(secretary, branch, applicant(branch, "未满年"), "2014-11-30");

	walk_step(secretary, run, "application", "paper=@\napplied_on=2014-11-30\nreceived_by=居住地", "2014-11-30", "talk");
	to_consent(secretary, run, "2014-12-01", "2015-11-17", NULL);
	walk_refused(secretary_page, secretary, run, "2015-11-17", "未满十二个月");
}

/* Whoever comes as a probationary member has been through it elsewhere: his papers are taken over, and he does not apply again. */
static void a_probationary_member_does_not_apply_again(void **state)
{
	int64_t run;

	clock_to("2026-08-20");
	world_run(w, text("UPDATE person SET birth_day = 7428 WHERE id = %lld", (long long)on_probation));
	run = opened(secretary, branch, on_probation, "2026-08-20");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2026-08-20\nreceived_by=居住地");
	walk_refused(secretary_page, secretary, run, "2026-08-20", "开办当天（2026-08-20）已经是预备党员（");
	walk_refused(secretary_page, secretary, run, "2026-08-20", "用“接办纸质档案”开办");
}

static const char TERM[] = "programme lapse \"有期限的审批\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\n"
	"form reply \"审批\"\nfield word text \"意见\" must\nend\nvalue last = months_after(open, 6)\n"
	"step ask \"审批\"\nneeds reply\ngo done\nend\nfinish done \"完成\"\nend\nrefuse ask when today > last \"期限{last}，已经超过六个月\"\n"
	"example \"一\"\ngiven reply.word 甲\nexpect done\nend\n";

/* An earlier day that makes a lapsed step good is proved by the paper of that day. */
static void what_has_lapsed_is_proved_of_an_earlier_day(void **state)
{
	int64_t run;
	const char *url, *close;
	struct reply r;

	clock_to("2026-08-20");
	run = walk_opened(secretary, walk_practice(w, city, "lapse", 1, TERM), branch, applicant(branch, "补期限"), "2026-08-20");
	url = text("/run/%lld", (long long)run);
	close = text("/api/v1/run/%lld/close", (long long)run);
	walk_fill(secretary, run, "reply", "word=同意");
	clock_to("2027-02-20");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "补期限");
	assert_false(reply_has(&r, "那一天的会议记录或者批复"));	/* there is time */
	clock_to("2027-02-21");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "那一天的会议记录或者批复");
	walk_refused(secretary_page, secretary, run, "2027-02-21", "期限2027-02-20，已经超过六个月");
	walk_refused(secretary_page, secretary, run, "2027-02-20", "确在 2027-02-20 办的，请附上那一天的会议记录或者批复的扫描件");
	r = walk_send(secretary, NULL, close, text("day=2027-02-20\nrow_version=%lld\nfile=@", (long long)walk_version(secretary, run)));
	walk_has(&r, 200, "\"finish\":\"done\"");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "/file/");	/* the paper stands with the step */
}

static void to_mentors(int64_t run, const char *day)
{
	walk_step(secretary, run, "application", text("paper=@\napplied_on=%s\nreceived_by=居住地", day), day, "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", day, "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", day, "file");
	walk_step(organiser, run, "filing", "reply=@", day, "contacts");
	walk_step(secretary, run, "mentors", text("first=%lld\nkin=否", (long long)members[2]), day, "cultivate");
}

/* Has the branch a review of that one to report that is late? */
static bool is_asked_for(void)
{
	struct reply r = client_get(secretary, "/api/v1/workbench?when=late");

	assert_int_equal(r.status, 200);
	return reply_has(&r, "填报培养教育半年考察：半年考察");
}

/* The practice says who reports: the committee above sees what is late and does not write it in the place of the branch. */
static void nobody_above_reports(int64_t run)
{
	const char *page = text("/run/%lld", (long long)run);
	struct reply r = client_get(organiser_page, page);

	walk_has(&r, 200, "这里不能代填");
	assert_false(reply_has(&r, text("action=\"%s/report\"", page)));
	r = client_post(organiser_page, text("%s/report", page), "row_version", reply_field(w, &r, "row_version"), "duty", "half_yearly", "period", "2025-01-08", "content_1",
		"2024-12-30", "content_2", "好", NULL);
	walk_has(&r, 403, "上级党组织不能代填");
	r = walk_act(organiser, run, "report", "\"duty\":\"half_yearly\",\"period\":\"2025-01-08\",\"contents\":[\"2024-12-30\",\"好\"]");
	walk_has(&r, 403, "上级党组织不能代填：请由他们登录后填报；还没有账号的，先由系统管理员为他们开通账号");
	assert_int_equal(world_count(w, text("run_report WHERE run_id = %lld", (long long)run)), 0);
	r = client_get(secretary_page, page);
	walk_has(&r, 200, text("action=\"%s/report\"", page));
}

/* What is reported stands in the rows of the step, whether they were kept before or not; and what stands there is asked for no more. */
static void a_review_is_entered_once(void **state)
{
	int64_t run = opened(secretary, branch, applicant(branch, "单一次"), "2024-01-08");
	struct reply r;

	clock_to("2025-01-20");
	to_mentors(run, "2024-01-08");
	walk_fill(secretary, run, "cultivation", "reviews=2024-06-20|好\nearlier=0");
	nobody_above_reports(run);
	r = walk_act(secretary, run, "report", "\"duty\":\"half_yearly\",\"period\":\"2025-01-08\",\"contents\":[\"2024-12-30\",\"有进步\"]");
	assert_int_equal(r.status, 200);
	walk_has(&r, 200, "\"field\":\"reviews\",\"number\":2,\"value\":\"2024-12-30\\u0009有进步\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2024-12-30");
	assert_int_equal(reply_times(&r, "value=\"2024-12-30\""), 2);	/* once in the table, and once in the form that corrects the report */
	clock_to("2024-12-02");
}

/* A correction of the report stands beside the cell that was filled in from it, by page and API; nothing that is kept changes. */
static void what_was_corrected_stands_beside_the_row(void **state)
{
	static const char NOTE[] = "（这一期的填报党员01于 2025-01-20 更正，现为：2024-12-31）";
	int64_t run = opened(secretary, branch, applicant(branch, "单更正"), "2024-01-08");
	const char *page = text("/run/%lld", (long long)run);
	struct reply r;

	clock_to("2025-01-20");
	to_mentors(run, "2024-01-08");
	walk_answered(walk_act(secretary, run, "report", "\"duty\":\"half_yearly\",\"period\":\"2025-01-08\",\"contents\":[\"2024-12-30\",\"常来帮忙\"]"), 200, "");
	walk_fill(secretary, run, "cultivation", "reviews=2024-06-20|好\nreviews=2024-12-30|常来帮忙\nearlier=0");
	r = walk_act(secretary, run, "report", "\"duty\":\"half_yearly\",\"period\":\"2025-01-08\",\"contents\":[\"2024-12-31\",\"常来帮忙\"],\"reason\":\"日期写错\"");
	walk_has(&r, 200, text("\"number\":2,\"value\":\"2024-12-30\\u0009常来帮忙\",\"file\":\"0\",\"note\":\"考察日期：%s\"", NOTE));
	r = client_get(secretary_page, page);
	walk_has(&r, 200, text("<a class=\"small\" href=\"#duty-half_yearly\">%s</a>", NOTE));
	walk_has(&r, 200, "id=\"duty-half_yearly\"");
	assert_int_equal(reply_times(&r, NOTE), 2);	/* where the form is shown and where it is filled in, beside no other row */
	assert_false(reply_has(&r, "已带出"));	/* it is the same review, and not one more */
	walk_has(&r, 200, "name=\"v_reviews_2_1\" placeholder=\"2015-11-17\" value=\"2024-12-30\"");
	/* Put right by whoever does the step, nothing is left to say; what he says in his own words does not hide it. */
	walk_fill(secretary, run, "cultivation", "reviews=2024-06-20|好\nreviews=2024-12-31|常来帮忙\nearlier=0");
	r = client_get(secretary_page, page);
	assert_false(reply_has(&r, NOTE));
	walk_fill(secretary, run, "cultivation", "reviews=2024-06-20|好\nreviews=2024-12-30|常来，帮忙\nearlier=0");
	r = client_get(secretary_page, page);
	walk_has(&r, 200, NOTE);
	clock_to("2024-12-02");
}

/* Above the branch nobody has a turn, and yet sees what is late: in the overview and in a list of its own. */
static void late_is_seen_above(const char *name)
{
	const char *org = text("/org/%lld", (long long)town);
	struct reply r = client_get(organiser_page, text("%s/run", org));

	walk_has(&r, 200, "逾期没有填报的定期填报");
	r = client_get(organiser, text("/api/v1%s/run/overview", org));
	walk_has(&r, 200, "\"duties_late\":");
	assert_false(reply_has(&r, "\"duties_late\":0"));
	r = client_get(organiser_page, "/");
	walk_has(&r, 200, "项逾期的定期填报");
	walk_has(&r, 200, text("href=\"/org/%lld/duty?when=late\"", (long long)town));
	r = client_get(organiser_page, text("%s/duty", org));
	walk_has(&r, 200, name);
	walk_has(&r, 200, "逾期 190 天");
	r = client_get(organiser_page, text("%s/duty?when=week", org));
	assert_false(reply_has(&r, name));
	r = client_get(organiser_page, text("%s/duty?when=later", org));
	walk_has(&r, 422, "请选择“逾期”");
	r = client_get(organiser, text("/api/v1%s/duty?code=recruit", org));
	walk_has(&r, 200, "\"due_day\":\"2016-06-20\"");
	walk_has(&r, 200, name);
	r = client_get(organiser, text("/api/v1%s/duty?code=transfer", org));
	walk_has(&r, 200, "\"total\":0");
	r = client_get(organiser, text("/api/v1%s/duty?when=done", org));
	walk_has(&r, 200, "\"items\":[");
}

/* And reminds of it. */
static int64_t reminded_of_a_duty(void)
{
	const char *to = text("/org/%lld/reminder", (long long)branch);
	struct reply r = client_get(organiser_page, text("%s/new", to));
	int64_t sheet;

	walk_has(&r, 200, "还缺：2015-12-20 至 2016-06-20 的填报");
	r = client_post_json(organiser, text("/api/v1%s", to), "{\"by_day\":\"2016-12-30\"}");
	assert_int_equal(r.status, 201);
	sheet = walk_number(organiser, &r, "id");
	r = client_get(secretary, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "\"due_day\":\"2016-06-20\",\"duty\":\"half_yearly\",\"is_done\":false");
	r = client_get(secretary_page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "还缺：2015-12-20 至 2016-06-20 的填报");
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, "办理催办〔2016〕1号催办的");
	return sheet;
}

/* A period that was reported is done, and the next one is not asked for by that sheet. */
static void duty_is_done_on(int64_t sheet)
{
	struct reply r = client_get(secretary, text("/api/v1/reminder/%lld", (long long)sheet));

	walk_has(&r, 200, "\"due_day\":\"2016-06-20\",\"duty\":\"half_yearly\",\"is_done\":true");
	r = client_get(secretary_page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "已办结");
}

/* Half-years are those of the activist: from the day on which he became one to that on which he is a prospect. What stands in the rows of the step is not
 * asked for again, and the piece that is left at the end is nobody's. */
static void half_years_count_from_the_day_of_the_activist(void **state)
{
	int64_t run, sheet;
	const char *url;
	struct reply r;

	clock_to("2015-12-20");
	run = opened(secretary, branch, applicant(branch, "半年考察"), "2015-12-20");
	url = text("/run/%lld", (long long)run);
	to_mentors(run, "2015-12-20");
	clock_to("2016-12-27");
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "各期从办结「3 推荐和确定入党积极分子」之日起算");
	walk_has(&r, 200, "2015-12-20 至 2016-06-20");
	walk_has(&r, 200, "2016-06-21 至 2016-12-20");
	walk_has(&r, 200, "2016-12-21 至 2017-06-20");	/* it goes on while he is an activist */
	walk_has(&r, 200, "2 期逾期未填报");
	assert_true(is_asked_for());
	/* Its terms run on, being those of the regulation; but nobody does anything of it while it is on hold. */
	walk_answered(walk_act(organiser, run, "hold", "\"reason\":\"核查反映\""), 200, "\"is_held\":true");
	assert_false(is_asked_for());
	r = client_get(secretary, "/api/v1/workbench?when=late");
	walk_has(&r, 200, "等候恢复办理“培养教育半年考察”（暂停中）：半年考察");
	walk_answered(walk_act(organiser, run, "lift", "\"reason\":\"查清\""), 200, "\"is_held\":false");
	assert_true(is_asked_for());
	late_is_seen_above("半年考察");
	sheet = reminded_of_a_duty();
	walk_fill(secretary, run, "cultivation", "reviews=2016-06-20|好\nearlier=0\nregister=@");
	duty_is_done_on(sheet);
	assert_true(is_asked_for());	/* for the second half-year */
	walk_fill(secretary, run, "cultivation", "reviews=2016-06-20|好\nreviews=2016-12-15|好\nearlier=0\nregister=@");
	assert_false(is_asked_for());
	r = client_get(secretary_page, url);
	walk_has(&r, 200, "2016-12-15 已登记在步骤的表中");
	assert_false(reply_has(&r, "期逾期未填报"));
	walk_close(secretary, run, "2016-12-20", "propose");
	walk_step(secretary, run, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2016-12-20", "agree");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2016-12-20", "display");
	clock_to("2016-12-20");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2016-12-20\"");
	walk_has(&r, 200, "display");
	clock_to("2016-12-27");
	walk_step(secretary, run, "listed", "result=没有影响发展的反映", "2016-12-27", "introduce");
	clock_to("2017-08-01");
	assert_false(is_asked_for());
	r = seen(run);
	walk_has(&r, 200, "\"first_day\":\"2015-12-20\",\"due_day\":\"2016-06-20\",\"is_reported\":false,\"held_day\":\"2016-06-20\"");
	walk_has(&r, 200, "\"first_day\":\"2016-06-21\",\"due_day\":\"2016-12-20\",\"is_reported\":false,\"held_day\":\"2016-12-15\"");
	assert_false(reply_has(&r, "\"due_day\":\"2017-06-20\",\"is_reported\""));
	r = client_get(secretary_page, url);
	assert_false(reply_has(&r, "逾期未填报"));
	clock_to("2027-02-21");
}

/* From the review of the committee above back to training, or to other introducers, each with its reason; the steps behind are done anew. */
static void ways_back_from_the_review(int64_t run)
{
	walk_fill(upper, run, "preview", "result=重新培训\nreply=@");
	walk_refused(upper_page, upper, run, "2026-10-13", "请填写「重新培训、更换入党介绍人的理由」");
	walk_step(upper, run, "preview", "result=重新培训\nagain_why=结业证遗失\nreply=@", "2026-10-13", "train");
	walk_step(organiser, run, "training", "days=3\nhours=24\nended_on=2026-10-13\ncertificate=@", "2026-10-13", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2026-10-13", "preread");
	walk_step(upper, run, "preview", "result=更换入党介绍人\nagain_why=介绍人受到处分\nreply=@", "2026-10-13", "introduce");
	walk_step(secretary, run, "introducers", two("kin=否", members[4], members[5]), "2026-10-13", "review");
	walk_step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2026-10-13", "train");
	walk_step(organiser, run, "training", "days=3\nhours=24\nended_on=2026-10-13\ncertificate=@", "2026-10-13", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2026-10-13", "preread");
}

static void display_runs_over_holidays_and_make_up_days(void **state)
{
	int64_t person = applicant(branch, "公示期"), run = opened(secretary, branch, person, "2025-02-10"), notice;
	struct reply r;
	const char *at;

	walk_step(secretary, run, "application", "paper=@\napplied_on=2025-02-10\nreceived_by=居住地", "2025-02-10", "talk");
	to_consent(secretary, run, "2025-02-10", "2026-02-11", "2026-02-11");
	walk_step(upper, run, "consent", "result=同意\nreply=@", "2026-02-12", "display");
	clock_to("2026-02-13");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-02-13\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary, "/api/v1/notice?board=党务公开");
	walk_has(&r, 200, "\"last_day\":\"2026-02-26\"");	/* 13, 14 (make-up), 24, 25, 26 */
	at = strstr(r.body, "\"items\"");
	assert_non_null(at);
	notice = walk_number(secretary, &(struct reply){ .status = 200, .body = at }, "id");
	r = client_post_json(secretary, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"重新公示\",\"row_version\":1}");
	walk_has(&r, 200, "2026-02-13");
	clock_to("2026-09-30");
	r = walk_act(secretary, run, "notice", "\"notice\":\"listing\",\"text\":\"拟确定发展对象，现予公示\",\"from\":\"2026-09-30\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "2026-10-12");	/* 30 September, 8, 9, 10 (make-up), 12 October */
	clock_to("2026-10-12");
	walk_refused(secretary_page, secretary, run, "2026-10-12", "没有期满");
	clock_to("2026-10-13");
	walk_fill(secretary, run, "listed", "result=没有影响发展的反映");
	walk_close(secretary, run, "2026-10-13", "introduce");
	knows_of(person, "\"prospect\"");
	walk_step(secretary, run, "introducers", two("kin=否", members[2], members[3]), "2026-10-13", "review");
	walk_step(secretary, run, "political", "result=合格\nfloating=否\nreport=@", "2026-10-13", "train");
	walk_fill(organiser, run, "training", "days=3\nhours=18\nended_on=2026-10-12\ncertificate=@");
	walk_refused(organiser_page, organiser, run, "2026-10-13", "2026-10-13公示合格列为发展对象，结业日期2026-10-12在这以前");
	walk_step(organiser, run, "training", "days=3\nhours=18\nended_on=2026-10-13\ncertificate=@", "2026-10-13", "examine");
	walk_step(secretary, run, "examination", "result=合格\nminutes=@", "2026-10-13", "preread");
	ways_back_from_the_review(run);
	walk_step(upper, run, "preview", "result=合格\nreply=@", "2026-10-13", "fill");
	walk_step(secretary, run, "booklet", text("number=1%09lld\nfilled_on=2026-10-13\npaper=@", (long long)run % 1000000000), "2026-10-13", "meeting");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2026-11-13\"");	/* a month from the pre-review by the rule of 2026 */
}

/* ---- where somebody's own branch is ---- */

/* A general branch only examines: what a branch does for somebody his own branch does. One without branches is that of its members. */
static void a_general_branch_recruits_nobody_of_a_branch_below(void **state)
{
	int64_t person = applicant(branch, "总支下属"), alone = world_org_of(w, town, "general_branch", "丁村党总支"), own_of_it = applicant(alone, "丁村一人"), secretary_of_it;
	const char *url = text("/org/%lld/run/new", (long long)general_branch);
	struct client *page = walk_browser(w, "general_page", general_person);
	struct reply r = client_get(page, url);

	clock_to("2027-04-01");
	walk_has(&r, 200, text("%s?below=%lld\"", url, (long long)use));
	assert_false(reply_has(&r, text("%s?use=%lld\"", url, (long long)use)));
	r = client_post(page, url, "use", text("%lld", (long long)use), "person", text("%lld", (long long)person), NULL);
	walk_has(&r, 422, "党总支只能审议：总支下属 在甲村第一党支部，请到甲村第一党支部开办");
	r = walk_open(general, use, general_branch, person, "2027-04-01");
	walk_has(&r, 422, "请到甲村第一党支部开办");
	secretary_of_it = world_person_of(w, alone, "丁村书记", 2);
	world_holding(w, alone, "secretary", secretary_of_it);
	page = walk_browser(w, "alone_page", secretary_of_it);
	r = client_get(page, text("/org/%lld/run/new?use=%lld", (long long)alone, (long long)use));
	walk_has(&r, 200, "丁村一人");
	assert_true(walk_opened(walk_program(w, "alone", secretary_of_it), use, alone, own_of_it, "2027-04-01") > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_talk_is_due_within_a_month_of_the_shortest_one),
		cmocka_unit_test(a_year_of_training_is_a_year),
		cmocka_unit_test(a_step_done_in_time_is_closed_later),
		cmocka_unit_test(an_activist_of_eleven_months_is_no_prospect),
		cmocka_unit_test(a_probationary_member_does_not_apply_again),
		cmocka_unit_test(what_has_lapsed_is_proved_of_an_earlier_day),
		cmocka_unit_test(a_review_is_entered_once),
		cmocka_unit_test(what_was_corrected_stands_beside_the_row),
		cmocka_unit_test(half_years_count_from_the_day_of_the_activist),
		cmocka_unit_test(display_runs_over_holidays_and_make_up_days),
		cmocka_unit_test(a_general_branch_recruits_nobody_of_a_branch_below),
	};

	return cmocka_run_group_tests_name("recruit_term", tests, start_later, stop);
}
