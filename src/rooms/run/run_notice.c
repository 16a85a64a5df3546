/* Notices of a case: put on display as the programme says. */
#include "rooms/run/run.h"

#include <string.h>
#include "core/calendar.h"
#include "core/permit.h"
#include "rooms/run/run_walk.h"
#include "text/run.h"

#define NOTICE_DAYS_MAX 366

/* Parts of a day are a whole one. */
int run_notice_days(const struct run_case *k, const struct notice *n)
{
	struct programme_value days = play_value(&k->play, n->days);
	int64_t whole = days.kind != VALUE_NUMBER ? 1 : (days.number.above + days.number.below - 1) / days.number.below;

	return whole < 1 ? 1 : whole > NOTICE_DAYS_MAX ? NOTICE_DAYS_MAX : (int)whole;
}

/* The first day counts, of working days if it is one. */
static day_t last_day(const struct run_case *k, const struct notice *n, day_t from)
{
	int days = run_notice_days(k, n);

	return from == DAY_NONE ? DAY_NONE : n->is_workdays ? calendar_nth_workday(from, days, NULL) : from + days - 1;
}

bool run_show_notice(struct ctx *c, run_id id, const char *notice, const char *text, day_t from_day, int64_t row_version)
{
	struct run_case k;
	const struct notice *n;
	notice_id made;

	ctx_begin(c, "run.show_notice", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, row_version))
		return false;
	if (!may_at_path(c, MAY_HANDLE, k.row.org_path))
		return ctx_refuse(c, FORBIDDEN, T_run_not_yours, NULL);
	if (programme_name(k.p, notice).kind != NAME_NOTICE || !run_needs(&k, notice))
		return ctx_refuse(c, AGAINST_RULE, T_run_notice_not_here, "step", k.row.step_title, NULL);
	n = &k.p->notices[programme_name(k.p, notice).index];
	if (run_notice_of(&k, notice) != NULL)
		return ctx_refuse(c, AGAINST_RULE, T_run_notice_there, "title", n->title, "last", day_text(c->arena, run_notice_of(&k, notice)->last_day), NULL);
	store_subject(c->store, id.v, k.row.org.v);
	if (!notice_write(c, &(struct notice_ask){ .region = k.row.region, .run = id.v, .step = k.steps[k.steps_count - 1].id.v, .org = k.row.org, .item = n->id,
	    .board = n->board, .title = run_said(c, n->title, k.row.title), .text = text, .from_day = from_day,
	    .last_day = last_day(&k, n, from_day), .must_answer = n->must_answer }, &made))
		return false;
	run_touch(c->store, id, k.row.region, k.row.row_version);
	return ctx_commit(c);
}
