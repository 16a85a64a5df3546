#include "rooms/result/result.h"
#include "web/web.h"

ROUTE(POST, "/api/v1/result/seen", result_api_seen, SIGNED_IN, "Say that a result was read: import (the approval), export, right (the change), void (what was asked about an archive), org (a merger or move), correction (of the own record), voiding (of a final vote)")
TAKES(result_api_seen, { A_CHOICE("kind", "import export right void org correction voiding"), NEEDED }, { AN_ID("subject"), NEEDED })
GIVES_ID(result_api_seen, 200)

void result_api_seen(struct web *w)
{
	int64_t subject = web_param_int(w, "subject", 0);

	if (result_see(w->c, web_param(w, "kind"), subject))
		web_give_id(w, subject);
}
