#include "command/org_of_code.h"

#include "rooms/figure/figure.h"

bool org_of_code(struct ctx *c, const char *code, struct org_row *org)
{
	struct figure_root root;

	if (code != NULL)
		return org_by_code(c->store, code, org);
	return figure_root_get(c->store, &root) && org_get(c->store, root.id, org);
}
