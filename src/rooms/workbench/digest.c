#include "rooms/workbench/digest.h"

#include "base/citation.h"
#include "core/calendar.h"
#include "core/permit.h"
#include "rooms/reminder/reminder.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_paused.h"
#include "rooms/workbench/workbench.h"
#include "text/workbench.h"

#define TURNS_MANY 300	/* from so many on, what is new is looked for among what moved in the county */

static int64_t hour_of(day_t day, int hour)
{
	return (int64_t)day * 86400 - CHINA_OFFSET_S + hour * 3600;
}

/* What came until eight this morning; what came later is told on the next working day. */
static bool is_time(struct ctx *c, struct digest *d)
{
	struct digest_seen_row seen = { hour_of(c->today - DIGEST_FIRST_DAYS, DIGEST_FROM_HOUR) }, made = { 0 };
	int64_t oldest = hour_of(c->today - DIGEST_OLDER_DAYS, DIGEST_FROM_HOUR);

	*d = (struct digest){ .until_s = hour_of(c->today, DIGEST_FROM_HOUR) };
	if (c->actor.admin != ADMIN_NONE || !calendar_is_workday(c->today) || c->now_s < d->until_s || c->now_s >= hour_of(c->today, DIGEST_TO_HOUR))
		return false;
	if (!digest_seen_get(c->store, (account_id){ c->actor.account_id }, &seen)) {
		digest_account_made(c->store, (account_id){ c->actor.account_id }, &made);
		d->older_s = made.to_s > oldest ? made.to_s : oldest;
	}
	d->since_s = seen.to_s;
	if (d->older_s == 0 || d->older_s > d->since_s)
		d->older_s = d->since_s;
	return d->since_s < d->until_s;
}

static void add(struct digest *d, const char *kind, const char *text, const char *href)
{
	d->items[d->items_count++] = (struct digest_item){ kind, text, href };
}

static void add_turns(struct ctx *c, struct digest *d, const char *kind, message text, const struct digest_turn *turns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "step", citation_without(c->arena, programme_named(c->lang, turns[i].step_title)) }, { "title", turns[i].title }, { "day", day_text(c->arena, turns[i].due_day) } };

		add(d, kind, message_text(c->arena, c->lang, text, args, 3), arena_printf(c->arena, "/run/%lld", (long long)turns[i].run.v));
	}
}

/* What stands still is nobody's to do: the first page says so beside the case. */
static size_t without_paused(const struct run_paused *paused, struct digest_turn *turns, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (!run_is_paused(paused, turns[i].run))
			turns[kept++] = turns[i];
	return kept;
}

/* Whoever has voted has done what came to him; what is left of the vote stands among the tasks. */
static size_t without_voted(struct ctx *c, struct digest_turn *turns, size_t count)
{
	int64_t *runs = arena_array(c->arena, count + 1, sizeof(*runs));
	struct digest_run *voted = NULL;
	size_t voted_count, kept = 0;

	for (size_t i = 0; i < count; i++)
		runs[i] = turns[i].run.v;
	voted_count = c->actor.person_id == 0 || count == 0 ? 0 : digest_voted(c->store, c->actor.person_id, runs, count, &voted);
	for (size_t i = 0; i < count; i++) {
		bool has_voted = false;

		for (size_t k = 0; k < voted_count; k++)
			has_voted = has_voted || voted[k].run == turns[i].run.v;
		if (!has_voted)
			turns[kept++] = turns[i];
	}
	return kept;
}

/* The first day on which what falls due is left to the next digest. */
static day_t next_day(const struct ctx *c)
{
	return calendar_nth_workday(c->today + 1, 1, NULL);
}

/* What waits since before the lines begin, each case once and none that has a line. */
static void add_older(struct ctx *c, struct digest *d)
{
	int64_t desks[RUN_DESKS_MAX], region = c->actor.region_id, n = 0;
	day_t from = day_from_time(d->older_s), to = day_from_time(d->since_s);
	size_t desks_count = may(c, MAY_HANDLE) ? run_own_desks(c, desks) : 0, count;
	struct digest_reminder *reminders;
	struct digest_turn *turns;
	struct run_paused paused;
	struct workbench b;

	if (desks_count > 0) {
		run_paused_of(c, region, &paused);
		count = digest_older(c->store, region, desks, desks_count, d->older_s, d->since_s, from, to, next_day(c), &turns);
		n += (int64_t)without_voted(c, turns, without_paused(&paused, turns, count));
		n += (int64_t)digest_reminders(c->store, region, desks, desks_count, d->older_s, d->since_s, WORKBENCH_ALL, &reminders);
	}
	workbench_collect_between(c, from, to, WORKBENCH_ALL, &b);
	for (size_t i = 0; i < b.tasks_count; i++)
		n += b.tasks[i].stands_for;
	if (n > 0) {
		const struct message_arg args[] = { { "n", ctx_number(c, n) }, { "day", day_text(c->arena, to) } };

		add(d, "older", message_text(c->arena, c->lang, T_workbench_digest_older, args, 2), "/#h-todo");
	}
}

static void add_reminders(struct ctx *c, struct digest *d, const int64_t *desks, size_t desks_count)
{
	struct digest_reminder *list;
	size_t count = digest_reminders(c->store, c->actor.region_id, desks, desks_count, d->since_s, d->until_s, DIGEST_LINES_MAX, &list);

	for (size_t i = 0; i < count; i++) {
		const struct message_arg args[] = { { "number", reminder_number(c->arena, list[i].year, list[i].number) }, { "name", list[i].org_name },
			{ "day", day_text(c->arena, list[i].by_day) } };

		add(d, "reminder", message_text(c->arena, c->lang, T_workbench_digest_reminder, args, 3), arena_printf(c->arena, "/reminder/%lld", (long long)list[i].id.v));
	}
}

/* Each day's lates and dues are told once: those of the days since the last digest, and what falls due before the next one. */
static void add_cases(struct ctx *c, struct digest *d)
{
	int64_t desks[RUN_DESKS_MAX], region = c->actor.region_id;
	size_t desks_count = run_own_desks(c, desks), count;
	day_t since = day_from_time(d->since_s), today = c->today, next = next_day(c);
	struct digest_turn *turns;
	struct digest_number all = { 0 };
	struct run_paused paused;

	if (desks_count == 0)
		return;
	run_paused_of(c, region, &paused);
	add_reminders(c, d, desks, desks_count);
	count = digest_due(c->store, region, desks, desks_count, "does", since, today, DIGEST_LINES_MAX, &turns);
	add_turns(c, d, "late", T_workbench_digest_late, turns, without_paused(&paused, turns, count));
	count = digest_due(c->store, region, desks, desks_count, "told", since, today, DIGEST_LINES_MAX, &turns);
	add_turns(c, d, "told", T_workbench_digest_told, turns, without_paused(&paused, turns, count));
	count = digest_due(c->store, region, desks, desks_count, "does", today, next, DIGEST_LINES_MAX, &turns);
	add_turns(c, d, "due", T_workbench_digest_due, turns, without_paused(&paused, turns, count));
	digest_turns(c->store, region, desks, desks_count, TURNS_MANY, &all);
	count = (all.n < TURNS_MANY ? digest_new : digest_new_of_many)(c->store, region, desks, desks_count, d->since_s, d->until_s, since, today, DIGEST_LINES_MAX, &turns);
	add_turns(c, d, "new", T_workbench_digest_new, turns, without_voted(c, turns, without_paused(&paused, turns, count)));
}

/* What no case says: an end of probation or of a term, a talk with an applicant, a transfer. Told on the day, and the day after when it is late. */
static void add_days(struct ctx *c, struct digest *d, const char *kind, message text, day_t from, day_t to)
{
	const struct message_arg span[] = { { "from", day_text(c->arena, from) }, { "to", day_text(c->arena, to - 1) } };
	struct workbench b;

	workbench_collect_between(c, from, to, DIGEST_LINES_MAX, &b);
	for (size_t i = 0; i < b.tasks_count; i++) {
		const struct workbench_task *task = &b.tasks[i];
		bool is_of_days = task->oversee == WORKBENCH_OVERSEE_SUM && from < to - 1;
		const struct message_arg args[] = { { "task", task->title },
			{ "day", is_of_days ? message_text(c->arena, c->lang, T_workbench_digest_span, span, 2) : day_text(c->arena, task->day) } };

		add(d, kind, message_text(c->arena, c->lang, text, args, 2), task->href);
	}
}

void digest_read(struct ctx *c, struct digest *d)
{
	struct digest_number messages = { 0 };
	struct message_arg arg = { "n", "" };

	if (!is_time(c, d))
		return;
	if (may(c, MAY_HANDLE))
		add_cases(c, d);
	add_days(c, d, "late", T_workbench_digest_day_late, day_from_time(d->since_s), c->today);
	add_days(c, d, "due", T_workbench_digest_day, c->today, next_day(c));
	if (c->actor.person_id != 0)
		digest_messages(c->store, c->actor.person_id, d->older_s, d->until_s, &messages);
	arg.value = ctx_number(c, messages.n);
	if (messages.n > 0)
		add(d, "message", message_text(c->arena, c->lang, T_workbench_digest_messages, &arg, 1), "/me/message");
	if (d->older_s < d->since_s)
		add_older(c, d);
}

bool digest_mark_read(struct ctx *c)
{
	struct digest d;

	if (!is_time(c, &d))
		return true;
	store_begin_unlogged(c->store);
	digest_seen_put(c->store, (account_id){ c->actor.account_id }, d.until_s);
	return store_commit(c->store);
}
