/* What a post does most, one touch away: eight doors of the first page, in the order of use, each only for whoever may go there. */
#include "rooms/workbench/workbench_screen.h"

#include "core/permit.h"
#include "rooms/workbench/workbench_source.h"
#include "text/workbench.h"

enum { IN_BRANCH = 1, ABOVE = 2 };

/* In an address {org} is the own organisation. */
static const struct quick { message label; const char *icon, *before, *after; enum permission may; int who; } QUICKS[] = {
	{ T_workbench_quick_cases, "flag", "/run", NULL, MAY_HANDLE, IN_BRANCH | ABOVE },
	{ T_workbench_quick_late, "bell", "/org/", "/run?due=late#cases", MAY_HANDLE, ABOVE },
	{ T_workbench_quick_dues, "coin", "/dues", NULL, MAY_EDIT_PERSON, IN_BRANCH },
	{ T_workbench_quick_recruit, "userplus", "/org/", "/recruit", MAY_HANDLE, IN_BRANCH | ABOVE },
	{ T_workbench_quick_transfer, "swap", "/transfer", NULL, MAY_SEE_PERSON, ABOVE },
	{ T_workbench_quick_floating, "float", "/floating", NULL, MAY_SEE_PERSON, IN_BRANCH },
	{ T_workbench_quick_people, "users", "/person", NULL, MAY_SEE_PERSON, IN_BRANCH | ABOVE },
	{ T_workbench_quick_figures, "chart", "/figure", NULL, MAY_SEE_FIGURES, ABOVE },
	{ T_workbench_quick_papers, "file", "/document", NULL, MAY_HANDLE, IN_BRANCH | ABOVE },
	{ T_workbench_quick_notices, "horn", "/notice", NULL, SIGNED_IN, IN_BRANCH | ABOVE },
	{ T_workbench_quick_open, "search", "/open-case", NULL, SIGNED_IN, IN_BRANCH },
};

void workbench_quick(struct ctx *c, struct workbench_screen *s)
{
	int who = workbench_is_above(c) ? ABOVE : IN_BRANCH;

	for (size_t i = 0; i < sizeof(QUICKS) / sizeof(QUICKS[0]) && s->quick_count < WORKBENCH_QUICKS; i++) {
		const struct quick *q = &QUICKS[i];

		if ((q->who & who) != 0 && (q->may == SIGNED_IN || may(c, q->may)))
			s->quick[s->quick_count++] = (struct workbench_quick){ q->label, q->icon,
				q->after == NULL ? q->before : arena_printf(c->arena, "%s%lld%s", q->before, (long long)c->actor.org_id, q->after) };
	}
}
