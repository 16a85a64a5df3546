#include "store/check.h"

#include <stdio.h>
#include <string.h>
#include "store/engine.h"

static const struct statement WHOLE = {
	.name = "check_whole", .file = __FILE__, .line = __LINE__, .text = { "PRAGMA integrity_check(1)", "SELECT 'ok'::text" },
	.params = "", .columns = "t", .index = -1,
};

static const struct statement LINKS = {
	.name = "check_links", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 1", "SELECT ''::text, ''::text WHERE false" },
	.params = "", .columns = "tt", .index = -1,
};

static const struct statement VERSION = {
	.name = "check_version", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT version, COALESCE((SELECT time_s FROM audit ORDER BY seq DESC LIMIT 1), 0) FROM schema_version",
		"SELECT version, COALESCE((SELECT time_s FROM audit ORDER BY seq DESC LIMIT 1), 0) FROM schema_version" },
	.params = "", .columns = "ii", .index = -1,
};

bool store_look_over(struct database *d, struct store_check *check)
{
	struct arena *a = arena_new();
	struct store *s = store_open(d, a);
	struct value row[2];
	struct cursor c;
	bool is_read;

	*check = (struct store_check){ .is_whole = true, .are_links_whole = true };
	statement_open(s, &VERSION, NULL, &c);
	if (cursor_next(&c, row)) {
		check->schema_version = row[0].number;
		check->last_line_s = row[1].number;
	}
	cursor_close(&c);
	statement_open(s, &WHOLE, NULL, &c);
	if (cursor_next(&c, row) && strcmp(row[0].data, "ok") != 0) {
		check->is_whole = false;
		snprintf(check->words, sizeof(check->words), "%.*s", CHECK_WORDS_BYTES - 1, (const char *)row[0].data);
	}
	cursor_close(&c);
	statement_open(s, &LINKS, NULL, &c);
	if (check->is_whole && cursor_next(&c, row)) {
		check->are_links_whole = false;
		snprintf(check->words, sizeof(check->words), "a row of %.100s names a row of %.100s that is not there", (const char *)row[0].data,
			 (const char *)row[1].data);
	}
	cursor_close(&c);
	is_read = store_state(s) == STORE_GOOD;
	if (!is_read)
		snprintf(check->words, sizeof(check->words), "%.*s", CHECK_WORDS_BYTES - 1, store_error(s));
	store_close(s);
	arena_free(a);
	return is_read;
}
