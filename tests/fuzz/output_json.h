/* A text written as JSON and read by json_read, so also by jansson; apart because jansson and base/json.h have names in
 * common. */
#ifndef TESTS_FUZZ_OUTPUT_JSON_H
#define TESTS_FUZZ_OUTPUT_JSON_H

#include "fuzz.h"
#include "base/json.h"
#include "web/json_read.h"

static inline bool output_take(void *cls, const char *name, const char *value)
{
	MUST(strcmp(name, "text") == 0);
	*(const char **)cls = value;
	return true;
}

static inline const char *output_through_json(struct arena *a, const char *text)
{
	struct buffer b;
	struct json j;
	const char *seen = NULL;
	const struct json_part *parts;
	const char *twice;

	buffer_init(&b, a, 0);
	json_init(&j, &b);
	json_object(&j);
	json_put_text(&j, "text", text);
	json_end(&j);
	MUST(json_read(a, buffer_text(&b), b.bytes, output_take, &seen, &parts, &twice) && seen != NULL && parts == NULL);	/* a text alone has no list and no object in it */
	return seen;
}

#endif
