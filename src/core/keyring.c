/* The keyring file: lines of text, so that a person can see what it is, closed by a digest of the lines
 * before, so that a damaged one is told from a wrong one.
 *
 *	jishi-keys 1
 *	suite std
 *	index|tail|audit|pepper <64 hex>	index and tail go with the first field key; a later one has them in itself
 *	field <64 hex>			one line a key; ids count from 1
 *	check <64 hex>
 */
#include "core/keyring.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/write.h"

#define HEAD "jishi-keys 1\n"

static const char *const DIGEST_NAMES[DIGEST_KEYS_COUNT] = { "index", "tail", "audit", "pepper" };

static bool fail(char *error, size_t error_bytes, const char *path, const char *what)
{
	snprintf(error, error_bytes, "%s: %s", path, what);
	return false;
}

/* ---- text ---- */

static size_t put_line(char *text, size_t at, const char *name, const unsigned char key[KEY_BYTES])
{
	char hex[2 * KEY_BYTES + 1];
	int written;

	sodium_bin2hex(hex, sizeof(hex), key, KEY_BYTES);
	written = snprintf(text + at, KEYRING_BYTES_MAX - at, "%s %s\n", name, hex);
	assert(written > 0 && (size_t)written < KEYRING_BYTES_MAX - at);
	crypto_wipe(hex, sizeof(hex));
	return at + (size_t)written;
}

size_t keyring_put_text(const struct keyring *k, char *text)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	size_t at = (size_t)snprintf(text, KEYRING_BYTES_MAX, HEAD "suite %s\n", k->suite == SUITE_SM ? "sm" : "std");

	for (int i = 0; i < DIGEST_KEYS_COUNT; i++)
		at = put_line(text, at, DIGEST_NAMES[i], k->digest[i]);
	for (int i = 0; i < k->keys_count; i++)
		at = put_line(text, at, "field", k->keys[i].master);
	crypto_hash_sha256(sum, (const unsigned char *)text, at);
	return put_line(text, at, "check", sum);
}

/* "name hex\n" at *cursor: takes it and moves on. */
static bool take_line(const char **cursor, const char *name, unsigned char key[KEY_BYTES])
{
	size_t length = strlen(name), bytes;
	const char *end;

	if (strncmp(*cursor, name, length) != 0 || (*cursor)[length] != ' ')
		return false;
	if (sodium_hex2bin(key, KEY_BYTES, *cursor + length + 1, 2 * KEY_BYTES, NULL, &bytes, &end) != 0)
		return false;
	if (bytes != KEY_BYTES || end != *cursor + length + 1 + 2 * KEY_BYTES || *end != '\n')
		return false;
	*cursor = end + 1;
	return true;
}

static bool is_intact(const char *text, size_t bytes)
{
	unsigned char sum[crypto_hash_sha256_BYTES], kept[KEY_BYTES];
	const char *check = strstr(text, "\ncheck ");

	if (check == NULL)
		return false;
	check++;
	crypto_hash_sha256(sum, (const unsigned char *)text, (unsigned long long)(check - text));
	return take_line(&check, "check", kept) && check == text + bytes && sodium_memcmp(sum, kept, sizeof(sum)) == 0;
}

static bool keyring_read_text(struct keyring *k, const char *text)
{
	const char *cursor = text + strlen(HEAD);

	if (text_starts(cursor, "suite std\n"))
		k->suite = SUITE_STD;
	else if (text_starts(cursor, "suite sm\n"))
		k->suite = SUITE_SM;
	else
		return false;
	cursor = strchr(cursor, '\n') + 1;
	for (int i = 0; i < DIGEST_KEYS_COUNT; i++)
		if (!take_line(&cursor, DIGEST_NAMES[i], k->digest[i]))
			return false;
	while (k->keys_count < FIELD_KEYS_MAX && take_line(&cursor, "field", k->keys[k->keys_count].master))
		k->keys_count++;
	return k->keys_count > 0 && text_starts(cursor, "check ");
}

/* ---- file ---- */

static bool sync_folder(const char *path)
{
	char folder[PATH_MAX];
	const char *slash = strrchr(path, '/');
	int length = slash == NULL ? 1 : slash == path ? 1 : (int)(slash - path);
	int fd;
	bool good;

	snprintf(folder, sizeof(folder), "%.*s", length, slash == NULL ? "." : path);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return false;
	good = fsync(fd) == 0;
	close(fd);
	return good;
}

bool keyring_write_file(const char *path, const char *text, size_t bytes, char *error, size_t error_bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool good = fd >= 0 && write_whole(fd, text, bytes) && fsync(fd) == 0 && sync_folder(path);

	if (!good)
		fail(error, error_bytes, path, strerror(errno));
	if (fd >= 0)
		close(fd);
	if (!good && fd >= 0)
		unlink(path);
	return good;
}

static bool write_keys(const char *path, const struct keyring *k, char *error, size_t error_bytes)
{
	char *text = sodium_malloc(KEYRING_BYTES_MAX);
	bool good = text != NULL ? keyring_write_file(path, text, keyring_put_text(k, text), error, error_bytes) :
		fail(error, error_bytes, path, "no memory that can be locked");

	sodium_free(text);
	return good;
}

static struct keyring *keyring_empty(void)
{
	struct keyring *k = sodium_init() < 0 ? NULL : sodium_malloc(sizeof(*k));

	if (k == NULL)
		return NULL;
	memset(k, 0, sizeof(*k));
	k->keys = sodium_allocarray(FIELD_KEYS_MAX, sizeof(*k->keys));
	if (k->keys == NULL || pthread_key_create(&k->local_key, NULL) != 0) {
		sodium_free(k->keys);
		sodium_free(k);
		return NULL;
	}
	pthread_mutex_init(&k->local_lock, NULL);
	pthread_mutex_init(&k->refresh_lock, NULL);
	return k;
}

bool keyring_create(const char *path, enum crypto_suite suite, char *error, size_t error_bytes)
{
	struct keyring *k = keyring_empty();
	bool good;

	assert(suite == SUITE_STD || suite == SUITE_SM);
	if (k == NULL)
		return fail(error, error_bytes, path, "no memory that can be locked");
	k->suite = suite;
	k->keys_count = 1;
	randombytes_buf(k->digest, sizeof(k->digest));
	randombytes_buf(k->keys[0].master, KEY_BYTES);
	good = write_keys(path, k, error, error_bytes);
	keyring_free(k);
	return good;
}

char *keyring_read_file(const char *path, size_t *bytes, char *error, size_t error_bytes)
{
	struct stat about;
	char *text = NULL;
	const char *trouble = NULL;
	ssize_t got = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0) {
		fail(error, error_bytes, path, errno == ENOENT ? "the key file is missing; the database cannot be read without it" : strerror(errno));
		return NULL;
	}
	if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
		trouble = "not a file";
	else if ((about.st_mode & 077) != 0)
		trouble = "others may read the key file; set its mode to 0600";
	else if (about.st_size >= KEYRING_BYTES_MAX || sodium_init() < 0 || (text = sodium_malloc(KEYRING_BYTES_MAX)) == NULL)
		trouble = "too large for a key file";
	else if ((got = read(fd, text, KEYRING_BYTES_MAX - 1)) != about.st_size)
		trouble = "cannot be read";
	close(fd);
	if (trouble != NULL) {
		sodium_free(text);
		fail(error, error_bytes, path, trouble);
		return NULL;
	}
	text[got] = '\0';
	*bytes = (size_t)got;
	return text;
}

struct keyring *keyring_from_text(const char *text, size_t bytes)
{
	struct keyring *k = keyring_empty();

	if (k == NULL)
		return NULL;
	if (!text_starts(text, HEAD) || !is_intact(text, bytes) || !keyring_read_text(k, text)) {
		keyring_free(k);
		return NULL;
	}
	keyring_prepare(k);
	k->digest_first = 1;
	return k;
}

struct keyring *keyring_open(const char *path, char *error, size_t error_bytes)
{
	size_t bytes;
	char *text = keyring_read_file(path, &bytes, error, error_bytes);
	struct keyring *k;

	if (text == NULL)
		return NULL;
	k = keyring_from_text(text, bytes);
	if (k == NULL)
		fail(error, error_bytes, path, text_starts(text, "jishi-keys ") && !text_starts(text, HEAD) ? "made by a newer program" : "the key file is damaged");
	else
		k->path = strdup(path);
	sodium_free(text);
	return k;
}

/* A key comes into its place before the count says so: other threads seal and open meanwhile. */
static void take_new_keys(struct keyring *k, const struct keyring *file)
{
	for (int i = k->keys_count; i < file->keys_count; i++) {
		memcpy(k->keys[i].master, file->keys[i].master, KEY_BYTES);
		keyring_prepare_key(&k->keys[i]);
	}
	if (file->keys_count > k->keys_count)
		k->keys_count = file->keys_count;
}

bool keyring_refresh(struct keyring *k)
{
	char error[PATH_MAX + 200];
	struct keyring *file;
	bool is_same;

	if (k->path == NULL)
		return false;
	pthread_mutex_lock(&k->refresh_lock);
	file = keyring_open(k->path, error, sizeof(error));
	is_same = file != NULL && strcmp(file->fingerprint, k->fingerprint) == 0;
	if (is_same)
		take_new_keys(k, file);
	pthread_mutex_unlock(&k->refresh_lock);
	keyring_free(file);
	return is_same;
}

void keyring_free(struct keyring *k)
{
	if (k == NULL)
		return;
	crypto_locals_free(k);
	pthread_key_delete(k->local_key);
	pthread_mutex_destroy(&k->local_lock);
	pthread_mutex_destroy(&k->refresh_lock);
	free(k->path);
	sodium_free(k->keys);
	sodium_free(k);
}

bool keyring_add_key(const char *path, char *error, size_t error_bytes)
{
	char fresh[PATH_MAX];
	struct keyring *k = keyring_open(path, error, error_bytes);
	bool good = false;

	if (k == NULL)
		return false;
	if (k->keys_count >= FIELD_KEYS_MAX) {
		fail(error, error_bytes, path, "no room for another key");
	} else if ((size_t)snprintf(fresh, sizeof(fresh), "%s.new", path) < sizeof(fresh)) {
		randombytes_buf(k->keys[k->keys_count++].master, KEY_BYTES);
		unlink(fresh);	/* left by an interrupted run: never in use */
		good = write_keys(fresh, k, error, error_bytes);
		if (good && (rename(fresh, path) != 0 || !sync_folder(path)))
			good = fail(error, error_bytes, path, strerror(errno));
	}
	keyring_free(k);
	return good;
}

const char *keyring_fingerprint(const struct keyring *k)
{
	return k->fingerprint;
}

enum crypto_suite keyring_suite(const struct keyring *k)
{
	return k->suite;
}

int keyring_active_id(const struct keyring *k)
{
	return k->keys_count;
}
