#include "rooms/place/opening.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"

#define WORDS_MAX 40
#define DAY_MINUTES 1440

static const char *const DAYS_ZH[] = { "一", "二", "三", "四", "五", "六", "日" };
static const char *const DAYS_EN[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* ---- reading ---- */

/* What stands for a hyphen, a colon, a comma or the end of a line in Chinese text. */
static const struct { const char *typed, *means; } SIGNS[] = {
	{ "：", ":" }, { "至", "-" }, { "到", "-" }, { "－", "-" }, { "–", "-" }, { "—", "-" }, { "～", "-" }, { "~", "-" },
	{ "、", " " }, { "，", " " }, { ",", " " }, { "；", "\n" }, { ";", "\n" }, { "\r", "\n" }, { "\t", " " },
};

static const char *plain(struct arena *a, const char *typed)
{
	struct buffer out;

	buffer_init(&out, a, 0);
	while (*typed != '\0') {
		size_t i = 0;

		while (i < sizeof(SIGNS) / sizeof(SIGNS[0]) && !text_starts(typed, SIGNS[i].typed))
			i++;
		if (i < sizeof(SIGNS) / sizeof(SIGNS[0])) {
			buffer_puts(&out, SIGNS[i].means);
			typed += strlen(SIGNS[i].typed);
		} else {
			buffer_putc(&out, (char)tolower((unsigned char)*typed++));
		}
	}
	return buffer_text(&out);
}

/* Words of a line; blanks around a hyphen do not part them. */
static size_t words_of(char *line, char *words[WORDS_MAX])
{
	char *to = line, *rest;
	size_t count = 0;

	for (const char *from = line; *from != '\0'; from++) {
		if (*from == ' ' && (from[1] == '-' || from[1] == ' ' || (to > line && to[-1] == '-')))
			continue;
		*to++ = *from;
	}
	*to = '\0';
	for (char *word = strtok_r(line, " ", &rest); word != NULL && count < WORDS_MAX; word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	return count;
}

/* 周一 星期一 一 1 mon monday: takes it and gives 1; 0 if it is no day. */
static int take_day(const char **at)
{
	const char *p = *at;

	if (text_starts(p, "周"))
		p += strlen("周");
	else if (text_starts(p, "星期"))
		p += strlen("星期");
	if (text_starts(p, "天"))
		return *at = p + strlen("天"), 7;
	for (int i = 0; i < 7; i++) {
		if (text_starts(p, DAYS_ZH[i]))
			return *at = p + strlen(DAYS_ZH[i]), i + 1;
		if (*p == '1' + i && (p[1] == '\0' || p[1] == '-'))
			return *at = p + 1, i + 1;
		if (text_starts(p, DAYS_EN[i])) {
			for (p += 3; islower((unsigned char)*p); p++)
				;
			return *at = p, i + 1;
		}
	}
	return 0;
}

static bool read_days(const char *word, bool days[8])
{
	int from, to;

	if (strcmp(word, "每天") == 0 || strcmp(word, "每日") == 0 || strcmp(word, "daily") == 0) {
		from = 1;
		to = 7;
	} else {
		from = to = take_day(&word);
		if (from != 0 && *word == '-' && *++word != '\0')
			to = take_day(&word);
		if (from == 0 || to == 0 || *word != '\0')
			return false;
	}
	for (int day = from; ; day = day % 7 + 1) {	/* 周六至周一 goes over the end of the week */
		days[day] = true;
		if (day == to)
			return true;
	}
}

static bool take_minute(const char **at, int *minute)
{
	int hours = 0, minutes = 0, taken = 0;

	if (!isdigit((unsigned char)**at) || sscanf(*at, "%2d:%2d%n", &hours, &minutes, &taken) != 2 || taken < 4 || (*at)[taken - 3] != ':')
		return false;
	*minute = hours * 60 + minutes;
	*at += taken;
	return minutes < 60 && *minute <= DAY_MINUTES;
}

static bool read_times(const char *word, struct opening *span)
{
	if (strcmp(word, "全天") == 0 || strcmp(word, "24小时") == 0 || strcmp(word, "24h") == 0) {
		span->from_min = 0;
		span->to_min = DAY_MINUTES;
		return true;
	}
	return take_minute(&word, &span->from_min) && *word++ == '-' && take_minute(&word, &span->to_min) && *word == '\0';
}

/* Keeps the order by weekday and beginning. */
static enum opening_fault add_span(struct opening *spans, size_t *count, struct opening span)
{
	size_t at = 0, same = 0;

	for (size_t i = 0; i < *count; i++) {
		same += spans[i].weekday == span.weekday;
		at += spans[i].weekday < span.weekday || (spans[i].weekday == span.weekday && spans[i].from_min <= span.from_min);
		if (spans[i].weekday == span.weekday && spans[i].from_min < span.to_min && span.from_min < spans[i].to_min)
			return OPENING_OVERLAP;
	}
	if (same >= OPENING_SPANS_A_DAY_MAX)
		return OPENING_MANY;
	memmove(spans + at + 1, spans + at, (*count - at) * sizeof(*spans));
	spans[at] = span;
	++*count;
	return OPENING_GOOD;
}

static enum opening_fault read_line(char *const *words, size_t words_count, struct opening *spans, size_t *count)
{
	bool days[8] = { false };
	size_t at = 0;

	while (at < words_count && read_days(words[at], days))
		at++;
	if (at == 0 || at == words_count)
		return OPENING_UNREADABLE;
	for (; at < words_count; at++) {
		struct opening span = { 0 };

		if (!read_times(words[at], &span))
			return OPENING_UNREADABLE;
		if (span.to_min <= span.from_min)
			return OPENING_BACKWARDS;
		for (span.weekday = 1; span.weekday <= 7; span.weekday++) {
			enum opening_fault fault = days[span.weekday] ? add_span(spans, count, span) : OPENING_GOOD;

			if (fault != OPENING_GOOD)
				return fault;
		}
	}
	return OPENING_GOOD;
}

enum opening_fault opening_read(struct arena *a, const char *typed, struct opening spans[OPENING_SPANS_MAX], size_t *count, const char **at)
{
	char *words[WORDS_MAX], *line, *rest;

	*count = 0;
	*at = "";
	for (line = strtok_r(arena_text(a, plain(a, typed == NULL ? "" : typed)), "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		enum opening_fault fault;
		size_t words_count;

		*at = text_clean(a, line);
		words_count = words_of(line, words);
		fault = words_count == 0 ? OPENING_GOOD : read_line(words, words_count, spans, count);
		if (fault != OPENING_GOOD)
			return fault;
	}
	return OPENING_GOOD;
}

/* ---- telling ---- */

char *opening_minute_text(struct arena *a, int minute)
{
	return arena_printf(a, "%02d:%02d", minute / 60, minute % 60);
}

bool opening_is_open(const struct opening *spans, size_t count, int weekday, int minute)
{
	for (size_t i = 0; i < count; i++)
		if (spans[i].weekday == weekday && spans[i].from_min <= minute && minute < spans[i].to_min)
			return true;
	return false;
}

/* The times of a day, "" when it is closed. */
static const char *times_of(struct arena *a, const struct opening *spans, size_t count, int weekday)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (size_t i = 0; i < count; i++)
		if (spans[i].weekday == weekday)
			buffer_printf(&b, " %s-%s", opening_minute_text(a, spans[i].from_min), opening_minute_text(a, spans[i].to_min));
	return buffer_text(&b);
}

static const char *day_name(struct arena *a, enum lang lang, int weekday)
{
	const char *en = DAYS_EN[weekday - 1];

	return lang == LANG_EN ? arena_printf(a, "%c%s", toupper((unsigned char)en[0]), en + 1) : arena_printf(a, "周%s", DAYS_ZH[weekday - 1]);
}

const char *opening_text(struct arena *a, enum lang lang, const struct opening *spans, size_t count, const char *between)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (int day = 1, last; day <= 7; day = last + 1) {
		const char *times = times_of(a, spans, count, day);

		for (last = day; last < 7 && strcmp(times_of(a, spans, count, last + 1), times) == 0;)
			last++;
		if (times[0] == '\0')
			continue;
		buffer_printf(&b, "%s%s", b.bytes > 0 ? between : "", day_name(a, lang, day));
		if (last > day)
			buffer_printf(&b, "%s%s", lang == LANG_EN ? "-" : "至", day_name(a, lang, last));
		buffer_puts(&b, times);
	}
	return buffer_text(&b);
}
