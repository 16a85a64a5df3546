/* Fills an image from the store: all of it, or some people anew. */
#include "rooms/figure/snapshot.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "rooms/figure/report.h"

/* People by number, as read. */
struct people { int64_t *ids, *org; uint16_t *birth, *joined, *who; uint8_t *nationality; size_t count, last; };

static uint8_t place_in(const struct code_set *set, const char *value)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->codes[i].value, value) == 0)
			return (uint8_t)(i + 1);
	return 0;
}

static void read_orgs(struct ctx *c, struct image *im)
{
	const struct code_set *kinds = code_set("org_kind"), *units = code_set("unit_kind");
	struct figure_org_row row;
	struct cursor cursor;
	size_t i = 0;

	figure_orgs(c->store, &cursor);
	while (figure_org_row_next(&cursor, &row) && i < im->orgs_count) {
		im->org_id[i] = row.id.v;
		im->org_path[i] = arena_text(im->arena, row.path);
		im->org_name[i] = arena_text(im->arena, row.name);
		im->org_kind[i] = place_in(kinds, row.kind);
		im->org_unit[i] = place_in(units, row.unit_kind);
		im->org_from[i] = row.from_day;
		im->org_elected[i] = row.elected_day;
		im->org_term_ends[i] = row.term_ends_day;
		im->org_term_years[i] = (uint8_t)row.term_years;
		im->org_to[i++] = row.to_day;
	}
	cursor_close(&cursor);
	im->orgs_count = i;
	image_index(im);
}

static size_t asked_size(bool (*ask)(struct store *, struct figure_size *), struct ctx *c)
{
	struct figure_size size = { 0 };

	ask(c->store, &size);
	return size.n > 0 ? (size_t)size.n : 0;
}

static void read_terms(struct ctx *c, struct image *im)
{
	size_t room = asked_size(figure_org_terms_count, c);
	struct figure_org_term_row row;
	struct cursor cursor;

	im->terms = arena_array(im->arena, room, sizeof(*im->terms));
	figure_org_terms(c->store, &cursor);
	while (figure_org_term_row_next(&cursor, &row) && im->terms_count < room) {
		int64_t org = image_org(im, row.org.v);

		if (org >= 0)
			im->terms[im->terms_count++] = (struct former_term){ (uint32_t)org, row.elected_day, row.term_ends_day, row.to_day, (uint8_t)row.term_years };
	}
	cursor_close(&cursor);
}

static void read_units(struct ctx *c, struct image *im)
{
	const struct code_set *units = code_set("unit_kind");
	size_t room = asked_size(figure_org_units_count, c);
	struct figure_org_unit_row row;
	struct cursor cursor;

	im->units = arena_array(im->arena, room, sizeof(*im->units));
	figure_org_units(c->store, &cursor);
	while (figure_org_unit_row_next(&cursor, &row) && im->units_count < room) {
		int64_t org = image_org(im, row.org.v);

		if (org >= 0)
			im->units[im->units_count++] = (struct former_unit){ (uint32_t)org, row.to_day, place_in(units, row.unit_kind) };
	}
	cursor_close(&cursor);
}

static void read_hangs(struct ctx *c, struct image *im)
{
	const struct code_set *kinds = code_set("org_kind");
	struct figure_org_path_row row;
	struct cursor cursor;
	size_t i = 0;

	figure_org_paths(c->store, &cursor);
	while (figure_org_path_row_next(&cursor, &row) && i < im->hangs_count) {
		int64_t org = image_org(im, row.org.v);

		if (org < 0)
			continue;
		/* Most hang today where they have always hung. */
		im->hangs[i++] = (struct hang){ .org = (uint32_t)org, .kind = place_in(kinds, row.kind), .from = row.from_day,
			.to = row.to_day, .path = strcmp(row.path, im->org_path[org]) == 0 ? im->org_path[org] : arena_text(im->arena, row.path) };
		im->org_has_hangs[org] = 1;
	}
	cursor_close(&cursor);
	im->hangs_count = i;
}

static void people_new(struct arena *a, struct people *p, size_t room)
{
	*p = (struct people){ 0 };
	p->ids = arena_array(a, room, sizeof(*p->ids));
	p->org = arena_array(a, room, sizeof(*p->org));
	p->birth = arena_array(a, room, sizeof(*p->birth));
	p->joined = arena_array(a, room, sizeof(*p->joined));
	p->who = arena_array(a, room, sizeof(*p->who));
	p->nationality = arena_array(a, room, sizeof(*p->nationality));
}

static void read_people(struct people *p, struct cursor *cursor, size_t room)
{
	struct figure_person_row row;

	while (figure_person_row_next(cursor, &row) && p->count < room) {
		struct person_facts_of_spell facts = { .sex = row.sex, .nationality = row.nationality, .education = row.education,
			.occupation = row.occupation, .is_front_line = row.is_front_line };

		p->ids[p->count] = row.id.v;
		p->org[p->count] = row.org;
		p->birth[p->count] = spell_day(row.birth_day);
		p->joined[p->count] = spell_day(row.joined_day);
		p->nationality[p->count] = spell_nationality(row.nationality);
		p->who[p->count++] = spell_who(0, &facts);
	}
	cursor_close(cursor);
}

/* Most rows follow the person of the row before, so the search begins there. */
static int64_t people_find(struct people *p, int64_t id)
{
	size_t low = 0, high = p->count;

	for (size_t i = p->last; i < p->count && i < p->last + 3; i++)
		if (p->ids[i] == id)
			return (int64_t)(p->last = i);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == p->count || p->ids[low] != id)
		return -1;
	return (int64_t)(p->last = low);
}

/* One spell as read, before its place is known. */
struct raw { uint32_t org, person, row; uint16_t from, to, causes; uint8_t status; };

static size_t read_spells(struct image *im, struct people *p, struct cursor *cursor, struct raw *raws, size_t room)
{
	struct figure_spell_row row;
	size_t n = 0;

	while (figure_spell_row_next(cursor, &row) && n < room) {
		int64_t person = people_find(p, row.person.v), org = image_org(im, row.org.v);

		if (person < 0 || org < 0)
			continue;
		raws[n++] = (struct raw){ .org = (uint32_t)org, .person = (uint32_t)person, .from = spell_day(row.from_day),
			.to = spell_day(row.to_day), .status = (uint8_t)row.status,
			.causes = (uint16_t)(((unsigned)row.began & 255u) | (((unsigned)row.ended & 255u) << 8)) };
	}
	cursor_close(cursor);
	return n;
}

static void put_row(struct part *part, size_t i, const struct raw *r, const struct people *p)
{
	part->from[i] = r->from;
	if (r->from > part->from_max)
		part->from_max = r->from;
	if (r->to > part->to_max)
		part->to_max = r->to;
	part->to[i] = r->to;
	part->causes[i] = r->causes;
	part->birth[i] = p->birth[r->person];
	part->joined[i] = p->joined[r->person];
	part->nationality[i] = p->nationality[r->person];
	part->who[i] = (uint16_t)(p->who[r->person] | r->status);
	part->person[i] = p->ids[r->person];
}

/* Rows to their organisation: counted, then placed. */
static void sort_rows(struct image *im, struct raw *raws, size_t count, const struct people *p, struct arena *scratch)
{
	size_t *next[2] = { arena_array(scratch, im->orgs_count + 1, sizeof(size_t)), arena_array(scratch, im->orgs_count + 1, sizeof(size_t)) };

	for (size_t i = 0; i < count; i++)
		im->parts[raws[i].to == SPELL_OPEN ? PART_OPEN : PART_ENDED].org_start[raws[i].org + 1]++;
	for (int which = PART_OPEN; which <= PART_ENDED; which++) {
		struct part *part = &im->parts[which];

		for (size_t i = 0; i < im->orgs_count; i++) {
			part->org_start[i + 1] += part->org_start[i];
			next[which][i] = part->org_start[i];
		}
		part->rows_count = part->org_start[im->orgs_count];
	}
	for (size_t i = 0; i < count; i++) {
		int which = raws[i].to == SPELL_OPEN ? PART_OPEN : PART_ENDED;

		raws[i].row = (uint32_t)next[which][raws[i].org]++;
		put_row(&im->parts[which], raws[i].row, &raws[i], p);
	}
}

/* The same once more, by person. */
static void index_people(struct image *im, const struct raw *raws, size_t count, const struct people *p, struct arena *scratch)
{
	uint32_t *next[2] = { arena_array(scratch, p->count + 1, sizeof(uint32_t)), arena_array(scratch, p->count + 1, sizeof(uint32_t)) };

	for (size_t i = 0; i < count; i++)
		next[raws[i].to == SPELL_OPEN ? PART_OPEN : PART_ENDED][raws[i].person + 1]++;
	for (int which = PART_OPEN; which <= PART_ENDED; which++) {
		im->parts[which].by_person = arena_array(im->arena, im->parts[which].rows_count, sizeof(uint32_t));
		for (size_t i = 0; i < p->count; i++)
			next[which][i + 1] += next[which][i];
	}
	for (size_t i = 0; i < count; i++) {
		int which = raws[i].to == SPELL_OPEN ? PART_OPEN : PART_ENDED;

		im->parts[which].by_person[next[which][raws[i].person]++] = raws[i].row;
	}
}

/* ---- marks ---- */

static void put_mark(struct arena *a, struct marks *m, const struct image *im, int64_t person, int64_t at, day_t from, day_t to, int kind)
{
	int64_t org = image_org(im, at);

	if (org < 0)
		return;
	if (m->count == m->room) {
		struct mark *old = m->rows;

		m->room = m->room == 0 ? 1024 : m->room * 2;
		m->rows = arena_array(a, m->room, sizeof(*m->rows));
		if (old != NULL)
			memcpy(m->rows, old, m->count * sizeof(*old));
	}
	m->rows[m->count++] = (struct mark){ person, (uint32_t)org, spell_day(from), spell_day(to), (uint8_t)kind };
}

static void read_roles(struct arena *a, struct marks *m, const struct image *im, struct cursor *cursor)
{
	struct figure_role_mark_row row;

	while (figure_role_mark_row_next(cursor, &row))
		put_mark(a, m, im, row.person.v, row.org.v, row.from_day, row.to_day, (int)row.kind);
	cursor_close(cursor);
}

static void read_awards(struct arena *a, struct marks *m, const struct image *im, struct people *p, struct cursor *cursor)
{
	struct figure_award_mark_row row;

	while (figure_award_mark_row_next(cursor, &row)) {
		const int64_t is_of[] = { row.first, row.second, row.third };
		int64_t person = people_find(p, row.person.v);

		for (int i = 0; person >= 0 && i < FIGURE_AWARDS_COUNT; i++)
			if (is_of[i] != 0)
				put_mark(a, m, im, row.person.v, p->org[person], row.from_day, DAY_OPEN, MARK_AWARD_MEMBER + i);
	}
	cursor_close(cursor);
}

static const char *award(int i)
{
	return FIGURE_AWARDS[i]->text[LANG_ZH];
}

/* Of everybody; `p` has them all. */
static int by_org(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;

	return x->org < y->org ? -1 : x->org > y->org;
}

static void read_marks(struct ctx *c, struct arena *a, struct marks *m, const struct image *im, struct people *p)
{
	struct cursor cursor;

	figure_role_marks(c->store, &cursor);
	read_roles(a, m, im, &cursor);
	figure_award_marks(c->store, award(0), award(1), award(2), &cursor);
	read_awards(a, m, im, p, &cursor);
}

struct image *image_read(struct ctx *c)
{
	size_t orgs = asked_size(figure_orgs_count, c), hangs = asked_size(figure_org_paths_count, c);
	size_t people_room = asked_size(figure_people_count, c), spells_room = asked_size(figure_spells_count, c), spells, open = 0;
	struct arena *scratch = arena_new();
	struct raw *raws = arena_array(scratch, spells_room, sizeof(*raws));
	struct image *im = image_new(orgs, hangs);
	struct figure_head_row head = { 0 };
	struct people people;
	struct cursor cursor;

	figure_head(c->store, &head);
	read_orgs(c, im);
	read_terms(c, im);
	read_units(c, im);
	read_hangs(c, im);
	people_new(scratch, &people, people_room);
	figure_people(c->store, &cursor);
	read_people(&people, &cursor, people_room);
	figure_spells(c->store, &cursor);
	spells = read_spells(im, &people, &cursor, raws, spells_room);
	for (size_t i = 0; i < spells; i++)
		open += raws[i].to == SPELL_OPEN;
	image_room(im, open, spells - open);
	sort_rows(im, raws, spells, &people, scratch);
	index_people(im, raws, spells, &people, scratch);
	read_marks(c, scratch, &im->marks, im, &people);
	im->marks.rows = arena_copy(im->arena, im->marks.rows, im->marks.count * sizeof(*im->marks.rows));	/* without the smaller ones it grew out of */
	im->marks.room = im->marks.sorted = im->marks.count;
	if (im->marks.count > 0)
		qsort(im->marks.rows, im->marks.count, sizeof(*im->marks.rows), by_org);
	im->seq = head.seq;
	arena_free(scratch);
	if (store_state(c->store) != STORE_GOOD) {
		image_free(im);
		return NULL;
	}
	return im;
}

static void read_marks_of(struct ctx *c, const struct image *im, struct people *p, struct fresh *fresh)
{
	struct cursor cursor;

	if (fresh->has_all_roles)
		figure_role_marks(c->store, &cursor);
	else
		figure_role_marks_of(c->store, fresh->people, fresh->people_count, &cursor);
	read_roles(c->arena, &fresh->marks, im, &cursor);
	figure_award_marks_of(c->store, award(0), award(1), award(2), fresh->people, fresh->people_count, &cursor);
	read_awards(c->arena, &fresh->marks, im, p, &cursor);
}

bool image_read_people(struct ctx *c, const struct image *im, struct fresh *fresh)
{
	struct arena *a = c->arena;
	struct people people;
	struct cursor cursor;
	size_t room = fresh->people_count * 64 + 64, count;
	struct raw *raws = arena_array(a, room, sizeof(*raws));

	people_new(a, &people, fresh->people_count);
	figure_people_of(c->store, fresh->people, fresh->people_count, &cursor);
	read_people(&people, &cursor, fresh->people_count);
	figure_spells_of(c->store, fresh->people, fresh->people_count, &cursor);
	count = read_spells((struct image *)im, &people, &cursor, raws, room);
	part_room(a, &fresh->rows, count);
	for (size_t i = 0; i < count; i++) {
		put_row(&fresh->rows, i, &raws[i], &people);
		fresh->rows.org[i] = raws[i].org;
	}
	fresh->rows.rows_count = count;
	read_marks_of(c, im, &people, fresh);
	return store_state(c->store) == STORE_GOOD;
}
