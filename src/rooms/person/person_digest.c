/* Finding people by number, and rotating the keys of it. While a rotation is under way, digests of two keys or more stand side
 * by side: what is written is under the newest, what is looked for is looked for under each. */
#include "rooms/person/person_digest.h"

#include <stdio.h>
#include <string.h>
#include "core/services.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_sql.h"

#define SLICE_PEOPLE 200	/* some 30 ms of the turn to write */

static void add_tails(struct ctx *c, struct person_digests *d, const char *number)
{
	if (!text_is_empty(number))
		d->tails[d->tails_count++] = crypto_tails(c->services->keys, c->arena, d->key_id, CRYPTO_PURPOSE_TAIL, number);
}

void person_make_digests(struct ctx *c, const char *id_number, const char *phone, struct person_digests *d)
{
	struct keyring *k = c->services->keys;

	*d = (struct person_digests){ .key_id = keyring_active_id(k), .number = "" };
	if (!text_is_empty(id_number))
		d->number = crypto_index(k, c->arena, d->key_id, CRYPTO_PURPOSE_ID_NUMBER, id_number);
	add_tails(c, d, id_number);
	add_tails(c, d, phone);
}

void person_write_digests(struct ctx *c, person_id id, int64_t region, const char *id_number, const char *phone, const struct person_digests *d)
{
	struct person_digests fresh;

	if (d->key_id != keyring_active_id(c->services->keys)) {
		person_make_digests(c, id_number, phone, &fresh);
		d = &fresh;
	}
	if (!text_is_empty(d->number))
		person_key_insert(c->store, d->number, id);
	for (size_t i = 0; i < d->tails_count; i++)
		person_tail_insert(c->store, region, d->tails[i], id);
}

bool person_by_number(struct ctx *c, const char *id_number, person_id *owner)
{
	struct keyring *k = c->services->keys;
	struct person_owner row;

	if (text_is_empty(id_number))
		return false;
	for (int id = keyring_active_id(k); id >= keyring_digest_first(k); id--) {
		if (person_by_digest(c->store, crypto_index(k, c->arena, id, CRYPTO_PURPOSE_ID_NUMBER, id_number), &row)) {
			*owner = row.id;
			return true;
		}
	}
	return false;
}

/* ---- rotation ---- */

static const char *least(struct ctx *c)
{
	return crypto_digest_least(c->arena, keyring_active_id(c->services->keys));
}

int64_t person_digests_left(struct ctx *c)
{
	struct person_digests_count left = { 0 };

	person_digests_older(c->store, least(c), &left);
	return left.n;
}

void person_digest_tell(struct store *s, struct keyring *k)
{
	struct person_digest_row number, tail;
	int first = keyring_active_id(k);

	if (person_key_least(s, &number) && crypto_digest_key_id(number.digest) < first)
		first = crypto_digest_key_id(number.digest);
	if (person_tail_least(s, &tail) && crypto_digest_key_id(tail.digest) < first)
		first = crypto_digest_key_id(tail.digest);
	if (store_state(s) == STORE_GOOD)
		keyring_set_digest_first(k, first);
}

static size_t find_older(struct ctx *c, struct person_redigest *r, struct person_older **rows)
{
	size_t count = 0;

	if (!r->is_at_tails) {
		count = person_keys_older(c->store, least(c), r->after, SLICE_PEOPLE, rows);
		if (count > 0 || store_state(c->store) != STORE_GOOD)
			return count;
		r->is_at_tails = true;
		r->after[0] = '\0';
	}
	return person_tails_older(c->store, least(c), r->after, r->after_region, r->after_person, SLICE_PEOPLE, rows);
}

/* Inside the turn to write, from the numbers as they are now. False: they do not open. */
static bool make_anew(struct ctx *c, person_id id)
{
	struct keyring *k = c->services->keys;
	struct person_digests d;
	struct person_row row;
	const char *id_number, *phone;

	if (!person_get(c->store, id, &row))	/* taken away since */
		return true;
	id_number = crypto_open(k, c->arena, "person", "id_number", id.v, row.id_number);
	phone = crypto_open(k, c->arena, "person", "phone", id.v, row.phone);
	if (id_number == NULL || phone == NULL)
		return false;
	person_make_digests(c, id_number, phone, &d);
	person_key_delete(c->store, id);
	person_tail_delete(c->store, row.region, id);
	person_write_digests(c, id, row.region, id_number, phone, &d);
	return true;
}

/* Somebody is met once in a slice for each of the last digits. */
static bool was_met(const struct person_older *rows, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (rows[j].person.v == rows[i].person.v)
			return true;
	return false;
}

static void note(struct ctx *c, int64_t people, int64_t left)
{
	store_note(c->store, "key", NULL, ctx_number(c, keyring_active_id(c->services->keys)));
	store_note(c->store, "people", NULL, ctx_number(c, people));
	if (left >= 0)
		store_note(c->store, "left", NULL, ctx_number(c, left));
}

/* In a turn to write, before which nobody wrote under an older key unseen, and after which nobody does. */
static bool finish(struct ctx *c, struct person_redigest *r)
{
	int newest = keyring_active_id(c->services->keys);
	int64_t left;

	if (keyring_digest_first(c->services->keys) == newest || store_state(c->store) != STORE_GOOD)
		return false;
	ctx_begin(c, "keys.redigest", "person_key", 0, 0);
	left = person_digests_left(c);
	note(c, r->people, left);
	if (!ctx_commit(c))
		return false;
	if (left == 0)
		keyring_set_digest_first(c->services->keys, newest);
	if (left == 0 || r->unreadable > 0)
		return false;
	r->is_at_tails = false;		/* written meanwhile under a key that had just become an older one */
	r->after[0] = '\0';
	return true;
}

bool person_redigest_slice(struct ctx *c, struct person_redigest *r)
{
	struct person_older *rows;
	size_t count = find_older(c, r, &rows);
	int64_t people = 0, unreadable = 0;

	if (count == 0)
		return finish(c, r);
	ctx_begin(c, "keys.redigest", r->is_at_tails ? "person_tail" : "person_key", 0, 0);
	for (size_t i = 0; i < count; i++) {
		if (was_met(rows, i))
			continue;
		if (make_anew(c, rows[i].person))
			people++;
		else
			unreadable++;
	}
	note(c, people, -1);
	if (!ctx_commit(c))
		return false;
	snprintf(r->after, sizeof(r->after), "%s", rows[count - 1].digest);
	r->after_region = rows[count - 1].region;
	r->after_person = rows[count - 1].person.v;
	r->people += people;
	r->unreadable += unreadable;
	return true;
}
