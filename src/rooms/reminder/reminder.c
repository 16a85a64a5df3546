#include "rooms/reminder/reminder.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/calendar.h"
#include "core/path.h"
#include "core/permit.h"
#include "programme/reading.h"
#include "rooms/org/org.h"
#include "rooms/run/run_due.h"
#include "rooms/run/run_hold.h"
#include "rooms/run/run_overdue.h"
#include "rooms/run/run_overview.h"
#include "rooms/run/run_person.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_talk.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/reminder.h"
#include "text/run.h"

const char *reminder_number(struct arena *a, int64_t year, int64_t number)
{
	struct message_arg args[] = { { "year", arena_printf(a, "%lld", (long long)year) }, { "number", arena_printf(a, "%lld", (long long)number) } };

	return message_text(a, LANG_ZH, T_reminder_number, args, 2);
}

/* The states in which lines are: late, due soon, and neither. */
struct states { size_t late, soon, other; };

static struct states states_of(const struct reminder_line *lines, size_t count, day_t day)
{
	struct states s = { 0 };

	for (size_t i = 0; i < count; i++)
		(*(lines[i].due_day < day ? &s.late : lines[i].due_day <= day + REMINDER_AHEAD_DAYS ? &s.soon : &s.other))++;
	return s;
}

const char *reminder_state(struct arena *a, enum lang lang, const struct reminder_line *lines, size_t count, day_t day)
{
	struct states s = states_of(lines, count, day);
	const struct message_arg days = { "days", arena_printf(a, "%d", REMINDER_AHEAD_DAYS) };
	message m = s.late > 0 ? s.soon > 0 ? T_reminder_state_late_soon : T_reminder_state_late : s.soon > 0 ? T_reminder_state_soon : T_reminder_state_none;
	const char *text = message_text(a, lang, m, &days, 1);

	return s.other == 0 || s.other == count ? text : arena_printf(a, "%s%s", text, message_text(a, lang, T_reminder_state_rest, NULL, 0));
}

const char *reminder_late_text(struct arena *a, enum lang lang, day_t due, day_t day)
{
	const struct message_arg n = { "n", arena_printf(a, "%d", due < day ? (int)(day - due) : (int)(due - day)) };

	if (due == DAY_OPEN)
		return message_text(a, lang, T_reminder_no_term, NULL, 0);
	if (due > day + REMINDER_AHEAD_DAYS)
		return message_text(a, lang, T_reminder_days_left, &n, 1);
	return due < day ? message_text(a, lang, T_reminder_days_late, &n, 1) : message_text(a, lang, T_reminder_not_late, NULL, 0);
}

#define CASES_LOOKED_AT (10 * REMINDER_LINES_MAX)	/* among them the first whose turn it is there */

/* ---- what ---- */

static const char *cut(struct ctx *c, const char *text, size_t chars_max)
{
	const char *end = text;

	for (size_t i = 0; i < chars_max && *end != '\0'; i++)
		text_next(&end);
	return arena_text_n(c->arena, text, (size_t)(end - text));
}

/* Said as it stands on paper, in Chinese. */
static const char *missing_text(struct ctx *c, const struct run_case *k)
{
	const enum lang lang = c->lang;
	struct run_missing *list;
	size_t count, chars = 0;
	const char *all = "";

	c->lang = LANG_ZH;
	count = run_missing(c, k, &list);
	c->lang = lang;
	for (size_t i = 0; i < count && chars + text_chars(list[i].title) + 1 <= LIMIT_REMINDER_LINE_MISSING; i++) {
		all = arena_printf(c->arena, i == 0 ? "%s%s" : "%s；%s", all, list[i].title);
		chars = text_chars(all);
	}
	return all;
}

static const char *rule_title(struct ctx *c, const struct run_case *k)
{
	const struct rule *rule = programme_rule(k->p, c->today);

	return rule != NULL ? rule->title : k->p->title;
}

static const char *basis_text(struct ctx *c, const struct run_case *k)
{
	const char *term = programme_term_text(c->arena, k->p, (size_t)k->at, LANG_ZH), *title = rule_title(c, k);

	return cut(c, term[0] == '\0' ? title : arena_printf(c->arena, "%s：%s", title, term), LIMIT_REMINDER_LINE_BASIS);
}

static void write_line(struct ctx *c, const struct run_case *k, int64_t responsible, struct reminder_line *line)
{
	const struct step *s = &k->p->steps[k->at];
	const char *who = programme_words_text(c->arena, k->p, s->by.count > 0 ? &s->by : &s->sign, LANG_ZH);

	*line = (struct reminder_line){ .run = k->row.id.v, .step = k->steps[k->steps_count - 1].id.v, .title = k->row.title, .programme_title = k->row.programme_title,
		.step_title = k->row.step_title, .org_name = k->row.org_name, .who = cut(c, who, LIMIT_REMINDER_LINE_WHO), .basis = basis_text(c, k),
		.missing = missing_text(c, k), .due_day = k->row.due_day, .duty = "", .code = "", .responsible = responsible };
}

/* The period, whose first day is not known of what was written before duties kept it. */
static const char *period_text(struct ctx *c, const struct reminder_duty *d)
{
	const struct message_arg days[] = { { "to", day_text(c->arena, d->due_day) }, { "from", day_text(c->arena, d->from_day) } };

	return d->from_day == DAY_NONE ? message_text(c->arena, LANG_ZH, T_reminder_report_until, days, 1) : message_text(c->arena, LANG_ZH, T_reminder_report_of, days, 2);
}

static int duty_index(const struct run_case *k, const char *id)
{
	for (size_t i = 0; i < k->p->duties_count; i++)
		if (strcmp(k->p->duties[i].id, id) == 0)
			return (int)i;
	return -1;
}

/* The later periods of a duty that are late as well: each is to be reported, and only the first of them is a row of what is due. */
static size_t add_later(struct ctx *c, const struct reminder_duty *first, struct reminder_duty *all, size_t count)
{
	struct run_period *periods;
	struct run_case k;
	int duty = run_read(c, first->run, &k) ? duty_index(&k, first->duty) : -1;
	size_t periods_count = duty < 0 ? 0 : run_periods(c, &k, duty, &periods);

	for (size_t i = 0; i < periods_count && count < REMINDER_LINES_MAX; i++) {
		if (periods[i].due_day <= first->due_day || periods[i].due_day >= c->today || run_period_is_met(&periods[i]))
			continue;
		all[count] = *first;
		all[count].from_day = periods[i].first_day;
		all[count++].due_day = periods[i].due_day;
	}
	return count;
}

static int by_due_day(const void *left, const void *right)
{
	const struct reminder_duty *l = left, *r = right;

	if (l->due_day != r->due_day)
		return l->due_day < r->due_day ? -1 : 1;
	return l->run.v != r->run.v ? (l->run.v < r->run.v ? -1 : 1) : strcmp(l->duty, r->duty);
}

static size_t with_later_periods(struct ctx *c, struct reminder_duty **duties, size_t count)
{
	struct reminder_duty *all = arena_array(c->arena, REMINDER_LINES_MAX + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < count && n < REMINDER_LINES_MAX; i++) {
		all[n++] = (*duties)[i];
		n = add_later(c, &(*duties)[i], all, n);
	}
	qsort(all, n, sizeof(*all), by_due_day);
	*duties = all;
	return n;
}

static void write_duty(struct ctx *c, const struct reminder_duty *d, struct reminder_draft *draft)
{
	struct run_case k;
	int duty;

	if (draft->lines_count == REMINDER_LINES_MAX || !run_read(c, d->run, &k))
		return;
	if ((duty = duty_index(&k, d->duty)) >= 0) {
		const struct words who = { &k.p->duties[duty].who, 1 };

		draft->lines[draft->lines_count++] = (struct reminder_line){ .run = d->run.v, .title = k.row.title, .programme_title = k.row.programme_title,
				.step_title = d->title, .org_name = k.row.org_name, .who = cut(c, programme_words_text(c->arena, k.p, &who, LANG_ZH), LIMIT_REMINDER_LINE_WHO),
				.basis = cut(c, rule_title(c, &k), LIMIT_REMINDER_LINE_BASIS), .missing = period_text(c, d), .due_day = d->due_day, .duty = d->duty, .code = "",
				.responsible = d->responsible };
	}
}

/* By the wording in force today; the article has the same number in both. */
static void write_talk(struct ctx *c, const struct run_duty_line *t, struct reminder_draft *draft)
{
	message missing = t->run.v == 0 ? T_reminder_talk_missing : T_reminder_talk_not_entered, basis = c->today < RUN_TALK_RULE_DAY ? T_reminder_talk_basis_2014 : T_reminder_talk_basis_2026;
	const struct message_arg applied = { "day", day_text(c->arena, t->from_day) };
	struct run_talk_way way = { .code = "" };

	run_talk_way_find(c, t->path, &way);
	draft->lines[draft->lines_count++] = (struct reminder_line){ .title = t->title, .programme_title = message_text(c->arena, LANG_ZH, T_reminder_talk_matter, NULL, 0),
		.step_title = message_text(c->arena, LANG_ZH, T_run_talk, NULL, 0), .org_name = t->org_name, .who = t->org_name, .basis = message_text(c->arena, LANG_ZH, basis, NULL, 0),
		.missing = message_text(c->arena, LANG_ZH, missing, &applied, 1), .due_day = t->due_day, .duty = "", .person = t->person, .code = way.code, .responsible = t->org.v };
}

/* A probation whose case is open stands as the step of the case as soon as that is due. */
static bool stands_as_step(struct ctx *c, const struct org_row *to, const struct run_overdue *one, day_t before)
{
	run_id open = one->transfer != 0 ? (run_id){ 0 } : run_open_towards(c, to->region, one->person, WORD_FULL);
	struct run_case k;

	return open.v != 0 && run_read(c, open, &k) && k.at >= 0 && k.row.due_day < before;
}

static void write_overdue(struct ctx *c, const struct run_overdue *one, struct reminder_draft *draft)
{
	bool is_transfer = one->transfer != 0;
	const struct message_arg since = { "day", is_transfer ? "" : day_text(c->arena, one->from_day) };

	draft->lines[draft->lines_count++] = (struct reminder_line){ .step = one->transfer, .title = one->name,
		.programme_title = message_text(c->arena, LANG_ZH, is_transfer ? T_reminder_transfer_matter : T_reminder_convert_matter, NULL, 0),
		.step_title = run_overdue_title(c, LANG_ZH, one), .org_name = one->org_name, .who = one->org_name,
		.basis = message_text(c->arena, LANG_ZH, is_transfer ? T_reminder_transfer_basis : T_reminder_convert_basis, NULL, 0),
		.missing = is_transfer ? "" : message_text(c->arena, LANG_ZH, one->is_extended ? T_reminder_extended_missing : T_reminder_convert_missing, &since, 1), .due_day = one->due_day,
		.duty = is_transfer ? REMINDER_DUTY_TRANSFER : REMINDER_DUTY_CONVERT, .person = one->person.v, .code = "", .responsible = one->org.v };
}

static bool read_receiver(struct ctx *c, org_id to, struct reminder_draft *draft)
{
	if (!org_see_for(c, to, MAY_HANDLE, &draft->to))
		return false;
	draft->by_day = calendar_nth_workday(c->today + 1, REMINDER_BY_WORKDAYS, NULL);
	return !run_is_own_desk(c, to.v) || ctx_refuse(c, AGAINST_RULE, T_reminder_not_below, "name", draft->to.name, NULL);
}

/* Whose turn it is there, the organisation of the case where it is; 0: nobody's. What another level has to do is no matter of the addressee. */
static int64_t turn_at(struct ctx *c, const struct run_case *k, const struct org_row *to)
{
	struct run_turn_org *orgs;
	size_t count = run_turn_orgs(c->store, k->row.region, k->row.id, &orgs);
	int64_t first = 0;

	for (size_t i = 0; i < count; i++) {
		if (!path_is_within(orgs[i].path, to->path))
			continue;
		if (orgs[i].id.v == k->row.org.v)
			return orgs[i].id.v;
		first = first == 0 ? orgs[i].id.v : first;
	}
	return first;
}

/* Duties, talks, probations and transfers are put among the steps by their days. */
struct beside { struct reminder_duty *duties; size_t duties_count, duty; struct run_duty_line *talks; size_t talks_count, talk; struct run_overdue *people; size_t people_count, one; };

static void write_beside(struct ctx *c, struct beside *b, day_t before, struct reminder_draft *draft)
{
	while (draft->lines_count < REMINDER_LINES_MAX) {
		day_t duty = b->duty < b->duties_count ? b->duties[b->duty].due_day : DAY_OPEN, talk = b->talk < b->talks_count ? b->talks[b->talk].due_day : DAY_OPEN;
		day_t person = b->one < b->people_count ? b->people[b->one].due_day : DAY_OPEN;

		if (duty >= before && talk >= before && person >= before)
			return;
		if (person < duty && person < talk)
			write_overdue(c, &b->people[b->one++], draft);
		else if (talk < duty)
			write_talk(c, &b->talks[b->talk++], draft);
		else
			write_duty(c, &b->duties[b->duty++], draft);
	}
}

static size_t read_people(struct ctx *c, const struct org_row *to, day_t before, struct run_overdue **people)
{
	size_t count = run_overdue_of(c, to, before, people), kept = 0;

	for (size_t i = 0; i < count && kept < REMINDER_LINES_MAX; i++)
		if (!stands_as_step(c, to, &(*people)[i], before))
			(*people)[kept++] = (*people)[i];
	return kept;
}

/* Steps, duties, talks, probations and transfers in one order, those due first. */
static void write_lines(struct ctx *c, struct reminder_draft *draft)
{
	const struct org_row *to = &draft->to;
	day_t before = c->today + REMINDER_AHEAD_DAYS + 1;
	struct run_line *late;
	struct run_talk *talks;
	struct beside beside = { .duty = 0 };
	size_t talks_count, count = run_due_before(c, to, before, CASES_LOOKED_AT, &late);

	beside.duties_count = reminder_duties(c->store, to->region, to->path, path_end(c->arena, to->path), c->today, before, REMINDER_LINES_MAX, &beside.duties);
	beside.duties_count = with_later_periods(c, &beside.duties, beside.duties_count);
	beside.people_count = read_people(c, to, before, &beside.people);
	talks_count = run_talks_owed(c, to, before, &talks);
	beside.talks_count = run_talks_lines(c, to->region, talks, talks_count, 0, REMINDER_LINES_MAX, &beside.talks);
	for (size_t i = 0; i < count && draft->lines_count < REMINDER_LINES_MAX; i++) {
		struct run_case k;
		int64_t turn;

		if (!run_read(c, late[i].id, &k) || k.at < 0 || (turn = turn_at(c, &k, to)) == 0 || run_stands_still(c, &k) != NULL)
			continue;
		write_beside(c, &beside, k.row.due_day, draft);
		if (draft->lines_count < REMINDER_LINES_MAX)
			write_line(c, &k, turn, &draft->lines[draft->lines_count++]);
	}
	write_beside(c, &beside, before, draft);
}

bool reminder_draft_org(struct ctx *c, org_id to, struct reminder_draft *draft)
{
	*draft = (struct reminder_draft){ .run_title = "" };
	if (!read_receiver(c, to, draft))
		return false;
	draft->lines = arena_array(c->arena, REMINDER_LINES_MAX + 1, sizeof(*draft->lines));
	write_lines(c, draft);
	return draft->lines_count > 0 || ctx_refuse(c, AGAINST_RULE, T_reminder_nothing, "name", draft->to.name, "n", ctx_number(c, REMINDER_AHEAD_DAYS), NULL);
}

/* What the receiver and those below it have not reported on duties of the case; its open step is beside that a matter only if it is their turn and
 * has a term. */
static void write_case(struct ctx *c, const struct run_case *k, struct reminder_draft *draft)
{
	int64_t turn = turn_at(c, k, &draft->to);
	const struct org_row *to = &draft->to;
	struct reminder_duty *duties;
	size_t count = reminder_case_duties(c->store, to->region, to->path, path_end(c->arena, to->path), k->row.id, c->today, c->today + REMINDER_AHEAD_DAYS + 1,
		REMINDER_LINES_MAX - 1, &duties);

	count = with_later_periods(c, &duties, count);
	draft->lines = arena_array(c->arena, REMINDER_LINES_MAX, sizeof(*draft->lines));
	for (size_t i = 0; i < count && i + 1 < REMINDER_LINES_MAX; i++)
		write_duty(c, &duties[i], draft);
	if (turn != 0 && run_stands_still(c, k) == NULL && (k->row.due_day != DAY_OPEN || draft->lines_count == 0))
		write_line(c, k, turn, &draft->lines[draft->lines_count++]);
}

bool reminder_draft_run(struct ctx *c, int64_t run, struct reminder_draft *draft)
{
	struct run_case k;
	int64_t to;

	*draft = (struct reminder_draft){ .run = run };
	if (!run_see(c, (run_id){ run }, &k))
		return false;
	if (k.at < 0)
		return ctx_refuse(c, AGAINST_RULE, T_reminder_over, "title", k.row.title, NULL);
	to = run_reminded(c, &k.row);
	if (to == 0)
		return ctx_refuse(c, AGAINST_RULE, T_reminder_own_turn, "title", k.row.title, "step", k.row.step_title, NULL);
	if (!read_receiver(c, (org_id){ to }, draft))
		return false;
	draft->run_title = k.row.title;
	write_case(c, &k, draft);
	return draft->lines_count > 0 || ctx_refuse(c, AGAINST_RULE, T_reminder_stands_still, "why", run_stands_still(c, &k), NULL);
}

/* ---- issuing ---- */

static bool is_right(struct ctx *c, const struct reminder_draft *d, org_id from, day_t by_day, const char *note)
{
	struct reminder_same_row same;
	bool ok = true;

	if (by_day == DAY_NONE || by_day < c->today || by_day > c->today + REMINDER_BY_DAYS_MAX)
		ok = ctx_refuse_field(c, "by_day", by_day == DAY_NONE ? T_reminder_by_day_missing : T_reminder_by_day_wrong, "today", day_text(c->arena, c->today), "last",
			day_text(c->arena, c->today + REMINDER_BY_DAYS_MAX), "typed", by_day == DAY_NONE ? "" : day_text(c->arena, by_day), NULL);
	if (text_chars(note) > LIMIT_REMINDER_NOTE)
		ok = ctx_refuse_field(c, "note", T_reminder_note_long, "n", ctx_number(c, LIMIT_REMINDER_NOTE), NULL);
	if (ok && reminder_same(c->store, d->to.region, from, d->to.id, d->run, c->today, &same))
		ok = ctx_refuse(c, AGAINST_RULE, T_reminder_issued_today, "name", d->to.name, "number", reminder_number(c->arena, same.year, same.number), NULL);
	return ok;
}

/* An office writes in the name of what it belongs to. */
static org_id issuer(struct ctx *c)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t count = run_own_desks(c, desks);

	return (org_id){ count == 0 ? 0 : desks[count - 1] };
}

static void write_sheet(struct ctx *c, const struct reminder_draft *d, org_id from, const struct reminder_ask *ask, reminder_id id)
{
	int year = date_from_day(c->today).year;
	struct reminder_number_row last = { 0 };

	reminder_last(c->store, d->to.region, from, year, &last);
	store_subject(c->store, id.v, d->to.id.v);
	reminder_insert(c->store, id, d->to.region, from, d->to.id, d->run, year, last.n + 1, c->today, ask->by_day, ask->note, c->actor.person_id, c->actor.account_id,
		c->now_s);
	for (size_t i = 0; i < d->lines_count; i++) {
		const struct reminder_line *l = &d->lines[i];

		reminder_line_insert(c->store, (reminder_line_id){ store_new_id(c->store) }, d->to.region, id.v, (int64_t)i + 1, l->run, l->step, l->title, l->programme_title,
			l->step_title, l->org_name, l->who, l->basis, l->missing, l->due_day, l->duty, l->person, l->code, l->responsible);
	}
	audit_note_text(c, "reminder", "number", id.v, NULL, reminder_number(c->arena, year, last.n + 1));
	store_note(c->store, "cases", NULL, arena_printf(c->arena, "%zu", d->lines_count));
	audit_note_day(c, "reminder", "by_day", id.v, DAY_NONE, ask->by_day);
}

bool reminder_issue(struct ctx *c, const struct reminder_ask *ask, reminder_id *made)
{
	struct reminder_draft draft;
	org_id from;

	ctx_begin(c, "reminder.issue", "reminder", ask->run, ask->to.v);
	if (!(ask->run == 0 ? reminder_draft_org(c, ask->to, &draft) : reminder_draft_run(c, ask->run, &draft)))
		return false;
	from = issuer(c);
	if (!is_right(c, &draft, from, ask->by_day, ask->note))
		return false;
	made->v = store_new_id(c->store);
	write_sheet(c, &draft, from, ask, *made);
	return ctx_commit(c);
}

/* ---- reading ---- */

bool reminder_see(struct ctx *c, reminder_id id, struct reminder_row *row, struct reminder_line **lines, size_t *lines_count)
{
	if (!reminder_get(c->store, id, row) || !may_at_path(c, MAY_HANDLE, row->to_path))
		return ctx_refuse(c, NOT_FOUND, T_reminder_not_found, NULL);
	*lines_count = reminder_lines(c->store, row->region, id.v, lines);
	return true;
}

/* What of the sheet is for the actor's desks. */
static size_t own_lines(struct ctx *c, struct reminder_line *lines, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (lines[i].responsible != 0 && run_is_own_desk(c, lines[i].responsible))
			lines[kept++] = lines[i];
	return kept;
}

bool reminder_see_own(struct ctx *c, reminder_id id, struct reminder_row *row, struct reminder_line **lines, size_t *lines_count, bool *is_part)
{
	*is_part = false;
	if (!may(c, MAY_HANDLE) || !reminder_get(c->store, id, row))
		return ctx_refuse(c, NOT_FOUND, T_reminder_not_found, NULL);
	*lines_count = reminder_lines(c->store, row->region, id.v, lines);
	if (may_at_path(c, MAY_HANDLE, row->to_path))
		return true;
	*is_part = true;
	*lines_count = own_lines(c, *lines, *lines_count);
	return *lines_count > 0 || ctx_refuse(c, NOT_FOUND, T_reminder_not_found, NULL);
}

size_t reminder_urged_of(struct ctx *c, struct reminder_urged_row **rows)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t count = run_own_desks(c, desks);

	return count == 0 ? 0 : reminder_urged(c->store, c->actor.region_id, desks, count, REMINDERS_URGED_MAX, rows);
}

void reminder_due_of(struct ctx *c, size_t limit, struct reminder_due *due)
{
	int64_t desks[RUN_DESKS_MAX];
	size_t count = run_own_desks(c, desks);
	day_t week_end = c->today + 8 - day_weekday(c->today);

	*due = (struct reminder_due){ .lines = NULL };
	if (count == 0)
		return;
	due->lines_count = reminder_waiting(c->store, c->actor.region_id, desks, count, c->today, c->today + 1, week_end, (int64_t)limit, &due->lines);
	reminder_waiting_count(c->store, c->actor.region_id, desks, count, c->today, c->today + 1, week_end, &due->n);
}
