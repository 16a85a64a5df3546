/* jishi keys rotate and reseal as a running server carries them out. */
#ifndef COMMAND_KEYS_H
#define COMMAND_KEYS_H

#include "command/socket.h"

/* `jishi keys` carried out by the running server: the exit code of the command. It does rotate and reseal; the rest needs the key file and a terminal, and is
 * refused in words on asked->err. */
int keys_asked(struct asked *asked, int argc, char **argv);

#endif
