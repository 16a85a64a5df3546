/* 年报: the annual tables of 党内统计 as far as the archive carries them. */
#include "rooms/figure/village_team.h"

#include <string.h>
#include "core/code.h"
#include "core/path.h"
#include "text/figure.h"
#include "text/person_void.h"

static struct figure_query query_of(const struct figure_report *r, enum figure_attribute a, enum figure_attribute b, enum figure_attribute c)
{
	struct figure_query q = report_query(r);

	q.dims[q.dims_count++] = FIGURE_UNIT_KIND;
	q.dims[q.dims_count++] = a;
	q.dims[q.dims_count++] = b;
	if (c != FIGURE_NONE)
		q.dims[q.dims_count++] = c;
	return q;
}

/* The same figures of a table with only the cells of one unit kind. */
static struct figure_cells slice(const struct figure_cells *cells, int unit)
{
	size_t inner = cells->count / (size_t)cells->sizes[0];
	struct figure_cells part = *cells;

	part.numbers += (size_t)unit * inner;
	part.count = inner;
	part.sizes[0] = 1;
	return part;
}

static struct figure_cell part_cell(struct figure_report *r, const struct figure_query *q, const struct figure_cells *cells, int unit,
	enum figure_attribute a, uint64_t values)
{
	struct figure_query people = report_query(r);
	struct figure_cells part = slice(cells, unit);

	figure_where(&people, FIGURE_UNIT_KIND, FIGURE_VALUE(unit));
	return cell_number(report_sum(q, &part, a, values), report_people_href(r, &people, a, values));
}

/* 党员基本情况, by the kind of unit. Gives its rows by unit; NULL where there is none. */
#define BASIC_YOUNG 4
#define BASIC_OLD 5
static struct figure_row **basic(struct figure_report *r)
{
	static const struct { const struct message *label; enum figure_attribute attribute; uint64_t values; bool is_second; } COLUMNS[] = {
		{ T_figure_women, FIGURE_SEX, FIGURE_VALUE(2), false }, { T_figure_minorities, FIGURE_MINORITY, FIGURE_VALUE(1), false },
		{ T_figure_probationary, FIGURE_STATUS, FIGURE_VALUE(1), false }, { T_figure_young, FIGURE_AGE_BAND, FIGURE_YOUNG, true },
		{ T_figure_old, FIGURE_AGE_BAND, FIGURE_VALUE(8), true }, { T_figure_college, FIGURE_EDUCATION, FIGURE_COLLEGE, true } };
	struct figure_query first = query_of(r, FIGURE_SEX, FIGURE_MINORITY, FIGURE_STATUS), second = query_of(r, FIGURE_AGE_BAND, FIGURE_EDUCATION, FIGURE_NONE);
	struct figure_table *t = report_table(r, "basic", NULL, T_figure_table_basic);
	struct figure_cells one, two;
	struct figure_row **rows;

	report_count(r, &first, &one);
	report_count(r, &second, &two);
	rows = arena_array(r->c->arena, r->is_failed ? 1 : (size_t)one.sizes[0], sizeof(*rows));
	report_column(t, T_figure_column_members, NULL);
	for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(COLUMNS[0]); i++)
		report_column(t, COLUMNS[i].label, NULL);
	for (int unit = 0; !r->is_failed && unit < one.sizes[0]; unit++) {
		struct figure_row *row;

		rows[unit] = NULL;
		if (part_cell(r, &first, &one, unit, FIGURE_NONE, 0).number == 0)
			continue;
		row = rows[unit] = report_row(r, t, NULL, figure_value_name(r->c->arena, r->c->lang, FIGURE_UNIT_KIND, unit));
		row->cells[0] = part_cell(r, &first, &one, unit, FIGURE_NONE, 0);
		for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(COLUMNS[0]); i++)
			row->cells[i + 1] = part_cell(r, COLUMNS[i].is_second ? &second : &first, COLUMNS[i].is_second ? &two : &one, unit,
				COLUMNS[i].attribute, COLUMNS[i].values);
	}
	for (int i = 0; i < t->columns_count; i++)
		report_adds_up(r, NULL, t->rows, NULL, i);
	return rows;
}

/* Those of `values` among the columns are the cell. */
static void adds_to(struct figure_report *r, struct figure_cell *cell, struct figure_row *row, const int *columns, int count, uint64_t values)
{
	struct figure_equation *sum = report_equation(r);

	report_term(r, sum, cell, -1);
	for (int i = 0; i < count; i++)
		if ((values & FIGURE_VALUE(columns[i])) != 0)
			report_term(r, sum, &row->cells[i + 1], 1);
}

/* The same people by one attribute more: a column for each value that somebody has, those of whom it is not known last. */
static void basic_by(struct figure_report *r, const char *key, message title, enum figure_attribute attribute, struct figure_row **whole)
{
	struct figure_query q = report_query(r);
	struct figure_table *t = report_table(r, key, NULL, title);
	struct figure_cells cells;
	int values[FIGURE_COLUMNS_MAX], count = 0;

	q.dims[q.dims_count++] = FIGURE_UNIT_KIND;
	q.dims[q.dims_count++] = attribute;
	report_count(r, &q, &cells);
	report_column(t, T_figure_column_members, NULL);
	for (int i = 1; !r->is_failed && i <= cells.sizes[1] && count + 1 < FIGURE_COLUMNS_MAX; i++) {
		int value = i % cells.sizes[1];

		if (report_sum(&q, &cells, attribute, FIGURE_VALUE(value)) == 0)
			continue;
		values[count++] = value;
		report_column(t, NULL, figure_value_name(r->c->arena, r->c->lang, attribute, value));
	}
	for (int unit = 0; !r->is_failed && unit < cells.sizes[0]; unit++) {
		struct figure_cell all = part_cell(r, &q, &cells, unit, FIGURE_NONE, 0);
		struct figure_row *row;

		if (all.number == 0)
			continue;
		row = report_row(r, t, NULL, figure_value_name(r->c->arena, r->c->lang, FIGURE_UNIT_KIND, unit));
		row->cells[0] = all;
		for (int i = 0; i < count; i++)
			row->cells[i + 1] = part_cell(r, &q, &cells, unit, attribute, FIGURE_VALUE(values[i]));
		adds_to(r, &row->cells[0], row, values, count, UINT64_MAX);
		adds_to(r, &whole[unit]->cells[0], row, values, count, UINT64_MAX);	/* told in the first table too */
		if (attribute == FIGURE_AGE_BAND) {
			adds_to(r, &whole[unit]->cells[BASIC_YOUNG], row, values, count, FIGURE_YOUNG);
			adds_to(r, &whole[unit]->cells[BASIC_OLD], row, values, count, FIGURE_VALUE(8));
		}
	}
	for (int i = 0; i < t->columns_count; i++)
		report_adds_up(r, NULL, t->rows, NULL, i);
}

/* 入党年份: the latest years one by one. */
static void join_years(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "join_years", NULL, T_figure_table_join_years);
	int64_t counts[FIGURE_YEARS_COUNT] = { 0 }, earlier = 0;
	int year = date_from_day(r->day).year;

	report_column(t, T_figure_column_members, NULL);
	if (!figure_join_years(r->c, r->org.path, r->day, counts, &earlier)) {
		r->is_failed = true;
		return;
	}
	for (int i = 0; i <= FIGURE_YEARS_COUNT; i++) {
		struct figure_query q = report_query(r);
		struct figure_row *row = i < FIGURE_YEARS_COUNT ? report_row(r, t, NULL, arena_printf(r->c->arena, "%d", year - i))
			: report_row(r, t, T_figure_earlier, NULL);

		q.joined_from = i < FIGURE_YEARS_COUNT ? day_from_date(year - i, 1, 1) : DAY_NONE;
		q.joined_before = i == 0 ? DAY_OPEN : day_from_date(year - (i < FIGURE_YEARS_COUNT ? i - 1 : FIGURE_YEARS_COUNT - 1), 1, 1);
		row->cells[0] = cell_number(i < FIGURE_YEARS_COUNT ? counts[i] : earlier, report_people_href(r, &q, FIGURE_NONE, 0));
	}
	report_adds_up(r, NULL, t->rows, NULL, 0);
}

static struct figure_row *sum_row(struct figure_report *r, struct figure_table *t, message label, int64_t number, const char *href)
{
	struct figure_row *row = report_row(r, t, label, NULL);

	row->is_sum = true;
	row->cells[0] = cell_number(number, href);
	return row;
}

static const char *change_href(const struct figure_report *r, bool is_in, int cause)
{
	return arena_printf(r->c->arena, "/figure/change?org=%lld&day=%s&in=%d&cause=%d", (long long)r->org.id.v, day_text(r->c->arena, r->day), is_in, cause);
}

/* An archive that was void and is live again comes in by what it went out by. */
static const char *cause_name(struct ctx *c, const char *cause, bool is_in)
{
	return is_in && strcmp(cause, "corrected") == 0 ? ctx_words(c, T_person_void_undone) : code_name(c->lang, "membership_cause", cause);
}

/* What the form of the table names (domain/10 section 7) is told where it did not occur too: a line that is not there could be one that was forgotten. */
static bool is_of_form(const char *cause, bool is_in)
{
	static const char *const IN[] = { "joined", "transferred_in", "restored", NULL }, *const OUT[] = { "suspended", "transferred_out", "removed", "expelled", "cancelled", "died", NULL };
	const char *const *list = is_in ? IN : OUT;

	while (*list != NULL && strcmp(*list, cause) != 0)
		list++;
	return *list != NULL;
}

static void cause_rows(struct figure_report *r, struct figure_table *t, const int64_t *counts, bool is_in)
{
	const struct code_set *causes = code_set("membership_cause");

	for (size_t i = 0; i < causes->count && i < FIGURE_CAUSES_COUNT; i++) {
		if (counts[i] == 0 && !is_of_form(causes->codes[i].value, is_in))
			continue;
		report_row(r, t, NULL, cause_name(r->c, causes->codes[i].value, is_in))->cells[0] = cell_number(counts[i], change_href(r, is_in, (int)i));
	}
}

/* Organisations that came or went with their members: a line of its own, where there is one. */
static void regrouped_row(struct figure_report *r, struct figure_table *t, struct figure_equation *whole, message label, int64_t number, bool is_in)
{
	if (number == 0)
		return;
	report_row(r, t, label, NULL)->cells[0] = cell_number(number, change_href(r, is_in, FIGURE_CAUSE_REGROUPED));
	report_term(r, whole, &t->last->cells[0], is_in ? 1 : -1);
}

/* 发展党员, by the day on which somebody was accepted, and how the membership came into the archive: the balance has those that a case brought as
 * admitted, and the others as registered late. `admitted`: its row, or NULL. */
static void developed(struct figure_report *r, struct figure_row *admitted)
{
	struct figure_table *t = report_table(r, "developed", NULL, T_figure_table_developed);
	struct figure_query q = report_developed(r);
	struct figure_row *all, *by_case;
	struct figure_cells cells;

	t->note = T_figure_note_developed_annual;
	t->note_href = arena_printf(r->c->arena, "/figure?org=%lld&day=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day));
	t->note_link = T_figure_to_communique;
	report_column(t, T_figure_column_people, NULL);
	report_count(r, &q, &cells);
	all = sum_row(r, t, T_figure_developed, cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	q.causes = 1u << CAUSE_JOINED;
	report_count(r, &q, &cells);
	by_case = report_row(r, t, T_figure_developed_by_case, NULL);
	by_case->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	q.causes = 1u << CAUSE_LATE_ENTRY | 1u << CAUSE_OPENING;
	report_count(r, &q, &cells);
	report_row(r, t, T_figure_developed_late, NULL)->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	report_adds_up(r, &all->cells[0], by_case, NULL, 0);
	if (admitted != NULL) {
		struct figure_equation *same = report_equation(r);	/* told in the balance too */

		report_term(r, same, &by_case->cells[0], 1);
		report_term(r, same, &admitted->cells[0], -1);
	}
}

/* The row of a cause in the balance; NULL: there is none. */
static struct figure_row *row_of_cause(const struct figure_report *r, struct figure_row *first, bool is_in, const char *cause)
{
	const char *href = change_href(r, is_in, figure_code_place("membership_cause", cause) - 1);

	while (first != NULL && !text_same(first->cells[0].href, href))
		first = first->next;
	return first;
}

/* 党员增减变化: opening, as last year closed, + regrouped + in − out = closing. Its rows; NULL: the store failed. */
static struct figure_row *balance(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "balance", NULL, T_figure_table_balance);
	struct figure_query now = report_query(r), before = now;
	struct figure_row *opening, *in, *out, *closing;
	struct figure_equation *whole;
	struct figure_balance b;

	report_column(t, T_figure_column_people, NULL);
	t->note = T_figure_note_balance;
	t->note_href = arena_printf(r->c->arena, "/figure?org=%lld&day=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day));
	t->note_link = T_figure_to_communique;
	if (!figure_balance(r->c, r->org.path, r->since, r->day, &b)) {
		r->is_failed = true;
		return NULL;
	}
	before.day = r->since - 1;
	whole = report_equation(r);
	opening = sum_row(r, t, T_figure_opening, b.opening, report_people_href(r, &before, FIGURE_NONE, 0));
	regrouped_row(r, t, whole, T_figure_regrouped_in, b.regrouped_in, true);
	regrouped_row(r, t, whole, T_figure_regrouped_out, b.regrouped_out, false);
	in = sum_row(r, t, T_figure_in, b.in_total, change_href(r, true, FIGURE_CAUSE_ANY));
	cause_rows(r, t, b.in, true);
	out = sum_row(r, t, T_figure_out, b.out_total, change_href(r, false, FIGURE_CAUSE_ANY));
	cause_rows(r, t, b.out, false);
	closing = sum_row(r, t, T_figure_closing, b.closing, report_people_href(r, &now, FIGURE_NONE, 0));
	report_adds_up(r, &in->cells[0], in->next, out, 0);
	report_adds_up(r, &out->cells[0], out->next, closing, 0);
	report_term(r, whole, &opening->cells[0], 1);
	report_term(r, whole, &in->cells[0], 1);
	report_term(r, whole, &out->cells[0], -1);
	report_term(r, whole, &closing->cells[0], -1);
	return t->rows;
}

/* 预备党员转正. `cancelled`: the row of the balance that counts the same, or NULL. */
static void conversions(struct figure_report *r, struct figure_row *cancelled)
{
	struct figure_table *t = report_table(r, "conversions", NULL, T_figure_table_conversions);
	struct figure_query q = report_query(r);
	struct figure_cells cells;

	q.what = FIGURE_BEGUN;
	q.causes = 1u << (figure_code_place("membership_cause", "converted") - 1);
	report_count(r, &q, &cells);
	report_column(t, T_figure_column_people, NULL);
	report_row(r, t, T_figure_converted, NULL)->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	q.what = FIGURE_ENDED;
	q.causes = 1u << (figure_code_place("membership_cause", "cancelled") - 1);
	report_count(r, &q, &cells);
	report_row(r, t, T_figure_cancelled, NULL)->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
	if (cancelled != NULL) {
		struct figure_equation *same = report_equation(r);	/* told in the balance too */

		report_term(r, same, &t->last->cells[0], 1);
		report_term(r, same, &cancelled->cells[0], -1);
	}
}

/* 基层组织: type by kind of unit. */
static void organisations(struct figure_report *r)
{
	static const struct { const struct message *label; const char *kinds; } COLUMNS[] = {
		{ T_figure_committees, "committee" }, { T_figure_general_branches, "general_branch" }, { T_figure_branches, FIGURE_BRANCH_KINDS } };
	struct figure_table *t = report_table(r, "orgs", NULL, T_figure_table_orgs);
	const struct code_set *units = code_set("unit_kind");
	struct figure_org_matrix m;

	for (size_t i = 0; i < 3; i++)
		report_column(t, COLUMNS[i].label, NULL);
	if (!figure_org_matrix(r->c, r->org.path, r->day, &m)) {
		r->is_failed = true;
		return;
	}
	for (size_t u = 0; u < units->count; u++) {
		int64_t sums[3];
		struct figure_row *row;

		for (int i = 0; i < 3; i++)
			sums[i] = figure_matrix_sum(&m, figure_kind_bits(COLUMNS[i].kinds), (int)u + 1);
		if (sums[0] + sums[1] + sums[2] == 0)
			continue;
		row = report_row(r, t, NULL, code_name(r->c->lang, "unit_kind", units->codes[u].value));
		for (int i = 0; i < 3; i++)
			row->cells[i] = cell_number(sums[i], report_orgs_href(r, COLUMNS[i].kinds, units->codes[u].value));
	}
	for (int i = 0; i < 3; i++)
		report_adds_up(r, NULL, t->rows, NULL, i);
}

/* Branches by how many members they have: below 3, up to 50, up to 100, more. */
static void sizes(struct figure_report *r)
{
	static const struct message *const LABELS[FIGURE_SIZES_COUNT] = { T_figure_size_0, T_figure_size_1, T_figure_size_2, T_figure_size_3 };
	struct figure_table *t = report_table(r, "sizes", NULL, T_figure_table_sizes);
	int64_t counts[FIGURE_SIZES_COUNT];

	report_column(t, T_figure_branches, NULL);
	if (!figure_branch_sizes(r->c, r->org.path, r->day, counts, -1, NULL, NULL)) {
		r->is_failed = true;
		return;
	}
	for (int i = 0; i < FIGURE_SIZES_COUNT; i++)
		report_row(r, t, LABELS[i], NULL)->cells[0] = cell_number(counts[i], arena_printf(r->c->arena, "/figure/orgs?org=%lld&day=%s&size=%d",
			(long long)r->org.id.v, day_text(r->c->arena, r->day), i));
	report_adds_up(r, NULL, t->rows, NULL, 0);
}

/* 换届 */
static void terms(struct figure_report *r)
{
	static const struct { const struct message *label; enum term_state state; } LINES[] = {
		{ T_figure_term_good, TERM_GOOD }, { T_figure_term_soon, TERM_SOON }, { T_figure_term_over, TERM_OVER }, { T_figure_term_unknown, TERM_UNKNOWN } };
	struct figure_table *t = report_table(r, "terms", NULL, T_figure_table_terms);
	int64_t counts[FIGURE_TERMS_COUNT];

	report_column(t, T_figure_column_orgs, NULL);
	if (!figure_term_counts(r->c, r->org.path, r->day, counts)) {
		r->is_failed = true;
		return;
	}
	for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++)
		report_row(r, t, LINES[i].label, NULL)->cells[0] = cell_number(counts[LINES[i].state], arena_printf(r->c->arena, "/figure/orgs?org=%lld&day=%s&term=%d",
			(long long)r->org.id.v, day_text(r->c->arena, r->day), (int)LINES[i].state));
	report_adds_up(r, NULL, t->rows, NULL, 0);
}

static const char *secretaries_href(struct figure_report *r, const char *by, int value)
{
	return arena_printf(r->c->arena, "/figure/secretaries?org=%lld&day=%s&by=%s&value=%d", (long long)r->org.id.v, day_text(r->c->arena, r->day), by, value);
}

/* 书记: age, education, 一肩挑 */
static void secretaries(struct figure_report *r)
{
	struct figure_table *t = report_table(r, "secretaries", NULL, T_figure_table_secretaries);
	struct figure_secretary_counts n;
	struct figure_row *all, *aged;

	if (!figure_secretary_counts(r->c, r->org.path, r->day, &n)) {
		r->is_failed = true;
		return;
	}
	report_column(t, T_figure_column_people, NULL);
	report_column(t, T_figure_column_share, NULL);
	all = sum_row(r, t, T_figure_secretaries, n.all, secretaries_href(r, "all", 0));
	for (int i = 1; i <= 9; i++)
		if (n.ages[i % 9] > 0) {
			struct figure_row *row = report_row(r, t, NULL, figure_value_name(r->c->arena, r->c->lang, FIGURE_AGE_BAND, i % 9));

			row->cells[0] = cell_number(n.ages[i % 9], secretaries_href(r, "age", i % 9));
			row->cells[1] = cell_share(n.ages[i % 9], n.all);
		}
	report_adds_up(r, &all->cells[0], all->next, NULL, 0);
	aged = t->last;
	for (int i = 1; i <= 7; i++)
		if (n.education[i % 7] > 0) {
			struct figure_row *row = report_row(r, t, NULL, figure_value_name(r->c->arena, r->c->lang, FIGURE_EDUCATION, i % 7));

			row->cells[0] = cell_number(n.education[i % 7], secretaries_href(r, "education", i % 7));
			row->cells[1] = cell_share(n.education[i % 7], n.all);
		}
	report_adds_up(r, &all->cells[0], aged->next, NULL, 0);
	report_row(r, t, T_figure_both_posts, NULL)->cells[0] = cell_number(n.directors, secretaries_href(r, "director", 1));
}

bool figure_annual(struct figure_report *r)
{
	struct figure_row **whole = basic(r), *changes;

	if (!r->is_failed) {
		basic_by(r, "basic_age", T_figure_table_basic_age, FIGURE_AGE_BAND, whole);
		basic_by(r, "basic_occupation", T_figure_table_basic_occupation, FIGURE_OCCUPATION, whole);
		basic_by(r, "basic_joined", T_figure_table_basic_joined, FIGURE_JOIN_PERIOD, whole);
	}
	join_years(r);
	changes = balance(r);
	developed(r, row_of_cause(r, changes, true, "joined"));
	conversions(r, row_of_cause(r, changes, false, "cancelled"));
	organisations(r);
	sizes(r);
	terms(r);
	secretaries(r);
	village_team_table(r);
	figure_annual_registers(r);
	return !r->is_failed;
}
