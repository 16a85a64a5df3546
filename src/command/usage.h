/* How a command that was called wrongly says so: one line that names the option, then its help. */
#ifndef COMMAND_USAGE_H
#define COMMAND_USAGE_H

#include <stdbool.h>
#include <stdio.h>

/* What read_options of a command gives where getopt itself has named what it does not know. */
#define USAGE_TOLD ""
#define USAGE_NEEDS_DB "--db is needed: the file of the database, or its postgres URL"
#define USAGE_NEEDS_KEYS "--keys is needed where --db is a URL"

/* An option of a command and where its value goes: a text, or that it was given. The other place is NULL. */
struct usage_option { const char *name; const char **text; bool *is_given; };
#define USAGE_OPTIONS_MAX 12

/* Reads "--name value" and "--name" into their places, of a list that ends in an empty line; what is no option then stands from `optind` on, as
 * getopt leaves it. The texts are those of argv. Returns false where an option is unknown or lacks its value, which getopt has said already. */
bool usage_read(int argc, char **argv, const struct usage_option *options);

/* Prints "jishi: WRONG" (nothing where it is USAGE_TOLD) and the help on `err`. Returns EXIT_USAGE. */
int usage_wrong(FILE *err, const char *help, const char *wrong);

/* Prints "jishi: REASON" on standard error: it was called rightly and cannot be done. Returns EXIT_REFUSED. */
int usage_refused(const char *reason);

/* "jishi COMMAND --help", behind other options too: prints the help on standard output and returns true; nothing more is to be done. */
bool usage_is_asked(int argc, char **argv, const char *help);

#endif
