/* From the tokens of a filled paper to lines for core/docx_pdf.c: what of WPS's formatting a page needs. One line each, parts divided by
 * tabs, sizes in twentieths of a point as the file has them:
 *	G width height top right bottom left	the sheet, first of all
 *	P align first left right before after line exact rule(color or -) break half-points	a paragraph begins
 *	R half-points bold underline color font text				a run of it
 *	T width…			a table begins
 *	r height is_head		a row of it
 *	C span goes_on lines		a cell of it, whose paragraphs follow; lines: of t, r, b, l those of its sides that are drawn, - for none
 *	E				the table ends
 * Looks come from the defaults, the style and those it is based on, then the paragraph or run itself. */
#include "core/docx_part.h"

#include <stdlib.h>
#include <string.h>

#define STYLES_DEEP_MAX 10
#define SIZE_DEFAULT 21
#define FONT_CHARS_MAX 60
#define LINES_BYTES_MAX (8u * 1024 * 1024)	/* what is set outside the child: some hundred pages */

struct look {
	const char *align, *color, *font, *rule;
	int first, first_chars, left, right, before, after, line, size;
	bool is_exact, is_bold, is_underlined, breaks_before, keeps_next;
};

/* The lines of a table or a cell: 1 drawn, 0 not, -1 not said. `across` and `down` are those between the cells of a table. */
struct lines { int top, right, bottom, left, across, down; };

struct laying { struct docx *d; const struct docx_tokens *tokens, *styles; struct look base; struct buffer *out; struct lines table; };

static int number(const struct docx_token *t, const char *name, int absent)
{
	const char *text = docx_attribute(t, name);
	long n = text == NULL ? absent : strtol(text, NULL, 10);

	return n < -30000 || n > 30000 ? absent : (int)n;
}

static bool is_on(const struct docx_token *t)
{
	const char *value = docx_attribute(t, "w:val");

	return value == NULL || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "none") != 0 && strcmp(value, "nil") != 0);
}

/* No tab may stand in a line. */
static const char *word(struct docx *d, const char *text)
{
	char *copy = arena_text_n(d->arena, text, strnlen(text, FONT_CHARS_MAX));

	for (char *c = copy; *c != '\0'; c++)
		if ((unsigned char)*c < ' ')
			*c = ' ';
	return copy;
}

/* One property of a paragraph or run. */
static void apply(struct docx *d, const struct docx_token *t, struct look *l)
{
	const char *value = docx_attribute(t, "w:val");

	if (docx_is(t, DOCX_OPEN, "w:jc") && value != NULL) {
		l->align = strcmp(value, "center") == 0 ? "center" : strcmp(value, "right") == 0 || strcmp(value, "end") == 0 ? "right" : "left";
	} else if (docx_is(t, DOCX_OPEN, "w:ind")) {
		l->first = number(t, "w:firstLine", l->first) - number(t, "w:hanging", 0);
		l->first_chars = number(t, "w:firstLineChars", l->first_chars);
		l->left = number(t, "w:left", l->left);
		l->right = number(t, "w:right", l->right);
	} else if (docx_is(t, DOCX_OPEN, "w:spacing") && (docx_attribute(t, "w:line") != NULL || docx_attribute(t, "w:before") != NULL || docx_attribute(t, "w:after") != NULL)) {
		const char *rule = docx_attribute(t, "w:lineRule");

		l->before = number(t, "w:before", l->before);
		l->after = number(t, "w:after", l->after);
		if (docx_attribute(t, "w:line") != NULL) {
			l->line = number(t, "w:line", 0);
			l->is_exact = rule != NULL && strcmp(rule, "exact") == 0;
		}
	} else if (docx_is(t, DOCX_OPEN, "w:pageBreakBefore")) {
		l->breaks_before = is_on(t);
	} else if (docx_is(t, DOCX_OPEN, "w:keepNext")) {
		l->keeps_next = is_on(t);
	} else if (docx_is(t, DOCX_OPEN, "w:sz")) {
		l->size = number(t, "w:val", l->size);
	} else if (docx_is(t, DOCX_OPEN, "w:b")) {
		l->is_bold = is_on(t);
	} else if (docx_is(t, DOCX_OPEN, "w:u")) {
		l->is_underlined = is_on(t);
	} else if (docx_is(t, DOCX_OPEN, "w:color") && value != NULL && strlen(value) == 6 && strspn(value, "0123456789abcdefABCDEF") == 6) {
		l->color = value;
	} else if (docx_is(t, DOCX_OPEN, "w:rFonts") && (value = docx_attribute(t, "w:eastAsia")) != NULL) {
		l->font = word(d, value);
	}
}

/* The properties between two tokens; a border below is the rule of a red head. */
static void apply_all(struct docx *d, const struct docx_tokens *tokens, size_t from, size_t to, struct look *l)
{
	for (size_t i = from + 1; i < to; i++) {
		const struct docx_token *t = &tokens->list[i];

		if (docx_is(t, DOCX_OPEN, "w:pBdr")) {
			size_t close = docx_close_of(tokens, i);

			for (; i < close; i++) {
				const char *color = docx_attribute(&tokens->list[i], "w:color");

				if (docx_is(&tokens->list[i], DOCX_OPEN, "w:bottom") && is_on(&tokens->list[i]))
					l->rule = color != NULL && strlen(color) == 6 && strspn(color, "0123456789abcdefABCDEF") == 6 ? color : "000000";
			}
		} else if (docx_is(t, DOCX_OPEN, "w:rPrChange") || docx_is(t, DOCX_OPEN, "w:pPrChange")) {
			i = docx_close_of(tokens, i);
		} else {
			apply(d, t, l);
		}
	}
}

/* The style of that id, the default one for NULL, over what it is based on. */
static void apply_style(struct laying *y, const char *id, struct look *l, int depth)
{
	for (size_t i = 0; i < y->styles->count && depth < STYLES_DEEP_MAX; i++) {
		const struct docx_token *t = &y->styles->list[i];
		const char *own, *type, *standard;
		size_t close;

		if (!docx_is(t, DOCX_OPEN, "w:style"))
			continue;
		own = docx_attribute(t, "w:styleId");
		type = docx_attribute(t, "w:type");
		standard = docx_attribute(t, "w:default");
		close = docx_close_of(y->styles, i);
		if (id == NULL ? standard != NULL && strcmp(standard, "1") == 0 && type != NULL && strcmp(type, "paragraph") == 0 : own != NULL && strcmp(own, id) == 0) {
			for (size_t n = i; n < close; n++)
				if (docx_is(&y->styles->list[n], DOCX_OPEN, "w:basedOn") && docx_attribute(&y->styles->list[n], "w:val") != NULL)
					apply_style(y, docx_attribute(&y->styles->list[n], "w:val"), l, depth + 1);
			apply_all(y->d, y->styles, i, close, l);
			return;
		}
		i = close;
	}
}

static void read_base(struct laying *y)
{
	y->base = (struct look){ .align = "left", .color = "000000", .font = "", .rule = "-", .size = SIZE_DEFAULT, .line = 240 };
	for (size_t i = 0; i < y->styles->count; i++)
		if (docx_is(&y->styles->list[i], DOCX_OPEN, "w:docDefaults"))
			apply_all(y->d, y->styles, i, docx_close_of(y->styles, i), &y->base);
	apply_style(y, NULL, &y->base, 0);
}

/* ---- paragraphs ---- */

static void put_run(struct laying *y, size_t from, size_t to, const struct look *paragraph)
{
	struct look l = *paragraph;
	struct buffer text;

	buffer_init(&text, y->d->arena, 64);
	for (size_t i = from + 1; i < to; i++) {
		const struct docx_token *t = &y->tokens->list[i];

		if (docx_is(t, DOCX_OPEN, "w:rPr")) {
			size_t close = docx_close_of(y->tokens, i);

			apply_all(y->d, y->tokens, i, close, &l);
			i = close;
		} else if (t->kind == DOCX_TEXT && docx_is(&y->tokens->list[i - 1], DOCX_OPEN, "w:t")) {
			buffer_puts(&text, t->text);
		} else if (docx_is(t, DOCX_OPEN, "w:tab")) {
			buffer_lit(&text, "\xe3\x80\x80");	/* a wide blank */
		} else if (docx_is(t, DOCX_OPEN, "w:br")) {
			const char *type = docx_attribute(t, "w:type");

			buffer_puts(&text, type != NULL && strcmp(type, "page") == 0 ? "\f" : "\v");
		}
	}
	if (text.bytes == 0)
		return;
	buffer_printf(y->out, "R\t%d\t%d\t%d\t%s\t%s\t", l.size, l.is_bold, l.is_underlined, l.color, l.font);
	for (const char *c = buffer_text(&text); *c != '\0'; c++)
		buffer_putc(y->out, *c == '\n' || *c == '\t' || *c == '\r' ? ' ' : *c);
	buffer_putc(y->out, '\n');
}

static void put_paragraph(struct laying *y, size_t from, size_t to)
{
	struct look l = y->base;
	size_t first = from + 1;

	if (docx_is(&y->tokens->list[first], DOCX_OPEN, "w:pPr")) {
		size_t close = docx_close_of(y->tokens, first), mark = close;

		for (size_t i = first; i < close; i++) {
			if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:pStyle") && docx_attribute(&y->tokens->list[i], "w:val") != NULL)
				apply_style(y, docx_attribute(&y->tokens->list[i], "w:val"), &l, 0);
			if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:rPr"))
				mark = i;	/* of the paragraph's end sign alone */
		}
		apply_all(y->d, y->tokens, first, mark, &l);
		first = close;
	}
	if (l.first_chars != 0)
		l.first = l.first_chars * l.size / 10;	/* hundredths of a character, half-points: twentieths of a point */
	buffer_printf(y->out, "P\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%d\t%d\t%d\n", l.align, l.first, l.left, l.right, l.before, l.after, l.line, l.is_exact, l.rule,
		l.breaks_before, l.size, l.keeps_next);
	for (size_t i = first; i < to; i++)
		if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:r")) {
			size_t close = docx_close_of(y->tokens, i);

			put_run(y, i, close, &l);
			i = close;
		}
}

/* ---- tables ---- */

/* The sides between two tokens, of w:tblBorders or w:tcBorders. */
static void read_lines(const struct docx_tokens *tokens, size_t from, size_t to, struct lines *l)
{
	for (size_t i = from + 1; i < to; i++) {
		const struct docx_token *t = &tokens->list[i];
		int *side = docx_is(t, DOCX_OPEN, "w:top") ? &l->top : docx_is(t, DOCX_OPEN, "w:bottom") ? &l->bottom :
			docx_is(t, DOCX_OPEN, "w:right") || docx_is(t, DOCX_OPEN, "w:end") ? &l->right :
			docx_is(t, DOCX_OPEN, "w:left") || docx_is(t, DOCX_OPEN, "w:start") ? &l->left :
			docx_is(t, DOCX_OPEN, "w:insideH") ? &l->across : docx_is(t, DOCX_OPEN, "w:insideV") ? &l->down : NULL;

		if (side != NULL)
			*side = is_on(t);
	}
}

/* What the style of a table, and those that it is based on, say of its lines. */
static void style_lines(struct laying *y, const char *id, struct lines *l, int depth)
{
	for (size_t i = 0; i < y->styles->count && depth < STYLES_DEEP_MAX; i++) {
		const char *own = docx_attribute(&y->styles->list[i], "w:styleId");
		size_t close;

		if (!docx_is(&y->styles->list[i], DOCX_OPEN, "w:style") || own == NULL || strcmp(own, id) != 0)
			continue;
		close = docx_close_of(y->styles, i);
		for (size_t n = i; n < close; n++)
			if (docx_is(&y->styles->list[n], DOCX_OPEN, "w:basedOn") && docx_attribute(&y->styles->list[n], "w:val") != NULL)
				style_lines(y, docx_attribute(&y->styles->list[n], "w:val"), l, depth + 1);
		for (size_t n = i; n < close && !docx_is(&y->styles->list[n], DOCX_OPEN, "w:tblStylePr"); n++)
			if (docx_is(&y->styles->list[n], DOCX_OPEN, "w:tblBorders"))
				read_lines(y->styles, n, docx_close_of(y->styles, n), l);
		return;
	}
}

/* Where a cell stands, and what is around it. */
struct place { bool is_top, is_bottom, is_left, is_right, goes_on_below; };

/* What a cell says of itself, before its first paragraph. */
static void read_cell(const struct docx_tokens *tokens, size_t from, size_t to, int *span, bool *goes_on, struct lines *own)
{
	*span = 1;
	*goes_on = false;
	*own = (struct lines){ -1, -1, -1, -1, -1, -1 };
	for (size_t i = from; i < to && !docx_is(&tokens->list[i], DOCX_OPEN, "w:p"); i++) {
		const struct docx_token *t = &tokens->list[i];

		if (docx_is(t, DOCX_OPEN, "w:gridSpan"))
			*span = number(t, "w:val", 1) < 1 ? 1 : number(t, "w:val", 1);
		else if (docx_is(t, DOCX_OPEN, "w:vMerge"))
			*goes_on = docx_attribute(t, "w:val") == NULL || strcmp(docx_attribute(t, "w:val"), "restart") != 0;
		else if (docx_is(t, DOCX_OPEN, "w:tcBorders"))
			read_lines(tokens, i, docx_close_of(tokens, i), own);
	}
}

/* Whether the cell of that column continues in the row between two tokens. */
static bool goes_on_in(const struct docx_tokens *tokens, size_t from, size_t to, int column)
{
	for (size_t i = from; i < to; i++)
		if (docx_is(&tokens->list[i], DOCX_OPEN, "w:tc")) {
			size_t close = docx_close_of(tokens, i);
			struct lines own;
			bool goes_on;
			int span;

			read_cell(tokens, i, close, &span, &goes_on, &own);
			if (column <= 0)
				return column == 0 && goes_on;
			column -= span;
			i = close;
		}
	return false;
}

static bool line_of(int own, int of_table)
{
	return (own >= 0 ? own : of_table) == 1;
}

static void put_cell(struct laying *y, size_t from, size_t to, struct place p)
{
	const struct lines *t = &y->table;
	struct lines own;
	bool goes_on, top, right, bottom, left;
	int span;

	read_cell(y->tokens, from, to, &span, &goes_on, &own);
	top = line_of(own.top, p.is_top ? t->top : t->across);
	bottom = !p.goes_on_below && line_of(own.bottom, p.is_bottom ? t->bottom : t->across);
	left = line_of(own.left, p.is_left ? t->left : t->down);
	right = line_of(own.right, p.is_right ? t->right : t->down);
	buffer_printf(y->out, "C\t%d\t%d\t%s%s%s%s%s\n", span, goes_on, top ? "t" : "", right ? "r" : "", bottom ? "b" : "", left ? "l" : "",
		top || right || bottom || left ? "" : "-");
	for (size_t i = from; i < to; i++)
		if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:p")) {
			size_t close = docx_close_of(y->tokens, i);

			put_paragraph(y, i, close);
			i = close;
		}
}

/* The first token of that kind between two others; `to` when there is none. */
static size_t first_of(const struct docx_tokens *tokens, size_t from, size_t to, const char *name)
{
	while (from < to && !docx_is(&tokens->list[from], DOCX_OPEN, name))
		from++;
	return from;
}

static void put_row(struct laying *y, size_t from, size_t to, bool is_top, size_t table_end)
{
	size_t next = first_of(y->tokens, to, table_end, "w:tr"), next_end = next < table_end ? docx_close_of(y->tokens, next) : table_end;
	int height = 0, column = 0;
	bool is_head = false;

	for (size_t i = from; i < to && !docx_is(&y->tokens->list[i], DOCX_OPEN, "w:tc"); i++) {
		if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:trHeight"))
			height = number(&y->tokens->list[i], "w:val", 0);
		if (docx_is(&y->tokens->list[i], DOCX_OPEN, "w:tblHeader"))
			is_head = is_on(&y->tokens->list[i]);
	}
	buffer_printf(y->out, "r\t%d\t%d\n", height, is_head);
	for (size_t i = first_of(y->tokens, from, to, "w:tc"); i < to;) {
		size_t close = docx_close_of(y->tokens, i), after = first_of(y->tokens, close, to, "w:tc");
		struct lines own;
		bool goes_on;
		int span;

		read_cell(y->tokens, i, close, &span, &goes_on, &own);
		put_cell(y, i, close, (struct place){ .is_top = is_top, .is_bottom = next == table_end, .is_left = column == 0, .is_right = after == to,
			.goes_on_below = goes_on_in(y->tokens, next, next_end, column) });
		column += span;
		i = after;
	}
}

static void put_table(struct laying *y, size_t from, size_t to)
{
	size_t rows = first_of(y->tokens, from, to, "w:tr");

	y->table = (struct lines){ -1, -1, -1, -1, -1, -1 };
	buffer_puts(y->out, "T");
	for (size_t i = from; i < rows; i++) {
		const struct docx_token *t = &y->tokens->list[i];

		if (docx_is(t, DOCX_OPEN, "w:gridCol"))
			buffer_printf(y->out, "\t%d", number(t, "w:w", 1000));
		else if (docx_is(t, DOCX_OPEN, "w:tblStyle") && docx_attribute(t, "w:val") != NULL)
			style_lines(y, docx_attribute(t, "w:val"), &y->table, 0);
		else if (docx_is(t, DOCX_OPEN, "w:tblBorders"))
			read_lines(y->tokens, i, docx_close_of(y->tokens, i), &y->table);
	}
	buffer_putc(y->out, '\n');
	for (size_t i = rows; i < to;) {
		size_t close = docx_close_of(y->tokens, i);

		put_row(y, i, close, i == rows, to);
		i = first_of(y->tokens, close, to, "w:tr");
	}
	buffer_lit(y->out, "E\n");
}

/* The last section says it for all. A sheet that is none gets A4 with the margins of GB/T 9704. */
static void put_sheet(struct laying *y)
{
	int width = 11906, height = 16838, top = 2098, right = 1474, bottom = 1984, left = 1588;

	for (size_t i = 0; i < y->tokens->count; i++) {
		const struct docx_token *t = &y->tokens->list[i];

		if (docx_is(t, DOCX_OPEN, "w:pgSz")) {
			width = number(t, "w:w", width);
			height = number(t, "w:h", height);
		} else if (docx_is(t, DOCX_OPEN, "w:pgMar")) {
			top = number(t, "w:top", top);
			right = number(t, "w:right", right);
			bottom = number(t, "w:bottom", bottom);
			left = number(t, "w:left", left);
		}
	}
	buffer_printf(y->out, "G\t%d\t%d\t%d\t%d\t%d\t%d\n", width, height, top, right, bottom, left);
}

void docx_lay(struct docx *d, const struct docx_tokens *tokens, struct buffer *out)
{
	struct docx_tokens styles = { 0 };
	struct laying y = { .d = d, .tokens = tokens, .styles = &styles, .out = out };

	docx_parse(d, "word/styles.xml", &styles);
	read_base(&y);
	put_sheet(&y);
	for (size_t i = 0; i < tokens->count && d->fault == DOCX_GOOD; i++) {
		bool is_table = docx_is(&tokens->list[i], DOCX_OPEN, "w:tbl");
		size_t close;

		if (!is_table && !docx_is(&tokens->list[i], DOCX_OPEN, "w:p"))
			continue;
		close = docx_close_of(tokens, i);
		is_table ? put_table(&y, i, close) : put_paragraph(&y, i, close);
		i = close;
		if (out->bytes > LINES_BYTES_MAX)
			docx_fail(d, DOCX_LARGE, NULL);
	}
}
