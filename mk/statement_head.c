/* The declaration of a statement: name(params) -> shape row(columns). A new parameter type gets a line in TYPES. */
#include "statement.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const struct { const char *name; enum kind kind; const char *c; } TYPES[] = {
	{ "int", K_INT, "int64_t " }, { "time", K_INT, "int64_t " }, { "fen", K_INT, "int64_t " },
	{ "bool", K_BOOL, "bool " }, { "day", K_DAY, "day_t " },
	{ "text", K_TEXT, "const char *" }, { "blob", K_BLOB, "struct bytes " },
	{ "ids", K_IDS, "const int64_t *" },
};

struct scan { const char *at, *file; int line; bool is_broken; };

static void expected(struct scan *s, const char *what)
{
	if (!s->is_broken)
		complain(s->file, s->line, "expects %s at '%s'", what, s->at);
	s->is_broken = true;
}

static void blanks(struct scan *s)
{
	s->at += strspn(s->at, " \t\n");
}

static bool accept(struct scan *s, const char *mark)
{
	blanks(s);
	if (!starts_with(s->at, mark))
		return false;
	s->at += strlen(mark);
	return true;
}

static const char *scan_name(struct scan *s, const char *what)
{
	size_t bytes;
	const char *name;

	blanks(s);
	bytes = strspn(s->at, "abcdefghijklmnopqrstuvwxyz0123456789_");
	name = copy_n(s->at, bytes);
	if (!is_name(name)) {
		expected(s, what);
		return "broken";
	}
	s->at += bytes;
	return name;
}

static void find_type(struct scan *s, struct field *f, const char *type)
{
	size_t bytes = strlen(type);

	for (size_t i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++)
		if (strcmp(type, TYPES[i].name) == 0) {
			f->kind = TYPES[i].kind;
			f->c = TYPES[i].c;
			return;
		}
	f->kind = K_ID;
	f->c = print("%s ", type);
	if (bytes > 3 && ends_with(type, "_id")) {
		const struct table *t = schema_table(&schema, copy_n(type, bytes - 3));

		if (t != NULL && t->has_id)
			return;
		complain(s->file, s->line, "there is no table with an id for '%s'", type);
	} else {
		complain(s->file, s->line, "unknown type '%s' (int text day time bool fen blob ids <table>_id)", type);
	}
	s->is_broken = true;
}

static void check_field(struct scan *s, const struct fields *all, const struct field *f, bool is_row)
{
	static const char *const TAKEN[] = { "s", "row", "rows", "cursor", NULL };

	if (is_c_keyword(f->name))
		complain(s->file, s->line, "'%s' is a word of C", f->name);
	for (int i = 0; !is_row && TAKEN[i] != NULL; i++)
		if (strcmp(f->name, TAKEN[i]) == 0)
			complain(s->file, s->line, "a parameter may not be called '%s'", f->name);
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->items[i].name, f->name) == 0)
			complain(s->file, s->line, "'%s' is named twice", f->name);
	if (f->is_null && f->kind != K_TEXT && f->kind != K_BLOB)
		complain(s->file, s->line, "only text and blob may be NULL, '%s' may not", f->name);
	if (is_row && f->kind == K_IDS)
		complain(s->file, s->line, "a list of ids is no column");
}

/* "(name: type, …)"; the opening parenthesis is still to come. */
static struct fields scan_fields(struct scan *s, bool is_row)
{
	struct fields all = { 0 };

	if (!accept(s, "("))
		expected(s, "(");
	if (accept(s, ")"))
		return all;
	do {
		struct field f = { 0 };

		f.name = scan_name(s, "a name");
		if (!accept(s, ":"))
			expected(s, "':' and a type");
		if (s->is_broken)
			return all;
		find_type(s, &f, scan_name(s, "a type"));
		f.is_null = accept(s, "?");
		check_field(s, &all, &f, is_row);
		all.items = grow(all.items, all.count, sizeof f);
		all.items[all.count++] = f;
	} while (!s->is_broken && accept(s, ","));
	if (!accept(s, ")"))
		expected(s, "',' or ')'");
	return all;
}

static const struct row *find_row(const char *name)
{
	for (int i = 0; i < rows_count; i++)
		if (strcmp(rows[i]->name, name) == 0)
			return rows[i];
	return NULL;
}

static void scan_row(struct scan *s, struct statement *st)
{
	const struct row *known;
	struct row *r;

	st->row_name = scan_name(s, "the name of the row");
	blanks(s);
	known = find_row(st->row_name);
	if (*s->at != '(') {
		st->row = known;
		if (known == NULL)
			complain(s->file, s->line, "row '%s' is used before it is declared with its columns", st->row_name);
		else if (strcmp(known->file, s->file) != 0)
			complain(s->file, s->line, "row '%s' belongs to %s", st->row_name, known->file);
		return;
	}
	if (known != NULL)
		complain(s->file, s->line, "row '%s' is declared already at %s:%d; name it without columns", st->row_name, known->file, known->line);
	r = allot(sizeof *r);
	r->name = st->row_name, r->file = s->file, r->line = s->line;
	r->columns = scan_fields(s, true);
	if (r->columns.count == 0)
		complain(s->file, s->line, "row '%s' has no columns", r->name);
	st->row = rows[rows_count++] = r;
}

struct statement *scan_header(const char *file, int line, const char *header)
{
	static const char *const SHAPES[] = { "one ", "many ", "each ", "none" };
	struct scan s = { .at = header, .file = file, .line = line };
	struct statement *st = allot(sizeof *st);
	int shape = 0;

	st->file = file, st->line = line;
	st->is_across = accept(&s, "across ");
	st->is_quiet = accept(&s, "quiet ");
	st->name = scan_name(&s, "the name of a statement");
	st->params = scan_fields(&s, false);
	if (!s.is_broken && !accept(&s, "->"))
		expected(&s, "'->'");
	while (!s.is_broken && shape < 4 && !accept(&s, SHAPES[shape]))
		shape++;
	if (shape == 4)
		expected(&s, "one, many, each or none");
	st->shape = (enum shape)shape;
	if (!s.is_broken && shape < NONE)
		scan_row(&s, st);
	blanks(&s);
	if (!s.is_broken && *s.at != '\0')
		expected(&s, "the end");
	for (int i = 0; i < statements_count; i++)
		if (strcmp(statements[i]->name, st->name) == 0)
			complain(file, line, "statement '%s' is declared already at %s:%d", st->name, statements[i]->file, statements[i]->line);
	statements[statements_count++] = st;
	return s.is_broken ? NULL : st;
}

bool is_header_whole(const char *header)
{
	const char *arrow = strstr(header, "->"), *last;
	int depth = 0;

	for (const char *c = header; *c != '\0'; c++)
		depth += *c == '(' ? 1 : *c == ')' ? -1 : 0;
	if (arrow == NULL || depth > 0)
		return false;
	last = trimmed(arrow + 2, strlen(arrow + 2));
	return *last != '\0' && strcmp(last, "one") != 0 && strcmp(last, "many") != 0 && strcmp(last, "each") != 0;
}
