/* The chain of the audit log: each line carries the SHA-256 of its own text and of the line before, so a
 * line changed, removed or moved breaks it. The text that is hashed names every field with its length;
 * it must never change for lines already written, so a new shape gets a new first word.
 *
 * On SQLite the head of the chain is also kept in FILE.head, so that a cut end is noticed; on PostgreSQL
 * in the table store_head, whose lock makes logged transactions follow one another: one chain, in order.
 * (With many servers on one database a chain a region, laid by a sealer, would take its place.) */
#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <openssl/evp.h>
#include "base/log.h"
#include "base/text.h"
#include "store/engine.h"
#include "store/verify.h"

const char AUDIT_HASH_NONE[AUDIT_HASH_CHARS + 1] = "0000000000000000000000000000000000000000000000000000000000000000";

static const struct statement HEAD_READ = {
	.name = "audit_head_read", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1" },
	.params = "", .columns = "it", .index = -1,
};

static const struct statement LINE_HASH = {
	.name = "audit_line_hash", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT hash FROM audit WHERE seq = ?1", "SELECT hash FROM audit WHERE seq = $1" },
	.params = "i", .columns = "t", .index = -1,
};

#define APPEND_TEXT(p) "INSERT INTO audit (seq, time_s, account_id, holding_id, org_id, verb, subject, subject_id, address, changes, prev_hash, hash)" \
	" VALUES (" p "1, " p "2, " p "3, " p "4, " p "5, " p "6, " p "7, " p "8, " p "9, " p "10, " p "11, " p "12)"
static const struct statement APPEND = {
	.name = "audit_append", .file = __FILE__, .line = __LINE__, .text = { APPEND_TEXT("?"), APPEND_TEXT("$") },
	.params = "iiiiittitttt", .columns = "", .writes = true, .is_quiet = true, .index = -1,
};

static const struct statement HEAD_MOVE = {
	.name = "audit_head_move", .file = __FILE__, .line = __LINE__,
	.text = { "SELECT 1", "UPDATE store_head SET seq = $1, hash = $2" },
	.params = "it", .columns = "", .writes = true, .is_lognone = true, .is_quiet = true, .index = -1,
};

/* The text is gathered first: one call of the digest for a line, not two for each field. */
struct gathering {
	EVP_MD_CTX *md;
	size_t bytes;
	char text[4096];
};

static void put_bytes(struct gathering *g, const char *data, size_t bytes)
{
	if (g->bytes + bytes > sizeof(g->text)) {
		EVP_DigestUpdate(g->md, g->text, g->bytes);
		g->bytes = 0;
	}
	if (bytes > sizeof(g->text)) {
		EVP_DigestUpdate(g->md, data, bytes);
		return;
	}
	memcpy(g->text + g->bytes, data, bytes);
	g->bytes += bytes;
}

static void put_int(struct gathering *g, const char *name, int64_t number)
{
	char digits[24], *at = digits + sizeof(digits);
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	*--at = '\n';
	do
		*--at = (char)('0' + rest % 10);
	while ((rest /= 10) != 0);
	if (number < 0)
		*--at = '-';
	*--at = ' ';
	put_bytes(g, name, strlen(name));
	put_bytes(g, at, (size_t)(digits + sizeof(digits) - at));
}

static void put_text(struct gathering *g, const char *name, const char *value)
{
	size_t bytes = strlen(value);

	put_int(g, name, (int64_t)bytes);
	put_bytes(g, value, bytes);
	put_bytes(g, "\n", 1);
}

static pthread_once_t sha256_once = PTHREAD_ONCE_INIT;
static EVP_MD *sha256;

/* Looked up once: finding an algorithm costs as much as hashing a line. It stays until the program ends. */
static void find_sha256(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (sha256 == NULL)
		log_end("store", "out of memory");
}

void audit_hash(const struct audit_line *line, char hash[AUDIT_HASH_CHARS + 1])
{
	static const char HEX[] = "0123456789abcdef";
	struct gathering g;
	unsigned char digest[32];
	unsigned bytes = 0;

	pthread_once(&sha256_once, find_sha256);
	g.md = EVP_MD_CTX_new();
	g.bytes = 0;
	if (g.md == NULL || EVP_DigestInit_ex(g.md, sha256, NULL) != 1)
		log_end("store", "out of memory");
	put_bytes(&g, "jishi-audit-1\n", 14);
	put_int(&g, "seq", line->seq);
	put_int(&g, "time", line->time_s);
	put_int(&g, "account", line->account_id);
	put_int(&g, "holding", line->holding_id);
	put_int(&g, "org", line->org_id);
	put_text(&g, "verb", line->verb);
	put_text(&g, "subject", line->subject);
	put_int(&g, "id", line->subject_id);
	put_text(&g, "address", line->address);
	put_text(&g, "changes", line->changes);
	put_text(&g, "prev", line->prev_hash);
	EVP_DigestUpdate(g.md, g.text, g.bytes);
	EVP_DigestFinal_ex(g.md, digest, &bytes);
	EVP_MD_CTX_free(g.md);
	assert(bytes == sizeof(digest));
	for (size_t i = 0; i < sizeof(digest); i++) {
		hash[i * 2] = HEX[digest[i] >> 4];
		hash[i * 2 + 1] = HEX[digest[i] & 15];
	}
	hash[AUDIT_HASH_CHARS] = '\0';
}

static void head_set(struct audit_head *head, int64_t seq, const char *hash)
{
	assert(strlen(hash) == AUDIT_HASH_CHARS);
	head->seq = seq;
	memcpy(head->hash, hash, AUDIT_HASH_CHARS + 1);
}

bool audit_head_read(struct store *s, struct audit_head *head)
{
	struct cursor c;
	struct value row[2];

	head_set(head, 0, AUDIT_HASH_NONE);
	statement_open(s, &HEAD_READ, NULL, &c);
	if (cursor_next(&c, row)) {
		if (row[1].bytes != AUDIT_HASH_CHARS)
			failure_set(&s->failure, STORE_BROKEN, "the last audit line has no hash");
		else
			head_set(head, row[0].number, row[1].data);
	}
	cursor_close(&c);
	return s->failure.state == STORE_GOOD;
}

bool audit_append(struct store *s)
{
	const struct audit_entry *e = &s->entry;
	char hash[AUDIT_HASH_CHARS + 1];
	struct audit_line line = {
		.seq = s->head.seq + 1, .time_s = e->time_s, .account_id = e->account_id, .holding_id = e->holding_id,
		.org_id = e->org_id, .verb = e->verb, .subject = e->subject, .subject_id = e->subject_id,
		.address = e->address, .changes = "[]", .prev_hash = s->head.hash,
	};

	if (s->has_changes) {
		json_end(&s->json);
		line.changes = buffer_text(&s->changes);
	}
	audit_hash(&line, hash);
	statement_run(s, &APPEND, (struct value[]){
		value_int(line.seq), value_int(line.time_s), value_int(line.account_id), value_int(line.holding_id),
		value_int(line.org_id), value_text(line.verb), value_text(line.subject), value_int(line.subject_id),
		value_text(line.address), value_text(line.changes), value_text(line.prev_hash), value_text(hash) });
	if (s->database->engine == ENGINE_POSTGRES)
		statement_run(s, &HEAD_MOVE, (struct value[]){ value_int(line.seq), value_text(hash) });
	if (s->failure.state != STORE_GOOD)
		return false;
	head_set(&s->head, line.seq, hash);
	return true;
}

/* ---- FILE.head: "seq hash\n" ---- */

/* Written after the commit and not synced: after a power cut it may be behind the log, never before it. */
void audit_head_keep(struct database *d)
{
	struct audit_kept kept = { .seq = d->head.seq };

	if (d->head_path == NULL || d->is_head_doubtful)
		return;
	memcpy(kept.hash, d->head.hash, sizeof(kept.hash));
	if (!audit_kept_write(d->head_path, &kept))
		log_write(LOG_WARN, "store", "the head of the audit log could not be kept beside the database", NULL);
}

bool audit_kept_write(const char *path, const struct audit_kept *kept)
{
	char text[128];
	int bytes = snprintf(text, sizeof(text), "%20lld %s\n", (long long)kept->seq, kept->hash);
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool is_written = fd >= 0 && pwrite(fd, text, (size_t)bytes, 0) == bytes;

	/* Half a new head before half an old one would look like a log that was cut: better none, until the next commit. */
	if (fd >= 0 && !is_written && ftruncate(fd, 0) != 0)
		log_write(LOG_WARN, "store", "what is kept of the audit log's head is damaged", "file", path, NULL);
	if (fd >= 0)
		close(fd);
	return is_written;
}

bool audit_head_rewrite(struct store *s)
{
	struct database *d = s->database;

	if (!audit_head_read(s, &s->head))
		return false;
	if (d->engine == ENGINE_POSTGRES)
		return statement_run(s, &HEAD_MOVE, (struct value[]){ value_int(s->head.seq), value_text(s->head.hash) }) == 1;
	d->head = s->head;
	audit_head_keep(d);
	return true;
}

/* A log that ends before its kept head, or has another line there, was cut or replaced: say so, and leave
 * the file as it is, for verify to name. The work of the office goes on. */
bool audit_head_compare(struct database *d, struct connection *c, struct failure *f)
{
	struct arena *a = arena_new();
	struct store s = store_on(d, c, a);
	struct audit_head kept;

	if (audit_head_kept(d, &kept))
		d->is_head_doubtful = kept.seq > 0 && strcmp(audit_hash_of_line(&s, kept.seq), kept.hash) != 0;
	if (d->is_head_doubtful)
		log_write(LOG_ERROR, "store", "the audit log was cut or replaced; run verify", NULL);
	*f = s.failure;
	arena_free(a);
	return f->state == STORE_GOOD;
}

bool audit_head_kept(struct database *d, struct audit_head *head)
{
	struct audit_kept kept;

	if (d->head_path == NULL || !audit_kept_read(d->head_path, &kept))
		return false;
	head_set(head, kept.seq, kept.hash);
	return true;
}

bool audit_kept_read(const char *path, struct audit_kept *kept)
{
	char text[128] = "";
	long long seq = 0;
	ssize_t bytes;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

	if (fd < 0)
		return false;
	bytes = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (bytes <= 0 || sscanf(text, "%lld %64s", &seq, kept->hash) != 2 || strlen(kept->hash) != AUDIT_HASH_CHARS)
		return false;
	kept->seq = seq;
	return true;
}

const char *audit_hash_of_line(struct store *s, int64_t seq)
{
	struct value row = { 0 }, arg = value_int(seq);
	struct cursor cursor;
	const char *hash;

	statement_open(s, &LINE_HASH, &arg, &cursor);
	hash = cursor_next(&cursor, &row) ? row.data : "";
	cursor_close(&cursor);
	return hash;
}
