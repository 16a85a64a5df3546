/* Lists and the search for programs: the same queries, rules and scope as the pages. */
#include "rooms/roster/roster.h"
#include "rooms/roster/roster_edit.h"
#include "rooms/roster/roster_view.h"
#include "text/roster.h"
#include "web/web.h"

ROUTE(GET, "/api/v1/person", roster_api_list, MAY_SEE_PERSON, "People of a subtree (org) by the filters of the list; page, rows (200 at most), total")
ROUTE(GET, "/api/v1/search", roster_api_search, MAY_SEE_PERSON, "The first 50 people and organisations that q finds; total counts to 1,000, is_more says that there are more")
ROUTE(GET, "/api/v1/roster-view", roster_api_views, MAY_SEE_PERSON, "The saved views of this account")
ROUTE(POST, "/api/v1/roster-view", roster_api_view_save, MAY_SEE_PERSON, "Save a view: name, query (as in the URL of a list)")
ROUTE(POST, "/api/v1/roster-view/:view/name", roster_api_view_rename, MAY_SEE_PERSON, "Rename a view: name, row_version")
ROUTE(DELETE, "/api/v1/roster-view/:view", roster_api_view_delete, MAY_SEE_PERSON, "Delete a view")
ROUTE(POST, "/api/v1/roster-edit", roster_api_edit_prepare, MAY_EDIT_PERSON, "Prepare a bulk edit of all that fit: org, query, and work_unit, occupation, front_line or education")
ROUTE(GET, "/api/v1/roster-edit/:edit", roster_api_edit_show, MAY_EDIT_PERSON, "Old and new values of a prepared bulk edit")
ROUTE(POST, "/api/v1/roster-edit/:edit", roster_api_edit_apply, MAY_EDIT_PERSON, "Apply a prepared bulk edit")

/* Codes as they are stored; nationality is not in lists. */
static void put_row(struct json *j, const struct roster_row *r)
{
	json_object(j);
	json_put_id(j, "id", r->id.v);
	json_put_text(j, "name", r->name);
	json_put_text(j, "former_name", r->former_name);
	json_put_id(j, "org", r->org.v);
	json_put_text(j, "org_name", r->org_name);
	json_put_int(j, "sex", r->sex);
	json_put_day(j, "birth_day", r->birth_day);
	json_put_int(j, "birth_precision", r->birth_precision);
	json_put_text(j, "id_number_mask", r->id_number_mask);
	json_put_text(j, "phone_mask", r->phone_mask);
	json_put_text(j, "education", r->education);
	json_put_int(j, "occupation", r->occupation);
	json_put_text(j, "work_unit", r->work_unit);
	json_put_text(j, "job", r->job);
	json_put_bool(j, "is_front_line", r->is_front_line);
	json_put_int(j, "status", r->status);
	json_put_day(j, "joined_day", r->joined_day);
	json_put_int(j, "joined_precision", r->joined_precision);
	json_put_day(j, "full_day", r->full_day);
	json_put_int(j, "row_version", r->row_version);
	json_end(j);
}

static void put_rows(struct json *j, const char *name, const struct roster_row *rows, size_t count)
{
	json_name(j, name);
	json_array(j);
	for (size_t i = 0; i < count; i++)
		put_row(j, &rows[i]);
	json_end(j);
}

void roster_api_list(struct web *w)
{
	int64_t rows = web_param_int(w, "rows", ROSTER_ROWS_PER_PAGE), page = web_param_int(w, "page", 1);
	struct roster_scope scope;
	struct roster_query q;
	struct roster_page list;
	struct json *j;

	if (rows < 1 || rows > ROSTER_API_ROWS_MAX)
		rows = ROSTER_API_ROWS_MAX;
	if (!roster_open(w->c, web_param_int(w, "org", 0), &scope))
		return;
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		q.value[i] = web_param(w, ROSTER_FIELD_NAMES[i]);
	roster_query_clean(w->c, &q);
	roster_read(w->c, &scope, &q, page < 1 ? 1 : page, rows, &list);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", list.total);
	json_put_int(j, "page", list.page);
	json_put_int(j, "rows", list.rows_per_page);
	put_rows(j, "items", list.rows, list.rows_count);
	json_end(j);
}

void roster_api_search(struct web *w)
{
	struct roster_hits hits;
	struct json *j;

	roster_search(w->c, web_param(w, "q"), ROSTER_HITS_MAX, &hits);
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", hits.total > ROSTER_HITS_COUNTED_MAX ? ROSTER_HITS_COUNTED_MAX : hits.total);
	json_put_bool(j, "is_more", hits.total > ROSTER_HITS_COUNTED_MAX);
	put_rows(j, "people", hits.people, hits.people_count);
	json_name(j, "orgs");
	json_array(j);
	for (size_t i = 0; i < hits.orgs_count; i++) {
		json_object(j);
		json_put_id(j, "id", hits.orgs[i].id.v);
		json_put_text(j, "name", hits.orgs[i].name);
		json_put_text(j, "kind", hits.orgs[i].kind);
		json_put_text(j, "parent_name", hits.orgs[i].parent_name);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void roster_api_views(struct web *w)
{
	struct roster_view_row *views;
	size_t count = roster_views(w->c->store, w->c->actor.account_id, &views);
	struct json *j = web_json(w);

	json_object(j);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", views[i].id.v);
		json_put_text(j, "name", views[i].name);
		json_put_text(j, "query", views[i].query);
		json_put_int(j, "row_version", views[i].row_version);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void put_id(struct web *w, int64_t id)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
}

static roster_view_id path_view(const struct web *w)
{
	return (roster_view_id){ web_path_id(w, "view") };
}

void roster_api_view_save(struct web *w)
{
	struct roster_query q;
	roster_view_id made;

	roster_query_read(w->c, web_param(w, "query"), &q);
	if (!roster_view_save(w->c, web_param(w, "name"), &q, &made))
		return;
	put_id(w, made.v);
	web_json_status(w, 201);
}

void roster_api_view_rename(struct web *w)
{
	if (roster_view_rename(w->c, path_view(w), web_param(w, "name"), web_row_version(w)))
		put_id(w, path_view(w).v);
}

void roster_api_view_delete(struct web *w)
{
	if (roster_view_drop(w->c, path_view(w)))
		put_id(w, path_view(w).v);
}

/* ---- bulk edits ---- */

void roster_api_edit_prepare(struct web *w)
{
	struct roster_edit_typed typed = { web_param(w, "work_unit"), web_param(w, "occupation"), web_param(w, "front_line"), web_param(w, "education") };
	struct roster_query q;
	roster_edit_id made;

	roster_query_read(w->c, web_param(w, "query"), &q);
	if (!roster_edit_prepare(w->c, web_param_int(w, "org", 0), &q, NULL, 0, &typed, &made))
		return;
	put_id(w, made.v);
	web_json_status(w, 201);
}

static roster_edit_id path_edit(const struct web *w)
{
	return (roster_edit_id){ web_path_id(w, "edit") };
}

void roster_api_edit_show(struct web *w)
{
	struct roster_edit_preview p;
	struct json *j;

	if (!roster_edit_show(w->c, path_edit(w), &p))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "people", p.people_count);
	json_put_int(j, "not_shown", p.rest_count);
	json_name(j, "lines");
	json_array(j);
	for (size_t i = 0; i < p.lines_count; i++) {
		json_object(j);
		json_put_id(j, "person", p.lines[i].person);
		json_put_text(j, "name", p.lines[i].name);
		json_put_text(j, "item", p.lines[i].item->key);
		json_put_text(j, "before", p.lines[i].before);
		json_put_text(j, "after", p.lines[i].after);
		json_put_text(j, "note", p.lines[i].note == NULL ? NULL : p.lines[i].note->key);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void roster_api_edit_apply(struct web *w)
{
	struct roster_edit_outcome o;
	struct json *j;

	if (!roster_edit_apply(w->c, path_edit(w), &o))
		return;
	j = web_json(w);
	json_object(j);
	json_put_int(j, "changed", o.changed_count);
	json_put_int(j, "same", o.same_count);
	json_name(j, "refused");
	json_array(j);
	for (size_t i = 0; i < o.refused_count; i++) {
		json_object(j);
		json_put_id(j, "person", o.refused[i].person);
		json_put_text(j, "name", o.refused[i].name);
		json_put_text(j, "why", o.refused[i].why->key);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}
