/* Holds a request to what its API route takes, before the handler sees it. */
#ifndef WEB_API_CHECK_H
#define WEB_API_CHECK_H

#include "web/web.h"

/* Refuses, at its field, a name that the route does not take, one sent twice that is no list, and a value that
 * cannot be of its type or is longer than its limit; in the query of a GET also what is no day, no month or
 * lies outside the bounds, since a list would answer with other data (where something is changed the rules say so in
 * their own words). What is missing, and what an empty value means, is the business of the rules: they know the
 * object. Of a page, which declares nothing, it looks at `year`. */
bool api_check(struct web *w);

#endif
