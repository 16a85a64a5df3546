/* The C text of a file of statements: a function and a row struct each. */
#include "statement.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

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
	text_add(t, "\t},\n\t.params = \"%s\",\n\t.columns = \"%s\",\n\t.writes = %s,\n\t.is_lognone = %s,\n\t.is_quiet = %s,\n\t.index = %d\n};\n", params.data,
		columns.data, st->writes ? "true" : "false", st->is_lognone ? "true" : "false", st->is_quiet ? "true" : "false", index);
}

void write_file(const char *out, const char *file)
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
