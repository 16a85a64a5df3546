/* Votes from afar: each voter once, under the own account; who has voted is seen, what they voted only once the vote is closed. */
#include <string.h>
#include "core/audit.h"
#include "rooms/ballot/ballot.h"
#include "rooms/ballot/ballot_choice.h"
#include "rooms/ballot/ballot_part.h"
#include "rooms/ballot/ballot_secret.h"
#include "text/ballot.h"

static void add_votes(struct ballot_votes *v, const char *choice, int64_t n)
{
	if (strcmp(choice, "agreed") == 0)
		v->agreed += n;
	else if (strcmp(choice, "opposed") == 0)
		v->opposed += n;
	else
		v->abstained += n;
}

bool ballot_given(struct ctx *c, const struct ballot_row *row, struct ballot_figures *f)
{
	struct ballot_voted_row voted = { 0 };
	struct ballot_voice_sum *sums;
	struct ballot_line_row *lines;
	size_t count;

	if (row->is_secret)
		return ballot_box_figures(c, row, f);
	count = ballot_voice_sums(c->store, row->id, &sums);
	*f = (struct ballot_figures){ .lines_count = ballot_lines(c->store, row->id, &lines) };
	f->lines = arena_array(c->arena, f->lines_count, sizeof(*f->lines));
	for (size_t i = 0; i < count; i++)
		add_votes(&f->lines[sums[i].line - 1], sums[i].choice, sums[i].n);
	ballot_voted_count(c->store, row->id, &voted);
	f->present = voted.n;
	return true;
}

bool ballot_own_of(struct ctx *c, ballot_id id, struct ballot_own *own)
{
	struct ballot_voter_row voter;
	struct ballot_voice_row *voices;
	size_t count;

	*own = (struct ballot_own){ 0 };
	if (c->actor.person_id == 0 || !ballot_get(c->store, id, &own->row) || !own->row.is_from_afar ||
	    !ballot_voter_of(c->store, id, (person_id){ c->actor.person_id }, &voter) || voter.ground[0] != '\0')
		return ctx_refuse(c, NOT_FOUND, T_ballot_not_found, NULL);
	own->number = voter.number;
	own->has_voted = voter.has_voted;
	own->may_vote = strcmp(own->row.state, "open") == 0;
	if (own->row.is_secret) {
		struct ballot_secrecy s;

		ballot_secrecy_of(c, &own->row, &s);
		own->may_vote = own->may_vote && s.phase == BALLOT_VOTING;
	}
	own->lines_count = ballot_lines(c->store, id, &own->lines);
	own->choices = arena_array(c->arena, own->lines_count, sizeof(*own->choices));
	for (size_t i = 0; i < own->lines_count; i++)
		own->choices[i] = "";
	count = ballot_voices_of(c->store, id, own->number, &voices);
	for (size_t i = 0; i < count; i++)
		own->choices[voices[i].line - 1] = voices[i].choice;
	return true;
}

/* A paper with more names than seats is spoilt: here it cannot be given. */
static bool choices_are_right(struct ctx *c, const struct ballot_own *own, const struct ballot_chosen *chosen)
{
	if (chosen->sent > own->lines_count)
		return ctx_refuse_field(c, "choice", T_ballot_choice_twice, "n", ctx_number(c, (int64_t)chosen->sent), "lines", ctx_number(c, (int64_t)own->lines_count), NULL);
	for (size_t i = 0; i < own->lines_count; i++)
		if (chosen->of[i] == BALLOT_NO_CHOICE)
			ctx_refuse_field(c, ballot_choice_field(c->arena, own->row.seats, i), own->row.seats > 0 ? T_ballot_choice_missing_of : T_ballot_choice_missing,
				"name", own->lines[i].name, NULL);
	return ballot_choices_fit(chosen, own->row.seats) || (chosen->missing == 0 &&
		ctx_refuse(c, AGAINST_RULE, T_ballot_too_many_chosen, "n", ctx_number(c, chosen->agreed), "seats", ctx_number(c, own->row.seats), NULL));
}

/* Not before the trustees have their keys, and not after the voting of a secret vote is over. */
static bool is_voting(struct ctx *c, const struct ballot_own *own)
{
	struct ballot_secrecy s;

	if (own->may_vote)
		return true;
	ballot_secrecy_of(c, &own->row, &s);
	return ctx_refuse(c, CONFLICT, s.phase < BALLOT_VOTING ? T_ballot_not_ready : T_ballot_voting_ended, NULL);
}

/* The ballot, and what was chosen on its lines. */
static bool read_vote(struct ctx *c, ballot_id id, const char *const *choices, size_t count, struct ballot_own *own, struct ballot_chosen *chosen)
{
	if (!ballot_own_of(c, id, own))
		return false;
	ballot_choices_read(c->arena, choices, count, own->lines_count, chosen);
	return true;
}

static bool may_give(struct ctx *c, const struct ballot_own *own, const struct ballot_chosen *chosen)
{
	return ballot_is_still_open(c, &own->row) && (!own->has_voted || ctx_refuse(c, CONFLICT, T_ballot_has_voted, NULL)) && is_voting(c, own) &&
		choices_are_right(c, own, chosen);
}

bool ballot_vote_fits(struct ctx *c, ballot_id id, const char *const *choices, size_t count)
{
	struct ballot_chosen chosen;
	struct ballot_own own;

	return read_vote(c, id, choices, count, &own, &chosen) && may_give(c, &own, &chosen);
}

bool ballot_vote(struct ctx *c, ballot_id id, const char *const *choices, size_t count, const char **receipt)
{
	struct ballot_sealed_vote vote = { 0 };
	struct ballot_chosen chosen;
	struct ballot_own own;

	*receipt = NULL;
	/* Encryption takes its time, so it comes before the write turn; what it rests on is asked again in it. */
	if (!read_vote(c, id, choices, count, &own, &chosen) ||
	    (own.row.is_secret && own.may_vote && ballot_choices_fit(&chosen, own.row.seats) && !ballot_box_prepare(c, &own.row, chosen.of, &vote)))
		return false;
	ctx_begin(c, "ballot.vote", "ballot", id.v, 0);
	if (!read_vote(c, id, choices, count, &own, &chosen) || !may_give(c, &own, &chosen))
		return false;
	/* Two requests at once: the second changes no row. */
	if (ballot_voted_insert(c->store, id, own.number) == 0)
		return ctx_refuse(c, CONFLICT, T_ballot_has_voted, NULL);
	if (own.row.is_secret && (*receipt = ballot_box_put(c, &own.row, &vote)) == NULL)
		return false;
	for (size_t i = 0; i < own.lines_count && !own.row.is_secret; i++)
		ballot_voice_insert(c->store, id, own.number, (int64_t)i + 1, choices[i]);
	ballot_touch(c->store, id);
	audit_note_int(c, "ballot_voter", "number", id.v, 0, own.number);
	return ctx_commit(c);
}
