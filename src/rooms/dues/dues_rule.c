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

int dues_quarter_last(int month)
{
	return month - month % 3 + 2;
}

bool dues_has_base(const char *payer_class)
{
	return strcmp(payer_class, "wage") == 0 || strcmp(payer_class, "annual") == 0 || strcmp(payer_class, "self") == 0 || strcmp(payer_class, "retired") == 0;
}

int64_t dues_quarter_base(int64_t quarter_fen)
{
	return (quarter_fen + 1) / 3;
}

int64_t dues_rate(const struct norm_dues *table, const char *payer_class, int64_t base_fen)
{
	bool is_retired = strcmp(payer_class, "retired") == 0;
	const struct norm_rate *rates = is_retired ? table->retired : table->wage;
	size_t count = is_retired ? table->retired_count : table->wage_count;

	for (size_t i = 0; dues_has_base(payer_class) && i < count; i++)
		if (base_fen <= rates[i].upto_fen)
			return rates[i].hundredths;
	return 0;
}

bool dues_amount(const struct norm_dues *table, const char *payer_class, int64_t base_fen, int64_t *due_fen, int64_t *low_fen, int64_t *high_fen)
{
	*due_fen = 0;
	*low_fen = 0;
	*high_fen = DUES_BASE_FEN_MAX;
	if (dues_has_base(payer_class)) {
		*due_fen = (base_fen * dues_rate(table, payer_class, base_fen) + 5000) / 10000;
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

static bool is_paid(const int *paid, size_t count, int month)
{
	for (size_t i = 0; i < count; i++)
		if (paid[i] == month)
			return true;
	return false;
}

int dues_first_unpaid(const struct dues_stretch *stretches, size_t count, const int *paid, size_t paid_count)
{
	for (size_t i = 0; i < count; i++) {
		if (stretches[i].due_fen == 0)
			continue;
		for (int month = stretches[i].from_month; month < stretches[i].to_month; month++)
			if (!is_paid(paid, paid_count, month))
				return month;
	}
	return DUES_MONTH_OPEN;
}

int dues_late_months(int paid_to, int month, bool is_quarterly)
{
	int before = is_quarterly ? month - month % 3 : month;

	return paid_to < before ? before - paid_to : 0;
}

enum dues_state dues_state(int late_months)
{
	if (late_months >= DUES_REVIEW_MONTHS)
		return DUES_REVIEW;
	if (late_months >= DUES_WARN_MONTHS)
		return DUES_WARN;
	return late_months > 0 ? DUES_OWING : DUES_PAID;
}
