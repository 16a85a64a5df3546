/* programme/: the shipped files load, both languages mean the same, and every way to be wrong is named with its line. */
#include "unit/programme_world.h"

#include "programme/reading.h"

/* ---- files as they ship ---- */

static void shipped_files_hold_their_examples_and_are_in_form(void **state)
{
	assert_true(SHIPPED_COUNT >= 40);
	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		const char *text = SHIPPED[i].text;
		struct problems *problems;
		struct programme *p = load(text, &problems);

		if (p == NULL)
			fail_msg("%s:%d: %s", SHIPPED[i].name, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
		if (p->examples_count < 5)
			fail_msg("%s has %d examples, five are the least", SHIPPED[i].name, (int)p->examples_count);
		if (strcmp(programme_format(a, p, LANG_EN), text) != 0)
			fail_msg("%s is not as 'jishi programme format --lang en' writes it", SHIPPED[i].name);
	}
}

static void both_languages_have_one_digest(void **state)
{
	for (size_t i = 0; i < SHIPPED_COUNT; i++) {
		struct problems *problems;
		struct programme *english = load(SHIPPED[i].text, &problems), *chinese;
		const char *text = programme_format(a, english, LANG_ZH);

		assert_non_null(strstr(text, "程序 "));
		assert_null(strstr(text, "\nstep "));
		assert_null(strstr(text, " given "));
		chinese = load(text, &problems);
		if (chinese == NULL)
			fail_msg("%s in Chinese, line %d: %s", SHIPPED[i].name, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
		assert_string_equal(chinese->digest, english->digest);
		assert_string_equal(programme_format(a, chinese, LANG_EN), programme_format(a, english, LANG_EN));
	}
}

/* ---- one small file, and what it takes to spoil it ---- */

/* Half of those present is not more than half, and 10 of 15 are exactly two thirds: the first example says so. */
static void a_small_file_loads(void **state)
{
	struct problems *problems;
	struct programme *p = load(SMALL, &problems);

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	assert_int_equal(p->steps_count, 2);
	assert_int_equal(p->steps[0].within.count, 10);
	assert_int_equal(p->votes[0].pass_of, WORD_PRESENT);
}

/* In English a bar of steps has the word of a bar of texts, in Chinese one of its own. */
static void gates_and_bars_mean_the_same_in_both_languages(void **state)
{
	const char *text = spoiled("06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good, second from open within 12m when share > 1/2 and subject.status = activist \"先评后收\"\n");
	const char *at = strstr(text, "  publish result\n"), *chinese;
	struct problems *problems;
	struct programme *p = load(arena_printf(a, "%.*s  bar recruit.agree, recruit.meeting\n%s", (int)(at - text), text, at), &problems), *again;
	struct reading_step *steps;

	if (p == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	assert_int_equal(p->gates_count, 1);
	assert_int_equal(p->gates[0].within.count, 12);
	assert_true(p->gates[0].is_since_open);
	assert_int_equal(p->gates[0].from.count, 0);
	chinese = programme_format(a, p, LANG_ZH);
	assert_non_null(strstr(chinese, "把关 recruit.meeting 由 good, second 自 开办之日 期限 12个月 当 share > 1/2 且 当事人.身份 = 入党积极分子 \"先评后收\""));
	assert_non_null(strstr(chinese, "禁止办理 recruit.agree, recruit.meeting"));
	again = load(chinese, &problems);
	assert_non_null(again);
	assert_string_equal(again->digest, p->digest);
	assert_int_equal(programme_reading(a, p, LANG_ZH, &steps), 2);
	assert_non_null(strstr(steps[1].lines[steps[1].lines_count - 2],
		"把关：先评后收。同一当事人的“recruit.meeting”，要等本程序办到“通过、二”才能办结，只算那件开办以后开办的，办结后12个月内有效；条件：比例 > 1/2 且 当事人.身份 = 入党积极分子"));
	assert_non_null(strstr(steps[1].lines[steps[1].lines_count - 1], "办结结果是“不通过”的，同一当事人的“recruit.agree、recruit.meeting”不能办结"));
}

/* Steps of the other practice from whose closing a result counts. */
static void a_gate_counts_from_steps_of_the_other_practice(void **state)
{
	struct problems *problems;
	struct programme *p = load(spoiled("06-01..06-30\n", "06-01..06-30\ngates recruit.introduce by good from agree, display within 12m \"先办后签\"\n"), &problems), *again;
	struct reading_step *steps;
	const char *chinese;

	assert_non_null(p);
	assert_false(p->gates[0].is_since_open);
	assert_int_equal(p->gates[0].from.count, 2);
	assert_string_equal(p->gates[0].from.list[1]->text, "display");
	assert_int_equal(p->gates[0].within.count, 12);
	chinese = programme_format(a, p, LANG_ZH);
	assert_non_null(strstr(chinese, "把关 recruit.introduce 由 good 自 agree, display 期限 12个月 \"先办后签\""));
	again = load(chinese, &problems);
	assert_non_null(again);
	assert_string_equal(again->digest, p->digest);
	assert_true(programme_reading(a, p, LANG_ZH, &steps) > 0);
	for (size_t i = 0; i < steps[0].lines_count; i++)
		if (strstr(steps[0].lines[i], "只算对方步骤“agree、display”办结以后办的") != NULL)
			return;
	fail_msg("the reading does not say from when it counts");
}

static const struct { const char *from, *to; int line; const struct message *text; } SPOILED[] = {
	{ "programme small", "programm small", 1, T_programme_near_word },
	{ "programme small", "practice small", 1, T_programme_expects_word },
	{ "\"小程序\"", "\"小程序", 1, T_programme_no_end_of_text },
	{ "version 1\n", "version 0\n", 2, T_programme_expects_whole_number },
	{ "version 1\n", "version 1 2\n", 2, T_programme_too_much },
	{ "version 1\n", "", 0, T_programme_lacks },
	{ "version 1\n", "verse 1\n", 2, T_programme_unknown_statement },
	{ "version 1\n", "version @\n", 2, T_programme_odd_character },
	{ "about person", "about animal", 4, T_programme_unknown_word },
	{ "status = activist", "status = hero", 4, T_programme_no_such_choice },
	{ "status = activist", "salary = 1", 4, T_programme_unknown_name },
	{ "06-01..06-30", "06-01..06-31", 6, T_programme_expects_month_day },
	{ "share 2/3 in", "share 1/3 in", 7, T_programme_param_out_of_range },
	{ "in 1/2..1 ", "in 1..1/2 ", 7, T_programme_range_is_empty },
	{ "param share", "param none", 7, T_programme_name_is_keyword },
	{ "role all", "role share", 8, T_programme_duplicate },
	{ "members_of body \"评议会\"", "members_of moon", 8, T_programme_unknown_word },
	{ "half = score / 2", "half = half / 2", 10, T_programme_value_of_itself },
	{ "half = score / 2", "half = score / (2", 10, T_programme_no_bracket },
	{ "half = score / 2", "half = score /", 10, T_programme_no_operand },
	{ "half = score / 2", "half = score + paper.kind", 10, T_programme_cannot_reckon },
	{ "half = score / 2", "half = days(paper.when)", 10, T_programme_two_arguments },
	{ "half = score / 2", "half = count(paper.kind)", 10, T_programme_no_table },
	{ "runs_at branch\n", "runs_at branch\nledger public\n", 40, T_programme_ledger_of_person },
	{ "about person where status = activist", "about matter\nholds recruit.meeting until first", 40, T_programme_holds_nobody },
	{ "06-01..06-30\n", "06-01..06-30\nholds recruit until first\n", 7, T_programme_expects_dotted },
	{ "06-01..06-30\n", "06-01..06-30\nholds recruit.meeting until nowhere\n", 7, T_programme_no_such_step },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit by good \"规则\"\n", 7, T_programme_expects_dotted },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting good \"规则\"\n", 7, T_programme_expects_word },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by nowhere \"规则\"\n", 7, T_programme_no_such_result },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by paper \"规则\"\n", 7, T_programme_no_such_result },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good\n", 7, T_programme_expects_text },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good from 3 \"规则\"\n", 7, T_programme_expects_name },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good within 0m \"规则\"\n", 7, T_programme_expects_whole_number },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good when score \"规则\"\n", 7, T_programme_needs_truth },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good when score > 1 \"规则\"\n", 7, T_programme_gate_unknown },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good when done(first) \"规则\"\n", 7, T_programme_gate_unknown },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good listed paper \"规则\"\n", 7, T_programme_expects_dotted },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good listed paper.kind \"规则\"\n", 7, T_programme_no_table },
	{ "06-01..06-30\n", "06-01..06-30\ngates recruit.meeting by good listed paper.rows \"规则\"\n", 7, T_programme_listed_of_org },
	{ "06-01..06-30\n", "06-01..06-30\ngates small.second by good \"规则\"\n", 7, T_programme_gates_itself },
	{ "about person where status = activist", "about matter\ngates recruit.meeting by good \"规则\"", 5, T_programme_gates_nobody },
	{ "  publish result\n", "  bar recruit\n", 58, T_programme_expects_dotted },
	{ "  publish result\n", "  bar\n", 58, T_programme_expects_dotted },
	{ "  publish result\n", "  bar small.first\n", 58, T_programme_gates_itself },
	{ "members_of body \"评议会\"", "named paper", 8, T_programme_expects_dotted },
	{ "members_of body \"评议会\"", "elected paper.kind", 8, T_programme_no_such_each },
	{ "runs_at branch", "runs_at above", 5, T_programme_unknown_word },
	{ "06-01..06-30\n", "06-01..06-30\neach units branch lowest \"逐个\" needs other.done\n", 7, T_programme_expects_text },
	{ "06-01..06-30\n", "06-01..06-30\neach units branch as_of nowhere \"逐个\" needs other.done\n", 7, T_programme_no_such_step },
	{ "half = score / 2", "half = ended(paper)", 10, T_programme_wrong_argument },
	{ "members_of body \"评议会\"", "named paper.kind", 8, T_programme_no_person_field },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" with_reason\n", 13, T_programme_reason_of_file },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" image\n", 13, T_programme_reason_of_file },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" unshared\n", 13, T_programme_reason_of_file },
	{ "form paper", "consent paper until good \"入库\"\nform paper", 11, T_programme_expects_dotted },
	{ "form paper", "consent paper.when good \"入库\"\nform paper", 11, T_programme_expects_word },
	{ "form paper", "consent paper.when until good\nform paper", 11, T_programme_expects_text },
	{ "form paper", "consent paper.when until good \"入库\"\nform paper", 11, T_programme_consent_day },	/* it may be left empty */
	{ "form paper", "consent paper.kind until good \"入库\"\nform paper", 11, T_programme_consent_day },
	{ "form paper \"材料\"\n", "consent paper.day until second \"入库\"\nform paper \"材料\"\n  field day date \"同意日期\" must from 1900-01-01\n", 11, T_programme_no_such_finish },
	{ "form paper \"材料\"\n", "consent paper.day until good when paper.day \"入库\"\nform paper \"材料\"\n  field day date \"同意日期\" must from 1900-01-01\n", 11, T_programme_needs_truth },
	{ "form paper \"材料\"\n", "consent paper.day until good \"一\"\nconsent paper.day until good \"二\"\nform paper \"材料\"\n  field day date \"同意日期\" must from 1900-01-01\n", 12, T_programme_consent_once },
	{ "about person where status = activist", "about matter\nconsent paper.when until good \"入库\"", 5, T_programme_consent_of_person },
	{ "form paper", "keep paper until half \"期满\"\nform paper", 11, T_programme_expects_dotted },
	{ "form paper", "keep paper.kind half \"期满\"\nform paper", 11, T_programme_expects_word },
	{ "form paper", "keep paper.kind until half\nform paper", 11, T_programme_expects_text },
	{ "form paper", "keep paper.kind until half \"期满\"\nform paper", 11, T_programme_keep_of_file },
	{ "form paper", "keep paper.nothing until half \"期满\"\nform paper", 11, T_programme_keep_of_file },
	{ "form paper \"材料\"\n", "keep paper.scan until half \"期满\"\nform paper \"材料\"\n  field scan file \"影像\"\n", 11, T_programme_keep_until_day },	/* a number */
	{ "form paper \"材料\"\n", "keep paper.scan until paper \"期满\"\nform paper \"材料\"\n  field scan file \"影像\"\n", 11, T_programme_keep_until_day },
	{ "form paper \"材料\"\n", "value last = months_after(today, 12)\nkeep paper.scan until last \"期满\"\nform paper \"材料\"\n  field scan file \"影像\"\n", 12, T_programme_keep_moves },
	{ "form paper \"材料\"\n", "value last = months_after(paper.when, 12)\nkeep paper.scan until last \"期满\"\nkeep paper.scan until last \"期满\"\nform paper \"材料\"\n"
		"  field scan file \"影像\"\n", 13, T_programme_keep_once },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" registered booklet\n", 13, T_programme_registered_of_text },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" registered letter\n", 13, T_programme_registered_of_text },
	{ "date \"日期\" from 1900-01-01\n", "text \"编号\" registered paper\n", 13, T_programme_unknown_word },
	{ "  field when", "  field one text \"编号\" registered booklet\n  field two text \"编号\" registered booklet\n  field when", 14, T_programme_registered_once },
	{ "sheet score", "form spare \"备用\"\n  field one text \"编号\" registered booklet\nend\nsheet score", 17, T_programme_registered_unused },
	{ "about person where status = activist", "about matter\nform spare \"备用\"\n  field one text \"编号\" registered booklet\nend", 6, T_programme_registered_of_person },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" past", 14, T_programme_past_of_date },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" from open", 14, T_programme_no_such_duty },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" from report", 14, T_programme_feeds_others },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" from second", 14, T_programme_no_such_duty },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" merge 份数 least 5 其他", 14, T_programme_merge_wrong },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" merge 责任人 least nothing 其他", 14, T_programme_no_such_param },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" of nobody", 14, T_programme_no_such_role },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" of all, head", 14, T_programme_person_of_role },
	{ "  publish result\n", "  tell paper.rows 责任人\n", 58, T_programme_no_table_of_people },
	{ "  publish result\n", "  appraise paper.rows ballot 名称, 责任人\n", 58, T_programme_no_table_of_people },
	{ "  publish result\n", "  appraise paper.rows all 名称, 责任人\n", 58, T_programme_appraise_vote },
	{ "  publish result\n", "  appraise paper.rows ballot 名称\n", 58, T_programme_appraise_columns },
	{ "  publish result\n", "  appraise paper ballot 名称, 责任人\n", 58, T_programme_expects_dotted },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" past future\n", 13, T_programme_past_or_future },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" signed record paper.kind\n", 13, T_programme_signed_columns },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" signed record paper.kind", 14, T_programme_signed_columns },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" cases record.over\n", 13, T_programme_cases_columns },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" cases record.over, other.over", 14, T_programme_cases_of_one },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" cases record.over of orgs", 14, T_programme_cases_alone },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" rectifying", 14, T_programme_rectifying_of_orgs },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人,期限)\" of orgs rectifying", 14, T_programme_rectifying_of_orgs },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" cases record", 14, T_programme_expects_dotted },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" signed record paper", 14, T_programme_expects_dotted },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" signed record paper.when", 14, T_programme_no_choice_field },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" past from nowhere\n", 13, T_programme_no_such_day },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\"\n", 13, T_programme_date_unbounded },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" past\n", 13, T_programme_date_unbounded },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" from 2015-02-30\n", 13, T_programme_no_such_day },
	{ "date \"日期\" from 1900-01-01\n", "number \"数\"\n", 13, T_programme_number_unsaid },
	{ "date \"日期\" from 1900-01-01\n", "number \"数\" whole decimal\n", 13, T_programme_whole_or_decimal },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" decimal from open\n", 13, T_programme_decimal_of_number },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,推荐票)\"", 14, T_programme_column_unsaid },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人,谈话日期)\" date 谈话日期 past", 14, T_programme_column_unbounded },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人)\" whole 得票", 14, T_programme_no_such_column },
	{ "table \"清单(名称,责任人)\"", "table \"清单(名称,责任人,得票)\" whole 得票 decimal 得票", 14, T_programme_column_twice },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" from paper.kind\n", 13, T_programme_no_such_day },
	{ "date \"日期\" from 1900-01-01\n", "date \"日期\" held\n", 13, T_programme_held_columns },
	{ "form paper \"材料\"\n", "form paper \"材料\"\n  read_by nobody\n", 11, T_programme_no_such_role },
	{ "form paper \"材料\"\n", "form paper \"材料\"\n  read_by all\n", 15, T_programme_sealed_field },
	{ "form paper \"材料\"\n", "value day = paper.when \"日子\"\nform paper \"材料\"\n  read_by all\n", 11, T_programme_sealed_leaks },
	{ "about person where status = activist", "about person where status = activist\nhold nobody talk_first", 5, T_programme_no_such_role },
	{ "about person where status = activist", "about matter\nholds subject", 40, T_programme_holds_nobody },
	{ "06-01..06-30\n", "06-01..06-30\nholds recruit.meeting until first each_round\n", 7, T_programme_each_round_votes },
	{ "06-01..06-30\n", "06-01..06-30\npost_needs nowhere within 12m\n", 7, T_programme_no_such_finish },
	{ "06-01..06-30\n", "06-01..06-30\npost_needs good post \"站长\"\n", 7, T_programme_post_unknown },
	{ "06-01..06-30\n", "06-01..06-30\npost_needs good post 书记\n", 7, T_programme_expects_text },
	{ "notice board", "draw lots \"抽\"\n  count 2\nend\nnotice board", 29, T_programme_draw_lacks },
	{ "notice board", "draw lots \"抽\"\n  from paper.kind\n  count 2\nend\nnotice board", 29, T_programme_no_table },
	{ "notice board", "draw lots \"抽\"\n  from paper\n  count 2\nend\nnotice board", 30, T_programme_expects_dotted },
	{ "notice board", "draw lots \"抽\"\n  from paper.rows\n  count paper.kind\nend\nnotice board", 31, T_programme_needs_number },
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  written_opinions yes\n", 23, T_programme_written_wrong },	/* the present are its base, or others vote */
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  write_in yes\n", 23, T_programme_write_in_wrong },	/* a matter */
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  resolves \"同意{nothing}\"\n", 24, T_programme_no_figure },
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  resolves \"\"\n", 24, T_programme_expects_text },
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  resolves \"一\"\n  resolves \"二\"\n", 24, T_programme_resolves_order },
	{ "vote ballot \"表决\"\n", "vote ballot \"表决\"\n  resolves \"一\" when today > 2014-01-01\n", 24, T_programme_resolves_order },
	{ "06-01..06-30\n", "06-01..06-30\npost_needs second\n", 7, T_programme_no_such_finish },
	{ "06-01..06-30\n", "06-01..06-30\npost_needs good within 0m\n", 7, T_programme_expects_whole_number },
	{ "about person where status = activist", "about matter\npost_needs good", 5, T_programme_post_needs_nobody },
	{ "half = score / 2", "half = count(paper.rows where colour = none)", 10, T_programme_unknown_name },
	{ "date \"日期\"", "date \"日期\" of 甲", 13, T_programme_choices },
	{ "date \"日期\"", "date \"日期\" in 1..2", 13, T_programme_range_of_number },
	{ "date \"日期\"", "date \"日期\" taken_as 1", 13, T_programme_expects_word },
	{ "of 甲,乙", "of 甲,乙 taken_as 1", 12, T_programme_taken_as_of_number },
	{ "of 甲,乙", "of 甲,乙 taken_as one", 12, T_programme_expects_whole_number },
	{ "清单(名称,责任人)", "清单", 14, T_programme_no_columns },
	{ "field when", "field kind", 13, T_programme_duplicate },
	{ "raters all", "raters nobody", 16, T_programme_no_such_role },
	{ "  least 3\n", "  least 2\n", 16, T_programme_secret_least },
	{ "  combine mean\n", "", 16, T_programme_sheet_lacks },
	{ "more_than 1/2", "more_than 1", 23, T_programme_no_share },
	{ "quorum share of", "quorum half of", 23, T_programme_no_constant },
	{ "share of voters", "share of voters more_than when passed(ballot)", 23, T_programme_quorum_condition },
	{ "share of voters", "share of voters more_than when score > 1", 23, T_programme_quorum_condition },
	{ "share of voters", "share of voters more_than when share", 25, T_programme_needs_truth },
	{ "share of voters", "share of voters more_than", 25, T_programme_expects_word },
	{ "quorum share of voters", "quorum more_than share of voters more_than when share = 1", 25, T_programme_too_much },
	{ "quorum share of voters", "quorum 1 of voters more_than when share = 1", 23, T_programme_no_share },
	{ "  days 15\n", "  days 1/2\n", 29, T_programme_notice_days },
	{ "  days 15\n", "  days 15\n  answers within 3m\n", 29, T_programme_notice_answers },
	{ "  days 15\n", "  days 15\n  objections within 0d\n", 32, T_programme_expects_whole_number },
	{ "  until second\n", "", 33, T_programme_duty_lacks },
	{ "every month\n", "every month of nowhere\n", 33, T_programme_no_such_step },
	{ "every month\n", "every month of head\n", 33, T_programme_no_such_step },
	{ "every month\n", "every month of\n", 35, T_programme_expects_name },
	{ "every month\n", "every month of first\n", 33, T_programme_duty_counts },	/* it is done only after the duty began */
	{ "every month\n  from first", "every month of second\n  from first", 33, T_programme_duty_counts },
	{ "by head", "by king", 39, T_programme_no_such_role },
	{ "needs paper, score", "needs paper, king", 39, T_programme_no_such_need },
	{ "  within 10d of open\n", "", 39, T_programme_late_without_term },
	{ "10d of open", "10d of nowhere", 39, T_programme_no_such_day },
	{ "10d of open", "10d of paper.kind", 39, T_programme_no_such_day },
	{ "10d of open", "10d of half", 39, T_programme_no_such_day },	/* a number */
	{ "  late mark\n", "  late escalate nobody 3d\n", 39, T_programme_no_such_role },
	{ "  late mark\n", "  late escalate head 3wd, all 3d\n", 39, T_programme_escalation_order },
	{ "  late mark\n", "  late escalate head 0d\n", 43, T_programme_expects_whole_number },
	{ "when paper.kind = 甲", "when paper.kind = 丙", 44, T_programme_no_such_choice },
	{ "when paper.kind = 甲", "when paper.kind = 3", 44, T_programme_cannot_compare },
	{ "when paper.kind = 甲", "when paper", 44, T_programme_no_value },
	{ "and half >= 40", "and half", 44, T_programme_needs_truth },
	{ "  go out\nend\nstep second", "end\nstep second", 44, T_programme_last_go },
	{ "  go out\nend\nstep second", "  go second\n  go out\nend\nstep second", 45, T_programme_go_never_reached },
	{ "  go out\nend\nstep second", "  go nowhere\nend\nstep second", 45, T_programme_no_such_target },
	{ "  go second when", "  go first when", 47, T_programme_unreachable },
	{ "passed(ballot)", "passed(score)", 50, T_programme_wrong_argument },
	{ "  go good when passed(ballot)\n  go out\n", "  go second\n", 47, T_programme_endless },
	{ "subject.in_pool = yes", "subject.in_pool = 3", 54, T_programme_cannot_compare },
	{ "subject.in_pool = yes", "subject.wealth = 3", 54, T_programme_no_such_attribute },
	{ "publish result", "publish secrets", 58, T_programme_unknown_name },
	{ "refuse first", "refuse third", 60, T_programme_no_such_action },
	{ "\"未满18岁\"", "\"未满{nowhere}岁\"", 60, T_programme_no_figure },
	{ "age(subject, today)", "age(head, today)", 60, T_programme_age_of_subject },
	{ "  given paper.kind 甲", "  given paper.kind 丙", 63, T_programme_fact_of_field },
	{ "given score 80\n  given ballot", "given score 101\n  given ballot", 64, T_programme_param_out_of_range },
	{ "given score 80\n  given ballot", "given share 2\n  given ballot", 64, T_programme_param_out_of_range },
	{ "given score 80\n  given ballot", "given share 甲\n  given ballot", 64, T_programme_fact_number },
	{ "present 10 of 15", "present 9 of 15", 65, T_programme_tally_does_not_add },
	{ "present 10 of 15", "present 10 of 9", 65, T_programme_tally_does_not_add },
	{ "given board done", "given board", 66, T_programme_fact_of_notice },
	{ "sign second head", "sign third head", 67, T_programme_no_such_step },
	{ "  expect out\nend\nexample \"二\"", "  expect good\nend\nexample \"二\"", 68, T_programme_example_fails },
	{ "  expect out\nend\nexample \"二\"", "end\nexample \"二\"", 62, T_programme_no_expectation },
	{ "  given paper.kind 乙\n", "  given paper.when 2015-01-01\n", 70, T_programme_example_does_not_say },
};

static void every_fault_is_named_with_its_line(void **state)
{
	for (size_t i = 0; i < sizeof(SPOILED) / sizeof(SPOILED[0]); i++) {
		struct problems *problems;
		bool is_named = false;

		if (load(spoiled(SPOILED[i].from, SPOILED[i].to), &problems) != NULL)
			fail_msg("'%s' -> '%s' was accepted", SPOILED[i].from, SPOILED[i].to);
		assert_true(problems->count > 0);
		for (size_t k = 0; k < problems->count; k++)
			is_named = is_named || (problems->list[k].text == SPOILED[i].text && problems->list[k].line == SPOILED[i].line);
		if (!is_named)
			fail_msg("'%s' -> '%s': line %d: %s", SPOILED[i].from, SPOILED[i].to, problems->list[0].line,
				problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* A slip of the fingers is told with the one word that was meant; where none is near, with all that could stand there. */
static void a_slip_is_told_with_the_word_that_was_meant(void **state)
{
	static const struct { const char *from, *to, *meant; } SLIPS[] = {
		{ "  quorum share", "  quroum share", "quorum" }, { "  voters all", "  votres all", "voters" }, { "  quorum share", "  到汇比例 share", "quorum" }, { "  board 村务", "  bord 村务", "board" },
		{ "\nform paper", "\nfrm paper", "form" }, { "  raters all", "  rater all", "raters" }, { "combine mean", "combine meen", "mean" }, { "\nexample \"一\"", "\nexmaple \"一\"", "example" },
		{ "\nfinish good", "\nfinsh good", "finish" }, { "  needs paper", "  need paper", "needs" },
	};
	struct problems *problems;

	for (size_t i = 0; i < sizeof(SLIPS) / sizeof(SLIPS[0]); i++) {
		assert_null(load(spoiled(SLIPS[i].from, SLIPS[i].to), &problems));
		if (problems->list[0].text != T_programme_near_word || strcmp(problems->list[0].args[2].value, SLIPS[i].meant) != 0)
			fail_msg("%s: %s", SLIPS[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
	assert_null(load(spoiled("  quorum share", "  presence share"), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_unknown_word);
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "到会比例 (quorum), "));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "终局 (final)"));
}

/* A mark in front of the file, which editors put there, and digits and signs of full width say nothing else; a name may begin with such a digit. */
static void what_an_input_method_leaves_is_taken(void **state)
{
	static const struct { const char *from, *to; } WIDE[] = {
		{ "version 1\n", "version １\n" }, { "share 2/3 in 1/2..1 ", "share ２／３ in １／２～１ " }, { "days 15", "days １５" }, { "within 10d", "within １０d" }, { "within 10d", "期限 １０日" },
		{ "half >= 40", "half ＞＝ ４０" }, { "half >= 40", "half ≥４０" }, { "06-01..06-30", "０６－０１～０６－３０" }, { "scale 0..100", "scale ０．．１００" }, { "more_than 1/2 of", "more_than ５０％ of" },
		{ "programme small", BYTE_ORDER_MARK "programme small" },
	};
	struct problems *problems;
	const struct programme *p = load(SMALL, &problems), *half = load(spoiled("more_than 1/2 of", "more_than 50% of"), &problems);

	for (size_t i = 0; i < sizeof(WIDE) / sizeof(WIDE[0]); i++) {
		const struct programme *wide = load(spoiled(WIDE[i].from, WIDE[i].to), &problems);

		if (wide == NULL)
			fail_msg("%s: %s", WIDE[i].to, problem_text(a, LANG_EN, &problems->list[0]));
		assert_string_equal(wide->digest, strstr(WIDE[i].to, "％") != NULL ? half->digest : p->digest);
	}
	assert_non_null(load(spoiled("of 甲,乙", "of 甲,乙,１组"), &problems));
	assert_null(load(spoiled("version 1\n", "version 1\n" BYTE_ORDER_MARK), &problems));	/* in the middle it is an unseen sign */
}

/* One wrong line hides none behind it, and says nothing twice. */
static void all_that_cannot_be_read_is_told_at_once(void **state)
{
	static const char TEXT[] =
		"programme small \"小程序\"\nversion 零\nafter \"试验\"\nabout person\nfrom \"多的\"\n"
		"form paper \"材料\"\n  field kind choice \"种类\" must 同意\n  field other text \"其他\" 长\n  field third number \"数\" decimal in 9\nend\n"
		"vote \"没有名\"\n  voters all\nend\n"
		"step first \"一\"\n  by head\nfinish good \"好\"\nend\n";
	static const struct { int line; const struct message *text; } SAID[] = { { 2, T_programme_expects_whole_number }, { 5, T_programme_unknown_statement },
		{ 7, T_programme_choices_behind }, { 8, T_programme_unknown_word }, { 9, T_programme_expects_sign }, { 11, T_programme_expects_name }, { 14, T_programme_no_end } };
	struct problems *problems;

	assert_null(load(TEXT, &problems));
	for (size_t i = 0; i < sizeof(SAID) / sizeof(SAID[0]); i++)
		if (i >= problems->count || problems->list[i].line != SAID[i].line || problems->list[i].text != SAID[i].text)
			fail_msg("%zu: line %d: %s", i, i < problems->count ? problems->list[i].line : 0, i < problems->count ? problem_text(a, LANG_ZH, &problems->list[i]) : "nothing");
	assert_int_equal(problems->count, sizeof(SAID) / sizeof(SAID[0]));
	assert_string_equal(problem_text(a, LANG_ZH, &problems->list[2]), "“同意”前面少了“选自”：选项有哪些写在“选自”(of) 后面，例如：选自 同意，不同意");
	assert_non_null(strstr(problem_text(a, LANG_EN, &problems->list[3]), "(must)"));	/* and not the last word alone */
	assert_false(problem_add(problems, 14, T_programme_no_end, NULL) || problem_add(problems, 15, T_programme_no_end, NULL));
	assert_int_equal(problems->count, sizeof(SAID) / sizeof(SAID[0]) + 1);
}

/* Whoever writes a word that cannot stand there is told which can. */
static void a_wrong_word_names_the_right_ones(void **state)
{
	struct problems *problems;

	assert_null(load(spoiled("about person", "about animal"), &problems));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "“animal”不能用在这里，这里可以写："));
	assert_non_null(strstr(problem_text(a, LANG_ZH, &problems->list[0]), "(person)"));
	assert_null(load(spoiled("runs_at branch", "runs_at above"), &problems));
	assert_non_null(strstr(problem_text(a, LANG_EN, &problems->list[0]), "(committee)"));
	assert_null(strstr(problem_text(a, LANG_EN, &problems->list[0]), "(above)"));	/* of roles alone */
}

/* A refusal acts only on what is certain: nothing is said of the age, so the example above went on. */
static void what_is_said_can_be_refused(void **state)
{
	struct problems *problems;
	const char *young = spoiled("  given paper.kind 乙\n", "  given paper.kind 乙\n  given today 2015-11-17\n  given subject.born_on 1997-11-18\n");

	assert_null(load(young, &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_example_fails);
	assert_non_null(strstr(problem_text(a, LANG_EN, &problems->list[0]), "got 'waiting first'"));
	assert_non_null(load(spoiled("  given paper.kind 乙\n", "  given paper.kind 乙\n  given today 2015-11-17\n  given subject.born_on 1997-11-17\n"), &problems));
}

/* ---- recruiting ---- */

/* The national way has five phases, twenty-five steps, the display, two of a probation that is extended, and one for whoever was transferred during probation. */
static void recruiting_has_five_phases(void **state)
{
	struct problems *problems;
	struct programme *p = load(file_text("programmes/national/recruit.prog"), &problems);
	int phases = 0;

	assert_non_null(p);
	assert_int_equal(p->steps_count, 29);
	for (size_t i = 0; i < p->steps_count; i++) {
		assert_non_null(p->steps[i].phase);
		phases += i == 0 || strcmp(p->steps[i].phase, p->steps[i - 1].phase) != 0;
	}
	assert_int_equal(phases, 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_files_hold_their_examples_and_are_in_form),
		cmocka_unit_test(both_languages_have_one_digest),
		cmocka_unit_test(a_small_file_loads),
		cmocka_unit_test(gates_and_bars_mean_the_same_in_both_languages),
		cmocka_unit_test(a_gate_counts_from_steps_of_the_other_practice),
		cmocka_unit_test(every_fault_is_named_with_its_line),
		cmocka_unit_test(a_slip_is_told_with_the_word_that_was_meant), cmocka_unit_test(what_an_input_method_leaves_is_taken),
		cmocka_unit_test(all_that_cannot_be_read_is_told_at_once),
		cmocka_unit_test(a_wrong_word_names_the_right_ones),
		cmocka_unit_test(what_is_said_can_be_refused),
		cmocka_unit_test(recruiting_has_five_phases),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
