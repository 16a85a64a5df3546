/* The tree picker: any node in four keystrokes or three taps. Its first draw has at most ORG_PICK_LINES_MAX
 * lines, so where more units stand below one node, the largest kinds of unit are folded into a line each. */
#ifndef ROOMS_ORG_ORG_PICK_H
#define ROOMS_ORG_ORG_PICK_H

#include "rooms/org/org.h"

#define ORG_PICK_LINES_MAX 40		/* first draw of the tree: design, section 6 */
#define ORG_PICK_CHILDREN_MAX 5000	/* units below one node that are folded; a county has tens */
#define ORG_PICK_ROWS_PER_PAGE 200	/* of an opened line or node: a town's villages stand on one page */

struct org_pick_line {
	const struct org_item *item;	/* a unit; NULL: a folded line */
	const char *href;		/* opens what is below or folded; NULL: nothing is */
	const char *pick_href;		/* of a unit: where it goes */
	const char *unit_kind;		/* folded: code of it */
	int64_t count;			/* units below, or folded */
};

struct org_pick {
	struct org_row org;
	const char *text, *unit_kind;	/* what was typed; which fold is open, "" for none */
	const char *use;		/* the form of `of` that what is picked goes into, "move" or "merge"; "register": the register of its people; "": its own page */
	const char *query;		/* of "register": the conditions of the list, as in its address */
	int64_t of;
	int64_t page, total;
	struct org_pick_line *lines;
	size_t lines_count;
	struct org_item *ancestors;
	size_t ancestors_count;
	const char *page_href;
	bool is_cut;			/* more were found than are shown */
};

/* Units of one parent as lines, in the tree's order; the kinds with most units are folded, a line at the place of
 * their first unit, until `max` lines are left or each kind that has two units is folded. Only `unit_kind` of the items is
 * read. Gives how many lines; each line's href is left to the caller. */
size_t org_pick_fold(struct arena *a, const struct org_item *items, size_t count, size_t max, struct org_pick_line **lines);

#endif
