/* Notices of a case: put on display as the programme says. */
#include "rooms/run/run.h"

#include <string.h>
#include "core/calendar.h"
#include "core/file.h"
#include "core/permit.h"
#include "rooms/run/run_walk.h"
#include "text/notice.h"
#include "text/run.h"

#define NOTICE_DAYS_MAX 366

/* Parts of a day are a whole one. */
int run_notice_days(const struct run_case *k, const struct notice *n)
{
	struct programme_value days = play_value(&k->play, n->days);
	int64_t whole = days.kind != VALUE_NUMBER ? 1 : (days.number.above + days.number.below - 1) / days.number.below;

	return whole < 1 ? 1 : whole > NOTICE_DAYS_MAX ? NOTICE_DAYS_MAX : (int)whole;
}

day_t run_notice_last_day(const struct run_case *k, const struct notice *n, day_t from)
{
	int days = run_notice_days(k, n);

	return from == DAY_NONE ? DAY_NONE : n->is_workdays ? calendar_nth_workday(from, days, NULL) : from + days - 1;
}

/* The term counts from the first day on, which is none of it, and is no longer than the notice. */
day_t run_notice_objections_last(const struct run_case *k, const struct notice *n, day_t from)
{
	day_t last = run_notice_last_day(k, n, from), end = n->objections.count == 0 || from == DAY_NONE ? last : run_term_end(n->objections, from);

	return end < last ? end : last;
}

int64_t run_notice_waiting(const struct run_case *k, const char *notice)
{
	int64_t waiting = 0;

	for (size_t i = 0; i < k->notices_count; i++)
		if (k->notices[i].must_answer && strcmp(k->notices[i].item, notice) == 0)
			waiting += k->notices[i].waiting;
	return waiting;
}

bool run_notice_is_over(const struct run_case *k, const struct notice_of_run *shown, day_t day)
{
	return notice_is_over(shown, day) && run_notice_waiting(k, shown->item) == 0;
}

const char *run_notice_days_text(struct ctx *c, const struct notice_of_run *n)
{
	const struct message_arg args[] = { { "from", day_text(c->arena, n->from_day) }, { "last", day_text(c->arena, n->last_day) },
		{ "day", day_text(c->arena, n->withdrawn_day) }, { "waiting", ctx_number(c, n->waiting) } };

	if (n->withdrawn_day == DAY_OPEN)
		return arena_printf(c->arena, "%s – %s", args[0].value, args[1].value);
	return message_text(c->arena, c->lang, n->waiting == 0 ? T_run_notice_down : T_run_notice_down_waiting, args, 4);
}

/* The field under whose name the scan stands beside the forms of the step. */
#define PAPER_FIELD "paper"

const struct run_value_row *run_notice_paper(const struct run_case *k, const char *notice)
{
	return run_value_of(k, notice, PAPER_FIELD, 0, false);
}

const char *run_notice_lacks(struct ctx *c, const struct run_case *k, int notice)
{
	const struct notice_of_run *shown = run_notice_of(k, k->p->notices[notice].id);
	const char *title = programme_named(c->lang, k->p->notices[notice].title);

	if (shown == NULL)
		return message_text(c->arena, c->lang, T_run_notice_not_shown, (const struct message_arg[]){ { "title", title } }, 1);
	if (k->today <= shown->last_day)
		return message_text(c->arena, c->lang, T_run_notice_runs, (const struct message_arg[]){ { "title", title }, { "last", day_text(c->arena, shown->last_day) },
			{ "next", day_text(c->arena, shown->last_day + 1) } }, 3);
	return message_text(c->arena, c->lang, T_run_notice_unanswered, (const struct message_arg[]){ { "title", title }, { "last", day_text(c->arena, shown->last_day) },
		{ "n", ctx_number(c, run_notice_waiting(k, shown->item)) } }, 3);
}

bool run_is_on_paper(const struct run_case *k, day_t day)
{
	return k->row.paper != 0 && day != DAY_NONE && day < k->row.entered_day && day >= k->steps[k->steps_count - 1].opened_day;
}

static bool paper_is_right(struct ctx *c, const struct run_case *k, const struct run_showing *what)
{
	if (what->kept == NULL || run_is_on_paper(k, what->from_day))
		return true;
	if (k->row.paper == 0)
		return ctx_refuse_field(c, "file", T_run_not_on_paper, NULL);
	if (what->from_day == DAY_NONE)
		return ctx_refuse_field(c, "from", T_notice_day_missing, "today", day_text(c->arena, c->today), NULL);
	return ctx_refuse_field(c, "from", T_run_paper_day_wrong, "since", day_text(c->arena, k->steps[k->steps_count - 1].opened_day), "entered",
		day_text(c->arena, k->row.entered_day), "day", day_text(c->arena, what->from_day), NULL);
}

bool run_show_notice(struct ctx *c, run_id id, const struct run_showing *what)
{
	struct run_case k;
	const char *notice = what->notice;
	const struct notice *n;
	notice_id made;

	ctx_begin(c, "run.show_notice", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version) || !run_not_on_hold(c, &k))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (programme_name(k.p, notice).kind != NAME_NOTICE || !run_needs(&k, notice))
		return ctx_refuse(c, AGAINST_RULE, T_run_notice_not_here, "step", programme_named(c->lang, k.row.step_title), NULL);
	n = &k.p->notices[programme_name(k.p, notice).index];
	if (run_notice_of(&k, notice) != NULL)
		return ctx_refuse(c, AGAINST_RULE, T_run_notice_there, "title", programme_named(c->lang, n->title), "last", day_text(c->arena, run_notice_of(&k, notice)->last_day), NULL);
	if (!paper_is_right(c, &k, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	if (!notice_write(c, &(struct notice_ask){ .region = k.row.region, .run = id.v, .step = k.steps[k.steps_count - 1].id.v, .org = k.row.org, .item = n->id,
	    .board = n->board, .title = run_said(c, n->title, k.row.title), .text = what->text, .from_day = what->from_day,
	    .last_day = run_notice_last_day(&k, n, what->from_day), .must_answer = n->must_answer, .objections_last = run_notice_objections_last(&k, n, what->from_day),
	    .answer_days = n->answers.count, .answer_workdays = n->answers.unit == WORD_WD, .is_on_paper = what->kept != NULL }, &made))
		return false;
	if (what->kept != NULL)
		run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k.row.region, id.v, k.steps[k.steps_count - 1].id.v, n->id, PAPER_FIELD, 0,
			what->file_name, run_keep_file(c, &k, what->kept, what->file_name, what->from_day), 0, false);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	return ctx_commit(c);
}
