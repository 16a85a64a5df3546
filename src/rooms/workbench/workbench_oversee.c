/* What those above a branch oversee stands apart from what their own post must do: behind it, few of a kind line by line, more of them as one line that says
 * how many and leads to their units, and each unit to its rows. */
#include <string.h>
#include "core/path.h"
#include "rooms/org/org.h"
#include "rooms/run/run_due.h"
#include "rooms/transfer/transfer_due.h"
#include "rooms/workbench/workbench_screen.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

static const char *const NAMES[WORKBENCH_OVERSEES_COUNT] = { [WORKBENCH_OVERSEE_TERMS] = "terms", [WORKBENCH_OVERSEE_CONVERSIONS] = "conversions", [WORKBENCH_OVERSEE_CORRECTIONS] = "corrections",
	[WORKBENCH_OVERSEE_TRANSFERS] = "transfers", [WORKBENCH_OVERSEE_STEPS] = "steps" };

enum workbench_oversee workbench_oversee_named(const char *name)
{
	for (int kind = 0; kind < WORKBENCH_OVERSEES_COUNT; kind++)
		if (NAMES[kind] != NULL && strcmp(NAMES[kind], name) == 0)
			return (enum workbench_oversee)kind;
	return WORKBENCH_OVERSEE_NOTHING;
}

void workbench_oversee(struct workbench *b, struct workbench_task *task, enum workbench_oversee kind)
{
	task->oversee = kind;
	if (kind == WORKBENCH_OVERSEE_SUM) {
		b->counts[task->when] -= task->stands_for;
		b->overseen[kind][task->when] += task->stands_for;
	}
}

const char *workbench_overseen_name(const struct workbench_task *task)
{
	return task->oversee == WORKBENCH_OVERSEE_NOTHING ? "own" : task->oversee == WORKBENCH_OVERSEE_SUM ? "sum" : NAMES[task->oversee];
}

static int64_t sum(const int64_t n[WORKBENCH_WHENS_COUNT])
{
	int64_t all = 0;

	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		all += n[when];
	return all;
}

/* Few are shown as they are. */
static bool is_folded(const struct workbench *b, enum workbench_oversee kind)
{
	return NAMES[kind] != NULL && sum(b->overseen[kind]) > WORKBENCH_LISTED;
}

static const char *days_of(struct ctx *c, const int64_t n[WORKBENCH_WHENS_COUNT])
{
	const struct message_arg args[] = { { "late", ctx_number(c, n[WORKBENCH_LATE]) }, { "today", ctx_number(c, n[WORKBENCH_TODAY]) },
		{ "week", ctx_number(c, n[WORKBENCH_WEEK]) }, { "soon", ctx_number(c, n[WORKBENCH_SOON]) } };

	return message_text(c->arena, c->lang, T_workbench_oversee_days, args, 4);
}

static const struct { message title; const char *icon; } LINES[WORKBENCH_OVERSEES_COUNT] = { [WORKBENCH_OVERSEE_TERMS] = { T_workbench_oversee_terms, "vote" },
	[WORKBENCH_OVERSEE_CONVERSIONS] = { T_workbench_oversee_conversions, "userplus" }, [WORKBENCH_OVERSEE_CORRECTIONS] = { T_workbench_oversee_corrections, "edit" },
	[WORKBENCH_OVERSEE_TRANSFERS] = { T_workbench_oversee_transfers, "right" }, [WORKBENCH_OVERSEE_STEPS] = { T_workbench_oversee_steps, "alert" } };

/* One line of many: of a kind, or of a unit. */
static struct workbench_task folded(struct ctx *c, enum workbench_oversee kind, const int64_t n[WORKBENCH_WHENS_COUNT], const char *title, const char *href)
{
	return (struct workbench_task){ .when = n[WORKBENCH_LATE] > 0 ? WORKBENCH_LATE : WORKBENCH_SOON, .icon = LINES[kind].icon, .title = title, .meta = days_of(c, n),
		.due = workbench_say(c, T_workbench_cases, "n", ctx_number(c, sum(n))), .href = href, .stands_for = sum(n), .is_watched = true };
}

static const char *title_of(struct ctx *c, enum workbench_oversee kind, int64_t n)
{
	return workbench_say(c, LINES[kind].title, "n", ctx_number(c, n));
}

void workbench_add_overseen(struct ctx *c, struct workbench *b, enum workbench_oversee kind, int64_t n, day_t due)
{
	if (n > 0)
		workbench_add(c, b, due, LINES[kind].icon, title_of(c, kind, n), "", arena_printf(c->arena, "/?oversee=%s#h-todo", NAMES[kind]))->oversee = WORKBENCH_OVERSEE_SUM;
}

void workbench_fold(struct ctx *c, struct workbench_screen *s)
{
	struct workbench *b = &s->work;
	size_t kept = 0;

	s->over = arena_array(c->arena, b->tasks_count + WORKBENCH_OVERSEES_COUNT, sizeof(*s->over));
	for (int i = WORKBENCH_OVERSEE_NOTHING + 1; i < WORKBENCH_OVERSEES_COUNT; i++) {
		enum workbench_oversee kind = (enum workbench_oversee)i;

		s->over_n += sum(b->overseen[kind]);
		if (is_folded(b, kind))
			s->over[s->over_count++] = folded(c, kind, b->overseen[kind], title_of(c, kind, sum(b->overseen[kind])), arena_printf(c->arena, "/?oversee=%s#h-todo", NAMES[kind]));
	}
	for (size_t i = 0; i < b->tasks_count; i++) {
		struct workbench_task *task = &b->tasks[i];

		if (task->oversee == WORKBENCH_OVERSEE_NOTHING)
			b->tasks[kept++] = *task;
		else if (!is_folded(b, task->oversee)) {
			workbench_tell(c, task);
			task->is_watched = true;
			s->over[s->over_count++] = *task;
		}
	}
	b->tasks_count = kept;
}

/* ---- one kind, by unit ---- */

/* By the year of probation, and each whose probation is extended by himself. */
static size_t conversion_paths(struct ctx *c, size_t chars, struct workbench_path_due **rows)
{
	const char *from = c->actor.path_from, *to = c->actor.path_to;
	struct workbench_path_due *years;
	struct run_extended *extended;
	size_t count = workbench_conversions_units(c->store, c->actor.region_id, from, to, (int64_t)chars, workbench_joined_for(c->today), workbench_joined_for(c->today + 1),
		workbench_joined_for(workbench_week_end(c)), workbench_joined_last(c), &years), extended_count = workbench_extended(c, from, to, &extended);

	*rows = arena_array(c->arena, count + extended_count + 1, sizeof(**rows));
	for (size_t i = 0; i < count; i++)
		(*rows)[i] = years[i];
	for (size_t i = 0; i < extended_count; i++) {
		struct workbench_due due = { 0 };

		++*workbench_due_count(c, &due, extended[i].due_day);
		(*rows)[count++] = (struct workbench_path_due){ .path = extended[i].path, .late = due.late, .today = due.today, .week = due.week, .soon = due.soon };
	}
	return count;
}

/* How many of a kind by the beginnings of paths, in their order. */
static size_t count_paths(struct ctx *c, enum workbench_oversee kind, size_t chars, struct workbench_path_due **rows)
{
	const char *from = c->actor.path_from, *to = c->actor.path_to;
	day_t today = c->today, week = workbench_week_end(c);

	if (kind == WORKBENCH_OVERSEE_TERMS)
		return workbench_terms_units(c->store, from, to, (int64_t)chars, c->actor.org_id, today, today + 1, week, workbench_terms_last(c), rows);
	if (kind == WORKBENCH_OVERSEE_CONVERSIONS)
		return conversion_paths(c, chars, rows);
	if (kind == WORKBENCH_OVERSEE_CORRECTIONS)
		return workbench_corrections_units(c->store, c->actor.region_id, from, to, (int64_t)chars, c->actor.org_id, today, rows);
	return 0;
}

/* These two kinds are all late. */
static size_t late_paths(struct ctx *c, enum workbench_oversee kind, size_t chars, struct workbench_path_due **rows)
{
	struct run_told_unit *told;
	struct transfer_due due;
	size_t count = 0;

	if (kind == WORKBENCH_OVERSEE_STEPS) {
		count = run_due_told_units(c, c->actor.path_from, c->actor.path_to, chars, &told);
		*rows = arena_array(c->arena, count + 1, sizeof(**rows));
		for (size_t i = 0; i < count; i++)
			(*rows)[i] = (struct workbench_path_due){ .path = told[i].path, .late = told[i].n };
		return count;
	}
	transfer_due_of(c, 0, WORKBENCH_ALL, c->actor.path_from, &due);
	*rows = arena_array(c->arena, due.lines_count + 1, sizeof(**rows));
	for (size_t i = 0; i < due.lines_count; i++)
		(*rows)[count++] = (struct workbench_path_due){ .path = due.lines[i].path, .late = 1 };
	return count;
}

static void add_due(struct workbench_unit_due *unit, const struct workbench_path_due *due)
{
	unit->n[WORKBENCH_LATE] += due->late;
	unit->n[WORKBENCH_TODAY] += due->today;
	unit->n[WORKBENCH_WEEK] += due->week;
	unit->n[WORKBENCH_SOON] += due->soon;
}

size_t workbench_overseen_units(struct ctx *c, enum workbench_oversee kind, struct workbench_unit_due **units)
{
	size_t chars = strlen(c->actor.path_from) + PATH_SEGMENT_CHARS, kept = 0;
	struct workbench_path_due *rows;
	size_t count = kind == WORKBENCH_OVERSEE_STEPS || kind == WORKBENCH_OVERSEE_TRANSFERS ? late_paths(c, kind, chars, &rows) : count_paths(c, kind, chars, &rows);
	struct workbench_unit_row *below;
	size_t below_count = workbench_units_of(c->store, (org_id){ c->actor.org_id }, c->today, &below);
	struct workbench_unit_due own = { .id = c->actor.org_id, .name = c->actor.org_name };

	*units = arena_array(c->arena, below_count + 2, sizeof(**units));
	for (size_t i = 0; i < below_count; i++)
		(*units)[i + 1] = (struct workbench_unit_due){ .id = below[i].id.v, .name = below[i].short_name };
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < below_count && !path_is_within(rows[i].path, below[at].path))
			at++;
		add_due(at < below_count ? &(*units)[at + 1] : &own, &rows[i]);
	}
	(*units)[0] = own;
	for (size_t i = 0; i <= below_count; i++)
		if (sum((*units)[i].n) > 0)
			(*units)[kept++] = (*units)[i];
	return kept;
}

/* By unit only where that makes fewer lines than there are. */
static bool fold_units(struct ctx *c, struct workbench_screen *s)
{
	struct workbench_unit_due *units;
	size_t count = workbench_overseen_units(c, s->oversee, &units);
	int64_t all = 0;

	for (size_t i = 0; i < count; i++)
		all += sum(units[i].n);
	s->over_n = all;
	if (count < 2 || all <= WORKBENCH_LISTED || (int64_t)count == all)
		return false;
	s->over = arena_array(c->arena, count, sizeof(*s->over));
	for (size_t i = 0; i < count; i++)
		s->over[s->over_count++] = folded(c, s->oversee, units[i].n, units[i].name, arena_printf(c->arena, "/?oversee=%s&unit=%lld#h-todo", NAMES[s->oversee], (long long)units[i].id));
	s->over_title = title_of(c, s->oversee, all);
	s->rows_href = arena_printf(c->arena, "/?oversee=%s&unit=%lld#h-todo", NAMES[s->oversee], (long long)c->actor.org_id);
	return true;
}

bool workbench_overseen_unit(struct ctx *c, int64_t id, struct org_row *unit)
{
	return id != 0 && org_get(c->store, (org_id){ id }, unit) && path_is_within(unit->path, c->actor.path_from);
}

void workbench_show_overseen(struct ctx *c, struct workbench_screen *s, int64_t unit_id)
{
	struct org_row unit;
	bool is_chosen = workbench_overseen_unit(c, unit_id, &unit);

	if (!is_chosen && (fold_units(c, s) || !org_get(c->store, (org_id){ c->actor.org_id }, &unit)))
		return;
	workbench_collect_overseen(c, s->oversee, &unit, WORKBENCH_ALL, &s->work);
	s->over_title = is_chosen && unit.id.v != c->actor.org_id ? arena_printf(c->arena, "%s · %s", unit.short_name, title_of(c, s->oversee, sum(s->work.counts)))
		: title_of(c, s->oversee, sum(s->work.counts));
	s->pages_href = is_chosen ? arena_printf(c->arena, "/?oversee=%s&unit=%lld&", NAMES[s->oversee], (long long)unit_id) : arena_printf(c->arena, "/?oversee=%s&", NAMES[s->oversee]);
	if (is_chosen)
		s->units_back_href = arena_printf(c->arena, "/?oversee=%s#h-todo", NAMES[s->oversee]);
}
