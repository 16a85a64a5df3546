/* The OpenAPI document of the program, made from the route table and what the API routes take and give. */
#ifndef WEB_OPENAPI_H
#define WEB_OPENAPI_H

#include <stdbool.h>
#include "web/route.h"

struct json;

/* `has_test_clock`: with the address that sets the clock, which is not there otherwise. Nothing in it depends on
 * who asks. */
void openapi_write(struct json *j, const struct route *routes, int count, bool has_test_clock);
/* Is it an address of the API? */
bool route_is_api(const struct route *route);

#endif
