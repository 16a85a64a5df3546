/* Reading a case: its rows, who may see it, and what stands in it. run_play.c makes of them what the programme knows. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "programme/play_text.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/ballot/review_group.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

const char *run_said(struct ctx *c, const char *what, const char *result)
{
	const struct message_arg args[] = { { "what", what }, { "result", result } };

	return message_text(c->arena, LANG_ZH, T_run_trace, args, 2);
}

const char *run_value_words(struct ctx *c, const struct programme_field *f, const char *value)
{
	const struct message_arg arg = { "amount", value };

	if (f->type != WORD_MONEY || value[0] == '\0' || strstr(f->title, message_text(c->arena, LANG_ZH, T_run_money_unit, NULL, 0)) != NULL)
		return value;
	return message_text(c->arena, c->lang, T_run_money_amount, &arg, 1);
}

const char *run_value_public(struct ctx *c, const struct programme_field *f, const struct run_value_row *v)
{
	const char *text = v == NULL ? "" : run_value_words(c, f, v->value);
	const struct message_arg arg = { "text", text };

	return v == NULL || !v->is_from_paper ? text : message_text(c->arena, c->lang, T_run_value_from_paper, &arg, 1);
}

const char *run_ballot_said(struct ctx *c, const struct ballot_row *ballot)
{
	const struct message_arg args[] = { { "result", ballot_result_text(c, ballot) }, { "figures", ballot_figures_text(c, ballot) } };

	return message_text(c->arena, c->lang, T_run_ballot_trace, args, 2);
}

/* Of a sheet by rows a line for each, the best first. */
static const char *rows_said(struct ctx *c, const struct run_case *k, int sheet)
{
	const struct review_row *review = run_review_of(k, k->p->sheets[sheet].id);
	struct review_group g;
	const char *all = "";

	if (review == NULL || !k->play.is_marked[sheet])
		return "";
	review_group_read(c, review, &g);
	for (int64_t place = 1; place <= (int64_t)g.rows_count; place++)
		for (size_t i = 0; i < g.rows_count; i++) {
			const struct message_arg args[] = { { "place", ctx_number(c, place) }, { "name", g.rows[i].name }, { "mark", play_number_text(c->arena, g.rows[i].mark) },
				{ "n", ctx_number(c, g.rows[i].review.papers) } };

			if (g.rows[i].place == place)
				all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : "\n", message_text(c->arena, c->lang, T_run_sheet_row_said, args, sizeof(args) / sizeof(args[0])));
		}
	return all;
}

const char *run_review_said(struct ctx *c, const struct review_row *review)
{
	const struct message_arg args[] = { { "mark", play_number_text(c->arena, review_result(review)) }, { "n", ctx_number(c, review->papers) },
		{ "issued", ctx_number(c, review->issued) }, { "collected", ctx_number(c, review->collected) } };

	return review->issued == 0 ? args[0].value : message_text(c->arena, c->lang, T_run_sheet_said_out, args, sizeof(args) / sizeof(args[0]));
}

const char *run_sheet_said(struct ctx *c, const struct run_case *k, int sheet)
{
	if (k->p->sheets[sheet].per != NULL)
		return rows_said(c, k, sheet);

	const struct review_row *review = run_review_of(k, k->p->sheets[sheet].id);
	struct programme_value mark = k->play.sheets[sheet];

	if (review == NULL || mark.kind != VALUE_NUMBER)
		return "";
	const struct message_arg args[] = { { "mark", play_number_text(c->arena, mark.number) }, { "n", ctx_number(c, review->papers) },
		{ "issued", ctx_number(c, review->issued) }, { "collected", ctx_number(c, review->collected) } };

	return message_text(c->arena, c->lang, review->issued > 0 ? T_run_sheet_said_out : T_run_sheet_said, args, sizeof(args) / sizeof(args[0]));
}

const char *run_shown(struct ctx *c, const char *what, const char *result)
{
	const struct message_arg args[] = { { "what", programme_named(c->lang, what) }, { "result", result } };

	return message_text(c->arena, c->lang, T_run_trace, args, 2);
}

const char *run_item_title(struct ctx *c, const struct run_case *k, const char *item, const char *kept)
{
	const char *title = programme_title(k->p, programme_name(k->p, item)), *named = programme_named(c->lang, title);

	return named == title ? kept : named;
}

int run_step_index(const struct programme *p, const char *id)
{
	struct name name = programme_name(p, id);

	return name.kind == NAME_STEP ? name.index : -1;
}

bool run_read(struct ctx *c, run_id id, struct run_case *k)
{
	*k = (struct run_case){ .at = -1, .today = c->today, .stopped = { .name = "" } };
	if (!run_get(c->store, id, &k->row) || (k->p = programme_of_file(c, k->row.programme)) == NULL)
		return false;
	k->steps_count = run_steps(c->store, k->row.region, id.v, &k->steps);
	k->is_void = arena_array(c->arena, k->steps_count + 1, sizeof(*k->is_void));
	k->values_count = run_values(c->store, k->row.region, id.v, &k->values);
	k->signatures_count = run_signatures(c->store, k->row.region, id.v, &k->signatures);
	k->reviews_count = k->p->sheets_count == 0 ? 0 : reviews_of_subject(c->store, "run", id.v, &k->reviews);
	k->draws_count = k->p->draws_count == 0 ? 0 : draws_of_subject(c->store, "run", id.v, &k->draws);
	k->notices_count = k->p->notices_count == 0 ? 0 : notices_of_run(c->store, k->row.region, id.v, &k->notices);
	k->reports_count = k->p->duties_count == 0 ? 0 : run_reports(c->store, k->row.region, id.v, &k->reports);
	k->report_texts_count = k->reports_count == 0 ? 0 : run_report_texts(c->store, k->row.region, id.v, &k->report_texts);
	k->params_count = k->p->params_count == 0 ? 0 : run_params(c->store, k->row.region, id.v, &k->params);
	k->holds_count = run_holds(c->store, k->row.region, id, &k->holds);
	k->ballots_count = k->p->votes_count == 0 ? 0 : ballots_of_subject(c->store, "run", id.v, &k->ballots);
	if (strcmp(k->row.state, "stopped") == 0)
		run_stopped_get(c->store, k->row.region, id, &k->stopped);
	if (strcmp(k->row.subject_kind, "person") == 0)
		run_person_named(c->store, (person_id){ k->row.subject_ref }, &k->subject);
	run_play(c, k);
	return true;
}

/* Has the actor a part in it: a role that does, signs or rates something? */
static bool has_part(struct ctx *c, const struct run_case *k)
{
	for (size_t i = 0; i < k->p->steps_count; i++)
		if (run_is_in_roles(c, k, &k->p->steps[i].by, c->actor.person_id, c->today) || run_is_in_roles(c, k, &k->p->steps[i].sign, c->actor.person_id, c->today))
			return true;
	return false;
}

bool run_may_see(struct ctx *c, const struct run_case *k)
{
	return may_at_path(c, MAY_HANDLE, k->row.org_path) || (may(c, MAY_HANDLE) && has_part(c, k));
}

bool run_see(struct ctx *c, run_id id, struct run_case *k)
{
	if (!run_read(c, id, k) || !run_may_see(c, k))
		return ctx_refuse(c, NOT_FOUND, T_run_not_found, NULL);
	return true;
}

const struct run_value_row *run_value_of(const struct run_case *k, const char *form, const char *field, int number, bool also_void)
{
	const struct run_value_row *found = NULL;

	for (size_t i = 0; i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];

		if (v->number == number && strcmp(v->form, form) == 0 && strcmp(v->field, field) == 0 && (also_void || run_counts(k, v->step)))
			found = v;
	}
	return found;
}

const char *run_table_text(struct ctx *c, const struct run_case *k, int form, int field)
{
	const struct play_table *table = &k->play.tables[form][field];
	size_t columns = k->p->forms[form].fields[field].columns_count;
	const char *all = "";

	for (size_t i = 0; i < table->rows_count; i++)
		for (size_t n = 0; n < columns; n++)
			if (table->cells[i][n].kind == VALUE_SYMBOL)
				all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : n == 0 ? "\n" : " ", table->cells[i][n].symbol);
	return all;
}

bool run_is_sealed(const struct run_case *k, const char *form)
{
	struct name name = programme_name(k->p, form);

	return name.kind == NAME_FORM && k->p->forms[name.index].read_by.count > 0;
}

bool run_needs_reason(const struct run_case *k, int64_t file)
{
	for (size_t i = 0; i < k->values_count; i++) {
		struct name name = programme_name(k->p, arena_printf(k->play.arena, "%s.%s", k->values[i].form, k->values[i].field));

		if (k->values[i].file == file && name.kind == NAME_FIELD && k->p->forms[name.index].fields[name.field].needs_reason)
			return true;
	}
	return false;
}

bool run_file_see(struct ctx *c, run_id id, file_id file, const char *reason, struct run_case *k, struct file_row *row)
{
	ctx_begin(c, "run.file", "run", id.v, 0);
	if (!run_see(c, id, k))
		return false;
	if (!file_get(c->store, file, row) || strcmp(row->subject, "run") != 0 || row->subject_ref != id.v)
		return ctx_refuse(c, NOT_FOUND, T_run_no_file, NULL);
	if (!run_file_is_kept(c, row))
		return false;
	if (run_needs_reason(k, file.v) && (!text_says(reason) || text_chars(reason) > LIMIT_RUN_REASON))
		return ctx_refuse_field(c, "reason", T_run_file_reason, "name", row->name, "n", arena_printf(c->arena, "%d", LIMIT_RUN_REASON), NULL);
	store_subject(c->store, id.v, k->row.org.v);
	store_note(c->store, "digest", row->digest, NULL);
	if (run_needs_reason(k, file.v))
		audit_note_text(c, "run", "reason", id.v, NULL, reason);
	return ctx_commit(c);
}
