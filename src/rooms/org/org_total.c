#include "rooms/org/org_total.h"

#include "core/path.h"
#include "rooms/figure/figure.h"

void org_count(struct ctx *c, const char *path, day_t day, struct org_totals *totals)
{
	struct figure_totals figures;

	*totals = (struct org_totals){ 0 };
	totals->kinds_count = org_kinds_in(c->store, path, path_end(c->arena, path), day, &totals->kinds);
	if (!figure_totals(c, path, day, &figures))
		return;
	totals->committees = figures.committees;
	totals->general_branches = figures.general_branches;
	totals->branches = figures.branches;
	totals->members = figures.members;
	totals->probationary = figures.probationary;
	totals->women = figures.women;
	totals->young = figures.young;
	totals->college = figures.college;
	totals->per_branch_hundredths = figures.per_branch_hundredths;
}
