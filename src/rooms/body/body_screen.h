/* What the templates of this room are given: finished data, no queries. */
#ifndef ROOMS_BODY_BODY_SCREEN_H
#define ROOMS_BODY_BODY_SCREEN_H

#include <string.h>
#include "rooms/body/body.h"
#include "schema/model.h"

/* The line behind this one; the end of the text behind the last. */
static inline const char *body_line_after(const char *at)
{
	const char *end = at + strcspn(at, "\n");

	return *end == '\0' ? end : end + 1;
}

#define BODY_ROWS 20	/* of a report on one page: a thumb's length where rows are cards */

/* What of a list a page shows. */
struct body_span { const char *href; int64_t page, rows_per_page, total; size_t from, to; };

struct body_screen {
	struct org_row org;
	struct body_version_row version, *versions;
	bool has_version, may_edit;
	size_t versions_count;
	struct body_person_row *people;
	size_t people_count;
	struct body_whole whole;
	const char *day, *action;		/* day: as asked */
	day_t as_of;
	const char *head, *deputies, *members, *duties, *goals, *document, *from_day;	/* of the form */
};

enum { BODY_CROSS_ALL, BODY_CROSS_FULL, BODY_CROSS_PARTIAL, BODY_CROSS_RESULTS };

struct body_cross_screen {
	struct org_row org;
	struct body_cross_report report;
	int result;			/* which communities are listed */
	struct body_cross *rows;
	size_t rows_count;
	struct body_span span;
	const char *href;
};

struct body_network_screen {
	struct org_row org;
	struct body_network report;
	struct body_span span;
	const char *areas_each, *doors_each;	/* with two decimals */
};

struct body_group_screen {
	struct org_row org;
	struct body_group_row *groups;
	size_t groups_count;
	int64_t households, represented;
	bool may_edit;
	const char *households_text, *group_size, *number, *day, *base;
};

#endif
