/* rooms/ballot: the sums of a vote at their borders, and each figure that a count sheet may not hold. The numbers are those of
 * 发展党员工作细则, 选举工作条例 and 村民委员会组织法. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "rooms/ballot/ballot_sum.h"
#include "text/ballot.h"

#define HALF { 1, 2 }
#define MORE true
#define LEAST false

/* ---- what passes ---- */

static const struct {
	const char *what;
	struct ballot_terms terms;
	int64_t present, written, written_agreed;
	struct ballot_votes votes;
	bool has_quorum, has_majority;
} SUMS[] = {
#define RECRUITING(entitled_) { HALF, HALF, MORE, MORE, BALLOT_OF_ENTITLED, entitled_, 0, true, true }
	{ "half of those entitled are not more than half", RECRUITING(20), 10, 0, 0, { 10, 0, 0 }, false, false },
	{ "ten of twenty are not more than ten", RECRUITING(20), 11, 0, 0, { 10, 1, 0 }, true, false },
	{ "a written opinion makes eleven of twenty", RECRUITING(20), 11, 1, 1, { 10, 1, 0 }, true, true },
	{ "a written opinion against does not", RECRUITING(20), 11, 1, 0, { 10, 1, 0 }, true, false },
	{ "written opinions do not help the quorum", RECRUITING(20), 10, 5, 5, { 10, 0, 0 }, false, true },
	{ "eleven of twenty-one are more than 10.5", RECRUITING(21), 11, 0, 0, { 11, 0, 0 }, true, true },
	{ "41 entitled, 36 present, 34 and one written agree", RECRUITING(41), 36, 1, 1, { 34, 2, 0 }, true, true },
	{ "one left out of twenty lets ten pass", RECRUITING(19), 10, 0, 0, { 10, 0, 0 }, true, true },
	{ "nobody present", RECRUITING(20), 0, 0, 0, { 0, 0, 0 }, false, false },
	{ "nobody entitled", RECRUITING(0), 0, 0, 0, { 0, 0, 0 }, false, false },
#define VILLAGE(entitled_) { { 2, 3 }, HALF, LEAST, MORE, BALLOT_OF_PRESENT, entitled_, 0, false, false }
	{ "two thirds of 36 are 24", VILLAGE(36), 24, 0, 0, { 13, 11, 0 }, true, true },
	{ "23 of 36 are too few", VILLAGE(36), 23, 0, 0, { 20, 3, 0 }, false, true },
	{ "a tie does not pass", VILLAGE(36), 30, 0, 0, { 15, 15, 0 }, true, false },
	{ "14 against 19", VILLAGE(36), 33, 0, 0, { 14, 19, 0 }, true, false },
	{ "who is present and does not vote counts in the base", VILLAGE(36), 30, 0, 0, { 15, 10, 0 }, true, false },
#define ELECTION(entitled_) { { 4, 5 }, HALF, LEAST, MORE, BALLOT_OF_PRESENT, entitled_, 5, true, false }
	{ "four fifths of 50", ELECTION(50), 40, 0, 0, { 21, 19, 0 }, true, true },
	{ "39 of 50 are below four fifths", ELECTION(50), 39, 0, 0, { 20, 19, 0 }, false, true },
	{ "26 of 33 are below 26.4", ELECTION(33), 26, 0, 0, { 20, 6, 0 }, false, true },
	{ "27 of 33 are not", ELECTION(33), 27, 0, 0, { 14, 13, 0 }, true, true },
	{ "four fifths of 50 are not more than four fifths", { { 4, 5 }, HALF, MORE, MORE, BALLOT_OF_PRESENT, 50, 5, true, false }, 40, 0, 0, { 21, 19, 0 }, false, true },
	{ "41 of 50 are", { { 4, 5 }, HALF, MORE, MORE, BALLOT_OF_PRESENT, 50, 5, true, false }, 41, 0, 0, { 21, 20, 0 }, true, true },
	{ "twenty of forty are not more than half", ELECTION(50), 40, 0, 0, { 20, 20, 0 }, true, false },
	{ "nor where two of the forty handed in no paper", ELECTION(50), 40, 0, 0, { 20, 18, 0 }, true, false },
	{ "21 are", ELECTION(50), 40, 0, 0, { 21, 17, 0 }, true, true },
	{ "at least two thirds of all, exactly", { HALF, { 2, 3 }, MORE, LEAST, BALLOT_OF_ENTITLED, 30, 0, true, false }, 25, 0, 0, { 20, 5, 0 }, true, true },
	{ "of the votes that were cast", { HALF, HALF, LEAST, MORE, BALLOT_OF_CAST, 30, 0, true, false }, 15, 0, 0, { 5, 3, 1 }, true, true },
	{ "none were cast", { HALF, HALF, LEAST, MORE, BALLOT_OF_CAST, 30, 0, true, false }, 15, 0, 0, { 0, 0, 0 }, true, false },
	{ "written opinions count among those present for the share", { HALF, HALF, MORE, MORE, BALLOT_OF_PRESENT, 30, 0, true, true },
		16, 4, 0, { 10, 6, 0 }, true, false },
};

static void sums_pass_and_fail_at_their_borders(void **state)
{
	for (size_t i = 0; i < sizeof(SUMS) / sizeof(SUMS[0]); i++) {
		struct ballot_votes votes = SUMS[i].votes;
		struct ballot_figures f = { .present = SUMS[i].present, .written = SUMS[i].written, .written_agreed = SUMS[i].written_agreed, .lines = &votes,
			.lines_count = 1 };

		if (ballot_has_quorum(&SUMS[i].terms, f.present) != SUMS[i].has_quorum || ballot_has_majority(&SUMS[i].terms, &f, 0) != SUMS[i].has_majority)
			fail_msg("%s: quorum %d, majority %d", SUMS[i].what, !SUMS[i].has_quorum, !SUMS[i].has_majority);
	}
}

static void the_least_number_is_whole(void **state)
{
	static const struct { struct fraction share; bool is_exceeded; int64_t of, least; } LEASTS[] = {
		{ HALF, MORE, 41, 21 }, { HALF, MORE, 40, 21 }, { HALF, LEAST, 40, 20 }, { HALF, LEAST, 41, 21 }, { { 2, 3 }, LEAST, 36, 24 },
		{ { 2, 3 }, LEAST, 37, 25 }, { { 4, 5 }, LEAST, 33, 27 }, { { 4, 5 }, LEAST, 50, 40 }, { { 4, 5 }, MORE, 50, 41 }, { { 2, 3 }, MORE, 36, 25 }, { HALF, MORE, 0, 1 },
	};

	for (size_t i = 0; i < sizeof(LEASTS) / sizeof(LEASTS[0]); i++)
		assert_int_equal(ballot_least(LEASTS[i].share, LEASTS[i].is_exceeded, LEASTS[i].of), LEASTS[i].least);
}

/* ---- who is elected ---- */

static void elect_like(int64_t seats, int64_t present, const int64_t votes[6], const char *elected)
{
	struct ballot_terms terms = { { 4, 5 }, HALF, LEAST, MORE, BALLOT_OF_PRESENT, 50, seats, true, false };
	struct ballot_votes lines[6] = { 0 };
	struct ballot_figures f = { .present = present, .lines = lines, .lines_count = 6 };
	bool is_elected[6];
	int64_t count = 0, found;

	for (size_t i = 0; i < 6; i++) {
		lines[i].agreed = votes[i];
		count += elected[i] == 'x';
	}
	found = ballot_elect(&terms, &f, is_elected);
	for (size_t i = 0; i < 6; i++)
		if (is_elected[i] != (elected[i] == 'x'))
			fail_msg("%s: candidate %zu", elected, i + 1);
	assert_int_equal(found, count);
}

static void the_first_by_votes_are_elected(void **state)
{
	elect_like(5, 40, (const int64_t[]){ 40, 39, 38, 37, 36, 35 }, "xxxxx-");	/* six over half for five seats */
	elect_like(5, 40, (const int64_t[]){ 40, 39, 38, 37, 21, 20 }, "xxxxx-");
	elect_like(5, 40, (const int64_t[]){ 40, 39, 38, 37, 20, 20 }, "xxxx--");	/* a fifth has no majority */
	elect_like(5, 40, (const int64_t[]){ 40, 39, 38, 37, 30, 30 }, "xxxx--");	/* a tie at the last seat is voted on again */
	elect_like(5, 40, (const int64_t[]){ 40, 39, 38, 38, 38, 38 }, "xx----");	/* four for three seats */
	elect_like(4, 40, (const int64_t[]){ 30, 40, 30, 40, 20, 10 }, "xxxx--");	/* a tie that all fits */
	elect_like(1, 40, (const int64_t[]){ 10, 11, 12, 13, 14, 15 }, "------");
	elect_like(5, 39, (const int64_t[]){ 39, 39, 38, 37, 36, 35 }, "------");	/* no quorum */
}

/* ---- what may stand on a count sheet ---- */

enum { PAPER, HANDS, ELECTING, WRITTEN };
static const struct ballot_terms TERMS[] = {
	[PAPER] = { HALF, HALF, MORE, MORE, BALLOT_OF_ENTITLED, 41, 0, true, false },
	[HANDS] = { HALF, HALF, MORE, MORE, BALLOT_OF_ENTITLED, 41, 0, false, false },
	[ELECTING] = { HALF, HALF, MORE, MORE, BALLOT_OF_PRESENT, 41, 1, true, false },
	[WRITTEN] = { HALF, HALF, MORE, MORE, BALLOT_OF_ENTITLED, 41, 0, true, true },
};

static const struct {
	int terms;
	int64_t present, issued, collected, spoilt, written, written_agreed;
	struct ballot_votes first, second;	/* the second of an election alone */
	const char *field;			/* NULL: nothing is wrong */
	message text;
	int64_t figure, other;
	size_t line;
} SHEETS[] = {
	{ PAPER, 36, 36, 36, 1, 0, 0, { 34, 1, 0 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ WRITTEN, 36, 36, 36, 0, 1, 1, { 34, 2, 0 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ WRITTEN, 36, 36, 36, 0, 5, 5, { 34, 2, 0 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ HANDS, 36, 0, 0, 0, 0, 0, { 30, 1, 2 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ HANDS, 36, 36, 35, 0, 0, 0, { 30, 3, 2 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ HANDS, 0, 0, 0, 0, 0, 0, { 0, 0, 0 }, { 0 }, NULL, NULL, 0, 0, 0 },
	{ ELECTING, 40, 40, 38, 0, 0, 0, { 20, 10, 0 }, { 18, 0, 0 }, NULL, NULL, 0, 0, 0 },
	{ PAPER, -1, 36, 36, 0, 0, 0, { 34, 2, 0 }, { 0 }, "present", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ PAPER, 36, BALLOT_FIGURE_MAX + 1, 36, 0, 0, 0, { 34, 2, 0 }, { 0 }, "issued", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ PAPER, 36, 36, -1, 0, 0, 0, { 34, 2, 0 }, { 0 }, "collected", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ PAPER, 36, 36, 36, -1, 0, 0, { 34, 2, 0 }, { 0 }, "spoilt", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ WRITTEN, 36, 36, 36, 0, -1, 0, { 34, 2, 0 }, { 0 }, "written", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ WRITTEN, 36, 36, 36, 0, 1, -1, { 34, 2, 0 }, { 0 }, "written_agreed", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ PAPER, 36, 36, 36, 0, 0, 0, { -1, 2, 0 }, { 0 }, "agreed", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ PAPER, 36, 36, 36, 0, 0, 0, { 34, -1, 0 }, { 0 }, "opposed", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 0 },
	{ ELECTING, 36, 36, 36, 0, 0, 0, { 34, 2, 0 }, { 0, 0, -1 }, "abstained", T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0, 1 },
	{ PAPER, 42, 42, 42, 0, 0, 0, { 42, 0, 0 }, { 0 }, "present", T_ballot_present_above, 42, 41, 0 },
	{ PAPER, 36, 36, 36, 0, 1, 1, { 34, 2, 0 }, { 0 }, "written", T_ballot_written_not_allowed, 1, 0, 0 },
	{ WRITTEN, 36, 36, 36, 0, 6, 1, { 34, 2, 0 }, { 0 }, "written", T_ballot_written_above, 6, 5, 0 },
	{ WRITTEN, 36, 36, 36, 0, 1, 2, { 34, 2, 0 }, { 0 }, "written_agreed", T_ballot_written_agreed_above, 2, 1, 0 },
	{ PAPER, 36, 37, 36, 0, 0, 0, { 34, 2, 0 }, { 0 }, "issued", T_ballot_issued_above, 37, 36, 0 },
	{ PAPER, 40, 40, 41, 0, 0, 0, { 40, 1, 0 }, { 0 }, "collected", T_ballot_collected_above, 41, 40, 0 },
	{ PAPER, 36, 36, 2, 3, 0, 0, { 0, 0, 0 }, { 0 }, "spoilt", T_ballot_spoilt_above, 3, 2, 0 },
	{ HANDS, 36, 0, 0, 0, 0, 0, { 30, 5, 2 }, { 0 }, "agreed", T_ballot_hands_above, 37, 36, 0 },
	{ HANDS, 36, 36, 35, 0, 0, 0, { 36, 0, 0 }, { 0 }, "agreed", T_ballot_votes_above, 36, 35, 0 },
	{ PAPER, 36, 36, 36, 1, 0, 0, { 34, 2, 0 }, { 0 }, "agreed", T_ballot_votes_above, 36, 35, 0 },
	{ PAPER, 36, 0, 0, 0, 0, 0, { 30, 0, 0 }, { 0 }, "agreed", T_ballot_votes_above, 30, 0, 0 },
	{ PAPER, 36, 36, 36, 0, 0, 0, { 34, 1, 0 }, { 0 }, "agreed", T_ballot_votes_below, 35, 36, 0 },
	{ ELECTING, 36, 36, 36, 0, 0, 0, { 10, 2, 0 }, { 30, 7, 0 }, "agreed", T_ballot_votes_above, 37, 36, 1 },
	{ ELECTING, 36, 36, 36, 0, 0, 0, { 20, 0, 0 }, { 17, 0, 0 }, "agreed", T_ballot_names_above, 37, 36, 0 },
};

static void each_figure_that_cannot_be_is_named(void **state)
{
	for (size_t i = 0; i < sizeof(SHEETS) / sizeof(SHEETS[0]); i++) {
		struct ballot_votes lines[2] = { SHEETS[i].first, SHEETS[i].second };
		struct ballot_figures f = { SHEETS[i].present, SHEETS[i].issued, SHEETS[i].collected, SHEETS[i].spoilt, SHEETS[i].written, SHEETS[i].written_agreed,
			lines, SHEETS[i].terms == ELECTING ? 2 : 1, 0, 0 };
		struct ballot_fault fault;

		if (ballot_has_fault(&TERMS[SHEETS[i].terms], &f, &fault) != (SHEETS[i].field != NULL))
			fail_msg("sheet %zu: %s", i, SHEETS[i].field != NULL ? "nothing is wrong" : fault.text->key);
		if (SHEETS[i].field == NULL)
			continue;
		assert_string_equal(fault.field, SHEETS[i].field);
		assert_string_equal(fault.text->key, SHEETS[i].text->key);
		assert_int_equal(fault.figure, SHEETS[i].figure);
		assert_int_equal(fault.other, SHEETS[i].other);
		assert_int_equal(fault.line, SHEETS[i].line);
	}
}

static void nothing_is_counted_before_the_entitled_are_known(void **state)
{
	struct ballot_terms terms = { HALF, HALF, MORE, MORE, BALLOT_OF_ENTITLED, 0, 0, false, false };
	struct ballot_votes votes = { 0 };
	struct ballot_figures f = { .lines = &votes, .lines_count = 1 };
	struct ballot_fault fault;

	assert_true(ballot_has_fault(&terms, &f, &fault));
	assert_string_equal(fault.text->key, T_ballot_entitled_unknown->key);
}

static void two_counts_are_the_same_only_in_everything(void **state)
{
	struct ballot_votes one[2] = { { 30, 3, 1 }, { 4, 5, 6 } }, other[2];
	struct ballot_figures a = { 36, 35, 34, 1, 2, 1, one, 2, 0, 0 }, b;

	for (int i = 0; i < 9; i++) {
		int64_t *const MEMBERS[] = { &b.present, &b.issued, &b.collected, &b.spoilt, &b.written, &b.written_agreed, &other[0].agreed, &other[1].abstained };

		b = a;
		b.lines = memcpy(other, one, sizeof(one));
		assert_true(ballot_are_same(&a, &b));
		if (i < 8)
			(*MEMBERS[i])++;
		else
			b.lines_count = 1;
		assert_false(ballot_are_same(&a, &b));
	}
}

/* Six names written by people who said no six times; a seventh had nobody to say no to. */
static void who_is_written_in_has_votes_for_him_alone(void **state)
{
	struct ballot_terms terms = { .entitled = 10, .seats = 2, .is_secret = true, .quorum = HALF, .pass = HALF };
	struct ballot_votes lines[] = { { 5, 4, 0 }, { 6, 2, 1 }, { 6, 0, 0 } };
	struct ballot_figures f = { .present = 9, .issued = 9, .collected = 9, .lines = lines, .lines_count = 3, .others_count = 1 };
	struct ballot_fault fault;

	assert_false(ballot_has_fault(&terms, &f, &fault));
	lines[0].agreed = 4;
	lines[2].agreed = 7;
	assert_true(ballot_has_fault(&terms, &f, &fault));
	assert_string_equal(fault.text->key, T_ballot_others_above->key);
	assert_int_equal(fault.figure, 7);
	assert_int_equal(fault.other, 6);
	assert_int_equal(fault.line, 2);
	lines[2] = (struct ballot_votes){ 6, 0, 1 };
	assert_true(ballot_has_fault(&terms, &f, &fault));
	assert_string_equal(fault.field, "abstained");
	assert_string_equal(fault.text->key, T_ballot_other_only_agreed->key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_pass_and_fail_at_their_borders),
		cmocka_unit_test(the_least_number_is_whole),
		cmocka_unit_test(the_first_by_votes_are_elected),
		cmocka_unit_test(each_figure_that_cannot_be_is_named),
		cmocka_unit_test(nothing_is_counted_before_the_entitled_are_known),
		cmocka_unit_test(two_counts_are_the_same_only_in_everything),
		cmocka_unit_test(who_is_written_in_has_votes_for_him_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
