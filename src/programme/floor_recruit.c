/* What recruiting asks by days and numbers, whatever else a practice says: the age of an applicant, the display of a prospect, the term of an approval, the year of
 * probation and its extension. A practice keeps to it with a refusal, a notice or a term that blocks; parameters count at their weaker end. Each is asked on every way
 * (floor_member.c). */
#include "programme/floor.h"

#include <string.h>
#include "text/programme.h"

enum {
	ADULT_YEARS = 18,			/* 发展党员工作细则 art. 5 (2014, 2026) */
	DISPLAY_WORKDAYS = 5,			/* art. 13 (2026) */
	DISPLAY_DAYS = 15,			/* as many days of the calendar hold five working days whatever holidays there are */
	PROBATION_MONTHS = 12,			/* art. 32 (2014), 31 (2026) */
	EXTENSION_MONTHS_MIN = 6, EXTENSION_MONTHS_MAX = 12,	/* art. 33 (2014), 32 (2026) */
	APPROVAL_MONTHS = 6,			/* the longest for special cases: art. 23 to 26 (2014), 25 (2026) */
	YEAR_MONTHS = 12, MONTH_DAYS = 30
};

/* From when a prospect is displayed by the rule of the nation; before it the county decides. */
static day_t display_from(void) { return day_from_date(2026, 5, 18); }

static const struct expression *meant(const struct programme *p, const struct expression *e)
{
	while (e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_VALUE)
		e = p->values[e->name.index].expression;
	return e;
}

static bool is_call(const struct expression *e, enum programme_word function)
{
	return e != NULL && e->kind == EXPRESSION_CALL && e->function == function;
}

static bool is_at_least(const struct programme *p, const struct expression *e, int n)
{
	struct fraction f;

	return e != NULL && floor_lowest(p, meant(p, e), &f) && fraction_compare(f, (struct fraction){ n, 1 }) >= 0;
}

static bool is_at_most(const struct programme *p, const struct expression *e, int n)
{
	struct fraction f;

	return e != NULL && floor_highest(p, meant(p, e), &f) && fraction_compare(f, (struct fraction){ n, 1 }) <= 0;
}

static bool is_today(const struct expression *e) { return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_TODAY; }
static bool is_field(const struct expression *e) { return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_FIELD; }

/* The two sides of "less < more", whichever sign was written; false: it is no such comparison. */
static bool is_less(const struct expression *e, const struct expression **less, const struct expression **more)
{
	bool is_turned = e->kind == EXPRESSION_MORE;

	*less = is_turned ? e->right : e->left;
	*more = is_turned ? e->left : e->right;
	return is_turned || e->kind == EXPRESSION_LESS;
}

/* Does a refusal of the step rest on such a comparison, alone or with others? */
typedef bool asked_for(const struct programme *p, const struct expression *less, const struct expression *more);

static bool asks(const struct programme *p, const struct expression *e, asked_for *is_asked)
{
	const struct expression *less, *more;

	if (e == NULL)
		return false;
	if (e->kind == EXPRESSION_AND || e->kind == EXPRESSION_OR)
		return asks(p, e->left, is_asked) || asks(p, e->right, is_asked);
	return is_less(e, &less, &more) && is_asked(p, less, more);
}

static bool refuses(const struct programme *p, const struct step *s, asked_for *is_asked)
{
	for (size_t i = 0; i < p->refusals_count; i++) {
		const struct programme_refusal *r = &p->refusals[i];

		if ((strcmp(r->action->text, s->id) == 0 || (s == p->steps && r->action->word == WORD_OPENS)) && asks(p, r->when, is_asked))
			return true;
	}
	return false;
}

/* ---- the applicant ---- */

static bool is_born_on(const struct expression *e)
{
	return e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_ATTRIBUTE && PROGRAMME_ATTRIBUTES[e->name.index].word == WORD_BORN_ON;
}

static bool asks_adult(const struct programme *p, const struct expression *less, const struct expression *more)
{
	const struct expression *age = meant(p, less);

	return (is_call(age, WORD_AGE) || (is_call(age, WORD_YEARS) && is_born_on(age->left))) && is_at_least(p, more, ADULT_YEARS);
}

bool floor_refuses_minors(const struct programme *p, const struct step *s) { return refuses(p, s, asks_adult); }

/* ---- the prospect ---- */

bool floor_displays(const struct programme *p, const struct step *s)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == NAME_NOTICE && is_at_least(p, p->notices[name.index].days, p->notices[name.index].is_workdays ? DISPLAY_WORKDAYS : DISPLAY_DAYS))
			return true;
	}
	return false;
}

struct on_day { const struct programme *p; day_t day; };

static struct programme_value rule_of(const struct facts *facts, struct name name)
{
	const struct on_day *on = facts->data;

	return name.kind == NAME_RULE ? value_truth(on->p->rules[name.index].from <= on->day) : (struct programme_value){ .kind = VALUE_UNKNOWN };
}

static bool is_never_on(const struct programme *p, const struct expression *when, day_t day)
{
	struct on_day on = { p, day };
	const struct facts facts = { .of = rule_of, .called = facts_call_nothing, .tabled = facts_table_nothing, .data = &on };
	struct programme_value v = expression_value(when, &facts);

	return v.kind == VALUE_TRUTH && !v.is_true;
}

bool floor_is_before_display(const struct programme *p, const struct expression *when)
{
	bool is_never = when != NULL && is_never_on(p, when, display_from());

	for (size_t i = 0; is_never && i < p->rules_count; i++)
		is_never = p->rules[i].from <= display_from() || is_never_on(p, when, p->rules[i].from);
	return is_never;
}

/* ---- the approval ---- */

static bool asks_limit(const struct programme *p, const struct expression *less, const struct expression *more)
{
	const struct expression *last = meant(p, less);

	return is_today(more) && is_call(last, WORD_MONTHS_AFTER) && is_at_most(p, last->right, APPROVAL_MONTHS);
}

/* At most, about: a working day stands for two, whatever holidays there are. */
static int days_of(struct span span)
{
	return span.count * (span.unit == WORD_Y ? YEAR_MONTHS * MONTH_DAYS : span.unit == WORD_M ? MONTH_DAYS : span.unit == WORD_WD ? 2 : 1);
}

bool floor_limits_approval(const struct programme *p, const struct step *s)
{
	bool is_blocked = s->late == WORD_BLOCK && s->within.count > 0 && s->within_when == NULL && s->within_param == NULL && days_of(s->within) <= APPROVAL_MONTHS * MONTH_DAYS;

	return is_blocked || refuses(p, s, asks_limit);
}

/* ---- probation ---- */

static bool asks_probation(const struct programme *p, const struct expression *less, const struct expression *more)
{
	const struct expression *end = meant(p, more), *passed = meant(p, less);

	if (is_today(less) && is_call(end, WORD_MONTHS_AFTER))
		return is_at_least(p, end->right, PROBATION_MONTHS);
	return (is_call(passed, WORD_MONTHS) && is_at_least(p, more, PROBATION_MONTHS)) ||
		(is_call(passed, WORD_YEARS) && !is_born_on(passed->left) && is_at_least(p, more, PROBATION_MONTHS / YEAR_MONTHS));
}

bool floor_waits_for_probation(const struct programme *p, const struct step *s) { return refuses(p, s, asks_probation); }

static bool asks_extension_min(const struct programme *p, const struct expression *less, const struct expression *more)
{
	return is_field(less) && is_at_least(p, more, EXTENSION_MONTHS_MIN);
}

static bool asks_extension_max(const struct programme *p, const struct expression *less, const struct expression *more)
{
	return is_field(more) && is_at_most(p, less, EXTENSION_MONTHS_MAX);
}

bool floor_bounds_extension(const struct programme *p, const struct step *s)
{
	return refuses(p, s, asks_extension_min) && refuses(p, s, asks_extension_max);
}
