/* What a notice says before somebody edits it: what was filled into public fields; of whom is to become a prospect, who it is and where objections go. */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/calendar.h"
#include "core/code.h"
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
				all = arena_printf(c->arena, "%s\n%s", all, run_said(c, field->title, v->value));
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
	put(b, T_run_draft_work, text_is_empty(row.job) ? row.work_unit : arena_printf(c->arena, "%s%s", row.work_unit, row.job));
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

const char *run_notice_draft(struct ctx *c, const struct run_case *k, const struct notice *n)
{
	const struct message_arg args[] = { { "org", k->row.org_name }, { "name", k->row.title } };
	struct buffer b;

	if (k->subject.id.v == 0 || !makes_prospects(k->p))
		return arena_printf(c->arena, "%s%s", k->row.title, public_fields(c, k));
	buffer_init(&b, c->arena, 512);
	buffer_printf(&b, "%s\n", message_text(c->arena, LANG_ZH, T_run_draft_opening, args, 2));
	put_person(c, k, &b);
	put_objections(c, k, n, &b);
	return arena_printf(c->arena, "%s%s", buffer_text(&b), public_fields(c, k));
}
