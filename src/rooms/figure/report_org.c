/* Organisations in reports: counted by kind, unit and term on any day, their ids, and their names. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/answers.h"
#include "rooms/figure/report.h"

int figure_code_place(const char *set_name, const char *value)
{
	const struct code_set *set = code_set(set_name);

	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->codes[i].value, value) == 0)
			return (int)i + 1;
	return 0;
}

uint64_t figure_kind_bits(const char *words)
{
	uint64_t bits = 0;
	char word[48];

	while (*words != '\0') {
		size_t bytes = strcspn(words, ".");

		if (bytes < sizeof(word)) {
			memcpy(word, words, bytes);
			word[bytes] = '\0';
			bits |= FIGURE_VALUE(figure_code_place("org_kind", word));
		}
		words += bytes;
		words += *words == '.';
	}
	return bits & ~UINT64_C(1);
}

/* The organisations there were on the day, under the node of today's path. */
static size_t orgs_there(const struct image *im, const struct tree *t, const char *path, size_t *to)
{
	int64_t org = path[0] == '\0' ? -1 : image_org_at(im, path);
	size_t from;

	tree_range(im, t, org < 0 ? path : t->path[org], &from, to);
	return from;
}

bool figure_org_matrix(struct ctx *c, const char *path, day_t day, struct figure_org_matrix *m)
{
	const char *key = answer_key(c, "orgs", path, day);
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	size_t to;

	if (im == NULL)
		return false;
	if (!answers_take(im, key, m, sizeof(*m))) {
		assert(code_set("unit_kind")->count < FIGURE_UNIT_PLACES);
		memset(m, 0, sizeof(*m));
		t = image_tree(im, c->arena, day, c->today);
		for (size_t i = orgs_there(im, t, path, &to); i < to; i++)
			m->counts[t->unit[t->order[i]] % FIGURE_UNIT_PLACES][t->kind[t->order[i]] & 63]++;
		answers_keep(im, key, m, sizeof(*m));
	}
	snapshot_close(c);
	return true;
}

int64_t figure_matrix_sum(const struct figure_org_matrix *m, uint64_t kinds, int unit)
{
	int64_t sum = 0;

	for (int k = 1; k < 64; k++)
		for (int u = 0; u < FIGURE_UNIT_PLACES && (kinds >> k & 1) != 0; u++)
			sum += unit == 0 || unit == u ? m->counts[u][k] : 0;
	return sum;
}

struct org_wish { uint64_t kinds; int unit, term; day_t day; };

/* The numbers of the organisations below `path` on that day that fit the wish. */
static bool org_ids(struct ctx *c, const char *path, const struct org_wish *wish,
		    bool (*fits)(const struct image *im, const struct tree *t, uint32_t o, const struct org_wish *wish), int64_t **ids, size_t *count)
{
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	size_t to, n = 0;

	if (im == NULL)
		return false;
	*ids = arena_array(c->arena, im->orgs_count, sizeof(**ids));
	t = image_tree(im, c->arena, wish->day, c->today);
	for (size_t i = orgs_there(im, t, path, &to); i < to; i++) {
		if (fits(im, t, t->order[i], wish))
			(*ids)[n++] = im->org_id[t->order[i]];
	}
	snapshot_close(c);
	*count = n;
	return true;
}

static bool is_of_kind(const struct image *im, const struct tree *t, uint32_t o, const struct org_wish *wish)
{
	return t->kind[o] != 0 && (wish->kinds == 0 || (wish->kinds >> t->kind[o] & 1) != 0) && (wish->unit == 0 || t->unit[o] == wish->unit);
}

bool figure_org_ids(struct ctx *c, const char *path, day_t day, uint64_t kinds, int unit, int64_t **ids, size_t *count)
{
	return org_ids(c, path, &(struct org_wish){ .kinds = kinds, .unit = unit, .day = day }, is_of_kind, ids, count);
}

/* Of an organisation that has terms; -1 of any other. */
static int term_of(const struct image *im, const struct tree *t, uint32_t o, uint64_t kinds, day_t day)
{
	if (t->kind[o] == 0 || (kinds >> t->kind[o] & 1) == 0)
		return -1;
	return (int)image_term_state(im, o, day);
}

static uint64_t term_kinds(void)
{
	return figure_kind_bits("city_committee." FIGURE_BASE_KINDS);
}

bool figure_term_counts(struct ctx *c, const char *path, day_t day, int64_t counts[FIGURE_TERMS_COUNT])
{
	const size_t bytes = FIGURE_TERMS_COUNT * sizeof(*counts);
	const char *key = answer_key(c, "terms", path, day);
	const struct image *im = snapshot_open(c);
	const uint64_t kinds = term_kinds();
	const struct tree *t;
	size_t to;

	memset(counts, 0, bytes);
	if (im == NULL)
		return false;
	if (!answers_take(im, key, counts, bytes)) {
		t = image_tree(im, c->arena, day, c->today);
		for (size_t i = orgs_there(im, t, path, &to); i < to; i++) {
			int state = term_of(im, t, t->order[i], kinds, day);

			if (state >= 0)
				counts[state]++;
		}
		answers_keep(im, key, counts, bytes);
	}
	snapshot_close(c);
	return true;
}

static bool has_term(const struct image *im, const struct tree *t, uint32_t o, const struct org_wish *wish)
{
	return term_of(im, t, o, wish->kinds, wish->day) == wish->term;
}

bool figure_term_ids(struct ctx *c, const char *path, day_t day, enum term_state state, int64_t **ids, size_t *count)
{
	return org_ids(c, path, &(struct org_wish){ .kinds = term_kinds(), .term = (int)state, .day = day }, has_term, ids, count);
}

static int by_id(const void *a, const void *b)
{
	int64_t x = ((const struct figure_org_line *)a)->id.v, y = ((const struct figure_org_line *)b)->id.v;

	return x < y ? -1 : x > y;
}

size_t figure_org_lines(struct ctx *c, const int64_t *ids, size_t count, day_t day, struct figure_org_line *lines)
{
	struct figure_org_line *found;
	size_t found_count = count > 0 ? figure_org_rows(c->store, ids, count, day, &found) : 0, n = 0;

	if (found_count > 0)
		qsort(found, found_count, sizeof(*found), by_id);
	for (size_t i = 0; i < count && found_count > 0; i++) {
		struct figure_org_line key = { .id = { ids[i] } }, *line = bsearch(&key, found, found_count, sizeof(*found), by_id);

		if (line != NULL)
			lines[n++] = *line;
	}
	return n;
}

/* Copied: the image may be gone when the page is written. */
static struct figure_org_name name_of(struct ctx *c, const struct image *im, size_t org)
{
	return (struct figure_org_name){ im->org_id[org], arena_text(c->arena, im->org_path[org]), arena_text(c->arena, im->org_name[org]) };
}

/* What is shown of a day is called as it was called then. */
static void name_as_then(struct ctx *c, day_t day, struct figure_org_name *names, size_t count)
{
	int64_t *ids = arena_array(c->arena, count + 1, sizeof(*ids));
	struct figure_name_then *then;
	size_t others;

	for (size_t i = 0; i < count; i++)
		ids[i] = names[i].id;
	others = day >= c->today || count == 0 ? 0 : figure_names_then(c->store, ids, count, day, &then);
	for (size_t k = 0; k < others; k++)
		for (size_t i = 0; i < count; i++)
			if (names[i].id == then[k].id)
				names[i].name = then[k].name;
}

/* As scan_plan finds them: whatever hangs one step below, there on the day or not. */
bool figure_children(struct ctx *c, const char *path, day_t day, struct figure_org_name **children, size_t *count)
{
	const struct image *im = snapshot_open(c);
	const struct tree *t;
	uint32_t *orgs;
	int64_t org;

	if (im == NULL)
		return false;
	t = image_tree(im, c->arena, day, c->today);
	org = path[0] == '\0' ? -1 : image_org_at(im, path);
	*count = tree_children(im, t, c->arena, org < 0 ? path : t->path[org], &orgs);
	*children = arena_array(c->arena, *count, sizeof(**children));
	for (size_t i = 0; i < *count; i++)
		(*children)[i] = name_of(c, im, orgs[i]);
	snapshot_close(c);
	name_as_then(c, day, *children, *count);
	return true;
}

size_t figure_ancestors(struct ctx *c, const char *path, struct figure_org_name **names)
{
	size_t depth = (size_t)path_depth(path), n = 0;
	const struct image *im = snapshot_open(c);

	*names = arena_array(c->arena, depth, sizeof(**names));
	if (im == NULL)
		return 0;
	for (size_t i = 1; i < depth; i++) {
		int64_t org = image_org_at(im, arena_text_n(c->arena, path, i * PATH_SEGMENT_CHARS));

		if (org >= 0)
			(*names)[n++] = name_of(c, im, (size_t)org);
	}
	snapshot_close(c);
	return n;
}
