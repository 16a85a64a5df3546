/* Every objection a record can meet, without a database. */
#include "arena_world.h"

#include "rooms/person/person.h"
#include "text/id_number.h"
#include "text/person.h"

#define TODAY "2015-11-17"
#define NUMBER "370481198001020012"	/* born 1980-01-02, male */

/* A record without fault, for each case to spoil in one place. */
static const struct person_form GOOD = { .name = "李华", .id_number = NUMBER, .nationality = "01", .education = "21", .occupation = "2",
	.status = "2", .applied = "2004-01-01", .joined = "2005-07-01", .full = "2006-07-01" };

static struct ctx context(void)
{
	return (struct ctx){ .arena = a, .today = day_parse_iso(TODAY) };
}

static const char *many(size_t n)
{
	char *text = arena_alloc(a, n + 1);

	memset(text, 'x', n);
	return text;
}

static const struct refusal *refused_at(const struct ctx *c, const char *field)
{
	for (int i = 0; i < c->refusals_count; i++)
		if (c->refusals[i].field != NULL && strcmp(c->refusals[i].field, field) == 0)
			return &c->refusals[i];
	return NULL;
}

#define AT(name) offsetof(struct person_form, name)

static void every_objection_names_its_field(void **state)
{
	const struct { size_t at; const char *value, *field; message says; } cases[] = {
		{ AT(name), "", "name", T_person_name_missing },
		{ AT(name), "　 ", "name", T_person_name_missing },
		{ AT(name), many(51), "name", T_person_too_long },
		{ AT(name), "李华1", "name", T_person_name_letters },
		{ AT(name), "李_华", "name", T_person_name_letters },
		{ AT(name), "·艾力·", "name", T_person_name_dots },
		{ AT(name), "艾力·", "name", T_person_name_dots },
		{ AT(name), "·艾力", "name", T_person_name_dots },
		{ AT(name), "艾力··买提", "name", T_person_name_dots },
		{ AT(name), "艾力・．买提", "name", T_person_name_dots },
		{ AT(name), "·", "name", T_person_name_dots },
		{ AT(name), "A", "name", T_person_name_letter },
		{ AT(name), "李{华", "name", T_person_name_letters },
		{ AT(name), "李，华", "name", T_person_name_letters },
		{ AT(name), "李\uE863", "name", T_person_name_letters },
		{ AT(name), "李\uFFFD", "name", T_person_name_letters },
		{ AT(name), "李😀", "name", T_person_name_letters },
		{ AT(former_name), many(51), "former_name", T_person_too_long },
		{ AT(sex), "3", "sex", T_person_choice_unknown },
		{ AT(sex), "2", "sex", T_person_sex_differs },
		{ AT(nationality), "", "nationality", T_person_choice_missing },
		{ AT(nationality), "火星族", "nationality", T_person_choice_unknown },
		{ AT(birth), "1980-01-03", "birth", T_person_birth_differs },
		{ AT(birth), "1980-02", "birth", T_person_birth_differs },
		{ AT(birth), "1979年12月", "birth", T_person_birth_differs },
		{ AT(birth), "1981", "birth", T_person_birth_differs },
		{ AT(birth), "03/04/15", "birth", T_person_day_ambiguous },
		{ AT(birth), "昨天", "birth", T_person_day_wrong },
		{ AT(birth), "2015-11-18", "birth", T_person_day_in_future },
		{ AT(id_number), "", "id_number", T_person_number_missing },
		{ AT(id_number), "370481198001020011", "id_number", T_id_number_check },
		{ AT(id_number), "3.70481E+17", "id_number", T_id_number_scientific },
		{ AT(id_number), "37048119800102", "id_number", T_id_number_length },
		{ AT(no_number_reason), many(101), "no_number_reason", T_person_too_long },
		{ AT(phone), "12", "phone", T_person_phone_wrong },
		{ AT(phone), "打村委会", "phone", T_person_phone_wrong },
		{ AT(phone), "1380000", "phone", T_person_phone_wrong },
		{ AT(phone), "1.38E+10", "phone", T_person_phone_lost },
		{ AT(native_place), many(101), "native_place", T_person_too_long },
		{ AT(address), many(201), "address", T_person_too_long },
		{ AT(education), "", "education", T_person_choice_missing },
		{ AT(education), "99x", "education", T_person_choice_unknown },
		{ AT(degree), many(41), "degree", T_person_too_long },
		{ AT(school), many(101), "school", T_person_too_long },
		{ AT(occupation), "", "occupation", T_person_choice_missing },
		{ AT(occupation), "9", "occupation", T_person_choice_unknown },
		{ AT(work_unit), many(101), "work_unit", T_person_too_long },
		{ AT(job), many(61), "job", T_person_too_long },
		{ AT(marriage), "99", "marriage", T_person_choice_unknown },
		{ AT(status), "", "status", T_person_choice_missing },
		{ AT(status), "0", "joined", T_person_joined_but_none },
		{ AT(status), "1", "full", T_person_full_but_probationary },
		{ AT(applied), "2005-07-02", "applied", T_person_applied_late },
		{ AT(applied), "2005-08", "applied", T_person_applied_late },
		{ AT(joined), "", "joined", T_person_joined_missing },
		{ AT(joined), "1998-01-01", "joined", T_person_joined_young },
		{ AT(joined), "1997-12", "joined", T_person_joined_young },
		{ AT(joined), "1997", "joined", T_person_joined_young },
		{ AT(joined), "1920-07-01", "joined", T_person_joined_unborn },
		{ AT(joined), "2015-11-18", "joined", T_person_day_in_future },
		{ AT(full), "2005-06-30", "full", T_person_full_early },
		{ AT(full), "2006-06-30", "full", T_person_conversion_early },
		{ AT(full), "2006-06", "full", T_person_conversion_early },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;
		const struct refusal *r;

		*(const char **)(void *)((char *)&form + cases[i].at) = cases[i].value;
		if (person_check(&c, &form, &facts))
			fail_msg("case %zu (%s = %s) was accepted", i, cases[i].field, cases[i].value);
		r = refused_at(&c, cases[i].field);
		if (r == NULL || r->text != cases[i].says || r->kind != BAD_INPUT)
			fail_msg("case %zu: %s says %s, not %s", i, cases[i].field, r == NULL ? "nothing" : r->text->key, cases[i].says->key);
	}
}

/* A month or a year may be any day of it: who came of age within it, or applied within it, is not refused for its first day. */
static void a_month_is_not_judged_by_its_first_day(void **state)
{
	const struct { const char *applied, *joined; bool is_right; } cases[] = {
		{ "", "1998-01", true }, { "", "1998", true }, { "2005-07-15", "2005-07", true }, { "2005-06-01", "2005", true },
		{ "2005-08-01", "2005-07", false }, { "2006-01-01", "2005", false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;

		form.applied = cases[i].applied;
		form.joined = cases[i].joined;
		form.full = "";
		if (person_check(&c, &form, &facts) != cases[i].is_right)
			fail_msg("case %zu: applied %s, joined %s", i, cases[i].applied, cases[i].joined);
	}
}

/* One mobile is one number however it is written; a fixed line keeps its area code apart. */
static void a_mobile_is_kept_without_hyphens(void **state)
{
	const struct { const char *typed, *kept; } cases[] = { { "138-0000-1111", "13800001111" }, { "+86 138-0000-1111", "13800001111" }, { "0632-5512345", "0632-5512345" } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;

		form.phone = cases[i].typed;
		assert_true(person_check(&c, &form, &facts));
		assert_string_equal(facts.phone, cases[i].kept);
	}
}

/* 党章: a year of probation since 1956, none from 1969 to 1977; before 1956 it was a 候补期 of various lengths. */
static void a_year_of_probation_was_asked_for_at_its_times(void **state)
{
	const struct { const char *joined, *full; bool is_right; } cases[] = {
		{ "1950-01-01", "1950-07-01", true }, { "1956-09-25", "1956-12-01", true }, { "1956-09-26", "1957-09-25", false }, { "1956-09-26", "1957-09-26", true },
		{ "1969-04-13", "1969-12-01", false }, { "1969-04", "1969-12-01", true }, { "1969-04-14", "1969-04-14", true }, { "1977-08-17", "1977-08-17", true },
		{ "1977-08-18", "1978-08-17", false }, { "1977-08-18", "1978-08-18", true }, { "2014-06-01", "2014-07-01", false }, { "2014-06-01", "2015-06-01", true },
		{ "2014-06", "2015-06-01", true }, { "2014-06-15", "2015-06", true }, { "2014-06-15", "2015-06-14", false },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;

		form.id_number = "370481192001020014";
		form.birth = "";
		form.applied = "";
		form.joined = cases[i].joined;
		form.full = cases[i].full;
		person_check(&c, &form, &facts);
		if ((refused_at(&c, "full") == NULL) != cases[i].is_right)
			fail_msg("case %zu: joined %s, full %s", i, cases[i].joined, cases[i].full);
		if (cases[i].is_right)
			assert_true(facts.full_day >= person_conversion_earliest(facts.joined_day, facts.joined_precision));
	}
}

static void all_objections_are_told_at_once(void **state)
{
	struct ctx c = context();
	struct person_form form = { .name = "1", .phone = "1", .status = "2" };
	struct person_facts facts;

	assert_false(person_check(&c, &form, &facts));
	assert_non_null(refused_at(&c, "name"));
	assert_non_null(refused_at(&c, "phone"));
	assert_non_null(refused_at(&c, "id_number"));
	assert_non_null(refused_at(&c, "joined"));
	assert_non_null(refused_at(&c, "occupation"));
}

static void accepts_what_offices_write(void **state)
{
	const struct { size_t at; const char *value; } cases[] = {
		{ AT(name), "阿依古丽·买买提" }, { AT(name), "欧阳\U00020BB7" }, { AT(name), "O'Brien-Smith Jr." }, { AT(name), "李々〇" },
		{ AT(name), "𰻝面" }, { AT(sex), "男" }, { AT(nationality), "汉" }, { AT(education), "本科" }, { AT(occupation), "农民" },
		{ AT(phone), "0632-5512345" }, { AT(phone), "" }, { AT(birth), "1980年1月2日" }, { AT(birth), "1980-01" }, { AT(birth), "1980" }, { AT(sex), "未知" }, { AT(sex), "未说明" },
		{ AT(applied), "" }, { AT(applied), "2005-07" },
		{ AT(full), "" }, { AT(joined), "2005.07" }, { AT(status), "正式党员" }, { AT(status), "3" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;

		*(const char **)(void *)((char *)&form + cases[i].at) = cases[i].value;
		if (!person_check(&c, &form, &facts))
			fail_msg("case %zu (%s) was refused: %s", i, cases[i].value, c.refusals[0].text->key);
		assert_int_equal(facts.sex, 1);
		assert_int_equal(facts.birth_day, day_parse_iso("1980-01-02"));
	}
}

static void joins_on_the_eighteenth_birthday_and_not_before(void **state)
{
	const struct { const char *joined; bool is_good; } cases[] = { { "1998-01-01", false }, { "1998-01-02", true } };

	for (size_t i = 0; i < 2; i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;

		form.joined = cases[i].joined;
		form.applied = "";
		assert_int_equal(person_check(&c, &form, &facts), cases[i].is_good);
	}
}

static void a_number_gives_way_to_a_reason(void **state)
{
	struct ctx c = context();
	struct person_form form = GOOD;
	struct person_facts facts;

	form.id_number = "";
	form.no_number_reason = "证件遗失，补办中";
	assert_false(person_check(&c, &form, &facts));	/* then sex and birthday are asked for */
	assert_non_null(refused_at(&c, "sex"));
	assert_non_null(refused_at(&c, "birth"));
	c = context();
	form.sex = "1";
	form.birth = "1980-01";
	assert_true(person_check(&c, &form, &facts));
	assert_int_equal(facts.birth_precision, DATE_MONTH);
	assert_string_equal(facts.id_number, "");
}

static void an_event_fits_a_standing_or_not(void **state)
{
	static const struct { const char *cause, *fits; } cases[] = {	/* standings 0 to 9 */
		{ "converted", "0100000000" }, { "moved", "1111000000" }, { "sanctioned", "0010000000" }, { "restored", "0001100000" },
		{ "suspended", "0111000000" }, { "transferred_out", "0111000000" }, { "transferred_in", "0000000001" },
		{ "removed", "0111100000" }, { "resigned", "0111100000" }, { "expelled", "0111100000" }, { "cancelled", "0100000000" },
		{ "died", "1111100001" }, { "joined", "0000000000" }, { "opening", "0000000000" }, { "nonsense", "0000000000" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (int status = -1; status <= 10; status++) {
			bool expected = status >= 0 && status <= 9 && cases[i].fits[status] == '1';

			if (person_event_fits(cases[i].cause, status) != expected)
				fail_msg("%s at %d", cases[i].cause, status);
		}
	assert_false(person_event_fits(NULL, 2));
}

/* 党章 art. 7: without a day of conversion nobody is a full member before the year is over either; afterwards the day may be unknown. The context's today is 2015-11-17. */
static void a_full_member_has_been_on_probation_for_a_year(void **state)
{
	static const struct { const char *joined, *status; bool is_refused; } CASES[] = { { "2015-06-01", "2", true }, { "2014-11-18", "2", true }, { "2014-11-17", "2", false },
		{ "2014-11", "2", false }, { "2014-12", "2", true }, { "2015-06-01", "3", true }, { "2015-06-01", "1", false }, { "2005-07", "2", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
		struct ctx c = context();
		struct person_form form = GOOD;
		struct person_facts facts;
		const struct refusal *r;

		form.joined = CASES[i].joined;
		form.status = CASES[i].status;
		form.full = "";
		person_check(&c, &form, &facts);
		r = refused_at(&c, "full");
		if ((r != NULL) != CASES[i].is_refused || (r != NULL && r->text != T_person_full_not_yet))
			fail_msg("%s as %s: %s", CASES[i].joined, CASES[i].status, r == NULL ? "accepted" : r->text->key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_objection_names_its_field),
		cmocka_unit_test(a_full_member_has_been_on_probation_for_a_year),
		cmocka_unit_test(a_year_of_probation_was_asked_for_at_its_times),
		cmocka_unit_test(a_month_is_not_judged_by_its_first_day),
		cmocka_unit_test(a_mobile_is_kept_without_hyphens),
		cmocka_unit_test(all_objections_are_told_at_once),
		cmocka_unit_test(accepts_what_offices_write),
		cmocka_unit_test(joins_on_the_eighteenth_birthday_and_not_before),
		cmocka_unit_test(a_number_gives_way_to_a_reason),
		cmocka_unit_test(an_event_fits_a_standing_or_not),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
