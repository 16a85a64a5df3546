/* Many lines of audit, laid by several threads at once, so that one sync serves them all. */
#include <pthread.h>
#include "core/audit.h"
#include "core/services.h"
#include "demo/bulk.h"

#define THREADS 16

struct layer { pthread_t thread; const struct ctx *c; int64_t from, to; bool is_good; };

static enum store_state lay_line(struct ctx *c, int64_t n)
{
	enum store_state state;

	c->store = store_open(c->services->database, c->arena);
	ctx_begin(c, "bench.line", "person", n % 1000000 + 1, 1);
	audit_note_text(c, "person", "name", n, "李华", "李晓华");
	audit_note_text(c, "person", "work_unit", n, "机关", "公司");
	audit_note_int(c, "person", "occupation", n, 5, 4);
	ctx_commit(c);
	state = store_state(c->store);
	store_close(c->store);
	arena_clear(c->arena);
	return state;
}

static void *lay(void *argument)
{
	struct layer *l = argument;
	struct ctx c = *l->c;

	c.arena = arena_new();
	l->is_good = true;
	for (int64_t n = l->from; n < l->to && l->is_good; n++) {
		enum store_state state = lay_line(&c, n);

		while (state == STORE_RETRY)	/* PostgreSQL: lost a race with a neighbour */
			state = lay_line(&c, n);
		l->is_good = state == STORE_GOOD;
	}
	arena_free(c.arena);
	return NULL;
}

bool bulk_audit(struct ctx *c, int64_t lines)
{
	struct layer layers[THREADS];
	int started = 0;
	bool is_good = true;

	for (; started < THREADS; started++) {
		layers[started] = (struct layer){ .c = c, .from = lines * started / THREADS, .to = lines * (started + 1) / THREADS };
		if (pthread_create(&layers[started].thread, NULL, lay, &layers[started]) != 0)
			break;
	}
	for (int i = 0; i < started; i++) {
		pthread_join(layers[i].thread, NULL);
		is_good &= layers[i].is_good;
	}
	return is_good && started == THREADS;
}
