/* The tree and its posts for programs: the same rules as the pages. */
#include <string.h>
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/org/org_input.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_list.h"
#include "rooms/org/org_request.h"
#include "rooms/org/post_ending.h"
#include "text/org.h"
#include "web/web.h"

#define PAGE_ROWS 200

FIELDS(ITEM, ROW_ID(struct org_item, id), ROW_TEXT(struct org_item, code), ROW_TEXT(struct org_item, kind), ROW_TEXT(struct org_item, name),
	ROW_INT(struct org_item, children))
FIELDS(HOLDER, ROW_ID(struct post_holder, id), ROW_ID(struct post_holder, person), ROW_TEXT(struct post_holder, name),
	ROW_TEXT(struct post_holder, manner), ROW_DAY(struct post_holder, from_day), ROW_DAY(struct post_holder, to_day),
	ROW_BOOL(struct post_holder, needs_second), ROW_INT(struct post_holder, row_version))
FIELDS(POST, ROW_ID(struct post_row, id), ROW_TEXT(struct post_row, kind), ROW_TEXT(struct post_row, name), ROW_INT(struct post_row, seats),
	ROW_BOOL(struct post_row, is_exclusive), ROW_INT(struct post_row, row_version), { A_LIST("holders", HOLDER) })
FIELDS(FORMER_TERM, ROW_DAY(struct org_term_row, elected_day), ROW_INT(struct org_term_row, term_years), ROW_DAY(struct org_term_row, term_ends_day), ROW_DAY(struct org_term_row, to_day))
FIELDS(FORMER_UNIT, ROW_TEXT(struct org_unit_row, unit_kind), ROW_DAY(struct org_unit_row, to_day))
FIELDS(ORG, ROW_ID(struct org_row, id), ROW_TEXT(struct org_row, code), ROW_TEXT(struct org_row, kind), ROW_TEXT(struct org_row, name),
	ROW_TEXT(struct org_row, short_name), ROW_ID(struct org_row, parent), ROW_TEXT(struct org_row, unit_kind),
	ROW_DAY(struct org_row, from_day), ROW_DAY(struct org_row, to_day), ROW_INT(struct org_row, term_years),
	ROW_DAY(struct org_row, elected_day), ROW_DAY(struct org_row, term_ends_day), ROW_ID(struct org_row, host),
	{ A_TEXT("note", 0), OR_NULL, AT(struct org_row, note) }, ROW_INT(struct org_row, row_version),
	{ A_TEXT("authority", 0), SOMETIMES }, { A_DAY("approved_day"), SOMETIMES }, { AN_ID("linked"), SOMETIMES }, { AN_INT("committee_full_time") }, { AN_INT("committee_part_time") }, { AN_INT("joint_units") }, { A_LIST("former_terms", FORMER_TERM) },
	{ A_LIST("former_units", FORMER_UNIT) }, { A_LIST("posts", POST) })
FIELDS(HISTORY, ROW_TEXT(struct org_history_row, reason), ROW_TEXT(struct org_history_row, name), ROW_TEXT(struct org_history_row, kind),
	ROW_TEXT(struct org_history_row, parent_name), ROW_DAY(struct org_history_row, from_day), ROW_DAY(struct org_history_row, to_day),
	ROW_TEXT(struct org_history_row, document))

FIELDS(MERGER, ROW_ID(struct org_merger, org), ROW_TEXT(struct org_merger, name), ROW_DAY(struct org_merger, day), ROW_TEXT(struct org_merger, document),
	ROW_INT(struct org_merger, members), ROW_INT(struct org_merger, units))

/* ---- reading ---- */

ROUTE(GET, "/api/v1/org", org_api_find, MAY_SEE_ORG, "Organisations found by name, initials or code; without q the one of the post")
TAKES(org_api_find, { A_TEXT("q", LIMIT_ORG_NAME) })
GIVES_PAGE(org_api_find, ITEM)

ROUTE(GET, "/api/v1/org/:org", org_api_get, MAY_SEE_ORG, "One organisation with its posts and holders")
TAKES_NOTHING(org_api_get)
GIVES_SAME(org_api_get, 200, ORG)

ROUTE(GET, "/api/v1/org/:org/children", org_api_children, MAY_SEE_ORG, "Units directly below, 200 a page")
TAKES(org_api_children, A_PAGE)
GIVES_PAGE(org_api_children, ITEM)

ROUTE(GET, "/api/v1/org/:org/history", org_api_history, MAY_SEE_ORG, "Names and places of an organisation by date, and what was merged into it (mergers), with how many members and units below")
TAKES_NOTHING(org_api_history)
GIVES(org_api_history, 200, { A_LIST("items", HISTORY) }, { A_LIST("mergers", MERGER) })

FIELDS(LINE, ROW_ID(struct org_list_row, id), ROW_TEXT(struct org_list_row, code), ROW_TEXT(struct org_list_row, kind),
	ROW_TEXT(struct org_list_row, unit_kind), ROW_TEXT(struct org_list_row, name), ROW_TEXT(struct org_list_row, parent_name),
	ROW_DAY(struct org_list_row, from_day), ROW_DAY(struct org_list_row, elected_day), ROW_DAY(struct org_list_row, term_ends_day))
FIELDS(UNSAID, ROW_ID(struct post_unsaid_row, id), ROW_ID(struct post_unsaid_row, org), ROW_TEXT(struct post_unsaid_row, org_name), ROW_TEXT(struct post_unsaid_row, post_name),
	ROW_ID(struct post_unsaid_row, person), ROW_TEXT(struct post_unsaid_row, name), ROW_DAY(struct post_unsaid_row, from_day), ROW_DAY(struct post_unsaid_row, to_day),
	ROW_INT(struct post_unsaid_row, row_version))
FIELDS(VACANCY, { AN_ID("post"), AT(struct post_vacancy, id) }, ROW_ID(struct post_vacancy, org), ROW_TEXT(struct post_vacancy, org_name),
	ROW_TEXT(struct post_vacancy, name), ROW_INT(struct post_vacancy, seats), ROW_INT(struct post_vacancy, taken),
	ROW_DAY(struct post_vacancy, vacant_since), ROW_BOOL(struct post_vacancy, was_acting))

ROUTE(GET, "/api/v1/org/:org/list", org_api_list, MAY_SEE_ORG, "Organisations of a subtree by name, initials or code (q), kind, unit and end of term (term_before), 200 a page")
TAKES(org_api_list, { A_TEXT("q", LIMIT_ORG_NAME) }, { A_CODE("kind", "org_kind") }, { A_CODE("unit_kind", "unit_kind") }, { A_DAY("term_before") }, A_PAGE)
GIVES_PAGE(org_api_list, LINE)

ROUTE(POST, "/api/v1/org/:org/list/export", org_api_list_export, MAY_EXPORT, "The same list whole as a file with a reason (csv: CSV, else XLSX), with an audit line")
TAKES(org_api_list_export, { A_TEXT("q", LIMIT_ORG_NAME) }, { A_CODE("kind", "org_kind") }, { A_CODE("unit_kind", "unit_kind") }, { A_DAY("term_before") }, { A_BOOL("csv") },
	{ A_TEXT("reason", LIMIT_EXPORT_REASON), NEEDED })
GIVES_FILE(org_api_list_export, "*/*")

ROUTE(GET, "/api/v1/org/:org/vacancies", post_api_vacancies, MAY_SEE_ORG, "Posts with empty seats in a subtree on a day (absent: today), and since when, 200 a page; heads: only posts that head a village or a community")
TAKES(post_api_vacancies, { A_CODE("kind", "post_kind") }, { A_CHOICE("heads", "village community") }, { A_DAY("day") }, A_PAGE)
GIVES_PAGE(post_api_vacancies, VACANCY)

/* ---- organisations ---- */

#define THE_DAY { A_DAY("day"), NEEDED }
#define THE_DOCUMENT { A_TEXT("document", LIMIT_ORG_PATH_DOCUMENT), NEEDED }

ROUTE(POST, "/api/v1/org/:org/child", org_api_found, MAY_EDIT_ORG, "Found a unit below; type, host, authority and linked_code where its kind asks for them")
TAKES(org_api_found, { A_TEXT("name", LIMIT_ORG_NAME), NEEDED }, { A_TEXT("short_name", LIMIT_ORG_SHORT_NAME) }, { A_CODE("kind", "org_kind"), NEEDED },
	{ A_CODE("unit_kind", "unit_kind"), NEEDED }, { A_TEXT("code", LIMIT_ORG_CODE) }, THE_DAY, THE_DOCUMENT, { A_LINES("note", LIMIT_ORG_NOTE) },
	{ A_CODE("type", "org_type") }, { AN_ID("host") }, { A_TEXT("authority", LIMIT_ORG_APPROVAL_AUTHORITY) },
	{ A_TEXT("linked_code", LIMIT_ORG_NAME) }, { AN_INT("term_years") }, { A_BOOL("predates") })
GIVES_ID(org_api_found, 201)

ROUTE(POST, "/api/v1/org/:org/name", org_api_rename, MAY_EDIT_ORG, "Rename from a day on; a name that began on that day is corrected")
TAKES(org_api_rename, { A_TEXT("name", LIMIT_ORG_NAME), NEEDED }, { A_TEXT("short_name", LIMIT_ORG_SHORT_NAME) }, THE_DAY, THE_DOCUMENT, A_VERSION)
GIVES_ID(org_api_rename, 200)

ROUTE(POST, "/api/v1/org/:org/parent", org_api_move, MAY_EDIT_ORG, "Move below another organisation (code or name); a large one waits for a second person (request)")
TAKES(org_api_move, { A_TEXT("parent_code", LIMIT_ORG_NAME), NEEDED }, THE_DAY, THE_DOCUMENT, A_VERSION)
GIVES(org_api_move, 200, { AN_ID("id") }, { AN_ID("request"), SOMETIMES })

ROUTE(POST, "/api/v1/org/:org/merger", org_api_merge, MAY_EDIT_ORG, "Merge into another organisation (parent_code: code or name); a large one waits for a second person (request)")
TAKES(org_api_merge, { A_TEXT("parent_code", LIMIT_ORG_NAME), NEEDED }, THE_DAY, THE_DOCUMENT, A_VERSION)
GIVES(org_api_merge, 200, { AN_ID("id") }, { AN_ID("request"), SOMETIMES })

ROUTE(POST, "/api/v1/org/:org/closing", org_api_close, MAY_EDIT_ORG, "Close on a day")
TAKES(org_api_close, THE_DAY, THE_DOCUMENT, A_VERSION)
GIVES_ID(org_api_close, 200)

ROUTE(POST, "/api/v1/org/:org/founding", org_api_founding, MAY_EDIT_ORG, "Set the day of founding right, by a document; predates: it was there before the organisation above it")
TAKES(org_api_founding, THE_DAY, THE_DOCUMENT, { A_BOOL("predates") }, A_VERSION)
GIVES_ID(org_api_founding, 200)

ROUTE(POST, "/api/v1/org/:org/election", org_api_elect, MAY_EDIT_ORG, "Record an election; its term begins on that day, and one before the present term is that of a former one, unless it corrects the present. Where a practice of elections is in force only those held before, with their document")
TAKES(org_api_elect, THE_DAY, { AN_INT("term_years"), NEEDED }, { A_TEXT("document", LIMIT_ORG_PATH_DOCUMENT) }, { A_BOOL("corrects") }, A_VERSION)
GIVES_ID(org_api_elect, 200)

ROUTE(POST, "/api/v1/org/:org/approval", org_api_approve, MAY_EDIT_ORG, "Record who approved it")
TAKES(org_api_approve, { A_TEXT("authority", LIMIT_ORG_APPROVAL_AUTHORITY) }, { A_TEXT("document", LIMIT_ORG_APPROVAL_DOCUMENT) }, { A_DAY("day") },
	{ A_TEXT("linked_code", LIMIT_ORG_NAME) }, A_VERSION)
GIVES_ID(org_api_approve, 200)

ROUTE(POST, "/api/v1/org/:org/facts", org_api_describe, MAY_EDIT_ORG, "Unit kind, from the day on (absent: today), and note")
TAKES(org_api_describe, { A_CODE("unit_kind", "unit_kind"), NEEDED }, { A_DAY("day") }, { A_LINES("note", LIMIT_ORG_NOTE) }, A_VERSION)
GIVES_ID(org_api_describe, 200)

/* ---- posts ---- */

ROUTE(POST, "/api/v1/org/:org/post", post_api_create, MAY_EDIT_ORG, "Add a post")
TAKES(post_api_create, { A_CODE("kind", "post_kind"), NEEDED }, { A_TEXT("name", LIMIT_POST_NAME) }, { AN_INT("seats"), NEEDED },
	{ A_BOOL("is_exclusive") }, { A_DAY("from_day") }, { A_TEXT("reason", LIMIT_POST_CHANGE_REASON) }, { A_TEXT("document", LIMIT_POST_CHANGE_DOCUMENT) })
GIVES_ID(post_api_create, 201)

ROUTE(POST, "/api/v1/post/:post/change", post_api_change, MAY_EDIT_ORG, "Change name and seats; fewer seats need a reason and a document")
TAKES(post_api_change, { A_TEXT("name", LIMIT_POST_NAME), NEEDED }, { AN_INT("seats"), NEEDED }, { A_BOOL("is_exclusive") },
	{ A_TEXT("reason", LIMIT_POST_CHANGE_REASON) }, { A_TEXT("document", LIMIT_POST_CHANGE_DOCUMENT) }, A_VERSION)
GIVES_ID(post_api_change, 200)

ROUTE(POST, "/api/v1/post/:post/closing", post_api_close, MAY_EDIT_ORG, "Close a post that nobody holds")
TAKES(post_api_close, { A_TEXT("reason", LIMIT_POST_CHANGE_REASON), NEEDED }, { A_TEXT("document", LIMIT_POST_CHANGE_DOCUMENT), NEEDED }, A_VERSION)
GIVES_ID(post_api_close, 200)

ROUTE(POST, "/api/v1/post/:post/holding", post_api_appoint, MAY_APPOINT, "Appoint a person; to_day is needed where the manner is acting")
TAKES(post_api_appoint, { AN_ID("person"), NEEDED }, { A_CODE("manner", "holding_manner"), NEEDED }, { A_DAY("from_day"), NEEDED },
	{ A_DAY("to_day") }, { A_TEXT("document", LIMIT_HOLDING_DOCUMENT) })
GIVES_ID(post_api_appoint, 201)

ROUTE(POST, "/api/v1/holding/:holding/end", holding_api_end, MAY_APPOINT, "End a holding on a day (to_day)")
TAKES(holding_api_end, { A_DAY("to_day"), NEEDED }, { A_CODE("ended_as", "holding_ending"), NEEDED }, { A_TEXT("reason", LIMIT_HOLDING_REASON), NEEDED }, { A_TEXT("document", LIMIT_HOLDING_DOCUMENT) }, A_VERSION)
GIVES_ID(holding_api_end, 200)

ROUTE(POST, "/api/v1/holding/:holding/ending", holding_api_ending, MAY_APPOINT, "Say afterwards how a holding ended; reason: where it is known from")
TAKES(holding_api_ending, { A_CODE("ended_as", "holding_ending"), NEEDED }, { A_TEXT("reason", LIMIT_HOLDING_REASON), NEEDED }, { A_TEXT("document", LIMIT_HOLDING_DOCUMENT) }, A_VERSION)
GIVES_ID(holding_api_ending, 200)

ROUTE(GET, "/api/v1/org/:org/endings", post_api_unsaid, MAY_APPOINT, "Posts of a subtree that somebody left and nobody said how")
TAKES(post_api_unsaid, A_PAGE)
GIVES_PAGE(post_api_unsaid, UNSAID)

ROUTE(POST, "/api/v1/holding/:holding/confirmation", holding_api_confirm, MAY_APPOINT, "Confirm an appointment as the second person")
TAKES(holding_api_confirm, A_VERSION)
GIVES_ID(holding_api_confirm, 200)

void org_api_find(struct web *w)
{
	const char *text = web_param(w, "q");
	struct org_item *items, own;
	struct org_row seen;
	size_t count;

	if (text_is_empty(text)) {
		if (org_see(w->c, (org_id){ w->c->actor.org_id }, &seen) && org_item_of(w->c->store, seen.id, w->c->today, &own))
			web_give_page(w, ITEM, &own, 1, 1);
		return;
	}
	count = org_search(w->c, text, &items);
	web_give_page(w, ITEM, items, count, (int64_t)count);
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
		api_put_members(j, POST, &posts[i]);
		json_name(j, "holders");
		json_array(j);
		for (size_t k = 0; k < holders_count; k++) {
			if (holders[k].post.v != posts[i].id.v)
				continue;
			json_object(j);
			api_put_members(j, HOLDER, &holders[k]);
			json_end(j);
		}
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

/* The terms before the present one and the unit kinds before it, the earliest first. */
static void put_former(struct web *w, struct json *j, org_id org)
{
	struct org_term_row *terms;
	struct org_unit_row *units;
	size_t terms_count = org_terms(w->c->store, org, &terms), units_count = org_units(w->c->store, org, &units);

	api_put_rows(j, "former_terms", FORMER_TERM, terms, terms_count);
	api_put_rows(j, "former_units", FORMER_UNIT, units, units_count);
}

void org_api_get(struct web *w)
{
	struct post_committee_row committee = { 0 };
	struct org_number joint = { 0 };
	struct org_approval_row approval;
	struct org_row org;
	struct json *j;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	j = web_json(w);
	json_object(j);
	api_put_members(j, ORG, &org);
	if (org_approval_get(w->c->store, org.id, &approval)) {
		json_put_text(j, "authority", approval.authority);
		json_put_day(j, "approved_day", approval.approved_day);
		json_put_id(j, "linked", approval.linked.v);
	}
	post_committee(w->c->store, org.id, w->c->today, &committee);
	json_put_int(j, "committee_full_time", committee.full_time);
	json_put_int(j, "committee_part_time", committee.part_time);
	org_joint_units(w->c->store, org.id, w->c->today, &joint);
	json_put_int(j, "joint_units", joint.n);
	put_former(w, j, org.id);
	put_posts(w, j, org.id);
	json_end(j);
}

void org_api_children(struct web *w)
{
	int64_t page = web_page_number(w);
	struct org_row org;
	struct org_number total = { 0 };
	struct org_item *items;
	size_t count;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	org_children_count(w->c->store, org.id, w->c->today, &total);
	count = org_children(w->c->store, org.id, w->c->today, PAGE_ROWS, (page - 1) * PAGE_ROWS, &items);
	web_give_page(w, ITEM, items, count, total.n);
}

void org_api_history(struct web *w)
{
	struct org_row org;
	struct org_history_row *rows;
	struct org_merger *mergers;
	size_t count, mergers_count;
	struct json *j;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	count = org_history(w->c->store, org.id, &rows);
	mergers_count = org_merged_into(w->c, &org, &mergers);
	j = web_json(w);
	json_object(j);
	api_put_rows(j, "items", HISTORY, rows, count);
	api_put_rows(j, "mergers", MERGER, mergers, mergers_count);
	json_end(j);
}

void org_api_list(struct web *w)
{
	struct ctx *c = w->c;
	struct org_query q;
	struct org_list_row *rows;
	struct org_row org;
	size_t count;

	if (!org_see(c, web_path(w, org), &org))
		return;
	org_query_take(w, &q);
	if (!org_query_is_read(c, &q))
		return;
	count = org_list_rows(c, &org, &q, PAGE_ROWS, (web_page_number(w) - 1) * PAGE_ROWS, &rows);
	web_give_page(w, LINE, rows, count, org_list_total(c, &org, &q));
}

void org_api_list_export(struct web *w)
{
	struct org_query q;
	enum sheet_format format = web_param_int(w, "csv", 0) != 0 ? SHEET_CSV : SHEET_XLSX;
	struct org_row org;
	int64_t bytes = 0;
	int fd;

	if (!org_see(w->c, web_path(w, org), &org))
		return;
	org_query_take(w, &q);
	if (!org_query_is_read(w->c, &q))
		return;
	fd = org_list_export(w->c, &org, &q, web_param(w, "reason"), format, &bytes);
	if (fd >= 0)
		web_attachment_fd(w, format == SHEET_CSV ? "organisations.csv" : "organisations.xlsx", sheet_media_type(format), fd, bytes);
}

void post_api_vacancies(struct web *w)
{
	struct ctx *c = w->c;
	struct post_vacancies_number total = { 0 };
	struct post_vacancy_query q;
	struct post_vacancy *rows;
	struct org_row org;
	size_t count;

	if (!org_see(c, web_path(w, org), &org) || !post_vacancy_query_read(w, &q))
		return;
	count = post_vacancies(c->store, org.path, path_end(c->arena, org.path), q.day, q.kind, q.heads, PAGE_ROWS, (web_page_number(w) - 1) * PAGE_ROWS, &rows);
	post_vacancies_count(c->store, org.path, path_end(c->arena, org.path), q.day, q.kind, q.heads, &total);
	web_give_page(w, VACANCY, rows, count, total.n);
}

void org_api_found(struct web *w)
{
	struct org_form form;
	org_id made;

	org_form_read(w, &form);
	form.parent = web_path(w, org);
	if (org_found(w->c, &form, &made))
		web_give_id(w, made.v);
}

static void change(struct web *w, bool (*rule)(struct ctx *, org_id, const struct org_form *))
{
	struct org_form form;

	org_form_read(w, &form);
	if (rule(w->c, web_path(w, org), &form))
		web_give_id(w, web_path(w, org).v);
}

/* A large one only waits for somebody else now. */
static void change_place(struct web *w, bool (*rule)(struct ctx *, org_id, const struct org_form *))
{
	struct org_request_row request;
	struct org_form form;
	struct json *j;

	org_form_read(w, &form);
	if (!rule(w->c, web_path(w, org), &form))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "id", web_path(w, org).v);
	if (org_request_waiting(w->c->store, web_path(w, org), &request))
		json_put_id(j, "request", request.id.v);
	json_end(j);
}

void org_api_rename(struct web *w) { change(w, org_rename); }
void org_api_move(struct web *w) { change_place(w, org_move); }
void org_api_merge(struct web *w) { change_place(w, org_merge); }
void org_api_close(struct web *w) { change(w, org_close); }
void org_api_founding(struct web *w) { change(w, org_set_founding); }
void org_api_elect(struct web *w) { change(w, org_elect); }
void org_api_approve(struct web *w) { change(w, org_approve); }
void org_api_describe(struct web *w) { change(w, org_describe); }

void post_api_create(struct web *w)
{
	struct post_form form;
	post_id made;

	post_form_read(w, &form);
	if (post_create(w->c, web_path(w, org), &form, &made))
		web_give_id(w, made.v);
}

static void change_post(struct web *w, bool (*rule)(struct ctx *, post_id, const struct post_form *))
{
	post_id id = web_path(w, post);
	struct post_form form;

	post_form_read(w, &form);
	if (rule(w->c, id, &form))
		web_give_id(w, id.v);
}

void post_api_change(struct web *w) { change_post(w, post_change); }
void post_api_close(struct web *w) { change_post(w, post_close); }

void post_api_appoint(struct web *w)
{
	struct post_form form;
	holding_id made;

	post_form_read(w, &form);
	form.person.v = web_param_int(w, "person", 0);
	if (post_appoint(w->c, web_path(w, post), &form, &made))
		web_give_id(w, made.v);
}

void holding_api_end(struct web *w)
{
	holding_id id = web_path(w, holding);
	struct post_form form;

	post_form_read(w, &form);
	if (post_dismiss(w->c, id, &form))
		web_give_id(w, id.v);
}

void holding_api_ending(struct web *w)
{
	holding_id id = web_path(w, holding);
	struct post_form form;

	post_form_read(w, &form);
	if (post_say_ending(w->c, id, &form))
		web_give_id(w, id.v);
}

void post_api_unsaid(struct web *w)
{
	struct ctx *c = w->c;
	struct post_number total = { 0 };
	struct post_unsaid_row *rows;
	struct org_row org;
	const char *end;
	size_t count;

	if (!org_see_for(c, web_path(w, org), MAY_APPOINT, &org))
		return;
	end = path_end(c->arena, org.path);
	post_unsaid_count(c->store, org.path, end, c->today, &total);
	count = post_unsaid(c->store, org.path, end, c->today, POST_UNSAID_PER_PAGE, (web_page_number(w) - 1) * POST_UNSAID_PER_PAGE, &rows);
	web_give_page(w, UNSAID, rows, count, total.n);
}

void holding_api_confirm(struct web *w)
{
	holding_id id = web_path(w, holding);

	if (post_confirm(w->c, id, web_row_version(w)))
		web_give_id(w, id.v);
}
