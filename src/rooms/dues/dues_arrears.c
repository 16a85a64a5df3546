/* What is due and not paid: read for one or for many, and kept with the member for counts. */
#include "rooms/dues/dues_part.h"

struct dues_owed dues_owed_until(const struct dues_stretch *stretches, size_t count, const struct dues_run *runs, size_t runs_count, int until_month)
{
	struct dues_owed owed = { .first_month = DUES_MONTH_OPEN };

	for (size_t i = 0; i < runs_count; i++)
		for (int month = runs[i].from_month; month < runs[i].to_month && month <= until_month; month++) {
			int64_t org;

			if (owed.months++ == 0)
				owed.first_month = month;
			owed.fen += dues_of_month(stretches, count, month, &org);
		}
	return owed;
}

void dues_arrears_of(struct ctx *c, int64_t region, const int64_t *people, size_t count, struct dues_arrears *arrears)
{
	struct dues_base_of *bases = NULL;
	struct dues_month_of *months = NULL;
	size_t bases_count = count == 0 ? 0 : dues_bases_of(c->store, region, people, count, &bases);
	size_t months_count = count == 0 ? 0 : dues_months_paid_of(c->store, region, people, count, &months);
	int *paid = arena_array(c->arena, months_count + 1, sizeof(*paid));

	for (size_t k = 0; k < count; k++) {
		struct dues_arrears *a = &arrears[k];
		size_t own = 0, paid_count = 0;

		for (size_t i = 0; i < bases_count; i++)
			own += bases[i].person.v == people[k];
		*a = (struct dues_arrears){ .stretches = arena_array(c->arena, own + 1, sizeof(*a->stretches)) };
		for (size_t i = 0; i < bases_count; i++)
			if (bases[i].person.v == people[k])
				a->stretches[a->stretches_count++] = (struct dues_stretch){ (int)bases[i].from_month, (int)bases[i].to_month, bases[i].due_fen, 0 };
		for (size_t i = 0; i < months_count; i++)
			if (months[i].person.v == people[k])
				paid[paid_count++] = (int)months[i].month;
		a->runs = arena_array(c->arena, own + paid_count + 1, sizeof(*a->runs));
		a->runs_count = dues_runs(a->stretches, own, paid, paid_count, a->runs);
	}
}

void dues_write_standing(struct ctx *c, person_id person)
{
	struct dues_payer p;

	if (!dues_payer_read(c, person, &p))
		return;
	dues_member_stands(c->store, p.person.region, person, dues_first_unpaid(p.runs, p.runs_count), dues_reached(p.runs, p.runs_count, DUES_WARN_MONTHS),
		dues_reached(p.runs, p.runs_count, DUES_REVIEW_MONTHS));
}
