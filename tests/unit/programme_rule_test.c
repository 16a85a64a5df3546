/* programme/: rules that change with the day, days of steps, and what a step makes of somebody. */
#include "unit/programme_world.h"

static const char RULED[] =
	"programme ruled \"依据\"\n"			/* 1 */
	"version 1\n"
	"after \"测试\"\n"
	"about person where status = activist\n"
	"runs_at branch\n"				/* 5 */
	"opens any\n"
	"rule old \"老办法(2014年)\" from 2014-05-28\n"
	"rule new \"新办法(2026年)\" from 2026-05-18\n"
	"role branch = committee_of approver\n"
	"role sponsors = full_members_of branch\n"	/* 10 */
	"role party = members_of branch\n"
	"form paper \"材料\"\n"
	"  field first person \"介绍人\" must of sponsors\n"
	"  field second person \"另一介绍人\" must of sponsors\n"
	"  field asked choice \"已征求意见\" must of 是,否\n"	/* 15 */
	"  field scan file \"申请书\" must\n"
	"end\n"
	"vote ballot \"表决\"\n"
	"  voters party\n"
	"  quorum more_than 1/2 of voters\n"
	"  pass more_than 1/2 of voters\n"		/* 21 */
	"  written_opinions yes\n"
	"  secret yes\n"
	"end\n"
	"notice listing \"公示\"\n"
	"  board 党务公开\n"
	"  days 5wd\n"
	"end\n"					/* 28 */
	"step apply \"申请\"\n"
	"  by branch\n"
	"  needs paper, political, training\n"
	"  set subject.status = applicant\n"
	"  go meeting\n"				/* 33 */
	"end\n"
	"step meeting \"会议\"\n"
	"  phase \"议定\"\n"
	"  by branch\n"
	"  needs ballot\n"
	"  within 1m of apply when new\n"		/* 39 */
	"  late mark\n"
	"  set subject.status = probationary from apply when passed(ballot)\n"
	"  go done when passed(ballot)\n"
	"  go out\n"
	"end\n"					/* 44 */
	"finish done \"完成\"\n"
	"  set subject.status = probationary from months_after(meeting, 12)\n"
	"end\n"
	"finish out \"不通过\"\n"
	"end\n"					/* 49 */
	"refuse apply when paper.first = paper.second \"同一人\"\n"
	"refuse meeting when new and today > months_after(apply, 1) \"超过一个月\"\n"
	"refuse make_prospect when paper.asked = 否 \"没有征求意见\"\n"
	"refuse make_prospect when months(subject.status_since, today) < 12 \"未满一年\"\n"
	"example \"老办法不限\"\n"
	"  given paper.first 甲\n"			/* 55 */
	"  given paper.second 乙\n"
	"  given paper.asked 否\n"
	"  given apply 2014-05-28\n"
	"  given meeting 2026-05-17\n"
	"  given ballot for 10 against 1 present 11 of 20 written 1\n"	/* 60 */
	"  given political.result 合格\n"
	"  given training.days 3\n"
	"  expect done\n"
	"end\n"
	"example \"新办法一个月\"\n"
	"  like \"老办法不限\"\n"
	"  given apply 2026-04-30\n"			/* 67 */
	"  given meeting 2026-05-30\n"
	"  expect done\n"
	"end\n"
	"example \"新办法超过一个月\"\n"
	"  like \"新办法一个月\"\n"			/* 72 */
	"  given meeting 2026-05-31\n"
	"  expect waiting meeting\n"
	"end\n"
	"refuse meeting when today > months_after(open, 6) \"超过六个月\"\n"
	"refuse apply when age(subject, today) < 18 \"未满十八岁\"\n"
	"form political \"政治审查\"\n"
	"  field result choice \"结论\" must of 合格,不合格\n"
	"end\n"
	"form training \"集中培训\"\n"
	"  field days number \"培训天数\" must decimal in 0..100\n"
	"end\n"
	"refuse apply when political.result != 合格 \"政治审查不合格\"\n"
	"refuse apply when training.days < 3 \"培训不够\"\n";

static const char *ruled(const char *from, const char *to)
{
	const char *at = strstr(RULED, from);

	assert_non_null(at);
	return arena_printf(a, "%.*s%s%s", (int)(at - RULED), RULED, to, at + strlen(from));
}

static void the_rule_of_the_day_of_a_step_judges_it(void **state)
{
	struct problems *problems;
	struct programme *p = load(RULED, &problems);

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	assert_true(p->notices[0].is_workdays);
	assert_true(p->votes[0].counts_written);
	assert_int_equal(p->steps[1].effects_count, 1);
	assert_null(p->steps[0].phase);
	assert_string_equal(p->steps[1].phase, "议定");
	assert_null(programme_rule(p, day_from_date(2014, 5, 27)));
	assert_string_equal(programme_rule(p, day_from_date(2026, 5, 17))->id, "old");
	assert_string_equal(programme_rule(p, day_from_date(2026, 5, 18))->id, "new");
}

static const struct { const char *from, *to; int line; const struct message *text; } MISRULED[] = {
	{ "from 2026-05-18", "from 2014-05-28", 8, T_programme_rule_order },
	{ "from 2026-05-18", "from soon", 8, T_programme_no_date },
	{ "介绍人\" must of sponsors", "介绍人\" must", 13, T_programme_person_of_role },
	{ "介绍人\" must of sponsors", "介绍人\" must of sponsors, party", 13, T_programme_person_of_role },
	{ "介绍人\" must of sponsors", "介绍人\" must of nobody", 13, T_programme_no_such_role },
	{ "when new\n", "when new + 1\n", 39, T_programme_cannot_reckon },
	{ "status = applicant", "status = king", 32, T_programme_no_such_choice },
	{ "probationary from apply", "probationary from paper.asked", 41, T_programme_needs_date },
	{ "months_after(meeting, 12)", "months_after(meeting)", 46, T_programme_two_arguments },
	{ "months_after(meeting, 12)", "months_after(12, meeting)", 46, T_programme_needs_date },
	{ "paper.first = paper.second", "paper.first = paper.asked", 50, T_programme_no_such_choice },
	{ "paper.asked = 否", "paper.asked = 有", 52, T_programme_no_such_choice },
	{ "given apply 2014-05-28", "given apply 甲", 58, T_programme_fact_of_step },
	{ "given meeting 2026-05-17", "given meeting 2014-05-27", 63, T_programme_example_fails },	/* no step is closed before the one before it */
	{ "of 20 written 1", "of 20", 63, T_programme_example_fails },
	{ "of 20 written 1", "of 20 written 10", 60, T_programme_tally_does_not_add },
	{ "party = members_of branch\n", "party = members_of body \"评议会\"\n", 18, T_programme_written_wrong },
	{ "  written_opinions yes\n", "", 59, T_programme_no_written },
	{ "like \"老办法不限\"", "like \"别的\"", 65, T_programme_no_such_example },
	{ "given paper.second 乙", "given paper.second 甲", 63, T_programme_example_fails },
	{ "subject.status = applicant", "subject.status = prospect when not new", 63, T_programme_example_fails },	/* an act that is refused, by the step */
	{ "quorum more_than 1/2", "quorum 1/2", 18, T_programme_floor_recruiting_quorum },	/* a step alone makes it recruiting */
};

static void every_fault_of_rules_and_days_is_named(void **state)
{
	for (size_t i = 0; i < sizeof(MISRULED) / sizeof(MISRULED[0]); i++) {
		struct problems *problems;
		bool is_named = false;

		if (load(ruled(MISRULED[i].from, MISRULED[i].to), &problems) != NULL)
			fail_msg("'%s' -> '%s' was accepted", MISRULED[i].from, MISRULED[i].to);
		for (size_t k = 0; k < problems->count; k++)
			is_named = is_named || (problems->list[k].text == MISRULED[i].text && problems->list[k].line == MISRULED[i].line);
		if (!is_named)
			fail_msg("'%s' -> '%s': line %d: %s", MISRULED[i].from, MISRULED[i].to, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rule_of_the_day_of_a_step_judges_it),
		cmocka_unit_test(every_fault_of_rules_and_days_is_named),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
