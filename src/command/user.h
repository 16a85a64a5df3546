/* jishi user as a running server carries it out. */
#ifndef COMMAND_USER_H
#define COMMAND_USER_H

#include "command/socket.h"

int user_asked(struct asked *asked, int argc, char **argv);

#endif
