#include "rooms/dues/dues_rule.h"

#include <string.h>

int dues_month(day_t day)
{
	struct date date = date_from_day(day);

	return date.year * 12 + date.month - 1;
}

day_t dues_month_first(int month)
{
	return day_from_date(month / 12, month % 12 + 1, 1);
}

int dues_quarter_first(int month)
{
	return month - month % 3;
}

int dues_quarter_last(int month)
{
	return month - month % 3 + 2;
}

bool dues_has_base(const char *payer_class)
{
	return strcmp(payer_class, "wage") == 0 || strcmp(payer_class, "annual") == 0 || strcmp(payer_class, "self") == 0 || strcmp(payer_class, "retired") == 0;
}

/* Art. 4: how many months' income a base is. */
static int64_t months_in_base(const char *payer_class)
{
	return strcmp(payer_class, "self") == 0 ? 3 : 1;
}

int64_t dues_base_of_month(const char *payer_class, int64_t base_fen)
{
	int64_t months = months_in_base(payer_class);

	return (base_fen + months / 2) / months;
}

int64_t dues_rate(const struct norm_dues *table, const char *payer_class, int64_t base_fen)
{
	bool is_retired = strcmp(payer_class, "retired") == 0;
	const struct norm_rate *rates = is_retired ? table->retired : table->wage;
	size_t count = is_retired ? table->retired_count : table->wage_count;
	int64_t months = months_in_base(payer_class);

	for (size_t i = 0; dues_has_base(payer_class) && i < count; i++)
		if ((base_fen + months - 1) / months <= rates[i].upto_fen)	/* rounded up it is above an edge when it is above it at all */
			return rates[i].hundredths;
	return 0;
}

bool dues_amount(const struct norm_dues *table, const char *payer_class, int64_t base_fen, int64_t *due_fen, int64_t *low_fen, int64_t *high_fen)
{
	*due_fen = 0;
	*low_fen = 0;
	*high_fen = DUES_BASE_FEN_MAX;
	if (dues_has_base(payer_class)) {
		int64_t months = months_in_base(payer_class);

		*due_fen = (base_fen * dues_rate(table, payer_class, base_fen) + 5000 * months) / (10000 * months);
		return base_fen >= 0 && base_fen <= DUES_BASE_FEN_MAX;
	}
	for (size_t i = 0; i < table->fixed_count; i++) {
		const struct norm_fixed *fixed = &table->fixed[i];

		if (strcmp(fixed->payer_class, payer_class) != 0)
			continue;
		*low_fen = fixed->low_fen;
		*high_fen = fixed->high_fen;
		*due_fen = fixed->low_fen == fixed->high_fen ? fixed->low_fen : base_fen;
		return *due_fen >= fixed->low_fen && *due_fen <= fixed->high_fen;
	}
	return false;
}

int64_t dues_of_month(const struct dues_stretch *stretches, size_t count, int month, int64_t *org)
{
	for (size_t i = 0; i < count; i++)
		if (stretches[i].from_month <= month && month < stretches[i].to_month) {
			*org = stretches[i].org;
			return stretches[i].due_fen;
		}
	*org = 0;
	return 0;
}

/* The first month paid from one on. */
static int paid_from(const int *paid, size_t count, int month)
{
	int first = DUES_MONTH_OPEN;

	for (size_t i = 0; i < count; i++)
		if (paid[i] >= month && paid[i] < first)
			first = paid[i];
	return first;
}

size_t dues_runs(const struct dues_stretch *stretches, size_t count, const int *paid, size_t paid_count, struct dues_run *runs)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		for (int month = stretches[i].from_month, next; stretches[i].due_fen != 0 && month < stretches[i].to_month; month = next + 1) {
			next = paid_from(paid, paid_count, month);
			if (next == month)
				continue;
			if (n == 0 || runs[n - 1].to_month != month)	/* else a new standard goes on where the one before ended */
				runs[n++].from_month = month;
			runs[n - 1].to_month = next < stretches[i].to_month ? next : stretches[i].to_month;
		}
	return n;
}

int dues_first_unpaid(const struct dues_run *runs, size_t count)
{
	return count == 0 ? DUES_MONTH_OPEN : runs[0].from_month;
}

int dues_reached(const struct dues_run *runs, size_t count, int months)
{
	for (size_t i = 0; i < count; i++)
		if (runs[i].to_month - runs[i].from_month >= months)
			return runs[i].from_month + months;
	return DUES_MONTH_OPEN;
}

int dues_late_before(int month, bool is_quarterly)
{
	return is_quarterly ? month - month % 3 : month;
}

struct dues_run dues_late_run(const struct dues_run *runs, size_t count, int month, bool is_quarterly)
{
	int before = dues_late_before(month, is_quarterly);
	struct dues_run longest = { 0, 0 };

	for (size_t i = 0; i < count; i++) {
		struct dues_run run = { runs[i].from_month, runs[i].to_month < before ? runs[i].to_month : before };

		if (run.to_month - run.from_month > longest.to_month - longest.from_month)
			longest = run;
	}
	return longest;
}

int dues_late_months(const struct dues_run *runs, size_t count, int month, bool is_quarterly)
{
	struct dues_run run = dues_late_run(runs, count, month, is_quarterly);

	return run.to_month - run.from_month;
}

enum dues_state dues_state(int late_months)
{
	if (late_months >= DUES_REVIEW_MONTHS)
		return DUES_REVIEW;
	if (late_months >= DUES_WARN_MONTHS)
		return DUES_WARN;
	return late_months > 0 ? DUES_OWING : DUES_PAID;
}
