/* schema/migrations/NNNN_name.sql → schema/migrations.c: the steps from older databases to this program's.
 *	migration OUT [FILE.sql…]
 * A step has one text for both databases, or one after a line `--sqlite` and one after `--postgres`.
 * NNNN is the version it leads to; the first is 0002, and none is left out. */
#include "mk.h"

#include <stdlib.h>
#include <string.h>

static int version_of(const char *file, int expected)
{
	const char *name = base_name(file);
	size_t digits = strspn(name, "0123456789");
	int version = (int)strtol(name, NULL, 10);

	if (digits != 4 || name[4] != '_' || !ends_with(name, ".sql") || !is_name(copy_n(name + 5, strlen(name) - 9)))
		complain(file, 0, "a migration is called NNNN_name.sql");
	else if (version != expected)
		complain(file, 0, "the next migration is %04d", expected);
	return version;
}

static void put_step(struct text *out, const char *file, int version)
{
	struct text texts[2] = { { 0 }, { 0 } };
	struct lines l = { .at = file_read(file, NULL) };
	bool goes_to[2] = { true, true };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		const char *text = copy_n(line, bytes);

		if (strcmp(text, "--sqlite") == 0 || strcmp(text, "--postgres") == 0) {
			goes_to[0] = text[2] == 's';
			goes_to[1] = !goes_to[0];
			continue;
		}
		for (int engine = 0; engine < 2; engine++)
			if (goes_to[engine])
				text_add(&texts[engine], "%s\n", text);
	}
	text_add(out, "\t{ .version = %d, .name = \"%s\", .text = {\n", version, copy_n(base_name(file), strlen(base_name(file)) - 4));
	for (int engine = 0; engine < 2; engine++) {
		if (texts[engine].data == NULL || *trimmed(texts[engine].data, texts[engine].bytes) == '\0')
			complain(file, 0, "there is no text for %s", engine == 0 ? "SQLite" : "PostgreSQL");
		text_add(out, "\t\t");
		text_quote(out, texts[engine].data != NULL ? texts[engine].data : "", texts[engine].bytes);
		text_add(out, ",\n");
	}
	text_add(out, "\t} },\n");
}

int main(int count, char **args)
{
	struct text out = { 0 };

	if (count < 2)
		give_up("usage", 0, "migration OUT [FILE.sql...]");
	text_add(&out, "/* Made from schema/migrations. */\n#include \"store/engine.h\"\n\nconst struct migration MIGRATIONS[] = {\n");
	for (int i = 2; i < count; i++)
		put_step(&out, args[i], version_of(args[i], i));
	text_add(&out, "\t{ .name = NULL }\n};\nconst int MIGRATIONS_COUNT = %d;\n", count - 2);
	file_write(args[1], "schema/migrations.c", &out);
	return finish();
}
