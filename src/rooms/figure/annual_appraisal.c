/* 年报：民主评议党员, by the kind of unit of the branch: who was graded how in the year of the day, who got no grade and why, how many were there. Branches
 * are those that stood on the day; each number opens the branches or the people that it counts. */
#include "rooms/figure/annual_appraisal.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "text/figure.h"

enum { DONE, MISSING, DUE, PRESENT, TURNOUT, GRADED, FIRST_GRADE, GRADES = 4, UNGRADED = FIRST_GRADE + GRADES, COLUMNS = UNGRADED + 4 };

/* Which of these branches have a record of the year, in the order of their numbers. */
static size_t recorded(struct ctx *c, const int64_t *ids, size_t count, int year, int64_t **sorted)
{
	struct figure_size_id *done;
	size_t done_count = count == 0 ? 0 : figure_appraised(c->store, ids, count, year, &done);

	*sorted = arena_array(c->arena, done_count + 1, sizeof(**sorted));
	for (size_t i = 0; i < done_count; i++)
		(*sorted)[i] = done[i].id.v;
	return done_count;
}

static bool is_among(const int64_t *sorted, size_t count, int64_t id)
{
	return bsearch(&id, sorted, count, sizeof(*sorted), int64_order) != NULL;
}

/* Those without a member on the day have nobody to appraise: they count where they did before the last one left. */
static bool leave_out_empty(struct ctx *c, day_t day, int64_t *ids, size_t *count)
{
	bool *have = arena_array(c->arena, *count + 1, sizeof(*have));
	int64_t *empty = arena_array(c->arena, *count + 1, sizeof(*empty)), *done;
	size_t empty_count = 0, done_count, kept = 0;

	if (!figure_have_members(c, day, ids, *count, have))
		return false;
	for (size_t i = 0; i < *count; i++)
		if (!have[i])
			empty[empty_count++] = ids[i];
	done_count = recorded(c, empty, empty_count, date_from_day(day).year, &done);
	for (size_t i = 0; i < *count; i++)
		if (have[i] || is_among(done, done_count, ids[i]))
			ids[kept++] = ids[i];
	*count = kept;
	return store_state(c->store) == STORE_GOOD;
}

bool figure_appraisal_branches(struct ctx *c, const char *path, day_t day, int unit, int64_t **ids, size_t *count)
{
	return figure_org_ids(c, path, day, figure_kind_bits(FIGURE_BRANCH_KINDS), unit, ids, count) && leave_out_empty(c, day, *ids, count);
}

bool figure_appraisal_orgs(struct ctx *c, const char *path, day_t day, int unit, bool is_done, int64_t **ids, size_t *count)
{
	int64_t *done, *all;
	size_t all_count, done_count;

	if (!figure_appraisal_branches(c, path, day, unit, &all, &all_count))
		return false;
	done_count = recorded(c, all, all_count, date_from_day(day).year, &done);
	*ids = arena_array(c->arena, all_count + 1, sizeof(**ids));
	*count = 0;
	for (size_t i = 0; i < all_count; i++)
		if (is_among(done, done_count, all[i]) == is_done)
			(*ids)[(*count)++] = all[i];
	return store_state(c->store) == STORE_GOOD;
}

bool figure_appraisal_mark_is_known(const char *mark)
{
	return mark[0] == '\0' || strcmp(mark, "graded") == 0 || strcmp(mark, "ungraded") == 0 || code_find("appraisal_mark", mark) != NULL;
}

static int64_t with_mark(const struct figure_appraisal_branch *b, const char *mark)
{
	const int64_t marks[] = { b->excellent, b->qualified, b->basic, b->unqualified, b->probationary, b->absent, b->excused, b->suspended };
	const struct code_set *set = code_set("appraisal_mark");
	int64_t n = 0;

	for (size_t i = 0; i < set->count; i++)
		if (mark[0] == '\0' || strcmp(mark, set->codes[i].value) == 0 || strcmp(mark, i < GRADES ? "graded" : "ungraded") == 0)
			n += marks[i];
	return n;
}

static int by_branch(const void *id, const void *branch)
{
	const int64_t x = *(const int64_t *)id, y = ((const struct figure_appraisal_branch *)branch)->id.v;

	return (x > y) - (x < y);
}

int64_t figure_appraisal_behind(struct ctx *c, const int64_t *branches, size_t count, int year, const char *mark, size_t skip, size_t limit, struct figure_role_person **people,
	size_t *people_count)
{
	struct figure_appraisal_branch *all;
	size_t all_count = figure_appraisal_counts(c->store, branches, count, year, &all), ids_count = 0;
	int64_t *ids = arena_array(c->arena, all_count + 1, sizeof(*ids)), total = 0, before = 0;

	for (size_t i = 0; i < count; i++) {
		const struct figure_appraisal_branch *b = all_count == 0 ? NULL : bsearch(&branches[i], all, all_count, sizeof(*all), by_branch);
		int64_t n = b == NULL ? 0 : with_mark(b, mark);

		if (n > 0 && total + n > (int64_t)skip && total < (int64_t)(skip + limit)) {
			before = ids_count == 0 ? total : before;
			ids[ids_count++] = b->appraisal;
		}
		total += n;
	}
	*people_count = ids_count == 0 ? 0 : figure_appraisal_people(c->store, ids, ids_count, mark, (int64_t)limit, (int64_t)skip - before, people);
	return total;
}

static const char *unit_code(int unit)
{
	return unit == 0 ? "" : code_set("unit_kind")->codes[unit - 1].value;
}

static const char *orgs_href(const struct figure_report *r, int unit, const char *appraisal)
{
	return arena_printf(r->c->arena, "/figure/orgs?org=%lld&day=%s&kinds=%s&unit=%s&appraisal=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day),
		FIGURE_BRANCH_KINDS, unit_code(unit), appraisal);
}

const char *figure_appraisal_href(const struct figure_report *r, const char *unit, const char *mark)
{
	return arena_printf(r->c->arena, "/figure/appraisal?org=%lld&day=%s&unit=%s&mark=%s", (long long)r->org.id.v, day_text(r->c->arena, r->day), unit, mark);
}

/* What each branch recorded of its meeting. */
static const char *records_href(const struct figure_report *r, int unit)
{
	return arena_printf(r->c->arena, "/org/%lld/appraisal?year=%d&side=done&unit=%s", (long long)r->org.id.v, date_from_day(r->day).year, unit_code(unit));
}

static void fill_row(struct figure_report *r, struct figure_row *row, int unit, int64_t branches, const struct figure_appraisal_sum *n)
{
	const int64_t marks[GRADES + 4] = { n->excellent, n->qualified, n->basic, n->unqualified, n->probationary, n->absent, n->excused, n->suspended };
	const char *recorded = records_href(r, unit);
	struct figure_equation *graded = report_equation(r);
	int64_t all = 0;

	row->cells[DONE] = cell_number(n->done, orgs_href(r, unit, "done"));
	row->cells[MISSING] = cell_number(branches - n->done, orgs_href(r, unit, "missing"));
	row->cells[DUE] = cell_number(n->due, recorded);
	row->cells[PRESENT] = cell_number(n->present, recorded);
	row->cells[TURNOUT] = cell_share(n->present, n->due);
	report_tells(r, &row->cells[TURNOUT], &row->cells[DUE], &row->cells[PRESENT]);
	for (int i = 0; i < GRADES + 4; i++) {
		row->cells[FIRST_GRADE + i] = cell_number(marks[i], figure_appraisal_href(r, unit_code(unit), code_set("appraisal_mark")->codes[i].value));
		if (i < GRADES) {
			all += marks[i];
			report_term(r, graded, &row->cells[FIRST_GRADE + i], 1);
		}
	}
	row->cells[GRADED] = cell_number(all, figure_appraisal_href(r, unit_code(unit), "graded"));
	report_term(r, graded, &row->cells[GRADED], -1);
}

/* Where every branch has a kind of unit, the rows are the whole. */
static void add(struct figure_appraisal_sum *whole, const struct figure_appraisal_sum *n)
{
	whole->done += n->done;
	whole->due += n->due;
	whole->present += n->present;
	whole->excellent += n->excellent;
	whole->qualified += n->qualified;
	whole->basic += n->basic;
	whole->unqualified += n->unqualified;
	whole->probationary += n->probationary;
	whole->absent += n->absent;
	whole->excused += n->excused;
	whole->suspended += n->suspended;
}

void figure_annual_appraisal(struct figure_report *r)
{
	static const struct message *const TITLES[COLUMNS] = { T_figure_appraisal_done, T_figure_appraisal_missing, T_figure_appraisal_due, T_figure_appraisal_present,
		T_figure_appraisal_turnout, T_figure_appraisal_graded, T_figure_appraisal_excellent, T_figure_appraisal_qualified, T_figure_appraisal_basic,
		T_figure_appraisal_unqualified, T_figure_appraisal_probationary, T_figure_appraisal_absent, T_figure_appraisal_excused, T_figure_appraisal_suspended };
	struct figure_table *t = report_table(r, "appraisal", NULL, T_figure_table_appraisal);
	struct figure_appraisal_sum whole = { 0 };
	struct figure_row *sum;
	int units = (int)code_set("unit_kind")->count, year = date_from_day(r->day).year;
	int64_t branches = 0, *ids;
	size_t count;

	t->note = T_figure_note_appraisal;
	for (int i = 0; i < COLUMNS; i++)
		report_column(t, TITLES[i], NULL);
	sum = report_row(r, t, T_figure_sum, NULL);
	sum->is_sum = true;
	for (int unit = 1; unit <= units; unit++) {
		struct figure_appraisal_sum n = { 0 };

		if (!figure_appraisal_branches(r->c, r->org.path, r->day, unit, &ids, &count)) {
			r->is_failed = true;
			return;
		}
		if (count == 0)
			continue;
		figure_appraisal_sums(r->c->store, ids, count, year, &n);
		fill_row(r, report_row(r, t, NULL, code_name(r->c->lang, "unit_kind", unit_code(unit))), unit, (int64_t)count, &n);
		add(&whole, &n);
		branches += (int64_t)count;
	}
	if (!figure_appraisal_branches(r->c, r->org.path, r->day, 0, &ids, &count)) {
		r->is_failed = true;
		return;
	}
	if ((int64_t)count != branches)
		figure_appraisal_sums(r->c->store, ids, count, year, &whole);
	fill_row(r, sum, 0, (int64_t)count, &whole);
	for (int i = 0; i < COLUMNS; i++)
		if (i != TURNOUT)
			report_adds_up(r, &sum->cells[i], sum->next, NULL, i);
}
