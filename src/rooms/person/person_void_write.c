/* What a confirmation writes: rows that go over to the archive that stays, and the end of the other. */
#include "rooms/person/person_void.h"

#include "base/buffer.h"
#include "core/audit.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_former_sql.h"
#include "rooms/person/person_log.h"
#include "rooms/person/person_move.h"

void person_void_parts(struct ctx *c, const struct person_void_pair *pair, struct person_void_part parts[VOID_PARTS_COUNT])
{
	static const char *const TABLES[VOID_PARTS_COUNT] = { "person_history", "file", "holding", "person_role", "point", "mentor" };
	const struct person_row *gone = &pair->gone, *kept = &pair->kept;
	struct store *s = c->store;

	for (size_t i = 0; i < VOID_PARTS_COUNT; i++)
		parts[i] = (struct person_void_part){ .table = TABLES[i] };
	if (kept->id.v == 0)
		return;
	parts[VOID_HISTORY].count = void_histories(s, gone->region, gone->id, kept->region, kept->id, &parts[VOID_HISTORY].ids);
	parts[VOID_PAPER].count = void_papers(s, gone->id.v, &parts[VOID_PAPER].ids);
	parts[VOID_HOLDING].count = void_holdings(s, gone->id, kept->id, &parts[VOID_HOLDING].ids);
	parts[VOID_MENTOR].count = void_mentored(s, gone->id.v, &parts[VOID_MENTOR].ids);
	if (gone->region != kept->region)
		return;
	parts[VOID_ROLE].count = void_roles(s, gone->region, gone->id, kept->id, &parts[VOID_ROLE].ids);
	parts[VOID_POINT].count = void_points(s, gone->region, gone->id, &parts[VOID_POINT].ids);
}

/* Before and after, row by row: where each was, and where it is. */
static const int64_t *note_part(struct ctx *c, const struct person_void_pair *pair, const struct person_void_part *part)
{
	int64_t *ids = arena_array(c->arena, part->count + 1, sizeof(*ids));
	struct buffer text;

	buffer_init(&text, c->arena, 0);
	for (size_t i = 0; i < part->count; i++) {
		ids[i] = part->ids[i].id;
		buffer_printf(&text, "%s%lld", i > 0 ? " " : "", (long long)ids[i]);
	}
	store_note(c->store, part->table, arena_printf(c->arena, "%lld: %s", (long long)pair->gone.id.v, buffer_text(&text)),
		arena_printf(c->arena, "%lld: %s", (long long)pair->kept.id.v, buffer_text(&text)));
	return ids;
}

static void move_part(struct ctx *c, const struct person_void_pair *pair, int which, const struct person_void_part *part)
{
	const struct person_row *gone = &pair->gone, *kept = &pair->kept;
	const int64_t *ids;
	struct store *s = c->store;

	if (part->count == 0)
		return;
	ids = note_part(c, pair, part);
	switch (which) {
	case VOID_HISTORY: void_move_histories(s, ids, part->count, gone->region, kept->region, kept->id); break;
	case VOID_PAPER: void_move_papers(s, ids, part->count, kept->id.v, kept->org); break;
	case VOID_HOLDING: void_move_holdings(s, ids, part->count, kept->id); break;
	case VOID_ROLE: void_move_roles(s, ids, part->count, gone->region, kept->id); break;
	case VOID_POINT: void_move_points(s, ids, part->count, gone->region, kept->id); break;
	default: void_move_mentored(s, ids, part->count, kept->id.v); break;
	}
}

static void move_parts(struct ctx *c, const struct person_void_pair *pair, const char *reason)
{
	struct person_void_part parts[VOID_PARTS_COUNT];
	const struct person_row *gone = &pair->gone, *kept = &pair->kept;

	person_void_parts(c, pair, parts);
	for (int i = 0; i < VOID_PARTS_COUNT; i++)
		move_part(c, pair, i, &parts[i]);
	if (kept->photo_file == 0 && gone->photo_file != 0) {
		person_set_photo(c->store, kept->id, kept->region, gone->photo_file);
		audit_note_int(c, "person", "photo_file_id", kept->id.v, 0, gone->photo_file);
	}
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, kept->region, kept->id, PERSON_TAKEN_IN, "", ctx_number(c, gone->id.v), reason, c->now_s,
		c->actor.account_id);
}

/* Numbers and names of a void archive are looked for by nobody and stand in nobody's way. */
static void leave_search(struct ctx *c, const struct person_row *gone)
{
	person_key_delete(c->store, gone->id);
	person_tail_delete(c->store, gone->region, gone->id);
	person_bigram_delete(c->store, gone->region, gone->id);
	person_former_delete(c->store, gone->region, gone->id);
}

static void end_membership(struct ctx *c, const struct person_row *gone, const char *document)
{
	struct person_spell_open open;
	day_t day = c->today;

	if (person_open_spell(c->store, gone->region, gone->id, &open)) {
		membership_end(c->store, open.id, gone->region, open.from_day > day ? open.from_day : day, PERSON_VOID_CAUSE);
		audit_note_day(c, "membership", "to_day", open.id.v, DAY_OPEN, day);
	}
	standing_change_insert(c->store, (standing_change_id){ store_new_id(c->store) }, gone->region, gone->id, gone->org, PERSON_VOID_CAUSE, gone->status, PERSON_VOID, day,
		document, c->now_s, c->actor.account_id);
	person_role_end_all(c->store, gone->region, gone->id, day);
	person_leave_branch(c, gone, gone->org, "", day, PERSON_VOID);
}

void person_void_write(struct ctx *c, const struct person_void_pair *pair, const char *document, const char *reason)
{
	const struct person_row *gone = &pair->gone;

	if (pair->kept.id.v != 0)
		move_parts(c, pair, reason);
	end_membership(c, gone, document);
	leave_search(c, gone);
	person_set_void(c->store, gone->id, gone->region, gone->row_version);
	audit_note_int(c, "person", "status", gone->id.v, gone->status, PERSON_VOID);
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, gone->region, gone->id, PERSON_VOIDED, "",
		pair->kept.id.v == 0 ? "" : ctx_number(c, pair->kept.id.v), reason, c->now_s, c->actor.account_id);
}
