/* Host units for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/host/host.h"
#include "rooms/host/host_input.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "web/web.h"

#define PAGE_ROWS 200

ROUTE(GET, "/api/v1/org/:org/host", host_api_list, MAY_SEE_ORG, "Units in the area of a subtree: kind, coverage, q, page of 200")
ROUTE(GET, "/api/v1/org/:org/coverage", host_api_coverage, MAY_SEE_ORG, "How each kind of unit in a subtree is covered, and the totals of co-operatives")
ROUTE(POST, "/api/v1/org/:org/host", host_api_register, MAY_EDIT_ORG, "Register a unit: kind, name, credit_code, coverage, covered_code, households, people, staff, leader, mode, product, gain, day")
ROUTE(GET, "/api/v1/host/:host", host_api_get, MAY_SEE_ORG, "One unit")
ROUTE(POST, "/api/v1/host/:host", host_api_change, MAY_EDIT_ORG, "Change a unit: the fields of registering, and row_version")
ROUTE(POST, "/api/v1/host/:host/closing", host_api_close, MAY_EDIT_ORG, "Close a unit: day, row_version")
ROUTE(POST, "/api/v1/host/:host/household", host_api_households, MAY_EDIT_ORG, "Register households: village_code, numbers, uncounted")
ROUTE(POST, "/api/v1/host/:host/member", host_api_join, MAY_EDIT_ORG, "Register a voluntary member: person (number), act own or consent")
ROUTE(POST, "/api/v1/host-member/:member/leaving", host_api_leave, SIGNED_IN, "End a voluntary membership")

static host_unit_id path_host(const struct web *w)
{
	return (host_unit_id){ web_path_id(w, "host") };
}

static void put_host(struct json *j, const struct host_row *h)
{
	json_object(j);
	json_put_id(j, "id", h->id.v);
	json_put_text(j, "kind", h->kind);
	json_put_text(j, "name", h->name);
	json_put_id(j, "org", h->org);
	json_put_text(j, "org_name", h->org_name);
	json_put_text(j, "credit_code", h->credit_code);
	json_put_text(j, "coverage", h->coverage);
	json_put_id(j, "covered_by", h->covered_by);
	json_put_text(j, "covered_name", h->covered_name);
	json_put_int(j, "households", h->households);
	json_put_int(j, "people", h->people);
	json_put_int(j, "staff", h->staff);
	json_put_text(j, "leader", h->leader);
	json_put_text(j, "mode", h->mode);
	json_put_text(j, "product", h->product);
	json_put_int(j, "gain_fen", h->gain_fen);
	json_put_day(j, "from_day", h->from_day);
	json_put_day(j, "to_day", h->to_day);
	json_put_int(j, "row_version", h->row_version);
	json_end(j);
}

void host_api_list(struct web *w)
{
	struct ctx *c = w->c;
	const char *kind = web_param(w, "kind"), *coverage = web_param(w, "coverage"), *text = web_param(w, "q"), *end;
	int64_t page = web_param_int(w, "page", 1);
	struct host_number total = { 0 };
	struct host_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(c, (org_id){ web_path_id(w, "org") }, &org))
		return;
	if (page < 1 || page > 1000000)
		page = 1;
	end = path_end(c->arena, org.path);
	host_list_count(c->store, org.path, end, c->today, kind, coverage, text, &total);
	count = host_list(c->store, org.path, end, c->today, kind, coverage, text, PAGE_ROWS, (page - 1) * PAGE_ROWS, &rows);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", total.n);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++)
		put_host(j, &rows[i]);
	json_end(j);
	json_end(j);
}

static void put_cooperatives(struct json *j, const struct host_cooperatives_row *row)
{
	json_name(j, "cooperatives");
	json_object(j);
	json_put_int(j, "count", row->count);
	json_put_int(j, "villages", row->villages);
	json_put_int(j, "households", row->households);
	json_put_int(j, "gain_fen", row->gain_fen);
	json_end(j);
}

void host_api_coverage(struct web *w)
{
	struct ctx *c = w->c;
	struct host_cooperatives_row cooperatives = { 0 };
	struct host_leaders_row leaders = { 0 };
	struct host_coverage_row *kinds;
	struct org_row org;
	struct json *j;
	const char *end;
	size_t count;

	if (!org_see(c, (org_id){ web_path_id(w, "org") }, &org))
		return;
	end = path_end(c->arena, org.path);
	count = host_coverage(c->store, org.path, end, c->today, &kinds);
	host_cooperatives(c->store, org.path, end, c->today, &cooperatives);
	host_leaders(c->store, org.path, end, c->today, &leaders);
	j = web_json(w);
	json_object(j);
	json_name(j, "kinds");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "kind", kinds[i].kind);
		json_put_int(j, "total", kinds[i].total);
		json_put_int(j, "own", kinds[i].own);
		json_put_int(j, "joint", kinds[i].joint);
		json_put_int(j, "liaison", kinds[i].liaison);
		json_put_int(j, "none", kinds[i].none);
		json_end(j);
	}
	json_end(j);
	put_cooperatives(j, &cooperatives);
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

	if (host_see(w->c, path_host(w), &host))
		put_host(web_json(w), &host);
}

static void answer_id(struct web *w, int64_t id, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
	web_json_status(w, status);
}

void host_api_register(struct web *w)
{
	struct host_form form;
	host_unit_id made;

	host_form_read(w, &form);
	if (host_register(w->c, (org_id){ web_path_id(w, "org") }, &form, &made))
		answer_id(w, made.v, 201);
}

static void change(struct web *w, bool (*rule)(struct ctx *, host_unit_id, const struct host_form *))
{
	struct host_form form;

	host_form_read(w, &form);
	if (rule(w->c, path_host(w), &form))
		answer_id(w, path_host(w).v, 200);
}

void host_api_change(struct web *w) { change(w, host_change); }
void host_api_close(struct web *w) { change(w, host_close); }

void host_api_households(struct web *w)
{
	if (host_add_households(w->c, path_host(w), org_named(w->c, web_param(w, "village_code")), web_param(w, "numbers"),
	    strcmp(web_param(w, "uncounted"), "1") == 0))
		answer_id(w, path_host(w).v, 200);
}

void host_api_join(struct web *w)
{
	host_member_id made;

	if (host_join(w->c, path_host(w), (person_id){ web_param_int(w, "person", 0) }, web_param(w, "act"), &made))
		answer_id(w, made.v, 201);
}

void host_api_leave(struct web *w)
{
	host_member_id id = { web_path_id(w, "member") };

	if (host_leave(w->c, id))
		answer_id(w, id.v, 200);
}
