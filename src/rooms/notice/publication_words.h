/* What was made public of a vote or a sheet is kept as the sentence that everybody read on its day, in Chinese. Whoever reads English reads the same figures in English, and programs
 * get them one by one. */
#ifndef ROOMS_NOTICE_PUBLICATION_WORDS_H
#define ROOMS_NOTICE_PUBLICATION_WORDS_H

#include "rooms/notice/publication.h"

/* who: "" of a matter. */
struct publication_votes { const char *who; bool is_elected; int64_t agreed, opposed, abstained; };
/* of written and papers 0 where none was said. */
struct publication_tally { int64_t entitled, present, written, written_agreed, issued, collected, spoilt; struct publication_votes *votes; size_t votes_count; };

/* False: the text is none of a vote with figures, or one that is withdrawn. */
bool publication_tally_of(struct arena *a, const struct publication_line *line, struct publication_tally *t);
/* The text of the line for whoever reads that language. */
const char *publication_text(struct arena *a, enum lang lang, const struct publication_line *line);
/* That the final vote which the line tells is void, for everybody (ballot_voided_published); "": it tells none, or one that stands. */
const char *publication_voided(struct ctx *c, const struct publication_line *line);

#endif
