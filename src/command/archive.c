/* Writing an archive. Its bytes go out in order, but for the header of an entry, which is written when its length is known. */
#include "command/archive.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buffer.h"
#include "base/version.h"
#include "command/archive_lines.h"
#include "command/tar.h"

#define ROOM_BYTES (1 << 20)

struct archive_writer {
	char path[PATH_MAX], fresh[PATH_MAX];
	int fd;
	int64_t created_s;
	int64_t at;			/* bytes written, those still in the room included */
	int64_t entry_at;		/* of the header of the open entry, -1 between entries */
	char name[TAR_NAME_CHARS + 1];
	EVP_MD_CTX *md;
	struct arena *arena;
	struct buffer lines;		/* of the manifest, about the entries */
	char error[PATH_MAX + 200];	/* empty: nothing failed */
	size_t room_bytes;
	char room[ROOM_BYTES];
};

static void fail(struct archive_writer *w, const char *why)
{
	if (w->error[0] == '\0')
		snprintf(w->error, sizeof(w->error), "%.*s: %.190s", PATH_MAX - 1, w->path, why);
}

static bool write_at(int fd, const char *data, size_t bytes, int64_t at)
{
	while (bytes > 0) {
		ssize_t written = pwrite(fd, data, bytes, (off_t)at);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		data += written;
		bytes -= (size_t)written;
		at += written;
	}
	return true;
}

static void flush(struct archive_writer *w)
{
	if (!archive_is_failed(w) && !write_at(w->fd, w->room, w->room_bytes, w->at - (int64_t)w->room_bytes))
		fail(w, strerror(errno));
	w->room_bytes = 0;
}

static void put_raw(struct archive_writer *w, const char *data, size_t bytes)
{
	while (bytes > 0) {
		size_t part = ROOM_BYTES - w->room_bytes;

		part = part > bytes ? bytes : part;
		memcpy(w->room + w->room_bytes, data, part);
		w->room_bytes += part;
		w->at += (int64_t)part;
		data += part;
		bytes -= part;
		if (w->room_bytes == ROOM_BYTES)
			flush(w);
	}
}

struct archive_writer *archive_create(const char *path, int64_t created_s, char *error, size_t error_bytes)
{
	struct archive_writer *w;

	if (access(path, F_OK) == 0) {
		snprintf(error, error_bytes, "%s is there already; an archive is never overwritten", path);
		return NULL;
	}
	w = calloc(1, sizeof(*w));
	if (w == NULL)
		return NULL;
	w->created_s = created_s;
	w->entry_at = -1;
	if ((size_t)snprintf(w->path, sizeof(w->path), "%s", path) >= sizeof(w->path) - 8 ||
	    (w->md = EVP_MD_CTX_new()) == NULL) {
		snprintf(error, error_bytes, "%.200s: the name is too long", path);
		free(w);
		return NULL;
	}
	snprintf(w->fresh, sizeof(w->fresh), "%s.part", path);
	w->arena = arena_new();
	buffer_init(&w->lines, w->arena, 0);
	w->fd = open(w->fresh, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (w->fd >= 0 && flock(w->fd, LOCK_EX | LOCK_NB) != 0) {
		snprintf(error, error_bytes, "%s is being written by another backup", w->fresh);
		close(w->fd);
		w->fd = -1;
	} else if (w->fd >= 0 && fchmod(w->fd, 0600) == 0 && ftruncate(w->fd, 0) == 0) {	/* an interrupted run may have left it */
		return w;
	} else {
		snprintf(error, error_bytes, "%s: %s", w->fresh, strerror(errno));
	}
	archive_abandon(w);
	return NULL;
}

bool archive_is_failed(const struct archive_writer *w)
{
	return w->error[0] != '\0';
}

int64_t archive_bytes(const struct archive_writer *w)
{
	return w->at;
}

void archive_begin(struct archive_writer *w, const char *name)
{
	static const char EMPTY[TAR_BLOCK_BYTES];

	assert(w->entry_at < 0 && strlen(name) <= TAR_NAME_CHARS);
	w->entry_at = w->at;
	snprintf(w->name, sizeof(w->name), "%s", name);
	put_raw(w, EMPTY, sizeof(EMPTY));
	if (EVP_DigestInit_ex(w->md, EVP_sha256(), NULL) != 1)
		fail(w, "no digest");
}

void archive_put(struct archive_writer *w, const void *data, size_t bytes)
{
	assert(w->entry_at >= 0);
	put_raw(w, data, bytes);
	if (EVP_DigestUpdate(w->md, data, bytes) != 1)
		fail(w, "no digest");
}

/* Ends the entry; its digest as hex in the arena. */
static const char *end_entry(struct archive_writer *w, int64_t *bytes)
{
	static const char ZEROS[TAR_BLOCK_BYTES];
	char header[TAR_BLOCK_BYTES];
	unsigned char sum[32];

	assert(w->entry_at >= 0);
	*bytes = w->at - w->entry_at - TAR_BLOCK_BYTES;
	if (EVP_DigestFinal_ex(w->md, sum, NULL) != 1)
		fail(w, "no digest");
	if (*bytes > TAR_SIZE_MAX) {
		fail(w, "a table is larger than an archive can hold");
		return "";
	}
	put_raw(w, ZEROS, (size_t)tar_padding(*bytes));
	flush(w);
	tar_header(header, w->name, *bytes, w->created_s);
	if (!archive_is_failed(w) && !write_at(w->fd, header, sizeof(header), w->entry_at))
		fail(w, strerror(errno));
	w->entry_at = -1;
	return hex_encode(w->arena, sum, sizeof(sum));
}

void archive_end(struct archive_writer *w)
{
	int64_t bytes;
	const char *digest = end_entry(w, &bytes);

	buffer_printf(&w->lines, LINE_ENTRY " %lld %s %s\n", (long long)bytes, digest, w->name);
}

void archive_describe(struct archive_writer *w, const struct archive_table *table)
{
	buffer_printf(&w->lines, LINE_TABLE " %s %lld ", table->name, (long long)table->rows);
	for (int i = 0; i < table->columns_count; i++)
		buffer_printf(&w->lines, "%s%s:%c", i > 0 ? "," : "", table->columns[i].name, table->columns[i].kind);
	buffer_lit(&w->lines, "\n");
}

static void put_manifest(struct archive_writer *w, const struct archive_facts *f, struct keyring *k)
{
	static const char ZEROS[2 * TAR_BLOCK_BYTES];	/* the end of a tar file */
	struct buffer b;
	int64_t bytes;

	buffer_init(&b, w->arena, 0);
	buffer_lit(&b, LINE_HEAD "\n" LINE_PROGRAM " " JISHI_VERSION "\n");
	buffer_printf(&b, LINE_CREATED " %lld\n" LINE_ENGINE " %s\n" LINE_SCHEMA " %lld %s\n", (long long)f->created_s, f->engine,
		(long long)f->schema_version, f->schema_digest);
	buffer_printf(&b, LINE_KEYRING " %s %lld\n" LINE_AUDIT " %lld %s\n" LINE_IDS " %lld\n", f->keyring, (long long)f->field_keys,
		(long long)f->audit_seq, f->audit_hash, (long long)f->id_mark);
	buffer_put(&b, w->lines.data, w->lines.bytes);
	buffer_printf(&b, LINE_SIGN " %s\n", crypto_signature(k, w->arena, ARCHIVE_PURPOSE, b.data, b.bytes));
	archive_begin(w, ARCHIVE_MANIFEST);
	archive_put(w, b.data, b.bytes);
	end_entry(w, &bytes);
	put_raw(w, ZEROS, sizeof(ZEROS));
	flush(w);
}

static bool sync_folder_of(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	int fd;
	bool is_good;

	snprintf(folder, sizeof(folder), "%.*s", slash == NULL || slash == path ? 1 : (int)(slash - path), slash == NULL ? "." : path);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	is_good = fd >= 0 && (fsync(fd) == 0 || errno == EINVAL);	/* not every file system syncs folders */
	if (fd >= 0)
		close(fd);
	return is_good;
}

/* Never takes the place of an archive that came meanwhile; sticks whose file system cannot promise that are looked at first. */
static bool give_name(struct archive_writer *w)
{
	bool is_named = renameat2(AT_FDCWD, w->fresh, AT_FDCWD, w->path, RENAME_NOREPLACE) == 0;

	if (!is_named && (errno == EINVAL || errno == ENOSYS) && access(w->path, F_OK) != 0)
		is_named = rename(w->fresh, w->path) == 0;
	if (is_named)
		w->fresh[0] = '\0';
	return is_named && sync_folder_of(w->path);
}

bool archive_finish(struct archive_writer *w, const struct archive_facts *facts, struct keyring *k, char *error, size_t error_bytes)
{
	bool is_good;

	put_manifest(w, facts, k);
	if (!archive_is_failed(w) && fsync(w->fd) != 0)
		fail(w, strerror(errno));
	if (!archive_is_failed(w) && !give_name(w))
		fail(w, strerror(errno));
	is_good = !archive_is_failed(w);
	if (!is_good)
		snprintf(error, error_bytes, "%s", w->error);
	archive_abandon(w);
	return is_good;
}

void archive_abandon(struct archive_writer *w)
{
	if (w == NULL)
		return;
	if (w->fd >= 0) {
		if (w->fresh[0] != '\0')
			unlink(w->fresh);
		close(w->fd);
	}
	EVP_MD_CTX_free(w->md);
	arena_free(w->arena);
	free(w);
}
