/* Who belongs to a unit: households of a co-operative, members of a self-organisation. */
#include "rooms/host/host.h"

#include <string.h>
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/org/org_sql.h"
#include "text/host.h"

#define HOUSEHOLDS_AT_ONCE 2000

/* A unit of this kind that the actor may edit, in the write turn. */
static bool take_of_kind(struct ctx *c, host_unit_id id, const char *kind, message wrong_kind, struct host_row *row)
{
	if (!host_see(c, id, row) || !permit_require(c, MAY_EDIT_ORG, row->org))
		return false;
	if (row->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_closed, "name", row->name, "day", day_text(c->arena, row->to_day), NULL);
	return strcmp(row->kind, kind) == 0 || ctx_refuse(c, AGAINST_RULE, wrong_kind, "name", row->name, NULL);
}

/* SN-06: true when this household may come in; *is_counted says whether the total may count it here. */
static bool household_is_free(struct ctx *c, host_unit_id id, org_id village, const char *number, bool joins_uncounted, bool *is_counted)
{
	struct host_household_row *rows;
	size_t count = host_household_of(c->store, village, number, &rows);

	*is_counted = true;
	for (size_t i = 0; i < count; i++) {
		if (rows[i].host.v == id.v)
			return ctx_refuse_field(c, "numbers", T_host_household_here, "number", number, NULL);
		if (!rows[i].is_counted)
			continue;
		*is_counted = false;
		if (!joins_uncounted)
			return ctx_refuse_field(c, "numbers", T_host_household_twice, "number", number, "name", rows[i].name, NULL);
	}
	return true;
}

bool host_add_households(struct ctx *c, host_unit_id id, org_id village, const char *numbers, bool joins_uncounted)
{
	int *list = arena_array(c->arena, HOUSEHOLDS_AT_ONCE, sizeof(*list));
	int count = host_numbers_read(numbers, list, HOUSEHOLDS_AT_ONCE);
	bool *counted = arena_array(c->arena, HOUSEHOLDS_AT_ONCE, sizeof(*counted));
	struct host_households_row after = { 0 };
	struct host_row row;
	bool is_right = true;

	ctx_begin(c, "host.add_households", "host_unit", id.v, 0);
	if (!take_of_kind(c, id, "cooperative", T_host_not_cooperative, &row))
		return false;
	if (village.v == 0 || !may_at(c, MAY_SEE_ORG, village.v))
		return ctx_refuse_field(c, "village_code", T_host_village_missing, NULL);
	if (count < 1)
		return ctx_refuse_field(c, "numbers", T_host_numbers, "n", ctx_number(c, HOUSEHOLDS_AT_ONCE), NULL);
	for (int i = 0; i < count; i++)
		is_right &= household_is_free(c, id, village, ctx_number(c, list[i]), joins_uncounted, &counted[i]);
	if (!is_right)
		return false;

	store_subject(c->store, id.v, row.org);
	for (int i = 0; i < count; i++)
		host_household_insert(c->store, id, village, ctx_number(c, list[i]), counted[i]);
	if (host_households(c->store, id, &after))
		host_set_households(c->store, id, after.counted);
	audit_note_int(c, "host_unit", "households", id.v, row.households, after.counted);
	return ctx_commit(c);
}

bool host_join(struct ctx *c, host_unit_id id, person_id person, const char *act, host_member_id *made)
{
	struct host_person_row who;
	struct host_number number;
	struct host_row row;

	ctx_begin(c, "host.join", "host_unit", id.v, 0);
	if (!take_of_kind(c, id, "self_organisation", T_host_not_voluntary, &row))
		return false;
	if (person.v == 0 || !host_person(c->store, person, &who) || !may_at_path(c, MAY_SEE_PERSON, who.path))
		return ctx_refuse_field(c, "person", T_host_person_missing, NULL);
	if (strcmp(act, "own") != 0 && strcmp(act, "consent") != 0)
		return ctx_refuse_field(c, "act", T_host_act_missing, "name", who.name, NULL);
	if (host_member_of(c->store, id, person, c->today, &number) && number.n > 0)
		return ctx_refuse_field(c, "person", T_host_member_already, "name", who.name, NULL);

	made->v = store_new_id(c->store);
	store_subject(c->store, id.v, row.org);
	host_member_insert(c->store, *made, id, person, act, c->today);
	audit_note_int(c, "host_member", "person_id", made->v, 0, person.v);
	return ctx_commit(c);
}

bool host_leave(struct ctx *c, host_member_id id)
{
	struct host_member_row member;
	struct host_row row;
	bool is_own;

	ctx_begin(c, "host.leave", "host_member", id.v, 0);
	if (!host_member_get(c->store, id, &member) || !host_get(c->store, member.host, &row))
		return ctx_refuse(c, NOT_FOUND, T_host_not_found, NULL);
	is_own = c->actor.person_id != 0 && c->actor.person_id == member.person.v;
	if (!is_own && (!may_at(c, MAY_EDIT_ORG, row.org)))
		return ctx_refuse(c, NOT_FOUND, T_host_not_found, NULL);
	if (member.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_left_already, "name", member.name, NULL);

	store_subject(c->store, id.v, row.org);
	host_member_end(c->store, id, c->today);
	audit_note_day(c, "host_member", "to_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}

int64_t host_average(int64_t amount, int64_t count)
{
	return count == 0 ? 0 : (amount * 2 + count) / (count * 2);
}

bool host_leaders_are_enough(int64_t leading, int64_t members)
{
	return members > 0 && leading * 2 >= members;
}
