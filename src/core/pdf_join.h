/* Joining PDF files of strangers behind one of ours, in the confined child (core/helper.h): what can't be read is left out. */
#ifndef CORE_PDF_JOIN_H
#define CORE_PDF_JOIN_H

#include <stdbool.h>
#include "base/buffer.h"

#define PDF_JOIN_PARTS_MAX 200
#define PDF_JOIN_BYTES_MAX (128ll * 1024 * 1024)	/* of all parts */

struct pdf_part { const void *data; size_t bytes; int pages; };

/* Counts the pages of each part; 0: it is damaged, protected or empty. False: too much, or the child could not do it at all; then all
 * counts are 0. */
bool pdf_join_count(struct arena *a, struct pdf_part *parts, int count);
/* The pages of all parts with pages > 0, one after the other, into `out`. False as above. */
bool pdf_join(struct arena *a, const struct pdf_part *parts, int count, struct buffer *out);

/* The work in the child, for core/parsers.h. */
int pdf_join_job(int in_fd, int out_fd, const char *args);

#endif
