/* What pages say of two archives: each side, what hinders, what goes over. */
#include "rooms/person/person_void_screen.h"

#include <assert.h>
#include <string.h>
#include "text/person_void.h"

void void_side_read(struct ctx *c, person_id id, struct void_side *side)
{
	struct person_history_row *histories;
	struct person_paper *papers;
	struct person_holding *holdings;
	struct person_role_row *roles;

	*side = (struct void_side){ 0 };
	side->is_there = person_get(c->store, id, &side->row);
	if (!side->is_there)
		return;
	person_org(c->store, side->row.org, &side->org);
	side->is_shown = person_void_sees(c, side->org.path);
	if (!side->is_shown)
		return;
	side->histories = person_histories(c->store, side->row.region, id, &histories);
	side->papers = person_papers(c->store, id.v, &papers);
	side->holdings = person_holdings(c->store, id, &holdings);
	side->roles = person_roles(c->store, side->row.region, id, &roles);
	void_kept_counts(c->store, id.v, &side->counts);
	side->hindrances_count = person_void_hindrances(c->store, id.v, c->today, &side->hindrances);
}

/* The address: of the first of them, of the person where href is NULL; no rest: none that a clerk has; needs: to open it. */
static const struct { const char *kind; message name; const char *href, *rest; enum permission needs; } HINDRANCES[] = {
	{ "case", T_person_void_name_case, NULL, "/run", MAY_HANDLE }, { "late_entry", T_person_void_name_late_entry, "/late-entry/", "", MAY_EDIT_PERSON },
	{ "correction", T_person_void_name_correction, "/correction/", "", MAY_EDIT_PERSON }, { "transfer", T_person_void_name_transfer, "/transfer/", "", MAY_SEE_PERSON },
	{ "holding", T_person_void_name_holding, "/holding/", "", MAY_APPOINT }, { "account", T_person_void_name_account, NULL, NULL, SECURITY_ADMIN },
	{ "ballot", T_person_void_name_ballot, "/ballot/", "", MAY_HANDLE }, { "review", T_person_void_name_review, "/review/", "", MAY_HANDLE },
	{ "certificate", T_person_void_name_certificate, "/certificate/", "", MAY_SEE_PERSON }, { "pass", T_person_void_name_pass, "/pass/", "", MAY_SEE_PERSON }, { "place", T_person_void_name_place, "/place/", "", MAY_SEE_ORG },
	{ "household", T_person_void_name_household, "/org/", "/household-group", MAY_SEE_PERSON }, { "host", T_person_void_name_host, "/host/", "", MAY_SEE_ORG } };
#define HINDRANCES_COUNT (sizeof(HINDRANCES) / sizeof(HINDRANCES[0]))

static size_t hindrance_at(const char *kind)
{
	for (size_t i = 0; i < HINDRANCES_COUNT; i++)
		if (strcmp(HINDRANCES[i].kind, kind) == 0)
			return i;
	assert(false);
	return 0;
}

message void_hindrance_name(const char *kind) { return HINDRANCES[hindrance_at(kind)].name; }

const char *void_hindrance_href(const struct ctx *c, const struct void_side *side, const struct person_void_hindrance *h)
{
	size_t at = hindrance_at(h->kind);

	if (HINDRANCES[at].rest == NULL || !may_at_path(c, HINDRANCES[at].needs, side->row.path))
		return NULL;
	return arena_printf(c->arena, "%s%lld%s", HINDRANCES[at].href == NULL ? "/person/" : HINDRANCES[at].href,
		(long long)(HINDRANCES[at].href == NULL ? side->row.id.v : h->first), HINDRANCES[at].rest);
}

message void_request_state(const struct person_void_row *row)
{
	return row->is_restore && strcmp(row->state, "approved") == 0 ? T_person_void_state_restored : void_state_name(row->state);
}

message void_part_name(int part)
{
	static const message NAMES[VOID_PARTS_COUNT] = { T_person_void_part_history, T_person_void_part_paper, T_person_void_part_holding, T_person_void_part_role,
		T_person_void_part_point, T_person_void_part_mentor };

	return NAMES[part];
}

message void_state_name(const char *state)
{
	return strcmp(state, "waiting") == 0 ? T_person_void_state_waiting : strcmp(state, "approved") == 0 ? T_person_void_state_approved
		: strcmp(state, "refused") == 0 ? T_person_void_state_refused : T_person_void_state_withdrawn;
}
