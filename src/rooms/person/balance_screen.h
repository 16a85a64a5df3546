/* What the templates of the balance are given. */
#ifndef ROOMS_PERSON_BALANCE_SCREEN_H
#define ROOMS_PERSON_BALANCE_SCREEN_H

#include "rooms/org/org.h"
#include "rooms/person/balance_behind.h"

struct balance_screen {
	struct org_row org;
	struct balance balance;
	bool is_counted;		/* false after a refusal of the days */
	const char *from_text, *to_text;
	bool may_handle;		/* prints papers */
	const char *annual_href;	/* the annual tables on the last day of the period; NULL: without the right to figures */
	struct late_entry_done *late; size_t late_count;
	struct person_void_row *voided; size_t voided_count;	/* what the actor may not see was taken out of them */
	struct balance_batch *batches; size_t batches_count;
};

struct balance_list_screen {
	struct balance_cell cell;
	const char *page_href;
	const char *roster_href, *export_href;	/* the same people in the roster, and its form of exports; NULL: without the right */
	const char *list_export_href;		/* the form that asks for this list itself, with those who are elsewhere now; NULL likewise */
	struct balance_person *people;
	size_t people_count;
	int64_t total, page, rows_per_page;
};

#endif
