#include "base/message.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"

/* Placeholders that hold what was counted, in bytes' order. */
static const char *const COUNTS[] = {
	"a", "absent", "abstained", "agreed", "all", "amount", "b", "before", "below", "cases", "changed", "closing",
	"collected", "cut", "done", "due", "each", "entitled", "excused", "found", "free", "graded", "half", "have", "high",
	"in", "issued", "k", "kept", "late", "least", "left", "low", "m", "max", "members", "min", "missing", "months",
	"most", "n", "now", "of", "opening", "opposed", "out", "over", "own", "paid", "papers", "part", "posts", "present",
	"rows", "same", "seats", "short", "shown", "soon", "spoilt", "today", "total", "trained", "undone", "voided",
	"wanted", "week", "written",
};

static int compare_count(const void *key, const void *item)
{
	return strcmp(key, *(const char *const *)item);
}

static bool is_count(const struct message_arg *arg)
{
	return bsearch(arg->name, COUNTS, sizeof COUNTS / sizeof *COUNTS, sizeof *COUNTS, compare_count) != NULL;
}

static const struct message_arg *arg_of(const struct message_arg *args, size_t count, const char *name, size_t name_bytes)
{
	for (size_t i = 0; i < count; i++)
		if (strncmp(args[i].name, name, name_bytes) == 0 && args[i].name[name_bytes] == '\0')
			return &args[i];
	return NULL;
}

/* {n|member|members}: the form the number asks for. "1" alone is singular. */
static void put_form(struct buffer *b, const char *value, const char *forms, const char *end)
{
	const char *bar = memchr(forms, '|', (size_t)(end - forms));

	assert(bar != NULL);
	if (strcmp(value, "1") == 0)
		buffer_put(b, forms, (size_t)(bar - forms));
	else
		buffer_put(b, bar + 1, (size_t)(end - bar - 1));
}

/* `inside` is what stands between the braces. */
static void put_placeholder(struct buffer *b, const struct message_arg *args, size_t count, const char *inside,
			    const char *end)
{
	const char *bar = memchr(inside, '|', (size_t)(end - inside));
	const char *name_end = bar != NULL ? bar : end;
	const struct message_arg *arg = arg_of(args, count, inside, (size_t)(name_end - inside));

	assert(arg != NULL && arg->value != NULL && "a placeholder without a value");
	if (arg == NULL || arg->value == NULL)
		return;
	if (bar != NULL)
		put_form(b, arg->value, bar + 1, end);
	else if (is_count(arg))
		number_put_grouped(b, arg->value);
	else
		buffer_puts(b, arg->value);
}

void message_put(struct buffer *b, enum lang lang, message m, const struct message_arg *args, size_t count)
{
	const char *text = m->text[lang], *open, *close;

	while ((open = strchr(text, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		buffer_put(b, text, (size_t)(open - text));
		put_placeholder(b, args, count, open + 1, close);
		text = close + 1;
	}
	buffer_puts(b, text);
}

/* What stands there up to `end`; a count without the commas in which it is written. */
static const char *value_read(struct arena *a, const struct message_arg *arg, const char *from, const char *end)
{
	char *value = arena_text_n(a, from, (size_t)(end - from)), *to = value;

	if (is_count(arg)) {
		for (const char *at = value; *at != '\0'; at++)
			if (*at != ',')
				*to++ = *at;
		*to = '\0';
	}
	return value;
}

bool message_read(struct arena *a, enum lang lang, message m, const char **text, struct message_arg *args, size_t count)
{
	const char *form = m->text[lang], *at = *text, *open, *close;

	while ((open = strchr(form, '{')) != NULL && (close = strchr(open, '}')) != NULL) {
		const char *next = strchr(close + 1, '{'), *end;
		struct message_arg *arg = NULL;
		char *behind;

		if (strncmp(at, form, (size_t)(open - form)) != 0)
			return false;
		at += open - form;
		for (size_t i = 0; i < count; i++)
			if (strncmp(args[i].name, open + 1, (size_t)(close - open - 1)) == 0 && args[i].name[close - open - 1] == '\0')
				arg = &args[i];
		behind = arena_text_n(a, close + 1, next == NULL ? strlen(close + 1) : (size_t)(next - close - 1));
		end = behind[0] == '\0' ? at + strlen(at) : strstr(at, behind);
		if (arg == NULL || end == NULL)
			return false;
		arg->value = value_read(a, arg, at, end);
		at = end;
		form = close + 1;
	}
	if (strncmp(at, form, strlen(form)) != 0)
		return false;
	*text = at + strlen(form);
	return true;
}

char *message_text(struct arena *a, enum lang lang, message m, const struct message_arg *args, size_t count)
{
	struct buffer b;

	buffer_init(&b, a, 128);
	message_put(&b, lang, m, args, count);
	return arena_text(a, buffer_text(&b));
}

static int compare_key(const void *key, const void *item)
{
	return strcmp(key, (*(const message *)item)->key);
}

message message_find(const char *key)
{
	const message *found = bsearch(key, MESSAGES, (size_t)MESSAGES_COUNT, sizeof(MESSAGES[0]), compare_key);

	return found == NULL ? NULL : *found;
}
