/* What the files of this room share: private to it. */
#ifndef ROOMS_DUES_DUES_PART_H
#define ROOMS_DUES_DUES_PART_H

#include "rooms/dues/dues.h"

/* One payer with everything that was set and paid; lists live in the arena. */
struct dues_payer {
	struct dues_person_row person;
	struct dues_member_row member;
	bool has_member;		/* something was set */
	struct dues_base_row *bases;
	struct dues_stretch *stretches;	/* the same, bases_count of them */
	size_t bases_count;
	int *paid;			/* months */
	size_t paid_count;
};
bool dues_payer_read(struct ctx *c, person_id id, struct dues_payer *p);

const char *dues_money(struct arena *a, int64_t fen);	/* "12.50" */
const char *dues_month_text(struct arena *a, int month);	/* "2015-11" */
int dues_month_read(const char *text);			/* "2015-11", "201511", "2015年11月"; 0 if it is none */

/* What is owed from the first month unpaid up to and with a month: how many months, and how much. */
struct dues_owed { int first_month, months; int64_t fen; };
struct dues_owed dues_owed_until(const struct dues_payer *p, int until_month);

#endif
