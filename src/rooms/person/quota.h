/* How many holders of a role or post an organisation should have (配备标准). The program ships a few; an officer
 * changes them, switches them off or declares more on a page, without a build. Counted from the facts when asked,
 * so that a birthday shows on its day. */
#ifndef ROOMS_PERSON_QUOTA_H
#define ROOMS_PERSON_QUOTA_H

#include "core/ctx.h"
#include "rooms/person/quota_sql.h"

struct quota {
	const char *code, *title, *org_kinds, *unit_kinds, *counts, *kinds, *per_kind, *basis;
	int64_t min_count, max_count, age_below, members_from, row_version;	/* row_version 0: as shipped */
	bool is_floor, is_ceiling, is_off;
};

/* All of them, those that are off too: shipped ones in their order, then the declared ones by code. */
size_t quota_list(struct ctx *c, struct quota **quotas);
/* Is the code among those, with commas between? */
bool quota_lists(const char *codes, const char *code);
/* Their names in the actor's language: 村级后备干部、党务工作者; "" for none. */
const char *quota_names(struct arena *a, enum lang lang, const char *set, const char *codes);
bool quota_find(struct ctx *c, const char *code, struct quota *quota);
/* Needs MAY_SET_NORMS. Makes or changes the quota of that code. Refuses: a code of other signs than a-z and _, no
 * title, unknown kinds, a most below the least, numbers out of range; CONFLICT on another row_version. */
bool quota_save(struct ctx *c, const struct quota *quota);

/* Turns on every shipped one, as a county does that follows them all: for the demo. Inside the caller's transaction. */
void quota_turn_on_shipped(struct ctx *c);

enum quota_state { QUOTA_MET, QUOTA_SHORT, QUOTA_EMPTY, QUOTA_OVER };	/* green, amber, red, amber */

struct quota_gauge {
	org_id org;
	const char *name, *parent_name;
	int64_t count, min_count, max_count;	/* for this organisation: multiplied where a ratio is declared */
	enum quota_state state;
};
/* Every organisation under `path` (itself included) that the quota applies to, in tree order. */
size_t quota_gauges(struct ctx *c, const struct quota *quota, const char *path, day_t day, struct quota_gauge **gauges);
/* Who counts there, and who holds the role but does not count because of age. */
size_t quota_holders(struct ctx *c, const struct quota *quota, org_id org, day_t day, struct quota_holder **holders);
bool quota_counts_holder(const struct quota *quota, day_t birth_day, day_t day);

/* Would one more (step 1) or one less (step -1) of this role in this organisation break a quota that refuses? A ceiling
 * gives way to a reason; a floor does not. Inside the write turn; records the refusal. */
bool quota_allows(struct ctx *c, org_id org, const char *role_kind, int step, day_t birth_day, const char *reason);

#endif
