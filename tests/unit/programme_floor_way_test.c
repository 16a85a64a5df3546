/* Floors on every way through a file: nothing that the rules ask before something else is gone round. */
#include "programme/reading.h"
#include "unit/programme_world.h"

static bool has_line(const struct reading_step *step, const char *line)
{
	for (size_t i = 0; i < step->lines_count; i++)
		if (strcmp(step->lines[i], line) == 0)
			return true;
	return false;
}

/* Whatever the condition is called and wherever it stands: as long as the review has not passed it is false, or the step is refused. */
static void a_review_has_passed_before_the_people_decide(void **state)
{
	static const struct { const char *way; bool loads; } WAYS[] = {
		{ "go assembly when passed(review)", true }, { "go assembly when passed(review) and valid(review)", true },
		{ "go not_done when not passed(review)\n  go assembly when valid(review)", true }, { "go assembly when is_agreed", true },
		{ "go assembly when passed(review) or present(review) > 20", false }, { "go assembly when not passed(review)", false },
		{ "go assembly when valid(review)", false }, { "go assembly when is_held", false },
	};
	const char *text = replaced(file_text("tests/unit/refused/review-failed.prog"), "given review for 2 against 30", "given review for 30 against 2");
	struct problems *problems;

	text = replaced(text, "vote review", "value is_agreed = is_passed and yes\nvalue is_passed = passed(review)\nvalue is_held = passed(review) or done(hear)\nvote review");
	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		const struct programme *p = load(replaced(text, "go assembly when valid(review) or not valid(review)", WAYS[i].way), &problems);

		if ((p != NULL) != WAYS[i].loads || (p == NULL && problems->list[0].text != T_programme_floor_no_review))
			fail_msg("%s: %s", WAYS[i].way, problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]));
	}
	assert_non_null(load(replaced(text, "finish done", "refuse assembly when not passed(review) \"审议没有通过\"\nfinish done"), &problems));
}

/* Beside the vote, where it failed, before it or instead of it: nothing is carried out, shown or done without it. What is said of the vote alone, or more strictly, loads. */
static void a_decision_decides(void **state)
{
	static const struct { const char *from, *to; message text; } WAYS[] = {
		{ "go show when passed(decide)", "go show when valid(decide) and passed(decide)", NULL }, { "go show when passed(decide)", "go show when is_agreed", NULL },
		{ "go show when passed(decide)", "go not_done when not passed(decide)\n  go show when valid(decide)", NULL },
		{ "go show when passed(decide)\n  go not_done", "go show", T_programme_floor_undecided_step },
		{ "go show when passed(decide)", "go show when passed(decide) or plan.budget < 1000", T_programme_floor_undecided_step },
		{ "go show when passed(decide)", "go show when is_small", T_programme_floor_undecided_step },
		{ "go assembly when passed(review)", "go show when plan.budget < 1000\n  go assembly when passed(review)", T_programme_floor_undecided_step },
		{ "go assembly when passed(review)", "go done when plan.budget < 1000\n  go assembly when passed(review)", T_programme_floor_undecided_end },
		{ "finish not_done \"未办成\"", "finish not_done \"未来社区建成\"", T_programme_floor_failed_title },
		{ "step hear \"支部党员大会审议\"", "step hear \"支部党员大会审议，先付款\"", T_programme_floor_undecided_step },
		{ "step hear \"支部党员大会审议\"", "step hear \"支部党员大会审议实施方案\"", NULL },
	};
	const char *text = replaced(replaced(file_text("tests/unit/refused/review-failed.prog"), "given review for 2 against 30", "given review for 30 against 2"),
		"go assembly when valid(review) or not valid(review)", "go assembly when passed(review)");
	struct problems *problems;

	text = replaced(text, "vote review", "form plan \"方案\"\n  field budget money \"预算（元）\" must\nend\nvalue is_agreed = passed(decide)\nvalue is_small = passed(decide) or plan.budget < 1000\nvote review");
	text = replaced(replaced(text, "  needs review\n", "  needs plan, review\n  prepares decide\n"), "  given review for", "  given plan.budget 5000\n  given review for");
	assert_non_null(load(text, &problems));
	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		const struct programme *p = load(replaced(text, WAYS[i].from, WAYS[i].to), &problems);

		if ((p != NULL) != (WAYS[i].text == NULL) || (p == NULL && problems->list[0].text != WAYS[i].text))
			fail_msg("%s: %s", WAYS[i].to, problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* Whatever a step before the vote, or what it asks for, is called: words of carrying out and paying, and papers that are only there then, are refused; plans of it, and such words
 * in another sense, load. */
static const char *const CARRY[] = { "打款", "放款", "结算", "发包", "领款", "划拨", "转账", "报销", "报账", "支取", "支出", "分红", "预付定金", "订立协议", "签字盖章", "征收土地", "砍伐林木", "拆除旧房",
	"平整土地", "开挖路基", "进场", "开建", "建设", "投产", "移交", "交付使用", "定标", "招标", "出租" };
static const char *const DONE[] = { "打款回单", "到账金额", "转账凭证", "领取名单", "中标单位", "合同扫描件", "定金", "借款单据" };
/* As a step or a form they are done; a field of a plan may ask about them. */
static const char *const DEALINGS[] = { "租赁", "转让", "抵押", "承包", "借款", "处置", "开支", "给钱", "收取租金", "缴费", "动土", "铺路", "安装", "修建", "买树苗", "讨论会后租赁", "商定后铺路" };
/* Spoken of, asked about and reckoned: nothing is done. */
static const char *const TALKS[] = { "讨论分红比例", "商议付款方式", "测算支出", "了解支出情况", "征求签约意愿", "采购需求调查", "邀请施工队报价", "落实会议时间", "征集执行意见", "建设方案讨论", "验收标准讨论", "移交议案",
	"评估建设必要性", "提出资产处置", "审议土地承包", "修改方案", "建议收集", "承包方案", "安装需求调查", "询价", "选址", "公布上年收支", "讨论分红和付款" };
/* And what is done beside the talk. */
static const char *const DONE_BESIDE[] = { "讨论后付款", "征求意见付款", "商议并施工", "不讨论付款", "边讨论边施工", "讨论和付款", "讨论通过付款", "讨论，付款", "询价采购", "研究落实" };
static const char *const FINE[] = { "招标方案", "党的建设", "建设项目", "拟出租面积", "预计支出", "施工计划", "合同文本" };

/* A file whose first step prepares the decision and needs a form. */
static const char *prepared(void)
{
	const char *text = replaced(replaced(file_text("tests/unit/refused/review-failed.prog"), "given review for 2 against 30", "given review for 30 against 2"),
		"go assembly when valid(review) or not valid(review)", "go assembly when passed(review)");

	text = replaced(text, "vote review", "form plan \"方案\"\n  field budget number \"规模\" must decimal\nend\nvote review");
	return replaced(replaced(text, "  needs review\n", "  needs plan, review\n  prepares decide\n"), "  given review for", "  given plan.budget 5000\n  given review for");
}

static void is_early(const char *text, message expected)
{
	struct problems *problems;
	const struct programme *p = load(text, &problems);

	if ((p != NULL) != (expected == NULL) || (p == NULL && problems->list[0].text != expected))
		fail_msg("%s\n%s", problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]), text);
}

static void what_only_prepares_carries_nothing_out(void **state)
{
	const char *text = prepared();
	const char *step = "step hear \"支部党员大会审议\"", *field = "\"规模\"", *form = "form plan \"方案\"";

	is_early(text, NULL);
	for (size_t i = 0; i < sizeof(CARRY) / sizeof(CARRY[0]); i++) {
		is_early(replaced(text, step, arena_printf(a, "step hear \"%s\"", CARRY[i])), T_programme_floor_undecided_step);
		is_early(replaced(text, form, arena_printf(a, "form plan \"%s\"", CARRY[i])), T_programme_floor_undecided_step);
		is_early(replaced(text, field, arena_printf(a, "\"%s\"", CARRY[i])), T_programme_floor_early_field);
	}
	for (size_t i = 0; i < sizeof(DONE) / sizeof(DONE[0]); i++)
		is_early(replaced(text, field, arena_printf(a, "\"%s\"", DONE[i])), T_programme_floor_early_field);
	for (size_t i = 0; i < sizeof(FINE) / sizeof(FINE[0]); i++)
		is_early(replaced(replaced(text, step, arena_printf(a, "step hear \"%s\"", FINE[i])), field, arena_printf(a, "\"%s\"", FINE[i])), NULL);
	for (size_t i = 0; i < sizeof(DEALINGS) / sizeof(DEALINGS[0]); i++) {
		is_early(replaced(text, step, arena_printf(a, "step hear \"%s\"", DEALINGS[i])), T_programme_floor_undecided_step);
		is_early(replaced(text, form, arena_printf(a, "form plan \"%s\"", DEALINGS[i])), T_programme_floor_undecided_step);
		is_early(replaced(text, field, arena_printf(a, "\"%s\"", DEALINGS[i])), NULL);
	}
	for (size_t i = 0; i < sizeof(TALKS) / sizeof(TALKS[0]); i++)
		is_early(replaced(replaced(replaced(text, step, arena_printf(a, "step hear \"%s\"", TALKS[i])), form, arena_printf(a, "form plan \"%s\"", TALKS[i])), field, arena_printf(a, "\"%s\"", TALKS[i])), NULL);
	for (size_t i = 0; i < sizeof(DONE_BESIDE) / sizeof(DONE_BESIDE[0]); i++)
		is_early(replaced(text, step, arena_printf(a, "step hear \"%s\"", DONE_BESIDE[i])), T_programme_floor_undecided_step);
	is_early(replaced(text, step, arena_printf(a, "%s\n  phase \"施工\"", step)), T_programme_floor_undecided_step);
	is_early(replaced(text, step, arena_printf(a, "%s\n  phase \"酝酿\"", step)), NULL);
	is_early(replaced(text, step, arena_printf(a, "%s\n  show public", step)), T_programme_floor_undecided_step);
	is_early(replaced(text, "vote review \"", "vote review \"选定施工队并开工，"), T_programme_floor_undecided_step);
	is_early(replaced(replaced(text, "vote review", "sheet mark \"工程验收评分\"\n  raters party\n  scale 0..100\n  secret no\n  combine mean\nend\nvote review"), "needs plan, review", "needs plan, mark, review"),
		T_programme_floor_undecided_step);
}

/* 未成 is said by a denial before an agreement, or by what stops a case; one 不 or 未 in a title that says the opposite is not enough. And nothing that was decided or done is told of it. */
static void what_failed_is_called_so(void **state)
{
	static const char *const DONE_ALL_THE_SAME[] = { "未经表决照办", "不折不扣落实", "不予拖延立即办", "没有异议通过", "终止旧约并签新约", "退回押金并放款", "不日开工", "没有人不同意", "并未被否决", "施工未办成，付款", "押金退回",
		"无人反对", "少数反对", "先付款，未通过", "未通过，改日施工", "未通过，退回押金并付款", "不得不通过", "没有不同意见", "未成年人活动中心建成", "已付款未通过", "流标后直接发包", "退回村委会", "改日再议" };
	static const char *const FAILED[] = { "未通过", "审议未通过，退回", "否决", "增加的金额没有通过，按原决议收尾", "人数不足，没有办成", "退回修改", "终止办理", "村民代表不同意", "出租议案未通过", "不予批准",
		"不通过", "表决不通过", "未表决通过", "未能通过", "村民不赞成", "多数不赞成", "暂缓", "暂缓办理", "不予采纳", "未获多数赞成", "流标", "延期再议", "未获通过，改日再议", "审议没通过", "没有通过，退回村委会",
		"否决（公布结果）", "村民代表会议否决", "议而未决", "到会不足三分之二", "人数不够，改期召开", "不办了", "搁置再议", "未采纳", "取消该项目", "群众反对", "未达成一致", "不再实施", "党员大会没有同意",
		"不同意见较多，退回修改", "未通过结案", "施工未办成", "承包未通过" };
	const char *text = prepared();

	for (size_t i = 0; i < sizeof(DONE_ALL_THE_SAME) / sizeof(DONE_ALL_THE_SAME[0]); i++)
		is_early(replaced(text, "finish not_done \"未办成\"", arena_printf(a, "finish not_done \"%s\"", DONE_ALL_THE_SAME[i])), T_programme_floor_failed_title);
	for (size_t i = 0; i < sizeof(FAILED) / sizeof(FAILED[0]); i++)
		is_early(replaced(text, "finish not_done \"未办成\"", arena_printf(a, "finish not_done \"%s\"", FAILED[i])), NULL);
	is_early(replaced(text, "  failed\n", "  failed\n  publish decide\n"), NULL);
	is_early(replaced(text, "  failed\n", "  failed\n  tell office plan\n"), NULL);
	text = replaced(replaced(text, "finish done", "form order \"施工通知\"\n  field team text \"施工队\" must\nend\nfinish done"), "  needs board\n", "  needs order, board\n");
	text = replaced(text, "  given board done\n", "  given order.team 甲队\n  given board done\n");
	is_early(text, NULL);
	is_early(replaced(text, "  failed\n", "  failed\n  publish order\n"), T_programme_floor_failed_says);
	is_early(replaced(text, "  failed\n", "  failed\n  tell office order\n"), T_programme_floor_failed_says);
}

/* A branch decides about its own funds; a village that decided elsewhere files the paper first. */
static void what_belongs_to_the_village_its_people_decide(void **state)
{
	static const char *const PLACES[] = { "committee", "town", "unit", "department" };
	const char *branch = file_text("tests/unit/refused/undecided-branch.prog"), *project = file_text("tests/unit/refused/undecided-project.prog");

	is_early(replaced(branch, "村里集体事项由支部党员大会决定", "支部活动经费和党费的使用"), NULL);
	for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++) {
		const char *elsewhere = replaced(replaced(branch, "runs_at branch", arena_printf(a, "runs_at %s", PLACES[i])), "committee_of branch", "committee_of committee");

		is_early(elsewhere, T_programme_floor_spends_undecided);
		is_early(replaced(elsewhere, "村里集体事项由支部党员大会决定", "村级组织运转经费"), NULL);	/* the money of a government */
	}
	is_early(replaced(branch, "field spent money \"实际支出\"", "field spent money \"给困难党员的慰问金\""), T_programme_floor_spends_undecided);
	project = replaced(project, "form paid \"施工付款\"\n", "form paid \"施工付款\"\n  field record file \"村民代表会议决议\" must\n");
	is_early(project, NULL);
	is_early(replaced(project, "\"村民代表会议决议\" must", "\"村民代表会议决议\""), T_programme_floor_spends_undecided);
}

/* In a later round, which an earlier one has spent money in, nothing more is carried out without the vote either. */
static void a_later_round_decides_too(void **state)
{
	const char *text = file_text("programmes/sn/chain.prog");

	assert_non_null(load(text, &(struct problems *){ NULL }));
	expect_problem(replaced(replaced(text, "go show_outcome when asked_before > 0\n  go returned", "go carry when asked_before > 0\n  go returned"), "refuse carry when not passed(decide)", "refuse supervise when not passed(decide)"),
		T_programme_floor_undecided_step);
}

/* What a later round is closed with takes no sums where nothing was decided in it. What says of a step that it prepares a vote is read aloud. */
static void a_later_round_spends_nothing(void **state)
{
	const char *text = file_text("programmes/xy/four.prog");
	struct reading_step *steps;
	struct problems *problems;
	const struct programme *p = load(text, &problems);

	assert_non_null(p);
	assert_true(programme_reading(a, p, LANG_ZH, &steps) > 0);
	assert_true(has_line(&steps[0], "只为“村代会决议”做准备：表决通过以前，不实施、不付款、不公布决定"));
	assert_true(has_line(&steps[1], "办结为“审议未通过，退回”的，算作没有办成"));
	expect_problem(replaced(text, "field opinion text \"意见\" must\n", "field opinion text \"意见\" must\n  field paid money \"又付\"\n"), T_programme_floor_undecided_step);
	/* The other language is the same file. */
	assert_string_equal(load(programme_format(a, p, LANG_ZH), &problems)->digest, p->digest);
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "\n  酝酿 decide\n"));
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "\n  未成\n"));
}

/* A council of members decides general affairs of a list of entries: not by a figure, nor what the law gives to the villagers, nor where the file is not about such. */
static void a_council_decides_general_affairs_alone(void **state)
{
	static const struct { const char *from, *to; } WAYS[] = {
		{ "go council_meeting when ordinary", "go council_meeting when proposal.budget < 1000" }, { "go council_meeting when ordinary", "go council_meeting when ordinary or proposal.budget < 1000" },
		{ "value ordinary = ", "value ordinary = proposal.entry = 土地承包方案 or " }, { "covers 一般事务, ", "covers " },
		{ "body \"党员议事会\"", "body \"党员代表组\"" },
	};
	const char *text = file_text("programmes/kfq/four.prog");
	struct problems *problems;

	assert_non_null(load(text, &problems));
	for (size_t i = 0; i < sizeof(WAYS) / sizeof(WAYS[0]); i++) {
		assert_null(load(replaced(text, WAYS[i].from, WAYS[i].to), &problems));
		if (problems->list[0].text != T_programme_floor_undecided_step && problems->list[0].text != T_programme_floor_undecided_end)
			fail_msg("%s: %s", WAYS[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* Of the national recruiting: whoever is above has a step of each status, and each status a vote of its own. */
static void recruiting_asks_each_status_anew(void **state)
{
	static const struct { const char *step, *from, *to; message text; } WEAKER[] = {
		{ "\nstep agree ", "by upper_office", "by branch", T_programme_floor_member_prospect }, { "\nstep approve ", "by upper", "by branch", T_programme_floor_member_above },
		{ "\nstep convert_approve ", "by upper", "by branch", T_programme_floor_member_above }, { "\nstep last_approve ", "by upper", "by branch", T_programme_floor_member_above },
		{ "\nstep convert ", "go convert_approve when passed(conversion)", "go convert_approve when passed(conversion) or conversion_motion.motion = 按期转正", T_programme_floor_member_vote },
		{ "\nstep convert ", "passed(conversion)", "passed(admission)", T_programme_floor_member_vote },
		{ "\nstep last_convert ", "when passed(last_conversion)\n  go last_convert", "", T_programme_floor_member_vote },
		{ "\nstep last_convert ", "passed(last_conversion)", "passed(conversion)", T_programme_floor_member_vote },
	};
	const char *text = file_text("programmes/national/recruit.prog");

	for (size_t i = 0; i < sizeof(WEAKER) / sizeof(WEAKER[0]); i++) {
		const char *at = strstr(text, WEAKER[i].step);
		struct problems *problems;

		at = replaced(at, WEAKER[i].from, WEAKER[i].to);
		assert_null(load(arena_printf(a, "%.*s%s", (int)(strstr(text, WEAKER[i].step) - text), text, at), &problems));
		for (size_t k = 0; k == 0 || problems->list[k - 1].text != WEAKER[i].text; k++)
			if (k == problems->count)
				fail_msg("%s %s: %s", WEAKER[i].step, WEAKER[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* The forms that are known of a refusal, and no others: what weakens one with "and", reckons with it, counts from another day or leaves it out is refused. */
/* A rule that several steps say is weaker only where none says it any more. */
static const char *replaced_everywhere(const char *text, const char *from, const char *to)
{
	const char *done = "";

	for (const char *at; (at = strstr(text, from)) != NULL; text = at + strlen(from))
		done = arena_printf(a, "%s%.*s%s", done, (int)(at - text), text, to);
	if (done[0] == '\0')
		fail_msg("'%s' is not there", from);
	return arena_printf(a, "%s%s", done, text);
}

static void a_floor_of_recruiting_is_proved_by_its_form(void **state)
{
	static const struct { const char *from, *to; message text; } WEAKER[] = {
		{ "and trained < 12 ", "and trained < 12 and today < 2014-01-01 ", T_programme_floor_member_prospect },
		{ "value trained = months(recommend, today) + ", "value trained = months(apply, today) + ", T_programme_floor_member_prospect },
		{ "value trained = months(recommend, today) + ", "value trained = months(recommend, today) * 2 + ", T_programme_floor_member_prospect },
		{ "+ cultivation.earlier\n", "+ 6\n", T_programme_floor_member_prospect },
		{ "cultivation.earlier > 0 and not has(", "cultivation.earlier > 6 and not has(", T_programme_floor_member_prospect },
		{ "opinions.result = 同意 and trained", "opinions.result = 继续培养 and trained", T_programme_floor_member_prospect },
		{ "go agree when opinions.result = 同意", "go agree when opinions.groups != none", T_programme_floor_member_prospect },
		{ "field second person \"第二名入党介绍人\" must", "field second person \"第二名入党介绍人\"", T_programme_floor_member_introduced },
		{ " when introducers.first = introducers.second", " when kin_barred = 1 and introducers.first = introducers.second", T_programme_floor_member_introduced },
		{ "training.days < 3 and training.hours < 24", "training.days < 3 and training.hours < 24 and r2014", T_programme_floor_member_trained },
		{ "training.days < 3 and training.hours < 24", "training.days < 2 and training.hours < 24", T_programme_floor_member_trained },
		{ "go train when political.result = 合格", "go train when political.result = 合格 or political.floating = 否", T_programme_floor_member_reviewed },
		{ "and today > approved_last ", "and today > approved_last and r2014 ", T_programme_floor_member_limited },
		{ "value approved_last = months_after(meeting, 6)", "value approved_last = months_after(pretalk, 6)", T_programme_floor_member_limited },
		{ "value probation_end = months_after(meeting, 12)", "value probation_end = months_after(apply, 12)", T_programme_floor_member_probation },
	};
	const char *text = file_text("programmes/national/recruit.prog");
	struct problems *problems;

	for (size_t i = 0; i < sizeof(WEAKER) / sizeof(WEAKER[0]); i++) {
		assert_null(load(replaced_everywhere(text, WEAKER[i].from, WEAKER[i].to), &problems));
		if (problems->list[0].text != WEAKER[i].text)
			fail_msg("%s: %s", WEAKER[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_review_has_passed_before_the_people_decide),
		cmocka_unit_test(a_decision_decides),
		cmocka_unit_test(what_only_prepares_carries_nothing_out), cmocka_unit_test(what_failed_is_called_so), cmocka_unit_test(what_belongs_to_the_village_its_people_decide),
		cmocka_unit_test(a_later_round_decides_too), cmocka_unit_test(a_later_round_spends_nothing),
		cmocka_unit_test(a_council_decides_general_affairs_alone),
		cmocka_unit_test(recruiting_asks_each_status_anew),
		cmocka_unit_test(a_floor_of_recruiting_is_proved_by_its_form),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
