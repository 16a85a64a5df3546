/* The communiqués of 2023 and 2024 at 1:100: a set of members made so that each published line comes out again, to
 * 0.1 万 and to the printed decimal. What was not published stays blank: it is neither made nor compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <string.h>
#include "core/code.h"
#include "rooms/figure/figure.h"

#define BLANK (-1)
#define ROWS_A_TENTH 10		/* a tenth of 万 is 1,000 people, at 1:100 ten rows */

/* In tenths of 万; shares in tenths of a percent. */
struct set {
	int year, total, growth;
	int women, women_share, minority, minority_share, college, college_share, workers_share;
	int ages[8], joined[4], occupations[8];
	int new_total, new_women, new_women_share, new_minority, new_minority_share, new_young, new_young_share, new_college, new_college_share,
		new_front, new_front_share, new_occupations[7];
};

static const struct set SETS[] = {
	{ 2023, 99185, 1144, 30185, 304, 7592, 77, 55786, 562, 330,
	  { 12412, 11196, 10864, 9459, 9071, 9405, 8907, 27872 }, { 68, 12863, 60142, 26112 },
	  { 6643, 26075, 16190, 11453, 7645, 2771, 7764, 20644 },
	  2408, 1105, 459, 252, 105, 1983, 824, 1280, 531, 1276, 530, { 158, 375, 351, 267, 119, 919, 218 } },
	{ 2024, 100271, 1086, 30995, 309, 7734, 77, 57786, 576, 327,
	  { 12272, 10764, 11475, 9687, 9041, 9412, 8646, 28973 }, { 54, 12309, 59800, 28108 },
	  { 6639, 26144, 16394, 11563, 7592, 2622, 7849, 21469 },
	  2131, BLANK, BLANK, BLANK, BLANK, 1784, 837, 1159, 544, 1121, 526, { BLANK, BLANK, BLANK, BLANK, BLANK, 812, BLANK } },
};

/* Exact counts from weights: floors, and the rest to the largest remainders. */
static void share_out(const int *weights, int count, int64_t total, int64_t *parts)
{
	int64_t sum = 0, given = 0, rest[8];

	for (int i = 0; i < count; i++)
		sum += weights[i];
	for (int i = 0; i < count; i++) {
		parts[i] = total * weights[i] / sum;
		rest[i] = total * weights[i] % sum;
		given += parts[i];
	}
	for (; given < total; given++) {
		int best = 0;

		for (int i = 1; i < count; i++)
			if (rest[i] > rest[best])
				best = i;
		parts[best]++;
		rest[best] = -1;
	}
}

/* Rows that print as the published number and, where one was printed, as the share. */
static int64_t rows_of(int published, int share, int64_t total)
{
	int64_t middle = (int64_t)published * ROWS_A_TENTH;

	for (int64_t off = 0; off < ROWS_A_TENTH / 2; off++) {
		if (figure_tenths(middle - off, total) == share)
			return middle - off;
		if (figure_tenths(middle + off, total) == share)
			return middle + off;
	}
	fail_msg("%d of %lld never prints as %d", published, (long long)total, share);
	return 0;
}

struct made { struct image *im; int64_t rows, fresh; day_t day; };

/* Newly developed members are the last rows: the youngest. The others run from old to young and early to late. */
static void fill_days(const struct set *s, struct made *m)
{
	static const int AGES[8] = { 25, 33, 38, 43, 48, 53, 58, 72 };
	struct part *p = &m->im->parts[PART_OPEN];
	int64_t ages[8], joined[4], at = 0, k = 0, young = rows_of(s->new_young, s->new_young_share, m->fresh);

	share_out(s->ages, 8, m->rows, ages);
	share_out(s->joined, 4, m->rows, joined);
	ages[0] -= young;
	ages[2] -= m->fresh - young;	/* the new ones over 35 are 38 */
	for (int band = 7; band >= 0; band--)
		for (int64_t i = 0; i < ages[band]; i++, at++)
			p->birth[at] = spell_day(day_from_date(s->year - (at < joined[0] ? 97 : AGES[band]), 6, 1));
	for (int64_t i = 0; i < m->fresh; i++)
		p->birth[at + i] = spell_day(day_from_date(s->year - (i < young ? 25 : 38), 6, 1));
	joined[3] -= m->fresh;
	for (int period = 0; period < 4; period++)
		for (int64_t i = 0; i < joined[period]; i++)
			p->joined[k++] = spell_day(day_from_date((int[]){ 1948, 1977, 2012, 2020 }[period], 6, 1));
	for (; k < m->rows; k++)
		p->joined[k] = spell_day(day_from_date(s->year, 6, 1));
}

/* Of `rows` rows from `from` on, `count` get the mark; they lie spread out. */
static void mark(uint8_t *marks, int64_t from, int64_t rows, int64_t count)
{
	for (int64_t i = 0; i < rows; i++)
		marks[from + i] = (i + 1) * count / rows > i * count / rows;
}

/* New members have their own published number; the others what is left of the whole. */
static void mark_both(struct arena *a, const struct made *m, uint8_t **marks, int64_t all, int64_t of_new)
{
	int64_t old = m->rows - m->fresh;

	*marks = arena_alloc(a, (size_t)m->rows);
	mark(*marks, 0, old, all - of_new);
	mark(*marks, old, m->fresh, of_new);
}

static void fill_occupations(const struct set *s, const struct made *m, uint8_t *occupation)
{
	int64_t all[8], fresh[8] = { 0 }, at = 0;

	share_out(s->occupations, 8, m->rows, all);
	if (s->new_occupations[0] != BLANK) {
		share_out(s->new_occupations, 7, m->fresh, fresh);
	} else {
		fresh[5] = (int64_t)s->new_occupations[5] * ROWS_A_TENTH;
		fresh[1] = m->fresh - fresh[5];	/* not published: any will do */
	}
	for (int o = 0; o < 8; o++)
		for (int64_t i = 0; i < all[o] - fresh[o]; i++)
			occupation[at++] = (uint8_t)(o + 1);
	for (int o = 0; o < 8; o++)
		for (int64_t i = 0; i < fresh[o]; i++)
			occupation[at++] = (uint8_t)(o + 1);
	assert_int_equal(at, m->rows);
}

static void fill_facts(const struct set *s, struct made *m)
{
	struct arena *a = m->im->arena;
	struct part *p = &m->im->parts[PART_OPEN];
	int64_t old = m->rows - m->fresh;
	uint8_t *women, *minority, *college, *front, *occupation = arena_alloc(a, (size_t)m->rows);

	mark_both(a, m, &women, rows_of(s->women, s->women_share, m->rows), s->new_women == BLANK ? m->fresh / 2 : rows_of(s->new_women, s->new_women_share, m->fresh));
	mark_both(a, m, &minority, rows_of(s->minority, s->minority_share, m->rows),
		s->new_minority == BLANK ? m->fresh / 10 : rows_of(s->new_minority, s->new_minority_share, m->fresh));
	mark_both(a, m, &college, rows_of(s->college, s->college_share, m->rows), rows_of(s->new_college, s->new_college_share, m->fresh));
	mark_both(a, m, &front, m->rows / 2, rows_of(s->new_front, s->new_front_share, m->fresh));
	fill_occupations(s, m, occupation);
	for (int64_t i = 0; i < m->rows; i++) {
		struct person_facts_of_spell facts = { .sex = women[i] != 0 ? 2 : 1, .nationality = minority[i] != 0 ? 8 : 1,
			.education = college[i] != 0 ? 21 : 61, .occupation = occupation[i], .is_front_line = front[i] };

		p->who[i] = spell_who(i < old ? 2 : 1, &facts);
		p->nationality[i] = spell_nationality(facts.nationality);
		p->from[i] = spell_day(day_from_date(i < old ? 1950 : s->year, 6, 1));
		p->to[i] = SPELL_OPEN;
		p->causes[i] = 1;	/* joined */
		p->person[i] = i + 1;
	}
	p->rows_count = (size_t)m->rows;
	p->from_max = spell_day(day_from_date(s->year, 6, 1));
}

static struct made make(const struct set *s)
{
	struct made m = { .im = image_new(1, 0), .rows = (int64_t)s->total * ROWS_A_TENTH, .fresh = (int64_t)s->new_total * ROWS_A_TENTH,
		.day = day_from_date(s->year, 12, 31) };

	m.im->org_id[0] = 1;
	m.im->org_path[0] = "0001";
	m.im->org_kind[0] = 1;
	m.im->org_to[0] = DAY_OPEN;
	image_index(m.im);
	image_room(m.im, (size_t)m.rows, 0);
	m.im->parts[PART_OPEN].org_start[1] = (size_t)m.rows;
	fill_days(s, &m);
	fill_facts(s, &m);
	return m;
}

static int64_t counted(const struct made *m, bool is_new, enum figure_attribute a, uint64_t values)
{
	struct figure_query q = { .path = "", .day = m->day, .what = is_new ? FIGURE_BEGUN : FIGURE_MEMBERS,
		.since = day_from_date(date_from_day(m->day).year, 1, 1), .causes = is_new ? 2 : 0 };
	struct figure_cells cells;
	struct arena *arena = arena_new();

	if (a != FIGURE_NONE)
		figure_where(&q, a, values);
	assert_true(figure_scan(m->im, image_tree(m->im, arena, m->day, m->day), arena, &q, &cells));
	arena_free(arena);
	return cells.total;
}

/* The line as printed, ± 0.1 万; a blank is not compared. */
static void line(const struct made *m, bool is_new, enum figure_attribute a, uint64_t values, int published, int share)
{
	int64_t n = counted(m, is_new, a, values), whole = is_new ? m->fresh : m->rows;

	if (published != BLANK && (n < ((int64_t)published - 1) * ROWS_A_TENTH || n > ((int64_t)published + 1) * ROWS_A_TENTH))
		fail_msg("attribute %d, values %llx: %lld rows, published %d", (int)a, (unsigned long long)values, (long long)n, published);
	if (share != BLANK)
		assert_int_equal(figure_tenths(n, whole), share);
}

static void lines(const struct set *s, const struct made *m)
{
	line(m, false, FIGURE_NONE, 0, s->total, 1000);
	line(m, false, FIGURE_SEX, FIGURE_VALUE(2), s->women, s->women_share);
	line(m, false, FIGURE_MINORITY, FIGURE_VALUE(1), s->minority, s->minority_share);
	line(m, false, FIGURE_EDUCATION, FIGURE_COLLEGE, s->college, s->college_share);
	line(m, false, FIGURE_OCCUPATION, FIGURE_VALUE(1) | FIGURE_VALUE(2), BLANK, s->workers_share);
	for (int i = 0; i < 8; i++) {
		line(m, false, FIGURE_AGE_BAND, FIGURE_VALUE(i + 1), s->ages[i], BLANK);
		line(m, false, FIGURE_OCCUPATION, FIGURE_VALUE(i + 1), s->occupations[i], BLANK);
	}
	for (int i = 0; i < 4; i++)
		line(m, false, FIGURE_JOIN_PERIOD, FIGURE_VALUE(i + 1), s->joined[i], BLANK);
	line(m, true, FIGURE_NONE, 0, s->new_total, 1000);
	line(m, true, FIGURE_SEX, FIGURE_VALUE(2), s->new_women, s->new_women_share);
	line(m, true, FIGURE_MINORITY, FIGURE_VALUE(1), s->new_minority, s->new_minority_share);
	line(m, true, FIGURE_AGE_BAND, FIGURE_YOUNG, s->new_young, s->new_young_share);
	line(m, true, FIGURE_EDUCATION, FIGURE_COLLEGE, s->new_college, s->new_college_share);
	line(m, true, FIGURE_FRONT_LINE, FIGURE_VALUE(1), s->new_front, s->new_front_share);
	for (int i = 0; i < 7; i++)
		line(m, true, FIGURE_OCCUPATION, FIGURE_VALUE(i + 1), s->new_occupations[i], BLANK);
}

/* Section 5: the parts make the whole; net growth is the difference of two years; nobody joined before 18. */
static void identities(const struct set *s, const struct made *m)
{
	const struct part *p = &m->im->parts[PART_OPEN];
	int64_t ages = 0, joined = 0, occupations = 0;

	for (int i = 1; i <= 8; i++) {
		ages += counted(m, false, FIGURE_AGE_BAND, FIGURE_VALUE(i));
		occupations += counted(m, false, FIGURE_OCCUPATION, FIGURE_VALUE(i));
		joined += i <= 4 ? counted(m, false, FIGURE_JOIN_PERIOD, FIGURE_VALUE(i)) : 0;
	}
	assert_int_equal(ages, m->rows);
	assert_int_equal(occupations, m->rows);
	assert_int_equal(joined, m->rows);
	for (int64_t i = 0; i < m->rows; i++)
		assert_true(p->joined[i] - p->birth[i] >= 18 * 365);
}

static void published_lines_come_out_again(void **state)
{
	int64_t before = 98041;		/* end of 2022 */

	for (size_t i = 0; i < sizeof(SETS) / sizeof(SETS[0]); i++) {
		struct made m = make(&SETS[i]);
		int64_t growth = counted(&m, false, FIGURE_NONE, 0) / ROWS_A_TENTH - before;

		lines(&SETS[i], &m);
		identities(&SETS[i], &m);
		assert_in_range(growth, SETS[i].growth - 1, SETS[i].growth + 1);
		before = SETS[i].total;
		image_free(m.im);
	}
}

static void a_share_is_rounded_half_up_to_one_decimal(void **state)
{
	assert_int_equal(figure_tenths(1, 8), 125);
	assert_int_equal(figure_tenths(1, 16), 63);	/* 6.25 */
	assert_int_equal(figure_tenths(0, 8), 0);
	assert_int_equal(figure_tenths(8, 8), 1000);
	assert_int_equal(figure_tenths(-1, 10), -100);	/* of ten one went: -10.0, not -9.9 */
	assert_int_equal(figure_tenths(-1, 8), -125);
	assert_int_equal(figure_tenths(-1, 16), -63);
	assert_int_equal(figure_tenths(-2, 3), -667);
	assert_int_equal(figure_tenths(3, 0), -1);
}

/* Born on the last day of 1995, 30 at the end of 2025 and in the lowest band; a day earlier in the count of years, 31. */
static void bands_change_on_the_birthday(void **state)
{
	day_t day = day_from_date(2025, 12, 31);

	assert_int_equal(age_band(day_from_date(1995, 12, 31), day), 1);
	assert_int_equal(age_band(day_from_date(1995, 1, 1), day), 1);
	assert_int_equal(age_band(day_from_date(1994, 12, 31), day), 2);
}

static void a_table_of_too_many_cells_is_refused(void **state)
{
	struct made m = make(&SETS[0]);
	struct figure_query q = { .path = "", .day = m.day, .dims_count = 4,
		.dims = { FIGURE_NATIONALITY, FIGURE_AGE_BAND, FIGURE_OCCUPATION, FIGURE_UNIT_KIND } };
	struct figure_cells cells;
	struct arena *a = arena_new();

	assert_false(figure_scan(m.im, image_tree(m.im, a, m.day, m.day), a, &q, &cells));
	arena_free(a);
	image_free(m.im);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_lines_come_out_again),
		cmocka_unit_test(a_share_is_rounded_half_up_to_one_decimal),
		cmocka_unit_test(bands_change_on_the_birthday),
		cmocka_unit_test(a_table_of_too_many_cells_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
