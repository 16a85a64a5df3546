#include "command/command.h"

#include <stdio.h>
#include <string.h>
#include "core/confine.h"

const struct command COMMAND_LIST[] = {
#define X(function, name, help) { name, command_##function, help },
	COMMANDS(X)
#undef X
};
const int COMMAND_LIST_COUNT = (int)(sizeof(COMMAND_LIST) / sizeof(COMMAND_LIST[0]));

static void put_usage(FILE *out)
{
	fprintf(out, "usage: jishi COMMAND [OPTION …]\n\n");
	for (int i = 0; i < COMMAND_LIST_COUNT; i++)
		fprintf(out, "  %-18s %s\n", COMMAND_LIST[i].name, COMMAND_LIST[i].help);
	fprintf(out, "\njishi COMMAND --help says more. Exit codes: 0 done, 1 refused or failed, 2 wrong use, 78 newer database.\n");
}

int command_run(int argc, char **argv)
{
	if (!confine_memory()) {
		fputs("jishi: this machine does not let a process keep its memory out of core files\n", stderr);
		return EXIT_REFUSED;
	}
	if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0)) {
		put_usage(stdout);
		return EXIT_DONE;
	}
	for (int i = 0; argc >= 2 && i < COMMAND_LIST_COUNT; i++)
		if (strcmp(COMMAND_LIST[i].name, argv[1]) == 0)
			return COMMAND_LIST[i].run(argc - 1, argv + 1);
	put_usage(stderr);
	return EXIT_USAGE;
}
