/* Reporting a period of a duty (run_duty.c), and correcting what was reported: the old one stays beside the new one, with the reason. */
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

const struct run_report_row *run_report_before(const struct run_case *k, const struct run_report_row *report)
{
	for (const struct run_report_row *r = report; r > k->reports; r--)
		if (r[-1].period_day == report->period_day && strcmp(r[-1].duty, report->duty) == 0)
			return &r[-1];
	return NULL;
}

day_t run_report_first_day(const struct run_case *k, const struct run_report_row *report)
{
	const struct run_report_row *before;

	while ((before = run_report_before(k, report)) != NULL)
		report = before;
	return report->day;
}

const char *run_report_struck(struct ctx *c, const struct run_case *k, const struct run_report_row *report, int number)
{
	const char *all = "";

	for (const struct run_report_row *before = run_report_before(k, report); before != NULL; report = before, before = run_report_before(k, before)) {
		const struct message_arg args[] = { { "day", day_text(c->arena, report->day) }, { "name", report->person_name },
			{ "old", run_report_text_of(k, before->id, number) }, { "reason", report->reason } };

		if (strcmp(args[2].value, run_report_text_of(k, report->id, number)) != 0)
			all = arena_printf(c->arena, "%s%s%s", all, all[0] == '\0' ? "" : "\n", message_text(c->arena, c->lang, T_run_report_was, args, 4));
	}
	return all;
}

static bool says_the_same(const struct run_case *k, const struct run_report_row *before, const struct run_reporting *what)
{
	bool is_same = true;

	for (size_t i = 0; i < what->texts_count; i++)
		is_same = is_same && strcmp(run_report_text_of(k, before->id, (int)i + 1), what->texts[i]) == 0;
	return is_same;
}

/* What was reported once is corrected with the reason, and stays. */
static bool correction_is_right(struct ctx *c, const struct run_case *k, int duty, const struct run_report_row *before, const struct run_reporting *what)
{
	const char *title = programme_named(c->lang, k->p->duties[duty].title), *period = day_text(c->arena, what->period);

	if (before == NULL)
		return what->reason[0] == '\0' || ctx_refuse_field(c, "reason", T_run_report_not_there, "title", title, "period", period, NULL);
	if (what->reason[0] == '\0')
		return ctx_refuse_field(c, "period", T_run_reported_already, "title", title, "period", period, "day", day_text(c->arena, before->day), "name", before->person_name, "contents",
			reported_text(c, k, &k->p->duties[duty], before->id), NULL);
	if (!text_says(what->reason) || text_chars(what->reason) > LIMIT_RUN_REPORT_CORRECTION_REASON)
		return ctx_refuse_field(c, "reason", T_run_reason_missing, "n", ctx_number(c, LIMIT_RUN_REPORT_CORRECTION_REASON), NULL);
	return !says_the_same(k, before, what) || ctx_refuse_field(c, "content_1", T_run_report_same, "title", title, "period", period, NULL);
}

bool run_report_is_made_up(const struct run_case *k) { return strcmp(k->row.state, "done") == 0; }

/* Of a case that is over what is lacking may still be told, and bears its day; what was told stays. One that was stopped came to nothing, and owes nothing. */
static bool may_be_told(struct ctx *c, const struct run_case *k, int64_t row_version)
{
	if (!run_report_is_made_up(k))
		return run_is_open(c, k, row_version);
	return row_version == k->row.row_version || ctx_refuse_changed(c, T_run_changed_meanwhile, NULL);
}

static bool period_is_right(struct ctx *c, const struct run_case *k, int duty, const struct run_reporting *what, bool *is_correction)
{
	struct run_period *list;
	size_t count = run_periods(c, k, duty, &list);

	for (size_t i = 0; i < count; i++)
		if (list[i].due_day == what->period) {
			*is_correction = list[i].report != NULL;
			if (*is_correction && run_report_is_made_up(k))
				return ctx_refuse(c, AGAINST_RULE, T_run_report_over, NULL);
			return correction_is_right(c, k, duty, list[i].report, what);
		}
	return ctx_refuse_field(c, "period", T_run_no_such_period, "title", programme_named(c->lang, k->p->duties[duty].title), "period", day_text(c->arena, what->period), NULL);
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
	if (what->reason[0] != '\0')
		buffer_printf(&b, "%s\n", message_text(c->arena, LANG_ZH, T_run_report_corrects, (const struct message_arg[]){ { "reason", what->reason } }, 1));
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

static void write_report(struct ctx *c, struct run_case *k, const struct duty *duty, const struct run_reporting *what, bool is_correction)
{
	run_report_id report = { store_new_id(c->store) };

	run_report_insert(c->store, report, k->row.region, k->row.id.v, duty->id, what->period, c->today, c->actor.person_id, c->actor.account_id, c->now_s);
	for (size_t i = 0; i < what->texts_count; i++)
		run_report_text_insert(c->store, (run_report_text_id){ store_new_id(c->store) }, k->row.region, report.v, (int64_t)i + 1, what->texts[i]);
	if (is_correction) {	/* in a table that was filled in from the reports whoever does the step corrects the row */
		run_report_correction_insert(c->store, (run_report_correction_id){ store_new_id(c->store) }, k->row.region, report.v, what->reason);
		audit_note_text(c, "run_report_correction", "reason", report.v, NULL, what->reason);
	} else if (k->at >= 0) {
		write_row(c, k, duty, what);
	}
	tell(c, k, duty, report_said(c, k, duty, what));
	store_note(c->store, "duty", NULL, duty->id);
	store_note(c->store, "period", NULL, day_text(c->arena, what->period));
}

bool run_report(struct ctx *c, run_id id, const struct run_reporting *asked)
{
	struct run_reporting texts = *asked, *what = &texts;
	struct run_case k;
	struct name name;
	bool is_correction = false;

	ctx_begin(c, "run.report", "run", id.v, 0);
	if (!run_see(c, id, &k) || !may_be_told(c, &k, what->row_version))
		return false;
	name = programme_name(k.p, what->duty);
	if (name.kind != NAME_DUTY)
		return ctx_refuse(c, AGAINST_RULE, T_run_no_such_duty, NULL);
	if (!report_allowed(c, &k, name.index))
		return false;
	read_texts(c, &k, name.index, what);
	if (!period_is_right(c, &k, name.index, what, &is_correction) | !texts_are_right(c, &k, name.index, what))
		return false;
	store_subject(c->store, id.v, k.row.org.v);
	write_report(c, &k, &k.p->duties[name.index], what, is_correction);
	k.reports_count = run_reports(c->store, k.row.region, id.v, &k.reports);
	run_write_duties(c, &k);
	run_touch(c->store, id, k.row.region, k.row.row_version);
	return ctx_commit(c);
}
