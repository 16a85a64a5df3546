/* Routes that only tests have: each does one thing a real handler may do to the web floor. */
#ifndef TESTS_PAGE_ROUTES_H
#define TESTS_PAGE_ROUTES_H

#include <string.h>
#include <time.h>
#include <unistd.h>
#include "core/crypto.h"
#include "core/permit.h"
#include "rooms/portal/portal_tmpl.h"
#include "text/permit.h"
#include "text/web.h"
#include "web/web.h"
#include "world/world.h"

static const struct statement TEST_PUT = { .name = "test_put", .file = __FILE__, .line = __LINE__, .params = "tt", .columns = "",
	.writes = true, .index = -1, .text = { "INSERT INTO setting (name, value) VALUES (?1, ?2)", "INSERT INTO setting (name, value) VALUES ($1, $2)" } };
static const struct statement TEST_WRONG = { .name = "test_wrong", .file = __FILE__, .line = __LINE__, .params = "", .columns = "",
	.writes = true, .index = -1, .text = { "UPDATE setting SET value = NULL", "UPDATE setting SET value = NULL" } };

static const struct statement TEST_FIND = { .name = "test_find", .file = __FILE__, .line = __LINE__, .params = "t", .columns = "i",
	.index = -1, .text = { "SELECT COUNT(*) FROM setting WHERE value = ?1", "SELECT COUNT(*) FROM setting WHERE value = $1" } };

/* One effect: one row of a new name. */
static bool put_row(struct web *w)
{
	struct ctx *c = w->c;
	int64_t id;

	ctx_begin(c, "test.put", "setting", 0, 0);
	id = store_new_id(c->store);
	statement_run(c->store, &TEST_PUT, (struct value[]){ value_text(arena_printf(c->arena, "row.%lld", (long long)id)),
		      value_text(web_param(w, "value")) });
	store_note(c->store, "value", NULL, web_param(w, "value"));
	return ctx_commit(c);
}

static void test_put_page(struct web *w)
{
	if (put_row(w))
		web_redirect(w, "/about?done");
}

/* Refuses a value that is there already, before anything is begun. */
static void test_put_once_page(struct web *w)
{
	const char *value = web_param(w, "value");
	struct value row = { 0 }, given = value_text(value);
	struct cursor rows;

	statement_open(w->c->store, &TEST_FIND, &given, &rows);
	cursor_next(&rows, &row);
	cursor_close(&rows);
	if (row.number > 0)
		ctx_refuse_field(w->c, "value", T_web_bad_time, NULL);
	else
		test_put_page(w);
}

static void test_put_api(struct web *w)
{
	if (!put_row(w))
		return;
	struct json *j = web_json(w);

	json_object(j);
	json_put_id(j, "serial", store_new_id(w->c->store));
	json_end(j);
}

/* A long answer: "long" of 30 000 characters that say little, else of 60 000 that say much. */
static void test_put_long_api(struct web *w)
{
	bool says_little = strcmp(web_param(w, "value"), "long") == 0;
	struct json *j;

	if (!put_row(w))
		return;
	j = web_json(w);
	json_object(j);
	json_put_id(j, "serial", store_new_id(w->c->store));
	json_name(j, "lines");
	json_array(j);
	for (int i = 0; i < (says_little ? 3000 : 1500); i++)
		json_text(j, says_little ? "1234567" : crypto_token(w->c->arena));
	json_end(j);
	json_end(j);
}

static void test_refuse_page(struct web *w)
{
	ctx_begin(w->c, "test.put", "setting", 0, 0);
	statement_run(w->c->store, &TEST_PUT, (struct value[]){ value_text("refused"), value_text("x") });
	ctx_refuse(w->c, AGAINST_RULE, T_web_bad_time, NULL);
	ctx_commit(w->c);
}

static void test_fields_page(struct web *w)
{
	ctx_refuse_field(w->c, "now", T_web_bad_time, NULL);
	ctx_refuse_field(w->c, "then", T_web_bad_time, NULL);
}

static void test_about_page(struct web *w)
{
	portal_about(&w->view);
	web_page(w);
}

/* Refused in the way that is asked for; the page about Jishi is what the form stands on. */
static void test_again_page(struct web *w)
{
	ctx_refuse(w->c, (enum refusal_kind)web_param_int(w, "kind", 0), T_web_bad_time, NULL);
	if (web_form_again(w))
		test_about_page(w);
}

static void test_broken_page(struct web *w)
{
	ctx_begin(w->c, "test.put", "setting", 0, 0);
	statement_run(w->c->store, &TEST_PUT, (struct value[]){ value_text("half"), value_text("x") });
	statement_run(w->c->store, &TEST_WRONG, NULL);
	if (ctx_commit(w->c))
		web_redirect(w, "/about");
}

static void test_notice_page(struct web *w)
{
	web_notice(w, T_web_bad_time, NULL);
	web_redirect(w, "/about");
}

static void test_slow_page(struct web *w)
{
	const struct timespec moment = { .tv_nsec = 400 * 1000 * 1000 };

	nanosleep(&moment, NULL);
	test_about_page(w);
}

static void test_silent_page(struct web *w)
{
	(void)w;
}

static void test_scope_page(struct web *w)
{
	if (permit_require(w->c, MAY_SEE_ORG, web_path_id(w, "org")))
		test_about_page(w);
}

/* Says what arrived. */
static void test_echo_api(struct web *w)
{
	const char **values;
	size_t count = web_params_all(w, "list", &values);
	const struct upload *upload = web_upload(w, "file");
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "a", web_param(w, "a"));
	json_put_text(j, "raw", web_param_raw(w, "a"));
	json_put_text(j, "nested", web_param(w, "outer.inner"));
	json_put_int(j, "count", (int64_t)count);
	json_put_text(j, "actor", w->c->actor.name);
	if (upload != NULL) {
		char first[9] = "";

		assert_true(read(upload->fd, first, 8) >= 0);
		json_put_int(j, "bytes", upload->bytes);
		json_put_text(j, "filename", upload->filename);
		json_put_text(j, "first", first);
	}
	json_end(j);
}

#define TEST_ROUTE(method, path, handler, permission) \
	{ method, path, handler, permission, "For tests.", #handler, #permission, __FILE__, __LINE__, NULL, NULL, UPLOAD_BYTES_MAX }

static const struct api_answer TEST_PUT_GIVES = { 201, NULL, NULL };
FIELDS(TEST_TAKES, { A_TEXT("name", 5) }, { AN_INT("number") }, { A_NUMBER("few", 9) }, { A_BOOL("yes") }, { A_CHOICE("word", "keep remove") },
	{ A_CODE("kind", "org_kind") }, { A_LINES("list", 20), LIST }, { A_FILE("file") })

static const struct route TEST_ROUTES[] = {
	TEST_ROUTE("GET", "/about", test_about_page, ANYONE),
	TEST_ROUTE("GET", "/inside", test_about_page, SIGNED_IN),
	TEST_ROUTE("GET", "/orgs", test_about_page, MAY_SEE_ORG),
	TEST_ROUTE("GET", "/orgs/:org", test_scope_page, MAY_SEE_ORG),
	TEST_ROUTE("GET", "/orgs/new", test_about_page, ANYONE),
	TEST_ROUTE("GET", "/slow", test_slow_page, ANYONE),
	TEST_ROUTE("GET", "/silent", test_silent_page, ANYONE),
	TEST_ROUTE("POST", "/put", test_put_page, SIGNED_IN),
	TEST_ROUTE("POST", "/put-once", test_put_once_page, SIGNED_IN),
	TEST_ROUTE("POST", "/put-open", test_put_page, ANYONE),
	TEST_ROUTE("POST", "/refuse", test_refuse_page, SIGNED_IN),
	TEST_ROUTE("POST", "/fields", test_fields_page, SIGNED_IN),
	TEST_ROUTE("POST", "/again", test_again_page, SIGNED_IN),
	TEST_ROUTE("POST", "/broken", test_broken_page, SIGNED_IN),
	TEST_ROUTE("POST", "/notice", test_notice_page, ANYONE),
	{ "POST", "/api/v1/put", test_put_api, SIGNED_IN, "For tests.", "test_put_api", "SIGNED_IN", __FILE__, __LINE__, NULL, &TEST_PUT_GIVES, UPLOAD_BYTES_MAX },
	{ "POST", "/api/v1/checked", test_echo_api, ANYONE, "For tests.", "test_echo_api", "ANYONE", __FILE__, __LINE__, TEST_TAKES, NULL, 0 },
	TEST_ROUTE("POST", "/api/v1/put-long", test_put_long_api, SIGNED_IN),
	TEST_ROUTE("POST", "/api/v1/fields", test_fields_page, SIGNED_IN),
	TEST_ROUTE("POST", "/api/v1/echo", test_echo_api, ANYONE),
	TEST_ROUTE("GET", "/api/v1/echo", test_echo_api, ANYONE),
	TEST_ROUTE("GET", "/api/v1/orgs", test_echo_api, MAY_SEE_ORG),
};

#define TEST_ROUTES_COUNT ((int)(sizeof(TEST_ROUTES) / sizeof(TEST_ROUTES[0])))

#endif
