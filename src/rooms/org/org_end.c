/* How an organisation ends: closed when nothing is left in it, or merged into another with its people and units. */
#include <string.h>
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org_carry_sql.h"
#include "rooms/org/org_hanging.h"
#include "rooms/org/org_part.h"
#include "rooms/org/org_request.h"
#include "rooms/org/post_sql.h"
#include "rooms/person/person_merge.h"
#include "rooms/run/run_move.h"
#include "rooms/transfer/transfer_merge.h"
#include "text/org.h"

static bool is_empty_of_people(struct ctx *c, const struct org_row *org)
{
	struct org_members members;
	int64_t count;

	if (!org_members_now(c->store, org->id, c->today, &members))
		return true;
	count = members.full_count + members.probationary_count;
	return count == 0 || ctx_refuse(c, AGAINST_RULE, T_org_has_members, "name", org->name, "n",
		ctx_number(c, count), NULL);
}

/* The last line of history is of no day; `under` is the upper organisation, or the one that took this in. Posts that
 * followed one of this organisation end with it, wherever they are. */
static void close_now(struct ctx *c, const struct org_row *org, const struct org_form *form, org_id under, const char *reason)
{
	org_history_close(c->store, org->id, form->day);
	org_history_insert(c->store, store_new_id(c->store), org->id, under, org->path, org->name, org->kind, form->day,
		form->day, reason, form->document);
	holding_endings_of_org(c->store, org->id, c->today, "closed");
	holding_end_derived_of(c->store, org->id, form->day, c->today, reason);
	holding_end_all(c->store, org->id, form->day, c->today, reason);
	org_set_closed(c->store, org->id, form->day, org->row_version);
	audit_note_day(c, "org", "to_day", org->id.v, DAY_OPEN, form->day);
}

/* LX-01: the own organisation of a unit is that of one unit, and of two that become one nobody can tell whose it is. */
static bool owns_once(struct ctx *c, const struct org_row *org, const struct org_row *into, day_t day)
{
	struct carry_owned_row owned;

	return !carry_owned_twice(c->store, org->id, into->id, day, &owned) || ctx_refuse(c, AGAINST_RULE, T_org_merge_owned, "name", org->name, "unit", owned.one, "into",
		into->name, "other", owned.other, NULL);
}

bool org_close(struct ctx *c, org_id id, const struct org_form *form)
{
	struct org_carry carry = { .from = id, .day = form->day };
	struct org_row org;
	struct org_number children;
	bool is_right;

	ctx_begin(c, "org.close", "org", id.v, id.v);
	if (!org_take(c, id, form, &org))
		return false;
	if (org.parent.v == 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_is_root, NULL);
	if (org_children_count(c->store, id, c->today, &children) && children.n > 0)
		return ctx_refuse(c, AGAINST_RULE, T_org_has_children, "name", org.name, "n",
			ctx_number(c, children.n), NULL);
	if (!is_empty_of_people(c, &org) || !run_lets_close(c, &org))
		return false;
	is_right = org_day_of_is_right(c, form, org_last_change(c, id, org.from_day));
	is_right &= org_document_is_right(c, form);
	is_right = is_right && org_end_day_is_right(c, &org, form->day);
	carry.region = org.region;
	carry.from_path = org.path;
	if (!is_right || !org_hanging_is_settled(c, &org, &carry))
		return false;

	org_hanging_carry(c, &carry);
	close_now(c, &org, form, org.parent, "closed");
	return ctx_commit(c);
}

/* One merger as it was found right. */
struct merging { struct org_row org, into; struct org_carry carry; struct person_merge people; };

static bool target_is_right(struct ctx *c, const struct org_form *form, struct merging *m)
{
	const struct org_row *org = &m->org, *into = &m->into;

	if (!may_at(c, MAY_EDIT_ORG, form->parent.v) || !org_get(c->store, form->parent, &m->into) || into->to_day != DAY_OPEN)
		return ctx_refuse_field(c, "parent_code", T_org_merge_missing, NULL);
	if (path_is_within(into->path, org->path))
		return ctx_refuse_field(c, "parent_code", T_org_merge_self, "name", org->name, "into", into->name, NULL);
	if (strcmp(org->kind, into->kind) != 0 && org_kind_find(org->kind)->is_party)
		return ctx_refuse_field(c, "parent_code", T_org_merge_kind, NULL);
	return org->region == into->region || ctx_refuse_field(c, "parent_code", T_org_other_region, "name", into->name, NULL);
}

static bool merge_is_right(struct ctx *c, org_id id, const struct org_form *form, struct merging *m)
{
	const struct org_row *org = &m->org;
	bool is_right;

	if (!org_take(c, id, form, &m->org) || !target_is_right(c, form, m))
		return false;
	is_right = org_day_of_is_right(c, form, org_last_change(c, id, org->from_day) + 1);
	is_right &= org_document_is_right(c, form);
	m->carry = (struct org_carry){ .from = id, .to = form->parent, .day = form->day, .region = org->region, .from_path = org->path, .to_path = m->into.path,
		.to_kind = m->into.kind };
	m->people = (struct person_merge){ .from = id, .region = org->region, .to = m->into.id, .day = form->day, .document = form->document };
	is_right = is_right && org_day_is_right_below(c, org, form->day) && org_end_day_is_right(c, org, form->day) && owns_once(c, org, &m->into, form->day) && org_hanging_is_settled(c, org, &m->carry);
	is_right = is_right && transfer_merge_day_is_right(c, id.v, org->name, form->day) && run_merge_day_is_right(c, org, form->day);
	return is_right && person_merge_is_right(c, &m->people) && run_merge_is_right(c, org);
}

bool org_write_merge(struct ctx *c, org_id id, const struct org_form *form)
{
	struct merging m;
	struct org_item *children;
	size_t count;

	if (!merge_is_right(c, id, form, &m) || !person_merge(c, &m.people))
		return false;
	run_merge(c, &m.org, m.into.id, form->day);
	transfer_merge(c, id.v, m.org.name, m.into.id.v, m.into.name, m.into.path);
	count = org_children(c->store, id, c->today, INT32_MAX, 0, &children);
	for (size_t i = 0; i < count; i++) {
		struct org_row child;

		if (org_get(c->store, children[i].id, &child))
			org_rehang(c, &child, &m.into, form);
	}
	org_hanging_carry(c, &m.carry);
	close_now(c, &m.org, form, m.into.id, "merged");
	store_note(c->store, "merged_into", NULL, m.into.name);
	return true;
}

bool org_merge(struct ctx *c, org_id id, const struct org_form *form)
{
	struct merging m;
	bool asks;

	if (!org_request_begin(c, id, "org.merge", &asks))
		return false;
	if (!asks)
		return org_write_merge(c, id, form) && ctx_commit(c);
	if (!merge_is_right(c, id, form, &m))
		return false;
	org_request_write(c, "merge", &m.org, form);
	return ctx_commit(c);
}

size_t org_merged_into(struct ctx *c, const struct org_row *org, struct org_merger **mergers)
{
	struct org_merger_row *rows;
	size_t count = org_mergers(c->store, org->id.v, &rows);

	*mergers = arena_array(c->arena, count, sizeof(**mergers));
	for (size_t i = 0; i < count; i++) {
		struct org_merger_size_row size = { 0 };

		org_merger_size(c->store, org->region, rows[i].org, rows[i].path, path_end(c->arena, rows[i].path), rows[i].day, &size);
		(*mergers)[i] = (struct org_merger){ .org = rows[i].org, .name = rows[i].name, .document = rows[i].document, .day = rows[i].day, .members = size.members,
			.units = size.units, .is_seen = may_at_path(c, MAY_SEE_ORG, rows[i].path) };
	}
	return count;
}
