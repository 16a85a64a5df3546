/* XY-09: what was told of a vote says that it is void wherever it is looked at: its own page, its papers, the lists, the case and what was made public; and the papers of another
 * meeting say nothing of it. Pages and API. */
#include "page/run_voided_world.h"

#define OF(format, id) text(format, (long long)(id))

static void has(struct client *c, const char *address, const char *said)
{
	struct reply r = client_get(c, address);

	walk_has(&r, 200, said);
}

static void lacks(struct client *c, const char *address, const char *said)
{
	struct reply r = client_get(c, address);

	if (r.status != 200 || reply_has(&r, said))
		fail_msg("%s: status %d, or it says %s", address, r.status, said);
}

static void is_void_now(void)
{
	assert_int_equal(by_program(asking, "void", PROVED).status, 200);
	assert_int_equal(by_program(deciding, "decide", "state=confirmed").status, 200);
}

/* The branch's vote on it, valid and passed, then the representatives' against it, and the case is over. */
static int64_t lost_and_closed(const char *title, int64_t *review)
{
	int64_t run = opened(title);
	struct reply r;

	proposed(run, title);
	*review = voted(run, "review", 24, 20, 4);
	r = walk_act(api, run, "close", "");
	walk_has(&r, 200, "\"step\":\"assembly\"");
	ballot_now = voted(run, "decide", 33, 14, 19);
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	return run;
}

#define WHY "已于 2015-11-17 作废：无表决权的人参加了表决"
#define SAID "本次表决" WHY "。三人已迁出仍参加表决（乡书记提出，乡组织委员确认）。票数和结果是作废以前的记录，不再有效"
#define OPENLY "（乡书记提出，乡组织委员确认）"

static void its_page_and_papers_keep_the_figures(void)
{
	const char *sheet, *pdf;
	struct reply r;

	has(secretary, OF("/ballot/%lld", ballot_now), SAID);
	has(secretary, OF("/ballot/%lld", ballot_now), "作废以前的结果：未通过");
	has(secretary, OF("/ballot/%lld", ballot_now), "计票结果（已作废）");
	has(secretary, OF("/ballot/%lld", ballot_now), "<td>不赞成</td><td class=\"num r\">19</td>");
	r = client_get(api, OF("/api/v1/ballot/%lld", ballot_now));
	walk_has(&r, 200, "\"voided\":\"" SAID "\"");
	walk_has(&r, 200, "\"result\":\"未通过\"");
	walk_has(&r, 200, "\"void_ground\":\"无表决权的人参加了表决\",\"void_reason\":\"三人已迁出仍参加表决\",\"void_asked_name\":\"乡书记\",\"void_decided_name\":\"乡组织委员\",\"void_day\":\"2015-11-17\"");
	walk_has(&r, 200, "\"is_valid\":false");
	assert_false(reply_has(&r, "\"sums\":[]"));
	has(secretary, OF("/org/%lld/ballot", village), SAID);
	has(secretary, OF("/ballot/%lld/sheet", ballot_now), SAID);
	has(secretary, OF("/ballot/%lld/sheet", ballot_now), "<td>不赞成</td><td class=\"num\">19</td>");
	has(secretary, OF("/ballot/%lld/sheet", ballot_now), "作废以前的结果：未通过");
	sheet = printed("count_sheet", ballot_now, "");
	paper_says(sheet, "计票单（已作废）");
	paper_says(sheet, SAID);
	paper_says(sheet, "未通过（已作废）");
	paper_says(sheet, "19");
	r = client_post_json(api, "/api/v1/document/count_sheet/print", text("{\"subject\":\"%lld\",\"as\":\"pdf\"}", (long long)ballot_now));
	assert_int_equal(r.status, 200);
	pdf = pdf_words(w->arena, r.body, r.body_bytes);
	paper_says(pdf, "计票单（已作废）");
	paper_says(pdf, "19");
	paper_says(pdf, "无表决权的人参加了表决");
}

static void the_case_and_what_is_public_say_it(int64_t run)
{
	struct reply r;

	has(secretary, OF("/run/%lld", run), "表决已作废</span></h1>");
	has(secretary, OF("/run/%lld", run), "未通过（应到 36 人，实到 33 人；赞成 14 票、不赞成 19 票、弃权 0 票），已作废");
	has(secretary, OF("/run/%lld", run), "，已作废");
	has(secretary, OF("/run/%lld", run), "<span class=\"tag tag--danger\">已作废</span> 「");
	r = client_get(api, OF("/api/v1/run/%lld", run));
	walk_has(&r, 200, "\"step\":\"assembly\"");
	walk_has(&r, 200, "\"is_void\":false,\"is_vote_void\":true");
	has(secretary, OF("/org/%lld/run?state=done", village), "表决已作废");
	has(api, OF("/api/v1/org/%lld/run?state=done", village), "\"is_vote_void\":true");
	has(villager, OF("/open-case/%lld", run), "表决已作废</span></h1>");
	has(villager, OF("/api/v1/open-case/%lld", run), "\"is_vote_void\":true");
	has(villager, "/open-case", "否决 <span class=\"tag tag--danger\">表决已作废</span></dt>");	/* counted by itself */
	has(villager, "/api/v1/open-case?page=1", "\"is_vote_void\":true");
	has(villager, "/publication", WHY OPENLY);
	has(villager, "/api/v1/publication", WHY OPENLY);
	lacks(villager, "/publication", "三人已迁出");	/* what may name people is for whoever handles the case */
	lacks(villager, "/api/v1/publication", "三人已迁出");
}

static void wherever_it_is_told_it_is_void(void **state)
{
	/* covers XY-09 refuse 1 by page and api */
	int64_t review, run = lost_and_closed("开采石料", &review);

	lacks(secretary, OF("/ballot/%lld", ballot_now), "不再有效");
	lacks(secretary, OF("/run/%lld", run), "表决已作废");
	lacks(api, OF("/api/v1/run/%lld", run), "\"is_vote_void\":true");
	lacks(villager, "/publication", "已作废");
	has(villager, "/api/v1/publication", "\"voided\":\"\"");
	is_void_now();
	its_page_and_papers_keep_the_figures();
	the_case_and_what_is_public_say_it(run);
}

/* The branch's own vote stands: its resolution and minutes are of its meeting alone. */
static void papers_of_another_meeting_say_nothing_of_it(void **state)
{
	int64_t review, run = lost_and_closed("开办砖厂", &review);
	const char *own = text(",\"ballot\":\"%lld\"", (long long)ballot_now), *other = text(",\"ballot\":\"%lld\"", (long long)review);
	const char *const codes[] = { "resolution", "minutes" };

	is_void_now();
	for (size_t i = 0; i < 2; i++) {
		paper_says(printed(codes[i], run, own), SAID);
		paper_says(printed(codes[i], run, own), "（已作废）");
		assert_null(strstr(printed(codes[i], run, other), "作废"));
		assert_null(strstr(printed(codes[i], run, ""), "作废"));	/* the newest that stands */
	}
	paper_says(printed("resolution", run, own), "决议不再有效");
	has(secretary, OF("/document/resolution/print?subject=%lld", run), "开办砖厂：村代会决议（已作废）");	/* to choose from */
}

/* Once it was held again the case goes on by that; the page of the first says still what it was. */
static void what_was_held_again_stands(void **state)
{
	int64_t run = lost("修缮戏台"), first = ballot_now;

	is_void_now();
	has(api, OF("/api/v1/run/%lld", run), "\"is_vote_void\":true");
	has(secretary, OF("/run/%lld", run), "上一次表决已作废");
	ballot_now = voted(run, "decide", 33, 14, 19);	/* the same figures: what is made public is of this one */
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	lacks(api, OF("/api/v1/run/%lld", run), "\"is_vote_void\":true");
	lacks(secretary, OF("/run/%lld", run), "表决已作废");
	has(secretary, OF("/run/%lld", run), "，已作废");
	lacks(villager, "/publication?org=", "修缮戏台：村代会决议」");
	has(secretary, OF("/ballot/%lld", first), SAID);
}

/* A vote that is not final is declared void by one, with a reason; one that was not counted has no figures to show. */
static void what_one_declared_void_says_why(void **state)
{
	int64_t run = opened("添置锣鼓");
	struct reply r;

	proposed(run, "添置锣鼓");
	ballot_now = voted(run, "review", 24, 20, 4);
	walk_answered(by_program(asking, "void", "reason=议题写错"), 200, "");
	has(secretary, OF("/ballot/%lld", ballot_now), "本次表决已于 2015-11-17 作废：议题写错（乡书记作废）。票数和结果是作废以前的记录，不再有效");
	has(secretary, OF("/ballot/%lld", ballot_now), "<td>赞成</td><td class=\"num r\">20</td>");
	has(api, OF("/api/v1/ballot/%lld", ballot_now), "\"void_reason\":\"议题写错\",\"void_asked_name\":\"\",\"void_decided_name\":\"乡书记\"");
	r = walk_act(api, run, "vote", "\"vote\":\"review\"");
	r = client_get(api, text("/api/v1/org/%lld/ballot", (long long)village));
	ballot_now = walk_number(api, &r, "id");
	walk_answered(by_program(asking, "void", "reason=开错日期"), 200, "");
	has(secretary, OF("/ballot/%lld", ballot_now), "本次表决还没有计票封存，已于 2015-11-17 作废：开错日期（乡书记作废）");
	lacks(secretary, OF("/ballot/%lld", ballot_now), "计票结果");
	lacks(secretary, OF("/ballot/%lld/sheet", ballot_now), "作废以前的结果");
}

/* A notice of what was decided hangs on the board while the vote behind it is void: it says so; one from before the vote does not. */
static void a_notice_of_what_was_decided_says_it(void **state)
{
	int64_t run = opened("安装水表"), notice;
	struct reply r;

	proposed(run, "安装水表");
	reviewed(run);
	ballot_now = voted(run, "decide", 33, 30, 3);
	assert_int_equal(closed_on_paper(run, representatives[0]).status, 303);
	walk_act(api, run, "notice", "\"notice\":\"announce\",\"text\":\"安装水表决议，预算二十四万六千元\",\"from\":\"2015-11-17\"");
	r = client_get(villager, "/api/v1/notice");
	notice = walk_number(api, &r, "id");
	has(villager, OF("/api/v1/notice/%lld", notice), "\"voided\":\"\"");
	lacks(villager, "/notice", "表决已作废");
	is_void_now();
	has(villager, OF("/notice/%lld", notice), "（通过（应到 36 人，实到 33 人；赞成 30 票、不赞成 3 票、弃权 0 票））" WHY OPENLY);
	has(villager, OF("/api/v1/notice/%lld", notice), WHY OPENLY);
	lacks(villager, OF("/notice/%lld", notice), "三人已迁出");
	paper_says(printed("notice", run, ",\"contact\":\"甲\",\"phone\":\"03511234567\""), "本次表决已作废");
	has(villager, "/notice", "表决已作废");
	has(villager, "/api/v1/notice", "\"is_vote_void\":true");
	world_run(w, text("UPDATE notice SET id = 1 WHERE id = %lld", (long long)notice));	/* as if it had hung before the vote */
	lacks(villager, "/notice/1", "作废");
	lacks(villager, "/notice", "表决已作废");
	world_run(w, text("UPDATE notice SET id = %lld WHERE id = 1", (long long)notice));
}

/* What came of the case stands at the head of all its papers. */
static void the_head_of_the_bundle_says_it(void **state)
{
	int64_t review, run = lost_and_closed("开办鞋厂", &review);
	struct reply r;

	is_void_now();
	r = client_post_json(api, text("/api/v1/run/%lld/bundle", (long long)run), "{}");
	assert_int_equal(r.status, 200);
	paper_says(pdf_words(w->arena, r.body, r.body_bytes), "否决（表决已作废）");
	r = client_post_json(api, text("/api/v1/run/%lld/bundle", (long long)run), "{\"as\":\"docx\"}");
	assert_int_equal(r.status, 200);
	paper_says(docx_words(w->arena, r.body, r.body_bytes), "否决（表决已作废）");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wherever_it_is_told_it_is_void),
		cmocka_unit_test(papers_of_another_meeting_say_nothing_of_it),
		cmocka_unit_test(what_was_held_again_stands),
		cmocka_unit_test(what_one_declared_void_says_why),
		cmocka_unit_test(a_notice_of_what_was_decided_says_it),
		cmocka_unit_test(the_head_of_the_bundle_says_it),
	};

	return cmocka_run_group_tests_name("run_voided_shown", tests, start_above, world_over);
}
