#include "rooms/run/run_duty_list.h"

#include <string.h>
#include "base/text.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/run/run_overdue.h"
#include "rooms/run/run_talk.h"
#include "text/run.h"

static bool when_is(const struct run_duty_filter *f, const char *when) { return strcmp(text_is_empty(f->when) ? RUN_DUTY_LATE : f->when, when) == 0; }

static void count_all(struct ctx *c, const struct run_duty_filter *f, struct run_duty_list *l)
{
	const char *end = path_end(c->arena, l->org.path);
	struct run_duty_number done = { 0 };
	struct run_duty_counts n = { 0 };

	run_duties_below_count(c->store, l->org.region, l->org.path, end, f->code, c->today, c->today + 7, &n);
	run_duties_reported_count(c->store, l->org.region, l->org.path, end, f->code, day_add_months(c->today, -RUN_DUTY_DONE_MONTHS), &done);
	l->late = n.late;
	l->week = n.week;
	l->open = n.n;
	l->done = done.n;
}

/* They belong to no case, so to no practice. */
static void read_talks(struct ctx *c, const struct run_duty_filter *f, bool is_shown, struct run_duty_list *l)
{
	struct run_talk *talks;

	if (!text_is_empty(f->code))
		return;
	l->talks = (int64_t)run_talks_owed(c, &l->org, c->today, &talks);
	if (is_shown)
		l->lines_count = run_talks_lines(c, l->org.region, talks, (size_t)l->talks, (size_t)((f->page - 1) * f->rows_per_page), (size_t)f->rows_per_page, &l->lines);
}

/* Nor do these. */
static void read_people(struct ctx *c, const struct run_duty_filter *f, bool is_shown, struct run_duty_list *l)
{
	struct run_overdue *people;

	if (!text_is_empty(f->code))
		return;
	l->people = (int64_t)run_overdue_of(c, &l->org, c->today, &people);
	if (is_shown)
		l->lines_count = run_overdue_lines(c, people, (size_t)l->people, (size_t)((f->page - 1) * f->rows_per_page), (size_t)f->rows_per_page, &l->lines);
}

bool run_duty_list_read(struct ctx *c, org_id org, const struct run_duty_filter *f, struct run_duty_list *l)
{
	bool is_late = when_is(f, RUN_DUTY_LATE), is_week = when_is(f, RUN_DUTY_WEEK), is_done = when_is(f, RUN_DUTY_DONE), is_talk = when_is(f, RUN_DUTY_TALK),
		is_people = when_is(f, RUN_DUTY_PEOPLE);
	int64_t offset = (f->page - 1) * f->rows_per_page;
	const char *end;

	*l = (struct run_duty_list){ .lines_count = 0 };
	if (!org_see_for(c, org, MAY_HANDLE, &l->org))
		return false;
	if (!is_late && !is_week && !is_done && !is_talk && !is_people && !when_is(f, RUN_DUTY_OPEN))
		return ctx_refuse_field(c, "when", T_run_duties_when, NULL);
	end = path_end(c->arena, l->org.path);
	count_all(c, f, l);
	read_talks(c, f, is_talk, l);
	read_people(c, f, is_people, l);
	l->total = is_late ? l->late : is_week ? l->week : is_done ? l->done : is_talk ? l->talks : is_people ? l->people : l->open;
	if (is_talk || is_people)
		return true;
	if (is_done)
		l->lines_count = run_duties_reported(c->store, l->org.region, l->org.path, end, f->code, day_add_months(c->today, -RUN_DUTY_DONE_MONTHS),
			f->rows_per_page, offset, &l->lines);
	else
		l->lines_count = run_duties_below(c->store, l->org.region, l->org.path, end, f->code, is_week ? c->today : DAY_NONE,
			is_late ? c->today : is_week ? c->today + 7 : DAY_OPEN, c->today, f->rows_per_page, offset, &l->lines);
	return true;
}

int64_t run_duty_late_count(struct ctx *c, const struct org_row *org)
{
	struct run_duty_number late = { 0 };

	run_duties_late_count(c->store, org->region, org->path, path_end(c->arena, org->path), c->today, &late);
	return late.n;
}
