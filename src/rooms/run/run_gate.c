/* What other practices ask before a step is closed (把关), and what the way in which they ended keeps from being done (禁止办理). A pack of a place is stricter that
 * way than the practice of the nation, which stays as it is. */
#include <string.h>
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/programme/programme_param.h"
#include "rooms/run/run.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define LACKS_MAX 3	/* of what the other case lacks, in a sentence */

/* One gate of the open step, and the cases of its practice about the same person or organisation. */
struct asked {
	const struct run_case *k;
	const struct programme *p;
	const struct programme_use_row *use;
	const struct gate *gate;
	const struct run_gate_case *open, *done, *later;	/* NULL: none; later: over only behind the day of the step */
	/* What was done before the last of the steps that the gate counts from is none of what it asks. NULL: the gate names none, or none of them was done. */
	const struct run_step_row *from, *after;		/* that step, and the one that opened when it was closed */
};

/* ---- does it hold? ---- */

/* Whoever is taken off the list of activists, stays on probation for longer or loses its qualification has not become more than he was. */
static bool is_no_more(struct programme_value v)
{
	return v.kind == VALUE_SYMBOL && (programme_word_is(WORD_FORMER_ACTIVIST, v.symbol) || programme_word_is(WORD_EXTENDED, v.symbol) || programme_word_is(WORD_CANCELLED, v.symbol));
}

/* Do they make somebody more than he was, or give a post? */
static bool set_more(const struct play *play, const struct effect *effects, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct effect *e = &effects[i];

		if ((e->kind != EFFECT_SET && e->kind != EFFECT_APPOINT) || !play_acts(play, e))
			continue;
		if (e->kind == EFFECT_APPOINT || !is_no_more(play_value(play, e->value)))
			return true;
	}
	return false;
}

static bool has_way_on(const struct run_case *k)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP && s->goes[i].to.index > k->at)
			return true;
	return false;
}

static bool sets_less(const struct play *play, const struct step *s)
{
	for (size_t i = 0; i < s->effects_count; i++)
		if (s->effects[i].kind == EFFECT_SET && play_acts(play, &s->effects[i]))
			return true;	/* that it is no more is known here */
	return false;
}

/* Whoever sends a case back or gives it up, where it could have gone on, and makes nobody more than he was, is asked for nothing. It is known once the
 * step is whole. */
static bool gives_up(const struct run_case *k)
{
	const struct step *s = &k->p->steps[k->at];
	const struct go *go = play_can_close(&k->play, (size_t)k->at) ? play_way(&k->play, (size_t)k->at) : NULL;

	if (go == NULL || set_more(&k->play, s->effects, s->effects_count))
		return false;
	if (go->to.kind == NAME_STEP)
		return go->to.index <= k->at || sets_less(&k->play, s);
	return has_way_on(k) && !set_more(&k->play, k->p->finishes[go->to.index].effects, k->p->finishes[go->to.index].effects_count);
}

/* Its condition, by the numbers set for the organisation and by whom the case is about. */
static bool is_meant(struct ctx *c, const struct asked *a)
{
	struct programme_param_row *rows;
	struct play play;
	size_t count;

	if (a->gate->when == NULL)
		return true;
	play_prepare(&play, c->arena, a->p);
	count = programme_params_on(c, a->k->row.org_path, a->p, a->k->today, &rows);
	for (size_t i = 0; i < count; i++)
		play.params[programme_name(a->p, rows[i].param).index] = programme_param_used(a->p, &rows[i]);
	play.today = (struct programme_value){ .kind = VALUE_DATE, .day = a->k->today };
	if (a->k->subject.id.v != 0)
		run_set_subject(c, &play, &a->k->subject);
	return value_forbids(play_value(&play, a->gate->when));
}

static day_t last_day(const struct asked *a, day_t from)
{
	return a->gate->within.count == 0 ? DAY_OPEN : run_term_end(a->gate->within, from);
}

/* Is it one of the steps that the gate counts from? */
static bool is_from(const struct gate *gate, const char *step)
{
	for (size_t i = 0; i < gate->from.count; i++)
		if (strcmp(gate->from.list[i]->text, step) == 0)
			return true;
	return false;
}

/* The last that was closed of them, in the round that counts: a way back asks for all of it anew. */
static void find_from(struct asked *a)
{
	const struct run_case *k = a->k;

	for (size_t i = 0; i + 1 < k->steps_count; i++)
		if (!k->is_void[i] && k->steps[i].day != DAY_OPEN && is_from(a->gate, k->steps[i].step)) {
			a->from = &k->steps[i];
			a->after = &k->steps[i + 1];
		}
}

/* Of what stands on paper the day alone says what came first; else also when it was entered, so that nothing done before is given the same day. */
static bool is_on_paper(const struct asked *a, const struct run_case *other)
{
	return (a->k->row.paper != 0 && a->from->day < a->k->row.entered_day) || (other->row.paper != 0 && other->row.entered_day > a->from->day);
}

static bool is_begun_after(struct ctx *c, const struct asked *a, const struct run_gate_case *other)
{
	struct run_case k;

	if (a->from == NULL)
		return true;
	return other->opened_day >= a->from->day && (other->id.v > a->after->id.v || (run_read(c, other->id, &k) && is_on_paper(a, &k)));
}

/* Its closing, and each of its signatures. */
static bool is_done_after(const struct asked *a, const struct run_case *other, size_t row)
{
	const struct run_step_row *s = &other->steps[row];

	if (a->from == NULL)
		return true;
	if (s->day < a->from->day)
		return false;
	if (is_on_paper(a, other))
		return true;
	for (size_t i = 0; i < other->signatures_count; i++)
		if (other->signatures[i].step == s->id.v && other->signatures[i].id.v < a->after->id.v)
			return false;
	return row + 1 < other->steps_count ? other->steps[row + 1].id.v > a->after->id.v : s->closed_s >= a->from->closed_s;
}

static bool is_in_time(const struct asked *a, const struct run_gate_case *other, day_t day)
{
	return day <= a->k->today && a->k->today <= last_day(a, day) && (!a->gate->is_since_open || other->opened_day >= a->k->row.opened_day);
}

static bool is_named(const struct programme_value *cell, const char *name)
{
	return cell->kind == VALUE_SYMBOL && strcmp(cell->symbol, name) == 0;
}

/* Stands whom the case is about in the table that the other one keeps? A row of a table that says of which role its people are means one of them; one
 * that an earlier version of the practice kept has only a name. */
static bool is_listed(struct ctx *c, const struct asked *a, const struct run_gate_case *other)
{
	const struct play_table *table;
	struct run_case k;
	struct name name;

	if (a->gate->listed == NULL)
		return true;
	if (!run_read(c, other->id, &k) || (name = programme_name(k.p, a->gate->listed->text)).kind != NAME_FIELD)
		return false;
	table = &k.play.tables[name.index][name.field];
	for (size_t i = 0; i < table->rows_count; i++)
		if (table->meant[i] != 0 ? table->meant[i] == a->k->row.subject_ref : is_named(&table->cells[i][0], a->k->row.title))
			return true;
	return false;
}

static bool has_finish(struct ctx *c, const struct asked *a, const char *finish)
{
	return a->done != NULL && strcmp(a->done->finish, finish) == 0 && is_in_time(a, a->done, a->done->closed_day) && is_begun_after(c, a, a->done) && is_listed(c, a, a->done);
}

static bool has_step(struct ctx *c, const struct asked *a, const struct run_gate_case *other, const char *step)
{
	struct run_case k;

	if (other == NULL || !run_read(c, other->id, &k))
		return false;
	for (size_t i = k.steps_count; i > 0; i--)
		if (!k.is_void[i - 1] && k.steps[i - 1].day != DAY_OPEN && strcmp(k.steps[i - 1].step, step) == 0)
			return is_in_time(a, other, k.steps[i - 1].day) && is_done_after(a, &k, i - 1) && is_listed(c, a, other);
	return false;
}

static bool is_open_gate(struct ctx *c, const struct asked *a)
{
	for (size_t i = 0; i < a->gate->by.count; i++) {
		const char *by = a->gate->by.list[i]->text;
		bool is_finish = programme_name(a->p, by).kind == NAME_FINISH;

		if (is_finish ? has_finish(c, a, by) : has_step(c, a, a->open, by) || has_step(c, a, a->done, by))
			return true;
	}
	return false;
}

static bool has_word(const struct words *words, const char *text)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->list[i]->text, text) == 0)
			return true;
	return false;
}

/* A result that another gate of the practice asks for and this one does not answers something else: the file of an admission, examined, says nothing of
 * that of a prospect. */
static bool is_for_another(const struct asked *a, const struct run_gate_case *other)
{
	for (size_t i = 0; i < a->p->gates_count && !has_word(&a->gate->by, other->finish); i++)
		if (has_word(&a->p->gates[i].by, other->finish))
			return true;
	return false;
}

/* A practice about a branch gates the people of the branch only where it keeps a list of them. */
static bool find_cases(struct ctx *c, struct asked *a)
{
	const struct run_row *row = &a->k->row;
	bool is_of_org = a->gate->listed != NULL;
	struct run_gate_case *cases;
	size_t count;

	if (!is_of_org && strcmp(row->subject_kind, a->p->about == WORD_ORG ? "org" : "person") != 0)
		return false;
	count = run_gate_cases(c->store, row->region, is_of_org ? "org" : row->subject_kind, is_of_org ? row->org.v : row->subject_ref, a->p->id, &cases);
	for (size_t i = 0; i < count; i++) {
		bool is_open = strcmp(cases[i].state, "open") == 0;

		if (is_open && a->open == NULL)
			a->open = &cases[i];
		else if (!is_open && cases[i].closed_day > a->k->today)
			a->later = &cases[i];
		else if (!is_open && (a->done == NULL || is_for_another(a, a->done)))
			a->done = &cases[i];	/* where all of them are for something else the oldest is named */
	}
	find_from(a);
	return true;
}

/* ---- what is said ---- */

/* Whoever may not see the other case learns only what is asked. */
static bool is_seen(struct ctx *c, run_id id, const char *path)
{
	struct run_case k;

	return may_at_path(c, MAY_HANDLE, path) || (may(c, MAY_HANDLE) && run_read(c, id, &k) && run_may_see(c, &k));
}

static const char *lacks(struct ctx *c, run_id id)
{
	struct run_missing *list;
	struct run_case k;
	size_t count = run_read(c, id, &k) ? run_missing_own(c, &k, &list) : 0;
	const char *all = "";

	for (size_t i = 0; i < count && i < LACKS_MAX; i++)
		all = arena_printf(c->arena, "%s%s%s", all, i == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", list[i].title);
	return count == 0 ? "" : message_text(c->arena, c->lang, T_run_gate_lacks, (const struct message_arg[]){ { "what", all } }, 1);
}

/* Is all that is asked there, and was done before the step from which it counts? */
static bool came_early(struct ctx *c, const struct asked *a, const struct run_gate_case *other)
{
	struct asked before = *a;

	before.from = before.after = NULL;
	before.open = other == a->open ? other : NULL;
	before.done = other == a->done ? other : NULL;
	return a->from != NULL && is_open_gate(c, &before);
}

/* What was found, the newest case first. */
static const char *found_text(struct ctx *c, const struct asked *a, const struct run_gate_case *other)
{
	message text = T_run_gate_ended;

	if (other == NULL)
		text = T_run_gate_none;
	else if (other == a->open && came_early(c, a, other))
		text = T_run_gate_early_open;
	else if (other == a->open)
		text = T_run_gate_is_open;
	else if (other == a->later)
		text = T_run_gate_later;
	else if (a->gate->is_since_open && other->opened_day < a->k->row.opened_day)
		text = T_run_gate_before;
	else if (came_early(c, a, other))
		text = T_run_gate_early;
	else if (a->k->today > last_day(a, other->closed_day))
		text = T_run_gate_over;
	else if (a->gate->listed != NULL && !is_listed(c, a, other))
		text = T_run_gate_unlisted;
	const struct message_arg args[] = { { "name", a->gate->listed != NULL ? a->k->row.org_name : a->k->row.title }, { "person", a->k->row.title }, { "title", programme_named(c->lang, a->p->title) }, { "begin", day_text(c->arena, a->k->row.opened_day) },
		{ "by", programme_words_text(c->arena, a->p, &a->gate->by, c->lang) }, { "from", a->from == NULL ? "" : programme_named(c->lang, a->k->p->steps[run_step_index(a->k->p, a->from->step)].title) },
		{ "fromday", a->from == NULL ? "" : day_text(c->arena, a->from->day) },
		{ "today", day_text(c->arena, a->k->today) }, { "opened", other == NULL ? "" : day_text(c->arena, other->opened_day) },
		{ "since", other == NULL ? "" : day_text(c->arena, other->step_day) }, { "step", other == NULL ? "" : programme_named(c->lang, other->step_title) },
		{ "day", other == NULL ? "" : day_text(c->arena, other->closed_day) }, { "finish", other == NULL ? "" : programme_named(c->lang, other->finish_title) },
		{ "last", other == NULL ? "" : day_text(c->arena, last_day(a, other->closed_day)) }, { "lacks", other != NULL && other == a->open ? lacks(c, other->id) : "" } };

	return message_text(c->arena, c->lang, text, args, sizeof(args) / sizeof(args[0]));
}

static struct run_missing gate_line(struct ctx *c, const struct asked *a)
{
	const struct run_gate_case *other = a->open != NULL ? a->open : a->done != NULL ? a->done : a->later;
	struct run_missing line = { .kind = RUN_MISSING_GATE, .id = a->p->id };
	bool is_known = other == NULL || is_seen(c, other->id, other->org_path);
	struct run_place place = { .name = "" };
	bool has_place = run_place_find(c, a->k->row.org_path, a->p->runs_at, &place), may_open = has_place && may_at_path(c, MAY_HANDLE, place.path);
	const struct message_arg next[] = { { "title", programme_named(c->lang, a->p->title) }, { "place", has_place ? place.name : "" }, { "by", programme_words_text(c->arena, a->p, &a->gate->by, c->lang) } };
	const struct message_arg args[] = { { "title", programme_named(c->lang, a->p->title) }, { "org", a->use->org_name }, { "since", day_text(c->arena, a->use->from_day) }, { "rule", programme_named(c->lang, a->gate->text) },
		{ "found", is_known ? found_text(c, a, other) : message_text(c->arena, c->lang, T_run_gate_hidden, next, 3) },
		{ "next", message_text(c->arena, c->lang, is_known && a->open != NULL ? (came_early(c, a, a->open) ? T_run_gate_again : T_run_gate_go_on) : may_open ? T_run_gate_open_it : T_run_gate_ask, next, 3) } };

	if (is_known && other != NULL && other == a->open) {
		line.run = other->id.v;
		line.href = arena_printf(c->arena, "/run/%lld", (long long)line.run);
	} else if (is_known && may_open) {
		line.href = arena_printf(c->arena, "/org/%lld/run/new?use=%lld&person=%lld", (long long)place.id.v, (long long)a->use->id.v, (long long)a->k->subject.id.v);
	}
	line.title = message_text(c->arena, c->lang, T_run_gate, args, sizeof(args) / sizeof(args[0]));
	return line;
}

/* ---- what a finish bars ---- */

static bool bars(const struct programme *p, const char *finish, const char *step)
{
	struct name name = programme_name(p, finish);

	for (size_t i = 0; name.kind == NAME_FINISH && i < p->finishes[name.index].effects_count; i++) {
		const struct effect *e = &p->finishes[name.index].effects[i];

		for (size_t n = 0; e->kind == EFFECT_BAR && n < e->contents.count; n++)
			if (strcmp(e->contents.list[n]->text, step) == 0)
				return true;
	}
	return false;
}

static struct run_missing bar_line(struct ctx *c, const struct run_case *k, const struct run_ended_case *other)
{
	bool is_known = is_seen(c, other->id, other->org_path);
	const struct message_arg args[] = { { "name", k->row.title }, { "title", programme_named(c->lang, other->title) }, { "day", day_text(c->arena, other->closed_day) }, { "finish", programme_named(c->lang, other->finish_title) } };

	/* Whoever may not see the case does not learn of what practice it is. */
	return (struct run_missing){ .kind = RUN_MISSING_BAR, .id = is_known ? other->code : "", .run = is_known ? other->id.v : 0,
		.href = is_known ? arena_printf(c->arena, "/run/%lld", (long long)other->id.v) : NULL,
		.title = message_text(c->arena, c->lang, is_known ? T_run_barred : T_run_barred_unseen, args, 4) };
}

static struct run_missing *with_room(struct ctx *c, const struct run_missing *list, size_t count, size_t more)
{
	struct run_missing *all = arena_array(c->arena, count + more + 1, sizeof(*all));

	if (count > 0)
		memcpy(all, list, count * sizeof(*all));
	return all;
}

/* A result stands whatever the day of the step, and whether or not the practice is still in force. */
static size_t add_bars(struct ctx *c, const struct run_case *k, const char *step, struct run_missing **list, size_t count)
{
	struct run_ended_case *ended;
	size_t ended_count = run_ended_about(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, &ended);

	*list = with_room(c, *list, count, ended_count);
	for (size_t i = 0; i < ended_count; i++) {
		const struct programme *p = i > 0 && strcmp(ended[i].code, ended[i - 1].code) == 0 ? NULL : programme_of_file(c, ended[i].programme);

		if (p != NULL && bars(p, ended[i].finish, step))
			(*list)[count++] = bar_line(c, k, &ended[i]);
	}
	return count;
}

/* ---- all ---- */

static bool has_use(const struct programme_use_row *uses, size_t count, const char *code, day_t day)
{
	for (size_t i = 0; i < count; i++)
		if (uses[i].from_day <= day && strcmp(uses[i].code, code) == 0)
			return true;
	return false;
}

/* Of each practice the version nearest to the organisation that is in force on the day on which the step is entered: a day typed before a gate does not
 * open it. What was in force on the day of the step and is no more holds too. Of what stands on paper the day of the step alone counts. */
static size_t gate_uses(struct ctx *c, const struct run_case *k, struct programme_use_row **found)
{
	day_t entered = run_is_on_paper(k, k->today) ? k->today : c->today;
	struct programme_use_row *now, *then = NULL;
	size_t now_count = programme_uses_for(c->store, k->row.org_path, entered, &now), count = 0;
	size_t then_count = entered == k->today ? 0 : programme_uses_for(c->store, k->row.org_path, k->today, &then);

	*found = arena_array(c->arena, now_count + then_count + 1, sizeof(**found));
	for (size_t i = 0; i < now_count; i++)
		if (now[i].from_day <= entered && !has_use(*found, count, now[i].code, entered))
			(*found)[count++] = now[i];
	for (size_t i = 0; i < then_count; i++)
		if (then[i].from_day <= k->today && !has_use(*found, count, then[i].code, entered))
			(*found)[count++] = then[i];
	return count;
}

static size_t add_gates(struct ctx *c, const struct run_case *k, const char *step, struct run_missing **list)
{
	struct programme_use_row *uses;
	size_t uses_count = gate_uses(c, k, &uses), count = 0;

	*list = NULL;
	for (size_t i = 0; i < uses_count; i++) {
		const struct programme *p = programme_of_file(c, uses[i].programme);

		for (size_t n = 0; p != NULL && n < p->gates_count; n++) {
			struct asked a = { .k = k, .p = p, .use = &uses[i], .gate = &p->gates[n] };

			if (strcmp(a.gate->step->text, step) != 0 || !is_meant(c, &a) || !find_cases(c, &a) || is_open_gate(c, &a))
				continue;
			*list = with_room(c, *list, count, 1);
			(*list)[count++] = gate_line(c, &a);
		}
	}
	return count;
}

size_t run_gates(struct ctx *c, const struct run_case *k, struct run_missing **list)
{
	const char *step;

	*list = NULL;
	if (k->at < 0 || k->row.subject_ref == 0 || gives_up(k))
		return 0;
	step = arena_printf(c->arena, "%s.%s", k->row.code, k->p->steps[k->at].id);
	return add_bars(c, k, step, list, add_gates(c, k, step, list));
}
