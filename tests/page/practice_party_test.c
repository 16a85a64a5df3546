/* Practices of 滕州 on the way into the Party, told once by pages and once by programs (practice_world.h): TZ-02, TZ-06, TZ-08 and
 * TZ-11, each as the gate of recruiting that it is; and SN-09. */
#include "practice_gate_world.h"

static const char *const ELECTION[] = {
	"secretary notice call",
	"secretary days 5",
	"secretary close > recommend",
	"secretary fill applicants: places=2.5|*list=甲（1979年3月生）;20;60;|+sheet ! 请填整数，不能有小数",
	"secretary fill applicants: places=5|*list=甲（1979年3月生）;20;60;|*list=乙;19;58;|*list=丙;18;57;|*list=丁;17;50;|*list=戊;16;49;|*list=己;15;40;|*list=庚;14;39;|*list=辛;13;38;|*list=壬;12;30;|*list=癸;11;29;|*list=子;10;20;|*list=丑;9;19;|+sheet",
	"secretary figure: 申请人数=12",
	"secretary close > elect",
	"secretary fill election: *elected=甲（1979年3月生）; ! 不填这张表",	/* nobody is elected without a vote */
	"secretary close ! 直接选举",
	"secretary vote choose: 62/31 31,30,30,30,28,1,1,1,1,1,1,0",	/* half of those entitled is not more than half */
	"secretary close ! 没有有效的表决",
	"secretary vote choose: 20/20 20,19,18,17,16,1,1,1,1,1,1,1",
	"secretary fill counted: result=有效|+sheet",
	"secretary close ! 支部有表决权的党员26名",	/* fewer entitled than the branch has */
	"secretary fill counted: result=重新选举|+sheet",
	"secretary close > elect",
	"secretary vote choose: 60/52 50,48,47,44,39,26,1,1,1,1,1,1",	/* 26 of 52 is not more than half */
	"secretary fill counted: result=有效|+sheet",
	"secretary figure: 应到人数（计票）=60",
	"secretary figure: 实到人数（计票）=52",
	"secretary figure: 当选人数（计票）=5",
	"secretary close > list_elected",
	"secretary fill election: *elected=卯; ! 卯不在",
	"secretary fill election: *elected=己; ! 己不在",	/* an applicant who was not elected */
	"secretary fill election: *elected=甲;|*elected=甲;|*elected=乙;|*elected=丙;|*elected=丁; ! 一人只能当选一次",
	"secretary fill election: *elected=甲;|*elected=乙;|*elected=丙;|*elected=丁;",
	"secretary close ! 计票有5人当选，这里只列出一部分",
	"secretary fill election: *elected=甲;|*elected=乙;|*elected=丙;|*elected=丁;|*elected=戊;",
	"secretary close > witnessed",
	"upper fill filing: +reply ! 不填这张表",	/* not filed before the delegate has recorded it */
	"secretary close ! 党委派员现场纪实",
	"office fill witness: record=程序合规|result=程序合规 ! 现场影像",
	"secretary fill witness: record=自己写|result=程序合规 ! 党员01",	/* the branch is no witness to itself */
	"office fill witness: record=全程到场|+images|result=程序合规",
	"office close > record",
	NULL
};

/* Whoever is in the archive as an applicant may be recommended: two of them have one name. */
static void add_applicants(void)
{
	static const char *const NAMES[] = { "乙", "丙", "丁", "戊", "庚", "辛", "壬", "癸", "子", "丑", "寅" };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		add_role(world_person_of(w, here->org, NAMES[i], 0), "applicant");
	add_person(here, "namesake", "甲", "applicant");
	world_run(w, text("UPDATE person SET birth_day = 3369 WHERE id = %lld", (long long)actor_named("elected")->person));	/* 1979-03-24 */
	world_run(w, text("UPDATE person SET birth_day = 6893 WHERE id = %lld", (long long)actor_named("namesake")->person));	/* 1988-11-15 */
}

/* Who applied and was not elected becomes no activist, nor anybody before the round is filed. */
static void election_tale(void)
{
	static const char RECOMMEND[] = "secretary fill recommendation: way=党员推荐|+minutes|result=同意";
	int64_t round, elected, other, namesake;

	add_applicants();
	elected = recruiting("elected", "recommend");
	other = recruiting("other", "recommend");
	namesake = recruiting("namesake", "recommend");
	TELL(elected, RECOMMEND, "secretary close ! 没有办过“公推直选入党积极分子”", "secretary see: 入党积极分子由公推直选产生");
	assert_true(page_leads("secretary", text("/run/new?use=%lld", (long long)here->use)));
	TELL(0, "secretary open 公推直选");
	round = run_now;
	TELL(round, "secretary close ! 公推直选公告");
	tell_here(ELECTION);
	TELL(elected, "secretary close ! 停在“党委备案”");
	assert_true(page_leads("secretary", text("href=\"/run/%lld\"", (long long)round)));
	TELL(round, "upper fill filing: +reply", "upper close > elected", "secretary published: 乙", "secretary open 再选一次 ! 已经办过");
	TELL(elected, "secretary close > file");
	TELL(namesake, RECOMMEND, "secretary close ! 名单里没有甲");	/* the other one of that name was elected */
	TELL(other, RECOMMEND, "secretary close ! 名单里没有己", "secretary fill recommendation: way=党员推荐|+minutes|result=不同意", "secretary close > ended");
	clock_to(day_parse_iso("2015-11-17"));
}

static void TZ_02_elected_among_applicants_with_a_witness(void **state)
{
	/* covers TZ-02 accept 1 2 refuse 1 by page and api */
	tell_gated("tz/elect", election_tale);
}

static void mark_special(const char *value)
{
	good(client_post_json(actor_named("county")->program, text("/api/v1/org/%lld/programme/param", (long long)here->org),
		text("{\"code\":\"tz-special\",\"param\":\"special\",\"value\":\"%s\",\"day\":\"%s\",\"document\":\"开发区党委〔2015〕9号：家族企业，至2016年底\"}", value, day_text(w->arena, today_now))));
}

/* So many of the branch, and nobody else. */
static void admitted_within_the_year(int count)
{
	world_run(w, text("UPDATE membership SET began_by = '', from_day = 10000 WHERE org_id = %lld AND began_by = 'joined'", (long long)here->org));
	world_run(w, text("UPDATE membership SET began_by = 'joined', from_day = %d WHERE org_id = %lld AND person_id IN (SELECT id FROM person WHERE org_id = %lld AND name >= '党员10' AND name < '党员%d')",
		today_now - 200, (long long)here->org, (long long)here->org, 10 + count));
}

/* Two reports of relatives side by side: each sees the other as soon as one of them is audited, and the second is refused with the figures of both. */
static void side_by_side(void)
{
	static const char REPORT[] = "secretary fill report: marked=家族企业，至2016年底|relation=是|unmarked=0";
	int64_t first, second;

	add_person(here, "first", "发展丁", "prospect");
	add_person(here, "second_one", "发展戊", "prospect");
	admitted_within_the_year(8);	/* two are related by the cases before: a third of nine, and not a fourth */
	TELL(0, "secretary open 特殊单位: @first", REPORT, "secretary close > consent", "upper fill reply: result=同意|opinion=比例合规", "upper close > prospect_audit",
		"upper fill audit_prospect: result=通过|opinion=材料齐全", "upper close > admission_audit", "upper fill audit_admission: result=通过|opinion=表决合规");
	first = run_now;
	TELL(0, "secretary open 特殊单位: @second_one", REPORT, "secretary close > consent", "upper fill reply: result=同意|opinion=比例合规", "upper close > prospect_audit",
		"upper fill audit_prospect: result=通过|opinion=材料齐全", "upper close > admission_audit", "upper fill audit_admission: result=通过|opinion=表决合规");
	second = run_now;
	TELL(first, "upper close > audited");
	TELL(second, "upper close ! 又有办件记录变化",	/* what was saved knows nothing of the first */
		"upper fill audit_admission: result=通过|opinion=表决合规",
		"upper close ! 审核时档案里一年内接收8人，其中近亲属3人（包括报告以后审核通过的），再接收一名近亲属就是44.44%，不能通过",
		"upper fill audit_admission: result=不通过|opinion=超过比例", "upper close > stopped");
}

/* Before the report nobody is proposed, before the audit nobody agreed to, before the other audit nobody admitted; over the ratio the report
 * does not go on, and neither does recruiting. A unit that is not marked is asked for nothing. */
static void special_tale(void)
{
	int64_t recruit = recruiting("related", "propose"), unfit, special;

	assert_false(gates_shown());
	mark_special("1");
	assert_true(gates_shown());
	TELL(recruit, "secretary fill opinions: groups=同意|people=同意|+minutes|result=同意", "secretary close ! 特殊单位发展党员要事前报告党委", "secretary close ! 没有办过“特殊单位发展党员审核”");
	/* One who was admitted before, and is related: his case tells it; six were admitted within the year, by the archive. */
	admitted_within_the_year(6);
	TELL(0, "secretary open 特殊单位: @prospect", "secretary fill report: marked=家族企业，至2016年底|relation=是|unmarked=0", "secretary close > consent",
		"upper fill reply: result=同意|opinion=比例合规", "upper close > prospect_audit", "upper fill audit_prospect: result=通过|opinion=材料齐全", "upper close > admission_audit",
		"upper fill audit_admission: result=通过|opinion=表决合规", "upper close > audited");
	TELL(0, "secretary open 特殊单位: @related", "secretary fill report: marked=家族企业，至2016年底|relation=是|unmarked=1000",
		"secretary close ! 近亲属1000人，多于档案里一年内接收的6人",	/* numbers of nobody make no ratio */
		"secretary fill report: marked=家族企业，至2016年底|relation=是|*before=谁;哪里;否;|unmarked=0 ! 从办件记录读取，不能填写",
		"secretary fill report: marked=家族企业，至2016年底|relation=是|unmarked=1",
		"secretary close ! 一年内接收6人，其中近亲属2人，再接收一名近亲属就是42.85%",
		"secretary figure: 再接收一名近亲属的比例（%）=42.85");	/* cut */
	special = run_now;
	admitted_within_the_year(5);
	TELL(recruit, "secretary close ! 停在“事前报告”");
	TELL(special, "secretary fill report: marked=家族企业，至2016年底|relation=是|unmarked=0", "secretary figure: 再接收一名近亲属的比例（%）=33.33", "secretary close > consent",
		"secretary close ! 党委对事前报告的意见", "upper fill reply: result=同意|opinion=比例合规", "secretary close ! 不能办理");
	TELL(recruit, "secretary close ! 停在“党委审查事前报告”");
	TELL(special, "upper close > prospect_audit", "upper close ! 确定发展对象审核", "upper fill audit_admission: result=通过|opinion=先审接收 ! 不填这张表",
		"upper fill audit_prospect: result=通过|opinion=先审", "upper close > admission_audit");
	/* What was audited before the branch had decided is audited anew. */
	TELL(recruit, "secretary close > agree", "upper fill consent: result=同意|+reply", "upper close ! “审核确定发展对象”是在“7 确定发展对象人选”（2015-11-17 办结）以前办的，不能算数");
	TELL(special, "upper fill audit_admission: result=退回重新审核确定发展对象|opinion=支部已经研究", "upper close > prospect_audit");
	TELL(recruit, "upper close ! 停在“审核确定发展对象”", "upper close ! 还缺：确定发展对象审核");
	TELL(special, "upper fill audit_prospect: result=通过|opinion=材料齐全", "upper close > admission_audit");
	TELL(recruit, "upper close > display");
	jump(recruit, "approve");
	TELL(recruit, "upper close ! 特殊单位接收预备党员要经党委审核");
	TELL(special, "upper close ! 接收预备党员审核", "upper fill audit_admission: result=通过|opinion=表决合规", "upper close > audited");
	run_now = recruit;
	assert_false(gates_shown());
	side_by_side();
	/* What the committee does not agree to stays where it is, whatever is asked of it otherwise. */
	unfit = recruiting("unfit", "approve");
	TELL(0, "secretary open 特殊单位: @unfit", "secretary fill report: marked=家族企业|relation=否|unmarked=0", "secretary close > consent",
		"upper fill reply: result=不同意|opinion=不宜发展", "upper close > stopped");
	TELL(unfit, "upper close ! 结果是“审核未通过”，这一步不能办结");
	mark_special("0");
	TELL(unfit, "upper close ! 结果是“审核未通过”，这一步不能办结");
}

static void TZ_06_a_third_may_be_related_and_each_step_is_audited(void **state)
{
	/* covers TZ-06 accept 1 2 refuse 1 2 by page and api */
	stop_all();
	tell_gated("tz/special", special_tale);
}

/* Neither what makes a prospect nor what admits him is agreed to before the three levels have examined the file, each in its turn. */
/* Whoever examined the file below, and has left the branch for the committee since, does not examine it there either: the step he did keeps him away, not his post. */
static void examined_below(void)
{
	const struct actor *second = actor_named("second");

	world_run(w, text("UPDATE holding SET to_day = from_day WHERE org_id = %lld AND person_id = %lld", (long long)here->org, (long long)second->person));
	world_run(w, text("UPDATE session SET holding_id = (SELECT id FROM holding WHERE person_id = %lld AND org_id = %lld) WHERE account_id = %lld", (long long)second->person,
		(long long)here->zone, (long long)second->account));
	TELL(run_now, "second shown: 您是办过“党支部审查”的人，按程序不得办理这一步",
		"second fill committee_view: result=同意|opinion=符合条件 ! 不能办理「基层党委审查」：「党支部审查」是用党员02的账号办理或者填写的",
		"second close ! 不能办理「基层党委审查」");
	world_run(w, text("UPDATE holding SET to_day = 2932897 WHERE org_id = %lld AND person_id = %lld", (long long)here->org, (long long)second->person));
	world_run(w, text("UPDATE session SET holding_id = (SELECT id FROM holding WHERE person_id = %lld AND org_id = %lld) WHERE account_id = %lld", (long long)second->person,
		(long long)here->org, (long long)second->account));
}

static void proposed(int64_t recruit)
{
	TELL(recruit, "secretary fill opinions: groups=同意|people=同意|+minutes|result=同意", "secretary close > agree");
}

/* The meeting that the third level looks behind. */
static void admitted(int64_t recruit)
{
	TELL(recruit, "secretary vote admission: 24 22 2", "secretary fill admission_minutes: alone=是|+resolution", "secretary close > pretalk",
		"office fill second_talk: talker=镇组织员|opinion=可以接收", "office close > approve");
}

/* One that is over about the other file, and newer, does not stand in the way of this one. */
static void another_file_says_nothing(int64_t recruit)
{
	int64_t last = world_copies(w, "run", run_now, 1, "finish", "'admission_passed'", NULL);
	struct reply r;

	run_now = recruit;
	r = state_of_case();
	assert_false(reply_has(&r, "\"kind\":\"gate\""));
	world_run(w, text("DELETE FROM run WHERE id = %lld", (long long)last + 1));
}

static void joint_tale(void)
{
	int64_t recruit = recruiting("recorded", "propose"), joint;

	/* What was examined before the branch proposed him does not count. */
	TELL(0, "secretary open 三级联审: @recorded", "second fill branch_view: stage=接收预备党员|result=同意|opinion=先审|+file", "second close ! 还是入党积极分子，接收预备党员的材料要在列为发展对象",
		"second fill branch_view: stage=确定发展对象|result=同意|opinion=先审|+file", "second close > committee_check", "deputy fill committee_view: result=同意|opinion=先审",
		"deputy close > county_check", "county fill county_view: result=同意|opinion=先审", "county close > prospect_passed");
	proposed(recruit);
	TELL(recruit, "upper fill consent: result=同意|+reply", "upper close ! 是在“7 确定发展对象人选”（2015-11-17 办结）以前办的，不能算数");
	TELL(0, "secretary open 三级联审: @recorded",
		"upper fill committee_view: result=同意|opinion=先审 ! 不填这张表",	/* no upper level before the lower one */
		"second fill branch_view: stage=确定发展对象|result=同意|opinion=材料齐全|+file", "second close > committee_check");
	joint = run_now;
	TELL(recruit, "upper close ! 停在“基层党委审查”");
	TELL(joint, "county fill county_view: result=同意|opinion=先审 ! 不填这张表",
		"second fill committee_view: result=同意|opinion=再审 ! 党员02",	/* of the branch and of the committee */
		"deputy fill committee_view: result=同意|opinion=符合条件", "deputy close > county_check",
		"deputy fill county_view: result=同意|opinion=再审 ! deputy");	/* of the committee and of the county */
	TELL(recruit, "upper close ! 停在“组织部审查”");	/* two of three */
	TELL(joint, "county fill county_view: result=同意|opinion=符合条件", "county close > prospect_passed");
	/* Sent back to be cultivated and proposed anew: the file of the first proposal is none of the second. */
	TELL(recruit, "upper fill consent: result=不同意|+reply", "upper close > cultivate",
		"secretary fill cultivation: *reviews=2014-12-20;好;|*reviews=2015-06-20;好;|earlier=0|+register", "secretary close > propose");
	proposed(recruit);
	TELL(recruit, "upper fill consent: result=同意|+reply", "upper close ! 以前办的，不能算数");
	TELL(0, "secretary open 三级联审: @recorded", "second fill branch_view: stage=确定发展对象|result=同意|opinion=材料齐全|+file", "second close > committee_check",
		"deputy fill committee_view: result=同意|opinion=符合条件", "deputy close > county_check", "county fill county_view: result=同意|opinion=符合条件", "county close > prospect_passed");
	another_file_says_nothing(recruit);
	TELL(recruit, "upper close > display");
	add_role(actor_named("recorded")->person, "prospect");
	jump(recruit, "introduce");
	TELL(recruit, "secretary fill introducers: first=@second|second=@member|kin=否");
	jump(recruit, "meeting");
	admitted(recruit);
	TELL(recruit, "upper fill approval: body=党委|collective=是|result=批准|+reply", "upper close ! 结果是“确定发展对象的材料三级联审通过”");	/* that was the other file */
	TELL(0, "secretary open 三级联审: @recorded", "second fill branch_view: stage=确定发展对象|result=同意|opinion=材料齐全|+file", "second close ! 已经是发展对象，要联审的是接收预备党员的材料",
		"second fill branch_view: stage=接收预备党员|result=退回|opinion=材料不全|+file", "second close > returned");
	TELL(recruit, "upper close ! 结果是“审查未通过”");
	TELL(0, "secretary open 三级联审: @recorded", "second fill branch_view: stage=接收预备党员|result=同意|opinion=材料齐全|+file", "second close > committee_check");
	examined_below();
	TELL(run_now, "deputy fill committee_view: result=同意|opinion=符合条件", "deputy close > county_check", "county fill county_view: result=同意|opinion=符合条件",
		"county close > admission_passed");
	run_now = recruit;
	assert_false(gates_shown());
}

static void TZ_08_three_levels_in_order_and_nobody_on_two(void **state)
{
	/* covers TZ-08 accept 1 refuse 1 2 by page and api */
	stop_all();
	tell_gated("tz/joint", joint_tale);
}

/* TZ-11: from above to below, each level in its turn; the meeting admits nobody while one is missing, and says which. */
static void pledge_tale(void)
{
	int64_t recruit, pledge;

	TELL(0, "secretary open 四级承诺: @prospect",
		"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@second|examiner=@second|+paper ! 不能是同一人",
		"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@director|examiner=@second|+paper ! 只能从",
		"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@second|examiner=@secretary|+paper",
		"secretary close > pledge",
		"deputy sign deputy ! 先",
		"secretary sign branch_secretary ! 先",
		"upper sign secretary",
		"deputy sign deputy",
		"cadre sign cadre",
		"secretary close ! 支部书记");	/* three of four */
	pledge = run_now;
	recruit = recruiting("related", "meeting");
	TELL(recruit, "secretary vote admission: 24 20 4 ! 还不能就“接收预备党员”表决", "secretary vote admission: 24 20 4 ! 没有办过“发展党员四级承诺”",	/* his own is asked, before anybody votes */
		"secretary close ! 没有办过“发展党员四级承诺”");
	recruit = recruiting("prospect", "meeting");
	TELL(recruit, "secretary vote admission: 24 20 4 ! 停在“逐级签订承诺书”，还缺：支部书记");	/* the missing level */
	TELL(pledge, "secretary sign branch_secretary",
		"second sign examiner ! 先",
		"secretary sign cultivator ! 不能办理",	/* only whoever the letter names */
		"second sign cultivator");
	TELL(recruit, "secretary close ! 还缺：“考察人”一栏填写的人");
	TELL(pledge, "secretary close ! 考察人", "secretary sign examiner", "secretary close > pledged");
	TELL(recruit, "secretary vote admission: 24 20 4", "secretary fill admission_minutes: alone=是|+resolution", "secretary close > pretalk");
}

static void TZ_11_four_levels_pledge_one_after_the_other(void **state)
{
	/* covers TZ-11 accept 1 refuse 1 2 by page and api */
	stop_all();
	tell_gated("tz/pledge", pledge_tale);
}

/* SN-09: nobody enters unasked, and nothing is skipped. */
static const char *const BACKBONE[] = {
	"secretary open 骨干: @talent",
	"secretary fill recommendation: team=维稳组织|merit=调解纠纷三十起",
	"secretary close > apply",
	"upper fill check: result=同意|opinion=成熟 ! 不填这张表",
	"secretary close ! 本人申请",
	"secretary fill application: own=否|applied_on=2015-11-17|+paper",
	"secretary close ! 骨干身份不能代替本人意愿",
	"secretary fill application: own=是|applied_on=2015-11-10|+paper",
	"secretary close > enter",
	"secretary fill check: result=同意|opinion=成熟 ! 党员01",	/* the branch does not let in its own */
	"upper fill check: result=同意|opinion=成熟",
	NULL
};
static const char *const FULL[] = { "upper close ! 本年度名额已用完", NULL };
static const char *const NO_QUOTA[] = { "upper figure: 本年度已列入人数=29", "upper close > listed", NULL };
static const char *const NOT_SKIPPED[] = {
	"secretary open 发展党员: @talent",
	"secretary fill booklet: number=1|filled_on=2015-11-17|+paper ! 不填这张表",	/* step 14 before step 1 */
	"secretary close ! 入党申请",
	NULL
};

/* Entered, he has applied since the day of the application, from which the month for the talk counts, and not since somebody agreed. */
static void applied_on(const char *day)
{
	struct actor *talent = actor_named("talent"), *secretary = actor_named("secretary");
	struct reply r = client_get(secretary->program, text("/api/v1/person/%lld", (long long)talent->person));

	walk_has(&r, 200, text("\"applied\":\"%s\"", day));
	walk_has(&r, 200, "\"kind\":\"applicant\"");
	walk_has(&r, 200, text("\"from_day\":\"%s\"", day));
}

static void SN_09_the_thirtieth_enters_where_there_is_no_quota(void **state)
{
	int64_t recruiting[VILLAGES];

	/* covers SN-09 accept 1 refuse 1 2 by page and api */
	stop_all();
	put_practice("national/recruit");
	for (int i = 0; i < VILLAGES; i++)
		recruiting[i] = villages[i].use;
	put_practice("sn/backbone");
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		tell_here(BACKBONE);
		world_copies(w, "run", run_now, 29, "state", "'done'", "finish", "'listed'", "closed_day", text("%d", today_now), "subject_id", "t.subject_id + n.i", NULL);
		/* As if it had begun in a county that keeps a quota of 29. */
		PUT(w, "run_param", NUMBER("region_id", 1), NUMBER("run_id", run_now), TEXT("param", "quota"), NUMBER("above", 29), NUMBER("below", 1));
		tell_here(FULL);
		world_run(w, "DELETE FROM run_param WHERE param = 'quota'");
		tell_here(NO_QUOTA);
		applied_on("2015-11-10");
		here->use = recruiting[i];
		tell_here(NOT_SKIPPED);
		/* The other village is of the same county: what ended in the year before is no longer counted. */
		world_run(w, "UPDATE run SET closed_day = closed_day - 365 WHERE code = 'sn-backbone' AND state = 'done'");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(TZ_02_elected_among_applicants_with_a_witness),
		cmocka_unit_test(TZ_06_a_third_may_be_related_and_each_step_is_audited),
		cmocka_unit_test(TZ_08_three_levels_in_order_and_nobody_on_two),
		cmocka_unit_test(TZ_11_four_levels_pledge_one_after_the_other),
		cmocka_unit_test(SN_09_the_thirtieth_enters_where_there_is_no_quota),
	};

	return cmocka_run_group_tests_name("practice_party", tests, party_start, practice_stop);
}
