/* One case in each organisation below, in the browser. */
#include "core/permit.h"
#include "rooms/run/run_each_tmpl.h"
#include "rooms/run/run_input.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"
#include "web/web.h"

ROUTE(GET, "/run/:run/each", run_each_page, MAY_HANDLE, "The cases that a case wants of each organisation below")
ROUTE(POST, "/run/:run/each", run_each_save, MAY_HANDLE, "Open a case in each organisation below that has none")

/* What a figure is called where it comes from; else by its name. */
static const char **titles_of(struct ctx *c, const struct run_each_list *list)
{
	const char **titles = arena_array(c->arena, list->each->figures_count + 1, sizeof(*titles));
	const struct programme *p = NULL;

	for (size_t i = 0; p == NULL && i < list->lines_count; i++)
		if (list->lines[i].part != NULL)
			p = programme_of_file(c, list->lines[i].part->programme);
	for (size_t i = 0; i < list->each->figures_count; i++) {
		struct name name = { .kind = NAME_UNKNOWN };

		if (p != NULL)
			name = programme_name(p, list->each->figures[i]);
		titles[i] = name.kind == NAME_VALUE && p->values[name.index].title != NULL ? p->values[name.index].title : list->each->figures[i];
	}
	return titles;
}

void run_each_screen_read(struct ctx *c, const struct run_case *k, const char *each, struct run_each_screen *s)
{
	struct name name = each[0] != '\0' ? programme_name(k->p, each) : (struct name){ .kind = NAME_EACH };
	struct run_each_list *list = arena_alloc(c->arena, sizeof(*list));

	*s = (struct run_each_screen){ .k = k };
	if (name.kind != NAME_EACH || (size_t)name.index >= k->p->eaches_count)
		return;
	run_each_read(c, k, name.index, list);
	s->list = list;
	s->titles = titles_of(c, list);
	s->may_open = k->at >= 0 && run_needs(k, list->each->id) && !list->is_cut && may_at_path(c, MAY_HANDLE, k->row.org_path);
	s->again = arena_array(c->arena, list->lines_count + 1, sizeof(*s->again));
	for (size_t i = 0; s->may_open && i < list->lines_count; i++)
		if (list->lines[i].is_done && list->lines[i].again == NULL)
			s->again[s->again_count++] = (struct option){ .value = arena_printf(c->arena, "%lld", (long long)list->lines[i].org->id.v), .label_text = list->lines[i].org->name };
}

bool run_each_is_needed(const struct run_screen *s, const struct run_each_list *list)
{
	return run_needs(s->k, list->each->id);
}

bool run_may_see_whole(const struct ctx *c, const struct run_screen *s)
{
	return may_at_path(c, MAY_HANDLE, s->whole.org_path);
}

static void show(struct web *w)
{
	struct run_each_screen s;
	struct run_case k;

	if (!run_see(w->c, run_path(w), &k))
		return;
	run_each_screen_read(w->c, &k, web_param(w, "each"), &s);
	s.only_lacking = strcmp(web_param(w, "lacking"), "1") == 0;
	run_each_screen(&w->view, &s);
	web_page(w);
}

void run_each_page(struct web *w)
{
	show(w);
}

void run_each_save(struct web *w)
{
	const char *each = web_param(w, "each");
	struct ctx *c = w->c;
	size_t opened;

	if (run_each_open(c, run_path(w), each, (org_id){ web_param_int(w, "org", 0) }, web_row_version(w), &opened)) {
		web_notice(w, T_run_each_opened, "n", arena_printf(c->arena, "%zu", opened), NULL);
		web_redirect(w, arena_printf(c->arena, "/run/%lld/each?each=%s", (long long)run_path(w).v, each));
	} else if (c->refusals_count > 0 && (c->refusals[0].kind == BAD_INPUT || c->refusals[0].kind == CONFLICT || c->refusals[0].kind == AGAINST_RULE)) {
		web_status(w, c->refusals[0].kind == CONFLICT ? 409 : 422);
		show(w);
	}
}
