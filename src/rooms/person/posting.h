/* 派任: people who serve for a time where they do not belong: first secretaries and liaisons of villages (YC-10, ST-04), legal advisers
 * (LX-05), legal deputy directors of villages (LX-08). Each is a role or a post with its own rules; here they are counted and listed, so
 * that every figure opens its rows. */
#ifndef ROOMS_PERSON_POSTING_H
#define ROOMS_PERSON_POSTING_H

#include "core/ctx.h"
#include "rooms/org/org_sql.h"
#include "rooms/person/posting_sql.h"

#define POSTING_KINDS_COUNT 4
extern const char *const POSTING_KINDS[POSTING_KINDS_COUNT + 1];	/* codes of role_kind or post_kind; NULL ends */
/* Its name in the actor's language. */
const char *posting_kind_name(enum lang lang, const char *kind);

struct posting_list {
	struct org_row org;
	const char *kind;
	bool is_members;			/* only those who are members of the Party */
	struct posting_sum sum;			/* of all, members or not */
	struct posting_row *rows;		/* one page, in the order of the tree */
	size_t count;
};

/* Who is posted today to `org` and below it as one of POSTING_KINDS (another word, or none: the first of them); a role and a post of one
 * person at one place are one posting. Needs MAY_SEE_PERSON there, else NOT_FOUND. */
bool posting_list(struct ctx *c, org_id org, const char *kind, bool is_members, int64_t limit, int64_t offset, struct posting_list *list);
/* How many rows there are on all pages. */
int64_t posting_rows_count(const struct posting_list *list);

#endif
