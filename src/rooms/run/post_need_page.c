/* Holders of posts who lack what their post needs, in the browser. */
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/run/post_need_screen.h"
#include "rooms/run/post_need_tmpl.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_role.h"
#include "web/web.h"

ROUTE(GET, "/org/:org/post-need", post_need_page, MAY_HANDLE, "Holders of posts whose declaration or the like is missing, ran out or soon will")

static bool is_on_side(const char *side, enum post_need_state state)
{
	return side[0] == '\0' || (strcmp(side, "soon") == 0) == (state == POST_NEED_SOON);
}

static const struct post_need_holder *holder_of(const struct post_need_holder *holders, size_t count, holding_id id)
{
	for (size_t i = 0; i < count; i++)
		if (holders[i].holding.v == id.v)
			return &holders[i];
	return NULL;
}

/* Who the lines of this page are about. Somebody whose archive went away meanwhile has no line. */
static void read_holders(struct ctx *c, struct post_need_screen *s)
{
	int64_t *ids = arena_array(c->arena, s->rows_count + 1, sizeof(*ids));
	struct post_need_holder *holders;
	size_t count, kept = 0;

	for (size_t i = 0; i < s->rows_count; i++)
		ids[i] = s->rows[i].line.holding.v;
	count = post_need_holders(c->store, ids, s->rows_count, &holders);
	for (size_t i = 0; i < s->rows_count; i++) {
		struct post_need_shown *row = &s->rows[kept];
		struct run_place place;

		*row = (struct post_need_shown){ .line = s->rows[i].line, .holder = holder_of(holders, count, s->rows[i].line.holding) };
		if (row->holder == NULL)
			continue;
		kept++;
		row->may_see = may_at_path(c, MAY_SEE_PERSON, row->holder->person_path);
		if (run_place_find(c, row->holder->path, row->line.p->runs_at, &place)) {
			row->place = place.id.v;
			row->may_open = may_at_path(c, MAY_HANDLE, place.path);
		}
	}
	s->rows_count = kept;
}

bool post_need_screen_read(struct web *w, int64_t rows_per_page, struct post_need_screen *s)
{
	struct ctx *c = w->c;
	const char *side = web_param(w, "side");

	*s = (struct post_need_screen){ .side = strcmp(side, "late") == 0 || strcmp(side, "soon") == 0 ? side : "", .page = web_param_int(w, "page", 1), .rows_per_page = rows_per_page };
	if (!org_see_for(c, web_path(w, org), MAY_HANDLE, &s->org))
		return false;
	if (s->page < 1)
		s->page = 1;
	post_need_read(c, s->org.path, &s->list);
	s->rows = arena_array(c->arena, (size_t)rows_per_page + 1, sizeof(*s->rows));
	for (size_t i = 0; i < s->list.lines_count; i++) {
		if (!is_on_side(s->side, s->list.lines[i].state))
			continue;
		if (s->total >= (s->page - 1) * rows_per_page && (int64_t)s->rows_count < rows_per_page)
			s->rows[s->rows_count++].line = s->list.lines[i];
		s->total++;
	}
	read_holders(c, s);
	return true;
}

void post_need_page(struct web *w)
{
	struct post_need_screen s;

	if (!post_need_screen_read(w, web_list_rows(w, POST_NEED_ROWS_PER_PAGE), &s))
		return;
	post_need_screen(&w->view, &s);
	web_page(w);
}
