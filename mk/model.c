/* schema/model.def → schema/model.h and schema/model.c: id types, limits, the data dictionary, and the
 * statements that make the tables on both databases.
 *	model OUT schema/model.def
 * A new column type gets a name in schema.c and its two SQL types in SQL_TYPES here. */
#include "schema.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Longer columns are left to the forms: counting characters of a large text on each write is not free. */
#define CHECKED_LIMIT_MAX 4000
/* A table with a key of its own and short rows is kept in the key's tree itself on SQLite. */
#define ROWLESS_BYTES_MAX 1000

static const char *const SQL_TYPES[2][3] = {	/* by engine: number, text, bytes */
	{ "INTEGER", "TEXT", "BLOB" },
	{ "BIGINT", "TEXT COLLATE \"C\"", "BYTEA" },
};
static const char *const TEXT_LENGTH[2] = { "length", "char_length" };
static const char *const BLOB_LENGTH[2] = { "length", "octet_length" };

static const char *sql_type(int engine, const struct column *c)
{
	return SQL_TYPES[engine][column_is_number(c) ? 0 : column_is_text(c) ? 1 : 2];
}

static void put_columns(struct text *t, const struct key *k)
{
	for (int i = 0; i < k->columns_count; i++)
		text_add(t, "%s%s", i > 0 ? ", " : "", k->columns[i]);
}

static void put_column(struct text *t, const struct schema *s, const struct table *table, const struct column *c, int engine)
{
	bool is_sole_key = table->has_id ? strcmp(c->name, "id") == 0 :
		table->primary.columns_count == 1 && strcmp(table->primary.columns[0], c->name) == 0;

	text_add(t, "  %s %s", c->name, sql_type(engine, c));
	if (!c->is_null)
		text_add(t, " NOT NULL");
	if (is_sole_key && !(table->is_regional && engine == 1))
		text_add(t, " PRIMARY KEY");
	/* Ids of regional tables may live on another server, so only the others are held by the database itself. */
	if (c->reference != NULL && !schema_table(s, c->reference)->is_regional)
		text_add(t, " REFERENCES %s (id)", c->reference);
	if (c->type == T_BOOL)
		text_add(t, " CHECK (%s IN (0, 1))", c->name);
	else if (!column_is_number(c) && c->limit <= CHECKED_LIMIT_MAX)
		text_add(t, " CHECK (%s(%s) <= %d)", column_is_text(c) ? TEXT_LENGTH[engine] : BLOB_LENGTH[engine], c->name, c->limit);
}

static bool is_rowless(const struct table *t)
{
	int bytes = 0;

	if (t->has_id || (t->primary.columns_count == 1 && column_is_number(table_column(t, t->primary.columns[0]))))
		return false;
	for (size_t i = 0; i < t->columns_count; i++)
		bytes += column_is_number(&t->columns[i]) ? 8 : t->columns[i].limit;
	return bytes <= ROWLESS_BYTES_MAX;
}

static char *create_table(const struct schema *s, const struct table *table, int engine)
{
	struct text t = { 0 };

	text_add(&t, "CREATE TABLE %s (\n", table->name);
	for (size_t i = 0; i < table->columns_count; i++) {
		put_column(&t, s, table, &table->columns[i], engine);
		if (i + 1 < table->columns_count)
			text_add(&t, ",\n");
	}
	if (table->is_regional && table->has_id && engine == 1) {
		text_add(&t, ",\n  PRIMARY KEY (region_id, id)");
	} else if (table->primary.columns_count > 1 || (table->primary.columns_count == 1 && table->is_regional && engine == 1)) {
		text_add(&t, ",\n  PRIMARY KEY (");
		put_columns(&t, &table->primary);
		text_add(&t, ")");
	}
	text_add(&t, "\n)%s", engine == 1 ? "" : is_rowless(table) ? " STRICT, WITHOUT ROWID" : " STRICT");
	return t.data;
}

static char *create_index(const struct table *table, const struct key *k)
{
	struct text t = { 0 };

	text_add(&t, "CREATE %sINDEX %s ON %s (", k->is_unique ? "UNIQUE " : "", k->name, table->name);
	put_columns(&t, k);
	text_add(&t, ")");
	if (k->where != NULL)
		text_add(&t, " WHERE %s = %d", k->where->name, k->where_is);
	return t.data;
}

/* Tables in an order in which each stands behind those it refers to. */
static const struct table **ordered(const struct schema *s)
{
	const struct table **order = allot((s->tables_count + 1) * sizeof *order);
	bool *is_done = allot(s->tables_count + 1);
	size_t count = 0;

	for (size_t before = s->tables_count + 1; count < s->tables_count && before != count;) {
		before = count;
		for (size_t i = 0; i < s->tables_count; i++) {
			const struct table *t = &s->tables[i];
			bool is_ready = !is_done[i];

			for (size_t j = 0; is_ready && j < t->columns_count; j++) {
				const char *reference = t->columns[j].reference;
				const struct table *other = reference != NULL ? schema_table(s, reference) : NULL;

				if (other != NULL && other != t && !other->is_regional && !is_done[other - s->tables])
					is_ready = false;
			}
			if (is_ready) {
				order[count++] = t;
				is_done[i] = true;
			}
		}
	}
	for (size_t i = 0; i < s->tables_count; i++)
		if (!is_done[i])
			complain(s->file, s->tables[i].line, "table '%s' refers to itself in a circle", s->tables[i].name);
	return count == s->tables_count ? order : NULL;
}

/* FNV-1a: enough to tell that a schema changed; nobody attacks it. */
static uint64_t digest_more(uint64_t digest, const char *text)
{
	for (; *text != '\0'; text++)
		digest = (digest ^ (unsigned char)*text) * UINT64_C(1099511628211);
	return (digest ^ ';') * UINT64_C(1099511628211);
}

static void put_statement(struct text *out, const char *ddl, uint64_t *digest, size_t *count)
{
	text_add(out, "\t");
	text_quote(out, ddl, strlen(ddl));
	text_add(out, ",\n");
	*digest = digest_more(*digest, ddl);
	++*count;
}

static void put_ddl(struct text *out, const struct schema *s)
{
	static const char *const ENGINES[2] = { "SQLITE", "POSTGRES" };
	const struct table **order = ordered(s);
	uint64_t digest = UINT64_C(14695981039346656037);
	size_t count[2] = { 0, 0 };

	for (int engine = 0; order != NULL && engine < 2; engine++) {
		text_add(out, "\nstatic const char *const DDL_%s[] = {\n", ENGINES[engine]);
		for (size_t i = 0; i < s->tables_count; i++) {
			for (size_t k = 0; k <= order[i]->keys_count; k++) {
				const char *ddl = k == 0 ? create_table(s, order[i], engine) : create_index(order[i], &order[i]->keys[k - 1]);

				put_statement(out, ddl, &digest, &count[engine]);
			}
			/* The key of a regional table leads with the region; somebody who holds only the id must find it too. */
			if (engine == 1 && order[i]->is_regional && order[i]->has_id)
				put_statement(out, print("CREATE INDEX %s_by_id ON %s (id)", order[i]->name, order[i]->name), &digest, &count[engine]);
		}
		text_add(out, "\tNULL\n};\n");
	}
	text_add(out, "\nconst char *const *const MODEL_DDL[2] = { DDL_SQLITE, DDL_POSTGRES };\n"
		"const size_t MODEL_DDL_COUNT[2] = { %zu, %zu };\nconst char MODEL_DIGEST[] = \"%016" PRIx64 "\";\n",
		count[0], count[1], digest);
}

static void put_quoted(struct text *out, const char *name, const char *text)
{
	text_add(out, ", .%s = ", name);
	if (text != NULL)
		text_quote(out, text, strlen(text));
	else
		text_add(out, "NULL");
}

static void put_dictionary(struct text *out, const struct schema *s)
{
	for (size_t i = 0; i < s->tables_count; i++) {
		const struct table *t = &s->tables[i];

		text_add(out, "\nstatic const struct model_column COLUMNS_%s[] = {\n", t->name);
		for (size_t j = 0; j < t->columns_count; j++) {
			const struct column *c = &t->columns[j];

			text_add(out, "\t{ .name = \"%s\"", c->name);
			put_quoted(out, "zh", c->zh);
			put_quoted(out, "meaning", c->meaning);
			text_add(out, ", .type = MODEL_%s, .limit = %d", upper(COLUMN_TYPE_NAMES[c->type]), c->limit);
			put_quoted(out, "reference", c->reference);
			put_quoted(out, "code_set", c->code_set);
			text_add(out, ", .is_null = %s, .privacy = PRIVACY_%s },\n", c->is_null ? "true" : "false",
				upper(PRIVACY_NAMES[c->privacy]));
		}
		text_add(out, "};\n");
	}
	text_add(out, "\nconst struct model_table MODEL_TABLES[] = {\n");
	for (size_t i = 0; i < s->tables_count; i++) {
		const struct table *t = &s->tables[i];

		text_add(out, "\t{ .name = \"%s\"", t->name);
		put_quoted(out, "zh", t->zh);
		put_quoted(out, "meaning", t->meaning);
		put_quoted(out, "lognone", t->lognone);
		text_add(out, ", .is_regional = %s, .columns = COLUMNS_%s, .columns_count = %zu },\n",
			t->is_regional ? "true" : "false", t->name, t->columns_count);
	}
	text_add(out, "\t{ .name = NULL }\n};\nconst size_t MODEL_TABLES_COUNT = %zu;\n", s->tables_count);
}

/* The key of each table in its own order, which need not be that of the columns. */
static void put_keys(struct text *out, const struct schema *s)
{
	text_add(out, "\nextern const char *const *const MODEL_KEYS[];\nconst char *const *const MODEL_KEYS[] = {\n");
	for (size_t i = 0; i < s->tables_count; i++) {
		const struct table *t = &s->tables[i];

		text_add(out, "\t(const char *const[]){ ");
		if (t->has_id)
			text_add(out, "\"id\", ");
		for (int j = 0; !t->has_id && j < t->primary.columns_count; j++)
			text_add(out, "\"%s\", ", t->primary.columns[j]);
		text_add(out, "NULL },\n");
	}
	text_add(out, "};\n");
}

static const char HEADER_REST[] =
	"\n"
	"enum model_type {\n"
	"\tMODEL_ID, MODEL_INT, MODEL_BOOL, MODEL_DAY, MODEL_TIME, MODEL_FEN, MODEL_TEXT, MODEL_BLOB, MODEL_SECRET, MODEL_CODE\n"
	"};\n"
	"enum privacy { PRIVACY_PUBLIC, PRIVACY_INTERNAL, PRIVACY_PERSONAL, PRIVACY_SENSITIVE };\n"
	"\n"
	"struct model_column {\n"
	"\tconst char *name, *zh, *meaning;\n"
	"\tenum model_type type;\n"
	"\tint limit;\t\t\t/* characters of text, bytes of blob and secret, 0 for numbers */\n"
	"\tconst char *reference;\t\t/* table a foreign id points to, NULL */\n"
	"\tconst char *code_set;\t\t/* NULL unless a code */\n"
	"\tbool is_null;\n"
	"\tenum privacy privacy;\n"
	"};\n"
	"\n"
	"struct model_table {\n"
	"\tconst char *name, *zh, *meaning;\n"
	"\tconst char *lognone;\t\t/* why writes to it lay no audit line; NULL: they do */\n"
	"\tbool is_regional;\n"
	"\tconst struct model_column *columns;\n"
	"\tsize_t columns_count;\n"
	"};\n"
	"\n"
	"extern const struct model_table MODEL_TABLES[];\t/* in the order of model.def; a last one has no name */\n"
	"extern const size_t MODEL_TABLES_COUNT;\n"
	"\n"
	"/* The statements that make an empty database, by enum engine, in an order that can be run. */\n"
	"extern const char *const *const MODEL_DDL[2];\n"
	"extern const size_t MODEL_DDL_COUNT[2];\n"
	"extern const char MODEL_DIGEST[];\t/* changes when a table or index does, not when a title does */\n"
	"\n"
	"#endif\n";

static void put_header(struct text *out, const struct schema *s)
{
	text_add(out, "/* Made from %s. */\n#ifndef SCHEMA_MODEL_H\n#define SCHEMA_MODEL_H\n\n"
		"#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n", s->file);
	for (size_t i = 0; i < s->tables_count; i++)
		if (s->tables[i].has_id)
			text_add(out, "typedef struct { int64_t v; } %s_id;\n", s->tables[i].name);
	text_add(out, "\n");
	for (size_t i = 0; i < s->tables_count; i++)
		for (size_t j = 0; j < s->tables[i].columns_count; j++) {
			const struct column *c = &s->tables[i].columns[j];

			if (c->limit > 0)
				text_add(out, "#define LIMIT_%s_%s %d\n", upper(s->tables[i].name), upper(c->name), c->limit);
		}
	text_put(out, HEADER_REST, strlen(HEADER_REST));
}

int main(int count, char **args)
{
	struct text header = { 0 }, code = { 0 };
	struct schema s;

	if (count != 3)
		give_up("usage", 0, "model OUT schema/model.def");
	s = schema_read(args[2]);
	if (complaints_count() > 0)
		return finish();
	put_header(&header, &s);
	text_add(&code, "/* Made from %s. */\n#include \"schema/model.h\"\n", s.file);
	put_dictionary(&code, &s);
	put_keys(&code, &s);
	put_ddl(&code, &s);
	file_write(args[1], "schema/model.h", &header);
	file_write(args[1], "schema/model.c", &code);
	return finish();
}
