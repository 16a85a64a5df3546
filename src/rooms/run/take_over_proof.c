#include "rooms/run/take_over_proof.h"

#include <string.h>
#include "core/path.h"
#include "core/permit.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

/* ---- others ---- */

static bool is_of_others(struct ctx *c, const struct run_case *k, const struct role_part *part)
{
	struct run_place place;

	if (part->body != NULL || part->selector == WORD_EVERYONE || part->place == WORD_VILLAGE || part->place == WORD_COMMUNITY)
		return true;
	/* A level above enters its own steps by itself. */
	return run_part_place(c, k, part, &place) && place.id.v != k->row.org.v && path_is_within(place.path, k->row.org_path);
}

/* all: is every part of the role, and not only one? */
static bool role_is_of_others(struct ctx *c, const struct run_case *k, const char *id, bool all)
{
	const struct role *role = run_role_find(k->p, id);
	size_t count = 0;

	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		count += is_of_others(c, k, &role->parts[i]);
	return role != NULL && (all ? count == role->parts_count : count > 0);
}

bool taken_is_of_others(struct ctx *c, const struct run_case *k, const struct step *s)
{
	size_t by = 0;

	for (size_t i = 0; i < s->by.count; i++)
		by += role_is_of_others(c, k, s->by.list[i]->text, true);
	if (by > 0 && by == s->by.count)
		return true;
	for (size_t i = 0; i < s->sign.count; i++)
		if (role_is_of_others(c, k, s->sign.list[i]->text, false))
			return true;
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);

		if ((need.kind == NAME_VOTE && role_is_of_others(c, k, k->p->votes[need.index].voters->text, false)) ||
		    (need.kind == NAME_SHEET && role_is_of_others(c, k, k->p->sheets[need.index].raters->text, false)))
			return true;
	}
	return false;
}

bool taken_may_be_entered(struct ctx *c, const struct run_case *k, const struct step *s)
{
	return !taken_is_of_others(c, k, s) || (!path_is_within(c->actor.path_from, k->row.org_path) && c->actor.account_id != k->row.account);
}

/* ---- notices ---- */

bool taken_notices_ran(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);
		const struct notice *n = need.kind == NAME_NOTICE ? &k->p->notices[need.index] : NULL;
		const struct notice_of_run *shown = n == NULL ? NULL : run_notice_of(k, n->id);	/* registered with its own scan */
		day_t since = shown != NULL ? shown->from_day : k->steps[k->steps_count - 1].opened_day;
		day_t last = shown != NULL ? shown->last_day : n == NULL ? DAY_NONE : run_notice_last_day(k, n, since);

		if (n != NULL && day <= last)
			return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), n->is_workdays ? T_run_take_over_notice_wd : T_run_take_over_notice, "step", programme_named(c->lang, s->title), "notice",
				programme_named(c->lang, n->title), "n", ctx_number(c, run_notice_days(k, n)), "since", day_text(c->arena, since), "last", day_text(c->arena, last), "next",
				day_text(c->arena, last + 1), "day", day_text(c->arena, day), NULL);
	}
	return true;
}

/* ---- votes ---- */

static const char *const TAKEN_FIGURES[] = { "entitled", "present", "agreed", "opposed", "abstained" };

#define FIGURES_COUNT (sizeof(TAKEN_FIGURES) / sizeof(TAKEN_FIGURES[0]))

static const struct taken_vote *typed_of(const struct taking_over *what, const char *vote)
{
	for (size_t i = 0; i < what->votes_count; i++)
		if (strcmp(what->votes[i].vote, vote) == 0)
			return &what->votes[i];
	return NULL;
}

static bool refuse_vote(struct ctx *c, const struct vote *v, message text)
{
	return ctx_refuse_field(c, arena_printf(c->arena, "vote_%s", v->id), text, "vote", programme_named(c->lang, v->title), NULL);
}

/* An absent member who agreed in writing is one more who agrees and none more who is present. */
static bool figures_add_up(const struct vote *v, const struct taken_vote *t)
{
	int64_t opinions = t->agreed + t->opposed + t->abstained;

	return t->entitled > 0 && t->present <= t->entitled && opinions <= (v->counts_written ? t->entitled : t->present) && t->opposed + t->abstained <= t->present;
}

static bool keep_vote(struct ctx *c, const struct run_case *k, const struct vote *v, const struct taken_vote *typed)
{
	const int64_t figures[FIGURES_COUNT] = { typed->entitled, typed->present, typed->agreed, typed->opposed, typed->abstained };

	if (!figures_add_up(v, typed))
		return refuse_vote(c, v, T_run_take_over_vote_wrong);
	for (size_t i = 0; i < FIGURES_COUNT; i++)
		run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, k->steps[k->steps_count - 1].id.v, v->id, TAKEN_FIGURES[i], 0,
			arena_printf(c->arena, "%lld", (long long)figures[i]), 0, 0, true);
	return true;
}

bool taken_votes_kept(struct ctx *c, const struct run_case *k, const struct taking_over *what)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);
		const struct vote *v = need.kind == NAME_VOTE ? &k->p->votes[need.index] : NULL;
		const struct taken_vote *typed = v == NULL ? NULL : typed_of(what, v->id);

		if (v == NULL || k->play.tallies[need.index].is_given)
			continue;
		if (vote_is_election(v))
			return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), T_run_take_over_election, "step", programme_named(c->lang, s->title), "vote", programme_named(c->lang, v->title), NULL);
		if (typed == NULL ? !refuse_vote(c, v, T_run_take_over_vote_missing) : !keep_vote(c, k, v, typed))
			return false;
	}
	return true;
}

static bool reads_vote(const struct expression *e, int vote)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_CALL && e->left != NULL && e->left->kind == EXPRESSION_WORD && e->left->name.kind == NAME_VOTE && e->left->name.index == vote)
		return true;
	return reads_vote(e->left, vote) || reads_vote(e->right, vote) || reads_vote(e->third, vote);
}

bool taken_votes_hold(struct ctx *c, const struct run_case *k, const struct go *gone)
{
	const struct step *s = &k->p->steps[k->at];
	struct programme_value went = gone->when == NULL ? value_truth(true) : play_value(&k->play, gone->when);

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name need = programme_name(k->p, s->needs.list[i]->text);

		if (need.kind != NAME_VOTE)
			continue;
		if (!play_is_valid(&k->play, need.index))
			return refuse_vote(c, &k->p->votes[need.index], T_run_take_over_vote_invalid);
		if (went.kind == VALUE_TRUTH && !went.is_true && reads_vote(gone->when, need.index))
			return refuse_vote(c, &k->p->votes[need.index], T_run_take_over_vote_failed);
	}
	return true;
}

/* ---- what was kept ---- */

static int kept_figure(const struct run_case *k, const char *vote, size_t figure)
{
	const struct run_value_row *v = run_value_of(k, vote, TAKEN_FIGURES[figure], 0, false);
	int64_t n = 0;

	return v != NULL && int_parse(v->value, &n) ? (int)n : -1;
}

bool taken_tally(const struct run_case *k, const char *vote, struct tally *tally)
{
	int figures[FIGURES_COUNT];

	for (size_t i = 0; i < FIGURES_COUNT; i++)
		if ((figures[i] = kept_figure(k, vote, i)) < 0)
			return false;
	*tally = (struct tally){ .is_given = true, .entitled_count = figures[0], .present_count = figures[1], .for_count = figures[2], .against_count = figures[3], .abstain_count = figures[4] };
	return true;
}

const char *taken_tally_text(struct ctx *c, const struct run_case *k, const char *vote)
{
	struct tally t;

	if (!taken_tally(k, vote, &t))
		return "";
	const struct message_arg args[] = { { "entitled", ctx_number(c, t.entitled_count) }, { "present", ctx_number(c, t.present_count) }, { "agreed", ctx_number(c, t.for_count) },
		{ "opposed", ctx_number(c, t.against_count) }, { "abstained", ctx_number(c, t.abstain_count) } };

	return message_text(c->arena, c->lang, T_run_taken_tally, args, sizeof(args) / sizeof(args[0]));
}

const char *taken_steps_text(struct ctx *c, const struct run_case *k)
{
	const char *all = "";

	for (size_t i = 0; i < k->steps_count; i++) {
		int step = taken_is_by_day(&k->steps[i]) && !k->is_void[i] ? run_step_index(k->p, k->steps[i].step) : -1;

		if (step >= 0)
			all = arena_printf(c->arena, "%s%s%s %s", all, all[0] == '\0' ? "" : "\n", programme_named(c->lang, k->p->steps[step].title), day_text(c->arena, k->steps[i].day));
	}
	return all;
}
