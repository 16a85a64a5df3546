/* The subcommands of the program. A new one: a file src/command/<name>.c with int command_<name>(argc, argv),
 * and a line in COMMANDS. argv[0] is the name of the subcommand. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

enum exit_code {
	EXIT_DONE = 0,
	EXIT_REFUSED = 1,	/* refused or failed; the reason is on standard error */
	EXIT_USAGE = 2,
	EXIT_NEWER = 78		/* the database was written by a newer program; it is unchanged */
};

/* X(function suffix, "name", "what it does in one line") */
#define COMMANDS(X) \
	X(init, "init", "Makes a new installation, empty or with the demo city") \
	X(backup, "backup", "Writes one archive of the database and its papers while others work") \
	X(bench_data, "bench-data", "Makes a new installation of any size, to measure with") \
	X(doctor, "doctor", "Looks whether an installation is as it should be, and says what to do") \
	X(import, "import", "Imports a roster, or says what an import would do") \
	X(export, "export", "Prints the whole database in one canonical order") \
	X(programme, "programme", "Checks the files in which practices are declared, and writes them in Chinese or English") \
	X(routes, "routes", "Prints every address with its right and what it is for") \
	X(keys, "keys", "Backs up the keys under a passphrase, brings them back, and rotates them") \
	X(restore, "restore", "Makes a database from an archive, after proving that it is whole") \
	X(serve, "serve", "Serves pages and API until it is told to stop") \
	X(stats, "stats", "Prints totals and tables of an organisation on a day") \
	X(user, "user", "Lists accounts, and gives a new one-time password") \
	X(verify, "verify", "Proves that the audit log and the papers are as they were written")

#define X(function, name, help) int command_##function(int argc, char **argv);
COMMANDS(X)
#undef X

struct command { const char *name; int (*run)(int argc, char **argv); const char *help; };
/* All of COMMANDS in the order of their lines, for `jishi --help` and for main, which runs the one that is named. */
extern const struct command COMMAND_LIST[];
extern const int COMMAND_LIST_COUNT;

/* Runs argv as the program would: argv[1] is the subcommand. */
int command_run(int argc, char **argv);

#endif
