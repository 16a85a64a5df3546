/* What a cell with a number shows: a date, when its format says so, else its digits. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "core/sheet_out.h"

#define EPOCH_1900_DAYS 25569		/* serial of 1970-01-01 */
#define EPOCH_1904_DAYS 24107
#define SERIAL_MAX 2958465.0		/* 9999-12-31 */
#define LEAP_BUG_SERIAL 60.0		/* 1900-02-29, which never was */
#define EXACT_MAX 1e15

static enum sheet_format_kind built_in(int id)
{
	if (id == 17 || id == 55 || id == 57)	/* mmm-yy, and 年月 of the Chinese editions */
		return SHEET_FORMAT_MONTH;
	if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 56 || id == 58)
		return SHEET_FORMAT_DAY;
	return SHEET_FORMAT_PLAIN;
}

/* Letters outside quotes, brackets and escapes: y with d is a day, y with m alone a month. Hours alone are none. */
enum sheet_format_kind sheet_format_of(int id, const char *code)
{
	bool has_year = false, has_month = false, has_day = false;

	if (code == NULL)
		return built_in(id);
	for (; *code != '\0' && *code != ';'; code++) {
		char c = (char)tolower((unsigned char)*code);

		if (c == '\\' && code[1] != '\0') {
			code++;
		} else if (c == '"' || c == '[') {
			const char *end = strchr(code + 1, c == '"' ? '"' : ']');

			if (end == NULL)
				break;
			code = end;
		} else {
			has_year = has_year || c == 'y' || c == 'e';
			has_month = has_month || c == 'm';
			has_day = has_day || c == 'd';
		}
	}
	if (has_day && (has_year || has_month))
		return SHEET_FORMAT_DAY;
	return has_year && has_month ? SHEET_FORMAT_MONTH : SHEET_FORMAT_PLAIN;
}

static size_t raw_text(char out[64], const char *raw)
{
	return (size_t)snprintf(out, 64, "%.60s", raw);
}

/* Digits that are surely all there are written out; a number beyond fifteen digits stays as the sheet has it, so
 * that an ID number that lost its end is seen to have lost it. */
static size_t plain_text(char out[64], const char *raw, double number)
{
	char shortest[64];

	if (strspn(raw, "0123456789") == strlen(raw) || fabs(number) >= EXACT_MAX)
		return raw_text(out, raw);
	if (number == floor(number))
		return (size_t)snprintf(out, 64, "%.0f", number);
	snprintf(shortest, sizeof(shortest), "%.15g", number);
	return strchr(shortest, 'e') != NULL ? raw_text(out, raw) : (size_t)snprintf(out, 64, "%s", shortest);
}

size_t sheet_number_text(char out[64], const char *raw, enum sheet_format_kind kind, bool is_1904)
{
	char *end;
	double number = strtod(raw, &end);
	struct date date;

	if (end == raw || *end != '\0' || !isfinite(number))
		return raw_text(out, raw);
	if (kind == SHEET_FORMAT_PLAIN || number < (is_1904 ? 0 : 1) || number > SERIAL_MAX)
		return plain_text(out, raw, number);
	if (!is_1904 && number < LEAP_BUG_SERIAL)
		number += 1;
	date = date_from_day((day_t)floor(number) - (is_1904 ? EPOCH_1904_DAYS : EPOCH_1900_DAYS));
	if (kind == SHEET_FORMAT_MONTH)
		return (size_t)snprintf(out, 64, "%04d-%02d", date.year, date.month);
	return (size_t)snprintf(out, 64, "%04d-%02d-%02d", date.year, date.month, date.day);
}
