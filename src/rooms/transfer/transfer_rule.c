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
	static const char *const PREFIX = "中共", *const ENDS[] = { "工作委员会", "委员会", "党工委", "党委", "委" };
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
	names[6] = arena_printf(a, "%.*s委", (int)bytes, core);
}

/* Cuts the first of the words off the end; gives which, -1 none. */
static int cut_end(char *name, const char *const words[], int count)
{
	size_t bytes = strlen(name);

	for (int i = 0; i < count; i++) {
		size_t end = strlen(words[i]);

		if (bytes > end && strcmp(name + bytes - end, words[i]) == 0) {
			name[bytes - end] = '\0';
			return i;
		}
	}
	return -1;
}

/* The longer ones stand before those that they end with. */
static char cut_level(char *name)
{
	static const char *const ENDS[] = { "总支部委员会", "总支委员会", "总支部", "总支", "支部委员会", "支部", "村民委员会", "居民委员会", "工作委员会", "委员会", "党工委", "党委", "委会" };
	static const char LEVELS[] = { 'g', 'g', 'g', 'g', 'b', 'b', '\0', '\0', 'c', 'c', 'c', 'c', '\0' };
	static const char *const PARTY[] = { "党" }, *const RESIDENTS[] = { "居" };
	int end = cut_end(name, ENDS, sizeof(ENDS) / sizeof(ENDS[0]));

	if (end < 0)
		return '\0';
	cut_end(name, LEVELS[end] == '\0' ? RESIDENTS : PARTY, 1);
	return LEVELS[end];
}

/* "第一" behind the village is cut off and given back; "" there is none. */
static const char *cut_ordinal(struct arena *a, char *name)
{
	static const char *const FIGURES = "一二三四五六七八九十百0123456789";
	char *at = NULL;
	const char *next, *figure;

	for (char *found = name; (found = strstr(found, "第")) != NULL; found += strlen("第"))
		at = found;
	if (at == NULL || at == name || at[strlen("第")] == '\0')
		return "";
	for (next = figure = at + strlen("第"); *figure != '\0'; figure = next) {
		text_next(&next);
		if (strstr(FIGURES, arena_text_n(a, figure, (size_t)(next - figure))) == NULL)
			return "";
	}
	figure = arena_text(a, at);
	*at = '\0';
	return figure;
}

/* "柳河镇" of "柳河镇何家岭村": bytes of the first part that is a region and leaves a name behind; 0 none. */
static size_t region_bytes(const char *name)
{
	static const char *const REGIONS = "省 市 县 区 旗 镇 乡 街道";
	const char *at = name;

	text_next(&at);
	while (*at != '\0') {
		size_t last = (size_t)(at - name);
		char head[256];

		text_next(&at);
		last = (size_t)(at - name);
		if (last >= sizeof(head) || text_chars(at) < 2)
			return 0;
		memcpy(head, name, last);
		head[last] = '\0';
		if (transfer_ends_with_one_of(head, REGIONS))
			return last;
	}
	return 0;
}

bool transfer_village_read(struct arena *a, const char *typed, struct transfer_village *village)
{
	static const char *const PREFIX = "中共";
	char *name = arena_text(a, text_starts(typed, PREFIX) ? typed + strlen(PREFIX) : typed);
	size_t region;

	*village = (struct transfer_village){ .level = cut_level(name), .ordinal = "" };
	village->ordinal = cut_ordinal(a, name);
	while (village->uppers_count < TRANSFER_UPPERS_MAX && (region = region_bytes(name)) > 0) {
		village->uppers[village->uppers_count++] = arena_text_n(a, name, region);
		name += region;
	}
	village->name = name;
	return text_chars(name) >= 2 && transfer_ends_with_one_of(name, "村 社区 嘎查");
}

bool transfer_is_near_conversion(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS - TRANSFER_NEAR_MONTHS) < day;
}

day_t transfer_probation_over(day_t joined, day_t day)
{
	return joined != DAY_NONE && day_add_months(joined, PERSON_PROBATION_MONTHS) <= day ? day_add_months(joined, PERSON_PROBATION_MONTHS) : DAY_NONE;
}

const char *transfer_month_text(struct arena *a, enum lang lang, day_t day)
{
	return lang == LANG_ZH ? day_text_zh(a, day, DATE_MONTH) : arena_text_n(a, day_text(a, day), strlen("2015-08"));
}
