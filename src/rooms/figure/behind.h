/* What is behind a number: people, organisations, units. Each list asks the same question as the number that opens it, and
 * is worked out here once, for the page and for its twin of the API. */
#ifndef ROOMS_FIGURE_BEHIND_H
#define ROOMS_FIGURE_BEHIND_H

#include "rooms/figure/cover.h"
#include "rooms/figure/input.h"

/* One page of a list: `limit` rows after the first `skip` are asked for. */
struct behind {
	struct figure_report report;
	size_t skip, limit;
	int64_t *ids;			/* of this page */
	size_t count;
	int64_t total;			/* of all pages */
	const char *described;		/* in words: what these people have in common */
	const char *href;		/* of the page, without the number of the page: ends in "&" */
};

/* Reads the address, with the right to see figures; false: refused or failed. */
typedef bool (*behind_reader)(struct web *w, struct behind *b);
bool behind_people(struct web *w, struct behind *b);		/* counted by the snapshot */
bool behind_roles(struct web *w, struct behind *b);		/* who has a role on a day */
bool behind_awards(struct web *w, struct behind *b);		/* who was commended in the year */
bool behind_floating(struct web *w, struct behind *b);		/* who was away, or looked after, on a day */
bool behind_history(struct web *w, struct behind *b);		/* who was commended, punished or trained in the year */
bool behind_appraisal(struct web *w, struct behind *b);		/* who was graded how in the year, or got no grade */
bool behind_change(struct web *w, struct behind *b);		/* who came or went in the year by a cause */
bool behind_secretaries(struct web *w, struct behind *b);	/* by age, education or second post, or of branches alone */
bool behind_holders(struct web *w, struct behind *b);		/* the two committees of villages or communities, and their reserves (village_team.h) */
bool behind_orgs(struct web *w, struct behind *b);		/* ids of organisations */

/* The people of a list by its address, "people?org=5&day=2015-11-17&where=sex.2" as behind.href has it behind "/figure/": all of them, each
 * once, in the order of their ids. At most FIGURE_LIST_MAX. False: refused as the list itself would be, or no such
 * list. */
#define FIGURE_LIST_MAX 200000
bool behind_address(struct ctx *c, const char *address, int64_t **ids, size_t *count);
/* Could it be such an address? Asks nothing. */
bool behind_is_address(const char *address);
/* behind.href as such an address. */
const char *behind_address_of(struct arena *a, const struct behind *b);

/* The units that meet a rule of coverage, or do not. All of them; a page is cut by the caller. */
struct behind_units {
	struct figure_report report;
	enum cover_group group;
	struct cover_unit *units;
	size_t count;
	int64_t households, staff;	/* of all of them */
	const char *href;
};
bool behind_units(struct web *w, struct behind_units *b);

#endif
