#include "rooms/person/person_twin.h"

#include "base/buffer.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/person/person_log.h"
#include "schema/model.h"
#include "text/person.h"

static size_t find(struct ctx *c, int64_t region, person_id self, const char *name, day_t birth_day, struct person_twin **twins)
{
	return birth_day == DAY_NONE ? 0 : person_twins(c->store, region, name, birth_day, self, PERSON_TWINS_MAX, twins);
}

size_t person_twin_find(struct ctx *c, person_id id, struct person_twin **twins)
{
	struct person_row row;

	return person_get(c->store, id, &row) ? find(c, row.region, id, row.name, row.birth_day, twins) : 0;
}

bool person_twin_is(struct ctx *c, int64_t region, person_id self, const char *name, day_t birth_day)
{
	struct person_twin_any_row row;

	return birth_day != DAY_NONE && person_twin_any(c->store, region, name, birth_day, self, &row);
}

const char *person_twin_others(struct ctx *c, int64_t region, person_id self, const char *name, day_t birth_day)
{
	struct person_twin *twins;
	size_t count = find(c, region, self, name, birth_day, &twins), elsewhere = 0;
	struct message_arg n;
	struct buffer others;

	if (count == 0)
		return NULL;
	buffer_init(&others, c->arena, 0);
	for (size_t i = 0; i < count; i++) {
		if (may_at_path(c, MAY_SEE_PERSON, twins[i].path))
			buffer_printf(&others, "%s%s %s %s %s", others.bytes > 0 ? "; " : "", name, twins[i].org_name, twins[i].id_number_mask,
				code_name_int(c->lang, "member_status", twins[i].status));
		else
			elsewhere++;
	}
	n = (struct message_arg){ "n", ctx_number(c, (int64_t)elsewhere) };
	if (elsewhere > 0)
		buffer_printf(&others, "%s%s", others.bytes > 0 ? "; " : "", message_text(c->arena, c->lang, T_person_twin_elsewhere, &n, 1));
	return buffer_text(&others);
}

bool person_twin_is_explained(struct ctx *c, int64_t region, person_id self, const struct person_facts *facts, const char *reason)
{
	const char *others = person_twin_others(c, region, self, facts->name, facts->birth_day);

	if (others == NULL)
		return true;
	if (!text_is_empty(reason))
		return ctx_text_fits(c, "twin_reason", reason, LIMIT_PERSON_CHANGE_REASON, T_person_too_long);
	return ctx_refuse_field(c, "twin_reason", T_person_twin, "others", others, NULL);
}

static void keep(struct ctx *c, int64_t region, person_id of, person_id other, const char *reason)
{
	person_change_insert(c->store, (person_change_id){ store_new_id(c->store) }, region, of, PERSON_DISTINCT, "", ctx_number(c, other.v), reason, c->now_s,
		c->actor.account_id);
}

size_t person_twin_keep(struct ctx *c, int64_t region, person_id id, const char *name, day_t birth_day, const char *reason)
{
	struct person_twin *twins;
	size_t count = find(c, region, id, name, birth_day, &twins);

	for (size_t i = 0; i < count; i++) {
		if (!text_is_empty(twins[i].reason))
			continue;
		keep(c, region, id, twins[i].id, reason);
		if (may_at_path(c, MAY_EDIT_PERSON, twins[i].path))
			keep(c, region, twins[i].id, id, reason);
	}
	return count;
}

void person_twin_write(struct ctx *c, int64_t region, person_id id, const char *name, day_t birth_day, const char *reason)
{
	if (person_twin_keep(c, region, id, name, birth_day, reason) > 0)
		store_note(c->store, PERSON_DISTINCT, NULL, reason);
}

bool person_distinct(struct ctx *c, person_id id, const char *reason)
{
	struct person_row row;
	struct person_twin *twins;
	size_t count, open = 0;

	ctx_begin(c, "person.distinct", "person", id.v, 0);
	if (!person_get(c->store, id, &row) || !may_at_path(c, MAY_EDIT_PERSON, row.path))
		return ctx_refuse(c, NOT_FOUND, T_person_not_found, NULL);
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", T_person_change_reason, NULL);
	if (!ctx_text_fits(c, "reason", reason, LIMIT_PERSON_CHANGE_REASON, T_person_too_long))
		return false;
	count = find(c, row.region, id, row.name, row.birth_day, &twins);
	for (size_t i = 0; i < count; i++)
		open += text_is_empty(twins[i].reason);
	if (open == 0)
		return ctx_refuse_field(c, "reason", T_person_twin_none, "name", row.name, NULL);
	store_subject(c->store, id.v, row.org.v);
	person_twin_write(c, row.region, id, row.name, row.birth_day, reason);
	return ctx_commit(c);
}
