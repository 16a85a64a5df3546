/* The record of 滕州's recruiting and what is traced by it, told once by pages and once by programs (practice_gate_world.h): TZ-13 and TZ-14; and what
 * the county says to a sealed declaration, which holds when that case is over (TZ-07). */
#include "practice_count.h"
#include "practice_gate_world.h"

static const char *const RECORD[] = {
	"secretary open 全程纪实: @recorded",
	"secretary fill activist_record: fact=推荐会议|+images",
	"cadre sign cadre ! 先",	/* in their order */
	"upper sign delegate ! 由不同的人分别签字",	/* four people give no five signatures */
	"office sign delegate",
	"cadre sign cadre",
	"deputy sign deputy",
	"upper sign secretary",
	"secretary close ! 组织员",
	"secretary fill prospect_record: fact=票决会议|+images ! 不填这张表",	/* four of five: the next stage is not open */
	NULL
};
static const char *const SEALED[] = {
	"city sign city_organiser",
	"secretary close > follow",
	"secretary fill activist_record: fact=改写经过|+images ! 已随办结的步骤封存",
	NULL
};

/* Lines of the log about a door that stayed shut. */
static int64_t attempts(const char *route)
{
	int64_t account = world_admin(w, text("auditor%d", (int)(here - villages)), ADMIN_AUDIT);
	struct client *auditor = client_new(w);
	struct reply r;

	client_header(auditor, text("Authorization: Bearer %s", client_token(w, account)));
	/* The newest first. */
	r = client_wait(auditor, "/api/v1/audit?verb=access.denied", "access.denied");
	r = client_get(auditor, text("/api/v1/audit/%lld", strtoll(strstr(r.body, "\"seq\":") + strlen("\"seq\":"), NULL, 10)));
	return reply_has(&r, route) && reply_has(&r, "form_sealed");
}

/* One more stage of the record, with its five signatures. */
static void stage(int64_t record, const char *form, const char *next)
{
	TELL(record, text("secretary fill %s: fact=会议|+images", form), "office sign delegate", "cadre sign cadre", "deputy sign deputy", "upper sign secretary",
		"city sign city_organiser", text("secretary close > %s", next));
}

/* Five signatures for what has not happened close nothing. */
static void is_not_signed_early(int64_t record, const char *form, const char *why)
{
	TELL(record, text("secretary fill %s: fact=会议|+images", form), "office sign delegate", "cadre sign cadre", "deputy sign deputy", "upper sign secretary", "city sign city_organiser",
		text("secretary close ! %s", why));
}

static void stage_again(int64_t record, const char *form, const char *next)
{
	TELL(record, text("secretary fill %s: fact=会议以后|+images", form));	/* the signatures of before are void */
	stage(record, form, next);
}

/* Where the person of the tale stands by the archive; the rest of recruiting is not walked. */
static void becomes(const char *role, int status)
{
	int64_t person = actor_named("related")->person;

	if (role != NULL)
		world_run(w, text("UPDATE person_role SET kind = '%s' WHERE person_id = %lld", role, (long long)person));
	else
		world_run(w, text("UPDATE person SET status = %d WHERE id = %lld", status, (long long)person));
}

/* Returned by the committee and recommended anew, an activist is signed for anew: what was signed for the first time is none of the second. */
static void a_second_recommendation_is_signed_for_anew(void)
{
	int64_t recruit = recruiting("other", "file"), record;

	TELL(0, "secretary open 全程纪实: @other");
	record = run_now;
	stage(record, "activist_record", "follow");
	TELL(recruit, "office fill filing: result=退回党支部|+reply|note=没有群团推优", "office close > recommend", "secretary fill recommendation: way=群团组织推优|+minutes|result=同意",
		"secretary close > file", "office fill filing: result=备案|+reply", "office close > contacts", "secretary fill mentors: first=@second|kin=否",
		"secretary close ! “确定入党积极分子”是在“4 上级党委备案”（2015-11-17 办结）以前办的，不能算数");
	TELL(record, "secretary fill following: stage=重新签字确定入党积极分子", "secretary close ! 重新签字要写明理由", "secretary fill following: stage=重新签字确定入党积极分子|why=党委退回后重新推荐",
		"secretary close > activists");
	TELL(recruit, "secretary close ! 停在“确定入党积极分子”");
	stage(record, "activist_record", "follow");
	TELL(recruit, "secretary close > cultivate");
}

/* Each stage opens its own step of recruiting, which is closed then, and no other. */
static void each_stage_opens_its_step(void)
{
	static const char *const INTRODUCERS = "secretary fill introducers: first=@second|second=@member|kin=否", *const TEAM = "secretary fill assignment: team=第一党小组",
		*const LIST = "secretary fill archive_list: booklet_kept=有|application_kept=有|political_kept=有|conversion_kept=有|cultivation_kept=有|place=党委保存的党员档案";
	int64_t recruit = recruiting("related", "contacts"), record;

	becomes("activist", 0);
	TELL(0, "secretary open 全程纪实: @related");
	record = run_now;
	TELL(recruit, "secretary fill mentors: first=@second|kin=否", "secretary close ! 确定入党积极分子要有五级签字的纪实");
	stage(record, "activist_record", "follow");
	TELL(record, "secretary fill following: stage=票决发展对象", "secretary close > prospects");
	TELL(recruit, "secretary close > cultivate");
	is_not_signed_early(record, "prospect_record", "现在还不是发展对象");
	becomes("prospect", 0);
	jump(recruit, "introduce");
	TELL(recruit, INTRODUCERS, "secretary close ! 票决发展对象要有五级签字的纪实");
	stage_again(record, "prospect_record", "admissions");
	TELL(recruit, "secretary close > review");
	is_not_signed_early(record, "admission_record", "现在还不是预备党员");
	becomes(NULL, 1);
	jump(recruit, "assign");
	TELL(recruit, TEAM, "secretary close ! 接收预备党员要有五级签字的纪实");
	stage_again(record, "admission_record", "conversions");
	TELL(recruit, "secretary close > oath");
	is_not_signed_early(record, "conversion_record", "现在还不是正式党员");	/* while he is on probation */
	becomes(NULL, 2);
	jump(recruit, "archive");
	TELL(recruit, LIST, "secretary close ! 预备党员转正要有五级签字的纪实");
	stage_again(record, "conversion_record", "recorded");
	TELL(recruit, "secretary close > member");
}

/* With four signatures the next stage of recruiting does not begin. */
static void record_tale(void)
{
	int64_t recruit = recruiting("recorded", "contacts"), record;
	struct reply r;

	TELL(recruit, "secretary fill mentors: first=@second|kin=否", "secretary close ! 没有办过“发展党员全程纪实”");
	TELL(0, RECORD[0]);
	tell_here(RECORD + 1);
	record = run_now;
	TELL(recruit, "secretary close ! 停在“确定入党积极分子”", "secretary close ! 还缺：县级党委组织员");
	TELL(record, SEALED[0]);
	TELL(recruit, "secretary close ! 停在“确定入党积极分子”");	/* signed, and not closed */
	run_now = record;
	tell_here(SEALED + 1);
	TELL(recruit, "secretary close > cultivate");
	jump(recruit, "introduce");
	TELL(recruit, "secretary close ! 票决发展对象要有五级签字的纪实");
	jump(recruit, "archive");
	TELL(recruit, "secretary close ! 预备党员转正要有五级签字的纪实");
	run_now = record;
	assert_true(attempts(by_page ? "POST /run/:run/fill/:form" : "POST /api/v1/run/:run/fill/:form"));
	r = by_page ? client_send(recorder()->page, "DELETE", text("/run/%lld", (long long)run_now), NULL, "", 0) :
		client_send(recorder()->program, "DELETE", text("/api/v1/run/%lld", (long long)run_now), NULL, "", 0);
	assert_int_equal(r.status, 405);
	r = state_of_case();
	assert_true(reply_has(&r, "推荐会议"));	/* as it was */
	assert_false(reply_has(&r, "改写经过"));
	each_stage_opens_its_step();
	a_second_recommendation_is_signed_for_anew();
}

static void TZ_13_five_signatures_seal_a_stage(void **state)
{
	/* covers TZ-13 accept 1 2 refuse 1 2 3 by page and api */
	/* covers TZ-09 refuse 1 by page and api */
	stop_all();
	tell_gated("tz/record", record_tale);
}

/* TZ-14: whoever signed that stage is named by the record, with level, post and day; nobody types it, and nothing is decided before. */
static void five_are_traced(void)
{
	static const char *const SIGNERS[] = { "office", "cadre", "deputy", "upper", "city" };
	struct reply r = state_of_case(), page = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));

	for (size_t i = 0; i < sizeof(SIGNERS) / sizeof(SIGNERS[0]); i++) {
		const char *at = strstr(r.body, text("\"form\":\"tracing\",\"field\":\"list\",\"number\":%zu,\"value\":\"%s\\u0009", i + 1, SIGNERS[i]));

		if (at == NULL)
			fail_msg("%s is not among them: %s", SIGNERS[i], strstr(r.body, "\"values\""));
		assert_non_null(strstr(arena_text_n(w->arena, at, 200), "\\u00092015-11-17\\u0009第1轮\""));	/* the day, and the only round */
		assert_true(reply_has(&page, text("%s<i class=\"sp\"></i>", SIGNERS[i])));
	}
	assert_true(reply_has(&r, "city\\u0009县级党委组织员\\u0009"));	/* the level */
	assert_false(reply_has(&r, "\"number\":6,"));
	assert_true(reply_has(&r, "\"title\":\"签字人数\",\"text\":\"5\""));
}

/* The copy has what was decided in the case that was told. */
static void decided_alike(int64_t told, int64_t copy)
{
	long long by = (long long)copy * 1000000007;	/* away from every id, and within 64 bits whatever they are */

	world_run(w, text("INSERT INTO run_step (id, region_id, run_id, number, step, round, opened_day, due_day, day, closed_s, person_id, account_id, file_id, way, seal) "
		"SELECT id + %lld, region_id, %lld, number, step, round, opened_day, due_day, day, closed_s, person_id, account_id, file_id, way, seal FROM run_step WHERE run_id = %lld",
		by, (long long)copy, (long long)told));
	world_run(w, text("INSERT INTO run_value (id, region_id, run_id, step_id, form, field, number, value, file_id, meant_id, is_from_paper) "
		"SELECT id + %lld, region_id, %lld, step_id + %lld, form, field, number, value, file_id, meant_id, is_from_paper FROM run_value WHERE run_id = %lld AND form = 'decision'",
		by, (long long)copy, by, (long long)told));
}

/* Two are handled in a case and one is let off; three such cases in three years are six persons, though cases are counted as cases. */
static void handled_are_persons(int64_t in_2013, int64_t in_2014)
{
	struct reply r;

	decided_alike(run_now, in_2013);
	decided_alike(run_now, in_2014);
	counted("code=tz-trace&row=year&sum=persons", "<th scope=\"col\" class=\"r\">处理人数</th>", "\"total\":6,\"sum\":6,");
	counted("code=tz-trace&row=year&sum=persons", "<td class=\"num r\"><b>6</b></td></tr></tbody>", "{\"value\":\"2014\",\"n\":3,\"share\":5000,\"sum\":2}");
	counted("code=tz-trace&row=year&sum=persons", "<td class=\"num r\">33.33%</td><td class=\"num r\">2</td>", "{\"value\":\"2015\",\"n\":1,\"share\":1666,\"sum\":2}");
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run/count?code=tz-trace&sum=what", (long long)here->county));
	assert_int_equal(r.status, 422);
	r = client_get(actor_named("county")->page, text("/org/%lld/run/count?code=tz-trace&sum=what", (long long)here->county));
	assert_int_equal(r.status, 422);
}

static void counted_by_year(void)
{
	struct reply r;

	int64_t in_2013 = world_copies(w, "run", run_now, 2, "closed_day", text("%d", day_parse_iso("2013-05-06")), NULL) + 1;
	int64_t in_2014 = 1 + world_copies(w, "run", run_now, 3, "closed_day", text("%d", day_parse_iso("2014-05-06")), NULL);
	counted("code=tz-trace&row=year", "<tr><td>2014</td><td class=\"num r\">3</td>", "{\"value\":\"2014\",\"n\":3,");
	counted("code=tz-trace&row=year", "<tr><td>2013</td><td class=\"num r\">2</td>", "{\"value\":\"2015\",\"n\":1,");
	counted("code=tz-trace&row=year", "<b>6</b>", "\"total\":6");
	handled_are_persons(in_2013, in_2014);
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run/count", (long long)here->county));
	assert_true(reply_has(&r, "\"total\":0"));	/* of no practice */
	r = client_get(actor_named("county")->page, text("/org/%lld/run/count", (long long)here->county));
	assert_true(reply_has(&r, "发展党员责任倒查"));	/* the page lets choose */
	r = client_get(actor_named("county")->page, text("/org/%lld/run/count?code=tz-trace&row=problem.what", (long long)here->county));
	assert_int_equal(r.status, 422);	/* a text is nothing to count by */
	r = client_get(actor_named("county")->page, text("/org/%lld/run?code=tz-trace&field=problem.what&value=x", (long long)here->county));
	assert_int_equal(r.status, 422);	/* nor to narrow a list by */
	r = client_get(actor_named("county")->program, text("/api/v1/org/%lld/run?code=tz-trace&field2=problem.what&value2=x", (long long)here->county));
	assert_int_equal(r.status, 422);
	assert_true(reply_has(&r, "problem.what"));
}

/* What was signed in a round that was done anew is traced too, each with its round; each signer is counted once (other: a_second_recommendation_is_signed_for_anew). */
static void every_round_is_traced(void)
{
	static const char *const AGAIN[] = { "county open_county 责任倒查: @other",
		"county fill problem: found_on=2015-11-17|stage=确定入党积极分子|what=日期涂改|+evidence", "county close > trace",
		"county fill tracing: result=查到签字人|finding=未核对", "county close > decide", NULL };
	struct reply r, page;

	tell_here(AGAIN);
	r = state_of_case();
	page = client_get(actor_named("county")->page, text("/run/%lld", (long long)run_now));
	walk_has(&r, 200, "\"form\":\"tracing\",\"field\":\"list\",\"number\":1,\"value\":\"office\\u0009");
	walk_has(&r, 200, "2015-11-17\\u0009第1轮（后来重新办理）\"");
	walk_has(&r, 200, "2015-11-17\\u0009第2轮\"");
	assert_true(reply_has(&r, "\"number\":10,") && !reply_has(&r, "\"number\":11,"));
	walk_has(&r, 200, "\"title\":\"签字人数\",\"text\":\"5\"");
	assert_true(reply_has(&page, "第1轮（后来重新办理）") && reply_has(&page, "第2轮"));
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)run_now));
}

static void trace_tale(void)
{
	static const char *const FIND[] = { "county open_county 责任倒查: @recorded", "county fill problem: found_on=2015-11-17|stage=票决发展对象|what=日期涂改|+evidence",
		"county close > trace",
		"county fill decision: *list=cadre;诫勉;|document=滕组 ! 不填这张表",	/* nothing is decided untraced */
		"county close ! 倒查",
		"county fill tracing: result=查到签字人|finding=未核对",
		"county close ! 这个环节没有查到签字记录，不能往下办",	/* nobody has signed that stage */
		"county fill problem: found_on=2015-11-17|stage=确定入党积极分子|what=日期涂改|+evidence ! 从现在的「倒查」退回重新办理",
		"county fill tracing: result=环节写错要更正|finding=环节写错", "county close > find",	/* the way that the refusal names is there */
		"county fill problem: found_on=2015-11-17|stage=确定入党积极分子|what=日期涂改|+evidence", "county close > trace", NULL };
	static const char *const TRACE[] = { "county open_county 责任倒查: @recorded",
		"county fill problem: found_on=2015-11-17|stage=确定入党积极分子|what=日期涂改|+evidence",
		"county close > trace",
		"county see: 倒查",
		"county fill tracing: *list=甲;书记;委员;2015-11-17;|result=查到签字人|finding=未核对 ! 从签字记录读取",	/* nobody types who signed */
		"county fill tracing: result=查到签字人|finding=未核对",
		"county close > decide",
		"county fill decision: *list=甲;诫勉;|document=滕组",
		"county sign lead",
		"county close ! 甲",
		"county fill decision: *list=cadre;诫勉;|*list=deputy;警告;|*list=upper;免予追究;|document=滕组",
		"county sign lead",
		"county close > handled", NULL };

	tell_here(FIND);
	world_run(w, text("DELETE FROM run WHERE id = %lld", (long long)run_now));	/* the year's count is of what was handled */
	tell_here(TRACE);
	five_are_traced();
	counted_by_year();
	every_round_is_traced();
}

static void TZ_14_nothing_is_closed_untraced(void **state)
{
	/* covers TZ-14 accept 1 2 refuse 1 by page and api */
	tell_gated("tz/trace", trace_tale);
}

static void care_tale(void)
{
	int64_t recruit = recruiting("unfit", "agree");

	TELL(0, "secretary open 本人说明: @unfit", "upper fill officers: first=@office|second=@city", "upper close > declare",
		"office fill declaration: declared_on=2015-11-17|former=没有|note=没有需要说明的情况", "office close > file",
		"city fill filing: filed_on=2015-11-17|opinion=暂不发展", "city close > not_now");
	TELL(recruit, "upper fill consent: result=同意|+reply", "upper close ! 结果是“暂不发展，说明封存”，这一步不能办结",
		"upper fill consent: result=不同意|+reply", "upper close > cultivate");	/* whoever does not go on is asked for nothing */
}

static void a_case_that_is_over_goes_on_to_hold(void **state)
{
	stop_all();
	tell_gated("tz/care", care_tale);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(TZ_13_five_signatures_seal_a_stage),
		cmocka_unit_test(TZ_14_nothing_is_closed_untraced),
		cmocka_unit_test(a_case_that_is_over_goes_on_to_hold),
	};

	return cmocka_run_group_tests_name("practice_record", tests, party_start, practice_stop);
}
