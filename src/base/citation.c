#include "base/citation.h"

#include <stdbool.h>
#include <string.h>

static const struct { const char *open, *close; } BRACKETS[] = { { "（", "）" }, { "(", ")" } };

/* The bytes of a bracket that opens (or closes) here; 0: none does. */
static size_t bracket_at(const char *at, bool is_open)
{
	for (size_t i = 0; i < sizeof(BRACKETS) / sizeof(BRACKETS[0]); i++) {
		const char *sign = is_open ? BRACKETS[i].open : BRACKETS[i].close;

		if (strncmp(at, sign, strlen(sign)) == 0)
			return strlen(sign);
	}
	return 0;
}

/* Behind the bracket that opens here and all within it; NULL: it is not closed. */
static const char *behind(const char *at)
{
	int depth = 0;

	while (*at != '\0') {
		size_t open = bracket_at(at, true), close = bracket_at(at, false);

		depth += (open > 0) - (close > 0);
		at += open + close > 0 ? open + close : 1;
		if (depth == 0)
			return at;
	}
	return NULL;
}

static bool cites(struct arena *a, const char *from, const char *to)
{
	static const char *const SIGNS[] = { "《", " art. ", " arts. " };
	const char *within = arena_text_n(a, from, (size_t)(to - from));

	for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++)
		if (strstr(within, SIGNS[i]) != NULL)
			return true;
	return false;
}

const char *citation_without(struct arena *a, const char *text)
{
	char *kept = arena_alloc(a, strlen(text) + 1);
	size_t bytes = 0;

	for (const char *at = text; *at != '\0';) {
		const char *end = bracket_at(at, true) > 0 ? behind(at) : NULL;

		if (end == NULL || !cites(a, at, end)) {
			kept[bytes++] = *at++;
			continue;
		}
		while (bytes > 0 && kept[bytes - 1] == ' ')	/* as Latin letters have before a bracket */
			bytes--;
		at = end;
	}
	kept[bytes] = '\0';
	return bytes == 0 ? text : kept;
}
