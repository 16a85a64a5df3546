/* core/secret_vote: any two of three trustees open the sums, nobody alone, and codes as people type them. What the proofs are worth is
 * asked of another program (tests/page/ballot_secret_test.c, tests/ballot_check). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <string.h>
#include "base/arena.h"
#include "core/secret_vote.h"

#define VOTES 7
#define LINES 2
#define BALLOT 914705096808333312

static struct arena *a;
static struct secret_vote_terms terms;
static const char *codes[SECRET_VOTE_TRUSTEES];
static unsigned char *votes, *parts[SECRET_VOTE_TRUSTEES];

/* Of line 1: 4 agree, 2 are against, 1 abstains; of line 2: 1, 1 and 5. */
static const int CHOICES[VOTES][LINES] = { { 0, 2 }, { 0, 2 }, { 1, 0 }, { 0, 1 }, { 2, 2 }, { 1, 2 }, { 0, 2 } };
static const int64_t SUMS[LINES * SECRET_VOTE_CHOICES] = { 4, 2, 1, 1, 1, 5 };

static int start(void **state)
{
	a = arena_new();
	terms = (struct secret_vote_terms){ .ballot = BALLOT, .head = "ballot 1\n", .lines = LINES, .seats = 1 };
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++) {
		codes[i] = secret_vote_code(a);
		assert_int_equal(strlen(codes[i]), SECRET_VOTE_CODE_CHARS);
		assert_true(secret_vote_key(codes[i], BALLOT, terms.keys[i]));
	}
	votes = arena_alloc(a, VOTES * secret_vote_bytes(LINES, 1));
	for (int i = 0; i < VOTES; i++)
		assert_true(secret_vote_make(a, &terms, CHOICES[i], votes + (size_t)i * secret_vote_bytes(LINES, 1)));
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++) {
		parts[i] = arena_alloc(a, secret_vote_opening_bytes(LINES));
		assert_true(secret_vote_open(a, &terms, votes, VOTES, i, codes[i], parts[i]));
	}
	return 0;
}

static int stop(void **state)
{
	arena_free(a);
	return 0;
}

static bool sums_of(int one, int other, size_t count, int64_t sums[LINES * SECRET_VOTE_CHOICES])
{
	return secret_vote_sums(a, &terms, votes, count, (const int[]){ one, other }, (const unsigned char *const[]){ parts[one], parts[other] }, sums);
}

static void any_two_open_the_sums(void **state)
{
	for (int one = 0; one < SECRET_VOTE_TRUSTEES; one++)
		for (int other = one + 1; other < SECRET_VOTE_TRUSTEES; other++) {
			int64_t sums[LINES * SECRET_VOTE_CHOICES];

			assert_true(sums_of(one, other, VOTES, sums));
			assert_memory_equal(sums, SUMS, sizeof(SUMS));
		}
}

static void one_opens_nothing(void **state)
{
	int64_t sums[LINES * SECRET_VOTE_CHOICES];
	unsigned char *kept = parts[1];

	/* One part in the place of both, and one that is damaged. */
	parts[1] = parts[0];
	assert_false(sums_of(0, 1, VOTES, sums));
	parts[1] = arena_alloc(a, secret_vote_opening_bytes(LINES));
	memset(parts[1], 0xff, secret_vote_opening_bytes(LINES));
	assert_false(sums_of(0, 1, VOTES, sums));
	parts[1] = kept;
	/* Parts open the votes for which they were made, and no others. */
	assert_false(sums_of(0, 1, VOTES - 1, sums));
}

static void only_the_own_code_opens(void **state)
{
	unsigned char *part = arena_alloc(a, secret_vote_opening_bytes(LINES)), key[SECRET_VOTE_KEY_BYTES], other[SECRET_VOTE_KEY_BYTES];
	char *typed = arena_text(a, codes[0]), *blanks = arena_text(a, codes[0]);

	assert_false(secret_vote_open(a, &terms, votes, VOTES, 0, codes[1], part));
	assert_false(secret_vote_open(a, &terms, votes, VOTES, 0, "", part));
	assert_false(secret_vote_open(a, &terms, votes, 0, 0, codes[0], part));
	assert_false(secret_vote_key(arena_printf(a, "%s2", codes[0]), BALLOT, key));
	assert_false(secret_vote_key("0o1li-23456-23456-23456-23456-23456", BALLOT, key));
	for (char *at = typed; *at != '\0'; at++)
		*at = (char)toupper(*at);
	for (char *at = blanks; *at != '\0'; at++)
		*at = *at == '-' ? ' ' : *at;
	assert_true(secret_vote_open(a, &terms, votes, VOTES, 0, typed, part));
	assert_true(secret_vote_open(a, &terms, votes, VOTES, 0, blanks, part));
	/* The same code is another key in another ballot. */
	assert_true(secret_vote_key(codes[0], BALLOT + 1, other));
	assert_memory_not_equal(other, terms.keys[0], sizeof(other));
}

static void a_key_that_is_none_encrypts_nothing(void **state)
{
	struct secret_vote_terms wrong = terms;
	unsigned char *vote = arena_alloc(a, secret_vote_bytes(LINES, 1));

	memset(wrong.keys[2], 0xff, sizeof(wrong.keys[2]));
	assert_false(secret_vote_make(a, &wrong, CHOICES[0], vote));
}

/* The same choice twice is nowhere the same. */
static void equal_votes_look_different(void **state)
{
	size_t bytes = secret_vote_bytes(LINES, 1);

	for (size_t at = 0; at + 32 <= bytes; at += 32)
		assert_memory_not_equal(votes + at, votes + bytes + at, 32);
}

int main(void)
{
	const struct CMUnitTest TESTS[] = {
		cmocka_unit_test(any_two_open_the_sums),
		cmocka_unit_test(one_opens_nothing),
		cmocka_unit_test(only_the_own_code_opens),
		cmocka_unit_test(a_key_that_is_none_encrypts_nothing),
		cmocka_unit_test(equal_votes_look_different),
	};

	return cmocka_run_group_tests(TESTS, start, stop);
}
