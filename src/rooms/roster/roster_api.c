/* Lists and the search for programs: the same queries, rules and scope as the pages. */
#include "rooms/roster/roster.h"
#include "rooms/roster/roster_edit.h"
#include "rooms/roster/roster_view.h"
#include "text/roster.h"
#include "web/web.h"

/* Codes as they are stored; nationality is not in lists. */
FIELDS(PERSON, ROW_ID(struct roster_row, id), ROW_TEXT(struct roster_row, name), ROW_TEXT(struct roster_row, former_name), ROW_ID(struct roster_row, org),
	ROW_TEXT(struct roster_row, org_name), ROW_INT(struct roster_row, sex), ROW_DAY(struct roster_row, birth_day),
	ROW_INT(struct roster_row, birth_precision), ROW_TEXT(struct roster_row, id_number_mask), ROW_TEXT(struct roster_row, phone_mask),
	ROW_TEXT(struct roster_row, education), ROW_INT(struct roster_row, occupation), ROW_TEXT(struct roster_row, work_unit),
	ROW_TEXT(struct roster_row, job), ROW_BOOL(struct roster_row, is_front_line), ROW_INT(struct roster_row, status),
	ROW_DAY(struct roster_row, joined_day), ROW_INT(struct roster_row, joined_precision), ROW_DAY(struct roster_row, full_day), ROW_INT(struct roster_row, full_precision),
	ROW_INT(struct roster_row, row_version))
FIELDS(ORG, ROW_ID(struct roster_org, id), ROW_TEXT(struct roster_org, name), ROW_TEXT(struct roster_org, kind), ROW_TEXT(struct roster_org, parent_name))
FIELDS(FOUND, { A_CHOICE("kind", FIND_KINDS), AT(struct find_hit, kind) }, ROW_ID(struct find_hit, id), ROW_TEXT(struct find_hit, title), ROW_TEXT(struct find_hit, what),
	ROW_TEXT(struct find_hit, where), ROW_TEXT(struct find_hit, how), ROW_TEXT(struct find_hit, href))
FIELDS(VIEW, ROW_ID(struct roster_view_row, id), ROW_TEXT(struct roster_view_row, list), ROW_TEXT(struct roster_view_row, name), ROW_TEXT(struct roster_view_row, query),
	ROW_INT(struct roster_view_row, row_version))
FIELDS(EDIT_LINE, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("item", 0) }, { A_TEXT("before", 0) }, { A_TEXT("after", 0) }, { A_TEXT("note", 0), OR_NULL })
FIELDS(EDIT_REFUSED, { AN_ID("person") }, { A_TEXT("name", 0) }, { A_TEXT("why", 0) })

ROUTE(GET, "/api/v1/person", roster_api_list, MAY_SEE_PERSON, "People of a subtree by the filters of the list, sorted and in pages of at most 200 rows")
/* Beside org, page and rows the fields of ROSTER_FIELDS; tests/unit/api_field_test.c compares them. A value that means nothing is dropped,
 * as in the address of a list. */
#define FILTER(name_) { A_TEXT(name_, ROSTER_QUERY_CHARS_MAX) }
TAKES(roster_api_list, { AN_ID("org") }, A_PAGE, { A_NUMBER("rows", ROSTER_API_ROWS_MAX), AT_LEAST(1) }, FILTER("q"), FILTER("status"), FILTER("sex"), FILTER("age"), FILTER("age_from"),
	FILTER("age_to"), FILTER("education"), FILTER("occupation"), FILTER("joined"), FILTER("joined_from"), FILTER("joined_to"), FILTER("role"),
	FILTER("minority"), FILTER("front_line"), FILTER("no_number"), FILTER("unreadable"), FILTER("figure"), { A_CHOICE("sort", "name org joined birth") }, { A_BOOL("down") })
GIVES(roster_api_list, 200, { AN_INT("total") }, { AN_INT("page") }, { AN_INT("rows") }, { A_LIST("items", PERSON) })

ROUTE(GET, "/api/v1/search", roster_api_search, MAY_SEE_PERSON, "The first 50 people and organisations that q finds; total counts to 1,000, is_more says that there are more; found: cases by title or number, papers by the first 8 characters or more of their SHA-256, letters of transfer and reminders by number")
TAKES(roster_api_search, { A_TEXT("q", ROSTER_QUERY_CHARS_MAX), NEEDED })
GIVES(roster_api_search, 200, { AN_INT("total") }, { A_BOOL("is_more") }, { A_LIST("people", PERSON) }, { A_LIST("orgs", ORG) }, { A_LIST("found", FOUND) })

ROUTE(GET, "/api/v1/roster-view", roster_api_views, MAY_SEE_PERSON, "The saved views of this account, of people and of organisations; of one list alone with list")
TAKES(roster_api_views, { A_CHOICE("list", "person org") })
GIVES_ROWS(roster_api_views, VIEW)

ROUTE(POST, "/api/v1/roster-view", roster_api_view_save, MAY_SEE_PERSON, "Save a view: the query as in the address of a list (with org=5 it is kept with its organisation), of people if list does not say org")
TAKES(roster_api_view_save, { A_CHOICE("list", "person org") }, { A_TEXT("name", LIMIT_ROSTER_VIEW_NAME), NEEDED }, { A_TEXT("query", ROSTER_QUERY_CHARS_MAX), NEEDED })
GIVES_ID(roster_api_view_save, 201)

ROUTE(POST, "/api/v1/roster-view/:view/name", roster_api_view_rename, MAY_SEE_PERSON, "Rename a view")
TAKES(roster_api_view_rename, { A_TEXT("name", LIMIT_ROSTER_VIEW_NAME), NEEDED }, A_VERSION)
GIVES_ID(roster_api_view_rename, 200)

ROUTE(DELETE, "/api/v1/roster-view/:view", roster_api_view_delete, MAY_SEE_PERSON, "Delete a view")
TAKES_NOTHING(roster_api_view_delete)
GIVES_ID(roster_api_view_delete, 200)

ROUTE(POST, "/api/v1/roster-edit", roster_api_edit_prepare, MAY_EDIT_PERSON, "Prepare a bulk edit of all that fit a query; at least one of the new values")
TAKES(roster_api_edit_prepare, { AN_ID("org") }, { A_TEXT("query", ROSTER_QUERY_CHARS_MAX) }, { A_TEXT("work_unit", LIMIT_PERSON_WORK_UNIT) },
	{ A_TEXT("occupation", 60) }, { A_TEXT("front_line", 60) }, { A_TEXT("education", 60) })
GIVES_ID(roster_api_edit_prepare, 201)

ROUTE(GET, "/api/v1/roster-edit/:edit", roster_api_edit_show, MAY_EDIT_PERSON, "Old and new values of a prepared bulk edit")
TAKES_NOTHING(roster_api_edit_show)
GIVES(roster_api_edit_show, 200, { AN_INT("people") }, { AN_INT("not_shown") }, { A_LIST("lines", EDIT_LINE) })

ROUTE(POST, "/api/v1/roster-edit/:edit", roster_api_edit_apply, MAY_EDIT_PERSON, "Apply a prepared bulk edit; batch is under /api/v1/edit-batch, where it can be undone")
TAKES(roster_api_edit_apply, { A_TEXT("reason", LIMIT_PERSON_CHANGE_REASON), NEEDED })
GIVES(roster_api_edit_apply, 200, { AN_ID("batch") }, { AN_INT("changed") }, { AN_INT("same") }, { A_LIST("refused", EDIT_REFUSED) })

void roster_api_list(struct web *w)
{
	int64_t rows = web_param_int(w, "rows", ROSTER_ROWS_PER_PAGE), page = web_param_int(w, "page", 1);
	struct roster_scope scope;
	struct roster_query q;
	struct roster_page list;
	struct json *j;

	if (!roster_open(w->c, web_param_int(w, "org", 0), &scope))
		return;
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		q.value[i] = web_param(w, ROSTER_FIELD_NAMES[i]);
	roster_query_clean(w->c, &q);
	if (!roster_query_is_read(w->c, &q))
		return;
	roster_read(w->c, &scope, &q, page < 1 ? 1 : page, rows, &list);
	if (ctx_is_refused(w->c))
		return;
	if (page > list.page) {		/* behind the last there is nothing, and not the last once more, as the page shows it */
		list.page = page;
		list.rows_count = 0;
	}
	j = web_json(w);
	json_object(j);
	json_put_int(j, "total", list.total);
	json_put_int(j, "page", list.page);
	json_put_int(j, "rows", list.rows_per_page);
	api_put_rows(j, "items", PERSON, list.rows, list.rows_count);
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
	api_put_rows(j, "people", PERSON, hits.people, hits.people_count);
	api_put_rows(j, "orgs", ORG, hits.orgs, hits.orgs_count);
	api_put_rows(j, "found", FOUND, hits.found.hits, hits.found.count);
	json_end(j);
}

void roster_api_views(struct web *w)
{
	struct roster_view_row *views;
	size_t count = roster_views(w->c->store, w->c->actor.account_id, web_param(w, "list"), &views);

	web_give_rows(w, VIEW, views, count);
}

static roster_view_id path_view(const struct web *w)
{
	return (roster_view_id){ web_path_id(w, "view") };
}

void roster_api_view_save(struct web *w)
{
	const char *list = web_param(w, "list");
	roster_view_id made;

	if (roster_view_save(w->c, text_is_empty(list) ? ROSTER_LIST_PEOPLE : list, web_param(w, "name"), web_param(w, "query"), &made))
		web_give_id(w, made.v);
}

void roster_api_view_rename(struct web *w)
{
	if (roster_view_rename(w->c, path_view(w), web_param(w, "name"), web_row_version(w)))
		web_give_id(w, path_view(w).v);
}

void roster_api_view_delete(struct web *w)
{
	if (roster_view_drop(w->c, path_view(w)))
		web_give_id(w, path_view(w).v);
}

/* ---- bulk edits ---- */

void roster_api_edit_prepare(struct web *w)
{
	struct roster_edit_typed typed = { web_param(w, "work_unit"), web_param(w, "occupation"), web_param(w, "front_line"), web_param(w, "education") };
	struct roster_query q;
	roster_edit_id made;

	roster_query_read(w->c, web_param(w, "query"), &q);
	if (roster_edit_prepare(w->c, web_param_int(w, "org", 0), &q, NULL, 0, &typed, &made))
		web_give_id(w, made.v);
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

	if (!roster_edit_apply(w->c, path_edit(w), web_param(w, "reason"), &o))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "batch", o.batch.id.v);
	json_put_int(j, "changed", o.batch.done);
	json_put_int(j, "same", o.batch.same);
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
