/* Closing a step, and where the case goes from there. What it lacks before that is run_missing.c. */
#include "rooms/run/run.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/run/run_anew.h"
#include "rooms/run/run_apart.h"
#include "rooms/run/run_each.h"
#include "rooms/run/run_rest.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define FIRST_DAY (-25567)	/* 1900-01-01: nobody who acts held a post before */
#define MOVES_MAX 60	/* steps that close by themselves one after another; a programme has no circle of them */

static bool nothing_is_missing(struct ctx *c, const struct run_case *k)
{
	static const message TEXTS[] = { [RUN_MISSING_FORM] = T_run_missing_form, [RUN_MISSING_SHEET] = T_run_missing_sheet, [RUN_MISSING_VOTE] = T_run_missing_vote,
		[RUN_MISSING_NOTICE] = T_run_missing_named,
		[RUN_MISSING_DRAW] = T_run_missing_draw, [RUN_MISSING_EACH] = T_run_missing_named, [RUN_MISSING_SIGNATURE] = T_run_missing_signature, [RUN_REFUSED] = T_run_refused,
		[RUN_MISSING_GATE] = T_run_refused, [RUN_MISSING_BAR] = T_run_refused };
	struct run_missing *list;
	size_t count = run_missing(c, k, &list);

	for (size_t i = 0; i < count; i++) {
		ctx_refuse(c, AGAINST_RULE, TEXTS[list[i].kind], "title", list[i].why != NULL ? list[i].why : list[i].title, "step", programme_named(c->lang, k->row.step_title), NULL);
		ctx_name_rule(c, list[i].rule);
	}
	return count == 0;
}

/* ---- who acts, and when ---- */

bool run_day_is_right(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];

	if (day > c->today)
		return ctx_refuse_field(c, "day", T_run_day_ahead, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return day >= open->opened_day || ctx_refuse_field(c, "day", k->steps_count == 1 ? T_run_day_before_case : T_run_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, open->opened_day),
		"step", k->row.step_title, NULL);
}

/* What a meeting decides it decides on its day, from which terms count: probation from the day of the vote (党员发展工作细则2014年第三十二条). */
static bool is_day_of_vote(struct ctx *c, const struct run_case *k, day_t day)
{
	day_t voted = run_vote_day(k);

	return voted == DAY_NONE || day == voted || ctx_refuse_field(c, "day", T_run_day_of_vote, "day", day_text(c->arena, day), "voted", day_text(c->arena, voted),
		"step", k->row.step_title, NULL);
}

day_t run_vote_day(const struct run_case *k)
{
	day_t last = DAY_NONE;

	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == k->steps[k->steps_count - 1].id.v && strcmp(k->ballots[i].state, "closed") == 0 && k->ballots[i].day > last)
			last = k->ballots[i].day;
	return last;
}

/* Somebody who does the step before or after, but did not on that day: the time nearest to it. */
static bool was_once_in(struct ctx *c, const struct run_case *k, const struct words *by, int64_t person, day_t day, struct run_person *found)
{
	return run_in_roles_between(c, k, by, person, &(struct day_span){ day, c->today }, found) ||
		run_in_roles_between(c, k, by, person, &(struct day_span){ FIRST_DAY, day }, found);
}

static bool not_in_role(struct ctx *c, const struct run_case *k, const struct words *roles, const char *name)
{
	return ctx_refuse_field(c, "person", T_run_not_in_role, "name", name, "step", programme_named(c->lang, k->p->steps[k->at].title), "roles", run_roles_text(c, k->p, roles), NULL);
}

/* Acts on paper are registered by whoever handles cases in the organisation, with the scan. */
bool run_actor_is_right(struct ctx *c, const struct run_case *k, const struct words *roles, const struct run_act *act, int64_t *person, const char **name)
{
	struct run_person_row other;
	struct run_person held;
	bool is_seen;

	*person = act->person == 0 ? c->actor.person_id : act->person;
	*name = c->actor.name;
	if (*person == c->actor.person_id)
		return true;
	if (!may_at_path(c, MAY_HANDLE, k->row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	/* Who it is does not come out by trying numbers, nor that there is somebody: who is not seen and never did the step gets one answer, with a scan and without. */
	is_seen = run_person_named(c->store, (person_id){ *person }, &other) && may_at_path(c, MAY_SEE_PERSON, other.path);
	*name = is_seen ? other.name : message_text(c->arena, c->lang, T_run_somebody, (const struct message_arg[]){ { "number", ctx_number(c, *person) } }, 1);
	if (!is_seen && !run_is_in_roles(c, k, roles, *person, act->day) && !was_once_in(c, k, roles, *person, act->day, &held))
		return not_in_role(c, k, roles, *name);
	if (!run_may_register_for(c, k, roles, *person, act->day))
		return ctx_refuse_field(c, "person", T_run_register_above, "name", *name, "step", programme_named(c->lang, k->row.step_title), NULL);
	return act->kept != NULL || ctx_refuse_field(c, "file", T_run_paper_missing, "name", *name, NULL);
}

static bool is_open_role(const struct run_case *k, const struct words *roles)
{
	for (size_t i = 0; i < roles->count; i++) {
		const struct role *role = run_role_find(k->p, roles->list[i]->text);

		for (size_t n = 0; role != NULL && n < role->parts_count; n++)
			if (role->parts[n].selector == WORD_EVERYONE || role->parts[n].selector == WORD_INVITED)
				return true;
	}
	return false;
}

static bool may_close(struct ctx *c, const struct run_case *k, int64_t person, const char *name, day_t day)
{
	const struct step *s = &k->p->steps[k->at];
	struct run_person held;
	bool is_in = s->by.count == 0 || is_open_role(k, &s->by) ? may_at_path(c, MAY_HANDLE, k->row.org_path) : run_is_in_roles(c, k, &s->by, person, day);

	if (!is_in && s->by.count > 0 && was_once_in(c, k, &s->by, person, day, &held))
		return ctx_refuse_field(c, "person", T_run_not_in_role_then, "name", name, "term", run_held_text(c, &held), "day", day_text(c->arena, day), "step", programme_named(c->lang, s->title), "roles",
			run_roles_text(c, k->p, &s->by), NULL);
	if (!is_in)
		return not_in_role(c, k, &s->by, name);
	return run_close_is_not_barred(c, k, person, name, day);
}

/* `late block` counts the day of entry: an earlier day that is typed opens nothing. Of what stands on paper the day of the step alone counts. */
static bool time_is_right(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];
	const char *due = day_text(c->arena, open->due_day);

	if (k->p->steps[k->at].late != WORD_BLOCK)
		return true;
	if (day > open->due_day)
		return ctx_refuse_field(c, "day", T_run_blocked, "step", programme_named(c->lang, k->row.step_title), "due", due, "day", day_text(c->arena, day), NULL);
	return c->today <= open->due_day || run_is_on_paper(k, day) || ctx_refuse_field(c, "day", T_run_blocked_today, "step", programme_named(c->lang, k->row.step_title), "due", due, "day",
		day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
}

/* ---- going on ---- */

static int64_t round_of(const struct run_case *k, const char *step)
{
	int64_t round = 1;

	for (size_t i = 0; i < k->steps_count; i++)
		round += strcmp(k->steps[i].step, step) == 0;
	return round;
}

/* Room for the steps that follow by themselves. */
static void make_room(struct ctx *c, struct run_case *k)
{
	struct run_step_row *steps = arena_array(c->arena, k->steps_count + MOVES_MAX + 1, sizeof(*steps));

	memcpy(steps, k->steps, k->steps_count * sizeof(*steps));
	k->steps = steps;
	k->is_void = arena_array(c->arena, k->steps_count + MOVES_MAX + 1, sizeof(*k->is_void));
}

static void write_closed(struct ctx *c, struct run_case *k, day_t day, int64_t person, int64_t file, const char *way)
{
	struct run_step_row *s = &k->steps[k->steps_count - 1];

	s->seal = run_seal(c, k, k->steps_count - 1, day, person, way);
	s->day = day;
	s->closed_s = c->now_s;
	s->way = way;
	k->play.is_closed[k->at] = true;
	k->play.closed_on[k->at] = (struct programme_value){ .kind = VALUE_DATE, .day = day };	/* terms may count from here */
	run_step_close(c->store, s->id, k->row.region, day, c->now_s, person, c->actor.account_id, file, way, s->seal);
	store_note(c->store, "step", s->step, way);
	store_note(c->store, "seal", NULL, s->seal);
}

static void write_opened(struct ctx *c, struct run_case *k, int step, day_t day)
{
	const struct step *next = &k->p->steps[step];
	struct run_step_row *s = &k->steps[k->steps_count];

	*s = (struct run_step_row){ .id = { store_new_id(c->store) }, .number = k->steps[k->steps_count - 1].number + 1, .step = next->id,
		.round = round_of(k, next->id), .opened_day = day, .due_day = run_due_day(k, step, day), .day = DAY_OPEN, .person_name = "", .way = "", .seal = "", .registered_by = "" };
	k->steps_count++;
	run_step_insert(c->store, s->id, k->row.region, k->row.id.v, s->number, s->step, s->round, s->opened_day, s->due_day);
}

static bool finish(struct ctx *c, struct run_case *k, int index, day_t day)
{
	const struct finish *f = &k->p->finishes[index];
	const struct programme_refusal *refusal = play_refusal_of_finish(&k->play, index);

	if (refusal != NULL) {
		const struct run_missing m = run_refused_by(c, k, f->id, refusal);

		ctx_refuse(c, AGAINST_RULE, T_run_refused, "title", m.why != NULL ? m.why : m.title, "step", programme_named(c->lang, k->row.step_title), NULL);
		ctx_name_rule(c, m.rule);
		return false;
	}
	if (!run_finish(c, k, index, day))
		return false;
	run_each_write_figures(c, k);
	run_write_keeps(c, k);
	run_duty_delete(c->store, k->row.region, k->row.id);
	run_turn_delete(c->store, k->row.region, k->row.id, "");
	run_move(c->store, k->row.id, k->row.region, "done", "", "", DAY_OPEN, f->id, f->title, day, k->row.row_version);
	return true;
}

/* What the rounds before add up to is known once a way back has ended the last of them: a term may rest on it. */
static void write_due_anew(struct ctx *c, struct run_case *k)
{
	struct run_step_row *open = &k->steps[k->steps_count - 1];
	day_t due = k->p->earliers_count == 0 ? DAY_OPEN : run_due_day(k, k->at, open->opened_day);

	if (due == DAY_OPEN || due == open->due_day)
		return;
	open->due_day = due;
	run_step_set_due(c->store, open->id, k->row.region, due);
}

/* The open step goes that way: it is closed, does what it does, and the next one opens or the case ends. */
static bool advance(struct ctx *c, struct run_case *k, const struct go *go, day_t day, int64_t person, int64_t file)
{
	write_closed(c, k, day, person, file, go->target->text);
	if (!run_effects(c, k, k->at, day))
		return false;
	if (go->to.kind == NAME_FINISH)
		return finish(c, k, go->to.index, day);
	write_opened(c, k, go->to.index, day);
	run_play(c, k);
	write_due_anew(c, k);
	run_ask_anew(c, k);
	return true;
}

static void write_open(struct ctx *c, struct run_case *k)
{
	const struct run_step_row *open = &k->steps[k->steps_count - 1];

	run_write_duties(c, k);
	run_write_turns(c, k);
	run_move(c->store, k->row.id, k->row.region, "open", open->step, k->p->steps[k->at].title, open->due_day, "", "", DAY_OPEN, k->row.row_version);
}

/* Closes the open step and those behind it that close by themselves. */
static bool go_on(struct ctx *c, struct run_case *k, day_t day, int64_t person, int64_t file)
{
	for (int moves = 0; moves < MOVES_MAX; moves++) {
		const struct go *go = play_way(&k->play, (size_t)k->at);
		struct run_missing *gates;

		if (go == NULL)
			return ctx_refuse(c, AGAINST_RULE, T_run_way_unknown, "step", programme_named(c->lang, k->p->steps[k->at].title), NULL);
		if (!advance(c, k, go, day, person, file))
			return false;
		if (go->to.kind == NAME_FINISH)
			return true;
		if (!k->p->steps[k->at].is_auto || !play_can_close(&k->play, (size_t)k->at) || run_gates(c, k, &gates) > 0) {
			write_open(c, k);
			return true;
		}
		person = file = 0;
	}
	return ctx_refuse(c, AGAINST_RULE, T_run_way_unknown, "step", programme_named(c->lang, k->p->steps[k->at].title), NULL);
}

bool run_go_on_paper(struct ctx *c, struct run_case *k, const struct go *go, day_t day, int64_t file)
{
	make_room(c, k);
	if (!advance(c, k, go, day, 0, file))
		return false;
	if (k->p->steps[k->at].is_auto)
		return go_on(c, k, day, 0, 0);
	write_open(c, k);
	return true;
}

/* The way for whoever came meanwhile; NULL: the step has none, or it holds not. */
static const struct go *way_of_move(const struct run_case *k)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].is_by_move && value_is_true(play_value(&k->play, s->goes[i].when)))
			return &s->goes[i];
	return NULL;
}

const struct ballot_row *run_standing_vote(const struct run_case *k)
{
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == k->steps[k->steps_count - 1].id.v && (strcmp(k->ballots[i].state, "open") == 0 || ballot_is_valid(&k->ballots[i])))
			return &k->ballots[i];
	return NULL;
}

void run_leave_undone(struct ctx *c, struct run_case *k, int step, day_t day)
{
	day_t opened = k->steps[k->steps_count - 1].opened_day;

	day = day < opened ? opened : day;
	make_room(c, k);
	write_closed(c, k, day, 0, 0, k->p->steps[step].id);
	write_opened(c, k, step, day);
	run_play(c, k);
	write_due_anew(c, k);
	write_open(c, k);
}

void run_go_by_move(struct ctx *c, run_id id, day_t day)
{
	const struct go *go;
	struct run_case k;

	if (!run_read(c, id, &k) || k.at < 0 || run_standing_vote(&k) != NULL)
		return;
	go = way_of_move(&k);
	if (go == NULL || go->to.index == k.at)
		return;
	run_leave_undone(c, &k, go->to.index, day);
}

day_t run_consent_day(const struct run_case *k)
{
	const struct consent *consent = &k->p->consent;
	struct name name;
	struct programme_value v;

	if (consent->line == 0 || (consent->when != NULL && !value_is_true(play_value(&k->play, consent->when))))
		return DAY_NONE;
	name = programme_name(k->p, consent->field->text);
	v = k->play.fields[name.index][name.field];
	return v.kind == VALUE_DATE ? v.day : DAY_NONE;
}

bool run_is_withdrawn(const struct run_case *k, const struct run_step_row *step)
{
	return k->p->consent.line != 0 && step->person != 0 && step->person == k->row.subject_ref && strcmp(k->row.subject_kind, "person") == 0 &&
		strcmp(step->way, k->p->consent.until->text) == 0;
}

bool run_withdraw(struct ctx *c, run_id id)
{
	struct run_case k;
	int index;

	ctx_begin(c, "run.withdraw", "run", id.v, 0);
	if (c->actor.person_id == 0 || !run_read(c, id, &k) || strcmp(k.row.subject_kind, "person") != 0 || k.row.subject_ref != c->actor.person_id ||
	    run_consent_day(&k) == DAY_NONE)
		return ctx_refuse(c, NOT_FOUND, T_run_consent_none, NULL);
	if (!run_is_open(c, &k, k.row.row_version))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	index = programme_name(k.p, k.p->consent.until->text).index;
	write_closed(c, &k, c->today, c->actor.person_id, 0, k.p->consent.until->text);
	if (finish(c, &k, index, c->today))
		return ctx_commit(c);
	store_abandon(c->store);
	return false;
}

bool run_close(struct ctx *c, run_id id, const struct run_act *act)
{
	struct run_case k;
	const char *name;
	int64_t person, file;

	ctx_begin(c, "run.close", "run", id.v, 0);
	/* On a day that can't be, nothing else would be judged rightly. */
	if (!run_see(c, id, &k) || !run_is_open(c, &k, act->row_version) || !run_day_is_right(c, &k, act->day) ||
	    !run_actor_is_right(c, &k, &k.p->steps[k.at].by, act, &person, &name))
		return false;
	/* What the programme asks of today it asks of the day on which the step was done. */
	k.today = act->day;
	k.is_closing = true;
	run_play(c, &k);
	/* First that it waits: nobody is sent to a form of a case that stands still. */
	if (!run_not_on_hold(c, &k) | !run_is_not_held(c, &k, act->day) | !may_close(c, &k, person, name, act->day) | !is_day_of_vote(c, &k, act->day) | !run_day_has_its_papers(c, &k, act->day) | !time_is_right(c, &k, act->day) | !nothing_is_missing(c, &k))
		return false;
	if (!run_decision_is_still_new(c, &k) || !run_stays_alone(c, &k) || !run_is_proved(c, &k, act))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	file = run_keep_file(c, &k, act->kept, act->file_name, act->day);
	if (k.p->post_needs.count > 0)
		store_verb(c->store, "run.close_needed");	/* what it sets in the archive says more */
	make_room(c, &k);
	if (go_on(c, &k, act->day, person, file))
		return ctx_commit(c);
	/* Refused on the way, behind the first write: the page that says so reads what stands. */
	store_abandon(c->store);
	return false;
}
