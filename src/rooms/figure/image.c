/* The columns themselves: room for them, the packing of attributes, organisations by id and path, and the tree of
 * any day. Nothing here reads a database. */
#include "rooms/figure/snapshot.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"

#define TREES_MAX 24

struct tree_cache {
	pthread_mutex_t mutex;
	int count;
	struct tree trees[TREES_MAX];
};

#define NATIONALITY_LISTED 56
#define NATIONALITY_OTHER 97

uint16_t spell_day(day_t day)
{
	int64_t days = (int64_t)day - SPELL_DAY_ZERO;

	if (day == DAY_NONE)
		return 0;
	return days >= SPELL_OPEN ? SPELL_OPEN : days < 1 ? 1 : (uint16_t)days;
}

int education_group(int64_t gb_code)
{
	static const int GROUPS[10] = { 0, 1, 2, 3, 4, 0, 5, 6, 6, 6 };

	return gb_code < 0 || gb_code > 99 ? 0 : GROUPS[gb_code / 10];
}

uint8_t spell_nationality(int64_t gb_code)
{
	if (gb_code >= 1 && gb_code <= NATIONALITY_LISTED)
		return (uint8_t)gb_code;
	return gb_code == NATIONALITY_OTHER || gb_code == NATIONALITY_OTHER + 1 ? (uint8_t)(gb_code - NATIONALITY_OTHER + NATIONALITY_LISTED + 1) : 0;
}

uint16_t spell_who(int64_t status, const struct person_facts_of_spell *f)
{
	unsigned who = status >= 1 && status <= 3 ? (unsigned)status : 0;

	who |= (f->sex == 1 || f->sex == 2 ? (unsigned)f->sex : 0) << 2;
	who |= (f->occupation >= 1 && f->occupation <= 8 ? (unsigned)f->occupation : 0) << 4;
	who |= (unsigned)education_group(f->education) << 8;
	who |= (f->is_front_line != 0 ? 1u : 0u) << 11;
	who |= (f->nationality > 1 ? 1u : 0u) << 12;
	return (uint16_t)who;
}

static void part_columns(struct arena *a, struct part *p, size_t rows)
{
	p->rows_room = rows;
	p->from = arena_array(a, rows, sizeof(*p->from));
	p->to = arena_array(a, rows, sizeof(*p->to));
	p->birth = arena_array(a, rows, sizeof(*p->birth));
	p->joined = arena_array(a, rows, sizeof(*p->joined));
	p->who = arena_array(a, rows, sizeof(*p->who));
	p->nationality = arena_array(a, rows, sizeof(*p->nationality));
	p->causes = arena_array(a, rows, sizeof(*p->causes));
	p->person = arena_array(a, rows, sizeof(*p->person));
}

void part_room(struct arena *a, struct part *p, size_t rows)
{
	struct part old = *p;

	part_columns(a, p, rows);
	p->org = arena_array(a, rows, sizeof(*p->org));
	if (old.rows_count == 0)
		return;
	assert(rows >= old.rows_count);
	memcpy(p->from, old.from, old.rows_count * sizeof(*p->from));
	memcpy(p->to, old.to, old.rows_count * sizeof(*p->to));
	memcpy(p->birth, old.birth, old.rows_count * sizeof(*p->birth));
	memcpy(p->joined, old.joined, old.rows_count * sizeof(*p->joined));
	memcpy(p->who, old.who, old.rows_count * sizeof(*p->who));
	memcpy(p->nationality, old.nationality, old.rows_count * sizeof(*p->nationality));
	memcpy(p->causes, old.causes, old.rows_count * sizeof(*p->causes));
	memcpy(p->person, old.person, old.rows_count * sizeof(*p->person));
	memcpy(p->org, old.org, old.rows_count * sizeof(*p->org));
}

void image_room(struct image *im, size_t open, size_t ended)
{
	part_columns(im->arena, &im->parts[PART_OPEN], open);
	part_columns(im->arena, &im->parts[PART_ENDED], ended);
	im->parts[PART_OPEN].org_start = arena_array(im->arena, im->orgs_count + 1, sizeof(size_t));
	im->parts[PART_ENDED].org_start = arena_array(im->arena, im->orgs_count + 1, sizeof(size_t));
}

size_t part_org(const struct image *im, enum part_name part, size_t row)
{
	const size_t *start = im->parts[part].org_start;
	size_t low = 0, high = im->orgs_count;

	if (start == NULL)
		return im->parts[part].org[row];
	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;

		if (start[middle] <= row)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct image *image_new(size_t orgs, size_t hangs)
{
	struct arena *a = arena_new();
	struct image *im = arena_alloc(a, sizeof(*im));

	im->arena = a;
	im->orgs_count = orgs;
	im->org_id = arena_array(a, orgs, sizeof(*im->org_id));
	im->org_path = arena_array(a, orgs, sizeof(*im->org_path));
	im->org_name = arena_array(a, orgs, sizeof(*im->org_name));
	im->org_kind = arena_array(a, orgs, sizeof(*im->org_kind));
	im->org_unit = arena_array(a, orgs, sizeof(*im->org_unit));
	im->org_from = arena_array(a, orgs, sizeof(*im->org_from));
	im->org_to = arena_array(a, orgs, sizeof(*im->org_to));
	im->org_elected = arena_array(a, orgs, sizeof(*im->org_elected));
	im->org_term_ends = arena_array(a, orgs, sizeof(*im->org_term_ends));
	im->org_term_years = arena_array(a, orgs, sizeof(*im->org_term_years));
	im->org_has_hangs = arena_array(a, orgs, sizeof(*im->org_has_hangs));
	im->org_by_id = arena_array(a, orgs, sizeof(*im->org_by_id));
	im->hangs_count = hangs;
	im->hangs = arena_array(a, hangs, sizeof(*im->hangs));
	im->trees = arena_alloc(a, sizeof(*im->trees));
	pthread_mutex_init(&im->trees->mutex, NULL);
	return im;
}

void image_free(struct image *im)
{
	if (im == NULL)
		return;
	pthread_mutex_destroy(&im->trees->mutex);
	arena_free(im->arena);
}

static int by_id(const void *a, const void *b, void *context)
{
	const int64_t *ids = context;
	int64_t x = ids[*(const uint32_t *)a], y = ids[*(const uint32_t *)b];

	return x < y ? -1 : x > y;
}

void image_index(struct image *im)
{
	for (size_t i = 0; i < im->orgs_count; i++)
		im->org_by_id[i] = (uint32_t)i;
	qsort_r(im->org_by_id, im->orgs_count, sizeof(*im->org_by_id), by_id, im->org_id);
}

int64_t image_org(const struct image *im, int64_t id)
{
	size_t low = 0, high = im->orgs_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (im->org_id[im->org_by_id[middle]] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < im->orgs_count && im->org_id[im->org_by_id[low]] == id ? (int64_t)im->org_by_id[low] : -1;
}

/* First place in `order` (NULL: as they stand) whose path is not before `path`. */
static size_t first_from(const char *const *paths, const uint32_t *order, size_t count, const char *path, bool is_behind_subtree)
{
	size_t length = strlen(path), low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *here = paths[order == NULL ? middle : order[middle]];

		if (is_behind_subtree ? strncmp(here, path, length) <= 0 : strcmp(here, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int64_t image_org_at(const struct image *im, const char *path)
{
	size_t i = first_from(im->org_path, NULL, im->orgs_count, path, false);

	return i < im->orgs_count && strcmp(im->org_path[i], path) == 0 ? (int64_t)i : -1;
}

void tree_range(const struct image *im, const struct tree *t, const char *top, size_t *from, size_t *to)
{
	*from = first_from(t->path, t->order, im->orgs_count, top, false);
	*to = first_from(t->path, t->order, im->orgs_count, top, true);
}

/* How many of these lie in the subtree that the first begins: looked for in widening steps, since most are small. */
static size_t subtree_count(const char *const *paths, const uint32_t *order, size_t count, const char *path)
{
	size_t length = strlen(path), low = 0, step = 1;

	while (low + step <= count && strncmp(paths[order[low + step - 1]], path, length) == 0) {
		low += step;
		step *= 2;
	}
	return low + first_from(paths, order + low, low + step <= count ? step : count - low, path, true);
}

/* The first path of a subtree is the unit itself: the rest of it is leapt over. */
size_t tree_children(const struct image *im, const struct tree *t, struct arena *a, const char *top, uint32_t **orgs)
{
	size_t from, to, count = 0, length = strlen(top) + PATH_SEGMENT_CHARS;

	tree_range(im, t, top, &from, &to);
	*orgs = arena_room(a, (to - from + 1) * sizeof(**orgs));
	while (from < to) {
		uint32_t org = t->order[from++];

		if (strlen(t->path[org]) != length)
			continue;
		(*orgs)[count++] = org;
		from += subtree_count(t->path, t->order + from, to - from, t->path[org]);
	}
	return count;
}

/* ---- the tree of a day ---- */

static void tree_of_today(const struct image *im, struct tree *t)
{
	for (size_t i = 0; i < im->orgs_count; i++) {
		t->path[i] = im->org_path[i];
		t->kind[i] = im->org_from[i] <= t->day && im->org_to[i] > t->day ? im->org_kind[i] : 0;
		t->order[i] = (uint32_t)i;
	}
}

/* Who has no stretch for the day (not yet founded, closed, or without a history) hangs where it hangs today. */
static void tree_of_past(const struct image *im, struct arena *a, struct tree *t)
{
	uint32_t *hung = arena_array(a, im->hangs_count, sizeof(*hung));
	size_t hung_count = 0, k = 0, n = 0;

	for (size_t i = 0; i < im->hangs_count; i++) {
		const struct hang *h = &im->hangs[i];

		if (h->from > t->day || h->to <= t->day || t->path[h->org] != NULL)
			continue;
		t->path[h->org] = h->path;
		t->kind[h->org] = h->kind;
		hung[hung_count++] = h->org;
	}
	for (size_t i = 0; i < im->orgs_count; i++) {
		if (t->path[i] != NULL)
			continue;
		t->path[i] = im->org_path[i];
		if (im->org_has_hangs[i] == 0 && im->org_from[i] <= t->day && im->org_to[i] > t->day)
			t->kind[i] = im->org_kind[i];
		while (k < hung_count && strcmp(t->path[hung[k]], t->path[i]) < 0)
			t->order[n++] = hung[k++];
		t->order[n++] = (uint32_t)i;
	}
	while (k < hung_count)
		t->order[n++] = hung[k++];
	assert(n == im->orgs_count);
}

/* From the latest back: what ended after the day was there on it. */
static const uint8_t *units_of_past(const struct image *im, struct arena *a, day_t day)
{
	uint8_t *unit;
	size_t i = 0;

	if (im->units_count == 0 || im->units[0].to <= day)
		return im->org_unit;
	unit = arena_copy(a, im->org_unit, im->orgs_count * sizeof(*unit));
	for (; i < im->units_count && im->units[i].to > day; i++)
		unit[im->units[i].org] = im->units[i].unit;
	return unit;
}

static void tree_make(const struct image *im, struct arena *a, struct tree *t)
{
	t->path = arena_array(a, im->orgs_count, sizeof(*t->path));
	t->kind = arena_array(a, im->orgs_count, sizeof(*t->kind));
	t->order = arena_array(a, im->orgs_count, sizeof(*t->order));
	t->unit = t->is_today ? im->org_unit : units_of_past(im, a, t->day);
	if (t->is_today)
		tree_of_today(im, t);
	else
		tree_of_past(im, a, t);
}

const struct tree *image_tree(const struct image *im, struct arena *a, day_t day, day_t today)
{
	struct tree_cache *cache = im->trees;
	struct tree *t = NULL;

	pthread_mutex_lock(&cache->mutex);
	for (int i = 0; i < cache->count; i++)
		if (cache->trees[i].day == day && cache->trees[i].is_today == (day >= today))
			t = &cache->trees[i];
	if (t == NULL && cache->count < TREES_MAX) {
		t = &cache->trees[cache->count++];
		*t = (struct tree){ .day = day, .is_today = day >= today };
		tree_make(im, im->arena, t);
	}
	pthread_mutex_unlock(&cache->mutex);
	if (t == NULL) {
		t = arena_alloc(a, sizeof(*t));
		*t = (struct tree){ .day = day, .is_today = day >= today };
		tree_make(im, a, t);
	}
	return t;
}

enum term_state image_term_state(const struct image *im, uint32_t org, day_t day)
{
	int64_t id = im->org_id[org];
	size_t low = 0, high = im->terms_count;

	if (im->org_elected[org] == DAY_OPEN || im->org_elected[org] <= day)
		return term_state(im->org_term_years[org], im->org_term_ends[org], day);
	/* The first former term that ended after the day. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct former_term *t = &im->terms[middle];

		if (im->org_id[t->org] < id || (t->org == org && t->to <= day))
			low = middle + 1;
		else
			high = middle;
	}
	if (low < im->terms_count && im->terms[low].org == org && im->terms[low].elected <= day)
		return term_state(im->terms[low].years, im->terms[low].ends, day);
	return term_state(im->org_term_years[org], DAY_OPEN, day);
}
