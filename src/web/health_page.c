/* Whoever watches the server asks here whether it runs. */
#include "web/run.h"

ROUTE(GET, "/healthz", healthz_page, ANYONE, "Says that the server runs")

/* Asks nothing of the database: a watchdog restarts what does not answer, and a busy disk is no reason. */
void healthz_page(struct web *w)
{
	struct web_request *r = w->request;

	r->status = 200;
	r->content_type = "text/plain; charset=utf-8";
	r->data = "ok\n";
	r->data_bytes = 3;
}
