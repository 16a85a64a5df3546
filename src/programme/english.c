#include "programme/english.h"

#include <stdlib.h>
#include <string.h>

static int compare_chinese(const void *text, const void *item)
{
	return strcmp(text, ((const struct english *)item)->chinese);
}

const char *programme_named(enum lang lang, const char *text)
{
	const struct english *found = lang != LANG_EN || text == NULL ? NULL : bsearch(text, ENGLISH, ENGLISH_COUNT, sizeof(ENGLISH[0]), compare_chinese);

	return found == NULL ? text : found->english;
}
