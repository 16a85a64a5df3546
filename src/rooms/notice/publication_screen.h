/* What the templates of publications, messages and points are given. */
#ifndef ROOMS_NOTICE_PUBLICATION_SCREEN_H
#define ROOMS_NOTICE_PUBLICATION_SCREEN_H

#include "rooms/notice/publication.h"
#include "rooms/org/org_sql.h"
#include "view/component.h"

#define PUBLICATION_ROWS_PER_PAGE 30

struct publication_screen { struct publication_line *lines; size_t lines_count; int64_t total, page; const char *org; const bool *may_withdraw; };	/* may_withdraw: of each line */
struct message_screen { struct message_line *lines; size_t lines_count; bool has_unread; };
struct point_screen { struct org_row org; struct point_line *lines; size_t lines_count; };

#endif
