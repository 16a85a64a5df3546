/* Walks routes × roles × objects and compares each answer with what access_policy.h lets expect. Nothing here
 * asks the program who may do what. */
#ifndef TESTS_PAGE_ACCESS_WALK_H
#define TESTS_PAGE_ACCESS_WALK_H

#include <stdarg.h>
#include <unistd.h>
#include "base/buffer.h"
#include "core/crypto.h"
#include "page/access_policy.h"
#include "page/access_world.h"

/* What a cell may answer. */
enum access_class { CELL_OPEN, CELL_UNKNOWN_ACTOR, CELL_NO_RIGHT, CELL_FOREIGN, CELL_ALLOWED, CELL_CLASSES_COUNT };

#define FAULTS_SHOWN_MAX 25
#define CHANGES_COUNT 8

struct access_walk {
	bool is_quiet;			/* stops at the first fault, without printing it */
	int roles_count;		/* how many of the roles are walked; the main ones come first */
	int stride;			/* every n-th cell; 1: all */
	int cells, seen[CELL_CLASSES_COUNT], faults, words_checked;
	int step, shown;
	const struct route *last_faulty;
	struct arena *cell;		/* cleared after each */
	int fd;				/* one connection for many cells, since opening one costs as much as an answer */
};

struct access_cell {
	const struct route *route;
	const char *needs, *also;
	struct access_role *role;
	int node;			/* of the object in the path; NOWHERE if there is none */
	int change;			/* which of the changes a ":change" stands for */
	enum access_class class;
	const char *path;
	struct reply reply;
};

__attribute__((format(printf, 3, 4)))
static void fault(struct access_walk *k, const struct access_cell *c, const char *format, ...)
{
	va_list args;

	k->faults++;
	/* One of a route tells what is wrong with it. */
	if (k->is_quiet || k->last_faulty == c->route || k->shown++ >= FAULTS_SHOWN_MAX)
		return;
	k->last_faulty = c->route;
	va_start(args, format);
	print_error("# %s %s (%s) as %s: ", c->route->method, c->path != NULL ? c->path : c->route->path, c->route->handler_name,
		    c->role != NULL ? c->role->name : "-");
	vprint_error(format, args);
	print_error(" [%s:%d]\n", c->route->file, c->route->line);
	va_end(args);
}

/* ---- the path ---- */

static const char *const CHANGES[CHANGES_COUNT] = { "rename", "found", "move", "merge", "close", "describe", "elect", "founding" };

/* Nouns whose objects lie in an organisation. */
static const char *scoped_value(struct access_walk *k, const char *noun, const struct access_node *n)
{
	const struct { const char *noun; int64_t id; } VALUES[] = {
		{ "org", n->org }, { "post", n->post }, { "holding", n->holding }, { "person", n->person }, { "file", n->file }, { "host", n->host },
		{ "group", n->group }, { "place", n->place }, { "sign", n->sign },
		{ "role", n->role }, { "history", n->history }, { "paper", n->file }, { "correction", n->correction }, { "late_entry", n->late_entry }, { "person_void", n->person_void }, { "org_request", n->org_request },
		{ "member", n->member }, { "stated", n->stated }, { "ballot", n->ballot }, { "review", n->review }, { "draw", n->draw },
		{ "run", n->run }, { "notice", n->notice }, { "objection", n->objection }, { "publication", n->publication }, { "transfer", n->transfer },
		{ "floating", n->floating }, { "receipt", n->receipt }, { "dues_entry", n->dues_entry }, { "resident", n->resident }, { "station_entry", n->station_entry }, { "certificate", n->certificate }, { "pass", n->pass }, { "reminder", n->reminder }, { "booklet", n->booklet },
		{ "batch", n->batch }, { "founding", n->founding }, { "edit_batch", n->edit_batch }, { "export", n->export }, { "view", n->view }, { "edit", n->edit }, { "many", n->many }, { "draft", n->draft },
	};

	for (size_t i = 0; i < sizeof(VALUES) / sizeof(VALUES[0]); i++)
		if (strcmp(VALUES[i].noun, noun) == 0)
			return arena_printf(k->cell, "%lld", (long long)VALUES[i].id);
	return NULL;
}

/* Those that belong to the whole installation. */
static const char *open_value(struct access_walk *k, const char *noun, const struct access_cell *c)
{
	if (strcmp(noun, "account") == 0)
		return arena_printf(k->cell, "%lld", (long long)aw.nodes[c->node == NOWHERE ? BRANCH_C1 : c->node].account);
	if (strcmp(noun, "seq") == 0)
		return "2";
	if (strcmp(noun, "kind") == 0)
		return "organiser";
	if (strcmp(noun, "norm") == 0)
		return "post";
	if (strcmp(noun, "programme") == 0)
		return "1";	/* none is kept here */
	if (strcmp(noun, "document") == 0)
		return "resolution";
	if (strcmp(noun, "form") == 0)
		return "plan";
	if (strcmp(noun, "member") == 0 || strcmp(noun, "right") == 0)
		return "1";
	if (strcmp(noun, "quota") == 0)
		return "village_reserve";
	if (strcmp(noun, "activity") == 0 || strcmp(noun, "feedback") == 0)
		return "1";	/* none is there: their own tests have some */
	if (strcmp(noun, "change") == 0)
		return CHANGES[c->change];
	return NULL;
}

/* Each account keeps these for itself: those of everybody else, above, beside or below, are foreign. */
static const char *const OWNED[] = { ":view", ":edit", ":many", ":draft" };

static bool is_owned(const struct route *route)
{
	for (size_t i = 0; i < sizeof(OWNED) / sizeof(OWNED[0]); i++) {
		const char *at = strstr(route->path, OWNED[i]);

		if (at != NULL && (at[strlen(OWNED[i])] == '\0' || at[strlen(OWNED[i])] == '/'))	/* :edit is not :edit_batch */
			return true;
	}
	return false;
}

/* What the role has itself, made for this cell, since the one before may have taken it away. */
static struct access_node own_node(const struct access_role *role)
{
	struct access_node n = { .org = aw.nodes[role->home == NOWHERE ? CITY : role->home].org };

	make_own(role->account, n.org, "own", &n.view, &n.edit, &n.many, &n.draft);
	return n;
}

/* False: the path has a part nobody told this file about. */
static bool fill_path(struct access_walk *k, struct access_cell *c)
{
	struct buffer out;
	const char *at = c->route->path;
	struct access_node own = { 0 };

	if (c->node == OWN)
		own = own_node(c->role);
	buffer_init(&out, k->cell, 0);
	while (*at != '\0') {
		size_t bytes = strcspn(at + 1, "/") + 1;
		const char *value = NULL, *noun;

		if (at[1] != ':') {
			buffer_put(&out, at, bytes);
			at += bytes;
			continue;
		}
		noun = arena_text_n(k->cell, at + 2, bytes - 2);
		if (c->node != NOWHERE)
			value = scoped_value(k, noun, c->node == OWN ? &own : &aw.nodes[c->node]);
		if (value == NULL)
			value = open_value(k, noun, c);
		if (value == NULL)
			return false;
		buffer_printf(&out, "/%s", value);
		at += bytes;
	}
	if (c->node >= 0 && access_asks_org(c->route->method, c->route->path))
		buffer_printf(&out, "?org=%lld", (long long)aw.nodes[c->node].org);
	c->path = buffer_text(&out);
	return true;
}

static bool has_object(struct access_walk *k, const struct route *route)
{
	bool has = access_asks_org(route->method, route->path);

	for (const char *at = strchr(route->path, ':'); at != NULL; at = strchr(at + 1, ':'))
		has |= scoped_value(k, arena_text_n(k->cell, at + 1, strcspn(at + 1, "/")), &aw.nodes[CITY]) != NULL;
	return has;
}

/* ---- the request ---- */

static bool is_api(const struct route *route)
{
	return strncmp(route->path, "/api/", 5) == 0;
}

static bool changes(const struct route *route)
{
	return strcmp(route->method, "GET") != 0;
}

static void ask_cell(struct access_walk *k, struct access_cell *c)
{
	const struct access_role *role = c->role;
	struct arena *kept = aw.w->arena;
	struct buffer out;
	const char *body = "";

	buffer_init(&out, k->cell, 0);
	buffer_printf(&out, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n", c->route->method, c->path, aw.w->port);
	if (is_api(c->route)) {
		if (role->token != NULL)
			buffer_printf(&out, "Authorization: Bearer %s\r\n", role->token);
		if (changes(c->route))
			body = "{}";
	} else {
		if (role->cookie != NULL)
			buffer_printf(&out, "Cookie: jishi_session=%s\r\n", role->cookie);
		if (changes(c->route))
			body = arena_printf(k->cell, "csrf_token=%s&form_key=%s", role->csrf, crypto_token(k->cell));
	}
	if (changes(c->route))
		buffer_printf(&out, "Content-Type: %s\r\nContent-Length: %zu\r\n", is_api(c->route) ? "application/json" :
			      "application/x-www-form-urlencoded", strlen(body));
	buffer_printf(&out, "\r\n%s", body);
	aw.w->arena = k->cell;
	c->reply = world_raw_kept(aw.w, &k->fd, out.data, out.bytes);
	aw.w->arena = kept;
}

/* ---- what is expected ---- */

static bool is_admin_condition(const char *needs, enum admin_kind admin)
{
	static const char *const CONDITIONS[] = { "", "system_admin", "security_admin", "audit_admin" };

	return admin != ADMIN_NONE && strcmp(needs, CONDITIONS[admin]) == 0;
}

/* Anybody who is signed in gets as far as the object, which then asks for the right that the policy names besides. */
static bool asks_right_of_object(const struct access_cell *c)
{
	for (int i = 0; c->node != NOWHERE && c->also != NULL && i < ACCESS_RIGHTS_COUNT; i++)
		if (strcmp(ACCESS_RIGHTS[i], c->also) == 0)
			return true;
	return false;
}

static enum access_class class_of(const struct access_cell *c)
{
	const struct access_role *role = c->role;

	if (strcmp(c->needs, "anyone") == 0)
		return CELL_OPEN;
	if (role->rights == NULL)
		return CELL_UNKNOWN_ACTOR;
	if (strcmp(c->needs, "signed_in") == 0 && !is_owned(c->route) && !asks_right_of_object(c))
		return CELL_ALLOWED;
	if (strcmp(c->needs, "signed_in") == 0)
		return is_owned(c->route) ? (c->node == OWN ? CELL_ALLOWED : CELL_FOREIGN) :
			!role->has_duty && role->admin == ADMIN_NONE && has_word(role->rights, c->also) && is_below(c->node, role->node) ? CELL_ALLOWED : CELL_FOREIGN;
	if (role->has_duty)
		return CELL_NO_RIGHT;
	if (is_admin_condition(c->needs, role->admin))
		return CELL_ALLOWED;
	if (role->admin != ADMIN_NONE || !has_word(role->rights, c->needs))
		return CELL_NO_RIGHT;
	if (is_owned(c->route))
		return c->node == OWN ? CELL_ALLOWED : CELL_FOREIGN;
	return c->node == NOWHERE || is_below(c->node, role->node) ? CELL_ALLOWED : CELL_FOREIGN;
}

static void check_status(struct access_walk *k, const struct access_cell *c)
{
	int status = c->reply.status;

	if (status == 0 || status >= 500)
		fault(k, c, "answers %d", status);
	switch (c->class) {
	case CELL_OPEN:
		if (status == 401)
			fault(k, c, "asks for a sign-in although it is open to anyone");
		break;
	case CELL_UNKNOWN_ACTOR:
		if (status != 401 && !(status == 303 && strstr(c->reply.head, "Location: /sign-in") != NULL))
			fault(k, c, "answers %d to somebody not signed in", status);
		break;
	case CELL_NO_RIGHT:
		/* A page leads who has a duty first to its form. */
		if (status != 403 && !(c->role->has_duty && status == 303 && strstr(c->reply.head, "Location: /me") != NULL))
			fault(k, c, "answers %d without the right %s", status, c->needs);
		break;
	case CELL_FOREIGN:
		/* Who lacks the second right is told so before any object is looked at: the same for every address. */
		if (status != 404 && !(status == 403 && c->also != NULL && !has_word(c->role->rights, c->also)))
			fault(k, c, "answers %d for an object outside the subtree", status);
		break;
	case CELL_ALLOWED:
		if (c->also != NULL && !has_word(c->role->rights, c->also))
			break;
		if (status == 401 || status == 403 || (c->node != NOWHERE && status == 404))
			fault(k, c, "refuses with %d although %s is held", status, c->needs);
		if (!changes(c->route) && status != 200 && status != 303 && status != 404)
			fault(k, c, "answers %d to an allowed GET", status);
		break;
	case CELL_CLASSES_COUNT:
		break;
	}
}

/* Names of organisations are public within the chain above one's own; the administrators of accounts and of the
 * log see whose account it is and which organisation a line is about. People and notes only inside the subtree. */
static void check_words(struct access_walk *k, const struct access_cell *c)
{
	const struct access_role *role = c->role;
	bool is_admin = is_admin_condition(c->needs, role->admin), sees = role->rights != NULL && strstr(role->rights, "see_") != NULL;

	if (strstr(c->reply.body, "Korg") == NULL && strstr(c->reply.body, "Kman") == NULL && strstr(c->reply.body, "Knote") == NULL)
		return;
	for (int i = 0; i < NODES_COUNT; i++) {
		const struct access_node *n = &aw.nodes[i];
		bool is_inside = sees && !role->has_duty && is_below(i, role->node);

		k->words_checked++;
		if (strstr(c->reply.body, n->org_word) != NULL && !is_inside && !is_admin && !(role->home != NOWHERE && is_below(role->home, i)))
			fault(k, c, "shows the organisation %s", n->org_word);
		if (strstr(c->reply.body, n->person_word) != NULL && !is_inside && !(is_admin && role->admin == ADMIN_SECURITY))
			fault(k, c, "shows the person %s", n->person_word);
		if (strstr(c->reply.body, n->note_word) != NULL && !is_inside)
			fault(k, c, "shows the note %s", n->note_word);
	}
}

/* ---- the walk ---- */

/* Allowed changes come last, since they may take away what another cell needs. */
enum access_pass { PASS_READ_AND_REFUSED, PASS_CHANGES };

static void try_cell(struct access_walk *k, struct access_cell *c, enum access_pass pass, size_t *missing_bytes)
{
	bool is_change;

	c->class = class_of(c);
	is_change = changes(c->route) && (c->class == CELL_ALLOWED || c->class == CELL_OPEN);
	if (k->is_quiet && k->faults > 0)
		return;
	if (is_change != (pass == PASS_CHANGES) || k->step++ % k->stride != 0)
		return;
	arena_clear(k->cell);
	if (!fill_path(k, c)) {
		fault(k, c, "has a part of the path that tests/page/access_walk.h cannot fill");
		return;
	}
	/* What ends a session or changes its token gets one of its own. */
	if (is_change && strcmp(c->needs, "signed_in") == 0)
		open_session(c->role);
	ask_cell(k, c);
	/* And leaves a living one behind for the routes that come after. */
	if (is_change && strcmp(c->needs, "signed_in") == 0)
		open_session(c->role);
	k->cells++;
	k->seen[c->class]++;
	check_status(k, c);
	check_words(k, c);
	if (c->class == CELL_FOREIGN && c->node == MISSING)
		*missing_bytes = c->reply.body_bytes;
	else if (c->class == CELL_FOREIGN && *missing_bytes != 0 && c->reply.body_bytes != *missing_bytes)
		fault(k, c, "answers %zu bytes for a foreign object and %zu for a missing one", c->reply.body_bytes, *missing_bytes);
}

static void walk_route(struct access_walk *k, const struct route *route, enum access_pass pass)
{
	const struct access_line *line = access_line(route->method, route->path);
	struct access_cell c = { .route = route, .node = NOWHERE };
	int first_node = has_object(k, route) ? MISSING : NOWHERE, changes_count = strstr(route->path, ":change") != NULL ? CHANGES_COUNT : 1;

	if (line == NULL) {
		fault(k, &c, "no line of tests/page/access_policy.h says who may");
		return;
	}
	c.needs = line->needs;
	c.also = line->also;
	for (int i = 0; i < k->roles_count; i++)
		for (c.change = 0; c.change < changes_count; c.change++) {
			size_t missing_bytes = 0;

			c.role = &aw.roles[i];
			for (c.node = first_node; c.node >= 0 || c.node == first_node; c.node--)
				try_cell(k, &c, pass, &missing_bytes);
			c.node = OWN;
			if (is_owned(route) && c.role->account != 0)
				try_cell(k, &c, pass, &missing_bytes);
		}
}

/* Unused where only the addresses are wanted: typed_walk_test.c. */
__attribute__((unused))
static struct access_walk access_walk(const struct route *routes, int count, int stride, bool is_quiet, int roles_count)
{
	struct access_walk k = { .stride = stride, .is_quiet = is_quiet, .roles_count = roles_count, .cell = arena_new(), .fd = -1 };

	for (int pass = PASS_READ_AND_REFUSED; pass <= PASS_CHANGES; pass++)
		for (int i = 0; i < count; i++)
			walk_route(&k, &routes[i], (enum access_pass)pass);
	if (k.fd >= 0)
		close(k.fd);
	arena_free(k.cell);
	return k;
}

#endif
