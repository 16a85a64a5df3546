/* Bodies and reports for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/body/body.h"
#include "rooms/body/body_input.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/org/:org/constitution", body_api_get, MAY_SEE_PERSON, "Constitution of a leading group as_of a day, with its people")
ROUTE(POST, "/api/v1/org/:org/constitution", body_api_set, MAY_EDIT_ORG, "Re-constitute: head, deputies, members (names or numbers, one a line), duties, goals, document, day")
ROUTE(GET, "/api/v1/org/:org/centre", body_api_centres, MAY_SEE_ORG, "Centres of a subtree with director and base post")
ROUTE(POST, "/api/v1/org/:org/centre", body_api_create_centres, MAY_EDIT_ORG, "Create the centres of the declared template: day, document")
ROUTE(GET, "/api/v1/org/:org/cross-post", body_api_cross, MAY_SEE_ORG, "Communities against the declared rules of cross posts")
ROUTE(GET, "/api/v1/org/:org/pair", body_api_pairs, MAY_SEE_PERSON, "Who holds a pair of posts, and who only one of them")
ROUTE(GET, "/api/v1/org/:org/staffing", body_api_staff, MAY_SEE_ORG, "Full-time staff against the declared norms")
ROUTE(GET, "/api/v1/org/:org/establishment", body_api_establishment, MAY_SEE_PERSON, "Secretaries replaced and posts cut: from, to")
ROUTE(GET, "/api/v1/org/:org/household-group", body_api_groups, MAY_SEE_PERSON, "Household groups of an assembly and their representatives")
ROUTE(POST, "/api/v1/org/:org/household-group/draw", body_api_draw, MAY_EDIT_ORG, "Divide households into groups: households, group_size")
ROUTE(POST, "/api/v1/org/:org/household-group", body_api_add_group, MAY_EDIT_ORG, "Add a household group: number, households")
ROUTE(POST, "/api/v1/household-group/:group/representative", body_api_elect, MAY_EDIT_ORG, "Elect a representative: person (number, 0 none), day, row_version")
ROUTE(POST, "/api/v1/household-group/:group/closing", body_api_close_group, MAY_EDIT_ORG, "Close a household group: row_version")

static org_id path_org(const struct web *w)
{
	return (org_id){ web_path_id(w, "org") };
}

static void answer_count(struct web *w, int64_t count, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "count", count);
	json_end(j);
	web_json_status(w, status);
}

static struct json *begin_list(struct web *w, const char *name)
{
	struct json *j = web_json(w);

	json_object(j);
	json_name(j, name);
	json_array(j);
	return j;
}

static void end_list(struct json *j)
{
	json_end(j);
	json_end(j);
}

void body_api_get(struct web *w)
{
	struct ctx *c = w->c;
	day_t day = web_param_day(w, "as_of", c->today);
	struct body_version_row version;
	struct body_person_row *people;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see_for(c, path_org(w), MAY_SEE_PERSON, &org))
		return;
	count = body_people(c->store, org.id, day, &people);
	j = web_json(w);
	json_object(j);
	if (body_version_on(c->store, org.id, day, &version)) {
		json_put_text(j, "duties", version.duties);
		json_put_text(j, "goals", version.goals);
		json_put_text(j, "document", version.document);
		json_put_day(j, "from_day", version.from_day);
		json_put_day(j, "to_day", version.to_day);
	}
	json_name(j, "people");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "person", people[i].person.v);
		json_put_text(j, "name", people[i].name);
		json_put_text(j, "post_kind", people[i].post_kind);
		json_put_day(j, "from_day", people[i].from_day);
		json_end(j);
	}
	end_list(j);
}

void body_api_set(struct web *w)
{
	struct body_form form;

	body_form_read(w, &form);
	if (!ctx_is_refused(w->c) && body_reconstitute(w->c, path_org(w), &form))
		answer_count(w, (int64_t)(1 + form.deputies_count + form.members_count), 201);
}

void body_api_centres(struct web *w)
{
	struct body_centre_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = body_centres(w->c->store, org.path, path_end(w->c->arena, org.path), w->c->today, &rows);
	j = begin_list(w, "items");
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "unit_name", rows[i].unit_name);
		json_put_text(j, "director", rows[i].director);
		json_put_text(j, "base_post", rows[i].base_post);
		json_put_int(j, "deputies", rows[i].deputies);
		json_end(j);
	}
	end_list(j);
}

void body_api_create_centres(struct web *w)
{
	int made;

	if (body_create_centres(w->c, path_org(w), web_param_day(w, "day", DAY_NONE), web_param(w, "document"), &made))
		answer_count(w, made, 201);
}

void body_api_cross(struct web *w)
{
	struct body_cross_report report;
	struct org_row org;
	struct json *j;

	if (!org_see(w->c, path_org(w), &org))
		return;
	body_report_cross(w->c, org.path, &report);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "full", report.full_count);
	json_put_int(j, "total", (int64_t)report.rows_count);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < report.rows_count; i++) {
		json_object(j);
		json_put_id(j, "org", report.rows[i].org);
		json_put_text(j, "name", report.rows[i].name);
		json_name(j, "met");
		json_array(j);
		for (int r = 0; r < report.rules_count; r++)
			json_bool(j, report.rows[i].is_met[r]);
		json_end(j);
		json_end(j);
	}
	end_list(j);
}

void body_api_pairs(struct web *w)
{
	struct body_pair_report *reports;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see_for(w->c, path_org(w), MAY_SEE_PERSON, &org))
		return;
	count = body_report_pairs(w->c, org.path, &reports);
	j = begin_list(w, "rules");
	for (size_t r = 0; r < count; r++) {
		json_object(j);
		json_put_text(j, "label", reports[r].label);
		json_put_int(j, "both", reports[r].both_count);
		json_name(j, "single");
		json_array(j);
		for (size_t i = 0; i < reports[r].rows_count; i++) {
			if (reports[r].rows[i].has_post && reports[r].rows[i].has_needed)
				continue;
			json_object(j);
			json_put_id(j, "person", reports[r].rows[i].person);
			json_put_text(j, "name", reports[r].rows[i].name);
			json_put_id(j, "org", reports[r].rows[i].org);
			json_end(j);
		}
		json_end(j);
		json_end(j);
	}
	end_list(j);
}

void body_api_staff(struct web *w)
{
	struct body_staff *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = body_report_staff(w->c, org.path, &rows);
	j = begin_list(w, "items");
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "org", rows[i].org);
		json_put_text(j, "org_name", rows[i].org_name);
		json_put_text(j, "label", rows[i].label);
		json_put_int(j, "low", rows[i].low);
		json_put_int(j, "high", rows[i].high);
		json_put_int(j, "seats", rows[i].seats);
		json_put_int(j, "full_time", rows[i].full_time);
		json_put_int(j, "part_time", rows[i].part_time);
		json_put_int(j, "short", body_staff_short(&rows[i]));
		json_end(j);
	}
	end_list(j);
}

void body_api_establishment(struct web *w)
{
	struct body_establishment report;
	struct org_row org;
	struct json *j;
	day_t from, to;

	if (!org_see_for(w->c, path_org(w), MAY_SEE_PERSON, &org))
		return;
	body_period_read(w, &from, &to);
	body_report_establishment(w->c, org.path, from, to, &report);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "replaced", (int64_t)report.replaced_count);
	json_put_int(j, "posts_cut", report.posts_cut);
	json_put_text(j, "rank", report.rank);
	json_put_int(j, "posts_ranked", report.posts_ranked);
	json_name(j, "cuts");
	json_array(j);
	for (size_t i = 0; i < report.cuts_count; i++) {
		json_object(j);
		json_put_id(j, "org", report.cuts[i].org.v);
		json_put_text(j, "post", report.cuts[i].post_name);
		json_put_int(j, "before", report.cuts[i].before);
		json_put_int(j, "after", report.cuts[i].after);
		json_put_text(j, "rank", report.ranks[i]);
		json_put_text(j, "reason", report.cuts[i].reason);
		json_put_text(j, "document", report.cuts[i].document);
		json_put_day(j, "day", report.cuts[i].day);
		json_end(j);
	}
	end_list(j);
}

void body_api_groups(struct web *w)
{
	struct body_group_row *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see_for(w->c, path_org(w), MAY_SEE_PERSON, &org))
		return;
	count = body_groups(w->c->store, org.id, &rows);
	j = begin_list(w, "items");
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", rows[i].id.v);
		json_put_int(j, "number", rows[i].number);
		json_put_int(j, "households", rows[i].households);
		json_put_id(j, "person", rows[i].person);
		json_put_text(j, "name", rows[i].name);
		json_put_day(j, "elected_day", rows[i].elected_day);
		json_put_int(j, "row_version", rows[i].row_version);
		json_end(j);
	}
	end_list(j);
}

void body_api_draw(struct web *w)
{
	int made;

	if (body_draw_groups(w->c, path_org(w), web_param_int(w, "households", 0), web_param_int(w, "group_size", 0), &made))
		answer_count(w, made, 201);
}

void body_api_add_group(struct web *w)
{
	if (body_add_group(w->c, path_org(w), web_param_int(w, "number", 0), web_param_int(w, "households", 0)))
		answer_count(w, 1, 201);
}

static household_group_id path_group(const struct web *w)
{
	return (household_group_id){ web_path_id(w, "group") };
}

void body_api_elect(struct web *w)
{
	if (body_elect_representative(w->c, path_group(w), (person_id){ web_param_int(w, "person", 0) }, web_param_day(w, "day", w->c->today),
	    web_row_version(w)))
		answer_count(w, 1, 200);
}

void body_api_close_group(struct web *w)
{
	if (body_close_group(w->c, path_group(w), web_row_version(w)))
		answer_count(w, 1, 200);
}
