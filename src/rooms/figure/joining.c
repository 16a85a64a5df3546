/* 农村党员发展“三百工程”: from 2012 every village develops a member within three years. Counted from the day of the
 * last admission (row_accepted); who came by transfer was not developed there. */
#include "rooms/figure/cover.h"

#include <string.h>
#include "rooms/figure/scan.h"
#include "text/figure.h"

#define PROGRAMME_DAY day_from_date(2012, 1, 1)	/* a village that developed nobody is counted from here */
#define DUE_MONTHS 36
#define WARNING_MONTHS 24

/* The day that is three years on is still in time. */
int joining_rule(day_t last_day, day_t day)
{
	day_t since = last_day == DAY_NONE ? PROGRAMME_DAY : last_day;

	if (day > day_add_months(since, DUE_MONTHS))
		return JOINING_OVERDUE;
	return day >= day_add_months(since, WARNING_MONTHS) ? JOINING_WARNING : JOINING_GOOD;
}

/* Organisations that cover villages, each once: several villages may share one, and whom it developed was developed in each of them, since nobody can tell
 * them apart. `of_org`: which of them an organisation lies in, the nearest above it, from 1; 0 none. */
struct villages { const struct image *im; uint32_t *of_org; uint16_t *last; uint16_t day; };

static void look(const struct villages *v, const struct part *p, size_t from, size_t to, uint32_t cover)
{
	for (size_t i = from; i < to; i++) {
		uint16_t day = row_accepted(p, i);

		if ((p->who[i] & WHO_DEAD) == 0 && day <= v->day && day > v->last[cover - 1])
			v->last[cover - 1] = day;
	}
}

static void look_everywhere(const struct villages *v)
{
	const struct part *delta = &v->im->parts[PART_DELTA];

	for (size_t o = 0; o < v->im->orgs_count; o++)
		for (int n = PART_OPEN; v->of_org[o] > 0 && n <= PART_ENDED; n++)
			look(v, &v->im->parts[n], v->im->parts[n].org_start[o], v->im->parts[n].org_start[o + 1], v->of_org[o]);
	for (size_t i = 0; i < delta->rows_count; i++)
		if (v->of_org[delta->org[i]] > 0)
			look(v, delta, i, i + 1, v->of_org[delta->org[i]]);
}

/* Which cover an organisation lies in, on the day: the one whose path is the longest. at[i]: the place of the cover of village i, -1 none. */
static void place_orgs(struct figure_report *r, const int64_t *at, size_t count, struct villages *v)
{
	const struct tree *t = image_tree(v->im, r->c->arena, r->day, r->c->today);

	for (size_t i = 0; i < count; i++) {
		size_t from = 0, to = 0;

		if (at[i] >= 0)
			tree_range(v->im, t, t->path[at[i]], &from, &to);
		for (; from < to; from++) {
			uint32_t *cover = &v->of_org[t->order[from]];

			if (*cover == 0 || strlen(t->path[at[*cover - 1]]) < strlen(t->path[at[i]]))
				*cover = (uint32_t)i + 1;
		}
	}
}

/* The first village that is covered by the same organisation: its days are those of all of them. */
static size_t first_of(const int64_t *at, size_t i)
{
	size_t first = 0;

	while (at[first] != at[i])
		first++;
	return first;
}

bool joining_days(struct figure_report *r, const struct figure_village *rows, size_t count, day_t *days)
{
	struct villages v = { .im = snapshot_open(r->c), .day = spell_day(r->day) };
	int64_t *at = arena_array(r->c->arena, count, sizeof(*at));

	if (v.im == NULL) {
		r->is_failed = true;
		return false;
	}
	v.of_org = arena_array(r->c->arena, v.im->orgs_count, sizeof(*v.of_org));
	v.last = arena_array(r->c->arena, count, sizeof(*v.last));
	for (size_t i = 0; i < count; i++)
		at[i] = rows[i].org == 0 ? -1 : image_org(v.im, rows[i].org);
	place_orgs(r, at, count, &v);
	look_everywhere(&v);
	snapshot_close(r->c);
	for (size_t i = 0; i < count; i++) {
		uint16_t last = at[i] < 0 ? 0 : v.last[first_of(at, i)];

		days[i] = last == 0 ? DAY_NONE : (day_t)last + SPELL_DAY_ZERO;
	}
	return true;
}

static const struct message *const LABELS[] = { T_figure_joining_good, T_figure_joining_warning, T_figure_joining_overdue };

static struct figure_cell day_cell(struct figure_report *r, day_t day)
{
	return (struct figure_cell){ .kind = day == DAY_NONE ? CELL_BLANK : CELL_TEXT, .text = day_text(r->c->arena, day) };
}

/* Those that have to do something, by name. */
static void name_them(struct figure_report *r, const struct cover_unit *units, size_t count)
{
	struct figure_table *t = report_table(r, "joining_due", NULL, T_figure_table_joining_due);

	t->is_text = t->is_inner = true;
	t->all_href = cover_href(r, COVER_JOINING, JOINING_GOOD, true);
	report_column(t, T_figure_column_last_joined, NULL);
	report_column(t, T_figure_column_due, NULL);
	report_column(t, T_figure_column_state, NULL);
	for (size_t i = 0; i < count; i++) {
		day_t since = units[i].last_day == DAY_NONE ? PROGRAMME_DAY : units[i].last_day;
		int rule = joining_rule(units[i].last_day, r->day);
		struct figure_row *row;

		if (rule == JOINING_GOOD)
			continue;
		row = report_row(r, t, NULL, arena_printf(r->c->arena, "%s %s", units[i].place, units[i].name));
		row->cells[0] = day_cell(r, units[i].last_day);
		row->cells[1] = day_cell(r, day_add_months(since, DUE_MONTHS));
		row->cells[2] = (struct figure_cell){ .kind = CELL_TEXT, .text = message_text(r->c->arena, r->c->lang, LABELS[rule], NULL, 0) };
	}
	if (t->rows == NULL)
		t->note = T_figure_no_gaps;
}

void joining_tables(struct figure_report *r)
{
	struct cover_unit *units;
	size_t count = cover_units(r, COVER_JOINING, &units);
	struct figure_table *t;

	if (count == 0)
		return;
	t = report_table(r, "joining", NULL, T_figure_table_joining);
	t->note = T_figure_note_joining;
	report_column(t, T_figure_column_villages, NULL);
	report_column(t, T_figure_column_share, NULL);
	for (int rule = JOINING_GOOD; rule <= JOINING_OVERDUE; rule++) {
		struct figure_row *row = report_row(r, t, LABELS[rule], NULL);

		row->cells[0] = cell_number(cover_count(units, count, rule), cover_href(r, COVER_JOINING, rule, false));
		row->cells[1] = cell_share(cover_count(units, count, rule), (int64_t)count);
	}
	report_adds_up(r, NULL, t->rows, NULL, 0);
	name_them(r, units, count);
}
