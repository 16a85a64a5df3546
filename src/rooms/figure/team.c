/* 队伍: people in roles, counted over a subtree: organisers by level, new activists and reserves by source, the three tracks of
 * cultivation, villages headed by entrepreneurs beside the others, graduates in villages. Every number opens its people. */
#include "rooms/figure/cover.h"

#include <string.h>
#include "core/code.h"
#include "text/figure.h"

/* what: "" in force, begun in the year, team, mentored, ended or a result reached in the year. */
static int64_t role_count(struct figure_report *r, const char *kind, const char *also, int64_t level, const char *source, const char *what)
{
	struct figure_size size = { 0 };

	figure_roles(r->c->store, kind, also, level, "", source, what, r->since, r->day, r->path_then, cover_path_end(r), r->day >= r->c->today, &size);
	return size.n;
}

static struct figure_cell role_cell(struct figure_report *r, const char *kind, const char *also, int64_t level, const char *source, const char *what)
{
	return cell_number(role_count(r, kind, also, level, source, what), report_roles_href(r, kind, also, level, source, what));
}

/* ---- organisers (TZ-15) ---- */

static void organiser_row(struct figure_report *r, struct figure_table *t, message label, const char *label_text, int64_t level)
{
	struct figure_row *row = report_row(r, t, label, label_text);

	row->is_sum = level == 0;
	row->cells[0] = role_cell(r, "organiser_full", "", level, "", "");
	row->cells[1] = role_cell(r, "organiser_part", "", level, "", "");
	row->cells[2] = role_cell(r, "organiser_full", "organiser_part", level, "", "");
	row->cells[3] = role_cell(r, "organiser_full", "", level, "", "begun");
	if (row->cells[0].number + row->cells[1].number == row->cells[2].number) {
		struct figure_equation *sum = report_equation(r);

		report_term(r, sum, &row->cells[0], 1);
		report_term(r, sum, &row->cells[1], 1);
		report_term(r, sum, &row->cells[2], -1);
	}
}

static void organisers(struct figure_report *r)
{
	const struct code_set *levels = code_set("org_level");
	struct figure_table *t = report_table(r, "organisers", NULL, T_figure_table_organisers);

	report_column(t, T_figure_organisers_full, NULL);
	report_column(t, T_figure_organisers_part, NULL);
	report_column(t, T_figure_sum, NULL);
	report_column(t, T_figure_organisers_new, NULL);
	for (size_t i = 0; i < levels->count; i++)
		if (role_count(r, "organiser_full", "organiser_part", (int64_t)i + 1, "", "") > 0)
			organiser_row(r, t, NULL, code_name(r->c->lang, "org_level", levels->codes[i].value), (int64_t)i + 1);
	organiser_row(r, t, T_figure_sum, NULL, 0);
	for (int i = 0; i < t->columns_count; i++)
		report_adds_up(r, &t->last->cells[i], t->rows, t->last, i);
}

/* ---- where people of a role come from: new activists (DHZ-12), reserves in force (KFQ-08); the three tracks ---- */

static const char *const SOURCES[] = { "group_cadre", "soldier", "producer", "returned", "graduate", "manager", "technician" };
#define SOURCES_COUNT (sizeof(SOURCES) / sizeof(SOURCES[0]))

/* Into n: one number a source, and behind them the rest ("-"). Their sum. */
static int64_t count_sources(struct figure_report *r, const char *kind, const char *what, int64_t n[SOURCES_COUNT + 1])
{
	struct figure_role_source *rows;
	size_t count = figure_role_sources(r->c->store, kind, "", 0, "", "", what, r->since, r->day, r->path_then, cover_path_end(r), r->day >= r->c->today, &rows);
	int64_t all = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < SOURCES_COUNT && strcmp(rows[i].source, SOURCES[at]) != 0)
			at++;
		n[at] += rows[i].n;
		all += rows[i].n;
	}
	return all;
}

static struct figure_table *sources(struct figure_report *r, const char *key, message title, const char *kind, const char *what)
{
	struct figure_table *t = report_table(r, key, NULL, title);
	int64_t n[SOURCES_COUNT + 1] = { 0 }, all = count_sources(r, kind, what, n);
	struct figure_row *row;

	report_column(t, T_figure_column_people, NULL);
	report_column(t, T_figure_column_share, NULL);
	for (size_t i = 0; i <= SOURCES_COUNT; i++) {
		bool is_rest = i == SOURCES_COUNT;

		row = is_rest ? report_row(r, t, T_figure_other_sources, NULL) : report_row(r, t, NULL, code_name(r->c->lang, "role_source", SOURCES[i]));
		row->cells[0] = cell_number(n[i], report_roles_href(r, kind, "", 0, is_rest ? "-" : SOURCES[i], what));
		row->cells[1] = cell_share(row->cells[0].number, all);
	}
	row = report_row(r, t, T_figure_sum, NULL);
	row->is_sum = true;
	row->cells[0] = cell_number(all, report_roles_href(r, kind, "", 0, "", what));
	report_adds_up(r, &row->cells[0], t->rows, row, 0);
	return t;
}

static void tracks(struct figure_report *r)
{
	static const char *const KINDS[] = { "track_member", "track_producer", "track_cadre" }, *const WHAT[] = { "begun", "", "reached", "failed", "withdrawn" };
	static const message COLUMNS[] = { T_figure_track_begun, T_figure_track_now };
	struct figure_table *t = report_table(r, "tracks", NULL, T_figure_table_tracks);

	for (int i = 0; i < 2; i++)
		report_column(t, COLUMNS[i], NULL);
	for (int i = 2; i < 5; i++)
		report_column(t, NULL, code_name(r->c->lang, "role_result", WHAT[i]));
	for (int k = 0; k < 3; k++) {
		struct figure_row *row = report_row(r, t, NULL, code_name(r->c->lang, "role_kind", KINDS[k]));

		for (int i = 0; i < 5; i++)
			row->cells[i] = role_cell(r, KINDS[k], "", 0, "", WHAT[i]);
	}
}

/* ---- entrepreneurs as heads of villages, and what their villages earn (XY-04) ---- */

/* Yuan a head in hundredths, half up: both sums are in hundredths. Of villages that reported alone: how many they are stands beside it. */
static void income_cells(struct figure_report *r, struct figure_row *row, const struct cover_unit *units, size_t count, int rule)
{
	int64_t net = 0, people = 0;

	for (size_t i = 0; i < count; i++)
		if (cover_meets(&units[i], rule)) {
			net += units[i].net;
			people += units[i].people;
		}
	row->cells[2] = cell_number(cover_count(units, count, rule), cover_href(r, COVER_ENTREPRENEURS, rule, false));
	row->cells[3] = (struct figure_cell){ .kind = people > 0 ? CELL_HUNDREDTHS : CELL_BLANK, .number = people > 0 ? (net * 200 + people) / (people * 2) : 0 };
}

static void entrepreneurs(struct figure_report *r)
{
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_ENTREPRENEURS, &units);
	struct figure_table *t;
	struct figure_row *row;
	int64_t headed = cover_count(units, count, VILLAGE_HEADED);

	if (count == 0)
		return;
	t = report_table(r, "entrepreneurs", NULL, T_figure_table_entrepreneurs);
	t->note = T_figure_note_entrepreneurs;
	report_column(t, T_figure_column_villages, NULL);
	report_column(t, T_figure_column_rate, NULL);
	report_column(t, T_figure_column_income_reported, NULL);
	report_column(t, T_figure_column_income, NULL);
	for (int is_headed = 1; is_headed >= 0; is_headed--) {
		int64_t n = is_headed ? headed : (int64_t)count - headed;

		row = report_row(r, t, is_headed ? T_figure_villages_headed : T_figure_villages_others, NULL);
		row->cells[0] = cell_number(n, cover_href(r, COVER_ENTREPRENEURS, VILLAGE_HEADED, !is_headed));
		row->cells[1] = cell_rate(n, (int64_t)count);
		income_cells(r, row, units, count, is_headed ? VILLAGE_HEADED_REPORTED : VILLAGE_OTHER_REPORTED);
	}
	row = report_row(r, t, T_figure_sum, NULL);
	row->is_sum = true;
	row->cells[0] = cell_number((int64_t)count, cover_href(r, COVER_ENTREPRENEURS, COVER_EVERY, false));
	income_cells(r, row, units, count, VILLAGE_REPORTED);
	report_adds_up(r, &row->cells[0], t->rows, row, 0);
	report_adds_up(r, &row->cells[2], t->rows, row, 2);
}

/* ---- graduates in villages (XY-16) ---- */

static void graduates(struct figure_report *r)
{
	static const struct { message label; const char *what; } LINES[] = { { T_figure_graduates_posted, "" }, { T_figure_graduates_mentored, "mentored" },
		{ T_figure_graduates_in_team, "team" }, { T_figure_graduates_ended, "ended" } };
	struct figure_table *t = report_table(r, "graduates", NULL, T_figure_table_graduates);
	int64_t posted = role_count(r, "graduate_cadre", "", 0, "", "");

	report_column(t, T_figure_column_people, NULL);
	report_column(t, T_figure_column_rate, NULL);
	for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++) {
		struct figure_row *row = report_row(r, t, LINES[i].label, NULL);

		row->cells[0] = role_cell(r, "graduate_cadre", "", 0, "", LINES[i].what);
		if (i == 1 || i == 2)
			row->cells[1] = cell_rate(row->cells[0].number, posted);
	}
}

bool figure_team(struct figure_report *r)
{
	organisers(r);
	sources(r, "activist_sources", T_figure_table_activist_sources, "activist", "begun")->note = T_figure_note_principle;
	sources(r, "reserve_sources", T_figure_table_reserve_sources, "reserve", "");
	tracks(r);
	entrepreneurs(r);
	graduates(r);
	return !r->is_failed && store_state(r->c->store) == STORE_GOOD;
}
