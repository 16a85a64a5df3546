/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_HOST_HOST_SCREEN_H
#define ROOMS_HOST_HOST_SCREEN_H

#include "rooms/host/host.h"
#include "rooms/host/host_relation_screen.h"
#include "rooms/org/org_sql.h"

struct host_screen_list {
	struct org_row org;
	const char *kind, *coverage, *text, *href, *page_href, *per_household;
	struct host_coverage_row *kinds;	/* how each kind is covered */
	size_t kinds_count;
	struct host_cooperatives_row cooperatives;
	struct host_covering_row covering;	/* of the chosen kind */
	const char *members_each;		/* members to a covering organisation */
	int64_t units, organised;		/* of the chosen kind: all, and those with an own or a joint organisation */
	struct host_joined_row joined;		/* only where self-organisations are listed */
	struct host_leaders_row leaders;	/* only where self-organisations are listed */
	bool lead_enough;
	struct host_row *rows;
	size_t rows_count;
	int64_t page, total, rows_per_page;
	bool may_edit;
};

/* The organisations behind the figure of one kind. */
struct host_screen_covering {
	struct org_row org;
	const char *kind, *page_href;
	bool is_area;			/* not those that cover the units, but those in whose area they are */
	int64_t total;
	struct host_covering_org *rows;
	size_t rows_count;
	int64_t page, rows_per_page;
	bool may_see_person;
};

/* The form of one unit, new or not; values are what was typed, else what is stored. */
struct host_screen {
	struct org_row org;
	struct host_row host;			/* id 0: new */
	const char *kind, *name, *credit_code, *coverage, *covered_code, *cover_reason, *cover_day, *kind_day, *households, *people, *staff, *leader, *mode, *product, *gain, *day;
	const char *action, *cancel_href, *close_action, *household_action, *join_action;
	struct host_standing_row *standing;
	size_t standing_count;
	struct host_households_row named;
	struct host_cover_row *covers;		/* former ways of coverage */
	size_t covers_count;
	struct host_kind_row *kinds; size_t kinds_count;	/* what it was before */
	struct host_area_row *areas; size_t areas_count;	/* where it lay before */
	const char *area_action, *area_code, *area_day;
	struct host_member_row *members;
	size_t members_count;
	struct host_standing_row *bodies;	/* Party and mass organisations of a unit where people work (KFQ-09) */
	struct host_venue *venues;
	size_t bodies_count, venues_count;
	struct host_plan_row plan;		/* of this year; row_version 0: none */
	const char *plan_action, *plan_typed;
	int64_t plan_year;
	bool may_edit, may_see_person, has_bodies;
	struct host_relation_card relation;
};

#endif
