#include "rooms/org/vacancy_register.h"

#include "base/text.h"
#include "core/path.h"
#include "rooms/org/post_sql.h"
#include "text/org.h"

static const char *const SIDE_KEYS[] = { "all", "village", "community" };

static const char *heads_of(const struct register_ask *ask)
{
	return text_same(ask->side, SIDE_KEYS[0]) ? "" : ask->side;
}

static int64_t count(struct ctx *c, const struct register_ask *ask)
{
	struct post_vacancies_number n = { 0 };

	post_vacancies_count(c->store, ask->path, path_end(c->arena, ask->path), day_parse_iso(ask->to), ask->kind, heads_of(ask), &n);
	return n.n;
}

static size_t read(struct ctx *c, const struct register_ask *ask, int64_t limit, int64_t offset, const char ***cells)
{
	day_t day = day_parse_iso(ask->to);
	struct post_vacancy *rows;
	size_t n = post_vacancies(c->store, ask->path, path_end(c->arena, ask->path), day, ask->kind, heads_of(ask), limit, offset, &rows);

	*cells = arena_array(c->arena, n * VACANCY_REGISTER.columns_count + 1, sizeof(**cells));
	for (size_t i = 0; i < n; i++) {
		const struct post_vacancy *row = &rows[i];
		const char **cell = *cells + i * VACANCY_REGISTER.columns_count;

		*cell++ = row->org_name;
		*cell++ = row->name;
		*cell++ = arena_printf(c->arena, "%lld/%lld", (long long)row->taken, (long long)row->seats);
		*cell++ = day_text(c->arena, row->vacant_since);
		*cell++ = row->was_acting ? ctx_words(c, T_org_vacant_acting) : "";
		*cell = row->has_people ? ctx_number(c, day - row->vacant_since) : ctx_words(c, T_org_vacant_no_members);
	}
	return n;
}

static const char *address(struct arena *a, const struct register_ask *ask)
{
	return arena_printf(a, "/org/%lld/vacancies?kind=%s&heads=%s&day=%s", (long long)ask->org, ask->kind, heads_of(ask), ask->to);
}

static const struct message *const SIDES[] = { T_org_vacancies_all, T_org_heads_village, T_org_heads_community };
static const struct register_column COLUMNS[] = { { T_org_title, 30 }, { T_org_post_name, 20 }, { T_org_seats, 10 }, { T_org_vacant_since, 12 }, { T_org_vacant_why, 14 }, { T_org_vacant_days_count, 12 } };

const struct register_list VACANCY_REGISTER = { .key = "vacancy", .title = T_org_vacancies, .sides = SIDE_KEYS, .side_titles = SIDES, .sides_count = sizeof(SIDES) / sizeof(SIDES[0]),
	.columns = COLUMNS, .columns_count = sizeof(COLUMNS) / sizeof(COLUMNS[0]), .kinds = "post_kind", .days = 1, .is_of_orgs = true, .count = count, .read = read, .address = address };
