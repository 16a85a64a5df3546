#include "world/world.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <libpq-fe.h>
#include "core/crypto.h"
#include "core/path.h"
#include "web/clock.h"
#include "web/server.h"

static const char *postgres_url(void)
{
	const char *url = getenv("JISHI_TEST_POSTGRES");

	return url != NULL && url[0] != '\0' ? url : NULL;
}

static void postgres_exec(const char *sql)
{
	PGconn *pg = PQconnectdb(postgres_url());
	PGresult *result = PQexec(pg, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		fail_msg("%s", PQerrorMessage(pg));
	PQclear(result);
	PQfinish(pg);
}

static void place(struct world *w)
{
	static int number;
	char sql[200];

	snprintf(w->folder, sizeof(w->folder), "/tmp/jishi-page-XXXXXX");
	assert_non_null(mkdtemp(w->folder));
	if (postgres_url() == NULL) {
		w->engine = ENGINE_SQLITE;
		snprintf(w->url, sizeof(w->url), "%s/test.db", w->folder);
		return;
	}
	w->engine = ENGINE_POSTGRES;
	snprintf(w->schema, sizeof(w->schema), "page_%d_%d", (int)getpid(), ++number);
	snprintf(sql, sizeof(sql), "CREATE SCHEMA %s", w->schema);
	postgres_exec(sql);
	snprintf(w->url, sizeof(w->url), "%s%coptions=-csearch_path%%3D%s", postgres_url(),
		 strchr(postgres_url(), '?') != NULL ? '&' : '?', w->schema);
}

static void open_services(struct world *w)
{
	struct database_options options = { .url = w->url, .create = true };
	char error[500], keys_path[128];

	snprintf(keys_path, sizeof(keys_path), "%s/test.keys", w->folder);
	if (!keyring_create(keys_path, SUITE_STD, error, sizeof(error)))
		fail_msg("%s", error);
	w->services.keys = keyring_open(keys_path, error, sizeof(error));
	if (w->services.keys == NULL)
		fail_msg("%s", error);
	w->services.database = database_open(&options, error, sizeof(error));
	if (w->services.database == NULL)
		fail_msg("%s", error);
}

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
	w->arena = arena_new();
	place(w);
	open_services(w);
	if (options->clock != NULL)
		assert_true(clock_parse(options->clock, &clock_s));
	w->site = site_new(&w->services, clock_s, options->routes != NULL ? options->routes : ROUTES,
			   options->routes != NULL ? options->routes_count : ROUTES_COUNT);
	server_options.spool_folder = w->folder;
	w->server = server_start(&server_options, w->site, error, sizeof(error));
	if (w->server == NULL)
		fail_msg("%s", error);
	w->port = server_port(w->server);
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
		unlink(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(folder);
}

void world_stop(struct world *w)
{
	char sql[200];

	server_stop(w->server);
	site_free(w->site);
	database_close(w->services.database);
	keyring_free(w->services.keys);
	if (w->engine == ENGINE_POSTGRES) {
		snprintf(sql, sizeof(sql), "SET client_min_messages = warning; DROP SCHEMA %s CASCADE", w->schema);
		postgres_exec(sql);
	}
	remove_folder(w->folder);
	arena_free(w->arena);
	free(w);
}

/* ---- rows ---- */

#define STATEMENT(name_, params_, columns_, writes_, sqlite, postgres) \
	static const struct statement name_ = { .name = #name_, .file = __FILE__, .line = __LINE__, \
		.text = { sqlite, postgres }, .params = params_, .columns = columns_, .writes = writes_, .index = -1 }

STATEMENT(ACCOUNT_PUT, "itii", "", true,
	"INSERT INTO account (id, login, person_id, admin, password, password_s, must_change, totp_secret, totp_step, failures,"
	" locked_until_s, is_closed, is_large, lang, created_s, row_version)"
	" VALUES (?1, ?2, ?3, ?4, '', 0, 0, x'01', 0, 0, 0, 0, 0, 'zh', 0, 1)",
	"INSERT INTO account (id, login, person_id, admin, password, password_s, must_change, totp_secret, totp_step, failures,"
	" locked_until_s, is_closed, is_large, lang, created_s, row_version)"
	" VALUES ($1, $2, $3, $4, '', 0, 0, '\\x01', 0, 0, 0, 0, 0, 'zh', 0, 1)");
STATEMENT(ORG_PUT, "ittiti", "", true,
	"INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind, from_day,"
	" to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
	" VALUES (?1, ?2, 'branch', ?3, ?3, '', '', ?4, ?5, ?6, 1, '', 0, 2932897, 0, 0, 0, 0, '', 0, 1)",
	"INSERT INTO org (id, code, kind, name, short_name, pinyin_key, initials, parent_id, path, level, region_id, unit_kind, from_day,"
	" to_day, term_years, elected_day, term_ends_day, host_id, external_code, place_id, row_version)"
	" VALUES ($1, $2, 'branch', $3, $3, '', '', $4, $5, $6, 1, '', 0, 2932897, 0, 0, 0, 0, '', 0, 1)");
STATEMENT(ORG_PATH, "i", "t", false, "SELECT path FROM org WHERE id = ?1", "SELECT path FROM org WHERE id = $1");
STATEMENT(ORG_COUNT, "i", "i", false, "SELECT COUNT(*) FROM org WHERE parent_id = ?1", "SELECT COUNT(*) FROM org WHERE parent_id = $1");
STATEMENT(POST_PUT, "iit", "", true,
	"INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)"
	" VALUES (?1, ?2, ?3, ?3, 1, 0, 0, 1, 0, 2932897, 1)",
	"INSERT INTO post (id, org_id, kind, name, seats, is_exclusive, base_post_id, rank, from_day, to_day, row_version)"
	" VALUES ($1, $2, $3, $3, 1, 0, 0, 1, 0, 2932897, 1)");
STATEMENT(HOLDING_PUT, "iiii", "", true,
	"INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, confirmed_by, row_version)"
	" VALUES (?1, ?2, ?3, ?4, 'elected', 0, 2932897, '', '', 0, 0, 0, 1)",
	"INSERT INTO holding (id, post_id, org_id, person_id, manner, from_day, to_day, document, reason, needs_second, proposed_by, confirmed_by, row_version)"
	" VALUES ($1, $2, $3, $4, 'elected', 0, 2932897, '', '', 0, 0, 0, 1)");
STATEMENT(RIGHT_PUT, "tt", "", true,
	"INSERT INTO post_right (post_kind, permission) VALUES (?1, ?2)", "INSERT INTO post_right (post_kind, permission) VALUES ($1, $2)");
STATEMENT(SESSION_PUT, "itiiti", "", true,
	"INSERT INTO session (id, token_hash, account_id, holding_id, created_s, seen_s, ends_s, csrf_secret, step_up_s, is_api)"
	" VALUES (?1, ?2, ?3, 0, ?4, ?4, ?4 + 28800, ?5, ?4, ?6)",
	"INSERT INTO session (id, token_hash, account_id, holding_id, created_s, seen_s, ends_s, csrf_secret, step_up_s, is_api)"
	" VALUES ($1, $2, $3, 0, $4, $4, CAST($4 AS BIGINT) + 28800, $5, $4, $6)");
STATEMENT(SETTING_PUT, "tt", "", true,
	"INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
	"INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");

static void put(struct world *w, struct store *s, const struct statement *st, const struct value *args)
{
	struct audit_entry entry = { .time_s = 1, .verb = "test.prepare", .subject = "test", .address = "" };

	store_begin(s, &entry);
	statement_run(s, st, args);
	if (!store_commit(s))
		fail_msg("%s: %s", st->name, store_error(s));
	store_close(s);
}

static struct store *open_store(struct world *w)
{
	return store_open(w->services.database, w->arena);
}

int64_t world_account(struct world *w, const char *login, enum admin_kind kind, int64_t person)
{
	struct store *s = open_store(w);
	int64_t id = store_new_id(s);

	put(w, s, &ACCOUNT_PUT, (struct value[]){ value_int(id), value_text(login), value_int(person), value_int(kind) });
	return id;
}

int64_t world_admin(struct world *w, const char *login, enum admin_kind kind)
{
	return world_account(w, login, kind, 0);
}

static struct value ask(struct world *w, const struct statement *st, int64_t arg)
{
	struct store *s = open_store(w);
	struct value row = { 0 }, args[1] = { value_int(arg) };
	struct cursor c;

	statement_open(s, st, args, &c);
	if (cursor_next(&c, &row) && row.kind == VALUE_TEXT)
		row.data = arena_text(w->arena, row.data);
	cursor_close(&c);
	store_close(s);
	return row;
}

int64_t world_org(struct world *w, int64_t parent, const char *name)
{
	const char *parent_path = parent == 0 ? "" : ask(w, &ORG_PATH, parent).data;
	char *path = path_child(w->arena, parent_path, (int)ask(w, &ORG_COUNT, parent).number + 1);
	struct store *s = open_store(w);
	int64_t id = store_new_id(s);

	put(w, s, &ORG_PUT, (struct value[]){ value_int(id), value_text(arena_printf(w->arena, "T%lld", (long long)id)), value_text(name),
	    value_int(parent), value_text(path), value_int(path_depth(path)) });
	return id;
}

int64_t world_holding(struct world *w, int64_t org, const char *post_kind, int64_t person)
{
	struct store *s = open_store(w);
	int64_t post = store_new_id(s), id = store_new_id(s);

	put(w, s, &POST_PUT, (struct value[]){ value_int(post), value_int(org), value_text(post_kind) });
	s = open_store(w);
	put(w, s, &HOLDING_PUT, (struct value[]){ value_int(id), value_int(post), value_int(org), value_int(person) });
	return id;
}

void world_right(struct world *w, const char *post_kind, const char *permission)
{
	put(w, open_store(w), &RIGHT_PUT, (struct value[]){ value_text(post_kind), value_text(permission) });
}

void world_set(struct world *w, const char *setting, const char *value)
{
	put(w, open_store(w), &SETTING_PUT, (struct value[]){ value_text(setting), value_text(value) });
}

int64_t world_count(struct world *w, const char *table)
{
	char *text = arena_printf(w->arena, "SELECT COUNT(*) FROM %s", table);
	struct statement count = { .name = "count", .file = __FILE__, .line = __LINE__, .text = { text, text }, .params = "",
				   .columns = "i", .index = -1 };

	return ask(w, &count, 0).number;
}

const char *world_session(struct world *w, int64_t account, bool is_api)
{
	char *token = crypto_token(w->arena);
	struct store *s = open_store(w);

	put(w, s, &SESSION_PUT, (struct value[]){ value_int(store_new_id(s)),
	    value_text(crypto_sha256(w->arena, token, strlen(token))), value_int(account), value_int(machine_now_s()),
	    value_text(crypto_token(w->arena)), value_int(is_api) });
	return token;
}
