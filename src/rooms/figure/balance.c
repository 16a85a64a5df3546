/* The year's balance, branches by size, members by year: questions that one pass of cells does not answer. */
#include <stdlib.h>
#include <string.h>
#include "rooms/figure/report.h"
#include "rooms/figure/scan.h"

struct event { int64_t person; uint16_t day; uint8_t cause; };
struct events { struct event *rows; size_t count, room; };

static void add_event(struct events *e, int64_t person, uint16_t day, uint8_t cause)
{
	if (e->count < e->room)
		e->rows[e->count++] = (struct event){ person, day, cause };
}

static void gather_part(const struct scan *s, const struct part *p, size_t from, size_t to, struct events *in, struct events *out)
{
	for (size_t i = from; i < to; i++) {
		if ((p->who[i] & WHO_DEAD) != 0)
			continue;
		if (p->from[i] >= s->since && p->from[i] <= s->day)
			add_event(in, p->person[i], p->from[i], p->causes[i] & 15);
		if (p->to[i] != SPELL_OPEN && p->to[i] >= s->since && p->to[i] <= s->day)
			add_event(out, p->person[i], p->to[i], p->causes[i] >> 4);
	}
}

static void gather_all(const struct image *im, const struct scan *s, struct events *in, struct events *out)
{
	const struct part *delta = &im->parts[PART_DELTA];

	for (size_t o = 0; o < im->orgs_count; o++)
		for (int n = PART_OPEN; s->bucket[o] > 0 && n <= PART_ENDED; n++)
			gather_part(s, &im->parts[n], im->parts[n].org_start[o], im->parts[n].org_start[o + 1], in, out);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (s->bucket[delta->org[i]] > 0)
			gather_part(s, delta, i, i + 1, in, out);
}

static int by_person_and_day(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return x->day < y->day ? -1 : x->day > y->day;
}

/* Where one stretch ends and the next of the same person begins on that day, both inside, nobody came or went. */
static void cancel(struct events *in, struct events *out)
{
	size_t i = 0, k = 0, in_kept = 0, out_kept = 0;

	qsort(in->rows, in->count, sizeof(*in->rows), by_person_and_day);
	qsort(out->rows, out->count, sizeof(*out->rows), by_person_and_day);
	while (i < in->count || k < out->count) {
		int order = i == in->count ? 1 : k == out->count ? -1 : by_person_and_day(&in->rows[i], &out->rows[k]);

		if (order < 0)
			in->rows[in_kept++] = in->rows[i];
		if (order > 0)
			out->rows[out_kept++] = out->rows[k];
		i += order <= 0;
		k += order >= 0;
	}
	in->count = in_kept;
	out->count = out_kept;
}

static size_t rows_in(const struct image *im)
{
	return im->parts[PART_OPEN].rows_count + im->parts[PART_ENDED].rows_count + im->parts[PART_DELTA].rows_count;
}

/* Most rows are neither: counted first, so that the lists have the right size. */
static size_t events_in(const struct image *im, const struct scan *s)
{
	size_t n = 0;

	for (int k = 0; k < PARTS_COUNT; k++) {
		const struct part *p = &im->parts[k];

		for (size_t i = 0; i < p->rows_count; i++)
			n += (size_t)((p->from[i] >= s->since) & (p->from[i] <= s->day)) | (size_t)((p->to[i] >= s->since) & (p->to[i] <= s->day));
	}
	return n <= rows_in(im) ? n : rows_in(im);
}

static bool gather(struct ctx *c, const char *path, day_t since, day_t day, struct events *in, struct events *out)
{
	struct figure_query q = { .path = path, .day = day, .since = since };
	const struct image *im = snapshot_open(c);
	struct scan s;

	if (im == NULL)
		return false;
	scan_plan(&s, im, image_tree(im, c->arena, day, c->today), c->arena, &q);
	in->room = out->room = events_in(im, &s);
	in->rows = arena_array(c->arena, in->room, sizeof(*in->rows));
	out->rows = arena_array(c->arena, out->room, sizeof(*out->rows));
	gather_all(im, &s, in, out);
	snapshot_close(c);
	cancel(in, out);
	return true;
}

bool figure_balance(struct ctx *c, const char *path, day_t since, day_t day, struct figure_balance *b)
{
	struct figure_query now = { .path = path, .day = day }, before = { .path = path, .day = since - 1, .tree_day = day, .has_tree_day = true };
	struct events in = { 0 }, out = { 0 };
	struct figure_cells closing, opening;

	*b = (struct figure_balance){ 0 };
	if (!gather(c, path, since, day, &in, &out) || !figure_count(c, &now, &closing) || !figure_count(c, &before, &opening))
		return false;
	for (size_t i = 0; i < in.count; i++)
		b->in[in.rows[i].cause]++;
	for (size_t i = 0; i < out.count; i++)
		b->out[out.rows[i].cause]++;
	b->in_total = (int64_t)in.count;
	b->out_total = (int64_t)out.count;
	b->closing = closing.total;
	b->opening = opening.total;
	return true;
}

bool figure_balance_people(struct ctx *c, const char *path, day_t since, day_t day, bool is_in, int cause, int64_t **people, size_t *count)
{
	struct events in = { 0 }, out = { 0 }, *chosen = is_in ? &in : &out;

	if (!gather(c, path, since, day, &in, &out))
		return false;
	*people = arena_array(c->arena, chosen->count, sizeof(**people));
	*count = 0;
	for (size_t i = 0; i < chosen->count; i++)
		if (cause == FIGURE_CAUSE_ANY || chosen->rows[i].cause == cause)
			(*people)[(*count)++] = chosen->rows[i].person;
	return true;
}

/* ---- branches by size ---- */

static int size_class(size_t members)
{
	return members < 3 ? 0 : members < 50 ? 1 : members < 100 ? 2 : 3;
}

static size_t members_of(const struct image *im, const struct scan *s, size_t org, const uint32_t *in_delta)
{
	size_t n = in_delta[org];

	for (int k = PART_OPEN; k <= PART_ENDED; k++)
		for (size_t i = im->parts[k].org_start[org]; i < im->parts[k].org_start[org + 1]; i++)
			n += scan_row(s, &im->parts[k], i);
	return n;
}

bool figure_branch_sizes(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_SIZES_COUNT], int wanted, int64_t **ids, size_t *ids_count)
{
	struct figure_query q = { .path = path, .day = day };
	uint64_t branches = figure_kind_bits(FIGURE_BRANCH_KINDS);
	const struct image *im = snapshot_open(c);
	const struct part *delta;
	const struct tree *t;
	uint32_t *in_delta;
	struct scan s;
	size_t n = 0;

	memset(counts, 0, FIGURE_SIZES_COUNT * sizeof(*counts));
	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	scan_plan(&s, im, t, c->arena, &q);
	in_delta = arena_array(c->arena, im->orgs_count, sizeof(*in_delta));
	if (ids != NULL)
		*ids = arena_array(c->arena, im->orgs_count, sizeof(**ids));
	delta = &im->parts[PART_DELTA];
	for (size_t i = 0; i < delta->rows_count; i++)
		in_delta[delta->org[i]] += scan_row(&s, delta, i);
	for (size_t i = 0; i < im->orgs_count; i++) {
		size_t o = t->order[i];
		int size;

		if (s.bucket[o] == 0 || (branches >> t->kind[o] & 1) == 0)
			continue;
		size = size_class(members_of(im, &s, o, in_delta));
		counts[size]++;
		if (size == wanted && ids != NULL)
			(*ids)[n++] = im->org_id[o];
	}
	snapshot_close(c);
	if (ids_count != NULL)
		*ids_count = n;
	return true;
}

/* ---- by year of joining ---- */

struct years { const struct scan *s; uint16_t begins[FIGURE_YEARS_COUNT]; int64_t *counts, *earlier; };

static void count_year(const struct years *y, const struct part *p, size_t i)
{
	int year = 0;

	if (!scan_row(y->s, p, i))
		return;
	while (year < FIGURE_YEARS_COUNT && p->joined[i] < y->begins[year])
		year++;
	if (year < FIGURE_YEARS_COUNT)
		y->counts[year]++;
	else
		(*y->earlier)++;
}

bool figure_join_years(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_YEARS_COUNT], int64_t *earlier)
{
	struct figure_query q = { .path = path, .day = day };
	const struct image *im = snapshot_open(c);
	struct scan s;
	struct years y = { .s = &s, .counts = counts, .earlier = earlier };

	if (im == NULL)
		return false;
	for (int i = 0; i < FIGURE_YEARS_COUNT; i++)
		y.begins[i] = spell_day(day_from_date(date_from_day(day).year - i, 1, 1));
	scan_plan(&s, im, image_tree(im, c->arena, day, c->today), c->arena, &q);
	for (size_t o = 0; o < im->orgs_count; o++)
		for (int n = PART_OPEN; s.bucket[o] > 0 && n <= PART_ENDED; n++)
			for (size_t i = im->parts[n].org_start[o]; i < im->parts[n].org_start[o + 1]; i++)
				count_year(&y, &im->parts[n], i);
	for (size_t i = 0; i < im->parts[PART_DELTA].rows_count; i++)
		if (s.bucket[im->parts[PART_DELTA].org[i]] > 0)
			count_year(&y, &im->parts[PART_DELTA], i);
	snapshot_close(c);
	return true;
}
