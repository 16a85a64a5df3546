#include "rooms/run/run_matter.h"

#include <string.h>
#include "base/fraction.h"
#include "base/text.h"
#include "core/unit_number.h"
#include "rooms/run/run_same.h"

#define WORDS_ALONE_MIN 8	/* so many characters, where nothing else can be compared */

bool run_is_of_first_step(const struct programme *p, const char *form)
{
	for (size_t i = 0; i < p->steps[0].needs.count; i++)
		if (strcmp(p->steps[0].needs.list[i]->text, form) == 0)
			return true;
	return false;
}

const char *run_form_text(struct ctx *c, const struct run_case *k, const struct programme_form *form, size_t field)
{
	const struct run_value_row *kept = run_value_of(k, form->id, form->fields[field].id, 0, false);

	if (form->fields[field].type == WORD_TABLE)
		return run_table_text(c, k, (int)(form - k->p->forms), (int)field);
	return kept == NULL ? "" : kept->value;
}

static bool is_of_words(const struct programme_field *f) { return f->type == WORD_TEXT || f->type == WORD_TABLE; }

const struct programme_field *run_matter_words(const struct programme_form *form)
{
	for (size_t i = 0; i < form->fields_count; i++)
		if (is_of_words(&form->fields[i]))
			return &form->fields[i];
	return NULL;
}

/* ---- on the same form ---- */

/* 246000 元 and 24.6 in a field of 万元 are one sum. */
static bool number_of(const struct programme_field *f, const char *text, struct fraction *n)
{
	if (!fraction_parse(text, n))
		return false;
	if (f->type == WORD_NUMBER && unit_yuan_of(f->title) > 1)
		*n = fraction_multiply(*n, fraction_of(unit_yuan_of(f->title), 1));
	return true;
}

static bool is_same_value(struct ctx *c, const struct programme_field *then, const char *was, const struct programme_field *now, const char *typed)
{
	bool is_number = now->type == WORD_NUMBER || now->type == WORD_MONEY;
	struct fraction a, b;

	if (is_number && number_of(then, was, &a) && number_of(now, typed, &b))
		return fraction_compare(a, b) == 0;
	return strcmp(run_text_key(c, was), run_text_key(c, typed)) == 0;
}

static bool is_same_form(const struct programme_form *then, const struct programme_form *now)
{
	if (then == NULL || then->fields_count != now->fields_count)
		return false;
	for (size_t i = 0; i < now->fields_count; i++)
		if (then->fields[i].type != now->fields[i].type || strcmp(then->fields[i].id, now->fields[i].id) != 0)
			return false;
	return true;
}

static bool is_unchanged(struct ctx *c, const struct run_case *was, const struct programme_form *then, const struct programme_form *form, const struct run_entry *entries)
{
	for (size_t i = 0; i < form->fields_count; i++)
		if (form->fields[i].type != WORD_FILE &&
		    !is_same_value(c, &then->fields[i], run_form_text(c, was, then, i), &form->fields[i], entries[i].text))
			return false;
	return true;
}

/* ---- on another form ---- */

enum kind { OTHER, AMOUNT, NUMBER, DAY, CHOICE, WORDS };

static enum kind kind_of(const struct programme_field *f)
{
	switch (f->type) {
	case WORD_MONEY: return AMOUNT;
	case WORD_NUMBER: return unit_yuan_of(f->title) > 0 ? AMOUNT : NUMBER;
	case WORD_DATE: return DAY;
	case WORD_CHOICE: return CHOICE;
	case WORD_TEXT: case WORD_TABLE: return WORDS;
	default: return OTHER;
	}
}

/* One field that both or one of the cases filled in. */
struct said { const struct programme_field *f; enum kind kind; const char *text; bool is_first_words; };
struct saying { struct said *list; size_t count, amounts; };

static void add(struct ctx *c, struct saying *s, const struct programme_form *form, size_t field, const char *text, size_t room)
{
	const struct programme_field *f = &form->fields[field];
	enum kind kind = kind_of(f);

	if (s->list == NULL)
		s->list = arena_array(c->arena, room + 1, sizeof(*s->list));
	if (kind == OTHER || text_is_empty(text))
		return;
	s->list[s->count++] = (struct said){ f, kind, text, f == run_matter_words(form) };
	s->amounts += kind == AMOUNT;
}

/* Everything that the forms of the first step said. */
static void read_proposal(struct ctx *c, const struct run_case *was, struct saying *s)
{
	size_t room = 0;

	for (size_t i = 0; i < was->p->forms_count; i++)
		room += was->p->forms[i].fields_count;
	for (size_t i = 0; i < was->p->forms_count; i++)
		for (size_t n = 0; run_is_of_first_step(was->p, was->p->forms[i].id) && n < was->p->forms[i].fields_count; n++)
			add(c, s, &was->p->forms[i], n, run_form_text(c, was, &was->p->forms[i], n), room);
}

/* A title without what stands in brackets behind it, as its unit. */
static const char *name_key(struct ctx *c, const char *title)
{
	const char *bracket = strstr(title, "（");

	return run_text_key(c, bracket == NULL || bracket == title ? title : arena_text_n(c->arena, title, (size_t)(bracket - title)));
}

static bool are_one_field(struct ctx *c, const struct said *then, const struct said *now)
{
	bool may_be_by_id = now->kind == AMOUNT || now->kind == WORDS;

	return then->kind == now->kind && (strcmp(name_key(c, then->f->title), name_key(c, now->f->title)) == 0 || (may_be_by_id && strcmp(then->f->id, now->f->id) == 0));
}

/* What is asked of the same thing on both forms: the fields of one name, and the sum of each where there is one. */
static bool are_compared(struct ctx *c, const struct saying *was, const struct said *then, const struct saying *is, const struct said *now)
{
	return are_one_field(c, then, now) || (then->kind == AMOUNT && now->kind == AMOUNT && was->amounts == 1 && is->amounts == 1);
}

static bool is_same_proposal(struct ctx *c, const struct saying *was, const struct saying *is)
{
	size_t same = 0, words_chars = 0;

	for (size_t i = 0; i < was->count; i++)
		for (size_t n = 0; n < is->count; n++) {
			const struct said *then = &was->list[i], *now = &is->list[n];
			bool is_asked = are_compared(c, was, then, is, now), is_same = then->kind == now->kind && is_same_value(c, then->f, then->text, now->f, now->text);

			if (is_asked && !is_same)
				return false;
			same += is_asked && is_same && now->kind != WORDS;
			if (is_same && now->kind == WORDS && (is_asked || then->is_first_words || now->is_first_words)) {
				same++;
				words_chars += text_chars(now->text);
			}
		}
	return words_chars > 0 && (same > 1 || words_chars >= WORDS_ALONE_MIN);
}

bool run_proposes_the_same(struct ctx *c, const struct run_case *was, const struct programme_form *form, const struct run_entry *entries)
{
	struct name name = programme_name(was->p, form->id);
	const struct programme_form *then = name.kind == NAME_FORM ? &was->p->forms[name.index] : NULL;
	struct saying before = { 0 }, now = { 0 };

	if (is_same_form(then, form))
		return is_unchanged(c, was, then, form, entries);
	read_proposal(c, was, &before);
	for (size_t i = 0; i < form->fields_count; i++)
		add(c, &now, form, i, entries[i].text, form->fields_count);
	return is_same_proposal(c, &before, &now);
}
