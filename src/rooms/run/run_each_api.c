/* One case in each organisation below, for programs. */
#include "rooms/run/run_input.h"
#include "rooms/run/run_screen.h"
#include "schema/model.h"
#include "web/web.h"

FIELDS(RUN_EACH_FIGURE, { A_TEXT("name", 0) }, { A_TEXT("title", 0) }, { A_TEXT("text", 0) })
FIELDS(RUN_EACH_LINE, { AN_ID("org") }, { A_TEXT("org_name", 0) }, { AN_ID("run") }, { A_TEXT("state", 0) }, { A_TEXT("step_title", 0) }, { A_TEXT("finish_title", 0) },
	{ A_BOOL("is_done") }, { A_LIST("figures", RUN_EACH_FIGURE) })
FIELDS(RUN_EACH, { A_TEXT("each", 0) }, { A_TEXT("title", 0) }, { A_TEXT("practice", 0) }, { AN_INT("meant") }, { AN_INT("done") }, { AN_INT("open") }, { AN_INT("none") }, { A_TEXT("later", 0) },
	{ AN_INT("row_version") }, { A_LIST("totals", RUN_EACH_FIGURE) }, { A_LIST("items", RUN_EACH_LINE) })

ROUTE(GET, "/api/v1/run/:run/each", run_api_each, MAY_HANDLE, "The cases that a case wants of each organisation below")
TAKES(run_api_each, { A_TEXT("each", LIMIT_RUN_EACH_ITEM) }, { A_BOOL("lacking") })
GIVES_SAME(run_api_each, 200, RUN_EACH)

ROUTE(POST, "/api/v1/run/:run/each", run_api_open_each, MAY_HANDLE, "Open a case in each organisation below that has none, or one more in one")
TAKES(run_api_open_each, { A_TEXT("each", LIMIT_RUN_EACH_ITEM), NEEDED }, { AN_ID("org") }, A_VERSION)
GIVES(run_api_open_each, 200, { AN_INT("opened") })

static void put_figure(struct json *j, const struct run_each_screen *s, size_t n, const char *text)
{
	json_object(j);
	json_put_text(j, "name", s->list->each->figures[n]);
	json_put_text(j, "title", s->titles[n]);
	json_put_text(j, "text", text);
	json_end(j);
}

static void put_line(struct web *w, struct json *j, const struct run_each_screen *s, const struct run_each_line *line)
{
	json_object(j);
	json_put_id(j, "org", line->org->id.v);
	json_put_text(j, "org_name", line->org->name);
	json_put_id(j, "run", line->part == NULL ? 0 : line->part->id.v);
	json_put_text(j, "state", line->part == NULL ? "" : line->part->state);
	api_put_named(j, "step_title", line->part == NULL ? "" : line->part->step_title);
	api_put_named(j, "finish_title", line->part == NULL ? "" : line->part->finish_title);
	json_put_bool(j, "is_done", line->is_done);
	json_name(j, "figures");
	json_array(j);
	for (size_t n = 0; n < s->list->each->figures_count; n++)
		if (line->figures[n] != NULL)
			put_figure(j, s, n, fraction_text(w->c->arena, *line->figures[n]));
	json_end(j);
	json_end(j);
}

static void put_list(struct web *w, struct json *j, const struct run_each_screen *s)
{
	const struct run_each_list *list = s->list;

	json_name(j, "totals");
	json_array(j);
	for (size_t n = 0; list != NULL && n < list->each->figures_count; n++)
		put_figure(j, s, n, fraction_text(w->c->arena, list->totals[n]));
	json_end(j);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; list != NULL && i < list->lines_count; i++)
		if (!s->only_lacking || !list->lines[i].is_done)
			put_line(w, j, s, &list->lines[i]);
	json_end(j);
}

/* A programme that has none gives an empty list. */
void run_api_each(struct web *w)
{
	struct run_each_screen s;
	struct run_case k;
	struct json *j;

	if (!run_see(w->c, run_path(w), &k))
		return;
	run_each_screen_read(w->c, &k, web_param(w, "each"), &s);
	s.only_lacking = strcmp(web_param(w, "lacking"), "1") == 0;
	j = web_json(w);
	json_object(j);
	json_put_text(j, "each", s.list == NULL ? "" : s.list->each->id);
	api_put_named(j, "title", s.list == NULL ? "" : s.list->each->title);
	json_put_text(j, "practice", s.list == NULL ? "" : s.list->each->practice);
	json_put_int(j, "meant", s.list == NULL ? 0 : (int64_t)s.list->lines_count);
	json_put_int(j, "done", s.list == NULL ? 0 : (int64_t)s.list->done_count);
	json_put_int(j, "open", s.list == NULL ? 0 : (int64_t)s.list->open_count);
	json_put_int(j, "none", s.list == NULL ? 0 : (int64_t)s.list->none_count);
	json_put_text(j, "later", s.list == NULL || s.list->later == NULL ? "" : s.list->later);
	json_put_int(j, "row_version", k.row.row_version);
	put_list(w, j, &s);
	json_end(j);
}

void run_api_open_each(struct web *w)
{
	struct json *j;
	size_t opened;

	if (!run_each_open(w->c, run_path(w), web_param(w, "each"), (org_id){ web_param_int(w, "org", 0) }, web_row_version(w), &opened))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "opened", (int64_t)opened);
	json_end(j);
}
