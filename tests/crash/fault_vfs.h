/* A file layer under SQLite for the crash tests: it remembers what was written and not yet synced, so that a
 * power cut can take it back (all of it, the newest part, or any of it, as real disks do), and it fails
 * chosen operations. Registered in a child process before the database is opened. */
#ifndef TESTS_CRASH_FAULT_VFS_H
#define TESTS_CRASH_FAULT_VFS_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "sqlite3.h"

#define FAULT_PLACES_MAX 16

enum fault_on { FAULT_NOTHING, FAULT_WRITE, FAULT_SYNC };

struct fault_undo {
	struct fault_undo *before;
	int64_t offset, size_before;
	int bytes, old_bytes;
	unsigned char old[];
};

struct fault_place { char path[300]; sqlite3_file *real; struct fault_undo *last; };

struct fault_file { sqlite3_file base; struct fault_place *place; sqlite3_file *real; };

static struct {
	pthread_mutex_t mutex;
	sqlite3_vfs vfs, *under;
	struct fault_place places[FAULT_PLACES_MAX];
	int places_count;
	int64_t operations_count;
	int64_t cut_at;			/* the power goes when this many operations were done; 0 never */
	unsigned seed;
	enum fault_on fails_on;
	int64_t fails_at, fails_until;	/* counted among the operations it fails on */
	int64_t failing_count;
	int fails_with;
} fault = { .mutex = PTHREAD_MUTEX_INITIALIZER };

static inline void fault_take_back(struct fault_place *p, bool all, int keep_percent)
{
	for (struct fault_undo *u = p->last; u != NULL; u = u->before) {
		static const unsigned char zeros[65536];

		if (!all && (int)(rand_r(&fault.seed) % 100) < keep_percent)
			continue;
		if (u->old_bytes > 0)
			p->real->pMethods->xWrite(p->real, u->old, u->old_bytes, u->offset);
		if (u->old_bytes < u->bytes && !all)
			p->real->pMethods->xWrite(p->real, zeros, u->bytes - u->old_bytes, u->offset + u->old_bytes);
		if (all)
			p->real->pMethods->xTruncate(p->real, u->size_before);
	}
}

/* Ends the process as the power would. */
static inline void fault_power_cut(void)
{
	int manner = (int)(rand_r(&fault.seed) % 3);

	for (int i = 0; i < fault.places_count; i++) {
		if (fault.places[i].real != NULL)
			fault_take_back(&fault.places[i], manner == 0, manner == 1 ? 50 : 90);
	}
	_exit(0);
}

static inline void fault_count(void)
{
	if (++fault.operations_count == fault.cut_at)
		fault_power_cut();
}

static inline bool fault_fails(enum fault_on what)
{
	if (fault.fails_on != what)
		return false;
	fault.failing_count++;
	return fault.failing_count >= fault.fails_at && fault.failing_count < fault.fails_until;
}

static inline void fault_forget(struct fault_place *p)
{
	while (p->last != NULL) {
		struct fault_undo *u = p->last;

		p->last = u->before;
		free(u);
	}
}

static inline void fault_remember(struct fault_file *f, int bytes, int64_t offset)
{
	struct fault_undo *u = calloc(1, sizeof(*u) + (size_t)bytes);
	sqlite3_int64 size = 0;

	f->real->pMethods->xFileSize(f->real, &size);
	u->offset = offset;
	u->bytes = bytes;
	u->size_before = size;
	u->old_bytes = offset >= size ? 0 : size - offset < bytes ? (int)(size - offset) : bytes;
	if (u->old_bytes > 0)
		f->real->pMethods->xRead(f->real, u->old, u->old_bytes, offset);
	u->before = f->place->last;
	f->place->last = u;
}

#define FAULT_REAL(file) (((struct fault_file *)(file))->real)

static inline int fault_close(sqlite3_file *file)
{
	struct fault_file *f = (struct fault_file *)file;

	/* SQLite closes a file only after it synced what it needs; what is left cannot be taken back any more. */
	if (f->place != NULL && f->place->real == f->real)
		f->place->real = NULL;
	return f->real->pMethods->xClose(f->real);
}

static inline int fault_read(sqlite3_file *file, void *data, int bytes, sqlite3_int64 offset)
{
	return FAULT_REAL(file)->pMethods->xRead(FAULT_REAL(file), data, bytes, offset);
}

static inline int fault_write(sqlite3_file *file, const void *data, int bytes, sqlite3_int64 offset)
{
	struct fault_file *f = (struct fault_file *)file;
	int code;

	pthread_mutex_lock(&fault.mutex);
	if (f->place != NULL) {
		f->place->real = f->real;
		fault_count();
		if (fault_fails(FAULT_WRITE)) {
			pthread_mutex_unlock(&fault.mutex);
			return fault.fails_with;
		}
		fault_remember(f, bytes, offset);
	}
	code = f->real->pMethods->xWrite(f->real, data, bytes, offset);
	pthread_mutex_unlock(&fault.mutex);
	return code;
}

/* Cutting a log shorter is left to the file system; what it held had been synced into the database. */
static inline int fault_truncate(sqlite3_file *file, sqlite3_int64 bytes)
{
	return FAULT_REAL(file)->pMethods->xTruncate(FAULT_REAL(file), bytes);
}

static inline int fault_sync(sqlite3_file *file, int flags)
{
	struct fault_file *f = (struct fault_file *)file;

	pthread_mutex_lock(&fault.mutex);
	fault_count();
	if (fault_fails(FAULT_SYNC)) {
		pthread_mutex_unlock(&fault.mutex);
		return fault.fails_with;
	}
	if (f->place != NULL)
		fault_forget(f->place);
	pthread_mutex_unlock(&fault.mutex);
	return SQLITE_OK;
}

static inline int fault_size(sqlite3_file *file, sqlite3_int64 *bytes)
{
	return FAULT_REAL(file)->pMethods->xFileSize(FAULT_REAL(file), bytes);
}

static inline int fault_lock(sqlite3_file *file, int level)
{
	return FAULT_REAL(file)->pMethods->xLock(FAULT_REAL(file), level);
}

static inline int fault_unlock(sqlite3_file *file, int level)
{
	return FAULT_REAL(file)->pMethods->xUnlock(FAULT_REAL(file), level);
}

static inline int fault_reserved(sqlite3_file *file, int *is_reserved)
{
	return FAULT_REAL(file)->pMethods->xCheckReservedLock(FAULT_REAL(file), is_reserved);
}

static inline int fault_control(sqlite3_file *file, int what, void *argument)
{
	return FAULT_REAL(file)->pMethods->xFileControl(FAULT_REAL(file), what, argument);
}

static inline int fault_sector(sqlite3_file *file)
{
	return FAULT_REAL(file)->pMethods->xSectorSize(FAULT_REAL(file));
}

static inline int fault_device(sqlite3_file *file)
{
	return 0;	/* no promise beyond sync */
}

static inline int fault_shm_map(sqlite3_file *file, int page, int bytes, int extends, void volatile **at)
{
	return FAULT_REAL(file)->pMethods->xShmMap(FAULT_REAL(file), page, bytes, extends, at);
}

static inline int fault_shm_lock(sqlite3_file *file, int offset, int count, int flags)
{
	return FAULT_REAL(file)->pMethods->xShmLock(FAULT_REAL(file), offset, count, flags);
}

static inline void fault_shm_barrier(sqlite3_file *file)
{
	FAULT_REAL(file)->pMethods->xShmBarrier(FAULT_REAL(file));
}

static inline int fault_shm_unmap(sqlite3_file *file, int deletes)
{
	return FAULT_REAL(file)->pMethods->xShmUnmap(FAULT_REAL(file), deletes);
}

static inline struct fault_place *fault_place_of(const char *path)
{
	for (int i = 0; i < fault.places_count; i++) {
		if (strcmp(fault.places[i].path, path) == 0)
			return &fault.places[i];
	}
	if (fault.places_count == FAULT_PLACES_MAX || strlen(path) >= sizeof(fault.places[0].path))
		abort();
	strncpy(fault.places[fault.places_count].path, path, sizeof(fault.places[0].path) - 1);
	return &fault.places[fault.places_count++];
}

static inline int fault_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
	static const sqlite3_io_methods METHODS = {
		.iVersion = 2, .xClose = fault_close, .xRead = fault_read, .xWrite = fault_write, .xTruncate = fault_truncate,
		.xSync = fault_sync, .xFileSize = fault_size, .xLock = fault_lock, .xUnlock = fault_unlock,
		.xCheckReservedLock = fault_reserved, .xFileControl = fault_control, .xSectorSize = fault_sector,
		.xDeviceCharacteristics = fault_device, .xShmMap = fault_shm_map, .xShmLock = fault_shm_lock,
		.xShmBarrier = fault_shm_barrier, .xShmUnmap = fault_shm_unmap,
	};
	struct fault_file *f = (struct fault_file *)file;
	int code;

	f->base.pMethods = NULL;
	f->real = (sqlite3_file *)(f + 1);
	code = fault.under->xOpen(fault.under, path, f->real, flags, out_flags);
	if (code != SQLITE_OK)
		return code;
	pthread_mutex_lock(&fault.mutex);
	f->place = path != NULL ? fault_place_of(path) : NULL;
	pthread_mutex_unlock(&fault.mutex);
	f->base.pMethods = &METHODS;
	return SQLITE_OK;
}

static inline void fault_register(void)
{
	fault.under = sqlite3_vfs_find(NULL);
	fault.vfs = *fault.under;
	fault.vfs.zName = "fault";
	fault.vfs.pNext = NULL;
	fault.vfs.szOsFile = (int)sizeof(struct fault_file) + fault.under->szOsFile;
	fault.vfs.xOpen = fault_open;
	if (sqlite3_vfs_register(&fault.vfs, 1) != SQLITE_OK)
		abort();
}

#endif
