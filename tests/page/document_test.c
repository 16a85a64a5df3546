/* Papers of an office: filled from a case, a vote and a letter, as .docx and PDF, by page and program; what is refused. */
#include "page/document_world.h"

#include <stdio.h>
#include "core/docx.h"
#include "rooms/document/document.h"

/* Before the vote a resolution would tell what nobody decided. */
static void minutes_come_before_the_vote_and_the_resolution_after(void **state)
{
	int64_t lines;
	struct reply r = print_page("resolution", run, "docx", "number", "");

	walk_has(&r, 422, "还没有封存的表决");
	r = print(secretary, "resolution", run, "");
	walk_has(&r, 422, "还没有封存的表决");
	r = client_get(page, text("/run/%lld", (long long)run));
	walk_has(&r, 200, text("/document/minutes/print?subject=%lld", (long long)run));
	r = print_page("minutes", run, "docx", "place", "村委会会议室");
	says(&r, "石门村党支部会议会议记录");
	says(&r, "村委会会议室");
	says(&r, "表决会议记录（发言要点");	/* nothing was voted on: no half of a sentence, a place to write on */
	says(&r, "签到表石门村党支部会议党员08");
	says(&r, "签到表");
	lines = world_count(w, "audit");
	r = print(secretary, "minutes", run, "\"chair\":\"王书记\"");
	assert_int_equal(world_count(w, "audit"), lines + 1);
	says(&r, "王书记");
	says(&r, "主要事迹防汛抢险");
	hold_vote();
	r = print_page("resolution", run, "docx", "number", "石村支发〔2015〕3号");
	assert_null(strstr(words_of(&r), "党支部文件"));	/* a branch has no red head */
	says(&r, "实到会7人，符合规定人数");
	says(&r, "会议决议：同意“");
	says(&r, "石村支发〔2015〕3号");
	says(&r, "应到会9人，实到会7人");
	says(&r, "赞成6票，不赞成1票，弃权0票");
	says(&r, "（盖章）");
	r = print(secretary, "resolution", run, "\"as\":\"pdf\"");
	assert_int_equal(r.status, 200);
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "赞成6票"));
	r = print(secretary, "minutes", run, "");
	says(&r, "1党员012党员02");	/* the list to sign is that of the vote, two beside each other; */
	says(&r, "9组织部干部");	/* who has nobody beside him is not lost */
	says(&r, "同意表彰");
	/* Who is not counted: on which ground, and by whose consent. */
	world_run(w, text("UPDATE ballot_voter SET ground = '2' WHERE number = 8 AND ballot_id = %lld", (long long)world_first_id(w, "ballot")));
	r = print(secretary, "minutes", run, "");
	says(&r, "不计入应到会：按规定不计入（第2项）");
	world_run(w, text("INSERT INTO ballot_exclusion (id, ballot_id, number, ground, reason, consent, state, asked_by, asked_s, decided_by, decided_s) "
		"VALUES (77001, %lld, 8, '2', '在国外', '石镇委〔2015〕8号', 'confirmed', 1, 1, 2, 2)", (long long)world_first_id(w, "ballot")));
	r = print(secretary, "minutes", run, "");
	says(&r, "不计入应到会：按规定不计入（第2项）；同意依据：石镇委〔2015〕8号");
	assert_null(strstr(words_of(&r), "在国外"));
	world_run(w, text("UPDATE ballot_voter SET ground = '' WHERE number = 8 AND ballot_id = %lld", (long long)world_first_id(w, "ballot")));
	world_run(w, "DELETE FROM ballot_exclusion WHERE id = 77001");
	r = print(foreign, "minutes", run, "");
	assert_int_equal(r.status, 404);
}

static void the_ballot_paper_has_no_names_and_the_count_sheet_the_closed_figures(void **state)
{
	int64_t ballot = world_first_id(w, "ballot");
	struct reply r = print_page("ballot_paper", ballot, "docx", "number", "");

	says(&r, "多画、不画的无效");
	assert_null(strstr(words_of(&r), "党员03"));	/* of those who vote nobody is named */
	r = print(secretary, "ballot_paper", ballot, "\"as\":\"pdf\"");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "弃权"));
	r = print(secretary, "count_sheet", ballot, "");
	says(&r, "发出票数7收回票数7");
	says(&r, "监票人（签字）：党员01　　");
	says(&r, "应到依据应到会名单实到人数");
	says(&r, "书面意见本次表决不计");	/* and no zero, where the rule takes none */
	assert_null(strstr(words_of(&r), "书面意见0"));
	r = print_page("count_sheet", ballot, "docx", "number", "");
	says(&r, "书面意见本次表决不计");
	world_run(w, text("UPDATE ballot SET allows_written = 1, written = 2, written_agreed = 1 WHERE id = %lld", (long long)ballot));
	r = print(secretary, "count_sheet", ballot, "");
	says(&r, "书面意见2份，其中赞成1份");
	r = print_page("count_sheet", ballot, "docx", "number", "");
	says(&r, "书面意见2份，其中赞成1份");
	world_run(w, text("UPDATE ballot SET allows_written = 0, written = 0, written_agreed = 0 WHERE id = %lld", (long long)ballot));
	r = print_page("count_sheet", ballot, "docx", "number", "");
	says(&r, "计票单");
	/* Without a list, who typed the number and who checked it. */
	world_run(w, text("UPDATE ballot SET is_listed = 0, entitled_reason = '户代表名册' WHERE id = %lld", (long long)ballot));
	world_run(w, text("INSERT INTO ballot_stated (ballot_id, account_id) SELECT id, opened_by FROM ballot WHERE id = %lld", (long long)ballot));
	r = print(secretary, "count_sheet", ballot, "");
	says(&r, "填写，依据：户代表名册；计票时由");
	r = print_page("count_sheet", ballot, "docx", "number", "");
	says(&r, "填写，依据：户代表名册；计票时由");
	world_run(w, text("UPDATE ballot SET is_listed = 1, entitled_reason = '' WHERE id = %lld", (long long)ballot));
	r = print(foreign, "count_sheet", ballot, "");
	assert_int_equal(r.status, 404);
}

static void a_notice_says_who_listens(void **state)
{
	struct reply r = print(secretary, "notice", run, "\"contact\":\"王书记\",\"phone\":\"5551234\"");

	walk_has(&r, 422, "还没有发布公示");
	walk_close(secretary, run, "2015-11-17", "show");
	r = walk_act(secretary, run, "notice", "\"notice\":\"display\",\"text\":\"拟表彰党员08，防汛抢险表现突出。\",\"from\":\"2015-11-17\"");
	assert_int_equal(r.status, 200);
	r = print(secretary, "notice", run, "\"contact\":\"王书记\"");
	walk_has(&r, 422, "请填写联系电话");
	r = print_page("notice", run, "docx", "contact", "王书记");
	walk_has(&r, 422, "请填写联系电话");
	assert_true(reply_has(&r, "王书记"));	/* what was typed is not lost */
	r = print(secretary, "notice", run, "\"contact\":\"王书记\",\"phone\":\"5551234\"");
	says(&r, "拟表彰党员08");
	says(&r, "2015年11月17日起至2015年11月21日止");
	says(&r, "联系电话：5551234");
}

static void a_request_goes_to_one_with_a_signer_and_a_right_number(void **state)
{
	struct reply r = print(secretary, "request", run, "\"to\":\"石门镇党委、云川县委\",\"signer\":\"王书记\"");

	walk_has(&r, 422, "只主送一个上级机关");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\"");
	walk_has(&r, 422, "请填写签发人");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\",\"signer\":\"王书记\",\"number\":\"石村支发[2015]第03号\"");
	walk_has(&r, 422, "写法不对");
	r = print(secretary, "request", run, "\"to\":\"石门镇党委\",\"signer\":\"王书记\",\"number\":\"石村支发〔2015〕3号\",\"body\":\"事迹附后。\\n请审。\"");
	says(&r, "石门镇党委：");
	says(&r, "签发人：王书记");
	says(&r, "主要事迹：防汛抢险");
	says(&r, "　　请审。");	/* each line begins as a paragraph does */
	says(&r, "妥否，请批示");
	r = print(office, "reply", run, "\"to\":\"石门村党支部\",\"body\":\"同意表彰。\"");
	says(&r, "同意表彰。");
	says(&r, "此复");
	r = client_get(office_page, text("/document/reply/print?subject=%lld", (long long)run));
	walk_has(&r, 200, "请填写主送；其余没有填的留空");
	walk_has(&r, 200, "value=\"石门村党支部\"");	/* whom it goes to is known */
	r = client_post(office_page, "/document/reply/print", "subject", text("%lld", (long long)run), "as", "docx", "to", "", NULL);
	walk_has(&r, 422, "请填写主送");
	r = client_get(page, text("/document/request/print?subject=%lld", (long long)run));
	walk_has(&r, 200, "请填写主送、签发人；其余没有填的留空");
	walk_has(&r, 200, "value=\"石门镇党委\"");
}

static void numbers_of_papers(void **state)
{
	static const struct { const char *number; bool is_right; } CASES[] = { { "", true }, { "云组发〔2015〕10号", true }, { "云组发〔2015〕1号", true },
		{ "云组发〔2015〕010号", false }, { "云组发〔2015〕第10号", false }, { "云组发[2015]10号", false }, { "云组发〔15〕10号", false }, { "云组发〔2015〕10", false },
		{ "〔2015〕10号", false }, { "云组发〔2015〕号", false }, { "云组发〔2015〕10号文", false }, { "〕云〔2015", false } };

	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
		if (document_number_is_right(CASES[i].number) != CASES[i].is_right)
			fail_msg("%s", CASES[i].number);
}

static void a_whole_number_wants_the_right_and_a_reason(void **state)
{
	const char *request = "\"to\":\"石门镇党委\",\"signer\":\"王书记\"";
	static const char TEMPLATE[] = "title 请示\ntext {{公民身份号码}}\n";
	struct buffer docx;
	struct reply r;
	int64_t id;

	buffer_init(&docx, w->arena, 0);
	assert_null(docx_make(w->arena, TEMPLATE, &docx));
	r = client_upload(office, "/api/v1/document/request", "file", "请示.docx", docx.data, docx.bytes);
	id = walk_number(office, &r, "id");
	r = client_post_json(office, "/api/v1/document/request/use", text("{\"template\":\"%lld\",\"day\":\"2015-11-17\",\"basis\":\"试\"}", (long long)id));
	assert_int_equal(r.status, 201);
	r = print(secretary, "request", run, request);
	says(&r, "3704**********1234");
	r = print(secretary, "request", run, text("%s,\"full\":true,\"reason\":\"上报\"", request));
	assert_int_equal(r.status, 403);
	r = print(office, "request", run, text("%s,\"full\":true", request));
	assert_int_equal(r.status, 422);
	r = print(office, "request", run, text("%s,\"full\":true,\"reason\":\"上报\"", request));
	assert_int_equal(r.status, 200);
	r = print(office, "reply", run, "\"to\":\"石门村党支部\",\"body\":\"同意。\",\"full\":true,\"reason\":\"上报\"");
	walk_has(&r, 422, "不印完整");
}

static const char TWICE[] = "programme twice \"两次表决\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"form first_talk \"第一次讨论\"\nfield words text \"讨论意见\" must\nend\nform upper \"上级审批\"\nfield reply text \"上级意见\" must\nend\n"
	"form second_talk \"第二次讨论\"\nfield words text \"讨论意见\" must\nend\n"
	"vote award \"接收\"\nresolves \"接收{subject}同志为预备党员，第一次讨论意见：{first_talk.words}\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"vote again \"转正\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"step meet \"接收大会\"\nneeds first_talk, award\ngo ask\nend\nstep ask \"审批\"\nneeds upper\ngo later\nend\nstep later \"转正大会\"\nneeds second_talk, again\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven first_talk.words 甲\nexpect waiting meet\nend\n";

/* The vote that the open step of a case has. */
static int64_t ballot_of(int64_t the_run)
{
	struct reply r = client_get(page, text("/run/%lld", (long long)the_run));
	const char *at = strstr(r.body, "href=\"/ballot/");
	long long id = 0;

	if (at == NULL || sscanf(at, "href=\"/ballot/%lld", &id) != 1)
		fail_msg("no ballot in %s", r.body);
	return id;
}

/* A case of two meetings has a paper of each: its vote, its figures, what was entered at its step and nothing of the others. */
static void each_vote_of_a_case_has_its_own_papers(void **state)
{
	int64_t twice = walk_practice(w, city, "twice", 1, TWICE), two = walk_opened(secretary, twice, branch, person, "2015-11-17"), first;
	struct reply r;

	walk_fill(secretary, two, "first_talk", "words=同意接收他");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, two, "award", "2015-11-17", 7, 6, 0);
	first = ballot_of(two);
	r = client_get(page, text("/ballot/%lld", (long long)first));
	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "可交书面意见"));	/* the practice does not say so */
	r = client_get(secretary, text("/api/v1/ballot/%lld", (long long)first));
	walk_has(&r, 200, "\"allows_written\":false");
	walk_close(secretary, two, "2015-11-17", "ask");
	walk_step(secretary, two, "upper", "reply=上级已经同意", "2015-11-17", "later");
	walk_fill(secretary, two, "second_talk", "words=同意转正");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, two, "again", "2015-11-17", 8, 8, 0);
	r = print(secretary, "resolution", two, "");
	says(&r, "关于党员08（转正）的决议");
	says(&r, "赞成8票");
	says(&r, "会议决议：同意“党员08（转正）”。");
	r = print(secretary, "resolution", two, text("\"ballot\":\"%lld\"", (long long)first));
	says(&r, "关于党员08（接收）的决议");
	says(&r, "赞成6票，不赞成1票");
	says(&r, "会议决议：同意接收党员08同志为预备党员，第一次讨论意见：同意接收他。");
	r = client_get(page, text("/document/minutes/print?subject=%lld", (long long)two));
	walk_has(&r, 200, "最近一次封存的表决");
	walk_has(&r, 200, text("<option value=\"%lld\"", (long long)first));
	r = print_page("minutes", two, "docx", "ballot", text("%lld", (long long)first));
	says(&r, "讨论意见同意接收他");
	says(&r, "赞成6");
	if (strstr(words_of(&r), "同意转正") != NULL || strstr(words_of(&r), "上级已经同意") != NULL)
		fail_msg("the paper of one meeting holds what was entered elsewhere: %s", words_of(&r));
	r = print(secretary, "minutes", two, "");
	says(&r, "讨论意见同意转正");
	r = print(secretary, "minutes", two, text("\"ballot\":\"%lld\"", (long long)world_first_id(w, "ballot")));	/* of another case */
	walk_has(&r, 422, "没有这一次封存的表决");
	r = print_page("minutes", two, "docx", "ballot", "77");
	walk_has(&r, 422, "没有这一次封存的表决");
}

/* The resolution says what was decided where too few agree and where too few came; the same by page and API. */
static void a_resolution_says_what_was_not_decided(void **state)
{
	static const struct { int present, agreed; const char *words; } HELD[] = {
		{ 8, 2, "会议决议：没有通过接收党员07同志为预备党员" },
		{ 2, 2, "会议决议：到会人数不够，没有就接收党员08同志为预备党员" },
	};
	int64_t twice = walk_practice(w, city, "twice_more", 1, text("programme twice_more%s", TWICE + strlen("programme twice")));

	for (size_t i = 0; i < sizeof(HELD) / sizeof(HELD[0]); i++) {
		int64_t one = walk_opened(secretary, twice, branch, people[6 + i], "2015-11-17");
		struct reply r;

		walk_fill(secretary, one, "first_talk", "words=讨论");
		walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, one, "award", "2015-11-17", HELD[i].present, HELD[i].agreed, 0);
		r = print(secretary, "resolution", one, "");
		says(&r, HELD[i].words);
		r = print_page("resolution", one, "docx", "number", "");
		says(&r, HELD[i].words);
		says(&r, HELD[i].present == 2 ? "不足规定人数" : "符合规定人数");
	}
}

static const char ASKED[] = "programme asked \"请求批准\"\nversion 1\nafter \"测试\"\nabout person\nruns_at branch\nopens any\nrole party = members_of branch\n"
	"role upper = committee_of town + staff_of town\nrole county_office = staff_of county\n"
	"form talk \"讨论\"\nfield words text \"讨论意见\" must\nfield heard date \"听取意见日期\" must from 1900-01-01\nend\nform answer \"审批\"\nfield result choice \"审批结论\" must of 批准, 退回\nend\n"
	"form filing \"备案\"\nfield note text \"备案意见\" must\nend\n"
	"vote admission \"接收\"\nresolves \"接收{subject}同志为预备党员\"\nvoters party\nquorum more_than 1/2 of voters\npass more_than 1/2 of voters\nend\n"
	"step meet \"支部大会\"\nneeds talk, admission\ngo ask\nend\n"
	"step ask \"上级审批\"\nby upper\nneeds answer\ngo meet when answer.result = 退回\ngo file\nend\nstep file \"县里备案\"\nby county_office\nneeds filing\ngo done\nend\n"
	"finish done \"完成\"\nend\nexample \"一\"\ngiven talk.words 甲\nexpect waiting meet\nend\n";

static void meet(int64_t asked, int agreed)
{
	walk_fill(secretary, asked, "talk", "words=他表现好。\nheard=2015-11-16");
	walk_ballot((struct walk_counters){ secretary, second, MEMBERS + 1 }, asked, "admission", "2015-11-17", 7, agreed, 0);
	walk_close(secretary, asked, "2015-11-17", "ask");
}

/* Neither is the request of a finished case that of another step, nor does it tell what the level above answered. */
static void what_was_decided_stands_in_the_reply(int64_t asked)
{
	const char *to = "\"to\":\"石门村党支部\"";
	struct reply r = print(town_api, "reply", asked, to);

	walk_has(&r, 422, "还没有登记本单位的批复意见，现在是“上级审批”");
	walk_step(town_api, asked, "answer", "result=批准", "2015-11-17", "file");
	walk_step(office, asked, "filing", "note=已经备案", "2015-11-17", "done");
	r = print(town_api, "reply", asked, text("%s,\"asked\":\"石村支发[2015]3号\"", to));
	walk_has(&r, 422, "写法不对");
	r = print(town_api, "reply", asked, text("%s,\"asked\":\"石村支发〔2015〕3号\",\"body\":\"请加强教育考察。\"", to));
	says(&r, "你单位2015年11月17日《关于接收党员07同志为预备党员的请示》（石村支发〔2015〕3号）收悉。经研究，现批复如下。批准接收党员07同志为预备党员。　　请加强教育考察。此复。");
	r = print(secretary, "request", asked, "\"to\":\"石门镇党委\",\"signer\":\"王书记\"");
	says(&r, "赞成6票");
	assert_null(strstr(words_of(&r), "批准"));
	assert_null(strstr(words_of(&r), "备案"));
}

/* A request says what is asked for and what was done step by step; a reply comes from the committee that decides, and neither from the branch that asks
 * nor from who only files it. */
static void a_request_goes_up_and_the_reply_comes_down(void **state)
{
	int64_t practice = walk_practice(w, city, "asked", 1, ASKED), asked = walk_opened(secretary, practice, branch, people[6], "2015-11-17");
	const char *reply_page = text("/document/reply/print?subject=%lld", (long long)asked);
	struct reply r;

	r = print(secretary, "request", asked, "\"to\":\"石门镇党委\",\"signer\":\"王书记\"");
	walk_has(&r, 422, "“支部大会”还没有填写内容，请示里没有写明请求什么");
	client_get(page, text("/document/request/print?subject=%lld", (long long)asked));
	r = client_post(page, "/document/request/print", "subject", text("%lld", (long long)asked), "as", "docx", "to", "石门镇党委", "signer", "王书记", NULL);
	walk_has(&r, 422, "还没有填写内容");
	r = print(secretary, "request", asked, "\"to\":\"石门镇党委\",\"signer\":\"王书记\",\"body\":\"请同意先行讨论。\"");
	says(&r, "关于党员07（asked）的请示");	/* before the vote: whom, and the practice */
	meet(asked, 6);
	r = print(secretary, "request", asked, "\"to\":\"石门镇党委\",\"signer\":\"王书记\"");
	says(&r, "关于接收党员07同志为预备党员的请示");
	says(&r, "讨论意见：他表现好；听取意见日期：2015年11月16日。2015年11月17日，石门村党支部党员大会（应到会9人，实到会7人）就“接收党员07同志为预备党员”进行表决，赞成6票，不赞成1票，弃权0票，");	/* no stop before the sign of the paper, and days as papers write them */
	r = print_page("resolution", asked, "docx", "number", "");
	says(&r, "关于接收党员07同志为预备党员的决议");
	r = client_get(page, text("/run/%lld", (long long)asked));
	walk_has(&r, 200, "/document/request/print");
	assert_false(reply_has(&r, "/document/reply/print"));
	r = client_get(page, reply_page);
	walk_has(&r, 422, "由石门镇党委批复，石门村党支部不能给它批复");
	r = client_post(page, "/document/reply/print", "subject", text("%lld", (long long)asked), "as", "docx", "to", "石门村党支部", NULL);
	walk_has(&r, 422, "由石门镇党委批复");
	r = print(secretary, "reply", asked, "\"to\":\"石门村党支部\"");
	walk_has(&r, 422, "由石门镇党委批复，石门村党支部不能给它批复");
	r = print(office, "reply", asked, "\"to\":\"石门村党支部\"");
	walk_has(&r, 422, "由石门镇党委批复，云川县委不能给它批复");
	r = print(town_api, "reply", asked, "\"to\":\"石门村党支部\",\"body\":\"同意。\"");
	says(&r, "石门镇党委文件");
	says(&r, "关于接收党员07同志为预备党员的批复");
	says(&r, "石门镇党委（盖章）");
	what_was_decided_stands_in_the_reply(asked);
}

/* What a meeting decided and a committee sent back stays readable, and its paper says that it counts no more. */
static void the_resolution_of_a_round_that_was_sent_back_says_so(void **state)
{
	int64_t practice = walk_practice(w, city, "asked_again", 1, text("programme asked_again%s", ASKED + strlen("programme asked")));
	int64_t asked = walk_opened(secretary, practice, branch, people[5], "2015-11-17");
	struct reply r;

	meet(asked, 6);
	r = print(secretary, "resolution", asked, "");
	assert_null(strstr(words_of(&r), "退回"));
	walk_step(town_api, asked, "answer", "result=退回", "2015-11-17", "meet");
	r = print(secretary, "resolution", asked, "");
	says(&r, "会议决议：同意接收党员06同志为预备党员（本件已被退回重新办理，这次表决不再作数，以重新表决的决议为准）。");
	r = print_page("resolution", asked, "docx", "number", "");
	says(&r, "这次表决不再作数");
	meet(asked, 5);
	r = print(secretary, "resolution", asked, "");
	says(&r, "赞成5票");
	assert_null(strstr(words_of(&r), "退回"));
}

/* The whole file of the case says whom a vote did not count, on which ground and by whose consent. */
static void the_file_says_who_was_not_counted(void **state)
{
	long long ballot = world_first_id(w, "ballot");
	const char *words;
	struct reply r;

	world_run(w, text("UPDATE ballot_voter SET ground = '2' WHERE number = 8 AND ballot_id = %lld", ballot));
	world_run(w, text("INSERT INTO ballot_exclusion (id, ballot_id, number, ground, reason, consent, state, asked_by, asked_s, decided_by, decided_s) "
		"VALUES (77001, %lld, 8, '2', '在国外', '镇委8号', 'confirmed', 1, 1, 2, 2)", ballot));
	r = client_post_json(secretary, text("/api/v1/run/%lld/bundle", (long long)run), "{}");
	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "党员08（不计入应到会：按规定不计入（第2项）；同意依据：镇委8号）"));
	assert_null(strstr(words, "在国外"));
	world_run(w, text("UPDATE ballot_voter SET ground = '' WHERE number = 8 AND ballot_id = %lld", ballot));
	world_run(w, "DELETE FROM ballot_exclusion WHERE id = 77001");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_papers),
		cmocka_unit_test(minutes_come_before_the_vote_and_the_resolution_after),
		cmocka_unit_test(the_ballot_paper_has_no_names_and_the_count_sheet_the_closed_figures),
		cmocka_unit_test(a_notice_says_who_listens),
		cmocka_unit_test(the_file_says_who_was_not_counted),
		cmocka_unit_test(a_request_goes_to_one_with_a_signer_and_a_right_number),
		cmocka_unit_test(a_request_goes_up_and_the_reply_comes_down),
		cmocka_unit_test(a_whole_number_wants_the_right_and_a_reason),	/* puts a template of requests in force */
		cmocka_unit_test(each_vote_of_a_case_has_its_own_papers),
		cmocka_unit_test(a_resolution_says_what_was_not_decided),
		cmocka_unit_test(the_resolution_of_a_round_that_was_sent_back_says_so),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
