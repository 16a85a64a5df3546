/* Saved views: a filter under a name, for the account alone. */
#include <string.h>
#include "rooms/roster/roster_screen.h"
#include "rooms/roster/roster_tmpl.h"
#include "text/roster.h"
#include "web/web.h"

ROUTE(GET, "/roster/view", roster_view_list, MAY_SEE_PERSON, "The saved views of this account")
ROUTE(GET, "/roster/view/:view/count", roster_view_count, MAY_SEE_PERSON, "How many people a saved view has, for the tabs of the roster; one without organisation in org")
ROUTE(POST, "/roster/view", roster_view_save_page, MAY_SEE_PERSON, "Save a filter under a name: name, query, org, list (person, org)")
ROUTE(POST, "/roster/view/:view/rename", roster_view_rename_page, MAY_SEE_PERSON, "Give a saved view another name")
ROUTE(POST, "/roster/view/:view/delete", roster_view_delete_page, MAY_SEE_PERSON, "Delete a saved view")

static void show(struct web *w)
{
	struct roster_view_row *views;
	size_t count = roster_views(w->c->store, w->c->actor.account_id, "", &views);

	roster_view_screen(&w->view, views, count);
	web_page(w);
}

void roster_view_list(struct web *w)
{
	show(w);
}

/* A refused name is told on a page of its own form, with the query kept. */
static void ask_again(struct web *w)
{
	roster_view_form(&w->view, web_param(w, "name"), web_param(w, "query"), web_param(w, "org"), web_param(w, "list"));
	web_page(w);
}

/* Absent: people, the list that had views first. */
static const char *list_of(const struct web *w)
{
	const char *list = web_param(w, "list");

	return text_is_empty(list) ? ROSTER_LIST_PEOPLE : list;
}

void roster_view_save_page(struct web *w)
{
	struct ctx *c = w->c;
	const char *list = list_of(w), *query, *typed;
	long long org = web_param_int(w, "org", c->actor.org_id);
	roster_view_id made;

	typed = arena_printf(c->arena, "org=%lld&%s", org, web_param(w, "query"));
	if (!roster_view_save(c, list, web_param(w, "name"), typed, &made)) {
		if (web_form_again(w))
			ask_again(w);
		return;
	}
	web_notice(w, T_roster_view_saved, "name", web_param(w, "name"), NULL);
	query = roster_view_query(c, list, typed);
	web_redirect(w, strcmp(list, ROSTER_LIST_ORGS) == 0 ? arena_printf(c->arena, "/org/%lld/list?%s", org, roster_view_filter(query))
		: arena_printf(c->arena, "/person?%s", query));
}

static roster_view_id path_view(const struct web *w)
{
	return (roster_view_id){ web_path_id(w, "view") };
}

/* By itself it is no page: whoever opens it sees the views. A view behind a number has none, for its list is asked for when it is opened. */
void roster_view_count(struct web *w)
{
	struct ctx *c = w->c;
	struct roster_view_row view;
	struct roster_scope scope;
	int64_t org, n = 0;

	if (!roster_view_get(c->store, path_view(w), c->actor.account_id, &view) || strcmp(view.list, ROSTER_LIST_PEOPLE) != 0) {
		ctx_refuse(c, NOT_FOUND, T_roster_view_not_found, NULL);
		return;
	}
	if (!web_wants_partial(w)) {
		show(w);
		return;
	}
	org = roster_view_org(view.query);
	if (!roster_open(c, org != 0 ? org : web_param_int(w, "org", c->actor.org_id), &scope))
		return;
	if (roster_view_people(c, &scope, view.query, &n))
		roster_view_number(&w->view, n);
	web_page(w);
}

void roster_view_rename_page(struct web *w)
{
	if (!roster_view_rename(w->c, path_view(w), web_param(w, "name"), web_row_version(w))) {
		if (web_form_again(w))
			show(w);
		return;
	}
	web_notice(w, T_roster_view_renamed, NULL);
	web_redirect(w, "/roster/view");
}

void roster_view_delete_page(struct web *w)
{
	if (!roster_view_drop(w->c, path_view(w)))
		return;
	web_notice(w, T_roster_view_dropped, NULL);
	web_redirect(w, "/roster/view");
}
