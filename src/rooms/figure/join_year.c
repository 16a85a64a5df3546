/* Members by the year they joined, counted by the day of joining and added up by years. */
#include <string.h>
#include "core/path.h"
#include "rooms/figure/answers.h"
#include "rooms/figure/follow.h"
#include "rooms/figure/report.h"
#include "rooms/figure/scan.h"

#define SPELL_DAYS 65536	/* of a column of days */

/* How many of these rows count, by the day they joined. */
static void count_days(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *days)
{
	const uint16_t *const begins = p->from, *const ends = p->to, *const who = p->who, *const joined = p->joined, day = s->day;

	for (size_t i = from; i < to; i++)
		days[joined[i]] += (uint32_t)((begins[i] <= day) & (ends[i] > day) & ((who[i] & WHO_DEAD) == 0));
}

struct years { int64_t counts[FIGURE_YEARS_COUNT], earlier; };

/* Of whom joined in which year: the first days of the years, the latest first. */
static void plan_years(day_t day, uint16_t begins[FIGURE_YEARS_COUNT])
{
	for (int i = 0; i < FIGURE_YEARS_COUNT; i++)
		begins[i] = spell_day(day_from_date(date_from_day(day).year - i, 1, 1));
}

static void add_years(struct years *years, const uint16_t begins[FIGURE_YEARS_COUNT], uint16_t joined, int64_t n)
{
	int year = 0;

	while (year < FIGURE_YEARS_COUNT && joined < begins[year])
		year++;
	*(year < FIGURE_YEARS_COUNT ? &years->counts[year] : &years->earlier) += n;
}

static void count_years(struct ctx *c, const struct image *im, const char *path, day_t day, struct years *years)
{
	struct figure_query q = { .path = path, .day = day };
	uint32_t *days = arena_array(c->arena, SPELL_DAYS, sizeof(*days));
	const struct part *delta = &im->parts[PART_DELTA];
	uint16_t begins[FIGURE_YEARS_COUNT];
	struct scan s;

	scan_plan(&s, im, image_tree(im, c->arena, day, c->today), c->arena, &q);
	for (size_t o = s.orgs_from; o < s.orgs_to; o++)
		for (int n = PART_OPEN; scan_bucket(&s, o) > 0 && n <= PART_ENDED; n++)
			count_days(&s, &im->parts[n], im->parts[n].org_start[o], im->parts[n].org_start[o + 1], days);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (scan_bucket(&s, delta->org[i]) > 0)
			count_days(&s, delta, i, i + 1, days);
	plan_years(day, begins);
	for (uint32_t d = 0; d < SPELL_DAYS; d++)
		if (days[d] > 0)
			add_years(years, begins, (uint16_t)d, days[d]);
}

static void follow_years(struct ctx *c, const struct image *im, const char *path, day_t day, size_t known, struct years *years)
{
	const struct tree *t = image_tree(im, c->arena, day, c->today);
	int64_t org = path[0] == '\0' ? -1 : image_org_at(im, path);
	const char *top = org < 0 ? path : t->path[org];
	uint16_t begins[FIGURE_YEARS_COUNT];

	plan_years(day, begins);
	for (size_t i = known; i < im->changes_count; i++) {
		const struct row_change *change = &im->changes[i];
		const struct part *p = &im->parts[change->part];

		if (row_is_of_day(p, change->row, spell_day(day)) && path_is_within(t->path[change->org], top))
			add_years(years, begins, p->joined[change->row], change->sign);
	}
}

bool figure_join_years(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_YEARS_COUNT], int64_t *earlier)
{
	const char *key = answer_key(c, "years", path, day);
	const struct image *im = snapshot_open(c);
	struct years years = { 0 };
	struct answer answer;
	bool is_true = false;

	if (im == NULL)
		return false;
	if (answers_find(c, im, key, &answer)) {
		years = *(struct years *)answer.value;
		is_true = answer.changes == im->changes_count;
		if (!is_true)
			follow_years(c, im, path, day, answer.changes, &years);
	} else {
		count_years(c, im, path, day, &years);
	}
	if (!is_true)
		answers_keep(im, key, &years, sizeof(years));
	snapshot_close(c);
	memcpy(counts, years.counts, sizeof(years.counts));
	*earlier = years.earlier;
	return true;
}
