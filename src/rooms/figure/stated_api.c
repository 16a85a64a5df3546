/* Stated figures for programs. */
#include "core/permit.h"
#include "rooms/figure/stated.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(STATED, ROW_ID(struct stated_row, id), ROW_TEXT(struct stated_row, name), ROW_TEXT(struct stated_row, unit), ROW_TEXT(struct stated_row, stated),
	ROW_TEXT(struct stated_row, compared), ROW_TEXT(struct stated_row, counter), ROW_DAY(struct stated_row, day), ROW_TEXT(struct stated_row, source))

ROUTE(GET, "/api/v1/org/:org/stated", stated_api_list, MAY_EDIT_ORG, "Stated figures of an organisation; compared with what is counted they are the report check of /api/v1/figure/tables")
TAKES_NOTHING(stated_api_list)
GIVES_ROWS(stated_api_list, STATED)

ROUTE(POST, "/api/v1/org/:org/stated", stated_api_add, MAY_EDIT_ORG, "Enter a stated figure: a number of at most two decimals, and what to compare it with")
TAKES(stated_api_add, { A_TEXT("name", LIMIT_STATED_FIGURE_NAME), NEEDED }, { A_TEXT("stated", LIMIT_STATED_FIGURE_STATED), NEEDED },
	{ A_TEXT("unit", LIMIT_STATED_FIGURE_UNIT) }, { A_CODE("counter", "stated_counter") }, { A_TEXT("compared", LIMIT_STATED_FIGURE_COMPARED) },
	{ A_DAY("day"), NEEDED }, { A_TEXT("source", LIMIT_STATED_FIGURE_SOURCE), NEEDED })
GIVES_ID(stated_api_add, 201)

ROUTE(POST, "/api/v1/org/:org/stated/import", stated_api_import, MAY_EDIT_ORG, "Enter many stated figures, a line each: name, figure, unit, what to compare with, day, source")
TAKES(stated_api_import, { A_LINES("lines", STATED_LINES_CHARS_MAX), NEEDED })
GIVES(stated_api_import, 200, { AN_INT("count") })

ROUTE(POST, "/api/v1/stated/:stated/withdraw", stated_api_withdraw, MAY_EDIT_ORG, "Take a stated figure back")
TAKES_NOTHING(stated_api_withdraw)
GIVES_ID(stated_api_withdraw, 200)

static void put_id(struct web *w, stated_figure_id id)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id.v);
	json_end(j);
}

void stated_api_list(struct web *w)
{
	struct stated_row *rows;
	size_t count;

	if (!permit_require(w->c, MAY_EDIT_ORG, web_path(w, org).v))
		return;
	count = stated_list(w->c->store, web_path(w, org), &rows);
	web_give_rows(w, STATED, rows, count);
}

void stated_api_add(struct web *w)
{
	const struct stated_form form = { .name = web_param(w, "name"), .unit = web_param(w, "unit"), .stated = web_param(w, "stated"),
		.compared = web_param(w, "compared"), .counter = web_param(w, "counter"), .source = web_param(w, "source"), .day = web_param_day(w, "day", DAY_NONE) };
	stated_figure_id made;

	if (stated_add(w->c, web_path(w, org), &form, &made))
		put_id(w, made);
}

void stated_api_import(struct web *w)
{
	int count;
	struct json *j;

	if (!stated_import(w->c, web_path(w, org), web_param_raw(w, "lines"), &count))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "count", count);
	json_end(j);
}

void stated_api_withdraw(struct web *w)
{
	stated_figure_id id = { web_path_id(w, "stated") };

	if (stated_withdraw(w->c, id))
		put_id(w, id);
}
