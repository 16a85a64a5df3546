/* What the templates of votes from afar are given, and what their forms sent. */
#ifndef ROOMS_BALLOT_BALLOT_VOTE_SCREEN_H
#define ROOMS_BALLOT_BALLOT_VOTE_SCREEN_H

#include "rooms/ballot/ballot_secret.h"
#include "rooms/ballot/ballot_voided.h"
#include "rooms/ballot/ballot_words.h"
#include "view/component.h"

struct ballot_vote_list { struct ballot_row *rows; size_t count; struct ballot_trustee_task *tasks; size_t tasks_count; };

struct ballot_vote_screen {
	struct ballot_own own;
	const char *action, *quorum_rule, *pass_rule;
	message late;			/* why there is nothing to give */
	const char *result;		/* of one that was counted, void or not; NULL: it was not */
	const char *voided;		/* that it is void, as a voter is told (ballot_voided_text); NULL: it is not */
	const char *disclosure;		/* what the sums of a secret vote give away; NULL: nothing */
	const char **fields;		/* of each line, the name of its field */
	const char **chosen;		/* of each line, what was chosen and is not given yet; "": nothing */
};

#endif
