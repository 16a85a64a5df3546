/* One case in each organisation below (逐个办理): a case whose programme has an `each` wants a case of another practice in every organisation of a
 * kind, opens all of them in one act, and goes on only when each came to one of the finishes that are named. What total() adds up are the values
 * that those cases had when they ended. */
#ifndef ROOMS_RUN_RUN_EACH_H
#define ROOMS_RUN_RUN_EACH_H

#include "rooms/run/run.h"
#include "rooms/run/run_each_sql.h"

#define RUN_EACH_ORGS_MAX 500	/* of one `each`; with more of them it is never fulfilled */
#define RUN_EACH_NAMES_MAX 10	/* of those that are missing in a sentence */

/* An organisation that is meant. part: the case that counts, else the open one, else the last one; NULL: none was opened. again: one that is open
 * beside one that is done; NULL: none. */
struct run_each_line { const struct run_each_org *org; const struct run_each_part *part, *again; bool is_done; const struct fraction **figures; };

struct run_each_list {
	const struct each *each;
	struct run_each_line *lines; size_t lines_count;	/* in the order of the tree */
	struct fraction *totals;				/* by figure of the `each` */
	size_t done_count, open_count, none_count;		/* done: as it has to be; none: neither that nor open */
	bool is_cut;						/* there are more organisations than RUN_EACH_ORGS_MAX */
	const char *later;					/* in a sentence those founded after the step that settles which are meant; NULL: none */
};

/* Which organisations are meant, today or as of the step that settles it, and how far they are. */
void run_each_read(struct ctx *c, const struct run_case *k, int each, struct run_each_list *list);

/* Opens a case in each organisation that has neither an open one nor one that is done; or, with org, one more where one is done: of several that are
 * done the last one counts. Needs MAY_HANDLE in the organisation of the case. Refuses, with
 * the name of the first organisation: an `each` that the open step does not need, no organisation without a case, an organisation that is not meant or has an open one, a practice that is not in force
 * there, and what run_open refuses. */
bool run_each_open(struct ctx *c, run_id id, const char *each, org_id org, int64_t row_version, size_t *opened);

/* What is missing, in one sentence with names. */
const char *run_each_lacks(struct ctx *c, const struct run_case *k, int each);
/* What the programme knows of it. */
void run_each_play(struct ctx *c, struct run_case *k);
/* The cases that count, one of each organisation that has one. */
size_t run_each_done(struct ctx *c, const struct run_case *k, int each, int64_t **parts);
/* In the transaction that ends the case: its values and whom it elected, where another case wants it. */
void run_each_write_figures(struct ctx *c, const struct run_case *k);

/* The case that wants this one; false: none does. */
bool run_each_whole_of(struct ctx *c, const struct run_case *k, struct run_each_whole *whole);

#endif
