/* Every kind of work for the confined child, in the table that helper_start wants. A new parser of strangers'
 * files gets a line in parsers.c. */
#ifndef CORE_PARSERS_H
#define CORE_PARSERS_H

#include "core/helper.h"

/* Every kind of work that the confined child does, for helper_start; ends with a NULL kind. */
extern const struct helper_job PARSERS[];

/* helper_start with PARSERS, after what they need has been loaded. */
bool parsers_start(char *error, size_t error_bytes);

#endif
