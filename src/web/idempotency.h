/* One effect for one key: the answer to a POST is stored in the transaction that makes its effect, and given
 * again when the key comes again. The database keeps a digest of the key, and the answer sealed under the
 * key itself, so a stored answer can be read only by who sent it. */
#ifndef WEB_IDEMPOTENCY_H
#define WEB_IDEMPOTENCY_H

#include <stdbool.h>
#include "web/web.h"

struct site;

/* Takes the key from header or form into r->form_key. False: it is not one (400). */
bool idempotency_read_key(struct web *w);
/* Was this key answered before? */
bool idempotency_is_known(struct web *w);
/* The same; true: the answer is in the request again. */
bool idempotency_replay(struct web *w);
/* Inside the write transaction, the answer being made. False: another request with this key was faster. */
bool idempotency_remember(struct web *w);
void idempotency_purge(struct site *site);

#endif
