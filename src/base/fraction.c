#include "base/fraction.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define DIGITS_BEFORE 12
#define DIGITS_BEHIND 6

typedef __int128 wide;	/* products of two int64_t fit */

static const struct fraction NO_NUMBER = { 0, 0 };

bool fraction_is_number(struct fraction f)
{
	return f.below != 0;
}

static wide divisor(wide a, wide b)
{
	while (b != 0) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

static struct fraction lowest(wide above, wide below)
{
	wide common;

	if (below == 0)
		return NO_NUMBER;
	common = divisor(above, below);
	if (below < 0)
		common = -common;
	above /= common;
	below /= common;
	/* INT64_MIN is left out, so that a sign can always be turned. */
	if (above > INT64_MAX || above < -INT64_MAX || below > INT64_MAX)
		return NO_NUMBER;
	return (struct fraction){ (int64_t)above, (int64_t)below };
}

struct fraction fraction_of(int64_t above, int64_t below)
{
	return lowest(above, below);
}

static bool are_numbers(struct fraction a, struct fraction b)
{
	return fraction_is_number(a) && fraction_is_number(b);
}

struct fraction fraction_add(struct fraction a, struct fraction b)
{
	wide left, right;

	if (!are_numbers(a, b))
		return NO_NUMBER;
	left = (wide)a.above * b.below;
	right = (wide)b.above * a.below;
	/* Each is below 2^126, so the sum fits. */
	return lowest(left + right, (wide)a.below * b.below);
}

struct fraction fraction_subtract(struct fraction a, struct fraction b)
{
	b.above = -b.above;
	return fraction_add(a, b);
}

struct fraction fraction_multiply(struct fraction a, struct fraction b)
{
	return are_numbers(a, b) ? lowest((wide)a.above * b.above, (wide)a.below * b.below) : NO_NUMBER;
}

struct fraction fraction_divide(struct fraction a, struct fraction b)
{
	return are_numbers(a, b) ? lowest((wide)a.above * b.below, (wide)a.below * b.above) : NO_NUMBER;
}

int fraction_compare(struct fraction a, struct fraction b)
{
	wide left = (wide)a.above * b.below, right = (wide)b.above * a.below;

	assert(are_numbers(a, b));
	return left < right ? -1 : left > right;
}

/* ---- text ---- */

/* At most `most` digits; moves the cursor behind them. */
static bool read_digits(const char **cursor, int most, int64_t *number, int *count)
{
	*number = 0;
	for (*count = 0; **cursor >= '0' && **cursor <= '9'; (*cursor)++, (*count)++) {
		if (*count == most)
			return false;
		*number = *number * 10 + (**cursor - '0');
	}
	return *count > 0;
}

bool fraction_parse(const char *text, struct fraction *f)
{
	int64_t whole, part = 0, scale = 1;
	int count;

	if (!read_digits(&text, DIGITS_BEFORE, &whole, &count))
		return false;
	if (*text == '/') {
		text++;
		if (!read_digits(&text, DIGITS_BEFORE, &scale, &count) || scale == 0 || *text != '\0')
			return false;
		*f = fraction_of(whole, scale);
		return true;
	}
	if (*text == '.') {
		text++;
		if (!read_digits(&text, DIGITS_BEHIND, &part, &count))
			return false;
		while (count-- > 0)
			scale *= 10;
	}
	if (*text == '%') {
		text++;
		*f = lowest((wide)whole * scale + part, (wide)scale * 100);
	} else {
		*f = lowest((wide)whole * scale + part, scale);
	}
	return *text == '\0';
}

/* The denominator has no other prime factors than 2 and 5, and few of them. */
static bool is_decimal(int64_t below, int64_t *scale)
{
	for (*scale = 1; *scale <= 1000000; *scale *= 10)
		if (*scale % below == 0)
			return true;
	return false;
}

char *fraction_text(struct arena *a, struct fraction f)
{
	int64_t scale;
	wide scaled;
	char *text;

	if (!fraction_is_number(f))
		return arena_text(a, "?");
	if (f.below == 1)
		return arena_printf(a, "%lld", (long long)f.above);
	if (!is_decimal(f.below, &scale))
		return arena_printf(a, "%lld/%lld", (long long)f.above, (long long)f.below);
	scaled = (wide)(f.above < 0 ? -f.above : f.above) * (scale / f.below);
	text = arena_printf(a, "%s%lld.%0*lld", f.above < 0 ? "-" : "", (long long)(scaled / scale),
		(int)snprintf(NULL, 0, "%lld", (long long)scale) - 1, (long long)(scaled % scale));
	return text;
}

bool fraction_parse_mark(const char *text, struct fraction *out)
{
	return strchr(text, '%') == NULL && fraction_parse(text, out);
}
