/* What somebody of a village (practice_world.h) is told by message. */
#ifndef TESTS_PAGE_PRACTICE_TOLD_H
#define TESTS_PAGE_PRACTICE_TOLD_H

#include "page/practice_act.h"

/* In the first village by the page, in the second by the program; `hidden` (NULL: nothing) stands in none of the messages. */
static void is_told(const char *who, const char *words, const char *hidden)
{
	for (int i = 0; i < VILLAGES; i++) {
		struct reply r;

		here = &villages[i];
		r = i == 0 ? client_get(actor_named(who)->page, "/me/message") : client_get(actor_named(who)->program, "/api/v1/me/message");
		if (r.status != 200 || !reply_has(&r, words) || (hidden != NULL && reply_has(&r, hidden)))
			fail_msg("%s: status %d: %s", who, r.status, r.body);
	}
}

#endif
