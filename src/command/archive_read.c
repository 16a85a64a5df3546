/* Reading an archive: first the frame and the manifest, then every byte, before anything of it is used. */
#include "command/archive.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"
#include "command/archive_lines.h"
#include "command/tar.h"

#define ENTRIES_MAX 2000000
#define MANIFEST_BYTES_MAX (256ll << 20)
#define BLOCK_BYTES (1 << 16)

struct entry { char name[TAR_NAME_CHARS + 1]; int64_t at, bytes; };

struct reading {
	struct archive *archive;
	struct arena *arena;
	const char *path;
	struct entry *entries;
	size_t entries_count, entries_room;
	int64_t modified_s;
	char *manifest;
	int64_t manifest_bytes;
	char *error;
	size_t error_bytes;
};

static bool __attribute__((format(printf, 2, 3))) refuse(struct reading *r, const char *format, ...)
{
	char words[300];
	va_list args;

	va_start(args, format);
	vsnprintf(words, sizeof(words), format, args);
	va_end(args);
	snprintf(r->error, r->error_bytes, "%.300s: %s", r->path, words);
	return false;
}

static bool read_at(int fd, void *data, size_t bytes, int64_t at)
{
	char *to = data;

	while (bytes > 0) {
		ssize_t got = pread(fd, to, bytes, (off_t)at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		to += got;
		bytes -= (size_t)got;
		at += got;
	}
	return true;
}

static bool is_zero(const char *data, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (data[i] != 0)
			return false;
	return true;
}

/* ---- the frame ---- */

static struct entry *entry_room(struct reading *r)
{
	if (r->entries_count == r->entries_room) {
		size_t room = r->entries_room == 0 ? 1024 : r->entries_room * 2;
		struct entry *more = arena_array(r->arena, room, sizeof(*more));

		if (r->entries_count > 0)
			memcpy(more, r->entries, r->entries_count * sizeof(*more));
		r->entries = more;
		r->entries_room = room;
	}
	return &r->entries[r->entries_count];
}

static bool read_entry(struct reading *r, int64_t at, int64_t file_bytes)
{
	char header[TAR_BLOCK_BYTES], padding[TAR_BLOCK_BYTES];
	struct entry *e = entry_room(r);
	int padding_bytes;

	if (!read_at(r->archive->fd, header, sizeof(header), at))
		return refuse(r, "the archive ends in the middle: it was not written to its end");
	if (!tar_parse(header, e->name, &e->bytes, &r->modified_s))
		return refuse(r, "damaged at byte %lld: no head of an entry", (long long)at);
	e->at = at + TAR_BLOCK_BYTES;
	padding_bytes = tar_padding(e->bytes);
	if (e->bytes > file_bytes - e->at || padding_bytes > file_bytes - e->at - e->bytes)
		return refuse(r, "the archive ends in the middle of %s: it was not written to its end", e->name);
	if (!read_at(r->archive->fd, padding, (size_t)padding_bytes, e->at + e->bytes))
		return refuse(r, "cannot be read");
	if (!is_zero(padding, (size_t)padding_bytes))
		return refuse(r, "damaged after %s", e->name);
	r->entries_count++;
	return r->entries_count <= ENTRIES_MAX || refuse(r, "more entries than an archive has");
}

/* The manifest is the last entry, and after it come two empty blocks and nothing else. */
static bool read_frame(struct reading *r)
{
	char end[2 * TAR_BLOCK_BYTES];
	struct stat about;
	struct entry *last;
	int64_t at = 0;

	if (fstat(r->archive->fd, &about) != 0 || !S_ISREG(about.st_mode))
		return refuse(r, "not a file");
	do {
		if (!read_entry(r, at, about.st_size))
			return false;
		last = &r->entries[r->entries_count - 1];
		at = last->at + last->bytes + tar_padding(last->bytes);
	} while (strcmp(last->name, ARCHIVE_MANIFEST) != 0);
	if (about.st_size - at != (int64_t)sizeof(end) || !read_at(r->archive->fd, end, sizeof(end), at) || !is_zero(end, sizeof(end)))
		return refuse(r, "damaged after its manifest");
	if (last->bytes == 0 || last->bytes > MANIFEST_BYTES_MAX)
		return refuse(r, "its manifest is damaged");
	r->manifest_bytes = last->bytes;
	r->manifest = arena_alloc(r->arena, (size_t)last->bytes + 1);
	if (!read_at(r->archive->fd, r->manifest, (size_t)last->bytes, last->at))
		return refuse(r, "cannot be read");
	r->entries_count--;
	return strlen(r->manifest) == (size_t)r->manifest_bytes || refuse(r, "its manifest is damaged");
}

/* ---- the manifest ---- */

/* Cuts the next word off *at, ended by a blank or by the end of the line. */
static char *word(char **at)
{
	char *start = *at, *end = start + strcspn(start, " ");

	*at = *end == '\0' ? end : end + 1;
	*end = '\0';
	return start;
}

/* The line at *at without its end and its first word, which must be `name`; NULL if it is another. */
static char *line(char **at, const char *name)
{
	size_t length = strlen(name);
	char *start = *at, *end = strchr(start, '\n');

	if (end == NULL || strncmp(start, name, length) != 0 || start[length] != ' ')
		return NULL;
	*end = '\0';
	*at = end + 1;
	return start + length + 1;
}

static bool take_facts(struct reading *r, char **at)
{
	struct archive_facts *f = &r->archive->facts;
	char *created, *engine, *schema, *keyring, *audit, *ids;

	if (line(at, LINE_PROGRAM) == NULL || (created = line(at, LINE_CREATED)) == NULL || (engine = line(at, LINE_ENGINE)) == NULL ||
	    (schema = line(at, LINE_SCHEMA)) == NULL || (keyring = line(at, LINE_KEYRING)) == NULL || (audit = line(at, LINE_AUDIT)) == NULL ||
	    (ids = line(at, LINE_IDS)) == NULL)
		return false;
	f->engine = engine;
	if (!int_parse(created, &f->created_s) || f->created_s != r->modified_s || !int_parse(word(&schema), &f->schema_version) ||
	    !int_parse(ids, &f->id_mark))
		return false;
	f->schema_digest = schema;
	f->keyring = word(&keyring);
	if (!int_parse(keyring, &f->field_keys) || !int_parse(word(&audit), &f->audit_seq))
		return false;
	f->audit_hash = audit;
	return true;
}

static bool is_identifier(const char *name)
{
	return name[0] >= 'a' && name[0] <= 'z' && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static bool take_columns(struct archive_table *t, char *list)
{
	for (char *next = list; next != NULL;) {
		struct archive_column *c = &t->columns[t->columns_count];
		char *end = strchr(next, ','), *kind;

		if (end != NULL)
			*end++ = '\0';
		kind = strchr(next, ':');
		if (t->columns_count == ARCHIVE_COLUMNS_MAX || kind == NULL || kind[1] == '\0' || strchr("itb", kind[1]) == NULL || kind[2] != '\0')
			return false;
		*kind = '\0';
		*c = (struct archive_column){ .name = next, .kind = kind[1] };
		if (!is_identifier(c->name))
			return false;
		t->columns_count++;
		next = end;
	}
	return true;
}

static bool take_table(struct archive_table *t, const struct entry *e, const char *digest, char **at)
{
	char *text = line(at, LINE_TABLE);

	if (text == NULL)
		return false;
	*t = (struct archive_table){ .at = e->at, .bytes = e->bytes, .sha256 = digest };
	t->name = word(&text);
	return is_identifier(t->name) && int_parse(word(&text), &t->rows) && t->rows >= 0 && take_columns(t, text);
}

struct gathering { struct archive_table *tables; struct archive_file *files; struct archive_script *scripts; };

static bool take_entry(struct reading *r, const struct entry *e, struct gathering *g, char **at, const char **digest)
{
	struct archive *archive = r->archive;
	char *text = line(at, LINE_ENTRY);
	int64_t bytes;

	if (text == NULL || !int_parse(word(&text), &bytes) || bytes != e->bytes)
		return false;
	*digest = word(&text);
	if (strlen(*digest) != CRYPTO_DIGEST_CHARS || strcmp(text, e->name) != 0)
		return false;
	if (text_starts(e->name, "tables/")) {
		if (archive->tables_count == ARCHIVE_TABLES_MAX || !take_table(&g->tables[archive->tables_count], e, *digest, at))
			return false;
		archive->tables_count++;
	} else if (text_starts(e->name, "files/")) {
		/* What a paper is called is what it is. */
		if (strlen(e->name) != 9 + CRYPTO_DIGEST_CHARS || strcmp(e->name + 9, *digest) != 0)
			return false;
		g->files[archive->files_count++] = (struct archive_file){ .digest = *digest, .at = e->at, .bytes = e->bytes };
	} else {
		g->scripts[archive->scripts_count++] = (struct archive_script){ .name = e->name, .at = e->at, .bytes = e->bytes };
	}
	return true;
}

static bool read_manifest(struct reading *r, const char **digests)
{
	struct gathering g = {
		.tables = arena_array(r->arena, ARCHIVE_TABLES_MAX, sizeof(*g.tables)), .files = arena_array(r->arena, r->entries_count + 1, sizeof(*g.files)),
		.scripts = arena_array(r->arena, r->entries_count + 1, sizeof(*g.scripts)),
	};
	char *at = r->manifest + strlen(LINE_HEAD) + 1;

	if (!take_facts(r, &at))
		return refuse(r, "its manifest is damaged");
	for (size_t i = 0; i < r->entries_count; i++)
		if (!take_entry(r, &r->entries[i], &g, &at, &digests[i]))
			return refuse(r, "its manifest does not fit %s", r->entries[i].name);
	r->archive->tables = g.tables;
	r->archive->files = g.files;
	r->archive->scripts = g.scripts;
	return text_starts(at, LINE_SIGN " ") || refuse(r, "its manifest is damaged");
}

/* Before the manifest is cut into words. A wrong keyring and a changed archive are told apart by the keyring's name. */
static bool check_signature(struct reading *r, struct keyring *k)
{
	const char *sign = strstr(r->manifest, "\n" LINE_SIGN " "), *keyring = strstr(r->manifest, "\n" LINE_KEYRING " ");
	char *signature;
	size_t bytes;

	if (!text_starts(r->manifest, LINE_HEAD "\n"))
		return refuse(r, text_starts(r->manifest, "jishi-archive ") ? "made by a newer program" : "not an archive of Jishi");
	if (sign == NULL || keyring == NULL)
		return refuse(r, "its manifest is damaged");
	bytes = (size_t)(sign + 1 - r->manifest);
	signature = arena_text(r->arena, sign + 1 + strlen(LINE_SIGN " "));
	if (signature[0] == '\0' || signature[strlen(signature) - 1] != '\n')
		return refuse(r, "its manifest is damaged");
	signature[strlen(signature) - 1] = '\0';
	if (crypto_is_signed(k, ARCHIVE_PURPOSE, r->manifest, bytes, signature))
		return true;
	keyring += strlen("\n" LINE_KEYRING " ");
	if (strncmp(keyring, keyring_fingerprint(k), strlen(keyring_fingerprint(k))) != 0)
		return refuse(r, "belongs to keyring %.32s, the keys given are those of %s; bring the right ones back with jishi keys restore", keyring,
			keyring_fingerprint(k));
	return refuse(r, "its manifest was changed: the signature does not fit");
}

/* ---- every byte ---- */

static bool is_intact(struct reading *r, EVP_MD_CTX *md, unsigned char *block, const struct entry *e, const char *digest)
{
	struct arena *a = arena_new();
	unsigned char sum[32];
	bool is_good = EVP_DigestInit_ex(md, EVP_sha256(), NULL) == 1;

	for (int64_t done = 0; is_good && done < e->bytes;) {
		size_t part = e->bytes - done < BLOCK_BYTES ? (size_t)(e->bytes - done) : BLOCK_BYTES;

		is_good = read_at(r->archive->fd, block, part, e->at + done) && EVP_DigestUpdate(md, block, part) == 1;
		done += (int64_t)part;
	}
	is_good = is_good && EVP_DigestFinal_ex(md, sum, NULL) == 1 && strcmp(hex_encode(a, sum, sizeof(sum)), digest) == 0;
	arena_free(a);
	return is_good || refuse(r, "%s is damaged: its digest is not the one of the manifest", e->name);
}

static bool read_all(struct reading *r, const char *const *digests)
{
	EVP_MD_CTX *md = EVP_MD_CTX_new();
	unsigned char *block = arena_alloc(r->arena, BLOCK_BYTES);
	bool is_good = md != NULL;

	for (size_t i = 0; is_good && i < r->entries_count; i++)
		is_good = is_intact(r, md, block, &r->entries[i], digests[i]);
	EVP_MD_CTX_free(md);
	return is_good;
}

bool archive_open(struct archive *archive, struct arena *a, const char *path, struct keyring *k, char *error, size_t error_bytes)
{
	struct reading r = { .archive = archive, .arena = a, .path = path, .error = error, .error_bytes = error_bytes };
	const char **digests;
	bool is_good;

	*archive = (struct archive){ .fd = open(path, O_RDONLY | O_CLOEXEC) };
	if (archive->fd < 0)
		return refuse(&r, "%s", strerror(errno));
	is_good = read_frame(&r) && check_signature(&r, k);
	if (is_good) {
		digests = arena_array(a, r.entries_count + 1, sizeof(*digests));
		is_good = read_manifest(&r, digests) && read_all(&r, digests);
	}
	if (is_good && archive->facts.field_keys > keyring_active_id(k))
		is_good = refuse(&r, "was made with %lld field keys, the keyring given is an older one with %d; restore a newer backup of the keys",
			(long long)archive->facts.field_keys, keyring_active_id(k));
	if (!is_good)
		archive_close(archive);
	return is_good;
}

void archive_close(struct archive *archive)
{
	if (archive->fd >= 0)
		close(archive->fd);
	archive->fd = -1;
}

const char *archive_script_text(const struct archive *archive, struct arena *a, const char *name)
{
	for (size_t i = 0; i < archive->scripts_count; i++) {
		const struct archive_script *s = &archive->scripts[i];
		char *text;

		if (strcmp(s->name, name) != 0)
			continue;
		text = arena_alloc(a, (size_t)s->bytes + 1);
		return read_at(archive->fd, text, (size_t)s->bytes, s->at) ? text : NULL;
	}
	return NULL;
}
