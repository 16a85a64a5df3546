/* An upload that is too large is not kept, but what was typed beside its files is: the texts of its fields are read as the body passes by, in a window
 * that no file fills. They become params, for the draft of the form (web/draft.h) and nothing else: the request stays refused. */
#ifndef WEB_GLEAN_H
#define WEB_GLEAN_H

#include <stddef.h>
#include "web/request.h"

struct glean;

/* For a body of multipart/form-data from its first byte on; lives with the request. */
size_t glean_bytes(void);	/* that one takes */
struct glean *glean_new(struct web_request *r, const char *boundary);
/* The next piece of the body. Reading ends quietly where the body is none of that kind. */
void glean_take(struct glean *g, const char *data, size_t bytes);

#endif
