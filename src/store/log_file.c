/* A thin layer under SQLite for its write-ahead log: what is added to the log is gathered and written in large pieces.
 * SQLite itself writes every page in two (its head, then its content), and an import of a roster adds half a million pages.
 *
 * What was gathered is written at the latest when a transaction is complete: before it is synced, and before anybody else
 * is told that there is something to be read. So other connections and processes, and a crash at any moment, find the
 * log as SQLite means it. Every other file goes straight to the layer below. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/log.h"
#include "sqlite3.h"
#include "store/engine.h"

#define PIECE_BYTES (120 * 1024)	/* the layer below writes fewer than 128 KiB at once */
#define LOG_HEAD_BYTES 32
#define FRAME_HEAD_BYTES 24
#define PAGE_BYTES 4096		/* as sqlite.c sets it; the log of a file with other pages is not gathered */
#define FRAME_COMMIT_AT 4	/* in the head of a page: not 0 in the last page of a transaction */

struct log_file {
	sqlite3_file base;
	sqlite3_file *below;
	sqlite3_int64 end;		/* behind what was written or gathered last: only what follows there is gathered */
	char *piece;			/* NULL: nothing was ever gathered */
	int bytes;			/* gathered, to be written before `end` */
	bool is_last_page;		/* the head that came last begins the last page of a transaction, or none came yet */
};

static pthread_mutex_t layer_mutex = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs layer;	/* its pAppData is the layer below */

static struct log_file *log_of(sqlite3_file *file)
{
	return (struct log_file *)(void *)file;
}

static int write_gathered(struct log_file *f)
{
	int bytes = f->bytes;

	f->bytes = 0;
	return bytes == 0 ? SQLITE_OK : f->below->pMethods->xWrite(f->below, f->piece, bytes, f->end - bytes);
}

static bool has_commit_mark(const void *head)
{
	static const char NONE[4];

	return memcmp((const char *)head + FRAME_COMMIT_AT, NONE, sizeof(NONE)) != 0;
}

/* Whether others may rely on these bytes as soon as they are written: they are of a transaction's last page, or of a page that
 * SQLite writes in pieces, to sync between them. Only whole heads and pages of what goes on are kept back. */
static bool must_be_written(struct log_file *f, const void *data, int bytes, sqlite3_int64 offset)
{
	if (bytes == FRAME_HEAD_BYTES && (offset - LOG_HEAD_BYTES) % (FRAME_HEAD_BYTES + PAGE_BYTES) == 0) {
		f->is_last_page = has_commit_mark(data);
		return false;
	}
	return f->is_last_page || bytes != PAGE_BYTES;
}

static int gather_write(sqlite3_file *file, const void *data, int bytes, sqlite3_int64 offset)
{
	struct log_file *f = log_of(file);
	bool is_due = must_be_written(f, data, bytes, offset), follows = offset == f->end;
	int code = SQLITE_OK;

	if (f->piece == NULL)
		f->piece = malloc(PIECE_BYTES);
	if (!follows || bytes > PIECE_BYTES - f->bytes)
		code = write_gathered(f);
	if (code != SQLITE_OK)
		return code;
	f->end = offset + bytes;
	if (!follows || f->piece == NULL || bytes > PIECE_BYTES)
		return f->below->pMethods->xWrite(f->below, data, bytes, offset);
	memcpy(f->piece + f->bytes, data, (size_t)bytes);
	f->bytes += bytes;
	return is_due ? write_gathered(f) : SQLITE_OK;
}

static int gather_read(sqlite3_file *file, void *data, int bytes, sqlite3_int64 offset)
{
	struct log_file *f = log_of(file);
	int code = write_gathered(f);

	return code != SQLITE_OK ? code : f->below->pMethods->xRead(f->below, data, bytes, offset);
}

static int gather_truncate(sqlite3_file *file, sqlite3_int64 bytes)
{
	struct log_file *f = log_of(file);
	int code = write_gathered(f);

	return code != SQLITE_OK ? code : f->below->pMethods->xTruncate(f->below, bytes);
}

static int gather_sync(sqlite3_file *file, int flags)
{
	struct log_file *f = log_of(file);
	int code = write_gathered(f);

	return code != SQLITE_OK ? code : f->below->pMethods->xSync(f->below, flags);
}

static int gather_size(sqlite3_file *file, sqlite3_int64 *bytes)
{
	struct log_file *f = log_of(file);
	int code = write_gathered(f);

	return code != SQLITE_OK ? code : f->below->pMethods->xFileSize(f->below, bytes);
}

/* What is still gathered here belongs to a transaction that never became one. */
static int gather_close(sqlite3_file *file)
{
	struct log_file *f = log_of(file);

	free(f->piece);
	f->piece = NULL;
	return f->below->pMethods->xClose(f->below);
}

static int gather_lock(sqlite3_file *file, int level)
{
	return log_of(file)->below->pMethods->xLock(log_of(file)->below, level);
}

static int gather_unlock(sqlite3_file *file, int level)
{
	return log_of(file)->below->pMethods->xUnlock(log_of(file)->below, level);
}

static int gather_reserved(sqlite3_file *file, int *is_reserved)
{
	return log_of(file)->below->pMethods->xCheckReservedLock(log_of(file)->below, is_reserved);
}

static int gather_control(sqlite3_file *file, int what, void *argument)
{
	return log_of(file)->below->pMethods->xFileControl(log_of(file)->below, what, argument);
}

static int gather_sector(sqlite3_file *file)
{
	return log_of(file)->below->pMethods->xSectorSize(log_of(file)->below);
}

static int gather_device(sqlite3_file *file)
{
	return log_of(file)->below->pMethods->xDeviceCharacteristics(log_of(file)->below);
}

static int layer_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
	static const sqlite3_io_methods METHODS = {
		.iVersion = 1, .xClose = gather_close, .xRead = gather_read, .xWrite = gather_write, .xTruncate = gather_truncate, .xSync = gather_sync,
		.xFileSize = gather_size, .xLock = gather_lock, .xUnlock = gather_unlock, .xCheckReservedLock = gather_reserved,
		.xFileControl = gather_control, .xSectorSize = gather_sector, .xDeviceCharacteristics = gather_device,
	};
	sqlite3_vfs *below = vfs->pAppData;
	struct log_file *f = log_of(file);
	int code;

	if ((flags & SQLITE_OPEN_WAL) == 0)
		return below->xOpen(below, path, file, flags, out_flags);
	memset(f, 0, sizeof(*f));
	f->below = (sqlite3_file *)(void *)(f + 1);
	f->end = -1;
	f->is_last_page = true;
	code = below->xOpen(below, path, f->below, flags, out_flags);
	if (f->below->pMethods != NULL)
		f->base.pMethods = &METHODS;
	return code;
}

/* Made anew when another layer has become the usual one, as the crash tests do. */
const char *log_file_layer(void)
{
	sqlite3_vfs *below;

	pthread_mutex_lock(&layer_mutex);
	below = sqlite3_vfs_find(NULL);
	if (below != layer.pAppData) {
		layer = *below;
		layer.zName = "jishi";
		layer.pNext = NULL;
		layer.pAppData = below;
		layer.szOsFile = (int)sizeof(struct log_file) + below->szOsFile;
		layer.xOpen = layer_open;
		if (sqlite3_vfs_register(&layer, 0) != SQLITE_OK)
			log_end("store", "out of memory");
	}
	pthread_mutex_unlock(&layer_mutex);
	return layer.zName;
}
