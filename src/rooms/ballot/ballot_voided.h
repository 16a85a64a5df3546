/* A vote that was declared void: what it was and why it does not count is told in the same words wherever its result was told before. */
#ifndef ROOMS_BALLOT_BALLOT_VOIDED_H
#define ROOMS_BALLOT_BALLOT_VOIDED_H

#include "rooms/ballot/ballot.h"

struct ballot_voided {
	const char *ground;		/* of a final vote, in words; "": it needed none */
	const char *reason;		/* in free words, which may name people */
	const char *asked_name;		/* of a final vote who asked for it; "": nobody had to */
	const char *decided_name;	/* who confirmed it, or declared it void alone */
	day_t day;			/* on which it became void */
};

/* Was it closed before, so that its figures and result are known? False of one that is open, or was void before it was counted. */
bool ballot_was_counted(const struct ballot_row *row);
/* The row as it read when it was closed, where it was counted (ballot_was_counted); else as it is. For telling what was, never for deciding by it. */
struct ballot_row ballot_as_counted(const struct ballot_row *row);
/* False: it is not void. All in the language of the request and in the arena. */
bool ballot_voided_read(struct ctx *c, const struct ballot_row *row, struct ballot_voided *voided);
/* On a page or paper of the vote itself: that it is void since when, on which ground, why, by whom, and that its figures are a record and no result. NULL: it is not
 * void. is_public: without the reason in free words. */
const char *ballot_voided_text(struct ctx *c, const struct ballot_row *row, bool is_public);
/* Of a final vote, anywhere else: the same with its title, day, result and figures. "" of any other. */
const char *ballot_voided_line(struct ctx *c, const struct ballot_row *row, bool is_public);
/* Of what a case made public (its kind, and the text as it is kept in Chinese): the same for everybody, where it tells the figures of a final vote that is void and was not
 * held again in the case, or what came of it. "": it does not. */
const char *ballot_voided_published(struct ctx *c, int64_t run, const char *kind, const char *text);
/* Of a notice of a case, by its id: the last final vote that is void, was not held again in the case, and was opened before the notice was put up, for everybody. "": none. */
const char *ballot_voided_before(struct ctx *c, int64_t run, int64_t notice);

#endif
