/* What is overdue below and no post's turn above: talks with applicants that were not held, and duties of cases that were not reported. Above the branches each
 * is one line that leads to its list. */
#include "rooms/workbench/workbench_source.h"

#include "rooms/figure/figure.h"
#include "rooms/org/org.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_duty_list.h"
#include "rooms/run/run_talk.h"
#include "text/workbench.h"

static void count_talks(struct ctx *c, const void *data, int64_t numbers[])
{
	struct run_talk *talks;

	numbers[0] = (int64_t)run_talks_owed(c, data, c->today, &talks);
}

static void add_overdue(struct ctx *c, struct workbench *b, int64_t n, const char *icon, message title, message meta, const char *href)
{
	if (n > 0)
		workbench_oversee(b, workbench_add_many(c, b, c->today - 1, n, icon, workbench_say(c, title, "n", ctx_number(c, n)), ctx_words(c, meta), href),
			WORKBENCH_OVERSEE_SUM);
}

void workbench_collect_overdue(struct ctx *c, struct workbench *b)
{
	int64_t desks[RUN_DESKS_MAX], talks = 0;
	size_t desks_count = workbench_is_above(c) ? run_own_desks(c, desks) : 0;
	struct org_row org;

	if (desks_count == 0 || !org_get(c->store, (org_id){ desks[desks_count - 1] }, &org))
		return;
	figure_kept(c, "talks late", org.path, c->today, FIGURE_ON_ROLES | FIGURE_ON_PEOPLE | FIGURE_ON_CASES, count_talks, &org, &talks, 1);
	add_overdue(c, b, talks, "userplus", T_workbench_talks_below, T_workbench_talks_below_why, arena_printf(c->arena, "/org/%lld/duty?when=" RUN_DUTY_TALK, (long long)org.id.v));
	add_overdue(c, b, run_duty_late_count(c, &org), "list", T_workbench_duties_below, T_workbench_duties_below_why,
		arena_printf(c->arena, "/org/%lld/duty?when=" RUN_DUTY_LATE, (long long)org.id.v));
}
