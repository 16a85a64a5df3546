/* Parts of a body of multipart/form-data, for whoever reads one whole and for whoever only gleans its texts. */
#ifndef WEB_MULTIPART_H
#define WEB_MULTIPART_H

#include "web/request.h"

struct multipart_part { const char *name, *filename /* NULL: a text */, *content_type; };

/* The lines at the head of a part, without the empty one that ends them. Counts the part: what names keep in memory is bounded by
 * the MULTIPART_ limits of web/limits.h for the whole body. False: reader_status says 400, or 413 with the excess of a body above them. */
bool multipart_read_head(struct web_request *r, const char *at, const char *end, struct multipart_part *part);
/* A text becomes a param; all texts of a body have the limit of a form. False: reader_status says why not. */
bool multipart_add_field(struct web_request *r, const struct multipart_part *part, const char *data, size_t bytes);
/* The boundary that this Content-Type names; NULL: none. */
const char *multipart_boundary(struct web_request *r, const char *content_type);

#endif
