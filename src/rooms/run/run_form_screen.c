/* One form of a case as its page shows it: fields with what they hold, tables with rows to write in. */
#include "core/code.h"
#include "rooms/run/paper_page.h"

#include <string.h>
#include "base/text.h"
#include "rooms/booklet/booklet.h"
#include "rooms/person/person.h"
#include "rooms/run/run_agree.h"
#include "rooms/run/run_corrected.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_rows.h"
#include "rooms/run/run_table.h"
#include "rooms/run/run_walk.h"
#include "rooms/transfer/transfer_named.h"
#include "text/run.h"

#define SPARE_ROWS 5	/* empty rows of a table, to write in; a table that takes no more shows all of them */

static struct option *choices_of(struct ctx *c, const struct programme_field *f)
{
	struct option *options = arena_array(c->arena, f->choices.count + 1, sizeof(*options));

	for (size_t i = 0; i < f->choices.count; i++)
		options[i] = (struct option){ .value = f->choices.list[i]->text, .label_text = programme_named(c->lang, f->choices.list[i]->text) };
	return options;
}

const char **run_cells_of(struct arena *a, const struct programme_field *f, const char *row)
{
	const char **cells = arena_array(a, f->columns_count + 1, sizeof(*cells));

	for (size_t i = 0; i < f->columns_count; i++) {
		size_t bytes = strcspn(row, "\t");

		cells[i] = arena_text_n(a, row, bytes);
		row += bytes + (row[bytes] == '\t');
	}
	return cells;
}

/* What the field holds in that step record; 0: now, or in the round before. */
const struct run_value_row *run_value_in(const struct run_case *k, int64_t step, const char *form, const char *field, int number)
{
	if (run_is_sealed(k, form))
		return NULL;
	if (step == 0)
		return run_value_of(k, form, field, number, true);
	for (size_t i = 0; i < k->values_count; i++)
		if (k->values[i].step == step && k->values[i].number == number && strcmp(k->values[i].form, form) == 0 && strcmp(k->values[i].field, field) == 0)
			return &k->values[i];
	return NULL;
}

/* Does a kept row begin with that? */
static bool has_row(const struct run_field_screen *s, const char *first)
{
	for (size_t i = 0; i < s->rows_count; i++)
		if (strcmp(s->cells[i][0], first) == 0)
			return true;
	return false;
}

/* A table begins as what was reported, in the order of the periods; behind rows that are kept stands what was reported besides. */
static void feed_table(struct ctx *c, const struct run_case *k, size_t most, struct run_field_screen *s)
{
	struct run_period *periods;
	size_t count = run_periods(c, k, programme_name(k->p, s->f->fed_by->text).index, &periods);

	for (size_t i = 0; i < count && s->rows_count + s->fed_count < most; i++) {
		const char **cells;

		if (periods[i].report == NULL)
			continue;
		cells = arena_array(c->arena, s->f->columns_count + 1, sizeof(*cells));
		for (size_t n = 0; n < s->f->columns_count; n++)
			cells[n] = text_clean(c->arena, run_report_text_of(k, periods[i].report->id, (int)n + 1));
		if (!has_row(s, cells[0]) && !run_report_stands(c, k, s->f, periods[i].report, s->cells, s->rows_count))
			s->cells[s->rows_count + s->fed_count++] = cells;
	}
	s->cells_count = s->rows_count + s->fed_count;
}

/* As they are now; nobody types them. */
static void read_rows(struct ctx *c, const char *rows, struct run_field_screen *s)
{
	while (*rows != '\0' && s->rows_count < RUN_TABLE_ROWS_MAX) {
		size_t bytes = strcspn(rows, "\n");

		s->cells[s->rows_count++] = run_cells_of(c->arena, s->f, arena_text_n(c->arena, rows, bytes));
		rows += bytes + (rows[bytes] == '\n');
	}
	s->cells_count = s->rows_count;
}

/* A table about people begins with everybody who is in the role, as the archive has them; one about organisations with all that are meant. */
static void list_meant(struct ctx *c, const struct run_case *k, size_t most, struct run_field_screen *s)
{
	struct run_meant *list;
	size_t count = run_meant_of(c, k, s->f, c->today, c->today, &list);

	for (size_t i = 0; i < count && s->cells_count < most; i++) {
		const char **cells;

		if (list[i].is_barred)
			continue;
		cells = run_cells_of(c->arena, s->f, "");
		cells[0] = list[i].label;
		s->cells[s->cells_count++] = cells;
	}
}

/* What the first column is chosen from, to be typed or picked; more than a list is good for is typed alone. */
#define ORGS_OFFERED 500
static void offer_orgs(struct ctx *c, const struct run_case *k, struct run_field_screen *s)
{
	struct run_meant *list;
	size_t count = run_meant_of(c, k, s->f, c->today, c->today, &list);

	s->org_unit = s->f->org_unit[0] == '\0' ? ctx_words(c, T_run_rows_of_any) : code_name(c->lang, "unit_kind", s->f->org_unit);
	s->options = arena_array(c->arena, count + 1, sizeof(*s->options));
	for (size_t i = 0; i < count && count <= ORGS_OFFERED; i++)
		s->options[s->options_count++] = (struct option){ .value = list[i].label };
}

static void read_table(struct ctx *c, const struct run_case *k, int64_t step, const char *form, struct run_field_screen *s)
{
	struct arena *a = c->arena;
	size_t most = s->most = run_table_most(s->f);
	const struct run_value_row *row;

	s->cells = arena_array(a, RUN_TABLE_ROWS_MAX + 1, sizeof(*s->cells));
	if (step == 0 && s->f->signed_practice != NULL) {
		read_rows(c, run_signed_rows(c, k, s->f), s);
		return;
	}
	if (step == 0 && run_cases_are_read(s->f)) {
		read_rows(c, run_cases_rows(c, k, s->f), s);
		return;
	}
	if (step == 0 && s->f->is_held)
		read_rows(c, run_held_rows(c, k), s);
	s->held_count = s->rows_count;
	if (s->f->is_of_orgs) {
		s->meant = arena_array(a, RUN_TABLE_ROWS_MAX + 1, sizeof(*s->meant));
		if (step == 0)
			offer_orgs(c, k, s);
	}
	for (int number = 1; s->rows_count < most && (row = run_value_in(k, step, form, s->f->id, number)) != NULL; number++) {
		const char **cells = run_cells_of(a, s->f, row->value);

		if (s->meant != NULL)
			s->meant[s->rows_count] = row->meant;
		if (step != 0 || !s->f->is_held || !run_is_held_row(c, cells))
			s->cells[s->rows_count++] = cells;
	}
	s->cells_count = s->rows_count;
	s->corrected = run_corrected_cells(c, k, s->f, s->cells, s->rows_count);
	if (step == 0 && s->f->fed_by != NULL)
		feed_table(c, k, most, s);
	else if (step == 0 && s->rows_count == 0 && s->f->choices.count == 1)
		list_meant(c, k, most, s);
	for (size_t spare = 0; spare < SPARE_ROWS && step == 0 && s->cells_count < most; spare++)
		s->cells[s->cells_count++] = run_cells_of(a, s->f, "");
}

/* Does some step write what stands in the field into the archive as the day of the application? */
static bool is_day_of_application(const struct programme *p, const struct name *field)
{
	for (size_t i = 0; i < p->steps_count; i++)
		for (size_t n = 0; n < p->steps[i].effects_count; n++) {
			const struct effect *e = &p->steps[i].effects[n];
			int attribute = e->kind == EFFECT_SET ? programme_attribute(e->target->text) : -1;

			if (attribute >= 0 && PROGRAMME_ATTRIBUTES[attribute].word == WORD_APPLIED_ON && e->value->kind == EXPRESSION_WORD && e->value->name.kind == NAME_FIELD &&
			    e->value->name.index == field->index && e->value->name.field == field->field)
				return true;
		}
	return false;
}

const char *run_applied_note(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const char *value)
{
	const struct name name = { .kind = NAME_FIELD, .index = (int)(form - k->p->forms), .field = (int)(f - form->fields) };
	struct person_row row;

	if (k->at < 0 || k->subject.id.v == 0 || f->type != WORD_DATE || !is_day_of_application(k->p, &name) || !person_get(c->store, k->subject.id, &row) ||
	    row.applied_day == DAY_NONE || day_parse_iso(value) == row.applied_day)
		return NULL;
	if (run_found_applied(c, k, &row))
		return run_found_applied_note(c, &row, programme_named(c->lang, f->title), day_parse_iso(value));
	return message_text(c->arena, c->lang, k->row.paper != 0 ? T_run_applied_otherwise : T_run_applied_before, (const struct message_arg[]){
		{ "day", day_text(c->arena, row.applied_day) }, { "title", programme_named(c->lang, f->title) } }, 2);
}

/* The field of the day of applying begins with the one that the archive has, where it is known exactly. */
static const char *applied_in_archive(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct name name = { .kind = NAME_FIELD, .index = (int)(form - k->p->forms), .field = (int)(f - form->fields) };
	struct person_row row;

	if (k->at < 0 || k->subject.id.v == 0 || f->type != WORD_DATE || !is_day_of_application(k->p, &name) || !person_get(c->store, k->subject.id, &row) ||
	    row.applied_precision != DATE_DAY || !run_found_applied(c, k, &row))
		return "";
	return day_text(c->arena, row.applied_day);
}

/* Does the condition look at a field of the form? */
static bool asks_form(const struct expression *e, int form)
{
	if (e == NULL)
		return false;
	return (e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD && e->name.index == form) || asks_form(e->left, form) ||
		asks_form(e->right, form) || asks_form(e->third, form);
}

/* Does a step conclude by the form: is its way chosen by a field of it, or is there a vote beside it? */
static bool is_of_conclusion(const struct programme *p, const struct programme_form *form)
{
	for (size_t i = 0; i < p->steps_count; i++) {
		const struct step *s = &p->steps[i];
		bool is_needed = false, concludes = false;

		for (size_t n = 0; n < s->needs.count; n++) {
			is_needed |= strcmp(s->needs.list[n]->text, form->id) == 0;
			concludes |= programme_name(p, s->needs.list[n]->text).kind == NAME_VOTE;
		}
		for (size_t n = 0; n < s->goes_count; n++)
			concludes |= asks_form(s->goes[n].when, (int)(form - p->forms));
		if (is_needed && concludes)
			return true;
	}
	return false;
}

/* What a round that no longer counts concluded, the reasons it gave and what it counted are that round's: they are said anew, and never stand in the
 * papers of the next one because nobody took them out. What was collected (days, people, tables, papers) may be used again. */
static bool is_said_anew(const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const struct run_value_row *v)
{
	return v != NULL && !run_counts(k, v->step) && (f->type == WORD_CHOICE || f->type == WORD_TEXT || f->type == WORD_NUMBER) && is_of_conclusion(k->p, form);
}

/* Not needed to keep the form; but the open step is not closed, always or in some cases, while nothing stands there. NULL: nothing asks for it. */
static message asked(const struct run_case *k, const struct programme_form *form, size_t field)
{
	struct name name = programme_name(k->p, arena_printf(k->play.arena, "%s.%s", form->id, form->fields[field].id));
	message text = NULL;

	for (size_t i = 0; k->at >= 0 && !form->fields[field].is_must && text != T_run_asked && i < k->p->refusals_count; i++) {
		const struct programme_refusal *r = &k->p->refusals[i];

		if (r->action->word == NO_WORD && strcmp(r->action->text, k->p->steps[k->at].id) == 0 && programme_asks_for(r->when, name))
			text = r->when->kind == EXPRESSION_EQUAL ? T_run_asked : T_run_asked_some;
	}
	return text;
}

/* What the archive or a register knows is offered in a field that is empty. */
static const char *offered(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	if (f->registered == WORD_BOOKLET)
		return booklet_issued_for(c, k);
	if (f->registered == WORD_LETTER)
		return transfer_letter_for(c, k);
	return applied_in_archive(c, k, form, f);
}

/* What stands below the field, the last that holds. */
static void read_note(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, struct run_field_screen *f)
{
	if (f->f->registered == WORD_BOOKLET)
		f->note = booklet_note(c, k, f->value);
	if (f->f->registered == WORD_LETTER)
		f->note = transfer_named_note(c, k, f->value);
	if (f->f->type == WORD_FILE) {
		struct run_kept kept = run_kept_of(c, k, form->id, f->f->id, f->file);

		f->note = kept.note;
		f->is_erased = kept.erased_day != DAY_OPEN;
	}
	if (f->is_from_paper)
		f->note = ctx_words(c, T_run_from_paper);
	if (f->f->type == WORD_DATE && step == 0)
		f->note = run_applied_note(c, k, form, f->f, f->value);
}

/* The label, and the value as it was saved. The paper of a round that no longer counts is not the paper of this one. */
static void read_saved(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, size_t index, struct run_field_screen *f)
{
	const struct programme_field *field = &form->fields[index];
	const struct run_value_row *v = run_value_in(k, step, form->id, field->id, 0);

	if (step == 0 && is_said_anew(k, form, field, v))
		v = NULL;
	*f = (struct run_field_screen){ .f = field, .name = arena_printf(c->arena, "v_%s", field->id), .id = arena_printf(c->arena, "%s-%s", form->id, field->id),
		.value = v == NULL ? "" : v->value, .file = v == NULL ? 0 : v->file, .is_from_paper = v != NULL && v->is_from_paper };
	f->asked = step == 0 ? asked(k, form, index) : NULL;
	f->label = programme_named(c->lang, field->title);
	if (f->asked != NULL)
		f->label = message_text(c->arena, c->lang, f->asked, (const struct message_arg[]){ { "title", f->label } }, 1);
	if (step == 0 && v != NULL && f->file != 0 && !run_counts(k, v->step)) {
		f->before = f->value;
		f->value = "";
		f->file = 0;
	}
}

static void read_field(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, size_t index, struct run_form_screen *s)
{
	struct run_field_screen *f = &s->fields[index];

	read_saved(c, k, step, form, index, f);
	if (f->f->type == WORD_CHOICE) {
		f->options = choices_of(c, f->f);
		f->options_count = f->f->choices.count;
	}
	f->shown = f->f->type == WORD_CHOICE ? programme_named(c->lang, f->value) : run_value_words(c, f->f, f->value);
	if (f->f->type == WORD_PERSON)
		run_person_field_read(c, k, step, s, index);
	if (step == 0 && f->value[0] == '\0')
		f->value = f->shown = offered(c, k, form, f->f);
	if (f->f->type == WORD_FILE)
		paper_pages_show(c, k, step, form, f);
	read_note(c, k, step, form, f);
	if (run_is_typed_table(f->f))
		f->sheet_name = run_file_name(c, f->f);
	s->has_file = s->has_file || f->f->type == WORD_FILE || run_is_typed_table(f->f);
	if (f->f->type == WORD_TABLE)
		read_table(c, k, step, form->id, f);
}

void run_form_read(struct ctx *c, const struct run_case *k, int64_t step, const struct programme_form *form, struct run_form_screen *s)
{
	*s = (struct run_form_screen){ .form = form, .fields = arena_array(c->arena, form->fields_count + 1, sizeof(*s->fields)), .is_sealed = form->read_by.count > 0 };
	if (s->is_sealed) {
		s->read_by_text = run_roles_text(c, k->p, &form->read_by);
		s->may_read = k->at >= 0 && run_is_in_roles(c, k, &form->read_by, c->actor.person_id, c->today);
	}
	for (size_t i = 0; i < form->fields_count; i++)
		read_field(c, k, step, form, i, s);
}
