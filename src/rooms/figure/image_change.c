/* People read again: their old rows count no more, their new ones are added behind, and both are noted. */
#include "rooms/figure/snapshot.h"

#include <assert.h>
#include <string.h>

/* The rows of one person: places in a part where they lie one behind the other, or by way of by_person. */
struct rows { const uint32_t *places; size_t from, count; };

static size_t row_of(const struct rows *r, size_t i)
{
	return r->places == NULL ? r->from + i : r->places[r->from + i];
}

static struct rows rows_of(const struct part *p, int64_t person)
{
	size_t low = 0, high = p->rows_count;
	struct rows rows = { .places = p->by_person };

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->person[p->by_person[middle]] < person)
			low = middle + 1;
		else
			high = middle;
	}
	for (rows.from = low; low < p->rows_count && p->person[p->by_person[low]] == person; low++)
		rows.count++;
	return rows;
}

/* The place of a person among those read again; people_count if there is none. */
static size_t place_of(const struct fresh *fresh, int64_t person)
{
	size_t low = 0, high = fresh->people_count;

	if (high == 0 || person < fresh->people[0] || person > fresh->people[high - 1])
		return high;	/* most of those that are looked for when few changed */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (fresh->people[middle] < person)
			low = middle + 1;
		else
			high = middle;
	}
	return low < fresh->people_count && fresh->people[low] == person ? low : fresh->people_count;
}

/* What an unsorted part holds of each of them: those that count lie one behind the other. */
static struct rows *rows_in(const struct part *p, const struct fresh *fresh, struct arena *scratch)
{
	struct rows *rows = arena_array(scratch, fresh->people_count, sizeof(*rows));

	for (size_t i = 0; i < p->rows_count; i++) {
		size_t place = (p->who[i] & WHO_DEAD) != 0 ? fresh->people_count : place_of(fresh, p->person[i]);

		if (place == fresh->people_count)
			continue;
		if (rows[place].count++ == 0)
			rows[place].from = i;
	}
	return rows;
}

static bool is_same_row(const struct part *a, size_t i, const struct part *b, size_t k)
{
	return a->from[i] == b->from[k] && a->to[i] == b->to[k] && a->who[i] == b->who[k] && a->birth[i] == b->birth[k] &&
		a->joined[i] == b->joined[k] && a->nationality[i] == b->nationality[k] && a->causes[i] == b->causes[k];
}

static bool has_row(const struct fresh *fresh, const struct rows *now, const struct image *im, enum part_name part, size_t row)
{
	for (size_t i = 0; i < now->count; i++) {
		size_t k = row_of(now, i);

		if (is_same_row(&im->parts[part], row, &fresh->rows, k) && part_org(im, part, row) == fresh->rows.org[k])
			return true;
	}
	return false;
}

static void note(struct image *im, enum part_name part, size_t row, size_t org, int sign)
{
	if (im->changes_count == im->changes_room) {
		struct row_change *old = im->changes;

		im->changes_room = im->changes_room == 0 ? 256 : im->changes_room * 2;
		im->changes = arena_array(im->arena, im->changes_room, sizeof(*im->changes));
		if (old != NULL)
			memcpy(im->changes, old, im->changes_count * sizeof(*old));
	}
	im->changes[im->changes_count++] = (struct row_change){ (uint32_t)row, (uint32_t)org, (uint8_t)part, (int8_t)sign };
}

static bool counts(const struct image *im, enum part_name part, size_t row)
{
	return (im->parts[part].who[row] & WHO_DEAD) == 0;
}

/* Spells of one person never begin on the same day, so as many rows that are all found are the same rows. */
static bool is_as_before(const struct image *im, const struct rows old[PARTS_COUNT], const struct fresh *fresh, const struct rows *now)
{
	size_t count = 0;

	for (int part = 0; part < PARTS_COUNT; part++)
		for (size_t i = 0; i < old[part].count; i++) {
			size_t row = row_of(&old[part], i);

			if (!counts(im, part, row))
				continue;
			if (!has_row(fresh, now, im, part, row))
				return false;
			count++;
		}
	return count == now->count;
}

static void bury(struct image *im, const struct rows old[PARTS_COUNT])
{
	for (int part = 0; part < PARTS_COUNT; part++)
		for (size_t i = 0; i < old[part].count; i++) {
			size_t row = row_of(&old[part], i);

			if (!counts(im, part, row))
				continue;
			im->parts[part].who[row] |= WHO_DEAD;
			im->parts[part].dead_count++;
			note(im, part, row, part_org(im, part, row), -1);
		}
}

static void add(struct image *im, const struct part *rows, size_t i)
{
	struct part *delta = &im->parts[PART_DELTA];
	size_t n = delta->rows_count++;

	delta->from[n] = rows->from[i];
	delta->to[n] = rows->to[i];
	delta->birth[n] = rows->birth[i];
	delta->joined[n] = rows->joined[i];
	delta->who[n] = rows->who[i];
	delta->nationality[n] = rows->nationality[i];
	delta->causes[n] = rows->causes[i];
	delta->person[n] = rows->person[i];
	delta->org[n] = rows->org[i];
	note(im, PART_DELTA, n, delta->org[n], 1);
}

/* Marks have no place of their own: the old ones of these people make room for the new. */
static void take_marks(struct image *im, const struct fresh *fresh)
{
	struct marks *m = &im->marks;
	size_t n = 0;

	for (size_t i = 0, sorted = m->sorted; i < m->count; i++) {
		if ((fresh->has_all_roles && m->rows[i].kind < MARK_AWARD_MEMBER) || place_of(fresh, m->rows[i].person) != fresh->people_count) {
			m->sorted -= i < sorted;
			continue;
		}
		if (n < i)
			m->rows[n] = m->rows[i];
		n++;
	}
	if (n + fresh->marks.count > m->room) {
		struct mark *old = m->rows;

		m->room = (n + fresh->marks.count) * 2;
		m->rows = arena_array(im->arena, m->room, sizeof(*m->rows));
		if (n > 0)
			memcpy(m->rows, old, n * sizeof(*old));
	}
	if (fresh->marks.count > 0)
		memcpy(m->rows + n, fresh->marks.rows, fresh->marks.count * sizeof(*m->rows));
	m->count = n + fresh->marks.count;
}

void image_take(struct image *im, const struct fresh *fresh, struct arena *scratch)
{
	struct part *delta = &im->parts[PART_DELTA];
	struct rows *in_delta = rows_in(delta, fresh, scratch), *now = rows_in(&fresh->rows, fresh, scratch);

	if (delta->rows_count + fresh->rows.rows_count > delta->rows_room)
		part_room(im->arena, delta, (delta->rows_count + fresh->rows.rows_count) * 2);
	for (size_t i = 0; i < fresh->people_count; i++) {
		const struct rows old[PARTS_COUNT] = { rows_of(&im->parts[PART_OPEN], fresh->people[i]), rows_of(&im->parts[PART_ENDED], fresh->people[i]),
			in_delta[i] };

		if (is_as_before(im, old, fresh, &now[i]))
			continue;
		bury(im, old);
		for (size_t k = 0; k < now[i].count; k++)
			add(im, &fresh->rows, row_of(&now[i], k));
	}
	take_marks(im, fresh);
}
