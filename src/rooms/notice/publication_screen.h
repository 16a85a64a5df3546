/* What the templates of publications, messages and points are given. */
#ifndef ROOMS_NOTICE_PUBLICATION_SCREEN_H
#define ROOMS_NOTICE_PUBLICATION_SCREEN_H

#include "rooms/notice/publication_words.h"
#include "rooms/org/org_sql.h"
#include "view/component.h"

#define PUBLICATION_ROWS_PER_PAGE 30

/* What a line rests on: the notice of its case; days DAY_NONE without one. After its days it is read by those alone who handle cases there. */
struct publication_basis { day_t from_day, last_day; bool is_shown; };

struct publication_screen {
	struct publication_line *lines; size_t lines_count;
	int64_t total, page;
	const char *org;
	const bool *may_withdraw;		/* of each line */
	const struct publication_basis *basis;	/* likewise */
	const char **voided;			/* likewise: that the vote which it tells is void (publication_voided); "": it is not */
};
struct message_screen { struct message_line *lines; size_t lines_count; bool has_unread; };
struct point_screen { struct org_row org; struct point_line *lines; size_t lines_count; };

#endif
