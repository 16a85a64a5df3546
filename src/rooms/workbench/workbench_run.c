/* What is due of the cases: the next act on each, duties to report, cases of others that one is told of, and how many below are late. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "base/citation.h"
#include "rooms/reminder/reminder.h"
#include "rooms/run/post_need.h"
#include "rooms/run/run_consent.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_hold.h"
#include "text/workbench.h"

static const char *href_of(struct ctx *c, run_id run)
{
	return arena_printf(c->arena, "/run/%lld", (long long)run.v);
}

/* As a line says it: the articles stand on the page to which it leads. */
static const char *called(struct ctx *c, const char *title)
{
	return citation_without(c->arena, programme_named(c->lang, title));
}

static const char *next_text(struct ctx *c, const struct run_due_line *line)
{
	static const struct message *const TEXTS[RUN_NEXTS_COUNT] = { [RUN_NEXT_FILL] = T_workbench_run_fill, [RUN_NEXT_RATE] = T_workbench_run_rate,
		[RUN_NEXT_VOTE] = T_workbench_run_vote, [RUN_NEXT_SEAL] = T_workbench_run_seal, [RUN_NEXT_SHOW] = T_workbench_run_show, [RUN_NEXT_WAIT] = T_workbench_run_wait,
		[RUN_NEXT_SIGN] = T_workbench_run_sign, [RUN_NEXT_MEND] = T_workbench_run_mend, [RUN_NEXT_CLOSE] = T_workbench_run_close, [RUN_NEXT_HELD] = T_workbench_run_held, [RUN_NEXT_REST] = T_workbench_run_rest,
		[RUN_NEXT_OTHERS] = T_workbench_run_others };
	const struct message_arg args[] = { { "what", called(c, line->what) }, { "title", line->turn.title }, { "step", called(c, line->turn.step_title) } };

	return message_text(c->arena, c->lang, TEXTS[line->next], args, line->next == RUN_NEXT_OTHERS ? 3 : 2);
}

/* The practice, the step and the organisation. */
static const char *meta_of(struct ctx *c, const struct run_turn_line *turn)
{
	return arena_printf(c->arena, "%s · %s · %s", called(c, turn->programme_title), called(c, turn->step_title), turn->org_name);
}

static bool is_watched(enum run_next next)
{
	return next == RUN_NEXT_WAIT || next == RUN_NEXT_HELD || next == RUN_NEXT_REST || next == RUN_NEXT_OTHERS;
}

/* What is next: the case is read for it, so not before the line is shown. */
static void tell_next(struct ctx *c, struct workbench_task *task)
{
	struct run_due_line *line = task->about;

	run_due_next(c, line);
	task->title = next_text(c, line);
	if (line->back != NULL)
		task->meta = arena_printf(c->arena, "%s · %s", line->back, task->meta);
	if (line->away != NULL)
		task->meta = arena_printf(c->arena, "%s · %s", line->away, task->meta);
	if (line->papers != NULL)
		task->meta = arena_printf(c->arena, "%s · %s", line->papers, task->meta);
	task->is_watched = is_watched(line->next);
}

static void add_does(struct ctx *c, struct workbench *b, const struct run_due_part *part)
{
	workbench_count(b, part->n.late, part->n.today, part->n.week, part->n.soon);
	for (size_t i = 0; i < part->lines_count; i++) {
		const struct run_turn_line *turn = &part->lines[i].turn;
		struct workbench_task *task = workbench_add(c, b, turn->due_day, "list", turn->title, meta_of(c, turn), href_of(c, turn->run));

		task->tell = tell_next;
		task->about = &part->lines[i];
		if (turn->due_day == DAY_OPEN)
			workbench_due(task, ctx_words(c, T_workbench_no_term));
	}
}

/* A case that rests asks for no report. */
static void tell_rest(struct ctx *c, struct workbench_task *task)
{
	struct run_due_line *line = task->about;

	if (!run_due_rests(c, line))
		return;
	line->what = line->turn.duty_title;
	task->title = next_text(c, line);
	task->is_watched = true;
}

static void add_reports(struct ctx *c, struct workbench *b, const struct run_due_part *part)
{
	workbench_count(b, part->n.late, part->n.today, part->n.week, part->n.soon);
	for (size_t i = 0; i < part->lines_count; i++) {
		const struct run_turn_line *turn = &part->lines[i].turn;
		const struct message_arg args[] = { { "duty", called(c, turn->duty_title) }, { "title", turn->title } };

		struct workbench_task *task = workbench_add(c, b, turn->due_day, "list", message_text(c->arena, c->lang, T_workbench_duty, args, 2), turn->org_name, href_of(c, turn->run));

		task->key = turn->duty;
		task->tell = tell_rest;
		task->about = &part->lines[i];
	}
}

static void add_told(struct ctx *c, struct workbench *b, const struct run_due_part *part)
{
	for (size_t i = 0; i < part->lines_count; i++) {
		const struct run_turn_line *turn = &part->lines[i].turn;
		const struct message_arg args[] = { { "step", called(c, turn->step_title) }, { "title", turn->title } };

		workbench_oversee(b, workbench_add(c, b, turn->step_due, "alert", message_text(c->arena, c->lang, T_workbench_run_told, args, 2), meta_of(c, turn), href_of(c, turn->run)),
			WORKBENCH_OVERSEE_STEPS);
	}
}

/* Whoever orders a hold has to remember it. */
static void add_held(struct ctx *c, struct workbench *b)
{
	struct run_held_count held;
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = run_own_desks(c, desks);

	run_held_by_own(c, &held);
	if (held.n == 0)
		return;
	workbench_add_many(c, b, DAY_OPEN, held.n, "list", workbench_say(c, T_workbench_run_own_held, "n", ctx_number(c, held.n)),
		workbench_say(c, T_workbench_run_own_held_why, "day", day_text(c->arena, held.oldest_day)),
		arena_printf(c->arena, "/org/%lld/run?held=1#cases", (long long)desks[desks_count - 1]));
}

/* Nobody of the organisation ended it: they are told for some days. */
static void add_taken_back(struct ctx *c, struct workbench *b)
{
	struct run_taken_back *rows;
	size_t count = run_taken_back_read(c, c->today - WORKBENCH_TOLD_DAYS, &rows);

	b->counts[WORKBENCH_TODAY] += (int64_t)count;
	for (size_t i = 0; i < count && i < b->listed; i++)
		workbench_add(c, b, c->today, "list", workbench_say(c, T_workbench_run_taken_back, "title", rows[i].title), programme_named(c->lang, rows[i].programme_title), href_of(c, rows[i].run))->is_watched = true;
}

/* Of one subtree. */
static void collect_told(struct ctx *c, struct workbench *b)
{
	struct run_told_unit *units;
	struct run_due_part told;
	size_t count = run_due_told_units(c, b->from, b->to, strlen(b->from), &units);

	run_due_told(c, b->from, b->to, b->overseen_listed, &told);
	for (size_t i = 0; i < count; i++)
		b->overseen[WORKBENCH_OVERSEE_STEPS][WORKBENCH_LATE] += units[i].n;
	add_told(c, b, &told);
}

void workbench_collect_runs(struct ctx *c, struct workbench *b)
{
	struct run_due due;

	if (b->listed == 0) {	/* only what is overseen is asked for */
		collect_told(c, b);
		return;
	}
	run_due_of(c, b->listed, b->overseen_listed, b->begun, &due);
	b->overseen[WORKBENCH_OVERSEE_STEPS][WORKBENCH_LATE] += due.told.n.late;
	add_does(c, b, &due.does);
	add_reports(c, b, &due.reports);
	add_told(c, b, &due.told);
	add_held(c, b);
	add_taken_back(c, b);
	if (due.late_below == 0)
		return;
	/* Those below look after them first; here they are one line, whatever their number. */
	workbench_oversee(b, workbench_add_many(c, b, c->today, due.late_below, "bell", workbench_say(c, T_workbench_run_below, "n", ctx_number(c, due.late_below)),
		ctx_words(c, T_workbench_run_below_why), arena_printf(c->arena, "/org/%lld/run?due=late#cases", (long long)due.org)), WORKBENCH_OVERSEE_SUM);
}

/* Whoever holds a post without what it needs, or soon without it, is one line for whoever handles cases, whatever their number: those below look after
 * theirs first. */
void workbench_collect_post_needs(struct ctx *c, struct workbench *b)
{
	const char *href = arena_printf(c->arena, "/org/%lld/post-need", (long long)c->actor.org_id);
	struct post_need_due due;

	post_need_due_of(c, &due);
	if (due.late > 0)
		workbench_add_many(c, b, c->today - 1, due.late, "me", workbench_say(c, T_workbench_post_need_late, "n", ctx_number(c, due.late)),
			ctx_words(c, T_workbench_post_need_why), arena_printf(c->arena, "%s?side=late", href));
	if (due.soon > 0)	/* the day of the first is a day for the calendar */
		workbench_add_many(c, b, due.first_day, due.soon, "me", workbench_say(c, T_workbench_post_need_soon, "n", ctx_number(c, due.soon)),
			workbench_say(c, T_workbench_post_need_first, "day", day_text(c->arena, due.first_day)), arena_printf(c->arena, "%s?side=soon", href))->is_standing = false;
}

/* The branch that is late sees at once what was sent to the general branch or the committee above it. */
static void add_urged(struct ctx *c, struct workbench *b)
{
	struct reminder_urged_row *rows;
	size_t count = reminder_urged_of(c, &rows), shown[WORKBENCH_WHENS_COUNT] = { 0 };

	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "number", reminder_number(c->arena, rows[i].year, rows[i].number) }, { "n", ctx_number(c, rows[i].cases) }, { "to", rows[i].to_name } };
		enum workbench_when when = workbench_when_is(c->today, rows[i].by_day);

		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, rows[i].by_day, "bell", message_text(c->arena, c->lang, T_workbench_reminder_urged, args, 3), rows[i].org_name,
				arena_printf(c->arena, "/reminder/%lld", (long long)rows[i].id.v));
	}
}

void workbench_collect_reminders(struct ctx *c, struct workbench *b)
{
	struct reminder_due due;

	add_urged(c, b);
	reminder_due_of(c, b->listed, &due);
	workbench_count(b, due.n.late, due.n.today, due.n.week, due.n.soon);
	for (size_t i = 0; i < due.lines_count; i++) {
		const struct reminder_waiting *line = &due.lines[i];
		const struct message_arg args[] = { { "number", reminder_number(c->arena, line->year, line->number) }, { "n", ctx_number(c, line->cases) } };

		workbench_add(c, b, line->by_day, "bell", message_text(c->arena, c->lang, T_workbench_reminder, args, 2), line->org_name,
			arena_printf(c->arena, "/reminder/%lld", (long long)line->id.v));
	}
}
