#include "html.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static bool is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

static void append_char(struct page *c, char *name, char b)
{
	size_t n = strlen(name);

	if (n + 1 >= NAME_MAX_BYTES)
		REFUSE(c, "name too long: %s", name);
	name[n] = b;
	name[n + 1] = '\0';
}

/* ---- blanks ---- */

static bool keeps_blanks(const struct page *c)
{
	for (int i = 0; i < c->html.depth; i++)
		if (strcmp(c->html.open[i].name, "pre") == 0 || strcmp(c->html.open[i].name, "textarea") == 0)
			return true;
	return false;
}

/* A run of blanks becomes one, or none where it only breaks lines between tags. */
static void settle_blank(struct page *c, bool before_tag)
{
	if (c->has_blank && !(c->has_newline && c->after_tag && before_tag))
		text_put(&c->literal, " ", 1);
	c->has_blank = c->has_newline = false;
	c->after_tag = before_tag;
}

static void hold_blank(struct page *c, char b)
{
	if (c->html.place == IN_TEXT && keeps_blanks(c)) {
		text_put(&c->literal, &b, 1);
		return;
	}
	c->has_blank = true;
	c->has_newline |= b == '\n';
}

/* ---- following the HTML ---- */

static const char *const VOID_ELEMENTS[] = {
	"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", NULL
};
static const char *const URL_ATTRIBUTES[] = {
	"href", "src", "action", "formaction", "data", "poster", "cite", "ping", "manifest", "xlink:href",
	"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete", "hx-push-url", "hx-replace-url", NULL
};
/* Code, or a little language of its own: escaping as HTML is not enough there. */
static const char *const CODE_ATTRIBUTES[] = {
	"style", "srcdoc", "srcset", "hx-vals", "hx-vars", "hx-headers", "hx-request", "hx-trigger", "http-equiv", NULL
};

static bool is_inside(const struct html *h, const char *element)
{
	for (int i = 0; i < h->depth; i++)
		if (strcmp(h->open[i].name, element) == 0)
			return true;
	return false;
}

void html_open(struct page *c, const char *name)
{
	struct html *h = &c->html;

	if (h->depth == OPEN_MAX)
		REFUSE(c, "elements nest too deep");
	snprintf(h->open[h->depth].name, NAME_MAX_BYTES, "%s", name);
	h->open[h->depth++].line = c->line;
}

void html_close(struct page *c, const char *name)
{
	struct html *h = &c->html;

	if (h->depth == 0)
		REFUSE(c, "</%s> closes nothing", name);
	if (strcmp(h->open[h->depth - 1].name, name) != 0)
		REFUSE(c, "</%s> where <%s> of line %d is open", name, h->open[h->depth - 1].name, h->open[h->depth - 1].line);
	h->depth--;
}

static void end_of_start_tag(struct page *c)
{
	struct html *h = &c->html;

	if (is_one_of(h->tag, VOID_ELEMENTS))
		h->place = IN_TEXT;
	else if (h->closes_itself) {
		if (!is_inside(h, "svg"))
			REFUSE(c, "<%s/> does not close itself in HTML", h->tag);
		h->place = IN_TEXT;
	} else {
		html_open(c, h->tag);
		h->place = strcmp(h->tag, "script") == 0 ? IN_SCRIPT : IN_TEXT;
	}
	c->after_tag = true;
}

static void end_of_value(struct page *c)
{
	struct html *h = &c->html;

	if (strcmp(h->tag, "form") == 0 && strcmp(h->attribute, "method") == 0 && strcasecmp(h->value, "post") == 0 && !c->is_view)
		REFUSE(c, "a form that posts is opened with {%% call form_begin(…) %%}, which adds its token");
	if (is_one_of(h->attribute, URL_ATTRIBUTES) && strncasecmp(h->value, "javascript:", 11) == 0)
		REFUSE(c, "script in a URL");
	h->place = IN_TAG;
	h->wants_blank = true;
}

static void end_of_attribute_name(struct page *c)
{
	const char *name = c->html.attribute;

	if (strncmp(name, "on", 2) == 0 || strncmp(name, "hx-on", 5) == 0)
		REFUSE(c, "%s: no script inside pages", name);
	if (strcmp(name, "style") == 0)
		REFUSE(c, "style: no style inside pages; use a class");
}

static void check_reference(struct page *c)
{
	const char *p = c->at + 1;

	while (p < c->end && (isalnum((unsigned char)*p) || *p == '#'))
		p++;
	if (p == c->at + 1 || p == c->end || *p != ';')
		REFUSE(c, "write &amp; for a plain &");
}

static void feed_text(struct page *c, char b)
{
	struct html *h = &c->html;
	char next = c->at + 1 < c->end ? c->at[1] : '\0';

	if (is_blank(b)) {
		hold_blank(c, b);
		return;
	}
	settle_blank(c, b == '<');
	if (b == '&')
		check_reference(c);
	if (b == '>')
		REFUSE(c, "write &gt; for a plain >");
	text_put(&c->literal, &b, 1);
	if (b != '<')
		return;
	h->tag[0] = '\0';
	h->closes_itself = h->wants_blank = false;
	if (next == '/')
		h->place = IN_END_TAG;
	else if (next == '!')
		h->place = IN_DECLARATION;
	else if (isalpha((unsigned char)next))
		h->place = IN_TAG_NAME;
	else
		REFUSE(c, "write &lt; for a plain <");
}

static void feed_tag(struct page *c, char b)
{
	struct html *h = &c->html;

	if (is_blank(b)) {
		c->has_blank = true;
		h->wants_blank = false;
		return;
	}
	if (b == '>' || b == '/') {
		c->has_blank = c->has_newline = false;
		if (b == '/')
			h->closes_itself = true;
		text_put(&c->literal, &b, 1);
		if (b == '>')
			end_of_start_tag(c);
		return;
	}
	if (!isalpha((unsigned char)b) || h->closes_itself)
		REFUSE(c, "'%c' inside <%s>", b, h->tag);
	if (h->wants_blank)
		REFUSE(c, "a blank is missing before the attribute in <%s>", h->tag);
	settle_blank(c, false);
	h->attribute[0] = '\0';
	append_char(c, h->attribute, b);
	text_put(&c->literal, &b, 1);
	h->place = IN_ATTRIBUTE_NAME;
}

static void feed_tag_name(struct page *c, char b)
{
	struct html *h = &c->html;

	if (isalnum((unsigned char)b) || b == '-') {
		append_char(c, h->tag, b);
		text_put(&c->literal, &b, 1);
		return;
	}
	if (strcmp(h->tag, "style") == 0)
		REFUSE(c, "<style>: styles belong in assets/");
	h->place = IN_TAG;
	feed_tag(c, b);
}

static void feed_attribute_name(struct page *c, char b)
{
	struct html *h = &c->html;

	if (isalnum((unsigned char)b) || b == '-' || b == ':' || b == '_') {
		append_char(c, h->attribute, (char)b);
		text_put(&c->literal, &b, 1);
		return;
	}
	end_of_attribute_name(c);
	if (b == '=') {
		text_put(&c->literal, &b, 1);
		h->place = AFTER_EQUALS;
		return;
	}
	h->place = IN_TAG;
	feed_tag(c, b);
}

static void feed_end_tag(struct page *c, char b)
{
	struct html *h = &c->html;

	text_put(&c->literal, &b, 1);
	if (b == '>') {
		if (is_one_of(h->tag, VOID_ELEMENTS))
			REFUSE(c, "<%s> has no end tag", h->tag);
		html_close(c, h->tag);
		h->place = IN_TEXT;
		c->after_tag = true;
	} else if (isalnum((unsigned char)b) || b == '-')
		append_char(c, h->tag, b);
	else if (b != '/' || h->tag[0] != '\0')
		REFUSE(c, "'%c' inside an end tag", b);
}

static void feed_value(struct page *c, char b)
{
	struct html *h = &c->html;

	if (b == '&')
		check_reference(c);
	if (b == h->quote) {
		text_put(&c->literal, &b, 1);
		end_of_value(c);
		return;
	}
	if (strlen(h->value) + 1 < NAME_MAX_BYTES)
		append_char(c, h->value, b);
	h->value_is_empty = false;
	text_put(&c->literal, is_blank(b) ? " " : &b, 1);
}

void html_feed(struct page *c, char b)
{
	struct html *h = &c->html;

	if ((unsigned char)b >= 0x80)
		REFUSE(c, "text in a template: it belongs in the catalogue");
	switch (h->place) {
	case IN_TEXT: feed_text(c, b); break;
	case IN_TAG_NAME: feed_tag_name(c, b); break;
	case IN_TAG: feed_tag(c, b); break;
	case IN_ATTRIBUTE_NAME: feed_attribute_name(c, b); break;
	case AFTER_EQUALS:
		if (b != '"' && b != '\'')
			REFUSE(c, "%s: the value needs quotes", h->attribute);
		h->quote = b;
		h->place = IN_VALUE;
		h->value_is_empty = true;
		h->value[0] = '\0';
		text_put(&c->literal, &b, 1);
		break;
	case IN_VALUE: feed_value(c, b); break;
	case IN_END_TAG: feed_end_tag(c, b); break;
	case IN_SCRIPT:
		if (b == '<' && c->at + 1 < c->end && c->at[1] == '/') {
			h->place = IN_TEXT;
			feed_text(c, b);
		} else if (!is_blank(b))
			REFUSE(c, "<script>: no script inside pages; scripts belong in assets/");
		break;
	case IN_DECLARATION:
		if (strncmp(c->at, "!--", 3) == 0)
			REFUSE(c, "write {# … #} for a comment");
		text_put(&c->literal, &b, 1);
		if (b == '>') {
			h->place = IN_TEXT;
			c->after_tag = true;
		}
		break;
	}
}

/* ---- values and statements ---- */

void html_check_value(struct page *c, enum value_kind kind)
{
	struct html *h = &c->html;

	switch (h->place) {
	case IN_TEXT:
		return;
	case IN_VALUE:
		if (is_one_of(h->attribute, CODE_ATTRIBUTES))
			REFUSE(c, "no value inside %s", h->attribute);
		if (is_one_of(h->attribute, URL_ATTRIBUTES) && kind == VALUE_TEXT)
			REFUSE(c, "a value inside %s needs url, num or href", h->attribute);
		if (kind == VALUE_URL && !h->value_is_empty)
			REFUSE(c, "href gives a whole URL: it stands first in %s", h->attribute);
		h->value_is_empty = false;
		return;
	case AFTER_EQUALS:
		REFUSE(c, "%s: the value needs quotes", h->attribute);
	case IN_SCRIPT:
		REFUSE(c, "no value inside <script>");
	default:
		REFUSE(c, "no value inside a tag: only inside a quoted attribute");
	}
}

void html_before_value(struct page *c)
{
	if (c->html.place == IN_TEXT)
		settle_blank(c, false);
}

void html_before_statement(struct page *c)
{
	if (c->html.place == IN_TAG_NAME)
		c->html.place = IN_TAG;
	if (c->html.place == IN_ATTRIBUTE_NAME) {
		end_of_attribute_name(c);
		c->html.place = IN_TAG;
		c->html.wants_blank = true;
	}
	if (c->html.place == IN_TEXT)
		settle_blank(c, true);
	else if (c->html.place == IN_TAG && c->has_blank) {
		text_put(&c->literal, " ", 1);
		c->has_blank = c->has_newline = false;
	}
}

void html_after_block(struct page *c)
{
	if (c->html.place == IN_VALUE)
		c->html.value_is_empty = false;
	if (c->html.place == IN_TAG)
		c->html.wants_blank = true;
}

bool html_is_same(const struct html *a, const struct html *b)
{
	if (a->place != b->place || a->depth != b->depth)
		return false;
	if (a->place != IN_TEXT && strcmp(a->tag, b->tag) != 0)
		return false;
	if (a->place == IN_VALUE && (a->quote != b->quote || strcmp(a->attribute, b->attribute) != 0))
		return false;
	for (int i = 0; i < a->depth; i++)
		if (strcmp(a->open[i].name, b->open[i].name) != 0)
			return false;
	return true;
}
