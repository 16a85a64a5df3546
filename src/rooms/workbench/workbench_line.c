/* Lines of the first page: the group each belongs to, and what it says of its day or of how many it stands for. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "rooms/org/org.h"
#include "rooms/org/org_kind.h"
#include "text/workbench.h"

const char *workbench_say(struct ctx *c, message m, const char *name, const char *value)
{
	struct message_arg arg = { name, value };

	return message_text(c->arena, c->lang, m, &arg, 1);
}

bool workbench_is_above(struct ctx *c)
{
	struct org_row org;

	return c->actor.org_id != 0 && org_get(c->store, (org_id){ c->actor.org_id }, &org) && !org_kind_keeps_members(org.kind);
}

enum workbench_when workbench_when_is(day_t today, day_t due)
{
	if (due < today)
		return WORKBENCH_LATE;
	if (due == today)
		return WORKBENCH_TODAY;
	return due < today + 8 - day_weekday(today) ? WORKBENCH_WEEK : WORKBENCH_SOON;
}

static const char *due_text(struct ctx *c, day_t due)
{
	if (due < c->today)
		return workbench_say(c, T_workbench_days_late, "n", ctx_number(c, c->today - due));
	if (due == c->today)
		return ctx_words(c, T_workbench_due_today);
	return workbench_say(c, T_workbench_days_left, "n", ctx_number(c, due - c->today));
}

static void make_room(struct ctx *c, struct workbench *b)
{
	struct workbench_task *tasks;

	if (b->tasks_count < b->tasks_max)
		return;
	b->tasks_max = b->tasks_max * 2;
	tasks = arena_array(c->arena, b->tasks_max, sizeof(*tasks));
	memcpy(tasks, b->tasks, b->tasks_count * sizeof(*tasks));
	b->tasks = tasks;
}

struct workbench_task *workbench_add(struct ctx *c, struct workbench *b, day_t due, const char *icon, const char *title, const char *meta, const char *href)
{
	struct workbench_task *task;

	make_room(c, b);
	task = &b->tasks[b->tasks_count];
	*task = (struct workbench_task){ .when = workbench_when_is(c->today, due), .icon = icon, .title = title, .meta = meta,
		.due = due_text(c, due), .href = href, .day = due, .order = b->tasks_count, .stands_for = 1 };
	b->tasks_count++;
	return task;
}

struct workbench_task *workbench_add_many(struct ctx *c, struct workbench *b, day_t due, int64_t n, const char *icon, const char *title, const char *meta,
	const char *href)
{
	struct workbench_task *task = workbench_add(c, b, due, icon, title, meta, href);

	b->counts[task->when] += n;
	task->stands_for = n;
	task->due = workbench_say(c, T_workbench_cases, "n", ctx_number(c, n));
	task->is_standing = true;
	return task;
}

void workbench_count(struct workbench *b, int64_t late, int64_t today, int64_t week, int64_t soon)
{
	b->counts[WORKBENCH_LATE] += late;
	b->counts[WORKBENCH_TODAY] += today;
	b->counts[WORKBENCH_WEEK] += week;
	b->counts[WORKBENCH_SOON] += soon;
}

void workbench_due(struct workbench_task *task, const char *text)
{
	task->due = text;
	task->is_standing = true;
}

void workbench_tell(struct ctx *c, struct workbench_task *task)
{
	if (task->tell != NULL)
		task->tell(c, task);
	task->tell = NULL;
}

void workbench_add_number(struct ctx *c, struct workbench *b, int64_t n, const char *icon, message title, message meta, const char *href)
{
	if (n > 0)
		workbench_add_many(c, b, c->today, n, icon, workbench_say(c, title, "n", ctx_number(c, n)), ctx_words(c, meta), href);
}

void workbench_add_counts(struct workbench *b, enum workbench_oversee kind, const struct workbench_due *due)
{
	const int64_t n[WORKBENCH_WHENS_COUNT] = { due->late, due->today, due->week, due->soon };

	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		*(kind == WORKBENCH_OVERSEE_NOTHING ? &b->counts[when] : &b->overseen[kind][when]) += n[when];
}

day_t workbench_week_end(const struct ctx *c)
{
	return c->today + 8 - day_weekday(c->today);
}
