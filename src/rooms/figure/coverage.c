/* 覆盖: who has an organisation of each kind, and who has not, by name. Rates have two decimals, half up, and 100% is said
 * only when nothing is missing. */
#include "rooms/figure/report.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "text/figure.h"

#define GAPS_NAMED_MAX 400
#define COMMUNITY_SHARE 80	/* at least 80% of communities in the model */

static void rate_columns(struct figure_table *t)
{
	report_column(t, T_figure_column_all, NULL);
	report_column(t, T_figure_column_covered, NULL);
	report_column(t, T_figure_column_rate, NULL);
	report_column(t, T_figure_column_gaps, NULL);
}

static void rate_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text, int64_t covered, int64_t all, const char *gaps_href)
{
	struct figure_row *row = report_row(r, t, label, label_text);

	row->cells[0] = cell_number(all, NULL);
	row->cells[1] = cell_number(covered, NULL);
	row->cells[2] = cell_rate(covered, all);
	row->cells[3] = cell_number(all - covered, gaps_href);
}

/* ---- villages: stability, democracy, economy, the Party ---- */

#define VILLAGE_KINDS 4
static const struct message *const VILLAGE_LABELS[VILLAGE_KINDS] = { T_figure_cover_stability, T_figure_cover_democracy, T_figure_cover_economy, T_figure_cover_party };

static bool has_kind(const struct figure_village *v, int kind)
{
	const int64_t has[VILLAGE_KINDS] = { v->has_stability, v->has_democracy, v->has_economy, v->has_party };

	return has[kind] != 0;
}

static const char *mark(struct figure_report *r, bool has)
{
	return message_text(r->c->arena, r->c->lang, has ? T_figure_has : T_figure_lacks, NULL, 0);
}

static void village_gaps(struct figure_report *r, const struct figure_village *rows, size_t count)
{
	struct figure_table *t = report_table(r, "village_gaps", NULL, T_figure_table_village_gaps);
	int named = 0;

	t->is_text = true;
	for (int k = 0; k < VILLAGE_KINDS; k++)
		report_column(t, VILLAGE_LABELS[k], NULL);
	for (size_t i = 0; i < count && named < GAPS_NAMED_MAX; i++) {
		struct figure_row *row;

		if (has_kind(&rows[i], 0) && has_kind(&rows[i], 1) && has_kind(&rows[i], 2) && has_kind(&rows[i], 3))
			continue;
		row = report_row(r, t, NULL, arena_printf(r->c->arena, "%s %s", rows[i].town, rows[i].name));
		for (int k = 0; k < VILLAGE_KINDS; k++)
			row->cells[k] = (struct figure_cell){ .kind = CELL_TEXT, .text = mark(r, has_kind(&rows[i], k)) };
		named++;
	}
	if (named == 0)
		t->note = T_figure_no_gaps;
}

static void villages(struct figure_report *r, const char *end)
{
	struct figure_village *rows;
	size_t count = figure_villages(r->c->store, r->org.path, end, r->day, &rows);
	struct figure_table *t;
	int64_t full = 0;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "villages", NULL, T_figure_table_villages));
	t->note = T_figure_note_villages;
	for (int k = 0; k < VILLAGE_KINDS; k++) {
		int64_t covered = 0;

		for (size_t i = 0; i < count; i++)
			covered += has_kind(&rows[i], k);
		rate_row(r, t, VILLAGE_LABELS[k], NULL, covered, (int64_t)count, NULL);
	}
	for (size_t i = 0; i < count; i++)
		full += has_kind(&rows[i], 0) && has_kind(&rows[i], 1) && has_kind(&rows[i], 2) && has_kind(&rows[i], 3);
	rate_row(r, t, T_figure_cover_all_four, NULL, full, (int64_t)count, NULL);
	village_gaps(r, rows, count);
}

/* ---- co-operatives, and Party organisations on them ---- */

static void cooperatives(struct figure_report *r, const char *end)
{
	struct figure_host *rows;
	size_t count = figure_hosts(r->c->store, "cooperative", r->org.path, end, r->day, &rows);
	int64_t households = 0;
	struct figure_hosted_row *hosted;
	size_t hosted_count = figure_hosted(r->c->store, r->org.path, end, r->day, &hosted);
	struct figure_table *t;

	if (count == 0 && hosted_count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		households += rows[i].households;
	report_column(t = report_table(r, "cooperatives", NULL, T_figure_table_cooperatives), T_figure_column_number, NULL);
	report_row(r, t, T_figure_cooperatives, NULL)->cells[0] = cell_number((int64_t)count, NULL);
	report_row(r, t, T_figure_households, NULL)->cells[0] = cell_number(households, NULL);
	for (size_t i = 0; i < hosted_count; i++)
		report_row(r, t, NULL, arena_printf(r->c->arena, "%s · %s", message_text(r->c->arena, r->c->lang, T_figure_hosted, NULL, 0),
			code_name(r->c->lang, "org_kind", hosted[i].kind)))->cells[0] = cell_number(hosted[i].n, NULL);
}

/* ---- enterprises and law firms ---- */

static int64_t members_of_unit(struct figure_report *r, const char *unit_kind)
{
	struct figure_query q = report_query(r);
	struct figure_cells cells;

	figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(figure_code_place("unit_kind", unit_kind)));
	report_count(r, &q, &cells);
	return cells.total;
}

static void host_gaps(struct figure_report *r, const char *key, message title, const struct figure_host *rows, size_t count)
{
	struct figure_table *t = report_table(r, key, NULL, title);
	int named = 0;

	t->is_text = true;
	report_column(t, T_figure_column_coverage, NULL);
	for (size_t i = 0; i < count && named < GAPS_NAMED_MAX; i++) {
		if (strcmp(rows[i].coverage, "none") != 0)
			continue;
		report_row(r, t, NULL, rows[i].name)->cells[0] =
			(struct figure_cell){ .kind = CELL_TEXT, .text = code_name(r->c->lang, "coverage", rows[i].coverage) };
		named++;
	}
	if (named == 0)
		t->note = T_figure_no_gaps;
}

static int64_t covered_as(const struct figure_host *rows, size_t count, const char *how)
{
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += strcmp(rows[i].coverage, how) == 0;
	return n;
}

static void enterprises(struct figure_report *r, const char *end)
{
	struct figure_host *rows;
	size_t count = figure_hosts(r->c->store, "enterprise", r->org.path, end, r->day, &rows);
	int64_t with = covered_as(rows, count, "own") + covered_as(rows, count, "joint"), members, commended = 0;
	struct figure_table *t;

	if (count == 0)
		return;
	members = members_of_unit(r, "nonpublic");
	for (size_t i = 0; i < count; i++)
		commended += strstr(rows[i].facts, "\"commended\":true") != NULL;
	rate_columns(t = report_table(r, "enterprises", NULL, T_figure_table_enterprises));
	rate_row(r, t, T_figure_enterprises_with_org, NULL, with, (int64_t)count, NULL);
	rate_row(r, t, T_figure_enterprises_reached, NULL, with + covered_as(rows, count, "liaison"), (int64_t)count, NULL);
	report_column(t = report_table(r, "enterprise_members", NULL, T_figure_table_enterprise_members), T_figure_column_number, NULL);
	report_row(r, t, T_figure_members, NULL)->cells[0] = cell_number(members, NULL);
	report_row(r, t, T_figure_per_org, NULL)->cells[0] =
		(struct figure_cell){ .kind = with > 0 ? CELL_HUNDREDTHS : CELL_BLANK, .number = with > 0 ? (members * 200 + with) / (with * 2) : 0 };
	report_row(r, t, T_figure_commended, NULL)->cells[0] = cell_number(commended, NULL);
	host_gaps(r, "enterprise_gaps", T_figure_table_enterprise_gaps, rows, count);
}

static void law_firms(struct figure_report *r, const char *end)
{
	static const char *const HOW[] = { "own", "joint", "liaison" };
	struct figure_host *rows;
	size_t count = figure_hosts(r->c->store, "law_firm", r->org.path, end, r->day, &rows);
	struct figure_table *t;
	int64_t covered = 0;

	if (count == 0)
		return;
	rate_columns(t = report_table(r, "law_firms", NULL, T_figure_table_law_firms));
	for (size_t i = 0; i < 3; i++) {
		int64_t n = covered_as(rows, count, HOW[i]);
		struct figure_row *row = report_row(r, t, NULL, code_name(r->c->lang, "coverage", HOW[i]));

		row->cells[1] = cell_number(n, NULL);
		covered += n;
	}
	rate_row(r, t, T_figure_cover_any, NULL, covered, (int64_t)count, NULL);
	host_gaps(r, "law_firm_gaps", T_figure_table_law_firm_gaps, rows, count);
}

/* ---- communities: four cross posts ---- */

static const char *step_of(struct figure_report *r, const struct figure_community *row)
{
	message text = row->has_director == 0 ? T_figure_step_director : row->has_manager == 0 ? T_figure_step_manager :
		row->has_owner == 0 ? T_figure_step_owner : T_figure_step_committee;

	return message_text(r->c->arena, r->c->lang, text, NULL, 0);
}

static bool is_full(const struct figure_community *row)
{
	return row->has_director != 0 && row->has_manager != 0 && row->has_owner != 0 && row->has_committee != 0;
}

static void communities(struct figure_report *r, const char *end)
{
	struct figure_community *rows;
	size_t count = figure_communities(r->c->store, r->org.path, end, r->day, &rows);
	int64_t full = 0, director = 0, manager = 0, owner = 0, committee = 0;
	struct figure_table *t;

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		full += is_full(&rows[i]);
		director += rows[i].has_director;
		manager += rows[i].has_manager;
		owner += rows[i].has_owner;
		committee += rows[i].has_committee;
	}
	rate_columns(t = report_table(r, "communities", NULL, T_figure_table_communities));
	t->note = full * 100 >= (int64_t)count * COMMUNITY_SHARE ? T_figure_note_communities_met : T_figure_note_communities_not_met;
	rate_row(r, t, T_figure_rule_director, NULL, director, (int64_t)count, NULL);
	rate_row(r, t, T_figure_rule_manager, NULL, manager, (int64_t)count, NULL);
	rate_row(r, t, T_figure_rule_owner, NULL, owner, (int64_t)count, NULL);
	rate_row(r, t, T_figure_rule_committee, NULL, committee, (int64_t)count, NULL);
	rate_row(r, t, T_figure_rule_all, NULL, full, (int64_t)count, NULL);
	report_column(t = report_table(r, "community_gaps", NULL, T_figure_table_community_gaps), T_figure_column_step, NULL);
	t->is_text = true;
	for (size_t i = 0; i < count; i++)
		if (!is_full(&rows[i]))
			report_row(r, t, NULL, rows[i].name)->cells[0] = (struct figure_cell){ .kind = CELL_TEXT, .text = step_of(r, &rows[i]) };
	if (t->rows == NULL)
		t->note = T_figure_no_gaps;
}

/* New members of the year who come from non-public enterprises; 一半以上 includes the half itself. */
static void new_members(struct figure_report *r)
{
	struct figure_query q = report_query(r), nonpublic;
	struct figure_cells all, part;
	struct figure_table *t;

	q.what = FIGURE_BEGUN;
	q.causes = 1u << (figure_code_place("membership_cause", "joined") - 1);
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
	const char *end = path_end(r->c->arena, r->org.path);

	villages(r, end);
	communities(r, end);
	enterprises(r, end);
	law_firms(r, end);
	cooperatives(r, end);
	new_members(r);
	return !r->is_failed && store_state(r->c->store) == STORE_GOOD;
}
