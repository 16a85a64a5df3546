/* Writing JSON into a buffer, in order; commas, escapes and nesting are its business. Ids go out as
 * text, since JavaScript loses integers above 2^53. Reading is jansson's business at the edge. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include "base/buffer.h"
#include "base/date.h"
#include "base/message.h"

#define JSON_DEPTH_MAX 32

struct json {
	struct buffer *out;
	int depth;
	bool is_array[JSON_DEPTH_MAX];	/* what each open level is */
	bool has_items[JSON_DEPTH_MAX];
	bool after_name;
	enum lang lang;			/* of whoever reads it */
};

/* Begins a document at the end of `out`, which lives longer than the writer. */
void json_init(struct json *j, struct buffer *out);
/* Opens an object or an array, at the place of a value; json_end closes the one opened last. Deeper than JSON_DEPTH_MAX is a bug. */
void json_object(struct json *j);
void json_array(struct json *j);
void json_end(struct json *j);			/* closes the innermost object or array */
/* The name of the next value of an object, escaped; only inside an object, and a value or a container follows before the next name. */
void json_name(struct json *j, const char *name);
void json_text(struct json *j, const char *text);	/* NULL writes null */
/* A whole number in decimal digits. What reads JSON into doubles loses digits beyond 2^53: such ids go as text. */
void json_int(struct json *j, int64_t number);
void json_id(struct json *j, int64_t id);	/* as text */
/* true, false and null, at the place of a value. */
void json_bool(struct json *j, bool value);
void json_null(struct json *j);
void json_day(struct json *j, day_t day);	/* ISO text; open or none is null */

/* name and value at once */
void json_put_text(struct json *j, const char *name, const char *text);
void json_put_int(struct json *j, const char *name, int64_t number);
void json_put_id(struct json *j, const char *name, int64_t id);
void json_put_bool(struct json *j, const char *name, bool value);
void json_put_day(struct json *j, const char *name, day_t day);

#endif
