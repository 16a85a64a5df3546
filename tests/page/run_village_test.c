/* XY-09 and XY-07: the four regulated steps of 昔阳 from their file: a matter goes all the way, with a meeting that was too small, notices that
 * everybody may object to, and spending above what was decided. What was voted down: run_village_again_test.c. Pages and API. */
#include "page/run_village_world.h"
#include "world/docx_words.h"
#include "world/pdf_words.h"

#include <stdio.h>

static const char *paper_words(struct client *c, const char *code, int64_t subject, const char *more)
{
	struct reply r = client_post_json(c, text("/api/v1/document/%s/print", code), text("{\"subject\":\"%lld\"%s}", (long long)subject, more));

	if (r.status != 200)
		fail_msg("status %d, no paper: %s", r.status, r.body);
	return docx_words(w->arena, r.body, r.body_bytes);
}

static void paper_has(const char *words, const char *what)
{
	if (strstr(words, what) == NULL)
		fail_msg("no '%s' in %s", what, words);
}

/* What the representatives of the villagers decided is no resolution of the Party: their meeting, their number, and the committee of the village that convened them. */
static void the_papers_name_the_representatives(int64_t run, int64_t ballot)
{
	struct reply r;
	const char *words = paper_words(api, "resolution", run, "");

	paper_has(words, "关于矾石厂的决议（2015年11月17日王家山村民代表会议）2015年11月17日，王家山村民代表会议召开，应到会36人，实到会33人");
	paper_has(words, "赞成14票，不赞成19票，弃权0票");
	paper_has(words, "会议决议：没有通过“矾石厂”。");
	paper_has(words, "王家山村民委员会（盖章）");
	assert_null(strstr(words, "党支部"));
	words = paper_words(api, "minutes", run, "");
	paper_has(words, "王家山村民代表会议会议记录");
	paper_has(words, "签到表王家山村民代表会议矾石厂序号");
	assert_null(strstr(words, "党支部"));
	client_get(secretary, text("/document/resolution/print?subject=%lld", (long long)run));
	r = client_post(secretary, "/document/resolution/print", "subject", text("%lld", (long long)run), "as", "pdf", NULL);
	assert_int_equal(r.status, 200);
	paper_has(pdf_words(w->arena, r.body, r.body_bytes), "王家山村民委员会（盖章）");
	words = paper_words(api, "ballot_paper", ballot, "");
	paper_has(words, "表决票王家山村民代表会议");
	assert_null(strstr(words, "党支部"));
	/* The members' meeting before it is the Party's. */
	words = paper_words(api, "resolution", run, text(",\"ballot\":\"%lld\"", (long long)world_first_id(w, "ballot")));
	paper_has(words, "2015年11月17日，王家山村党支部党员大会召开，应到会26人，实到会24人");
	paper_has(words, "王家山村党支部（盖章）");
	assert_null(strstr(words, "村民"));
}

static void fourteen_to_nineteen_ends_the_case(void **state)
{
	int64_t run = opened("矾石厂");
	struct reply r;
	int64_t ballot;

	proposed(run, "矾石厂");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "待表决");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 422, "没有有效的表决");
	reviewed(run);
	ballot = voted(run, "decide", 33, 14, 19);
	r = client_get(secretary, text("/ballot/%lld", (long long)ballot));
	walk_has(&r, 200, "14");
	the_papers_name_the_representatives(run, ballot);
	r = walk_act(api, run, "close", text("\"person\":\"%lld\"", (long long)representatives[0]));
	walk_has(&r, 422, "请附上本人签字的材料");	/* the representatives decide; the secretary only registers it, on paper */
	walk_has(&r, 422, "file");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 422, "不能办理");
}

/* The village committee are those whom the villagers elected to it; whoever works for it, as the family planning publicist does, signs nothing for it. */
static void only_the_village_committee_signs_for_it(void **state)
{
	int64_t run = opened("修渠"), clerk_person = world_person_of(w, village, "计生宣传员", 0), member_person = world_person_of(w, village, "村委委员", 0);
	struct client *clerk, *member;
	struct reply r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=修渠\",\"budget=1000\",\"plan=初步方案见会议记录\"]");
	const char *page = run_url(run, "");

	walk_has(&r, 200, "修渠");
	world_holding(w, committee_org, "staff", clerk_person);
	world_holding(w, committee_org, "village_committee_member", member_person);
	world_right(w, "staff", "handle");
	world_right(w, "village_committee_member", "handle");
	clerk = walk_program(w, "clerk", clerk_person);
	member = walk_program(w, "village_member", member_person);
	r = walk_act(api, run, "sign", "\"role\":\"branch\"");
	walk_has(&r, 200, "\"branch\"");
	r = client_post_json(clerk, text("/api/v1/run/%lld/sign", (long long)run), text("{\"role\":\"village\",\"row_version\":%s}", version_of(run)));
	assert_int_equal(r.status, 404);
	r = client_get(secretary, page);
	assert_false(reply_has(&r, "计生宣传员"));
	r = walk_send(secretary, page, run_url(run, "/sign"), text("own=0\nrole=village\nperson=%lld\nday=2015-11-17\nfile=@", (long long)clerk_person));
	walk_has(&r, 422, "不能办理");
	r = walk_act(member, run, "sign", "\"role\":\"village\"");
	walk_has(&r, 200, "\"village\"");
}

/* Somebody of both committees is not both of them where there are others: the second signature is another's. */
static void one_person_is_not_two_committees(void **state)
{
	int64_t run = opened("修闸"), both = world_person_of(w, village, "两委委员", 0);
	const char *page = run_url(run, ""), *mine = text("person=%lld\nday=2015-11-17\nfile=@", (long long)both);
	struct reply r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=修闸\",\"budget=1000\",\"plan=初步方案见会议记录\"]");

	walk_has(&r, 200, "修闸");
	world_holding(w, village, "committee_member", both);
	world_holding(w, committee_org, "village_committee_member", both);
	r = walk_send(secretary, page, run_url(run, "/sign"), text("own=0\nrole=branch\n%s", mine));
	assert_int_equal(r.status, 303);
	r = walk_send(secretary, page, run_url(run, "/sign"), text("own=0\nrole=village\n%s", mine));
	walk_has(&r, 422, "分别签字，请由其中另一人签");
	r = walk_send(api, NULL, text("/api/v1/run/%lld/sign", (long long)run), text("row_version=%s\nrole=village\n%s", version_of(run), mine));
	walk_has(&r, 422, "已经为支部班子成员签字，村班子成员里还有别的人");
	walk_has(&r, 422, "分别签字，请由其中另一人签");
	r = walk_act(director, run, "sign", "\"role\":\"village\"");
	walk_has(&r, 200, "\"village\"");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"party_meeting\"");
}

static void a_meeting_that_is_too_small_decides_nothing(void **state)
{
	int64_t run = opened("修路");
	struct reply r;

	proposed(run, "修路");
	reviewed(run);
	voted(run, "decide", 23, 20, 3);
	r = closed_on_paper(run, representatives[0]);
	walk_has(&r, 422, "没有有效的表决");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "另行召集会议再表决");
	voted(run, "decide", 30, 15, 15);	/* half is not more than half */
	r = closed_on_paper(run, representatives[0]);
	assert_int_equal(r.status, 303);
	r = client_get(api, text("/api/v1/run/%lld", (long long)run));
	walk_has(&r, 200, "\"finish\":\"rejected\"");
}

static void no_step_is_skipped(void **state)
{
	/* covers XY-07 refuse 1 2 3 by page and api */
	int64_t run = opened("修桥");
	struct reply r = walk_act(api, run, "fill/plan", "\"values\":[\"matter=修桥\",\"budget=80000\",\"plan=初步方案见会议记录\"]");

	walk_has(&r, 200, "修桥");
	r = walk_act(api, run, "sign", "\"role\":\"branch\"");
	walk_has(&r, 200, "\"branch\"");
	walk_refused(secretary, api, run, "2015-11-17", "签字");	/* one committee only */
	r = walk_act(director, run, "sign", "\"role\":\"village\"");
	walk_has(&r, 200, "\"village\"");
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"party_meeting\"");
	r = walk_act(api, run, "vote", "\"vote\":\"decide\"");	/* a decision before the review */
	walk_has(&r, 422, "现在是");
	r = page_act(run, "vote", "vote", "decide");
	walk_has(&r, 422, "现在是");
	reviewed(run);
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "/document/minutes/print");
	assert_false(reply_has(&r, "/document/notice/print"));	/* nothing is on display yet, so there is none to print */
	r = walk_act(api, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=1\"]");	/* nothing is decided yet */
	walk_has(&r, 422, "不填这张表");
	r = page_act(run, "fill/execution", "v_spent", "1");
	walk_has(&r, 422, "不填这张表");
}

static int64_t shown(int64_t run, const char *notice, const char *from)
{
	struct reply r = walk_act(api, run, "notice", text("\"notice\":\"%s\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"%s\"", notice, from)), list;
	const char *print = text("/document/notice/print?subject=%lld", (long long)run), *at;
	long long id = 0;

	if (r.status != 200)
		fail_msg("status %d: %s", r.status, r.body);
	list = client_get(secretary, run_url(run, ""));
	walk_has(&list, 200, print);
	list = client_get(villager, "/notice");
	walk_has(&list, 200, "王家山");
	list = client_get(villager, "/api/v1/notice?board=村务公开");
	walk_has(&list, 200, "王家山村党支部");
	list = client_get(villager, "/api/v1/notice?board=党务公开");
	walk_has(&list, 200, "\"total\":0");
	list = client_get(villager, "/notice");
	at = strstr(list.body, "href=\"/notice/");
	assert_non_null(at);
	sscanf(at, "href=\"/notice/%lld\"", &id);
	return id;
}

/* Whoever asked reads the answer on the same page for thirty days, though the display is over and nothing more is taken. */
static void answer_is_read_for_a_month(int64_t notice)
{
	struct reply r = client_get(villager, text("/notice/%lld", (long long)notice));

	walk_has(&r, 200, "通过公开招标选定");
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
	walk_has(&r, 422, "2015-12-01");
	walk_clock(api, "2016-01-01");
	r = client_get(villager, text("/api/v1/notice/%lld", (long long)notice));
	walk_has(&r, 200, "通过公开招标选定");
	walk_clock(api, "2016-01-02");
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	walk_has(&r, 410, "期限已过");
	assert_false(reply_has(&r, "销毁"));
	walk_has(&r, 410, "已于 2015-12-01 结束");	/* it was there: whoever kept the address is told */
	assert_false(reply_has(&r, "硬化道路"));
	r = client_get(villager, text("/api/v1/notice/%lld", (long long)notice));
	walk_has(&r, 410, "notice.ended");
	r = client_get(villager, "/notice/17");
	assert_int_equal(r.status, 404);
	walk_clock(api, "2015-12-02");
}

/* Everybody reads a notice: no ID number, a mistyped one neither, and no mobile number stands in it; what was typed is kept. */
static void no_number_of_a_person_is_shown(int64_t run)
{
	static const struct { const char *typed, *masked; } NUMBERS[] = { { "身份证110101199003079971", "110101********9971" }, { "370102 19880110 997X", "370102********997X" },
		{ "电话13800001111", "138****1111" } };

	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++) {
		const char *shown = text("王家山村修路决议，经手人%s", NUMBERS[i].typed), *why = text("内容里有个人号码 %s", NUMBERS[i].masked);
		struct reply r = walk_act(api, run, "notice", text("\"notice\":\"announce\",\"text\":\"%s\",\"from\":\"2015-11-17\"", shown));

		walk_has(&r, 422, why);
		client_get(secretary, run_url(run, ""));
		r = client_post(secretary, run_url(run, "/notice"), "notice", "announce", "text", shown, "from", "2015-11-17", "row_version", version_of(run), NULL);
		walk_has(&r, 422, why);
		walk_has(&r, 422, shown);
	}
}

static void a_matter_goes_all_the_way(void **state)
{
	/* covers X-07 accept 1 2 by page and api */
	/* covers X-08 accept 1 by page and api */
	int64_t run = opened("硬化道路"), notice, objection;
	struct reply r;

	says_of_payment(run, NOTHING_DECIDED);
	proposed(run, "硬化道路");
	reviewed(run);
	walk_election((struct walk_counters){ api, second, REPRESENTATIVES }, run, "decide", "2015-11-17",
		"{\"present\":33,\"issued\":33,\"collected\":32,\"spoilt\":1,\"agreed\":[28],\"opposed\":[3],\"abstained\":[0]}");
	assert_int_equal(closed_on_paper(run, representatives[1]).status, 303);
	/* Everybody reads what was decided by which votes, though the case is still open; papers that count for nothing are named, and money has its unit. */
	r = client_get(villager, text("/open-case/%lld", (long long)run));
	walk_has(&r, 200, "通过（应到 36 人，实到 33 人；赞成 28 票、不赞成 3 票、弃权 0 票；发出表决票 33 张，收回 32 张，其中无效 1 张）");
	walk_has(&r, 200, "246,000 元");
	r = client_get(villager, text("/api/v1/open-case/%lld", (long long)run));
	walk_has(&r, 200, "其中无效 1 张");
	walk_has(&r, 200, "246,000 元");
	r = client_get(secretary, run_url(run, ""));	/* the proposed text: whose matter, and what was decided by which figures */
	walk_has(&r, 200, "：硬化道路\n");
	walk_has(&r, 200, "村代会决议：2015年11月17日表决，应到 36 人，实到 33 人；赞成 28 票、不赞成 3 票、弃权 0 票；发出表决票 33 张，收回 32 张，其中无效 1 张。通过。");
	r = walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-16\"");
	walk_has(&r, 422, "从今天");
	r = walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"太短\",\"from\":\"2015-11-17\"");
	walk_has(&r, 422, "个字");
	r = walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村修路决议。联系电话：（请填写）\",\"from\":\"2015-11-17\"");
	walk_has(&r, 422, "公示稿里还有“（请填写）”");
	no_number_of_a_person_is_shown(run);
	r = walk_act(api, run, "notice", "\"notice\":\"result\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	walk_has(&r, 422, "没有这项公示");
	says_of_payment(run, NOT_ANNOUNCED);	/* decided, and not yet announced for fifteen days */
	notice = shown(run, "announce", "2015-11-17");
	says_of_payment(run, NOT_ANNOUNCED);
	r = walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"王家山村修路决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	walk_has(&r, 422, "已经公示");
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	walk_has(&r, 200, "2015-12-01");	/* fifteen days, the first one counts */
	r = client_get(villager, text("/open-case/%lld", (long long)run));
	walk_has(&r, 200, text("href=\"/notice/%lld\"", (long long)notice));	/* from the case to where one may say something */
	r = client_get(villager, "/open-case?org=zzz");
	walk_has(&r, 200, "没有符合条件的公开办件");
	assert_false(reply_has(&r, "还没有公开的办件"));
	r = client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", "路", NULL);
	walk_has(&r, 422, "个字");
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"路\"}");
	walk_has(&r, 422, "个字");
	r = client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", "请公布施工单位是怎样选的", "name", "张三", NULL);
	assert_int_equal(r.status, 303);
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	walk_has(&r, 200, "编号是第 1 号，请记下");	/* with it he finds the answer */
	walk_has(&r, 200, "第 1 号意见（2015-11-17 提出）");
	assert_false(reply_has(&r, "张三"));
	assert_false(reply_has(&r, "施工单位是怎样选的"));
	r = client_get(villager, text("/api/v1/notice/%lld", (long long)notice));
	walk_has(&r, 200, "\"number\":1,\"made_day\":\"2015-11-17\"");
	assert_false(reply_has(&r, "张三"));
	/* Whoever handles cases is told what waits for an answer, with its term. */
	r = client_get(secretary, "/?when=soon");
	walk_has(&r, 200, "答复 1 条公示意见：");
	walk_has(&r, 200, text("/notice/%lld", (long long)notice));
	r = client_get(api, "/api/v1/workbench?when=soon");
	walk_has(&r, 200, "答复 1 条公示意见：");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 422, "没有期满");
	walk_clock(api, "2015-12-02");
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	walk_has(&r, 200, "第 1 号意见（2015-11-17 提出）");	/* what was asked waits for its answer */
	r = walk_act(director, run, "close", "");
	walk_has(&r, 422, "已经期满，还有 1 条必须答复的意见没有答复");
	r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));
	walk_has(&r, 200, "张三");
	objection = walk_number(api, &(struct reply){ .status = 200, .body = strstr(r.body, "\"objections\"") }, "id");
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"通过公开招标选定，结果另行公布\",\"row_version\":9}");
	assert_int_equal(r.status, 409);
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"请找李某13800001111\",\"row_version\":1}");
	walk_has(&r, 422, "内容里有个人号码 138****1111");
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"通过公开招标选定，结果另行公布\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	r = client_get(api, "/api/v1/workbench");
	assert_false(reply_has(&r, "条公示意见"));
	answer_is_read_for_a_month(notice);
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"carry\"");
	says_of_payment(run, PAYABLE);
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=\"]");
	walk_has(&r, 422, "本轮实际支出");	/* not left empty */
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=246000.01\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "");
	walk_has(&r, 422, "实际支出累计246000.01元，已决议的预算246000元：请选“重新提请决议”");
	r = walk_act(director, run, "fill/execution", "\"values\":[\"way=实施完毕\",\"spent=245000\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"show_result\"");
	notice = shown(run, "result", "2015-12-02");
	r = walk_act(watcher, run, "sign", "\"role\":\"watch\"");
	walk_has(&r, 422, "还不能签字：「结果公示」的「监督意见」没有填写");	/* nobody signs an empty page */
	r = walk_act(director, run, "fill/supervise", "\"values\":[\"opinion=同意\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(watcher, run, "sign", "\"role\":\"watch\"");
	walk_has(&r, 200, "王监督");
	walk_clock(api, "2015-12-17");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 422, "实施结束的那一期还没有通报，不得办结");	/* December is not over, but nobody reports it later */
	r = walk_act(director, run, "report", "\"duty\":\"report\",\"period\":\"2015-12-31\",\"contents\":[\"完工\",\"支出二十四万五千元\",\"余一千元\"]");
	assert_int_equal(r.status, 200);
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"finish\":\"done\"");
	says_of_payment(run, PAYABLE);
	r = client_get(villager, text("/notice/%lld", (long long)notice));
	assert_int_equal(r.status, 410);	/* the time of display is over */
	walk_clock(api, "2015-11-17");
}

static void a_notice_is_withdrawn_with_a_reason_and_flooded_by_nobody(void **state)
{
	int64_t run = opened("水渠"), notice, objection;
	struct reply r;

	proposed(run, "水渠");
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[2]).status, 303);
	notice = shown(run, "announce", "2015-11-17");
	/* One was sent from here within the hour. One word is an opinion, and so is an answer. */
	assert_int_equal(client_post(villager, text("/notice/%lld/objection", (long long)notice), "text", "不同意", NULL).status, 303);
	r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));
	objection = walk_number(api, &(struct reply){ .status = 200, .body = strstr(r.body, "\"objections\"") }, "id");
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"好\",\"row_version\":1}");
	walk_has(&r, 422, "个字");
	r = client_post_json(api, text("/api/v1/objection/%lld/answer", (long long)objection), "{\"answer\":\"采纳\",\"row_version\":1}");
	assert_int_equal(r.status, 200);
	for (int i = 0; i < 3; i++) {
		r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"同意\"}");
		assert_int_equal(r.status, 200);
	}
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
	assert_int_equal(r.status, 429);
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"name\":\"甲\"}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"\",\"row_version\":1}");
	assert_int_equal(r.status, 422);
	r = client_post_json(api, text("/api/v1/notice/%lld/withdraw", (long long)notice), "{\"reason\":\"预算写错\",\"row_version\":1}");
	walk_has(&r, 200, "\"withdrawn_day\":\"2015-11-17\"");
	r = client_post_json(villager, text("/api/v1/notice/%lld/objection", (long long)notice), "{\"text\":\"反对的意见一二三\"}");
	walk_has(&r, 422, "已经撤下");
	r = client_get(secretary, run_url(run, ""));
	walk_has(&r, 200, "待公示");	/* a new one is wanted */
	r = client_get(director, "/api/v1/workbench");	/* it is the villagers' committee that puts it up */
	walk_has(&r, 200, "发布公示“决议公告与征求意见”：水渠");
	r = client_get(watcher, "/api/v1/workbench");
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "水渠"));
	says_of_payment(run, NOT_ANNOUNCED);
}

/* Whatever was decided and announced. */
static void nothing_is_paid_on_hold_or_after_an_end_without_a_result(void **state)
{
	int64_t run = opened("水塘"), clerk;
	struct reply r;

	proposed(run, "水塘");
	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[2]).status, 303);
	shown(run, "announce", "2015-11-17");
	walk_clock(api, "2015-12-02");
	r = walk_act(director, run, "close", "");
	walk_has(&r, 200, "\"step\":\"carry\"");
	says_of_payment(run, PAYABLE);
	PUT(w, "run_hold", NUMBER("region_id", 1), NUMBER("run_id", run), NUMBER("org_id", town), NUMBER("from_day", 16756), TEXT("reason", "核实"), NUMBER("talk_day", 2932897),
		NUMBER("person_id", members[0]), NUMBER("to_day", 2932897));
	says_of_payment(run, "现在不得付款：办件暂缓期间不付款", "\"is_allowed\":false");
	world_run(w, "UPDATE run_hold SET to_day = 16756");
	clerk = world_person_of(w, town, "乡书记", 0);
	world_holding(w, town, "secretary", clerk);
	r = walk_act(walk_program(w, "above", clerk), run, "stop", "\"reason\":\"水源改道\"");	/* what was decided is ended above */
	assert_int_equal(r.status, 200);
	says_of_payment(run, "现在不得付款：办件已经终止，没有结果", "\"is_allowed\":false");
	walk_clock(api, "2015-11-17");
}

static const char *announced_until(int64_t run)
{
	struct reply r;
	int64_t notice;

	reviewed(run);
	voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[3]).status, 303);
	notice = shown(run, "announce", "2015-11-17");
	r = client_get(api, text("/api/v1/notice/%lld", (long long)notice));
	return text("%.10s", strstr(r.body, "\"last_day\":\"") + strlen("\"last_day\":\""));
}

/* The last test: the second version is in force from then on. */
static void what_was_begun_by_one_version_goes_on_by_it(void **state)
{
	/* covers XY-17 accept 1 by page and api */
	/* covers X-09 accept 1 2 by page and api */
	int64_t old = opened("旧版事项"), later;
	struct reply r;

	proposed(old, "旧版事项");
	world_run(w, text("UPDATE programme_use SET to_day = 16756 WHERE id = %lld", (long long)use));	/* 2015-11-17 */
	put_practice(town, 2);
	later = opened("新版事项");
	proposed(later, "新版事项");
	assert_string_equal(announced_until(old), "2015-12-01");
	assert_string_equal(announced_until(later), "2015-12-06");
	r = client_get(secretary, run_url(old, ""));
	walk_has(&r, 200, "2015-12-01");
	assert_false(reply_has(&r, "2015-12-06"));
	r = client_get(secretary, run_url(later, ""));
	walk_has(&r, 200, "2015-12-06");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fourteen_to_nineteen_ends_the_case),
		cmocka_unit_test(only_the_village_committee_signs_for_it),
		cmocka_unit_test(one_person_is_not_two_committees),
		cmocka_unit_test(no_step_is_skipped),
		cmocka_unit_test(a_meeting_that_is_too_small_decides_nothing),
		cmocka_unit_test(a_matter_goes_all_the_way),
		cmocka_unit_test(a_notice_is_withdrawn_with_a_reason_and_flooded_by_nobody),
		cmocka_unit_test(nothing_is_paid_on_hold_or_after_an_end_without_a_result),
		cmocka_unit_test(what_was_begun_by_one_version_goes_on_by_it),
	};

	return cmocka_run_group_tests_name("run_village", tests, start, world_over);
}
