/* What the templates of relations are given: finished data, no queries. */
#ifndef ROOMS_HOST_HOST_RELATION_SCREEN_H
#define ROOMS_HOST_HOST_RELATION_SCREEN_H

#include "rooms/host/host_relation.h"
#include "rooms/org/org_sql.h"
#include "view/component.h"

struct host_relation_screen {
	struct org_row org;
	struct host_relation_count counts;
	enum host_relation_gap gap;
	struct host_relation_row *rows;
	size_t rows_count;
	int64_t page, total, rows_per_page;
	const char *href, *page_href;
};

/* The form on the page of a unit; is_there false: the unit belongs in no such list. */
struct host_relation_card {
	bool is_there, may_edit;
	struct host_relation_row row;
	const char *action, *list_href, *superior_code, *place, *document, *day;	/* what was typed, else what is stored */
	struct option *homes;
	size_t homes_count;
};

#endif
