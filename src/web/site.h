/* What all requests share while the program serves: the database and its companions, the router, the
 * sessions in memory, the clock, secrets of this run. */
#ifndef WEB_SITE_H
#define WEB_SITE_H

#include <stdbool.h>
#include <stdint.h>
#include "core/services.h"

struct router;
struct sessions;
struct denials;
struct route;
struct web_request;

#define SITE_KEY_BYTES 32

struct site {
	struct services *services;
	struct router *router;
	struct sessions *sessions;
	struct denials *denials;
	uint8_t key[SITE_KEY_BYTES];	/* of this run: seals notices and the tokens of forms before sign-in */
	int64_t ticked_s, purged_s;	/* of the housekeeper alone */
};

/* `test_clock_s` 0: no test clock; the routes are ROUTES, or those of a test. Prepares nothing in the database. */
struct site *site_new(struct services *services, int64_t test_clock_s, const struct route *routes, int routes_count);
void site_free(struct site *site);
int64_t site_now_s(const struct site *site);	/* business clock */
int64_t machine_now_s(void);

/* Once a second from the housekeeper: flushes last-seen times and denials, removes what has expired. */
void site_tick(struct site *site);
/* The last flush, when no request runs any more. */
void site_flush(struct site *site);

/* Runs one complete request: afterwards the answer is in it. Never fails. */
void dispatch(struct site *site, struct web_request *r);

#endif
