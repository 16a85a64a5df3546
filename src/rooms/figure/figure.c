/* Counting over an image, and the figures that pages, API and other rooms ask for. */
#include "rooms/figure/figure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "rooms/figure/scan.h"
#include "text/figure.h"

void figure_where(struct figure_query *q, enum figure_attribute attribute, uint64_t values)
{
	if (q->conditions_count < FIGURE_CONDITIONS_MAX)
		q->conditions[q->conditions_count++] = (struct figure_condition){ attribute, values };
}

int64_t figure_tenths(int64_t part, int64_t whole)
{
	return whole <= 0 ? -1 : (part * 2000 + whole) / (whole * 2);
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
static void tally_sorted(struct tally *t, const struct image *im, const struct part *p, bool is_open)
{
	for (size_t i = 0; i < im->orgs_count;) {
		uint32_t bucket = t->scan.bucket[i];
		size_t end = i + 1;

		while (end < im->orgs_count && t->scan.bucket[end] == bucket)
			end++;
		if (bucket > 0)
			run(t, p, p->org_start[i], p->org_start[end], is_open, bucket);
		i = end;
	}
}

static void tally_delta(struct tally *t, const struct part *p)
{
	for (size_t i = 0; i < p->rows_count; i++) {
		uint32_t bucket = t->scan.bucket[p->org[i]];

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
	tally_sorted(&t, im, &im->parts[PART_OPEN], true);
	if (q->what != FIGURE_MEMBERS || im->parts[PART_ENDED].to_max > t.scan.day)
		tally_sorted(&t, im, &im->parts[PART_ENDED], false);
	tally_delta(&t, &im->parts[PART_DELTA]);
	collect(&t, q, a, cells);
	return true;
}

static const struct tree *tree_of(struct ctx *c, const struct image *im, const struct figure_query *q)
{
	return image_tree(im, c->arena, q->has_tree_day ? q->tree_day : q->day, c->today);
}

bool figure_count(struct ctx *c, const struct figure_query *q, struct figure_cells *cells)
{
	const struct image *im = snapshot_open(c);
	bool is_good;

	if (im == NULL)
		return false;
	is_good = figure_scan(im, tree_of(c, im, q), c->arena, q, cells);
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
	for (size_t o = 0; o < im->orgs_count; o++)
		for (int n = PART_OPEN; s.bucket[o] > 0 && n <= PART_ENDED; n++)
			for (size_t i = im->parts[n].org_start[o]; i < im->parts[n].org_start[o + 1]; i++)
				if (scan_row(&s, &im->parts[n], i))
					gather_row(&g, &im->parts[n], i);
	delta = &im->parts[PART_DELTA];
	for (size_t i = 0; i < delta->rows_count; i++)
		if (s.bucket[delta->org[i]] > 0 && scan_row(&s, delta, i))
			gather_row(&g, delta, i);
	snapshot_close(c);
	*people = g.people;
	*count = g.count;
	*total = g.seen;
	return true;
}

/* ---- the usual numbers ---- */

static uint8_t kind_place(const char *value)
{
	const struct code_set *set = code_set("org_kind");

	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->codes[i].value, value) == 0)
			return (uint8_t)(i + 1);
	return 0;
}

static void count_orgs(struct ctx *c, const struct image *im, const struct tree *t, const char *path, struct figure_totals *totals)
{
	static const char *const BRANCHES[] = { "branch", "joint_branch", "project_branch", "floating_branch" };
	int64_t kinds[256] = { 0 }, org = path[0] == '\0' ? -1 : image_org_at(im, path);
	size_t from, to;

	tree_range(im, t, org < 0 ? path : t->path[org], &from, &to);
	for (size_t i = from; i < to; i++)
		kinds[t->kind[t->order[i]]]++;
	totals->committees = kinds[kind_place("committee")];
	totals->general_branches = kinds[kind_place("general_branch")];
	for (size_t i = 0; i < sizeof(BRANCHES) / sizeof(BRANCHES[0]); i++)
		totals->branches += kinds[kind_place(BRANCHES[i])];
}

static bool is_college(int education)
{
	return (FIGURE_COLLEGE >> education & 1) != 0;
}

/* All the usual numbers from one pass. */
static void fold(const struct figure_cells *cells, struct figure_totals *totals)
{
	size_t i = 0;

	assert(cells->numbers != NULL);	/* these four always fit */
	for (int status = 0; status < cells->sizes[0]; status++)
		for (int sex = 0; sex < cells->sizes[1]; sex++)
			for (int age = 0; age < cells->sizes[2]; age++)
				for (int education = 0; education < cells->sizes[3]; education++, i++) {
					int64_t n = cells->numbers[i];

					totals->members += n;
					totals->probationary += status == 1 ? n : 0;
					totals->women += sex == 2 ? n : 0;
					totals->young += age == 1 || age == 2 ? n : 0;
					totals->college += is_college(education) ? n : 0;
				}
}

bool figure_totals(struct ctx *c, const char *path, day_t day, struct figure_totals *totals)
{
	struct figure_query q = { .path = path, .day = day, .dims = { FIGURE_STATUS, FIGURE_SEX, FIGURE_AGE_BAND, FIGURE_EDUCATION }, .dims_count = 4 };
	struct figure_query minority = { .path = path, .day = day };
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	struct figure_cells cells;

	*totals = (struct figure_totals){ 0 };
	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	count_orgs(c, im, t, path, totals);
	figure_scan(im, t, c->arena, &q, &cells);
	fold(&cells, totals);
	figure_where(&minority, FIGURE_MINORITY, FIGURE_VALUE(1));
	figure_scan(im, t, c->arena, &minority, &cells);
	totals->minority = cells.total;
	snapshot_close(c);
	if (totals->branches > 0)
		totals->per_branch_hundredths = (totals->members * 200 + totals->branches) / (totals->branches * 2);
	return true;
}
