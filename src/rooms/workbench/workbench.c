/* Collects what is due. A new source of tasks is one function in SOURCES. */
#include "rooms/workbench/workbench_source.h"

#include <stdlib.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"

/* oversee: what a source knows that posts above oversee; such lines it reads of the subtree b->from. */
static const struct { enum permission may; void (*collect)(struct ctx *, struct workbench *); enum workbench_oversee oversee; } SOURCES[] = {
	{ .may = MAY_SEE_SELF, .collect = workbench_collect_own },
	{ .may = MAY_EDIT_ORG, .collect = workbench_collect_terms, .oversee = WORKBENCH_OVERSEE_TERMS },
	{ .may = MAY_HANDLE, .collect = workbench_collect_own_terms, .oversee = WORKBENCH_OVERSEE_TERMS },
	{ .may = MAY_EDIT_ORG, .collect = workbench_collect_org_requests },
	{ .may = MAY_EDIT_ORG, .collect = workbench_collect_own_org_requests },
	{ .may = MAY_EDIT_ORG, .collect = workbench_collect_arrived_orgs },
	{ .may = MAY_EDIT_ORG, .collect = workbench_collect_place_reviews },
	{ .may = MAY_APPOINT, .collect = workbench_collect_vacancies },
	{ .may = MAY_HANDLE, .collect = workbench_collect_deputies },
	{ .may = MAY_APPOINT, .collect = workbench_collect_confirmations },
	{ .may = MAY_HANDLE, .collect = workbench_collect_applicants },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_conversions, .oversee = WORKBENCH_OVERSEE_CONVERSIONS },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_corrections, .oversee = WORKBENCH_OVERSEE_CORRECTIONS },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_late_entries },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_voids },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_own_voids },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_quotas },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_floating },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_residents },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_batches },
	{ .may = MAY_IMPORT, .collect = workbench_collect_own_batches },
	{ .may = MAY_APPROVE_EXPORT, .collect = workbench_collect_exports },
	{ .may = MAY_EXPORT, .collect = workbench_collect_own_exports },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_dues },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_dues_book },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_appraisals },
	{ .may = MAY_HANDLE, .collect = workbench_collect_voidings },
	{ .may = MAY_HANDLE, .collect = workbench_collect_own_voidings },
	{ .may = MAY_HANDLE, .collect = workbench_collect_exclusions },
	{ .may = MAY_HANDLE, .collect = workbench_collect_reminders },
	{ .may = MAY_HANDLE, .collect = workbench_collect_runs, .oversee = WORKBENCH_OVERSEE_STEPS },
	{ .may = MAY_HANDLE, .collect = workbench_collect_overdue },
	{ .may = MAY_HANDLE, .collect = workbench_collect_post_needs },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_transfers, .oversee = WORKBENCH_OVERSEE_TRANSFERS },
	{ .may = MAY_EDIT_PERSON, .collect = workbench_collect_transfer_requests },
};

static int by_when(const void *a, const void *b)
{
	const struct workbench_task *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void begin(struct ctx *c, const char *from, const char *to, struct workbench *b)
{
	b->from = from;
	b->to = to;
	b->tasks = arena_array(c->arena, WORKBENCH_TASKS_FIRST, sizeof(*b->tasks));
	b->tasks_max = WORKBENCH_TASKS_FIRST;
}

static void collect(struct ctx *c, enum workbench_oversee only, struct workbench *b)
{
	for (size_t i = 0; i < sizeof(SOURCES) / sizeof(SOURCES[0]); i++)
		if (may(c, SOURCES[i].may) && (only == WORKBENCH_OVERSEE_NOTHING || SOURCES[i].oversee == only))
			SOURCES[i].collect(c, b);
	qsort(b->tasks, b->tasks_count, sizeof(b->tasks[0]), by_when);
}

void workbench_collect(struct ctx *c, size_t listed, size_t overseen_listed, day_t begun, struct workbench *b)
{
	*b = (struct workbench){ .listed = listed, .overseen_listed = overseen_listed, .begun = begun };
	begin(c, c->actor.path_from, c->actor.path_to, b);
	collect(c, WORKBENCH_OVERSEE_NOTHING, b);
}

/* Of talks and transfers there are few: all are read, and those of other days left out. */
static void collect_days(struct ctx *c, day_t from, day_t to, size_t listed, struct workbench *b)
{
	size_t first = b->tasks_count, kept = first;

	b->listed = WORKBENCH_ALL;
	if (may(c, MAY_HANDLE))
		workbench_collect_applicants(c, b);
	if (may(c, MAY_EDIT_PERSON))
		workbench_collect_transfers(c, b);
	for (size_t i = first; i < b->tasks_count && kept < first + listed; i++)
		if (b->tasks[i].day >= from && b->tasks[i].day < to)
			b->tasks[kept++] = b->tasks[i];
	b->tasks_count = kept;
}

void workbench_collect_between(struct ctx *c, day_t from, day_t to, size_t listed, struct workbench *b)
{
	*b = (struct workbench){ .listed = listed, .begun = c->today };
	begin(c, c->actor.path_from, c->actor.path_to, b);
	if (may(c, MAY_EDIT_PERSON))
		workbench_conversions_between(c, b, from, to);
	if (may(c, MAY_EDIT_ORG) || may(c, MAY_HANDLE))
		workbench_terms_between(c, b, from, to);
	collect_days(c, from, to, listed, b);
	qsort(b->tasks, b->tasks_count, sizeof(b->tasks[0]), by_when);
}

void workbench_collect_overseen(struct ctx *c, enum workbench_oversee kind, const struct org_row *unit, size_t listed, struct workbench *b)
{
	size_t kept = 0;

	*b = (struct workbench){ .overseen_listed = listed, .begun = c->today };
	begin(c, unit->path, path_end(c->arena, unit->path), b);
	collect(c, kind, b);
	for (size_t i = 0; i < b->tasks_count; i++)
		if (b->tasks[i].oversee == kind)
			b->tasks[kept++] = b->tasks[i];
	b->tasks_count = kept;
	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		b->counts[when] = b->overseen[kind][when];
}
