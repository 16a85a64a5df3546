/* Messages are kept in Chinese, as everything that people are told; what a practice calls its answers has its English (programmes/PLACE/english.txt). */
#include <string.h>
#include "base/buffer.h"
#include "programme/english.h"
#include "rooms/notice/publication.h"
#include "text/notice.h"

#define COLON "\xef\xbc\x9a"	/* the full-width one, as the messages have it */

/* The Chinese word before the finish of a case, which is no name of a practice. */
static const char *named(struct arena *a, enum lang lang, const char *text)
{
	return strcmp(text, message_text(a, LANG_ZH, T_notice_told_result, NULL, 0)) == 0 ? message_text(a, lang, T_notice_told_result, NULL, 0) : programme_named(lang, text);
}

static void put_line(struct arena *a, enum lang lang, struct buffer *b, const char *line)
{
	const char *colon = strstr(line, COLON), *title, *value;

	if (colon == NULL) {
		buffer_puts(b, programme_named(lang, line));
		return;
	}
	title = arena_text_n(a, line, (size_t)(colon - line));
	value = colon + strlen(COLON);
	buffer_printf(b, "%s: %s", named(a, lang, title), programme_named(lang, value));
}

const char *message_shown(struct arena *a, enum lang lang, const char *text)
{
	struct buffer b;

	if (lang == LANG_ZH)
		return text;
	buffer_init(&b, a, 256);
	while (*text != '\0') {
		size_t bytes = strcspn(text, "\n");

		put_line(a, lang, &b, arena_text_n(a, text, bytes));
		text += bytes;
		if (*text == '\n') {
			buffer_putc(&b, '\n');
			text++;
		}
	}
	return buffer_text(&b);
}
