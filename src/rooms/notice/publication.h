/* What cases left behind for others: texts made public, messages to people, points. Rows are written by the finish of a case; here they
 * are read, and a text may be withdrawn: it stays in the list as withdrawn, with the reason. */
#ifndef ROOMS_NOTICE_PUBLICATION_H
#define ROOMS_NOTICE_PUBLICATION_H

#include "base/fraction.h"
#include "core/ctx.h"
#include "rooms/notice/publication_sql.h"

#define MESSAGES_SHOWN_MAX 100
#define POINTS_SHOWN_MAX 500
#define POINTS_MONTHS 12	/* so far back they are listed */

/* Needs MAY_HANDLE there, else NOT_FOUND. Refuses: no reason, withdrawn already. */
bool publication_take_down(struct ctx *c, publication_id id, const char *reason, int64_t row_version);
/* What a case told somebody, line by line "title：value" with the titles and answers of its practice: the names of those in the language of whoever reads it. */
const char *message_shown(struct arena *a, enum lang lang, const char *text);
/* The own messages count as read from now on. */
bool message_mark_read(struct ctx *c);

#endif
