#include "web/openapi_schema.h"

#include <string.h>
#include "base/json.h"
#include "core/code.h"

#define DAY_CHARS_MAX 40	/* of any usual spelling */

static void put_types(struct json *j, const char *type, const char *other)
{
	json_name(j, "type");
	if (other == NULL) {
		json_text(j, type);
		return;
	}
	json_array(j);
	json_text(j, type);
	json_text(j, other);
	json_end(j);
}

static void put_words(struct json *j, const char *words, bool may_be_empty)
{
	json_name(j, "enum");
	json_array(j);
	if (may_be_empty)
		json_text(j, "");
	while (*words != '\0') {
		size_t bytes = strcspn(words, " ");
		char word[NAME_CHARS_MAX + 1] = "";

		memcpy(word, words, bytes < NAME_CHARS_MAX ? bytes : NAME_CHARS_MAX);
		json_text(j, word);
		words += bytes + (words[bytes] == ' ');
	}
	json_end(j);
}

static void put_codes(struct json *j, const char *name, bool may_be_empty)
{
	const struct code_set *set = code_set(name);

	json_name(j, "enum");
	json_array(j);
	if (may_be_empty)
		json_text(j, "");
	for (size_t i = 0; set != NULL && i < set->count; i++)
		json_text(j, set->codes[i].value);
	json_end(j);
}

static void put_texts_by_name(struct json *j, const char *or_type)
{
	json_put_text(j, "type", "object");
	json_name(j, "additionalProperties");
	json_object(j);
	put_types(j, "string", or_type);
	json_end(j);
}

/* What may be sent: numbers and yes or no as JSON has them or as text, since forms know only text. */
/* A number is a text too. */
static void put_text_or_null(struct json *j)
{
	json_name(j, "type");
	json_array(j);
	json_text(j, "string");
	json_text(j, "number");
	json_text(j, "null");
	json_end(j);
}

static void put_taken(struct json *j, const struct api_field *f)
{
	switch (f->type) {
	case API_ID:
	case API_INT:
		put_types(j, "integer", "string");
		json_put_text(j, "pattern", "^[+-]?[0-9]*$");
		if (f->max > 0)
			json_put_int(j, "maximum", f->max);
		if (f->least > 0)
			json_put_int(j, "minimum", f->least);
		return;
	case API_BOOL:
		json_name(j, "enum");
		json_array(j);
		json_bool(j, true);
		json_bool(j, false);
		json_text(j, "1");
		json_text(j, "0");
		json_text(j, "");
		json_int(j, 1);
		json_int(j, 0);
		json_end(j);
		return;
	case API_CODE:
		put_codes(j, f->of, true);
		return;
	case API_CHOICE:
		put_words(j, f->of, true);
		return;
	case API_CODE_NAME:
		put_types(j, "string", "integer");
		json_put_int(j, "maxLength", NAME_CHARS_MAX);
		json_put_text(j, "description", "a value of the list x-values, or its name");
		json_name(j, "x-values");
		json_object(j);
		put_codes(j, f->of, false);
		json_end(j);
		return;
	case API_DAY:
		json_put_text(j, "type", "string");
		json_put_int(j, "maxLength", DAY_CHARS_MAX);
		json_put_text(j, "description", "yyyy-mm-dd; also the usual spellings of offices");
		return;
	case API_MONTH:
		json_put_text(j, "type", "string");
		json_put_int(j, "maxLength", DAY_CHARS_MAX);
		json_put_text(j, "description", "yyyy-mm, or a day of the month");
		return;
	case API_FILE:
		json_put_text(j, "type", "string");
		json_put_text(j, "format", "binary");
		return;
	case API_WORDS:
		put_texts_by_name(j, "number");
		return;
	default:
		if (f->type == API_TEXT && f->is_null)
			put_text_or_null(j);
		else
			put_types(j, "string", f->type == API_TEXT ? "number" : f->is_null ? "null" : NULL);
		if (f->max > 0)
			json_put_int(j, "maxLength", f->max);
	}
}

static void put_object_or_null(struct json *j, const struct api_field *fields)
{
	json_name(j, "anyOf");
	json_array(j);
	json_object(j);
	openapi_put_object(j, fields, false);
	json_end(j);
	json_object(j);
	json_put_text(j, "type", "null");
	json_end(j);
	json_end(j);
}

static void put_given(struct json *j, const struct api_field *f)
{
	const char *or_null = f->is_null ? "null" : NULL;

	switch (f->type) {
	case API_ID:
		put_types(j, "string", or_null);
		json_put_text(j, "pattern", "^[0-9]+$");
		return;
	case API_INT:
		put_types(j, "integer", or_null);
		return;
	case API_BOOL:
		put_types(j, "boolean", or_null);
		return;
	case API_DAY:
		put_types(j, "string", or_null);
		json_put_text(j, "format", "date");
		return;
	case API_TIME:
		put_types(j, "string", or_null);
		json_put_text(j, "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$");
		return;
	case API_OBJECT:
		if (f->is_null)
			put_object_or_null(j, f->fields);
		else
			openapi_put_object(j, f->fields, false);
		return;
	case API_COUNTS:
		json_put_text(j, "type", "object");
		json_name(j, "additionalProperties");
		json_object(j);
		json_put_text(j, "type", "integer");
		json_end(j);
		return;
	case API_WORDS:
		put_texts_by_name(j, "null");
		return;
	case API_CELL:
		json_name(j, "type");
		json_array(j);
		json_text(j, "integer");
		json_text(j, "string");
		json_text(j, "null");
		json_end(j);
		return;
	case API_CHOICE:
		put_types(j, "string", or_null);
		if (!f->is_null)
			put_words(j, f->of, false);
		return;
	default:
		put_types(j, "string", or_null);
	}
}

void openapi_put_schema(struct json *j, const struct api_field *f, bool is_taken)
{
	json_object(j);
	if (f->shape != NULL)
		json_put_text(j, "description", f->shape);
	if (f->is_list) {
		json_put_text(j, "type", "array");
		json_name(j, "items");
		json_object(j);
	}
	is_taken ? put_taken(j, f) : put_given(j, f);
	if (f->is_list)
		json_end(j);
	json_end(j);
}

static void put_required(struct json *j, const struct api_field *fields, bool is_taken)
{
	bool has_any = false;

	for (const struct api_field *f = fields; f->type != API_END; f++) {
		if (is_taken ? !f->is_needed : f->is_some)
			continue;
		if (!has_any) {
			json_name(j, "required");
			json_array(j);
			has_any = true;
		}
		json_text(j, f->name);
	}
	if (has_any)
		json_end(j);
}

/* The members of a schema of an object that has these fields and no others. */
void openapi_put_object(struct json *j, const struct api_field *fields, bool is_taken)
{
	json_put_text(j, "type", "object");
	json_name(j, "properties");
	json_object(j);
	for (const struct api_field *f = fields; f->type != API_END; f++) {
		json_name(j, f->name);
		openapi_put_schema(j, f, is_taken);
	}
	json_end(j);
	put_required(j, fields, is_taken);
	json_put_bool(j, "additionalProperties", false);
}

