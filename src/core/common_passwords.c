#include "core/common_passwords.h"

#include <string.h>

bool common_password_is_listed(const char *lower)
{
	int from = 0, to = COMMON_COUNT;

	while (from < to) {
		int middle = from + (to - from) / 2;
		int order = strcmp(lower, COMMON_WORDS + COMMON_PLACES[middle]);

		if (order == 0)
			return true;
		if (order < 0)
			to = middle;
		else
			from = middle + 1;
	}
	return false;
}
