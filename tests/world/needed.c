/* What the API calls needed is needed: before a test sends a body, it is sent without each needed field in turn, and
 * each time it must be refused. tests/browser/api.mjs counts that no needed field was left untried. */
#include "world/needed.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include "web/api.h"
#include "web/route_table.h"

static bool fits(const char *pattern, const char *path)
{
	while (*pattern != '\0' && *path != '\0' && *path != '?') {
		if (*pattern == ':') {
			pattern += strcspn(pattern, "/");
			path += strcspn(path, "/?");
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return *pattern == '\0' && (*path == '\0' || *path == '?');
}

/* Signing in counts its failures. */
static const struct route *route_of(const char *method, const char *path)
{
	for (const struct route *r = ROUTES; r->method != NULL; r++)
		if (r->takes != NULL && strcmp(r->method, method) == 0 && fits(r->path, path) && strcmp(path, "/api/v1/session") != 0)
			return r;
	return NULL;
}

static void send_without(struct client *c, const char *method, const char *path, const json_t *whole, const char *name)
{
	json_t *rest = json_copy((json_t *)(uintptr_t)whole);
	struct reply r;
	char *text;

	json_object_del(rest, name);
	text = json_dumps(rest, JSON_COMPACT);
	r = client_send(c, method, path, "application/json", text, strlen(text));
	if (r.status < 400)
		fail_msg("%s %s was accepted without %s: %d %s", method, path, name, r.status, text);
	free(text);
	json_decref(rest);
}

void needed_try(struct client *c, const char *method, const char *path, const char *body)
{
	const struct route *route = route_of(method, path);
	json_t *whole = route == NULL ? NULL : json_loads(body, 0, NULL);

	for (const struct api_field *f = route == NULL ? NULL : route->takes; json_is_object(whole) && f->type != API_END; f++)
		if (f->is_needed && json_object_get(whole, f->name) != NULL)
			send_without(c, method, path, whole, f->name);
	json_decref(whole);
}
