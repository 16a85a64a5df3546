/* One open case for each value of a field: the second nomination of the same model post waits until the first is over. */
#include "rooms/run/run.h"

#include "base/text.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

static const char *said_text(struct ctx *c, const struct programme_field *f, const char *value)
{
	struct run_person_row person;
	int64_t id;

	if (f->type == WORD_PERSON && int_parse(value, &id) && run_person_named(c->store, (person_id){ id }, &person))
		return person.name;
	return f->type == WORD_CHOICE ? programme_named(c->lang, value) : value;
}

/* field: where it is refused; NULL: at no field of the page. */
static bool is_alone_with(struct ctx *c, const struct run_case *k, struct name name, const char *value, const char *field)
{
	const struct programme_form *form = &k->p->forms[name.index];
	const struct programme_field *f = &form->fields[name.field];
	struct run_open_with_row *others;
	size_t count = run_open_with(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, k->row.code, form->id, f->id, k->row.id, &others);

	for (size_t i = 0; i < count && !text_is_empty(value); i++) {
		const char *title = programme_named(c->lang, f->title);

		if (!text_is_same(others[i].value, value))
			continue;
		return ctx_refuse_field(c, field == NULL ? "" : field, T_run_one_open_by, "field", title, "value", said_text(c, f, value), "org", others[i].org_name,
			"title", programme_named(c->lang, k->p->title), "day", day_text(c->arena, others[i].opened_day), NULL);
	}
	return true;
}

bool run_is_alone(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	struct name name = programme_name_of(k->p, k->p->one_open_by);

	return k->p->one_open_by == NULL || &k->p->forms[name.index] != form || is_alone_with(c, k, name, entries[name.field].text, run_input_name(c, &form->fields[name.field]));
}

bool run_stays_alone(struct ctx *c, const struct run_case *k)
{
	struct name name = programme_name_of(k->p, k->p->one_open_by);
	const struct programme_form *form = k->p->one_open_by == NULL ? NULL : &k->p->forms[name.index];
	const struct run_value_row *value = form == NULL || !run_needs(k, form->id) ? NULL : run_value_of(k, form->id, form->fields[name.field].id, 0, false);

	return value == NULL || is_alone_with(c, k, name, value->value, NULL);
}
