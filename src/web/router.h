/* Finds the route of a path in a tree of path parts made from the generated table. Literal parts win over
 * ":name" parts, so /person/new is not the person "new". */
#ifndef WEB_ROUTER_H
#define WEB_ROUTER_H

#include "web/route.h"
#include "web/request.h"

struct router;

/* Two routes with one method and one pattern assert: the table is wrong. */
struct router *router_new(const struct route *routes, int count);
void router_free(struct router *t);

enum router_answer { ROUTER_FOUND, ROUTER_UNKNOWN, ROUTER_METHOD, ROUTER_MALFORMED };
/* Sets r->route and r->parts, or r->allow for ROUTER_METHOD. */
enum router_answer router_find(const struct router *t, struct web_request *r);
/* The most bytes of a body with files to this route; 0: it takes none. */
int64_t route_upload_bytes(const struct route *route);
/* The page that belongs to the address of a form: itself with /form or /new behind, else the nearest page above that
 * is not the start. NULL if there is none. */
const char *router_page_for(const struct router *t, struct arena *a, const char *path);

#endif
