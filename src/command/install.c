#include "command/install.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/text.h"
#include "command/command.h"
#include "command/lock.h"
#include "core/crypto.h"
#include "core/ctx.h"
#include "core/file.h"
#include "core/setting.h"
#include "rooms/figure/snapshot.h"
#include "rooms/programme/programme_cache.h"
#include "rooms/person/person_digest.h"
#include "store/store.h"

static int refuse(struct install *i, const char *why)
{
	fprintf(stderr, "jishi: %s\n", why);
	install_close(i);
	return text_starts(why, "newer:") ? EXIT_NEWER : EXIT_REFUSED;
}

/* What holds is the default (setting_value); whoever reads the log learns of it here. */
static void tell_spoilt(struct store *s)
{
	for (enum setting i = 0; i < SETTINGS_COUNT; i++)
		if (setting_is_spoilt(s, i))
			log_write(LOG_WARN, "setting", "a setting is damaged in the database, so its default holds", "name", SETTING_RULES[i].name, "holds",
				  SETTING_RULES[i].absent, NULL);
}

/* The database remembers which keyring it was made with: another one would read and write nonsense. Its own hears under how old
 * a key people may have to be looked for. */
static bool keys_belong(const struct services *s)
{
	struct arena *a = arena_new();
	struct store *store = store_open(s->database, a);
	const char *kept = setting_text(store, "keyring", NULL);
	bool belong = store_state(store) == STORE_GOOD && (kept == NULL || strcmp(kept, keyring_fingerprint(s->keys)) == 0);

	if (belong) {
		person_digest_tell(store, s->keys);
		tell_spoilt(store);
	}
	store_close(store);
	arena_free(a);
	return belong;
}

bool install_is_postgres(const char *db)
{
	return text_starts(db, "postgres://") || text_starts(db, "postgresql://");
}

void install_keys_path(char *path, size_t bytes, const char *db, const char *keys)
{
	snprintf(path, bytes, "%s%s", keys != NULL ? keys : db, keys != NULL ? "" : ".keys");
}

void install_path_beside(char *path, size_t bytes, const char *db, const char *keys, const char *end)
{
	size_t length;

	if (!install_is_postgres(db)) {
		snprintf(path, bytes, "%s%s", db, end);
		return;
	}
	length = strlen(keys);
	if (length > 5 && strcmp(keys + length - 5, ".keys") == 0)
		length -= 5;
	snprintf(path, bytes, "%.*s%s", (int)length, keys, end);
}

void install_files_path(char *folder, size_t bytes, const char *db, const char *keys)
{
	install_path_beside(folder, bytes, db, keys, ".files");
}

int install_open(struct install *i, const char *db, const char *keys, bool writes)
{
	bool is_postgres = install_is_postgres(db);
	struct database_options options = { .url = db, .read_only = !writes };
	char path[PATH_MAX], error[500];

	*i = (struct install){ .lock_fd = -1 };
	if (is_postgres && keys == NULL)
		return refuse(i, "a database URL needs --keys PATH");
	if (!is_postgres && writes && (i->lock_fd = lock_take(db, error, sizeof(error))) < 0)
		return refuse(i, error);
	install_keys_path(path, sizeof(path), db, keys);
	i->services.keys = keyring_open(path, error, sizeof(error));
	if (i->services.keys == NULL)
		return refuse(i, error);
	i->services.database = database_open(&options, error, sizeof(error));
	if (i->services.database == NULL)
		return refuse(i, error);
	if (!keys_belong(&i->services))
		return refuse(i, "this keyring is not the one that the setting keyring of this database names; nothing was changed");
	install_files_path(path, sizeof(path), db, keys);
	i->services.snapshot = snapshot_new();
	i->services.programmes = programme_cache_new();
	i->services.files = file_store_open(path, true, error, sizeof(error));
	if (i->services.files == NULL)
		return refuse(i, error);
	return EXIT_DONE;
}

void install_close(struct install *i)
{
	programme_cache_free(i->services.programmes);
	snapshot_free(i->services.snapshot);
	file_store_close(i->services.files);
	if (i->services.database != NULL)
		database_close(i->services.database);
	keyring_free(i->services.keys);
	if (i->lock_fd >= 0)
		close(i->lock_fd);
	*i = (struct install){ .lock_fd = -1 };
}

void install_ctx(struct ctx *c, struct arena *a, const struct services *services)
{
	*c = (struct ctx){ .arena = a, .services = services, .lang = LANG_ZH, .address = "command line", .machine_s = (int64_t)time(NULL) };
	c->now_s = services->set_clock_s != 0 ? services->set_clock_s : c->machine_s;
	c->today = day_from_time(c->now_s);
	c->store = store_open(services->database, a);
}
