#include "rooms/run/run_move.h"

#include <string.h>
#include "core/audit.h"
#include "core/path.h"
#include "rooms/run/run_move_sql.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* Whose turn it is follows from where the case is. */
static void write_turns(struct ctx *c, run_id id)
{
	struct run_case k;

	if (!run_read(c, id, &k) || k.at < 0)
		return;
	run_write_duties(c, &k);
	run_write_turns(c, &k);
}

static void move(struct ctx *c, run_id id, int64_t region, org_id from, org_id to, day_t day)
{
	run_set_org(c->store, id, region, to);
	run_move_insert(c->store, (run_move_id){ store_new_id(c->store) }, region, id, from, to, day, c->actor.account_id, c->now_s);
	audit_note_int(c, "run", "org_id", id.v, from.v, to.v);
	write_turns(c, id);
}

static void end(struct ctx *c, run_id id, const char *reason)
{
	struct run_case k;

	if (run_read(c, id, &k))
		run_write_end(c, &k, reason, 0);
}

void run_go_along(struct ctx *c, const struct run_going *g)
{
	struct run_open_id *cases;
	size_t count = run_open_about(c->store, g->region, g->from, g->person, &cases);
	const char *reason = message_text(c->arena, LANG_ZH, T_run_gone, (const struct message_arg[]){ { "day", day_text(c->arena, g->day) } }, 1);

	for (size_t i = 0; i < count; i++) {
		if (g->to.v != 0 && g->to_region == g->region)
			move(c, cases[i].id, g->region, g->from, g->to, g->day);
		else
			end(c, cases[i].id, reason);
	}
}

static bool is_finished(struct ctx *c, const struct run_case *k, const char *branch, const char *name)
{
	const struct ballot_row *vote = run_standing_vote(k);
	message said;

	if (vote == NULL)
		return true;
	if (!run_may_see(c, k))	/* what is voted on about him is the business of his branch */
		return ctx_refuse(c, AGAINST_RULE, T_run_go_voted_unseen, "name", name, "branch", branch, NULL);
	said = strcmp(vote->state, "open") == 0 ? T_run_go_in_vote : T_run_go_voted;
	return ctx_refuse(c, AGAINST_RULE, said, "name", name, "branch", branch, "vote", run_item_title(c, k, vote->item, vote->title), "step", programme_named(c->lang, k->row.step_title), NULL);
}

bool run_lets_go(struct ctx *c, int64_t region, org_id from, const char *from_name, person_id person, const char *name)
{
	struct run_open_id *cases;
	size_t count = run_open_about(c->store, region, from, person, &cases);

	for (size_t i = 0; i < count; i++) {
		struct run_case k;

		if (run_read(c, cases[i].id, &k) && k.at >= 0 && !is_finished(c, &k, from_name, name))
			return false;
	}
	return true;
}

void run_lead_on(struct ctx *c, int64_t region, person_id person, day_t day)
{
	struct run_other *cases;
	size_t count = run_others_open(c->store, region, "person", person.v, (run_id){ 0 }, &cases);

	for (size_t i = 0; i < count; i++)
		run_go_by_move(c, cases[i].id, day);
}

static void end_others(struct ctx *c, int64_t region, person_id person, const char *name, day_t day, int64_t registering, message why)
{
	const struct message_arg args[] = { { "name", name }, { "day", day_text(c->arena, day) } };
	struct run_other *cases;
	size_t count = run_others_open(c->store, region, "person", person.v, (run_id){ registering }, &cases);

	for (size_t i = 0; i < count; i++)
		end(c, cases[i].id, message_text(c->arena, LANG_ZH, why, args, 2));
}

void run_end_after_death(struct ctx *c, int64_t region, person_id person, const char *name, day_t day, int64_t registering)
{
	end_others(c, region, person, name, day, registering, T_run_died);
}

void run_end_unrecognised(struct ctx *c, int64_t region, person_id person, const char *name, day_t day, int64_t registering)
{
	end_others(c, region, person, name, day, registering, T_run_unrecognised);
}

bool run_merge_day_is_right(struct ctx *c, const struct org_row *from, day_t day)
{
	struct run_last_act last;

	return !run_last_act_at(c->store, from->region, from->id, &last) || day >= last.day || ctx_refuse_field(c, "day", T_run_merge_day, "title", programme_named(c->lang, last.title),
		"branch", from->name, "last", day_text(c->arena, last.day), "day", day_text(c->arena, day), NULL);
}

bool run_merge_is_right(struct ctx *c, const struct org_row *from)
{
	struct run_open_title own;

	return !run_open_of_org(c->store, from->region, from->id, &own) || ctx_refuse(c, AGAINST_RULE, T_run_merge_own, "name", from->name, "title",
		programme_named(c->lang, own.programme_title), "day", day_text(c->arena, own.opened_day), NULL);
}

void run_merge(struct ctx *c, const struct org_row *from, org_id to, day_t day)
{
	struct run_open_id *cases;
	size_t count = run_open_at(c->store, from->region, from->id, &cases);

	for (size_t i = 0; i < count; i++)
		move(c, cases[i].id, from->region, from->id, to, day);
}

bool run_lets_close(struct ctx *c, const struct org_row *org)
{
	struct run_open_id *cases;
	size_t count = run_open_at(c->store, org->region, org->id, &cases);

	return count == 0 || ctx_refuse(c, AGAINST_RULE, T_run_close_own, "name", org->name, "n", ctx_number(c, (int64_t)count), NULL);
}

void run_turn_anew(struct ctx *c, int64_t region, const char *path)
{
	struct run_open_id *cases;
	size_t count = run_open_within(c->store, region, path, path_end(c->arena, path), &cases);

	for (size_t i = 0; i < count; i++)
		write_turns(c, cases[i].id);
}
