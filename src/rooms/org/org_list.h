/* The list of the organisations of a subtree: what is asked of it, its rows, and the list as a file. The same for page, API, print, saved
 * views and export. */
#ifndef ROOMS_ORG_ORG_LIST_H
#define ROOMS_ORG_ORG_LIST_H

#include "core/sheet.h"
#include "rooms/org/org.h"

#define ORG_PRINT_ROWS_MAX 1000

/* Never NULL; "" and DAY_OPEN ask nothing. q: a part of the name or of its initials or pinyin, or a code.
 * unread: what stands in a filter that cannot be read, NULL if nothing; unread_field: its name. */
struct org_query { const char *q, *kind, *unit_kind; day_t term_before; const char *unread, *unread_field; };

/* Drops what is not understood, and remembers it as unread. */
void org_query_clean(struct ctx *c, struct org_query *q);
/* Refuses, with the field's name, a query of which one filter cannot be read or is too long: all would pass for those asked for. */
bool org_query_is_read(struct ctx *c, const struct org_query *q);
struct web;
/* That of a request, cleaned. */
void org_query_take(struct web *w, struct org_query *q);
/* "q=…&kind=branch", of what is asked alone; "" for nothing. */
const char *org_query_text(struct arena *a, const struct org_query *q);
/* The same read again, and cleaned. */
void org_query_read(struct ctx *c, const char *text, struct org_query *q);
/* What is asked, in words, for paper; "" for nothing. */
const char *org_query_words(struct ctx *c, const struct org_query *q);

/* How many of the subtree fit the query, and those of one page; in the arena. */
int64_t org_list_total(struct ctx *c, const struct org_row *org, const struct org_query *q);
size_t org_list_rows(struct ctx *c, const struct org_row *org, const struct org_query *q, int64_t limit, int64_t offset, struct org_list_row **rows);

/* All rows as a file with the mark of who asked, and a line of the log with the reason. A descriptor for web_attachment_fd; -1 refused (no
 * reason of REASON_CHARS_MIN characters, no row) or failed. Needs MAY_EXPORT at the organisation. Nobody's name is in it, so no
 * second person is asked. */
int org_list_export(struct ctx *c, const struct org_row *org, const struct org_query *q, const char *reason, enum sheet_format format, int64_t *bytes);

#endif
