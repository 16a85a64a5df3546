/* What is looked for by a number or a title and is neither a person nor an organisation: cases (办件), papers by their digest, letters of transfer
 * (介绍信), reminders (催办单). What was typed says by its shape which of them are asked for, so that the name of a person asks none of them.
 * To add a kind: its shape and its statement in find.c, its word in text/find.txt, its kind in the table of roster_api_search. */
#ifndef ROOMS_FIND_FIND_H
#define ROOMS_FIND_FIND_H

#include "core/ctx.h"

#define FIND_HITS_MAX 20	/* of each kind */
#define FIND_DIGEST_CHARS_MIN 8	/* fewer characters of a digest fit too many papers */
#define FIND_TITLE_CHARS_MIN 4	/* fewer characters are the name of a person */

#define FIND_KINDS "case paper letter reminder"

struct find_hit {
	const char *kind;	/* one of FIND_KINDS */
	struct { int64_t v; } id;	/* of the case, file, transfer or reminder */
	const char *title;	/* of the case; the paper's name; the number of a letter or reminder */
	const char *what;	/* in the language of the request: the practice; what the paper belongs to and its digest; who moves; whom it urges. May be empty */
	const char *where;	/* the organisation */
	const char *how;	/* how far it is; may be empty */
	const char *href;	/* its page */
};

struct find_hits { struct find_hit *hits; size_t count; };

/* The subtree that is asked, as in struct roster_scope; the actor may see people there (MAY_SEE_PERSON). */
struct find_scope { const char *path, *path_to; const int64_t *regions; size_t regions_count; };

/* In the arena; what lies outside the scope, or what the actor's rights there do not reach, is not found, as if it did not exist. Cases, their papers and
 * reminders need MAY_HANDLE. A case in which the actor only has a part, at a place outside the subtree, is not found. is_quick: what costs a walk over
 * all titles of a region, titles that have the text further in, is left out: for hits while somebody types. */
void find_typed(struct ctx *c, const struct find_scope *scope, const char *typed, bool is_quick, struct find_hits *found);

#endif
