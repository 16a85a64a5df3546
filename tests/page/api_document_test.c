/* What the API says of itself: its document holds every route and nothing else, with types and limits, and the help page shows the same. */
#include "world/world.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "schema/model.h"
#include "web/openapi.h"
#include "web/route_table.h"

static struct world *w;

static int start(void **state)
{
	w = world_start(&(struct world_options){ .clock = "2015-11-17T09:00:00+08:00" });
	return 0;
}
static json_t *document(void)
{
	struct reply r = client_get(client_new(w), "/api/v1/openapi.json");
	json_t *doc;

	assert_int_equal(r.status, 200);
	assert_string_equal(reply_header(w, &r, "Content-Type"), "application/json");
	doc = json_loads(r.body, JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(doc);
	assert_true(reply_has(&r, "409 with the key web.answer_large"));	/* what a repeated key may be answered, too */
	return doc;
}

/* "/api/v1/org/:org" → "/api/v1/org/{org}" */
static const char *as_template(const char *path)
{
	char *out = arena_alloc(w->arena, strlen(path) * 2 + 1);
	size_t n = 0;

	for (const char *at = path; *at != '\0'; at++) {
		bool is_end = *at != ':' && (at[1] == '/' || at[1] == '\0');
		const char *colon = at;

		while (colon > path && *colon != '/' && *colon != ':')
			colon--;
		out[n++] = *at == ':' ? '{' : *at;
		if (is_end && *colon == ':')
			out[n++] = '}';
	}
	out[n] = '\0';
	return out;
}

static const json_t *operation_of(const json_t *doc, const struct route *route)
{
	const char *method = strcmp(route->method, "GET") == 0 ? "get" : strcmp(route->method, "POST") == 0 ? "post"
		: strcmp(route->method, "PUT") == 0 ? "put" : "delete";

	return json_object_get(json_object_get(json_object_get(doc, "paths"), as_template(route->path)), method);
}

static void the_document_has_every_route_and_no_other(void **state)
{
	json_t *doc = document(), *methods;
	size_t there = 0;
	int wanted = 0;
	const char *path;

	assert_string_equal(json_string_value(json_object_get(doc, "openapi")), "3.1.0");
	for (int i = 0; i < ROUTES_COUNT; i++) {
		const json_t *operation = operation_of(doc, &ROUTES[i]), *security;

		if (!route_is_api(&ROUTES[i])) {
			assert_null(operation);
			continue;
		}
		wanted++;
		if (operation == NULL)
			fail_msg("%s %s is not in the document", ROUTES[i].method, ROUTES[i].path);
		assert_string_equal(json_string_value(json_object_get(operation, "summary")), ROUTES[i].help);
		security = json_object_get(operation, "security");
		assert_int_equal(json_array_size(security), ROUTES[i].permission == ANYONE ? 0 : 2);
		assert_non_null(json_object_get(json_object_get(operation, "responses"), "default"));
	}
	json_object_foreach(json_object_get(doc, "paths"), path, methods)
		there += json_object_size(methods);
	assert_int_equal((int)there, wanted);
	json_decref(doc);
}

/* A text that is made of parts says which, where it is taken: nobody finds it out by refusals. */
static void the_document_says_what_a_row_is_made_of(void **state)
{
	static const struct { const char *path, *says; } SHAPES[] = { { "/api/v1/org/{org}/dues", "\"description\": \"One member a row, PERSON=YUAN=ROW_VERSION" },
		{ "/api/v1/org/{org}/dues/standard", "\"description\": \"One member a row, PERSON=CLASS=YUAN=ROW_VERSION" },
		{ "/api/v1/run/{run}/fill/{form}", "\"description\": \"FIELD=VALUE" } };
	json_t *doc = document();

	for (size_t i = 0; i < sizeof(SHAPES) / sizeof(SHAPES[0]); i++) {
		const json_t *post = json_object_get(json_object_get(json_object_get(doc, "paths"), SHAPES[i].path), "post");
		char *body = json_dumps(json_object_get(post, "requestBody"), 0);

		if (body == NULL || strstr(body, SHAPES[i].says) == NULL)
			fail_msg("%s: %s", SHAPES[i].path, body == NULL ? "no body" : body);
		free(body);
	}
	json_decref(doc);
}

/* A form and a paper are named by a word, a case by its number: a program that keeps to the document is not kept out. */
static void the_document_says_which_parts_of_an_address_are_words(void **state)
{
	static const struct { const char *path, *part; bool is_number; } PARTS[] = { { "/api/v1/run/{run}/fill/{form}", "form", false }, { "/api/v1/run/{run}/fill/{form}", "run", true },
		{ "/api/v1/run/{run}/sealed/{form}", "form", false }, { "/api/v1/document/{document}/print", "document", false } };
	json_t *doc = document();

	for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
		const json_t *parameters = json_object_get(json_object_get(json_object_get(json_object_get(doc, "paths"), PARTS[i].path), "post"), "parameters"), *found = NULL;
		const json_t *one;
		size_t n;

		json_array_foreach((json_t *)parameters, n, one)
			if (json_is_string(json_object_get(one, "name")) && strcmp(json_string_value(json_object_get(one, "name")), PARTS[i].part) == 0)
				found = json_object_get(one, "schema");
		assert_non_null(found);
		assert_int_equal(json_object_get(found, "pattern") != NULL, PARTS[i].is_number);
	}
	json_decref(doc);
}

static void the_clock_of_tests_is_not_in_the_document_of_an_installation(void **state)
{
	struct world *other = world_start(NULL);
	struct reply r = client_get(client_new(other), "/api/v1/openapi.json");

	assert_int_equal(r.status, 200);
	assert_false(reply_has(&r, "/api/v1/test/clock"));
	world_stop(other);
}

static const json_t *body_schema(const json_t *doc, const char *method, const char *path)
{
	for (int i = 0; i < ROUTES_COUNT; i++)
		if (strcmp(ROUTES[i].method, method) == 0 && strcmp(ROUTES[i].path, path) == 0)
			return json_object_get(json_object_get(json_object_get(json_object_get(operation_of(doc, &ROUTES[i]), "requestBody"), "content"),
				"application/json"), "schema");
	return NULL;
}

static void a_body_has_types_limits_and_what_is_needed(void **state)
{
	json_t *doc = document();
	const json_t *schema = body_schema(doc, "POST", "/api/v1/org/:org/name"), *properties = json_object_get(schema, "properties");

	assert_int_equal(json_integer_value(json_object_get(json_object_get(properties, "name"), "maxLength")), LIMIT_ORG_NAME);
	assert_true(json_is_false(json_object_get(schema, "additionalProperties")));
	assert_int_equal(json_array_size(json_object_get(schema, "required")), 4);
	json_decref(doc);
}

/* ---- the same for people ---- */

static void the_help_page_lists_every_address(void **state)
{
	struct reply r = client_get(client_new(w), "/help/api");

	assert_int_equal(r.status, 200);
	for (int i = 0; i < ROUTES_COUNT; i++)
		if (route_is_api(&ROUTES[i]) && strncmp(ROUTES[i].path, "/api/v1/test/", 13) != 0)
			assert_true(reply_has(&r, arena_printf(w->arena, "%s %s<", ROUTES[i].method, ROUTES[i].path)));
	assert_true(reply_has(&r, "组织更名"));
	assert_true(reply_has(&r, "household-group</h2>") && reply_has(&r, "户组 household-group"));
	assert_false(reply_has(&r, "/api/v1/test/"));
}

static void the_page_of_a_noun_shows_fields_types_and_limits(void **state)
{
	struct client *c = client_new(w);
	struct reply r = client_get(c, "/help/api?noun=org");

	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "short_name"));
	assert_true(reply_has(&r, "最多 100 字"));
	assert_true(reply_has(&r, "必填"));
	assert_true(reply_has(&r, "village_committee 村民委员会"));
	assert_false(reply_has(&r, "/api/v1/person"));
	client_header(c, "Accept-Language: en-GB,en;q=0.8");
	r = client_get(c, "/help/api?noun=org");
	assert_true(reply_has(&r, "at most 100 characters"));
	assert_true(reply_has(&r, "Rename an organisation"));
	/* A noun that is none gets the list. */
	r = client_get(c, "/help/api?noun=zz%3Ci%3Ezz");
	assert_int_equal(r.status, 200);
	assert_true(reply_has(&r, "openapi.json"));
	assert_false(reply_has(&r, "zz<i>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_document_has_every_route_and_no_other),
		cmocka_unit_test(the_document_says_what_a_row_is_made_of),
		cmocka_unit_test(the_document_says_which_parts_of_an_address_are_words),
		cmocka_unit_test(the_clock_of_tests_is_not_in_the_document_of_an_installation),
		cmocka_unit_test(a_body_has_types_limits_and_what_is_needed),
		cmocka_unit_test(the_help_page_lists_every_address),
		cmocka_unit_test(the_page_of_a_noun_shows_fields_types_and_limits),
	};

	return cmocka_run_group_tests(tests, start, world_over);
}
