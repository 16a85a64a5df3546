/* Which organisation of this installation somebody means who writes its name: whole, in short, or as a village with its town. */
#include "rooms/transfer/transfer_part.h"

#include <string.h>
#include "base/text.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_offer.h"
#include "rooms/org/org_sql.h"
#include "schema/model.h"
#include "text/person.h"
#include "text/transfer.h"

/* Does everything that was written before the village stand above the organisation, or in its own name? What lies above the whole system is not in it. */
static bool is_below(struct ctx *c, const struct org_similar_row *row, const struct transfer_village *typed)
{
	struct person_org_row org;
	struct transfer_above_row above = { .parent = 1 };
	const char *n[TRANSFER_SPELLINGS];

	if (!person_org(c->store, row->id, &org))
		return false;
	for (int i = typed->uppers_count - 1; i >= 0 && above.parent != 0; i--) {
		if (strstr(row->name, typed->uppers[i]) != NULL)
			continue;
		transfer_spellings(c->arena, typed->uppers[i], n);
		if (!transfer_org_above(c->store, org.path, n[0], n[1], n[2], n[3], n[4], n[5], n[6], &above))
			return false;
	}
	return true;
}

/* Organisations of the Party of the village that was typed, those of the shortest names first. Gives how many. */
static size_t village_orgs(struct ctx *c, const char *typed, struct transfer_village *village, struct org_similar_row *rows)
{
	struct org_similar_row *found;
	struct transfer_village own;
	size_t count, kept = 0;

	if (text_is_empty(typed) || text_chars(typed) > LIMIT_TRANSFER_PLACE || strpbrk(typed, "%_") != NULL || !transfer_village_read(c->arena, typed, village))
		return 0;
	count = org_names_with(c->store, village->name, c->today, ORG_FOUND_MAX, &found);
	for (size_t i = 0; i < count; i++)
		if ((org_kind_keeps_members(found[i].kind) || org_kind_is_committee(found[i].kind) || strcmp(found[i].kind, "general_branch") == 0) &&
		    transfer_village_read(c->arena, found[i].name, &own) && strcmp(own.name, village->name) == 0 && is_below(c, &found[i], village))
			rows[kept++] = found[i];
	return kept;
}

/* The one organisation of a village that is written whole: 柳河镇何家岭村第一党支部. 0: none, or several. */
static org_id village_org(struct ctx *c, const char *typed)
{
	struct org_similar_row rows[ORG_FOUND_MAX];
	struct transfer_village village, own;
	size_t count = village_orgs(c, typed, &village, rows), same = 0;
	org_id found = { 0 };

	for (size_t i = 0; i < count && village.level != '\0'; i++) {
		if (!transfer_village_read(c->arena, rows[i].name, &own) || own.level != village.level || strcmp(own.ordinal, village.ordinal) != 0)
			continue;
		found = rows[i].id;
		same++;
	}
	return same == 1 ? found : (org_id){ 0 };
}

static bool village_inside(struct ctx *c, const char *typed, struct transfer_meant_row *org)
{
	struct org_similar_row rows[ORG_FOUND_MAX];
	struct transfer_village village;

	if (village_orgs(c, typed, &village, rows) == 0)
		return false;
	*org = (struct transfer_meant_row){ rows[0].id, rows[0].name };
	return true;
}

bool transfer_find_org(struct ctx *c, const char *field, const char *typed, struct person_org_row *org)
{
	struct transfer_org_id *same;
	struct org_row coded = { .id = { 0 } };
	org_id found;

	typed = org_offered_code(c, typed);
	found = org_named(c, typed);
	/* Members are sent to any branch of the city: what it is called is no secret here. */
	if (found.v == 0 && org_by_code(c->store, typed, &coded))
		found = coded.id;
	if (found.v == 0)
		found = village_org(c, typed);
	if (found.v == 0 && transfer_org_named(c->store, typed, text_wide_brackets(c->arena, typed), &same) == 1)
		found = same[0].id;
	if (found.v == 0 || !person_org(c->store, found, org))
		return ctx_refuse_field(c, field, T_transfer_org_unknown, "typed", typed, "similar", org_similar_words(c, transfer_part_known(c, typed)), NULL) ||
			org_offer_similar(c, transfer_part_known(c, typed));
	return org->to_day == DAY_OPEN || ctx_refuse_field(c, field, T_person_org_closed, "name", org->name, "day", day_text(c->arena, org->to_day), NULL);
}

/* By its whole name, or as a committee is called in short. */
static bool is_meant(struct ctx *c, const char *typed, struct transfer_meant_row *org)
{
	const char *names[TRANSFER_SPELLINGS];

	transfer_spellings(c->arena, typed, names);
	return transfer_org_meant(c->store, names[0], names[1], names[2], names[3], names[4], names[5], names[6], org);
}

bool transfer_org_inside(struct ctx *c, const char *typed, struct transfer_meant_row *org)
{
	return is_meant(c, typed, org) || village_inside(c, typed, org);
}

const char *transfer_target_for(struct ctx *c, const char *typed)
{
	struct transfer_meant_row org;

	if (is_meant(c, typed, &org))
		return org.name;
	return village_inside(c, typed, &org) ? typed : NULL;
}

const char *transfer_part_known(struct ctx *c, const char *typed)
{
	struct transfer_meant_row inside;
	struct transfer_village village;

	return village_inside(c, typed, &inside) && transfer_village_read(c->arena, typed, &village) ? village.name : typed;
}

bool transfer_org_found(struct ctx *c, const char *typed)
{
	struct transfer_org_id *same;
	struct org_row coded;

	typed = org_offered_code(c, typed);
	return org_named(c, typed).v != 0 || org_by_code(c->store, typed, &coded) || village_org(c, typed).v != 0 ||
		transfer_org_named(c->store, typed, text_wide_brackets(c->arena, typed), &same) == 1;
}
