/* The sums of a vote: what figures may stand on a count sheet, whether the meeting was valid, and what passed. Pure
 * functions over numbers; the rule of each vote comes from its programme. */
#ifndef ROOMS_BALLOT_BALLOT_SUM_H
#define ROOMS_BALLOT_BALLOT_SUM_H

#include "base/fraction.h"
#include "base/message.h"

/* Of what the share is reckoned that must agree: those present (written opinions that the rule allows are counted with them),
 * all who are entitled, or the valid votes. */
enum ballot_base { BALLOT_OF_PRESENT, BALLOT_OF_ENTITLED, BALLOT_OF_CAST, BALLOT_BASES_COUNT };

struct ballot_terms {
	struct fraction quorum, pass;
	bool is_quorum_exceeded, is_pass_exceeded;	/* more than, instead of at least */
	enum ballot_base pass_of;
	int64_t entitled;		/* 0: not known yet */
	int64_t seats;			/* 0: a matter, decided by its only line */
	bool is_secret, allows_written;
};

struct ballot_votes { int64_t agreed, opposed, abstained; };

#define BALLOT_FIGURE_MAX 1000000
#define BALLOT_LINES_MAX 100

/* A count sheet. Issued, collected and spoilt papers are 0 where hands were raised, which only an open vote may. */
struct ballot_figures {
	int64_t present, issued, collected, spoilt;
	int64_t written, written_agreed;	/* opinions handed in before by members who were absent; those that agree */
	struct ballot_votes *lines;		/* of the votes at the meeting */
	size_t lines_count;
	size_t others_count;		/* of the lines the last ones: written onto papers beside the candidates */
	int64_t entitled;		/* of a vote without a list: how many are entitled, as whoever counts says too; not compared, for both say what was typed before */
};

/* The first thing that is wrong with a sheet: the field, the sentence and its two figures. */
struct ballot_fault { const char *field; message text; int64_t figure, other; size_t line; };
bool ballot_has_fault(const struct ballot_terms *terms, const struct ballot_figures *f, struct ballot_fault *fault);

/* Did two people count the same: papers, written opinions and every line? What each says of who is entitled is not compared. */
bool ballot_are_same(const struct ballot_figures *a, const struct ballot_figures *b);

/* Enough were present. Written opinions never help (发展党员工作细则 art. 21: they are opinions of absent members). */
bool ballot_has_quorum(const struct ballot_terms *terms, int64_t present);
/* A line has the share it needs; half is not more than half. Says nothing about the quorum. */
bool ballot_has_majority(const struct ballot_terms *terms, const struct ballot_figures *f, size_t line);
/* What the line has: votes of the meeting, and for a matter the written opinions that agree. */
int64_t ballot_agreed(const struct ballot_figures *f, const struct ballot_terms *terms, size_t line);
/* The number of which the share is taken. */
int64_t ballot_base_count(const struct ballot_terms *terms, const struct ballot_figures *f, size_t line);
/* The least whole number that reaches or exceeds the share of it. */
int64_t ballot_least(struct fraction share, bool is_exceeded, int64_t of);

/* Marks who is elected: of those with a majority the first `seats` by votes; where several have the same number at the last
 * seat none of them, for they are voted on again. None without a quorum. Gives how many are elected. */
int64_t ballot_elect(const struct ballot_terms *terms, const struct ballot_figures *f, bool *is_elected);
/* Marks those who have a majority and the same number of votes at the last seats, so that none of them is elected. Gives how many: 0 or two at least. */
int64_t ballot_tied(const struct ballot_terms *terms, const struct ballot_figures *f, const bool *is_elected, bool *is_tied);

#endif
