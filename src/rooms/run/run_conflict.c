/* Two clerks on one form: what stands in it now beside what somebody typed into the page as it was before. */
#include <string.h>
#include "base/text.h"
#include "rooms/run/paper_page.h"
#include "rooms/run/run_walk.h"

static const char *with_blanks(struct arena *a, const char *rows)
{
	char *text = arena_text(a, rows);

	for (char *at = text; *at != '\0'; at++)
		if (*at == '\t')
			*at = ' ';
	return text;
}

/* People are kept by their numbers, rows with tabs between their cells. */
static const char *words_of(struct ctx *c, const struct programme_field *f, const char *text)
{
	struct run_person_row person;
	int64_t id;

	if (f->type == WORD_PERSON && int_parse(text, &id) && run_person_named(c->store, (person_id){ id }, &person))
		return person.name;
	if (f->type == WORD_CHOICE)
		return programme_named(c->lang, text);
	return f->type == WORD_TABLE ? with_blanks(c->arena, text) : run_value_words(c, f, text);
}

static const char *kept_text(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct run_value_row *v = run_value_of(k, form->id, f->id, f->type == WORD_TABLE ? 1 : 0, false);
	const char *all = v == NULL ? "" : v->value;
	const struct run_value_row **pages;

	for (size_t i = 1, count = f->type == WORD_FILE ? paper_pages_now(k, form->id, f->id, &pages) : 0; i < count; i++)
		all = arena_printf(c->arena, "%s\n%s", all, pages[i]->value);
	for (int n = 2; f->type == WORD_TABLE && v != NULL; n++) {
		v = run_value_of(k, form->id, f->id, n, false);
		if (v != NULL)
			all = arena_printf(c->arena, "%s\n%s", all, v->value);
	}
	return all;
}

/* As the pages were sent, by their names; those that stay are not named. */
static const char *pages_text(struct ctx *c, const struct run_case *k, const struct run_entry *e)
{
	const char *all = "";

	for (size_t i = 0; i < e->pages_count; i++) {
		struct file_row row = { .name = e->pages[i].name };

		if (e->pages[i].kept == NULL)
			run_file_named(c, k, e->pages[i].file, &row);
		all = arena_printf(c->arena, "%s%s%s", all, i == 0 ? "" : "\n", row.name);
	}
	return all;
}

static void read_conflicts(struct ctx *c, const struct run_case *k, struct run_form_screen *s, const struct run_entry *typed)
{
	s->conflicts = arena_array(c->arena, s->form->fields_count + 1, sizeof(*s->conflicts));
	for (size_t i = 0; i < s->form->fields_count; i++) {
		const struct programme_field *f = &s->form->fields[i];
		const char *theirs = kept_text(c, k, s->form, f), *mine = f->type != WORD_FILE ? typed[i].text : !typed[i].are_pages_said ? theirs : pages_text(c, k, &typed[i]);

		if (!text_same(theirs, mine))
			s->conflicts[s->conflicts_count++] = (struct conflict_row){ .label_text = programme_named(c->lang, f->title), .theirs = words_of(c, f, theirs), .mine = words_of(c, f, mine) };
	}
}

void run_form_again(struct ctx *c, const struct run_case *k, struct run_screen *s, const char *form, const struct run_entry *typed)
{
	for (size_t i = 0; i < s->forms_count; i++) {
		struct run_form_screen *one = &s->forms[i];

		if (strcmp(one->form->id, form) != 0)
			continue;
		one->is_again = true;
		one->is_conflict = c->refusals_count > 0 && c->refusals[0].kind == CONFLICT && one->is_filled && !one->is_sealed && typed != NULL;
		if (one->is_conflict)
			read_conflicts(c, k, one, typed);
	}
}
