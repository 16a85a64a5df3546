/* Templates: HTML with values, compiled to C functions that write into a struct view. docs/architecture.md,
 * section 5, has the language. The compiler follows the HTML byte by byte, so it knows in which place a
 * value stands and refuses those where escaping would not be enough; it also checks that tags close,
 * inside every branch and loop. #line sends errors of the C compiler back to the template.
 *
 *	template DIR FILE…		src/rooms/org/org.tmpl -> DIR/rooms/org/org_tmpl.h and .c */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "mk.h"

#define OPEN_MAX 96	/* open elements */
#define BLOCK_MAX 32	/* open if, for, while */
#define NAME_MAX_BYTES 40
#define ROOMS_MAX 32	/* catalogues one file may use */

enum place {
	IN_TEXT, IN_TAG_NAME, IN_TAG, IN_ATTRIBUTE_NAME, AFTER_EQUALS, IN_VALUE, IN_END_TAG, IN_SCRIPT, IN_DECLARATION
};

struct open_element { char name[NAME_MAX_BYTES]; int line; };

/* Where the HTML is. Copied at the start of a block and compared at its end. */
struct html {
	enum place place;
	char quote;
	char tag[NAME_MAX_BYTES], attribute[NAME_MAX_BYTES], value[NAME_MAX_BYTES];
	bool value_is_empty;	/* nothing written into this attribute yet */
	bool wants_blank;	/* an attribute ended: the next needs a blank before it */
	bool closes_itself;
	int depth;
	struct open_element open[OPEN_MAX];
};

enum block_kind { BLOCK_IF, BLOCK_ELSE, BLOCK_LOOP };
struct block { enum block_kind kind; int line; struct html start; };

struct compiler {
	const char *file;
	const char *at, *end;
	int line;
	bool in_template, is_view;
	struct html html;
	char name[NAME_MAX_BYTES];
	char leaves[256];		/* elements that stay open at the end, as "html body" */
	struct block blocks[BLOCK_MAX];
	int blocks_count;
	struct text literal;	/* HTML not yet written out */
	bool has_blank, has_newline, after_tag;	/* a run of blanks held back, and what stood before it */
	struct text includes, prototypes, body;
	char rooms[ROOMS_MAX][NAME_MAX_BYTES];
	int rooms_count;
};

static const char *text_of(const struct text *t)
{
	return t->data == NULL ? "" : t->data;
}

/* In place. */
static char *trim(char *text)
{
	size_t n;

	text += strspn(text, " \t\r\n");
	for (n = strlen(text); n > 0 && strchr(" \t\r\n", text[n - 1]) != NULL; n--)
		text[n - 1] = '\0';
	return text;
}

#define REFUSE(c, ...) give_up((c)->file, (c)->line, __VA_ARGS__)

static bool is_one_of(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return true;
	return false;
}

static bool is_name_char(char b)
{
	return isalnum((unsigned char)b) || b == '_';
}

static bool is_blank(char b)
{
	return b == ' ' || b == '\t' || b == '\n' || b == '\r';
}

static void append_char(struct compiler *c, char *name, char b)
{
	size_t n = strlen(name);

	if (n + 1 >= NAME_MAX_BYTES)
		REFUSE(c, "name too long: %s", name);
	name[n] = b;
	name[n + 1] = '\0';
}

/* ---- writing C ---- */

static void put_indent(struct compiler *c)
{
	for (int i = 0; i <= c->blocks_count; i++)
		text_add(&c->body, "\t");
}

static void flush_literal(struct compiler *c)
{
	if (c->literal.bytes == 0)
		return;
	put_indent(c);
	text_add(&c->body, "view_raw_html(v, ");
	text_quote(&c->body, c->literal.data, c->literal.bytes);
	text_add(&c->body, ", %zu);\n", c->literal.bytes);
	c->literal.bytes = 0;
}

static void put_line_mark(struct compiler *c, int line)
{
	text_add(&c->body, "#line %d \"%s\"\n", line, c->file);
}

/* ---- blanks ---- */

static bool keeps_blanks(const struct compiler *c)
{
	for (int i = 0; i < c->html.depth; i++)
		if (strcmp(c->html.open[i].name, "pre") == 0 || strcmp(c->html.open[i].name, "textarea") == 0)
			return true;
	return false;
}

/* A run of blanks becomes one, or none where it only breaks lines between tags. */
static void settle_blank(struct compiler *c, bool before_tag)
{
	if (c->has_blank && !(c->has_newline && c->after_tag && before_tag))
		text_put(&c->literal, " ", 1);
	c->has_blank = c->has_newline = false;
	c->after_tag = before_tag;
}

static void hold_blank(struct compiler *c, char b)
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

static void open_element(struct compiler *c, const char *name)
{
	struct html *h = &c->html;

	if (h->depth == OPEN_MAX)
		REFUSE(c, "elements nest too deep");
	snprintf(h->open[h->depth].name, NAME_MAX_BYTES, "%s", name);
	h->open[h->depth++].line = c->line;
}

static void close_element(struct compiler *c, const char *name)
{
	struct html *h = &c->html;

	if (h->depth == 0)
		REFUSE(c, "</%s> closes nothing", name);
	if (strcmp(h->open[h->depth - 1].name, name) != 0)
		REFUSE(c, "</%s> where <%s> of line %d is open", name, h->open[h->depth - 1].name, h->open[h->depth - 1].line);
	h->depth--;
}

static void end_of_start_tag(struct compiler *c)
{
	struct html *h = &c->html;

	if (is_one_of(h->tag, VOID_ELEMENTS))
		h->place = IN_TEXT;
	else if (h->closes_itself) {
		if (!is_inside(h, "svg"))
			REFUSE(c, "<%s/> does not close itself in HTML", h->tag);
		h->place = IN_TEXT;
	} else {
		open_element(c, h->tag);
		h->place = strcmp(h->tag, "script") == 0 ? IN_SCRIPT : IN_TEXT;
	}
	c->after_tag = true;
}

static void end_of_value(struct compiler *c)
{
	struct html *h = &c->html;

	if (strcmp(h->tag, "form") == 0 && strcmp(h->attribute, "method") == 0 && strcasecmp(h->value, "post") == 0 && !c->is_view)
		REFUSE(c, "a form that posts is opened with {%% call form_begin(…) %%}, which adds its token");
	if (is_one_of(h->attribute, URL_ATTRIBUTES) && strncasecmp(h->value, "javascript:", 11) == 0)
		REFUSE(c, "script in a URL");
	h->place = IN_TAG;
	h->wants_blank = true;
}

static void end_of_attribute_name(struct compiler *c)
{
	const char *name = c->html.attribute;

	if (strncmp(name, "on", 2) == 0 || strncmp(name, "hx-on", 5) == 0)
		REFUSE(c, "%s: no script inside pages", name);
	if (strcmp(name, "style") == 0)
		REFUSE(c, "style: no style inside pages; use a class");
}

static void check_reference(struct compiler *c)
{
	const char *p = c->at + 1;

	while (p < c->end && (isalnum((unsigned char)*p) || *p == '#'))
		p++;
	if (p == c->at + 1 || p == c->end || *p != ';')
		REFUSE(c, "write &amp; for a plain &");
}

static void feed_text(struct compiler *c, char b)
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

static void feed_tag(struct compiler *c, char b)
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

static void feed_tag_name(struct compiler *c, char b)
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

static void feed_attribute_name(struct compiler *c, char b)
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

static void feed_end_tag(struct compiler *c, char b)
{
	struct html *h = &c->html;

	text_put(&c->literal, &b, 1);
	if (b == '>') {
		if (is_one_of(h->tag, VOID_ELEMENTS))
			REFUSE(c, "<%s> has no end tag", h->tag);
		close_element(c, h->tag);
		h->place = IN_TEXT;
		c->after_tag = true;
	} else if (isalnum((unsigned char)b) || b == '-')
		append_char(c, h->tag, b);
	else if (b != '/' || h->tag[0] != '\0')
		REFUSE(c, "'%c' inside an end tag", b);
}

static void feed_value(struct compiler *c, char b)
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

static void feed(struct compiler *c, char b)
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

/* ---- values ---- */

/* Remembers the catalogue of every T_room_name in a piece of C, so that its header is included. */
static void note_room(struct compiler *c, const char *room, size_t bytes)
{
	char name[NAME_MAX_BYTES];

	snprintf(name, sizeof name, "%.*s", (int)bytes, room);
	for (int i = 0; i < c->rooms_count; i++)
		if (strcmp(c->rooms[i], name) == 0)
			return;
	if (c->rooms_count == ROOMS_MAX)
		REFUSE(c, "too many catalogues in one file");
	memcpy(c->rooms[c->rooms_count++], name, sizeof name);
}

static void note_rooms(struct compiler *c, const char *code)
{
	for (const char *p = code; (p = strstr(p, "T_")) != NULL; p += 2) {
		size_t n = strcspn(p + 2, "_ ,;()");

		if ((p == code || !is_name_char(p[-1])) && p[2 + n] == '_' && islower((unsigned char)p[2]))
			note_room(c, p + 2, n);
	}
}

enum filter { PLAIN, FILTER_INT, FILTER_NUM, FILTER_DAY, FILTER_PERCENT, FILTER_URL, FILTER_HREF, FILTER_T, FILTER_MESSAGE };
static const struct { const char *word, *function; } FILTERS[] = {
	[PLAIN] = { "", "view_text" },
	[FILTER_INT] = { "int", "view_int" },
	[FILTER_NUM] = { "num", "view_int_plain" },
	[FILTER_DAY] = { "day", "view_day" },
	[FILTER_PERCENT] = { "percent", "view_percent" },
	[FILTER_URL] = { "url", "view_url" },
	[FILTER_HREF] = { "href", "view_href" },
	[FILTER_T] = { "t", "view_message" },
	[FILTER_MESSAGE] = { "message", "view_message" },
};

static enum filter take_filter(char **code)
{
	for (size_t i = 1; i < sizeof FILTERS / sizeof *FILTERS; i++) {
		size_t n = strlen(FILTERS[i].word);

		if (strncmp(*code, FILTERS[i].word, n) == 0 && is_blank((*code)[n]) && (*code)[n + 1] != '=') {
			*code += n + 1 + strspn(*code + n + 1, " \t\n");
			return (enum filter)i;
		}
	}
	return PLAIN;
}

static void check_place(struct compiler *c, enum filter f)
{
	struct html *h = &c->html;

	switch (h->place) {
	case IN_TEXT:
		return;
	case IN_VALUE:
		if (is_one_of(h->attribute, CODE_ATTRIBUTES))
			REFUSE(c, "no value inside %s", h->attribute);
		if (is_one_of(h->attribute, URL_ATTRIBUTES) && f != FILTER_URL && f != FILTER_NUM && f != FILTER_HREF)
			REFUSE(c, "a value inside %s needs url, num or href", h->attribute);
		if (f == FILTER_HREF && !h->value_is_empty)
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

/* The next " name=" outside quotes and brackets; NULL at the end. */
static char *next_argument(char *p)
{
	int depth = 0;
	char quote = '\0';

	for (char *from = p; *p != '\0'; p++) {
		if (quote != '\0') {
			if (*p == '\\' && p[1] != '\0')
				p++;
			else if (*p == quote)
				quote = '\0';
		} else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (*p == '(' || *p == '[' || *p == '{')
			depth++;
		else if (*p == ')' || *p == ']' || *p == '}')
			depth--;
		else if (depth == 0 && is_name_char(*p) && (p == from || is_blank(p[-1]))) {
			char *e = p;

			while (is_name_char(*e))
				e++;
			if (*e == '=' && e[1] != '=')
				return p;
		}
	}
	return NULL;
}

/* room.key name=value … */
static void put_message(struct compiler *c, enum filter f, char *code)
{
	char *argument = next_argument(code);
	struct text list = { 0 };
	int count = 0;

	if (argument != NULL && argument > code)
		argument[-1] = '\0';
	for (char *next; argument != NULL; argument = next, count++) {
		char *value = strchr(argument, '=');

		*value++ = '\0';
		next = next_argument(value);
		if (next != NULL && next > value)
			next[-1] = '\0';
		if (*trim(value) == '\0')
			REFUSE(c, "%s= has no value", argument);
		text_add(&list, "%s{ \"%s\", %s }", count > 0 ? ", " : "", argument, trim(value));
	}
	code = trim(code);
	if (f == FILTER_T) {
		char *dot = strchr(code, '.');

		if (dot == NULL || strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_.") != strlen(code) || strchr(dot + 1, '.') != NULL)
			REFUSE(c, "{{ t room.key }}: '%s' is no key", code);
		note_room(c, code, (size_t)(dot - code));
		text_add(&c->body, "view_message(v, T_%.*s_%s, ", (int)(dot - code), code, dot + 1);
	} else
		text_add(&c->body, "view_message(v, %s, ", code);
	if (count > 0)
		text_add(&c->body, "(const struct message_arg[]){ %s }, %d);\n", text_of(&list), count);
	else
		text_add(&c->body, "NULL, 0);\n");
}

static void put_value(struct compiler *c, char *code, int line)
{
	enum filter f = take_filter(&code);

	if (*code == '\0')
		REFUSE(c, "empty value");
	check_place(c, f);
	if (c->html.place == IN_TEXT)
		settle_blank(c, false);
	flush_literal(c);
	note_rooms(c, code);
	put_line_mark(c, line);
	put_indent(c);
	if (f == FILTER_T || f == FILTER_MESSAGE)
		put_message(c, f, code);
	else
		text_add(&c->body, "%s(v, %s);\n", FILTERS[f].function, code);
}

/* ---- statements ---- */

static bool is_same_place(const struct html *a, const struct html *b)
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

/* Every branch must leave the HTML as it found it, or a page would depend on the data for its shape. */
static void check_block(struct compiler *c, const struct block *b)
{
	const struct html *h = &c->html;

	if (is_same_place(h, &b->start))
		return;
	if (h->depth > b->start.depth)
		REFUSE(c, "<%s> of line %d is not closed inside its block (line %d)",
		       h->open[h->depth - 1].name, h->open[h->depth - 1].line, b->line);
	REFUSE(c, "the block of line %d does not end in the place where it began", b->line);
}

static void settle_before_statement(struct compiler *c)
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
	flush_literal(c);
}

static void block_begin(struct compiler *c, enum block_kind kind, const char *keyword, const char *condition)
{
	if (c->blocks_count == BLOCK_MAX)
		REFUSE(c, "blocks nest too deep");
	if (*condition == '\0')
		REFUSE(c, "%s: what?", keyword);
	put_line_mark(c, c->line);
	put_indent(c);
	text_add(&c->body, "%s (%s) {\n", keyword, condition);
	if (kind == BLOCK_LOOP)
		c->html.value_is_empty = false;	/* the second round finds the first there */
	c->blocks[c->blocks_count++] = (struct block){ kind, c->line, c->html };
}

static void block_else(struct compiler *c, const char *condition)
{
	struct block *b;

	if (c->blocks_count == 0 || c->blocks[c->blocks_count - 1].kind != BLOCK_IF)
		REFUSE(c, "else without if");
	b = &c->blocks[c->blocks_count - 1];
	check_block(c, b);
	c->html = b->start;
	c->blocks_count--;
	put_line_mark(c, c->line);
	put_indent(c);
	if (condition != NULL)
		text_add(&c->body, "} else if (%s) {\n", condition);
	else {
		text_add(&c->body, "} else {\n");
		b->kind = BLOCK_ELSE;
	}
	c->blocks_count++;
}

static void template_end(struct compiler *c)
{
	const struct html *h = &c->html;
	struct text open = { 0 };

	for (int i = 0; i < h->depth; i++)
		text_add(&open, "%s%s", i > 0 ? " " : "", h->open[i].name);
	if (h->place != IN_TEXT)
		REFUSE(c, "%s ends inside a tag", c->name);
	if (strcmp(text_of(&open), c->leaves) != 0) {
		if (h->depth > 0 && c->leaves[0] == '\0')
			REFUSE(c, "<%s> of line %d is not closed in %s", h->open[h->depth - 1].name, h->open[h->depth - 1].line, c->name);
		REFUSE(c, "%s should leave open '%s' and leaves '%s'", c->name, c->leaves, text_of(&open));
	}
	text_add(&c->body, "}\n");
	c->in_template = false;
}

static void block_end(struct compiler *c)
{
	struct block *b;

	if (c->blocks_count == 0) {
		template_end(c);
		return;
	}
	b = &c->blocks[--c->blocks_count];
	check_block(c, b);
	if (c->html.place == IN_VALUE)
		c->html.value_is_empty = false;
	if (c->html.place == IN_TAG)
		c->html.wants_blank = true;
	put_indent(c);
	text_add(&c->body, "}\n");
}

/* A pair x_begin, x_end is checked like an element. */
static void call(struct compiler *c, char *code)
{
	char name[NAME_MAX_BYTES] = "", *args = strchr(code, '(');
	size_t n = 0;

	while (is_name_char(code[n]) && n + 1 < sizeof name)
		append_char(c, name, code[n++]);
	if (n == 0 || args != code + n || code[strlen(code) - 1] != ')')
		REFUSE(c, "{%% call name(arguments) %%}");
	if (c->html.place != IN_TEXT)
		REFUSE(c, "%s is called inside a tag", name);
	put_line_mark(c, c->line);
	put_indent(c);
	args++;
	text_add(&c->body, "%s(v%s%s;\n", name, *(args + strspn(args, " \t\n")) == ')' ? "" : ", ", args);
	if (n > 6 && strcmp(name + n - 6, "_begin") == 0) {
		name[n - 6] = '\0';
		open_element(c, print("{%s}", name));
	} else if (n > 4 && strcmp(name + n - 4, "_end") == 0) {
		name[n - 4] = '\0';
		close_element(c, print("{%s}", name));
	}
}

static char *take_word(char **code)
{
	char *word = *code;

	*code += strcspn(*code, " \t\n");
	if (**code != '\0')
		*(*code)++ = '\0';
	*code = trim(*code);
	return word;
}

/* name(parameters) [takes a b …] [leaves a b …] */
static void template_begin(struct compiler *c, char *code)
{
	char *close = strrchr(code, ')'), *open = strchr(code, '('), *rest, *word;
	bool leaves = false;

	if (open == NULL || close == NULL || open == code || (size_t)(open - code) >= NAME_MAX_BYTES)
		REFUSE(c, "{%% template name(parameters) %%}");
	rest = trim(close + 1);
	memset(&c->html, 0, sizeof c->html);
	snprintf(c->name, sizeof c->name, "%.*s", (int)(open - code), code);
	c->leaves[0] = '\0';
	for (word = NULL; *rest != '\0'; ) {
		word = take_word(&rest);
		if (strcmp(word, "takes") == 0)
			leaves = false;
		else if (strcmp(word, "leaves") == 0)
			leaves = true;
		else if (leaves)
			snprintf(c->leaves + strlen(c->leaves), sizeof c->leaves - strlen(c->leaves), "%s%s", c->leaves[0] ? " " : "", word);
		else
			open_element(c, word);
	}
	*close = '\0';
	open = trim(open + 1);
	text_add(&c->prototypes, "void %s(struct view *v%s%s);\n", c->name, *open ? ", " : "", open);
	text_add(&c->body, "\n");
	put_line_mark(c, c->line);
	text_add(&c->body, "void %s(struct view *v%s%s)\n{\n", c->name, *open ? ", " : "", open);
	c->in_template = true;
	c->after_tag = true;
	c->has_blank = c->has_newline = false;
}

static void statement_outside(struct compiler *c, const char *word, char *code)
{
	if (strcmp(word, "include") == 0) {
		size_t n = strlen(code);

		if (n < 3 || code[0] != '"' || code[n - 1] != '"')
			REFUSE(c, "{%% include \"folder/file.h\" %%}");
		text_add(&c->includes, "#include %s\n", code);
	} else if (strcmp(word, "template") == 0)
		template_begin(c, code);
	else
		REFUSE(c, "'%s' outside a template", word);
}

static void statement(struct compiler *c, char *code)
{
	char *word = take_word(&code);

	note_rooms(c, code);
	if (!c->in_template) {
		statement_outside(c, word, code);
		return;
	}
	settle_before_statement(c);
	if (strcmp(word, "if") == 0)
		block_begin(c, BLOCK_IF, "if", code);
	else if (strcmp(word, "for") == 0 || strcmp(word, "while") == 0)
		block_begin(c, BLOCK_LOOP, word, code);
	else if (strcmp(word, "elif") == 0 && *code != '\0')
		block_else(c, code);
	else if (strcmp(word, "else") == 0 && *code == '\0')
		block_else(c, NULL);
	else if (strcmp(word, "end") == 0 && *code == '\0')
		block_end(c);
	else if (strcmp(word, "let") == 0 && *code != '\0') {
		put_line_mark(c, c->line);
		put_indent(c);
		text_add(&c->body, "%s;\n", code);
	} else if (strcmp(word, "call") == 0)
		call(c, code);
	else
		REFUSE(c, "unknown statement '%s'", word);
}

/* ---- a file ---- */

/* The text up to `close`, outside C strings; moves behind it. */
static char *take_code(struct compiler *c, const char *close)
{
	const char *from = c->at + 2, *p = from;
	char quote = '\0', *code;

	for (; p + 1 < c->end; p++) {
		if (*p == '\n')
			c->line++;
		if ((unsigned char)*p >= 0x80)
			REFUSE(c, "text in a template: it belongs in the catalogue");
		if (quote != '\0') {
			if (*p == '\\')
				p++;
			else if (*p == quote)
				quote = '\0';
		} else if (*p == '"' || *p == '\'')
			quote = *p;
		else if (p[0] == close[0] && p[1] == close[1])
			break;
	}
	if (p + 1 >= c->end)
		REFUSE(c, "'%.2s' is missing", close);
	code = copy_n(from, (size_t)(p - from));
	for (char *q = code; *q != '\0'; q++)
		if (*q == '\n' || *q == '\t')
			*q = ' ';
	c->at = p + 2;
	return code;
}

static void skip_comment(struct compiler *c)
{
	for (c->at += 2; c->at + 1 < c->end; c->at++) {
		if (c->at[0] == '#' && c->at[1] == '}') {
			c->at += 2;
			return;
		}
		if (*c->at == '\n')
			c->line++;
	}
	REFUSE(c, "'#}' is missing");
}

static void compile(struct compiler *c)
{
	while (c->at < c->end) {
		char next = c->at + 1 < c->end ? c->at[1] : '\0', *code;
		int line = c->line;

		if (*c->at == '{' && next == '#')
			skip_comment(c);
		else if (*c->at == '{' && next == '%') {
			code = take_code(c, "%}");
			statement(c, trim(code));
				} else if (*c->at == '{' && next == '{' && c->in_template) {
			code = take_code(c, "}}");
			put_value(c, trim(code), line);
				} else {
			if (c->in_template)
				feed(c, *c->at);
			else if (!is_blank(*c->at))
				REFUSE(c, "text outside a template");
			if (*c->at++ == '\n')
				c->line++;
		}
	}
	if (c->in_template)
		REFUSE(c, "%s is not ended", c->name);
}

static void write_files(struct compiler *c, const char *dir)
{
	char *stem = print("%s_tmpl", generated_path(c->file)), *guard = print("GEN_%s_H", upper(stem));
	struct text h = { 0 }, s = { 0 };

	for (char *p = guard; *p != '\0'; p++)
		if (!is_name_char(*p))
			*p = '_';
	text_add(&h, "/* Made from %s. */\n#ifndef %s\n#define %s\n\n#include \"view/view.h\"\n", c->file, guard, guard);
	if (!c->is_view)
		text_add(&h, "#include \"view/component.h\"\n#include \"view/layout_tmpl.h\"\n");
	text_add(&h, "%s\n%s\n#endif\n", text_of(&c->includes), text_of(&c->prototypes));
	text_add(&s, "/* Made from %s. */\n#include \"%s.h\"\n", c->file, stem);
	for (int i = 0; i < c->rooms_count; i++)
		text_add(&s, "#include \"text/%s.h\"\n", c->rooms[i]);
	text_add(&s, "%s", text_of(&c->body));
	file_write(dir, print("%s.h", stem), &h);
	file_write(dir, print("%s.c", stem), &s);
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: template DIR FILE…\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		struct compiler *c = allot(sizeof *c);
		size_t bytes;

		if (!ends_with(argv[i], ".tmpl"))
			give_up(argv[i], 0, "not a .tmpl file");
		c->file = argv[i];
		c->is_view = starts_with(argv[i], "src/view/");
		c->at = file_read(argv[i], &bytes);
		c->end = c->at + bytes;
		c->line = 1;
		compile(c);
		write_files(c, argv[1]);
	}
	return finish();
}
