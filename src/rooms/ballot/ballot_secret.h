/* Secret votes from afar. Three trustees hold a key each; votes are kept encrypted so that any two of them together open the sums and nobody
 * opens a single vote (core/secret_vote.h). All votes of a ballot are one sealed row of fixed length that is written anew with each
 * vote: neither the file nor its journal nor a backup tells which one came when. docs/ballots.md says what this protects and what not. */
#ifndef ROOMS_BALLOT_BALLOT_SECRET_H
#define ROOMS_BALLOT_BALLOT_SECRET_H

#include "core/secret_vote.h"
#include "rooms/ballot/ballot.h"
#include "rooms/ballot/ballot_secret_sql.h"

#define BALLOT_BOX_BYTES_MAX 3900000	/* of the votes of one ballot: that much is written with each vote */

/* Where a secret vote stands; it only goes on. */
enum ballot_phase { BALLOT_WANTS_TRUSTEES, BALLOT_WANTS_KEYS, BALLOT_VOTING, BALLOT_WANTS_PARTS, BALLOT_COUNTED };

struct ballot_secrecy {
	enum ballot_phase phase;
	struct ballot_trustee_row *trustees; size_t trustees_count;	/* none or three */
	size_t keys_count, parts_count;		/* of trustees: who took the key, who opened */
	int own;				/* of the trustees, the account's own; -1: none */
	bool has_votes;
};
/* Of a ballot that is secret and from afar. */
void ballot_secrecy_of(struct ctx *c, const struct ballot_row *row, struct ballot_secrecy *s);

/* Needs MAY_HANDLE there. Any other ballot has no trustees, which is what is shown of it. */
bool ballot_see_secret(struct ctx *c, ballot_id id, struct ballot_row *row, struct ballot_secrecy *s);

/* The rules that open a ballot: whether so many votes fit, and the empty box. */
bool ballot_box_fits(struct ctx *c, const struct ballot_ask *ask);
void ballot_box_write_empty(struct ctx *c, ballot_id id, const struct ballot_ask *ask);

/* A vote encrypted to these keys, which takes some milliseconds and comes before the write turn. choices: 0 agreed, 1 opposed, 2 abstained
 * of each line. Refuses where a key of a trustee is none: somebody changed the database. */
struct ballot_sealed_vote { unsigned char *data; size_t bytes; unsigned char keys[SECRET_VOTE_TRUSTEES][SECRET_VOTE_KEY_BYTES]; };
bool ballot_box_prepare(struct ctx *c, const struct ballot_row *row, const int *choices, struct ballot_sealed_vote *vote);
/* Adds it and gives its receipt: the beginning of its digest. NULL where the box does not open, which is refused. */
const char *ballot_box_put(struct ctx *c, const struct ballot_row *row, const struct ballot_sealed_vote *vote);
/* The sums of a ballot that is counted. Refuses where the box does not open, and parts that do not fit its votes. */
bool ballot_box_figures(struct ctx *c, const struct ballot_row *row, struct ballot_figures *f);

/* Names the three who keep the keys, by their accounts, before the first vote. Needs MAY_HANDLE and a fresh proof of who acts. Refuses:
 * an account that is none, closed or an administrator's, one twice, the own one, a candidate; and once somebody has voted. */
bool ballot_name_trustees(struct ctx *c, ballot_id id, const char *const logins[SECRET_VOTE_TRUSTEES], int64_t row_version);
/* The key of the account's own person as a trustee: a code that is shown this once. Another one may be taken before the first vote. */
bool ballot_take_key(struct ctx *c, ballot_id id, const char **code);
/* Voting is over; who has not voted has not. Needs MAY_HANDLE. Refuses below BALLOT_SECRET_FEW given votes: it is known who voted, and the sums
 * of so few would tell what; they are never opened. */
bool ballot_end_voting(struct ctx *c, ballot_id id);
/* A trustee's part in opening the sums, after the voting. The code is used and not kept. */
bool ballot_open_part(struct ctx *c, ballot_id id, const char *code);

/* What everybody may check: all votes as they are encrypted, the parts that opened the sums, and the sums. */
struct ballot_board { struct ballot_row row; const char *text; const char **receipts; size_t receipts_count; };
/* Of a closed secret vote, for who was entitled, is a trustee or handles it; else NOT_FOUND. */
bool ballot_board_of(struct ctx *c, ballot_id id, struct ballot_board *board);

/* What a trustee sees: NOT_FOUND for everybody else. */
bool ballot_trustee_of(struct ctx *c, ballot_id id, struct ballot_row *row, struct ballot_secrecy *s);

#endif
