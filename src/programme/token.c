#include "programme/token.h"

#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "text/programme.h"

enum { NUMERAL_BYTES_MAX = 64 };	/* a number of more is none that is read */

/* One line on its way into tokens. */
struct cutter {
	struct problems *problems;
	struct line *line;
	const char *at;
	size_t room;
	bool is_tight;
};

/* ---- characters ---- */

static const struct { const char *wide, *narrow; } WIDE_SIGNS[] = {
	{ "＞＝", ">=" }, { "＜＝", "<=" }, { "！＝", "!=" }, { "≧", ">=" }, { "≦", "<=" }, { "．．", ".." }, { "，", "," }, { "、", "," }, { "（", "(" }, { "）", ")" }, { "＝", "=" }, { "＋", "+" }, { "－", "-" }, { "＊", "*" }, { "／", "/" },
	{ "＜", "<" }, { "＞", ">" }, { "≥", ">=" }, { "≤", "<=" }, { "≠", "!=" }, { "～", ".." }, { "＃", "#" },
};
static const char *const SIGNS[] = { "..", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", "," };
static const char *const OPEN_QUOTES[] = { "\"", "“", "「" }, *const CLOSE_QUOTES[] = { "\"", "”", "」" };

/* Bytes of the sign at the cursor, 0 if there is none. */
static size_t sign_at(const char *at, const char **sign)
{
	for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++)
		if (text_starts(at, SIGNS[i])) {
			*sign = SIGNS[i];
			return strlen(SIGNS[i]);
		}
	for (size_t i = 0; i < sizeof(WIDE_SIGNS) / sizeof(WIDE_SIGNS[0]); i++)
		if (text_starts(at, WIDE_SIGNS[i].wide)) {
			*sign = WIDE_SIGNS[i].narrow;
			return strlen(WIDE_SIGNS[i].wide);
		}
	return 0;
}

static size_t blank_at(const char *at)
{
	return *at == ' ' || *at == '\t' ? 1 : text_starts(at, "　") ? strlen("　") : 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of one character that a word may begin with: a letter or anything beyond ASCII that is no sign. */
static size_t letter_at(const char *at)
{
	const char *sign, *next = at;

	if (is_letter(*at))
		return 1;
	if (((unsigned char)*at & 0x80) == 0 || blank_at(at) > 0 || sign_at(at, &sign) > 0)
		return 0;
	for (size_t i = 0; i < 3; i++)
		if (text_starts(at, OPEN_QUOTES[i]) || text_starts(at, CLOSE_QUOTES[i]))
			return 0;
	text_next(&next);
	return (size_t)(next - at);
}

/* ---- tokens ---- */

static void put(struct cutter *c, enum token_kind kind, const char *text, size_t bytes)
{
	struct line *line = c->line;

	if (line->tokens_count + 1 >= c->room) {
		struct token *bigger = arena_array(c->problems->arena, c->room * 2, sizeof(*bigger));

		memcpy(bigger, line->tokens, line->tokens_count * sizeof(*bigger));
		line->tokens = bigger;
		c->room *= 2;
	}
	line->tokens[line->tokens_count++] = (struct token){ kind, arena_text_n(c->problems->arena, text, bytes), NO_WORD, NO_WORD, c->is_tight };
	line->tokens[line->tokens_count] = (struct token){ TOKEN_END, "", NO_WORD, NO_WORD, false };
}

/* Letters, digits, _ and Chinese; a dot or a hyphen only between such ("plan.budget", "tz-evaluate"). */
static size_t word_at(const char *at)
{
	const char *p = at;

	for (size_t bytes; *p != '\0';) {
		if ((bytes = letter_at(p)) > 0)
			p += bytes;
		else if (p > at && (is_digit(*p) || *p == '_' || ((*p == '.' || *p == '-') && letter_at(p + 1) > 0)))
			p++;
		else
			break;
	}
	return (size_t)(p - at);
}

static size_t digits_at(const char *at)
{
	size_t n = 0;

	while (is_digit(at[n]))
		n++;
	return n;
}

/* "2015-09-30" and "06-01", else a number with at most one point and a percent sign. */
static size_t number_at(const char *at, enum token_kind *kind)
{
	size_t n = digits_at(at);

	*kind = TOKEN_NUMBER;
	if (n == 4 && at[4] == '-' && digits_at(at + 5) == 2 && at[7] == '-' && digits_at(at + 8) == 2) {
		*kind = TOKEN_DATE;
		return 10;
	}
	if (n == 2 && at[2] == '-' && digits_at(at + 3) == 2) {
		*kind = TOKEN_MONTH_DAY;
		return 5;
	}
	if (at[n] == '.' && is_digit(at[n + 1]))
		n += 1 + digits_at(at + n + 1);
	return n + (at[n] == '%');
}

/* ---- numbers of full width, as an input method leaves them ---- */

/* The byte of a digit, or of a sign in a number, of whatever width; 0: none. *bytes is what it takes there. */
static char numeral_at(const char *at, size_t *bytes)
{
	static const struct { const char *wide; char narrow; } NUMERALS[] = { { "０", '0' }, { "１", '1' }, { "２", '2' }, { "３", '3' }, { "４", '4' }, { "５", '5' }, { "６", '6' },
		{ "７", '7' }, { "８", '8' }, { "９", '9' }, { "．", '.' }, { "－", '-' }, { "％", '%' } };

	*bytes = 1;
	if (is_digit(*at) || *at == '.' || *at == '-' || *at == '%')
		return *at;
	for (size_t i = 0; i < sizeof(NUMERALS) / sizeof(NUMERALS[0]); i++)
		if (text_starts(at, NUMERALS[i].wide)) {
			*bytes = strlen(NUMERALS[i].wide);
			return NUMERALS[i].narrow;
		}
	return '\0';
}

static bool is_unit(const char *text, size_t bytes)
{
	static const char *const UNITS[] = { "d", "wd", "m", "y", "日", "工作日", "个月", "年" };

	for (size_t i = 0; i < sizeof(UNITS) / sizeof(UNITS[0]); i++)
		if (bytes == strlen(UNITS[i]) && memcmp(text, UNITS[i], bytes) == 0)
			return true;
	return false;
}

/* A number that begins there, written out in `narrow`: its bytes in the text, 0 where there is none. One of ASCII ends before any word; a full-width digit may also begin a
 * word (１组), which it does unless a unit stands behind the number. */
static size_t numeral(const char *at, char narrow[NUMERAL_BYTES_MAX + 1], enum token_kind *kind)
{
	size_t taken[NUMERAL_BYTES_MAX + 1] = { 0 }, count = 0, bytes, n, word;

	for (char c; count < NUMERAL_BYTES_MAX && (c = numeral_at(at + taken[count], &bytes)) != '\0'; count++) {
		narrow[count] = c;
		taken[count + 1] = taken[count] + bytes;
	}
	narrow[count] = '\0';
	if (!is_digit(narrow[0]))
		return 0;
	n = number_at(narrow, kind);
	narrow[n] = '\0';
	word = word_at(at + taken[n]);
	return !is_digit(*at) && word > 0 && !is_unit(at + taken[n], word) ? 0 : taken[n];
}

static bool cut_number(struct cutter *c)
{
	char narrow[NUMERAL_BYTES_MAX + 1];
	enum token_kind kind;
	size_t bytes = numeral(c->at, narrow, &kind);

	if (bytes == 0)
		return false;
	put(c, kind, narrow, strlen(narrow));
	c->at += bytes;
	return true;
}

static bool cut_text(struct cutter *c, size_t quote)
{
	const char *from = c->at + strlen(OPEN_QUOTES[quote]), *to = strstr(from, CLOSE_QUOTES[quote]);

	if (to == NULL)
		return problem_add(c->problems, c->line->number, T_programme_no_end_of_text, NULL);
	put(c, TOKEN_TEXT, from, (size_t)(to - from));
	c->at = to + strlen(CLOSE_QUOTES[quote]);
	return true;
}

static bool is_comment(const char *at)
{
	const char *sign;

	return *at == '#' || (sign_at(at, &sign) > 0 && *sign == '#');
}

static size_t text_at(const char *at, size_t quote)
{
	const char *to = strstr(at + strlen(OPEN_QUOTES[quote]), CLOSE_QUOTES[quote]);

	return to == NULL ? strlen(at) : (size_t)(to - at) + strlen(CLOSE_QUOTES[quote]);
}

size_t token_look(const char *at, enum token_kind *kind)
{
	char narrow[NUMERAL_BYTES_MAX + 1];
	const char *next = at;
	size_t bytes;

	*kind = TOKEN_END;
	if (is_comment(at))
		return strlen(at);
	*kind = TOKEN_TEXT;
	for (size_t i = 0; i < 3; i++)
		if (text_starts(at, OPEN_QUOTES[i]))
			return text_at(at, i);
	if ((bytes = numeral(at, narrow, kind)) > 0)
		return bytes;
	*kind = TOKEN_WORD;
	if ((bytes = word_at(at)) > 0)
		return bytes;
	*kind = TOKEN_SIGN;
	text_next(&next);
	return (size_t)(next - at);
}

static bool cut_token(struct cutter *c)
{
	const char *sign;
	size_t bytes;

	for (size_t i = 0; i < 3; i++)
		if (text_starts(c->at, OPEN_QUOTES[i]))
			return cut_text(c, i);
	if (cut_number(c))
		return true;
	if ((bytes = sign_at(c->at, &sign)) > 0) {
		put(c, TOKEN_SIGN, sign, strlen(sign));
		c->at += bytes;
		return true;
	}
	if ((bytes = word_at(c->at)) > 0) {
		put(c, TOKEN_WORD, c->at, bytes);
		c->at += bytes;
		return true;
	}
	return problem_add(c->problems, c->line->number, T_programme_odd_character,
		"text", arena_text_n(c->problems->arena, c->at, letter_at(c->at) > 0 ? letter_at(c->at) : 1), NULL);
}

/* The text of the line is 0-terminated. */
static bool cut_line(struct cutter *c)
{
	bool is_good = true;

	while (is_good) {
		size_t blank = blank_at(c->at);

		c->is_tight = blank == 0;
		while ((blank = blank_at(c->at)) > 0)
			c->at += blank;
		if (*c->at == '\0')
			return true;
		if (is_comment(c->at)) {
			c->line->comment = c->at;
			return true;
		}
		is_good = cut_token(c);
	}
	return false;
}

static bool is_within_limits(struct problems *problems, const char *text, size_t bytes)
{
	char limit[32];

	snprintf(limit, sizeof(limit), "%d", PROGRAMME_BYTES_MAX / 1024);
	if (bytes > PROGRAMME_BYTES_MAX)
		return problem_add(problems, 0, T_programme_too_large, "max", limit, NULL);
	return text_is_utf8(text, bytes) || problem_add(problems, 0, T_programme_not_utf8, NULL);
}

bool token_cut(struct problems *problems, const char *text, size_t bytes, struct line **lines, size_t *count)
{
	size_t lines_count = 1, before = problems->count;
	const char *end = text + bytes;

	*count = 0;
	if (!is_within_limits(problems, text, bytes))
		return false;
	for (const char *p = text; p < end; p++)
		lines_count += *p == '\n';
	if (lines_count > PROGRAMME_LINES_MAX)
		return problem_add(problems, 0, T_programme_too_many_lines, "max", "4000", NULL);
	if (bytes >= strlen(BYTE_ORDER_MARK) && memcmp(text, BYTE_ORDER_MARK, strlen(BYTE_ORDER_MARK)) == 0)
		text += strlen(BYTE_ORDER_MARK);
	*lines = arena_array(problems->arena, lines_count, sizeof(**lines));
	for (const char *from = text; from <= end && *count < lines_count;) {
		const char *to = memchr(from, '\n', (size_t)(end - from));
		size_t length = (size_t)((to == NULL ? end : to) - from);
		struct line *line = &(*lines)[(*count)++];
		struct cutter c = { .problems = problems, .line = line, .room = 8 };

		*line = (struct line){ .number = (int)*count, .tokens = arena_array(problems->arena, c.room, sizeof(struct token)) };
		line->tokens[0].text = "";
		if (length > 0 && from[length - 1] == '\r')
			length--;
		if (length > PROGRAMME_LINE_BYTES_MAX)
			problem_add(problems, line->number, T_programme_line_too_long, "max", "1000", NULL);
		else {
			c.at = arena_text_n(problems->arena, from, length);
			cut_line(&c);
		}
		from = to == NULL ? end + 1 : to + 1;
	}
	return problems->count == before;
}

bool token_take_word(struct token **at, enum programme_word word)
{
	if ((*at)->kind != TOKEN_WORD || !programme_word_is(word, (*at)->text))
		return false;
	(*at)++->word = word;
	return true;
}

bool token_take_sign(struct token **at, const char *sign)
{
	if ((*at)->kind != TOKEN_SIGN || strcmp((*at)->text, sign) != 0)
		return false;
	++*at;
	return true;
}
