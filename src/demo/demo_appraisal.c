#include "demo/demo_appraisal.h"

#include <stdlib.h>
#include "demo/demo_sql.h"

#define FIRST_DAY 5		/* of December */
#define DAYS 20			/* meetings are spread over so many */
#define NONE_OF 400		/* of so many branches one has held none */
#define ALONE_MAX 5		/* in a branch of fewer everybody comes */
#define OLD_YEARS 80

/* A number from 0 to 999 that is the person's or the branch's own. */
static int lot(uint64_t seed, int id, uint64_t what)
{
	struct demo_random r = { .state = seed ^ (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15) ^ what << 56 };

	return demo_random_below(&r, 1000);
}

static day_t first_day(day_t today)
{
	return day_from_date(date_from_day(today).year - 1, 12, FIRST_DAY);
}

day_t demo_appraisal_day(uint64_t seed, day_t today, int org)
{
	return first_day(today) + lot(seed, org, 1) % DAYS;
}

/* Branches that somebody left or came to while meetings went on all met on the first day: so nobody is appraised in two of them, or in none. */
static bool *met_first(const struct demo_plan *p, struct arena *a)
{
	bool *are = arena_array(a, (size_t)p->orgs_count + 1, sizeof(*are));
	day_t first = first_day(p->today), last = first + DAYS - 1;

	for (int i = 0; i < p->spells_count; i++) {
		const struct demo_spell *s = &p->spells[i];

		are[s->org] = are[s->org] || (s->from_day > first && s->from_day <= last) || (s->to_day > first && s->to_day <= last);
	}
	return are;
}

static day_t day_of(const struct demo_plan *p, const bool *first, int org)
{
	return first[org] ? first_day(p->today) : demo_appraisal_day(p->profile->seed, p->today, org);
}

static int by_org(const void *a, const void *b)
{
	const struct demo_grade *x = a, *y = b;

	return x->org != y->org ? (x->org > y->org) - (x->org < y->org) : (x->person > y->person) - (x->person < y->person);
}

/* Everybody who was a member of a branch on the day of its meeting. */
static int members_then(struct demo_plan *p, const bool *first, struct demo_grade *list)
{
	int count = 0;

	for (int i = 0; i < p->spells_count; i++) {
		const struct demo_spell *s = &p->spells[i];
		day_t day = day_of(p, first, s->org);

		if (s->from_day <= day && s->to_day > day && demo_is_branch(demo_org_at(p, s->org)) && demo_org_at(p, s->org)->from_day <= day)
			list[count++] = (struct demo_grade){ .org = s->org, .person = s->person, .status = s->status, .birth_day = demo_person_at(p, s->person)->birth_day,
				.has_post = demo_person_at(p, s->person)->posts_count > 0 };
	}
	qsort(list, (size_t)count, sizeof(*list), by_org);
	return count;
}

/* Why there is no grade; -1: there is one. */
static int ungraded(uint64_t seed, const struct demo_grade *g, bool is_small, day_t day)
{
	int n = lot(seed, g->person, 2);

	if (g->status == 1)
		return MARK_PROBATIONARY;
	if (g->status == 3)
		return MARK_SUSPENDED;
	if (is_small || g->has_post)
		return -1;
	if (date_from_day(day).year - date_from_day(g->birth_day).year >= OLD_YEARS)
		return n < 400 ? MARK_EXCUSED : -1;
	return n < 15 ? MARK_ABSENT : -1;
}

static void grade(uint64_t seed, struct demo_grade *g, int64_t *excellent, int64_t most)
{
	int n = lot(seed, g->person, 3);

	if (n < 280 && *excellent < most) {
		g->mark = MARK_EXCELLENT;
		(*excellent)++;
	} else if (n >= 988 && n < 999) {
		g->mark = MARK_BASIC;
		g->measure = "参加组织生活不够经常，由支部委员结对谈话帮助";
	} else if (n == 999 && !g->has_post) {
		g->mark = MARK_UNQUALIFIED;
		g->measure = "长期不参加组织生活，限期六个月改正，到期没有转变的按规定组织处置";
	} else {
		g->mark = MARK_QUALIFIED;
	}
}

void demo_appraise(uint64_t seed, struct demo_appraisal *a)
{
	bool is_small = a->grades_count < ALONE_MAX;
	int64_t graded = 0, excellent = 0;

	for (int i = 0; i < a->grades_count; i++) {
		a->grades[i].measure = "";
		a->grades[i].mark = ungraded(seed, &a->grades[i], is_small, a->day);
		graded += a->grades[i].mark < 0;
	}
	for (int i = 0; i < a->grades_count; i++) {
		if (a->grades[i].mark < 0)
			grade(seed, &a->grades[i], &excellent, appraisal_excellent_most(graded));
		a->counts[a->grades[i].mark]++;
	}
	a->due = (int)appraisal_due(a->grades_count, a->counts[MARK_EXCUSED], a->counts[MARK_SUSPENDED], 0);
	a->present = a->due - (int)a->counts[MARK_ABSENT];
}

int demo_appraisals(struct demo_plan *p, struct arena *a, struct demo_appraisal **all)
{
	struct demo_grade *list = arena_array(a, (size_t)p->spells_count + 1, sizeof(*list));
	const bool *first = met_first(p, a);
	int members = members_then(p, first, list), count = 0;

	*all = arena_array(a, (size_t)p->orgs_count + 1, sizeof(**all));
	for (int i = 0, next; i < members; i = next) {
		int org = list[i].org;

		for (next = i; next < members && list[next].org == org; next++)
			;
		if (org % NONE_OF == NONE_OF - 1)
			continue;
		(*all)[count] = (struct demo_appraisal){ .org = org, .day = day_of(p, first, org), .grades = &list[i], .grades_count = next - i };
		demo_appraise(p->profile->seed, &(*all)[count++]);
	}
	return count;
}

void demo_appraisal_write(struct store *s, const struct demo_appraisal *a)
{
	const int64_t *n = a->counts;

	demo_appraisal_insert(s, (appraisal_id){ a->org }, (org_id){ a->org }, date_from_day(a->day).year, a->day, a->due, a->present,
		(int64_t)(a->day + 7) * 86400 - CHINA_OFFSET_S + 9 * 3600, n[MARK_EXCELLENT], n[MARK_QUALIFIED], n[MARK_BASIC], n[MARK_UNQUALIFIED],
		n[MARK_PROBATIONARY], n[MARK_ABSENT], n[MARK_EXCUSED], n[MARK_SUSPENDED]);
}

void demo_grade_write(struct store *s, int id, int region, const struct demo_appraisal *a, const struct demo_grade *g)
{
	demo_appraisal_grade_insert(s, (appraisal_grade_id){ id }, region, (appraisal_id){ a->org }, (person_id){ g->person }, date_from_day(a->day).year,
		appraisal_mark_code((enum appraisal_word)g->mark), g->measure);
}
