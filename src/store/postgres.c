/* PostgreSQL through libpq: a connection per busy worker, SERIALIZABLE writes, binary values. A lost
 * connection is dropped and made anew at the next use; a lost race is STORE_RETRY.
 *
 * Logged transactions take the lock on store_head before anything else, so their lines form one chain
 * in order; readers and unlogged writers pass by. A commit whose answer was lost on the way is reported
 * as unavailable: the idempotency key of the request tells a repeat whether it had happened. */
#include <assert.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "schema/model.h"
#include "store/engine.h"

#define POSTGRES_VERSION_MIN 150000
#define OID_BOOL 16
#define OID_BYTEA 17
#define OID_INT8 20
#define OID_INT2 21
#define OID_INT4 23
#define OID_TEXT 25
#define OID_VARCHAR 1043
#define OID_NAME 19

static PGconn *pg_of(const struct connection *c)
{
	return c->handle;
}

/* ---- failures ---- */

static enum store_state state_of(const char *code)
{
	static const char *const RETRIED[] = { "40001", "40P01", "23505" };
	/* connection, resources, operator, system error, read-only standby */
	static const char *const UNAVAILABLE[] = { "08", "53", "57", "58", "25006", "XX001", "XX002" };

	for (size_t i = 0; i < sizeof(RETRIED) / sizeof(RETRIED[0]); i++) {
		if (strcmp(code, RETRIED[i]) == 0)
			return STORE_RETRY;
	}
	for (size_t i = 0; i < sizeof(UNAVAILABLE) / sizeof(UNAVAILABLE[0]); i++) {
		if (strncmp(code, UNAVAILABLE[i], strlen(UNAVAILABLE[i])) == 0)
			return STORE_UNAVAILABLE;
	}
	return STORE_BROKEN;
}

/* The name of a check of one column is made of table and column; its limit stands in the model. */
static void find_limit(const PGresult *result, struct failure *f)
{
	const char *table = PQresultErrorField(result, PG_DIAG_TABLE_NAME), *name = PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);

	for (size_t i = 0; table != NULL && name != NULL && i < MODEL_TABLES_COUNT; i++) {
		const struct model_table *t = &MODEL_TABLES[i];

		for (size_t k = 0; strcmp(t->name, table) == 0 && k < t->columns_count; k++) {
			char check[160];

			snprintf(check, sizeof(check), "%s_%s_check", table, t->columns[k].name);
			if (t->columns[k].limit > 0 && strcmp(check, name) == 0) {
				snprintf(f->long_column, sizeof(f->long_column), "%s", t->columns[k].name);
				f->long_limit = t->columns[k].limit;
			}
		}
	}
}

static void fail(struct connection *c, const char *what, const PGresult *result, struct failure *f)
{
	const char *code = result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	enum store_state state = code != NULL ? state_of(code) : STORE_UNAVAILABLE;
	const char *words = result != NULL ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;

	if (PQstatus(pg_of(c)) != CONNECTION_OK) {
		c->is_lost = true;
		state = STORE_UNAVAILABLE;
	}
	/* Under SERIALIZABLE a key taken by a parallel transaction may show as a duplicate: the repeat decides. */
	if (f->state == STORE_GOOD)
		f->is_duplicate = code != NULL && strcmp(code, "23505") == 0;
	if (f->state == STORE_GOOD && code != NULL && strcmp(code, "23514") == 0)
		find_limit(result, f);
	failure_set(f, state, "%s: %s (%s)", what, words != NULL ? words : PQerrorMessage(pg_of(c)), code != NULL ? code : "-");
}

/* ---- opening ---- */

static bool postgres_check(const struct database_options *o, char *error, size_t error_bytes)
{
	char *words = NULL;
	PQconninfoOption *options = PQconninfoParse(o->url, &words);
	bool has_password = false;

	if (options == NULL) {
		snprintf(error, error_bytes, "%s", words != NULL ? words : "bad database URL");
		PQfreemem(words);
		return false;
	}
	for (PQconninfoOption *i = options; i->keyword != NULL; i++)
		has_password |= i->val != NULL && i->val[0] != '\0' && (strcmp(i->keyword, "password") == 0 || strcmp(i->keyword, "sslpassword") == 0);
	PQconninfoFree(options);
	if (has_password)
		snprintf(error, error_bytes, "a database URL carries no password: use PGPASSFILE or a service file");
	return !has_password;
}

static void ignore_notice(void *unused, const PGresult *result)
{
}

static bool postgres_script(struct connection *c, const char *sql, struct failure *f)
{
	PGresult *result = PQexec(pg_of(c), sql);
	ExecStatusType status = PQresultStatus(result);
	bool is_good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;

	if (!is_good)
		fail(c, "script", result, f);
	PQclear(result);
	return is_good;
}

static void postgres_disconnect(struct connection *c)
{
	PQfinish(pg_of(c));
	connection_free(c);
}

static struct connection *postgres_connect(struct database *d, enum connection_use use, struct failure *f)
{
	static const char *const KEYS[] = { "dbname", "client_encoding", "fallback_application_name", "connect_timeout", NULL };
	const char *const values[] = { d->url, "UTF8", "jishi", "10", NULL };
	PGconn *pg = PQconnectdbParams(KEYS, values, 1);
	struct connection *c;

	if (PQstatus(pg) != CONNECTION_OK) {
		failure_set(f, STORE_UNAVAILABLE, "%s", PQerrorMessage(pg));
		PQfinish(pg);
		return NULL;
	}
	if (PQserverVersion(pg) < POSTGRES_VERSION_MIN) {
		failure_set(f, STORE_UNAVAILABLE, "PostgreSQL 15 or newer is needed, the server is %d", PQserverVersion(pg) / 10000);
		PQfinish(pg);
		return NULL;
	}
	c = connection_new(d, pg);
	if (c == NULL) {
		failure_set(f, STORE_UNAVAILABLE, "out of memory");
		PQfinish(pg);
		return NULL;
	}
	PQsetNoticeReceiver(pg, ignore_notice, NULL);
	if (postgres_script(c, "SET default_transaction_isolation = 'serializable'; SET synchronous_commit = on;"
	    " SET standard_conforming_strings = on; SET idle_in_transaction_session_timeout = '10min'", f) &&
	    (use == CONNECTION_WRITES || postgres_script(c, "SET default_transaction_read_only = on", f)))
		return c;
	postgres_disconnect(c);
	return NULL;
}

/* ---- statements ---- */

static void name_of(const struct prepared *p, char name[24])
{
	snprintf(name, 24, "s%d", p->number);
}

static bool columns_fit(const struct statement *st, const PGresult *described)
{
	if (st->columns[0] == '\0')
		return true;
	if (PQnfields(described) != (int)strlen(st->columns))
		return false;
	for (int i = 0; i < PQnfields(described); i++) {
		Oid type = PQftype(described, i);
		bool is_int = type == OID_INT8 || type == OID_INT4 || type == OID_INT2 || type == OID_BOOL;
		bool is_text = type == OID_TEXT || type == OID_VARCHAR || type == OID_NAME;

		if ((st->columns[i] == 'i' && !is_int) || (st->columns[i] == 't' && !is_text) || (st->columns[i] == 'b' && type != OID_BYTEA))
			return false;
	}
	return true;
}

static bool make_ready(struct connection *c, struct prepared *p, const struct statement *st, struct failure *f)
{
	Oid types[STATEMENT_PARAMS_MAX];
	size_t count = strlen(st->params);
	PGresult *result;
	char name[24];

	assert(count <= STATEMENT_PARAMS_MAX);
	for (size_t i = 0; i < count; i++)
		types[i] = st->params[i] == 'i' ? OID_INT8 : st->params[i] == 't' ? OID_TEXT : OID_BYTEA;
	name_of(p, name);
	result = PQprepare(pg_of(c), name, st->text[ENGINE_POSTGRES], (int)count, types);
	if (PQresultStatus(result) != PGRES_COMMAND_OK) {
		fail(c, st->name, result, f);
		PQclear(result);
		return false;
	}
	PQclear(result);
	result = PQdescribePrepared(pg_of(c), name);
	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		fail(c, st->name, result, f);
	else if (PQnparams(result) != (int)count || !columns_fit(st, result))
		failure_set(f, STORE_BROKEN, "%s: text and declaration differ", st->name);
	else
		p->is_ready = true;
	PQclear(result);
	return p->is_ready;
}

static bool postgres_prepare(struct connection *c, const struct statement *st, struct failure *f)
{
	struct prepared *p = connection_slot(c, st);

	return p->is_ready || make_ready(c, p, st, f);
}

static void put_int64(unsigned char out[8], int64_t number)
{
	for (int i = 0; i < 8; i++)
		out[i] = (unsigned char)((uint64_t)number >> (56 - 8 * i));
}

static PGresult *execute(struct connection *c, const struct statement *st, const struct value *args, struct failure *f)
{
	const char *values[STATEMENT_PARAMS_MAX];
	int lengths[STATEMENT_PARAMS_MAX], formats[STATEMENT_PARAMS_MAX];
	unsigned char numbers[STATEMENT_PARAMS_MAX][8];
	int count = (int)strlen(st->params);
	PGresult *result;
	char name[24];

	if (!postgres_prepare(c, st, f))
		return NULL;
	for (int i = 0; i < count; i++) {
		formats[i] = 1;
		lengths[i] = (int)args[i].bytes;
		values[i] = args[i].kind == VALUE_NULL ? NULL : args[i].data;
		if (args[i].kind == VALUE_INT) {
			put_int64(numbers[i], args[i].number);
			values[i] = (const char *)numbers[i];
			lengths[i] = 8;
		}
	}
	name_of(connection_slot(c, st), name);
	result = PQexecPrepared(pg_of(c), name, count, values, lengths, formats, 1);
	if (PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK)
		return result;
	fail(c, st->name, result, f);
	PQclear(result);
	return NULL;
}

static int64_t postgres_run(struct connection *c, const struct statement *st, const struct value *args, struct failure *f)
{
	PGresult *result = execute(c, st, args, f);
	int64_t changed;

	if (result == NULL)
		return 0;
	changed = st->writes ? strtoll(PQcmdTuples(result), NULL, 10) : 0;
	PQclear(result);
	return changed;
}

static bool postgres_open(struct connection *c, const struct statement *st, const struct value *args, struct cursor *cursor, struct failure *f)
{
	PGresult *result = execute(c, st, args, f);

	if (result == NULL)
		return false;
	cursor->handle = result;
	cursor->rows_count = PQntuples(result);
	assert(PQnfields(result) == cursor->columns_count);
	return true;
}

static int64_t get_int(const char *bytes, int count)
{
	uint64_t number = count > 0 && (bytes[0] & 0x80) != 0 && count > 1 ? UINT64_MAX : 0;

	for (int i = 0; i < count; i++)
		number = number << 8 | (unsigned char)bytes[i];
	return (int64_t)number;
}

static struct value column(struct arena *a, const PGresult *result, int row, int i)
{
	struct value v = { .kind = VALUE_NULL };
	const char *data = PQgetvalue(result, row, i);
	int bytes = PQgetlength(result, row, i);

	if (PQgetisnull(result, row, i))
		return v;
	switch (PQftype(result, i)) {
	case OID_INT8: case OID_INT4: case OID_INT2: case OID_BOOL:
		v.kind = VALUE_INT;
		v.number = get_int(data, bytes);
		break;
	case OID_BYTEA:
		v.kind = VALUE_BLOB;
		v.bytes = (size_t)bytes;
		v.data = bytes > 0 ? arena_copy(a, data, v.bytes) : "";
		break;
	default:
		v.kind = VALUE_TEXT;
		v.bytes = (size_t)bytes;
		v.data = arena_text_n(a, data, v.bytes);
		break;
	}
	return v;
}

static bool postgres_next(struct cursor *cursor, struct value *row, struct failure *f)
{
	if (cursor->row >= cursor->rows_count)
		return false;
	for (int i = 0; i < cursor->columns_count; i++)
		row[i] = column(cursor->store->arena, cursor->handle, cursor->row, i);
	cursor->row++;
	return true;
}

static void postgres_close(struct cursor *cursor)
{
	PQclear(cursor->handle);
	cursor->handle = NULL;
}

/* ---- transactions ---- */

static bool postgres_read_begin(struct connection *c, struct failure *f)
{
	return postgres_script(c, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", f);
}

static void postgres_read_end(struct connection *c)
{
	struct failure ignored = { 0 };

	if (!c->is_lost && PQtransactionStatus(pg_of(c)) != PQTRANS_IDLE)
		postgres_script(c, "ROLLBACK", &ignored);
	c->is_lost |= PQtransactionStatus(pg_of(c)) != PQTRANS_IDLE;
}

static void leave(struct store *s)
{
	postgres_read_end(s->connection);
	pool_give(s->database, s->connection);
	s->connection = NULL;
	s->is_writing = false;
}

static void postgres_write_begin(struct store *s)
{
	s->connection = pool_take(s->database, &s->failure);
	if (s->connection == NULL)
		return;
	s->is_writing = true;
	/* The lock comes before the snapshot, so the transaction sees what the one before it wrote. */
	postgres_script(s->connection, s->is_logged ? "BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE store_head IN EXCLUSIVE MODE" :
		"BEGIN ISOLATION LEVEL SERIALIZABLE", &s->failure);
	if (s->failure.state == STORE_GOOD && s->is_logged)
		audit_head_read(s, &s->head);
	if (s->failure.state != STORE_GOOD)
		leave(s);
}

static void postgres_write_end(struct store *s, bool commits)
{
	PGresult *result;

	if (commits) {
		result = PQexec(pg_of(s->connection), "COMMIT");
		if (PQresultStatus(result) != PGRES_COMMAND_OK)
			fail(s->connection, "commit", result, &s->failure);
		else if (strcmp(PQcmdStatus(result), "COMMIT") != 0)
			failure_set(&s->failure, STORE_BROKEN, "the transaction had failed before its commit");
		PQclear(result);
	}
	leave(s);
}

const struct engine_ops POSTGRES_OPS = {
	.check = postgres_check, .connect = postgres_connect, .disconnect = postgres_disconnect, .script = postgres_script,
	.prepare = postgres_prepare, .run = postgres_run, .open = postgres_open, .next = postgres_next, .close = postgres_close,
	.read_begin = postgres_read_begin, .read_end = postgres_read_end,
	.write_begin = postgres_write_begin, .write_end = postgres_write_end,
};
