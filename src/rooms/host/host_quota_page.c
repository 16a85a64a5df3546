/* Coverage quotas of towns and parks, and the form that says how many full members a unit has, in the browser. */
#include <string.h>
#include "core/permit.h"
#include "rooms/host/host.h"
#include "rooms/host/host_quota_input.h"
#include "rooms/host/host_quota_screen.h"
#include "rooms/host/host_quota_tmpl.h"
#include "rooms/org/org.h"
#include "web/web.h"

#define LIST_ROWS 40

ROUTE(GET, "/org/:org/host-quota", host_quota_page, MAY_SEE_ORG, "Coverage quotas: what towns and parks found in a year, and which units ought to have a Party organisation")
ROUTE(GET, "/host/:host/eligible", host_eligible_page, MAY_EDIT_ORG, "The form that says how many full members a unit has")
ROUTE(POST, "/host/:host/eligible", host_eligible_save, MAY_EDIT_ORG, "Say how many full members a unit has, and whether it is above the designated size")

message host_quota_state_text(enum host_quota_state state)
{
	static const struct message *const TEXTS[HOST_QUOTA_STATES_COUNT] = { T_host_quota_founded, T_host_quota_gap, T_host_quota_below, T_host_quota_untold };

	return TEXTS[state];
}

static bool is_listed(const struct host_quota_screen *s, const struct host_quota_unit *unit)
{
	enum host_quota_state state = host_quota_state(unit, s->quota.eligible_members);
	bool is_of = false;

	for (int kind = 0; kind < HOST_QUOTA_KINDS_COUNT; kind++)
		is_of = is_of || ((s->kind < 0 || s->kind == kind) && host_quota_is_of(unit, (enum host_quota_kind)kind));
	return is_of && (s->state < 0 ? state == QUOTA_FOUNDED || state == QUOTA_GAP : (int)state == s->state);
}

/* The units asked for, a page of them. */
static void take_page(struct web *w, struct host_quota_screen *s)
{
	int64_t skip;

	for (size_t i = 0; i < s->quota.units_count; i++)
		s->list_count += is_listed(s, &s->quota.units[i]);
	s->rows_per_page = web_list_rows(w, LIST_ROWS);
	s->page = web_page_within(web_page_number(w), s->list_count, s->rows_per_page);
	s->shown = arena_array(w->c->arena, (size_t)s->rows_per_page, sizeof(*s->shown));
	skip = (s->page - 1) * s->rows_per_page;
	for (size_t i = 0; i < s->quota.units_count && (int64_t)s->shown_count < s->rows_per_page; i++)
		if (is_listed(s, &s->quota.units[i]) && skip-- <= 0)
			s->shown[s->shown_count++] = &s->quota.units[i];
}

void host_quota_page(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct host_quota_screen s = { .kind = web_param_small(w, "kind", -1), .state = web_param_small(w, "state", QUOTA_GAP), .may_edit = may_at(c, MAY_EDIT_ORG, org.v) };

	if (!host_quota_of(c, org, web_param_int(w, "year", date_from_day(c->today).year), &s.quota))
		return;
	if (s.kind >= HOST_QUOTA_KINDS_COUNT)
		s.kind = -1;
	if (s.state >= HOST_QUOTA_STATES_COUNT)
		s.state = -1;
	s.href = arena_printf(c->arena, "/org/%lld/host-quota?year=%lld", (long long)org.v, (long long)s.quota.year);
	take_page(w, &s);
	host_quota_screen(&w->view, &s);
	web_page(w);
}

/* ---- what is said of a unit ---- */

void host_eligible_form_read(struct web *w, struct host_eligible_form *form)
{
	*form = (struct host_eligible_form){ .full_members = web_param_int(w, "full_members", -1), .is_above_scale = strcmp(web_param(w, "is_above_scale"), "1") == 0,
		.row_version = web_row_version(w) };
}

static void show(struct web *w)
{
	struct ctx *c = w->c;
	host_unit_id id = { web_path_id(w, "host") };
	struct host_eligible_row now = { .full_members = -1 };
	struct host_eligible_screen s = { .action = arena_printf(c->arena, "/host/%lld/eligible", (long long)id.v) };
	bool is_refused = ctx_is_refused(c), is_typed = is_refused && c->refusals[0].kind != CONFLICT;

	if (!host_see(c, id, &s.host) || (!is_refused && !permit_require(c, MAY_EDIT_ORG, s.host.org)))
		return;
	host_eligible_get(c->store, id, &now);
	s.full_members = is_typed ? web_param(w, "full_members") : now.full_members < 0 ? "" : arena_printf(c->arena, "%lld", (long long)now.full_members);
	s.is_above_scale = is_typed ? strcmp(web_param(w, "is_above_scale"), "1") == 0 : now.is_above_scale;
	s.row_version = now.row_version;
	host_eligible_screen(&w->view, &s);
	web_page(w);
}

void host_eligible_page(struct web *w)
{
	show(w);
}

void host_eligible_save(struct web *w)
{
	host_unit_id id = { web_path_id(w, "host") };
	struct host_eligible_form form;

	host_eligible_form_read(w, &form);
	if (host_set_eligible(w->c, id, &form)) {
		web_notice(w, T_host_quota_saved, NULL);
		web_redirect(w, arena_printf(w->c->arena, "/host/%lld", (long long)id.v));
	} else if (web_form_again(w)) {
		show(w);
	}
}
