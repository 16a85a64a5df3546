#include "command/usage.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>
#include "command/command.h"

/* Above what getopt_long gives for an option that it does not know. */
#define FIRST_OPTION 1000

bool usage_read(int argc, char **argv, const struct usage_option *options)
{
	struct option known[USAGE_OPTIONS_MAX + 1] = { 0 };

	for (int i = 0; options[i].name != NULL; i++) {
		assert(i < USAGE_OPTIONS_MAX);
		known[i] = (struct option){ options[i].name, options[i].text != NULL ? required_argument : no_argument, NULL, FIRST_OPTION + i };
	}
	optind = 1;
	for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		const struct usage_option *o;

		if (option < FIRST_OPTION)
			return false;
		o = &options[option - FIRST_OPTION];
		if (o->text != NULL)
			*o->text = optarg;
		else
			*o->is_given = true;
	}
	return true;
}

int usage_wrong(FILE *err, const char *help, const char *wrong)
{
	if (wrong[0] != '\0')
		fprintf(err, "jishi: %s\n\n", wrong);
	fputs(help, err);
	return EXIT_USAGE;
}

int usage_refused(const char *reason)
{
	fprintf(stderr, "jishi: %s\n", reason);
	return EXIT_REFUSED;
}

bool usage_is_asked(int argc, char **argv, const char *help)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--help") == 0) {
			fputs(help, stdout);
			return true;
		}
	return false;
}
