#include "rooms/figure/cover.h"

#include <string.h>
#include "core/path.h"

static const struct { const char *key, *host_kind; int rules_count; } GROUPS[COVER_GROUPS_COUNT] = {
	[COVER_VILLAGES] = { "villages", NULL, VILLAGE_ALL + 1 },
	[COVER_COMMUNITIES] = { "communities", NULL, COMMUNITY_ALL + 1 },
	[COVER_ENTERPRISES] = { "enterprises", "enterprise", ENTERPRISE_COMMENDED + 1 },
	[COVER_LAW_FIRMS] = { "law_firms", "law_firm", FIRM_ANY + 1 },
	[COVER_COOPERATIVES] = { "cooperatives", "cooperative", 0 },
	[COVER_JOINING] = { "joining", NULL, JOINING_OVERDUE + 1 },
	[COVER_UNITS] = { "units", NULL, 32 },
	[COVER_ENTREPRENEURS] = { "entrepreneurs", NULL, VILLAGE_REPORTED + 1 },
	[COVER_COVERED_COMMUNITIES] = { "covered_communities", "community", COMMUNITY_WITH_ORG + 1 },
};

const char *cover_group_key(enum cover_group group)
{
	return GROUPS[group].key;
}

int cover_group_find(const char *key)
{
	for (int g = 0; g < COVER_GROUPS_COUNT; g++)
		if (strcmp(GROUPS[g].key, key) == 0)
			return g;
	return -1;
}

int cover_rules_count(enum cover_group group)
{
	return GROUPS[group].rules_count;
}

static uint32_t bit(int rule, bool is_met)
{
	return is_met ? 1u << rule : 0;
}

static uint32_t four(const int64_t has[4])
{
	uint32_t met = bit(0, has[0] != 0) | bit(1, has[1] != 0) | bit(2, has[2] != 0) | bit(3, has[3] != 0);

	return met | bit(4, met == 15);
}

static size_t villages(struct figure_report *r, const char *end, struct cover_unit **units)
{
	struct figure_village *rows;
	size_t count = figure_villages(r->c->store, r->path_then, end, r->day, &rows);

	*units = arena_array(r->c->arena, count, sizeof(**units));
	for (size_t i = 0; i < count; i++)
		(*units)[i] = (struct cover_unit){ .id = rows[i].id, .name = rows[i].name, .place = rows[i].town, .coverage = "",
			.meets = four((const int64_t[]){ rows[i].has_stability, rows[i].has_democracy, rows[i].has_economy, rows[i].has_party }) };
	return count;
}

static size_t joining(struct figure_report *r, const char *end, struct cover_unit **units)
{
	struct figure_village *rows;
	size_t count = figure_villages(r->c->store, r->path_then, end, r->day, &rows);
	day_t *days = arena_array(r->c->arena, count, sizeof(*days));

	*units = arena_array(r->c->arena, count, sizeof(**units));
	if (!joining_days(r, rows, count, days))
		return 0;
	for (size_t i = 0; i < count; i++)
		(*units)[i] = (struct cover_unit){ .id = rows[i].id, .name = rows[i].name, .place = rows[i].town, .coverage = "", .last_day = days[i],
			.meets = bit(joining_rule(days[i], r->day), true) };
	return count;
}

static size_t communities(struct figure_report *r, const char *end, struct cover_unit **units)
{
	struct figure_community *rows;
	size_t count = figure_communities(r->c->store, r->path_then, end, r->day, &rows);

	*units = arena_array(r->c->arena, count, sizeof(**units));
	for (size_t i = 0; i < count; i++)
		(*units)[i] = (struct cover_unit){ .id = rows[i].id, .name = rows[i].name, .place = rows[i].town, .coverage = "",
			.meets = four((const int64_t[]){ rows[i].has_director, rows[i].has_manager, rows[i].has_owner, rows[i].has_committee }) };
	return count;
}

static uint32_t host_meets(enum cover_group group, const struct figure_host *host)
{
	bool is_own = strcmp(host->coverage, "own") == 0, is_joint = strcmp(host->coverage, "joint") == 0, has_liaison = strcmp(host->coverage, "liaison") == 0;

	if (group == COVER_ENTERPRISES)
		return bit(ENTERPRISE_WITH_ORG, is_own || is_joint) | bit(ENTERPRISE_REACHED, is_own || is_joint || has_liaison) |
			bit(ENTERPRISE_COMMENDED, strstr(host->facts, "\"commended\":true") != NULL);
	if (group == COVER_LAW_FIRMS)
		return bit(FIRM_OWN, is_own) | bit(FIRM_JOINT, is_joint) | bit(FIRM_LIAISON, has_liaison) | bit(FIRM_ANY, is_own || is_joint || has_liaison);
	if (group == COVER_COVERED_COMMUNITIES)
		return bit(COMMUNITY_WITH_ORG, is_own || is_joint);
	return 0;
}

static size_t hosts(struct figure_report *r, const char *end, enum cover_group group, struct cover_unit **units)
{
	struct figure_host *rows;
	size_t count = figure_hosts(r->c->store, GROUPS[group].host_kind, r->path_then, end, r->day, &rows);

	*units = arena_array(r->c->arena, count, sizeof(**units));
	for (size_t i = 0; i < count; i++)
		(*units)[i] = (struct cover_unit){ .id = rows[i].id, .name = rows[i].name, .place = rows[i].place, .coverage = rows[i].coverage,
			.households = rows[i].households, .meets = host_meets(group, &rows[i]) };
	return count;
}

static size_t all_units(struct figure_report *r, const char *end, struct cover_unit **units)
{
	struct figure_host_unit *rows;
	size_t count = figure_host_units(r->c->store, r->path_then, end, r->day, &rows);

	*units = arena_array(r->c->arena, count, sizeof(**units));
	for (size_t i = 0; i < count; i++)
		(*units)[i] = (struct cover_unit){ .id = rows[i].id, .name = rows[i].name, .place = rows[i].place, .coverage = rows[i].coverage,
			.staff = rows[i].staff, .meets = bit(figure_code_place("host_kind", rows[i].kind), true) };
	return count;
}

/* What the organisation of the village has reported: net income and people, both or neither. */
static void add_income(struct cover_unit *unit, const struct figure_income_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].org == unit->org && rows[i].people > 0 && rows[i].net > 0) {
			unit->net += rows[i].net;
			unit->people += rows[i].people;
		}
}

static size_t entrepreneurs(struct figure_report *r, const char *end, struct cover_unit **units)
{
	struct figure_entrepreneur *rows;
	struct figure_income_row *incomes;
	size_t count = figure_entrepreneurs(r->c->store, r->path_then, end, r->day, &rows);
	size_t incomes_count = figure_incomes(r->c->store, r->path_then, end, arena_printf(r->c->arena, "%d", date_from_day(r->day).year), r->day, &incomes);

	*units = arena_array(r->c->arena, count, sizeof(**units));
	for (size_t i = 0; i < count; i++) {
		struct cover_unit *unit = &(*units)[i];
		bool is_headed = rows[i].has_one != 0, has_reported;

		*unit = (struct cover_unit){ .id = rows[i].id, .org = rows[i].org, .name = rows[i].name, .place = rows[i].town, .coverage = "" };
		add_income(unit, incomes, incomes_count);
		has_reported = unit->people > 0;
		unit->meets = bit(VILLAGE_HEADED, is_headed) | bit(VILLAGE_HEADED_REPORTED, is_headed && has_reported) |
			bit(VILLAGE_OTHER_REPORTED, !is_headed && has_reported) | bit(VILLAGE_REPORTED, has_reported);
	}
	return count;
}

const char *cover_path_end(const struct figure_report *r)
{
	return r->path_then_end;
}

size_t cover_units(struct figure_report *r, enum cover_group group, struct cover_unit **units)
{
	const char *end = cover_path_end(r);

	if (group == COVER_UNITS)
		return all_units(r, end, units);
	if (group == COVER_ENTREPRENEURS)
		return entrepreneurs(r, end, units);

	if (group == COVER_VILLAGES)
		return villages(r, end, units);
	if (group == COVER_JOINING)
		return joining(r, end, units);
	return group == COVER_COMMUNITIES ? communities(r, end, units) : hosts(r, end, group, units);
}

bool cover_meets(const struct cover_unit *unit, int rule)
{
	return rule == COVER_EVERY || (unit->meets >> rule & 1) != 0;
}

int64_t cover_count(const struct cover_unit *units, size_t count, int rule)
{
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += cover_meets(&units[i], rule);
	return n;
}

struct share_wish { struct figure_report *r; enum cover_group group; int rule; };
enum { SHARE_MET, SHARE_ALL, SHARE_NUMBERS_COUNT };

static void count_share(struct ctx *c, const void *data, int64_t n[])
{
	const struct share_wish *wish = data;
	struct cover_unit *units;
	size_t count = cover_units(wish->r, wish->group, &units);

	n[SHARE_MET] = cover_count(units, count, wish->rule);
	n[SHARE_ALL] = (int64_t)count;
}

struct cover_share cover_share(struct figure_report *r, enum cover_group group, int rule)
{
	const struct share_wish wish = { r, group, rule };
	int64_t n[SHARE_NUMBERS_COUNT] = { 0 };

	figure_kept(r->c, arena_printf(r->c->arena, "%s %d", GROUPS[group].key, rule), r->org.path, r->day, FIGURE_ON_HOSTS, count_share, &wish, n, SHARE_NUMBERS_COUNT);
	return (struct cover_share){ n[SHARE_MET], n[SHARE_ALL] };
}

const char *cover_href(const struct figure_report *r, enum cover_group group, int rule, bool is_gap)
{
	return arena_printf(r->c->arena, "/figure/units?org=%lld&day=%s&of=%s&rule=%d&gap=%d", (long long)r->org.id.v, day_text(r->c->arena, r->day),
		GROUPS[group].key, rule, is_gap);
}
