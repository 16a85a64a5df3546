/* The lower bound of opening a member: the row of a person and the rows that hang on it, by SQLite alone on one
 * connection, with nothing made of them. point_read FILE MEMBERS; prints CPU milliseconds a member. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "sqlite3.h"

#define READS 20000

static const char *const TEXTS[] = {
	"SELECT * FROM person WHERE id = ?1",
	"SELECT * FROM membership WHERE region_id = ?2 AND person_id = ?1",
	"SELECT * FROM person_history WHERE region_id = ?2 AND person_id = ?1",
	"SELECT * FROM person_role WHERE region_id = ?2 AND person_id = ?1",
	"SELECT * FROM holding WHERE person_id = ?1",
	"SELECT * FROM file WHERE subject = 'person' AND subject_id = ?1",
};
#define TEXTS_COUNT (sizeof(TEXTS) / sizeof(TEXTS[0]))

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static sqlite3_int64 read_all(sqlite3_stmt *st, sqlite3_int64 id, sqlite3_int64 region)
{
	sqlite3_int64 first = 0;

	sqlite3_bind_int64(st, 1, id);
	if (sqlite3_bind_parameter_count(st) > 1)
		sqlite3_bind_int64(st, 2, region);
	while (sqlite3_step(st) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(st); i++)
			sqlite3_column_text(st, i);
		first = sqlite3_column_int64(st, 1);
	}
	sqlite3_reset(st);
	return first;
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	sqlite3_stmt *st[TEXTS_COUNT];
	double from;
	unsigned long long random = 88172645463325252u;

	if (argc != 3 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		return 2;
	sqlite3_exec(db, "PRAGMA cache_size=-4000; BEGIN", NULL, NULL, NULL);
	for (size_t i = 0; i < TEXTS_COUNT; i++)
		if (sqlite3_prepare_v2(db, TEXTS[i], -1, &st[i], NULL) != SQLITE_OK)
			return 1;
	from = cpu_ms();
	for (int n = 0; n < READS; n++) {
		sqlite3_int64 id, region;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		id = (sqlite3_int64)(random % (unsigned long long)atoll(argv[2])) + 1;
		region = read_all(st[0], id, 0);
		for (size_t i = 1; i < TEXTS_COUNT; i++)
			read_all(st[i], id, region);
	}
	printf("%.4f\n", (cpu_ms() - from) / READS);
	for (size_t i = 0; i < TEXTS_COUNT; i++)
		sqlite3_finalize(st[i]);
	return sqlite3_close(db) != SQLITE_OK;
}
