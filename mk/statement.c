/* *.sql → one C function and one row struct each: src/rooms/org/org.sql gives rooms/org/org_sql.h and .c;
 * store/statements.c lists all of them, so that a test can prepare every one on both databases.
 *	statement OUT schema/model.def FILE.sql…
 * The format is in docs/architecture.md, section 4. A new parameter type gets a line in TYPES. */
#include "schema.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum kind { K_INT, K_BOOL, K_DAY, K_TEXT, K_BLOB, K_ID, K_IDS };
enum shape { ONE, MANY, EACH, NONE };

static const struct { const char *name; enum kind kind; const char *c; } TYPES[] = {
	{ "int", K_INT, "int64_t " }, { "time", K_INT, "int64_t " }, { "fen", K_INT, "int64_t " },
	{ "bool", K_BOOL, "bool " }, { "day", K_DAY, "day_t " },
	{ "text", K_TEXT, "const char *" }, { "blob", K_BLOB, "struct bytes " },
	{ "ids", K_IDS, "const int64_t *" },
};

struct field { const char *name, *c; enum kind kind; bool is_null; };
struct fields { struct field *items; size_t count; };
struct row { const char *name, *file; struct fields columns; int line; };
struct statement {
	const char *name, *file, *row_name;
	const struct row *row;
	struct fields params;
	struct text text[2];		/* by engine, with numbered parameters */
	enum shape shape;
	bool is_across, writes, is_lognone;
	int line;
};

static struct schema schema;
static struct row *rows[10000];
static struct statement *statements[10000];
static int rows_count, statements_count;

/* ---- the header: name(params) -> shape row(columns) ---- */

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

static struct statement *scan_header(const char *file, int line, const char *header)
{
	static const char *const SHAPES[] = { "one ", "many ", "each ", "none" };
	struct scan s = { .at = header, .file = file, .line = line };
	struct statement *st = allot(sizeof *st);
	int shape = 0;

	st->file = file, st->line = line;
	st->is_across = accept(&s, "across ");
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

/* ---- the text: parameters get numbers, words are looked at ---- */

struct word { const char *at; size_t bytes; };
struct words { struct word *items; size_t count; };

static bool word_is(const struct word *w, const char *text)
{
	return strlen(text) == w->bytes && strncasecmp(w->at, text, w->bytes) == 0;
}

/* Takes a trailing word off the text (before blanks); false if it is another. */
static bool take_back(struct text *t, const char *last)
{
	size_t end = t->bytes, bytes = strlen(last);

	while (end > 0 && isspace((unsigned char)t->data[end - 1]))
		end--;
	if (end <= bytes || strncasecmp(t->data + end - bytes, last, bytes) != 0 || !isspace((unsigned char)t->data[end - bytes - 1]))
		return false;
	t->bytes = end - bytes;
	t->data[t->bytes] = '\0';
	return true;
}

/* "IN :ids" is one parameter on both databases: JSON text, which PostgreSQL reads as an array after a
 * change of brackets, so that it still can use an index. */
static void put_ids(struct text *out, int engine, size_t number, const struct statement *st, int line)
{
	bool is_not;

	if (!take_back(out, "in")) {
		complain(st->file, line, "a list of ids is used as 'IN :name'");
		return;
	}
	is_not = take_back(out, "not");
	if (engine == 0)
		text_add(out, "%sIN (SELECT value FROM json_each(?%zu))", is_not ? "NOT " : "", number);
	else
		text_add(out, "%s(translate($%zu::TEXT, '[]', '{}')::BIGINT[])", is_not ? "<> ALL" : "= ANY", number);
}

static const char *put_param(struct text *out, const char *at, int engine, const struct statement *st, bool *is_used, int line)
{
	static const char *const CASTS[] = { "BIGINT", "BIGINT", "BIGINT", "TEXT", "BYTEA", "BIGINT" };
	size_t bytes = strspn(at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
	char *name = copy_n(at + 1, bytes);

	for (size_t i = 0; i < st->params.count; i++) {
		const struct field *f = &st->params.items[i];

		if (strcmp(f->name, name) != 0)
			continue;
		is_used[i] = true;
		if (f->kind == K_IDS)
			put_ids(out, engine, i + 1, st, line);
		else if (engine == 0)
			text_add(out, "?%zu", i + 1);
		else
			text_add(out, "$%zu::%s", i + 1, CASTS[f->kind]);
		return at + 1 + bytes;
	}
	complain(st->file, line, "unknown parameter ':%s'", name);
	return at + 1 + bytes;
}

static const char *quoted_end(const char *at)
{
	const char *end = strchr(at + 1, *at);

	return end != NULL ? end + 1 : NULL;
}

/* Numbers the parameters of one text. Literal texts and quoted names pass untouched. */
static void number(struct statement *st, int engine, const char *text, int line, struct words *words)
{
	struct text *out = &st->text[engine];
	bool *is_used = allot(st->params.count + 1);

	for (const char *at = text, *end; *at != '\0'; at = end) {
		end = at + 1;
		if (*at == '\n')
			line++;
		if (*at == '\'' || *at == '"') {
			end = quoted_end(at);
			if (end == NULL) {
				complain(st->file, line, "a quote is not closed");
				return;
			}
			text_put(out, at, (size_t)(end - at));
		} else if (*at == ':' && at[1] == ':') {
			end = at + 2;
			text_put(out, "::", 2);
		} else if (*at == ':' && isalpha((unsigned char)at[1])) {
			end = put_param(out, at, engine, st, is_used, line);
		} else if (isalpha((unsigned char)*at) || *at == '_') {
			while (isalnum((unsigned char)*end) || *end == '_')
				end++;
			words->items = grow(words->items, words->count, sizeof *words->items);
			words->items[words->count++] = (struct word){ at, (size_t)(end - at) };
			text_put(out, at, (size_t)(end - at));
		} else {
			if (*at == ';' || *at == '?' || *at == '$')
				complain(st->file, line, "'%c' inside a statement", *at);
			text_put(out, at, 1);
		}
	}
	for (size_t i = 0; i < st->params.count; i++)
		if (!is_used[i])
			complain(st->file, st->line, "parameter '%s' is not used", st->params.items[i].name);
}

/* ---- what a text does to which tables ---- */

/* Is words[i] INSERT, UPDATE or DELETE as a statement's own verb, not "DO UPDATE" or "FOR UPDATE"? */
static bool is_verb(const struct words *words, size_t i)
{
	const struct word *w = &words->items[i];

	if (i > 0 && (word_is(w - 1, "DO") || word_is(w - 1, "FOR")))
		return false;
	return word_is(w, "INSERT") || word_is(w, "UPDATE") || word_is(w, "DELETE");
}

/* Does words[i] name the table that is written? */
static bool is_target(const struct words *words, size_t i)
{
	const struct word *w = &words->items[i];

	if (i == 0)
		return false;
	if (word_is(w - 1, "INTO") || (word_is(w - 1, "UPDATE") && is_verb(words, i - 1)))
		return true;
	return i > 1 && word_is(w - 1, "FROM") && word_is(w - 2, "DELETE");
}

/* Does words[i] name a table that is read: after FROM or JOIN, or after a comma in FROM? */
static bool is_source(const struct words *words, size_t i, const char *text)
{
	const char *before = words->items[i].at;

	if (i == 0)
		return false;
	if (word_is(&words->items[i - 1], "FROM") || word_is(&words->items[i - 1], "JOIN"))
		return true;
	while (before > text && isspace((unsigned char)before[-1]))
		before--;
	if (before == text || before[-1] != ',')
		return false;
	while (i-- > 0)
		if (word_is(&words->items[i], "FROM"))
			return true;
		else if (word_is(&words->items[i], "SELECT") || word_is(&words->items[i], "WHERE") || word_is(&words->items[i], "BY"))
			return false;
	return false;
}

static void look_at_words(struct statement *st, const struct words *words, const char *text)
{
	const struct table *regional = NULL;
	bool is_where = false, has_region = false, is_insert = false, is_all_lognone = true;

	if (words->count == 0)
		return;
	if (!is_verb(words, 0) && !word_is(&words->items[0], "SELECT") && !word_is(&words->items[0], "WITH"))
		complain(st->file, st->line, "a statement begins with SELECT, INSERT, UPDATE, DELETE or WITH");
	for (size_t i = 0; i < words->count; i++) {
		const struct word *w = &words->items[i];
		const struct table *t = schema_table(&schema, copy_n(w->at, w->bytes));
		bool is_written = is_target(words, i);

		st->writes |= is_verb(words, i);
		is_insert |= word_is(w, "INSERT");
		is_where |= word_is(w, "WHERE");
		has_region |= (is_where || is_insert) && word_is(w, "region_id");
		if (t != NULL && t->is_regional && (is_written || is_source(words, i, text)))
			regional = t;
		if (is_written && t == NULL)
			complain(st->file, st->line, "there is no table '%.*s'", (int)w->bytes, w->at);
		if (is_written && t != NULL && t->lognone == NULL)
			is_all_lognone = false;
	}
	st->is_lognone = st->writes && is_all_lognone;
	if (regional != NULL && !has_region && !st->is_across)
		complain(st->file, st->line, "table '%s' is regional: name region_id in WHERE, or mark the statement across", regional->name);
}

/* The text of one engine (or of both), still with its line ends, so that lines can be counted. */
static void take_text(struct statement *st, int engine, const char *text, int line)
{
	struct words words = { 0 };
	size_t bytes = strlen(text);

	while (bytes > 0 && isspace((unsigned char)text[bytes - 1]))
		bytes--;
	if (bytes == 0) {
		complain(st->file, st->line, "statement '%s' has no text%s", st->name, engine == 0 ? " for SQLite" : " for PostgreSQL");
		return;
	}
	if (text[bytes - 1] != ';')
		complain(st->file, st->line, "statement '%s' does not end with ';'", st->name);
	else
		bytes--;
	for (; isspace((unsigned char)*text); text++, bytes--)
		line += *text == '\n';
	text = copy_n(text, bytes);
	number(st, engine, text, line, &words);
	look_at_words(st, &words, text);
}

static bool is_header_whole(const char *header)
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

struct parts { struct text text[3]; int line[3]; int now; };	/* sqlite, postgres, both */

static void end_statement(struct statement *st, struct parts *p)
{
	bool is_split = p->text[0].bytes > 0 || p->text[1].bytes > 0;

	if (st != NULL && is_split && p->text[2].data != NULL && *trimmed(p->text[2].data, p->text[2].bytes) != '\0')
		complain(st->file, st->line, "text before --sqlite or --postgres");
	for (int engine = 0; st != NULL && engine < 2; engine++) {
		int part = is_split ? engine : 2;

		take_text(st, engine, p->text[part].data != NULL ? p->text[part].data : "", p->line[part]);
	}
	if (st != NULL && st->shape == NONE && !st->writes)
		complain(st->file, st->line, "statement '%s' neither writes nor gives rows", st->name);
	*p = (struct parts){ .now = 2 };
}

/* Cuts a "-- comment" that is not inside a quote. */
static size_t without_comment(const char *line, size_t bytes)
{
	char quote = '\0';

	for (size_t i = 0; i < bytes; i++) {
		if (quote != '\0')
			quote = line[i] == quote ? '\0' : quote;
		else if (line[i] == '\'' || line[i] == '"')
			quote = line[i];
		else if (line[i] == '-' && i + 1 < bytes && line[i + 1] == '-')
			return i;
	}
	return bytes;
}

/* ---- parts: what several statements of a file have in common, their parameters and their text ---- */

struct part { const char *name, *params; struct text text; int line; bool is_used; };

static struct part *part_find(struct part *all, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			return &all[i];
	return NULL;
}

/* "part name(name: type, …)", without the word. */
static struct part *part_declare(struct part **all, size_t *count, const char *file, int line, const char *header)
{
	const char *open = strchr(header, '('), *close = strrchr(header, ')');
	char *name = trimmed(header, open == NULL ? strlen(header) : (size_t)(open - header));

	if (!is_name(name) || open == NULL || close == NULL || close[1] != '\0')
		complain(file, line, "a part is declared as --: part name(name: type, …)");
	else if (part_find(*all, *count, name) != NULL)
		complain(file, line, "part '%s' is declared already", name);
	*all = grow(*all, *count, sizeof **all);
	(*all)[*count] = (struct part){ .name = name, .line = line,
		.params = open == NULL || close == NULL ? "" : copy_n(open + 1, (size_t)(close - open) - 1) };
	return &(*all)[(*count)++];
}

/* {name} becomes the part's parameters in a declaration, its text (in one line, so that lines can be counted) elsewhere. */
static char *with_parts(struct part *all, size_t count, const char *file, int line, const char *text, bool is_header)
{
	struct text out = { 0 };

	text_put(&out, "", 0);
	while (*text != '\0') {
		size_t bytes = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
		struct part *part;

		if (*text != '{' || bytes == 0 || text[1 + bytes] != '}') {
			text_put(&out, text++, 1);
			continue;
		}
		part = part_find(all, count, copy_n(text + 1, bytes));
		if (part == NULL)
			complain(file, line, "there is no part '%.*s'", (int)bytes, text + 1);
		else if (is_header)
			text_put(&out, part->params, strlen(part->params));
		else
			text_put(&out, part->text.data, part->text.bytes);
		if (part != NULL)
			part->is_used = true;
		text += bytes + 2;
	}
	return out.data;
}

static void part_text_add(struct part *part, const char *line, size_t bytes)
{
	const char *text = trimmed(line, without_comment(line, bytes));

	if (part->text.bytes > 0)
		text_put(&part->text, " ", 1);
	text_put(&part->text, text, strlen(text));
}

static bool is_part_whole(const char *header)
{
	return starts_with(header, "part ") && strchr(header, '(') != NULL && header[strlen(header) - 1] == ')';
}

static void read_statements(const char *file)
{
	struct part *shared = NULL, *part = NULL;
	size_t shared_count = 0;
	struct lines l = { .at = file_read(file, NULL) };
	struct parts parts = { .now = 2 };
	struct statement *st = NULL;
	char *header = NULL;
	int header_line = 0;
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		char *text = copy_n(line, bytes);

		if (starts_with(text, "--:")) {
			if (header == NULL) {
				end_statement(st, &parts);
				st = NULL;
				header_line = l.number;
			}
			header = print("%s %s", header != NULL ? header : "", with_parts(shared, shared_count, file, l.number, text + 3, true));
			header = trimmed(header, strlen(header));
			part = NULL;
			if (is_part_whole(header)) {
				part = part_declare(&shared, &shared_count, file, header_line, header + strlen("part "));
				header = NULL;
			} else if (is_header_whole(header)) {
				st = scan_header(file, header_line, header);
				header = NULL;
			}
		} else if (header != NULL) {
			complain(file, header_line, "the declaration is not whole: --: name(…) -> one|many|each|none row(…)");
			header = NULL;
		} else if (part != NULL) {
			part_text_add(part, text, bytes);
		} else if (strcmp(text, "--sqlite") == 0 || strcmp(text, "--postgres") == 0) {
			parts.now = text[2] == 's' ? 0 : 1;
		} else {
			struct text *t = &parts.text[parts.now];

			text = with_parts(shared, shared_count, file, l.number, copy_n(text, without_comment(text, bytes)), false);
			bytes = strlen(text);
			if (t->data == NULL)
				parts.line[parts.now] = l.number;
			text_put(t, text, bytes);
			text_put(t, "\n", 1);
			if (st == NULL && *trimmed(text, bytes) != '\0' && complaints_count() == 0)
				complain(file, l.number, "text without a declaration '--: name(…) -> …'");
		}
	}
	if (header != NULL)
		complain(file, header_line, "the declaration is not whole: --: name(…) -> one|many|each|none row(…)");
	end_statement(st, &parts);
	for (size_t i = 0; i < shared_count; i++)
		if (!shared[i].is_used)
			complain(file, shared[i].line, "part '%s' is not used", shared[i].name);
}

/* ---- the C text ---- */

static void put_params(struct text *t, const struct statement *st)
{
	text_add(t, "struct store *s");
	for (size_t i = 0; i < st->params.count; i++) {
		const struct field *f = &st->params.items[i];

		text_add(t, ", %s%s", f->c, f->name);
		if (f->kind == K_IDS)
			text_add(t, ", size_t %s_count", f->name);
	}
}

static void put_prototype(struct text *t, const struct statement *st)
{
	static const char *const RESULTS[] = { "bool", "size_t", "void", "int64_t" };

	text_add(t, "%s %s(", RESULTS[st->shape], st->name);
	put_params(t, st);
	switch (st->shape) {
	case ONE: text_add(t, ", struct %s *row", st->row->name); break;
	case MANY: text_add(t, ", struct %s **rows", st->row->name); break;
	case EACH: text_add(t, ", struct cursor *cursor"); break;
	case NONE: break;
	}
	text_add(t, ")");
}

static bool is_streamed(const struct row *r)
{
	for (int i = 0; i < statements_count; i++)
		if (statements[i]->row == r && statements[i]->shape == EACH)
			return true;
	return false;
}

static void put_header(struct text *t, const char *file, const char *path)
{
	char *guard = upper(path);

	for (char *c = guard; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c))
			*c = '_';
	text_add(t, "/* Made from %s. */\n#ifndef %s_SQL_H\n#define %s_SQL_H\n\n#include \"schema/model.h\"\n"
		"#include \"store/store.h\"\n", file, guard, guard);
	for (int i = 0; i < rows_count; i++) {
		const struct row *r = rows[i];

		if (strcmp(r->file, file) != 0)
			continue;
		text_add(t, "\nstruct %s {\n", r->name);
		for (size_t j = 0; j < r->columns.count; j++)
			text_add(t, "\t%s%s;%s\n", r->columns.items[j].c, r->columns.items[j].name,
				r->columns.items[j].is_null ? "\t/* may be NULL */" : "");
		text_add(t, "};\n");
		if (is_streamed(r))
			text_add(t, "bool %s_next(struct cursor *cursor, struct %s *row);\t/* false at the end */\n", r->name, r->name);
	}
	text_add(t, "\n");
	for (int i = 0; i < statements_count; i++) {
		if (strcmp(statements[i]->file, file) != 0)
			continue;
		put_prototype(t, statements[i]);
		text_add(t, ";\n");
	}
	text_add(t, "\n#endif\n");
}

static void put_letters(struct text *t, const struct fields *all)
{
	text_put(t, "", 0);
	for (size_t i = 0; i < all->count; i++) {
		enum kind k = all->items[i].kind;

		text_add(t, "%c", k == K_TEXT || k == K_IDS ? 't' : k == K_BLOB ? 'b' : 'i');
	}
}

static void put_reader(struct text *t, const struct row *r)
{
	static const char *const VALUES[] = { "VALUE_INT", "VALUE_INT", "VALUE_INT", "VALUE_TEXT", "VALUE_BLOB", "VALUE_INT" };

	text_add(t, "\nstatic void %s_read(struct %s *row, const struct value *v)\n{\n", r->name, r->name);
	for (size_t i = 0; i < r->columns.count; i++) {
		const struct field *f = &r->columns.items[i];

		if (f->is_null)
			text_add(t, "\tassert(v[%zu].kind == %s || v[%zu].kind == VALUE_NULL);\n", i, VALUES[f->kind], i);
		else
			text_add(t, "\tassert(v[%zu].kind == %s);\n", i, VALUES[f->kind]);
		switch (f->kind) {
		case K_DAY: text_add(t, "\trow->%s = (day_t)v[%zu].number;\n", f->name, i); break;
		case K_BOOL: text_add(t, "\trow->%s = v[%zu].number != 0;\n", f->name, i); break;
		case K_ID: text_add(t, "\trow->%s.v = v[%zu].number;\n", f->name, i); break;
		case K_TEXT:
			text_add(t, f->is_null ? "\trow->%s = v[%zu].kind == VALUE_NULL ? NULL : v[%zu].data;\n" : "\trow->%s = v[%zu].data;\n",
				f->name, i, i);
			break;
		case K_BLOB: text_add(t, "\trow->%s = (struct bytes){ v[%zu].kind == VALUE_NULL ? NULL : v[%zu].data, v[%zu].bytes };\n",
				f->name, i, i, i); break;
		default: text_add(t, "\trow->%s = v[%zu].number;\n", f->name, i);
		}
	}
	text_add(t, "}\n");
	if (is_streamed(r))
		text_add(t, "\nbool %s_next(struct cursor *cursor, struct %s *row)\n{\n\tstruct value values[%zu];\n\n"
			"\tif (!cursor_next(cursor, values))\n\t\treturn false;\n\t%s_read(row, values);\n\treturn true;\n}\n",
			r->name, r->name, r->columns.count, r->name);
}

static void put_args(struct text *t, const struct statement *st)
{
	if (st->params.count > 0)
		text_add(t, "\tconst struct value args_[] = {\n");
	for (size_t i = 0; i < st->params.count; i++) {
		const struct field *f = &st->params.items[i];

		switch (f->kind) {
		case K_TEXT: text_add(t, "\t\tvalue_text(%s),\n", f->name); break;
		case K_BLOB: text_add(t, "\t\tvalue_bytes(%s),\n", f->name); break;
		case K_ID: text_add(t, "\t\tvalue_int(%s.v),\n", f->name); break;
		case K_IDS: text_add(t, "\t\tvalue_ids(s, %s, %s_count),\n", f->name, f->name); break;
		case K_BOOL: text_add(t, "\t\tvalue_int(%s ? 1 : 0),\n", f->name); break;
		default: text_add(t, "\t\tvalue_int(%s),\n", f->name);
		}
	}
	if (st->params.count > 0)
		text_add(t, "\t};\n");
}

static void put_asserts(struct text *t, const struct statement *st)
{
	for (size_t i = 0; i < st->params.count; i++) {
		const struct field *f = &st->params.items[i];

		if (!f->is_null && f->kind == K_TEXT)
			text_add(t, "\tassert(%s != NULL);\n", f->name);
		else if (!f->is_null && f->kind == K_BLOB)
			text_add(t, "\tassert(%s.data != NULL);\n", f->name);
	}
}

static void put_open(struct text *t, const struct statement *st, const char *cursor)
{
	text_add(t, "\tstatement_open(s, &STATEMENT_%s, %s, %s%s);\n", st->name, st->params.count > 0 ? "args_" : "NULL",
		st->shape == EACH ? "" : "&", cursor);
	text_add(t, "\tassert(!%s%sis_open || %s%scolumns_count == %zu);\n", cursor, st->shape == EACH ? "->" : ".", cursor,
		st->shape == EACH ? "->" : ".", st->row->columns.count);
}

static void put_function(struct text *t, const struct statement *st)
{
	text_add(t, "\n");
	put_prototype(t, st);
	text_add(t, "\n{\n");
	put_args(t, st);
	if (st->shape == ONE || st->shape == MANY)
		text_add(t, "\tstruct value values_[%zu];\n\tstruct cursor cursor_;\n", st->row->columns.count);
	if (st->shape == ONE)
		text_add(t, "\tbool is_found_;\n");
	if (st->shape == MANY)
		text_add(t, "\tsize_t count_ = 0;\n");
	text_add(t, "\n");
	put_asserts(t, st);
	if (st->shape != NONE)
		put_open(t, st, st->shape == EACH ? "cursor" : "cursor_");
	switch (st->shape) {
	case ONE:
		text_add(t, "\tis_found_ = cursor_next(&cursor_, values_);\n\tif (is_found_)\n\t\t%s_read(row, values_);\n"
			"\tcursor_close(&cursor_);\n\treturn is_found_;\n", st->row->name);
		break;
	case MANY:
		text_add(t, "\t*rows = NULL;\n\twhile (cursor_next(&cursor_, values_)) {\n"
			"\t\t*rows = rows_room(s, *rows, count_, sizeof **rows);\n\t\t%s_read(&(*rows)[count_++], values_);\n\t}\n"
			"\treturn count_;\n", st->row->name);
		break;
	case EACH:
		break;
	case NONE:
		text_add(t, "\treturn statement_run(s, &STATEMENT_%s, %s);\n", st->name, st->params.count > 0 ? "args_" : "NULL");
	}
	text_add(t, "}\n");
}

static void put_statement(struct text *t, const struct statement *st, int index)
{
	struct text params = { 0 }, columns = { 0 };

	put_letters(&params, &st->params);
	put_letters(&columns, st->row != NULL ? &st->row->columns : &(struct fields){ 0 });
	text_add(t, "\nextern const struct statement STATEMENT_%s;\nconst struct statement STATEMENT_%s = {\n"
		"\t.name = \"%s\",\n\t.file = \"%s\",\n\t.line = %d,\n\t.text = {\n", st->name, st->name, st->name, st->file, st->line);
	for (int engine = 0; engine < 2; engine++) {
		text_add(t, "\t\t");
		text_quote(t, st->text[engine].data, st->text[engine].bytes);
		text_add(t, ",\n");
	}
	text_add(t, "\t},\n\t.params = \"%s\",\n\t.columns = \"%s\",\n\t.writes = %s,\n\t.is_lognone = %s,\n\t.index = %d\n};\n", params.data,
		columns.data, st->writes ? "true" : "false", st->is_lognone ? "true" : "false", index);
}

static void write_file(const char *out, const char *file)
{
	struct text header = { 0 }, code = { 0 };
	char *path = generated_path(file);

	put_header(&header, file, path);
	text_add(&code, "/* Made from %s. */\n#include \"%s_sql.h\"\n\n#include <assert.h>\n", file, path);
	for (int i = 0; i < statements_count; i++)
		if (strcmp(statements[i]->file, file) == 0)
			put_statement(&code, statements[i], i);
	for (int i = 0; i < rows_count; i++)
		if (strcmp(rows[i]->file, file) == 0)
			put_reader(&code, rows[i]);
	for (int i = 0; i < statements_count; i++)
		if (strcmp(statements[i]->file, file) == 0)
			put_function(&code, statements[i]);
	file_write(out, print("%s_sql.h", path), &header);
	file_write(out, print("%s_sql.c", path), &code);
}

static void write_list(const char *out)
{
	struct text t = { 0 };

	text_add(&t, "/* Every statement of the program. */\n#include \"store/store.h\"\n\n");
	for (int i = 0; i < statements_count; i++)
		text_add(&t, "extern const struct statement STATEMENT_%s;\n", statements[i]->name);
	text_add(&t, "\nconst struct statement *const STATEMENTS[] = {\n");
	for (int i = 0; i < statements_count; i++)
		text_add(&t, "\t&STATEMENT_%s,\n", statements[i]->name);
	text_add(&t, "\tNULL\n};\nconst int STATEMENTS_COUNT = %d;\n", statements_count);
	file_write(out, "store/statements.c", &t);
}

int main(int count, char **args)
{
	if (count < 3)
		give_up("usage", 0, "statement OUT schema/model.def FILE.sql...");
	schema = schema_read(args[2]);
	for (int i = 3; i < count; i++)
		read_statements(args[i]);
	if (complaints_count() > 0)
		return finish();
	for (int i = 3; i < count; i++)
		write_file(args[1], args[i]);
	write_list(args[1]);
	return finish();
}
