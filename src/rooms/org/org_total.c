#include "rooms/org/org_total.h"

#include <string.h>
#include "core/path.h"
#include "rooms/org/org_kind.h"

void org_count(struct ctx *c, const char *path, day_t day, struct org_totals *totals)
{
	const char *end = path_end(c->arena, path);
	struct org_people *people;
	size_t people_count = org_people_in(c->store, path, end, &people);

	*totals = (struct org_totals){ 0 };
	totals->kinds_count = org_kinds_in(c->store, path, end, day, &totals->kinds);
	for (size_t i = 0; i < totals->kinds_count; i++) {
		const struct org_kind *kind = org_kind_find(totals->kinds[i].kind);

		if (kind != NULL && kind->has_members)
			totals->branches += totals->kinds[i].n;
		else if (kind != NULL && strcmp(kind->code, "committee") == 0)
			totals->committees += totals->kinds[i].n;
		else if (kind != NULL && strcmp(kind->code, "general_branch") == 0)
			totals->general_branches += totals->kinds[i].n;
	}
	for (size_t i = 0; i < people_count; i++) {
		totals->members += people[i].n;
		if (people[i].status == 1)
			totals->probationary += people[i].n;
	}
}
