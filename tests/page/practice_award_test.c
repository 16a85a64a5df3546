/* Projects and awards from the files of their places, each told once by pages and once by programs (practice_world.h): KFQ-20, JZ-09, GW-01, GW-10,
 * ZS-09 and XY-17. Commendations and places: practice_commend_test.c. */
#include "practice_count.h"
#include "practice_world.h"

/* JZ-09: where more than ten would be in, the group decides and says why; an eleventh is refused. */
#define TEN_MORE(form, rest) "*" form "=项目二" rest "|*" form "=项目三" rest "|*" form "=项目四" rest "|*" form "=项目五" rest "|*" form "=项目六" rest "|*" form "=项目七" rest \
	"|*" form "=项目八" rest "|*" form "=项目九" rest "|*" form "=项目十" rest "|*" form "=项目十一" rest
#define ELEVEN(form, rest) "*" form "=项目一" rest "|" TEN_MORE(form, rest)
static const char *const BEST[] = {
	"upper open_zone 优秀项目",
	"office shown: 项目十一",		/* as the cases have it */
	"office fill nomination: *list=项目一;不存在的支部;99; ! 从办件记录读取，不能填写",
	"office fill nomination: ",
	"office see: 项目十一",
	"office close > mark",
	"group fill marking: " ELEVEN("list", ";90;85;101;"),
	"group close ! 每项得分是0到100",
	"group fill marking: " ELEVEN("list", ";90;85;80;") "|*list=项目十二;99;99;99;",
	"group close ! 没有通过验收的项目不得参评：项目十二",	/* it is listed for rectification */
	"group fill marking: " ELEVEN("list", ";90;85;80;") "|*list=项目一;90;85;80; ! 同一个项目打了两次分",
	"group fill marking: *list=项目一;60;60;60;|" TEN_MORE("list", ";90;85;80;"),
	"group figure: 末位入选得分=255",
	"group close > choose",
	"group fill choice: *list=项目一;甲;|*list=项目二;甲;|*list=项目三;甲;|*list=项目四;甲;|*list=项目五;甲;|*list=项目六;甲;|*list=项目七;甲;|*list=项目八;甲;|*list=项目九;甲;|*list=项目十;甲;",
	"group close ! 得分低于末位入选得分255分的不得入选：项目一",	/* the worst in the place of one of the best */
	NULL
};

/* Another round: they are all alike. */
static const char *const BEST_TIED[] = {
	"upper open_zone 优秀项目",
	"office fill nomination: ",
	"office close > mark",
	"group fill marking: " ELEVEN("list", ";90;85;80;"),
	"group close > decide",
	"group fill decision: reason=以实施效果在先|+minutes",
	"group sign group",
	"group close > choose",
	"group fill choice: " ELEVEN("list", ";支部;"),
	"group close ! 入选项目数和名额不符",
	"group fill choice: *list=项目一;甲;|*list=项目二;甲;|*list=项目三;甲;|*list=项目四;甲;|*list=项目五;甲;|*list=项目六;甲;|*list=项目七;甲;|*list=项目八;甲;|*list=项目九;甲;|*list=项目十;甲;",
	"group close > commended",
	NULL
};

/* GW-01: no project without an owner, who is a member, and without a last day. */
static const char *const PROJECT[] = {
	"secretary open 彩虹服务",
	"secretary fill setting: leader=李局长|unit=营销部|goal=上门服务 ! 请填写「完成期限」",
	"secretary fill setting: leader=李局长|unit=营销部|goal=上门服务|due_on=2015-11-17",
	"secretary close ! 完成期限应当在今天以后",
	"secretary fill setting: leader=李局长|unit=营销部|goal=上门服务|due_on=2015-12-31",
	"secretary close > assign",
	"secretary close ! 责任人",
	"secretary fill assignment: owner=@director ! 只能从",	/* no member of the branch */
	"secretary fill assignment: owner=@member",
	"secretary close > run_it",
	"secretary fill progress: done_on=2015-11-17|result=完成",
	"secretary close > accept",
	"secretary close ! 不能办理",
	"office fill acceptance: result=通过|opinion=符合",
	"office close > accepted",
	NULL
};

/* GW-10: one round a year. */
static const char *const PIONEER[] = {
	"upper open_zone 电网先锋",
	"office fill entries: *list=变电一支部;微党课;|*list=没有登记的支部;好; ! 没有叫没有登记的支部的",	/* only branches that there are are commended */
	"office fill entries: *list=变电一支部;微党课;|*list=营销二支部;彩虹服务;",
	"office close > review",
	"office fill marks: *list=变电一支部;90;88;86;|*list=检修三支部;90;90;90;",
	"office close ! 检修三支部",
	"office fill marks: *list=变电一支部;90;88;86;|*list=变电一支部;99;99;99;|*list=营销二支部;80;82;81; ! 变电一支部填了2行",
	"office fill marks: *list=变电一支部;90;88;86;|*list=营销二支部;80;82;81;",
	"office close > name",
	"office fill award: *list=营销二支部;彩虹服务;",
	"upper sign lead",
	"office close ! 三项平均得分低于入选最低得分85分：营销二支部",	/* 81, whatever anybody would like to type */
	"office fill award: *list=变电一支部;微党课;",
	"office close ! 签字",	/* what was signed was the other list */
	"upper sign lead",
	"office close > awarded",
	"upper open_zone 再评一轮 ! 已经办过",
	"upper days 60",
	"upper open_zone 电网先锋2016",	/* the next year has its own, and one */
	"upper open_zone 再评一轮 ! ",
	NULL
};

/* ZS-09: the result goes on the board when it was verified. */
static const char *const INVENTION[] = {
	"secretary open 缩短修井时间",
	"second fill proposal: owner=@director|goal=缩短两小时|due_on=2016-03-31 ! 人",
	"second fill proposal: owner=@member|goal=缩短两小时|due_on=2016-03-31",
	"second close > approve",
	"office close ! 不能办理",
	"secretary fill approval: result=同意立项|opinion=可行",
	"secretary close > work",
	"second fill outcome: result=缩短两小时十分|benefit=56000|+paper",
	"second close > verify",
	"office close ! 成果核实",
	"office fill verification: result=属实|how=现场三口井",
	"office close > posted",
	"office published: 缩短两小时十分",	/* on the same day */
	NULL
};

/* XY-17: a whole set of documents, and nothing in force is changed. */
static const char *const LIBRARY[] = {
	"county open_county 党建新机制文件",
	"county fill draft: *documents=意见;实施意见;1号;|*documents=细则一;实施细则;2号;|*documents=方案;实施方案;4号;|predecessor=两议五公开|+paper",
	"county close ! 文件不成套",
	"county fill draft: *documents=意见;实施意见;1号;|*documents=细则一;实施细则;2号;|*documents=细则二;通知;3号;|*documents=方案;实施方案;4号;|predecessor=两议五公开|+paper",
	"county close ! 细则二",
	"county fill draft: *documents=意见;实施意见;1号;|*documents=细则一;实施细则;2号;|*documents=细则二;实施细则;3号;|*documents=方案;实施方案;4号;|predecessor=两议五公开|+paper",
	"county close > approve",
	"county fill issue: issued_on=2015-11-17|from_on=2015-12-01|result=同意印发",
	"county sign lead",
	"county close > in_force",
	"county fill draft: *documents=意见;实施意见;9号;|predecessor=没有|+paper ! 已随办结的步骤封存",	/* in force, and sealed */
	"county fill replacement: successor=四项程序|until_on=2015-12-01",
	"county close ! 失效日期应当在施行日期之后",
	NULL
};

/* KFQ-20: chosen only after training; elected in person by more than half. */
static const char *const TRAIN[] = {
	"secretary open 培育择优",
	"secretary fill pool: *list=王一;大学生村官;|*list=王二;致富能手;",
	"secretary close > train",
	"secretary fill training: *list=王一;4;|*passed=王一;合格;",
	"secretary close ! 王一",
	"secretary fill training: *list=王一;5;|*passed=王一;合格;|*passed=王二;合格;",
	"secretary close ! 王二",	/* passed without having been trained */
	"secretary fill training: *list=王一;5;|*list=王一;6;|*passed=王一;合格; ! 同一个人写了两次",
	"secretary fill training: *list=王一;5;|*list=王二;7;|*passed=王一;合格;",
	"secretary close > choose",
	"upper fill choice: *list=王三;副主任;|result=同意",
	"upper close ! 没有经过培育，不得选用：王三",
	"upper fill choice: *list=王二;副主任;|result=同意",
	"upper close ! 考核没有合格，不得选用：王二",	/* though another passed */
	"upper fill choice: *list=王一;副主任;|*list=王一;委员;|result=同意 ! 一人只选用一次",
	"upper fill choice: *list=王一;副主任;|result=同意",
	"upper close > chosen",
	NULL
};

static const char *const ELECT[] = {
	"secretary open 村委会换届",
	"commission close ! 登记选民名单公布",
	"secretary notice roll",
	"rep object: 名单漏了李四",
	"secretary days 3",
	"secretary answer: 李四已经补登",	/* the third day */
	"secretary days 2",
	"rep object: 名单漏了王五",		/* the fifth day */
	"secretary days 1",
	"rep object: 名单漏了赵六 ! 异议应当在2015-11-17至2015-11-22提出，今天是2015-11-23",
	"secretary days 14",
	"commission close ! 登记选民名单公布",	/* the second objection waits */
	"secretary answer: 王五已经补登",
	"commission close > nominate",
	"commission fill nomination: seats=3|*list=王一;200;|*list=王二;180;|*list=王三;150; ! 行",	/* more candidates than seats */
	"commission fill nomination: seats=4|*list=王一;200;|*list=王二;180;|*list=王三;150;|*list=王四;90;",
	"commission close ! 候选人应当多于应选名额",
	"commission fill nomination: seats=3|*list=王一;200;|*list=王二;180;|*list=王三;150;|*list=王四;90;",
	"commission close > poll",
	"secretary vote turnout: 8 8 0",
	"commission fill elected: cast=8|*list=王一;主任;7;|*list=王二;委员;5;|+record",
	"commission fill proxies: mandates=4|*list=村民01;4;",
	"commission close ! 每一人接受委托不得超过三人",
	"commission fill proxies: mandates=3|*list=王三;3;",
	"commission close ! 候选人不得接受委托",
	"commission fill proxies: mandates=3|*list=村民01;3;",
	"commission fill elected: cast=8|*list=王一;主任;7;|*list=王二;委员;4;|+record",
	"commission close ! 得票没有过半数",		/* 4 of 8 */
	"commission fill elected: cast=8|*list=王一;主任;7;|*list=王二;委员;5;|+record",
	"commission figure: 另行选举的名额=1",
	"commission close > poll_again",
	"commission fill again: cast=50000|*list=王三;委员;20000;|+record",
	"commission close ! 名，参加投票填了50000名",	/* more than are registered */
	"commission fill again: cast=9|*list=王二;委员;4;|+record",
	"commission close ! 已经当选的不再参加",
	"commission fill again: cast=9|*list=王三;委员;2;|+record",
	"commission close ! 不得少于所投票数的三分之一",
	"commission fill again: cast=9|*list=王三;委员;3;|+record",
	"commission close > chosen",
	NULL
};

/* The villagers who vote: ten of each village. */
static void add_villagers(void)
{
	for (int i = 0; i < VILLAGES; i++) {
		int64_t body = world_org_of(w, villages[i].org, "association", text("%d村村民会议", i));

		for (int n = 0; n < 10; n++)
			world_holding(w, body, "representative", world_person_of(w, villages[i].org, text("村民%02d", n + 1), 0));
	}
}

/* Eleven projects of the village that passed acceptance, and one that was listed instead. */
static void accept_projects(struct village *v)
{
	static const char *const NAMES[] = { "项目一", "项目二", "项目三", "项目四", "项目五", "项目六", "项目七", "项目八", "项目九", "项目十", "项目十一", "项目十二" };

	here = v;
	by_page = false;
	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
		bool is_accepted = i + 1 < sizeof(NAMES) / sizeof(NAMES[0]);

		run_now = 0;
		tell_here((const char *const[]){ text("secretary open %s", NAMES[i]), NULL });
		world_run(w, text("UPDATE run_step SET step = '%s', day = %d, seal = 'x' WHERE run_id = %lld", is_accepted ? "judge" : "check", today_now, (long long)run_now));
		world_run(w, text("UPDATE run SET state = 'done', finish = 'finished', closed_day = %d, step = '' WHERE id = %lld", today_now, (long long)run_now));
	}
}

static void JZ_09_ten_are_best_and_a_tie_is_decided(void **state)
{
	/* covers JZ-09 accept 1 2 refuse 1 2 by page and api */
	put_practice("jz/project");
	for (int i = 0; i < VILLAGES; i++)
		accept_projects(&villages[i]);
	tell("jz/best", BEST);
	world_run(w, "UPDATE run SET state = 'stopped' WHERE code = 'jz-best' AND state = 'open'");	/* one a year */
	tell("jz/best", BEST_TIED);
}

static void GW_01_a_project_has_its_owner_and_its_day(void **state)
{
	struct reply r;
	int64_t accepted;

	/* covers GW-01 accept 1 refuse 1 by page and api */
	tell("gw/project", PROJECT);
	accepted = run_now;
	world_copies(w, "run", accepted, 15, NULL);
	world_copies(w, "run", accepted, 4, "state", "'open'", "step", "'accept'", "step_title", "'验收'", "finish_title", "''", NULL);
	here = &villages[1];
	counted("code=gw-project", "<tr><td>通过验收</td><td class=\"num r\">16</td><td class=\"num r\">80.00%</td>", "{\"value\":\"通过验收\",\"n\":16,\"share\":8000}");
	r = client_get(client_new(w), "/open-case?code=gw-project&org=%E6%9D%8E%E5%AE%B6%E6%B2%9F");
	if (!reply_has(&r, "<dd class=\"num\">16<i class=\"sp\"></i>80.00%</dd>"))	/* of twenty */
		fail_msg("status %d: %s", r.status, r.body);
}

static void GW_10_one_round_a_year(void **state)
{
	static const char *const NAMES[] = { "变电一支部", "营销二支部", "检修三支部" };

	/* covers GW-10 accept 1 refuse 1 by page and api */
	for (int i = 0; i < VILLAGES; i++)
		for (size_t n = 0; n < sizeof(NAMES) / sizeof(NAMES[0]); n++)
			world_org_of(w, villages[i].zone, "branch", NAMES[n]);
	tell("gw/pioneer", PIONEER);
}

static void ZS_09_a_result_is_verified_first(void **state)
{
	/* covers ZS-09 accept 1 refuse 1 by page and api */
	tell("zs/project", INVENTION);
}

static void XY_17_documents_make_a_set(void **state)
{
	/* covers XY-17 refuse 1 by page and api */
	tell("xy/library", LIBRARY);
}

static void KFQ_20_trained_first_then_chosen(void **state) { tell("kfq/train", TRAIN); }
static void KFQ_20_villagers_elect_among_more(void **state)
{
	struct reply r;

	add_villagers();
	tell("kfq/elect", ELECT);
	r = client_get(recorder()->program, text("/api/v1/notice/%lld", (long long)notice_last));
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "\"objections_last\":\"2015-11-22\""));
	assert_true(reply_has(&r, "\"due_day\":\"2015-11-20\",\"is_late\":false"));
	assert_true(reply_has(&r, "\"due_day\":\"2015-11-25\",\"is_late\":true"));	/* five days and three */
	r = client_get(actor_named("secretary")->page, text("/notice/%lld", (long long)notice_last));
	assert_true(reply_has(&r, "异议在 2015-11-22 以前提出") && reply_has(&r, "逾期：应于 2015-11-25 以前答复") && !reply_has(&r, "2015-11-20 以前答复"));
}

/* Whoever stands by name in the table of candidates counts nothing, nor does he watch: the office above types instead. */
static void KFQ_20_nobody_counts_the_poll_he_stands_in(void **state)
{
	static const char *const TO_POLL[] = { "secretary open 村委会补选", "secretary notice roll", "secretary days 21", "commission close > nominate",
		"commission fill nomination: seats=3|*list=王一;200;|*list=党员02（1980年5月生）;180;|*list=王三;150;|*list=王四;90;", "commission close > poll", NULL };
	static const char COUNT[] = "{\"present\":8,\"issued\":8,\"collected\":8,\"agreed\":[8],\"opposed\":[0],\"abstained\":[0]}", HIS[] = "这次表决涉及党员02本人";

	put_practice("kfq/elect");
	for (int i = 0; i < VILLAGES; i++) {
		struct actor *stands;
		const char *page, *api, *close;
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		tell_here(TO_POLL);
		stands = actor_named("second");
		good(opened_ballot(actor_named("secretary"), "turnout"));
		page = text("/ballot/%lld", (long long)ballot_last);
		api = text("/api/v1%s", page);
		close = text("{\"day\":\"%s\",\"supervisor\":\"党员02\",\"teller\":\"党员10\"}", day_text(w->arena, today_now));
		walk_answered(client_post_json(stands->program, text("%s/count", api), COUNT), 422, HIS);
		r = client_get(stands->page, page);
		walk_has(&r, 200, HIS);
		assert_false(reply_has(&r, "name=\"present\""));
		walk_answered(client_post(stands->page, text("%s/count", page), "present", "8", "issued", "8", "collected", "8", "spoilt", "0", "agreed", "8", "opposed", "0",
			"abstained", "0", NULL), 422, HIS);
		good(client_post_json(recorder()->program, text("%s/count", api), COUNT));
		walk_answered(client_post_json(stands->program, text("%s/recount", api), "{\"reason\":\"重来\"}"), 422, HIS);
		good(client_post_json(actor_named("office")->program, text("%s/count", api), COUNT));
		walk_answered(client_post_json(recorder()->program, text("%s/close", api), close), 422, "党员02是候选人，不能监票或计票");
		client_get(recorder()->page, page);
		walk_answered(client_post(recorder()->page, text("%s/close", page), "day", day_text(w->arena, today_now), "supervisor", "党员09", "teller", "党员02", NULL), 422,
			"党员02是候选人，不能监票或计票");
		clock_to(day_parse_iso("2015-11-17"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(JZ_09_ten_are_best_and_a_tie_is_decided),
		cmocka_unit_test(GW_01_a_project_has_its_owner_and_its_day),
		cmocka_unit_test(GW_10_one_round_a_year),
		cmocka_unit_test(ZS_09_a_result_is_verified_first),
		cmocka_unit_test(XY_17_documents_make_a_set),
		cmocka_unit_test(KFQ_20_trained_first_then_chosen),
		cmocka_unit_test(KFQ_20_villagers_elect_among_more),
		cmocka_unit_test(KFQ_20_nobody_counts_the_poll_he_stands_in),
	};

	return cmocka_run_group_tests_name("practice_award", tests, practice_start, practice_stop);
}
