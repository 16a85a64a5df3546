#include "web/clock.h"

#include <stdio.h>
#include <string.h>
#include "base/date.h"

bool clock_parse(const char *text, int64_t *time_s)
{
	int year, month, day, hour, minute, second, used = 0, off_hour = 0, off_minute = 0, end = 0;
	char sign;

	if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &used) != 6 || used != 19)
		return false;
	if (!date_is_valid(year, month, day) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
		return false;
	if (strcmp(text + used, "Z") == 0)
		sign = '+';
	else if (sscanf(text + used, "%c%2d:%2d%n", &sign, &off_hour, &off_minute, &end) != 3 || end != 6 || text[used + end] != '\0')
		return false;
	if ((sign != '+' && sign != '-') || off_hour < 0 || off_hour > 14 || off_minute < 0 || off_minute > 59)
		return false;
	*time_s = (int64_t)day_from_date(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
		- (sign == '-' ? -1 : 1) * (off_hour * 3600 + off_minute * 60);
	return *time_s > 0;
}
