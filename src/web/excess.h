/* What of a request was too much or twice: said with its figures, the limit and the way out, and never half taken. */
#ifndef WEB_EXCESS_H
#define WEB_EXCESS_H

#include <stdbool.h>
#include "web/web.h"

/* Records as a refusal what the reader found: more values, files or bytes than a request may have, or a name twice in an object. Nothing, if there is
 * nothing to say beyond the status. */
void excess_say(struct web *w);
/* Refuses, at its field, a name of which the handler of a page asked for one value while several that differ were sent: none of them is taken by
 * silence. An API route declares its fields, and api_check does the same for them. */
bool excess_has_no_second(struct web *w);

#endif
