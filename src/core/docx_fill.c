/* Fields of a template: found in the text of each paragraph, however WPS cut it into runs, and replaced. */
#include "core/docx_part.h"

#include <stdlib.h>
#include <string.h>
#include "base/text.h"

#define VALUE_END "\x1f"	/* between the parts of what goes to the child; no text holds control signs but line ends */

struct filling {
	struct docx *d;
	const struct docx_tokens *from;
	const struct docx_values *values;
	struct docx_tokens *to;
	const struct docx_list *list;	/* inside a repeated part; NULL: outside */
	size_t row;
};

/* ---- values ---- */

static const struct docx_list *find_list(const struct docx_values *values, const char *name)
{
	for (size_t i = 0; i < values->lists_count; i++)
		if (strcmp(values->lists[i].name, name) == 0)
			return &values->lists[i];
	return NULL;
}

/* NULL: no such field. */
static const char *find_value(const struct filling *f, const char *name)
{
	const struct docx_list *list = f->list;

	for (size_t i = 0; list != NULL && i < list->fields_count; i++)
		if (strcmp(list->fields[i], name) == 0) {
			const char *text = f->row < list->rows_count ? list->rows[f->row * list->fields_count + i] : NULL;

			return text == NULL ? "" : text;
		}
	for (size_t i = 0; i < f->values->values_count; i++)
		if (strcmp(f->values->values[i].name, name) == 0)
			return f->values->values[i].text == NULL ? "" : f->values->values[i].text;
	return NULL;
}

/* ---- one paragraph ---- */

/* The texts of a paragraph as one, and where each begins. */
struct line { size_t *tokens, *starts, count; const char *text; };

static void read_line(struct filling *f, size_t from, size_t to, struct line *line)
{
	struct buffer all;

	*line = (struct line){ .tokens = arena_array(f->d->arena, to - from + 1, sizeof(size_t)), .starts = arena_array(f->d->arena, to - from + 2, sizeof(size_t)) };
	buffer_init(&all, f->d->arena, 64);
	for (size_t i = from + 1; i < to; i++)
		if (f->from->list[i].kind == DOCX_TEXT && docx_is(&f->from->list[i - 1], DOCX_OPEN, "w:t")) {
			line->tokens[line->count] = i;
			line->starts[line->count++] = all.bytes;
			buffer_puts(&all, f->from->list[i].text);
		}
	line->starts[line->count] = all.bytes;
	line->text = arena_text(f->d->arena, buffer_text(&all));
}

/* The name between "{{" at `at` and "}}", without blanks; *end is behind it. NULL with a fault: it is none. */
static const char *name_at(struct filling *f, const char *at, const char **end)
{
	const char *stop = strstr(at + 2, "}}");
	const char *name = stop == NULL ? NULL : text_clean(f->d->arena, arena_text_n(f->d->arena, at + 2, (size_t)(stop - at - 2)));

	if (name == NULL || text_is_empty(name) || strstr(name, "{{") != NULL || text_chars(name) > DOCX_NAME_CHARS_MAX) {
		docx_fail(f->d, DOCX_BROKEN, at);
		return NULL;
	}
	*end = stop + 2;
	return name;
}

/* The text that takes the place of the field at `at`; *end is behind the field. */
static const char *value_at(struct filling *f, const char *at, const char **end)
{
	const char *name = name_at(f, at, end), *value;

	if (name == NULL)
		return "";
	if (name[0] == '#') {	/* said already which list */
		if (f->list == NULL || strcmp(f->list->name, name + 1) != 0)
			docx_fail(f->d, find_list(f->values, name + 1) == NULL ? DOCX_UNKNOWN : DOCX_BROKEN, name);
		return "";
	}
	value = find_value(f, name);
	if (value == NULL)
		docx_fail(f->d, DOCX_UNKNOWN, name);
	return value == NULL ? "" : value;
}

/* What each text of the paragraph becomes: a value stands where its field began. */
static const char **fill_line(struct filling *f, const struct line *line)
{
	struct buffer *texts = arena_array(f->d->arena, line->count + 1, sizeof(*texts));
	const char **out = arena_array(f->d->arena, line->count + 1, sizeof(*out)), *at = line->text;
	size_t n = 0;

	for (size_t i = 0; i < line->count; i++)
		buffer_init(&texts[i], f->d->arena, 32);
	while (*at != '\0' && f->d->fault == DOCX_GOOD) {
		const char *field = strstr(at, "{{"), *end = at + 1;

		while (n + 1 < line->count && (size_t)(at - line->text) >= line->starts[n + 1])
			n++;
		if (field == at) {
			buffer_puts(&texts[n], value_at(f, at, &end));
		} else {
			const char *stop = line->text + line->starts[n + 1];

			end = field != NULL && field < stop ? field : stop;
			buffer_put(&texts[n], at, (size_t)(end - at));
		}
		at = end;
	}
	for (size_t i = 0; i < line->count; i++)
		out[i] = buffer_text(&texts[i]);
	return out;
}

static void put(struct filling *f, enum docx_token_kind kind, const char *text)
{
	docx_add(f->d, f->to, (struct docx_token){ kind, text, NULL });
}

/* Pictures stand in the run, beside its texts. */
static void put_text(struct filling *f, const char *text)
{
	const char *sign, *end;
	size_t index;

	while ((sign = docx_picture_find(f->d, text, &index, &end)) != NULL) {
		put(f, DOCX_TEXT, arena_text_n(f->d->arena, text, (size_t)(sign - text)));
		put(f, DOCX_CLOSE, "w:t");
		put(f, DOCX_RAW, docx_picture_xml(f->d, index));
		put(f, DOCX_OPEN, "w:t");
		f->d->are_used[index] = 1;
		text = end;
	}
	put(f, DOCX_TEXT, text);
}

/* A text of several lines inside w:t. */
static void put_lines(struct filling *f, const char *text)
{
	for (;;) {
		size_t bytes = strcspn(text, "\n");

		put_text(f, arena_text_n(f->d->arena, text, bytes));
		if (text[bytes] == '\0')
			return;
		text += bytes + 1;
		put(f, DOCX_CLOSE, "w:t");
		put(f, DOCX_OPEN, "w:br");
		put(f, DOCX_CLOSE, "w:br");
		put(f, DOCX_OPEN, "w:t");
	}
}

static void put_paragraph(struct filling *f, size_t from, size_t to)
{
	struct line line;
	const char **texts;
	size_t n = 0;

	read_line(f, from, to, &line);
	texts = fill_line(f, &line);
	for (size_t i = from; i <= to && f->d->fault == DOCX_GOOD; i++) {
		if (n < line.count && line.tokens[n] == i)
			put_lines(f, texts[n++]);
		else
			docx_add(f->d, f->to, f->from->list[i]);
	}
}

/* ---- what is repeated ---- */

/* The list that a part is repeated for; NULL: none. */
static const struct docx_list *list_in(struct filling *f, size_t from, size_t to)
{
	const struct docx_list *list = NULL;

	for (size_t i = from; i <= to && f->d->fault == DOCX_GOOD; i++) {
		struct line line;
		const char *at, *end, *name;

		if (!docx_is(&f->from->list[i], DOCX_OPEN, "w:p"))
			continue;
		read_line(f, i, docx_close_of(f->from, i), &line);
		at = strstr(line.text, "{{#");
		if (at == NULL || (name = name_at(f, at, &end)) == NULL)
			continue;
		if (list != NULL && strcmp(list->name, name + 1) != 0)
			docx_fail(f->d, DOCX_BROKEN, name);
		list = find_list(f->values, name + 1);
		if (list == NULL)
			docx_fail(f->d, DOCX_UNKNOWN, name);
	}
	return list;
}

static void put_range(struct filling *f, size_t from, size_t to);

static void put_repeated(struct filling *f, size_t from, size_t to, bool is_row)
{
	struct filling inner = *f;

	inner.list = list_in(f, from, to);
	for (inner.row = 0; inner.list != NULL && inner.row < inner.list->rows_count && f->d->fault == DOCX_GOOD; inner.row++)
		is_row ? put_range(&inner, from, to) : put_paragraph(&inner, from, to);
	if (inner.list == NULL)
		is_row ? put_range(&inner, from, to) : put_paragraph(f, from, to);
}

static void put_element(struct filling *f, enum docx_token_kind kind, const char *name, const char **attributes)
{
	docx_add(f->d, f->to, (struct docx_token){ .kind = kind, .text = name, .attributes = attributes });
}

/* A small line at the right, above all that the template says. */
static void put_mark(struct filling *f)
{
	static const char *NONE[] = { NULL }, *RIGHT[] = { "w:val", "right", NULL }, *SMALL[] = { "w:val", "18", NULL };

	put_element(f, DOCX_OPEN, "w:p", NONE);
	put_element(f, DOCX_OPEN, "w:pPr", NONE);
	put_element(f, DOCX_OPEN, "w:jc", RIGHT);
	put_element(f, DOCX_CLOSE, "w:jc", NULL);
	put_element(f, DOCX_CLOSE, "w:pPr", NULL);
	put_element(f, DOCX_OPEN, "w:r", NONE);
	put_element(f, DOCX_OPEN, "w:rPr", NONE);
	put_element(f, DOCX_OPEN, "w:sz", SMALL);
	put_element(f, DOCX_CLOSE, "w:sz", NULL);
	put_element(f, DOCX_CLOSE, "w:rPr", NULL);
	put_element(f, DOCX_OPEN, "w:t", NONE);
	docx_add(f->d, f->to, (struct docx_token){ .kind = DOCX_TEXT, .text = f->values->mark });
	put_element(f, DOCX_CLOSE, "w:t", NULL);
	put_element(f, DOCX_CLOSE, "w:r", NULL);
	put_element(f, DOCX_CLOSE, "w:p", NULL);
}

/* from and to are the tokens that open and close a row, or the whole. */
static void put_range(struct filling *f, size_t from, size_t to)
{
	for (size_t i = from; i <= to && f->d->fault == DOCX_GOOD; i++) {
		const struct docx_token *t = &f->from->list[i];
		bool is_row = docx_is(t, DOCX_OPEN, "w:tr") && i > from;
		size_t close;

		if (!is_row && !docx_is(t, DOCX_OPEN, "w:p")) {
			docx_add(f->d, f->to, *t);
			if (docx_is(t, DOCX_OPEN, "w:body") && !text_is_empty(f->values->mark))
				put_mark(f);
			continue;
		}
		close = docx_close_of(f->from, i);
		if (is_row || (f->list == NULL && !docx_is(&f->from->list[from], DOCX_OPEN, "w:tr")))
			put_repeated(f, i, close, is_row);
		else
			put_paragraph(f, i, close);
		i = close;
	}
}

/* The attribute as a number, so much smaller, but not below 1. Others that came of the same row keep theirs. */
static void shrink(struct docx *d, struct docx_token *t, const char *name, int percent)
{
	const char *text = docx_attribute(t, name);
	size_t count = 0;
	int64_t n;

	if (text == NULL || !int_parse(text, &n) || n < 1 || n > 30000)
		return;
	n = n * percent / 100;
	while (t->attributes[count] != NULL)
		count += 2;
	t->attributes = arena_copy(d->arena, t->attributes, (count + 1) * sizeof(*t->attributes));
	for (size_t i = 0; i < count; i += 2)
		if (strcmp(t->attributes[i], name) == 0)
			t->attributes[i + 1] = arena_printf(d->arena, "%d", n < 1 ? 1 : (int)n);
}

/* A distance of lines that is not in points goes with the type by itself. */
static void shrink_all(struct docx *d, struct docx_tokens *tokens, int percent)
{
	for (size_t i = 0; i < tokens->count; i++) {
		struct docx_token *t = &tokens->list[i];
		const char *rule;

		if (docx_is(t, DOCX_OPEN, "w:sz") || docx_is(t, DOCX_OPEN, "w:szCs"))
			shrink(d, t, "w:val", percent);
		if (!docx_is(t, DOCX_OPEN, "w:spacing"))
			continue;
		rule = docx_attribute(t, "w:lineRule");
		if (rule != NULL && strcmp(rule, "auto") != 0)
			shrink(d, t, "w:line", percent);
		shrink(d, t, "w:before", percent);
		shrink(d, t, "w:after", percent);
	}
}

void docx_fill_tokens(struct docx *d, const struct docx_tokens *from, const struct docx_values *values, struct docx_tokens *to)
{
	struct filling f = { .d = d, .from = from, .values = values, .to = to };

	if (from->count > 0)
		put_range(&f, 0, from->count - 1);
	if (values->percent > 0 && values->percent < 100)
		shrink_all(d, to, values->percent);
}

/* ---- what only looks like a field ---- */

#define WIDE_OPEN "\xef\xbd\x9b"	/* U+FF5B and U+FF5D, the full-width braces */
#define WIDE_CLOSE "\xef\xbd\x9d"

/* Half or full width; anything else: 0. */
static size_t brace_bytes(const char *at, const char *half, const char *full)
{
	return strncmp(at, half, 1) == 0 ? 1 : strncmp(at, full, strlen(full)) == 0 ? strlen(full) : 0;
}

/* Fields are skipped; they were found to be right. */
static const char *loose_in(struct arena *a, const char *text)
{
	const char *open = NULL;

	for (const char *at = text; *at != '\0'; at++) {
		const char *end = strncmp(at, "{{", 2) == 0 ? strstr(at, "}}") : NULL;
		size_t closing = brace_bytes(at, "}", WIDE_CLOSE);

		if (end != NULL)
			at = end + 1;
		else if (closing > 0 && open != NULL)
			return arena_text_n(a, open, (size_t)(at - open) + closing);
		else if (brace_bytes(at, "{", WIDE_OPEN) > 0)
			open = at;
	}
	return NULL;
}

void docx_find_loose(struct docx *d, const struct docx_tokens *tokens)
{
	struct filling f = { .d = d, .from = tokens };

	for (size_t i = 0; i < tokens->count && d->fault == DOCX_GOOD; i++) {
		struct line line;
		const char *loose;

		if (!docx_is(&tokens->list[i], DOCX_OPEN, "w:p"))
			continue;
		read_line(&f, i, docx_close_of(tokens, i), &line);
		loose = loose_in(d->arena, line.text);
		if (loose != NULL)
			docx_fail(d, DOCX_LOOSE, loose);
	}
}

/* ---- values on their way ---- */

void docx_put_values(struct buffer *out, const struct docx_values *values)
{
	buffer_printf(out, "%zu" VALUE_END "%zu" VALUE_END "%d" VALUE_END "%s" VALUE_END, values->values_count, values->lists_count, values->percent,
		text_or_empty(values->mark));
	for (size_t i = 0; i < values->values_count; i++)
		buffer_printf(out, "%s" VALUE_END "%s" VALUE_END, values->values[i].name, values->values[i].text == NULL ? "" : values->values[i].text);
	for (size_t i = 0; i < values->lists_count; i++) {
		const struct docx_list *l = &values->lists[i];

		buffer_printf(out, "%s" VALUE_END "%zu" VALUE_END "%zu" VALUE_END, l->name, l->fields_count, l->rows_count);
		for (size_t n = 0; n < l->fields_count; n++)
			buffer_printf(out, "%s" VALUE_END, l->fields[n]);
		for (size_t n = 0; n < l->fields_count * l->rows_count; n++)
			buffer_printf(out, "%s" VALUE_END, l->rows[n] == NULL ? "" : l->rows[n]);
	}
}

/* NULL: the end. */
static const char *take(char **at)
{
	return *at == NULL || **at == '\0' ? NULL : strsep(at, VALUE_END);
}

static size_t take_count(char **at)
{
	const char *text = take(at);
	int64_t n = 0;

	return text != NULL && int_parse(text, &n) && n >= 0 && n < (1 << 24) ? (size_t)n : 0;
}

static const char **take_all(struct arena *a, char **at, size_t count)
{
	const char **list = arena_array(a, count + 1, sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = take(at);
	return list;
}

bool docx_take_values(struct arena *a, char *text, struct docx_values *values)
{
	char *at = text;
	size_t values_count = take_count(&at), lists_count = take_count(&at), percent = take_count(&at);
	const char *mark = take(&at);
	struct docx_value *list = arena_array(a, values_count + 1, sizeof(*list));
	struct docx_list *lists = arena_array(a, lists_count + 1, sizeof(*lists));

	for (size_t i = 0; i < values_count; i++) {
		list[i].name = take(&at);
		list[i].text = take(&at);
	}
	for (size_t i = 0; i < lists_count; i++) {
		lists[i].name = take(&at);
		lists[i].fields_count = take_count(&at);
		lists[i].rows_count = take_count(&at);
		lists[i].fields = take_all(a, &at, lists[i].fields_count);
		lists[i].rows = take_all(a, &at, lists[i].fields_count * lists[i].rows_count);
	}
	*values = (struct docx_values){ .values = list, .values_count = values_count, .lists = lists, .lists_count = lists_count, .mark = mark,
		.percent = (int)percent };
	return lists_count == 0 ? values_count == 0 || list[values_count - 1].text != NULL : lists[lists_count - 1].name != NULL;
}
