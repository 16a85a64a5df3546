/* The result of a case that is a democratic appraisal becomes the record of the branch: nobody types it again. */
#include <string.h>
#include "base/text.h"
#include "core/code.h"
#include "rooms/appraisal/appraisal_write.h"
#include "text/appraisal.h"

/* What the branch wrote down that a meeting of its own does not know: why somebody gets no grade, or which one came from elsewhere. */
static bool stays(const struct appraisal_line *line)
{
	return line->is_recorded && (!appraisal_is_grade(line->mark) || !text_is_empty(line->place));
}

/* Who was not graded there was on probation, or took no part. */
static bool take_grades(struct ctx *c, const struct appraisal_result *r, struct appraisal *a)
{
	for (size_t i = 0; i < a->lines_count; i++) {
		struct appraisal_line *line = &a->lines[i];

		if (line->is_probationary || stays(line))
			continue;
		line->mark = line->is_suspended ? MARK_SUSPENDED : MARK_ABSENT;
		line->measure = "";
	}
	for (size_t i = 0; i < r->typed_count; i++) {
		struct appraisal_line *line = appraisal_line_of(a, r->typed[i].person);
		int mark = appraisal_mark_find(r->typed[i].mark);

		if (line == NULL)
			return appraisal_refuse_nobody(c, a, r->typed[i].person);
		if (line->is_probationary)
			return ctx_refuse_field(c, "rows", T_appraisal_probationary_graded, "name", line->name, "mark", code_name(c->lang, "appraisal_mark", r->typed[i].mark), NULL);
		if (mark < 0)
			return ctx_refuse_field(c, "rows", T_appraisal_mark_unknown, "name", line->name, "mark", r->typed[i].mark, NULL);
		line->mark = mark;
		line->measure = r->typed[i].measure;
	}
	return true;
}

/* 应到 and 实到 are those with a vote, as the meeting counted them; the marks must say the same, but for members without one. */
static bool meeting_fits_marks(struct ctx *c, const struct appraisal_result *r, const struct appraisal *a)
{
	int64_t n[APPRAISAL_MARKS], graded = -appraisal_away(a), due;

	appraisal_count(a, n);
	for (int i = 0; i < APPRAISAL_GRADES; i++)
		graded += n[i];
	due = appraisal_due((int64_t)a->lines_count, n[MARK_EXCUSED], n[MARK_SUSPENDED], appraisal_away(a)) - n[MARK_PROBATIONARY];
	if (!appraisal_has_turnout(r->due, r->present))
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_turnout, "present", ctx_number(c, r->present), "due", ctx_number(c, r->due), "half", ctx_number(c, (r->due + 1) / 2), NULL);
	return appraisal_present_fits(graded, r->present, due > r->due ? due - r->due : 0) || ctx_refuse(c, AGAINST_RULE, T_appraisal_result_unequal, "due", ctx_number(c, r->due),
		"present", ctx_number(c, r->present), "graded", ctx_number(c, graded), "absent", ctx_number(c, n[MARK_ABSENT]), NULL);
}

static bool is_over_a_third(const struct appraisal *a)
{
	int64_t counts[APPRAISAL_MARKS], graded = 0;

	appraisal_count(a, counts);
	for (int i = 0; i < APPRAISAL_GRADES; i++)
		graded += counts[i];
	return counts[MARK_EXCELLENT] > appraisal_excellent_most(graded);
}

bool appraisal_write_result(struct ctx *c, const struct appraisal_result *r)
{
	struct appraisal a = { .year = r->year };
	struct appraisal_meeting m = { .day = r->day, .due = r->due, .present = r->present, .excess = "" };
	struct appraisal_change *changes;
	size_t count;
	bool waits;

	if (!org_get(c->store, r->org, &a.org))
		return ctx_refuse(c, NOT_FOUND, T_appraisal_not_recorded, "year", arena_printf(c->arena, "%d", r->year), NULL);
	if (!appraisal_is_held_by(a.org.kind))
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_holds_none, "org", a.org.name, NULL);
	appraisal_load(c, &a, r->day);
	if (a.waits)
		return ctx_refuse(c, AGAINST_RULE, T_appraisal_waits, "name", a.corrections[0].made_name, NULL);
	if (!take_grades(c, r, &a) || !meeting_fits_marks(c, r, &a))
		return false;
	if (is_over_a_third(&a))
		m.excess = r->title;	/* the case has the reason */
	if (!a.has_row) {
		appraisal_write_new(c, &a, &m, r->run, r->title);
		return true;
	}
	count = appraisal_differences(c, &a, &m, &changes);
	waits = appraisal_is_closed(c, r->year);
	if (count > 0)
		appraisal_write_correction(c, &a, "change", r->title, changes, count, waits);
	if (count > 0 && !waits)
		appraisal_apply(c, &a, changes, count);
	return true;
}
