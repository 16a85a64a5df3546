/* What goes along with an organisation that is merged or closed, ends or is to be settled first: said to whoever asks for it and, where two people do it, in the same
 * words to whoever decides. */
#ifndef ROOMS_ORG_ORG_ALONG_H
#define ROOMS_ORG_ORG_ALONG_H

#include "rooms/org/org_hanging.h"
#include "rooms/transfer/transfer_sql.h"

struct org_along {
	bool is_merger;
	const char *into;				/* merger: by its name; NULL: it is still to be named, in the form */
	int64_t members_count;				/* merger: who goes along */
	struct transfer_row *transfers; size_t transfers_count;	/* merger: what is under way out of the branch or into it */
	bool may_see_person;				/* by name */
	struct org_hanging_line *hanging; size_t hanging_count;
};

/* As things stand today, in the arena. Rights are the caller's. */
void org_along_read(struct ctx *c, const struct org_row *org, bool is_merger, struct org_along *along);

#endif
