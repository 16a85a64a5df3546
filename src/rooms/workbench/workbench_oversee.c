/* What those above a branch oversee stands apart from what their own post must do: behind it, few of a kind line by line, more of them as one line that says
 * how many and leads to them. */
#include <string.h>
#include "rooms/workbench/workbench_screen.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

static const char *const NAMES[WORKBENCH_OVERSEES_COUNT] = { [WORKBENCH_OVERSEE_TERMS] = "terms", [WORKBENCH_OVERSEE_CONVERSIONS] = "conversions", [WORKBENCH_OVERSEE_STEPS] = "steps" };

enum workbench_oversee workbench_oversee_named(const char *name)
{
	for (int kind = 0; kind < WORKBENCH_OVERSEES_COUNT; kind++)
		if (NAMES[kind] != NULL && strcmp(NAMES[kind], name) == 0)
			return (enum workbench_oversee)kind;
	return WORKBENCH_OVERSEE_NOTHING;
}

const char *workbench_oversee_name(enum workbench_oversee kind)
{
	return NAMES[kind];
}

void workbench_oversee(struct workbench *b, struct workbench_task *task, enum workbench_oversee kind)
{
	task->oversee = kind;
	if (kind == WORKBENCH_OVERSEE_SUM)	/* counted already when it was added */
		b->overseen[kind][task->when] += task->stands_for;
}

static int64_t overseen_of(const struct workbench *b, enum workbench_oversee kind)
{
	int64_t n = 0;

	for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
		n += b->overseen[kind][when];
	return n;
}

/* Few are shown as they are. */
static bool is_folded(const struct workbench *b, enum workbench_oversee kind)
{
	return NAMES[kind] != NULL && overseen_of(b, kind) > WORKBENCH_LISTED;
}

static const char *days_of(struct ctx *c, const struct workbench *b, enum workbench_oversee kind)
{
	const int64_t *n = b->overseen[kind];
	const struct message_arg args[] = { { "late", ctx_number(c, n[WORKBENCH_LATE]) }, { "today", ctx_number(c, n[WORKBENCH_TODAY]) },
		{ "week", ctx_number(c, n[WORKBENCH_WEEK]) }, { "soon", ctx_number(c, n[WORKBENCH_SOON]) } };

	return message_text(c->arena, c->lang, T_workbench_oversee_days, args, 4);
}

static struct workbench_task folded(struct ctx *c, const struct workbench *b, enum workbench_oversee kind)
{
	static const struct { message title; const char *icon; } LINES[WORKBENCH_OVERSEES_COUNT] = { [WORKBENCH_OVERSEE_TERMS] = { T_workbench_oversee_terms, "vote" },
		[WORKBENCH_OVERSEE_CONVERSIONS] = { T_workbench_oversee_conversions, "userplus" }, [WORKBENCH_OVERSEE_STEPS] = { T_workbench_oversee_steps, "alert" } };
	const char *n = ctx_number(c, overseen_of(b, kind));

	return (struct workbench_task){ .when = b->overseen[kind][WORKBENCH_LATE] > 0 ? WORKBENCH_LATE : WORKBENCH_SOON, .icon = LINES[kind].icon,
		.title = workbench_say(c, LINES[kind].title, "n", n), .meta = days_of(c, b, kind), .due = workbench_say(c, T_workbench_cases, "n", n),
		.href = arena_printf(c->arena, "/?oversee=%s#h-todo", NAMES[kind]), .stands_for = overseen_of(b, kind), .is_watched = true };
}

void workbench_fold(struct ctx *c, struct workbench_screen *s)
{
	struct workbench *b = &s->work;
	size_t kept = 0;

	s->over = arena_array(c->arena, b->tasks_count + WORKBENCH_OVERSEES_COUNT, sizeof(*s->over));
	for (int kind = WORKBENCH_OVERSEE_NOTHING + 1; kind < WORKBENCH_OVERSEES_COUNT; kind++) {
		for (int when = 0; when < WORKBENCH_WHENS_COUNT; when++)
			b->counts[when] -= b->overseen[kind][when];
		s->over_n += overseen_of(b, (enum workbench_oversee)kind);
		if (is_folded(b, (enum workbench_oversee)kind))
			s->over[s->over_count++] = folded(c, b, (enum workbench_oversee)kind);
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

void workbench_unfold(struct workbench_screen *s, enum workbench_oversee kind)
{
	struct workbench *b = &s->work;
	size_t kept = 0;

	for (size_t i = 0; i < b->tasks_count; i++)
		if (b->tasks[i].oversee == kind)
			b->tasks[kept++] = b->tasks[i];
	b->tasks_count = kept;
	memcpy(b->counts, b->overseen[kind], sizeof(b->counts));
}
