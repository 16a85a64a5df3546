/* Batches of village teams for programs. */
#include "rooms/org/org.h"
#include "rooms/person/team_batch_input.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(BATCH, { AN_ID("id"), AT(struct team_batch_report, row.id) }, { AN_ID("org"), AT(struct team_batch_report, row.org) },
	{ AN_INT("number"), AT(struct team_batch_report, row.number) }, { AN_INT("year"), AT(struct team_batch_report, row.year) },
	{ A_TEXT("document", 0), AT(struct team_batch_report, row.document) }, { AN_INT("people") },
	ROW_INT(struct team_batch_report, deputy_secretaries), ROW_INT(struct team_batch_report, committee_members))
FIELDS(POSTED, ROW_ID(struct team_batch_person, person), ROW_TEXT(struct team_batch_person, name), ROW_ID(struct team_batch_person, org),
	ROW_TEXT(struct team_batch_person, org_name), ROW_TEXT(struct team_batch_person, kind), ROW_TEXT(struct team_batch_person, post_kind),
	ROW_DAY(struct team_batch_person, from_day), { A_DAY("until") })

ROUTE(GET, "/api/v1/org/:org/team-batch", team_batch_api_list, MAY_SEE_PERSON, "Batches of village teams, and how many of each are posted in the subtree")
TAKES_NOTHING(team_batch_api_list)
GIVES_ROWS(team_batch_api_list, BATCH)

ROUTE(POST, "/api/v1/org/:org/team-batch", team_batch_api_begin, MAY_EDIT_PERSON, "Begin a batch of village teams")
TAKES(team_batch_api_begin, { AN_INT("number"), NEEDED }, { AN_INT("year"), NEEDED }, { A_TEXT("document", LIMIT_TEAM_BATCH_DOCUMENT), NEEDED })
GIVES_ID(team_batch_api_begin, 201)

ROUTE(GET, "/api/v1/org/:org/team-member", team_batch_api_people, MAY_SEE_PERSON, "Who of a batch (number) is posted in the subtree, in which post, until when")
TAKES(team_batch_api_people, { AN_INT("number"), NEEDED })
GIVES_ROWS(team_batch_api_people, POSTED)

static size_t reports_of(struct web *w, int64_t number, struct team_batch_report **reports, bool *is_seen)
{
	struct org_row org;

	*is_seen = org_see_for(w->c, web_path(w, org), MAY_SEE_PERSON, &org);
	return *is_seen ? team_batch_reports(w->c, org.path, number, reports) : 0;
}

void team_batch_api_list(struct web *w)
{
	struct team_batch_report *reports;
	bool is_seen;
	size_t count = reports_of(w, 0, &reports, &is_seen);
	struct json *j;

	if (!is_seen)
		return;
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		api_put_members(j, BATCH, &reports[i]);
		json_put_int(j, "people", (int64_t)reports[i].people_count);
		json_end(j);
	}
	web_list_end(j);
}

void team_batch_api_begin(struct web *w)
{
	struct team_batch_form form;
	team_batch_id made;

	team_batch_form_read(w, &form);
	if (team_batch_begin(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

void team_batch_api_people(struct web *w)
{
	struct team_batch_report *reports;
	bool is_seen;
	size_t count = reports_of(w, web_param_int(w, "number", -1), &reports, &is_seen);
	struct json *j;

	if (!is_seen)
		return;
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < reports[i].people_count; k++) {
			json_object(j);
			api_put_members(j, POSTED, &reports[i].people[k]);
			json_put_day(j, "until", team_batch_until(&reports[i].people[k]));
			json_end(j);
		}
	web_list_end(j);
}
