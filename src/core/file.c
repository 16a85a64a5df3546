#include "core/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"
#include "core/audit.h"
#include "core/crypto.h"
#include "core/file_whole.h"
#include "core/helper.h"
#include "core/secrecy.h"
#include "core/services.h"
#include "text/file.h"

#define HEAD_BYTES 8192
#define BLOCK_BYTES 65536
#define PDF_HEAD_AT_MOST 1024

struct file_store { int folder_fd; };

/* ---- what it is ---- */

struct magic { const char *bytes; size_t count; const char *media_type; };

static const struct magic KEPT[] = {
	{ "\xff\xd8\xff", 3, "image/jpeg" }, { "\x89PNG\r\n\x1a\n", 8, "image/png" },
	{ "PK\x03\x04", 4, "application/zip" }, { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "application/x-ole-storage" },
};
/* Harmless-looking text that a browser or a shell would run. */
static const char *const REFUSED_TEXTS[] = { "#!", "<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "<%", "<!--", "<body", "<iframe",
	"@echo", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" };
static const struct { const char *suffix, *media_type; } SUFFIXES[] = {
	{ ".pdf", "application/pdf" }, { ".jpg", "image/jpeg" }, { ".jpeg", "image/jpeg" }, { ".png", "image/png" },
	{ ".docx", "application/zip" }, { ".xlsx", "application/zip" }, { ".pptx", "application/zip" }, { ".ofd", "application/zip" },
	{ ".doc", "application/x-ole-storage" }, { ".xls", "application/x-ole-storage" }, { ".wps", "application/x-ole-storage" },
	{ ".et", "application/x-ole-storage" }, { ".txt", "text/plain" }, { ".csv", "text/plain" },
};
/* Kept, and never what was signed. */
static const char *const NO_PAPERS[] = { ".xlsx", ".xls", ".et", ".pptx", ".csv", ".txt" };
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_text(const unsigned char *head, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (head[i] < 0x20 && head[i] != '\t' && head[i] != '\n' && head[i] != '\r' && head[i] != '\f')
			return false;
	return bytes > 0;
}

static bool is_refused_text(const char *head, size_t bytes)
{
	size_t from = 0;

	if (bytes >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0)
		from = 3;
	while (from < bytes && strchr(" \t\r\n\f", head[from]) != NULL)
		from++;
	for (size_t i = 0; i < COUNT(REFUSED_TEXTS); i++)
		if (bytes - from >= strlen(REFUSED_TEXTS[i]) && strncasecmp(head + from, REFUSED_TEXTS[i], strlen(REFUSED_TEXTS[i])) == 0)
			return true;
	return false;
}

/* Programs that print put empty lines before it, which every reader passes over (ISO 32000-1, annex H.3). */
static bool is_pdf_behind_lines(const char *head, size_t bytes)
{
	size_t from = 0;

	while (from < bytes && from < PDF_HEAD_AT_MOST && strchr(" \t\r\n\f", head[from]) != NULL && head[from] != '\0')
		from++;
	return bytes - from >= 5 && memcmp(head + from, "%PDF-", 5) == 0;
}

const char *file_media_type(const void *head, size_t bytes)
{
	if (is_pdf_behind_lines(head, bytes))
		return "application/pdf";
	for (size_t i = 0; i < COUNT(KEPT); i++)
		if (bytes >= KEPT[i].count && memcmp(head, KEPT[i].bytes, KEPT[i].count) == 0)
			return KEPT[i].media_type;
	return is_text(head, bytes) && !is_refused_text(head, bytes) ? "text/plain" : NULL;
}

/* ISO/IEC 14496-12: the first box is `ftyp`; its brand stands behind the name. */
bool file_is_heic(const void *head, size_t bytes)
{
	static const char *const BRANDS[] = { "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis" };

	for (size_t i = 0; bytes >= 12 && memcmp((const char *)head + 4, "ftyp", 4) == 0 && i < COUNT(BRANDS); i++)
		if (memcmp((const char *)head + 8, BRANDS[i], 4) == 0)
			return true;
	return false;
}

/* The suffix promises a kind; one we do not know promises nothing we keep. */
static bool suffix_fits(const char *name, const char *media_type, const char **suffix)
{
	*suffix = strrchr(name, '.');
	if (*suffix == NULL)
		*suffix = "";
	for (size_t i = 0; i < COUNT(SUFFIXES); i++)
		if (strcasecmp(*suffix, SUFFIXES[i].suffix) == 0)
			return strcmp(SUFFIXES[i].media_type, media_type) == 0;
	return false;
}

/* ---- the folder ---- */

struct file_store *file_store_open(const char *folder, bool create, char *error, size_t error_bytes)
{
	struct file_store *f;
	int fd;

	if (create && mkdir(folder, 0700) != 0 && errno != EEXIST) {
		snprintf(error, error_bytes, "%s: %s", folder, strerror(errno));
		return NULL;
	}
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	f = fd < 0 ? NULL : malloc(sizeof(*f));
	if (f == NULL) {
		snprintf(error, error_bytes, "%s: %s", folder, strerror(errno));
		return NULL;
	}
	f->folder_fd = fd;
	return f;
}

void file_store_close(struct file_store *f)
{
	if (f == NULL)
		return;
	close(f->folder_fd);
	free(f);
}

/* "ab/abcdef…": 256 folders, so that none grows too long. */
static bool path_of(char path[FILE_DIGEST_CHARS + 4], const char *digest)
{
	if (strlen(digest) != FILE_DIGEST_CHARS || strspn(digest, "0123456789abcdef") != FILE_DIGEST_CHARS)
		return false;
	snprintf(path, FILE_DIGEST_CHARS + 4, "%.2s/%s", digest, digest);
	return true;
}

int file_read(struct file_store *f, const char *digest)
{
	char path[FILE_DIGEST_CHARS + 4];

	return path_of(path, digest) ? openat(f->folder_fd, path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
}

static bool sync_folder(struct file_store *f, const char *folder)
{
	int sub = openat(f->folder_fd, folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = sub >= 0 && fsync(sub) == 0;

	if (sub >= 0)
		close(sub);
	return good;
}

bool file_destroy(struct file_store *f, const char *digest)
{
	char path[FILE_DIGEST_CHARS + 4], folder[3] = "";

	if (!path_of(path, digest))
		return false;
	memcpy(folder, path, 2);
	if (unlinkat(f->folder_fd, path, 0) != 0)
		return errno == ENOENT;
	return sync_folder(f, folder);
}

int file_store_lock(struct file_store *f, bool is_alone)
{
	int fd = openat(f->folder_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0 && flock(fd, is_alone ? LOCK_EX | LOCK_NB : LOCK_SH) != 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

int file_store_folder(const struct file_store *f) { return f->folder_fd; }

int file_unnamed(struct file_store *f)
{
	return openat(f->folder_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static bool is_there(struct file_store *f, const char *digest)
{
	char path[FILE_DIGEST_CHARS + 4];

	return path_of(path, digest) && faccessat(f->folder_fd, path, F_OK, 0) == 0;
}

/* Copies (when out_fd is not -1) and digests from offset 0 on. */
static bool copy_and_digest(struct arena *a, int in_fd, int out_fd, char digest[FILE_DIGEST_CHARS + 1], int64_t *bytes)
{
	unsigned char *block = arena_alloc(a, BLOCK_BYTES), sum[32];
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool good = ctx != NULL && EVP_DigestInit_ex(ctx, EVP_sha256(), NULL);

	*bytes = 0;
	while (good) {
		ssize_t got = pread(in_fd, block, BLOCK_BYTES, (off_t)*bytes);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			good = got == 0 && EVP_DigestFinal_ex(ctx, sum, NULL);
			break;
		}
		good = EVP_DigestUpdate(ctx, block, (size_t)got) && (out_fd < 0 || write(out_fd, block, (size_t)got) == got);
		*bytes += got;
	}
	EVP_MD_CTX_free(ctx);
	if (good)
		memcpy(digest, hex_encode(a, sum, sizeof(sum)), FILE_DIGEST_CHARS + 1);
	return good;
}

bool file_is_intact(struct file_store *f, struct arena *a, const char *digest)
{
	char found[FILE_DIGEST_CHARS + 1];
	int64_t bytes;
	int fd = file_read(f, digest);
	bool good = fd >= 0 && copy_and_digest(a, fd, -1, found, &bytes) && strcmp(found, digest) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

/* On disk under its digest, folder entries included, before a row may name it. */
static bool store_bytes(struct file_store *f, struct arena *a, int in_fd, struct file_kept *kept)
{
	char *fresh = arena_printf(a, "new-%s", crypto_token(a)), path[FILE_DIGEST_CHARS + 4], folder[3] = "";
	int fd = openat(f->folder_fd, fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool good = fd >= 0 && copy_and_digest(a, in_fd, fd, kept->digest, &kept->bytes) && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	if (good) {
		path_of(path, kept->digest);
		memcpy(folder, path, 2);
		good = (mkdirat(f->folder_fd, folder, 0700) == 0 || errno == EEXIST) && renameat(f->folder_fd, fresh, f->folder_fd, path) == 0
			&& fsync(f->folder_fd) == 0 && sync_folder(f, folder);
	}
	if (!good && fd >= 0)
		unlinkat(f->folder_fd, fresh, 0);
	return good;
}

bool file_put_back(struct file_store *f, struct arena *a, int fd, char digest[FILE_DIGEST_CHARS + 1])
{
	struct file_kept kept = { 0 };
	bool good = store_bytes(f, a, fd, &kept);

	memcpy(digest, kept.digest, sizeof(kept.digest));
	return good;
}

/* ---- keeping ---- */

/* In a file of its own in memory; -1 after a refusal. */
static int strip_image(struct ctx *c, const char *field, int fd)
{
	int out = memfd_create("image", MFD_CLOEXEC), code;
	enum helper_answer answer = out < 0 ? HELPER_MISSING : helper_run("image", fd, out, "", &code);

	if (answer == HELPER_GOOD)
		return out;
	if (out >= 0)
		close(out);
	if (answer == HELPER_MISSING)
		ctx_refuse(c, TOO_MUCH, T_file_busy, NULL);
	else
		ctx_refuse_field(c, field, T_file_image, NULL);
	return -1;
}

static bool is_unmarked(struct ctx *c, const char *field, const char *name, int fd, const char *media_type)
{
	struct secrecy_found found;

	switch (secrecy_read(c->arena, fd, media_type, name, &found)) {
	case SECRECY_MARKED:
		return ctx_refuse_field(c, field, T_file_marked, "mark", found.mark, NULL);
	case SECRECY_UNREAD:
		return ctx_refuse_field(c, field, T_file_unread, NULL);
	case SECRECY_LOCKED:
		return ctx_refuse_field(c, field, T_file_locked, "name", name, NULL);
	case SECRECY_DAMAGED:
		return ctx_refuse_field(c, field, T_file_damaged, NULL);
	case SECRECY_LACKS:
		/* No file has that many: the figure is nobody's count, so it is not shown as one. */
		if (found.pages_named == INT_MAX)
			return ctx_refuse_field(c, field, T_file_lacks_pages_beyond, "found", ctx_number(c, found.pages_found), NULL);
		return ctx_refuse_field(c, field, T_file_lacks_pages, "named", ctx_number(c, found.pages_named), "found", ctx_number(c, found.pages_found), NULL);
	case SECRECY_BUSY:
		return ctx_refuse(c, TOO_MUCH, T_file_busy, NULL);
	case SECRECY_NONE:
		break;
	}
	return true;
}

bool file_sheet_is_unmarked(struct ctx *c, const char *field, int fd)
{
	char head[HEAD_BYTES];
	ssize_t bytes = pread(fd, head, sizeof(head), 0);
	const char *media_type = bytes > 0 ? file_media_type(head, (size_t)bytes) : NULL;

	return is_unmarked(c, field, "sheet.csv", fd, media_type == NULL ? "text/plain" : media_type);
}

static bool check(struct ctx *c, const char *field, const char *name, int fd, int64_t bytes, const char **media_type)
{
	char *head = arena_alloc(c->arena, HEAD_BYTES + 1);
	const char *word = secrecy_in_name(c->arena, name), *suffix;
	ssize_t got;

	if (bytes <= 0 || (got = pread(fd, head, HEAD_BYTES, 0)) <= 0)
		return ctx_refuse_field(c, field, T_file_empty, NULL);
	if (bytes > FILE_BYTES_MAX)
		return ctx_refuse_field(c, field, T_file_too_large, "n", arena_printf(c->arena, "%lld", FILE_BYTES_MAX / (1024 * 1024)), NULL);
	if (file_is_heic(head, (size_t)got))
		return ctx_refuse_field(c, field, T_file_heic, "name", name, NULL);
	*media_type = file_media_type(head, (size_t)got);
	if (*media_type == NULL)
		return ctx_refuse_field(c, field, T_file_kind, NULL);
	if (!suffix_fits(name, *media_type, &suffix))
		return ctx_refuse_field(c, field, suffix[0] == '\0' ? T_file_kind : T_file_mismatch, "suffix", suffix, NULL);
	if (word != NULL)
		return ctx_refuse_field(c, field, T_file_secrecy, "word", word, NULL);
	if (strcmp(*media_type, "application/pdf") == 0 && !file_pdf_is_whole(fd, bytes))
		return ctx_refuse_field(c, field, T_file_cut_off, NULL);
	if (strcmp(*media_type, "application/zip") == 0 && !file_zip_is_of(c->arena, fd, bytes, suffix))
		return ctx_refuse_field(c, field, T_file_no_office, "suffix", suffix, NULL);
	return is_unmarked(c, field, name, fd, *media_type);
}

bool file_keep(struct ctx *c, const char *field, const char *name, int fd, int64_t bytes, struct file_kept *kept)
{
	const char *media_type = NULL;
	int clean = fd;
	bool good;

	assert(c->services != NULL && c->services->files != NULL);
	assert(!store_is_writing(c->store));
	if (!check(c, field, name, fd, bytes, &media_type))
		return false;
	if (text_starts(media_type, "image/") && (clean = strip_image(c, field, fd)) < 0)
		return false;
	*kept = (struct file_kept){ .media_type = media_type };
	good = store_bytes(c->services->files, c->arena, clean, kept);
	if (clean != fd)
		close(clean);
	return good || ctx_refuse(c, TOO_MUCH, T_file_busy, NULL);
}

bool file_is_paper(struct ctx *c, const char *field, const char *name)
{
	const char *suffix = strrchr(name, '.');

	for (size_t i = 0; suffix != NULL && i < COUNT(NO_PAPERS); i++)
		if (strcasecmp(suffix, NO_PAPERS[i]) == 0)
			return ctx_refuse_field(c, field, T_file_no_paper, "name", name, NULL);
	return true;
}

bool file_is_right(struct ctx *c, const char *name, int fd, int64_t bytes)
{
	int before = c->refusals_count;
	const char *media_type;
	bool is_right = check(c, "", name, fd, bytes, &media_type);

	c->refusals_count = before;
	return is_right;
}

int64_t file_record(struct ctx *c, const struct file_kept *kept, const char *name, const struct file_place *place)
{
	file_id id = { store_new_id(c->store) };

	assert(store_is_writing(c->store));
	/* An erasure that came in between removes them in a transaction before this one (core/erasure.c). */
	if (!is_there(c->services->files, kept->digest))
		store_ask_again(c->store);
	file_insert(c->store, id, kept->digest, name, kept->media_type, kept->bytes, place->subject, place->subject_id, place->org_id,
		    place->kind, place->paper_day, c->now_s, c->actor.account_id);
	audit_note_text(c, "file", "digest", id.v, NULL, kept->digest);
	audit_note_text(c, "file", "name", id.v, NULL, name);
	return id.v;
}
