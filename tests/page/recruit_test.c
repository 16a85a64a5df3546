/* Recruiting from its file (programmes/national/recruit.prog): a village technician from his application to full membership, with every
 * refusal on the way that an example of the file can't carry: people, accounts, days, terms, and what the archive then says. What the
 * examples carry is in the file itself. Pages and API. */
#include "recruit_gate_world.h"
#include "page/english_page.h"
#include "page/recruit_reading.h"

static void ballot_held(int64_t run, const char *vote, const char *day, int present, int agreed, int written)
{
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS }, run, vote, day, present, agreed, written);
}

static void knows(const char *words) { knows_of(technician, words); }

/* Nothing else is judged on it. */
static void a_day_that_cannot_be_is_all_that_is_said(int64_t run)
{
	const char *page = text("/run/%lld", (long long)run), *close = text("/run/%lld/close", (long long)run);
	struct reply r = walk_send(secretary_page, page, close, "own=1\nday=2015-02-30");

	walk_has(&r, 422, "没有“2015-02-30”这个日期");
	assert_false(reply_has(&r, "不能办理"));
	r = walk_act(secretary, run, "close", "\"day\":\"2015-02-30\"");
	assert_int_equal(r.status, 422);
	assert_false(reply_has(&r, "不能办理"));
	r = walk_act(secretary, run, "close", "\"day\":\"2023-10-29\"");	/* before it was opened, when he was no eighteen */
	walk_has(&r, 422, "早于");
	assert_false(reply_has(&r, "不能办结"));
	walk_refused(secretary_page, secretary, run, "2042-03-04", "您填的 2042-03-04 晚于今天（2024-12-02）");
}

static void an_application_is_taken_over_from_paper(void **state)
{
	/* covers TZ-09 refuse 2 by page and api */
	int64_t run = opened(secretary, branch, technician, "2023-11-01");
	struct reply r;

	story = run;
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/fill/application", (long long)run),
		"v_paper=@\nv_applied_on=2023-10-32\nv_received_by=居住地");
	walk_has(&r, 422, "没有保存，请再选一次");	/* a browser forgets the chosen file, so it is said */
	walk_has(&r, 422, "value=\"2023-10-32\"");
	walk_has(&r, 422, "要填年月日，如 2015-11-17，您填的是“2023-10-32”");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2023-10-30\nreceived_by=居住地");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "重新选择文件即替换");
	assert_false(reply_has(&r, "请再选一次"));
	walk_refused(secretary_page, secretary, run, "2023-10-29", "早于");
	a_day_that_cannot_be_is_all_that_is_said(run);
	world_run(w, text("UPDATE person SET birth_day = %d WHERE id = %lld", 13087, (long long)technician));	/* 2005-10-31 */
	walk_refused(secretary_page, secretary, run, "2023-11-01", "时未满十八岁，不能申请入党（《中国共产党发展党员工作细则》（2014年、2026年）第五条）：20");
	walk_has(&(struct reply){ .status = 200, .body = seen(run).body }, 200, "依据：中国共产党发展党员工作细则（2014年）");
	world_run(w, text("UPDATE person SET birth_day = 7428 WHERE id = %lld", (long long)technician));
	walk_close(secretary, run, "2023-11-01", "talk");
	r = seen(run);
	walk_has(&r, 200, "\"due_day\":\"2023-11-30\"");	/* a month from the application, whenever it was entered */
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "逾期");
	walk_has(&r, 200, "一、申请入党");
	walk_has(&r, 200, "五、预备党员的教育考察和转正");
	walk_has(&r, 200, "25 材料归档");
	knows("\"applicant\"");
	r = client_post_json(secretary, text("/api/v1/org/%lld/run", (long long)branch), text("{\"use\":\"%lld\",\"person\":\"%lld\"}", (long long)use, (long long)technician));
	walk_has(&r, 422, "发展党员");	/* one open case for a person */
	client_get(secretary_page, text("/org/%lld/run/new?use=%lld", (long long)branch, (long long)use));
	r = client_post(secretary_page, text("/org/%lld/run/new", (long long)branch), "use", text("%lld", (long long)use), "person", text("%lld", (long long)technician), NULL);
	walk_has(&r, 422, "发展党员");
	r = client_get(own, text("/api/v1/run/%lld", (long long)run));
	assert_int_equal(r.status, 404);
	walk_step(secretary, run, "first_talk", "talker=党员01\ntopics=是\ncontent=了解情况", "2023-11-20", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2023-11-30", "file");
	knows("\"activist\"");
	walk_refused(NULL, secretary, run, "2023-12-20", "不能办理");	/* the branch does not file its own report */
	walk_step(organiser, run, "filing", "reply=@\nnote=同意备案", "2023-12-20", "contacts");
}

static void sponsors_are_full_members_in_good_standing(void **state)
{
	/* covers CS-06 refuse 1 by page and api */
	struct reply r = walk_filled(secretary, story, "mentors", two("kin=否", members[2], on_probation));

	walk_has(&r, 422, "v_second");
	walk_has(&r, 422, "预备甲");
	r = walk_filled(secretary, story, "mentors", two("kin=否", on_observation, members[2]));
	walk_has(&r, 422, "察看乙");
	r = walk_filled(secretary, story, "mentors", two("kin=否", elsewhere, members[2]));
	walk_has(&r, 422, "没有这个人");
	assert_false(reply_has(&r, "外村党员"));	/* no name comes out by trying numbers */
	r = walk_filled(secretary, story, "mentors", two("kin=否", technician, members[2]));
	walk_has(&r, 422, "陈技员");
	r = walk_filled(secretary, story, "mentors", "first=没有\nkin=否");
	walk_has(&r, 422, "没有这个人");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "党员03");
	assert_false(reply_has(&r, ">预备甲"));
	walk_has(&r, 200, "<li class=\"phase is-done\"><i><span class=\"w100\"></span></i><b>一、申请入党</b><span>2 步已办结");	/* five phases, the one in hand open */
	walk_has(&r, 200, "<li class=\"phase is-now\" aria-current=\"step\"><i><span class=\"w50\"></span></i><b>二、入党积极分子的确定和培养教育</b>");
	walk_has(&r, 200, "<li class=\"phase\"><i><span class=\"w0\"></span></i><b>五、预备党员的教育考察和转正</b><span>未开始");
	assert_null(strstr(strstr(r.body, "<details class=\"phase-block\" open>") + 1, "<details class=\"phase-block\" open>"));
	r = client_post(secretary_page, text("/run/%lld/fill/mentors", (long long)story), "row_version", reply_field(w, &r, "row_version"), "v_first",
		text("%lld", (long long)on_probation), "v_kin", "否", NULL);
	walk_has(&r, 422, "只能从");
	r = walk_filled(secretary, story, "mentors", two("kin=否", members[2], members[2]));
	walk_has(&r, 422, "不能是同一人");
	walk_has(&r, 422, "没有保存，请改正以后再保存");
	walk_fill(secretary, story, "mentors", two("kin=否", members[2], members[3]));
	world_run(w, text("UPDATE membership SET status = 3 WHERE person_id = %lld", (long long)members[3]));
	walk_refused(secretary_page, secretary, story, "2023-12-25", "在 2023-12-25 不是");	/* sanctioned before the step was closed */
	world_run(w, text("UPDATE membership SET status = 2 WHERE person_id = %lld", (long long)members[3]));
	walk_close(secretary, story, "2023-12-25", "cultivate");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "党员04");
}

/* Whoever chooses an English word stores the word of the practice; what a rule refuses is told in English with its figures. */
static void whoever_reads_english_reads_the_case_in_english(void **state)
{
	static const char *const KNOWN[] = { "甲村第一党支部", "甲镇党委", "陈技员", "党员", "镇组织员", "材料.pdf", "了解情况", "同意备案", NULL };
	const char *url = text("/run/%lld", (long long)story);
	struct reply r = english_page(secretary_page, url);

	english_has_only(&r, KNOWN);
	walk_has(&r, 200, ">Two: activist and cultivation<");
	walk_has(&r, 200, "Now: 6 Cultivation and reviews");
	walk_has(&r, 200, "<dt>Way of recommending</dt><dd><span class=\"lines\">Recommended by members</span></dd>");
}

static void report_is_refused(const char *of_page, const char *contents, const char *why)
{
	const char *page = text("/run/%lld", (long long)story);
	struct reply r = walk_send(secretary_page, page, text("%s/report", page), text("duty=half_yearly\nperiod=2024-05-30\n%s\ncontent_2=积极", of_page));

	walk_has(&r, 422, why);
	r = walk_act(secretary, story, "report", text("\"duty\":\"half_yearly\",\"period\":\"2024-05-30\",\"contents\":[%s,\"积极\"]", contents));
	walk_has(&r, 422, why);
}

/* What is reported every half-year is not typed again: the form of the step begins with it. What it reckons with is a day, however written. */
static void what_was_reported_stands_in_the_form(void **state)
{
	const char *page = text("/run/%lld", (long long)story);
	struct reply r;

	report_is_refused("content_1=上周", "\"上周\"", "「考察日期」应当是日期，如 2015-11-17，现在是“上周”");
	report_is_refused("content_1=2099-01-01", "\"2099-01-01\"", "「考察日期」2099-01-01还没有到");
	report_is_refused("content_1=2023-11-29", "\"2023-11-29\"", "「考察日期」2023-11-29 不在这一期（2023-11-30 至 2024-05-30）以内");
	report_is_refused("content_1=2024-05-31", "\"2024-05-31\"", "「考察日期」2024-05-31 不在这一期");
	r = walk_send(secretary_page, page, text("%s/report", page), "duty=half_yearly\nperiod=2024-05-30\ncontent_1=2023.12.25\ncontent_2=常来帮忙");
	assert_int_equal(r.status, 303);
	r = client_get(secretary_page, page);
	walk_has(&r, 200, "已带出按期填报过的 1 次");
	walk_has(&r, 200, "name=\"v_reviews_1_1\" placeholder=\"2015-11-17\" value=\"2023-12-25\"");
	walk_has(&r, 200, "name=\"v_reviews_1_2\" value=\"常来帮忙\"");
	r = walk_send(secretary_page, page, text("%s/fill/cultivation", page), "v_reviews_1_1=2023年12月25日\nv_reviews_1_2=常来帮忙\nv_earlier=0\nv_register=@");
	assert_int_equal(r.status, 303);
	r = client_get(secretary_page, page);
	assert_false(reply_has(&r, "已带出"));	/* kept rows are what counts */
	walk_has(&r, 200, "value=\"2023-12-25\"");
}

/* The reviews are dates on which they can have been, and as many as half-years are over, on whatever day the step is closed. */
static void reviews_are_held_every_half_year(void **state)
{
	struct reply r = walk_filled(secretary, story, "cultivation", "reviews=2099-13-45|好\nearlier=0\nregister=@");

	walk_has(&r, 422, "“考察日期”应当是日期，如 2015-11-17，现在是“2099-13-45”");
	walk_fill(secretary, story, "cultivation", "reviews=2014-01-01|好\nearlier=0\nregister=@");
	walk_refused(secretary_page, secretary, story, "2023-12-25", "考察日期早于确定为入党积极分子的2023-11-30：请核对日期，以前党组织的考察写在移交的培养材料里：2014-01-01");
	walk_fill(secretary, story, "cultivation", "reviews=2024-06-01|好\nearlier=0\nregister=@");
	walk_refused(secretary_page, secretary, story, "2023-12-25", "考察日期晚于办理日期2023-12-25");
	walk_refused(secretary_page, secretary, story, "2024-12-01", "到2024-12-01满12个月，应当考察2次，现有1次");
	walk_step(secretary, story, "cultivation", "reviews=2023-12-25|好\nearlier=0\nregister=@", "2023-12-25", "propose");	/* on the first day */
	walk_fill(secretary, story, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意");
	walk_refused(secretary_page, secretary, story, "2024-11-29", "到2024-11-29连同以前的0个月共11个月，未满十二个月，最早2024-11-30可以确定");
	walk_refused(secretary_page, secretary, story, "2024-12-01", "应当考察2次，第6步登记了1次");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "培养教育半年考察");	/* the duty goes on until he is a prospect, by half-years from the day he became an activist */
	walk_has(&r, 200, "2024-05-31 – 2024-11-30");
	walk_step(secretary, story, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=继续培养", "2024-12-01", "cultivate");
}

/* What came of a display nobody knows before it is over. */
static void the_result_waits_for_the_display(const char *why)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)story));

	assert_false(reply_has(&r, "/fill/listed"));
	walk_has(&r, 200, "在公示期满以后填写");
	fill_is_refused(secretary_page, secretary, "listed", "result=没有影响发展的反映", "v_result=没有影响发展的反映", why);
}

/* The form of the notice begins as a whole one, from the record; where the telephone of a place is known it stands there. */
static void the_notice_begins_as_a_whole_one(void)
{
	static const char *const SAID[] = { "甲村第一党支部拟将陈技员列为发展对象", "姓名：陈技员", "性别：男", "出生年月：1990年5月", "工作单位和职务：甲村合作社 技术员", "申请入党时间：2023年",
		"确定为入党积极分子时间：2023年", "培养联系人：", "公示时间：2024年12月2日至2024年12月6日" };
	int64_t place;
	struct reply r;

	world_run(w, text("UPDATE person SET sex = 1, applied_day = -2147483647, work_unit = '甲村合作社', job = '技术员' WHERE id = %lld", (long long)technician));
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	for (size_t i = 0; i < sizeof(SAID) / sizeof(SAID[0]); i++)
		walk_has(&r, 200, SAID[i]);
	walk_has(&r, 200, "公示期内向甲村第一党支部反映，也可以在公示页上提出。联系电话：（请填写）");
	place = PUT(w, "place", NUMBER("org_id", town), TEXT("kind", "room"), TEXT("name", "镇党群服务中心"), TEXT("phone", "0632-5550101"), NUMBER("to_day", 2932897));
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "联系电话：0632-5550101（");
	world_run(w, text("UPDATE place SET to_day = 19000 WHERE id = %lld", (long long)place));
}

static void a_prospect_is_displayed_for_working_days(void **state)
{
	struct reply r;

	walk_step(secretary, story, "cultivation", "reviews=2024-06-01|好\nreviews=2024-11-20|好\nearlier=0\nregister=@", "2024-12-01", "propose");
	walk_step(secretary, story, "opinions", "groups=同意\npeople=同意\nminutes=@\nresult=同意", "2024-12-02", "agree");
	walk_step(upper, story, "consent", "result=同意\nreply=@", "2024-12-02", "display");
	the_result_waits_for_the_display("还没有公示");
	the_notice_begins_as_a_whole_one();
	r = walk_act(secretary, story, "notice", "\"notice\":\"listing\",\"text\":\"拟确定陈技员为发展对象，现予公示\",\"from\":\"2024-12-02\"");
	walk_has(&r, 200, "display");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "2024-12-06");	/* the fifth working day, the first one counts */
	the_result_waits_for_the_display("公示到 2024-12-06，最早 2024-12-07 可以办");
	clock_to("2024-12-06");
	walk_refused(secretary_page, secretary, story, "2024-12-06", "没有期满");
	clock_to("2024-12-09");
	walk_fill(secretary, story, "listed", "result=没有影响发展的反映");
	walk_close(secretary, story, "2024-12-09", "introduce");
	knows("\"prospect\"");
}

/* The signed resolution comes out of the meeting that voted: it is not uploaded before, by page and API, and the page says why. */
static void the_resolution_waits(const char *why)
{
	struct reply r;

	fill_is_refused(secretary_page, secretary, "admission_minutes", "alone=是\nresolution=@", "v_alone=是\nv_resolution=@", why);
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, why);
	assert_false(reply_has(&r, "v_resolution"));
}

/* A member on probation is not on the list, and his paper makes one too many. */
static void only_full_members_are_entitled(const char *vote)
{
	struct reply r = walk_act(secretary, story, "vote", text("\"vote\":\"%s\"", vote));
	long long ballot = walk_number(secretary, &r, "ballot");
	const char *one_too_many = text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0],\"abstained\":[0]}", MEMBERS + 1, MEMBERS + 1,
		MEMBERS + 1, MEMBERS + 1), *n = text("%d", MEMBERS + 1);

	r = client_get(secretary, text("/api/v1/ballot/%lld", ballot));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "预备甲"));
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/count", ballot), one_too_many);
	walk_has(&r, 422, "应到");
	r = client_get(secretary_page, text("/ballot/%lld", ballot));
	walk_has(&r, 200, "党员41");
	assert_false(reply_has(&r, "预备甲"));
	r = client_post(secretary_page, text("/ballot/%lld/count", ballot), "row_version", reply_field(w, &r, "row_version"), "present", n, "issued", n, "collected", n,
		"agreed", n, "opposed", "0", "abstained", "0", NULL);
	walk_has(&r, 422, "应到");
	/* Once two agree nothing is left but to seal it: the case and the first page say so. */
	for (int i = 0; i < 2; i++) {
		r = client_post_json(i == 0 ? secretary : organiser, text("/api/v1/ballot/%lld/count", ballot), text("{\"present\":%d,\"issued\":%d,\"collected\":%d,\"agreed\":[%d],\"opposed\":[0],"
			"\"abstained\":[0]}", MEMBERS, MEMBERS, MEMBERS, MEMBERS));
		walk_has(&r, 200, "");
		r = client_get(secretary_page, text("/run/%lld", (long long)story));
		assert_int_equal(reply_has(&r, "两人一致，待封存") && reply_has(&r, "去封存") && reply_has(&r, "两人计票一致，还没有封存"), i == 1);
		assert_int_equal(reply_has(&r, "去登记计票"), i == 0);
	}
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, "（两人计票一致）");
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/void", ballot), "{\"reason\":\"多出一张票\"}");
	walk_has(&r, 200, "");
}

static void the_vote_is_of_full_members_with_the_signed_resolution(void **state)
{
	/* covers CS-04 refuse 2 by page and api */
	/* covers TZ-07 accept 1 refuse 1 3 by page and api */
	struct reply r;

	clock_to("2025-06-10");
	walk_step(secretary, story, "introducers", two("kin=否", members[2], members[3]), "2024-12-10", "review");
	walk_step(secretary, story, "political", "result=合格\nfloating=否\nreport=@", "2025-01-10", "train");
	fill_is_refused(organiser_page, organiser, "training", "days=2\nhours=20\nended_on=2099-01-01\ncertificate=@",
		"v_days=2\nv_hours=20\nv_ended_on=2099-01-01\nv_certificate=@", "「结业日期」2099-01-01 晚于办理日期 2025-06-10");
	fill_is_refused(organiser_page, organiser, "training", "days=2\nhours=20\nended_on=2014-01-01\ncertificate=@",
		"v_days=2\nv_hours=20\nv_ended_on=2014-01-01\nv_certificate=@", "「结业日期」2014-01-01 早于「8 报上级党委备案或者审查同意」的 2024-12-02");
	walk_fill(organiser, story, "training", "days=2\nhours=20\nended_on=2025-02-28\ncertificate=@");
	walk_refused(organiser_page, organiser, story, "2025-02-27", "「结业日期」2025-02-28 晚于办理日期 2025-02-27");
	walk_refused(organiser_page, organiser, story, "2025-03-01", "不少于三天或者不少于24学时（《中国共产党发展党员工作细则》（2014年、2026年）第十七条）：现有2天、20学时");
	walk_step(organiser, story, "training", "days=2\nhours=24\nended_on=2025-02-28\ncertificate=@", "2025-03-01", "examine");
	walk_step(secretary, story, "examination", "result=合格\nminutes=@", "2025-04-01", "preread");
	walk_fill(upper, story, "preview", "result=合格\nleaves_on=2025-07-24\nreply=@");	/* graduates in ten weeks */
	walk_refused(upper_page, upper, story, "2025-05-15", "一般不办理接收手续");
	walk_step(upper, story, "preview", "result=合格\nreply=@", "2025-05-15", "fill");
	fill_is_refused(secretary_page, secretary, "booklet", "number=3704000001\nfilled_on=2010-01-01\npaper=@",
		"v_number=3704000001\nv_filled_on=2010-01-01\nv_paper=@", "「填写日期」2010-01-01 早于「13 上级党委预审」的 2025-05-15");
	fill_is_refused(secretary_page, secretary, "booklet", "number=<i>1</i>\nfilled_on=2025-05-20\npaper=@",
		"v_number=<i>1</i>\nv_filled_on=2025-05-20\nv_paper=@", "志愿书编号由字母、汉字（省的简称）、数字和短横组成");
	the_register_knows_the_booklet("3704000001");
	walk_step(secretary, story, "booklet", "number=3704000001\nfilled_on=2025-05-20\npaper=@", "2025-05-20", "meeting");
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":null");	/* a month from the pre-review is a rule of 2026 */
	walk_refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	the_resolution_waits("有了结果才能填写、上传：请先发起表决");
	only_full_members_are_entitled("admission");
	ballot_held(story, "admission", "2025-06-10", 20, 20, 3);	/* twenty of forty-one are no quorum, whatever came in writing */
	walk_refused(secretary_page, secretary, story, "2025-06-10", "没有有效的表决");
	the_resolution_waits("那次会上签的材料不能用在下一次会上");	/* what was signed at a meeting without its quorum */
	ballot_held(story, "admission", "2025-06-10", 36, 35, 1);
	r = walk_filled(secretary, story, "admission_minutes", "alone=是");
	walk_has(&r, 422, "v_resolution");	/* no resolution, no step */
	walk_fill(secretary, story, "admission_minutes", "alone=是\nresolution=@");
	talk_before_the_meeting();
	two_gates_before_the_meeting();
	walk_refused(secretary_page, secretary, story, "2025-06-09", "就是表决的日期 2025-06-10");
	walk_close(secretary, story, "2025-06-10", "pretalk");
}

/* The level below says nothing for the one above: it neither fills in its papers nor registers its acts. */
static void the_branch_does_not_act_for_the_committee(void)
{
	const char *close = text("/api/v1/run/%lld/close", (long long)story);
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)story));

	assert_null(strstr(r.body, "v_opinion"));
	assert_null(strstr(r.body, "登记别人办的"));
	r = walk_filled(secretary, story, "second_talk", "talker=镇组织员\nopinion=同意");
	walk_has(&r, 403, "您的职务不在其中");
	r = walk_send(secretary, NULL, close, text("person=%lld\nday=2025-06-20\nrow_version=%lld\nfile=@", (long long)organiser_person, (long long)walk_version(secretary, story)));
	walk_has(&r, 422, "下级不能代为登记");
}

/* Whoever handles cases there registers it, and the page says who did. */
static void the_committee_registers_its_own(void)
{
	const char *close = text("/api/v1/run/%lld/close", (long long)story);
	struct reply r;

	walk_fill(upper, story, "second_talk", "talker=镇组织员\nopinion=同意");
	r = walk_send(upper, NULL, close, text("person=%lld\nday=2025-08-01\nrow_version=%lld\nfile=@", (long long)organiser_person, (long long)walk_version(upper, story)));
	walk_has(&r, 200, "\"registered_by\":\"镇委书记\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "由镇委书记登记");
}

static void nobody_approves_before_the_talk_or_without_the_right(void **state)
{
	/* covers TZ-17 accept 1 refuse 1 by page and api */
	struct reply r = walk_filled(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");
	int64_t reports;

	walk_has(&r, 422, "16 上级党委派人谈话");
	walk_refused(upper_page, upper, story, "2025-06-10", "审批前谈话记录（《中国共产党发展党员工作细则》（2014年）");
	clock_to("2025-09-01");
	fill_is_refused(upper_page, upper, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@", "v_body=党委\nv_collective=是\nv_result=批准\nv_reply=@",
		"先要办妥审批前谈话记录（《中国共产党发展党员工作细则》（2014年）第二十三至二十六条、（2026年）第二十五条）");
	the_branch_does_not_act_for_the_committee();
	the_committee_registers_its_own();
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":\"2025-09-10\"");	/* three months from the resolution */
	walk_refused(NULL, general, story, "2025-09-01", "总支书记 不能办理");
	walk_fill(upper, story, "approval", "body=党总支\ncollective=是\nresult=批准\nreply=@");
	walk_refused(upper_page, upper, story, "2025-09-01", "只能审议");
	walk_fill(upper, story, "approval", "body=党委\ncollective=是\nresult=批准\nreply=@");
	reports = in_force_as("tz/report", "tz-report");
	look_into_a_report(reports, "属实", "founded");
	walk_refused(upper_page, upper, story, "2025-09-01", "另有事项的结果不允许陈技员办这一步");
	r = seen(story);
	walk_has(&r, 200, "\"kind\":\"bar\",\"id\":\"tz-report\"");	/* the county sees what it was */
	r = client_get(upper_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "暂停办理");
	assert_false(reply_has(&r, "属实"));
	assert_false(reply_has(&r, "终止发展"));
	knows("\"status\":\"0\"");
	look_into_a_report(reports, "不属实", "unfounded");
	walk_close(upper, story, "2025-09-01", "county_file");
	knows("\"joined\":\"2025-06-10\"");	/* of the vote, not of the approval */
	knows("\"status\":\"1\"");
}

static void probation_counts_from_the_vote(void **state)
{
	/* covers TZ-07 accept 2 by page and api */
	/* covers CS-04 refuse 1 by page and api */
	struct reply r;

	clock_to("2026-06-09");
	walk_step(county, story, "county_filing", "paper=@", "2025-09-10", "assign");
	walk_step(secretary, story, "assignment", "team=第一党小组", "2025-09-12", "oath");
	walk_step(secretary, story, "oath_record", "place=县烈士陵园\nphoto=@", "2025-10-01", "probation");
	clock_to("2026-05-20");
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "陈技员");	/* said before the year is over */
	clock_to("2026-06-09");
	walk_fill(secretary, story, "probation_record", "reviews=2025-10-01|好\nregister=@");
	walk_refused(secretary_page, secretary, story, "2025-10-01", "预备期内至少考察2次");
	walk_fill(secretary, story, "probation_record", "reviews=2025-10-01|好\nreviews=2025-10-02|好\nregister=@");
	walk_refused(secretary_page, secretary, story, "2025-10-02", "后半年（2025-12-10起）还没有考察");
	walk_step(secretary, story, "probation_record", "reviews=2025-12-01|好\nreviews=2026-05-15|好\nregister=@", "2026-05-20", "convert_apply");
	fill_is_refused(secretary_page, secretary, "conversion_paper", "paper=@\napplied_on=2030-01-01", "v_paper=@\nv_applied_on=2030-01-01",
		"「申请书日期」2030-01-01 晚于办理日期 2026-06-09");
	walk_step(secretary, story, "conversion_paper", "paper=@\napplied_on=2026-06-01", "2026-06-02", "convert");
	r = seen(story);
	walk_has(&r, 200, "\"due_day\":\"2026-07-10\"");
	walk_fill(secretary, story, "conversion_motion", "motion=按期转正\nopinions=同意");
	walk_refused(secretary_page, secretary, story, "2026-06-09", "2025-06-10通过，2026-06-09预备期未满，不能讨论转正，最早2026-06-10");
	walk_has(&(struct reply){ .status = 200, .body = seen(story).body }, 200, "依据：中国共产党发展党员工作细则（2026年）");
	r = walk_act(secretary, story, "vote", "\"vote\":\"conversion\"");
	walk_has(&r, 422, "2026-06-09 不能表决“预备党员转正、延长或者取消”");	/* else its result would lead nowhere */
	clock_to("2026-08-20");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "逾期");	/* the meeting comes late, and that is seen */
	r = walk_act(secretary, story, "vote", "\"vote\":\"conversion\"");
	walk_has(&r, 422, "暂停办理");	/* nobody votes before the revisit: the day of the meeting would be too early for it */
	the_last_gate();
	ballot_held(story, "conversion", "2026-08-20", 36, 36, 0);
	walk_fill(secretary, story, "conversion_minutes", "alone=是\nresolution=@");
	walk_close(secretary, story, "2026-08-20", "convert_approve");
	r = client_get(secretary_page, text("/run/%lld", (long long)story));
	walk_has(&r, 200, "陈技员同志按期转为中共正式党员：通过（应到 41 人，实到 36 人；赞成 36 票、不赞成 0 票、弃权 0 票）");
	walk_step(upper, story, "conversion_approval", "result=批准\nreply=@", "2026-08-20", "archive");
	knows("\"status\":\"2\"");
	knows("\"full\":\"2026-06-10\"");	/* all the same from the end of probation */
	walk_fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=缺\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	walk_refused(secretary_page, secretary, story, "2026-08-20", "政治审查材料");
	walk_fill(secretary, story, "archive_list", "booklet_kept=有\napplication_kept=有\npolitical_kept=有\nconversion_kept=有\ncultivation_kept=有\nplace=党委保存的党员档案");
	r = walk_act(secretary, story, "close", "\"day\":\"2026-08-20\"");
	walk_has(&r, 200, "\"finish\":\"member\"");
}

/* The bar and the blocks below it count steps alike, and say how. */
static void the_steps_of_a_phase_have_one_count(void **state)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)story));
	int phases = 0, n;

	walk_has(&r, 200, "同一步办过几次的只算一步");
	for (const char *at = strstr(r.body, "<li class=\"phase"); at != NULL; at = strstr(at + 1, "<li class=\"phase")) {
		const char *title = strstr(at, "<b>") + 3;

		assert_int_equal(sscanf(strstr(title, "</b><span>"), "</b><span>%d 步已办结", &n), 1);
		assert_int_equal(closed_in_blocks(&r, text("%.*s", (int)strcspn(title, "<"), title)), n);
		phases++;
	}
	assert_int_equal(phases, 5);
}

/* Whatever the length of what was written, the heading of a step stands on the page of its first row. */
static void the_heading_of_a_step_stands_with_it(void **state)
{
	char lines[400] = "";
	int steps = 0;

	for (int n = 0; n < 24; n++) {
		struct reply r;
		const char *words;

		snprintf(lines + strlen(lines), sizeof(lines) - strlen(lines), "%s第%d行", n == 0 ? "" : "\n", n);
		world_run(w, text("UPDATE run_value SET value = '%s' WHERE run_id = %lld AND form = 'first_talk' AND field = 'content'", lines, (long long)story));
		r = client_post_json(secretary, text("/api/v1/run/%lld/bundle", (long long)story), "{}");
		assert_int_equal(r.status, 200);
		words = pdf_words(w->arena, r.body, r.body_bytes);
		for (const char *page = words; *page != '\0'; page += strcspn(page, "\f") + 1) {
			if (ends_with_a_heading(page, strcspn(page, "\f")))
				fail_msg("%d lines: a heading alone at the foot of: %.*s", n + 1, (int)strcspn(page, "\f"), page);
			steps += strstr(page, "12 支部委员会审查") != NULL;
		}
	}
	assert_true(steps > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_application_is_taken_over_from_paper),
		cmocka_unit_test(sponsors_are_full_members_in_good_standing),
		cmocka_unit_test(whoever_reads_english_reads_the_case_in_english),
		cmocka_unit_test(what_was_reported_stands_in_the_form),
		cmocka_unit_test(reviews_are_held_every_half_year),
		cmocka_unit_test(a_prospect_is_displayed_for_working_days),
		cmocka_unit_test(the_vote_is_of_full_members_with_the_signed_resolution),
		cmocka_unit_test(nobody_approves_before_the_talk_or_without_the_right),
		cmocka_unit_test(probation_counts_from_the_vote),
		cmocka_unit_test(the_steps_of_a_phase_have_one_count),
		cmocka_unit_test(the_heading_of_a_step_stands_with_it),
	};

	return cmocka_run_group_tests_name("recruit", tests, start, stop);
}
