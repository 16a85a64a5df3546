#include "rooms/resident/resident_rule.h"

#include <stddef.h>
#include <string.h>

bool resident_has_address(const char *text)
{
	static const char *const PARTS[] = { "号", "栋", "幢", "单元", "室", "楼", "弄", NULL };	/* behind a figure: 号召 and 办公室 are none */

	for (const char *at = text; *at != '\0'; at++)
		for (size_t i = 0; *at >= '0' && *at <= '9' && PARTS[i] != NULL; i++)
			if (strncmp(at + 1, PARTS[i], strlen(PARTS[i])) == 0)
				return true;
	return false;
}

bool resident_is_private(const char *text)
{
	static const char *const WORDS[] = { "夫妻", "离婚", "离异", "婚外", "恋爱", "同居", "不和", "作风", "品行", "性格", "脾气", "收入", "债务", "患病", "疾病", "信教", "信仰", "酗酒",
		"赌博", "表现差", "态度差", NULL };

	for (size_t i = 0; WORDS[i] != NULL; i++)
		if (strstr(text, WORDS[i]) != NULL)
			return true;
	return false;
}

bool resident_minutes(const char *hours, int64_t *minutes)
{
	size_t digits = strspn(hours, "0123456789");
	int64_t n = 0;

	if (digits == 0 || digits > 2)
		return false;
	for (size_t i = 0; i < digits; i++)
		n = n * 10 + (hours[i] - '0');
	*minutes = n * 60 + (strcmp(hours + digits, ".5") == 0 ? 30 : 0);
	return (hours[digits] == '\0' || strcmp(hours + digits, ".5") == 0 || strcmp(hours + digits, ".0") == 0) && *minutes <= RESIDENT_MINUTES_MAX;
}
