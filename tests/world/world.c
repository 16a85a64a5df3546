#include "world/world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buffer.h"
#include "command/work.h"
#include "core/id_number.h"
#include "core/crypto.h"
#include "core/file.h"
#include "core/parsers.h"
#include "core/path.h"
#include "rooms/figure/snapshot.h"
#include "rooms/programme/programme_cache.h"
#include "schema/model.h"
#include "web/clock.h"
#include "web/job_runner.h"
#include "web/server.h"
#include "world/folder.h"

static void place(struct world *w)
{
	folder_make(w->folder, sizeof(w->folder), "page");
	w->engine = postgres_url() == NULL ? ENGINE_SQLITE : ENGINE_POSTGRES;
	if (w->engine == ENGINE_POSTGRES)
		postgres_place_ready(&w->postgres, "page");
	else
		snprintf(w->url, sizeof(w->url), "%s/test.db", w->folder);
}

static void open_services(struct world *w)
{
	struct database_options options = { .url = w->engine == ENGINE_POSTGRES ? w->postgres.url : w->url, .create = true };
	char error[500], keys_path[128], files_path[128];

	snprintf(keys_path, sizeof(keys_path), "%s/test.keys", w->folder);
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		fail_msg("%s", error);
	w->services.keys = keyring_open(keys_path, error, sizeof(error));
	if (w->services.keys == NULL)
		fail_msg("%s", error);
	w->services.snapshot = snapshot_new();
	w->services.programmes = programme_cache_new();
	snprintf(files_path, sizeof(files_path), "%s/test.files", w->folder);
	w->services.files = file_store_open(files_path, true, error, sizeof(error));
	if (w->services.files == NULL)
		fail_msg("%s", error);
	w->services.database = database_open(&options, error, sizeof(error));
	if (w->services.database == NULL)
		fail_msg("%s", error);
}

static struct world *newest;

struct world *world_start(const struct world_options *options)
{
	static const struct world_options DEFAULTS;
	struct server_options server_options = { .host = "127.0.0.1", .listen_fd = -1 };
	struct world *w = calloc(1, sizeof(*w));
	int64_t clock_s = 0;
	char error[256];

	assert_non_null(w);
	if (options == NULL)
		options = &DEFAULTS;
	if (options->server != NULL) {
		server_options = *options->server;
		server_options.host = "127.0.0.1";
		server_options.listen_fd = -1;
	}
	w->arena = arena_new();
	w->last_id = 1000;
	/* Before any thread; a second world of the same program shares the helper of the first. */
	if (newest == NULL && !parsers_start(error, sizeof(error)))
		fail_msg("%s", error);
	place(w);
	open_services(w);
	if (options->clock != NULL)
		assert_true(clock_parse(options->clock, &clock_s));
	w->has_own_routes = options->routes != NULL;
	w->site = site_new(&w->services, clock_s, options->routes != NULL ? options->routes : ROUTES,
			   options->routes != NULL ? options->routes_count : ROUTES_COUNT);
	server_options.spool_folder = w->folder;
	w->server = server_start(&server_options, w->site, error, sizeof(error));
	if (w->server == NULL)
		fail_msg("%s", error);
	w->port = server_port(w->server);
	w->jobs = job_runner_start(w->site, WORK);
	w->older = newest;
	newest = w;
	return w;
}

static void remove_folder(const char *folder)
{
	DIR *d = opendir(folder);
	char path[400];

	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
		if (e->d_name[0] == '.' && (e->d_name[1] == '\0' || e->d_name[1] == '.'))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (unlink(path) != 0)
			remove_folder(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(folder);
}

void world_stop(struct world *w)
{
	struct world **link = &newest;

	while (*link != w)
		link = &(*link)->older;
	*link = w->older;
	job_runner_stop(w->jobs);
	server_stop(w->server);
	if (newest == NULL)
		helper_stop();
	site_free(w->site);
	programme_cache_free(w->services.programmes);
	snapshot_free(w->services.snapshot);
	database_close(w->services.database);
	file_store_close(w->services.files);
	keyring_free(w->services.keys);
	postgres_place_drop(&w->postgres);
	remove_folder(w->folder);
	arena_free(w->arena);
	free(w);
}

int world_over(void **state)
{
	world_stop(newest);
	return 0;
}

/* ---- rows ---- */

#define NUMBER(column_, number_) { .column = column_, .number = number_ }
#define TEXT(column_, text_) { .column = column_, .text = text_, .is_text = true }

static const struct model_table *table_of(const char *name)
{
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++)
		if (strcmp(MODEL_TABLES[i].name, name) == 0)
			return &MODEL_TABLES[i];
	fail_msg("no table %s", name);
	return NULL;
}

static bool is_text_type(enum model_type type)
{
	return type == MODEL_TEXT || type == MODEL_CODE;
}

static bool is_bytes_type(enum model_type type)
{
	return type == MODEL_BLOB || type == MODEL_SECRET;
}

static struct value value_of(const struct model_column *column, const struct cell *cells, size_t count)
{
	/* Enrolled, so that no duty stands between the account and the page. */
	static const char ENROLLED = 1;

	for (size_t i = 0; i < count; i++)
		if (strcmp(cells[i].column, column->name) == 0)
			return cells[i].is_text ? value_text(cells[i].text) : value_int(cells[i].number);
	if (is_text_type(column->type))
		return value_text("");
	if (is_bytes_type(column->type))
		return (struct value){ .kind = VALUE_BLOB, .data = &ENROLLED, .bytes = strcmp(column->name, "totp_secret") == 0 };
	return value_int(strcmp(column->name, "to_day") == 0 ? DAY_OPEN : 0);
}

static void write_row(struct world *w, const struct statement *st, const struct value *values)
{
	struct audit_entry entry = { .time_s = 1, .verb = "test.prepare", .subject = "test", .address = "" };
	struct store *s = store_open(w->services.database, w->arena);

	store_begin(s, &entry);
	statement_run(s, st, values);
	if (!store_commit(s))
		fail_msg("%s: %s", st->name, store_error(s));
	store_close(s);
}

void world_run(struct world *w, const char *sql)
{
	struct statement *st = arena_alloc(w->arena, sizeof(*st));

	*st = (struct statement){ .name = sql, .file = __FILE__, .line = __LINE__, .text = { sql, sql }, .params = "", .columns = "",
				  .writes = true, .index = -1 };
	write_row(w, st, NULL);
}

static struct statement *insert_of(struct world *w, const struct model_table *table, const char *more)
{
	struct statement *st = arena_alloc(w->arena, sizeof(*st));
	struct buffer names, numbers, dollars;
	char *params = arena_alloc(w->arena, table->columns_count + 1);

	buffer_init(&names, w->arena, 0);
	buffer_init(&numbers, w->arena, 0);
	buffer_init(&dollars, w->arena, 0);
	for (size_t i = 0; i < table->columns_count; i++) {
		enum model_type type = table->columns[i].type;

		buffer_printf(&names, "%s%s", i > 0 ? ", " : "", table->columns[i].name);
		buffer_printf(&numbers, "%s?%zu", i > 0 ? ", " : "", i + 1);
		buffer_printf(&dollars, "%s$%zu", i > 0 ? ", " : "", i + 1);
		params[i] = is_text_type(type) ? 't' : is_bytes_type(type) ? 'b' : 'i';
	}
	*st = (struct statement){ .name = table->name, .file = __FILE__, .line = __LINE__, .params = params, .columns = "", .writes = true, .index = -1 };
	st->text[ENGINE_SQLITE] = arena_printf(w->arena, "INSERT INTO %s (%s) VALUES (%s)%s", table->name, buffer_text(&names), buffer_text(&numbers), more);
	st->text[ENGINE_POSTGRES] = arena_printf(w->arena, "INSERT INTO %s (%s) VALUES (%s)%s", table->name, buffer_text(&names), buffer_text(&dollars), more);
	return st;
}

/* One row; columns not named are empty or nought, so that a new column breaks no test. */
static void put(struct world *w, const char *table, const struct cell *cells, size_t count, const char *more)
{
	const struct model_table *model = table_of(table);
	struct statement **st = &w->inserts[model - MODEL_TABLES];
	struct value values[100];

	assert_true(MODEL_TABLES_COUNT <= sizeof(w->inserts) / sizeof(w->inserts[0]));
	if (*st == NULL)
		*st = insert_of(w, model, more);
	for (size_t i = 0; i < model->columns_count; i++)
		values[i] = value_of(&model->columns[i], cells, count);
	write_row(w, *st, values);
}
#define PUT(w, table, more, ...) put(w, table, (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell), more)

/* Far below those the store makes. */
static int64_t new_id(struct world *w)
{
	return ++w->last_id;
}

int64_t world_put(struct world *w, const char *table, const struct cell *cells, size_t count)
{
	struct cell all[40] = { NUMBER("id", 0) };
	bool is_id_named = false;

	assert_true(count < sizeof(all) / sizeof(all[0]));
	for (size_t i = 0; i < count; i++) {
		all[i + 1] = cells[i];
		is_id_named |= strcmp(cells[i].column, "id") == 0;
	}
	if (!is_id_named)
		all[0].number = new_id(w);
	put(w, table, is_id_named ? all + 1 : all, is_id_named ? count : count + 1, "");
	return all[0].number;
}

int64_t world_copies(struct world *w, const char *table, int64_t id, int64_t copies, ...)
{
	const struct model_table *model = table_of(table);
	const char **sql = arena_array(w->arena, model->columns_count, sizeof(*sql));
	struct buffer names, values;
	int64_t before = w->last_id;
	va_list pairs;

	va_start(pairs, copies);
	for (const char *column; (column = va_arg(pairs, const char *)) != NULL;) {
		size_t at = 0;

		while (at < model->columns_count && strcmp(model->columns[at].name, column) != 0)
			at++;
		assert_true(at < model->columns_count);
		sql[at] = va_arg(pairs, const char *);
	}
	va_end(pairs);
	buffer_init(&names, w->arena, 0);
	buffer_init(&values, w->arena, 0);
	for (size_t i = 0; i < model->columns_count; i++) {
		const char *name = model->columns[i].name;

		buffer_printf(&names, "%s%s", i > 0 ? ", " : "", name);
		if (strcmp(name, "id") == 0)
			buffer_printf(&values, "%s%lld + n.i", i > 0 ? ", " : "", (long long)before);
		else
			buffer_printf(&values, "%s%s%s", i > 0 ? ", " : "", sql[i] == NULL ? "t." : "", sql[i] == NULL ? name : sql[i]);
	}
	world_run(w, arena_printf(w->arena, "INSERT INTO %s (%s) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %lld) "
		"SELECT %s FROM n CROSS JOIN %s t WHERE t.id = %lld", table, buffer_text(&names), (long long)copies, buffer_text(&values), table,
		(long long)id));
	w->last_id += copies;
	return before;
}

int64_t world_account(struct world *w, const char *login, enum admin_kind kind, int64_t person)
{
	int64_t id = new_id(w);

	PUT(w, "account", "", NUMBER("id", id), TEXT("login", login), NUMBER("person_id", person), NUMBER("admin", kind), TEXT("lang", "zh"),
	    NUMBER("password_s", machine_now_s()));
	return id;
}

int64_t world_admin(struct world *w, const char *login, enum admin_kind kind)
{
	return world_account(w, login, kind, 0);
}

static struct value ask(struct world *w, const struct statement *st, int64_t arg)
{
	struct store *s = store_open(w->services.database, w->arena);
	struct value row = { 0 }, args[1] = { value_int(arg) };
	struct cursor c;

	statement_open(s, st, args, &c);
	if (cursor_next(&c, &row) && row.kind == VALUE_TEXT)
		row.data = arena_text(w->arena, row.data);
	cursor_close(&c);
	store_close(s);
	return row;
}

static const struct statement ORG_PATH = { .name = "org_path", .params = "i", .columns = "t", .index = -1,
	.text = { "SELECT path FROM org WHERE id = ?1", "SELECT path FROM org WHERE id = $1" } };
static const struct statement ORG_COUNT = { .name = "org_count", .params = "i", .columns = "i", .index = -1,
	.text = { "SELECT COUNT(*) FROM org WHERE parent_id = ?1", "SELECT COUNT(*) FROM org WHERE parent_id = $1" } };

const char *world_org_path(struct world *w, int64_t org)
{
	return ask(w, &ORG_PATH, org).data;
}

int64_t world_org(struct world *w, int64_t parent, const char *name)
{
	return world_org_of(w, parent, "branch", name);
}

int64_t world_org_of(struct world *w, int64_t parent, const char *kind, const char *name)
{
	const char *parent_path = parent == 0 ? "" : world_org_path(w, parent);
	char *path = path_child(w->arena, parent_path, (int)ask(w, &ORG_COUNT, parent).number + 1);
	int64_t id = new_id(w);

	PUT(w, "org", "", NUMBER("id", id), TEXT("code", arena_printf(w->arena, "T%lld", (long long)id)), TEXT("kind", kind), TEXT("name", name),
	    TEXT("short_name", name), NUMBER("parent_id", parent), TEXT("path", path), NUMBER("level", path_depth(path)), NUMBER("region_id", 1));
	world_run(w, arena_printf(w->arena, "INSERT INTO org_bigram (bigram) WITH RECURSIVE place(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM place WHERE i < 99) "
		"SELECT DISTINCT substr(name, CAST(i AS INTEGER), 2) FROM org JOIN place ON i < length(name) WHERE id = %lld ON CONFLICT DO NOTHING", (long long)id));
	return id;
}

int64_t world_holding(struct world *w, int64_t org, const char *post_kind, int64_t person)
{
	int64_t post = new_id(w), id = new_id(w);

	PUT(w, "post", "", NUMBER("id", post), NUMBER("org_id", org), TEXT("kind", post_kind), TEXT("name", post_kind), NUMBER("seats", 1));
	PUT(w, "holding", "", NUMBER("id", id), NUMBER("post_id", post), NUMBER("org_id", org), NUMBER("person_id", person));
	return id;
}

int64_t world_person(struct world *w, int64_t org, const char *name)
{
	return world_person_of(w, org, name, 2);
}

int64_t world_person_of(struct world *w, int64_t org, const char *name, int status)
{
	int64_t id = new_id(w);

	PUT(w, "person", "", NUMBER("id", id), NUMBER("region_id", 1), NUMBER("org_id", org), TEXT("path", ask(w, &ORG_PATH, org).data),
	    TEXT("name", name), NUMBER("status", status), NUMBER("joined_day", 10000), NUMBER("full_day", 10365));
	return id;
}

int64_t world_member(struct world *w, int64_t org, const char *name, int status)
{
	int64_t id = world_person_of(w, org, name, status);

	world_put(w, "membership", (struct cell[]){ NUMBER("region_id", 1), NUMBER("person_id", id), NUMBER("org_id", org), NUMBER("status", status),
		NUMBER("from_day", 10000), NUMBER("to_day", 2932897) }, 6);
	return id;
}

const char *world_id_number(struct world *w, const char *born, int serial)
{
	char *first = arena_printf(w->arena, "370481%s%03d", born, serial);

	return arena_printf(w->arena, "%s%c", first, id_number_check(first));
}

void world_right(struct world *w, const char *post_kind, const char *permission)
{
	PUT(w, "post_right", "", TEXT("post_kind", post_kind), TEXT("permission", permission));
}

void world_set(struct world *w, const char *setting, const char *value)
{
	PUT(w, "setting", " ON CONFLICT (name) DO UPDATE SET value = excluded.value", TEXT("name", setting), TEXT("value", value));
}

/* Connections remember statements by their address and have room for a few hundred; a test that waits asks more often. */
static int64_t ask_text(struct world *w, char *text)
{
	struct world_question *q = w->questions;

	while (q != NULL && strcmp(q->statement.name, text) != 0)
		q = q->next;
	if (q == NULL) {
		q = arena_alloc(w->arena, sizeof(*q));
		*q = (struct world_question){ .next = w->questions, .statement = { .name = text, .file = __FILE__, .line = __LINE__,
			.text = { text, text }, .params = "", .columns = "i", .index = -1 } };
		w->questions = q;
	}
	return ask(w, &q->statement, 0).number;
}

int64_t world_count(struct world *w, const char *table)
{
	return ask_text(w, arena_printf(w->arena, "SELECT COUNT(*) FROM %s", table));
}

int64_t world_first_id(struct world *w, const char *table)
{
	return ask_text(w, arena_printf(w->arena, "SELECT CAST(COALESCE(MIN(id), 0) AS BIGINT) FROM %s", table));
}

const char *world_session(struct world *w, int64_t account, bool is_api)
{
	char *token = crypto_token(w->arena);
	int64_t now_s = machine_now_s();

	PUT(w, "session", "", NUMBER("id", new_id(w)), TEXT("token_hash", crypto_sha256(w->arena, token, strlen(token))),
	    NUMBER("account_id", account), NUMBER("created_s", now_s), NUMBER("seen_s", now_s), NUMBER("ends_s", now_s + 28800),
	    TEXT("csrf_secret", crypto_token(w->arena)), NUMBER("step_up_s", now_s), NUMBER("is_api", is_api));
	return token;
}
