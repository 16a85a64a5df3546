#include "core/path.h"

#include <assert.h>
#include <string.h>

static const char DIGITS[] = "0123456789abcdefghijklmnopqrstuvwxyz";

char *path_child(struct arena *a, const char *parent, int ordinal)
{
	size_t length = strlen(parent);
	char *path = arena_alloc(a, length + PATH_SEGMENT_CHARS + 1);

	assert(ordinal >= 0 && ordinal <= PATH_ORDINAL_MAX);
	assert(length + PATH_SEGMENT_CHARS <= PATH_CHARS_MAX);
	memcpy(path, parent, length);
	for (int i = PATH_SEGMENT_CHARS - 1; i >= 0; i--) {
		path[length + (size_t)i] = DIGITS[ordinal % 36];
		ordinal /= 36;
	}
	return path;
}

char *path_end(struct arena *a, const char *path)
{
	size_t length = strlen(path);
	char *end = arena_alloc(a, length + 2);

	memcpy(end, path, length);
	end[length] = '~';	/* sorts after every digit and letter of a segment */
	return end;
}

bool path_is_within(const char *path, const char *top)
{
	return strncmp(path, top, strlen(top)) == 0;
}

bool path_is_child(const char *path, const char *parent)
{
	size_t length = strlen(parent);

	return path_is_within(path, parent) && strlen(path) == length + PATH_SEGMENT_CHARS && strspn(path + length, DIGITS) == PATH_SEGMENT_CHARS;
}

int path_ordinal(const char *path)
{
	size_t length = strlen(path);
	int ordinal = 0;

	if (length < PATH_SEGMENT_CHARS)
		return -1;
	for (const char *p = path + length - PATH_SEGMENT_CHARS; *p != '\0'; p++) {
		const char *digit = strchr(DIGITS, *p);

		assert(digit != NULL);
		ordinal = ordinal * 36 + (int)(digit - DIGITS);
	}
	return ordinal;
}

int path_depth(const char *path)
{
	return (int)(strlen(path) / PATH_SEGMENT_CHARS);
}
