#include <string.h>
#include "core/permit.h"
#include "rooms/export/export_screen.h"
#include "rooms/export/export_tmpl.h"
#include "text/export.h"
#include "web/web.h"

ROUTE(GET, "/export", export_list_page, SIGNED_IN, "Own exports, and those that wait for approval")
ROUTE(GET, "/export/new", export_form_page, MAY_EXPORT, "Form that asks for a list as a file: reason and columns")
ROUTE(POST, "/export", export_ask_action, MAY_EXPORT, "Asks for a list as a file")
ROUTE(POST, "/export/:export/approve", export_approve_action, MAY_APPROVE_EXPORT, "The second person approves an export")
ROUTE(POST, "/export/:export/refuse", export_refuse_action, MAY_APPROVE_EXPORT, "The second person refuses an export")
ROUTE(POST, "/export/:export/fetch", export_fetch_action, MAY_EXPORT, "The file of an export, within 24 hours")

message export_state_text(const struct export_row *row, int64_t now_s)
{
	if (row->refused_by != 0)
		return T_export_state_refused;
	if (row->ends_s <= now_s)
		return T_export_state_dead;
	return row->needs_second && row->approved_by == 0 ? T_export_state_waits : T_export_state_ready;
}

bool export_may_fetch(const struct export_row *row, int64_t now_s)
{
	return export_state_text(row, now_s) == T_export_state_ready;
}

void export_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct export_list_screen s = { .now_s = c->machine_s };

	s.own_count = export_own(c->store, c->actor.account_id, &s.own);
	if (may(c, MAY_APPROVE_EXPORT))
		s.pending_count = export_pending(c->store, c->actor.path_from, c->actor.path_to, c->actor.account_id, c->machine_s, &s.pending);
	export_list_page_screen(&w->view, &s);
	web_page(w);
}

static const char *field_name(struct ctx *c, size_t input)
{
	return arena_printf(c->arena, "column_%s", PERSON_INPUTS[input].name);
}

static void show_form(struct web *w, const struct export_form *form)
{
	struct export_form_screen s = { .form = *form };

	s.org_text = arena_printf(w->c->arena, "%lld", (long long)form->org);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (strcmp(PERSON_INPUTS[i].name, "document") != 0)
			s.names[i] = field_name(w->c, i);
	export_form_page_screen(&w->view, &s);
	web_page(w);
}

void export_form_page(struct web *w)
{
	struct export_form form = { .org = web_param_int(w, "org", 0), .reason = "", .format = "xlsx" };
	struct roster_query query;
	struct roster_scope scope;

	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		query.value[i] = web_param(w, ROSTER_FIELD_NAMES[i]);
	roster_query_clean(w->c, &query);
	if (!roster_open(w->c, form.org, &scope))
		return;
	form.query = roster_query_text(w->c->arena, &query);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		form.has[i] = strcmp(PERSON_INPUTS[i].name, "document") != 0;
	show_form(w, &form);
}

void export_ask_action(struct web *w)
{
	struct ctx *c = w->c;
	struct export_form form = { .org = web_param_int(w, "org", 0), .query = web_param(w, "query"), .reason = web_param(w, "reason"),
		.format = web_param(w, "csv")[0] != '\0' ? "csv" : "xlsx", .is_full = web_param(w, "full")[0] != '\0' };
	export_id id;

	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		form.has[i] = web_param(w, field_name(c, i))[0] != '\0';
	if (export_ask(c, &form, &id)) {
		web_redirect(w, "/export");
	} else if (c->refusals_count > 0 && c->refusals[0].kind == BAD_INPUT) {
		web_status(w, 422);
		show_form(w, &form);
	}
}

void export_approve_action(struct web *w)
{
	if (export_decide(w->c, (export_id){ web_path_id(w, "export") }, true))
		web_redirect(w, "/export");
}

void export_refuse_action(struct web *w)
{
	if (export_decide(w->c, (export_id){ web_path_id(w, "export") }, false))
		web_redirect(w, "/export");
}

void export_fetch_action(struct web *w)
{
	enum sheet_format format;
	int64_t bytes = 0;
	int fd = export_fetch(w->c, (export_id){ web_path_id(w, "export") }, &format, &bytes);

	if (fd >= 0)
		web_attachment_fd(w, format == SHEET_CSV ? "roster.csv" : "roster.xlsx", sheet_media_type(format), fd, bytes);
}
