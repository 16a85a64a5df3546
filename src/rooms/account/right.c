/* Which kind of post carries which right. */
#include "rooms/account/account_room.h"

#include <assert.h>
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "text/account.h"

size_t account_rights(struct ctx *c, struct kind_rights **rights)
{
	const struct code_set *kinds = code_set("post_kind");
	size_t count = kinds->count, rows_count;
	struct post_right_row *rows;

	*rights = arena_array(c->arena, count, sizeof(**rights));
	rows_count = post_right_list(c->store, &rows);
	for (size_t i = 0; i < count; i++) {
		(*rights)[i].kind = kinds->codes[i].value;
		for (size_t k = 0; k < rows_count; k++) {
			int p = permission_find(rows[k].permission);

			if (p >= 0 && strcmp(rows[k].post_kind, kinds->codes[i].value) == 0)
				(*rights)[i].rights |= PERMISSION_BIT(p);
		}
	}
	return count;
}

/* ---- the first set: what most counties will want; the security administrator changes it ---- */

#define SEE (PERMISSION_BIT(MAY_SEE_ORG) | PERMISSION_BIT(MAY_SEE_PERSON) | PERMISSION_BIT(MAY_SEE_FIGURES))
#define KEEP (SEE | PERMISSION_BIT(MAY_EDIT_ORG) | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_SEE_FULL))

static const struct kind_rights FIRST_RIGHTS[] = {
	{ "secretary", SEE | PERMISSION_BIT(MAY_EDIT_PERSON) | PERMISSION_BIT(MAY_APPOINT) },
	{ "deputy_secretary", SEE | PERMISSION_BIT(MAY_EDIT_PERSON) },
	{ "organisation_member", KEEP | PERMISSION_BIT(MAY_APPOINT) },
	{ "first_secretary", SEE },
	{ "organiser", KEEP | PERMISSION_BIT(MAY_IMPORT) },
	{ "party_worker", KEEP },
	{ "org_department_head", SEE | PERMISSION_BIT(MAY_SEE_FULL) | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_APPROVE_EXPORT) },
	{ "org_department_deputy", SEE | PERMISSION_BIT(MAY_SEE_FULL) | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_APPROVE_EXPORT) },
	{ "org_officer", KEEP | PERMISSION_BIT(MAY_APPOINT) | PERMISSION_BIT(MAY_IMPORT) | PERMISSION_BIT(MAY_EXPORT)
		| PERMISSION_BIT(MAY_SET_NORMS) },
	{ "office_director", SEE },
	{ "staff", SEE },
	{ "inspector", SEE },
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

bool account_put_rights(struct ctx *c, const char *kind, permission_set wanted)
{
	const permission_set all = PERMISSION_BIT(PERMISSIONS_COUNT) - 1;
	permission_set now;

	if (!permit_route(c, SECURITY_ADMIN))
		return false;
	if (code_find("post_kind", kind) == NULL || (wanted & ~all) != 0)
		return ctx_refuse(c, BAD_INPUT, T_account_no_kind, NULL);
	/* Approving exports is for a second person: a post that has both could approve its own. */
	if ((wanted & PERMISSION_BIT(MAY_EXPORT)) != 0 && (wanted & PERMISSION_BIT(MAY_APPROVE_EXPORT)) != 0)
		return ctx_refuse(c, AGAINST_RULE, T_account_export_and_approve, NULL);
	now = permit_kind_rights(c, kind);
	if (now == wanted)
		return true;
	if (!permit_require_fresh(c))
		return false;
	ctx_begin(c, "account.rights", "post_right", 0, 0);
	for (int p = 0; p < PERMISSIONS_COUNT; p++) {
		const char *key = permission_key((enum permission)p);
		bool has = (now & PERMISSION_BIT(p)) != 0, wants = (wanted & PERMISSION_BIT(p)) != 0;

		if (has == wants)
			continue;
		if (wants)
			post_right_insert(c->store, kind, key);
		else
			post_right_delete(c->store, kind, key);
		store_note(c->store, arena_printf(c->arena, "%s.%s", kind, key), has ? "1" : "0", wants ? "1" : "0");
	}
	return ctx_commit(c);
}
