/* What a finish does: to the archive of the person, and rows for those who are told, rewarded or informed. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "rooms/person/person.h"
#include "rooms/person/role.h"
#include "rooms/run/run_role.h"
#include "schema/model.h"
#include "text/run.h"

/* ---- the person ---- */

/* Roles on the way to membership follow one another: who becomes the next is no longer the one before. */
static const struct { enum programme_word status; const char *begins, *ends[3]; } STEPS_UP[] = {
	{ WORD_APPLICANT, "applicant", { NULL } },
	{ WORD_ACTIVIST, "activist", { "applicant", NULL } },
	{ WORD_PROSPECT, "prospect", { "activist", RUN_ROLE_POOL, NULL } },
	{ WORD_FORMER_ACTIVIST, NULL, { "activist", RUN_ROLE_POOL, NULL } },
};

static bool set_status(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *status, day_t day)
{
	const char *document = arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, day));

	for (size_t i = 0; i < sizeof(STEPS_UP) / sizeof(STEPS_UP[0]); i++) {
		if (!programme_word_is(STEPS_UP[i].status, status))
			continue;
		for (size_t n = 0; STEPS_UP[i].ends[n] != NULL; n++)
			role_write_end(c, row, STEPS_UP[i].ends[n], day);
		if (STEPS_UP[i].begins != NULL)
			role_write_begin(c, row, STEPS_UP[i].begins, day, document);
		return true;
	}
	return person_write_standing(c, row->id, &(struct person_standing){ .status = PERSON_BY_CAUSE, .day = day, .document = document,
		.cause = programme_word_is(WORD_PROBATIONARY, status) ? "joined" : "converted" });
}

static bool set(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	struct person_row row;
	int attribute = programme_attribute(e->target->text);
	struct programme_value v = play_value(&k->play, e->value);

	if (k->subject.id.v == 0 || attribute < 0 || !person_get(c->store, k->subject.id, &row))
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_without_person, NULL);
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_STATUS && v.kind == VALUE_SYMBOL)
		return set_status(c, k, &row, v.symbol, day);
	if (PROGRAMME_ATTRIBUTES[attribute].word != WORD_IN_POOL || v.kind != VALUE_TRUTH)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_unknown, "name", e->target->text, NULL);
	if (v.is_true)
		role_write_begin(c, &row, RUN_ROLE_POOL, day, k->row.programme_title);
	else
		role_write_end(c, &row, RUN_ROLE_POOL, day);
	return true;
}

/* ---- words for people ---- */

static const char *words_of(struct ctx *c, struct programme_value v)
{
	switch (v.kind) {
	case VALUE_NUMBER: return fraction_text(c->arena, v.number);
	case VALUE_DATE: return day_text(c->arena, v.day);
	case VALUE_SYMBOL: return v.symbol;
	case VALUE_TRUTH: return programme_word_text(v.is_true ? WORD_YES : WORD_NO, c->lang);
	default: return "";
	}
}

/* The fields of a form that may be seen by everybody. */
static const char *public_fields(struct ctx *c, const struct run_case *k, int index)
{
	const struct programme_form *form = &k->p->forms[index];
	struct buffer b;

	buffer_init(&b, c->arena, 256);
	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].is_public)
			buffer_printf(&b, "%s\n", run_said(c, form->fields[i].title, words_of(c, k->play.fields[index][i])));
	return buffer_text(&b);
}

static const char *tally_text(struct ctx *c, const struct run_case *k, int vote)
{
	const struct tally *t = &k->play.tallies[vote];
	const struct message_arg args[] = { { "entitled", arena_printf(c->arena, "%d", t->entitled_count) }, { "present", arena_printf(c->arena, "%d", t->present_count) },
		{ "for", arena_printf(c->arena, "%d", t->for_count) }, { "against", arena_printf(c->arena, "%d", t->against_count) },
		{ "abstain", arena_printf(c->arena, "%d", t->abstain_count) } };

	return message_text(c->arena, LANG_ZH, T_run_tally, args, sizeof(args) / sizeof(args[0]));
}

/* ---- rows for others ---- */

static void tell(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	const struct role *role = run_role_find(k->p, e->target->text);
	struct run_person *people;
	struct buffer b;
	bool is_open;
	size_t count = role == NULL ? 0 : run_role_people(c, k, role, day, &people, &is_open);

	buffer_init(&b, c->arena, 256);
	buffer_puts(&b, run_said(c, k->row.programme_title, k->row.title));
	for (size_t i = 0; i < e->contents.count; i++) {
		struct name name = programme_name(k->p, e->contents.list[i]->text);

		if (name.kind == NAME_FIELD)
			buffer_printf(&b, "\n%s", run_said(c, k->p->forms[name.index].fields[name.field].title, words_of(c, k->play.fields[name.index][name.field])));
		else if (name.kind == NAME_VALUE)
			buffer_printf(&b, "\n%s", run_said(c, e->contents.list[i]->text, words_of(c, play_value(&k->play, k->p->values[name.index].expression))));
	}
	for (size_t i = 0; i < count; i++)
		message_insert(c->store, (message_id){ store_new_id(c->store) }, k->row.region, people[i].person.v, k->row.org, k->row.id.v, buffer_text(&b), c->now_s);
	store_note(c->store, "told", NULL, arena_printf(c->arena, "%zu", count));
}

static bool points(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	const struct role *role = run_role_find(k->p, e->target->text);
	struct programme_value v = play_value(&k->play, e->value);
	struct run_person *people;
	bool is_open;
	size_t count = role == NULL ? 0 : run_role_people(c, k, role, day, &people, &is_open);

	if (v.kind != VALUE_NUMBER)
		return ctx_refuse(c, AGAINST_RULE, T_run_points_unknown, "text", e->text, NULL);
	for (size_t i = 0; i < count; i++)
		point_insert(c->store, (point_id){ store_new_id(c->store) }, k->row.region, k->row.org, people[i].person.v, v.number.above, v.number.below, e->text, day,
			k->row.id.v);
	store_note(c->store, "points", NULL, arena_printf(c->arena, "%zu", count));
	return true;
}

static void publish(struct ctx *c, const struct run_case *k, const struct effect *e, int finish, day_t day)
{
	struct name name = programme_name(k->p, e->target->text);
	const char *kind = name.kind == NAME_FORM ? "form" : name.kind == NAME_VOTE ? "vote" : name.kind == NAME_NOTICE ? "notice" :
		programme_word_is(WORD_HONOUR, e->target->text) ? "honour" : "result";
	const char *text = name.kind == NAME_FORM ? public_fields(c, k, name.index) : name.kind == NAME_VOTE ? tally_text(c, k, name.index) : k->p->finishes[finish].title;

	publication_insert(c->store, (publication_id){ store_new_id(c->store) }, k->row.region, k->row.org, k->row.id.v, kind,
		run_said(c, k->row.programme_title, k->row.title), text, day);
	store_note(c->store, "published", NULL, kind);
}

bool run_finish(struct ctx *c, const struct run_case *k, int finish, day_t day)
{
	const struct finish *f = &k->p->finishes[finish];

	for (size_t i = 0; i < f->effects_count; i++) {
		const struct effect *e = &f->effects[i];

		switch (e->kind) {
		case EFFECT_SET:
			if (!set(c, k, e, day))
				return false;
			break;
		case EFFECT_POINTS:
			if (!points(c, k, e, day))
				return false;
			break;
		case EFFECT_TELL: tell(c, k, e, day); break;
		case EFFECT_PUBLISH: publish(c, k, e, finish, day); break;
		case EFFECT_BAR: break;	/* the next opening looks at the finish */
		}
	}
	return true;
}
