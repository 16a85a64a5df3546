#include "core/id_number.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "text/id_number.h"

#define TYPED_CHARS_MAX 40
#define OLD_CHARS 15
#define OLD_CENTURY_AT 6	/* "19" goes in behind the six digits of the region */

char id_number_check(const char *first_17)
{
	static const int WEIGHTS[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;

	for (int i = 0; i < ID_NUMBER_CHARS - 1; i++)
		sum += (first_17[i] - '0') * WEIGHTS[i];
	return "10X98765432"[sum % 11];
}

/* 3.70481E+17 */
static bool is_scientific(const char *text)
{
	static const char DIGITS[] = "0123456789";
	size_t whole = strspn(text, DIGITS), rest;

	if (whole != 1)
		return false;
	text += whole;
	if (*text == '.')
		text += 1 + strspn(text + 1, DIGITS);
	if (*text != 'E')
		return false;
	text++;
	if (*text == '+')
		text++;
	rest = strspn(text, DIGITS);
	return rest >= 1 && rest <= 2 && text[rest] == '\0';
}

/* Digits, and an X only as the 18th. */
static bool has_only_its_signs(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	return text[digits] == '\0' || (digits == ID_NUMBER_CHARS - 1 && strcmp(text + digits, "X") == 0);
}

static void lengthen(char text[TYPED_CHARS_MAX + 1])
{
	memmove(text + OLD_CENTURY_AT + 2, text + OLD_CENTURY_AT, OLD_CHARS - OLD_CENTURY_AT);
	memcpy(text + OLD_CENTURY_AT, "19", 2);
	text[ID_NUMBER_CHARS - 1] = id_number_check(text);
	text[ID_NUMBER_CHARS] = '\0';
}

static int digits_value(const char *text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++)
		value = value * 10 + (text[i] - '0');
	return value;
}

static day_t birth_day_in(const char *text)
{
	int year = digits_value(text + 6, 4), month = digits_value(text + 10, 2), day = digits_value(text + 12, 2);

	return date_is_valid(year, month, day) ? day_from_date(year, month, day) : DAY_NONE;
}

static bool is_province(int code)
{
	static const struct { int from, to; } PROVINCES[] = {
		{ 11, 15 }, { 21, 23 }, { 31, 37 }, { 41, 46 }, { 50, 54 }, { 61, 65 }, { 71, 71 }, { 81, 82 },
	};

	for (size_t i = 0; i < sizeof(PROVINCES) / sizeof(PROVINCES[0]); i++)
		if (code >= PROVINCES[i].from && code <= PROVINCES[i].to)
			return true;
	return false;
}

/* The order code 顺序码 of GB 11643 counts those born in one place on one day from 001 on. */
static bool has_no_order(const char *text)
{
	return strncmp(text + ID_NUMBER_CHARS - 4, "000", 3) == 0;
}

static bool is_rounded(const char *text)
{
	return strcmp(text + ID_NUMBER_CHARS - 3, "000") == 0;
}

enum id_number_fault id_number_read(struct arena *a, const char *typed, day_t today, struct id_number *number)
{
	char text[TYPED_CHARS_MAX + 1] = "";
	size_t length;
	day_t birth_day;

	if (typed == NULL)
		return ID_NUMBER_EMPTY;
	if (!text_code(typed, text, TYPED_CHARS_MAX))
		return ID_NUMBER_LENGTH;
	if (text[0] == '\0')
		return ID_NUMBER_EMPTY;
	if (is_scientific(text))
		return ID_NUMBER_SCIENTIFIC;
	if (!has_only_its_signs(text))
		return ID_NUMBER_SIGN;
	length = strlen(text);
	if (length != ID_NUMBER_CHARS && length != OLD_CHARS)
		return ID_NUMBER_LENGTH;
	if (length == OLD_CHARS)
		lengthen(text);
	if (id_number_check(text) != text[ID_NUMBER_CHARS - 1])
		return is_rounded(text) ? ID_NUMBER_ROUNDED : ID_NUMBER_CHECK;
	birth_day = birth_day_in(text);
	if (birth_day == DAY_NONE)
		return ID_NUMBER_DATE;
	if (birth_day > today)
		return ID_NUMBER_FUTURE;
	if (has_no_order(text))
		return ID_NUMBER_SEQUENCE;
	number->text = arena_text(a, text);
	number->birth_day = birth_day;
	number->sex = (text[16] - '0') % 2 == 1 ? 1 : 2;
	number->is_old_form = length == OLD_CHARS;
	number->is_province_known = is_province(digits_value(text, 2));
	return ID_NUMBER_GOOD;
}

message id_number_fault_text(enum id_number_fault fault)
{
	switch (fault) {
	case ID_NUMBER_EMPTY: return T_id_number_empty;
	case ID_NUMBER_SCIENTIFIC: return T_id_number_scientific;
	case ID_NUMBER_SIGN: return T_id_number_sign;
	case ID_NUMBER_LENGTH: return T_id_number_length;
	case ID_NUMBER_ROUNDED: return T_id_number_rounded;
	case ID_NUMBER_CHECK: return T_id_number_check;
	case ID_NUMBER_DATE: return T_id_number_date;
	case ID_NUMBER_FUTURE: return T_id_number_future;
	case ID_NUMBER_SEQUENCE: return T_id_number_sequence;
	case ID_NUMBER_GOOD: break;
	}
	assert(!"a good number has no fault");
	return T_id_number_empty;
}

char *id_number_mask(struct arena *a, const char *number)
{
	char *mask = arena_text(a, number);
	size_t length = strlen(mask);

	if (length == ID_NUMBER_CHARS)
		memset(mask + 6, '*', 8);
	else
		memset(mask, '*', length);
	return mask;
}
