/* The tree and its posts for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/post.h"
#include "web/web.h"

#define PAGE_ROWS 200

ROUTE(GET, "/api/v1/org", org_api_find, MAY_SEE_ORG, "Organisations found by q (name, initials or code); without q the one of the post")
ROUTE(GET, "/api/v1/org/:org", org_api_get, MAY_SEE_ORG, "One organisation with its posts and holders")
ROUTE(GET, "/api/v1/org/:org/children", org_api_children, MAY_SEE_ORG, "Units directly below, 200 a page")
ROUTE(GET, "/api/v1/org/:org/history", org_api_history, MAY_SEE_ORG, "Names and places of an organisation by date")
ROUTE(POST, "/api/v1/org/:org/child", org_api_found, MAY_EDIT_ORG, "Found a unit below: name, kind, unit_kind, day, document; type, host, authority, linked_code where they are needed")
ROUTE(POST, "/api/v1/org/:org/name", org_api_rename, MAY_EDIT_ORG, "Rename: name, short_name, day, document, row_version")
ROUTE(POST, "/api/v1/org/:org/parent", org_api_move, MAY_EDIT_ORG, "Move: parent_code, day, document, row_version")
ROUTE(POST, "/api/v1/org/:org/merger", org_api_merge, MAY_EDIT_ORG, "Merge into parent_code: day, document, row_version")
ROUTE(POST, "/api/v1/org/:org/closing", org_api_close, MAY_EDIT_ORG, "Close: day, document, row_version")
ROUTE(POST, "/api/v1/org/:org/election", org_api_elect, MAY_EDIT_ORG, "Record an election: day, term_years, row_version")
ROUTE(POST, "/api/v1/org/:org/approval", org_api_approve, MAY_EDIT_ORG, "Record who approved it: authority, document, day, linked_code, row_version")
ROUTE(POST, "/api/v1/org/:org/facts", org_api_describe, MAY_EDIT_ORG, "Unit kind and note: unit_kind, note, row_version")
ROUTE(POST, "/api/v1/org/:org/post", post_api_create, MAY_EDIT_ORG, "Add a post: kind, name, seats, is_exclusive")
ROUTE(POST, "/api/v1/post/:post/change", post_api_change, MAY_EDIT_ORG, "Change name and seats: name, seats, reason, document, row_version")
ROUTE(POST, "/api/v1/post/:post/closing", post_api_close, MAY_EDIT_ORG, "Close a post: reason, document, row_version")
ROUTE(POST, "/api/v1/post/:post/holding", post_api_appoint, MAY_APPOINT, "Appoint: person (number), manner, from_day, to_day, document")
ROUTE(POST, "/api/v1/holding/:holding/end", holding_api_end, MAY_APPOINT, "End a holding: to_day, reason, document, row_version")
ROUTE(POST, "/api/v1/holding/:holding/confirmation", holding_api_confirm, MAY_APPOINT, "Confirm as the second person: row_version")

static org_id path_org(const struct web *w)
{
	return (org_id){ web_path_id(w, "org") };
}

static void put_org(struct json *j, const struct org_row *org)
{
	json_put_id(j, "id", org->id.v);
	json_put_text(j, "code", org->code);
	json_put_text(j, "kind", org->kind);
	json_put_text(j, "name", org->name);
	json_put_text(j, "short_name", org->short_name);
	json_put_id(j, "parent", org->parent.v);
	json_put_text(j, "unit_kind", org->unit_kind);
	json_put_day(j, "from_day", org->from_day);
	json_put_day(j, "to_day", org->to_day);
	json_put_int(j, "term_years", org->term_years);
	json_put_day(j, "elected_day", org->elected_day);
	json_put_day(j, "term_ends_day", org->term_ends_day);
	json_put_id(j, "host", org->host);
	json_put_text(j, "note", org->note);
	json_put_int(j, "row_version", org->row_version);
}

static void put_items(struct web *w, const struct org_item *items, size_t count, int64_t total)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_int(j, "total", total);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_id(j, "id", items[i].id.v);
		json_put_text(j, "code", items[i].code);
		json_put_text(j, "kind", items[i].kind);
		json_put_text(j, "name", items[i].name);
		json_put_int(j, "children", items[i].children);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void org_api_find(struct web *w)
{
	const char *text = web_param(w, "q");
	struct org_item *items;
	struct org_row own;
	size_t count;

	if (text_is_empty(text)) {
		if (!org_see(w->c, (org_id){ w->c->actor.org_id }, &own))
			return;
		put_items(w, &(struct org_item){ .id = own.id, .code = own.code, .kind = own.kind, .name = own.name, .path = own.path }, 1, 1);
		return;
	}
	count = org_search(w->c, text, &items);
	put_items(w, items, count, (int64_t)count);
}

static void put_posts(struct web *w, struct json *j, org_id org)
{
	struct post_row *posts;
	struct post_holder *holders;
	size_t posts_count = post_list(w->c->store, org, w->c->today, &posts);
	size_t holders_count = post_holders(w->c->store, org, w->c->today, &holders);

	json_name(j, "posts");
	json_array(j);
	for (size_t i = 0; i < posts_count; i++) {
		json_object(j);
		json_put_id(j, "id", posts[i].id.v);
		json_put_text(j, "kind", posts[i].kind);
		json_put_text(j, "name", posts[i].name);
		json_put_int(j, "seats", posts[i].seats);
		json_put_bool(j, "is_exclusive", posts[i].is_exclusive);
		json_put_int(j, "row_version", posts[i].row_version);
		json_name(j, "holders");
		json_array(j);
		for (size_t k = 0; k < holders_count; k++) {
			if (holders[k].post.v != posts[i].id.v)
				continue;
			json_object(j);
			json_put_id(j, "id", holders[k].id.v);
			json_put_id(j, "person", holders[k].person.v);
			json_put_text(j, "name", holders[k].name);
			json_put_text(j, "manner", holders[k].manner);
			json_put_day(j, "from_day", holders[k].from_day);
			json_put_day(j, "to_day", holders[k].to_day);
			json_put_bool(j, "needs_second", holders[k].needs_second);
			json_put_int(j, "row_version", holders[k].row_version);
			json_end(j);
		}
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

void org_api_get(struct web *w)
{
	struct org_approval_row approval;
	struct org_row org;
	struct json *j;

	if (!org_see(w->c, path_org(w), &org))
		return;
	j = web_json(w);
	json_object(j);
	put_org(j, &org);
	if (org_approval_get(w->c->store, org.id, &approval)) {
		json_put_text(j, "authority", approval.authority);
		json_put_day(j, "approved_day", approval.approved_day);
		json_put_id(j, "linked", approval.linked.v);
	}
	put_posts(w, j, org.id);
	json_end(j);
}

void org_api_children(struct web *w)
{
	int64_t page = web_param_int(w, "page", 1);
	struct org_row org;
	struct org_number total = { 0 };
	struct org_item *items;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	if (page < 1 || page > 1000000)
		page = 1;
	org_children_count(w->c->store, org.id, w->c->today, &total);
	count = org_children(w->c->store, org.id, w->c->today, PAGE_ROWS, (page - 1) * PAGE_ROWS, &items);
	put_items(w, items, count, total.n);
}

void org_api_history(struct web *w)
{
	struct org_row org;
	struct org_history_row *rows;
	struct json *j;
	size_t count;

	if (!org_see(w->c, path_org(w), &org))
		return;
	count = org_history(w->c->store, org.id, &rows);
	j = web_json(w);
	json_object(j);
	json_name(j, "items");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "reason", rows[i].reason);
		json_put_text(j, "name", rows[i].name);
		json_put_text(j, "kind", rows[i].kind);
		json_put_text(j, "parent_name", rows[i].parent_name);
		json_put_day(j, "from_day", rows[i].from_day);
		json_put_day(j, "to_day", rows[i].to_day);
		json_put_text(j, "document", rows[i].document);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

static void answer_id(struct web *w, int64_t id, int status)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "id", id);
	json_end(j);
	web_json_status(w, status);
}

void org_api_found(struct web *w)
{
	struct org_form form;
	org_id made;

	org_form_read(w, &form);
	form.parent = path_org(w);
	if (org_found(w->c, &form, &made))
		answer_id(w, made.v, 201);
}

static void change(struct web *w, bool (*rule)(struct ctx *, org_id, const struct org_form *))
{
	struct org_form form;

	org_form_read(w, &form);
	if (rule(w->c, path_org(w), &form))
		answer_id(w, path_org(w).v, 200);
}

void org_api_rename(struct web *w) { change(w, org_rename); }
void org_api_move(struct web *w) { change(w, org_move); }
void org_api_merge(struct web *w) { change(w, org_merge); }
void org_api_close(struct web *w) { change(w, org_close); }
void org_api_elect(struct web *w) { change(w, org_elect); }
void org_api_approve(struct web *w) { change(w, org_approve); }
void org_api_describe(struct web *w) { change(w, org_describe); }

void post_api_create(struct web *w)
{
	struct post_form form;
	post_id made;

	post_form_read(w, &form);
	if (post_create(w->c, path_org(w), &form, &made))
		answer_id(w, made.v, 201);
}

static void change_post(struct web *w, bool (*rule)(struct ctx *, post_id, const struct post_form *))
{
	post_id id = { web_path_id(w, "post") };
	struct post_form form;

	post_form_read(w, &form);
	if (rule(w->c, id, &form))
		answer_id(w, id.v, 200);
}

void post_api_change(struct web *w) { change_post(w, post_change); }
void post_api_close(struct web *w) { change_post(w, post_close); }

void post_api_appoint(struct web *w)
{
	struct post_form form;
	holding_id made;

	post_form_read(w, &form);
	form.person.v = web_param_int(w, "person", 0);
	if (post_appoint(w->c, (post_id){ web_path_id(w, "post") }, &form, &made))
		answer_id(w, made.v, 201);
}

void holding_api_end(struct web *w)
{
	holding_id id = { web_path_id(w, "holding") };
	struct post_form form;

	post_form_read(w, &form);
	if (post_dismiss(w->c, id, &form))
		answer_id(w, id.v, 200);
}

void holding_api_confirm(struct web *w)
{
	holding_id id = { web_path_id(w, "holding") };

	if (post_confirm(w->c, id, web_row_version(w)))
		answer_id(w, id.v, 200);
}
