/* The HTTP server: one I/O thread of the library, a pool of workers that run requests from top to bottom,
 * one housekeeper that closes what is slow. Knows nothing of sessions or pages: those are the site's. */
#ifndef WEB_SERVER_H
#define WEB_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "web/site.h"

struct server_options {
	const char *host;		/* "127.0.0.1"; an address, not a name */
	int port;			/* 0: any free one, see server_port */
	int listen_fd;			/* an open listening socket instead of host and port, -1 if none */
	const char *cert_pem, *key_pem;	/* texts, not paths; NULL: plain HTTP */
	const char *behind;		/* address of the one trusted proxy, NULL if none */
	const char *spool_folder;	/* where large uploads wait, in unlinked files */
	/* 0: those of limits.h. Tests wait shorter; the program sets none of them. */
	int headers_seconds_max, idle_seconds_max, body_grace_seconds, connections_per_address_max;
	int64_t spooled_of_strangers_bytes_max, bodies_in_memory_bytes_max;
};

/* NULL on failure, the reason in words in `error`. The site must outlive the server. */
struct server *server_start(const struct server_options *options, struct site *site, char *error, size_t error_bytes);
int server_port(const struct server *s);
/* Takes no new connections, finishes the requests that run, frees everything. */
void server_stop(struct server *s);

#endif
