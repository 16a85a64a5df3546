/* Support teams of villages for programs. */
#include "rooms/person/support_team_input.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(TEAM, ROW_ID(struct support_team_village, org), ROW_TEXT(struct support_team_village, name), ROW_TEXT(struct support_team_village, first_secretaries),
	ROW_TEXT(struct support_team_village, liaisons), { A_BOOL("is_complete") }, ROW_DAY(struct support_team_village, formed_day),
	ROW_TEXT(struct support_team_village, document))

ROUTE(GET, "/api/v1/org/:org/support-team", support_team_api_list, MAY_SEE_PERSON, "Villages of the subtree with a first secretary, a liaison or a team; formed_day null: none is formed")
TAKES_NOTHING(support_team_api_list)
GIVES_ROWS(support_team_api_list, TEAM)

ROUTE(POST, "/api/v1/org/:org/support-team", support_team_api_begin, MAY_EDIT_PERSON, "Form the support team of a village, of its first secretary and its liaison")
TAKES(support_team_api_begin, { A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_SUPPORT_TEAM_DOCUMENT), NEEDED })
GIVES_ID(support_team_api_begin, 201)

ROUTE(POST, "/api/v1/org/:org/support-team/end", support_team_api_end, MAY_EDIT_PERSON, "End the support team of a village; day is the first without it")
TAKES(support_team_api_end, { A_DAY("day"), NEEDED }, { A_TEXT("reason", LIMIT_SUPPORT_TEAM_REASON), NEEDED })
GIVES_NOTHING(support_team_api_end)

void support_team_api_list(struct web *w)
{
	struct support_team_list list;
	struct json *j;

	if (!support_team_list(w->c, web_path(w, org), &list))
		return;
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < list.count; i++) {
		json_object(j);
		api_put_members(j, TEAM, &list.villages[i]);
		json_put_bool(j, "is_complete", support_team_is_complete(&list.villages[i]));
		json_end(j);
	}
	web_list_end(j);
}

void support_team_api_begin(struct web *w)
{
	struct support_team_form form;
	support_team_id made;

	support_team_form_read(w, &form);
	if (support_team_begin(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

void support_team_api_end(struct web *w)
{
	struct support_team_form form;
	struct json *j;

	support_team_form_read(w, &form);
	if (!support_team_end(w->c, web_path(w, org), &form))
		return;
	j = web_json(w);
	json_object(j);
	json_end(j);
}
