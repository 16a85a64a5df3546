#include "store/copy.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "sqlite3.h"
#include "store/engine.h"

static sqlite3 *open_target(const char *path, char *error, size_t error_bytes)
{
	sqlite3 *db = NULL;
	int fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

	if (fd < 0) {
		snprintf(error, error_bytes, "%s: %s", path, strerror(errno));
		return NULL;
	}
	close(fd);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
	    sqlite3_exec(db, "PRAGMA synchronous=OFF", NULL, NULL, NULL) == SQLITE_OK)
		return db;
	snprintf(error, error_bytes, "%s: %s", path, db != NULL ? sqlite3_errmsg(db) : "out of memory");
	sqlite3_close(db);
	unlink(path);
	return NULL;
}

/* All pages in one step, so that they are of one moment even when writers never rest. */
static bool copy_pages(sqlite3 *from, sqlite3 *to, char *error, size_t error_bytes)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
	int code = backup == NULL ? SQLITE_ERROR : sqlite3_backup_step(backup, -1);

	if (backup != NULL && sqlite3_backup_finish(backup) != SQLITE_OK)
		code = SQLITE_ERROR;
	/* A copy needs no log beside it. */
	if (code == SQLITE_DONE && sqlite3_exec(to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL) == SQLITE_OK)
		return true;
	snprintf(error, error_bytes, "the database cannot be copied: %s", sqlite3_errmsg(to));
	return false;
}

bool database_copy(struct database *d, const char *path, char *error, size_t error_bytes)
{
	struct failure f = { 0 };
	struct connection *source;
	sqlite3 *target;
	bool is_copied;

	assert(d->engine == ENGINE_SQLITE);
	source = d->ops->connect(d, CONNECTION_READS, &f);
	if (source == NULL) {
		snprintf(error, error_bytes, "%s", f.text);
		return false;
	}
	target = open_target(path, error, error_bytes);
	is_copied = target != NULL && copy_pages(source->handle, target, error, error_bytes);
	if (target != NULL && sqlite3_close(target) != SQLITE_OK)
		is_copied = false;
	if (target != NULL && !is_copied)
		unlink(path);
	d->ops->disconnect(source);
	return is_copied;
}
