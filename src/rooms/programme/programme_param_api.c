/* Parameters of practices for programs. */
#include "rooms/org/org.h"
#include "rooms/programme/programme_param.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(PROGRAMME_PARAM, { A_TEXT("code", 0) }, { A_TEXT("param", 0) }, { A_TEXT("title", 0) }, { A_TEXT("value", 0) }, { A_TEXT("file_value", 0) }, { A_TEXT("low", 0) },
	{ A_TEXT("high", 0) }, { A_BOOL("is_switch") }, { A_TEXT("binds", 0) }, { A_TEXT("set_by", 0), OR_NULL }, { A_TEXT("person_name", 0), OR_NULL }, { A_DAY("from_day") }, { A_TEXT("document", 0), OR_NULL },
	{ A_TEXT("next_value", 0), OR_NULL }, { A_DAY("next_day") })

ROUTE(GET, "/api/v1/org/:org/programme/param", programme_api_params, MAY_SEE_ORG, "Parameters of practices in force in an organisation, with who set them")
TAKES(programme_api_params, { A_TEXT("code", LIMIT_PROGRAMME_PARAM_CODE) })
GIVES_ROWS(programme_api_params, PROGRAMME_PARAM)

ROUTE(POST, "/api/v1/org/:org/programme/param", programme_api_set_param, MAY_SET_NORMS, "Set a parameter of a practice from a day")
TAKES(programme_api_set_param, { A_TEXT("code", LIMIT_PROGRAMME_PARAM_CODE), NEEDED }, { A_TEXT("param", LIMIT_PROGRAMME_PARAM_PARAM), NEEDED }, { A_TEXT("value", 40), NEEDED },
	{ A_DAY("day"), NEEDED }, { A_TEXT("document", LIMIT_PROGRAMME_PARAM_DOCUMENT), NEEDED })
GIVES_ROWS(programme_api_set_param, PROGRAMME_PARAM)

static void put_line(struct web *w, struct json *j, const struct programme_params *of, const struct programme_param_line *line)
{
	struct arena *a = w->c->arena;
	const struct programme_param_row *set = line->set, *next = line->next;

	json_object(j);
	json_put_text(j, "code", of->use.code);
	json_put_text(j, "param", line->param->id);
	api_put_named(j, "title", line->param->title);
	json_put_text(j, "value", programme_param_text(a, line->param, line->value));
	json_put_text(j, "file_value", programme_param_text(a, line->param, line->param->value));
	json_put_text(j, "low", programme_param_text(a, line->param, line->param->low));
	json_put_text(j, "high", programme_param_text(a, line->param, line->param->high));
	json_put_bool(j, "is_switch", line->param->is_switch);
	json_put_text(j, "binds", line->param->binds == WORD_AT_LEAST ? "at_least" : line->param->binds == WORD_AT_MOST ? "at_most" : "");
	json_put_text(j, "set_by", set == NULL ? NULL : set->org_name);
	json_put_text(j, "person_name", set == NULL ? NULL : set->person_name);
	json_put_day(j, "from_day", set == NULL ? DAY_OPEN : set->from_day);
	json_put_text(j, "document", set == NULL ? NULL : set->document);
	json_put_text(j, "next_value", next == NULL ? NULL : programme_param_text(a, line->param, programme_param_value(next)));
	json_put_day(j, "next_day", next == NULL ? DAY_OPEN : next->from_day);
	json_end(j);
}

static void put_params(struct web *w, const char *code)
{
	struct programme_params *list;
	struct org_row org;
	struct json *j;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = programme_params_read(w->c, &org, code, &list);
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < count; i++)
		for (size_t n = 0; n < list[i].lines_count; n++)
			put_line(w, j, &list[i], &list[i].lines[n]);
	web_list_end(j);
}

void programme_api_params(struct web *w)
{
	put_params(w, web_param(w, "code"));
}

void programme_api_set_param(struct web *w)
{
	const struct programme_setting what = { .code = web_param(w, "code"), .param = web_param(w, "param"), .value = web_param(w, "value"),
		.document = web_param(w, "document"), .day = web_param_day(w, "day", DAY_NONE) };

	if (programme_param_set(w->c, web_path(w, org), &what))
		put_params(w, what.code);
}
