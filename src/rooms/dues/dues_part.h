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
	struct dues_run *runs;		/* what was due and is not paid */
	size_t runs_count;
};
bool dues_payer_read(struct ctx *c, person_id id, struct dues_payer *p);

const char *dues_money(struct arena *a, int64_t fen);	/* "12.50" */
const char *dues_month_text(struct arena *a, int month);	/* "2015-11" */
int dues_month_read(const char *text);			/* "2015-11", "201511", "2015年11月"; 0 if it is none */

/* What is owed from the first month unpaid up to and with a month: how many months, and how much. */
struct dues_owed { int first_month, months; int64_t fen; };
struct dues_owed dues_owed_until(const struct dues_stretch *stretches, size_t count, const struct dues_run *runs, size_t runs_count, int until_month);

/* What several are in arrears with, from two questions for all: `arrears` has room for one each, in the order of `people`. */
struct dues_arrears { struct dues_stretch *stretches; size_t stretches_count; struct dues_run *runs; size_t runs_count; };
void dues_arrears_of(struct ctx *c, int64_t region, const int64_t *people, size_t count, struct dues_arrears *arrears);

/* Behind every change of what is owed or paid, in its transaction: what the rows say by now is kept with the member, for counts and lists. */
void dues_write_standing(struct ctx *c, person_id person);

#endif
