/* Households in groups, each with one representative of the villagers. 村民委员会组织法 2025 art. 29 lets 5 to 15
 * households elect one; the county declares its band in the norm `post`. */
#include "rooms/body/body.h"

#include <string.h>
#include "core/audit.h"
#include "core/permit.h"
#include "text/body.h"

#define BAND_LOW 5
#define BAND_HIGH 15
#define HOUSEHOLDS_MAX 100000

bool body_divide(int64_t households, int64_t group_size, int low, int high, int64_t *groups, int64_t *larger)
{
	if (households < low || households > HOUSEHOLDS_MAX || group_size < low || group_size > high)
		return false;
	*groups = (households + group_size - 1) / group_size;
	*larger = households % *groups;		/* so many groups have one household more */
	return households / *groups >= low && households / *groups + (*larger > 0) <= high;
}

static bool take_assembly(struct ctx *c, org_id id, struct org_row *org)
{
	if (!permit_require(c, MAY_EDIT_ORG, id.v))
		return false;
	if (!org_get(c->store, id, org))
		return ctx_refuse(c, NOT_FOUND, T_body_not_found, NULL);
	if (org->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_body_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
	return strcmp(org->kind, "villagers_assembly") == 0 || ctx_refuse(c, AGAINST_RULE, T_body_not_assembly, "name", org->name, NULL);
}

static void band(struct ctx *c, int *low, int *high)
{
	*low = BAND_LOW;
	*high = BAND_HIGH;
	norm_band(c, "household_group", low, high);
}

bool body_draw_groups(struct ctx *c, org_id assembly, int64_t households, int64_t group_size, int *made)
{
	struct body_number number;
	struct org_row org;
	int64_t groups, larger;
	int low, high;

	ctx_begin(c, "body.draw_groups", "org", assembly.v, assembly.v);
	if (!take_assembly(c, assembly, &org))
		return false;
	band(c, &low, &high);
	if (body_groups_count(c->store, assembly, &number) && number.n > 0)
		return ctx_refuse(c, AGAINST_RULE, T_body_groups_there, "n", ctx_number(c, number.n), NULL);
	if (!body_divide(households, group_size, low, high, &groups, &larger))
		return ctx_refuse_field(c, "group_size", T_body_band, "low", ctx_number(c, low), "high", ctx_number(c, high), NULL);

	for (int64_t i = 0; i < groups; i++)
		body_group_insert(c->store, (household_group_id){ store_new_id(c->store) }, assembly, i + 1, households / groups + (i < larger), c->today);
	store_note(c->store, "groups", NULL, ctx_number(c, groups));
	*made = (int)groups;
	return ctx_commit(c);
}

bool body_add_group(struct ctx *c, org_id assembly, int64_t number, int64_t households)
{
	struct body_number same;
	struct org_row org;
	int low, high;

	ctx_begin(c, "body.add_group", "org", assembly.v, assembly.v);
	if (!take_assembly(c, assembly, &org))
		return false;
	band(c, &low, &high);
	if (households < low || households > high)
		return ctx_refuse_field(c, "households", T_body_band, "low", ctx_number(c, low), "high", ctx_number(c, high), NULL);
	if (number < 1 || number > 9999 || (body_group_numbered(c->store, assembly, number, &same) && same.n > 0))
		return ctx_refuse_field(c, "number", T_body_group_number, NULL);

	body_group_insert(c->store, (household_group_id){ store_new_id(c->store) }, assembly, number, households, c->today);
	store_note(c->store, "group", NULL, ctx_number(c, number));
	return ctx_commit(c);
}

/* The group to be changed: there, its assembly editable, and as the form saw it. */
static bool take_group(struct ctx *c, household_group_id id, int64_t row_version, struct body_group_row *group)
{
	struct org_row org;

	if (!body_group_get(c->store, id, group))
		return ctx_refuse(c, NOT_FOUND, T_body_not_found, NULL);
	if (!take_assembly(c, group->org, &org))
		return false;
	if (group->to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_body_group_closed, NULL);
	return group->row_version == row_version || ctx_refuse_changed(c, T_body_changed_meanwhile, NULL);
}

bool body_elect_representative(struct ctx *c, household_group_id id, person_id person, day_t day, int64_t row_version)
{
	struct body_group_row group;
	struct body_group_held held;
	struct body_person_name who;

	ctx_begin(c, "body.elect_representative", "household_group", id.v, 0);
	if (!take_group(c, id, row_version, &group))
		return false;
	if (person.v != 0 && (!body_person(c->store, person, &who) || !may_at_path(c, MAY_SEE_PERSON, who.path)))
		return ctx_refuse_field(c, "person", T_body_person_missing, NULL);
	if (person.v != 0 && body_group_of_person(c->store, person.v, id, &held))
		return ctx_refuse_field(c, "person", T_body_two_groups, "name", who.name, "org", held.org_name, "number", ctx_number(c, held.number), NULL);
	if (day == DAY_NONE || day > c->today)
		return ctx_refuse_field(c, "day", T_body_day, "since", "—", "today", day_text(c->arena, c->today), NULL);

	store_subject(c->store, id.v, group.org.v);
	body_group_elect(c->store, id, person.v, day, row_version);
	audit_note_int(c, "household_group", "person_id", id.v, group.person, person.v);
	return ctx_commit(c);
}

bool body_close_group(struct ctx *c, household_group_id id, int64_t row_version)
{
	struct body_group_row group;

	ctx_begin(c, "body.close_group", "household_group", id.v, 0);
	if (!take_group(c, id, row_version, &group))
		return false;
	store_subject(c->store, id.v, group.org.v);
	body_group_close(c->store, id, c->today, row_version);
	audit_note_day(c, "household_group", "to_day", id.v, DAY_OPEN, c->today);
	return ctx_commit(c);
}
