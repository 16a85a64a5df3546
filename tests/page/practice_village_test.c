/* Village decisions from the files of their places, each told once by pages and once by programs (practice_world.h): KFQ-24,
 * KFQ-25, DHZ-15, XY-10, SN-02, SN-03 and SN-04. */
#include "practice_world.h"
#include "world/pdf_words.h"

/* KFQ-24: the order is fixed, and what is missing is named. */
static const char *const FOUR[] = {
	"secretary open 硬化村道",
	"secretary fill proposal: entry=村内道路和水利建设|kind=一般事务|matter=硬化村道三公里|budget=80000|plan=分两段施工",
	"secretary close ! 目录把这一事项列为重要事项",
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=硬化村道三公里|budget=80000|plan=分两段施工",
	"secretary close > consult",
	"secretary vote decide: 33 30 3 ! 现在是「两委会商议」这一步",
	"secretary fill consultation: present=9|opinion=同意提交审议|+minutes",
	"secretary sign branch",
	"secretary close ! 村班子成员",
	"director sign village",
	"secretary close > open_topic",
	"director close ! 议题公开",
	"secretary notice topic",
	"secretary days 15",
	"director close > party_meeting",
	"secretary vote decide: 33 30 3 ! 现在是「党员大会审议」这一步",	/* the missing step is named */
	"secretary vote review: 24 20 4",
	"secretary close > assembly",
	"secretary vote decide: 26 24 2",
	"rep close ! 没有有效的表决",	/* 26 of 40 are too few */
	"secretary vote decide: 33 30 3",
	"director close ! 不能办理",
	"rep close > open_decision",
	"rep public: 应到 26 人，实到 24 人；赞成 20 票、不赞成 4 票、弃权 0 票",	/* what passed is read with its figures while the case goes on */
	"rep public: 应到 40 人，实到 33 人；赞成 30 票、不赞成 3 票、弃权 0 票",
	"director fill execution: progress=已开工 ! 不填这张表",	/* nothing is carried out before the decision is open to all */
	"secretary notice decision",
	"secretary days 15",
	"director close > carry",
	"director fill execution: way=实施完毕|progress=已完成 ! 本轮实际支出",	/* not left empty */
	"director fill execution: way=实施完毕|progress=已完成|spent=80000.01",
	"director close ! 实际支出累计80000.01元，已决议的预算80000元",
	"director fill execution: way=重新提请决议|progress=桥面加宽|spent=90000",
	"director close ! 要写明还要增加的金额",
	"director fill execution: way=重新提请决议|progress=桥面加宽|spent=90000|more=9999",
	"director close ! 实际支出累计90000元，多于已决议的预算80000元加上还要增加的9999元",
	"director fill execution: way=重新提请决议|progress=桥面加宽|spent=90000|more=20000",
	"secretary days 20",
	"director close ! 实施过程没有按期公开",	/* December */
	"director report process: 2015-12-31|三成|四万",
	"director close > propose",
	"secretary see: 桥面加宽",	/* the round before stays readable */
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=硬化村道三公里|budget=89999|plan=桥面加宽",
	"secretary close ! 已经支出90000元，预算填了89999元",
	"secretary fill proposal: entry=村内道路和水利建设|kind=重要事项|matter=硬化村道三公里|budget=100000|plan=桥面加宽",
	"secretary close > consult",
	"secretary open 征地补偿",
	"secretary fill proposal: entry=征地补偿|kind=一般事务|matter=补偿款分配|budget=0|plan=按人分 ! 征地补偿分配方案",	/* only what stands in the catalogue */
	"secretary fill proposal: entry=征地补偿分配方案|kind=一般事务|matter=补偿款分配|budget=0|plan=按人分",
	"secretary close ! 不能由党员议事会审议",
	"secretary fill proposal: entry=目录以外的事项|kind=一般事务|matter=补偿款分配|budget=0|plan=按人分",
	"secretary close ! 目录把这一事项列为重要事项",
	"secretary fill proposal: entry=征地补偿分配方案|kind=涉及村民利益的事项|matter=补偿款分配|budget=0|plan=按人分",
	"secretary close > consult",
	KFQ_TOPIC_SHOWN("15"),
	"secretary vote council_view: 7 6 1 ! 现在是「党员大会审议」这一步",
	"secretary open 文体活动",
	"secretary fill proposal: entry=文化体育活动|kind=涉及村民利益的事项|matter=广场舞|budget=0|plan=每晚",
	"secretary close ! 目录把这一事项列为一般事务",
	NULL
};

/* XY-10: five items, four of them on display: the building does not begin; a supervisor is of no committee. */
static const char *const VENUE[] = {
	"secretary open 村民活动中心",
	"director fill plan: project=村民议事会通过|+resolution|site=村东|tender=邀请招标|method=砖混两层|budget=120000",
	"director close > publish_items",
	"secretary notice open_project",
	"secretary notice open_site",
	"secretary notice open_tender",
	"secretary notice open_method",
	"secretary days 15",
	"director close ! 工程预算",
	"secretary notice open_budget",
	"secretary days 15",
	"director close > start",
	"secretary fill supervisors: first=@director ! 不得由",
	"director fill supervisors: first=@second ! 不得由",	/* he may not look people of the branch up, and is told the rule */
	"director fill supervisors: first=@rep",
	"director close > build",
	"director fill building: way=施工完毕|started_on=2015-11-16|*notes=rep;2015-12-17;看现场;|spent=118000 ! 2015-12-17",	/* before anything was public */
	"director fill building: way=施工完毕|started_on=2015-12-16|*notes=rep;2015-12-17;看现场;|spent=118000 ! 2015-12-17",	/* before the last display was over */
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=代表01;2015-12-17;看现场;|spent=118000 ! 代表01",	/* no supervisor of this building */
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=director;2015-12-17;看现场;|spent=118000 ! director",
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=rep;2015-12-16;看现场;|spent=118000",
	"director close ! 监督记录早于开工日期",
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=rep;2015-12-18;看现场;|spent=118000 ! 监督记录的日期还没有到",
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=rep;2015-12-17;;|spent=118000",
	"director close ! 监督记录没有写明情况",
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=rep;12月;看现场;|spent=118000 ! 应当是日期",
	"director fill building: way=施工完毕|started_on=2015-12-17|*notes=rep;2015-12-17;符合方案;|spent=125000",
	"director close ! 实际支出累计125000元，已公开的工程预算120000元",
	"director fill building: way=调整预算重新公开|started_on=2015-12-17|*notes=rep;2015-12-17;符合方案;|spent=125000",
	"director close > declare",	/* a larger budget is published before the work goes on */
	"director see: 125000",
	"director fill plan: project=村民议事会通过|+resolution|site=村东|tender=邀请招标|method=砖混两层|budget=124999",
	"director close ! 已经支出125000元，工程预算填了124999元",
	"director fill plan: project=村民议事会通过|+resolution|site=村东|tender=邀请招标|method=砖混两层|budget=150000",
	"director close > publish_items",
	"secretary notice open_project",
	"secretary notice open_site",
	"secretary notice open_tender",
	"secretary notice open_method",
	"secretary days 15",
	"director close ! 工程预算",	/* the old notice is not that of the new sum */
	"secretary notice open_budget",
	"secretary days 15",
	"director close > start",
	"director fill supervisors: first=@rep",
	"director close > build",
	"director fill building: way=施工完毕|started_on=2016-01-16|*notes=rep;2016-01-16;符合方案;|spent=25000.01",
	"director close ! 实际支出累计150000.01元",
	"director fill building: way=施工完毕|started_on=2016-01-16|*notes=rep;2016-01-16;符合方案;|spent=25000",
	"director close > accept",
	"director close ! 不能",
	"watch fill acceptance: result=合格|opinion=符合方案",
	"watch close > accepted",
	NULL
};

/* DHZ-15: one matter on one ballot, and a meeting that is large enough. */
static const char *const DELIBERATE[] = {
	"secretary open 安装路灯",
	"director fill proposal: *matters=安装路灯;|*matters=清淤;|kind=建设项目|way=村民代表会议|cost=36000|contribution=12000|heads=1200|plan=二十盏 ! 行",
	"director fill proposal: *matters=安装路灯;|kind=建设项目|way=村民代表会议|cost=36000|contribution=12000|heads=1200|plan=二十盏",
	"secretary figure: 人均出资（元）=10",
	"director close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > announce",
	"secretary notice call",
	"secretary days 15",
	"director close > representatives",
	"secretary vote by_reps: 26 26 0",
	"rep close ! 没有有效的表决",
	"secretary vote by_reps: 33 30 3",	/* 82.5% of 40 */
	"rep close > show_result",
	"rep public: 应到 26 人，实到 24 人；赞成 20 票、不赞成 4 票、弃权 0 票",
	"rep public: 应到 40 人，实到 33 人；赞成 30 票、不赞成 3 票、弃权 0 票",
	"secretary notice result",
	"secretary days 15",
	"director close > carry",
	"director fill execution: way=实施完毕|done_on=2015-12-17|spent=36000.01",
	"director close ! 实际支出累计36000.01元，已表决的费用36000元",
	"director fill execution: way=重新提请表决|spent=36000",
	"director close ! 要写明还要增加的费用",
	"director fill execution: way=重新提请表决|spent=36000|more=9000",
	"director close > propose",
	"secretary shown: 赞成 30 票",	/* the round before stays readable */
	"director fill proposal: *matters=安装路灯;|kind=建设项目|way=村民代表会议|cost=35999|contribution=12000|heads=1200|plan=二十五盏",
	"director close ! 已经支出36000元",
	"director fill proposal: *matters=安装路灯;|kind=建设项目|way=村民代表会议|cost=45000|contribution=12000|heads=1200|plan=二十五盏",
	"director close > party_meeting",
	"secretary vote review: 24 20 4",
	"secretary close > announce",
	"secretary notice call",
	"secretary days 15",
	"director close > representatives",
	"secretary vote by_reps: 33 30 3",
	"rep close > show_result",
	"secretary notice result",
	"secretary days 15",
	"director close > carry",
	"director fill execution: way=实施完毕|done_on=2016-01-16|spent=9000.01",
	"director close ! 实际支出累计45000.01元",
	"director fill execution: way=实施完毕|spent=9000",
	"director close ! 要填写完成日期",
	"director fill execution: way=实施完毕|done_on=2016-01-16|spent=9000",
	"director close > show_accounts",
	"secretary notice accounts",
	"watch sign watch",
	"secretary days 15",
	"director close > done",
	NULL
};

/* SN-02: groups of five to ten households, nobody for two of them. */
static const char *const ASSEMBLY[] = {
	"secretary open 村代会",
	"secretary fill groups: *list=第一组;11;张三;|*list=第二组;10;李四;|elected_on=2015-11-01|until_on=2018-10-31",
	"secretary close ! 第一组",	/* the group is named */
	"secretary fill groups: *list=第一组;八户;张三;|*list=第二组;10;李四;|elected_on=2015-11-01|until_on=2018-10-31 ! 要填数字",
	"secretary fill groups: *list=第一组;4;张三;|*list=第二组;10;李四;|elected_on=2015-11-01|until_on=2018-10-31",
	"secretary close ! 第一组",
	"secretary fill groups: *list=第一组;10;张三;|*list=第二组;10;张三;|elected_on=2015-11-01|until_on=2018-10-31 ! 一个人不能代表两个小组",
	"secretary fill groups: *list=第一组;10;张三;|*list=第二组;10;张　三;|elected_on=2015-11-01|until_on=2018-10-31 ! 一个人不能代表两个小组",	/* a blank makes nobody else of him */
	"secretary fill groups: *list=第一组;10;张三;|*list=第一组;10;李四;|elected_on=2015-11-01|until_on=2018-10-31 ! 同一个组别",
	"secretary fill groups: *list=第一组;10;张三;|*list=第二组;10;李四;|elected_on=2015-11-01|until_on=2020-11-02",
	"secretary close ! 最迟2020-11-01届满",
	"secretary fill groups: *list=第一组;10;张三;|*list=第二组;10;李四;|*list=第三组;9户;王五;|elected_on=2015-11-01|until_on=2018-10-31",
	"secretary figure: 总户数=29",
	"secretary close > show_list",
	"secretary notice representatives",
	"secretary days 15",
	"director close > certify",
	"secretary fill certificate: count=2",
	"secretary close ! 代表证数和代表人数不符",
	"secretary fill certificate: count=3",
	"secretary close > sit",
	"rep fill session: held_on=2015-10-31|present=2|decisions=通过年度计划|next=继续召开 ! 早于",	/* before they were elected */
	"rep fill session: held_on=2015-12-02|present=2|decisions=通过年度计划|next=任期届满",
	"rep close ! 代表任期到2018-10-31才届满",
	"rep fill session: held_on=2015-12-02|present=1|decisions=通过年度计划|next=继续召开",
	"rep close ! 不足三分之二",
	"rep fill session: held_on=2015-12-02|present=2|decisions=通过年度计划|next=继续召开",
	"director close ! 不能办理",
	"rep close > sit",
	NULL
};

/* SN-03: what was merged ends on that day, and signs no more afterwards. */
static const char *const WATCH[] = {
	"secretary open 整合监督组织",
	"secretary fill merger: merged_on=2015-11-17|*bodies=村务公开监督小组;2015-11-17;|*bodies=村民理财小组;2015-12-31;",
	"secretary close ! 村民理财小组",
	"secretary fill merger: merged_on=2015-11-17|*bodies=村务公开监督小组;2015-11-17;|*bodies=村民理财小组;2015-11-17;",
	"secretary close > hand_over",
	"secretary fill handover: note=没有|+record",
	"disclosure sign disclosure",
	"money sign money",
	"secretary days 1",
	"secretary close ! 原有小组不再签字",
	NULL
};

/* Three to five people of the village by their archives, each once and none of the two committees, are named before the vote. */
static const char *const WATCHERS[] = {
	"secretary close > nominate",
	"secretary fill members: chair=@rep|second=@member|related=没有 ! 第三名成员",
	"secretary fill members: chair=@rep|second=@member|third=@director|related=没有 ! 不得由",
	"secretary fill members: chair=@rep|second=@second|third=@member|related=没有 ! 不得由",
	"secretary fill members: chair=@rep|second=@member|third=@stranger|related=没有 ! 没有这个人",	/* of another organisation */
	"secretary fill members: chair=@rep|second=@member|third=@rep|related=没有 ! 同一个人写了两次",
	"secretary fill members: chair=@rep|second=@member|third=@talent|fourth=@disclosure|fifth=@member|related=没有 ! 同一个人写了两次",
	"secretary fill members: chair=@rep|second=@member|third=@talent|related=有",
	"secretary close ! 近亲属不得进入村监会",
	"secretary fill members: chair=@rep|second=@member|third=@talent|fourth=@disclosure|fifth=@office|related=没有",
	"secretary close > choose",
	"secretary fill members: chair=@rep|second=@member|third=@money|related=没有 ! 已随办结的步骤封存",	/* sealed before the vote */
	NULL
};
static const char *const WATCHED[] = {
	"rep close > work",
	"rep public: 应到 40 人，实到 33 人；赞成 30 票",
	"watch fill review: *reviews=2015-11-18;账目;同意; ! 监督记录的日期还没有到",
	"watch fill review: *reviews=2015-11-17;账目;同意;",
	"watch sign watch",
	"watch close > account",
	"watch fill report: *reports=2015-11-16;满意;",
	"watch close ! 报告早于推选",
	"watch fill report: *reports=2015-11-18;满意; ! 报告的日期还没有到",
	"watch fill report: *reports=2015-11-17;满意;",
	"watch close > reported",
	"rep published: 2015-11-17 满意",
	NULL
};

/* SN-04: who carries out does not decide. */
static const char *const CHAIN[] = {
	"secretary open 修缮水渠",
	"secretary fill matter: text=修缮水渠两千米|budget=30000",
	"secretary vote review: 24 20 4",
	"director close ! 不能办理",
	"secretary close > decision",
	"secretary vote decide: 30 25 5",
	"director close ! 不能办理",	/* the villagers' committee does not record the decision itself */
	"rep close > carry",
	"director fill execution: way=实施完毕|report=完成 ! 本轮实际支出",	/* not left empty */
	"director fill execution: way=实施完毕|report=完成|spent=30000.01",
	"director close ! 实际支出累计30000.01元，决策的预算30000元",
	"director fill execution: way=实施完毕|report=完成|spent=29500",
	"director sign village",
	"director close > supervise",
	"watch fill supervision: result=符合决议|opinion=看过现场",
	"director sign watch ! 不能",
	"watch sign watch",
	"director close ! 不能办理",
	"watch close > show_outcome",
	NULL
};

/* What costs more than was decided goes back with the larger sum; what the representatives then vote down is wound up by the decision before. */
static const char *const CHAIN_AGAIN[] = {
	"secretary open 修缮戏台",
	"secretary fill matter: text=修缮戏台 ! 预算",
	"secretary fill matter: text=修缮戏台|budget=30000",
	"secretary vote review: 24 20 4",
	"secretary close > decision",
	"secretary vote decide: 30 25 5",
	"rep close > carry",
	"director fill execution: way=重新提请决议|report=梁柱朽坏|spent=31000|more=900",
	"director sign village",
	"director close ! 实际支出累计31000元，多于决策的预算30000元加上还要增加的900元",
	"director fill execution: way=重新提请决议|report=梁柱朽坏|spent=31000|more=10000",
	"director sign village",
	"director close > lead",
	"secretary see: 梁柱朽坏",
	"secretary fill matter: text=修缮戏台|budget=30999",
	"secretary vote review: 24 20 4",
	"secretary close ! 已经支出31000元",
	"secretary fill matter: text=修缮戏台|budget=40000",
	"secretary close > decision",
	"secretary vote decide: 30 10 20",
	"rep close > show_outcome",
	"director fill execution: way=实施完毕|report=完成|spent=1 ! 不填这张表",
	"secretary notice outcome",
	"secretary days 15",
	"director close > not_increased",
	NULL
};

/* KFQ-25: a difference carries its explanation, three bodies sign, and nothing is confirmed while an objection is open. */
static const char *const CLEARANCE[] = {
	"secretary open 清产核资",
	"director fill stock: done_on=2015-10-31|note=全部资产",
	"director close > enter",
	"director fill register: *items=库存现金;现金;完好;村集体;自用;120000;118500;;",
	"director close ! 库存现金",
	"director fill register: *items=库存现金;现金;完好;村集体;自用;120000;118500;三笔垫付未报账;",
	"secretary figure: 差额合计（元）=-1500",
	"director close > verify",
	"agency fill check: opinion=属实|+record",
	"secretary sign discipline: @discipline ! 下级不能代为登记",	/* a body beside the level above: the village says nothing in its name */
	"discipline sign discipline",
	"agency sign agency ! 先",
	"agency close ! 签字",
	"secretary sign finance: @finance ! 下级不能代为登记",
	"upper sign finance: @finance",	/* whoever handles cases there registers it */
	"agency sign agency",
	"secretary close: @agency ! 下级不能代为登记",
	"agency close > show_register",
	"secretary notice display",
	"secretary days 6",
	"director close ! 登记表公示",
	"rep object: 三笔垫付应当附上单据",
	"secretary days 1",
	"director close ! 登记表公示",	/* an objection waits */
	"secretary answer: 三笔单据已经补齐上墙",
	"director close > confirm",
	"rep fill confirmation: confirmed_on=2015-11-24|+record",
	"rep close > report_up",
	"director fill report: reported_on=2015-11-23|+paper",
	"director close ! 上报早于确认",
	"director fill report: reported_on=2015-11-24|+paper",
	"director close > reported",
	"director fill register: *items=库存现金;现金;完好;村集体;自用;1;1;; ! 已经结束",
	NULL
};

static void KFQ_24_four_deliberations_in_their_order(void **state)
{
	/* covers KFQ-24 accept 1 refuse 1 2 by page and api */
	tell("kfq/four", FOUR);
}

static void XY_10_nothing_is_built_before_five_items_are_open(void **state)
{
	/* covers XY-10 accept 1 refuse 1 2 by page and api */
	tell("xy/venue", VENUE);
}

static void DHZ_15_one_ballot_decides_one_matter(void **state)
{
	/* covers DHZ-15 accept 1 2 refuse 1 2 by page and api */
	tell("dhz/deliberate", DELIBERATE);
}

static void SN_02_groups_of_households_elect_one_each(void **state)
{
	/* covers SN-02 accept 2 refuse 1 2 by page and api */
	struct reply r;

	tell("sn/assembly", ASSEMBLY);
	/* A second sitting is one more, and sent back by nobody. */
	r = client_get(actor_named("rep")->page, text("/run/%lld", (long long)run_now));
	assert_true(reply_has(&r, "第 1 次") && reply_has(&r, "第 2 次"));
	assert_false(reply_has(&r, "上一轮"));
	r = client_post_json(actor_named("rep")->program, text("/api/v1/run/%lld/bundle", (long long)run_now), "{}");
	assert_non_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "第 1 次"));
	assert_null(strstr(pdf_words(w->arena, r.body, r.body_bytes), "已退回"));
}

/* Whoever is on the list counts nothing of the vote on it, nor watches. */
static void nobody_on_the_list_counts(void)
{
	static const char COUNT[] = "{\"present\":33,\"issued\":33,\"collected\":33,\"agreed\":[30],\"opposed\":[3],\"abstained\":[0]}", HIS[] = "这次表决涉及office本人";
	const char *page, *api;

	good(opened_ballot(actor_named("secretary"), "elect"));
	page = text("/ballot/%lld", (long long)ballot_last);
	api = text("/api/v1%s", page);
	walk_answered(client_post_json(actor_named("office")->program, text("%s/count", api), COUNT), 422, HIS);
	client_get(actor_named("office")->page, page);
	walk_answered(client_post(actor_named("office")->page, text("%s/count", page), "present", "33", "issued", "33", "collected", "33", "spoilt", "0", "agreed", "30", "opposed", "3",
		"abstained", "0", NULL), 422, HIS);
	good(client_post_json(recorder()->program, text("%s/count", api), COUNT));
	good(client_post_json(actor_named("second")->program, text("%s/count", api), COUNT));
	walk_answered(client_post_json(recorder()->program, text("%s/close", api), text("{\"day\":\"%s\",\"supervisor\":\"党员03\",\"teller\":\"党员10\"}", day_text(w->arena, today_now))),
		422, "党员03是候选人，不能监票或计票");
	good(client_post_json(recorder()->program, text("%s/close", api), text("{\"day\":\"%s\",\"supervisor\":\"党员09\",\"teller\":\"党员10\"}", day_text(w->arena, today_now))));
}

static void SN_03_merged_groups_sign_no_more(void **state)
{
	/* covers SN-03 refuse 1 by page and api */
	put_practice("sn/watch");
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		add_actor(here, "stranger", world_person_of(w, here->zone, "外村人", 0));
		tell_here(WATCH);
		clock_to(day_parse_iso("2015-11-17"));
		tell_here(WATCHERS);
		nobody_on_the_list_counts();
		tell_here(WATCHED);
	}
}

/* What everybody reads holds no number of a person; a sum that nobody can reckon with is told to be too large, not to be no number. */
static const char *const NUMBERS[] = {
	"secretary open 硬化村道13800138000 ! 名称里有个人号码",
	"secretary open 硬化村南路",
	"secretary fill matter: text=联系人139 0013 9000|budget=80000 ! 里有个人号码",
	"secretary fill matter: text=身份证110105194912310021|budget=80000 ! 里有个人号码",
	"secretary fill matter: text=分两段施工|budget=90000000000000 ! 太大：最大是",
	"secretary fill matter: text=分两段施工|budget=8万 ! 要填数字",
	"secretary fill matter: text=分两段施工，电话0632-5512345|budget=999999999999",	/* the fixed line of an office is nobody's own */
	NULL
};

static void what_everybody_reads_holds_no_number_of_a_person(void **state)
{
	tell("sn/chain", NUMBERS);
}

static void SN_04_four_bodies_four_parts(void **state)
{
	/* covers SN-04 accept 1 2 refuse 1 by page and api */
	tell("sn/chain", CHAIN);
	tell_again(CHAIN_AGAIN);
}

static void KFQ_25_six_steps_of_clearance(void **state)
{
	/* covers KFQ-25 accept 1 refuse 1 2 by page and api */
	tell("kfq/clearance", CLEARANCE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(KFQ_24_four_deliberations_in_their_order),
		cmocka_unit_test(XY_10_nothing_is_built_before_five_items_are_open),
		cmocka_unit_test(DHZ_15_one_ballot_decides_one_matter),
		cmocka_unit_test(SN_02_groups_of_households_elect_one_each),
		cmocka_unit_test(SN_03_merged_groups_sign_no_more),
		cmocka_unit_test(what_everybody_reads_holds_no_number_of_a_person),
		cmocka_unit_test(SN_04_four_bodies_four_parts),
		cmocka_unit_test(KFQ_25_six_steps_of_clearance),
	};

	return cmocka_run_group_tests_name("practice_village", tests, practice_start, practice_stop);
}
