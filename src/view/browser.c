/* Which browsers get the one static page instead of the product: those in which its pages do not work.
 * 360 and the like in compatibility mode say that they are MSIE or Trident. */
#include <stdlib.h>
#include "base/text.h"
#include "view/component.h"

#define CHROMIUM_MIN 86

static int version_after(const char *user_agent, const char *word)
{
	const char *at = strstr(user_agent, word);

	return at == NULL ? 0 : (int)strtol(at + strlen(word), NULL, 10);
}

bool is_old_browser(const char *user_agent)
{
	int chromium;

	if (user_agent == NULL)
		return false;
	if (strstr(user_agent, "MSIE ") != NULL || strstr(user_agent, "Trident/") != NULL)
		return true;
	chromium = version_after(user_agent, "Chrome/");
	return chromium > 0 && chromium < CHROMIUM_MIN;
}
