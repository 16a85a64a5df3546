/* A query as text: what of a URL is understood, how it is written again, and how it is said in words. */
#include "rooms/roster/roster.h"

#include <stdlib.h>
#include <string.h>
#include "core/code.h"
#include "rooms/figure/behind.h"
#include "rooms/roster/roster_filter.h"
#include "text/roster.h"

const char *const ROSTER_FIELD_NAMES[ROSTER_FIELDS_COUNT] = {
#define X(constant, name) name,
	ROSTER_FIELDS(X)
#undef X
};

#define TEXT_END "~"	/* behind every code */

const struct roster_education ROSTER_EDUCATIONS[] = {
	{ "college", "1", "4", T_roster_education_college },
	{ "postgraduate", "1", "2", T_roster_education_postgraduate },
	{ "bachelor", "2", "3", T_roster_education_bachelor },
	{ "junior_college", "3", "4", T_roster_education_junior_college },
	{ "secondary", "4", "7", T_roster_education_secondary },
	{ "junior_high", "7", TEXT_END, T_roster_education_junior_high },
	{ "none", "", "0", T_roster_education_none },
};
const size_t ROSTER_EDUCATIONS_COUNT = sizeof(ROSTER_EDUCATIONS) / sizeof(ROSTER_EDUCATIONS[0]);

static const struct roster_education *education_find(const char *value)
{
	for (size_t i = 0; i < ROSTER_EDUCATIONS_COUNT; i++)
		if (strcmp(ROSTER_EDUCATIONS[i].value, value) == 0)
			return &ROSTER_EDUCATIONS[i];
	return NULL;
}

/* ---- what is understood ---- */

static bool is_yes(const char *value)
{
	return strcmp(value, "1") == 0;
}

static bool is_age(const char *value)
{
	int64_t years;

	return int_parse(value, &years) && years >= 0 && years <= 150;
}

static day_t day_of(const char *value)
{
	enum date_precision precision;
	day_t day;

	return date_read(value, &day, &precision) == DATE_READ ? day : DAY_NONE;
}

/* The end of a range may be a month or a year: all of it belongs to the range. */
static day_t last_day_of(const char *value)
{
	enum date_precision precision;
	day_t day;

	return date_read(value, &day, &precision) == DATE_READ ? day_known_last(day, precision) : DAY_NONE;
}

static bool is_sort(const char *value)
{
	return strcmp(value, "org") == 0 || strcmp(value, "joined") == 0 || strcmp(value, "birth") == 0;
}

static bool is_known(enum roster_field field, const char *value)
{
	switch (field) {
	case ROSTER_STATUS: return strcmp(value, "any") == 0 || code_find("member_status", value) != NULL;
	case ROSTER_SEX: return code_find("sex", value) != NULL;
	case ROSTER_AGE: return strcmp(value, "none") == 0 || code_find("age_band", value) != NULL;
	case ROSTER_AGE_FROM: case ROSTER_AGE_TO: return is_age(value);
	case ROSTER_EDUCATION: return education_find(value) != NULL || code_find("education", value) != NULL;
	case ROSTER_OCCUPATION: return strcmp(value, "0") == 0 || code_find("occupation", value) != NULL;
	case ROSTER_JOINED: return strcmp(value, "none") == 0 || code_find("join_period", value) != NULL;
	case ROSTER_JOINED_FROM: case ROSTER_JOINED_TO: return day_of(value) != DAY_NONE;
	case ROSTER_ROLE: return code_find("role_kind", value) != NULL;
	case ROSTER_SORT: return is_sort(value);
	case ROSTER_Q: return true;
	case ROSTER_FIGURE: return behind_is_address(value);
	default: return is_yes(value);
	}
}

/* The order of a list leaves nobody out: one that is not known is that by name. */
static bool narrows(enum roster_field field)
{
	return field != ROSTER_SORT && field != ROSTER_DOWN;
}

bool roster_query_is_read(struct ctx *c, const struct roster_query *q)
{
	static const message LABELS[ROSTER_FIELDS_COUNT] = { [ROSTER_STATUS] = T_roster_status, [ROSTER_SEX] = T_roster_sex, [ROSTER_AGE] = T_roster_age,
		[ROSTER_AGE_FROM] = T_roster_age_from, [ROSTER_AGE_TO] = T_roster_age_to, [ROSTER_EDUCATION] = T_roster_education,
		[ROSTER_OCCUPATION] = T_roster_occupation, [ROSTER_JOINED] = T_roster_joined, [ROSTER_JOINED_FROM] = T_roster_joined_from,
		[ROSTER_JOINED_TO] = T_roster_joined_to, [ROSTER_ROLE] = T_roster_role, [ROSTER_MINORITY] = T_roster_minority,
		[ROSTER_FRONT_LINE] = T_roster_front_line, [ROSTER_NO_NUMBER] = T_roster_no_number, [ROSTER_UNREADABLE] = T_roster_unreadable,
		[ROSTER_FIGURE] = T_roster_figure, [ROSTER_Q] = T_roster_q };
	const enum roster_field end = q->unread_field;

	if (q->is_turned)
		return ctx_refuse_field(c, ROSTER_FIELD_NAMES[end], T_roster_turned, "field", ctx_words(c, LABELS[end - 1]), "from", q->value[end - 1],
			"to", q->value[end], NULL);

	return q->unread == NULL || ctx_refuse_field(c, ROSTER_FIELD_NAMES[q->unread_field], T_roster_unread,
		"field", ctx_words(c, LABELS[q->unread_field]), "typed", q->unread, NULL);
}

#define VALUE_BYTES_MAX 200
#define SAID_CHARS 40		/* of a filter that is too long */

static bool is_too_long(enum roster_field field, const char *value)
{
	return strlen(value) > (field == ROSTER_FIGURE ? ROSTER_FIGURE_CHARS_MAX : VALUE_BYTES_MAX);
}

/* A range whose end lies before its beginning. */
static void find_turned(struct roster_query *q)
{
	int64_t from, to;

	if (int_parse(q->value[ROSTER_AGE_FROM], &from) && int_parse(q->value[ROSTER_AGE_TO], &to) && from > to) {
		q->is_turned = true;
		q->unread_field = ROSTER_AGE_TO;
	}
	if (q->value[ROSTER_JOINED_FROM][0] != '\0' && q->value[ROSTER_JOINED_TO][0] != '\0' && day_of(q->value[ROSTER_JOINED_FROM]) > last_day_of(q->value[ROSTER_JOINED_TO])) {
		q->is_turned = true;
		q->unread_field = ROSTER_JOINED_TO;
	}
}

void roster_query_clean(struct ctx *c, struct roster_query *q)
{
	q->unread = NULL;
	q->is_turned = false;
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *value = q->value[i] == NULL ? "" : text_clean(c->arena, q->value[i]);

		bool is_right = !is_too_long((enum roster_field)i, value) && is_known((enum roster_field)i, value);

		if (narrows((enum roster_field)i) && !text_is_empty(value) && !is_right) {
			q->unread = text_beginning(c->arena, value, SAID_CHARS);
			q->unread_field = (enum roster_field)i;
		}
		q->value[i] = text_is_empty(value) || !is_right ? "" : value;
	}
	if (q->unread == NULL)
		find_turned(q);
}

const char *roster_query_status(const struct roster_query *q)
{
	static const char *const BEFORE_JOINING[] = { "applicant", "activist", "pool", "prospect" };

	for (size_t i = 0; i < sizeof(BEFORE_JOINING) / sizeof(BEFORE_JOINING[0]); i++)
		if (q->value[ROSTER_STATUS][0] == '\0' && strcmp(q->value[ROSTER_ROLE], BEFORE_JOINING[i]) == 0)
			return "any";
	return q->value[ROSTER_STATUS];
}

bool roster_query_is_plain(const struct roster_query *q)
{
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
		if (i != ROSTER_STATUS && i != ROSTER_SORT && i != ROSTER_DOWN && q->value[i][0] != '\0')
			return false;
	return true;
}

/* ---- as part of a URL ---- */

static void put_escaped(struct buffer *b, const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if ((*p >= '0' && *p <= '9') || (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') || strchr("-_.~", *p) != NULL)
			buffer_putc(b, (char)*p);
		else
			buffer_printf(b, "%%%02X", *p);
	}
}

static const char *write_query(struct arena *a, const struct roster_query *q, int but, const char *value)
{
	struct buffer b;

	buffer_init(&b, a, 200);
	for (int i = 0; i < ROSTER_FIELDS_COUNT; i++) {
		const char *text = i == but ? value : q->value[i];

		if (text == NULL || text[0] == '\0')
			continue;
		if (b.bytes > 0)
			buffer_putc(&b, '&');
		buffer_puts(&b, ROSTER_FIELD_NAMES[i]);
		buffer_putc(&b, '=');
		put_escaped(&b, text);
	}
	return buffer_text(&b);
}

const char *roster_query_text(struct arena *a, const struct roster_query *q)
{
	return write_query(a, q, -1, NULL);
}

const char *roster_query_text_but(struct arena *a, const struct roster_query *q, enum roster_field but, const char *value)
{
	return write_query(a, q, (int)but, value);
}

static int hex_digit(char c)
{
	const char *digits = "0123456789ABCDEF", *at = c == '\0' ? NULL : strchr(digits, c);

	return at == NULL ? -1 : (int)(at - digits);
}

static char *unescaped(struct arena *a, const char *text, size_t bytes)
{
	char *out = arena_alloc(a, bytes + 1), *to = out;

	for (size_t i = 0; i < bytes; i++) {
		if (text[i] == '%' && i + 2 < bytes && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
			*to++ = (char)(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
			i += 2;
		} else {
			*to++ = text[i];
		}
	}
	*to = '\0';
	return text_is_utf8(out, (size_t)(to - out)) ? out : (char *)"";
}

void roster_query_read(struct ctx *c, const char *text, struct roster_query *q)
{
	memset(q, 0, sizeof(*q));
	while (*text != '\0') {
		size_t pair = strcspn(text, "&"), name = strcspn(text, "=&");

		for (int i = 0; i < ROSTER_FIELDS_COUNT; i++)
			if (name < pair && strlen(ROSTER_FIELD_NAMES[i]) == name && strncmp(text, ROSTER_FIELD_NAMES[i], name) == 0)
				q->value[i] = unescaped(c->arena, text + name + 1, pair - name - 1);
		text += pair + (text[pair] == '&');
	}
	roster_query_clean(c, q);
}

/* ---- in words ---- */

static const char *value_words(struct ctx *c, enum roster_field field, const char *value)
{
	static const char *const SETS[ROSTER_FIELDS_COUNT] = { [ROSTER_STATUS] = "member_status", [ROSTER_SEX] = "sex",
		[ROSTER_AGE] = "age_band", [ROSTER_EDUCATION] = "education", [ROSTER_OCCUPATION] = "occupation",
		[ROSTER_JOINED] = "join_period", [ROSTER_ROLE] = "role_kind" };
	const struct roster_education *group = field == ROSTER_EDUCATION ? education_find(value) : NULL;

	if (group != NULL)
		return ctx_words(c, group->label);
	if (strcmp(value, "any") == 0)
		return ctx_words(c, T_roster_any);
	if (strcmp(value, "none") == 0 || (field == ROSTER_OCCUPATION && strcmp(value, "0") == 0))
		return ctx_words(c, T_roster_not_stated);
	return SETS[field] != NULL ? code_name(c->lang, SETS[field], value) : value;
}

/* The day of a figure as its address says it; "" if it does not. */
static const char *day_of_figure(struct arena *a, const char *address)
{
	static const char *const NAMES[] = { "day=", "&to=" };	/* a period is told by its end */

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
		const char *at = strstr(address, NAMES[i]);

		if (at != NULL)
			return arena_text_n(a, at + strlen(NAMES[i]), strcspn(at + strlen(NAMES[i]), "&"));
	}
	return "";
}

const char *roster_query_words(struct ctx *c, const struct roster_query *q, enum roster_field field)
{
	static const message LABELS[ROSTER_FIELDS_COUNT] = { [ROSTER_Q] = T_roster_says_q, [ROSTER_STATUS] = T_roster_says_status,
		[ROSTER_SEX] = T_roster_says_sex, [ROSTER_AGE] = T_roster_says_age, [ROSTER_AGE_FROM] = T_roster_says_age_from,
		[ROSTER_AGE_TO] = T_roster_says_age_to, [ROSTER_EDUCATION] = T_roster_says_education,
		[ROSTER_OCCUPATION] = T_roster_says_occupation, [ROSTER_JOINED] = T_roster_says_joined,
		[ROSTER_JOINED_FROM] = T_roster_says_joined_from, [ROSTER_JOINED_TO] = T_roster_says_joined_to,
		[ROSTER_ROLE] = T_roster_says_role };
	static const message YES[ROSTER_FIELDS_COUNT] = { [ROSTER_MINORITY] = T_roster_minority,
		[ROSTER_FRONT_LINE] = T_roster_front_line, [ROSTER_NO_NUMBER] = T_roster_no_number,
		[ROSTER_UNREADABLE] = T_roster_unreadable };
	struct message_arg arg = { "value", NULL };

	if (field == ROSTER_STATUS && q->value[field][0] == '\0' && roster_query_status(q)[0] != '\0')
		return ctx_words(c, T_roster_says_before_joining);
	if (q->value[field][0] == '\0')
		return NULL;
	if (YES[field] != NULL)
		return ctx_words(c, YES[field]);
	if (field == ROSTER_FIGURE) {
		arg.value = day_of_figure(c->arena, q->value[field]);
		return message_text(c->arena, c->lang, T_roster_says_figure, &arg, 1);
	}
	if (LABELS[field] == NULL)
		return NULL;
	arg.value = value_words(c, field, q->value[field]);
	return message_text(c->arena, c->lang, LABELS[field], &arg, 1);
}

/* ---- as limits of the statements ---- */

/* The first birthday of those who have not completed n years today; 29 February is why it is searched. */
static day_t birthday_under(int years, day_t today)
{
	day_t day = day_add_months(today, -12 * years) - 2;

	while (years_between(day, today) >= years)
		day++;
	return day;
}

static day_t later(day_t a, day_t b)
{
	return a > b ? a : b;
}

static day_t earlier(day_t a, day_t b)
{
	return a < b ? a : b;
}

static void read_ages(const struct roster_query *q, day_t today, struct roster_filter *f)
{
	const char *band = q->value[ROSTER_AGE];
	int n = number_or(band, 0);

	if (strcmp(band, "none") == 0)
		f->birth_to = DAY_NONE + 1;
	else if (n > 0)
		f->birth_from = n == 8 ? DAY_NONE + 1 : birthday_under(n == 1 ? 31 : 26 + 5 * n, today);
	if (n > 1)
		f->birth_to = birthday_under(n == 8 ? 61 : 21 + 5 * n, today);
	if (q->value[ROSTER_AGE_FROM][0] != '\0') {
		f->birth_from = later(f->birth_from, DAY_NONE + 1);
		f->birth_to = earlier(f->birth_to, birthday_under(number_or(q->value[ROSTER_AGE_FROM], 0), today));
	}
	if (q->value[ROSTER_AGE_TO][0] != '\0')
		f->birth_from = later(f->birth_from, birthday_under(number_or(q->value[ROSTER_AGE_TO], 0) + 1, today));
}

/* The first day of a period of joining: found in the one place that knows the days. */
static day_t period_begins(int period)
{
	day_t from = -40000, to = 40000;

	while (from < to) {
		day_t middle = from + (to - from) / 2;

		if (join_period(middle) < period)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void read_joined(const struct roster_query *q, struct roster_filter *f)
{
	int period = number_or(q->value[ROSTER_JOINED], 0);
	day_t from = day_of(q->value[ROSTER_JOINED_FROM]), to = last_day_of(q->value[ROSTER_JOINED_TO]);

	if (strcmp(q->value[ROSTER_JOINED], "none") == 0)
		f->joined_to = DAY_NONE + 1;
	if (period > 0)
		f->joined_from = period == 1 ? DAY_NONE + 1 : period_begins(period);
	if (period > 0 && period < 4)
		f->joined_to = period_begins(period + 1);
	if (from != DAY_NONE)
		f->joined_from = later(f->joined_from, from);
	if (to != DAY_NONE) {
		f->joined_from = later(f->joined_from, DAY_NONE + 1);
		f->joined_to = earlier(f->joined_to, to + 1);
	}
}

static void read_education(const struct roster_query *q, struct arena *a, struct roster_filter *f)
{
	const char *value = q->value[ROSTER_EDUCATION];
	const struct roster_education *group = education_find(value);

	if (value[0] == '\0')
		return;
	f->education_from = group != NULL ? group->from : value;
	f->education_to = group != NULL ? group->to : arena_printf(a, "%s!", value);
}

int number_or(const char *text, int absent)
{
	int64_t number;

	return text[0] != '\0' && int_parse(text, &number) && number >= 0 && number <= 100000 ? (int)number : absent;
}

void roster_filter_read(struct ctx *c, const struct roster_query *q, struct roster_filter *f)
{
	const char *status = roster_query_status(q);

	*f = (struct roster_filter){ .status_from = 1, .status_to = 3, .birth_from = DAY_NONE, .birth_to = DAY_OPEN + 1,
		.education_from = "", .education_to = TEXT_END, .joined_from = DAY_NONE, .joined_to = DAY_OPEN + 1 };
	if (strcmp(status, "any") == 0) {
		f->status_from = 0;
		f->status_to = 9;
	} else if (status[0] != '\0') {
		f->status_from = f->status_to = number_or(status, 1);
	}
	f->sex = number_or(q->value[ROSTER_SEX], -1);
	f->occupation = number_or(q->value[ROSTER_OCCUPATION], -1);
	f->role = q->value[ROSTER_ROLE];
	f->minority = is_yes(q->value[ROSTER_MINORITY]);
	f->front_line = is_yes(q->value[ROSTER_FRONT_LINE]);
	f->no_number = is_yes(q->value[ROSTER_NO_NUMBER]);
	f->unreadable = is_yes(q->value[ROSTER_UNREADABLE]);
	f->sort = strcmp(q->value[ROSTER_SORT], "org") == 0 ? ROSTER_BY_ORG : strcmp(q->value[ROSTER_SORT], "joined") == 0 ?
		ROSTER_BY_JOINED : strcmp(q->value[ROSTER_SORT], "birth") == 0 ? ROSTER_BY_BIRTH : ROSTER_BY_NAME;
	f->is_down = is_yes(q->value[ROSTER_DOWN]);
	read_ages(q, c->today, f);
	read_joined(q, f);
	read_education(q, c->arena, f);
}
