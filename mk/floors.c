/* Checks what the compiler cannot see: includes go down only, and some words stay out of some places.
 *	floors [-a mk/floors.allow] [-l LINES] FOLDER…
 * Exceptions, with their reasons, stand in mk/floors.allow. A new rule about words gets a line in BANNED or
 * a function called from check_code. */
#include "mk.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

/* From the ground up. A folder includes itself and what stands before it. */
static const char *const FLOORS[] = { "base", "store", "core", "programme", "view", "web", "rooms", "demo", "command", NULL };
#define STORE_FLOOR 1
#define ROOMS_FLOOR 6
#define MAIN_FLOOR 9

/* Functions, and what to use instead. */
static const struct { const char *name, *instead; } BANNED[] = {
	{ "strcpy", "arena_text" }, { "strcat", "buffer_puts" }, { "sprintf", "arena_printf" },
	{ "vsprintf", "arena_vprintf" }, { "gets", "fgets" }, { "strtok", "strtok_r" },
	{ "atoi", "int_parse" }, { "atol", "int_parse" }, { "atoll", "int_parse" },
	{ "system", "nothing" }, { "popen", "nothing" }, { "alloca", "arena_alloc" },
	{ "rand", "randombytes_uniform" }, { "srand", "randombytes_uniform" },
	{ "setjmp", "a returned value" }, { "longjmp", "a returned value" },
};
static const char *const NO_MEMORY_OF_THEIR_OWN[] = { "malloc", "calloc", "realloc", "free", "strdup", NULL };

struct source {
	const char *path;		/* "src/rooms/org/org.c" */
	const char *inside;		/* behind "src/", NULL outside of src */
	int floor;			/* -1: of no floor */
	const char *room;		/* "org" */
};

static char **allowed;			/* "kind a b" lines */
static size_t allowed_count;
static int lines_max;			/* of a file of C or a template; 0: any */

/* ---- exceptions ---- */

static void read_allowed(const char *path)
{
	struct lines l = { .at = file_read(path, NULL) };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		char *text = copy_n(line, bytes), *hash = strchr(text, '#');

		if (hash != NULL)
			*hash = '\0';
		text = trimmed(text, strlen(text));
		if (*text == '\0')
			continue;
		if (hash == NULL)
			complain(path, l.number, "an exception needs its reason: '%s # why'", text);
		if (!starts_with(text, "chinese ") && !starts_with(text, "room ") && !starts_with(text, "sql "))
			complain(path, l.number, "an exception begins with chinese, room or sql");
		allowed = grow(allowed, allowed_count, sizeof *allowed);
		allowed[allowed_count++] = text;
	}
}

/* "chinese src/core/code.c", "room org person"; a path that ends in '/' allows the folder. */
static bool is_allowed(const char *kind, const char *what)
{
	const char *whole = print("%s %s", kind, what);

	for (size_t i = 0; i < allowed_count; i++)
		if (strcmp(allowed[i], whole) == 0 || (ends_with(allowed[i], "/") && starts_with(whole, allowed[i])))
			return true;
	return false;
}

/* ---- includes ---- */

static int floor_of(const char *inside)
{
	for (int i = 0; FLOORS[i] != NULL; i++) {
		size_t bytes = strlen(FLOORS[i]);

		if (starts_with(inside, FLOORS[i]) && inside[bytes] == '/')
			return i;
	}
	return -1;
}

static const char *room_of(const char *inside)
{
	const char *start, *slash;

	if (inside == NULL || !starts_with(inside, "rooms/"))
		return NULL;
	start = inside + 6;
	slash = strchr(start, '/');
	return slash != NULL ? copy_n(start, (size_t)(slash - start)) : NULL;
}

static bool has_prefix_of_generated(const char *include)
{
	return starts_with(include, "text/") || starts_with(include, "schema/");
}

/* `include` is what stands in the quotes; without a folder it is the file's own. */
static void check_include(const struct source *f, int line, const char *include)
{
	int floor;
	const char *room;

	if (f->inside == NULL || strchr(include, '/') == NULL)
		return;
	if (starts_with(include, "../")) {
		complain(f->path, line, "\"%s\": an include names the folder from src", include);
		return;
	}
	floor = floor_of(include);
	if (floor < 0) {
		if (!has_prefix_of_generated(include))
			complain(f->path, line, "\"%s\" stands on no floor", include);
		else if (f->floor < STORE_FLOOR && starts_with(include, "schema/"))
			complain(f->path, line, "base knows no table");
		return;
	}
	if (floor > f->floor && !(strcmp(include, "web/route.h") == 0 && f->floor > STORE_FLOOR))
		complain(f->path, line, "\"%s\" is above: includes go down (main, command, demo, rooms, web, view, core, store, base)", include);
	room = room_of(include);
	if (room != NULL && f->room != NULL && strcmp(room, f->room) != 0 && !is_allowed("room", print("%s %s", f->room, room)))
		complain(f->path, line, "room %s includes room %s; list the pair in mk/floors.allow if it must be", f->room, room);
}

/* ---- words ---- */

static void check_word(const struct source *f, int line, const char *word, bool is_call)
{
	for (size_t i = 0; is_call && i < sizeof BANNED / sizeof BANNED[0]; i++)
		if (strcmp(word, BANNED[i].name) == 0)
			complain(f->path, line, "%s is banned: use %s", word, BANNED[i].instead);
	if (f->inside == NULL)
		return;
	for (int i = 0; is_call && f->room != NULL && NO_MEMORY_OF_THEIR_OWN[i] != NULL; i++)
		if (strcmp(word, NO_MEMORY_OF_THEIR_OWN[i]) == 0)
			complain(f->path, line, "a room takes its memory from the arena, not by %s", word);
	if (strstr(word, "raw_html") != NULL && !starts_with(f->inside, "view/"))
		complain(f->path, line, "%s outside view: HTML is written by templates", word);
	if ((starts_with(word, "sqlite3_") || (starts_with(word, "PQ") && islower((unsigned char)word[2]))) && f->floor != STORE_FLOOR)
		complain(f->path, line, "%s outside store: only store knows a database", word);
}

/* Does the text hold these words in this order, each as a whole word in capitals? */
static bool has_words(const char *text, const char *first, const char *second)
{
	const char *at = strstr(text, first);

	for (; at != NULL; at = strstr(at + 1, first)) {
		char after = at[strlen(first)];

		if ((at == text || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)after) && after != '_')
			return second == NULL || has_words(at + strlen(first), second, NULL);
	}
	return false;
}

static bool is_sql(const char *text)
{
	static const struct { const char *first, *second; } SQL[] = {
		{ "SELECT", NULL }, { "INSERT", "INTO" }, { "UPDATE", "SET" }, { "DELETE", "FROM" }, { "CREATE", "TABLE" },
		{ "CREATE", "INDEX" }, { "ALTER", "TABLE" }, { "DROP", "TABLE" }, { "ORDER BY", NULL }, { "PRAGMA", NULL },
		{ "SAVEPOINT", NULL }, { "ROLLBACK", NULL },
	};

	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++)
		if (has_words(text, SQL[i].first, SQL[i].second))
			return true;
	return false;
}

/* The first characters of a text, not cut inside one. */
static const char *beginning(const char *text)
{
	size_t bytes = strlen(text) < 40 ? strlen(text) : 40;

	while (((unsigned char)text[bytes] & 0xc0) == 0x80)
		bytes--;
	return copy_n(text, bytes);
}

static void check_literal(const struct source *f, int line, const char *text)
{
	if (f->inside == NULL)
		return;
	if (f->floor != STORE_FLOOR && is_sql(text) && !is_allowed("sql", f->path))
		complain(f->path, line, "SQL outside a *.sql file and store: \"%s\"", beginning(text));
	if (has_han(text) && ends_with(f->path, ".c") && !is_allowed("chinese", f->path))
		complain(f->path, line, "Chinese in code belongs in text/: \"%s\"", beginning(text));
}

/* Works left undone are not committed. The words are split so that this file passes itself. */
static void check_undone(const struct source *f, const char *text)
{
	static const char *const MARKS[] = { "TO" "DO", "FIX" "ME", "X" "XX", NULL };
	struct lines l = { .at = text };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		const char *whole = copy_n(line, bytes);

		for (int i = 0; MARKS[i] != NULL; i++)
			if (has_words(whole, MARKS[i], NULL))
				complain(f->path, l.number, "work left undone: %s", MARKS[i]);
	}
}

/* What does not fit a few screens is told apart by noun. */
static void check_length(const struct source *f, const char *text)
{
	int lines = 0;

	for (; *text != '\0'; text++)
		lines += *text == '\n';
	if (lines_max > 0 && lines > lines_max)
		complain(f->path, 0, "%d lines, at most %d: split it by noun", lines, lines_max);
}

static bool is_comment_end(const char *line)
{
	return ends_with(line, "*/") && (starts_with(line, "/*") || starts_with(line, " *")) && !starts_with(line, "/* --") && !starts_with(line, "/* NOLINT");
}

/* In a header two comments with nothing between: the declaration that the first was written for has gone elsewhere. */
static void check_comments(const struct source *f, const char *text)
{
	struct lines l = { .at = text };
	const char *line, *before = "";
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		const char *whole = copy_n(line, bytes);

		if (starts_with(whole, "/*") && is_comment_end(before))
			complain(f->path, l.number - 1, "a comment without its declaration: another comment follows");
		before = whole;
	}
}

/* What is declared from here on: *bytes of it up to its ; or }, or the line of a macro. */
static const char *read_declaration(const char *at, size_t *bytes, int *lines)
{
	const char *from = at, *last = at;
	int depth = 0;

	for (*lines = 0; *at != '\0'; at++) {
		if (at[0] == '/' && at[1] == '*' && strstr(at, "*/") != NULL) {
			for (const char *end = strstr(at, "*/") + 1; at < end; at++)
				*lines += *at == '\n';
			continue;
		}
		depth += (*at == '(' || *at == '{') - (*at == ')' || *at == '}');
		if (*at == '\n') {
			++*lines;
			if (depth <= 0 && (*last == ';' || *last == '}' || isupper((unsigned char)*from) || *from == '_'))
				break;
		} else if (!isspace((unsigned char)*at)) {
			last = at;
		}
	}
	*bytes = (size_t)(at - from);
	return *at == '\0' ? at : at + 1;
}

/* A function, or data that is defined elsewhere; types, and what a macro makes, tell of themselves. */
static bool is_promise(const char *text)
{
	size_t at = strcspn(text, "({;");

	return starts_with(text, "extern ") || (text[at] == '(' && !isupper((unsigned char)*text) && *text != '_' && !starts_with(text, "typedef "));
}

/* In a header of src a comment stands above each function, or above the group of lines without a blank one in which it is, or behind it. */
static void check_promises(const struct source *f, const char *text)
{
	bool is_told = false;
	int number = 1, lines;
	size_t bytes;

	for (const char *at = text; *at != '\0'; number += lines) {
		const char *next = at + strcspn(at, "\n"), *from = at;

		lines = 1;
		if (starts_with(at, "/*")) {
			is_told = !starts_with(at, "/* --");
			for (const char *end = strstr(at, "*/"); end != NULL && next < end && *next != '\0'; next += strcspn(next, "\n"), lines++)
				next++;
		} else if (*at == '#') {
			for (; next > at && next[-1] == '\\' && *next != '\0'; next += strcspn(next, "\n"), lines++)
				next++;
		} else if (next == at) {
			is_told = false;
		} else {
			char *whole;

			at = read_declaration(at, &bytes, &lines);
			whole = copy_n(from, bytes);
			if (is_promise(whole) && !is_told && strstr(whole, "/*") == NULL)
				complain(f->path, number, "a public declaration without a comment: units, ranges, whose the result is, what is refused");
			continue;
		}
		at = *next == '\0' ? next : next + 1;
	}
}

/* ---- reading C ---- */

/* From the opening quote; returns what follows the closing one. */
static const char *read_literal(const struct source *f, int line, const char *at)
{
	struct text t = { 0 };
	char quote = *at++;

	text_put(&t, "", 0);
	while (*at != quote && *at != '\0' && *at != '\n') {
		if (*at == '\\' && at[1] != '\0') {
			text_put(&t, at[1] == '\\' || at[1] == '"' ? at + 1 : " ", 1);
			at += 2;
		} else {
			text_put(&t, at++, 1);
		}
	}
	if (quote == '"')
		check_literal(f, line, t.data);
	return *at == quote ? at + 1 : at;
}

static const char *skip_comment(const char *at, int *line)
{
	if (at[1] == '/')
		return at + strcspn(at, "\n");
	for (at += 2; *at != '\0' && !(at[0] == '*' && at[1] == '/'); at++)
		*line += *at == '\n';
	return *at != '\0' ? at + 2 : at;
}

static const char *read_word(const struct source *f, int line, const char *at)
{
	size_t bytes = 0;
	char *word;
	bool is_call;

	while (isalnum((unsigned char)at[bytes]) || at[bytes] == '_')
		bytes++;
	word = copy_n(at, bytes);
	is_call = at[bytes + strspn(at + bytes, " \t")] == '(';
	check_word(f, line, word, is_call);
	return at + bytes;
}

static const char *read_directive(const struct source *f, int line, const char *at)
{
	const char *open, *close, *end = at + strcspn(at, "\n");

	at++;
	at += strspn(at, " \t");
	if (!starts_with(at, "include"))
		return at;
	open = strchr(at, '"');
	close = open != NULL && open < end ? strchr(open + 1, '"') : NULL;
	if (close != NULL && close < end)
		check_include(f, line, copy_n(open + 1, (size_t)(close - open - 1)));
	return end;
}

static void check_code(const struct source *f, const char *text)
{
	int line = 1;

	for (const char *at = text; *at != '\0';) {
		if (*at == '\n') {
			line++;
			at++;
		} else if (*at == '/' && (at[1] == '/' || at[1] == '*')) {
			at = skip_comment(at, &line);
		} else if (*at == '"' || *at == '\'') {
			at = read_literal(f, line, at);
		} else if (*at == '#') {
			at = read_directive(f, line, at);
		} else if (isalpha((unsigned char)*at) || *at == '_') {
			at = read_word(f, line, at);
		} else if (isdigit((unsigned char)*at)) {
			while (isalnum((unsigned char)*at) || *at == '_' || *at == '.')
				at++;
		} else {
			at++;
		}
	}
}

/* A template names what it includes in {% include "…" %}. */
static void check_template(const struct source *f, const char *text)
{
	struct lines l = { .at = text };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		char *whole = copy_n(line, bytes), *include = strstr(whole, "{% include \""), *end;

		if (include == NULL)
			continue;
		include += strlen("{% include \"");
		end = strchr(include, '"');
		if (end != NULL)
			check_include(f, l.number, copy_n(include, (size_t)(end - include)));
	}
}

static void check_file(const char *path)
{
	struct source f = { .path = path, .floor = -1 };
	const char *text, *src = starts_with(path, "src/") ? path : strstr(path, "/src/");

	if (src != NULL) {
		f.inside = src + (*src == '/' ? 5 : 4);
		f.floor = strcmp(f.inside, "main.c") == 0 ? MAIN_FLOOR : floor_of(f.inside);
		f.room = room_of(f.inside);
		if (f.floor < 0)
			complain(path, 0, "stands on no floor (base, store, core, view, web, rooms, demo, command)");
		else if (f.floor == ROOMS_FLOOR && f.room == NULL)
			complain(path, 0, "stands in no room");
	}
	text = file_read(path, NULL);
	check_undone(&f, text);
	if (!ends_with(path, ".sql"))
		check_length(&f, text);
	if (ends_with(path, ".h"))
		check_comments(&f, text);
	if (ends_with(path, ".h") && f.inside != NULL)
		check_promises(&f, text);
	if (ends_with(path, ".tmpl"))
		check_template(&f, text);
	else if (ends_with(path, ".c") || ends_with(path, ".h"))
		check_code(&f, text);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(const char *folder)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, NULL, by_name);

	if (count < 0)
		give_up(folder, 0, "cannot be read");
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;
		const char *path = print("%s/%s", folder, name);

		if (*name == '.')
			continue;
		if (entries[i]->d_type == DT_DIR)
			walk(path);
		else if (ends_with(name, ".c") || ends_with(name, ".h") || ends_with(name, ".tmpl") || ends_with(name, ".sql"))
			check_file(path);
	}
}

int main(int count, char **args)
{
	int first = 1;

	for (; first + 1 < count && args[first][0] == '-'; first += 2) {
		if (strcmp(args[first], "-a") == 0)
			read_allowed(args[first + 1]);
		else if (strcmp(args[first], "-l") == 0)
			lines_max = (int)strtol(args[first + 1], NULL, 10);
		else
			break;
	}
	if (first >= count)
		give_up("usage", 0, "floors [-a mk/floors.allow] [-l LINES] FOLDER...");
	for (int i = first; i < count; i++)
		walk(args[i]);
	return finish();
}
