/* Places for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/place/place.h"
#include "rooms/place/place_input.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/org/:org/place", place_api_list, MAY_SEE_ORG, "Places of an organisation")
ROUTE(POST, "/api/v1/org/:org/place", place_api_register, MAY_EDIT_ORG, "Register a place: kind, name, floor, area (m²), seats, phone, note, is_personal, day")
ROUTE(POST, "/api/v1/place/:place", place_api_change, MAY_EDIT_ORG, "Change a place: name, floor, area, seats, phone, note, row_version")
ROUTE(POST, "/api/v1/place/:place/closing", place_api_close, MAY_EDIT_ORG, "Close a place: row_version")
ROUTE(POST, "/api/v1/org/:org/place-check", place_api_check, MAY_EDIT_ORG, "Check against a declared checklist: norm, tick (repeated), declare, day, note")
ROUTE(GET, "/api/v1/org/:org/place-result", place_api_results, MAY_SEE_ORG, "Last check of every organisation of a subtree: norm")
ROUTE(GET, "/api/v1/org/:org/sign", place_api_signs, MAY_SEE_ORG, "Signs of an organisation")
ROUTE(POST, "/api/v1/org/:org/sign", place_api_add_sign, MAY_EDIT_ORG, "Register a sign: name, document")
ROUTE(POST, "/api/v1/sign/:sign/decision", place_api_decide, MAY_EDIT_ORG, "Keep or remove a sign: decision, row_version")
ROUTE(POST, "/api/v1/sign/:sign/removal", place_api_removal, MAY_EDIT_ORG, "A sign is removed: row_version")
ROUTE(POST, "/api/v1/org/:org/area", place_api_add_area, MAY_EDIT_ORG, "Create a responsibility area: name, floor, leader (number)")
ROUTE(POST, "/api/v1/place/:place/person", place_api_assign, MAY_EDIT_ORG, "Assign a person (number) to a responsibility area")

static org_id path_org(const struct web *w) { return (org_id){ web_path_id(w, "org") }; }
static place_id path_place(const struct web *w) { return (place_id){ web_path_id(w, "place") }; }
static sign_id path_sign(const struct web *w) { return (sign_id){ web_path_id(w, "sign") }; }

static void answer_id(struct web *w, int64_t id, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
	web_json_status(w, status);
}

static struct json *begin_list(struct web *w)
{
	struct json *j = web_json(w);

	json_object(j);
	json_name(j, "items");
	json_array(j);
	return j;
}

static void end_list(struct json *j)
{
	json_end(j);
	json_end(j);
}

void place_api_list(struct web *w)
{
	struct place_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = place_list(w->c->store, org.id, w->c->today, &rows);
	j = begin_list(w);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_text(j, "kind", rows[i].kind);
		json_put_text(j, "name", rows[i].name);
		json_put_int(j, "floor", rows[i].floor);
		json_put_int(j, "area_dm2", rows[i].area_dm2);
		json_put_int(j, "seats", rows[i].seats);
		json_put_text(j, "phone", rows[i].phone);
		json_put_int(j, "row_version", rows[i].row_version);
		json_end(j);
	}
	end_list(j);
}

void place_api_register(struct web *w)
{
	struct place_form form;
	place_id made;

	place_form_read(w, &form);
	if (place_register(w->c, path_org(w), &form, &made))
		answer_id(w, made.v, 201);
}

static void change(struct web *w, bool (*rule)(struct ctx *, place_id, const struct place_form *))
{
	struct place_form form;

	place_form_read(w, &form);
	if (rule(w->c, path_place(w), &form))
		answer_id(w, path_place(w).v, 200);
}

void place_api_change(struct web *w) { change(w, place_change); }
void place_api_close(struct web *w) { change(w, place_close); }

void place_api_check(struct web *w)
{
	struct place_check_form form;
	bool is_standard;
	struct json *j;

	place_check_read(w, &form);
	if (!place_inspect(w->c, path_org(w), &form, &is_standard))
		return;
	j = web_json(w);
	json_object(j);
	json_put_bool(j, "is_standard", is_standard);
	json_end(j);
	web_json_status(w, 201);
}

void place_api_results(struct web *w)
{
	const char *norm = web_param(w, "norm");
	struct place_result *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = place_results(w->c->store, org.path, path_end(w->c->arena, org.path), text_is_empty(norm) ? "place" : norm, &rows);
	j = begin_list(w);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "org", rows[i].org.v);
		json_put_text(j, "name", rows[i].name);
		json_put_day(j, "day", rows[i].day);
		json_put_bool(j, "is_standard", rows[i].is_standard);
		json_put_int(j, "unmet", rows[i].unmet);
		json_end(j);
	}
	end_list(j);
}

void place_api_signs(struct web *w)
{
	struct sign_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = place_signs(w->c->store, org.id, &rows);
	j = begin_list(w);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "decision", rows[i].decision);
		json_put_text(j, "document", rows[i].document);
		json_put_day(j, "removed_day", rows[i].removed_day);
		json_put_int(j, "row_version", rows[i].row_version);
		json_end(j);
	}
	end_list(j);
}

void place_api_add_sign(struct web *w)
{
	if (place_add_sign(w->c, path_org(w), web_param(w, "name"), web_param(w, "document")))
		answer_id(w, path_org(w).v, 201);
}

void place_api_decide(struct web *w)
{
	if (place_decide_sign(w->c, path_sign(w), web_param(w, "decision"), web_row_version(w)))
		answer_id(w, path_sign(w).v, 200);
}

void place_api_removal(struct web *w)
{
	if (place_remove_sign(w->c, path_sign(w), web_row_version(w)))
		answer_id(w, path_sign(w).v, 200);
}

void place_api_add_area(struct web *w)
{
	place_id made;

	if (place_add_area(w->c, path_org(w), web_param(w, "name"), web_param_int(w, "floor", 0), (person_id){ web_param_int(w, "leader", 0) }, &made))
		answer_id(w, made.v, 201);
}

void place_api_assign(struct web *w)
{
	if (place_assign(w->c, path_place(w), (person_id){ web_param_int(w, "person", 0) }))
		answer_id(w, path_place(w).v, 200);
}
