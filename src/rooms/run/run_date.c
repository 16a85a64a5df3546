/* Dates of forms that the programme says have happened, or lie ahead: refused when they are typed, and again on the day of the step. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "programme/word.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

const char *run_day_plain(struct arena *a, const char *typed)
{
	enum date_precision precision;
	day_t day;

	return date_read(typed, &day, &precision) == DATE_READ && precision == DATE_DAY ? day_text(a, day) : typed;
}

static const message TEXTS[] = { [DATE_TOO_LATE] = T_run_date_late, [DATE_TOO_EARLY] = T_run_date_early, [DATE_BEFORE] = T_run_date_before };

/* What the bound of the field is called: the opening, a step, another date. */
static const char *since_title(struct ctx *c, const struct run_case *k, const struct token *since)
{
	struct name name;

	if (since == NULL || since->word == WORD_OPEN)
		return message_text(c->arena, c->lang, T_run_opened_day, NULL, 0);
	name = programme_name(k->p, since->text);
	if (since->kind == TOKEN_DATE || (name.kind == NAME_VALUE && k->p->values[name.index].title == NULL))
		return message_text(c->arena, c->lang, T_run_earliest_day, NULL, 0);
	if (name.kind == NAME_VALUE)
		return programme_named(c->lang, k->p->values[name.index].title);
	return programme_named(c->lang, name.kind == NAME_STEP ? k->p->steps[name.index].title : k->p->forms[name.index].fields[name.field].title);
}

static const char *date_title(struct ctx *c, const struct play_date *wrong)
{
	return wrong->table == NULL ? programme_named(c->lang, wrong->field->title) : run_cell_title(c, wrong->table, wrong->row, wrong->field->title);
}

const char *run_date_text(struct ctx *c, const struct run_case *k, const struct play_date *wrong)
{
	const struct message_arg args[] = { { "title", date_title(c, wrong) }, { "typed", day_text(c->arena, wrong->day) }, { "bound", day_text(c->arena, wrong->bound) },
		{ "since", since_title(c, k, wrong->field->since) } };

	return message_text(c->arena, c->lang, TEXTS[wrong->fault], args, sizeof(args) / sizeof(args[0]));
}

/* With the dates that were typed just now in the place of those that stood there. */
static void set_typed(struct ctx *c, struct play *play, const struct programme *p, size_t index, const struct run_entry *entries)
{
	const struct programme_form *form = &p->forms[index];
	struct programme_value **forms = arena_array(c->arena, p->forms_count, sizeof(*forms)), *fields = arena_array(c->arena, form->fields_count, sizeof(*fields));

	memcpy(forms, play->fields, p->forms_count * sizeof(*forms));
	memcpy(fields, forms[index], form->fields_count * sizeof(*fields));
	for (size_t i = 0; i < form->fields_count; i++) {
		day_t day = form->fields[i].type == WORD_DATE ? day_parse_iso(entries[i].text) : DAY_NONE;

		if (form->fields[i].type == WORD_DATE)
			fields[i] = day == DAY_NONE ? (struct programme_value){ .kind = VALUE_NONE } : (struct programme_value){ .kind = VALUE_DATE, .day = day };
	}
	forms[index] = fields;
	play->fields = forms;
}

/* The step may be closed as of any day since it opened: what lies ahead must lie ahead of that one, what has happened behind today. */
static bool date_is_right(struct ctx *c, const struct run_case *k, struct play *typed, const struct programme_field *f, const struct programme_field *table, size_t row, day_t day)
{
	struct play_date wrong;

	typed->today.day = f->is_future ? k->steps[k->steps_count - 1].opened_day : c->today;
	if (day == DAY_NONE || !play_date_is_wrong(typed, f, day, &wrong))
		return true;
	wrong.table = table;
	wrong.row = row;
	return ctx_refuse_field(c, run_input_name(c, table == NULL ? f : table), TEXTS[wrong.fault], "title", date_title(c, &wrong), "typed",
		day_text(c->arena, wrong.day), "bound", day_text(c->arena, wrong.bound), "since", since_title(c, k, wrong.field->since), NULL);
}

/* The first wrong one of a table is enough. */
static bool cells_are_right(struct ctx *c, const struct run_case *k, struct play *typed, const struct programme_field *table, const char *text)
{
	for (size_t row = 1; *text != '\0'; row++) {
		const char *end = text + strcspn(text, "\n");

		for (size_t i = 0; i < table->columns_count; i++) {
			const struct programme_field *takes = programme_cell(table, i);
			size_t bytes = strcspn(text, "\t\n");

			if (takes != NULL && takes->type == WORD_DATE && !date_is_right(c, k, typed, takes, table, row, day_parse_iso(arena_text_n(c->arena, text, bytes))))
				return false;
			text += bytes + (text[bytes] == '\t');
		}
		text = end + (*end == '\n');
	}
	return true;
}

bool run_dates_are_right(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct run_entry *entries)
{
	struct play typed = k->play;
	size_t index = (size_t)(form - k->p->forms);
	bool is_right = true;

	set_typed(c, &typed, k->p, index, entries);
	for (size_t i = 0; i < form->fields_count; i++) {
		const struct programme_value *v = &typed.fields[index][i];

		if (form->fields[i].type == WORD_DATE && v->kind == VALUE_DATE)
			is_right &= date_is_right(c, k, &typed, &form->fields[i], NULL, 0, v->day);
		if (form->fields[i].type == WORD_TABLE)
			is_right &= cells_are_right(c, k, &typed, &form->fields[i], entries[i].text);
	}
	return is_right;
}
