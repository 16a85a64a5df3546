/* The forms of every page, as somebody signed in finds them: each read, filled in and sent. A new form is met by itself; only a page that stands at an address
 * with a query needs a line in MORE. */
#ifndef PAGE_TYPED_FORM_H
#define PAGE_TYPED_FORM_H

#include "page/access_walk.h"

#define CONTROLS_MAX 200

struct control { const char *name, *value; bool is_typed, is_tick, is_on; int chars_max; };
struct typed_form {
	const char *action;
	struct control controls[CONTROLS_MAX];
	size_t count, typed_count;
	bool has_secret, has_file;
};

static struct { struct arena *a; struct client *client; bool is_long;
	int sent, refused, shown_again, taken_back, with_file, linked, told, faults; } walk;

/* ---- reading a form ---- */

/* The value of an attribute inside a tag, NULL if it has none; "" for one without a value. */
static const char *attribute(const char *tag, size_t bytes, const char *name)
{
	const char *text = arena_text_n(walk.a, tag, bytes), *at = strstr(text, arena_printf(walk.a, " %s=\"", name));
	char *value, *amp;

	if (at == NULL)
		return strstr(text, arena_printf(walk.a, " %s", name)) != NULL && strstr(text, arena_printf(walk.a, " %s-", name)) == NULL ? "" : NULL;
	at += strlen(name) + 3;
	value = arena_text_n(walk.a, at, strcspn(at, "\""));
	while ((amp = strstr(value, "&amp;")) != NULL)
		memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
	return value;
}

/* Characters that the field says it takes, 0 if it says nothing. */
static int limit_of(const char *tag, size_t bytes)
{
	const char *max = attribute(tag, bytes, "data-max");
	int n = 0;

	return max != NULL && sscanf(max, "%d", &n) == 1 ? n : 0;
}

static void add_control(struct typed_form *f, const struct control *c)
{
	if (f->count < CONTROLS_MAX && c->name != NULL)
		f->controls[f->count++] = *c;
}

static void read_input(struct typed_form *f, const char *tag, size_t bytes)
{
	const char *type = attribute(tag, bytes, "type"), *value = attribute(tag, bytes, "value");
	struct control c = { attribute(tag, bytes, "name"), value != NULL ? value : "", false, false, true, 0 };

	if (type == NULL)
		type = "text";
	f->has_secret |= strcmp(type, "password") == 0;
	f->has_file |= strcmp(type, "file") == 0;
	c.is_tick = strcmp(type, "checkbox") == 0 || strcmp(type, "radio") == 0;
	if (c.is_tick)
		c.is_on = attribute(tag, bytes, "checked") != NULL;
	c.is_typed = strcmp(type, "hidden") != 0 && attribute(tag, bytes, "readonly") == NULL;
	c.chars_max = limit_of(tag, bytes);
	add_control(f, &c);
}

/* What is chosen; with `takes_last` the last choice that says something, as nobody left it. */
static const char *chosen(const char *from, const char *to, bool takes_last)
{
	const char *value = "";

	for (const char *at = from; (at = strstr(at, "<option")) != NULL && at < to; at++) {
		size_t bytes = strcspn(at, ">");
		const char *one = attribute(at, bytes, "value");

		if (takes_last ? one != NULL && one[0] != '\0' : attribute(at, bytes, "selected") != NULL)
			value = one;
	}
	return value;
}

/* One form of a page, from behind its "<form". */
static void read_form(const char *at, bool takes_last, struct typed_form *f)
{
	const char *end = strstr(at, "</form>");

	memset(f, 0, sizeof(*f));
	f->action = attribute(at, strcspn(at, ">"), "action");
	while ((at = strchr(at, '<')) != NULL && at < end) {
		size_t bytes = strcspn(at, ">");
		const char *stop;

		if (strncmp(at, "<input", 6) == 0) {
			read_input(f, at, bytes);
		} else if (strncmp(at, "<textarea", 9) == 0) {
			const char *text = at + bytes + 1;

			stop = strstr(at, "</textarea>");
			text += *text == '\n';
			add_control(f, &(struct control){ attribute(at, bytes, "name"), arena_text_n(walk.a, text, (size_t)(stop - text)), true, false, true, limit_of(at, bytes) });
		} else if (strncmp(at, "<select", 7) == 0) {
			stop = strstr(at, "</select>");
			add_control(f, &(struct control){ attribute(at, bytes, "name"), chosen(at, stop, takes_last), true, true, true, 0 });
		}
		at += bytes;
	}
}

/* ---- sending ---- */

static void put_part(struct buffer *b, const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++)
		if ((*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))
			buffer_putc(b, (char)*at);
		else
			buffer_printf(b, "%%%02X", *at);
}

static struct reply send(const struct typed_form *f)
{
	struct buffer b;

	buffer_init(&b, walk.a, 0);
	for (size_t i = 0; i < f->count; i++) {
		if (!f->controls[i].is_on)
			continue;
		if (b.bytes > 0)
			buffer_putc(&b, '&');
		put_part(&b, f->controls[i].name);
		buffer_putc(&b, '=');
		put_part(&b, f->controls[i].value);
	}
	walk.sent++;
	return client_send(walk.client, "POST", f->action, "application/x-www-form-urlencoded", buffer_text(&b), b.bytes);
}

/* What a rule might like in a field that holds nothing. */
static const char *likely_value(const struct control *c)
{
	if (c->value[0] != '\0')
		return c->value;
	return strstr(c->name, "day") != NULL || strstr(c->name, "from") != NULL || strstr(c->name, "to_") != NULL ? "2015-11-17" : "1";
}

static bool is_of_the_frame(const char *action)
{
	return strcmp(action, "/size") == 0 || strcmp(action, "/sign-out") == 0 || strncmp(action, "/draft/", 7) == 0 || strncmp(action, "/me/", 4) == 0;
}

/* Every page that this role opens, at this place of the tree. */
static void walk_pages(const char *role_name, int node, void (*try)(const char *path))
{
	/* With the organisation at their end. */
	static const char *const MORE[] = { "/person/new?org=", "/export/new?org=", "/roster/edit?all=1&org=" };
	static const char *const OF_ORG[] = { "ledger/entry/form?book=patent", "ledger/entry/form?book=project", "ledger/entry/form?book=political",
		"ledger/sheet/form?sheet=village" };
	static const char *const KINDS[] = { "family", "work", "education", "training", "award" };
	struct access_walk k = { .cell = arena_new() };
	struct access_cell c = { .node = node };

	for (int i = 0; i < aw.roles_count; i++)
		if (strcmp(aw.roles[i].name, role_name) == 0)
			c.role = &aw.roles[i];
	walk.client = client_new(aw.w);
	client_sign_in(walk.client, c.role->account);
	for (int i = 0; i < ROUTES_COUNT; i++) {
		c.route = &ROUTES[i];
		for (c.change = 0; !is_api(c.route) && !changes(c.route) && c.change < (strstr(c.route->path, ":change") != NULL ? CHANGES_COUNT : 1); c.change++)
			if (fill_path(&k, &c))
				try(c.path);
	}
	for (size_t i = 0; i < sizeof(MORE) / sizeof(MORE[0]); i++)
		try(arena_printf(k.cell, "%s%lld", MORE[i], (long long)aw.nodes[node].org));
	for (size_t i = 0; i < sizeof(OF_ORG) / sizeof(OF_ORG[0]); i++)
		try(arena_printf(k.cell, "/org/%lld/%s", (long long)aw.nodes[node].org, OF_ORG[i]));
	for (size_t i = 0; i < sizeof(KINDS) / sizeof(KINDS[0]); i++)
		try(arena_printf(k.cell, "/person/%lld/history?kind=%s", (long long)aw.nodes[node].person, KINDS[i]));
	try(arena_printf(k.cell, "/role/begin?id=%lld", (long long)aw.nodes[node].person));
	arena_free(k.cell);
}

#endif
