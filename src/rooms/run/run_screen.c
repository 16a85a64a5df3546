/* Gathers what the page of a case shows; its forms are run_form_screen.c. */
#include "rooms/run/paper_page.h"
#include "rooms/run/run_answer.h"
#include "rooms/run/run_screen.h"

#include <string.h>
#include "core/code.h"
#include "core/permit.h"
#include "programme/play_text.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/ballot/ballot_words.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_registrar.h"
#include "rooms/run/run_review.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_voided.h"
#include "rooms/run/run_walk.h"
#include "rooms/run/take_over_proof.h"
#include "rooms/run/take_over.h"
#include "text/run.h"

/* The papers that came in a batch, for each file that a form of the open step asks for. */
static void read_loose(struct ctx *c, struct run_screen *s)
{
	struct option *options = arena_array(c->arena, s->loose_count + 1, sizeof(*options));

	for (size_t i = 0; i < s->loose_count; i++)
		options[i] = (struct option){ .value = arena_printf(c->arena, "%lld", (long long)s->loose[i].file.id.v), .label_text = s->loose[i].file.name };
	for (size_t i = 0; i < s->forms_count; i++)
		for (size_t n = 0; n < s->forms[i].form->fields_count; n++) {
			struct run_field_screen *f = &s->forms[i].fields[n];
			int64_t offered = run_loose_for(s->loose, s->loose_count, s->forms[i].form->id, f->f->id);

			if (f->f->type != WORD_FILE)
				continue;
			s->wants_files = true;
			f->loose = options;
			f->loose_count = s->loose_count;
			f->loose_name = arena_printf(c->arena, "%s_loose", f->name);
			f->loose_value = offered == 0 || f->file != 0 ? "" : arena_printf(c->arena, "%lld", (long long)offered);
		}
}

static void read_signers(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	bool are_signed = true;

	s->signers_count = s->now->sign.count;
	s->signers = arena_array(c->arena, s->signers_count + 1, sizeof(*s->signers));
	for (size_t i = 0; i < s->signers_count; i++) {
		struct words one = { &s->now->sign.list[i], 1 };
		struct run_signer_screen *signer = &s->signers[i];

		*signer = (struct run_signer_screen){ .role = s->now->sign.list[i]->text, .roles_text = run_roles_text(c, k->p, &one) };
		for (size_t g = 0; g < k->signatures_count; g++)
			if (k->signatures[g].step == s->now_row->id.v && strcmp(k->signatures[g].role, signer->role) == 0)
				signer->signature = &k->signatures[g];
		signer->is_next = are_signed && signer->signature == NULL;
		are_signed = are_signed && signer->signature != NULL;
		if (!signer->is_next)
			continue;
		signer->may_sign = run_is_in_roles(c, k, &one, c->actor.person_id, c->today);
		signer->people_count = s->may_handle ? run_people_to_register(c, k, &one, &signer->people) : 0;
	}
}

static void read_vote(struct ctx *c, const struct run_case *k, const struct vote *vote, struct run_vote_screen *s)
{
	*s = (struct run_vote_screen){ .vote = vote, .voters_text = run_roles_text(c, k->p, &(struct words){ (struct token **)&vote->voters, 1 }),
		.ballot = run_ballot_of(k, vote->id) };
	s->is_over = s->ballot != NULL && strcmp(s->ballot->state, "closed") == 0;
	if (s->is_over)
		s->result = ballot_result_text(c, s->ballot);
	s->is_void = s->ballot != NULL && strcmp(s->ballot->state, "void") == 0;
	s->is_agreed = s->ballot != NULL && ballot_waits_for_seal(c, s->ballot);
}

/* Who rates, and who of them does not. */
static const char *raters_text(struct ctx *c, const struct run_case *k, const struct sheet *sheet)
{
	const char *roles = run_roles_text(c, k->p, &(struct words){ (struct token **)&sheet->raters, 1 });
	const struct message_arg args[] = { { "roles", roles }, { "others", run_roles_text(c, k->p, &sheet->not_by) } };

	return sheet->not_by.count == 0 ? roles : message_text(c->arena, c->lang, T_run_sheet_left_out, args, 2);
}

static void read_sheet(struct ctx *c, const struct run_case *k, int index, struct run_sheet_screen *s)
{
	const struct sheet *sheet = &k->p->sheets[index];

	*s = (struct run_sheet_screen){ .sheet = sheet, .raters_text = raters_text(c, k, sheet),
		.review = run_review_of(k, sheet->id) };
	s->kept_from = run_sheet_kept_from(c, k, sheet->title);
	s->is_marked = k->play.is_marked[index];	/* of one by rows: each */
	if (k->play.sheets[index].kind == VALUE_NUMBER)
		s->mark = play_number_text(c->arena, k->play.sheets[index].number);
}

static void read_draw(struct ctx *c, const struct run_case *k, int index, struct run_draw_screen *s)
{
	const struct draw_rule *rule = &k->p->draws[index];
	struct programme_value wanted = play_value(&k->play, rule->count);

	*s = (struct run_draw_screen){ .rule = rule, .draw = run_draw_of(k, rule->id), .is_held = k->play.is_drawn[index],
		.wanted = wanted.kind == VALUE_NUMBER ? wanted.number.above / wanted.number.below : 0 };
	s->is_stale = s->draw != NULL && !run_draw_is_of_pool(c, k, index);
	s->drawn = s->is_held ? run_drawn_text(c, s->draw->id) : "";
}

static void read_notice(struct ctx *c, const struct run_case *k, const struct notice *notice, struct run_notice_screen *s)
{
	*s = (struct run_notice_screen){ .notice = notice, .down = arena_array(c->arena, k->notices_count + 1, sizeof(*s->down)), .shown = run_notice_of(k, notice->id), .days = run_notice_days(k, notice), .text = run_notice_draft(c, k, notice) };
	s->title = s->shown == NULL ? "" : run_item_title(c, k, notice->id, s->shown->title);
	s->is_over = s->shown != NULL && run_notice_is_over(k, s->shown, c->today);
	for (size_t i = 0; i < k->notices_count; i++)
		if (k->notices[i].withdrawn_day != DAY_OPEN && strcmp(k->notices[i].item, notice->id) == 0)
			s->down[s->down_count++] = (struct run_notice_down){ &k->notices[i], run_notice_days_text(c, &k->notices[i]) };
}

/* Does a rule of the open step stand against what the form says? What a sealed one says is read on request alone. */
static bool is_refused(struct ctx *c, const struct run_case *k, int form)
{
	const struct programme_refusal **list = arena_array(c->arena, k->p->refusals_count + 1, sizeof(*list));
	size_t count = k->p->forms[form].read_by.count > 0 ? 0 : play_refusals_of_step(&k->play, (size_t)k->at, list);

	for (size_t i = 0; i < count; i++)
		if (programme_reads_form(k->p, list[i]->when, form))
			return true;
	return false;
}

static void read_now(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	s->now = &k->p->steps[k->at];
	s->now_row = &k->steps[k->steps_count - 1];
	s->forms = arena_array(c->arena, s->now->needs.count + 1, sizeof(*s->forms));
	s->sheets = arena_array(c->arena, s->now->needs.count + 1, sizeof(*s->sheets));
	s->notices = arena_array(c->arena, s->now->needs.count + 1, sizeof(*s->notices));
	s->draws = arena_array(c->arena, s->now->needs.count + 1, sizeof(*s->draws));
	s->votes = arena_array(c->arena, s->now->needs.count + 1, sizeof(*s->votes));
	for (size_t i = 0; i < s->now->needs.count; i++) {
		struct name name = programme_name(k->p, s->now->needs.list[i]->text);

		if (name.kind == NAME_SHEET)
			read_sheet(c, k, name.index, &s->sheets[s->sheets_count++]);
		if (name.kind == NAME_DRAW)
			read_draw(c, k, name.index, &s->draws[s->draws_count++]);
		if (name.kind == NAME_NOTICE)
			read_notice(c, k, &k->p->notices[name.index], &s->notices[s->notices_count++]);
		if (name.kind == NAME_VOTE)
			read_vote(c, k, &k->p->votes[name.index], &s->votes[s->votes_count++]);
		if (name.kind != NAME_FORM)
			continue;
		run_form_read(c, k, 0, &k->p->forms[name.index], &s->forms[s->forms_count]);
		s->forms[s->forms_count].is_behind = s->notices_count > 0;
		s->forms[s->forms_count].waits = run_form_waits_text(c, k, s->forms[s->forms_count].form->id);
		s->forms[s->forms_count].is_filled = play_has(&k->play, name);
		s->forms[s->forms_count].is_wrong = s->forms[s->forms_count].is_filled && is_refused(c, k, name.index);
		s->forms_count++;
	}
	read_signers(c, k, s);
	s->missing_count = run_missing(c, k, &s->missing);
	s->may_have_been_right = s->missing_count > 0 && s->now_row->opened_day < k->today;
	for (size_t i = 0; i < s->missing_count; i++)
		s->may_have_been_right = s->may_have_been_right && s->missing[i].kind >= RUN_REFUSED;
	s->by_text = run_roles_text(c, k->p, &s->now->by);
	s->not_by_text = run_roles_text(c, k->p, &s->now->not_by);
	s->kept_away = run_kept_away_text(c, k);
	s->registrars = run_registrars_text(c, k);
	run_back_read(c, k, &s->back);
	s->may_fill = run_may_fill(c, k);
	s->no_due = run_no_due(c, k);
	s->is_lapsed = run_lapsed(k) != NULL;
	s->may_do = s->now->by.count == 0 ? s->may_handle : run_is_in_roles(c, k, &s->now->by, c->actor.person_id, c->today);
	s->is_done_above = run_is_done_above(c, k, &s->now->by);
	s->people_count = s->may_handle ? run_people_to_register(c, k, &s->now->by, &s->people) : 0;
}

const char *run_registered_text(struct ctx *c, const char *name)
{
	return name[0] == '\0' ? "" : arena_printf(c->arena, "  %s", message_text(c->arena, c->lang, T_run_registered_by, (const struct message_arg[]){ { "name", name } }, 1));
}

day_t run_entered_day(const struct run_step_row *step)
{
	return step->day == DAY_OPEN || step->closed_s == 0 ? DAY_OPEN : day_from_time(step->closed_s);
}

bool run_is_entered_later(const struct run_step_row *step)
{
	return run_entered_day(step) != DAY_OPEN && run_entered_day(step) > step->day;
}

static const char *signer_text(struct ctx *c, const struct run_signature_row *s)
{
	const struct code *post = c->lang == LANG_EN && s->post_name[0] != '\0' ? code_read("post_kind", s->post_name) : NULL;

	return arena_printf(c->arena, "%s %s", s->person_name, post == NULL ? programme_named(c->lang, s->post_name) : post->en);
}

/* What came of a vote; of one that is void what it was, and that it is. */
static const char *ballot_said(struct ctx *c, const struct ballot_row *ballot)
{
	const struct ballot_row was = ballot_as_counted(ballot);
	const struct message_arg arg = { "said", run_ballot_said(c, &was) };

	return strcmp(ballot->state, "void") != 0 ? arg.value : message_text(c->arena, c->lang, T_run_ballot_void, &arg, 1);
}

/* Who was drawn; where it was drawn again in the same step, that this one counts no more. */
static const char *drawn_said(struct ctx *c, const struct run_case *k, size_t index)
{
	const struct message_arg arg = { "said", run_drawn_text(c, k->draws[index].id) };

	for (size_t i = index + 1; i < k->draws_count; i++)
		if (k->draws[i].part == k->draws[index].part && strcmp(k->draws[i].item, k->draws[index].item) == 0 && k->draws[i].seed[0] != '\0')
			return message_text(c->arena, c->lang, T_run_drawn_again, &arg, 1);
	return arg.value;
}

static void read_traces(struct ctx *c, const struct run_case *k, struct run_step_screen *s)
{
	struct arena *a = c->arena;
	int64_t step = s->row->id.v;

	s->traces = arena_array(a, k->p->votes_count + k->p->sheets_count + k->ballots_count + k->reviews_count + k->draws_count + k->notices_count + k->signatures_count + k->holds_count + 1, sizeof(*s->traces));
	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part == step && ballot_was_counted(&k->ballots[i]))
			s->traces[s->traces_count++] = (struct run_trace){ arena_printf(a, "/ballot/%lld", (long long)k->ballots[i].id.v),
				run_shown(c, run_item_title(c, k, k->ballots[i].item, k->ballots[i].title), ballot_said(c, &k->ballots[i])) };
	for (size_t i = 0; i < k->p->votes_count; i++) {
		const struct run_value_row *kept = run_value_of(k, k->p->votes[i].id, "present", 0, true);

		if (kept != NULL && kept->step == step && taken_tally_text(c, k, k->p->votes[i].id)[0] != '\0')
			s->traces[s->traces_count++] = (struct run_trace){ NULL, run_shown(c, programme_named(c->lang, k->p->votes[i].title), taken_tally_text(c, k, k->p->votes[i].id)) };
	}
	for (size_t i = 0; i < k->p->sheets_count; i++) {
		const struct run_value_row *kept = run_value_of(k, k->p->sheets[i].id, "mark", 0, true);

		if (kept != NULL && kept->step == step && taken_mark_text(c, k, k->p->sheets[i].id)[0] != '\0')
			s->traces[s->traces_count++] = (struct run_trace){ NULL, run_shown(c, programme_named(c->lang, k->p->sheets[i].title), taken_mark_text(c, k, k->p->sheets[i].id)) };
	}
	for (size_t i = 0; i < k->reviews_count; i++)
		if (k->reviews[i].part == step && strcmp(k->reviews[i].state, "closed") == 0)
			s->traces[s->traces_count++] = (struct run_trace){ arena_printf(a, "/review/%lld", (long long)k->reviews[i].id.v),
				run_shown(c, review_row_number(k->reviews[i].item) > 0 ? k->reviews[i].title : run_item_title(c, k, k->reviews[i].item, k->reviews[i].title),
					run_review_said(c, &k->reviews[i])) };
	for (size_t i = 0; i < k->draws_count; i++)
		if (k->draws[i].part == step && k->draws[i].seed[0] != '\0')
			s->traces[s->traces_count++] = (struct run_trace){ arena_printf(a, "/draw/%lld", (long long)k->draws[i].id.v),
				run_shown(c, run_item_title(c, k, k->draws[i].item, k->draws[i].title), drawn_said(c, k, i)) };
	for (size_t i = 0; i < k->notices_count; i++)
		if (k->notices[i].step == step)
			s->traces[s->traces_count++] = (struct run_trace){ arena_printf(a, "/notice/%lld", (long long)k->notices[i].id.v),
				run_shown(c, run_item_title(c, k, k->notices[i].item, k->notices[i].title), run_notice_days_text(c, &k->notices[i])) };
	for (size_t i = 0; i < k->signatures_count; i++)
		if (k->signatures[i].step == step)
			s->traces[s->traces_count++] = (struct run_trace){ NULL, run_shown(c, signer_text(c, &k->signatures[i]),
				arena_printf(a, "%s%s", day_text(a, k->signatures[i].day), run_registered_text(c, k->signatures[i].registered_by))) };
	for (size_t i = 0; i < k->holds_count; i++)
		if (k->holds[i].step == step)
			s->traces[s->traces_count++] = (struct run_trace){ NULL, run_hold_text(c, &k->holds[i]) };
}

static const struct run_value_row *scan_of(const struct run_case *k, int64_t step)
{
	for (size_t i = 0; i < k->values_count; i++)
		if (k->values[i].step == step && programme_name(k->p, k->values[i].form).kind == NAME_NOTICE)
			return &k->values[i];
	return NULL;
}

/* Was the sealed form filled in at that step? */
static bool is_sealed_in(const struct run_case *k, int64_t step, const struct programme_form *form)
{
	for (size_t i = 0; form->read_by.count > 0 && i < k->values_count; i++)
		if (k->values[i].step == step && strcmp(k->values[i].form, form->id) == 0)
			return true;
	return false;
}

/* A step that led to itself, as an assembly that sits on several days or a vote that is taken again: nobody sent it back. */
static bool leads_to_itself(const struct run_step_row *row) { return strcmp(row->way, row->step) == 0; }

static bool is_repeated(const struct run_case *k, size_t i)
{
	return leads_to_itself(&k->steps[i]) || (i > 0 && leads_to_itself(&k->steps[i - 1]) && strcmp(k->steps[i - 1].step, k->steps[i].step) == 0);
}

static void read_past(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	size_t count = k->at < 0 ? k->steps_count : k->steps_count - 1;

	s->past = arena_array(c->arena, count + 1, sizeof(*s->past));
	for (size_t i = 0; i < count; i++) {
		struct name name = programme_name(k->p, k->steps[i].step);
		struct run_step_screen *past = &s->past[s->past_count++];

		*past = (struct run_step_screen){ .row = &k->steps[i], .title = name.kind == NAME_STEP ? k->p->steps[name.index].title : k->steps[i].step,
			.is_void = k->is_void[i], .is_vote_void = run_vote_void(k, k->steps[i].id.v) != NULL, .is_sent_back = k->is_void[i] && !leads_to_itself(&k->steps[i]), .is_repeated = is_repeated(k, i),
			.is_way_back = k->at >= 0 && i + 1 == count && k->is_void[i] && !leads_to_itself(&k->steps[i]), .forms = arena_array(c->arena, k->p->forms_count + 1, sizeof(*past->forms)) };
		read_traces(c, k, past);
		past->scan = scan_of(k, past->row->id.v);
		for (size_t f = 0; f < k->p->forms_count; f++)
			if (k->p->forms[f].fields_count > 0 && (is_sealed_in(k, k->steps[i].id.v, &k->p->forms[f]) || run_value_in(k, k->steps[i].id.v, k->p->forms[f].id, k->p->forms[f].fields[0].id, 0) != NULL ||
			    run_value_in(k, k->steps[i].id.v, k->p->forms[f].id, k->p->forms[f].fields[0].id, 1) != NULL))
				run_form_read(c, k, k->steps[i].id.v, &k->p->forms[f], &past->forms[past->forms_count++]);
	}
}

/* Steps that some way leads to from the open one. */
static void find_ahead(const struct programme *p, int step, bool *is_ahead)
{
	for (size_t i = 0; i < p->steps[step].goes_count; i++) {
		struct name to = p->steps[step].goes[i].to;

		if (to.kind != NAME_STEP || is_ahead[to.index])
			continue;
		is_ahead[to.index] = true;
		find_ahead(p, to.index, is_ahead);
	}
}

/* The way that a case most often goes: from each step the first one onwards that may still be gone. What lies beside it is gone only where something is decided
 * otherwise. */
static void find_aside(const struct run_case *k, bool *is_aside)
{
	memset(is_aside, 1, k->p->steps_count * sizeof(*is_aside));
	for (int at = k->at, next; at >= 0; at = next) {
		const struct step *s = &k->p->steps[at];

		is_aside[at] = false;
		next = -1;
		for (size_t i = 0; i < s->goes_count && next < 0; i++) {
			struct programme_value v = s->goes[i].when == NULL ? value_truth(true) : play_value(&k->play, s->goes[i].when);

			if (s->goes[i].to.kind == NAME_STEP && s->goes[i].to.index > at && (v.kind != VALUE_TRUTH || v.is_true))
				next = s->goes[i].to.index;
		}
	}
}

static void read_later(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	bool *is_ahead = arena_array(c->arena, k->p->steps_count + 1, sizeof(*is_ahead));

	s->is_aside = arena_array(c->arena, k->p->steps_count + 1, sizeof(*s->is_aside));
	find_aside(k, s->is_aside);

	s->later = arena_array(c->arena, k->p->steps_count + 1, sizeof(*s->later));
	if (k->at >= 0)
		find_ahead(k->p, k->at, is_ahead);
	for (size_t i = 0; k->at >= 0 && i < k->p->steps_count; i++)
		if (is_ahead[i] && !k->play.is_closed[i] && (int)i != k->at && !k->p->steps[i].is_auto)
			s->later[s->later_count++] = &k->p->steps[i];
}

static void read_struck(struct ctx *c, const struct run_case *k, struct run_duty_screen *s)
{
	s->struck = arena_array(c->arena, s->periods_count + 1, sizeof(*s->struck));
	s->was_late = arena_array(c->arena, s->periods_count + 1, sizeof(*s->was_late));
	for (size_t i = 0; i < s->periods_count; i++) {
		s->struck[i] = arena_array(c->arena, s->contents_count + 1, sizeof(**s->struck));
		for (size_t n = 0; s->periods[i].report != NULL && n < s->contents_count; n++)
			s->struck[i][n] = run_report_struck(c, k, s->periods[i].report, (int)n + 1);
		s->was_late[i] = s->periods[i].report != NULL && run_report_first_day(k, s->periods[i].report) > s->periods[i].due_day;
	}
}

static void read_duty(struct ctx *c, const struct run_case *k, int index, struct run_duty_screen *s)
{
	const struct duty *duty = &k->p->duties[index];
	struct arena *a = c->arena;

	s->duty = duty;
	s->who_text = run_roles_text(c, k->p, &(struct words){ (struct token **)&duty->who, 1 });
	s->every_text = duty->every == WORD_HALF_YEAR ? ctx_words(c, T_run_half_year) : programme_word_text(duty->every, c->lang);
	s->counts_from = duty->counts_from == NULL ? NULL : programme_named(c->lang, programme_title(k->p, programme_name(k->p, duty->counts_from->text)));
	s->to_text = run_roles_text(c, k->p, &duty->to);
	s->contents_count = duty->contents.count > 0 ? duty->contents.count : 1;
	s->contents = arena_array(a, s->contents_count + 1, sizeof(*s->contents));
	s->content_types = arena_array(a, s->contents_count + 1, sizeof(*s->content_types));
	for (size_t i = 0; i < s->contents_count; i++) {
		s->contents[i] = programme_named(c->lang, duty->contents.count > 0 ? duty->contents.list[i]->text : duty->title);
		s->content_types[i] = duty->contents.count > 0 ? programme_content_type(k->p, index, i) : WORD_TEXT;
	}
	read_struck(c, k, s);
	s->open = arena_array(a, s->periods_count + 1, sizeof(*s->open));
	for (size_t i = 0; i < s->periods_count; i++)
		if (!run_period_is_met(&s->periods[i]))
			s->open[s->open_count++] = (struct option){ .value = day_text(a, s->periods[i].due_day),
				.label_text = arena_printf(a, "%s – %s", day_text(a, s->periods[i].first_day), day_text(a, s->periods[i].due_day)) };
	s->late = k->at < 0 ? 0 : k->play.late[index].number.above;
	s->has_coming = run_period_coming(c, k, index, &s->coming);
	s->may_report = (k->at >= 0 || run_report_is_made_up(k)) && run_may_report(c, k, index);
}

static void read_duties(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	s->duties = arena_array(c->arena, k->p->duties_count + 1, sizeof(*s->duties));
	for (size_t i = 0; i < k->p->duties_count; i++) {
		struct run_duty_screen *duty = &s->duties[s->duties_count];

		duty->periods_count = run_periods(c, k, (int)i, &duty->periods);
		if (duty->periods_count == 0)
			continue;
		read_duty(c, k, (int)i, duty);
		s->duties_count++;
	}
}

static void read_eaches(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	s->eaches_count = k->p->eaches_count;
	s->eaches = arena_array(c->arena, s->eaches_count + 1, sizeof(*s->eaches));
	for (size_t i = 0; i < s->eaches_count; i++)
		run_each_read(c, k, (int)i, &s->eaches[i]);
	s->is_part = run_each_whole_of(c, k, &s->whole);
}

void run_screen_read(struct ctx *c, const struct run_case *k, struct run_screen *s)
{
	*s = (struct run_screen){ .k = k, .may_handle = may_at_path(c, MAY_HANDLE, k->row.org_path),
		.may_be_on_paper = k->steps_count > 0 && run_is_on_paper(k, k->steps[k->steps_count - 1].opened_day), .day = day_text(c->arena, c->today) };
	for (size_t i = 0; i < k->notices_count; i++)
		s->has_notice = s->has_notice || k->notices[i].withdrawn_day == DAY_OPEN;
	s->close_day = k->at < 0 || run_vote_day(k) == DAY_NONE ? s->day : day_text(c->arena, run_vote_day(k));
	read_past(c, k, s);
	s->is_vote_void = run_vote_void(k, 0) != NULL;
	s->voided = run_voided_text(c, k, false);
	if (s->may_handle)
		s->void_asked = run_void_asked(c, k, &s->void_waits);
	s->declared_count = run_declared_of(c->store, k->row.region, k->row.id, &s->declared);
	s->is_now_repeated = k->at >= 0 && is_repeated(k, k->steps_count - 1);
	if (k->at >= 0) {
		read_now(c, k, s);
		s->loose_count = run_loose_list(c, k, &s->loose);
		read_loose(c, s);
		s->is_held = run_is_held(c, k, c->today);
		s->left_vacant = run_left_vacant(c, k);
		s->hold = run_hold_of(k);
		s->hold_text = s->hold == NULL ? "" : run_hold_text(c, s->hold);
		s->may_hold = run_may_hold(c, k);
		s->holders = run_holders_text(c, k);
		s->stop_barred = run_stop_barred_text(c, k);
		s->can_remind = run_reminded(c, &k->row) != 0;
	}
	paper_pages_gone_show(c, k, s);
	read_eaches(c, k, s);
	read_later(c, k, s);
	run_phases_read(c, k, s);
	run_numbers_read(c, k, s);
	read_duties(c, k, s);
	s->moves_count = run_moves_of(c->store, k->row.region, k->row.id, &s->moves);
	s->params_count = run_params_shown(c, k, &s->params);
	s->figures_count = run_figures(c, k, &s->figures);
	s->payment = run_payment_of(c, k);
	s->to_take_over_count = take_over_steps(c, k, &s->to_take_over);
	s->may_answer = s->may_handle && run_may_answer(c, k);
	s->take_over_waits = s->to_take_over_count == 0 && s->now != NULL && run_is_on_paper(k, s->now_row->opened_day) && s->may_handle && !taken_may_be_entered(c, k, s->now);
	s->messages_count = run_messages(c->store, k->row.region, k->row.id.v, &s->messages);
	s->points_count = run_points(c->store, k->row.region, k->row.id.v, &s->points);
	s->publications_count = run_publications(c->store, k->row.region, k->row.id.v, &s->publications);
	s->publications_voided = arena_array(c->arena, s->publications_count + 1, sizeof(*s->publications_voided));
	for (size_t i = 0; i < s->publications_count; i++)
		s->publications_voided[i] = s->is_vote_void ? ballot_voided_published(c, k->row.id.v, s->publications[i].kind, s->publications[i].text) : "";
}

const char *run_taken_vote_label(const struct view *v, const struct vote *vote)
{
	return message_text(v->arena, v->c->lang, T_run_take_over_vote, (const struct message_arg[]){ { "vote", programme_named(v->c->lang, vote->title) } }, 1);
}

const char *run_taken_sheet_label(const struct view *v, const struct sheet *sheet)
{
	return message_text(v->arena, v->c->lang, T_run_take_over_sheet, (const struct message_arg[]){ { "sheet", programme_named(v->c->lang, sheet->title) } }, 1);
}

bool run_take_over_is_refused(const struct view *v, const struct run_screen *s)
{
	for (size_t i = 0; i < s->to_take_over_count; i++)
		if (field_refusal(v, arena_printf(v->arena, "day_%s", s->to_take_over[i]->id)) != NULL)
			return true;
	for (size_t i = 0; i < s->k->p->sheets_count; i++)
		if (field_refusal(v, arena_printf(v->arena, "sheet_%s", s->k->p->sheets[i].id)) != NULL)
			return true;
	for (size_t i = 0; i < s->k->p->votes_count; i++)
		if (field_refusal(v, arena_printf(v->arena, "vote_%s", s->k->p->votes[i].id)) != NULL)
			return true;
	return false;
}
