/* A proposal as sent by a page or a program. */
#ifndef ROOMS_TOP_POST_TOP_POST_INPUT_H
#define ROOMS_TOP_POST_TOP_POST_INPUT_H

#include "rooms/top_post/top_post.h"

struct web;

/* What was sent of a post at the top and of its holder, as typed; the rule judges it. */
void top_post_form_read(struct web *w, struct top_post_form *form);

#endif
