#include "programme/reading.h"

#include <string.h>
#include "programme/play_text.h"
#include "programme/reading_part.h"
#include "text/programme.h"

/* ---- what a step needs ---- */

static void add(struct reading_step *step, const char *line)
{
	step->lines[step->lines_count++] = line;
}

/* Two refusals may have the same words, each for its own rows. */
static void add_once(struct reading_step *step, const char *line)
{
	for (size_t i = 0; i < step->lines_count; i++)
		if (strcmp(step->lines[i], line) == 0)
			return;
	add(step, line);
}

/* The first line of a block that begins with the word. */
static int line_inside(const struct programme *p, int line, enum programme_word first)
{
	for (size_t i = 0; i < p->lines_count; i++)
		if (p->lines[i].number > line && p->lines[i].tokens_count > 0 && p->lines[i].tokens[0].word == first)
			return p->lines[i].number;
	return line;
}

static const char *vote_text(struct reading *r, const struct vote *v)
{
	const struct message_arg args[] = {
		{ "title", reading_named(r, v->title) }, { "who", reading_name(r, v->voters) },
		{ "quorum", programme_plain(r->arena, r->p, line_inside(r->p, v->line, WORD_QUORUM), WORD_QUORUM, WORD_OF_BASE, r->lang) },
		{ "pass", programme_plain(r->arena, r->p, line_inside(r->p, v->line, WORD_PASS), WORD_PASS, WORD_OF_BASE, r->lang) },
		{ "of", programme_word_text(v->pass_of, r->lang) },
		{ "secret", message_text(r->arena, r->lang, v->is_secret ? T_programme_reading_secret : T_programme_reading_open, NULL, 0) },
	};

	const char *text = message_text(r->arena, r->lang, T_programme_reading_vote, args, sizeof(args) / sizeof(args[0]));

	if (v->quorum_exceeded_when != NULL)
		text = arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_quorum_exceeded, "when",
			programme_condition(r->arena, r->p, line_inside(r->p, v->line, WORD_QUORUM), r->lang)));
	if (v->candidates != NULL)
		text = arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_election, "form", reading_name(r, v->candidates)));
	if (v->about != NULL)
		text = arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_vote_about, "table", strchr(v->about->text, '.') == NULL ? reading_name(r, v->about) : reading_field_title(r, v->about)));
	if (v->runoff_of.count > 0)
		text = arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_runoff, "votes", programme_words_text(r->arena, r->p, &v->runoff_of, r->lang)));
	for (size_t i = 0; i < v->resolves_count; i++) {
		const struct resolve *resolve = &v->resolves[i];
		const struct message_arg said[] = { { "text", play_text_plain(r->arena, r->p, r->lang, resolve->text) },
			{ "when", resolve->when == NULL ? "" : programme_plain(r->arena, r->p, resolve->line, WORD_WHEN, NO_WORD, r->lang) } };

		text = arena_printf(r->arena, "%s%s", text, message_text(r->arena, r->lang, resolve->when != NULL ? T_programme_reading_resolves_when :
			i == 0 ? T_programme_reading_resolves : T_programme_reading_resolves_else, said, 2));
	}
	if (v->allows_others)
		text = arena_printf(r->arena, "%s%s", text, message_text(r->arena, r->lang, T_programme_reading_write_in, NULL, 0));
	if (v->counts_written)
		text = arena_printf(r->arena, "%s%s", text, message_text(r->arena, r->lang, T_programme_reading_written, NULL, 0));
	return v->is_from_afar ? arena_printf(r->arena, "%s%s", text, message_text(r->arena, r->lang, T_programme_reading_from_afar, NULL, 0)) : text;
}

static const char *sheet_text(struct reading *r, const struct sheet *s)
{
	const struct message_arg args[] = {
		{ "title", reading_named(r, s->title) }, { "who", reading_name(r, s->raters) },
		{ "low", fraction_text(r->arena, s->low) }, { "high", fraction_text(r->arena, s->high) },
		{ "combine", programme_word_text(s->combine, r->lang) },
		{ "secret", message_text(r->arena, r->lang, s->is_secret ? T_programme_reading_secret : T_programme_reading_open, NULL, 0) },
	};

	const char *text = message_text(r->arena, r->lang, T_programme_reading_sheet, args, sizeof(args) / sizeof(args[0]));

	if (s->per != NULL)
		text = arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_per, "table", reading_name(r, s->per)));
	return s->not_by.count == 0 ? text : arena_printf(r->arena, "%s%s", text, reading_say(r, T_programme_reading_left_out, "who", reading_words(r, &s->not_by)));
}

static const char *span_text(struct reading *r, message text, struct span span)
{
	const struct message_arg args[] = { { "n", arena_printf(r->arena, "%d", span.count) }, { "unit", span.count == 0 ? "" : programme_word_text(span.unit, r->lang) } };

	return span.count == 0 ? "" : message_text(r->arena, r->lang, text, args, sizeof(args) / sizeof(args[0]));
}

static const char *notice_text(struct reading *r, const struct notice *n)
{
	const struct message_arg args[] = {
		{ "title", reading_named(r, n->title) }, { "board", reading_named(r, n->board) },
		{ "days", programme_plain(r->arena, r->p, line_inside(r->p, n->line, WORD_DAYS), WORD_DAYS, WORD_WD, r->lang) },
	};

	return arena_printf(r->arena, "%s%s%s", message_text(r->arena, r->lang, n->is_workdays ? T_programme_reading_notice_workdays : T_programme_reading_notice, args,
		sizeof(args) / sizeof(args[0])), span_text(r, T_programme_reading_notice_objections, n->objections), span_text(r, T_programme_reading_notice_answers, n->answers));
}

/* How long the files of the form are kept, and to what somebody agrees in it. */
static const char *terms_text(struct reading *r, const struct programme_form *form)
{
	const char *all = "";

	for (size_t i = 0; i < form->fields_count; i++) {
		const struct keep *keep = programme_keep(r->p, form->id, form->fields[i].id);
		const struct value_rule *until = keep == NULL ? NULL : &r->p->values[programme_name(r->p, keep->until->text).index];
		const struct message_arg args[] = { { "field", reading_named(r, form->fields[i].title) }, { "until", until == NULL ? "" : until->title != NULL ? reading_named(r, until->title) : until->id },
			{ "title", keep == NULL ? "" : reading_named(r, keep->title) } };

		if (keep != NULL)
			all = arena_printf(r->arena, "%s%s", all, message_text(r->arena, r->lang, T_programme_reading_keep, args, 3));
		if (r->p->consent.line != 0 && strcmp(r->p->consent.field->text, arena_printf(r->arena, "%s.%s", form->id, form->fields[i].id)) == 0)
			all = arena_printf(r->arena, "%s%s", all, message_text(r->arena, r->lang, T_programme_reading_consent,
				(const struct message_arg[]){ { "title", reading_named(r, r->p->consent.title) }, { "finish", reading_name(r, r->p->consent.until) } }, 2));
	}
	return all;
}

static const char *form_text(struct reading *r, const struct programme_form *form)
{
	const struct message_arg args[] = { { "title", reading_named(r, form->title) }, { "who", form->read_by.count == 0 ? "" : reading_words(r, &form->read_by) } };

	return arena_printf(r->arena, "%s%s", message_text(r->arena, r->lang, form->read_by.count == 0 ? T_programme_reading_form : T_programme_reading_sealed, args,
		form->read_by.count == 0 ? 1 : 2), terms_text(r, form));
}

/* For which steps of which other practices this one has to be closed. */
static const char *hold_text(struct reading *r, const struct hold *hold)
{
	return reading_say(r, hold->is_each_round ? T_programme_reading_hold_round : T_programme_reading_hold, "step", hold->step->text);
}

/* Steps of another practice, which this file has no titles of. */
static const char *steps_of_other(struct reading *r, const struct words *steps)
{
	const char *all = NULL;

	for (size_t i = 0; i < steps->count; i++)
		all = reading_join(r, all, steps->list[i]->text);
	return all;
}

/* What other practices wait for, and under what conditions. */
static const char *gate_text(struct reading *r, const struct gate *gate)
{
	const char *also = "";
	const struct message_arg span[] = { { "n", arena_printf(r->arena, "%d", gate->within.count) },
		{ "unit", gate->within.count == 0 ? "" : programme_word_text(gate->within.unit, r->lang) } };

	if (gate->listed != NULL)
		also = arena_printf(r->arena, "%s%s", also, reading_say(r, T_programme_reading_gate_listed, "name", reading_field_title(r, gate->listed)));
	if (gate->is_since_open)
		also = arena_printf(r->arena, "%s%s", also, message_text(r->arena, r->lang, T_programme_reading_gate_open, NULL, 0));
	if (gate->from.count > 0)
		also = arena_printf(r->arena, "%s%s", also, reading_say(r, T_programme_reading_gate_from, "steps", steps_of_other(r, &gate->from)));
	if (gate->within.count > 0)
		also = arena_printf(r->arena, "%s%s", also, message_text(r->arena, r->lang, T_programme_reading_gate_within, span, 2));
	if (gate->when != NULL)
		also = arena_printf(r->arena, "%s%s", also, reading_say(r, T_programme_reading_gate_when, "when", programme_condition(r->arena, r->p, gate->line, r->lang)));
	const struct message_arg args[] = { { "step", gate->step->text }, { "by", reading_words(r, &gate->by) }, { "also", also }, { "rule", reading_named(r, gate->text) } };

	return message_text(r->arena, r->lang, T_programme_reading_gate, args, 4);
}

/* Gates stand at the step that opens them; those of a finish where the reading begins. */
static bool gate_stands_at(const struct programme *p, const struct gate *gate, size_t index)
{
	for (size_t i = 0; i < gate->by.count; i++)
		if (strcmp(gate->by.list[i]->text, p->steps[index].id) == 0)
			return true;
	return index == 0 && programme_name_of(p, gate->by.list[0]).kind == NAME_FINISH;
}

static size_t bars_of(const struct programme *p, const struct step *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->goes_count; i++)
		count += s->goes[i].to.kind == NAME_FINISH ? p->finishes[s->goes[i].to.index].effects_count : 0;
	return count;
}

/* finish: after which; empty: when the step itself is closed. */
static const char *award_text(struct reading *r, const char *finish, const struct effect *e)
{
	const struct message_arg act[] = { { "who", reading_name(r, e->target) }, { "award", reading_named(r, e->text) } }, args[] = { { "finish", finish },
		{ "act", message_text(r->arena, r->lang, e->kind == EFFECT_AWARD ? T_programme_reading_award : T_programme_reading_revoke, act, 2) },
		{ "when", e->when == NULL ? "" : programme_plain(r->arena, r->p, e->line, WORD_WHEN, NO_WORD, r->lang) } };
	message at_end = e->when == NULL ? T_programme_reading_at_finish : T_programme_reading_at_finish_when;

	return message_text(r->arena, r->lang, finish[0] != '\0' ? at_end : e->when == NULL ? T_programme_reading_at_step : T_programme_reading_at_step_when, args, 3);
}

/* What the finish to which a way of the step leads keeps from being done, and whom it commends. */
static void add_finishes(struct reading *r, const struct step *s, struct reading_step *out)
{
	for (size_t i = 0; i < s->goes_count; i++) {
		const struct finish *f = s->goes[i].to.kind == NAME_FINISH ? &r->p->finishes[s->goes[i].to.index] : NULL;

		if (f != NULL && f->is_failed)
			add(out, reading_say(r, T_programme_reading_failed, "name", reading_named(r, f->title)));
		for (size_t e = 0; f != NULL && e < f->effects_count; e++)
			if (f->effects[e].kind == EFFECT_BAR && f->effects[e].contents.count > 0)
				add(out, message_text(r->arena, r->lang, T_programme_reading_bar, (const struct message_arg[]){ { "finish", reading_named(r, f->title) },
					{ "steps", reading_words(r, &f->effects[e].contents) } }, 2));
			else if (f->effects[e].kind == EFFECT_AWARD || f->effects[e].kind == EFFECT_REVOKE)
				add(out, award_text(r, reading_named(r, f->title), &f->effects[e]));
	}
}

/* What whoever is given a post here must have behind him, and how long that counts. */
static const char *post_text(struct reading *r)
{
	const struct programme *p = r->p;
	const struct message_arg span[] = { { "n", arena_printf(r->arena, "%d", p->post_within.count) }, { "unit", p->post_within.count == 0 ? "" : programme_word_text(p->post_within.unit, r->lang) } };
	const struct message_arg args[] = { { "finishes", reading_words(r, &p->post_needs) },
		{ "posts", p->post_meant != NULL ? reading_named(r, p->post_meant) : message_text(r->arena, r->lang, T_programme_reading_posts, NULL, 0) },
		{ "term", p->post_within.count == 0 ? "" : message_text(r->arena, r->lang, T_programme_reading_post_within, span, 2) } };

	return message_text(r->arena, r->lang, T_programme_reading_post_needs, args, 3);
}

static const char *draw_text(struct reading *r, const struct draw_rule *d)
{
	const struct message_arg args[] = { { "title", reading_named(r, d->title) }, { "from", reading_field_title(r, d->from) },
		{ "n", programme_plain(r->arena, r->p, line_inside(r->p, d->line, WORD_COUNT), WORD_COUNT, NO_WORD, r->lang) } };

	return message_text(r->arena, r->lang, T_programme_reading_draw, args, sizeof(args) / sizeof(args[0]));
}

static const char *each_text(struct reading *r, const struct each *each)
{
	const struct message_arg args[] = { { "title", reading_named(r, each->title) }, { "place", programme_word_text(each->place, r->lang) }, { "finishes", reading_words(r, &each->finishes) },
		{ "step", each->as_of == NULL ? "" : reading_named(r, r->p->steps[programme_name(r->p, each->as_of->text).index].title) } };

	return message_text(r->arena, r->lang, each->as_of == NULL ? T_programme_reading_each : T_programme_reading_each_as_of, args, sizeof(args) / sizeof(args[0]));
}

static const char *need_text(struct reading *r, const struct token *token)
{
	struct name name = programme_name(r->p, token->text);

	switch (name.kind) {
	case NAME_VOTE: return vote_text(r, &r->p->votes[name.index]);
	case NAME_SHEET: return sheet_text(r, &r->p->sheets[name.index]);
	case NAME_NOTICE: return notice_text(r, &r->p->notices[name.index]);
	case NAME_DRAW: return draw_text(r, &r->p->draws[name.index]);
	case NAME_EACH: return each_text(r, &r->p->eaches[name.index]);
	default: return form_text(r, &r->p->forms[name.index]);
	}
}

static const char *set_text(struct reading *r, const struct effect *e)
{
	enum programme_word ends = e->from != NULL ? WORD_FROM : e->when != NULL ? WORD_WHEN : NO_WORD;
	const struct message_arg args[] = {
		{ "what", programme_plain(r->arena, r->p, e->line, WORD_SET, ends, r->lang) },
		{ "from", e->from == NULL ? message_text(r->arena, r->lang, T_programme_reading_that_day, NULL, 0) :
			programme_plain(r->arena, r->p, e->line, WORD_FROM, WORD_WHEN, r->lang) },
		{ "when", e->when == NULL ? "" : programme_plain(r->arena, r->p, e->line, WORD_WHEN, NO_WORD, r->lang) },
	};

	return message_text(r->arena, r->lang, e->when == NULL ? T_programme_reading_set : T_programme_reading_set_when, args, sizeof(args) / sizeof(args[0]));
}

static const char *appoint_text(struct reading *r, const struct effect *e)
{
	const struct message_arg args[] = { { "who", reading_name(r, e->target) }, { "post", reading_named(r, e->text) },
		{ "when", e->when == NULL ? "" : programme_plain(r->arena, r->p, e->line, WORD_WHEN, NO_WORD, r->lang) } };

	return message_text(r->arena, r->lang, e->when == NULL ? T_programme_reading_appoint : T_programme_reading_appoint_when, args, sizeof(args) / sizeof(args[0]));
}

static const char *term_text(struct reading *r, const struct step *s)
{
	const struct message_arg args[] = {
		{ "n", s->within_param != NULL ? reading_name(r, s->within_param) : arena_printf(r->arena, "%d", s->within.count) },
		{ "unit", programme_word_text(s->within.unit, r->lang) },
		{ "from", s->within_of == NULL || s->within_of->word == WORD_OPEN ? message_text(r->arena, r->lang, T_programme_reading_opening, NULL, 0) :
			reading_name(r, s->within_of) },
		{ "when", s->within_when == NULL ? "" : programme_plain(r->arena, r->p, line_inside(r->p, s->line, WORD_WITHIN), WORD_WHEN, NO_WORD, r->lang) },
	};

	return message_text(r->arena, r->lang, s->within_when == NULL ? T_programme_reading_term : T_programme_reading_term_when, args, sizeof(args) / sizeof(args[0]));
}

static const char *escalation_text(struct reading *r, const struct escalation *e)
{
	const struct message_arg args[] = { { "who", reading_name(r, e->to) }, { "n", arena_printf(r->arena, "%d", e->behind.count) },
		{ "unit", e->behind.count == 0 ? "" : programme_word_text(e->behind.unit, r->lang) } };

	return e->behind.count == 0 ? message_text(r->arena, r->lang, T_programme_reading_escalate, args, 1) :
		message_text(r->arena, r->lang, T_programme_reading_escalate_behind, args, 3);
}

const char *programme_term_text(struct arena *a, const struct programme *p, size_t step, enum lang lang)
{
	struct reading r = { a, p, lang };

	return p->steps[step].within.count == 0 ? "" : term_text(&r, &p->steps[step]);
}

/* Does the step need the form of that field? */
static bool asks_for(const struct programme *p, const struct step *s, const struct token *field)
{
	const char *form = p->forms[programme_name(p, field->text).index].id;

	for (size_t i = 0; i < s->needs.count; i++)
		if (strcmp(s->needs.list[i]->text, form) == 0)
			return true;
	return false;
}

static void read_step(struct reading *r, size_t index, struct reading_step *out)
{
	const struct step *s = &r->p->steps[index];

	*out = (struct reading_step){ .title = reading_named(r, s->title), .lines = arena_array(r->arena, s->needs.count + s->effects_count + s->escalations_count + r->p->refusals_count + r->p->holds_count + r->p->gates_count + bars_of(r->p, s) + s->goes_count + 10, sizeof(char *)),
		.ways = arena_array(r->arena, s->goes_count, sizeof(struct reading_way)) };
	if (s->phase != NULL && (index == 0 || s->phase != s[-1].phase))
		add(out, reading_say(r, T_programme_reading_phase, "name", reading_named(r, s->phase)));
	if (index == 0 && r->p->post_needs.count > 0)
		add(out, post_text(r));
	if (s->is_auto)
		add(out, message_text(r->arena, r->lang, T_programme_reading_auto, NULL, 0));
	if (s->by.count > 0)
		add(out, reading_say(r, T_programme_reading_by, "who", reading_words(r, &s->by)));
	if (s->not_by.count > 0)
		add(out, reading_say(r, T_programme_reading_not_by, "who", reading_people(r, &s->not_by)));
	for (size_t i = 0; i < s->needs.count; i++)
		add(out, need_text(r, s->needs.list[i]));
	if (r->p->one_open_by != NULL && asks_for(r->p, s, r->p->one_open_by))
		add(out, reading_say(r, T_programme_reading_one_open, "name", reading_field_title(r, r->p->one_open_by)));
	if (s->prepares.count > 0)
		add(out, reading_say(r, T_programme_reading_prepares, "who", reading_words(r, &s->prepares)));
	if (s->sign.count > 0)
		add(out, reading_say(r, T_programme_reading_sign, "who", reading_words(r, &s->sign)));
	if (s->within.count > 0)
		add(out, term_text(r, s));
	for (size_t i = 0; i < s->escalations_count; i++)
		add(out, escalation_text(r, &s->escalations[i]));
	if (s->late == WORD_BLOCK)
		add(out, message_text(r->arena, r->lang, T_programme_reading_block, NULL, 0));
	for (size_t i = 0; i < r->p->refusals_count && index == 0; i++)
		if (r->p->refusals[i].action->word == WORD_OPENS)
			add_once(out, reading_say(r, T_programme_reading_not_opened, "text", play_text_plain(r->arena, r->p, r->lang, r->p->refusals[i].text)));
	for (size_t i = 0; i < r->p->refusals_count; i++)
		if (r->p->refusals[i].action->word == NO_WORD && strcmp(r->p->refusals[i].action->text, s->id) == 0)
			add_once(out, reading_say(r, T_programme_reading_refused, "text", play_text_plain(r->arena, r->p, r->lang, r->p->refusals[i].text)));
	for (size_t i = 0; i < s->effects_count; i++)
		add(out, s->effects[i].kind == EFFECT_APPOINT ? appoint_text(r, &s->effects[i]) : s->effects[i].kind == EFFECT_SET ? set_text(r, &s->effects[i]) :
			s->effects[i].kind == EFFECT_PUBLISH ? message_text(r->arena, r->lang, T_programme_reading_honour, NULL, 0) : award_text(r, "", &s->effects[i]));
	for (size_t i = 0; i < r->p->holds_count; i++)
		if (strcmp(r->p->holds[i].until->text, s->id) == 0)
			add(out, hold_text(r, &r->p->holds[i]));
	for (size_t i = 0; i < r->p->gates_count; i++)
		if (gate_stands_at(r->p, &r->p->gates[i], index))
			add(out, gate_text(r, &r->p->gates[i]));
	add_finishes(r, s, out);
	for (size_t i = 0; i < s->goes_count; i++) {
		const struct go *go = &s->goes[i];
		bool is_finish = go->to.kind == NAME_FINISH;

		out->ways[out->ways_count++] = (struct reading_way){ .to = reading_name(r, go->target), .target = (size_t)go->to.index, .is_finish = is_finish,
			.is_back = !is_finish && (size_t)go->to.index <= index,
			.when = go->when == NULL ? NULL : programme_plain(r->arena, r->p, go->line, WORD_WHEN, NO_WORD, r->lang) };
	}
}

size_t programme_reading(struct arena *a, const struct programme *p, enum lang lang, struct reading_step **steps)
{
	struct reading r = { a, p, lang };

	*steps = arena_array(a, p->steps_count, sizeof(**steps));
	for (size_t i = 0; i < p->steps_count; i++)
		read_step(&r, i, &(*steps)[i]);
	return p->steps_count;
}
