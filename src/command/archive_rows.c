#include "command/archive_rows.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void put_number(struct buffer *b, int64_t number, int bytes)
{
	unsigned char out[8];

	for (int i = 0; i < bytes; i++)
		out[i] = (unsigned char)((uint64_t)number >> (8 * (bytes - 1 - i)));
	buffer_put(b, out, (size_t)bytes);
}

void archive_encode(struct buffer *b, const struct model_table *table, const struct value *values)
{
	put_number(b, (int64_t)table->columns_count, 2);
	for (size_t i = 0; i < table->columns_count; i++) {
		const struct value *v = &values[i];

		if (v->kind == VALUE_NULL) {
			put_number(b, -1, 4);
		} else if (v->kind == VALUE_INT) {
			put_number(b, 8, 4);
			put_number(b, v->number, 8);
		} else {
			put_number(b, (int64_t)v->bytes, 4);
			buffer_put(b, v->data, v->bytes);
		}
	}
}

/* ---- into the database ---- */

struct reader { int fd; int64_t at, left; };

static int64_t read_more(void *data, void *room, size_t bytes)
{
	struct reader *r = data;
	ssize_t got;

	if (r->left == 0)
		return 0;
	do
		got = pread(r->fd, room, (int64_t)bytes < r->left ? bytes : (size_t)r->left, (off_t)r->at);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return -1;
	r->at += got;
	r->left -= got;
	return got;
}

bool archive_load(const struct archive *archive, struct arena *a, struct load *l, const struct archive_table *table, char *error, size_t error_bytes)
{
	struct reader reader = { .fd = archive->fd, .at = table->at, .left = table->bytes };
	const char **columns = arena_array(a, (size_t)table->columns_count, sizeof(*columns));
	char *kinds = arena_alloc(a, (size_t)table->columns_count + 1);
	const struct load_table into = { .name = table->name, .columns = columns, .kinds = kinds };
	int64_t rows;

	for (int i = 0; i < table->columns_count; i++) {
		columns[i] = table->columns[i].name;
		kinds[i] = table->columns[i].kind;
	}
	if (!load_rows(l, &into, read_more, &reader, &rows)) {
		snprintf(error, error_bytes, "%s: %s", table->name, load_error(l));
		return false;
	}
	if (rows == table->rows)
		return true;
	snprintf(error, error_bytes, "%s: %lld rows were loaded, the manifest says %lld", table->name, (long long)rows, (long long)table->rows);
	return false;
}

/* ---- and out again ---- */

struct digesting { EVP_MD_CTX *md; struct arena *arena; bool is_failed; };

static bool digest_row(void *data, const struct model_table *table, const struct value *values)
{
	struct digesting *d = data;
	struct buffer b;

	arena_clear(d->arena);
	buffer_init(&b, d->arena, 0);
	archive_encode(&b, table, values);
	d->is_failed |= EVP_DigestUpdate(d->md, b.data, b.bytes) != 1;
	return !d->is_failed;
}

static const struct model_table *model_of(const char *name)
{
	for (size_t i = 0; i < MODEL_TABLES_COUNT; i++)
		if (strcmp(MODEL_TABLES[i].name, name) == 0)
			return &MODEL_TABLES[i];
	return NULL;
}

static bool is_same(struct digesting *d, struct load *l, const struct model_table *model, const char *sha256)
{
	unsigned char sum[32];

	if (EVP_DigestInit_ex(d->md, EVP_sha256(), NULL) != 1 || EVP_DigestUpdate(d->md, LOAD_ROWS_HEAD, sizeof(LOAD_ROWS_HEAD) - 1) != 1)
		return false;
	store_dump(load_store(l), model, digest_row, d);
	return !d->is_failed && store_state(load_store(l)) == STORE_GOOD && EVP_DigestUpdate(d->md, LOAD_ROWS_END, sizeof(LOAD_ROWS_END) - 1) == 1 &&
		EVP_DigestFinal_ex(d->md, sum, NULL) == 1 && strcmp(hex_encode(d->arena, sum, sizeof(sum)), sha256) == 0;
}

bool archive_compare(struct load *l, const struct archive_table *table, char *error, size_t error_bytes)
{
	const struct model_table *model = model_of(table->name);
	struct digesting d = { .md = EVP_MD_CTX_new(), .arena = arena_new() };
	bool is_good = model != NULL && d.md != NULL && is_same(&d, l, model, table->sha256);

	if (!is_good)
		snprintf(error, error_bytes, "%s: what was loaded is not what the archive holds", table->name);
	EVP_MD_CTX_free(d.md);
	arena_free(d.arena);
	return is_good;
}
