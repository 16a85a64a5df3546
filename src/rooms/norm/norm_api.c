/* Norms for programs. */
#include "rooms/norm/norm.h"
#include "text/norm.h"
#include "web/web.h"

FIELDS(NORM, { A_TEXT("name", 0) }, { A_LINES("text", 0) }, { AN_INT("row_version") })

FIELDS(NORM_NAME, { A_TEXT("name", 0) }, { A_BOOL("is_changed") })

ROUTE(GET, "/api/v1/norm", norm_api_list, MAY_SET_NORMS, "The declared rules and checklists, and which were changed")
TAKES_NOTHING(norm_api_list)
GIVES_ROWS(norm_api_list, NORM_NAME)

ROUTE(GET, "/api/v1/norm/:norm", norm_api_get, MAY_SET_NORMS, "One norm as text")
TAKES_NOTHING(norm_api_get)
GIVES_SAME(norm_api_get, 200, NORM)

ROUTE(POST, "/api/v1/norm/:norm", norm_api_set, MAY_SET_NORMS, "Change a norm; it applies at once")
TAKES(norm_api_set, { A_LINES("text", LIMIT_NORM_TEXT) }, { AN_INT("row_version") })
GIVES_SAME(norm_api_set, 200, NORM)

static void put(struct web *w)
{
	const char *name = web_path_text(w, "norm");
	struct norm_row row = { 0 };
	struct json *j;

	if (norm_find(name) == NULL) {
		ctx_refuse(w->c, NOT_FOUND, T_norm_not_found, NULL);
		return;
	}
	norm_get(w->c->store, name, &row);
	j = web_json(w);
	json_object(j);
	json_put_text(j, "name", name);
	json_put_text(j, "text", norm_text(w->c, name));
	json_put_int(j, "row_version", row.row_version);
	json_end(j);
}

void norm_api_get(struct web *w)
{
	put(w);
}

void norm_api_set(struct web *w)
{
	if (norm_set(w->c, web_path_text(w, "norm"), web_param_lines(w, "text"), web_row_version(w)))
		put(w);
}

void norm_api_list(struct web *w)
{
	struct json *j = web_list_begin(w, -1);
	struct norm_row row;

	for (size_t i = 0; i < NORM_DEFAULTS_COUNT; i++) {
		const char *name = NORM_DEFAULTS[i].name;

		json_object(j);
		json_put_text(j, "name", name);
		json_put_bool(j, "is_changed", norm_get(w->c->store, name, &row) && !text_is_empty(row.text));
		json_end(j);
	}
	web_list_end(j);
}
