#include "mk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char **said;
static int complaints;

/* Both texts of a statement may have the same fault: it is said once. */
static void complain_args(const char *file, int line, const char *format, va_list args)
{
	char *text = NULL, *whole;

	if (vasprintf(&text, format, args) < 0)
		abort();
	whole = line > 0 ? print("%s:%d: %s", file, line, text) : print("%s: %s", file, text);
	for (int i = 0; i < complaints; i++)
		if (strcmp(said[i], whole) == 0)
			return;
	said = grow(said, (size_t)complaints, sizeof *said);
	said[complaints++] = whole;
	fprintf(stderr, "%s\n", whole);
}

void complain(const char *file, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain_args(file, line, format, args);
	va_end(args);
}

int complaints_count(void)
{
	return complaints;
}

void give_up(const char *file, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain_args(file, line, format, args);
	va_end(args);
	exit(1);
}

int finish(void)
{
	return complaints > 0;
}

void *allot(size_t bytes)
{
	void *memory = calloc(1, bytes > 0 ? bytes : 1);

	if (memory == NULL)
		abort();
	return memory;
}

/* The room doubles whenever the count reaches a power of two, so no size is kept beside the array. */
void *grow(void *items, size_t count, size_t item_bytes)
{
	if (count == 0 || (count & (count - 1)) == 0) {
		size_t room = count == 0 ? 1 : count * 2;

		items = realloc(items, room * item_bytes);
		if (items == NULL)
			abort();
	}
	memset((char *)items + count * item_bytes, 0, item_bytes);
	return items;
}

char *copy_n(const char *data, size_t bytes)
{
	char *text = allot(bytes + 1);

	memcpy(text, data, bytes);
	return text;
}

char *copy(const char *text)
{
	return copy_n(text, strlen(text));
}

char *print(const char *format, ...)
{
	va_list args;
	char *text = NULL;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0)
		abort();
	va_end(args);
	return text;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char *trimmed(const char *data, size_t bytes)
{
	while (bytes > 0 && is_blank(data[0]))
		data++, bytes--;
	while (bytes > 0 && is_blank(data[bytes - 1]))
		bytes--;
	return copy_n(data, bytes);
}

char *upper(const char *text)
{
	char *out = copy(text);

	for (char *c = out; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			*c = (char)(*c - 'a' + 'A');
	return out;
}

void text_put(struct text *t, const char *data, size_t bytes)
{
	if (t->bytes + bytes + 1 > t->room) {
		t->room = (t->bytes + bytes + 1) * 2;
		t->data = realloc(t->data, t->room);
		if (t->data == NULL)
			abort();
	}
	memcpy(t->data + t->bytes, data, bytes);
	t->bytes += bytes;
	t->data[t->bytes] = '\0';
}

void text_add(struct text *t, const char *format, ...)
{
	va_list args;
	char *piece = NULL;
	int bytes;

	va_start(args, format);
	bytes = vasprintf(&piece, format, args);
	va_end(args);
	if (bytes < 0)
		abort();
	text_put(t, piece, (size_t)bytes);
	free(piece);
}

void text_quote(struct text *t, const char *data, size_t bytes)
{
	text_put(t, "\"", 1);
	for (size_t i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)data[i];

		if (c == '"' || c == '\\')
			text_add(t, "\\%c", c);
		else if (c == '\n')
			text_put(t, "\\n", 2);
		else if (c == '?')	/* "??" could begin a trigraph */
			text_put(t, i > 0 && data[i - 1] == '?' ? "\\?" : "?", i > 0 && data[i - 1] == '?' ? 2 : 1);
		else if (c < 0x20 || c == 0x7f)
			text_add(t, "\\%03o", c);	/* three digits: a digit may follow */
		else
			text_put(t, data + i, 1);
	}
	text_put(t, "\"", 1);
}

static char *read_or_null(const char *path, size_t *bytes)
{
	FILE *f = fopen(path, "rb");
	struct text t = { 0 };
	char block[65536];
	size_t got;

	if (f == NULL)
		return NULL;
	text_put(&t, "", 0);
	while ((got = fread(block, 1, sizeof block, f)) > 0)
		text_put(&t, block, got);
	if (ferror(f)) {
		fclose(f);
		return NULL;
	}
	fclose(f);
	if (bytes != NULL)
		*bytes = t.bytes;
	return t.data;
}

char *file_read(const char *path, size_t *bytes)
{
	char *text = read_or_null(path, bytes);

	if (text == NULL)
		give_up(path, 0, "cannot be read: %s", strerror(errno));
	return text;
}

static void folders_make(const char *path)
{
	char *folder = copy(path);

	for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(folder, 0777) != 0 && errno != EEXIST)
			give_up(folder, 0, "cannot be made: %s", strerror(errno));
		*slash = '/';
	}
}

void file_write(const char *dir, const char *path, const struct text *t)
{
	char *full = print("%s/%s", dir, path), *fresh = print("%s.new", full), *old;
	const char *data = t->data != NULL ? t->data : "";
	size_t old_bytes = 0;
	FILE *f;

	if (complaints > 0)
		return;
	old = read_or_null(full, &old_bytes);
	if (old != NULL && old_bytes == t->bytes && memcmp(old, data, t->bytes) == 0)
		return;
	folders_make(full);
	f = fopen(fresh, "wb");
	if (f == NULL || fwrite(data, 1, t->bytes, f) != t->bytes || fclose(f) != 0 || rename(fresh, full) != 0)
		give_up(full, 0, "cannot be written: %s", strerror(errno));
}

char *without_comments(char *text)
{
	for (char *c = text; *c != '\0'; c++) {
		if (*c == '"' || *c == '\'') {
			char quote = *c;

			for (c++; *c != '\0' && *c != quote && *c != '\n'; c++)
				if (*c == '\\' && c[1] != '\0')
					c++;
			if (*c == '\0')
				break;
		} else if (c[0] == '/' && c[1] == '/') {
			while (*c != '\0' && *c != '\n')
				*c++ = ' ';
			c--;
		} else if (c[0] == '/' && c[1] == '*') {
			for (; *c != '\0' && !(c[0] == '*' && c[1] == '/'); c++)
				if (*c != '\n')
					*c = ' ';
			if (*c != '\0')
				c[0] = c[1] = ' ';
		}
	}
	return text;
}

bool lines_next(struct lines *l, const char **line, size_t *bytes)
{
	const char *end;

	if (*l->at == '\0')
		return false;
	end = strchr(l->at, '\n');
	*line = l->at;
	*bytes = end != NULL ? (size_t)(end - l->at) : strlen(l->at);
	l->at += *bytes + (end != NULL ? 1 : 0);
	if (*bytes > 0 && (*line)[*bytes - 1] == '\r')
		(*bytes)--;
	l->number++;
	return true;
}

bool is_name(const char *text)
{
	if (!(text[0] >= 'a' && text[0] <= 'z'))
		return false;
	return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

bool is_c_keyword(const char *text)
{
	static const char *const WORDS[] = {
		"auto", "bool", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum",
		"extern", "false", "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return",
		"short", "signed", "sizeof", "static", "struct", "switch", "true", "typedef", "union", "unsigned", "void",
		"volatile", "while",
	};

	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
		if (strcmp(text, WORDS[i]) == 0)
			return true;
	return false;
}

/* Enough of UTF-8 for telling scripts apart; a broken byte counts as itself. */
static uint32_t next_char(const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;
	int more = p[0] >= 0xf0 ? 3 : p[0] >= 0xe0 ? 2 : p[0] >= 0xc0 ? 1 : 0;
	uint32_t c = more == 3 ? p[0] & 7u : more == 2 ? p[0] & 15u : more == 1 ? p[0] & 31u : p[0];
	int i = 1;

	for (; i <= more && (p[i] & 0xc0) == 0x80; i++)
		c = c << 6 | (p[i] & 63u);
	*at += i;
	return c;
}

static bool is_han(uint32_t c)
{
	return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

bool has_han(const char *text)
{
	while (*text != '\0')
		if (is_han(next_char(&text)))
			return true;
	return false;
}

bool has_wide(const char *text)
{
	while (*text != '\0') {
		uint32_t c = next_char(&text);

		if (is_han(c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef))
			return true;
	}
	return false;
}

bool starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool ends_with(const char *text, const char *suffix)
{
	size_t text_bytes = strlen(text), suffix_bytes = strlen(suffix);

	return text_bytes >= suffix_bytes && strcmp(text + text_bytes - suffix_bytes, suffix) == 0;
}

const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

char *generated_path(const char *source)
{
	const char *start = starts_with(source, "src/") ? source + 4 : source;
	const char *dot = strrchr(base_name(source), '.');

	return copy_n(start, dot != NULL ? (size_t)(dot - start) : strlen(start));
}
