/* The value of an expression. */
#include <string.h>
#include "core/calendar.h"
#include "programme/expression.h"

#define WORKDAYS_SPAN_MAX 3660	/* ten years: days are looked up one by one */
#define DAYS_MAX 1000000	/* added to a day */
#define MONTHS_MAX 2400	/* two hundred years: a day stays a day */

struct programme_value value_number(struct fraction f)
{
	return fraction_is_number(f) ? (struct programme_value){ .kind = VALUE_NUMBER, .number = f } : (struct programme_value){ .kind = VALUE_UNKNOWN, .is_wrong = true };
}

struct programme_value value_truth(bool is_true)
{
	return (struct programme_value){ .kind = VALUE_TRUTH, .is_true = is_true };
}

bool value_is_true(struct programme_value v)
{
	return v.kind == VALUE_TRUTH && v.is_true;
}

bool value_forbids(struct programme_value v)
{
	return value_is_true(v) || (v.kind == VALUE_UNKNOWN && v.is_wrong);
}

static bool is_false(struct programme_value v)
{
	return v.kind == VALUE_TRUTH && !v.is_true;
}

static const struct programme_value UNKNOWN = { .kind = VALUE_UNKNOWN }, WRONG = { .kind = VALUE_UNKNOWN, .is_wrong = true };

struct programme_value value_unknown(struct programme_value one, struct programme_value other)
{
	return (one.kind == VALUE_UNKNOWN && one.is_wrong) || (other.kind == VALUE_UNKNOWN && other.is_wrong) ? WRONG : UNKNOWN;
}

/* -1, 0, 1; false when the two cannot be compared. */
static bool compare(struct programme_value a, struct programme_value b, int *order)
{
	if (a.kind != b.kind)
		return false;
	switch (a.kind) {
	case VALUE_NUMBER: *order = fraction_compare(a.number, b.number); return true;
	case VALUE_DATE: *order = a.day < b.day ? -1 : a.day > b.day; return true;
	case VALUE_TRUTH: *order = (int)a.is_true - (int)b.is_true; return true;
	case VALUE_SYMBOL: *order = strcmp(a.symbol, b.symbol); return true;
	default: return false;
	}
}

/* none equals only none; every other comparison with it is unknown. */
static struct programme_value compared(enum expression_kind kind, struct programme_value a, struct programme_value b)
{
	int order;

	if (a.kind == VALUE_UNKNOWN || b.kind == VALUE_UNKNOWN)
		return value_unknown(a, b);
	if (a.kind == VALUE_NONE || b.kind == VALUE_NONE) {
		if (kind == EXPRESSION_EQUAL || kind == EXPRESSION_UNEQUAL)
			return value_truth((a.kind == b.kind) == (kind == EXPRESSION_EQUAL));
		return UNKNOWN;
	}
	if (!compare(a, b, &order))
		return UNKNOWN;
	switch (kind) {
	case EXPRESSION_EQUAL: return value_truth(order == 0);
	case EXPRESSION_UNEQUAL: return value_truth(order != 0);
	case EXPRESSION_LESS: return value_truth(order < 0);
	case EXPRESSION_LESS_EQUAL: return value_truth(order <= 0);
	case EXPRESSION_MORE: return value_truth(order > 0);
	default: return value_truth(order >= 0);
	}
}

/* Numbers with numbers; a date and a number of days; the days from one date to another. */
static struct programme_value reckoned(enum expression_kind kind, struct programme_value a, struct programme_value b)
{
	int days;

	if (a.kind == VALUE_DATE && b.kind == VALUE_DATE && kind == EXPRESSION_SUBTRACT)
		return value_number(fraction_of((int64_t)a.day - b.day, 1));
	if (a.kind == VALUE_DATE && b.kind == VALUE_NUMBER) {
		days = b.number.below == 1 && b.number.above < DAYS_MAX && b.number.above > -DAYS_MAX ? (int)b.number.above : 0;
		if (fraction_compare(b.number, fraction_of(days, 1)) != 0)
			return WRONG;
		return (struct programme_value){ .kind = VALUE_DATE, .day = kind == EXPRESSION_SUBTRACT ? a.day - days : a.day + days };
	}
	if (a.kind != VALUE_NUMBER || b.kind != VALUE_NUMBER)
		return value_unknown(a, b);
	switch (kind) {
	case EXPRESSION_ADD: return value_number(fraction_add(a.number, b.number));
	case EXPRESSION_SUBTRACT: return value_number(fraction_subtract(a.number, b.number));
	case EXPRESSION_MULTIPLY: return value_number(fraction_multiply(a.number, b.number));
	default: return value_number(fraction_divide(a.number, b.number));
	}
}

/* days(a, b) and its like count from a to b, in completed units. */
static struct programme_value between(enum programme_word unit, struct programme_value from, struct programme_value to)
{
	if (from.kind != VALUE_DATE || to.kind != VALUE_DATE)
		return value_unknown(from, to);
	if (unit == WORD_DAYS)
		return value_number(fraction_of((int64_t)to.day - from.day, 1));
	return value_number(fraction_of(unit == WORD_MONTHS ? months_between(from.day, to.day) : years_between(from.day, to.day), 1));
}

/* As a term in working days counts: the day itself is none of them, so a step that is due "within 5wd" ends on the day on which this is 5. */
static struct programme_value workdays(const struct facts *facts, struct programme_value from, struct programme_value to)
{
	if (from.kind != VALUE_DATE || to.kind != VALUE_DATE)
		return value_unknown(from, to);
	if ((int64_t)to.day - from.day > WORKDAYS_SPAN_MAX)
		return WRONG;
	if (facts->steps != NULL && to.day > from.day)
		*facts->steps += to.day - from.day;
	return value_number(fraction_of(calendar_count_workdays(from.day + 1, to.day), 1));
}

static struct programme_value months_after(struct programme_value from, struct programme_value months)
{
	if (from.kind != VALUE_DATE || months.kind != VALUE_NUMBER)
		return value_unknown(from, months);
	if (months.number.below != 1 || months.number.above < -MONTHS_MAX || months.number.above > MONTHS_MAX)
		return WRONG;
	return (struct programme_value){ .kind = VALUE_DATE, .day = day_add_months(from.day, (int)months.number.above) };
}

/* The whole units of a number: 37.4 is 37, -1.5 is -1. */
static struct programme_value whole(struct programme_value v)
{
	return v.kind == VALUE_NUMBER ? value_number(fraction_of(v.number.above / v.number.below, 1)) : value_unknown(v, v);
}

bool play_cell_number(const char *text, struct fraction *f)
{
	bool is_negative = text[0] == '-';

	if (!fraction_parse(text + is_negative, f))
		return false;
	if (is_negative)
		*f = fraction_subtract(fraction_of(0, 1), *f);
	return true;
}

/* A cell of a table is a text until the programme asks for a number or a day. */
static struct programme_value from_cell(enum programme_word type, struct programme_value cell)
{
	struct fraction f;
	day_t day;

	if (cell.kind != VALUE_SYMBOL)
		return UNKNOWN;
	if (type == WORD_NUMBER)
		return play_cell_number(cell.symbol, &f) ? value_number(f) : WRONG;
	day = day_parse_iso(cell.symbol);
	return day == DAY_NONE ? WRONG : (struct programme_value){ .kind = VALUE_DATE, .day = day };
}

static struct programme_value call(const struct expression *e, const struct facts *facts)
{
	switch (e->function) {
	case WORD_DAYS:
	case WORD_MONTHS:
	case WORD_YEARS:
	case WORD_AGE:
		return between(e->function == WORD_AGE ? WORD_YEARS : e->function, expression_value(e->left, facts), expression_value(e->right, facts));
	case WORD_WORKDAYS:
		return workdays(facts, expression_value(e->left, facts), expression_value(e->right, facts));
	case WORD_MONTHS_AFTER:
		return months_after(expression_value(e->left, facts), expression_value(e->right, facts));
	case WORD_COUNT:
	case WORD_STREAK:
	case WORD_SUM:
	case WORD_DISTINCT:
	case WORD_NTH:
	case WORD_RANK:
	case WORD_NOT_IN:
	case WORD_ALSO_IN:
	case WORD_TOTAL_YEARS:
	case WORD_LONGEST_YEARS:
	case WORD_CHOSEN:
	case WORD_UNLISTED:
	case WORD_TOTAL:
	case WORD_ITS:
	case WORD_EARLIER:
	case WORD_MATCH:
	case WORD_PAPERS:
		return facts->tabled(facts, e);
	case WORD_WHOLE:
		return whole(expression_value(e->left, facts));
	case WORD_NUMBER:
	case WORD_DATE:
		return from_cell(e->function, expression_value(e->left, facts));
	default:
		return facts->called(facts, e->function, e->left->name);
	}
}

static struct programme_value both(const struct expression *e, const struct facts *facts)
{
	struct programme_value left = expression_value(e->left, facts), right;

	if (is_false(left))
		return left;
	right = expression_value(e->right, facts);
	return is_false(right) ? right : value_is_true(left) && value_is_true(right) ? left : value_unknown(left, right);
}

static struct programme_value either(const struct expression *e, const struct facts *facts)
{
	struct programme_value left = expression_value(e->left, facts), right;

	if (value_is_true(left))
		return left;
	right = expression_value(e->right, facts);
	return value_is_true(right) ? right : is_false(left) && is_false(right) ? left : value_unknown(left, right);
}

struct programme_value expression_value(const struct expression *e, const struct facts *facts)
{
	struct programme_value v;

	if (facts->steps != NULL)
		++*facts->steps;
	switch (e->kind) {
	case EXPRESSION_NUMBER:
	case EXPRESSION_DATE:
	case EXPRESSION_TRUTH:
	case EXPRESSION_NONE:
		return e->value;
	case EXPRESSION_WORD:
		return e->is_symbol ? e->value : facts->of(facts, e->name);
	case EXPRESSION_CALL:
		return call(e, facts);
	case EXPRESSION_AND:
		return both(e, facts);
	case EXPRESSION_OR:
		return either(e, facts);
	case EXPRESSION_NOT:
		v = expression_value(e->left, facts);
		return v.kind == VALUE_TRUTH ? value_truth(!v.is_true) : value_unknown(v, v);
	case EXPRESSION_NEGATE:
		v = expression_value(e->left, facts);
		return v.kind == VALUE_NUMBER ? value_number(fraction_subtract(fraction_of(0, 1), v.number)) : value_unknown(v, v);
	case EXPRESSION_EQUAL:
	case EXPRESSION_UNEQUAL:
	case EXPRESSION_LESS:
	case EXPRESSION_LESS_EQUAL:
	case EXPRESSION_MORE:
	case EXPRESSION_MORE_EQUAL:
		return compared(e->kind, expression_value(e->left, facts), expression_value(e->right, facts));
	default:
		return reckoned(e->kind, expression_value(e->left, facts), expression_value(e->right, facts));
	}
}

/* ---- nothing is known yet ---- */

struct programme_value facts_call_nothing(const struct facts *facts, enum programme_word function, struct name name)
{
	return (struct programme_value){ .kind = VALUE_UNKNOWN };
}

struct programme_value facts_table_nothing(const struct facts *facts, const struct expression *call)
{
	return (struct programme_value){ .kind = VALUE_UNKNOWN };
}
