/* The escaping writers. A page of 100 rows calls them some thousand times, so the usual case (short text
 * with nothing to escape, room in the buffer) goes straight into the buffer, eight bytes at a time. */
#include <assert.h>
#include "base/number.h"
#include "view/view.h"

#define ESCAPE_BYTES_MAX 6	/* &quot; */
#define NUMBER_BYTES_MAX 32

static const struct { const char *text; size_t bytes; } ESCAPES[128] = {
	['&'] = { "&amp;", 5 }, ['<'] = { "&lt;", 4 }, ['>'] = { "&gt;", 4 }, ['"'] = { "&quot;", 6 }, ['\''] = { "&#39;", 5 },
};

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Not zero if one of the eight bytes is `byte` (and, rarely, if none is: the slow way then finds nothing). */
static inline uint64_t has_byte(uint64_t word, unsigned char byte)
{
	uint64_t x = word ^ EACH(byte);

	return (x - EACH(1)) & ~x & EACH(0x80);
}

static inline bool is_plain(uint64_t word)
{
	return (has_byte(word, '&') | has_byte(word, '<') | has_byte(word, '>') | has_byte(word, '"') | has_byte(word, '\'')) == 0;
}

static inline char *put_escaped_byte(char *out, unsigned char byte)
{
	if (byte < 128 && ESCAPES[byte].text != NULL) {
		memcpy(out, ESCAPES[byte].text, ESCAPES[byte].bytes);
		return out + ESCAPES[byte].bytes;
	}
	*out = (char)byte;
	return out + 1;
}

/* `out` has room for ESCAPE_BYTES_MAX times the text. */
static char *put_escaped(char *out, const char *text, size_t bytes)
{
	size_t i = 0;

	for (; i + 8 <= bytes; i += 8) {
		uint64_t word;

		memcpy(&word, text + i, 8);
		if (is_plain(word)) {
			memcpy(out, &word, 8);
			out += 8;
			continue;
		}
		for (size_t k = 0; k < 8; k++)
			out = put_escaped_byte(out, (unsigned char)text[i + k]);
	}
	for (; i < bytes; i++)
		out = put_escaped_byte(out, (unsigned char)text[i]);
	return out;
}

static void view_bytes(struct view *v, const char *text, size_t bytes)
{
	char part[64 * ESCAPE_BYTES_MAX];

	if (v->out.room - v->out.bytes >= bytes * ESCAPE_BYTES_MAX) {
		v->out.bytes = (size_t)(put_escaped(v->out.data + v->out.bytes, text, bytes) - v->out.data);
		return;
	}
	while (bytes > 0) {
		size_t n = bytes < 64 ? bytes : 64;

		buffer_put(&v->out, part, (size_t)(put_escaped(part, text, n) - part));
		text += n;
		bytes -= n;
	}
}

void view_text(struct view *v, const char *text)
{
	if (text != NULL)
		view_bytes(v, text, strlen(text));
}

/* Writes the digits before `end`, with a comma after each `group` of them (0: none); gives where they begin. */
static char *number_before(char *end, int64_t number, int group)
{
	uint64_t n = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
	int digits = 0;

	do {
		if (group != 0 && digits != 0 && digits % group == 0)
			*--end = ',';
		*--end = (char)('0' + n % 10);
		n /= 10;
		digits++;
	} while (n != 0);
	if (number < 0)
		*--end = '-';
	return end;
}

static void view_number(struct view *v, int64_t number, int group)
{
	char digits[NUMBER_BYTES_MAX], *end = digits + sizeof digits, *from = number_before(end, number, group);

	view_raw_html(v, from, (size_t)(end - from));
}

void view_int(struct view *v, int64_t number)
{
	view_number(v, number, 3);
}

void view_int_plain(struct view *v, int64_t number)
{
	view_number(v, number, 0);
}

const char *view_grouped_text(struct view *v, const char *number)
{
	struct buffer b;

	buffer_init(&b, v->arena, NUMBER_BYTES_MAX);
	number_put_grouped(&b, number);
	return buffer_text(&b);
}

void view_grouped(struct view *v, const char *number)
{
	view_text(v, view_grouped_text(v, number));
}

static void put_two(char *out, int n)
{
	out[0] = (char)('0' + n / 10);
	out[1] = (char)('0' + n % 10);
}

static void put_iso(char out[10], day_t day)
{
	struct date d = date_from_day(day);

	assert(d.year >= 0 && d.year <= 9999);
	put_two(out, d.year / 100);
	put_two(out + 2, d.year % 100);
	out[4] = out[7] = '-';
	put_two(out + 5, d.month);
	put_two(out + 8, d.day);
}

void view_day(struct view *v, day_t day)
{
	char iso[10];

	if (day == DAY_OPEN || day == DAY_NONE) {
		view_raw_html(v, "\xe2\x80\x94", 3);
		return;
	}
	put_iso(iso, day);
	view_raw_html(v, iso, sizeof iso);
}

void view_url(struct view *v, const char *part)
{
	if (part != NULL)
		buffer_put_url(&v->out, part);
}

void view_href(struct view *v, const char *url)
{
	assert(url != NULL && (url[0] == '/' || url[0] == '#' || url[0] == '?'));
	assert(url[1] != '/' && url[1] != '\\');	/* //host leaves the site */
	view_text(v, url);
}

void view_percent(struct view *v, int64_t part, int64_t whole, int decimals)
{
	char digits[NUMBER_BYTES_MAX], *end = digits + sizeof digits, *from;
	int64_t scale = 1, rounded;

	assert(decimals >= 0 && decimals <= 6);
	if (whole == 0) {
		view_raw_html(v, "\xe2\x80\x94", 3);
		return;
	}
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	rounded = (int64_t)(((__int128)part * scale * 100 * 2 + whole) / ((__int128)whole * 2));
	if (part < whole && rounded >= scale * 100)
		rounded = scale * 100 - 1;
	*--end = '%';
	from = end;
	for (int i = 0; i < decimals; i++, rounded /= 10)
		*--from = (char)('0' + rounded % 10);
	if (decimals > 0)
		*--from = '.';
	from = number_before(from, rounded, 0);
	view_raw_html(v, from, (size_t)(end + 1 - from));
}

static bool has_special(const char *text, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((unsigned char)text[i] < 128 && ESCAPES[(unsigned char)text[i]].text != NULL)
			return true;
	return false;
}

void view_message(struct view *v, message m, const struct message_arg *args, size_t count)
{
	size_t from = v->out.bytes, bytes;
	char *copy;

	if (m == NULL)
		return;
	if (count == 0) {
		view_text(v, m->text[v->lang]);
		return;
	}
	message_put(&v->out, v->lang, m, args, count);
	bytes = v->out.bytes - from;
	if (!has_special(v->out.data + from, bytes))
		return;
	copy = arena_text_n(v->arena, v->out.data + from, bytes);
	v->out.bytes = from;
	view_bytes(v, copy, bytes);
}

const char *view_number_text(struct view *v, int64_t number)
{
	char digits[NUMBER_BYTES_MAX], *end = digits + sizeof digits, *from = number_before(end, number, 3);

	return arena_text_n(v->arena, from, (size_t)(end - from));
}

const char *view_known_day(struct view *v, day_t day, int64_t precision)
{
	if (day == DAY_NONE || day == DAY_OPEN || (precision != DATE_MONTH && precision != DATE_YEAR))
		return view_day_text(v, day);
	if (v->lang == LANG_ZH)
		return day_text_zh(v->arena, day, (enum date_precision)precision);
	return arena_text_n(v->arena, day_text(v->arena, day), precision == DATE_YEAR ? 4 : 7);
}

const char *view_day_text(struct view *v, day_t day)
{
	char iso[10];

	if (day == DAY_OPEN || day == DAY_NONE)
		return "\xe2\x80\x94";
	put_iso(iso, day);
	return arena_text_n(v->arena, iso, sizeof iso);
}

const char *view_message_text(struct view *v, message m)
{
	return m == NULL ? "" : m->text[v->lang];
}

const char *view_form_key(struct view *v)
{
	return v->form_key[0] == '\0' ? "" : arena_printf(v->arena, "%s-%d", v->form_key, ++v->forms_count);
}
