#include "rooms/org/org_along.h"

#include "core/permit.h"
#include "rooms/org/org_screen.h"
#include "rooms/transfer/transfer_merge.h"

void org_along_read(struct ctx *c, const struct org_row *org, bool is_merger, struct org_along *along)
{
	struct org_members members = { 0 };

	*along = (struct org_along){ .is_merger = is_merger };
	if (is_merger) {
		org_members_now(c->store, org->id, c->today, &members);
		along->members_count = members.full_count + members.probationary_count;
		along->transfers_count = transfer_merge_list(c, org->id.v, ORG_MERGE_TRANSFERS_MAX, &along->transfers);
		along->may_see_person = may_at_path(c, MAY_SEE_PERSON, org->path);
	}
	along->hanging_count = org_hanging_lines(c, org, is_merger, &along->hanging);
}
