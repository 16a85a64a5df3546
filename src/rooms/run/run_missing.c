/* What a step still lacks before it may be closed: what it needs, signatures, people who were fit, dates, refusals and gates. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/permit.h"
#include "programme/play_text.h"
#include "rooms/booklet/booklet.h"
#include "rooms/run/run_each.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static enum run_missing_kind kind_of(struct name name)
{
	switch (name.kind) {
	case NAME_FORM: return RUN_MISSING_FORM;
	case NAME_SHEET: return RUN_MISSING_SHEET;
	case NAME_VOTE: return RUN_MISSING_VOTE;
	case NAME_DRAW: return RUN_MISSING_DRAW;
	case NAME_EACH: return RUN_MISSING_EACH;
	default: return RUN_MISSING_NOTICE;
	}
}

/* Files are written with either colon; behind a Chinese character or bracket the reader sees the Chinese one. */
static const char *with_colons(struct ctx *c, const char *text)
{
	struct buffer b;

	buffer_init(&b, c->arena, 256);
	for (const char *at = text; *at != '\0'; at++)
		if (*at == ':' && at > text && ((unsigned char)at[-1] & 0x80) != 0)
			buffer_puts(&b, "\uff1a");
		else
			buffer_putc(&b, *at);
	return buffer_text(&b);
}

/* A rule that can't be judged, since what it rests on can't be reckoned with, is none that was broken. */
static const char *unjudged(struct ctx *c, const struct run_case *k, const struct programme_refusal *refusal, const char *text)
{
	struct programme_value holds = play_value(&k->play, refusal->when);

	return value_is_true(holds) || !value_forbids(holds) ? text : message_text(c->arena, c->lang, T_run_refusal_unjudged, (const struct message_arg[]){ { "rule", text } }, 1);
}

const char *run_refusal_text(struct ctx *c, const struct run_case *k, const struct programme_refusal *refusal)
{
	const struct rule *rule = programme_rule(k->p, k->today);
	const char *said = play_text(&k->play, c->lang, refusal->text), *rows = play_rows_meant(&k->play, refusal->when), *figures = play_figures_meant(&k->play, c->lang, refusal);
	const char *text = with_colons(c, rows != NULL ? run_shown(c, said, rows) : figures != NULL ? arena_printf(c->arena, "%s%s", said, figures) : said);
	const struct message_arg args[] = { { "text", text = unjudged(c, k, refusal, arena_printf(c->arena, "%s%s", text, run_params_behind(c, k, refusal->when))) }, { "rule", rule == NULL ? "" : programme_named(c->lang, rule->title) } };

	return rule == NULL ? text : message_text(c->arena, c->lang, T_run_refused_by_rule, args, sizeof(args) / sizeof(args[0]));
}

static size_t people_fields(const struct run_case *k, const struct step *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(k->p, s->needs.list[i]->text);

		count += name.kind == NAME_FORM ? k->p->forms[name.index].fields_count : 0;
	}
	return count;
}

/* Somebody who was named, and where that is known since when or until when he was what he should have been that day. */
static const char *unfit_text(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *named)
{
	const struct day_span days = { k->steps[k->steps_count - 1].opened_day, c->today };
	const char *name = "", *term = "";
	struct run_person_row person;
	struct run_person found;
	int64_t id;

	if (int_parse(named, &id) && run_person_named(c->store, (person_id){ id }, &person) && may_at_path(c, MAY_SEE_PERSON, person.path)) {
		name = person.name;
		if (run_in_roles_between(c, k, &f->choices, id, &days, &found))
			term = run_term_text(c, &found, days.from);
	}
	return message_text(c->arena, c->lang, T_run_person_not_then, (const struct message_arg[]){ { "title", programme_named(c->lang, f->title) }, { "name", name }, { "term", term },
		{ "roles", run_roles_text(c, k->p, &f->choices) }, { "day", day_text(c->arena, k->today) } }, 5);
}

/* Somebody else was named when an earlier step was done: whether he is fit is asked by the rules of the step, where they do (fit). */
static bool is_named_here(const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct run_value_row *v = run_value_of(k, form->id, f->id, 0, false);

	return v != NULL && v->step == k->steps[k->steps_count - 1].id.v;
}

/* Who was named when the form was filled in must be fit on the day on which the step is done. */
static size_t unfit_people(struct ctx *c, const struct run_case *k, struct name name, struct run_missing *list)
{
	const struct programme_form *form = name.kind == NAME_FORM ? &k->p->forms[name.index] : NULL;
	size_t count = 0;

	for (size_t i = 0; form != NULL && i < form->fields_count; i++) {
		const struct programme_value *v = &k->play.fields[name.index][i];

		if (form->fields[i].type != WORD_PERSON || v->kind != VALUE_SYMBOL || !is_named_here(k, form, &form->fields[i]) ||
		    run_step_asks_fit(k, (struct name){ NAME_FIELD, name.index, (int)i }) || run_may_name(c, k, &form->fields[i], v->symbol, k->today) ||
		    run_may_have_been_fit(c, k, &form->fields[i], v->symbol))
			continue;
		list[count++] = (struct run_missing){ .kind = RUN_REFUSED, .id = form->id, .title = unfit_text(c, k, &form->fields[i], v->symbol) };
	}
	return count;
}

/* Looked at when the step is closed, not each time that somebody reads the page. */
static size_t changed_cases(struct ctx *c, const struct run_case *k, struct name name, struct run_missing *list)
{
	const struct programme_form *form = name.kind == NAME_FORM && k->is_closing && !run_is_on_paper(k, k->today) ? &k->p->forms[name.index] : NULL;
	size_t count = 0;

	for (size_t i = 0; form != NULL && i < form->fields_count; i++)
		if (run_cases_are_read(&form->fields[i]) && run_cases_have_changed(c, k, form, &form->fields[i]))
			list[count++] = (struct run_missing){ .kind = RUN_REFUSED, .id = form->id, .title = message_text(c->arena, c->lang, T_run_cases_changed,
				(const struct message_arg[]){ { "title", programme_named(c->lang, form->fields[i].title) }, { "form", programme_named(c->lang, form->title) } }, 2) };
	return count;
}

/* A booklet may have been voided since its number was typed. */
static size_t booklets_wrong(struct ctx *c, const struct run_case *k, struct name name, struct run_missing *list)
{
	const struct programme_form *form = name.kind == NAME_FORM ? &k->p->forms[name.index] : NULL;
	const char **wrong = arena_array(c->arena, form == NULL ? 1 : form->fields_count + 1, sizeof(*wrong));
	size_t count = form == NULL ? 0 : booklet_wrong(c, k, form, wrong);

	for (size_t i = 0; i < count; i++)
		list[i] = (struct run_missing){ .kind = RUN_REFUSED, .id = form->id, .title = wrong[i] };
	return count;
}

size_t run_missing(struct ctx *c, const struct run_case *k, struct run_missing **list)
{
	struct run_missing *own, *gates;
	size_t own_count = run_missing_own(c, k, &own), gates_count = run_gates(c, k, &gates), count = 0;
	bool rests;
	const char *unfit = run_subject_unfit(c, k, &rests), *still = run_stands_still(c, k);

	*list = arena_array(c->arena, own_count + gates_count + 3, sizeof(**list));
	if (still != NULL && !k->is_closing)	/* nobody is sent to a form of a case that waits; closing says it by itself */
		(*list)[count++] = (struct run_missing){ .kind = RUN_REFUSED, .id = "hold", .title = still };
	if (unfit != NULL)	/* before anybody fills in anything for it */
		(*list)[count++] = (struct run_missing){ .kind = RUN_REFUSED, .id = "subject", .title = unfit };
	if (own_count > 0)
		memcpy(*list + count, own, own_count * sizeof(**list));
	if (gates_count > 0)
		memcpy(*list + count + own_count, gates, gates_count * sizeof(**list));
	return count + own_count + gates_count;
}

static bool waits_for_seal(struct ctx *c, const struct run_case *k, const char *vote)
{
	const struct ballot_row *ballot = run_ballot_of(k, vote);

	return ballot != NULL && ballot_waits_for_seal(c, ballot);
}

size_t run_missing_own(struct ctx *c, const struct run_case *k, struct run_missing **list)
{
	const struct step *s;
	const struct programme_refusal **refusals;
	struct play_date wrong;
	size_t count = 0, refusals_count;

	*list = NULL;
	if (k->at < 0)
		return 0;
	s = &k->p->steps[k->at];
	*list = arena_array(c->arena, s->needs.count + s->sign.count + 5 * people_fields(k, s) + k->p->refusals_count + 2, sizeof(**list));
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(k->p, s->needs.list[i]->text);

		if (!play_has(&k->play, name))
			(*list)[count++] = (struct run_missing){ .kind = kind_of(name), .id = s->needs.list[i]->text,
				.title = name.kind == NAME_EACH ? run_each_lacks(c, k, name.index) : programme_named(c->lang, programme_title(k->p, name)),
				.why = name.kind == NAME_NOTICE ? run_notice_lacks(c, k, name.index) : NULL, .is_agreed = name.kind == NAME_VOTE && waits_for_seal(c, k, s->needs.list[i]->text) };
	}
	for (size_t i = 0; i < s->sign.count; i++)
		if (!k->play.is_signed[k->at][i])
			(*list)[count++] = (struct run_missing){ .kind = RUN_MISSING_SIGNATURE, .id = s->sign.list[i]->text,
				.title = run_roles_text(c, k->p, &(struct words){ &s->sign.list[i], 1 }) };
	for (size_t i = 0; i < s->needs.count; i++)
		count += unfit_people(c, k, programme_name(k->p, s->needs.list[i]->text), &(*list)[count]);
	for (size_t i = 0; i < s->needs.count; i++)
		count += changed_cases(c, k, programme_name(k->p, s->needs.list[i]->text), &(*list)[count]);
	for (size_t i = 0; i < s->needs.count; i++)
		count += run_files_wrong(c, k, programme_name(k->p, s->needs.list[i]->text), &(*list)[count]);
	for (size_t i = 0; i < s->needs.count; i++)
		count += booklets_wrong(c, k, programme_name(k->p, s->needs.list[i]->text), &(*list)[count]);
	if (play_wrong_date(&k->play, (size_t)k->at, &wrong))
		(*list)[count++] = run_refused(c, k, wrong.form->id, wrong.form->read_by.count > 0 ? wrong.form : NULL, run_date_text(c, k, &wrong), wrong.field->title);
	/* All at once: whoever mends one shall not come back for the next. */
	refusals = arena_array(c->arena, k->p->refusals_count + 1, sizeof(*refusals));
	refusals_count = play_refusals_of_step(&k->play, (size_t)k->at, refusals);
	for (size_t i = 0; i < refusals_count; i++)
		(*list)[count++] = run_refused_by(c, k, s->id, refusals[i]);
	return count;
}
