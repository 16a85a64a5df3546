/* What the list of posts that need something is given. */
#ifndef ROOMS_RUN_POST_NEED_SCREEN_H
#define ROOMS_RUN_POST_NEED_SCREEN_H

#include "rooms/run/post_need.h"
#include "view/component.h"

#define POST_NEED_ROWS_PER_PAGE 50

/* A line that is shown, and who it is. place: where the case is opened; may_open: by the actor; may_see: the archive of the person. */
struct post_need_shown { struct post_need_line line; const struct post_need_holder *holder; int64_t place; bool may_open, may_see; };

struct post_need_screen {
	struct org_row org;
	struct post_need_list list;
	const char *side;				/* "late", "soon" or "" for both */
	struct post_need_shown *rows; size_t rows_count;	/* of this page */
	int64_t total, page, rows_per_page;		/* total: of the side */
};

struct web;
/* False after a refusal: the organisation of the path is out of reach. */
bool post_need_screen_read(struct web *w, int64_t rows_per_page, struct post_need_screen *s);

#endif
