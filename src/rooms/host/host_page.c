/* Pages of host units: the list of a subtree with its coverage, and the card of one unit, which is its form. */
#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/host/host.h"
#include "rooms/host/host_input.h"
#include "rooms/host/host_relation_page.h"
#include "rooms/host/host_screen.h"
#include "rooms/host/host_tmpl.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "text/host.h"
#include "web/web.h"

#define LIST_ROWS 40

ROUTE(GET, "/org/:org/host", host_list_page, MAY_SEE_ORG, "Units in the area of a subtree, and how each kind is covered")
ROUTE(GET, "/org/:org/host/organisation", host_covering_page, MAY_SEE_ORG, "Party organisations that cover units of a kind, or with side=area those in whose area such units are, with their members")
ROUTE(GET, "/org/:org/host/form", host_new_page, MAY_EDIT_ORG, "Form for a new unit")
ROUTE(POST, "/org/:org/host", host_register_save, MAY_EDIT_ORG, "Registers a unit")
ROUTE(GET, "/host/:host", host_page, MAY_SEE_ORG, "One unit: facts, coverage, organisations that stand on it")
ROUTE(POST, "/host/:host", host_change_save, MAY_EDIT_ORG, "Changes a unit")
ROUTE(POST, "/host/:host/close", host_close_save, MAY_EDIT_ORG, "Closes a unit on a day")
ROUTE(POST, "/host/:host/area", host_area_save, MAY_EDIT_ORG, "Puts a unit into the area of another organisation from a day on")
ROUTE(POST, "/host/:host/plan", host_plan_save, MAY_EDIT_ORG, "The plan that Party and mass organisations of a unit share this year")
ROUTE(POST, "/host/:host/relation", host_relation_save, MAY_EDIT_ORG, "Says to which Party organisation a unit without one belongs, and where its members meet")
ROUTE(POST, "/host/:host/household", host_household_save, MAY_EDIT_ORG, "Registers households of a co-operative")
ROUTE(POST, "/host/:host/member", host_join_save, MAY_EDIT_ORG, "Registers a voluntary member of a self-organisation")
ROUTE(POST, "/host-member/:member/leave", host_leave_save, SIGNED_IN, "Ends a voluntary membership: the member, or who keeps the register")

static host_unit_id path_host(const struct web *w)
{
	return (host_unit_id){ web_path_id(w, "host") };
}

static const char *known_code(const char *set, const char *value)
{
	return code_find(set, value) != NULL ? value : "";
}

static const char *host_url(struct ctx *c, host_unit_id id, const char *rest)
{
	return arena_printf(c->arena, "/host/%lld%s", (long long)id.v, rest);
}

/* Every byte as %XX: longer than need be, and always right. */
static const char *url_text(struct ctx *c, const char *text)
{
	char *out = arena_text(c->arena, "");

	for (; *text != '\0'; text++)
		out = arena_printf(c->arena, "%s%%%02X", out, (unsigned char)*text);
	return out;
}

static int64_t page_of(struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);

	return page < 1 || page > 1000000 ? 1 : page;
}

/* What the list says about the chosen kind. */
static void read_kind(struct ctx *c, struct host_screen_list *list, const char *end)
{
	const char *path = list->org.path;

	if (text_is_empty(list->kind))
		return;
	host_covering(c->store, path, end, c->today, list->kind, &list->covering);
	list->members_each = hundredths_text(c->arena, host_average(list->covering.members * 100, list->covering.organisations));
	for (size_t i = 0; i < list->kinds_count; i++)
		if (strcmp(list->kinds[i].kind, list->kind) == 0) {
			list->units = list->kinds[i].total;
			list->organised = list->kinds[i].own + list->kinds[i].joint;
		}
	if (strcmp(list->kind, "self_organisation") != 0)
		return;
	host_joined(c->store, path, end, c->today, &list->joined);
	host_leaders(c->store, path, end, c->today, &list->leaders);
	list->lead_enough = host_leaders_are_enough(list->leaders.leading, list->leaders.members);
}

void host_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct host_screen_list list = { .rows_per_page = web_list_rows(w, LIST_ROWS) };
	struct host_number total = { 0 };
	const char *end;

	if (!org_see(c, web_path(w, org), &list.org))
		return;
	end = path_end(c->arena, list.org.path);
	list.kind = known_code("host_kind", web_param(w, "kind"));
	list.coverage = known_code("coverage", web_param(w, "coverage"));
	list.text = web_param(w, "q");
	list.page = page_of(w);
	list.kinds_count = host_coverage(c->store, list.org.path, end, c->today, &list.kinds);
	host_cooperatives(c->store, list.org.path, end, c->today, &list.cooperatives);
	read_kind(c, &list, end);
	list.per_household = hundredths_text(c->arena, host_average(list.cooperatives.gain_fen, list.cooperatives.households));
	host_list_count(c->store, list.org.path, end, c->today, list.kind, list.coverage, list.text, &total);
	list.total = total.n;
	list.rows_count = host_list(c->store, list.org.path, end, c->today, list.kind, list.coverage, list.text, list.rows_per_page,
		(list.page - 1) * list.rows_per_page, &list.rows);
	list.may_edit = may_at(c, MAY_EDIT_ORG, list.org.id.v) && list.org.to_day == DAY_OPEN;
	list.href = arena_printf(c->arena, "/org/%lld/host", (long long)list.org.id.v);
	list.page_href = arena_printf(c->arena, "%s?kind=%s&coverage=%s&q=%s&", list.href, list.kind, list.coverage,
		url_text(c, list.text));
	host_list_screen(&w->view, &list);
	web_page(w);
}

static void read_covering(struct ctx *c, struct host_screen_covering *s, const char *end)
{
	struct host_covering_row covering = { 0 };
	struct host_number area = { 0 };

	if (s->is_area) {
		host_area_orgs_count(c->store, s->org.path, end, c->today, s->kind, &area);
		s->rows_count = host_area_orgs(c->store, s->org.path, end, c->today, s->kind, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->rows);
	} else {
		host_covering(c->store, s->org.path, end, c->today, s->kind, &covering);
		s->rows_count = host_covering_orgs(c->store, s->org.path, end, c->today, s->kind, s->rows_per_page, (s->page - 1) * s->rows_per_page, &s->rows);
	}
	s->total = s->is_area ? area.n : covering.organisations;
}

void host_covering_page(struct web *w)
{
	struct ctx *c = w->c;
	struct host_screen_covering s = { .rows_per_page = web_list_rows(w, LIST_ROWS) };
	const char *end;

	if (!org_see(c, web_path(w, org), &s.org))
		return;
	end = path_end(c->arena, s.org.path);
	s.kind = known_code("host_kind", web_param(w, "kind"));
	s.page = page_of(w);
	s.is_area = strcmp(web_param(w, "side"), "area") == 0;
	read_covering(c, &s, end);
	s.may_see_person = may(c, MAY_SEE_PERSON);
	s.page_href = arena_printf(c->arena, "/org/%lld/host/organisation?kind=%s&%s", (long long)s.org.id.v, s.kind, s.is_area ? "side=area&" : "");
	host_covering_screen(&w->view, &s);
	web_page(w);
}

/* What was typed stands in the form again. */
static void keep_typed(struct web *w, struct host_screen *s)
{
	s->kind = web_param(w, "kind");
	s->name = web_param(w, "name");
	s->credit_code = web_param(w, "credit_code");
	s->coverage = web_param(w, "coverage");
	s->covered_code = web_param(w, "covered_code");
	s->cover_reason = web_param(w, "cover_reason");
	s->cover_day = web_param(w, "cover_day");
	s->kind_day = web_param(w, "kind_day");
	s->households = web_param(w, "households");
	s->people = web_param(w, "people");
	s->staff = web_param(w, "staff");
	s->leader = web_param(w, "leader");
	s->mode = web_param(w, "mode");
	s->product = web_param(w, "product");
	s->gain = web_param(w, "gain");
	s->day = web_param(w, "day");
}

static const char *number_text(struct ctx *c, int64_t number)
{
	return number == 0 ? "" : ctx_number(c, number);
}

static void keep_stored(struct ctx *c, struct host_screen *s)
{
	const struct host_row *h = &s->host;

	s->kind = h->kind;
	s->name = h->name;
	s->credit_code = h->credit_code;
	s->coverage = h->coverage;
	s->covered_code = h->covered_code;
	s->cover_reason = "";
	s->cover_day = day_text(c->arena, c->today);
	s->kind_day = s->cover_day;
	s->households = number_text(c, h->households);
	s->people = number_text(c, h->people);
	s->staff = number_text(c, h->staff);
	s->leader = h->leader;
	s->mode = h->mode;
	s->product = h->product;
	s->gain = h->gain_fen == 0 ? "" : hundredths_text(c->arena, h->gain_fen);
	s->day = day_text(c->arena, c->today);
}

static void show_new(struct web *w, const struct org_row *org)
{
	struct ctx *c = w->c;
	struct host_screen s = { .org = *org, .may_edit = true };

	keep_typed(w, &s);
	if (!ctx_is_refused(c))
		s.day = day_text(c->arena, c->today);
	s.action = s.cancel_href = arena_printf(c->arena, "/org/%lld/host", (long long)org->id.v);
	host_new_screen(&w->view, &s);
	web_page(w);
}

void host_new_page(struct web *w)
{
	struct org_row org;

	if (permit_require(w->c, MAY_EDIT_ORG, web_path_id(w, "org")) && org_see(w->c, web_path(w, org), &org))
		show_new(w, &org);
}

void host_register_save(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct host_form form;
	struct org_row row;
	host_unit_id made;

	host_form_read(w, &form);
	if (host_register(c, org, &form, &made)) {
		web_notice(w, T_host_registered, "name", form.name, NULL);
		web_redirect(w, host_url(c, made, ""));
	} else if (web_form_again(w) && org_get(c->store, org, &row)) {
		show_new(w, &row);
	}
}

/* Where people work: units that have mass organisations beside the Party's. */
static bool has_bodies(const char *kind)
{
	static const char *const KINDS[] = { "enterprise", "public_enterprise", "leading_firm", "mine", "law_firm", "social", "school", "hospital", "institution" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(kind, KINDS[i]) == 0)
			return true;
	return false;
}

static int64_t this_year(const struct ctx *c)
{
	return date_from_day(c->today).year;
}

/* By somebody else: then the forms give what stands there, and their fields show what was typed beside it. */
static bool is_changed(const struct ctx *c)
{
	return ctx_is_refused(c) && c->refusals[0].kind == CONFLICT;
}

static void read_bodies(struct web *w, struct host_screen *s)
{
	struct ctx *c = w->c;
	bool is_typed = ctx_is_refused(c) && !is_changed(c) && !text_is_empty(web_param(w, "plan"));

	s->has_bodies = has_bodies(s->host.kind);
	if (!s->has_bodies)
		return;
	s->bodies_count = host_bodies(c->store, s->host.id, s->host.covered_by, c->today, &s->bodies);
	if (s->host.covered_by != 0)
		s->venues_count = host_venues(c->store, s->host.covered_by, c->today, &s->venues);
	s->plan_year = this_year(c);
	s->plan = (struct host_plan_row){ .text = "" };
	host_plan_get(c->store, s->host.id, s->plan_year, &s->plan);
	s->plan_typed = is_typed ? web_param_lines(w, "plan") : s->plan.text;
	s->plan_action = host_url(c, s->host.id, "/plan");
}

static void show_host(struct web *w, host_unit_id id, bool is_typed)
{
	struct ctx *c = w->c;
	struct host_screen s = { 0 };

	if (!host_see(c, id, &s.host))
		return;
	keep_stored(c, &s);
	if (is_typed && !is_changed(c))
		keep_typed(w, &s);
	if (text_is_empty(s.kind))
		s.kind = s.host.kind;	/* another form of the page was sent */
	s.standing_count = host_standing(c->store, id, c->today, &s.standing);
	s.covers_count = host_covers(c->store, id, &s.covers);
	s.kinds_count = host_kinds(c->store, id, &s.kinds);
	host_households(c->store, id, &s.named);
	s.may_edit = may_at(c, MAY_EDIT_ORG, s.host.org) && s.host.to_day == DAY_OPEN;
	read_bodies(w, &s);
	host_relation_card_read(w, &s.host, s.may_edit, &s.relation);
	/* Who joined is nobody's business but the register's: everybody else sees the count. */
	s.may_see_person = s.may_edit && may_at(c, MAY_SEE_PERSON, s.host.org);
	s.members_count = host_members(c->store, id, c->today, &s.members);
	s.action = host_url(c, id, "");
	s.areas_count = host_areas(c->store, id, &s.areas);
	s.area_code = ctx_is_refused(c) ? web_param(w, "area_code") : "";
	s.area_day = ctx_is_refused(c) && !text_is_empty(web_param(w, "area_day")) ? web_param(w, "area_day") : s.day;
	s.area_action = host_url(c, id, "/area");
	s.close_action = host_url(c, id, "/close");
	s.household_action = host_url(c, id, "/household");
	s.join_action = host_url(c, id, "/member");
	s.cancel_href = arena_printf(c->arena, "/org/%lld/host?kind=%s", (long long)s.host.org, s.host.kind);
	host_screen(&w->view, &s);
	web_page(w);
}

void host_page(struct web *w)
{
	show_host(w, path_host(w), false);
}

static void answer(struct web *w, host_unit_id id, bool is_done, bool is_typed)
{
	struct host_row row;

	if (is_done && host_get(w->c->store, id, &row)) {
		web_notice(w, T_host_saved, "name", row.name, NULL);
		web_redirect(w, host_url(w->c, id, ""));
	} else if (web_form_again(w)) {
		show_host(w, id, is_typed);
	}
}

void host_change_save(struct web *w)
{
	struct host_form form;

	host_form_read(w, &form);
	answer(w, path_host(w), host_change(w->c, path_host(w), &form), true);
}

void host_close_save(struct web *w)
{
	struct host_form form;

	host_form_read(w, &form);
	answer(w, path_host(w), host_close(w->c, path_host(w), &form), false);
}

void host_area_save(struct web *w)
{
	struct host_form form;

	host_area_form_read(w, &form);
	answer(w, path_host(w), host_set_area(w->c, path_host(w), &form), false);
}

void host_plan_save(struct web *w)
{
	answer(w, path_host(w), host_set_plan(w->c, path_host(w), this_year(w->c), web_param_lines(w, "plan"), web_row_version(w)), false);
}

void host_relation_save(struct web *w)
{
	struct host_relation_form form;

	host_relation_form_read(w, &form);
	answer(w, path_host(w), host_set_relation(w->c, path_host(w), &form), false);
}

void host_household_save(struct web *w)
{
	answer(w, path_host(w), host_add_households(w->c, path_host(w), org_named(w->c, web_param(w, "village_code")), web_param(w, "numbers"),
		strcmp(web_param(w, "uncounted"), "1") == 0), false);
}

void host_join_save(struct web *w)
{
	person_id person = post_person_named(w->c, web_param(w, "person"));
	host_member_id made;

	answer(w, path_host(w), !ctx_is_refused(w->c) && host_join(w->c, path_host(w), person, web_param(w, "act"), &made), false);
}

void host_leave_save(struct web *w)
{
	host_member_id id = { web_path_id(w, "member") };
	struct host_member_row member;

	if (!host_leave(w->c, id) || !host_member_get(w->c->store, id, &member))
		return;
	web_notice(w, T_host_saved, "name", member.name, NULL);
	web_redirect(w, member.person.v == w->c->actor.person_id ? "/me/consent" : may(w->c, MAY_SEE_ORG) ? host_url(w->c, member.host, "") : "/");
}
