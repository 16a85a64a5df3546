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
	if (argc != 2 || strcmp(argv[1], "--help") != 0)
		return false;
	fputs(help, stdout);
	return true;
}
