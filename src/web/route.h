/* One line of the route table, which the build makes from every ROUTE(…): the router, `jishi routes`, the
 * OpenAPI document and the access matrix all read it. */
#ifndef WEB_ROUTE_H
#define WEB_ROUTE_H

#include <stddef.h>
#include <stdint.h>
#include "core/permission.h"

struct web;
struct api_field;
struct api_answer;

struct route {
	const char *method;		/* "GET" "POST" "PUT" "DELETE" */
	const char *path;		/* "/org/:org" */
	void (*handler)(struct web *w);
	enum permission permission;
	const char *help;
	const char *handler_name, *permission_name;
	const char *file;
	int line;
	const struct api_field *takes;	/* of the API: see web/api.h; NULL for a page */
	const struct api_answer *gives;
	int64_t upload_bytes_max;	/* of a form with files, as its page says with UPLOADS; 0: the page takes none. Of the API see route_upload_bytes */
};

/* Sorted by path and method, a literal part before a ":part", so that the first that fits is the right one. */
extern const struct route ROUTES[];
extern const int ROUTES_COUNT;

#endif
