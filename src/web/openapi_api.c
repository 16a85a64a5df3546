/* What the API is, for programs that generate their clients or check what they send. */
#include "core/services.h"
#include "web/openapi.h"
#include "web/route_table.h"
#include "web/run.h"

ROUTE(GET, "/api/v1/openapi.json", openapi_api, ANYONE, "This API as an OpenAPI 3.1 document")
TAKES_NOTHING(openapi_api)
GIVES_SAME(openapi_api, 200, NULL)

void openapi_api(struct web *w)
{
	openapi_write(web_json(w), ROUTES, ROUTES_COUNT, w->c->services->is_test_clock);
}
