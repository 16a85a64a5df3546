/* One plan a year of the Party and the mass organisations of a unit (KFQ-09). */
#include "rooms/host/host.h"

#include "core/audit.h"
#include "core/permit.h"
#include "schema/model.h"
#include "text/host.h"

bool host_set_plan(struct ctx *c, host_unit_id id, int64_t year, const char *text, int64_t row_version)
{
	struct host_plan_row old = { .text = "" };
	struct host_row row;
	int64_t changed;

	ctx_begin(c, "host.plan", "host_unit", id.v, 0);
	if (!host_see(c, id, &row) || !permit_require(c, MAY_EDIT_ORG, row.org))
		return false;
	if (row.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_closed, "name", row.name, "day", day_text(c->arena, row.to_day), NULL);
	if (row.covered_by == 0)
		return ctx_refuse_field(c, "plan", T_host_plan_uncovered, "name", row.name, NULL);
	if (text_is_empty(text))
		return ctx_refuse_field(c, "plan", T_host_plan_missing, NULL);
	if (text_chars(text) > LIMIT_HOST_PLAN_TEXT)
		return ctx_refuse_field(c, "plan", T_host_text_long, "n", ctx_number(c, LIMIT_HOST_PLAN_TEXT), NULL);
	host_plan_get(c->store, id, year, &old);
	if (old.row_version != row_version)
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", row.name, NULL);

	store_subject(c->store, id.v, row.org);
	changed = row_version == 0 ? host_plan_insert(c->store, id, year, text) : host_plan_update(c->store, id, year, text, row_version);
	if (changed != 1)
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", row.name, NULL);
	audit_note_text(c, "host_plan", "text", id.v, old.text, text);
	return ctx_commit(c);
}
