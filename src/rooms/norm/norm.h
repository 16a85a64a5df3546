/* Norms: rules and checklists that a county declares as text and changes without a build. Each is read by its
 * name, from the table where somebody changed it, else as it comes with the program (norm_text.c).
 *
 * The norm `post` has one rule a line; `#` begins a comment, what stands behind " : " is shown to people:
 *	cross  A = B        whoever holds a post of A must also hold one of B (a community is full with all of them)
 *	may    A = B        a post of A and one of B may be held together although both are exclusive; so with `cross`
 *	needs  A = B        nobody is appointed to a post of A who does not hold one of B
 *	by     A = M        a post of A is filled in one of the manners M (holding_manner, joined by |), and in no other
 *	apart  A = B        nobody holds a post of A and one of B in the same village or unit
 *	staff  A 2-3        organisations of the kind in A have so many full-time holders; `from 300`: with so many members
 *	centre A = B        a centre whose director follows the first post of A there is, its deputies those of B
 *	whole  A = B        an organisation of A is complete only with a holder of each of B
 *	rank   A            the rank that posts of A have in reports of an establishment
 *	band   NAME 5-10    a range of whole numbers
 * A and B are POST@ORGANISATION joined by |, where * is any kind, `.` the unit itself, `^` the one above it, and
 * POST/MANNER@… asks for a manner of holding.
 *
 * A checklist (norm `place`, `room`, …) has one item a line, the first word is its key:
 *	hall   area service_hall 40 floor 1 : …     a place of the kind with at least so many m², on that floor
 *	rooms  count meeting_room|archive_room 7    so many places of these kinds
 *	rules  tick : …                             seen by the inspector
 *
 * The norm `ledger` says what ledgers hold: a sheet, then its items, each line once.
 *	sheet  KEY year|half : …                     filled in for each year or half-year
 *	item   SHEET.KEY sum DECIMALS : …            added up over units; `of KEY`: with its rate against that item;
 *	                                             `plan`: what is planned is entered too
 *	item   SHEET.KEY average DECIMALS of KEY : … never added up over units; the average of those that reported. KEY is
 *	                                             the item that says how many households (or people) it is an average of
 *	item   SHEET.KEY ratio PART of WHOLE : …     worked out: how many of PART come on one of WHOLE
 *
 * The norm `dues` says what a month's dues are. Each table holds from a day on and is complete; the days go up:
 *	from   2008-04-01 : …                        begins a table; what stands behind the colon is its basis
 *	rate   wage|retired UPTO PERCENT             of an income up to so many yuan the percentage of the whole; UPTO * is the last
 *	fixed  CLASS 0.2                             a class (dues_class) that owes so many yuan, or 0.2-1: set between them
 */
#ifndef ROOMS_NORM_NORM_H
#define ROOMS_NORM_NORM_H

#include "core/ctx.h"
#include "rooms/norm/norm_sql.h"

#define NORM_POSTS_MAX 16
#define NORM_LINES_MAX 200
#define NORM_KINDS_MAX 12

struct norm_post { const char *post, *manner, *org; };	/* manner NULL: any; see above for "*", "." and "^" */

enum norm_rule_kind { NORM_CROSS, NORM_MAY, NORM_NEEDS, NORM_APART, NORM_STAFF, NORM_CENTRE, NORM_RANK, NORM_BAND, NORM_BY, NORM_WHOLE };

struct norm_rule {
	enum norm_rule_kind kind;
	const char *label, *name;		/* name: of a band */
	struct norm_post a[NORM_POSTS_MAX], b[NORM_POSTS_MAX];
	const char *manners;			/* of NORM_BY, joined by | */
	int a_count, b_count, low, high, members_from;
};

enum norm_item_kind { NORM_AREA, NORM_COUNT, NORM_TICK };

struct norm_item {
	const char *key, *label;
	enum norm_item_kind kind;
	const char *places[NORM_KINDS_MAX];
	int places_count, count_min, floor;	/* floor 0: any */
	int64_t area_dm2_min;
};

enum norm_indicator_how { NORM_SUM, NORM_AVERAGE, NORM_RATIO };
struct norm_sheet { const char *key, *label; bool is_half; };
struct norm_indicator {
	const char *sheet, *key, *label, *part, *of;	/* part: of a ratio; of: "" if there is none */
	enum norm_indicator_how how;
	int decimals;					/* of what is entered, at most 2 */
	bool has_plan;
};
#define NORM_SHEETS_MAX 20

#define NORM_DUES_MAX 20		/* tables */
#define NORM_RATES_MAX 12
#define NORM_FIXED_MAX 8
struct norm_rate { int64_t upto_fen, hundredths; };	/* hundredths of a percent; the last has INT64_MAX */
struct norm_fixed { const char *payer_class; int64_t low_fen, high_fen; };
struct norm_dues {
	day_t from_day;
	const char *basis;
	struct norm_rate wage[NORM_RATES_MAX], retired[NORM_RATES_MAX];
	struct norm_fixed fixed[NORM_FIXED_MAX];
	size_t wage_count, retired_count, fixed_count;
};

enum norm_format { NORM_OF_RULES, NORM_CHECKLIST, NORM_LEDGER, NORM_DUES };
struct norm_default { const char *name; enum norm_format format; message title; const char *text; };
/* Every norm that there is, with the text that holds where the county set none. */
extern const struct norm_default NORM_DEFAULTS[];
extern const size_t NORM_DEFAULTS_COUNT;
const struct norm_default *norm_find(const char *name);		/* NULL for an unknown name */

/* The text in force. */
const char *norm_text(struct ctx *c, const char *name);

/* What a text says; line 0 when all of it was understood, else the first line that was not. The arrays hold
 * NORM_LINES_MAX. Texts live in the arena. */
size_t norm_read_rules(struct arena *a, const char *text, struct norm_rule *rules, int *wrong_line);
size_t norm_read_items(struct arena *a, const char *text, struct norm_item *items, int *wrong_line);

/* The sheets fill `sheets`, an array of NORM_SHEETS_MAX; the items the other. A label that speaks of single persons is not
 * understood: incomes of persons belong in no ledger. */
size_t norm_read_ledger(struct arena *a, const char *text, struct norm_sheet *sheets, size_t *sheets_count, struct norm_indicator *items, int *wrong_line);
extern const char *const NORM_PERSONAL_WORDS[];	/* NULL at the end */

/* `tables` holds NORM_DUES_MAX. A table that lacks a last rate or one of the fixed classes is not understood. */
size_t norm_read_dues(struct arena *a, const char *text, struct norm_dues *tables, int *wrong_line);
/* The table in force on a day; false before the first. */
bool norm_dues_on(struct ctx *c, day_t day, struct norm_dues *table);

/* The rules in force of the norm `post`, all kinds; in the arena. */
size_t norm_rules(struct ctx *c, struct norm_rule **rules);
size_t norm_items(struct ctx *c, const char *name, struct norm_item **items);
/* A band of the norm `post`, else what is given. */
void norm_band(struct ctx *c, const char *name, int *low, int *high);

/* Does a holding fit one of the posts? `relation` is "." for the unit itself, "^" for the one above, else "". */
bool norm_fits(const struct norm_post *posts, int count, const char *post_kind, const char *manner, const char *org_kind, const char *relation);

/* Is this one of the manners of a rule NORM_BY? */
bool norm_allows_manner(const struct norm_rule *rule, const char *manner);

/* Needs MAY_SET_NORMS. Refuses a text of which a line is not understood, and says which. An empty text brings the
 * built-in one back. */
bool norm_set(struct ctx *c, const char *name, const char *text, int64_t row_version);

#endif
