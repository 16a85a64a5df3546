/* Numbers that are valid and belong to nobody: of persons, of phones, of units. */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/id_number.h"
#include "demo/demo_plan.h"

/* ---- people ---- */

#define BIRTHDAYS_FROM (-20000)		/* 1915: nobody is older than 90 */
#define BIRTHDAYS_COUNT 65000

/* Valid 18-digit numbers of regions that do not exist (99xxxx), each used once; phones of a range that no
 * carrier has (100…), so that nobody is called by mistake. */
static void number_people(struct demo_plan *p)
{
	static const int REGIONS[] = { 990102, 990105, 990203, 990311 };
	unsigned short *used = arena_array(p->arena, BIRTHDAYS_COUNT, sizeof(*used));
	struct demo_random random;

	demo_random_init(&random, p->profile->seed, "number");
	for (int i = 0; i < p->people_count; i++) {
		struct demo_person *who = &p->people[i];
		struct date birth = date_from_day(who->birth_day);
		int region = demo_random_chance(&random, 880) ? DEMO_DIVISION : REGIONS[demo_random_below(&random, 4)], n;
		char text[64];

		assert(who->birth_day >= BIRTHDAYS_FROM && who->birth_day < BIRTHDAYS_FROM + BIRTHDAYS_COUNT);
		n = used[who->birth_day - BIRTHDAYS_FROM]++;
		assert(n < 450);
		/* The 17th digit is odd for men. */
		snprintf(text, sizeof(text), "%06d%04d%02d%02d%03d", region, birth.year, birth.month, birth.day, n * 2 + 100 + who->sex % 2);
		memcpy(who->id_number, text, 17);
		who->id_number[17] = id_number_check(text);
		snprintf(text, sizeof(text), "100%08d", (int)((int64_t)(i + 1) * 7919 % 100000000));
		memcpy(who->phone, text, 12);
	}
}

/* ---- units: GB 32100-2015 with the organisation code of GB 11714 inside ---- */

#define ALPHABET "0123456789ABCDEFGHJKLMNPQRTUWXY"

static int place_of(char c)
{
	return (int)(strchr(ALPHABET, c) - ALPHABET);
}

static char organisation_check(const char *eight_digits)
{
	static const int WEIGHTS[8] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < 8; i++)
		sum += (eight_digits[i] - '0') * WEIGHTS[i];
	return "0X987654321"[sum % 11];
}

static char unit_check(const char *first_17)
{
	int sum = 0, weight = 1;

	for (int i = 0; i < 17; i++, weight = weight * 3 % 31)
		sum += place_of(first_17[i]) * weight;
	return ALPHABET[(31 - sum % 31) % 31];
}

/* The class of the register, NULL for units that are not registered by themselves. */
static const char *register_of(const char *kind)
{
	static const struct { const char *kind, *first; } REGISTERS[] = {
		{ "village", "54" }, { "community", "54" }, { "enterprise", "91" }, { "cooperative", "93" }, { "law_firm", "31" }, { "school", "12" },
	};

	for (size_t i = 0; i < sizeof(REGISTERS) / sizeof(REGISTERS[0]); i++)
		if (strcmp(REGISTERS[i].kind, kind) == 0)
			return REGISTERS[i].first;
	return NULL;
}

static void number_hosts(struct demo_plan *p)
{
	for (int i = 0; i < p->hosts_count; i++) {
		const char *first = register_of(p->hosts[i].kind);
		char text[32], serial[16];

		if (first == NULL)
			continue;
		snprintf(serial, sizeof(serial), "%08d", (int)((int64_t)(i + 1) * 6007 % 100000000));
		snprintf(text, sizeof(text), "%s%06d%s%c", first, DEMO_DIVISION, serial, organisation_check(serial));
		memcpy(p->hosts[i].credit_code, text, 17);
		p->hosts[i].credit_code[17] = unit_check(text);
	}
}

void demo_plan_numbers(struct demo_plan *p)
{
	number_people(p);
	number_hosts(p);
}
