/* What steps and finishes do: to the archive of the person, and rows for those who are told, rewarded or informed. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/code.h"
#include "programme/play_text.h"
#include "rooms/ballot/ballot_exclusion.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/org/org.h"
#include "rooms/person/late_entry.h"
#include "rooms/person/late_stage.h"
#include "rooms/person/person.h"
#include "rooms/person/punishment.h"
#include "rooms/person/role.h"
#include "rooms/run/run_agree.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_rows.h"
#include "schema/model.h"
#include "text/run.h"

/* ---- the person ---- */

#define ROLE_EXTENDED "extended"

/* Roles on the way to membership follow one another: who becomes the next is no longer the one before. */
static const struct { enum programme_word status; const char *begins, *ends[4]; } STEPS_UP[] = {
	{ WORD_APPLICANT, "applicant", { NULL } },
	{ WORD_ACTIVIST, "activist", { "applicant", NULL } },
	{ WORD_PROSPECT, "prospect", { "applicant", "activist", RUN_ROLE_POOL, NULL } },
	{ WORD_FORMER_ACTIVIST, NULL, { "activist", "prospect", RUN_ROLE_POOL, NULL } },
	{ WORD_EXTENDED, ROLE_EXTENDED, { NULL } },
};
/* How far it is from nothing to that; 0: it is no stage of the way. */
static int stage_of(enum programme_word status)
{
	static const enum programme_word STAGES[] = { WORD_APPLICANT, WORD_ACTIVIST, WORD_PROSPECT, WORD_PROBATIONARY, WORD_EXTENDED, WORD_FULL };

	for (size_t i = 0; status != NO_WORD && i < sizeof(STAGES) / sizeof(STAGES[0]); i++)
		if (STAGES[i] == status)
			return (int)i + 1;
	return 0;
}

static enum programme_word word_of(const char *status)
{
	static const enum programme_word WORDS[] = { WORD_APPLICANT, WORD_ACTIVIST, WORD_PROSPECT, WORD_PROBATIONARY, WORD_EXTENDED, WORD_FULL, WORD_FORMER_ACTIVIST,
		WORD_CANCELLED, WORD_NO_VOTE, WORD_SUSPENDED, WORD_RESTORED, WORD_REMOVED, WORD_RESIGNED, WORD_EXPELLED, WORD_DECEASED, WORD_RECOGNISED, WORD_UNRECOGNISED };

	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (programme_word_is(WORDS[i], status))
			return WORDS[i];
	return NO_WORD;
}

/* A case taken over from paper tells what the archive knows already. */
static bool is_that_far(struct ctx *c, const struct person_row *row, enum programme_word status)
{
	int stage = stage_of(status);

	return stage > 0 && stage_of(run_status_word(c, row->id, row->region, row->status)) >= stage;
}

/* What happens to the membership of whoever gets a status; a code of the set membership_cause. */
static const struct { enum programme_word status; const char *cause; } CAUSES[] = {
	{ WORD_PROBATIONARY, "joined" }, { WORD_FULL, "converted" }, { WORD_CANCELLED, "cancelled" }, { WORD_NO_VOTE, "sanctioned" }, { WORD_SUSPENDED, "suspended" },
	{ WORD_RESTORED, "restored" }, { WORD_REMOVED, "removed" }, { WORD_RESIGNED, "resigned" }, { WORD_EXPELLED, "expelled" }, { WORD_DECEASED, "died" },
	{ WORD_RECOGNISED, "recognised" }, { WORD_UNRECOGNISED, "unrecognised" },
};

/* 补录: what befell somebody before the case was taken over from paper changes figures of then, so the balance names it. */
static void write_late(struct ctx *c, const struct run_case *k, const struct person_row *row, const struct person_standing *standing)
{
	const struct message_arg of[] = { { "title", k->row.programme_title } };
	bool is_new = strcmp(standing->cause, "joined") == 0;
	struct late_form form = { .kind = is_new ? LATE_MEMBER : LATE_EVENT, .cause = standing->cause, .document = standing->document,
		.reason = message_text(c->arena, LANG_ZH, T_run_late_reason, of, 1), .org = row->org, .status = is_new ? PERSON_PROBATIONARY : row->status,
		.day = is_new ? DAY_NONE : standing->day, .joined = is_new ? standing->day : DAY_NONE, .full = DAY_NONE, .precision = DATE_DAY };

	late_entry_write_done(c, row->id, row->region, &form, k->row.account);
}

static bool write_standing(struct ctx *c, const struct run_case *k, const struct person_row *row, enum programme_word status, day_t day, const char *document)
{
	struct person_standing standing = { .status = PERSON_BY_CAUSE, .day = day, .document = document, .is_late = k->row.paper != 0 && day < k->row.entered_day,
		.run = k->row.id.v };

	for (size_t i = 0; i < sizeof(CAUSES) / sizeof(CAUSES[0]); i++)
		if (CAUSES[i].status == status)
			standing.cause = CAUSES[i].cause;
	if (!person_write_standing(c, row->id, &standing))
		return false;
	if (standing.is_late)
		write_late(c, k, row, &standing);
	role_write_end(c, row, ROLE_EXTENDED, day);
	return true;
}

/* Of what the archive knows already paper tells no other day. Of what this case wrote before a step was returned it tells the day that counts now. */
static bool tell_again(struct ctx *c, const struct run_case *k, const struct person_row *row, enum programme_word status, day_t day, const char *document)
{
	if (status == WORD_PROBATIONARY)
		return run_agrees_joined(c, k, row, day);
	if (status == WORD_APPLICANT && !run_agrees_applied(c, k, row, day))
		return false;
	for (size_t i = 0; i < sizeof(STEPS_UP) / sizeof(STEPS_UP[0]); i++) {
		if (STEPS_UP[i].status != status || STEPS_UP[i].begins == NULL)
			continue;
		if (!run_agrees_stage(c, k, row, STEPS_UP[i].begins, day))
			return false;
		if (run_wrote_stage(c, k, row, STEPS_UP[i].begins))
			late_since_write(c, row, STEPS_UP[i].begins, day, document);
	}
	return true;
}

/* `day` is the one from which it holds, `done` that of the step. */
static bool set_status(struct ctx *c, const struct run_case *k, const struct person_row *row, const char *text, day_t day, day_t done)
{
	enum programme_word status = word_of(text);
	const char *document = arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, done));

	if (is_that_far(c, row, status)) {
		if ((k->row.paper != 0 || run_decides_anew(k, text)) && !tell_again(c, k, row, status, day, document))
			return false;
		store_note(c->store, "status", text, text);
		return true;
	}
	for (size_t i = 0; i < sizeof(STEPS_UP) / sizeof(STEPS_UP[0]); i++) {
		if (STEPS_UP[i].status != status)
			continue;
		for (size_t n = 0; STEPS_UP[i].ends[n] != NULL; n++)
			role_write_end(c, row, STEPS_UP[i].ends[n], day);
		if (STEPS_UP[i].begins != NULL)
			role_write_begin(c, row, STEPS_UP[i].begins, day, document);
		return true;
	}
	return write_standing(c, k, row, status, day, document);
}

static bool set(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	struct person_row row;
	int attribute = programme_attribute(e->target->text);
	struct programme_value v = play_value(&k->play, e->value), from = { .kind = VALUE_DATE, .day = day };
	const char *role;

	if (e->from != NULL)
		from = play_value(&k->play, e->from);
	if (from.kind != VALUE_DATE)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_without_day, "name", e->target->text, NULL);
	if (k->subject.id.v == 0 || attribute < 0 || !person_get(c->store, k->subject.id, &row))
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_without_person, NULL);
	store_verb(c->store, "run.close_archive");
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_STATUS && v.kind == VALUE_SYMBOL)
		return set_status(c, k, &row, v.symbol, from.day, day);
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_APPLIED_ON && v.kind == VALUE_DATE) {
		if (run_found_applied(c, k, &row))
			return run_agrees_applied(c, k, &row, v.day);
		if (!run_applies_anew(c, k, &row, v.day))
			return false;
		person_write_applied(c, &row, v.day, DATE_DAY, arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, day)));
		return true;
	}
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_SANCTION_ENDS && v.kind == VALUE_DATE) {
		punishment_write_end(c, &row, v.day, arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, day)));
		return true;
	}
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_EXTENDED_TO && v.kind == VALUE_DATE) {
		role_write_term(c, &row, ROLE_EXTENDED, v.day);
		return true;
	}
	role = PROGRAMME_ATTRIBUTES[attribute].word == WORD_IN_POOL ? RUN_ROLE_POOL : PROGRAMME_ATTRIBUTES[attribute].word == WORD_RIGHTS_SUSPENDED ? ROLE_RIGHTS_SUSPENDED : NULL;
	if (role == NULL || v.kind != VALUE_TRUTH)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_unknown, "name", e->target->text, NULL);
	if (v.is_true)
		role_write_begin(c, &row, role, from.day, k->row.programme_title);
	else
		role_write_end(c, &row, role, from.day);
	if (PROGRAMME_ATTRIBUTES[attribute].word == WORD_RIGHTS_SUSPENDED)
		ballot_rights_write(c, row.id, v.is_true, from.day, arena_printf(c->arena, "%s %s", k->row.programme_title, day_text(c->arena, day)));
	return true;
}

/* ---- the organisation ---- */

static bool set_term(struct ctx *c, const struct run_case *k, const struct effect *e, day_t done)
{
	struct programme_value years = play_value(&k->play, e->value);
	day_t day;

	if (k->p->about != WORD_ORG || years.kind != VALUE_NUMBER)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_unknown, "name", e->target->text, NULL);
	store_verb(c->store, "run.close_archive");
	return run_effect_day(c, k, e, done, &day) && org_write_term(c, k->row.org, day, years.number.above / years.number.below);
}

static bool is_of_term(const struct effect *e)
{
	int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

	return attribute >= 0 && PROGRAMME_ATTRIBUTES[attribute].word == WORD_TERM;
}

/* Of a condition that can't be reckoned nobody can tell whether it acts: the archive would stay as it is without a word. */
static bool do_effect(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	if (e->when != NULL && play_value(&k->play, e->when).is_wrong)
		return ctx_refuse(c, AGAINST_RULE, T_run_effect_unjudged, "name", e->text != NULL ? e->text : e->target->text, NULL);
	if (!play_acts(&k->play, e))
		return true;
	if (e->kind == EFFECT_APPOINT)
		return run_appoint(c, k, e, day);
	if (e->kind == EFFECT_AWARD || e->kind == EFFECT_REVOKE)
		return run_award(c, k, e, day);
	return is_of_term(e) ? set_term(c, k, e, day) : set(c, k, e, day);
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
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct programme_field *f = &form->fields[i];

		if (f->is_public)
			buffer_printf(&b, "%s\n", run_said(c, f->title, f->type == WORD_TABLE ? run_table_text(c, k, index, (int)i) :
				f->type == WORD_SHEETS ? words_of(c, k->play.fields[index][i]) : run_value_public(c, f, run_value_of(k, form->id, f->id, 0, false))));
	}
	return buffer_text(&b);
}

/* With what anybody needs who draws once more from the same names. */
static const char *drawn_fields(struct ctx *c, const struct run_case *k, int draw)
{
	const struct draw_of_case *held = run_draw_of(k, k->p->draws[draw].id);

	if (held == NULL)
		return "";
	const struct message_arg args[] = { { "title", k->p->draws[draw].title }, { "names", run_drawn_text(c, held->id) }, { "digest", held->pool_digest },
		{ "seed", held->seed }, { "reason", held->reason[0] == '\0' ? "" : run_said(c, message_text(c->arena, LANG_ZH, T_run_draw_again_reason, NULL, 0), held->reason) } };

	return message_text(c->arena, LANG_ZH, T_run_drawn_published, args, sizeof(args) / sizeof(args[0]));
}

static const char *tally_text(struct ctx *c, const struct run_case *k, int vote)
{
	const struct ballot_row *ballot = run_ballot_of(k, k->p->votes[vote].id);
	enum lang asked = c->lang;
	const char *text;

	if (ballot == NULL)
		return "";
	c->lang = LANG_ZH;	/* what is published stands as it is for every reader */
	text = programme_commends(k->p, &k->p->votes[vote]) ? ballot_chosen_text(c, ballot) : ballot_figures_text(c, ballot);
	c->lang = asked;
	return text;
}

/* The result as it was when the sheet was closed, and of how many papers. */
static const char *mark_text(struct ctx *c, const struct run_case *k, int sheet)
{
	enum lang asked = c->lang;
	const char *text;

	c->lang = LANG_ZH;	/* as above */
	text = run_sheet_said(c, k, sheet);
	c->lang = asked;
	return text;
}

/* ---- rows for others ---- */

static const char *row_text(struct ctx *c, const struct run_case *k, const struct effect *e, const struct programme_field *f, const struct programme_value *cells)
{
	const char *all = run_said(c, k->row.programme_title, k->row.title);

	for (size_t i = 0; i < e->contents.count; i++)
		for (size_t n = 0; n < f->columns_count; n++)
			if (strcmp(f->columns[n], e->contents.list[i]->text) == 0)
				all = arena_printf(c->arena, "%s\n%s", all, run_said(c, f->columns[n], words_of(c, cells[n])));
	return all;
}

/* Whom the row means. One that was kept before rows meant somebody has a name: of namesakes it means neither. */
int64_t run_row_person(struct ctx *c, const struct play_table *table, size_t row, const struct run_meant *list, size_t count)
{
	if (table->meant[row] != 0)
		return table->meant[row];
	return table->cells[row][0].kind == VALUE_SYMBOL ? run_row_means(c->arena, list, count, table->cells[row][0].symbol) : 0;
}

/* Whoever stands in the table is told what his own row says, and nothing of the others. */
static void tell_rows(struct ctx *c, const struct run_case *k, const struct effect *e, day_t day)
{
	struct name name = programme_name(k->p, e->target->text);
	const struct programme_field *f = &k->p->forms[name.index].fields[name.field];
	const struct play_table *table = &k->play.tables[name.index][name.field];
	struct run_meant *list;
	size_t count = run_meant_of(c, k, f, day, day, &list), told = 0;

	for (size_t i = 0; i < table->rows_count; i++) {
		int64_t person = run_row_person(c, table, i, list, count);

		if (person == 0)
			continue;
		message_insert(c->store, (message_id){ store_new_id(c->store) }, k->row.region, person, k->row.org, k->row.id.v, row_text(c, k, e, f, table->cells[i]), c->now_s);
		told++;
	}
	store_note(c->store, "told", NULL, ctx_number(c, (int64_t)told));
}

/* As the page of the case shows it. */
static const char *value_told(struct ctx *c, const struct run_case *k, const struct value_rule *value)
{
	struct programme_value v = play_value(&k->play, value->expression);

	return run_said(c, value->title != NULL ? value->title : value->id, v.kind == VALUE_NUMBER ? play_number_text(c->arena, v.number) : words_of(c, v));
}

/* What the case came to and whatever of it the practice names, each by its title. */
static void tell(struct ctx *c, const struct run_case *k, const struct effect *e, int finish, day_t day)
{
	const struct role *role = run_role_find(k->p, e->target->text);
	struct run_person *people;
	struct buffer b;
	bool is_open;
	size_t count = role == NULL ? 0 : run_role_people(c, k, role, day, &people, &is_open);

	buffer_init(&b, c->arena, 256);
	buffer_puts(&b, run_said(c, k->row.programme_title, k->row.title));
	buffer_printf(&b, "\n%s", run_said(c, message_text(c->arena, LANG_ZH, T_run_told_finish, NULL, 0), k->p->finishes[finish].title));
	for (size_t i = 0; i < e->contents.count; i++) {
		struct name name = programme_name(k->p, e->contents.list[i]->text);

		if (name.kind == NAME_FIELD)
			buffer_printf(&b, "\n%s", run_said(c, k->p->forms[name.index].fields[name.field].title, words_of(c, k->play.fields[name.index][name.field])));
		else if (name.kind == NAME_VALUE)
			buffer_printf(&b, "\n%s", value_told(c, k, &k->p->values[name.index]));
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

/* As many whole lines as there is room for; all of it stands on the page of the case. */
static const char *lines_within(struct ctx *c, const char *text, size_t chars_max)
{
	char *cut = arena_text(c->arena, text), *end;

	while (text_chars(cut) > chars_max && (end = strrchr(cut, '\n')) != NULL)
		*end = '\0';
	return text_chars(cut) > chars_max ? "" : cut;
}

/* A way through the case passes by some of its votes and forms: what it never came to has no result to publish. */
static bool was_come_to(const struct run_case *k, struct name name)
{
	switch (name.kind) {
	case NAME_VOTE: return run_ballot_of(k, k->p->votes[name.index].id) != NULL;
	case NAME_SHEET: return run_review_of(k, k->p->sheets[name.index].id) != NULL;
	case NAME_DRAW: return run_draw_of(k, k->p->draws[name.index].id) != NULL;
	case NAME_FORM:
		for (size_t i = 0; i < k->p->forms[name.index].fields_count; i++)
			if (k->play.fields[name.index][i].kind != VALUE_UNKNOWN)
				return true;
		return false;
	default: return true;
	}
}

/* title: of the finish, or of the step. */
static void publish(struct ctx *c, const struct run_case *k, const struct effect *e, const char *title, day_t day)
{
	struct name name = programme_name(k->p, e->target->text);
	const char *kind = name.kind == NAME_DRAW ? "draw" : name.kind == NAME_FORM ? "form" : name.kind == NAME_VOTE ? "vote" : name.kind == NAME_NOTICE ? "notice" : name.kind == NAME_SHEET ? "sheet" :
		programme_word_is(WORD_HONOUR, e->target->text) ? "honour" : "result";
	const char *text = name.kind == NAME_DRAW ? drawn_fields(c, k, name.index) : name.kind == NAME_FORM ? public_fields(c, k, name.index) : name.kind == NAME_VOTE ? tally_text(c, k, name.index) : name.kind == NAME_SHEET ? mark_text(c, k, name.index) : title;

	if (!was_come_to(k, name))
		return;
	publication_insert(c->store, (publication_id){ store_new_id(c->store) }, k->row.region, k->row.org, k->row.id.v, kind,
		run_said(c, k->row.programme_title, k->row.title), lines_within(c, text, LIMIT_PUBLICATION_TEXT), day);
	store_note(c->store, "published", NULL, kind);
}

bool run_effects(struct ctx *c, struct run_case *k, int step, day_t day)
{
	const struct step *s = &k->p->steps[step];

	if (!run_somebody_stands(c, k, s->effects, s->effects_count, day))
		return false;
	for (size_t i = 0; i < s->effects_count; i++)
		if (s->effects[i].kind == EFFECT_PUBLISH)
			publish(c, k, &s->effects[i], s->title, day);
		else if (!do_effect(c, k, &s->effects[i], day))
			return false;
	if (s->effects_count > 0 && k->subject.id.v != 0)
		run_person_named(c->store, k->subject.id, &k->subject);
	return true;
}

bool run_finish(struct ctx *c, const struct run_case *k, int finish, day_t day)
{
	const struct finish *f = &k->p->finishes[finish];

	if (!run_somebody_stands(c, k, f->effects, f->effects_count, day))
		return false;
	for (size_t i = 0; i < f->effects_count; i++) {
		const struct effect *e = &f->effects[i];

		switch (e->kind) {
		case EFFECT_SET:
		case EFFECT_APPOINT:
			if (!do_effect(c, k, e, day))
				return false;
			break;
		case EFFECT_POINTS:
			if (!points(c, k, e, day))
				return false;
			break;
		case EFFECT_TELL:
			if (strchr(e->target->text, '.') != NULL)
				tell_rows(c, k, e, day);
			else
				tell(c, k, e, finish, day);
			break;
		case EFFECT_APPRAISE:
			if (!run_appraise(c, k, e, day))
				return false;
			break;
		case EFFECT_AWARD:
		case EFFECT_REVOKE:
			if (!run_award(c, k, e, day))
				return false;
			break;
		case EFFECT_PUBLISH: publish(c, k, e, f->title, day); break;
		case EFFECT_BAR: break;	/* the next opening looks at the finish, and so does the step that is barred (run_gate.c) */
		}
	}
	return true;
}
