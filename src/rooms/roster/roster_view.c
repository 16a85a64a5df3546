#include "rooms/roster/roster_view.h"

#include <string.h>
#include "core/audit.h"
#include "rooms/figure/figure.h"
#include "rooms/org/org_list.h"
#include "text/roster.h"

const struct roster_column_kind ROSTER_COLUMN_KINDS[ROSTER_COLUMNS_COUNT] = {
#define X(constant, key, title) { key, title },
	ROSTER_COLUMNS(X)
#undef X
};

#define COLUMNS_USUAL "status org joined education occupation phone"

/* ---- columns ---- */

static void add_column(struct roster_columns *columns, const char *key, size_t bytes)
{
	for (size_t i = 0; i < ROSTER_COLUMNS_COUNT; i++)
		if (strlen(ROSTER_COLUMN_KINDS[i].key) == bytes && strncmp(ROSTER_COLUMN_KINDS[i].key, key, bytes) == 0)
			columns->has[i] = true;
}

void roster_columns_read(struct ctx *c, struct roster_columns *columns)
{
	struct roster_choice_row choice;
	const char *at = roster_choice_get(c->store, c->actor.account_id, &choice) ? choice.columns : COLUMNS_USUAL;

	memset(columns, 0, sizeof(*columns));
	while (*at != '\0') {
		size_t bytes = strcspn(at, " ");

		add_column(columns, at, bytes);
		at += bytes + (at[bytes] == ' ');
	}
}

bool roster_columns_choose(struct ctx *c, const char *const *keys, size_t count)
{
	struct roster_columns columns = { 0 };
	struct buffer text;

	for (size_t i = 0; i < count; i++)
		add_column(&columns, keys[i], strlen(keys[i]));
	buffer_init(&text, c->arena, 0);
	for (size_t i = 0; i < ROSTER_COLUMNS_COUNT; i++)
		if (columns.has[i])
			buffer_printf(&text, "%s%s", text.bytes > 0 ? " " : "", ROSTER_COLUMN_KINDS[i].key);
	ctx_begin(c, "roster.columns", "account", c->actor.account_id, c->actor.org_id);
	roster_choice_put(c->store, c->actor.account_id, buffer_text(&text));
	return ctx_commit(c);
}

/* ---- views ---- */

/* The name may be used by this view: given, short enough, and no other view of the account has it. */
static bool name_is_right(struct ctx *c, const char *name, const struct roster_view_row *views, size_t count, int64_t self)
{
	if (text_is_empty(name))
		return ctx_refuse_field(c, "name", T_roster_view_name_missing, NULL);
	if (text_chars(name) > LIMIT_ROSTER_VIEW_NAME)
		return ctx_refuse_field(c, "name", T_roster_view_name_long, "n", ctx_number(c, (int)LIMIT_ROSTER_VIEW_NAME), NULL);
	for (size_t i = 0; i < count; i++)
		if (views[i].id.v != self && text_same(views[i].name, name))
			return ctx_refuse_field(c, "name", T_roster_view_name_taken, "name", name, NULL);
	return true;
}

/* A filter that cannot be read is not kept. */
static bool people_are_read(struct ctx *c, const char *query)
{
	struct roster_query people;

	roster_query_read(c, query, &people);
	return roster_query_is_read(c, &people);
}

static bool orgs_are_read(struct ctx *c, const char *query)
{
	struct org_query orgs;

	org_query_read(c, query, &orgs);
	return org_query_is_read(c, &orgs);
}

#define ORG "org="

int64_t roster_view_org(const char *query)
{
	int64_t org = 0;
	const char *at = strncmp(query, ORG, strlen(ORG)) == 0 ? query : strstr(query, "&" ORG);

	if (at == NULL)
		return 0;
	for (at += strlen(ORG) + (*at == '&'); *at >= '0' && *at <= '9' && org < INT64_MAX / 100; at++)
		org = org * 10 + (*at - '0');
	return org;
}

const char *roster_view_filter(const char *query)
{
	if (strncmp(query, ORG, strlen(ORG)) != 0)
		return query;
	query += strcspn(query, "&");
	return *query == '&' ? query + 1 : query;
}

static const char *filter_of(struct ctx *c, const char *list, const char *query)
{
	struct roster_query people;
	struct org_query orgs;

	if (strcmp(list, ROSTER_LIST_ORGS) == 0) {
		org_query_read(c, query, &orgs);
		return org_query_text(c->arena, &orgs);
	}
	roster_query_read(c, query, &people);
	return roster_query_text(c->arena, &people);
}

const char *roster_view_query(struct ctx *c, const char *list, const char *query)
{
	const char *filter = filter_of(c, list, query);
	int64_t org = roster_view_org(query);

	return org == 0 || text_is_empty(filter) ? filter : arena_printf(c->arena, ORG "%lld&%s", (long long)org, filter);
}

struct counted { const struct roster_scope *scope; const struct roster_query *query; };

static void count_people(struct ctx *c, const void *data, int64_t n[])
{
	const struct counted *counted = data;
	int64_t *ids;

	n[0] = (int64_t)roster_match(c, counted->scope, counted->query, &ids);
}

bool roster_view_people(struct ctx *c, const struct roster_scope *scope, const char *query, int64_t *n)
{
	struct roster_query q;
	const struct counted counted = { scope, &q };

	roster_query_read(c, query, &q);
	if (q.value[ROSTER_FIGURE][0] != '\0')
		return false;
	/* Who is found by a word may depend on more than records. */
	if (q.value[ROSTER_Q][0] != '\0')
		count_people(c, &counted, n);
	else
		figure_kept(c, arena_printf(c->arena, "view %s", roster_query_text(c->arena, &q)), scope->path, c->today, FIGURE_ON_PEOPLE, count_people, &counted, n, 1);
	return true;
}

static size_t count_of(const struct roster_view_row *views, size_t count, const char *list)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += strcmp(views[i].list, list) == 0;
	return n;
}

bool roster_view_save(struct ctx *c, const char *list, const char *name, const char *typed, roster_view_id *made)
{
	const char *query = roster_view_query(c, list, typed);
	struct roster_view_row *views;
	size_t count;

	if (strcmp(list, ROSTER_LIST_PEOPLE) != 0 && strcmp(list, ROSTER_LIST_ORGS) != 0)
		return ctx_refuse_field(c, "list", T_roster_view_list_unknown, NULL);
	if (!(strcmp(list, ROSTER_LIST_PEOPLE) == 0 ? people_are_read : orgs_are_read)(c, typed))
		return false;
	ctx_begin(c, "roster_view.save", "roster_view", 0, c->actor.org_id);
	count = roster_views(c->store, c->actor.account_id, "", &views);
	if (count_of(views, count, list) >= ROSTER_VIEWS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_roster_view_too_many, "n", ctx_number(c, ROSTER_VIEWS_MAX), NULL);
	if (text_is_empty(query) || strlen(query) > ROSTER_QUERY_CHARS_MAX)
		return ctx_refuse(c, AGAINST_RULE, T_roster_view_empty, NULL);
	if (!name_is_right(c, name, views, count, 0))
		return false;
	made->v = store_new_id(c->store);
	store_subject(c->store, made->v, c->actor.org_id);
	roster_view_insert(c->store, *made, c->actor.account_id, list, name, query, c->now_s);
	audit_note_text(c, "roster_view", "name", made->v, NULL, name);
	return ctx_commit(c);
}

bool roster_view_rename(struct ctx *c, roster_view_id id, const char *name, int64_t row_version)
{
	struct roster_view_row view, *views;
	size_t count;

	ctx_begin(c, "roster_view.rename", "roster_view", id.v, c->actor.org_id);
	if (!roster_view_get(c->store, id, c->actor.account_id, &view))
		return ctx_refuse(c, NOT_FOUND, T_roster_view_not_found, NULL);
	if (view.row_version != row_version)
		return ctx_refuse_changed(c, T_roster_view_changed, "name", view.name, NULL);
	count = roster_views(c->store, c->actor.account_id, "", &views);
	if (!name_is_right(c, name, views, count, id.v))
		return false;
	roster_view_update(c->store, id, c->actor.account_id, name, view.query, row_version);
	audit_note_text(c, "roster_view", "name", id.v, view.name, name);
	return ctx_commit(c);
}

bool roster_view_drop(struct ctx *c, roster_view_id id)
{
	struct roster_view_row view;

	ctx_begin(c, "roster_view.delete", "roster_view", id.v, c->actor.org_id);
	if (!roster_view_get(c->store, id, c->actor.account_id, &view))
		return ctx_refuse(c, NOT_FOUND, T_roster_view_not_found, NULL);
	roster_view_delete(c->store, id, c->actor.account_id);
	audit_note_text(c, "roster_view", "name", id.v, view.name, NULL);
	return ctx_commit(c);
}
