#include "command/usage.h"

#include "command/command.h"

int usage_wrong(FILE *err, const char *help, const char *wrong)
{
	if (wrong[0] != '\0')
		fprintf(err, "jishi: %s\n\n", wrong);
	fputs(help, err);
	return EXIT_USAGE;
}
