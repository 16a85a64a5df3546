/* Papers of an election of a branch (programmes/national/election.prog), as its files of WPS and PDF say it: pages and API. */
#include "election_world.h"

#include "world/docx_words.h"
#include "world/pdf_words.h"

static const char *words_of(const struct reply *r, bool is_pdf)
{
	if (r->status != 200)
		fail_msg("status %d, no paper: %s", r->status, r->body);
	return is_pdf ? pdf_words(w->arena, r->body, r->body_bytes) : docx_words(w->arena, r->body, r->body_bytes);
}

static struct reply printed(struct client *c, const char *code, int64_t subject, const char *more)
{
	return client_post_json(c, text("/api/v1/document/%s/print", code), text("{\"subject\":\"%lld\"%s%s}", (long long)subject, more[0] == '\0' ? "" : ",", more));
}

static void has(const char *words, const char *what)
{
	if (strstr(words, what) == NULL)
		fail_msg("no '%s' in %s", what, words);
}

static void lacks(const char *words, const char *what)
{
	if (strstr(words, what) != NULL)
		fail_msg("'%s' in %s", what, words);
}

#define ASKS "\"to\":\"甲镇党委\",\"signer\":\"党员01\""
#define ANSWERS "\"to\":\"甲村党支部\""
#define PLAN "set_up=设委员会\nseats=3\ndeputies=0\nyears=5\nway=党员大会\npaper=@"

/* One topic, the form of its own step, and nothing that was answered (党政机关公文处理工作条例2012年: 一文一事). */
static void asks(const char *says, const char *not)
{
	struct reply r = printed(secretary, "request", run, ASKS);
	const char *words = words_of(&r, false);

	has(words, "甲村党支部文件");
	has(words, "关于党支部换届选举的请示");
	has(words, "现就党支部换届选举请示如下。");
	has(words, says);
	lacks(words, not);
	lacks(words, "批复");
	client_get(secretary_page, text("/document/request/print?subject=%lld", (long long)run));
	r = client_post(secretary_page, "/document/request/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "甲镇党委", "signer", "党员01", NULL);
	assert_string_equal(words_of(&r, false), words);
}

/* The step that wants the scan of a paper is the one at which it is printed. */
static void the_request_and_the_reply_are_printed_before_they_are_scanned(void **state)
{
	struct reply r;
	const char *words;

	walk_clock(organiser, "2015-11-17");
	run = walk_opened(secretary, use, branch, 0, "2015-11-17");
	r = printed(secretary, "request", run, ASKS);
	walk_has(&r, 422, "的“1 请示”还没有填写内容");
	walk_fill(secretary, run, "plan", PLAN);
	asks("是否设委员会：设委员会；委员名额：3；副书记名额：0；任期年数：5；选举方式：党员大会。妥否，请批示", "不设委员会填");
	walk_step(secretary, run, "plan", PLAN, "2015-11-17", "agree");
	r = printed(upper, "reply", run, ANSWERS);
	walk_has(&r, 422, "“甲村党支部”还没有登记本单位的批复意见，现在是“2 上级党委批复”");
	client_get(upper_page, text("/document/reply/print?subject=%lld", (long long)run));
	r = client_post(upper_page, "/document/reply/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "甲村党支部", NULL);
	walk_has(&r, 422, "还没有登记本单位的批复意见");
	walk_fill(upper, run, "reply", "result=同意\nmoved=同意\npaper=@");
	r = printed(upper, "reply", run, ANSWERS ",\"asked\":\"甲支发〔2015〕1号\"");
	words = words_of(&r, false);
	has(words, "关于甲村党支部换届选举的批复");
	has(words, "你单位2015年11月17日《关于党支部换届选举的请示》（甲支发〔2015〕1号）收悉。经研究，现批复如下。同意甲村党支部换届选举。　　提前或者延期是否同意：同意。此复。");
	lacks(words, "不涉及");
	client_get(upper_page, text("/document/reply/print?subject=%lld", (long long)run));
	r = client_post(upper_page, "/document/reply/print", "subject", text("%lld", (long long)run), "as", "pdf", "to", "甲村党支部", NULL);
	has(words_of(&r, true), "同意甲村党支部换届选举");
	walk_step(upper, run, "reply", "result=同意\nmoved=同意\npaper=@", "2015-11-17", "nominate");
	asks("委员名额：3", "第一名");	/* what was asked stays what it was */
}

/* Up to the meeting, which elects three of four. */
static void nominated_and_shown(void)
{
	const char *names = text("first=%lld\nsecond=%lld\nthird=%lld\nfourth=%lld", (long long)members[1], (long long)members[2], (long long)members[3], (long long)members[4]);

	walk_step(secretary, run, "nominees", names, "2015-11-17", "vet");
	asks("第一名：党员02；第二名：党员03；第三名：党员04；第四名：党员05。", "委员名额");
	walk_step(organiser, run, "vetting", "result=同意\npaper=@", "2015-11-17", "show_names");
	walk_has(&(struct reply[]){ walk_act(secretary, run, "notice", "\"notice\":\"display\",\"text\":\"支部委员会委员候选人公示\",\"from\":\"2015-11-17\"") }[0], 200, "show_names");
	walk_clock(organiser, "2016-01-11");
	walk_close(secretary, run, "2016-01-11", "meeting");
}

#define MARK "不赞成的可以另选他人：在“另选他人”后面写上姓名，并在“赞成”栏画○；弃权的不能另选他人。赞成的人数（连同另选的）等于或者少于应选人数的有效，多于 3 名的整张票无效。"

/* domain/04: whoever says no may write another name. The page that is printed, the file of WPS and the PDF are one paper. */
static void the_ballot_paper_has_places_for_other_names(void **state)
{
	long long ballot;
	struct reply r, pdf;
	const char *at, *words;
	int places = 0;

	nominated_and_shown();
	ballot = opened_vote("choose");
	r = client_get(secretary_page, text("/ballot/%lld/paper", ballot));
	walk_has(&r, 200, MARK);
	assert_int_equal(reply_times(&r, "另选他人：</td>"), 3);
	r = printed(secretary, "ballot_paper", ballot, "");
	words = words_of(&r, false);
	has(words, "选票甲村党支部党员大会　选举委员会委员序号");	/* the branch is named once */
	has(words, "序号姓名赞成不赞成弃权1党员022党员033党员044党员055另选他人：6另选他人：7另选他人：");
	has(words, MARK);
	client_get(secretary_page, text("/document/ballot_paper/print?subject=%lld", ballot));
	pdf = client_post(secretary_page, "/document/ballot_paper/print", "subject", text("%lld", ballot), "as", "pdf", NULL);
	for (at = words_of(&pdf, true); (at = strstr(at, "另选他人：")) != NULL; at += strlen("另选他人："))
		places++;
	assert_int_equal(places, 4);	/* three, and where it is said how */
	/* Who was written onto papers stands in the count, and on no paper. */
	r = client_post_json(secretary, text("/api/v1/ballot/%lld/write-in", ballot), text("{\"other\":%d}", in_list(ballot, "党员07")));
	assert_int_equal(r.status, 200);
	r = printed(secretary, "ballot_paper", ballot, "");
	words = words_of(&r, false);
	has(words, "4党员055另选他人：");
	lacks(words, "党员07");
}

/* The same by the page and by a program. */
static const char *paper_of(const char *code, const char *as, const char *name, const char *value)
{
	struct reply r = printed(secretary, code, run, "");
	const char *words = words_of(&r, false);

	client_get(secretary_page, text("/document/%s/print?subject=%lld", code, (long long)run));
	r = client_post(secretary_page, text("/document/%s/print", code), "subject", text("%lld", (long long)run), "as", as, name, value, NULL);
	if (strcmp(as, "docx") == 0)
		assert_string_equal(words_of(&r, false), words);
	else
		words_of(&r, true);
	return words;
}

#define VOTED "会议以无记名投票方式进行了选举（选举委员会委员）：应选3人，候选人4人；发出选票8张，收回选票8张，其中有效票7张、无效票1张。" \
	"得票情况（按赞成票多少排列）：党员03赞成7票、不赞成0票、弃权0票（当选）；党员07（另选他人）得6票（当选）；党员02赞成5票、不赞成2票、弃权0票（当选）；" \
	"党员04赞成2票、不赞成4票、弃权1票；党员05赞成1票、不赞成5票、弃权1票（赞成须超过实到会人数的半数）。表决结果：应选名额已选满"

/* Every line of an election with its figures, whoever had most votes first: no figure of one is that of the meeting. */
static void papers_of_an_election_tell_the_votes_of_each(void **state)
{
	struct reply r = client_get(secretary_page, text("/run/%lld", (long long)run));
	const char *words = paper_of("minutes", "docx", "place", "");
	long long ballot = 0;

	sscanf(strstr(r.body, "href=\"/ballot/"), "href=\"/ballot/%lld", &ballot);
	has(words, "表决选举（选举委员会委员）：应选3人，候选人4人会议记录");	/* nothing is counted yet */
	held(ballot, "{\"present\":8,\"issued\":8,\"collected\":8,\"spoilt\":1,\"agreed\":[5,7,2,1,6],\"opposed\":[2,0,4,5,0],\"abstained\":[0,0,1,1,0]}", "党员09", 200, "");
	words = paper_of("resolution", "docx", "number", "");
	has(words, "关于选举委员会委员的决议");
	has(words, "（2016年1月11日甲村党支部党员大会）2016年1月11日，甲村党支部党员大会召开，应到会10人，实到会8人");
	has(words, VOTED "。");
	has(words, "会议决议：经选举（“选举委员会委员”），党员03、党员07、党员02当选。");
	has(words, "1党员03700当选2党员07（另选他人）6当选3党员02520当选4党员04241未当选5党员05151未当选");
	lacks(words, "赞成5票，不赞成2票");
	words = paper_of("minutes", "pdf", "place", "");
	has(words, VOTED);
	r = printed(secretary, "count_sheet", ballot, "");
	has(words_of(&r, false), "1党员02520当选2党员03700当选");	/* in the order of the sheet that was filled in */
}

/* Who was elected is put before the level above with the figures of each meeting; what it answers stands in its reply alone. */
static void the_result_is_reported_and_answered(void **state)
{
	long long ballot;
	struct reply r;
	const char *words;

	walk_step(secretary, run, "minutes", "adopted=是\nfewer=不涉及\nsheet=@", "2016-01-11", "chief_meeting");
	walk_fill(secretary, run, "chief_nominee", text("person=%lld", (long long)members[2]));
	ballot = opened_vote("choose_chief");
	held(ballot, "{\"present\":3,\"issued\":3,\"collected\":3,\"agreed\":[3],\"opposed\":[0],\"abstained\":[0]}", "党员07", 200, "");
	words = paper_of("resolution", "docx", "number", "");
	has(words, "（2016年1月11日甲村党支部委员会全体会议）2016年1月11日，甲村党支部委员会全体会议召开，应到会3人，实到会3人");
	walk_step(secretary, run, "chief_minutes", "sheet=@", "2016-01-11", "divide");
	walk_step(secretary, run, "division", text("organisation=%lld\nrecord=@", (long long)members[6]), "2016-01-11", "report");
	walk_step(secretary, run, "result", "paper=@", "2016-01-11", "approve");
	asks("2016年1月11日，甲村党支部党员大会（应到会10人，实到会8人）进行选举（选举委员会委员），党员03、党员07、党员02当选，应选名额已选满。"
		"2016年1月11日，甲村党支部委员会全体会议（应到会3人，实到会3人）进行选举（委员会全体会议选举书记），党员03当选，应选名额已选满。组织委员：党员07。", "委员名额");
	walk_fill(upper, run, "approval", "result=不批准\npaper=@");
	r = printed(upper, "reply", run, ANSWERS);
	has(words_of(&r, false), "你单位2016年1月11日《关于党支部换届选举的请示》收悉。经研究，现批复如下。不批准甲村党支部换届选举。此复。");
}

/* The case went up three times: each has its request and its reply still, chosen by the place of one of its steps. */
static void an_earlier_request_and_reply_are_printed_again(void **state)
{
	struct reply r = client_get(secretary_page, text("/document/request/print?subject=%lld", (long long)run));
	const char *words;

	walk_has(&r, 200, "哪一次请示（批复）");
	walk_has(&r, 200, "<option value=\"1\">2015-11-17 1 请示</option>");
	walk_has(&r, 200, "<option value=\"3\">2015-11-17 3 酝酿推荐候选人</option>");
	r = printed(secretary, "request", run, ASKS ",\"step_number\":1");
	words = words_of(&r, false);
	has(words, "委员名额：3；副书记名额：0");
	lacks(words, "党员02");
	client_get(secretary_page, text("/document/request/print?subject=%lld", (long long)run));
	r = client_post(secretary_page, "/document/request/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "甲镇党委", "signer", "党员01", "step_number", "1", NULL);
	assert_string_equal(words_of(&r, false), words);
	r = printed(secretary, "request", run, ASKS ",\"step_number\":3");
	has(words_of(&r, false), "第一名：党员02；第二名：党员03；第三名：党员04；第四名：党员05。");
	r = printed(secretary, "request", run, ASKS ",\"step_number\":6");	/* the meeting, between the display and the report */
	has(words_of(&r, false), "党员03、党员07、党员02当选");
	r = printed(secretary, "request", run, ASKS ",\"step_number\":2");	/* the answer */
	walk_has(&r, 422, "的这一步没有向上级请示");
	r = printed(secretary, "request", run, ASKS ",\"step_number\":99");
	walk_has(&r, 422, "的这一步没有向上级请示");
	r = printed(upper, "reply", run, ANSWERS ",\"step_number\":2");
	words = words_of(&r, false);
	has(words, "同意甲村党支部换届选举。　　提前或者延期是否同意：同意。此复。");
	r = client_get(upper_page, text("/document/reply/print?subject=%lld", (long long)run));
	walk_has(&r, 200, "<option value=\"2\">2015-11-17 2 上级党委批复</option>");
	r = client_post(upper_page, "/document/reply/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "甲村党支部", "step_number", "2", NULL);
	assert_string_equal(words_of(&r, false), words);
	client_get(upper_page, text("/document/reply/print?subject=%lld", (long long)run));
	r = client_post(upper_page, "/document/reply/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "甲村党支部", "step_number", "3", NULL);
	walk_has(&r, 422, "的这一步不是甲镇党委批复的");
	r = printed(upper, "reply", run, ANSWERS);
	has(words_of(&r, false), "不批准甲村党支部换届选举。");	/* without one the last */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_request_and_the_reply_are_printed_before_they_are_scanned),
		cmocka_unit_test(the_ballot_paper_has_places_for_other_names),
		cmocka_unit_test(papers_of_an_election_tell_the_votes_of_each),
		cmocka_unit_test(the_result_is_reported_and_answered),
		cmocka_unit_test(an_earlier_request_and_reply_are_printed_again),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
