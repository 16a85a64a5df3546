/* JSON Schema of what API routes take and give. Inside the web floor. */
#ifndef WEB_OPENAPI_SCHEMA_H
#define WEB_OPENAPI_SCHEMA_H

#include "web/api.h"

#define NAME_CHARS_MAX 60	/* of a code, a noun, a word of a choice */

/* A whole schema. `is_taken`: of what is sent, where numbers may be text, as forms have them. */
void openapi_put_schema(struct json *j, const struct api_field *f, bool is_taken);
/* The members of a schema of an object that has these fields and no others, into an open object. */
void openapi_put_object(struct json *j, const struct api_field *fields, bool is_taken);

#endif
