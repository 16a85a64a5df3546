#include "rooms/run/open_case.h"

#include <string.h>
#include "rooms/ballot/ballot_words.h"
#include "rooms/run/run_voided.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"
#include "text/run.h"

/* ---- the list ---- */

/* By the public choices of the practice as the newest case has it. */
static void read_fields(struct ctx *c, struct open_case_list *list)
{
	struct run_case k;

	if (list->code[0] == '\0' || list->lines_count == 0 || !run_read(c, list->lines[0].id, &k))
		return;
	list->fields = arena_array(c->arena, PROGRAMME_ITEMS_MAX + 1, sizeof(*list->fields));
	for (size_t i = 0; i < k.p->forms_count; i++)
		for (size_t n = 0; n < k.p->forms[i].fields_count && list->fields_count < PROGRAMME_ITEMS_MAX; n++) {
			const struct programme_field *f = &k.p->forms[i].fields[n];
			struct open_case_field *field = &list->fields[list->fields_count];

			if (f->type != WORD_CHOICE || !f->is_public)
				continue;
			field->title = f->title;
			field->choices_count = run_open_choices(c->store, list->org, list->code, k.p->forms[i].id, f->id, &field->choices);
			list->fields_count += field->choices_count > 0;
		}
}

void open_case_list_read(struct ctx *c, const char *org, const char *code, int64_t page, struct open_case_list *list)
{
	*list = (struct open_case_list){ .org = org, .code = code, .page = page < 1 ? 1 : page };
	list->lines_count = run_open_list(c->store, org, code, OPEN_CASE_ROWS_PER_PAGE, (list->page - 1) * OPEN_CASE_ROWS_PER_PAGE, &list->lines);
	list->counts_count = run_open_counts(c->store, org, code, &list->counts);
	for (size_t i = 0; i < list->counts_count; i++)
		list->total += list->counts[i].n;
	read_fields(c, list);
}

/* ---- one case ---- */

static void add(struct open_case *one, const char *title, const char *text)
{
	one->entries[one->entries_count++] = (struct open_case_entry){ title, text };
}

static void read_values(struct ctx *c, struct open_case *one)
{
	const struct programme *p = one->k.p;

	for (size_t i = 0; i < p->forms_count; i++)
		for (size_t n = 0; n < p->forms[i].fields_count; n++) {
			const struct programme_field *f = &p->forms[i].fields[n];
			const struct run_value_row *v = !f->is_public ? NULL : run_value_of(&one->k, p->forms[i].id, f->id, 0, false);
			const char *text = f->is_public && f->type == WORD_TABLE ? run_table_text(c, &one->k, (int)i, (int)n) : run_value_public(c, f, v);

			/* Files are read by whoever handles the case; a person stands there by his number. */
			if (text[0] != '\0' && f->type != WORD_FILE && f->type != WORD_PERSON)
				add(one, run_shown(c, p->forms[i].title, programme_named(c->lang, f->title)), f->type == WORD_CHOICE ? programme_named(c->lang, text) : text);
		}
}

/* Of a vote that only commends, whom it chose. */
static const char *said_openly(struct ctx *c, const struct run_case *k, const struct ballot_row *b)
{
	struct name name = programme_name(k->p, b->item);

	return name.kind == NAME_VOTE && programme_commends(k->p, &k->p->votes[name.index]) ? ballot_chosen_text(c, b) : run_ballot_said(c, b);
}

/* What was decided, and by which figures; of a case about somebody only what the practice marks as public. */
static void read_votes(struct ctx *c, struct open_case *one)
{
	for (size_t i = 0; one->k.subject.id.v == 0 && i < one->k.ballots_count; i++) {
		const struct ballot_row *b = &one->k.ballots[i];

		if (strcmp(b->state, "closed") == 0 && run_counts(&one->k, b->part))
			add(one, run_item_title(c, &one->k, b->item, b->title), said_openly(c, &one->k, b));
	}
	for (size_t i = 0; one->k.subject.id.v == 0 && i < one->k.p->votes_count; i++) {
		const char *said = run_ballot_of(&one->k, one->k.p->votes[i].id) != NULL ? "" : taken_tally_text(c, &one->k, one->k.p->votes[i].id);

		if (said[0] != '\0')
			add(one, programme_named(c->lang, one->k.p->votes[i].title), said);
	}
}

/* Does some finish make the result of the sheet public? */
static bool is_published(const struct programme *p, const struct sheet *sheet)
{
	for (size_t i = 0; i < p->finishes_count; i++)
		for (size_t n = 0; n < p->finishes[i].effects_count; n++) {
			const struct effect *e = &p->finishes[i].effects[n];

			if (e->kind == EFFECT_PUBLISH && strcmp(e->target->text, sheet->id) == 0)
				return true;
		}
	return false;
}

/* What the meeting marked, as it is published. */
static void read_sheets(struct ctx *c, struct open_case *one)
{
	for (size_t i = 0; one->k.subject.id.v == 0 && i < one->k.p->sheets_count; i++) {
		const char *said = is_published(one->k.p, &one->k.p->sheets[i]) ? run_sheet_said(c, &one->k, (int)i) : "";

		if (said[0] != '\0')
			add(one, one->k.p->sheets[i].title, said);
	}
}

/* What was corrected stands with what it was. */
static const char *reported_openly(struct ctx *c, const struct open_case *one, const struct run_report_row *report, int number)
{
	const char *text = run_report_text_of(&one->k, report->id, number), *struck = run_report_struck(c, &one->k, report, number);

	return struck[0] == '\0' ? text : arena_printf(c->arena, "%s\n%s", text, struck);
}

static void read_reports(struct ctx *c, struct open_case *one, int index)
{
	const struct duty *duty = &one->k.p->duties[index];
	struct run_period *list;
	size_t count = run_periods(c, &one->k, index, &list);

	for (size_t i = count; i-- > 0;) {
		size_t contents = duty->contents.count > 0 ? duty->contents.count : 1;

		/* By its period: several of them may be reported on one day. */
		for (size_t n = 0; list[i].report != NULL && n < contents; n++) {
			const struct message_arg args[] = { { "duty", duty->contents.count > 0 ? run_shown(c, duty->title, programme_named(c->lang, duty->contents.list[n]->text)) : programme_named(c->lang, duty->title) },
				{ "from", day_text(c->arena, list[i].first_day) }, { "to", day_text(c->arena, list[i].due_day) }, { "day", day_text(c->arena, list[i].report->day) } };

			add(one, message_text(c->arena, c->lang, T_run_open_report, args, 4), reported_openly(c, one, list[i].report, (int)n + 1));
		}
	}
}

bool open_case_read(struct ctx *c, run_id id, struct open_case *one)
{
	*one = (struct open_case){ .entries_count = 0 };
	if (!run_read(c, id, &one->k) || !one->k.row.is_public)
		return ctx_refuse(c, NOT_FOUND, T_run_not_found, NULL);
	one->entries = arena_array(c->arena, one->k.p->votes_count + 2 + one->k.values_count + one->k.report_texts_count + one->k.ballots_count + one->k.p->sheets_count + 1, sizeof(*one->entries));
	read_values(c, one);
	read_votes(c, one);
	read_sheets(c, one);
	if (one->k.subject.id.v == 0 && run_voided_text(c, &one->k, true)[0] != '\0')
		add(one, message_text(c->arena, c->lang, T_run_voided_title, NULL, 0), run_voided_text(c, &one->k, true));
	if (taken_steps_text(c, &one->k)[0] != '\0')
		add(one, message_text(c->arena, c->lang, T_run_taken_openly, NULL, 0), taken_steps_text(c, &one->k));
	for (size_t i = 0; i < one->k.p->duties_count; i++)
		if (one->k.p->duties[i].is_public)
			read_reports(c, one, (int)i);
	return true;
}
