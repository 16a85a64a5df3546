/* The year's balance, branches by size, members by year: questions that one pass of cells does not answer. */
#include <stdlib.h>
#include <string.h>
#include "rooms/figure/answers.h"
#include "rooms/figure/report.h"
#include "rooms/figure/scan.h"

struct event { int64_t person; uint16_t day; uint8_t cause; };
struct events { struct event *rows; size_t count, room; };

static void add_event(struct events *e, int64_t person, uint16_t day, uint8_t cause)
{
	if (e->count < e->room)
		e->rows[e->count++] = (struct event){ person, day, cause };
}

/* Most rows neither begin nor end in the year: they are passed over by one look at each day. */
static void gather_part(const struct scan *s, const struct part *p, size_t from, size_t to, struct events *in, struct events *out)
{
	const uint16_t *const begins = p->from, *const ends = p->to, since = s->since, span = (uint16_t)(s->day - s->since);

	for (size_t i = from; s->since <= s->day && i < to; i++) {
		bool has_begun = (uint16_t)(begins[i] - since) <= span, has_ended = (uint16_t)(ends[i] - since) <= span;

		if (!(has_begun | has_ended) || (p->who[i] & WHO_DEAD) != 0)
			continue;
		if (has_begun)
			add_event(in, p->person[i], begins[i], p->causes[i] & 15);
		if (has_ended && ends[i] != SPELL_OPEN)
			add_event(out, p->person[i], ends[i], p->causes[i] >> 4);
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

static bool count_balance(struct ctx *c, const char *path, day_t since, day_t day, struct figure_balance *b)
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

bool figure_balance(struct ctx *c, const char *path, day_t since, day_t day, struct figure_balance *b)
{
	const char *key = answer_key(c, arena_printf(c->arena, "balance since %d", (int)since), path, day);
	const struct image *im = snapshot_open(c);
	bool is_known;

	if (im == NULL)
		return false;
	is_known = answers_take(c, im, key, b, sizeof(*b));
	snapshot_close(c);
	if (is_known)
		return true;
	if (!count_balance(c, path, since, day, b))
		return false;
	im = snapshot_open(c);
	if (im == NULL)
		return false;
	answers_keep_read(c, im, key, b, sizeof(*b));
	snapshot_close(c);
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

#define SIZE_CELLS_MAX 4	/* of a plan that tells nobody apart: thrown away, and counted */

static size_t members_of(const struct image *im, const struct scan *s, size_t org, const uint32_t *in_delta)
{
	uint32_t counts[SCAN_TABLES][SIZE_CELLS_MAX] = { 0 }, *const tables[SCAN_TABLES] = { counts[0], counts[1], counts[2], counts[3] };
	size_t n = in_delta[org];

	for (int k = PART_OPEN; k <= PART_ENDED; k++)
		scan_rows(s, &im->parts[k], im->parts[k].org_start[org], im->parts[k].org_start[org + 1], k == PART_OPEN, tables);
	for (int i = 0; i < SCAN_TABLES; i++)
		n += counts[i][s->has_who ? 2 : 1];
	return n;
}

static size_t count_sizes(struct ctx *c, const struct image *im, const char *path, day_t day, int64_t counts[FIGURE_SIZES_COUNT], int wanted, int64_t **ids)
{
	struct figure_query q = { .path = path, .day = day };
	uint64_t branches = figure_kind_bits(FIGURE_BRANCH_KINDS);
	const struct tree *t = image_tree(im, c->arena, day, c->today);
	const struct part *delta = &im->parts[PART_DELTA];
	uint32_t *in_delta;
	struct scan s;
	size_t n = 0;

	memset(counts, 0, FIGURE_SIZES_COUNT * sizeof(*counts));
	scan_plan(&s, im, t, c->arena, &q);
	in_delta = arena_array(c->arena, im->orgs_count, sizeof(*in_delta));
	if (ids != NULL)
		*ids = arena_array(c->arena, im->orgs_count, sizeof(**ids));
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
	return n;
}

bool figure_branch_sizes(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_SIZES_COUNT], int wanted, int64_t **ids, size_t *ids_count)
{
	const size_t bytes = FIGURE_SIZES_COUNT * sizeof(*counts);
	const char *key = answer_key(c, "sizes", path, day);
	const struct image *im = snapshot_open(c);

	if (im == NULL)
		return false;
	if (ids != NULL)
		*ids_count = count_sizes(c, im, path, day, counts, wanted, ids);
	else if (!answers_take(c, im, key, counts, bytes)) {
		count_sizes(c, im, path, day, counts, wanted, NULL);
		answers_keep(im, key, counts, bytes);
	}
	snapshot_close(c);
	return true;
}

/* ---- by year of joining ---- */

#define SPELL_DAYS 65536	/* of a column of days */

/* How many of these rows count, by the day they joined. */
static void count_days(const struct scan *s, const struct part *p, size_t from, size_t to, uint32_t *days)
{
	const uint16_t *const begins = p->from, *const ends = p->to, *const who = p->who, *const joined = p->joined, day = s->day;

	for (size_t i = from; i < to; i++)
		days[joined[i]] += (uint32_t)((begins[i] <= day) & (ends[i] > day) & ((who[i] & WHO_DEAD) == 0));
}

struct years { int64_t counts[FIGURE_YEARS_COUNT], earlier; };

static void count_years(struct ctx *c, const struct image *im, const char *path, day_t day, struct years *years)
{
	struct figure_query q = { .path = path, .day = day };
	uint32_t *days = arena_array(c->arena, SPELL_DAYS, sizeof(*days));
	const struct part *delta = &im->parts[PART_DELTA];
	uint16_t begins[FIGURE_YEARS_COUNT];
	struct scan s;

	for (int i = 0; i < FIGURE_YEARS_COUNT; i++)
		begins[i] = spell_day(day_from_date(date_from_day(day).year - i, 1, 1));
	scan_plan(&s, im, image_tree(im, c->arena, day, c->today), c->arena, &q);
	for (size_t o = 0; o < im->orgs_count; o++)
		for (int n = PART_OPEN; s.bucket[o] > 0 && n <= PART_ENDED; n++)
			count_days(&s, &im->parts[n], im->parts[n].org_start[o], im->parts[n].org_start[o + 1], days);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (s.bucket[delta->org[i]] > 0)
			count_days(&s, delta, i, i + 1, days);
	*years = (struct years){ 0 };
	for (uint32_t d = 0; d < SPELL_DAYS; d++) {
		int year = 0;

		while (year < FIGURE_YEARS_COUNT && days[d] > 0 && d < begins[year])
			year++;
		*(year < FIGURE_YEARS_COUNT ? &years->counts[year] : &years->earlier) += days[d];
	}
}

bool figure_join_years(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_YEARS_COUNT], int64_t *earlier)
{
	const char *key = answer_key(c, "years", path, day);
	const struct image *im = snapshot_open(c);
	struct years years;

	if (im == NULL)
		return false;
	if (!answers_take(c, im, key, &years, sizeof(years))) {
		count_years(c, im, path, day, &years);
		answers_keep(im, key, &years, sizeof(years));
	}
	snapshot_close(c);
	memcpy(counts, years.counts, sizeof(years.counts));
	*earlier = years.earlier;
	return true;
}
