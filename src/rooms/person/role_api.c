/* Roles and quotas for programs. */
#include "rooms/org/org.h"
#include "rooms/person/quota_input.h"
#include "rooms/person/person.h"
#include "rooms/person/role_input.h"
#include "text/quota.h"
#include "web/web.h"

FIELDS(GAUGE, ROW_ID(struct quota_gauge, org), ROW_TEXT(struct quota_gauge, name), ROW_INT(struct quota_gauge, count),
	{ A_CHOICE("state", "met short empty over") })
FIELDS(QUOTA, ROW_TEXT(struct quota, code), ROW_TEXT(struct quota, title), ROW_INT(struct quota, min_count), ROW_INT(struct quota, max_count),
	ROW_INT(struct quota, age_below), ROW_INT(struct quota, row_version), { A_LIST("organisations", GAUGE) })

ROUTE(POST, "/api/v1/person/:person/role", role_api_begin, MAY_EDIT_PERSON, "Begin a role; org by code or name, reason where a quota asks for one")
TAKES(role_api_begin, { A_CODE("kind", "role_kind"), NEEDED }, { A_TEXT("org", LIMIT_ORG_NAME) }, { A_CODE("source", "role_source") },
	{ A_TEXT("detail", LIMIT_PERSON_ROLE_DETAIL) }, { A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_PERSON_ROLE_DOCUMENT) }, { A_TEXT("reason", 200) },
	{ A_TEXT("mentor", LIMIT_PERSON_NAME) }, { A_DAY("term") }, { AN_INT("batch") })
GIVES_ID(role_api_begin, 201)

ROUTE(POST, "/api/v1/person/:person/role/:role/end", role_api_end, MAY_EDIT_PERSON, "End a role on a day")
TAKES(role_api_end, { A_DAY("day"), NEEDED }, { A_TEXT("reason", 200) }, { A_CODE("result", "role_result") })
GIVES_ID(role_api_end, 200)

/* More than ROLE_MANY_MAX people are refused by the rule; numbers are long. */
#define PEOPLE_CHARS_MAX 20000

FIELDS(BEGUN, { AN_ID("person") }, { A_BOOL("is_begun") }, { A_TEXT("why", 0) })

ROUTE(POST, "/api/v1/role/begin", role_api_begin_many, MAY_EDIT_PERSON, "Begin a role for many (id: numbers with commas); is_trial writes nothing")
TAKES(role_api_begin_many, { A_LINES("id", PEOPLE_CHARS_MAX), LIST, NEEDED }, { A_CODE("kind", "role_kind"), NEEDED }, { A_TEXT("org", LIMIT_ORG_NAME) },
	{ A_CODE("source", "role_source") }, { A_TEXT("detail", LIMIT_PERSON_ROLE_DETAIL) }, { A_DAY("day"), NEEDED },
	{ A_TEXT("document", LIMIT_PERSON_ROLE_DOCUMENT) }, { A_TEXT("reason", 200) }, { AN_INT("batch") }, { A_BOOL("is_trial") })
GIVES(role_api_begin_many, 200, { AN_INT("begun") }, { AN_ID("many") }, { A_LIST("people", BEGUN) })

FIELDS(OF_MANY, ROW_ID(struct role_many_row, person), ROW_TEXT(struct role_many_row, name), ROW_TEXT(struct role_many_row, state))

ROUTE(GET, "/api/v1/role/many/:many", role_api_many, MAY_EDIT_PERSON, "What one began for many at once, person by person: begun, undone or kept")
TAKES_NOTHING(role_api_many)
GIVES_ROWS(role_api_many, OF_MANY)

ROUTE(POST, "/api/v1/role/many/:many/undo", role_api_undo_many, MAY_EDIT_PERSON, "Take it back; what was changed since is kept and named")
TAKES_NOTHING(role_api_undo_many)
GIVES_ROWS(role_api_undo_many, OF_MANY)

ROUTE(GET, "/api/v1/org/:org/quota", quota_api_list, MAY_SEE_PERSON, "How an organisation and those below stand against the quotas")
TAKES_NOTHING(quota_api_list)
GIVES(quota_api_list, 200, { A_LIST("quotas", QUOTA) })

FIELDS(DECLARED, ROW_TEXT(struct quota, code), ROW_TEXT(struct quota, title), ROW_TEXT(struct quota, org_kinds), ROW_TEXT(struct quota, unit_kinds),
	ROW_TEXT(struct quota, counts), ROW_TEXT(struct quota, kinds), ROW_TEXT(struct quota, per_kind), ROW_TEXT(struct quota, basis),
	ROW_INT(struct quota, min_count), ROW_INT(struct quota, max_count), ROW_INT(struct quota, age_below), ROW_INT(struct quota, members_from),
	ROW_BOOL(struct quota, is_floor), ROW_BOOL(struct quota, is_ceiling), ROW_BOOL(struct quota, is_off), ROW_INT(struct quota, row_version))
FIELDS(QUOTA_HOLDER, ROW_ID(struct quota_holder, person), ROW_TEXT(struct quota_holder, name), ROW_TEXT(struct quota_holder, kind),
	ROW_TEXT(struct quota_holder, source), ROW_TEXT(struct quota_holder, detail), ROW_DAY(struct quota_holder, from_day))

ROUTE(GET, "/api/v1/quota", quota_api_table, MAY_SET_NORMS, "The declared quotas, those that are off too")
TAKES_NOTHING(quota_api_table)
GIVES_ROWS(quota_api_table, DECLARED)

ROUTE(GET, "/api/v1/quota/:quota/org/:org", quota_api_holders, MAY_SEE_PERSON, "Who counts for one quota in an organisation")
TAKES_NOTHING(quota_api_holders)
GIVES_ROWS(quota_api_holders, QUOTA_HOLDER)

ROUTE(POST, "/api/v1/quota", quota_api_save, MAY_SET_NORMS, "Declare or change the quota of a code; what is not sent stays")
TAKES(quota_api_save, { A_TEXT("code", LIMIT_QUOTA_CODE), NEEDED }, { A_TEXT("title", LIMIT_QUOTA_TITLE) }, { A_TEXT("org_kinds", LIMIT_QUOTA_ORG_KINDS) },
	{ A_TEXT("unit_kinds", LIMIT_QUOTA_UNIT_KINDS) }, { A_TEXT("counts", LIMIT_QUOTA_COUNTS) }, { A_TEXT("kinds", LIMIT_QUOTA_KINDS) },
	{ A_TEXT("per_kind", LIMIT_QUOTA_PER_KIND) }, { A_TEXT("basis", LIMIT_QUOTA_BASIS) }, { AN_INT("min_count") }, { AN_INT("max_count") },
	{ AN_INT("age_below") }, { AN_INT("members_from") }, { A_BOOL("is_floor") }, { A_BOOL("is_ceiling") }, { A_BOOL("is_off") }, { AN_INT("row_version") })
GIVES(quota_api_save, 200, { A_TEXT("code", 0) }, { AN_INT("row_version") })

void role_api_begin(struct web *w)
{
	struct role_form form;
	struct person_row row;
	person_role_id made;

	if (!person_see(w->c, web_path(w, person), &row))
		return;
	if (role_form_read(w, &form) && role_begin(w->c, web_path(w, person), &form, &made))
		web_give_id(w, made.v);
}

void role_api_begin_many(struct web *w)
{
	bool is_trial = web_param_int(w, "is_trial", 0) == 1;
	struct role_many many = { .begun_count = 0 };
	struct role_form form;
	const int64_t *people;
	size_t count = role_people_read(w, &people);
	struct json *j;

	if (!role_form_read(w, &form) || !(is_trial ? role_try_many : role_begin_many)(w->c, people, count, &form, &many))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "begun", (int64_t)many.begun_count);
	json_put_id(j, "many", many.id.v);
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

void role_api_many(struct web *w)
{
	struct role_many_group group;

	if (role_many_see(w->c, (role_many_id){ web_path_id(w, "many") }, &group))
		web_give_rows(w, OF_MANY, group.rows, group.rows_count);
}

void role_api_undo_many(struct web *w)
{
	if (role_many_undo(w->c, (role_many_id){ web_path_id(w, "many") }))
		role_api_many(w);
}

void role_api_end(struct web *w)
{
	struct role_form form;
	struct person_row row;
	person_role_id role = { web_path_id(w, "role") };

	if (!person_see(w->c, web_path(w, person), &row))
		return;
	role_form_read(w, &form);
	if (role_end(w->c, web_path(w, person), role, &form))
		web_give_id(w, role.v);
}

static void put_gauges(struct json *j, const struct quota *quota, const struct quota_gauge *gauges, size_t count)
{
	static const char *const STATES[] = { "met", "short", "empty", "over" };

	json_object(j);
	api_put_members(j, QUOTA, quota);
	json_name(j, "organisations");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, GAUGE, &gauges[i]);
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

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &org))
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

void quota_api_table(struct web *w)
{
	struct quota *quotas;
	size_t count = quota_list(w->c, &quotas);

	web_give_rows(w, DECLARED, quotas, count);
}

void quota_api_holders(struct web *w)
{
	struct ctx *c = w->c;
	org_id org = web_path(w, org);
	struct quota_holder *holders;
	struct quota quota;
	size_t count;

	if (!permit_require(c, MAY_SEE_PERSON, org.v))
		return;
	if (!quota_find(c, web_path_text(w, "quota"), &quota)) {
		ctx_refuse(c, NOT_FOUND, T_quota_not_found, NULL);
		return;
	}
	count = quota_holders(c, &quota, org, c->today, &holders);
	web_give_rows(w, QUOTA_HOLDER, holders, count);
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
