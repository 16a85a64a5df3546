#include "rooms/person/person.h"
#include "rooms/person/person_digest_sql.h"
#include "rooms/person/person_former_sql.h"
#include "rooms/person/person_undo_sql.h"

bool person_write_removal(struct ctx *c, const struct person_row *row)
{
	struct person_hangs_row hangs = { 0 };

	if (!person_hangs(c->store, row->region, row->id.v, &hangs) || hangs.n != 0)
		return false;
	person_key_delete(c->store, row->id);
	person_bigram_delete(c->store, row->region, row->id);
	person_former_delete(c->store, row->region, row->id);
	person_tail_delete(c->store, row->region, row->id);
	membership_delete(c->store, row->id, row->region);
	person_distinct_delete_there(c->store, row->id, row->region);
	person_distinct_delete(c->store, row->id, row->region);
	return person_delete(c->store, row->id, row->region, row->row_version) == 1;
}
