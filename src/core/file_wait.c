#include "core/file_wait.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/text.h"
#include "base/write.h"
#include "core/crypto.h"
#include "core/file.h"

#define FOLDER "waiting"
#define NAME_BYTES 72
#define BLOCK_BYTES (1024 * 1024)	/* each is sealed by itself, so that no whole file is held in memory */
#define LENGTH_BYTES 4

/* The folder, made when it is not there; -1: it can't be. */
static int open_folder(const struct services *s)
{
	int fd = file_store_folder(s->files);

	return mkdirat(fd, FOLDER, 0700) == 0 || errno == EEXIST ? openat(fd, FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
}

/* The account and the second stand in the name, so that a list of the folder is all that quota and purge need. */
static void name_of(const struct file_wait *wait, char name[NAME_BYTES])
{
	snprintf(name, NAME_BYTES, "%" PRId64 "-%" PRId64 "-%" PRId64, wait->account_id, wait->created_s, wait->id);
}

static bool read_name(const char *name, struct file_wait *wait)
{
	int end = 0;

	*wait = (struct file_wait){ 0 };
	return sscanf(name, "%" SCNd64 "-%" SCNd64 "-%" SCNd64 "%n", &wait->account_id, &wait->created_s, &wait->id, &end) == 3 && name[end] == '\0';
}

/* ---- what is there ---- */

struct held { int64_t count, bytes, all_bytes; struct file_wait oldest; };

/* The oldest of the account, how much it has, and how much all have. */
static void count_held(int folder, int64_t account, struct held *held)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	*held = (struct held){ 0 };
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct file_wait one;
		struct stat st;

		if (!read_name(entry->d_name, &one) || fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		held->all_bytes += st.st_size;
		if (one.account_id != account)
			continue;
		if (held->count == 0 || one.created_s < held->oldest.created_s)
			held->oldest = one;
		held->count++;
		held->bytes += st.st_size;
	}
	if (dir != NULL)
		closedir(dir);
	else if (copy >= 0)
		close(copy);
}

static bool make_room(int folder, const struct file_wait *wait)
{
	struct held held;

	for (count_held(folder, wait->account_id, &held);
	     held.count >= FILE_WAIT_COUNT_MAX || (held.count > 0 && held.bytes + wait->bytes > FILE_WAIT_BYTES_MAX);
	     count_held(folder, wait->account_id, &held)) {
		char name[NAME_BYTES];

		name_of(&held.oldest, name);
		if (unlinkat(folder, name, 0) != 0 && errno != ENOENT)
			return false;
	}
	return wait->bytes <= FILE_WAIT_BYTES_MAX && held.all_bytes + wait->bytes <= FILE_WAIT_ALL_BYTES_MAX;
}

/* ---- blocks: length and sealed bytes, in order ---- */

/* Up to `most` bytes from the place on; fewer at the end only. -1: the disk. */
static ssize_t read_at(int fd, void *data, size_t most, int64_t from)
{
	size_t done = 0;

	while (done < most) {
		ssize_t got = pread(fd, (char *)data + done, most - done, (off_t)(from + (int64_t)done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

static bool write_blocks(const struct services *s, struct arena *a, const struct file_wait *wait, int fd, int out)
{
	for (int64_t at = 0, block = 0; at < wait->bytes; at += BLOCK_BYTES, block++) {
		size_t bytes = wait->bytes - at < BLOCK_BYTES ? (size_t)(wait->bytes - at) : BLOCK_BYTES;
		struct bytes sealed;
		uint32_t length;
		char *clear;

		arena_clear(a);
		clear = arena_room(a, bytes);
		if (read_at(fd, clear, bytes, at) != (ssize_t)bytes)
			return false;
		sealed = crypto_seal_bytes(s->keys, a, "file_wait", "content", wait->id + block, (struct bytes){ (unsigned char *)clear, bytes });
		length = (uint32_t)sealed.bytes;
		if (!write_whole(out, &length, LENGTH_BYTES) || !write_whole(out, sealed.data, sealed.bytes))
			return false;
	}
	return true;
}

static bool read_blocks(const struct services *s, struct arena *a, const struct file_wait *wait, int in, int out)
{
	int64_t at = 0, done = 0;

	for (int64_t block = 0; done < wait->bytes; block++) {
		struct bytes sealed, clear;
		uint32_t length;

		arena_clear(a);
		if (read_at(in, &length, LENGTH_BYTES, at) != LENGTH_BYTES || length > BLOCK_BYTES + CRYPTO_SEALED_MORE_BYTES)
			return false;
		sealed = (struct bytes){ arena_room(a, length), length };
		if (read_at(in, (void *)sealed.data, length, at + LENGTH_BYTES) != (ssize_t)length)
			return false;
		clear = crypto_open_bytes(s->keys, a, "file_wait", "content", wait->id + block, sealed);
		if (clear.data == NULL || clear.bytes == 0 || !write_whole(out, clear.data, clear.bytes))
			return false;
		at += LENGTH_BYTES + length;
		done += (int64_t)clear.bytes;
	}
	return done == wait->bytes;
}

/* ---- the acts ---- */

bool file_wait_keep(const struct services *s, struct file_wait *wait, int fd)
{
	int folder = open_folder(s), out = -1;
	struct arena *a = arena_new();
	char name[NAME_BYTES];
	bool is_kept = false;

	crypto_random(&wait->id, sizeof(wait->id));
	wait->id &= INT64_MAX >> 2;	/* the numbers of its blocks follow */
	name_of(wait, name);
	if (folder >= 0 && make_room(folder, wait))
		out = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (out >= 0) {
		is_kept = write_blocks(s, a, wait, fd, out);
		is_kept = close(out) == 0 && is_kept;
		if (!is_kept)
			unlinkat(folder, name, 0);
	}
	if (folder >= 0)
		close(folder);
	arena_free(a);
	return is_kept;
}

bool file_wait_read(const struct services *s, const struct file_wait *wait, int out_fd)
{
	int folder = open_folder(s), in = -1;
	char name[NAME_BYTES];
	bool is_read = false;

	name_of(wait, name);
	if (folder >= 0) {
		in = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
		close(folder);
	}
	if (in >= 0) {
		struct arena *a = arena_new();

		is_read = read_blocks(s, a, wait, in, out_fd);
		arena_free(a);
		close(in);
	}
	return is_read;
}

void file_wait_purge(const struct services *s, int64_t before_s)
{
	int folder = open_folder(s);
	DIR *dir = folder < 0 ? NULL : fdopendir(folder);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		struct file_wait one;

		if (read_name(entry->d_name, &one) && one.created_s < before_s)
			unlinkat(folder, entry->d_name, 0);
	}
	if (dir != NULL)
		closedir(dir);
	else if (folder >= 0)
		close(folder);
}
