#include "base/number.h"

#include <assert.h>
#include <string.h>

int int64_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

bool int_parse(const char *text, int64_t *number)
{
	bool is_negative = *text == '-';
	int64_t n = 0;

	if (*text == '-' || *text == '+')
		text++;
	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return false;
		/* Counted below zero, where there is one number more. */
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_sub_overflow(n, *text - '0', &n))
			return false;
	}
	if (!is_negative && n == INT64_MIN)
		return false;
	*number = is_negative ? n : -n;
	return true;
}

bool hundredths_parse(const char *text, int64_t *hundredths)
{
	int decimals = -1, digits = 0;
	int64_t n = 0;

	for (; *text != '\0'; text++) {
		if (*text == '.' && decimals < 0 && digits > 0) {
			decimals = 0;
			continue;
		}
		if (*text < '0' || *text > '9' || decimals == 2)
			return false;
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *text - '0', &n))
			return false;
		digits++;
		if (decimals >= 0)
			decimals++;
	}
	if (digits == 0 || decimals == 0)
		return false;
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
		if (__builtin_mul_overflow(n, 10, &n))
			return false;
	*hundredths = n;
	return true;
}

char *hundredths_text(struct arena *a, int64_t hundredths)
{
	int64_t whole = hundredths / 100, rest = hundredths % 100;

	assert(hundredths >= 0);
	if (rest == 0)
		return arena_printf(a, "%lld", (long long)whole);
	if (rest % 10 == 0)
		return arena_printf(a, "%lld.%lld", (long long)whole, (long long)(rest / 10));
	return arena_printf(a, "%lld.%02lld", (long long)whole, (long long)rest);
}

/* How many digits stand before the point; 0: it is no number in plain digits. */
static size_t whole_digits(const char *text)
{
	size_t whole = strspn(text, "0123456789"), rest = 0;

	if (whole == 0 || text[0] == '0')
		return 0;
	if (text[whole] == '.')
		rest = strspn(text + whole + 1, "0123456789") + 1;
	return text[whole + rest] == '\0' && rest != 1 ? whole : 0;
}

void number_put_grouped(struct buffer *b, const char *text)
{
	const char *digits = text + (*text == '-');
	size_t whole = whole_digits(digits), first = whole % 3;

	if (whole < 4) {
		buffer_puts(b, text);
		return;
	}
	if (first == 0)
		first = 3;
	buffer_put(b, text, (size_t)(digits - text) + first);
	for (const char *p = digits + first; p < digits + whole; p += 3) {
		buffer_puts(b, ",");
		buffer_put(b, p, 3);
	}
	buffer_puts(b, digits + whole);
}

int64_t share_hundredths(int64_t part, int64_t whole)
{
	int64_t share = whole > 0 ? (part * 20000 + whole) / (whole * 2) : 0;

	return share == 10000 && part < whole ? 9999 : share;
}
