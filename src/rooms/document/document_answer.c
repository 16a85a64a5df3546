/* Who asks whom by a paper: a request (请示) goes up, and a reply (批复) comes from where the matter is decided. */
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "rooms/document/document_part.h"
#include "rooms/org/org.h"
#include "rooms/run/run_answer.h"
#include "rooms/run/run_meeting.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_screen.h"
#include "text/document.h"

static const char *names_of(struct ctx *c, const struct run_answerers *a)
{
	struct buffer names;

	if (a->count == 0)
		return message_text(c->arena, LANG_ZH, T_document_any_above, NULL, 0);
	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < a->count; i++)
		buffer_printf(&names, "%s%s", i == 0 ? "" : DOCUMENT_SEPARATORS[0], a->list[i].name);
	return buffer_text(&names);
}

bool document_may_answer(struct ctx *c, const struct run_case *k)
{
	struct run_answerers a;

	if (run_may_answer(c, k))
		return true;
	run_answerers_find(c, k, &a);
	return ctx_refuse(c, AGAINST_RULE, T_document_reply_above, "org", k->row.org_name, "organs", names_of(c, &a), "own", c->actor.org_name, NULL);
}

const char *document_usual_to(struct ctx *c, const struct document_kind *kind, const struct run_case *k)
{
	struct run_answerers a;
	struct org_row org, upper;

	if (strcmp(kind->code, "reply") == 0)
		return k->row.org_name;
	run_answerers_find(c, k, &a);
	if (a.count > 0)
		return a.list[0].name;
	return org_get(c->store, k->row.org, &org) && org.parent.v != 0 && org_get(c->store, org.parent, &upper) ? upper.name : "";
}

/* ---- what is asked ---- */

void document_put_asked(struct ctx *c, struct document_facts *f, const struct run_case *k, const struct ballot_row *vote, const struct document_asking *asking)
{
	const char *matter = k->p->about == WORD_ORG ? document_practice(c, k) : document_resolved(c, k, vote);
	const struct message_arg number[] = { { "number", asking->number } };
	const struct message_arg args[] = { { "day", asking->day == DAY_NONE ? "" : document_day(c, asking->day) }, { "matter", matter },
		{ "number", text_is_empty(asking->number) ? "" : message_text(c->arena, LANG_ZH, T_document_asked_number, number, 1) } };

	f->texts[FIELD_RESOLVED] = asking->is_reply && k->p->about == WORD_ORG ? run_of_org(c->arena, k->row.org_name, matter) : matter;
	f->texts[FIELD_ASKED] = message_text(c->arena, LANG_ZH, T_document_asked, args, 3);
	f->texts[FIELD_RESOLUTION] = document_resolution(c, k, vote, f->texts[FIELD_RESOLVED]);
	document_put_meeting(c, f, k, vote);
	if (vote != NULL)
		document_put_vote(c, f, vote, true);
	document_put_voided(c, f, k, vote);
}

/* ---- what is decided ---- */

static bool is_one_of(const char *const *words, const char *text)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, text) == 0)
			return true;
	return false;
}

static bool reads_field(const struct expression *e, const struct name *field)
{
	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD && e->name.index == field->index && e->name.field == field->field)
		return true;
	return reads_field(e->left, field) || reads_field(e->right, field) || reads_field(e->third, field);
}

/* Where the step goes rests on the answer. */
static bool decides(const struct run_case *k, const struct step *step, const struct run_form_screen *form, size_t i)
{
	const struct name field = { .kind = NAME_FIELD, .index = (int)(form->form - k->p->forms), .field = (int)i };

	for (size_t n = 0; n < step->goes_count && form->fields[i].f->type == WORD_CHOICE; n++)
		if (reads_field(step->goes[n].when, &field))
			return true;
	return false;
}

static const struct run_field_screen *decision_of(const struct run_case *k, const struct document_step *answer)
{
	const struct run_field_screen *first = NULL;

	for (size_t n = 0; n < answer->forms_count; n++)
		for (size_t i = 0; i < answer->forms[n].form->fields_count; i++) {
			const struct run_field_screen *field = &answer->forms[n].fields[i];

			if (decides(k, answer->step, &answer->forms[n], i) && !text_is_empty(field->shown))
				return field;
			if (first == NULL && field->f->type == WORD_CHOICE && !text_is_empty(field->shown))
				first = field;
		}
	return first;
}

/* What else the answer agrees to or refuses, and where it does not simply agree, why or on what condition. */
static bool is_told_besides(const struct run_field_screen *field, bool agrees)
{
	if (field->f->type == WORD_CHOICE)
		return is_one_of(DOCUMENT_CONSENTS, field->shown) || is_one_of(DOCUMENT_REFUSALS, field->shown);
	return field->f->type == WORD_TEXT && !agrees && !text_is_empty(field->shown);
}

static void say(struct ctx *c, struct buffer *out, message how, const char *field, const char *text)
{
	const struct message_arg args[] = { { "field", field }, { "text", text } };

	buffer_printf(out, "%s%s", out->bytes == 0 ? "" : "\n", message_text(c->arena, LANG_ZH, how, args, 2));
}

const char *document_decision(struct ctx *c, const struct run_case *k, const struct document_step *answer, const char *matter)
{
	const struct run_field_screen *decision = decision_of(k, answer);
	bool agrees = decision != NULL && is_one_of(DOCUMENT_CONSENTS, decision->shown);
	struct buffer out;

	buffer_init(&out, c->arena, 0);
	if (agrees || (decision != NULL && is_one_of(DOCUMENT_REFUSALS, decision->shown)))
		say(c, &out, T_document_decided, decision->shown, matter);
	else if (decision != NULL)
		say(c, &out, T_document_decided_otherwise, matter, decision->shown);
	for (size_t n = 0; n < answer->forms_count; n++)
		for (size_t i = 0; i < answer->forms[n].form->fields_count; i++) {
			const struct run_field_screen *field = &answer->forms[n].fields[i];

			if (field != decision && is_told_besides(field, agrees))
				say(c, &out, T_document_decided_besides, document_field_title(c, field->f->title), document_entry(c, field));
		}
	return buffer_text(&out);
}
