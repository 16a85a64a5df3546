/* A booklet as a case names it: whose number may stand there, what the register says of one that does, and which cases name what it did not issue. */
#include "rooms/booklet/booklet.h"

#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/booklet/booklet_number.h"
#include "rooms/org/approver.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/run/run.h"
#include "rooms/run/run_walk.h"
#include "text/booklet.h"

static bool is_named_by_no_other(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f, const char *field, const char *number)
{
	struct booklet_naming_row *others;
	size_t count = booklet_named_by(c->store, k->row.region, k->row.code, form->id, f->id, number, k->row.id.v, &others);

	for (size_t i = 0; i < count; i++) {
		struct run_case other;

		if (!run_read(c, (run_id){ others[i].run }, &other) || !run_counts(&other, others[i].step))
			continue;	/* he was given another one in a later round */
		if (others[i].person.v == k->subject.id.v)
			return ctx_refuse_field(c, field, T_booklet_of_earlier, "typed", number, "case", others[i].title, "day", day_text(c->arena, others[i].opened_day), NULL);
		return ctx_refuse_field(c, field, T_booklet_of_other, "typed", number, "case",
			may_at_path(c, MAY_HANDLE, others[i].org_path) ? others[i].title : message_text(c->arena, c->lang, T_booklet_other_case, NULL, 0), NULL);
	}
	return true;
}

/* One booklet belongs to one case, whoever registered it: a number that another file holds, however it was typed there, is none of this one. */
static bool stands_in_no_other(struct ctx *c, const struct run_case *k, const char *field, const char *number)
{
	const struct programme_form *form = NULL;
	int step;
	const struct programme_field *f = programme_registered(k->p, WORD_BOOKLET, &form, &step);
	const char *spellings[BOOKLET_SPELLINGS_MAX];
	size_t count = f == NULL ? 0 : booklet_number_spellings(c->arena, number, spellings);

	for (size_t i = 0; i < count; i++)
		if (!is_named_by_no_other(c, k, form, f, field, spellings[i]))
			return false;
	return true;
}

static bool is_nobody_elses(struct ctx *c, const struct run_case *k, const char *field, const char *number)
{
	struct booklet_row row;

	if (!booklet_numbered(c->store, number, &row) || row.person == 0 || row.person == k->subject.id.v)
		return true;
	return ctx_refuse_field(c, field, T_booklet_of_other, "typed", number, "case",
		may_at_path(c, MAY_HANDLE, row.org_path) ? row.person_name : message_text(c->arena, c->lang, T_booklet_other_case, NULL, 0), NULL);
}

/* Does the committee that admits people of the organisation keep a register? */
static bool has_register(struct ctx *c, const char *path, struct booklet_count_row *kept)
{
	struct approver_row committee;

	return approver_find(c, path, &committee) && booklet_counts(c->store, committee.id, kept) && kept->received > 0;
}

const char *booklet_as_registered(struct ctx *c, const char *number)
{
	struct booklet_row row;

	if (text_is_empty(number))
		return number;
	return booklet_number_find(c, number, &row) ? row.number : booklet_number_read(c->arena, number);
}

const char *booklet_issued_for(struct ctx *c, const struct run_case *k)
{
	struct booklet_row row;

	return booklet_of_run(c->store, k->row.id.v, &row) ? row.number : "";
}

/* Where the committee keeps a register (`kept` of it) a number has to be issued for the case, unless it was on paper then; is it one that was not? */
static bool has_to_be_issued(struct ctx *c, const struct run_case *k, const char *number, struct booklet_count_row *kept)
{
	struct booklet_row row;

	if (run_is_on_paper(k, k->steps[k->steps_count - 1].opened_day) || !has_register(c, k->row.org_path, kept))
		return false;
	return !booklet_numbered(c->store, number, &row) || strcmp(row.state, "issued") != 0 || row.run != k->row.id.v;
}

bool booklet_may_be_named(struct ctx *c, const struct run_case *k, const char *field, const char *number)
{
	struct booklet_count_row kept = { .received = 0 };
	struct booklet_row row;

	if (!booklet_number_is_right(number) && !booklet_numbered(c->store, number, &row))
		return ctx_refuse_field(c, field, T_booklet_number_wrong, "typed", number, NULL);
	if (!stands_in_no_other(c, k, field, number) || !is_nobody_elses(c, k, field, number))
		return false;
	return !has_to_be_issued(c, k, number, &kept) || ctx_refuse_field(c, field, T_booklet_not_issued_for, "typed", number, "case", k->row.title,
		"received", ctx_number(c, kept.received), "issued", ctx_number(c, kept.issued), "voided", ctx_number(c, kept.voided), NULL);
}

/* ---- numbers that stand in the case and are good no more ---- */

static const char *voided_text(struct ctx *c, const char *number, day_t day, const char *reason)
{
	return message_text(c->arena, c->lang, T_booklet_named_is_void, (const struct message_arg[]){ { "number", number }, { "day", day_text(c->arena, day) }, { "reason", reason } }, 3);
}

static bool is_voided_for(struct ctx *c, const struct run_case *k, const char *number, struct booklet_row *row)
{
	return booklet_numbered(c->store, number, row) && row->run == k->row.id.v && strcmp(row->state, "voided") == 0;
}

/* Of a field of that kind in the form; NULL: what stands there is good, or nothing does. */
static const char *wrong_of(struct ctx *c, const struct run_case *k, const struct programme_form *form, const struct programme_field *f)
{
	const struct run_value_row *named = run_value_of(k, form->id, f->id, 0, false);
	struct booklet_count_row kept = { .received = 0 };
	struct booklet_row row;

	if (named == NULL || text_is_empty(named->value))
		return NULL;
	if (is_voided_for(c, k, named->value, &row))
		return voided_text(c, row.number, row.voided_day, row.reason);
	return !has_to_be_issued(c, k, named->value, &kept) ? NULL : message_text(c->arena, c->lang, T_booklet_not_issued_for, (const struct message_arg[]){ { "typed", named->value },
		{ "case", k->row.title }, { "received", ctx_number(c, kept.received) }, { "issued", ctx_number(c, kept.issued) }, { "voided", ctx_number(c, kept.voided) } }, 5);
}

size_t booklet_wrong(struct ctx *c, const struct run_case *k, const struct programme_form *form, const char **wrong)
{
	size_t count = 0;

	for (size_t i = 0; i < form->fields_count; i++) {
		const char *text = form->fields[i].registered == WORD_BOOKLET ? wrong_of(c, k, form, &form->fields[i]) : NULL;

		if (text != NULL)
			wrong[count++] = text;
	}
	return count;
}

/* ---- numbers that the register did not issue ---- */

static const char *unmatched_text(struct ctx *c, const char *state)
{
	if (state[0] == '\0')
		return ctx_words(c, T_booklet_unregistered);
	return message_text(c->arena, c->lang, T_booklet_not_for_case, (const struct message_arg[]){ { "state", ctx_words(c, strcmp(state, "stock") == 0 ? T_booklet_stock :
		strcmp(state, "voided") == 0 ? T_booklet_voided : T_booklet_issued) } }, 1);
}

const char *booklet_note(struct ctx *c, const struct run_case *k, const char *number)
{
	struct booklet_count_row kept;
	struct booklet_row row;
	bool is_there = booklet_numbered(c->store, number, &row);

	if (is_voided_for(c, k, number, &row))
		return voided_text(c, number, row.voided_day, row.reason);
	if (text_is_empty(number) || (is_there && row.run == k->row.id.v) || !has_register(c, k->row.org_path, &kept))
		return NULL;
	return unmatched_text(c, is_there ? row.state : "");
}

const char *booklet_unmatched_note(struct ctx *c, const struct booklet_unmatched_row *row)
{
	return row->is_own ? voided_text(c, row->number, row->voided_day, row->reason) : unmatched_text(c, row->state);
}

/* Is it this committee that admits people there? */
static bool admits_at(struct ctx *c, const struct org_row *org, const char *path)
{
	struct approver_row committee;

	return approver_find(c, path, &committee) && committee.id.v == org->id.v;
}

size_t booklet_unmatched_cases(struct ctx *c, const struct org_row *org, struct booklet_unmatched_row **rows)
{
	const char *end = path_end(c->arena, org->path), *asked = "";
	struct booklet_programme_row *programmes;
	struct booklet_count_row kept;
	size_t programmes_count = booklet_counts(c->store, org->id, &kept) && kept.received > 0 ? booklet_programmes(c->store, org->region, "", org->path, end, &programmes) : 0, count = 0;
	bool is_ours = false;

	*rows = arena_array(c->arena, BOOKLET_CASES_MAX, sizeof(**rows));
	for (size_t i = 0; i < programmes_count; i++) {
		const struct programme *p = programme_of_file(c, programmes[i].programme);
		const struct programme_form *form = NULL;
		int step;
		const struct programme_field *f = p == NULL ? NULL : programme_registered(p, WORD_BOOKLET, &form, &step);
		struct booklet_unmatched_row *found;
		size_t n = f == NULL ? 0 : booklet_unmatched(c->store, org->region, programmes[i].programme, form->id, f->id, org->path, end, BOOKLET_CASES_MAX, &found);

		for (size_t k = 0; k < n && count < BOOKLET_CASES_MAX; k++) {
			if (strcmp(found[k].org_path, asked) != 0)
				is_ours = admits_at(c, org, found[k].org_path);
			asked = found[k].org_path;
			if (is_ours)
				(*rows)[count++] = found[k];
		}
	}
	return count;
}
