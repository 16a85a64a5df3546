/* Signs on the door. */
#include "rooms/place/place.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/org/org_sql.h"
#include "schema/model.h"
#include "text/place.h"

/* One that hangs there under the name: a second would be counted, decided and removed twice. */
static const struct sign_row *hanging(struct ctx *c, org_id org, const char *name)
{
	struct sign_row *signs;
	size_t count = place_signs(c->store, org, &signs);

	for (size_t i = 0; i < count; i++)
		if (signs[i].removed_day == DAY_OPEN && text_is_same(signs[i].name, name))
			return &signs[i];
	return NULL;
}

bool place_add_sign(struct ctx *c, org_id org, const char *name, const char *document)
{
	const struct sign_row *same;
	sign_id made;
	bool is_right = true;

	ctx_begin(c, "sign.add", "sign", 0, org.v);
	if (!place_org_is_right(c, org))
		return false;
	if (text_is_empty(name) || text_chars(name) > LIMIT_SIGN_NAME)
		is_right = ctx_refuse_field(c, "name", T_place_name_missing, "n", ctx_number(c, LIMIT_SIGN_NAME), NULL);
	else if ((same = hanging(c, org, name)) != NULL)
		is_right = ctx_refuse_field(c, "name", T_place_sign_twice, "name", name, "day", day_text(c->arena, same->from_day), NULL);
	if (text_is_empty(document) || text_chars(document) > LIMIT_SIGN_DOCUMENT)
		is_right = ctx_refuse_field(c, "document", T_place_sign_not_approved, NULL);
	if (!is_right)
		return false;

	made.v = store_new_id(c->store);
	store_subject(c->store, made.v, org.v);
	place_sign_insert(c->store, made, org, name, document, c->today);
	audit_note_text(c, "sign", "name", made.v, NULL, name);
	return ctx_commit(c);
}

static bool sign_take(struct ctx *c, sign_id id, int64_t version, struct sign_row *sign)
{
	if (!place_sign_get(c->store, id, sign))
		return ctx_refuse(c, NOT_FOUND, T_place_not_found, NULL);
	if (!permit_require(c, MAY_EDIT_ORG, sign->org.v))
		return false;
	if (sign->removed_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_place_sign_gone, "name", sign->name, NULL);
	return version == sign->row_version || ctx_refuse_changed(c, T_place_changed_meanwhile, "name", sign->name, NULL);
}

bool place_decide_sign(struct ctx *c, sign_id id, const char *decision, int64_t row_version)
{
	struct sign_row sign;

	ctx_begin(c, "sign.decide", "sign", id.v, 0);
	if (!sign_take(c, id, row_version, &sign))
		return false;
	if (strcmp(decision, "keep") != 0 && strcmp(decision, "remove") != 0)
		return ctx_refuse_field(c, "decision", T_place_decision_missing, NULL);

	store_subject(c->store, id.v, sign.org.v);
	place_sign_decide(c->store, id, decision, row_version);
	audit_note_text(c, "sign", "decision", id.v, sign.decision, decision);
	return ctx_commit(c);
}

bool place_remove_sign(struct ctx *c, sign_id id, int64_t row_version)
{
	struct sign_row sign;

	ctx_begin(c, "sign.remove", "sign", id.v, 0);
	if (!sign_take(c, id, row_version, &sign))
		return false;
	if (strcmp(sign.decision, "remove") != 0)
		return ctx_refuse(c, AGAINST_RULE, T_place_sign_not_decided, "name", sign.name, NULL);

	store_subject(c->store, id.v, sign.org.v);
	place_sign_removed(c->store, id, c->today, row_version);
	audit_note_day(c, "sign", "removed_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}
