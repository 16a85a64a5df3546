/* What a browser says of itself: language and large type. Its age is view/browser.c's. */
#include <string.h>
#include "web/run.h"

enum lang browser_lang(const struct web_request *r)
{
	const char *chosen = request_cookie(r, "lang"), *accepts;

	if (chosen != NULL)
		return strcmp(chosen, "en") == 0 ? LANG_EN : LANG_ZH;
	/* Chinese unless the browser asks for English and knows no Chinese. */
	accepts = request_header(r, "Accept-Language");
	if (accepts == NULL || strstr(accepts, "zh") != NULL)
		return LANG_ZH;
	return strncmp(accepts, "en", 2) == 0 || strstr(accepts, ",en") != NULL || strstr(accepts, ", en") != NULL ? LANG_EN : LANG_ZH;
}

bool browser_is_large(const struct web_request *r)
{
	const char *chosen = request_cookie(r, "large");

	return chosen != NULL && strcmp(chosen, "1") == 0;
}
