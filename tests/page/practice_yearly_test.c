/* The yearly appraisal (DHZ-16) from its file, told once by pages and once by programs (practice_world.h): what it comes to is the record of the branch. */
#include "practice_world.h"
#include "practice_told.h"

/* Rows of the members from the first on, as the table `list` has them. */
static const char *rows_of(const char *list, int first, int members, const char *cells)
{
	const char *all = "";

	for (int i = first; i <= members; i++)
		all = text("%s|*%s=党员%02d;%s", all, list, i, cells);
	return all;
}

/* Whoever is among the first so many is 优秀, the others 合格. */
static const char *concluded(int members, int excellent)
{
	return text("%s%s", rows_of("grades", 1, excellent, "优秀;"), rows_of("grades", excellent + 1, members, "合格;"));
}

/* DHZ-16: everybody has notice, whoever is there is graded; grades of one person add up to the papers; whoever is graded is a full member of the branch. */
static void tell_of_a_year(void)
{
	const char *noticed = rows_of("list", 4, MEMBERS, "2015-11-01;已写;"), *others = rows_of("grades", 4, 24, "9;15;0;0;"), *papers = "secretary fill ballot: issued=24|collected=24";
	const char *counted = text("|*grades=党员01;20;4;0;0;|*grades=党员02;9;15;0;0;|*grades=党员03;8;16;0;0;%s", others);

	tell("dhz/yearly", (const char *const[]){
		"secretary open 民主评议",
		"secretary shown: value=\"党员26\"",	/* the table begins with everybody */
		"secretary fill notice_given: *list=张三;2015-11-01;已写; ! 张三不在",
		"secretary fill notice_given: *list=预备甲;2015-11-01;已写; ! 预备甲不在",	/* on probation: domain/03, case 14 */
		text("secretary fill notice_given: %s", rows_of("list", 1, 3, "2015-11-01;已写;") + 1),
		"secretary close ! 本支部26人，名单只有3人",
		text("secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-01;;|*list=党员03;2015-11-01;已写;%s", noticed),
		"secretary close ! 没有个人自评：党员02",
		text("secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;;已写;|*list=党员03;2015-11-01;已写;%s ! 日期", noticed),	/* without its day there was no notice */
		text("secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-18;已写;|*list=党员03;2015-11-01;已写;%s ! 通知日期晚于今天：党员02", noticed),
		text("secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-17;已写;|*list=党员03;2015-11-01;已写;%s", noticed),
		"secretary figure: 应参加评议的党员=26",
		"secretary close > meet",
		"secretary vote meeting: 24 24 0 ! 通知应当在评议大会以前的一天送达：请改日开会，或者退回更正通知日期：党员02",	/* he was told on the day itself */
		"secretary days 1",
		"secretary vote meeting: 24 24 0",
		"secretary close > tally",
		"secretary fill ballot: issued=24|collected=25|*grades=党员01;20;4;0;0;",
		"secretary close ! 收回25票，发出24票：一人一票",
		"secretary fill ballot: issued=25|collected=24|*grades=党员01;20;4;0;0;",
		"secretary close ! 发出25票，大会实到24人：一人一票",
		text("%s|*grades=党员01;20;4;0;0;|*grades=党员01;20;4;0;0; ! 同一名党员计票两次", papers),
		text("%s|*grades=党员01;20;4;0;0;|*grades=党员02;9;15;0;0;|*grades=党员03;8;16;0;0;", papers),
		"secretary close ! 实到24人，计票的只有3人",	/* of everybody else there would be an absence that was none */
		text("%s|*grades=党员01;20;3;0;0;|*grades=党员02;9;15;0;0;|*grades=党员03;8;16;0;0;%s", papers, others),
		"secretary close ! 党员01",
		text("%s%s", papers, counted),
		"member close > check",
		/* Neither who typed the count nor who closed it types it again: the pages do not show him the form, and a request is refused with the step. */
		"secretary shown: 您是办过“计票”的人，按程序不得办理这一步",
		text("secretary fill recount: outcome=与计票一致|collected=24%s ! 「计票」是用党员01的账号办理或者填写的，按程序这两步不得由同一人办理", counted),
		text("member fill recount: outcome=与计票一致|collected=24%s ! 「计票」是用党员03的账号办理或者填写的", counted),
		text("second fill recount: outcome=与计票一致|collected=23%s", counted),
		"second close ! 计票收回24票，复核收回23票，不一致",
		text("second fill recount: outcome=与计票一致|collected=24|*grades=党员01;19;5;0;0;|*grades=党员02;9;15;0;0;|*grades=党员03;8;16;0;0;%s", others),
		"second close ! 复核的票数和计票不一致",
		text("second fill recount: outcome=与计票一致|collected=24%s", rows_of("grades", 1, 23, "9;15;0;0;")),
		"second close ! 计票里有、复核里没有：党员24",
		"secretary close ! 「计票」是用党员01的账号办理或者填写的",
		"second close: @secretary ! 「计票」是用党员01的账号办理或者填写的",
		text("second fill recount: outcome=计票有误|collected=24%s", counted),
		"second close > tally",
		/* A new round: whoever checked the first count may count now, and is then kept from checking. */
		text("second %s%s", papers + strlen("secretary "), counted),
		"second close > check",
		text("second fill recount: outcome=与计票一致|collected=24%s ! 「计票」是用党员02的账号办理或者填写的", counted),
		text("secretary fill recount: outcome=与计票一致|collected=24%s", counted),
		"second close: @member ! 「计票」是用党员02的账号办理或者填写的",	/* his account did the other one, whoever signs the paper */
		"secretary close > grade",
		text("secretary fill conclusion: +minutes%s", concluded(24, 9)),
		"secretary close ! 评定24人，优秀9人",
		text("secretary fill conclusion: +minutes%s", concluded(23, 1)),
		"secretary close ! 有评议票，没有评定等次：党员24",
		text("secretary fill conclusion: +minutes%s|*grades=党员24;基本合格;谈话帮助;", concluded(23, 1)),
		"secretary close ! 评为合格以下，票数里优秀、合格合计却超过一半",
		text("secretary fill conclusion: +minutes%s|*grades=党员24;优秀;", concluded(23, 1)),
		"secretary close ! 评为优秀，票数里优秀却没有超过一半",
		text("secretary fill conclusion: +minutes%s", concluded(24, 1)),
		"secretary close > confirmed",
		"secretary open 再评一次 ! 已经办过",
		NULL });
}

/* Each reads his own grade, and nobody the others'. */
static void told_their_grades(void)
{
	is_told("secretary", "等次：优秀", "等次：合格");
	is_told("member", "等次：合格", "等次：优秀");
}

/* What the case came to is the record of the branch: nobody types it again. */
static void became_a_record(const char *what)
{
	for (int i = 0; i < VILLAGES; i++)
		assert_int_equal(world_count(w, text("appraisal WHERE org_id = %lld AND %s", (long long)villages[i].org, what)), 1);
	assert_int_equal(world_count(w, "appraisal_grade g JOIN person p ON p.id = g.person_id WHERE p.name = '党员01' AND g.mark <> 'excellent'"), 0);
}

static void DHZ_16_grades_add_up_to_the_papers(void **state)
{
	/* covers DHZ-16 accept 2 refuse 1 2 by page and api */
	for (int i = 0; i < VILLAGES; i++)
		world_run(w, text("UPDATE membership SET status = 1 WHERE person_id = %lld", (long long)add_member(&villages[i], "预备甲")));
	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		world_holding(w, here->org, "committee_member", actor_named("member")->person);
	}
	tell_of_a_year();
	told_their_grades();
	became_a_record("year = 2015 AND run_id <> 0 AND excellent = 1 AND qualified = 23 AND probationary = 1 AND absent = 2 AND due = 26 AND present = 24");
}

static const char *of_chars(int chars)
{
	const char *all = "";

	for (int i = 0; i < chars; i++)
		all = text("%s字", all);
	return all;
}

/* Whoever has a mark of the year elsewhere is told by name before the case is over: no grade is lost in silence. */
static void graded_in_another_branch(void)
{
	int64_t elsewhere = PUT(w, "appraisal", NUMBER("org_id", world_org_of(w, villages[0].zone, "branch", "邻村支部")), NUMBER("year", 2017), NUMBER("day", day_from_date(2017, 1, 10)),
		NUMBER("due", 2), NUMBER("present", 2), NUMBER("row_version", 1));

	world_run(w, text("INSERT INTO appraisal_grade (id, region_id, appraisal_id, person_id, mark, place, measure, year) SELECT id, region_id, %lld, id, 'qualified', '', '', 2017 FROM person "
		"WHERE name = '党员01'", (long long)elsewhere));
	tell("dhz/yearly", (const char *const[]){
		"secretary days 731",
		"secretary open 民主评议",
		text("secretary fill notice_given: %s", rows_of("list", 1, 30, "2017-11-01;已写;") + 1),
		"secretary close > meet",
		"secretary vote meeting: 27 26 1",
		"secretary close > tally",
		text("secretary fill ballot: issued=27|collected=27%s", rows_of("grades", 1, 27, "20;6;1;0;")),
		"secretary close > check",
		text("second fill recount: outcome=与计票一致|collected=27%s", rows_of("grades", 1, 27, "20;6;1;0;")),
		"second close > grade",
		text("secretary fill conclusion: +minutes%s", concluded(27, 1)),
		"secretary close ! 党员01在2017年度已经由邻村支部登记",
		NULL });
}

/* Whatever the practice asks: the record has its own rule, that of its form. */
static void a_record_that_contradicts_itself_is_refused(void)
{
	static const char *const UNEQUAL[] = { "secretary close ! 实到20人，评定了27人，没有参加评议的有3人，对不上", NULL }, *const EQUAL[] = { "secretary close > confirmed", NULL };

	for (int i = 0; i < VILLAGES; i++) {
		here = &villages[i];
		by_page = i == 0;
		run_now = world_first_id(w, text("(SELECT id FROM run WHERE code = 'dhz-yearly' AND state = 'open' AND org_id = %lld) x", (long long)here->org));
		clock_to(day_parse_iso("2016-11-16"));
		world_run(w, text("UPDATE ballot SET present = 20 WHERE subject = 'run' AND subject_id = %lld", (long long)run_now));
		tell_here(UNEQUAL);
		world_run(w, text("UPDATE ballot SET present = 27 WHERE subject = 'run' AND subject_id = %lld", (long long)run_now));
		tell_here(EQUAL);
		clock_to(day_parse_iso("2015-11-17"));
	}
}

static void DHZ_16_thirty_members_and_27_papers(void **state)
{
	/* Recorded by hand before the case was over: then the case puts it right. */
	int64_t by_hand = PUT(w, "appraisal", NUMBER("org_id", villages[0].org), NUMBER("year", 2016), NUMBER("day", day_from_date(2016, 11, 1)), NUMBER("due", 1), NUMBER("present", 1),
		NUMBER("row_version", 1));
	/* covers DHZ-16 accept 1 by page and api */
	for (int i = 0; i < VILLAGES; i++)
		for (int n = MEMBERS; n < 30; n++)
			add_member(&villages[i], text("党员%02d", n + 1));
	tell("dhz/yearly", (const char *const[]){
		"secretary days 365",	/* in the year after the other story */
		"secretary open 民主评议",
		text("secretary fill notice_given: %s", rows_of("list", 1, 30, "2016-11-01;已写;") + 1),
		"secretary close > meet",
		"secretary vote meeting: 27 26 1",
		"secretary close > tally",
		text("secretary fill ballot: issued=27|collected=27%s|*grades=党员27;20;6;1;1;", rows_of("grades", 1, 26, "20;6;1;0;")),
		"secretary close ! 党员27",	/* 28 of 27 papers */
		text("secretary fill ballot: issued=27|collected=27%s", rows_of("grades", 1, 30, "20;6;1;0;")),
		"secretary close ! 没有到会的不评定等次：实到27人（没有表决权的另有0人），计票的却有30人",
		text("secretary fill ballot: issued=27|collected=27%s", rows_of("grades", 1, 27, "20;6;1;0;")),
		"secretary close > check",
		text("second fill recount: outcome=与计票一致|collected=27%s", rows_of("grades", 1, 27, "20;6;1;0;")),
		"second close > grade",
		text("secretary fill conclusion: +minutes%s", concluded(27, 10)),
		"secretary close ! 一般不超过评定人数的三分之一",
		text("secretary fill conclusion: +minutes|*grades=党员02;不合格;%s; ! 党员02的这一项不超过200个字", of_chars(201)),
		text("secretary fill conclusion: +minutes%s", concluded(27, 9)),
		"secretary figure: 评定人数=27",
		NULL });
	a_record_that_contradicts_itself_is_refused();
	became_a_record("year = 2016 AND excellent = 9 AND qualified = 18 AND absent = 3 AND present = 27");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2016 AND run_id <> 0"), VILLAGES - 1);
	assert_int_equal(world_count(w, "appraisal_correction k JOIN appraisal a ON a.id = k.appraisal_id WHERE a.year = 2016 AND k.state = 'settled' AND k.reason LIKE '民主评议党员 2016-%'"), 1);
	assert_int_equal(world_count(w, text("appraisal WHERE id = %lld AND absent = 3", (long long)by_hand)), 1);
	graded_in_another_branch();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(DHZ_16_grades_add_up_to_the_papers),
		cmocka_unit_test(DHZ_16_thirty_members_and_27_papers),
	};

	return cmocka_run_group_tests_name("practice_yearly", tests, practice_start, practice_stop);
}
