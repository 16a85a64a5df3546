/* The list of members and the search. The URL holds the whole state of a list. */
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/figure/figure.h"
#include "rooms/roster/roster_filter.h"
#include "rooms/roster/roster_screen.h"
#include "rooms/roster/roster_tmpl.h"
#include "text/roster.h"
#include "web/web.h"

#include <string.h>
#include "base/buffer.h"

#define LIVE_HITS 8

ROUTE(GET, "/person", roster_page_list, MAY_SEE_PERSON, "People of a subtree (org), filtered, sorted and in pages")
ROUTE(GET, "/roster/print", roster_page_print, MAY_SEE_PERSON, "The same list on paper, with the columns of the statutory roster")
ROUTE(POST, "/roster/columns", roster_columns_save, MAY_SEE_PERSON, "Choose the columns of lists for this account")
ROUTE(GET, "/search", roster_page_search, MAY_SEE_PERSON, "People and organisations by name, pinyin, initials or end of a number; cases, papers, letters and reminders by title, number or digest")

/* ---- small things for the templates ---- */

int roster_years(const struct view *v, day_t birth_day)
{
	return birth_day == DAY_NONE || birth_day == DAY_OPEN ? -1 : years_between(birth_day, v->c->today);
}

const char *roster_day_text(struct view *v, day_t day, int64_t precision)
{
	const char *text = day_text(v->arena, day);

	if (day == DAY_NONE || day == DAY_OPEN)
		return "";
	return arena_text_n(v->arena, text, precision == DATE_YEAR ? 4 : precision == DATE_MONTH ? 7 : 10);
}

int roster_direction(const struct roster_query *q, const char *sort)
{
	if (strcmp(q->value[ROSTER_SORT], sort) != 0)
		return 0;
	return roster_is(q, ROSTER_DOWN) ? -1 : 1;
}

bool roster_is_nothing(const struct roster_hits *h)
{
	return h->people_count == 0 && h->orgs_count == 0 && h->found.count == 0;
}

const char *roster_cell_class(int column)
{
	switch (column) {
	case ROSTER_COLUMN_STATUS: case ROSTER_COLUMN_PHONE:
		return "num";
	case ROSTER_COLUMN_ORG:
		return "wraps";
	case ROSTER_COLUMN_OCCUPATION: case ROSTER_COLUMN_WORK_UNIT: case ROSTER_COLUMN_JOB:
		return "wraps only-d";
	default:
		return "num only-d";
	}
}

bool roster_is(const struct roster_query *q, enum roster_field field)
{
	return q->value[field][0] != '\0';
}

/* ---- the query of a request ---- */

static void read_query(struct web *w, struct roster_query *q)
{
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		q->value[i] = web_param(w, ROSTER_FIELD_NAMES[i]);
	roster_query_clean(w->c, q);
}

/* path?org=5&rest */
static const char *list_url(struct ctx *c, const char *path, int64_t org, const char *rest)
{
	return arena_printf(c->arena, "%s?org=%lld%s%s", path, (long long)org, rest[0] != '\0' ? "&" : "", rest);
}

static const char *url_but(struct ctx *c, const struct roster_screen *s, enum roster_field field, const char *value)
{
	return list_url(c, "/person", s->scope.org.v, roster_query_text_but(c->arena, &s->query, field, value));
}

/* A head sorts by its column; once more turns the order round. */
static const char *sort_url(struct ctx *c, const struct roster_screen *s, const char *sort)
{
	struct roster_query q = s->query;

	q.value[ROSTER_DOWN] = roster_direction(&s->query, sort) > 0 ? "1" : "";
	q.value[ROSTER_SORT] = sort;
	return list_url(c, "/person", s->scope.org.v, roster_query_text(c->arena, &q));
}

/* ---- parts of the page ---- */

static void add_tab(struct ctx *c, struct roster_screen *s, const char *status, message label, int64_t count)
{
	struct roster_query q = { 0 };

	roster_query_clean(c, &q);
	q.value[ROSTER_STATUS] = status;
	s->tabs[s->tabs_count++] = (struct tab){ .href = list_url(c, "/person", s->scope.org.v, roster_query_text(c->arena, &q)),
		.label = label, .count = count, .has_count = true,
		.is_current = roster_query_is_plain(&s->query) && strcmp(s->query.value[ROSTER_STATUS], status) == 0 };
}

static void add_tabs(struct ctx *c, struct roster_screen *s, const int64_t counts[FIGURE_STATUSES_COUNT])
{
	add_tab(c, s, "", T_roster_all, counts[1] + counts[2] + counts[3]);
	add_tab(c, s, "2", T_roster_full, counts[2]);
	add_tab(c, s, "1", T_roster_probationary, counts[1]);
	add_tab(c, s, "0", T_roster_others, roster_count_status(c, &s->scope, 0));
}

/* A saved view is counted with the page where that is quick, below a town or smaller; elsewhere the number follows the page. */
static void add_views(struct ctx *c, struct roster_screen *s)
{
	struct roster_view_row *views;
	size_t count = roster_views(c->store, c->actor.account_id, ROSTER_LIST_PEOPLE, &views);

	for (size_t i = 0; i < count && i < ROSTER_VIEWS_MAX; i++) {
		struct tab *tab = &s->tabs[s->tabs_count++];
		struct roster_query q;
		int64_t *ids;

		int64_t org = roster_view_org(views[i].query);
		bool is_here = org == 0 || org == s->scope.org.v;

		roster_query_read(c, views[i].query, &q);
		*tab = (struct tab){ .href = list_url(c, "/person", org != 0 ? org : s->scope.org.v, roster_view_filter(views[i].query)), .label_text = views[i].name,
			.is_after_line = i == 0, .is_current = is_here && strcmp(roster_view_filter(views[i].query), roster_query_text(c->arena, &s->query)) == 0 };
		/* A list behind a number may lie where the account may look no longer: it is asked for when it is opened. */
		tab->has_count = tab->is_current || (is_here && s->scope.level > 1 && q.value[ROSTER_FIGURE][0] == '\0');
		if (!tab->has_count && q.value[ROSTER_FIGURE][0] == '\0')
			tab->count_href = arena_printf(c->arena, "/roster/view/%lld/count?org=%lld", (long long)views[i].id.v, (long long)s->scope.org.v);
		if (tab->has_count)
			tab->count = tab->is_current ? s->page.total : (int64_t)roster_match(c, &s->scope, &q, &ids);
	}
}

static void add_chips(struct ctx *c, struct roster_screen *s)
{
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *words = roster_query_words(c, &s->query, (enum roster_field)i);

		if (words == NULL)
			continue;
		/* A status that follows from the role goes with it. */
		s->chips[s->chips_count++] = (struct chip){ words, url_but(c, s, i == ROSTER_STATUS && !roster_is(&s->query, ROSTER_STATUS) ? ROSTER_ROLE : (enum roster_field)i, "") };
		s->has_more |= i != ROSTER_Q && i != ROSTER_STATUS && i != ROSTER_SEX && i != ROSTER_EDUCATION;
	}
}

static void add_educations(struct roster_screen *s)
{
	const struct code *code;

	for (size_t i = 0; i < ROSTER_EDUCATIONS_COUNT; i++)
		s->educations[s->educations_count++] = (struct option){ ROSTER_EDUCATIONS[i].value, ROSTER_EDUCATIONS[i].label, NULL };
	/* a link from a table of figures may ask for one code */
	code = code_find("education", s->query.value[ROSTER_EDUCATION]);
	if (code != NULL)
		s->educations[s->educations_count++] = (struct option){ code->value, NULL, code->zh };
}

/* Where a branch stands in the tree: the units drawn, and the members of each and of the list's own organisation. */
struct counted { const char *path; struct roster_branch *branches; size_t branches_count; int64_t *members; int64_t counts[FIGURE_STATUSES_COUNT]; };

/* Branches and counted units come in the order of paths, so they are met side by side. */
static void count_members(struct ctx *c, const struct roster_scope *scope, struct counted *k)
{
	struct figure_unit *units;
	size_t units_count, at = 0;

	k->members = arena_array(c->arena, k->branches_count, sizeof(*k->members));
	if (!figure_units(c, k->path, &units, &units_count))
		return;
	for (size_t i = 0; i < units_count; i++) {
		const int64_t *n = units[i].members;

		if (strcmp(units[i].path, scope->path) == 0)
			memcpy(k->counts, n, sizeof(k->counts));
		while (i > 0 && at < k->branches_count && strcmp(k->branches[at].path, units[i].path) < 0)
			at++;
		if (i > 0 && at < k->branches_count && strcmp(k->branches[at].path, units[i].path) == 0)
			k->members[at] = n[1] + n[2] + n[3];
	}
}

static void fill_nodes(struct ctx *c, struct roster_screen *s, const struct counted *k)
{
	struct roster_tree *t = &s->tree;
	const char *rest = roster_query_text(c->arena, &s->query);

	t->nodes = arena_array(c->arena, k->branches_count, sizeof(*t->nodes));
	for (size_t i = 0; i < k->branches_count; i++)
		t->nodes[t->nodes_count++] = (struct roster_node){ .name = k->branches[i].name, .has_members = true,
			.href = list_url(c, "/person", k->branches[i].id.v, rest), .members = k->members[i],
			.is_inner = k->branches[i].is_inner, .is_shown = k->branches[i].id.v == s->scope.org.v };
}

/* The way from the own organisation down; a branch is shown among its neighbours. `counts` are those of the list's own
 * organisation by status, for the tabs. */
static void fill_tree(struct ctx *c, struct roster_screen *s, int64_t counts[FIGURE_STATUSES_COUNT])
{
	struct roster_tree *t = &s->tree;
	struct counted k = { .path = s->scope.path };
	struct org_item *items;
	struct org_number total = { 0 };
	size_t count = org_ancestors(c->store, s->scope.path, &items);
	const char *rest = roster_query_text(c->arena, &s->query);
	org_id top = s->scope.org;

	t->query = rest;
	t->find_action = arena_printf(c->arena, "/org/%lld/pick", (long long)c->actor.org_id);
	t->way = arena_array(c->arena, count + 1, sizeof(*t->way));
	for (size_t i = 0; i < count; i++)
		if (path_is_within(items[i].path, c->actor.path_from))
			t->way[t->way_count++] = (struct roster_node){ .name = items[i].name, .is_inner = true,
				.href = list_url(c, "/person", items[i].id.v, rest), .is_shown = items[i].id.v == s->scope.org.v,
				.has_members = items[i].id.v == s->scope.org.v };
	k.branches_count = roster_tree(c->store, top, c->today, ROSTER_TREE_NODES_MAX - (int64_t)t->way_count, &k.branches);
	if (k.branches_count == 0 && t->way_count > 1) {
		t->way_count--;
		top = items[count - 2].id;
		k.path = items[count - 2].path;
		k.branches_count = roster_tree(c->store, top, c->today, ROSTER_TREE_NODES_MAX - (int64_t)t->way_count, &k.branches);
	}
	count_members(c, &s->scope, &k);
	memcpy(counts, k.counts, sizeof(k.counts));
	for (size_t i = 0; i < t->way_count; i++)
		if (t->way[i].has_members)
			t->way[i].members = counts[1] + counts[2] + counts[3];
	fill_nodes(c, s, &k);
	if (k.branches_count + t->way_count < ROSTER_TREE_NODES_MAX)
		return;
	org_children_count(c->store, top, c->today, &total);
	t->rest_count = total.n - (int64_t)k.branches_count;
	t->rest_href = arena_printf(c->arena, "/org/%lld/pick?use=register&query=%s", (long long)top.v, buffer_url(c->arena, rest));
}

static const char *subtitle_of(struct view *v, const struct roster_scope *scope, int64_t total)
{
	struct message_arg args[] = { { "org", scope->name }, { "n", view_number_text(v, total) } };

	return message_text(v->arena, v->lang, T_roster_subtitle, args, 2);
}

static bool open_scope(struct web *w, struct roster_scope *scope)
{
	int64_t org;

	return web_param_id(w, "org", &org) && roster_open(w->c, org, scope);
}

void roster_page_list(struct web *w)
{
	struct ctx *c = w->c;
	struct roster_screen s = { .page = { .page = 1, .rows_per_page = ROSTER_ROWS_PER_PAGE } };
	int64_t counts[FIGURE_STATUSES_COUNT] = { 0 };

	if (!open_scope(w, &s.scope))
		return;
	read_query(w, &s.query);
	if (roster_query_is_read(c, &s.query)) {
		roster_read(c, &s.scope, &s.query, web_page_number(w), ROSTER_ROWS_PER_PAGE, &s.page);
		if (ctx_is_refused(c))
			return;
	} else if (!web_form_again(w)) {
		return;
	}
	fill_tree(c, &s, counts);
	add_tabs(c, &s, counts);
	add_views(c, &s);
	add_chips(c, &s);
	add_educations(&s);
	roster_columns_read(c, &s.columns);
	s.heads = (struct roster_heads){ sort_url(c, &s, ""), sort_url(c, &s, "org"), sort_url(c, &s, "joined"), sort_url(c, &s, "birth") };
	s.query_text = roster_query_text(c->arena, &s.query);
	s.list_href = list_url(c, "/person", s.scope.org.v, s.query_text);
	s.page_href = arena_printf(c->arena, "%s&", s.list_href);
	s.print_href = list_url(c, "/roster/print", s.scope.org.v, s.query_text);
	s.export_href = may(c, MAY_EXPORT) ? list_url(c, "/export/new", s.scope.org.v, s.query_text) : NULL;
	s.clear_href = list_url(c, "/person", s.scope.org.v, "");
	s.import_href = may(c, MAY_IMPORT) ? "/batch" : NULL;
	s.register_href = list_url(c, "/person/new", s.scope.org.v, "");
	s.subtitle = subtitle_of(&w->view, &s.scope, s.page.total);
	s.document_href = may(c, MAY_HANDLE) ? arena_printf(c->arena, "/document/roster/print?subject=%lld&query=%s", (long long)s.scope.org.v,
		buffer_url(c->arena, s.query_text)) : NULL;
	s.may_edit = may_at_path(c, MAY_EDIT_PERSON, s.scope.path);
	s.may_call = may_at_path(c, MAY_SEE_FULL, s.scope.path);
	roster_list(&w->view, &s);
	web_page(w);
}

/* The conditions in one line, for the head of the paper. */
static const char *conditions_of(struct ctx *c, const struct roster_query *q)
{
	struct buffer b;

	buffer_init(&b, c->arena, 0);
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *words = roster_query_words(c, q, (enum roster_field)i);

		if (words != NULL)
			buffer_printf(&b, "%s%s", b.bytes > 0 ? " · " : "", words);
	}
	return buffer_text(&b);
}

void roster_page_print(struct web *w)
{
	struct ctx *c = w->c;
	struct roster_print p = { 0 };
	struct roster_query q;

	if (!open_scope(w, &p.scope))
		return;
	read_query(w, &q);
	if (!roster_query_is_read(c, &q))
		return;
	roster_read(c, &p.scope, &q, 1, ROSTER_PRINT_ROWS_MAX, &p.page);
	if (ctx_is_refused(c))
		return;
	p.subtitle = subtitle_of(&w->view, &p.scope, p.page.total);
	p.conditions = conditions_of(c, &q);
	p.back_href = list_url(c, "/person", p.scope.org.v, roster_query_text(c->arena, &q));
	p.export_href = may(c, MAY_EXPORT) ? list_url(c, "/export/new", p.scope.org.v, roster_query_text(c->arena, &q)) : NULL;
	roster_print_screen(&w->view, &p);
	web_page(w);
}

void roster_columns_save(struct web *w)
{
	const char **keys, *back = web_param(w, "back");
	size_t count = web_params_all(w, "column", &keys);

	if (!roster_columns_choose(w->c, keys, count))
		return;
	web_notice(w, T_roster_columns_saved, NULL);
	web_redirect(w, web_is_local(back) ? back : "/person");
}

void roster_page_search(struct web *w)
{
	struct ctx *c = w->c;
	struct roster_hits hits;
	struct roster_query q = { .value[ROSTER_Q] = web_param(w, "q"), .value[ROSTER_STATUS] = "any" };
	bool is_live = web_wants_partial(w);
	const char *text;

	roster_query_clean(c, &q);
	text = q.value[ROSTER_Q];
	roster_search(c, text, is_live ? LIVE_HITS : ROSTER_HITS_MAX, &hits);
	if (is_live && !text_is_empty(text)) {
		q.value[ROSTER_STATUS] = "";
		roster_search_hits(&w->view, text, &hits, arena_printf(c->arena, "/search?%s", roster_query_text(c->arena, &q)));
	} else if (!is_live) {
		roster_search_screen(&w->view, text, &hits, list_url(c, "/person", c->actor.org_id, roster_query_text(c->arena, &q)), web_param_int(w, "post", 0));
	}
	web_page(w);
}
