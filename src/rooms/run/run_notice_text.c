/* What a notice says before somebody edits it: of which organisation and matter, who stands in an election, what a meeting
 * decided by which figures, and what was filled into public fields; of whom is to become a prospect, who it is and where objections go. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/code.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/person/person.h"
#include "text/run.h"

/* Only a practice that makes somebody a prospect tells the village who that is: a notice of another one names whom it is about and no more. */
static bool makes_prospects(const struct programme *p)
{
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t n = 0; n < p->steps[i].effects_count; n++) {
			const struct effect *e = &p->steps[i].effects[n];

			if (e->kind == EFFECT_SET && e->value->token != NULL && programme_word_is(WORD_PROSPECT, e->value->token->text))
				return true;
		}
	return false;
}

static const char *public_fields(struct ctx *c, const struct run_case *k)
{
	const char *all = "";

	for (size_t i = 0; i < k->p->forms_count; i++)
		for (size_t f = 0; f < k->p->forms[i].fields_count; f++) {
			const struct programme_field *field = &k->p->forms[i].fields[f];
			const struct run_value_row *v = run_value_of(k, k->p->forms[i].id, field->id, 0, false);

			if (field->is_public && v != NULL && v->value[0] != '\0')
				all = arena_printf(c->arena, "%s\n%s", all, run_said(c, field->title, run_value_public(c, field, v)));
		}
	return all;
}

static void put(struct buffer *b, message what, const char *value)
{
	const struct message_arg arg = { "value", value };

	if (!text_is_empty(value))
		buffer_printf(b, "%s\n", message_text(b->arena, LANG_ZH, what, &arg, 1));
}

/* Whoever was named in the forms so far, as mentors and introducers, by the titles of the fields. */
static void put_people(struct ctx *c, const struct run_case *k, struct buffer *b)
{
	for (size_t i = 0; i < k->p->forms_count; i++)
		for (size_t f = 0; f < k->p->forms[i].fields_count; f++) {
			const struct programme_field *field = &k->p->forms[i].fields[f];
			struct programme_value v = k->play.fields[i][f];
			struct run_person_row person;
			int64_t id;

			if (field->type == WORD_PERSON && v.kind == VALUE_SYMBOL && int_parse(v.symbol, &id) && run_person_named(c->store, (person_id){ id }, &person))
				buffer_printf(b, "%s：%s\n", field->title, person.name);
		}
}

static const char *since(struct ctx *c, const struct person_row *row, enum programme_word word)
{
	struct person_role_open_row role;

	return person_role_open(c->store, row->region, row->id, programme_word_text(word, LANG_EN), &role) ? day_text_zh(c->arena, role.from_day, DATE_DAY) : "";
}

static void put_person(struct ctx *c, const struct run_case *k, struct buffer *b)
{
	struct person_row row;

	if (!person_get(c->store, k->subject.id, &row))
		return;
	put(b, T_run_draft_name, row.name);
	put(b, T_run_draft_sex, code_name_int(LANG_ZH, "sex", row.sex));
	put(b, T_run_draft_born, row.birth_day == DAY_NONE ? "" : day_text_zh(c->arena, row.birth_day, row.birth_precision == DATE_YEAR ? DATE_YEAR : DATE_MONTH));
	put(b, T_run_draft_work, person_work_text(c->arena, row.work_unit, row.job));
	put(b, T_run_draft_applied, day_text_zh(c->arena, row.applied_day != DAY_NONE ? row.applied_day : k->steps[0].day, DATE_DAY));
	put(b, T_run_draft_activist, since(c, &row, WORD_ACTIVIST));
	put_people(c, k, b);
}

/* Where objections go: the branch, and the telephone of its place or of the nearest one above that has one. */
static void put_objections(struct ctx *c, const struct run_case *k, const struct notice *n, struct buffer *b)
{
	struct run_phone phone = { .org_name = "", .phone = "" };
	day_t last = run_notice_last_day(k, n, c->today);
	const struct message_arg days[] = { { "from", day_text_zh(c->arena, c->today, DATE_DAY) }, { "to", day_text_zh(c->arena, last, DATE_DAY) } };

	run_phone_of(c->store, k->row.org_path, c->today, &phone);
	const struct message_arg where[] = { { "org", k->row.org_name }, { "phone", phone.phone }, { "at", phone.org_name } };

	buffer_printf(b, "%s\n%s", message_text(c->arena, LANG_ZH, T_run_draft_days, days, 2),
		message_text(c->arena, LANG_ZH, phone.phone[0] == '\0' ? T_run_draft_objections : T_run_draft_objections_phone, where, 3));
}

static const char *names_of(struct ctx *c, const struct run_person_row *people, size_t count)
{
	const char *all = "";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(c->arena, "%s%s%s", all, i == 0 ? "" : message_text(c->arena, LANG_ZH, T_run_draft_comma, NULL, 0), people[i].name);
	return all;
}

static const char *elected_of(struct ctx *c, const struct ballot_row *ballot)
{
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, ballot->id, &lines), elected = 0;
	struct run_person_row *people = arena_array(c->arena, count + 1, sizeof(*people));

	for (size_t i = 0; i < count; i++)
		if (lines[i].is_elected)
			people[elected++].name = lines[i].name;
	return names_of(c, people, elected);
}

static void put_vote(struct ctx *c, const struct vote *v, const struct ballot_row *ballot, struct buffer *b)
{
	enum lang asked = c->lang;
	struct message_arg args[] = { { "vote", v->title }, { "day", day_text_zh(c->arena, ballot->day, DATE_DAY) }, { "entitled", ctx_number(c, ballot->entitled) },
		{ "present", ctx_number(c, ballot->present) }, { "figures", NULL }, { "result", NULL }, { "names", NULL } };

	c->lang = LANG_ZH;
	args[4].value = ballot_figures_text(c, ballot);
	args[5].value = ballot_result_text(c, ballot);
	c->lang = asked;
	args[6].value = elected_of(c, ballot);
	buffer_printf(b, "\n%s", message_text(c->arena, LANG_ZH, ballot->seats == 0 ? T_run_draft_vote : args[6].value[0] == '\0' ? T_run_draft_nobody : T_run_draft_elected,
		args, sizeof(args) / sizeof(args[0])));
}

/* What was decided, with the figures of the meeting; of an election that is still to come, who stands. Nobody has to look them up elsewhere. */
static void put_votes(struct ctx *c, const struct run_case *k, struct buffer *b)
{
	for (size_t i = 0; i < k->p->votes_count; i++) {
		const struct vote *v = &k->p->votes[i];
		const struct ballot_row *ballot = run_ballot_of(k, v->id);
		struct run_person_row *people;
		struct message_arg args[] = { { "vote", v->title }, { "names", "" } };

		if (ballot != NULL && strcmp(ballot->state, "closed") == 0) {
			put_vote(c, v, ballot, b);
		} else if (v->candidates != NULL) {
			size_t count = run_candidates_of(c, k, v, &people);

			args[1].value = names_of(c, people, count);
			if (args[1].value[0] != '\0')
				buffer_printf(b, "\n%s", message_text(c->arena, LANG_ZH, T_run_draft_candidates, args, 2));
		}
	}
}

const char *run_notice_draft(struct ctx *c, const struct run_case *k, const struct notice *n)
{
	const struct message_arg args[] = { { "org", k->row.org_name }, { "name", k->row.title } };
	struct buffer b;

	buffer_init(&b, c->arena, 512);
	if (k->subject.id.v == 0) {
		buffer_puts(&b, strstr(k->row.title, k->row.org_name) != NULL ? k->row.title : message_text(c->arena, LANG_ZH, T_run_draft_matter, args, 2));
		put_votes(c, k, &b);
		return arena_printf(c->arena, "%s%s", buffer_text(&b), public_fields(c, k));
	}
	if (!makes_prospects(k->p))
		return arena_printf(c->arena, "%s%s", k->row.title, public_fields(c, k));
	buffer_printf(&b, "%s\n", message_text(c->arena, LANG_ZH, T_run_draft_opening, args, 2));
	put_person(c, k, &b);
	put_objections(c, k, n, &b);
	return arena_printf(c->arena, "%s%s", buffer_text(&b), public_fields(c, k));
}
