#include "web/json_read.h"

#include <jansson.h>
#include <string.h>
#include "web/limits.h"

struct reader {
	struct arena *arena;
	bool (*add)(void *cls, const char *name, const char *value);
	void *cls;
	const struct json_part *parts;
	size_t parts_count;
};

static bool read_value(struct reader *r, const char *name, json_t *value, int depth);

static bool read_object(struct reader *r, const char *name, json_t *object, int depth)
{
	const char *key;
	json_t *item;

	json_object_foreach(object, key, item)
		if (!read_value(r, name[0] == '\0' ? arena_text(r->arena, key) : arena_printf(r->arena, "%s.%s", name, key), item, depth + 1))
			return false;
	return true;
}

static bool read_array(struct reader *r, const char *name, json_t *array, int depth)
{
	json_t *item;
	size_t i;

	json_array_foreach(array, i, item) {
		bool is_plain = !json_is_object(item) && !json_is_array(item);

		if (!read_value(r, is_plain ? name : arena_printf(r->arena, "%s.%zu", name, i), item, depth + 1))
			return false;
	}
	return true;
}

static bool note_part(struct reader *r, const char *name, bool is_list)
{
	struct json_part *part;

	if (name[0] == '\0')
		return true;
	if (++r->parts_count > PARAMS_COUNT_MAX)
		return false;
	part = arena_alloc(r->arena, sizeof(*part));
	*part = (struct json_part){ name, is_list, r->parts };
	r->parts = part;
	return true;
}

static bool read_value(struct reader *r, const char *name, json_t *value, int depth)
{
	if (depth > JSON_DEPTH_READ_MAX)
		return false;
	if ((json_is_object(value) || json_is_array(value)) && !note_part(r, name, json_is_array(value)))
		return false;
	switch (json_typeof(value)) {
	case JSON_OBJECT:
		return read_object(r, name, value, depth);
	case JSON_ARRAY:
		return read_array(r, name, value, depth);
	case JSON_STRING:
		return r->add(r->cls, name, arena_text_n(r->arena, json_string_value(value), json_string_length(value)));
	case JSON_INTEGER:
		return r->add(r->cls, name, arena_printf(r->arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
	case JSON_REAL:
		return r->add(r->cls, name, arena_printf(r->arena, "%.15g", json_real_value(value)));
	case JSON_TRUE:
		return r->add(r->cls, name, "1");
	case JSON_FALSE:
		return r->add(r->cls, name, "0");
	case JSON_NULL:
		return r->add(r->cls, name, "");
	}
	return false;
}

/* Of "duplicate object key near '"present"'" the name. Only so much of it stands there, and of a strange one nothing that can be read. */
static const char *name_in(struct arena *a, const char *said)
{
	const char *from = strchr(said, '"'), *to = from == NULL ? NULL : strchr(from + 1, '"');

	return to == NULL ? "?" : arena_text_n(a, from + 1, (size_t)(to - from) - 1);
}

bool json_read(struct arena *a, const char *data, size_t bytes,
	       bool (*add)(void *cls, const char *name, const char *value), void *cls, const struct json_part **parts, const char **twice)
{
	struct reader reader = { .arena = a, .add = add, .cls = cls };
	json_error_t error;
	json_t *root = json_loadb(data, bytes, JSON_REJECT_DUPLICATES, &error);
	bool is_good;

	*twice = root == NULL && json_error_code(&error) == json_error_duplicate_key ? name_in(a, error.text) : NULL;
	if (root == NULL)
		return false;
	is_good = json_is_object(root) && read_value(&reader, "", root, 0);
	json_decref(root);
	*parts = reader.parts;
	return is_good;
}
