/* Doors left open on purpose, for the walk to find. */
#ifndef TESTS_PAGE_ACCESS_PLANTED_H
#define TESTS_PAGE_ACCESS_PLANTED_H

#include "page/access_walk.h"
#include "base/text.h"
#include "text/permit.h"
#include "web/request.h"
#include "web/web.h"

static const struct statement PLANTED_NAME = { .name = "planted_name", .file = __FILE__, .line = __LINE__, .params = "i", .columns = "t", .index = -1,
	.text = { "SELECT name FROM org WHERE id = ?1", "SELECT name FROM org WHERE id = $1" } };

static const char *name_of(struct web *w)
{
	struct value row = { 0 }, args[1] = { value_int(web_path_id(w, "org")) };
	struct cursor cursor;
	const char *name = NULL;

	statement_open(w->c->store, &PLANTED_NAME, args, &cursor);
	if (cursor_next(&cursor, &row))
		name = arena_text(w->c->arena, row.data);
	cursor_close(&cursor);
	return name;
}

static void say(struct web *w, const char *text)
{
	struct json *j = web_json(w);

	json_object(j);
	json_put_text(j, "says", text);
	json_end(j);
}

/* Shows any organisation to whoever has the right somewhere. */
static void planted_no_scope(struct web *w)
{
	const char *name = name_of(w);

	if (name != NULL)
		say(w, name);
	else
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
}

/* Foreign is refused, but not as if it were missing. */
static void planted_telling_status(struct web *w)
{
	if (name_of(w) != NULL && !may_at(w->c, MAY_SEE_ORG, web_path_id(w, "org")))
		ctx_refuse(w->c, FORBIDDEN, T_permit_forbidden, "right", "x", NULL);
	else
		planted_no_scope(w);
}

/* The status is right, the words are not: the answer names what it hides. */
static void planted_telling_words(struct web *w)
{
	const char *name = name_of(w);

	if (permit_require(w->c, MAY_SEE_ORG, web_path_id(w, "org")))
		say(w, name);
	else if (name != NULL) {
		say(w, name);
		w->request->status = 404;
	}
}

/* The answer about a foreign object is longer. */
static void planted_telling_length(struct web *w)
{
	if (permit_require(w->c, MAY_SEE_ORG, web_path_id(w, "org")))
		say(w, name_of(w));
	else if (name_of(w) != NULL) {
		say(w, "not found!");
		w->request->status = 404;
	}
}

/* Shows whatever is there to whoever comes as far as the handler: another account's, another organisation's. */
static void planted_no_owner(struct web *w)
{
	const char *at = strrchr(w->request->path, '/');
	int64_t number = 0;

	/* The number is the last part of the address that is one: behind it may stand a verb. */
	while (at != NULL && at > w->request->path && !int_parse(arena_text_n(w->c->arena, at + 1, strcspn(at + 1, "/")), &number))
		for (at--; at > w->request->path && *at != '/'; at--)
			continue;
	if (number >= MISSING_FROM && number < MISSING_FROM + 100)
		ctx_refuse(w->c, NOT_FOUND, T_permit_not_found, NULL);
	else if (strncmp(w->request->path, "/api/", 5) == 0)
		say(w, "here it is");
	else
		web_redirect(w, "/");
}

/* Refuses everybody. */
static void planted_closed(struct web *w)
{
	ctx_refuse(w->c, FORBIDDEN, T_permit_forbidden, "right", "x", NULL);
}

/* Answers nothing: a 500. */
static void planted_silent(struct web *w)
{
}

#endif
