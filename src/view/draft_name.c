#include "view/draft_name.h"

#include <string.h>
#include "base/buffer.h"
#include "base/text.h"

/* Parts of a query by which pages choose what a form is about. */
static const char *const SUBJECTS[] = { "about", "person", "org", "use", "subject", "run", "post", "account", "unit", "other", "host", "book", "sheet",
	"programme", "code", "param", "template", "shipped", "from", "below", "parent_code", "entry", "year" };

/* The value of one part of a query that begins at `query`; NULL: it has none, or an empty one. Not ended by a NUL. */
static const char *value_of(const char *query, const char *name, size_t *bytes)
{
	size_t name_bytes = strlen(name);

	for (const char *at = query; *at != '\0'; at += strcspn(at, "&") + (at[strcspn(at, "&")] == '&')) {
		if (strncmp(at, name, name_bytes) != 0 || at[name_bytes] != '=')
			continue;
		*bytes = strcspn(at + name_bytes + 1, "&");
		return *bytes > 0 ? at + name_bytes + 1 : NULL;
	}
	return NULL;
}

const char *draft_name(struct arena *a, const char *form, const char *page)
{
	const char *query = page == NULL ? NULL : strchr(page, '?'), *value;
	bool has_any = false;
	struct buffer b;
	size_t bytes;

	buffer_init(&b, a, 0);
	buffer_puts(&b, form);
	for (size_t i = 0; query != NULL && i < sizeof(SUBJECTS) / sizeof(SUBJECTS[0]); i++) {
		value = value_of(query + 1, SUBJECTS[i], &bytes);
		if (value == NULL)
			continue;
		buffer_printf(&b, "%s%s=%.*s", has_any ? "&" : strchr(form, '#') == NULL ? "#?" : "?", SUBJECTS[i], (int)bytes, value);
		has_any = true;
	}
	return buffer_text(&b);
}
