/* What tests of the snapshot share: the demo city on both engines, and plain SQL that counts the same. */
#ifndef TESTS_STORE_FIGURE_WORLD_H
#define TESTS_STORE_FIGURE_WORLD_H

#include "fixture.h"

#include <pthread.h>
#include <stdatomic.h>
#include "core/code.h"
#include "core/crypto.h"
#include "core/path.h"
#include "core/services.h"
#include "demo/demo.h"
#include "rooms/figure/cross.h"
#include "rooms/org/org.h"
#include "rooms/org/post.h"
#include "rooms/person/history.h"
#include "rooms/person/person.h"
#include "rooms/person/role.h"

#define BUSINESS_DAY day_from_date(2015, 11, 17)

STATEMENT(TOPS, "", "t", false,
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40",
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40");

STATEMENT(ANY_MEMBER, "", "ii", false,
	"SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1", "SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1");

static struct services services;

static struct keyring *new_keys(void)
{
	char folder[] = "/tmp/jishi-keys-XXXXXX", path[64], error[200];
	struct keyring *k;

	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/keys", folder);
	assert_true(keyring_create(path, SUITE_STD, error, sizeof(error)));
	k = keyring_open(path, error, sizeof(error));
	assert_non_null(k);
	unlink(path);
	rmdir(folder);
	return k;
}

static struct ctx begin(struct world *w)
{
	struct arena *a = arena_new();
	struct ctx c = { .arena = a, .services = &services, .store = store_open(w->database, a), .today = BUSINESS_DAY,
		.now_s = 1447750000, .machine_s = 1700000000, .address = "test" };

	c.actor.path_from = "0";	/* the whole tree */
	c.actor.path_to = "~";
	c.actor.account_id = c.actor.org_id = 1;
	c.actor.may = ~(permission_set)0;
	return c;
}

static void end(struct ctx *c)
{
	store_close(c->store);
	arena_free(c->arena);
}

static void load(struct world *w)
{
	struct ctx c = { .arena = arena_new(), .today = BUSINESS_DAY, .machine_s = 1700000000, .address = "test" };
	struct demo_counts counts;
	char error[300] = "";

	services = (struct services){ .database = w->database, .keys = new_keys(), .snapshot = snapshot_new(), .files = world_files(w) };
	c.services = &services;
	if (!demo_load(&c, demo_profile_find("small"), &counts, error, sizeof(error)))
		fail_msg("%s", error);
	arena_free(c.arena);
}

static void unload(void)
{
	snapshot_free(services.snapshot);
	keyring_free(services.keys);
}

static size_t ask(struct ctx *c, const struct statement *st, const struct value *args, struct value *row, size_t columns, size_t rows_max)
{
	struct cursor cursor;
	size_t n = 0;

	statement_open(c->store, st, args, &cursor);
	while (n < rows_max && cursor_next(&cursor, row + n * columns))
		n++;
	cursor_close(&cursor);
	if (store_state(c->store) != STORE_GOOD)
		fail_msg("%s: %s", st->name, store_error(c->store));
	return n;
}

static void let_one_die(struct world *w)
{
	struct ctx c = begin(w);
	struct value row[2];
	struct person_row person;
	struct person_standing standing = { .status = PERSON_DECEASED, .day = BUSINESS_DAY - 3, .cause = "died", .document = "证明1号" };

	assert_int_equal(ask(&c, &ANY_MEMBER, NULL, row, 2, 1), 1);
	assert_true(person_get(c.store, (person_id){ row[0].number }, &person));
	standing.org = person.org;
	ctx_begin(&c, "person.standing", "person", person.id.v, 0);
	if (!person_write_standing(&c, person.id, &standing) || !ctx_commit(&c))
		fail_msg("%s", c.refusals_count > 0 ? c.refusals[0].text->key : store_error(c.store));
	end(&c);
}

#endif
