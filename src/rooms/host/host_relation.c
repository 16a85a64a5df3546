#include "rooms/host/host_relation.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/host/host.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_sql.h"
#include "schema/model.h"
#include "text/host.h"

const char *const HOST_GAP_WORDS[HOST_GAPS_COUNT] = { "", "relation", "home", "secretary" };

enum host_relation_gap host_relation_gap_read(const char *word)
{
	for (int gap = 0; gap < HOST_GAPS_COUNT; gap++)
		if (strcmp(HOST_GAP_WORDS[gap], word) == 0)
			return (enum host_relation_gap)gap;
	return HOST_GAP_ALL;
}

int64_t host_relation_total(const struct host_relation_count *counts, enum host_relation_gap gap)
{
	switch (gap) {
	case HOST_GAP_RELATION: return counts->units - counts->cleared;
	case HOST_GAP_HOME: return counts->units - counts->homes;
	case HOST_GAP_SECRETARY: return counts->units - counts->secretaries;
	default: return counts->units;
	}
}

enum host_relation_gap host_relation_lacks(const struct host_relation_row *row)
{
	if (!row->is_cleared)
		return HOST_GAP_RELATION;
	if (!row->has_home)
		return HOST_GAP_HOME;
	return row->has_secretary ? HOST_GAP_ALL : HOST_GAP_SECRETARY;
}

bool host_relation_read(struct ctx *c, host_unit_id id, struct host_relation_row *row)
{
	struct host_relation_row *rows;
	struct host_row host;
	struct org_row area;

	if (!host_get(c->store, id, &host) || !org_get(c->store, (org_id){ host.org }, &area))
		return false;
	if (host_relations(c->store, area.path, path_end(c->arena, area.path), id.v, c->today, "", 1, 0, &rows) == 0)
		return false;
	*row = rows[0];
	return true;
}

static bool superior_is_right(struct ctx *c, org_id superior)
{
	const struct org_kind *kind;
	struct org_row org;

	if (superior.v == 0 || !may_at(c, MAY_SEE_ORG, superior.v) || !org_get(c->store, superior, &org) || org.to_day != DAY_OPEN)
		return ctx_refuse_field(c, "superior_code", T_host_superior_missing, NULL);
	kind = org_kind_find(org.kind);
	return (kind != NULL && kind->is_party) || ctx_refuse_field(c, "superior_code", T_host_superior_not_party, "name", org.name, NULL);
}

static bool place_is_right(struct ctx *c, place_id place)
{
	struct host_home_at at;

	return place.v == 0 || (host_home_org(c->store, place, c->today, &at) && may_at(c, MAY_SEE_ORG, at.org)) ||
		ctx_refuse_field(c, "place", T_host_home_unknown, NULL);
}

static bool paper_is_right(struct ctx *c, const struct host_relation_form *form, day_t since)
{
	const char *most = ctx_number(c, LIMIT_HOST_RELATION_DOCUMENT);
	bool is_right = true;

	if (text_is_empty(form->document) || text_chars(form->document) > LIMIT_HOST_RELATION_DOCUMENT)
		is_right = ctx_refuse_field(c, "document", T_host_relation_document, "n", most, NULL);
	if (form->day == DAY_NONE || form->day < since || form->day > c->today)
		is_right = ctx_refuse_field(c, "relation_day", T_host_day, "since", day_text(c->arena, since), "today", day_text(c->arena, c->today), NULL);
	return is_right;
}

static bool write_relation(struct ctx *c, host_unit_id id, const struct host_relation_form *form)
{
	if (form->row_version == 0)
		return host_relation_insert(c->store, id, form->superior, form->place.v, form->document, form->day) == 1;
	return host_relation_update(c->store, id, form->superior, form->place.v, form->document, form->day, form->row_version) == 1;
}

bool host_set_relation(struct ctx *c, host_unit_id id, const struct host_relation_form *form)
{
	struct host_relation_row old;
	struct host_row host;

	ctx_begin(c, "host.relation", "host_unit", id.v, 0);
	if (!host_see(c, id, &host) || !permit_require(c, MAY_EDIT_ORG, host.org))
		return false;
	if (host.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_closed, "name", host.name, "day", day_text(c->arena, host.to_day), NULL);
	if (!host_relation_read(c, id, &old))
		return ctx_refuse(c, AGAINST_RULE, T_host_relation_not_here, "name", host.name, NULL);
	if (!superior_is_right(c, form->superior) | !place_is_right(c, form->place) | !paper_is_right(c, form, host.from_day))
		return false;
	if (old.row_version != form->row_version)
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", host.name, NULL);

	store_subject(c->store, id.v, host.org);
	if (!write_relation(c, id, form))
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", host.name, NULL);
	audit_note_int(c, "host_relation", "superior_id", id.v, old.superior, form->superior.v);
	audit_note_int(c, "host_relation", "place_id", id.v, old.place, form->place.v);
	audit_note_text(c, "host_relation", "document", id.v, old.document, form->document);
	return ctx_commit(c);
}
