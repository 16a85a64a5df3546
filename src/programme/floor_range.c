/* Numbers of a floor: from the least to the greatest that an expression comes to, with each parameter anywhere in the range that a place may set. A sum, a difference, a
 * product and a quotient have both at ends of their operands, so nothing between is looked at; exact fractions. */
#include "programme/floor.h"

#include <string.h>
#include "base/buffer.h"
#include "text/programme.h"

enum { BLAMED_PARAMS_MAX = 40 };	/* of more nobody is told which is to blame: many may be, and each is tried */

static struct fraction combined(enum expression_kind kind, struct fraction a, struct fraction b)
{
	switch (kind) {
	case EXPRESSION_ADD: return fraction_add(a, b);
	case EXPRESSION_SUBTRACT: return fraction_subtract(a, b);
	case EXPRESSION_MULTIPLY: return fraction_multiply(a, b);
	default: return fraction_divide(a, b);
	}
}

static bool has_nothing(struct floor_range r) { return r.low.above <= 0 && r.high.above >= 0; }

static bool combine(enum expression_kind kind, struct floor_range left, struct floor_range right, struct floor_range *range)
{
	const struct fraction of_left[] = { left.low, left.high }, of_right[] = { right.low, right.high };

	if (kind == EXPRESSION_DIVIDE && has_nothing(right))
		return false;
	for (int i = 0; i < 4; i++) {
		struct fraction f = combined(kind, of_left[i / 2], of_right[i % 2]);

		if (!fraction_is_number(f))
			return false;
		range->low = i == 0 || fraction_compare(f, range->low) < 0 ? f : range->low;
		range->high = i == 0 || fraction_compare(f, range->high) > 0 ? f : range->high;
	}
	return true;
}

static struct fraction without_rest(struct fraction f) { return fraction_of(f.above / f.below, 1); }

bool floor_range(const struct programme *p, const struct expression *e, struct floor_range *range)
{
	struct floor_range left, right;

	switch (e->kind) {
	case EXPRESSION_NUMBER:
		*range = (struct floor_range){ e->value.number, e->value.number };
		return true;
	case EXPRESSION_WORD:
		if (e->is_symbol || e->name.kind != NAME_PARAM)
			return false;
		*range = (struct floor_range){ p->params[e->name.index].low, p->params[e->name.index].high };
		return true;
	case EXPRESSION_NEGATE:
		left = (struct floor_range){ fraction_of(0, 1), fraction_of(0, 1) };
		return floor_range(p, e->left, &right) && combine(EXPRESSION_SUBTRACT, left, right, range);
	case EXPRESSION_ADD:
	case EXPRESSION_SUBTRACT:
	case EXPRESSION_MULTIPLY:
	case EXPRESSION_DIVIDE:
		return floor_range(p, e->left, &left) && floor_range(p, e->right, &right) && combine(e->kind, left, right, range);
	case EXPRESSION_CALL:
		if (e->function != WORD_WHOLE || !floor_range(p, e->left, range))
			return false;
		*range = (struct floor_range){ without_rest(range->low), without_rest(range->high) };
		return true;
	default:
		return false;
	}
}

/* ---- which parameter is to blame ---- */

static void pin(struct param *param, struct fraction value) { param->low = param->high = value; }

static bool is_free(const struct param *param) { return fraction_compare(param->low, param->high) != 0; }

static size_t free_count(const struct programme *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->params_count; i++)
		count += is_free(&p->params[i]);
	return count;
}

struct blame { struct programme copy; const struct param *whole; floor_is_weak *is_weak; const void *data; };

/* Leaves free only those without which it is not weak: half of them, and half of those, so that few of many are found soon. */
static void pin_others(struct blame *b, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		pin(&b->copy.params[i], b->whole[i].value);
	if (b->is_weak(&b->copy, b->data))
		return;
	for (size_t i = from; i < to; i++)
		b->copy.params[i] = b->whole[i];
	if (to - from > 1) {
		pin_others(b, from, from + (to - from) / 2);
		pin_others(b, from + (to - from) / 2, to);
	}
}

/* Puts each that is left at the end at which it is weak; where it is at neither, all of its range stays. */
static void pin_ends(struct blame *b)
{
	for (size_t i = 0; i < b->copy.params_count; i++) {
		struct param *param = &b->copy.params[i];

		if (!is_free(param))
			continue;
		pin(param, b->whole[i].low);
		if (!b->is_weak(&b->copy, b->data))
			pin(param, b->whole[i].high);
		if (!b->is_weak(&b->copy, b->data))
			*param = b->whole[i];
	}
}

static bool is_moved(const struct param *param) { return is_free(param) || fraction_compare(param->low, param->value) != 0; }

static const char *values_text(struct arena *a, const struct programme *p)
{
	struct buffer b;

	buffer_init(&b, a, 256);
	for (size_t i = 0; i < p->params_count; i++) {
		const struct param *param = &p->params[i];

		if (!is_moved(param))
			continue;
		buffer_printf(&b, "%s%s = %s", b.bytes == 0 ? "" : ", ", param->id, fraction_text(a, param->low));
		if (is_free(param))
			buffer_printf(&b, "..%s", fraction_text(a, param->high));
	}
	return arena_text_n(a, b.data, b.bytes);
}

void floor_tell_params(struct problems *problems, const struct programme *p, int line, floor_is_weak *is_weak, const void *data)
{
	struct blame b = { .copy = *p, .whole = p->params, .is_weak = is_weak, .data = data };

	if (p->params_count == 0 || free_count(p) > BLAMED_PARAMS_MAX)
		return;
	b.copy.params = arena_array(problems->arena, p->params_count, sizeof(*b.copy.params));
	memcpy(b.copy.params, p->params, p->params_count * sizeof(*b.copy.params));
	pin_others(&b, 0, p->params_count);
	if (free_count(&b.copy) == 0)	/* it is weak as it stands */
		return;
	pin_ends(&b);
	problem_add(problems, line, T_programme_floor_by_param, "values", values_text(problems->arena, &b.copy), NULL);
}
