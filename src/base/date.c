#include "base/date.h"

#include <string.h>
#include <time.h>

#include "base/text.h"

#define DAY_SECONDS 86400
#define ERA_DAYS 146097			/* 400 years */
#define ERA_TO_EPOCH_DAYS 719468	/* 0000-03-01 to 1970-01-01 */
#define EXCEL_EPOCH_DAYS 25569		/* serial of 1970-01-01, with Excel's 29 Feb 1900 */
#define EXCEL_SERIAL_MIN 20000
#define EXCEL_SERIAL_MAX 80000

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : DAYS[month - 1];
}

bool date_is_valid(int year, int month, int day)
{
	return year >= DATE_YEAR_FIRST && year <= DATE_YEAR_LAST && month >= 1 && month <= 12 && day >= 1 && day <= month_days(year, month);
}

/* Years counted from March, so that the leap day is the last of its year. */
day_t day_from_date(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int year_of_era = y - era * 400;
	int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return era * ERA_DAYS + day_of_era - ERA_TO_EPOCH_DAYS;
}

struct date date_from_day(day_t day)
{
	int64_t z = (int64_t)day + ERA_TO_EPOCH_DAYS;
	int era = (int)((z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS);
	int day_of_era = (int)(z - (int64_t)era * ERA_DAYS);
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (ERA_DAYS - 1)) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int m = (5 * day_of_year + 2) / 153;
	int month = m < 10 ? m + 3 : m - 9;

	return (struct date){ year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * m + 2) / 5 + 1 };
}

day_t day_from_time(int64_t time_s)
{
	int64_t local = time_s + CHINA_OFFSET_S;

	return (day_t)(local >= 0 ? local / DAY_SECONDS : -((-local + DAY_SECONDS - 1) / DAY_SECONDS));
}

int day_weekday(day_t day)
{
	int w = (day + 3) % 7;	/* 1970-01-01 was a Thursday */

	return (w < 0 ? w + 7 : w) + 1;
}

day_t day_add_months(day_t day, int months)
{
	struct date d;
	int month, last;

	if (day == DAY_OPEN || day == DAY_NONE)
		return day;
	d = date_from_day(day);
	month = d.year * 12 + d.month - 1 + months;
	last = month_days(month / 12, month % 12 + 1);
	return day_from_date(month / 12, month % 12 + 1, d.day < last ? d.day : last);
}

day_t day_year_end(day_t day)
{
	return day_from_date(date_from_day(day).year, 12, 31);
}

int years_between(day_t from, day_t to)
{
	struct date a = date_from_day(from), b = date_from_day(to);
	bool is_before_birthday = b.month != a.month ? b.month < a.month : b.day < a.day;

	return b.year - a.year - is_before_birthday;
}

/* The month is complete when day_add_months has arrived, so 31 Jan to 28 Feb is one. */
int months_between(day_t from, day_t to)
{
	struct date a = date_from_day(from), b = date_from_day(to);
	int months = (b.year - a.year) * 12 + b.month - a.month;

	return day_add_months(from, months) > to ? months - 1 : months;
}

static bool is_dated(day_t day)
{
	return day != DAY_OPEN && day != DAY_NONE;
}

/* A list has a hundred days, which is why this is no printf. */
char *day_text(struct arena *a, day_t day)
{
	char text[] = "0000-00-00";
	struct date d;

	if (!is_dated(day))
		return arena_text(a, "");
	d = date_from_day(day);
	for (int i = 3, rest = d.year; i >= 0; i--, rest /= 10)
		text[i] = (char)('0' + rest % 10);
	text[5] = (char)('0' + d.month / 10);
	text[6] = (char)('0' + d.month % 10);
	text[8] = (char)('0' + d.day / 10);
	text[9] = (char)('0' + d.day % 10);
	return arena_copy(a, text, sizeof(text));
}

char *day_known_text(struct arena *a, day_t day, enum date_precision precision)
{
	char *text = day_text(a, day);

	if (precision != DATE_DAY && text[0] != '\0')
		text[precision == DATE_YEAR ? 4 : 7] = '\0';
	return text;
}

day_t day_known_last(day_t day, enum date_precision precision)
{
	return precision == DATE_DAY ? day : day_add_months(day, precision == DATE_MONTH ? 1 : 12) - 1;
}

char *day_text_zh(struct arena *a, day_t day, enum date_precision precision)
{
	struct date d;

	if (!is_dated(day))
		return arena_text(a, "");
	d = date_from_day(day);
	if (precision == DATE_YEAR)
		return arena_printf(a, "%d年", d.year);
	if (precision == DATE_MONTH)
		return arena_printf(a, "%d年%d月", d.year, d.month);
	return arena_printf(a, "%d年%d月%d日", d.year, d.month, d.day);
}

char *time_text(struct arena *a, int64_t time_s)
{
	day_t day = day_from_time(time_s);
	int minute = (int)((time_s + CHINA_OFFSET_S - (int64_t)day * DAY_SECONDS) / 60);

	return arena_printf(a, "%s %02d:%02d", day_text(a, day), minute / 60, minute % 60);
}

int64_t stopwatch_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

day_t day_parse_iso(const char *text)
{
	static const char SHAPE[] = "dddd-dd-dd";
	int n[3] = { 0, 0, 0 }, at = 0;

	for (const char *shape = SHAPE; *shape != '\0'; shape++, text++) {
		if (*shape == '-' ? *text != '-' : (*text < '0' || *text > '9'))
			return DAY_NONE;
		if (*shape == '-')
			at++;
		else
			n[at] = n[at] * 10 + (*text - '0');
	}
	if (*text != '\0' || !date_is_valid(n[0], n[1], n[2]))
		return DAY_NONE;
	return day_from_date(n[0], n[1], n[2]);
}

/* --- What offices write ---------------------------------------------------------------------- */

#define SPELLING_BYTES 40

/* A date taken apart: up to three numbers and the sign that follows each ('\0' at the end). */
struct spelling {
	int count;
	int number[3], digits[3];
	char sign[3];
};

/* One ASCII sign for every way to write it: Y M D for 年 月 日, 0 for a sign no date has. */
static char sign_of(uint32_t c)
{
	switch (c) {
	case 0x5E74: return 'Y';
	case 0x6708: return 'M';
	case 0x65E5: case 0x53F7: return 'D';
	case '-': case 0xFF0D: case 0x2010: case 0x2013: case 0x2014: case 0x2212: return '-';
	case '/': case 0xFF0F: case '\\': return '/';
	case '.': case 0xFF0E: case 0x3002: case 0xB7: return '.';
	case ' ': case '\t': case '\r': case '\n': case 0x3000: case 0xA0: case 'T': return ' ';
	case ':': case 0xFF1A: return ':';
	default: break;
	}
	if (c >= 0xFF10 && c <= 0xFF19)
		return (char)(c - 0xFF10 + '0');
	return c >= '0' && c <= '9' ? (char)c : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Blanks count only between two digits; what follows one with a colon in it is a time of day and cut off. */
static bool spell(const char *text, char out[SPELLING_BYTES])
{
	size_t n = 0, blank_at = 0;
	bool is_blank_due = false;

	while (*text != '\0') {
		char sign = sign_of(text_next(&text));

		if (sign == '\0' || n + 2 >= SPELLING_BYTES)
			return false;
		if (sign == ' ') {
			is_blank_due = n > 0;
			if (blank_at == 0 && n > 0)
				blank_at = n;
			continue;
		}
		if (sign == ':') {
			n = blank_at;
			break;
		}
		if (is_blank_due && is_digit(sign) && is_digit(out[n - 1]))
			out[n++] = ' ';
		is_blank_due = false;
		out[n++] = sign;
	}
	out[n] = '\0';
	return true;
}

static bool take_apart(const char *text, struct spelling *s)
{
	memset(s, 0, sizeof(*s));
	while (*text != '\0') {
		int i = s->count++;

		if (i == 3 || !is_digit(*text))
			return false;
		for (; is_digit(*text); text++) {
			if (++s->digits[i] > 8)
				return false;
			s->number[i] = s->number[i] * 10 + (*text - '0');
		}
		s->sign[i] = *text;
		if (*text != '\0')
			text++;
	}
	return true;
}

/* Each sign has to stand where its word means something; the last one only as 年, 月 or 日. */
static bool are_signs_in_place(const struct spelling *s)
{
	static const char WORDS[] = "YMD";

	for (int i = 0; i < s->count; i++) {
		char sign = s->sign[i];
		bool is_last = i == s->count - 1;

		if (sign == WORDS[i] || (is_last && sign == '\0'))
			continue;
		if (is_last || strchr("-/. ", sign) == NULL || sign == '\0')
			return false;
	}
	return true;
}

static enum date_reading take(int year, int month, int day, enum date_precision as, day_t *out,
			      enum date_precision *precision)
{
	if (!date_is_valid(year, month, day))
		return DATE_WRONG;
	*out = day_from_date(year, month, day);
	*precision = as;
	return DATE_READ;
}

static enum date_reading read_serial(int serial, day_t *day, enum date_precision *precision)
{
	if (serial < EXCEL_SERIAL_MIN || serial > EXCEL_SERIAL_MAX)
		return DATE_WRONG;
	*day = serial - EXCEL_EPOCH_DAYS;
	*precision = DATE_DAY;
	return DATE_READ;
}

static enum date_reading read_one(const struct spelling *s, day_t *day, enum date_precision *precision)
{
	int n = s->number[0];

	switch (s->digits[0]) {
	case 8:
		return take(n / 10000, n / 100 % 100, n % 100, DATE_DAY, day, precision);
	case 6:
		if (n / 100 >= 1900 && n / 100 < 2100)
			return take(n / 100, n % 100, 1, DATE_MONTH, day, precision);
		return date_is_valid(2000 + n / 10000, n / 100 % 100, n % 100) ? DATE_AMBIGUOUS : DATE_WRONG;
	case 5:
		return read_serial(n, day, precision);
	case 4:
		return n < 2100 ? take(n, 1, 1, DATE_YEAR, day, precision) : DATE_WRONG;
	case 2:
		return s->sign[0] == 'Y' ? DATE_AMBIGUOUS : DATE_WRONG;
	default:
		return DATE_WRONG;
	}
}

static enum date_reading read_two(const struct spelling *s, day_t *day, enum date_precision *precision)
{
	if (s->digits[0] == 5 && s->sign[0] == '.')	/* the fraction of a serial is the time of day */
		return read_serial(s->number[0], day, precision);
	if (s->digits[0] == 4 && s->digits[1] <= 2) {
		/* 2015.1 may be what a sheet has left of 2015.10 */
		if (s->sign[0] == '.' && s->digits[1] == 1 && s->number[1] == 1)
			return DATE_AMBIGUOUS;
		return take(s->number[0], s->number[1], 1, DATE_MONTH, day, precision);
	}
	if (s->digits[0] <= 2 && s->digits[1] == 4 && s->sign[0] != 'Y')
		return take(s->number[1], s->number[0], 1, DATE_MONTH, day, precision);
	if (s->digits[0] == 2 && s->digits[1] <= 2 && s->number[1] >= 1 && s->number[1] <= 12)
		return DATE_AMBIGUOUS;
	return DATE_WRONG;
}

static enum date_reading read_three(const struct spelling *s, day_t *day, enum date_precision *precision)
{
	int a = s->number[0], b = s->number[1], c = s->number[2];

	if (s->digits[0] == 4 && s->digits[1] <= 2 && s->digits[2] <= 2)
		return take(a, b, c, DATE_DAY, day, precision);
	if (s->digits[0] > 2 || s->digits[1] > 2 || s->sign[0] == 'M')
		return DATE_WRONG;
	if (s->digits[2] == 4 && s->sign[0] != 'Y') {
		if (a <= 12 && b <= 12 && a != b)
			return DATE_AMBIGUOUS;
		return a > 12 ? take(c, b, a, DATE_DAY, day, precision) : take(c, a, b, DATE_DAY, day, precision);
	}
	return s->digits[2] <= 2 && a > 0 && b > 0 && c >= 0 ? DATE_AMBIGUOUS : DATE_WRONG;
}

enum date_reading date_read(const char *text, day_t *day, enum date_precision *precision)
{
	char spelt[SPELLING_BYTES];
	struct spelling s;

	*day = DAY_NONE;
	*precision = DATE_DAY;
	if (text_is_empty(text))
		return DATE_EMPTY;
	if (!spell(text, spelt) || !take_apart(spelt, &s) || s.count == 0 || !are_signs_in_place(&s))
		return DATE_WRONG;
	switch (s.count) {
	case 1: return read_one(&s, day, precision);
	case 2: return read_two(&s, day, precision);
	default: return read_three(&s, day, precision);
	}
}
