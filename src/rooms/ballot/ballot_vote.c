/* Votes from afar: each voter once, under the own account; who has voted is seen, what they voted only once the vote is closed. */
#include <string.h>
#include "core/audit.h"
#include "rooms/ballot/ballot.h"
#include "rooms/ballot/ballot_part.h"
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

struct ballot_figures ballot_given(struct ctx *c, ballot_id id)
{
	struct ballot_figures f = { 0 };
	struct ballot_voted_row voted = { 0 };
	struct ballot_voice_sum *sums;
	struct ballot_line_row *lines;
	size_t count = ballot_voice_sums(c->store, id, &sums);

	f.lines_count = ballot_lines(c->store, id, &lines);
	f.lines = arena_array(c->arena, f.lines_count, sizeof(*f.lines));
	for (size_t i = 0; i < count; i++)
		add_votes(&f.lines[sums[i].line - 1], sums[i].choice, sums[i].n);
	ballot_voted_count(c->store, id, &voted);
	f.present = voted.n;
	return f;
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
	own->lines_count = ballot_lines(c->store, id, &own->lines);
	own->choices = arena_array(c->arena, own->lines_count, sizeof(*own->choices));
	for (size_t i = 0; i < own->lines_count; i++)
		own->choices[i] = "";
	count = ballot_voices_of(c->store, id, own->number, &voices);
	for (size_t i = 0; i < count; i++)
		own->choices[voices[i].line - 1] = voices[i].choice;
	return true;
}

static bool is_choice(const char *choice)
{
	return strcmp(choice, "agreed") == 0 || strcmp(choice, "opposed") == 0 || strcmp(choice, "abstained") == 0;
}

/* A paper with more names than seats is spoilt: here it cannot be given. */
static bool choices_are_right(struct ctx *c, const struct ballot_own *own, const char *const *choices, size_t count)
{
	bool is_right = true;
	int64_t agreed = 0;

	for (size_t i = 0; i < own->lines_count; i++) {
		const char *field = own->row.seats > 0 ? arena_printf(c->arena, "choice_%zu", i + 1) : "choice";

		if (i >= count || !is_choice(choices[i]))
			is_right = ctx_refuse_field(c, field, own->row.seats > 0 ? T_ballot_choice_missing_of : T_ballot_choice_missing, "name", own->lines[i].name, NULL);
		else
			agreed += strcmp(choices[i], "agreed") == 0;
	}
	if (is_right && own->row.seats > 0 && agreed > own->row.seats)
		return ctx_refuse(c, AGAINST_RULE, T_ballot_too_many_chosen, "n", ballot_number(c, agreed), "seats", ballot_number(c, own->row.seats), NULL);
	return is_right;
}

bool ballot_vote(struct ctx *c, ballot_id id, const char *const *choices, size_t count)
{
	struct ballot_own own;

	ctx_begin(c, "ballot.vote", "ballot", id.v, 0);
	if (!ballot_own_of(c, id, &own) || !ballot_is_still_open(c, &own.row))
		return false;
	if (own.has_voted)
		return ctx_refuse(c, CONFLICT, T_ballot_has_voted, NULL);
	if (!choices_are_right(c, &own, choices, count))
		return false;
	/* Two requests at once: the second changes no row. */
	if (ballot_voted_insert(c->store, id, own.number) == 0)
		return ctx_refuse(c, CONFLICT, T_ballot_has_voted, NULL);
	for (size_t i = 0; i < own.lines_count; i++)
		ballot_voice_insert(c->store, id, own.number, (int64_t)i + 1, choices[i]);
	ballot_touch(c->store, id);
	audit_note_int(c, "ballot_voter", "number", id.v, 0, own.number);
	return ctx_commit(c);
}
