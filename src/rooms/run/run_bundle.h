/* All that a case holds as one PDF: a table of contents with the digests of the papers, each step with its forms, votes, signatures and
 * seal, then the papers themselves in the order of the steps and of their forms. */
#ifndef ROOMS_RUN_RUN_BUNDLE_H
#define ROOMS_RUN_RUN_BUNDLE_H

#include "base/buffer.h"
#include "rooms/run/run.h"

/* The case if the actor may see it, else NOT_FOUND; written into the log like the reading of every file. Commits. */
bool run_bundle_see(struct ctx *c, run_id id, struct run_case *k);
/* Pictures and PDF files stand in it under the names that the practice gives them, numbered by the pages of the whole set; what is neither, damaged, protected or too large is listed with its digest alone. False: the
 * file could not be made. */
bool run_bundle_write(struct ctx *c, const struct run_case *k, struct buffer *out);

#endif
