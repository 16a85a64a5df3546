/* Denials in the audit log: the first of an account, route and minute at once, further ones of that minute
 * together in one more line with their count, so that a script that tries every door cannot fill the log. */
#ifndef WEB_DENIAL_H
#define WEB_DENIAL_H

#include "web/web.h"

struct site;
struct denials;

struct denials *denials_new(void);
void denials_free(struct denials *d);
/* The request that just ended was refused: writes its line, in a transaction of its own, or counts it. */
void denial_note(struct site *site, struct web *w);
/* Writes the counts whose minute is over; all of them with is_last. */
void denials_flush(struct site *site, bool is_last);

#endif
