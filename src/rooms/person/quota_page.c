/* Gauges of the declared quotas for an organisation and those below, and the forms that change the quotas. */
#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "rooms/person/quota_input.h"
#include "rooms/person/quota_tmpl.h"
#include "text/quota.h"
#include "web/web.h"

#define LIST_ROWS 40
#define FREE_CODES (26 * 27)

ROUTE(GET, "/org/:org/quota", quota_org, MAY_SEE_PERSON, "How an organisation and those below stand against the quotas")
ROUTE(GET, "/quota/:quota/org/:org", quota_list_page, MAY_SEE_PERSON, "One quota: the people who count and the organisations below")
ROUTE(GET, "/quota", quota_table, MAY_SET_NORMS, "The declared quotas")
ROUTE(GET, "/quota/new", quota_new, MAY_SET_NORMS, "The form that declares a quota")
ROUTE(GET, "/quota/:quota", quota_edit, MAY_SET_NORMS, "The form that changes a quota")
ROUTE(POST, "/quota/create", quota_create_save, MAY_SET_NORMS, "Declare a quota")
ROUTE(POST, "/quota/:quota", quota_change_save, MAY_SET_NORMS, "Change a quota")

static void read_line(struct ctx *c, const struct quota *quota, const char *path, struct quota_line *line)
{
	*line = (struct quota_line){ .quota = *quota };
	line->gauges_count = quota_gauges(c, quota, path, c->today, &line->gauges);
	for (size_t i = 0; i < line->gauges_count; i++)
		line->states[line->gauges[i].state]++;
}

void quota_org(struct web *w)
{
	struct ctx *c = w->c;
	struct quota_screen screen = { .may_set = may(c, MAY_SET_NORMS) };
	struct body_staff *staff;
	struct quota *quotas;
	size_t count;

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &screen.org))
		return;
	if (may_at_path(c, MAY_SEE_ORG, screen.org.path)) {
		screen.staff_count = body_report_staff(c, screen.org.path, &staff);
		screen.staff = body_staff_sum(staff, screen.staff_count);
	}
	count = quota_list(c, &quotas);
	screen.lines = arena_array(c->arena, count, sizeof(*screen.lines));
	for (size_t i = 0; i < count; i++) {
		if (quotas[i].is_off)
			continue;
		read_line(c, &quotas[i], screen.org.path, &screen.lines[screen.lines_count]);
		screen.lines_count += screen.lines[screen.lines_count].gauges_count > 0;
	}
	quota_org_page(&w->view, &screen);
	web_page(w);
}

/* The gauges in the state asked for, a page of them. */
static void take_page(struct web *w, struct quota_list_screen *s)
{
	int64_t skip;

	s->rows_per_page = web_list_rows(w, LIST_ROWS);
	s->page = web_param_int(w, "page", 1);
	if (s->page < 1 || s->page > (int64_t)s->line.gauges_count)
		s->page = 1;
	skip = (s->page - 1) * s->rows_per_page;
	s->shown = arena_array(w->c->arena, (size_t)s->rows_per_page, sizeof(*s->shown));
	for (size_t i = 0; i < s->line.gauges_count && (int64_t)s->shown_count < s->rows_per_page; i++)
		if ((s->state < 0 || (int)s->line.gauges[i].state == s->state) && skip-- <= 0)
			s->shown[s->shown_count++] = s->line.gauges[i];
}

void quota_list_page(struct web *w)
{
	struct ctx *c = w->c;
	struct quota_list_screen screen = { .state = web_param_small(w, "state", -1) };
	struct quota quota;

	if (!org_see_for(c, web_path(w, org), MAY_SEE_PERSON, &screen.org))
		return;
	if (!quota_find(c, web_path_text(w, "quota"), &quota)) {
		ctx_refuse(c, NOT_FOUND, T_quota_not_found, NULL);
		return;
	}
	if (screen.state < 0 || screen.state > QUOTA_OVER)
		screen.state = -1;
	read_line(c, &quota, screen.org.path, &screen.line);
	screen.applies = screen.line.gauges_count > 0 && screen.line.gauges[0].org.v == screen.org.id.v;
	screen.may_register = may_at_path(c, strcmp(quota.counts, "post") == 0 ? MAY_APPOINT : MAY_EDIT_PERSON, screen.org.path);
	if (screen.applies)
		screen.holders_count = quota_holders(c, &quota, screen.org.id, c->today, &screen.holders);
	take_page(w, &screen);
	quota_list_page_of(&w->view, &screen);
	web_page(w);
}

/* ---- changing ---- */

void quota_table(struct web *w)
{
	struct quota *quotas;
	size_t count = quota_list(w->c, &quotas);

	quota_table_page(&w->view, quotas, count);
	web_page(w);
}

static bool was_sent(const struct web *w, const char *name)
{
	const char **values;

	return web_params_all(w, name, &values) > 0;
}

static const char *text_or(const struct web *w, const char *name, const char *old)
{
	return was_sent(w, name) ? web_param(w, name) : old;
}

/* Ticked ones and lists with commas alike, each once; the form sends an empty one before its ticks, so that none ticked is said too. */
static const char *list_or(const struct web *w, const char *name, const char *old)
{
	const char **values;
	size_t count = web_params_all(w, name, &values);
	struct buffer b;

	if (count == 0)
		return old;
	buffer_init(&b, w->c->arena, 0);
	for (size_t i = 0; i < count; i++)
		if (values[i][0] != '\0' && !quota_lists(buffer_text(&b), values[i]))
			buffer_printf(&b, "%s%s", b.bytes > 0 ? "," : "", values[i]);
	return buffer_text(&b);
}

static int64_t number_or(const struct web *w, const char *name, int64_t old)
{
	return was_sent(w, name) ? web_param_int(w, name, -1) : old;
}

/* A form does not send an empty tick, so with a title sent it means no. */
static bool tick_or(const struct web *w, const char *name, bool old)
{
	return was_sent(w, name) || was_sent(w, "title") ? strcmp(web_param(w, name), "1") == 0 : old;
}

void quota_read(struct web *w, const char *code, struct quota *quota)
{
	*quota = (struct quota){ .code = code, .title = "", .org_kinds = "", .unit_kinds = "", .counts = "role", .kinds = "", .per_kind = "",
		.basis = "" };
	quota_find(w->c, code, quota);
	quota->title = text_or(w, "title", quota->title);
	quota->org_kinds = list_or(w, "org_kinds", quota->org_kinds);
	quota->unit_kinds = list_or(w, "unit_kinds", quota->unit_kinds);
	quota->counts = text_or(w, "counts", quota->counts);
	quota->kinds = list_or(w, "kinds", quota->kinds);
	quota->per_kind = text_or(w, "per_kind", quota->per_kind);
	quota->basis = text_or(w, "basis", quota->basis);
	quota->min_count = number_or(w, "min_count", quota->min_count);
	quota->max_count = number_or(w, "max_count", quota->max_count);
	quota->age_below = number_or(w, "age_below", quota->age_below);
	quota->members_from = number_or(w, "members_from", quota->members_from);
	quota->is_floor = tick_or(w, "is_floor", quota->is_floor);
	quota->is_ceiling = tick_or(w, "is_ceiling", quota->is_ceiling);
	quota->is_off = tick_or(w, "is_off", quota->is_off);
	quota->row_version = web_row_version(w);
}

message quota_set_title(const char *set)
{
	static const struct { const char *set; const struct message *title; } TITLES[] = { { "role_kind", T_quota_counts_role }, { "post_kind", T_quota_counts_post },
		{ "unit_kind", T_quota_unit_kind }, { "org_kind", T_quota_org_kind } };
	size_t i = 0;

	while (i + 1 < sizeof(TITLES) / sizeof(TITLES[0]) && strcmp(TITLES[i].set, set) != 0)
		i++;
	return TITLES[i].title;
}

const char *quota_names_of(struct view *v, const struct code_set *set, const char *codes)
{
	struct buffer b;

	buffer_init(&b, v->arena, 0);
	for (size_t i = 0; i < set->count; i++)
		if (quota_lists(codes, set->codes[i].value))
			buffer_printf(&b, "%s%s", b.bytes > 0 ? "," : "", set->codes[i].value);
	return quota_names(v->arena, v->lang, set->name, buffer_text(&b));
}

static void show_form(struct web *w, const struct quota *quota, bool is_new)
{
	quota_form_page_of(&w->view, &(struct quota_form_screen){ .quota = *quota, .is_new = is_new });
	web_page(w);
}

void quota_new(struct web *w)
{
	show_form(w, &(struct quota){ .code = "", .title = "", .org_kinds = "", .unit_kinds = "", .counts = "role", .kinds = "", .per_kind = "",
		.basis = "", .min_count = 1 }, true);
}

void quota_edit(struct web *w)
{
	struct quota quota;

	if (quota_find(w->c, web_path_text(w, "quota"), &quota))
		show_form(w, &quota, false);
	else
		ctx_refuse(w->c, NOT_FOUND, T_quota_not_found, NULL);
}

static const char *yes_no(struct ctx *c, bool is_so)
{
	return ctx_words(c, is_so ? T_quota_yes : T_quota_no);
}

/* 409: the quota that holds now beside the one that was typed; the codes of a list in words. */
static void show_conflict(struct web *w, const struct quota *mine)
{
	struct ctx *c = w->c;
	struct quota now;
	const char *href = arena_printf(c->arena, "/quota/%s", mine->code);
	const char *set = strcmp(mine->counts, "post") == 0 ? "post_kind" : "role_kind", *set_now;
	enum lang l = c->lang;
	struct arena *a = c->arena;

	if (!quota_find(c, mine->code, &now))
		return;
	set_now = strcmp(now.counts, "post") == 0 ? "post_kind" : "role_kind";
	{
		const struct conflict_row rows[] = {
			{ .label = T_quota_name, .name = "title", .theirs = now.title, .mine = mine->title },
			{ .label = T_quota_min_count, .name = "min_count", .theirs = ctx_number(c, now.min_count), .mine = ctx_number(c, mine->min_count) },
			{ .label = T_quota_max_count, .name = "max_count", .theirs = ctx_number(c, now.max_count), .mine = ctx_number(c, mine->max_count) },
			{ .label = T_quota_age_below, .name = "age_below", .theirs = ctx_number(c, now.age_below), .mine = ctx_number(c, mine->age_below) },
			{ .label = T_quota_members_from, .name = "members_from", .theirs = ctx_number(c, now.members_from), .mine = ctx_number(c, mine->members_from) },
			{ .label = T_quota_counts, .name = "counts", .theirs = ctx_words(c, quota_set_title(set_now)), .mine = mine->counts, .mine_text = ctx_words(c, quota_set_title(set)) },
			{ .label = T_quota_kinds, .name = "kinds", .theirs = quota_names(a, l, set_now, now.kinds), .mine = mine->kinds, .mine_text = quota_names(a, l, set, mine->kinds) },
			{ .label = T_quota_unit_kinds, .name = "unit_kinds", .theirs = quota_names(a, l, "unit_kind", now.unit_kinds), .mine = mine->unit_kinds,
			  .mine_text = quota_names(a, l, "unit_kind", mine->unit_kinds) },
			{ .label = T_quota_org_kinds, .name = "org_kinds", .theirs = quota_names(a, l, "org_kind", now.org_kinds), .mine = mine->org_kinds,
			  .mine_text = quota_names(a, l, "org_kind", mine->org_kinds) },
			{ .label = T_quota_per_kind, .name = "per_kind", .theirs = quota_names(a, l, "post_kind", now.per_kind), .mine = mine->per_kind,
			  .mine_text = quota_names(a, l, "post_kind", mine->per_kind) },
			{ .label = T_quota_is_floor, .name = "is_floor", .theirs = yes_no(c, now.is_floor), .mine = mine->is_floor ? "1" : "0", .mine_text = yes_no(c, mine->is_floor) },
			{ .label = T_quota_is_ceiling, .name = "is_ceiling", .theirs = yes_no(c, now.is_ceiling), .mine = mine->is_ceiling ? "1" : "0", .mine_text = yes_no(c, mine->is_ceiling) },
			{ .label = T_quota_is_off, .name = "is_off", .theirs = yes_no(c, now.is_off), .mine = mine->is_off ? "1" : "0", .mine_text = yes_no(c, mine->is_off) },
			{ .label = T_quota_basis, .name = "basis", .theirs = now.basis, .mine = mine->basis },
		};

		conflict_page(&w->view, .action = href, .row_version = now.row_version, .back_href = href, .rows = rows, .rows_count = sizeof(rows) / sizeof(rows[0]));
	}
	web_page(w);
}

static void save(struct web *w, const char *code, bool is_new)
{
	struct quota quota;

	quota_read(w, code, &quota);
	if (quota_save(w->c, &quota)) {
		web_notice(w, T_quota_saved, "name", quota.title, NULL);
		web_redirect(w, "/quota");
	} else if (web_form_again(w)) {
		if (!is_new && w->c->refusals[0].kind == CONFLICT)
			show_conflict(w, &quota);
		else
			show_form(w, &quota, is_new);
	}
}

/* Who declares one on the page gives it a name; the code by which programs call it is the next free one: own_a, own_b … own_aa. */
static const char *free_code(struct ctx *c)
{
	struct quota taken;
	const char *code = "";

	for (int n = 0; n < FREE_CODES; n++) {
		code = n < 26 ? arena_printf(c->arena, "own_%c", 'a' + n) : arena_printf(c->arena, "own_%c%c", 'a' + n / 26 - 1, 'a' + n % 26);
		if (!quota_find(c, code, &taken))
			break;
	}
	return code;
}

void quota_create_save(struct web *w)
{
	const char *code = web_param(w, "code");

	save(w, text_is_empty(code) ? free_code(w->c) : code, true);
}

void quota_change_save(struct web *w)
{
	struct quota quota;

	if (quota_find(w->c, web_path_text(w, "quota"), &quota))
		save(w, quota.code, false);
	else
		ctx_refuse(w->c, NOT_FOUND, T_quota_not_found, NULL);
}
