/* The digest for programs. */
#include "rooms/workbench/digest.h"
#include "web/web.h"

FIELDS(DIGEST_ITEM, ROW_TEXT(struct digest_item, kind), ROW_TEXT(struct digest_item, text), ROW_TEXT(struct digest_item, href))

ROUTE(GET, "/api/v1/me/digest", digest_api, SIGNED_IN, "What is new in the own work since it was last read: once on a working day, nothing at night")
TAKES_NOTHING(digest_api)
GIVES_ROWS(digest_api, DIGEST_ITEM)

ROUTE(POST, "/api/v1/me/digest/read", digest_api_read, SIGNED_IN, "The digest that is shown now was read")
TAKES_NOTHING(digest_api_read)
GIVES_NOTHING(digest_api_read)

void digest_api(struct web *w)
{
	struct digest d;

	digest_read(w->c, &d);
	web_give_rows(w, DIGEST_ITEM, d.items, d.items_count);
}

void digest_api_read(struct web *w)
{
	struct json *j;

	if (!digest_mark_read(w->c))
		return;
	j = web_json(w);
	json_object(j);
	json_end(j);
}
