/* How long a connection may take for what it is doing. The HTTP library only knows inactivity, which a
 * client that sends one byte every few seconds never shows; this list knows deadlines and rates. */
#ifndef WEB_CONNECTION_H
#define WEB_CONNECTION_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

enum connection_state {
	CONNECTION_NEW,		/* connected, nothing complete yet */
	CONNECTION_IDLE,	/* between two requests */
	CONNECTION_HEAD,	/* request line seen, headers to come */
	CONNECTION_BODY,
	CONNECTION_RUN,		/* a worker has it: no deadline */
	CONNECTION_SEND
};

#define CONNECTION_ADDRESS_BYTES 16	/* IPv6, or IPv4 mapped into it */

struct connection {
	struct connection *before, *after;
	int fd;
	unsigned char address[CONNECTION_ADDRESS_BYTES];
	enum connection_state state;
	int64_t since_ms;	/* monotonic */
	int64_t bytes;		/* received of the body, or to be sent */
	int64_t stretch_ms, stretch_bytes;	/* where the stretch of the body that is measured began */
	bool lingers;		/* answered before its body came: web/linger.h takes what is under way when it is closed */
	bool is_unneeded;	/* nobody waits for this body: it is read only to be refused, or its sender is not known */
};

struct connections {
	pthread_mutex_t lock;
	struct connection *first, *last;	/* those waiting longest come first */
	int count, waiting_count;		/* waiting: new or idle */
	int active_count;			/* from request line to answer sent */
	int headers_seconds_max, idle_seconds_max, body_grace_seconds;
};

/* No connections, with the deadlines of web/limits.h. Released once the last was closed. */
void connections_init(struct connections *l);
void connections_release(struct connections *l);
/* A connection that waits for its first request. `fd` stays the library's and is open until connection_close, which frees the rest; never NULL. */
struct connection *connection_open(struct connections *l, int fd, const unsigned char address[CONNECTION_ADDRESS_BYTES]);
/* Has this address `most` of them or more? IPv6 is counted by its first half, since one machine has all of the other. */
bool connections_are_many(struct connections *l, const unsigned char address[CONNECTION_ADDRESS_BYTES], int most);
void connection_close(struct connections *l, struct connection *c);
void connection_enter(struct connections *l, struct connection *c, enum connection_state state, int64_t bytes);
/* Of the request that is under way: its body is not waited for for long when the server stops (STOP_UNNEEDED_MS). */
void connection_set_unneeded(struct connections *l, struct connection *c, bool is_unneeded);
/* Shuts those whose body is not needed. */
void connections_shut_unneeded(struct connections *l);
/* Shuts those that are over their time; the library then closes them. Returns how many. */
int connections_sweep(struct connections *l, int64_t now_ms);
int connections_active(struct connections *l);
int64_t clock_monotonic_ms(void);

#endif
