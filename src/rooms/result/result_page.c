#include "rooms/result/result.h"
#include "text/result.h"
#include "web/web.h"

ROUTE(POST, "/result/seen", result_seen_action, SIGNED_IN, "Has read what became of something asked for: the first page tells it no more")

void result_seen_action(struct web *w)
{
	if (!result_see(w->c, web_param(w, "kind"), web_param_int(w, "subject", 0)))
		return;
	web_notice(w, T_result_seen_now, NULL);
	web_redirect(w, "/");
}
