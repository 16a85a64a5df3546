/* The yearly appraisal (DHZ-16) from its file, told once by pages and once by programs (practice_world.h): what it comes to is the record of the branch. */
#include "practice_world.h"
#include "practice_told.h"

/* DHZ-16: grades of one person add up to the papers; whoever is graded is a full member of the branch. */
static const char *const YEARLY[] = {
	"secretary open 民主评议",
	"secretary shown: value=\"党员26\"",	/* the table begins with everybody */
	"secretary fill notice_given: *list=张三;2015-11-01;已写; ! 张三不在",
	"secretary fill notice_given: *list=预备甲;2015-11-01;已写; ! 预备甲不在",	/* on probation: domain/03, case 14 */
	"secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-01;;|*list=党员03;2015-11-01;已写;",
	"secretary close ! 没有个人自评：党员02",
	"secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;;已写;|*list=党员03;2015-11-01;已写; ! 日期",	/* without its day there was no notice */
	"secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-18;已写;|*list=党员03;2015-11-01;已写; ! 通知日期晚于今天：党员02",
	"secretary fill notice_given: *list=党员01;2015-11-01;已写;|*list=党员02;2015-11-17;已写;|*list=党员03;2015-11-01;已写;",
	"secretary figure: 应参加评议的党员=26",
	"secretary close > meet",
	"secretary vote meeting: 24 24 0 ! 通知应当在评议大会以前的一天送达：请改日开会，或者退回更正通知日期：党员02",	/* he was told on the day itself */
	"secretary days 1",
	"secretary vote meeting: 24 24 0",
	"secretary fill ballot: issued=24|collected=25|*grades=党员01;20;4;0;0;",
	"secretary close ! 收回25票，发出24票：一人一票",
	"secretary fill ballot: issued=25|collected=24|*grades=党员01;20;4;0;0;",
	"secretary close ! 发出25票，大会实到24人：一人一票",
	"secretary fill ballot: issued=24|collected=24|*grades=党员01;20;4;0;0;|*grades=党员01;20;4;0;0; ! 同一名党员计票两次",
	"secretary fill ballot: issued=24|collected=24|*grades=党员01;20;3;0;0;|*grades=党员02;9;15;0;0;",
	"secretary close ! 党员01",
	"secretary fill ballot: issued=24|collected=24|*grades=党员01;20;4;0;0;|*grades=党员09;9;15;0;0;",
	"secretary close ! 党员09",	/* he had no notice */
	"secretary fill ballot: issued=24|collected=24|*grades=党员01;20;4;0;0;|*grades=党员02;9;15;0;0;|*grades=党员03;8;16;0;0;",
	"secretary close > grade",
	"secretary fill conclusion: *grades=党员01;优秀;|*grades=党员02;优秀;|*grades=党员03;合格;|+minutes",
	"secretary close ! 评定3人，优秀2人",
	"secretary fill conclusion: *grades=党员01;优秀;|*grades=党员02;合格;|+minutes",
	"secretary close ! 有评议票，没有评定等次：党员03",
	"secretary fill conclusion: *grades=党员01;优秀;|*grades=党员02;合格;|*grades=党员03;合格;|+minutes",
	"secretary close > confirmed",
	"secretary open 再评一次 ! 已经办过",
	NULL
};

/* Each reads his own grade, and nobody the others'. */
static void told_their_grades(void)
{
	is_told("secretary", "等次：优秀", "等次：合格");
	is_told("member", "等次：合格", "等次：优秀");
}

/* The grades of each of thirty members whom 27 papers mark. */
static const char *graded(int members, const char *grades)
{
	const char *all = "";

	for (int i = 1; i <= members; i++)
		all = text("%s|*grades=党员%02d;%s", all, i, grades);
	return all;
}

/* The first so many of thirty are 优秀. */
static const char *a_third(int excellent)
{
	const char *all = "";

	for (int i = 1; i <= 30; i++)
		all = text("%s|*grades=党员%02d;%s;", all, i, i <= excellent ? "优秀" : "合格");
	return all;
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
	tell("dhz/yearly", YEARLY);
	told_their_grades();
	became_a_record("year = 2015 AND run_id <> 0 AND excellent = 1 AND qualified = 2 AND probationary = 1 AND absent = 23 AND present = 24");
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
		"secretary fill notice_given: *list=党员01;2017-11-01;已写;",
		"secretary close > meet",
		"secretary vote meeting: 27 26 1",
		"secretary fill ballot: issued=27|collected=27|*grades=党员01;20;6;1;0;",
		"secretary close > grade",
		"secretary fill conclusion: +minutes|*grades=党员01;合格;",
		"secretary close ! 党员01在2017年度已经由邻村支部登记",
		NULL });
}

static void DHZ_16_thirty_members_and_27_papers(void **state)
{
	const char *notices = "";

	/* Recorded by hand before the case was over: then the case puts it right. */
	int64_t by_hand = PUT(w, "appraisal", NUMBER("org_id", villages[0].org), NUMBER("year", 2016), NUMBER("day", day_from_date(2016, 11, 1)), NUMBER("due", 1), NUMBER("present", 1),
		NUMBER("row_version", 1));
	/* covers DHZ-16 accept 1 by page and api */
	for (int i = 1; i <= 30; i++)
		notices = text("%s|*list=党员%02d;2015-11-01;已写;", notices, i);
	for (int i = 0; i < VILLAGES; i++)
		for (int n = MEMBERS; n < 30; n++)
			add_member(&villages[i], text("党员%02d", n + 1));
	/* Why somebody gets no grade is no absence from the meeting. */
	PUT(w, "appraisal_grade", NUMBER("region_id", 1), NUMBER("appraisal_id", by_hand), NUMBER("person_id", add_member(&villages[0], "党员31")), TEXT("mark", "suspended"), NUMBER("year", 2016));
	tell("dhz/yearly", (const char *const[]){
		"secretary days 365",	/* in the year after the other story */
		"secretary open 民主评议",
		text("secretary fill notice_given: %s", notices + 1),
		"secretary close > meet",
		"secretary vote meeting: 27 26 1",
		text("secretary fill ballot: issued=27|collected=27%s|*grades=党员30;20;6;1;1;", graded(29, "20;6;1;0;")),
		"secretary close ! 党员30",	/* 28 of 27 papers */
		text("secretary fill ballot: issued=27|collected=27%s", graded(30, "20;6;1;0;")),
		"secretary close > grade",
		text("secretary fill conclusion: +minutes%s", a_third(11)),
		"secretary close ! 一般不超过评定人数的三分之一",
		text("secretary fill conclusion: +minutes|*grades=党员02;不合格;%s; ! 党员02的这一项不超过200个字", of_chars(201)),
		text("secretary fill conclusion: +minutes%s", a_third(10)),
		"secretary figure: 评定人数=30",
		"secretary close > confirmed",
		NULL });
	became_a_record("year = 2016 AND excellent = 10 AND qualified = 20 AND present = 27");
	assert_int_equal(world_count(w, "appraisal WHERE year = 2016 AND run_id <> 0"), VILLAGES - 1);
	assert_int_equal(world_count(w, "appraisal_correction k JOIN appraisal a ON a.id = k.appraisal_id WHERE a.year = 2016 AND k.state = 'settled' AND k.reason LIKE '民主评议党员 2016-%'"), 1);
	assert_int_equal(world_count(w, text("appraisal_grade WHERE appraisal_id = %lld AND mark = 'suspended'", (long long)by_hand)), 1);
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
