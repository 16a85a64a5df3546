/* The business clock of a test run. Without `--test-clock` this address does not exist. */
#include <stdatomic.h>
#include "core/permit.h"
#include "text/permit.h"
#include "text/web.h"
#include "web/clock.h"
#include "web/run.h"

ROUTE(POST, "/api/v1/test/clock", clock_set_api, ANYONE, "Sets the business clock of a test run: now, as 2015-11-17T09:00:00+08:00")
TAKES(clock_set_api, { A_TEXT("now", 40), NEEDED })
GIVES(clock_set_api, 200, { A_TIME("now") })

void clock_set_api(struct web *w)
{
	struct site *site = run_of(w)->site;
	int64_t now_s;
	struct json *j;

	if (!site->services->is_test_clock) {
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
		return;
	}
	if (!clock_parse(web_param_raw(w, "now"), &now_s)) {
		ctx_refuse_field(w->c, "now", T_web_bad_time, NULL);
		return;
	}
	atomic_store(&site->services->set_clock_s, now_s);
	j = web_json(w);
	json_object(j);
	json_put_text(j, "now", time_text(w->c->arena, now_s));
	json_end(j);
}
