/* Denials and refused attempts in the audit log. The first of an account, route, object, reason and minute is written at once, further ones of
 * that minute together in one more line with their count: another rule that refuses is another line. So neither a script that tries every door nor a form mistyped ten times fills the
 * log. */
#ifndef WEB_DENIAL_H
#define WEB_DENIAL_H

#include "web/web.h"

struct site;
struct denials;

/* What becomes of a request that did nothing. A denial: no right, or nothing there for whoever asks. An attempt: an act on a case, a ballot, a review, a
 * transfer or a programme that a rule or somebody else's act refused, or a form that was sent a second time; a vote given under an own
 * account is none of them, since when somebody votes is nobody's business. */
enum turned_away { NOT_TURNED_AWAY, DENIAL, ATTEMPT, REPLAY };
/* Of the request as it stands now, before its transaction ends. */
enum turned_away denial_kind(const struct web *w, bool is_replayed);

/* None yet; any thread may use it. denials_free takes NULL, and drops what was not written to the log. */
struct denials *denials_new(void);
void denials_free(struct denials *d);
/* The request that just ended was turned away: writes its line, in a transaction of its own, or counts it. What was typed is not in it. */
void denial_note(struct site *site, struct web *w, enum turned_away kind);
/* Writes the counts whose minute is over; all of them with is_last. */
void denials_flush(struct site *site, bool is_last);

#endif
