#include "rooms/transfer/transfer_rule.h"

#include <string.h>
#include "rooms/person/person.h"

bool transfer_days_fit(int64_t valid_days)
{
	return valid_days >= TRANSFER_DAYS_MIN && valid_days <= TRANSFER_DAYS_MAX;
}

day_t transfer_valid_until(day_t issued, int64_t valid_days)
{
	return issued + (day_t)valid_days;
}

day_t transfer_reissue_last(day_t first_issued)
{
	return day_add_months(first_issued, TRANSFER_REISSUE_MONTHS);
}

day_t transfer_receipt_due(day_t issued, day_t valid_until)
{
	day_t usual = day_add_months(issued, TRANSFER_RECEIPT_MONTHS);

	return usual > valid_until ? usual : valid_until;
}

bool transfer_ends_with_one_of(const char *name, const char *words)
{
	size_t bytes = name == NULL ? 0 : strlen(name);

	while (*words != '\0') {
		size_t end = strcspn(words, " ");

		if (end > 0 && bytes >= end && strncmp(name + bytes - end, words, end) == 0)
			return true;
		words += end + (words[end] == ' ');
	}
	return false;
}

bool transfer_is_near_conversion(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS - TRANSFER_NEAR_MONTHS) < day;
}

day_t transfer_probation_over(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS) <= day ? day_add_months(joined, PERSON_PROBATION_MONTHS) : DAY_NONE;
}
