/* Counting over an image, and the figures that pages, API and other rooms ask for. */
#include "rooms/figure/figure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/answers.h"
#include "rooms/figure/follow.h"
#include "rooms/figure/report.h"
#include "rooms/figure/scan.h"
#include "text/figure.h"

void figure_where(struct figure_query *q, enum figure_attribute attribute, uint64_t values)
{
	if (q->conditions_count < FIGURE_CONDITIONS_MAX)
		q->conditions[q->conditions_count++] = (struct figure_condition){ attribute, values };
}

int64_t figure_tenths(int64_t part, int64_t whole)
{
	int64_t size = part < 0 ? -part : part, tenths;

	if (whole <= 0)
		return -1;
	tenths = (size * 2000 + whole) / (whole * 2);
	return part < 0 ? -tenths : tenths;
}

/* ---- running a plan ---- */

struct tally { struct scan scan; uint32_t *tables[SCAN_TABLES]; size_t block; };

static uint32_t *block_of(const struct tally *t, int table, uint32_t bucket)
{
	return t->tables[table] + (bucket - 1) * t->block;
}

static void run(struct tally *t, const struct part *p, size_t from, size_t to, bool is_open, uint32_t bucket)
{
	uint32_t *blocks[SCAN_TABLES];

	for (int i = 0; i < SCAN_TABLES; i++)
		blocks[i] = block_of(t, i, bucket);
	scan_rows(&t->scan, p, from, to, is_open, blocks);
}

/* Neighbours of one bucket are one run. */
static void tally_sorted(struct tally *t, const struct part *p, bool is_open)
{
	for (size_t i = t->scan.orgs_from; i < t->scan.orgs_to;) {
		uint32_t bucket = scan_bucket(&t->scan, i);
		size_t end = i + 1;

		while (end < t->scan.orgs_to && scan_bucket(&t->scan, end) == bucket)
			end++;
		if (bucket > 0)
			run(t, p, p->org_start[i], p->org_start[end], is_open, bucket);
		i = end;
	}
}

static void tally_delta(struct tally *t, const struct part *p)
{
	for (size_t i = 0; i < p->rows_count; i++) {
		uint32_t bucket = scan_bucket(&t->scan, p->org[i]);

		if (bucket > 0)
			run(t, p, i, i + 1, false, bucket);
	}
}

/* ---- from cells as scanned to cells as asked ---- */

static int size_in(const struct scan *s, enum figure_attribute a)
{
	switch ((int)a) {
	case FIGURE_AGE_BAND: return s->birth_size;
	case FIGURE_JOIN_PERIOD: return s->joined_size;
	case FIGURE_NATIONALITY: return s->nationality_size;
	case FIGURE_UNIT_KIND: return s->unit_size;
	case FIGURE_BELOW: return s->below_size;
	default: return scan_size_of(a);
	}
}

/* Where a cell of the answer was counted. */
static uint32_t scanned_at(const struct tally *t, const struct figure_query *q, const int *values, uint32_t *bucket)
{
	const struct scan *s = &t->scan;
	uint32_t who = 0, birth = 0, joined = 0, nationality = 0, unit = 0, below = 0;

	for (int i = 0; i < q->dims_count; i++) {
		uint32_t v = (uint32_t)values[i];

		switch ((int)q->dims[i]) {
		case FIGURE_AGE_BAND: birth = v; break;
		case FIGURE_JOIN_PERIOD: joined = v; break;
		case FIGURE_NATIONALITY: nationality = v; break;
		case FIGURE_UNIT_KIND: unit = v; break;
		case FIGURE_BELOW: below = v; break;
		default: who = who * (uint32_t)scan_size_of(q->dims[i]) + v; break;
		}
	}
	*bucket = unit * (uint32_t)s->below_size + below + 1;
	return 1 + (s->has_who ? who + 1 : 0) + (s->has_birth ? (birth + 1) * s->birth_stride : 0) +
		(s->has_joined ? (joined + 1) * s->joined_stride : 0) + (s->has_nationality ? (nationality + 1) * s->nationality_stride : 0);
}

static void collect(const struct tally *t, const struct figure_query *q, struct arena *a, struct figure_cells *cells)
{
	int values[FIGURE_DIMS_MAX] = { 0 };

	cells->numbers = arena_array(a, cells->count, sizeof(*cells->numbers));
	for (size_t i = 0; i < cells->count; i++) {
		uint32_t bucket, at = scanned_at(t, q, values, &bucket);

		for (int k = 0; k < SCAN_TABLES; k++)
			cells->numbers[i] += block_of(t, k, bucket)[at];
		cells->total += cells->numbers[i];
		for (int d = q->dims_count - 1; d >= 0 && ++values[d] == cells->sizes[d]; d--)
			values[d] = 0;
	}
}

bool figure_scan(const struct image *im, const struct tree *tree, struct arena *a, const struct figure_query *q, struct figure_cells *cells)
{
	struct tally t = { 0 };
	size_t size;

	*cells = (struct figure_cells){ .count = 1 };
	if (!scan_plan(&t.scan, im, tree, a, q))
		return false;
	for (int i = 0; i < q->dims_count; i++) {
		cells->sizes[i] = size_in(&t.scan, q->dims[i]);
		cells->count *= (size_t)cells->sizes[i];
		if (cells->count > FIGURE_CELLS_MAX)
			return false;
	}
	t.block = t.scan.cells + 1;
	size = t.block * t.scan.buckets_count;
	for (int i = 0; i < SCAN_TABLES; i++)
		t.tables[i] = arena_array(a, size, sizeof(uint32_t));
	tally_sorted(&t, &im->parts[PART_OPEN], true);
	if (q->what != FIGURE_MEMBERS || im->parts[PART_ENDED].to_max > t.scan.day)
		tally_sorted(&t, &im->parts[PART_ENDED], false);
	tally_delta(&t, &im->parts[PART_DELTA]);
	collect(&t, q, a, cells);
	return true;
}

static const struct tree *tree_of(struct ctx *c, const struct image *im, const struct figure_query *q)
{
	return image_tree(im, c->arena, q->has_tree_day ? q->tree_day : q->day, c->today);
}

/* An answer keeps the numbers behind the cells. */
static void count_keep(struct ctx *c, const struct image *im, const char *key, const struct figure_cells *cells)
{
	size_t bytes = sizeof(*cells) + cells->count * sizeof(*cells->numbers);
	struct figure_cells *known = arena_room(c->arena, bytes);

	*known = *cells;
	known->numbers = NULL;
	memcpy(known + 1, cells->numbers, cells->count * sizeof(*cells->numbers));
	answers_keep(im, key, known, bytes);
}

/* Of an image that is held: counted, or brought up to date. False: too many cells. */
static bool count_of(struct ctx *c, const struct image *im, const struct figure_query *q, struct figure_cells *cells)
{
	const char *key = answer_key_of(c, q);
	const struct tree *t = tree_of(c, im, q);
	struct answer answer;

	if (answers_find(c, im, key, &answer)) {
		*cells = *(struct figure_cells *)answer.value;
		cells->numbers = (int64_t *)((struct figure_cells *)answer.value + 1);
		if (answer.changes == im->changes_count)
			return true;
		follow_cells(im, t, c->arena, q, answer.changes, cells);
	} else if (!figure_scan(im, t, c->arena, q, cells)) {
		answers_give_up(im->answers, key);
		return false;
	}
	count_keep(c, im, key, cells);
	return true;
}

bool figure_count(struct ctx *c, const struct figure_query *q, struct figure_cells *cells)
{
	const struct image *im = snapshot_open(c);
	bool is_good;

	if (im == NULL)
		return false;
	is_good = count_of(c, im, q, cells);
	snapshot_close(c);
	return is_good || ctx_refuse(c, AGAINST_RULE, T_figure_too_many_cells, NULL);
}

/* ---- who they are ---- */

struct gather { int64_t *people; size_t count, room, skip; int64_t seen; };

static void gather_row(struct gather *g, const struct part *p, size_t i)
{
	if ((size_t)g->seen++ >= g->skip && g->count < g->room)
		g->people[g->count++] = p->person[i];
}

bool figure_members(struct ctx *c, const struct figure_query *q, size_t skip, size_t limit, int64_t **people, size_t *count, int64_t *total)
{
	const struct image *im = snapshot_open(c);
	struct gather g = { .people = arena_array(c->arena, limit, sizeof(int64_t)), .room = limit, .skip = skip };
	struct figure_query flat = *q;
	const struct part *delta;
	struct scan s;

	if (im == NULL)
		return false;
	flat.dims_count = 0;
	scan_plan(&s, im, tree_of(c, im, q), c->arena, &flat);
	for (size_t o = s.orgs_from; o < s.orgs_to; o++)
		for (int n = PART_OPEN; scan_bucket(&s, o) > 0 && n <= PART_ENDED; n++)
			for (size_t i = im->parts[n].org_start[o]; i < im->parts[n].org_start[o + 1]; i++)
				if (scan_row(&s, &im->parts[n], i))
					gather_row(&g, &im->parts[n], i);
	delta = &im->parts[PART_DELTA];
	for (size_t i = 0; i < delta->rows_count; i++)
		if (scan_bucket(&s, delta->org[i]) > 0 && scan_row(&s, delta, i))
			gather_row(&g, delta, i);
	snapshot_close(c);
	*people = g.people;
	*count = g.count;
	*total = g.seen;
	return true;
}

/* ---- the usual numbers ---- */

static bool is_college(int education)
{
	return (FIGURE_COLLEGE >> education & 1) != 0;
}

/* All the usual numbers from one pass. */
static void fold(const struct figure_cells *cells, struct figure_totals *totals)
{
	const int64_t *n = cells->numbers;

	for (int status = 0; status < cells->sizes[0]; status++)
		for (int sex = 0; sex < cells->sizes[1]; sex++)
			for (int minority = 0; minority < cells->sizes[2]; minority++)
				for (int age = 0; age < cells->sizes[3]; age++)
					for (int education = 0; education < cells->sizes[4]; education++, n++) {
						totals->members += *n;
						totals->probationary += status == 1 ? *n : 0;
						totals->women += sex == 2 ? *n : 0;
						totals->minority += minority == 1 ? *n : 0;
						totals->young += age == 1 || age == 2 ? *n : 0;
						totals->college += is_college(education) ? *n : 0;
					}
}

bool figure_totals(struct ctx *c, const char *path, day_t day, struct figure_totals *totals)
{
	return figure_totals_of(c, path, day, 0, totals);
}

bool figure_totals_of(struct ctx *c, const char *path, day_t day, int unit, struct figure_totals *totals)
{
	struct figure_query q = { .path = path, .day = day, .dims_count = 5,
		.dims = { FIGURE_STATUS, FIGURE_SEX, FIGURE_MINORITY, FIGURE_AGE_BAND, FIGURE_EDUCATION } };
	struct figure_org_matrix orgs;
	struct figure_cells cells;

	*totals = (struct figure_totals){ 0 };
	if (unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(unit));
	if (!figure_count(c, &q, &cells) || !figure_org_matrix(c, path, day, &orgs))
		return false;
	fold(&cells, totals);
	totals->committees = figure_matrix_sum(&orgs, figure_kind_bits("committee"), unit);
	totals->general_branches = figure_matrix_sum(&orgs, figure_kind_bits("general_branch"), unit);
	totals->branches = figure_matrix_sum(&orgs, figure_kind_bits(FIGURE_BRANCH_KINDS), unit);
	if (totals->branches > 0)
		totals->per_branch_hundredths = (totals->members * 200 + totals->branches) / (totals->branches * 2);
	return true;
}

/* ---- units directly below ---- */

static void add_members(struct figure_unit *units, size_t unit, const struct part *p, size_t from, size_t to, uint16_t day)
{
	for (size_t i = from; i < to; i++) {
		bool is_counted = p->from[i] <= day && p->to[i] > day && (p->who[i] & WHO_DEAD) == 0;

		units[unit].members[WHO_STATUS(p->who[i])] += is_counted;
		units[0].members[WHO_STATUS(p->who[i])] += is_counted && unit > 0;
	}
}

/* Which unit each organisation of the subtree lies in; the image is in the order of today's paths. */
static size_t find_units(struct ctx *c, const struct image *im, const char *path, size_t from, size_t to, struct figure_unit *units, uint32_t *unit_of)
{
	const size_t length = strlen(path) + PATH_SEGMENT_CHARS;
	size_t count = 1;

	units[0].path = path;
	for (size_t o = from; o < to; o++) {
		if (strlen(im->org_path[o]) == length)
			units[count++].path = arena_text(c->arena, im->org_path[o]);
		unit_of[o - from] = strlen(im->org_path[o]) < length ? 0 : (uint32_t)count - 1;
	}
	return count;
}

bool figure_units(struct ctx *c, const char *path, struct figure_unit **units, size_t *count)
{
	const struct image *im = snapshot_open(c);
	const uint16_t day = spell_day(c->today);
	const struct part *delta;
	uint32_t *unit_of;
	size_t from, to;

	if (im == NULL)
		return false;
	tree_range(im, image_tree(im, c->arena, c->today, c->today), path, &from, &to);
	*units = arena_array(c->arena, to - from + 1, sizeof(**units));
	unit_of = arena_array(c->arena, to - from, sizeof(*unit_of));
	*count = find_units(c, im, path, from, to, *units, unit_of);
	for (int n = PART_OPEN; n <= PART_ENDED; n++)
		for (size_t o = from; o < to && (n == PART_OPEN || im->parts[n].to_max > day); o++)
			add_members(*units, unit_of[o - from], &im->parts[n], im->parts[n].org_start[o], im->parts[n].org_start[o + 1], day);
	delta = &im->parts[PART_DELTA];
	for (size_t i = 0; i < delta->rows_count; i++)
		if (delta->org[i] >= from && delta->org[i] < to)
			add_members(*units, unit_of[delta->org[i] - from], delta, i, i + 1, day);
	snapshot_close(c);
	return true;
}
