/* A page of the web that an office file has taken in (altChunk): its words without its signs. Runs in the confined child. */
#include "core/secrecy_part.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/buffer.h"

/* What of the page begins a new line; all other signs stand within one. */
static bool is_line(const char *name, size_t bytes)
{
	static const char *const LINES[] = { "p", "br", "div", "td", "th", "tr", "li", "table", "body", "title", "h1", "h2", "h3", "h4", "h5", "h6", NULL };

	for (size_t i = 0; LINES[i] != NULL; i++)
		if (strlen(LINES[i]) == bytes && strncasecmp(LINES[i], name, bytes) == 0)
			return true;
	return false;
}

static const char *put_tag(struct buffer *out, const char *at)
{
	const char *end = strncmp(at, "<!--", 4) == 0 ? strstr(at, "-->") : strchr(at, '>'), *name = at + 1 + (at[1] == '/');

	if (is_line(name, strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456")))
		buffer_putc(out, '\n');
	return end == NULL ? at + strlen(at) : end + (*end == '-' ? 3 : 1);
}

static void put_letter(struct buffer *out, unsigned long letter)
{
	if (letter < 0x80) {
		buffer_putc(out, (char)letter);
	} else if (letter < 0x800) {
		buffer_putc(out, (char)(0xC0 | letter >> 6));
		buffer_putc(out, (char)(0x80 | (letter & 0x3F)));
	} else if (letter < 0x10000 && (letter < 0xD800 || letter > 0xDFFF)) {
		buffer_putc(out, (char)(0xE0 | letter >> 12));
		buffer_putc(out, (char)(0x80 | (letter >> 6 & 0x3F)));
		buffer_putc(out, (char)(0x80 | (letter & 0x3F)));
	}
}

/* &#26426; and &#x673A;; those with names hold no Chinese. */
static const char *put_entity(struct buffer *out, const char *at)
{
	bool is_hex = at[1] == '#' && (at[2] == 'x' || at[2] == 'X');
	char *end;
	unsigned long letter;

	if (at[1] != '#') {
		buffer_putc(out, ' ');
		return at + 1;
	}
	letter = strtoul(at + (is_hex ? 3 : 2), &end, is_hex ? 16 : 10);
	if (letter != 0)
		put_letter(out, letter);
	return end + (*end == ';');
}

static const char *words_of(struct arena *a, const char *page)
{
	struct buffer out;

	buffer_init(&out, a, strlen(page) + 1);
	for (const char *at = page; *at != '\0';) {
		const char *next = at + 1;

		if (*at == '<' && (at[1] == '/' || at[1] == '!' || at[1] == '?' || isalpha((unsigned char)at[1])) && strchr(at, '>') != NULL)
			next = put_tag(&out, at);
		else if (*at == '&')
			next = put_entity(&out, at);
		else
			buffer_putc(&out, *at == '\r' || *at == '\n' ? ' ' : *at);	/* a page breaks its lines where it likes */
		at = next;
	}
	return buffer_text(&out);
}

static int digit_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* =E6=9C=BA, and a = at the end of a line that goes on (RFC 2045, 6.7). */
static char *unquoted(struct arena *a, const char *text, size_t bytes)
{
	char *out = arena_alloc(a, bytes + 1);
	size_t n = 0;

	for (size_t i = 0; i < bytes; i++) {
		if (text[i] == '=' && i + 2 < bytes && digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0) {
			out[n++] = (char)(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]));
			i += 2;
		} else if (text[i] == '=' && i + 1 < bytes && (text[i + 1] == '\r' || text[i + 1] == '\n')) {
			i += text[i + 1] == '\r' && i + 2 < bytes && text[i + 2] == '\n' ? 2 : 1;
		} else {
			out[n++] = text[i];
		}
	}
	out[n] = '\0';
	return out;
}

/* The head in which `at` stands: up to a blank line before and behind it. */
static const char *head_around(struct arena *a, const char *text, const char *at)
{
	const char *from = at, *to = at;

	while (from > text && !(from[0] == '\n' && (from[-1] == '\n' || (from[-1] == '\r' && from - 1 > text && from[-2] == '\n'))))
		from--;
	while (*to != '\0' && !(to[0] == '\n' && (to[1] == '\n' || (to[1] == '\r' && to[2] == '\n'))))
		to++;
	return arena_text_n(a, from, (size_t)(to - from));
}

/* Words in base64 or UTF-16 are not read; pictures in base64 are none. */
static bool is_closed(struct arena *a, const char *text, size_t bytes)
{
	static const char BASE64[] = "Content-Transfer-Encoding: base64";
	bool is_closed = memchr(text, '\0', bytes) != NULL;

	for (const char *at = text; !is_closed && (at = strcasestr(at, BASE64)) != NULL; at += strlen(BASE64))
		is_closed = strcasestr(head_around(a, text, at), "Content-Type: text/") != NULL;
	return is_closed;
}

const char *secrecy_in_html(struct arena *a, const char *data, size_t bytes, bool *is_cut)
{
	const char *page = arena_text_n(a, data, bytes);

	*is_cut |= is_closed(a, page, bytes);
	if (strcasestr(page, "quoted-printable") != NULL)
		page = unquoted(a, page, strlen(page));
	page = words_of(a, page);
	return secrecy_in_plain(a, page, strlen(page), "\t");
}
