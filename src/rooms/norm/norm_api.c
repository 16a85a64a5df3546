/* Norms for programs. */
#include "rooms/norm/norm.h"
#include "text/norm.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/norm/:norm", norm_api_get, MAY_SET_NORMS, "One norm as text")
ROUTE(POST, "/api/v1/norm/:norm", norm_api_set, MAY_SET_NORMS, "Change a norm: text, row_version")

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
