/* The search: people by characters, pinyin, initials and ends of numbers, organisations by name, initials and code; the rest is in rooms/find.
 * Each way of reading what was typed is one walk over an index of the county, cut to the actor's subtree by the
 * statement; none finds a name that another found, so hits and numbers simply add up. Former names come after the names of today. */
#include "rooms/roster/roster.h"

#include <ctype.h>
#include <string.h>
#include "core/crypto.h"
#include "core/permit.h"
#include "core/search.h"
#include "core/services.h"
#include "rooms/org/org_input.h"
#include "rooms/person/person_former.h"

#define NUMBER_DIGITS 18
#define HITS_OF_A_NAME 50	/* so many people are found by a common name, hardly by that of a place */
#define ORGS_MAX 20

struct finding {
	struct ctx *c;
	const struct roster_scope *scope;
	int64_t *ids;
	size_t count, limit;
};

static int64_t room(const struct finding *f)
{
	return (int64_t)(f->limit - f->count);
}

/* `rows` by its address: the statement that fills it in stands beside it among the arguments, in no certain order. */
static void keep(struct finding *f, struct roster_id *const *rows, size_t count)
{
	int64_t *ids;

	if (count == 0)
		return;
	ids = arena_array(f->c->arena, f->count + count, sizeof(*ids));
	if (f->count > 0)
		memcpy(ids, f->ids, f->count * sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[f->count++] = (*rows)[i].id.v;
	f->ids = ids;
}

static void by_letters(struct finding *f, int64_t region, const struct search_query *q)
{
	const struct roster_scope *s = f->scope;
	struct roster_id *rows;

	keep(f, &rows, roster_find_initials(f->c->store, region, s->path, s->path_to, q->initials.from, q->initials.to, room(f), &rows));
	for (size_t i = 0; i < q->ways_count && room(f) > 0; i++)
		keep(f, &rows, roster_find_key(f->c->store, region, s->path, s->path_to, q->ways[i].key.from, q->ways[i].key.to,
			q->initials.from, q->initials.to, room(f), &rows));
}

static void by_name(struct finding *f, int64_t region, const struct search_query *q)
{
	const struct roster_scope *s = f->scope;
	struct roster_id *rows;

	if (strpbrk(q->text, "%_") != NULL)	/* no name has them, and LIKE would read them */
		return;
	keep(f, &rows, roster_find_name(f->c->store, region, s->path, s->path_to, q->name.from, q->name.to, room(f), &rows));
	if (room(f) == 0)
		return;
	if (q->bigrams_count > 0)
		keep(f, &rows, roster_find_pair(f->c->store, region, s->path, s->path_to, q->bigrams[0], q->bare, q->name.from,
			q->name.to, room(f), &rows));
	else
		keep(f, &rows, roster_find_inner(f->c->store, region, s->path, s->path_to, q->text, q->name.from, q->name.to,
			room(f), &rows));
}

/* ---- former names, which few have: after the names of today, and nobody twice ---- */

/* In a set of ids for a filter, which may be of a whole county, once more does no harm. */
static bool is_kept(const struct finding *f, int64_t id)
{
	if (f->limit > ROSTER_HITS_COUNTED_MAX + 1)
		return false;
	for (size_t i = 0; i < f->count; i++)
		if (f->ids[i] == id)
			return true;
	return false;
}

static void keep_former(struct finding *f, struct roster_id *const *rows, size_t count)
{
	size_t fresh = 0;

	for (size_t i = 0; i < count; i++)
		if (!is_kept(f, (*rows)[i].id.v))
			(*rows)[fresh++] = (*rows)[i];
	keep(f, rows, fresh);
}

static void former_by_letters(struct finding *f, int64_t region, const struct search_query *q)
{
	const struct roster_scope *s = f->scope;
	struct roster_id *rows;

	if (room(f) == 0)
		return;
	keep_former(f, &rows, roster_former_initials(f->c->store, region, s->path, s->path_to, q->initials.from, q->initials.to, room(f), &rows));
	for (size_t i = 0; i < q->ways_count && room(f) > 0; i++)
		keep_former(f, &rows, roster_former_key(f->c->store, region, s->path, s->path_to, q->ways[i].key.from, q->ways[i].key.to, room(f), &rows));
}

static void former_by_name(struct finding *f, int64_t region, const struct search_query *q)
{
	const struct roster_scope *s = f->scope;
	struct roster_id *rows;

	if (strpbrk(q->text, "%_") != NULL || room(f) == 0)
		return;
	keep_former(f, &rows, roster_former_name(f->c->store, region, s->path, s->path_to, q->name.from, q->name.to, room(f), &rows));
	if (room(f) == 0)
		return;
	if (q->bigrams_count > 0)
		keep_former(f, &rows, roster_former_pair(f->c->store, region, s->path, s->path_to, person_former_pair(f->c->arena, q->bigrams[0]), q->bare,
			room(f), &rows));
	else
		keep_former(f, &rows, roster_former_inner(f->c->store, region, s->path, s->path_to, q->text, room(f), &rows));
}

/* Rows of the index of last digits that begin like this. */
static void by_tail(struct finding *f, int64_t region, const char *digest)
{
	const struct roster_scope *s = f->scope;
	struct roster_id *rows;

	if (room(f) > 0)
		keep(f, &rows, roster_find_tail(f->c->store, region, s->path, s->path_to, digest, arena_printf(f->c->arena, "%s~", digest),
			room(f), &rows));
}

/* Records from before the last four and six digits were one row have a row for either; that of the four begins as it does now. */
static void by_last_digits(struct finding *f, int64_t region, int key_id, const char *digits, size_t length)
{
	struct keyring *keys = f->c->services->keys;

	if (length < CRYPTO_TAIL_LONG_DIGITS) {
		by_tail(f, region, crypto_tails_short(keys, f->c->arena, key_id, CRYPTO_PURPOSE_TAIL, digits));
		return;
	}
	by_tail(f, region, crypto_tails(keys, f->c->arena, key_id, CRYPTO_PURPOSE_TAIL, digits));
	by_tail(f, region, crypto_tail(keys, f->c->arena, key_id, CRYPTO_PURPOSE_TAIL, digits + length - CRYPTO_TAIL_LONG_DIGITS));
}

/* A whole number is looked up by itself; of less the last six or four digits count. */
static void by_digits(struct finding *f, int64_t region, const char *digits)
{
	struct keyring *keys = f->c->services->keys;
	const struct roster_scope *s = f->scope;
	size_t length = strlen(digits);
	struct roster_id *rows;

	for (int id = keyring_active_id(keys); id >= keyring_digest_first(keys) && room(f) > 0; id--) {
		if (length == NUMBER_DIGITS && region == s->regions[0])
			keep(f, &rows, roster_find_number(f->c->store, crypto_index(keys, f->c->arena, id, CRYPTO_PURPOSE_ID_NUMBER, digits),
				s->path, s->path_to, &rows));
		else if (length >= CRYPTO_TAIL_SHORT_DIGITS && length != NUMBER_DIGITS)
			by_last_digits(f, region, id, digits, length);
	}
}

static char *upper(struct arena *a, const char *text)
{
	char *out = arena_text(a, text);

	for (char *p = out; *p != '\0'; p++)
		*p = (char)toupper((unsigned char)*p);
	return out;
}

size_t roster_find(struct ctx *c, const struct roster_scope *scope, const char *typed, size_t limit, int64_t **ids)
{
	struct finding f = { .c = c, .scope = scope, .limit = limit };
	struct search_query q;

	search_query_read(c->arena, typed, &q);
	for (size_t i = 0; i < scope->regions_count && room(&f) > 0; i++) {
		if (q.by == SEARCH_BY_LETTERS)
			by_letters(&f, scope->regions[i], &q);
		else if (q.by == SEARCH_BY_NAME)
			by_name(&f, scope->regions[i], &q);
		else if (q.by == SEARCH_BY_DIGITS)
			by_digits(&f, scope->regions[i], upper(c->arena, q.text));
	}
	for (size_t i = 0; i < scope->regions_count && room(&f) > 0; i++) {
		if (q.by == SEARCH_BY_LETTERS)
			former_by_letters(&f, scope->regions[i], &q);
		else if (q.by == SEARCH_BY_NAME)
			former_by_name(&f, scope->regions[i], &q);
	}
	*ids = f.ids;
	return f.count;
}

/* As organisations are found everywhere: a part of the name, initials, pinyin, a code, a number behind. Every one in reach is looked at. */
static void find_orgs_anywhere(struct ctx *c, const char *typed, size_t limit, struct roster_hits *hits)
{
	struct org_item *items;
	size_t count = org_search(c, typed, &items);

	hits->orgs_count = count < limit ? count : limit;
	hits->orgs = arena_array(c->arena, hits->orgs_count, sizeof(*hits->orgs));
	for (size_t i = 0; i < hits->orgs_count; i++)
		hits->orgs[i] = (struct roster_org){ .id = items[i].id, .name = items[i].name, .kind = items[i].kind, .parent_name = items[i].parent_name };
}

/* What begins so, by an index. */
static void find_orgs_by_index(struct ctx *c, const struct roster_scope *s, const struct search_query *q, size_t limit, struct roster_hits *hits)
{
	struct search_range letters = q->by == SEARCH_BY_LETTERS ? q->initials : (struct search_range){ "~", "~" };

	if (q->by != SEARCH_BY_NOTHING)
		hits->orgs_count = roster_find_orgs(c->store, s->path, s->path_to, c->today, q->by == SEARCH_BY_NAME ? q->name.from : "~",
			q->by == SEARCH_BY_NAME ? q->name.to : "~", letters.from, letters.to, upper(c->arena, q->text), (int64_t)limit, &hits->orgs);
}

/* No letter, digit, bracket or sign of LIKE among the characters. */
static bool is_without_ascii(const char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < 0x80)
			return false;
	return true;
}

/* Whatever fills the page with people is the name of people; else an organisation may be meant by any part of its name. Characters alone need
 * no look at letters, codes and numbers, which costs three times as much, and those in no name none at all. */
static void find_orgs(struct ctx *c, const struct roster_scope *s, const char *typed, size_t limit, struct roster_hits *hits)
{
	struct search_query q;

	search_query_read(c->arena, typed, &q);
	if (hits->total > HITS_OF_A_NAME)
		find_orgs_by_index(c, s, &q, limit, hits);
	else if (q.by == SEARCH_BY_NAME && is_without_ascii(typed))
		hits->orgs_count = !org_may_be_named(c, q.text) ? 0 :
			roster_find_orgs_inner(c->store, s->path, s->path_to, c->today, q.text, (int64_t)limit, &hits->orgs);
	else
		find_orgs_anywhere(c, typed, limit, hits);
}

/* Names that begin with the characters, that have them inside, and former names. The dot of a minority name counts in neither. */
static int place_of(struct arena *a, const struct roster_row *row, const char *bare)
{
	const char *name = search_bare(a, row->name);

	return text_starts(name, bare) ? 0 : strstr(name, bare) != NULL ? 1 : 2;
}

/* By reading, as in every other list; former names stay as they were found. */
static bool is_before(const struct roster_row *b, int of_b, const struct roster_row *a, int of_a)
{
	return of_b < of_a || (of_b == of_a && of_b < 2 && strcmp(b->pinyin_key, a->pinyin_key) < 0);
}

static void sort_shown(struct ctx *c, const char *typed, struct roster_hits *hits)
{
	int *places = arena_array(c->arena, hits->people_count + 1, sizeof(*places));
	struct search_query q;

	search_query_read(c->arena, typed, &q);
	for (size_t i = 0; q.by == SEARCH_BY_NAME && i < hits->people_count; i++) {
		struct roster_row row = hits->people[i];
		int place = place_of(c->arena, &row, q.bare);
		size_t at = i;

		for (; at > 0 && is_before(&row, place, &hits->people[at - 1], places[at - 1]); at--) {
			hits->people[at] = hits->people[at - 1];
			places[at] = places[at - 1];
		}
		hits->people[at] = row;
		places[at] = place;
	}
	roster_sort_namesakes(hits->people, hits->people_count, false);
}

void roster_search(struct ctx *c, const char *typed, size_t limit, struct roster_hits *hits)
{
	struct roster_scope scope;
	int64_t *ids;
	size_t count;

	*hits = (struct roster_hits){ 0 };
	if (text_is_empty(typed) || !roster_open(c, 0, &scope))
		return;
	count = roster_find(c, &scope, typed, ROSTER_HITS_COUNTED_MAX + 1, &ids);
	hits->total = (int64_t)count;
	hits->people_count = roster_rows_of(c, &scope, ids, count < limit ? count : limit, &hits->people);
	sort_shown(c, typed, hits);
	find_orgs(c, &scope, typed, limit < ORGS_MAX ? limit : ORGS_MAX, hits);
	find_typed(c, &(struct find_scope){ scope.path, scope.path_to, scope.regions, scope.regions_count }, typed, limit < ROSTER_HITS_MAX, &hits->found);
}
