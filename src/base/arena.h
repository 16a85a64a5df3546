/* Memory that lives as long as one piece of work (a request, a statement list, a command).
 * Everything is given back at once; nothing taken from an arena is freed by itself.
 * An allocation never returns NULL: running out of memory aborts the process, which the
 * database survives. Not safe to share between threads. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* An empty arena with its first block; never NULL, since the process ends where there is no memory. One thread at a time uses it; arena_free gives it back. */
struct arena *arena_new(void);
void arena_free(struct arena *a);		/* NULL is allowed */
void arena_clear(struct arena *a);		/* empties, keeps the first blocks for the next use */

void *arena_alloc(struct arena *a, size_t bytes);	/* zeroed, aligned for any type */
/* What freed arenas took goes back to the system: the heap keeps it otherwise, in pieces between what is still in use. Walks the heap, so only after
 * work that took many times what a request takes. */
void arena_give_back(void);
void *arena_room(struct arena *a, size_t bytes);	/* not zeroed: for what the caller fills whole */
void *arena_array(struct arena *a, size_t count, size_t item_bytes);	/* zeroed; overflow aborts */
void *arena_copy(struct arena *a, const void *from, size_t bytes);
char *arena_text(struct arena *a, const char *text);	/* copy; NULL gives NULL */
char *arena_text_n(struct arena *a, const char *text, size_t bytes);	/* copy, 0-terminated */
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
size_t arena_bytes(const struct arena *a);	/* handed out since new or clear */

#endif
