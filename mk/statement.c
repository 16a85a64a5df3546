/* *.sql → one C function and one row struct each: src/rooms/org/org.sql gives rooms/org/org_sql.h and .c;
 * store/statements.c lists all of them, so that a test can prepare every one on both databases.
 *	statement OUT schema/model.def FILE.sql…
 * The format is in docs/architecture.md, section 4. A new parameter type gets a line in TYPES. */
#include "statement.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct schema schema;
struct row *rows[10000];
struct statement *statements[10000];
int rows_count, statements_count;

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
