/* Bringing the addresses of the API to success, one after another: bodies are JSON with ' for ", and the answer must have
 * the status that the route declares. What was asked and answered is held against the document by tests/browser/api.mjs. */
#ifndef TESTS_PAGE_API_WALK_H
#define TESTS_PAGE_API_WALK_H

#include <stdio.h>
#include <string.h>
#include "base/buffer.h"
#include "world/needed.h"
#include "world/walk.h"

static struct world *w;

static const char *as_json(const char *body)
{
	char *text = arena_text(w->arena, body);

	for (char *at = text; *at != '\0'; at++)
		if (*at == '\'')
			*at = '"';
	return text;
}

static struct client *program(int64_t account)
{
	struct client *c = client_new(w);

	client_header(c, arena_printf(w->arena, "Authorization: Bearer %s", client_token(w, account)));
	return c;
}

/* The answer of an act that succeeds. */
static const char *done(struct client *c, const char *method, const char *path, const char *body)
{
	bool has_body = strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0;
	const char *json = as_json(body);
	struct reply r;

	if (has_body)
		needed_try(c, method, path, json);
	r = client_send(c, method, path, has_body ? "application/json" : NULL, has_body ? json : "", has_body ? strlen(json) : 0);
	if (r.status != 200 && r.status != 201)
		fail_msg("%s %s %s: %d %s", method, path, body, r.status, r.body);
	return r.body;
}

__attribute__((unused, format(printf, 2, 3)))
static const char *got(struct client *c, const char *format, ...)
{
	char path[500];
	va_list args;

	va_start(args, format);
	vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	return done(c, "GET", path, "");
}

/* The path has one id; 0: none. */
__attribute__((unused))
static const char *posted(struct client *c, const char *path, int64_t id, const char *body)
{
	const char *part = strstr(path, "%"), *whole = path;

	if (part != NULL)
		whole = arena_printf(w->arena, "%.*s%lld%s", (int)(part - path), path, (long long)id, part + 1);
	return done(c, "POST", whole, body);
}

/* The number behind "name":" or "name": — the first behind `from`, NULL: of all. */
static int64_t number_in(const char *answer, const char *from, const char *name)
{
	const char *at = from == NULL ? answer : strstr(answer, as_json(from));
	long long number = 0;

	at = at == NULL ? NULL : strstr(at, arena_printf(w->arena, "\"%s\":", name));
	if (at == NULL)
		fail_msg("no %s behind %s in %s", name, from == NULL ? "the start" : from, answer);
	at += strlen(name) + 3;
	at += *at == '"';
	assert_int_equal(sscanf(at, "%lld", &number), 1);
	return number;
}

__attribute__((unused))
static int64_t id_in(const char *answer)
{
	return number_in(answer, NULL, "id");
}

__attribute__((unused))
static void says(const char *answer, const char *text)
{
	if (strstr(answer, as_json(text)) == NULL)
		fail_msg("no %s in %s", text, answer);
}

__attribute__((unused))
static void is_refused(struct client *c, const char *method, const char *path, const char *body, int status, const char *key)
{
	const char *json = as_json(body);
	struct reply r = client_send(c, method, path, "application/json", json, strlen(json));

	if (r.status != status || !reply_has(&r, key))
		fail_msg("%s %s %s: %d without %s: %s", method, path, body, r.status, key, r.body);
}

#endif
