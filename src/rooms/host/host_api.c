/* Host units for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/host/host.h"
#include "rooms/host/host_input.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "web/web.h"

#define PAGE_ROWS 200

FIELDS(HOST, ROW_ID(struct host_row, id), ROW_TEXT(struct host_row, kind), ROW_TEXT(struct host_row, name), ROW_ID(struct host_row, org),
	ROW_TEXT(struct host_row, org_name), ROW_TEXT(struct host_row, credit_code), ROW_TEXT(struct host_row, coverage),
	ROW_ID(struct host_row, covered_by), ROW_TEXT(struct host_row, covered_name), ROW_INT(struct host_row, households),
	ROW_INT(struct host_row, people), ROW_INT(struct host_row, staff), ROW_TEXT(struct host_row, leader), ROW_TEXT(struct host_row, mode),
	ROW_TEXT(struct host_row, product), ROW_INT(struct host_row, gain_fen), ROW_DAY(struct host_row, from_day), ROW_DAY(struct host_row, to_day),
	ROW_INT(struct host_row, row_version))
FIELDS(KIND, ROW_TEXT(struct host_coverage_row, kind), ROW_INT(struct host_coverage_row, total), ROW_INT(struct host_coverage_row, own),
	ROW_INT(struct host_coverage_row, joint), ROW_INT(struct host_coverage_row, liaison), ROW_INT(struct host_coverage_row, none))
FIELDS(COOPERATIVES, ROW_INT(struct host_cooperatives_row, count), ROW_INT(struct host_cooperatives_row, villages),
	ROW_INT(struct host_cooperatives_row, households), ROW_INT(struct host_cooperatives_row, gain_fen))
FIELDS(COVERING, ROW_INT(struct host_covering_row, organisations), ROW_INT(struct host_covering_row, members),
	{ AN_INT("members_per_organisation_hundredths") })
FIELDS(JOINED, ROW_INT(struct host_joined_row, organisations), ROW_INT(struct host_joined_row, joined), ROW_INT(struct host_joined_row, village_people))
FIELDS(LEADERS, { AN_INT("village_members") }, { AN_INT("leading") }, { A_BOOL("is_enough") })

/* Money is in yuan with at most two decimals, as on the page. */
#define HOST_FACTS \
	{ A_TEXT("name", LIMIT_HOST_UNIT_NAME), NEEDED }, { A_TEXT("credit_code", LIMIT_HOST_UNIT_CREDIT_CODE) }, \
	{ A_CODE("coverage", "coverage"), NEEDED }, { A_TEXT("covered_code", LIMIT_ORG_NAME) }, { A_TEXT("cover_reason", HOST_COVER_REASON_MAX) }, { AN_INT("households") }, { AN_INT("people") }, \
	{ AN_INT("staff") }, { A_TEXT("leader", LIMIT_HOST_UNIT_LEADER) }, { A_CODE("mode", "founding_mode") }, \
	{ A_TEXT("product", LIMIT_HOST_UNIT_PRODUCT) }, { A_TEXT("gain", 20) }

ROUTE(GET, "/api/v1/org/:org/host", host_api_list, MAY_SEE_ORG, "Units in the area of a subtree, 200 a page")
TAKES(host_api_list, { A_CODE("kind", "host_kind") }, { A_CODE("coverage", "coverage") }, { A_TEXT("q", LIMIT_HOST_UNIT_NAME) }, A_PAGE)
GIVES_PAGE(host_api_list, HOST)

ROUTE(GET, "/api/v1/org/:org/coverage", host_api_coverage, MAY_SEE_ORG, "How each kind of unit in a subtree is covered, by how many organisations (of one kind: kind), and the totals of co-operatives and self-organisations")
TAKES(host_api_coverage, { A_CODE("kind", "host_kind") })
GIVES(host_api_coverage, 200, { A_LIST("kinds", KIND) }, { AN_OBJECT("covering", COVERING) }, { AN_OBJECT("cooperatives", COOPERATIVES) }, { AN_OBJECT("joined", JOINED) }, { AN_OBJECT("leaders", LEADERS) })

ROUTE(POST, "/api/v1/org/:org/host", host_api_register, MAY_EDIT_ORG, "Register a unit")
TAKES(host_api_register, { A_CODE("kind", "host_kind"), NEEDED }, HOST_FACTS, { A_DAY("day"), NEEDED })
GIVES_ID(host_api_register, 201)

ROUTE(GET, "/api/v1/host/:host", host_api_get, MAY_SEE_ORG, "One unit")
TAKES_NOTHING(host_api_get)
GIVES_SAME(host_api_get, 200, HOST)

ROUTE(POST, "/api/v1/host/:host", host_api_change, MAY_EDIT_ORG, "Change a unit: all its facts; another coverage holds from cover_day on, another kind from kind_day on (absent: today)")
TAKES(host_api_change, { A_CODE("kind", "host_kind") }, HOST_FACTS, { A_DAY("cover_day") }, { A_DAY("kind_day") }, A_VERSION)
GIVES_ID(host_api_change, 200)

FIELDS(BODY, ROW_ID(struct host_standing_row, id), ROW_TEXT(struct host_standing_row, kind), ROW_TEXT(struct host_standing_row, name))
FIELDS(VENUE, ROW_ID(struct host_venue, id), ROW_TEXT(struct host_venue, kind), ROW_TEXT(struct host_venue, name))

ROUTE(GET, "/api/v1/host/:host/plan", host_api_plan, MAY_SEE_ORG, "Party and mass organisations of a unit, their venue, and the plan they share in a year (default: this one)")
TAKES(host_api_plan, { A_YEAR("year") })
GIVES(host_api_plan, 200, { AN_INT("year") }, { A_TEXT("plan", 0) }, { AN_INT("row_version") }, { A_LIST("organisations", BODY) }, { A_LIST("venues", VENUE) })

ROUTE(POST, "/api/v1/host/:host/plan", host_api_set_plan, MAY_EDIT_ORG, "Set the plan of this year; row_version 0 when there is none")
TAKES(host_api_set_plan, { A_LINES("plan", LIMIT_HOST_PLAN_TEXT), NEEDED }, A_VERSION)
GIVES_ID(host_api_set_plan, 200)

ROUTE(POST, "/api/v1/host/:host/closing", host_api_close, MAY_EDIT_ORG, "Close a unit on a day")
TAKES(host_api_close, { A_DAY("day"), NEEDED }, A_VERSION)
GIVES_ID(host_api_close, 200)

ROUTE(POST, "/api/v1/host/:host/area", host_api_set_area, MAY_EDIT_ORG, "Put a unit into the area of another organisation (area_code: code or name) from a day on")
TAKES(host_api_set_area, { A_TEXT("area_code", LIMIT_ORG_NAME), NEEDED }, { A_DAY("area_day"), NEEDED }, A_VERSION)
GIVES_ID(host_api_set_area, 200)

ROUTE(POST, "/api/v1/host/:host/household", host_api_households, MAY_EDIT_ORG, "Register households of a village (code or name), by their numbers")
TAKES(host_api_households, { A_TEXT("village_code", LIMIT_ORG_NAME), NEEDED }, { A_LINES("numbers", 8000), NEEDED }, { A_BOOL("uncounted") })
GIVES_ID(host_api_households, 200)

ROUTE(POST, "/api/v1/host/:host/member", host_api_join, MAY_EDIT_ORG, "Register a voluntary member")
TAKES(host_api_join, { AN_ID("person"), NEEDED }, { A_CHOICE("act", "own consent"), NEEDED })
GIVES_ID(host_api_join, 201)

ROUTE(POST, "/api/v1/host-member/:member/leaving", host_api_leave, SIGNED_IN, "End a voluntary membership: the member, or who keeps the register")
TAKES_NOTHING(host_api_leave)
GIVES_ID(host_api_leave, 200)

static host_unit_id path_host(const struct web *w)
{
	return (host_unit_id){ web_path_id(w, "host") };
}

void host_api_list(struct web *w)
{
	struct ctx *c = w->c;
	const char *kind = web_param(w, "kind"), *coverage = web_param(w, "coverage"), *text = web_param(w, "q"), *end;
	int64_t page = web_page_number(w);
	struct host_number total = { 0 };
	struct host_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	end = path_end(c->arena, org.path);
	host_list_count(c->store, org.path, end, c->today, kind, coverage, text, &total);
	count = host_list(c->store, org.path, end, c->today, kind, coverage, text, PAGE_ROWS, (page - 1) * PAGE_ROWS, &rows);
	web_give_page(w, HOST, rows, count, total.n);
}

void host_api_coverage(struct web *w)
{
	struct ctx *c = w->c;
	struct host_cooperatives_row cooperatives = { 0 };
	struct host_covering_row covering = { 0 };
	struct host_joined_row joined = { 0 };
	struct host_leaders_row leaders = { 0 };
	struct host_coverage_row *kinds;
	struct org_row org;
	struct json *j;
	const char *end;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	end = path_end(c->arena, org.path);
	count = host_coverage(c->store, org.path, end, c->today, &kinds);
	host_covering(c->store, org.path, end, c->today, web_param(w, "kind"), &covering);
	host_cooperatives(c->store, org.path, end, c->today, &cooperatives);
	host_joined(c->store, org.path, end, c->today, &joined);
	host_leaders(c->store, org.path, end, c->today, &leaders);
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "kinds", KIND, kinds, count);
	json_name(j, "covering");
	json_object(j);
	api_put_members(j, COVERING, &covering);
	json_put_int(j, "members_per_organisation_hundredths", host_average(covering.members * 100, covering.organisations));
	json_end(j);
	json_name(j, "cooperatives");
	json_object(j);
	api_put_members(j, COOPERATIVES, &cooperatives);
	json_end(j);
	json_name(j, "joined");
	json_object(j);
	api_put_members(j, JOINED, &joined);
	json_end(j);
	json_name(j, "leaders");
	json_object(j);
	json_put_int(j, "village_members", leaders.members);
	json_put_int(j, "leading", leaders.leading);
	json_put_bool(j, "is_enough", host_leaders_are_enough(leaders.leading, leaders.members));
	json_end(j);
	json_end(j);
}

void host_api_get(struct web *w)
{
	struct host_row host;
	struct json *j;

	if (!host_see(w->c, path_host(w), &host))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, HOST, &host);
	json_end(j);
}

void host_api_plan(struct web *w)
{
	struct ctx *c = w->c;
	int64_t year = web_param_int(w, "year", date_from_day(c->today).year);
	struct host_plan_row plan = { .text = "" };
	struct host_standing_row *bodies;
	struct host_venue *venues = NULL;
	struct host_row host;
	size_t bodies_count, venues_count;
	struct json *j;

	if (!host_see(c, path_host(w), &host))
		return;
	host_plan_get(c->store, host.id, year, &plan);
	bodies_count = host_bodies(c->store, host.id, host.covered_by, c->today, &bodies);
	venues_count = host.covered_by == 0 ? 0 : host_venues(c->store, host.covered_by, c->today, &venues);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "year", year);
	json_put_text(j, "plan", plan.text);
	json_put_int(j, "row_version", plan.row_version);
	api_put_rows(j, "organisations", BODY, bodies, bodies_count);
	api_put_rows(j, "venues", VENUE, venues, venues_count);
	json_end(j);
}

void host_api_set_plan(struct web *w)
{
	host_unit_id id = path_host(w);

	if (host_set_plan(w->c, id, date_from_day(w->c->today).year, web_param_lines(w, "plan"), web_row_version(w)))
		web_give_id(w, id.v);
}

void host_api_register(struct web *w)
{
	struct host_form form;
	host_unit_id made;

	host_form_read(w, &form);
	if (host_register(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

static void change(struct web *w, bool (*rule)(struct ctx *, host_unit_id, const struct host_form *))
{
	struct host_form form;

	host_form_read(w, &form);
	if (rule(w->c, path_host(w), &form))
		web_give_id(w, path_host(w).v);
}

void host_api_change(struct web *w) { change(w, host_change); }
void host_api_close(struct web *w) { change(w, host_close); }

void host_api_set_area(struct web *w)
{
	struct host_form form;

	host_area_form_read(w, &form);
	if (host_set_area(w->c, path_host(w), &form))
		web_give_id(w, path_host(w).v);
}

void host_api_households(struct web *w)
{
	if (host_add_households(w->c, path_host(w), org_named(w->c, web_param(w, "village_code")), web_param(w, "numbers"),
	    strcmp(web_param(w, "uncounted"), "1") == 0))
		web_give_id(w, path_host(w).v);
}

void host_api_join(struct web *w)
{
	host_member_id made;

	if (host_join(w->c, path_host(w), (person_id){ web_param_int(w, "person", 0) }, web_param(w, "act"), &made))
		web_give_id(w, made.v);
}

void host_api_leave(struct web *w)
{
	host_member_id id = { web_path_id(w, "member") };

	if (host_leave(w->c, id))
		web_give_id(w, id.v);
}
