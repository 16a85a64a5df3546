/* jishi import as a running server carries it out: the file comes with the command. */
#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

#include "command/socket.h"

/* `jishi import` carried out by the running server, with the file that came over the socket (asked->fd): the exit code of the command. Refuses, in words on
 * asked->err, wrong options, --dry-run and a request without a file. */
int import_asked(struct asked *asked, int argc, char **argv);

#endif
