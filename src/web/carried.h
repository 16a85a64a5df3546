/* What an answer carries to the next request in a hidden field or an address: sealed, so that nobody reads it in the page and no other site makes
 * it. What it holds are lines; who opens it asks whose it is and how old. */
#ifndef WEB_CARRIED_H
#define WEB_CARRIED_H

#include "web/web.h"

/* `what` keeps one use from another: what was sealed for one does not open for the other. Signs of a URL. */
const char *carried_seal(struct web *w, const char *what, const char *text);
/* NULL: it was not sealed here for this use. */
char *carried_open(struct web *w, const char *what, const char *sealed);
/* The next line, *at moves behind it; NULL: it is cut off. */
char *carried_line(char **at);

#endif
