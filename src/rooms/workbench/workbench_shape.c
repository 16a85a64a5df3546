/* Of whom the own organisation is made up, beside the totals: ages of men and women, the way into the Party, and in a branch its activists
 * and who works elsewhere. What the first page does not have yet is named, one by one. Every number opens the people it counts. */
#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/figure/figure.h"
#include "rooms/figure/report.h"
#include "rooms/floating/floating_sql.h"
#include "rooms/workbench/workbench_screen.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

/* ---- ages of men and women ---- */

/* Cells of {age band, sex}: values from 0 (unknown). */
static int64_t cell(const struct figure_cells *cells, size_t band, size_t sex)
{
	return cells->numbers[band * (size_t)cells->sizes[1] + sex];
}

/* Two conditions: of one kind of unit the second follows the first. */
static const char *of_age(struct ctx *c, const struct workbench_screen *s, int sex, const char *band, int place)
{
	const char *address = workbench_people_href(c, s, arena_printf(c->arena, "&sex=%d&age=%s", sex, band), FIGURE_SEX, FIGURE_VALUE(sex));

	return s->unit == 0 ? address : arena_printf(c->arena, "%s-age.%d", address, place);
}

static void fill_pyramid(struct ctx *c, struct workbench_screen *s)
{
	struct figure_query q = { .path = c->actor.path_from, .day = c->today, .dims = { FIGURE_AGE_BAND, FIGURE_SEX }, .dims_count = 2 };
	const struct code_set *bands = code_set("age_band");
	struct workbench_pyramid *p = &s->pyramid;
	struct figure_cells cells;

	if (s->unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (!figure_count(c, &q, &cells) || cells.sizes[1] < 3)
		return;
	p->ages = arena_array(c->arena, bands->count, sizeof(*p->ages));
	for (size_t i = bands->count; i > 0; i--) {	/* the oldest on top */
		const char *band = bands->codes[i - 1].value;
		struct workbench_age *age = &p->ages[p->ages_count++];

		*age = (struct workbench_age){ .name = code_name(c->lang, "age_band", band), .men = cell(&cells, i, 1), .women = cell(&cells, i, 2),
			.men_href = of_age(c, s, 1, band, (int)i), .women_href = of_age(c, s, 2, band, (int)i) };
		p->men += age->men;
		p->women += age->women;
		p->max = age->men > p->max ? age->men : p->max;
		p->max = age->women > p->max ? age->women : p->max;
	}
	p->men_href = workbench_people_href(c, s, "&sex=1", FIGURE_SEX, FIGURE_VALUE(1));
	p->women_href = workbench_people_href(c, s, "&sex=2", FIGURE_SEX, FIGURE_VALUE(2));
}

/* ---- the way into the Party ---- */

/* Whoever becomes an activist is an applicant no longer (run_effect.c): each person stands at one step. */
enum { STEP_APPLICANT, STEP_ACTIVIST, STEP_PROSPECT, STEP_ROLES };
static const char *const STEP_ROLE[STEP_ROLES] = { "applicant", "activist", "prospect" };

static void count_roles(struct ctx *c, const void *data, int64_t n[])
{
	const char *unit = data;

	for (int i = 0; i < STEP_ROLES; i++) {
		struct figure_size size = { 0 };

		figure_roles(c->store, STEP_ROLE[i], "", 0, unit, "", "", c->today, c->today, c->actor.path_from, c->actor.path_to, true, &size);
		n[i] = size.n;
	}
}

static void add_step(struct workbench_make_up *m, const char *name, const char *href, int64_t number)
{
	m->bars[m->bars_count++] = (struct workbench_bar){ name, href, number };
	m->max = number > m->max ? number : m->max;
}

/* Who was converted this year, as the annual table counts it. */
static void add_converted(struct ctx *c, const struct workbench_screen *s, struct workbench_make_up *m)
{
	struct figure_report r;
	struct figure_query q;
	struct figure_cells cells;

	if (!figure_report_of(c, c->actor.org_id, c->today, &r))
		return;
	q = report_query(&r);
	q.what = FIGURE_BEGUN;
	q.causes = 1u << (figure_code_place("membership_cause", "converted") - 1);
	if (s->unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (figure_count(c, &q, &cells))
		add_step(m, ctx_words(c, T_workbench_converted), report_people_href(&r, &q, FIGURE_NONE, 0), cells.total);
}

static void fill_recruiting(struct ctx *c, struct workbench_screen *s)
{
	struct workbench_make_up *m = &s->recruiting;
	int64_t n[STEP_ROLES] = { 0 };

	figure_kept(c, arena_printf(c->arena, "recruiting%s", s->unit_kind), c->actor.path_from, c->today, FIGURE_ON_ROLES, count_roles, s->unit_kind, n, STEP_ROLES);
	*m = (struct workbench_make_up){ .title = T_workbench_recruiting, .bars = arena_array(c->arena, STEP_ROLES + 2, sizeof(*m->bars)) };
	for (int i = 0; i < STEP_ROLES; i++)
		add_step(m, i == STEP_APPLICANT ? ctx_words(c, T_workbench_applicants) : code_name(c->lang, "role_kind", STEP_ROLE[i]),
			arena_printf(c->arena, "/figure/roles?org=%lld&kind=%s%s%s", (long long)c->actor.org_id, STEP_ROLE[i], s->unit == 0 ? "" : "&unit=", s->unit_kind), n[i]);
	add_step(m, ctx_words(c, T_workbench_probationary), s->probationary_href, s->probationary);
	add_converted(c, s, m);
	s->activists = n[STEP_ACTIVIST];
}

/* ---- a branch ---- */

static void fill_branch(struct ctx *c, struct workbench_screen *s)
{
	struct floating_out_number away = { 0 };

	s->is_branch = true;
	s->activists_href = arena_printf(c->arena, "/figure/roles?org=%lld&kind=activist", (long long)c->actor.org_id);
	floating_out_count(c->store, c->actor.region_id, c->actor.path_from, c->actor.path_to, DAY_OPEN, DAY_OPEN, 0, 0, 0, NULL, 0, &away);
	s->floating = away.n;
	s->floating_href = "/floating?side=out";
}

/* ---- what is not there yet ---- */

static void name_missing(struct ctx *c, struct workbench_screen *s)
{
	static const struct { const struct message *name; bool is_of_branch, is_above; } BLOCKS[] = {
		{ T_workbench_missing_quick, true, false }, { T_workbench_missing_done, true, true }, { T_workbench_missing_fixed, true, false },
		{ T_workbench_missing_stars, true, false }, { T_workbench_missing_pairs, true, false }, { T_workbench_missing_requests, true, false },
		{ T_workbench_missing_circulars, true, true }, { T_workbench_missing_meetings, false, true }, { T_workbench_missing_settled, false, true },
		{ T_workbench_missing_alerts, false, true }, { T_workbench_missing_trend, false, true }, { T_workbench_missing_ranking, false, true },
		{ T_workbench_missing_projects, false, true }, { T_workbench_missing_lights, false, true }, { T_workbench_missing_months, false, true } };
	size_t count = sizeof(BLOCKS) / sizeof(BLOCKS[0]);

	s->missing = arena_array(c->arena, count, sizeof(*s->missing));
	for (size_t i = 0; i < count; i++)
		if (s->is_above ? BLOCKS[i].is_above : BLOCKS[i].is_of_branch)
			s->missing[s->missing_count++] = ctx_words(c, BLOCKS[i].name);
}

void workbench_shape(struct ctx *c, struct workbench_screen *s)
{
	name_missing(c, s);
	if (!may(c, MAY_SEE_FIGURES) || !may(c, MAY_SEE_PERSON) || !s->has_totals)
		return;
	fill_pyramid(c, s);
	fill_recruiting(c, s);
	if (!s->is_above)
		fill_branch(c, s);
}
