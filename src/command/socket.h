/* FILE.sock: while serve holds the database, commands that write are carried out by it, through the same rules. Only the
 * user whom serve runs as, and root, may ask: the socket has mode 0600, and the kernel says who is at the other end. */
#ifndef COMMAND_SOCKET_H
#define COMMAND_SOCKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "base/date.h"
#include "command/command.h"
#include "core/services.h"

/* One command asked for through the socket. */
struct asked {
	struct services *services;
	const char *keys_path;
	FILE *out, *err;
	int fd;				/* a file the asker opened, -1 */
	bool (*is_ending)(void *data);	/* the server is told to stop: what takes long should come to an end */
	void *data;
};

/* Commands that can be asked for. argv is the command line as it was typed, with --db and --keys of the asker, which mean
 * nothing here. Returns the exit code. */
struct asked_command { const char *name; int (*run)(struct asked *asked, int argc, char **argv); };
extern const struct asked_command ASKED_COMMANDS[];	/* ended by a name NULL */

/* ---- serve ---- */

struct command_socket;
/* NULL with the reason: another server listens there, the path is too long for a socket. The thread runs one command at a
 * time. */
struct command_socket *socket_start(const char *path, struct services *services, const char *keys_path, char *error, size_t error_bytes);
void socket_stop(struct command_socket *s);	/* waits for the command at work; NULL is allowed */

/* ---- the asker ---- */

/* FILE.sock of a SQLite database; beside the keyring for a database server. */
void socket_path(char *path, size_t bytes, const char *db, const char *keys);
/* Has a server carry the command out: prints what it says and gives its exit code. False: nobody listens there, and
 * nothing was done. `fd` is handed over if it is not -1. */
bool socket_ask(const char *path, int argc, char **argv, int fd, int *code);
/* The same at the socket of a database. `keys` may be NULL for a SQLite file. */
bool socket_ask_of(const char *db, const char *keys, int argc, char **argv, int fd, int *code);
/* The business day of the server that holds the database: it has the one clock that everything goes by. False: nobody listens there. `keys` as there. */
bool socket_day_of(const char *db, const char *keys, day_t *day);

#endif
