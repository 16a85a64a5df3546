#include "schema.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#define CODE_CHARS_MAX 40

const char *const COLUMN_TYPE_NAMES[T_COUNT] = {
	"id", "int", "bool", "day", "time", "fen", "text", "blob", "secret", "code"
};
const char *const PRIVACY_NAMES[4] = { "public", "internal", "personal", "sensitive" };

/* Names that a database would read as its own words. */
static const char *const RESERVED[] = {
	"all", "and", "as", "by", "check", "column", "default", "desc", "distinct", "from", "group", "having", "in",
	"index", "into", "is", "join", "key", "limit", "not", "null", "offset", "on", "or", "order", "primary",
	"references", "select", "set", "table", "then", "to", "union", "unique", "user", "using", "values", "when",
	"where", "with", NULL
};

struct reader { struct schema *s; struct table *table; const char *file; int line; };

static bool is_reserved(const char *name)
{
	for (int i = 0; RESERVED[i] != NULL; i++)
		if (strcmp(name, RESERVED[i]) == 0)
			return true;
	return false;
}

/* Takes the next word (up to a blank) from *at; NULL at the end. */
static char *word(char **at)
{
	char *start;

	*at += strspn(*at, " \t");
	if (**at == '\0')
		return NULL;
	start = *at;
	*at += strcspn(*at, " \t");
	if (**at != '\0')
		*(*at)++ = '\0';
	return start;
}

static void check_name(const struct reader *r, const char *name)
{
	if (!is_name(name))
		complain(r->file, r->line, "'%s' is not a name (small letters, digits, _)", name);
	else if (is_reserved(name) || is_c_keyword(name))
		complain(r->file, r->line, "'%s' is a word of SQL or C", name);
}

/* Cuts "… : title -- meaning" off the declaration. */
static void titles(const struct reader *r, char *text, const char **zh, const char **meaning)
{
	char *colon = strstr(text, " : "), *dashes;

	*zh = *meaning = "";
	if (colon == NULL) {
		complain(r->file, r->line, "lacks ' : ' and a Chinese title");
		return;
	}
	*colon = '\0';
	dashes = strstr(colon + 3, " -- ");
	if (dashes != NULL) {
		*dashes = '\0';
		*meaning = trimmed(dashes + 4, strlen(dashes + 4));
	}
	*zh = trimmed(colon + 3, strlen(colon + 3));
	if (!has_han(*zh))
		complain(r->file, r->line, "the title '%s' is not Chinese", *zh);
}

static void read_table(struct reader *r, char *text)
{
	struct table *t;
	const char *zh, *meaning;
	char *name, *w, *at = text;

	titles(r, text, &zh, &meaning);
	name = word(&at);
	if (name == NULL) {
		complain(r->file, r->line, "a table needs a name");
		name = "unnamed";
	}
	check_name(r, name);
	if (schema_table(r->s, name) != NULL)
		complain(r->file, r->line, "table '%s' is declared twice", name);
	r->s->tables = grow(r->s->tables, r->s->tables_count, sizeof *t);
	t = r->table = &r->s->tables[r->s->tables_count++];
	t->name = copy(name), t->zh = zh, t->meaning = meaning, t->line = r->line;
	while ((w = word(&at)) != NULL) {
		if (strcmp(w, "regional") == 0) {
			t->is_regional = true;
		} else if (strcmp(w, "lognone") == 0) {
			char *open = at + strspn(at, " "), *close = *open == '"' ? strchr(open + 1, '"') : NULL;

			if (close == NULL || close == open + 1) {
				complain(r->file, r->line, "lognone needs its reason in quotes");
				return;
			}
			t->lognone = copy_n(open + 1, (size_t)(close - open - 1));
			at = close + 1;
		} else {
			complain(r->file, r->line, "unknown mark '%s' of a table (regional, lognone)", w);
		}
	}
}

/* "name (a, b)" or "(a, b)" */
/* "where needs_second = 1" behind an index: of a number or a yes/no, so that both databases write it alike. */
static void read_where(struct reader *r, struct key *k, char *text)
{
	char name[64];
	int is, end = 0;

	if (sscanf(text, "where %63[a-z0-9_] = %d%n", name, &is, &end) != 2 || text[end] != '\0') {
		complain(r->file, r->line, "does not understand '%s'", text);
		return;
	}
	k->where = table_column(r->table, name);
	k->where_is = is;
	if (k->where == NULL)
		complain(r->file, r->line, "table '%s' has no column '%s'", r->table->name, name);
	else if (k->where->type != T_INT && k->where->type != T_BOOL && k->where->type != T_DAY)
		complain(r->file, r->line, "an index is narrowed by a number, which '%s' is not", name);
}

static void read_key(struct reader *r, struct key *k, char *text, bool is_named)
{
	char *open = strchr(text, '('), *close = open != NULL ? strchr(open, ')') : NULL;
	char *save, *rest;

	k->line = r->line;
	if (close == NULL) {
		complain(r->file, r->line, "needs its columns in parentheses");
		return;
	}
	rest = trimmed(close + 1, strlen(close + 1));
	if (*rest != '\0' && is_named)
		read_where(r, k, rest);
	else if (*rest != '\0')
		complain(r->file, r->line, "does not understand '%s'", rest);
	*open = *close = '\0';
	k->name = trimmed(text, strlen(text));
	if (is_named)
		check_name(r, k->name);
	else if (*k->name != '\0')
		complain(r->file, r->line, "does not understand '%s'", k->name);
	for (char *c = strtok_r(open + 1, ",", &save); c != NULL; c = strtok_r(NULL, ",", &save)) {
		c = trimmed(c, strlen(c));
		if (k->columns_count == 16) {
			complain(r->file, r->line, "more than 16 columns");
			return;
		}
		if (table_column(r->table, c) == NULL)
			complain(r->file, r->line, "table '%s' has no column '%s'", r->table->name, c);
		k->columns[k->columns_count++] = c;
	}
	if (k->columns_count == 0)
		complain(r->file, r->line, "needs a column");
}

static void read_type(struct reader *r, struct column *c, char *type)
{
	char *open = strchr(type, '('), *close, *inside = NULL;

	c->type = T_COUNT;
	if (open != NULL) {
		close = strchr(open, ')');
		if (close == NULL || close[1] != '\0')
			complain(r->file, r->line, "'%s' lacks its ')'", type);
		else
			*close = '\0';
		*open = '\0';
		inside = open + 1;
	}
	for (int i = 0; i < T_COUNT; i++)
		if (strcmp(type, COLUMN_TYPE_NAMES[i]) == 0)
			c->type = (enum column_type)i;
	switch (c->type) {
	case T_COUNT:
		complain(r->file, r->line, "unknown type '%s'", type);
		c->type = T_INT;
		break;
	case T_TEXT: case T_BLOB: case T_SECRET: {
		char *end = inside;
		long limit = inside != NULL ? strtol(inside, &end, 10) : 0;

		if (limit < 1 || limit > 10000000 || *end != '\0')
			complain(r->file, r->line, "%s needs its limit in parentheses, 1 to 10000000", type);
		c->limit = (int)limit;
		break;
	}
	case T_CODE:
		c->limit = CODE_CHARS_MAX;
		c->code_set = inside;
		if (inside == NULL || !is_name(inside))
			complain(r->file, r->line, "code needs the name of its set in parentheses");
		break;
	default:
		if (inside != NULL)
			complain(r->file, r->line, "%s takes no limit", type);
	}
}

static void read_mark(struct reader *r, struct column *c, const char *mark, bool *has_privacy)
{
	for (int i = 0; i < 4; i++)
		if (strcmp(mark, PRIVACY_NAMES[i]) == 0) {
			if (*has_privacy)
				complain(r->file, r->line, "two privacy classes");
			*has_privacy = true;
			c->privacy = i;
			return;
		}
	if (strcmp(mark, "null") != 0)
		complain(r->file, r->line, "unknown mark '%s' (public internal personal sensitive null)", mark);
	else if (column_is_number(c))
		complain(r->file, r->line, "a number is never NULL");
	else
		c->is_null = true;
}

static void read_column(struct reader *r, char *text)
{
	struct table *t = r->table;
	struct column c = { .privacy = 1, .line = r->line };
	bool has_privacy = false;
	char *w, *at = text;

	titles(r, text, &c.zh, &c.meaning);
	c.name = word(&at);
	w = word(&at);
	if (c.name == NULL || w == NULL) {
		complain(r->file, r->line, "a column needs a name and a type");
		return;
	}
	check_name(r, c.name);
	if (table_column(t, c.name) != NULL)
		complain(r->file, r->line, "column '%s' is declared twice", c.name);
	if (t->keys_count > 0 || t->primary.columns_count > 0)
		complain(r->file, r->line, "columns come before keys and indexes");
	read_type(r, &c, w);
	w = word(&at);
	if (w != NULL && strcmp(w, "->") == 0) {
		c.reference = word(&at);
		if (c.reference == NULL || c.type != T_ID)
			complain(r->file, r->line, "a reference is written 'name id -> table'");
		w = word(&at);
	}
	for (; w != NULL; w = word(&at))
		read_mark(r, &c, w, &has_privacy);
	if (c.type == T_SECRET && c.privacy != 3)
		complain(r->file, r->line, "a secret is sensitive");
	if (c.type == T_ID && c.reference == NULL) {
		if (strcmp(c.name, "id") != 0)
			complain(r->file, r->line, "'%s' lacks '-> table'; only 'id' is an id of its own", c.name);
		else
			t->has_id = true;
	}
	t->columns = grow(t->columns, t->columns_count, sizeof c);
	t->columns[t->columns_count++] = c;
}

static void read_line(struct reader *r, const char *line, size_t bytes)
{
	bool is_inside = line[0] == ' ' || line[0] == '\t';
	char *text = trimmed(line, bytes);

	if (*text == '\0' || *text == '#')
		return;
	if (!is_inside) {
		if (starts_with(text, "table "))
			read_table(r, text + 6);
		else
			complain(r->file, r->line, "expects 'table name : title' or an indented column");
	} else if (r->table == NULL) {
		complain(r->file, r->line, "a column outside a table");
	} else if (starts_with(text, "index ") || starts_with(text, "unique ")) {
		struct table *t = r->table;

		t->keys = grow(t->keys, t->keys_count, sizeof *t->keys);
		t->keys[t->keys_count].is_unique = *text == 'u';
		read_key(r, &t->keys[t->keys_count++], strchr(text, ' '), true);
	} else if (starts_with(text, "key ")) {
		if (r->table->primary.columns_count > 0)
			complain(r->file, r->line, "a second key");
		else
			read_key(r, &r->table->primary, text + 4, false);
	} else {
		read_column(r, text);
	}
}

static bool key_has(const struct key *k, const char *column)
{
	for (int i = 0; i < k->columns_count; i++)
		if (strcmp(k->columns[i], column) == 0)
			return true;
	return false;
}

static void check_regional(const struct schema *s, const struct table *t)
{
	const struct column *region = table_column(t, "region_id");

	if (region == NULL || region->type != T_INT)
		complain(s->file, t->line, "regional table '%s' lacks 'region_id int'", t->name);
	if (t->primary.columns_count > 0 && !key_has(&t->primary, "region_id"))
		complain(s->file, t->primary.line, "the key of a regional table holds region_id");
	for (size_t i = 0; i < t->keys_count; i++) {
		const struct key *k = &t->keys[i];

		if (k->columns_count > 0 && strcmp(k->columns[0], "region_id") != 0)
			complain(s->file, k->line, "an index of a regional table begins with region_id");
	}
}

static void check_table(const struct schema *s, const struct table *t)
{
	if (t->has_id == (t->primary.columns_count > 0))
		complain(s->file, t->line, "table '%s' needs either 'id id' or 'key (…)'", t->name);
	if (t->is_regional)
		check_regional(s, t);
	for (size_t i = 0; i < t->columns_count; i++) {
		const struct column *c = &t->columns[i];

		if (c->reference != NULL && (schema_table(s, c->reference) == NULL || !schema_table(s, c->reference)->has_id))
			complain(s->file, c->line, "there is no table '%s' with an id", c->reference);
	}
}

/* Is an index of that name declared before the key `last` of the table `in`? */
static bool is_named_before(const struct schema *s, size_t in, size_t last, const char *name)
{
	for (size_t i = 0; i <= in; i++)
		for (size_t j = 0; j < (i < in ? s->tables[i].keys_count : last); j++)
			if (s->tables[i].keys[j].name != NULL && strcmp(s->tables[i].keys[j].name, name) == 0)
				return true;
	return false;
}

static void check_index_names(const struct schema *s)
{
	for (size_t i = 0; i < s->tables_count; i++)
		for (size_t j = 0; j < s->tables[i].keys_count; j++) {
			const struct key *key = &s->tables[i].keys[j];

			if (key->name != NULL && is_named_before(s, i, j, key->name))
				complain(s->file, key->line, "index '%s' is declared twice", key->name);
		}
}

struct schema schema_read(const char *path)
{
	struct schema s = { .file = path };
	struct reader r = { .s = &s, .file = path };
	struct lines l = { .at = file_read(path, NULL) };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		r.line = l.number;
		read_line(&r, line, bytes);
	}
	for (size_t i = 0; i < s.tables_count; i++)
		check_table(&s, &s.tables[i]);
	check_index_names(&s);
	return s;
}

const struct table *schema_table(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->tables_count; i++)
		if (strcmp(s->tables[i].name, name) == 0)
			return &s->tables[i];
	return NULL;
}

const struct column *table_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->columns_count; i++)
		if (strcmp(t->columns[i].name, name) == 0)
			return &t->columns[i];
	return NULL;
}

bool column_is_number(const struct column *c)
{
	return c->type <= T_FEN;
}

bool column_is_text(const struct column *c)
{
	return c->type == T_TEXT || c->type == T_CODE;
}
