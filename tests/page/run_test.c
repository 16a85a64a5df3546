/* Cases of practices: opened, filled in, signed in order, closed, returned in a new round, sealed, ended; every refusal of the way.
 * Pages and API. */
#include "world/walk.h"

#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "core/crypto.h"

static const char PROGRAMME[] =
	"programme repair \"整修事项\"\nversion 1\nafter \"试验\"\nabout matter\nruns_at branch\nopens any\n"
	"role head = post 书记 of branch\nrole board = committee_of branch\nrole upper = staff_of committee\n"
	"form plan \"整修方案\"\n"
	"  field what text \"内容\" must public\n  field cost money \"费用\" must public in 0..100000\n  field kind choice \"类别\" must of 道路,水渠\n"
	"  field due date \"完成日期\" must\n  field parts table \"分项(名称,数量,责任人)\" must rows 1..3\n  field drawing file \"图纸\"\nend\n"
	"form opinion \"审核意见\"\n  field result choice \"结论\" must of 同意,退回\n  field ground text \"理由\"\nend\n"
	"step declare \"申报\"\n  by head\n  sign head, board\n  needs plan\n  within 5d of open\n  go review\nend\n"
	"step review \"审核\"\n  by upper\n  not_by head\n  needs opinion\n  within 3wd\n  late block\n  go declare when opinion.result = 退回\n  go sort\nend\n"
	"step sort \"分类\"\n  auto\n  go carry when plan.cost > 1000\n  go small\nend\n"
	"step carry \"实施\"\n  by head\n  go done\nend\n"
	"finish done \"完成\"\n  publish plan\n  points head 2.5 \"整修\"\n  tell board plan.cost\nend\n"
	"finish small \"小修不立项\"\n  bar same_text\nend\n"
	"refuse declare when count(plan.parts where 责任人 = none) > 0 \"分项没有责任人\"\n"
	"refuse review when opinion.result = 退回 and opinion.ground = none \"退回必须写明理由\"\n"
	"example \"立项\"\n  given plan.cost 2000\n  given plan.parts 1\n  given sign declare head, board\n  given opinion.result 同意\n  expect done\nend\n";

static struct world *w;
static struct client *head, *upper, *api, *outsider, *member_api;
static int64_t city, town, branch, other_branch, head_person, board_person, upper_person, foreign_person, file, use;

static int64_t programme(const char *code, int version, const char *source)
{
	struct cell cells[] = { TEXT("code", code), NUMBER("version", version), TEXT("title", "整修事项"), TEXT("origin", "试验"), TEXT("digest", code), TEXT("text", source) };

	return world_put(w, "programme_file", cells, sizeof(cells) / sizeof(cells[0]));
}

static int64_t in_force(int64_t org, int64_t programme_file, int from_day)
{
	struct cell cells[] = { NUMBER("programme_id", programme_file), NUMBER("org_id", org), NUMBER("from_day", from_day), NUMBER("to_day", 2932897),
		TEXT("document", "试验〔2015〕1号"), NUMBER("row_version", 1) };

	return world_put(w, "programme_use", cells, sizeof(cells) / sizeof(cells[0]));
}

#define TODAY 16756	/* 2015-11-17 */

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	city = world_org_of(w, 0, "city_committee", "云川市委");
	town = world_org_of(w, city, "committee", "甲镇党委");
	branch = world_org_of(w, town, "branch", "甲村党支部");
	other_branch = world_org_of(w, town, "branch", "乙村党支部");
	head_person = world_person(w, branch, "李建国");
	board_person = world_person(w, branch, "王秀英");
	upper_person = world_person(w, branch, "王敏");
	foreign_person = world_person(w, other_branch, "赵不识");
	for (int i = 0; i < 3; i++) {
		static const char *const KINDS[] = { "secretary", "committee_member", "organiser" };

		world_right(w, KINDS[i], "see_org");
		world_right(w, KINDS[i], "see_person");
		world_right(w, KINDS[i], "handle");
	}
	world_holding(w, branch, "secretary", head_person);
	world_holding(w, branch, "committee_member", board_person);
	world_holding(w, town, "organiser", upper_person);
	world_holding(w, other_branch, "secretary", 901);
	head = walk_browser(w, "head", head_person);
	upper = walk_browser(w, "upper", upper_person);
	outsider = walk_browser(w, "outsider", 901);
	api = walk_program(w, "head_api", head_person);
	member_api = walk_program(w, "board_api", board_person);
	file = programme("repair", 1, PROGRAMME);
	use = in_force(city, file, 16000);
	return 0;
}

/* Went through: the page sends on to the case. */
static void went(struct reply r)
{
	if (r.status != 303)
		fail_msg("status %d: %s", r.status, strstr(r.body, "errs") != NULL ? strstr(r.body, "errs") : r.body);
}

static int64_t opened(struct client *c, const char *title)
{
	struct reply r = walk_send(c, world_text(w, "/org/%lld/run/new?use=%lld", (long long)branch, (long long)use), world_text(w, "/org/%lld/run/new", (long long)branch),
		world_text(w, "use=%lld\ntitle=%s\nday=2015-11-16\npaper=@", (long long)use, title));	/* since yesterday, on paper */
	long long id = 0;

	went(r);
	assert_int_equal(sscanf(reply_header(w, &r, "Location"), "/run/%lld", &id), 1);
	return id;
}

static const char *run_url(int64_t run, const char *rest) { return world_text(w, "/run/%lld%s", (long long)run, rest); }
static const char *api_url(int64_t run, const char *rest) { return world_text(w, "/api/v1/run/%lld%s", (long long)run, rest); }

/* The version that the page of the case shows. */
static const char *version_of(struct client *c, int64_t run)
{
	struct reply r = client_get(c, run_url(run, ""));

	return reply_field(w, &r, "row_version");
}

static struct reply planned(struct client *c, int64_t run, const char *cost, const char *owner)
{
	const char *version = version_of(c, run);

	return client_post(c, run_url(run, "/fill/plan"), "row_version", version, "v_what", "村北道路", "v_cost", cost, "v_kind", "道路", "v_due", "2015.12.1",
		"v_parts_1_1", "路面", "v_parts_1_2", "300米", "v_parts_1_3", owner, NULL);
}

static struct reply signs(struct client *c, int64_t run, const char *role)
{
	const char *version = version_of(c, run);

	return client_post(c, run_url(run, "/sign"), "row_version", version, "own", "1", "role", role, NULL);
}

static struct reply closes(struct client *c, int64_t run, const char *day)
{
	const char *version = version_of(c, run);

	return client_post(c, run_url(run, "/close"), "row_version", version, "own", "1", "day", day, NULL);
}

static struct reply api_post(struct client *c, int64_t run, const char *rest, const char *fields)
{
	struct reply r = client_get(c, api_url(run, ""));
	const char *at = strstr(r.body, "\"row_version\":");
	int version = 0;

	assert_non_null(at);
	sscanf(at, "\"row_version\":%d", &version);
	return client_post_json(c, api_url(run, rest), world_text(w, "{\"row_version\":%d%s%s}", version, fields[0] == '\0' ? "" : ",", fields));
}

/* ---- opening ---- */

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

	client_get(head, url);
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

/* ---- filling in, signing, closing ---- */

static void a_form_is_judged_field_by_field(void **state)
{
	int64_t run = opened(head, "表单检查");
	struct reply r = planned(head, run, "100000.01", "李建国");

	walk_has(&r, 422, "应在 0 至 100000 之间，现在是 100000.01");
	walk_has(&r, 422, "村北道路");	/* what was typed stays */
	r = planned(head, run, "100.005", "李建国");
	walk_has(&r, 422, "是金额，最多两位小数（到分），现在是 100.005");
	r = api_post(api, run, "/fill/plan", "\"values\":[\"what=路\",\"cost=0.125\",\"kind=道路\",\"due=2015-12-01\",\"parts=a\"]");
	walk_has(&r, 422, "最多两位小数");
	r = planned(head, run, "很多", "李建国");
	walk_has(&r, 422, "要填数字");
	r = api_post(api, run, "/fill/plan", "\"values\":[\"cost=5\",\"kind=桥梁\",\"due=明年\"]");
	walk_has(&r, 422, "请填写「内容」");
	walk_has(&r, 422, "道路、水渠");
	walk_has(&r, 422, "年月日");
	walk_has(&r, 422, "请填写「分项」");
	r = api_post(api, run, "/fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=a\",\"parts=b\",\"parts=c\",\"parts=d\"]");
	walk_has(&r, 422, "应填 1 至 3 行，现在 4 行");
	r = api_post(api, run, "/fill/opinion", "\"values\":[\"result=同意\"]");
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
#define FILE_PART(name, file) "--cut\r\nContent-Disposition: form-data; name=\"" name "\"; filename=\"" file "\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n%%EOF\n\r\n"

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
	r = api_post(api, run, "/fill/plan", world_text(w, "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面|3|李建国\",\"drawing=%lld\"]", drawing));
	walk_has(&r, 200, "图二.pdf");
	r = api_post(api, run, "/fill/plan", "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面\",\"drawing=1\"]");
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

static void signatures_come_in_their_order_and_from_their_people(void **state)
{
	int64_t run = opened(head, "签字检查");
	struct reply r;

	planned(head, run, "2000", "李建国");
	r = api_post(member_api, run, "/sign", "\"role\":\"board\"");
	walk_has(&r, 422, "轮到");
	r = api_post(member_api, run, "/sign", "\"role\":\"head\"");
	walk_has(&r, 422, "不能办理");
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "的签字");
	r = signs(head, run, "head");
	went(r);
	r = api_post(api, run, "/sign", "\"role\":\"head\"");
	walk_has(&r, 422, "已经签过字");
	r = api_post(api, run, "/sign", world_text(w, "\"role\":\"board\",\"person\":\"%lld\"", (long long)board_person));
	walk_has(&r, 422, "请附上本人签字的材料");
	r = api_post(api, run, "/sign", world_text(w, "\"role\":\"board\",\"person\":\"%lld\"", (long long)foreign_person));
	walk_has(&r, 422, world_text(w, "编号为 %lld 的人", (long long)foreign_person));
	assert_false(reply_has(&r, "赵不识"));	/* no name comes out by trying numbers */
	r = api_post(member_api, run, "/sign", "\"role\":\"board\",\"day\":\"2015-11-15\"");
	walk_has(&r, 422, "早于");
	r = api_post(member_api, run, "/sign", "\"role\":\"upper\"");
	walk_has(&r, 422, "不要这个签字");
	r = api_post(member_api, run, "/sign", "\"role\":\"board\"");
	walk_has(&r, 200, "王秀英");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "王秀英");
}

static void declared(int64_t run, const char *cost)
{
	struct reply r = planned(head, run, cost, "李建国");

	went(r);
	went(signs(head, run, "head"));
	r = api_post(member_api, run, "/sign", "\"role\":\"board\"");
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
	r = api_post(api, run, "/close", "");
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
	api_post(member_api, run, "/sign", "\"role\":\"board\"");
	r = closes(head, run, "2015-11-17");
	walk_has(&r, 422, "分项没有责任人");
	r = api_post(api, run, "/close", "");
	walk_has(&r, 422, "分项没有责任人");
	r = client_get(api, api_url(run, ""));
	walk_has(&r, 200, "\"step\":\"declare\"");
}

static void a_return_begins_a_new_round_and_keeps_the_old_one(void **state)
{
	int64_t run = opened(head, "退回检查");
	int64_t drawing = walk_upload(api, run, "旧图.pdf", "application/pdf", WALK_PAPER, strlen(WALK_PAPER));
	struct reply r = api_post(api, run, "/fill/plan", world_text(w, "\"values\":[\"what=路\",\"cost=5\",\"kind=道路\",\"due=2015-12-01\",\"parts=路面|300米|李建国\",\"drawing=%lld\"]",
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
	walk_has(&r, 200, "退回前");
	walk_has(&r, 200, "费用过高");
	walk_has(&r, 200, "退回前传的“旧图.pdf”不算这一轮的材料，请另传这一轮的");	/* as it is: nothing promises that it is kept */
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
	went(closes(upper, run, "2015-11-12"));	/* done in time, typed in later */
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
	r = api_post(api, run, "/fill/plan", "\"values\":[\"what=甲\",\"cost=-3\",\"kind=道路\",\"due=2015-02-30\"]");
	walk_has(&r, 422, "不能是负数");
	walk_has(&r, 422, "「完成日期」");
	r = client_get(head, "/no-such-page");	/* also where nothing is */
	assert_int_equal(r.status, 404);
	assert_true(reply_has(&r, "action=\"/size\""));
	r = client_get(head, "/");
	walk_has(&r, 200, "action=\"/size\"");
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
	r = api_post(api, run, "/stop", "\"reason\":\"对方撤回申请\"");
	walk_has(&r, 200, "\"state\":\"stopped\"");
	r = client_get(head, run_url(run, ""));
	walk_has(&r, 200, "对方撤回申请");
	r = client_get(api, world_text(w, "/api/v1/org/%lld/run?state=stopped", (long long)branch));
	walk_has(&r, 200, "终止检查");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_that_nobody_can_do_are_told_at_opening),
		cmocka_unit_test(a_case_opens_where_the_practice_is_in_force),
		cmocka_unit_test(an_opening_is_refused_with_its_reason),
		cmocka_unit_test(a_form_is_judged_field_by_field),
		cmocka_unit_test(a_file_comes_with_its_form),
		cmocka_unit_test(a_signature_on_paper_is_registered_with_its_scan),
		cmocka_unit_test(signatures_come_in_their_order_and_from_their_people),
		cmocka_unit_test(a_case_goes_to_its_end),
		cmocka_unit_test(a_refusal_of_the_programme_stops_the_step),
		cmocka_unit_test(a_return_begins_a_new_round_and_keeps_the_old_one),
		cmocka_unit_test(whoever_a_step_keeps_away_may_not_do_it),
		cmocka_unit_test(a_step_over_its_time_is_blocked_where_the_programme_says_so),
		cmocka_unit_test(two_clerks_do_not_overwrite_each_other),
		cmocka_unit_test(every_fault_of_a_form_is_said_at_once),
		cmocka_unit_test(a_case_can_be_ended_without_a_result),
	};

	return cmocka_run_group_tests_name("run", tests, start, world_over);
}
