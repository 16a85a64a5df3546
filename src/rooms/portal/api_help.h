/* What the templates of the help about the API ask. */
#ifndef ROOMS_PORTAL_API_HELP_H
#define ROOMS_PORTAL_API_HELP_H

#include "view/view.h"
#include "web/api.h"
#include "web/route.h"

/* The addresses of one noun, in the order of the table. */
struct api_help_group {
	const char *noun;		/* "org" of /api/v1/org/:org/name */
	const struct route *const *routes;
	size_t count;
};

message api_help_title(const struct route *route);	/* NULL if text/api.txt has none: a test asks for all */
message api_help_noun_title(const char *noun);		/* likewise */
const char *api_help_noun_words(struct view *v, const char *noun);	/* title and the noun as it stands in the addresses */
/* What a field of the API takes or gives, in words. */
message api_help_type(const struct api_field *f);
const char *api_help_values(struct view *v, const struct api_field *f);	/* of a code or a choice; NULL for others */
message api_help_right(enum permission p);		/* the right, or the condition, in words */

#endif
