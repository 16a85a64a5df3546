/* JSON that comes in, flattened into named texts like the fields of a form. Apart from request.c because
 * jansson and base/json.h have names in common. */
#ifndef WEB_JSON_READ_H
#define WEB_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/* A list or an object that stands under a name, which its flattened values do not show any more. */
struct json_part {
	const char *name;
	bool is_list;			/* else an object */
	const struct json_part *next;
};

/* {"a": {"b": [1, "x"]}} gives a.b=1 and a.b=x, and the parts a and a.b, the last first; objects in a list are numbered: rows.0.name. True
 * and false are 1 and 0, null is "". All in the arena. False: not JSON, not an object, repeated names, too deep, more parts than a request may have
 * fields, or `add` said false. *twice: the name that an object has twice, else NULL. */
bool json_read(struct arena *a, const char *data, size_t bytes,
	       bool (*add)(void *cls, const char *name, const char *value), void *cls, const struct json_part **parts, const char **twice);

#endif
