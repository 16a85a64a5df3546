/* Which part of the organisations the first page counts, all or the villages or the communities alone, and how its numbers stand against the end of
 * last month. */
#include "rooms/workbench/workbench_screen.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "rooms/figure/figure.h"
#include "rooms/figure/report.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

/* ---- all, villages, communities ---- */

static const char *const AREAS[WORKBENCH_AREAS] = { "", "village", "community" };

/* Offered where there are organisations of the kind, and others. */
void workbench_areas(struct ctx *c, const char *typed, struct workbench_screen *s)
{
	static const struct message *const NAMES[WORKBENCH_AREAS] = { T_workbench_area_all, T_workbench_area_village, T_workbench_area_community };
	const uint64_t kinds = figure_kind_bits(FIGURE_BASE_KINDS);
	struct figure_org_matrix m;
	int64_t all;

	s->unit_kind = "";
	s->is_above = workbench_is_above(c);
	if (!figure_org_matrix(c, c->actor.path_from, c->today, &m))
		return;
	if (!s->is_above || !may(c, MAY_SEE_FIGURES) || !may(c, MAY_SEE_PERSON))
		return;
	all = figure_matrix_sum(&m, kinds, 0);
	for (int i = 0; i < WORKBENCH_AREAS; i++) {
		int unit = i == 0 ? 0 : figure_code_place("unit_kind", AREAS[i]);
		int64_t n = i == 0 ? all : figure_matrix_sum(&m, kinds, unit);

		if (n == 0 || (i > 0 && n == all))
			continue;
		s->areas[s->areas_count++] = (struct tab){ .href = i == 0 ? "/" : arena_printf(c->arena, "/?area=%s", AREAS[i]), .label = NAMES[i],
			.is_current = strcmp(typed, AREAS[i]) == 0 };
		if (strcmp(typed, AREAS[i]) == 0) {
			s->unit = unit;
			s->unit_kind = AREAS[i];
		}
	}
	for (size_t i = 0; s->unit == 0 && i < s->areas_count; i++)
		s->areas[i].is_current = i == 0;	/* what is not offered is all */
	if (s->areas_count == 1)
		s->areas_count = 0;
}

const char *workbench_people_href(const struct ctx *c, const struct workbench_screen *s, const char *conditions, enum figure_attribute attribute, uint64_t values)
{
	long long org = (long long)c->actor.org_id;
	struct buffer b;

	if (s->unit == 0)
		return arena_printf(c->arena, "/person?org=%lld%s", org, conditions);
	buffer_init(&b, c->arena, 0);
	buffer_printf(&b, "/figure/people?org=%lld&where=", org);
	report_put_where(&b, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (attribute != FIGURE_NONE)
		buffer_puts(&b, "-");
	report_put_where(&b, attribute, values);
	return buffer_text(&b);
}

const char *workbench_orgs_href(const struct ctx *c, const struct workbench_screen *s, const char *list_kind, const char *kinds)
{
	long long org = (long long)c->actor.org_id;

	return s->unit == 0 ? arena_printf(c->arena, "/org/%lld/list?kind=%s", org, list_kind)
		: arena_printf(c->arena, "/figure/orgs?org=%lld&kinds=%s&unit=%s", org, kinds, s->unit_kind);
}

/* ---- against last month ---- */

static const char *change_text(struct ctx *c, int64_t now, int64_t before)
{
	const struct message_arg arg = { "n", ctx_number(c, now > before ? now - before : before - now) };

	return now == before ? ctx_words(c, T_workbench_change_none)
		: message_text(c->arena, c->lang, now > before ? T_workbench_change_up : T_workbench_change_down, &arg, 1);
}

static void add(struct workbench_screen *s, struct ctx *c, message name, const char *href, int64_t number)
{
	s->month[s->month_count++] = (struct workbench_bar){ ctx_words(c, name), href, number };
}

/* Who came and went by the balance of the month. */
static void put_balance(struct ctx *c, struct workbench_screen *s, day_t first)
{
	static const struct { const struct message *name; int is_in, cause; } LINES[] = { { T_workbench_month_in, 1, FIGURE_CAUSE_ANY }, { T_workbench_month_out, 0, FIGURE_CAUSE_ANY },
		{ T_workbench_month_regrouped_in, 1, FIGURE_CAUSE_REGROUPED }, { T_workbench_month_regrouped_out, 0, FIGURE_CAUSE_REGROUPED } };
	struct figure_balance b;

	if (!figure_balance(c, c->actor.path_from, first, c->today, &b))
		return;
	for (int i = 0; i < 4; i++) {
		int64_t n[] = { b.in_total, b.out_total, b.regrouped_in, b.regrouped_out };

		if (i < 2 || n[i] > 0)
			add(s, c, LINES[i].name, arena_printf(c->arena, "/figure/change?org=%lld&since=%s&in=%d&cause=%d", (long long)c->actor.org_id,
				day_text(c->arena, first), LINES[i].is_in, LINES[i].cause), n[i]);
	}
}

void workbench_month(struct ctx *c, struct workbench_screen *s)
{
	struct date today = date_from_day(c->today);
	day_t first = day_from_date(today.year, today.month, 1), eve = first - 1;
	struct figure_query q = { .path = c->actor.path_from, .day = eve };
	const char *eve_text = day_text(c->arena, eve), *unit = s->unit_kind;
	struct figure_org_matrix m;
	struct figure_cells members;
	int64_t committees, branches;
	long long org = (long long)c->actor.org_id;

	if (!may(c, MAY_SEE_FIGURES) || !may(c, MAY_SEE_PERSON))
		return;
	if (s->unit != 0)
		figure_where(&q, FIGURE_UNIT_KIND, FIGURE_VALUE(s->unit));
	if (!figure_count(c, &q, &members) || !figure_org_matrix(c, c->actor.path_from, eve, &m))
		return;
	committees = figure_matrix_sum(&m, figure_kind_bits("committee"), s->unit);
	branches = figure_matrix_sum(&m, figure_kind_bits(FIGURE_BRANCH_KINDS), s->unit);
	s->members_change = change_text(c, s->members, members.total);
	s->committees_change = change_text(c, s->committees, committees);
	s->branches_change = change_text(c, s->branches, branches);
	s->eve_text = c->lang == LANG_ZH ? day_text_zh(c->arena, eve, DATE_DAY) : eve_text;
	add(s, c, T_workbench_month_members, arena_printf(c->arena, "/figure/people?org=%lld&day=%s&where=%s", org, eve_text,
		s->unit == 0 ? "" : arena_printf(c->arena, "unit.%d", s->unit)), members.total);
	if (s->committees + committees > 0)
		add(s, c, T_workbench_month_committees, arena_printf(c->arena, "/figure/orgs?org=%lld&day=%s&kinds=committee&unit=%s", org, eve_text, unit), committees);
	if (s->is_above)
		add(s, c, T_workbench_month_branches, arena_printf(c->arena, "/figure/orgs?org=%lld&day=%s&kinds=" FIGURE_BRANCH_KINDS "&unit=%s", org, eve_text, unit), branches);
	if (s->unit == 0)
		put_balance(c, s, first);
}
