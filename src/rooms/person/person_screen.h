/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_PERSON_PERSON_SCREEN_H
#define ROOMS_PERSON_PERSON_SCREEN_H

#include "rooms/appraisal/appraisal_sql.h"
#include "rooms/person/late_entry_sql.h"
#include "rooms/person/person.h"
#include "rooms/person/person_log.h"
#include "rooms/person/person_input.h"
#include "view/component.h"


/* The archive of one person, to an officer or to the person. */
struct person_card {
	struct person_row row;
	struct person_org_row org;
	struct person_spell *spells;
	struct standing_change_row *events;
	struct person_role_row *roles;
	struct person_role_place *places; size_t places_count;	/* of roles that went from one organisation to another: where they were when */
	struct person_holding *holdings;
	struct person_history_row *histories;
	struct person_paper *papers;
	struct person_change_row *changes;	/* the last PERSON_CHANGES_SHOWN, the latest first */
	struct appraisal_own *appraisals; size_t appraisals_count;	/* the latest year first */
	struct under_way *under_way; size_t under_way_count;	/* that the actor may open; not of the own card */
	struct late_entry_row *late;		/* that wait for the committee above */
	size_t late_count;
	const char *approvers;			/* of the late entry, in a sentence */
	size_t spells_count, events_count, roles_count, holdings_count, histories_count, papers_count, changes_count;
	enum person_record_state state;
	const struct person_role_row *floating, *suspended;	/* the role that says so today, away or without rights; NULL if none */
	int age_years;			/* -1: unknown, or dead */
	int party_years;		/* since full membership (Constitution of the Party, article 7); -1: not yet */
	bool wants_call;	/* came from a row of the roster to call: the form for the number is open */
	bool is_own, is_on_the_way, may_open_account, may_edit, may_handle, may_see_full, may_see_org;
	const char *id_number, *phone;		/* in full, right after they were asked for; else NULL */
};

struct person_form_screen {
	const struct person_row *row;		/* NULL: a new record */
	struct person_org_row org;
	struct person_form form;
	const char *branch;			/* a new record in an organisation that keeps no members: the branch as typed; NULL: `org` is the place */
	const char *action, *cancel_href;
};

#endif
