#include "rooms/transfer/transfer_branch.h"

#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/approver.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_request.h"
#include "rooms/transfer/transfer_part.h"
#include "text/transfer.h"

bool transfer_branch_see(struct ctx *c, org_id id, struct transfer_branch *b)
{
	if (!org_see_for(c, id, MAY_EDIT_ORG, &b->org) || !permit_require(c, MAY_SEE_PERSON, id.v))
		return false;
	if (!org_kind_keeps_members(b->org.kind))
		return ctx_refuse(c, AGAINST_RULE, T_transfer_branch_kind, "name", b->org.name, "kind", code_name(c->lang, "org_kind", b->org.kind), NULL);
	b->members_count = transfer_branch_members(c->store, b->org.region, b->org.path, path_end(c->arena, b->org.path), TRANSFER_BRANCH_MEMBERS_MAX, &b->members);
	return true;
}

bool transfer_lets_move(struct ctx *c, const struct org_row *org)
{
	struct transfer_row *open;
	size_t count = transfers_left_behind(c->store, org->path, path_end(c->arena, org->path), TRANSFER_BRANCH_MEMBERS_MAX, &open);

	return count == 0 || ctx_refuse(c, AGAINST_RULE, T_transfer_branch_open, "org", org->name, "name", open[0].name, "n", arena_printf(c->arena, "%zu", count), NULL);
}

bool transfer_branch_write(struct ctx *c, org_id id, const struct org_form *form, transfer_id *made)
{
	struct transfer_branch b;
	struct approver_row from = { .id = { 0 } }, to = { .id = { 0 } };
	struct org_row moved;

	if (!transfer_branch_see(c, id, &b))
		return false;
	approver_find(c, b.org.path, &from);
	if (!org_write_move(c, id, form) || !org_get(c->store, id, &moved))
		return false;
	approver_find(c, moved.path, &to);
	made->v = store_new_id(c->store);
	transfer_insert(c->store, *made, "branch", 0, b.org.name, id.v, from.id.v, id.v, to.id.v, "", "", "branch",
		arena_printf(c->arena, "%s", form->document), transfer_month(form->day), true, c->today, c->actor.account_id);
	transfer_set_done(c->store, *made, id.v, form->day, 0, 1);
	transfer_note_step(c, *made, "branch", form->day, form->document);
	audit_note_int(c, "transfer", "to_organ_id", made->v, from.id.v, to.id.v);
	store_note(c->store, "members", NULL, arena_printf(c->arena, "%zu", b.members_count));
	return true;
}

static bool is_asked_for(struct ctx *c, org_id id, const struct org_form *form)
{
	struct transfer_branch b;

	return transfer_branch_see(c, id, &b) && org_ask_move(c, id, "branch", form);
}

bool transfer_branch_move(struct ctx *c, org_id id, const struct org_form *form, transfer_id *made)
{
	bool asks;

	made->v = 0;
	return org_request_begin(c, id, "transfer.branch", &asks) && (asks ? is_asked_for(c, id, form) : transfer_branch_write(c, id, form, made)) && ctx_commit(c);
}
