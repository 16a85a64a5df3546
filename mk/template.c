/* Templates: HTML with values, compiled to C functions that write into a struct view. docs/architecture.md,
 * section 5, has the language. html.c follows the HTML, so a value where escaping would not be enough is
 * refused; tags must close inside every branch and loop. #line sends errors of the C compiler back to the
 * template; sentences are looked up in text/, so that a forgotten placeholder does not compile.
 *
 *	template DIR FILE…		src/rooms/org/org.tmpl -> DIR/rooms/org/org_tmpl.h and .c */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "template.h"

#define BLOCK_MAX 32	/* open if, for, while */
#define ROOMS_MAX 32	/* catalogues one file may use */

enum block_kind { BLOCK_IF, BLOCK_ELSE, BLOCK_LOOP };
struct block { enum block_kind kind; int line; struct html start; };

struct compiler {
	struct page page;
	bool in_template;
	char name[NAME_MAX_BYTES];
	char leaves[256];		/* elements that stay open at the end, as "html body" */
	struct block blocks[BLOCK_MAX];
	int blocks_count;
	struct text includes, prototypes, body;
	char rooms[ROOMS_MAX][NAME_MAX_BYTES];
	int rooms_count;
};

static const char *text_of(const struct text *t)
{
	return t->data == NULL ? "" : t->data;
}

/* ---- writing C ---- */

static void put_indent(struct compiler *c)
{
	for (int i = 0; i <= c->blocks_count; i++)
		text_add(&c->body, "\t");
}

static void flush_literal(struct compiler *c)
{
	if (c->page.literal.bytes == 0)
		return;
	put_indent(c);
	text_add(&c->body, "view_raw_html(v, ");
	text_quote(&c->body, c->page.literal.data, c->page.literal.bytes);
	text_add(&c->body, ", %zu);\n", c->page.literal.bytes);
	c->page.literal.bytes = 0;
}

static void put_line_mark(struct compiler *c, int line)
{
	text_add(&c->body, "#line %d \"%s\"\n", line, c->page.file);
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
		REFUSE(&c->page, "too many catalogues in one file");
	memcpy(c->rooms[c->rooms_count++], name, sizeof name);
}

static void note_rooms(struct compiler *c, const char *code)
{
	for (const char *p = code; (p = strstr(p, "T_")) != NULL; p += 2) {
		size_t n = strcspn(p + 2, "_ ,;()");

		if ((p == code || !template_is_name_char(p[-1])) && p[2 + n] == '_' && islower((unsigned char)p[2]))
			note_room(c, p + 2, n);
	}
}

enum filter { PLAIN, FILTER_INT, FILTER_NUM, FILTER_DAY, FILTER_GROUPED, FILTER_PERCENT, FILTER_URL, FILTER_HREF, FILTER_T, FILTER_MESSAGE };
static const struct { const char *word, *function; } FILTERS[] = {
	[PLAIN] = { "", "view_text" },
	[FILTER_INT] = { "int", "view_int" },
	[FILTER_NUM] = { "num", "view_int_plain" },
	[FILTER_DAY] = { "day", "view_day" },
	[FILTER_GROUPED] = { "grouped", "view_grouped" },
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

/* t room.key name=value …, or message expression name=value … */
static void put_message(struct compiler *c, enum filter f, char *code)
{
	char *argument = template_next_argument(code), *names[TEMPLATE_ARGS_MAX], *dot;
	struct text list = { 0 };
	int count;

	if (argument != NULL && argument > code)
		argument[-1] = '\0';
	count = template_arguments(&c->page, argument, &list, names);
	code = template_trim(code);
	if (f == FILTER_T) {
		dot = strchr(code, '.');
		if (dot == NULL || strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_.") != strlen(code) || strchr(dot + 1, '.') != NULL)
			REFUSE(&c->page, "{{ t room.key }}: '%s' is no key", code);
		*dot = '\0';
		note_room(c, code, strlen(code));
		template_check_placeholders(&c->page, code, dot + 1, names, count);
		text_add(&c->body, "view_message(v, T_%s_%s, ", code, dot + 1);
	} else
		text_add(&c->body, "view_message(v, %s, ", code);
	if (count > 0)
		text_add(&c->body, "(const struct message_arg[]){ %s }, %d);\n", list.data, count);
	else
		text_add(&c->body, "NULL, 0);\n");
}

static void put_value(struct compiler *c, char *code, int line)
{
	enum filter f = take_filter(&code);

	if (*code == '\0')
		REFUSE(&c->page, "empty value");
	html_check_value(&c->page, f == FILTER_HREF ? VALUE_URL : f == FILTER_URL || f == FILTER_NUM ? VALUE_URL_PART : VALUE_TEXT);
	html_before_value(&c->page);
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

/* Every branch must leave the HTML as it found it, or a page would depend on the data for its shape. */
static void check_block(struct compiler *c, const struct block *b)
{
	const struct html *h = &c->page.html;

	if (html_is_same(h, &b->start))
		return;
	if (h->depth > b->start.depth)
		REFUSE(&c->page, "<%s> of line %d is not closed inside its block (line %d)",
		       h->open[h->depth - 1].name, h->open[h->depth - 1].line, b->line);
	REFUSE(&c->page, "the block of line %d does not end in the place where it began", b->line);
}

static void block_begin(struct compiler *c, enum block_kind kind, const char *keyword, const char *condition)
{
	if (c->blocks_count == BLOCK_MAX)
		REFUSE(&c->page, "blocks nest too deep");
	if (*condition == '\0')
		REFUSE(&c->page, "%s: what?", keyword);
	put_line_mark(c, c->page.line);
	put_indent(c);
	text_add(&c->body, "%s (%s) {\n", keyword, condition);
	if (kind == BLOCK_LOOP)
		c->page.html.value_is_empty = false;	/* the second round finds the first there */
	c->blocks[c->blocks_count++] = (struct block){ kind, c->page.line, c->page.html };
}

static void block_else(struct compiler *c, const char *condition)
{
	struct block *b;

	if (c->blocks_count == 0 || c->blocks[c->blocks_count - 1].kind != BLOCK_IF)
		REFUSE(&c->page, "else without if");
	b = &c->blocks[c->blocks_count - 1];
	check_block(c, b);
	c->page.html = b->start;
	c->blocks_count--;
	put_line_mark(c, c->page.line);
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
	const struct html *h = &c->page.html;
	struct text open = { 0 };

	for (int i = 0; i < h->depth; i++)
		text_add(&open, "%s%s", i > 0 ? " " : "", h->open[i].name);
	if (h->place != IN_TEXT)
		REFUSE(&c->page, "%s ends inside a tag", c->name);
	if (strcmp(text_of(&open), c->leaves) != 0) {
		if (h->depth > 0 && c->leaves[0] == '\0')
			REFUSE(&c->page, "<%s> of line %d is not closed in %s", h->open[h->depth - 1].name, h->open[h->depth - 1].line, c->name);
		REFUSE(&c->page, "%s should leave open '%s' and leaves '%s'", c->name, c->leaves, text_of(&open));
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
	html_after_block(&c->page);
	put_indent(c);
	text_add(&c->body, "}\n");
}

/* A pair x_begin, x_end is checked like an element. */
static void call(struct compiler *c, char *code)
{
	char name[NAME_MAX_BYTES] = { 0 }, *args = strchr(code, '(');
	size_t n = 0;

	while (template_is_name_char(code[n]) && n + 1 < sizeof name)
		name[n] = code[n], n++;
	if (n == 0 || args != code + n || code[strlen(code) - 1] != ')')
		REFUSE(&c->page, "{%% call name(arguments) %%}");
	if (c->page.html.place != IN_TEXT)
		REFUSE(&c->page, "%s is called inside a tag", name);
	put_line_mark(c, c->page.line);
	put_indent(c);
	args++;
	text_add(&c->body, "%s(v%s%s;\n", name, *(args + strspn(args, " \t\n")) == ')' ? "" : ", ", args);
	if (n > 6 && strcmp(name + n - 6, "_begin") == 0) {
		name[n - 6] = '\0';
		html_open(&c->page, print("{%s}", name));
	} else if (n > 4 && strcmp(name + n - 4, "_end") == 0) {
		name[n - 4] = '\0';
		html_close(&c->page, print("{%s}", name));
	}
}

static char *take_word(char **code)
{
	char *word = *code;

	*code += strcspn(*code, " \t\n");
	if (**code != '\0')
		*(*code)++ = '\0';
	*code = template_trim(*code);
	return word;
}

/* name(parameters) [takes a b …] [leaves a b …] */
static void template_begin(struct compiler *c, char *code)
{
	char *close = strrchr(code, ')'), *open = strchr(code, '('), *rest, *word;
	bool leaves = false;

	if (open == NULL || close == NULL || open == code || (size_t)(open - code) >= NAME_MAX_BYTES)
		REFUSE(&c->page, "{%% template name(parameters) %%}");
	rest = template_trim(close + 1);
	memset(&c->page.html, 0, sizeof c->page.html);
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
			html_open(&c->page, word);
	}
	*close = '\0';
	open = template_trim(open + 1);
	text_add(&c->prototypes, "void %s(struct view *v%s%s);\n", c->name, *open ? ", " : "", open);
	text_add(&c->body, "\n");
	put_line_mark(c, c->page.line);
	text_add(&c->body, "void %s(struct view *v%s%s)\n{\n", c->name, *open ? ", " : "", open);
	c->in_template = true;
	c->page.after_tag = true;
	c->page.has_blank = c->page.has_newline = false;
}

static void statement_outside(struct compiler *c, const char *word, char *code)
{
	if (strcmp(word, "include") == 0) {
		size_t n = strlen(code);

		if (n < 3 || code[0] != '"' || code[n - 1] != '"')
			REFUSE(&c->page, "{%% include \"folder/file.h\" %%}");
		text_add(&c->includes, "#include %s\n", code);
	} else if (strcmp(word, "template") == 0)
		template_begin(c, code);
	else
		REFUSE(&c->page, "'%s' outside a template", word);
}

static void statement(struct compiler *c, char *code)
{
	char *word = take_word(&code);

	note_rooms(c, code);
	if (!c->in_template) {
		statement_outside(c, word, code);
		return;
	}
	html_before_statement(&c->page);
	flush_literal(c);
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
		put_line_mark(c, c->page.line);
		put_indent(c);
		text_add(&c->body, "%s;\n", code);
	} else if (strcmp(word, "call") == 0)
		call(c, code);
	else
		REFUSE(&c->page, "unknown statement '%s'", word);
}

/* ---- a file ---- */

/* The text up to `close`, outside C strings; moves behind it. */
static char *take_code(struct compiler *c, const char *close)
{
	const char *from = c->page.at + 2, *p = from;
	char quote = '\0', *code;

	for (; p + 1 < c->page.end; p++) {
		if (*p == '\n')
			c->page.line++;
		if ((unsigned char)*p >= 0x80)
			REFUSE(&c->page, "text in a template: it belongs in the catalogue");
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
	if (p + 1 >= c->page.end)
		REFUSE(&c->page, "'%.2s' is missing", close);
	code = copy_n(from, (size_t)(p - from));
	for (char *q = code; *q != '\0'; q++)
		if (*q == '\n' || *q == '\t')
			*q = ' ';
	c->page.at = p + 2;
	return code;
}

static void skip_comment(struct compiler *c)
{
	for (c->page.at += 2; c->page.at + 1 < c->page.end; c->page.at++) {
		if (c->page.at[0] == '#' && c->page.at[1] == '}') {
			c->page.at += 2;
			return;
		}
		if (*c->page.at == '\n')
			c->page.line++;
	}
	REFUSE(&c->page, "'#}' is missing");
}

static void compile(struct compiler *c)
{
	while (c->page.at < c->page.end) {
		char next = c->page.at + 1 < c->page.end ? c->page.at[1] : '\0', *code;
		int line = c->page.line;

		if (*c->page.at == '{' && next == '#')
			skip_comment(c);
		else if (*c->page.at == '{' && next == '%') {
			code = take_code(c, "%}");
			statement(c, template_trim(code));
				} else if (*c->page.at == '{' && next == '{' && c->in_template) {
			code = take_code(c, "}}");
			put_value(c, template_trim(code), line);
				} else {
			if (c->in_template)
				html_feed(&c->page, *c->page.at);
			else if (!is_blank(*c->page.at))
				REFUSE(&c->page, "text outside a template");
			if (*c->page.at++ == '\n')
				c->page.line++;
		}
	}
	if (c->in_template)
		REFUSE(&c->page, "%s is not ended", c->name);
}

static void write_files(struct compiler *c, const char *dir)
{
	char *stem = print("%s_tmpl", generated_path(c->page.file)), *guard = print("GEN_%s_H", upper(stem));
	struct text h = { 0 }, s = { 0 };

	for (char *p = guard; *p != '\0'; p++)
		if (!template_is_name_char(*p))
			*p = '_';
	text_add(&h, "/* Made from %s. */\n#ifndef %s\n#define %s\n\n#include \"view/view.h\"\n", c->page.file, guard, guard);
	if (!c->page.is_view)
		text_add(&h, "#include \"view/component.h\"\n#include \"view/layout_tmpl.h\"\n");
	text_add(&h, "%s\n%s\n#endif\n", text_of(&c->includes), text_of(&c->prototypes));
	text_add(&s, "/* Made from %s. */\n#include \"%s.h\"\n", c->page.file, stem);
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
		c->page.file = argv[i];
		c->page.is_view = starts_with(argv[i], "src/view/");
		c->page.at = file_read(argv[i], &bytes);
		c->page.end = c->page.at + bytes;
		c->page.line = 1;
		compile(c);
		write_files(c, argv[1]);
	}
	return finish();
}
