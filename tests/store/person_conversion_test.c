/* 转正 of whoever was away at the end of probation, on the demo city and on both engines. */
#include "person_event.h"

#include "text/person.h"

/* A stretch of membership as it must be: status, first day, day behind the last. */
static void spell_is(const struct person_spell *s, int64_t status, day_t from_day, day_t to_day)
{
	assert_int_equal(s->status, status);
	assert_int_equal(s->from_day, from_day);
	assert_int_equal(s->to_day, to_day);
}

#define SPELLS_MAX 3

/* Gone between these days, on probation since 2014-11-10: full member from that day on. The archive's stretches, of which none begins or ends on another day. */
static size_t converted_after(struct world *w, const char *name, const char *left, day_t left_day, const char *back, day_t back_day, day_t full_day, struct person_spell spells[SPELLS_MAX])
{
	struct person_spell *read;
	struct ctx c;
	struct value row[2];
	struct person_row person_row;
	person_id person;
	org_id org;
	size_t count;

	c = begin(w);
	assert_int_equal(ask(&c, &LAST_BRANCH, NULL, row, 1, 1), 1);
	org.v = row[0].number;
	end(&c);
	person = make(w, org, name, "1985-01-01", "1", "2014-11-10");
	procedure_gives(w, person, event(left_day, left), NULL);
	procedure_gives(w, person, event(back_day, back), NULL);
	standing_gives(w, person, event(day_from_date(2015, 11, 9), "converted"), T_person_conversion_early);
	standing_gives(w, person, event(full_day, "converted"), NULL);
	c = begin(w);
	assert_true(person_get(c.store, person, &person_row));
	assert_int_equal(person_row.status, PERSON_FULL);
	assert_int_equal(person_row.full_day, full_day);
	count = person_spells(c.store, person_row.region, person, &read);
	for (size_t i = 0; i < count && i < SPELLS_MAX; i++)
		spells[i] = read[i];	/* their days outlive the request */
	end(&c);
	return count;
}

/* 发展党员工作细则 (2014) art. 33: full membership counts from the end of probation, though the present stretch of membership began behind it. */
static void conversion_counts_from_the_end_of_probation_after_a_gap(struct world *w)
{
	day_t joined = day_from_date(2014, 11, 10), over = day_from_date(2015, 11, 10);
	struct person_spell s[SPELLS_MAX];

	assert_int_equal(converted_after(w, "停后", "suspended", over - 200, "restored", over + 2, over, s), 2);	/* it ended while he was suspended */
	spell_is(&s[0], PERSON_PROBATIONARY, joined, over - 200);
	spell_is(&s[1], PERSON_FULL, over + 2, DAY_OPEN);
	assert_int_equal(converted_after(w, "外后", "transferred_out", over - 20, "transferred_in", over, over, s), 2);	/* he comes on that very day */
	spell_is(&s[0], PERSON_PROBATIONARY, joined, over - 20);
	spell_is(&s[1], PERSON_FULL, over, DAY_OPEN);
	assert_int_equal(converted_after(w, "期后", "suspended", over + 2, "restored", over + 4, over, s), 3);	/* it ended before */
	spell_is(&s[0], PERSON_PROBATIONARY, joined, over);
	spell_is(&s[1], PERSON_FULL, over, over + 2);
	spell_is(&s[2], PERSON_FULL, over + 4, DAY_OPEN);
}

static void conversions(void **state) { on_a_city(conversion_counts_from_the_end_of_probation_after_a_gap); }

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conversions),
	};

	return cmocka_run_group_tests(tests, NULL, cities_over);
}
