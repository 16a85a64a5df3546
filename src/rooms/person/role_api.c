/* Roles and quotas for programs. */
#include "rooms/org/org.h"
#include "rooms/person/quota_input.h"
#include "rooms/person/person.h"
#include "rooms/person/role_input.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/person/:person/role", role_api_begin, MAY_EDIT_PERSON, "Begin a role: kind, org, source, detail, day, document, reason")
ROUTE(POST, "/api/v1/person/:person/role/:role/end", role_api_end, MAY_EDIT_PERSON, "End a role: day, reason")
ROUTE(POST, "/api/v1/role/begin", role_api_begin_many, MAY_EDIT_PERSON, "Begin a role for many: id (numbers with commas), kind, org, day …; is_trial 1 writes nothing")
ROUTE(GET, "/api/v1/org/:org/quota", quota_api_list, MAY_SEE_PERSON, "How an organisation and those below stand against the quotas")
ROUTE(POST, "/api/v1/quota", quota_api_save, MAY_SET_NORMS, "Declare or change a quota: code, title, kinds, min_count, max_count, age_below …")

static void put_id(struct web *w, int64_t id, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
	web_json_status(w, status);
}

void role_api_begin(struct web *w)
{
	struct role_form form;
	struct person_row row;
	person_role_id made;

	if (!person_see(w->c, (person_id){ web_path_id(w, "person") }, &row))
		return;
	if (role_form_read(w, &form) && role_begin(w->c, (person_id){ web_path_id(w, "person") }, &form, &made))
		put_id(w, made.v, 201);
}

void role_api_begin_many(struct web *w)
{
	bool is_trial = web_param_int(w, "is_trial", 0) == 1;
	struct role_many many;
	struct role_form form;
	const int64_t *people;
	size_t count = role_people_read(w, &people);
	struct json *j;

	if (!role_form_read(w, &form) || !(is_trial ? role_try_many : role_begin_many)(w->c, people, count, &form, &many))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "begun", (int64_t)many.begun_count);
	json_name(j, "people");
	json_array(j);
	for (size_t i = 0; i < many.lines_count; i++) {
		json_object(j);
		json_put_id(j, "person", many.lines[i].person.v);
		json_put_bool(j, "is_begun", many.lines[i].why == NULL);
		json_put_text(j, "why", many.lines[i].why != NULL ? many.lines[i].why : "");
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void role_api_end(struct web *w)
{
	struct role_form form;
	struct person_row row;
	person_role_id role = { web_path_id(w, "role") };

	if (!person_see(w->c, (person_id){ web_path_id(w, "person") }, &row))
		return;
	role_form_read(w, &form);
	if (role_end(w->c, (person_id){ web_path_id(w, "person") }, role, &form))
		put_id(w, role.v, 200);
}

static void put_gauges(struct json *j, const struct quota *quota, const struct quota_gauge *gauges, size_t count)
{
	static const char *const STATES[] = { "met", "short", "empty", "over" };

	json_object(j);
	json_put_text(j, "code", quota->code);
	json_put_text(j, "title", quota->title);
	json_put_int(j, "min_count", quota->min_count);
	json_put_int(j, "max_count", quota->max_count);
	json_put_int(j, "age_below", quota->age_below);
	json_put_int(j, "row_version", quota->row_version);
	json_name(j, "organisations");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "org", gauges[i].org.v);
		json_put_text(j, "name", gauges[i].name);
		json_put_int(j, "count", gauges[i].count);
		json_put_text(j, "state", STATES[gauges[i].state]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void quota_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct org_row org;
	struct quota *quotas;
	struct json *j;
	size_t count;

	if (!permit_require(c, MAY_SEE_PERSON, web_path_id(w, "org")) || !org_get(c->store, (org_id){ web_path_id(w, "org") }, &org))
		return;
	count = quota_list(c, &quotas);
	j = web_json(w);
	json_object(j);
	json_name(j, "quotas");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		struct quota_gauge *gauges;
		size_t gauges_count;

		if (quotas[i].is_off)
			continue;
		gauges_count = quota_gauges(c, &quotas[i], org.path, c->today, &gauges);
		put_gauges(j, &quotas[i], gauges, gauges_count);
	}
	json_end(j);
	json_end(j);
}

void quota_api_save(struct web *w)
{
	struct quota quota;
	struct json *j;

	quota_read(w, web_param(w, "code"), &quota);
	if (!quota_save(w->c, &quota))
		return;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "code", quota.code);
	json_put_int(j, "row_version", quota.row_version + 1);
	json_end(j);
}
