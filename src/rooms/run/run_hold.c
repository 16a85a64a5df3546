#include "rooms/run/run_hold.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/calendar.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

/* ---- who may ---- */

static bool is_above(struct ctx *c, const struct run_case *k)
{
	return may_at_path(c, MAY_HANDLE, k->row.org_path) && strcmp(c->actor.path_from, k->row.org_path) != 0;
}

bool run_may_hold(struct ctx *c, const struct run_case *k)
{
	return is_above(c, k) || (k->p->hold_roles.count > 0 && run_is_in_roles(c, k, &k->p->hold_roles, c->actor.person_id, c->today));
}

const char *run_holders_text(struct ctx *c, const struct run_case *k)
{
	const char *above = message_text(c->arena, c->lang, T_run_hold_above, NULL, 0);

	return k->p->hold_roles.count == 0 ? above : arena_printf(c->arena, c->lang == LANG_ZH ? "%s、%s" : "%s, %s", run_roles_text(c, k->p, &k->p->hold_roles), above);
}

static bool is_holder(struct ctx *c, const struct run_case *k)
{
	return run_may_hold(c, k) || ctx_refuse(c, AGAINST_RULE, T_run_hold_not_yours, "title", programme_named(c->lang, k->p->title), "roles", run_holders_text(c, k), NULL);
}

const struct run_hold_row *run_hold_of(const struct run_case *k)
{
	for (size_t i = 0; i < k->holds_count; i++)
		if (k->holds[i].to_day == DAY_OPEN)
			return &k->holds[i];
	return NULL;
}

const char *run_stands_still(struct ctx *c, const struct run_case *k)
{
	const struct run_hold_row *h = run_hold_of(k);
	const struct message_arg args[] = { { "title", k->row.title }, { "roles", run_holders_text(c, k) }, { "day", h == NULL ? "" : day_text(c->arena, h->from_day) },
		{ "org", h == NULL ? "" : h->org_name }, { "name", h == NULL ? "" : h->person_name }, { "reason", h == NULL ? "" : h->reason } };

	if (h != NULL)
		return message_text(c->arena, c->lang, T_run_held, args, sizeof(args) / sizeof(args[0]));
	return run_is_held(c, k, c->today) ? message_text(c->arena, c->lang, T_run_on_hold, args, 1) : NULL;
}

bool run_not_on_hold(struct ctx *c, const struct run_case *k)
{
	const struct run_hold_row *h = run_hold_of(k);

	return h == NULL || ctx_refuse(c, AGAINST_RULE, T_run_held, "title", k->row.title, "day", day_text(c->arena, h->from_day), "org", h->org_name, "name", h->person_name,
		"reason", h->reason, "roles", run_holders_text(c, k), NULL);
}

/* ---- the clock ---- */

static bool is_of_regulation(const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (effects[i].kind == EFFECT_SET || effects[i].kind == EFFECT_APPOINT)
			return true;
	return false;
}

bool run_terms_stop(const struct programme *p)
{
	bool run_on = p->rules_count > 0;

	for (size_t i = 0; i < p->steps_count; i++)
		run_on = run_on || is_of_regulation(p->steps[i].effects, p->steps[i].effects_count);
	for (size_t i = 0; i < p->finishes_count; i++)
		run_on = run_on || is_of_regulation(p->finishes[i].effects, p->finishes[i].effects_count);
	return !run_on;
}

int run_days_stood(const struct run_case *k, day_t from, bool workdays)
{
	int days = 0;

	for (size_t i = 0; i < k->holds_count; i++) {
		const struct run_hold_row *h = &k->holds[i];

		if (!h->is_stopped || h->to_day == DAY_OPEN)
			continue;
		for (day_t day = h->from_day > from ? h->from_day : from; day < h->to_day; day++)
			days += !workdays || calendar_is_workday(day);
	}
	return days;
}

/* The open step and the case have another last day in time; what is to be reported and whose turn it is follows. */
static void write_due(struct ctx *c, struct run_case *k, day_t due)
{
	struct run_step_row *open = &k->steps[k->steps_count - 1];

	open->due_day = due;
	run_step_set_due(c->store, open->id, k->row.region, due);
	run_set_due(c->store, k->row.id, k->row.region, due, k->row.row_version);
	k->holds_count = run_holds(c->store, k->row.region, k->row.id, &k->holds);
	run_write_duties(c, k);
	run_write_turns(c, k);
}

/* ---- the acts ---- */

static bool reason_is_right(struct ctx *c, const char *reason, int chars_max)
{
	return (text_says(reason) && text_chars(reason) <= (size_t)chars_max) || ctx_refuse_field(c, "reason", T_run_reason_missing, "n",
		arena_printf(c->arena, "%d", chars_max), NULL);
}

static bool talk_is_right(struct ctx *c, const struct run_case *k, const struct run_holding *what)
{
	if (!what->has_talk)
		return !k->p->is_talk_first || ctx_refuse_field(c, "talk_day", T_run_hold_talk_first, "title", programme_named(c->lang, k->p->title), NULL);
	if (what->talk_day == DAY_NONE)
		return ctx_refuse_field(c, "talk_day", T_run_hold_talk_first, "title", programme_named(c->lang, k->p->title), NULL);
	if (what->talk_day > c->today || what->talk_day < k->row.opened_day)
		return ctx_refuse_field(c, "talk_day", T_run_hold_talk_day, "from", day_text(c->arena, k->row.opened_day), "today", day_text(c->arena, c->today), "day",
			day_text(c->arena, what->talk_day), NULL);
	return (!text_is_empty(what->talk) && text_chars(what->talk) <= LIMIT_RUN_HOLD_TALK) || ctx_refuse_field(c, "talk", T_run_hold_talk_missing, "n",
		arena_printf(c->arena, "%d", LIMIT_RUN_HOLD_TALK), NULL);
}

bool run_put_on_hold(struct ctx *c, run_id id, const struct run_holding *what)
{
	run_hold_id made = { 0 };
	struct run_case k;
	day_t due;

	ctx_begin(c, "run.hold", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !is_holder(c, &k) || !run_not_on_hold(c, &k))
		return false;
	if (!reason_is_right(c, what->reason, LIMIT_RUN_HOLD_REASON) | !talk_is_right(c, &k, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	made.v = store_new_id(c->store);
	due = k.steps[k.steps_count - 1].due_day;
	run_hold_insert(c->store, made, k.row.region, id, k.steps[k.steps_count - 1].id.v, c->actor.org_id, run_terms_stop(k.p), c->today, what->reason,
		what->has_talk ? what->talk_day : DAY_OPEN, what->talk, c->actor.person_id, c->actor.post_name, c->actor.account_id, c->now_s);
	write_due(c, &k, run_terms_stop(k.p) ? DAY_OPEN : due);
	audit_note_text(c, "run_hold", "reason", id.v, NULL, what->reason);
	audit_note_day(c, "run_hold", "from_day", id.v, DAY_NONE, c->today);
	audit_note_day(c, "run", "due_day", id.v, due, k.steps[k.steps_count - 1].due_day);
	return ctx_commit(c);
}

bool run_end_hold(struct ctx *c, run_id id, const char *reason, int64_t row_version)
{
	struct run_case k;
	struct run_hold_row *h = NULL;
	day_t before;

	ctx_begin(c, "run.lift", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, row_version) || !is_holder(c, &k))
		return false;
	for (size_t i = 0; i < k.holds_count; i++)
		if (k.holds[i].to_day == DAY_OPEN)
			h = &k.holds[i];
	if (h == NULL)
		return ctx_refuse(c, AGAINST_RULE, T_run_hold_none, "title", k.row.title, NULL);
	if (!reason_is_right(c, reason, LIMIT_RUN_HOLD_LIFT_REASON))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	run_hold_lift(c->store, h->id, k.row.region, c->today, reason, c->actor.person_id, c->actor.post_name, c->actor.account_id, c->now_s);
	h->to_day = c->today;
	before = k.steps[k.steps_count - 1].due_day;
	write_due(c, &k, h->is_stopped ? run_due_day(&k, k.at, k.steps[k.steps_count - 1].opened_day) : before);
	audit_note_text(c, "run_hold", "lift_reason", id.v, NULL, reason);
	audit_note_day(c, "run_hold", "to_day", id.v, DAY_OPEN, c->today);
	audit_note_day(c, "run", "due_day", id.v, before, k.steps[k.steps_count - 1].due_day);
	return ctx_commit(c);
}

const char *run_hold_text(struct ctx *c, const struct run_hold_row *h)
{
	const struct message_arg args[] = { { "from", day_text(c->arena, h->from_day) }, { "org", h->org_name }, { "name", h->person_name }, { "post", h->post_name },
		{ "reason", h->reason } };
	const char *text = message_text(c->arena, c->lang, T_run_hold_standing, args, 5);

	if (h->talk_day != DAY_OPEN)
		text = message_text(c->arena, c->lang, T_run_hold_with_talk, (const struct message_arg[]){ { "text", text }, { "day", day_text(c->arena, h->talk_day) },
			{ "talk", h->talk } }, 3);
	if (h->to_day != DAY_OPEN)
		text = message_text(c->arena, c->lang, T_run_hold_lifted, (const struct message_arg[]){ { "text", text }, { "to", day_text(c->arena, h->to_day) },
			{ "post", h->lifter_post }, { "name", h->lifter_name }, { "reason", h->lift_reason } }, 5);
	return text;
}

void run_held_by_own(struct ctx *c, struct run_held_count *count)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t desks_count = run_own_desks(c, desks);

	*count = (struct run_held_count){ .n = 0 };
	if (desks_count > 0)
		run_held_by(c->store, c->actor.region_id, desks, desks_count, count);
}
