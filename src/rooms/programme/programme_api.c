/* Practices for programs. */
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/programme/programme_room.h"
#include "text/practice.h"
#include "web/web.h"

FIELDS(PROGRAMME_LINE, ROW_ID(struct programme_line, id), ROW_TEXT(struct programme_line, code), ROW_INT(struct programme_line, version), ROW_NAMED(struct programme_line, title),
	ROW_NAMED(struct programme_line, origin))
FIELDS(PROGRAMME_FILE, ROW_ID(struct programme_file_row, id), ROW_TEXT(struct programme_file_row, code), ROW_INT(struct programme_file_row, version),
	ROW_NAMED(struct programme_file_row, title), ROW_TEXT(struct programme_file_row, digest), { A_LINES("text", 0), AT(struct programme_file_row, text) })
FIELDS(PROGRAMME_USE, ROW_ID(struct programme_use_row, id), ROW_ID(struct programme_use_row, programme), ROW_TEXT(struct programme_use_row, code),
	ROW_INT(struct programme_use_row, version), ROW_ID(struct programme_use_row, org), ROW_DAY(struct programme_use_row, from_day), ROW_DAY(struct programme_use_row, to_day),
	ROW_TEXT(struct programme_use_row, document), ROW_INT(struct programme_use_row, row_version))
FIELDS(PROGRAMME_PROBLEM, { AN_INT("line") }, { A_TEXT("text", 0) })

ROUTE(GET, "/api/v1/programme", programme_api_list, MAY_SET_NORMS, "Practices kept as files, every version")
TAKES_NOTHING(programme_api_list)
GIVES_ROWS(programme_api_list, PROGRAMME_LINE)

ROUTE(POST, "/api/v1/programme", programme_api_keep, MAY_SET_NORMS, "Keep a programme file as a version")
TAKES(programme_api_keep, { A_LINES("text", LIMIT_PROGRAMME_FILE_TEXT) })
GIVES_SAME(programme_api_keep, 201, PROGRAMME_FILE)

ROUTE(POST, "/api/v1/programme/check", programme_api_check, MAY_SET_NORMS, "What is wrong with a programme file, line by line; nothing is kept")
TAKES(programme_api_check, { A_LINES("text", LIMIT_PROGRAMME_FILE_TEXT) })
GIVES_ROWS(programme_api_check, PROGRAMME_PROBLEM)

ROUTE(GET, "/api/v1/programme/:programme", programme_api_get, MAY_SET_NORMS, "One version of a practice")
TAKES_NOTHING(programme_api_get)
GIVES_SAME(programme_api_get, 200, PROGRAMME_FILE)

ROUTE(GET, "/api/v1/org/:org/programme", programme_api_uses, MAY_SEE_ORG, "Practices in force in an organisation, its own and those from above")
TAKES_NOTHING(programme_api_uses)
GIVES_ROWS(programme_api_uses, PROGRAMME_USE)

ROUTE(POST, "/api/v1/org/:org/programme", programme_api_use, MAY_SET_NORMS, "Put a practice in force from a day")
TAKES(programme_api_use, { AN_ID("programme") }, { A_DAY("day") }, { A_TEXT("document", LIMIT_PROGRAMME_USE_DOCUMENT) })
GIVES_ROWS(programme_api_use, PROGRAMME_USE)

ROUTE(POST, "/api/v1/org/:org/programme/end", programme_api_end, MAY_SET_NORMS, "End a practice from a day")
TAKES(programme_api_end, { AN_ID("use") }, { A_DAY("day") }, { AN_INT("row_version") })
GIVES_ROWS(programme_api_end, PROGRAMME_USE)

void programme_api_list(struct web *w)
{
	struct programme_line *lines;
	size_t count = programme_files(w->c->store, w->c->today, &lines);

	web_give_rows(w, PROGRAMME_LINE, lines, count);
}

static void put_file(struct web *w, programme_file_id id)
{
	struct programme_file_row row;
	struct json *j;

	if (!programme_file_get(w->c->store, id, &row)) {
		ctx_refuse(w->c, NOT_FOUND, T_practice_not_found, NULL);
		return;
	}
	j = web_json(w);
	json_object(j);
	api_put_members(j, PROGRAMME_FILE, &row);
	json_end(j);
}

void programme_api_get(struct web *w)
{
	put_file(w, (programme_file_id){ web_path_id(w, "programme") });
}

/* What is wrong, line by line, behind how much it is; whoever reads the page has it below the text. */
static void refuse_lines(struct web *w, const struct problems *problems)
{
	for (size_t i = 0; problems != NULL && i < problems->count; i++)
		ctx_refuse_field(w->c, "text", T_practice_problem, "line", ctx_number(w->c, problems->list[i].line),
			"problem", problem_text(w->c->arena, w->c->lang, &problems->list[i]), NULL);
}

void programme_api_keep(struct web *w)
{
	struct problems *problems;
	programme_file_id id;

	if (!programme_room_keep(w->c, web_param_source(w, "text"), &problems, &id)) {
		refuse_lines(w, problems);
		return;
	}
	web_status(w, 201);
	put_file(w, id);
}

void programme_api_check(struct web *w)
{
	struct problems *problems;
	struct json *j;

	programme_room_read(w->c, web_param_source(w, "text"), &problems);
	j = web_list_begin(w, -1);
	for (size_t i = 0; i < problems->count; i++) {
		json_object(j);
		json_put_int(j, "line", problems->list[i].line);
		json_put_text(j, "text", problem_text(w->c->arena, w->c->lang, &problems->list[i]));
		json_end(j);
	}
	web_list_end(j);
}

static void put_uses(struct web *w)
{
	struct org_row org;
	struct programme_use_row *uses;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = programme_uses_for(w->c->store, org.path, w->c->today, &uses);
	web_give_rows(w, PROGRAMME_USE, uses, count);
}

void programme_api_uses(struct web *w)
{
	put_uses(w);
}

void programme_api_use(struct web *w)
{
	if (programme_room_use(w->c, web_path(w, org), (programme_file_id){ web_param_int(w, "programme", 0) }, web_param_day(w, "day", DAY_NONE),
	    web_param(w, "document")))
		put_uses(w);
}

void programme_api_end(struct web *w)
{
	if (programme_room_end(w->c, web_path(w, org), (programme_use_id){ web_param_int(w, "use", 0) }, web_param_day(w, "day", DAY_NONE), web_row_version(w)))
		put_uses(w);
}
