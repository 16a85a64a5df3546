/* The same paper twice in one case (重复上传): two files with one digest, as when a page was photographed once and sent for two. Whoever uploads it is told at once;
 * it is no refusal, since one paper may well prove two things. */
#ifndef ROOMS_RUN_RUN_TWICE_H
#define ROOMS_RUN_RUN_TWICE_H

#include "rooms/run/run.h"

struct run_twice { file_id file, same_as; const char *name, *same_name, *digest; };	/* same_as: the first file with that digest */

/* Of the files that stand in the case, in a form that counts or among those to be sorted, each that has the digest of one before it. */
size_t run_twice_of(struct ctx *c, const struct run_case *k, struct run_twice **list);
/* Of those the ones with one of these digests. k: the case as it stands after the upload. */
size_t run_twice_among(struct ctx *c, const struct run_case *k, const char *const *digests, size_t count, struct run_twice **list);
/* The first file of the case that has this digest, still counts or is not named yet, and is not `file`; id 0: none. */
file_id run_twice_file(struct ctx *c, run_id id, file_id file, const char *digest);
/* What of the case is twice and has one of these digests: how many, and the first of them in words. false: nothing. k: the case as it stands after the upload. */
struct run_twice_told { const char *n, *pairs; };
bool run_twice_told(struct ctx *c, const struct run_case *k, const char *const *digests, size_t count, struct run_twice_told *told);

#endif
