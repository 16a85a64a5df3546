/* src/rooms/catalogue/PLACE.def and the tests → rooms/catalogue/catalogue_table.c: every practice with the examples and refusals
 * it is held to, and beside each the test that proves it.
 *	catalogue OUT FILE.def… [TEST.c|TEST.mjs…]
 *
 *	place 1 KFQ 高邮经济开发区 | Gaoyou Economic Development Zone
 *	row KFQ-01 system /org : 党建工作领导小组 | Leading group
 *	accept 3月1日调整领导小组 | Re-constitute the group on 1 March
 *	refuse 同一天有两份名单同时有效 | Two versions in force on the same day
 *
 * Conditions of a row are numbered by kind in their order. A test says which of them it proves, in a comment of its own:
 * "covers KFQ-01 accept 1 refuse 1 by page and api". What no test says is not proved, so the state of a row comes from the
 * tests of this very build, and a test that is deleted takes its state away. Refused: a mark that names no row or condition, one
 * outside a test that is registered, a row twice, a row without conditions that is no narrative. */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct condition {
	bool is_refusal;
	int number;
	const char *zh, *en, *page_test, *api_test;
};

struct row {
	const char *id, *kind, *route, *zh, *en, *file;
	int line;
	struct condition *conditions;
	size_t conditions_count;
};

struct place {
	int number;
	const char *code, *zh, *en;
	struct row *rows;
	size_t rows_count;
};

static struct place *places;
static size_t places_count;

/* ---- the definition ---- */

/* "中文 | English" */
static bool read_names(const char *file, int line, const char *text, const char **zh, const char **en)
{
	const char *bar = strstr(text, " | ");

	if (bar == NULL) {
		complain(file, line, "expects Chinese | English at '%s'", text);
		return false;
	}
	*zh = trimmed(text, (size_t)(bar - text));
	*en = trimmed(bar + 3, strlen(bar + 3));
	if (!has_han(*zh) && strpbrk(*zh, "0123456789") == NULL)
		complain(file, line, "no Chinese: '%s'", *zh);
	if (has_wide(*en) || **en == '\0')
		complain(file, line, "no English: '%s'", *en);
	return true;
}

static char *word(char **at)
{
	size_t bytes;
	char *w;

	*at += strspn(*at, " ");
	bytes = strcspn(*at, " ");
	w = copy_n(*at, bytes);
	*at += bytes;
	*at += strspn(*at, " ");
	return w;
}

static struct row *row_find(const char *id)
{
	for (size_t p = 0; p < places_count; p++)
		for (size_t i = 0; i < places[p].rows_count; i++)
			if (strcmp(places[p].rows[i].id, id) == 0)
				return &places[p].rows[i];
	return NULL;
}

static void read_place(const char *file, int line, char *rest)
{
	struct place p = { .number = (int)strtol(word(&rest), NULL, 10) };

	p.code = word(&rest);
	if (p.number <= 0)
		complain(file, line, "a place begins with its number: place 1 KFQ …");
	for (size_t i = 0; i < places_count; i++)
		if (places[i].number == p.number || strcmp(places[i].code, p.code) == 0)
			complain(file, line, "place %d %s is there twice", p.number, p.code);
	read_names(file, line, rest, &p.zh, &p.en);
	places = grow(places, places_count, sizeof(*places));
	places[places_count++] = p;
}

static bool is_kind(const char *text)
{
	static const char *const KINDS[] = { "system", "sensitive", "narrative", "general" };

	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		if (strcmp(KINDS[i], text) == 0)
			return true;
	return false;
}

static void read_row(const char *file, int line, char *rest, struct place *p)
{
	struct row r = { .route = "", .file = file, .line = line };
	const char *w;

	r.id = word(&rest);
	if (!starts_with(r.id, p->code) || r.id[strlen(p->code)] != '-')
		complain(file, line, "row %s does not belong to %s", r.id, p->code);
	if (row_find(r.id) != NULL)
		complain(file, line, "row %s is there twice", r.id);
	r.kind = word(&rest);
	if (!is_kind(r.kind))
		complain(file, line, "a row is system, sensitive, narrative or general, not '%s'", r.kind);
	w = word(&rest);
	if (*w == '/') {
		r.route = w;
		w = word(&rest);
	}
	if (strcmp(w, ":") != 0)
		complain(file, line, "row ID KIND [/PAGE] : Chinese | English");
	read_names(file, line, rest, &r.zh, &r.en);
	p->rows = grow(p->rows, p->rows_count, sizeof(*p->rows));
	p->rows[p->rows_count++] = r;
}

static void read_condition(const char *file, int line, const char *rest, struct row *r, bool is_refusal)
{
	struct condition c = { .is_refusal = is_refusal, .number = 1 };

	for (size_t i = 0; i < r->conditions_count; i++)
		c.number += r->conditions[i].is_refusal == is_refusal;
	if (strcmp(r->kind, "narrative") == 0)
		complain(file, line, "a narrative asks for nothing");
	read_names(file, line, rest, &c.zh, &c.en);
	r->conditions = grow(r->conditions, r->conditions_count, sizeof(*r->conditions));
	r->conditions[r->conditions_count++] = c;
}

static void check_row(const struct row *r)
{
	if (r->conditions_count == 0 && strcmp(r->kind, "narrative") != 0)
		complain(r->file, r->line, "row %s has neither accept nor refuse", r->id);
}

static void read_definition(const char *file)
{
	struct lines l = { .at = file_read(file, NULL) };
	struct place *p = NULL;
	const char *at;
	size_t bytes;

	while (lines_next(&l, &at, &bytes)) {
		char *line = trimmed(at, bytes), *rest = line;
		const char *first = word(&rest);

		if (*line == '\0' || *line == '#')
			continue;
		if (strcmp(first, "place") == 0 && p == NULL) {
			read_place(file, l.number, rest);
			p = &places[places_count - 1];
		} else if (strcmp(first, "row") == 0 && p != NULL) {
			read_row(file, l.number, rest, p);
		} else if ((strcmp(first, "accept") == 0 || strcmp(first, "refuse") == 0) && p != NULL && p->rows_count > 0) {
			read_condition(file, l.number, rest, &p->rows[p->rows_count - 1], strcmp(first, "refuse") == 0);
		} else {
			complain(file, l.number, "one place, then rows with accept and refuse: '%s'", line);
		}
	}
	for (size_t i = 0; p != NULL && i < p->rows_count; i++)
		check_row(&p->rows[i]);
}

static int by_number(const void *a, const void *b)
{
	return ((const struct place *)a)->number - ((const struct place *)b)->number;
}

/* ---- the marks of the tests ---- */

/* Is the function handed to cmocka in this file? The text comes without its comments. */
static bool is_registered(const char *code, const char *function)
{
	size_t bytes = strlen(function);

	for (const char *at = strstr(code, "cmocka_unit_test"); at != NULL; at = strstr(at + 1, "cmocka_unit_test")) {
		const char *open = at + strspn(at, "abcdefghijklmnopqrstuvwxyz_");

		if (*open == '(' && strncmp(open + 1, function, bytes) == 0 && (open[1 + bytes] == ')' || open[1 + bytes] == ','))
			return true;
	}
	return false;
}

/* The test that begins in this line, NULL if none: a function of cmocka, or test('…' and story('…' of the browser. */
static const char *test_begun(const char *file, const char *line)
{
	static const char C[] = "static void ";
	const char *open, *end;

	if (ends_with(file, ".c")) {
		end = starts_with(line, C) ? strstr(line, "(void **state)") : NULL;
		return end != NULL && end[strlen("(void **state)")] == '\0' ? copy_n(line + strlen(C), (size_t)(end - line) - strlen(C)) : NULL;
	}
	if (!starts_with(line, "test(") && !starts_with(line, "story("))
		return NULL;
	open = strchr(line, '(') + 1;
	end = *open == '\0' ? NULL : strchr(open + 1, *open);
	return end == NULL ? NULL : copy_n(open + 1, (size_t)(end - open) - 1);
}

/* "covers" with a row behind it; NULL if the line has none. */
static char *mark_in(char *line)
{
	for (char *at = strstr(line, "covers "); at != NULL; at = strstr(at + 1, "covers ")) {
		const char *code = at + strlen("covers ");
		size_t letters = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

		if (letters > 0 && code[letters] == '-' && isdigit((unsigned char)code[letters + 1]))
			return at;
	}
	return NULL;
}

static struct condition *condition_find(struct row *r, bool is_refusal, int number)
{
	for (size_t i = 0; i < r->conditions_count; i++)
		if (r->conditions[i].is_refusal == is_refusal && r->conditions[i].number == number)
			return &r->conditions[i];
	return NULL;
}

static void note(const char **where, const char *test)
{
	if (*where == NULL)
		*where = test;
}

/* Behind "covers ": ID (accept|refuse) NUMBER… by page | api | page and api */
static void read_mark(const char *file, int line, char *rest, const char *test)
{
	const char *id = word(&rest), *w, *verb = NULL, *by;
	struct row *r = row_find(id);
	struct condition *named[40];
	size_t count = 0;

	if (r == NULL) {
		complain(file, line, "there is no row %s", id);
		return;
	}
	for (w = word(&rest); *w != '\0' && strcmp(w, "by") != 0; w = word(&rest)) {
		struct condition *c;

		if (strcmp(w, "accept") == 0 || strcmp(w, "refuse") == 0) {
			verb = w;
			continue;
		}
		c = verb == NULL ? NULL : condition_find(r, strcmp(verb, "refuse") == 0, (int)strtol(w, NULL, 10));
		if (c == NULL || count == sizeof(named) / sizeof(named[0])) {
			complain(file, line, "row %s has no condition %s %s", id, verb == NULL ? "" : verb, w);
			return;
		}
		named[count++] = c;
	}
	by = trimmed(rest, strlen(rest));
	if (count == 0 || (strcmp(by, "page") != 0 && strcmp(by, "api") != 0 && strcmp(by, "page and api") != 0)) {
		complain(file, line, "covers %s accept 1 refuse 2 by page and api: which conditions, and by page, by api or by both", id);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (starts_with(by, "page"))
			note(&named[i]->page_test, test);
		if (ends_with(by, "api"))
			note(&named[i]->api_test, test);
	}
}

static const char *test_name(const char *file, const char *test)
{
	const char *base = base_name(file);

	return print("%.*s: %s", (int)strcspn(base, "."), base, test);
}

static void read_test(const char *file)
{
	char *text = file_read(file, NULL);
	const char *code = without_comments(copy(text)), *at, *test = NULL;
	bool is_c = ends_with(file, ".c");
	struct lines l = { .at = text };
	size_t bytes;

	while (lines_next(&l, &at, &bytes)) {
		char *line = copy_n(at, bytes), *mark = mark_in(line), *end;

		if (test_begun(file, line) != NULL)
			test = test_begun(file, line);
		else if (*line == '}')
			test = NULL;
		if (mark == NULL)
			continue;
		end = is_c ? strstr(mark, "*/") : mark + strlen(mark);
		if (mark - line < 3 || end == NULL || strncmp(mark - 3, is_c ? "/* " : "// ", 3) != 0)
			complain(file, l.number, "a mark is a comment of its own, in one line");
		else if (test == NULL)
			complain(file, l.number, "a mark outside a test");
		else if (is_c && !is_registered(code, test))
			complain(file, l.number, "%s is not registered with cmocka_unit_test", test);
		else
			read_mark(file, l.number, copy_n(mark + strlen("covers "), (size_t)(end - mark) - strlen("covers ")), test_name(file, test));
	}
}

/* ---- the table ---- */

static void put_text(struct text *out, const char *text)
{
	if (text == NULL)
		text_add(out, "NULL");
	else
		text_quote(out, text, strlen(text));
}

static void put_texts(struct text *out, const char *const *texts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		text_add(out, i == 0 ? "" : ", ");
		put_text(out, texts[i]);
	}
}

static void put_conditions(struct text *out, size_t place, size_t number, const struct row *r)
{
	text_add(out, "static const struct catalogue_condition CONDITIONS_%d_%d[] = {\n", (int)place, (int)number);
	for (size_t i = 0; i < r->conditions_count; i++) {
		const struct condition *c = &r->conditions[i];

		text_add(out, "\t{ %s, %d, ", c->is_refusal ? "true" : "false", c->number);
		put_texts(out, (const char *const[]){ c->zh, c->en, c->page_test, c->api_test }, 4);
		text_add(out, " },\n");
	}
	text_add(out, "};\n");
}

static void put_row(struct text *out, size_t place, size_t number, const struct row *r)
{
	text_add(out, "\t{ ");
	put_texts(out, (const char *const[]){ r->id, r->zh, r->en, r->route }, 4);
	text_add(out, ", %d, CATALOGUE_%s, ", (int)place, upper(r->kind));
	if (r->conditions_count > 0)
		text_add(out, "CONDITIONS_%d_%d, %d },\n", (int)place, (int)number, (int)r->conditions_count);
	else
		text_add(out, "NULL, 0 },\n");
}

static void put_table(struct text *out)
{
	int rows_count = 0;

	text_add(out, "/* Made from src/rooms/catalogue. */\n#include \"rooms/catalogue/catalogue.h\"\n\nconst struct catalogue_place CATALOGUE_PLACES[] = {\n");
	for (size_t p = 0; p < places_count; p++) {
		text_add(out, "\t{ ");
		put_texts(out, (const char *const[]){ places[p].code, places[p].zh, places[p].en }, 3);
		text_add(out, " },\n");
	}
	text_add(out, "};\nconst size_t CATALOGUE_PLACES_COUNT = %d;\n\n", (int)places_count);
	for (size_t p = 0; p < places_count; p++)
		for (size_t i = 0; i < places[p].rows_count; i++)
			if (places[p].rows[i].conditions_count > 0)
				put_conditions(out, p, i, &places[p].rows[i]);
	text_add(out, "\nconst struct catalogue_row CATALOGUE_ROWS[] = {\n");
	for (size_t p = 0; p < places_count; p++)
		for (size_t i = 0; i < places[p].rows_count; i++, rows_count++)
			put_row(out, p, i, &places[p].rows[i]);
	text_add(out, "};\nconst size_t CATALOGUE_ROWS_COUNT = %d;\n", rows_count);
}

int main(int count, char **args)
{
	struct text out = { 0 };
	int at = 2;

	if (count < 3)
		give_up("usage", 0, "catalogue OUT FILE.def... [TEST...]");
	for (; at < count && ends_with(args[at], ".def"); at++)
		read_definition(args[at]);
	if (places_count == 0)
		give_up("usage", 0, "no place");
	qsort(places, places_count, sizeof(*places), by_number);
	for (; at < count; at++)
		read_test(args[at]);
	put_table(&out);
	file_write(args[1], "rooms/catalogue/catalogue_table.c", &out);
	return finish();
}
