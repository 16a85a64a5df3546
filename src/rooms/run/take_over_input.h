/* What a page or a program sent of steps that were done on paper. */
#ifndef ROOMS_RUN_TAKE_OVER_INPUT_H
#define ROOMS_RUN_TAKE_OVER_INPUT_H

#include "rooms/run/take_over.h"

struct web;

/* Of a page the fields day_STEP and vote_VOTE, of a program the lists `steps` of "STEP=day" and `votes` of "VOTE=entitled/present/agreed", behind that at will
 * "/against/abstained"; and the upload `file`. False after a refusal: what is no day, a file. */
bool take_over_read(struct web *w, struct taking_over *what);

#endif
