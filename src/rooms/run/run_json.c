/* A case as programs get it; its fields are declared in run_json.h and, of what is gathered here, beside the routes in run_api.c. */
#include "rooms/run/run_json.h"

#include <string.h>
#include "rooms/booklet/booklet.h"
#include "rooms/run/run_corrected.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_retention.h"
#include "rooms/run/run_screen.h"
#include "rooms/run/run_voided.h"
#include "rooms/run/run_walk.h"
#include "rooms/transfer/transfer_named.h"

static void put_steps(struct json *j, const struct run_case *k)
{
	json_name(j, "steps");
	json_array(j);
	for (size_t i = 0; i < k->steps_count; i++) {
		const struct run_step_row *s = &k->steps[i];
		struct name name = programme_name(k->p, s->step);

		json_object(j);
		json_put_text(j, "step", s->step);
		api_put_named(j, "title", name.kind == NAME_STEP ? k->p->steps[name.index].title : s->step);
		json_put_int(j, "round", s->round);
		json_put_bool(j, "is_void", k->is_void[i]);
		json_put_bool(j, "is_vote_void", run_vote_void(k, s->id.v) != NULL);
		json_put_day(j, "opened_day", s->opened_day);
		json_put_day(j, "due_day", s->due_day);
		json_put_day(j, "day", s->day);
		json_put_day(j, "entered_day", run_entered_day(s));
		json_put_id(j, "person", s->person);
		json_put_text(j, "registered_by", s->registered_by);
		json_put_bool(j, "is_withdrawn", run_is_withdrawn(k, s));
		json_put_text(j, "way", s->way);
		json_put_text(j, "seal", s->seal);
		json_end(j);
	}
	json_end(j);
}

/* What the register of the number says of it, and the archive of the day of the application; empty for everything else. */
static const char *value_note(struct ctx *c, const struct run_case *k, const struct run_value_row *v)
{
	struct name name = programme_name(k->p, arena_printf(c->arena, "%s.%s", v->form, v->field));
	const struct programme_field *f = name.kind == NAME_FIELD ? &k->p->forms[name.index].fields[name.field] : NULL;
	const char *note = NULL;

	if (f != NULL && f->registered == WORD_BOOKLET)
		note = booklet_note(c, k, v->value);
	if (f != NULL && f->registered == WORD_LETTER)
		note = transfer_named_note(c, k, v->value);
	if (note == NULL && name.kind == NAME_FIELD && run_counts(k, v->step))
		note = run_applied_note(c, k, &k->p->forms[name.index], &k->p->forms[name.index].fields[name.field], v->value);
	if (note == NULL && f != NULL && f->fed_by != NULL)
		note = run_corrected_row(c, k, f, v);
	if (note == NULL && v->is_from_paper)
		note = ctx_words(c, T_run_from_paper);
	return note == NULL ? "" : note;
}

static void put_kept(struct ctx *c, struct json *j, const struct run_case *k, const struct run_value_row *v)
{
	struct run_kept kept = run_kept_of(c, k, v->form, v->field, v->file);
	struct file_row file = { .digest = "" };

	json_put_text(j, "note", kept.note != NULL ? kept.note : value_note(c, k, v));
	json_put_day(j, "kept_until", kept.day);
	json_put_day(j, "erased_on", kept.erased_day);
	json_put_text(j, "digest", v->file != 0 && file_get(c->store, (file_id){ v->file }, &file) ? file.digest : "");
}

static void put_values(struct ctx *c, struct json *j, const struct run_case *k)
{
	json_name(j, "values");
	json_array(j);
	for (size_t i = 0; i < k->values_count; i++) {
		if (run_is_sealed(k, k->values[i].form))
			continue;
		json_object(j);
		json_put_text(j, "form", k->values[i].form);
		json_put_text(j, "field", k->values[i].field);
		json_put_int(j, "number", k->values[i].number);
		json_put_text(j, "value", k->values[i].value);
		json_put_id(j, "file", k->values[i].file);
		put_kept(c, j, k, &k->values[i]);
		json_put_id(j, "meant", k->values[i].meant);	/* the person or the organisation with which the row of a table begins */
		json_end(j);
	}
	json_end(j);
}

static void put_draws(struct web *w, struct json *j, const struct run_case *k)
{
	json_name(j, "draws");
	json_array(j);
	for (size_t i = 0; i < k->draws_count; i++) {
		json_object(j);
		json_put_text(j, "item", k->draws[i].item);
		json_put_id(j, "draw", k->draws[i].id.v);
		json_put_text(j, "title", k->draws[i].title);
		json_put_text(j, "seed", k->draws[i].seed);
		json_put_text(j, "reason", k->draws[i].reason);
		json_put_text(j, "drawn", run_drawn_text(w->c, k->draws[i].id));
		json_end(j);
	}
	json_end(j);
}

static void put_missing(struct web *w, struct json *j, const struct run_case *k)
{
	static const char *const KINDS[] = { [RUN_MISSING_FORM] = "form", [RUN_MISSING_SHEET] = "sheet", [RUN_MISSING_VOTE] = "vote",
		[RUN_MISSING_NOTICE] = "notice", [RUN_MISSING_DRAW] = "draw", [RUN_MISSING_EACH] = "each", [RUN_MISSING_SIGNATURE] = "signature", [RUN_REFUSED] = "refused",
		[RUN_MISSING_GATE] = "gate", [RUN_MISSING_BAR] = "bar" };
	struct run_missing *list;
	size_t count = run_missing(w->c, k, &list);

	json_name(j, "missing");
	json_array(j);
	for (size_t i = 0; i < count; i++) {
		json_object(j);
		json_put_text(j, "kind", KINDS[list[i].kind]);
		json_put_text(j, "id", list[i].id);
		json_put_text(j, "title", list[i].kind == RUN_REFUSED && list[i].why != NULL ? list[i].why : list[i].title);
		json_put_id(j, "run", list[i].run);
		json_end(j);
	}
	json_end(j);
}

static void put_period(struct ctx *c, struct json *j, const struct run_case *k, const struct duty *duty, const struct run_period *period)
{
	int count = duty->contents.count > 0 ? (int)duty->contents.count : 1;

	json_object(j);
	json_put_text(j, "duty", duty->id);
	json_put_day(j, "first_day", period->first_day);
	json_put_day(j, "due_day", period->due_day);
	json_put_bool(j, "is_reported", period->report != NULL);
	json_put_day(j, "held_day", period->held_day == DAY_NONE ? DAY_OPEN : period->held_day);
	json_put_day(j, "day", period->report == NULL ? DAY_OPEN : period->report->day);
	json_put_id(j, "person", period->report == NULL ? 0 : period->report->person);
	json_name(j, "contents");
	json_array(j);
	for (int i = 1; period->report != NULL && i <= count; i++)
		json_text(j, run_report_text_of(k, period->report->id, i));
	json_end(j);
	json_name(j, "struck");
	json_array(j);
	for (int i = 1; period->report != NULL && i <= count; i++)
		if (run_report_struck(c, k, period->report, i)[0] != '\0')
			json_text(j, run_report_struck(c, k, period->report, i));
	json_end(j);
	json_end(j);
}

static void put_reports(struct web *w, struct json *j, const struct run_case *k)
{
	json_name(j, "reports");
	json_array(j);
	for (size_t i = 0; i < k->p->duties_count; i++) {
		struct run_period *list;
		size_t count = run_periods(w->c, k, (int)i, &list);

		for (size_t n = 0; n < count; n++)
			put_period(w->c, j, k, &k->p->duties[i], &list[n]);
	}
	json_end(j);
}

/* Null where the practice has no rule of payment. */
static void put_payment(struct web *w, struct json *j, const struct run_case *k)
{
	const struct run_payment payment = run_payment_of(w->c, k);

	json_name(j, "payment");
	if (!payment.is_ruled) {
		json_null(j);
		return;
	}
	json_object(j);
	json_put_bool(j, "is_allowed", payment.refusal == NULL);
	json_put_text(j, "reason", payment.refusal == NULL ? "" : payment.refusal);
	json_end(j);
}

void run_put_case(struct web *w, struct json *j, const struct run_case *of)
{
	struct run_declared_row *declared;
	struct run_page_out_row *pages;
	struct run_twice *twice;
	struct run_figure *figures;
	struct run_move_row *moves;
	struct run_case k = *of;
	struct run_back back;
	size_t count;
	const char *void_asked;
	int64_t void_waits;

	json_put_id(j, "id", k.row.id.v);
	json_put_text(j, "title", k.row.title);
	api_put_named(j, "programme_title", k.row.programme_title);
	json_put_text(j, "code", k.row.code);
	json_put_int(j, "version", k.row.version);
	json_put_id(j, "org", k.row.org.v);
	json_put_text(j, "state", k.row.state);
	json_put_text(j, "step", k.row.step);
	json_put_day(j, "due_day", k.row.due_day);
	if (run_no_due(w->c, &k) != NULL)
		json_put_text(j, "no_due", run_no_due(w->c, &k));
	json_put_text(j, "finish", k.row.finish);
	json_put_day(j, "opened_day", k.row.opened_day);
	json_put_day(j, "closed_day", k.row.closed_day);
	json_put_day(j, "entered_day", k.row.paper == 0 ? DAY_OPEN : k.row.entered_day);
	json_put_text(j, "entered_by", k.row.paper == 0 ? "" : k.row.entered_by);
	run_back_read(w->c, &k, &back);
	json_put_text(j, "sent_back", back.text == NULL ? "" : back.text);
	json_put_bool(j, "is_held", run_hold_of(&k) != NULL || run_is_held(w->c, &k, w->c->today));
	json_put_text(j, "left_vacant", run_left_vacant(w->c, &k));
	json_put_text(j, "stopped_by", k.stopped.name);
	json_put_text(j, "voided", run_voided_text(w->c, &k, false));
	json_put_bool(j, "is_vote_void", run_vote_void(&k, 0) != NULL);
	void_asked = run_void_asked(w->c, &k, &void_waits);
	json_put_text(j, "void_asked", void_asked == NULL ? "" : void_asked);
	json_put_id(j, "stopped_file", k.stopped.file);
	json_put_int(j, "row_version", k.row.row_version);
	put_steps(j, &k);
	put_values(w->c, j, &k);
	api_put_rows(j, "signatures", RUN_SIGNATURE, k.signatures, k.signatures_count);
	put_draws(w, j, &k);
	put_missing(w, j, &k);
	count = run_figures(w->c, &k, &figures);
	api_put_rows(j, "figures", RUN_FIGURE, figures, count);
	count = run_params_shown(w->c, &k, &figures);
	api_put_rows(j, "params", RUN_FIGURE, figures, count);
	put_payment(w, j, &k);
	put_reports(w, j, &k);
	count = run_moves_of(w->c->store, k.row.region, k.row.id, &moves);
	api_put_rows(j, "moves", RUN_MOVE, moves, count);
	count = run_declared_of(w->c->store, k.row.region, k.row.id, &declared);
	api_put_rows(j, "declared", RUN_DECLARED, declared, count);
	count = run_pages_out(w->c->store, k.row.region, k.row.id.v, &pages);
	api_put_rows(j, "pages_out", RUN_PAGE_OUT, pages, count);
	count = run_twice_of(w->c, &k, &twice);
	api_put_rows(j, "twice", RUN_TWICE, twice, count);
}
