/* What the templates of void archives are given. */
#ifndef ROOMS_PERSON_PERSON_VOID_SCREEN_H
#define ROOMS_PERSON_PERSON_VOID_SCREEN_H

#include "rooms/dues/dues_sql.h"
#include "rooms/person/person_screen.h"
#include "rooms/person/person_void.h"
#include "view/component.h"

#define VOID_CASES_SHOWN 50

/* One of both archives, as the two stand beside each other. */
struct void_side {
	struct person_row row;
	struct person_org_row org;
	bool is_there, is_shown;	/* is_there and not shown: it is elsewhere, and nothing is told of it */
	bool becomes_void;		/* of a request that says so */
	size_t histories, papers, holdings, roles;
	struct void_counts counts;
	struct person_void_hindrance *hindrances; size_t hindrances_count;
};

struct void_ask_screen {
	struct void_side sides[2];	/* from which it is asked; the other */
	bool is_merge;
	const char *other, *stays, *document, *reason;
};

/* The others that the form offers. */
struct void_choose_screen { struct person_row row; struct person_twin *twins; size_t twins_count, elsewhere; const char *typed; };

struct void_one_screen {
	struct person_void_row row;
	struct void_side sides[2];	/* the one that becomes void; the one that stays */
	struct person_void_part parts[VOID_PARTS_COUNT];
	const char *state, *note, *approvers, *kept_approvers;
	bool may_decide, is_asker, sees_both;
	bool is_unread;			/* the actor's own, decided on, and not read yet */
};

struct void_card_screen {
	struct person_card card;
	struct person_void_row row;
	struct void_counts counts;
	struct void_case *cases; size_t cases_count;
	struct dues_receipt_row *receipts; size_t receipts_count;	/* the last VOID_CASES_SHOWN */
	const char *document, *reason;	/* typed, of a request that it be live again */
	bool may_restore;		/* it may be asked for here */
	person_void_id waiting;		/* asked for already; 0: not */
	bool has_kept;			/* another stays; row.kept is 0 where the actor may not see it */
};

/* One of two archives that are compared. is_there false: there is none; is_shown false: it lies outside the range of the reader, and nothing of it is filled
 * in. */
void void_side_read(struct ctx *c, person_id id, struct void_side *side);
/* Where something that hinders is settled; NULL: by somebody else's page. */
const char *void_hindrance_href(const struct ctx *c, const struct void_side *side, const struct person_void_hindrance *h);
message void_hindrance_name(const char *kind);
message void_part_name(int part);
message void_state_name(const char *state);
/* The same of a request: one to make an archive live again is not void when it is approved. */
message void_request_state(const struct person_void_row *row);

#endif
