#include "rooms/floating/floating_rule.h"

#include <string.h>

enum floating_stage floating_stage(day_t away_since, bool is_settled, day_t today)
{
	if (today < day_add_months(away_since, FLOATING_MONTHS))
		return FLOATING_NOTED;
	return is_settled ? FLOATING_TO_TRANSFER : FLOATING_AWAY;
}

bool floating_contact_is_due(day_t contact_day, int months, day_t today)
{
	return today >= day_add_months(contact_day, months);
}

bool floating_place_is_address(const char *place)
{
	static const char *const PARTS[] = { "号", "栋", "幢", "单元", "大厦", NULL };	/* 鼓楼区 is a district */

	for (size_t i = 0; PARTS[i] != NULL; i++)
		if (strstr(place, PARTS[i]) != NULL)
			return true;
	return strpbrk(place, "0123456789") != NULL;
}
