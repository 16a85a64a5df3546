/* Opening a draw and holding it. */
#include "rooms/ballot/draw.h"

#include <string.h>
#include "base/map.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/crypto.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/draw_sum.h"
#include "schema/model.h"
#include "text/draw.h"

/* Names that differ by blanks, unseen signs or the width of brackets alone are one: so nobody has two lots, and no pool becomes another by a blank. */
static const char *key_of(struct arena *a, const char *name)
{
	const char *plain = text_narrow_brackets(a, text_clean(a, name));
	char *key = arena_text(a, plain), *to = key;

	for (const char *from = plain; *from != '\0'; from++)
		if (*from != ' ')
			*to++ = *from;
	*to = '\0';
	return key;
}

static bool pool_is_right(struct ctx *c, const struct draw_ask *ask)
{
	struct map seen;

	if (ask->names_count < 2 || ask->names_count > DRAW_POOL_MAX)
		return ctx_refuse_field(c, "pool", T_draw_pool_wrong, "n", ctx_number(c, (int64_t)ask->names_count), "most", ctx_number(c, DRAW_POOL_MAX), NULL);
	map_init(&seen, c->arena);
	for (size_t i = 0; i < ask->names_count; i++) {
		const char *name = ask->names[i];

		if (text_is_empty(name) || text_chars(name) > LIMIT_DRAW_LOT_NAME || map_get(&seen, key_of(c->arena, name)) != NULL)
			return ctx_refuse_field(c, "pool", T_draw_name_wrong, "n", ctx_number(c, (int64_t)i + 1), "name", name, "most",
				ctx_number(c, LIMIT_DRAW_LOT_NAME), NULL);
		map_set(&seen, key_of(c->arena, name), (void *)ask);
	}
	return true;
}

static bool is_same_pool(struct ctx *c, const struct map *names, draw_id other)
{
	struct draw_lot_row *lots;
	size_t count = draw_lots(c->store, other, &lots);

	for (size_t i = 0; i < count; i++)
		if (map_get(names, key_of(c->arena, lots[i].name)) == NULL)
			return false;
	return true;
}

/* The draw of the same period, or the newest of the organisation from the same names, in whatever order. */
static bool drawn_before(struct ctx *c, const struct draw_ask *ask, struct draw_row *before)
{
	struct draw_row *rows;
	size_t count = ask->is_of_period ? 0 : draws_of_size(c->store, ask->org, (int64_t)ask->names_count, &rows);
	struct map names;

	if (ask->is_of_period)
		return ask->before.v != 0 && draw_get(c->store, ask->before, before);
	map_init(&names, c->arena);
	for (size_t i = 0; i < ask->names_count; i++)
		map_set(&names, key_of(c->arena, ask->names[i]), (void *)ask);
	for (size_t i = 0; i < count; i++)
		if (is_same_pool(c, &names, rows[i].id)) {
			*before = rows[i];
			return true;
		}
	return false;
}

/* YC-05: whoever draws until it pleases leaves a trace. */
static bool again_is_right(struct ctx *c, const struct draw_ask *ask, bool is_again, const struct draw_row *before)
{
	if (text_chars(ask->reason) > LIMIT_DRAW_AGAIN_REASON)
		return ctx_refuse_field(c, "reason", T_draw_reason_long, "n", ctx_number(c, LIMIT_DRAW_AGAIN_REASON), NULL);
	if (!is_again)
		return text_is_empty(ask->reason) || ctx_refuse_field(c, "reason", T_draw_reason_without, NULL);
	return text_says(ask->reason) || ctx_refuse_field(c, "reason", T_draw_reason_missing, "title", before->title, "n", ctx_number(c, before->pool_count),
		"day", day_text(c->arena, day_from_time(before->opened_s)), NULL);
}

bool draw_write_open(struct ctx *c, const struct draw_ask *ask, draw_id *id)
{
	struct draw_row before = { .id = { 0 } };
	const char *digest;
	bool is_right, is_again;

	is_right = ballot_is_text(c, "title", ask->title, LIMIT_DRAW_TITLE, T_draw_title_missing);
	is_right &= pool_is_right(c, ask);
	if (ask->wanted < 1 || ask->wanted >= (int64_t)ask->names_count)
		is_right = ctx_refuse_field(c, "wanted", T_draw_wanted_wrong, "n", ctx_number(c, ask->wanted), "pool", ctx_number(c, (int64_t)ask->names_count), NULL);
	if (text_chars(ask->seed_source) > LIMIT_DRAW_SEED_SOURCE)
		is_right = ctx_refuse_field(c, "seed_source", T_draw_source_long, "n", ctx_number(c, LIMIT_DRAW_SEED_SOURCE), NULL);
	if (!is_right)
		return false;
	is_again = drawn_before(c, ask, &before);
	if (!again_is_right(c, ask, is_again, &before))
		return false;
	id->v = store_new_id(c->store);
	digest = draw_pool_digest(c->arena, ask->names, ask->names_count);
	draw_insert(c->store, *id, ask->subject, ask->subject_id, ask->part_id, ask->item, ask->title, ask->org, ask->wanted, (int64_t)ask->names_count, digest,
		ask->seed_source, c->actor.account_id, c->now_s);
	for (size_t i = 0; i < ask->names_count; i++)
		draw_lot_insert(c->store, (draw_lot_id){ store_new_id(c->store) }, *id, (int64_t)i + 1, ask->names[i]);
	if (is_again) {
		draw_again_insert(c->store, (draw_again_id){ store_new_id(c->store) }, *id, before.id, ask->reason);
		audit_note_text(c, "draw_again", "reason", id->v, NULL, ask->reason);
	}
	audit_note_text(c, "draw", "title", id->v, NULL, ask->title);
	audit_note_text(c, "draw", "pool_digest", id->v, NULL, digest);
	audit_note_text(c, "draw", "seed_source", id->v, NULL, ask->seed_source);
	return true;
}

bool draw_open(struct ctx *c, const struct draw_ask *ask, draw_id *id)
{
	ctx_begin(c, "draw.open", "draw", 0, ask->org.v);
	if (!permit_require(c, MAY_HANDLE, ask->org.v) || !draw_write_open(c, ask, id))
		return false;
	store_subject(c->store, id->v, ask->org.v);
	return ctx_commit(c);
}

bool draw_of(struct ctx *c, const char *subject, int64_t subject_id, int64_t part_id, const char *item, struct draw_row *row)
{
	return draw_by_item(c->store, subject, subject_id, part_id, item, row);
}

bool draw_see(struct ctx *c, draw_id id, struct draw_row *row)
{
	if (!draw_get(c->store, id, row) || !may_at(c, MAY_HANDLE, row->org.v))
		return ctx_refuse(c, NOT_FOUND, T_draw_not_found, NULL);
	return true;
}

bool draw_hold(struct ctx *c, draw_id id, const char *seed)
{
	struct draw_lot_row *lots;
	struct draw_row row;
	int64_t *places;
	bool is_machine;
	size_t count;

	ctx_begin(c, "draw.hold", "draw", id.v, 0);
	if (!draw_see(c, id, &row))
		return false;
	store_subject(c->store, id.v, row.org.v);
	if (row.seed[0] != '\0')
		return ctx_refuse(c, CONFLICT, T_draw_is_held, NULL);
	is_machine = row.seed_source[0] == '\0';
	if (is_machine)
		seed = crypto_token(c->arena);
	else if (permit_is_self(c, row.opened_by))
		return ctx_refuse(c, AGAINST_RULE, T_draw_same_person, NULL);
	else if (!ballot_is_text(c, "seed", seed, LIMIT_DRAW_SEED, T_draw_seed_missing))
		return false;
	count = draw_lots(c->store, id, &lots);
	places = arena_array(c->arena, count, sizeof(*places));
	draw_places(c->arena, row.pool_digest, seed, count, (size_t)row.wanted, places);
	for (size_t i = 0; i < count; i++)
		if (places[i] > 0)
			draw_lot_place(c->store, id, (int64_t)i + 1, places[i]);
	draw_mark_held(c->store, id, seed, c->actor.account_id, c->now_s);
	audit_note_text(c, "draw", "seed", id.v, NULL, seed);
	return ctx_commit(c);
}
