/* JZ-02, JZ-03, JZ-04 and JZ-06: 蒋庄's projects in seven steps from their file (programmes/jz/project.prog). A target without an owner is
 * refused; the quarterly gate returns with a ground, and what was returned keeps its history; nothing is accepted with two of three
 * sheets; a good project brings its owner points. Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "programme/token.h"

static struct world *w;
static struct client *secretary, *group_page, *api, *group[2], *experts[2];
static int64_t branch, use, secretary_person;

static int start(void **state)
{
	static const char *const KINDS[] = { "secretary", "group_head", "group_member", "organiser", "organisation_member" };
	int64_t mine, leading, both;

	w = world_start(&(struct world_options){ .clock = "2015-10-08T09:00:00+08:00" });
	mine = world_org_of(w, world_org_of(w, 0, "city_committee", "云川市委"), "committee", "蒋庄煤矿党委");
	branch = world_org_of(w, mine, "branch", "采煤一区党支部");
	leading = world_org_of(w, mine, "leading_group", "党建工作项目化管理领导小组");
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++) {
		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "handle");
	}
	secretary_person = world_person(w, branch, "周书记");
	world_holding(w, branch, "secretary", secretary_person);
	for (int i = 0; i < 2; i++) {
		int64_t of_group = world_person(w, mine, world_text(w, "组员%d", i)), expert = world_person(w, mine, world_text(w, "专家%d", i));

		world_holding(w, leading, i == 0 ? "group_head" : "group_member", of_group);
		world_holding(w, mine, i == 0 ? "organiser" : "organisation_member", expert);
		group[i] = walk_program(w, world_text(w, "group%d", i), of_group);
		if (i == 0)
			group_page = walk_browser(w, "group_page", of_group);
		experts[i] = walk_program(w, world_text(w, "expert%d", i), expert);
	}
	/* Of the group and an expert as well: he is on one sheet of the two. */
	both = world_person(w, mine, "兼任人");
	world_holding(w, leading, "group_member", both);
	world_holding(w, mine, "organisation_member", both);
	secretary = walk_browser(w, "secretary", secretary_person);
	api = walk_program(w, "secretary_api", secretary_person);
	use = walk_practice(w, mine, "jz-project", 1, walk_source(w, "jz/project"));
	world_run(w, "UPDATE programme_file SET title = '党建工作项目化管理' WHERE code = 'jz-project'");
	return 0;
}

static void good(struct reply r)
{
	if (r.status != 200 && r.status != 201)
		fail_msg("status %d: %s", r.status, r.body);
}

static int64_t opened(const char *title)
{
	struct reply r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"title\":\"%s\"}", (long long)use, title));

	return walk_number(api, &r, "id");
}

static struct reply applied(int64_t run, const char *owner)
{
	return walk_act(api, run, "fill/apply", world_text(w, "\"values\":[\"kind=基础工作创新型\",\"plan=分三步实施\",\"targets=先锋岗|12个|张三\",\"targets=攻关组|3个|李四\","
		"\"targets=合理化建议|40条|%s\",\"due_on=2015-12-31\"]", owner));
}

static void filed(int64_t run)
{
	good(applied(run, "王五"));
	good(walk_act(api, run, "close", ""));
	good(walk_act(group[0], run, "fill/gate", "\"values\":[\"result=同意\"]"));
	good(walk_act(group[0], run, "close", ""));
}

/* A form in the browser with up to three fields; field 0 ends them. */
static struct reply page_filled(struct client *c, int64_t run, const char *form, const char *const *fields)
{
	client_get(c, world_text(w, "/run/%lld", (long long)run));
	return client_post(c, world_text(w, "/run/%lld/fill/%s", (long long)run, form), "row_version", world_text(w, "%d", (int)walk_version(api, run)), fields[0], fields[1], fields[2], fields[3], fields[4],
		fields[5], NULL);
}

/* Closing the open step is refused, for the program and in the browser. */
static void not_closed(struct client *page, struct client *c, int64_t run, const char *why)
{
	struct reply r = walk_act(c, run, "close", "");

	walk_has(&r, 422, why);
	client_get(page, world_text(w, "/run/%lld", (long long)run));
	r = client_post(page, world_text(w, "/run/%lld/close", (long long)run), "row_version", world_text(w, "%d", (int)walk_version(api, run)), "own", "1", NULL);
	walk_has(&r, 422, why);
}

static void a_target_without_an_owner_is_refused(void **state)
{
	/* covers JZ-02 accept 1 refuse 1 2 by page and api */
	/* covers JZ-03 refuse 1 by page and api */
	int64_t run = opened("先锋岗创建");
	struct reply r = walk_act(api, run, "fill/apply", "\"values\":[\"kind=娱乐活动型\",\"plan=x\",\"targets=a|b|c\",\"due_on=2015-12-31\"]");

	walk_has(&r, 422, "基础工作创新型、重点工作示范型、特色工作推广型");
	r = walk_act(api, run, "fill/apply", "\"values\":[\"kind=基础工作创新型\",\"plan=x\",\"due_on=2015-12-31\"]");
	walk_has(&r, 422, "请填写「指标」");
	r = page_filled(secretary, run, "apply", (const char *const[]){ "v_kind", "娱乐活动型", "v_plan", "x", "v_due_on", "2015-12-31" });
	walk_has(&r, 422, "基础工作创新型、重点工作示范型、特色工作推广型");
	r = page_filled(secretary, run, "apply", (const char *const[]){ "v_kind", "基础工作创新型", "v_plan", "x", "v_due_on", "2015-12-31" });
	walk_has(&r, 422, "请填写「指标」");
	r = walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2015-12-31\",\"goal=是\",\"report=按期完成\"]");	/* steps are not skipped */
	walk_has(&r, 422, "不填这张表");
	r = page_filled(secretary, run, "closing", (const char *const[]){ "v_done_on", "2015-12-31", "v_goal", "是", "v_report", "按期完成" });
	walk_has(&r, 422, "不填这张表");
	good(applied(run, ""));
	not_closed(secretary, api, run, "指标没有责任人：合理化建议");	/* which one, by its name */
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "指标没有责任人");	/* said before anybody presses */
	r = walk_act(group[0], run, "close", "");
	walk_has(&r, 422, "不能办理");
}

static void what_the_gate_returns_keeps_its_history(void **state)
{
	/* covers JZ-04 accept 1 2 refuse 1 2 by page and api */
	int64_t run = opened("降本增效");
	struct reply r;

	good(applied(run, "王五"));
	good(walk_act(api, run, "close", ""));
	r = client_get(api, world_text(w, "/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"due_day\":\"2015-12-31\"");	/* reviewed in the fourth quarter */
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "2015-12-31");
	not_closed(secretary, api, run, "不能办理");	/* not by the owner */
	not_closed(group_page, group[0], run, "没有填写「季度审核意见」");	/* and not before it is reviewed */
	good(walk_act(group[1], run, "fill/gate", "\"values\":[\"result=退回\"]"));
	r = walk_act(group[1], run, "close", "");
	walk_has(&r, 422, "退回必须写明理由");
	not_closed(group_page, group[0], run, "退回必须写明理由");
	r = client_get(group_page, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "退回理由（有的情况要填）");	/* the form may be kept without it, the step may not always be closed */
	good(walk_act(group[1], run, "fill/gate", "\"values\":[\"result=退回\",\"ground=可操作性不强\"]"));
	good(walk_act(group[1], run, "close", ""));
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "第 2 轮");
	walk_has(&r, 200, "可操作性不强");
	walk_has(&r, 200, "分三步实施");
	r = client_get(api, world_text(w, "/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "可操作性不强");
	filed(run);
	r = client_get(api, world_text(w, "/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"step\":\"carry\"");
}

/* Marks under the own name by both raters of a sheet. */
static void marked(int64_t run, const char *sheet, struct client **raters, const char *mark)
{
	struct reply r = walk_act(group[0], run, "sheet", world_text(w, "\"sheet\":\"%s\"", sheet));
	int64_t review = walk_number(group[0], &r, "review");

	for (int i = 0; i < 2; i++)
		good(client_post_json(raters[i], world_text(w, "/api/v1/review/%lld/mark", (long long)review), world_text(w, "{\"mark\":\"%s\"}", mark)));
	good(client_post_json(group[0], world_text(w, "/api/v1/review/%lld/close", (long long)review), "{\"issued\":50,\"collected\":50}"));
}

/* The mark of one rater of the two that the file asks for is no result, for the program and in the browser. */
static void one_is_too_few(int64_t run, const char *sheet, struct client *rater, const char *mark)
{
	struct reply r = walk_act(group[0], run, "sheet", world_text(w, "\"sheet\":\"%s\"", sheet));
	int64_t review = walk_number(group[0], &r, "review");

	good(client_post_json(rater, world_text(w, "/api/v1/review/%lld/mark", (long long)review), world_text(w, "{\"mark\":\"%s\"}", mark)));
	r = client_post_json(group[0], world_text(w, "/api/v1/review/%lld/close", (long long)review), "{\"issued\":50,\"collected\":50}");
	walk_has(&r, 422, "有效测评表 1 份，少于最少份数 2");
	client_get(group_page, world_text(w, "/review/%lld", (long long)review));
	r = client_post(group_page, world_text(w, "/review/%lld/close", (long long)review), "issued", "50", "collected", "50", NULL);
	walk_has(&r, 422, "有效测评表 1 份，少于最少份数 2");
}

static void a_sheet_of_too_few_raters_is_no_acceptance(void **state)
{
	int64_t run = opened("一人验收");

	filed(run);
	good(walk_act(api, run, "close", ""));
	good(walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2015-10-08\",\"goal=是\",\"report=按期完成\"]"));
	good(walk_act(api, run, "close", ""));
	one_is_too_few(run, "site", group[0], "88");
	one_is_too_few(run, "pro", experts[0], "84");
	not_closed(group_page, group[0], run, "实地评审");
}

/* Both type the papers of the survey. */
static void surveyed(int64_t review, const char *marks)
{
	for (int i = 0; i < 2; i++)
		good(client_post_json(group[i], world_text(w, "/api/v1/review/%lld/paper", (long long)review), world_text(w, "{\"marks\":\"%s\"}", marks)));
}

/* Who rates on the site does not rate as an expert too, and the owner's own staff neither: the sheets are of different people. */
static void nobody_is_on_two_sheets(void **state)
{
	int64_t run = opened("一人两表"), review;
	struct reply r;

	filed(run);
	good(walk_act(api, run, "close", ""));
	good(walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2015-10-08\",\"goal=是\",\"report=按期完成\"]"));
	good(walk_act(api, run, "close", ""));
	r = walk_act(group[0], run, "sheet", "\"sheet\":\"pro\"");
	review = walk_number(group[0], &r, "review");
	r = client_get(group[0], world_text(w, "/api/v1/review/%lld", (long long)review));
	walk_has(&r, 200, "专家1");
	assert_false(reply_has(&r, "兼任人"));
	r = walk_act(group[0], run, "sheet", "\"sheet\":\"site\"");
	review = walk_number(group[0], &r, "review");
	r = client_get(group[0], world_text(w, "/api/v1/review/%lld", (long long)review));
	walk_has(&r, 200, "兼任人");
	r = client_get(group_page, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "不评分");
}

static void two_of_three_sheets_are_not_enough(void **state)
{
	/* covers JZ-06 accept 1 refuse 1 by page and api */
	int64_t run = opened("安全示范"), review;
	struct reply r;

	filed(run);
	good(walk_act(api, run, "close", ""));
	r = walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2014-01-01\",\"goal=是\",\"report=按期完成\"]");
	walk_has(&r, 422, "「实际完成日期」2014-01-01 早于「开办日期」的 2015-10-08");
	r = page_filled(secretary, run, "closing", (const char *const[]){ "v_done_on", "2015-10-09", "v_goal", "是", "v_report", "按期完成" });
	walk_has(&r, 422, "「实际完成日期」2015-10-09 晚于办理日期 2015-10-08");
	good(walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2015-10-08\",\"goal=是\",\"report=按期完成\"]"));
	good(walk_act(api, run, "close", ""));
	marked(run, "site", group, "88");
	marked(run, "pro", experts, "84");
	not_closed(group_page, group[0], run, "问卷调查");
	r = walk_act(api, run, "sheet", "\"sheet\":\"survey\"");
	walk_has(&r, 422, "不得办理");	/* not by the owner */
	r = walk_act(group[0], run, "sheet", "\"sheet\":\"survey\"");
	review = walk_number(group[0], &r, "review");
	surveyed(review, "90 90 90 90");
	r = client_post_json(group[0], world_text(w, "/api/v1/review/%lld/close", (long long)review), "{\"issued\":50,\"collected\":50}");
	assert_int_equal(r.status, 422);	/* four papers are too few */
	surveyed(review, "90");
	walk_clock(api, "2015-10-09");
	good(client_post_json(group[1], world_text(w, "/api/v1/review/%lld/close", (long long)review), "{\"issued\":50,\"collected\":50}"));
	/* Nobody accepts it as of the day before its last sheet was sealed. */
	r = walk_act(group[0], run, "close", "\"day\":\"2015-10-08\"");
	walk_has(&r, 422, "问卷调查」封存在 2015-10-09，办结日期不能早于这一天；您填的是 2015-10-08");
	client_get(group_page, world_text(w, "/run/%lld", (long long)run));
	r = client_post(group_page, world_text(w, "/run/%lld/close", (long long)run), "row_version", world_text(w, "%d", (int)walk_version(api, run)), "own", "1", "day", "2015-10-08", NULL);
	walk_has(&r, 422, "问卷调查」封存在 2015-10-09");
	r = walk_act(group[0], run, "close", "");
	walk_has(&r, 200, "\"step\":\"judge\"");
	good(walk_act(group[0], run, "fill/assess", "\"values\":[\"target_rate=90\",\"content_rate=85\",\"benefit=80\",\"spread=90\"]"));
	good(walk_act(group[0], run, "close", ""));
	r = walk_act(group[1], run, "close", "");
	walk_has(&r, 200, "\"finish\":\"praised\"");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "周书记");
	walk_has(&r, 200, "10 分");
	walk_has(&r, 200, "列入优秀党建项目候选");
	r = client_get(secretary, world_text(w, "/org/%lld/point", (long long)branch));
	walk_has(&r, 200, "周书记");
	walk_has(&r, 200, "优秀党建项目");
	r = client_get(api, world_text(w, "/api/v1/org/%lld/point", (long long)branch));
	walk_has(&r, 200, "\"points\":\"10\"");
	walk_clock(api, "2015-10-08");
}

static void a_project_that_is_late_is_listed_and_not_evaluated(void **state)
{
	/* covers JZ-07 accept 1 refuse 1 2 by page and api */
	int64_t run = opened("技能比武");
	struct reply r;

	filed(run);
	walk_clock(api, "2016-01-01");
	good(walk_act(api, run, "close", ""));
	/* The last day was 31 December: who says that he was done then was not accepted then. */
	good(walk_act(api, run, "fill/closing", "\"values\":[\"done_on=2015-12-31\",\"goal=是\",\"report=晚了一天\"]"));
	good(walk_act(api, run, "close", ""));
	marked(run, "site", group, "88");
	marked(run, "pro", experts, "84");
	r = walk_act(group[0], run, "sheet", "\"sheet\":\"survey\"");
	surveyed(walk_number(group[0], &r, "review"), "90 90 90 90 90");
	good(client_post_json(group[0], world_text(w, "/api/v1/review/%lld/close", (long long)walk_number(group[0], &r, "review")), "{\"issued\":50,\"collected\":50}"));
	r = walk_act(group[0], run, "close", "");
	walk_has(&r, 200, "\"step\":\"listed\"");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "挂牌");
	r = walk_act(group[0], run, "fill/assess", "\"values\":[\"target_rate=90\",\"content_rate=85\",\"benefit=80\",\"spread=90\"]");
	walk_has(&r, 422, "不填这张表");
	r = page_filled(group_page, run, "assess", (const char *const[]){ "v_target_rate", "90", "v_content_rate", "85", "v_benefit", "80" });
	walk_has(&r, 422, "不填这张表");
	not_closed(secretary, api, run, "不能办理");	/* the owner does not take himself off the list */
	r = walk_act(api, run, "stop", "\"reason\":\"不再整改\"");	/* nor by ending the case */
	walk_has(&r, 422, "不能办理「重点挂牌整改」");
	walk_has(&r, 422, "也不能用终止绕过它");
	client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	r = client_post(secretary, world_text(w, "/run/%lld/stop", (long long)run), "row_version", world_text(w, "%d", (int)walk_version(api, run)), "reason", "不再整改", NULL);
	walk_has(&r, 422, "也不能用终止绕过它");
	r = client_get(secretary, world_text(w, "/run/%lld", (long long)run));
	walk_has(&r, 200, "也不能用终止绕过它");	/* said before he tries */
	assert_false(reply_has(&r, world_text(w, "/run/%lld/stop", (long long)run)));
	good(walk_act(group[0], run, "fill/repair", "\"values\":[\"note=已整改\",\"verified=通过\"]"));
	r = walk_act(group[0], run, "close", "");
	walk_has(&r, 200, "\"finish\":\"finished\"");
	r = client_get(client_new(w), "/publication?org=采煤");	/* anybody */
	walk_has(&r, 200, "党建工作项目化管理：技能比武");
	r = client_get(client_new(w), "/publication?page=999");	/* no further than the last page */
	walk_has(&r, 200, "党建工作项目化管理：技能比武");
	assert_false(reply_has(&r, "还没有公布的结果"));
	r = client_get(client_new(w), "/publication?org=没有这个组织");
	walk_has(&r, 200, "没有符合条件的结果");
	assert_false(reply_has(&r, "还没有公布的结果"));
	r = client_get(client_new(w), "/notice?org=没有这个组织");
	walk_has(&r, 200, "没有符合条件的公示");
	assert_false(reply_has(&r, "现在没有公示"));
	r = client_get(client_new(w), "/api/v1/publication");
	walk_has(&r, 200, "项目完成");
	run = walk_number(api, &(struct reply){ .body = strstr(r.body, "\"items\"") }, "id");
	r = client_post_json(api, world_text(w, "/api/v1/publication/%lld/withdraw", (long long)run), "{\"reason\":\"\",\"row_version\":1}");
	assert_int_equal(r.status, 422);
	r = client_get(client_new(w), "/publication");
	assert_false(reply_has(&r, "/withdraw"));	/* only whoever handles cases there */
	assert_false(reply_has(&r, "内部资料"));	/* on paper it is not marked as what it is not */
	walk_has(&r, 200, "<a href=\"/publication\" aria-current=\"page\">");	/* one public page leads to the others, and to the door */
	walk_has(&r, 200, "<a href=\"/open-case\">");
	walk_has(&r, 200, "href=\"/sign-in\"");
	r = client_get(secretary, world_text(w, "/org/%lld/run", (long long)branch));
	walk_has(&r, 200, "内部资料");
	r = client_get(secretary, "/publication");
	assert_false(reply_has(&r, "内部资料"));
	walk_has(&r, 200, world_text(w, "/publication/%lld/withdraw", (long long)run));
	r = client_post(secretary, world_text(w, "/publication/%lld/withdraw", (long long)run), "reason", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请写明原因");
	r = client_post(secretary, world_text(w, "/publication/%lld/withdraw", (long long)run), "reason", "数字有误", "row_version", "1", NULL);
	assert_int_equal(r.status, 303);
	good(client_post_json(api, world_text(w, "/api/v1/publication/%lld/withdraw", (long long)world_first_id(w, "publication")),
		"{\"reason\":\"另行公布\",\"row_version\":1}"));	/* that of the project before, by a program */
	r = client_get(client_new(w), "/publication");
	walk_has(&r, 200, "数字有误");
	assert_false(reply_has(&r, "项目完成"));
	r = client_post_json(api, world_text(w, "/api/v1/publication/%lld/withdraw", (long long)run), "{\"reason\":\"再次\",\"row_version\":2}");
	walk_has(&r, 422, "已经撤下");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_target_without_an_owner_is_refused),
		cmocka_unit_test(what_the_gate_returns_keeps_its_history),
		cmocka_unit_test(nobody_is_on_two_sheets),
		cmocka_unit_test(two_of_three_sheets_are_not_enough),
		cmocka_unit_test(a_sheet_of_too_few_raters_is_no_acceptance),
		cmocka_unit_test(a_project_that_is_late_is_listed_and_not_evaluated),
	};

	return cmocka_run_group_tests_name("run_project", tests, start, world_over);
}
