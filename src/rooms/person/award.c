#include "rooms/person/award.h"

#include "base/text.h"
#include "core/audit.h"
#include "schema/model.h"

void award_write(struct ctx *c, const struct person_row *row, const char *title, day_t day, const char *ground)
{
	person_history_id made = { store_new_id(c->store) };

	title = text_beginning(c->arena, title, LIMIT_PERSON_HISTORY_TITLE);
	ground = text_beginning(c->arena, ground, LIMIT_PERSON_HISTORY_DETAIL);
	person_history_insert(c->store, made, row->region, row->id, AWARD, day, DATE_DAY, DAY_NONE, title, ground, "");
	audit_note_text(c, "person_history", "title", made.v, NULL, title);
	audit_note_text(c, "person_history", "detail", made.v, NULL, ground);
}
