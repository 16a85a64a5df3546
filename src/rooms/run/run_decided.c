#include "rooms/run/run_decided.h"

#include <string.h>
#include "rooms/run/run_role.h"

bool run_is_final(const struct run_case *k, const struct ballot_row *ballot)
{
	struct name name = programme_name(k->p, ballot->item);

	return ballot->is_final || (name.kind == NAME_VOTE && k->p->votes[name.index].is_final);
}

const struct ballot_row *run_decided_by(const struct run_case *k)
{
	const struct ballot_row *found = NULL;

	for (size_t i = 0; i < k->ballots_count; i++)
		if (run_is_final(k, &k->ballots[i]) && ballot_is_valid(&k->ballots[i]))
			found = &k->ballots[i];
	return found;
}

const struct ballot_row *run_lost_before(const struct run_case *k, const char *vote)
{
	int64_t open = k->steps[k->steps_count - 1].id.v;
	const struct ballot_row *found = NULL;

	for (size_t i = 0; i < k->ballots_count; i++)
		if (k->ballots[i].part != open && strcmp(k->ballots[i].item, vote) == 0 && run_is_final(k, &k->ballots[i]) && ballot_is_valid(&k->ballots[i]))
			found = ballot_is_passed(&k->ballots[i]) ? NULL : &k->ballots[i];
	return found;
}

bool run_is_voted_down(const struct run_case *k)
{
	const struct ballot_row *vote = run_decided_by(k);

	return vote != NULL && !ballot_is_passed(vote);
}

static bool is_of_body(const struct role *role)
{
	for (size_t i = 0; role != NULL && i < role->parts_count; i++)
		if (role->parts[i].body != NULL || role->parts[i].selector == WORD_EVERYONE)
			return true;
	return false;
}

bool run_villagers_decide(const struct programme *p)
{
	for (size_t i = 0; i < p->votes_count; i++)
		if (programme_decides(p, &p->votes[i]) || (p->votes[i].is_final && is_of_body(run_role_find(p, p->votes[i].voters->text))))
			return true;
	return false;
}
