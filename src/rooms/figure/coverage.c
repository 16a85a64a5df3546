/* 覆盖: who has an organisation of each kind, and who has not, by name. Rates have two decimals, half up, and 100% is said
 * only when nothing is missing. */
#include "rooms/figure/cover.h"

#include "core/code.h"
#include "core/path.h"
#include "rooms/host/host_quota.h"
#include "text/figure.h"
#include "text/host_quota.h"

#define COMMUNITY_SHARE 80	/* at least 80% of communities in the model */

static void rate_columns(struct figure_table *t)
{
	report_column(t, T_figure_column_all, NULL);
	report_column(t, T_figure_column_covered, NULL);
	report_column(t, T_figure_column_rate, NULL);
	report_column(t, T_figure_column_gaps, NULL);
}

static void rate_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text, enum cover_group group, int rule,
	const struct cover_unit *units, size_t count)
{
	struct figure_row *row = report_row(r, t, label, label_text);
	int64_t covered = cover_count(units, count, rule), all = (int64_t)count;
	struct figure_equation *whole;

	row->cells[0] = cell_number(all, cover_href(r, group, COVER_EVERY, false));
	row->cells[1] = cell_number(covered, cover_href(r, group, rule, false));
	row->cells[2] = cell_rate(covered, all);
	row->cells[3] = cell_number(all - covered, cover_href(r, group, rule, true));
	whole = report_equation(r);
	report_term(r, whole, &row->cells[1], 1);
	report_term(r, whole, &row->cells[3], 1);
	report_term(r, whole, &row->cells[0], -1);
}

/* ---- villages: stability, democracy, economy, the Party ---- */

#define VILLAGE_KINDS 4
static const struct message *const VILLAGE_LABELS[] = { T_figure_cover_stability, T_figure_cover_democracy, T_figure_cover_economy, T_figure_cover_party,
	T_figure_cover_all_four };

static const char *mark(struct figure_report *r, bool has)
{
	return message_text(r->c->arena, r->c->lang, has ? T_figure_has : T_figure_lacks, NULL, 0);
}

static void village_gaps(struct figure_report *r, const struct cover_unit *units, size_t count)
{
	struct figure_table *t = report_table(r, "village_gaps", NULL, T_figure_table_village_gaps);

	t->is_text = t->is_inner = true;
	t->all_href = cover_href(r, COVER_VILLAGES, VILLAGE_ALL, true);
	for (int k = 0; k < VILLAGE_KINDS; k++)
		report_column(t, VILLAGE_LABELS[k], NULL);
	for (size_t i = 0; i < count; i++) {
		struct figure_row *row;

		if (cover_meets(&units[i], VILLAGE_ALL))
			continue;
		row = report_row(r, t, NULL, arena_printf(r->c->arena, "%s %s", units[i].place, units[i].name));
		for (int k = 0; k < VILLAGE_KINDS; k++)
			row->cells[k] = (struct figure_cell){ .kind = CELL_TEXT, .text = mark(r, cover_meets(&units[i], k)) };
	}
	if (t->rows == NULL)
		t->note = T_figure_no_gaps;
}

static void villages(struct figure_report *r)
{
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_VILLAGES, &units);
	struct figure_table *t;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "villages", NULL, T_figure_table_villages));
	t->note = T_figure_note_villages;
	for (int rule = VILLAGE_STABILITY; rule <= VILLAGE_ALL; rule++)
		rate_row(r, t, VILLAGE_LABELS[rule], NULL, COVER_VILLAGES, rule, units, count);
	village_gaps(r, units, count);
}

/* ---- co-operatives, and Party organisations on them ---- */

static void cooperatives(struct figure_report *r)
{
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_COOPERATIVES, &units);
	int64_t households = 0;
	struct figure_hosted_row *hosted;
	size_t hosted_count = figure_hosted(r->c->store, r->org.path, path_end(r->c->arena, r->org.path), r->day, &hosted);
	struct figure_table *t;

	if (count == 0 && hosted_count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		households += units[i].households;
	report_column(t = report_table(r, "cooperatives", NULL, T_figure_table_cooperatives), T_figure_column_number, NULL);
	report_row(r, t, T_figure_cooperatives, NULL)->cells[0] = cell_number((int64_t)count, cover_href(r, COVER_COOPERATIVES, COVER_EVERY, false));
	report_row(r, t, T_figure_households, NULL)->cells[0] = cell_number(households,
		arena_printf(r->c->arena, "%s&sum=households", cover_href(r, COVER_COOPERATIVES, COVER_EVERY, false)));
	for (size_t i = 0; i < hosted_count; i++)
		report_row(r, t, NULL, arena_printf(r->c->arena, "%s · %s", message_text(r->c->arena, r->c->lang, T_figure_hosted, NULL, 0),
			code_name(r->c->lang, "org_kind", hosted[i].kind)))->cells[0] = cell_number(hosted[i].n,
				arena_printf(r->c->arena, "/figure/orgs?org=%lld&day=%s&hosted=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day), hosted[i].kind));
}

/* ---- enterprises and law firms ---- */

static void host_gaps(struct figure_report *r, const char *key, message title, enum cover_group group, const struct cover_unit *units, size_t count, int rule)
{
	struct figure_table *t = report_table(r, key, NULL, title);

	t->is_text = t->is_inner = true;
	t->all_href = cover_href(r, group, rule, true);
	report_column(t, T_figure_column_coverage, NULL);
	for (size_t i = 0; i < count; i++)
		if (!cover_meets(&units[i], rule))
			report_row(r, t, NULL, units[i].name)->cells[0] =
				(struct figure_cell){ .kind = CELL_TEXT, .text = code_name(r->c->lang, "coverage", units[i].coverage) };
	if (t->rows == NULL)
		t->note = T_figure_no_gaps;
}

/* `covered`: the cell that says how many enterprises have an organisation. */
static void enterprise_members(struct figure_report *r, struct figure_cell *covered, int64_t commended)
{
	int64_t orgs = covered->number;
	struct figure_query q = report_query(r);
	struct figure_table *t = report_table(r, "enterprise_members", NULL, T_figure_table_enterprise_members);
	struct figure_cells cells;

	figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(figure_code_place("unit_kind", "nonpublic")));
	report_count(r, &q, &cells);
	report_column(t, T_figure_column_number, NULL);
	report_row(r, t, T_figure_members, NULL)->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	report_row(r, t, T_figure_per_org, NULL)->cells[0] =
		(struct figure_cell){ .kind = orgs > 0 ? CELL_HUNDREDTHS : CELL_BLANK, .number = orgs > 0 ? (cells.total * 200 + orgs) / (orgs * 2) : 0 };
	report_tells(r, &t->last->cells[0], &t->rows->cells[0], covered);
	report_row(r, t, T_figure_commended, NULL)->cells[0] = cell_number(commended, cover_href(r, COVER_ENTERPRISES, ENTERPRISE_COMMENDED, false));
}

static void enterprises(struct figure_report *r)
{
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_ENTERPRISES, &units);
	struct figure_table *t;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "enterprises", NULL, T_figure_table_enterprises));
	rate_row(r, t, T_figure_enterprises_with_org, NULL, COVER_ENTERPRISES, ENTERPRISE_WITH_ORG, units, count);
	rate_row(r, t, T_figure_enterprises_reached, NULL, COVER_ENTERPRISES, ENTERPRISE_REACHED, units, count);
	enterprise_members(r, &t->rows->cells[1], cover_count(units, count, ENTERPRISE_COMMENDED));
	host_gaps(r, "enterprise_gaps", T_figure_table_enterprise_gaps, COVER_ENTERPRISES, units, count, ENTERPRISE_REACHED);
}

static void law_firms(struct figure_report *r)
{
	static const char *const HOW[] = { "own", "joint", "liaison" };
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_LAW_FIRMS, &units);
	struct figure_table *t;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "law_firms", NULL, T_figure_table_law_firms));
	for (int rule = FIRM_OWN; rule <= FIRM_LIAISON; rule++)
		report_row(r, t, NULL, code_name(r->c->lang, "coverage", HOW[rule]))->cells[1] =
			cell_number(cover_count(units, count, rule), cover_href(r, COVER_LAW_FIRMS, rule, false));
	rate_row(r, t, T_figure_cover_any, NULL, COVER_LAW_FIRMS, FIRM_ANY, units, count);
	report_adds_up(r, &t->last->cells[1], t->rows, t->last, 1);
	host_gaps(r, "law_firm_gaps", T_figure_table_law_firm_gaps, COVER_LAW_FIRMS, units, count, FIRM_ANY);
}

/* ---- units that ought to have an organisation (GY-03), by kind and by town ---- */

/* The page of quotas counts on the last day of a year, or today: of other days it would list others. */
static const char *eligible_href(const struct figure_report *r, org_id org, int kind, int state)
{
	struct date date = date_from_day(r->day);

	return r->day != r->c->today && (date.month != 12 || date.day != 31) ? NULL :
		arena_printf(r->c->arena, "/org/%lld/host-quota?year=%d&kind=%d&state=%d", (long long)org.v, date.year, kind, state);
}

/* kind -1: of all kinds. A share of what is known only is none. */
static void eligible_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text, org_id org, int kind, const struct host_quota_count *count)
{
	struct figure_row *row = report_row(r, t, label, label_text);
	int64_t founded = count->states[QUOTA_FOUNDED], share = host_quota_share_hundredths(count);
	struct figure_equation *whole = report_equation(r);

	row->cells[0] = cell_number(host_quota_eligible(count), eligible_href(r, org, kind, -1));
	row->cells[1] = cell_number(founded, eligible_href(r, org, kind, QUOTA_FOUNDED));
	row->cells[2] = share < 0 ? (struct figure_cell){ .kind = CELL_BLANK } : cell_rate(founded, host_quota_eligible(count));
	row->cells[3] = cell_number(count->states[QUOTA_GAP], eligible_href(r, org, kind, QUOTA_GAP));
	row->cells[4] = cell_number(count->states[QUOTA_UNTOLD], eligible_href(r, org, kind, QUOTA_UNTOLD));
	report_term(r, whole, &row->cells[1], 1);
	report_term(r, whole, &row->cells[3], 1);
	report_term(r, whole, &row->cells[0], -1);
	if (count->states[QUOTA_UNTOLD] > 0)
		t->note = T_figure_note_untold;
}

static struct figure_table *eligible_table(struct figure_report *r, const char *key, message title)
{
	static const struct message *const COLUMNS[] = { T_host_quota_eligible, T_host_quota_founded, T_host_quota_share, T_host_quota_gap, T_host_quota_untold };
	struct figure_table *t = report_table(r, key, NULL, title);

	for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(COLUMNS[0]); i++)
		report_column(t, COLUMNS[i], NULL);
	return t;
}

static void eligible_units(struct figure_report *r)
{
	static const struct message *const KINDS[HOST_QUOTA_KINDS_COUNT] = { T_host_quota_enterprise, T_host_quota_social, T_host_quota_above_scale };
	struct figure_table *t;
	struct host_quota q;

	host_quota_cover(r->c, r->org.path, r->day, &q);
	if (q.units_count == 0)
		return;
	t = eligible_table(r, "eligible_kinds", T_figure_table_eligible_kinds);
	for (int kind = 0; kind < HOST_QUOTA_KINDS_COUNT; kind++)
		eligible_row(r, t, KINDS[kind], NULL, r->org.id, kind, &q.kinds[kind]);
	if (q.towns_count == 0)
		return;
	t = eligible_table(r, "eligible_towns", T_figure_table_eligible_towns);
	for (size_t i = 0; i < q.towns_count; i++)
		eligible_row(r, t, NULL, q.towns[i].name, q.towns[i].org, -1, &q.towns[i].units);
}

/* ---- communities: four cross posts ---- */

static const char *step_of(struct figure_report *r, const struct cover_unit *unit)
{
	static const struct message *const STEPS[] = { T_figure_step_director, T_figure_step_manager, T_figure_step_owner, T_figure_step_committee };
	int rule = COMMUNITY_DIRECTOR;

	while (rule < COMMUNITY_COMMITTEE && cover_meets(unit, rule))
		rule++;
	return message_text(r->c->arena, r->c->lang, STEPS[rule], NULL, 0);
}

static void communities(struct figure_report *r)
{
	static const struct message *const LABELS[] = { T_figure_rule_director, T_figure_rule_manager, T_figure_rule_owner, T_figure_rule_committee, T_figure_rule_all };
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_COMMUNITIES, &units);
	struct figure_table *t;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "communities", NULL, T_figure_table_communities));
	t->note = cover_count(units, count, COMMUNITY_ALL) * 100 >= (int64_t)count * COMMUNITY_SHARE ? T_figure_note_communities_met : T_figure_note_communities_not_met;
	for (int rule = COMMUNITY_DIRECTOR; rule <= COMMUNITY_ALL; rule++)
		rate_row(r, t, LABELS[rule], NULL, COVER_COMMUNITIES, rule, units, count);
	report_column(t = report_table(r, "community_gaps", NULL, T_figure_table_community_gaps), T_figure_column_step, NULL);
	t->is_text = t->is_inner = true;
	t->all_href = cover_href(r, COVER_COMMUNITIES, COMMUNITY_ALL, true);
	for (size_t i = 0; i < count; i++)
		if (!cover_meets(&units[i], COMMUNITY_ALL))
			report_row(r, t, NULL, units[i].name)->cells[0] = (struct figure_cell){ .kind = CELL_TEXT, .text = step_of(r, &units[i]) };
	if (t->rows == NULL)
		t->note = T_figure_no_gaps;
}

/* New members of the year who come from non-public enterprises; 一半以上 includes the half itself. */
static void new_members(struct figure_report *r)
{
	struct figure_query q = report_developed(r), nonpublic;
	struct figure_cells all, part;
	struct figure_table *t;

	nonpublic = q;
	figure_where(&nonpublic, FIGURE_UNIT_KIND, FIGURE_VALUE(figure_code_place("unit_kind", "nonpublic")));
	report_count(r, &q, &all);
	report_count(r, &nonpublic, &part);
	if (part.total == 0)
		return;
	t = report_table(r, "new_members", NULL, T_figure_table_new_members);
	report_column(t, T_figure_column_all, NULL);
	report_column(t, T_figure_nonpublic, NULL);
	report_column(t, T_figure_column_rate, NULL);
	report_row(r, t, T_figure_developed, NULL);
	t->rows->cells[0] = cell_number(all.total, report_people_href(r, &q, FIGURE_NONE, 0));
	t->rows->cells[1] = cell_number(part.total, report_people_href(r, &nonpublic, FIGURE_NONE, 0));
	t->rows->cells[2] = cell_rate(part.total, all.total);
	t->note = part.total * 2 >= all.total ? T_figure_note_half_met : T_figure_note_half_not_met;
}

bool figure_coverage(struct figure_report *r)
{
	villages(r);
	joining_tables(r);
	communities(r);
	enterprises(r);
	law_firms(r);
	eligible_units(r);
	cooperatives(r);
	new_members(r);
	return !r->is_failed && store_state(r->c->store) == STORE_GOOD;
}
