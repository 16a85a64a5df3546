/* Which people a list shows. Over a county the walk follows the index by name, below a town it sorts the few that
 * are there; ordering by a day is done here, on ids alone, since it is the same walk again. */
#include "rooms/roster/roster.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/figure/behind.h"
#include "rooms/org/org.h"
#include "rooms/roster/roster_filter.h"
#include "text/roster.h"

#define LEVEL_COUNTY 1
#define FOUND_MAX 200000	/* people whom the text of a filter may find */

bool roster_open(struct ctx *c, int64_t org, struct roster_scope *scope)
{
	struct org_row row;
	struct roster_region *regions;
	int64_t *ids;
	size_t count;

	if (org == 0)
		org = c->actor.org_id;
	if (!permit_require(c, MAY_SEE_PERSON, org))
		return false;
	if (!org_get(c->store, (org_id){ org }, &row))
		return ctx_refuse(c, NOT_FOUND, T_roster_org_not_found, NULL);
	*scope = (struct roster_scope){ .org = row.id, .name = row.name, .path = row.path, .path_to = path_end(c->arena, row.path),
		.level = (int)row.level, .regions_count = 1 };
	if (row.level > LEVEL_COUNTY) {
		scope->regions = arena_copy(c->arena, &row.region, sizeof(row.region));
		return true;
	}
	count = roster_regions(c->store, row.id, &regions);
	ids = arena_array(c->arena, count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = regions[i].region;
	scope->regions = ids;
	scope->regions_count = count;
	return true;
}

static bool is_wide(const struct roster_scope *scope)
{
	return scope->level <= LEVEL_COUNTY && scope->regions_count == 1;
}

/* ---- the walk ---- */

struct steps { struct roster_step *rows; size_t count; };

static void open_walk(struct ctx *c, const struct roster_scope *s, const struct roster_filter *f, bool is_plain, const int64_t *chosen,
	size_t chosen_count, struct cursor *cursor)
{
	bool is_chosen = chosen != NULL;
	bool by_path = f->sort == ROSTER_BY_ORG;

	if (is_plain && is_wide(s) && !by_path)
		roster_plain_by_key(c->store, s->regions[0], s->path, s->path_to, f->status_from, f->status_to, f->sort, cursor);
	else if (s->regions_count > 1)
		(by_path ? roster_across_by_path : roster_across)(c->store, s->path, s->path_to, f->status_from, f->status_to, f->sex,
			f->birth_from, f->birth_to, f->education_from, f->education_to, f->occupation, f->joined_from, f->joined_to,
			f->minority, f->front_line, f->no_number, f->unreadable, is_chosen, chosen, chosen_count, f->role, c->today,
			f->sort, cursor);
	else
		(by_path ? roster_by_path : is_wide(s) ? roster_by_key : roster_by_sorting)(c->store, s->regions[0], s->path,
			s->path_to, f->status_from, f->status_to, f->sex, f->birth_from, f->birth_to, f->education_from,
			f->education_to, f->occupation, f->joined_from, f->joined_to, f->minority, f->front_line, f->no_number,
			f->unreadable, is_chosen, chosen, chosen_count, f->role, c->today, f->sort, cursor);
}

/* Whom the list behind a number holds, of those already chosen if there are any. False: nobody, or refused. */
static bool choose_figure(struct ctx *c, const char *address, int64_t **chosen, size_t *count)
{
	int64_t *people;
	size_t people_count, kept = 0;

	if (!behind_address(c, address, &people, &people_count))
		return false;
	if (*chosen == NULL) {
		*chosen = people;
		*count = people_count;
		return people_count > 0;
	}
	for (size_t i = 0; i < *count; i++)
		if (bsearch(&(*chosen)[i], people, people_count, sizeof(*people), int64_order) != NULL)
			(*chosen)[kept++] = (*chosen)[i];
	*count = kept;
	return kept > 0;
}

static void walk(struct ctx *c, const struct roster_scope *s, const struct roster_filter *f, const struct roster_query *q, struct steps *steps)
{
	const char *text = q->value[ROSTER_Q];
	struct cursor cursor;
	int64_t *chosen = NULL;
	size_t chosen_count = 0;

	*steps = (struct steps){ 0 };
	if (!text_is_empty(text)) {
		chosen_count = roster_find(c, s, text, FOUND_MAX, &chosen);
		if (chosen_count == 0)
			return;
	}
	if (!text_is_empty(q->value[ROSTER_FIGURE]) && !choose_figure(c, q->value[ROSTER_FIGURE], &chosen, &chosen_count))
		return;
	open_walk(c, s, f, roster_query_is_plain(q), chosen, chosen_count, &cursor);
	do
		steps->rows = rows_room(c->store, steps->rows, steps->count, sizeof(*steps->rows));
	while (roster_step_next(&cursor, &steps->rows[steps->count]) && ++steps->count != 0);
}

/* By day, those of one day staying in order of names: two passes of 16 bits. */
static void sort_by_day(struct arena *a, struct steps *steps)
{
	struct roster_step *from = steps->rows, *to = arena_array(a, steps->count, sizeof(*to)), *other;
	uint32_t *places = arena_array(a, 65536, sizeof(*places));

	for (int shift = 0; shift < 32; shift += 16) {
		uint32_t place = 0;

		memset(places, 0, 65536 * sizeof(*places));
		for (size_t i = 0; i < steps->count; i++)
			places[(((uint32_t)from[i].by_day ^ 0x80000000u) >> shift) & 0xffff]++;
		for (size_t i = 0; i < 65536; i++) {
			uint32_t n = places[i];

			places[i] = place;
			place += n;
		}
		for (size_t i = 0; i < steps->count; i++)
			to[places[(((uint32_t)from[i].by_day ^ 0x80000000u) >> shift) & 0xffff]++] = from[i];
		other = from;
		from = to;
		to = other;
	}
	steps->rows = from;
}

size_t roster_match(struct ctx *c, const struct roster_scope *scope, const struct roster_query *q, int64_t **ids)
{
	struct roster_filter f;
	struct steps steps;

	roster_filter_read(c, q, &f);
	walk(c, scope, &f, q, &steps);
	if ((f.sort == ROSTER_BY_JOINED || f.sort == ROSTER_BY_BIRTH) && steps.count > 0)
		sort_by_day(c->arena, &steps);
	*ids = arena_array(c->arena, steps.count, sizeof(**ids));
	for (size_t i = 0; i < steps.count; i++)
		(*ids)[f.is_down ? steps.count - 1 - i : i] = steps.rows[i].id.v;
	return steps.count;
}

/* ---- a page ---- */

int64_t roster_count_status(struct ctx *c, const struct roster_scope *s, int64_t status)
{
	struct roster_number n = { 0 };

	if (s->regions_count == 1)
		roster_count(c->store, s->regions[0], status, s->path, s->path_to, &n);
	else
		roster_count_across(c->store, status, s->path, s->path_to, &n);
	return n.n;
}

size_t roster_rows_of(struct ctx *c, const struct roster_scope *s, const int64_t *ids, size_t count, struct roster_row **rows)
{
	struct roster_row *found;
	size_t found_count, n = 0;

	*rows = arena_array(c->arena, count, sizeof(**rows));
	if (count == 0)
		return 0;
	found_count = roster_rows(c->store, ids, count, s->path, s->path_to, &found);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < found_count; k++)
			if (found[k].id.v == ids[i]) {
				(*rows)[n++] = found[k];
				break;
			}
	return n;
}

static void clamp_page(struct roster_page *out, int64_t page)
{
	int64_t last = (out->total + out->rows_per_page - 1) / out->rows_per_page;

	out->page = page > last ? last : page;
	if (out->page < 1)
		out->page = 1;
}

void roster_sort_namesakes(struct roster_row *rows, size_t count, bool is_by_org)
{
	for (size_t i = 1; i < count; i++) {
		struct roster_row row = rows[i];
		size_t at = i;

		while (at > 0 && strcmp(rows[at - 1].pinyin_key, row.pinyin_key) == 0 && (!is_by_org || rows[at - 1].org.v == row.org.v)
		       && strcmp(rows[at - 1].name, row.name) > 0) {
			rows[at] = rows[at - 1];
			at--;
		}
		rows[at] = row;
	}
}

static void sort_namesakes(struct roster_page *page, enum roster_sort sort)
{
	if (sort == ROSTER_BY_NAME || sort == ROSTER_BY_ORG)
		roster_sort_namesakes(page->rows, page->rows_count, sort == ROSTER_BY_ORG);
}

/* Without conditions the number is known from the index of statuses, and the page is read where it lies. */
static void read_plain(struct ctx *c, const struct roster_scope *s, const struct roster_filter *f, int64_t page, struct roster_page *out)
{
	struct roster_id *ids;
	size_t count;
	int64_t *numbers, offset;
	size_t (*read)(struct store *, int64_t, const char *, const char *, int64_t, int64_t, int64_t, int64_t, struct roster_id **);

	for (int64_t status = f->status_from; status <= f->status_to; status++)
		out->total += roster_count_status(c, s, status);
	clamp_page(out, page);
	offset = (out->page - 1) * out->rows_per_page;
	if (f->sort == ROSTER_BY_ORG)
		read = f->is_down ? roster_paths_down : roster_paths_up;
	else
		read = f->is_down ? roster_names_down : roster_names_up;
	count = read(c->store, s->regions[0], s->path, s->path_to, f->status_from,
		f->status_to, out->rows_per_page, offset, &ids);	/* cppcheck-suppress uninitvar; both fill it in */
	numbers = arena_array(c->arena, count, sizeof(*numbers));
	for (size_t i = 0; i < count; i++)
		numbers[i] = ids[i].id.v;
	out->rows_count = roster_rows_of(c, s, numbers, count, &out->rows);
}

void roster_read(struct ctx *c, const struct roster_scope *s, const struct roster_query *q, int64_t page, int64_t rows_per_page,
	struct roster_page *out)
{
	struct roster_filter f;
	int64_t *ids, from, rest;

	*out = (struct roster_page){ .rows_per_page = rows_per_page };
	roster_filter_read(c, q, &f);
	if (is_wide(s) && (f.sort == ROSTER_BY_NAME || f.sort == ROSTER_BY_ORG) && roster_query_is_plain(q)) {
		read_plain(c, s, &f, page, out);
		sort_namesakes(out, f.sort);
		return;
	}
	out->total = (int64_t)roster_match(c, s, q, &ids);
	clamp_page(out, page);
	from = (out->page - 1) * rows_per_page;
	rest = out->total - from;
	out->rows_count = roster_rows_of(c, s, ids + from, (size_t)(rest < rows_per_page ? rest : rows_per_page), &out->rows);
	sort_namesakes(out, f.sort);
}
