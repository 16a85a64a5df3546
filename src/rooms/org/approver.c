#include "rooms/org/approver.h"

#include <string.h>

bool org_kind_is_committee(const char *kind)
{
	return strcmp(kind, "committee") == 0 || strcmp(kind, "work_committee") == 0 || strcmp(kind, "city_committee") == 0;
}

bool approver_find(struct ctx *c, const char *path, struct approver_row *found)
{
	struct approver_row *chain;
	size_t count = approver_chain(c->store, path, &chain);
	bool is_found = false;

	for (size_t i = 0; i < count; i++) {
		if (!org_kind_is_committee(chain[i].kind))
			continue;
		*found = chain[i];
		is_found = true;
		if (strcmp(chain[i].unit_kind, "town") == 0 || strcmp(chain[i].unit_kind, "street") == 0)
			break;
	}
	return is_found;
}
