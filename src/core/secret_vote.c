/* Votes encrypted to pairs of trustees, their proofs, and the opening of sums. */
#include "core/secret_vote.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#define POINT crypto_core_ristretto255_BYTES
#define SCALAR crypto_core_ristretto255_SCALARBYTES
#define PAIRS 3
#define CIPHER (POINT * (1 + PAIRS))	/* r G, then for each pair m G + r P */
#define BRANCH (SCALAR * 2)		/* of a proof: its challenge and its answer */
#define PART (POINT + SCALAR * 2)	/* of an opening: x A, challenge, answer */

typedef unsigned char point[POINT];
typedef unsigned char scalar[SCALAR];

static const int PAIR_OF[PAIRS][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

/* ---- the group ---- */

/* x P; the neutral element where P is it. Secrets and challenges are never 0: that chance is left to 2^-252. */
static void multiply(point out, const scalar x, const point p)
{
	if (crypto_scalarmult_ristretto255(out, x, p) != 0)
		memset(out, 0, POINT);
}

static void multiply_base(point out, const scalar x)
{
	if (crypto_scalarmult_ristretto255_base(out, x) != 0)
		memset(out, 0, POINT);
}

static bool add(point out, const point a, const point b) { return crypto_core_ristretto255_add(out, a, b) == 0; }
static bool subtract(point out, const point a, const point b) { return crypto_core_ristretto255_sub(out, a, b) == 0; }

static void number_scalar(scalar s, uint64_t n)
{
	memset(s, 0, SCALAR);
	for (size_t i = 0; i < sizeof(n); i++)
		s[i] = (unsigned char)(n >> (8 * i));
}

static void number_point(point p, uint64_t n)
{
	scalar s;

	number_scalar(s, n);
	multiply_base(p, s);
}

/* ---- challenges ---- */

struct hash { crypto_hash_sha512_state state; };

static void hash_begin(struct arena *a, struct hash *h, const struct secret_vote_terms *t, const char *label)
{
	const char *head = arena_printf(a, "jishi-vote-1\n%s%s\n", t->head, label);

	crypto_hash_sha512_init(&h->state);
	crypto_hash_sha512_update(&h->state, (const unsigned char *)head, strlen(head));
	crypto_hash_sha512_update(&h->state, t->keys[0], sizeof(t->keys));
}

static void hash_add(struct hash *h, const void *data, size_t bytes)
{
	crypto_hash_sha512_update(&h->state, data, bytes);
}

static void hash_end(struct hash *h, scalar out)
{
	unsigned char wide[crypto_hash_sha512_BYTES];

	crypto_hash_sha512_final(&h->state, wide);
	crypto_core_ristretto255_scalar_reduce(out, wide);
}

/* ---- one of several numbers: the proof, and its check ---- */

/* What a proof is about: the cipher holds low, or the next, … `count` numbers in all. */
struct claim { const char *label; const unsigned char *cipher; uint64_t low, count; };

static bool pair_keys(const struct secret_vote_terms *t, point keys[PAIRS])
{
	for (int i = 0; i < PAIRS; i++)
		if (!add(keys[i], t->keys[PAIR_OF[i][0]], t->keys[PAIR_OF[i][1]]))
			return false;
	return true;
}

/* z G - e A, and for each pair z P - e (B - m G): what the answer of a branch must have committed to. */
static bool branch_commitments(const point keys[PAIRS], const unsigned char *cipher, uint64_t m, const scalar e, const scalar z, unsigned char *out)
{
	point left, right, value;

	number_point(value, m);
	multiply_base(left, z);
	multiply(right, e, cipher);
	if (!subtract(out, left, right))
		return false;
	for (int i = 0; i < PAIRS; i++) {
		point b;

		if (!subtract(b, cipher + POINT * (1 + i), value))
			return false;
		multiply(left, z, keys[i]);
		multiply(right, e, b);
		if (!subtract(out + POINT * (1 + i), left, right))
			return false;
	}
	return true;
}

static void claim_challenge(struct arena *a, const struct secret_vote_terms *t, const struct claim *claim, const unsigned char *commitments, scalar e)
{
	struct hash h;

	hash_begin(a, &h, t, claim->label);
	hash_add(&h, claim->cipher, CIPHER);
	hash_add(&h, commitments, claim->count * CIPHER);
	hash_end(&h, e);
}

/* `r` is the randomness of the cipher, which holds low + at. */
static void prove(struct arena *a, const struct secret_vote_terms *t, const point keys[PAIRS], const struct claim *claim, const scalar r, uint64_t at, unsigned char *proof)
{
	unsigned char *commitments = arena_alloc(a, claim->count * CIPHER);
	scalar e, secret, product;

	crypto_core_ristretto255_scalar_random(secret);
	for (uint64_t i = 0; i < claim->count; i++) {
		unsigned char *own = proof + i * BRANCH, *out = commitments + i * CIPHER;

		if (i == at) {
			multiply_base(out, secret);
			for (int k = 0; k < PAIRS; k++)
				multiply(out + POINT * (1 + k), secret, keys[k]);
		} else {
			crypto_core_ristretto255_scalar_random(own);
			crypto_core_ristretto255_scalar_random(own + SCALAR);
			if (!branch_commitments(keys, claim->cipher, claim->low + i, own, own + SCALAR, out))
				assert(!"an own cipher is no point");
		}
	}
	claim_challenge(a, t, claim, commitments, e);
	for (uint64_t i = 0; i < claim->count; i++)
		if (i != at)
			crypto_core_ristretto255_scalar_sub(e, e, proof + i * BRANCH);
	memcpy(proof + at * BRANCH, e, SCALAR);
	crypto_core_ristretto255_scalar_mul(product, e, r);
	crypto_core_ristretto255_scalar_add(proof + at * BRANCH + SCALAR, secret, product);
	sodium_memzero(secret, sizeof(secret));
	sodium_memzero(product, sizeof(product));
}

/* ---- a vote ---- */

#define CHOICE_BYTES (CIPHER + 2 * BRANCH)
#define LINE_BYTES (SECRET_VOTE_CHOICES * CHOICE_BYTES + BRANCH)

size_t secret_vote_bytes(size_t lines, int64_t seats)
{
	return lines * LINE_BYTES + (seats > 0 ? ((size_t)seats + 1) * BRANCH : 0);
}

static const unsigned char *cipher_of(const unsigned char *vote, size_t line, size_t choice)
{
	return vote + line * LINE_BYTES + choice * CHOICE_BYTES;
}

static bool add_cipher(unsigned char *sum, const unsigned char *cipher)
{
	for (size_t i = 0; i < CIPHER / POINT; i++)
		if (!add(sum + i * POINT, sum + i * POINT, cipher + i * POINT))
			return false;
	return true;
}

static void encrypt(const point keys[PAIRS], uint64_t m, scalar r, unsigned char *cipher)
{
	point value, shared;

	crypto_core_ristretto255_scalar_random(r);
	number_point(value, m);
	multiply_base(cipher, r);
	for (int i = 0; i < PAIRS; i++) {
		multiply(shared, r, keys[i]);
		if (!add(cipher + POINT * (1 + i), value, shared))
			assert(!"an own cipher is no point");
	}
}

static const char *choice_label(struct arena *a, size_t line, size_t choice) { return arena_printf(a, "choice %zu %zu", line + 1, choice + 1); }
static const char *line_label(struct arena *a, size_t line) { return arena_printf(a, "line %zu", line + 1); }

bool secret_vote_make(struct arena *a, const struct secret_vote_terms *t, const int *choices, unsigned char *vote)
{
	unsigned char agreed[CIPHER] = { 0 };
	scalar r_agreed = { 0 };
	uint64_t agreed_count = 0;
	point pairs[PAIRS];
	const point *keys = (const point *)pairs;

	if (!pair_keys(t, pairs))
		return false;

	for (size_t line = 0; line < t->lines; line++) {
		unsigned char sum[CIPHER] = { 0 }, *at = vote + line * LINE_BYTES;
		scalar r_sum = { 0 }, r;

		for (size_t choice = 0; choice < SECRET_VOTE_CHOICES; choice++, at += CHOICE_BYTES) {
			uint64_t m = (size_t)choices[line] == choice;
			bool is_own;

			encrypt(keys, m, r, at);
			prove(a, t, keys, &(struct claim){ choice_label(a, line, choice), at, 0, 2 }, r, m, at + CIPHER);
			crypto_core_ristretto255_scalar_add(r_sum, r_sum, r);
			is_own = add_cipher(sum, at);
			if (choice == 0) {
				crypto_core_ristretto255_scalar_add(r_agreed, r_agreed, r);
				is_own = is_own && add_cipher(agreed, at);
				agreed_count += m;
			}
			assert(is_own);
		}
		prove(a, t, keys, &(struct claim){ line_label(a, line), sum, 1, 1 }, r_sum, 0, at);
		sodium_memzero(r, sizeof(r));
		sodium_memzero(r_sum, sizeof(r_sum));
	}
	if (t->seats > 0) {
		assert(agreed_count <= (uint64_t)t->seats);
		prove(a, t, keys, &(struct claim){ "seats", agreed, 0, (uint64_t)t->seats + 1 }, r_agreed, agreed_count, vote + t->lines * LINE_BYTES);
	}
	sodium_memzero(r_agreed, sizeof(r_agreed));
	return true;
}

/* ---- keys ---- */

#define CODE_GROUPS 6
#define CODE_GROUP 5
static const char LETTERS[] = "23456789abcdefghjkmnpqrstuvwxyz";	/* 31: without 0 o 1 l i */
#define LETTERS_COUNT (sizeof(LETTERS) - 1)

char *secret_vote_code(struct arena *a)
{
	char *code = arena_alloc(a, CODE_GROUPS * (CODE_GROUP + 1)), *at = code;

	for (int group = 0; group < CODE_GROUPS; group++) {
		if (group > 0)
			*at++ = '-';
		for (int i = 0; i < CODE_GROUP; i++)
			*at++ = LETTERS[randombytes_uniform(LETTERS_COUNT)];
	}
	*at = '\0';
	return code;
}

static bool code_scalar(const char *code, int64_t ballot, scalar x)
{
	unsigned char plain[sizeof(ballot) + CODE_GROUPS * CODE_GROUP], wide[crypto_hash_sha512_BYTES];
	size_t count = sizeof(ballot);

	for (size_t i = 0; i < sizeof(ballot); i++)
		plain[i] = (unsigned char)((uint64_t)ballot >> (8 * i));
	for (; *code != '\0'; code++) {
		char c = *code >= 'A' && *code <= 'Z' ? (char)(*code - 'A' + 'a') : *code;

		if (c == '-' || c == ' ')
			continue;
		if (count == sizeof(plain) || strchr(LETTERS, c) == NULL)
			return false;
		plain[count++] = (unsigned char)c;
	}
	if (count != sizeof(plain))
		return false;
	crypto_hash_sha512(wide, plain, sizeof(plain));
	crypto_core_ristretto255_scalar_reduce(x, wide);
	sodium_memzero(plain, sizeof(plain));
	sodium_memzero(wide, sizeof(wide));
	return true;
}

bool secret_vote_key(const char *code, int64_t ballot, unsigned char key[SECRET_VOTE_KEY_BYTES])
{
	scalar x;

	if (!code_scalar(code, ballot, x))
		return false;
	multiply_base(key, x);
	sodium_memzero(x, sizeof(x));
	return true;
}

/* ---- opening ---- */

size_t secret_vote_opening_bytes(size_t lines)
{
	return lines * SECRET_VOTE_CHOICES * PART;
}

/* The sums of all votes, a cipher for each choice of each line; NULL: a vote is none. */
static unsigned char *sum_votes(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count)
{
	unsigned char *sums = arena_alloc(a, t->lines * SECRET_VOTE_CHOICES * CIPHER);
	size_t bytes = secret_vote_bytes(t->lines, t->seats);

	memset(sums, 0, t->lines * SECRET_VOTE_CHOICES * CIPHER);
	for (size_t i = 0; i < count; i++)
		for (size_t line = 0; line < t->lines; line++)
			for (size_t choice = 0; choice < SECRET_VOTE_CHOICES; choice++)
				if (!add_cipher(sums + (line * SECRET_VOTE_CHOICES + choice) * CIPHER, cipher_of(votes + i * bytes, line, choice)))
					return NULL;
	return sums;
}

static void part_challenge(struct arena *a, const struct secret_vote_terms *t, int trustee, size_t at, const point sum, const point part, const point commitments[2], scalar e)
{
	struct hash h;

	hash_begin(a, &h, t, arena_printf(a, "open %d %zu", trustee + 1, at + 1));
	hash_add(&h, sum, POINT);
	hash_add(&h, part, POINT);
	hash_add(&h, commitments, 2 * POINT);
	hash_end(&h, e);
}

bool secret_vote_open(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count, int trustee, const char *code,
	unsigned char *opening)
{
	unsigned char key[SECRET_VOTE_KEY_BYTES], *sums;
	scalar x, secret, product;

	if (count == 0 || !secret_vote_key(code, t->ballot, key) || memcmp(key, t->keys[trustee], sizeof(key)) != 0 || !code_scalar(code, t->ballot, x) ||
	    (sums = sum_votes(a, t, votes, count)) == NULL)
		return false;
	for (size_t i = 0; i < t->lines * SECRET_VOTE_CHOICES; i++) {
		const unsigned char *sum = sums + i * CIPHER;
		unsigned char *part = opening + i * PART;
		point commitments[2];

		multiply(part, x, sum);
		crypto_core_ristretto255_scalar_random(secret);
		multiply_base(commitments[0], secret);
		multiply(commitments[1], secret, sum);
		part_challenge(a, t, trustee, i, sum, part, (const point *)commitments, part + POINT);
		crypto_core_ristretto255_scalar_mul(product, part + POINT, x);
		crypto_core_ristretto255_scalar_add(part + POINT + SCALAR, secret, product);
	}
	sodium_memzero(x, sizeof(x));
	sodium_memzero(secret, sizeof(secret));
	sodium_memzero(product, sizeof(product));
	return true;
}

bool secret_vote_sums(struct arena *a, const struct secret_vote_terms *t, const unsigned char *votes, size_t count, const int trustees[2],
	const unsigned char *const openings[2], int64_t *numbers)
{
	const unsigned char *sums = sum_votes(a, t, votes, count);
	int pair = trustees[0] + trustees[1] - 1;	/* 0 and 1, 0 and 2, 1 and 2 */

	for (size_t i = 0; sums != NULL && i < t->lines * SECRET_VOTE_CHOICES; i++) {
		point rest, found;
		uint64_t n = 0;

		if (!subtract(rest, sums + i * CIPHER + POINT * (1 + (size_t)pair), openings[0] + i * PART) || !subtract(rest, rest, openings[1] + i * PART))
			return false;
		/* No more than there are votes. */
		for (number_point(found, n); memcmp(found, rest, POINT) != 0; number_point(found, n))
			if (++n > count)
				return false;
		numbers[i] = (int64_t)n;
	}
	return sums != NULL;
}
