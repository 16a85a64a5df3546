#include "command/usage.h"

#include <string.h>
#include "command/command.h"

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
