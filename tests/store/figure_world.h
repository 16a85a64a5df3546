/* What tests of the snapshot share: the demo city on both engines, and plain SQL that counts the same. */
#ifndef TESTS_STORE_FIGURE_WORLD_H
#define TESTS_STORE_FIGURE_WORLD_H

#include "city_world.h"

#include <pthread.h>
#include <stdatomic.h>
#include "core/code.h"
#include "core/path.h"
#include "rooms/figure/cross.h"
#include "rooms/org/org.h"
#include "rooms/org/post.h"
#include "rooms/person/history.h"
#include "rooms/person/person.h"
#include "rooms/person/role.h"

STATEMENT(TOPS, "", "t", false,
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40",
	"SELECT path FROM org WHERE level IN (1, 2) OR kind IN ('general_branch') ORDER BY path LIMIT 40");

STATEMENT(ANY_MEMBER, "", "ii", false,
	"SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1", "SELECT id, org_id FROM person WHERE status = 2 ORDER BY id LIMIT 1");

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
