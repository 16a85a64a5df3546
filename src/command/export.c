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

struct export_options { const char *db, *keys; int is_canonical; };

static int read_options(int argc, char **argv, struct export_options *o)
{
	const struct option options[] = {
		{ "db", required_argument, NULL, 'd' }, { "keys", required_argument, NULL, 'k' }, { "canonical", no_argument, NULL, 'c' },
		{ "help", no_argument, NULL, 'h' }, { NULL, 0, NULL, 0 },
	};

	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (option) {
		case 'd': o->db = optarg; break;
		case 'k': o->keys = optarg; break;
		case 'c': o->is_canonical = 1; break;
		case 'h':
			fputs(HELP, stdout);
			exit(EXIT_DONE);
		default:
			return usage_wrong(stderr, HELP, USAGE_TOLD);
		}
	}
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
	int code = read_options(argc, argv, &o);

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
