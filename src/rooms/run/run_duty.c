/* Duties of a case: what is to be reported for each period, who was told, what is late. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
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

static const struct run_report_row *report_of(const struct run_case *k, const char *duty, day_t due)
{
	for (size_t i = 0; i < k->reports_count; i++)
		if (k->reports[i].period_day == due && strcmp(k->reports[i].duty, duty) == 0)
			return &k->reports[i];
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

struct programme_value run_duty_late(struct ctx *c, const struct run_case *k, int duty)
{
	struct periods p;
	day_t since;
	int64_t late = 0;

	periods_of(c, k, duty, &p, &since);
	for (size_t i = 0; i < p.count; i++)
		late += !run_period_is_met(&p.list[i]) && p.list[i].due_day < p.today;
	return value_number(fraction_of(late, 1));
}

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

void run_write_duties(struct ctx *c, const struct run_case *k)
{
	if (k->p->duties_count == 0)
		return;
	run_duty_delete(c->store, k->row.region, k->row.id);
	run_turn_delete(c->store, k->row.region, k->row.id, "reports");
	for (size_t i = 0; i < k->p->duties_count; i++) {
		const struct duty *duty = &k->p->duties[i];
		struct day_span next = strcmp(k->row.state, "open") == 0 ? next_period(c, k, (int)i) : (struct day_span){ DAY_NONE, DAY_NONE };

		if (next.to == DAY_NONE)
			continue;
		run_duty_insert(c->store, (run_duty_id){ store_new_id(c->store) }, k->row.region, k->row.id, duty->id, duty->title, next.from, next.to);
		run_write_reporter(c, k, duty, next.to);
	}
}

/* ---- reporting ---- */

const char *run_report_text_of(const struct run_case *k, run_report_id report, int number)
{
	for (size_t i = 0; i < k->report_texts_count; i++)
		if (k->report_texts[i].report == report.v && k->report_texts[i].number == number)
			return k->report_texts[i].text;
	return "";
}

/* Whoever keeps the papers of the organisation itself may; what hangs above it is told, and does not tell itself. */
bool run_may_report(struct ctx *c, const struct run_case *k, int duty)
{
	struct words who = { &k->p->duties[duty].who, 1 };

	return (may_at_path(c, MAY_HANDLE, k->row.org_path) && path_is_within(c->actor.path_from, k->row.org_path)) ||
		run_is_in_roles(c, k, &who, c->actor.person_id, c->today);
}

static bool report_allowed(struct ctx *c, const struct run_case *k, int duty)
{
	struct words who = { &k->p->duties[duty].who, 1 };

	return run_may_report(c, k, duty) || ctx_refuse(c, FORBIDDEN, T_run_report_not_yours, "title", programme_named(c->lang, k->p->duties[duty].title),
		"org", k->row.org_name, "who", run_roles_text(c, k->p, &who), NULL);
}

/* What stands in it, for whoever comes second with other figures. */
static const char *reported_text(struct ctx *c, const struct run_case *k, const struct duty *duty, run_report_id report)
{
	const char *all = duty->contents.count == 0 ? run_report_text_of(k, report, 1) : "";

	for (size_t i = 0; i < duty->contents.count; i++)
		all = arena_printf(c->arena, "%s%s%s", all, i == 0 ? "" : "；",
			run_said(c, programme_named(c->lang, duty->contents.list[i]->text), run_report_text_of(k, report, (int)i + 1)));
	return all;
}

static bool period_is_right(struct ctx *c, const struct run_case *k, int duty, day_t period)
{
	struct run_period *list;
	size_t count = run_periods(c, k, duty, &list);

	for (size_t i = 0; i < count; i++)
		if (list[i].due_day == period)
			return list[i].report == NULL || ctx_refuse_field(c, "period", T_run_reported_already, "title", programme_named(c->lang, k->p->duties[duty].title), "period", day_text(c->arena, period),
				"day", day_text(c->arena, list[i].report->day), "name", list[i].report->person_name, "contents", reported_text(c, k, &k->p->duties[duty], list[i].report->id), NULL);
	return ctx_refuse_field(c, "period", T_run_no_such_period, "title", programme_named(c->lang, k->p->duties[duty].title), "period", day_text(c->arena, period), NULL);
}

/* What the programme reckons with is a number, or a day of the period that has come. */
static bool content_is_right(struct ctx *c, const char *field, const char *title, enum programme_word type, const char *text, const struct day_span *period)
{
	day_t day = type == WORD_DATE ? day_parse_iso(text) : DAY_NONE;

	if (!run_cell_is(type, text))
		return ctx_refuse_field(c, field, type == WORD_DATE ? T_run_content_no_date : T_run_content_no_number, "title", title, "typed", text, NULL);
	if (type != WORD_DATE)
		return true;
	if (day > c->today)
		return ctx_refuse_field(c, field, T_run_content_ahead, "title", title, "typed", text, "today", day_text(c->arena, c->today), NULL);
	return (day >= period->from && day <= period->to) || ctx_refuse_field(c, field, T_run_content_outside, "title", title, "typed", text,
		"from", day_text(c->arena, period->from), "to", day_text(c->arena, period->to), NULL);
}

/* The texts as they will be kept: days in one spelling. */
static void read_texts(struct ctx *c, const struct run_case *k, int duty, struct run_reporting *what)
{
	const char **texts = arena_array(c->arena, what->texts_count + 1, sizeof(*texts));
	size_t contents = k->p->duties[duty].contents.count;

	for (size_t i = 0; i < what->texts_count; i++)
		texts[i] = i < contents && programme_content_type(k->p, duty, i) == WORD_DATE ? run_day_plain(c->arena, what->texts[i]) : what->texts[i];
	what->texts = texts;
}

static bool texts_are_right(struct ctx *c, const struct run_case *k, int index, const struct run_reporting *what)
{
	const struct duty *duty = &k->p->duties[index];
	const struct day_span period = run_duty_period(k, duty, what->period);
	size_t wanted = duty->contents.count > 0 ? duty->contents.count : 1;
	bool is_right = true;

	for (size_t i = 0; i < wanted; i++) {
		const char *title = duty->contents.count > 0 ? duty->contents.list[i]->text : duty->title, *field = arena_printf(c->arena, "content_%zu", i + 1);

		if (i >= what->texts_count || text_is_empty(what->texts[i]))
			is_right = ctx_refuse_field(c, field, T_run_content_missing, "title", title, NULL);
		else if (text_chars(what->texts[i]) > LIMIT_RUN_REPORT_TEXT_TEXT)
			is_right = ctx_refuse_field(c, field, T_run_text_long, "title", title, "n", arena_printf(c->arena, "%d", LIMIT_RUN_REPORT_TEXT_TEXT), NULL);
		else if (duty->contents.count > 0)
			is_right = content_is_right(c, field, title, programme_content_type(k->p, index, i), what->texts[i], &period) && is_right;
	}
	return is_right;
}

/* Everybody once, in however many of the roles he is. */
static void tell(struct ctx *c, const struct run_case *k, const struct duty *duty, const char *text)
{
	int64_t *told = arena_room(c->arena, RUN_PEOPLE_MAX * sizeof(*told));
	size_t told_count = 0;

	for (size_t i = 0; i < duty->to.count; i++) {
		struct run_person *people;
		bool is_open;
		size_t count = run_role_people(c, k, run_role_find(k->p, duty->to.list[i]->text), c->today, &people, &is_open);

		for (size_t n = 0; n < count && told_count < RUN_PEOPLE_MAX; n++) {
			size_t at = 0;

			while (at < told_count && told[at] != people[n].person.v)
				at++;
			if (at < told_count)
				continue;
			told[told_count++] = people[n].person.v;
			message_insert(c->store, (message_id){ store_new_id(c->store) }, k->row.region, people[n].person.v, k->row.org, k->row.id.v, text, c->now_s);
		}
	}
	if (told_count > 0)
		store_note(c->store, "told", NULL, arena_printf(c->arena, "%zu", told_count));
}

static const char *report_said(struct ctx *c, const struct run_case *k, const struct duty *duty, const struct run_reporting *what)
{
	struct buffer b;

	buffer_init(&b, c->arena, 512);
	buffer_printf(&b, "%s\n", run_said(c, duty->title, k->row.title));
	for (size_t i = 0; i < what->texts_count; i++) {
		const char *line = i < duty->contents.count ? run_said(c, duty->contents.list[i]->text, what->texts[i]) : what->texts[i];

		/* The rest stands on the page of the case. */
		if (text_chars(buffer_text(&b)) + text_chars(line) + 1 > LIMIT_MESSAGE_TEXT)
			break;
		buffer_printf(&b, "%s\n", line);
	}
	return buffer_text(&b);
}

static const char *row_of(struct ctx *c, const struct programme_field *f, const struct run_reporting *what)
{
	const char *row = "";

	for (size_t i = 0; i < f->columns_count; i++)
		row = arena_printf(c->arena, i == 0 ? "%s%s" : "%s\t%s", row, i < what->texts_count ? text_clean(c->arena, what->texts[i]) : "");
	return row;
}

static int64_t rows_in(const struct run_case *k, int64_t step, const char *form, const char *field)
{
	int64_t rows = 0;

	for (size_t i = 0; i < k->values_count; i++)
		if (k->values[i].step == step && k->values[i].number > rows && strcmp(k->values[i].form, form) == 0 && strcmp(k->values[i].field, field) == 0)
			rows = k->values[i].number;
	return rows;
}

/* A table of the open step that begins with the reports and is filled in already gets the new one as its last row: nobody types it twice. One that is not
 * filled in yet begins with all of them. */
static void write_row(struct ctx *c, struct run_case *k, const struct duty *duty, const struct run_reporting *what)
{
	int64_t step = k->steps[k->steps_count - 1].id.v;

	for (size_t i = 0; i < k->p->forms_count; i++)
		for (size_t n = 0; n < k->p->forms[i].fields_count; n++) {
			const struct programme_form *form = &k->p->forms[i];
			const struct programme_field *f = &form->fields[n];
			int64_t rows = f->fed_by == NULL || strcmp(f->fed_by->text, duty->id) != 0 ? 0 : rows_in(k, step, form->id, f->id);

			if (rows == 0 || rows >= (int64_t)run_table_most(f))
				continue;
			run_value_insert(c->store, (run_value_id){ store_new_id(c->store) }, k->row.region, k->row.id.v, step, form->id, f->id, rows + 1, row_of(c, f, what), 0, 0, false);
			run_void_signatures(c, k);
		}
}

static void write_report(struct ctx *c, struct run_case *k, const struct duty *duty, const struct run_reporting *what)
{
	run_report_id report = { store_new_id(c->store) };

	run_report_insert(c->store, report, k->row.region, k->row.id.v, duty->id, what->period, c->today, c->actor.person_id, c->actor.account_id, c->now_s);
	for (size_t i = 0; i < what->texts_count; i++)
		run_report_text_insert(c->store, (run_report_text_id){ store_new_id(c->store) }, k->row.region, report.v, (int64_t)i + 1, what->texts[i]);
	write_row(c, k, duty, what);
	tell(c, k, duty, report_said(c, k, duty, what));
	store_note(c->store, "duty", NULL, duty->id);
	store_note(c->store, "period", NULL, day_text(c->arena, what->period));
}

bool run_report(struct ctx *c, run_id id, const struct run_reporting *asked)
{
	struct run_reporting texts = *asked, *what = &texts;
	struct run_case k;
	struct name name;

	ctx_begin(c, "run.report", "run", id.v, 0);
	if (!run_see(c, id, &k) || !run_is_open(c, &k, what->row_version))
		return false;
	name = programme_name(k.p, what->duty);
	if (name.kind != NAME_DUTY)
		return ctx_refuse(c, AGAINST_RULE, T_run_no_such_duty, NULL);
	if (!report_allowed(c, &k, name.index))
		return false;
	read_texts(c, &k, name.index, what);
	if (!period_is_right(c, &k, name.index, what->period) | !texts_are_right(c, &k, name.index, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	write_report(c, &k, &k.p->duties[name.index], what);
	k.reports_count = run_reports(c->store, k.row.region, id.v, &k.reports);
	run_write_duties(c, &k);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	return ctx_commit(c);
}
