/* Letters of transfers inside the system, the cases of domain/02, section 7 by their numbers: how long one is good, what follows when it ran out, who issues it, and when again. Pages
 * and API. */
#include "page/transfer_world.h"

#include "world/pdf_words.h"

static int64_t number_of_person(const struct reply *r) { return strtoll(walk_value(w, r, "person"), NULL, 10); }

static void case_1_a_letter_is_good_for_90_days_and_not_for_91(void **state)
{
	/* covers CS-02 accept 2 refuse 2 by page and api */
	int64_t t = agreed("周九一", "乙镇党委");

	walk_answered(act(clerk_a, t, "issue", "valid_days", "91"), 422, "有效天数 91 不行");
	walk_answered(act(clerk_a, t, "issue", "valid_days", "0"), 422, "有效天数 0 不行");
	walk_answered(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":91"), 422, "90");
	assert_int_equal(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":90").status, 200);
	clock_at("2016-02-15");	/* the ninetieth day */
	assert_int_equal(api_act(api_b, t, "\"act\":\"accept\",\"org\":\"乙村支部\"").status, 200);
	clock_at("2016-02-16");
	walk_answered(api_act(api_b, t, "\"act\":\"enrol\",\"day\":\"2016-02-16\""), 422, "2016-02-15");
	walk_answered(act(clerk_b, t, "enrol", "day", "2016-02-16"), 422, "到 2016-02-15 为止，今天是 2016-02-16");
	clock_at("2015-11-17");
}

/* A field that the act has no use for is refused and not dropped: whoever named a branch at enrolment thinks that the member goes there. */
static void an_act_refuses_what_it_has_no_use_for(void **state)
{
	int64_t t = proposed(secretary, person(branch_a, "周多填", 2), "乙镇党委", "");

	walk_answered(api_act(api_secretary, t, "\"act\":\"agree\",\"day\":\"2015-11-20\""), 422, "办理“支部同意转出”不用填“day”");
	walk_answered(act(secretary, t, "agree", "valid_days", "30"), 422, "不用填“valid_days”");
	must(secretary, t, "agree", "document", "支部委员会会议记录");
	walk_answered(client_get(clerk_a, url(t, "")), 200, "支部委员会会议记录");	/* what the branch said itself is kept too */
	walk_answered(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":30,\"day\":\"2015-11-20\""), 422, "不用填“day”");
	walk_answered(api_act(api_a, t, "\"act\":\"issue\",\"valid_days\":30,\"reason\":\"调动\""), 422, "不用填“reason”");
	must(clerk_a, t, "issue", "valid_days", "30");
	walk_answered(api_act(api_b, t, "\"act\":\"accept\",\"org\":\"乙村支部\",\"day\":\"2015-11-17\""), 422, "不用填“day”");
	must(clerk_b, t, "accept", "org", "乙村支部");
	walk_answered(api_act(api_b, t, "\"act\":\"enrol\",\"org\":\"邻村支部\""), 422, "不用填“org”");
	walk_answered(act(clerk_b, t, "enrol", "org", "邻村支部"), 422, "转入的支部在接收时填 org");
	walk_answered(api_act(api_b, t, "\"act\":\"return\",\"reason\":\"材料不全\",\"paper_back\":\"2015-11-17\""), 422, "不用填“paper_back”");
	walk_answered(client_get(county, text("/api/v1/transfer/%lld", (long long)t)), 200, "\"state\":\"accepted\"");
	assert_int_equal(api_act(api_b, t, "\"act\":\"enrol\",\"day\":\"2015-11-17\"").status, 200);
}

static void case_2_a_letter_that_ran_out_leaves_the_member_where_he_is(void **state)
{
	/* covers CS-02 refuse 2 by page */
	int64_t t;
	struct reply r;

	clock_at("2016-03-01");
	t = agreed("吴过期", "乙村支部");
	must(clerk_a, t, "issue", "valid_days", "30");
	clock_at("2016-03-31");
	r = client_get(clerk_b, url(t, ""));
	assert_true(reply_has(&r, "接收"));
	clock_at("2016-04-01");
	walk_answered(act(clerk_b, t, "accept", "org", ""), 422, "到 2016-03-31 为止，今天是 2016-04-01");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "介绍信过期") && reply_has(&r, "重新开具"));
	r = client_get(clerk_a, "/");
	assert_true(reply_has(&r, "处理 吴过期 的过期介绍信"));
	walk_answered(act(clerk_a, t, "expire", "reason", ""), 422, "写明了解到的情况");
	walk_answered(act(clerk_a, t, "expire", "reason", "x"), 422, "至少两个字");
	must(clerk_a, t, "expire", "reason", "本人外出，未去报到");
	r = client_get(clerk_a, url(t, ""));
	assert_true(reply_has(&r, "没有转成，党员仍在“甲村支部”"));
	clock_at("2015-11-17");
}

/* Whether to agree is for the branch to say: above it nobody is asked to, and who registers it there names what it stands on. */
static void the_committee_agrees_for_no_branch_without_its_paper(void **state)
{
	int64_t t = proposed(secretary, person(branch_a, "郑代办", 2), "乙村支部", ""), other = proposed(secretary, person(branch_a, "郑代办二", 2), "乙村支部", "");
	struct reply r = client_get(clerk_a, "/");

	assert_false(reply_has(&r, "郑代办"));
	r = client_get(secretary, "/");
	assert_true(reply_has(&r, "郑代办"));
	r = client_get(clerk_a, url(t, ""));
	walk_has(&r, 200, "支部意见的依据");
	walk_answered(act(clerk_a, t, "agree", "document", ""), 422, "同意转出由“甲村支部”决定");
	walk_answered(api_act(api_a, other, "\"act\":\"agree\""), 422, "同意转出由“甲村支部”决定");
	must(clerk_a, t, "agree", "document", "支部委员会2015年11月16日会议记录");
	r = client_get(clerk_a, url(t, ""));
	walk_has(&r, 200, "支部委员会2015年11月16日会议记录");
	must(secretary, t, "withdraw", "reason", "试一试");
	must(secretary, other, "withdraw", "reason", "试一试");
}

static void case_3_a_general_branch_issues_and_receives_nothing(void **state)
{
	int64_t t = proposed(lower, person(village, "郑总支", 2), "乙村支部", "");

	must(lower, t, "agree", "document", "支部委员会会议记录");
	walk_answered(act(lower, t, "issue", "valid_days", "30"), 422, "“丁村党总支”没有这个权限，请报“甲镇党委”");
	walk_answered(propose(clerk_b, person(branch_b, "郑入", 2), "丁村党总支", ""), 422, "没有接收介绍信的权限");
	must(clerk_a, t, "issue", "valid_days", "30");
}

static void case_4_one_transfer_at_a_time(void **state)
{
	/* covers CS-02 refuse 1 by page and api */
	int64_t who = person(branch_a, "王二次", 2), t = proposed(secretary, who, "乙村支部", "");

	walk_answered(propose(secretary, who, "丙村支部", ""), 422, "已有一件 2015-11-17 提出的接转");
	walk_answered(client_post_json(api_a, "/api/v1/transfer", text("{\"person\":\"%lld\",\"to\":\"丙村支部\",\"reason\":\"job\",\"dues_month\":\"2015-11\"}", (long long)who)), 422,
		"2015-11-17");
	walk_answered(act(secretary, t, "withdraw", "reason", ""), 422, "写明撤回的理由");
	must(secretary, t, "withdraw", "reason", "暂不调动");
	assert_true(proposed(secretary, who, "丙村支部", "") > 0);
}

static void case_5_a_letter_is_issued_again_within_six_months_for_a_reason(void **state)
{
	int64_t first = agreed("冯再开", "乙村支部"), second = agreed("冯逾期", "乙村支部");
	struct reply r;

	must(clerk_a, first, "issue", "valid_days", "30");
	must(clerk_a, second, "issue", "valid_days", "30");
	clock_at("2016-03-17");	/* four months */
	walk_answered(api_act(api_a, first, "\"act\":\"reissue\",\"valid_days\":30"), 422, "请写明客观原因");
	assert_int_equal(api_act(api_a, first, "\"act\":\"reissue\",\"valid_days\":30,\"reason\":\"用人单位变更\"").status, 200);
	r = client_get(api_b, text("/api/v1/transfer/%lld", (long long)first));
	assert_true(reply_has(&r, "\"state\":\"issued\"") && reply_has(&r, "\"valid_until\":\"2016-04-16\"") && reply_has(&r, "用人单位变更"));
	clock_at("2016-06-17");	/* seven months */
	walk_answered(act(clerk_a, second, "reissue", "reason", "忘了"), 422, "按自行脱党的规定处理");
	clock_at("2015-11-17");
}

/* A letter that is over is printed no second time: of its three parts the stub alone, and it says that it is printed again. */
static void of_a_letter_that_is_over_the_stub_alone_is_printed_again(void **state)
{
	int64_t t = agreed("蒋补印", "乙村支部"), who, steps, lines;
	const char *page = url(t, "/stub"), *api = text("/api/v1/transfer/%lld/stub", (long long)t);
	struct reply r;

	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, page, NULL), 422, "没有本系统开具的介绍信");
	must(clerk_a, t, "issue", "valid_days", "30");
	r = client_get(clerk_a, url(t, ""));
	assert_false(reply_has(&r, "补印存根"));
	walk_answered(client_post(clerk_a, page, NULL), 422, "到 2015-12-17 为止有效，请打印介绍信");
	walk_answered(client_post_json(api_a, api, "{}"), 422, "到 2015-12-17 为止有效，请打印介绍信");
	must(clerk_b, t, "accept", "org", "乙村支部");
	must(clerk_b, t, "enrol", "day", "2015-11-17");
	steps = world_count(w, "transfer_step");
	lines = world_count(w, "audit");
	walk_answered(client_post(clerk_a, url(t, "/letter"), NULL), 422, "打印介绍信");
	r = client_get(clerk_a, url(t, ""));
	walk_has(&r, 200, "补印存根");
	r = client_post(clerk_a, page, NULL);
	walk_has(&r, 200, "存根补印：2015-11-17 09:00 甲镇党委");
	walk_has(&r, 200, "不是介绍信，不能用来转接组织关系");
	walk_has(&r, 200, "蒋补印同志");
	walk_has(&r, 200, "系中共正式党员");
	assert_true(reply_has(&r, "组织关系介绍信存根") && reply_has(&r, "〔2015〕"));
	assert_false(reply_has(&r, "请转接组织关系") || reply_has(&r, "介绍信回执") || reply_has(&r, "（盖章）"));	/* neither a letter nor a receipt */
	assert_int_equal(world_count(w, "transfer_step"), steps + 1);
	r = client_post_json(api_a, api, "{}");
	walk_has(&r, 200, "\"again\":\"存根补印：2015-11-17 09:00 甲镇党委");
	walk_has(&r, 200, "蒋补印同志");
	assert_false(reply_has(&r, "请转接组织关系"));
	assert_int_equal(world_count(w, "transfer_step"), steps + 2);
	assert_int_equal(world_count(w, "audit WHERE verb = 'transfer.stub'"), 2);
	assert_true(world_count(w, "audit") >= lines + 2);
	r = client_get(clerk_a, url(t, ""));
	walk_has(&r, 200, "补印存根</");	/* each copy stands in what was done */
	client_get(clerk_b, url(t, ""));
	walk_answered(client_post(clerk_b, page, NULL), 422, "请报“甲镇党委”");	/* the new side has no stub */
	walk_answered(client_post_json(api_b, api, "{}"), 422, "请报“甲镇党委”");
	/* What the member became since is not what the letter said. */
	r = client_get(county, text("/api/v1/transfer/%lld", (long long)t));
	who = number_of_person(&r);
	world_run(w, text("UPDATE person SET status = 5 WHERE id = %lld", (long long)who));
	walk_answered(client_post_json(api_a, api, "{}"), 200, "系中共正式党员");
}

/* Three parts are cut from one sheet, however long names and addresses are; and of whose number went out whole there is one line in the log. */
static void a_letter_stands_on_one_sheet(void **state)
{
	int64_t who = person(branch_a, "阿卜杜热伊木·买买提艾力·麦麦提吐尔逊江·阿卜杜克热木·托合提玉素甫江", 2), t, lines;
	const char *ask;
	struct reply r;
	char *words;

	client_get(secretary, text("/transfer/new?person=%lld", (long long)who));
	r = client_post(secretary, "/transfer/new", "person", text("%lld", (long long)who), "to", "", "place", "新疆维吾尔自治区伊犁哈萨克自治州霍尔果斯市委组织部", "place_branch",
		"霍尔果斯经济开发区口岸街道亚欧路社区第三网格党支部", "reason", "job", "dues_month", "2015-11", NULL);
	t = id_of(&r);
	must(secretary, t, "agree", "reason", "");
	must(clerk_a, t, "issue", "valid_days", "60");
	ask = text("{\"subject\":\"%lld\",\"as\":\"pdf\",\"address\":\"北江省云川市石桥镇人民政府办公大楼三楼东侧三百零六室党建工作办公室，请交组织委员或者党务工作者收\",\"phone\":\"0990-1234567 转 8306\"}", (long long)t);
	world_right(w, "org_officer", "handle");
	r = client_get(clerk_a, url(t, ""));
	walk_has(&r, 200, "您现在的职务不能查看完整号码");	/* before it is printed */
	r = client_get(clerk_a, text("/document/letter/print?subject=%lld", (long long)t));
	walk_has(&r, 200, "您现在的职务不能查看完整号码");
	lines = world_count(w, "audit WHERE changes LIKE '%id_number%'");
	r = client_post_json(api_a, "/api/v1/document/letter/print", ask);
	assert_int_equal(r.status, 200);
	words = pdf_words(w->arena, r.body, r.body_bytes);
	assert_non_null(strstr(words, "经办人"));
	assert_int_equal(strlen(strchr(words, '\f')), 1);	/* the end of the only page */
	assert_int_equal(world_count(w, "audit WHERE changes LIKE '%id_number%'"), lines + 1);
	assert_int_equal(world_count(w, "audit WHERE verb = 'document.print'"), 1);
	world_right(w, "org_officer", "see_full");
	r = client_get(clerk_a, url(t, ""));
	assert_false(reply_has(&r, "您现在的职务不能查看完整号码"));
}

/* One that ran out and was never used is printed no more than one that was. */
static void of_a_letter_that_ran_out_too(void **state)
{
	int64_t t = agreed("蒋过期", "乙村支部");

	must(clerk_a, t, "issue", "valid_days", "30");
	clock_at("2015-12-18");
	client_get(clerk_a, url(t, ""));
	walk_answered(client_post(clerk_a, url(t, "/letter"), NULL), 422, "到 2015-12-17 为止，今天是 2015-12-18");
	walk_answered(client_post(clerk_a, url(t, "/stub"), NULL), 200, "存根补印：2015-12-18");
	clock_at("2015-11-17");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_1_a_letter_is_good_for_90_days_and_not_for_91),
		cmocka_unit_test(an_act_refuses_what_it_has_no_use_for),
		cmocka_unit_test(case_2_a_letter_that_ran_out_leaves_the_member_where_he_is),
		cmocka_unit_test(the_committee_agrees_for_no_branch_without_its_paper),
		cmocka_unit_test(case_3_a_general_branch_issues_and_receives_nothing),
		cmocka_unit_test(case_4_one_transfer_at_a_time),
		cmocka_unit_test(case_5_a_letter_is_issued_again_within_six_months_for_a_reason),
		cmocka_unit_test(of_a_letter_that_is_over_the_stub_alone_is_printed_again),
		cmocka_unit_test(a_letter_stands_on_one_sheet),
		cmocka_unit_test(of_a_letter_that_ran_out_too),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
