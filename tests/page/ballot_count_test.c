/* Votes of meetings, counted in other ways: an open vote without a list that a second person confirms, candidates one by one, and the
 * same by programs. */
#include "page/ballot_meeting_world.h"

static void an_open_vote_without_a_list_is_confirmed(void **state)
{
	struct ballot_ask ask = ask_of(15, 0);
	int64_t id;
	struct ballot_row row;
	struct reply r;

	ask.is_secret = ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	id = opened(&ask);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "系统里没有这些人的名单");
	r = counted(first, id, "30", "0", "20", "5", "0");
	walk_has(&r, 422, "还不知道应到会人数");
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/entitled"), "entitled", "0", "reason", "", "row_version", "1", NULL);
	walk_has(&r, 422, "请填 1 到 1,000,000 的整数");
	walk_has(&r, 422, "请写明原因");
	for (int click = 0; click < 2; click++) {	/* the second click hears what the first did */
		r = client_post(first, url(id, "/entitled"), "entitled", "36", "reason", "村民代表名册", "row_version", "1", "form_key", "entitled-once-0123456", NULL);
		assert_int_equal(r.status, 303);
	}
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "一个人录入，另一个人核对后确认。");
	assert_false(reply_has(&r, "三项填 0"));	/* where hands are raised there are no such fields */
	assert_false(reply_has(&r, "法定选举"));
	r = client_post(first, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "还没有人录入");
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "name=\"present\"");
	assert_false(reply_has(&r, "name=\"issued\"") || reply_has(&r, "name=\"collected\"") || reply_has(&r, "name=\"spoilt\""));	/* hands are raised, no papers handed out */
	walk_has(&r, 200, "由first填写，依据：村民代表名册<");
	r = client_post(first, url(id, "/count"), "present", "33", "agreed_1", "19", "opposed_1", "14", NULL);
	walk_has(&r, 422, "没有应到会名单的表决，计票的人要核对应到人数：first填写的是 36 人（依据：村民代表名册）");
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/count"), "entitled", "36", "present", "33", "agreed_1", "19", "opposed_1", "14", NULL);
	assert_int_equal(r.status, 303);
	client_get(first, url(id, ""));
	r = client_post(first, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "请另一个人核对");
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "核对无误，确认");
	walk_has(&r, 200, ">33<");
	walk_has(&r, 200, "一个人录入，另一个人核对后确认，各用自己的账号");	/* of an open vote nobody is told to type what he counted himself */
	assert_false(reply_has(&r, "两个人录入") || reply_has(&r, "请按您自己清点的票数录入"));
	r = client_post(second, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "计票的人要核对应到人数");
	client_get(second, url(id, ""));
	r = client_post(second, url(id, "/confirm"), "entitled", "40", NULL);
	walk_has(&r, 422, "您填的应到 40 人，与first填写的 36 人（依据：村民代表名册）不一致");
	walk_has(&r, 422, "value=\"40\"");
	client_get(second, url(id, ""));
	for (int click = 0; click < 2; click++) {
		r = client_post(second, url(id, "/confirm"), "entitled", "36", "form_key", "confirm-once-01234567", NULL);
		assert_int_equal(r.status, 303);
	}
	client_get(third, url(id, ""));
	r = client_post(third, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "两人都已经录入");
	r = closed(second, id, "2015-11-17", "", "");
	assert_int_equal(r.status, 303);
	row = newest(15);
	assert_true(ballot_is_passed(&row));
	assert_string_equal(row.entitled_reason, "村民代表名册");
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "由first填写，依据：村民代表名册；计票时由first、second核对");
	r = client_get(second, url(id, "/sheet"));
	walk_has(&r, 200, "由first填写，依据：村民代表名册；计票时由first、second核对");
	r = client_post(first, url(id, "/entitled"), "entitled", "30", "reason", "改正", "row_version", "9", NULL);
	walk_has(&r, 422, "已经封存");
}

static void candidates_are_voted_on_one_by_one(void **state)
{
	static const char *const THREE[] = { "张三", "李四", "王五" };
	struct ballot_ask ask = ask_of(16, 10);
	struct ballot_row row;
	struct reply r;
	int64_t id;

	ask.title = "支部委员选举";
	ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	ask.seats = 2;
	ask.candidates = THREE;
	ask.candidates_count = 3;
	id = opened(&ask);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "应选 2 名，候选人 3 名，差额选举");
	walk_has(&r, 200, "法定选举以现场纸质投票为准");
	walk_has(&r, 200, "<h3>李四</h3>");
	r = client_get(first, url(id, "/paper"));
	walk_has(&r, 200, "多于 2 名的");
	for (int i = 0; i < 2; i++) {
		struct client *c = i == 0 ? first : second;

		client_get(c, url(id, ""));
		if (i == 0) {
			r = client_post(c, url(id, "/count"), "present", "10", "issued", "10", "collected", "10", "agreed_1", "9", "opposed_1", "1", "agreed_2", "8",
				"opposed_2", "3", "agreed_3", "3", "opposed_3", "7", NULL);
			walk_has(&r, 422, "合计 11 票");
			client_get(c, url(id, ""));
		}
		r = client_post(c, url(id, "/count"), "present", "10", "issued", "10", "collected", "10", "agreed_1", "9", "opposed_1", "1", "agreed_2", "5",
			"opposed_2", "5", "agreed_3", "6", "opposed_3", "4", NULL);
		assert_int_equal(r.status, 303);
	}
	r = closed(first, id, "2015-11-17", "张三", "李计");
	walk_has(&r, 422, "张三是候选人");
	r = closed(first, id, "2015-11-17", "王监", "王五");
	walk_has(&r, 422, "王五是候选人");
	r = closed(first, id, "2015-11-17", "党员05、王监", "李计");
	walk_has(&r, 422, "王监不在这次选举的应到会名单");	/* who watches is of those who vote */
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-17\",\"supervisor\":\"王监\",\"teller\":\"李计\"}");
	walk_has(&r, 422, "\"field\":\"supervisor\"");
	r = closed(first, id, "2015-11-17", "党员05、党员06", "李计");
	assert_int_equal(r.status, 303);
	row = newest(16);
	assert_int_equal(row.elected, 2);
	assert_true(ballot_is_passed(&row));
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "应选名额已选满");
	walk_has(&r, 200, "当选");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"name\":\"李四\",\"agreed\":5,\"opposed\":5,\"abstained\":0,\"is_elected\":false");
	walk_has(&r, 200, "\"name\":\"王五\",\"agreed\":6,\"opposed\":4,\"abstained\":0,\"is_elected\":true");
}

/* Whoever stands types no figures of his own election and confirms none, by page and API; and is told who may. */
static void no_candidate_types_or_confirms(void **state)
{
	static const char *const TWO[] = { "张三", "李四" };
	int64_t candidate = world_person(w, village, "张三"), town_person = world_person(w, town, "王镇长");
	struct client *page = signed_in("candidate", village, candidate), *by_api = walk_program(w, "candidate_api", candidate);
	struct ballot_ask ask = ask_of(20, 10);
	struct reply r;
	int64_t id;

	signed_in("town_handler", town, town_person);
	ask.title = "村民小组组长推选";
	ask.is_secret = ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	ask.seats = 1;
	ask.candidates = TWO;
	ask.candidates_count = 2;
	id = opened(&ask);
	r = client_get(page, url(id, ""));
	walk_has(&r, 200, "这次表决涉及张三本人");
	walk_has(&r, 200, "甲镇党委secretary 王镇长");	/* the nearest above, since the village has not two */
	assert_false(reply_has(&r, "name=\"present\""));
	r = client_post(page, url(id, "/count"), "present", "10", "agreed_1", "9", "opposed_1", "1", "agreed_2", "1", "opposed_2", "9", NULL);
	walk_has(&r, 422, "这次表决涉及张三本人");
	r = client_post_json(by_api, api_url(id, "/count"), "{\"present\":10,\"agreed\":[9,1],\"opposed\":[1,9]}");
	walk_has(&r, 422, "可以办的有：上级的甲镇党委secretary 王镇长（本单位可以办的人不够两名");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":10,\"agreed\":[9,1],\"opposed\":[1,9,0]}");
	walk_has(&r, 422, "本次表决有2行，填了3行");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":10,\"agreed\":[9,1],\"opposed\":[1,9]}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_get(second, "/");
	walk_has(&r, 200, "村民小组组长推选");	/* the second count waits, but not for him */
	r = client_get(page, "/");
	assert_true(r.status == 200 && !reply_has(&r, "村民小组组长推选"));
	r = client_get(by_api, "/api/v1/workbench");
	assert_true(r.status == 200 && !reply_has(&r, "村民小组组长推选"));
	r = client_get(page, url(id, ""));
	assert_false(reply_has(&r, "/confirm\""));
	r = client_post(page, url(id, "/confirm"), NULL);
	walk_has(&r, 422, "这次表决涉及张三本人");
	r = client_post_json(by_api, api_url(id, "/confirm"), "{}");
	walk_has(&r, 422, "这次表决涉及张三本人");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{}");
	walk_has(&r, 200, "\"id\"");
	/* Nor says he how many may vote on him. */
	ask.subject_id = 21;
	ask.entitled_count = 0;
	id = opened(&ask);
	client_get(page, url(id, ""));
	r = client_post(page, url(id, "/entitled"), "entitled", "12", "reason", "户口簿", "row_version", "1", NULL);
	walk_has(&r, 422, "这次表决涉及张三本人");
	r = client_post_json(by_api, api_url(id, "/entitled"), "{\"entitled\":12,\"reason\":\"户口簿\",\"row_version\":1}");
	walk_has(&r, 422, "这次表决涉及张三本人");
}

/* The papers lie on the table still, and who is voted on again is known before everybody leaves. */
static void a_tie_is_named_before_the_vote_is_sealed(void **state)
{
	static const char *const THREE[] = { "张三", "李四", "王五" };
	struct ballot_ask ask = ask_of(19, 19);
	struct reply r;
	int64_t id;

	ask.title = "支部委员选举";
	ask.allows_written = false;
	ask.pass_of = BALLOT_OF_PRESENT;
	ask.quorum = fraction_of(2, 3);
	ask.is_quorum_exceeded = false;
	ask.seats = 2;
	ask.candidates = THREE;
	ask.candidates_count = 3;
	id = opened(&ask);
	for (int i = 0; i < 2; i++) {
		struct client *c = i == 0 ? first : second;

		r = client_get(c, url(id, ""));
		assert_false(reply_has(&r, "得票相等"));
		r = client_post(c, url(id, "/count"), "present", "13", "issued", "13", "collected", "13", "agreed_1", "12", "opposed_1", "1", "agreed_2", "7",
			"opposed_2", "6", "agreed_3", "7", "opposed_3", "6", NULL);
		assert_int_equal(r.status, 303);
	}
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "得票相等：李四、王五各得 7 票，还有 1 个名额");
	walk_has(&r, 200, "应到 19 人，实到 13 人；须不少于应到会人数的三分之二（12.67），至少 13 人");
	r = closed(first, id, "2015-11-17", "党员05", "李计");
	assert_int_equal(r.status, 303);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "得票相等：李四、王五各得 7 票，还有 1 个名额");
}

/* Both counted the same, and too few had come: that is kept, and told as a warning with the rule and the figures. */
static void a_count_that_falls_short_is_no_success(void **state)
{
	struct ballot_ask ask = ask_of(29, 19);
	int64_t id;
	struct reply r;

	ask.quorum = fraction_of(2, 3);
	id = opened(&ask);
	assert_int_equal(counted(first, id, "9", "9", "9", "0", "0").status, 303);
	r = client_get(first, url(id, ""));
	walk_has(&r, 200, "<div class=\"note note--warn notice\" role=\"status\">");
	walk_has(&r, 200, "已录入，等另一个人录入。但未达到要求：应到 19 人，实到 9 人；须超过应到会人数的三分之二");
	walk_has(&r, 200, "<span class=\"f__l\">应到</span><p class=\"num\">19</p>");	/* beside how many came */
	assert_int_equal(counted(second, id, "8", "8", "8", "0", "0").status, 303);
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "<div class=\"note note--warn notice\" role=\"status\">");
	walk_has(&r, 200, "已录入，但两人不一致，请重新清点");
	assert_int_equal(counted(second, id, "9", "9", "9", "0", "0").status, 303);
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "已录入，两人一致。但未达到要求：应到 19 人，实到 9 人");
	ask = ask_of(30, 19);
	id = opened(&ask);
	for (int i = 0; i < 2; i++)
		assert_int_equal(counted(i == 0 ? first : second, id, "15", "15", "12", "3", "0").status, 303);
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "<div class=\"note note--ok notice\" role=\"status\">");
	assert_false(reply_has(&r, "但未达到要求"));
	/* The quorum is there, and the matter has too few votes. */
	ask = ask_of(31, 19);
	id = opened(&ask);
	for (int i = 0; i < 2; i++)
		assert_int_equal(counted(i == 0 ? first : second, id, "15", "15", "9", "6", "0").status, 303);
	r = client_get(second, url(id, ""));
	walk_has(&r, 200, "两人一致。但未达到要求：赞成 9 票；须超过应到会人数 19 的半数");
}

static void programs_do_the_same(void **state)
{
	struct ballot_ask ask = ask_of(17, 20);
	int64_t id = opened(&ask);
	struct reply r = client_get(api, api_url(id, ""));

	walk_has(&r, 200, "\"entitled\":20,\"state\":\"open\"");
	walk_has(&r, 200, "\"quorum_rule\":\"实到须超过应到会人数的半数\"");
	r = client_post_json(api, api_url(id, "/leave-out"), "{\"voter\":20,\"ground\":\"recused\",\"reason\":\"近亲属\",\"consent\":\"大会同意\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(program("above_count", town, 908), api_url(id, "/left-out"), "{\"voter\":20,\"state\":\"confirmed\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/entitled"), "{\"entitled\":30,\"reason\":\"名册\",\"row_version\":2}");
	walk_has(&r, 422, "由名单计算");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":20,\"issued\":20,\"collected\":20,\"agreed\":[20],\"opposed\":[0]}");
	walk_has(&r, 422, "实到 20 人，多于应到 19 人");
	r = client_post_json(api, api_url(id, "/write-in"), "{\"other\":1}");
	assert_true(r.status == 422 && reply_has(&r, "不能另选他人"));	/* a matter */
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"agreed\":[],\"opposed\":[0]}");
	walk_has(&r, 422, "请填 0 到");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"agreed\":[9],\"opposed\":[2]}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{}");
	walk_has(&r, 422, "无记名");
	r = client_post_json(api, api_url(id, "/recount"), "{\"reason\":\"换人\"}");
	walk_has(&r, 200, "\"id\"");
	for (int i = 0; i < 2; i++) {
		r = client_post_json(i == 0 ? api : api_2, api_url(id, "/count"), "{\"present\":11,\"issued\":11,\"collected\":11,\"spoilt\":1,\"agreed\":[9],"
			"\"opposed\":[0],\"abstained\":[1]}");
		walk_has(&r, 200, i == 0 ? "\"is_agreed\":false" : "\"is_agreed\":true");
	}
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "赞成 9 票；须超过应到会人数 19 的半数（9.5），至少 10 票。\",\"is_met\":false");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-17\",\"supervisor\":\"王监\"}");
	walk_has(&r, 422, "\"teller\"");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-16\",\"supervisor\":\"王监\",\"teller\":\"李计\"}");
	walk_has(&r, 422, "应到会名单是按 2015-11-17 确定的，表决就在这一天；您填的是 2015-11-16");
	r = client_post_json(api, api_url(id, "/close"), "{\"day\":\"2015-11-17\",\"supervisor\":\"王监\",\"teller\":\"李计\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"is_valid\":true,\"is_passed\":false");
	r = client_post_json(api, api_url(id, "/void"), "{\"reason\":\"重来\"}");
	walk_has(&r, 422, "已经封存");
	r = client_get(api, arena_printf(w->arena, "/api/v1/org/%lld/ballot", (long long)village));
	walk_has(&r, 200, "\"state\":\"closed\"");
	/* An open vote without a list, and one that is void. */
	ask = ask_of(18, 0);
	ask.is_secret = false;
	id = opened(&ask);
	r = client_post_json(api, api_url(id, "/entitled"), "{\"entitled\":30,\"reason\":\"名册\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/count"), "{\"present\":20,\"agreed\":[18],\"opposed\":[2],\"written\":2,\"written_agreed\":1}");
	walk_has(&r, 422, "api填写的是 30 人（依据：名册）");
	r = client_post_json(api, api_url(id, "/count"), "{\"entitled\":30,\"present\":20,\"agreed\":[18],\"opposed\":[2],\"written\":2,\"written_agreed\":1}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{}");
	walk_has(&r, 422, "\"entitled\"");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{\"entitled\":29}");
	walk_has(&r, 422, "您填的应到 29 人，与api填写的 30 人（依据：名册）不一致");
	r = client_post_json(api_2, api_url(id, "/confirm"), "{\"entitled\":30}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"entitled_line\":\"由api填写，依据：名册；计票时由api、api_2核对\"");
	/* The papers of a secret vote are typed by two, and each says how many are entitled. */
	ask = ask_of(22, 0);
	ask.allows_written = false;
	id = opened(&ask);
	r = client_post_json(api, api_url(id, "/entitled"), "{\"entitled\":30,\"reason\":\"名册\",\"row_version\":1}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api, api_url(id, "/count"), "{\"entitled\":30,\"present\":20,\"issued\":20,\"collected\":20,\"agreed\":[18],\"opposed\":[2]}");
	walk_has(&r, 200, "\"is_agreed\":false");
	r = client_post_json(api_2, api_url(id, "/count"), "{\"entitled\":31,\"present\":20,\"issued\":20,\"collected\":20,\"agreed\":[18],\"opposed\":[2]}");
	walk_has(&r, 422, "与api填写的 30 人");
	r = client_post_json(api_2, api_url(id, "/recount"), "{\"reason\":\"应到人数有错\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_post_json(api_2, api_url(id, "/entitled"), "{\"entitled\":31,\"reason\":\"名册加一户\",\"row_version\":4}");
	walk_has(&r, 200, "\"id\"");
	for (int i = 0; i < 2; i++) {
		r = client_post_json(i == 0 ? api : api_2, api_url(id, "/count"), "{\"entitled\":31,\"present\":20,\"issued\":20,\"collected\":20,\"agreed\":[18],\"opposed\":[2]}");
		walk_has(&r, 200, i == 0 ? "\"is_agreed\":false" : "\"is_agreed\":true");
	}
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"entitled_line\":\"由api_2填写，依据：名册加一户；计票时由api、api_2核对\"");
	r = client_post_json(api, api_url(id, "/void"), "{\"reason\":\"会议程序有误\"}");
	walk_has(&r, 200, "\"id\"");
	r = client_get(api, api_url(id, ""));
	walk_has(&r, 200, "\"state\":\"void\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_open_vote_without_a_list_is_confirmed),
		cmocka_unit_test(candidates_are_voted_on_one_by_one),
		cmocka_unit_test(no_candidate_types_or_confirms),
		cmocka_unit_test(a_tie_is_named_before_the_vote_is_sealed),
		cmocka_unit_test(a_count_that_falls_short_is_no_success),
		cmocka_unit_test(programs_do_the_same),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
