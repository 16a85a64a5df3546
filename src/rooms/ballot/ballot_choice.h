/* What a voter chose on each line, as forms and programs send it. Pure functions over text. */
#ifndef ROOMS_BALLOT_BALLOT_CHOICE_H
#define ROOMS_BALLOT_BALLOT_CHOICE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"

/* The first three in the order of core/secret_vote.h. */
enum ballot_choice { BALLOT_AGREED, BALLOT_OPPOSED, BALLOT_ABSTAINED, BALLOT_NO_CHOICE };

/* "agreed", "opposed", "abstained", and nothing else. */
enum ballot_choice ballot_choice_read(const char *text);
/* The field of a page for a line, numbered from 0: an election has one for each candidate. In the arena. */
const char *ballot_choice_field(struct arena *a, int64_t seats, size_t line);

struct ballot_chosen {
	int *of;			/* of each line an enum ballot_choice */
	size_t lines_count, missing;	/* missing: lines without a choice */
	int64_t agreed;			/* lines agreed to */
	size_t sent;			/* texts that came: more than lines say nothing that could be counted */
};
/* The choices of so many lines from `count` texts; a line for which none was sent has no choice; `sent` tells of further texts. In the arena. */
void ballot_choices_read(struct arena *a, const char *const *texts, size_t count, size_t lines, struct ballot_chosen *chosen);
/* A vote that may be given: one choice on each line, no text beside them, and of an election no more names than seats. */
bool ballot_choices_fit(const struct ballot_chosen *chosen, int64_t seats);

#endif
