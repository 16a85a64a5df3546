/* What the templates of secret votes are given. */
#ifndef ROOMS_BALLOT_BALLOT_SECRET_SCREEN_H
#define ROOMS_BALLOT_BALLOT_SECRET_SCREEN_H

#include "rooms/ballot/ballot_secret.h"
#include "view/component.h"

struct ballot_secret_screen {
	struct ballot_row row;
	struct ballot_secrecy secrecy;
	const char *base;			/* "/ballot/5" */
	const char *logins[SECRET_VOTE_TRUSTEES];
	const char *code;			/* of a key that was just taken */
};

/* Where a secret vote stands, and whose turn it is. */
message ballot_phase_text(enum ballot_phase phase);

#endif
