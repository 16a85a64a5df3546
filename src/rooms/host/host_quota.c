#include "rooms/host/host_quota.h"

#include <string.h>
#include "base/number.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/code.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/host/host.h"
#include "rooms/norm/norm.h"
#include "rooms/org/org.h"
#include "text/host.h"
#include "text/host_quota.h"

#define ELIGIBLE_MEMBERS 3
#define LEAST_A_YEAR 1

static const char *const ASKED[] = { "enterprise", "leading_firm", "social", "public_enterprise", "mine", NULL };

bool host_quota_asks(const char *host_kind) { return text_is_one_of(host_kind, ASKED); }

const char *host_quota_kind_key(enum host_quota_kind kind)
{
	static const char *const KEYS[HOST_QUOTA_KINDS_COUNT] = { "enterprise", "social", "above_scale" };

	return KEYS[kind];
}

int64_t host_quota_eligible(const struct host_quota_count *count)
{
	return count->states[QUOTA_FOUNDED] + count->states[QUOTA_GAP];
}

int64_t host_quota_share_hundredths(const struct host_quota_count *count)
{
	int64_t eligible = host_quota_eligible(count);

	return count->states[QUOTA_UNTOLD] > 0 || eligible == 0 ? -1 : share_hundredths(count->states[QUOTA_FOUNDED], eligible);
}

enum host_quota_sort host_quota_sort(const char *host_kind)
{
	return strcmp(host_kind, "settlement") == 0 ? QUOTA_SETTLEMENT : QUOTA_VOLUNTEER;
}

bool host_quota_is_of(const struct host_quota_unit *unit, enum host_quota_kind kind)
{
	bool is_social = strcmp(unit->kind, "social") == 0;

	if (kind == QUOTA_SOCIAL)
		return is_social;
	return kind == QUOTA_ABOVE_SCALE ? unit->is_above_scale && !is_social : strcmp(unit->kind, "enterprise") == 0 || strcmp(unit->kind, "leading_firm") == 0;
}

enum host_quota_state host_quota_state(const struct host_quota_unit *unit, int eligible_members)
{
	bool is_own = strcmp(unit->coverage, "own") == 0;

	if (is_own)
		return QUOTA_FOUNDED;
	if (unit->full_members < 0)
		return QUOTA_UNTOLD;
	if (unit->full_members < eligible_members)
		return QUOTA_BELOW;
	return strcmp(unit->coverage, "joint") == 0 ? QUOTA_FOUNDED : QUOTA_GAP;
}

/* ---- counted ---- */

/* The nearest town or park above a path; NULL: none. */
static struct host_quota_town *town_of(struct host_quota *q, const char *path)
{
	struct host_quota_town *nearest = NULL;

	for (size_t i = 0; i < q->towns_count; i++)
		if (strncmp(path, q->towns[i].path, strlen(q->towns[i].path)) == 0)
			nearest = &q->towns[i];
	return nearest;
}

static void read_towns(struct ctx *c, struct host_quota *q, const char *path, const char *end)
{
	struct host_quota_town_row *rows;

	q->towns_count = host_quota_towns(c->store, path, end, q->day, &rows);
	q->towns = arena_array(c->arena, q->towns_count + 1, sizeof(*q->towns));
	for (size_t i = 0; i < q->towns_count; i++)
		q->towns[i] = (struct host_quota_town){ .org = rows[i].id, .name = rows[i].name, .path = rows[i].path };
}

static void count_branches(struct host_quota *q)
{
	for (size_t i = 0; i < q->branches_count; i++) {
		struct host_quota_town *town = town_of(q, q->branches[i].path);

		if (town != NULL)
			town->founded[host_quota_sort(q->branches[i].kind)]++;
	}
	for (size_t i = 0; i < q->towns_count; i++) {
		for (int sort = 0; sort < HOST_QUOTA_SORTS_COUNT; sort++)
			q->towns[i].sorts_met += q->towns[i].founded[sort] >= q->least[sort];
		q->towns[i].is_met = q->towns[i].sorts_met == HOST_QUOTA_SORTS_COUNT;
	}
}

static void count_units(struct host_quota *q)
{
	for (size_t i = 0; i < q->units_count; i++) {
		const struct host_quota_unit *unit = &q->units[i];
		enum host_quota_state state = host_quota_state(unit, q->eligible_members);
		struct host_quota_town *town = town_of(q, unit->path);
		bool is_counted = false;

		for (int kind = 0; kind < HOST_QUOTA_KINDS_COUNT; kind++)
			if (host_quota_is_of(unit, (enum host_quota_kind)kind)) {
				q->kinds[kind].states[state]++;
				is_counted = true;
			}
		if (town != NULL && is_counted)
			town->units.states[state]++;
	}
}

void host_quota_cover(struct ctx *c, const char *path, day_t day, struct host_quota *q)
{
	const char *end = path_end(c->arena, path);
	int most;

	*q = (struct host_quota){ .year = date_from_day(day).year, .day = day, .eligible_members = ELIGIBLE_MEMBERS, .least = { LEAST_A_YEAR, LEAST_A_YEAR } };
	norm_band(c, "eligible_members", &q->eligible_members, &most);
	read_towns(c, q, path, end);
	q->units_count = host_quota_units(c->store, path, end, day, &q->units);
	count_units(q);
}

bool host_quota_of(struct ctx *c, org_id org, int64_t year, struct host_quota *q)
{
	int this_year = date_from_day(c->today).year, most;
	struct org_row row;

	*q = (struct host_quota){ .year = year };
	if (!org_see(c, org, &row))
		return false;
	if (year < DATE_YEAR_FIRST || year > this_year)
		return ctx_refuse_field(c, "year", T_host_quota_year, "from", ctx_number(c, DATE_YEAR_FIRST), "to", arena_printf(c->arena, "%d", this_year), NULL);
	host_quota_cover(c, row.path, year == this_year ? c->today : day_from_date((int)year, 12, 31), q);
	q->org = row;
	norm_band(c, "settlement_branches", &q->least[QUOTA_SETTLEMENT], &most);
	norm_band(c, "volunteer_branches", &q->least[QUOTA_VOLUNTEER], &most);
	q->branches_count = host_quota_founded(c->store, row.path, path_end(c->arena, row.path), day_from_date((int)year, 1, 1), q->day, &q->branches);
	count_branches(q);
	return store_state(c->store) == STORE_GOOD;
}

/* ---- said of a unit ---- */

bool host_set_eligible(struct ctx *c, host_unit_id id, const struct host_eligible_form *form)
{
	struct host_eligible_row old = { 0 };
	struct host_row row;
	int64_t changed;

	ctx_begin(c, "host.eligible", "host_unit", id.v, 0);
	if (!host_see(c, id, &row) || !permit_require(c, MAY_EDIT_ORG, row.org))
		return false;
	if (row.to_day != DAY_OPEN)
		return ctx_refuse(c, AGAINST_RULE, T_host_closed, "name", row.name, "day", day_text(c->arena, row.to_day), NULL);
	if (!host_quota_asks(row.kind))
		return ctx_refuse(c, AGAINST_RULE, T_host_quota_not_asked, "name", row.name, "kind", code_name(c->lang, "host_kind", row.kind), NULL);
	if (form->full_members < 0 || form->full_members > HOST_NUMBER_MAX)
		return ctx_refuse_field(c, "full_members", T_host_number, "n", ctx_number(c, HOST_NUMBER_MAX), NULL);
	host_eligible_get(c->store, id, &old);
	if (old.row_version != form->row_version || c->lacks_row_version)
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", row.name, NULL);
	store_subject(c->store, id.v, row.org);
	changed = old.row_version == 0 ? host_eligible_insert(c->store, id, form->full_members, form->is_above_scale) :
		host_eligible_update(c->store, id, form->full_members, form->is_above_scale, form->row_version);
	if (changed != 1)
		return ctx_refuse_changed(c, T_host_changed_meanwhile, "name", row.name, NULL);
	audit_note_int(c, "host_eligible", "full_members", id.v, old.full_members, form->full_members);
	audit_note_int(c, "host_eligible", "is_above_scale", id.v, old.is_above_scale, form->is_above_scale);
	return ctx_commit(c);
}
