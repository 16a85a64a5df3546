#include "programme/highlight.h"

#include <string.h>
#include "programme/token.h"

static bool is_keyword(const char *text)
{
	for (int word = 0; word < WORDS_COUNT; word++)
		if (programme_word_is((enum programme_word)word, text))
			return true;
	return false;
}

static size_t look(struct arena *a, const char *at, enum highlight *kind)
{
	static const enum highlight KINDS[] = { [TOKEN_END] = HIGHLIGHT_COMMENT, [TOKEN_NUMBER] = HIGHLIGHT_NUMBER, [TOKEN_DATE] = HIGHLIGHT_NUMBER,
		[TOKEN_MONTH_DAY] = HIGHLIGHT_NUMBER, [TOKEN_TEXT] = HIGHLIGHT_QUOTED, [TOKEN_SIGN] = HIGHLIGHT_PLAIN };
	enum token_kind token;
	size_t bytes = token_look(at, &token);

	if (token == TOKEN_WORD)
		*kind = is_keyword(arena_text_n(a, at, bytes)) ? HIGHLIGHT_KEYWORD : HIGHLIGHT_PLAIN;
	else
		*kind = KINDS[token];
	return bytes;
}

/* Neighbours that look alike are one piece. */
static void cut_line(struct arena *a, const char *text, struct highlight_line *line)
{
	const char *from = text, *at = text;
	enum highlight kind, last = HIGHLIGHT_PLAIN;

	line->pieces = arena_array(a, strlen(text) + 1, sizeof(*line->pieces));
	while (*at != '\0') {
		size_t bytes = look(a, at, &kind);

		if (kind != last && at > from) {
			line->pieces[line->pieces_count++] = (struct highlight_piece){ last, arena_text_n(a, from, (size_t)(at - from)) };
			from = at;
		}
		last = kind;
		at += bytes;
	}
	if (at > from)
		line->pieces[line->pieces_count++] = (struct highlight_piece){ last, arena_text_n(a, from, (size_t)(at - from)) };
}

size_t programme_highlight(struct arena *a, const char *text, struct highlight_line **lines)
{
	size_t count = 0;

	*lines = arena_array(a, PROGRAMME_LINES_MAX, sizeof(**lines));
	while (*text != '\0' && count < PROGRAMME_LINES_MAX) {
		size_t bytes = strcspn(text, "\n");

		(*lines)[count] = (struct highlight_line){ .pieces = NULL };
		cut_line(a, arena_text_n(a, text, bytes), &(*lines)[count++]);
		text += bytes + (text[bytes] == '\n');
	}
	return count;
}
