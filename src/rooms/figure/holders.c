#include "rooms/figure/holders.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "rooms/figure/report.h"

/* Places of a person's turns as director; they lie together. */
static void find_directors(const struct holders *h, struct held *row)
{
	size_t low = 0, high = h->directors_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (h->directors[middle].person < row->person)
			low = middle + 1;
		else
			high = middle;
	}
	row->directors_from = row->directors_to = (uint32_t)low;
	while (row->directors_to < h->directors_count && h->directors[row->directors_to].person == row->person)
		row->directors_to++;
}

static void gather_people(struct holders *h, struct arena *a)
{
	size_t n = 0;

	h->people = arena_array(a, h->count + h->directors_count, sizeof(*h->people));
	for (size_t i = 0; i < h->count; i++)
		h->people[n++] = h->rows[i].person;
	for (size_t i = 0; i < h->directors_count; i++)
		h->people[n++] = h->directors[i].person;
	qsort(h->people, n, sizeof(*h->people), int64_order);
	h->people_count = n;
}

struct holders *holders_read(struct ctx *c, bool is_kept)
{
	struct arena *a = is_kept ? arena_new() : c->arena;
	struct holders *h = arena_alloc(a, sizeof(*h));
	struct figure_secretary_row row;
	struct figure_director_row director;
	struct figure_size size = { 0 };
	struct cursor cursor;

	figure_secretaries_count(c->store, &size);
	*h = (struct holders){ .arena = is_kept ? a : NULL };
	h->rows = arena_array(a, (size_t)size.n, sizeof(*h->rows));
	h->directors = arena_array(a, (size_t)size.n, sizeof(*h->directors));
	figure_directors(c->store, &cursor);
	while (figure_director_row_next(&cursor, &director) && h->directors_count < (size_t)size.n)
		h->directors[h->directors_count++] = (struct director){ director.person.v, director.from_day, director.to_day };
	cursor_close(&cursor);
	figure_secretaries(c->store, &cursor);
	while (figure_secretary_row_next(&cursor, &row) && h->count < (size_t)size.n) {
		struct held *held = &h->rows[h->count++];

		*held = (struct held){ .holding = row.holding.v, .person = row.person.v, .org_id = row.org.v, .birth_day = row.birth_day,
			.education = (int)row.education, .from = row.from_day, .to = row.to_day };
		find_directors(h, held);
	}
	cursor_close(&cursor);
	gather_people(h, a);
	if (store_state(c->store) == STORE_GOOD)
		return h;
	holders_free(h);
	return NULL;
}

void holders_free(struct holders *h)
{
	if (h != NULL && h->arena != NULL)
		arena_free(h->arena);
}

static int by_place(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	if (x->org != y->org)
		return x->org < y->org ? -1 : 1;
	return x->holding < y->holding ? -1 : x->holding > y->holding;
}

void holders_place(struct holders *h, const struct image *im)
{
	size_t n = 0;

	for (size_t i = 0; i < h->count; i++) {
		int64_t org = image_org(im, h->rows[i].org_id);

		if (org < 0)
			continue;
		h->rows[n] = h->rows[i];
		h->rows[n++].org = (uint32_t)org;
	}
	h->count = n;
	qsort(h->rows, n, sizeof(*h->rows), by_place);
}

bool holders_have(const struct holders *h, const int64_t *people, size_t count)
{
	for (size_t i = 0; h != NULL && i < count; i++)
		if (bsearch(&people[i], h->people, h->people_count, sizeof(*h->people), int64_order) != NULL)
			return true;
	return false;
}

bool held_is_director(const struct holders *h, const struct held *row, day_t day)
{
	for (uint32_t i = row->directors_from; i < row->directors_to; i++)
		if (h->directors[i].from <= day && h->directors[i].to > day)
			return true;
	return false;
}

/* Somebody who leads two organisations is one person, and what is true of one of the posts is true of the person. `lines`: by the place among the
 * people the line that somebody has already, counted from 1. */
static void add_secretary(const struct holders *h, uint32_t lines[], struct figure_secretary *rows, size_t *count, const struct figure_secretary *one)
{
	const int64_t *person = bsearch(&one->person, h->people, h->people_count, sizeof(*h->people), int64_order);
	uint32_t *line = &lines[person - h->people];

	if (*line == 0) {
		rows[(*count)++] = *one;
		*line = (uint32_t)*count;
	} else {
		rows[*line - 1].is_director |= one->is_director;
		rows[*line - 1].is_of_branch |= one->is_of_branch;
	}
}

bool figure_secretaries_of(struct ctx *c, const char *path, day_t day, struct figure_secretary **rows, size_t *count)
{
	const uint64_t kinds = figure_kind_bits(FIGURE_BASE_KINDS), branches = figure_kind_bits(FIGURE_BRANCH_KINDS);
	const struct holders *h;
	const struct image *im = snapshot_open_holders(c, &h);
	const struct tree *t;
	bool *is_there;
	uint32_t *lines;
	int64_t org;
	size_t from, to;

	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	org = path[0] == '\0' ? -1 : image_org_at(im, path);
	is_there = arena_array(c->arena, im->orgs_count, sizeof(*is_there));
	tree_range(im, t, org < 0 ? path : t->path[org], &from, &to);
	for (; from < to; from++)
		is_there[t->order[from]] = (kinds >> t->kind[t->order[from]] & 1) != 0;
	*rows = arena_array(c->arena, h->count, sizeof(**rows));
	lines = arena_array(c->arena, h->people_count, sizeof(*lines));
	*count = 0;
	for (size_t i = 0; i < h->count; i++) {
		const struct held *held = &h->rows[i];

		if (is_there[held->org] && held->from <= day && held->to > day)
			add_secretary(h, lines, *rows, count, &(struct figure_secretary){ held->person, held->birth_day, held->education,
				held_is_director(h, held, day), (branches >> t->kind[held->org] & 1) != 0 });
	}
	snapshot_close(c);
	return true;
}

static void count_secretaries(struct ctx *c, const void *data, int64_t numbers[])
{
	const struct figure_report *r = data;
	struct figure_secretary_counts n = { 0 };
	struct figure_secretary *rows;
	size_t count;

	if (!figure_secretaries_of(c, r->org.path, r->day, &rows, &count))
		count = 0;
	n.all = (int64_t)count;
	for (size_t i = 0; i < count; i++) {
		n.ages[age_band(rows[i].birth_day, r->day)]++;
		n.education[education_group(rows[i].education)]++;
		n.directors += rows[i].is_director;
	}
	memcpy(numbers, &n, sizeof(n));
}

bool figure_secretary_counts(struct ctx *c, const char *path, day_t day, struct figure_secretary_counts *n)
{
	const struct figure_report r = { .org = { .path = path }, .day = day };
	int64_t numbers[sizeof(*n) / sizeof(int64_t)];

	static_assert(sizeof(numbers) / sizeof(numbers[0]) <= FIGURE_KEPT_MAX, "they are kept together");
	figure_kept(c, "secretaries", path, day, FIGURE_ON_SECRETARIES, count_secretaries, &r, numbers, sizeof(numbers) / sizeof(numbers[0]));
	memcpy(n, numbers, sizeof(*n));
	return store_state(c->store) == STORE_GOOD;
}
