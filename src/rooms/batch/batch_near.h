/* Which branches somebody may have meant who mistyped one: those of the batch's own part of the tree alone, since names of others are nobody's business there. */
#ifndef ROOMS_BATCH_BATCH_NEAR_H
#define ROOMS_BATCH_BATCH_NEAR_H

#include "rooms/batch/batch.h"

#define BATCH_NEAR_MAX 3	/* told of one name */

struct batch_near_name;
struct batch_near { struct arena *arena; struct batch_near_name *names; size_t count; };

/* The branches among these that are open; their texts are not copied. */
void batch_near_init(struct batch_near *n, struct arena *a, const struct batch_org *orgs, size_t count);
/* The nearest of them in quotes, "" if none is: one sign more, less or other, in eight two; another numeral is another branch. */
const char *batch_near_words(const struct batch_near *n, enum lang lang, const char *typed);
/* What a roster names and nobody has founded, with what is near it in the batch's part of the tree ("": nothing): those that are likely mistyped first, each with
 * most people first. */
struct batch_missing_told { const char *name; int64_t people; const char *near; };
size_t batch_missing_list(struct ctx *c, const struct batch_item *batch, struct batch_missing_told **rows);
/* 中共…党支部委员会 and …支部 are one spelling: what is left of a name without what names of branches share. */
const char *batch_org_spelling(struct arena *a, const char *name);

#endif
