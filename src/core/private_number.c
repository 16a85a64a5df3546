#include "core/private_number.h"

#include <ctype.h>
#include <string.h>
#include "base/text.h"
#include "core/credit_code.h"
#include "core/id_number.h"
#include "core/phone.h"

#define MOBILE_DIGITS 11
#define GROUPS_MAX 8

/* Digits and the groups in which they stand; an X may end them. */
struct digits { char text[64]; size_t count, groups[GROUPS_MAX], groups_count; };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_gap(char c) { return c == ' ' || c == '-'; }

/* A group from its first digit on; where it ends. */
static const char *take_group(const char *at, struct digits *d)
{
	size_t n = 0;

	for (; is_digit(*at) && d->count + 1 < sizeof(d->text); at++, n++)
		d->text[d->count++] = *at;
	if ((*at == 'X' || *at == 'x') && d->count == ID_NUMBER_CHARS - 1) {
		d->text[d->count++] = 'X';
		at++;
		n++;
	}
	d->text[d->count] = '\0';
	d->groups[d->groups_count++] = n;
	return at;
}

static bool ends_alone(const char *at) { return !isalnum((unsigned char)*at); }

static bool holds_birthday(const char *number)
{
	int year = 0, month = (number[10] - '0') * 10 + number[11] - '0', day = (number[12] - '0') * 10 + number[13] - '0';

	for (int i = 6; i < 10; i++)
		year = year * 10 + number[i] - '0';
	return year >= 1900 && year < 2100 && date_is_valid(year, month, day);
}

static bool is_organisation(struct arena *a, const char *number)
{
	const char *code;

	return credit_code_read(a, number, &code) == CREDIT_CODE_GOOD && id_number_check(number) != number[ID_NUMBER_CHARS - 1];
}

static bool is_mobile(const char *number) { return number[0] == '1' && number[1] >= '3'; }

/* One group alone. */
static const char *of_group(struct arena *a, const struct digits *d)
{
	if (d->count == ID_NUMBER_CHARS && !is_organisation(a, d->text))
		return id_number_mask(a, d->text);
	if (d->count == MOBILE_DIGITS && is_mobile(d->text))
		return phone_mask(a, d->text);
	if (d->count == MOBILE_DIGITS + 2 && strncmp(d->text, "86", 2) == 0 && is_mobile(d->text + 2))
		return phone_mask(a, d->text + 2);
	return NULL;
}

static const char *of_groups(struct arena *a, const struct digits *d)
{
	bool is_grouped_mobile = d->groups_count == 3 && d->groups[0] == 3 && d->groups[1] == 4 && d->groups[2] == 4;

	if (d->count == ID_NUMBER_CHARS && holds_birthday(d->text))
		return id_number_mask(a, d->text);
	return is_grouped_mobile && is_mobile(d->text) ? phone_mask(a, d->text) : NULL;
}

/* At the first digit of a number that stands alone in front. *next: where to go on. */
static const char *at_number(struct arena *a, const char *at, const char **next)
{
	struct digits d = { .count = 0 };
	const char *found = NULL;

	at = take_group(at, &d);
	*next = at;
	if (ends_alone(at))
		found = of_group(a, &d);
	while (found == NULL && is_gap(*at) && is_digit(at[1]) && d.groups_count < GROUPS_MAX && d.count < ID_NUMBER_CHARS) {
		at = take_group(at + 1, &d);
		if (ends_alone(at))
			found = of_groups(a, &d);
	}
	return found;
}

const char *private_number_in(struct arena *a, const char *text)
{
	const char *at = text_clean_lines(a, text), *found = NULL;
	char before = ' ';

	while (*at != '\0' && found == NULL) {
		if (is_digit(*at) && !isalnum((unsigned char)before))
			found = at_number(a, at, &at);
		else
			at++;
		before = at[-1];
	}
	return found;
}
