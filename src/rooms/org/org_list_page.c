/* The list of organisations: filters, saved views, paper and file. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_list_tmpl.h"
#include "rooms/org/org_screen.h"
#include "rooms/roster/roster_view.h"
#include "text/org.h"
#include "web/web.h"

#define LIST_ROWS 50

ROUTE(GET, "/org/:org/list", org_list_page, MAY_SEE_ORG, "Organisations of a subtree, found by name and filtered by kind, unit and end of term")
ROUTE(GET, "/org/:org/list/print", org_list_print, MAY_SEE_ORG, "The list of organisations for paper: up to 1,000 rows on one page")
ROUTE(GET, "/org/:org/list/export", org_list_export_form, MAY_EXPORT, "Form that asks for the list of organisations as a file")
ROUTE(POST, "/org/:org/list/export", org_list_export_file, MAY_EXPORT, "The list of organisations as a file with a reason (csv=1: CSV, else XLSX), with an audit line")

/* The kinds, and before them all branches together, which totals count. */
static size_t kind_options(struct ctx *c, struct option **options)
{
	const struct code_set *set = code_set("org_kind");

	*options = arena_array(c->arena, set->count + 1, sizeof(**options));
	(*options)[0] = (struct option){ .value = ORG_KIND_BRANCHES, .label = T_org_all_branches };
	for (size_t i = 0; i < set->count; i++)
		(*options)[i + 1] = (struct option){ .value = set->codes[i].value, .label_text = code_name(c->lang, "org_kind", set->codes[i].value) };
	return set->count + 1;
}

/* "/org/5/list/print?q=…" */
static const char *list_url(struct ctx *c, const struct org_list *list, const char *part)
{
	return org_url(c, list->org.id, arena_printf(c->arena, "/list%s%s%s", part, list->query_text[0] != '\0' ? "?" : "", list->query_text));
}

static bool read_list(struct web *w, struct org_list *list)
{
	struct ctx *c = w->c;

	*list = (struct org_list){ 0 };
	org_query_take(w, &list->query);
	if (!org_see(c, web_path(w, org), &list->org))
		return false;
	list->query_text = org_query_text(c->arena, &list->query);
	list->total = list->query.unread == NULL ? org_list_total(c, &list->org, &list->query) : 0;
	list->href = org_url(c, list->org.id, "/list");
	list->list_href = list_url(c, list, "");
	list->print_href = list_url(c, list, "/print");
	list->export_href = may_at(c, MAY_EXPORT, list->org.id.v) ? list_url(c, list, "/export") : NULL;
	return true;
}

static void add_views(struct ctx *c, struct org_list *list)
{
	struct roster_view_row *views;
	size_t count = may(c, MAY_SEE_PERSON) ? roster_views(c->store, c->actor.account_id, ROSTER_LIST_ORGS, &views) : 0;

	list->may_save = may(c, MAY_SEE_PERSON);
	list->tabs = arena_array(c->arena, count + 1, sizeof(*list->tabs));
	list->tabs[list->tabs_count++] = (struct tab){ .href = list->href, .label = T_org_list_all, .is_current = list->query_text[0] == '\0' };
	for (size_t i = 0; i < count; i++) {
		int64_t org = roster_view_org(views[i].query);
		const char *filter = roster_view_filter(views[i].query);

		list->tabs[list->tabs_count++] = (struct tab){ .href = arena_printf(c->arena, "/org/%lld/list?%s", (long long)(org != 0 ? org : list->org.id.v), filter),
			.label_text = views[i].name, .is_after_line = i == 0,
			.is_current = (org == 0 || org == list->org.id.v) && strcmp(filter, list->query_text) == 0 };
	}
}

void org_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct org_list list;

	if (!read_list(w, &list))
		return;
	list.kinds_count = kind_options(c, &list.kinds);
	list.rows_per_page = LIST_ROWS;
	list.page = web_page_number(w);
	if (org_query_is_read(c, &list.query))
		list.rows_count = org_list_rows(c, &list.org, &list.query, LIST_ROWS, (list.page - 1) * LIST_ROWS, &list.rows);
	else if (!web_form_again(w))
		return;
	list.page_href = arena_printf(c->arena, "%s?%s%s", list.href, list.query_text, list.query_text[0] != '\0' ? "&" : "");
	add_views(c, &list);
	org_list_screen(&w->view, &list);
	web_page(w);
}

void org_list_print(struct web *w)
{
	struct org_list list;

	if (!read_list(w, &list) || !org_query_is_read(w->c, &list.query))
		return;
	list.rows_per_page = ORG_PRINT_ROWS_MAX;
	list.rows_count = org_list_rows(w->c, &list.org, &list.query, ORG_PRINT_ROWS_MAX, 0, &list.rows);
	list.words = org_query_words(w->c, &list.query);
	org_list_paper(&w->view, &list);
	web_page(w);
}

/* ---- the file ---- */

static void show_form(struct web *w, struct org_list *list)
{
	list->words = org_query_words(w->c, &list->query);
	list->action = org_url(w->c, list->org.id, "/list/export");
	list->reason = web_param(w, "reason");
	list->is_csv = web_param_int(w, "csv", 0) != 0;
	org_list_ask(&w->view, list);
	web_page(w);
}

void org_list_export_form(struct web *w)
{
	struct org_list list;

	if (read_list(w, &list) && org_query_is_read(w->c, &list.query))
		show_form(w, &list);
}

void org_list_export_file(struct web *w)
{
	enum sheet_format format = web_param_int(w, "csv", 0) != 0 ? SHEET_CSV : SHEET_XLSX;
	struct org_list list;
	int64_t bytes = 0;
	int fd;

	if (!read_list(w, &list) || !org_query_is_read(w->c, &list.query))
		return;
	fd = org_list_export(w->c, &list.org, &list.query, web_param(w, "reason"), format, &bytes);
	if (fd >= 0) {
		web_attachment_fd(w, format == SHEET_CSV ? "organisations.csv" : "organisations.xlsx", sheet_media_type(format), fd, bytes);
	} else if (web_form_again(w)) {
		show_form(w, &list);
	}
}
