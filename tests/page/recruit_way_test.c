/* Recruiting where something is not as it ought to be on the way: an applicant whom nobody opened a case for, what is sent back with a reason, all that stands against a step at once. Pages and API. */
#include "recruit_world.h"

static int64_t to_mentors(const char *name, const char *day)
{
	int64_t person, run = case_of(name, &person, day);

	walk_step(secretary, run, "application", text("paper=@\napplied_on=%s\nreceived_by=居住地", day), day, "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", day, "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", day, "file");
	return run;
}

static const char CENSUS[] = "programme census \"摸底登记\"\nversion 1\nafter \"试验\"\nabout person\nruns_at branch\nopens any\n"
	"role branch = committee_of branch\nform facts \"情况\"\nfield words text \"情况\" must\nend\nstep ask \"登记\"\nby branch\nneeds facts\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven facts.words 甲\nexpect done\nend\n";

/* Registers an application and goes on to something else than the talk. */
static const char ENROL[] = "programme enrol \"列入培养\"\nversion 1\nafter \"试验\"\nabout person where status = none or status = applicant\nruns_at branch\nopens any\n"
	"role branch = committee_of branch\nform application \"本人申请\"\nfield applied_on date \"申请书日期\" must from 1900-01-01\nend\nform course \"学习\"\nfield words text \"情况\" must\nend\n"
	"step apply \"申请\"\nby branch\nneeds application\nset subject.status = applicant from application.applied_on\ngo study\nend\n"
	"step study \"学习\"\nby branch\nneeds course\ngo done\nend\nfinish done \"完成\"\nend\nrefuse apply when age(subject, today) < 18 \"未满十八岁\"\n"
	"example \"一\"\ngiven open 2024-01-01\ngiven application.applied_on 2024-01-01\nexpect waiting study\nend\n";

/* The task opens the case from the day of the application on and says how a talk is entered that was held; a case that began today names the way out. */
static void a_talk_that_was_held_has_a_way(int64_t person)
{
	const char *form = text("/org/%lld/run/new", (long long)branch), *there = text("%s?use=%lld&person=%lld&day=2024-11-08&for=talk", form, (long long)use, (long long)person);
	struct reply r = client_get(secretary, "/api/v1/workbench?when=week");
	int64_t late = applicant(branch, "严已谈"), run;

	walk_has(&r, 200, there);
	r = client_get(secretary_page, there);
	walk_has(&r, 200, "谈话若已经谈过：开始日期就填申请入党的日期（已经填好）");
	walk_has(&r, 200, "value=\"2024-11-08\"");
	r = client_get(secretary_page, text("%s?use=%lld", form, (long long)use));
	assert_false(reply_has(&r, "谈话若已经谈过"));
	run = opened(secretary, branch, late, "2024-11-20");
	walk_fill(secretary, run, "application", "paper=@\napplied_on=2024-11-08\nreceived_by=居住地");
	walk_refused(secretary_page, secretary, run, "2024-11-10", "请终止这一件，重新开办时开始日期填当时的日期、附上原件的扫描件");
	world_run(w, text("UPDATE run SET state = 'stopped', closed_day = opened_day WHERE id = %lld", (long long)run));
}

/* Whoever has no case is given one from the list of those on their way; and what is opened most stands first, whatever it is called. */
static void what_is_used_is_offered_first(int64_t person, int64_t census_use)
{
	const char *const way = text("/org/%lld/run/new?use=%lld", (long long)branch, (long long)use);
	struct reply r = client_get(secretary_page, text("/org/%lld/recruit?stage=applicant", (long long)branch));
	const char *recruit, *census;

	walk_has(&r, 200, text("href=\"%s&amp;person=%lld\">开办</a>", way, (long long)person));
	walk_has(&r, 200, text("href=\"/org/%lld/recruit?stage=applicant#rows\"", (long long)branch));
	r = client_get(secretary, text("/api/v1/org/%lld/recruit?stage=applicant", (long long)branch));
	walk_has(&r, 200, text("\"person\":\"%lld\"", (long long)person));
	for (int64_t n = world_count(w, text("run WHERE org_id = %lld AND state = 'open' AND code = 'recruit'", (long long)branch)) + 1; n > 0; n--)
		walk_opened(secretary, census_use, branch, person, "2024-11-20");
	r = client_get(secretary_page, text("/org/%lld/run/new", (long long)branch));
	recruit = strstr(r.body, text("run/new?use=%lld\"", (long long)use));
	census = strstr(r.body, text("run/new?use=%lld\"", (long long)census_use));
	assert_true(recruit != NULL && census != NULL && census < recruit);	/* though it comes later by name */
	r = client_get(secretary, text("/api/v1/person/%lld/run", (long long)person));
	walk_has(&r, 200, text("\"practices\":[{\"use\":\"%lld\"", (long long)use));	/* the way that he is on */
	r = client_get(secretary, text("/api/v1/person/%lld/run", (long long)members[4]));
	walk_has(&r, 200, text("\"practices\":[{\"use\":\"%lld\"", (long long)census_use));
	world_run(w, "UPDATE run SET state = 'stopped', closed_day = opened_day WHERE code = 'census' OR title IN ('严又来', '严再来')");
	world_run(w, "DELETE FROM run_turn WHERE run_id IN (SELECT id FROM run WHERE state = 'stopped')");
}

static void an_applicant_without_a_case_is_due_a_month_after_the_application(void **state)
{
	int64_t person = applicant(branch, "严待谈"), census, other;
	const char *there = text("/org/%lld/run/new?use=%lld&person=%lld", (long long)branch, (long long)use, (long long)person);
	struct reply r;

	role_since(person, "2024-11-08");
	r = client_get(secretary, "/api/v1/workbench?when=week");
	walk_has(&r, 200, "派人同入党申请人谈话：严待谈");
	walk_has(&r, 200, there);
	walk_has(&r, 200, "2024-11-08 申请入党，一个月内派人谈话");
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "派人同入党申请人谈话：严待谈");
	r = client_get(organiser, "/api/v1/workbench");
	assert_false(reply_has(&r, "严待谈"));	/* the branch talks with him */
	/* A case of any other kind says nothing of the talk. */
	census = walk_practice(w, city, "census", 1, CENSUS);
	other = walk_opened(secretary, census, branch, person, "2024-11-20");
	r = client_get(secretary, "/api/v1/workbench?when=week");
	walk_has(&r, 200, "派人同入党申请人谈话：严待谈");
	assert_true(other > 0);
	/* Nor does his case as long as it has not registered the application; then its own step has the term, and there he stands once. */
	a_talk_that_was_held_has_a_way(person);
	what_is_used_is_offered_first(person, census);
	other = opened(secretary, branch, person, "2024-11-20");
	r = client_get(secretary, "/api/v1/workbench?when=week");
	walk_has(&r, 200, "派人同入党申请人谈话：严待谈");
	walk_has(&r, 200, "办件已开办：点开先登记入党申请，再登记谈话");
	walk_has(&r, 200, text("\"href\":\"/run/%lld\"", (long long)other));
	walk_step(secretary, other, "application", "paper=@\napplied_on=2024-11-08\nreceived_by=居住地", "2024-11-20", "talk");
	r = client_get(secretary, "/api/v1/workbench?when=week");
	assert_false(reply_has(&r, "派人同入党申请人谈话：严待谈"));
	assert_int_equal(reply_times(&r, text("\"href\":\"/run/%lld\"", (long long)other)), 1);
	/* The line says what to do; the articles of the form stand on the page of the case. */
	walk_has(&r, 200, "填写“派人谈话记录”：严待谈");
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "填写“派人谈话记录”：严待谈");
	assert_false(reply_has(&r, "派人谈话记录（《"));
	r = client_get(secretary_page, text("/run/%lld", (long long)other));
	walk_has(&r, 200, "派人谈话记录（《中国共产党发展党员工作细则》（2014年、2026年）第七条）");
}

static void talks_late(int64_t n)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/run/overview", (long long)city));

	walk_has(&r, 200, text("\"talks_late\":%lld", (long long)n));
	r = client_get(county, text("/api/v1/org/%lld/duty?when=talk", (long long)town));
	walk_has(&r, 200, text("\"total\":%lld", (long long)n));
}

/* Above, the branch's talk is nobody's task, and yet it is seen when it was not held: counted, listed, and put on a sheet that is done once it is registered: a case that was
 * opened holds no talk. */
static void a_talk_that_was_not_held_is_seen_above(void **state)
{
	int64_t person = applicant(branch, "滕未谈"), sheet, run;
	const char *of_branch = text("/org/%lld/reminder", (long long)branch), *archive = text("/person/%lld\"", (long long)person);
	struct reply r;

	role_since(person, "2024-10-31");
	clock_to("2024-11-30");
	talks_late(0);	/* the last day in time */
	clock_to("2024-12-02");
	talks_late(1);
	r = client_get(county_page, text("/org/%lld/run", (long long)city));
	walk_has(&r, 200, "还没有派人谈话的 1 人");
	walk_has(&r, 200, text("href=\"/org/%lld/duty?when=talk\"", (long long)city));
	walk_has(&r, 200, text("href=\"/org/%lld/duty?when=talk\">1</a>", (long long)town));	/* by unit */
	r = client_get(county, "/api/v1/workbench?when=late");
	walk_has(&r, 200, "督促派人同 1 名入党申请人谈话");
	walk_has(&r, 200, text("\"href\":\"/org/%lld/duty?when=talk\"", (long long)city));
	r = client_get(organiser_page, "/");
	walk_has(&r, 200, "督促派人同 1 名入党申请人谈话");
	r = client_get(county, text("/api/v1/org/%lld/run/overview", (long long)city));
	walk_has(&r, 200, "\"talks\":1");
	r = client_get(organiser_page, text("/org/%lld/duty?when=talk", (long long)town));
	walk_has(&r, 200, "滕未谈");
	walk_has(&r, 200, archive);
	walk_has(&r, 200, "逾期 2 天");
	r = client_get(organiser, text("/api/v1/org/%lld/duty?when=talk", (long long)town));
	walk_has(&r, 200, text("\"due_day\":\"2024-11-30\",\"reported_day\":null,\"person\":\"%lld\"", (long long)person));
	r = client_get(organiser_page, text("%s/new", of_branch));
	walk_has(&r, 200, "（2014年）第七条：收到入党申请书后一个月内派人谈话");
	walk_has(&r, 200, "2024-10-31 申请入党，没有开办发展党员的办件");
	r = client_post_json(organiser, text("/api/v1%s", of_branch), "{\"by_day\":\"2024-12-05\"}");
	assert_int_equal(r.status, 201);
	sheet = walk_number(organiser, &r, "id");
	r = client_get(secretary_page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, archive);
	r = client_get(secretary, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("\"is_done\":false,\"person\":\"%lld\"", (long long)person));
	run = opened(secretary, branch, person, "2024-12-02");
	talks_late(1);
	r = client_get(organiser_page, text("/org/%lld/duty?when=talk", (long long)town));
	walk_has(&r, 200, text("href=\"/run/%lld\"", (long long)run));
	r = client_get(organiser_page, text("%s/new", of_branch));
	walk_has(&r, 200, "2024-10-31 申请入党，发展党员的办件已开办，还没有登记申请和谈话");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-10-31\nreceived_by=居住地", "2024-12-02", "talk");
	talks_late(0);	/* counted among the steps, once */
	r = client_get(organiser_page, "/");
	assert_false(reply_has(&r, "名入党申请人谈话"));
	r = client_get(county, text("/api/v1/org/%lld/run?due=late", (long long)town));
	walk_has(&r, 200, "滕未谈");
	r = client_get(secretary, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("\"is_done\":false,\"person\":\"%lld\"", (long long)person));
	walk_fill(secretary, run, "first_talk", "talker=书记\ntopics=否\ncontent=只见了面");
	walk_refused(secretary_page, secretary, run, "2024-12-02", "没有了解的不算谈话（《中国共产党发展党员工作细则》（2014年）第七条）：请补充谈话");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2024-12-02", "recommend");
	r = client_get(secretary, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("\"is_done\":true,\"person\":\"%lld\"", (long long)person));
	talks_late(0);
}

static void role_at(int64_t org, int64_t person, int number, const char *day)
{
	world_run(w, text("INSERT INTO person_role (id, region_id, person_id, org_id, kind, source, detail, from_day, to_day, document, mentor_id, term_day, result) "
		"SELECT %lld, region_id, id, %lld, 'applicant', '', '', %d, 2932897, '', 0, 2932897, '' FROM person WHERE id = %lld", (long long)person + 910000000 + number,
		(long long)org, day_parse_iso(day), (long long)person));
}

/* What the overview says of a unit, and how many rows of it the list of the town has on its pages. */
static void talks_of_unit(int64_t unit, int64_t org, int n)
{
	struct reply r = client_get(county, text("/api/v1/org/%lld/run/overview", (long long)town));
	int listed = 0;

	walk_has(&r, 200, text("\"id\":\"%lld\"", (long long)unit));
	assert_non_null(strstr(strstr(r.body, text("\"id\":\"%lld\"", (long long)unit)), "\"talks\":"));
	assert_int_equal(strtol(strstr(strstr(r.body, text("\"id\":\"%lld\"", (long long)unit)), "\"talks\":") + strlen("\"talks\":"), NULL, 10), n);
	for (int page = 1; page <= 2; page++) {
		r = client_get(county, text("/api/v1/org/%lld/duty?when=talk&page=%d", (long long)town, page));
		listed += reply_times(&r, text("\"org\":\"%lld\"", (long long)org));
	}
	assert_int_equal(listed, n);
}

/* The numbers are counted without the list: whoever is in one is in the other. */
static void talks_are_counted_by_unit_as_they_are_listed(void **state)
{
	int64_t person, run;
	struct reply r;

	clock_to("2024-12-02");
	talks_late(0);
	for (int i = 0; i < 50; i++)
		role_since(applicant(branch, text("待谈%02d", i + 1)), "2024-09-02");
	role_at(branch, applicant(branch, "无日期"), 1, "2024-08-01");		/* the archive has no day: the role began on it */
	role_at(branch, applicant(branch, "当日满"), 1, "2024-11-02");		/* the last day in time is today */
	role_at(branch, world_member(w, branch, "已入党", 2), 1, "2024-08-02");
	person = applicant(branch, "两处申请");
	role_at(branch, person, 1, "2024-08-05");
	role_at(village_branch, person, 2, "2024-08-05");			/* owed by both */
	role_since(person = applicant(village_branch, "未登记"), "2024-08-06");
	walk_opened(own, paper_use, village_branch, person, "2024-12-02");	/* holds no talk yet */
	role_since(person = applicant(branch, "已登记"), "2024-08-07");
	run = opened(secretary, branch, person, "2024-12-02");
	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-08-07\nreceived_by=居住地", "2024-12-02", "talk");
	talks_late(54);
	talks_of_unit(general_branch, branch, 52);
	talks_of_unit(village_committee, village_branch, 2);
	r = client_get(county, text("/api/v1/org/%lld/duty?when=talk", (long long)town));
	assert_true(strstr(r.body, "无日期") < strstr(r.body, "两处申请") && strstr(r.body, "两处申请") < strstr(r.body, "未登记") && strstr(r.body, "未登记") < strstr(r.body, "待谈01"));
	assert_false(reply_has(&r, "当日满") || reply_has(&r, "已入党") || reply_has(&r, "已登记"));
	clock_to("2024-12-03");
	talks_late(55);
	talks_of_unit(general_branch, branch, 53);
	world_run(w, "UPDATE person_role SET to_day = from_day + 1 WHERE kind = 'applicant' AND to_day = 2932897");
}

/* A step behind the registration holds no talk by that alone. */
static void a_practice_without_the_talk_does_not_hold_it(void **state)
{
	int64_t person = applicant(branch, "列入者"), run;
	struct reply r;

	clock_to("2024-12-02");
	talks_late(0);
	run = walk_opened(secretary, walk_practice(w, city, "enrol", 1, ENROL), branch, person, "2024-12-02");
	walk_step(secretary, run, "application", "applied_on=2024-10-08", "2024-12-02", "study");
	talks_late(1);
	r = client_get(organiser, text("/api/v1/org/%lld/duty?when=talk", (long long)town));
	walk_has(&r, 200, text("\"due_day\":\"2024-11-08\",\"reported_day\":null,\"person\":\"%lld\"", (long long)person));
	r = client_get(secretary, "/api/v1/workbench?when=late");
	walk_has(&r, 200, "派人同入党申请人谈话：列入者");
	walk_has(&r, 200, text("/org/%lld/run/new?use=%lld&person=%lld", (long long)branch, (long long)use, (long long)person));	/* not the case that has no step for it */
	walk_has(&r, 200, "2024-10-08 申请入党，一个月内派人谈话");
	world_run(w, "UPDATE person_role SET to_day = from_day + 1 WHERE kind = 'applicant' AND to_day = 2932897");
}

/* Whoever registers an act on paper says whose it was. */
static void walk_refused_without_person(int64_t run)
{
	struct reply r;

	walk_fill(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意");
	r = walk_send(secretary_page, text("/run/%lld", (long long)run), text("/run/%lld/close", (long long)run), "own=0\nperson=\nday=2024-11-03\nfile=@");
	walk_has(&r, 422, "请选择办理（签字）的人");
	assert_false(reply_has(&r, "不能办理「3"));
}

static void what_is_sent_back_says_why(void **state)
{
	int64_t run = to_mentors("潘退回", "2024-11-01");
	struct reply r;

	walk_fill(organiser, run, "filing", "reply=@\nresult=退回党支部");
	walk_refused(organiser_page, organiser, run, "2024-11-02", "请填写「备案意见」");
	walk_fill(organiser, run, "filing", "reply=@\nresult=退回党支部\nnote=会议记录没有签名");
	walk_close(organiser, run, "2024-11-02", "recommend");
	r = seen(run);
	walk_has(&r, 200, "\"sent_back\":\"「4 上级党委备案」退回：会议记录没有签名\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_int_equal(reply_times(&r, "「4 上级党委备案」退回：会议记录没有签名"), 2);	/* in the box that leads to the step, and in the step */
	walk_has(&r, 200, "<span class=\"tag tag--warn\">上一轮</span>");
	r = client_get(secretary, "/api/v1/workbench");
	walk_has(&r, 200, "\"meta\":\"「4 上级党委备案」退回：会议记录没有签名 · recruit");
	r = client_get(secretary_page, "/");
	walk_has(&r, 200, "「4 上级党委备案」退回：会议记录没有签名");
	walk_refused_without_person(run);
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2024-11-03", "file");
	walk_step(organiser, run, "filing", "reply=@\nresult=备案", "2024-11-04", "contacts");
	r = seen(run);
	walk_has(&r, 200, "\"sent_back\":\"\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, "退回：会议记录没有签名"));
	/* A way that is gone only where it is decided otherwise: it has no number, and each number stands once, from the first to the last. */
	walk_has(&r, 200, "<b>延长期满，党员大会再次讨论</b> <span class=\"tag\">视办理结果</span>");
	assert_false(reply_has(&r, "党员大会讨论转正</b> <span class=\"tag\">视办理结果</span>"));
	for (int n = 1; n <= 25; n++)
		assert_int_equal(reply_times(&r, text("<b>%d ", n)), 1);
	assert_false(reply_has(&r, "<b>26 "));
	walk_has(&r, 200, "<b>公示并列为发展对象</b>");	/* a part of the eighth */
	walk_has(&r, 200, "<b>推荐和确定入党积极分子</b> <span class=\"tag tag--warn\">上一轮</span>");	/* the round that was sent back */
}

/* Whoever mends one thing shall not come back for the next; and a switch of the place is no figure for people. */
static void all_that_stands_against_a_step_is_said_at_once(void **state)
{
	int64_t run = to_mentors("葛两错", "2024-11-01");
	struct reply r;

	walk_step(organiser, run, "filing", "reply=@", "2024-11-02", "contacts");
	r = walk_filled(secretary, run, "mentors", two("kin=是", members[2], members[2]));
	walk_has(&r, 422, "两名培养联系人不能是同一人");
	walk_has(&r, 422, "直系亲属不作培养联系人（本地规定）：请另选正式党员");
	walk_fill(secretary, run, "mentors", two("kin=是", members[2], members[3]));
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "已填，还不能办结：原因见下");
	walk_has(&r, 200, "直系亲属不作培养联系人（本地规定）：请另选正式党员");
	assert_false(reply_has(&r, "1为是"));
	walk_refused(secretary_page, secretary, run, "2024-11-03", "直系亲属不作培养联系人（本地规定）：请另选正式党员");
	r = seen(run);
	walk_has(&r, 200, "直系亲属不作培养联系人");
	assert_false(reply_has(&r, "1为是"));
}

/* The day on which probation ends is the first on which the meeting may be held; the place says how many days it has from then on. */
static void the_meeting_on_conversion_has_some_days_behind_the_end(void **state)
{
	int64_t person, run = case_of("施转正", &person, "2013-10-08");
	struct reply r = walk_send(county, NULL, text("/api/v1/run/%lld/take-over", (long long)run), text("steps=apply=2013-10-08\nsteps=talk=2013-11-01\nsteps=recommend=2013-11-05\n"
		"steps=file=2013-11-06\nsteps=contacts=2013-11-07\nsteps=cultivate=2014-12-01\nsteps=propose=2014-12-02\nsteps=agree=2014-12-03\nsteps=display=2014-12-12\nsteps=introduce=2014-12-13\n"
		"steps=review=2014-12-14\nsteps=train=2014-12-15\nsteps=examine=2014-12-16\nsteps=preread=2014-12-20\nsteps=fill=2014-12-21\nsteps=meeting=2014-12-22\nsteps=pretalk=2014-12-25\n"
		"steps=approve=2015-01-10\nsteps=county_file=2015-01-12\nsteps=assign=2015-01-13\nsteps=oath=2015-01-20\nsteps=probation=2015-12-01\nsteps=convert_apply=2015-12-10\nvotes=admission=20/18/17\nrow_version=%d",
		(int)walk_version(county, run)));

	walk_has(&r, 200, "\"step\":\"convert\",\"due_day\":\"2016-01-21\"");
	r = client_get(secretary_page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, "逾期");
	world_right(w, "secretary", "edit_person");
	r = client_get(secretary, "/api/v1/workbench?when=late");
	walk_has(&r, 200, text("\"href\":\"/run/%lld\"", (long long)run));
	walk_has(&r, 200, text("办理转正：施转正\",\"meta\":\"甲村第一党支部\",\"due\":"));
	assert_false(reply_has(&r, text("\"href\":\"/person/%lld\"", (long long)person)));
	r = client_get(secretary_page, "/");
	assert_false(reply_has(&r, text("\"/person/%lld\"", (long long)person)));
	r = client_get(upper, "/api/v1/workbench?when=late");	/* above the branch: what is to be done next, and by whom */
	walk_has(&r, 200, "督促办理转正：施转正\",\"meta\":\"甲村第一党支部 · 现在的步骤是“");
	walk_has(&r, 200, text("\"href\":\"/run/%lld\"", (long long)run));
}

/* Puts somebody into the pool by a share whose divisor may be 0. */
static const char SHARE[] = "programme share \"比例\"\nversion 1\nafter \"试验\"\nabout person\nruns_at branch\nopens any\n"
	"role branch = committee_of branch\nform facts \"情况\"\nfield all number \"总数\" must decimal\nend\nstep ask \"登记\"\nby branch\nneeds facts\n"
	"set subject.in_pool = yes when 10 / facts.all > 2\ngo done\nend\nfinish done \"完成\"\nend\nexample \"一\"\ngiven facts.all 4\nexpect done\nend\n";

/* Whether the archive changes must be known: the step is not closed as if it did not. */
static void what_cannot_be_reckoned_leaves_no_archive_as_it_is_in_silence(void **state)
{
	int64_t person = applicant(branch, "苗比例"), run = walk_opened(secretary, walk_practice(w, city, "share", 1, SHARE), branch, person, "2024-12-02");

	walk_fill(secretary, run, "facts", "all=0");
	walk_refused(secretary_page, secretary, run, "2024-12-02", "所依据的数算不出结果：请核对填写的数和日期");
	assert_int_equal(world_count(w, text("person_role WHERE person_id = %lld", (long long)person)), 0);
	walk_step(secretary, run, "facts", "all=4", "2024-12-02", "done");
	assert_int_equal(world_count(w, text("person_role WHERE person_id = %lld", (long long)person)), 1);
}

static void lacks_of(int64_t person, const char *words)
{
	struct reply r = client_get(county, text("/api/v1/person/%lld", (long long)person));

	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, words));
}

static void half_year_is_asked_for(int64_t run, const char *url)
{
	struct reply r = client_get(secretary_page, url);

	walk_has(&r, 200, "2024-11-13 至 2025-05-13");
	walk_has(&r, 200, "1 期逾期未填报");
	r = client_get(organiser_page, text("/org/%lld/duty", (long long)branch));
	walk_has(&r, 200, "2025-05-13");
	walk_has(&r, 200, "潘半年");
	r = client_get(organiser, text("/api/v1/org/%lld/duty", (long long)branch));
	walk_has(&r, 200, text("\"run\":\"%lld\"", (long long)run));
	walk_has(&r, 200, "\"due_day\":\"2025-05-13\"");
	r = walk_act(secretary, run, "report", "\"duty\":\"half_yearly\",\"period\":\"2025-05-13\",\"contents\":[\"2025-05-10\",\"有进步\"]");
	walk_has(&r, 200, "2025-05-13");
}

/* A filing that was sent back once: the half-years and the stage in the archive count from the day on which the branch decided anew. */
static void what_is_decided_anew_counts_from_its_own_day(void **state)
{
	int64_t person, run = case_of("潘半年", &person, "2024-11-01");
	const char *url = text("/run/%lld", (long long)run);

	walk_step(secretary, run, "application", "paper=@\napplied_on=2024-11-01\nreceived_by=居住地", "2024-11-01", "talk");
	walk_step(secretary, run, "first_talk", "talker=书记\ntopics=是\ncontent=了解情况", "2024-11-01", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2024-11-05", "file");
	knows_of(person, "\"from_day\":\"2024-11-05\"");
	walk_step(organiser, run, "filing", "reply=@\nresult=退回党支部\nnote=会议记录没有签名", "2024-11-06", "recommend");
	walk_step(secretary, run, "recommendation", "way=党员推荐\nminutes=@\nresult=同意", "2024-11-13", "file");
	knows_of(person, "\"kind\":\"activist\"");
	knows_of(person, "\"from_day\":\"2024-11-13\"");
	lacks_of(person, "2024-11-05");
	walk_step(organiser, run, "filing", "reply=@\nresult=备案", "2024-11-14", "contacts");
	clock_to("2025-06-20");
	half_year_is_asked_for(run, url);
	clock_to("2024-12-02");
}

/* Recruiting is opened at a branch: whoever works above it is led there. */
static void a_town_is_led_to_the_branch(void **state)
{
	const char *url = text("/org/%lld/run/new", (long long)town), *there = text("/org/%lld/run/new?use=%lld\"", (long long)branch, (long long)use);
	struct reply r = client_get(upper_page, url);

	walk_has(&r, 200, text("%s?below=%lld\">recruit", url, (long long)use));
	walk_has(&r, 200, "由下级支部开办");
	assert_false(reply_has(&r, text("%s?use=", url)));
	r = client_get(upper_page, text("%s?below=%lld", url, (long long)use));
	walk_has(&r, 200, there);
	assert_false(reply_has(&r, text("/org/%lld/run/new?use=", (long long)village_committee)));	/* no branch */
	r = client_get(upper_page, text("%s?below=%lld&find=第一", url, (long long)use));
	walk_has(&r, 200, there);
	r = client_get(upper_page, text("%s?below=%lld&find=丙村", url, (long long)use));
	walk_has(&r, 200, "没有找到这样的单位");
	assert_false(reply_has(&r, there));
	r = client_get(upper_page, text("%s?below=1", url));	/* no practice: the list again */
	walk_has(&r, 200, "在上级或下级单位开办");
	r = client_get(own_page, text("/org/%lld/run/new?below=%lld", (long long)village_branch, (long long)use));
	walk_has(&r, 200, "<li class=\"rows__head\">人员</li>");	/* nothing is opened below a branch */
	assert_false(reply_has(&r, "在上级或下级单位开办"));
	r = client_get(own_page, url);
	assert_int_equal(r.status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_applicant_without_a_case_is_due_a_month_after_the_application),
		cmocka_unit_test(a_talk_that_was_not_held_is_seen_above),
		cmocka_unit_test(talks_are_counted_by_unit_as_they_are_listed),
		cmocka_unit_test(a_practice_without_the_talk_does_not_hold_it),
		cmocka_unit_test(what_is_sent_back_says_why),
		cmocka_unit_test(what_cannot_be_reckoned_leaves_no_archive_as_it_is_in_silence),
		cmocka_unit_test(what_is_decided_anew_counts_from_its_own_day),
		cmocka_unit_test(all_that_stands_against_a_step_is_said_at_once),
		cmocka_unit_test(the_meeting_on_conversion_has_some_days_behind_the_end),
		cmocka_unit_test(a_town_is_led_to_the_branch),
	};

	return cmocka_run_group_tests_name("recruit_way", tests, start, stop);
}
