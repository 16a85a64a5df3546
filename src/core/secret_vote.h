/* Votes that nobody can open alone: ElGamal over ristretto255 with three trustees, any two of whom open the sums of all votes,
 * never one of them. Pure functions over bytes; docs/ballots.md describes the protocol, byte by byte: proofs are made
 * here and checked by another program (tests/ballot_check), never by the one that made them. All numbers on the wire are those of ristretto255, little endian.
 *
 * A vote has a ciphertext for each choice of each line, which holds 0 or 1, encrypted at once to the three pairs of trustees,
 * and proofs that it holds nothing else: of each choice that it is 0 or 1, of each line that one of its choices is 1, and
 * of an election that no more candidates are agreed to than there are seats. */
#ifndef CORE_SECRET_VOTE_H
#define CORE_SECRET_VOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

#define SECRET_VOTE_TRUSTEES 3
#define SECRET_VOTE_CHOICES 3		/* agreed, opposed, abstained, in this order */
#define SECRET_VOTE_LINES_MAX 100
#define SECRET_VOTE_KEY_BYTES 32
#define SECRET_VOTE_CODE_CHARS 35	/* six groups of five, with - between */

struct secret_vote_terms {
	int64_t ballot;			/* its id: the code of a trustee is worth nothing in another */
	const char *head;		/* what is voted on, which every proof holds: a vote of one ballot is none of another, nor of another wording */
	size_t lines;			/* 1 … SECRET_VOTE_LINES_MAX */
	int64_t seats;			/* 0: a matter, which has one line */
	unsigned char keys[SECRET_VOTE_TRUSTEES][SECRET_VOTE_KEY_BYTES];
};

/* ---- keys of trustees ---- */

/* A new code, which is all that a trustee keeps: 148 random bits as groups of letters and digits that are told apart on paper. */
char *secret_vote_code(struct arena *a);
/* The public key of a code as typed: case, blanks and dashes do not count. False: it is no such code. */
bool secret_vote_key(const char *code, int64_t ballot, unsigned char key[SECRET_VOTE_KEY_BYTES]);

/* ---- votes ---- */

size_t secret_vote_bytes(size_t lines, int64_t seats);	/* of one vote */
/* choices: for each line 0 agreed, 1 opposed, 2 abstained; no more agreed than seats. False: a key of a trustee is none. */
bool secret_vote_make(struct arena *a, const struct secret_vote_terms *t, const int *choices, unsigned char *vote);

/* ---- the sums ---- */

size_t secret_vote_opening_bytes(size_t lines);	/* of the part of one trustee, as secret_vote_open makes it */
/* The part of one trustee, numbered from 0, in opening the sums of all votes, with the proof that it is right. False: not the code of
 * that trustee, or no votes. */
bool secret_vote_open(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count, int trustee, const char *code,
	unsigned char *opening);
/* Sums of each choice of each line from the parts of two trustees. False: the parts fit nothing. */
bool secret_vote_sums(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count, const int trustees[2],
	const unsigned char *const openings[2], int64_t *sums);

#endif
