/* What the files about lists of organisations share; nothing else includes it. */
#ifndef ROOMS_ORG_FOUNDING_PART_H
#define ROOMS_ORG_FOUNDING_PART_H

#include "base/map.h"
#include "rooms/org/founding.h"

/* Rows of a kept list. */
size_t founding_rows_of(struct arena *a, const struct founding_item *list, struct founding_row **rows);
/* The kind that a name says by its end: …党支部; "" none. */
const char *founding_kind_of_name(const char *name);

/* The tree below the organisation of a list, and the rows, by what they may be called. */
struct founding_place { struct org_row row; bool is_virtual; };
struct founding_judge {
	struct ctx *c;
	struct org_row top;
	struct founding_row *rows;
	struct founding_place *places;		/* of each row, as the upper organisation of later ones */
	size_t count;
	struct map tree, list, siblings, codes;
	struct founding_place several;		/* marks a name that more than one has */
};
bool founding_judge_begin(struct ctx *c, const struct founding_item *list, struct founding_judge *j);
/* Row i, after those before it. asks: with the rules of the form, else only whether it is there already. form and parent are what founds it, where the verdict
 * is FOUNDING_NEW. */
void founding_judge_row(struct founding_judge *j, size_t i, bool asks, struct org_form *form, struct org_row *parent);
/* Row i is founded now. */
void founding_judge_made(struct founding_judge *j, size_t i, org_id made);

#endif
