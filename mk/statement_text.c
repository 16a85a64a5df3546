/* The text of a statement: parameters get numbers, and its words tell what it does to which tables. */
#include "statement.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

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

const char *quoted_end(const char *at)
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
	if (st->is_quiet && !st->writes)
		complain(st->file, st->line, "'%s' writes nothing: quiet is for statements that write", st->name);
	if (regional != NULL && !has_region && !st->is_across)
		complain(st->file, st->line, "table '%s' is regional: name region_id in WHERE, or mark the statement across", regional->name);
}

/* The text of one engine (or of both), still with its line ends, so that lines can be counted. */
void take_text(struct statement *st, int engine, const char *text, int line)
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
