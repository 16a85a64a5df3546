/* The units that coverage is counted of, each with the rules it meets: tables and the lists behind their numbers use
 * the same rows, so they agree. */
#ifndef ROOMS_FIGURE_COVER_H
#define ROOMS_FIGURE_COVER_H

#include "rooms/figure/report.h"

enum cover_group { COVER_VILLAGES, COVER_COMMUNITIES, COVER_ENTERPRISES, COVER_LAW_FIRMS, COVER_COOPERATIVES, COVER_JOINING, COVER_UNITS, COVER_ENTREPRENEURS,
	COVER_COVERED_COMMUNITIES, COVER_GROUPS_COUNT };

/* Rules of each group, by their bit. Those of COVER_UNITS are the places of their kinds in the code set host_kind. */
enum { VILLAGE_STABILITY, VILLAGE_DEMOCRACY, VILLAGE_ECONOMY, VILLAGE_PARTY, VILLAGE_ALL };
enum { COMMUNITY_DIRECTOR, COMMUNITY_MANAGER, COMMUNITY_OWNER, COMMUNITY_COMMITTEE, COMMUNITY_ALL };
enum { ENTERPRISE_WITH_ORG, ENTERPRISE_REACHED, ENTERPRISE_COMMENDED };
enum { FIRM_OWN, FIRM_JOINT, FIRM_LIAISON, FIRM_ANY };
enum { VILLAGE_HEADED, VILLAGE_HEADED_REPORTED, VILLAGE_OTHER_REPORTED, VILLAGE_REPORTED };	/* of COVER_ENTREPRENEURS; reported: its income a head is known */
enum { COMMUNITY_WITH_ORG };		/* of COVER_COVERED_COMMUNITIES: of all that are registered */
enum { JOINING_GOOD, JOINING_WARNING, JOINING_OVERDUE };
#define COVER_EVERY (-1)	/* as a rule: all units of the group */

struct cover_unit { int64_t id, org; const char *name, *place, *coverage; int64_t households, staff, net, people; day_t last_day; uint32_t meets; };
/* last_day: a member was developed; DAY_NONE never. net, people: in hundredths, of the ledger of the year; 0 not reported. */

/* The units of the group under the report's organisation on its day, in the order of the tree. */
size_t cover_units(struct figure_report *r, enum cover_group group, struct cover_unit **units);
bool cover_meets(const struct cover_unit *unit, int rule);
int64_t cover_count(const struct cover_unit *units, size_t count, int rule);
/* How many of the same units meet the rule, and how many there are, without the units themselves: kept for everybody who asks (figure_kept). */
struct cover_share { int64_t met, all; };
struct cover_share cover_share(struct figure_report *r, enum cover_group group, int rule);
/* The address of the units that meet a rule, or of those that do not. */
const char *cover_href(const struct figure_report *r, enum cover_group group, int rule, bool is_gap);
const char *cover_group_key(enum cover_group group);	/* "villages" */
int cover_group_find(const char *key);			/* -1 if there is none */
int cover_rules_count(enum cover_group group);
const char *cover_path_end(const struct figure_report *r);	/* of the subtree of the report, as it hung on its day: beside r->path_then */

/* ---- joining.c ---- */
/* How a village stands that developed its last member on `last_day` (DAY_NONE: never). */
int joining_rule(day_t last_day, day_t day);
/* The last day of each village up to the report's. */
bool joining_days(struct figure_report *r, const struct figure_village *rows, size_t count, day_t *days);
void joining_tables(struct figure_report *r);

#endif
