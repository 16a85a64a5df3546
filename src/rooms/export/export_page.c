/* Pages of lists as files. */
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/code.h"
#include "core/permit.h"
#include "rooms/export/export_screen.h"
#include "rooms/export/export_tmpl.h"
#include "rooms/org/desk_filter.h"
#include "rooms/result/result.h"
#include "text/export.h"
#include "web/web.h"

ROUTE(GET, "/export", export_list_page, SIGNED_IN, "Own exports, and those that wait for approval")
ROUTE(GET, "/export/new", export_form_page, MAY_EXPORT, "Form that asks for a list as a file: reason and columns")
ROUTE(POST, "/export", export_ask_action, MAY_EXPORT, "Asks for a list as a file")
ROUTE(GET, "/export/:export", export_page, SIGNED_IN, "One export: what was asked, its progress, approval or download")
ROUTE(POST, "/export/:export/approve", export_approve_action, MAY_APPROVE_EXPORT, "The second person approves an export")
ROUTE(POST, "/export/:export/refuse", export_refuse_action, MAY_APPROVE_EXPORT, "The second person refuses an export")
ROUTE(POST, "/export/:export/withdraw", export_withdraw_action, MAY_EXPORT, "Whoever asked takes an export back that waits for the second person")
ROUTE(POST, "/export/:export/fetch", export_fetch_action, MAY_EXPORT, "The file of an export, within 24 hours")

message export_state_text(const struct export_row *row, int64_t now_s)
{
	const struct { const char *state; message text; } STATES[] = { { "refused", T_export_state_refused }, { "withdrawn", T_export_state_withdrawn }, { "grown", T_export_state_grown },
		{ "failed", T_export_state_failed }, { "waiting", T_export_state_waits }, { "making", T_export_state_making } };

	for (size_t i = 0; i < sizeof(STATES) / sizeof(STATES[0]); i++)
		if (strcmp(STATES[i].state, row->state) == 0 && (i < 2 || row->ends_s > now_s))
			return STATES[i].text;
	return row->ends_s <= now_s ? T_export_state_dead : T_export_state_ready;
}

bool export_may_fetch(const struct export_row *row, int64_t now_s)
{
	return export_state_text(row, now_s) == T_export_state_ready;
}

void export_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct export_list_screen s = { .now_s = c->now_s };

	s.own_count = export_own(c->store, c->actor.account_id, &s.own);
	s.pending_count = export_list_waiting(c, &s.pending);
	s.is_second = may(c, MAY_APPROVE_EXPORT);
	s.decided_count = s.is_second ? export_decided(c->store, c->actor.account_id, &s.decided) : 0;
	export_list_page_screen(&w->view, &s);
	web_page(w);
}

/* Conditions of a list in words. */
static size_t read_filters(struct ctx *c, const struct roster_query *query, const char ***filters)
{
	size_t count = 0;

	*filters = arena_array(c->arena, ROSTER_FIELDS_COUNT, sizeof(**filters));
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *words = roster_query_words(c, query, (enum roster_field)i);

		if (words != NULL)
			(*filters)[count++] = words;
	}
	return count;
}

/* ---- asking ---- */

static const char *field_name(struct ctx *c, size_t input)
{
	return arena_printf(c->arena, "column_%s", PERSON_INPUTS[input].name);
}

static bool starts_empty(const struct web *w)
{
	return strcmp(web_param(w, "ticked"), "none") == 0;
}

size_t export_register_filters(struct ctx *c, const struct export_register *r, const char ***filters)
{
	struct desk_filter desk;
	size_t count = 0;

	*filters = arena_array(c->arena, 7, sizeof(**filters));
	(*filters)[count++] = ctx_words(c, r->list->title);
	(*filters)[count++] = ctx_words(c, r->side_title);
	if (r->ask.kind[0] != '\0')
		(*filters)[count++] = r->list->kind_words != NULL ? r->list->kind_words(c, &r->ask) : code_name(c->lang, r->list->kinds, r->ask.kind);
	if (r->ask.state[0] != '\0')
		(*filters)[count++] = code_name(c->lang, r->list->states, r->ask.state);
	if (desk_filter_named(r->ask.desk, &desk) && desk.part != DESK_ALL)
		(*filters)[count++] = ctx_words(c, desk_filter_text(&desk));
	if (r->ask.text[0] != '\0')
		(*filters)[count++] = message_text(c->arena, c->lang, T_export_looks_for, (const struct message_arg[]){ { "text", r->ask.text } }, 1);
	if (r->ask.to[0] != '\0')
		(*filters)[count++] = r->ask.from[0] == '\0' ? r->ask.to : arena_printf(c->arena, "%s — %s", r->ask.from, r->ask.to);
	return count;
}

size_t export_register_columns(struct ctx *c, const struct export_register *r, const char ***titles)
{
	*titles = arena_array(c->arena, r->list->columns_count + 1, sizeof(**titles));
	for (size_t i = 0; i < r->list->columns_count; i++)
		(*titles)[i] = ctx_words(c, r->list->columns[i].title);
	return r->list->columns_count;
}

static void show_register_form(struct web *w, const struct export_form *form)
{
	struct ctx *c = w->c;
	struct export_form_screen s = { .form = *form };
	struct export_register r;

	if (!export_register_read(c, form->query, form->org, &r))
		return;
	s.form.query = export_register_query(c->arena, &r);
	s.rows = r.list->count(c, &r.ask);
	s.filters_count = export_register_filters(c, &r, &s.filters);
	s.columns_count = export_register_columns(c, &r, &s.columns);
	s.org_name = r.org.name;
	s.org_text = ctx_number(c, r.org.id.v);
	s.cancel_href = r.list->address(c->arena, &r.ask);
	export_form_page_screen(&w->view, &s);
	web_page(w);
}

static void show_form(struct web *w, const struct export_form *form)
{
	struct ctx *c = w->c;
	struct export_form_screen s = { .form = *form };
	struct roster_query query;
	struct roster_scope scope;
	int64_t *ids;

	if (export_names_register(form->query)) {
		show_register_form(w, form);
		return;
	}
	if (!roster_open(c, form->org, &scope))
		return;
	roster_query_read(c, form->query, &query);
	s.rows = (int64_t)roster_match(c, &scope, &query, &ids);
	if (ctx_is_refused(c) && c->refusals[0].kind == NOT_FOUND)
		return;
	s.filters_count = read_filters(c, &query, &s.filters);
	s.org_name = scope.name;
	s.org_text = ctx_number(c, form->org);
	s.has_none = starts_empty(w);
	s.other_choice_href = arena_printf(c->arena, "/export/new?org=%lld&%s%s", (long long)scope.org.v, roster_query_text(c->arena, &query), s.has_none ? "" : "&ticked=none");
	s.cancel_href = arena_printf(c->arena, "/person?org=%lld&%s", (long long)scope.org.v, roster_query_text(c->arena, &query));
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (export_has_column(&PERSON_INPUTS[i]))
			s.names[i] = field_name(c, i);
	export_form_page_screen(&w->view, &s);
	web_page(w);
}

void export_form_page(struct web *w)
{
	struct export_form form = { .reason = "", .format = "xlsx" };
	struct roster_query query;

	if (!web_param_id(w, "org", &form.org))
		return;
	if (!text_is_empty(web_param(w, "register"))) {
		form.query = arena_printf(w->c->arena, "register=%s&side=%s&kind=%s&state=%s&desk=%s&from=%s&to=%s&q=%s", web_param(w, "register"), web_param(w, "side"), web_param(w, "kind"), web_param(w, "state"),
			web_param(w, "desk"), web_param(w, "from"), web_param(w, "to"), buffer_url(w->c->arena, web_param(w, "q")));
		show_register_form(w, &form);
		return;
	}
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		query.value[i] = web_param(w, ROSTER_FIELD_NAMES[i]);
	roster_query_clean(w->c, &query);
	if (!roster_query_is_read(w->c, &query))
		return;
	form.query = roster_query_text(w->c->arena, &query);
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		form.has[i] = export_has_column(&PERSON_INPUTS[i]) && !starts_empty(w);
	show_form(w, &form);
}

static const char *export_url(struct ctx *c, export_id id)
{
	return arena_printf(c->arena, "/export/%lld", (long long)id.v);
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
		web_redirect(w, export_url(c, id));
	} else if (web_form_again(w)) {
		show_form(w, &form);
	}
}

/* ---- one export ---- */

static size_t read_columns(struct ctx *c, const char *columns, const char ***titles)
{
	size_t count = 0;

	*titles = arena_array(c->arena, PERSON_INPUTS_COUNT, sizeof(**titles));
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++)
		if (export_has_chosen(columns, PERSON_INPUTS[i].name))
			(*titles)[count++] = ctx_words(c, PERSON_INPUTS[i].label);
	return count;
}

void export_page(struct web *w)
{
	struct ctx *c = w->c;
	struct export_screen s = { 0 };
	struct export_register r;
	struct roster_query query;

	if (!export_see(c, web_path(w, export), &s.row))
		return;
	if (export_names_register(s.row.filters)) {
		if (!export_register_describe(c, s.row.filters, &r))
			return;
		s.filters_count = export_register_filters(c, &r, &s.filters);
		s.columns_count = export_register_columns(c, &r, &s.columns);
	} else {
		roster_query_read(c, s.row.filters, &query);
		s.filters_count = read_filters(c, &query, &s.filters);
		s.columns_count = read_columns(c, s.row.columns, &s.columns);
	}
	s.state = export_state_text(&s.row, c->now_s);
	s.href = export_url(c, s.row.id);
	s.crumbs[0] = (struct crumb){ .href = "/export", .label = T_export_title };
	s.crumbs[1] = (struct crumb){ .label_text = s.row.title };
	s.is_own = s.row.account == c->actor.account_id;
	s.is_making = s.state == T_export_state_making;
	s.may_fetch = s.is_own && export_may_fetch(&s.row, c->now_s);
	s.is_unread = result_is_new(c, RESULT_EXPORT, s.row.id.v);
	s.may_withdraw = s.is_own && s.state == T_export_state_waits;
	s.may_decide = s.state == T_export_state_waits && export_may_decide(c, &s.row);
	if (s.is_making && !job_newest(c, s.row.id.v, &s.job))
		s.job = (struct job_row){ .total = s.row.row_total };
	export_page_screen(&w->view, &s);
	web_page(w);
}

static void decide(struct web *w, bool is_approved)
{
	if (export_decide(w->c, web_path(w, export), is_approved, web_param(w, "reason"))) {
		web_notice(w, is_approved ? T_export_approved : T_export_refused, NULL);
		web_redirect(w, "/export");
	} else if (web_form_again(w)) {
		export_page(w);
	}
}

void export_approve_action(struct web *w) { decide(w, true); }
void export_refuse_action(struct web *w) { decide(w, false); }

void export_withdraw_action(struct web *w)
{
	if (export_take_back(w->c, web_path(w, export))) {
		web_notice(w, T_export_withdrawn, NULL);
		web_redirect(w, export_url(w->c, web_path(w, export)));
	} else if (web_form_again(w)) {
		export_page(w);
	}
}

void export_fetch_action(struct web *w)
{
	enum sheet_format format;
	int64_t bytes = 0;
	int fd = export_fetch(w->c, web_path(w, export), &format, &bytes);

	if (fd >= 0)
		web_attachment_fd(w, web_made_name(w, message_text(w->c->arena, LANG_ZH, T_export_file_name, NULL, 0), format == SHEET_CSV ? "csv" : "xlsx"), sheet_media_type(format), fd, bytes);
}
