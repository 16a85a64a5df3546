/* What was begun for many at once, looked at again and taken back. */
#include <string.h>
#include "core/permit.h"
#include "rooms/person/role.h"
#include "rooms/person/team_batch_sql.h"
#include "text/role.h"

bool role_many_see(struct ctx *c, role_many_id id, struct role_many_group *g)
{
	*g = (struct role_many_group){ 0 };
	if (!role_many_get(c->store, id, c->actor.account_id, &g->item))
		return ctx_refuse(c, NOT_FOUND, T_role_many_gone, NULL);
	g->rows_count = role_many_rows(c->store, id, &g->rows);
	for (size_t i = 0; i < g->rows_count; i++) {
		g->kept_count += strcmp(g->rows[i].state, "kept") == 0;
		if (!may_at_path(c, MAY_EDIT_PERSON, g->rows[i].path))
			g->rows[i].name = "";
	}
	return true;
}

/* Only as it was begun: what ended since has a history of its own, and a stage of the way to membership a case. */
static bool take_back(struct ctx *c, const struct role_many_group *g, const struct role_many_row *row)
{
	if (role_is_stage(g->item.kind) || !may_at_path(c, MAY_EDIT_PERSON, row->path) || role_take_back(c->store, row->role) != 1)
		return false;
	team_batch_role_delete(c->store, row->role.v);
	if (row->ended != 0)
		role_reopen(c->store, row->ended, g->item.day);
	store_note(c->store, "person_id", ctx_number(c, row->person.v), NULL);
	return true;
}

bool role_many_undo(struct ctx *c, role_many_id id)
{
	struct role_many_group g;
	int64_t kept = 0;

	ctx_begin(c, "role.undo_many", "role", id.v, c->actor.org_id);
	if (!role_many_see(c, id, &g))
		return false;
	if (g.item.undone_s != 0)
		return ctx_refuse(c, AGAINST_RULE, T_role_many_undone_already, "when", time_text(c->arena, g.item.undone_s), NULL);
	for (size_t i = 0; i < g.rows_count; i++) {
		bool is_undone = take_back(c, &g, &g.rows[i]);

		role_many_row_set(c->store, id, g.rows[i].role, is_undone ? "undone" : "kept");
		kept += !is_undone;
	}
	role_many_set_undone(c->store, id, c->now_s);
	store_note(c->store, "role", g.item.kind, NULL);
	store_note(c->store, "kept", NULL, ctx_number(c, kept));
	return ctx_commit(c);
}
