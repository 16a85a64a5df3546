/* How an office begins: what the committee at the top does first, and for whom the security administrator opens accounts. Shown until it is done. */
#include "rooms/workbench/workbench_screen.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/workbench/workbench_sql.h"
#include "text/init.h"
#include "text/workbench.h"

static void add(struct workbench_screen *s, message title, message hint, const char *href, bool is_done)
{
	s->start[s->start_count++] = (struct workbench_first_step){ .title = title, .hint = hint, .href = href, .is_done = is_done };
	s->is_starting = s->is_starting || !is_done;
}

/* Whoever counts members below need not look for one among everybody. */
static bool has_members(struct ctx *c, const struct workbench_screen *s)
{
	struct workbench_number any = { 0 };

	return s->members > 0 || (workbench_members_begun(c->store, &any) && any.n > 0);
}

void workbench_start(struct ctx *c, struct workbench_screen *s)
{
	struct workbench_begun begun = { 0 };
	const char *own = arena_printf(c->arena, "/org/%lld", (long long)c->actor.org_id);

	if (c->actor.level > 1 || !may(c, MAY_EDIT_ORG) || !workbench_begun_of(c->store, (org_id){ c->actor.org_id }, c->actor.path_from, c->actor.path_to, c->today, &begun))
		return;
	if (strcmp(c->actor.org_name, T_init_root_name->text[LANG_ZH]) == 0)
		add(s, T_workbench_start_name, T_workbench_start_name_hint, arena_printf(c->arena, "%s/rename/form", own), false);
	add(s, T_workbench_start_orgs, T_workbench_start_orgs_hint, arena_printf(c->arena, "%s/found/form", own), begun.has_orgs);
	add(s, T_workbench_start_posts, T_workbench_start_posts_hint, arena_printf(c->arena, "%s/list", own), begun.has_holders);
	add(s, T_workbench_start_people, T_workbench_start_people_hint, may(c, MAY_IMPORT) ? "/batch" : "/person/new", has_members(c, s));
	add(s, T_workbench_start_programmes, T_workbench_start_programmes_hint, "/programme", begun.has_programmes);
}
