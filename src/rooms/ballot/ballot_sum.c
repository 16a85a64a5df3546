/* The sums of a vote, and what may stand on a count sheet. */
#include "rooms/ballot/ballot_sum.h"

#include <string.h>
#include "text/ballot.h"

/* ---- shares ---- */

static bool is_reached(int64_t count, int64_t of, struct fraction share, bool is_exceeded)
{
	int to_share;

	if (of <= 0)
		return false;
	to_share = fraction_compare(fraction_of(count, of), share);
	return is_exceeded ? to_share > 0 : to_share >= 0;
}

int64_t ballot_least(struct fraction share, bool is_exceeded, int64_t of)
{
	struct fraction part = fraction_multiply(share, fraction_of(of, 1));
	int64_t whole = part.above / part.below;

	return part.above % part.below != 0 || is_exceeded ? whole + 1 : whole;
}

bool ballot_has_quorum(const struct ballot_terms *terms, int64_t present)
{
	return is_reached(present, terms->entitled, terms->quorum, terms->is_quorum_exceeded);
}

int64_t ballot_agreed(const struct ballot_figures *f, const struct ballot_terms *terms, size_t line)
{
	return f->lines[line].agreed + (terms->seats == 0 ? f->written_agreed : 0);
}

int64_t ballot_base_count(const struct ballot_terms *terms, const struct ballot_figures *f, size_t line)
{
	const struct ballot_votes *v = &f->lines[line];

	switch (terms->pass_of) {
	case BALLOT_OF_PRESENT: return f->present + f->written;
	case BALLOT_OF_ENTITLED: return terms->entitled;
	default: return v->agreed + v->opposed + v->abstained + f->written;
	}
}

bool ballot_has_majority(const struct ballot_terms *terms, const struct ballot_figures *f, size_t line)
{
	return is_reached(ballot_agreed(f, terms, line), ballot_base_count(terms, f, line), terms->pass, terms->is_pass_exceeded);
}

int64_t ballot_elect(const struct ballot_terms *terms, const struct ballot_figures *f, bool *is_elected)
{
	int64_t elected = 0;

	for (size_t i = 0; i < f->lines_count; i++) {
		int64_t not_behind = 0;	/* those with a majority and no fewer votes, itself among them */

		is_elected[i] = ballot_has_quorum(terms, f->present) && ballot_has_majority(terms, f, i);
		for (size_t k = 0; k < f->lines_count && is_elected[i]; k++)
			not_behind += f->lines[k].agreed >= f->lines[i].agreed && ballot_has_majority(terms, f, k);
		is_elected[i] = is_elected[i] && not_behind <= terms->seats;
		elected += is_elected[i];
	}
	return elected;
}

int64_t ballot_tied(const struct ballot_terms *terms, const struct ballot_figures *f, const bool *is_elected, bool *is_tied)
{
	int64_t elected = 0, most = 0, tied = 0;

	for (size_t i = 0; i < f->lines_count; i++) {
		elected += is_elected[i];
		if (!is_elected[i] && ballot_has_majority(terms, f, i) && f->lines[i].agreed > most)
			most = f->lines[i].agreed;
	}
	for (size_t i = 0; i < f->lines_count; i++) {
		is_tied[i] = most > 0 && elected < terms->seats && ballot_has_quorum(terms, f->present) && !is_elected[i] && f->lines[i].agreed == most &&
			ballot_has_majority(terms, f, i);
		tied += is_tied[i];
	}
	return tied;
}

/* ---- the count sheet ---- */

static bool is_number(int64_t n) { return n >= 0 && n <= BALLOT_FIGURE_MAX; }

static bool fault_is(struct ballot_fault *fault, const char *field, message text, int64_t figure, int64_t other)
{
	*fault = (struct ballot_fault){ .field = field, .text = text, .figure = figure, .other = other, .line = fault->line };
	return true;
}

static bool has_wrong_number(const struct ballot_figures *f, struct ballot_fault *fault)
{
	const struct { const char *field; int64_t n; } NUMBERS[] = { { "present", f->present }, { "issued", f->issued }, { "collected", f->collected },
		{ "spoilt", f->spoilt }, { "written", f->written }, { "written_agreed", f->written_agreed } };

	for (size_t i = 0; i < sizeof(NUMBERS) / sizeof(NUMBERS[0]); i++)
		if (!is_number(NUMBERS[i].n))
			return fault_is(fault, NUMBERS[i].field, T_ballot_number_wrong, BALLOT_FIGURE_MAX, 0);
	for (fault->line = 0; fault->line < f->lines_count; fault->line++) {
		const struct ballot_votes *v = &f->lines[fault->line];

		if (!is_number(v->agreed) || !is_number(v->opposed) || !is_number(v->abstained))
			return fault_is(fault, !is_number(v->agreed) ? "agreed" : !is_number(v->opposed) ? "opposed" : "abstained", T_ballot_number_wrong,
				BALLOT_FIGURE_MAX, 0);
	}
	fault->line = 0;
	return false;
}

static bool has_wrong_people(const struct ballot_terms *terms, const struct ballot_figures *f, struct ballot_fault *fault)
{
	if (terms->entitled <= 0)
		return fault_is(fault, "present", T_ballot_entitled_unknown, 0, 0);
	if (f->present > terms->entitled)
		return fault_is(fault, "present", T_ballot_present_above, f->present, terms->entitled);
	if (f->written > 0 && !terms->allows_written)
		return fault_is(fault, "written", T_ballot_written_not_allowed, f->written, 0);
	if (f->written > terms->entitled - f->present)
		return fault_is(fault, "written", T_ballot_written_above, f->written, terms->entitled - f->present);
	if (f->written_agreed > f->written)
		return fault_is(fault, "written_agreed", T_ballot_written_agreed_above, f->written_agreed, f->written);
	return false;
}

static bool has_wrong_papers(const struct ballot_figures *f, struct ballot_fault *fault)
{
	if (f->issued > f->present)
		return fault_is(fault, "issued", T_ballot_issued_above, f->issued, f->present);
	if (f->collected > f->issued)
		return fault_is(fault, "collected", T_ballot_collected_above, f->collected, f->issued);
	if (f->spoilt > f->collected)
		return fault_is(fault, "spoilt", T_ballot_spoilt_above, f->spoilt, f->collected);
	return false;
}

static bool has_wrong_votes(const struct ballot_terms *terms, const struct ballot_figures *f, struct ballot_fault *fault)
{
	bool has_papers = terms->is_secret || f->issued > 0;
	int64_t papers = f->collected - f->spoilt, agreed = 0;

	for (fault->line = 0; fault->line < f->lines_count; fault->line++) {
		const struct ballot_votes *v = &f->lines[fault->line];
		int64_t votes = v->agreed + v->opposed + v->abstained;

		agreed += v->agreed;
		if (!has_papers && votes > f->present)
			return fault_is(fault, "agreed", T_ballot_hands_above, votes, f->present);
		if (has_papers && votes > papers)
			return fault_is(fault, "agreed", T_ballot_votes_above, votes, papers);
		if (has_papers && terms->seats == 0 && votes < papers)
			return fault_is(fault, "agreed", T_ballot_votes_below, votes, papers);
	}
	fault->line = 0;
	/* A paper with more names than seats is spoilt. */
	if (has_papers && terms->seats > 0 && agreed > papers * terms->seats)
		return fault_is(fault, "agreed", T_ballot_names_above, agreed, papers * terms->seats);
	return false;
}

/* Whoever says no to a candidate may write another name, and a name is written to vote for it (选举工作条例). */
static bool has_wrong_others(const struct ballot_figures *f, struct ballot_fault *fault)
{
	size_t candidates = f->lines_count - f->others_count;
	int64_t opposed = 0, written = 0;

	for (size_t i = 0; i < f->lines_count; i++) {
		const struct ballot_votes *v = &f->lines[i];

		fault->line = i;
		if (i >= candidates && v->opposed + v->abstained > 0)
			return fault_is(fault, v->opposed > 0 ? "opposed" : "abstained", T_ballot_other_only_agreed, v->opposed + v->abstained, 0);
		opposed += i < candidates ? v->opposed : 0;
		written += i < candidates ? 0 : v->agreed;
	}
	if (written > opposed)
		return fault_is(fault, "agreed", T_ballot_others_above, written, opposed);
	fault->line = 0;
	return false;
}

bool ballot_has_fault(const struct ballot_terms *terms, const struct ballot_figures *f, struct ballot_fault *fault)
{
	*fault = (struct ballot_fault){ 0 };
	return has_wrong_number(f, fault) || has_wrong_people(terms, f, fault) || has_wrong_papers(f, fault) || has_wrong_votes(terms, f, fault) ||
		(f->others_count > 0 && has_wrong_others(f, fault));
}

bool ballot_are_same(const struct ballot_figures *a, const struct ballot_figures *b)
{
	return a->present == b->present && a->issued == b->issued && a->collected == b->collected && a->spoilt == b->spoilt && a->written == b->written &&
		a->written_agreed == b->written_agreed && a->lines_count == b->lines_count &&
		memcmp(a->lines, b->lines, a->lines_count * sizeof(*a->lines)) == 0;
}
