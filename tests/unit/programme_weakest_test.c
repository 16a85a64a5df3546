/* A floor is kept at every value that a place may give a parameter: behind a minus, as a divisor, in a product, and where it stands twice. */
#include "unit/programme_world.h"

static const char VILLAGE[] =
	"programme t1 \"村里事项\"\nversion 1\nafter \"测试\"\nabout matter\nruns_at village\nopens any\n"
	"param q 1/3 in 0..1/3 \"缺席比例\"\n"
	"role branch = committee_of branch\nrole village = committee_of village\nrole party = members_of branch\nrole reps = members_of body \"村代会\"\n"
	"notice show \"公开\"\n  board 村务公开\n  days 15\nend\n"
	"form plan \"方案\"\n  field matter text \"事项\" must\nend\n"
	"form deed \"实施记录\"\n  field w text \"情况\" must\nend\n"
	"vote review \"支部大会审议\"\n  voters party\n  quorum 1/2 of voters\n  pass more_than 1/2 of voters\n  secret no\nend\n"
	"vote decide \"村代会决议\"\n  voters reps\n  quorum 2/3 of voters\n  pass more_than 1/2 of present\n  secret no\nend\n"
	"step propose \"提议\"\n  by branch\n  needs plan\n  prepares decide\n  go meet\nend\n"
	"step meet \"审议\"\n  by branch\n  needs review\n  go assembly when passed(review)\n  go fail\nend\n"
	"step assembly \"决议\"\n  by branch\n  needs decide\n  go carry when passed(decide)\n  go fail\nend\n"
	"step carry \"实施\"\n  by village\n  needs deed, show\n  go done\nend\n"
	"finish done \"办结\"\nend\nfinish fail \"未通过\"\n  failed\nend\n"
	"example \"a\"\n  given plan.matter 修路\n  given review for 20 against 4 present 24 of 26\n  given decide for 30 against 3 present 33 of 36\n"
	"  given deed.w 好\n  given show done\n  expect done\nend\n";

/* The first problem is the floor; the second, where a parameter is to blame, says at which value. */
static void expect_weak(const char *text, message floor, const char *values)
{
	struct problems *problems;

	if (load(text, &problems) != NULL)
		fail_msg("not refused: %s", values);
	if (problems->list[0].text != floor)
		fail_msg("%s: %s", values, problem_text(a, LANG_EN, &problems->list[0]));
	assert_int_equal(problems->count, 2);
	assert_ptr_equal(problems->list[1].text, T_programme_floor_by_param);
	assert_int_equal(problems->list[1].line, problems->list[0].line);
	assert_string_equal(problems->list[1].args[0].value, values);
}

static void expect_good(const char *text)
{
	struct problems *problems;

	if (load(text, &problems) == NULL)
		fail_msg("line %d: %s", problems->list[0].line, problem_text(a, LANG_EN, &problems->list[0]));
}

struct variant { const char *param, *from, *to; message floor; const char *values; };

static const char *varied(const struct variant *v)
{
	return replaced(replaced(VILLAGE, "param q 1/3 in 0..1/3 \"缺席比例\"\n", v->param), v->from, v->to);
}

#define QUORUM "quorum 2/3 of voters"
#define PASS "pass more_than 1/2 of present"

static void votes_and_displays_are_kept_at_every_value(void **state)
{
	static const struct variant WEAK[] = {
		{ "param q 1/3 in 1/3..1 \"缺席比例\"\n", QUORUM, "quorum 1 - q of voters", T_programme_floor_representatives_quorum, "q = 1" },
		{ "param q 1 in 1..100 \"份\"\n", QUORUM, "quorum 1 / q of voters", T_programme_floor_representatives_quorum, "q = 100" },
		{ "param q 1 in 0..100 \"份\"\n", QUORUM, "quorum 1 / q of voters", T_programme_floor_unreckoned, "q = 0" },
		{ "param q 1/3 in 0..1/2 \"缺席比例\"\n", QUORUM, "quorum -q + 1 of voters", T_programme_floor_representatives_quorum, "q = 0.5" },
		{ "param q 0 in 0..1 \"甲\"\nparam r 1 in 2/3..1 \"乙\"\n", QUORUM, "quorum (1 - q) * r of voters", T_programme_floor_representatives_quorum, "q = 1" },
		{ "param q 0 in 0..1/3 \"甲\"\nparam r 1 in 2/3..1 \"乙\"\n", QUORUM, "quorum (1 - q) * r of voters", T_programme_floor_representatives_quorum, "q = 1/3, r = 2/3" },
		{ "param q 0 in 0..1 \"甲\"\n", QUORUM, "quorum 1 + q * (q - 1) * 2 of voters", T_programme_floor_representatives_quorum, "q = 0..1" },
		{ "param q 1/3 in 1/3..1 \"缺席比例\"\n", "quorum 1/2 of voters", "quorum 1 - q of voters", T_programme_floor_party_quorum, "q = 1" },
		{ "param q 1/3 in 0..1 \"比例\"\n", PASS, "pass more_than 1 - q of present", T_programme_floor_village_pass, "q = 1" },
		{ "param q 1/3 in 0..1 \"比例\"\n", "pass more_than 1/2 of voters", "pass more_than 1 - q of voters", T_programme_floor_party_pass, "q = 1" },
		{ "param dd 15 in 1..29 \"天\"\n", "days 15", "days 30 - dd", T_programme_floor_display, "dd = 29" },
		{ "param dd 15 in 15..60 \"天\"\n", "days 15", "days dd - 12", T_programme_floor_display, NULL },
		{ "param dd 2 in 1..29 \"天\"\n", "days 15", "days whole(30 / dd)", T_programme_floor_display, "dd = 29" },
		{ "param dd 2 in 0..2 \"天\"\n", "days 15", "days whole(30 / dd)", T_programme_floor_unreckoned, "dd = 0" },
	};
	static const struct variant GOOD[] = {
		{ "param q 1/3 in 0..1/3 \"缺席比例\"\n", QUORUM, "quorum 1 - q of voters", NULL, NULL },
		{ "param q 3/2 in 1..3/2 \"份\"\n", QUORUM, "quorum 1 / q of voters", NULL, NULL },
		{ "param q 1/3 in 0..1/2 \"缺席比例\"\n", PASS, "pass more_than 1 - q of present", NULL, NULL },
		{ "param q 2/3 in 2/3..1 \"比例\"\n", QUORUM, "quorum q of voters", NULL, NULL },
		{ "param dd 15 in 1..15 \"天\"\n", "days 15", "days 30 - dd", NULL, NULL },
		{ "param dd 2 in 1..2 \"天\"\n", "days 15", "days whole(30 / dd)", NULL, NULL },
	};

	expect_good(VILLAGE);
	for (size_t i = 0; i < sizeof(WEAK) / sizeof(WEAK[0]); i++) {
		struct problems *problems;

		if (WEAK[i].values != NULL) {
			expect_weak(varied(&WEAK[i]), WEAK[i].floor, WEAK[i].values);
			continue;
		}
		assert_null(load(varied(&WEAK[i]), &problems));	/* weak as it stands: no parameter is to blame */
		assert_int_equal(problems->count, 1);
		assert_ptr_equal(problems->list[0].text, WEAK[i].floor);
	}
	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++)
		expect_good(varied(&GOOD[i]));
}

/* Of the national recruiting, with a parameter of which each rule asks what it does today. */
static void recruiting_is_kept_at_every_value(void **state)
{
	static const struct variant WEAK[] = {
		{ "param k 12 in 12..36 \"甲\"\n", "value probation_end = months_after(meeting, 12)", "value probation_end = months_after(meeting, 24 - k)", T_programme_floor_member_probation, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "and trained < 12 ", "and trained < 24 - k ", T_programme_floor_member_prospect, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "training.days < 3 and training.hours < 24", "training.days < 15 - k and training.hours < 36 - k", T_programme_floor_member_trained, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "application.applied_on) < 18", "application.applied_on) < 30 - k", T_programme_floor_member_adult, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "conversion_motion.months < 6", "conversion_motion.months < 18 - k", T_programme_floor_member_extension, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "conversion_motion.months > 12", "conversion_motion.months > k", T_programme_floor_member_extension, "k = 36" },
		{ "param k 12 in 12..36 \"甲\"\n", "  days display_days wd", "  days 17 - k wd", T_programme_floor_member_shown, "k = 36" },
		{ "param k 12 in 0..12 \"甲\"\n", "value approved_last = months_after(meeting, 6)", "value approved_last = months_after(meeting, 18 - k)", T_programme_floor_member_limited, "k = 0" },
		{ "param k 12 in 12..36 \"甲\"\n", "value approved_last = months_after(meeting, 6)", "value approved_last = months_after(meeting, k - 6)", T_programme_floor_member_limited, "k = 36" },
		{ "param k 12 in 12..23 \"甲\"\n", "quorum more_than 1/2 of voters", "quorum more_than 1 - k / 24 of voters", T_programme_floor_recruiting_quorum, "k = 23" },
		{ "param k 12 in 12..23 \"甲\"\n", "pass more_than 1/2 of voters", "pass more_than 1 - k / 24 of voters", T_programme_floor_recruiting_pass, "k = 23" },
	};
	static const struct variant GOOD[] = {
		{ "param k 12 in 6..12 \"甲\"\n", "value probation_end = months_after(meeting, 12)", "value probation_end = months_after(meeting, 24 - k)", NULL, NULL },
		{ "param k 12 in 0..12 \"甲\"\n", "and trained < 12 ", "and trained < 24 - k ", NULL, NULL },
		{ "param k 12 in 6..12 \"甲\"\n", "conversion_motion.months > 12", "conversion_motion.months > k", NULL, NULL },
		{ "param k 12 in 12..18 \"甲\"\n", "value approved_last = months_after(meeting, 6)", "value approved_last = months_after(meeting, 18 - k)", NULL, NULL },
		{ "param k 12 in 1..12 \"甲\"\n", "quorum more_than 1/2 of voters", "quorum more_than 1 - k / 24 of voters", NULL, NULL },
	};
	const char *text = file_text("programmes/national/recruit.prog"), *others = "";

	for (size_t i = 0; i < sizeof(WEAK) / sizeof(WEAK[0]); i++)
		expect_weak(replaced(replaced(text, "\nparam ", arena_printf(a, "\n%sparam ", WEAK[i].param)), WEAK[i].from, WEAK[i].to), WEAK[i].floor, WEAK[i].values);
	for (int i = 0; i < 25; i++)	/* the one to blame is found among others, without trying each by itself */
		others = arena_printf(a, "%sparam other%d 12 in 12..36 \"甲\"\n", others, i);
	expect_weak(replaced(replaced(text, "\nparam ", arena_printf(a, "\n%s%sparam ", others, WEAK[0].param)), WEAK[0].from, WEAK[0].to), WEAK[0].floor, WEAK[0].values);
	for (size_t i = 0; i < sizeof(GOOD) / sizeof(GOOD[0]); i++)
		expect_good(replaced(replaced(text, "\nparam ", arena_printf(a, "\n%sparam ", GOOD[i].param)), GOOD[i].from, GOOD[i].to));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(votes_and_displays_are_kept_at_every_value), cmocka_unit_test(recruiting_is_kept_at_every_value),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
