/* Those on their way into the Party: who has applied and whom nobody has talked to, and whose year of probation is over. */
#include "rooms/workbench/workbench_source.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_overdue.h"
#include "rooms/run/run_person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_talk.h"
#include "rooms/run/run_walk.h"
#include "text/workbench.h"

/* ---- the talk with an applicant: 党员发展工作细则 art. 7, within a month of the application ---- */

/* Where the talk is entered: in the case, or in the one to be opened, from the day of the application on: a case that begins today takes no talk that was held. */
static const char *talk_href(struct ctx *c, const struct run_talk_way *way, person_id person, day_t applied, run_id open)
{
	return open.v != 0 ? arena_printf(c->arena, "/run/%lld", (long long)open.v)
		: arena_printf(c->arena, "/org/%lld/run/new?use=%lld&person=%lld&day=%s&for=talk", (long long)way->org, (long long)way->use, (long long)person.v, day_text(c->arena, applied));
}

/* Of the own organisation, where a practice leads on, until the step of the case has the term. A case of another kind says nothing of the talk. */
void workbench_collect_applicants(struct ctx *c, struct workbench *b)
{
	struct workbench_applicant *rows;
	struct run_talk_way way;
	struct org_row org;
	size_t count, shown[WORKBENCH_WHENS_COUNT] = { 0 };

	if (c->actor.org_id == 0 || !org_get(c->store, (org_id){ c->actor.org_id }, &org) || !run_talk_way_find(c, org.path, &way) || way.org != org.id.v)
		return;
	count = workbench_applicants(c->store, org.region, org.id.v, &rows);
	for (size_t i = 0; i < count; i++) {
		day_t applied = rows[i].applied_day != DAY_NONE ? rows[i].applied_day : rows[i].from_day, due = run_talk_until(applied);
		enum workbench_when when = workbench_when_is(c->today, due);
		bool has_term = false;
		run_id open = rows[i].has_case ? run_talk_case(c, org.region, rows[i].id, &has_term) : (run_id){ 0 };

		if (has_term)
			continue;
		b->counts[when]++;
		if (shown[when]++ < b->listed)
			workbench_add(c, b, due, "userplus", workbench_say(c, T_workbench_talk, "name", rows[i].name),
				workbench_say(c, open.v == 0 ? T_workbench_talk_why : T_workbench_talk_in_case, "day", day_text(c->arena, applied)), talk_href(c, &way, rows[i].id, applied, open))->key = "talk";
	}
}

/* ---- end of probation: 党章 art. 7, a year from the day of joining ---- */

day_t workbench_joined_for(day_t due)
{
	return run_joined_for(due);
}

/* Somebody whose probation, or its extension, is over on that day. */
struct conversion { person_id id; const char *name, *org_name; day_t due_day; };

static run_id conversion_case(struct ctx *c, person_id person)
{
	return may(c, MAY_HANDLE) ? run_open_towards(c, c->actor.region_id, person, WORD_FULL) : (run_id){ 0 };
}

/* It is decided in his case, where one is open. */
static const char *conversion_href(struct ctx *c, person_id person)
{
	run_id open = conversion_case(c, person);

	return open.v != 0 ? arena_printf(c->arena, "/run/%lld", (long long)open.v) : arena_printf(c->arena, "/person/%lld", (long long)person.v);
}

/* The branch that has a later term, as one that received somebody on probation and put the discussion off: what until when. */
static void tell_term(struct ctx *c, struct workbench_task *task)
{
	const struct conversion *row = task->about;
	run_id open = conversion_case(c, row->id);
	struct run_case k;

	if (open.v == 0 || !run_read(c, open, &k) || k.at < 0 || k.row.due_day == DAY_OPEN || k.row.due_day < c->today ||
	    k.row.due_day <= row->due_day)
		return;
	task->meta = message_text(c->arena, c->lang, T_workbench_convert_until, (const struct message_arg[]){ { "org", row->org_name },
		{ "step", programme_named(c->lang, k.p->steps[k.at].title) }, { "day", day_text(c->arena, k.row.due_day) } }, 3);
}

/* Above the branch: what is to be done next, and by whom; nobody there does the step of another. */
static void tell_conversion(struct ctx *c, struct workbench_task *task)
{
	const struct conversion *row = task->about;
	const struct step *s;
	struct run_case k;

	if (!may(c, MAY_HANDLE))
		return;
	if (!run_read(c, conversion_case(c, row->id), &k) || k.at < 0) {
		task->meta = workbench_say(c, T_workbench_convert_no_case, "org", row->org_name);
		return;
	}
	s = &k.p->steps[k.at];
	if (run_turn_below(c, &k.row) == 0)
		task->title = workbench_say(c, T_workbench_convert, "name", row->name);
	task->meta = message_text(c->arena, c->lang, T_workbench_convert_step, (const struct message_arg[]){ { "org", row->org_name }, { "step", programme_named(c->lang, s->title) },
		{ "who", run_roles_text(c, k.p, s->by.count > 0 ? &s->by : &s->sign) } }, 3);
}

day_t workbench_joined_last(const struct ctx *c)
{
	return workbench_joined_for(day_add_months(c->today, WORKBENCH_CONVERSION_MONTHS) + 1);
}

static void add_conversion(struct ctx *c, struct workbench *b, const struct conversion *row)
{
	bool is_above = workbench_is_above(c);
	struct conversion *about = arena_array(c->arena, 1, sizeof(*about));
	struct workbench_task *task = workbench_add(c, b, row->due_day, "userplus", workbench_say(c, is_above ? T_workbench_convert_below : T_workbench_convert, "name", row->name), row->org_name,
		conversion_href(c, row->id));

	*about = *row;
	if (is_above)
		workbench_oversee(b, task, WORKBENCH_OVERSEE_CONVERSIONS);
	task->tell = is_above ? tell_conversion : tell_term;
	task->about = about;
}

size_t workbench_extended(struct ctx *c, const char *from, const char *to, struct run_extended **list)
{
	day_t last = day_add_months(c->today, WORKBENCH_CONVERSION_MONTHS);
	size_t all = run_extended_of(c, c->actor.region_id, from, to, list), count = 0;

	for (size_t i = 0; i < all; i++)
		if ((*list)[i].due_day <= last)
			(*list)[count++] = (*list)[i];
	return count;
}

int64_t *workbench_due_count(struct ctx *c, struct workbench_due *due, day_t day)
{
	enum workbench_when when = workbench_when_is(c->today, day);

	return when == WORKBENCH_LATE ? &due->late : when == WORKBENCH_TODAY ? &due->today : when == WORKBENCH_WEEK ? &due->week : &due->soon;
}

void workbench_conversions_between(struct ctx *c, struct workbench *b, day_t from, day_t to)
{
	day_t first = workbench_joined_for(from), end = workbench_joined_for(to);
	struct workbench_due due = { 0 };
	struct workbench_conversion *rows;
	struct run_extended *extended;
	size_t count, extended_count = workbench_extended(c, b->from, b->to, &extended), kept = 0;

	for (size_t i = 0; i < extended_count; i++)
		if (extended[i].due_day >= from && extended[i].due_day < to)
			extended[kept++] = extended[i];
	if (workbench_is_above(c)) {
		workbench_conversions_due(c->store, c->actor.region_id, b->from, b->to, first, end, end, end, &due);
		workbench_add_overseen(c, b, WORKBENCH_OVERSEE_CONVERSIONS, due.today + (int64_t)kept, to - 1);
		return;
	}
	count = workbench_conversions(c->store, c->actor.region_id, b->from, b->to, first, end, end, end, (int64_t)b->listed, &rows);
	for (size_t i = 0; i < count; i++)
		if (rows[i].joined_day >= first)
			add_conversion(c, b, &(struct conversion){ rows[i].id, rows[i].name, rows[i].org_name, day_add_months(rows[i].joined_day, RUN_PROBATION_MONTHS) });
	for (size_t i = 0; i < kept && i < b->listed; i++)
		add_conversion(c, b, &(struct conversion){ extended[i].person, extended[i].name, extended[i].org_name, extended[i].due_day });
}

void workbench_collect_conversions(struct ctx *c, struct workbench *b)
{
	day_t late = workbench_joined_for(c->today), today = workbench_joined_for(c->today + 1), week = workbench_joined_for(workbench_week_end(c)), last = workbench_joined_last(c);
	struct workbench_due due = { 0 }, shown = { 0 };
	struct workbench_conversion *rows;
	struct run_extended *extended;
	bool is_above = workbench_is_above(c);
	size_t limit = is_above ? b->overseen_listed : b->listed, extended_count = workbench_extended(c, b->from, b->to, &extended);
	size_t count = limit == 0 ? 0 : workbench_conversions(c->store, c->actor.region_id, b->from, b->to, late, today, week, last, (int64_t)limit, &rows);

	workbench_conversions_due(c->store, c->actor.region_id, b->from, b->to, late, today, week, last, &due);
	for (size_t i = 0; i < extended_count; i++)
		++*workbench_due_count(c, &due, extended[i].due_day);
	workbench_add_counts(b, is_above ? WORKBENCH_OVERSEE_CONVERSIONS : WORKBENCH_OVERSEE_NOTHING, &due);
	for (size_t i = 0; i < count; i++) {
		const struct conversion one = { rows[i].id, rows[i].name, rows[i].org_name, day_add_months(rows[i].joined_day, RUN_PROBATION_MONTHS) };

		++*workbench_due_count(c, &shown, one.due_day);
		add_conversion(c, b, &one);
	}
	for (size_t i = 0; i < extended_count; i++)
		if (++*workbench_due_count(c, &shown, extended[i].due_day) <= (int64_t)limit)
			add_conversion(c, b, &(struct conversion){ extended[i].person, extended[i].name, extended[i].org_name, extended[i].due_day });
}
