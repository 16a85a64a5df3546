/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_FLOATING_FLOATING_SCREEN_H
#define ROOMS_FLOATING_FLOATING_SCREEN_H

#include "rooms/floating/floating_card.h"
#include "rooms/floating/floating_side.h"
#include "rooms/floating/pass.h"
#include "rooms/org/org.h"
#include "view/component.h"

#define FLOATING_ROWS_PER_PAGE 50
#define FLOATING_CONTACTS_SHOWN 24
#define FLOATING_PASSES_SHOWN 10

struct floating_list_screen {
	struct org_row org;
	enum floating_side side;
	struct desk_filter desk;
	int64_t counts[FLOATING_SIDES_COUNT], page, rows_per_page;	/* counts: of the list that is shown as it is narrowed */
	struct floating_line *lines;
	size_t lines_count;
	struct tab tabs[FLOATING_SIDES_COUNT];
	int contact_months, card_months;
	bool may_call;
	bool may_register;		/* members of the organisation, or of those below, who go away */
	const char *people_href;	/* the same people as a list behind a number, which the roster keeps and exports; NULL: of no such side, or without the right */
};

/* The yearly cards and what stands in those of one year. */
struct floating_year {
	struct floating_card_row *cards;
	struct floating_activity_row *activities;
	size_t cards_count, activities_count;
	int year;
	bool has_card;			/* of that year */
	bool may_issue, may_report, may_confirm;
};

struct floating_screen {
	struct floating_year year;
	struct floating_row row;
	struct floating_host_row *hosts;
	struct floating_contact_row *contacts;
	struct pass_row *passes;
	size_t hosts_count, contacts_count, passes_count;
	const char *phone, *wish;	/* in full, right after they were asked for; else NULL */
	int contact_months, hosts_max, searches;
	bool is_home, may_open, may_accept, may_take_dues, may_see_full, wants_call, wants_pass, may_issue_pass;	/* may_open: the whole archive, which the host does not see */
	const char *pass_organ;		/* the committee that issues, where the actor may not; NULL: there is none */
};

/* ending: that a case may end the membership, and where it is; NULL: none may. */
struct floating_new_screen { struct person_row person; const char *org_name, *ending, *ending_href; };

/* The own card: the registration that lasts, else the latest; row.id 0: never away. */
struct floating_own_screen { struct floating_row row; struct floating_host_row *hosts; struct pass_row *passes; size_t hosts_count, passes_count; struct floating_year year; };

/* Year and number as they are printed on the card: in Chinese, whoever reads it. In the arena. */
const char *floating_card_number(struct arena *a, int64_t year, int64_t serial);
/* Noted, away, or so long away that the membership ought to be transferred. */
message floating_stage_text(enum floating_stage stage);

#endif
