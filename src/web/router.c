#include "web/router.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "web/api.h"

enum { METHOD_GET, METHOD_POST, METHOD_PUT, METHOD_DELETE, METHODS_COUNT };
static const char *const METHODS[METHODS_COUNT] = { "GET", "POST", "PUT", "DELETE" };

struct node {
	const char *part;		/* not terminated: part_bytes of a route's path */
	size_t part_bytes;
	struct node *next, *children;	/* literal ones */
	struct node *any;		/* the ":name" child */
	const struct route *routes[METHODS_COUNT];
};

struct router { struct node root; };

static int method_index(const char *method)
{
	for (int m = 0; m < METHODS_COUNT; m++)
		if (strcmp(METHODS[m], method) == 0)
			return m;
	return -1;
}

static struct node *node_new(void)
{
	struct node *n = calloc(1, sizeof(*n));

	if (n == NULL)
		log_end("web", "out of memory");
	return n;
}

static struct node *child_of(struct node *n, const char *part, size_t bytes)
{
	struct node *child;

	if (bytes > 0 && part[0] == ':') {
		if (n->any == NULL)
			n->any = node_new();
		return n->any;
	}
	for (child = n->children; child != NULL; child = child->next)
		if (child->part_bytes == bytes && memcmp(child->part, part, bytes) == 0)
			return child;
	child = node_new();
	child->part = part;
	child->part_bytes = bytes;
	child->next = n->children;
	n->children = child;
	return child;
}

static void add_route(struct router *t, const struct route *route)
{
	struct node *n = &t->root;
	int method = method_index(route->method);

	assert(method >= 0 && route->path[0] == '/');
	for (const char *at = route->path; *at == '/';) {
		size_t bytes = strcspn(at + 1, "/");

		n = child_of(n, at + 1, bytes);
		at += 1 + bytes;
	}
	assert(n->routes[method] == NULL);
	n->routes[method] = route;
}

struct router *router_new(const struct route *routes, int count)
{
	struct router *t = calloc(1, sizeof(*t));

	if (t == NULL)
		log_end("web", "out of memory");
	for (int i = 0; i < count; i++)
		add_route(t, &routes[i]);
	return t;
}

static void free_below(struct node *n)
{
	struct node *next;

	for (struct node *child = n->children; child != NULL; child = next) {
		next = child->next;
		free_below(child);
		free(child);
	}
	if (n->any != NULL) {
		free_below(n->any);
		free(n->any);
	}
}

void router_free(struct router *t)
{
	if (t == NULL)
		return;
	free_below(&t->root);
	free(t);
}

static bool has_routes(const struct node *n)
{
	for (int m = 0; m < METHODS_COUNT; m++)
		if (n->routes[m] != NULL)
			return true;
	return false;
}

/* `at` is at a slash. A literal part that leads nowhere falls back to the ":name" beside it. */
static const struct node *walk(const struct node *n, const char *at, struct bytes *parts, int *count)
{
	size_t bytes = strcspn(at + 1, "/");
	const char *rest = at + 1 + bytes;
	const struct node *found;

	for (const struct node *child = n->children; child != NULL; child = child->next) {
		if (child->part_bytes != bytes || memcmp(child->part, at + 1, bytes) != 0)
			continue;
		found = *rest == '/' ? walk(child, rest, parts, count) : has_routes(child) ? child : NULL;
		if (found != NULL)
			return found;
	}
	if (n->any == NULL || bytes == 0 || *count == PATH_PARTS_MAX)
		return NULL;
	parts[(*count)++] = (struct bytes){ at + 1, bytes };
	found = *rest == '/' ? walk(n->any, rest, parts, count) : has_routes(n->any) ? n->any : NULL;
	if (found == NULL)
		(*count)--;
	return found;
}

static const char *allowed(struct web_request *r, const struct node *n)
{
	const char *list = NULL;

	for (int m = 0; m < METHODS_COUNT; m++)
		if (n->routes[m] != NULL)
			list = list == NULL ? METHODS[m] : arena_printf(r->arena, "%s, %s", list, METHODS[m]);
	return list;
}

enum router_answer router_find(const struct router *t, struct web_request *r)
{
	struct bytes parts[PATH_PARTS_MAX];
	int count = 0, method = method_index(r->method);
	const struct node *n;

	if (r->path[0] != '/')
		return ROUTER_MALFORMED;
	if (request_unescape(r->arena, r->path, strlen(r->path), false) == NULL)
		return ROUTER_MALFORMED;
	n = walk(&t->root, r->path, parts, &count);
	if (n == NULL)
		return ROUTER_UNKNOWN;
	if (method < 0 || n->routes[method] == NULL) {
		r->allow = allowed(r, n);
		return ROUTER_METHOD;
	}
	for (int i = 0; i < count; i++)
		r->parts[i] = request_unescape(r->arena, parts[i].data, parts[i].bytes, false);
	r->route = n->routes[method];
	return ROUTER_FOUND;
}

int64_t route_upload_bytes(const struct route *route)
{
	for (const struct api_field *f = route->takes; f != NULL && f->type != API_END; f++)
		if (f->type == API_FILE)
			return UPLOAD_BYTES_MAX;
	return route->upload_bytes_max;
}

/* A page with as many ":name" parts, so that /person/create/form is not taken for the form of the person "create". */
static bool is_page(const struct router *t, const char *path, int parts_count)
{
	struct bytes parts[PATH_PARTS_MAX];
	int count = 0;
	const struct node *n = walk(&t->root, path, parts, &count);

	return n != NULL && n->routes[METHOD_GET] != NULL && (parts_count < 0 || count == parts_count);
}

const char *router_page_for(const struct router *t, struct arena *a, const char *path)
{
	struct bytes parts[PATH_PARTS_MAX];
	int count = 0;
	const char *last = strrchr(path, '/'), *own;

	if (walk(&t->root, path, parts, &count) == NULL)
		return NULL;
	own = arena_printf(a, "%s/form", path);
	if (is_page(t, own, count))
		return own;
	own = strcmp(last, "/create") == 0 ? arena_printf(a, "%.*s/new", (int)(last - path), path) : arena_printf(a, "%s/new", path);
	if (is_page(t, own, count))
		return own;
	for (; last != path; last = strrchr(path, '/')) {
		path = arena_text_n(a, path, (size_t)(last - path));
		if (is_page(t, path, -1))
			return path;
	}
	return NULL;
}
