/* jishi user as a running server carries it out. */
#ifndef COMMAND_USER_H
#define COMMAND_USER_H

#include "command/socket.h"

/* `jishi user` carried out by the running server: the exit code of the command, its answer on asked->out and refusals in words on asked->err. */
int user_asked(struct asked *asked, int argc, char **argv);

#endif
