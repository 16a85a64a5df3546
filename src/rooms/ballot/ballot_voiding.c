#include "rooms/ballot/ballot_voiding.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/org/org.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/run/run_candidate.h"
#include "rooms/run/run_voided.h"
#include "schema/model.h"
#include "text/ballot.h"

message ballot_void_ground_label(const char *ground)
{
	static const struct { const char *ground; message label; } GROUNDS[] = { BALLOT_VOID_GROUNDS };

	for (size_t i = 0; i < sizeof(GROUNDS) / sizeof(GROUNDS[0]); i++)
		if (strcmp(GROUNDS[i].ground, ground) == 0)
			return GROUNDS[i].label;
	return NULL;
}

bool ballot_binds(struct ctx *c, const struct ballot_row *row)
{
	return ballot_is_valid(row) && (row->is_final || run_vote_is_final(c, row) || (row->seats > 0 && run_voiding_of(c, row) == RUN_VOIDING_ENDS));
}

message ballot_void_effect(struct ctx *c, const struct ballot_row *row)
{
	enum run_voiding what = strcmp(row->state, "closed") == 0 ? run_voiding_of(c, row) : RUN_VOIDING_NOT;

	if (what == RUN_VOIDING_ENDS && row->seats > 0)
		return T_ballot_void_ends_election;
	return what == RUN_VOIDING_ENDS ? T_ballot_void_ends : what == RUN_VOIDING_FREES ? T_ballot_void_frees : NULL;
}

message ballot_void_barred(struct ctx *c, const struct ballot_row *row)
{
	enum run_voiding what = strcmp(row->state, "closed") == 0 ? run_voiding_of(c, row) : RUN_VOIDING_ANEW;

	if (what > RUN_VOIDING_NOT)
		return NULL;
	if (what == RUN_VOIDING_NO_CASE)
		return T_ballot_is_closed;
	if (row->seats > 0)
		return T_ballot_void_election_over;
	return ballot_is_valid(row) && run_vote_is_final(c, row) ? T_ballot_void_followed : T_ballot_void_late;
}

static bool is_from_above(struct ctx *c, const struct ballot_row *row)
{
	struct org_row org;

	return org_get(c->store, row->org, &org) && path_is_within(org.path, c->actor.path_from) && strlen(c->actor.path_from) < strlen(org.path);
}

bool ballot_voiding_ask(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_form *form)
{
	struct ballot_voiding_row waiting;
	ballot_voiding_id id;
	int64_t file;
	bool is_right = true;

	if (ballot_voiding_waiting(c->store, row->id, &waiting))
		return ctx_refuse(c, CONFLICT, T_ballot_void_waits, "name", waiting.asked_name, NULL);
	if (ballot_void_ground_label(form->ground) == NULL)
		is_right = ctx_refuse_field(c, "ground", T_ballot_void_ground_missing, NULL);
	is_right &= ballot_is_text(c, "reason", form->reason, LIMIT_BALLOT_VOIDING_REASON, T_ballot_reason_missing);
	if (form->kept == NULL)
		is_right = ctx_refuse_field(c, "file", T_ballot_void_paper_missing, NULL);
	if (!is_right)
		return false;
	file = run_keep_vote_file(c, row, form->kept, form->file_name);
	id.v = store_new_id(c->store);
	ballot_voiding_insert(c->store, id, row->id, form->ground, form->reason, file, c->actor.account_id, c->now_s);
	audit_note_text(c, "ballot_voiding", "ground", id.v, NULL, form->ground);
	audit_note_text(c, "ballot_voiding", "reason", id.v, NULL, form->reason);
	store_note(c->store, "digest", NULL, form->kept->digest);
	if (ballot_voiding_waiting(c->store, row->id, &waiting))
		ballot_voiding_tell_deciders(c, row, &waiting);
	return true;
}

bool ballot_voiding_may_confirm(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked)
{
	return may_at(c, MAY_HANDLE, row->org.v) && ballot_may_be_void(c, row) && !permit_is_self(c, asked->asked_by) && !ballot_is_about_actor(c, row) &&
		!ballot_was_made_by(c, row, c->actor.account_id, c->actor.person_id) && (ballot_void_effect(c, row) == NULL || is_from_above(c, row));
}

/* What waits of the vote, which whoever acts on it sees. */
static bool take_waiting(struct ctx *c, ballot_id id, struct ballot_row *row, struct ballot_voiding_row *asked)
{
	return ballot_see(c, id, row) && (ballot_voiding_waiting(c->store, id, asked) || ctx_refuse(c, AGAINST_RULE, T_ballot_void_none, NULL));
}

static void write_decision(struct ctx *c, const struct ballot_row *row, const struct ballot_voiding_row *asked, const char *state, const char *note)
{
	store_subject(c->store, row->id.v, row->org.v);
	ballot_voiding_decided(c->store, asked->id, row->id, state, note, c->actor.account_id, c->now_s);
	audit_note_text(c, "ballot_voiding", "state", asked->id.v, "waiting", state);
	if (note[0] != '\0')
		audit_note_text(c, "ballot_voiding", "note", asked->id.v, NULL, note);
}

bool ballot_voiding_decide(struct ctx *c, ballot_id id, const char *state, const char *note)
{
	bool is_confirmed = strcmp(state, "confirmed") == 0;
	struct ballot_voiding_row asked;
	struct ballot_row row;

	ctx_begin(c, "ballot.decide", "ballot", id.v, 0);
	if (!take_waiting(c, id, &row, &asked))
		return false;
	if (!is_confirmed && strcmp(state, "refused") != 0)
		return ctx_refuse_field(c, "state", T_ballot_exclusion_choice, NULL);
	if (!ballot_may_be_void(c, &row))
		return ctx_refuse(c, AGAINST_RULE, ballot_void_barred(c, &row), NULL);
	if (permit_is_self(c, asked.asked_by))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_void_own, NULL);
	if (!ballot_counter_is_right(c, &row) || !ballot_is_second_person(c, &row))
		return false;
	if (is_confirmed && ballot_void_effect(c, &row) != NULL && !is_from_above(c, &row))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_void_above, NULL);
	if (!is_confirmed && !ballot_is_text(c, "note", note, LIMIT_BALLOT_VOIDING_NOTE, T_ballot_void_note_missing))
		return false;
	note = is_confirmed ? "" : note;
	write_decision(c, &row, &asked, state, note);
	ballot_voiding_tell_asker(c, &row, &asked, state, note);
	if (is_confirmed)
		ballot_write_void(c, &row, asked.reason, &asked);
	return ctx_commit(c);
}

bool ballot_voiding_withdraw(struct ctx *c, ballot_id id)
{
	struct ballot_voiding_row asked;
	struct ballot_row row;

	ctx_begin(c, "ballot.withdraw", "ballot", id.v, 0);
	if (!take_waiting(c, id, &row, &asked))
		return false;
	if (!permit_is_self(c, asked.asked_by))
		return ctx_refuse(c, AGAINST_RULE, T_ballot_void_not_asker, "name", asked.asked_name, NULL);
	write_decision(c, &row, &asked, "withdrawn", "");
	return ctx_commit(c);
}
