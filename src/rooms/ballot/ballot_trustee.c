/* The trustees of a secret vote from afar: who keeps the keys, and where the vote stands. */
#include <string.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/permit.h"
#include "rooms/ballot/ballot_counter.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret.h"
#include "text/ballot.h"

void ballot_secrecy_of(struct ctx *c, const struct ballot_row *row, struct ballot_secrecy *s)
{
	struct ballot_box_state box = { 0 };
	struct ballot_voted_row voted = { 0 };

	*s = (struct ballot_secrecy){ .own = -1 };
	s->trustees_count = ballot_trustees(c->store, row->id, &s->trustees);
	ballot_box_is_ended(c->store, row->id, &box);
	ballot_voted_count(c->store, row->id, &voted);
	s->has_votes = voted.n > 0;
	for (size_t i = 0; i < s->trustees_count; i++) {
		s->keys_count += s->trustees[i].public_key.bytes > 0;
		s->parts_count += s->trustees[i].part.bytes > 0;
		if (s->trustees[i].account == c->actor.account_id)
			s->own = (int)i;
	}
	if (box.is_ended)
		s->phase = s->parts_count >= 2 || !s->has_votes ? BALLOT_COUNTED : BALLOT_WANTS_PARTS;
	else if (s->trustees_count == 0)
		s->phase = BALLOT_WANTS_TRUSTEES;
	else
		s->phase = s->keys_count == SECRET_VOTE_TRUSTEES ? BALLOT_VOTING : BALLOT_WANTS_KEYS;
}

static bool is_secret_from_afar(struct ctx *c, const struct ballot_row *row)
{
	return (row->is_secret && row->is_from_afar) || ctx_refuse(c, AGAINST_RULE, T_ballot_no_trustees_here, NULL);
}

bool ballot_see_secret(struct ctx *c, ballot_id id, struct ballot_row *row, struct ballot_secrecy *s)
{
	if (!ballot_see(c, id, row))
		return false;
	ballot_secrecy_of(c, row, s);
	return true;
}

bool ballot_trustee_of(struct ctx *c, ballot_id id, struct ballot_row *row, struct ballot_secrecy *s)
{
	if (ballot_get(c->store, id, row) && row->is_secret && row->is_from_afar) {
		ballot_secrecy_of(c, row, s);
		if (s->own >= 0)
			return true;
	}
	return ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
}

/* ---- naming them ---- */

/* Whoever holds the vote opens nothing; nor does who stands for election. */
static bool trustee_is_right(struct ctx *c, const struct ballot_row *row, int number, const char *login, struct ballot_account_row *found)
{
	const char *field = arena_printf(c->arena, "trustee_%d", number + 1);
	struct ballot_line_row *lines;
	size_t count = ballot_lines(c->store, row->id, &lines);

	if (!ballot_trustee_account(c->store, text_lower(c->arena, login), found))
		return ctx_refuse_field(c, field, T_ballot_trustee_unknown, "login", login, NULL);
	if (found->id.v == c->actor.account_id)
		return ctx_refuse_field(c, field, T_ballot_trustee_own, NULL);
	for (size_t i = 0; i < count && row->seats > 0; i++)
		if (ballot_line_bears(lines[i].name, found->name))
			return ctx_refuse_field(c, field, T_ballot_trustee_candidate, "name", found->name, NULL);
	return true;
}

bool ballot_name_trustees(struct ctx *c, ballot_id id, const char *const logins[SECRET_VOTE_TRUSTEES], int64_t row_version)
{
	struct ballot_account_row found[SECRET_VOTE_TRUSTEES] = { 0 };
	struct ballot_secrecy s;
	struct ballot_row row;
	bool is_right = true;

	ctx_begin(c, "ballot.trustees", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !is_secret_from_afar(c, &row) || !ballot_counter_is_right(c, &row))
		return false;
	ballot_secrecy_of(c, &row, &s);
	if (s.has_votes || s.phase > BALLOT_VOTING)
		return ctx_refuse(c, CONFLICT, T_ballot_trustees_late, NULL);
	if (row_version != row.row_version)
		return ctx_refuse_changed(c, T_ballot_changed_meanwhile, NULL);
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++) {
		is_right &= trustee_is_right(c, &row, i, logins[i], &found[i]);
		for (int k = 0; k < i; k++)
			if (found[i].id.v != 0 && found[i].id.v == found[k].id.v)
				is_right = ctx_refuse_field(c, arena_printf(c->arena, "trustee_%d", i + 1), T_ballot_trustee_twice, "login", logins[i], NULL);
	}
	if (!is_right || !permit_require_fresh(c))
		return false;
	for (int i = 0; i < SECRET_VOTE_TRUSTEES; i++) {
		ballot_trustee_put(c->store, id, i + 1, found[i].id, (struct bytes){ "", 0 });
		audit_note_int(c, "ballot_trustee", "account_id", i + 1, 0, found[i].id.v);
	}
	ballot_touch(c->store, id);
	return ctx_commit(c);
}

/* ---- keys, and the end of the voting ---- */

bool ballot_take_key(struct ctx *c, ballot_id id, const char **code)
{
	unsigned char key[SECRET_VOTE_KEY_BYTES];
	struct ballot_secrecy s;
	struct ballot_row row;

	ctx_begin(c, "ballot.take_key", "ballot", id.v, 0);
	if (!ballot_trustee_of(c, id, &row, &s) || !ballot_is_still_open(c, &row))
		return false;
	if (s.has_votes || s.phase > BALLOT_VOTING)
		return ctx_refuse(c, CONFLICT, T_ballot_key_late, NULL);
	*code = secret_vote_code(c->arena);
	if (!secret_vote_key(*code, id.v, key))
		return false;
	ballot_trustee_put_key(c->store, id, s.own + 1, (struct bytes){ key, sizeof(key) });
	ballot_touch(c->store, id);
	audit_note_int(c, "ballot_trustee", "number", id.v, 0, s.own + 1);
	return ctx_commit(c);
}

bool ballot_end_voting(struct ctx *c, ballot_id id)
{
	struct ballot_voted_row voted = { 0 };
	struct ballot_secrecy s;
	struct ballot_row row;

	ctx_begin(c, "ballot.end_voting", "ballot", id.v, 0);
	if (!ballot_take(c, id, &row) || !is_secret_from_afar(c, &row) || !ballot_counter_is_right(c, &row))
		return false;
	ballot_secrecy_of(c, &row, &s);
	if (s.phase != BALLOT_VOTING)
		return ctx_refuse(c, CONFLICT, s.phase < BALLOT_VOTING ? T_ballot_not_ready : T_ballot_voting_ended, NULL);
	ballot_voted_count(c->store, id, &voted);
	if (voted.n < BALLOT_SECRET_FEW)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_few_given, "n", ctx_number(c, voted.n), "entitled", ctx_number(c, row.entitled), "least", ctx_number(c, BALLOT_SECRET_FEW), NULL);
	ballot_box_end(c->store, id);
	ballot_touch(c->store, id);
	return ctx_commit(c);
}
