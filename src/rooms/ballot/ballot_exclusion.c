/* Who is left out of the base of a vote: asked for with the clause of the rule and the consent, confirmed by another person above. */
#include "rooms/ballot/ballot_exclusion.h"

#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/path.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_input.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/org/org.h"
#include "rooms/run/run_candidate.h"
#include "text/ballot.h"

#define SHARE_WARNED 5	/* no rule says how many may be left out; from a fifth of the list on the papers say so */

message ballot_ground_label(const char *ground)
{
	static const struct { const char *ground; message label; } GROUNDS[] = { BALLOT_GROUNDS };

	for (size_t i = 0; i < sizeof(GROUNDS) / sizeof(GROUNDS[0]); i++)
		if (strcmp(GROUNDS[i].ground, ground) == 0)
			return GROUNDS[i].label;
	return NULL;
}

bool ballot_ground_is_of(struct ctx *c, const struct ballot_row *row, const char *ground)
{
	enum run_voters voters = run_voters_of(c, row);

	return voters == RUN_VOTERS_MEMBERS || (voters == RUN_VOTERS_POSTS && strcmp(ground, "recused") == 0);
}

static bool ground_is_right(struct ctx *c, const struct ballot_row *row, const char *ground)
{
	if (ballot_ground_label(ground) == NULL)
		return ctx_refuse_field(c, "ground", T_ballot_ground_missing, NULL);
	return ballot_ground_is_of(c, row, ground) || ctx_refuse_field(c, "ground", run_voters_of(c, row) == RUN_VOTERS_POSTS ? T_ballot_ground_recused_only : T_ballot_ground_not_here,
		"voters", row->voters_title, "entitled", ctx_number(c, row->entitled), NULL);
}

static bool is_waiting(const struct ballot_exclusion_row *e) { return strcmp(e->state, "waiting") == 0; }

static bool is_counted(struct ctx *c, ballot_id id, int64_t voter)
{
	struct ballot_voter_row *voters;
	size_t count = ballot_voters(c->store, id, &voters);
	bool is_there = false;

	for (size_t i = 0; i < count; i++)
		is_there |= voters[i].number == voter && voters[i].ground[0] == '\0';
	return is_there;
}

/* Of the list, one who counts and for whom nothing waits. */
static bool may_be_asked(struct ctx *c, ballot_id id, int64_t voter)
{
	struct ballot_exclusion_row *asked;
	size_t asked_count = ballot_exclusions(c->store, id, &asked);

	for (size_t i = 0; i < asked_count; i++)
		if (asked[i].number == voter && is_waiting(&asked[i]))
			return ctx_refuse_field(c, "voter", T_ballot_exclusion_waits, "name", asked[i].name, NULL);
	return is_counted(c, id, voter) || ctx_refuse_field(c, "voter", T_ballot_voter_missing, NULL);
}

bool ballot_leave_out(struct ctx *c, ballot_id id, int64_t voter, const char *ground, const char *reason, const char *consent, int64_t row_version)
{
	struct ballot_row row;
	bool is_right;

	ctx_begin(c, "ballot.leave_out", "ballot", id.v, 0);
	if (!ballot_take_before_count(c, id, row_version, &row))
		return false;
	is_right = ground_is_right(c, &row, ground);
	is_right &= ballot_is_text(c, "reason", reason, LIMIT_BALLOT_EXCLUSION_REASON, T_ballot_reason_missing);
	is_right &= ballot_is_text(c, "consent", consent, LIMIT_BALLOT_EXCLUSION_CONSENT, T_ballot_consent_missing);
	if (!is_right || !may_be_asked(c, id, voter))
		return false;
	if (row.entitled == 1)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_nobody_left, NULL);
	ballot_exclusion_insert(c->store, (ballot_exclusion_id){ store_new_id(c->store) }, id, voter, ground, reason, consent, c->actor.account_id, c->now_s);
	store_note(c->store, "voter", NULL, ctx_number(c, voter));
	audit_note_text(c, "ballot_exclusion", "ground", id.v, NULL, ground);
	audit_note_text(c, "ballot_exclusion", "consent", id.v, NULL, consent);
	return ctx_commit(c);
}

bool ballot_may_confirm(struct ctx *c, const struct ballot_row *row, int64_t asked_by, bool says_why)
{
	struct org_row org;

	if (permit_is_self(c, asked_by))
		return says_why && ctx_refuse(c, AGAINST_RULE, T_ballot_exclusion_own, NULL);
	if (!org_get(c->store, row->org, &org))
		return false;
	if (org.parent.v == 0 || (path_is_within(org.path, c->actor.path_from) && strlen(c->actor.path_from) < strlen(org.path)))
		return true;
	return says_why && ctx_refuse(c, AGAINST_RULE, T_ballot_exclusion_above, "org", org.name, "own", c->actor.org_name, NULL);
}

static bool find_waiting(struct ctx *c, ballot_id id, int64_t voter, struct ballot_exclusion_row *found)
{
	struct ballot_exclusion_row *rows;
	size_t count = ballot_exclusions(c->store, id, &rows);

	for (size_t i = 0; i < count; i++)
		if (rows[i].number == voter && is_waiting(&rows[i])) {
			*found = rows[i];
			return true;
		}
	return ctx_refuse_field(c, "voter", T_ballot_exclusion_none, NULL);
}

bool ballot_exclusion_answer(struct ctx *c, ballot_id id, int64_t voter, const char *state, int64_t row_version)
{
	bool is_confirmed = strcmp(state, "confirmed") == 0;
	struct ballot_exclusion_row asked = { .number = 0 };
	struct ballot_row row;

	ctx_begin(c, "ballot.left_out", "ballot", id.v, 0);
	if (!ballot_take_before_count(c, id, row_version, &row))
		return false;
	if (!is_confirmed && strcmp(state, "refused") != 0)
		return ctx_refuse_field(c, "state", T_ballot_exclusion_choice, NULL);
	if (!find_waiting(c, id, voter, &asked) || !ballot_may_confirm(c, &row, asked.asked_by, true))
		return false;
	if (is_confirmed && !ground_is_right(c, &row, asked.ground))
		return false;
	if (is_confirmed && !is_counted(c, id, voter))
		return ctx_refuse_field(c, "state", T_ballot_exclusion_struck, "name", asked.name, NULL);
	if (is_confirmed && row.entitled == 1)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_nobody_left, NULL);
	ballot_exclusion_decide(c->store, asked.id, id, state, c->actor.account_id, c->now_s);
	audit_note_text(c, "ballot_exclusion", "state", id.v, "waiting", state);
	if (is_confirmed) {
		ballot_voter_leave_out(c->store, id, voter, asked.ground, asked.reason, asked.consent);
		ballot_entitled_set(c->store, id, row.entitled - 1, "");
		audit_note_int(c, "ballot", "entitled", id.v, row.entitled, row.entitled - 1);
	}
	return ctx_commit(c);
}

bool ballot_exclusions_are_decided(struct ctx *c, ballot_id id)
{
	struct ballot_exclusion_row *rows;
	size_t count = ballot_exclusions(c->store, id, &rows), waiting = 0;
	const char *names = "";

	for (size_t i = 0; i < count; i++)
		if (is_waiting(&rows[i]))
			names = arena_printf(c->arena, "%s%s%s", names, waiting++ == 0 ? "" : c->lang == LANG_ZH ? "、" : ", ", rows[i].name);
	return waiting == 0 || ctx_refuse(c, AGAINST_RULE, T_ballot_exclusions_undecided, "n", ctx_number(c, (int64_t)waiting), "names", names, NULL);
}

/* ---- rights that are suspended ---- */

static void write_rights(struct ctx *c, const struct ballot_awaiting_row *on, const struct ballot_row *row, bool is_suspended, day_t day, const char *document)
{
	const struct message_arg since = { "day", day_text(c->arena, day) };
	int64_t entitled = row->entitled + (is_suspended ? -1 : 1);

	if (is_suspended)
		ballot_voter_leave_out(c->store, on->id, on->number, BALLOT_GROUND_SUSPENDED, message_text(c->arena, LANG_ZH, T_ballot_suspended_since, &since, 1),
			text_beginning(c->arena, document, LIMIT_BALLOT_VOTER_CONSENT));
	else
		ballot_voter_count_again(c->store, on->id, on->number, BALLOT_GROUND_SUSPENDED);
	ballot_entitled_set(c->store, on->id, entitled, row->entitled_reason);
	audit_note_text(c, "ballot_voter", "ground", on->id.v, on->ground, is_suspended ? BALLOT_GROUND_SUSPENDED : "");
	audit_note_int(c, "ballot", "entitled", on->id.v, row->entitled, entitled);
}

void ballot_rights_write(struct ctx *c, person_id person, bool is_suspended, day_t day, const char *document)
{
	struct ballot_awaiting_row *on;
	size_t count = ballots_awaiting(c->store, person, &on);

	for (size_t i = 0; i < count; i++) {
		struct ballot_row row;

		if (strcmp(on[i].ground, is_suspended ? "" : BALLOT_GROUND_SUSPENDED) != 0 || !ballot_get(c->store, on[i].id, &row) || (is_suspended && row.entitled <= 1) ||
		    run_voters_of(c, &row) == RUN_VOTERS_OTHERS)
			continue;
		write_rights(c, &on[i], &row, is_suspended, day, document);
	}
}

const char *ballot_ground_words(struct ctx *c, enum lang lang, const char *ground)
{
	const struct message_arg clause = { "n", ground };
	message words = strcmp(ground, "recused") == 0 ? T_ballot_ground_recused : strcmp(ground, BALLOT_GROUND_SUSPENDED) == 0 ? T_ballot_ground_suspended :
		ballot_ground_label(ground) == NULL ? T_ballot_ground_allowed : T_ballot_ground_clause;

	return message_text(c->arena, lang, words, &clause, 1);
}

const struct ballot_exclusion_row *ballot_exclusion_of(const struct ballot_exclusion_row *list, size_t count, int64_t number)
{
	for (size_t i = count; i > 0; i--)
		if (list[i - 1].number == number && strcmp(list[i - 1].state, "confirmed") == 0)
			return &list[i - 1];
	return NULL;
}

const char *ballot_left_out_text(struct ctx *c, enum lang lang, const char *ground, const struct ballot_exclusion_row *e)
{
	bool is_recused = strcmp(ground, "recused") == 0;
	const struct message_arg args[] = { { "out", message_text(c->arena, lang, is_recused ? T_ballot_ground_recused : T_ballot_left_out, NULL, 0) },
		{ "ground", ballot_ground_words(c, lang, ground) }, { "consent", e == NULL ? "" : e->consent } };

	if (e == NULL)
		return is_recused ? args[0].value : message_text(c->arena, lang, T_ballot_left_out_ground, args, 2);
	return message_text(c->arena, lang, is_recused ? T_ballot_left_out_consent : T_ballot_left_out_why, args, 3);
}

const char *ballot_out_line(struct ctx *c, const struct ballot_row *row, int64_t out)
{
	int64_t all = row->entitled + out;
	const struct message_arg args[] = { { "all", ctx_number(c, all) }, { "out", ctx_number(c, out) }, { "n", ctx_number(c, row->entitled) } };

	if (out == 0)
		return NULL;
	return message_text(c->arena, c->lang, out * SHARE_WARNED >= all ? T_ballot_out_many : T_ballot_out_line, args, 3);
}

/* ---- votes of one meeting ---- */

static const struct ballot_voter_row *counted_person(const struct ballot_voter_row *voters, size_t count, person_id person)
{
	for (size_t i = 0; i < count; i++)
		if (voters[i].person.v == person.v && person.v != 0 && voters[i].ground[0] == '\0')
			return &voters[i];
	return NULL;
}

void ballot_exclusions_carry(struct ctx *c, ballot_id id, ballot_id from)
{
	struct ballot_exclusion_row *asked;
	struct ballot_voter_row *voters, *before;
	size_t asked_count = ballot_exclusions(c->store, from, &asked), before_count = ballot_voters(c->store, from, &before), count = ballot_voters(c->store, id, &voters);
	size_t entitled = count, out = 0;

	for (size_t i = 0; i < before_count && out + 1 < entitled; i++) {
		const struct ballot_exclusion_row *e = before[i].ground[0] == '\0' ? NULL : ballot_exclusion_of(asked, asked_count, before[i].number);
		const struct ballot_voter_row *here = counted_person(voters, count, before[i].person);

		if (e == NULL || here == NULL || strcmp(e->ground, "recused") == 0 || strcmp(e->ground, before[i].ground) != 0)
			continue;
		ballot_exclusion_carry(c->store, (ballot_exclusion_id){ store_new_id(c->store) }, id, here->number, e->id);
		ballot_voter_leave_out(c->store, id, here->number, e->ground, e->reason, e->consent);
		store_note(c->store, "left_out_before", NULL, ctx_number(c, here->number));
		out++;
	}
	if (out == 0)
		return;
	ballot_entitled_set(c->store, id, (int64_t)(entitled - out), "");
	audit_note_int(c, "ballot", "entitled", id.v, (int64_t)entitled, (int64_t)(entitled - out));
}
