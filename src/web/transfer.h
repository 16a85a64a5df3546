/* A request on its way in and its answer on the way out, as the I/O thread keeps it. */
#ifndef JISHI_WEB_TRANSFER_H
#define JISHI_WEB_TRANSFER_H

#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include "web/request.h"

struct connection;
struct server;
struct glean;

struct transfer {
	struct web_request request;
	struct server *server;
	struct MHD_Connection *connection;
	struct connection *seat;
	struct MHD_Response *response;
	struct transfer *next_ready;		/* in the list of those that the I/O loop resumes */
	struct site *site;
	const char *behind;			/* address of the proxy that is believed, NULL */
	_Atomic int64_t *bodies_bytes;		/* room that all bodies in memory take together */
	int64_t bodies_bytes_max;
	_Atomic int64_t *spooled_bytes;		/* in files, of all whose sender is as well known as this one */
	int64_t spooled_bytes_max, spooled_here;	/* the most of them; of them this body's */
	int64_t body_bytes_max, body_bytes_seen;
	bool has_head;
	bool spools;				/* a multipart body may go to a file */
	bool is_known;				/* sent by somebody with a session */
	bool is_stranger;			/* sends files without any token to a form that takes none of strangers: what is more than memory takes is refused */
	bool reads_on;				/* refused by its head alone, and read to its end all the same */
	struct glean *glean;			/* of such a form: what was typed beside its files is read from it; NULL: of any other body */
};

/* Takes the headers. Too many, unclean or ambiguous ones, and a length above the limit, set reader_status to 431, 400 or 413; an
 * upload of more than BODY_IN_MEMORY_BYTES_MAX without any token sets 401. The body of such a request is not read, unless the form takes files, the sender does
 * not wait for leave, and it is an upload of at most UPLOAD_BYTES_READ_MAX by somebody with a session, or one of our own pages whose session is over
 * (t->reads_on): then it is kept nowhere, but for what was typed beside the files. */
void transfer_head(struct transfer *t, const char *method, const char *version);

/* Takes a piece of the body. What is refused (413; 503 when memory or disk is full) is still read to its end, within limits, so that
 * the client hears the answer. False: the connection is to be cut. */
bool transfer_body(struct transfer *t, const char *data, size_t bytes);

/* Gives back what the body took of the common limits. */
void transfer_release(struct transfer *t);

/* The address in words, written into `text`; an IPv4 one also where it came by IPv6. Empty for other families. */
const char *transfer_address(const struct sockaddr *from, char text[INET6_ADDRSTRLEN]);

#endif
