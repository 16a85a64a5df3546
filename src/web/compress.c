/* Pages are compressed at the lowest level: it takes most of the weight for a fraction of the time. */
#include "web/compress.h"

#include <brotli/encode.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

bool compress_accepts(const char *accepts, const char *coding)
{
	size_t coding_bytes = strlen(coding);

	for (const char *at = accepts; *at != '\0';) {
		size_t item_bytes;

		at += strspn(at, " \t,");
		item_bytes = strcspn(at, ",");
		if (strncasecmp(at, coding, coding_bytes) == 0 && strchr(" \t,;", at[coding_bytes]) != NULL) {
			const char *weight = memmem(at, item_bytes, "q=", 2);

			/* q=0, q=0.0, q=0.000 refuse it */
			return weight == NULL || strspn(weight + 2, "0.") < strcspn(weight + 2, ", \t;");
		}
		at += item_bytes;
	}
	return false;
}

const char *compress_choose(const char *accepts)
{
	if (compress_accepts(accepts, "br"))
		return "br";
	return compress_accepts(accepts, "gzip") ? "gzip" : NULL;
}

#define STREAMS_KEPT_MAX 8

struct compressors {
	pthread_mutex_t lock;
	z_stream *kept[STREAMS_KEPT_MAX];
	int count;
};

struct compressors *compressors_new(void)
{
	struct compressors *pool = calloc(1, sizeof(*pool));

	if (pool == NULL)
		abort();
	pthread_mutex_init(&pool->lock, NULL);
	return pool;
}

static void stream_free(z_stream *z)
{
	deflateEnd(z);
	free(z);
}

void compressors_free(struct compressors *pool)
{
	for (int i = 0; i < pool->count; i++)
		stream_free(pool->kept[i]);
	pthread_mutex_destroy(&pool->lock);
	free(pool);
}

static z_stream *stream_take(struct compressors *pool)
{
	z_stream *z = NULL;

	pthread_mutex_lock(&pool->lock);
	if (pool->count > 0)
		z = pool->kept[--pool->count];
	pthread_mutex_unlock(&pool->lock);
	if (z != NULL)
		return z;
	z = calloc(1, sizeof(*z));
	if (z == NULL)
		abort();
	if (deflateInit2(z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK)
		return z;
	free(z);
	return NULL;
}

static void stream_give(struct compressors *pool, z_stream *z)
{
	deflateReset(z);
	pthread_mutex_lock(&pool->lock);
	if (pool->count < STREAMS_KEPT_MAX) {
		pool->kept[pool->count++] = z;
		z = NULL;
	}
	pthread_mutex_unlock(&pool->lock);
	if (z != NULL)
		stream_free(z);
}

static size_t compress_gzip(struct compressors *pool, const void *data, size_t bytes, void *out, size_t room)
{
	z_stream *z = stream_take(pool);
	size_t written;

	if (z == NULL)
		return 0;
	z->next_in = (unsigned char *)data;
	z->avail_in = (unsigned)bytes;
	z->next_out = out;
	z->avail_out = (unsigned)room;
	written = deflate(z, Z_FINISH) == Z_STREAM_END ? z->total_out : 0;
	stream_give(pool, z);
	return written;
}

bool compress_data(struct compressors *pool, struct arena *a, const char *encoding, const void **data, size_t *bytes)
{
	size_t room = *bytes, written = room;
	void *out;

	if (*bytes > 64 * 1024 * 1024)
		return false;
	out = arena_alloc(a, room);
	if (strcmp(encoding, "gzip") == 0)
		written = compress_gzip(pool, *data, *bytes, out, room);
	else if (!BrotliEncoderCompress(1, 18, BROTLI_MODE_TEXT, *bytes, *data, &written, out))
		written = 0;
	if (written == 0 || written >= *bytes)
		return false;
	*data = out;
	*bytes = written;
	return true;
}
