/* What goes out comes back the same: any text through a template's escapes and an HTML reader's unescaping, as a part of
 * a URL through the reader of queries, and as JSON through jansson. And none of it can leave its place in a page. */
#include "fuzz.h"

#include "output_json.h"
#include "view/view.h"
#include "web/request.h"

static const struct { const char *written; char means; } ENTITIES[] = {
	{ "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
};

/* NULL: something that a browser could take for markup or a reference. */
static char *read_html(struct arena *a, const char *html)
{
	char *out = arena_alloc(a, strlen(html) + 1), *to = out;

	while (*html != '\0') {
		size_t i = 0, count = sizeof(ENTITIES) / sizeof(ENTITIES[0]);

		while (i < count && strncmp(html, ENTITIES[i].written, strlen(ENTITIES[i].written)) != 0)
			i++;
		if (i == count && strchr("&<>\"'", *html) != NULL)
			return NULL;
		*to++ = i == count ? *html : ENTITIES[i].means;
		html += i == count ? 1 : strlen(ENTITIES[i].written);
	}
	return out;
}

static struct view *fresh_view(struct arena *a)
{
	struct view *v = arena_alloc(a, sizeof(*v));

	v->arena = a;
	buffer_init(&v->out, a, 0);
	return v;
}

static bool has_control_byte(const char *text)
{
	for (; *text != '\0'; text++)
		if (((unsigned char)*text < 0x20 && strchr("\r\n\t", *text) == NULL) || *text == 0x7f)
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	struct view *v = fresh_view(a);
	const char *text, *html, *url;

	if (!text_is_utf8((const char *)data, bytes))
		return 0;
	text = arena_text_n(a, (const char *)data, bytes);
	view_text(v, text);
	html = read_html(a, buffer_text(&v->out));
	MUST(html != NULL && strcmp(html, text) == 0);

	v = fresh_view(a);
	view_url(v, text);
	url = buffer_text(&v->out);
	MUST(strspn(url, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%-_.~") == strlen(url));
	if (!has_control_byte(text))
		MUST(strcmp(request_unescape(a, url, strlen(url), true), text) == 0);
	MUST(strcmp(output_through_json(a, text), text) == 0);
	return 0;
}
