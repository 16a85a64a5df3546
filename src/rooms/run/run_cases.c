/* Tables that nobody types: the cases of another practice, in the organisation and below it, that came to where the file says (办件记录). */
#include <string.h>
#include "base/buffer.h"
#include "core/path.h"
#include "programme/play_text.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define CASES_LOOKED_AT 400

/* The day on which the case came to it; DAY_NONE: it did not, or a way back took it again. */
static day_t came_to(const struct run_case *k, const char *result)
{
	int step = run_step_index(k->p, result);

	if (step >= 0)
		return k->play.is_closed[step] && k->play.closed_on[step].kind == VALUE_DATE ? k->play.closed_on[step].day : DAY_NONE;
	return strcmp(k->row.state, "done") == 0 && strcmp(k->row.finish, result) == 0 ? k->row.closed_day : DAY_NONE;
}

static const char *words_of(struct arena *a, struct programme_value v)
{
	switch (v.kind) {
	case VALUE_NUMBER: return play_number_read_again(a, v.number);
	case VALUE_DATE: return day_text(a, v.day);
	case VALUE_SYMBOL: return v.symbol;
	default: return "";
	}
}

/* How many papers count of the sheet whose title stands before 份数. */
static const char *papers_of(struct ctx *c, const struct run_case *k, const char *title)
{
	const char *word = message_text(c->arena, LANG_ZH, T_run_cases_papers, NULL, 0);
	size_t bytes = strlen(title), tail = strlen(word);

	for (size_t i = 0; bytes > tail && strcmp(title + bytes - tail, word) == 0 && i < k->p->sheets_count; i++) {
		const struct review_row *review = run_review_of(k, k->p->sheets[i].id);

		if (review != NULL && strlen(k->p->sheets[i].title) == bytes - tail && strncmp(k->p->sheets[i].title, title, bytes - tail) == 0)
			return arena_printf(c->arena, "%lld", (long long)review->papers);
	}
	return "";
}

/* What the case says under that title: a value, a field or a sheet of its programme. A sealed form says nothing. */
static const char *said_under(struct ctx *c, const struct run_case *k, const char *title)
{
	for (size_t i = 0; i < k->p->values_count; i++)
		if (k->p->values[i].title != NULL && strcmp(k->p->values[i].title, title) == 0)
			return words_of(c->arena, play_value(&k->play, k->p->values[i].expression));
	for (size_t i = 0; i < k->p->forms_count; i++)
		for (size_t n = 0; n < k->p->forms[i].fields_count; n++)
			if (k->p->forms[i].read_by.count == 0 && strcmp(k->p->forms[i].fields[n].title, title) == 0)
				return words_of(c->arena, k->play.fields[i][n]);
	for (size_t i = 0; i < k->p->sheets_count; i++)
		if (strcmp(k->p->sheets[i].title, title) == 0)
			return words_of(c->arena, k->play.sheets[i]);
	return papers_of(c, k, title);
}

static bool is_meant(struct ctx *c, const struct run_case *k, const struct programme_field *f, const struct run_case *other)
{
	if (f->is_of_year && date_from_day(other->row.opened_day).year != date_from_day(k->row.opened_day).year)
		return false;
	for (size_t i = 0; i < f->case_results.count; i++) {
		day_t day = came_to(other, strchr(f->case_results.list[i]->text, '.') + 1);

		if (day != DAY_NONE && day <= k->today && (f->case_within.count == 0 || run_term_end(f->case_within, day) >= k->today))
			return f->case_field == NULL || strcmp(said_under(c, other, f->case_field->text), f->case_choice->text) == 0;
	}
	return false;
}

/* A tab or a line is a cell or a row here. */
static const char *cell(struct arena *a, const char *text)
{
	char *all = arena_text(a, text);

	for (char *at = all; *at != '\0'; at++)
		if (*at == '\t' || *at == '\n')
			*at = ' ';
	return all;
}

/* Two of one title are told apart by where they ran. */
static const char *title_among(struct arena *a, const struct run_case *all, size_t count, size_t at)
{
	for (size_t i = 0; i < count; i++)
		if (i != at && strcmp(all[i].row.title, all[at].row.title) == 0)
			return arena_printf(a, "%s（%s）", all[at].row.title, all[at].row.org_name);
	return all[at].row.title;
}

bool run_cases_are_read(const struct programme_field *f)
{
	return f->case_results.count > 0 || f->is_rectifying;
}

/* Those that may be meant, the earliest first: of the place, or those about the same subject wherever in the region they ran. */
static size_t looked_at(struct ctx *c, const struct run_case *k, const struct programme_field *f, run_id **ids)
{
	struct run_gate_case *about;
	struct run_case_of *here;
	size_t count = f->is_of_subject ? run_gate_cases(c->store, k->row.region, k->row.subject_kind, k->row.subject_ref, f->case_practice, &about) :
		run_cases_of(c->store, k->row.region, f->case_practice, k->row.org_path, path_end(c->arena, k->row.org_path), CASES_LOOKED_AT, &here);

	*ids = arena_array(c->arena, count + 1, sizeof(**ids));
	for (size_t i = 0; i < count; i++)
		(*ids)[i] = f->is_of_subject ? about[count - 1 - i].id : here[i].id;
	return count;
}

/* What was done about the same subject counts whoever asks; elsewhere nobody reads in this way what he may not see. */
static bool is_for_whom_asks(struct ctx *c, const struct programme_field *f, const struct run_case *other)
{
	return f->is_of_subject || run_may_see(c, other);
}

const char *run_cases_rows(struct ctx *c, const struct run_case *k, const struct programme_field *f)
{
	size_t most = run_table_most(f), found = 0;
	struct run_case *all = arena_array(c->arena, most, sizeof(*all));
	run_id *ids;
	size_t count;
	struct buffer b;

	if (f->is_rectifying)
		return run_rectifying_rows(c, k, f);
	count = looked_at(c, k, f, &ids);
	for (size_t i = 0; i < count && found < most; i++)
		if (ids[i].v != k->row.id.v && run_read(c, ids[i], &all[found]) && is_for_whom_asks(c, f, &all[found]) && is_meant(c, k, f, &all[found]))
			found++;
	buffer_init(&b, c->arena, 1024);
	for (size_t i = 0; i < found; i++) {
		buffer_printf(&b, "%s%s\t%s", i == 0 ? "" : "\n", cell(c->arena, title_among(c->arena, all, found, i)), cell(c->arena, all[i].row.org_name));
		for (size_t n = 2; n < f->columns_count; n++)
			buffer_printf(&b, "\t%s", cell(c->arena, said_under(c, &all[i], f->columns[n])));
	}
	return buffer_text(&b);
}

bool run_cases_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, struct run_entry *entry)
{
	const char *rows = run_cases_rows(c, k, f), *field = arena_printf(c->arena, "v_%s", f->id);

	if (entry->text[0] != '\0' && strcmp(entry->text, rows) != 0)
		return ctx_refuse_field(c, field, T_run_cases_typed, "title", f->title, NULL);
	entry->text = rows;
	return rows[0] != '\0' || !f->is_must || ctx_refuse_field(c, field, T_run_cases_none, "title", f->title, NULL);
}

bool run_cases_have_changed(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct run_value_row *first = run_value_of(k, form->id, f->id, 1, false);
	struct run_case now = *k;
	struct buffer b;

	if (run_value_of(k, form->id, f->id, first == NULL ? 0 : 1, false) == NULL)
		return false;	/* not filled in: that is what the step lacks */
	buffer_init(&b, c->arena, 1024);
	for (size_t i = 0; first != NULL && i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];

		if (v->number > 0 && v->step == first->step && strcmp(v->form, form->id) == 0 && strcmp(v->field, f->id) == 0)
			buffer_printf(&b, "%s%s", b.bytes == 0 ? "" : "\n", v->value);
	}
	now.today = c->today;
	return strcmp(buffer_text(&b), run_cases_rows(c, &now, f)) != 0;
}
