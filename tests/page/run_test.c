/* Cases of practices: opened, filled in and signed in order; every refusal of the way. How steps close and cases end: run_close_test.c.
 * Pages and API. */
#include "page/run_world.h"

#include "base/buffer.h"
#include "core/crypto.h"

/* What nobody can do is said when a case is opened, and not when it has come so far. */
static void steps_that_nobody_can_do_are_told_at_opening(void **state)
{
	const char *form = world_text(w, "/org/%lld/run/new?use=%lld", (long long)branch, (long long)use);
	const char *url = world_text(w, "/api/v1/org/%lld/run", (long long)branch);
	struct reply r = client_get(head, form);

	walk_has(&r, 200, "name=\"title\"");
	assert_false(reply_has(&r, "没有人能办"));
	r = client_post_json(api, url, world_text(w, "{\"use\":\"%lld\",\"title\":\"有人办的事项\"}", (long long)use));
	walk_has(&r, 201, "\"vacant\":[]");
	world_run(w, world_text(w, "UPDATE holding SET to_day = 16000 WHERE org_id = %lld", (long long)town));
	r = client_get(head, form);
	walk_has(&r, 200, "有 1 步现在没有人能办");
	walk_has(&r, 200, "<li>审核（由");
	r = client_post_json(api, url, world_text(w, "{\"use\":\"%lld\",\"title\":\"没有人审核的事项\"}", (long long)use));
	walk_has(&r, 201, "\"vacant\":[{\"step\":\"review\",\"title\":\"审核\",\"roles\":\"");
	world_run(w, world_text(w, "UPDATE holding SET to_day = 2932897 WHERE org_id = %lld", (long long)town));
}

/* Of members one is enough, of full members one who is full: on probation he is none. */
static void a_step_of_members_can_be_done_where_there_is_one(void **state)
{
	static const char MEETING[] = "programme meet \"党员议事\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\nrole party = members_of branch\n"
		"role full = full_members_of branch\nform paper \"记录\"\n  field what text \"内容\" must\nend\nstep talk \"商议\"\n  by party\n  needs paper\n  go agree\nend\n"
		"step agree \"议定\"\n  by full\n  go done\nend\nfinish done \"完成\"\nend\nexample \"议定\"\n  given paper.what 1\n  expect done\nend\n";
	int64_t small = world_org_of(w, town, "branch", "丁村党支部"), meeting = in_force(small, programme("meet", 1, MEETING), 16000), trainee;
	const char *url = world_text(w, "/api/v1/org/%lld/run", (long long)small), *body = world_text(w, "{\"use\":\"%lld\",\"title\":\"议事\"}", (long long)meeting);
	struct client *keeper;
	struct reply r;

	world_holding(w, small, "secretary", 177);
	keeper = walk_program(w, "keeper", 177);
	r = client_post_json(keeper, url, body);
	walk_has(&r, 201, "\"vacant\":[{\"step\":\"talk\"");
	walk_has(&r, 201, "{\"step\":\"agree\"");
	trainee = world_member(w, small, "预备", 1);
	r = client_post_json(keeper, url, world_text(w, "{\"use\":\"%lld\",\"title\":\"又议\"}", (long long)meeting));
	walk_has(&r, 201, "\"vacant\":[{\"step\":\"agree\"");
	world_run(w, world_text(w, "UPDATE membership SET status = 2 WHERE person_id = %lld", (long long)trainee));
	r = client_post_json(keeper, url, world_text(w, "{\"use\":\"%lld\",\"title\":\"再议\"}", (long long)meeting));
	walk_has(&r, 201, "\"vacant\":[]");
}

static void a_case_opens_where_the_practice_is_in_force(void **state)
{
	int64_t run = opened(head, "村北道路整修");
	struct reply r = client_get(head, run_url(run, ""));

	walk_has(&r, 200, "村北道路整修");
	walk_has(&r, 200, "申报");
	walk_has(&r, 200, "2015-11-21");	/* five days from the opening */
	r = client_get(head, world_text(w, "/org/%lld/run", (long long)branch));
	walk_has(&r, 200, "村北道路整修");
	r = client_get(upper, world_text(w, "/org/%lld/run", (long long)town));	/* seen from above */
	walk_has(&r, 200, "村北道路整修");
	r = client_get(outsider, run_url(run, ""));
	assert_int_equal(r.status, 404);
	r = client_get(upper, "/run");
	walk_has(&r, 200, "整修事项");
	r = client_get(head, "/");
	walk_has(&r, 200, "填写“整修方案”：村北道路整修");	/* what is due, the verb first */
	r = client_get(outsider, "/");
	assert_false(reply_has(&r, "村北道路整修"));
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%lld\",\"title\":\"接口开办\",\"day\":\"2015-11-17\"}", (long long)use));
	walk_has(&r, 201, "\"state\":\"open\"");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), "{\"title\":\"接口开办\"}");
	walk_has(&r, 422, "use");
}

static void an_opening_is_refused_with_its_reason(void **state)
{
	const char *url = world_text(w, "/org/%lld/run/new", (long long)branch), *in_town = world_text(w, "/org/%lld/run/new", (long long)town);
	const char *id = world_text(w, "%lld", (long long)use);
	struct reply r;

	r = client_get(head, url);
	walk_has(&r, 200, "“出自”写的是依据的规定，或者最早这样做的地方，本单位照样可以办");
	walk_has(&r, 200, "出自：");
	r = client_post(head, url, "use", "1", "title", "道路", "day", "2015-11-16", NULL);
	walk_has(&r, 422, "现在对本单位有效的程序");
	client_get(head, url);
	r = client_post(head, url, "use", id, "title", "路", "day", "2015-11-16", NULL);
	walk_has(&r, 422, "2 至");
	r = client_post(head, url, "use", id, "title", "道路", "day", "2015-11-18", NULL);
	walk_has(&r, 422, "您填的 2015-11-18 晚于今天（2015-11-17）");
	r = client_post(head, url, "use", id, "title", "道路", "day", "2013-01-01", NULL);
	walk_has(&r, 422, "2013-01-01 早于今天（2015-11-17）：只有已经在纸上办理的");
	r = client_post(head, url, "use", id, "title", "道路", "day", "2015-11-16", NULL);	/* of yesterday alone, too */
	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%s\",\"title\":\"道路\",\"day\":\"2015-11-16\"}", id));
	walk_has(&r, 422, "请附上纸质档案的目录或首页");
	client_get(upper, in_town);
	r = client_post(upper, in_town, "use", id, "title", "道路", "day", "2015-11-16", NULL);
	walk_has(&r, 422, "本单位不是");
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)other_branch), world_text(w, "{\"use\":\"%s\",\"title\":\"道路\"}", id));
	assert_int_equal(r.status, 404);
	r = client_post_json(api, world_text(w, "/api/v1/org/%lld/run", (long long)branch), world_text(w, "{\"use\":\"%s\",\"title\":\"路\"}", id));
	walk_has(&r, 422, "2 至");
}

static void a_form_is_judged_field_by_field(void **state)
{
	int64_t run = opened(head, "表单检查");
	struct reply r = planned(head, run, "100000.01", "李建国");

	walk_has(&r, 422, "应在 0 至 100,000 之间，现在是 100000.01");
	walk_has(&r, 422, "村北道路");	/* what was typed stays */
	r = planned(head, run, "100.005", "李建国");
	walk_has(&r, 422, "是金额，最多两位小数（到分），现在是 100.005");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=路\",\"cost=0.125\",\"kind=道路\",\"due=2015-12-01\",\"parts=a\"]");
	walk_has(&r, 422, "最多两位小数");
	r = walk_act(api, run, "fill/plan", "\"values\":{\"what\":\"路\",\"cost\":\"5\"}");
	walk_has(&r, 422, "字段“values”的类型不对：应是列表");
	/* With its unit behind, as people write it; what is refused otherwise is another field. */
	r = planned(head, run, "5000元", "没有这个人");
	assert_false(reply_has(&r, "要填数字"));
	r = planned(head, run, "5000天", "没有这个人");
	walk_has(&r, 422, "要填数字");
	r = planned(head, run, "很多", "李建国");
	walk_has(&r, 422, "要填数字");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"cost=5\",\"kind=桥梁\",\"due=明年\"]");
	walk_has(&r, 422, "请填写「内容」");
	walk_has(&r, 422, "道路、水渠");
	walk_has(&r, 422, "年月日");
	walk_has(&r, 422, "请填写「分项」");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=a\",\"parts=b\",\"parts=c\",\"parts=d\"]");
	walk_has(&r, 422, "应填 1 至 3 行，现在 4 行");
	/* A name that the form has not is told, not swallowed. */
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parst=a\"]");
	assert_int_equal(r.status, 422);
	assert_non_null(strstr(r.body, "parst"));
	assert_int_equal(walk_act(api, run, "fill/plan", "\"values\":[\"what\"]").status, 422);
	/* Of what has one value, a second is not swallowed. */
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"cost=6\",\"kind=道路\",\"due=2015-12-01\",\"parts=a\"]");
	walk_has(&r, 422, "字段“cost”只能有一个值");
	r = walk_act(api, run, "fill/opinion", "\"values\":[\"result=同意\"]");
	walk_has(&r, 422, "不填这张表");
	r = planned(head, run, "2,000", "李建国");
	went(r);
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "2015-12-01");
	walk_has(&r, 200, "路面\\u0009300米\\u0009李建国");
	walk_has(&r, 200, "\"value\":\"2000\"");
}

static struct reply sent_in_parts(struct client *c, const char *url, const char *page, const char *parts)
{
	struct reply r = client_get(c, page);
	const char *body = world_text(w, "--cut\r\nContent-Disposition: form-data; name=\"csrf_token\"\r\n\r\n%s\r\n--cut\r\nContent-Disposition: form-data; "
		"name=\"form_key\"\r\n\r\n%s\r\n--cut\r\nContent-Disposition: form-data; name=\"row_version\"\r\n\r\n%s\r\n%s--cut--\r\n", reply_field(w, &r, "csrf_token"), crypto_token(w->arena), reply_field(w, &r, "row_version"), parts);

	return client_send(c, "POST", url, "multipart/form-data; boundary=cut", body, strlen(body));
}

#define PART(name, value) "--cut\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_PART(name, file) "--cut\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\nContent-Type: application/pdf\r\n\r\n" PDF_OF_ONE_PAGE("") "\r\n"

static void a_file_comes_with_its_form(void **state)
{
	int64_t run = opened(head, "附件检查");
	struct reply r = sent_in_parts(head, run_url(run, "/fill/plan"), run_url(run, ""), PART("v_what", "路") PART("v_cost", "5") PART("v_kind", "道路")
		PART("v_due", "2015-12-01") PART("v_parts_1_1", "路面") PART("v_parts_1_3", "李建国") FILE_PART("v_drawing", "图纸.pdf"));
	long long drawing = 0;
	const char *at;

	went(r);
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "图纸.pdf");
	at = strstr(r.body, "\"field\":\"drawing\"");
	assert_non_null(at);
	assert_int_equal(sscanf(strstr(at, "\"file\":"), "\"file\":\"%lld\"", &drawing), 1);
	client_get(head, run_url(run, ""));
	r = client_post(head, run_url(run, world_text(w, "/file/%lld", drawing)), NULL);
	walk_has(&r, 200, "%PDF-1.4");
	r = client_post_json(api, api_url(run, world_text(w, "/file/%lld", drawing)), "{}");
	walk_has(&r, 200, "%PDF-1.4");
	r = client_post_json(api, api_url(run, "/file/1"), "{}");
	assert_int_equal(r.status, 404);
	r = client_post(head, run_url(run, "/file/1"), NULL);
	assert_int_equal(r.status, 404);
	r = client_send(api, "POST", api_url(run, "/file"), "multipart/form-data; boundary=cut", FILE_PART("file", "图二.pdf") "--cut--\r\n",
		strlen(FILE_PART("file", "图二.pdf") "--cut--\r\n"));
	if (r.status != 201 || sscanf(strstr(r.body, "\"id\":"), "\"id\":\"%lld\"", &drawing) != 1)
		fail_msg("status %d: %s", r.status, r.body);
	r = walk_act(api, run, "fill/plan", world_text(w, "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面|3|李建国\",\"drawing=%lld\"]", drawing));
	walk_has(&r, 200, "图二.pdf");
	walk_has(&r, 200, "\"value\":\"路面\\u00093\\u0009李建国\"");
	r = walk_act(api, run, "fill/plan", world_text(w, "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路基|沟\\t4\\t李建国\",\"drawing=%lld\"]", drawing));
	walk_has(&r, 200, "\"value\":\"路基|沟\\u00094\\u0009李建国\"");	/* as the case gives them, so they are taken back */
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面\",\"drawing=1\"]");
	walk_has(&r, 422, "没有这份材料");
	client_get(outsider, "/about");
	r = client_post(outsider, run_url(run, world_text(w, "/file/%lld", drawing)), NULL);
	assert_int_equal(r.status, 404);
}

static void a_signature_on_paper_is_registered_with_its_scan(void **state)
{
	int64_t run = opened(head, "书面签字");
	struct reply r;

	went(planned(head, run, "2000", "李建国"));
	went(signs(head, run, "head"));
	r = sent_in_parts(head, run_url(run, "/sign"), run_url(run, ""), world_text(w, "%s" PART("person", "%lld") "%s", PART("role", "board") PART("own", "0"),
		(long long)board_person, FILE_PART("file", "签字.pdf")));
	went(r);
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "王秀英");
	walk_has(&r, 200, "签字材料");
}

/* Whether a number is somebody's elsewhere or nobody's is not told, neither by what is asked for next nor with a scan. */
static void numbers_tell_nothing(int64_t run)
{
	const int64_t numbers[] = { foreign_person, 999999 };
	static const struct { const char *act, *field; } ACTS[] = { { "sign", "\"role\":\"board\"," }, { "close", "" } };

	for (size_t n = 0; n < 2; n++) {
		const char *words = world_text(w, "编号为 %lld 的人（不在您的管理范围内，不显示姓名） 不能办理「申报」", (long long)numbers[n]);
		struct reply r;

		for (size_t i = 0; i < 2; i++) {
			r = walk_act(api, run, ACTS[i].act, world_text(w, "%s\"person\":\"%lld\"", ACTS[i].field, (long long)numbers[n]));
			walk_has(&r, 422, words);
			assert_false(reply_has(&r, "签字的材料"));
			assert_false(reply_has(&r, "由上级的"));
		}
		r = sent_in_parts(head, run_url(run, "/sign"), run_url(run, ""), world_text(w, "%s" PART("person", "%lld") "%s", PART("role", "board") PART("own", "0"),
			(long long)numbers[n], FILE_PART("file", "签字.pdf")));
		walk_has(&r, 422, words);
		assert_false(reply_has(&r, "由上级的"));
	}
}

static void signatures_come_in_their_order_and_from_their_people(void **state)
{
	int64_t run = opened(head, "签字检查");
	struct reply r;

	planned(head, run, "2000", "李建国");
	r = walk_act(member_api, run, "sign", "\"role\":\"board\"");
	walk_has(&r, 422, "轮到");
	r = walk_act(member_api, run, "sign", "\"role\":\"head\"");
	walk_has(&r, 422, "不能办理");
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "的签字");
	r = signs(head, run, "head");
	went(r);
	r = walk_act(api, run, "sign", "\"role\":\"head\"");
	walk_has(&r, 422, "已经签过字");
	r = walk_act(api, run, "sign", world_text(w, "\"role\":\"board\",\"person\":\"%lld\"", (long long)board_person));
	walk_has(&r, 422, "请附上本人签字的材料");
	r = walk_act(api, run, "sign", world_text(w, "\"role\":\"board\",\"person\":\"%lld\"", (long long)foreign_person));
	walk_has(&r, 422, world_text(w, "编号为 %lld 的人", (long long)foreign_person));
	assert_false(reply_has(&r, "赵不识"));	/* no name comes out by trying numbers */
	numbers_tell_nothing(run);
	r = walk_act(member_api, run, "sign", "\"role\":\"board\",\"day\":\"2015-11-15\"");
	walk_has(&r, 422, "早于");
	r = walk_act(member_api, run, "sign", "\"role\":\"upper\"");
	walk_has(&r, 422, "不要这个签字");
	r = walk_act(member_api, run, "sign", "\"role\":\"board\"");
	walk_has(&r, 200, "王秀英");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "王秀英");
	walk_has(&r, 200, "已有 2 人签字。保存后原签字作废");	/* said before, and when it is so */
	went(planned(head, run, "2100", "李建国"));
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "原来 2 人的签字作废，要按新的内容重新签字");
	assert_false(reply_has(&r, "已有 2 人签字"));
}

static void two_clerks_do_not_overwrite_each_other(void **state)
{
	/* covers X-04 accept 2 by page and api */
	int64_t run = opened(head, "并发检查");
	const char *version = version_of(head, run);
	struct reply r;

	went(planned(head, run, "2000", "李建国"));
	r = client_post(head, run_url(run, "/fill/plan"), "row_version", version, "v_what", "另一份", "v_cost", "1", "v_kind", "道路", "v_due", "2015-12-01",
		"v_parts_1_1", "路面", "v_parts_1_2", "1", "v_parts_1_3", "李建国", NULL);
	walk_has(&r, 409, "刚被别人改过");
	walk_has(&r, 409, "另一份");
	r = client_post_json(api, api_url(run, "/close"), world_text(w, "{\"row_version\":%s}", version));
	assert_int_equal(r.status, 409);
}

/* All that is wrong with a form is said at once: a file of no kind that is taken, a number below nought, a day that no calendar has. */
static void every_fault_of_a_form_is_said_at_once(void **state)
{
	static const char PART[] = "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
	int64_t run = opened(head, "一次说清");
	struct reply r = client_get(head, run_url(run, ""));
	struct buffer body;

	buffer_init(&body, w->arena, 2000);
	buffer_printf(&body, PART, "csrf_token", reply_field(w, &r, "csrf_token"));
	buffer_printf(&body, PART, "form_key", crypto_token(w->arena));
	buffer_printf(&body, PART, "row_version", reply_field(w, &r, "row_version"));
	buffer_printf(&body, PART, "v_cost", "-3");
	buffer_printf(&body, PART, "v_due", "2015-02-30");
	buffer_puts(&body, "--cut\r\nContent-Disposition: form-data; name=\"v_drawing\"; filename=\"setup.exe\"\r\nContent-Type: application/octet-stream\r\n\r\nMZ\x90\x03 program\r\n--cut--\r\n");
	r = client_send(head, "POST", run_url(run, "/fill/plan"), "multipart/form-data; boundary=cut", body.data, body.bytes);
	walk_has(&r, 422, "「费用」不能是负数，现在是「-3」：请填 0 或者更大的数");
	walk_has(&r, 422, "可以上传 PDF、图片");
	walk_has(&r, 422, "「完成日期」");
	walk_has(&r, 422, "-3\"");	/* and nothing typed is lost */
	/* A file that was chosen and is empty is not as if none had been chosen. */
	body.bytes = (size_t)((const char *)memmem(body.data, body.bytes, "--cut\r\nContent-Disposition: form-data; name=\"v_drawing\"", 54) - (const char *)body.data);
	buffer_puts(&body, "--cut\r\nContent-Disposition: form-data; name=\"v_drawing\"; filename=\"空.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\r\n--cut--\r\n");
	r = client_send(head, "POST", run_url(run, "/fill/plan"), "multipart/form-data; boundary=cut", body.data, body.bytes);
	walk_has(&r, 422, "文件是空的，请重新选择");
	r = walk_act(api, run, "fill/plan", "\"values\":[\"what=甲\",\"cost=-3\",\"kind=道路\",\"due=2015-02-30\"]");
	walk_has(&r, 422, "不能是负数");
	walk_has(&r, 422, "「完成日期」");
	r = client_get(head, "/no-such-page");	/* also where nothing is */
	assert_int_equal(r.status, 404);
	assert_true(reply_has(&r, "action=\"/size\""));
	r = client_get(head, "/");
	walk_has(&r, 200, "action=\"/size\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_that_nobody_can_do_are_told_at_opening),
		cmocka_unit_test(a_step_of_members_can_be_done_where_there_is_one),
		cmocka_unit_test(a_case_opens_where_the_practice_is_in_force),
		cmocka_unit_test(an_opening_is_refused_with_its_reason),
		cmocka_unit_test(a_form_is_judged_field_by_field),
		cmocka_unit_test(a_file_comes_with_its_form),
		cmocka_unit_test(a_signature_on_paper_is_registered_with_its_scan),
		cmocka_unit_test(signatures_come_in_their_order_and_from_their_people),
		cmocka_unit_test(two_clerks_do_not_overwrite_each_other),
		cmocka_unit_test(every_fault_of_a_form_is_said_at_once),
	};

	return cmocka_run_group_tests_name("run", tests, start, world_over);
}
