/* Versions of practices are read once: every thread gets the same one, each version its own, and what can't be kept is read anyway. */
#include "fixture.h"

#include <pthread.h>
#include "core/services.h"
#include "programme/shipped.h"
#include "rooms/programme/programme_cache.h"

#define THREADS 8
#define TEXT(version) "programme small \"小事\"\nversion " version "\nafter \"test\"\nabout matter\nruns_at branch\nopens any\n\nrole branch = committee_of branch\n\n" \
	"step first \"办理\"\n  by branch\n  go done_with\nend\nfinish done_with \"办结\"\nend\nexample \"办结\"\n  given first 2015-11-17\n  expect done_with\nend\n"

struct reader { pthread_t thread; struct ctx c; programme_file_id id; const struct programme *found; };

static programme_file_id keep(struct ctx *c, int version, const char *text)
{
	programme_file_id id;

	c->store = store_open(c->services->database, c->arena);
	ctx_begin(c, "programme.keep", "programme_file", 0, 0);
	id.v = store_new_id(c->store);
	programme_file_insert(c->store, id, "small", version, "小事", "test", "digest", text, 1447722000, 0);
	assert_true(ctx_commit(c));
	store_close(c->store);
	return id;
}

static void *read_it(void *argument)
{
	struct reader *r = argument;

	r->c.arena = arena_new();
	r->c.store = store_open(r->c.services->database, r->c.arena);
	r->found = programme_of_file(&r->c, r->id);
	store_close(r->c.store);
	arena_free(r->c.arena);
	return NULL;
}

static void it_reads_a_version_once(struct world *w)
{
	struct services services = { .database = w->database, .programmes = programme_cache_new() };
	struct ctx c = { .arena = w->arena, .services = &services, .today = day_from_date(2015, 11, 17), .now_s = 1447722000, .machine_s = 1447722000, .address = "test" };
	programme_file_id first = keep(&c, 1, TEXT("1")), second = keep(&c, 2, TEXT("2")), broken = keep(&c, 3, "programme small");
	struct reader readers[THREADS];
	const struct programme *one, *two;

	for (int i = 0; i < THREADS; i++) {
		readers[i] = (struct reader){ .c = c, .id = first };
		assert_int_equal(pthread_create(&readers[i].thread, NULL, read_it, &readers[i]), 0);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(readers[i].thread, NULL);
	c.store = store_open(w->database, w->arena);
	one = programme_of_file(&c, first);
	two = programme_of_file(&c, second);
	assert_non_null(one);
	assert_non_null(two);
	assert_int_equal(one->version, 1);
	assert_int_equal(two->version, 2);
	for (int i = 0; i < THREADS; i++)
		assert_ptr_equal(readers[i].found, one);
	assert_null(programme_of_file(&c, broken));
	assert_null(programme_of_file(&c, (programme_file_id){ 12345 }));
	assert_non_null(programme_of_shipped(&c, 0));
	assert_ptr_equal(programme_of_shipped(&c, 0), programme_of_shipped(&c, 0));
	assert_ptr_not_equal(programme_of_shipped(&c, 0), programme_of_shipped(&c, SHIPPED_COUNT - 1));

	programme_cache_free(services.programmes);
	services.programmes = NULL;
	one = programme_of_file(&c, first);
	assert_non_null(one);
	assert_ptr_not_equal(one, programme_of_file(&c, first));
	store_close(c.store);
}

static void it_reads_a_version_once_on_both(void **state)
{
	(void)state;
	world_on_both(it_reads_a_version_once);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(it_reads_a_version_once_on_both) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
