/* Reviews, selections and awards from the files of their places, each told once by pages and once by programs (practice_world.h): KFQ-10,
 * KFQ-23, GY-19, GY-29, GY-30, DHZ-21, DHZ-22 and XY-11. Years of service: practice_seniority_test.c; the yearly appraisal: practice_yearly_test.c. */
#include "practice_count.h"
#include "practice_held.h"
#include "practice_told.h"
#include "page/english_page.h"

/* GY-19: five questions, four answers: nobody marks yet. */
static const char *const INQUIRE[] = {
	"secretary open 述询评",
	"director fill report: cadre=王主任|text=全年工作和廉洁情况",
	"director close > open_report",
	"secretary notice post_report",
	"secretary days 15",
	"director close > ask",
	"secretary fill inquiry: *questions=一;低保;|*questions=二;路灯;|*questions=三;账目;|*questions=四;土地;|*questions=五;卫生;",
	"upper rate appraisal: 90 90 ! 没有这项测评",	/* not before the step is reached */
	"secretary close > answer_all",
	"secretary fill inquiry: *questions=一;低保; ! 已随办结的步骤封存",	/* what was asked does not go away */
	"secretary fill answer: *answers=一;会上公布;|*answers=二;本月;|*answers=三;已上墙;|*answers=四;按合同;",
	"upper rate appraisal: 90 90 ! 没有这项测评",
	"secretary close ! 还有询问没有答复，不得开始评议：五",	/* four of five */
	"secretary fill answer: *answers=一;会上公布;|*answers=二;本月;|*answers=三;已上墙;|*answers=四;按合同;|*answers=五;;",
	"secretary close ! 还有询问没有答复，不得开始评议：五",
	"secretary fill answer: *answers=一;会上公布;|*answers=二;本月;|*answers=三;已上墙;|*answers=四;按合同;|*answers=五;每周;",
	"secretary close > appraise",
	"secretary rate appraisal: 90 85 80 95 90 ! 本单位的班子成员、工作人员和党员",	/* whom it rates keeps no review of it */
	"director rate appraisal: 90 85 80 95 90 ! 本单位的班子成员、工作人员和党员",
	"upper rate appraisal: 90 85 80 95 90",
	"secretary close > reply",
	"director close ! 不能办理",
	"office fill feedback: text=较好|given_on=2015-12-01 ! 2015-12-02",	/* before the villagers marked */
	"office fill feedback: text=较好|given_on=2015-12-02",
	"rep public: 路灯",	/* who asked and what was answered, before and after the end */
	"rep public: 本月",
	"rep public: 88分（发出5份，收回5份，有效5份）",
	"office close > done",
	"rep published: 88分（发出5份，收回5份，有效5份）",
	"rep published: 每周",
	"secretary open 再来一次 ! 已经办过",	/* once a year */
	"secretary days 60",
	"secretary open 述询评2016",
	"director fill report: cadre=王主任|text=全年工作和廉洁情况",
	"director close > open_report",
	"secretary close ! 报告公开",	/* last year's display is none of this one */
	"upper rate appraisal: 90 90 90 90 90 ! 没有这项测评",
	NULL
};

/* GY-30: nothing is rated before the report is public. */
static const char *const REPORT[] = {
	"secretary open 述职",
	"secretary fill report: secretary=王书记|text=抓党建工作情况",
	"secretary close > open_report",
	"upper rate rating: 90 90 90 90 90 ! 没有这项测评",
	"secretary close ! 述职报告公开",
	"secretary notice publish_report",
	"secretary days 5",
	"secretary close > rate",
	"secretary rate rating: 90 90 90 90 90 ! 本单位的班子成员、工作人员和党员",
	"upper rate rating: 90 90 90 90 90",
	"upper close > reply",
	"upper fill feedback: text=继续努力|sent_on=2015-11-21 ! 2015-11-22",
	"upper fill feedback: text=继续努力|sent_on=2015-11-22",
	"upper close > confirm",
	"secretary fill receipt: received_on=2015-11-21|text=两条",
	"secretary close ! 收到日期早于反馈日期",
	"secretary fill receipt: received_on=2015-11-22|text=两条",
	"rep public: 90分（发出5份，收回5份，有效5份）",
	"secretary close > done",
	"rep published: 90分（发出5份，收回5份，有效5份）",
	"rep published: 抓党建工作情况",
	NULL
};

/* KFQ-23: the audit of whoever leaves is closed before the handover is complete. */
static const char *const LEAVE[] = {
	"secretary open 离任: @talent",
	"secretary fill leaving: left_on=2015-11-16|money=是",
	"secretary close ! 没有在2015-11-16离任的职务",	/* the day is that of the archive */
	"secretary fill leaving: left_on=2015-11-17|money=是",
	"secretary close ! 档案没有写明怎样离任",
	NULL
};

static const char *const LEFT[] = {
	"secretary fill leaving: left_on=2015-11-17|money=是|*posts=村主任;2011-01-01;2014-12-31;任期届满;任免文件; ! 档案从1970-01-01起有任职记录",
	"secretary fill leaving: left_on=2015-11-17|money=否",
	"secretary close > judge_money",	/* his own branch does not say it alone */
	"secretary fill no_audit: result=没有经济责任|reason=不管钱 ! 不得办理",
	"upper fill handover: done_on=2015-11-17|+record ! 不填这张表",
	"upper fill no_audit: result=有经济责任|reason=任村主任期间经手集体资金",
	"upper close > audit",
	"upper fill handover: done_on=2015-11-17|+record ! 不填这张表",	/* while the audit is open */
	"agency fill findings: opened_on=2015-11-16|*items=白条入账;3200;;|conclusion=基本合格|+report",
	"agency close ! 审计早于离任",
	"agency fill findings: opened_on=2015-11-17|*items=白条入账;3200;;|conclusion=基本合格|+report",
	"agency close ! 白条入账",
	"agency fill findings: opened_on=2015-11-17|*items=白条入账;3200;已补票;|conclusion=基本合格|+report",
	"agency close > show_conclusion",
	"secretary notice conclusion",
	"secretary days 15",
	"secretary close > hand_over",
	"upper fill handover: done_on=2015-12-02|+record",
	"upper close ! 签字",
	"watch sign watch",
	"upper close > normal",
	NULL
};

/* KFQ-23: nobody is disposed of unheard. */
static const char *const CADRE[] = {
	"secretary open 述廉: @director",
	"secretary fill report: text=述职述廉",
	"secretary close > open_report",
	"secretary notice post_report",
	"secretary days 15",
	"secretary close > rate",
	"secretary rate review: 50 55 50 60 55 ! 测评也由其发起",	/* the committee above does the step */
	"upper rate review: 50 55 50 60 55",
	"office close > reply",
	"office fill feedback: text=群众意见较大",
	"office close > hear",
	"office fill disposal: measure=免职|reason=评议不合格 ! 不填这张表",
	"office close ! 听取本人意见",
	"office fill hearing: heard=已听取|note=本人认可",
	"office close > dispose",
	"office fill disposal: measure=责令辞职|reason=评议不合格",
	"office close > appeal_step",
	"office fill appeal: appealed=没有申诉|note=期满",
	"office close > end_post",
	"office fill ending: ",
	"office see: 在任",
	"office close ! 档案的任职记录里还没有这次辞职",	/* decided, and he holds the post all the same */
	NULL
};
static const char *const NO_LONGER[] = { "office fill ending: ", "office close > disposed", NULL };

/* DHZ-22: four answers name somebody; 58% opens the screening. */
static const char *const TRUST[] = {
	"secretary open 公信度",
	"office fill survey: *answers=党代表;4;4;|+record",
	"office close ! 会认出人",			/* four answers in all */
	"office fill survey: *answers=基层干部;10;6;|*answers=基层群众;80;46;|*answers=党员03;10;6;|+record",
	"office close ! 不对应到人",	/* nobody's answers stand under his name */
	"office fill survey: *answers=基层干部;10;6;|*answers=基层群众;80;46;|*answers=党代表;10;6;|+record",
	"office close ! 单独列出3类，并入其他的写明了0类，合计应当是五类",
	"office fill survey: *answers=基层干部;10;6;|*answers=基层群众;80;46;|*answers=其他;10;6;|+record",
	"office close ! 单独列出2类，并入其他的写明了0类，合计应当是五类",	/* 其他 is no way round the five kinds */
	"office fill survey: *answers=基层干部;10;6;|*answers=基层群众;80;46;|*answers=党代表;4;4;|*answers=政协委员;3;1;|*answers=人大代表;3;1;|"
		"*merged=党代表;|*merged=政协委员;|*merged=基层干部;|+record",
	"office close ! 单独列出的类别又写在并入其他的类别里",
	"office fill survey: *answers=基层干部;10;6;|*answers=基层群众;80;46;|*answers=党代表;4;4;|*answers=政协委员;3;1;|*answers=人大代表;3;1;|"
		"*merged=党代表;|*merged=政协委员;|*merged=人大代表;|+record",
	"office figure: 公信度（%）=58",
	"office close > screen",
	"secretary close ! 不能办理",
	"office fill screening: result=调整|reason=群众意见集中",
	"office close > changed",
	NULL
};

/* XY-11: no contract without a decision. */
static const char *const LEASE[] = {
	"secretary open 河滩地租赁",
	"secretary fill motion: land=河滩地|tenant=农机合作社|belongs=是|area=120|rent=36000|years=10",
	"secretary fill contract: signed_on=2015-11-17|rent=36000|years=10|+paper ! 不填这张表",
	"secretary sign branch",
	"director sign village",
	"secretary close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > assembly",
	"secretary vote decide: 33 30 3",
	"rep close > tell",
	"secretary notice announce",
	"secretary days 15",
	"director close > sign_contract",
	"rep public: 应到 26 人，实到 24 人；赞成 20 票、不赞成 4 票、弃权 0 票",
	"rep public: 应到 40 人，实到 33 人；赞成 30 票、不赞成 3 票、弃权 0 票",
	"director fill contract: signed_on=2015-11-16|rent=36000|years=10|+paper ! 2015-12-02",	/* before the decision */
	"director fill contract: signed_on=2015-12-01|rent=36000|years=10|+paper ! 2015-12-02",	/* before its display was over */
	"director fill contract: signed_on=2015-12-02|rent=35999.99|years=10|+paper",
	"watch sign watch",
	"director close ! 合同租金低于决议的租金",
	"director fill contract: signed_on=2015-12-02|rent=36000|years=10|+paper",
	"watch sign watch",
	"director close > leased",
	"rep published: 地块和位置：河滩地",	/* what was leased to whom, by which decision and on which terms */
	"rep published: 承租方：农机合作社",
	"rep published: 面积（亩）：120",
	"rep published: 应到 40 人，实到 33 人；赞成 30 票",
	"rep published: 合同租期（年）：10",
	NULL
};

/* XY-11, domain/06 case 19: a tenant from outside needs two thirds of all representatives, 27 of 40, and the township. */
static const char *const LEASE_OUTSIDE[] = {
	"secretary open 东坡地租赁",
	"secretary fill motion: land=东坡地|tenant=国营农场|belongs=否|area=80|rent=20000|years=5",
	"secretary sign branch",
	"director sign village",
	"secretary close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > assembly_outside",
	"secretary vote decide_outside: 33 27 6",
	"rep close > tell",
	"secretary notice announce",
	"secretary days 15",
	"director close > township",
	"office fill contract: signed_on=2015-12-02|rent=20000|years=5|+paper ! 不填这张表",
	"office close ! 乡镇人民政府批准",
	"office fill approval: result=批准|+reply",
	"secretary days 1",
	"office close > sign_contract",
	"director fill contract: signed_on=2015-12-02|rent=20000|years=5|+paper",
	"watch sign watch",
	"director close ! 2015-12-03批准，合同签订日期是2015-12-02",
	"director fill contract: signed_on=2015-12-03|rent=20000|years=5|+paper",
	"watch sign watch",
	"director close > leased",
	"secretary open 西坡地租赁",
	"secretary fill motion: land=西坡地|tenant=国营农场|belongs=否|area=60|rent=20000|years=5",
	"secretary sign branch",
	"director sign village",
	"secretary close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > assembly_outside",
	"secretary vote decide_outside: 33 26 7",
	"rep close > rejected",
	NULL
};

/* KFQ-10: checked, named, and kept only without an open rectification. */
static const char *const MODEL[] = {
	"secretary open 示范点",
	"secretary fill nomination: kind=党建示范点|name=王家山示范点|standard=五有标准",
	"secretary close > cultivate",
	"secretary fill cultivation: begun_on=2015-08-17|ended_on=2015-11-17|notes=三会一课 ! 2015-11-17",	/* before it was nominated */
	"secretary days 92",
	"secretary fill cultivation: begun_on=2015-11-18|ended_on=2016-02-17|notes=三会一课",
	"secretary close ! 培育时间不够",
	"secretary fill cultivation: begun_on=2015-11-17|ended_on=2016-02-17|notes=三会一课",
	"secretary close > check_up",
	"upper fill check: mark=80|+record",
	"upper close > grant",
	"upper fill naming: document=开党〔2016〕1号",
	"upper close > review_yearly",
	"upper fill yearly: result=保留|asked=是",
	"upper close ! 复查是一年一次：2016-02-17命名或者上次复查，最早2016-12-17复查",	/* not on the day of the naming */
	"upper days 304",
	"upper fill yearly: result=保留|asked=是|*repairs=活动室漏雨;;2016-01-31;;",
	"upper close ! 整改事项没有写明责任人或者完成期限：活动室漏雨",
	"upper fill yearly: result=保留|asked=是|*repairs=活动室漏雨;张三;2016-01-31;;|*repairs=党费公示;李四;2016-01-31;2016-01-15;",
	"upper figure: 未完成的整改项数=1",	/* counted from the rows */
	"upper close ! 有整改没有完成，不得保留：活动室漏雨",
	"upper fill yearly: result=保留|asked=是|*repairs=活动室漏雨;张三;2016-01-31;2016-02-01;|*repairs=党费公示;李四;2016-01-31;2016-01-15;",
	"upper close > review_yearly",	/* kept, and the next year is owed without a new nomination */
	"upper fill yearly: result=保留|asked=是",
	"upper close ! 复查是一年一次：2016-12-17命名或者上次复查，最早2017-10-17复查",
	NULL
};

/* The post of a member, named on the same day: the award stands from then on, and is over once the second year's review withdraws it. */
static const char *const MODEL_POST[] = {
	"secretary open 示范岗",
	"secretary fill nomination: kind=党员示范岗|name=调解岗|standard=五有标准",
	"secretary close ! 党员示范岗没有写明岗位党员",
	"secretary fill nomination: kind=党员示范岗|name=调解岗|holder=@member|standard=五有标准",
	"secretary close > cultivate",
	"secretary days 92",
	"secretary fill cultivation: begun_on=2015-11-17|ended_on=2016-02-17|notes=三会一课",
	"secretary close > check_up",
	"upper fill check: mark=80|+record",
	"upper close > grant",
	"upper fill naming: document=开党〔2016〕2号",
	"upper close > review_yearly",
	NULL
};
static const char *const MODEL_POST_KEPT[] = { "upper days 304", "upper fill yearly: result=保留|asked=是", "upper close > review_yearly", NULL };
static const char *const MODEL_POST_WITHDRAWN[] = {
	"upper days 304",
	"upper fill yearly: result=撤销|asked=是",
	"upper close > withdrawn",
	NULL
};

static void leaves(void)
{
	held("talent", "village_director", "2010-01-01", "2015-11-17", NULL);
	tell_here(LEAVE);
	world_run(w, text("INSERT INTO holding_ending (holding_id, ended_as) SELECT id, 'term' FROM holding WHERE person_id = %lld", (long long)actor_named("talent")->person));
	tell_here(LEFT);
	held_nothing("talent");
}

static void GY_19_every_question_has_its_answer_first(void **state)
{
	/* covers GY-19 accept 1 refuse 1 by page and api */
	tell("gy/inquire", INQUIRE);
}

/* So many papers with each of the three marks. */
static const char *papers(int satisfied, int partly, int dissatisfied)
{
	const char *all = "";

	for (int i = 0; i < satisfied + partly + dissatisfied; i++)
		all = text("%s%s%d", all, i == 0 ? "" : " ", i < satisfied ? 3 : i < satisfied + partly ? 2 : 1);
	return all;
}

/* GY-29: 59 of 100 is below 60%, 60 of 100 is not; reckoned from the papers that two people typed, and from no figure that somebody types. */
static void GY_29_below_sixty_is_put_right(void **state)
{
	/* covers GY-29 accept 1 2 refuse 1 by page and api */
	struct reply page, program;

	tell("gy/satisfaction", (const char *const[]){
		"secretary open 满意率",
		"office fill count_sheet: +sheet",
		"office close ! 述职评议",
		text("office rate opinion: %s ! 有效测评表 9 份，少于最少份数 10", papers(5, 3, 1)),
		"office close ! 述职评议",
		text("office rate_more opinion: %s", papers(54, 18, 19)),
		"office figure: 票数=100",
		"office figure: 满意=59",
		"office figure: 基本满意=21",
		"office figure: 不满意=20",
		"office figure: 满意率（%）=59",
		"office close > fix",
		"office fill order: until_on=2016-06-30|demand=逐项整改",
		"office close ! 整改期限长于规定：自计票之日起最多90天",
		"office fill order: until_on=2015-12-31|demand=逐项整改",
		"office close > mend",
		"office fill repair: report=没有整改|serious=否",
		"office close ! 整改还没有完成",
		"secretary days 52",	/* 2016-01-08: eight days late, and it is said so */
		"office fill repair: done_on=2016-01-09|report=已逐项整改|serious=否 ! 2016-01-08",
		"office fill repair: done_on=2016-01-08|report=已逐项整改|serious=否",
		"office close > count",
		"office close ! 述职评议",	/* a new round, a new count */
		text("office rate opinion: %s", papers(60, 20, 20)),
		"office fill count_sheet: +sheet",
		"office figure: 满意率（%）=60",
		"office close > satisfied",
		"secretary days 88",	/* 2016-04-05: the next year, and this time nobody moves */
		"secretary open 满意率2016",
		text("office rate opinion: %s", papers(59, 21, 20)),
		"office fill count_sheet: +sheet",
		"office close > fix",
		"office fill order: until_on=2016-07-04|demand=逐项整改",
		"office close > mend",
		"secretary days 92",	/* 2016-07-06 */
		"office fill repair: report=拒不整改|serious=是",
		"office close > accountable",
		NULL });
	/* To the reviewed organisation, and to nobody else. */
	is_told("second", "满意率（%）：60", NULL);
	page = client_get(client_new(w), "/publication");
	program = client_get(client_new(w), "/api/v1/publication");
	assert_int_equal(page.status, 200);
	assert_int_equal(program.status, 200);
	assert_false(reply_has(&page, "满意率") || reply_has(&program, "满意率"));
}

static void GY_30_the_report_is_public_first(void **state)
{
	/* covers GY-30 accept 1 refuse 1 by page and api */
	tell("gy/report", REPORT);
}

static void KFQ_23_the_audit_closes_before_the_handover(void **state)
{
	/* covers KFQ-23 accept 1 refuse 1 by page and api */
	put_practice("kfq/leave");
	in_each(leaves);
}

/* The case is over once the archive has the end of the post. Other stories need the director again. */
static void disposed_of(void)
{
	long long director = (long long)actor_named("director")->person;

	tell_here(CADRE);
	world_run(w, text("UPDATE holding SET to_day = %d WHERE person_id = %lld", (int)today_now, director));
	world_run(w, text("INSERT INTO holding_ending (holding_id, ended_as) SELECT id, 'resigned' FROM holding WHERE person_id = %lld", director));
	tell_here(NO_LONGER);
	world_run(w, text("DELETE FROM holding_ending WHERE holding_id IN (SELECT id FROM holding WHERE person_id = %lld)", director));
	world_run(w, text("UPDATE holding SET to_day = 2932897 WHERE person_id = %lld", director));
}

static void KFQ_23_nobody_is_disposed_of_unheard(void **state)
{
	/* covers KFQ-23 refuse 2 by page and api */
	put_practice("kfq/cadre");
	in_each(disposed_of);
	is_told("rep", "评议得分：54", "群众意见较大");	/* the village: the report, and what came of it */
	is_told("rep", "处置：责令辞职", NULL);
	is_told("director", "处置：责令辞职", NULL);
}

static void DHZ_22_few_answers_are_merged(void **state)
{
	struct reply r;

	/* covers DHZ-22 accept 1 2 refuse 1 2 by page and api */
	tell("dhz/trust", TRUST);
	r = state_of_case();	/* of the second village: what was typed of few stands nowhere */
	assert_true(reply_has(&r, "其他\\u000910\\u00096"));
	assert_false(reply_has(&r, "党代表\\u00094"));	/* that they are among the others is known, and nothing of their papers */
	assert_false(reply_has(&r, "政协委员\\u00093"));
}

/* What was published of a vote in words has its figures in English too, and one by one for programs; the papers of the vote name the meeting that holds it. */
static void figures_are_read_in_english(void)
{
	struct reply page, program, paper;
	int64_t ballot = world_first_id(w, text("(SELECT MAX(id) AS id FROM ballot WHERE item = 'decide' AND org_id = %lld) x", (long long)here->org));

	for (size_t i = 0; i < 3; i++) {
		paper = client_get(actor_named("secretary")->page, text("/ballot/%lld/%s", (long long)ballot, (const char *[]){ "list", "sheet", "paper" }[i]));
		walk_has(&paper, 200, "村民代表会议<i class=\"sp\">");
	}
	walk_clock(client_new(w), "2016-01-31");	/* whatever the story came to is public by then */
	page = english_page(client_new(w), "/publication");
	program = client_get(client_new(w), "/api/v1/publication");
	walk_has(&page, 200, "40 entitled, 33 present;  30 for, 3 against, 0 abstained");
	assert_false(reply_has(&page, "应到 40 人"));
	walk_has(&program, 200, "\"tally\":{\"entitled\":40,\"present\":33,\"written\":0,\"written_agreed\":0,\"issued\":0,\"collected\":0,\"spoilt\":0,"
		"\"votes\":[{\"who\":\"\",\"is_elected\":false,\"agreed\":30,\"opposed\":3,\"abstained\":0}]}");
	walk_clock(client_new(w), day_text(w->arena, today_now));
}

static void XY_11_no_lease_without_a_decision(void **state)
{
	/* covers XY-11 accept 1 2 refuse 1 by page and api */
	tell("xy/lease", LEASE);
	figures_are_read_in_english();
	here = &villages[1];
	world_copies(w, "run", run_now, 11, NULL);
	counted("code=xy-lease", "<tr><td>已决议并签订合同</td><td class=\"num r\">12</td><td class=\"num r\">100.00%</td>", "\"n\":12,\"share\":10000}");
	counted("code=xy-lease", "<b>12</b>", "\"total\":12,");
	tell_again(LEASE_OUTSIDE);
}
/* The first page of the committee above says by when the yearly review is owed: a year from the naming, then a year from the last one. */
static void review_is_owed(const char *due)
{
	struct reply r = state_of_case();

	walk_has(&r, 200, text("\"due_day\":\"%s\"", due));
	r = client_get(actor_named("upper")->page, "/");
	walk_has(&r, 200, text("/run/%lld", (long long)run_now));
	r = client_get(actor_named("upper")->program, "/api/v1/workbench");
	walk_has(&r, 200, text("/run/%lld", (long long)run_now));
}

static int64_t awards(const char *until)
{
	return world_count(w, text("person_history WHERE kind = 'award' AND title = '党员示范岗' AND person_id = %lld AND to_day = %d",
		(long long)actor_named("member")->person, until == NULL ? DAY_NONE : day_parse_iso(until)));
}

static void named_and_withdrawn(void)
{
	tell_here(MODEL_POST);
	assert_int_equal(awards(NULL), 1);	/* from the naming on, not from the first review */
	review_is_owed("2017-02-17");
	tell_here(MODEL_POST_KEPT);
	review_is_owed("2017-12-17");
	tell_here(MODEL_POST_WITHDRAWN);
	assert_int_equal(awards(NULL), 0);
	assert_int_equal(awards("2017-10-17"), 1);
}

/* The site is nobody's; the post is the member's who holds it, and stands in his record. */
static void KFQ_10_named_and_looked_at_each_year(void **state)
{
	tell("kfq/model", MODEL);
	assert_int_equal(world_count(w, "person_history WHERE kind = 'award' AND title = '党员示范岗'"), 0);
	in_each(named_and_withdrawn);
	/* A second case about the same person, named on the same day, grants nothing twice, and takes nothing that is not its own. */
	tell_again(MODEL_POST);
	assert_int_equal(world_count(w, "person_history WHERE kind = 'award' AND title = '党员示范岗'"), VILLAGES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(GY_19_every_question_has_its_answer_first),
		cmocka_unit_test(GY_29_below_sixty_is_put_right),
		cmocka_unit_test(GY_30_the_report_is_public_first),
		cmocka_unit_test(KFQ_23_the_audit_closes_before_the_handover),
		cmocka_unit_test(KFQ_23_nobody_is_disposed_of_unheard),
		cmocka_unit_test(DHZ_22_few_answers_are_merged),
		cmocka_unit_test(XY_11_no_lease_without_a_decision),
		cmocka_unit_test(KFQ_10_named_and_looked_at_each_year),
	};

	return cmocka_run_group_tests_name("practice_review", tests, practice_start, practice_stop);
}
