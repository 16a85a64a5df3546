/* What no programme may weaken: the floors of the national rules, and files made to harm. */
#include "unit/programme_world.h"

/* ---- recruiting ---- */

/* Each refusal of the national files is needed by an example: without it the file does not load. Files of places may say again, as a
 * refusal, what their ways make impossible. */
static int refusals_needed_in(const struct shipped *file)
{
	int count = 0;

	for (const char *at = strstr(file->text, "\nrefuse "); at != NULL; at = strstr(at + 1, "\nrefuse ")) {
		const char *end = strchr(at + 1, '\n'), *waits = strstr(at, "wait_months"), *cells = strstr(at, " where ");
		struct problems *problems;

		count++;
		if ((waits != NULL && waits < end) || (cells != NULL && cells < end))
			continue;	/* of recruiting: no waiting time unless a county sets one; cells of a table are not told in examples */
		if (load(arena_printf(a, "%.*s%s", (int)(at - file->text), file->text, end), &problems) != NULL)
			fail_msg("%s: no example needs: %.*s", file->name, (int)(end - at - 1), at + 1);
	}
	return count;
}

static void every_national_refusal_has_its_example(void **state)
{
	const char *text = file_text("programmes/national/recruit.prog");
	int count = 0;

	for (size_t i = 0; i < SHIPPED_COUNT; i++)
		if (strncmp(SHIPPED[i].name, "national/", strlen("national/")) == 0)
			count += refusals_needed_in(&SHIPPED[i]);
	assert_true(count >= 60);
	text = replaced(text, "wait_months 0", "wait_months 3");
	assert_null(load(text, &(struct problems *){ NULL }));	/* an activist two months after the application */
	assert_non_null(load(replaced(text, "wait_months 3", "wait_months 2"), &(struct problems *){ NULL }));
}

/* Under the rules of 2014 a display is local; where it is not asked for, the reply makes a prospect. */
static void display_before_2026_is_a_matter_of_the_county(void **state)
{
	const char *text = replaced(file_text("programmes/national/recruit.prog"), "display_2014 yes", "display_2014 no");
	const char *old = "example \"无公示\"\n  like \"培养满一年：报上级党委\"\n  given consent.result 同意\n  given agree 2026-05-17\n  expect waiting introduce\nend\n";
	struct problems *problems;

	assert_non_null(load(arena_printf(a, "%s%s", text, old), &problems));
	assert_null(load(arena_printf(a, "%s%s", text, replaced(old, "2026-05-17", "2026-05-18")), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_example_fails);
}

/* ---- hostile files ---- */

static const char *repeated(const char *text, size_t times)
{
	size_t bytes = strlen(text);
	char *all = arena_alloc(a, bytes * times + 1);

	for (size_t i = 0; i < times; i++)
		memcpy(all + i * bytes, text, bytes);
	return all;
}

static void hostile_files_are_refused_within_limits(void **state)
{
	expect_problem("", T_programme_empty);
	expect_problem("# nothing\n\n", T_programme_empty);
	expect_problem("\xFF\xFE", T_programme_not_utf8);
	expect_problem(repeated("x", 10 * 1024 * 1024), T_programme_too_large);
	expect_problem(repeated("\n", PROGRAMME_LINES_MAX + 1), T_programme_too_many_lines);
	expect_problem(repeated("x", PROGRAMME_LINE_BYTES_MAX + 1), T_programme_line_too_long);
	expect_problem(arena_printf(a, "programme a \"b\"\nvalue v = %s1\n", repeated("(", 900)), T_programme_too_deep);
	expect_problem(arena_printf(a, "programme a \"b\"\nvalue v = %s1\n", repeated("-", 900)), T_programme_too_deep);
	expect_problem(arena_printf(a, "programme a \"b\"\nvalue v = %syes\n", repeated("not ", 200)), T_programme_too_deep);
	expect_problem(arena_printf(a, "programme a \"b\"\n%s", repeated("step s \"s\"\nend\n", PROGRAMME_ITEMS_MAX + 1)), T_programme_too_many);
	expect_problem("programme a \"b\"\nstep s \"s\"\n", T_programme_no_end);
	expect_problem("programme a \"b\"\nvalue v = 9999999999999\n", T_programme_no_number);
}

/* ---- floors ---- */

/* The files of tests/unit/refused, each with the one line that is less than the law asks. */
static void what_weakens_a_floor_is_refused(void **state)
{
	static const struct { const char *name; int line; message text; } REFUSED[] = {
		{ "party-quorum", 13, T_programme_floor_party_quorum }, { "party-pass", 13, T_programme_floor_party_pass },
		{ "party-title", 12, T_programme_floor_party_quorum }, { "party-title-everyone", 12, T_programme_floor_party_quorum },
		{ "party-title-committee", 12, T_programme_floor_party_quorum }, { "party-title-staff", 12, T_programme_floor_party_quorum },
		{ "election-quorum", 17, T_programme_floor_election_quorum }, { "election-pass", 17, T_programme_floor_election_pass },
		{ "commend-quorum", 18, T_programme_floor_party_quorum }, { "commend-appoint", 18, T_programme_floor_election_quorum }, { "congress-quorum", 18, T_programme_floor_election_quorum },
		{ "election-open", 17, T_programme_floor_election_secret },
		{ "election-word-open", 12, T_programme_floor_election_secret }, { "election-word-quorum", 12, T_programme_floor_election_quorum },
		{ "committee-open", 16, T_programme_floor_committee_secret },
		{ "recruiting-quorum", 13, T_programme_floor_recruiting_quorum },
		{ "member-above", 27, T_programme_floor_member_above }, { "member-own-above", 45, T_programme_floor_member_above },
		{ "member-own-vote", 44, T_programme_floor_member_vote }, { "member-stale-vote", 45, T_programme_floor_member_vote }, { "member-early-above", 32, T_programme_floor_member_above },
		{ "member-prospect-early", 24, T_programme_floor_member_prospect }, { "member-county", 28, T_programme_floor_member_county }, { "member-vote", 31, T_programme_floor_member_vote },
		{ "member-resigned", 20, T_programme_floor_member_resigned }, { "member-resigned-unfiled", 18, T_programme_floor_member_resigned },
		{ "member-resigned-auto", 18, T_programme_floor_member_resigned }, { "member-applicant", 18, T_programme_floor_member_applicant },
		{ "member-activist", 18, T_programme_floor_member_activist }, { "member-prospect", 18, T_programme_floor_member_prospect },
		{ "member-prospect-year", 18, T_programme_floor_member_prospect }, { "member-former", 15, T_programme_floor_member_former },
		{ "member-anyone", 18, T_programme_floor_member_above }, { "member-moved", 13, T_programme_floor_member_status },
		{ "member-adult", 18, T_programme_floor_member_adult }, { "member-shown", 24, T_programme_floor_member_shown }, { "member-limited", 28, T_programme_floor_member_limited },
		{ "member-probation", 45, T_programme_floor_member_probation }, { "member-extension", 48, T_programme_floor_member_extension },
		{ "term", 13, T_programme_floor_term }, { "sanction-end", 18, T_programme_floor_sanction }, { "rights", 18, T_programme_floor_rights }, { "post", 21, T_programme_floor_post }, { "post-own", 19, T_programme_floor_post_own },
		{ "representatives-quorum", 21, T_programme_floor_representatives_quorum },
		{ "assembly-quorum", 19, T_programme_floor_assembly_quorum }, { "village-pass", 19, T_programme_floor_village_pass },
		{ "collective-pass", 12, T_programme_floor_collective_pass }, { "mixed-voters", 13, T_programme_floor_mixed_voters },
		{ "undecided-project", 15, T_programme_floor_spends_undecided }, { "undecided-org", 15, T_programme_floor_spends_undecided },
		{ "undecided-branch", 28, T_programme_floor_spends_undecided },
		{ "no-decision", 20, T_programme_floor_no_decision }, { "no-review", 20, T_programme_floor_no_review },
		{ "order", 26, T_programme_floor_no_review }, { "display", 25, T_programme_floor_display },
		{ "supervisors", 42, T_programme_floor_supervisors }, { "private", 26, T_programme_floor_private },
		{ "private-label", 12, T_programme_floor_label }, { "private-health", 12, T_programme_floor_label },
		{ "private-petition", 12, T_programme_floor_petition }, { "private-place", 12, T_programme_floor_place },
		{ "private-track", 12, T_programme_floor_place }, { "private-face", 12, T_programme_floor_face },
		{ "private-reporter", 12, T_programme_floor_reporter }, { "private-identity", 12, T_programme_floor_identity }, { "private-relative", 12, T_programme_floor_relative },
		{ "private-relative-form", 12, T_programme_floor_relative },
		{ "sealed", 12, T_programme_floor_sealed }, { "sealed-choice", 12, T_programme_floor_sealed },
		{ "afar-party", 13, T_programme_floor_afar_party }, { "afar-recruiting", 13, T_programme_floor_afar_recruiting },
		{ "final-no", 19, T_programme_floor_final_no }, { "final-again", 32, T_programme_floor_final_again },
		{ "afar-village", 19, T_programme_floor_afar_village },
		{ "recruiting-open", 13, T_programme_floor_recruiting_secret },
		{ "village-election-afar", 12, T_programme_floor_afar_village }, { "village-election-quorum", 12, T_programme_floor_assembly_quorum },
		{ "village-election-open", 12, T_programme_floor_village_secret }, { "village-election-direct", 12, T_programme_floor_village_direct },
		{ "no-review-town", 20, T_programme_floor_no_review }, { "no-review-org", 20, T_programme_floor_no_review },
		{ "review-failed", 36, T_programme_floor_no_review }, { "display-board", 25, T_programme_floor_display },
		{ "supervisors-name", 42, T_programme_floor_supervisors },
		{ "undecided-beside", 42, T_programme_floor_undecided_step }, { "undecided-failed", 42, T_programme_floor_undecided_step },
		{ "undecided-early", 36, T_programme_floor_undecided_step }, { "undecided-end", 34, T_programme_floor_undecided_end },
		{ "unprepared-step", 40, T_programme_floor_unprepared },
		{ "unprepared-nothing", 36, T_programme_floor_unprepared },
		{ "unprepared-first", 34, T_programme_floor_unprepared },
		{ "failed-undeclared", 34, T_programme_floor_undecided_end },
		{ "failed-title", 50, T_programme_floor_failed_title },
		{ "failed-gives", 50, T_programme_floor_failed_gives },
		{ "failed-honour", 50, T_programme_floor_failed_gives },
		{ "early-duty", 30, T_programme_floor_early_duty },
		{ "early-field", 31, T_programme_floor_early_field },
		{ "early-post", 30, T_programme_floor_early_effect },
		{ "failed-second", 56, T_programme_floor_undecided_end },
		{ "failed-second-step", 58, T_programme_floor_undecided_step },
		{ "prepares-nothing", 46, T_programme_prepares_nothing },
		{ "households-name", 19, T_programme_floor_households_quorum }, { "collective-name", 12, T_programme_floor_collective_pass },
		{ "election-chosen", 12, T_programme_floor_election_secret },
		{ "member-year-answer", 24, T_programme_floor_member_prospect }, { "member-year-reckoned", 24, T_programme_floor_member_prospect },
		{ "member-introduced", 28, T_programme_floor_member_introduced }, { "member-reviewed", 28, T_programme_floor_member_reviewed },
		{ "member-trained", 28, T_programme_floor_member_trained },
	};

	for (size_t i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++) {
		struct problems *problems;

		assert_null(load(file_text(arena_printf(a, "tests/unit/refused/%s.prog", REFUSED[i].name)), &problems));
		/* One line is less than the law asks; behind it may stand at which values of parameters. */
		assert_true(problems->count == 1 || (problems->count == 2 && problems->list[1].text == T_programme_floor_by_param));
		assert_int_equal(problems->list[0].line, REFUSED[i].line);
		if (problems->list[0].text != REFUSED[i].text)
			fail_msg("%s: %s", REFUSED[i].name, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* Stricter than the floors of recruiting, or said in another way, is not refused; what is only done before the rule of 2026 needs no display. */
static void what_is_stricter_than_recruiting_asks_is_not_refused(void **state)
{
	static const struct { const char *file, *from, *to; } STRICTER[] = {
		{ "member-adult", "age(subject, today) < 16", "age(subject, today) < 18" }, { "member-adult", "age(subject, today) < 16", "20 > years(subject.born_on, today)" },
		{ "member-shown", "5 in 4..30", "7 in 5..30" }, { "member-shown", "days days wd", "days 15" },
		{ "member-shown", "  set subject.status = prospect\n", "  set subject.status = prospect when not r2026\n" },
		{ "member-limited", "(meet, 7)", "(meet, 3)" }, { "member-limited", "by upper\n", "by upper\n  within 3m of meet\n  late block\n" },
		{ "member-probation", "today < months_after(meet, 11)", "months(meet, today) < 12" }, { "member-probation", "(meet, 11)", "(meet, 18)" },
		{ "member-extension", "motion.months > 18", "12 < motion.months" },
	};

	for (size_t i = 0; i < sizeof(STRICTER) / sizeof(STRICTER[0]); i++) {
		const char *text = replaced(file_text(arena_printf(a, "tests/unit/refused/%s.prog", STRICTER[i].file)), STRICTER[i].from, STRICTER[i].to);
		struct problems *problems;

		if (strstr(STRICTER[i].to, "r2026") != NULL)
			text = replaced(text, "opens any\n", "opens any\nrule r2014 \"细则（2014年）\" from 2014-05-28\nrule r2026 \"细则（2026年）\" from 2026-05-18\n");
		if (load(text, &problems) == NULL)
			fail_msg("%s with '%s', line %d: %s", STRICTER[i].file, STRICTER[i].to, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* A display that ends with a rule of later years is missing from the day of the nation's rule on; term or age that only a parameter keeps counts at its weaker end. */
static void a_way_round_a_floor_of_recruiting_is_none(void **state)
{
	static const struct { const char *file, *rule, *from, *to; message text; } AROUND[] = {
		{ "member-shown", "rule r2014 \"细则（2014年）\" from 2014-05-28\nrule r2030 \"细则（2030年）\" from 2030-01-01\n", "= prospect\n", "= prospect when not r2030\n", T_programme_floor_member_shown },
		{ "member-shown", "", "days days wd", "days 14", T_programme_floor_member_shown },
		{ "member-adult", "param years 18 in 16..30 \"岁\"\n", "< 16", "< years", T_programme_floor_member_adult },
		{ "member-limited", "param months 3 in 3..9 \"月\"\n", "(meet, 7)", "(meet, months)", T_programme_floor_member_limited },
		{ "member-limited", "", "by upper\n", "by upper\n  within 3m of meet\n  late mark\n", T_programme_floor_member_limited },
		{ "member-probation", "param months 12 in 6..24 \"月\"\n", "(meet, 11)", "(meet, months)", T_programme_floor_member_probation },
		{ "member-extension", "", "motion.months < 6 or motion.months > 18", "motion.months > 12", T_programme_floor_member_extension },
	};

	for (size_t i = 0; i < sizeof(AROUND) / sizeof(AROUND[0]); i++) {
		const char *text = replaced(file_text(arena_printf(a, "tests/unit/refused/%s.prog", AROUND[i].file)), AROUND[i].from, AROUND[i].to);

		expect_problem(replaced(text, "opens any\n", arena_printf(a, "opens any\n%s", AROUND[i].rule)), AROUND[i].text);
	}
}

/* The watched word stands in one text after the other, and each time the line is named; a compound that holds it harmlessly is no alarm. */
static void every_text_of_a_file_is_read(void **state)
{
	static const struct { const char *from, *to; int line; } PLACES[] = {
		{ "\"小程序\"", "\"上访小程序\"", 1 }, { "\"比例\"", "\"上访比例\"", 7 }, { "\"评议会\"", "\"上访人员评议会\"", 8 },
		{ "post 书记", "post 上访书记", 9 }, { "score / 2\n", "score / 2 \"上访\"\n", 10 }, { "\"材料\"", "\"上访材料\"", 11 },
		{ "of 甲,乙", "of 甲,乙,上访", 12 }, { "\"日期\"", "\"上访日期\"", 13 }, { "(名称,责任人)", "(名称,责任人,上访)", 14 },
		{ "\"评分\"", "\"上访评分\"", 16 }, { "\"表决\"", "\"上访表决\"", 23 }, { "\"公示\"", "\"上访公示\"", 29 },
		{ "\"通报\"", "\"上访通报\"", 33 }, { "  every month\n", "  every month\n  contents 进度, 上访\n", 36 }, { "step first \"一\"", "step first \"上访一\"", 39 },
		{ "\"通过\"", "\"上访通过\"", 53 }, { "\"加分\"", "\"上访加分\"", 55 }, { "\"未满18岁\"", "\"上访的不办\"", 60 },
		{ "when age(subject, today) < 18", "when count(paper.rows where 名称 = 上访) > 0", 60 },
	};
	for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++) {
		struct problems *problems;

		assert_null(load(replaced(SMALL, PLACES[i].from, PLACES[i].to), &problems));
		if (problems->list[0].text != T_programme_floor_private || problems->list[0].line != PLACES[i].line)
			fail_msg("%s: line %d: %s", PLACES[i].to, problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
	}
	assert_non_null(load(replaced(SMALL, "评议会", "信访局评议会"), &(struct problems *){ NULL }));
	assert_non_null(load(replaced(SMALL, "vote ballot \"表决\"", "vote ballot \"民族中学表决\""), &(struct problems *){ NULL }));
}

/* Another word for the same is no way round; what only sounds like it loads. */
static void a_private_word_has_no_harmless_twin(void **state)
{
	static const struct { const char *title; message text; } TITLES[] = {
		{ "身份证号", T_programme_floor_identity }, { "公民身份号码", T_programme_floor_identity }, { "定位", T_programme_floor_place }, { "精神状况", T_programme_floor_label },
		{ "体检结果", T_programme_floor_label }, { "血型", T_programme_floor_label }, { "回民", T_programme_floor_label }, { "是否清真", T_programme_floor_label },
		{ "举报者姓名", T_programme_floor_reporter }, { "反映人", T_programme_floor_reporter }, { "维稳对象", T_programme_floor_private },
		{ "精准盯防对象", T_programme_floor_private },  { "上网记录", T_programme_floor_private }, { "稳控情况", T_programme_floor_private },
		{ "族别", T_programme_floor_label }, { "回族", T_programme_floor_label }, { "少数族裔", T_programme_floor_label }, { "上网时长", T_programme_floor_private },
		{ "轨迹", T_programme_floor_place }, { "位置轨迹", T_programme_floor_place }, { "来访件数", T_programme_floor_petition }, { "人像识别", T_programme_floor_face },
		{ "重点人", T_programme_floor_private }, { "重点对象", T_programme_floor_private }, { "访民", T_programme_floor_private }, { "解矫", T_programme_floor_private },
		{ "是否基督徒", T_programme_floor_label }, { "病情", T_programme_floor_label }, { "慢性病", T_programme_floor_label }, { "非访人数", T_programme_floor_private },
		{ "越级访", T_programme_floor_private }, { "解教人员", T_programme_floor_private }, { "控告人", T_programme_floor_reporter }, { "公民号码", T_programme_floor_identity },
		{ "非访谈对象", NULL }, { "走访民情", NULL }, { "入户访民意", NULL }, { "重点人才", NULL }, { "重点任务", NULL },
		{ "维稳组织", NULL }, { "会议精神", NULL }, { "反映人数", NULL }, { "岗位定位", NULL }, { "网上推荐", NULL }, { "群众反映", NULL },
	};
	const char *text = file_text("tests/unit/refused/private-reporter.prog");
	struct problems *problems;

	for (size_t i = 0; i < sizeof(TITLES) / sizeof(TITLES[0]); i++) {
		const struct programme *as_field = load(replaced(text, "from text \"举报人\"", arena_printf(a, "from text \"%s\"", TITLES[i].title)), &problems);
		const struct programme *as_choice = load(replaced(text, "from text \"举报人\" must", arena_printf(a, "from choice \"类别\" must of 某人,%s", TITLES[i].title)), &problems);

		assert_true((as_field != NULL) == (TITLES[i].text == NULL));
		if ((as_choice != NULL) != (TITLES[i].text == NULL) || (as_choice == NULL && problems->list[0].text != TITLES[i].text))
			fail_msg("%s: %s", TITLES[i].title, problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* Nor are blanks between the signs of a word, of whatever kind; between two words of Latin letters, or of two texts, they stay. */
static void a_private_word_with_blanks_is_the_same_word(void **state)
{
	static const struct { const char *title; message text; } TITLES[] = {
		{ "信　访 户", T_programme_floor_private }, { "身 份 证 号", T_programme_floor_identity }, { "上\u00A0访 情况", T_programme_floor_private }, { "宗  教", T_programme_floor_label },
		{ "民、族", T_programme_floor_label }, { "民-族", T_programme_floor_label }, { "少数民·族", T_programme_floor_label }, { "人-脸识别", T_programme_floor_face },
		{ "民 — 族", T_programme_floor_label }, { "上，访情况", T_programme_floor_private }, { "村民、族谱", NULL }, { "反映-人数", NULL },
		{ "来信 访问人数", NULL }, { "信访 局", NULL }, { "党员 GPA", NULL },
		{ "\u2EA0族", T_programme_floor_label }, { "⾎型", T_programme_floor_label }, { "⾝份证号", T_programme_floor_identity }, { "\u2EA0情", NULL },
	};
	const char *text = file_text("tests/unit/refused/private-reporter.prog");
	struct problems *problems;

	for (size_t i = 0; i < sizeof(TITLES) / sizeof(TITLES[0]); i++) {
		const struct programme *p = load(replaced(text, "from text \"举报人\"", arena_printf(a, "from text \"%s\"", TITLES[i].title)), &problems);

		if ((p != NULL) != (TITLES[i].text == NULL) || (p == NULL && problems->list[0].text != TITLES[i].text))
			fail_msg("%s: %s", TITLES[i].title, problems->count == 0 ? "loads" : problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* An unseen sign shows another title than the one that is kept, or the same one for two. */
static void what_is_not_seen_is_refused(void **state)
{
	static const char *const SIGNS[] = { "\u202A", "\u202E", "\u2066", "\u2069", "\u200E", "\u200B", "\u200D", "\uFEFF", "\u061C" };
	struct problems *problems;

	for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
		assert_null(load(replaced(SMALL, "\"评分\"", arena_printf(a, "\"评%s分\"", SIGNS[i])), &problems));
		assert_ptr_equal(problems->list[0].text, T_programme_unseen_character);
		assert_int_equal(problems->list[0].line, 16);
	}
	assert_null(load(replaced(SMALL, "version 1\n", "version 1 # \u202E\n"), &problems));
	assert_int_equal(problems->list[0].line, 2);
	for (const char *sign = "\a\b\x1B\x7F"; *sign != '\0'; sign++) {
		assert_null(load(replaced(SMALL, "\"评分\"", arena_printf(a, "\"评%c分\"", *sign)), &problems));
		assert_ptr_equal(problems->list[0].text, T_programme_control_character);
	}
	assert_null(load(replaced(SMALL, "\"评分\"", "\"评\xC2\x85" "分\""), &problems));
	assert_ptr_equal(problems->list[0].text, T_programme_control_character);
	assert_non_null(load(replaced(SMALL, "version 1\n", "version\t1\n"), &problems));
	/* A case goes on by the text that was kept. */
	assert_non_null(programme_recall(problems_new(), arena_printf(a, "%s# \u202E\n", SMALL), sizeof(SMALL) + 5));
}

/* A refusal may rest on what was sealed; where a case goes, what becomes of the archive and what everybody reads may not. */
static void what_was_sealed_stays_in_its_form(void **state)
{
	static const struct { const char *from, *to; } LEAKS[] = {
		{ "  go file\n", "  go cared when declaration.former = 没有\n  go file\n" },
		{ "  go revisit\n", "  set subject.in_pool = yes when declaration.former = 没有\n  go revisit\n" },
		{ "\"三道把关完成，说明封存\"\n", "\"三道把关完成，说明封存\"\n  set subject.in_pool = yes from declaration.declared_on\n" },
		{ "说明的日期在今天以后：请核对", "说明的日期在{declaration.declared_on}：请核对" },
		{ "refuse take_charge", "value past = days(declaration.declared_on, today)\nrefuse declare when past > 100 \"说明了{past}天\"\nrefuse take_charge" },
	};
	const char *care = file_text("programmes/tz/care.prog");
	struct problems *problems;

	assert_non_null(load(care, &problems));
	for (size_t i = 0; i < sizeof(LEAKS) / sizeof(LEAKS[0]); i++) {
		assert_null(load(replaced(care, LEAKS[i].from, LEAKS[i].to), &problems));
		if (problems->list[0].text != T_programme_sealed_leaks)
			fail_msg("%s: %s", LEAKS[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* The same files load once the line says what the law says; exactly two thirds are at least two thirds, half is not more than half. */
static void what_keeps_a_floor_loads(void **state)
{
	const char *collective = replaced(file_text("tests/unit/refused/collective-pass.prog"), "at_least 2/3 of present", "at_least 2/3 of voters");
	const char *assembly = replaced(file_text("tests/unit/refused/assembly-quorum.prog"), "quorum 1/2", "quorum more_than 1/2");
	struct problems *problems;

	assert_non_null(load(collective, &problems));
	assert_null(load(replaced(collective, "200 against 0", "199 against 1"), &problems));
	assert_int_equal(problems->list[0].text, T_programme_example_fails);
	assert_non_null(load(assembly, &problems));
	/* What must be exceeded by law may not hang on a condition. */
	assert_null(load(replaced(file_text("tests/unit/refused/assembly-quorum.prog"), "quorum 1/2 of voters", "quorum 1/2 of voters more_than when 1 = 1"), &problems));
	assert_int_equal(problems->list[0].text, T_programme_floor_assembly_quorum);
	assert_non_null(load(replaced(file_text("tests/unit/refused/assembly-quorum.prog"), "quorum 1/2 of voters",
		"quorum 1/2 of voters more_than when 1 = 2\n  quorum more_than 1/2 of voters"), &problems));
	assert_null(load(replaced(file_text("tests/unit/refused/assembly-quorum.prog"), "quorum 1/2 of voters",
		"quorum more_than 1/2 of voters\n  quorum 1/2 of voters more_than when 1 = 2"), &problems));
	/* 32 of 64 are half. */
	assert_null(load(replaced(assembly, "given decide for 30 against 2 present 32 of 40", "given decide for 30 against 2 present 32 of 64"), &problems));
	assert_non_null(load(replaced(file_text("tests/unit/refused/display.prog"), "days 7", "days 15"), &problems));
	assert_non_null(load(replaced(file_text("tests/unit/refused/representatives-quorum.prog"), "in 1/2..1", "in 2/3..1"), &problems));
	assert_non_null(load(replaced(file_text("tests/unit/refused/recruiting-quorum.prog"), "quorum 1/2", "quorum 51/100"), &problems));
	/* 农村集体经济组织法 art. 27 lets members take part from where they are. */
	assert_non_null(load(replaced(collective, "secret no", "secret no\n  from_afar yes"), &problems));
	assert_non_null(load(replaced(file_text("tests/unit/refused/afar-village.prog"), "from_afar yes", "from_afar no"), &problems));
}

/* Another name for the same people, another kind of subject or another board asks for no less. */
static void a_name_of_its_own_leads_round_no_floor(void **state)
{
	static const struct { const char *file, *from, *to; message text; } OTHERS[] = {
		{ "representatives-quorum", "村民代表会议\"\n", "村民代表\"\n", T_programme_floor_representatives_quorum },
		{ "assembly-quorum", "村民会议\"\n", "全体村民\"\n", T_programme_floor_assembly_quorum },
		{ "collective-pass", "成员大会\"\n", "股份合作社股东大会\"\n", T_programme_floor_collective_pass },
		{ "households-name", "body \"户主大会\"", "body \"户长会\"", T_programme_floor_households_quorum }, { "households-name", "body \"户主大会\"", "body \"群众大会\"", T_programme_floor_assembly_quorum },
		{ "households-name", "body \"户主大会\"", "body \"大会\"", T_programme_floor_assembly_quorum }, { "representatives-quorum", "村民代表会议\"\n", "村代表会\"\n", T_programme_floor_representatives_quorum },
		{ "collective-name", "股份合作社社员会", "经济联合社社员大会", T_programme_floor_collective_pass }, { "collective-name", "股份合作社社员会", "股民大会", T_programme_floor_collective_pass },
		{ "election-chosen", "产生新一届支委会", "票选支部班子", T_programme_floor_election_secret }, { "election-chosen", "产生新一届支委会", "推举书记", T_programme_floor_election_secret },
		{ "display", "board 村务公开", "board 村务公示", T_programme_floor_display },
		{ "display", "board 村务公开", "board 三务公开", T_programme_floor_display },
		{ "display", "board 村务公开", "board 五公开", T_programme_floor_display },
		{ "display", "board 村务公开", "board 财务公开", T_programme_floor_display },
		{ "display", "board 村务公开", "board 村委会公开栏", T_programme_floor_display },
		{ "display", "board 村务公开", "board 党务公开", T_programme_floor_display },
		{ "supervisors", "\"村务监督委员会\"\n", "\"村务监督小组\"\n", T_programme_floor_supervisors },
		{ "supervisors", "\"村务监督委员会\"\n", "\"村务监督委员会（徐家寨村）\"\n", T_programme_floor_supervisors },
		{ "supervisors", "members_of body \"村务监督委员会\"\n", "post 村务监督委员会主任 of village\n", T_programme_floor_supervisors },
		{ "order", "about matter", "about project", T_programme_floor_no_review },
		{ "no-review-town", "runs_at town", "runs_at branch", T_programme_floor_no_review },
		{ "no-review-town", "runs_at town", "runs_at unit", T_programme_floor_no_review },
		{ "no-review-town", "村民代表会议\"\n", "村民会议\"\n", T_programme_floor_no_review },
		{ "village-election-afar", "选举村委会", "换届", T_programme_floor_afar_village },
		{ "village-election-afar", "runs_at village", "runs_at town", T_programme_floor_afar_village },
		{ "village-election-afar", "everyone", "members_of body \"选举大会\"", T_programme_floor_afar_village },
		{ "village-election-open", "全体登记选民", "村民会议", T_programme_floor_village_secret },
	};

	for (size_t i = 0; i < sizeof(OTHERS) / sizeof(OTHERS[0]); i++) {
		const char *text = replaced(file_text(arena_printf(a, "tests/unit/refused/%s.prog", OTHERS[i].file)), OTHERS[i].from, OTHERS[i].to);
		struct problems *problems;

		assert_null(load(text, &problems));
		if (problems->list[0].text != OTHERS[i].text)
			fail_msg("%s: %s", OTHERS[i].to, problem_text(a, LANG_EN, &problems->list[0]));
	}
}

/* A runoff is between those who tied in elections, and most votes win: nothing else asks less than half. */
static void only_a_tie_goes_to_most_votes(void **state)
{
	const char *text = file_text("programmes/national/election.prog");

	assert_non_null(load(text, &(struct problems *){ NULL }));
	expect_problem(replaced(text, "pass more_than 0 of present", "pass more_than 0 of voters"), T_programme_runoff_wrong);
	expect_problem(replaced(text, "pass more_than 0 of present", "pass more_than 1/3 of present"), T_programme_runoff_wrong);
	expect_problem(replaced(text, "runoff choose, remainder, rest", "runoff again"), T_programme_no_such_election);
	expect_problem(replaced(text, "runoff choose, remainder, rest", "runoff choose\n  candidates again\n  seats 1"), T_programme_election_lacks);
	expect_problem(replaced(text, "pass more_than 1/2 of present", "pass more_than 0 of present"), T_programme_no_share);
}

/* Candidates are fields of people or the rows of one table of them: nobody is named in two ways, and nobody by a text alone. */
static void candidates_stand_in_one_place(void **state)
{
	const char *text = file_text("programmes/kfq/select.prog"), *table = "must public rows 1..20 of full\n";

	assert_non_null(load(text, &(struct problems *){ NULL }));
	expect_problem(replaced(text, table, "must public rows 1..20\n"), T_programme_election_lacks);
	expect_problem(replaced(text, table, "must public rows 1..20 of full\n  field more table \"另外的人（姓名）\" rows 0..5 of full\n"), T_programme_election_lacks);
	expect_problem(replaced(text, table, "must public rows 1..20 of full\n  field more person \"另外一人\" of full\n"), T_programme_election_lacks);
	expect_problem(replaced(text, "rows 1..20 of full not_by seated\n", "rows 1..20 not_by seated\n"), T_programme_not_by_of_person);
}

/* Whoever has an archive may be chosen; a step, a vote, a mark or a report of "everybody in the archive" would be nobody's. */
static void nothing_is_done_by_everybody_in_the_archive(void **state)
{
	static const struct { const char *file, *role, *everybody; } DOERS[] = {
		{ "programmes/sn/watch.prog", "role reps = members_of body \"村代会\"", "role reps = people_of village" },	/* voters */
		{ "programmes/sn/watch.prog", "role money = members_of body \"村民理财小组\"", "role money = people_of village" },	/* sign */
		{ "programmes/sn/watch.prog", "role branch = committee_of branch", "role branch = people_of branch" },	/* by */
		{ "programmes/gy/report.prog", "role meeting = members_of branch + invited", "role meeting = members_of branch + people_of branch" },	/* raters */
	};
	struct problems *problems;
	const struct programme *p = load(file_text("programmes/sn/watch.prog"), &problems), *chinese;

	assert_non_null(p);
	assert_non_null(strstr(programme_format(a, p, LANG_ZH), "角色 villagers = 在档人员 村"));
	chinese = load(programme_format(a, p, LANG_ZH), &problems);
	assert_non_null(chinese);
	assert_string_equal(chinese->digest, p->digest);
	for (size_t i = 0; i < sizeof(DOERS) / sizeof(DOERS[0]); i++)
		expect_problem(replaced(file_text(DOERS[i].file), DOERS[i].role, DOERS[i].everybody), T_programme_people_only_chosen);
	expect_problem(replaced(replaced(file_text("programmes/kfq/four.prog"), "role public = everyone", "role public = people_of village"), "  who village\n", "  who public\n"),
		T_programme_people_only_chosen);
}

/* Automatic steps that lead in a circle would never let a run rest. */
static void automatic_circles_are_refused(void **state)
{
	struct problems *problems;
	bool is_found = false;

	assert_null(load(spoiled("finish good", "step third \"三\"\n  auto\n  go fourth\nend\nstep fourth \"四\"\n  auto\n  go out when half > 3\n  go third\nend\nfinish good"),
		&problems));
	for (size_t i = 0; i < problems->count; i++)
		is_found = is_found || problems->list[i].text == T_programme_auto_loop;
	assert_true(is_found);
}

/* Every file cut short anywhere, or with one byte changed, is refused or accepted but never breaks the reader. */
static void damaged_files_break_nothing(void **state)
{
	size_t bytes = sizeof(SMALL) - 1;

	for (size_t i = 0; i < bytes; i += 3) {
		struct arena *own = arena_new();
		struct problems *problems = arena_alloc(own, sizeof(*problems));
		char *text = arena_text_n(own, SMALL, bytes);

		problems->arena = own;
		programme_load(problems, text, i);
		problems->count = 0;
		text[i] = "\"(.#\n 9=a"[i % 9];
		programme_load(problems, text, bytes);
		arena_free(own);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_national_refusal_has_its_example),
		cmocka_unit_test(display_before_2026_is_a_matter_of_the_county),
		cmocka_unit_test(hostile_files_are_refused_within_limits),
		cmocka_unit_test(what_weakens_a_floor_is_refused),
		cmocka_unit_test(what_is_stricter_than_recruiting_asks_is_not_refused),
		cmocka_unit_test(a_way_round_a_floor_of_recruiting_is_none),
		cmocka_unit_test(every_text_of_a_file_is_read),
		cmocka_unit_test(a_private_word_has_no_harmless_twin),
		cmocka_unit_test(a_private_word_with_blanks_is_the_same_word),
		cmocka_unit_test(what_is_not_seen_is_refused),
		cmocka_unit_test(what_was_sealed_stays_in_its_form),
		cmocka_unit_test(what_keeps_a_floor_loads),
		cmocka_unit_test(a_name_of_its_own_leads_round_no_floor),
		cmocka_unit_test(only_a_tie_goes_to_most_votes),
		cmocka_unit_test(candidates_stand_in_one_place),
		cmocka_unit_test(nothing_is_done_by_everybody_in_the_archive),
		cmocka_unit_test(automatic_circles_are_refused),
		cmocka_unit_test(damaged_files_break_nothing),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
