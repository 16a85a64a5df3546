/* What both ends of FILE.sock share; for socket.c and socket_serve.c alone. */
#ifndef COMMAND_SOCKET_WIRE_H
#define COMMAND_SOCKET_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/un.h>

#define WIRE_HEAD "jishi 1"
#define WIRE_REQUEST_BYTES_MAX 16384
#define WIRE_WORDS_MAX 40

bool wire_address(const char *path, struct sockaddr_un *address);	/* false: too long for a socket */
int wire_connect(const char *path);	/* -1: nobody listens */
/* All bytes, going on after interruptions; blocks while the other end does not read. False: it is gone (without SIGPIPE). */
bool wire_write(int fd, const char *data, size_t bytes);

#endif
