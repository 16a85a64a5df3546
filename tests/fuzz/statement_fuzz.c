/* Parameters of statements: whatever text, bytes, number and list of ids is bound comes back as it was and is never
 * taken for SQL. On a database of SQLite of its own. */
#include "fuzz.h"

#include <unistd.h>
#include "store/store.h"

static const struct statement ECHO = { .name = "fuzz_echo", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT ?1, ?2, ?3, (SELECT COUNT(*) FROM json_each(?4)), ?3 IN (SELECT value FROM json_each(?4))", "" },
	.params = "tbit", .columns = "tbiii", .index = -1 };

static char folder[] = "/tmp/jishi-fuzz-XXXXXX", path[64];
static struct database *d;

static void remove_files(void)
{
	static const char *const ENDS[] = { "", "-wal", "-shm", ".head", ".lock" };
	char name[80];

	database_close(d);
	for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, ENDS[i]);
		unlink(name);
	}
	rmdir(folder);
}

static void open_fresh(void)
{
	struct database_options o = { .url = path, .create = true };
	char error[500];

	MUST(mkdtemp(folder) != NULL);
	snprintf(path, sizeof(path), "%s/fuzz.db", folder);
	d = database_open(&o, error, sizeof(error));
	MUST(d != NULL);
	atexit(remove_files);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct arena *a = fuzz_arena();
	struct store *s;
	struct value args[4], row[5];
	struct cursor c;
	int64_t ids[8] = { 0 }, number = 0;
	size_t ids_count = bytes % 8, text_bytes = strnlen((const char *)data, bytes);
	const char *text = arena_text_n(a, (const char *)data, text_bytes);
	bool is_among = false;

	if (bytes == 0 || !text_is_utf8(text, text_bytes))
		return 0;
	if (d == NULL)
		open_fresh();
	memcpy(ids, data, bytes < sizeof(ids) ? bytes : sizeof(ids));
	memcpy(&number, data, bytes < sizeof(number) ? bytes : sizeof(number));
	for (size_t i = 0; i < ids_count; i++)
		is_among |= ids[i] == number;
	s = store_open(d, a);
	args[0] = value_text(text);
	args[1] = value_bytes((struct bytes){ data, bytes });
	args[2] = value_int(number);
	args[3] = value_ids(s, ids, ids_count);
	statement_open(s, &ECHO, args, &c);
	MUST(cursor_next(&c, row));
	MUST(row[0].kind == VALUE_TEXT && strcmp(row[0].data, text) == 0);
	MUST(row[1].kind == VALUE_BLOB && row[1].bytes == bytes && memcmp(row[1].data, data, bytes) == 0);
	MUST(row[2].number == number && row[3].number == (int64_t)ids_count && row[4].number == is_among);
	cursor_close(&c);
	MUST(store_state(s) == STORE_GOOD);
	store_close(s);
	return 0;
}
