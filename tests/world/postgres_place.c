#include "world/postgres_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include <libpq-fe.h>
#include "schema/model.h"
#include "store/store.h"

#define LOCK "5645872542"	/* who makes the pattern: one program at a time */

const char *postgres_url(void)
{
	const char *url = getenv("JISHI_TEST_POSTGRES");

	return url != NULL && url[0] != '\0' ? url : NULL;
}

/* One for all tests of a program: a session of its own for each making and each dropping took a fifth of their time. */
static PGconn *kept;
static pid_t kept_by;

/* The lock ends with the connection, so that the next test does not wait for one that failed. */
static void give_up(PGconn *pg, const char *reason)
{
	char text[500];

	snprintf(text, sizeof(text), "%s", reason);
	PQfinish(pg);
	kept = NULL;
	fail_msg("%s", text);
}

static void leave_server(void)
{
	if (kept != NULL && kept_by == getpid())
		PQfinish(kept);
	kept = NULL;
}

/* A child of the program has its own, and leaves its parent's alone. */
static PGconn *server(void)
{
	if (postgres_url() == NULL)
		fail_msg("JISHI_TEST_POSTGRES names no PostgreSQL; JISHI_TEST_NO_POSTGRES=1 leaves it out");
	if (kept != NULL && kept_by == getpid() && PQstatus(kept) == CONNECTION_OK)
		return kept;
	if (kept_by == 0)
		atexit(leave_server);
	leave_server();
	kept_by = getpid();
	kept = PQconnectdb(postgres_url());
	if (PQstatus(kept) != CONNECTION_OK)
		give_up(kept, PQerrorMessage(kept));
	return kept;
}

/* How many rows it gave. */
__attribute__((format(printf, 2, 3)))
static int run(PGconn *pg, const char *format, ...)
{
	char sql[300];
	PGresult *result;
	va_list args;
	int rows;

	va_start(args, format);
	vsnprintf(sql, sizeof(sql), format, args);
	va_end(args);
	result = PQexec(pg, sql);
	if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK)
		give_up(pg, PQerrorMessage(pg));
	rows = PQntuples(result);
	PQclear(result);
	return rows;
}

static char joint(void)
{
	return strchr(postgres_url(), '?') != NULL ? '&' : '?';
}

static void name_place(struct postgres_place *p, const char *kind)
{
	static int number;

	snprintf(p->name, sizeof(p->name), "%s_%d_%d", kind, (int)getpid(), ++number);
}

void postgres_place_empty(struct postgres_place *p, const char *kind)
{
	PGconn *pg = server();

	name_place(p, kind);
	snprintf(p->url, sizeof(p->url), "%s%capplication_name=%s&options=-csearch_path%%3D%s", postgres_url(), joint(), p->name, p->name);
	run(pg, "CREATE SCHEMA %s", p->name);
}

/* It gets its name when it is whole. */
static void make_pattern(PGconn *pg, const char *name)
{
	struct database_options options = { .create = true };
	struct database *d;
	char url[400], error[500];

	run(pg, "DROP DATABASE IF EXISTS %s_new", name);
	run(pg, "CREATE DATABASE %s_new", name);
	snprintf(url, sizeof(url), "%s%cdbname=%s_new", postgres_url(), joint(), name);
	options.url = url;
	d = database_open(&options, error, sizeof(error));
	if (d == NULL)
		give_up(pg, error);
	database_close(d);
	run(pg, "ALTER DATABASE %s_new RENAME TO %s", name, name);
}

static void copy_database(PGconn *pg, struct postgres_place *p, const char *kind, const char *pattern)
{
	name_place(p, kind);
	run(pg, "CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy", p->name, pattern);
	snprintf(p->url, sizeof(p->url), "%s%capplication_name=%s&dbname=%s", postgres_url(), joint(), p->name, p->name);
}

void postgres_place_ready(struct postgres_place *p, const char *kind)
{
	PGconn *pg = server();
	char pattern[40];

	snprintf(pattern, sizeof(pattern), "pattern_%.16s", MODEL_DIGEST);
	run(pg, "SELECT pg_advisory_lock(" LOCK ")");
	if (run(pg, "SELECT 1 FROM pg_database WHERE datname = '%s'", pattern) == 0)
		make_pattern(pg, pattern);
	run(pg, "SELECT pg_advisory_unlock(" LOCK ")");
	copy_database(pg, p, kind, pattern);
}

void postgres_place_copy(struct postgres_place *p, const char *kind, const struct postgres_place *pattern)
{
	copy_database(server(), p, kind, pattern->name);
}

void postgres_place_drop(struct postgres_place *p)
{
	PGconn *pg;

	if (p->name[0] == '\0')
		return;
	pg = server();
	run(pg, "SET client_min_messages = warning");
	run(pg, "DROP SCHEMA IF EXISTS %s CASCADE", p->name);
	run(pg, "DROP DATABASE IF EXISTS %s WITH (FORCE)", p->name);
	p->name[0] = '\0';
}
