/* jishi export --canonical: everything, in one order, to standard output. It opens personal data, so it needs
 * the keyring and whoever runs it needs the file; nothing goes through the network. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include "base/text.h"
#include "command/canonical.h"
#include "command/command.h"
#include "command/install.h"
#include "command/usage.h"

static const char HELP[] =
	"usage: jishi export --canonical --db FILE-or-postgres-URL [--keys PATH]\n\n"
	"Prints every table as JSON lines ordered by key, secrets in clear: the same for two databases that hold the\n"
	"same. Left out are the audit log, operational tables, keyed digests and password hashes. Shows one moment, also\n"
	"while others write; keep what it prints as safe as the archive itself.\n";

struct export_options { const char *db, *keys; bool is_canonical; };

static int read_options(int argc, char **argv, struct export_options *o)
{
	const struct usage_option options[] = { { "db", &o->db, NULL }, { "keys", &o->keys, NULL },
		{ "canonical", NULL, &o->is_canonical }, { 0 } };

	if (!usage_read(argc, argv, options))
		return usage_wrong(stderr, HELP, USAGE_TOLD);
	if (o->db == NULL || optind != argc)
		return usage_wrong(stderr, HELP, o->db == NULL ? USAGE_NEEDS_DB : "export takes options only");
	if (!o->is_canonical)
		return usage_wrong(stderr, HELP, "--canonical is needed: the one form that there is");
	return EXIT_DONE;
}

static void put_line(void *data, const char *line, size_t bytes)
{
	FILE *out = data;

	fwrite(line, 1, bytes, out);
	fputc('\n', out);
}

static int open_and_write(const struct export_options *o, struct keyring *keys)
{
	const struct database_options options = { .url = o->db, .read_only = true };
	char error[256];
	struct database *d = database_open(&options, error, sizeof(error));
	bool is_done;

	if (d == NULL) {
		fprintf(stderr, "jishi: %s\n", error);
		return text_starts(error, "newer:") ? EXIT_NEWER : EXIT_REFUSED;
	}
	is_done = canonical_write(d, keys, put_line, stdout, error, sizeof(error));
	database_close(d);
	if (is_done && fflush(stdout) == 0)
		return EXIT_DONE;
	fprintf(stderr, "jishi: %s\n", is_done ? "the output could not be written" : error);
	return EXIT_REFUSED;
}

int command_export(int argc, char **argv)
{
	struct export_options o = { 0 };
	struct keyring *keys;
	char path[PATH_MAX], error[256];
	int code;

	if (usage_is_asked(argc, argv, HELP))
		return EXIT_DONE;
	code = read_options(argc, argv, &o);
	if (code != EXIT_DONE)
		return code;
	install_keys_path(path, sizeof(path), o.db, o.keys);
	keys = keyring_open(path, error, sizeof(error));
	if (keys == NULL) {
		fprintf(stderr, "jishi: %s\n", error);
		return EXIT_REFUSED;
	}
	code = open_and_write(&o, keys);
	keyring_free(keys);
	return code;
}
