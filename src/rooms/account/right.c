/* Which kind of post carries which right. What would let a post export, approve exports or appoint waits for the
 * system administrator. */
#include "rooms/account/account_room.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "text/account.h"
#include "text/permit.h"

size_t account_rights(struct ctx *c, struct kind_rights **rights)
{
	const struct code_set *kinds = code_set("post_kind");
	size_t count = kinds->count, rows_count;
	struct post_right_row *rows;
	struct right_change_row *waiting;
	size_t waiting_count;

	*rights = arena_array(c->arena, count, sizeof(**rights));
	rows_count = post_right_list(c->store, &rows);
	waiting_count = right_change_waiting(c->store, &waiting);
	for (size_t i = 0; i < count; i++) {
		(*rights)[i].kind = kinds->codes[i].value;
		for (size_t k = 0; k < rows_count; k++) {
			int p = permission_find(rows[k].permission);

			if (p >= 0 && strcmp(rows[k].post_kind, kinds->codes[i].value) == 0)
				(*rights)[i].rights |= PERMISSION_BIT(p);
		}
		for (size_t k = 0; k < waiting_count; k++)
			if (strcmp(waiting[k].post_kind, kinds->codes[i].value) == 0)
				(*rights)[i].waiting = right_change_rights(&waiting[k]);
	}
	return count;
}

/* ---- the first set: what most counties will want; the security administrator changes it ---- */

#define SEE (PERMISSION_BIT(MAY_SEE_ORG) | PERMISSION_BIT(MAY_SEE_PERSON) | PERMISSION_BIT(MAY_SEE_FIGURES))
#define HANDLE (SEE | PERMISSION_BIT(MAY_HANDLE))
#define KEEP (HANDLE | PERMISSION_BIT(MAY_EDIT_ORG) | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_SEE_FULL))

static const struct kind_rights FIRST_RIGHTS[] = {
	{ .kind = "secretary", .rights = HANDLE | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_APPOINT) },
	{ .kind = "deputy_secretary", .rights = HANDLE | PERMISSION_BIT(MAY_EDIT_PERSON) },
	{ .kind = "organisation_member", .rights = KEEP | PERMISSION_BIT(MAY_APPOINT) },
	{ .kind = "first_secretary", .rights = SEE },
	{ .kind = "organiser", .rights = KEEP | PERMISSION_BIT(MAY_IMPORT) },
	{ .kind = "party_worker", .rights = KEEP },
	{ .kind = "org_department_head", .rights = HANDLE | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_SEE_FULL) | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_APPROVE_EXPORT) },
	{ .kind = "org_department_deputy", .rights = HANDLE | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_SEE_FULL) | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_APPROVE_EXPORT) },
	{ .kind = "org_officer", .rights = KEEP | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_IMPORT) | PERMISSION_BIT(MAY_EXPORT)
		| PERMISSION_BIT(MAY_SET_NORMS) },
	{ .kind = "office_director", .rights = SEE },
	{ .kind = "staff", .rights = SEE },
	{ .kind = "inspector", .rights = SEE },
	{ .kind = "village_director", .rights = HANDLE },
	{ .kind = "residents_director", .rights = HANDLE },
	{ .kind = "supervision_director", .rights = HANDLE },
	{ .kind = "group_head", .rights = HANDLE },
};

void account_add_first_rights(struct ctx *c)
{
	struct post_right_row *rows;

	assert(store_is_writing(c->store));
	if (post_right_list(c->store, &rows) > 0)
		return;
	for (size_t i = 0; i < sizeof(FIRST_RIGHTS) / sizeof(FIRST_RIGHTS[0]); i++) {
		assert(code_find("post_kind", FIRST_RIGHTS[i].kind) != NULL);
		for (int p = 0; p < PERMISSIONS_COUNT; p++)
			if ((FIRST_RIGHTS[i].rights & PERMISSION_BIT(p)) != 0)
				post_right_insert(c->store, FIRST_RIGHTS[i].kind, permission_key((enum permission)p));
	}
	store_note(c->store, "post_right", NULL, "first");
}

static void note_right(struct ctx *c, const char *kind, const char *key, const char *before, const char *after)
{
	store_note(c->store, arena_printf(c->arena, "%s.%s", kind, key), before, after);
}

/* Writes what differs, inside the caller's transaction. */
static void set_rights(struct ctx *c, const char *kind, permission_set now, permission_set wanted)
{
	for (int p = 0; p < PERMISSIONS_COUNT; p++) {
		const char *key = permission_key((enum permission)p);
		bool has = (now & PERMISSION_BIT(p)) != 0, wants = (wanted & PERMISSION_BIT(p)) != 0;

		if (has == wants)
			continue;
		if (wants)
			post_right_insert(c->store, kind, key);
		else
			post_right_delete(c->store, kind, key);
		note_right(c, kind, key, has ? "1" : "0", wants ? "1" : "0");
	}
}

static bool is_fit(struct ctx *c, permission_set wanted)
{
	/* Approving exports is for a second person: a post that has both could approve its own. */
	if ((wanted & PERMISSION_BIT(MAY_EXPORT)) != 0 && (wanted & PERMISSION_BIT(MAY_APPROVE_EXPORT)) != 0)
		return ctx_refuse(c, AGAINST_RULE, T_account_export_and_approve, NULL);
	return true;
}

/* ---- what waits for a second person ---- */

static const char *keys_text(struct ctx *c, permission_set rights)
{
	const char *text = "";

	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if ((rights & PERMISSION_BIT(p)) != 0)
			text = arena_printf(c->arena, "%s%s%s", text, text[0] == '\0' ? "" : " ", permission_key((enum permission)p));
	return text;
}

permission_set right_change_rights(const struct right_change_row *row)
{
	return right_keys_read(row->rights);
}

permission_set right_keys_read(const char *keys)
{
	permission_set rights = 0;
	char key[64];

	for (const char *at = keys; *at != '\0'; at += strspn(at, " ")) {
		size_t bytes = strcspn(at, " ");
		int p;

		snprintf(key, sizeof(key), "%.*s", (int)bytes, at);
		p = permission_find(key);
		if (p >= 0)
			rights |= PERMISSION_BIT(p);
		at += bytes;
	}
	return rights;
}

permission_set account_waiting_rights(struct ctx *c, const char *kind)
{
	struct right_change_row row;

	return right_change_of_kind(c->store, kind, &row) ? right_change_rights(&row) : 0;
}

/* A new proposal takes the place of the one that waits. */
static void propose(struct ctx *c, const char *kind, permission_set grave, permission_set waiting)
{
	struct right_change_row row;

	if (right_change_of_kind(c->store, kind, &row))
		right_change_decide(c->store, row.id, "withdrawn", c->actor.account_id, c->now_s, row.row_version);
	if (grave != 0)
		right_change_insert(c->store, (post_right_change_id){ store_new_id(c->store) }, kind, keys_text(c, grave),
			c->actor.account_id, c->now_s);
	for (int p = 0; p < PERMISSIONS_COUNT; p++)
		if (((grave ^ waiting) & PERMISSION_BIT(p)) != 0)
			note_right(c, kind, permission_key((enum permission)p), (waiting & PERMISSION_BIT(p)) != 0 ? "waits" : "0",
				(grave & PERMISSION_BIT(p)) != 0 ? "waits" : "0");
}

int64_t account_rights_version(struct ctx *c, permission_set rights, permission_set waiting)
{
	return text_version(arena_printf(c->arena, "%s, %s", keys_text(c, rights), keys_text(c, waiting)));
}

bool account_put_rights(struct ctx *c, const char *kind, permission_set wanted, int64_t row_version)
{
	const permission_set all = PERMISSION_BIT(PERMISSIONS_COUNT) - 1;
	permission_set now, grave, waiting;

	if (!permit_route(c, SECURITY_ADMIN))
		return false;
	if (code_find("post_kind", kind) == NULL || (wanted & ~all) != 0)
		return ctx_refuse(c, BAD_INPUT, T_account_no_kind, NULL);
	if (!is_fit(c, wanted))
		return false;
	now = permit_kind_rights(c, kind);
	waiting = account_waiting_rights(c, kind);
	/* What a post loses, and what is harmless, takes effect at once. */
	grave = wanted & ~now & PERMISSIONS_GRAVE;
	if (now == (wanted & ~grave) && grave == waiting)
		return true;
	/* A set is replaced whole: a form opened before another was saved would bring back what that one took away. */
	if (row_version != account_rights_version(c, now, waiting))
		return ctx_refuse_changed(c, T_account_rights_changed, NULL);
	if (!permit_require_fresh(c))
		return false;
	ctx_begin(c, "account.rights", "post_right", 0, 0);
	if (now != permit_kind_rights(c, kind) || waiting != account_waiting_rights(c, kind))
		return ctx_refuse_changed(c, T_account_rights_changed, NULL);
	set_rights(c, kind, now, wanted & ~grave);
	if (grave != waiting)
		propose(c, kind, grave, waiting);
	return ctx_commit(c);
}

/* Checked for the second person, who is never the one that proposed. */
static bool take_change(struct ctx *c, int64_t id, int64_t row_version, struct right_change_row *row)
{
	if (!permit_route(c, SYSTEM_ADMIN))
		return false;
	if (!right_change_get(c->store, (post_right_change_id){ id }, row))
		return ctx_refuse(c, NOT_FOUND, T_permit_not_found, NULL);
	if (strcmp(row->state, "waiting") != 0 || row->row_version != row_version)
		return ctx_refuse_changed(c, T_account_right_decided, NULL);
	if (row->proposed_by == c->actor.account_id)
		return ctx_refuse(c, AGAINST_RULE, T_account_right_own, NULL);
	return true;
}

bool right_change_confirm(struct ctx *c, int64_t id, int64_t row_version)
{
	struct right_change_row row;
	permission_set now, added;

	if (!take_change(c, id, row_version, &row))
		return false;
	now = permit_kind_rights(c, row.post_kind);
	added = right_change_rights(&row);
	if (!is_fit(c, now | added) || !permit_require_fresh(c))
		return false;
	ctx_begin(c, "account.rights_confirm", "post_right", id, 0);
	if (right_change_decide(c->store, row.id, "confirmed", c->actor.account_id, c->now_s, row_version) != 1)
		return ctx_refuse_changed(c, T_account_right_decided, NULL);
	set_rights(c, row.post_kind, now, now | added);
	return ctx_commit(c);
}

bool right_change_refuse(struct ctx *c, int64_t id, const char *reason, int64_t row_version)
{
	struct right_change_row row;

	if (!take_change(c, id, row_version, &row))
		return false;
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_account_right_reason_missing, NULL);
	if (text_chars(reason) > LIMIT_POST_RIGHT_REFUSAL_REASON)
		return ctx_refuse_field(c, "reason", T_account_right_reason_long, "n", arena_printf(c->arena, "%d", LIMIT_POST_RIGHT_REFUSAL_REASON), "typed",
			arena_printf(c->arena, "%zu", text_chars(reason)), NULL);
	ctx_begin(c, "account.rights_refuse", "post_right", id, 0);
	if (right_change_decide(c->store, row.id, "refused", c->actor.account_id, c->now_s, row_version) != 1)
		return ctx_refuse_changed(c, T_account_right_decided, NULL);
	right_refusal_insert(c->store, row.id, reason);
	store_note(c->store, row.post_kind, row.rights, NULL);
	store_note(c->store, "reason", NULL, reason);
	return ctx_commit(c);
}
