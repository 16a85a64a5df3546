/* Places for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/place/place.h"
#include "rooms/place/place_input.h"
#include "web/web.h"

#define PLACE_FIELDS \
	ROW_ID(struct place_row, id), ROW_TEXT(struct place_row, kind), ROW_TEXT(struct place_row, name), ROW_INT(struct place_row, floor), \
	ROW_INT(struct place_row, area_dm2), ROW_INT(struct place_row, seats), ROW_TEXT(struct place_row, phone), ROW_INT(struct place_row, row_version)

FIELDS(PLACE, PLACE_FIELDS)
#define PLACE_WHOLE_FIELDS PLACE_FIELDS, ROW_ID(struct place_row, org), { A_LINES("note", 0), OR_NULL, AT(struct place_row, note) }
FIELDS(PLACE_WHOLE, PLACE_WHOLE_FIELDS)
FIELDS(HOURS, ROW_INT(struct place_hours_row, weekday), ROW_INT(struct place_hours_row, from_min), ROW_INT(struct place_hours_row, to_min))
FIELDS(OPEN_PLACE, ROW_ID(struct place_open_row, id), ROW_ID(struct place_open_row, org), ROW_TEXT(struct place_open_row, org_name),
	ROW_TEXT(struct place_open_row, kind), ROW_TEXT(struct place_open_row, name), ROW_TEXT(struct place_open_row, phone), ROW_INT(struct place_open_row, to_min))
FIELDS(AREA_PERSON, ROW_ID(struct place_area_person, place), ROW_TEXT(struct place_area_person, kind), ROW_ID(struct place_area_person, person), ROW_TEXT(struct place_area_person, name),
	ROW_BOOL(struct place_area_person, is_leader))
FIELDS(LEADER_BEFORE, ROW_ID(struct place_leader_before, place), ROW_ID(struct place_leader_before, person), ROW_TEXT(struct place_leader_before, name),
	ROW_DAY(struct place_leader_before, from_day), ROW_DAY(struct place_leader_before, to_day))
FIELDS(RESULT, ROW_ID(struct place_result, org), ROW_TEXT(struct place_result, name), ROW_DAY(struct place_result, day),
	ROW_BOOL(struct place_result, is_standard), ROW_INT(struct place_result, unmet))
FIELDS(SIGN, ROW_ID(struct sign_row, id), ROW_TEXT(struct sign_row, name), ROW_TEXT(struct sign_row, decision), ROW_TEXT(struct sign_row, document),
	ROW_DAY(struct sign_row, removed_day), ROW_INT(struct sign_row, row_version))

/* The area is in square metres with at most two decimals, as on the page. */
#define PLACE_FACTS \
	{ A_TEXT("name", LIMIT_PLACE_NAME), NEEDED }, { AN_INT("floor") }, { A_TEXT("area", 20) }, { AN_INT("seats") }, \
	{ A_TEXT("phone", LIMIT_PLACE_PHONE) }, { A_LINES("hours", OPENING_TEXT_CHARS_MAX) }, { A_LINES("note", LIMIT_PLACE_NOTE) }, { A_BOOL("is_personal") }

ROUTE(GET, "/api/v1/org/:org/place", place_api_list, MAY_SEE_ORG, "Places of an organisation")
TAKES_NOTHING(place_api_list)
GIVES_ROWS(place_api_list, PLACE)

ROUTE(GET, "/api/v1/place/:place", place_api_get, MAY_SEE_ORG, "One place")
TAKES_NOTHING(place_api_get)
GIVES(place_api_get, 200, PLACE_WHOLE_FIELDS, { A_LIST("hours", HOURS) }, { A_BOOL("is_open") })

ROUTE(GET, "/api/v1/org/:org/place-open", place_api_open, MAY_SEE_ORG, "Places of a subtree that are open now (at most 1,000), and the minute of the day until which")
TAKES_NOTHING(place_api_open)
GIVES_ROWS(place_api_open, OPEN_PLACE)

ROUTE(GET, "/api/v1/org/:org/area", place_api_areas, MAY_SEE_PERSON, "Responsibility areas and posts of an organisation with leader and members, who led an area before, and how many people of its branches have no area")
TAKES_NOTHING(place_api_areas)
GIVES(place_api_areas, 200, { A_LIST("items", PLACE) }, { A_LIST("posts", PLACE) }, { A_LIST("people", AREA_PERSON) }, { A_LIST("leaders_before", LEADER_BEFORE) }, { AN_INT("unassigned") })

ROUTE(POST, "/api/v1/org/:org/place", place_api_register, MAY_EDIT_ORG, "Register a place")
TAKES(place_api_register, { A_CODE("kind", "place_kind"), NEEDED }, PLACE_FACTS, { A_DAY("day") })
GIVES_ID(place_api_register, 201)

ROUTE(POST, "/api/v1/place/:place", place_api_change, MAY_EDIT_ORG, "Change a place: all its facts")
TAKES(place_api_change, { A_CODE("kind", "place_kind") }, PLACE_FACTS, A_VERSION)
GIVES_ID(place_api_change, 200)

ROUTE(POST, "/api/v1/place/:place/closing", place_api_close, MAY_EDIT_ORG, "Close a place")
TAKES(place_api_close, A_VERSION)
GIVES_ID(place_api_close, 200)

ROUTE(POST, "/api/v1/org/:org/place-check", place_api_check, MAY_EDIT_ORG, "Check against a declared checklist; tick names the items that are met")
TAKES(place_api_check, { A_TEXT("norm", LIMIT_PLACE_CHECK_NORM), NEEDED }, { A_TEXT("tick", LIMIT_PLACE_CHECK_ITEM_ITEM), LIST }, { A_BOOL("declare") },
	{ A_DAY("day") }, { A_TEXT("note", LIMIT_PLACE_CHECK_NOTE) })
GIVES(place_api_check, 201, { A_BOOL("is_standard") })

ROUTE(GET, "/api/v1/org/:org/place-result", place_api_results, MAY_SEE_ORG, "Last check of every organisation of a subtree against one checklist")
TAKES(place_api_results, { A_TEXT("norm", LIMIT_PLACE_CHECK_NORM) })
GIVES_ROWS(place_api_results, RESULT)

ROUTE(GET, "/api/v1/org/:org/sign", place_api_signs, MAY_SEE_ORG, "Signs of an organisation")
TAKES_NOTHING(place_api_signs)
GIVES_ROWS(place_api_signs, SIGN)

ROUTE(POST, "/api/v1/org/:org/sign", place_api_add_sign, MAY_EDIT_ORG, "Register a sign")
TAKES(place_api_add_sign, { A_TEXT("name", LIMIT_SIGN_NAME), NEEDED }, { A_TEXT("document", LIMIT_SIGN_DOCUMENT), NEEDED })
GIVES_ID(place_api_add_sign, 201)

ROUTE(POST, "/api/v1/sign/:sign/decision", place_api_decide, MAY_EDIT_ORG, "Decide whether a sign is kept or removed")
TAKES(place_api_decide, { A_CHOICE("decision", "keep remove"), NEEDED }, A_VERSION)
GIVES_ID(place_api_decide, 200)

ROUTE(POST, "/api/v1/sign/:sign/removal", place_api_removal, MAY_EDIT_ORG, "Say that a sign is removed")
TAKES(place_api_removal, A_VERSION)
GIVES_ID(place_api_removal, 200)

ROUTE(POST, "/api/v1/org/:org/area", place_api_add_area, MAY_EDIT_ORG, "Create a responsibility area with its leader")
TAKES(place_api_add_area, { A_TEXT("name", LIMIT_PLACE_NAME), NEEDED }, { AN_INT("floor"), NEEDED }, { AN_ID("leader"), NEEDED })
GIVES_ID(place_api_add_area, 201)

ROUTE(POST, "/api/v1/place/:place/person", place_api_assign, MAY_EDIT_ORG, "Assign a person to a responsibility area or a post")
TAKES(place_api_assign, { AN_ID("person"), NEEDED })
GIVES_ID(place_api_assign, 200)

ROUTE(POST, "/api/v1/place/:place/leader", place_api_leader, MAY_EDIT_ORG, "Replace the leader of a responsibility area from a day on; stays: the former leader stays in it")
TAKES(place_api_leader, { AN_ID("leader"), NEEDED }, { A_DAY("day"), NEEDED }, { A_BOOL("stays") })
GIVES_ID(place_api_leader, 200)

ROUTE(POST, "/api/v1/place/:place/person/out", place_api_take_out, MAY_EDIT_ORG, "Take a person out of a responsibility area or a post")
TAKES(place_api_take_out, { AN_ID("person"), NEEDED })
GIVES_ID(place_api_take_out, 200)

void place_api_list(struct web *w)
{
	struct place_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = place_list(w->c->store, org.id, w->c->today, &rows);
	web_give_rows(w, PLACE, rows, count);
}

void place_api_get(struct web *w)
{
	struct place_row row;
	struct place_hours hours;
	struct place_hours_row *spans;
	size_t count;
	struct json *j;

	if (!place_see(w->c, web_path(w, place), &row))
		return;
	place_hours_read(w->c, row.id, &hours);
	count = place_hours_of(w->c->store, row.id, &spans);
	j = web_json(w);
	json_object(j);
	api_put_members(j, PLACE_WHOLE, &row);
	api_put_rows(j, "hours", HOURS, spans, count);
	json_put_bool(j, "is_open", hours.is_open && row.to_day == DAY_OPEN);
	json_end(j);
}

void place_api_open(struct web *w)
{
	struct place_open_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = place_open_now(w->c, org.path, PLACE_OPEN_GIVEN_MAX, &rows);
	web_give_rows(w, OPEN_PLACE, rows, count);
}

void place_api_areas(struct web *w)
{
	struct place_leader_before *before;
	struct place_areas areas;
	struct org_row org;
	struct json *j;
	size_t before_count;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	place_areas_of(w->c, &org, &areas);
	before_count = place_leaders_before(w->c->store, org.id, w->c->today, &before);
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "items", PLACE, areas.rows, areas.count);
	api_put_rows(j, "posts", PLACE, areas.posts, areas.posts_count);
	api_put_rows(j, "people", AREA_PERSON, areas.people, areas.people_count);
	api_put_rows(j, "leaders_before", LEADER_BEFORE, before, before_count);
	json_put_int(j, "unassigned", areas.unassigned);
	json_end(j);
}

void place_api_register(struct web *w)
{
	struct place_form form;
	place_id made;

	place_form_read(w, &form);
	if (place_register(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

static void change(struct web *w, bool (*rule)(struct ctx *, place_id, const struct place_form *))
{
	struct place_form form;

	place_form_read(w, &form);
	if (rule(w->c, web_path(w, place), &form))
		web_give_id(w, web_path(w, place).v);
}

void place_api_change(struct web *w) { change(w, place_change); }
void place_api_close(struct web *w) { change(w, place_close); }

void place_api_check(struct web *w)
{
	struct place_check_form form;
	bool is_standard;
	struct json *j;

	place_check_read(w, &form);
	if (!place_inspect(w->c, web_path(w, org), &form, &is_standard))
		return;
	j = web_json(w);
	json_object(j);
	json_put_bool(j, "is_standard", is_standard);
	json_end(j);
}

void place_api_results(struct web *w)
{
	const char *norm = web_param(w, "norm");
	struct place_result *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = place_results(w->c->store, org.path, path_end(w->c->arena, org.path), text_is_empty(norm) ? "place" : norm, &rows);
	web_give_rows(w, RESULT, rows, count);
}

void place_api_signs(struct web *w)
{
	struct sign_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = place_signs(w->c->store, org.id, &rows);
	web_give_rows(w, SIGN, rows, count);
}

void place_api_add_sign(struct web *w)
{
	if (place_add_sign(w->c, web_path(w, org), web_param(w, "name"), web_param(w, "document")))
		web_give_id(w, web_path(w, org).v);
}

void place_api_decide(struct web *w)
{
	if (place_decide_sign(w->c, web_path(w, sign), web_param(w, "decision"), web_row_version(w)))
		web_give_id(w, web_path(w, sign).v);
}

void place_api_removal(struct web *w)
{
	if (place_remove_sign(w->c, web_path(w, sign), web_row_version(w)))
		web_give_id(w, web_path(w, sign).v);
}

void place_api_add_area(struct web *w)
{
	place_id made;

	if (place_add_area(w->c, web_path(w, org), web_param(w, "name"), web_param_int(w, "floor", 0), (person_id){ web_param_int(w, "leader", 0) }, &made))
		web_give_id(w, made.v);
}

static void change_person(struct web *w, bool (*rule)(struct ctx *, place_id, person_id))
{
	if (rule(w->c, web_path(w, place), (person_id){ web_param_int(w, "person", 0) }))
		web_give_id(w, web_path(w, place).v);
}

void place_api_assign(struct web *w) { change_person(w, place_assign); }
void place_api_take_out(struct web *w) { change_person(w, place_take_out); }

void place_api_leader(struct web *w)
{
	struct place_leader_form form;

	place_leader_read(w, &form);
	form.person.v = web_param_int(w, "leader", 0);
	if (place_replace_leader(w->c, web_path(w, place), &form))
		web_give_id(w, web_path(w, place).v);
}
