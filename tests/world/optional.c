/* Reads the fields that a page shows as refused, as view/component.tmpl writes them. */
#include "world/optional.h"
#include <string.h>
#include "base/buffer.h"

/* From the first `from` in the text to the next `to`; NULL if it is not there. */
static const char *between(struct arena *a, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from), *end = at == NULL ? NULL : strstr(at + strlen(from), to);

	return end == NULL ? NULL : arena_text_n(a, at + strlen(from), (size_t)(end - at - (ptrdiff_t)strlen(from)));
}

/* As a form of typed_form.h sends it. */
static const char *coded(struct arena *a, const char *name)
{
	struct buffer b;

	buffer_init(&b, a, 0);
	for (; *name != '\0'; name++)
		if (*name == '_')
			buffer_puts(&b, "%5F");
		else
			buffer_putc(&b, *name);
	return buffer_text(&b);
}

/* The value of a field in what was sent, up to what follows it; NULL if it was not sent. */
static const char *value_sent(struct arena *a, const char *sent, const char *name)
{
	const char *const starts[] = { arena_printf(a, "&%s=", name), arena_printf(a, "&%s=", coded(a, name)), arena_printf(a, "name=\"%s\"\r\n\r\n", name) };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (strstr(sent, starts[i]) != NULL)
			return strstr(sent, starts[i]) + strlen(starts[i]);
	return NULL;
}

static bool is_said(struct arena *a, const char *sent, const char *name)
{
	const char *value = value_sent(a, sent, name);

	return value != NULL && *value != '\0' && *value != '&' && *value != '\r';
}

const char *optional_refused(struct arena *a, const struct reply *r, const void *sent, size_t bytes)
{
	static const char BAD[] = " f--bad";	/* among the classes of its <div> */
	const char *form = arena_printf(a, "&%s", arena_text_n(a, sent, bytes));

	for (const char *at = r->body; (at = strstr(at, BAD)) != NULL; at++) {
		const char *field = between(a, at, BAD, "</div>"), *label, *name;

		label = field == NULL ? NULL : between(a, field, "<label for=\"", "</label>");
		name = field == NULL ? NULL : between(a, field, " name=\"", "\"");
		if (label == NULL || name == NULL || strstr(field, " type=\"file\"") != NULL || is_said(a, form, name))
			continue;
		if (strstr(label, "（选填）") != NULL || strstr(label, "(optional)") != NULL)
			return strchr(label, '>') + 1;
	}
	return NULL;
}
