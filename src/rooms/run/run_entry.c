/* One field of a form as it was typed: is there something where something must be, and is it of its kind? */
#include "rooms/run/run_walk.h"

#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "core/file.h"
#include "core/permit.h"
#include "core/private_number.h"
#include "programme/reading.h"
#include "rooms/person/role.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_rows.h"
#include "schema/model.h"
#include "text/run.h"

const char *run_input_name(struct ctx *c, const struct programme_field *f) { return arena_printf(c->arena, "v_%s", f->id); }
static const char *number(struct ctx *c, int64_t n) { return arena_printf(c->arena, "%lld", (long long)n); }

/* What is sent is the Chinese word, in whatever language one reads. */
static const char *choices_text(struct ctx *c, const struct programme_field *f)
{
	const char *all = "";

	for (size_t i = 0; i < f->choices.count; i++)
		all = c->lang == LANG_ZH ? arena_printf(c->arena, i == 0 ? "%s%s" : "%s、%s", all, f->choices.list[i]->text) :
			arena_printf(c->arena, i == 0 ? "%s%s (%s)" : "%s, %s (%s)", all, programme_named(c->lang, f->choices.list[i]->text), f->choices.list[i]->text);
	return all;
}

size_t run_table_most(const struct programme_field *f)
{
	return f->rows_max <= 0 ? RUN_TABLE_ROWS_UNSAID : f->rows_max > RUN_TABLE_ROWS_MAX ? RUN_TABLE_ROWS_MAX : (size_t)f->rows_max;
}

static size_t rows_of(const char *text)
{
	size_t rows = text[0] != '\0';

	for (; *text != '\0'; text++)
		rows += *text == '\n';
	return rows;
}

static bool table_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	size_t rows = rows_of(text), most = run_table_most(f);

	if (rows >= (size_t)f->rows_min && rows <= most)
		return run_cells_are_right(c, f, text) && run_rows_are_right(c, k, f, text);
	return ctx_refuse_field(c, run_input_name(c, f), T_run_rows_wrong, "title", programme_named(c->lang, f->title), "found",
		number(c, (int64_t)rows), "low", number(c, f->rows_min), "high", number(c, (int64_t)most), NULL);
}

static bool has_file(const struct run_case *k, const char *form, const char *field)
{
	const struct run_value_row *v = run_value_of(k, form, field, 0, false);

	return v != NULL && v->file != 0;
}

bool run_file_named(struct ctx *c, const struct run_case *k, int64_t file, struct file_row *row)
{
	return file_get(c->store, (file_id){ file }, row) && strcmp(row->subject, "run") == 0 && row->subject_ref == k->row.id.v && !row->is_withdrawn;
}

bool run_may_name(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *person, day_t day)
{
	int64_t id;

	return int_parse(person, &id) && run_is_in_roles(c, k, &f->choices, id, day) && !run_is_in_roles(c, k, &f->not_by, id, day);
}

/* Of a case that is on its way on paper somebody who was in the role on some day since the step began. On which of them the step was done is
 * said when it is closed, and then whoever is named is looked at again (run_close.c). */
static bool may_be_named_of_paper(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	const struct day_span days = { k->steps[k->steps_count - 1].opened_day, c->today };
	struct run_person found;
	int64_t id;

	return run_is_on_paper(k, days.from) && int_parse(text, &id) && run_in_roles_between(c, k, &f->choices, id, &days, &found) &&
		!(run_is_in_roles(c, k, &f->not_by, id, days.from) && run_is_in_roles(c, k, &f->not_by, id, days.to));
}

/* What somebody is that keeps him out: of a member whose rights are suspended that, and not that he is a member. */
static const char *what_he_is(struct ctx *c, const struct run_person_row *person)
{
	struct person_role_open_row role;

	return person_role_open(c->store, person->region, person->id, ROLE_RIGHTS_SUSPENDED, &role) ? code_name(c->lang, "role_kind", ROLE_RIGHTS_SUSPENDED) :
		code_name_int(c->lang, "member_status", person->status);
}

/* In the role today, or when the step began. */
static bool person_is_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	struct run_person_row person = { .name = "" };
	bool is_seen;
	int64_t id;

	if (run_may_name(c, k, f, text, c->today) || run_may_name(c, k, f, text, k->steps[k->steps_count - 1].opened_day) || may_be_named_of_paper(c, k, f, text))
		return true;
	if (!int_parse(text, &id) || !run_person_named(c->store, (person_id){ id }, &person))
		return ctx_refuse_field(c, run_input_name(c, f), T_run_person_unknown, NULL);
	/* Who it is does not come out by trying numbers, but whom the rule bars is told the rule. */
	is_seen = may_at_path(c, MAY_SEE_PERSON, person.path);
	if (!is_seen && !run_is_in_roles(c, k, &f->not_by, id, c->today))
		return ctx_refuse_field(c, run_input_name(c, f), T_run_person_unknown, NULL);
	if (!is_seen)
		return ctx_refuse_field(c, run_input_name(c, f), T_run_person_barred_unseen, "title", programme_named(c->lang, f->title), "roles", run_roles_text(c, k->p, &f->not_by), NULL);
	if (run_is_in_roles(c, k, &f->not_by, id, c->today))
		return ctx_refuse_field(c, run_input_name(c, f), T_run_person_barred, "title", programme_named(c->lang, f->title), "roles", run_roles_text(c, k->p, &f->not_by), "name", person.name, NULL);
	return ctx_refuse_field(c, run_input_name(c, f), T_run_person_not_of, "title", programme_named(c->lang, f->title), "roles", run_roles_text(c, k->p, &f->choices), "name", person.name, "status",
		what_he_is(c, &person), NULL);
}

/* What everybody reads holds no number of a person, as a notice does not (《中华人民共和国个人信息保护法》（2021年）第二十五条). */
static bool names_no_number(struct ctx *c, const struct programme_field *f, const char *text)
{
	const char *number = private_number_in(c->arena, text);

	return number == NULL || ctx_refuse_field(c, run_input_name(c, f), T_run_private_number, "title", programme_named(c->lang, f->title), "number", number, NULL);
}

/* Is it the number of a paper that counts, of a secret sheet of this round? *review: the last such sheet. */
static bool is_a_paper(struct ctx *c, const struct run_case *k, int64_t n, const struct review_row **review)
{
	for (size_t i = 0; i < k->reviews_count; i++) {
		struct review_paper_row *papers;
		size_t count;

		if (!k->reviews[i].is_secret || !run_counts(k, k->reviews[i].part))
			continue;
		*review = &k->reviews[i];
		count = review_papers(c->store, k->reviews[i].id, &papers);
		for (size_t m = 0; m < count; m++)
			if (papers[m].number == n && !papers[m].is_void)
				return true;
	}
	return false;
}

/* A number that no paper has would leave nothing out, and what is reckoned anew would be the old mark. */
static bool papers_are_right(struct ctx *c, const struct run_case *k, const struct programme_field *f, const char *text)
{
	const struct review_row *review = NULL;

	for (const char *at = text; ; at++) {
		size_t digits = strspn(at, "0123456789");
		const char *typed = arena_text_n(c->arena, at, digits);
		int64_t n;

		at += digits;
		if (digits == 0 || (*at != ',' && *at != '\0') || !int_parse(typed, &n))
			return ctx_refuse_field(c, run_input_name(c, f), T_run_no_papers, "title", programme_named(c->lang, f->title), "typed", text, NULL);
		if (!is_a_paper(c, k, n, &review))
			return ctx_refuse_field(c, run_input_name(c, f), T_run_paper_unknown, "title", programme_named(c->lang, f->title), "typed", typed,
				"n", number(c, review == NULL ? 0 : review->papers), NULL);
		if (*at == '\0')
			return true;
	}
}

bool run_entry_is_right(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const struct run_entry *e)
{
	const char *text = e->text;
	bool is_file = f->type == WORD_FILE;
	bool is_there = is_file ? (e->are_pages_said ? e->pages_count > 0 : has_file(k, form->id, f->id)) : text[0] != '\0';

	if (e->is_refused)
		return false;
	if (!is_there)
		return !f->is_must || ctx_refuse_field(c, run_input_name(c, f), is_file ? T_run_file_missing : T_run_field_missing, "title", programme_named(c->lang, f->title), NULL);
	if (is_file)
		return paper_pages_are_right(c, k, f, e);
	if (f->is_public && (f->type == WORD_TEXT || f->type == WORD_TABLE) && !names_no_number(c, f, text))
		return false;
	/* Of a table each row is kept by itself. */
	if (f->type != WORD_TABLE && text_chars(text) > LIMIT_RUN_VALUE_VALUE)
		return ctx_refuse_field(c, run_input_name(c, f), T_run_text_long, "title", programme_named(c->lang, f->title), "n", number(c, LIMIT_RUN_VALUE_VALUE), NULL);
	switch (f->type) {
	case WORD_NUMBER:
	case WORD_MONEY:
		return run_number_is_right(c, run_input_name(c, f), programme_named(c->lang, f->title), f, text);
	case WORD_SHEETS:
		return papers_are_right(c, k, f, text);
	case WORD_DATE:
		return day_parse_iso(text) != DAY_NONE || ctx_refuse_field(c, run_input_name(c, f), T_run_no_date, "title", programme_named(c->lang, f->title), "typed", text, NULL);
	case WORD_CHOICE:
		return programme_may_choose(f, text) || ctx_refuse_field(c, run_input_name(c, f), T_run_no_choice, "title", programme_named(c->lang, f->title), "choices", choices_text(c, f), "typed", text, NULL);
	case WORD_PERSON:
		return person_is_right(c, k, f, text);
	case WORD_TABLE:
		return table_is_right(c, k, f, text);
	default:
		return true;
	}
}
