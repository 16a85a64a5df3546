/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_ROSTER_ROSTER_SCREEN_H
#define ROOMS_ROSTER_ROSTER_SCREEN_H

#include "rooms/org/org.h"
#include "rooms/roster/roster.h"
#include "rooms/roster/roster_view.h"
#include "view/component.h"

#define ROSTER_TREE_NODES_MAX 40	/* first draw: design, section 6 */

/* The tree beside a list: the way down from the own organisation, then what is below, or beside a branch. */
struct roster_node { const char *name, *href; int64_t members; bool is_shown, has_members, is_inner; };
struct roster_tree {
	struct roster_node *way, *nodes;	/* the nodes hang under the last of the way */
	size_t way_count, nodes_count;
	int64_t rest_count;			/* units not drawn */
	const char *rest_href;
	const char *find_action, *query;	/* where the search goes, and the conditions it keeps */
};

struct roster_heads { const char *name, *org, *joined, *birth; };	/* where a click on a head leads */

struct roster_screen {
	struct roster_scope scope;
	struct roster_query query;
	struct roster_page page;
	struct roster_tree tree;
	struct tab tabs[4 + ROSTER_VIEWS_MAX];
	size_t tabs_count;
	struct chip chips[ROSTER_FIELDS_COUNT];
	size_t chips_count;
	struct option educations[16];
	size_t educations_count;
	struct roster_heads heads;
	struct roster_columns columns;
	const char *list_href, *page_href, *clear_href, *print_href, *document_href, *export_href, *register_href, *subtitle;
	const char *import_href;	/* NULL: may not import */
	const char *query_text;
	bool has_more, may_edit, may_call;
};

struct roster_print {
	struct roster_scope scope;
	struct roster_page page;
	const char *back_href, *subtitle;
	const char *export_href;	/* NULL: may not */
	const char *conditions;
};

/* Years of age today, -1 without a birthday. */
int roster_years(const struct view *v, day_t birth_day);
/* "2015-11" where only the month is known. */
const char *roster_day_text(struct view *v, day_t day, int64_t precision);
/* 1 up, -1 down, 0 not by it. */
int roster_direction(const struct roster_query *q, const char *sort);
/* On a phone a person has few lines: standing, branch and telephone. */
const char *roster_cell_class(int column);
bool roster_is(const struct roster_query *q, enum roster_field field);
/* Did the search find nobody and nothing? */
bool roster_is_nothing(const struct roster_hits *h);

#endif
