#include "rooms/appraisal/appraisal.h"

#include <string.h>
#include "base/buffer.h"
#include "core/code.h"
#include "core/permit.h"
#include "core/reason.h"
#include "rooms/appraisal/appraisal_write.h"
#include "schema/model.h"
#include "text/appraisal.h"

static const char *number(struct ctx *c, size_t n)
{
	return ctx_number(c, (int64_t)n);
}

static const char *year_text(struct ctx *c, int year)
{
	return arena_printf(c->arena, "%d", year);
}

/* ---- what was typed ---- */

bool appraisal_year_is_right(struct ctx *c, int year)
{
	int this_year = date_from_day(c->today).year;

	return (year >= APPRAISAL_FIRST_YEAR && year <= this_year) || ctx_refuse_field(c, "year", T_appraisal_year_wrong, "year", year_text(c, this_year), NULL);
}

static bool year_is_right(struct ctx *c, const struct appraisal_form *f)
{
	if (!appraisal_year_is_right(c, f->year))
		return false;
	return (f->day != DAY_NONE && f->day >= day_from_date(f->year, 1, 1) && f->day <= day_from_date(f->year + 1, 12, 31) && f->day <= c->today) ||
		ctx_refuse_field(c, "day", T_appraisal_day_wrong, "year", year_text(c, f->year), "next", year_text(c, f->year + 1), "today", day_text(c->arena, c->today), NULL);
}

/* What no list of marks could make right: looked at before the marks are. */
static bool meeting_is_right(struct ctx *c, const struct appraisal_form *f, const struct appraisal *a)
{
	if (f->due < 1 || f->due > (int64_t)a->lines_count)
		return ctx_refuse_field(c, "due", T_appraisal_due_wrong, "due", ctx_number(c, f->due), "n", number(c, a->lines_count), "day", day_text(c->arena, a->day), NULL);
	if (f->present < 0 || f->present > f->due)
		return ctx_refuse_field(c, "present", T_appraisal_present_wrong, "present", ctx_number(c, f->present), "due", ctx_number(c, f->due), NULL);
	return appraisal_has_turnout(f->due, f->present) ||
		ctx_refuse_field(c, "present", T_appraisal_turnout, "present", ctx_number(c, f->present), "due", ctx_number(c, f->due), "half", ctx_number(c, (f->due + 1) / 2), NULL);
}

/* 应到 and 实到 are what the marks say: a turn-out cannot be had by typing fewer who should attend. What a case counted at its meeting stands. */
static bool meeting_fits_marks(struct ctx *c, const struct appraisal_form *f, const struct appraisal *a)
{
	int64_t n[APPRAISAL_MARKS], away = appraisal_away(a), held_back = appraisal_held_back(a), due, unsure;

	if (a->has_row && a->row.run != 0 && f->due == a->row.due && f->present == a->row.present)
		return true;
	appraisal_count(a, n);
	due = appraisal_due((int64_t)a->lines_count, n[MARK_EXCUSED], held_back, away);
	unsure = n[MARK_SUSPENDED] - held_back;		/* they should attend, and may have or not */
	if (f->due != due)
		return ctx_refuse_field(c, "due", T_appraisal_due_unequal, "due", ctx_number(c, f->due), "n", number(c, a->lines_count), "day", day_text(c->arena, a->day),
			"excused", ctx_number(c, n[MARK_EXCUSED]), "suspended", ctx_number(c, held_back), "away", ctx_number(c, away), "right", ctx_number(c, due), NULL);
	if (!appraisal_is_mostly_asked(due, n[MARK_EXCUSED]))
		return ctx_refuse_field(c, "due", T_appraisal_mostly_excused, "excused", ctx_number(c, n[MARK_EXCUSED]), "due", ctx_number(c, due), "all", ctx_number(c, due + n[MARK_EXCUSED]),
			"half", ctx_number(c, (due + n[MARK_EXCUSED] + 1) / 2), NULL);
	return appraisal_present_fits(due - n[MARK_ABSENT], f->present, unsure) || ctx_refuse_field(c, "present", T_appraisal_present_unequal, "present", ctx_number(c, f->present), "due", ctx_number(c, due),
		"absent", ctx_number(c, n[MARK_ABSENT]), "right", ctx_number(c, due - n[MARK_ABSENT]), NULL);
}

static const char *field_of(struct ctx *c, const char *name, person_id person)
{
	return arena_printf(c->arena, "%s_%lld", name, (long long)person.v);
}

static const char *mark_name(struct ctx *c, int mark)
{
	return code_name(c->lang, "appraisal_mark", appraisal_mark_code((enum appraisal_word)mark));
}

static bool typed_is_right(struct ctx *c, const struct appraisal_line *line, const struct appraisal_typed *t, int mark)
{
	int stands = mark >= 0 ? mark : line->mark;	/* who is named without a mark keeps the one there is */

	if (mark < 0 && !text_is_empty(t->mark))
		return ctx_refuse_field(c, field_of(c, "mark", t->person), T_appraisal_mark_unknown, "name", line->name, "mark", t->mark, NULL);
	if (mark >= 0 && !appraisal_fits(mark, line->is_probationary))
		return ctx_refuse_field(c, field_of(c, "mark", t->person), line->is_probationary ? T_appraisal_probationary_graded : T_appraisal_not_probationary, "name", line->name,
			"mark", mark_name(c, mark), NULL);
	if (text_chars(t->place) > LIMIT_APPRAISAL_GRADE_PLACE || text_chars(t->measure) > LIMIT_APPRAISAL_GRADE_MEASURE)
		return ctx_refuse_field(c, field_of(c, text_chars(t->place) > LIMIT_APPRAISAL_GRADE_PLACE ? "place" : "measure", t->person), T_appraisal_too_long, "name", line->name,
			"n", ctx_number(c, text_chars(t->place) > LIMIT_APPRAISAL_GRADE_PLACE ? LIMIT_APPRAISAL_GRADE_PLACE : LIMIT_APPRAISAL_GRADE_MEASURE), NULL);
	return stands < 0 || !appraisal_needs_measure(stands, line->has_ground) || text_letters(t->measure) >= REASON_CHARS_MIN ||
		ctx_refuse_field(c, field_of(c, "measure", t->person), stands == MARK_SUSPENDED ? T_appraisal_no_ground : T_appraisal_no_measure, "name", line->name,
			"mark", mark_name(c, stands), "least", ctx_number(c, REASON_CHARS_MIN), NULL);
}

/* A mark of each: with two the last would count, unseen. */
static bool is_typed_once(struct ctx *c, const struct appraisal_form *f, size_t at, const struct appraisal_line *line)
{
	for (size_t i = 0; i < at; i++)
		if (f->typed[i].person.v == f->typed[at].person.v)
			return ctx_refuse_field(c, field_of(c, "mark", line->person), T_appraisal_listed_twice, "name", line->name,
				"first", code_name(c->lang, "appraisal_mark", f->typed[i].mark), "second", code_name(c->lang, "appraisal_mark", f->typed[at].mark), NULL);
	return true;
}

/* Puts what was typed into the lines; who is not named keeps the mark. */
static bool take_typed(struct ctx *c, const struct appraisal_form *f, struct appraisal *a)
{
	for (size_t i = 0; i < f->typed_count; i++) {
		const struct appraisal_typed *t = &f->typed[i];
		struct appraisal_line *line = appraisal_line_of(a, t->person);
		int mark = appraisal_mark_find(t->mark);

		if (line == NULL)
			appraisal_refuse_nobody(c, a, t->person);
		if (line == NULL || !is_typed_once(c, f, i, line) || !typed_is_right(c, line, t, mark))
			continue;
		if (mark >= 0)
			line->mark = mark;
		line->place = t->place;
		line->measure = t->measure;
	}
	for (size_t i = 0; f->has_rest && i < a->lines_count; i++)
		if (a->lines[i].mark < 0)
			a->lines[i].mark = MARK_QUALIFIED;
	return !ctx_is_refused(c);
}

#define NAMES_TOLD 5
static bool all_have_marks(struct ctx *c, const struct appraisal *a)
{
	struct buffer names;
	size_t missing = 0;

	buffer_init(&names, c->arena, 0);
	for (size_t i = 0; i < a->lines_count; i++)
		if (a->lines[i].mark < 0 && missing++ < NAMES_TOLD)
			buffer_printf(&names, "%s%s", names.bytes == 0 ? "" : ctx_words(c, T_appraisal_and), a->lines[i].name);
	return missing == 0 || ctx_refuse_field(c, "rest", T_appraisal_missing, "n", number(c, missing), "names", buffer_text(&names), NULL);
}

static bool is_within_a_third(struct ctx *c, const struct appraisal_form *f, const struct appraisal *a)
{
	int64_t counts[APPRAISAL_MARKS], graded = 0, most;

	appraisal_count(a, counts);
	for (int i = 0; i < APPRAISAL_GRADES; i++)
		graded += counts[i];
	most = appraisal_excellent_most(graded);
	if (text_chars(f->excess) > LIMIT_APPRAISAL_REASON)
		return ctx_refuse_field(c, "excess", T_appraisal_reason_long, "n", ctx_number(c, LIMIT_APPRAISAL_REASON), NULL);
	return counts[MARK_EXCELLENT] <= most || text_letters(f->excess) >= REASON_CHARS_MIN || ctx_refuse_field(c, "excess", T_appraisal_too_many, "graded", ctx_number(c, graded),
		"excellent", ctx_number(c, counts[MARK_EXCELLENT]), "most", ctx_number(c, most), "least", ctx_number(c, REASON_CHARS_MIN), NULL);
}

bool appraisal_reason_is_right(struct ctx *c, const char *reason, message missing)
{
	if (!text_says(reason))
		return ctx_refuse_field(c, "reason", missing, NULL);
	return text_chars(reason) <= LIMIT_APPRAISAL_CORRECTION_REASON ||
		ctx_refuse_field(c, "reason", T_appraisal_reason_long, "n", ctx_number(c, LIMIT_APPRAISAL_CORRECTION_REASON), NULL);
}

static bool correction_is_right(struct ctx *c, const struct appraisal_form *f, const struct appraisal *a)
{
	if (a->waits)
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_waits, "name", a->corrections[0].made_name, NULL);
	return appraisal_reason_is_right(c, f->reason, T_appraisal_no_reason);
}

/* ---- recording, correcting ---- */

static bool record(struct ctx *c, const struct appraisal_form *f, struct appraisal *a, bool *waits)
{
	const struct appraisal_meeting m = { .day = f->day, .due = f->due, .present = f->present, .excess = f->excess };

	*waits = appraisal_first_waits(c, a);
	appraisal_write_new(c, a, &m, 0, f->reason);
	store_subject(c->store, a->row.id.v, a->org.id.v);
	return ctx_commit(c);
}

static bool correct(struct ctx *c, const struct appraisal_form *f, struct appraisal *a, bool *waits)
{
	const struct appraisal_meeting m = { .day = f->day, .due = f->due, .present = f->present, .excess = f->excess };
	struct appraisal_change *changes;
	size_t count = appraisal_differences(c, a, &m, &changes);

	if (count == 0)
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_no_change, NULL);
	*waits = appraisal_is_closed(c, a->year);
	store_verb(c->store, "appraisal.correct");
	store_subject(c->store, a->row.id.v, a->org.id.v);
	appraisal_write_correction(c, a, "change", f->reason, changes, count, *waits);
	if (!*waits)
		appraisal_apply(c, a, changes, count);
	return ctx_commit(c);
}

bool appraisal_save(struct ctx *c, org_id org, const struct appraisal_form *f, bool *waits)
{
	struct appraisal a;

	*waits = false;
	ctx_begin(c, "appraisal.record", "appraisal", 0, org.v);
	if (!permit_require(c, MAY_EDIT_PERSON, org.v) || !year_is_right(c, f) || !appraisal_read(c, org, f->year, f->day, MAY_EDIT_PERSON, &a))
		return false;
	if (!appraisal_is_held_by(a.org.kind) || a.org.from_day > f->day)
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_holds_none, "org", a.org.name, NULL);
	if (f->row_version != appraisal_version(&a))
		return ctx_refuse_changed(c, T_appraisal_changed, NULL);
	if (a.has_row ? !correction_is_right(c, f, &a) : appraisal_first_waits(c, &a) && !appraisal_reason_is_right(c, f->reason, T_appraisal_no_late_reason))
		return false;
	if (!meeting_is_right(c, f, &a) || !take_typed(c, f, &a) || !all_have_marks(c, &a) || !meeting_fits_marks(c, f, &a) || !is_within_a_third(c, f, &a))
		return false;
	return a.has_row ? correct(c, f, &a, waits) : record(c, f, &a, waits);
}
