/* 党内统计公报: the tables in the order in which the communiqué of the Central Organisation Department prints them.
 * Shares to one decimal, half up; what the archive does not carry stays blank. */
#include "rooms/figure/cover.h"

#include <string.h>
#include "core/code.h"
#include "text/figure.h"

static void number_and_share(struct figure_table *t)
{
	report_column(t, T_figure_column_members, NULL);
	report_column(t, T_figure_column_share, NULL);
}

/* The same day a year before; the last of February stays the last. */
static day_t year_before(day_t day)
{
	return day_add_months(day, -12);
}

/* One line of a part of the members. */
static void share_row(struct figure_report *r, struct figure_table *t, message label, const struct figure_query *base, enum figure_attribute a, uint64_t values,
	int64_t n, int64_t whole)
{
	struct figure_row *row = report_row(r, t, label, NULL);

	row->cells[0] = cell_number(n, report_people_href(r, base, a, values));
	row->cells[1] = cell_share(n, whole);
}

static void part_row(struct figure_report *r, struct figure_table *t, message label, const struct figure_query *base, const struct figure_query *q,
	const struct figure_cells *cells, enum figure_attribute a, uint64_t values)
{
	share_row(r, t, label, base, a, values, report_sum(q, cells, a, values), cells->total);
}

/* Whose membership begins in the year before the day because it was registered late, by a form or with a roster: they make up part of the growth
 * that no development explains, but for those who were accepted in that year. The row is there where there is one. */
static void late_row(struct figure_report *r, struct figure_table *t)
{
	struct figure_query q = report_query(r);
	struct figure_cells cells;

	q.what = FIGURE_BEGUN;
	q.since = year_before(r->day) + 1;
	q.causes = 1u << (figure_code_place("membership_cause", "late_entry") - 1);
	report_count(r, &q, &cells);
	if (cells.total > 0)
		report_row(r, t, T_figure_late, NULL)->cells[0] = cell_number(cells.total, report_people_href(r, &q, FIGURE_NONE, 0));
}

static void total_rows(struct figure_report *r, const struct figure_totals *now, const struct figure_query *base)
{
	struct figure_table *t = report_table(r, "total", T_figure_chapter_0, T_figure_table_total);
	struct figure_totals before;
	struct figure_row *row, *all, *orgs;

	report_column(t, T_figure_column_number, NULL);
	report_column(t, T_figure_column_growth, NULL);
	all = row = report_row(r, t, T_figure_members, NULL);
	row->is_sum = true;
	row->cells[0] = cell_number(now->members, report_people_href(r, base, FIGURE_NONE, 0));
	if (!figure_totals(r->c, r->org.path, year_before(r->day), &before)) {
		r->is_failed = true;
		return;
	}
	row = report_row(r, t, T_figure_net_growth, NULL);
	row->cells[0] = (struct figure_cell){ .kind = CELL_NUMBER, .number = now->members - before.members };
	row->cells[1] = cell_share(now->members - before.members, before.members);
	late_row(r, t);
	row = report_row(r, t, T_figure_probationary, NULL);
	row->cells[0] = cell_number(now->probationary, report_people_href(r, base, FIGURE_STATUS, FIGURE_VALUE(1)));
	orgs = row = report_row(r, t, T_figure_base_orgs, NULL);
	row->cells[0] = cell_number(now->committees + now->general_branches + now->branches, report_orgs_href(r, FIGURE_BASE_KINDS, ""));
	row->cells[1] = cell_share(now->committees + now->general_branches + now->branches - before.committees - before.general_branches - before.branches,
		before.committees + before.general_branches + before.branches);
	row = report_row(r, t, T_figure_committees, NULL);
	row->cells[0] = cell_number(now->committees, report_orgs_href(r, "committee", ""));
	row = report_row(r, t, T_figure_general_branches, NULL);
	row->cells[0] = cell_number(now->general_branches, report_orgs_href(r, "general_branch", ""));
	row = report_row(r, t, T_figure_branches, NULL);
	row->cells[0] = cell_number(now->branches, report_orgs_href(r, FIGURE_BRANCH_KINDS, ""));
	report_adds_up(r, &orgs->cells[0], orgs->next, NULL, 0);
	report_row(r, t, T_figure_per_branch, NULL)->cells[0] =
		(struct figure_cell){ .kind = now->branches > 0 ? CELL_HUNDREDTHS : CELL_BLANK, .number = now->per_branch_hundredths };
	report_tells(r, &t->last->cells[0], &row->cells[0], &all->cells[0]);
}

static void members(struct figure_report *r, const struct figure_totals *now, const struct figure_query *base)
{
	struct figure_query q = *base;
	struct figure_cells cells;
	struct figure_table *t;

	t = report_table(r, "members", T_figure_chapter_1, T_figure_table_people);
	number_and_share(t);
	share_row(r, t, T_figure_women, base, FIGURE_SEX, FIGURE_VALUE(2), now->women, now->members);
	share_row(r, t, T_figure_minorities, base, FIGURE_MINORITY, FIGURE_VALUE(1), now->minority, now->members);
	share_row(r, t, T_figure_college, base, FIGURE_EDUCATION, FIGURE_COLLEGE, now->college, now->members);

	q.dims_count = 3;
	q.dims[0] = FIGURE_AGE_BAND;
	q.dims[1] = FIGURE_JOIN_PERIOD;
	q.dims[2] = FIGURE_OCCUPATION;
	report_count(r, &q, &cells);
	number_and_share(t = report_table(r, "members_age", T_figure_chapter_1, T_figure_age));
	report_values(r, t, base, FIGURE_AGE_BAND, &cells, &q);
	number_and_share(t = report_table(r, "members_joined", T_figure_chapter_1, T_figure_joined));
	report_values(r, t, base, FIGURE_JOIN_PERIOD, &cells, &q);
	number_and_share(t = report_table(r, "members_occupation", T_figure_chapter_1, T_figure_occupation));
	report_values(r, t, base, FIGURE_OCCUPATION, &cells, &q);
	part_row(r, t, T_figure_workers_and_farmers, base, &q, &cells, FIGURE_OCCUPATION, FIGURE_VALUE(1) | FIGURE_VALUE(2));
	if (t->rows != t->last)
		report_adds_up(r, &t->last->cells[0], t->rows, t->rows->next->next, 0);	/* the first two occupations */
}

static void developed(struct figure_report *r)
{
	struct figure_query base = report_developed(r), people = base, work = base;
	struct figure_cells cells;
	struct figure_table *t;

	people.dims_count = 4;
	people.dims[0] = FIGURE_SEX;
	people.dims[1] = FIGURE_MINORITY;
	people.dims[2] = FIGURE_AGE_BAND;
	people.dims[3] = FIGURE_EDUCATION;
	report_count(r, &people, &cells);
	t = report_table(r, "developed", T_figure_chapter_2, T_figure_table_developed);
	t->note = T_figure_note_developed;
	t->note_href = arena_printf(r->c->arena, "/figure/annual?org=%lld&day=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day));
	t->note_link = T_figure_to_annual;
	number_and_share(t);
	part_row(r, t, T_figure_developed, &base, &people, &cells, FIGURE_NONE, 0);
	part_row(r, t, T_figure_women, &base, &people, &cells, FIGURE_SEX, FIGURE_VALUE(2));
	part_row(r, t, T_figure_minorities, &base, &people, &cells, FIGURE_MINORITY, FIGURE_VALUE(1));
	part_row(r, t, T_figure_young, &base, &people, &cells, FIGURE_AGE_BAND, FIGURE_YOUNG);
	part_row(r, t, T_figure_college, &base, &people, &cells, FIGURE_EDUCATION, FIGURE_COLLEGE);

	work.dims_count = 2;
	work.dims[0] = FIGURE_OCCUPATION;
	work.dims[1] = FIGURE_FRONT_LINE;
	report_count(r, &work, &cells);
	number_and_share(t = report_table(r, "developed_occupation", T_figure_chapter_2, T_figure_occupation));
	report_values(r, t, &base, FIGURE_OCCUPATION, &cells, &work);
	part_row(r, t, T_figure_front_line, &base, &work, &cells, FIGURE_FRONT_LINE, FIGURE_VALUE(1));
}

static const char *const ROLES[] = { "applicant", "activist", "prospect" };
#define ROLES_COUNT (sizeof(ROLES) / sizeof(ROLES[0]))

/* Awards belong to the organisation of today: those from `from` up to `to`. Roles belong to the one where they stood on the day: `then` says which lay
 * below then, NULL: the same. */
struct marked { size_t from, to; const bool *then; uint16_t since, day; };

static bool is_marked(const struct marked *q, const struct mark *m)
{
	bool is_award = m->kind >= MARK_AWARD_MEMBER, is_below = is_award || q->then == NULL ? m->org >= q->from && m->org < q->to : q->then[m->org];

	return is_below && m->from <= q->day && (is_award ? m->from >= q->since : m->to > q->day);
}

/* The first of the sorted marks that is not before the organisation. */
static size_t first_at(const struct marks *m, size_t org)
{
	size_t low = 0, high = m->sorted;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->rows[middle].org < org)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const bool *below_then(struct figure_report *r, const struct image *im)
{
	const struct tree *t = image_tree(im, r->c->arena, r->day, r->c->today);
	int64_t org = image_org(im, r->org.id.v);
	bool *below = arena_array(r->c->arena, im->orgs_count, sizeof(*below));
	size_t from, to;

	for (tree_range(im, t, org < 0 ? r->org.path : t->path[org], &from, &to); from < to; from++)
		below[t->order[from]] = true;
	return below;
}

static void count_marks(struct figure_report *r, int64_t counts[MARKS_COUNT])
{
	const struct image *im = snapshot_open(r->c);
	struct marked q = { .since = spell_day(r->since), .day = spell_day(r->day) };

	memset(counts, 0, MARKS_COUNT * sizeof(*counts));
	if (im == NULL) {
		r->is_failed = true;
		return;
	}
	tree_range(im, image_tree(im, r->c->arena, r->c->today, r->c->today), r->org.path, &q.from, &q.to);
	q.then = r->day == r->c->today ? NULL : below_then(r, im);
	for (size_t i = q.then != NULL ? 0 : first_at(&im->marks, q.from); i < im->marks.count; i++) {
		if (q.then == NULL && i < im->marks.sorted && im->marks.rows[i].org >= q.to)
			i = im->marks.sorted;	/* behind them stand those that came later */
		if (i < im->marks.count)
			counts[im->marks.rows[i].kind] += is_marked(&q, &im->marks.rows[i]);
	}
	snapshot_close(r->c);
}

static void applicants(struct figure_report *r, const int64_t counts[MARKS_COUNT])
{
	static const struct message *const LABELS[ROLES_COUNT] = { T_figure_applicants, T_figure_activists, T_figure_prospects };
	struct figure_table *t = report_table(r, "applicants", T_figure_chapter_3, T_figure_table_applicants);

	report_column(t, T_figure_column_people, NULL);
	for (size_t i = 0; i < ROLES_COUNT; i++)
		report_row(r, t, LABELS[i], NULL)->cells[0] = cell_number(counts[MARK_APPLICANT + i],
			arena_printf(r->c->arena, "/figure/roles?org=%lld&day=%s&kind=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day), ROLES[i]));
}

/* Awards that the archive holds, by the words of their titles; commended organisations are not kept there. */
const struct message *const FIGURE_AWARDS[FIGURE_AWARDS_COUNT] = { T_figure_award_member, T_figure_award_worker, T_figure_award_fifty };

void figure_award_counts(struct figure_report *r, int64_t counts[FIGURE_AWARDS_COUNT])
{
	int64_t marks[MARKS_COUNT];

	count_marks(r, marks);
	memcpy(counts, marks + MARK_AWARD_MEMBER, FIGURE_AWARDS_COUNT * sizeof(*counts));
}

static void awards(struct figure_report *r, const int64_t counts[MARKS_COUNT])
{
	struct figure_table *t = report_table(r, "awards", T_figure_chapter_4, T_figure_table_awards);

	report_column(t, T_figure_column_people, NULL);
	report_row(r, t, T_figure_award_org, NULL);
	for (int i = 0; i < FIGURE_AWARDS_COUNT; i++)
		report_row(r, t, FIGURE_AWARDS[i], NULL)->cells[0] = cell_number(counts[MARK_AWARD_MEMBER + i], arena_printf(r->c->arena, "/figure/awards?org=%lld&day=%s&award=%d",
			(long long)r->org.id.v, day_text(r->c->arena, r->day), i));
}

static int64_t base_orgs(const struct figure_org_matrix *m, const char *unit)
{
	return figure_matrix_sum(m, figure_kind_bits(FIGURE_BASE_KINDS), figure_code_place("unit_kind", unit));
}

static void unit_row(struct figure_report *r, struct figure_table *t, const struct figure_org_matrix *m, const char *unit)
{
	report_row(r, t, NULL, code_name(r->c->lang, "unit_kind", unit))->cells[0] = cell_number(base_orgs(m, unit), report_orgs_href(r, FIGURE_BASE_KINDS, unit));
}

/* Streets and towns: each has one committee. How many there are besides nobody registers. */
static void committee_row(struct figure_report *r, struct figure_table *t, const struct figure_org_matrix *m, const char *unit)
{
	report_row(r, t, NULL, code_name(r->c->lang, "unit_kind", unit))->cells[0] =
		cell_number(figure_matrix_sum(m, figure_kind_bits("committee"), figure_code_place("unit_kind", unit)), report_orgs_href(r, "committee", unit));
}

/* Villages and communities that have an organisation: of those that are registered, not the organisations themselves. Where none is
 * registered but organisations of that kind are there, nought would be wrong: the cells stay blank, and the note says what is missing. */
static void place_row(struct figure_report *r, struct figure_table *t, message label, enum cover_group group, int rule, int64_t orgs)
{
	struct figure_row *row = report_row(r, t, label, NULL);
	struct cover_share share = cover_share(r, group, rule);

	if (share.all == 0 && orgs > 0) {
		t->note = T_figure_note_no_places;
		t->note_href = report_hosts_href(r);
		t->note_link = T_figure_to_hosts;
		return;
	}
	row->cells[0] = cell_number(share.met, cover_href(r, group, rule, false));
	row->cells[1] = cell_number(share.all, cover_href(r, group, COVER_EVERY, false));
	row->cells[2] = cell_rate(share.met, share.all);
}

static void places(struct figure_report *r, const struct figure_org_matrix *m)
{
	struct figure_table *t = report_table(r, "orgs_places", T_figure_chapter_5, T_figure_table_places);

	report_column(t, T_figure_column_with_org, NULL);
	report_column(t, T_figure_column_registered, NULL);
	report_column(t, T_figure_column_coverage_rate, NULL);
	committee_row(r, t, m, "street");
	committee_row(r, t, m, "town");
	place_row(r, t, T_figure_place_communities, COVER_COVERED_COMMUNITIES, COMMUNITY_WITH_ORG, base_orgs(m, "community"));
	place_row(r, t, T_figure_place_villages, COVER_VILLAGES, VILLAGE_PARTY, base_orgs(m, "village"));
}

static void organisations(struct figure_report *r)
{
	static const char *const UNITS[] = { "department", "institution", "education", "enterprise", "nonpublic", "social" };
	struct figure_org_matrix m;
	struct figure_table *t;

	if (!figure_org_matrix(r->c, r->org.path, r->day, &m)) {
		r->is_failed = true;
		return;
	}
	report_column(t = report_table(r, "orgs_local", T_figure_chapter_5, T_figure_table_local), T_figure_column_number, NULL);
	report_row(r, t, T_figure_local_committees, NULL)->cells[0] =
		cell_number(figure_matrix_sum(&m, figure_kind_bits("city_committee"), 0), report_orgs_href(r, "city_committee", ""));
	places(r, &m);
	report_column(t = report_table(r, "orgs_units", T_figure_chapter_5, T_figure_table_units), T_figure_column_orgs, NULL);
	for (size_t i = 0; i < sizeof(UNITS) / sizeof(UNITS[0]); i++)
		unit_row(r, t, &m, UNITS[i]);
}

/* The units below, each with its own figures: the way down the tree. */
static void below(struct figure_report *r, const struct figure_query *base)
{
	struct figure_query q = *base;
	struct figure_cells cells;
	struct figure_org_name *children;
	size_t count = 0;
	struct figure_table *t;

	q.dims_count = 1;
	q.dims[0] = FIGURE_BELOW;
	report_count(r, &q, &cells);
	if (!figure_children(r->c, r->org.path, r->day, &children, &count) || count == 0 || cells.count != count + 1)
		return;
	number_and_share(t = report_table(r, "below", T_figure_chapter_below, T_figure_below));
	for (size_t i = 0; i < count; i++) {
		struct figure_row *row;

		if (cells.numbers[i + 1] == 0)
			continue;
		row = report_row(r, t, NULL, children[i].name);
		row->label_href = arena_printf(r->c->arena, "/figure?org=%lld&day=%s", (long long)children[i].id, day_text(r->c->arena, r->day));
		row->cells[0] = cell_number(cells.numbers[i + 1], arena_printf(r->c->arena, "/figure/people?org=%lld&day=%s", (long long)children[i].id,
			day_text(r->c->arena, r->day)));
		row->cells[1] = cell_share(cells.numbers[i + 1], cells.total);
	}
	report_adds_up(r, NULL, t->rows, NULL, 0);
}

bool figure_communique(struct figure_report *r)
{
	struct figure_query base = report_query(r);
	int64_t marks[MARKS_COUNT];
	struct figure_totals now;

	if (!figure_totals(r->c, r->org.path, r->day, &now))
		return false;
	count_marks(r, marks);
	total_rows(r, &now, &base);
	members(r, &now, &base);
	developed(r);
	applicants(r, marks);
	awards(r, marks);
	organisations(r);
	below(r, &base);
	return !r->is_failed;
}
