#include "rooms/run/take_over.h"

#include <string.h>
#include "core/permit.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"
#include "text/run.h"

/* ---- who may ---- */

static bool may_register_role(struct ctx *c, const struct run_case *k, const char *id)
{
	const struct role *role = run_role_find(k->p, id);

	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		if (run_may_register(c, k, &role->parts[i]))
			return true;
	return false;
}

/* Whoever does the step, and each of those who sign it. */
static bool may_register_step(struct ctx *c, const struct run_case *k, const struct step *s)
{
	bool may = s->by.count == 0;

	for (size_t i = 0; !may && i < s->by.count; i++)
		may = may_register_role(c, k, s->by.list[i]->text);
	for (size_t i = 0; may && i < s->sign.count; i++)
		may = may_register_role(c, k, s->sign.list[i]->text);
	return may;
}

/* ---- what is offered ---- */

/* Not past a step of a level above: until it is entered nothing behind it is. */
static void reach(struct ctx *c, const struct run_case *k, size_t step, bool *is_reached)
{
	const struct step *s = &k->p->steps[step];

	if (is_reached[step] || !may_register_step(c, k, s) || !taken_may_be_entered(c, k, s))
		return;
	is_reached[step] = true;
	for (size_t i = 0; i < s->goes_count; i++)
		if (s->goes[i].to.kind == NAME_STEP)
			reach(c, k, (size_t)s->goes[i].to.index, is_reached);
}

size_t take_over_steps(struct ctx *c, const struct run_case *k, const struct step ***steps)
{
	bool *is_reached = arena_array(c->arena, k->p->steps_count, sizeof(*is_reached));
	size_t count = 0;

	*steps = arena_array(c->arena, k->p->steps_count + 1, sizeof(const struct step *));
	if (k->row.paper == 0 || k->at < 0 || !may_at_path(c, MAY_HANDLE, k->row.org_path) || k->steps[k->steps_count - 1].opened_day >= k->row.entered_day)
		return 0;
	reach(c, k, (size_t)k->at, is_reached);
	for (size_t i = (size_t)k->at; i < k->p->steps_count; i++)
		if (is_reached[i] && !k->p->steps[i].is_auto)
			(*steps)[count++] = &k->p->steps[i];
	return count;
}

/* ---- one step ---- */

static bool refuse_step(struct ctx *c, const struct step *s, message text, const char *name, const char *value)
{
	return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), text, "step", programme_named(c->lang, s->title), name, value, NULL);
}

static day_t day_of(const struct taking_over *what, const char *step)
{
	for (size_t i = 0; i < what->steps_count; i++)
		if (strcmp(what->steps[i].step, step) == 0)
			return what->steps[i].day;
	return DAY_NONE;
}

/* A step that is held again, or again from an earlier one on, was not left that way. */
static bool leads_on(const struct run_case *k, const struct go *go)
{
	return go->to.kind == NAME_STEP && go->to.index != k->at && !k->play.is_closed[go->to.index];
}

/* Of a way without a condition nothing is to be known. */
static bool is_certainly(const struct run_case *k, const struct go *go, bool is_true)
{
	struct programme_value v = go->when == NULL ? (struct programme_value){ .kind = VALUE_TRUTH, .is_true = true } : play_value(&k->play, go->when);

	return v.kind == VALUE_TRUTH && v.is_true == is_true;
}

/* The way that the paper went: to the first step with a day, else to the first step that may be next, which is then the open one. NULL: each ends the case. */
static const struct go *way_of(const struct run_case *k, const struct taking_over *what)
{
	const struct step *s = &k->p->steps[k->at];
	const struct go *first = NULL;

	for (size_t i = 0; i < s->goes_count; i++) {
		const struct go *go = &s->goes[i];

		if (!leads_on(k, go))
			continue;
		if (day_of(what, go->target->text) != DAY_NONE)
			return go;
		first = first == NULL && !is_certainly(k, go, false) ? go : first;
	}
	return first;
}

/* The way that comes before the one that is said to have been gone, and that is certainly the next by what that one asks for, the numbers that are set
 * and the rules of the day; NULL: none. What is not known bars nothing, nor does a way back. */
static const struct go *way_before(const struct run_case *k, const struct go *gone)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->goes_count && &s->goes[i] != gone; i++)
		if ((s->goes[i].to.kind != NAME_STEP || leads_on(k, &s->goes[i])) && is_certainly(k, &s->goes[i], true))
			return &s->goes[i];
	return NULL;
}

/* Nobody passes by what the practice puts before the next step. */
static bool passes_nothing_by(struct ctx *c, const struct run_case *k, const struct go *gone, day_t day)
{
	const struct step *s = &k->p->steps[k->at];
	const struct go *before = way_before(k, gone);
	const struct rule *rule = programme_rule(k->p, day);
	const char *to;

	if (before == NULL)
		return true;
	to = programme_title(k->p, before->to);
	return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", before->to.kind == NAME_STEP ? before->target->text : s->id), T_run_take_over_passed_by, "step", programme_named(c->lang, s->title), "to", to,
		"past", programme_title(k->p, gone->to), "day", day_text(c->arena, day), "rule", rule == NULL ? k->p->title : rule->title, NULL);
}

static void keep(struct ctx *c, const struct run_case *k, int form, int field, const char *value)
{
	if (k->play.fields[form][field].kind == VALUE_UNKNOWN)
		run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, k->steps[k->steps_count - 1].id.v, k->p->forms[form].id,
			k->p->forms[form].fields[field].id, 0, value, 0, 0, true);
}

/* Numbers and dates of the forms of the step of which the programme says what they are then. */
static void keep_numbers(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct words *needs = &k->p->steps[k->at].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name need = programme_name(k->p, needs->list[i]->text);

		for (size_t n = 0; need.kind == NAME_FORM && n < k->p->forms[need.index].fields_count; n++) {
			const struct programme_field *f = &k->p->forms[need.index].fields[n];

			if (f->taken_as != NULL)
				keep(c, k, need.index, (int)n, f->type == WORD_DATE ? day_text(c->arena, day) : f->taken_as->text);
		}
	}
}

/* The way was gone, so what it asks of a choice was chosen: where all parts must hold, each that compares a field with a word. */
static void keep_choices(struct ctx *c, const struct run_case *k, const struct expression *when)
{
	if (when == NULL)
		return;
	if (when->kind == EXPRESSION_AND) {
		keep_choices(c, k, when->left);
		keep_choices(c, k, when->right);
	}
	if (when->kind != EXPRESSION_EQUAL || when->left->kind != EXPRESSION_WORD || when->left->is_symbol || when->left->name.kind != NAME_FIELD || !when->right->is_symbol)
		return;
	if (k->p->forms[when->left->name.index].fields[when->left->name.field].type == WORD_CHOICE)
		keep(c, k, when->left->name.index, when->left->name.field, when->right->token->text);
}

/* Does everything that the step sets hang on what is known? Else only its forms say what became of the person. */
static bool effects_are_known(struct ctx *c, const struct run_case *k)
{
	const struct step *s = &k->p->steps[k->at];

	for (size_t i = 0; i < s->effects_count; i++) {
		const struct effect *e = &s->effects[i];
		bool is_known = (e->when == NULL || play_value(&k->play, e->when).kind == VALUE_TRUTH) &&
			(!play_acts(&k->play, e) || ((e->from == NULL || play_value(&k->play, e->from).kind == VALUE_DATE) &&
			(e->value == NULL || play_value(&k->play, e->value).kind != VALUE_UNKNOWN)));

		if (!is_known)
			return refuse_step(c, s, T_run_take_over_by_form, NULL, NULL);
	}
	return true;
}

static bool day_is_right(struct ctx *c, const struct run_case *k, day_t day)
{
	const struct step *s = &k->p->steps[k->at];
	day_t since = k->steps[k->steps_count - 1].opened_day;

	if (day < since)
		return ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), T_run_day_early, "day", day_text(c->arena, day), "since", day_text(c->arena, since), "step", programme_named(c->lang, s->title), NULL);
	return day < k->row.entered_day || ctx_refuse_field(c, arena_printf(c->arena, "day_%s", s->id), T_run_take_over_day, "day", day_text(c->arena, day), "entered",
		day_text(c->arena, k->row.entered_day), "step", programme_named(c->lang, s->title), NULL);
}

/* As it was judged on the day of the paper. */
static void play_on(struct ctx *c, struct run_case *k, day_t day)
{
	k->today = day;
	k->is_closing = true;
	run_play(c, k);
}

/* What is against doing the step on its day, whatever rule says it, stands at the field of that day. */
static bool done_on_paper(struct ctx *c, struct run_case *k, const struct go *go, day_t day, int64_t file)
{
	const char *field = arena_printf(c->arena, "day_%s", k->p->steps[k->at].id);
	int before = c->refusals_count;

	if (run_go_on_paper(c, k, go, day, file))
		return true;
	for (int i = before; i < c->refusals_count; i++)
		if (c->refusals[i].field == NULL)
			c->refusals[i].field = field;
	return false;
}

/* In the transaction: the open step was done on paper on that day. */
static bool take_one(struct ctx *c, struct run_case *k, const struct taking_over *what, day_t day, int64_t file)
{
	const struct step *s = &k->p->steps[k->at];
	const struct programme_refusal *refusal;
	const struct go *go;

	if (!day_is_right(c, k, day))
		return false;
	play_on(c, k, day);
	go = way_of(k, what);
	if (!may_register_step(c, k, s))
		return refuse_step(c, s, T_run_take_over_above, "roles", run_roles_text(c, k->p, &s->by));
	if (!taken_may_be_entered(c, k, s))
		return refuse_step(c, s, T_run_take_over_others, NULL, NULL);
	if (go == NULL)
		return refuse_step(c, s, T_run_take_over_ends, NULL, NULL);
	keep_choices(c, k, go->when);
	keep_numbers(c, k, day);
	if (!taken_notices_ran(c, k, day) || !taken_votes_kept(c, k, what) || !taken_sheets_kept(c, k, what) || !run_read(c, k->row.id, k))
		return false;
	play_on(c, k, day);
	if (!taken_votes_hold(c, k, go) || !taken_sheets_hold(c, k, go))
		return false;
	refusal = play_refusal_of_step(&k->play, (size_t)k->at);
	if (refusal != NULL)
		return refuse_step(c, s, T_run_take_over_refused, "why", run_refusal_text(c, k, refusal));
	return passes_nothing_by(c, k, go, day) && effects_are_known(c, k) && done_on_paper(c, k, go, day, file) && run_read(c, k->row.id, k);
}

/* ---- all of them ---- */

static bool are_all_taken(struct ctx *c, const struct run_case *k, const struct taking_over *what)
{
	for (size_t i = 0; i < what->steps_count; i++) {
		int step = run_step_index(k->p, what->steps[i].step);

		if (what->steps[i].day != DAY_NONE && !k->play.is_closed[step])
			refuse_step(c, &k->p->steps[step], T_run_take_over_no_way, "at", k->p->steps[k->at].title);
	}
	return !ctx_is_refused(c);
}

static bool are_steps(struct ctx *c, const struct run_case *k, const struct taking_over *what)
{
	bool has_day = false;

	for (size_t i = 0; i < what->steps_count; i++) {
		if (programme_name(k->p, what->steps[i].step).kind != NAME_STEP)
			return ctx_refuse_field(c, "steps", T_run_take_over_no_step, "step", what->steps[i].step, NULL);
		has_day = has_day || what->steps[i].day != DAY_NONE;
	}
	for (size_t i = 0; i < what->votes_count; i++)
		if (programme_name(k->p, what->votes[i].vote).kind != NAME_VOTE)
			return ctx_refuse_field(c, "votes", T_run_take_over_no_vote, "vote", what->votes[i].vote, NULL);
	for (size_t i = 0; i < what->sheets_count; i++)
		if (programme_name(k->p, what->sheets[i].sheet).kind != NAME_SHEET)
			return ctx_refuse_field(c, "sheets", T_run_take_over_no_sheet, "sheet", what->sheets[i].sheet, NULL);
	return (has_day && day_of(what, k->row.step) != DAY_NONE) || ctx_refuse_field(c, arena_printf(c->arena, "day_%s", k->row.step), T_run_take_over_from_here, "step", programme_named(c->lang, k->row.step_title), NULL);
}

bool take_over(struct ctx *c, run_id id, const struct taking_over *what)
{
	struct run_case k;
	day_t day;
	int64_t file;

	ctx_begin(c, "run.take_over", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !run_not_on_hold(c, &k))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (k.row.paper == 0)
		return ctx_refuse(c, AGAINST_RULE, T_run_take_over_not_paper, NULL);
	if (!are_steps(c, &k, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	file = what->kept == NULL ? k.row.paper : run_keep_file(c, &k, what->kept, what->file_name, c->today);
	while (k.at >= 0 && (day = day_of(what, k.row.step)) != DAY_NONE)
		if (!take_one(c, &k, what, day, file)) {
			store_abandon(c->store);
			return false;
		}
	if (are_all_taken(c, &k, what))
		return ctx_commit(c);
	store_abandon(c->store);
	return false;
}
