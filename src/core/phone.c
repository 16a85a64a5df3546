#include "core/phone.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

#define DIGITS_MIN 7
#define DIGITS_MAX 16
#define HYPHENS_MAX 2
#define PHONE_BYTES 24
#define MOBILE_CHARS 11

static bool is_hyphen(uint32_t c)
{
	return c == '-' || c == 0xFF0D || c == 0x2010 || c == 0x2013 || c == 0x2014 || c == ')' || c == 0xFF09;
}

static bool is_skipped(uint32_t c)
{
	return c <= ' ' || c == 0x3000 || c == 0xA0 || c == '(' || c == 0xFF08;
}

static const char *without_country(const char *number)
{
	if (!text_starts(number, "+86"))
		return number;
	return number[3] == '-' ? number + 4 : number + 3;
}

/* A mobile begins with 1 and a digit from 3 to 9, which no other number does, and has eleven of them: one that is shorter or longer was cut or typed twice. */
static bool is_mobile(const char *number)
{
	return number[0] == '1' && number[1] >= '3' && number[1] <= '9';
}

/* 138-0000-1111 is kept as the one number it is: a fixed line keeps the hyphen behind its area code. */
static char *without_hyphens(struct arena *a, const char *mobile)
{
	char *plain = arena_text(a, mobile), *end = plain;

	for (const char *p = mobile; *p != '\0'; p++)
		if (*p != '-')
			*end++ = *p;
	*end = '\0';
	return plain;
}

static bool is_phone(const char *number)
{
	int digits = 0;

	for (const char *p = number; *p != '\0'; p++)
		digits += *p >= '0' && *p <= '9';
	if (is_mobile(number) && digits != MOBILE_CHARS)
		return false;
	return number[0] != '+' && digits >= DIGITS_MIN && digits <= DIGITS_MAX && number[strlen(number) - 1] != '-';
}

bool phone_is_lost(const char *typed)
{
	const char *e = strpbrk(typed, "eE");

	return e != NULL && e > typed && e[-1] >= '0' && e[-1] <= '9' && (e[1] == '+' || (e[1] >= '0' && e[1] <= '9'));
}

int phone_digits(const char *typed)
{
	int digits = 0;

	while (*typed != '\0') {
		uint32_t c = text_next(&typed);

		digits += (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
	}
	return digits;
}

char *phone_read(struct arena *a, const char *typed)
{
	char out[PHONE_BYTES] = "";
	int n = 0, hyphens = 0;

	while (typed != NULL && *typed != '\0') {
		uint32_t c = text_next(&typed);

		if (is_skipped(c))
			continue;
		if (c >= 0xFF01 && c <= 0xFF5E && !is_hyphen(c))
			c -= 0xFEE0;
		if (n == PHONE_BYTES - 1)
			return NULL;
		if (c == '+' && n == 0)
			out[n++] = '+';
		else if (c >= '0' && c <= '9')
			out[n++] = (char)c;
		else if (is_hyphen(c) && strcmp(out, "+86") == 0)
			continue;
		else if (is_hyphen(c) && n > 0 && out[n - 1] != '-' && ++hyphens <= HYPHENS_MAX)
			out[n++] = '-';
		else
			return NULL;
	}
	out[n] = '\0';
	if (!is_phone(without_country(out)))
		return NULL;
	return is_mobile(without_country(out)) ? without_hyphens(a, without_country(out)) : arena_text(a, without_country(out));
}

char *phone_mask(struct arena *a, const char *phone)
{
	char *mask = arena_text(a, phone);
	size_t length = strlen(mask);

	if (length == MOBILE_CHARS && mask[0] == '1')
		memset(mask + 3, '*', 4);
	else
		memset(mask, '*', length > 3 ? length - 3 : length);
	return mask;
}
