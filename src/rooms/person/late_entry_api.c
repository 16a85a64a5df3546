/* Late registrations for programs, and what they share with the forms. */
#include <string.h>
#include "rooms/person/late_entry_input.h"
#include "rooms/org/org_input.h"
#include "rooms/person/mistaken.h"
#include "rooms/person/role.h"
#include "schema/model.h"
#include "text/archive.h"
#include "text/person.h"
#include "web/decision.h"

#define LIST_ROWS 200
/* Those of the set membership_cause that somebody may mean, though a procedure of its own may be asked for; the stages of the way to membership; and
 * the day of applying, or on which a stage began. */
#define LATE_CAUSES "late_entry joined converted transferred_in moved restored sanctioned suspended transferred_out removed resigned expelled cancelled died " \
	"recognised unrecognised applicant activist pool prospect " LATE_STAGE_ENDED " " LATE_APPLIED " " \
	"applicant_since activist_since pool_since prospect_since " LATE_MISTAKEN " " LATE_WRONG_DAY " " LATE_APPEAL

FIELDS(LATE_ENTRY, ROW_ID(struct late_entry_row, id), ROW_ID(struct late_entry_row, person), ROW_TEXT(struct late_entry_row, name),
	ROW_ID(struct late_entry_row, org), ROW_TEXT(struct late_entry_row, org_name), ROW_TEXT(struct late_entry_row, kind), ROW_TEXT(struct late_entry_row, cause),
	ROW_INT(struct late_entry_row, status), ROW_DAY(struct late_entry_row, day), ROW_DAY(struct late_entry_row, joined_day), ROW_INT(struct late_entry_row, joined_precision),
	ROW_DAY(struct late_entry_row, full_day), ROW_INT(struct late_entry_row, full_precision), ROW_DAY(struct late_entry_row, registered_applied), ROW_INT(struct late_entry_row, registered_applied_precision),
	ROW_DAY(struct late_entry_row, registered_since), ROW_DAY(struct late_entry_row, registered_joined), ROW_INT(struct late_entry_row, registered_precision),
	ROW_DAY(struct late_entry_row, registered_full), ROW_INT(struct late_entry_row, registered_full_precision), ROW_TEXT(struct late_entry_row, document), ROW_TEXT(struct late_entry_row, reason),
	ROW_TEXT(struct late_entry_row, state), ROW_TEXT(struct late_entry_row, note), ROW_INT(struct late_entry_row, row_version))

ROUTE(POST, "/api/v1/person/:person/standing", late_entry_api_ask, MAY_EDIT_PERSON, "Ask for a late registration; org by code or name; cause late_entry: a membership never registered, with status, joined, full; a stage of the way to membership from a day, or ended; applied: the right day of applying; a stage with _since: the right day on which it began; mistaken: an end of membership or a suspension that was registered wrongly (appeal: that an appeal set aside) becomes void, without a day; wrong_day: its right day. Days of joining, conversion and applying may be a month (2009-07)")
TAKES(late_entry_api_ask, { A_CHOICE("cause", LATE_CAUSES), NEEDED }, { AN_INT("status") }, { A_TEXT("day", 40), OR_NULL }, { A_TEXT("joined", 40), OR_NULL },
	{ A_TEXT("full", 40), OR_NULL },
	{ A_TEXT("document", LIMIT_MEMBERSHIP_DOCUMENT), NEEDED }, { A_TEXT("reason", LIMIT_LATE_ENTRY_REASON), NEEDED }, { A_TEXT("org", LIMIT_ORG_NAME) }, A_VERSION)
GIVES_ID(late_entry_api_ask, 201)

ROUTE(GET, "/api/v1/late-entry", late_entry_api_list, MAY_EDIT_PERSON, "Late registrations by state (default waiting)")
TAKES(late_entry_api_list, { A_CHOICE("state", "waiting approved refused withdrawn") })
GIVES_ROWS(late_entry_api_list, LATE_ENTRY)

ROUTE(POST, "/api/v1/late-entry/:late_entry/decide", late_entry_api_decide, MAY_EDIT_PERSON, "Approve or refuse a late registration; a refusal with its note")
TAKES(late_entry_api_decide, { A_CHOICE("state", "approved refused"), NEEDED }, { A_TEXT("note", LIMIT_LATE_ENTRY_NOTE) }, A_VERSION)
GIVES_ID(late_entry_api_decide, 200)

ROUTE(POST, "/api/v1/late-entry/:late_entry/withdraw", late_entry_api_withdraw, MAY_EDIT_PERSON, "Withdraw one's own late registration")
TAKES(late_entry_api_withdraw, A_VERSION)
GIVES_ID(late_entry_api_withdraw, 200)

static const char *late_kind(const char *cause)
{
	if (strcmp(cause, LATE_CAUSE_MEMBER) == 0)
		return LATE_MEMBER;
	if (strcmp(cause, LATE_APPLIED) == 0 || mistaken_is_kind(cause))
		return cause;
	return role_is_stage(cause) || strcmp(cause, LATE_STAGE_ENDED) == 0 ? LATE_STAGE : LATE_EVENT;
}

/* The role before LATE_SINCE_CAUSE; NULL: it is no such choice. */
static const char *since_of(struct arena *a, const char *cause)
{
	size_t bytes = strlen(cause), end = strlen(LATE_SINCE_CAUSE);
	const char *stage = bytes > end && strcmp(cause + bytes - end, LATE_SINCE_CAUSE) == 0 ? arena_text_n(a, cause, bytes - end) : NULL;

	return stage != NULL && role_is_stage(stage) ? stage : NULL;
}

bool late_entry_read(struct web *w, struct late_form *form)
{
	const char *org = web_param(w, "org"), *cause = web_param(w, "cause");
	bool is_member = strcmp(cause, LATE_CAUSE_MEMBER) == 0;

	*form = (struct late_form){ .kind = late_kind(cause), .cause = cause, .document = web_param(w, "document"), .reason = web_param(w, "reason"),
		.status = is_member ? web_param_int(w, "status", 0) : 0, .day = DAY_NONE, .joined = DAY_NONE, .full = DAY_NONE, .row_version = web_row_version(w) };
	if (since_of(w->c->arena, cause) != NULL) {
		form->kind = LATE_SINCE;
		form->cause = since_of(w->c->arena, cause);
	}
	if (is_member ? !person_read_day(w->c, "joined", web_param(w, "joined"), &form->joined, &form->precision) ||
			!person_read_day(w->c, "full", web_param(w, "full"), &form->full, &form->full_precision)
		      : !person_read_day(w->c, "day", web_param(w, "day"), &form->day, &form->precision))
		return false;
	if (text_is_empty(org))
		return true;
	form->org = org_named(w->c, org);
	return form->org.v != 0 || ctx_refuse_field(w->c, "org", T_archive_org_unknown, "typed", org, NULL);
}

void late_entry_api_ask(struct web *w)
{
	struct late_form form;
	late_entry_id made;

	if (late_entry_read(w, &form) && late_entry_ask(w->c, web_path(w, person), &form, &made))
		web_give_id(w, made.v);
}

void late_entry_api_list(struct web *w)
{
	const char *state = web_param(w, "state");
	struct late_entry_row *rows;
	size_t count = late_entry_list(w->c, text_is_empty(state) ? "waiting" : state, LIST_ROWS, &rows);

	web_give_rows(w, LATE_ENTRY, rows, count);
}

void late_entry_api_decide(struct web *w)
{
	late_entry_id id = web_path(w, late_entry);
	struct late_entry_row row;
	bool is_approved;

	if (late_entry_see(w->c, id, &row) && decision_read(w, &is_approved) && late_entry_decide(w->c, id, is_approved, web_param(w, "note"), web_row_version(w)))
		web_give_id(w, id.v);
}

void late_entry_api_withdraw(struct web *w)
{
	late_entry_id id = web_path(w, late_entry);

	if (late_entry_withdraw(w->c, id, web_row_version(w)))
		web_give_id(w, id.v);
}
