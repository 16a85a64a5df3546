#include "web/openapi.h"

#include <string.h>
#include "base/json.h"
#include "core/permit.h"
#include "web/openapi_schema.h"


bool route_is_api(const struct route *route)
{
	return strncmp(route->path, "/api/", 5) == 0;
}

static bool is_method(const struct route *route, const char *method)
{
	return strcmp(route->method, method) == 0;
}

/* ---- one operation ---- */

static void put_parameter(struct json *j, const char *where, const char *name, bool is_needed)
{
	json_object(j);
	json_put_text(j, "name", name);
	json_put_text(j, "in", where);
	json_put_bool(j, "required", is_needed);
	json_name(j, "schema");
}

/* Ids are numbers; what a file or the catalogue names is named by a word. */
static bool is_word(const char *name)
{
	static const char *const WORDS[] = { "norm", "kind", "quota", "setting", "form", "document", "change" };

	for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
		if (strcmp(WORDS[i], name) == 0)
			return true;
	return false;
}

static void put_path_parameters(struct json *j, const char *path)
{
	for (const char *at = strchr(path, ':'); at != NULL; at = strchr(at + 1, ':')) {
		size_t bytes = strcspn(at + 1, "/");
		char name[NAME_CHARS_MAX + 1] = "";
		struct api_field field = { .type = API_TEXT, .name = name, .max = NAME_CHARS_MAX };

		memcpy(name, at + 1, bytes < NAME_CHARS_MAX ? bytes : NAME_CHARS_MAX);
		put_parameter(j, "path", name, true);
		if (!is_word(name))
			field.type = API_ID;
		openapi_put_schema(j, &field, false);
		json_end(j);
	}
}

static void put_parameters(struct json *j, const struct route *route)
{
	bool is_query = is_method(route, "GET") || is_method(route, "DELETE");

	json_name(j, "parameters");
	json_array(j);
	put_path_parameters(j, route->path);
	for (const struct api_field *f = route->takes; is_query && f->type != API_END; f++) {
		put_parameter(j, "query", f->name, f->is_needed);
		openapi_put_schema(j, f, true);
		json_end(j);
	}
	if (!is_method(route, "GET")) {
		json_object(j);
		json_put_text(j, "$ref", "#/components/parameters/IdempotencyKey");
		json_end(j);
	}
	json_end(j);
}

static bool takes_file(const struct route *route, bool must)
{
	for (const struct api_field *f = route->takes; f->type != API_END; f++)
		if (f->type == API_FILE && (f->is_needed || !must))
			return true;
	return false;
}

static void put_content(struct json *j, const struct route *route, const char *media_type)
{
	json_name(j, media_type);
	json_object(j);
	json_name(j, "schema");
	json_object(j);
	openapi_put_object(j, route->takes, true);
	json_end(j);
	json_end(j);
}

static void put_body(struct json *j, const struct route *route)
{
	bool is_needed = false;

	if (is_method(route, "GET") || is_method(route, "DELETE") || route->takes->type == API_END)
		return;
	for (const struct api_field *f = route->takes; f->type != API_END; f++)
		is_needed |= f->is_needed;
	json_name(j, "requestBody");
	json_object(j);
	json_put_bool(j, "required", is_needed);
	json_name(j, "content");
	json_object(j);
	if (takes_file(route, false))
		put_content(j, route, "multipart/form-data");
	if (!takes_file(route, true))
		put_content(j, route, "application/json");
	json_end(j);
	json_end(j);
}

static void put_answer(struct json *j, const struct api_answer *answer)
{
	char status[4] = { (char)('0' + answer->status / 100), (char)('0' + answer->status / 10 % 10), (char)('0' + answer->status % 10), '\0' };

	json_name(j, status);
	json_object(j);
	json_put_text(j, "description", answer->media_type != NULL ? "The file" : "Done");
	json_name(j, "content");
	json_object(j);
	json_name(j, answer->media_type != NULL ? answer->media_type : "application/json");
	json_object(j);
	json_name(j, "schema");
	json_object(j);
	if (answer->media_type != NULL) {
		json_put_text(j, "type", "string");
		json_put_text(j, "format", "binary");
	} else if (answer->fields == NULL) {
		json_put_text(j, "type", "object");
	} else {
		openapi_put_object(j, answer->fields, false);
	}
	json_end(j);
	json_end(j);
	json_end(j);
	json_end(j);
}

static bool takes_version(const struct route *route)
{
	for (const struct api_field *f = route->takes; f->type != API_END; f++)
		if (strcmp(f->name, "row_version") == 0)
			return true;
	return false;
}

static void put_responses(struct json *j, const struct route *route)
{
	const struct { const char *status; bool is_possible; } REFUSALS[] = {
		{ "401", route->permission != ANYONE }, { "403", route->permission != ANYONE },
		{ "404", strchr(route->path, ':') != NULL }, { "409", takes_version(route) },
		{ "410", route->gives->media_type != NULL && strchr(route->path, ':') != NULL },
		{ "422", route->takes->type != API_END }, { "default", true },
	};

	json_name(j, "responses");
	json_object(j);
	put_answer(j, route->gives);
	for (size_t i = 0; i < sizeof(REFUSALS) / sizeof(REFUSALS[0]); i++) {
		if (!REFUSALS[i].is_possible)
			continue;
		json_name(j, REFUSALS[i].status);
		json_object(j);
		json_put_text(j, "$ref", "#/components/responses/Problem");
		json_end(j);
	}
	json_end(j);
}

static void put_security(struct json *j, const struct route *route)
{
	static const char *const SCHEMES[] = { "token", "session" };

	json_name(j, "security");
	json_array(j);
	for (size_t i = 0; i < 2 && route->permission != ANYONE; i++) {
		json_object(j);
		json_name(j, SCHEMES[i]);
		json_array(j);
		json_end(j);
		json_end(j);
	}
	json_end(j);
	json_put_text(j, "x-permission", permission_key(route->permission));
}

/* "/api/v1/org/:org/name" belongs to "org". */
static void put_tag(struct json *j, const struct route *route)
{
	const char *noun = route->path + strlen("/api/v1/");
	char tag[NAME_CHARS_MAX + 1] = "";
	size_t bytes = strcspn(noun, "/.");

	memcpy(tag, noun, bytes < NAME_CHARS_MAX ? bytes : NAME_CHARS_MAX);
	json_name(j, "tags");
	json_array(j);
	json_text(j, tag);
	json_end(j);
}

static void put_operation(struct json *j, const struct route *route)
{
	static const struct { const char *method, *name; } NAMES[] = { { "GET", "get" }, { "POST", "post" }, { "PUT", "put" }, { "DELETE", "delete" } };

	for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++)
		if (is_method(route, NAMES[i].method))
			json_name(j, NAMES[i].name);
	json_object(j);
	json_put_text(j, "operationId", route->handler_name);
	json_put_text(j, "summary", route->help);
	put_tag(j, route);
	put_parameters(j, route);
	put_body(j, route);
	put_responses(j, route);
	put_security(j, route);
	json_end(j);
}

/* ---- the document ---- */

/* "/api/v1/org/:org" → "/api/v1/org/{org}". */
static void put_path_name(struct json *j, const char *path)
{
	char name[400];
	size_t n = 0;
	bool is_part = false;

	for (const char *at = path; n + 2 < sizeof(name); at++) {
		if (is_part && (*at == '/' || *at == '\0')) {
			name[n++] = '}';
			is_part = false;
		}
		if (*at == '\0')
			break;
		is_part |= *at == ':';
		name[n++] = *at == ':' ? '{' : *at;
	}
	name[n] = '\0';
	json_name(j, name);
}

static bool is_there(const struct route *route, bool has_test_clock)
{
	return route_is_api(route) && route->takes != NULL && (has_test_clock || strncmp(route->path, "/api/v1/test/", 13) != 0);
}

/* The table is sorted by path, so the methods of one stand together. */
static void put_paths(struct json *j, const struct route *routes, int count, bool has_test_clock)
{
	const char *open = NULL;

	json_name(j, "paths");
	json_object(j);
	for (int i = 0; i < count; i++) {
		if (!is_there(&routes[i], has_test_clock))
			continue;
		if (open == NULL || strcmp(open, routes[i].path) != 0) {
			if (open != NULL)
				json_end(j);
			put_path_name(j, routes[i].path);
			json_object(j);
			open = routes[i].path;
		}
		put_operation(j, &routes[i]);
	}
	if (open != NULL)
		json_end(j);
	json_end(j);
}

FIELDS(REFUSAL, { A_TEXT("field", 0), SOMETIMES }, { A_TEXT("key", 0) }, { A_TEXT("message", 0) }, { A_WORDS("figures") })
FIELDS(PROBLEM, { A_TEXT("type", 0) }, { A_TEXT("title", 0) }, { AN_INT("status") }, { A_TEXT("detail", 0) },
	{ A_TEXT("key", 0), SOMETIMES }, { A_TEXT("confirm", 0), SOMETIMES }, { A_LIST("errors", REFUSAL), SOMETIMES })

static void put_problem_response(struct json *j)
{
	json_name(j, "responses");
	json_object(j);
	json_name(j, "Problem");
	json_object(j);
	json_put_text(j, "description", "Refused, with the rule, its figures and what to do next");
	json_name(j, "content");
	json_object(j);
	json_name(j, "application/problem+json");
	json_object(j);
	json_name(j, "schema");
	json_object(j);
	json_put_text(j, "$ref", "#/components/schemas/Problem");
	json_end(j);
	json_end(j);
	json_end(j);
	json_end(j);
	json_end(j);
}

static void put_key_parameter(struct json *j)
{
	json_name(j, "parameters");
	json_object(j);
	json_name(j, "IdempotencyKey");
	json_object(j);
	json_put_text(j, "name", "Idempotency-Key");
	json_put_text(j, "in", "header");
	json_put_bool(j, "required", false);
	json_put_text(j, "description", "The same key gives the same answer for a day, and the effect happens once; where that answer was too large to keep, 409 with the key web.answer_large says so");
	json_name(j, "schema");
	json_object(j);
	json_put_text(j, "type", "string");
	json_put_text(j, "pattern", "^[A-Za-z0-9_\"-]{16,128}$");
	json_end(j);
	json_end(j);
	json_end(j);
}

static void put_schemes(struct json *j)
{
	json_name(j, "securitySchemes");
	json_object(j);
	json_name(j, "token");
	json_object(j);
	json_put_text(j, "type", "http");
	json_put_text(j, "scheme", "bearer");
	json_put_text(j, "description", "From POST /api/v1/session");
	json_end(j);
	json_name(j, "session");
	json_object(j);
	json_put_text(j, "type", "apiKey");
	json_put_text(j, "in", "cookie");
	json_put_text(j, "name", "jishi_session");
	json_put_text(j, "description", "Of the sign-in page; what changes something also needs the token of its forms, as X-CSRF-Token");
	json_end(j);
	json_end(j);
}

void openapi_write(struct json *j, const struct route *routes, int count, bool has_test_clock)
{
	json_object(j);
	json_put_text(j, "openapi", "3.1.0");
	json_name(j, "info");
	json_object(j);
	json_put_text(j, "title", "Jishi");
	json_put_text(j, "version", "1");
	json_put_text(j, "description", "Every action of the pages by the same rules. Ids are text. A path part, query or body field"
		" that is not described is refused.");
	json_end(j);
	put_paths(j, routes, count, has_test_clock);
	json_name(j, "components");
	json_object(j);
	put_key_parameter(j);
	put_problem_response(j);
	json_name(j, "schemas");
	json_object(j);
	json_name(j, "Problem");
	json_object(j);
	openapi_put_object(j, PROBLEM, false);
	json_end(j);
	json_end(j);
	put_schemes(j);
	json_end(j);
	json_end(j);
}
