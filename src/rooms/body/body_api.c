/* Bodies and reports for programs: the same rules as the pages. */
#include "core/path.h"
#include "rooms/body/body.h"
#include "rooms/body/body_input.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "web/web.h"

#define PEOPLE_CHARS_MAX 4000	/* of a list of names or numbers, one a line */

FIELDS(PERSON, ROW_ID(struct body_person_row, person), ROW_TEXT(struct body_person_row, name), ROW_TEXT(struct body_person_row, post_kind),
	ROW_DAY(struct body_person_row, from_day))
FIELDS(CONSTITUTION, { A_LINES("duties", 0), SOMETIMES, AT(struct body_version_row, duties) },
	{ A_LINES("goals", 0), SOMETIMES, AT(struct body_version_row, goals) }, { A_TEXT("document", 0), SOMETIMES, AT(struct body_version_row, document) },
	{ A_DAY("from_day"), SOMETIMES, AT(struct body_version_row, from_day) }, { A_DAY("to_day"), SOMETIMES, AT(struct body_version_row, to_day) },
	{ A_LIST("people", PERSON) }, { A_BOOL("is_whole"), SOMETIMES }, { A_CODE("missing", "post_kind"), LIST, SOMETIMES })
FIELDS(CENTRE, ROW_ID(struct body_centre_row, id), ROW_TEXT(struct body_centre_row, name), ROW_TEXT(struct body_centre_row, unit_name),
	ROW_TEXT(struct body_centre_row, director), ROW_TEXT(struct body_centre_row, base_post), ROW_INT(struct body_centre_row, deputies))
FIELDS(CROSS, ROW_ID(struct body_cross, org), ROW_TEXT(struct body_cross, name), { A_BOOL("met"), LIST })
FIELDS(NETWORK, ROW_ID(struct body_network_row, org), ROW_TEXT(struct body_network_row, name), ROW_INT(struct body_network_row, areas),
	ROW_INT(struct body_network_row, areas_headed), ROW_INT(struct body_network_row, doors), ROW_INT(struct body_network_row, doors_headed))
FIELDS(SINGLE, ROW_ID(struct body_pair, person), ROW_TEXT(struct body_pair, name), ROW_ID(struct body_pair, org))
FIELDS(PAIR, ROW_TEXT(struct body_pair_report, label), { AN_INT("both"), AT(struct body_pair_report, both_count) }, { A_LIST("single", SINGLE) })
FIELDS(STAFF, ROW_ID(struct body_staff, org), ROW_TEXT(struct body_staff, org_name), ROW_TEXT(struct body_staff, label),
	ROW_INT(struct body_staff, low), ROW_INT(struct body_staff, high), ROW_INT(struct body_staff, seats), ROW_INT(struct body_staff, full_time),
	ROW_INT(struct body_staff, part_time), { AN_INT("short") })
FIELDS(CUT, ROW_ID(struct body_cut_row, org), { A_TEXT("post", 0), AT(struct body_cut_row, post_name) }, ROW_INT(struct body_cut_row, before),
	ROW_INT(struct body_cut_row, after), { A_TEXT("rank", 0) }, ROW_TEXT(struct body_cut_row, reason), ROW_TEXT(struct body_cut_row, document),
	ROW_DAY(struct body_cut_row, day))
FIELDS(GROUP, ROW_ID(struct body_group_row, id), ROW_INT(struct body_group_row, number), ROW_INT(struct body_group_row, households),
	ROW_ID(struct body_group_row, person), ROW_TEXT(struct body_group_row, name), ROW_DAY(struct body_group_row, elected_day),
	ROW_INT(struct body_group_row, row_version))

ROUTE(GET, "/api/v1/org/:org/constitution", body_api_get, MAY_SEE_PERSON, "Constitution of a leading group on a day (as_of), with its people")
TAKES(body_api_get, { A_DAY("as_of") })
GIVES_SAME(body_api_get, 200, CONSTITUTION)

ROUTE(POST, "/api/v1/org/:org/constitution", body_api_set, MAY_EDIT_ORG, "Re-constitute a leading group; people by name or number, one a line")
TAKES(body_api_set, { A_TEXT("head", LIMIT_PERSON_NAME), NEEDED }, { A_LINES("deputies", PEOPLE_CHARS_MAX) }, { A_LINES("members", PEOPLE_CHARS_MAX) },
	{ A_LINES("duties", LIMIT_BODY_VERSION_DUTIES), NEEDED }, { A_LINES("goals", LIMIT_BODY_VERSION_GOALS), NEEDED },
	{ A_TEXT("document", LIMIT_BODY_VERSION_DOCUMENT), NEEDED }, { A_DAY("day"), NEEDED })
GIVES(body_api_set, 201, { AN_INT("count") })

ROUTE(GET, "/api/v1/org/:org/centre", body_api_centres, MAY_SEE_ORG, "Centres of a subtree with director and base post")
TAKES_NOTHING(body_api_centres)
GIVES_ROWS(body_api_centres, CENTRE)

ROUTE(POST, "/api/v1/org/:org/centre", body_api_create_centres, MAY_EDIT_ORG, "Create the centres of the declared template")
TAKES(body_api_create_centres, { A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_ORG_PATH_DOCUMENT), NEEDED })
GIVES(body_api_create_centres, 201, { AN_INT("count") })

ROUTE(GET, "/api/v1/org/:org/cross-post", body_api_cross, MAY_SEE_ORG, "Communities against the declared rules of cross posts")
TAKES_NOTHING(body_api_cross)
GIVES(body_api_cross, 200, { AN_INT("full") }, { AN_INT("total") }, { AN_INT("percent_min") }, { A_BOOL("is_enough") }, { A_LIST("items", CROSS) })

ROUTE(GET, "/api/v1/org/:org/network", body_api_network, MAY_SEE_ORG, "Communities with their areas and doors, and how many of them have a head")
TAKES_NOTHING(body_api_network)
GIVES(body_api_network, 200, { AN_INT("communities") }, { AN_INT("areas") }, { AN_INT("areas_headed") }, { AN_INT("doors") }, { AN_INT("doors_headed") },
	{ AN_INT("areas_per_community_hundredths") }, { AN_INT("doors_per_area_hundredths") }, { A_LIST("items", NETWORK) })

ROUTE(GET, "/api/v1/org/:org/pair", body_api_pairs, MAY_SEE_PERSON, "Who holds a pair of posts, and who only one of them")
TAKES_NOTHING(body_api_pairs)
GIVES(body_api_pairs, 200, { A_LIST("rules", PAIR) })

ROUTE(GET, "/api/v1/org/:org/staffing", body_api_staff, MAY_SEE_ORG, "Full-time staff against the declared norms")
TAKES_NOTHING(body_api_staff)
GIVES_ROWS(body_api_staff, STAFF)

FIELDS(STAFF_PERSON, ROW_ID(struct body_staff_person, person), ROW_TEXT(struct body_staff_person, name), ROW_ID(struct body_staff_person, org),
	ROW_TEXT(struct body_staff_person, org_name), ROW_TEXT(struct body_staff_person, post_name), ROW_DAY(struct body_staff_person, from_day),
	ROW_INT(struct body_staff_person, trainings), ROW_TEXT(struct body_staff_person, last_training), ROW_TEXT(struct body_staff_person, before),
	ROW_TEXT(struct body_staff_person, after))

ROUTE(GET, "/api/v1/org/:org/staff-record", body_api_staff_record, MAY_SEE_PERSON, "Courses and changes of post of Party-affairs staff in a period")
TAKES(body_api_staff_record, { A_DAY("from") }, { A_DAY("to") })
GIVES_ROWS(body_api_staff_record, STAFF_PERSON)

ROUTE(GET, "/api/v1/org/:org/establishment", body_api_establishment, MAY_SEE_PERSON, "Secretaries replaced and posts cut in a period")
TAKES(body_api_establishment, { A_DAY("from") }, { A_DAY("to") })
GIVES(body_api_establishment, 200, { AN_INT("replaced") }, { AN_INT("posts_cut") }, { A_TEXT("rank", 0) }, { AN_INT("posts_ranked") }, { A_LIST("cuts", CUT) })

ROUTE(GET, "/api/v1/org/:org/household-group", body_api_groups, MAY_SEE_PERSON, "Household groups of an assembly and their representatives")
TAKES_NOTHING(body_api_groups)
GIVES_ROWS(body_api_groups, GROUP)

ROUTE(POST, "/api/v1/org/:org/household-group/draw", body_api_draw, MAY_EDIT_ORG, "Divide households into groups")
TAKES(body_api_draw, { AN_INT("households"), NEEDED }, { AN_INT("group_size"), NEEDED })
GIVES(body_api_draw, 201, { AN_INT("count") })

ROUTE(POST, "/api/v1/org/:org/household-group", body_api_add_group, MAY_EDIT_ORG, "Add a household group")
TAKES(body_api_add_group, { AN_INT("number"), NEEDED }, { AN_INT("households"), NEEDED })
GIVES(body_api_add_group, 201, { AN_INT("count") })

ROUTE(POST, "/api/v1/household-group/:group/representative", body_api_elect, MAY_EDIT_ORG, "Elect the representative of a group; without person it has none any more")
TAKES(body_api_elect, { AN_ID("person") }, { A_DAY("day") }, A_VERSION)
GIVES(body_api_elect, 200, { AN_INT("count") })

ROUTE(POST, "/api/v1/household-group/:group/closing", body_api_close_group, MAY_EDIT_ORG, "Close a household group")
TAKES(body_api_close_group, A_VERSION)
GIVES(body_api_close_group, 200, { AN_INT("count") })

void body_api_get(struct web *w)
{
	struct ctx *c = w->c;
	day_t day = web_param_day(w, "as_of", c->today);
	struct body_version_row version;
	struct body_person_row *people;
	struct body_whole whole;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	count = body_people(c->store, org.id, day, &people);
	j = web_json(w);
	json_object(j);
	if (body_version_on(c->store, org.id, day, &version))
		api_put_members(j, CONSTITUTION, &version);
	api_put_rows(j, "people", PERSON, people, count);
	body_whole_of(c, &org, people, count, &whole);
	if (whole.has_rule) {
		json_put_bool(j, "is_whole", whole.missing_count == 0);
		json_name(j, "missing");
		json_array(j);
		for (size_t i = 0; i < whole.missing_count; i++)
			json_text(j, whole.missing[i]);
		json_end(j);
	}
	json_end(j);
}

void body_api_set(struct web *w)
{
	struct body_form form;

	body_form_read(w, &form);
	if (!ctx_is_refused(w->c) && body_reconstitute(w->c, web_path(w, org), &form))
		web_give_count(w, (int64_t)(1 + form.deputies_count + form.members_count));
}

void body_api_centres(struct web *w)
{
	struct body_centre_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = body_centres(w->c->store, org.path, path_end(w->c->arena, org.path), w->c->today, &rows);
	web_give_rows(w, CENTRE, rows, count);
}

void body_api_create_centres(struct web *w)
{
	int made;

	if (body_create_centres(w->c, web_path(w, org), web_param_day(w, "day", DAY_NONE), web_param(w, "document"), &made))
		web_give_count(w, made);
}

void body_api_cross(struct web *w)
{
	struct body_cross_report report;
	struct org_row org;
	struct json *j;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	body_report_cross(w->c, org.path, &report);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "full", report.full_count);
	json_put_int(j, "total", (int64_t)report.rows_count);
	json_put_int(j, "percent_min", report.percent_min);
	json_put_bool(j, "is_enough", body_cross_is_enough(&report));
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < report.rows_count; i++) {
		json_object(j);
		api_put_members(j, CROSS, &report.rows[i]);
		json_name(j, "met");
		json_array(j);
		for (int r = 0; r < report.rules_count; r++)
			json_bool(j, report.rows[i].is_met[r]);
		json_end(j);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void body_api_network(struct web *w)
{
	struct body_network n;
	struct org_row org;
	struct json *j;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	body_report_network(w->c, org.path, &n);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "communities", (int64_t)n.rows_count);
	json_put_int(j, "areas", n.areas);
	json_put_int(j, "areas_headed", n.areas_headed);
	json_put_int(j, "doors", n.doors);
	json_put_int(j, "doors_headed", n.doors_headed);
	json_put_int(j, "areas_per_community_hundredths", n.areas_each);
	json_put_int(j, "doors_per_area_hundredths", n.doors_each);
	api_put_rows(j, "items", NETWORK, n.rows, n.rows_count);
	json_end(j);
}

static void put_pair(struct json *j, const struct body_pair_report *report)
{
	json_object(j);
	api_put_members(j, PAIR, report);
	json_name(j, "single");
	json_array(j);
	for (size_t i = 0; i < report->rows_count; i++) {
		if (report->rows[i].has_post && report->rows[i].has_needed)
			continue;
		json_object(j);
		api_put_members(j, SINGLE, &report->rows[i]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void body_api_pairs(struct web *w)
{
	struct body_pair_report *reports;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	count = body_report_pairs(w->c, org.path, &reports);
	j = web_json(w);
	json_object(j);
	json_name(j, "rules");
	json_array(j);
	for (size_t i = 0; i < count; i++)
		put_pair(j, &reports[i]);
	json_end(j);
	json_end(j);
}

void body_api_staff(struct web *w)
{
	struct body_staff *rows;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = body_report_staff(w->c, org.path, &rows);
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, STAFF, &rows[i]);
		json_put_int(j, "short", body_staff_short(&rows[i]));
		json_end(j);
	}
	web_list_end(j);
}

void body_api_staff_record(struct web *w)
{
	struct body_staff_record report;
	struct org_row org;
	day_t from, to;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org) || !body_period_read(w, &from, &to))
		return;
	body_report_staff_record(w->c, org.path, from, to, &report);
	web_give_rows(w, STAFF_PERSON, report.rows, report.count);
}

void body_api_establishment(struct web *w)
{
	struct body_establishment report;
	struct org_row org;
	struct json *j;
	day_t from, to;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org) || !body_period_read(w, &from, &to))
		return;
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
		api_put_members(j, CUT, &report.cuts[i]);
		json_put_text(j, "rank", report.ranks[i]);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

/* ---- households ---- */

void body_api_groups(struct web *w)
{
	struct body_group_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org))
		return;
	count = body_groups(w->c->store, org.id, &rows);
	web_give_rows(w, GROUP, rows, count);
}

void body_api_draw(struct web *w)
{
	int made;

	if (body_draw_groups(w->c, web_path(w, org), web_param_int(w, "households", 0), web_param_int(w, "group_size", 0), &made))
		web_give_count(w, made);
}

void body_api_add_group(struct web *w)
{
	if (body_add_group(w->c, web_path(w, org), web_param_int(w, "number", 0), web_param_int(w, "households", 0)))
		web_give_count(w, 1);
}

static household_group_id path_group(const struct web *w)
{
	return (household_group_id){ web_path_id(w, "group") };
}

void body_api_elect(struct web *w)
{
	if (body_elect_representative(w->c, path_group(w), (person_id){ web_param_int(w, "person", 0) }, web_param_day(w, "day", w->c->today),
	    web_row_version(w)))
		web_give_count(w, 1);
}

void body_api_close_group(struct web *w)
{
	if (body_close_group(w->c, path_group(w), web_row_version(w)))
		web_give_count(w, 1);
}
