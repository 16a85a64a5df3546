#include "core/pdf_token.h"

#include <string.h>

#define NUMBER_MAX 1e9		/* what is larger is no place on a page */

void pdf_tokens_init(struct pdf_tokens *t, struct arena *a, const char *data, size_t bytes)
{
	*t = (struct pdf_tokens){ .at = data, .stop = data + bytes };
	buffer_init(&t->room, a, 200);
}

static bool is_blank(char c)
{
	return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_sign(char c)
{
	return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static int hex_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void skip_blanks(struct pdf_tokens *t)
{
	for (; t->at < t->stop; t->at++)
		if (*t->at == '%')
			while (t->at + 1 < t->stop && t->at[1] != '\n' && t->at[1] != '\r')
				t->at++;
		else if (!is_blank(*t->at))
			return;
}

/* ---- strings ---- */

/* Behind a backslash. */
static void take_escape(struct pdf_tokens *t)
{
	static const char FROM[] = "nrtbf", TO[] = "\n\r\t\b\f";
	const char *known = *t->at == '\0' ? NULL : strchr(FROM, *t->at);

	if (*t->at >= '0' && *t->at <= '7') {
		int byte = 0;

		for (int i = 0; i < 3 && t->at < t->stop && *t->at >= '0' && *t->at <= '7'; i++)
			byte = byte * 8 + (*t->at++ - '0');
		buffer_putc(&t->room, (char)byte);
		return;
	}
	if (*t->at == '\r' && t->at + 1 < t->stop && t->at[1] == '\n')
		t->at++;
	else if (*t->at != '\n' && *t->at != '\r')
		buffer_putc(&t->room, known == NULL ? *t->at : TO[known - FROM]);
	t->at++;
}

static void take_string(struct pdf_tokens *t)
{
	int depth = 1;

	while (t->at < t->stop) {
		char c = *t->at++;

		if (c == '\\') {
			if (t->at < t->stop)
				take_escape(t);
			continue;
		}
		depth += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (depth == 0)
			return;
		buffer_putc(&t->room, c);
	}
}

static void take_hex(struct pdf_tokens *t)
{
	int digits = 0, byte = 0;

	for (; t->at < t->stop && *t->at != '>'; t->at++) {
		int digit = hex_of(*t->at);

		if (digit < 0)
			continue;
		byte = byte * 16 + digit;
		if (++digits % 2 == 0) {
			buffer_putc(&t->room, (char)byte);
			byte = 0;
		}
	}
	if (digits % 2 != 0)
		buffer_putc(&t->room, (char)(byte * 16));
	t->at += t->at < t->stop;
}

/* ---- names, words, numbers ---- */

static void take_name(struct pdf_tokens *t)
{
	buffer_putc(&t->room, '/');
	while (t->at < t->stop && !is_blank(*t->at) && !is_sign(*t->at)) {
		if (*t->at == '#' && t->stop - t->at > 2 && hex_of(t->at[1]) >= 0 && hex_of(t->at[2]) >= 0) {
			buffer_putc(&t->room, (char)(hex_of(t->at[1]) * 16 + hex_of(t->at[2])));
			t->at += 3;
		} else {
			buffer_putc(&t->room, *t->at++);
		}
	}
}

/* Not strtod, which knows exponents and the sign of the place. */
static bool read_number(const char *text, size_t bytes, double *number)
{
	double sign = 1, place = 1;
	bool has_point = false, has_digit = false;

	*number = 0;
	for (size_t i = 0; i < bytes; i++) {
		if (text[i] >= '0' && text[i] <= '9') {
			has_digit = true;
			*number = *number * 10 + (text[i] - '0');
			place *= has_point ? 10 : 1;
		} else if (text[i] == '.' && !has_point) {
			has_point = true;
		} else if (text[i] == '-') {
			sign = -1;	/* some write -- or 12-3; readers take them for numbers too */
		} else if (text[i] != '+') {
			return false;
		}
	}
	*number = sign * *number / place;
	return has_digit && *number < NUMBER_MAX && *number > -NUMBER_MAX;
}

static void take_word(struct pdf_tokens *t, struct pdf_token *token)
{
	const char *from = t->at;

	while (t->at < t->stop && !is_blank(*t->at) && !is_sign(*t->at))
		t->at++;
	t->at += t->at == from;		/* a sign that belongs nowhere */
	buffer_put(&t->room, from, (size_t)(t->at - from));
	token->kind = read_number(from, (size_t)(t->at - from), &token->number) ? PDF_NUMBER : PDF_WORD;
}

/* ---- the next one ---- */

static bool is_pair(const struct pdf_tokens *t, const char *pair)
{
	return t->stop - t->at > 1 && t->at[0] == pair[0] && t->at[1] == pair[1];
}

static enum pdf_token_kind begin(struct pdf_tokens *t)
{
	if (is_pair(t, "<<") || is_pair(t, ">>")) {
		t->at += 2;
		return t->at[-1] == '<' ? PDF_DICT_OPEN : PDF_DICT_CLOSE;
	}
	switch (*t->at) {
	case '[': t->at++; return PDF_OPEN;
	case ']': t->at++; return PDF_CLOSE;
	case '(': case '<': t->at++; return PDF_STRING;
	case '/': t->at++; return PDF_NAME;
	default: return PDF_WORD;
	}
}

bool pdf_next(struct pdf_tokens *t, struct pdf_token *token)
{
	*token = (struct pdf_token){ .kind = PDF_END, .text = "" };
	skip_blanks(t);
	if (t->at >= t->stop)
		return false;
	buffer_clear(&t->room);
	token->kind = begin(t);
	if (token->kind == PDF_STRING)
		t->at[-1] == '(' ? take_string(t) : take_hex(t);
	else if (token->kind == PDF_NAME)
		take_name(t);
	else if (token->kind == PDF_WORD)
		take_word(t, token);
	token->bytes = t->room.bytes;
	token->text = buffer_text(&t->room);
	return true;
}

bool pdf_is_word(const struct pdf_token *token, const char *word)
{
	return token->kind == PDF_WORD && strcmp(token->text, word) == 0;
}

void pdf_skip_picture(struct pdf_tokens *t)
{
	while ((t->at = memmem(t->at, (size_t)(t->stop - t->at), "EI", 2)) != NULL) {
		bool is_alone = is_blank(t->at[-1]) && (t->stop - t->at == 2 || is_blank(t->at[2]));

		t->at += 2;
		if (is_alone)
			return;
	}
	t->at = t->stop;
}
