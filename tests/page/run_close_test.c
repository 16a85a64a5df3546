/* Cases of practices: steps are closed, returned in a new round, kept away from somebody, blocked when they are late; a case comes to its end
 * and is sealed, or ends without a result. Pages and API. */
#include "page/run_world.h"

static void declared(int64_t run, const char *cost)
{
	struct reply r = planned(head, run, cost, "李建国");

	went(r);
	went(signs(head, run, "head"));
	r = walk_act(member_api, run, "sign", "\"role\":\"board\"");
	assert_int_equal(r.status, 200);
	r = closes(head, run, "2015-11-17");
	went(r);
}

static struct reply opinion(int64_t run, const char *result, const char *ground)
{
	const char *version = version_of(upper, run);

	return client_post(upper, run_url(run, "/fill/opinion"), "row_version", version, "v_result", result, "v_ground", ground, NULL);
}

static void a_case_goes_to_its_end(void **state)
{
	int64_t run = opened(head, "走完全程");
	struct reply r;

	declared(run, "2000");
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "\"step\":\"review\"");
	walk_has(&r, 200, "\"due_day\":\"2015-11-20\"");	/* three working days */
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "李建国 不能办理「审核」");
	went(opinion(run, "同意", ""));
	r = closes(upper, run, "2015-11-17");
	went(r);
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "\"step\":\"carry\"");	/* the step between closed by itself */
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"state\":\"done\"");
	walk_has(&r, 200, "\"finish\":\"done\"");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "完成");
	walk_has(&r, 200, "2.5 分");
	walk_has(&r, 200, "费用：2000");
	walk_has(&r, 200, "已通知 王秀英");
	r = client_post_json(api, api_url(run, "/close"), "{\"row_version\":1}");
	walk_has(&r, 422, "已经结束");
	r = client_get(head, world_text(w, "/org/%lld/run?state=done", (long long)branch));
	walk_has(&r, 200, "走完全程");
}

static void a_refusal_of_the_programme_stops_the_step(void **state)
{
	int64_t run = opened(head, "拒绝检查");
	struct reply r = planned(head, run, "2000", "");

	went(r);
	signs(head, run, "head");
	walk_act(member_api, run, "sign", "\"role\":\"board\"");
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "分项没有责任人");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 422, "分项没有责任人");
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "\"step\":\"declare\"");
}

static void a_return_begins_a_new_round_and_keeps_the_old_one(void **state)
{
	int64_t run = opened(head, "退回检查");
	int64_t drawing = walk_upload(api, run, "旧图.pdf", "application/pdf", WALK_PAPER, strlen(WALK_PAPER));
	struct reply r = walk_act(api, run, "fill/plan", world_text(w, "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面|300米|李建国\",\"drawing=%lld\"]",
		(long long)drawing));

	walk_has(&r, 200, "旧图.pdf");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "已传：旧图.pdf；重新选择文件即替换");
	declared(run, "2000");
	went(opinion(run, "退回", ""));
	r = closes(upper, run, "2015-11-17");
	walk_has(&r, 422, "退回必须写明理由");
	went(opinion(run, "退回", "费用过高"));
	went(closes(upper, run, "2015-11-17"));
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "第 2 轮");
	walk_has(&r, 200, "上一轮");
	walk_has(&r, 200, "费用过高");
	walk_has(&r, 200, "上一轮传的“旧图.pdf”不算这一轮的材料，请另传这一轮的");	/* as it is: nothing promises that it is kept */
	assert_false(reply_has(&r, "已传：旧图.pdf"));
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "没有填写「整修方案」");	/* the form of the first round does not count */
	walk_has(&r, 422, "的签字");
	declared(run, "900");
	went(opinion(run, "同意", ""));
	went(closes(upper, run, "2015-11-17"));
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "\"finish\":\"small\"");
	client_get(head, world_text(w, "/org/%lld/run/new?use=%lld", (long long)branch, (long long)use));
	r = client_post(head, world_text(w, "/org/%lld/run/new", (long long)branch), "use", world_text(w, "%lld", (long long)use), "title", "退回 检查。", "day", "2015-11-17", NULL);
	walk_has(&r, 422, "不得原样再提");
}

static const char *replaced(const char *all, const char *old, const char *new)
{
	const char *at = strstr(all, old);

	assert_non_null(at);
	return world_text(w, "%.*s%s%s", (int)(at - all), all, new, at + strlen(old));
}

/* The organiser of the town is a member of the branch himself. */
static void whoever_a_step_keeps_away_may_not_do_it(void **state)
{
	const char *stricter = replaced(replaced(PROGRAMME, "not_by head", "not_by crowd"), "role upper", "role crowd = members_of branch\nrole upper");
	struct cell member[] = { NUMBER("region_id", 1), NUMBER("person_id", upper_person), NUMBER("org_id", branch), NUMBER("status", 2), NUMBER("from_day", 10000),
		NUMBER("to_day", 2932897) };
	int64_t first = use, run;
	struct reply r;

	world_put(w, "membership", member, sizeof(member) / sizeof(member[0]));

	use = in_force(branch, programme("repair", 2, stricter), 16000);
	run = opened(head, "回避检查");
	declared(run, "2000");
	r = opinion(run, "同意", "");
	walk_has(&r, 422, "王敏 不能办理「审核」");
	r = closes(upper, run, "2015-11-17");
	walk_has(&r, 422, "不得办理");
	world_run(w, world_text(w, "DELETE FROM programme_use WHERE id = %lld", (long long)use));
	use = first;
}

static void a_step_over_its_time_is_blocked_where_the_programme_says_so(void **state)
{
	int64_t run = opened(head, "期限检查");
	struct reply r;

	declared(run, "2000");
	world_run(w, world_text(w, "UPDATE run_step SET opened_day = %d, due_day = %d WHERE run_id = %lld AND step = 'review'", TODAY - 9, TODAY - 4, (long long)run));
	world_run(w, world_text(w, "UPDATE run SET due_day = %d WHERE id = %lld", TODAY - 4, (long long)run));
	went(opinion(run, "同意", ""));
	r = closes(upper, run, "2015-11-17");
	walk_has(&r, 422, "的期限是 2015-11-13");
	r = client_get(upper, world_text(w, "/org/%lld/run?late=1", (long long)town));
	walk_has(&r, 200, "期限检查");
	walk_has(&r, 200, "逾期 4 天");
	/* An earlier day that is typed opens nothing, on the page and to programs. */
	world_run(w, world_text(w, "UPDATE run_paper SET entered_day = %d WHERE run_id = %lld", TODAY - 7, (long long)run));
	r = closes(upper, run, "2015-11-12");
	walk_has(&r, 422, "的期限是 2015-11-13，今天是 2015-11-17，已经过期");
	r = walk_act(walk_program(w, "upper_api", upper_person), run, "close", "\"day\":\"2015-11-13\"");
	walk_has(&r, 422, "以登记之日为准，填 2015-11-13 也不能办");
	/* What was done on paper before the case was taken over was done in time. */
	world_run(w, world_text(w, "UPDATE run_paper SET entered_day = %d WHERE run_id = %lld", TODAY, (long long)run));
	went(closes(upper, run, "2015-11-12"));
}

static void a_step_is_closed_on_its_last_day_and_not_the_day_after(void **state)
{
	int64_t run = opened(head, "最后一天");
	struct reply r;

	declared(run, "2000");
	went(opinion(run, "同意", ""));
	world_run(w, world_text(w, "UPDATE run_paper SET entered_day = %d WHERE run_id = %lld", TODAY - 7, (long long)run));
	world_run(w, world_text(w, "UPDATE run_step SET opened_day = %d, due_day = %d WHERE run_id = %lld AND step = 'review'", TODAY - 4, TODAY - 1, (long long)run));
	r = closes(upper, run, "2015-11-16");
	walk_has(&r, 422, "的期限是 2015-11-16，今天是 2015-11-17");
	world_run(w, world_text(w, "UPDATE run_step SET due_day = %d WHERE run_id = %lld AND step = 'review'", TODAY, (long long)run));
	went(closes(upper, run, "2015-11-16"));
}

static void a_case_can_be_ended_without_a_result(void **state)
{
	int64_t run = opened(head, "终止检查");
	const char *version = version_of(head, run);
	struct reply r = client_post(head, run_url(run, "/stop"), "row_version", version, "reason", "", NULL);

	walk_has(&r, 422, "请写明原因");
	r = client_post_json(api, world_text(w, "/api/v1/run/%lld/stop", (long long)run), "{\"reason\":\"对方撤回申请\"}");
	walk_has(&r, 422, "\"field\":\"row_version\"");
	client_get(head, run_url(run, ""));
	r = client_post(head, run_url(run, "/stop"), "reason", "对方撤回申请", NULL);
	walk_has(&r, 422, "缺少 row_version");
	r = walk_act(api, run, "stop", "\"reason\":\"对方撤回申请\"");
	walk_has(&r, 200, "\"state\":\"stopped\"");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "对方撤回申请");
	r = client_get(api, world_text(w, "/api/v1/org/%lld/run?state=stopped", (long long)branch));
	walk_has(&r, 200, "终止检查");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_case_goes_to_its_end),
		cmocka_unit_test(a_refusal_of_the_programme_stops_the_step),
		cmocka_unit_test(a_return_begins_a_new_round_and_keeps_the_old_one),
		cmocka_unit_test(whoever_a_step_keeps_away_may_not_do_it),
		cmocka_unit_test(a_step_over_its_time_is_blocked_where_the_programme_says_so),
		cmocka_unit_test(a_step_is_closed_on_its_last_day_and_not_the_day_after),
		cmocka_unit_test(a_case_can_be_ended_without_a_result),
	};

	return cmocka_run_group_tests_name("run_close", tests, start, world_over);
}
