#include "demo/bulk_person.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/id_number.h"
#include "demo/demo_name.h"

#define AGE_MIN 20
#define AGE_MAX 90
#define DIVISION_FIRST 990201	/* codes that no region has, one a county */
#define BIRTHDAYS_FROM (-20000)
#define BIRTHDAYS_COUNT 65000
#define DEVELOPED_PERMILLE 65	/* joined within three years */

static const struct { int women_permille, college_permille; int occupations[8]; const char *job, *work_unit; } TRADES[BULK_TRADES_COUNT] = {
	[BULK_VILLAGE] = { 275, 300, { 30, 840, 30, 20, 0, 0, 80, 0 }, "务农", "本村" },
	[BULK_ORGAN] = { 370, 930, { 20, 0, 130, 150, 700, 0, 0, 0 }, "干部", "机关" },
	[BULK_COMPANY] = { 420, 700, { 420, 0, 250, 330, 0, 0, 0, 0 }, "职员", "公司" },
};

void bulk_numbers_init(struct bulk_numbers *n, struct arena *a, int county)
{
	n->division = DIVISION_FIRST + county;
	n->used = arena_array(a, BIRTHDAYS_COUNT, sizeof(*n->used));
}

static void number(struct demo_person *who, struct bulk_numbers *numbers, int serial)
{
	struct date birth = date_from_day(who->birth_day);
	char text[64];
	int n;

	assert(who->birth_day >= BIRTHDAYS_FROM && who->birth_day < BIRTHDAYS_FROM + BIRTHDAYS_COUNT);
	n = numbers->used[who->birth_day - BIRTHDAYS_FROM]++;
	/* 499 of each sex share a birthday in one division (an order of 000 is given to nobody): then the next one, far from those of other counties. */
	snprintf(text, sizeof(text), "%06d%04d%02d%02d%03d", numbers->division + n / 499 * 100, birth.year, birth.month, birth.day,
		n % 499 * 2 + 2 + who->sex % 2);
	memcpy(who->id_number, text, 17);
	who->id_number[17] = id_number_check(text);
	snprintf(text, sizeof(text), "100%08d", (int)((int64_t)serial * 7919 % 100000000));
	memcpy(who->phone, text, 12);
}

static void standing(struct demo_random *r, day_t today, struct demo_person *who)
{
	day_t grown = day_add_months(who->birth_day, 18 * 12) + 400, first = grown;

	if (demo_random_chance(r, DEVELOPED_PERMILLE))
		first = today - 1094 > grown ? today - 1094 : grown;
	else if (grown + 20 * 365 < today)
		today = grown + 20 * 365;	/* mostly in the twenty years after */
	who->joined_day = demo_random_between(r, first, today - 1 > first ? today - 1 : first);
	who->applied_day = who->joined_day - demo_random_between(r, 380, 400);
	who->full_day = day_add_months(who->joined_day, 12);
}

void bulk_person_make(struct arena *a, struct demo_random *r, enum bulk_trade trade, day_t today,
	struct bulk_numbers *numbers, int serial, struct demo_person *who)
{
	static const char *const COLLEGE[] = { "14", "21", "31" }, *const SCHOOL[] = { "41", "61", "71", "81" };
	bool is_college = demo_random_chance(r, TRADES[trade].college_permille);
	int age = AGE_MIN + demo_random_below(r, AGE_MAX - AGE_MIN + 1);

	*who = (struct demo_person){ .age_years = age };
	who->birth_day = day_add_months(today, -12 * age) - demo_random_between(r, 0, 364);
	who->sex = demo_random_chance(r, TRADES[trade].women_permille) ? 2 : 1;
	who->nationality = demo_nationality(r);
	who->name = demo_person_name(a, r, who->nationality, who->sex);
	who->education = is_college ? COLLEGE[demo_random_below(r, 3)] : SCHOOL[demo_random_below(r, 4)];
	who->school = is_college ? "云川大学" : "";
	who->occupation = age >= 61 && trade != BULK_VILLAGE ? 8 : 1 + demo_random_weighted(r, TRADES[trade].occupations, 8);
	who->is_married = age >= 26;
	who->is_front_line = who->occupation <= 3;
	who->native_place = "云川市";
	who->address = who->work_unit = TRADES[trade].work_unit;
	who->job = who->occupation == 8 ? "退休" : TRADES[trade].job;
	standing(r, today, who);
	who->status = who->full_day > today ? 1 : 2;
	if (who->status == 1)
		who->full_day = DAY_OPEN;
	number(who, numbers, serial);
}
