/* Opening a case. */
#include "rooms/run/run.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/calendar.h"
#include "core/code.h"
#include "core/file.h"
#include "core/path.h"
#include "core/permit.h"
#include "core/private_number.h"
#include "programme/reading.h"
#include "programme/word.h"
#include "rooms/org/org.h"
#include "rooms/person/person.h"
#include "rooms/programme/programme_param.h"
#include "rooms/run/run_role.h"
#include "rooms/run/run_walk.h"
#include "schema/model.h"
#include "text/appraisal.h"
#include "text/run.h"

/* ---- when a practice opens ---- */

static int quarter_of(int month) { return (month - 1) / 3; }

day_t run_opening_period(const struct programme *p, day_t day)
{
	struct date d = date_from_day(day);

	if (p->opens == WORD_YEARLY)
		return day_from_date(d.year, 1, 1);
	if (p->opens == WORD_HALF_YEARLY)
		return day_from_date(d.year, d.month <= 6 ? 1 : 7, 1);
	return p->opens == WORD_QUARTERLY ? day_from_date(d.year, quarter_of(d.month) * 3 + 1, 1) : DAY_NONE;
}

static bool is_within_year(struct ctx *c, const struct programme *p, day_t day)
{
	struct date d = date_from_day(day);
	int at = d.month * 100 + d.day, from = p->opens_from.month * 100 + p->opens_from.day, to = p->opens_to.month * 100 + p->opens_to.day;

	if (p->opens != WORD_YEARLY || from == 0 || (at >= from && at <= to))
		return true;
	return ctx_refuse_field(c, "day", T_run_opens_yearly, "title", programme_named(c->lang, p->title), "from",
		arena_printf(c->arena, "%02d-%02d", p->opens_from.month, p->opens_from.day), "to",
		arena_printf(c->arena, "%02d-%02d", p->opens_to.month, p->opens_to.day), "day", day_text(c->arena, day), NULL);
}

static bool day_is_right(struct ctx *c, const struct programme *p, day_t day, bool has_paper)
{
	if (day > c->today)
		return ctx_refuse_field(c, "day", T_run_day_ahead, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	if (!is_within_year(c, p, day))
		return false;
	/* What was done before today stands on paper, or it was not done: else whole years could be typed in one afternoon. */
	if (day < c->today && !has_paper)
		return ctx_refuse_field(c, "paper", T_run_past_needs_paper, "day", day_text(c->arena, day), "today", day_text(c->arena, c->today), NULL);
	return true;
}

/* ---- whom or what it is about ---- */

/* 发展党员工作细则: a general branch only examines, what a branch does for somebody his own branch does. Whoever is to be given a post
 * comes from anywhere. */
bool run_is_in_own_branch(const struct programme *p)
{
	return p->about == WORD_PERSON && p->runs_at == WORD_BRANCH && p->post_needs.count == 0;
}

static const char *status_said(struct ctx *c, enum programme_word word, int64_t status)
{
	return word != NO_WORD ? programme_word_text(word, c->lang) : code_name_int(c->lang, "member_status", status);
}

const char *run_status_said(struct ctx *c, const struct run_person_row *person)
{
	return status_said(c, run_status_word(c, person->id, person->region, person->status), person->status);
}

/* Which statuses of whom it is about would do, the rest of the condition being as it is; and the one found. */
static bool refuse_unfit(struct ctx *c, const struct programme *p, struct play *play, const struct run_person_row *person)
{
	static const enum programme_word STATUSES[] = { NO_WORD, WORD_APPLICANT, WORD_ACTIVIST, WORD_PROSPECT, WORD_PROBATIONARY, WORD_EXTENDED, WORD_FULL, WORD_NO_VOTE, WORD_SUSPENDED,
		WORD_REMOVED, WORD_EXPELLED, WORD_CANCELLED, WORD_DECEASED, WORD_MOVED_OUT };
	int at = programme_attribute(programme_word_text(WORD_STATUS, LANG_EN));
	enum programme_word found = run_status_word(c, person->id, person->region, person->status);
	const char *fits = "";

	for (size_t i = 0; i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++) {
		bool is_none = STATUSES[i] == NO_WORD;

		play->attributes[at] = (struct programme_value){ .kind = is_none ? VALUE_NONE : VALUE_SYMBOL, .symbol = is_none ? NULL : programme_word_text(STATUSES[i], LANG_EN) };
		if (value_is_true(play_value(play, p->about_where)))
			fits = arena_printf(c->arena, "%s%s%s", fits, fits[0] == '\0' ? "" : ctx_words(c, T_run_person_fits_or), status_said(c, STATUSES[i], PERSON_NOT_MEMBER));
	}
	return ctx_refuse_field(c, "person", fits[0] == '\0' ? T_run_person_unfit : T_run_person_unfit_status, "name", person->name, "title", programme_named(c->lang, p->title),
		"fits", fits, "status", status_said(c, found, person->status), NULL);
}

static bool person_is_right(struct ctx *c, const struct programme *p, const struct org_row *org, int64_t id, struct run_about *about)
{
	struct run_place own = { .name = "" };
	struct play play;

	/* Whoever is to be given a post here may come from elsewhere. */
	if (!run_person_named(c->store, (person_id){ id }, &about->person) || about->person.region != org->region ||
	    (p->post_needs.count == 0 && !path_is_within(about->person.path, org->path)) || !may_at_path(c, MAY_SEE_PERSON, about->person.path))
		return ctx_refuse_field(c, "person", T_run_person_missing, "org", org->name, NULL);
	if (run_is_in_own_branch(p) && !(run_place_find(c, about->person.path, WORD_BRANCH, &own) && own.id.v == org->id.v))
		return ctx_refuse_field(c, "person", T_run_other_branch, "name", about->person.name, "title", programme_named(c->lang, p->title), "branch", own.name, NULL);
	play_prepare(&play, c->arena, p);
	run_set_subject(c, &play, &about->person);
	if (p->about_where != NULL && !value_is_true(play_value(&play, p->about_where)))
		return refuse_unfit(c, p, &play, &about->person);
	about->kind = "person";
	about->id = id;
	about->title = about->person.name;
	return true;
}

static bool title_is_right(struct ctx *c, const char *title)
{
	size_t chars = text_chars(title);
	const char *number = private_number_in(c->arena, title);

	if (number != NULL)
		return ctx_refuse_field(c, "title", T_run_title_private_number, "number", number, NULL);
	return (chars >= RUN_TITLE_CHARS_MIN && chars <= LIMIT_RUN_TITLE) || ctx_refuse_field(c, "title", T_run_title_wrong, "n",
		arena_printf(c->arena, "%d", LIMIT_RUN_TITLE), NULL);
}

static bool subject_is_right(struct ctx *c, const struct programme *p, const struct org_row *org, const struct run_opening *o, struct run_about *about)
{
	*about = (struct run_about){ .kind = p->about == WORD_ORG ? "org" : p->about == WORD_PROJECT ? "project" : "matter", .title = o->title, .text_key = "" };
	if (p->about == WORD_PERSON)
		return person_is_right(c, p, org, o->person, about);
	if (p->about == WORD_ORG) {
		about->id = org->id.v;
		about->title = org->name;
		return true;
	}
	if (!title_is_right(c, o->title))
		return false;
	about->text_key = run_text_key(c, o->title);
	return true;
}

/* ---- others of its kind ---- */

static bool is_alone(struct ctx *c, const struct programme *p, const struct org_row *org, const struct run_about *about, const struct run_opening *o)
{
	struct run_open_row other;
	struct run_number opened = { 0 };
	day_t begin = run_opening_period(p, o->day);

	if (p->is_one_open_per_subject && about->id != 0 && run_open_of(c->store, org->region, about->kind, about->id, p->id, &other))
		return ctx_refuse(c, AGAINST_RULE, T_run_one_open, "name", about->title, "title", programme_named(c->lang, p->title), "day", day_text(c->arena, other.opened_day), "org",
			other.org_name, NULL);
	if (about->text_key[0] != '\0' && (!run_title_is_new(c, p, org, about->text_key) || !run_is_one_case(c, p, org, about->text_key) ||
	     !run_title_is_asked_for(c, p, org, about->title, o->repeated == NULL ? "" : o->repeated)))
		return false;
	if (begin == DAY_NONE)
		return true;
	run_opened_since(c->store, org->region, org->id, p->id, about->kind, about->id, about->text_key, begin, &opened);
	return opened.n == 0 || ctx_refuse_field(c, "day", T_run_opened_already, "name", about->title, "title", programme_named(c->lang, p->title), "since", day_text(c->arena, begin), NULL);
}

/* ---- opening ---- */

/* Of two versions or variants in force for an organisation the nearest counts. */
static bool is_nearest(struct ctx *c, const struct org_row *org, const struct programme_use_row *use)
{
	struct programme_use_row *all;
	size_t count = programme_uses_for(c->store, org->path, c->today, &all);

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].code, use->code) == 0 && all[i].from_day <= c->today)
			return all[i].id.v == use->id.v;
	return false;
}

static const struct programme *read_use(struct ctx *c, const struct org_row *org, programme_use_id id, struct programme_use_row *use)
{
	const struct programme *p = NULL;

	if (programme_use_get(c->store, id, use) && is_nearest(c, org, use))
		p = programme_of_file(c, use->programme);
	if (p == NULL)
		ctx_refuse_field(c, "use", T_run_no_practice, NULL);
	return p;
}

static bool org_is_right(struct ctx *c, const struct programme *p, const struct org_row *org)
{
	struct run_place place;

	if (run_appraises_nobody(p, org->kind))
		return ctx_refuse_field(c, "use", T_appraisal_holds_none, "org", org->name, NULL);
	return (run_place_find(c, org->path, p->runs_at, &place) && place.id.v == org->id.v) || ctx_refuse_field(c, "use", T_run_wrong_org, "title", programme_named(c->lang, p->title),
		"place", programme_word_text(p->runs_at, c->lang), NULL);
}

static day_t quarter_end(day_t day)
{
	struct date d = date_from_day(day);

	return day_add_months(day_from_date(d.year, quarter_of(d.month) * 3 + 1, 1), 3) - 1;
}

day_t run_period_end(enum programme_word period, day_t day)
{
	struct date d = date_from_day(day);

	switch (period) {
	case WORD_WEEK: return day + 7 - day_weekday(day);
	case WORD_MONTH: return day_add_months(day_from_date(d.year, d.month, 1), 1) - 1;
	case WORD_QUARTER: return quarter_end(day);
	case WORD_HALF_YEAR: return d.month <= 6 ? day_from_date(d.year, 6, 30) : day_year_end(day);
	default: return day_year_end(day);
	}
}

/* The day from which the term of a step counts; DAY_NONE: that step was never closed, that date is not filled in or cannot be reckoned. */
static day_t counted_from(const struct run_case *k, const struct step *s, day_t opened)
{
	struct programme_value day;
	struct name name;

	if (s->within_of == NULL)
		return opened;
	if (s->within_of->word == WORD_OPEN)
		return k->row.opened_day;
	name = programme_name(k->p, s->within_of->text);
	day = name.kind == NAME_VALUE ? play_value(&k->play, k->p->values[name.index].expression) :
		name.kind == NAME_FIELD ? k->play.fields[name.index][name.field] : k->play.closed_on[name.index];
	return day.kind == VALUE_DATE ? day.day : DAY_NONE;
}

day_t run_term_end(struct span within, day_t from)
{
	switch (within.unit) {
	case WORD_WD: return calendar_nth_workday(from + 1, within.count, NULL);
	case WORD_M: return day_add_months(from, within.count);
	case WORD_Y: return day_add_months(from, within.count * 12);
	default: return from + within.count;
	}
}

/* Days on which the case was on hold and its terms stood still come on top. */
static day_t stretched_end(const struct run_case *k, struct span within, day_t from)
{
	if (within.unit != WORD_WD)
		return run_term_end(within, from) + run_days_stood(k, from, false);
	return run_term_end((struct span){ within.count + run_days_stood(k, from, true), WORD_WD }, from);
}

/* A term may hold only under the rule that is in force on its last day. */
static bool term_holds(const struct run_case *k, const struct step *s, day_t end)
{
	struct play on_that_day = k->play;

	on_that_day.today = (struct programme_value){ .kind = VALUE_DATE, .day = end };
	return s->within_when == NULL || value_forbids(play_value(&on_that_day, s->within_when));
}

#define TERM_UNITS_MAX 1000

/* A parameter may say how many; parts of a day, month or year are a whole one. */
static struct span term_of(const struct run_case *k, const struct step *s)
{
	struct span within = s->within;
	struct fraction n;

	if (s->within_param == NULL)
		return within;
	n = k->play.params[programme_name(k->p, s->within_param->text).index];
	within.count = (int)(fraction_compare(n, fraction_of(TERM_UNITS_MAX, 1)) > 0 ? TERM_UNITS_MAX : (n.above + n.below - 1) / n.below);
	return within;
}

const char *run_no_due(struct ctx *c, const struct run_case *k)
{
	const struct step *s = k->at < 0 ? NULL : &k->p->steps[k->at];

	struct name name;
	const char *from;

	if (s == NULL || s->within.count == 0 || s->within_of == NULL || counted_from(k, s, k->row.opened_day) != DAY_NONE)
		return NULL;
	name = programme_name_of(k->p, s->within_of);
	from = name.kind == NAME_VALUE && k->p->values[name.index].title != NULL ? programme_named(c->lang, k->p->values[name.index].title) :
		programme_words_text(c->arena, k->p, &(struct words){ (struct token **)&s->within_of, 1 }, c->lang);
	return message_text(c->arena, c->lang, T_run_no_due, (const struct message_arg[]){ { "from", from } }, 1);
}

day_t run_due_day(const struct run_case *k, int step, day_t opened)
{
	const struct step *s = &k->p->steps[step];
	day_t from = counted_from(k, s, opened), end;

	if (s->within.count > 0 && from != DAY_NONE) {
		end = stretched_end(k, term_of(k, s), from);
		if (term_holds(k, s, end))
			return end;
	}
	return s->every == NO_WORD ? DAY_OPEN : run_period_end(s->every, opened);
}

/* The numbers of the organisation on the day the case begins stay its own. */
static void write_params(struct ctx *c, const struct programme *p, const struct org_row *org, int64_t run, day_t day)
{
	struct programme_param_row *rows;
	size_t count = programme_params_on(c, org->path, p, day, &rows);

	for (size_t i = 0; i < count; i++)
		run_param_insert(c->store, (run_param_id){ store_new_id(c->store) }, org->region, run, rows[i].param, rows[i].above, rows[i].below);
}

bool run_opening_judge(struct ctx *c, const struct org_row *org, const struct run_opening *o, struct run_to_open *what)
{
	*what = (struct run_to_open){ .org = *org, .opening = o };
	what->p = read_use(c, org, o->use, &what->use);
	if (what->p == NULL || !org_is_right(c, what->p, org))
		return false;
	if (!day_is_right(c, what->p, o->day, o->kept != NULL) | !subject_is_right(c, what->p, org, o, &what->about))
		return false;
	return is_alone(c, what->p, org, &what->about, o) && run_may_begin(c, what);
}

/* Who opened it said that it is none of these. */
static void write_declared(struct ctx *c, const struct run_to_open *what, run_id made)
{
	struct run_same *same = NULL;
	size_t count = what->about.text_key[0] == '\0' ? 0 : run_titles_like(c, what->p, &what->org, what->about.title, &same);

	run_write_declared(c, what->org.region, made, same, count);
}

void run_opening_write(struct ctx *c, const struct run_to_open *what, run_id *made)
{
	const struct programme *p = what->p;
	const struct org_row *org = &what->org;
	const struct run_opening *o = what->opening;
	struct run_case k = { .p = p, .row = { .opened_day = o->day } };
	day_t due;

	play_prepare(&k.play, c->arena, p);
	due = run_due_day(&k, 0, o->day);
	made->v = store_new_id(c->store);
	run_insert(c->store, *made, org->region, what->use.programme, p->id, org->id, what->about.kind, what->about.id, what->about.title, what->about.text_key,
		p->steps[0].id, p->steps[0].title, due, o->day, c->actor.account_id, p->is_ledger_public && p->about != WORD_PERSON,
		run_called(p, &(struct run_place){ .kind = org->kind, .unit_kind = org->unit_kind, .level = org->level }));
	run_step_insert(c->store, (run_step_id){ store_new_id(c->store) }, org->region, made->v, 1, p->steps[0].id, 1, o->day, due);
	write_params(c, p, org, made->v, o->day);
	write_declared(c, what, *made);
	if (o->kept != NULL) {
		k.row.id = *made;
		k.row.org = org->id;
		run_paper_insert(c->store, (run_paper_id){ store_new_id(c->store) }, org->region, *made, c->today, run_keep_file(c, &k, o->kept, o->file_name, o->day));
	}
	if (run_read(c, *made, &k)) {
		run_write_duties(c, &k);
		run_write_turns(c, &k);
	}
	audit_note_text(c, "run", "code", made->v, NULL, p->id);
	audit_note_int(c, "run", "subject_id", made->v, 0, what->about.id);
	audit_note_text(c, "run", "title", made->v, NULL, what->about.title);
	audit_note_day(c, "run", "opened_day", made->v, DAY_NONE, o->day);
	if (o->kept != NULL)
		audit_note_day(c, "run_paper", "entered_day", made->v, DAY_NONE, c->today);
}

bool run_open(struct ctx *c, org_id org_of, const struct run_opening *o, run_id *made)
{
	struct run_to_open what;
	struct org_row org;

	ctx_begin(c, "run.open", "run", 0, org_of.v);
	if (!org_see_for(c, org_of, MAY_HANDLE, &org) || !run_opening_judge(c, &org, o, &what))
		return false;
	run_opening_write(c, &what, made);
	store_subject(c->store, made->v, org.id.v);
	return ctx_commit(c);
}
