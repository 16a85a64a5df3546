/* jishi keys rotate and reseal as a running server carries them out. */
#ifndef COMMAND_KEYS_H
#define COMMAND_KEYS_H

#include "command/socket.h"

int keys_asked(struct asked *asked, int argc, char **argv);

#endif
