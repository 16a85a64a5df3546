/* 概况: what an organisation is made of, computed from the registers: the units in its area by kind, staff and members, its
 * Party organisations, how it came about. Nothing here is typed; members of minorities are a sum that opens no list. */
#include "rooms/figure/cover.h"

#include "core/code.h"
#include "text/figure.h"

static void units(struct figure_report *r)
{
	const struct code_set *kinds = code_set("host_kind");
	struct cover_unit *rows;
	size_t count = cover_units(r, COVER_UNITS, &rows);
	struct figure_table *t = report_table(r, "profile_units", NULL, T_figure_table_profile_units);
	struct figure_row *sum;

	report_column(t, T_figure_column_number, NULL);
	for (size_t k = 0; k < kinds->count; k++) {
		int rule = figure_code_place("host_kind", kinds->codes[k].value);
		int64_t n = cover_count(rows, count, rule);

		if (n > 0)
			report_row(r, t, NULL, code_name(r->c->lang, "host_kind", kinds->codes[k].value))->cells[0] =
				cell_number(n, cover_href(r, COVER_UNITS, rule, false));
	}
	if (count == 0)
		return;
	sum = report_row(r, t, T_figure_sum, NULL);
	sum->is_sum = true;
	sum->cells[0] = cell_number((int64_t)count, cover_href(r, COVER_UNITS, COVER_EVERY, false));
	report_adds_up(r, &sum->cells[0], t->rows, sum, 0);
}

/* Are all members those of units that report their staff? Only then is their number a part of the staff. */
static bool are_of_staff(struct figure_report *r, int64_t members)
{
	struct figure_staffed_org *orgs;
	size_t count = figure_staffed(r->c->store, r->path_then, cover_path_end(r), r->day, &orgs);
	int64_t *ids = arena_array(r->c->arena, count, sizeof(*ids)), n = 0;

	for (size_t i = 0; i < count; i++)
		ids[i] = orgs[i].id.v;
	if (!figure_members_under(r->c, r->org.path, r->day, ids, count, &n))
		r->is_failed = true;
	return n == members;
}

/* The staff that units report, and which of them are members: a share is worked out, never stored. */
static void people(struct figure_report *r)
{
	struct figure_query all = report_query(r), q = all;
	struct figure_cells cells;
	struct figure_size staff = { 0 };
	struct figure_table *t = report_table(r, "profile_people", NULL, T_figure_table_profile_people);
	static const struct { message label; enum figure_attribute attribute; int value; } PARTS[] = {
		{ T_figure_men, FIGURE_SEX, 1 }, { T_figure_women, FIGURE_SEX, 2 }, { T_figure_minorities, FIGURE_MINORITY, 1 } };
	struct figure_row *row, *members;
	bool has_share;

	q.dims_count = 2;
	q.dims[0] = FIGURE_SEX;
	q.dims[1] = FIGURE_MINORITY;
	report_count(r, &q, &cells);
	figure_staff(r->c->store, r->path_then, cover_path_end(r), r->day, &staff);
	report_column(t, T_figure_column_people, NULL);
	report_column(t, T_figure_column_share, NULL);
	report_row(r, t, T_figure_profile_staff, NULL)->cells[0] = cell_number(staff.n,
		arena_printf(r->c->arena, "%s&sum=staff", cover_href(r, COVER_UNITS, COVER_EVERY, false)));
	members = row = report_row(r, t, T_figure_members, NULL);
	row->is_sum = true;
	row->cells[0] = cell_number(cells.total, report_people_href(r, &all, FIGURE_NONE, 0));
	has_share = are_of_staff(r, cells.total);
	if (has_share)
		row->cells[1] = cell_rate(cells.total, staff.n);
	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
		bool is_sum_only = PARTS[i].attribute == FIGURE_MINORITY;
		int64_t n = report_sum(&q, &cells, PARTS[i].attribute, FIGURE_VALUE(PARTS[i].value));

		row = report_row(r, t, PARTS[i].label, NULL);
		row->cells[0] = cell_number(n, is_sum_only ? NULL : report_people_href(r, &all, PARTS[i].attribute, FIGURE_VALUE(PARTS[i].value)));
		row->cells[1] = cell_rate(n, cells.total);
	}
	report_adds_up(r, &members->cells[0], members->next, t->last, 0);	/* men and women; minorities stand beside them */
	t->note = has_share ? T_figure_note_profile_people : T_figure_note_profile_no_share;
}

static void organisations(struct figure_report *r)
{
	static const struct { message label; const char *kinds; } LINES[] = { { T_figure_committees, "committee" }, { T_figure_general_branches, "general_branch" },
		{ T_figure_branches, FIGURE_BRANCH_KINDS }, { T_figure_groups, "group" } };
	struct figure_table *t = report_table(r, "profile_orgs", NULL, T_figure_table_profile_orgs);
	struct figure_org_matrix matrix;
	struct figure_totals totals;
	struct figure_size applicants = { 0 };
	struct figure_row *branches;

	if (!figure_org_matrix(r->c, r->org.path, r->day, &matrix) || !figure_totals(r->c, r->org.path, r->day, &totals)) {
		r->is_failed = true;
		return;
	}
	report_column(t, T_figure_column_number, NULL);
	for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++)
		report_row(r, t, LINES[i].label, NULL)->cells[0] = cell_number(figure_matrix_sum(&matrix, figure_kind_bits(LINES[i].kinds), 0),
			report_orgs_href(r, LINES[i].kinds, ""));
	branches = t->rows->next->next;
	report_row(r, t, T_figure_per_branch, NULL)->cells[0] =
		(struct figure_cell){ .kind = totals.branches > 0 ? CELL_HUNDREDTHS : CELL_BLANK, .number = totals.per_branch_hundredths };
	report_tells(r, &t->last->cells[0], &branches->cells[0], NULL);
	figure_roles(r->c->store, "applicant", "", 0, "", "", "", r->since, r->day, r->path_then, cover_path_end(r), r->day >= r->c->today, &applicants);
	report_row(r, t, T_figure_applicants, NULL)->cells[0] = cell_number(applicants.n, report_roles_href(r, "applicant", "", 0, "", ""));
}

/* How it was founded, renamed and moved, and what was merged into it. */
static void history(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "profile_history", NULL, T_figure_table_profile_history);
	struct figure_past_row *rows;
	size_t count = figure_past(r->c->store, r->org.id, r->day, &rows);

	t->is_text = true;
	report_column(t, T_figure_column_change, NULL);
	report_column(t, T_figure_column_name, NULL);
	for (size_t i = 0; i < count; i++) {
		struct figure_row *row = report_row(r, t, NULL, day_text(r->c->arena, rows[i].from_day));

		row->cells[0] = (struct figure_cell){ .kind = CELL_TEXT, .text = code_name(r->c->lang, "org_change", rows[i].reason) };
		row->cells[1] = (struct figure_cell){ .kind = CELL_TEXT, .text = rows[i].name };
	}
}

bool figure_profile(struct figure_report *r)
{
	organisations(r);
	people(r);
	units(r);
	history(r);
	return !r->is_failed && store_state(r->c->store) == STORE_GOOD;
}
