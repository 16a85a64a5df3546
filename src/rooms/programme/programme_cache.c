#include "rooms/programme/programme_cache.h"

#include <pthread.h>
#include <string.h>
#include "core/services.h"
#include "programme/shipped.h"

struct version { int64_t file; struct arena *arena; const struct programme *programme; };

struct programme_cache {
	struct arena *arena;
	pthread_rwlock_t lock;
	struct version versions[PROGRAMME_CACHE_MAX];
	size_t count;
};

struct programme_cache *programme_cache_new(void)
{
	struct arena *a = arena_new();
	struct programme_cache *p = arena_alloc(a, sizeof(*p));

	p->arena = a;
	pthread_rwlock_init(&p->lock, NULL);
	return p;
}

void programme_cache_free(struct programme_cache *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->count; i++)
		arena_free(p->versions[i].arena);
	pthread_rwlock_destroy(&p->lock);
	arena_free(p->arena);
}

/* The lock is held. */
static const struct programme *find(const struct programme_cache *p, int64_t file)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->versions[i].file == file)
			return p->versions[i].programme;
	return NULL;
}

/* Of a version by its number in the database, or, below zero, of what comes with the program. NULL: it is not there or can't be read. */
static const struct programme *read_version(struct ctx *c, int64_t file, struct arena *a)
{
	struct problems *problems = arena_alloc(a, sizeof(*problems));
	struct programme_file_row row;
	const char *text = NULL;

	problems->arena = a;
	if (file < 0)
		text = SHIPPED[-file - 1].text;
	else if (programme_file_get(c->store, (programme_file_id){ file }, &row))
		text = arena_text(a, row.text);
	return text == NULL ? NULL : programme_recall(problems, text, strlen(text));
}

/* Two threads may have read the same version at once: the first one's stays. */
static const struct programme *keep(struct programme_cache *p, int64_t file, struct arena *a, const struct programme *programme)
{
	const struct programme *kept;

	pthread_rwlock_wrlock(&p->lock);
	kept = find(p, file);
	if (kept == NULL && p->count < PROGRAMME_CACHE_MAX) {
		p->versions[p->count++] = (struct version){ file, a, programme };
		kept = programme;
	}
	pthread_rwlock_unlock(&p->lock);
	return kept;
}

static const struct programme *recall(struct ctx *c, int64_t file)
{
	struct programme_cache *cache = c->services->programmes;
	const struct programme *found, *kept;
	struct arena *a;

	if (cache == NULL)
		return read_version(c, file, c->arena);
	pthread_rwlock_rdlock(&cache->lock);
	found = find(cache, file);
	pthread_rwlock_unlock(&cache->lock);
	if (found != NULL)
		return found;
	a = arena_new();
	found = read_version(c, file, a);
	kept = found == NULL ? NULL : keep(cache, file, a, found);
	if (kept != found || found == NULL)
		arena_free(a);
	return found != NULL && kept == NULL ? read_version(c, file, c->arena) : kept;
}

const struct programme *programme_of_file(struct ctx *c, programme_file_id id)
{
	return recall(c, id.v);
}

const struct programme *programme_of_shipped(struct ctx *c, size_t index)
{
	return recall(c, -(int64_t)index - 1);
}
