#include "base/json.h"

#include <assert.h>
#include <string.h>

void json_init(struct json *j, struct buffer *out)
{
	memset(j, 0, sizeof(*j));
	j->out = out;
}

/* What has to stand before the next value: a comma in an array, nothing after a name. */
static void before_value(struct json *j)
{
	if (j->after_name) {
		j->after_name = false;
		return;
	}
	if (j->depth == 0)
		return;
	assert(j->is_array[j->depth - 1] && "a value in an object needs a name");
	if (j->has_items[j->depth - 1])
		buffer_putc(j->out, ',');
	j->has_items[j->depth - 1] = true;
}

static void json_open(struct json *j, bool is_array)
{
	before_value(j);
	assert(j->depth < JSON_DEPTH_MAX);
	j->is_array[j->depth] = is_array;
	j->has_items[j->depth] = false;
	j->depth++;
	buffer_putc(j->out, is_array ? '[' : '{');
}

void json_object(struct json *j)
{
	json_open(j, false);
}

void json_array(struct json *j)
{
	json_open(j, true);
}

void json_end(struct json *j)
{
	assert(j->depth > 0 && !j->after_name);
	j->depth--;
	buffer_putc(j->out, j->is_array[j->depth] ? ']' : '}');
}

static void put_escaped(struct buffer *b, const char *text)
{
	static const char HEX[] = "0123456789abcdef";
	const char *from = text;

	buffer_putc(b, '"');
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;

		/* '<' too, so that JSON inside a page can never end its element. */
		if (c >= 0x20 && c != '"' && c != '\\' && c != '<' && c != 0x7F)
			continue;
		buffer_put(b, from, (size_t)(text - from));
		from = text + 1;
		if (c == '"' || c == '\\') {
			buffer_putc(b, '\\');
			buffer_putc(b, (char)c);
		} else if (c == '\n') {
			buffer_lit(b, "\\n");
		} else {
			buffer_lit(b, "\\u00");
			buffer_putc(b, HEX[c >> 4]);
			buffer_putc(b, HEX[c & 15]);
		}
	}
	buffer_put(b, from, (size_t)(text - from));
	buffer_putc(b, '"');
}

void json_name(struct json *j, const char *name)
{
	assert(j->depth > 0 && !j->is_array[j->depth - 1] && !j->after_name);
	if (j->has_items[j->depth - 1])
		buffer_putc(j->out, ',');
	j->has_items[j->depth - 1] = true;
	put_escaped(j->out, name);
	buffer_putc(j->out, ':');
	j->after_name = true;
}

void json_text(struct json *j, const char *text)
{
	if (text == NULL) {
		json_null(j);
		return;
	}
	before_value(j);
	put_escaped(j->out, text);
}

void json_int(struct json *j, int64_t number)
{
	before_value(j);
	buffer_put_int(j->out, number);
}

void json_id(struct json *j, int64_t id)
{
	before_value(j);
	buffer_putc(j->out, '"');
	buffer_put_int(j->out, id);
	buffer_putc(j->out, '"');
}

void json_bool(struct json *j, bool value)
{
	before_value(j);
	buffer_puts(j->out, value ? "true" : "false");
}

void json_null(struct json *j)
{
	before_value(j);
	buffer_lit(j->out, "null");
}

void json_day(struct json *j, day_t day)
{
	if (day == DAY_OPEN || day == DAY_NONE)
		json_null(j);
	else
		json_text(j, day_text(j->out->arena, day));
}

void json_put_text(struct json *j, const char *name, const char *text)
{
	json_name(j, name);
	json_text(j, text);
}

void json_put_int(struct json *j, const char *name, int64_t number)
{
	json_name(j, name);
	json_int(j, number);
}

void json_put_id(struct json *j, const char *name, int64_t id)
{
	json_name(j, name);
	json_id(j, id);
}

void json_put_bool(struct json *j, const char *name, bool value)
{
	json_name(j, name);
	json_bool(j, value);
}

void json_put_day(struct json *j, const char *name, day_t day)
{
	json_name(j, name);
	json_day(j, day);
}
