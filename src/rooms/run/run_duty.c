/* Duties of a case: what is to be reported for each period, who was told, what is late. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/run.h"

#define PERIODS_MAX 600	/* more than eleven years of weeks */

/* ---- periods ---- */

static day_t first_day_of(enum programme_word every, day_t day)
{
	struct date d = date_from_day(day);

	switch (every) {
	case WORD_WEEK: return day + 1 - day_weekday(day);
	case WORD_MONTH: return day_from_date(d.year, d.month, 1);
	case WORD_QUARTER: return day_from_date(d.year, (d.month - 1) / 3 * 3 + 1, 1);
	case WORD_HALF_YEAR: return day_from_date(d.year, d.month <= 6 ? 1 : 7, 1);
	default: return day_from_date(d.year, 1, 1);
	}
}

/* The first period counts from the day itself, each later one from the day behind the one before. */
static struct day_span counted_period(enum programme_word every, day_t from, day_t day)
{
	static const struct { enum programme_word every; int months; } MONTHS[] = { { WORD_MONTH, 1 }, { WORD_QUARTER, 3 }, { WORD_HALF_YEAR, 6 }, { WORD_YEAR, 12 } };
	struct day_span span = { from, from };
	int months = 0;

	for (size_t i = 0; i < sizeof(MONTHS) / sizeof(MONTHS[0]); i++)
		if (MONTHS[i].every == every)
			months = MONTHS[i].months;
	for (int n = 1; n == 1 || span.to < day; n++) {
		span.from = n == 1 ? from : span.to + 1;
		span.to = months == 0 ? from + 7 * n : day_add_months(from, months * n);
	}
	return span;
}

struct day_span run_duty_period(const struct run_case *k, const struct duty *duty, day_t day)
{
	struct programme_value from;

	if (duty->counts_from == NULL)
		return (struct day_span){ first_day_of(duty->every, day), run_period_end(duty->every, day) };
	from = k->play.closed_on[programme_name(k->p, duty->counts_from->text).index];
	if (from.kind != VALUE_DATE || day < from.day)
		return (struct day_span){ DAY_NONE, DAY_NONE };
	return counted_period(duty->every, from.day, day);
}

/* The last of them: it corrects those before. */
static const struct run_report_row *report_of(const struct run_case *k, const char *duty, day_t due)
{
	for (size_t i = k->reports_count; i > 0; i--)
		if (k->reports[i - 1].period_day == due && strcmp(k->reports[i - 1].duty, duty) == 0)
			return &k->reports[i - 1];
	return NULL;
}

bool run_period_is_met(const struct run_period *period) { return period->report != NULL || period->held_day != DAY_NONE; }

/* today: up to when periods are asked for. */
struct periods { const struct run_case *k; const struct duty *duty; day_t today; struct run_period *list; size_t count; };

/* ---- rows that stand for reports ---- */

static day_t day_in_cell(struct arena *a, const char *row, size_t column)
{
	for (; column > 0; column--) {
		row += strcspn(row, "\t");
		row += *row == '\t';
	}
	return day_parse_iso(arena_text_n(a, row, strcspn(row, "\t")));
}

/* The latest day of the period in the rows that were kept last of a table that begins with the reports; a step that a way back made void has them too until
 * they are kept anew. */
static day_t day_held(const struct run_case *k, const struct programme_form *form, const struct programme_field *f, struct day_span period)
{
	const struct run_value_row *last = run_value_of(k, form->id, f->id, 1, true);
	size_t column = 0;
	day_t held = DAY_NONE;

	while (column < f->columns_count && f->column_types[column] != WORD_DATE)
		column++;
	for (size_t i = 0; last != NULL && column < f->columns_count && i < k->values_count; i++) {
		const struct run_value_row *v = &k->values[i];
		day_t day = v->number > 0 && v->step == last->step && strcmp(v->form, form->id) == 0 && strcmp(v->field, f->id) == 0 ?
			day_in_cell(k->play.arena, v->value, column) : DAY_NONE;

		if (day != DAY_NONE && day >= period.from && day <= period.to && (held == DAY_NONE || day > held))
			held = day;
	}
	return held;
}

static day_t held_in(const struct run_case *k, const struct duty *duty, struct day_span period)
{
	day_t held = DAY_NONE;

	for (size_t i = 0; duty->counts_from != NULL && i < k->p->forms_count; i++)
		for (size_t n = 0; n < k->p->forms[i].fields_count && held == DAY_NONE; n++) {
			const struct programme_field *f = &k->p->forms[i].fields[n];

			if (f->fed_by != NULL && strcmp(f->fed_by->text, duty->id) == 0)
				held = day_held(k, &k->p->forms[i], f, period);
		}
	return held;
}

/* ---- the stretches of its life ---- */

/* What fell due before a case was taken over from paper stands on the paper, in a stretch that is over; nobody is asked to report it now. */
static bool is_behind(const struct run_case *k, const struct run_period *period, bool is_over)
{
	return is_over && k->row.paper != 0 && period->due_day < k->row.entered_day && period->report == NULL;
}

/* What counts from a step is asked for in whole periods. */
static bool is_cut(const struct periods *p, const struct run_period *period, day_t to, bool is_over)
{
	return is_over && p->duty->counts_from != NULL && period->due_day > to && !run_period_is_met(period);
}

/* Periods of one stretch of life, up to today; what the stretch before ended in is not counted twice. entered: the day on which its end was entered; what fell due
 * between the two is asked for as well. */
static void add_stretch(struct periods *p, day_t from, day_t to, day_t entered, bool is_over)
{
	day_t last = to < entered ? entered - 1 : to;

	if (to > p->today)
		to = p->today;
	for (day_t day = from; day <= last && day <= p->today && p->count < PERIODS_MAX;) {
		struct day_span span = run_duty_period(p->k, p->duty, day);
		struct run_period period = { span.from, span.to, report_of(p->k, p->duty->id, span.to), held_in(p->k, p->duty, span) };

		if (span.to == DAY_NONE || (day > to && span.to > last))
			return;
		if ((p->count == 0 || p->list[p->count - 1].due_day < span.to) && !is_behind(p->k, &period, is_over) && !is_cut(p, &period, last < p->today ? last : p->today, is_over))
			p->list[p->count++] = period;
		day = span.to + 1;
	}
}

/* A duty that began in a round that a way back ended counts from the day of the step that was done anew. */
static day_t counted_since(const struct run_case *k, const struct duty *duty, day_t opened)
{
	struct programme_value from = { .kind = VALUE_UNKNOWN };

	if (duty->counts_from != NULL)
		from = k->play.closed_on[programme_name(k->p, duty->counts_from->text).index];
	return from.kind == VALUE_DATE && from.day > opened ? from.day : opened;
}

/* When it was entered that the duty was over; of what stands on paper the day itself. */
static day_t end_entered(const struct run_case *k, const struct run_step_row *before, day_t end)
{
	bool is_on_paper = k->row.paper != 0 && before->day < k->row.entered_day;
	day_t entered = is_on_paper || before->closed_s == 0 ? end : day_from_time(before->closed_s);

	return entered > end ? entered : end;
}

/* Goes through the steps as they were opened, those that a way back made void too: the duty was alive then. `since` is the day from which
 * it lives now; DAY_NONE: it does not. */
static void read_periods(struct periods *p, day_t *since)
{
	const struct run_case *k = p->k;

	*since = DAY_NONE;
	for (size_t i = 0; i < k->steps_count; i++) {
		const struct run_step_row *s = &k->steps[i];

		if (*since == DAY_NONE && strcmp(s->step, p->duty->from->text) == 0)
			*since = counted_since(k, p->duty, s->opened_day);
		else if (*since != DAY_NONE && strcmp(s->step, p->duty->until->text) == 0) {
			add_stretch(p, *since, s->opened_day, i == 0 ? s->opened_day : end_entered(k, &k->steps[i - 1], s->opened_day), true);
			*since = DAY_NONE;
		}
	}
	if (*since == DAY_NONE)
		return;
	add_stretch(p, *since, k->row.closed_day, k->row.closed_day, k->row.closed_day != DAY_OPEN);
	if (k->row.closed_day != DAY_OPEN)
		*since = DAY_NONE;
}

static void periods_of(struct ctx *c, const struct run_case *k, int duty, struct periods *p, day_t *since)
{
	/* An earlier day on which the open step is said to be done takes nothing off what was owed by now, but where the paper of that day is there. */
	*p = (struct periods){ k, &k->p->duties[duty], k->is_closing && !run_is_on_paper(k, k->today) ? c->today : k->today,
		arena_room(c->arena, (PERIODS_MAX + 1) * sizeof(*p->list)), 0 };
	read_periods(p, since);
}

size_t run_periods(struct ctx *c, const struct run_case *k, int duty, struct run_period **list)
{
	struct periods p;
	day_t since;

	periods_of(c, k, duty, &p, &since);
	*list = p.list;
	return p.count;
}

static struct programme_value unmet(struct ctx *c, const struct run_case *k, int duty, bool is_ending)
{
	struct periods p;
	day_t since;
	int64_t count = 0;

	periods_of(c, k, duty, &p, &since);
	for (size_t i = 0; i < p.count; i++)
		count += !run_period_is_met(&p.list[i]) && (p.list[i].due_day < p.today || (is_ending && since == DAY_NONE));
	return value_number(fraction_of(count, 1));
}

struct programme_value run_duty_late(struct ctx *c, const struct run_case *k, int duty) { return unmet(c, k, duty, false); }

struct programme_value run_duty_owed(struct ctx *c, const struct run_case *k, int duty) { return unmet(c, k, duty, true); }

/* ---- what is next ---- */

/* The earliest period that is not met, or the one after the last while the duty lives; its days are DAY_NONE where nothing is to come. */
static struct day_span next_period(struct ctx *c, const struct run_case *k, int duty)
{
	const struct day_span none = { DAY_NONE, DAY_NONE };
	struct periods p;
	struct day_span next;
	day_t since;

	periods_of(c, k, duty, &p, &since);
	for (size_t i = 0; i < p.count; i++)
		if (!run_period_is_met(&p.list[i]))
			return (struct day_span){ p.list[i].first_day, p.list[i].due_day };
	if (since == DAY_NONE)
		return none;
	next = run_duty_period(k, p.duty, p.count == 0 ? since : p.list[p.count - 1].due_day + 1);
	while (next.to != DAY_NONE && report_of(k, p.duty->id, next.to) != NULL)	/* a step was closed on a day that is past */
		next = run_duty_period(k, p.duty, next.to + 1);
	return next;
}

bool run_period_coming(struct ctx *c, const struct run_case *k, int duty, struct day_span *period)
{
	*period = strcmp(k->row.state, "open") == 0 ? next_period(c, k, duty) : (struct day_span){ DAY_NONE, DAY_NONE };
	return period->to != DAY_NONE && period->from > c->today;
}

/* While a case is on hold and its terms stand still nobody is asked for reports; whoever has one may still send it in. */
static bool rests(const struct run_case *k)
{
	const struct run_hold_row *hold = run_hold_of(k);

	return hold != NULL && hold->is_stopped;
}

void run_write_duties(struct ctx *c, const struct run_case *k)
{
	if (k->p->duties_count == 0)
		return;
	run_duty_delete(c->store, k->row.region, k->row.id);
	run_turn_delete(c->store, k->row.region, k->row.id, "reports");
	if (rests(k))
		return;
	for (size_t i = 0; i < k->p->duties_count; i++) {
		const struct duty *duty = &k->p->duties[i];
		struct day_span next = strcmp(k->row.state, "open") == 0 ? next_period(c, k, (int)i) : (struct day_span){ DAY_NONE, DAY_NONE };

		if (next.to == DAY_NONE)
			continue;
		run_duty_insert(c->store, (run_duty_id){ store_new_id(c->store) }, k->row.region, k->row.id, duty->id, duty->title, next.from, next.to);
		run_write_reporter(c, k, duty, next.to);
	}
}
