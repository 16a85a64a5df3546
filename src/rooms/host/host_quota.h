/* 组织覆盖任务 (GY-03): what each town or park is to found in a year, one branch in a farmers' residential area and one of community volunteers or of a
 * mass-art troupe; and how many of the units that ought to have a Party organisation have one. */
#ifndef ROOMS_HOST_HOST_QUOTA_H
#define ROOMS_HOST_HOST_QUOTA_H

#include "core/ctx.h"
#include "rooms/host/host_quota_sql.h"
#include "rooms/org/org_sql.h"

/* A branch founded in the year, on a unit of kind settlement, volunteer_team or art_troupe. */
enum host_quota_sort { QUOTA_SETTLEMENT, QUOTA_VOLUNTEER, HOST_QUOTA_SORTS_COUNT };	/* volunteers and art troupes are one sort */
/* QUOTA_ABOVE_SCALE: enterprises of any ownership above the designated size, which are counted in their own kind too. */
enum host_quota_kind { QUOTA_ENTERPRISE, QUOTA_SOCIAL, QUOTA_ABOVE_SCALE, HOST_QUOTA_KINDS_COUNT };
const char *host_quota_kind_key(enum host_quota_kind kind);	/* "enterprise" "social" "above_scale" */
enum host_quota_state { QUOTA_FOUNDED, QUOTA_GAP, QUOTA_BELOW, QUOTA_UNTOLD, HOST_QUOTA_STATES_COUNT };

struct host_quota_count { int64_t states[HOST_QUOTA_STATES_COUNT]; };
int64_t host_quota_eligible(const struct host_quota_count *count);	/* founded and gaps */
/* How many of the eligible units have an organisation, in hundredths of a percent, 10000 only when all have. -1: no such share, because none is eligible, or because of some
 * units nobody said how many full members they have: each of them may be a gap, so what is known of the others is not the share of the whole. */
int64_t host_quota_share_hundredths(const struct host_quota_count *count);

struct host_quota_town {
	org_id org;
	const char *name, *path;
	int64_t founded[HOST_QUOTA_SORTS_COUNT];
	struct host_quota_count units;		/* of all kinds, each unit once */
	bool is_met;
	int sorts_met;
};

struct host_quota {
	struct org_row org;
	int64_t year;
	day_t day;				/* today, or the last day of a year that is over */
	int eligible_members;			/* full members from which a unit ought to have an organisation */
	int least[HOST_QUOTA_SORTS_COUNT];	/* branches a year */
	struct host_quota_town *towns;		/* in the order of the tree */
	size_t towns_count;
	struct host_quota_founded_row *branches;
	size_t branches_count;
	struct host_quota_unit *units;
	size_t units_count;
	struct host_quota_count kinds[HOST_QUOTA_KINDS_COUNT];
};

/* Of the towns and parks of `org` and below it. Refuses what org_see refuses, and a year to come or that no calendar has. */
bool host_quota_of(struct ctx *c, org_id org, int64_t year, struct host_quota *quota);

/* Of the organisation of that path and below it on a day: towns, units, and what is counted of them, in the arena; without the organisation itself and branches. Whether
 * the actor may see it, whoever calls has asked. */
void host_quota_cover(struct ctx *c, const char *path, day_t day, struct host_quota *quota);

/* A unit ought to have an organisation from so many full members on: 《中国共产党章程》（2022年）第三十条, three; or it has one of its own. Without an own or joint one it is a gap. Where nobody
 * said how many full members there are, that is told and not guessed. */
enum host_quota_state host_quota_state(const struct host_quota_unit *unit, int eligible_members);
bool host_quota_is_of(const struct host_quota_unit *unit, enum host_quota_kind kind);
enum host_quota_sort host_quota_sort(const char *host_kind);

/* Says how many full members work in a unit, and whether it is an enterprise above the designated size. Needs MAY_EDIT_ORG at its area. Refuses a closed unit, a number out of
 * 0..HOST_NUMBER_MAX, a unit of a kind that is not asked; CONFLICT when somebody said otherwise meanwhile. row_version 0: nobody has said yet. */
struct host_eligible_form { int64_t full_members, row_version; bool is_above_scale; };
bool host_set_eligible(struct ctx *c, host_unit_id id, const struct host_eligible_form *form);
bool host_quota_asks(const char *host_kind);

#endif
