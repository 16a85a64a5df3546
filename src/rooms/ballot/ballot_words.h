/* The sums of a vote in words: what was needed, what is there. */
#ifndef ROOMS_BALLOT_BALLOT_WORDS_H
#define ROOMS_BALLOT_BALLOT_WORDS_H

#include "rooms/ballot/ballot.h"

struct ballot_sentence { const char *text; bool is_met; };

/* The rule before anything is counted: "实到须超过应到会人数的 半数", "赞成…". */
const char *ballot_quorum_rule(struct ctx *c, const struct ballot_terms *terms);
const char *ballot_pass_rule(struct ctx *c, const struct ballot_terms *terms);

/* With the figures: the quorum, and a line by its number from 0 (name "" of a matter). */
struct ballot_sentence ballot_quorum_sum(struct ctx *c, const struct ballot_terms *terms, const struct ballot_figures *f);
struct ballot_sentence ballot_line_sum(struct ctx *c, const struct ballot_terms *terms, const struct ballot_figures *f, size_t line, const char *name);

/* What the figures do not reach: the quorum, else the votes that a matter needs; NULL: nothing. That somebody who stands for election is not elected is no shortfall. */
const char *ballot_falls_short(struct ctx *c, const struct ballot_row *row, const struct ballot_figures *f);

/* A choice of a vote from afar in words. */
message ballot_choice_title(const char *choice);

/* The figures that a closed ballot keeps. */
struct ballot_figures ballot_figures_of(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count);
/* How a closed ballot was counted: who came, the votes for each line, and papers that were spoilt or not given back. */
const char *ballot_figures_text(struct ctx *c, const struct ballot_row *row);
/* Who came and whom they chose, for everybody to read: how many votes who had, and who was not chosen, is not said. */
const char *ballot_chosen_text(struct ctx *c, const struct ballot_row *row);
/* What came of a closed ballot: passed, not passed, not valid, elected. */
const char *ballot_result_text(struct ctx *c, const struct ballot_row *row);
/* What the sums of a closed secret vote give away, in one sentence: whoever took part voted alike, on the matter or on the candidates that are named. NULL: nothing,
 * or the vote is not secret. */
const char *ballot_disclosure(struct ctx *c, const struct ballot_row *row, const struct ballot_line_row *lines, size_t count);

#endif
