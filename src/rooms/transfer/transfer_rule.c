#include "rooms/transfer/transfer_rule.h"

#include <string.h>
#include "base/text.h"
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

void transfer_spellings(struct arena *a, const char *typed, const char *names[TRANSFER_SPELLINGS])
{
	static const char *const PREFIX = "中共", *const ENDS[] = { "工作委员会", "委员会", "党工委", "党委" };
	const char *core = arena_text(a, text_starts(typed, PREFIX) ? typed + strlen(PREFIX) : typed);
	size_t bytes = strlen(core);

	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		size_t end = strlen(ENDS[i]);

		if (bytes > end && strcmp(core + bytes - end, ENDS[i]) == 0) {
			bytes -= end;
			break;
		}
	}
	names[0] = text_wide_brackets(a, typed);
	names[1] = arena_printf(a, "%.*s", (int)bytes, core);
	names[2] = arena_printf(a, "中共%.*s委员会", (int)bytes, core);
	names[3] = arena_printf(a, "中共%.*s工作委员会", (int)bytes, core);
	names[4] = arena_printf(a, "%.*s党委", (int)bytes, core);
	names[5] = arena_printf(a, "%.*s党工委", (int)bytes, core);
}

bool transfer_is_near_conversion(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS - TRANSFER_NEAR_MONTHS) < day;
}

day_t transfer_probation_over(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS) <= day ? day_add_months(joined, PERSON_PROBATION_MONTHS) : DAY_NONE;
}
