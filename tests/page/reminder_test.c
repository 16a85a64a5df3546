/* Reminders: what is late below is put on a numbered sheet, which stands on the first page of whoever got it until the steps on it are closed. */
#include "page/case_desk_world.h"

/* A step without a term, and a duty beside it. */
static const char WATCHED[] =
	"programme watch \"盯办事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"rule r2014 \"盯办办法(2014年)\" from 2014-01-01\n"
	"role head = post 书记 of branch\n"
	"form result \"办理结果\"\n  field outcome text \"结果\" must\nend\n"
	"duty progress \"进展填报\"\n  who head\n  every month\n  contents 进展\n  from work\n  until check\nend\n"
	"step work \"办理\"\n  by head\n  needs result\n  go check\nend\nstep check \"核对\"\n  by head\n  go done\nend\n"
	"finish done \"完成\"\nend\n"
	"example \"盯办\"\n  given result.outcome 办好\n  expect done\nend\n";

static const char *of_org(int64_t org, const char *rest) { return text("/org/%lld/reminder%s", (long long)org, rest); }

static int64_t issued_by_api(struct client *c, const char *url, const char *by_day)
{
	struct reply r = client_post_json(c, url, text("{\"by_day\":\"%s\"}", by_day));

	if (r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
	return walk_number(c, &r, "id");
}

static void a_sheet_lists_what_is_late_and_what_it_lacks(void **state)
{
	struct reply r;
	long long sheet = 0;
	int64_t late;

	morning("2015-11-17");
	late = opened(branch_a, "走访一户", "2015-11-10");		/* due on the 15th */
	opened(branch_a, "走访二户", "2015-11-17");			/* due on the 22nd: within a week */
	opened(branch_b, "别村一户", "2015-11-10");
	r = client_get(town_clerk, of_org(town, ""));	/* nobody reminds oneself: it says where */
	walk_has(&r, 200, "“按下级组织”表里");
	assert_false(reply_has(&r, of_org(town, "/new")));
	r = client_get(town_clerk, text("/org/%lld/run", (long long)town));
	walk_has(&r, 200, text("href=\"/org/%lld/reminder/new\"", (long long)branch_a));
	r = client_get(town_clerk, of_org(branch_a, "/new"));
	walk_has(&r, 200, "走访一户");
	walk_has(&r, 200, "走访二户");
	walk_has(&r, 200, "走访办法(2014年)：自“开办”起 5 日内办结");
	walk_has(&r, 200, "还缺：走访计划(办法第三条)");
	walk_has(&r, 200, "value=\"2015-11-20\"");	/* three working days */
	assert_false(reply_has(&r, "别村一户"));
	r = client_post(town_clerk, of_org(branch_a, "/new"), "by_day", "2015-11-16", "note", "请先补名单", NULL);
	walk_has(&r, 422, "要求办结日期应在 2015-11-17 至 2016-01-16 之间，您填的是 2015-11-16");
	walk_has(&r, 422, "请先补名单");
	for (int click = 0; click < 2; click++) {	/* one sheet, however often it is clicked */
		r = client_post(town_clerk, of_org(branch_a, "/new"), "by_day", "2015-11-20", "note", "请先补名单", "form_key", "reminder-once-0123456", NULL);
		assert_int_equal(r.status, 303);
	}
	assert_int_equal(world_count(w, "reminder"), 1);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/reminder/%lld", &sheet), 1);
	r = client_get(head_a, text("/reminder/%lld", sheet));
	walk_has(&r, 200, "催办〔2015〕1号");
	walk_has(&r, 200, "甲村党支部：");
	walk_has(&r, 200, "请于 2015年11月20日 前办结");
	walk_has(&r, 200, "2 天");
	walk_has(&r, 200, "另请：请先补名单");
	walk_has(&r, 200, "签发人：王敏");
	walk_has(&r, 200, "甲镇党委（盖章）");
	r = client_get(neighbour, text("/reminder/%lld", sheet));
	assert_int_equal(r.status, 404);
	r = client_get(head_a, "/");
	walk_has(&r, 200, "办理催办〔2015〕1号催办的 2 件事项");
	r = client_get(town_clerk, "/");
	assert_false(reply_has(&r, "催办〔2015〕1号"));
	visited(late, "2015-11-17");
	r = client_get(head_api, text("/api/v1/reminder/%lld", sheet));
	walk_has(&r, 200, "\"title\":\"走访一户\",\"step_title\":\"走访\"");
	walk_has(&r, 200, "\"is_done\":true");
	walk_has(&r, 200, "\"is_done\":false");
	r = client_get(head_api, "/api/v1/workbench");
	walk_has(&r, 200, "催办〔2015〕1号");
	r = client_get(town_api, text("/api/v1/org/%lld/reminder", (long long)town));
	walk_has(&r, 200, "\"number\":1,\"day\":\"2015-11-17\",\"by_day\":\"2015-11-20\",\"cases\":2,\"left\":1");
	r = client_get(town_clerk, of_org(town, ""));
	walk_has(&r, 200, "还有 1 件未办结");
}

/* What the town has to do in the same case is no matter of the branch. */
static void a_sheet_lists_no_step_of_another_level(void **state)
{
	int64_t run;
	struct reply r;

	morning("2015-11-10");
	run = opened(branch_b, "镇上未审", "2015-11-10");
	walk_step(walk_program(w, "head_b", people[1]), run, "plan", "list=@\nminutes=@", "2015-11-10", "check");
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id <> %lld AND org_id = %lld", (long long)run, (long long)branch_b));
	morning("2015-12-01");
	r = client_get(town_clerk, "/");
	walk_has(&r, 200, "镇上未审");
	r = client_get(town_clerk, of_org(branch_b, "/new"));
	assert_false(reply_has(&r, "镇上未审"));
	walk_has(&r, 422, "");
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_b), "{\"by_day\":\"2015-12-04\"}");
	assert_int_equal(r.status, 422);
	morning("2015-11-17");
}

static void a_sheet_about_one_case_goes_to_whoever_has_the_turn(void **state)
{
	int64_t run = opened(branch_a, "走访三户", "2015-11-17"), sheet;
	struct reply r;

	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("href=\"/run/%lld/reminder\"", (long long)run));
	walk_has(&r, 200, text("/document/request/print?subject=%lld", (long long)run));
	assert_false(reply_has(&r, "/document/minutes/print"));	/* the practice has no meeting and no notice: no paper of one is offered */
	assert_false(reply_has(&r, "/document/resolution/print"));
	assert_false(reply_has(&r, "/document/notice/print"));
	r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));
	walk_has(&r, 200, "走访三户");
	sheet = issued_by_api(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "2015-11-24");
	r = client_get(head_api, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "\"number\":\"催办〔2015〕2号\"");
	visited(run, "2015-11-17");
	r = client_get(head_api, "/api/v1/workbench");
	assert_false(reply_has(&r, "催办〔2015〕2号"));	/* done */
	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, text("href=\"/run/%lld/reminder\"", (long long)run)));	/* the town's own turn */
	r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));
	walk_has(&r, 422, "轮到本单位或上级办理");
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-24\"}");
	walk_has(&r, 422, "轮到本单位或上级办理");
	issued_by_api(county_api, text("/api/v1/run/%lld/reminder", (long long)run), "2015-11-24");	/* but below the county's */
	r = client_get(town_api, "/api/v1/workbench");
	walk_has(&r, 200, "催办〔2015〕1号");	/* each issuer counts its own */
}

/* What the first page of the branch calls late is what the sheet about the case says, and a step that has no term is not due soon. */
static void a_sheet_about_one_case_names_the_late_report(void **state)
{
	int64_t file = PUT(w, "programme_file", TEXT("code", "watch"), NUMBER("version", 1), TEXT("title", "盯办事项"), TEXT("origin", "试验"), TEXT("digest", "watch"), TEXT("text", WATCHED));
	int64_t watched = PUT(w, "programme_use", NUMBER("programme_id", file), NUMBER("org_id", city), NUMBER("from_day", 16000), NUMBER("to_day", 2932897),
		TEXT("document", "试验〔2015〕2号"), NUMBER("row_version", 1));
	int64_t run = walk_opened_of(county_api, branch_b, text("use=%lld\ntitle=盯办一项\nday=2015-11-17", (long long)watched)), sheet;
	struct reply r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));

	walk_has(&r, 200, "没有期限");	/* nothing is late, so the step itself; it is not said to be due */
	assert_false(reply_has(&r, "将到期"));
	morning("2015-12-15");	/* the report of November was due on its last day */
	r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));
	walk_has(&r, 200, "进展填报");
	walk_has(&r, 200, "2015-11-30");
	walk_has(&r, 200, "15 天");
	assert_false(reply_has(&r, "没有期限"));
	assert_false(reply_has(&r, "将到期"));
	morning("2016-01-04");	/* a second one was due: each has its line, as each is to be reported */
	r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));
	walk_has(&r, 200, " 至 2015-11-30 的填报");
	walk_has(&r, 200, "2015-12-01 至 2015-12-31 的填报");
	walk_has(&r, 200, "35 天");
	r = client_get(town_clerk, of_org(branch_b, "/new"));
	walk_has(&r, 200, "2015-12-01 至 2015-12-31 的填报");
	morning("2015-12-15");
	sheet = issued_by_api(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "2015-12-18");
	r = client_get(town_clerk, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "下列 1 件事项已经逾期。请于 2015年12月18日 前办结");
	r = client_get(town_api, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "\"duty\":\"progress\",\"is_done\":false");
}

static void a_sheet_is_refused_with_its_reason(void **state)
{
	struct reply r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_a), "{\"by_day\":\"2015-11-20\"}");
	int64_t run;

	walk_has(&r, 422, "今天已经向甲村党支部发过 催办〔2015〕1号");
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_a), "{}");
	walk_has(&r, 422, "by_day");
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)branch_a), "{\"by_day\":\"2016-01-17\"}");
	walk_has(&r, 422, "2016-01-16");
	r = client_post_json(town_api, text("/api/v1/org/%lld/reminder", (long long)town), "{\"by_day\":\"2015-11-20\"}");
	walk_has(&r, 422, "甲镇党委就是本单位");
	r = client_get(town_clerk, of_org(town, "/new"));
	walk_has(&r, 422, "甲镇党委就是本单位");
	walk_has(&r, 422, "这样办不了，原因如下");	/* there is no field to put right */
	assert_false(reply_has(&r, "处需要改"));
	r = client_post_json(county_api, text("/api/v1/org/%lld/reminder", (long long)other_town), "{\"by_day\":\"2015-11-20\"}");
	walk_has(&r, 422, "乙镇党委及下级没有逾期的办件、定期填报、入党申请人谈话、预备党员转正和组织关系接转");
	r = client_post_json(head_api, text("/api/v1/org/%lld/reminder", (long long)town), "{\"by_day\":\"2015-11-20\"}");
	assert_int_equal(r.status, 404);	/* nobody reminds those above */
	run = opened(branch_b, "终止一户", "2015-11-17");
	r = walk_act(county_api, run, "stop", "\"reason\":\"户已迁走\"");
	assert_int_equal(r.status, 200);
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-20\"}");
	walk_has(&r, 422, "已经结束");
	assert_int_equal(world_count(w, "reminder"), 3);
	issued_by_api(county_api, text("/api/v1/org/%lld/reminder", (long long)town), "2015-11-20");	/* of all below the town */
	r = client_get(town_api, text("/api/v1/org/%lld/reminder", (long long)town));
	walk_has(&r, 200, "\"to_name\":\"甲镇党委\",\"year\":2015,\"number\":2");
}

/* Above the branch the step is the committee's own turn, but a report of the branch is late: that is what it is reminded of. */
static void a_late_report_is_urged_though_the_step_is_the_committees(void **state)
{
	static const char PROGRAM[] =
		"programme ledger \"台账事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
		"rule r2014 \"台账办法(2014年)\" from 2014-01-01\n"
		"role head = post 书记 of branch\nrole upper = committee_of committee\n"
		"form result \"办理结果\"\n  field outcome text \"结果\" must\nend\n"
		"duty progress \"台账填报\"\n  who head\n  every month\n  contents 台账\n  from work\n  until check\nend\n"
		"step work \"镇里办理\"\n  by upper\n  needs result\n  go check\nend\nstep check \"核对\"\n  by upper\n  go done\nend\n"
		"finish done \"完成\"\nend\n"
		"example \"台账\"\n  given result.outcome 办好\n  expect done\nend\n";
	int64_t run, sheet;
	struct reply r;

	morning("2015-11-17");
	run = walk_opened_of(county_api, branch_b, text("use=%lld\ntitle=台账一项\nday=2015-11-17", (long long)walk_practice(w, city, "ledger", 1, PROGRAM)));
	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	assert_false(reply_has(&r, text("href=\"/run/%lld/reminder\"", (long long)run)));	/* nothing is late */
	r = client_post_json(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "{\"by_day\":\"2015-11-20\"}");
	walk_has(&r, 422, "轮到本单位或上级办理");
	morning("2015-12-15");
	r = client_get(town_clerk, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("href=\"/run/%lld/reminder\"", (long long)run));
	r = client_get(town_clerk, text("/run/%lld/reminder", (long long)run));
	walk_has(&r, 200, "台账填报");
	assert_false(reply_has(&r, "镇里办理"));	/* its own step is on no sheet of its own */
	sheet = issued_by_api(town_api, text("/api/v1/run/%lld/reminder", (long long)run), "2015-12-18");
	r = client_get(town_api, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, text("\"to\":\"%lld\"", (long long)branch_b));
	walk_has(&r, 200, text("\"responsible\":\"%lld\"", (long long)branch_b));
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE id = %lld", (long long)run));
}

/* A sheet to a general branch is told to the branch that is late: it sees what is its own on it, and nothing of the other. */
static void the_late_branch_sees_what_went_to_the_general_branch(void **state)
{
	int64_t general = world_org_of(w, town, "general_branch", "丙村党总支"), late = world_org_of(w, general, "branch", "丙村一支部"), other = world_org_of(w, general, "branch", "丙村二支部");
	int64_t head = world_person(w, late, "丙村书记"), other_head = world_person(w, other, "二支书记"), sheet;
	struct client *page, *program, *elsewhere;
	struct reply r;

	world_holding(w, late, "secretary", head);
	world_holding(w, other, "secretary", other_head);
	opened(late, "丙村走访", "2015-11-10");
	opened(other, "二支走访", "2015-11-10");
	morning("2015-12-15");
	sheet = issued_by_api(town_api, text("/api/v1%s", of_org(general, "")), "2015-12-18");
	page = walk_browser(w, "general_page", head);
	program = walk_program(w, "general_api", head);
	elsewhere = walk_program(w, "general_other", other_head);
	r = client_get(page, "/");
	walk_has(&r, 200, "里轮到本单位的 1 件事项（发给丙村党总支）");
	walk_has(&r, 200, text("href=\"/reminder/%lld\"", (long long)sheet));
	r = client_get(page, text("/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "丙村走访");
	walk_has(&r, 200, "这张催办单发给丙村党总支，这里只列其中轮到本单位的 1 件。");
	assert_false(reply_has(&r, "二支走访"));
	assert_false(reply_has(&r, "/document/reminder/print"));
	r = client_get(page, text("/document/reminder/print?subject=%lld", (long long)sheet));
	assert_int_equal(r.status, 404);	/* the sheet itself is the general branch's */
	r = client_get(program, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "\"is_part\":true");
	walk_has(&r, 200, "丙村走访");
	assert_false(reply_has(&r, "二支走访"));
	r = client_get(elsewhere, text("/api/v1/reminder/%lld", (long long)sheet));
	walk_has(&r, 200, "二支走访");
	assert_false(reply_has(&r, "丙村走访"));
	r = client_get(walk_program(w, "general_neighbour", people[4]), text("/api/v1/reminder/%lld", (long long)sheet));
	assert_int_equal(r.status, 404);
	r = client_get(program, "/api/v1/workbench");
	walk_has(&r, 200, "里轮到本单位的 1 件事项（发给丙村党总支）");
	r = client_get(walk_program(w, "general_a", people[0]), "/api/v1/workbench");
	assert_false(reply_has(&r, "发给丙村党总支"));
	world_clock(w, "2015-12-16T09:00:00+08:00");	/* at the next sign-in */
	r = client_get(walk_program(w, "general_next", head), "/api/v1/me/digest");
	walk_has(&r, 200, "\"kind\":\"reminder\",\"text\":\"查看甲镇党委的催办〔2015〕");
	world_run(w, text("UPDATE run SET state = 'stopped' WHERE org_id = %lld", (long long)late));
	r = client_get(program, "/api/v1/workbench");
	assert_false(reply_has(&r, "轮到本单位的"));	/* done */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sheet_lists_what_is_late_and_what_it_lacks),
		cmocka_unit_test(a_sheet_lists_no_step_of_another_level),
		cmocka_unit_test(a_sheet_about_one_case_goes_to_whoever_has_the_turn),
		cmocka_unit_test(a_sheet_is_refused_with_its_reason),
		cmocka_unit_test(a_sheet_about_one_case_names_the_late_report),
		cmocka_unit_test(a_late_report_is_urged_though_the_step_is_the_committees),
		cmocka_unit_test(the_late_branch_sees_what_went_to_the_general_branch),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
