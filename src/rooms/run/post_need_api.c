/* Holders of posts who lack what their post needs, for programs. */
#include "rooms/run/post_need_screen.h"
#include "web/web.h"

#define ROWS_PER_PAGE 200

FIELDS(POST_NEED_LINE, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("post_name", 0) }, { AN_ID("org") }, { A_TEXT("org_name", 0) }, { A_TEXT("code", 0) },
	{ A_TEXT("programme_title", 0) }, { A_TEXT("state", 0) }, { A_TEXT("finish_title", 0) }, { A_DAY("closed_day") }, { A_DAY("last_day") }, { AN_ID("open_run") },
	{ A_TEXT("open_step", 0) }, { AN_ID("place") }, { AN_ID("use") })

ROUTE(GET, "/api/v1/org/:org/post-need", post_need_api_list, MAY_HANDLE, "Holders of posts whose declaration or the like is missing, ran out or soon will: state none, other, over or soon")
TAKES(post_need_api_list, { A_CHOICE("side", "late soon") }, A_PAGE)
GIVES(post_need_api_list, 200, { AN_INT("total") }, { AN_INT("late") }, { AN_INT("soon") }, { A_LIST("items", POST_NEED_LINE) })

static void put_line(struct json *j, const struct post_need_shown *row)
{
	const struct post_need_holder *h = row->holder;
	const struct post_need_case *done = row->line.done, *open = row->line.open;

	json_object(j);
	json_put_id(j, "person", h->person.v);
	json_put_text(j, "name", h->name);
	json_put_text(j, "post_name", h->post_name);
	json_put_id(j, "org", h->org.v);
	json_put_text(j, "org_name", h->org_name);
	json_put_text(j, "code", row->line.use->code);
	api_put_named(j, "programme_title", row->line.use->title);
	json_put_text(j, "state", POST_NEED_STATES[row->line.state]);
	api_put_named(j, "finish_title", done == NULL ? "" : done->finish_title);
	json_put_day(j, "closed_day", done == NULL ? DAY_OPEN : done->closed_day);
	json_put_day(j, "last_day", row->line.last_day);
	json_put_id(j, "open_run", open == NULL ? 0 : open->id.v);
	json_put_text(j, "open_step", open == NULL ? "" : open->step_title);
	json_put_id(j, "place", row->place);
	json_put_id(j, "use", row->line.use->id.v);
	json_end(j);
}

void post_need_api_list(struct web *w)
{
	struct post_need_screen s;
	struct json *j;

	if (!post_need_screen_read(w, ROWS_PER_PAGE, &s))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", s.total);
	json_put_int(j, "late", (int64_t)(s.list.counts[POST_NEED_NONE] + s.list.counts[POST_NEED_OTHER] + s.list.counts[POST_NEED_OVER]));
	json_put_int(j, "soon", (int64_t)s.list.counts[POST_NEED_SOON]);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < s.rows_count; i++)
		put_line(j, &s.rows[i]);
	json_end(j);
	json_end(j);
}
