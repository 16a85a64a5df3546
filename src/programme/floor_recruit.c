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
	EXTENSION_MONTHS_MIN = 6, EXTENSION_MONTHS_MAX = 12,	/* art. 33 (2014), 32 (2026) */
	APPROVAL_MONTHS = 6,			/* the longest for special cases: art. 23 to 26 (2014), 25 (2026) */
	TRAINING_DAYS = 3, TRAINING_HOURS = 24,	/* art. 17 (2014, 2026) */
	YEAR_MONTHS = 12,			/* as an activist: art. 13 (2014, 2026); on probation: art. 32 (2014), 31 (2026) */
	MONTH_DAYS = 30
};

/* From when a prospect is displayed by the rule of the nation; before it the county decides. */
static day_t display_from(void) { return day_from_date(2026, 5, 18); }

static bool is_call(const struct expression *e, enum programme_word function)
{
	return e != NULL && e->kind == EXPRESSION_CALL && e->function == function;
}

static bool is_at_least(const struct programme *p, const struct expression *e, int n)
{
	struct floor_range range;

	return e != NULL && floor_range(p, floor_meant(p, e), &range) && fraction_compare(range.low, (struct fraction){ n, 1 }) >= 0;
}

static bool is_at_most(const struct programme *p, const struct expression *e, int n)
{
	struct floor_range range;

	return e != NULL && floor_range(p, floor_meant(p, e), &range) && fraction_compare(range.high, (struct fraction){ n, 1 }) <= 0;
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

/* A field that is not left empty, on which no refusal would act. */
static bool is_must(const struct programme *p, const struct expression *e) { return is_field(e) && p->forms[e->name.index].fields[e->name.field].is_must; }

static bool is_choice(const struct expression *e, const struct programme *p)
{
	return is_field(e) && p->forms[e->name.index].fields[e->name.field].type == WORD_CHOICE;
}

/* CHOICE = ANSWER */
static bool is_answer(const struct programme *p, const struct expression *e)
{
	return e->kind == EXPRESSION_EQUAL && is_choice(e->left, p) && e->right->kind == EXPRESSION_WORD && e->right->is_symbol;
}

bool floor_implies(const struct expression *when, const struct expression *given)
{
	if (when == NULL)
		return false;
	if (when->kind == EXPRESSION_AND)
		return floor_implies(when->left, given) || floor_implies(when->right, given);
	if (when->kind == EXPRESSION_OR)
		return floor_implies(when->left, given) && floor_implies(when->right, given);
	return when->kind == EXPRESSION_EQUAL && is_field(when->left) && when->left->name.index == given->left->name.index && when->left->name.field == given->left->name.field &&
		when->right->is_symbol && strcmp(when->right->token->text, given->right->token->text) == 0;
}

enum { ANSWERS_MAX = 4 };

struct proof { const struct expression *given[ANSWERS_MAX]; size_t count; };

/* What a refusal is certainly true for. */
typedef bool known_form(const struct programme *p, const struct expression *e);

/* Nothing but an answer may stand beside it with "and"; whatever stands beside it with "or" refuses more. */
static bool proves(const struct programme *p, const struct expression *e, known_form *is_known, struct proof *proof)
{
	size_t before = proof->count;

	if (is_known(p, e))
		return true;
	if (e->kind == EXPRESSION_OR)
		return proves(p, e->left, is_known, proof) || (proof->count = before, proves(p, e->right, is_known, proof));
	if (e->kind != EXPRESSION_AND || proof->count == ANSWERS_MAX)
		return false;
	for (int i = 0; i < 2; i++) {
		const struct expression *answer = i == 0 ? e->left : e->right, *rest = i == 0 ? e->right : e->left;

		proof->count = before;
		if (!is_answer(p, answer))
			continue;
		proof->given[proof->count++] = answer;
		if (proves(p, rest, is_known, proof))
			return true;
	}
	return false;
}

struct asking { const struct programme *p; const struct step *step; bool (*is_implied)(const void *data, int bit, const struct expression *given); const void *data; };

static bool acts_on(const struct asking *a, const struct programme_refusal *r, int bit)
{
	return strcmp(r->action->text, a->step->id) == 0 || (a->step == a->p->steps && r->action->word == WORD_OPENS) ||
		(bit == FLOOR_YEAR && programme_word_is(WORD_MAKE_PROSPECT, r->action->text));
}

static bool refuses(const struct asking *a, int bit, known_form *is_known)
{
	for (size_t i = 0; i < a->p->refusals_count; i++) {
		const struct programme_refusal *r = &a->p->refusals[i];
		struct proof proof = { .count = 0 };
		bool is_kept = acts_on(a, r, bit) && proves(a->p, r->when, is_known, &proof);

		for (size_t k = 0; is_kept && k < proof.count; k++)
			is_kept = a->is_implied(a->data, bit, proof.given[k]);
		if (is_kept)
			return true;
	}
	return false;
}

/* ---- the applicant ---- */

static bool is_born_on(const struct expression *e)
{
	return e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_ATTRIBUTE && PROGRAMME_ATTRIBUTES[e->name.index].word == WORD_BORN_ON;
}

/* Today, or a day that is typed and must be. */
static bool is_day(const struct programme *p, const struct expression *e)
{
	return e != NULL && (is_today(e) || (is_must(p, e) && p->forms[e->name.index].fields[e->name.field].type == WORD_DATE));
}

static bool asks_adult(const struct programme *p, const struct expression *e)
{
	const struct expression *less, *more, *age;

	if (!is_less(e, &less, &more))
		return false;
	age = floor_meant(p, less);
	return (is_call(age, WORD_AGE) || (is_call(age, WORD_YEARS) && is_born_on(age->left))) && is_day(p, age->right) && is_at_least(p, more, ADULT_YEARS);
}

/* ---- the prospect ---- */

static bool displays(const struct programme *p, const struct step *s)
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

/* The day of a step in which the members vote. */
static bool is_resolution(const struct programme *p, const struct expression *e)
{
	const struct step *s = e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_STEP ? &p->steps[e->name.index] : NULL;

	for (size_t i = 0; s != NULL && i < s->needs.count; i++)
		if (floor_is_members_vote(p, programme_name(p, s->needs.list[i]->text)))
			return true;
	return false;
}

/* The case is opened before its members vote. */
static bool is_open(const struct expression *e) { return e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_OPEN; }

static bool asks_limit(const struct programme *p, const struct expression *e)
{
	const struct expression *less, *more, *last;

	if (!is_less(e, &less, &more))
		return false;
	last = floor_meant(p, less);
	return is_today(more) && is_call(last, WORD_MONTHS_AFTER) && (is_resolution(p, last->left) || is_open(last->left)) && is_at_most(p, last->right, APPROVAL_MONTHS);
}

/* At most, about: a working day stands for two, whatever holidays there are. */
static int days_of(struct span span)
{
	return span.count * (span.unit == WORD_Y ? YEAR_MONTHS * MONTH_DAYS : span.unit == WORD_M ? MONTH_DAYS : span.unit == WORD_WD ? 2 : 1);
}

static bool is_blocked(const struct programme *p, const struct step *s)
{
	(void)p;
	return s->late == WORD_BLOCK && s->within.count > 0 && s->within_when == NULL && s->within_param == NULL && days_of(s->within) <= APPROVAL_MONTHS * MONTH_DAYS;
}

/* ---- a year, as an activist or on probation ---- */

static bool is_status_since(const struct expression *e)
{
	return e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_ATTRIBUTE && PROGRAMME_ATTRIBUTES[e->name.index].word == WORD_STATUS_SINCE;
}

/* Are twelve months or more asked for since a day that counts? */
static bool asks_year(const struct programme *p, const struct expression *e, bool (*counts)(const struct programme *p, const struct expression *since),
	bool (*is_added)(const struct programme *p, const struct expression *added))
{
	const struct expression *less, *more, *passed, *end;

	if (!is_less(e, &less, &more))
		return false;
	passed = floor_meant(p, less);
	end = floor_meant(p, more);
	if (is_today(less) && is_call(end, WORD_MONTHS_AFTER))
		return counts(p, end->left) && is_at_least(p, end->right, YEAR_MONTHS);
	if (passed->kind == EXPRESSION_ADD && is_added(p, passed->right))
		passed = floor_meant(p, passed->left);
	return (is_call(passed, WORD_MONTHS) || is_call(passed, WORD_YEARS)) && counts(p, passed->left) && is_today(passed->right) &&
		is_at_least(p, more, passed->function == WORD_MONTHS ? YEAR_MONTHS : 1);
}

static bool makes_activist(const struct programme *p, const struct step *s)
{
	(void)p;
	for (size_t i = 0; i < s->effects_count; i++)
		if (s->effects[i].kind == EFFECT_SET && PROGRAMME_ATTRIBUTES[programme_attribute(s->effects[i].target->text)].word == WORD_STATUS && s->effects[i].value->token != NULL &&
		    programme_word_is(WORD_ACTIVIST, s->effects[i].value->token->text))
			return true;
	return false;
}

/* The day on which the case made somebody an activist, or that of the archive where only activists are taken. */
static bool is_activist_since(const struct programme *p, const struct expression *e)
{
	const struct expression *where = p->about_where;

	if (e != NULL && e->kind == EXPRESSION_WORD && !e->is_symbol && e->name.kind == NAME_STEP)
		return makes_activist(p, &p->steps[e->name.index]);
	return is_status_since(e) && where != NULL && where->kind == EXPRESSION_EQUAL && where->right->token != NULL && programme_word_is(WORD_ACTIVIST, where->right->token->text);
}

/* FIELD > 0 and not has(FILE) */
static bool asks_papers(const struct expression *e, const struct expression *field)
{
	const struct expression *more = e->left, *lacks = e->right;

	return e->kind == EXPRESSION_AND && more->kind == EXPRESSION_MORE && is_field(more->left) && more->left->name.index == field->name.index &&
		more->left->name.field == field->name.field && more->right->kind == EXPRESSION_NUMBER && fraction_compare(more->right->value.number, fraction_of(0, 1)) == 0 &&
		lacks->kind == EXPRESSION_NOT && is_call(lacks->left, WORD_HAS) && is_field(lacks->left->left);
}

/* Months elsewhere, which count with their papers alone (art. 11): a number that a step refuses without a file. */
static bool is_with_papers(const struct programme *p, const struct expression *e)
{
	for (size_t i = 0; is_must(p, e) && i < p->refusals_count; i++)
		if (programme_name_of(p, p->refusals[i].action).kind == NAME_STEP && asks_papers(p->refusals[i].when, e))
			return true;
	return false;
}

static bool is_nothing(const struct programme *p, const struct expression *e)
{
	(void)p;
	(void)e;
	return false;
}

static bool asks_cultivation(const struct programme *p, const struct expression *e) { return asks_year(p, e, is_activist_since, is_with_papers); }

static bool is_probation_since(const struct programme *p, const struct expression *e) { return is_resolution(p, e) || is_status_since(e); }

static bool asks_probation(const struct programme *p, const struct expression *e) { return asks_year(p, e, is_probation_since, is_nothing); }

static bool asks_extension_min(const struct programme *p, const struct expression *e)
{
	const struct expression *less, *more;

	return is_less(e, &less, &more) && is_field(less) && is_at_least(p, more, EXTENSION_MONTHS_MIN);
}

static bool asks_extension_max(const struct programme *p, const struct expression *e)
{
	const struct expression *less, *more;

	return is_less(e, &less, &more) && is_field(more) && is_at_most(p, less, EXTENSION_MONTHS_MAX);
}

/* ---- before admission: introducers, review, training ---- */

static bool is_titled(const struct programme *p, const struct expression *field, const char *word)
{
	return strstr(p->forms[field->name.index].title, word) != NULL || strstr(p->forms[field->name.index].fields[field->name.field].title, word) != NULL;
}

static bool is_introducer(const struct programme *p, const struct expression *e)
{
	const struct programme_field *f = is_field(e) ? &p->forms[e->name.index].fields[e->name.field] : NULL;

	return f != NULL && f->type == WORD_PERSON && f->is_must && is_titled(p, e, "介绍人");
}

/* Two are named, and not the same one twice. */
static bool asks_introducers(const struct programme *p, const struct expression *e)
{
	return e->kind == EXPRESSION_EQUAL && is_introducer(p, e->left) && is_introducer(p, e->right) && e->left->name.index == e->right->name.index && e->left->name.field != e->right->name.field;
}

static bool is_too_short(const struct programme *p, const struct expression *e, const char *unit, int least)
{
	const struct expression *less, *more;

	return is_less(e, &less, &more) && is_must(p, less) && is_titled(p, less, "培训") && strstr(p->forms[less->name.index].fields[less->name.field].title, unit) != NULL &&
		is_at_least(p, more, least);
}

/* Fewer than three days and than 24 hours, or one of them. */
static bool asks_training(const struct programme *p, const struct expression *e)
{
	if (e->kind == EXPRESSION_AND)
		return (is_too_short(p, e->left, "天", TRAINING_DAYS) && is_too_short(p, e->right, "学时", TRAINING_HOURS)) ||
			(is_too_short(p, e->right, "天", TRAINING_DAYS) && is_too_short(p, e->left, "学时", TRAINING_HOURS));
	return is_too_short(p, e, "天", TRAINING_DAYS) || is_too_short(p, e, "学时", TRAINING_HOURS);
}

static bool is_review(const struct programme *p, const struct expression *e)
{
	return is_choice(e, p) && is_must(p, e) && (is_titled(p, e, "政治审查") || is_titled(p, e, "政审"));
}

static bool is_good(const struct expression *e) { return e->is_symbol && strstr(e->token->text, "不") == NULL && strstr(e->token->text, "合格") != NULL; }

static bool asks_review(const struct programme *p, const struct expression *e)
{
	return e->kind == EXPRESSION_UNEQUAL && is_review(p, e->left) && is_good(e->right);
}

static bool is_needed(const struct programme *p, const struct step *s, int form)
{
	for (size_t i = 0; i < s->needs.count; i++) {
		struct name name = programme_name(p, s->needs.list[i]->text);

		if (name.kind == NAME_FORM && name.index == form)
			return true;
	}
	return false;
}

bool floor_reviews(const struct programme *p, const struct step *s, const struct expression *when)
{
	if (when == NULL)
		return false;
	if (when->kind == EXPRESSION_AND)
		return floor_reviews(p, s, when->left) || floor_reviews(p, s, when->right);
	if (when->kind == EXPRESSION_OR)
		return floor_reviews(p, s, when->left) && floor_reviews(p, s, when->right);
	return when->kind == EXPRESSION_EQUAL && is_review(p, when->left) && is_good(when->right) && is_needed(p, s, when->left->name.index);
}

int floor_kept(const struct programme *p, const struct step *s, bool (*is_implied)(const void *data, int bit, const struct expression *given), const void *data)
{
	static const struct { int bit; known_form *is_known; } FORMS[] = {
		{ FLOOR_ADULT, asks_adult }, { FLOOR_LIMITED, asks_limit }, { FLOOR_PROBATION, asks_probation }, { FLOOR_INTRODUCED, asks_introducers },
		{ FLOOR_REVIEWED, asks_review }, { FLOOR_TRAINED, asks_training }, { FLOOR_YEAR, asks_cultivation },
	};
	const struct asking a = { p, s, is_implied, data };
	int kept = (displays(p, s) ? FLOOR_SHOWN : 0) | (is_blocked(p, s) ? FLOOR_LIMITED : 0);

	for (size_t i = 0; i < sizeof(FORMS) / sizeof(FORMS[0]); i++)
		kept |= refuses(&a, FORMS[i].bit, FORMS[i].is_known) ? FORMS[i].bit : 0;
	return kept | (refuses(&a, FLOOR_EXTENSION, asks_extension_min) && refuses(&a, FLOOR_EXTENSION, asks_extension_max) ? FLOOR_EXTENSION : 0);
}
