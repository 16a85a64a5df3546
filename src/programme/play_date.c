/* Dates of forms: what happened already, what lies ahead, and what it can't lie before. */
#include "programme/play.h"

/* The day that the date must not lie before; DAY_NONE: there is none, or it is not known. */
static day_t since_of(const struct play *play, const struct programme_field *field)
{
	struct programme_value v;
	struct name name;

	if (field->since == NULL)
		return DAY_NONE;
	if (field->since->word == WORD_OPEN) {
		v = play->open;
	} else {
		name = programme_name(play->p, field->since->text);
		v = name.kind == NAME_STEP ? play->closed_on[name.index] : play->fields[name.index][name.field];
	}
	return v.kind == VALUE_DATE ? v.day : DAY_NONE;
}

bool play_date_is_wrong(const struct play *play, const struct programme_field *field, day_t day, struct play_date *wrong)
{
	day_t since = since_of(play, field);

	*wrong = (struct play_date){ .field = field, .day = day, .bound = play->today.day };
	if (play->today.kind == VALUE_DATE && field->is_past && day > play->today.day) {
		wrong->fault = DATE_TOO_LATE;
		return true;
	}
	if (play->today.kind == VALUE_DATE && field->is_future && day < play->today.day) {
		wrong->fault = DATE_TOO_EARLY;
		return true;
	}
	wrong->fault = DATE_BEFORE;
	wrong->bound = since;
	return since != DAY_NONE && day < since;
}

bool play_wrong_date(const struct play *play, size_t step, struct play_date *wrong)
{
	const struct words *needs = &play->p->steps[step].needs;

	for (size_t i = 0; i < needs->count; i++) {
		struct name name = programme_name(play->p, needs->list[i]->text);
		const struct programme_form *form = name.kind == NAME_FORM ? &play->p->forms[name.index] : NULL;

		for (size_t n = 0; form != NULL && n < form->fields_count; n++) {
			const struct programme_value *v = &play->fields[name.index][n];

			if (form->fields[n].type != WORD_DATE || v->kind != VALUE_DATE || !play_date_is_wrong(play, &form->fields[n], v->day, wrong))
				continue;
			wrong->form = form;
			return true;
		}
	}
	return false;
}
