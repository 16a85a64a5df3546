#include "rooms/figure/follow.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/scan.h"

bool row_is_of_day(const struct part *p, size_t row, uint16_t day)
{
	return p->from[row] <= day && p->to[row] > day;
}

/* ---- cells ---- */

struct follower {
	const struct image *im;
	const struct tree *tree;
	const struct figure_query *q;
	const char *top;
	struct scan scan;		/* of the units below, if they are asked for, and of what happened when */
};

static int value_of(const struct follower *f, enum figure_attribute attribute, const struct part *p, size_t row, size_t org)
{
	switch ((int)attribute) {
	case FIGURE_NATIONALITY: return p->nationality[row];
	case FIGURE_AGE_BAND: return p->birth[row] == 0 ? 0 : age_band((day_t)p->birth[row] + SPELL_DAY_ZERO, f->q->day);
	case FIGURE_JOIN_PERIOD: return p->joined[row] == 0 ? 0 : join_period((day_t)p->joined[row] + SPELL_DAY_ZERO);
	case FIGURE_UNIT_KIND: return f->tree->unit[org];
	case FIGURE_BELOW: return (int)scan_below(&f->scan, f->tree->path[org]);
	default: return (int)scan_who_value(attribute, p->who[row]);
	}
}

static bool passes(const struct follower *f, const struct part *p, size_t row, size_t org)
{
	for (int i = 0; i < f->q->conditions_count; i++) {
		int value = value_of(f, f->q->conditions[i].attribute, p, row, org);

		if ((f->q->conditions[i].values >> value & 1) == 0)
			return false;
	}
	return path_is_within(f->tree->path[org], f->top) && scan_is_time(&f->scan, p, row);
}

void follow_cells(const struct image *im, const struct tree *t, struct arena *a, const struct figure_query *q, size_t known, struct figure_cells *cells)
{
	struct follower f = { .im = im, .tree = t, .q = q };
	int64_t top = q->path[0] == '\0' ? -1 : image_org_at(im, q->path);

	if (known == im->changes_count)
		return;
	f.top = top < 0 ? q->path : t->path[top];
	scan_plan_time(&f.scan, q);
	scan_plan_below(&f.scan, im, t, a, q);
	for (size_t i = known; i < im->changes_count; i++) {
		const struct row_change *change = &im->changes[i];
		const struct part *p = &im->parts[change->part];
		size_t at = 0;

		if (!passes(&f, p, change->row, change->org))
			continue;
		for (int d = 0; d < q->dims_count; d++)
			at = at * (size_t)cells->sizes[d] + (size_t)value_of(&f, q->dims[d], p, change->row, change->org);
		cells->numbers[at] += change->sign;
		cells->total += change->sign;
	}
}

/* ---- by organisation ---- */

static uint32_t members_in(const struct part *p, size_t from, size_t to, uint16_t day)
{
	const uint16_t *const begins = p->from, *const ends = p->to, *const who = p->who;
	uint32_t n = 0;

	for (size_t i = from; i < to; i++)
		n += (uint32_t)((begins[i] <= day) & (ends[i] > day) & ((who[i] & WHO_DEAD) == 0));
	return n;
}

uint32_t *members_by_org(const struct image *im, struct arena *a, day_t day)
{
	uint32_t *counts = arena_array(a, im->orgs_count, sizeof(*counts));
	const struct part *delta = &im->parts[PART_DELTA];
	uint16_t when = spell_day(day);

	for (int n = PART_OPEN; n <= PART_ENDED; n++) {
		const struct part *p = &im->parts[n];
		bool are_all = n == PART_OPEN && when >= p->from_max && p->dead_count == 0;

		for (size_t o = 0; o < im->orgs_count && (n == PART_OPEN || p->to_max > when); o++)
			counts[o] += are_all ? (uint32_t)(p->org_start[o + 1] - p->org_start[o]) : members_in(p, p->org_start[o], p->org_start[o + 1], when);
	}
	for (size_t i = 0; i < delta->rows_count; i++)
		counts[delta->org[i]] += row_is_of_day(delta, i, when) && (delta->who[i] & WHO_DEAD) == 0;
	return counts;
}

void follow_by_org(const struct image *im, day_t day, size_t known, uint32_t *counts)
{
	uint16_t when = spell_day(day);

	for (size_t i = known; i < im->changes_count; i++) {
		const struct row_change *change = &im->changes[i];

		if (row_is_of_day(&im->parts[change->part], change->row, when))
			counts[change->org] += (uint32_t)(int)change->sign;
	}
}
