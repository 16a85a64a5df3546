/* Recruiting stage by stage, for programs. */
#include "rooms/run/recruit_stage.h"
#include "web/web.h"

FIELDS(RECRUIT_STAGE_LINE, ROW_ID(struct recruit_stage_row, person), ROW_TEXT(struct recruit_stage_row, name), ROW_ID(struct recruit_stage_row, org),
	ROW_TEXT(struct recruit_stage_row, org_name), ROW_DAY(struct recruit_stage_row, since), ROW_ID(struct recruit_stage_row, run), ROW_NAMED(struct recruit_stage_row, step_title))

ROUTE(GET, "/api/v1/org/:org/recruit", recruit_stage_api, MAY_HANDLE, "How many are activists, prospects, on probation and converted in an organisation and below it, and who stands at one stage, 50 to a page; member: on probation and converted by a case of recruiting")
TAKES(recruit_stage_api, { A_CHOICE("stage", "applicant activist prospect probationary converted member") }, A_PAGE)
GIVES(recruit_stage_api, 200, { AN_INT("applicant") }, { AN_INT("activist") }, { AN_INT("prospect") }, { AN_INT("probationary") }, { AN_INT("converted") }, { AN_INT("member") }, { AN_INT("total") },
	{ A_LIST("items", RECRUIT_STAGE_LINE) })

void recruit_stage_api(struct web *w)
{
	struct recruit_stages s;
	struct json *j;

	if (!recruit_stages_read(w->c, web_path(w, org), web_param(w, "stage"), web_page_number(w), RECRUIT_STAGE_ROWS_PER_PAGE, &s))
		return;
	j = web_json(w);
	json_object(j);
	for (int i = 0; i < RECRUIT_STAGES_COUNT; i++)
		json_put_int(j, RECRUIT_STAGES[i], s.own.numbers[i]);
	json_put_int(j, "total", s.own.numbers[s.stage]);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < s.rows_count; i++) {
		json_object(j);
		json_put_id(j, "person", s.rows[i].person.v);
		json_put_text(j, "name", s.rows[i].name);
		json_put_id(j, "org", s.rows[i].org.v);
		json_put_text(j, "org_name", s.rows[i].org_name);
		json_put_day(j, "since", s.rows[i].since);
		json_put_id(j, "run", s.rows[i].run.v);
		api_put_named(j, "step_title", s.rows[i].step_title);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
