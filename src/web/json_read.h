/* JSON that comes in, flattened into named texts like the fields of a form. Apart from request.c because
 * jansson and base/json.h have names in common. */
#ifndef WEB_JSON_READ_H
#define WEB_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* {"a": {"b": [1, "x"]}} gives a.b=1 and a.b=x; objects in a list are numbered: rows.0.name. True and false
 * are 1 and 0, null is "". False: not JSON, not an object, repeated names, too deep, or `add` said false. */
bool json_read(struct arena *a, const char *data, size_t bytes,
	       bool (*add)(void *cls, const char *name, const char *value), void *cls);

#endif
