/* What tests of wrong starts share: a command that stops at once and names what is wrong, and files as bytes. */
#ifndef TESTS_STORE_START_WORLD_H
#define TESTS_STORE_START_WORLD_H

#include "world/archive_fixture.h"

#include <time.h>

#define LINE_BYTES_MAX 400
#define WORDS_OF_CASE_MAX 14
#define STOP_MS_MAX 1000

struct wrong { const char *names, *words[WORDS_OF_CASE_MAX]; };

/* What a case names stands in the first line already: the help behind it names every option. */
static inline void stops_at_once(struct cli *c, const struct wrong *x)
{
	const char *argv[WORDS_OF_CASE_MAX + 2] = { "jishi" };
	int64_t begun = stopwatch_ms(), took;
	char line[LINE_BYTES_MAX];
	int code;

	for (int i = 0; i < WORDS_OF_CASE_MAX && x->words[i] != NULL; i++)
		argv[i + 1] = x->words[i];
	code = cli_run(c, argv);
	took = stopwatch_ms() - begun;
	snprintf(line, sizeof(line), "%.*s", (int)strcspn(c->output, "\n"), c->output);
	if (code != EXIT_USAGE && code != EXIT_REFUSED)
		fail_msg("%s … %s: exit code %d: %s", x->words[0], x->names, code, line);
	if (strstr(line, x->names) == NULL)
		fail_msg("%s: the first line does not name %s: %s", x->words[0], x->names, line);
	if (took > STOP_MS_MAX)
		fail_msg("%s … %s: stopped after %lld ms", x->words[0], x->names, (long long)took);
}

struct bytes_of { unsigned char *data; size_t bytes; };

static inline struct bytes_of read_all(const char *path)
{
	struct bytes_of b = { NULL, 0 };
	FILE *f = fopen(path, "rb");
	struct stat about;

	if (f == NULL)
		return b;
	assert_int_equal(fstat(fileno(f), &about), 0);
	b.data = malloc((size_t)about.st_size + 1);
	b.bytes = fread(b.data, 1, (size_t)about.st_size, f);
	assert_int_equal(b.bytes, about.st_size);
	fclose(f);
	return b;
}

static inline void write_all(const char *path, const void *data, size_t bytes)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(data, 1, bytes, f), bytes);
	fchmod(fileno(f), 0600);
	assert_int_equal(fclose(f), 0);
}

#endif
