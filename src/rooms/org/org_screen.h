/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_ORG_ORG_SCREEN_H
#define ROOMS_ORG_ORG_SCREEN_H

#include "rooms/figure/figure.h"
#include "rooms/org/org.h"
#include "rooms/org/org_along.h"
#include "rooms/org/org_kind.h"
#include "rooms/org/org_list.h"
#include "rooms/org/org_request.h"
#include "rooms/org/post.h"
#include "rooms/run/run_term.h"
#include "rooms/transfer/transfer.h"
#include "view/component.h"

struct org_post_line {
	struct post_row post;
	struct post_holder *holders;
	size_t holders_count;
};

#define ORG_BODIES_MAX 60
#define ORG_COVERS_MAX 20
#define ORG_MERGE_TRANSFERS_MAX 50

struct org_card {
	struct org_row org;
	const struct org_kind *kind;
	struct figure_totals totals;	/* never typed, always counted */
	const char *branches_href;	/* the list that they count */
	struct org_item *ancestors, *children;	/* units of the Party below */
	size_t ancestors_count, children_count;
	int64_t children_total, page;
	struct org_item *bodies;		/* bodies beside the tree, at most ORG_BODIES_MAX of bodies_total */
	size_t bodies_count;
	int64_t bodies_total;
	struct org_approval_row approval;
	bool has_approval, may_see_linked;
	struct org_host_row host, *covers, *chain;	/* id 0: the reader may not open it */
	bool has_host;
	const char *host_kind_text;	/* NULL: the name of the unit says it */
	size_t covers_count, chain_count;
	struct org_post_line *posts;
	size_t posts_count;
	struct post_committee_row committee;	/* who sits on it today */
	struct org_history_row *history;
	size_t history_count;
	struct org_merger *mergers;		/* into it */
	size_t mergers_count;
	struct org_term_row *terms;		/* former ones */
	size_t terms_count;
	struct org_unit_row *units;		/* former kinds of unit */
	size_t units_count;
	struct post_past *past;
	size_t past_count;
	struct org_size size;
	struct org_advice advice[ORG_ADVICE_MAX];
	size_t advice_count;
	enum term_state term;
	struct org_request_row request;		/* a merger or move that waits for a second person */
	const char *waits_text;			/* NULL: none does */
	bool may_edit, may_appoint, may_see_person, kind_has_members, may_say_endings;
	const char *per_branch_text, *post_form_href, *list_href, *page_href;
	const char *end_text, *end_href, *end_name;	/* when and how it ended, and the one it was merged into; NULL: it is open, or there is none to see */
};

/* The list on the screen, on paper, and as a file that is asked for. */
struct org_list {
	struct org_row org;
	struct org_query query;
	const char *query_text, *words;		/* as in the address; in words */
	int64_t page, total, rows_per_page;
	struct org_list_row *rows;
	size_t rows_count;
	struct option *kinds; size_t kinds_count;	/* to filter by */
	struct tab *tabs;			/* all, then the saved views */
	size_t tabs_count;
	bool may_save, is_csv;
	const char *href, *list_href, *page_href, *print_href, *export_href;	/* href: without a filter; export_href NULL: may not */
	const char *action, *reason;
};

struct org_change {
	const char *name;		/* last part of the route: "rename" */
	bool (*rule)(struct ctx *, org_id, const struct org_form *);	/* NULL: founding, which makes a new one */
	message title;
	int asks;			/* enum org_ask together */
};

/* What a form asks for, by the name of the change. */
enum org_ask { ORG_ASK_KIND = 1, ORG_ASK_NAME = 2, ORG_ASK_PARENT = 4, ORG_ASK_UNIT = 8, ORG_ASK_CODE = 16, ORG_ASK_TERM = 32, ORG_ASK_DAY = 64, ORG_ASK_AUTHORITY = 128, ORG_ASK_INTO = 256 };

#define ORG_SCREEN_KINDS_MAX 32
struct org_screen {
	struct org_row org;
	const struct org_change *change;
	struct org_form form;
	struct option kinds[ORG_SCREEN_KINDS_MAX];
	size_t kinds_count;
	struct org_along along;		/* of a merger or closing */
	const char *action, *cancel_href, *day_text, *term_text, *host_text, *parent_code, *linked_code;
	bool needs_second;			/* merger and move: too large for one person */
	const char *size_text;			/* why */
	bool has_way;				/* elections go by cases here */
	struct run_term_way way;
	const char *way_href;
};

/* Does the form of this change ask for it? */
static inline bool org_form_asks(const struct org_screen *s, enum org_ask what)
{
	return (s->change->asks & (int)what) != 0;
}

#endif
