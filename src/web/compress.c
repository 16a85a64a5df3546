/* Pages are compressed at the lowest level: it takes most of the weight for a fraction of the time. A page is whole before
 * it is sent, so gzip is made in one go, by libdeflate, at half the cost of a stream. */
#include "web/compress.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/log.h"

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

#define KEPT_MAX 8
#define LEVEL 1

struct compressors {
	pthread_mutex_t lock;
	struct libdeflate_compressor *kept[KEPT_MAX];
	int count;
};

struct compressors *compressors_new(void)
{
	struct compressors *pool = calloc(1, sizeof(*pool));

	if (pool == NULL)
		log_end("web", "out of memory");
	pthread_mutex_init(&pool->lock, NULL);
	return pool;
}

void compressors_free(struct compressors *pool)
{
	for (int i = 0; i < pool->count; i++)
		libdeflate_free_compressor(pool->kept[i]);
	pthread_mutex_destroy(&pool->lock);
	free(pool);
}

static struct libdeflate_compressor *compressor_take(struct compressors *pool)
{
	struct libdeflate_compressor *one = NULL;

	pthread_mutex_lock(&pool->lock);
	if (pool->count > 0)
		one = pool->kept[--pool->count];
	pthread_mutex_unlock(&pool->lock);
	return one != NULL ? one : libdeflate_alloc_compressor(LEVEL);
}

static void compressor_give(struct compressors *pool, struct libdeflate_compressor *one)
{
	pthread_mutex_lock(&pool->lock);
	if (pool->count < KEPT_MAX) {
		pool->kept[pool->count++] = one;
		one = NULL;
	}
	pthread_mutex_unlock(&pool->lock);
	libdeflate_free_compressor(one);
}

static size_t compress_gzip(struct compressors *pool, const void *data, size_t bytes, void *out, size_t room)
{
	struct libdeflate_compressor *one = compressor_take(pool);
	size_t written;

	if (one == NULL)
		return 0;
	written = libdeflate_gzip_compress(one, data, bytes, out, room);
	compressor_give(pool, one);
	return written;
}

bool compress_data(struct compressors *pool, struct arena *a, const char *encoding, const void **data, size_t *bytes)
{
	size_t room = *bytes, written = room;
	void *out;

	if (*bytes > 64 * 1024 * 1024)
		return false;
	out = arena_room(a, room);
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
