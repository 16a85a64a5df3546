/* Practices of 滕州 on the way into the Party, told once by pages and once by programs (practice_world.h): TZ-02, TZ-06, TZ-08, TZ-11 and
 * TZ-13; and SN-09. */
#include "practice_world.h"

/* One more post, for somebody who goes on working in the one he had. */
static void add_post(const struct actor *a, int64_t org, const char *post)
{
	int64_t first = world_holding(w, org, post, a->person);

	world_run(w, text("UPDATE session SET holding_id = (SELECT MIN(id) FROM holding WHERE person_id = %lld AND id <> %lld) WHERE account_id = %lld",
		(long long)a->person, (long long)first, (long long)a->account));
}

/* The committee's organisation member and deputy secretary, and the organiser of the county; the deputy also works at the county. */
static int party_start(void **state)
{
	int failed = practice_start(state);

	for (int i = 0; i < VILLAGES; i++) {
		struct village *v = &villages[i];

		add_holder(v, v->zone, "organisation_member", "cadre");
		add_holder(v, v->zone, "deputy_secretary", "deputy");
		add_post(&v->actors[v->actors_count - 1], v->county, "department_head");
		add_holder(v, v->county, "organiser", "city");
		add_post(&v->actors[1], v->zone, "committee_member");	/* the second of the branch is on the committee too */
	}
	world_right(w, "organisation_member", "handle");
	world_right(w, "deputy_secretary", "handle");
	return failed;
}

static const char *const ELECTION[] = {
	"secretary open 公推直选",
	"secretary close ! 公推直选公告",
	"secretary notice call",
	"secretary days 5",
	"secretary close > recommend",
	"secretary fill applicants: *list=甲;20;60;|*list=乙;19;58;|*list=丙;18;57;|*list=丁;17;50;|*list=戊;16;49;|*list=己;15;40;|*list=庚;14;39;|*list=辛;13;38;|*list=壬;12;30;|*list=癸;11;29;|*list=子;10;20;|*list=丑;9;19;|+sheet",
	"secretary figure: 申请人数=12",
	"secretary close > elect",
	"secretary fill election: entitled=60|present=52|*elected=甲;50;|*elected=乙;48;|*elected=丙;47;|*elected=丁;44;|*elected=寅;40;|+sheet",
	"secretary close ! 寅",	/* he never applied */
	"secretary fill election: entitled=60|present=52|*elected=甲;50;|*elected=乙;48;|*elected=丙;47;|*elected=丁;44;|*elected=戊;40;|+sheet",
	"secretary figure: 当选人数=5",
	"secretary close > witnessed",
	"upper fill filing: +reply ! 不填这张表",	/* not filed before the delegate has recorded it */
	"secretary close ! 党委派员现场纪实",
	"office fill witness: record=程序合规|result=程序合规 ! 现场影像",
	"secretary fill witness: record=自己写|result=程序合规 ! 党员01",	/* the branch is no witness to itself */
	"office fill witness: record=全程到场|+images|result=程序合规",
	"office close > record",
	"upper fill filing: +reply",
	"upper close > elected",
	"secretary open 再选一次 ! 已经办过",
	NULL
};

static void TZ_02_elected_among_applicants_with_a_witness(void **state)
{
	/* covers TZ-02 accept 1 2 refuse 1 by page and api */
	tell("tz/elect", ELECTION);
}

static const char *const SPECIAL[] = {
	"secretary open 特殊单位: @prospect",
	"secretary fill report: marked=家族企业，至2016年底|relation=是|admitted=7|related=3",
	"secretary close ! 超过上限",	/* 42.9% */
	"secretary figure: 近亲属比例（%）=42.85",	/* cut */
	"secretary fill report: marked=家族企业，至2016年底|relation=是|admitted=6|related=2",
	"secretary figure: 近亲属比例（%）=33.33",
	"secretary close > consent",
	"secretary close ! 党委对事前报告的意见",
	"upper fill reply: result=同意|opinion=比例合规",
	"secretary close ! 不能办理",
	"upper close > prospect_audit",
	"upper close ! 确定发展对象审核",	/* no step without its audit */
	"upper fill audit_admission: result=通过|opinion=先审接收 ! 不填这张表",
	"upper fill audit_prospect: result=通过|opinion=材料齐全",
	"upper close > admission_audit",
	"upper close ! 接收预备党员审核",
	"upper fill audit_admission: result=通过|opinion=表决合规",
	"upper close > audited",
	NULL
};

static void TZ_06_a_third_may_be_related_and_each_step_is_audited(void **state)
{
	/* covers TZ-06 accept 1 2 refuse 1 2 by page and api */
	tell("tz/special", SPECIAL);
}

static const char *const JOINT[] = {
	"secretary open 三级联审: @prospect",
	"upper fill committee_view: result=同意|opinion=先审 ! 不填这张表",	/* no upper level before the lower one */
	"second fill branch_view: result=同意|opinion=材料齐全|+file",
	"second close > committee_check",
	"county fill county_view: result=同意|opinion=先审 ! 不填这张表",
	"second fill committee_view: result=同意|opinion=再审 ! 党员02",	/* of the branch and of the committee */
	"deputy fill committee_view: result=同意|opinion=符合条件",
	"deputy close > county_check",
	"deputy fill county_view: result=同意|opinion=再审 ! deputy",	/* of the committee and of the county */
	"county fill county_view: result=同意|opinion=符合条件",
	"county close > passed_all",
	NULL
};

static void TZ_08_three_levels_in_order_and_nobody_on_two(void **state)
{
	/* covers TZ-08 accept 1 refuse 1 2 by page and api */
	tell("tz/joint", JOINT);
}

/* TZ-11: from above to below, each level in its turn. */
static const char *const PLEDGE[] = {
	"secretary open 四级承诺: @prospect",
	"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@second|examiner=@second|+paper",
	"secretary close ! 不能是同一人",
	"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@director|examiner=@second|+paper ! 只能从",
	"secretary fill letter: first_duty=总责|second_duty=直接责任|third_duty=具体责任|fourth_duty=培养考察责任|cultivator=@second|examiner=@secretary|+paper",
	"secretary close > admit",
	"deputy sign deputy ! 先",
	"secretary sign branch_secretary ! 先",
	"secretary fill admission: met_on=2015-11-17|+resolution",
	"upper sign secretary",
	"deputy sign deputy",
	"cadre sign cadre",
	"secretary close ! 支部书记",	/* three of four */
	"secretary sign branch_secretary",
	"second sign examiner ! 先",
	"secretary sign cultivator ! 不能办理",	/* only whoever the letter names */
	"second sign cultivator",
	"secretary close ! 考察人",
	"secretary sign examiner",
	"secretary close > admitted",
	NULL
};

static void TZ_11_four_levels_pledge_one_after_the_other(void **state)
{
	/* covers TZ-11 accept 1 refuse 1 2 by page and api */
	tell("tz/pledge", PLEDGE);
}

static const char *const RECORD[] = {
	"secretary open 全程纪实: @prospect",
	"secretary fill activist_record: fact=推荐会议|+images",
	"cadre sign cadre ! 先",	/* in their order */
	"office sign delegate",
	"cadre sign cadre",
	"deputy sign deputy",
	"upper sign secretary",
	"secretary close ! 组织员",
	"secretary fill prospect_record: fact=票决会议|+images ! 不填这张表",	/* four of five: the next stage is not open */
	"city sign city_organiser",
	"secretary close > prospects",
	"secretary fill activist_record: fact=改写经过|+images ! 已随办结的步骤封存",
	NULL
};

/* Lines of the log about a door that stayed shut. */
static int64_t attempts(const char *route)
{
	int64_t account = world_admin(w, text("auditor%d", (int)(here - villages)), ADMIN_AUDIT);
	struct client *auditor = client_new(w);
	struct reply r;

	client_header(auditor, text("Authorization: Bearer %s", client_token(w, account)));
	/* The newest first. */
	r = client_wait(auditor, "/api/v1/audit?verb=access.denied", "access.denied");
	r = client_get(auditor, text("/api/v1/audit/%lld", strtoll(strstr(r.body, "\"seq\":") + strlen("\"seq\":"), NULL, 10)));
	return reply_has(&r, route) && reply_has(&r, "form_sealed");
}

static void TZ_13_five_signatures_seal_a_stage(void **state)
{
	/* covers TZ-13 accept 1 2 refuse 1 2 3 by page and api */
	/* covers TZ-09 refuse 1 by page and api */
	put_practice("tz/record");
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		by_page = i == 0;
		run_now = 0;
		for (const char *const *line = RECORD; *line != NULL; line++) {
			struct act_line one = line_of(*line);

			tell_line(&one);
		}
		assert_true(attempts(by_page ? "POST /run/:run/fill/:form" : "POST /api/v1/run/:run/fill/:form"));
		r = by_page ? client_send(recorder()->page, "DELETE", text("/run/%lld", (long long)run_now), NULL, "", 0) :
			client_send(recorder()->program, "DELETE", text("/api/v1/run/%lld", (long long)run_now), NULL, "", 0);
		assert_int_equal(r.status, 405);
		r = state_of_case();
		assert_true(reply_has(&r, "推荐会议"));	/* as it was */
		assert_false(reply_has(&r, "改写经过"));
	}
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
	"secretary fill application: own=是|applied_on=2015-11-17|+paper",
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

static void SN_09_the_thirtieth_enters_where_there_is_no_quota(void **state)
{
	int64_t recruiting[VILLAGES];

	/* covers SN-09 accept 1 refuse 1 2 by page and api */
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
		PUT("run_param", NUMBER("region_id", 1), NUMBER("run_id", run_now), TEXT("param", "quota"), NUMBER("above", 29), NUMBER("below", 1));
		tell_here(FULL);
		world_run(w, "DELETE FROM run_param WHERE param = 'quota'");
		tell_here(NO_QUOTA);
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
		cmocka_unit_test(TZ_13_five_signatures_seal_a_stage),
		cmocka_unit_test(SN_09_the_thirtieth_enters_where_there_is_no_quota),
	};

	return cmocka_run_group_tests_name("practice_party", tests, party_start, practice_stop);
}
