/* Makes the list of passwords nobody may choose: the most frequent ones of the pinned npm package zxcvbn,
 * and the local words of src/core/local_words.txt.
 *
 *	common GEN FREQUENCY_LISTS.js LOCAL_WORDS.txt */
#include "mk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define LISTED_MIN 10000
#define TAKEN_MAX 20000
#define CHARS_MIN 4

struct words { char **items; size_t count; };

static void add(struct words *w, const char *data, size_t bytes)
{
	char *word = copy_n(data, bytes);

	if (bytes < CHARS_MIN)
		return;
	for (char *p = word; *p != '\0'; p++) {
		if (!isgraph((unsigned char)*p) || *p == '\\' || *p == '"')
			return;
		*p = (char)tolower((unsigned char)*p);
	}
	w->items = grow(w->items, w->count, sizeof(*w->items));
	w->items[w->count++] = word;
}

/* The file has lines `name: "a,b,c".split(",")`; ours is the one called passwords. */
static void add_frequent(struct words *w, const char *path)
{
	const char *at = strstr(file_read(path, NULL), "passwords: \""), *comma;

	if (at == NULL)
		give_up(path, 0, "no list called passwords");
	at += strlen("passwords: \"");
	for (int taken = 0; taken < TAKEN_MAX && *at != '"'; taken++) {
		comma = at + strcspn(at, ",\"");
		add(w, at, (size_t)(comma - at));
		at = *comma == ',' ? comma + 1 : comma;
	}
	if (w->count < LISTED_MIN)
		give_up(path, 0, "only %zu passwords, %d wanted", w->count, LISTED_MIN);
}

static void add_local(struct words *w, const char *path)
{
	struct lines l = { file_read(path, NULL), 0 };
	const char *line;
	size_t bytes;

	while (lines_next(&l, &line, &bytes)) {
		const char *end = line + bytes;

		if (*line == '#')
			continue;
		while (line < end) {
			size_t length = strcspn(line, " \n");

			if (line + length > end)
				length = (size_t)(end - line);
			add(w, line, length);
			line += length + 1;
		}
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv)
{
	struct words w = { NULL, 0 };
	struct text out = { NULL, 0, 0 }, places = { NULL, 0, 0 };
	size_t count = 0, at = 0;

	if (argc != 4)
		give_up("common", 0, "usage: common GEN FREQUENCY_LISTS LOCAL_WORDS");
	add_frequent(&w, argv[2]);
	add_local(&w, argv[3]);
	qsort(w.items, w.count, sizeof(*w.items), by_text);
	text_add(&out, "#include \"core/common_passwords.h\"\n\nconst char COMMON_WORDS[] =\n");
	for (size_t i = 0; i < w.count; i++) {
		if (i > 0 && strcmp(w.items[i], w.items[i - 1]) == 0)
			continue;
		text_add(&out, "\t\"%s\\0\"\n", w.items[i]);
		text_add(&places, "%zu,%s", at, count % 16 == 15 ? "\n" : "");
		at += strlen(w.items[i]) + 1;
		count++;
	}
	text_add(&out, "\t\"\";\nconst unsigned COMMON_PLACES[] = {\n%s\n};\nconst int COMMON_COUNT = %zu;\n", places.data, count);
	file_write(argv[1], "core/common_list.c", &out);
	return finish();
}
