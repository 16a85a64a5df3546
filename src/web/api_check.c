#include "web/api_check.h"

#include <string.h>
#include "core/code.h"
#include "text/web.h"
#include "web/json_read.h"
#include "web/request.h"

/* What a page sends along with every form. */
static bool is_of_forms(const char *name)
{
	return strcmp(name, "csrf_token") == 0 || strcmp(name, "form_key") == 0;
}

/* {"values": {"roads": "3"}} arrives as values.roads. */
static bool is_word_in(const struct api_field *f, const char *name)
{
	size_t bytes = strlen(f->name);

	return f->type == API_WORDS && strncmp(f->name, name, bytes) == 0 && name[bytes] == '.' && name[bytes + 1] != '\0';
}

static const struct api_field *field_find(const struct api_field *fields, const char *name)
{
	for (const struct api_field *f = fields; f->type != API_END; f++)
		if (f->type == API_WORDS ? is_word_in(f, name) : strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

static const char *names_of(struct arena *a, const struct api_field *fields)
{
	struct buffer out;

	buffer_init(&out, a, 0);
	for (const struct api_field *f = fields; f->type != API_END; f++)
		buffer_printf(&out, "%s%s", f == fields ? "" : ", ", f->name);
	return out.bytes == 0 ? "-" : buffer_text(&out);
}

static bool is_word_of(const char *words, const char *value)
{
	size_t bytes = strlen(value);

	for (const char *at = words; *at != '\0';) {
		size_t word = strcspn(at, " ");

		if (word == bytes && strncmp(at, value, bytes) == 0)
			return true;
		at += word + (at[word] == ' ');
	}
	return false;
}

static bool refuse_long(struct ctx *c, const struct api_field *f, size_t chars)
{
	return ctx_refuse_field(c, f->name, T_web_field_long, "field", f->name, "max", arena_printf(c->arena, "%lld", (long long)f->max),
		"n", arena_printf(c->arena, "%zu", chars), NULL);
}

static bool check_number(struct ctx *c, const struct api_field *f, const char *value)
{
	int64_t number;

	if (!int_parse(value, &number))
		return ctx_refuse_field(c, f->name, T_web_field_number, "field", f->name, NULL);
	if (f->max > 0 && number > f->max)
		return ctx_refuse_field(c, f->name, T_web_field_large, "field", f->name, "max",
			arena_printf(c->arena, "%lld", (long long)f->max), NULL);
	return true;
}

/* What a rule would refuse in words of its own where something is changed, a list would answer with other data. */
static bool check_asked(struct ctx *c, const struct api_field *f, const char *value)
{
	int64_t number;

	switch (f->type) {
	case API_ID:
	case API_INT:
		if (int_parse(value, &number) && number < f->least)
			return ctx_refuse_field(c, f->name, T_web_field_small, "field", f->name, "min", ctx_number(c, f->least), NULL);
		return f->type == API_ID || number <= INT32_MAX || ctx_refuse_field(c, f->name, T_web_field_large, "field", f->name, "max",
			ctx_number(c, INT32_MAX), NULL);
	case API_DAY:
		return ctx_day_is_one(c, f->name, value);
	case API_MONTH:
		return ctx_month_is_one(c, f->name, value);
	default:
		return true;
	}
}

const char *web_code_words(struct arena *a, const char *name)
{
	const struct code_set *set = code_set(name);
	struct buffer out;

	buffer_init(&out, a, 0);
	for (size_t i = 0; set != NULL && i < set->count; i++)
		buffer_printf(&out, "%s%s", i == 0 ? "" : " ", set->codes[i].value);
	return buffer_text(&out);
}

/* Nothing typed is never of a wrong type. */
static bool check_value(struct ctx *c, const struct api_field *f, const char *value)
{
	size_t chars = text_chars(value);

	if (chars == 0)
		return true;
	switch (f->type) {
	case API_ID:
	case API_INT:
		return check_number(c, f, value);
	case API_BOOL:
		return is_word_of("0 1", value) || ctx_refuse_field(c, f->name, T_web_field_choice, "field", f->name, "words", "0 1", NULL);
	case API_CHOICE:
		return is_word_of(f->of, value) || ctx_refuse_field(c, f->name, T_web_field_choice, "field", f->name, "words", f->of, NULL);
	case API_CODE:
		return code_find(f->of, value) != NULL
			|| ctx_refuse_field(c, f->name, T_web_field_choice, "field", f->name, "words", web_code_words(c->arena, f->of), NULL);
	case API_FILE:
		return ctx_refuse_field(c, f->name, T_web_field_file, "field", f->name, NULL);
	default:
		return f->max == 0 || chars <= (size_t)f->max || refuse_long(c, f, chars);
	}
}

static bool refuse_unknown(struct web *w, const char *name)
{
	return ctx_refuse_field(w->c, name, T_web_field_unknown, "field", name, "known", names_of(w->c->arena, w->request->route->takes), NULL);
}

static message shape_of(const struct api_field *f)
{
	if (f->type == API_WORDS)
		return T_web_shape_object;
	return f->is_list ? T_web_shape_list : T_web_shape_one;
}

static bool refuse_shape(struct ctx *c, const char *name, message wanted, message sent)
{
	return ctx_refuse_field(c, name, T_web_field_shape, "field", name, "wanted", ctx_words(c, wanted), "sent", ctx_words(c, sent), NULL);
}

static const struct api_field *field_named(const struct api_field *fields, const char *name)
{
	for (const struct api_field *f = fields; f->type != API_END; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

/* A list stands where one is taken, an object where texts under names are; ["x"] is no text. */
static bool check_part(struct web *w, const struct json_part *part)
{
	const struct api_field *fields = w->request->route->takes, *f = field_named(fields, part->name);
	message sent = part->is_list ? T_web_shape_list : T_web_shape_object;

	if (f == NULL)
		return field_find(fields, part->name) == NULL ? refuse_unknown(w, part->name) : refuse_shape(w->c, part->name, T_web_shape_one, sent);
	return shape_of(f) == sent || refuse_shape(w->c, part->name, shape_of(f), sent);
}

static bool check_param(struct web *w, size_t at)
{
	const struct web_request *r = w->request;
	const char *name = r->params[at].name, *value;
	const struct api_field *f;

	if (is_of_forms(name))
		return true;
	f = field_find(r->route->takes, name);
	if (f == NULL && field_named(r->route->takes, name) != NULL)	/* texts under names, and one text came */
		return text_is_empty(r->params[at].value) || refuse_shape(w->c, name, T_web_shape_object, T_web_shape_one);
	if (f == NULL)
		return refuse_unknown(w, name);
	for (size_t i = 0; i < at && !f->is_list; i++)
		if (strcmp(r->params[i].name, name) == 0)
			return ctx_refuse_field(w->c, name, T_web_field_twice, "field", name, NULL);
	value = f->type == API_LINES ? text_clean_lines(w->c->arena, r->params[at].value) : text_clean(w->c->arena, r->params[at].value);
	return check_value(w->c, f, value) && (strcmp(r->method, "GET") != 0 || value[0] == '\0' || check_asked(w->c, f, value));
}

bool api_check(struct web *w)
{
	const struct web_request *r = w->request;
	const struct api_field *f;
	int year;

	if (r->route->takes == NULL)
		return strcmp(r->method, "GET") != 0 || web_param_year(w, "year", DATE_YEAR_LAST, &year);
	for (const struct json_part *part = r->json_parts; part != NULL; part = part->next)
		if (!check_part(w, part))
			return false;
	for (size_t i = 0; i < r->params_count; i++)
		if (!check_param(w, i))
			return false;
	for (size_t i = 0; i < r->uploads_count; i++) {
		f = field_find(r->route->takes, r->uploads[i].field);
		if (f == NULL || f->type != API_FILE)
			return refuse_unknown(w, r->uploads[i].field);
	}
	return true;
}
