/* A row about somebody who is in the archive: the same, changed, or wrong and why. */
#include "rooms/batch/batch_judge.h"

#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "core/id_number.h"
#include "core/phone.h"
#include "text/batch.h"
#include "text/person.h"

static bool is_same_day(const char *typed, const char *kept)
{
	day_t a, b;
	enum date_precision precision_a, precision_b;

	if (date_read(typed, &a, &precision_a) != DATE_READ || date_read(kept, &b, &precision_b) != DATE_READ)
		return false;
	if (precision_a == DATE_DAY || precision_a < precision_b)
		return a == b && precision_a >= precision_b;
	/* the roster knows only the month, and that fits */
	return date_from_day(a).year == date_from_day(b).year && (precision_a == DATE_YEAR || date_from_day(a).month == date_from_day(b).month);
}

/* Does the cell say what the archive says? `kept` is in the spelling of a form, numbers in full. */
static bool is_same(struct batch_trial *t, const struct person_input *input, const char *typed, const char *kept, const char *mask)
{
	const struct code *code;
	const char *phone;

	switch (input->kind) {
	case INPUT_CODE:
		code = code_read(input->codes, typed);
		return code != NULL && strcmp(code->value, kept) == 0;
	case INPUT_DAY:
		return is_same_day(typed, kept);
	case INPUT_YES:
		return code_is_yes(typed) == (strcmp(kept, "1") == 0);
	case INPUT_DIGITS:
		if (strcmp(input->name, "phone") != 0)	/* that is how the person was found */
			return kept[0] != '\0';
		phone = phone_read(t->c.arena, typed);
		return (mask[0] != '\0' && strcmp(typed, mask) == 0) || (phone != NULL && strcmp(phone, kept) == 0);
	case INPUT_TEXT:
		break;
	}
	return text_same(strcmp(input->name, "name") == 0 || strcmp(input->name, "former_name") == 0
		? text_clean_name(t->c.arena, typed) : typed, kept);
}

/* A number stands masked in what is shown. */
static const char *shown(struct batch_trial *t, const struct person_input *input, const char *value)
{
	const char *phone;

	if (value[0] == '\0' || input->kind != INPUT_DIGITS)
		return value;
	if (strcmp(input->name, "phone") != 0)
		return id_number_mask(t->c.arena, value);
	phone = phone_read(t->c.arena, value);
	return phone == NULL ? value : phone_mask(t->c.arena, phone);
}

/* Branch and status change by events, with a day and a document: a roster cannot make them up. */
static bool says_other_standing(struct batch_trial *t)
{
	const struct person_row *row = &t->v->row;
	const char *typed = batch_typed_of(t, "status");
	const struct code *status = code_read("member_status", typed);
	const struct batch_org *org;
	bool is_other = false;

	if (typed[0] != '\0' && status == NULL) {
		WRONG(t, "status", T_person_choice_unknown, "typed", typed, "near", code_near(t->c.arena, t->c.lang, "member_status", typed), NULL);
	} else if (status != NULL && strtoll(status->value, NULL, 10) != row->status) {
		WARN(t, "status", T_batch_status_differs, "status", code_name_int(t->c.lang, "member_status", row->status), NULL);
		is_other = true;
	}
	if (batch_trial_org(t, &org) && org != NULL && org->id.v != row->org.v) {
		struct person_org_row now;

		WARN(t, "org", T_batch_org_differs, "name", person_org(t->c.store, row->org, &now) ? now.name : "", NULL);
	}
	return is_other;
}

/* Neither 未知 nor 未说明 says that the archive is wrong. */
static bool is_unsaid_sex(const struct person_input *input, const char *typed)
{
	const struct code *code = strcmp(input->name, "sex") == 0 ? code_read(input->codes, typed) : NULL;

	return code != NULL && (strcmp(code->value, "0") == 0 || strcmp(code->value, "9") == 0);
}

/* The days of a standing that is not imported are not imported either. */
static bool goes_with_standing(const struct batch_trial *t, const struct person_input *input)
{
	return strcmp(input->name, "full") == 0 || (strcmp(input->name, "joined") == 0 && t->v->row.status == PERSON_NOT_MEMBER);
}

/* Lays over the archive what the roster says otherwise. An empty cell says nothing. */
static void overlay(struct batch_trial *t, struct person_form *form, bool is_other_standing)
{
	for (size_t i = 0; i < PERSON_INPUTS_COUNT; i++) {
		const struct person_input *input = &PERSON_INPUTS[i];
		const char *typed = t->typed[i], **kept = person_input_place(form, input);
		const char *mask = strcmp(input->name, "phone") == 0 ? t->v->row.phone_mask : "";

		if (typed == NULL || typed[0] == '\0' || input->is_only_new || (is_other_standing && goes_with_standing(t, input)) || is_unsaid_sex(input, typed))
			continue;
		if (is_same(t, input, typed, *kept == NULL ? "" : *kept, mask))
			continue;
		batch_finding_change(&t->findings, input->name, shown(t, input, *kept == NULL ? "" : *kept), shown(t, input, typed));
		*kept = typed;
	}
}

static bool says_other_dates(const struct batch_verdict *v)
{
	return person_status_is_member(v->row.status) && (v->facts.joined_day != v->row.joined_day || v->facts.full_day != v->row.full_day);
}

/* One number, two names: a row that slipped by a line, and not somebody who is called otherwise. Renaming is an act on the record
 * itself, with its reason (CS-01). */
static bool is_named_so(struct batch_trial *t)
{
	const char *typed = text_clean_name(t->c.arena, batch_typed_of(t, "name"));

	if (typed[0] == '\0')
		WRONG(t, "name", T_batch_name_missing, "name", t->v->row.name, NULL);
	else if (!text_same(typed, t->v->row.name))
		WRONG(t, "name", T_batch_name_differs, "name", t->v->row.name, "typed", typed, NULL);
	return !t->findings.is_wrong;
}

/* The new value in the spelling of the archive, for what was typed as words. */
void batch_judge_known(struct batch_trial *t)
{
	struct person_form form;
	bool is_other_standing;

	if (!is_named_so(t))
		return;
	is_other_standing = says_other_standing(t);
	if (!is_other_standing && t->v->row.status == PERSON_NOT_MEMBER && batch_typed_of(t, "joined")[0] != '\0') {
		WRONG(t, "joined", T_batch_joined_of_none, "name", t->v->row.name, "joined", batch_typed_of(t, "joined"), NULL);
		return;
	}
	person_form_of(&t->c, &t->v->row, &form);
	person_form_unmask(&t->c, &t->v->row, &form);
	overlay(t, &form, is_other_standing);
	if (!t->findings.is_changed) {
		t->v->kind = BATCH_SAME;
		return;
	}
	t->v->kind = BATCH_CHANGED;
	if (t->v->row.status == PERSON_DECEASED)
		WRONG(t, "name", T_person_closed_by_death, "name", t->v->row.name, NULL);
	else if (!person_check(&t->c, &form, &t->v->facts))
		batch_take_refusals(t);
	else
		t->v->is_dated = says_other_dates(t->v);
}

