/* One effect for one key: the answer to a POST is stored in the transaction that makes its effect, and given
 * again when the same request comes again. The database keeps a digest of the key, and the answer sealed under
 * key and request, so a stored answer can be read only by who sent it, and not by another request with that key. */
#ifndef WEB_IDEMPOTENCY_H
#define WEB_IDEMPOTENCY_H

#include <stdbool.h>
#include "web/web.h"

struct site;

/* Takes the key from header or form into r->form_key. A form of a page has one, a program may send one. False: there is
 * none, or it is not one (400). */
bool idempotency_read_key(struct web *w);
/* Was this key answered before? */
bool idempotency_is_known(struct web *w);
/* May the handler run? Not when the answer is in the request again (a page whose handler kept something runs, and finds it there), nor when the key was used for something else and no version
 * of a row decides (409). */
bool idempotency_admits(struct web *w);
/* Inside the write transaction, the answer being made. False: another request with this key was faster. */
bool idempotency_remember(struct web *w);
void idempotency_purge(struct site *site);

#endif
