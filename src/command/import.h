/* jishi import as a running server carries it out: the file comes with the command. */
#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

#include "command/socket.h"

int import_asked(struct asked *asked, int argc, char **argv);

#endif
