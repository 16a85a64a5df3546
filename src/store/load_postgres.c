#include "store/load_postgres.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

#define PART_BYTES (1 << 16)

static void fail(PGconn *pg, const PGresult *result, struct failure *f)
{
	const char *words = result != NULL ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	failure_set(f, STORE_BROKEN, "COPY: %s", words != NULL ? words : PQerrorMessage(pg));
}

static bool send_all(PGconn *pg, load_read read, void *data)
{
	char *part = malloc(PART_BYTES);
	int64_t got = -1;

	while (part != NULL && (got = read(data, part, PART_BYTES)) > 0)
		if (PQputCopyData(pg, part, (int)got) != 1) {
			got = -1;
			break;
		}
	free(part);
	return got == 0;
}

bool postgres_copy_in(struct connection *c, const char *sql, load_read read, void *data, int64_t *rows, struct failure *f)
{
	PGconn *pg = c->handle;
	PGresult *result = PQexec(pg, sql);
	bool is_sent;

	if (PQresultStatus(result) != PGRES_COPY_IN) {
		fail(pg, result, f);
		PQclear(result);
		return false;
	}
	PQclear(result);
	is_sent = send_all(pg, read, data);
	PQputCopyEnd(pg, is_sent ? NULL : "the archive could not be read");
	while ((result = PQgetResult(pg)) != NULL) {
		if (PQresultStatus(result) == PGRES_COMMAND_OK)
			*rows = strtoll(PQcmdTuples(result), NULL, 10);
		else
			fail(pg, result, f);
		PQclear(result);
	}
	return f->state == STORE_GOOD;
}
