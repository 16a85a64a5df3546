/* rooms/norm: the built-in norms are understood, a wrong line is named, and holdings fit the posts they should. */
#include "arena_world.h"

#include "base/text.h"
#include "rooms/norm/norm.h"

static struct norm_rule rules[NORM_LINES_MAX];
static struct norm_item items[NORM_LINES_MAX];
static struct norm_sheet sheets[NORM_SHEETS_MAX];
static struct norm_indicator indicators[NORM_LINES_MAX];
static struct norm_dues tables[NORM_DUES_MAX];

static void built_in_norms_are_understood(void **state)
{
	int wrong_line;

	for (size_t i = 0; i < NORM_DEFAULTS_COUNT; i++) {
		size_t sheets_count, count = NORM_DEFAULTS[i].format == NORM_CHECKLIST ? norm_read_items(a, NORM_DEFAULTS[i].text, items, &wrong_line)
			: NORM_DEFAULTS[i].format == NORM_DUES ? norm_read_dues(a, NORM_DEFAULTS[i].text, tables, &wrong_line)
			: NORM_DEFAULTS[i].format == NORM_LEDGER ? norm_read_ledger(a, NORM_DEFAULTS[i].text, sheets, &sheets_count, indicators, &wrong_line)
			: norm_read_rules(a, NORM_DEFAULTS[i].text, rules, &wrong_line);

		assert_int_equal(wrong_line, 0);
		assert_true(count > 0);
	}
}

static int wrong_line_of(const char *text)
{
	size_t sheets_count;
	int wrong_line;

	norm_read_ledger(a, text, sheets, &sheets_count, indicators, &wrong_line);
	return wrong_line;
}

static void a_ledger_line_that_is_not_understood_is_named(void **state)
{
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.x sum 2 : X\nitem a.y average 2 of x : Y\nitem a.z ratio x of x : Z\n"), 0);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem b.x sum 2 : X\n"), 2);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.x sum 3 : X\n"), 2);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.x sum 2 : X\nitem a.x sum 2 : X\n"), 3);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.y average 2 : Y\n"), 2);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.y sum 2 of x : Y\n"), 2);
	assert_int_equal(wrong_line_of("sheet a month : A\n"), 1);
}

/* MZ-04: incomes of persons are refused, already where a sheet is declared. */
static void MZ_04_a_ledger_asks_for_nothing_of_one_person(void **state)
{
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.x sum 2 : 个人收入（元）\n"), 2);
	assert_int_equal(wrong_line_of("sheet a year : A\nitem a.x sum 2 : 户主姓名\n"), 2);
}

static int count_of(enum norm_rule_kind kind)
{
	int wrong_line, n = 0;
	size_t count = norm_read_rules(a, norm_find("post")->text, rules, &wrong_line);

	for (size_t i = 0; i < count; i++)
		n += rules[i].kind == kind;
	return n;
}

static void SH_01_there_are_four_cross_posts_and_DHZ_04_five_centres(void **state)
{
	assert_int_equal(count_of(NORM_CROSS), 4);
	assert_int_equal(count_of(NORM_CENTRE), 5);
}

static void a_wrong_line_of_a_rule_is_named(void **state)
{
	static const char *const WRONG[] = {
		"across secretary@. = chair@* : x", "cross secretary@. = chair@*", "cross secretary@. chair@* : x", "cross secretary = chair@* : x",
		"cross secretory@. = chair@* : x", "cross secretary@nowhere = chair@* : x", "cross secretary@. = : x", "cross secretary@. : x",
		"staff *@party_office : x", "staff *@party_office 3-2 : x", "staff *@party_office 2-x : x", "staff *@party_office 2-3 from : x",
		"staff *@party_office 2-3 from 30 40 : x", "needs chair/never@* = chair@* : x", "band 5-10", "band g five", "rank : x",
		"rank a@b c@d e f g h i j k l m : x", "cross",
	};
	int wrong_line;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		norm_read_rules(a, arena_printf(a, "# first\nband g 1-2\n%s\nband h 1-2", WRONG[i]), rules, &wrong_line);
		if (wrong_line != 3)
			fail_msg("line %d for '%s'", wrong_line, WRONG[i]);
	}
}

static void a_wrong_line_of_a_checklist_is_named(void **state)
{
	static const char *const WRONG[] = {
		"hall area service_hall 40 floor : x", "hall area service_hall forty : x", "hall area palace 40 : x", "hall volume service_hall 40 : x",
		"rules tick", "rules tick twice : x", "rooms count shop : x", "rooms count shop -1 : x", "first tick : twice", "hall",
	};
	int wrong_line;

	for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
		norm_read_items(a, arena_printf(a, "first tick : x\n%s", WRONG[i]), items, &wrong_line);
		if (wrong_line != 2)
			fail_msg("line %d for '%s'", wrong_line, WRONG[i]);
	}
}

static void an_area_keeps_its_tenth_of_a_square_metre(void **state)
{
	int wrong_line;

	assert_int_equal(norm_read_items(a, "hall area service_hall 39.9 floor 1 : x", items, &wrong_line), 1);
	assert_int_equal(items[0].area_dm2_min, 3990);
	assert_int_equal(items[0].floor, 1);
}

static void holdings_fit_by_post_manner_and_place(void **state)
{
	int wrong_line;
	const struct norm_rule *r = &rules[0];

	assert_int_equal(norm_read_rules(a, "needs office_director@first_secretary_office = deputy_secretary/seconded@^ : x", rules, &wrong_line), 1);
	assert_true(norm_fits(r->a, r->a_count, "office_director", "concurrent", "first_secretary_office", ""));
	assert_false(norm_fits(r->a, r->a_count, "office_director", "concurrent", "party_office", ""));
	assert_true(norm_fits(r->b, r->b_count, "deputy_secretary", "seconded", "committee", "^"));
	assert_false(norm_fits(r->b, r->b_count, "deputy_secretary", "elected", "committee", "^"));
	assert_false(norm_fits(r->b, r->b_count, "deputy_secretary", "seconded", "committee", ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_in_norms_are_understood), cmocka_unit_test(a_ledger_line_that_is_not_understood_is_named),
		cmocka_unit_test(MZ_04_a_ledger_asks_for_nothing_of_one_person),
		cmocka_unit_test(SH_01_there_are_four_cross_posts_and_DHZ_04_five_centres),
		cmocka_unit_test(a_wrong_line_of_a_rule_is_named),
		cmocka_unit_test(a_wrong_line_of_a_checklist_is_named),
		cmocka_unit_test(an_area_keeps_its_tenth_of_a_square_metre),
		cmocka_unit_test(holdings_fit_by_post_manner_and_place),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
