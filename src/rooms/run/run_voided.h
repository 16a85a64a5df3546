/* Final votes of a case that were declared void (rooms/ballot/ballot_voiding.h): what they were and why they do not count stands for good on every paper of the case, and for
 * everybody where the case is public. */
#ifndef ROOMS_RUN_RUN_VOIDED_H
#define ROOMS_RUN_RUN_VOIDED_H

#include "rooms/run/run.h"

/* What becomes of the case where a vote of it that is closed is declared void now. Behind its step only a final vote is void at all (run_is_final, with its quorum): what villagers
 * did not decide as the law has it binds nobody (《村民委员会组织法》（2025年）第二十六条、第三十条), so what rests on it is not carried on. */
enum run_voiding {
	RUN_VOIDING_NO_CASE,	/* it is of none: once it is sealed nothing changes */
	RUN_VOIDING_NOT,	/* it is void no more: no final vote, or what it passed was carried out and the case is over */
	RUN_VOIDING_ANEW,	/* its step is open, and it is held again */
	/* It passed and the case went on: the case ends without a result, and the matter may come again. So too an election while nobody has his post of it yet, whatever came
	 * of it: bribery and forged papers make its result void, and it is held anew (《中国共产党基层组织选举工作条例》（2020年）, domain states VOID, RERUN). */
	RUN_VOIDING_ENDS,
	RUN_VOIDING_FREES	/* it was lost: the matter may come again, and is not barred by it */
};
enum run_voiding run_voiding_of(struct ctx *c, const struct ballot_row *row);
/* Is it a final vote of its case, by the practice too? False of a vote of no case. */
bool run_vote_is_final(struct ctx *c, const struct ballot_row *row);
/* In the transaction, once it is void: what that value says. ground: in Chinese, for the record; file: the paper. */
void run_vote_was_voided(struct ctx *c, const struct ballot_row *row, enum run_voiding what, const char *ground, const char *reason, int64_t file);

/* A sentence for each, with its day, result and figures, the ground, and who asked for it and who confirmed it, on which day; lines between them. "" without any.
 * is_public: the reason in free words, which may name people, is left out. Lives in the arena. */
const char *run_voided_text(struct ctx *c, const struct run_case *k, bool is_public);
/* The same of earlier votes on the same item of the practice, in Chinese, as papers of `vote` say it. */
const char *run_voided_before(struct ctx *c, const struct run_case *k, const struct ballot_row *vote);
/* The same of the votes of one step (its row in run_step), in Chinese, as papers say it. */
const char *run_voided_in(struct ctx *c, const struct run_case *k, int64_t step);
/* The last final vote of that step (its row in run_step; 0: of any) that is void and was not held again in the case: what was told of its result does not stand. NULL: none. */
const struct ballot_row *run_vote_void(const struct run_case *k, int64_t step);
/* Of a vote of the case who asked that it be void, on which ground and why, where nobody has decided; *ballot: which vote. NULL: nobody. */
const char *run_void_asked(struct ctx *c, const struct run_case *k, int64_t *ballot);
/* What came of the case, or where it stands, with the words that its final vote is void where it is; said: without them. */
const char *run_said_void(struct ctx *c, const struct run_case *k, const char *said);

#endif
