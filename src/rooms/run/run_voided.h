/* Final votes of a case that were declared void (rooms/ballot/ballot_voiding.h): what they were and why they do not count stands for good on every paper of the case, and for
 * everybody where the case is public. */
#ifndef ROOMS_RUN_RUN_VOIDED_H
#define ROOMS_RUN_RUN_VOIDED_H

#include "rooms/run/run.h"

/* A sentence for each, with its day, result and figures, the ground, and who asked for it and who confirmed it, on which day; lines between them. "" without any.
 * is_public: the reason in free words, which may name people, is left out. Lives in the arena. */
const char *run_voided_text(struct ctx *c, const struct run_case *k, bool is_public);
/* The same of the votes of one step (its row in run_step), in Chinese, as papers say it. */
const char *run_voided_in(struct ctx *c, const struct run_case *k, int64_t step);

#endif
