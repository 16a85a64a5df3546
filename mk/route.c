/* ROUTE(method, "/path/:part", handler, PERMISSION, "help") in *_page.c and *_api.c → web/route_table.h and .c.
 *	route OUT src/core/permission.h FILE.c…
 * UPLOADS(handler, LIMIT) of a page says that its form brings files.
 * Refuses what would leave a door open or a page unexplained: see check_route. A route of the API says what it takes
 * and gives (web/api.h) in the same file: the table points at both. */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define PARTS_MAX 12

struct route {
	const char *method, *path, *handler, *permission, *help, *file;
	const char *parts[PARTS_MAX];
	int parts_count, line;
};

/* TAKES…(handler and GIVES…(handler of one file. */
struct said { const char *handler, *file; bool is_taken; };
/* UPLOADS(handler, LIMIT) of one file. */
struct uploads { const char *handler, *limit, *file; int line; bool is_used; };

static struct said *saids;
static size_t saids_count;
static struct uploads *uploads;
static size_t uploads_count;
static struct route *routes;
static size_t count;
static const char **permissions;
static size_t permissions_count;

/* ---- the vocabulary of rights ---- */

static void add_permission(const char *name)
{
	permissions = grow(permissions, permissions_count, sizeof *permissions);
	permissions[permissions_count++] = name;
}

static size_t word_bytes(const char *at)
{
	size_t bytes = 0;

	while (isalnum((unsigned char)at[bytes]) || at[bytes] == '_')
		bytes++;
	return bytes;
}

/* X(MAY_…, "key") lines, and what else `enum permission` names. */
static void read_permissions(const char *file)
{
	char *text = without_comments(file_read(file, NULL)), *enumeration, *end;

	for (char *at = strstr(text, "X("); at != NULL; at = strstr(at + 2, "X(")) {
		size_t bytes = word_bytes(at + 2);
		const char *after = at + 2 + bytes;

		if (bytes > 0 && *after == ',' && after[1 + strspn(after + 1, " \t")] == '"')
			add_permission(copy_n(at + 2, bytes));
	}
	enumeration = strstr(text, "enum permission {");
	end = enumeration != NULL ? strchr(enumeration, '}') : NULL;
	if (end == NULL) {
		complain(file, 0, "has no 'enum permission { … }'");
		return;
	}
	*end = '\0';
	for (char *line = strtok_r(enumeration + 17, "\n", &end); line != NULL; line = strtok_r(NULL, "\n", &end)) {
		while (*line != '\0' && *line != '#') {
			size_t bytes = word_bytes(line);
			char *name = copy_n(line, bytes);

			if (bytes > 1 && isupper((unsigned char)*name) && !starts_with(name, "PERMISSIONS"))
				add_permission(name);
			line += bytes > 0 ? bytes : 1;
		}
	}
}

static bool is_permission(const char *name)
{
	for (size_t i = 0; i < permissions_count; i++)
		if (strcmp(permissions[i], name) == 0)
			return true;
	return false;
}

/* ---- one declaration ---- */

struct scan { const char *at; const char *file; int line; bool is_broken; };

static void blanks(struct scan *s)
{
	s->at += strspn(s->at, " \t\r\n");
}

static void expected(struct scan *s, const char *what)
{
	if (!s->is_broken)
		complain(s->file, s->line, "ROUTE(method, \"/path\", handler, PERMISSION, \"help\"): expects %s at '%.*s'", what,
			(int)strcspn(s->at, "\n"), s->at);
	s->is_broken = true;
}

static const char *scan_word(struct scan *s, const char *what)
{
	size_t bytes;

	blanks(s);
	bytes = word_bytes(s->at);
	if (bytes == 0)
		expected(s, what);
	s->at += bytes;
	return copy_n(s->at - bytes, bytes);
}

/* A string literal, or several in a row. */
static const char *scan_text(struct scan *s, const char *what)
{
	struct text t = { 0 };

	blanks(s);
	if (*s->at != '"')
		expected(s, what);
	text_put(&t, "", 0);
	while (!s->is_broken && *s->at == '"') {
		for (s->at++; *s->at != '"' && *s->at != '\0' && *s->at != '\n'; s->at++) {
			if (*s->at == '\\')
				s->at++;
			text_put(&t, s->at, 1);
		}
		if (*s->at != '"')
			expected(s, "the closing quote");
		else
			s->at++;
		blanks(s);
	}
	return t.data;
}

static void scan_mark(struct scan *s, char mark)
{
	blanks(s);
	if (*s->at == mark)
		s->at++;
	else
		expected(s, mark == ',' ? "','" : "')'");
}

static void split_path(struct route *r)
{
	char *save, *path = copy(r->path);

	if (*path != '/' || (path[1] != '\0' && ends_with(path, "/")) || strstr(path, "//") != NULL)
		complain(r->file, r->line, "path \"%s\" begins with '/', ends without it and has no empty part", r->path);
	for (char *part = strtok_r(path, "/", &save); part != NULL; part = strtok_r(NULL, "/", &save)) {
		bool is_good = *part == ':' ? is_name(part + 1) :
			part[strspn(part, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] == '\0' && *part != '.';

		if (!is_good)
			complain(r->file, r->line, "part '%s' of path \"%s\" is neither small letters nor ':name'", part, r->path);
		if (r->parts_count == PARTS_MAX) {
			complain(r->file, r->line, "path \"%s\" has more than %d parts", r->path, PARTS_MAX);
			return;
		}
		for (int i = 0; i < r->parts_count; i++)
			if (*part == ':' && strcmp(part, r->parts[i]) == 0)
				complain(r->file, r->line, "path \"%s\" has '%s' twice", r->path, part);
		r->parts[r->parts_count++] = part;
	}
}

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

static void check_route(const struct route *r)
{
	static const char *const PAGE[] = { "GET", "POST", NULL };
	static const char *const API[] = { "GET", "POST", "PUT", "DELETE", NULL };
	static const char *const WRITING[] = { "_save", "_create", "_update", "_delete", "_remove", "_apply", "_undo", "_close", NULL };
	bool is_api = ends_with(r->file, "_api.c");

	if (!is_one_of(r->method, is_api ? API : PAGE))
		complain(r->file, r->line, "method '%s' is not %s", r->method, is_api ? "GET, POST, PUT or DELETE" : "GET or POST");
	if (is_api != starts_with(r->path, "/api/"))
		complain(r->file, r->line, "path \"%s\": what is under /api/ stands in *_api.c, and nothing else does", r->path);
	if (!is_permission(r->permission))
		complain(r->file, r->line, "there is no permission '%s' in src/core/permission.h", r->permission);
	if (strlen(trimmed(r->help, strlen(r->help))) < 8 || has_wide(r->help))
		complain(r->file, r->line, "help is one English sentence");
	if (!is_name(r->handler))
		complain(r->file, r->line, "handler '%s' is not a name", r->handler);
	for (int i = 0; WRITING[i] != NULL && strcmp(r->method, "GET") == 0; i++)
		if (ends_with(r->handler, WRITING[i]))
			complain(r->file, r->line, "GET never writes, but its handler is called %s", r->handler);
}

static void read_route(const char *at, const char *file, int line)
{
	struct scan s = { .at = at, .file = file, .line = line };
	struct route r = { .file = file, .line = line };

	r.method = scan_word(&s, "a method");
	scan_mark(&s, ',');
	r.path = scan_text(&s, "a path in quotes");
	scan_mark(&s, ',');
	r.handler = scan_word(&s, "a handler");
	scan_mark(&s, ',');
	r.permission = scan_word(&s, "a permission");
	scan_mark(&s, ',');
	r.help = scan_text(&s, "help in quotes");
	scan_mark(&s, ')');
	if (s.is_broken)
		return;
	split_path(&r);
	check_route(&r);
	routes = grow(routes, count, sizeof r);
	routes[count++] = r;
}

/* TAKES(handler, …), TAKES_NOTHING(handler), GIVES_ROWS(handler, …): only whose it is; the compiler reads the rest. */
static void read_said(const char *line, const char *file)
{
	struct said said = { .file = file, .is_taken = starts_with(line, "TAKES") };
	const char *open = line + word_bytes(line);

	if (*open != '(' || (!said.is_taken && !starts_with(line, "GIVES")))
		return;
	open++;
	open += strspn(open, " \t");
	said.handler = copy_n(open, word_bytes(open));
	saids = grow(saids, saids_count, sizeof said);
	saids[saids_count++] = said;
}

static bool is_said(const struct route *r, bool is_taken)
{
	for (size_t i = 0; i < saids_count; i++)
		if (saids[i].is_taken == is_taken && strcmp(saids[i].handler, r->handler) == 0 && strcmp(saids[i].file, r->file) == 0)
			return true;
	return false;
}

static void check_said(const struct route *r)
{
	if (!starts_with(r->path, "/api/") || !ends_with(r->file, "_api.c"))
		return;
	if (!is_said(r, true))
		complain(r->file, r->line, "an API route says what it takes: TAKES(%s, …) or TAKES_NOTHING(%s), see src/web/api.h", r->handler,
			r->handler);
	if (!is_said(r, false))
		complain(r->file, r->line, "an API route says what it gives: GIVES(%s, …), see src/web/api.h", r->handler);
}

static void read_uploads(const char *at, const char *file, int line)
{
	struct uploads u = { .file = file, .line = line };

	at += strspn(at, " \t");
	u.handler = copy_n(at, word_bytes(at));
	at += strlen(u.handler);
	at += strspn(at, ", \t");
	u.limit = copy_n(at, word_bytes(at));
	if (*u.handler == '\0' || *u.limit == '\0' || at[strlen(u.limit)] != ')')
		complain(file, line, "UPLOADS(handler, LIMIT): the handler of a form with files, and the name of the most bytes of its body");
	uploads = grow(uploads, uploads_count, sizeof u);
	uploads[uploads_count++] = u;
}

/* What a route says of files; "0": it takes none. */
static const char *upload_limit(const struct route *r)
{
	const char *limit = "0";

	for (size_t i = 0; i < uploads_count; i++) {
		struct uploads *u = &uploads[i];

		if (strcmp(u->handler, r->handler) != 0 || strcmp(u->file, r->file) != 0)
			continue;
		if (strcmp(limit, "0") != 0)
			complain(u->file, u->line, "UPLOADS(%s, …) is said twice", u->handler);
		else if (starts_with(r->path, "/api/"))
			complain(u->file, u->line, "a route of the API says by A_FILE in TAKES(%s, …) that it takes files", u->handler);
		else if (strcmp(r->method, "POST") != 0)
			complain(u->file, u->line, "UPLOADS(%s, …): files come with POST alone", u->handler);
		u->is_used = true;
		limit = u->limit;
	}
	return limit;
}

static void check_uploads(void)
{
	for (size_t i = 0; i < uploads_count; i++)
		if (!uploads[i].is_used)
			complain(uploads[i].file, uploads[i].line, "UPLOADS(%s, …): no route of this file has that handler", uploads[i].handler);
}

static void read_file(const char *file)
{
	struct lines l = { .at = without_comments(file_read(file, NULL)) };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes))
		if (starts_with(line, "ROUTE("))
			read_route(line + 6, file, l.number);
		else if (starts_with(line, "UPLOADS("))
			read_uploads(line + 8, file, l.number);
		else if (starts_with(line + strspn(line, " \t"), "ROUTE("))
			complain(file, l.number, "ROUTE begins its line");
		else
			read_said(line, file);
}

/* ---- the table ---- */

/* Literal before ":part", shorter before longer, then the method. */
static int compare(const void *a, const void *b)
{
	const struct route *x = a, *y = b;

	for (int i = 0; i < x->parts_count && i < y->parts_count; i++) {
		bool is_x = x->parts[i][0] == ':', is_y = y->parts[i][0] == ':';
		int order = is_x || is_y ? is_x - is_y : strcmp(x->parts[i], y->parts[i]);

		if (order != 0)
			return order;
	}
	if (x->parts_count != y->parts_count)
		return x->parts_count - y->parts_count;
	if (strcmp(x->method, y->method) != 0)
		return strcmp(x->method, y->method);
	return strcmp(x->file, y->file) != 0 ? strcmp(x->file, y->file) : x->line - y->line;
}

/* Two patterns that both fit some path must differ so that one is the narrower in every part. */
static void check_pair(const struct route *x, const struct route *y)
{
	bool is_x_narrower = false, is_y_narrower = false;

	if (strcmp(x->method, y->method) != 0 || x->parts_count != y->parts_count)
		return;
	for (int i = 0; i < x->parts_count; i++) {
		bool is_x_open = x->parts[i][0] == ':', is_y_open = y->parts[i][0] == ':';

		if (!is_x_open && !is_y_open && strcmp(x->parts[i], y->parts[i]) != 0)
			return;
		is_x_narrower |= !is_x_open && is_y_open;
		is_y_narrower |= is_x_open && !is_y_open;
	}
	if (!is_x_narrower && !is_y_narrower)
		complain(y->file, y->line, "%s %s is there already at %s:%d", y->method, y->path, x->file, x->line);
	else if (is_x_narrower && is_y_narrower)
		complain(y->file, y->line, "%s %s and %s (%s:%d) fit the same path, and neither is the narrower", y->method, y->path,
			x->path, x->file, x->line);
}

static void put_quoted(struct text *t, const char *text)
{
	text_quote(t, text, strlen(text));
	text_put(t, ", ", 2);
}

static void put_table(struct text *t)
{
	text_add(t, "/* Every route of the program. */\n#include \"web/route_table.h\"\n#include \"web/api.h\"\n#include \"web/limits.h\"\n\n");
	for (size_t i = 0; i < count; i++)
		text_add(t, "void %s(struct web *w);\n", routes[i].handler);
	for (size_t i = 0; i < count; i++)
		if (starts_with(routes[i].path, "/api/"))
			text_add(t, "extern const struct api_field %s_takes[];\nextern const struct api_answer %s_gives;\n", routes[i].handler,
				routes[i].handler);
	text_add(t, "\nconst struct route ROUTES[] = {\n");
	for (size_t i = 0; i < count; i++) {
		const struct route *r = &routes[i];

		text_add(t, "\t{ ");
		put_quoted(t, r->method);
		put_quoted(t, r->path);
		text_add(t, "%s, %s, ", r->handler, r->permission);
		put_quoted(t, r->help);
		put_quoted(t, r->handler);
		put_quoted(t, r->permission);
		put_quoted(t, r->file);
		text_add(t, "%d, ", r->line);
		if (starts_with(r->path, "/api/"))
			text_add(t, "%s_takes, &%s_gives, %s },\n", r->handler, r->handler, upload_limit(r));
		else
			text_add(t, "NULL, NULL, %s },\n", upload_limit(r));
	}
	text_add(t, "\t{ .method = NULL }\n};\nconst int ROUTES_COUNT = %zu;\n", count);
}

int main(int args_count, char **args)
{
	struct text header = { 0 }, table = { 0 };

	if (args_count < 3)
		give_up("usage", 0, "route OUT src/core/permission.h FILE.c...");
	read_permissions(args[2]);
	for (int i = 3; i < args_count; i++)
		read_file(args[i]);
	if (count > 0)
		qsort(routes, count, sizeof *routes, compare);
	for (size_t i = 0; i < count; i++)
		check_said(&routes[i]);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			check_pair(&routes[j], &routes[i]);
	text_add(&header, "/* Made from the ROUTE lines. */\n#ifndef WEB_ROUTE_TABLE_H\n#define WEB_ROUTE_TABLE_H\n\n"
		"#include \"web/route.h\"\n\n#endif\n");
	put_table(&table);
	check_uploads();
	file_write(args[1], "web/route_table.h", &header);
	file_write(args[1], "web/route_table.c", &table);
	return finish();
}
