/* What a record must satisfy, field by field; no database. All objections are told at once. */
#include "rooms/person/person.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/id_number.h"
#include "core/phone.h"
#include "text/person.h"

#define SEX_NOT_STATED 9	/* GB/T 2261.1 */

/* Letters of any script, the dot and nothing else: a digit or a sign in a name is a slip of the keyboard, or
 * what a wrong encoding left of a rare character. */
static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '.' || c == '\'' || c == '-';
	if (c < 0xc0)
		return c == 0xb7;
	if (c == 0xd7 || c == 0xf7 || (c >= 0x2000 && c < 0x2e80) || (c >= 0xe000 && c < 0xf900) || c >= 0xe0000)
		return false;	/* signs, pictures, private characters */
	if (c >= 0x3000 && c < 0x3040)
		return c == 0x3005 || c == 0x3007;	/* the mark of repetition, and the round zero */
	return !(c >= 0xff00 && c < 0x10000) && !(c >= 0x1f000 && c < 0x20000);
}

static bool has_only_letters(const char *name)
{
	const char *p = name;

	for (uint32_t c; (c = text_next(&p)) != 0;)
		if (!is_letter(c))
			return false;
	return true;
}

/* A dot stands between two parts of a name, never at its ends nor twice: ·艾力· and 艾力··买提 are slips. */
static bool dots_part_it(const char *name)
{
	const char *p = name;
	uint32_t before = 0xb7, c;

	while ((c = text_next(&p)) != 0) {
		if (c == 0xb7 && before == 0xb7)
			return false;
		before = c;
	}
	return before != 0xb7;
}

/* A name in Latin letters has two of them at least; a Chinese one may be a single character where it is a whole name. */
static bool is_one_latin_letter(const char *name)
{
	return text_chars(name) == 1 && (unsigned char)name[0] < 0x80;
}

static void check_name(struct ctx *c, const struct person_form *form, struct person_facts *facts)
{
	facts->name = text_clean_name(c->arena, text_or_empty(form->name));
	facts->former_name = text_clean_name(c->arena, text_or_empty(form->former_name));
	if (text_is_empty(facts->name))
		ctx_refuse_field(c, "name", T_person_name_missing, NULL);
	else if (ctx_text_fits(c, "name", facts->name, LIMIT_PERSON_NAME, T_person_too_long) && !has_only_letters(facts->name))
		ctx_refuse_field(c, "name", T_person_name_letters, NULL);
	else if (!dots_part_it(facts->name))
		ctx_refuse_field(c, "name", T_person_name_dots, "name", facts->name, NULL);
	else if (is_one_latin_letter(facts->name))
		ctx_refuse_field(c, "name", T_person_name_letter, "name", facts->name, NULL);
	ctx_text_fits(c, "former_name", facts->former_name, LIMIT_PERSON_FORMER_NAME, T_person_too_long);
}

/* Was the field refused already? What is missing because it could not be read is not said twice. */
static bool is_told(const struct ctx *c, const char *field)
{
	for (int i = 0; i < c->refusals_count; i++)
		if (text_same(c->refusals[i].field, field))
			return true;
	return false;
}

/* One value of a code set, by code or Chinese name. */
static const char *check_code(struct ctx *c, const char *field, const char *set, const char *typed, bool must)
{
	const struct code *code = NULL;

	if (!text_is_empty(typed))
		code = code_read(set, typed);
	else if (!must)
		return "";
	if (code == NULL) {
		if (text_is_empty(typed))
			ctx_refuse_field(c, field, T_person_choice_missing, NULL);
		else
			ctx_refuse_field(c, field, T_person_choice_unknown, "typed", typed, "near", code_near(c->arena, c->lang, set, typed), NULL);
		return "";
	}
	return code->value;
}

bool person_read_day(struct ctx *c, const char *field, const char *typed, day_t *day, enum date_precision *precision)
{
	day_t read = DAY_NONE;
	enum date_reading reading;

	*precision = DATE_DAY;
	reading = date_read(text_or_empty(typed), &read, precision);
	*day = reading == DATE_READ ? read : DAY_NONE;
	if (reading == DATE_AMBIGUOUS || reading == DATE_WRONG)
		return ctx_refuse_field(c, field, reading == DATE_AMBIGUOUS ? T_person_day_ambiguous : T_person_day_wrong, "typed", typed, NULL);
	return true;
}

static day_t check_day(struct ctx *c, const char *field, const char *typed, enum date_precision *precision)
{
	day_t day;

	if (!person_read_day(c, field, typed, &day, precision) || day == DAY_NONE)
		return DAY_NONE;
	if (day > c->today) {
		ctx_refuse_field(c, field, T_person_day_in_future, "day", day_text(c->arena, day), "today",
			day_text(c->arena, c->today), NULL);
		return DAY_NONE;
	}
	return day;
}

static void check_number(struct ctx *c, const struct person_form *form, struct person_facts *facts)
{
	struct id_number number = { 0 };
	enum id_number_fault fault;

	facts->no_number_reason = text_or_empty(form->no_number_reason);
	ctx_text_fits(c, "no_number_reason", facts->no_number_reason, LIMIT_PERSON_NO_NUMBER_REASON, T_person_too_long);
	if (text_is_empty(form->id_number)) {
		facts->id_number = "";
		if (text_is_empty(facts->no_number_reason))
			ctx_refuse_field(c, "id_number", T_person_number_missing, NULL);
		return;
	}
	fault = id_number_read(c->arena, form->id_number, c->today, &number);
	if (fault != ID_NUMBER_GOOD) {
		facts->id_number = "";
		ctx_refuse_field(c, "id_number", id_number_fault_text(fault), NULL);
		return;
	}
	facts->id_number = number.text;
	facts->no_number_reason = "";
	/* A month or a year alone may be any day of it, and the number says which. */
	if (facts->birth_day == DAY_NONE || (facts->birth_day <= number.birth_day && number.birth_day <= day_known_last(facts->birth_day, facts->birth_precision))) {
		facts->birth_day = number.birth_day;
		facts->birth_precision = DATE_DAY;
	} else {
		ctx_refuse_field(c, "birth", T_person_birth_differs, "typed", day_known_text(c->arena, facts->birth_day, facts->birth_precision),
			"number", day_text(c->arena, number.birth_day), NULL);
	}
	if (facts->sex == 0 || facts->sex == SEX_NOT_STATED)
		facts->sex = number.sex;
	else if (facts->sex != number.sex)
		ctx_refuse_field(c, "sex", T_person_sex_differs, NULL);
}

static void check_phone(struct ctx *c, const struct person_form *form, struct person_facts *facts)
{
	facts->phone = text_is_empty(form->phone) ? "" : phone_read(c->arena, form->phone);
	if (facts->phone == NULL && phone_is_lost(form->phone)) {
		facts->phone = "";
		ctx_refuse_field(c, "phone", T_person_phone_lost, "typed", form->phone, NULL);
	} else if (facts->phone == NULL) {
		facts->phone = "";
		ctx_refuse_field(c, "phone", T_person_phone_wrong, "n", ctx_number(c, phone_digits(form->phone)), NULL);
	}
}

static int64_t number_of(const char *code)
{
	int64_t number = 0;

	int_parse(code, &number);
	return number;
}

static void check_birth(struct ctx *c, const struct person_facts *facts)
{
	if (facts->birth_day == DAY_NONE && !is_told(c, "birth") && !is_told(c, "id_number"))	/* it follows from the number */
		ctx_refuse_field(c, "birth", T_person_birth_missing, NULL);
	else if (facts->birth_day == DAY_NONE)
		return;
	else if (years_between(facts->birth_day, c->today) > PERSON_AGE_YEARS_MAX)
		ctx_refuse_field(c, "birth", T_person_too_old, "n", ctx_number(c, PERSON_AGE_YEARS_MAX), NULL);
}

day_t person_conversion_earliest(day_t joined, enum date_precision precision)
{
	const day_t eighth = day_from_date(1956, 9, 26), ninth = day_from_date(1969, 4, 14), eleventh = day_from_date(1977, 8, 18);
	day_t last = day_known_last(joined, precision);

	return joined != DAY_NONE && ((joined >= eighth && last < ninth) || joined >= eleventh) ? day_add_months(joined, PERSON_PROBATION_MONTHS) : DAY_NONE;
}

/* A conversion of which the month alone is known was not before the year was over. */
static day_t conversion_in_month(const struct person_facts *facts)
{
	day_t earliest = person_conversion_earliest(facts->joined_day, facts->joined_precision);
	bool is_in_month = facts->full_day != DAY_NONE && facts->full_precision != DATE_DAY && earliest != DAY_NONE && facts->full_day < earliest &&
		earliest < day_add_months(facts->full_day, facts->full_precision == DATE_MONTH ? 1 : 12);

	return is_in_month ? earliest : facts->full_day;
}

/* 党章 art. 7: nobody is a full member before the year of probation is over, whether the day of conversion is given or not. Where it is over, an unknown day may stay unknown: that of an old member is often
 * lost; figure/check names whose should be known. */
static void check_conversion(struct ctx *c, const struct person_facts *facts, const char *joined)
{
	day_t earliest = person_conversion_earliest(facts->joined_day, facts->joined_precision);

	if (facts->full_day == DAY_NONE) {
		if (facts->status != PERSON_PROBATIONARY && person_status_is_member(facts->status) && earliest > c->today)
			ctx_refuse_field(c, "full", T_person_full_not_yet, "joined", joined, "earliest", day_text(c->arena, earliest), "today", day_text(c->arena, c->today), NULL);
		return;
	}
	if (day_known_last(facts->full_day, facts->full_precision) < facts->joined_day)
		ctx_refuse_field(c, "full", T_person_full_early, "joined", joined, NULL);
	else if (earliest != DAY_NONE && facts->full_day < earliest)
		ctx_refuse_field(c, "full", T_person_conversion_early, "joined", joined, "earliest", day_text(c->arena, earliest), NULL);
	if (facts->status == PERSON_PROBATIONARY)
		ctx_refuse_field(c, "full", T_person_full_but_probationary, NULL);
}

/* 党章 art. 1 (eighteen years), art. 7 (a year of probation), and plain order of the days. */
void person_check_joining(struct ctx *c, const struct person_facts *facts)
{
	const char *joined = day_known_text(c->arena, facts->joined_day, facts->joined_precision);
	bool is_member = person_status_is_member(facts->status);
	day_t last;	/* that the day of joining may be: a month is not judged by its first day */
	int age;

	if (is_member && facts->joined_day == DAY_NONE) {
		if (!is_told(c, "joined"))
			ctx_refuse_field(c, "joined", T_person_joined_missing, NULL);
		return;
	}
	if (facts->joined_day == DAY_NONE)
		return;
	if (facts->status == PERSON_NOT_MEMBER)
		ctx_refuse_field(c, "joined", T_person_joined_but_none, NULL);
	last = day_known_last(facts->joined_day, facts->joined_precision);
	age = years_between(facts->birth_day, last);
	if (facts->birth_day != DAY_NONE && last < facts->birth_day)
		ctx_refuse_field(c, "joined", T_person_joined_unborn, "birth", day_text(c->arena, facts->birth_day), "joined", joined, NULL);
	else if (facts->birth_day != DAY_NONE && age < PERSON_JOIN_AGE_YEARS_MIN)
		ctx_refuse_field(c, "joined", T_person_joined_young, "age", ctx_number(c, age), "birth",
			day_text(c->arena, facts->birth_day), "joined", joined, NULL);
	if (facts->applied_day != DAY_NONE && facts->applied_day > last)
		ctx_refuse_field(c, "applied", T_person_applied_late, "joined", joined, NULL);
	check_conversion(c, facts, joined);
}

static const struct { const char *field; size_t offset_form, offset_facts, limit; } PLAIN[] = {
#define PLAIN_FIELD(name, limit) { #name, offsetof(struct person_form, name), offsetof(struct person_facts, name), limit }
	PLAIN_FIELD(native_place, LIMIT_PERSON_NATIVE_PLACE),
	PLAIN_FIELD(address, LIMIT_PERSON_ADDRESS),
	PLAIN_FIELD(degree, LIMIT_PERSON_DEGREE),
	PLAIN_FIELD(school, LIMIT_PERSON_SCHOOL),
	PLAIN_FIELD(work_unit, LIMIT_PERSON_WORK_UNIT),
	PLAIN_FIELD(job, LIMIT_PERSON_JOB),
#undef PLAIN_FIELD
};

static void check_plain(struct ctx *c, const struct person_form *form, struct person_facts *facts)
{
	for (size_t i = 0; i < sizeof(PLAIN) / sizeof(PLAIN[0]); i++) {
		const char *typed = text_or_empty(*(const char *const *)((const char *)form + PLAIN[i].offset_form));

		ctx_text_fits(c, PLAIN[i].field, typed, PLAIN[i].limit, T_person_too_long);
		*(const char **)((char *)facts + PLAIN[i].offset_facts) = typed;
	}
}

bool person_status_is_member(int64_t status)
{
	return status == PERSON_PROBATIONARY || status == PERSON_FULL || status == PERSON_NO_VOTE;
}

bool person_check(struct ctx *c, const struct person_form *form, struct person_facts *facts)
{
	int before = c->refusals_count;
	const char *yes = text_or_empty(form->is_front_line);

	*facts = (struct person_facts){ 0 };
	check_name(c, form, facts);
	check_plain(c, form, facts);
	facts->sex = number_of(check_code(c, "sex", "sex", form->sex, text_is_empty(form->id_number)));
	facts->nationality = check_code(c, "nationality", "nationality", form->nationality, true);
	facts->birth_day = check_day(c, "birth", form->birth, &facts->birth_precision);
	check_number(c, form, facts);
	check_birth(c, facts);
	check_phone(c, form, facts);
	facts->education = check_code(c, "education", "education", form->education, true);
	facts->occupation = number_of(check_code(c, "occupation", "occupation", form->occupation, true));
	facts->marriage = check_code(c, "marriage", "marriage", form->marriage, false);
	facts->status = number_of(check_code(c, "status", "member_status", form->status, true));
	facts->is_front_line = strcmp(yes, "1") == 0 || code_is_yes(yes);
	facts->applied_day = check_day(c, "applied", form->applied, &facts->applied_precision);
	facts->joined_day = check_day(c, "joined", form->joined, &facts->joined_precision);
	facts->full_day = check_day(c, "full", form->full, &facts->full_precision);
	facts->full_day = conversion_in_month(facts);
	person_check_joining(c, facts);
	return c->refusals_count == before;
}
